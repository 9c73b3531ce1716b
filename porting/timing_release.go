package porting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
)

// earliest works out receipt, FOC and the earliest date.
func (c *timekeeper) earliest() error {
	c.SubmittedAt = c.ask.SubmittedAt.UTC()
	received := c.receipt(c.SubmittedAt.In(c.loc))
	p := c.policy
	due := p.FOC.Value.after(received, c.losing)
	ready := p.Release.Value.after(received, c.losing)
	if due.IsZero() || ready.IsZero() {
		return fmt.Errorf("%w: the port leaves the years of the calendar", ErrTiming)
	}
	if p.FOC.Value.Unit == BusinessDays {
		due = c.losing.At(c.losing.DateOf(due), p.Hours.Value.Close) // by the close of the last day
	}
	c.ReceivedAt, c.FOCDue = received.UTC(), due.UTC()
	c.tell(p.FOC.Rule, p.FOC.Source, received, due, "the losing carrier has %s to confirm: until %s", p.FOC.Value, c.moment(due))

	day := c.losing.DateOf(received)
	c.Earliest = c.losing.DateOf(ready)
	if p.Release.Value.Unit == BusinessDays {
		ready = c.midnight(day, ready)
	} else {
		c.tell(p.Release.Rule, p.Release.Source, received, ready, "%s after %s: %s", p.Release.Value, c.moment(received), c.moment(ready))
	}
	c.ReadyAt = ready.UTC()
	return c.gaining()
}

// receipt returns when a request that came at an instant counts as received.
func (c *timekeeper) receipt(at time.Time) time.Time {
	hours, cutOff := c.policy.Hours, c.policy.CutOff
	d := calendar.DateOf(at)
	opens := c.losing.At(d, hours.Value.Open)
	var to time.Time
	var why string
	rule, source := cutOff.Rule, cutOff.Source
	switch {
	case !c.losing.IsBusinessDay(d):
		to, why = c.nextOpening(d), "not a business day of the losing carrier"
		if h, ok := c.losing.HolidayOn(d); ok {
			why += " (" + h.Name + ")"
		}
		rule, source = hours.Rule, hours.Source
	case at.Before(opens):
		to, why = opens, "before the opening at "+hours.Value.Open.String()
		rule, source = hours.Rule, hours.Source
	case at.After(c.losing.At(d, cutOff.Value)):
		to, why = c.nextOpening(d), "after the "+cutOff.Value.String()+" cut-off"
	default:
		c.tell(rule, source, at, at, "received %s, by the %s cut-off: counts as received then", c.moment(at), cutOff.Value)
		return at
	}
	c.tell(rule, source, at, to, "received %s, %s: counts as %s%s", c.moment(at), why, c.moment(to), c.notCounted(d, calendar.DateOf(to)))
	return to
}

func (c *timekeeper) nextOpening(d calendar.Date) time.Time {
	return c.losing.At(c.losing.AddBusinessDays(d, 1), c.policy.Hours.Value.Open)
}

// midnight explains an interval of business days after a day, which ends at ready,
// and returns the midnight at which the numbers are ready.
func (c *timekeeper) midnight(day calendar.Date, ready time.Time) time.Time {
	p := c.policy
	last := c.losing.DateOf(ready)
	received := c.ReceivedAt
	if p.Release.Value.N == 1 && p.Ready.Value == MidnightSameDay {
		c.Earliest = day.AddDays(1)
		ready = c.losing.At(c.Earliest, 0)
		c.tell(p.Ready.Rule, p.Ready.Source, received, ready,
			"ready at the midnight that ends %s: %s", dayText(day), c.moment(ready))
		return ready
	}
	c.tell(p.Release.Rule, p.Release.Source, received, ready, "%s after %s: %s%s", p.Release.Value, dayText(day), dayText(last), c.notCounted(day, last))
	if p.Release.Value.N == 1 {
		c.tell(p.Ready.Rule, p.Ready.Source, received, ready,
			"ready at the midnight that begins the next business day: %s", c.moment(ready))
	} else {
		c.tell("ORD-9", "NANC flows", received, ready, "due dates begin at 00:00: ready %s", c.moment(ready))
	}
	return ready
}

// notCounted names the days after from and before to that are not business days.
func (c *timekeeper) notCounted(from, to calendar.Date) string {
	var days []string
	for d := range from.AddDays(1).Through(to.AddDays(-1)) {
		if !c.losing.IsBusinessDay(d) {
			days = append(days, c.dayName(d))
		}
	}
	if len(days) == 0 {
		return ""
	}
	return "; not counted: " + strings.Join(days, ", ")
}

// gaining moves the earliest date to a day on which the gaining carrier activates.
func (c *timekeeper) gaining() error {
	from, d := c.ReadyAt, c.activates(c.Earliest)
	if d.IsZero() {
		return fmt.Errorf("%w: the gaining carrier activates on no day that the losing carrier works", ErrTiming)
	}
	if d != c.Earliest {
		c.ReadyAt = c.losing.At(d, c.opening()).UTC()
		c.tell("LIMITS", c.ask.Limits.Name, from, c.ReadyAt, "the gaining carrier does not activate on %s: %s", c.dayName(c.Earliest), dayText(d))
		c.Earliest = d
	}
	return nil
}

// activates returns the day itself if the gaining carrier activates on it, else the next
// on which it does and the losing carrier works; none if there is none.
func (c *timekeeper) activates(d calendar.Date) calendar.Date {
	for gaining := c.ask.Gaining; !gaining.IsZero() && !gaining.IsBusinessDay(d) && !d.IsZero(); {
		d = c.losing.AddBusinessDays(d, 1)
	}
	return d
}

// opening is the time of day from which a later day than the earliest can be used.
func (c *timekeeper) opening() calendar.Clock {
	if c.policy.Release.Value.Unit == BusinessDays {
		return 0
	}
	return c.policy.Hours.Value.Open
}

// release works out what follows from a release on d.
func (c *timekeeper) release(d calendar.Date) error {
	p := c.policy
	closes := c.losing.At(d, p.Hours.Value.Close)
	from, to := p.Window.Value.Open.On(d, c.window), p.Window.Value.Close.On(d, c.window)
	if p.Release.Value.Unit != BusinessDays {
		from, to = c.ReadyAt, closes
		if d != c.Earliest {
			from = c.losing.At(d, p.Hours.Value.Open)
		}
	}
	by := closes
	if by.Before(to) {
		by = to
	}
	c.Release = carrier.Release{Date: d, From: from.UTC(), To: to.UTC(), By: by.UTC()}
	c.tell(p.Window.Rule, p.Window.Source, from, by, "usually active between %s and %s, not guaranteed; by the end of the business day, %s",
		c.moment(from), c.moment(to), c.moment(by))

	c.ChangeUntil = c.Release.From.Add(-c.ask.Limits.Blackout)
	c.CancelUntil = c.ChangeUntil
	if c.ask.Limits.Blackout > 0 {
		c.tell("LIMITS", c.ask.Limits.Name, c.ChangeUntil, c.Release.From,
			"the gaining carrier takes no other date and no cancellation in the %s before: until %s",
			durationText(c.ask.Limits.Blackout), c.moment(c.ChangeUntil))
	} else {
		c.tell("CAN-1", "NANC flows", c.SubmittedAt, c.CancelUntil, "a port can be canceled until it is activated: %s", c.moment(c.CancelUntil))
	}
	c.ExpiresAt = c.losing.At(d.AddDays(p.ExpiryDays.Value+1), 0).UTC()
	c.tell(p.ExpiryDays.Rule, p.ExpiryDays.Source, c.Release.From, c.ExpiresAt, "a confirmation that is not used lapses %s", c.moment(c.ExpiresAt))
	c.AbandonedAt = c.losing.At(d.AddDays(p.AbandonedDays.Value), 0).UTC()
	c.tell(p.AbandonedDays.Rule, p.AbandonedDays.Source, c.Release.From, c.AbandonedAt,
		"an order that is not activated is given up %d days after its date: %s", p.AbandonedDays.Value, c.moment(c.AbandonedAt))
	if !c.ask.LetterUntil.IsZero() {
		c.LetterUntil = c.ask.LetterUntil.UTC()
		c.tell(c.letterRule(), "", c.SubmittedAt, c.LetterUntil, "the letter stands until %s", c.moment(c.ask.LetterUntil))
	}
	c.TextingBy = c.losing.AddBusinessDays(d, p.TextingDays.Value)
	c.TextingEverywhereBy = c.losing.AddBusinessDays(c.TextingBy, p.TextingEverywhereDays.Value)
	c.tell(p.TextingDays.Rule, p.TextingDays.Source, c.Release.From, c.losing.At(c.TextingEverywhereBy, calendar.ClockOf(24, 0)),
		"text messaging, if asked for, is active by %s and works across all carriers by %s", dayText(c.TextingBy), dayText(c.TextingEverywhereBy))
	if c.TextingEverywhereBy.IsZero() {
		return fmt.Errorf("%w: the port leaves the years of the calendar", ErrTiming)
	}
	return nil
}

func (c *timekeeper) letterRule() string {
	if c.ask.LetterToChange {
		return "TF-5"
	}
	return "LOA-J"
}

// moment says an instant in the region's time: "Friday 2026-07-10 13:01". Seconds
// are told where there are any.
func (c *timekeeper) moment(t time.Time) string {
	t = t.In(c.loc)
	if t.Second() == 0 {
		return t.Format("Monday 2006-01-02 15:04")
	}
	return t.Format("Monday 2006-01-02 15:04:05")
}

func durationText(d time.Duration) string {
	n, unit := int(d/time.Hour), " hour"
	if d%time.Hour != 0 {
		n, unit = int(d/time.Minute), " minute"
	}
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + unit
}

func dayText(d calendar.Date) string { return d.Weekday().String() + " " + d.String() }

// dayName names a day with the holiday that closes it.
func (c *timekeeper) dayName(d calendar.Date) string {
	if h, ok := c.losing.HolidayOn(d); ok {
		return dayText(d) + " (" + h.Name + ")"
	}
	return dayText(d)
}

func union(a, b []string) []string {
	a = slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// oneOf joins alternatives: "a", "a or b", "a, b or c".
func oneOf(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
