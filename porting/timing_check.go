package porting

import (
	"fmt"

	"github.com/openlnp/lnp/calendar"
)

// DateCheck is the answer about a date that somebody wants.
type DateCheck struct {
	Date calendar.Date `json:"date"`
	// OK says that nothing stands against the date; a date later than the earliest is
	// always allowed.
	OK bool `json:"ok"`
	// Objections are everything that stands against it.
	Objections []Objection `json:"objections,omitzero"`
	// Next is the first date on or after it against which nothing stands; none if
	// there is none within the horizon, or if no date cures an objection.
	Next calendar.Date `json:"next,omitzero"`
	// Schedule is that of the date if it is OK, else of Next, else of the earliest.
	Schedule Schedule `json:"schedule"`
}

// Objection is something that stands against a date.
type Objection struct {
	Code ObjectionCode `json:"code"`
	Rule string        `json:"rule"`
	Text string        `json:"text"`
}

// ObjectionCode is a kind of objection.
type ObjectionCode string

// The objections.
const (
	// DateTooEarly: before the earliest date, which the schedule's steps explain.
	DateTooEarly ObjectionCode = "too-early"
	// DateClosed: the losing carrier does not work on it.
	DateClosed ObjectionCode = "closed"
	// DateGainingClosed: the gaining carrier does not activate on it.
	DateGainingClosed ObjectionCode = "gaining-closed"
	// DateBeyondHorizon: the gaining carrier does not take dates so far ahead.
	DateBeyondHorizon ObjectionCode = "beyond-horizon"
	// DateLetterLapsed: the letter has lapsed by the submission or the change; the
	// cure is another letter.
	DateLetterLapsed ObjectionCode = "letter-lapsed"
)

// Check says whether the numbers can be released on a date, and if not, why not and
// when instead. Its error is that of [Timing.Earliest], or an [ErrTiming] for no date.
func (t *Timing) Check(d calendar.Date) (DateCheck, error) {
	if d.IsZero() {
		return DateCheck{}, fmt.Errorf("%w: there is no date to check", ErrTiming)
	}
	c, err := t.governing()
	if err != nil {
		return DateCheck{}, err
	}
	check := DateCheck{Date: d, Objections: c.objections(d)}
	check.OK = len(check.Objections) == 0
	check.Next = c.next(d)
	scheduled := check.Next
	if scheduled.IsZero() {
		scheduled = c.Earliest
	}
	if err := c.release(scheduled); err != nil {
		return DateCheck{}, err
	}
	check.Schedule = c.Schedule
	return check, nil
}

// objections returns everything that stands against a release on d.
func (c *timekeeper) objections(d calendar.Date) []Objection {
	var list []Objection
	add := func(code ObjectionCode, rule, format string, args ...any) {
		list = append(list, Objection{code, rule, fmt.Sprintf(format, args...)})
	}
	if d.Before(c.Earliest) {
		add(DateTooEarly, c.policy.Release.Rule, "%s is before %s, the earliest date", dayText(d), dayText(c.Earliest))
	}
	if d != c.Earliest && !c.losing.IsBusinessDay(d) {
		add(DateClosed, c.policy.Hours.Rule, "the losing carrier does not work on %s", c.dayName(d))
	}
	if !c.ask.Gaining.IsZero() && !c.ask.Gaining.IsBusinessDay(d) {
		add(DateGainingClosed, "LIMITS", "the gaining carrier does not activate on %s", dayText(d))
	}
	if days := c.ask.Limits.HorizonDays; days > 0 && d.Sub(c.losing.DateOf(c.SubmittedAt)) > days {
		add(DateBeyondHorizon, "LIMITS", "%s is more than %d days ahead, the furthest that the gaining carrier takes", dayText(d), days)
	}
	until := c.ask.LetterUntil
	switch {
	case until.IsZero():
	case !c.SubmittedAt.Before(until):
		add(DateLetterLapsed, c.letterRule(), "the letter lapsed %s, before the submission", c.moment(until))
	case c.ask.LetterToChange && !c.losing.At(d, c.policy.Hours.Value.Close).Before(until):
		add(DateLetterLapsed, c.letterRule(), "the letter lapses %s, before the change", c.moment(until))
	}
	return list
}

// next returns the first date on or after d without objections, or none.
func (c *timekeeper) next(d calendar.Date) calendar.Date {
	if d.Before(c.Earliest) {
		d = c.Earliest
	}
	const reach = 400 // days; nobody asks a carrier for a date further on
	for d := range d.Through(d.AddDays(reach)) {
		if len(c.objections(d)) == 0 {
			return d
		}
	}
	return calendar.Date{}
}
