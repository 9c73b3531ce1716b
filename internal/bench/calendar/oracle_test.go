package calendar_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/us"

	"github.com/openlnp/lnp/calendar"
	bench "github.com/openlnp/lnp/internal/bench/calendar"
)

// The peer has no provinces: theirs are made here of its own holidays where it has
// them, and of its own functions where it does not.
func peers() map[string][]*cal.Holiday {
	nth := func(name string, n int, m time.Month, from int) *cal.Holiday {
		return &cal.Holiday{Name: name, Month: m, Weekday: time.Monday, Offset: n, StartYear: from, Func: cal.CalcWeekdayOffset}
	}
	fixed := func(name string, m time.Month, day, from int) *cal.Holiday {
		return &cal.Holiday{Name: name, Month: m, Day: day, StartYear: from, Func: cal.CalcDayOfMonth}
	}
	february := func(from int) *cal.Holiday { return nth("February", 3, time.February, from) }
	truth := func(from int) *cal.Holiday {
		h := *ca.NationalDayForTruthAndReconciliation
		h.StartYear = from
		return &h
	}
	// The order matters to the peer: with Boxing Day before Christmas Day it works on
	// December 26 when that is a Monday, since the first holiday that matches decides
	// and Boxing Day is then observed on the 27th.
	with := func(more ...*cal.Holiday) []*cal.Holiday {
		return append([]*cal.Holiday{ca.NewYear, ca.GoodFriday, ca.CanadaDay, ca.LabourDay, ca.ChristmasDay}, more...)
	}
	second := nth("February", 2, time.February, 2013)
	second.EndYear = 2018
	islander := nth("February", 2, time.February, 2009)
	islander.EndYear = 2009
	vic, thanks, rem := ca.VictoriaDay, ca.ThanksgivingDay, ca.RemembranceDay
	return map[string][]*cal.Holiday{
		"US federal": us.Holidays,
		"US core":    {us.NewYear, us.MemorialDay, us.IndependenceDay, us.LaborDay, us.ThanksgivingDay, us.ChristmasDay},
		"federal":    ca.Holidays,
		"core":       with(vic, thanks, ca.BoxingDay),
		"AB":         with(february(1990), vic, thanks, rem),
		"BC":         with(second, february(2019), vic, ca.CivicDay, truth(2023), thanks, rem),
		"MB":         with(february(2008), vic, truth(2024), thanks),
		"NB":         with(february(2018), ca.CivicDay, rem),
		"NL":         with(rem),
		"NS":         with(february(2015), rem),
		"NT":         with(vic, fixed("Indigenous", time.June, 21, 2001), ca.CivicDay, truth(2022), thanks, rem),
		"NU":         with(vic, fixed("Nunavut", time.July, 9, 2020), ca.CivicDay, truth(2022), thanks, rem),
		"ON":         with(february(2008), vic, thanks, ca.BoxingDay),
		"PE":         with(islander, february(2010), truth(2022), rem),
		"QC":         with(vic, fixed("National Holiday", time.June, 24, 0), thanks),
		"SK":         with(february(2007), vic, ca.CivicDay, thanks, rem),
		"YT": with(vic, fixed("Indigenous", time.June, 21, 2017), nth("Discovery", 3, time.August, 0), truth(2023),
			thanks, rem),
	}
}

func ours(t testing.TB) map[string]calendar.Calendar {
	t.Helper()
	list := map[string]calendar.Calendar{
		"US federal": calendar.USFederal(time.UTC),
		"US core":    calendar.USCore(time.UTC),
		"federal":    calendar.CanadaFederal(time.UTC),
		"core":       calendar.CanadaCore(time.UTC),
	}
	for _, code := range calendar.CanadaProvinces() {
		c, err := calendar.CanadaProvince(code, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		list[code] = c
	}
	return list
}

// difference is a kind of day of 2000 to 2099 that one calendar works and the other
// does not.
type difference struct {
	calendar string
	holiday  string
	weekday  time.Weekday
	closed   string // who closes: "lnp" or "peer"
}

// TestEveryDayOfACentury lists each difference, with the number of days and who is
// right.
func TestEveryDayOfACentury(t *testing.T) {
	want := map[difference]int{
		// Neither day is a general holiday of the Canada Labour Code, s. 166: lnp is
		// right for the carriers, which are under it. The peer's list mixes federal
		// and provincial days.
		{"federal", "Easter Monday", time.Monday, "peer"}:        100,
		{"federal", "Civic/Provincial Day", time.Monday, "peer"}: 100,
	}
	// The peer moves Remembrance Day and Truth and Reconciliation from a weekend to
	// the Monday everywhere. The employment standards of the provinces do not: a day
	// in lieu, where there is one, is agreed with each employee. lnp is right by the
	// letter; an employer that closes on the Monday uses Observe.
	for code, from := range map[string]int{
		"AB": 0, "BC": 2023, "MB": 2024, "NB": 0, "NL": 0, "NS": 0, "NT": 2022, "NU": 2022, "PE": 2022, "SK": 0, "YT": 2023,
	} {
		if code != "MB" {
			want[difference{code, ca.RemembranceDay.Name, time.Monday, "peer"}] = weekends(time.November, 11, 2000)
		}
		if from != 0 {
			want[difference{code, ca.NationalDayForTruthAndReconciliation.Name, time.Monday, "peer"}] = weekends(time.September, 30, from)
		}
	}
	// Quebec, CQLR c. N-1.1, s. 60: July 1 or, if it is a Sunday, July 2. A Saturday
	// stays: lnp is right. The peer has no National Holiday; the one made for it here
	// lacks the Monday after a Sunday of CQLR c. F-1.1: lnp is right.
	want[difference{"QC", ca.CanadaDay.Name, time.Monday, "peer"}] = on(time.Saturday, time.July, 1)
	want[difference{"QC", "National Holiday", time.Monday, "lnp"}] = on(time.Sunday, time.June, 24)

	got := map[difference]int{}
	calendars := ours(t)
	for name, holidays := range peers() {
		theirs := bench.Peer(holidays)
		for d := range calendar.NewDate(2000, 1, 1).Through(calendar.NewDate(2099, 12, 31)) {
			day := d.At(12, 0, time.UTC)
			mine, their := calendars[name].IsBusinessDay(d), theirs.IsWorkday(day)
			switch {
			case mine && !their:
				_, _, h := theirs.IsHoliday(day)
				got[difference{name, h.Name, d.Weekday(), "peer"}]++
			case !mine && their:
				h, _ := calendars[name].HolidayOn(d)
				got[difference{name, h.Name, d.Weekday(), "lnp"}]++
			}
		}
	}
	for diff, n := range got {
		if want[diff] != n {
			t.Errorf("%+v: %d days, the table says %d", diff, n, want[diff])
		}
	}
	for diff, n := range want {
		if got[diff] == 0 {
			t.Errorf("%+v: the table says %d days and there are none", diff, n)
		}
	}
}

// on counts the years of 2000 to 2099 in which a day falls on a weekday.
func on(w time.Weekday, m time.Month, day int) int { return count(w, m, day, 2000) }

func weekends(m time.Month, day, from int) int {
	return count(time.Saturday, m, day, from) + count(time.Sunday, m, day, from)
}

func count(w time.Weekday, m time.Month, day, from int) (n int) {
	for year := from; year <= 2099; year++ {
		if calendar.NewDate(year, m, day).Weekday() == w {
			n++
		}
	}
	return n
}

// TestAdditionOfACentury adds up to 40 business days to every day.
func TestAdditionOfACentury(t *testing.T) {
	if testing.Short() {
		t.Skip("the peer takes seconds")
	}
	mine := calendar.USFederal(time.UTC)
	theirs := bench.Peer(us.Holidays)
	theirs.Cacheable = true
	for d := range calendar.NewDate(2000, 3, 1).Through(calendar.NewDate(2099, 10, 1)) {
		for _, n := range []int{1, 4, -4, 40} {
			want := calendar.DateOf(theirs.WorkdaysFrom(d.At(12, 0, time.UTC), n))
			if got := mine.AddBusinessDays(d, n); got != want {
				t.Fatalf("%v plus %d: %v, the peer %v", d, n, got, want)
			}
		}
	}
}
