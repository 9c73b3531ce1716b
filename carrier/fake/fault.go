package fake

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// Phase is when a fault strikes.
type Phase string

// The phases.
const (
	// Before: the call has no effect.
	Before Phase = "before"
	// After: the call takes effect and its answer is lost.
	After Phase = "after"
)

// Trouble is what a fault looks like to the caller.
type Trouble string

// The troubles.
const (
	Unavailable  Trouble = "unavailable"  // carrier.ErrUnavailable; before the act, certainly unsent
	Timeout      Trouble = "timeout"      // context.DeadlineExceeded; the caller cannot know the phase
	RateLimited  Trouble = "rate-limited" // carrier.ErrRateLimited; before the act only
	Unauthorized Trouble = "unauthorized" // carrier.ErrUnauthorized; before the act only
	Cut          Trouble = "cut"          // io.ErrUnexpectedEOF, in the request's body or in the answer's; outcome unknown
	Malformed    Trouble = "malformed"    // an answer that cannot be read, such as a proxy's page; outcome unknown
	Slow         Trouble = "slow"         // no failure: it takes Delay, in the caller's time; see Options.Sleep
)

// Fault makes calls go wrong, or notices. Its zero fields do not restrict it: the zero
// Fault makes every call fail, unsent.
type Fault struct {
	// Notice makes the events of orders go wrong so, instead of calls; Skip, Times
	// and the chance then count the events of each order, and Op, Phase and Trouble do
	// not matter.
	Notice Delivery `json:"notice,omitzero"`

	Op    carrier.Op `json:"op,omitzero"`
	PON   string     `json:"pon,omitzero"`
	Phase Phase      `json:"phase,omitzero"` // zero is Before
	// Trouble is what the caller sees; zero is Unavailable.
	Trouble    Trouble       `json:"trouble,omitzero"`
	RetryAfter time.Duration `json:"retry_after,omitzero"`
	Delay      time.Duration `json:"delay,omitzero"`
	// Skip lets the first calls on each order through; Times is how many of the
	// following fail, 0 all.
	Skip  int `json:"skip,omitzero"`
	Times int `json:"times,omitzero"`
	// PerMille is the chance of each such call to fail, from the seed, the order
	// and the call's count; 0 means certainly.
	PerMille int `json:"per_mille,omitzero"`
	// From and Until limit the fault to a time, as an outage.
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
	// When restricts the fault further. It must not call the fake. A notice comes as a
	// Call without Op.
	When func(Call) bool `json:"-"`
}

// LoseAnswer is the fault after which the first call of an operation on each order
// has taken effect and looks as if it had not.
func LoseAnswer(op carrier.Op) Fault { return Fault{Op: op, Phase: After, Trouble: Timeout, Times: 1} }

// FailBefore is the fault in which the first n calls of an operation on each order
// certainly do nothing.
func FailBefore(op carrier.Op, n int) Fault { return Fault{Op: op, Times: n} }

// Outage is the fault in which nothing gets through for a time.
func Outage(from, until time.Time) Fault { return Fault{From: from, Until: until} }

// Limit is the fault in which the first n calls on each order are too many.
func Limit(n int, retryAfter time.Duration) Fault {
	return Fault{Trouble: RateLimited, RetryAfter: retryAfter, Times: n}
}

// Slowly is the fault in which every call of an operation takes a while to be answered.
func Slowly(op carrier.Op, delay time.Duration) Fault {
	return Fault{Op: op, Phase: After, Trouble: Slow, Delay: delay}
}

// Notices is the fault that befalls so many in a thousand events; 0 is all, as in every
// [Fault].
func Notices(how Delivery, perMille int) Fault { return Fault{Notice: how, PerMille: perMille} }

type count struct {
	op  carrier.Op
	pon string
}

// SetFaults replaces the faults; calls keep counting.
func (f *Fake) SetFaults(faults ...Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.opt.Faults = slices.Clone(faults)
}

// strikes reports whether the fault hits a call.
func (t *Fault) strikes(c *Call, s stream) bool {
	k := c.Count - t.Skip
	switch {
	case (t.Notice != "") != (c.Op == ""):
		return false
	case t.Op != "" && t.Op != c.Op, t.PON != "" && t.PON != c.PON,
		k < 1, t.Times > 0 && k > t.Times,
		!t.From.IsZero() && c.At.Before(t.From), !t.Until.IsZero() && !c.At.Before(t.Until),
		t.PerMille > 0 && int(s.draw("fault "+t.name(c.Op), c.Count)%1000) >= t.PerMille:
		return false
	}
	return t.When == nil || t.When(*c)
}

func (t *Fault) phase() Phase {
	if t.Phase == "" || t.Trouble == RateLimited || t.Trouble == Unauthorized {
		return Before
	}
	return t.Phase
}

// errMalformed is what an adapter makes of an answer that it cannot read.
var errMalformed = errors.New("answer cannot be read")

// suffer is the error that the caller of a call sees that a fault hits. A slow call
// fails only if the caller's patience ends.
func (f *Fake) suffer(ctx context.Context, t *Fault, op carrier.Op) error {
	e := &carrier.Error{Op: op, Carrier: f.opt.Name, RetryAfter: t.RetryAfter, Unsent: t.phase() == Before}
	switch t.Trouble {
	case Slow:
		if e.Err = f.sleep(ctx, t.Delay); e.Err == nil {
			return nil
		}
	case Timeout:
		e.Err, e.Unsent = context.DeadlineExceeded, false
	case Cut:
		e.Err, e.Unsent = io.ErrUnexpectedEOF, false
	case Malformed:
		e.Err, e.Unsent = errMalformed, false
	case RateLimited:
		e.Err = carrier.ErrRateLimited
	case Unauthorized:
		e.Err = carrier.ErrUnauthorized
	default:
		e.Err = carrier.ErrUnavailable
	}
	return e
}

// sleep waits in the caller's time, and lets others call meanwhile.
func (f *Fake) sleep(ctx context.Context, d time.Duration) error {
	if f.opt.Sleep == nil {
		return nil
	}
	f.mu.Unlock()
	defer f.mu.Lock()
	return f.opt.Sleep(ctx, d)
}

// fault finds the first fault that hits a call.
func (f *Fake) fault(c *Call) *Fault {
	for _, list := range [][]Fault{f.opt.Faults, f.scriptFaults()} {
		for i := range list {
			if list[i].strikes(c, newStream(f.opt.Seed, c.PON)) {
				t := &list[i]
				if t.Notice == "" { // tell counts notices, of scripts too
					f.hits[hit{t.name(c.Op), c.Status}]++
				}
				one := Fault{
					Op: c.Op, PON: c.PON, Phase: t.phase(), Trouble: t.trouble(), RetryAfter: t.RetryAfter, Delay: t.Delay,
					Skip: c.Count - 1, Times: 1,
				}
				if t.Notice != "" {
					one = Fault{Notice: t.Notice, PON: c.PON, Skip: c.Count - 1, Times: 1}
				}
				f.struck = append(f.struck, one)
				return t
			}
		}
	}
	return nil
}

func (t *Fault) trouble() Trouble {
	if t.Trouble == "" {
		return Unavailable
	}
	return t.Trouble
}

func (f *Fake) scriptFaults() []Fault {
	if f.opt.Script == nil {
		return nil
	}
	return f.opt.Script.Faults
}
