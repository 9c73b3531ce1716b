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

// moves of one state: the event, and the state that it leads to.
type moves []struct {
	on EventKind
	to LineState
}

// table is every legal move, state by state. Moves that are not here do not exist:
// an event leaves a line alone whose state it does not fit.
var table = [...]struct {
	from LineState
	moves
}{
	{Requested, moves{
		{FoundPortable, Portable},
		{FoundNotPortable, NotPortable},
		{LineCanceled, Canceled},
	}},
	{Portable, moves{
		{DocumentsVerified, Ready},
		{FoundNotPortable, NotPortable},
		{PortScheduled, Scheduled}, // the carrier took a version that it had rejected
		{NumberPorted, Ported},     // and ported it
		{LineCanceled, Canceled},
	}},
	{Ready, moves{
		{OrderSubmitted, Submitted},
		{LetterReceived, Portable},  // changed documents are verified again
		{DocumentsFaulty, Portable}, // the letter lapsed while it waited
		{PortScheduled, Scheduled},  // as above
		{NumberPorted, Ported},
		{LineCanceled, Canceled},
	}},
	{Submitted, moves{
		{PortScheduled, Scheduled},
		{PortRejected, Rejected},
		{OrderSubmitted, Submitted},  // another version, before there was an answer
		{PortInJeopardy, Submitted},  // of a date that was never heard of
		{CutoverStarted, Activating}, // the confirmation was never heard
		{NumberPorted, Ported},       // nor was the cut-over
		{LineCanceled, Canceled},
	}},
	{Rejected, moves{
		{DocumentsVerified, Ready}, // corrected: goes out as the next version
		{PortRejected, Rejected},   // further notes
		{PortScheduled, Scheduled}, // the carrier changed its mind
		{NumberPorted, Ported},
		{LineCanceled, Canceled},
	}},
	{Scheduled, moves{
		{NumberPorted, Ported},
		{CutoverStarted, Activating},
		{PortScheduled, Scheduled}, // the date moved
		{PortInJeopardy, Submitted},
		{DateTaken, Submitted}, // another date was asked for; the old one is void
		{PortRejected, Rejected},
		{LineCanceled, Canceled},
	}},
	{Activating, moves{
		{NumberPorted, Ported},
		{PortScheduled, Scheduled},
		{PortInJeopardy, Submitted},
		{DateTaken, Submitted}, // the change was on its way when the cut-over began
		{LineCanceled, Canceled},
	}},
	{Ported, moves{
		{NumberReturned, Returned},
	}},
}

// row is where a state stands in the table, -1 if nothing leads out of it.
func row(s LineState) int {
	switch s {
	case Requested:
		return 0
	case Portable:
		return 1
	case Ready:
		return 2
	case Submitted:
		return 3
	case Rejected:
		return 4
	case Scheduled:
		return 5
	case Activating:
		return 6
	case Ported:
		return 7
	default:
		return -1
	}
}

// Transitions returns the table of legal moves, as data: for diagrams, for tests,
// for a host's own views.
func Transitions() []Transition {
	var all []Transition
	for _, r := range table {
		for _, m := range r.moves {
			all = append(all, Transition{From: r.from, On: m.on, To: m.to})
		}
	}
	return all
}

// Move returns the state that an event takes a line to, and whether the move is
// legal. One that is not leaves the line where it is.
func Move(from LineState, on EventKind) (LineState, bool) {
	if i := row(from); i >= 0 {
		for _, m := range table[i].moves {
			if m.on == on {
				return m.to, true
			}
		}
	}
	return from, false
}
