package portout

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/loa"
)

// DisputeKind is what somebody says is wrong with a request, or with a port that has
// happened.
type DisputeKind string

// The kinds of disputes: NPAC best practice 42.
const (
	// DisputeInadvertent: the end user never meant this number to go.
	DisputeInadvertent DisputeKind = "inadvertent"
	// DisputePaper: the end user meant it; the two carriers do not agree about papers.
	DisputePaper DisputeKind = "disputed"
	// DisputeFraud: somebody else asked for it.
	DisputeFraud DisputeKind = "fraud"
	// DisputeDouble: two end users hold the same number.
	DisputeDouble DisputeKind = "double-assignment"
)

// Dispute is an objection. Before the number has left it keeps a request from being
// confirmed; after, it is to be settled with the gaining carrier.
type Dispute struct {
	Kind     DisputeKind `json:"kind"`
	At       time.Time   `json:"at"`
	Seq      int         `json:"seq"`
	Evidence Evidence    `json:"evidence"`
	// ByCustomer marks the customer's own, as opposed to the desk's.
	ByCustomer bool `json:"by_customer,omitzero"`
	// ObjectedAt is when the objection to a confirmed request was lodged.
	ObjectedAt time.Time `json:"objected_at,omitzero"`
	// Outcome is how it was settled, "" while it is open.
	Outcome Outcome `json:"outcome,omitzero"`
}

// open reports whether d still stands in the way.
func (d *Dispute) open() bool { return d != nil && d.Outcome == "" }

// contested reports whether a dispute is about what was confirmed or has happened, and so
// has to be settled. One about a request that came to nothing has not.
func (r *Request) contested() bool { return r.Dispute.open() && r.in(Confirmed, Left, Returned) }

// Outcome is how a dispute was settled.
type Outcome string

// The outcomes.
const (
	// OutcomeWithdrawn: there is nothing in it; a request goes on.
	OutcomeWithdrawn Outcome = "withdrawn"
	// OutcomeRestore: the number comes back, as fast as both carriers can.
	OutcomeRestore Outcome = "restore"
	// OutcomeTrueUp: the number stays where it is, and the papers are put right.
	OutcomeTrueUp Outcome = "true-up"
)

// DisputeAdvice is what the trade does about a kind of dispute, as data.
type DisputeAdvice struct {
	Kind DisputeKind `json:"kind"`
	// Usual is how it is settled if what is said is so.
	Usual Outcome `json:"usual"`
	Rule  string  `json:"rule"`
	Text  string  `json:"text"`
}

var disputeAdvice = [...]DisputeAdvice{
	{DisputeInadvertent, OutcomeRestore, "CAN-4", "restore service as fast as possible, however long ago the port was"},
	{DisputePaper, OutcomeTrueUp, "CAN-4", "do not port back what the end user meant to port; put the papers right"},
	{DisputeFraud, OutcomeRestore, "OUT-3", "restore service, secure the account, and keep the evidence"},
	{DisputeDouble, OutcomeRestore, "CAN-4", "the end user with the longer continuous service keeps the number"},
}

// DisputeAdvices returns the advice on every kind of dispute.
func DisputeAdvices() []DisputeAdvice { return slices.Clone(disputeAdvice[:]) }

// MayWinBack reports whether the host may now try to win the customer back. While a
// request is under way it may not: what a carrier learns from a port request is not
// for keeping the customer (47 U.S.C. 222(b), as the FCC has read it since 2008;
// assumed, not verified). Afterwards the customer is anyone's to court.
func (r *Request) MayWinBack() bool { return !r.in(Pending, Confirmed, Rejected) }

// AgingDays is for how many days at most a number that fell back to the host rests
// before somebody else gets it: 90 of a residence, 365 of a business.
func AgingDays(k loa.CustomerKind) int {
	if k == loa.Business {
		return 365
	}
	return 90
}
