package portout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/portout"
)

// TestAnsweringAgain holds that an answer which is a fact already is harmless to repeat, in
// whatever state the request has come to since, and that another one is not taken for it.
func TestAnsweringAgain(t *testing.T) {
	silent := portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1}
	l := in(t, portout.Pending)
	l.later(4 * time.Hour)
	require.Equal(t, portout.RequestConfirmed, l.do(silent)[0].Kind)
	again, err := portout.Decide(l.account, silent, l.now)
	require.NoError(t, err)
	require.Empty(t, again)

	answered := in(t, portout.Confirmed)
	answered.later(4 * time.Hour)
	require.ErrorIs(t, answered.refuse(silent), portout.ErrIllegal, "it was answered by somebody")

	delayed := newLife(t)
	delayed.open(portout.Rules{})
	delayed.do(delayed.ask("us-simple", withPIN("000000")))
	delayed.later(4 * time.Hour)
	require.Equal(t, portout.RequestDelayed, delayed.do(silent)[0].Kind)
	require.ErrorIs(t, delayed.refuse(silent), portout.ErrInvalid, "a delay is not the answer, and it is not its time")
	delayed.later(24 * time.Hour)
	require.Len(t, delayed.do(silent), 1)

	l = in(t, portout.Pending)
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	confirm := l.answer(portout.Confirm)
	l.do(confirm)
	for field, change := range map[string]func(*portout.Answer){
		"release": func(c *portout.Answer) { c.Release = release(begin.AddDate(0, 0, 3)) },
		"kind":    func(c *portout.Answer) { c.Kind = portout.Reject },
		"reasons": func(c *portout.Answer) { c.Reasons = []carrier.Reason{{Code: carrier.Other}} },
	} {
		other := confirm
		change(&other)
		require.ErrorIs(t, l.refuse(other), portout.ErrIllegal, field)
	}
	same := confirm
	same.Release = l.request().Reply.Release
	again, err = portout.Decide(l.account, same, l.now)
	require.NoError(t, err)
	require.Empty(t, again, "the date that was worked out, said aloud")
}

// TestWhatExpires counts from the date that was confirmed, which need not be the first
// one, or from the rejection.
func TestWhatExpires(t *testing.T) {
	expire := func(l *life) time.Time {
		for _, a := range portout.Next(l.account, l.now) {
			if a.Kind == portout.ActionExpire {
				return a.At
			}
		}
		return time.Time{}
	}
	const month = 30 * 24 * time.Hour
	l := in(t, portout.Rejected)
	require.Equal(t, begin.Add(month), expire(l))
	l = in(t, portout.Confirmed)
	require.Equal(t, l.request().Due.Release.By.Add(month), expire(l))

	l = newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Due.AnswerBy = begin.AddDate(0, 0, 5) }))
	l.tell()
	l.later(3 * 24 * time.Hour)
	require.Zero(t, expire(l), "an answer is owed")
	c := l.answer(portout.Confirm)
	c.Release = release(begin.AddDate(0, 0, 4))
	l.do(c)
	require.Equal(t, c.Release.By.Add(month), expire(l))
	l.do(l.report(carrier.Active))
	require.Zero(t, expire(l), "it has ended")

	l = newLife(t)
	l.open(portout.Rules{})
	d := day("2026-03-03")
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Due.Release = carrier.Release{Date: d} }))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	l.do(l.answer(portout.Confirm))
	require.Equal(t, d.At(0, 0, time.UTC).Add(month), expire(l), "of a date without hours, from its beginning")
}

func day(s string) calendar.Date { return calendar.MustParseDate(s) }

// TestKeysAreTheAccounts holds that what is outstanding on two accounts never has one key.
func TestKeysAreTheAccounts(t *testing.T) {
	l := in(t, portout.Left)
	for _, a := range portout.Next(l.account, l.now) {
		require.Regexp(t, "^acct-1/", a.Key)
	}
}

// TestAnswerIsTakenOnce holds that a view of several numbers tells once that the carrier
// holds the answer, and once what befell numbers alike.
func TestAnswerIsTakenOnce(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{lobby, second} }))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	l.do(l.answer(portout.Confirm))
	l.later(time.Minute)
	events := l.do(l.report(carrier.Confirmed))
	require.Len(t, events, 1)
	require.Equal(t, portout.AnswerTaken, events[0].Kind)
	require.Equal(t, l.now, l.request().Reply.TakenAt)
	l.later(time.Minute)
	events = l.do(l.report(carrier.Active))
	require.Equal(t, []any{portout.NumberLeft, []numbering.Number{lobby, second}}, []any{events[0].Kind, events[0].Numbers})
}

// TestEvidenceCanBeLookedUp holds that evidence has a kind, a reference and an instant.
func TestEvidenceCanBeLookedUp(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	for _, e := range []portout.Evidence{
		{Ref: "session-9", At: begin}, {Kind: portout.EvidenceSession, At: begin}, {Kind: portout.EvidenceSession, Ref: "session-9"},
	} {
		require.Equal(t, "evidence", l.refuse(portout.TurnLockOn{By: june, Evidence: e}).Field)
	}
}

// TestOpening names the account, and gives it a holder who has a standing.
func TestOpening(t *testing.T) {
	l := newLife(t)
	open := portout.Open{By: system, Holder: holder("")}
	open.Holder.ID = ""
	require.Equal(t, "holder.id", l.refuse(open).Field)
	l.open(portout.Rules{})
	require.Empty(t, l.do(portout.Open{By: system, Holder: holder("paid")}), "opened already")
	for _, other := range []portout.Open{
		{By: system, Holder: holder("trial")}, {By: system, Holder: holder("paid"), Rules: portout.Rules{SelfService: true}},
	} {
		require.ErrorIs(t, l.refuse(other), portout.ErrIllegal, "what is otherwise is a change")
	}
}

// TestSamePINAgain is harmless: a PIN that is kept already is not set anew.
func TestSamePINAgain(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.later(time.Hour)
	require.Empty(t, l.do(portout.SetPIN{By: agent, Kept: kept(t, pin)}))
	require.Len(t, l.do(portout.SetPIN{By: agent, Number: lobby, Kept: kept(t, pin)}), 1, "for a number of its own it is another")
}

// TestDigestWantsAPIN refuses to keep nothing.
func TestDigestWantsAPIN(t *testing.T) {
	_, err := portout.DigestPIN(loa.PIN{}, salt, 1)
	require.EqualError(t, err, "portout: there is no PIN to digest")
	_, err = portout.DigestPIN(pin, salt[:15], 1)
	require.EqualError(t, err, "portout: salt has fewer than 16 bytes")
}
