package verification_test

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
	"github.com/openlnp/lnp/porting/verification"
)

// TestTransitions holds what the table promises in words.
func TestTransitions(t *testing.T) {
	type key struct {
		from verification.LineState
		on   verification.EventKind
	}
	seen := map[key]bool{}
	for _, tr := range verification.Transitions() {
		require.False(t, seen[key{tr.From, tr.On}], "one event, one target: %v", tr)
		seen[key{tr.From, tr.On}] = true
		require.NotEqual(t, verification.Withdrawn, tr.From, "terminal")
		require.Contains(t, verification.LineStates(), tr.To)
		if !tr.From.Open() && tr.From != verification.Approved {
			require.Contains(t, []verification.LineState{verification.Approved, verification.Rejected}, tr.To)
		}
	}
	verification.Transitions()[0].To = verification.Approved
	require.NotEqual(t, verification.Approved, verification.Transitions()[0].To, "the table is handed out as a copy")
}

// TestRefusals is every way in which a command is refused, word by word.
func TestRefusals(t *testing.T) {
	l := newLife(t)
	refused := func(want string, is error, c verification.Command) {
		t.Helper()
		e := l.refuse(c)
		require.ErrorIs(t, e, is)
		require.Equal(t, want, e.Error())
	}
	open := func(change func(*verification.Open)) verification.Open {
		o := opening(first)
		change(&o)
		return o
	}
	refused("verification: submit: command is not legal in this state: legal are open", verification.ErrIllegal, verification.Submit{By: agent})
	refused("verification: record-landed: command is not legal in this state: legal are open", verification.ErrIllegal, verification.RecordLanded{By: desk})
	refused("verification: command is not valid: there is no command", verification.ErrInvalid, nil)
	refused("verification: open: command is not permitted to this role: by.role", verification.ErrForbidden, open(func(o *verification.Open) { o.By = partner }))
	refused("verification: open: command is not valid: id: give the request an id", verification.ErrInvalid, open(func(o *verification.Open) { o.ID = uuid.Nil }))
	refused("verification: open: command is not valid: account.id: name the account", verification.ErrInvalid, open(func(o *verification.Open) { o.Account.ID = "" }))
	refused("verification: open: command is not valid: account.standing: only an active account has numbers to verify: activate it first",
		verification.ErrInvalid, open(func(o *verification.Open) { o.Account.Standing = porting.StandingInactive }))
	refused("verification: open: command is not valid: country: only customers in the United States and Canada can verify a toll-free number",
		verification.ErrInvalid, open(func(o *verification.Open) { o.Country = "GB" }))
	refused("verification: open: command is not valid: numbers: a request has at least one number", verification.ErrInvalid, open(func(o *verification.Open) { o.Numbers = nil }))
	refused("verification: open: command is not valid: policy.name: name the policy", verification.ErrInvalid,
		open(func(o *verification.Open) { o.Policy.RemindDays.Value = 1 }))
	refused("verification: open: command is not valid: policy.fields[0].path: the form has no such field", verification.ErrInvalid,
		open(func(o *verification.Open) {
			o.Policy = verification.Policy{Name: "ours", Fields: []verification.Requirement{{Path: "busines.name"}}}
		}))

	ssn := form()
	ssn.Business.Registration.Number = verification.NewRegistrationNumber(" 900-12-3456")
	refused("verification: open: command is not valid: form.business.registration.number: never give a social security number",
		verification.ErrInvalid, open(func(o *verification.Open) { o.Form = ssn }))

	bad := open(func(o *verification.Open) {
		o.Policy = *named(t, "single")
		o.Numbers = []verification.OpenedLine{
			{}, {Number: first}, {Number: numbering.MustParse("312-555-0142")}, {Number: first}, {Number: numbering.MustParse("888-555-0142")},
		}
	})
	refused("verification: open: command is not valid: numbers (verification.number.too-many), numbers[0] (verification.number), "+
		"numbers[2] (verification.number), numbers[3] (verification.number.twice), numbers[4] (verification.number)", verification.ErrInvalid, bad)
	e := l.refuse(bad)
	require.Equal(t, "numbers", e.Field)
	require.Equal(t, "The number is not toll-free.", e.Problems[2].Message)

	l.do(opening())
	refused("verification: file: form is not complete: business.name (verification.required), business.entity (verification.required), "+
		"business.registration.type (verification.required), business.registration.number (verification.required), "+
		"business.registration.country (verification.required), business.address (verification.required), "+
		"business.website (verification.required), contact.first_name (verification.required), contact.last_name (verification.required), "+
		"contact.email (verification.required), contact.phone (verification.required), use_case (verification.required), "+
		"summary (verification.required), samples (verification.required), opt_in.method (verification.required), "+
		"opt_in.description (verification.required), opt_in.image_urls (verification.required), monthly_volume (verification.required), "+
		"why_several (verification.required)", verification.ErrIncomplete, verification.File{By: admin})
	e = l.refuse(verification.File{By: admin})
	require.Equal(t, "business.name", e.Field)
	require.Len(t, e.Problems, 21, "the warnings are there too")
	refused("verification: save-form: command is not valid: form.business.registration.number: never give a social security number",
		verification.ErrInvalid, verification.SaveForm{By: admin, Form: ssn})
	l.do(verification.SaveForm{By: admin, Form: form()})
	refused("verification: submit: form is not complete: file the form first", verification.ErrIncomplete, verification.Submit{By: desk})
	refused("verification: submit: command is not permitted to this role: by.role", verification.ErrForbidden, verification.Submit{By: admin})
	l.do(verification.File{By: admin})
	refused("verification: submit: no number has landed: a number is verified once it is in service here", verification.ErrNotLanded, verification.Submit{By: desk})
	require.Empty(t, l.do(verification.RecordLanded{By: desk}), "names its numbers")
	l.do(verification.RecordLanded{By: desk, Numbers: []numbering.Number{first, second}})
	l.do(verification.Submit{By: desk})
	refused("verification: save-form: command is not legal in this state: legal are record-landed, record-left, receive-report, record-refusal, record-not-found, withdraw, record-notice",
		verification.ErrIllegal, verification.SaveForm{By: admin})
	refused("verification: receive-report: command is not valid: report.request: the report is on another request", verification.ErrInvalid, verification.ReceiveReport{By: partner})
	_, err := verification.SubmissionOf(l.request, 2)
	require.ErrorIs(t, err, verification.ErrIllegal)

	l.do(l.report(verification.StatusRejected, because(verification.SampleMismatch)))
	l.later(6*24*time.Hour + 1)
	refused("verification: file: time for a correction is over: open a new request with the corrected form", verification.ErrTooLate, verification.File{By: admin})
	refused("verification: submit: time for a correction is over: open a new request with the corrected form", verification.ErrTooLate, verification.Submit{By: desk})
}

// TestEveryPair gives every command in every state of a single line: each is either
// legal or answers with the legal set, and what it leads to stands in the table.
func TestEveryPair(t *testing.T) {
	states := map[verification.LineState]func(*life){
		verification.Draft:     func(l *life) {},
		verification.Submitted: func(l *life) { l.do(l.report(verification.StatusReceived)) },
		verification.InReview:  func(l *life) { l.do(l.report(verification.StatusInReview)) },
		verification.Approved:  func(l *life) { l.do(l.report(verification.StatusApproved)) },
		verification.Rejected:  func(l *life) { l.do(l.report(verification.StatusRejected, because(verification.OptInMissing))) },
		verification.Denied:    func(l *life) { l.do(l.report(verification.StatusRejected, because(verification.Fraud))) },
		verification.Expired: func(l *life) {
			l.do(l.report(verification.StatusRejected, because(verification.OptInMissing)))
			l.later(7 * 24 * time.Hour)
			l.do(verification.Expire{By: desk})
		},
		verification.Withdrawn: func(l *life) { l.do(l.report(verification.StatusWithdrawn)) },
	}
	for _, state := range verification.LineStates() {
		l := newLife(t)
		o := opening(first)
		o.Numbers, o.Form = o.Numbers[1:], form()
		l.do(o)
		if state != verification.Draft {
			l.do(verification.File{By: admin})
			l.do(verification.Submit{By: desk})
			l.later(time.Hour)
		}
		states[state](l)
		require.Equal(t, []numbering.Number{first}, l.request.Numbers(state))
		l.later(time.Hour)
		changed := form()
		changed.Summary = "Something else."
		for _, p := range verification.Permissions() {
			for _, role := range []porting.Role{porting.RoleCustomer, porting.RoleAgent, porting.RoleCarrier, porting.RoleSystem} {
				by := porting.Actor{Role: role}
				c := map[verification.CommandKind]verification.Command{
					verification.KindOpen: opening(first), verification.KindSaveForm: verification.SaveForm{By: by, Form: changed},
					verification.KindAskForm: verification.AskForm{By: by}, verification.KindFile: verification.File{By: by},
					verification.KindRecordLanded: verification.RecordLanded{By: by}, verification.KindRecordLeft: verification.RecordLeft{By: by, Numbers: []numbering.Number{first}},
					verification.KindSubmit: verification.Submit{By: by}, verification.KindReceiveReport: verification.ReceiveReport{By: by, Report: l.report(verification.StatusApproved).Report},
					verification.KindRecordRefusal:  verification.RecordRefusal{By: by, Version: 1, Reason: verification.Reason{Code: verification.Other}},
					verification.KindRecordNotFound: verification.RecordNotFound{By: by, Version: 1},
					verification.KindExpire:         verification.Expire{By: by}, verification.KindWithdraw: verification.Withdraw{By: by},
					verification.KindRecordNotice: verification.RecordNotice{By: by, Key: "none"},
				}[p.Command]
				if o, ok := c.(verification.Open); ok {
					o.By = by
					c = o
				}
				events, err := verification.Decide(l.request, c, l.now)
				legal := slices.Contains(verification.Legal(l.request), p.Command)
				switch {
				case !slices.Contains(p.Roles, role):
					require.ErrorIs(t, err, verification.ErrForbidden)
				case !legal && !p.Recording || p.Command == verification.KindOpen:
					require.ErrorIs(t, err, verification.ErrIllegal, "%s in %s", p.Command, state)
					require.Equal(t, verification.Legal(l.request), l.refuse(c).Legal)
				default:
					require.NotErrorIs(t, err, verification.ErrIllegal, "%s in %s", p.Command, state)
				}
				for _, e := range events {
					after := verification.Apply(l.request, e).Lines[0].State
					tr := verification.Transition{From: state, On: e.Kind, To: after}
					require.True(t, after == state || slices.Contains(verification.Transitions(), tr), "%v", tr)
				}
			}
		}
	}
}

func TestResubmission(t *testing.T) {
	l := newLife(t)
	l.submitted()
	l.do(l.report(verification.StatusApproved, func(r *verification.LineReport) {
		if r.Number == second {
			because(verification.OptInUnreachable)(r)
			r.Status = verification.StatusRejected
		}
	}))
	require.Equal(t, verification.StatusRejected, l.request.Status(), "each number fares for itself")
	line, _ := l.request.Line(second)
	require.Equal(t, l.now.Add(6*24*time.Hour), line.ResubmitBy)
	require.Equal(t, "opt_in.image_urls", line.Reasons[0].Code.Advice().Field)
	require.Equal(t, []verification.ActionKind{verification.ActionAskForm}, l.kinds())
	require.Equal(t, porting.Waiting{On: porting.TheDesk, For: verification.AskForCorrection, Since: l.now, Until: line.ResubmitBy}, l.request.WaitingOn())
	l.do(verification.AskForm{By: desk})
	require.Equal(t, porting.Waiting{On: porting.TheCustomer, For: verification.CorrectForm, Since: l.now, Until: line.ResubmitBy}, l.request.WaitingOn())

	l.later(3 * 24 * time.Hour)
	require.Equal(t, []verification.ActionKind{verification.ActionAskForm}, l.kinds(), "reminded within the time")
	l.do(verification.AskForm{By: desk})
	l.later(3*24*time.Hour - time.Minute)
	corrected := form()
	corrected.OptIn.ImageURLs = []string{"https://bakery.example.com/join.png"}
	l.do(verification.SaveForm{By: admin, Form: corrected})
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	s, err := verification.SubmissionOf(l.request, 2)
	require.NoError(t, err)
	require.Equal(t, []numbering.Number{second}, s.Numbers, "the other is verified")
	require.Equal(t, corrected, s.Form)
	l.later(time.Hour)
	l.do(l.report(verification.StatusApproved))
	require.Equal(t, verification.StatusApproved, l.request.Status())
	require.Equal(t, []verification.NoticeKind{
		verification.NoticeSubmitted, verification.NoticeApproved, verification.NoticeRejected, verification.NoticeFormNeeded,
		verification.NoticeReminder, verification.NoticeSubmitted, verification.NoticeApproved,
	}, l.notices())
}

func TestExpiry(t *testing.T) {
	l := newLife(t)
	l.submitted()
	until := l.now.Add(24 * time.Hour)
	l.do(l.report(verification.StatusActionNeeded, because(verification.MoreInformation), func(r *verification.LineReport) { r.ResubmitBy = until }))
	line, _ := l.request.Line(first)
	require.Equal(t, until, line.ResubmitBy, "the carrier's word is better than the policy's")
	l.do(verification.AskForm{By: desk})
	for _, a := range verification.Next(l.request, l.now) {
		require.NotEqual(t, verification.ActionAskForm, a.Kind, "a reminder would come too late")
	}
	l.now = until
	require.Empty(t, l.do(verification.Expire{By: desk}), "not yet")
	l.later(1)
	require.Equal(t, []verification.ActionKind{verification.ActionExpire}, l.kinds())
	l.do(verification.Expire{By: desk})
	require.Equal(t, verification.StatusExpired, l.request.Status())
	l.notices()
	require.Empty(t, verification.Next(l.request, l.now))
	l.later(time.Hour)
	l.do(l.report(verification.StatusApproved))
	require.Equal(t, verification.StatusApproved, l.request.Status(), "the carrier thought better of it")
}

func TestDenied(t *testing.T) {
	l := newLife(t)
	l.submitted()
	l.do(l.report(verification.StatusRejected, because(verification.SampleMismatch, verification.DisallowedDebt)))
	require.Equal(t, verification.StatusDenied, l.request.Status(), "no correction helps")
	require.Equal(t, []verification.NoticeKind{verification.NoticeSubmitted, verification.NoticeDenied}, l.notices())
	require.Empty(t, verification.Next(l.request, l.now))
	l.later(time.Hour)
	l.do(l.report(verification.StatusRejected, because(verification.DisallowedDebt), func(r *verification.LineReport) {
		r.Resubmission = verification.ResubmissionAllowed
	}))
	require.Equal(t, verification.StatusRejected, l.request.Status(), "the carrier's word is better than the table's")
	l.later(time.Hour)
	l.do(l.report(verification.StatusRejected, because(verification.OptInMissing), func(r *verification.LineReport) {
		r.Resubmission = verification.ResubmissionRefused
	}))
	require.Equal(t, verification.StatusDenied, l.request.Status())
}

func TestTheDesksRejection(t *testing.T) {
	l := newLife(t)
	l.submitted()
	l.do(l.report(verification.StatusRejected, because(verification.NumberNotProvisioned)))
	require.Equal(t, porting.TheDesk, l.request.WaitingOn().On)
	require.Equal(t, []verification.ActionKind{verification.ActionReview}, l.kinds())
	l.do(verification.File{By: agent})
	require.Equal(t, []verification.ActionKind{verification.ActionSubmit}, l.kinds(), "the same form, put right elsewhere")
	require.Equal(t, verification.StatusReady, l.request.Status())
}

func TestRevoked(t *testing.T) {
	l := newLife(t)
	l.submitted()
	l.do(l.report(verification.StatusApproved))
	l.notices()
	l.later(30 * 24 * time.Hour)
	l.do(l.report(verification.StatusRejected, because(verification.Spam)))
	require.Equal(t, []verification.NoticeKind{verification.NoticeRevoked}, l.notices())
	line, _ := l.request.Line(first)
	require.True(t, line.ApprovedAt.IsZero())
}

func TestRefusalIsARejection(t *testing.T) {
	for code, want := range map[verification.ReasonCode]verification.Status{
		verification.RegistrationInvalid: verification.StatusRejected, verification.Fraud: verification.StatusDenied,
	} {
		l := newLife(t)
		o := opening(first, second)
		o.Form = form()
		l.do(o)
		l.do(verification.File{By: admin})
		l.do(verification.Submit{By: desk})
		l.do(verification.RecordRefusal{By: partner, Version: 1, Reason: verification.Reason{Code: code}})
		require.Equal(t, want, l.request.Status())
		line, _ := l.request.Line(first)
		require.True(t, line.ResubmitBy.IsZero(), "nothing was taken, so nothing lapses")
	}
}

func TestWithdrawal(t *testing.T) {
	t.Run("at once before submission", func(t *testing.T) {
		l := newLife(t)
		l.do(opening(first))
		l.do(verification.Withdraw{By: admin, Numbers: []numbering.Number{second}})
		require.Equal(t, []numbering.Number{second}, l.request.Numbers(verification.Withdrawn))
		require.Equal(t, verification.StatusDraft, l.request.Status())
	})
	t.Run("a request after it, that may be too late", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(verification.Withdraw{By: admin, Reason: "changed my mind"})
		require.Equal(t, []verification.ActionKind{verification.ActionSendWithdrawal}, l.kinds())
		l.do(l.report(verification.StatusInReview, func(r *verification.LineReport) { r.Withdrawal = carrier.CancelPending }))
		require.Empty(t, l.kinds())
		l.later(time.Hour)
		l.do(l.report(verification.StatusApproved))
		require.Equal(t, verification.StatusApproved, l.request.Status())
	})
	t.Run("that may be refused", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(verification.Withdraw{By: admin})
		l.do(l.report(verification.StatusInReview, func(r *verification.LineReport) { r.Withdrawal = carrier.CancelRefused }))
		require.Empty(t, l.kinds())
		require.Contains(t, l.notices(), verification.NoticeWithdrawalRefused)
	})
	t.Run("a rejection ends it", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(verification.Withdraw{By: admin})
		l.do(l.report(verification.StatusRejected, because(verification.SampleMismatch)))
		require.Equal(t, verification.StatusWithdrawn, l.request.Status())
	})
	t.Run("never sent after it", func(t *testing.T) {
		l := newLife(t)
		o := opening(first, second)
		o.Form = form()
		l.do(o)
		l.do(verification.File{By: admin})
		l.do(verification.Submit{By: desk})
		l.do(verification.Withdraw{By: admin})
		require.Equal(t, []verification.ActionKind{verification.ActionFetch}, l.kinds(), "the answer to a call may have been lost")
		l.do(verification.RecordNotFound{By: partner, Version: 1})
		require.Equal(t, verification.StatusWithdrawn, l.request.Status())
	})
	t.Run("a number that left", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		require.Empty(t, l.do(verification.RecordLeft{By: desk}), "names its numbers")
		l.do(verification.RecordLeft{By: desk, Numbers: []numbering.Number{first}, Reason: "ported out"})
		require.Equal(t, []numbering.Number{first}, l.request.Numbers(verification.Withdrawn))
	})
}

// A saved form that is not filed does not go out, and a change after filing is filed
// again.
func TestFiling(t *testing.T) {
	l := newLife(t)
	o := opening(first)
	o.Form = form()
	l.do(o)
	l.do(verification.File{By: admin})
	changed := form()
	changed.MonthlyVolume = 500
	l.do(verification.SaveForm{By: admin, Form: changed})
	require.Equal(t, verification.StatusDraft, l.request.Status())
	require.Equal(t, []verification.ActionKind{verification.ActionAskForm}, l.kinds())
	l.do(verification.File{By: admin})
	require.Equal(t, verification.StatusReady, l.request.Status())

	o.Form.Samples[0] = "changed behind its back"
	require.Equal(t, form().Samples, l.request.Form.Samples[:1], "a request shares no list with a command")
	require.True(t, verification.Form{}.IsZero())
	require.False(t, changed.IsZero())
	require.Equal(t, loa.US, l.request.Country)
	_, ok := l.request.Line(numbering.MustParse("800-555-0199"))
	require.False(t, ok)
	require.Len(t, l.request.Numbers(), 2)
}

// Every figure of a policy is one that changes what happens.
func TestPolicyFigures(t *testing.T) {
	l := newLife(t)
	o := opening(first, second)
	o.Form, o.Policy = form(), *named(t, "list")
	o.Policy.Name = "ours"
	o.Policy.FetchHours.Value, o.Policy.ReviewDays.Value.To, o.Policy.ResubmitDays.Value, o.Policy.RemindDays.Value = 1, 2, 3, 1
	l.do(o)
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.do(l.report(verification.StatusReceived))
	next := func(k verification.ActionKind) (verification.Action, bool) {
		all := verification.Next(l.request, l.now)
		i := slices.IndexFunc(all, func(a verification.Action) bool { return a.Kind == k })
		if i < 0 {
			return verification.Action{}, false
		}
		return all[i], true
	}
	fetch, _ := next(verification.ActionFetch)
	require.Equal(t, l.now.Add(time.Hour), fetch.At)
	require.Equal(t, l.now.Add(48*time.Hour), l.request.WaitingOn().Until)
	l.later(90 * time.Minute)
	fetch, _ = next(verification.ActionFetch)
	require.Equal(t, begin.Add(2*time.Hour), fetch.At, "on a grid of its own")
	require.True(t, verification.StillWanted(l.request, fetch, l.now.Add(time.Minute)))
	l.do(l.report(verification.StatusRejected, because(verification.SampleMismatch)))
	require.False(t, verification.StillWanted(l.request, fetch, l.now))
	expire, _ := next(verification.ActionExpire)
	require.Equal(t, l.now.Add(72*time.Hour+1), expire.At)
	l.do(verification.AskForm{By: desk})
	ask, _ := next(verification.ActionAskForm)
	require.Equal(t, l.now.Add(24*time.Hour), ask.At)

	l = newLife(t)
	o.Policy = verification.Policy{Name: "nothing"}
	l.do(o)
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.do(l.report(verification.StatusReceived))
	_, fetched := next(verification.ActionFetch)
	require.False(t, fetched, "zero is never")
	require.True(t, l.request.WaitingOn().Until.IsZero())
}
