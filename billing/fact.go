package billing

import (
	"errors"
	"fmt"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// FactKind says what happened.
type FactKind string

// The kinds of facts, and the fields of [Fact] that each reads beside Key and At.
const (
	// FactPortSubmitted is the submission of a port order. The first one ends a
	// trial that is still running, at that instant; every other changes nothing.
	FactPortSubmitted FactKind = "port-submitted"
	// FactNumberRequested is the request to port a number in: Number, Label and,
	// for the temporary number that it is to replace, Replaces.
	FactNumberRequested FactKind = "number-requested"
	// FactNumberJoined is a number that begins to serve: Number, Label, Origin, and
	// Replaces for a ported one.
	FactNumberJoined FactKind = "number-joined"
	// FactNumberLeft is a number that was removed or ported away, or whose request
	// was withdrawn: Number.
	FactNumberLeft FactKind = "number-left"
	// FactPlanChanged is a change to another plan, or version of one: Plan.
	FactPlanChanged FactKind = "plan-changed"
	// FactCanceled is the end of the subscription, in the way of [CancelAt]. The
	// first one counts, and a change of plan after it changes nothing.
	FactCanceled FactKind = "canceled"
	// FactTextVerified is the verification of a toll-free number for texting, which
	// is free: Number, Label.
	FactTextVerified FactKind = "text-verified"
	// FactCarrierFee is a fee of the losing carrier, such as a port-out, unlock or
	// early termination fee. It is the customer's and never charged, only noted:
	// Label, Amount.
	FactCarrierFee FactKind = "carrier-fee"
	// FactItem is a line of the host's own, such as a device or a goodwill credit:
	// Label, Amount.
	FactItem FactKind = "item"
	// FactTax is a tax that the host computed: Label, Amount. An invoice adds it
	// below the subtotal.
	FactTax FactKind = "tax"
	// FactPayment is money received, or given back when negative: Label, Amount. It
	// stands in statements, not in invoices.
	FactPayment FactKind = "payment"
)

// ofNumber reports whether facts of the kind move numbers.
func (k FactKind) ofNumber() bool {
	return k == FactNumberRequested || k == FactNumberJoined || k == FactNumberLeft
}

// Origin says how a number came to the account. It does not change its price.
type Origin string

// The origins of numbers.
const (
	OriginNew       Origin = "new"       // the default
	OriginPorted    Origin = "ported"    // from another carrier
	OriginTemporary Origin = "temporary" // in use until its number has been ported
)

// Fact is something that happened to a subscription. It is flat, and later versions
// only add fields to it, so that stored facts stay readable.
type Fact struct {
	// Key is the fact's identity in its subscription, from what caused it, such as
	// "order-17/submitted". Of two facts with one key the earlier counts, and
	// neither counts twice.
	Key  string   `json:"key"`
	Kind FactKind `json:"kind"`
	// At is the instant at which it happened, which decides the order within a day.
	At time.Time `json:"at"`
	// On is the day of At in the account's zone. [Ledger.Tell] fills it in.
	On calendar.Date `json:"on"`

	// Number is the host's id of a phone number. It is opaque here; a host may give
	// the digits themselves.
	Number   string `json:"number,omitzero"`
	Label    string `json:"label,omitzero"` // what people read for the number or the item
	Origin   Origin `json:"origin,omitzero"`
	Replaces string `json:"replaces,omitzero"` // the id of a temporary number
	Plan     Plan   `json:"plan,omitzero"`
	Amount   Money  `json:"amount,omitzero"`
}

// same reports whether two facts of one key say the same, but for the time.
func (f *Fact) same(g *Fact) bool {
	h := *g
	h.At, h.On = f.At, f.On
	return *f == h
}

// Errors of [Ledger.Tell], matched through [FactError].
var (
	// ErrFact means that a fact lacks what its kind needs.
	ErrFact = errors.New("billing: not a fact of its kind")
	// ErrConflict means that a key was told before of another fact, or a version of
	// another plan.
	ErrConflict = errors.New("billing: told before with another content")
)

// FactError says which of the facts told was refused. It holds no key and no number.
type FactError struct {
	Index int    // among the facts of the call
	Field string // such as "amount"; empty for the whole fact
	Err   error  // ErrFact, ErrConflict, ErrMixed or ErrRange
}

// Error returns what was wrong and where.
func (e *FactError) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("%v: fact %d", e.Err, e.Index)
	}
	return fmt.Sprintf("%v: fact %d: %s", e.Err, e.Index, e.Field)
}

// Unwrap returns the sentinel.
func (e *FactError) Unwrap() error { return e.Err }

// check finds the first thing that is wrong with a fact for a ledger in the currency
// of an amount. A kind that is not known is kept and charges nothing.
func (f *Fact) check(currency Money) (field string, err error) {
	if f.Key == "" {
		return "key", ErrFact
	}
	if f.At.IsZero() {
		return "at", ErrFact
	}
	switch f.Kind {
	case FactNumberRequested, FactNumberJoined, FactNumberLeft:
		if f.Number == "" {
			return "number", ErrFact
		}
		ports := f.Kind == FactNumberRequested || f.Kind == FactNumberJoined && f.Origin == OriginPorted
		if f.Replaces != "" && !ports || f.Replaces == f.Number {
			return "replaces", ErrFact // only a ported number replaces, and another one
		}
	case FactPlanChanged:
		if f.Plan.Price.IsValid() && f.Plan.Price.unit != currency.unit {
			return "plan.price", ErrMixed
		}
		if ps := f.Plan.problems("plan."); len(ps) > 0 {
			return ps[0].Field, ErrFact
		}
	case FactCarrierFee, FactItem, FactTax, FactPayment:
		switch {
		case !f.Amount.IsValid():
			return "amount", ErrFact
		case f.Amount.unit != currency.unit && f.Kind != FactCarrierFee:
			return "amount", ErrMixed
		case magnitude(f.Amount.minor) > maxPrice:
			return "amount", ErrRange
		}
	default:
	}
	return "", nil
}
