package billing

import "github.com/openlnp/lnp/calendar"

// Ledger is the account book of one subscription: what is known and what was
// posted. Its methods return a new ledger and leave the old one as it was. The zero
// Ledger is not in use: [Open] makes one.
type Ledger struct {
	Subscription Subscription `json:"subscription"`
	// Facts is what is known: one fact for each key, in order of time. [Ledger.Tell]
	// adds to it; a fact in it is not changed by hand.
	Facts []Fact `json:"facts,omitzero"`
	// Lines is what was posted, in order of posting. It only grows.
	Lines []Line `json:"lines,omitzero"`
	// Closed is the first day that is still open: all before it is posted. None
	// means that nothing is.
	Closed calendar.Date `json:"closed,omitzero"`

	// book follows from Facts and the policy. A ledger that was stored has none until
	// it is told or closed, and answers the same.
	book *daybook
}

// Open begins the ledger of a subscription, with the defaults of its plan and policy
// spelled out. It fails with [*ProblemsError].
func Open(s Subscription) (Ledger, error) {
	if ps := s.Problems(); len(ps) > 0 {
		return Ledger{}, &ProblemsError{ps}
	}
	s.Plan, s.Policy = s.Plan.withDefaults(), s.Policy.withDefaults()
	return Ledger{Subscription: s}, nil
}
