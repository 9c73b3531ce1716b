package fake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Submit implements [carrier.Carrier].
func (f *Fake) Submit(ctx context.Context, r *carrier.SubmitRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpSubmit, PON: r.PON, Version: r.Version}, func() (*carrier.Report, error) {
		if err := f.valid(r); err != nil {
			return nil, err
		}
		digest := digestOf(r)
		o := f.orders[r.PON]
		if o != nil && r.Version == 1 && o.version == 1 && f.expired(o) {
			o = nil
		}
		if o == nil && r.Version == 1 {
			o = f.open(r)
			f.take(o, r, digest)
			return f.report(o), nil
		}
		if repeated, err := o.follows(r.Version, digest); err != nil {
			return nil, err
		} else if repeated {
			return f.report(o), nil
		}
		switch {
		case slices.ContainsFunc(r.Numbers, func(n numbering.Number) bool { return o.place(n) < 0 }):
			return nil, fmt.Errorf("%w: a number is not of this order, and a correction adds none", carrier.ErrInvalid)
		case !o.correctable(r.Numbers):
			return nil, f.refusal(carrier.OpSubmit, o)
		}
		f.take(o, r, digest)
		return f.report(o), nil
	})
}

// follows reports whether a version with a body repeats the one that the order is on,
// or fails to follow it. A nil order is one that is not known.
func (o *order) follows(version int, digest uint64) (repeated bool, err error) {
	switch {
	case o == nil:
		return false, fmt.Errorf("%w: version %d of an order that is not known, the first is 1", carrier.ErrInvalid, version)
	case version < int(o.version):
		return false, fmt.Errorf("%w: it holds %d, and takes that again or %d", carrier.ErrStale, o.version, o.version+1)
	case version == int(o.version) && digest != o.digest:
		return false, fmt.Errorf("%w: what is new is version %d", carrier.ErrConflict, o.version+1)
	case version > int(o.version)+1:
		return false, fmt.Errorf("%w: version leaves a gap, it holds %d and takes %d", carrier.ErrInvalid, o.version, o.version+1)
	}
	return version == int(o.version), nil
}

// expired reports whether the key of an order's first submission is forgotten, and
// makes room for another order under it.
func (f *Fake) expired(o *order) bool {
	if f.opt.KeyLife == 0 || f.now.Sub(instant(o.received)) < f.opt.KeyLife {
		return false
	}
	former := o.pon + forgotten
	for f.orders[former] != nil {
		former += forgotten
	}
	f.orders[former] = o
	o.pon = former
	return true
}

// forgotten marks the purchase order number of an order whose key was taken again, for
// the ledger. No number of the host ends so.
const forgotten = "~"

// open begins an order.
func (f *Fake) open(r *carrier.SubmitRequest) *order {
	o := &order{pon: strings.Clone(r.PON), heapAt: -1, lines: make([]line, len(r.Numbers))}
	if former := f.orders[r.PON]; former != nil {
		o.again = former.again + 1
	}
	o.stream = o.streamOf(f.opt.Seed)
	for i, n := range r.Numbers {
		o.lines[i].number = n
	}
	o.profile = f.profileOf(r)
	o.blocks = f.blocksFor(r)
	f.orders[o.pon] = o
	return o
}

// correctable reports whether numbers of the order may start again.
func (o *order) correctable(numbers []numbering.Number) bool {
	for _, n := range numbers {
		if l := &o.lines[o.place(n)]; !l.status.open() || l.status == activating {
			return false
		}
	}
	return true
}

// take lets the losing carrier receive a version: it judges, and its answer is under
// way.
func (f *Fake) take(o *order, r *carrier.SubmitRequest, digest uint64) {
	o.digest, o.version, o.received = digest, int32(r.Version), f.now.UnixNano()
	o.wanted, o.texting = r.DesiredDate, r.Texting
	o.sequence++
	var numbers []int // nil is all
	for _, n := range r.Numbers {
		i := o.place(n)
		if len(r.Numbers) != len(o.lines) {
			numbers = append(numbers, i)
		}
		l := &o.lines[i]
		f.write(record{kind: recordMove, order: o, n: int64(n.Digits()), from: l.status, to: received, version: o.version})
		l.status, l.version, l.at, l.reasons, l.whyNot, l.cancel = received, o.version, o.received, nil, nil, cancelNone
		l.release = calendar.Date{}
	}
	steps := f.answer(o, r)
	for _, n := range r.Numbers {
		if before := f.ofNumber[n]; before == nil || !f.keeps(before, n) {
			f.ofNumber[n] = o
		}
	}
	f.start(o, OnSubmit, steps, numbers)
}

// keeps reports whether an order has a number, or holds it against others.
func (f *Fake) keeps(o *order, n numbering.Number) bool {
	return o.holds(n) || o.status(n) == carrier.Active && f.gone[n] == nil
}

// answer is how a submission fares: as a hook says, else the script, else the losing
// carrier's judgement.
func (f *Fake) answer(o *order, r *carrier.SubmitRequest) []Step {
	if f.opt.Hooks.Decide != nil {
		if steps := f.opt.Hooks.Decide(Call{Op: carrier.OpSubmit, PON: r.PON, Version: r.Version, At: f.now}, r); steps != nil {
			return steps
		}
	}
	if steps := f.block(o, OnSubmit); steps != nil {
		return steps
	}
	if f.opt.Strict != nil && f.accountOf(r) == nil {
		f.opt.Strict.Helper()
		f.opt.Strict.Errorf("fake: order %s, version %d: neither script nor account speaks of it", r.PON, r.Version)
	}
	p := &f.profiles[o.profile]
	return program(p, f.judge(p, r, o.stream), o, r)
}

// program is a verdict as steps: the bad numbers are rejected, the good ones are
// confirmed and activated.
func program(p *Profile, v verdict, o *order, r *carrier.SubmitRequest) []Step {
	good := programConfirm
	if p.OnDemand {
		good = programOnDemand
	}
	if len(v.all) > 0 {
		return p.orSilence([]Step{{Wait: Wait{Anchor: AtAnswer}, Act: ActReject, Reasons: v.all}})
	}
	if len(v.lines) == 0 {
		return good
	}
	var steps []Step
	for k, bad := range v.lines {
		s := Step{Act: ActReject, Reasons: []carrier.Reason{bad.reason}, Pick: []int{o.place(r.Numbers[bad.at]) + 1}}
		if k == 0 {
			s.Wait.Anchor = AtAnswer
		}
		steps = append(steps, s)
	}
	if len(v.lines) < len(r.Numbers) {
		rest := slices.Clone(good)
		rest[0].Wait = Wait{}
		return append(steps, rest...)
	}
	return p.orSilence(steps)
}

// orSilence lets rejections that nobody corrects end the order some day.
func (p *Profile) orSilence(steps []Step) []Step {
	if p.Silent == 0 {
		return steps
	}
	why := []carrier.Reason{reason(carrier.OrderExpired)}
	return append(steps, Step{Wait: Wait{N: p.Silent, Unit: Days}, Act: ActCancel, Reasons: why})
}

// valid reports what makes a request one that this carrier takes in no state.
func (f *Fake) valid(r *carrier.SubmitRequest) error {
	if err := r.Validate(); err != nil {
		return err
	}
	p := &f.profiles[f.profileOf(r)]
	switch {
	case p.MaxNumbers > 0 && len(r.Numbers) > p.MaxNumbers:
		return fmt.Errorf("%w: too many numbers", carrier.ErrInvalid)
	}
	return f.withinHorizon(f.clerk(f.profileOf(r)), r.DesiredDate)
}

// farthest is the horizon of a profile without one, in days.
const farthest = 3650

func (f *Fake) withinHorizon(c *clerk, d calendar.Date) error {
	days := cmp.Or(c.Horizon, farthest)
	if d.Compare(c.cal.DateOf(f.now).AddDays(days)) > 0 {
		return fmt.Errorf("%w: desired date is more than %d days ahead", carrier.ErrInvalid, days)
	}
	return nil
}
