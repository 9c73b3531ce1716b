package calendar_test

import (
	"testing"
	"time"

	"github.com/openlnp/lnp/calendar"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		calendar.USFederal(time.UTC)
	}
}

func BenchmarkIsBusinessDay(b *testing.B) {
	c, d := calendar.USFederal(time.UTC), date("2026-07-02")
	for b.Loop() {
		c.IsBusinessDay(d)
	}
}

func BenchmarkAddBusinessDays(b *testing.B) {
	c, d := calendar.USFederal(time.UTC), date("2026-07-02")
	for _, bench := range []struct {
		name string
		n    int
	}{{"4", 4}, {"10", 10}, {"1000", 1000}, {"-1000", -1000}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				c.AddBusinessDays(d, bench.n)
			}
		})
	}
}

func BenchmarkBusinessDaysBetween(b *testing.B) {
	c, d, e := calendar.USFederal(time.UTC), date("2026-07-02"), date("2066-07-02")
	for b.Loop() {
		c.BusinessDaysBetween(d, e)
	}
}

// BenchmarkInstantToInstant is a due date as a host asks for it: an instant in, four
// business days later at 13:00 in the zone out.
func BenchmarkInstantToInstant(b *testing.B) {
	c := calendar.USFederal(zone(b, "America/Denver"))
	at := time.Date(2026, 7, 2, 23, 0, 0, 0, time.UTC)
	for b.Loop() {
		c.At(c.AddBusinessDays(c.DateOf(at), 4), calendar.ClockOf(13, 0))
	}
}

func BenchmarkAddBusinessHours(b *testing.B) {
	c := calendar.USFederal(zone(b, "America/Denver"))
	at := time.Date(2026, 7, 2, 20, 0, 0, 0, time.UTC)
	for _, bench := range []struct {
		name string
		d    time.Duration
	}{{"4h", 4 * time.Hour}, {"100h", 100 * time.Hour}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				c.AddBusinessHours(at, bench.d)
			}
		})
	}
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		if _, err := calendar.ParseDate("2026-07-02"); err != nil {
			b.Fatal(err)
		}
	}
}
