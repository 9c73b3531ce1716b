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
		name: "check-has-no-effect", op: carrier.OpCheck, rule: "It has no effect and may be repeated freely.",
		run: func(p *probe) {
			r := p.Order()
			var before *carrier.CheckResponse
			for range 3 {
				got, err := carrier.Check(p.ctx, p.Carrier, &carrier.CheckRequest{Numbers: r.Numbers})
				switch {
				case err != nil:
					p.fatalf("check fails: %v", err)
				case before != nil && !slices.Equal(got.Results, before.Results):
					p.errorf("a repeated check has another answer")
				}
				before = got
			}
			p.submit(r)
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
		rule: "Supplement asks for another release date. It is idempotent on (PON, Version): a repeated request answers with the present report, and the same key with another date is [ErrConflict].",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			confirmed := p.until(r.PON, carrier.Confirmed)
			s := &carrier.SupplementRequest{PON: r.PON, Version: 2, DesiredDate: farDay(p, r.PON)}
			_, err := carrier.Supplement(p.ctx, p.Carrier, s)
			if errors.Is(err, carrier.ErrRefused) && !inTime(p, confirmed) {
				return // the time for changes may have ended
			}
			if err == nil {
				_, err = carrier.Supplement(p.ctx, p.Carrier, s)
			}
			if err != nil {
				p.fatalf("supplement fails: %v", err)
			}
			s.DesiredDate = s.DesiredDate.AddDays(1)
			_, err = carrier.Supplement(p.ctx, p.Carrier, s)
			p.refused("the same version with another date", err, carrier.ErrConflict)
		},
	},
	{
		name: "events-by-cursor", op: carrier.OpListEvents, time: true,
		rule: "ListEvents answers with the events after r.Cursor, oldest first, and the cursor to go on from. The empty cursor is the beginning of what the carrier still keeps. The same cursor gives the same events, and perhaps more.",
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
			if !slices.IsSortedFunc(all.Events, func(a, b carrier.Event) int { return a.At.Compare(b.At) }) {
				p.errorf("events are not listed by age")
			}
			again := list("")
			if len(again.Events) < len(all.Events) || !reflect.DeepEqual(again.Events[:len(all.Events)], all.Events) {
				p.errorf("the empty cursor gave other events the second time")
			}
			if slices.ContainsFunc(list(all.Cursor).Events, func(e carrier.Event) bool { return slices.Contains(all.Events, e) }) {
				p.errorf("the cursor after the events gives the same events")
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
		rule: "EnableMessaging asks for text messaging on numbers, and tells where each stands. Asking again asks nothing new and tells the present view.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			var first carrier.MessagingLine
			for range 2 {
				out, err := carrier.EnableMessaging(p.ctx, p.Carrier, &carrier.EnableMessagingRequest{PON: r.PON, Numbers: r.Numbers[:1]})
				if err != nil || len(out.Lines) != 1 || out.Lines[0].Number != r.Numbers[0] || out.Lines[0].Status == "" {
					p.fatalf("text messaging on one active number: %v", err)
				}
				if first.Status != "" && out.Lines[0] != first {
					p.errorf("asking again changed where a number stands")
				}
				first = out.Lines[0]
			}
		},
	},
	{
		name: "document-twice", op: carrier.OpSendDocument,
		rule: "SendDocument attaches a document. It is idempotent on the order, the document's name and its content: the same one again is taken and changes nothing.",
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
		name: "document-too-large", op: carrier.OpSendDocument,
		rule: "One that is too large, or of a kind that the carrier does not take, is [ErrInvalid].",
		run: func(p *probe) {
			l, err := carrier.Describe(p.ctx, p.Carrier, &carrier.DescribeRequest{})
			if err != nil || l.MaxDocument == 0 || l.MaxDocument > tooMuch {
				return // no limit, or none that can be tried
			}
			r := p.Order()
			p.submit(r)
			_, err = carrier.SendDocument(p.ctx, p.Carrier, &carrier.SendDocumentRequest{PON: r.PON, Document: carrier.Document{
				Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: make([]byte, l.MaxDocument+1),
			}})
			p.refused("a document that is too large", err, carrier.ErrInvalid)
		},
	},
	{
		name: "record-is-an-answer", op: carrier.OpFetchRecord,
		rule: "FetchRecord asks for the record of an account. Asking again asks nothing new and tells the present answer. A record that cannot be had is an answer with a reason, not an error.",
		run: func(p *probe) {
			r := p.Order()
			for _, ask := range []*carrier.FetchRecordRequest{{Number: r.Numbers[0]}, {Number: r.Numbers[0], AccountNumber: r.AccountNumber, PIN: r.PIN}} {
				for range 2 {
					out, err := carrier.FetchRecord(p.ctx, p.Carrier, ask)
					switch {
					case err != nil:
						p.errorf("a record fails: %v", err)
					case !out.Pending && out.Reason.IsZero() && len(out.Record.Numbers) == 0:
						p.errorf("there is neither a record nor a reason, and nothing is pending")
					}
				}
			}
		},
	},
	{
		name: "abilities-stay",
		rule: "Able reports whether the carrier offers an operation that it has the method for. It answers the same for the carrier's whole life.",
		run: func(p *probe) {
			before := carrier.Abilities(p.Carrier)
			r := p.Order()
			p.submit(r)
			p.cancel(&carrier.CancelRequest{PON: r.PON})
			if !slices.Equal(before, carrier.Abilities(p.Carrier)) {
				p.errorf("the carrier has other abilities than before")
			}
		},
	},
	{
		name: "limits-stay", op: carrier.OpDescribe,
		rule: "Describe answers with the carrier's limits. They change rarely; a caller may keep them for a day.",
		run: func(p *probe) {
			var before *carrier.Limits
			for range 2 {
				l, err := carrier.Describe(p.ctx, p.Carrier, &carrier.DescribeRequest{})
				switch {
				case err != nil:
					p.fatalf("describe fails: %v", err)
				case before != nil && !reflect.DeepEqual(l, before):
					p.errorf("the limits changed within a moment")
				}
				before = l
			}
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

// tooMuch is for how large a limit on documents the suite makes no document.
const tooMuch = 64 << 20

// farDay is a Wednesday three weeks after the present view of an order.
func farDay(p *probe, pon string) calendar.Date {
	d := calendar.DateOf(p.status(pon).AsOf.UTC()).AddDays(21)
	return d.AddDays(int(time.Wednesday-d.Weekday()+7) % 7)
}

// inTime reports whether a carrier tells until when it takes changes, and all releases are
// later than that.
func inTime(p *probe, r *carrier.Report) bool {
	limits, err := carrier.Describe(p.ctx, p.Carrier, &carrier.DescribeRequest{})
	return err == nil && limits.Blackout > 0 && !slices.ContainsFunc(r.Lines, func(l carrier.LineReport) bool {
		return !l.Release.From.After(r.AsOf.Add(limits.Blackout))
	})
}
