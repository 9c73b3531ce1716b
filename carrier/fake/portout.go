package fake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// A port-out is an order of the other direction: its numbers are the host's, the host
// is the losing carrier and answers, and another carrier gains. What makes an order
// one is its ask.
type ask struct {
	request carrier.PortOut // as it came, in its last version
	answer  *carrier.RespondPortOutRequest
}

// answerTime is how long the host has for an answer, and for one after each delay.
const answerTime = 24 * time.Hour

// The programs of a gaining carrier: what comes of an approval, and of silence, which
// most of the trade takes for one.
var (
	programApproved = []Step{{Wait: Wait{Anchor: InWindow}, Act: ActActivate}}
	programSilence  = []Step{{Act: ActConfirm}, {Wait: Wait{Anchor: InWindow}, Act: ActActivate}}
)

// AskPortOut lets another carrier ask for numbers of the host. It fills in reference,
// version, instant and the time for an answer, a day, where p has none, tells an event
// of it, and returns the request as it stands. Whether account, credentials and postal code
// in it are right is for p to say and for the host to find out.
//
// A reference that is known is a correction, its next version, with the numbers and
// credentials of p; one whose numbers have left, or that was canceled, stays as it is.
//
// What the gaining carrier does then is for a script to say, under the reference as
// its order: "on port-out" follows the request, "on approve" the host's approval, "on
// silence" the end of the time without an answer. Without one, numbers leave in the
// window of their release, and silence is an approval. [Fake.Happen] does anything
// else, such as a snapback:
//
//	f.Happen(p.Ref, fake.Step{Act: fake.ActReturn, Reasons: []carrier.Reason{{Code: carrier.Snapback}}})
func (f *Fake) AskPortOut(p carrier.PortOut) carrier.PortOut {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p.Ref == "" {
		p.Ref = fmt.Sprintf("OUT-%d", len(f.outs)+1)
	}
	o := f.outs[p.Ref]
	switch {
	case o == nil:
		o = &order{pon: p.Ref, stream: newStream(f.opt.Seed, p.Ref), heapAt: -1, out: &ask{}}
		f.outs[p.Ref] = o
	case !slices.ContainsFunc(o.lines, func(l line) bool { return l.status.open() }):
		return f.showOut(o)
	}
	p.Numbers = slices.Clone(p.Numbers)
	slices.SortFunc(p.Numbers, numbering.Number.Compare)
	p.Numbers = slices.Compact(p.Numbers)
	if p.Kind == "" {
		p.Kind = loa.Local
		if len(p.Numbers) > 0 {
			p.Kind = kindOf(p.Numbers[0])
		}
	}
	if p.At.IsZero() {
		p.At = f.now
	}
	if p.AnswerBy.IsZero() {
		p.AnswerBy = f.now.Add(answerTime)
	}
	p.At, p.AnswerBy = counted(p.At), counted(p.AnswerBy)
	o.version = max(o.version+1, int32(p.Version))
	p.Version, p.Report = int(o.version), carrier.Report{}
	o.out.request, o.out.answer = p, nil
	o.received, o.wanted, o.profile = f.now.UnixNano(), p.DesiredDate, f.profileFor(p.Kind, loa.US)
	lines := make([]line, len(p.Numbers))
	for i, n := range p.Numbers {
		lines[i] = line{number: n, at: o.received, version: o.version}
		from := received
		if k := o.place(n); k >= 0 {
			from = o.lines[k].status
		}
		f.write(record{kind: recordMove, order: o, n: int64(n.Digits()), from: from, to: received, version: o.version})
	}
	o.lines, o.threads = lines, nil
	o.blocks = f.blocksOf(p.Ref, "", p.Numbers)
	o.sequence++
	steps, told := f.block(o, OnPortOut), Once
	if len(steps) > 0 && steps[0].Act == ActAccept {
		steps, told = steps[1:], steps[0].Delivery
	}
	f.tell(o, "requested", told)
	f.start(o, OnPortOut, steps, nil)
	f.awaitAnswer(o)
	return f.showOut(o)
}

// awaitAnswer puts under way what happens when the host does not answer in time.
func (f *Fake) awaitAnswer(o *order) {
	f.stopWaiting(o)
	steps := f.block(o, OnSilence)
	if steps == nil {
		steps = programSilence
	}
	if len(steps) > 0 {
		t := thread{steps: steps, version: o.version, began: int32(o.nth(OnSilence)), since: o.out.request.AnswerBy.UnixNano(), on: OnSilence}
		t.at = f.clerk(o.profile).when(steps[0].Wait, o, &t, o.out.request.AnswerBy).UnixNano()
		o.threads = append(o.threads, t)
	}
	f.schedule(o)
}

func (f *Fake) stopWaiting(o *order) {
	o.threads = slices.DeleteFunc(o.threads, func(t thread) bool { return t.on == OnSilence })
	f.schedule(o)
}

// PortOut tells where another carrier's request stands, and whether there is one.
func (f *Fake) PortOut(ref string) (carrier.PortOut, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := f.outs[ref]
	if o == nil {
		return carrier.PortOut{}, false
	}
	return f.showOut(o), true
}

// showOut is the present view of a port-out.
func (f *Fake) showOut(o *order) carrier.PortOut {
	p := o.out.request
	p.Numbers, p.Report = slices.Clone(p.Numbers), *f.report(o)
	return p
}

// RespondPortOut implements [carrier.PortOutResponder].
func (f *Fake) RespondPortOut(ctx context.Context, r *carrier.RespondPortOutRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpRespondPortOut, PON: r.Ref, Version: r.Version}, func() (*carrier.Report, error) {
		o := f.outs[r.Ref]
		if o == nil {
			return nil, carrier.ErrNotFound
		}
		given := *r
		given.Version, given.Reasons = cmp.Or(r.Version, int(o.version)), slices.Clone(r.Reasons)
		switch before := o.out.answer; {
		case given.Version > int(o.version):
			return nil, fmt.Errorf("%w: nobody asked with version %d, the last is %d", carrier.ErrInvalid, given.Version, o.version)
		case given.Version < int(o.version):
			return nil, fmt.Errorf("%w: %d", carrier.ErrStale, o.version)
		case before != nil && sameAnswer(before, &given):
			return f.report(o), nil
		case before != nil && !before.Delay:
			return nil, fmt.Errorf("%w: it was answered", carrier.ErrConflict)
		case given.Delay && len(given.Reasons) == 0:
			return nil, fmt.Errorf("%w: a delay needs a reason", carrier.ErrInvalid)
		case !f.now.Before(o.out.request.AnswerBy):
			return nil, fmt.Errorf("%w: the time for an answer ended at %s", carrier.ErrRefused, o.out.request.AnswerBy.Format(time.RFC3339))
		case !slices.ContainsFunc(o.lines, func(l line) bool { return l.status == received || l.status == jeopardy }):
			return nil, f.refusal(carrier.OpRespondPortOut, o)
		}
		o.out.answer = &given
		f.answered(o, &given)
		return f.report(o), nil
	})
}

func sameAnswer(a, b *carrier.RespondPortOutRequest) bool {
	return a.Delay == b.Delay && a.Release == b.Release && slices.Equal(a.Reasons, b.Reasons)
}

// answered carries out the host's answer.
func (f *Fake) answered(o *order, r *carrier.RespondPortOutRequest) {
	s := &Step{Act: ActConfirm, Date: r.Release, Reasons: r.Reasons}
	switch {
	case r.Delay:
		s.Act = ActJeopardy
		o.out.request.AnswerBy = f.now.Add(answerTime)
	case len(r.Reasons) > 0:
		s.Act = ActReject
	}
	f.do(o, &thread{version: o.version, on: OnPortOut}, s)
	switch {
	case r.Delay:
		f.awaitAnswer(o)
	case s.Act == ActReject:
		f.stopWaiting(o)
	default:
		f.stopWaiting(o)
		steps := f.block(o, OnApprove)
		if steps == nil {
			steps = programApproved
		}
		f.start(o, OnApprove, steps, nil)
	}
}

// ListPortOuts implements [carrier.PortOutLister].
func (f *Fake) ListPortOuts(ctx context.Context, r *carrier.ListPortOutsRequest) (*carrier.ListPortOutsResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpListPortOuts}, func() (*carrier.ListPortOutsResponse, error) {
		out := &carrier.ListPortOutsResponse{AsOf: f.now, PortOuts: []carrier.PortOut{}}
		for _, o := range sorted(f.outs) {
			open := slices.ContainsFunc(o.lines, func(l line) bool { return l.status.open() })
			if len(r.Refs) == 0 && open || slices.Contains(r.Refs, o.pon) {
				out.PortOuts = append(out.PortOuts, f.showOut(o))
			}
		}
		return out, nil
	})
}

// leave takes a number from the host, or gives it back.
func (f *Fake) leave(n numbering.Number, o *order, away bool) {
	if away {
		f.gone[n] = o
	} else {
		delete(f.gone, n)
	}
}

// Happen lets steps happen to an order or a port-out from now on, beside what its
// script says: for demonstrations, and for what depends on a test's own course. It
// reports whether there is such an order. Steps that are due at once have happened when
// it returns.
func (f *Fake) Happen(pon string, steps ...Step) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := cmp.Or(f.orders[pon], f.outs[pon])
	if o == nil {
		return false
	}
	f.start(o, OnHappen, slices.Clone(steps), nil)
	f.advance(f.now)
	return true
}
