package world

import (
	"math/rand/v2"

	"github.com/openlnp/lnp/porting"
)

// Fault is a kind of thing that goes wrong.
type Fault uint8

// The faults. Those of calls strike a call of the host, those of events an event on
// its way, those of answers a submission or a cancellation at the losing carrier, those
// of the host a boundary in its own work.
const (
	Unavailable    Fault = iota // the call certainly does nothing
	TimeoutBefore               // the call does nothing, and nobody can know
	RateLimited                 // the call is one too many
	Unauthorized                // the credentials are refused for once
	AnswerLost                  // the call takes effect, the answer never comes
	CutOff                      // likewise, as a broken connection
	StaleView                   // a replica answers with the view before the last
	EventDoubled                // the event comes two times
	EventLost                   // it never comes
	EventLate                   // it comes two days late
	EventReordered              // it comes after the next one
	EventMisnamed               // it is of a kind that nobody knows
	EventMisplaced              // it names an order that does not exist
	EventReplayed               // it comes ten times
	OrderSplit                  // the carrier splits the order
	Jeopardy                    // the release is withdrawn, then given anew
	DateMoved                   // the release moves
	Silence                     // the losing carrier says nothing for weeks
	Contradiction               // a confirmation, and then a rejection
	UnknownWord                 // a status that nobody knows
	CutoverFails                // the cut-over fails at first
	Unannounced                 // the numbers are active without a confirmation
	LateCutover                 // they are active the day after
	LosingCancels               // the losing carrier ends the port
	SnapBack                    // active numbers go back
	Relents                     // a rejection is taken back, and a release given
	FurtherNotes                // a rejection is followed by another, for more
	PortsRejected               // what was rejected is active all the same
	DateVoided                  // another date is asked for, and the one that stood is void
	CancelRefused               // the cancellation is refused
	CancelIgnored               // it is taken and forgotten
	HostCrash                   // the host's process ends
	SlowWorker                  // what was read is done later
	faults
)

var faultNames = [faults]string{
	"unavailable", "timeout-before", "rate-limited", "unauthorized", "answer-lost", "cut-off", "stale-view",
	"event-doubled", "event-lost", "event-late", "event-reordered", "event-misnamed", "event-misplaced", "event-replayed",
	"order-split", "jeopardy", "date-moved", "silence", "contradiction", "unknown-word", "cutover-fails", "unannounced",
	"late-cutover", "losing-cancels", "snap-back", "relents", "further-notes", "ports-rejected", "date-voided", "cancel-refused", "cancel-ignored", "host-crash", "slow-worker",
}

// String is the name of the fault.
func (f Fault) String() string { return faultNames[f] }

// Rates are how often each fault strikes, in chances of a thousand.
type Rates [faults]int

// Uniform gives every fault the same rate, in percent.
func Uniform(percent int) Rates {
	var r Rates
	for i := range r {
		r[i] = 10 * percent
	}
	return r
}

// Swarm gives a seed its own profile: each fault is left out half of the time, and
// has a rate of up to one half otherwise.
func Swarm(seed uint64) Rates {
	rng := rand.New(rand.NewPCG(seed, 0x5741524d))
	var r Rates
	for i := range r {
		if rng.IntN(2) == 0 {
			r[i] = 1 + rng.IntN(500)
		}
	}
	return r
}

// any reports whether one of the faults may strike.
func (r *Rates) any(from, to Fault) bool {
	for f := from; f <= to; f++ {
		if r[f] > 0 {
			return true
		}
	}
	return false
}

// pick draws at most one of a range of faults. Together they strike at most nine times
// of ten, so that a host that tries again gets through some day.
func (w *world) pick(from, to Fault) (Fault, bool) {
	if w.quiet {
		return 0, false
	}
	sum := w.below[to+1] - w.below[from]
	if sum == 0 {
		return 0, false
	}
	roll := w.luck.IntN(max(1000, sum*10/9))
	if roll >= sum {
		return 0, false
	}
	f := from
	for roll += w.below[from]; roll >= w.below[f+1]; {
		f++
	}
	return f, true
}

// strikes draws one fault, and counts it in the state that it met.
func (w *world) strikes(f Fault, o *order) bool {
	hit, ok := w.pick(f, f)
	if ok {
		w.struck(hit, o)
	}
	return ok
}

func (w *world) struck(f Fault, o *order) {
	w.t.Faults[f]++
	if o != nil {
		state := o.stateIndex()
		if f >= OrderSplit && f <= PortsRejected { // the numbers of the version that is just taken
			state = stateOf(porting.Submitted)
		}
		w.t.FaultState[f][state]++
	}
	w.mark(uint64(f))
}

// CannotMeet says why a fault cannot meet an order whose first line is in a state; "" if it
// can.
func (f Fault) CannotMeet(s porting.LineState) string {
	switch {
	case f >= OrderSplit && f <= PortsRejected && s != porting.Submitted:
		return "it befalls the version that a carrier has just taken"
	case f >= StaleView && f <= CancelIgnored && s == porting.Requested:
		return "a carrier holds nothing of an order that nobody has looked at"
	case f >= DateVoided && f <= CancelIgnored && s == porting.Returned:
		return "what goes back goes back together, and leaves nothing open"
	case f == DateVoided && s == porting.Activating:
		return "numbers with one date are cut over together, and another date is too late then"
	default:
		return ""
	}
}
