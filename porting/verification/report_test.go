package verification_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/verification"
)

func kindsOf(events []verification.Event) []verification.EventKind {
	var kinds []verification.EventKind
	for _, e := range events {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

// sent walks to a version that went out and of which nothing has been heard.
func sent(t *testing.T) *life {
	l := newLife(t)
	o := opening(first, second)
	o.Form = form()
	l.do(o)
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.later(time.Hour)
	return l
}

func TestReports(t *testing.T) {
	t.Run("what the carrier took comes before what it answered", func(t *testing.T) {
		l := sent(t)
		events := l.do(l.report(verification.StatusApproved, func(r *verification.LineReport) {
			if r.Number == second {
				r.Ref = "V-2"
			}
		}))
		require.Equal(t, []verification.EventKind{
			verification.FormAcknowledged, verification.FormAcknowledged, verification.NumberApproved,
		}, kindsOf(events))
	})
	t.Run("numbers that fare alike share an event, each once", func(t *testing.T) {
		l := sent(t)
		r := l.report(verification.StatusReceived)
		r.Report.Lines = append(r.Report.Lines, r.Report.Lines...)
		events := l.do(r)
		require.Len(t, events, 1)
		require.Equal(t, []numbering.Number{first, second}, events[0].Numbers)
	})
	t.Run("others do not", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusReceived))
		l.later(time.Hour)
		require.Len(t, l.do(l.report(verification.StatusRejected, because(verification.AgeGate), func(r *verification.LineReport) {
			if r.Number == second {
				r.ResubmitBy = l.now.Add(time.Hour)
			}
		})), 2, "another time")
		l.later(time.Minute)
		require.Len(t, l.do(l.report(verification.StatusRejected, func(r *verification.LineReport) {
			r.Reasons = []verification.Reason{{Code: verification.OptInMissing, RawCode: r.Number.Redacted() + r.Number.Plain()[9:]}}
		})), 2, "other reasons")
	})
	t.Run("a new reference", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusReceived))
		l.later(time.Hour)
		l.do(l.report(verification.StatusReceived, func(r *verification.LineReport) { r.Ref = "V-9" }))
		require.Equal(t, "V-9", l.request.Lines[0].Ref)
		l.later(time.Hour)
		require.Empty(t, l.do(l.report(verification.StatusReceived, func(r *verification.LineReport) { r.Ref = "" })))
	})
	t.Run("of a version that was never sent", func(t *testing.T) {
		l := sent(t)
		require.Empty(t, l.do(l.report(verification.StatusApproved, func(r *verification.LineReport) { r.Version = 2 })))
		l = newLife(t)
		l.do(opening(first))
		require.Empty(t, l.do(l.report(verification.StatusWithdrawn)), "a draft is not the carrier's to end")
	})
	t.Run("of one instant", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate)))
		require.Empty(t, l.do(l.report(verification.StatusInReview)), "a rejection comes after the review")
		require.Equal(t, []verification.EventKind{verification.NumberApproved}, kindsOf(l.do(l.report(verification.StatusApproved))))
	})
	t.Run("of the version before", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate)))
		old := func(r *verification.LineReport) { r.Version = 1 }
		l.do(verification.File{By: admin})
		l.do(verification.Submit{By: desk})
		require.Nil(t, l.request.Lines[0].Reasons, "what was corrected is no reason any more")
		require.Zero(t, l.request.Lines[0].ResubmitBy)
		l.later(time.Hour)
		require.Empty(t, l.do(l.report(verification.StatusRejected, because(verification.AgeGate), old)), "answered already")
		require.Equal(t, []verification.ActionKind{verification.ActionSend}, l.kinds())
		l.do(l.report(verification.StatusApproved, old))
		require.Equal(t, verification.StatusApproved, l.request.Status(), "verified all the same")
		require.Empty(t, l.kinds(), "and nothing is sent any more")
	})
	t.Run("older than an intent", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusInReview))
		l.do(verification.Withdraw{By: admin})
		late := l.report(verification.StatusRejected, because(verification.AgeGate), func(r *verification.LineReport) { r.At = begin })
		require.Empty(t, l.do(late))
	})
	t.Run("taken up again", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate)))
		l.later(time.Hour)
		l.do(l.report(verification.StatusInReview))
		require.Equal(t, verification.StatusInReview, l.request.Status())
		require.Nil(t, l.request.Lines[0].Reasons)
		require.Zero(t, l.request.Lines[0].ResubmitBy)
	})
	t.Run("an answer answers a withdrawal too", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusReceived))
		l.do(verification.Withdraw{By: admin})
		l.later(time.Hour)
		l.do(l.report(verification.StatusApproved))
		require.Zero(t, l.request.Lines[0].WithdrawalAsked)
	})
	t.Run("told again", func(t *testing.T) {
		l := sent(t)
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate)))
		until := l.request.Lines[0].ResubmitBy
		l.later(time.Hour)
		require.Empty(t, l.do(l.report(verification.StatusRejected, because(verification.AgeGate))))
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate), func(r *verification.LineReport) { r.ResubmitBy = until.Add(time.Hour) }))
		require.Equal(t, until.Add(time.Hour), l.request.Lines[0].ResubmitBy, "the carrier gives more time")
	})
}

func TestVersionsDoNotWaitOnEachOther(t *testing.T) {
	l := newLife(t)
	o := opening(first)
	o.Form = form()
	l.do(o)
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.do(verification.RecordLanded{By: desk, Numbers: []numbering.Number{second}})
	l.do(verification.Submit{By: desk})
	var versions []int
	for _, a := range verification.Next(l.request, l.now) {
		if a.Kind == verification.ActionSend {
			versions = append(versions, a.Version)
		}
	}
	require.Equal(t, []int{1, 2}, versions, "neither is lost because the other is decided")

	require.Empty(t, l.do(verification.RecordRefusal{By: partner, Version: 3, Reason: verification.Reason{Code: verification.Other}}))
	l.do(verification.RecordRefusal{By: partner, Version: 2, Reason: verification.Reason{Code: verification.Other}})
	require.Equal(t, []numbering.Number{second}, l.request.Numbers(verification.Rejected))
	l.do(verification.Withdraw{By: admin})
	require.Empty(t, l.do(verification.RecordNotFound{By: partner, Version: 2}))
	l.do(verification.RecordRefusal{By: partner, Version: 1, Reason: verification.Reason{Code: verification.Other}})
	require.Equal(t, verification.StatusWithdrawn, l.request.Status(), "nobody wants it corrected")
}

func TestTooLate(t *testing.T) {
	l := sent(t)
	l.do(l.report(verification.StatusRejected, because(verification.NumberNotProvisioned)))
	l.do(verification.File{By: agent})
	l.later(6 * 24 * time.Hour)
	require.Contains(t, l.kinds(), verification.ActionSubmit, "the last instant")
	l.later(1)
	require.ErrorIs(t, l.refuse(verification.Submit{By: desk}), verification.ErrTooLate)
	require.Equal(t, []verification.ActionKind{verification.ActionExpire}, l.kinds())

	l = sent(t)
	l.do(l.report(verification.StatusRejected, because(verification.NumberNotProvisioned)))
	l.later(7 * 24 * time.Hour)
	require.Equal(t, []verification.ActionKind{verification.ActionExpire}, l.kinds(), "nothing to review any more")
}

func TestReminderCountsFromTheCustomersLastAct(t *testing.T) {
	l := newLife(t)
	l.do(opening(first))
	l.do(verification.AskForm{By: desk})
	l.later(48 * time.Hour)
	draft := form()
	draft.Summary = ""
	l.do(verification.SaveForm{By: admin, Form: draft})
	l.later(48 * time.Hour)
	require.Empty(t, l.kinds())
	l.later(24 * time.Hour)
	require.Equal(t, []verification.ActionKind{verification.ActionAskForm}, l.kinds())
}

// Two futures of one request share nothing that either changes.
func TestFuturesAreApart(t *testing.T) {
	l := sent(t)
	future := func(c verification.Command) verification.Request {
		events, err := verification.Decide(l.request, c, l.now)
		require.NoError(t, err)
		return verification.Apply(l.request, events[len(events)-1])
	}
	for range 4 { // so that lists have come to have room
		l.later(time.Hour)
		l.do(l.report(verification.StatusReceived))
		l.later(time.Hour)
		approved := future(l.report(verification.StatusApproved))
		before := wire(t, approved)
		l.do(l.report(verification.StatusRejected, because(verification.AgeGate)))
		require.Equal(t, before, wire(t, approved))
		l.do(verification.File{By: admin})
		submitted := future(verification.Submit{By: desk})
		before = wire(t, submitted)
		l.later(time.Hour)
		l.do(verification.Submit{By: desk})
		require.Equal(t, before, wire(t, submitted))
	}
}
