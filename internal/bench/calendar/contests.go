package calendar

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/bench/contest"
)

// Peer makes the peer's calendar of holidays.
func Peer(holidays []*cal.Holiday) *cal.BusinessCalendar {
	cal.DefaultLoc = time.UTC // the peer's days depend on the process's zone otherwise
	c := cal.NewBusinessCalendar()
	c.AddHoliday(holidays...)
	return c
}

// Contests are the works of this package: questions about a day, and about an instant,
// which is what the peer takes.
func Contests() []contest.Contest {
	day := calendar.MustParseDate("2026-07-02")
	instant := time.Date(2026, time.July, 2, 12, 0, 0, 0, time.UTC)
	own := calendar.USFederal(time.UTC)
	plain, cached := Peer(us.Holidays), Peer(us.Holidays)
	cached.Cacheable = true
	return []contest.Contest{
		{Work: "is it a business day", Hands: []contest.Hand{
			{Who: "calendar", Do: func() { own.IsBusinessDay(day) }},
			{Who: "calendar, of an instant", Do: func() { own.IsBusinessDay(own.DateOf(instant)) }},
			{Who: "cal", Do: func() { plain.IsWorkday(instant) }},
			{Who: "cal, cached", Do: func() { cached.IsWorkday(instant) }},
		}},
		{Work: "four business days later", Hands: []contest.Hand{
			{Who: "calendar", Do: func() { own.AddBusinessDays(day, 4) }},
			{Who: "calendar, of an instant", Do: func() {
				own.At(own.AddBusinessDays(own.DateOf(instant), 4), calendar.ClockOf(13, 0))
			}},
			{Who: "cal", Do: func() { plain.WorkdaysFrom(instant, 4) }},
			{Who: "cal, cached", Do: func() { cached.WorkdaysFrom(instant, 4) }},
		}},
	}
}
