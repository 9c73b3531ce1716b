package verification_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/verification"
)

var (
	first   = numbering.MustParse("800-555-0142")
	second  = numbering.MustParse("800-555-0143")
	begin   = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	agent   = porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	desk    = porting.Actor{Role: porting.RoleSystem}
	partner = porting.Actor{Role: porting.RoleCarrier}
	admin   = porting.Actor{Role: porting.RoleCustomer, Name: "admin"}
	id      = uuid.MustParse("00000000-0000-4000-8000-000000000007")
	plan    = numbering.Standard().WithFictional()
)

// form is a complete one, without a warning.
func form() verification.Form {
	return verification.Form{
		Business: verification.Business{
			Name: "Maple & Main Bakery LLC", Entity: verification.PrivateCompany,
			Registration: verification.Registration{Type: verification.EIN, Number: verification.NewRegistrationNumber("12-3456789"), Country: loa.US},
			Address:      loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US},
			Website:      "https://bakery.example.com",
		},
		Contact: verification.Contact{
			FirstName: "June", LastName: "Alvarez", Email: "june@bakery.example.com", Phone: numbering.MustParse("312-555-0142"),
		},
		UseCase: "order-notifications", Summary: "Customers who order online hear when their cake is ready.",
		Samples: []string{"Maple & Main Bakery: your order is ready. Reply STOP to opt out."},
		OptIn: verification.OptIn{
			Method: verification.OptInWebForm, Description: "A box that is not ticked stands beside the telephone number.",
			ImageURLs: []string{"https://bakery.example.com/opt-in.png"},
		},
		MonthlyVolume: 400, WhySeveral: "One number for each shop.",
		PrivacyURL: "https://bakery.example.com/privacy", TermsURL: "https://bakery.example.com/terms",
	}
}

func opening(landed ...numbering.Number) verification.Open {
	o := verification.Open{
		By: admin, ID: id, Country: loa.US, Plan: plan,
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid, AdminEmail: "admin@example.com", Language: "en"},
		Numbers: []verification.OpenedLine{{Number: second}, {Number: first}},
	}
	for i := range o.Numbers {
		for _, n := range landed {
			if o.Numbers[i].Number == n {
				o.Numbers[i].LandedAt = begin.Add(-time.Hour)
			}
		}
	}
	return o
}

// life walks one request: each step decides a command, applies the events, and holds
// what must hold after every step.
type life struct {
	t       require.TestingT
	request verification.Request
	events  []verification.Event
	now     time.Time
}

func newLife(t require.TestingT) *life { return &life{t: t, now: begin} }

func (l *life) do(c verification.Command) []verification.Event {
	h, every := l.t.(*testing.T) // and not the many steps of a property
	if every {
		h.Helper()
	}
	unchanged := func(r verification.Request, what string) func() {
		if !every {
			return func() {}
		}
		before := wire(l.t, r)
		return func() { require.Equal(l.t, before, wire(l.t, r), what) }
	}
	check := unchanged(l.request, "Decide changes nothing")
	events, err := verification.Decide(l.request, c, l.now)
	require.NoError(l.t, err)
	check()
	for _, e := range events {
		require.Equal(l.t, len(l.events)+1, e.Seq)
		check := unchanged(l.request, "Apply leaves the earlier request alone")
		l.request = verification.Apply(l.request, e)
		check()
		l.events = append(l.events, e)
	}
	require.True(l.t, reflect.DeepEqual(l.request, verification.Replay(l.events)), "replay equals state")
	again, err := verification.Decide(l.request, c, l.now)
	if err == nil {
		require.Empty(l.t, again, "a command that is a fact already does nothing")
	}
	return events
}

func (l *life) refuse(c verification.Command) *verification.Error {
	_, err := verification.Decide(l.request, c, l.now)
	e, ok := errors.AsType[*verification.Error](err)
	require.True(l.t, ok, "%v", err)
	return e
}

func (l *life) later(d time.Duration) { l.now = l.now.Add(d) }

// report is what the carrier says of the numbers, now; of all that went out if none
// are named.
func (l *life) report(s verification.Status, more ...func(*verification.LineReport)) verification.ReceiveReport {
	r := verification.Report{Request: id, AsOf: l.now}
	for _, line := range l.request.Lines {
		lr := verification.LineReport{Number: line.Number, Version: line.Version, Ref: "V-1", Status: s, At: l.now}
		for _, f := range more {
			f(&lr)
		}
		r.Lines = append(r.Lines, lr)
	}
	return verification.ReceiveReport{By: partner, Report: r}
}

func because(codes ...verification.ReasonCode) func(*verification.LineReport) {
	return func(r *verification.LineReport) {
		for _, c := range codes {
			r.Reasons = append(r.Reasons, verification.Reason{Code: c, RawCode: "1101", Text: "as the carrier puts it"})
		}
	}
}

// kinds are the actions that are due, without the notices.
func (l *life) kinds() []verification.ActionKind {
	var kinds []verification.ActionKind
	for _, a := range verification.Next(l.request, l.now) {
		if !a.At.After(l.now) && a.Kind != verification.ActionNotify {
			kinds = append(kinds, a.Kind)
		}
	}
	return kinds
}

// notices are sent, and their kinds returned.
func (l *life) notices() []verification.NoticeKind {
	var kinds []verification.NoticeKind
	for len(l.request.Notices) > 0 {
		kinds = append(kinds, l.request.Notices[0].Kind)
		l.do(verification.RecordNotice{By: desk, Key: l.request.Notices[0].Key})
	}
	return kinds
}

// submitted walks to the carrier's acknowledgement.
func (l *life) submitted() {
	o := opening(first, second)
	o.Form = form()
	l.do(o)
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.later(time.Minute)
	l.do(l.report(verification.StatusReceived))
	l.later(time.Hour)
}

func TestLife(t *testing.T) {
	l := newLife(t)
	l.do(opening(first))
	require.Equal(t, verification.StatusDraft, l.request.Status())
	require.Equal(t, porting.TheDesk, l.request.WaitingOn().On)
	require.Equal(t, []verification.ActionKind{verification.ActionAskForm}, l.kinds())
	asked := l.do(verification.AskForm{By: desk})
	require.NotEmpty(t, asked[0].Problems, "everything that is missing, all at once")
	require.Equal(t, porting.Waiting{On: porting.TheCustomer, For: verification.FillForm, Since: l.now}, l.request.WaitingOn())

	l.later(time.Hour)
	l.do(verification.SaveForm{By: admin, Form: form()})
	require.Empty(t, l.kinds())
	l.do(verification.File{By: admin})
	require.Equal(t, []verification.ActionKind{verification.ActionSubmit}, l.kinds())
	l.do(verification.Submit{By: desk})
	require.Equal(t, []numbering.Number{first}, l.request.Numbers(verification.Submitted), "the other has not landed")
	require.Equal(t, []verification.ActionKind{verification.ActionSend}, l.kinds())

	s, err := verification.SubmissionOf(l.request, 1)
	require.NoError(t, err)
	require.Equal(t, []numbering.Number{first}, s.Numbers)
	require.Equal(t, 1000, s.Volume)
	require.True(t, s.Form.Equal(form()))
	require.Equal(t, verification.Next(l.request, l.now)[0].Key, s.Key)

	l.later(time.Hour)
	l.do(l.report(verification.StatusReceived))
	require.Empty(t, l.kinds(), "acknowledged: nothing to send again")
	w := l.request.WaitingOn()
	require.Equal(t, porting.TheCarrier, w.On)
	require.Equal(t, 14*24*time.Hour, w.Until.Sub(w.Since))

	l.later(time.Hour)
	l.do(verification.RecordLanded{By: desk, Numbers: []numbering.Number{second}})
	require.Equal(t, verification.StatusReady, l.request.Status())
	l.do(verification.Submit{By: desk})
	require.Equal(t, 2, l.request.Version(), "the number that landed later goes out as the next version")
	again, err := verification.SubmissionOf(l.request, 1)
	require.NoError(t, err)
	require.Equal(t, s, again, "what a version says never changes")

	l.later(time.Hour)
	l.do(l.report(verification.StatusInReview))
	require.Equal(t, verification.StatusInReview, l.request.Status())
	l.later(24 * time.Hour)
	l.do(l.report(verification.StatusApproved))
	require.Equal(t, verification.StatusApproved, l.request.Status())
	require.Equal(t, porting.Nobody, l.request.WaitingOn().On)
	require.Equal(t, []verification.NoticeKind{
		verification.NoticeFormNeeded, verification.NoticeSubmitted, verification.NoticeSubmitted, verification.NoticeInReview, verification.NoticeApproved,
	}, l.notices())
	require.Empty(t, verification.Next(l.request, l.now), "nobody has anything to do")
}
