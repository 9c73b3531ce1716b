package calendar_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/openlnp/lnp/calendar"
)

var (
	day     = calendar.MustParseDate("2026-07-02")
	instant = time.Date(2026, time.July, 2, 12, 0, 0, 0, time.UTC)
)

func BenchmarkIsBusinessDay(b *testing.B) {
	b.Run("lnp", func(b *testing.B) {
		c := calendar.USFederal(time.UTC)
		b.ReportAllocs()
		for b.Loop() {
			c.IsBusinessDay(day)
		}
	})
	b.Run("lnp-instant", func(b *testing.B) {
		c := calendar.USFederal(time.UTC)
		b.ReportAllocs()
		for b.Loop() {
			c.IsBusinessDay(c.DateOf(instant))
		}
	})
	for _, cached := range []bool{false, true} {
		b.Run(name(cached), func(b *testing.B) {
			c := peer(us.Holidays)
			c.Cacheable = cached
			b.ReportAllocs()
			for b.Loop() {
				c.IsWorkday(instant)
			}
		})
	}
}

func BenchmarkAdd4BusinessDays(b *testing.B) {
	denver, err := time.LoadLocation("America/Denver")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("lnp", func(b *testing.B) {
		c := calendar.USFederal(time.UTC)
		b.ReportAllocs()
		for b.Loop() {
			c.AddBusinessDays(day, 4)
		}
	})
	b.Run("lnp-instant", func(b *testing.B) {
		c := calendar.USFederal(denver)
		b.ReportAllocs()
		for b.Loop() {
			c.At(c.AddBusinessDays(c.DateOf(instant), 4), calendar.ClockOf(13, 0))
		}
	})
	for _, cached := range []bool{false, true} {
		b.Run(name(cached), func(b *testing.B) {
			c := peer(us.Holidays)
			c.Cacheable = cached
			b.ReportAllocs()
			for b.Loop() {
				c.WorkdaysFrom(instant, 4)
			}
		})
	}
}

func name(cached bool) string {
	if cached {
		return "rickar-cached"
	}
	return "rickar"
}
