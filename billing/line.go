package billing

import (
	"strconv"

	"github.com/openlnp/lnp/calendar"
)

// LineKind says what a line is for. Whether it charges, gives back or corrects is
// in its quantity and dates.
type LineKind string

// The kinds of lines.
const (
	LinePlan         LineKind = "plan"          // a period of a plan
	LineExtraNumber  LineKind = "extra-number"  // a month of numbers beyond the included ones
	LinePortIn       LineKind = "port-in"       // numbers ported in, at 0.00
	LineTextVerified LineKind = "text-verified" // toll-free text verification, at 0.00
	LineCarrierFee   LineKind = "carrier-fee"   // a note at 0.00: see Charge.Noted
	LineItem         LineKind = "item"          // the host's own
	LineTax          LineKind = "tax"           // the host's own
	LinePayment      LineKind = "payment"       // the host's own; lowers the balance
)

// Charge is what a line is about, but for how many. It is comparable, and is the
// identity of what is charged: the lines of a ledger that have the same charge add
// up to what is due for it.
type Charge struct {
	Kind LineKind `json:"kind"`
	// Due is the day on which the charge arises: the first day of a period, or the
	// day of the fact that caused it.
	Due calendar.Date `json:"due"`
	// Service is the days that are charged or given back; none for a charge that
	// has no length.
	Service Period `json:"service,omitzero"`
	Plan    string `json:"plan,omitzero"`  // the plan's ID and version, "team@2"
	Fact    string `json:"fact,omitzero"`  // the key of the fact, for a line that one fact makes
	Label   string `json:"label,omitzero"` // the plan's name, or the fact's label
	Unit    Money  `json:"unit"`           // for one
	Noted   Money  `json:"noted,omitzero"` // what a note tells and no one charges
}

// Line is an entry of a ledger. A posted line never changes; what it got wrong is
// put right by a later line of the same charge.
type Line struct {
	Charge
	Quantity int           `json:"quantity"` // below 0 for a credit
	Amount   Money         `json:"amount"`   // Quantity × Unit
	Posted   calendar.Date `json:"posted"`   // the day it counts for; after Due if told late
	Revision int           `json:"revision,omitzero"`
}

// Late reports whether the line corrects closed books: it was posted after the day
// on which its charge was due.
func (l Line) Late() bool { return l.Posted.After(l.Due) }

// Key is the line's identity in its subscription, for use as an idempotency key:
// it is made of what is charged, not of when or in which order that was learned.
// Revision tells the corrections of one charge apart.
func (l Line) Key() string {
	b := append(make([]byte, 0, 96), l.Kind...)
	for _, s := range []string{l.Due.String(), l.Service.To.String(), l.Plan, l.Fact} {
		if s != "" {
			b = append(append(b, '/'), s...)
		}
	}
	b = l.Unit.appendAmount(append(b, '/'))
	return string(strconv.AppendInt(append(b, '/'), int64(l.Revision), 10))
}

// free reports whether the charge tells only that something costs nothing.
func (c *Charge) free() bool { return c.Kind == LinePortIn || c.Kind == LineTextVerified }

// line returns quantity of a charge on its own day. The quantity is at most the
// count of facts and the unit at most maxPrice, so that the product fits unless
// there are nine million of them.
func (c *Charge) line(quantity int) Line {
	return Line{Charge: *c, Quantity: quantity, Amount: c.Unit.with(int64(quantity) * c.Unit.minor), Posted: c.Due}
}
