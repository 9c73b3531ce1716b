package verification

import "slices"

// LineState is where the verification of one number stands.
type LineState string

// The states of a line. Withdrawn is terminal; Denied and Expired move on only if the
// carrier thinks better of it.
const (
	// Draft: the form is being filled in, or waits for the number to land.
	Draft LineState = "draft"
	// Submitted: sent, or about to be sent, to the carrier.
	Submitted LineState = "submitted"
	// InReview: the carriers' reviewers have it.
	InReview LineState = "in-review"
	// Approved: verified; messages from the number are delivered.
	Approved LineState = "approved"
	// Rejected: something has to be corrected; its reasons say what.
	Rejected LineState = "rejected"
	// Denied: rejected for a reason that no correction cures.
	Denied LineState = "denied"
	// Expired: rejected, and not corrected in the time that the carrier gave. The
	// number can be verified by a new request.
	Expired LineState = "expired"
	// Withdrawn: nobody wants it any more, or the number is no longer here.
	Withdrawn LineState = "withdrawn"
)

// LineStates returns all states, in the order of a line's life.
func LineStates() []LineState {
	return []LineState{Draft, Submitted, InReview, Approved, Rejected, Denied, Expired, Withdrawn}
}

// Open reports whether a line in s still waits for its end.
func (s LineState) Open() bool {
	return s == Draft || s == Submitted || s == InReview || s == Rejected
}

// WithCarrier reports whether the carrier has, or is about to have, a line in s to
// decide on.
func (s LineState) WithCarrier() bool { return s == Submitted || s == InReview }

// Transition is one legal move of a line: an event of kind On takes it from From to
// To.
type Transition struct {
	From LineState `json:"from"`
	On   EventKind `json:"on"`
	To   LineState `json:"to"`
}

// transitions is the whole table. Moves that are not here do not exist: an event
// leaves a line alone whose state it does not fit.
var transitions = []Transition{
	{Draft, FormSubmitted, Submitted},
	{Draft, NumberWithdrawn, Withdrawn},
	{Draft, NumberLeft, Withdrawn},

	{Submitted, ReviewStarted, InReview},
	{Submitted, NumberApproved, Approved},
	{Submitted, NumberRejected, Rejected},
	{Submitted, NumberDenied, Denied},
	{Submitted, NumberWithdrawn, Withdrawn},
	{Submitted, NumberLeft, Withdrawn},

	{InReview, NumberApproved, Approved},
	{InReview, NumberRejected, Rejected},
	{InReview, NumberDenied, Denied},
	{InReview, NumberWithdrawn, Withdrawn},
	{InReview, NumberLeft, Withdrawn},

	{Rejected, FormSubmitted, Submitted}, // corrected: goes out as the next version
	{Rejected, NumberRejected, Rejected}, // further notes
	{Rejected, ReviewStarted, InReview},  // the carrier took it up again
	{Rejected, NumberApproved, Approved}, // and changed its mind
	{Rejected, NumberDenied, Denied},     // or made it up
	{Rejected, NumberExpired, Expired},   //
	{Rejected, NumberWithdrawn, Withdrawn},
	{Rejected, NumberLeft, Withdrawn},

	{Approved, NumberRejected, Rejected}, // taken back
	{Approved, NumberDenied, Denied},
	{Approved, NumberLeft, Withdrawn},

	{Denied, NumberRejected, Rejected}, // may be corrected after all
	{Denied, NumberApproved, Approved},
	{Expired, NumberApproved, Approved},
}

// Transitions returns the table of legal moves, as data: for diagrams, for tests, for
// a host's own views.
func Transitions() []Transition { return slices.Clone(transitions) }

// move returns the state that an event takes a line to, and whether the move is legal.
func move(from LineState, on EventKind) (LineState, bool) {
	for _, t := range transitions {
		if t.From == from && t.On == on {
			return t.To, true
		}
	}
	return from, false
}

// moves reports whether a kind of event moves lines, and so stands in the table.
func moves(k EventKind) bool {
	return slices.ContainsFunc(transitions, func(t Transition) bool { return t.On == k })
}
