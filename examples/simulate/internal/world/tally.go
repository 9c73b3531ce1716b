package world

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting"
)

// Days is how many days after its request a number is followed in Tally.Curve.
const Days = 60

// Tally is what worlds add up to. It has the same size however many orders there were.
type Tally struct {
	Worlds, Customers, Orders, Numbers, Refused int
	Commands, Events, Calls, Failed, Mails      int
	Crashes, RoundTrips                         int
	// Hash is of everything that happened, in order.
	Hash uint64

	Faults [faults]int
	// Taken counts the hours from an order's first submission to its completion.
	Taken   [24 * Days]int
	TooLong int // orders that took longer
	Reasons map[carrier.ReasonCode]int
	// Endings counts lines by their last state, Waiting orders that are open at the end
	// by whom they wait on and for what.
	Endings [states]int
	Waiting map[string]int
	// Curve counts the numbers in each state at the end of each day after the request.
	Curve [Days + 1][states]int

	Invariants [invariants]Count
	Violations []Violation // the first few

	// Moves counts events by the state in which they found a line, Commands by that of
	// the order's first line and whether they were legal.
	Moves        [states][events]int
	Legal        [states][commands]int
	Illegal      [states][commands]int
	FaultState   [faults][states]int
	CrashActions [points][actions]int
}

// Count is how often an invariant was checked, and how often it did not hold.
type Count struct {
	Checks     int `json:"checks"`
	Violations int `json:"violations"`
}

// Violation is one case in which an invariant did not hold.
type Violation struct {
	Invariant string    `json:"invariant"`
	Seed      uint64    `json:"seed"`
	Order     string    `json:"order,omitzero"`
	At        time.Time `json:"at"`
	Text      string    `json:"text"`
}

// String tells when and where it was, as the flags -world and -order take it, and what.
func (v Violation) String() string {
	return fmt.Sprintf("%s  world %d  order %s  %s: %s", v.At.Format("2006-01-02 15:04"), v.Seed, v.Order, v.Invariant, v.Text)
}

// keepViolations is how many violations are kept to be shown, keepOfEach how many of
// one invariant in one world.
const keepViolations, keepOfEach = 20, 2

// NewTally returns an empty one.
func NewTally() *Tally {
	return &Tally{Reasons: map[carrier.ReasonCode]int{}, Waiting: map[string]int{}}
}

// Add adds another tally. Sums do not depend on the order of the tallies, the hash and
// the violations do: add worlds in the order of their seeds.
func (t *Tally) Add(u *Tally) {
	to, from := t.counts(), u.counts()
	for i := range to {
		*to[i] += *from[i]
	}
	t.Hash = mix(t.Hash, u.Hash)
	addAll(t.Faults[:], u.Faults[:])
	addAll(t.Taken[:], u.Taken[:])
	addAll(t.Endings[:], u.Endings[:])
	for i := range t.Curve {
		addAll(t.Curve[i][:], u.Curve[i][:])
	}
	for i := range t.Invariants {
		t.Invariants[i].Checks += u.Invariants[i].Checks
		t.Invariants[i].Violations += u.Invariants[i].Violations
	}
	for i := range t.Moves {
		addAll(t.Moves[i][:], u.Moves[i][:])
		addAll(t.Legal[i][:], u.Legal[i][:])
		addAll(t.Illegal[i][:], u.Illegal[i][:])
	}
	for i := range t.FaultState {
		addAll(t.FaultState[i][:], u.FaultState[i][:])
	}
	for i := range t.CrashActions {
		addAll(t.CrashActions[i][:], u.CrashActions[i][:])
	}
	for k, n := range u.Reasons {
		t.Reasons[k] += n
	}
	for k, n := range u.Waiting {
		t.Waiting[k] += n
	}
	t.Violations = append(t.Violations, u.Violations[:min(len(u.Violations), max(0, keepViolations-len(t.Violations)))]...)
}

func (t *Tally) counts() []*int {
	return []*int{
		&t.Worlds, &t.Customers, &t.Orders, &t.Numbers, &t.Refused, &t.Commands, &t.Events, &t.Calls, &t.Failed, &t.Mails,
		&t.Crashes, &t.RoundTrips, &t.TooLong,
	}
}

func addAll(to, from []int) {
	for i := range to {
		to[i] += from[i]
	}
}

// Violated returns how many violations there were.
func (t *Tally) Violated() int {
	n := 0
	for i := range t.Invariants {
		n += t.Invariants[i].Violations
	}
	return n
}

// The dimensions of the tables. The states are those of lines.
const (
	states   = 11
	events   = 48
	commands = 40
)

// States returns the names of the states, in the order of the tables.
func States() []porting.LineState { return porting.LineStates() }

// stateOf is the place of a line's state in the tables.
func stateOf(s porting.LineState) int { return slices.Index(lineStates[:], s) }

var lineStates = [states]porting.LineState{
	porting.Requested, porting.NotPortable, porting.Portable, porting.Ready, porting.Submitted, porting.Rejected,
	porting.Scheduled, porting.Activating, porting.Ported, porting.Canceled, porting.Returned,
}

// Point is a boundary in the host's work at which its process may end.
type Point uint8

// The points.
const (
	BeforeCall  Point = iota // decided to act, not done yet
	AfterCall                // the effect is done, its outcome not decided
	BeforeStore              // decided, not stored
	AfterStore               // stored, nothing that follows from it done
	points
)

var pointNames = [points]string{"before-call", "after-call", "before-store", "after-store"}

// String is the name of the point.
func (p Point) String() string { return pointNames[p] }

const actions = 32

// Actions are the names of what the host does, in the order of the tables: the
// library's actions, and what reaches the host by itself.
var Actions = []porting.ActionKind{
	porting.ActionCheck, porting.ActionOpenTicket, porting.ActionAskDocuments, porting.ActionVerify, porting.ActionEndTrial,
	porting.ActionSubmit, porting.ActionSend, porting.ActionSendCancel, porting.ActionFetch, porting.ActionRaiseTrouble,
	porting.ActionConfigure, porting.ActionRemoveTemporary, porting.ActionEnableTexting, porting.ActionNotify,
	porting.ActionSendDate, porting.ActionSendReturn, porting.ActionActivate, porting.ActionEscalate, porting.ActionReview,
	porting.ActionAbandon, porting.ActionRemindRelease, actionOpen, actionReceive, actionCancel, actionHint,
}

// What the host and its people do beside what the library asks for.
const (
	actionOpen    porting.ActionKind = "open"            // the customer's request arrives
	actionReceive porting.ActionKind = "receive"         // documents arrive
	actionCancel  porting.ActionKind = "customer-cancel" // the customer wants out
	actionHint    porting.ActionKind = "hint"            // an event suggests to fetch
)

func actionIndex(k porting.ActionKind) int { return slices.Index(Actions, k) }

// EventKinds are the events of the tables.
var EventKinds = []porting.EventKind{
	porting.OrderOpened, porting.FoundPortable, porting.FoundNotPortable, porting.TicketOpened, porting.DocumentsAsked,
	porting.LetterReceived, porting.DocumentReceived, porting.DocumentsFaulty, porting.DocumentsVerified, porting.AccountPaid,
	porting.OrderSubmitted, porting.OrderAcknowledged, porting.PortRejected, porting.PortScheduled, porting.PortInJeopardy,
	porting.CutoverStarted, porting.NumberPorted, porting.NumberReturned, porting.LineCanceled, porting.CancelAsked,
	porting.CancelPending, porting.CancelRefused, porting.TroubleRaised, porting.TroubleCleared, porting.NumberConfigured,
	porting.TemporaryRemoved, porting.TextingAsked, porting.TextingRequested, porting.TextingActive, porting.NoticeSent,
	porting.CommentAdded, porting.DateAsked, porting.DateTaken, porting.DateRefused, porting.CarrierChecked, porting.CarrierSeen, porting.OrderAbandoned,
	porting.ReleaseReminded, porting.AnswerEscalated, porting.ReturnAsked, porting.ReturnRefused,
}

// EventIndex is the place of a kind of event in the tables, -1 for one that is not there.
func EventIndex(k porting.EventKind) int {
	if i, ok := eventPlaces[k]; ok {
		return i
	}
	return -1
}

// eventPlaces says where each of the events is: the list is long, and looked into all the time.
var eventPlaces = func() map[porting.EventKind]int {
	m := make(map[porting.EventKind]int, len(EventKinds))
	for i, k := range EventKinds {
		m[k] = i
	}
	return m
}()

// NoBoundary says why the host has no boundary of that kind in an action; "" if it has.
func NoBoundary(p Point, k porting.ActionKind) string {
	switch {
	case (k == actionReceive || k == actionCancel) && p < BeforeStore, k == actionOpen && p == AfterCall:
		return "what arrives is stored, and calls nobody"
	default:
		return ""
	}
}

// hashing is FNV-1a.
const fnvOffset, fnvPrime = 14695981039346656037, 1099511628211

func mix(h, v uint64) uint64 {
	for range 8 {
		h = (h ^ v&0xff) * fnvPrime
		v >>= 8
	}
	return h
}

func mixText(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return (h ^ 0xff) * fnvPrime
}

func (w *world) mark(v uint64) { w.t.Hash = mix(w.t.Hash, v) }
