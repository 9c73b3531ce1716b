package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestAbandonTakesWhatWaits holds that an order is closed for the numbers that wait on the
// silent customer, and for no other: what is only here ends, what the carrier holds is
// asked to end, and what fares better goes on.
func TestAbandonTakesWhatWaits(t *testing.T) {
	o := inStates(t, porting.Portable, porting.Rejected, porting.Scheduled, porting.Ready, porting.Canceled)
	n := o.Numbers()
	o = porting.Apply(o, porting.Event{Seq: o.Seq + 1, Kind: porting.DocumentsAsked, At: begin})
	due := begin.Add(30 * 24 * time.Hour)
	require.Empty(t, mustDecide(t, o, porting.Abandon{By: desk}, due.Add(-time.Nanosecond)))
	events := mustDecide(t, o, porting.Abandon{By: desk}, due)
	o = porting.Apply(o, events...)
	require.Equal(t, porting.OrderAbandoned, events[0].Kind)
	require.Equal(t, n[:2], events[0].Numbers)
	require.Equal(t, []numbering.Number{n[0], n[4]}, o.Numbers(porting.Canceled))
	for i, l := range o.Lines {
		require.Equal(t, i == 1, !l.CancelAsked.IsZero(), "what the carrier holds of it")
	}
	require.Empty(t, mustDecide(t, o, porting.Abandon{By: desk}, due.Add(time.Hour)), "once")
}

// TestNotFound holds that only what was to be canceled, and never arrived as this version,
// ends when the carrier does not know the order.
func TestNotFound(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{first}, Reason: "we stay"})
	require.Empty(t, l.do(porting.RecordNotFound{By: partner, Version: 2}), "of another version")
	l.do(porting.RecordNotFound{By: partner, Version: 1})
	require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Canceled))
	require.Equal(t, []numbering.Number{second}, l.order.Numbers(porting.Submitted), "this one is sent again")

	l = submitted(t)
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	require.Empty(t, l.do(porting.RecordNotFound{By: partner, Version: 1}), "the carrier is known to hold it")
}

// TestRefusedRequest holds that a request which the carrier finds invalid goes the way of a
// rejection, for the numbers that were on it.
func TestRefusedRequest(t *testing.T) {
	reason := carrier.Reason{Code: carrier.Other, Text: "invalid"}
	refusal := porting.RecordRefusal{By: partner, Version: 1, Reason: reason}
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	require.Empty(t, l.do(porting.RecordRefusal{By: partner, Version: 2, Reason: reason}))
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}, Reason: "we stay"})
	l.do(refusal)
	line, _ := l.order.Line(first)
	require.Equal(t, []any{porting.Rejected, []carrier.Reason{reason}}, []any{line.State, line.Reasons})
	line, _ = l.order.Line(second)
	require.Equal(t, []any{porting.Canceled, []carrier.Reason{reason}}, []any{line.State, line.Reasons})
	require.Empty(t, submitted(t).do(refusal), "the carrier is known to hold it")

	// Of an order that it holds in an earlier version, the end is still to be asked for.
	l = submitted(t)
	l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.do(porting.RecordRefusal{By: partner, Version: 2, Reason: reason})
	require.Len(t, l.order.Numbers(porting.Rejected), 2)
	require.Contains(t, l.kinds(), porting.ActionSendCancel)
}

// TestCancelNeedsAReason holds that a customer says why, once the carrier has the order;
// the desk knows.
func TestCancelNeedsAReason(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}})
	l.do(porting.Submit{By: agent})
	require.Equal(t, "reason", l.refuse(porting.Cancel{By: admin}).Field)
	require.Equal(t, "we stay", l.do(porting.Cancel{By: admin, Reason: "we stay"})[0].Reason)
	require.Len(t, submitted(t).do(porting.Cancel{By: agent}), 1)
}

// TestCancelByState tells of each state what asking for its end leads to.
func TestCancelByState(t *testing.T) {
	for state, want := range map[porting.LineState]porting.EventKind{
		porting.Requested: porting.LineCanceled, porting.Portable: porting.LineCanceled, porting.Ready: porting.LineCanceled,
		porting.Submitted: porting.CancelAsked, porting.Rejected: porting.CancelAsked, porting.Scheduled: porting.CancelAsked,
		porting.Activating: porting.CancelAsked,
	} {
		o := inStates(t, state, porting.Ported, porting.Returned, porting.NotPortable)
		events := mustDecide(t, o, porting.Cancel{By: admin, Reason: "we stay"}, begin)
		require.Len(t, events, 1, state)
		require.Equal(t, []any{want, o.Numbers()[:1]}, []any{events[0].Kind, events[0].Numbers}, state)
	}
}

// TestSnapback can be asked for within the hours of the order's rules, to the second, of
// numbers that have ported.
func TestSnapback(t *testing.T) {
	asking := func(numbers ...numbering.Number) porting.AskReturn {
		return porting.AskReturn{By: admin, Numbers: numbers, Reason: "by mistake"}
	}
	l := ported(t)
	at := l.order.Lines[0].PortedAt
	l.now = at.Add(24 * time.Hour)
	require.Equal(t, []numbering.Number{first}, l.do(asking(first))[0].Numbers)
	require.Equal(t, l.now, l.order.Lines[0].ReturnAsked)
	l.later(time.Nanosecond)
	require.ErrorIs(t, l.refuse(asking()), porting.ErrIllegal)
	require.Empty(t, l.do(asking(first)), "it was asked in time")

	o := inStates(t, porting.Ported, porting.Scheduled)
	o.Rules.SnapbackHours = 72
	events := mustDecide(t, o, asking(), begin.Add(72*time.Hour))
	require.Equal(t, o.Numbers()[:1], events[0].Numbers)
	_, err := porting.Decide(o, asking(), begin.Add(72*time.Hour+1))
	require.ErrorIs(t, err, porting.ErrIllegal)

	refused := porting.RefuseReturn{By: partner, Numbers: []numbering.Number{second}, Reason: "too late"}
	require.Empty(t, l.do(refused), "of this number nobody asked")
	refused.Numbers = nil
	require.Equal(t, []numbering.Number{first}, l.do(refused)[0].Numbers)
	require.True(t, l.order.Lines[0].ReturnAsked.IsZero())
}

// TestTroubleIsRaisedAndCleared holds of which numbers trouble can be told, and that a
// number has one at a time.
func TestTroubleIsRaisedAndCleared(t *testing.T) {
	o := inStates(t, porting.Requested, porting.NotPortable, porting.Scheduled, porting.Ported, porting.Canceled)
	n := o.Numbers()
	raise := porting.RaiseTrouble{By: admin, Trouble: porting.NotWorking, Reason: "silence"}
	events := mustDecide(t, o, raise, begin)
	require.Equal(t, []any{n[2:], "silence", porting.NotWorking}, []any{events[0].Numbers, events[0].Reason, events[0].Trouble})
	o = porting.Apply(o, events...)
	require.Empty(t, mustDecide(t, o, raise, begin))
	raise.Trouble, raise.Numbers = porting.ResidualRouting, n[3:4]
	o = porting.Apply(o, mustDecide(t, o, raise, begin)...)
	events = mustDecide(t, o, porting.ClearTrouble{By: agent, Numbers: n[:4], Reason: "works"}, begin)
	require.Equal(t, []any{n[2:4], "works"}, []any{events[0].Numbers, events[0].Reason})
	o = porting.Apply(o, events...)
	require.Equal(t, porting.NotWorking, o.Lines[4].Trouble)
	require.Empty(t, o.Lines[3].Trouble)
}

// TestPortedNumbersAreSetUp holds that configuring and removing is recorded of numbers that
// have ported, once.
func TestPortedNumbersAreSetUp(t *testing.T) {
	o := inStates(t, porting.Ported, porting.Scheduled, porting.Returned)
	for i := range o.Lines {
		line := *o.Lines[i]
		line.Temporary = numbering.MustParse("872-555-0190")
		o.Lines[i] = &line
	}
	n := o.Numbers()
	events := mustDecide(t, o, porting.RecordConfigured{By: desk}, begin)
	require.Equal(t, n[:1], events[0].Numbers)
	o = porting.Apply(o, events...)
	require.Equal(t, begin, o.Lines[0].ConfiguredAt)
	require.Empty(t, mustDecide(t, o, porting.RecordConfigured{By: desk}, begin))
	events = mustDecide(t, o, porting.RecordRemoval{By: desk}, begin)
	require.Equal(t, []numbering.Number{n[0], n[2]}, events[0].Numbers, "also of one that has gone back since")
	require.Empty(t, mustDecide(t, porting.Apply(o, events...), porting.RecordRemoval{By: desk}, begin))
}
