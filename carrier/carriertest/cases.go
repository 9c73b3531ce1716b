package carriertest

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// cases are the sentences of the contract, in its order.
var cases = slices.Concat(orderCases, submitCases, cancelCases, abilityCases, activateCases, pushCases, portOutCases)

// orderCases are about what every carrier can do.
var orderCases = []*testCase{
	{
		name: "concurrent-submits", rule: "It is safe for concurrent use.",
		run: func(p *probe) {
			r := p.Order()
			var wg sync.WaitGroup
			reports := make([]*carrier.Report, 4)
			for i := range reports {
				wg.Go(func() {
					reports[i], _ = p.Carrier.Submit(p.ctx, cloneSubmit(r))
				})
			}
			wg.Wait()
			same := func(a, b *carrier.Report) bool { return a != nil && b != nil && slices.Equal(refs(a), refs(b)) }
			if len(slices.CompactFunc(reports, same)) > 1 {
				p.errorf("four submissions of one order at a time did not answer with one order")
			}
		},
	},
	{
		name: "context-done", rule: "once ctx is done it returns soon, with an [*Error] that wraps ctx.Err().",
		run: func(p *probe) {
			ctx, cancel := context.WithCancel(p.ctx)
			cancel()
			r := p.Order()
			_, submitted := p.Carrier.Submit(ctx, r)
			_, asked := p.Carrier.Status(ctx, &carrier.StatusRequest{PON: r.PON})
			_, canceled := p.Carrier.Cancel(ctx, &carrier.CancelRequest{PON: r.PON})
			for _, err := range []error{submitted, asked, canceled} {
				if !errors.Is(err, context.Canceled) {
					p.errorf("a call with a context that is done: got %v", err)
				}
			}
		},
	},
	{
		name: "any-order", rule: "It may be called in any order and at any time.",
		run: func(p *probe) {
			r := p.Order()
			_, err := p.Carrier.Cancel(p.ctx, &carrier.CancelRequest{PON: r.PON})
			p.refused("a cancellation before the submission", err, carrier.ErrNotFound)
			p.submit(r)
			p.cancel(&carrier.CancelRequest{PON: r.PON})
			p.submit(cloneSubmit(r))
			p.status(r.PON)
		},
	},
	{
		name: "one-after-the-other", rule: "Calls on one order have the effect of some order of them, one after the other.",
		run: func(p *probe) {
			r := p.Order()
			var wg sync.WaitGroup
			var canceled error
			wg.Go(func() { _, _ = p.Carrier.Submit(p.ctx, cloneSubmit(r)) })
			wg.Go(func() { _, canceled = p.Carrier.Cancel(p.ctx, &carrier.CancelRequest{PON: r.PON}) })
			wg.Wait()
			for _, l := range p.status(r.PON).Lines {
				if asked(l) != (canceled == nil) {
					p.errorf("a cancellation beside the submission: %v, and then a line is %s, its answer %q", canceled, l.Status, l.Cancel)
				}
			}
		},
	},
	{
		name: "odd-status", odd: true, time: true,
		rule: "A status of the carrier that has no equivalent is [Unknown], its own word kept in Raw.",
		run: func(p *probe) {
			r := p.Odd()
			p.submit(r)
			if got := p.until(r.PON, carrier.Unknown); got.Lines[0].Raw == "" {
				p.errorf("a status that is unknown here has no word of the carrier's")
			}
		},
	},
	{
		name: "odd-word-is-no-error", odd: true, time: true,
		rule: "Words, codes and fields of the carrier that an implementation does not know are kept as they came, and are never an error.",
		run: func(p *probe) {
			r := p.Odd()
			p.submit(r)
			for range sixtyDays / step {
				if p.status(r.PON).Lines[0].Status == carrier.Active {
					break
				}
				p.Advance(step)
			}
		},
	},
	{
		name: "unsent-in-doubt", lose: true,
		rule: "Unsent is set only if the carrier certainly did nothing. When in doubt it is false.",
		run: func(p *probe) {
			r := p.Order()
			p.LoseAnswer()
			_, err := p.Carrier.Submit(p.ctx, r)
			if e, ok := errors.AsType[*carrier.Error](err); err != nil && (!ok || e.Unsent) {
				p.errorf("a submission that was taken, its answer lost: got %v", err)
			}
			p.submit(cloneSubmit(r))
		},
	},
	{
		name: "unsent-is-certain", rule: "Unsent is set only if the carrier certainly did nothing.",
		run: func(p *probe) {
			ctx, cancel := context.WithCancel(p.ctx)
			cancel()
			r := p.Order()
			_, err := p.Carrier.Submit(ctx, r)
			e, ok := errors.AsType[*carrier.Error](err)
			if !ok || !e.Unsent {
				return
			}
			if _, err := p.Carrier.Status(p.ctx, &carrier.StatusRequest{PON: r.PON}); !errors.Is(err, carrier.ErrNotFound) {
				p.errorf("a submission that was unsent is known to the carrier")
			}
		},
	},
	{
		name: "request-stays", rule: "It never changes the request and keeps no reference to it.",
		run: func(p *probe) {
			r := p.Order()
			before := cloneSubmit(r)
			p.submit(r)
			if plain(r) != plain(before) {
				p.fatalf("submit changed the request")
			}
			pon := r.PON
			r.Numbers[0], r.PON, r.AuthorizedPerson = numbering.Number{}, "CHANGED", ""
			if got := p.status(pon); got.Lines[0].Number != before.Numbers[0] {
				p.errorf("a change of the request after the call shows in the order")
			}
			p.submit(before)
		},
	},
	{
		name: "errors-are-typed", rule: "A non-nil error is an [*Error]; the report is then nil.",
		run: func(p *probe) {
			r := p.Order()
			r.Numbers = nil
			report, err := p.Carrier.Submit(p.ctx, r)
			p.typed(carrier.OpSubmit, report, err)
			report, err = p.Carrier.Status(p.ctx, &carrier.StatusRequest{PON: r.PON})
			p.typed(carrier.OpStatus, report, err)
			report, err = p.Carrier.Cancel(p.ctx, &carrier.CancelRequest{PON: r.PON})
			p.typed(carrier.OpCancel, report, err)
		},
	},
	{
		name: "errors-keep-secrets", rule: "Its text never holds a secret or a subscriber's number",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			other := cloneSubmit(r)
			other.AuthorizedPerson += " Jr"
			_, err := p.Carrier.Submit(p.ctx, other)
			if err == nil {
				return // another case notices
			}
			secrets := []string{r.AccountNumber.Reveal(), r.PIN.Reveal(), r.SSN4.Reveal(), r.TaxID.Reveal(), r.DeviceID.Reveal(), r.Numbers[0].String(), r.Numbers[0].String()[2:], r.Customer.Name()}
			for _, s := range secrets {
				if len(s) > 3 && strings.Contains(err.Error(), s) {
					p.errorf("an error holds what the subscriber gave")
				}
			}
		},
	},
	{
		name: "report-is-the-callers", rule: "A nil error comes with a report that the caller may keep and change.",
		run: func(p *probe) {
			r := p.Order()
			first := p.submit(r)
			for i := range first.Lines {
				first.Lines[i].Status, first.Lines[i].Ref = carrier.Failed, "CHANGED"
			}
			if got := p.status(r.PON); got.Lines[0].Ref == "CHANGED" {
				p.errorf("a change of a report shows in the next one")
			}
		},
	},
	{
		name: "a-line-for-each-number",
		rule: "A report holds one line for each number of the order, in the order of [numbering.Number.Compare], also when the carrier has split the order.",
		run: func(p *probe) {
			r := p.Order()
			for _, got := range []*carrier.Report{p.submit(r), p.status(r.PON)} {
				if len(got.Lines) != len(r.Numbers) {
					p.fatalf("%d numbers, %d lines", len(r.Numbers), len(got.Lines))
				}
				for i, l := range got.Lines {
					if l.Number != r.Numbers[i] {
						p.errorf("line %d is not that of number %d", i, i)
					}
				}
				if got.PON != r.PON || got.AsOf.IsZero() {
					p.errorf("a report lacks its purchase order number or its instant")
				}
			}
		},
	},
	{
		name: "newer-is-later", rule: "Of two reports on one order the later AsOf is the newer; at the same instant, the greater Sequence.",
		run: func(p *probe) {
			r := p.Order()
			last := p.submit(r)
			for range 3 {
				next := p.status(r.PON)
				if next.Compare(last) < 0 {
					p.errorf("a report is older than the one before it")
				}
				last = next
				if p.Advance != nil {
					p.Advance(step)
				}
			}
		},
	},
}

// typed expects a typed error and no report.
func (p *probe) typed(op carrier.Op, r *carrier.Report, err error) {
	switch {
	case err == nil:
		p.errorf("%s of a request that cannot be: no error", op)
	case reflect.TypeOf(err) != reflect.TypeFor[*carrier.Error](): // not one that wraps it
		p.errorf("%s: the error is a %T", op, err)
	case r != nil:
		p.errorf("%s: both a report and an error", op)
	}
}

// asked reports whether a line was asked to be canceled, or is.
func asked(l carrier.LineReport) bool { return l.Status == carrier.Canceled || l.Cancel != "" }

func refs(r *carrier.Report) []string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, l.Ref)
	}
	return out
}

// cloneSubmit copies a request with its slices and maps.
func cloneSubmit(r *carrier.SubmitRequest) *carrier.SubmitRequest {
	c := *r
	c.Numbers, c.Params = slices.Clone(r.Numbers), maps.Clone(r.Params)
	c.Documents = slices.Clone(r.Documents)
	for i := range c.Documents {
		c.Documents[i].Content = slices.Clone(c.Documents[i].Content)
	}
	return &c
}

// plain is a request as comparable text.
func plain(r *carrier.SubmitRequest) string {
	b, _ := json.Marshal(r)
	return string(b) + strings.Join([]string{r.PIN.Reveal(), r.SSN4.Reveal(), r.TaxID.Reveal(), r.DeviceID.Reveal()}, "/")
}
