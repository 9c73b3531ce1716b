package portout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// TestStatus is the roll-up in the words of Request.Status, rule by rule.
func TestStatus(t *testing.T) {
	open, settled := &portout.Dispute{}, &portout.Dispute{Outcome: portout.OutcomeWithdrawn}
	delayed, answered := &portout.Reply{Kind: portout.Delay}, &portout.Reply{Kind: portout.Confirm}
	for _, tt := range []struct {
		want    portout.Status
		states  []portout.LineState
		dispute *portout.Dispute
		reply   *portout.Reply
	}{
		{portout.StatusReceived, []portout.LineState{portout.Pending}, nil, nil},
		{portout.StatusReceived, []portout.LineState{portout.Left, portout.Pending}, settled, answered},
		{portout.StatusHeld, []portout.LineState{portout.Pending}, open, delayed},
		{portout.StatusDelayed, []portout.LineState{portout.Pending}, settled, delayed},
		{portout.StatusDisputed, []portout.LineState{portout.Confirmed}, open, answered},
		{portout.StatusDisputed, []portout.LineState{portout.Left}, open, answered},
		{portout.StatusConfirmed, []portout.LineState{portout.Left, portout.Confirmed, portout.Rejected}, nil, answered},
		{portout.StatusConfirmed, []portout.LineState{portout.Confirmed}, settled, answered},
		{portout.StatusRejected, []portout.LineState{portout.Left, portout.Rejected}, nil, nil},
		{portout.StatusRejected, []portout.LineState{portout.Rejected}, open, nil},
		{portout.StatusLeft, []portout.LineState{portout.Returned, portout.Left}, nil, answered},
		{portout.StatusReturned, []portout.LineState{portout.Canceled, portout.Expired, portout.Returned}, nil, answered},
		{portout.StatusExpired, []portout.LineState{portout.Canceled, portout.Expired}, nil, nil},
		{portout.StatusCanceled, []portout.LineState{portout.Canceled}, nil, nil},
	} {
		r := portout.Request{Dispute: tt.dispute, Reply: tt.reply}
		for _, s := range tt.states {
			r.Lines = append(r.Lines, portout.Line{State: s})
		}
		require.Equal(t, tt.want, r.Status(), "%v", tt.states)
	}
}

// TestWaitingOn tells who has to act, on what, since when and until when.
func TestWaitingOn(t *testing.T) {
	pending := func(change ...func(*portout.Receive)) *life {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("us-simple", change...))
		return l
	}
	answerBy := begin.Add(4 * time.Hour)
	decideBy := answerBy.Add(-5 * time.Minute)
	for name, tt := range map[string]struct {
		life *life
		want porting.Waiting
	}{
		"nothing was told": {
			pending(), porting.Waiting{On: porting.TheDesk, For: portout.TellCustomer, Since: begin, Until: decideBy},
		},
		"the customer may object": {
			func() *life { l := pending(); l.later(time.Minute); l.tell(); return l }(),
			porting.Waiting{On: porting.TheCustomer, For: portout.ObjectOrApprove, Since: begin.Add(time.Minute), Until: decideBy},
		},
		"the customer approved": {
			func() *life {
				l := pending()
				l.tell()
				l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
				return l
			}(),
			porting.Waiting{On: porting.TheDesk, For: portout.AnswerRequest, Since: begin, Until: answerBy},
		},
		"something does not match": {
			func() *life { l := pending(withPIN("000000")); l.tell(); return l }(),
			porting.Waiting{On: porting.TheDesk, For: portout.AnswerRequest, Since: begin, Until: answerBy},
		},
		"a number is locked": {
			func() *life {
				l := pending()
				l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
				l.later(time.Minute)
				l.tell()
				return l
			}(),
			porting.Waiting{On: porting.TheCustomer, For: portout.UnlockOrObject, Since: begin.Add(time.Minute), Until: decideBy},
		},
		"its date has passed": {
			func() *life {
				l := pending(func(c *portout.Receive) { c.Due.AnswerBy = begin.Add(5 * 24 * time.Hour) })
				l.tell()
				l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
				l.later(3 * 24 * time.Hour)
				return l
			}(),
			porting.Waiting{On: porting.TheDesk, For: portout.AnswerDate, Since: begin, Until: begin.Add(5 * 24 * time.Hour)},
		},
		"delayed": {
			func() *life {
				l := pending(withPIN("000000"))
				l.tell()
				l.do(l.answer(portout.Delay, carrier.PasscodeInvalid))
				return l
			}(),
			porting.Waiting{On: porting.TheDesk, For: portout.AnswerRequest, Since: begin, Until: answerBy.Add(24 * time.Hour)},
		},
		"disputed before it is answered": {
			func() *life {
				l := in(t, portout.Pending)
				l.later(time.Minute)
				l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
				return l
			}(),
			porting.Waiting{On: porting.TheDesk, For: portout.SettleOrReject, Since: begin.Add(time.Minute), Until: answerBy},
		},
		"disputed after it was confirmed": {
			func() *life {
				l := in(t, portout.Confirmed)
				l.later(time.Minute)
				l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
				return l
			}(),
			porting.Waiting{On: porting.TheDesk, For: portout.SettleDispute, Since: begin.Add(time.Minute)},
		},
		"confirmed": {
			in(t, portout.Confirmed),
			porting.Waiting{
				On: porting.TheCarrier, For: portout.ActivateElsewhere,
				Since: begin, Until: due("us-simple", begin).Release.By.Add(30 * 24 * time.Hour),
			},
		},
		"rejected": {
			in(t, portout.Rejected),
			porting.Waiting{On: porting.TheCarrier, For: portout.CorrectRequest, Since: begin, Until: begin.Add(30 * 24 * time.Hour)},
		},
		"gone":      {in(t, portout.Left), porting.Waiting{On: porting.Nobody}},
		"withdrawn": {in(t, portout.Canceled), porting.Waiting{On: porting.Nobody}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.life.account.WaitingOn("PO-1", tt.life.now)) })
	}
	require.Equal(t, porting.Waiting{On: porting.Nobody}, pending().account.WaitingOn("PO-9", begin))
}

// TestBlocks are told of a request that the account has, all at once.
func TestBlocks(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", withPIN("000000")))
	l.do(portout.TurnLockOn{By: june, Numbers: []numbering.Number{lobby}, Evidence: l.evidence()})
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
	require.Equal(t, []portout.Block{
		portout.BlockUntold, portout.BlockWindow, portout.BlockFindings, portout.BlockLocked, portout.BlockDisputed,
	}, portout.Blocks(l.account, "PO-1", l.now))
	require.Contains(t, portout.Blocks(l.account, "PO-1", l.now.AddDate(0, 0, 3)), portout.BlockDate)
	require.Nil(t, portout.Blocks(l.account, "PO-9", l.now))
	require.ErrorContains(t, l.refuse(l.answer(portout.Confirm)),
		"portout: answer: request cannot be confirmed: customer-not-told, window-open, findings, locked, disputed")
}
