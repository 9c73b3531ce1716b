package portout

// LineState is where one number of a request stands.
type LineState string

// The states of a line.
const (
	// Pending: asked for, and not answered, or answered with a delay.
	Pending LineState = "pending"
	// Confirmed: it may go on the release date.
	Confirmed LineState = "confirmed"
	// Rejected: refused, with reasons; a corrected version may follow.
	Rejected LineState = "rejected"
	// Left: in service at the gaining carrier.
	Left LineState = "left"
	// Canceled: the gaining carrier withdrew the request, or no longer asks for this
	// number.
	Canceled LineState = "canceled"
	// Expired: nothing came of it for so long that it counts as abandoned.
	Expired LineState = "expired"
	// Returned: it had left, and came back.
	Returned LineState = "returned"
)

// LineStates returns all states, in the order of a line's life.
func LineStates() []LineState {
	return []LineState{Pending, Confirmed, Rejected, Left, Canceled, Expired, Returned}
}

// Open reports whether a line in s still waits for its end.
func (s LineState) Open() bool { return s == Pending || s == Confirmed || s == Rejected }

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
	{Pending, RequestConfirmed, Confirmed},
	{Pending, RequestRejected, Rejected},
	{Pending, CarrierConfirmed, Confirmed}, // the carrier decided by itself
	{Pending, CarrierRejected, Rejected},   // likewise
	{Pending, NumberLeft, Left},            // nobody answered, and the number was taken
	{Pending, LineCanceled, Canceled},

	{Confirmed, RequestReceived, Pending}, // a supplement wants a new answer
	{Confirmed, CarrierRejected, Rejected},
	{Confirmed, NumberLeft, Left},
	{Confirmed, LineCanceled, Canceled},
	{Confirmed, LineExpired, Expired},

	{Rejected, RequestReceived, Pending},    // corrected
	{Rejected, CarrierConfirmed, Confirmed}, // the rejection came too late
	{Rejected, NumberLeft, Left},
	{Rejected, LineCanceled, Canceled},
	{Rejected, LineExpired, Expired},

	{Left, NumberReturned, Returned}, // the end

	{Canceled, RequestReceived, Pending}, // a later version names it again
	{Canceled, NumberLeft, Left},         // an inadvertent port
	{Expired, RequestReceived, Pending},
	{Expired, NumberLeft, Left},
}

// Transitions returns the table of legal moves, as data.
func Transitions() []Transition { return append([]Transition(nil), transitions...) }

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
