package fake

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Check implements [carrier.Checker]: coverage, and what the losing carrier's record
// shows to others.
func (f *Fake) Check(ctx context.Context, r *carrier.CheckRequest) (*carrier.CheckResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpCheck}, func() (*carrier.CheckResponse, error) {
		numbers := slices.Clone(r.Numbers)
		slices.SortFunc(numbers, numbering.Number.Compare)
		out := &carrier.CheckResponse{AsOf: f.now, Results: make([]carrier.CheckResult, 0, len(numbers))}
		for _, n := range slices.Compact(numbers) {
			if !n.IsValid() {
				return nil, fmt.Errorf("%w: a number is not valid", carrier.ErrInvalid)
			}
			out.Results = append(out.Results, f.check(n))
		}
		return out, nil
	})
}

func (f *Fake) check(n numbering.Number) carrier.CheckResult {
	out := carrier.CheckResult{Number: n, Portable: true, Kind: kindOf(n)}
	a := f.owner[n]
	if a != nil {
		out.LosingCarrier, out.LosingSPID, out.Kind, out.PINRequired = a.Carrier, a.SPID, a.kind(), a.PIN != ""
	}
	code := carrier.ReasonCode("")
	switch o := f.ofNumber[n]; {
	case o != nil && o.status(n) == carrier.Active && f.gone[n] == nil:
		code = carrier.InternalPort
	case out.Kind != loa.TollFree && !f.coverage().covers(n):
		code = carrier.RateCenterUnsupported
	case a == nil && f.left[n] == nil:
		code = magicOf(n).Check
	}
	if code != "" {
		out.Portable, out.Reason = false, reason(code)
	}
	return out
}

// kindOf is what the digits tell.
func kindOf(n numbering.Number) loa.Kind {
	if tollFree(n) {
		return loa.TollFree
	}
	return loa.Local
}

// Supplement implements [carrier.Supplementer].
func (f *Fake) Supplement(ctx context.Context, r *carrier.SupplementRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpSupplement, PON: r.PON, Version: r.Version}, func() (*carrier.Report, error) {
		o, places, err := f.find(r.PON, nil)
		if err != nil {
			return nil, err
		}
		digest := hashText(uint64(o.stream), r.DesiredDate.String())
		if r.DesiredDate.IsZero() {
			return nil, fmt.Errorf("%w: date is missing", carrier.ErrInvalid)
		}
		if err := f.withinHorizon(f.clerk(o.profile), r.DesiredDate); err != nil {
			return nil, err
		}
		if repeated, err := o.follows(r.Version, digest); err != nil {
			return nil, err
		} else if repeated {
			return f.report(o), nil
		}
		asked := places[:0]
		for _, i := range places {
			l := &o.lines[i]
			switch {
			case l.status != confirmed && l.status != jeopardy:
			case f.blackedOut(o, l):
				c := f.clerk(o.profile)
				return nil, fmt.Errorf("%w: too near to the release, changes were taken until %s", carrier.ErrRefused,
					c.release(l.release).From.Add(-c.Blackout).Format(time.RFC3339))
			default:
				asked = append(asked, i)
			}
		}
		if len(asked) == 0 {
			return nil, f.refusal(carrier.OpSupplement, o)
		}
		steps := f.block(o, OnSupplement)
		if len(steps) > 0 && steps[0].Act == ActRefuse {
			return nil, fmt.Errorf("%w; the losing carrier takes no change now", f.refusal(carrier.OpSupplement, o))
		}
		o.version, o.digest = int32(r.Version), digest
		o.sequence++
		ignored := len(steps) > 0 && steps[0].Act == ActIgnore
		o.renumber(asked, ignored)
		for _, i := range asked {
			o.lines[i].at = f.now.UnixNano()
		}
		if ignored {
			return f.report(o), nil
		}
		o.wanted, o.received = r.DesiredDate, f.now.UnixNano()
		if steps == nil {
			steps = programRedate
		}
		f.start(o, OnSupplement, steps, slices.Clone(asked))
		return f.report(o), nil
	})
}

// renumber puts numbers on the order's version. What is under way for them goes on
// under it if kept, and ends otherwise.
func (o *order) renumber(places []int, kept bool) {
	for k := range o.threads {
		t := &o.threads[k]
		if !kept || !t.versioned() {
			continue
		}
		mine := slices.DeleteFunc(slices.Clone(places), func(i int) bool {
			return o.lines[i].version != t.version || t.numbers != nil && !slices.Contains(t.numbers, i)
		})
		if len(mine) > 0 {
			t.numbers, t.version = mine, o.version
		}
	}
	for _, i := range places {
		o.lines[i].version = o.version
	}
}

// Activate implements [carrier.Activator].
func (f *Fake) Activate(ctx context.Context, r *carrier.ActivateRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpActivate, PON: r.PON}, func() (*carrier.Report, error) {
		o, places, err := f.find(r.PON, r.Numbers)
		if err != nil {
			return nil, err
		}
		steps := f.block(o, OnActivate)
		if len(steps) > 0 && steps[0].Act == ActRefuse {
			return nil, fmt.Errorf("%w; the losing carrier does not let go now", f.refusal(carrier.OpActivate, o))
		}
		c, ready := f.clerk(o.profile), places[:0]
		for _, i := range places {
			l := &o.lines[i]
			switch {
			case l.status == active || l.status == activating:
			case l.status == confirmed && !f.now.Before(c.From.On(l.release, c.cal.Zone())):
				ready = append(ready, i)
			case len(r.Numbers) > 0:
				return nil, f.refusal(carrier.OpActivate, o)
			}
		}
		if len(ready) == 0 && !slices.ContainsFunc(o.lines, func(l line) bool { return l.status == active || l.status == activating }) {
			return nil, f.refusal(carrier.OpActivate, o)
		}
		if len(ready) > 0 && (len(steps) == 0 || steps[0].Act != ActIgnore) {
			if steps == nil {
				steps = programActivate
			}
			f.start(o, OnActivate, steps, slices.Clone(ready))
		}
		return f.report(o), nil
	})
}

// EnableMessaging implements [carrier.MessagingEnabler].
func (f *Fake) EnableMessaging(ctx context.Context, r *carrier.EnableMessagingRequest) (*carrier.EnableMessagingResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpEnableMessaging, PON: r.PON}, func() (*carrier.EnableMessagingResponse, error) {
		o, places, err := f.find(r.PON, r.Numbers)
		if err != nil {
			return nil, err
		}
		for _, i := range places {
			if o.lines[i].status != active {
				return nil, f.refusal(carrier.OpEnableMessaging, o)
			}
		}
		slices.Sort(places)
		places = slices.Compact(places)
		out := &carrier.EnableMessagingResponse{AsOf: f.now, Lines: make([]carrier.MessagingLine, 0, len(places))}
		for _, i := range places {
			if o.lines[i].texting == textNone {
				f.enableText(o, i)
			}
			l := &o.lines[i]
			m := carrier.MessagingLine{Number: l.number, Status: carrier.MessagingPending, At: instant(l.textAt)}
			switch l.texting {
			case textActive:
				m.Status = carrier.MessagingActive
			case textFailed:
				m.Status, m.Reason = carrier.MessagingFailed, reason(carrier.Other)
			default:
			}
			out.Lines = append(out.Lines, m)
		}
		return out, nil
	})
}

// Describe implements [carrier.Describer]: the limits of the first local profile.
func (f *Fake) Describe(ctx context.Context, _ *carrier.DescribeRequest) (*carrier.Limits, error) {
	return call(ctx, f, Call{Op: carrier.OpDescribe}, func() (*carrier.Limits, error) {
		c := f.clerk(f.profileOf(&carrier.SubmitRequest{Kind: loa.Local, Country: loa.US}))
		return &carrier.Limits{
			Name: f.opt.Name, MaxNumbers: c.MaxNumbers, MaxDocument: maxDocument, Blackout: c.Blackout, HorizonDays: c.Horizon,
			Windows: []carrier.Window{{
				Kind: c.Kind, Country: c.Country, Hours: calendar.Hours{Open: c.From, Close: c.To},
				Zone: c.cal.Zone().String(), OnDemand: c.OnDemand,
			}},
			Abilities: carrier.Abilities(f),
			States:    opStates(),
		}, nil
	})
}

// opStates are the statuses in which operations are taken: for a submission, a
// correction.
func opStates() []carrier.OpStates {
	return []carrier.OpStates{
		{Op: carrier.OpSubmit, Statuses: []carrier.Status{
			carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Jeopardy, carrier.Failed, carrier.Unknown,
		}},
		{Op: carrier.OpSupplement, Statuses: []carrier.Status{carrier.Confirmed, carrier.Jeopardy}},
		{Op: carrier.OpActivate, Statuses: []carrier.Status{carrier.Confirmed, carrier.Activating, carrier.Active}},
		{Op: carrier.OpEnableMessaging, Statuses: []carrier.Status{carrier.Active}},
		{Op: carrier.OpRespondPortOut, Statuses: []carrier.Status{carrier.Received, carrier.Jeopardy}},
	}
}

// refusal names the states that an order is in and those in which the operation is
// taken.
func (f *Fake) refusal(op carrier.Op, o *order) error {
	var have []carrier.Status
	for i := range o.lines {
		if s := o.lines[i].status.word(); !slices.Contains(have, s) {
			have = append(have, s)
		}
	}
	for _, s := range opStates() {
		if s.Op != op {
			continue
		}
		since := ""
		if d := o.releaseDay(&thread{}); op == carrier.OpActivate && !d.IsZero() {
			since = " from " + f.clerk(o.profile).release(d).From.Format(time.RFC3339)
		}
		return fmt.Errorf("%w: numbers are %v, %s is taken in %v%s", carrier.ErrRefused, have, op, s.Statuses, since)
	}
	return carrier.ErrRefused
}

// maxDocument is the largest document that the fake takes, in bytes.
const maxDocument = 3 << 20
