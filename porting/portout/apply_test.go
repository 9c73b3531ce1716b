package portout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/portout"
)

// TestFactsThatDoNotFit holds that Apply is total: a fact about what the account does not
// have, or without what it is about, moves nothing and breaks nothing.
func TestFactsThatDoNotFit(t *testing.T) {
	l := in(t, portout.Pending)
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
	bare := in(t, portout.Pending).account
	for _, tt := range []struct {
		account portout.Account
		event   portout.Event
	}{
		{l.account, portout.Event{Kind: "of-a-later-version", Ref: "PO-1"}},
		{l.account, portout.Event{Kind: portout.AccountChanged}},
		{l.account, portout.Event{Kind: portout.AlarmTaken, Alarm: "none"}},
		{l.account, portout.Event{Kind: portout.NoticeSent, Notice: "none"}},
		{l.account, portout.Event{Kind: portout.RequestForgotten, Ref: "PO-9"}},
		{l.account, portout.Event{Kind: portout.RequestApproved, Ref: "PO-9"}},
		{l.account, portout.Event{Kind: portout.RequestReceived, Ref: "PO-9"}},
		{l.account, portout.Event{Kind: portout.RequestReceived, Received: &portout.Received{}}},
		{l.account, portout.Event{Kind: portout.NumberReturned, Ref: "PO-9", Numbers: []numbering.Number{lobby}}},
		{l.account, portout.Event{Kind: portout.PINFailed, PINs: []string{"none"}}},
		{l.account, portout.Event{Kind: portout.PINRemoved, PINs: []string{"none"}}},
		{l.account, portout.Event{Kind: portout.AnswerTaken, Ref: "PO-1"}},
		{bare, portout.Event{Kind: portout.DisputeSettled, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn}},
		{bare, portout.Event{Kind: portout.ObjectionSent, Ref: "PO-1"}},
		{l.account, portout.Event{Kind: portout.LineExpired, Ref: "PO-1", Numbers: []numbering.Number{second}}},
	} {
		e := tt.event
		e.Seq, e.At = tt.account.Seq, begin.Add(time.Hour)
		after := portout.Apply(tt.account, e)
		after.Notices = tt.account.Notices // the customer may hear of it all the same
		require.Equal(t, wire(t, tt.account), wire(t, after), e.Kind)
	}
	// A PIN that was set, without the PIN.
	require.Len(t, portout.Apply(bare, portout.Event{Kind: portout.PINSet}).PINs, 1)
}

// TestPINsAreReplaced holds that a scope has one PIN, that a new one fulfils the wish for
// it, and that the others stay.
func TestPINsAreReplaced(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	for _, n := range []numbering.Number{{}, lobby, second} {
		l.do(portout.AskPIN{By: june, Number: n})
	}
	require.Len(t, l.account.PINAsked, 3)
	l.do(portout.SetPIN{By: agent, Number: lobby, Kept: kept(t, loa.NewPIN("719204"))})
	require.Len(t, l.account.PINAsked, 2)
	require.Len(t, l.account.PINs, 2)
	l.do(portout.SetPIN{By: agent, Number: lobby, Kept: kept(t, loa.NewPIN("824053"))})
	l.do(portout.SetPIN{By: agent, Kept: kept(t, loa.NewPIN("570318"))})
	require.Len(t, l.account.PINs, 2)
	require.Equal(t, []portout.Wish{{Number: second, At: begin, Seq: 6}}, l.account.PINAsked)
	own := l.account.PINs[0]
	require.Equal(t, lobby, own.Number)
	l.do(portout.RemovePIN{By: agent, ID: own.ID})
	require.Len(t, l.account.PINs, 1)
	require.Empty(t, l.do(portout.RemovePIN{By: agent, ID: own.ID}))
}

// TestWrongPINsAreCounted holds that wrong ones count in a row, that a right one begins
// anew, and that one too many blocks the PIN with an alarm.
func TestWrongPINsAreCounted(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{PIN: portout.PINPolicy{Attempts: 3}})
	try := func(version int, p string) portout.PIN {
		l.do(l.ask("us-simple", withPIN(p), func(c *portout.Receive) { c.Ask.Version = version }))
		return l.account.PINs[0]
	}
	require.Equal(t, 1, try(1, "000000").Failures)
	require.Equal(t, 2, try(2, "111111").Failures)
	require.Zero(t, try(3, "483920").Failures)
	try(4, "000000")
	try(5, "000000")
	require.False(t, l.account.PINs[0].Blocked)
	require.Empty(t, l.account.Alarms)
	require.True(t, try(6, "000000").Blocked)
	require.Equal(t, portout.AlarmPINBlocked, l.account.Alarms[0].Kind)
	try(7, "483920")
	require.Equal(t, portout.PINIsOff, l.request().Findings[0].Detail, "the right one does not open it any more")
	require.Equal(t, 3, l.account.PINs[0].Failures, "and is not counted")
	l.do(portout.TakeAlarm{By: agent, Key: l.account.Alarms[0].Key})
	require.Empty(t, l.account.Alarms)
}

// TestLocks are turned number by number, or for the account; each keeps who turned it on.
func TestLocks(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	numbers := []numbering.Number{second, lobby}
	l.do(portout.TurnLockOn{By: june, Numbers: numbers, Evidence: l.evidence()})
	require.Len(t, l.account.Locks, 2)
	require.Equal(t, portout.Lock{Number: lobby, At: begin, By: june, Evidence: l.evidence()}, l.account.Locks[0])
	require.Empty(t, l.do(portout.TurnLockOn{By: june, Numbers: numbers[:1], Evidence: l.evidence()}), "it is on")
	l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
	require.Len(t, l.account.Locks, 3, "the account's is another lock")
	require.Nil(t, l.events[len(l.events)-1].Numbers)
	l.do(portout.TurnLockOff{By: june, Numbers: numbers, Evidence: l.evidence()})
	require.Len(t, l.account.Locks, 1)
	_, on := l.account.LockOn(lobby)
	require.True(t, on, "the account's lock holds for each number")
	require.Empty(t, l.do(portout.TurnLockOff{By: june, Numbers: numbers, Evidence: l.evidence()}))
	l.do(portout.TurnLockOff{By: june, Evidence: l.evidence()})
	require.Empty(t, l.account.Locks)
}

// TestWhatLeavesTakesItsGuards holds that the PIN and lock of a number go with it, and
// those of other numbers and of the account stay.
func TestWhatLeavesTakesItsGuards(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	for _, n := range []numbering.Number{lobby, second} {
		l.do(portout.SetPIN{By: agent, Number: n, Kept: kept(t, loa.NewPIN("719204"))})
	}
	l.do(portout.TurnLockOn{By: june, Numbers: []numbering.Number{lobby, second}, Evidence: l.evidence()})
	l.do(l.ask("us-simple", withPIN("719204")))
	l.do(l.report(carrier.Active))
	require.Equal(t, portout.AlarmLeftUnasked, l.account.Alarms[0].Kind, "it was locked, and nobody confirmed it")
	require.True(t, l.request().Lines[0].Unasked)
	require.Len(t, l.account.PINs, 2)
	require.Len(t, l.account.Locks, 1)
	require.Equal(t, second, l.account.Locks[0].Number)
}

// TestLeftUnasked holds that a number which goes although it was locked or disputed is an
// alarm, though it had been confirmed; and one that was only confirmed is none.
func TestLeftUnasked(t *testing.T) {
	for name, tt := range map[string]struct {
		happens func(*life)
		unasked bool
	}{
		"confirmed": {func(*life) {}, false},
		"locked since": {func(l *life) {
			l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
		}, true},
		"disputed since": {func(l *life) {
			l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
		}, true},
		"disputed, and settled": {func(l *life) {
			l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
			l.do(portout.Settle{By: june, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn, Evidence: l.evidence()})
		}, false},
	} {
		l := in(t, portout.Confirmed)
		l.later(time.Minute)
		tt.happens(l)
		l.later(time.Minute)
		l.do(l.report(carrier.Active))
		require.Equal(t, tt.unasked, l.request().Lines[0].Unasked, name)
		require.Equal(t, tt.unasked, len(l.account.Alarms) == 1, name)
	}
}

// TestWithdrawnIsTold holds that the customer hears that a request came to nothing.
func TestWithdrawnIsTold(t *testing.T) {
	l := in(t, portout.Canceled)
	n := l.account.Notices[len(l.account.Notices)-1]
	require.Equal(t, []any{portout.NoticeCanceled, "PO-1", "Lakeshore Fiber"}, []any{n.Kind, n.Ref, n.GainingCarrier})
}

// TestForgottenRequests take their notices with them.
func TestForgottenRequests(t *testing.T) {
	l := in(t, portout.Confirmed)
	l.do(l.report(carrier.Active))
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Ref, c.Ask.Numbers = "PO-2", []numbering.Number{second} }))
	var of []string
	for _, n := range l.account.Notices {
		of = append(of, n.Ref)
	}
	require.Contains(t, of, "PO-1")
	require.Contains(t, of, "PO-2")
	l.now = l.now.AddDate(2, 0, 1)
	l.do(portout.Forget{By: system, Ref: "PO-1"})
	require.Len(t, l.account.Requests, 1)
	require.NotEmpty(t, l.account.Notices)
	for _, n := range l.account.Notices {
		require.Equal(t, "PO-2", n.Ref)
	}
}
