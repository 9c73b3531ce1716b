package world

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// carrier makes the fake: its subscribers, and what befalls orders and calls.
func (w *world) carrier(accounts []fake.Account) *fake.Fake {
	opt := &fake.Options{
		Name: partner, Seed: w.seed, Start: w.start, Zone: w.fix.zone, Accounts: accounts, Calendar: w.fix.hours,
		Script: w.script(),
	}
	r := &w.c.Rates
	if r.any(Unavailable, Unauthorized) {
		opt.Hooks.Before = w.before
	}
	if r.any(AnswerLost, CutOff) {
		opt.Hooks.After = w.after
	}
	if r.any(OrderSplit, PortsRejected) {
		opt.Hooks.Decide = w.fate
	}
	return fake.New(opt)
}

// before lets a call fail that then has no effect.
func (w *world) before(c fake.Call) error {
	f, ok := w.pick(Unavailable, Unauthorized)
	if !ok {
		return nil
	}
	w.struck(f, cmp.Or(w.byPON[c.PON], w.caller))
	e := &carrier.Error{Op: c.Op, Carrier: partner, Unsent: true}
	switch f {
	case TimeoutBefore:
		e.Err, e.Unsent = context.DeadlineExceeded, false
	case RateLimited:
		e.Err, e.RetryAfter = carrier.ErrRateLimited, 20*time.Minute
	case Unauthorized:
		e.Err = carrier.ErrUnauthorized
	default:
		e.Err = carrier.ErrUnavailable
	}
	return e
}

// after lets the answer of a call get lost that has taken effect.
func (w *world) after(c fake.Call) error {
	f, ok := w.pick(AnswerLost, CutOff)
	if !ok {
		return nil
	}
	w.struck(f, cmp.Or(w.byPON[c.PON], w.caller))
	e := &carrier.Error{Op: c.Op, Carrier: partner, Err: context.DeadlineExceeded}
	if f == CutOff {
		e.Err = carrier.ErrUnavailable
	}
	return e
}

// called counts a call.
func (w *world) called(o *order, err error) error {
	w.t.Calls++
	if err != nil {
		w.t.Failed++
		w.checkError(o, err)
	}
	return err
}

func (w *world) check(o *order, numbers []numbering.Number) (*carrier.CheckResponse, error) {
	w.caller = o // the call names no order
	defer func() { w.caller = nil }()
	r, err := w.fake.Check(context.Background(), &carrier.CheckRequest{Numbers: numbers})
	return r, w.called(o, err)
}

// send places the order. A request that the carrier finds invalid goes the way of a
// rejection, one that it has moved on from is looked at.
func (w *world) send(o *order, a *porting.Action) (porting.Command, error) {
	req, err := porting.SubmitRequest(*o.state, loa.Credentials{PIN: o.sent})
	if err != nil {
		w.fail(SubmitRequestIsMade, o, err.Error())
		return nil, nil
	}
	w.bend(o, req)
	w.checkRequest(o, req)
	r, err := w.fake.Submit(context.Background(), req)
	if err != nil && w.c.Defect == SecretInLog {
		w.checkText(o, "submit failed with PIN "+req.PIN.Reveal())
	}
	switch w.checkSent(o, req, err); {
	case errors.Is(w.called(o, err), carrier.ErrInvalid):
		return porting.RecordRefusal{
			By: byCarrier, Version: a.Version, Reason: carrier.Reason{Code: carrier.Other, Text: "the request was not taken"},
		}, nil
	case errors.Is(err, carrier.ErrRefused), errors.Is(err, carrier.ErrStale):
		return w.fetch(o)
	case err != nil:
		return nil, err
	}
	return w.report(o, r), nil
}

func (w *world) sendCancel(o *order, a *porting.Action) (porting.Command, error) {
	if w.c.Defect == CancelForgotten {
		return nil, nil
	}
	if f, ok := w.cancels[o.index]; ok && !o.record.cancelSent {
		w.struck(f, o)
	}
	o.record.cancelSent = true
	r, err := w.fake.Cancel(context.Background(), &carrier.CancelRequest{PON: o.state.PON, Numbers: a.Numbers})
	if w.called(o, err) != nil {
		return nil, err
	}
	return w.report(o, r), nil
}

// activate asks a carrier to activate that does so on demand. A refusal is a normal
// outcome: the date has moved, and the news of it is under way.
func (w *world) activate(o *order, a *porting.Action) (porting.Command, error) {
	// The day may have moved, and the news of it be under way: look before the leap.
	if w.c.Defect != ActivateEarly {
		now, err := w.fake.Status(context.Background(), &carrier.StatusRequest{PON: o.state.PON})
		if w.called(o, err) != nil {
			return nil, err
		}
		for _, n := range a.Numbers {
			if l, _ := now.Line(n); l.Status != carrier.Confirmed || l.Release.From.After(w.now) {
				return w.report(o, now), nil
			}
		}
	}
	w.checkActivation(o, a)
	r, err := w.fake.Activate(context.Background(), &carrier.ActivateRequest{PON: o.state.PON, Numbers: a.Numbers})
	switch {
	case errors.Is(w.called(o, err), carrier.ErrRefused):
		return w.fetch(o)
	case err != nil:
		return nil, err
	}
	return w.report(o, r), nil
}

// sendDate asks for another release date. A refusal leaves the date as it is.
func (w *world) sendDate(o *order) (porting.Command, error) {
	req, err := porting.DateRequest(*o.state)
	if err != nil {
		w.fail(SubmitRequestIsMade, o, err.Error())
		return nil, nil
	}
	r, err := w.fake.Supplement(context.Background(), req)
	if err == nil && w.voids[o.index] {
		w.struck(DateVoided, o)
	}
	switch {
	case errors.Is(w.called(o, err), carrier.ErrRefused), errors.Is(err, carrier.ErrInvalid):
		return porting.RefuseDate{By: byCarrier, Version: req.Version, Reason: carrier.Reason{Code: carrier.CannotSupplement}}, nil
	case errors.Is(err, carrier.ErrStale):
		return w.fetch(o)
	case err != nil:
		return nil, err
	}
	return w.report(o, r), nil
}

func (w *world) enableTexting(o *order, a *porting.Action) (porting.Command, error) {
	r, err := w.fake.EnableMessaging(context.Background(), &carrier.EnableMessagingRequest{PON: o.state.PON, Numbers: a.Numbers})
	switch {
	case errors.Is(w.called(o, err), carrier.ErrRefused):
		return w.fetch(o) // the number is not in service any more
	case err != nil:
		return nil, err
	}
	return porting.ReceiveMessaging{By: byCarrier, Response: *r}, nil
}

// replicaLag is how far a replica may be behind.
const replicaLag = 2 * 24 * time.Hour

// fetch asks for the carrier's view.
func (w *world) fetch(o *order) (porting.Command, error) {
	r, err := w.fake.Status(context.Background(), &carrier.StatusRequest{PON: o.state.PON})
	switch {
	case errors.Is(w.called(o, err), carrier.ErrNotFound):
		return porting.RecordNotFound{By: byCarrier, Version: o.state.Version}, nil
	case err != nil:
		return nil, err
	}
	if last := o.record.before; last != nil && r.AsOf.Sub(last.AsOf) < replicaLag && w.strikes(StaleView, o) {
		r = last
	}
	return w.report(o, r), nil
}

// report is the command for a view.
func (w *world) report(o *order, r *carrier.Report) porting.Command {
	w.checkReport(o, r)
	return porting.ReceiveReport{By: byCarrier, Report: *w.distort(r)}
}

// hear plans to list events soon after one was told.
func (w *world) hear(t time.Time) {
	t = t.Truncate(15 * time.Minute).Add(15 * time.Minute)
	if w.feedAt.IsZero() {
		w.feedAt = t
		w.at(t, w.listen)
	}
}

// keptEvent is an event that waits for the next one.
type keptEvent struct{ event carrier.Event }

// listen lists the new events, and looks at the orders that they name.
func (w *world) listen() {
	w.feedAt = time.Time{}
	r, err := w.fake.ListEvents(context.Background(), &carrier.ListEventsRequest{Cursor: w.cursor})
	if w.called(nil, err) != nil {
		w.hear(w.now)
		return
	}
	for _, e := range r.Events {
		w.deliver(e)
	}
	// The cursor is stored once the events have been handled: a crash before that
	// brings them again.
	if !w.strikes(HostCrash, nil) {
		w.cursor = r.Cursor
	}
	if r.More || w.cursor != r.Cursor {
		w.hear(w.now)
	}
}

// deliver lets an event arrive, or what the network makes of it.
func (w *world) deliver(e carrier.Event) {
	f, ok := w.pick(EventDoubled, EventReplayed)
	if ok {
		w.struck(f, w.byPON[e.PON])
	}
	copies := 1
	switch {
	case !ok:
	case f == EventDoubled:
		copies = 2
	case f == EventReplayed:
		copies = 10
	case f == EventLost:
		return
	case f == EventLate:
		w.at(w.now.Add(48*time.Hour), func() { w.hint(e) })
		return
	case f == EventReordered && w.kept == nil:
		w.kept = &keptEvent{e}
		return
	case f == EventMisnamed:
		e.Raw = "porting_order.something_new"
	case f == EventMisplaced:
		e.PON, e.Ref = "NOBODYS-"+e.PON, ""
	default:
	}
	for range copies {
		w.hint(e)
	}
	if w.kept != nil {
		w.hint(w.kept.event)
		w.kept = nil
	}
}

// hint lets the host fetch the order that an event names.
func (w *world) hint(e carrier.Event) {
	o := w.byPON[e.PON]
	if o == nil || o.heard == e.ID {
		return
	}
	o.heard = e.ID
	if !slices.ContainsFunc(o.todos, func(d todo) bool { return d.action.Kind == actionHint }) {
		o.todos = append(o.todos, todo{action: porting.Action{Kind: actionHint, Key: "hint/" + e.ID, At: w.now}, at: w.now})
	}
	w.look(o, w.now)
}
