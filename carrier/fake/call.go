package fake

import (
	"context"
	"errors"
	"time"

	"github.com/openlnp/lnp/carrier"
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
	if f.faulty() || f.opt.Hooks.Before != nil || f.opt.Hooks.After != nil {
		f.counts[count{c.Op, c.PON}]++
		c.Count = f.counts[count{c.Op, c.PON}]
	}
	if err := ctx.Err(); err != nil {
		return nil, &carrier.Error{Op: c.Op, Carrier: f.opt.Name, Err: err, Unsent: true}
	}
	f.crashPoint(c, Before)
	t := f.fault(&c)
	if t != nil && t.phase() == Before {
		if err := f.suffer(ctx, t, c.Op); err != nil {
			return nil, f.refuse(&c, err)
		}
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
	if t != nil && t.phase() == After {
		if err := f.suffer(ctx, t, c.Op); err != nil {
			return nil, f.refuse(&c, err)
		}
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
	err = e
	f.write(record{kind: recordFailure, order: f.known(c), op: codeOf(c.Op), version: int32(c.Version), err: &err})
	return err
}

// faulty reports whether there are faults at all.
func (f *Fake) faulty() bool { return len(f.opt.Faults)+len(f.scriptFaults()) > 0 }

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
	if c.PON == "" {
		return f.nobody
	}
	return &order{pon: c.PON}
}
