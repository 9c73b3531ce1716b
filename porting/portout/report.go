package portout

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
)

// receiveReport turns the carrier's view of a request into events: one for the numbers
// that fare alike, none for what is known already.
func (d *decision) receiveReport(c ReceiveReport) {
	var all []Event
	taken := false
	for i := range c.Report.Lines {
		lr := &c.Report.Lines[i]
		l, ok := d.r.Line(lr.Number)
		at := first(lr.At, c.Report.AsOf).UTC()
		if !ok || at.Before(l.CarrierAt) {
			continue
		}
		if !taken && d.r.takes(lr) {
			taken = true
			all = append(all, Event{Kind: AnswerTaken, Version: d.r.Version, CarrierAt: at})
		}
		for _, e := range d.r.news(&l, lr) {
			e.CarrierAt = at
			k := slices.IndexFunc(all, func(f Event) bool {
				return f.Kind == e.Kind && f.CarrierAt.Equal(at) && f.Release.Equal(e.Release) && slices.Equal(f.Reasons, e.Reasons)
			})
			if k < 0 {
				k, all = len(all), append(all, e)
			}
			all[k].Numbers = append(all[k].Numbers, lr.Number)
		}
	}
	for _, e := range all {
		if len(e.Numbers) > 0 {
			e.Numbers = sorted(e.Numbers)
		}
		d.emit(e)
	}
	news := !c.AnswerBy.IsZero() && d.r.in(Pending) && !c.AnswerBy.Equal(d.r.CarrierBy)
	if news || len(all) == 0 && d.r.watched() && !d.now.Before(d.r.fetchAt()) {
		d.emit(Event{Kind: ReportSeen, CarrierAt: first(c.Report.AsOf, d.now).UTC(), Until: c.AnswerBy.UTC()})
	}
}

// takes reports whether a line of a report shows that the carrier holds the answer.
func (r *Request) takes(lr *carrier.LineReport) bool {
	p := r.Reply
	if p == nil || !p.TakenAt.IsZero() || lr.Version != 0 && lr.Version != r.Version {
		return false
	}
	switch p.Kind {
	case Confirm:
		return lr.Status == carrier.Confirmed || lr.Status == carrier.Activating || lr.Status == carrier.Active || lr.Status == carrier.Returned
	case Delay:
		return lr.Status == carrier.Jeopardy
	default:
		return lr.Status == carrier.Rejected
	}
}

// news tells what a report's line says that the request does not know yet.
func (r *Request) news(l *Line, lr *carrier.LineReport) []Event {
	// What answers an earlier version says nothing on this one, unless it cannot be
	// taken back.
	old := lr.Version != 0 && lr.Version < r.Version
	legal := func(k EventKind) bool { _, ok := move(l.State, k); return ok }
	var all []Event
	switch lr.Status {
	case carrier.Confirmed, carrier.Activating:
		if !old && legal(CarrierConfirmed) {
			all = append(all, Event{Kind: CarrierConfirmed, Release: lr.Release})
		}
	case carrier.Rejected:
		if !old && legal(CarrierRejected) {
			all = append(all, Event{Kind: CarrierRejected, Reasons: codes(lr.Reasons)})
		}
	case carrier.Active:
		if legal(NumberLeft) {
			all = append(all, Event{Kind: NumberLeft})
		}
	case carrier.Returned:
		if legal(NumberLeft) {
			all = append(all, Event{Kind: NumberLeft})
		}
		if l.State == Left || len(all) > 0 {
			all = append(all, Event{Kind: NumberReturned, Reasons: codes(lr.Reasons)})
		}
	case carrier.Canceled:
		if !old && legal(LineCanceled) {
			all = append(all, Event{Kind: LineCanceled, Reasons: codes(lr.Reasons)})
		}
	default:
		// Received says nothing, and a word without an equivalent neither.
	}
	return all
}

// Response returns the last answer to a request as the carrier takes it, for
// [ActionSendAnswer]. It answers with [ErrIllegal] if nothing has been answered. Equal
// accounts give equal responses, so that a repeated call is recognised as the same.
func Response(a Account, ref string) (*carrier.RespondPortOutRequest, error) {
	r, ok := a.Request(ref)
	switch {
	case !ok:
		return nil, &Error{Command: KindAnswer, Err: ErrNotFound, Field: "ref"}
	case r.Reply == nil:
		return nil, &Error{Command: KindAnswer, Err: ErrIllegal, Legal: Legal(a, ref)}
	}
	return &carrier.RespondPortOutRequest{
		Ref: ref, Version: r.Reply.Version, Reasons: slices.Clone(r.Reply.Reasons),
		Delay: r.Reply.Kind == Delay, Release: r.Reply.Release.Date,
	}, nil
}
