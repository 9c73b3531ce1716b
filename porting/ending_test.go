package porting_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// A customer who never answers is reminded, and after thirty days the order is closed.
func TestSilence(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.do(porting.AskDocuments{By: agent})
	asked := l.now
	require.Equal(t, asked.Add(30*24*time.Hour), l.order.WaitingOn().Until)
	reminders := 0
	for {
		next := porting.Next(l.order, l.now)
		a := next[0]
		l.now = a.At
		if a.Kind == porting.ActionAbandon {
			break
		}
		require.Equal(t, porting.ActionAskDocuments, a.Kind)
		l.do(porting.AskDocuments{By: agent})
		require.Equal(t, porting.NoticeReminder, l.order.Notices[len(l.order.Notices)-1].Kind)
		reminders++
	}
	require.Equal(t, 9, reminders)
	require.Equal(t, asked.Add(30*24*time.Hour), l.now)
	require.Empty(t, mustDecide(t, l.order, porting.Abandon{By: desk}, l.now.Add(-time.Second)), "not before its time")
	l.do(porting.Abandon{By: desk})
	require.Equal(t, porting.StatusCanceled, l.order.Status())
	last := l.order.Notices[len(l.order.Notices)-1]
	require.Equal(t, porting.NoticeAbandoned, last.Kind, "one mail, not two")
}

// What the carrier holds of an abandoned order is canceled there.
func TestAbandonWithCarrier(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.AskDocuments{By: agent})
	l.later(30 * 24 * time.Hour)
	l.do(porting.Abandon{By: desk})
	require.Equal(t, []porting.ActionKind{porting.ActionSendCancel, porting.ActionFetch}, l.kinds())
	require.Equal(t, porting.TheCarrier, l.order.WaitingOn().On)
	l.do(l.report(carrier.Canceled))
	require.Equal(t, porting.StatusCanceled, l.order.Status())
}

// A letter that lapsed in the queue is not sent: the customer hears of it.
func TestLapsedInTheQueue(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.later(61 * 24 * time.Hour)
	events := l.do(porting.Submit{By: agent})
	require.Len(t, events, 1)
	require.Equal(t, porting.DocumentsFaulty, events[0].Kind)
	require.Equal(t, porting.StatusAwaitingDocuments, l.order.Status())
	require.Zero(t, l.order.Version)
	require.Equal(t, porting.TheCustomer, l.order.WaitingOn().On)
}

func TestAnswerOverdue(t *testing.T) {
	l := submitted(t)
	due := l.order.AnswerBy
	require.Equal(t, due, l.order.WaitingOn().Until)
	l.now = due
	require.Contains(t, l.kinds(), porting.ActionEscalate)
	events, err := porting.Decide(l.order, porting.Escalate{By: agent, Reason: "called the carrier"}, l.now)
	require.NoError(t, err)
	l.order = porting.Apply(l.order, events...)
	require.NotContains(t, l.kinds(), porting.ActionEscalate)
	require.Equal(t, due.Add(7*24*time.Hour), l.order.AnswerBy)

	open := opening(porting.StandingPaid)
	open.Planned.Kind = loa.TollFree
	o := porting.Replay(mustDecide(t, porting.Order{}, open, begin))
	o.Letter = &loa.Letter{}
	o = porting.Apply(o, porting.Event{Seq: 3, Kind: porting.DocumentsVerified, Numbers: o.Numbers()})
	require.Equal(t, porting.StatusQueued, o.Status())
}

func mustDecide(t testing.TB, o porting.Order, c porting.Command, now time.Time) []porting.Event {
	t.Helper()
	events, err := porting.Decide(o, c, now)
	require.NoError(t, err)
	return events
}

func TestRemindRelease(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	var remind porting.Action
	for _, a := range porting.Next(l.order, l.now) {
		if a.Kind == porting.ActionRemindRelease {
			remind = a
		}
	}
	require.Equal(t, l.order.Lines[0].Release.From.Add(-24*time.Hour), remind.At)
	l.now = remind.At
	require.Len(t, l.do(porting.RemindRelease{By: desk, Numbers: remind.Numbers}), 1, "of one release in one mail")
	require.False(t, porting.StillWanted(l.order, remind, l.now))
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-17")))
	l.now = day("2026-03-16").At(15, 0, time.UTC)
	require.Contains(t, l.kinds(), porting.ActionRemindRelease, "another date is another reminder")
}

func TestOnDemand(t *testing.T) {
	open := opening(porting.StandingPaid)
	open.Rules.OnDemand = true
	l := newLife(t)
	l.queuedFrom(open)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10")))
	from := l.order.Lines[0].Release.From
	activate := func() porting.Action {
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionActivate {
				return a
			}
		}
		return porting.Action{}
	}
	require.Equal(t, from, activate().At, "never before the release that is known here")
	a := activate()
	l.now = from
	l.do(l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady)))
	require.False(t, porting.StillWanted(l.order, a, l.now), "the fence: the date was withdrawn meanwhile")
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-11")))
	l.now = l.order.Lines[0].Release.From.Add(time.Minute)
	require.Contains(t, l.kinds(), porting.ActionActivate)
	l.do(l.report(carrier.Confirmed, release("2026-03-11")))
	require.Equal(t, l.now.Add(15*time.Minute), activate().At, "a refusal is a normal outcome: later again")
}

func TestReturn(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	l.now = day("2026-03-10").At(16, 0, time.UTC)
	l.do(l.report(carrier.Active))
	require.Equal(t, "reason", l.refuse(porting.AskReturn{By: admin}).Field)
	l.do(porting.AskReturn{By: admin, Numbers: []numbering.Number{first}, Reason: "the wrong number"})
	require.Contains(t, l.kinds(), porting.ActionSendReturn)
	l.do(porting.RefuseReturn{By: partner, Numbers: []numbering.Number{first}, Reason: "too late"})
	require.NotContains(t, l.kinds(), porting.ActionSendReturn)
	l.do(porting.AskReturn{By: admin, Numbers: []numbering.Number{first}, Reason: "the wrong number"})
	l.later(time.Hour)
	l.do(l.report(carrier.Active, func(r *carrier.LineReport) {
		if r.Number == first {
			r.Status = carrier.Returned
		}
	}))
	require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Returned))
	l.later(24 * time.Hour)
	e := l.refuse(porting.AskReturn{By: admin, Reason: "changed my mind"})
	require.ErrorIs(t, e, porting.ErrIllegal)
	require.Contains(t, e.Error(), "the carrier that they go back to orders the port")
}

// A number that was forgotten, or that went back, is asked for on an order of its own.
func TestFollows(t *testing.T) {
	l := newLife(t)
	open := opening(porting.StandingPaid)
	open.Follows = uuid.MustParse("00000000-0000-4000-8000-000000000009")
	l.do(open)
	require.Equal(t, open.Follows, l.order.Follows)
	require.NoError(t, l.order.Validate())
}

// Every rejection has somebody who acts on it, whatever its reason.
func TestEveryRejectionIsActedOn(t *testing.T) {
	for _, advice := range carrier.Reasons() {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(advice.Code)))
		w := l.order.WaitingOn()
		require.NotEqual(t, porting.Nobody, w.On, advice.Code)
		var kinds []porting.ActionKind
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionAskDocuments || a.Kind == porting.ActionReview {
				kinds = append(kinds, a.Kind)
			}
		}
		require.Len(t, kinds, 1, advice.Code)
		require.Equal(t, w.On == porting.TheDesk, slices.Contains(l.kinds(), kinds[0]), "%s: the desk acts now, or it waits for others", advice.Code)
	}
}

// A conflict in the number portability database is the desk's to settle.
func TestConflict(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	l.later(time.Hour)
	l.do(l.report(carrier.Jeopardy, reject(carrier.SVConflict)))
	require.Contains(t, l.kinds(), porting.ActionReview)
	require.Equal(t, porting.TheDesk, l.order.WaitingOn().On)
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-17")))
	require.NotContains(t, l.kinds(), porting.ActionReview)
}

func TestCommentOnce(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	c := porting.Comment{By: agent, Text: "called the customer", Private: true, Key: "c-1"}
	l.do(c)
	require.Empty(t, mustDecide(t, l.order, c, l.now))
	e := l.events[len(l.events)-1]
	require.False(t, e.Visible(porting.RoleCustomer))
	require.True(t, e.Visible(porting.RoleAgent))
}

// A cancellation was asked for while the order was rejected; the corrected letter comes
// nevertheless. Nothing may go out as the next version.
func TestCanceledIsNotResubmitted(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PasscodeInvalid)))
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	require.NotContains(t, l.kinds(), porting.ActionSubmit, "its end was asked for")
	require.NotContains(t, l.kinds(), porting.ActionVerify)
}

// A temporary number is recorded as removed before the number has ported.
func TestTemporaryIsNotRemovedBefore(t *testing.T) {
	l := newLife(t)
	open := opening(porting.StandingPaid)
	open.Planned.Lines[0].Temporary = second
	open.Planned.Lines = open.Planned.Lines[:1]
	l.do(open)
	require.Empty(t, mustDecide(t, l.order, porting.RecordRemoval{By: desk}, l.now), "the line is only portable")
}

// A refused cancellation has reasons of its own: the rejection keeps those that it had.
func TestRefusedCancelKeepsTheRejection(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch), func(r *carrier.LineReport) {
		r.Cancel, r.CancelReasons = carrier.CancelRefused, []carrier.Reason{{Code: carrier.CannotCancel}}
	}))
	line, _ := l.order.Line(first)
	require.Equal(t, carrier.PostalCodeMismatch, line.Reasons[0].Code)
	require.Equal(t, carrier.CannotCancel, l.order.Notices[len(l.order.Notices)-1].Reasons[0].Code)
	require.Contains(t, l.kinds(), porting.ActionAskDocuments)
}

// A carrier goes on showing that it refused, and why. That answers no cancellation that
// is asked for later, not even once the number has moved on.
func TestOldRefusalAnswersNoNewCancellation(t *testing.T) {
	l := submitted(t)
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	at := l.now
	refused := func(r *carrier.LineReport) {
		r.At, r.Cancel, r.CancelAt, r.CancelReasons = at, carrier.CancelRefused, at, []carrier.Reason{{Code: carrier.CannotCancel}}
	}
	require.Equal(t, porting.CancelRefused, l.do(l.report(carrier.Received, refused))[0].Kind)

	l.later(24 * time.Hour)
	l.do(porting.Cancel{By: admin, Reason: "we do stay"})
	l.later(time.Hour)
	for _, e := range l.do(l.report(carrier.Received, refused)) {
		require.NotEqual(t, porting.CancelRefused, e.Kind, "it was refused before it was asked for")
	}
	moved := func(r *carrier.LineReport) { r.At = l.now }
	require.Len(t, l.do(l.report(carrier.Confirmed, release("2026-03-10"), refused, moved)), 1, "only the date is new")
	require.Contains(t, l.kinds(), porting.ActionSendCancel)

	l.later(time.Hour)
	at = l.now
	require.Equal(t, porting.CancelRefused, l.do(l.report(carrier.Confirmed, release("2026-03-10"), refused))[0].Kind)
	require.NotContains(t, l.kinds(), porting.ActionSendCancel)
}

// A cancellation that was sent twice is refused twice. The second refusal, unheard until the
// customer asks again, answers that as little as the first.
func TestUnheardRefusalAnswersNoNewCancellation(t *testing.T) {
	for name, tt := range map[string]struct {
		refused, seen time.Duration // since the customer asked again, by the carrier's clock
		behind        time.Duration // how far that is behind
		answers       bool
	}{
		"before it was asked for":        {-40 * time.Minute, 23 * time.Minute, 0, false},
		"since":                          {5 * time.Minute, 23 * time.Minute, 0, true},
		"in the minute of asking":        {-30 * time.Second, 23 * time.Minute, 0, true},
		"by a clock that is behind":      {-40 * time.Minute, -22 * time.Minute, 45 * time.Minute, true},
		"before, by that clock":          {-50 * time.Minute, -22 * time.Minute, 45 * time.Minute, false},
		"before, by a clock ahead":       {5 * time.Minute, 53 * time.Minute, -30 * time.Minute, false},
		"in a view that was long coming": {-10 * time.Minute, -5 * time.Minute, 0, false},
	} {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		report := func(asOf, refused time.Time) porting.ReceiveReport {
			c := l.report(carrier.Received, func(r *carrier.LineReport) {
				r.At, r.Cancel, r.CancelAt = refused, carrier.CancelRefused, refused
				r.CancelReasons = []carrier.Reason{{Code: carrier.CannotCancel}}
			})
			c.Report.AsOf = asOf
			return c
		}
		l.do(porting.Cancel{By: admin, Reason: "we stay"})
		l.later(30 * time.Minute)
		clock := l.now.Add(-tt.behind)
		require.Equal(t, porting.CancelRefused, l.do(report(clock, clock))[1].Kind, name)
		l.later(time.Hour + 30*time.Second)
		l.do(porting.Cancel{By: admin, Reason: "we do stay"})
		again := l.now
		l.later(23 * time.Minute)
		var answered bool
		for _, e := range l.do(report(again.Add(tt.seen), again.Add(tt.refused))) {
			answered = answered || e.Kind == porting.CancelRefused
		}
		require.Equal(t, tt.answers, answered, name)
		require.NoError(t, l.order.Validate())
	}
}

// A cancellation is answered while the next version has not gone out, which it keeps from
// going: the answer is no answer to the version before.
func TestRefusedWhileAVersionIsOnItsWay(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	require.NotContains(t, l.kinds(), porting.ActionSend)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch), func(r *carrier.LineReport) {
		r.Version, r.Cancel, r.CancelReasons = 1, carrier.CancelRefused, []carrier.Reason{{Code: carrier.CannotCancel}}
	}))
	require.Equal(t, porting.CancelRefused, l.events[len(l.events)-1].Kind)
	require.Contains(t, l.kinds(), porting.ActionSend)
}

// A rejection is followed by another, for more: what is to be corrected is asked for anew.
func TestFurtherNotesAreAskedForAnew(t *testing.T) {
	l := submitted(t)
	ask := func() porting.Action {
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionAskDocuments {
				return a
			}
		}
		t.Fatal("nothing is asked for")
		return porting.Action{}
	}
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	before := ask()
	l.do(porting.AskDocuments{By: agent})
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.AccountNumberMismatch)))
	require.NotEqual(t, before.Key, ask().Key, "it is another action")
}

// The carrier takes a cancellation and refuses it within one instant of its clock.
func TestRefusedAtTheInstantOfAsking(t *testing.T) {
	l := submitted(t)
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Cancel = carrier.CancelPending }))
	newer := l.report(carrier.Received, func(r *carrier.LineReport) { r.Cancel = carrier.CancelRefused })
	newer.Report.Sequence++
	require.Equal(t, porting.CancelRefused, l.do(newer)[0].Kind)
}

// What was asked to end may port and go back at once: nothing is pending then.
func TestReturnedWhileCanceling(t *testing.T) {
	l := submitted(t)
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	l.do(l.report(carrier.Returned, func(r *carrier.LineReport) { r.Cancel = carrier.CancelPending }))
	require.NoError(t, l.order.Validate())
}

// A request that the carrier never took leaves nothing there to cancel.
func TestCancelOfWhatWasRefused(t *testing.T) {
	for _, early := range []bool{false, true} {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		steps := []porting.Command{
			porting.RecordRefusal{By: partner, Version: 1, Reason: carrier.Reason{Code: carrier.Other}},
			porting.Cancel{By: admin, Reason: "we stay"},
		}
		if early {
			steps[0], steps[1] = steps[1], steps[0]
		}
		l.do(steps[0])
		l.do(steps[1])
		require.Equal(t, porting.StatusCanceled, l.order.Status())
	}
}

// A confirmation is missed, and the jeopardy that followed is seen; an older view must
// not bring the date back that was withdrawn.
func TestOlderConfirmationAfterJeopardy(t *testing.T) {
	for _, status := range []carrier.Status{carrier.Jeopardy, carrier.Received, carrier.Unknown} {
		l := submitted(t)
		l.later(time.Hour)
		confirmed := l.report(carrier.Confirmed, release("2026-03-10"))
		l.later(time.Hour)
		l.do(l.report(status))
		l.later(time.Hour)
		l.do(confirmed)
		require.Equal(t, porting.StatusSubmitted, l.order.Status(), "the date was withdrawn after that view")
	}
}

// A number that the carrier holds an order for is past checking: were it given up here,
// the carrier could go on and port it.
func TestCheckOfWhatTheCarrierHolds(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-3", "60623", l.now.Add(-time.Hour), first, second)})
	why := carrier.Reason{Code: carrier.RateCenterUnsupported}
	require.Empty(t, l.do(porting.RecordCheck{By: agent, Carrier: "partner", Results: []carrier.CheckResult{{Number: first, Reason: why}, {Number: second, Reason: why}}}))
	require.Equal(t, []numbering.Number{first, second}, l.order.Numbers(porting.Portable))
	l.later(time.Hour)
	require.Equal(t, porting.NumberPorted, l.do(l.report(carrier.Active))[0].Kind)
}

// The carrier confirms what it had rejected. That counts wherever the correction has got
// to, and no version goes out that would take the date back.
func TestConfirmedAfterAll(t *testing.T) {
	corrected := func(l *life) {
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
		l.do(porting.VerifyDocuments{By: agent})
	}
	for name, until := range map[string]func(*life){
		"rejected": func(*life) {},
		"ready":    corrected,
		"portable": func(l *life) {
			corrected(l)
			l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-3", "60623", l.now.Add(-time.Hour), first, second)})
		},
	} {
		for _, status := range []carrier.Status{carrier.Confirmed, carrier.Activating} {
			t.Run(name+"_"+string(status), func(t *testing.T) {
				l := submitted(t)
				l.later(time.Hour)
				l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
				l.later(time.Hour)
				until(l)
				require.Equal(t, porting.LineState(name), l.order.Lines[0].State)
				l.later(time.Hour)
				l.do(l.report(status, release("2026-03-10")))
				require.Equal(t, day("2026-03-10"), l.order.Lines[0].Release.Date)
				require.Equal(t, porting.NoticeApproved, l.order.Notices[len(l.order.Notices)-1].Kind)
				require.NotContains(t, l.kinds(), porting.ActionSubmit)
				if status == carrier.Activating {
					require.Equal(t, porting.StatusActivating, l.order.Status())
				}
			})
		}
	}
}

// An older view does not bring back what the carrier has taken back since, though nothing
// of it was news while the correction was prepared.
func TestOlderConfirmationWhileCorrecting(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.later(time.Hour)
	confirmed := l.report(carrier.Confirmed, release("2026-03-10"))
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(confirmed)
	require.Equal(t, porting.StatusQueued, l.order.Status())
}

// Two views of one instant by the carrier's clock: the newer report counts, once.
func TestViewsOfOneInstant(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	older := l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch))
	newer := l.report(carrier.Rejected, reject(carrier.AccountNumberMismatch))
	newer.Report.AsOf = older.Report.AsOf.Add(time.Minute)
	require.Len(t, l.do(older), 1)
	require.Len(t, l.do(newer), 1)
	require.Empty(t, l.do(older))
	require.Empty(t, l.do(newer))
	line, _ := l.order.Line(first)
	require.Equal(t, carrier.AccountNumberMismatch, line.Reasons[0].Code)
}

// Numbers that are being prepared and numbers that were rejected wait for the same
// letter: asking for it, and verifying it, is one action.
func TestOneActionForOneLetter(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	prepared := *l.order.Lines[1]
	prepared.State, prepared.Reasons = porting.Portable, nil
	l.order.Lines = []*porting.Line{l.order.Lines[0], &prepared}
	l.order.Ticket = "T-1"
	for range 2 {
		keys := map[string]bool{}
		for _, a := range porting.Next(l.order, l.now) {
			require.False(t, keys[a.Key], a.Key)
			keys[a.Key] = true
			if a.Kind == porting.ActionVerify || a.Kind == porting.ActionAskDocuments {
				require.NotEmpty(t, a.Numbers)
			}
		}
		l.later(time.Hour)
		l.order = porting.Apply(l.order, mustDecide(t, l.order, porting.ReceiveLetter{
			By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second),
		}, l.now)...)
	}
	require.Equal(t, l.order.Numbers(), porting.Next(l.order, l.now)[0].Numbers)
}

// TestRefusedAndOver shows a refused cancellation beside the end of the port: the end is the
// news, and nobody waits for the answer any more.
func TestRefusedAndOver(t *testing.T) {
	for status, want := range map[carrier.Status]porting.EventKind{
		carrier.Active: porting.NumberPorted, carrier.Canceled: porting.LineCanceled,
	} {
		l := scheduled(t, "2026-03-10")
		l.do(porting.Cancel{By: admin, Reason: "changed my mind"})
		l.later(time.Hour)
		events := l.do(l.report(status, release("2026-03-10"), func(r *carrier.LineReport) {
			r.Cancel, r.CancelAt, r.CancelReasons = carrier.CancelRefused, l.now, []carrier.Reason{{Code: carrier.CannotCancel}}
		}))
		require.Len(t, events, 1, status)
		require.Equal(t, want, events[0].Kind)
	}
}
