package portout_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

func ruleGrounds(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	for _, code := range []carrier.ReasonCode{carrier.AccountNumberMismatch, carrier.PasscodeInvalid, carrier.LineFrozen, carrier.CustomerStays} {
		e := l.refuse(l.answer(portout.Reject, code))
		require.ErrorIs(t, e, portout.ErrUnfounded, "%s is a ground, and not so here", code)
		require.Equal(t, []carrier.ReasonCode{code}, e.Reasons)
	}
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject, carrier.Other)), portout.ErrGround)
	e := l.refuse(l.answer(portout.Reject, "no-code-of-ours")) // which may be anything
	require.EqualError(t, e, "portout: answer: not a ground for this kind of port: reasons: other")
	require.NotContains(t, fmt.Sprintf("%#v", *e), "no-code-of-ours")
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject)), portout.ErrInvalid)
	e = l.refuse(l.answer(portout.Reject, carrier.UnpaidBalance))
	require.ErrorIs(t, e, portout.ErrImproper)
	require.Equal(t, "portout: answer: not a ground to refuse a port: reasons: unpaid-balance", e.Error())
}

func ruleImproper(t *testing.T) {
	for _, a := range carrier.Reasons() {
		for _, class := range []portout.Class{portout.Simple, portout.NonSimple, portout.Wireless, portout.TollFree} {
			for _, g := range portout.Grounds(class) {
				require.False(t, a.Improper && g.Code == a.Code, "%s is no ground", a.Code)
			}
		}
	}
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", withPIN("000000")))
	for _, code := range []carrier.ReasonCode{carrier.UnpaidBalance, carrier.TerminationFee, carrier.CustomerReverify} {
		for _, kind := range []portout.AnswerKind{portout.Reject, portout.Delay} {
			e := l.refuse(l.answer(kind, carrier.PasscodeInvalid, code))
			require.ErrorIs(t, e, portout.ErrImproper, "even beside a good ground, and as a delay")
			require.Equal(t, []carrier.ReasonCode{code}, e.Reasons)
		}
	}
}

func ruleDates(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	wanted := calendar.MustParseDate("2026-03-05")
	l.do(l.ask("us-simple", func(c *portout.Receive) {
		c.Due.Wanted = wanted
		c.Due.Release = carrier.Release{Date: wanted, By: wanted.At(23, 0, time.UTC)}
	}))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	other := func(day string) portout.Answer {
		c := l.answer(portout.Confirm)
		d := calendar.MustParseDate(day)
		c.Release = carrier.Release{Date: d, By: d.At(23, 0, time.UTC)}
		return c
	}
	require.Equal(t, "release.date", l.refuse(other("2026-03-04")).Field, "the customer would be without service")
	require.Equal(t, "release.date", l.refuse(other("2026-03-06")).Field, "and nobody is kept longer than the rules allow")
	l.do(l.answer(portout.Confirm))
	require.Equal(t, wanted, l.request().Reply.Release.Date)

	late := newLife(t)
	late.open(portout.Rules{})
	late.do(late.ask("us-simple"))
	late.tell()
	late.later(3 * 24 * time.Hour)
	require.Equal(t, []portout.Block{portout.BlockDate}, portout.Blocks(late.account, "PO-1", late.now))
	l = late
	l.do(other("2026-03-06"))
}

func ruleKinds(t *testing.T) {
	codes := func(c portout.Class) (all []carrier.ReasonCode) {
		for _, g := range portout.Grounds(c) {
			require.NotEmpty(t, g.Rule)
			all = append(all, g.Code)
		}
		return all
	}
	require.NotContains(t, codes(portout.Simple), carrier.AddressMismatch)
	require.Contains(t, codes(portout.NonSimple), carrier.AddressMismatch)
	require.Contains(t, codes(portout.Wireless), carrier.TaxIDMismatch)
	require.NotContains(t, codes(portout.Simple), carrier.TaxIDMismatch)
	require.NotContains(t, codes(portout.TollFree), carrier.PasscodeInvalid)
	require.Contains(t, codes(portout.TollFree), carrier.LOASuperseded)
	require.Empty(t, portout.Grounds("of another world"))

	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-non-simple"))
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject, carrier.TaxIDMismatch)), portout.ErrGround)
	l.do(l.answer(portout.Reject, carrier.FeatureHuntGroup))
	require.Equal(t, []carrier.Reason{{Code: carrier.FeatureHuntGroup}}, l.request().Reply.Reasons, "what people wrote beside it stays here")
}

func ruleYounger(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	old := l.evidence()
	old.At = l.now.Add(-time.Second)
	dispute := portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeInadvertent, Evidence: old}
	require.Equal(t, "evidence.at", l.refuse(dispute).Field)
	dispute.Evidence = portout.Evidence{}
	require.Equal(t, "evidence", l.refuse(dispute).Field)
	dispute.Evidence = l.evidence()
	l.do(dispute)
	r := l.request()
	require.Equal(t, portout.StatusHeld, r.Status())
	l.tell()
	l.later(5 * time.Hour)
	require.Contains(t, l.refuse(l.answer(portout.Confirm)).Blocks, portout.BlockDisputed)
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject, carrier.FraudSuspected)), portout.ErrUnfounded)
	l.do(portout.Settle{By: june, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn, Evidence: l.evidence()})
	l.do(l.answer(portout.Confirm))

	// A confirmation is not taken back: the desk objects, and the port may still happen.
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
	require.Contains(t, l.due(), portout.ActionObject)
	l.do(portout.RecordObjected{By: agent, Ref: "PO-1"})
	require.NotContains(t, l.due(), portout.ActionObject)
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Canceled))
	r = l.request()
	require.Equal(t, []numbering.Number{lobby}, r.Numbers(portout.Canceled))
}

// gone walks to a number that has left.
func (l *life) gone() {
	l.t.Helper()
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	l.do(l.answer(portout.Confirm))
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Active))
	l.tell()
}

func ruleAfter(t *testing.T) {
	for _, a := range portout.DisputeAdvices() {
		l := newLife(t)
		l.gone()
		l.do(portout.RecordUnbilled{By: system, Ref: "PO-1"})
		l.do(portout.RecordRemoved{By: system, Ref: "PO-1"})
		l.later(400 * 24 * time.Hour) // whatever the time since
		l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: a.Kind, Evidence: l.evidence()})
		require.Equal(t, []portout.ActionKind{portout.ActionSettle}, l.due())
		require.ErrorIs(t, l.refuse(portout.Settle{By: june, Ref: "PO-1", Outcome: a.Usual, Evidence: l.evidence()}), portout.ErrForbidden)
		l.do(portout.Settle{By: agent, Ref: "PO-1", Outcome: a.Usual, Evidence: l.evidence()})
		if a.Usual != portout.OutcomeRestore {
			require.Empty(t, l.due(), "the papers are put right")
			continue
		}
		require.Equal(t, []portout.ActionKind{portout.ActionFetch}, l.due())
		l.later(time.Hour)
		l.do(l.report(carrier.Returned, carrier.InadvertentPort))
		require.Equal(t, []portout.ActionKind{portout.ActionRestore}, l.due())
		l.do(portout.RecordRestored{By: system, Ref: "PO-1"})
		require.Empty(t, l.due())
	}
	l := newLife(t)
	l.gone()
	require.Equal(t, "dispute", l.refuse(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: "whatever", Evidence: l.evidence()}).Field)
}

func ruleSnapback(t *testing.T) {
	l := newLife(t)
	l.gone()
	l.do(portout.RecordUnbilled{By: system, Ref: "PO-1"})
	l.do(portout.RecordRemoved{By: system, Ref: "PO-1"})
	r := l.request()
	require.True(t, r.MayWinBack(), "once it is over the customer is anyone's to court")
	l.later(90 * 24 * time.Hour)
	l.do(l.report(carrier.Returned, carrier.Snapback))
	require.Equal(t, []portout.ActionKind{portout.ActionRestore}, l.due())
	line, _ := func() (portout.Line, bool) { r := l.request(); return r.Line(lobby) }()
	require.Equal(t, []carrier.Reason{{Code: carrier.Snapback}}, line.Reasons, "the reason tells that it goes into aging")
	require.Equal(t, 90, portout.AgingDays(loa.Residential))
	require.Equal(t, 365, portout.AgingDays(loa.Business))

	open := newLife(t)
	open.open(portout.Rules{})
	open.do(open.ask("us-simple"))
	r = open.request()
	require.False(t, r.MayWinBack(), "what a request tells is not for keeping the customer")
}

func ruleVersions(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	both := func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{second, lobby, second} }
	l.do(l.ask("us-non-simple", both, func(c *portout.Receive) { c.Ask.PostalCode = "60601" }))
	require.Equal(t, []numbering.Number{lobby, second}, func() []numbering.Number { r := l.request(); return r.Numbers() }(), "sorted, each once")
	l.tell()
	l.do(l.answer(portout.Reject, carrier.PostalCodeMismatch))
	require.ErrorIs(t, l.refuse(l.answer(portout.Delay, carrier.PostalCodeMismatch)), portout.ErrIllegal, "it has its answer")
	e := l.refuse(l.answer(portout.Confirm))
	require.ErrorIs(t, e, portout.ErrIllegal)
	require.NotContains(t, e.Legal, portout.KindAnswer)

	events := l.do(l.ask("us-non-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, portout.LineCanceled, events[1].Kind, "a number that is no longer asked for")
	r := l.request()
	require.Nil(t, r.Reply, "a version, and an answer of its own")
	require.True(t, r.ToldAt.IsZero(), "of which the customer hears anew")
	require.Equal(t, []numbering.Number{lobby}, r.Numbers(portout.Pending))
	require.Equal(t, []numbering.Number{second}, r.Numbers(portout.Canceled))
	require.Empty(t, l.do(l.ask("us-non-simple", withPIN("000000"))), "an earlier version says nothing any more")
	stale := l.answer(portout.Confirm)
	stale.Version = 1
	require.ErrorIs(t, l.refuse(stale), portout.ErrStale)
	l.do(l.ask("us-non-simple", both, func(c *portout.Receive) { c.Ask.Version = 3 }))
	r = l.request()
	require.Equal(t, []numbering.Number{lobby, second}, r.Numbers(portout.Pending), "asked for again")

	done := newLife(t)
	done.gone()
	require.ErrorIs(t, done.refuse(done.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 })), portout.ErrIllegal)
}

func ruleAbandoned(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.PostalCode = "60601" }))
	require.ErrorIs(t, l.refuse(portout.Expire{By: system, Ref: "PO-1"}), portout.ErrIllegal, "an answer is owed")
	l.do(l.answer(portout.Reject, carrier.PostalCodeMismatch))
	l.do(l.report(carrier.Rejected))
	l.tell()
	next := portout.Next(l.account, l.now)
	require.Len(t, next, 1)
	require.Equal(t, portout.ActionExpire, next[0].Kind)
	require.Equal(t, l.now.AddDate(0, 0, 30), next[0].At)
	require.ErrorIs(t, l.refuse(portout.Expire{By: system, Ref: "PO-1"}), portout.ErrInvalid)
	l.now = next[0].At
	l.do(portout.Expire{By: system, Ref: "PO-1"})
	r := l.request()
	require.Equal(t, portout.StatusExpired, r.Status())
}

func ruleLocked(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
	l.tell()
	l.do(l.ask("us-simple"))
	var n portout.Notice
	for _, a := range portout.Next(l.account, l.now) {
		if a.Kind == portout.ActionNotify {
			n = *a.Notice
		}
	}
	require.Equal(t, []numbering.Number{lobby}, n.Locked, "the notice asks for the removal")
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	require.Equal(t, []portout.Block{portout.BlockLocked}, l.refuse(l.answer(portout.Confirm)).Blocks, "nobody releases it")
	require.Equal(t, porting.Waiting{
		On: porting.TheCustomer, For: portout.UnlockOrObject, Since: l.now, Until: func() time.Time { r := l.request(); return r.DecideBy() }(),
	}, l.account.WaitingOn("PO-1", l.now))
	l.do(portout.TurnLockOff{By: june, Evidence: l.evidence()})
	require.Equal(t, []portout.ActionKind{portout.ActionAnswer}, l.due(), "the request goes on by itself")
	l.do(l.answer(portout.Confirm))

	left := newLife(t)
	left.open(portout.Rules{})
	left.do(portout.TurnLockOn{By: june, Evidence: left.evidence()})
	left.do(left.ask("us-simple"))
	left.tell()
	for left.request().Reply == nil || left.request().Reply.Kind == portout.Delay {
		r := left.request()
		left.now = r.DecideBy()
		left.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
	}
	require.Equal(t, []carrier.Reason{{Code: carrier.LineFrozen}}, left.request().Reply.Reasons, "a lock that stays on is a ground")
}

func ruleSilence(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	require.Equal(t, "ref", l.refuse(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1}).Field, "there is time left")
	r := l.request()
	l.now = r.DecideBy()
	require.Equal(t, []portout.ActionKind{portout.ActionAnswerByDefault}, l.due())
	l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
	r = l.request()
	require.Equal(t, portout.Confirm, r.Reply.Kind)
	require.True(t, r.Reply.ByDefault)
	require.Empty(t, l.account.Alarms)

	bad := newLife(t)
	bad.open(portout.Rules{})
	bad.do(bad.ask("us-simple", withPIN("000000")))
	bad.tell()
	var kinds []portout.AnswerKind
	for range 3 {
		r := bad.request()
		bad.now = r.DecideBy()
		bad.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
		kinds = append(kinds, bad.request().Reply.Kind)
		require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeInvalid}}, bad.request().Reply.Reasons)
	}
	require.Equal(t, []portout.AnswerKind{portout.Delay, portout.Delay, portout.Reject}, kinds, "held, and not for ever")
	require.Len(t, bad.account.Alarms, 3)
	bad.do(portout.TakeAlarm{By: agent, Key: bad.account.Alarms[0].Key})
	require.Len(t, bad.account.Alarms, 2)

	for _, c := range []struct {
		silence portout.Silence
		pin     string
		want    portout.AnswerKind
	}{
		{portout.Silence{RejectInvalid: true}, "000000", portout.Reject},
		{portout.Silence{HoldValid: true}, "483920", portout.Delay},
		{portout.Silence{HoldValid: true, RejectInvalid: true}, "483920", portout.Delay},
	} {
		p, _ := portout.PolicyNamed("us-simple")
		p.Silence = c.silence
		l := newLife(t)
		l.open(portout.Rules{Policies: []portout.Policy{p}})
		l.do(l.ask("us-simple", withPIN(c.pin)))
		l.tell()
		r := l.request()
		l.now = r.DecideBy()
		l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
		require.Equal(t, c.want, l.request().Reply.Kind)
	}
}

func ruleAnswers(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	require.Equal(t, "kind", l.refuse(l.answer("perhaps")).Field)
	require.Equal(t, "reasons", l.refuse(l.answer(portout.Delay)).Field)
	require.ErrorIs(t, l.refuse(l.answer(portout.Delay, carrier.NameMismatchEntity)), portout.ErrGround)
	require.Equal(t, "reasons", l.refuse(l.answer(portout.Confirm, carrier.Other)).Field)

	delay := l.answer(portout.Delay, carrier.LosingCarrierNotReady)
	l.do(delay)
	r := l.request()
	require.Equal(t, portout.StatusDelayed, r.Status())
	request, err := portout.Response(l.account, "PO-1")
	require.NoError(t, err)
	require.Equal(t, &carrier.RespondPortOutRequest{
		Ref: "PO-1", Version: 1, Delay: true, Reasons: []carrier.Reason{{Code: carrier.LosingCarrierNotReady}},
	}, request)
	l.do(l.report(carrier.Jeopardy))
	require.False(t, l.request().Reply.TakenAt.IsZero())
	delay.Until = r.AnswerBy().Add(time.Hour)
	l.do(delay)
	delay.Until = delay.Until.Add(time.Hour)
	require.ErrorIs(t, l.refuse(delay), portout.ErrIllegal, "and not for ever")
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	l.do(l.answer(portout.Confirm))
	request, err = portout.Response(l.account, "PO-1")
	require.NoError(t, err)
	require.Equal(t, &carrier.RespondPortOutRequest{Ref: "PO-1", Version: 1, Release: calendar.MustParseDate("2026-03-03")}, request)

	_, err = portout.Response(l.account, "PO-9")
	require.ErrorIs(t, err, portout.ErrNotFound)
	fresh := newLife(t)
	fresh.open(portout.Rules{})
	fresh.do(fresh.ask("us-simple"))
	_, err = portout.Response(fresh.account, "PO-1")
	require.ErrorIs(t, err, portout.ErrIllegal)
}

func ruleFraud(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	hold := portout.RaiseDispute{By: agent, Ref: "PO-1", Dispute: portout.DisputeFraud}
	require.Equal(t, "evidence", l.refuse(hold).Field)
	hold.Evidence = portout.Evidence{Kind: portout.EvidenceAnalysis, Ref: "case-12", At: l.now.Add(-time.Hour)}
	l.do(hold)
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	require.Equal(t, []portout.Block{portout.BlockDisputed}, l.refuse(l.answer(portout.Confirm)).Blocks)
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject, carrier.CustomerStays)), portout.ErrUnfounded, "the customer said no such thing")
	require.ErrorIs(t, l.refuse(portout.Settle{By: june, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn, Evidence: l.evidence()}), portout.ErrForbidden)
	l.do(l.answer(portout.Reject, carrier.FraudSuspected))

	// Approval is never needed.
	l = newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	r := l.request()
	l.now = r.WindowEnd()
	l.do(l.answer(portout.Confirm))
}

func ruleRetention(t *testing.T) {
	l := newLife(t)
	l.gone()
	closed := l.now
	require.ErrorIs(t, l.refuse(portout.Forget{By: system, Ref: "PO-1"}), portout.ErrInvalid)
	l.later(365 * 24 * time.Hour)
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputePaper, Evidence: l.evidence()})
	l.now = closed.AddDate(2, 0, 0)
	require.ErrorIs(t, l.refuse(portout.Forget{By: system, Ref: "PO-1"}), portout.ErrInvalid, "not while it is disputed")
	l.do(portout.Settle{By: agent, Ref: "PO-1", Outcome: portout.OutcomeTrueUp, Evidence: l.evidence()})
	l.do(portout.Forget{By: system, Ref: "PO-1"})
	require.Empty(t, l.account.Requests)
}

func ruleBilling(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	l.do(l.answer(portout.Confirm))
	l.later(30 * time.Hour) // the date has come, and it has not left
	require.Empty(t, portout.Departures(l.request()))
	require.NotContains(t, l.due(), portout.ActionStopBilling)
	l.do(portout.TurnLockOn{By: june, Numbers: []numbering.Number{second}, Evidence: l.evidence()})
	l.do(portout.SetPIN{By: agent, Number: lobby, Kept: kept(t, loa.NewPIN("719204"))})
	l.do(l.report(carrier.Active))
	require.Len(t, portout.Departures(l.request()), 1)
	require.Equal(t, l.now, portout.Departures(l.request())[0].At)
	l.do(portout.RecordUnbilled{By: system, Ref: "PO-1", Numbers: []numbering.Number{lobby}})
	require.Empty(t, portout.Departures(l.request()))
	require.Len(t, l.account.PINs, 1, "what guarded it went with it")
	require.Len(t, l.account.Locks, 1)
}
