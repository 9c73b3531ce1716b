package notice_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// spanning is a chart of one number over some days from a Thursday, 2026-01-01, on.
func spanning(days int) string {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(0, 0, days)
	return notice.Chart{
		Locale: english(), Calendar: calendar.USCore(time.UTC), From: from, To: to, Now: to,
		Rows: []notice.Row{{Label: "one", Spans: []notice.Span{{From: from, To: to, Class: notice.ClassCarrier, Label: "Submitted"}}}},
	}.SVG()
}

// TestTicks holds that the days of a chart are told as closely as there is room: each, the
// Mondays, the first of months, of quarters, of years.
func TestTicks(t *testing.T) {
	for days, want := range map[int]int{
		12: 12, 13: 2, 130: 18, 131: 5, 400: 14, 401: 5, 1100: 13, 1101: 4,
	} {
		lines := strings.Count(spanning(days), `class="lnp-grid"`)
		require.Equal(t, want, lines, "%d days", days)
	}
}

// TestTicksTellTheYear holds that a chart whose ticks are months or more apart tells the year
// of each: at the first of it, or at the first label that has the room.
func TestTicksTellTheYear(t *testing.T) {
	for _, tt := range []struct {
		language, from string
		days           int
		want           string
	}{
		{"en", "2026-01-01", 131, "2026, Feb, Mar, Apr, May"},
		{"en", "2026-03-05", 400, "Apr_2026, Jun, Jul, Aug, Sep, Oct, Nov, Dec, 2027, Feb, Mar, Apr"},
		{"fr", "2026-03-05", 400, "avr._2026, juin, juill., août, sept., oct., nov., déc., 2027, févr., mars"},
		{"es", "2026-03-05", 400, "abr_2026, jun, jul, ago, sept, oct, nov, dic, 2027, feb, mar, abr"},
		{"en", "2026-03-05", 800, "Apr_2026, Jul, Oct, 2027, Apr, Jul, Oct, 2028, Apr"},
		{"fr", "2026-03-05", 1100, "avr._2026, oct., 2027, avr., juill., oct., 2028, avr., juill., oct., 2029"},
		{"es", "2026-03-05", 1100, "abr_2026, jul, oct, 2027, abr, jul, oct, 2028, abr, jul, oct, 2029"},
		{"en", "2026-11-20", 400, "Dec_2026, Feb_2027, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec"},
		{"fr", "2026-03-05", 3000, "2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034"},
	} {
		from := calendar.MustParseDate(tt.from).At(0, 0, time.UTC)
		all, _ := shapes(t, notice.Chart{Locale: notice.LocaleOf(tt.language, nil), From: from, To: from.AddDate(0, 0, tt.days)}.SVG())
		var labels []string
		for _, s := range of(all, "soft small")[1:] {
			labels = append(labels, spaces(s.text))
		}
		require.Equal(t, tt.want, strings.Join(labels, ", "), "%s, %d days", tt.language, tt.days)
	}
}

// TestShadedDays holds that days without business are shaded, those side by side in one,
// unless a chart is of more than four hundred days.
func TestShadedDays(t *testing.T) {
	for days, want := range map[int]int{
		1: 1, 2: 1, 4: 2, 9: 2, // New Year's Day is a Thursday; the weekend begins on the 3rd
		11: 3, 401: 0,
		400: 59, // 57 weekends, with what falls beside them, New Year's Day and Thanksgiving Day
	} {
		shaded := strings.Count(spanning(days), `class="lnp-off"`)
		require.Equal(t, want, shaded, "%d days", days)
	}
}

// TestDrawUntil holds that what lasts is drawn until now, or until the last event if that
// is later, trouble as well; and what has no length is not drawn.
func TestDrawUntil(t *testing.T) {
	events := life("en")
	for i, e := range events {
		if e.Kind == porting.TroubleRaised {
			events = events[:i+1]
			break
		}
	}
	raised := events[len(events)-1].At
	last := func(now time.Time) (ends []time.Time, trouble []notice.Span) {
		for _, row := range notice.Draw(events, now, calendar.Calendar{}, english()).Rows {
			var end time.Time
			for _, s := range row.Spans {
				if s.Class == notice.ClassTrouble {
					trouble = append(trouble, s)
				}
				if s.Class != notice.ClassWindow && s.Class != notice.ClassWithdrawn && s.To.After(end) {
					end = s.To
				}
			}
			ends = append(ends, end)
		}
		return ends, trouble
	}
	ends, trouble := last(raised.Add(time.Hour))
	require.Equal(t, []notice.Span{{From: raised, To: raised.Add(time.Hour), Class: notice.ClassTrouble, Label: "Trouble"}}, trouble)
	for _, end := range ends {
		require.Equal(t, raised.Add(time.Hour), end)
	}
	ends, trouble = last(time.Time{})
	require.Empty(t, trouble, "it has only begun")
	for _, end := range ends {
		require.Equal(t, raised, end)
	}
}

// TestChartIDs hold what may stand in one, and begin with a letter.
func TestChartIDs(t *testing.T) {
	for id, want := range map[string]string{"9": "chart-9", "0x": "chart-0x", "a9-Z0z": "a9-Z0z", "zA": "zA", "é": "chart"} {
		require.Contains(t, notice.Chart{ID: id}.SVG(), `<title id="`+want+`-title">`)
	}
}
