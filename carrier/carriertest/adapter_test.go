package carriertest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// wholesaler stands for a carrier's API as such APIs are: it knows no versions, no
// idempotency, and speaks its own words. An adapter's author has the real one.
type wholesaler struct {
	mu     sync.Mutex
	now    time.Time
	orders map[string]*wholesale
}

type wholesale struct {
	id, customerRef, state string
	exceptions             [][2]string // code and text
	pin                    string
	numbers                []string
	foc                    time.Time
}

func (w *wholesaler) create(ref, pin string, numbers []string) *wholesale {
	o := &wholesale{id: fmt.Sprintf("W%d", len(w.orders)+1), customerRef: ref, state: "submitted", pin: pin, numbers: numbers}
	w.orders[o.id] = o
	return o
}

func (w *wholesaler) byRef(ref string) *wholesale {
	for _, o := range w.orders {
		if o.customerRef == ref {
			return o
		}
	}
	return nil
}

// advance is the wholesaler's losing carriers at work.
func (w *wholesaler) advance(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
	for _, o := range w.orders {
		switch {
		case o.state == "submitted" && o.pin != "0420":
			o.state, o.exceptions = "exception", [][2]string{{"PASSCODE_PIN_INVALID", "PIN does not match"}}
		case o.state == "submitted":
			o.state, o.foc = "foc-date-confirmed", w.now.AddDate(0, 0, 3)
		case o.state == "foc-date-confirmed" && !w.now.Before(o.foc):
			o.state = "ported"
		}
	}
}

// adapter makes a carrier of the wholesaler: the skeleton of every adapter. It keeps
// beside the wholesaler's orders what the wholesaler does not: versions, and bodies to
// compare with. A real one keeps them in its database.
type adapter struct {
	api  *wholesaler
	sent map[string]*carrier.SubmitRequest // by purchase order number: the last version
	gone map[string]bool                   // cancellations asked for, by number and order
}

// words are the wholesaler's states.
var words = map[string]carrier.Status{
	"submitted": carrier.Received, "exception": carrier.Rejected, "foc-date-confirmed": carrier.Confirmed,
	"ported": carrier.Active, "cancelled": carrier.Canceled,
}

// fail makes the contract's error; nothing was sent.
func fail(op carrier.Op, err error) error {
	return &carrier.Error{Op: op, Carrier: "wholesaler", Err: err, Unsent: true}
}

func (a *adapter) Submit(ctx context.Context, r *carrier.SubmitRequest) (*carrier.Report, error) {
	if err := ctx.Err(); err != nil {
		return nil, fail(carrier.OpSubmit, err)
	}
	if err := r.Validate(); err != nil {
		return nil, fail(carrier.OpSubmit, err)
	}
	a.api.mu.Lock()
	defer a.api.mu.Unlock()
	order := a.api.byRef(r.PON)
	switch last := a.sent[r.PON]; {
	case last == nil && r.Version == 1:
		var numbers []string
		for _, n := range r.Numbers {
			numbers = append(numbers, n.String())
		}
		order = a.api.create(r.PON, r.PIN.Reveal(), numbers)
	case last == nil || r.Version > last.Version+1:
		return nil, fail(carrier.OpSubmit, carrier.ErrInvalid)
	case r.Version < last.Version:
		return nil, fail(carrier.OpSubmit, carrier.ErrStale)
	case r.Version == last.Version && !r.SameBody(last):
		return nil, fail(carrier.OpSubmit, carrier.ErrConflict)
	case r.Version == last.Version:
		return a.report(order), nil
	case slices.ContainsFunc(r.Numbers, func(n numbering.Number) bool { return !slices.Contains(order.numbers, n.String()) }):
		return nil, fail(carrier.OpSubmit, carrier.ErrInvalid)
	case order.state == "ported" || order.state == "cancelled":
		return nil, fail(carrier.OpSubmit, carrier.ErrRefused)
	default:
		order.pin, order.state, order.exceptions = r.PIN.Reveal(), "submitted", nil
	}
	kept := *r
	kept.Numbers = slices.Clone(r.Numbers)
	a.sent[r.PON] = &kept
	return a.report(order), nil
}

func (a *adapter) Status(ctx context.Context, r *carrier.StatusRequest) (*carrier.Report, error) {
	return a.find(ctx, carrier.OpStatus, r.PON, func(*wholesale) {})
}

func (a *adapter) Cancel(ctx context.Context, r *carrier.CancelRequest) (*carrier.Report, error) {
	return a.find(ctx, carrier.OpCancel, r.PON, func(o *wholesale) {
		for _, n := range a.sent[r.PON].Numbers {
			if o.state != "ported" && (r.Numbers == nil || slices.Contains(r.Numbers, n)) {
				a.gone[r.PON+n.String()] = true // the wholesaler's people do it, some day
			}
		}
	})
}

func (a *adapter) find(ctx context.Context, op carrier.Op, pon string, do func(*wholesale)) (*carrier.Report, error) {
	if err := ctx.Err(); err != nil {
		return nil, fail(op, err)
	}
	a.api.mu.Lock()
	defer a.api.mu.Unlock()
	o := a.api.byRef(pon)
	if o == nil {
		return nil, fail(op, carrier.ErrNotFound)
	}
	do(o)
	return a.report(o), nil
}

// report translates: state by the table, exceptions by the vocabulary, unknown words
// kept as they are.
func (a *adapter) report(o *wholesale) *carrier.Report {
	out := &carrier.Report{PON: o.customerRef, AsOf: a.api.now}
	s, ok := words[o.state]
	if !ok {
		s = carrier.Unknown
	}
	var why []carrier.Reason
	for _, e := range o.exceptions {
		if r, refusal := carrier.Telnyx().Reason(e[0], "", e[1]); refusal {
			why = append(why, r)
		}
	}
	for _, n := range o.numbers {
		l := carrier.LineReport{
			Number: numbering.MustParse(n), Version: a.sent[o.customerRef].Version, Ref: o.id, Status: s, Raw: o.state,
			Reasons: slices.Clone(why), At: a.api.now,
		}
		if s == carrier.Confirmed || s == carrier.Active {
			l.Release = carrier.Release{Date: calendar.DateOf(o.foc)}
		}
		if a.gone[o.customerRef+n] {
			l.Cancel = carrier.CancelPending
		}
		out.Lines = append(out.Lines, l)
	}
	return out
}

// The adapter passes the suite; this is all that its test says.
func TestAdapter(t *testing.T) {
	orders := 0
	carriertest.Run(t, func() (*carriertest.Subject, error) {
		w := &wholesaler{now: time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC), orders: map[string]*wholesale{}}
		order := func(pin string) *carrier.SubmitRequest {
			orders++
			return &carrier.SubmitRequest{
				PON: fmt.Sprintf("A-%d", orders), Version: 1, Kind: loa.Local, Country: loa.US, LosingCarrier: "Lone Star Telephone",
				Numbers: []numbering.Number{numbering.MustParse("512-555-0142"), numbering.MustParse("512-555-0143")},
				PIN:     loa.NewPIN(pin), AccountNumber: loa.NewAccountNumber("4471"), AuthorizedPerson: "Rosa Delgado",
			}
		}
		return &carriertest.Subject{
			Carrier: &adapter{w, map[string]*carrier.SubmitRequest{}, map[string]bool{}},
			Order:   func() *carrier.SubmitRequest { return order("0420") },
			Denied:  func() *carrier.SubmitRequest { return order("9999") },
			Advance: w.advance,
		}, nil
	})
}

// A suite that cannot get at a carrier says so.
func TestNoSubject(t *testing.T) {
	err := carriertest.Check(t.Context(), func() (*carriertest.Subject, error) { return nil, errors.New("no credentials") })
	if err == nil || err.Error() != "carriertest: concurrent-submits: no subject: no credentials" {
		t.Fatal(err)
	}
}
