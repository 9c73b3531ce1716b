package carriertest

import (
	"errors"
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// submitCases are about submissions and corrections.
var submitCases = []*testCase{
	{
		name: "submit-twice",
		rule: "Submit places the order (PON, Version), or a correction of it. It is idempotent on (PON, Version): a repeated request answers with the present report and creates nothing.",
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
				func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("9182") },
				func(r *carrier.SubmitRequest) { r.TaxID = loa.NewTaxID("91-8273645") },
				func(r *carrier.SubmitRequest) { r.DeviceID = loa.NewDeviceID("490154203237518") },
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
		name: "submit-gap", rule: "A Version that leaves a gap, or a correction that adds numbers to the order, is [ErrInvalid]",
		run: func(p *probe) {
			r := p.Order()
			gap := cloneSubmit(r)
			gap.Version++
			_, err := p.Carrier.Submit(p.ctx, gap)
			p.refused("version 2 of an order that was never submitted", err, carrier.ErrInvalid)
			p.submit(r)
			gap.Version++
			_, err = p.Carrier.Submit(p.ctx, gap)
			p.refused("version 3 after version 1", err, carrier.ErrInvalid)
		},
	},
	{
		name: "submit-adds-numbers", two: true,
		rule: "A Version that leaves a gap, or a correction that adds numbers to the order, is [ErrInvalid]",
		run: func(p *probe) {
			r := p.Order()
			more := cloneSubmit(r)
			r.Numbers = r.Numbers[:1]
			p.submit(r)
			more.Version = 2
			_, err := p.Carrier.Submit(p.ctx, more)
			p.refused("a correction that adds a number", err, carrier.ErrInvalid)
		},
	},
	{
		name: "submit-ended", time: true, rule: "one that names a number whose port has ended or is being cut over is [ErrRefused].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			late := cloneSubmit(r)
			late.Version = 2
			_, err := p.Carrier.Submit(p.ctx, late)
			p.refused("a correction of an active number", err, carrier.ErrRefused)
		},
	},
	{
		name: "submit-withheld",
		rule: "A PIN, another credential or an account number that is withheld is [ErrInvalid]: it was lost in storage, or is still encrypted.",
		run: func(p *probe) {
			for _, lost := range []struct {
				what     string
				withhold func(*carrier.SubmitRequest)
			}{
				{"account number", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("encrypted:AAAA") }},
				{"PIN", func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN(loa.Redacted) }},
				{"SSN4", func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4(loa.Redacted) }},
				{"tax identifier", func(r *carrier.SubmitRequest) { r.TaxID = loa.NewTaxID(loa.Redacted) }},
				{"device id", func(r *carrier.SubmitRequest) { r.DeviceID = loa.NewDeviceID(loa.Redacted) }},
			} {
				r := p.Order()
				lost.withhold(r)
				_, err := p.Carrier.Submit(p.ctx, r)
				p.refused("a withheld "+lost.what, err, carrier.ErrInvalid)
			}
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
		rule: "Reasons say why, for Rejected, Jeopardy, Failed, Canceled and Returned.",
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
		name: "status-is-present", time: true, rule: "Status answers with the present view of an order.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Confirmed)
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
}

// cancelCases are about cancellations.
var cancelCases = []*testCase{
	{
		name: "cancel-is-an-intent",
		rule: "It is an intent. The report tells what became of it: lines that are [Canceled], or whose Cancel is [CancelPending] or [CancelRefused].",
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
				if asked(l) != (i == 0) {
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
