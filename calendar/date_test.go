package calendar_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
)

func date(s string) calendar.Date { return calendar.MustParseDate(s) }

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := calendar.Loader(time.LoadLocation).Load(name)
	require.NoError(t, err)
	return loc
}

// drawDate draws any date there is.
func drawDate(t *rapid.T, label string) calendar.Date {
	return calendar.NewDate(1, 1, 1).AddDays(rapid.IntRange(0, 3652058).Draw(t, label))
}

func TestDateIsSmallAndComparable(t *testing.T) {
	require.Equal(t, uintptr(4), unsafe.Sizeof(calendar.Date{}))
	require.True(t, map[calendar.Date]bool{date("2026-07-03"): true}[calendar.NewDate(2026, time.July, 3)])
}

func TestDateAgreesWithTime(t *testing.T) {
	d := calendar.NewDate(1899, time.December, 31)
	for want := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC); want.Year() < 2202; want = want.AddDate(0, 0, 1) {
		require.Equal(t, want.Weekday(), d.Weekday(), d)
		require.Equal(t, want.Format(time.DateOnly), d.String())
		y, m, day := d.Date()
		require.Equal(t, d, calendar.NewDate(y, m, day))
		d = d.AddDays(1)
	}
}

func TestNewDate(t *testing.T) {
	tests := []struct {
		year  int
		month time.Month
		day   int
		want  string
	}{
		{2026, time.October, 32, "2026-11-01"},
		{2026, time.March, 0, "2026-02-28"},
		{2024, time.February, 29, "2024-02-29"},
		{2026, 13, 1, "2027-01-01"},
		{2026, -11, 1, "2025-01-01"},
		{1, time.January, 1, "0001-01-01"},
		{9999, time.December, 31, "9999-12-31"},
		{9999, time.December, 32, ""},
		{1, time.January, 0, ""},
		{math.MaxInt, time.January, 1, ""},
		{math.MinInt, time.January, 1, ""},
		{2026, math.MaxInt, 1, ""},
		{2026, time.January, math.MinInt, ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, calendar.NewDate(tt.year, tt.month, tt.day).String(), "%+v", tt)
	}
}

func TestParseDate(t *testing.T) {
	d, err := calendar.ParseDate("2024-02-29")
	require.NoError(t, err)
	require.Equal(t, calendar.NewDate(2024, time.February, 29), d)

	tests := []struct{ in, want string }{
		{"", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-1-02", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026/01-02", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-01/02", "calendar: date: not of the form YYYY-MM-DD"},
		{"202a-01-02", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-0a-02", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-01-0a", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-04-31", "calendar: date: no such day"},
		{"0000-12-31", "calendar: date: no such day"},
		{"0000-00-00", "calendar: date: no such day"},
		{"2026/01/02", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-01-02 ", "calendar: date: not of the form YYYY-MM-DD"},
		{"+026-01-02", "calendar: date: not of the form YYYY-MM-DD"},
		{"２026-01", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-01-02T00:00:00Z", "calendar: date: not of the form YYYY-MM-DD"},
		{"2026-02-29", "calendar: date: no such day"},
		{"2026-13-01", "calendar: date: no such day"},
		{"2026-00-01", "calendar: date: no such day"},
		{"2026-01-00", "calendar: date: no such day"},
		{"0000-01-01", "calendar: date: no such day"},
	}
	for _, tt := range tests {
		_, err := calendar.ParseDate(tt.in)
		require.EqualError(t, err, tt.want, tt.in)
		require.ErrorIs(t, err, calendar.ErrSyntax)
		parse, ok := errors.AsType[*calendar.ParseError](err)
		require.True(t, ok)
		require.Equal(t, "date", parse.What)
	}
	require.Panics(t, func() { calendar.MustParseDate("today") })
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-07-03", "0001-01-01", "9999-12-31", "2026-02-30", "", "２026-01-02"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.ParseDate(s)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		require.Equal(t, s, d.String())
		_, err = time.Parse(time.DateOnly, s)
		require.NoError(t, err)
	})
}

func TestDateNone(t *testing.T) {
	var none calendar.Date
	d := date("2026-07-03")
	require.True(t, none.IsZero())
	require.Empty(t, none.String())
	require.Zero(t, none.Year())
	require.Zero(t, none.Month())
	require.Zero(t, none.Day())
	require.True(t, none.AddDays(1).IsZero())
	require.True(t, none.AddMonths(1).IsZero())
	require.Zero(t, none.Sub(d))
	require.Zero(t, d.Sub(none))
	require.True(t, none.Before(date("0001-01-01")))
	require.Equal(t, -1, none.Compare(d))
	require.Equal(t, 1, d.Compare(none))
	require.Equal(t, 0, none.Compare(calendar.Date{}))
	require.True(t, none.At(9, 0, time.UTC).IsZero())
	require.True(t, calendar.DateOf(time.Time{}).IsZero())
	for range none.Through(d) {
		t.Fatal("none is not a day")
	}
}

func TestDateLeavesTheYears(t *testing.T) {
	last := date("9999-12-31")
	for _, n := range []int{1, math.MaxInt, math.MaxInt - 1, math.MinInt} {
		require.True(t, last.AddDays(n).IsZero(), n)
		require.True(t, last.AddMonths(n).IsZero(), n)
	}
	require.True(t, date("0001-01-01").AddDays(-1).IsZero())
	require.True(t, date("0001-01-01").AddMonths(-1).IsZero())
}

// The whole reach of the years, in months and in instants.
func TestTheFirstAndTheLastDay(t *testing.T) {
	first, last := date("0001-01-01"), date("9999-12-31")
	require.Equal(t, date("9999-12-01"), first.AddMonths(12*9999-1))
	require.True(t, first.AddMonths(12*9999).IsZero())
	require.True(t, first.AddMonths(math.MinInt).IsZero())
	require.Equal(t, date("0001-01-31"), last.AddMonths(1-12*9999))
	for n := range 40 {
		require.True(t, calendar.Date{}.AddMonths(n).IsZero(), n)
	}
	for _, d := range []calendar.Date{first, last} {
		require.Equal(t, d, calendar.DateOf(d.At(0, 0, time.UTC).Add(time.Nanosecond)))
		require.Equal(t, d, calendar.DateOf(d.At(23, 59, time.UTC)))
	}
	require.True(t, calendar.DateOf(time.Time{}).IsZero(), "the zero time is none")
	require.True(t, calendar.DateOf(first.At(0, 0, time.UTC).Add(-time.Nanosecond)).IsZero())
	require.True(t, calendar.DateOf(first.At(0, 0, time.UTC).Add(-24*time.Hour)).IsZero())
	require.True(t, calendar.DateOf(last.At(24, 0, time.UTC)).IsZero())

	text, err := calendar.Date{}.AppendText([]byte("before"))
	require.NoError(t, err)
	require.Equal(t, "before", string(text), "none appends nothing")
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-07-03", 0, "2026-07-03"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, date(tt.from).AddMonths(tt.n).String(), "%+v", tt)
	}
}

func TestDateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := drawDate(t, "d"), drawDate(t, "e")
		require.Equal(t, d, e.AddDays(d.Sub(e)))
		require.Equal(t, d.Sub(e) < 0, d.Before(e))
		require.Equal(t, d.Sub(e) > 0, d.After(e))
		require.Equal(t, -d.Compare(e), e.Compare(d))
		require.Equal(t, d, calendar.MustParseDate(d.String()))
		require.Equal(t, d, calendar.DateOf(d.At(12, 0, time.UTC)))
		require.Equal(t, d.String() < e.String(), d.Before(e), "text sorts as dates do")
	})
}

func TestThrough(t *testing.T) {
	var got []string
	for d := range date("2024-02-28").Through(date("2024-03-02")) {
		got = append(got, d.String())
	}
	require.Equal(t, []string{"2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"}, got)
	for d := range date("2024-02-28").Through(date("9999-12-31")) {
		require.Equal(t, date("2024-02-28"), d)
		break
	}
	for range date("2024-02-28").Through(date("2024-02-27")) {
		t.Fatal("the last day comes first")
	}
}

func TestDateOf(t *testing.T) {
	instant := time.Date(2026, 7, 4, 2, 30, 0, 0, time.UTC)
	require.Equal(t, "2026-07-04", calendar.DateOf(instant).String())
	require.Equal(t, "2026-07-03", calendar.DateOf(instant.In(zone(t, "America/New_York"))).String())
	require.Equal(t, "2026-07-04", calendar.DateOf(instant.In(zone(t, "Pacific/Guam"))).String())
	require.Equal(t, "1969-12-31", calendar.DateOf(time.Unix(-1, 0).UTC()).String())
	require.True(t, calendar.DateOf(time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero())
	require.True(t, calendar.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero())
}

func TestDateAt(t *testing.T) {
	tests := []struct {
		name         string
		zone, day    string
		hour, minute int
		want         string
	}{
		{"usual", "America/New_York", "2026-07-03", 13, 0, "2026-07-03T17:00:00Z"},
		{"half hour", "America/St_Johns", "2026-07-03", 8, 0, "2026-07-03T10:30:00Z"},
		{"ahead of UTC", "Pacific/Guam", "2026-07-03", 8, 0, "2026-07-02T22:00:00Z"},
		{"no daylight saving", "America/Phoenix", "2026-07-03", 8, 0, "2026-07-03T15:00:00Z"},
		{"before the skipped hour", "America/New_York", "2026-03-08", 1, 59, "2026-03-08T06:59:00Z"},
		{"in the skipped hour: the change", "America/New_York", "2026-03-08", 2, 0, "2026-03-08T07:00:00Z"},
		{"late in the skipped hour: the change", "America/New_York", "2026-03-08", 2, 59, "2026-03-08T07:00:00Z"},
		{"after the skipped hour", "America/New_York", "2026-03-08", 3, 0, "2026-03-08T07:00:00Z"},
		{"repeated hour: the first", "America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z"},
		{"after the repeated hour", "America/New_York", "2026-11-01", 2, 0, "2026-11-01T07:00:00Z"},
		{"midnight before a change", "America/New_York", "2026-11-01", 0, 0, "2026-11-01T04:00:00Z"},
		{"midnight after a change", "America/New_York", "2026-11-01", 24, 0, "2026-11-02T05:00:00Z"},
		{"skipped midnight", "America/Havana", "2026-03-08", 0, 30, "2026-03-08T05:00:00Z"},
		{"skipped day", "Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T10:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := date(tt.day).At(tt.hour, tt.minute, zone(t, tt.zone))
			require.Equal(t, tt.want, got.UTC().Format(time.RFC3339Nano))
		})
	}
	require.Panics(t, func() { date("2026-07-03").At(0, 0, nil) })
}

func TestDateJSON(t *testing.T) {
	type order struct {
		FOC    calendar.Date  `json:"foc"`
		Wanted calendar.Date  `json:"wanted,omitzero"`
		Old    *calendar.Date `json:"old"`
	}
	b, err := json.Marshal(order{FOC: date("2026-07-06")})
	require.NoError(t, err)
	require.JSONEq(t, `{"foc":"2026-07-06","old":null}`, string(b))

	var o order
	require.NoError(t, json.Unmarshal([]byte(`{"foc":"","wanted":"2026-07-07","old":null}`), &o))
	require.Equal(t, order{Wanted: date("2026-07-07")}, o)

	err = json.Unmarshal([]byte(`{"wanted":"2026-07-32"}`), &o)
	require.ErrorIs(t, err, calendar.ErrSyntax)
	require.Equal(t, "2026-07-07", o.Wanted.String(), "an error leaves the date as it was")
}

func TestDateSQL(t *testing.T) {
	v, err := date("2026-07-06").Value()
	require.NoError(t, err)
	require.Equal(t, "2026-07-06", v)
	v, err = calendar.Date{}.Value()
	require.NoError(t, err)
	require.Nil(t, v)

	for _, src := range []any{
		"2026-07-06", []byte("2026-07-06"),
		time.Date(2026, 7, 6, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 7, 6, 0, 0, 0, 0, zone(t, "America/Denver")),
	} {
		var d calendar.Date
		require.NoError(t, d.Scan(src))
		require.Equal(t, date("2026-07-06"), d)
	}
	for _, src := range []any{nil, "", []byte{}} {
		d := date("2026-07-06")
		require.NoError(t, d.Scan(src))
		require.True(t, d.IsZero())
	}
	d := date("2026-07-06")
	require.EqualError(t, d.Scan(20260706), "calendar: date: cannot be read from a database value of type int")
	require.ErrorIs(t, d.Scan("6 July"), calendar.ErrSyntax)
	require.Equal(t, date("2026-07-06"), d)
}
