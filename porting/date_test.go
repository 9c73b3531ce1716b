package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

func day(s string) calendar.Date { return calendar.MustParseDate(s) }

// submitted is an order whose first version the carrier holds.
func submitted(t *testing.T) *life {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	l.do(l.report(carrier.Received))
	return l
}

// scheduled is an order with a release date.
func scheduled(t *testing.T, date string) *life {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release(date)))
	return l
}

func TestChangeDate(t *testing.T) {
	t.Run("before_submission_it_goes_out_with_the_order", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(porting.Submit{By: agent})
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, day("2026-03-20"), r.DesiredDate)
	})
	t.Run("before_a_confirmation_the_whole_order_goes_again", func(t *testing.T) {
		l := submitted(t)
		events := l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		require.Len(t, events, 2)
		require.Equal(t, porting.OrderSubmitted, events[1].Kind)
		require.Equal(t, 2, l.order.Version)
		require.Equal(t, []porting.ActionKind{porting.ActionSend}, l.kinds())
		require.ErrorIs(t, l.refuse(porting.ChangeDate{By: admin, Date: day("2026-03-23")}), porting.ErrIllegal,
			"one version is on its way at a time")
		_, err := porting.DateRequest(l.order)
		require.ErrorIs(t, err, porting.ErrIllegal)
	})
	t.Run("after_a_confirmation_only_the_date_goes", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20"), Reason: "moving house later"})
		require.Equal(t, []porting.ActionKind{porting.ActionSendDate}, l.kinds())
		r, err := porting.DateRequest(l.order)
		require.NoError(t, err)
		require.Equal(t, carrier.SupplementRequest{PON: "P-1", Refs: []string{"R-1"}, Version: 2, DesiredDate: day("2026-03-20")}, *r)
		require.ErrorIs(t, l.refuse(porting.ChangeDate{By: admin, Date: day("2026-03-23")}), porting.ErrIllegal)

		second := func(r *carrier.LineReport) { r.Version = 2 }
		l.later(time.Hour)
		taken := l.do(l.report(carrier.Received, second))
		require.Len(t, taken, 1, "that a date which was given up is gone is no news")
		require.Equal(t, porting.DateTaken, taken[0].Kind)
		require.Equal(t, porting.StatusSubmitted, l.order.Status(), "the old date is void")
		require.Equal(t, porting.LosingCarrier, l.order.WaitingOn().On)
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, second, release("2026-03-20")))
		require.Equal(t, porting.StatusScheduled, l.order.Status())
		require.Nil(t, l.order.DateChange)
		require.Equal(t, porting.NoticeDateChanged, l.order.Notices[len(l.order.Notices)-1].Kind)
		require.Empty(t, l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")}), "it is that date already")
	})
	t.Run("taken_but_not_applied_stands_until_the_losing_carrier_agrees", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: agent, Date: day("2026-03-20")})
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) { r.Version = 2 }))
		require.Equal(t, day("2026-03-10"), l.order.Lines[0].Release.Date)
		require.False(t, l.order.DateChange.TakenAt.IsZero())
		require.Empty(t, l.kinds(), "it is not sent again")
	})
	t.Run("refused_leaves_the_date_and_frees_the_version", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(porting.RefuseDate{By: partner, Version: 2, Reason: carrier.Reason{Code: carrier.CannotSupplement}})
		require.Equal(t, 1, l.order.Version)
		require.Equal(t, porting.StatusScheduled, l.order.Status())
		require.Equal(t, porting.NoticeDateRefused, l.order.Notices[len(l.order.Notices)-1].Kind)
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-23")})
		require.Equal(t, 2, l.order.DateChange.Version)
	})
	t.Run("a_rejected_date_is_cured_by_another_date", func(t *testing.T) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(carrier.DueDateUnavailable)))
		require.Equal(t, []porting.ActionKind{porting.ActionReview}, l.kinds())
		l.do(porting.ChangeDate{By: agent, Date: day("2026-03-24")})
		require.Equal(t, []porting.ActionKind{porting.ActionVerify}, l.kinds())
		l.do(porting.VerifyDocuments{By: agent})
		l.do(porting.Submit{By: agent})
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, 2, r.Version)
		require.Equal(t, day("2026-03-24"), r.DesiredDate)
	})
	t.Run("a_day_passes_when_it_has_passed_everywhere", func(t *testing.T) {
		for at, want := range map[string]bool{"2026-03-04T11:59:59Z": true, "2026-03-04T12:00:00Z": false} {
			l := submitted(t)
			var err error
			l.now, err = time.Parse(time.RFC3339, at)
			require.NoError(t, err)
			_, err = porting.Decide(l.order, porting.ChangeDate{By: admin, Date: day("2026-03-03")}, l.now)
			require.Equal(t, want, err == nil, at)
		}
	})
	t.Run("a_version_on_its_way_is_sent_first", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		e := l.refuse(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		require.Equal(t, "the carrier has not taken the last version of the order: send it first", e.Message)
		l = scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		require.Empty(t, l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")}), "the same again is harmless")
		e = l.refuse(porting.ChangeDate{By: admin, Date: day("2026-03-23")})
		require.Equal(t, "the carrier has not taken the last change of date: send it first", e.Message)
	})
	t.Run("the_letter_must_stand_when_the_order_goes_again", func(t *testing.T) {
		l := submitted(t)
		l.later(61 * 24 * time.Hour)
		e := l.refuse(porting.ChangeDate{By: admin, Date: day("2026-06-20")})
		require.ErrorIs(t, e, porting.ErrIncomplete)
		require.Contains(t, missing(e.Missing), "letter.signature.at loa.signature.expired")
	})
	t.Run("it_need_not_when_nothing_goes", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.later(61 * 24 * time.Hour)
		require.Len(t, l.do(porting.ChangeDate{By: admin, Date: day("2026-06-20")}), 1)
	})
	t.Run("what_is_to_be_canceled_does_not_go_again", func(t *testing.T) {
		l := submitted(t)
		l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{first}, Reason: "we stay"})
		events := l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20"), Reason: "later"})
		require.Equal(t, []numbering.Number{second}, events[1].Numbers)
		require.Equal(t, "later", events[0].Reason)
		require.Equal(t, l.now.Add(7*24*time.Hour), l.order.AnswerBy, "a new version is a new answer")
	})
	t.Run("one_number_of_two_has_that_date_already", func(t *testing.T) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
			if r.Number == second {
				release("2026-03-12")(r)
			}
		}))
		require.Len(t, l.do(porting.ChangeDate{By: admin, Date: day("2026-03-12")}), 1)
	})
	t.Run("a_date_that_comes_back_is_asked_for_again", func(t *testing.T) {
		l := submitted(t)
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10")))
		require.Equal(t, day("2026-03-20"), l.order.DesiredDate)
		require.Len(t, l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")}), 1, "the carrier gave another one")
	})
	t.Run("a_refusal_of_another_version_is_not_of_this_change", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		reason := carrier.Reason{Code: carrier.CannotSupplement}
		require.Empty(t, l.do(porting.RefuseDate{By: partner, Version: 1, Reason: reason}), "there is none")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		require.Empty(t, l.do(porting.RefuseDate{By: partner, Version: 1, Reason: reason}))
		l.later(time.Hour)
		events := l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Version = 2 }))
		require.Equal(t, porting.DateTaken, events[0].Kind)
		require.NotEqual(t, porting.NoticeDelayed, l.order.Notices[len(l.order.Notices)-1].Kind, "it was the customer's wish")
		require.Equal(t, l.now, l.order.DateChange.TakenAt)
		require.Empty(t, l.do(porting.RefuseDate{By: partner, Version: 2, Reason: reason}), "it was taken")
	})
	t.Run("a_date_taken_after_the_cut_over_began_voids_it", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(l.report(carrier.Activating, release("2026-03-10"), func(r *carrier.LineReport) { r.Version = 1 }))
		require.Equal(t, porting.Activating, l.order.Lines[0].State, "the change was still on its way")
		l.later(time.Hour)
		events := l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Version = 2 }))
		require.Equal(t, porting.DateTaken, events[0].Kind)
		require.Equal(t, porting.Submitted, l.order.Lines[0].State)
		require.True(t, l.order.Lines[0].Release.IsZero())
	})
	t.Run("a_day_that_has_passed_is_refused", func(t *testing.T) {
		l := submitted(t)
		e := l.refuse(porting.ChangeDate{By: admin, Date: day("2026-03-01")})
		require.Equal(t, "porting: change-date: command is not valid: date: give a day to come", e.Error())
		require.Equal(t, "date", l.refuse(porting.ChangeDate{By: admin}).Field)
	})
}

// A version is built from the letter that it was decided with, whatever came since: a
// repeated call with another body would be a conflict.
func TestSentLetterStays(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now, first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	require.Equal(t, 2, l.order.Version)
	before, err := porting.SubmitRequest(l.order, loa.Credentials{})
	require.NoError(t, err)
	// The second version is known to have been rejected for one number, and not yet known
	// to have arrived for the other, when a letter comes because of it.
	for i := range l.order.Lines {
		line := *l.order.Lines[i]
		if line.Number == second {
			line.State, line.Acknowledged = porting.Rejected, 2
		}
		l.order.Lines[i] = &line
	}
	events, err := porting.Decide(l.order, porting.ReceiveLetter{By: admin, Letter: letter(t, "L-3", "60622", l.now, first)}, l.now)
	require.NoError(t, err)
	after, err := porting.SubmitRequest(porting.Apply(l.order, events...), loa.Credentials{})
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// A second version is not decided while the first may still be on its way.
func TestOneVersionOnItsWay(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Cancel{By: admin, Numbers: l.order.Numbers()[1:]})
	l.do(porting.Submit{By: agent})
	stray := *l.order.Lines[0]
	stray.State, stray.Version = porting.Ready, 0
	o := l.order
	o.Lines = append(o.Lines[:1:1], &stray)
	o.Lines[1].Number = second
	_, err := porting.Decide(o, porting.Submit{By: agent}, l.now)
	require.ErrorIs(t, err, porting.ErrIllegal)
	for _, a := range porting.Next(o, l.now) {
		require.NotEqual(t, porting.ActionSubmit, a.Kind)
	}
}

// A carrier that has no news is asked again after a while, and no sooner, by a host
// that wakes whenever it does.
func TestAskingAgain(t *testing.T) {
	l := submitted(t)
	fetch := func() porting.Action {
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionFetch {
				return a
			}
		}
		t.Fatal("nothing to fetch")
		return porting.Action{}
	}
	a := fetch()
	require.Equal(t, l.now.Add(4*time.Hour), a.At)
	require.Empty(t, l.do(l.report(carrier.Received)), "asked too soon: nothing to keep")
	l.now = a.At.Add(7 * time.Minute)
	require.True(t, porting.StillWanted(l.order, a, l.now))
	same := func(r *carrier.LineReport) { r.At = l.order.Lines[0].CarrierAt } // nothing has changed there
	require.Equal(t, porting.CarrierChecked, l.do(l.report(carrier.Received, same))[0].Kind)
	require.False(t, porting.StillWanted(l.order, a, l.now))
	require.Equal(t, l.now.Add(4*time.Hour), fetch().At)
}
