package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestStatus is the roll-up in the words of Order.Status, rule by rule; what is not
// portable, canceled or returned does not count while there are others.
func TestStatus(t *testing.T) {
	const (
		requested, notPortable, portable, ready = porting.Requested, porting.NotPortable, porting.Portable, porting.Ready
		submitted, rejected, scheduled          = porting.Submitted, porting.Rejected, porting.Scheduled
		activating, ported, canceled, returned  = porting.Activating, porting.Ported, porting.Canceled, porting.Returned
	)
	for _, tt := range []struct {
		want   porting.Status
		states []porting.LineState
	}{
		{porting.StatusCompleted, []porting.LineState{ported}},
		{porting.StatusCompleted, []porting.LineState{ported, returned, canceled, notPortable}},
		{porting.StatusReturned, []porting.LineState{returned}},
		{porting.StatusReturned, []porting.LineState{notPortable, canceled, returned}},
		{porting.StatusCanceled, []porting.LineState{canceled}},
		{porting.StatusCanceled, []porting.LineState{notPortable, canceled}},
		{porting.StatusNotPortable, []porting.LineState{notPortable, notPortable}},

		{porting.StatusRejected, []porting.LineState{rejected}},
		{porting.StatusRejected, []porting.LineState{ported, activating, submitted, rejected}},
		{porting.StatusPartiallyCompleted, []porting.LineState{ported, activating}},
		{porting.StatusPartiallyCompleted, []porting.LineState{requested, ported}},
		{porting.StatusActivating, []porting.LineState{activating}},
		{porting.StatusActivating, []porting.LineState{scheduled, submitted, activating}},
		{porting.StatusSubmitted, []porting.LineState{submitted}},
		{porting.StatusSubmitted, []porting.LineState{ready, scheduled, submitted}},
		{porting.StatusQueued, []porting.LineState{ready}},
		{porting.StatusQueued, []porting.LineState{portable, scheduled, ready}},
		{porting.StatusVerifying, []porting.LineState{portable}},
		{porting.StatusVerifying, []porting.LineState{requested, scheduled, portable}},
		{porting.StatusRequested, []porting.LineState{requested}},
		{porting.StatusRequested, []porting.LineState{scheduled, requested}},
		{porting.StatusScheduled, []porting.LineState{scheduled}},
		{porting.StatusScheduled, []porting.LineState{scheduled, canceled, returned, notPortable}},
	} {
		o := inStates(t, tt.states...)
		require.Equal(t, tt.want, o.Status(), "%v", tt.states)
	}
}

// TestAwaitingDocuments tells when a portable number waits for the customer, and when for
// the desk.
func TestAwaitingDocuments(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*porting.Order)
		want   porting.Status
	}{
		"both are there": {func(*porting.Order) {}, porting.StatusVerifying},
		"no letter":      {func(o *porting.Order) { o.Letter = nil }, porting.StatusAwaitingDocuments},
		"no bill":        {func(o *porting.Order) { o.Documents = nil }, porting.StatusAwaitingDocuments},
		"the customer's word is no bill": {func(o *porting.Order) {
			o.Documents = []*porting.Document{claim()}
		}, porting.StatusAwaitingDocuments},
		"found faulty":                      {func(o *porting.Order) { o.Missing, o.AskedSeq = []porting.Missing{{Code: "x"}}, o.DocumentsSeq+1 }, porting.StatusAwaitingDocuments},
		"found faulty, and sent":            {func(o *porting.Order) { o.Missing, o.AskedSeq = []porting.Missing{{Code: "x"}}, o.DocumentsSeq-1 }, porting.StatusVerifying},
		"asked for, but nothing is missing": {func(o *porting.Order) { o.AskedSeq = o.DocumentsSeq + 1 }, porting.StatusVerifying},
	} {
		o := inStates(t, porting.Portable)
		tt.change(&o)
		require.Equal(t, tt.want, o.Status(), name)
	}
}

// claim is what the customer says of the account, without a paper that shows it.
func claim() *porting.Document {
	d := bill(first, second)
	d.Name, d.Record.Source = "claim.txt", loa.SourceClaim
	return &d
}

// TestWaitingOn tells who has to act, on what, since when and until when.
func TestWaitingOn(t *testing.T) {
	const days = 24 * time.Hour
	apply := func(o porting.Order, e porting.Event) porting.Order {
		e.Seq, e.At = o.Seq+1, begin.Add(2*time.Hour)
		return porting.Apply(o, e)
	}
	rejected := func(code carrier.ReasonCode) *life {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(code)))
		return l
	}
	for name, tt := range map[string]struct {
		order func() porting.Order
		want  porting.Waiting
	}{
		"no number is open": {
			func() porting.Order { return inStates(t, porting.Ported, porting.Canceled) }, porting.Waiting{On: porting.Nobody},
		},
		"nobody has looked": {
			func() porting.Order { return inStates(t, porting.Requested) },
			porting.Waiting{On: porting.TheDesk, For: porting.CheckNumbers, Since: begin},
		},
		"no ticket": {
			func() porting.Order { l := newLife(t); l.do(opening(porting.StandingPaid)); return l.order },
			porting.Waiting{On: porting.TheDesk, For: porting.RequestDocuments, Since: begin},
		},
		"nothing was asked for": {
			func() porting.Order {
				l := newLife(t)
				l.do(opening(porting.StandingPaid))
				l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
				return l.order
			},
			porting.Waiting{On: porting.TheDesk, For: porting.RequestDocuments, Since: begin},
		},
		"documents were asked for, and again": {
			func() porting.Order {
				l := newLife(t)
				l.do(opening(porting.StandingPaid))
				l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
				l.later(time.Hour)
				l.do(porting.AskDocuments{By: agent})
				l.later(3 * days)
				l.do(porting.AskDocuments{By: agent})
				return l.order
			},
			porting.Waiting{
				On: porting.TheCustomer, For: porting.SendDocuments,
				Since: begin.Add(time.Hour), Until: begin.Add(time.Hour + 30*days),
			},
		},
		"documents have come": {
			func() porting.Order { return inStates(t, porting.Portable) },
			porting.Waiting{On: porting.TheDesk, For: porting.CheckDocuments, Since: begin},
		},
		"in the queue": {
			func() porting.Order { return inStates(t, porting.Ready, porting.Scheduled) },
			porting.Waiting{On: porting.TheDesk, For: porting.SubmitOrder, Since: begin},
		},
		"in the queue behind a change of date": {
			func() porting.Order {
				return apply(inStates(t, porting.Ready, porting.Scheduled), porting.Event{Kind: porting.DateAsked, Desired: day("2026-03-20"), Version: 2})
			},
			porting.Waiting{On: porting.TheCarrier, For: porting.TakeDate, Since: begin.Add(2 * time.Hour)},
		},
		"on its way": {
			func() porting.Order {
				l := newLife(t)
				l.queued(porting.StandingPaid)
				l.do(porting.Submit{By: agent})
				return l.order
			},
			porting.Waiting{On: porting.TheCarrier, For: porting.TakeOrder, Since: begin.Add(2 * time.Hour)},
		},
		"taken": {
			func() porting.Order { return submitted(t).order },
			porting.Waiting{
				On: porting.LosingCarrier, For: porting.AnswerPort,
				Since: begin.Add(2 * time.Hour), Until: begin.Add(2*time.Hour + 7*days),
			},
		},
		"in conflict": {
			func() porting.Order {
				l := submitted(t)
				l.later(time.Hour)
				l.do(l.report(carrier.Jeopardy, reject(carrier.SVConflict)))
				return l.order
			},
			porting.Waiting{On: porting.TheDesk, For: porting.SettleWithCarrier, Since: begin.Add(2 * time.Hour)},
		},
		"a mistake in the letter, not told yet": {
			func() porting.Order { return rejected(carrier.PostalCodeMismatch).order },
			porting.Waiting{On: porting.TheDesk, For: porting.RequestCorrection, Since: begin.Add(4 * time.Hour)},
		},
		"and told": {
			func() porting.Order {
				l := rejected(carrier.PostalCodeMismatch)
				l.later(time.Hour)
				l.do(porting.AskDocuments{By: agent})
				return l.order
			},
			porting.Waiting{
				On: porting.TheCustomer, For: porting.GiveLetter, Since: begin.Add(5 * time.Hour), Until: begin.Add(5*time.Hour + 30*days),
			},
		},
		"a wrong PIN": {
			func() porting.Order { return rejected(carrier.PasscodeInvalid).order },
			porting.Waiting{On: porting.TheDesk, For: porting.RequestCorrection, Since: begin.Add(4 * time.Hour)},
		},
		"and corrected": {
			func() porting.Order {
				l := rejected(carrier.PostalCodeMismatch)
				l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
				return l.order
			},
			porting.Waiting{On: porting.TheDesk, For: porting.CheckCorrection, Since: begin.Add(4 * time.Hour)},
		},
		"the account is frozen": {
			func() porting.Order { return rejected(carrier.LineFrozen).order },
			porting.Waiting{
				On: porting.TheCustomer, For: porting.SettleThere, Since: begin.Add(4 * time.Hour), Until: begin.Add(4*time.Hour + 3*days),
			},
		},
		"the losing carrier is not ready": {
			func() porting.Order { return rejected(carrier.LosingCarrierNotReady).order },
			porting.Waiting{On: porting.TheDesk, For: porting.DecideOnRejection, Since: begin.Add(4 * time.Hour)},
		},
		"the date cannot be had": {
			func() porting.Order { return rejected(carrier.DueDateUnavailable).order },
			porting.Waiting{On: porting.TheDesk, For: porting.DecideOnRejection, Since: begin.Add(4 * time.Hour)},
		},
		"scheduled for two days": {
			func() porting.Order {
				l := submitted(t)
				l.later(time.Hour)
				l.do(l.report(carrier.Confirmed, release("2026-03-12"), func(r *carrier.LineReport) {
					if r.Number == second {
						release("2026-03-11")(r)
					}
				}))
				return l.order
			},
			porting.Waiting{
				On: porting.TheCarrier, For: porting.ActivateNumbers,
				Since: begin.Add(4 * time.Hour), Until: day("2026-03-11").At(23, 0, time.UTC),
			},
		},
		"activating": {
			func() porting.Order { return inStates(t, porting.Activating, porting.Canceled) },
			porting.Waiting{
				On: porting.TheCarrier, For: porting.ActivateNumbers, Since: begin, Until: begin.Add(9 * time.Hour),
			},
		},
		"the end of all was asked for, of one first": {
			func() porting.Order {
				l := submitted(t)
				l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}, Reason: "we stay"})
				l.later(time.Hour)
				l.do(porting.Cancel{By: admin, Reason: "we stay"})
				return l.order
			},
			porting.Waiting{On: porting.TheCarrier, For: porting.CancelNumbers, Since: begin.Add(3 * time.Hour)},
		},
		"the end of one was asked for": {
			func() porting.Order {
				l := submitted(t)
				l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}, Reason: "we stay"})
				return l.order
			},
			porting.Waiting{
				On: porting.LosingCarrier, For: porting.AnswerPort,
				Since: begin.Add(2 * time.Hour), Until: begin.Add(2*time.Hour + 7*days),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := tt.order()
			require.Equal(t, tt.want, o.WaitingOn())
		})
	}
	require.Equal(t, "losing carrier", porting.LosingCarrier.String())
}
