package porting

// LineState is where one number of an order stands.
type LineState string

// The states of a line. NotPortable, Canceled and Returned are terminal; Ported
// moves on only to Returned.
const (
	// Requested: the customer asked for it; nobody has looked.
	Requested LineState = "requested"
	// NotPortable: no carrier ports it. Its reasons say why.
	NotPortable LineState = "not-portable"
	// Portable: a carrier covers it; documents are being collected and verified.
	Portable LineState = "portable"
	// Ready: verified, and in the queue for submission.
	Ready LineState = "ready"
	// Submitted: sent, or about to be sent, to the carrier; waits for its answer.
	Submitted LineState = "submitted"
	// Rejected: the losing carrier denied it; its reasons say why.
	Rejected LineState = "rejected"
	// Scheduled: the losing carrier gave a release date (FOC).
	Scheduled LineState = "scheduled"
	// Activating: the cut-over has begun.
	Activating LineState = "activating"
	// Ported: the number is in service here.
	Ported LineState = "ported"
	// Canceled: the port ended before it completed.
	Canceled LineState = "canceled"
	// Returned: it was ported and went back.
	Returned LineState = "returned"
)

// LineStates returns all states, in the order of a line's life.
func LineStates() []LineState {
	return []LineState{
		Requested, NotPortable, Portable, Ready, Submitted, Rejected, Scheduled, Activating, Ported, Canceled, Returned,
	}
}

// Terminal reports whether a line in s never moves again.
func (s LineState) Terminal() bool {
	return s == NotPortable || s == Canceled || s == Returned
}

// Open reports whether a line in s still waits for its end. A ported line is not
// open, though it may be returned.
func (s LineState) Open() bool {
	return s != Ported && !s.Terminal()
}

// WithCarrier reports whether the carrier holds an order for a line in s.
func (s LineState) WithCarrier() bool {
	return s == Submitted || s == Rejected || s == Scheduled || s == Activating
}

// Transition is one legal move of a line: an event of kind On takes it from From
// to To.
type Transition struct {
	From LineState `json:"from"`
	On   EventKind `json:"on"`
	To   LineState `json:"to"`
}

// transitions is the whole table. Moves that are not here do not exist: an event
// leaves a line alone whose state it does not fit.
var transitions = []Transition{
	{Requested, FoundPortable, Portable},
	{Requested, FoundNotPortable, NotPortable},
	{Requested, LineCanceled, Canceled},

	{Portable, FoundNotPortable, NotPortable},
	{Portable, DocumentsVerified, Ready},
	{Portable, NumberPorted, Ported}, // the carrier ported a version it had rejected
	{Portable, LineCanceled, Canceled},

	{Ready, LetterReceived, Portable}, // changed documents are verified again
	{Ready, OrderSubmitted, Submitted},
	{Ready, NumberPorted, Ported}, // likewise
	{Ready, LineCanceled, Canceled},

	{Submitted, PortRejected, Rejected},
	{Submitted, PortScheduled, Scheduled},
	{Submitted, CutoverStarted, Activating}, // the confirmation was never heard
	{Submitted, NumberPorted, Ported},       // nor was the cut-over
	{Submitted, LineCanceled, Canceled},

	{Rejected, DocumentsVerified, Ready}, // corrected: goes out as the next version
	{Rejected, PortRejected, Rejected},   // further notes
	{Rejected, PortScheduled, Scheduled}, // the carrier changed its mind
	{Rejected, NumberPorted, Ported},
	{Rejected, LineCanceled, Canceled},

	{Scheduled, PortScheduled, Scheduled}, // the date moved
	{Scheduled, PortInJeopardy, Submitted},
	{Scheduled, PortRejected, Rejected},
	{Scheduled, CutoverStarted, Activating},
	{Scheduled, NumberPorted, Ported},
	{Scheduled, LineCanceled, Canceled},

	{Activating, PortScheduled, Scheduled},
	{Activating, PortInJeopardy, Submitted},
	{Activating, NumberPorted, Ported},
	{Activating, LineCanceled, Canceled},

	{Ported, NumberReturned, Returned},
}

// Transitions returns the table of legal moves, as data: for diagrams, for tests,
// for a host's own views.
func Transitions() []Transition {
	return append([]Transition(nil), transitions...)
}

// move returns the state that an event takes a line to, and whether the move is
// legal.
func move(from LineState, on EventKind) (LineState, bool) {
	for _, t := range transitions {
		if t.From == from && t.On == on {
			return t.To, true
		}
	}
	return from, false
}
