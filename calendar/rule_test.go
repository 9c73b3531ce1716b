package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
)

func TestRule(t *testing.T) {
	tests := []struct {
		rule calendar.Rule
		text string
		year int
		want string
	}{
		{calendar.Rule{}, "", 2026, ""},
		{calendar.Fixed(time.July, 4), "Jul 4", 2026, "2026-07-04"},
		{calendar.Fixed(time.February, 29), "Feb 29", 2024, "2024-02-29"},
		{calendar.Fixed(time.February, 29), "Feb 29", 2026, ""},
		{calendar.Fixed(time.February, 29), "Feb 29", 1900, ""},
		{calendar.Nth(1, time.Monday, time.September), "Sep Mon>=1", 2026, "2026-09-07"},
		{calendar.Nth(3, time.Monday, time.January), "Jan Mon>=15", 2026, "2026-01-19"},
		{calendar.Nth(4, time.Thursday, time.November), "Nov Thu>=22", 2026, "2026-11-26"},
		{calendar.OnOrAfter(time.Saturday, time.December, 31), "Dec Sat>=31", 2026, "2027-01-02"},
		{calendar.OnOrBefore(time.Monday, time.May, 24), "May Mon<=24", 2026, "2026-05-18"},
		{calendar.OnOrBefore(time.Monday, time.May, 24), "May Mon<=24", 2027, "2027-05-24"},
		{calendar.Last(time.Monday, time.May), "May lastMon", 2026, "2026-05-25"},
		{calendar.Last(time.Sunday, time.February), "Feb lastSun", 2032, "2032-02-29"},
		{calendar.Easter(0), "Easter", 2038, "2038-04-25"},
		{calendar.Easter(0), "Easter", 1818, "1818-03-22"},
		{calendar.Easter(-2), "Easter-2", 2026, "2026-04-03"},
		{calendar.Easter(1), "Easter+1", 2026, "2026-04-06"},
		{calendar.Once(date("2026-12-24")), "2026-12-24", 2026, "2026-12-24"},
		{calendar.Once(date("2026-12-24")), "2026-12-24", 2027, ""},
		{calendar.Fixed(time.February, 30), "", 2026, ""},
		{calendar.Fixed(13, 1), "", 2026, ""},
		{calendar.Nth(5, time.Monday, time.May), "", 2026, ""},
		{calendar.Nth(0, time.Monday, time.May), "", 2026, ""},
		{calendar.Last(7, time.May), "", 2026, ""},
		{calendar.Last(time.Monday, 0), "", 2026, ""},
		{calendar.Easter(70), "Easter+70", 2026, "2026-06-14"},
		{calendar.Easter(-70), "Easter-70", 2026, "2026-01-25"},
		{calendar.Nth(1, time.Sunday, time.May), "May Sun>=1", 2026, "2026-05-03"},
		{calendar.Easter(71), "", 2026, ""},
		{calendar.Easter(-71), "", 2026, ""},
		{calendar.Once(calendar.Date{}), "", 2026, ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.text, tt.rule.String())
		require.Equal(t, tt.text != "", tt.rule.IsValid(), tt.text)
		require.Equal(t, tt.want, tt.rule.In(tt.year).String(), tt.text)
		var back calendar.Rule
		require.NoError(t, back.UnmarshalText([]byte(tt.text)))
		require.Equal(t, tt.rule, back)
	}
}

func TestParseRule(t *testing.T) {
	for _, s := range []string{
		"", "Jul", "Jul 32", "Jul 04", "jul 4", "July 4", "Jul  4", "Sep Mon>=0", "Sep Mon>1", "Sep mon>=1",
		"Sep >=1", "Xyz 4", "Xyz Mon>=1", "Sep Xyz>=1", "Sep Xyz<=1", "Sep lastXyz", "May lastMonday", "May last", "Easter+0", "Easter2", "Easter+71", "Easter+-2", "2026-02-30", "Feb 30",
	} {
		_, err := calendar.ParseRule(s)
		require.EqualError(t, err, "calendar: holiday rule: not in the notation of Rule, such as Sep Mon>=1", s)
		require.ErrorIs(t, err, calendar.ErrSyntax)
	}
}

func FuzzParseRule(f *testing.F) {
	for _, s := range []string{"Jul 4", "Sep Mon>=1", "May Mon<=24", "May lastMon", "Easter-2", "2026-12-24", "Easter+070"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := calendar.ParseRule(s)
		require.Equal(t, err == nil, r.IsValid())
		if err == nil {
			require.Equal(t, s, r.String())
		}
	})
}

// drawRule draws a rule that falls on some day of most years.
func drawRule(t *rapid.T) calendar.Rule {
	month := time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
	day := rapid.IntRange(1, 28).Draw(t, "day")
	weekday := time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday"))
	return rapid.SampledFrom([]calendar.Rule{
		calendar.Fixed(month, day),
		calendar.OnOrAfter(weekday, month, day),
		calendar.OnOrBefore(weekday, month, day),
		calendar.Last(weekday, month),
		calendar.Easter(day - 14),
	}).Draw(t, "rule")
}

// Easter Sunday by the tables of the Book of Common Prayer: the golden number gives the
// full moon, the Sunday after it is Easter.
func TestEasterOfEveryYear(t *testing.T) {
	for year := 1583; year <= 9999; year++ {
		century := year / 100
		solar, lunar := century-century/4, (8*century+13)/25
		epact := (19*(year%19) + solar - lunar + 15) % 30 // days from March 21 to the full moon
		if epact == 29 || epact == 28 && year%19 > 10 {
			epact--
		}
		moon := calendar.NewDate(year, time.March, 21).AddDays(epact)
		sunday := moon.AddDays(7 - int(moon.Weekday()))
		require.Equal(t, sunday, calendar.Easter(0).In(year), year)
	}
}

// Empty text takes a rule back to none, and none appends nothing.
func TestRuleOfEmptyText(t *testing.T) {
	r := calendar.Fixed(time.July, 4)
	require.NoError(t, r.UnmarshalText(nil))
	require.Equal(t, calendar.Rule{}, r)
	text, err := calendar.Fixed(time.July, 4).AppendText([]byte("on "))
	require.NoError(t, err)
	require.Equal(t, "on Jul 4", string(text))
}

func TestRuleTextIsOneToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		back, err := calendar.ParseRule(r.String())
		require.NoError(t, err)
		require.Equal(t, r, back)
	})
}

func TestHolidayJSON(t *testing.T) {
	in := `[{"name":"Labor Day","rule":"Sep Mon>=1","observed":"nearest","from":1894,"source":"28 Stat. 96"}]`
	var list []calendar.Holiday
	require.NoError(t, json.Unmarshal([]byte(in), &list))
	require.Equal(t, calendar.Nth(1, time.Monday, time.September), list[0].Rule)
	out, err := json.Marshal(list)
	require.NoError(t, err)
	require.JSONEq(t, in, string(out))
	require.ErrorIs(t, json.Unmarshal([]byte(`[{"rule":"soon"}]`), &list), calendar.ErrSyntax)
}

func TestHolidayYears(t *testing.T) {
	h := calendar.Holiday{Rule: calendar.Fixed(time.June, 19), From: 2021, Until: 2030}
	require.True(t, h.In(2020).IsZero())
	require.Equal(t, "2021-06-19", h.In(2021).String())
	require.Equal(t, "2030-06-19", h.In(2030).String())
	require.True(t, h.In(2031).IsZero())
}
