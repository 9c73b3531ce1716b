package world

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/porting"
)

// audit looks at everything once nothing happens any more.
func (w *world) audit() {
	w.t.Customers = len(w.customers)
	// The carrier's ledger first, since looking at its orders writes it on.
	for _, p := range []struct {
		promise   fake.Promise
		invariant Invariant
	}{
		{fake.NoDoubleSubmit, NoDoubleSubmit}, {fake.NoEarlyActivation, NoEarlyActivation}, {fake.EveryNoteDelivered, EveryNoteDelivered},
	} {
		w.t.Invariants[p.invariant].Checks += len(w.orders)
		for _, v := range w.fake.Violations(p.promise) {
			w.violate(p.invariant, w.byPON[v.PON], v.Text)
		}
	}
	w.quiet = true
	for _, o := range w.orders {
		w.auditOrder(o)
	}
	for _, c := range w.customers {
		w.auditBooks(c)
	}
}

func (w *world) auditOrder(o *order) {
	if w.c.Defect == LogOutOfOrder && len(o.log) > 4 {
		o.log[3], o.log[4] = o.log[4], o.log[3]
	}
	var sum porting.Fold
	for _, list := range o.log {
		sum.Apply(list...)
	}
	w.hold(fingerprint(sum.View()) == fingerprint(o.state), ReplayEqualsState, o, "folding the events gives another order")
	for i := range o.state.Lines {
		l := o.state.Lines[i]
		w.t.Endings[stateOf(l.State)]++
		w.curve(o, stateOf(l.State), l.Since, o.state.OpenedAt.AddDate(0, 0, Days+2))
	}
	w.auditView(o)
	w.auditEnd(o)
	if !o.record.submitted.IsZero() {
		w.count(o)
	}
	if o.index == int(w.seed%uint64(w.c.Orders)) {
		w.reload(o)
	}
}

// count counts how long an order took from its first submission to the last number that
// ported, if it is complete.
func (w *world) count(o *order) {
	var last time.Time
	for i := range o.state.Lines {
		l := o.state.Lines[i]
		if l.State.Open() {
			return
		}
		if l.PortedAt.After(last) {
			last = l.PortedAt
		}
	}
	if last.IsZero() {
		return
	}
	if hours := int(last.Sub(o.record.submitted).Hours()); hours >= 0 && hours < len(w.t.Taken) {
		w.t.Taken[hours]++
	} else {
		w.t.TooLong++
	}
}

// auditView compares an order with what the carrier really has.
func (w *world) auditView(o *order) {
	r, err := w.view(o)
	if errors.Is(err, carrier.ErrNotFound) {
		w.hold(!slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.Acknowledged > 0 }), AgreesWithCarrier, o, "the carrier does not know it")
		return
	}
	for i := range r.Lines {
		// What the carrier holds and the order has put an end to is trouble that is
		// known, or a cancellation under way.
		w.compare(o, &r.Lines[i], AgreesWithCarrier)
	}
	for i := range o.state.Lines {
		l := o.state.Lines[i]
		if l.Acknowledged > 0 {
			v, ok := r.Line(l.Number)
			// What is to be canceled is not sent any more.
			sent := l.State == porting.Submitted && l.CancelAsked.IsZero()
			w.hold(ok && (v.Version == l.Version || !sent), AgreesWithCarrier, o, "the carrier lacks a number")
		}
		if !l.CancelAsked.IsZero() && l.Acknowledged > 0 && w.now.Sub(l.CancelAsked) > 14*24*time.Hour {
			w.hold(o.record.cancelSent, CancelReachesCarrier, o, "asked for and never sent")
		}
	}
}

// view is the carrier's present view, without network.
func (w *world) view(o *order) (*carrier.Report, error) {
	return w.fake.Status(context.Background(), &carrier.StatusRequest{PON: o.state.PON})
}

// auditEnd checks that an order has ended, or waits on a party that has a reason not
// to have acted.
func (w *world) auditEnd(o *order) {
	wait := o.state.WaitingOn()
	if wait.On == porting.Nobody {
		due := slices.ContainsFunc(porting.Next(*o.state, w.now), func(a porting.Action) bool {
			return !a.At.After(w.now.Add(-48*time.Hour)) && a.Kind != porting.ActionFetch && a.Kind != porting.ActionEnableTexting
		})
		w.hold(!due, NothingIsStuck, o, "it has ended, and work is left")
		return
	}
	w.t.Waiting[string(wait.On)+": "+wait.For.String()]++
	// Who has just got it had no time yet.
	excused := w.now.Sub(o.record.last) < 10*24*time.Hour
	switch wait.On {
	case porting.TheCustomer:
		excused = excused || o.customer.silent || o.answering || o.settling || w.now.Sub(wait.Since) < 60*24*time.Hour
	case porting.TheCarrier, porting.LosingCarrier:
		r, err := w.view(o)
		excused = excused || err == nil && slices.ContainsFunc(r.Lines, func(l carrier.LineReport) bool {
			return l.Status != carrier.Active && !l.Status.Ended()
		})
	default:
	}
	w.hold(excused, NothingIsStuck, o, "it waits on the "+wait.On.String()+" to "+wait.For.String())
	w.hold(wait.For != "", WaitingIsNamed, o, "for nothing that is named")
}

// reload writes an order as JSON and reads it back, as a host that starts again.
func (w *world) reload(o *order) {
	if o.state.Seq == 0 {
		return
	}
	w.t.RoundTrips++
	// What encoding/json does around these reads the text three more times.
	data, err := o.state.MarshalJSON()
	var back porting.Order
	if err == nil {
		err = back.UnmarshalJSON(data)
	}
	var again []byte
	if err == nil {
		again, err = back.MarshalJSON()
	}
	w.hold(err == nil && bytes.Equal(data, again) && fingerprint(o.state) == fingerprint(&back), StoredEqualsState, o, "through JSON and back")
	if pin := o.losing.truth.PIN; pin != "" {
		w.hold(!strings.Contains(string(data), `"`+pin+`"`), NoSecretLeaks, o, "the stored order holds a PIN")
	}
	if err == nil {
		if err := back.Validate(); err != nil {
			w.fail(StoredEqualsState, o, err.Error())
		}
		o.fold = *porting.NewFold(back)
	}
}

// curve counts a number in a state at the end of each day from one instant to another.
func (w *world) curve(o *order, state int, from, to time.Time) {
	day := func(t time.Time) int {
		return min(int((t.Sub(o.state.OpenedAt)+24*time.Hour-1)/(24*time.Hour)), Days+1)
	}
	for d, end := day(from), day(to); d < end; d++ {
		w.t.Curve[d][state]++
	}
}

// fingerprint hashes what an order says, but for the texts of its documents. It is good
// for this process only.
func fingerprint(o *porting.Order) uint64 {
	h := uint64(fnvOffset)
	add := func(v uint64) {
		high, low := bits.Mul64(h^v, fingerPrime)
		h = high ^ low
	}
	text := func(s string) { add(maphash.String(fingerSeed, s)) }
	at := func(t time.Time) {
		if t.IsZero() {
			add(0)
		} else {
			add(uint64(t.UnixNano()))
		}
	}
	for _, s := range [...]string{o.PON, string(o.Kind), string(o.Country), o.Carrier, o.LosingCarrier, o.Ticket, o.Agent, string(o.Account.Standing)} {
		text(s)
	}
	for _, n := range [...]int{o.Seq, o.Version, o.DocumentsSeq, o.AskedSeq, o.RejectedSeq, len(o.Missing), len(o.Documents), len(o.Notices)} {
		add(uint64(n))
	}
	at(o.AskedAt)
	for i := range o.Notices {
		text(o.Notices[i].Key())
	}
	for i := range o.Lines {
		l := o.Lines[i]
		add(l.Number.Digits())
		for _, s := range [...]string{string(l.State), l.Ref, string(l.Texting), string(l.Trouble)} {
			text(s)
		}
		add(uint64(l.Version)<<20 | uint64(l.Acknowledged))
		for _, t := range [...]time.Time{
			l.Since, l.CarrierAt, l.Release.From, l.Release.By, l.PortedAt, l.TemporaryRemovedAt, l.ConfiguredAt, l.CancelAsked,
		} {
			at(t)
		}
		for _, r := range l.Reasons {
			text(string(r.Code))
			text(r.Text)
		}
		if l.CancelPending {
			add(1)
		}
	}
	return h
}

var fingerSeed = maphash.MakeSeed()

// fingerPrime is an odd number without a pattern.
const fingerPrime = 0x9e3779b97f4a7c15
