package porting_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// action returns what is outstanding of a kind, of which there is one.
func action(t *testing.T, l *life, kind porting.ActionKind) porting.Action {
	t.Helper()
	var found []porting.Action
	for _, a := range porting.Next(l.order, l.now) {
		if a.Kind == kind {
			found = append(found, a)
		}
	}
	require.Len(t, found, 1, "%s", kind)
	return found[0]
}

// outstanding is everything that is outstanding but notices, as kinds.
func outstanding(l *life) (kinds []porting.ActionKind) {
	for _, a := range porting.Next(l.order, l.now) {
		if a.Kind != porting.ActionNotify {
			kinds = append(kinds, a.Kind)
		}
	}
	return kinds
}

// TestAgenda tells, state by state, everything that is outstanding on an order of two
// numbers of which one is in that state and the other is canceled: what, under which key,
// when, and on which version.
func TestAgenda(t *testing.T) {
	for state, want := range map[porting.LineState][]string{
		porting.Requested:   {"check: check +0s"},
		porting.NotPortable: nil,
		porting.Portable:    {"open-ticket: open-ticket +0s"},
		porting.Ready:       {"open-ticket: open-ticket +0s", "submit: submit/v1 +0s v1"},
		porting.Submitted: {
			"open-ticket: open-ticket +0s", "escalate: escalate/1772463600 +0s", "fetch: fetch/1772478000 +4h0m0s",
		},
		porting.Rejected: {
			"open-ticket: open-ticket +0s", "ask-documents: ask-documents/rejected/8 +0s", "fetch: fetch/1772478000 +4h0m0s",
		},
		porting.Scheduled: {
			"open-ticket: open-ticket +0s", "raise-trouble: raise-trouble/2026-03-10/+13125550142 +9h0m0.000000001s not-working",
			"fetch: fetch/1772467200 +1h0m0s",
		},
		porting.Activating: {
			"open-ticket: open-ticket +0s", "raise-trouble: raise-trouble/2026-03-10/+13125550142 +9h0m0.000000001s not-working",
			"fetch: fetch/1772467200 +1h0m0s",
		},
		porting.Ported: {
			"fetch: fetch/1772550000 +24h0m0s", "configure: configure/+13125550142 +0s", "enable-texting: enable-texting/1772463600 +0s",
		},
		porting.Canceled: nil,
		porting.Returned: nil,
	} {
		o := inStates(t, state, porting.Canceled)
		var got []string
		for _, a := range porting.Next(o, begin) {
			if a.Kind == porting.ActionNotify {
				continue
			}
			key, ok := strings.CutPrefix(a.Key, o.ID.String()+"/")
			require.True(t, ok, "a key begins with the order's id")
			s := fmt.Sprintf("%s: %s +%s", a.Kind, key, a.At.Sub(begin))
			if a.Version > 0 {
				s += fmt.Sprintf(" v%d", a.Version)
			}
			if a.Trouble != "" {
				s += " " + string(a.Trouble)
			}
			got = append(got, s)
			if a.Kind != porting.ActionOpenTicket {
				require.Equal(t, []numbering.Number{first}, a.Numbers, a.Kind)
			}
			require.True(t, porting.StillWanted(o, a, begin))
			a.Key += "/other"
			require.False(t, porting.StillWanted(o, a, begin), "another key is another action")
		}
		require.Equal(t, want, got, state)
	}
}

// TestNothingToDo holds that an order on which nobody has anything to do gives none.
func TestNothingToDo(t *testing.T) {
	o := inStates(t, porting.Canceled)
	o.Notices = nil
	require.Nil(t, porting.Next(o, begin))
	require.Nil(t, porting.Next(porting.Order{}, begin))
}

// TestNotify gives each notice as an action of its own, in order, after everything else.
func TestNotify(t *testing.T) {
	l := ported(t)
	next := porting.Next(l.order, l.now)
	mails := next[len(next)-len(l.order.Notices):]
	for i, n := range l.order.Notices {
		require.Equal(t, porting.ActionNotify, mails[i].Kind)
		require.Equal(t, l.order.ID.String()+"/"+n.Key(), mails[i].Key)
		require.Equal(t, l.now, mails[i].At)
		require.Equal(t, n.Numbers, mails[i].Numbers)
		require.Equal(t, n, *mails[i].Notice)
	}
}

// TestWhenTheCarrierIsAsked follows how often an order's carrier is asked although it says
// nothing: more often when something is about to happen.
func TestWhenTheCarrierIsAsked(t *testing.T) {
	fetch := func(l *life) time.Duration { return action(t, l, porting.ActionFetch).At.Sub(l.now) }
	t.Run("while it waits for an answer, every four hours", func(t *testing.T) {
		require.Equal(t, 4*time.Hour, fetch(submitted(t)))
	})
	t.Run("as often as the host says", func(t *testing.T) {
		open := opening(porting.StandingPaid)
		open.Rules.FetchHours, open.Rules.ScheduledHours = 1, 6
		l := newLife(t)
		l.queuedFrom(open)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		require.Equal(t, time.Hour, fetch(l))
		l.later(time.Minute)
		l.do(l.report(carrier.Confirmed, release("2026-03-10")))
		require.Equal(t, 6*time.Hour, fetch(l))
	})
	t.Run("until the release, once a day and at its beginning", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		from := l.order.Lines[0].Release.From
		require.Equal(t, 24*time.Hour, fetch(l))
		l.now = from.Add(-23 * time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10")))
		require.Equal(t, from, action(t, l, porting.ActionFetch).At)
		l.now = from
		l.do(l.report(carrier.Confirmed, release("2026-03-10")))
		require.Equal(t, time.Hour, fetch(l), "then every hour")
		l.later(time.Hour)
		l.do(l.report(carrier.Activating, release("2026-03-10")))
		require.Equal(t, time.Hour, fetch(l))
	})
	t.Run("on demand, a quarter of an hour after the release began", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.order.Rules.OnDemand = true
		l.order.FetchedAt = l.order.Lines[0].Release.From
		require.Equal(t, l.order.FetchedAt.Add(15*time.Minute), action(t, l, porting.ActionFetch).At)
	})
	t.Run("a date without hours says nothing of the day", func(t *testing.T) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, func(r *carrier.LineReport) { r.Release = carrier.Release{Date: day("2026-03-10")} }))
		require.Equal(t, 4*time.Hour, fetch(l))
		require.NotContains(t, outstanding(l), porting.ActionRaiseTrouble, "nor when it is late")
		require.NotContains(t, outstanding(l), porting.ActionRemindRelease)
	})
	t.Run("for two days after the port, once a day", func(t *testing.T) {
		l := ported(t)
		at := l.now
		for _, days := range []int{1, 2} {
			l.now = action(t, l, porting.ActionFetch).At
			require.Equal(t, at.AddDate(0, 0, days), l.now)
			l.do(l.report(carrier.Active))
		}
		require.NotContains(t, outstanding(l), porting.ActionFetch)
	})
	t.Run("the number that needs it first decides, and all that may change are asked for", func(t *testing.T) {
		l := newLife(t)
		l.order = inStates(t, porting.Ported, porting.Submitted, porting.Requested, porting.Canceled)
		a := action(t, l, porting.ActionFetch)
		require.Equal(t, begin.Add(4*time.Hour), a.At)
		require.Equal(t, l.order.Numbers()[:2], a.Numbers)
	})
	t.Run("what is not known to be there is not asked for", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		require.Equal(t, []porting.ActionKind{porting.ActionSend}, outstanding(l))
	})
}

// TestWhenTheCustomerIsReminded is of documents: every three days, and after thirty days it
// ends; any sign of life starts that anew.
func TestWhenTheCustomerIsReminded(t *testing.T) {
	const days = 24 * time.Hour
	open := opening(porting.StandingPaid)
	open.Rules.RemindDays, open.Rules.AbandonDays = 10, 25
	l := newLife(t)
	l.do(open)
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	require.Equal(t, begin, action(t, l, porting.ActionAskDocuments).At)
	l.do(porting.AskDocuments{By: agent})
	require.Equal(t, begin.Add(10*days), action(t, l, porting.ActionAskDocuments).At)
	l.now = begin.Add(10*days - time.Second)
	require.Empty(t, mustDecide(t, l.order, porting.AskDocuments{By: agent}, l.now), "not yet")
	l.later(time.Second)
	l.do(porting.AskDocuments{By: agent})
	require.Equal(t, porting.NoticeReminder, l.order.Notices[len(l.order.Notices)-1].Kind)

	l.do(porting.ReceiveDocument{By: admin, Document: *claim()}) // the customer is alive
	again := l.now
	l.do(porting.AskDocuments{By: agent})
	require.Equal(t, porting.NoticeDocumentsNeeded, l.order.Notices[len(l.order.Notices)-1].Kind)
	require.Equal(t, again.Add(25*days), l.order.WaitingOn().Until)
	l.now = action(t, l, porting.ActionAskDocuments).At
	l.do(porting.AskDocuments{By: agent})
	l.now = action(t, l, porting.ActionAskDocuments).At
	require.Equal(t, again.Add(20*days), l.now)
	l.do(porting.AskDocuments{By: agent})
	require.NotContains(t, outstanding(l), porting.ActionAskDocuments, "the next reminder would come after the end")
	end := action(t, l, porting.ActionAbandon)
	require.Equal(t, again.Add(25*days), end.At)
	require.Equal(t, l.order.Numbers(), end.Numbers)
	l.now = end.At
	l.do(porting.Abandon{By: desk})
	require.Equal(t, porting.StatusCanceled, l.order.Status())
	require.Equal(t, l.now, l.order.AbandonedAt)
}

// TestRejectionIsFollowed tells who does what after a rejection, and when the desk looks at
// what others were to settle.
func TestRejectionIsFollowed(t *testing.T) {
	rejected := func(code carrier.ReasonCode) *life {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(code)))
		return l
	}
	l := rejected(carrier.PostalCodeMismatch)
	l.do(porting.AskDocuments{By: agent})
	require.Equal(t, l.now.Add(3*24*time.Hour), action(t, l, porting.ActionAskDocuments).At)
	require.Equal(t, porting.NoticeDocumentsNeeded, l.order.Notices[len(l.order.Notices)-1].Kind)
	l.later(3 * 24 * time.Hour)
	l.do(porting.AskDocuments{By: agent})
	require.Equal(t, porting.NoticeReminder, l.order.Notices[len(l.order.Notices)-1].Kind)
	require.Equal(t, l.now.Add(3*24*time.Hour), action(t, l, porting.ActionAskDocuments).At)

	l = rejected(carrier.LineFrozen)
	require.Equal(t, l.now.Add(3*24*time.Hour), action(t, l, porting.ActionReview).At, "the customer and the carrier settle it")
	l = rejected(carrier.DueDateUnavailable)
	require.Equal(t, l.now, action(t, l, porting.ActionReview).At, "the desk does")
	require.Equal(t, l.order.Numbers(), action(t, l, porting.ActionReview).Numbers)
}

// TestOverdueAnswer holds that the desk asks after the losing carrier's answer when it is
// due, and again when it does not come.
func TestOverdueAnswer(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	due := l.now.Add(36 * time.Hour)
	l.do(porting.Submit{By: agent, AnswerBy: due})
	require.NotContains(t, outstanding(l), porting.ActionEscalate, "it is not even known to have arrived")
	l.do(l.report(carrier.Received))
	a := action(t, l, porting.ActionEscalate)
	require.Equal(t, due, a.At)
	require.Equal(t, l.order.Numbers(), a.Numbers)
	l.now = due.Add(-time.Second)
	require.Empty(t, mustDecide(t, l.order, porting.Escalate{By: agent}, l.now), "it is not overdue")
	l.now = due
	l.do(porting.Escalate{By: agent, Reason: "called"})
	require.Equal(t, due.Add(7*24*time.Hour), action(t, l, porting.ActionEscalate).At)
	require.False(t, porting.StillWanted(l.order, a, l.now))
}

// TestReleaseIsReminded holds that each release is reminded of a day before it, and not if
// it came sooner, has begun, or is not wanted any more.
func TestReleaseIsReminded(t *testing.T) {
	confirmed := func(rules porting.Rules) *life {
		open := opening(porting.StandingPaid)
		open.Rules = rules
		l := newLife(t)
		l.queuedFrom(open)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
			if r.Number == second {
				release("2026-03-12")(r)
			}
		}))
		return l
	}
	reminders := func(l *life) (all []porting.Action) {
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionRemindRelease {
				all = append(all, a)
			}
		}
		return all
	}
	l := confirmed(porting.Rules{})
	all := reminders(l)
	require.Len(t, all, 2, "each release on its own")
	for i, n := range l.order.Numbers() {
		require.Equal(t, []numbering.Number{n}, all[i].Numbers)
		require.Equal(t, l.order.Lines[i].Release.From.Add(-24*time.Hour), all[i].At)
	}
	events := l.do(porting.RemindRelease{By: desk})
	require.Len(t, events, 2, "each in a mail of its own")
	for i, n := range l.order.Numbers() {
		require.Equal(t, []numbering.Number{n}, events[i].Numbers)
		require.Equal(t, l.order.Lines[i].Release, events[i].Release)
	}
	require.Empty(t, reminders(l))

	l = confirmed(porting.Rules{ReleaseHours: 48})
	require.Equal(t, l.order.Lines[0].Release.From.Add(-48*time.Hour), reminders(l)[0].At)
	l.do(porting.Cancel{By: admin, Numbers: l.order.Numbers()[:1], Reason: "we stay"})
	require.Len(t, reminders(l), 1, "its end was asked for")
	l.now = l.order.Lines[1].Release.From
	require.Empty(t, reminders(l), "it has begun")

	l = confirmed(porting.Rules{ReleaseHours: 24 * 9})
	require.Len(t, reminders(l), 1, "a date nearer than that was news enough")
}

// TestLateReleases holds that a release is late once its business day has ended, each on its own.
func TestLateReleases(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
		if r.Number == second {
			release("2026-03-12")(r)
		}
	}))
	var late []porting.Action
	for _, a := range porting.Next(l.order, l.now) {
		if a.Kind == porting.ActionRaiseTrouble {
			late = append(late, a)
		}
	}
	require.Len(t, late, 2)
	for i, n := range l.order.Numbers() {
		require.Equal(t, []numbering.Number{n}, late[i].Numbers)
		require.Equal(t, l.order.Lines[i].Release.By.Add(time.Nanosecond), late[i].At)
		require.Equal(t, porting.NotWorking, late[i].Trouble)
	}
}

// TestActivateOnDemand holds that what the carrier activates when it is told to is told at
// the release, each release on its own, and never what is to be canceled.
func TestActivateOnDemand(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	l.order.Rules.OnDemand = true
	a := action(t, l, porting.ActionActivate)
	require.Equal(t, l.order.Lines[0].Release.From, a.At)
	require.Equal(t, l.order.Numbers(), a.Numbers)
	l.order.FetchedAt = a.At.Add(-time.Second)
	require.Equal(t, a.At, action(t, l, porting.ActionActivate).At, "a view of before says nothing of a refusal")
	l.order.FetchedAt = a.At
	require.Equal(t, a.At.Add(15*time.Minute), action(t, l, porting.ActionActivate).At)
	l.order = porting.Apply(l.order, mustDecide(t, l.order, porting.Cancel{By: admin, Numbers: l.order.Numbers()[:1], Reason: "we stay"}, l.now)...)
	require.Equal(t, l.order.Numbers()[1:], action(t, l, porting.ActionActivate).Numbers)
}

// TestWishesAreSent holds that what a customer wishes goes to the carrier that holds the
// order, once.
func TestWishesAreSent(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	l.do(porting.Cancel{By: admin, Numbers: l.order.Numbers()[:1], Reason: "we stay"})
	a := action(t, l, porting.ActionSendCancel)
	require.Equal(t, l.order.Numbers()[:1], a.Numbers)
	require.Equal(t, 1, a.Version)
	require.Equal(t, l.now, a.At)
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) { r.Cancel = carrier.CancelPending }))
	require.NotContains(t, outstanding(l), porting.ActionSendCancel, "the carrier has it")
	line, _ := l.order.Line(second)
	require.False(t, line.CancelPending, "nobody asked for the end of this one")

	l = scheduled(t, "2026-03-10")
	l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
	a = action(t, l, porting.ActionSendDate)
	require.Equal(t, 2, a.Version)
	require.Equal(t, l.order.Numbers(), a.Numbers)

	l = ported(t)
	l.do(porting.AskReturn{By: admin, Numbers: l.order.Numbers()[1:], Reason: "by mistake"})
	require.Equal(t, l.order.Numbers()[1:], action(t, l, porting.ActionSendReturn).Numbers)
}

// TestTextingIsEnabled follows text messaging from the port until it is active.
func TestTextingIsEnabled(t *testing.T) {
	const days = 24 * time.Hour
	messaging := func(l *life, numbers []numbering.Number, s carrier.MessagingStatus) {
		r := carrier.EnableMessagingResponse{}
		for _, n := range numbers {
			r.Lines = append(r.Lines, carrier.MessagingLine{Number: n, Status: s, At: l.now})
		}
		l.do(porting.ReceiveMessaging{By: partner, Response: r})
	}
	l := ported(t)
	numbers := l.order.Numbers()
	require.Equal(t, numbers, action(t, l, porting.ActionEnableTexting).Numbers)
	require.Equal(t, l.now, action(t, l, porting.ActionEnableTexting).At)
	messaging(l, numbers[:1], carrier.MessagingPending)
	a := action(t, l, porting.ActionEnableTexting)
	require.Equal(t, l.now, a.At, "the other has not been asked for")
	requested := l.now
	messaging(l, numbers, carrier.MessagingPending)
	require.Equal(t, l.now.Add(12*time.Hour), action(t, l, porting.ActionEnableTexting).At, "asked again twice a day")
	l.later(11 * time.Hour)
	messaging(l, numbers, carrier.MessagingPending)
	require.Equal(t, requested.Add(12*time.Hour), action(t, l, porting.ActionEnableTexting).At, "asked too soon: nothing to keep")
	l.later(time.Hour)
	messaging(l, numbers, carrier.MessagingPending)
	require.Equal(t, l.now.Add(12*time.Hour), action(t, l, porting.ActionEnableTexting).At)
	late := action(t, l, porting.ActionRaiseTrouble)
	require.Equal(t, requested.Add(5*days), late.At, "counted from the request")
	require.Equal(t, porting.TextingLate, late.Trouble)
	messaging(l, numbers[:1], carrier.MessagingActive)
	require.Equal(t, numbers[1:], action(t, l, porting.ActionRaiseTrouble).Numbers)
	l.do(porting.RaiseTrouble{By: desk, Numbers: numbers[1:], Trouble: porting.ResidualRouting})
	require.NotContains(t, outstanding(l), porting.ActionRaiseTrouble, "it is in trouble already")
	messaging(l, numbers, carrier.MessagingActive)
	line, _ := l.order.Line(second)
	require.Equal(t, porting.TextingOn, line.Texting)
	require.Equal(t, porting.ResidualRouting, line.Trouble, "which is another trouble than that")
	require.NotContains(t, outstanding(l), porting.ActionEnableTexting)

	open := opening(porting.StandingPaid)
	open.Rules.TextingHours, open.Rules.TextingDays = 1, 2
	l.order.Rules = open.Rules
	o := l.order
	one := *o.Lines[0]
	one.Texting, one.TextingAt, one.TextingSince = porting.TextingPending, l.now, l.now
	l.order.Lines = []*porting.Line{&one}
	require.Equal(t, l.now.Add(time.Hour), action(t, l, porting.ActionEnableTexting).At, "as the host says")
	require.Equal(t, l.now.Add(2*days), action(t, l, porting.ActionRaiseTrouble).At)
}

// TestTextingWithoutALetter holds that a port whose letter did not ask for texting, or is
// not at hand, gets it only when somebody asks.
func TestTextingWithoutALetter(t *testing.T) {
	l := ported(t)
	l.order.Letter = nil
	require.NotContains(t, outstanding(l), porting.ActionEnableTexting)
	l.order.Letter = &loa.Letter{}
	require.NotContains(t, outstanding(l), porting.ActionEnableTexting)
	l.order = porting.Apply(l.order, mustDecide(t, l.order, porting.AskTexting{By: admin, Numbers: l.order.Numbers()[1:]}, l.now)...)
	require.Equal(t, l.order.Numbers()[1:], action(t, l, porting.ActionEnableTexting).Numbers)
}

// TestTemporaryNumbers are removed once the number that they stood in for has ported,
// unless the customer keeps them.
func TestTemporaryNumbers(t *testing.T) {
	open := opening(porting.StandingPaid)
	open.Planned.Lines[0].Temporary = numbering.MustParse("872-555-0190")
	l := newLife(t)
	l.queuedFrom(open)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(time.Hour)
	l.do(l.report(carrier.Active))
	require.Equal(t, []numbering.Number{first}, action(t, l, porting.ActionRemoveTemporary).Numbers)
	require.Equal(t, []numbering.Number{first}, l.do(porting.RecordRemoval{By: desk})[0].Numbers)
	require.NotContains(t, outstanding(l), porting.ActionRemoveTemporary)
	line, _ := l.order.Line(first)
	require.Equal(t, l.now, line.TemporaryRemovedAt)
}

// TestQueue holds that a trial is ended before anything is submitted, and that what is to
// be canceled is not sent.
func TestQueue(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingTrial)
	a := action(t, l, porting.ActionEndTrial)
	require.Equal(t, []any{"account/acct-1/end-trial", l.now}, []any{a.Key, a.At})
	require.Empty(t, a.Numbers)
	l.do(porting.ConfirmPaid{By: desk})
	l.do(porting.Cancel{By: admin, Numbers: l.order.Numbers()[:1]})
	a = action(t, l, porting.ActionSubmit)
	require.Equal(t, l.order.Numbers()[1:], a.Numbers)
	l.do(porting.Submit{By: agent})
	a = action(t, l, porting.ActionSend)
	require.Equal(t, l.order.Numbers()[1:], a.Numbers)
	require.Equal(t, 1, a.Version)
	require.True(t, strings.HasSuffix(a.Key, "/send/P-1/v1"))
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	require.Equal(t, []porting.ActionKind{porting.ActionFetch}, outstanding(l))
	require.Equal(t, 1, action(t, l, porting.ActionFetch).Version)
	require.True(t, slices.Equal(l.order.Numbers()[1:], action(t, l, porting.ActionFetch).Numbers))
}

// An action that was read before one of its numbers changed is not wanted as it was read:
// the number whose date was withdrawn must not be activated with the others.
func TestStillWantedOnTheSameNumbers(t *testing.T) {
	l := newLife(t)
	open := opening(porting.StandingPaid)
	open.Rules.OnDemand = true
	l.do(open)
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10")))
	l.now = day("2026-03-10").At(16, 0, time.UTC)
	activate := action(t, l, porting.ActionActivate)
	require.Equal(t, []numbering.Number{first, second}, activate.Numbers)
	require.True(t, porting.StillWanted(l.order, activate, l.now))

	l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
		if r.Number == second {
			r.Status, r.Release, r.Reasons = carrier.Jeopardy, carrier.Release{}, []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}
		}
	}))
	require.False(t, porting.StillWanted(l.order, activate, l.now))
	again := action(t, l, porting.ActionActivate)
	require.Equal(t, activate.Key, again.Key)
	require.Equal(t, []numbering.Number{first}, again.Numbers)
	require.True(t, porting.StillWanted(l.order, again, l.now))
}

// Texting that has become active is not late, whatever was read before.
func TestTextingThatIsActiveIsNotLate(t *testing.T) {
	l := ported(t)
	l.do(porting.ReceiveMessaging{By: partner, Response: carrier.EnableMessagingResponse{Lines: []carrier.MessagingLine{
		{Number: first, Status: carrier.MessagingActive, At: l.now}, {Number: second, Status: carrier.MessagingPending, At: l.now},
	}}})
	events := l.do(porting.RaiseTrouble{By: desk, Trouble: porting.TextingLate})
	require.Len(t, events, 1)
	require.Equal(t, []numbering.Number{second}, events[0].Numbers)
}

// TestVerifyingWhatComesBack verifies the documents of one number while the end of another
// is asked for, which the carrier refuses then: verifying that one is another action.
func TestVerifyingWhatComesBack(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{first}, Reason: "stays"})
	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Minute), first, second)})
	done := action(t, l, porting.ActionVerify)
	require.Equal(t, []numbering.Number{second}, done.Numbers)
	l.do(porting.VerifyDocuments{By: agent})
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch), func(r *carrier.LineReport) {
		if r.Number == first {
			r.Cancel = carrier.CancelRefused
		}
		r.At = l.order.Lines[0].CarrierAt
		r.CancelAt = l.now
	}))
	again := action(t, l, porting.ActionVerify)
	require.Equal(t, []numbering.Number{first}, again.Numbers)
	require.NotEqual(t, done.Key, again.Key)
}
