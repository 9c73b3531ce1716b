package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// resubmitted is an order whose second version is on its way, with both numbers.
func resubmitted(t *testing.T) *life {
	l := submitted(t)
	l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
	require.Equal(t, []porting.ActionKind{porting.ActionSend}, l.kinds())
	return l
}

// fares is what the carrier says of the first number and of the second, as parts of
// their first version.
func (l *life) fares(one, two carrier.Status) porting.ReceiveReport {
	r := l.report(one, func(r *carrier.LineReport) { r.Version = 1 })
	r.Report.Lines[1].Status = two
	return r
}

// What ended while another version was on its way is no part of that any more: the
// carrier refuses a version that names it, for ever.
func TestEndedBeforeTheVersionArrived(t *testing.T) {
	for _, end := range []carrier.Status{carrier.Active, carrier.Canceled, carrier.Returned} {
		l := resubmitted(t)
		l.later(time.Hour)
		l.do(l.fares(carrier.Received, end))
		require.Contains(t, l.kinds(), porting.ActionSend)
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, 2, r.Version)
		require.Equal(t, []numbering.Number{first}, r.Numbers, end)
	}
}

// A version with which everything has ended before it arrived is free again.
func TestEndedAltogetherBeforeTheVersionArrived(t *testing.T) {
	l := resubmitted(t)
	l.later(time.Hour)
	l.do(l.fares(carrier.Active, carrier.Canceled))
	require.NotContains(t, l.kinds(), porting.ActionSend)
	require.Equal(t, 1, l.order.Version)
	require.NoError(t, l.order.Validate())
}

// What the carrier took before it ended stays a part of its version: a repeated request
// is the same.
func TestEndedAfterTheVersionArrived(t *testing.T) {
	l := resubmitted(t)
	l.later(time.Hour)
	r := l.fares(carrier.Received, carrier.Active)
	r.Report.Lines[1].Version = 2
	l.do(r)
	again, err := porting.SubmitRequest(l.order, loa.Credentials{})
	require.NoError(t, err)
	require.Equal(t, []numbering.Number{first, second}, again.Numbers)
}

// A number whose cancellation ends before the order has arrived is not submitted with
// the others.
func TestCanceledBeforeTheOrderArrived(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}, Reason: "we keep this one"})
	l.do(porting.RecordNotFound{By: partner, Version: 1})
	require.Equal(t, []porting.ActionKind{porting.ActionSend}, l.kinds())
	r, err := porting.SubmitRequest(l.order, loa.Credentials{})
	require.NoError(t, err)
	require.Equal(t, []numbering.Number{first}, r.Numbers)
}

// A version that the carrier finds invalid created nothing, and is free again: what is
// corrected goes out under the same one, since a carrier takes none that leaves a gap.
func TestRefusedVersionIsFree(t *testing.T) {
	invalid := porting.RecordRefusal{By: partner, Reason: carrier.Reason{Code: carrier.DueDateUnavailable}}
	correct := func(l *life) {
		l.do(porting.ChangeDate{By: agent, Date: l.order.DesiredDate.AddDays(1)})
		l.do(porting.VerifyDocuments{By: agent})
		l.do(porting.Submit{By: agent})
	}
	t.Run("the_first", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(porting.Submit{By: agent})
		invalid.Version = 1
		l.do(invalid)
		require.Zero(t, l.order.Version)
		require.NoError(t, l.order.Validate())
		correct(l)
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, 1, r.Version)
	})
	t.Run("the_second", func(t *testing.T) {
		l := resubmitted(t)
		invalid.Version = 2
		l.do(invalid)
		require.Equal(t, 1, l.order.Version)
		require.NoError(t, l.order.Validate())
		correct(l)
		require.Equal(t, 2, l.order.Version)
	})
	t.Run("and_the_rejection_before_it_is_not_told_again", func(t *testing.T) {
		l := submitted(t)
		l.later(time.Hour)
		at := l.now
		rejected := func() porting.ReceiveReport {
			return l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch), func(r *carrier.LineReport) { r.Version, r.At = 1, at })
		}
		l.do(rejected())
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
		l.do(porting.VerifyDocuments{By: agent})
		l.do(porting.Submit{By: agent})
		invalid.Version = 2
		l.do(invalid)
		l.later(time.Hour)
		for _, e := range l.do(rejected()) {
			require.NotEqual(t, porting.PortRejected, e.Kind)
		}
		require.Equal(t, carrier.DueDateUnavailable, l.order.Lines[0].Reasons[0].Code)
	})
	t.Run("and_news_of_the_version_before_counts", func(t *testing.T) {
		l := resubmitted(t)
		invalid.Version = 2
		l.do(invalid)
		l.later(time.Hour)
		r := l.fares(carrier.Confirmed, carrier.Confirmed)
		for i := range r.Report.Lines {
			release("2026-03-10")(&r.Report.Lines[i])
		}
		l.do(r)
		require.Equal(t, porting.StatusScheduled, l.order.Status())
		l.later(time.Hour)
		l.do(l.fares(carrier.Jeopardy, carrier.Jeopardy))
		require.Equal(t, porting.StatusSubmitted, l.order.Status())
		require.NotContains(t, l.kinds(), porting.ActionSend, "it waits for another date of that version")
	})
}

// The first version waits for every number that may still come, since a correction adds
// none: the carrier would refuse the next version for ever. A number that turns out not to
// be portable holds up no other.
func TestFirstVersionWaitsForItsNumbers(t *testing.T) {
	for _, portable := range []bool{true, false} {
		l := newLife(t)
		open := opening(porting.StandingTrial)
		open.Planned.Lines[1].Checked = false
		l.do(open)
		l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
		l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
		l.do(porting.VerifyDocuments{By: agent})
		require.Equal(t, porting.StatusQueued, l.order.Status())
		require.Equal(t, []porting.ActionKind{porting.ActionCheck}, l.kinds(), "neither the trial ends nor the order goes out")
		require.Equal(t, porting.Waiting{On: porting.TheDesk, For: porting.CheckNumbers, Since: begin}, l.order.WaitingOn())

		l.do(porting.ConfirmPaid{By: desk})
		_, err := porting.Decide(l.order, porting.Submit{By: agent}, l.now)
		require.ErrorIs(t, err, porting.ErrIllegal)
		require.ErrorContains(t, err, "check and verify the others first")

		l.do(porting.RecordCheck{By: partner, Carrier: "partner", Results: []carrier.CheckResult{
			{Number: second, Portable: portable, Reason: carrier.Reason{Code: carrier.RateCenterUnsupported}},
		}})
		numbers := []numbering.Number{first}
		if portable {
			numbers = []numbering.Number{first, second}
			require.Equal(t, []porting.ActionKind{porting.ActionVerify}, l.kinds())
			require.Equal(t, porting.CheckDocuments, l.order.WaitingOn().For)
			_, err := porting.Decide(l.order, porting.Submit{By: agent}, l.now)
			require.ErrorIs(t, err, porting.ErrIllegal)
			l.do(porting.VerifyDocuments{By: agent})
		}
		l.do(porting.Submit{By: agent})
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, 1, r.Version)
		require.Equal(t, numbers, r.Numbers)
	}
}

// TestRefusedVersionIsTakenAfterAll gives a view of a version that the carrier is said to
// have refused, as after an answer of something between: what the view shows stands, and the
// next version comes after it.
func TestRefusedVersionIsTakenAfterAll(t *testing.T) {
	refused := func() *life {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(porting.RecordRefusal{By: partner, Version: 1, Reason: carrier.Reason{Code: carrier.PostalCodeMismatch}})
		require.Zero(t, l.order.Version)
		return l
	}
	for _, status := range []carrier.Status{carrier.Received, carrier.Confirmed, carrier.Jeopardy} {
		l := refused()
		for _, s := range []carrier.Status{carrier.Confirmed, status} {
			l.later(time.Hour)
			l.do(l.report(s, release("2026-03-12"), func(r *carrier.LineReport) { r.Version, r.At = 1, l.now }))
		}
		require.Equal(t, 1, l.order.Version, status)
		require.Equal(t, 1, l.order.Lines[0].Acknowledged, status)
		require.NoError(t, l.order.Validate(), status)
		for _, a := range porting.Next(l.order, l.now) {
			require.NotEqual(t, porting.ActionSend, a.Kind, status)
		}
	}

	l := refused()
	l.later(time.Hour)
	l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Version, r.At = 1, l.now }))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	require.Equal(t, 2, l.order.Version, "a carrier takes no version twice")
}
