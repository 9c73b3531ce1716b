package notice_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

var presently = time.Date(2026, 3, 17, 15, 0, 0, 0, time.UTC)

// ExampleDraw draws what a page about an order shows. The picture's description tells it
// in words.
func ExampleDraw() {
	zone := time.FixedZone("CST", -6*3600)
	l := notice.LocaleOf("en", zone)
	c := notice.Draw(life("en"), presently, calendar.USCore(zone), l)
	svg := c.SVG()
	_, desc, _ := strings.Cut(svg, "<desc")
	_, desc, _ = strings.Cut(desc, ">")
	desc, _, _ = strings.Cut(desc, "</desc>")
	for line := range strings.Lines(desc) {
		line = strings.ReplaceAll(line, "\u00a0", " ")
		fmt.Println(strings.TrimSpace(line[:min(len(line), 96)]))
	}
	// Output:
	// Monday, March 2, 2026 to Tuesday, March 17, 2026 · Central Time.
	// (312) 555-0142: Window taken back, Mar 11; Documents, Mar 2 to Mar 3; Queued, Mar 3; Submitted,
	// (312) 555-0143: Documents, Mar 2 to Mar 3; Queued, Mar 3; Submitted, Mar 3 to Mar 4; Scheduled,
	// (312) 555-0144: Not portable, Mar 2 to Mar 17.
}

func TestChartGolden(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	for _, language := range languages {
		c := notice.Draw(life(language), presently, calendar.USCore(chicago), notice.LocaleOf(language, chicago))
		golden.Equal(t, "testdata/chart."+language+".svg", c.SVG())
		require.NotContains(t, c.SVG(), "0044170982", "the account number")
		require.NotContains(t, c.SVG(), "very old bill", "a private comment")
	}
}

// wellFormed requires that a picture is XML with these elements alone, and ids of its own.
func wellFormed(t require.TestingT, svg string) {
	d := xml.NewDecoder(strings.NewReader(svg))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err, svg)
		if e, ok := token.(xml.StartElement); ok {
			require.Contains(t, []string{"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "text", "line", "g"}, e.Name.Local)
			for _, a := range e.Attr {
				require.False(t, strings.HasPrefix(a.Name.Local, "on"), "no handlers")
				if a.Name.Local == "id" {
					require.False(t, ids[a.Value], "id %s twice", a.Value)
					ids[a.Value] = true
				}
			}
		}
	}
}

// TestChartIsAccessible: whoever does not see the picture is told what it shows.
func TestChartIsAccessible(t *testing.T) {
	svg := notice.Chart{ID: "order-7", Title: "Numbers", Rows: []notice.Row{{Label: "A"}}}.SVG()
	require.Contains(t, svg, `role="img" aria-labelledby="order-7-title" aria-describedby="order-7-desc"`)
	require.Contains(t, svg, `<title id="order-7-title">Numbers</title>`)
	for language, title := range map[string]string{"en": "Timeline", "fr": "Chronologie", "es": "Cronología"} {
		require.Contains(t, notice.Chart{Locale: notice.LocaleOf(language, nil), Title: " "}.SVG(), `<title id="chart-title">`+title+`</title>`)
	}
	require.Contains(t, svg, `<desc id="order-7-desc">`)
	require.Contains(t, svg, `lang="en-US"`)
	wellFormed(t, svg)
	for _, want := range []string{"Documents, du 2", "Refusé, du 4", "Problème, du 9", "Fenêtre de transfert, le 9", "Envoi de la version 2, le 5"} {
		c := notice.Draw(life("fr"), presently, calendar.Calendar{}, notice.LocaleOf("fr", nil))
		require.Contains(t, strings.ReplaceAll(c.SVG(), "\u00a0", " "), want)
	}
	row := notice.Row{Label: "A", Spans: []notice.Span{stretch(2000, 2100, "", "Short"), stretch(2000, 5000, "", "Long"), stretch(5000, 5000, "", "Nothing")}}
	require.Contains(t, spaces(notice.Chart{Rows: []notice.Row{row}}.SVG()), "UTC.\nA: Short, Jan_1; Long, Jan_1 to Jan_11.</desc>")
	require.NotContains(t, notice.Draw(life("en"), presently, calendar.Calendar{}, notice.Locale{}).SVG(), "Not a business day")
}

// TestChartsOnOnePage have ids of their own, whatever the host calls them.
func TestChartsOnOnePage(t *testing.T) {
	for id, want := range map[string]string{"": "chart", "7": "chart-7", "-x": "chart--x", `a"><script>`: "ascript", "Ok-1": "Ok-1"} {
		require.Contains(t, notice.Chart{ID: id}.SVG(), `<title id="`+want+`-title">`)
	}
}

// many is an order of n numbers that fare alike, but for the last few.
func many(n, others int) []porting.Event {
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	o := porting.Event{Seq: 1, Kind: porting.OrderOpened, At: at, Opening: &porting.Opening{PON: "BULK-1", Kind: loa.Local, LosingCarrier: "Prairie Bell"}}
	var all []numbering.Number
	for i := range n {
		d, _ := numbering.FromDigits(3125550000 + uint64(i))
		all = append(all, d)
		o.Opening.Lines = append(o.Opening.Lines, porting.PlannedLine{Number: d})
	}
	events := []porting.Event{o}
	say := func(e porting.Event) {
		at = at.Add(5 * time.Hour)
		e.Seq, e.At = len(events)+1, at
		events = append(events, e)
	}
	say(porting.Event{Kind: porting.FoundPortable, Numbers: all, Carrier: "fake"})
	say(porting.Event{Kind: porting.DocumentsVerified, Numbers: all})
	for i := range others {
		say(porting.Event{Kind: porting.LineCanceled, Numbers: all[n-1-i : n-i]})
	}
	say(porting.Event{Kind: porting.OrderSubmitted, Numbers: all[:n-others], Version: 1})
	return events
}

func TestManyNumbersShareRows(t *testing.T) {
	c := notice.Draw(many(12, 0), presently, calendar.Calendar{}, notice.Locale{})
	require.Len(t, c.Rows, 12)
	c = notice.Draw(many(1234, 2), presently, calendar.Calendar{}, notice.Locale{})
	require.Len(t, c.Rows, 3)
	require.Equal(t, "(312) 555-0000", c.Rows[0].Label)
	require.Equal(t, "and 1,231 more numbers", c.Rows[0].Note)
	c = notice.Draw(many(40, 30), presently, calendar.Calendar{}, notice.Locale{})
	require.Len(t, c.Rows, 12)
	require.Equal(t, "20 more numbers", c.Rows[11].Label)
	golden.Equal(t, "testdata/chart.many.svg", c.SVG())
}

func TestChartOfNothing(t *testing.T) {
	wellFormed(t, notice.Chart{}.SVG())
	wellFormed(t, notice.Draw(nil, time.Time{}, calendar.Calendar{}, notice.Locale{}).SVG())
	wellFormed(t, notice.Draw(life("en")[:1], time.Time{}, calendar.USCore(time.UTC), notice.Locale{}).SVG())
}

// TestChartIsText: texts add no element, and no span leaves the picture.
func TestChartIsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String())
		instant := rapid.Custom(func(t *rapid.T) time.Time {
			return presently.Add(time.Duration(rapid.IntRange(-200, 200).Draw(t, "hours")) * time.Hour * time.Duration(rapid.SampledFrom([]int{1, 24, 2000}).Draw(t, "scale")))
		})
		class := rapid.SampledFrom([]notice.Class{notice.ClassReview, notice.ClassRefused, notice.ClassTrouble, notice.ClassWindow, notice.ClassWithdrawn, "of-a-later-version", `"><x>`})
		span := rapid.Custom(func(t *rapid.T) notice.Span {
			return notice.Span{From: instant.Draw(t, "from"), To: instant.Draw(t, "to"), Class: class.Draw(t, "class"), Label: text.Draw(t, "label")}
		})
		row := rapid.Custom(func(t *rapid.T) notice.Row {
			return notice.Row{
				Label: text.Draw(t, "label"), Note: text.Draw(t, "note"), Spans: rapid.SliceOfN(span, 0, 4).Draw(t, "spans"),
				Marks: []notice.Mark{{At: instant.Draw(t, "at"), Label: text.Draw(t, "mark")}},
			}
		})
		c := notice.Chart{
			Locale: notice.LocaleOf(rapid.SampledFrom(languages).Draw(t, "language"), nil),
			ID:     text.Draw(t, "id"), Title: text.Draw(t, "title"), Mark: text.Draw(t, "marks"), Now: presently,
			Calendar: calendar.USCore(time.UTC), Rows: rapid.SliceOfN(row, 0, 3).Draw(t, "rows"),
		}
		if rapid.Bool().Draw(t, "bounded") {
			c.From, c.To = instant.Draw(t, "from"), instant.Draw(t, "to")
		}
		svg := c.SVG()
		wellFormed(t, svg)
		require.NotContains(t, svg, "<script")
		require.NotContains(t, svg, `="-`, "nothing lies outside")
		require.Equal(t, svg, c.SVG())
	})
}
