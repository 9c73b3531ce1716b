package carriertest

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// cases are the sentences of the contract, in its order.
var cases = slices.Concat(orderCases, abilityCases)

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
			for _, got := range reports {
				if got == nil || !slices.Equal(refs(got), refs(reports[0])) {
					p.errorf("four submissions of one order at a time did not answer with one order")
				}
			}
		},
	},
	{
		name: "context-done", rule: "once ctx is done it returns soon, with an [*Error] that wraps ctx.Err().",
		run: func(p *probe) {
			ctx, cancel := context.WithCancel(p.ctx)
			cancel()
			_, err := p.Carrier.Submit(ctx, p.Order())
			if !errors.Is(err, context.Canceled) {
				p.errorf("submit with a context that is done: got %v", err)
			}
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
			if !reflect.DeepEqual(plain(r), plain(before)) || r.PON != before.PON {
				p.fatalf("submit changed the request")
			}
			pon := r.PON
			r.Numbers[0], r.PON, r.AuthorizedPerson = numbering.Number{}, "CHANGED", ""
			if got := p.status(pon); len(got.Lines) == 0 || got.Lines[0].Number != before.Numbers[0] {
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
			secrets := []string{r.AccountNumber.Reveal(), r.PIN.Reveal(), r.Numbers[0].String(), r.Numbers[0].String()[2:], r.Customer.Name()}
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
			if got := p.status(r.PON); len(got.Lines) == 0 || got.Lines[0].Ref == "CHANGED" {
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
					p.Advance(3 * time.Hour)
				}
			}
		},
	},
	{
		name: "submit-twice",
		rule: "It is idempotent on (PON, Version): a repeated request answers with the present report and creates nothing.",
		run: func(p *probe) {
			r := p.Order()
			first, second := p.submit(r), p.submit(cloneSubmit(r))
			if !slices.Equal(refs(first), refs(second)) || slices.Contains(refs(first), "") {
				p.errorf("a repeated submission has other references, or none")
			}
			if got := p.status(r.PON); !slices.Equal(refs(first), refs(got)) {
				p.errorf("the order has other references after a repeated submission")
			}
		},
	},
	{
		name: "submit-other-body", rule: "The same key with another body is refused with [ErrConflict].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			for _, change := range []func(*carrier.SubmitRequest){
				func(r *carrier.SubmitRequest) { r.AuthorizedPerson += " Jr" },
				func(r *carrier.SubmitRequest) { r.ServiceAddress.PostalCode = "99999" },
				func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("918273") },
				func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("OTHER-77") },
			} {
				other := cloneSubmit(r)
				change(other)
				_, err := p.Carrier.Submit(p.ctx, other)
				p.refused("the same version with another body", err, carrier.ErrConflict)
			}
		},
	},
	{
		name: "submit-next-version", denied: true, time: true,
		rule: "A Version that follows the one the carrier holds replaces it, for the numbers that it names.",
		run: func(p *probe) {
			r := p.Denied()
			p.submit(r)
			p.until(r.PON, carrier.Rejected)
			next := cloneSubmit(r)
			next.Version = 2
			got := p.submit(next)
			for _, l := range got.Lines {
				if l.Version != 2 || l.Status == carrier.Rejected {
					p.errorf("after a correction a line is on version %d and %s", l.Version, l.Status)
				}
			}
		},
	},
	{
		name: "submit-stale", denied: true, time: true,
		rule: "An earlier Version than the carrier holds is refused with [ErrStale].",
		run: func(p *probe) {
			r := p.Denied()
			p.submit(r)
			p.until(r.PON, carrier.Rejected)
			next := cloneSubmit(r)
			next.Version = 2
			p.submit(next)
			_, err := p.Carrier.Submit(p.ctx, r)
			p.refused("version 1 after version 2", err, carrier.ErrStale)
		},
	},
	{
		name: "submit-gap",
		rule: "A Version that leaves a gap, or a correction that adds numbers to the order, is [ErrInvalid]; one that names a number whose port has ended or is being cut over is [ErrRefused].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			gap := cloneSubmit(r)
			gap.Version = 3
			_, err := p.Carrier.Submit(p.ctx, gap)
			p.refused("version 3 after version 1", err, carrier.ErrInvalid)
		},
	},
	{
		name: "submit-withheld-pin", rule: "A PIN that is withheld is [ErrInvalid]: it was lost in storage.",
		run: func(p *probe) {
			r := p.Order()
			r.PIN = loa.NewPIN(loa.Redacted)
			_, err := p.Carrier.Submit(p.ctx, r)
			p.refused("a withheld PIN", err, carrier.ErrInvalid)
		},
	},
	{
		name: "submit-invalid",
		rule: "A request that the carrier refuses to take at all, because a field is missing or malformed, is [ErrInvalid] and creates nothing.",
		run: func(p *probe) {
			for _, change := range []func(*carrier.SubmitRequest){
				func(r *carrier.SubmitRequest) { r.Numbers = nil },
				func(r *carrier.SubmitRequest) { r.Version = 0 },
				func(r *carrier.SubmitRequest) { r.LosingCarrier = "" },
				func(r *carrier.SubmitRequest) { r.Numbers = append(r.Numbers, r.Numbers[0]) },
			} {
				r := p.Order()
				change(r)
				_, err := p.Carrier.Submit(p.ctx, r)
				p.refused("a malformed request", err, carrier.ErrInvalid)
				if _, err := p.Carrier.Status(p.ctx, &carrier.StatusRequest{PON: r.PON}); !errors.Is(err, carrier.ErrNotFound) {
					p.errorf("a request that was not taken is known to the carrier")
				}
			}
			r := p.Order()
			r.PON = "no order/number"
			_, err := p.Carrier.Submit(p.ctx, r)
			p.refused("a malformed purchase order number", err, carrier.ErrInvalid)
		},
	},
	{
		name: "a-denial-is-a-report", denied: true, time: true,
		rule: "A request that it takes and that is then denied is a report.",
		run: func(p *probe) {
			r := p.Denied()
			p.submit(r)
			p.until(r.PON, carrier.Rejected)
		},
	},
	{
		name: "a-rejection-has-reasons", denied: true, time: true,
		rule: "Reasons say why, for Rejected, Jeopardy, Failed, Canceled, Returned, and for a refused cancellation.",
		run: func(p *probe) {
			r := p.Denied()
			p.submit(r)
			for _, l := range p.until(r.PON, carrier.Rejected).Lines {
				if l.Status == carrier.Rejected && len(l.Reasons) == 0 {
					p.errorf("a rejected number has no reason")
				}
				for _, why := range l.Reasons {
					if why.Code == "" {
						p.errorf("a reason has no code")
					}
				}
			}
		},
	},
	{
		name: "a-confirmation-has-a-date", time: true, rule: "Release is the confirmed date, from Confirmed on",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			for _, l := range p.until(r.PON, carrier.Confirmed).Lines {
				if l.Status == carrier.Confirmed && l.Release.Date.IsZero() {
					p.errorf("a confirmed number has no release date")
				}
			}
		},
	},
	{
		name: "status-unknown",
		rule: "An order that the carrier does not know is [ErrNotFound]; so is one whose Submit never arrived.",
		run: func(p *probe) {
			_, err := p.Carrier.Status(p.ctx, &carrier.StatusRequest{PON: p.Order().PON})
			p.refused("the status of an order that was never submitted", err, carrier.ErrNotFound)
		},
	},
	{
		name: "cancel-is-an-intent",
		rule: "The report tells what became of it: lines that are [Canceled], or whose Cancel is [CancelPending] or [CancelRefused].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			for _, l := range p.cancel(&carrier.CancelRequest{PON: r.PON, Reason: "customer stays"}).Lines {
				if l.Status != carrier.Canceled && l.Cancel != carrier.CancelPending && l.Cancel != carrier.CancelRefused {
					p.errorf("after a cancellation a line is %s and its answer is %q", l.Status, l.Cancel)
				}
			}
		},
	},
	{
		name: "cancel-too-late", time: true, rule: "A carrier that is too late does not fail; it reports.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			for _, l := range p.cancel(&carrier.CancelRequest{PON: r.PON}).Lines {
				if l.Status != carrier.Active {
					p.errorf("the cancellation of an active number made it %s", l.Status)
				}
			}
		},
	},
	{
		name: "cancel-twice", rule: "Asking twice asks once.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			first := p.cancel(&carrier.CancelRequest{PON: r.PON})
			second := p.cancel(&carrier.CancelRequest{PON: r.PON})
			for i := range second.Lines {
				if len(first.Lines) != len(second.Lines) || !second.Lines[i].Same(first.Lines[i]) {
					p.errorf("asking again changed line %d", i)
				}
			}
		},
	},
	{
		name: "cancel-some", two: true, rule: "Cancel asks for the end of an order, or of some of its numbers.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			got := p.cancel(&carrier.CancelRequest{PON: r.PON, Numbers: r.Numbers[:1]})
			for i, l := range got.Lines {
				if touched := l.Status == carrier.Canceled || l.Cancel != ""; touched != (i == 0) {
					p.errorf("number 1 was to be canceled: line %d is %s, its answer %q", i+1, l.Status, l.Cancel)
				}
			}
		},
	},
	{
		name: "cancel-unknown", rule: "An order that the carrier does not know is [ErrNotFound].",
		run: func(p *probe) {
			_, err := p.Carrier.Cancel(p.ctx, &carrier.CancelRequest{PON: p.Order().PON})
			p.refused("the cancellation of an order that was never submitted", err, carrier.ErrNotFound)
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
	c.Numbers = slices.Clone(r.Numbers)
	c.Documents = slices.Clone(r.Documents)
	for i := range c.Documents {
		c.Documents[i].Content = slices.Clone(c.Documents[i].Content)
	}
	return &c
}

// plain is a request as comparable text.
func plain(r *carrier.SubmitRequest) string {
	b, _ := json.Marshal(r)
	return string(b) + r.PIN.Reveal()
}
