package porting

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// changeDate asks for another release date, in the way that fits where the order
// stands; see [ChangeDate]. A change of date alone must not be sent before a date was
// confirmed (wireless best practice 28), so until then the whole order goes again.
func (d *decision) changeDate(date calendar.Date, reason string) error {
	o := d.o
	// A day that has passed everywhere on earth cannot be asked for.
	if date.IsZero() || date.Before(calendar.DateOf(d.now.Add(-12*time.Hour))) {
		return d.invalid("date", "give a day to come")
	}
	scheduled := o.any(func(l *Line) bool { return l.State == Scheduled })
	switch {
	case o.DesiredDate == date && (!scheduled || o.DateChange != nil):
		return nil
	case o.datePending():
		return d.illegal("the carrier has not taken the last change of date: send it first")
	case o.any((*Line).unsent):
		return d.illegal("the carrier has not taken the last version of the order: send it first")
	case scheduled:
		if o.all(func(l *Line) bool { return l.State != Scheduled || l.Release.Date == date }) {
			return nil
		}
		d.emit(Event{Kind: DateAsked, Desired: date, Version: o.Version + 1, Reason: reason})
		return nil
	}
	again := d.pick(nil, func(l *Line) bool { return l.wanted(Submitted) })
	if len(again) > 0 {
		if missing := d.lapsed(); len(missing) > 0 {
			return &Error{Command: d.kind, Err: ErrIncomplete, Missing: missing}
		}
	}
	d.emit(Event{Kind: DateAsked, Desired: date, Reason: reason})
	if len(again) > 0 {
		d.emit(Event{
			Kind: OrderSubmitted, Version: o.Version + 1, Numbers: again, AnswerBy: d.now.Add(o.Rules.answerAfter(o.Kind)),
		})
	}
	return nil
}

func (d *decision) refuseDate(c RefuseDate) {
	if ask := d.o.DateChange; ask != nil && ask.Version == c.Version && ask.TakenAt.IsZero() {
		d.emit(Event{Kind: DateRefused, Version: c.Version, Reasons: []carrier.Reason{c.Reason}})
	}
}

// datePending reports whether a change of date is on its way to the carrier.
func (o *Order) datePending() bool {
	return o.DateChange != nil && o.DateChange.TakenAt.IsZero() && o.any((*Line).held)
}

// unsent reports whether a version of the line is not known to have arrived.
func (l *Line) unsent() bool { return l.State == Submitted && l.Acknowledged < l.Version }

// reached is the last version that the carrier holds of the line, or is still to get. It
// is an earlier one than Version if the carrier refused that, or if the port ended before
// it arrived.
func (l *Line) reached() int {
	if l.unsent() {
		return l.Version
	}
	return l.Acknowledged
}

// all reports whether every line satisfies f.
func (o *Order) all(f func(*Line) bool) bool {
	return !slices.ContainsFunc(o.Lines, func(l *Line) bool { return !f(l) })
}

// remindRelease reminds of each release once, in an event of its own.
func (d *decision) remindRelease(numbers []numbering.Number) {
	due := func(l *Line) bool { return l.State == Scheduled && l.RemindedFor != l.Release.Date }
	var told []carrier.Release
	for _, l := range d.o.Lines {
		if !due(l) || slices.ContainsFunc(told, l.Release.Equal) {
			continue
		}
		told = append(told, l.Release)
		d.lines(numbers, Event{Kind: ReleaseReminded, Release: l.Release}, func(m *Line) bool {
			return due(m) && m.Release.Equal(l.Release)
		})
	}
}
