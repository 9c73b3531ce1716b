package porting

import (
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
)

// Evidence is how well a figure is known.
type Evidence string

// The kinds of evidence. What is remembered or assumed is a setting to check, not a
// rule to rely on.
const (
	EvidenceVerified Evidence = "verified" // read in the rule's own text
	EvidenceReported Evidence = "reported" // read in a page of the industry
	EvidenceAssumed  Evidence = "assumed"  // remembered or chosen; not verified
)

// Figure is one value of a policy with where it comes from.
type Figure[T any] struct {
	Value T `json:"value"`
	// Rule is the rule's id, such as "INT-5"; steps of an explanation repeat it, and
	// docs/rules.md lists all.
	Rule     string   `json:"rule"`
	Source   string   `json:"source"`
	Evidence Evidence `json:"evidence"`
}

// Interval is a length of time as porting rules state it. The zero Interval is no
// time at all.
type Interval struct {
	N    int          `json:"n"`
	Unit IntervalUnit `json:"unit"`
}

// IntervalUnit is what an [Interval] counts.
type IntervalUnit string

// The units.
const (
	// BusinessDays: days after the day of receipt, which is not counted.
	BusinessDays IntervalUnit = "business-days"
	// BusinessMinutes: they run during the opening hours of business days.
	BusinessMinutes IntervalUnit = "business-minutes"
	// ClockMinutes: they run from midnight to midnight on business days: "24 hours,
	// excluding weekends and holidays".
	ClockMinutes IntervalUnit = "clock-minutes"
)

// String says the interval in English: "4 business days", "2.5 business hours".
func (i Interval) String() string {
	unit := " business day"
	count := strconv.Itoa(i.N)
	if i.Unit != BusinessDays {
		unit = " business hour"
		if i.Unit == ClockMinutes {
			unit = " clock hour"
		}
		count = strconv.Itoa(i.N / 60)
		switch {
		case i.N%60 == 30:
			count += ".5"
		case i.N%60 != 0:
			return strconv.Itoa(i.N) + unit[:len(unit)-len("hour")] + "minutes"
		}
	}
	if count == "1" {
		return count + unit
	}
	return count + unit + "s"
}

// after returns the end of the interval after an instant, in the calendar's zone. Of
// business days it is the opening midnight of the last.
func (i Interval) after(t time.Time, c calendar.Calendar) time.Time {
	switch i.Unit {
	case BusinessDays:
		return c.At(c.AddBusinessDays(c.DateOf(t), i.N), 0)
	case ClockMinutes:
		c = c.WithHours(calendar.AllDay())
	case BusinessMinutes:
	}
	return c.AddBusinessHours(t, time.Duration(i.N)*time.Minute)
}

// Readiness is the reading of "eligible for activation at midnight on the same day"
// in 47 CFR 52.35(a): the midnight that ends the day of receipt, which for a Friday
// begins a Saturday, or the one that begins the next business day.
type Readiness string

// The readings.
const (
	MidnightSameDay         Readiness = "midnight-same-day"
	MidnightNextBusinessDay Readiness = "midnight-next-business-day"
)

// Window is when numbers usually activate on their day.
type Window struct {
	calendar.Hours
	// Zone is the name of the zone of these hours; "" is that of the region.
	Zone string `json:"zone,omitzero"`
}

// DayRange is a number of days, from the least to the most.
type DayRange struct {
	From int `json:"from"`
	To   int `json:"to"`
}

func (r DayRange) text() string {
	return strconv.Itoa(r.From) + " to " + strconv.Itoa(r.To) + " days"
}

// TimingPolicy is how long a port of one kind takes, as data: take a preset, change a
// figure and say where yours comes from. No figure is a constant of the code.
type TimingPolicy struct {
	Name string `json:"name"`
	// Country is where it holds; "" is everywhere, for toll-free numbers.
	Country  loa.Country `json:"country,omitzero"`
	Modality Modality    `json:"modality"`

	// Weekdays, Hours and Holidays make the calendar of a losing carrier whose own is
	// not known. Hours hold for one that is known as well.
	Weekdays Figure[[]time.Weekday]     `json:"weekdays"`
	Hours    Figure[calendar.Hours]     `json:"hours"`
	Holidays Figure[[]calendar.Holiday] `json:"holidays"`
	// Zone is the zone of numbers that are in no region of number portability.
	Zone Figure[string] `json:"zone"`

	// CutOff is the last instant at which a request counts as received on the day.
	CutOff Figure[calendar.Clock] `json:"cut_off"`
	// FOC is when the losing carrier has to answer; Release, when it has to let the
	// number go. Both run from the receipt.
	FOC     Figure[Interval] `json:"foc"`
	Release Figure[Interval] `json:"release"`
	// Ready says what midnight an interval of one business day ends at.
	Ready Figure[Readiness] `json:"ready"`

	// Window is when numbers usually activate: a forecast and no promise.
	Window Figure[Window] `json:"window"`
	// ExpiryDays is how many days after the release a confirmation lapses that was
	// not used, AbandonedDays when the order itself is given up.
	ExpiryDays    Figure[int] `json:"expiry_days"`
	AbandonedDays Figure[int] `json:"abandoned_days"`
	// TextingDays is how many business days after completion text messaging is
	// active, TextingEverywhereDays how many more until it works across all carriers.
	TextingDays           Figure[int] `json:"texting_days"`
	TextingEverywhereDays Figure[int] `json:"texting_everywhere_days"`

	// Usual is how many days after submission most ports complete, Hard how many when
	// the port is manual or was rejected, and HardLikely the likely one of those.
	Usual      Figure[DayRange] `json:"usual"`
	Hard       Figure[DayRange] `json:"hard"`
	HardLikely Figure[int]      `json:"hard_likely"`
}

// Calendar makes the calendar of a losing carrier of which nothing is known. It costs
// what [calendar.New] costs; its errors are those of New.
func (p *TimingPolicy) Calendar(zone *time.Location) (calendar.Calendar, error) {
	return calendar.New(&calendar.Config{
		Zone: zone, Weekdays: p.Weekdays.Value, Hours: p.Hours.Value, Holidays: p.Holidays.Value,
	})
}

// TimingPolicyFor returns the preset for a port: of a simple one or not, from a losing
// carrier that the FCC has waived the one-day rule for or not. A country without
// rules of its own has none. Toll-free numbers have the same everywhere.
func TimingPolicyFor(country loa.Country, m Modality, simple, waiver bool) (TimingPolicy, bool) {
	name := ""
	switch {
	case m == TollFreePort:
		name = "toll-free"
	case country == loa.US && m == WirelessPort:
		name = "us-wireless"
	case country == loa.US && simple && waiver:
		name = "us-waiver"
	case country == loa.US && simple:
		name = "us-simple"
	case country == loa.US:
		name = "us-non-simple"
	case country == loa.CA && !simple:
		name = "ca-non-simple"
	case country == loa.CA && m == WirelessPort:
		name = "ca-wireless"
	case country == loa.CA:
		name = "ca-wireline"
	}
	return TimingPolicyNamed(name)
}

// TimingPolicyNamed returns a preset by its name.
func TimingPolicyNamed(name string) (TimingPolicy, bool) {
	for _, p := range TimingPolicies() {
		if p.Name == name {
			return p, true
		}
	}
	return TimingPolicy{}, false
}
