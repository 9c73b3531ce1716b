package fake

import (
	"context"
	"errors"
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
)

// Call describes a call of the host, to faults, hooks and the crash points.
type Call struct {
	Op carrier.Op `json:"op"`
	// PON is of the order, or the reference of the port-out that is answered.
	PON     string    `json:"pon,omitzero"`
	Version int       `json:"version,omitzero"`
	At      time.Time `json:"at"`
	// Count is how many calls of this operation on this order there were, this one
	// included.
	Count int `json:"count"`
	// Status is the status of the order's first number, "" for an order that is
	// not known.
	Status carrier.Status `json:"status,omitzero"`
}

// Fault makes calls go wrong. Its zero fields do not restrict it: the zero Fault
// makes every call fail, unsent.
type Fault struct {
	Op    carrier.Op `json:"op,omitzero"`
	PON   string     `json:"pon,omitzero"`
	Phase Phase      `json:"phase,omitzero"` // zero is Before
	// Trouble is what the caller sees; zero is Unavailable.
	Trouble    Trouble       `json:"trouble,omitzero"`
	RetryAfter time.Duration `json:"retry_after,omitzero"`
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
	// When restricts the fault further. It must not call the fake.
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

// failure is the error that the caller sees.
func (f *Fake) failure(t *Fault, op carrier.Op) *carrier.Error {
	e := &carrier.Error{Op: op, Carrier: f.opt.Name, RetryAfter: t.RetryAfter, Unsent: t.phase() == Before}
	switch t.Trouble {
	case Timeout:
		e.Err, e.Unsent = context.DeadlineExceeded, false
	case RateLimited:
		e.Err = carrier.ErrRateLimited
	case Unauthorized:
		e.Err = carrier.ErrUnauthorized
	default:
		e.Err = carrier.ErrUnavailable
	}
	return e
}

// fault finds the first fault that hits a call.
func (f *Fake) fault(c *Call) *Fault {
	for _, list := range [][]Fault{f.opt.Faults, f.scriptFaults()} {
		for i := range list {
			if list[i].strikes(c, newStream(f.opt.Seed, c.PON)) {
				t := &list[i]
				f.hits[hit{t.name(c.Op), c.Status}]++
				f.struck = append(f.struck, Fault{
					Op: c.Op, PON: c.PON, Phase: t.phase(), Trouble: t.trouble(), RetryAfter: t.RetryAfter, Skip: c.Count - 1, Times: 1,
				})
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

// Hooks are Go functions for what scripts and faults cannot say. They are called
// under the fake's lock and must not call it.
type Hooks struct {
	// Before is asked before a call takes effect; its error is the call's, and
	// nothing happens. After is asked once it has taken effect; its error replaces
	// the answer. An error that is no *carrier.Error becomes one that wraps it.
	Before func(Call) error
	After  func(Call) error
	// Decide is asked how a submission fares; nil steps leave it to script and
	// profile.
	Decide func(c Call, r *carrier.SubmitRequest) []Step
}

// call runs one call of the host: counts it, lets faults and hooks act around it,
// writes the ledger.
func call[T any](ctx context.Context, f *Fake, c Call, do func() (*T, error)) (*T, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c.At, c.Status = f.now, f.target(&c).first()
	if len(f.opt.Faults)+len(f.scriptFaults()) > 0 || f.opt.Hooks.Before != nil || f.opt.Hooks.After != nil {
		f.counts[count{c.Op, c.PON}]++
		c.Count = f.counts[count{c.Op, c.PON}]
	}
	if err := ctx.Err(); err != nil {
		return nil, &carrier.Error{Op: c.Op, Carrier: f.opt.Name, Err: err, Unsent: true}
	}
	f.crashPoint(c, Before)
	t := f.fault(&c)
	if t != nil && t.phase() == Before {
		return nil, f.refuse(&c, f.failure(t, c.Op))
	}
	if f.opt.Hooks.Before != nil {
		if err := f.opt.Hooks.Before(c); err != nil {
			return nil, f.refuse(&c, err)
		}
	}
	out, err := do()
	if err != nil {
		return nil, f.refuse(&c, err)
	}
	f.crashPoint(c, After)
	if t != nil {
		return nil, f.refuse(&c, f.failure(t, c.Op))
	}
	if f.opt.Hooks.After != nil {
		if err := f.opt.Hooks.After(c); err != nil {
			return nil, f.refuse(&c, err)
		}
	}
	f.write(record{kind: recordCall, order: f.known(&c), op: codeOf(c.Op), version: int32(c.Version)})
	return out, nil
}

// refuse writes a failed call into the ledger and makes its error the contract's.
func (f *Fake) refuse(c *Call, err error) error {
	e, ok := errors.AsType[*carrier.Error](err)
	if !ok {
		e = &carrier.Error{Op: c.Op, Carrier: f.opt.Name, Err: err, Unsent: true}
	}
	f.write(record{kind: recordFailure, order: f.known(c), op: codeOf(c.Op), version: int32(c.Version), err: e})
	return e
}

// target is the order or port-out of a call, nil for one that the fake does not know.
func (f *Fake) target(c *Call) *order {
	if c.Op == carrier.OpRespondPortOut {
		return f.outs[c.PON]
	}
	return f.orders[c.PON]
}

// known is the target of a call; a stand-in for one that the fake does not know.
func (f *Fake) known(c *Call) *order {
	if o := f.target(c); o != nil {
		return o
	}
	return &order{pon: c.PON}
}
