package calendar_test

import (
	"fmt"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// Four business days after the Wednesday before Thanksgiving.
func Example() {
	denver, err := time.LoadLocation("America/Denver")
	if err != nil {
		panic(err)
	}
	c := calendar.USFederal(denver)
	submitted := calendar.MustParseDate("2026-11-25")
	fmt.Println(c.AddBusinessDays(submitted, 4))
	for d, holiday := range c.Holidays(submitted, submitted.AddDays(9)) {
		fmt.Println("closed:", d, d.Weekday(), holiday.Name)
	}
	// Output:
	// 2026-12-02
	// closed: 2026-11-26 Thursday Thanksgiving Day
}

// A losing carrier publishes its own holidays: a preset is a start.
func ExampleCalendar_With() {
	carrier := calendar.USCore(time.UTC).With(
		calendar.Holiday{Name: "Day after Thanksgiving", Rule: calendar.OnOrAfter(time.Friday, time.November, 23)},
		calendar.Holiday{Name: "Network freeze", Rule: calendar.Once(calendar.MustParseDate("2026-11-30"))},
	)
	fmt.Println(carrier.AddBusinessDays(calendar.MustParseDate("2026-11-25"), 1))
	// Output: 2026-12-01
}

// A deadline of 24 hours on a clock that stops at weekends and on holidays: received
// at three on the Thursday before Independence Day, due at three on the Monday.
func ExampleCalendar_AddBusinessHours() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	c := calendar.USFederal(newYork).WithHours(calendar.AllDay())
	received := time.Date(2026, time.July, 2, 15, 0, 0, 0, newYork)
	fmt.Println(c.AddBusinessHours(received, 24*time.Hour))
	// Output: 2026-07-06 15:00:00 -0400 EDT
}

// Texting works within three business days after the port completes.
func ExampleCalendar_AddBusinessDays() {
	c := calendar.USFederal(time.UTC)
	completed := calendar.MustParseDate("2026-07-02") // a Thursday; the Friday is a holiday
	fmt.Println("at the latest on", c.AddBusinessDays(completed, 3))
	// Output: at the latest on 2026-07-08
}

// The days on which both carriers of a port can act.
func ExampleCalendar_Intersect() {
	both := calendar.USFederal(time.UTC).Intersect(calendar.CanadaFederal(time.UTC))
	for d := range both.BusinessDays(calendar.MustParseDate("2026-06-30"), calendar.MustParseDate("2026-07-07")) {
		fmt.Println(d)
	}
	// Output:
	// 2026-06-30
	// 2026-07-02
	// 2026-07-06
	// 2026-07-07
}

// A host that keeps a carrier's calendar in its own settings.
func ExampleNew() {
	c, err := calendar.New(&calendar.Config{
		Zone:     time.UTC,
		Weekdays: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday},
		Hours:    calendar.Hours{Open: calendar.ClockOf(7, 0), Close: calendar.ClockOf(19, 0)},
		Holidays: calendar.Observe(calendar.ObservedSundayToMonday, calendar.USCoreHolidays()),
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(c.IsBusinessDay(calendar.MustParseDate("2026-07-03")), c.Hours())
	// Output: true 07:00-19:00
}

// Rules are read in the notation of the time zone database.
func ExampleParseRule() {
	r, err := calendar.ParseRule("May Mon<=24")
	if err != nil {
		panic(err)
	}
	fmt.Println(r.In(2026), r.In(2027))
	// Output: 2026-05-18 2027-05-24
}

// A civil day is not an instant: the same moment is a different day elsewhere.
func ExampleDateOf() {
	guam, err := time.LoadLocation("Pacific/Guam")
	if err != nil {
		panic(err)
	}
	now := time.Date(2026, time.July, 2, 20, 0, 0, 0, time.UTC)
	fmt.Println(calendar.DateOf(now), calendar.DateOf(now.In(guam)))
	// Output: 2026-07-02 2026-07-03
}

func ExampleDate_Through() {
	for d := range calendar.MustParseDate("2024-02-28").Through(calendar.MustParseDate("2024-03-01")) {
		fmt.Println(d, d.Weekday())
	}
	// Output:
	// 2024-02-28 Wednesday
	// 2024-02-29 Thursday
	// 2024-03-01 Friday
}

// A zone that the machine does not know is an error that says so, not UTC.
func ExampleLoader() {
	_, err := calendar.Loader(func(string) (*time.Location, error) { return nil, nil }).Load("America/St_Johns")
	fmt.Println(err)
	// Output: calendar: zone America/St_Johns is not available
}
