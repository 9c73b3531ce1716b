package billing

import "cmp"

// Policy holds the rules that hosts decide differently. Each field is a named
// value whose zero is the stated default, and a subscription keeps the policy it
// was sold under.
type Policy struct {
	Inclusion  Inclusion     `json:"inclusion,omitzero"`
	Replaced   ReplacedRule  `json:"replaced,omitzero"`
	Requested  RequestedRule `json:"requested,omitzero"`
	Proration  Proration     `json:"proration,omitzero"`
	Credit     Credit        `json:"credit,omitzero"`
	PlanChange PlanChange    `json:"plan_change,omitzero"`
	Cancel     CancelAt      `json:"cancel,omitzero"`
	Rounding   Rounding      `json:"rounding,omitzero"` // of what the days that are left cost; default HalfEven
	// AnchorDay is the day of the month, 1 to 31, on which periods begin; in a
	// shorter month they begin on its last day. 0 means the day on which the paid
	// period starts. With another day the first period is a part of one.
	AnchorDay int `json:"anchor_day,omitzero"`
}

// Inclusion says which numbers are the included ones. All extra numbers cost the
// same, so that it decides what the customer reads and never what is due.
type Inclusion string

// The rules of inclusion.
const (
	OldestFirst Inclusion = "oldest-first" // the default
	NewestFirst Inclusion = "newest-first"
)

// ReplacedRule says whether a temporary number counts beside the ported number that
// replaces it.
type ReplacedRule string

// The rules for temporary numbers.
const (
	NotTwice ReplacedRule = "not-twice" // the default: it stops counting on the day the ported one joins
	Twice    ReplacedRule = "twice"     // it counts until it leaves
)

// RequestedRule says from when a number counts whose port was requested.
type RequestedRule string

// The rules for requested numbers.
const (
	CountWhenPorted    RequestedRule = "when-ported" // the default: an inactive number is free
	CountWhenRequested RequestedRule = "when-requested"
)

// Proration says what a part of a period costs.
type Proration string

// The rules of proration.
const (
	ProrateDaily Proration = "daily" // the default: the days that are left, the joining day included
	ProrateNone  Proration = "none"  // as much as the whole, and nothing is given back
)

// Credit says what is given back when a number leaves, or at a cancelation
// [CancelAtOnce].
type Credit string

// The rules of credits. The place of a number that left without a credit stays
// paid to the end of its month: another number may take it.
const (
	CreditDaily Credit = "daily" // the default: what the days that are left cost, the leaving day included
	CreditNone  Credit = "none"
)

// PlanChange says when a change of plan takes effect.
type PlanChange string

// The rules of plan changes.
const (
	ChangeAtOnce     PlanChange = "at-once" // the default: the old plan's days that are left are given back
	ChangeNextPeriod PlanChange = "next-period"
)

// CancelAt says when a cancelation ends the service.
type CancelAt string

// The rules of cancelation. In the trial it ends the service on its day.
const (
	CancelPeriodEnd CancelAt = "period-end" // the default: the plan's period that contains the day is the last
	CancelAtOnce    CancelAt = "at-once"    // on its day
)

// withDefaults spells the zero values out.
func (p Policy) withDefaults() Policy {
	p.Inclusion = cmp.Or(p.Inclusion, OldestFirst)
	p.Replaced = cmp.Or(p.Replaced, NotTwice)
	p.Requested = cmp.Or(p.Requested, CountWhenPorted)
	p.Proration = cmp.Or(p.Proration, ProrateDaily)
	p.Credit = cmp.Or(p.Credit, CreditDaily)
	p.PlanChange = cmp.Or(p.PlanChange, ChangeAtOnce)
	p.Cancel = cmp.Or(p.Cancel, CancelPeriodEnd)
	p.Rounding = cmp.Or(p.Rounding, HalfEven)
	return p
}
