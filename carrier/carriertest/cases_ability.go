package carriertest

import (
	"errors"
	"reflect"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// abilityCases are about what a carrier may be able to do; each is skipped for one
// that is not.
var abilityCases = []*testCase{
	{
		name: "check-answers-all", op: carrier.OpCheck,
		rule: "Check answers for every number of the request, in the order of [numbering.Number.Compare].",
		run: func(p *probe) {
			numbers := p.Order().Numbers
			backwards := slices.Clone(numbers)
			slices.Reverse(backwards)
			got, err := carrier.Check(p.ctx, p.Carrier, &carrier.CheckRequest{Numbers: backwards})
			if err != nil {
				p.fatalf("check fails: %v", err)
			}
			var answered []numbering.Number
			for _, c := range got.Results {
				answered = append(answered, c.Number)
				if c.Portable != c.Reason.IsZero() {
					p.errorf("a number is portable with a reason, or not portable without one")
				}
			}
			if !slices.Equal(answered, numbers) {
				p.errorf("%d numbers, %d answers, or in another order", len(numbers), len(answered))
			}
		},
	},
	{
		name: "check-no-is-an-answer", op: carrier.OpCheck, denied: true,
		rule: "A number that cannot be ported is an answer, not an error.",
		run: func(p *probe) {
			got, err := carrier.Check(p.ctx, p.Carrier, &carrier.CheckRequest{Numbers: []numbering.Number{p.NotPortable}})
			switch {
			case err != nil:
				p.errorf("check of a number that is not portable fails: %v", err)
			case len(got.Results) != 1 || got.Results[0].Portable || got.Results[0].Reason.IsZero():
				p.errorf("a number that is not portable has no such answer with a reason")
			}
		},
	},
	{
		name: "supplement-unconfirmed", op: carrier.OpSupplement,
		rule: "An order of which no number is confirmed is [ErrRefused].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			_, err := carrier.Supplement(p.ctx, p.Carrier, &carrier.SupplementRequest{PON: r.PON, Version: 2, DesiredDate: farDay(p, r.PON)})
			p.refused("another date before the first", err, carrier.ErrRefused)
		},
	},
	{
		name: "supplement-twice", op: carrier.OpSupplement, time: true,
		rule: "a repeated request answers with the present report, and the same key with another date is [ErrConflict].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Confirmed)
			s := &carrier.SupplementRequest{PON: r.PON, Version: 2, DesiredDate: farDay(p, r.PON)}
			for range 2 {
				if _, err := carrier.Supplement(p.ctx, p.Carrier, s); err != nil {
					p.fatalf("supplement fails: %v", err)
				}
			}
			s.DesiredDate = s.DesiredDate.AddDays(1)
			_, err := carrier.Supplement(p.ctx, p.Carrier, s)
			p.refused("the same version with another date", err, carrier.ErrConflict)
		},
	},
	{
		name: "activate-early", op: carrier.OpActivate, time: true,
		rule: "Before the release, or during jeopardy, the carrier refuses with [ErrRefused]",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			_, err := carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON})
			p.refused("activation before the confirmation", err, carrier.ErrRefused)
			p.until(r.PON, carrier.Confirmed)
			_, err = carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON})
			p.refused("activation before the release", err, carrier.ErrRefused)
		},
	},
	{
		name: "events-by-cursor", op: carrier.OpListEvents, time: true,
		rule: "The same cursor gives the same events, and perhaps more.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			list := func(cursor string) *carrier.ListEventsResponse {
				out, err := carrier.ListEvents(p.ctx, p.Carrier, &carrier.ListEventsRequest{Cursor: cursor})
				if err != nil {
					p.fatalf("list of events fails: %v", err)
				}
				return out
			}
			all := list("")
			again := list("")
			if len(again.Events) < len(all.Events) || !reflect.DeepEqual(again.Events[:len(all.Events)], all.Events) {
				p.errorf("the empty cursor gave other events the second time")
			}
			if rest := list(all.Cursor); len(rest.Events) > 0 && !all.More && slices.Contains(all.Events, rest.Events[0]) {
				p.errorf("the cursor after the events gives the same events")
			}
		},
	},
	{
		name: "webhook-not-the-carriers", op: carrier.OpParseWebhook,
		rule: "A message that is not the carrier's, or too old, is [ErrUnauthorized]; one that cannot be read is [ErrInvalid].",
		run: func(p *probe) {
			_, err := carrier.ParseWebhook(p.ctx, p.Carrier, &carrier.ParseWebhookRequest{Body: []byte("nonsense")})
			if !errors.Is(err, carrier.ErrUnauthorized) && !errors.Is(err, carrier.ErrInvalid) {
				p.errorf("nonsense at the endpoint: got %v", err)
			}
		},
	},
	{
		name: "messaging-not-active", op: carrier.OpEnableMessaging,
		rule: "A number that is not active here is [ErrRefused].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			_, err := carrier.EnableMessaging(p.ctx, p.Carrier, &carrier.EnableMessagingRequest{PON: r.PON, Numbers: r.Numbers})
			p.refused("text messaging on a number under way", err, carrier.ErrRefused)
		},
	},
	{
		name: "messaging-twice", op: carrier.OpEnableMessaging, time: true,
		rule: "Asking again asks nothing new and tells the present view.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			for range 2 {
				out, err := carrier.EnableMessaging(p.ctx, p.Carrier, &carrier.EnableMessagingRequest{PON: r.PON, Numbers: r.Numbers[:1]})
				if err != nil || len(out.Lines) != 1 {
					p.errorf("text messaging on one active number: %v", err)
				}
			}
		},
	},
	{
		name: "document-twice", op: carrier.OpSendDocument,
		rule: "the same one again is taken and changes nothing.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			d := &carrier.SendDocumentRequest{PON: r.PON, Document: carrier.Document{
				Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: []byte("%PDF-1.4 bill"),
			}}
			for range 2 {
				if _, err := carrier.SendDocument(p.ctx, p.Carrier, d); err != nil {
					p.errorf("a document fails: %v", err)
				}
			}
		},
	},
	{
		name: "record-is-an-answer", op: carrier.OpFetchRecord,
		rule: "A record that cannot be had is an answer with a reason, not an error.",
		run: func(p *probe) {
			out, err := carrier.FetchRecord(p.ctx, p.Carrier, &carrier.FetchRecordRequest{Number: p.Order().Numbers[0]})
			switch {
			case err != nil:
				p.errorf("a record without credentials fails: %v", err)
			case !out.Pending && out.Reason.IsZero() && len(out.Record.Numbers) == 0:
				p.errorf("there is neither a record nor a reason, and nothing is pending")
			}
		},
	},
	{
		name: "port-out-unknown", op: carrier.OpRespondPortOut, rule: "A request that is not known is [ErrNotFound].",
		run: func(p *probe) {
			_, err := carrier.RespondPortOut(p.ctx, p.Carrier, &carrier.RespondPortOutRequest{Ref: "NO-SUCH-REQUEST"})
			p.refused("an answer to no request", err, carrier.ErrNotFound)
		},
	},
	{
		name: "limits-are-true", op: carrier.OpDescribe,
		rule: "Abilities are the operations that the carrier offers beyond Submit, Status and Cancel.",
		run: func(p *probe) {
			l, err := carrier.Describe(p.ctx, p.Carrier, &carrier.DescribeRequest{})
			if err != nil {
				p.fatalf("describe fails: %v", err)
			}
			if l.Name == "" {
				p.errorf("the carrier has no name")
			}
			for _, op := range l.Abilities {
				if !carrier.Can(p.Carrier, op) {
					p.errorf("the limits name %s, which the carrier cannot", op)
				}
			}
		},
	},
}

// farDay is a Wednesday three weeks after the present view of an order.
func farDay(p *probe, pon string) calendar.Date {
	d := calendar.DateOf(p.status(pon).AsOf.UTC()).AddDays(21)
	for d.Weekday() != time.Wednesday {
		d = d.AddDays(1)
	}
	return d
}
