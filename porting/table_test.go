package porting_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestTransitions holds what the table promises in words.
func TestTransitions(t *testing.T) {
	seen := map[porting.Transition]bool{}
	from := map[[2]string]bool{}
	for _, tr := range porting.Transitions() {
		require.False(t, seen[tr], "twice: %v", tr)
		require.False(t, from[[2]string{string(tr.From), string(tr.On)}], "one event, one target: %v", tr)
		seen[tr], from[[2]string{string(tr.From), string(tr.On)}] = true, true
		require.False(t, tr.From.Terminal(), "%s is terminal", tr.From)
		if tr.From == porting.Ported {
			require.Equal(t, porting.Returned, tr.To)
		}
	}
	porting.Transitions()[0].To = porting.Ported
	require.NotEqual(t, porting.Ported, porting.Transitions()[0].To, "the table is handed out as a copy")
}

// TestMove holds that what the table does not allow leaves a number where it is.
func TestMove(t *testing.T) {
	moves := map[[2]string]porting.LineState{}
	kinds := []porting.EventKind{porting.CommentAdded, porting.TroubleRaised, "of-a-later-version", ""}
	for _, tr := range porting.Transitions() {
		moves[[2]string{string(tr.From), string(tr.On)}] = tr.To
		kinds = append(kinds, tr.On)
	}
	for _, from := range append(porting.LineStates(), "of-a-later-version", "") {
		for _, on := range kinds {
			want, legal := moves[[2]string{string(from), string(on)}]
			if !legal {
				want = from
			}
			to, ok := porting.Move(from, on)
			require.Equal(t, []any{want, legal}, []any{to, ok}, "%s on %s", from, on)
		}
	}
}

func TestRefusals(t *testing.T) {
	l := newLife(t)
	e := l.refuse(porting.Submit{By: agent})
	require.ErrorIs(t, e, porting.ErrIllegal)
	require.Equal(t, "porting: submit: command is not legal in this state: legal are open", e.Error())

	e = l.refuse(opening(porting.StandingInactive))
	require.ErrorIs(t, e, porting.ErrInvalid)
	require.Equal(t, "account.standing", e.Field, "S01")

	bad := opening(porting.StandingPaid)
	bad.PON = "P 1"
	require.Equal(t, "pon", l.refuse(bad).Field)

	for field, harm := range map[string]func(*porting.Open){
		"planned.kind":         func(o *porting.Open) { o.Planned.Kind = "" },
		"planned.country":      func(o *porting.Open) { o.Planned.Country = "MX" },
		"rules.matching":       func(o *porting.Open) { o.Rules.Matching = "wirelin-us" },
		"rules.snapback_hours": func(o *porting.Open) { o.Rules.SnapbackHours = 1 << 62 },
	} {
		bad := opening(porting.StandingPaid)
		harm(&bad)
		require.Equal(t, field, l.refuse(bad).Field)
	}

	l.do(opening(porting.StandingPaid))
	e = l.refuse(porting.Submit{By: admin})
	require.ErrorIs(t, e, porting.ErrForbidden)
	e = l.refuse(porting.Submit{By: agent})
	require.ErrorIs(t, e, porting.ErrIllegal)
	require.NotContains(t, e.Legal, porting.KindSubmit)
	require.Contains(t, e.Legal, porting.KindReceiveLetter)

	unsigned := letter(t, "L-1", "60622", l.now, first, second)
	unsigned.Customer.Company = "Another LLC"
	require.Equal(t, "letter.signature", l.refuse(porting.ReceiveLetter{By: admin, Letter: unsigned}).Field, "S14")
	_, err := porting.SubmitRequest(l.order, loa.Credentials{})
	require.ErrorIs(t, err, porting.ErrIllegal)
	_, err = porting.Decide(l.order, nil, l.now)
	require.ErrorIs(t, err, porting.ErrInvalid)
}

func TestVerifyTellsEverythingAtOnce(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first)})
	doc := bill(first, second)
	doc.Record.Customer = loa.NewCompany("Cedar Books Inc")
	l.do(porting.ReceiveDocument{By: admin, Document: doc})
	l.do(porting.VerifyDocuments{By: agent})
	var codes []string
	for _, m := range l.order.Missing {
		codes = append(codes, m.Code)
	}
	require.Contains(t, codes, "number-not-listed", "S14")
	require.Contains(t, codes, "name.different", "S12")
	require.Equal(t, porting.StatusAwaitingDocuments, l.order.Status())
}

func TestCancel(t *testing.T) {
	t.Run("S35_before_submission", func(t *testing.T) {
		l := newLife(t)
		l.do(opening(porting.StandingPaid))
		l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}})
		require.Equal(t, []numbering.Number{second}, l.order.Numbers(porting.Canceled))
		require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Portable))
	})
	t.Run("S36_after_submission_may_complete_anyway", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		l.later(time.Hour)
		require.Equal(t, "reason", l.refuse(porting.Cancel{By: admin}).Field)
		l.do(porting.Cancel{By: admin, Reason: "changed my mind"})
		require.Equal(t, []porting.ActionKind{porting.ActionSendCancel}, l.kinds())
		l.later(time.Hour)
		l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Cancel = carrier.CancelPending }))
		require.Empty(t, l.kinds())
		l.later(time.Hour)
		l.do(l.report(carrier.Active))
		require.Equal(t, porting.StatusCompleted, l.order.Status())
	})
	t.Run("never_sent_after_a_cancellation", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(porting.Cancel{By: admin, Reason: "changed my mind"})
		require.Equal(t, []porting.ActionKind{porting.ActionFetch}, l.kinds(), "the answer to a call may have been lost")
		l.do(porting.RecordNotFound{By: partner, Version: 1})
		require.Equal(t, porting.StatusCanceled, l.order.Status())
	})
	t.Run("ported_after_cancel_is_an_alarm", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		l.later(time.Hour)
		l.do(l.report(carrier.Canceled))
		l.later(time.Hour)
		l.do(l.report(carrier.Active))
		line, _ := l.order.Line(first)
		require.Equal(t, porting.Canceled, line.State)
		require.Equal(t, porting.PortedAfterCancel, line.Trouble)
	})
}

func TestJeopardyWithdrawsTheDate(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-09")))
	l.later(time.Hour)
	l.do(l.report(carrier.Jeopardy, reject(carrier.DueDateUnavailable)))
	line, _ := l.order.Line(first)
	require.Equal(t, porting.Submitted, line.State)
	require.True(t, line.Release.IsZero())
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-12")))
	require.Equal(t, porting.StatusScheduled, l.order.Status())
}

func TestTroubleAtTheEndOfTheDay(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-09")))
	l.now = time.Date(2026, 3, 9, 23, 0, 0, 1, time.UTC)
	require.Contains(t, l.kinds(), porting.ActionRaiseTrouble, "S27")
	l.do(porting.RaiseTrouble{By: desk, Trouble: porting.NotWorking})
	require.NotContains(t, l.kinds(), porting.ActionRaiseTrouble)
}

// TestReportsInAnyOrder delivers what a carrier told, doubled and shuffled: the order
// ends where the last of it says, whatever came before.
func TestReportsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		told := []porting.ReceiveReport{}
		for _, status := range rapid.SliceOfN(rapid.SampledFrom([]carrier.Status{
			carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Jeopardy, carrier.Unknown,
		}), 1, 6).Draw(rt, "told") {
			l.later(time.Hour)
			f := release("2026-03-20")
			if status == carrier.Rejected || status == carrier.Jeopardy {
				f = reject(carrier.PostalCodeMismatch)
			}
			told = append(told, l.report(status, f))
		}
		l.later(time.Hour)
		told = append(told, l.report(carrier.Active))
		l.later(time.Hour)
		state := func(order porting.Order, reports []porting.ReceiveReport) porting.Order {
			for _, r := range reports {
				events, err := porting.Decide(order, r, l.now)
				require.NoError(t, err)
				for _, e := range events {
					order = porting.Apply(order, e)
				}
			}
			order.Seq, order.RejectedSeq, order.Notices, order.FetchedAt = 0, 0, nil, time.Time{}
			for i := range order.Lines {
				order.Lines[i].Since = time.Time{}
			}
			return order
		}
		want := state(l.order, told)
		shuffled := append(rapid.Permutation(told).Draw(rt, "order"), rapid.Permutation(told).Draw(rt, "again")...)
		require.Empty(t, cmp.Diff(want, state(l.order, shuffled), comparers...))
		require.Equal(t, porting.StatusCompleted, want.Status())
	})
}

func TestSplit(t *testing.T) {
	number := numbering.MustParse
	req := porting.Request{Account: standing(porting.StandingTrial)}
	add := func(n, losing, account string) {
		req.Numbers = append(req.Numbers, porting.RequestedNumber{
			Number: number(n), LosingCarrier: losing, AccountNumber: loa.NewAccountNumber(account),
		})
	}
	add("312-555-0142", "Prairie Bell", "1")
	add("312-555-0143", "Prairie Bell", "1")
	add("800-555-0175", "Prairie Bell", "1")
	add("312-555-0144", "Prairie Bell", "2")
	add("773-555-0118", "Lakeshore Fiber", "1")
	add("605-555-0131", "Prairie Bell", "1")
	add("312-555-0142", "Prairie Bell", "1")
	add("312-555-0150", "Prairie Bell", "1")
	add("900-555-0150", "Prairie Bell", "1")
	add("312-555-0151", "", "1")
	check := func(n string, ok bool) carrier.CheckResult {
		r := carrier.CheckResult{Number: number(n), Portable: ok}
		if !ok {
			r.Reason.Code = carrier.RateCenterUnsupported
		}
		return r
	}
	facts := porting.Facts{
		Plan: numbering.Standard().WithFictional(), OnOrder: []numbering.Number{number("312-555-0150")},
		Partners: []porting.Partner{
			{Name: "small", Checks: []carrier.CheckResult{check("312-555-0142", false), check("773-555-0118", true)}},
			{Name: "large", Limits: carrier.Limits{MaxNumbers: 100}, Checks: []carrier.CheckResult{
				check("312-555-0142", true), check("312-555-0143", true), check("800-555-0175", true), check("312-555-0144", true),
				check("773-555-0118", true), check("605-555-0131", false),
			}},
		},
	}
	plan := porting.Split(&req, &facts)
	type order struct {
		Carrier string
		Kind    loa.Kind
		Numbers int
		Not     int
	}
	var got []order
	for _, o := range plan.Orders {
		x := order{Carrier: o.Carrier, Kind: o.Kind, Numbers: len(o.Lines)}
		for _, l := range o.Lines {
			if !l.Reason.IsZero() {
				x.Not++
			}
		}
		got = append(got, x)
		require.NotEmpty(t, o.Because, "S07: the split is explained")
		l := newLife(t)
		l.do(porting.Open{By: admin, ID: uuid.Max, PON: "P-1", Account: req.Account, Planned: o})
	}
	require.Equal(t, []order{
		{"large", loa.Local, 3, 1}, {"large", loa.TollFree, 1, 0}, {"large", loa.Local, 1, 0}, {"small", loa.Local, 1, 0},
	}, got)
	var codes []porting.RefusalCode
	for _, r := range plan.Refused {
		codes = append(codes, r.Code)
		require.NotEmpty(t, r.Message)
	}
	require.Equal(t, []porting.RefusalCode{
		porting.RefusedTwice, porting.RefusedOnOrder, porting.RefusedClass, porting.RefusedUnnamed,
	}, codes)

	facts.Partners[1].Limits.MaxNumbers = 1
	require.Len(t, porting.Split(&req, &facts).Orders, 5, "no order is larger than its partner takes")
	req.Account.Standing = porting.StandingInactive
	require.Len(t, porting.Split(&req, &facts).Refused, len(req.Numbers), "S01")
}

func TestRules(t *testing.T) {
	l := newLife(t)
	open := opening(porting.StandingPaid)
	policy, ok := loa.PolicyFor(loa.US, loa.Local)
	require.True(t, ok)
	policy.Document.MaxAgeDays = 7
	open.Rules = porting.Rules{Letter: &policy, FetchHours: 1, RemindDays: 1}
	l.do(open)
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	require.Equal(t, "doc.too-old", l.order.Missing[0].Code, "a host's own limit")
	next := porting.Next(l.order, l.now)
	require.Equal(t, porting.ActionAskDocuments, next[0].Kind)
	require.Equal(t, l.now.Add(24*time.Hour), next[0].At)
}

// A second letter with the faults of the first is found faulty again: the order waits
// on the customer, not on the desk.
func TestSameFaultsTwice(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	for _, id := range []string{"L-1", "L-2"} {
		l.later(time.Hour)
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, id, "90210", l.now.Add(-time.Hour), first, second)})
		require.Equal(t, porting.TheDesk, l.order.WaitingOn().On)
		l.do(porting.VerifyDocuments{By: agent})
		require.Equal(t, porting.TheCustomer, l.order.WaitingOn().On)
	}
}
