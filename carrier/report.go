package carrier

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// Status is where a number stands with the carrier. Words of carriers that have no
// equivalent are [Unknown]; values not listed here are to be treated as Unknown.
type Status string

// The statuses of a number.
const (
	// Received: the carrier holds the order and has not answered.
	Received Status = "received"
	// Rejected: the losing carrier denied it; Reasons say why. A correction with
	// the next version may follow.
	Rejected Status = "rejected"
	// Confirmed: the losing carrier gave a release date (FOC).
	Confirmed Status = "confirmed"
	// Jeopardy: a confirmed date cannot be met; the order stays open and expects a
	// new date. It is not a rejection.
	Jeopardy Status = "jeopardy"
	// Activating: the cut-over has begun.
	Activating Status = "activating"
	// Active: the number is in service with the gaining carrier.
	Active Status = "active"
	// Failed: the cut-over did not work; people at the carrier are on it.
	Failed Status = "failed"
	// Canceled: the port of this number has ended before it was active.
	Canceled Status = "canceled"
	// Returned: the number was active and went back to where it came from.
	Returned Status = "returned"
	// Unknown: the carrier's word, in Raw, has no equivalent here.
	Unknown Status = "unknown"
)

// CancelAnswer says what became of a cancellation that was asked for.
type CancelAnswer string

// The answers to a cancellation; the empty one means that none was asked for, or
// that Status tells.
const (
	CancelPending CancelAnswer = "pending"
	CancelRefused CancelAnswer = "refused"
)

// Release is a firm order confirmation (FOC): when the losing carrier lets a number
// go. The zero Release is none.
type Release struct {
	// Date is the day of release, in the zone of the number's region.
	Date calendar.Date `json:"date"`
	// From and To are the window in which the carrier usually activates, a
	// forecast and no promise; By is the end of that business day, after which a
	// number that does not work is trouble. They are UTC instants, zero if the
	// carrier does not say.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
	By   time.Time `json:"by,omitzero"`
}

// IsZero reports whether r is none.
func (r Release) IsZero() bool { return r == Release{} }

// Equal reports whether two releases are the same days and instants.
func (r Release) Equal(s Release) bool {
	return r.Date == s.Date && r.From.Equal(s.From) && r.To.Equal(s.To) && r.By.Equal(s.By)
}

// Report is a carrier's present view of an order.
type Report struct {
	PON string `json:"pon"`
	// AsOf is the instant of this view by the carrier's clock. Of two reports on
	// one order the later AsOf is the newer; at the same instant, the greater
	// Sequence.
	AsOf     time.Time `json:"as_of"`
	Sequence uint64    `json:"sequence,omitzero"`
	// Lines are the numbers of the order, sorted.
	Lines []LineReport `json:"lines"`
}

// LineReport is a carrier's present view of one number of an order.
type LineReport struct {
	Number numbering.Number `json:"number"`
	// Version is the last version of the order that covers this number and that
	// the carrier has taken.
	Version int `json:"version"`
	// Ref is the carrier's reference. It stands on the line since a carrier may
	// split an order.
	Ref    string `json:"ref"`
	Status Status `json:"status"`
	// Raw is the carrier's own word for the status.
	Raw string `json:"raw,omitzero"`
	// Release is the confirmed date, from Confirmed on; during Jeopardy it is the
	// one that cannot be met.
	Release Release `json:"release,omitzero"`
	// Reasons say why, for Rejected, Jeopardy, Failed, Canceled and Returned.
	// Warnings of a carrier are not reasons.
	Reasons []Reason `json:"reasons,omitzero"`
	// Cancel is the answer to a cancellation that was asked for. CancelReasons say
	// why it was refused, which is not why the number stands where it does.
	Cancel        CancelAnswer `json:"cancel,omitzero"`
	CancelReasons []Reason     `json:"cancel_reasons,omitzero"`
	// CancelAt is when that answer was given, by the carrier's clock, whatever has
	// become of the line since; zero is At. It tells a refusal that is known, and that
	// a carrier goes on showing, from the answer to a later cancellation.
	CancelAt time.Time `json:"cancel_at,omitzero"`
	// At is when this line last changed, by the carrier's clock.
	At time.Time `json:"at,omitzero"`
}

// Line finds a number's line.
func (r *Report) Line(n numbering.Number) (LineReport, bool) {
	i, ok := slices.BinarySearchFunc(r.Lines, n, func(l LineReport, n numbering.Number) int {
		return l.Number.Compare(n)
	})
	if !ok {
		return LineReport{}, false
	}
	return r.Lines[i], true
}

// Compare orders two reports on one order by their age: negative if r is older.
func (r *Report) Compare(s *Report) int {
	return cmp.Or(r.AsOf.Compare(s.AsOf), cmp.Compare(r.Sequence, s.Sequence))
}
