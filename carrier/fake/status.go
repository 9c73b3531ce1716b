package fake

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Status implements [carrier.Carrier].
func (f *Fake) Status(ctx context.Context, r *carrier.StatusRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpStatus, PON: r.PON}, func() (*carrier.Report, error) {
		o := f.orders[r.PON]
		if o == nil {
			return nil, carrier.ErrNotFound
		}
		return f.report(o), nil
	})
}

// Cancel implements [carrier.Carrier].
func (f *Fake) Cancel(ctx context.Context, r *carrier.CancelRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpCancel, PON: r.PON}, func() (*carrier.Report, error) {
		o, places, err := f.find(r.PON, r.Numbers)
		if err != nil {
			return nil, err
		}
		f.cancel(o, places)
		return f.report(o), nil
	})
}

// cancel refuses what is refused at once, by the script or for being too late, and asks
// the losing carrier for the rest.
func (f *Fake) cancel(o *order, places []int) {
	steps := f.block(o, OnCancel)
	if len(steps) > 0 && steps[0].Act == ActIgnore {
		return
	}
	no, rest := &Step{Act: ActRefuse, Reasons: []carrier.Reason{reason(carrier.CannotCancel)}}, steps
	refused := func(i int) bool {
		return steps == nil && (o.lines[i].status == activating || f.blackedOut(o, &o.lines[i]))
	}
	if steps == nil {
		rest = programCancel
	} else if len(steps) > 0 && steps[0].Act == ActRefuse && steps[0].Wait == (Wait{}) {
		no.Reasons, rest, refused = steps[0].Reasons, steps[1:], steps[0].picks
	}
	var asked []int
	for _, i := range places {
		l := &o.lines[i]
		switch {
		case !l.status.open(), l.cancel == cancelAsked:
			continue
		case refused(i):
			l.cancel, l.whyNot = cancelDenied, slices.Clone(no.Reasons)
			no.Pick = append(no.Pick, i+1)
		default:
			l.cancel = cancelAsked
			asked = append(asked, i)
		}
		l.at, l.cancelAt = f.now.UnixNano(), f.now.UnixNano()
		o.sequence++
	}
	if len(no.Pick) > 0 {
		f.write(record{kind: recordStep, order: o, step: no, on: OnCancel.code(), version: int32(o.nth(OnCancel))})
	}
	if len(asked) > 0 {
		f.start(o, OnCancel, rest, asked)
	}
}

// blackedOut reports whether it is too late for changes to a number.
func (f *Fake) blackedOut(o *order, l *line) bool {
	c := f.clerk(o.profile)
	return !l.release.IsZero() && c.Blackout > 0 && l.status != jeopardy &&
		f.now.Add(c.Blackout).After(c.From.On(l.release, c.cal.Zone()))
}

var errOtherNumber = errors.New("a number is not of this order")

// find returns an order and the places of some of its numbers, all if none is named.
func (f *Fake) find(pon string, numbers []numbering.Number) (*order, []int, error) {
	o := f.orders[pon]
	if o == nil {
		return nil, nil, carrier.ErrNotFound
	}
	if numbers == nil {
		places := make([]int, len(o.lines))
		for i := range places {
			places[i] = i
		}
		return o, places, nil
	}
	places := make([]int, len(numbers))
	for k, n := range numbers {
		i := o.place(n)
		if i < 0 {
			return nil, nil, fmt.Errorf("%w: %w", carrier.ErrInvalid, errOtherNumber)
		}
		places[k] = i
	}
	return o, places, nil
}
