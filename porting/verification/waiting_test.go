package verification_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/verification"
)

// TestWaitingOn tells who has to act, on what, since when and until when.
func TestWaitingOn(t *testing.T) {
	const day = 24 * time.Hour
	walk := func(f func(*life), landed ...numbering.Number) *life {
		l := newLife(t)
		l.do(opening(landed...))
		f(l)
		return l
	}
	file := func(l *life) {
		l.later(time.Hour)
		l.do(verification.SaveForm{By: admin, Form: form()})
		l.do(verification.File{By: admin})
	}
	out := func(l *life) {
		file(l)
		l.later(time.Hour)
		l.do(verification.Submit{By: desk})
	}
	review := func(more func(*life)) *life {
		return walk(func(l *life) {
			out(l)
			l.later(time.Hour)
			l.do(l.report(verification.StatusReceived))
			l.later(time.Hour)
			more(l)
		}, first, second)
	}
	policy := named(t, "general")
	expected := begin.Add(2 * time.Hour).Add(time.Duration(policy.ReviewDays.Value.To) * day)
	for name, tt := range map[string]struct {
		life *life
		want porting.Waiting
	}{
		"nobody has asked": {walk(func(*life) {}), porting.Waiting{On: porting.TheDesk, For: verification.AskForForm, Since: begin}},
		"the customer was asked": {
			walk(func(l *life) { l.later(time.Hour); l.do(verification.AskForm{By: agent}) }),
			porting.Waiting{On: porting.TheCustomer, For: verification.FillForm, Since: begin.Add(time.Hour)},
		},
		"filed before a number has landed": {walk(file), porting.Waiting{On: porting.TheCarrier, For: verification.BringNumber, Since: begin}},
		"filed":                            {walk(file, first, second), porting.Waiting{On: porting.TheDesk, For: verification.SubmitForm, Since: begin}},
		"on its way": {
			walk(out, first, second),
			porting.Waiting{On: porting.TheCarrier, For: verification.TakeForm, Since: begin.Add(2 * time.Hour)},
		},
		"taken": {
			review(func(*life) {}),
			porting.Waiting{On: porting.TheCarrier, For: verification.ReviewForm, Since: begin.Add(2 * time.Hour), Until: expected},
		},
		"in review": {
			review(func(l *life) { l.do(l.report(verification.StatusInReview)) }),
			porting.Waiting{On: porting.TheCarrier, For: verification.ReviewForm, Since: begin.Add(2 * time.Hour), Until: expected},
		},
		"approved": {review(func(l *life) { l.do(l.report(verification.StatusApproved)) }), porting.Waiting{On: porting.Nobody}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.life.request.WaitingOn()) })
	}
}

// TestReminderOrNeed holds that asking again is a reminder, unless a rejection has come in
// between, which needs a form of its own; and that what expires is told.
func TestReminderOrNeed(t *testing.T) {
	l := newLife(t)
	told := func() verification.NoticeKind { return l.request.Notices[len(l.request.Notices)-1].Kind }
	l.do(opening(first, second))
	l.do(verification.AskForm{By: agent})
	require.Equal(t, verification.NoticeFormNeeded, told())
	l.now = dueAt(t, l, verification.ActionAskForm)
	l.do(verification.AskForm{By: agent})
	require.Equal(t, verification.NoticeReminder, told())

	l.do(verification.SaveForm{By: admin, Form: form()})
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.later(time.Hour)
	l.do(l.report(verification.StatusRejected, because(verification.WebsiteUnreachable)))
	require.Equal(t, verification.NoticeRejected, told())
	l.do(verification.AskForm{By: agent})
	require.Equal(t, verification.NoticeFormNeeded, told(), "for another reason than before")
	l.now = dueAt(t, l, verification.ActionExpire)
	l.do(verification.Expire{By: desk})
	require.Equal(t, verification.NoticeExpired, told())
}

// dueAt is when something of a kind is due.
func dueAt(t *testing.T, l *life, kind verification.ActionKind) time.Time {
	t.Helper()
	for _, a := range verification.Next(l.request, l.now) {
		if a.Kind == kind {
			return a.At
		}
	}
	require.Fail(t, "nothing is due", kind)
	return time.Time{}
}
