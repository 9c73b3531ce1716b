package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
)

// The oracle reads a wall calendar day by day: it asks of each day whether it is a
// holiday, from its own reading of the laws, and knows nothing of the package's rules
// and tables. It works on time.Time.

func nth(t time.Time, n int, w time.Weekday, m time.Month) bool {
	return t.Month() == m && t.Weekday() == w && (t.Day()-1)/7+1 == n
}

func last(t time.Time, w time.Weekday, m time.Month) bool {
	return t.Month() == m && t.Weekday() == w && t.AddDate(0, 0, 7).Month() != m
}

func on(t time.Time, m time.Month, day int) bool { return t.Month() == m && t.Day() == day }

// goodFriday follows Knuth, The Art of Computer Programming 1.3.2, exercise 14.
func goodFriday(t time.Time) bool {
	year := t.Year()
	golden := year%19 + 1
	century := year/100 + 1
	x := 3*century/4 - 12
	z := (8*century+5)/25 - 5
	sunday := 5*year/4 - x - 10
	epact := ((11*golden+20+z-x)%30 + 30) % 30
	if epact == 25 && golden > 11 || epact == 24 {
		epact++
	}
	n := 44 - epact
	if n < 21 {
		n += 30
	}
	n += 7 - (sunday+n)%7
	return t.Equal(time.Date(year, time.March, n-2, 0, 0, 0, 0, time.UTC))
}

func usFixed(t time.Time, core bool) bool {
	switch {
	case on(t, time.January, 1), on(t, time.July, 4), on(t, time.December, 25),
		on(t, time.May, 30) && t.Year() <= 1970:
		return true
	case core:
		return false
	}
	return on(t, time.February, 22) && t.Year() <= 1970 ||
		on(t, time.June, 19) && t.Year() >= 2021 ||
		on(t, time.November, 11) && (t.Year() >= 1938 && t.Year() <= 1970 || t.Year() >= 1978)
}

func usThanksgiving(t time.Time) bool {
	switch y := t.Year(); {
	case y <= 1938:
		return last(t, time.Thursday, time.November)
	case y == 1940, y == 1941:
		return nth(t, 3, time.Thursday, time.November)
	}
	return nth(t, 4, time.Thursday, time.November)
}

func usHoliday(t time.Time, core bool) bool {
	y := t.Year()
	yesterday, tomorrow := t.AddDate(0, 0, -1), t.AddDate(0, 0, 1)
	switch {
	case usFixed(t, core),
		t.Weekday() == time.Monday && usFixed(yesterday, core),
		t.Weekday() == time.Friday && usFixed(tomorrow, core) && tomorrow.Year() >= 1960,
		y >= 1971 && last(t, time.Monday, time.May),
		nth(t, 1, time.Monday, time.September),
		usThanksgiving(t):
		return true
	case core:
		return false
	}
	return y >= 1986 && nth(t, 3, time.Monday, time.January) ||
		y >= 1971 && nth(t, 3, time.Monday, time.February) ||
		y >= 1971 && nth(t, 2, time.Monday, time.October) ||
		y >= 1971 && y <= 1977 && nth(t, 4, time.Monday, time.October)
}

// caRules says what a Canadian calendar keeps beside New Year's Day, Good Friday,
// Canada Day, Labour Day and Christmas Day. Numbers are first years, 0 for never.
type caRules struct {
	victoria, thanksgiving, boxing, august bool
	augustFrom, february, truth            int
	remembrance, moved                     bool // moved: Remembrance Day and Truth move too
	quebec                                 bool
	other                                  func(time.Time) bool
}

func always(from int, is func(time.Time) bool) func(time.Time) bool {
	return func(t time.Time) bool { return t.Year() >= from && is(t) }
}

func onDay(m time.Month, day int) func(time.Time) bool {
	return func(t time.Time) bool { return on(t, m, day) }
}

func canadaRules() map[string]caRules {
	second := func(from, until int) func(time.Time) bool {
		return func(t time.Time) bool {
			return t.Year() >= from && t.Year() <= until && nth(t, 2, time.Monday, time.February)
		}
	}
	return map[string]caRules{
		"federal": {victoria: true, thanksgiving: true, boxing: true, truth: 2021, remembrance: true, moved: true},
		"core":    {victoria: true, thanksgiving: true, boxing: true},
		"AB":      {victoria: true, thanksgiving: true, february: 1990, remembrance: true},
		"BC": {
			victoria: true, thanksgiving: true, february: 2019, truth: 2023, remembrance: true,
			august: true, augustFrom: 1974, other: second(2013, 2018),
		},
		"MB": {victoria: true, thanksgiving: true, february: 2008, truth: 2024},
		"NB": {february: 2018, remembrance: true, august: true, augustFrom: 1975},
		"NL": {remembrance: true},
		"NS": {february: 2015, remembrance: true},
		"NT": {
			victoria: true, thanksgiving: true, truth: 2022, remembrance: true, august: true,
			other: always(2001, onDay(time.June, 21)),
		},
		"NU": {
			victoria: true, thanksgiving: true, truth: 2022, remembrance: true, august: true,
			other: always(2020, onDay(time.July, 9)),
		},
		"ON": {victoria: true, thanksgiving: true, boxing: true, february: 2008},
		"PE": {february: 2010, truth: 2022, remembrance: true, other: second(2009, 2009)},
		"QC": {victoria: true, thanksgiving: true, quebec: true},
		"SK": {victoria: true, thanksgiving: true, february: 2007, remembrance: true, august: true},
		"YT": {
			victoria: true, thanksgiving: true, truth: 2023, remembrance: true,
			other: func(t time.Time) bool {
				return nth(t, 3, time.Monday, time.August) || t.Year() >= 2017 && on(t, time.June, 21)
			},
		},
	}
}

func (r caRules) plain(t time.Time) bool {
	y := t.Year()
	switch {
	case goodFriday(t), nth(t, 1, time.Monday, time.September),
		r.thanksgiving && nth(t, 2, time.Monday, time.October),
		r.victoria && y >= 1952 && t.Month() == time.May && t.Weekday() == time.Monday && t.Day() > 17 && t.Day() < 25,
		r.victoria && y >= 1901 && y < 1952 && (on(t, time.May, 24) || on(t, time.May, 25) && t.Weekday() == time.Monday),
		r.august && y >= r.augustFrom && nth(t, 1, time.Monday, time.August),
		r.february != 0 && y >= r.february && nth(t, 3, time.Monday, time.February),
		r.truth != 0 && y >= r.truth && on(t, time.September, 30),
		r.remembrance && y >= 1931 && on(t, time.November, 11),
		r.quebec && (on(t, time.June, 24) || on(t, time.June, 25) && t.Weekday() == time.Monday),
		r.quebec && (on(t, time.July, 1) || on(t, time.July, 2) && t.Weekday() == time.Monday),
		r.other != nil && r.other(t):
		return true
	}
	return r.shifting(t)
}

// shifting reports whether t is a holiday that moves from a weekend to the next open
// day.
func (r caRules) shifting(t time.Time) bool {
	y := t.Year()
	return on(t, time.January, 1) || on(t, time.December, 25) || r.boxing && on(t, time.December, 26) ||
		!r.quebec && on(t, time.July, 1) ||
		r.moved && (on(t, time.November, 11) && y >= 1931 || on(t, time.September, 30) && y >= r.truth)
}

func (r caRules) holiday(t time.Time) bool {
	if r.plain(t) {
		return true
	}
	back := func(n int) time.Time { return t.AddDate(0, 0, -n) }
	if t.Weekday() == time.Monday {
		return r.shifting(back(1)) || r.shifting(back(2))
	}
	// On a Tuesday the Monday is taken, by the other of two or by Boxing Day itself.
	return t.Weekday() == time.Tuesday && r.shifting(back(2)) && (r.shifting(back(3)) || r.plain(back(1)))
}

func oracles() map[string]func(time.Time) bool {
	list := map[string]func(time.Time) bool{
		"US federal": func(t time.Time) bool { return usHoliday(t, false) },
		"US core":    func(t time.Time) bool { return usHoliday(t, true) },
	}
	for name, rules := range canadaRules() {
		list[name] = rules.holiday
	}
	return list
}

func presets(t *testing.T) map[string]calendar.Calendar {
	list := map[string]calendar.Calendar{
		"US federal": calendar.USFederal(time.UTC),
		"US core":    calendar.USCore(time.UTC),
		"federal":    calendar.CanadaFederal(time.UTC),
		"core":       calendar.CanadaCore(time.UTC),
	}
	for _, code := range calendar.CanadaProvinces() {
		c, err := calendar.CanadaProvince(code, time.UTC)
		require.NoError(t, err)
		list[code] = c
	}
	return list
}

func TestEveryDayOfThreeCenturies(t *testing.T) {
	calendars := presets(t)
	for name, holiday := range oracles() {
		t.Run(name, func(t *testing.T) {
			c, ok := calendars[name]
			require.True(t, ok)
			delete(calendars, name)
			d := calendar.NewDate(1900, 1, 1)
			for day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= 2200; day = day.AddDate(0, 0, 1) {
				weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
				closed := holiday(day)
				if got := c.IsBusinessDay(d); got == (weekend || closed) {
					t.Fatalf("%v %v: business day %v, holiday by the oracle %v", d, d.Weekday(), got, closed)
				}
				if _, got := c.HolidayOn(d); got != closed {
					t.Fatalf("%v %v: holiday %v, by the oracle %v", d, d.Weekday(), got, closed)
				}
				d = d.AddDays(1)
			}
		})
	}
	require.Empty(t, calendars, "every preset has an oracle")
}

// TestBusinessDaysByWalking compares the counts with a walk over every day of the
// calendar.
func TestBusinessDaysByWalking(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	first, end := calendar.NewDate(1900, 1, 1), calendar.NewDate(2200, 12, 31)
	var open []calendar.Date // walked so far
	steps := []int{1, 2, 3, 4, 5, 10, 63, 64, 65, 250, 1000, 30000}
	for d := range first.Through(end) {
		before := len(open)
		if c.IsBusinessDay(d) {
			open = append(open, d)
			require.Equal(t, d, c.NextBusinessDay(d))
			require.Equal(t, d, c.PrevBusinessDay(d))
		}
		if got := c.BusinessDaysBetween(first, d); got != len(open) { // first is a holiday
			t.Fatalf("%d business days through %v, walking gives %d", got, d, len(open))
		}
		for _, n := range steps {
			var want calendar.Date
			if n <= before {
				want = open[before-n]
			}
			if got := c.AddBusinessDays(d, -n); got != want {
				t.Fatalf("%v minus %d: %v, walking gives %v", d, n, got, want)
			}
			if n > 1000 {
				continue
			}
			// The walk came from want: forwards again it ends on d.
			if !want.IsZero() && before < len(open) && c.AddBusinessDays(want, n) != d {
				t.Fatalf("%v plus %d is not %v", want, n, d)
			}
		}
	}
	require.Equal(t, open[len(open)-1], c.PrevBusinessDay(end))
	require.True(t, c.AddBusinessDays(open[len(open)-1], 1).IsZero())
}
