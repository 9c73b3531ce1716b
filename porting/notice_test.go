package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestNotices tells of each event which mail it brings, and with which facts: the event is
// told of an order of one scheduled and one submitted number.
func TestNotices(t *testing.T) {
	reasons := []carrier.Reason{{Code: carrier.Other, Text: "why"}}
	r := carrier.Release{Date: day("2026-03-12")}
	wanting := []porting.Missing{{Field: "letter", Code: "letter-missing"}}
	for _, tt := range []struct {
		event porting.Event
		want  porting.NoticeKind
	}{
		{porting.Event{Kind: porting.TicketOpened, Ticket: "T-1", Agent: "Dana"}, porting.NoticeOpened},
		{porting.Event{Kind: porting.FoundNotPortable, Reasons: reasons}, porting.NoticeNotPortable},
		{porting.Event{Kind: porting.DocumentsAsked, Missing: wanting}, porting.NoticeDocumentsNeeded},
		{porting.Event{Kind: porting.DocumentsFaulty, Missing: wanting}, porting.NoticeDocumentsNeeded},
		{porting.Event{Kind: porting.OrderSubmitted, Version: 2}, porting.NoticeSubmitted},
		{porting.Event{Kind: porting.PortRejected, Reasons: reasons}, porting.NoticeRejected},
		{porting.Event{Kind: porting.PortScheduled, Release: r}, porting.NoticeDateChanged},
		{porting.Event{Kind: porting.DateRefused, Reasons: reasons}, porting.NoticeDateRefused},
		{porting.Event{Kind: porting.ReleaseReminded, Release: r}, porting.NoticeReleaseSoon},
		{porting.Event{Kind: porting.PortInJeopardy, Reasons: reasons}, porting.NoticeDelayed},
		{porting.Event{Kind: porting.NumberPorted, Release: r}, porting.NoticeCompleted},
		{porting.Event{Kind: porting.TextingActive}, porting.NoticeTextingActive},
		{porting.Event{Kind: porting.TroubleRaised, Trouble: porting.NotWorking}, porting.NoticeTrouble},
		{porting.Event{Kind: porting.OrderAbandoned}, porting.NoticeAbandoned},
		{porting.Event{Kind: porting.LineCanceled, Reasons: reasons}, porting.NoticeCanceled},
		{porting.Event{Kind: porting.CancelRefused, Reasons: reasons}, porting.NoticeCancelRefused},
		{porting.Event{Kind: porting.NumberReturned, Reasons: reasons}, porting.NoticeReturned},
		// Of the rest the customer hears by other means, or has no need to.
		{porting.Event{Kind: porting.FoundPortable, Carrier: "partner"}, ""},
		{porting.Event{Kind: porting.OrderAcknowledged, Version: 1}, ""},
		{porting.Event{Kind: porting.CutoverStarted, Release: r}, ""},
		{porting.Event{Kind: porting.CancelAsked}, ""},
		{porting.Event{Kind: porting.CancelPending}, ""},
		{porting.Event{Kind: porting.TroubleCleared}, ""},
		{porting.Event{Kind: porting.NumberConfigured}, ""},
		{porting.Event{Kind: porting.AnswerEscalated, AnswerBy: begin}, ""},
		{porting.Event{Kind: porting.CarrierChecked}, ""},
		{porting.Event{Kind: porting.CommentAdded, Reason: "hello"}, ""},
		{porting.Event{Kind: "of-a-later-version"}, ""},
	} {
		o := inStates(t, porting.Submitted, porting.Scheduled)
		o.Notices, o.Letter = nil, nil
		e := tt.event
		e.Seq, e.At, e.Numbers = o.Seq+1, begin.Add(time.Hour), []numbering.Number{second}
		o = porting.Apply(o, e)
		if tt.want == "" {
			require.Empty(t, o.Notices, e.Kind)
			continue
		}
		require.Equal(t, []porting.Notice{{
			Seq: 13, Kind: tt.want, At: e.At, Numbers: e.Numbers,
			Release: e.Release, Reasons: e.Reasons, Missing: e.Missing, Trouble: e.Trouble,
		}}, o.Notices, e.Kind)
		require.Equal(t, string(tt.want)+"/13", o.Notices[0].Key())
	}
}

// TestNoticesThatDepend are those of which the order decides what the customer hears.
func TestNoticesThatDepend(t *testing.T) {
	tell := func(o porting.Order, e porting.Event) porting.NoticeKind {
		o.Notices = nil
		e.Seq, e.At = o.Seq+1, begin.Add(time.Hour)
		if e.Numbers == nil {
			e.Numbers = o.Numbers()
		}
		if o = porting.Apply(o, e); len(o.Notices) == 0 {
			return ""
		}
		return o.Notices[0].Kind
	}
	stranger := []numbering.Number{numbering.MustParse("312-555-0199")}
	dated := porting.Event{Kind: porting.PortScheduled, Release: carrier.Release{Date: day("2026-03-12")}}
	jeopardy := porting.Event{Kind: porting.PortInJeopardy}
	require.Equal(t, porting.NoticeApproved, tell(inState(t, porting.Submitted), dated), "a first date")
	require.Equal(t, porting.NoticeDateChanged, tell(inState(t, porting.Scheduled), dated), "another one")
	asked := porting.Apply(inState(t, porting.Submitted), porting.Event{Kind: porting.DateAsked, Desired: day("2026-03-12"), Version: 2})
	require.Equal(t, porting.NoticeDateChanged, tell(asked, dated), "one that was asked for")
	require.Equal(t, porting.NoticeDelayed, tell(inState(t, porting.Scheduled), jeopardy))
	require.Empty(t, tell(inState(t, porting.Submitted), jeopardy), "no date was withdrawn that the customer knows of")
	jeopardy.Numbers = stranger
	require.Empty(t, tell(inState(t, porting.Scheduled), jeopardy))

	o := porting.Apply(inState(t, porting.Portable), porting.Event{Kind: porting.TicketOpened, Ticket: "T-1", Agent: "Dana"})
	require.Empty(t, tell(o, porting.Event{Kind: porting.TicketOpened, Ticket: "T-1", Agent: "Robin"}), "another agent is no other ticket")

	silent := inState(t, porting.Portable)
	silent.AskedSeq = silent.DocumentsSeq + 1
	require.Equal(t, porting.NoticeReminder, tell(silent, porting.Event{Kind: porting.DocumentsAsked}))
	silent.RejectedSeq = silent.AskedSeq + 1
	require.Equal(t, porting.NoticeDocumentsNeeded, tell(silent, porting.Event{Kind: porting.DocumentsAsked}), "for another reason than before")

	abandoned := inState(t, porting.Portable)
	abandoned.AbandonedAt = begin
	require.Empty(t, tell(abandoned, porting.Event{Kind: porting.LineCanceled}), "it was told that the order is closed")
}

// TestNoticesAreSentInAnyOrder holds that each can be recorded as sent, once.
func TestNoticesAreSentInAnyOrder(t *testing.T) {
	l := ported(t)
	keys := func() (all []string) {
		for _, n := range l.order.Notices {
			all = append(all, n.Key())
		}
		return all
	}
	all := keys()
	require.Len(t, all, 4)
	unknown := porting.Event{Seq: l.order.Seq + 1, Kind: porting.NoticeSent, Notice: "unknown", At: l.now}
	require.Equal(t, l.order.Notices, porting.Apply(l.order, unknown).Notices)
	for i, step := range []struct {
		sent int
		left []int
	}{{2, []int{0, 1, 3}}, {0, []int{1, 3}}, {3, []int{1}}, {1, nil}} {
		l.do(porting.RecordNotice{By: desk, Key: all[step.sent]})
		var want []string
		for _, k := range step.left {
			want = append(want, all[k])
		}
		require.Equal(t, want, keys(), "step %d", i)
	}
	require.NotContains(t, asJSON(t, l.order), "notices", "none is no list")
	require.Empty(t, l.do(porting.RecordNotice{By: desk, Key: all[0]}))
	require.Empty(t, l.do(porting.RecordNotice{By: desk, Key: "unknown"}))
}

// TestWhoSeesWhat tells of each role what of the history is shown to it.
func TestWhoSeesWhat(t *testing.T) {
	for kind, customer := range map[porting.EventKind]bool{
		porting.CommentAdded: true, porting.PortRejected: true,
		porting.CarrierChecked: false, porting.CarrierSeen: false, porting.AnswerEscalated: false,
	} {
		e := porting.Event{Kind: kind}
		require.Equal(t, customer, e.Visible(porting.RoleCustomer), kind)
		require.True(t, e.Visible(porting.RoleAgent), kind)
		e.Private = true
		require.False(t, e.Visible(porting.RoleCustomer), kind)
		require.True(t, e.Visible(porting.RoleSystem), kind)
	}
}
