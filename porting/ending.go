package porting

import (
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// How a port ends before it completes, or is undone after it: cancellation, silence,
// and the way back.

func (d *decision) cancel(numbers []numbering.Number, reason string) error {
	if d.by.Role == RoleCustomer && reason == "" && d.o.any(func(l *Line) bool { return l.State.WithCarrier() }) {
		return d.invalid("reason", "say why: after submission a cancellation is a request")
	}
	d.end(numbers, reason)
	return nil
}

// end ends what is only here, and asks for the end of what the carrier may hold.
func (d *decision) end(numbers []numbering.Number, reason string) {
	here := func(l *Line) bool {
		return l.State.Open() && !l.held() && (!l.State.WithCarrier() || l.State == Rejected)
	}
	d.lines(numbers, Event{Kind: LineCanceled, Reason: reason}, here)
	d.lines(numbers, Event{Kind: CancelAsked, Reason: reason}, func(l *Line) bool {
		return l.CancelAsked.IsZero() && l.State.Open() && !here(l)
	})
}

// abandon closes what waits on a customer who is silent. Numbers that fare better, on
// the same order, go on.
func (d *decision) abandon() {
	at, ok := d.o.abandonAt()
	if !ok || d.now.Before(at) {
		return
	}
	waiting := d.pick(nil, func(l *Line) bool { return l.wanted(Portable) || l.wanted(Rejected) })
	d.emit(Event{Kind: OrderAbandoned, Numbers: waiting})
	d.end(waiting, "nothing has come from the customer")
}

// recordNotFound ends what never arrived at the carrier and is not wanted any more.
func (d *decision) recordNotFound(c RecordNotFound) {
	d.lines(nil, Event{Kind: LineCanceled}, func(l *Line) bool {
		return l.State == Submitted && l.Version == c.Version && l.Acknowledged == 0 && !l.CancelAsked.IsZero()
	})
}

// recordRefusal treats a request that the carrier would not take as a rejection, or as
// the end of what was to be canceled anyhow.
func (d *decision) recordRefusal(c RecordRefusal) {
	refused := func(l *Line) bool { return l.unsent() && l.Version == c.Version }
	reasons := []carrier.Reason{c.Reason}
	d.lines(nil, Event{Kind: PortRejected, Version: c.Version, Reasons: reasons}, func(l *Line) bool {
		return refused(l) && (l.CancelAsked.IsZero() || l.held())
	})
	d.lines(nil, Event{Kind: LineCanceled, Reasons: reasons}, func(l *Line) bool {
		return refused(l) && !l.CancelAsked.IsZero() && !l.held()
	})
}

func (d *decision) askReturn(c *AskReturn) error {
	if c.Reason == "" {
		return d.invalid("reason", "say why the numbers should not have been ported")
	}
	late := d.pick(c.Numbers, func(l *Line) bool {
		return l.State == Ported && l.ReturnAsked.IsZero() && d.now.Sub(l.PortedAt) > d.o.Rules.snapback()
	})
	if len(late) > 0 {
		return d.illegal("the time to take numbers back has passed: the carrier that they go back to orders the port")
	}
	d.lines(c.Numbers, Event{Kind: ReturnAsked, Reason: c.Reason}, func(l *Line) bool {
		return l.State == Ported && l.ReturnAsked.IsZero()
	})
	return nil
}
