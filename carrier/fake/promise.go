package fake

import (
	"errors"
	"fmt"
	"testing"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Promise is what a host owes to its carrier and its customers, whatever went wrong
// in between; the ledger proves it.
type Promise string

// The promises.
const (
	// NoDoubleSubmit: no number was put on a second order while the first still
	// held it, and no order was answered with a conflict of bodies.
	NoDoubleSubmit Promise = "no-double-submit"
	// NoEarlyActivation: no activation was asked for before the release that the
	// carrier had confirmed, or without one.
	NoEarlyActivation Promise = "no-early-activation"
	// EveryNoteDelivered: after each change of an order the host was handed a
	// report of it.
	EveryNoteDelivered Promise = "every-note-delivered"
	// EveryOrderEnded: no number of any order is still under way.
	EveryOrderEnded Promise = "every-order-ended"
	// EveryPortOutAnswered: no time for the answer to another carrier ran out.
	EveryPortOutAnswered Promise = "every-port-out-answered"
)

// Violation is a promise that was not kept.
type Violation struct {
	Promise Promise `json:"promise"`
	PON     string  `json:"pon"`
	Text    string  `json:"text"`
}

// Violations returns what the ledger tells against promises; no promise means all.
func (f *Fake) Violations(promises ...Promise) []Violation {
	if len(promises) == 0 {
		promises = []Promise{NoDoubleSubmit, NoEarlyActivation, EveryNoteDelivered, EveryOrderEnded, EveryPortOutAnswered}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Violation
	for _, p := range promises {
		add := func(pon, format string, args ...any) {
			out = append(out, Violation{Promise: p, PON: pon, Text: fmt.Sprintf(format, args...)})
		}
		switch p {
		case NoDoubleSubmit:
			f.doubles(add)
		case NoEarlyActivation:
			f.failures(carrier.OpActivate, carrier.ErrRefused, func(pon string) { add(pon, "activation was asked for before the release") })
		case EveryNoteDelivered:
			f.undelivered(add)
		case EveryOrderEnded:
			f.unended(add)
		case EveryPortOutAnswered:
			for _, o := range sorted(f.outs) {
				if a := o.out.answer; (a == nil || a.Delay) && !f.now.Before(o.out.request.AnswerBy) {
					add(o.pon, "the time for an answer ran out")
				}
			}
		}
	}
	return out
}

// Assert fails t for each promise that was not kept; no promise means all.
func (f *Fake) Assert(t testing.TB, promises ...Promise) {
	t.Helper()
	for _, v := range f.Violations(promises...) {
		t.Errorf("fake: %s: order %s: %s\n%s", v.Promise, v.PON, v.Text, f.Timeline(v.PON))
	}
}

type complaint func(pon, format string, args ...any)

func (f *Fake) doubles(add complaint) {
	holder := map[numbering.Number]*order{}
	for i := range f.ledger.len() {
		r := f.ledger.at(i)
		if r.kind != recordMove || r.order.out != nil {
			continue
		}
		n := r.number()
		if h := holder[n]; r.to == received && h != nil && h != r.order {
			add(r.order.pon, "number %d is still on order %s", r.order.place(n)+1, h.pon)
		}
		switch {
		case r.to.open() && r.to != rejected:
			holder[n] = r.order
		case holder[n] == r.order:
			delete(holder, n)
		}
	}
	f.failures(carrier.OpSubmit, carrier.ErrConflict, func(pon string) { add(pon, "the same version came with another body") })
}

// failures finds the calls of an operation that failed for a cause.
func (f *Fake) failures(op carrier.Op, cause error, found func(pon string)) {
	for i := range f.ledger.len() {
		if r := f.ledger.at(i); r.kind == recordFailure && opWords[r.op] == op && errors.Is(*r.err, cause) {
			found(r.order.pon)
		}
	}
}

// undelivered finds the orders whose last change no report has told.
func (f *Fake) undelivered(add complaint) {
	told := map[*order]bool{}
	var changed []*order
	for i := range f.ledger.len() {
		switch r := f.ledger.at(i); r.kind {
		case recordMove:
			if r.order.out != nil {
				continue
			}
			if told[r.order] = false; r.step != nil {
				changed = append(changed, r.order)
			}
		case recordCall:
			switch opWords[r.op] {
			case carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpSupplement, carrier.OpActivate, carrier.OpSendDocument:
				told[r.order] = true
			default:
			}
		case recordFailure, recordStep:
		}
	}
	for _, o := range changed {
		if !told[o] {
			told[o] = true
			add(o.pon, "the last change was never read")
		}
	}
}

func (f *Fake) unended(add complaint) {
	for _, o := range sorted(f.orders) {
		for i := range o.lines {
			if o.lines[i].status.open() {
				add(o.pon, "number %d is %s", i+1, o.lines[i].status.word())
			}
		}
	}
}
