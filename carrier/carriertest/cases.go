package carriertest

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// cases are the sentences of the contract, each with what holds a carrier to it.
var cases = []testCase{
	{
		"submit-is-idempotent", "a repeated request answers with the present report and creates nothing",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			one, err := submit(ctx, c, h.Request("CT-1"))
			if err != nil {
				return err
			}
			two, err := submit(ctx, c, h.Request("CT-1"))
			if err != nil {
				return err
			}
			if !slices.Equal(refs(one), refs(two)) {
				return errors.New("the repeated request has other references")
			}
			return nil
		},
	},
	{
		"submit-is-idempotent-in-parallel", "It is safe for concurrent use",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			reports := make([]*carrier.Report, 8)
			errs := make([]error, len(reports))
			all(len(reports), func(i int) { reports[i], errs[i] = submit(ctx, c, h.Request("CT-1")) })
			for i := range reports {
				if errs[i] != nil {
					return errs[i]
				}
				if !slices.Equal(refs(reports[0]), refs(reports[i])) {
					return errors.New("parallel requests made more than one order")
				}
			}
			return nil
		},
	},
	{
		"submit-refuses-another-body", "The same key with another body is refused with ErrConflict",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			if _, err := submit(ctx, c, h.Request("CT-1")); err != nil {
				return err
			}
			other := h.Request("CT-1")
			other.AuthorizedPerson += " Junior"
			_, err := c.Submit(ctx, other)
			return wants(err, carrier.ErrConflict)
		},
	},
	{
		"submit-refuses-what-is-malformed", "because a field is missing or malformed, is ErrInvalid and creates nothing",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			bad := h.Request("CT-1")
			bad.Numbers = nil
			_, err := c.Submit(ctx, bad)
			if err := wants(err, carrier.ErrInvalid); err != nil {
				return err
			}
			_, err = c.Status(ctx, &carrier.StatusRequest{PON: "CT-1"})
			return wants(err, carrier.ErrNotFound)
		},
	},
	{
		"submit-leaves-the-request-alone", "It never changes the request and keeps no reference to it",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			r := h.Request("CT-1")
			if _, err := submit(ctx, c, r); err != nil {
				return err
			}
			if !r.SameBody(h.Request("CT-1")) {
				return errors.New("the request has changed")
			}
			slices.Reverse(r.Numbers)
			_, err := submit(ctx, c, h.Request("CT-1"))
			return err
		},
	},
	{
		"status-of-an-order", "A report holds one line for each number of the order",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			r := h.Request("CT-1")
			made, err := submit(ctx, c, r)
			if err != nil {
				return err
			}
			report, err := c.Status(ctx, &carrier.StatusRequest{PON: "CT-1"})
			if report, err = takes(report, err, r.Numbers); err != nil {
				return err
			}
			switch {
			case report.PON != "CT-1":
				return errors.New("the report is on another order")
			case report.AsOf.IsZero():
				return errors.New("the report does not say when")
			case !slices.Equal(refs(made), refs(report)):
				return errors.New("the status has other references than the submission had")
			}
			for _, l := range report.Lines {
				if l.Version != 1 || l.Status == "" || l.Ref == "" {
					return fmt.Errorf("a line has version %d, status %q and reference %q", l.Version, l.Status, l.Ref)
				}
			}
			return nil
		},
	},
	{
		"reports-are-the-callers", "a report that the caller may keep and change",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			r := h.Request("CT-1")
			report, err := submit(ctx, c, r)
			if err != nil {
				return err
			}
			clear(report.Lines)
			report, err = c.Status(ctx, &carrier.StatusRequest{PON: "CT-1"})
			_, err = takes(report, err, r.Numbers)
			return err
		},
	},
	{
		"status-of-nothing", "An order that the carrier does not know is ErrNotFound",
		func(ctx context.Context, c carrier.Carrier, _ Harness) error {
			_, err := c.Status(ctx, &carrier.StatusRequest{PON: "CT-NONE"})
			return wants(err, carrier.ErrNotFound)
		},
	},
	{
		"cancel-of-nothing", "An order that the carrier does not know is ErrNotFound",
		func(ctx context.Context, c carrier.Carrier, _ Harness) error {
			_, err := c.Cancel(ctx, &carrier.CancelRequest{PON: "CT-NONE"})
			return wants(err, carrier.ErrNotFound)
		},
	},
	{
		"cancel-twice", "Asking twice asks once",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			r := h.Request("CT-1")
			if _, err := submit(ctx, c, r); err != nil {
				return err
			}
			for range 2 {
				report, err := c.Cancel(ctx, &carrier.CancelRequest{PON: "CT-1", Reason: "changed plans"})
				if report, err = takes(report, err, r.Numbers); err != nil {
					return err
				}
				for _, l := range report.Lines {
					if l.Status != carrier.Canceled && l.Cancel == "" {
						return errors.New("the report does not tell what became of the cancellation")
					}
				}
			}
			return nil
		},
	},
	{
		"cancel-of-some", "Cancel asks for the end of an order, or of some of its numbers",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			r := h.Request("CT-1")
			if _, err := submit(ctx, c, r); err != nil {
				return err
			}
			report, err := c.Cancel(ctx, &carrier.CancelRequest{PON: "CT-1", Numbers: r.Numbers[:1], Reason: "changed plans"})
			if report, err = takes(report, err, r.Numbers); err != nil {
				return err
			}
			for i, l := range report.Lines {
				if asked := l.Status == carrier.Canceled || l.Cancel != ""; asked != (i == 0) {
					return errors.New("other numbers are canceled than those asked for")
				}
			}
			return nil
		},
	},
	{
		"done-contexts-are-honoured", "once ctx is done it returns soon, with an *Error that wraps ctx.Err()",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			ctx, cancel := context.WithCancel(ctx)
			cancel()
			_, err := c.Submit(ctx, h.Request("CT-1"))
			return wants(err, context.Canceled)
		},
	},
	{
		"stale-versions-are-refused", "An earlier Version than the carrier holds is refused with ErrStale",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			if h.Answered == nil {
				return errSkip
			}
			wrong := h.Request("CT-1")
			wrong.AccountNumber = other(wrong.AccountNumber)
			if _, err := submit(ctx, c, wrong); err != nil {
				return err
			}
			if err := h.Answered(c); err != nil {
				return err
			}
			report, err := c.Status(ctx, &carrier.StatusRequest{PON: "CT-1"})
			if err != nil {
				return err
			}
			if report.Lines[0].Status != carrier.Rejected || len(report.Lines[0].Reasons) == 0 {
				return fmt.Errorf("a wrong account number is %s, with %d reasons", report.Lines[0].Status, len(report.Lines[0].Reasons))
			}
			right := h.Request("CT-1")
			right.Version = 2
			if report, err = submit(ctx, c, right); err != nil {
				return err
			}
			if report.Lines[0].Version != 2 {
				return errors.New("the next version was not taken")
			}
			_, err = c.Submit(ctx, wrong)
			return wants(err, carrier.ErrStale)
		},
	},
	{
		"check-answers-for-all", "Check answers for every number of the request, in the order of Number.Compare",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			if _, ok := carrier.As[carrier.Checker](c); !ok {
				return errSkip
			}
			numbers := h.Request("CT-1").Numbers
			r, err := carrier.Check(ctx, c, &carrier.CheckRequest{Numbers: numbers})
			if err != nil {
				return err
			}
			var have []numbering.Number
			for _, x := range r.Results {
				have = append(have, x.Number)
				if x.Portable != x.Reason.IsZero() {
					return errors.New("a number is portable with a reason, or not without one")
				}
			}
			if !slices.Equal(have, numbers) {
				return errors.New("not every number is answered for, or not in their order")
			}
			return nil
		},
	},
	{
		"activation-waits-for-its-release", "Before the release, or during jeopardy, the carrier refuses with ErrRefused",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			if _, ok := carrier.As[carrier.Activator](c); !ok {
				return errSkip
			}
			if _, err := submit(ctx, c, h.Request("CT-1")); err != nil {
				return err
			}
			_, err := carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "CT-1"})
			if errors.Is(err, carrier.ErrUnsupported) {
				return errSkip
			}
			return wants(err, carrier.ErrRefused)
		},
	},
	{
		"events-are-listed-once-a-cursor", "The same cursor gives the same events, and perhaps more",
		func(ctx context.Context, c carrier.Carrier, h Harness) error {
			if _, ok := carrier.As[carrier.EventLister](c); !ok || h.Answered == nil {
				return errSkip
			}
			if _, err := submit(ctx, c, h.Request("CT-1")); err != nil {
				return err
			}
			if err := h.Answered(c); err != nil {
				return err
			}
			one, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{})
			if err != nil {
				return err
			}
			two, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{})
			if err != nil {
				return err
			}
			if len(one.Events) == 0 || len(two.Events) < len(one.Events) || !slices.Equal(one.Events, two.Events[:len(one.Events)]) {
				return errors.New("the same cursor gave other events, or none")
			}
			rest, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{Cursor: two.Cursor})
			if err != nil {
				return err
			}
			if len(rest.Events) > 0 {
				return errors.New("events come again after their cursor")
			}
			return nil
		},
	},
}
