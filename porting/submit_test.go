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

// TestSubmitRequest holds that the carrier gets what the customer signed, all of it.
func TestSubmitRequest(t *testing.T) {
	open := opening(porting.StandingPaid)
	open.Planned.LosingSPID, open.Planned.DesiredDate = "6664", day("2026-03-20")
	l := newLife(t)
	l.queuedFrom(open)
	terms := l.order.Letter.Terms
	terms.Reseller, terms.Gaining.RespOrg = "Corner Telecom", "ABC12"
	terms.Partial, terms.Remaining = true, loa.Remaining{Action: loa.Keep, NewBTN: loa.NewBTN(numbering.MustParse("312-555-0177"))}
	l.order.Letter.Terms = terms
	l.order = porting.Apply(l.order, mustDecide(t, l.order, porting.Submit{By: agent}, l.now)...)
	paper := carrier.Document{Name: "letter.pdf"}
	proof := loa.Credentials{
		PIN: loa.NewPIN("4471"), SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"),
	}
	r, err := porting.SubmitRequest(l.order, proof, paper)
	require.NoError(t, err)
	require.Equal(t, &carrier.SubmitRequest{
		PON: "P-1", Version: 1, Reference: "00000000-0000-4000-8000-000000000001", Kind: loa.Local, Country: loa.US,
		Numbers: []numbering.Number{first, second}, LosingCarrier: "Prairie Bell", LosingSPID: "6664", Reseller: "Corner Telecom",
		Customer: terms.Customer, AuthorizedPerson: "June Alvarez", AuthorizedEmail: "june@example.com",
		ServiceAddress: terms.ServiceAddress, BillingAddress: terms.BillingAddress, AccountNumber: terms.AccountNumber, BTN: first,
		PIN: proof.PIN, SSN4: proof.SSN4, TaxID: proof.TaxID, DeviceID: proof.DeviceID, RespOrg: "ABC12", DesiredDate: day("2026-03-20"), Partial: true, RemainingAction: string(loa.Keep),
		NewBTN: numbering.MustParse("312-555-0177"), Texting: true, Documents: []carrier.Document{paper},
	}, r)
}

// TestSubmitRequestWithheld holds that what is still encrypted, or was lost, does not go
// to a carrier.
func TestSubmitRequestWithheld(t *testing.T) {
	l := submitted(t)
	encrypted := l.order
	letter := *l.order.Letter
	letter.AccountNumber = loa.NewAccountNumber("encrypted:AAAA")
	encrypted.Letter = &letter
	for field, request := range map[string]func() (*carrier.SubmitRequest, error){
		"account_number": func() (*carrier.SubmitRequest, error) { return porting.SubmitRequest(encrypted, loa.Credentials{}) },
		"pin": func() (*carrier.SubmitRequest, error) {
			return porting.SubmitRequest(l.order, loa.Credentials{PIN: loa.NewPIN("encrypted:AAAA")})
		},
		"ssn4": func() (*carrier.SubmitRequest, error) {
			return porting.SubmitRequest(l.order, loa.Credentials{SSN4: loa.NewSSN4(loa.Redacted)})
		},
		"tax_id": func() (*carrier.SubmitRequest, error) {
			return porting.SubmitRequest(l.order, loa.Credentials{TaxID: loa.NewTaxID(loa.Redacted)})
		},
		"device_id": func() (*carrier.SubmitRequest, error) {
			return porting.SubmitRequest(l.order, loa.Credentials{DeviceID: loa.NewDeviceID(loa.Redacted)})
		},
	} {
		r, err := request()
		require.Nil(t, r)
		require.ErrorIs(t, err, porting.ErrInvalid)
		require.EqualError(t, err, "porting: submit: command is not valid: "+field+": it is withheld: give it decrypted")
	}
}

// TestSubmitRequestOfTheLastVersion holds that only the numbers of the version that is on
// its way are on it.
func TestSubmitRequestOfTheLastVersion(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
		if r.Number == second {
			r.Status, r.Release, r.Reasons = carrier.Rejected, carrier.Release{}, []carrier.Reason{{Code: carrier.PostalCodeMismatch}}
		}
	}))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	r, err := porting.SubmitRequest(l.order, loa.Credentials{})
	require.NoError(t, err)
	require.Equal(t, 2, r.Version)
	require.Equal(t, []numbering.Number{second}, r.Numbers)
}

// TestNothingToSubmit answers with what is legal instead.
func TestNothingToSubmit(t *testing.T) {
	_, err := porting.SubmitRequest(porting.Order{}, loa.Credentials{})
	require.ErrorIs(t, err, porting.ErrIllegal)
	o := inState(t, porting.Ready)
	_, err = porting.SubmitRequest(o, loa.Credentials{})
	require.ErrorIs(t, err, porting.ErrIllegal)
	require.ErrorContains(t, err, "legal are ")
	sent := inState(t, porting.Submitted)
	sent.Letter = nil
	_, err = porting.SubmitRequest(sent, loa.Credentials{})
	require.ErrorIs(t, err, porting.ErrIllegal, "there is no letter to make it from")
	_, err = porting.DateRequest(o)
	require.ErrorIs(t, err, porting.ErrIllegal)
}

// TestDateRequestNamesReferences holds that a change of date goes to each part into which
// the carrier has split the order, once, and to no part that has ended.
func TestDateRequestNamesReferences(t *testing.T) {
	o := inStates(t, porting.Scheduled, porting.Scheduled, porting.Scheduled, porting.Ported, porting.Scheduled)
	for i, ref := range []string{"R-2", "R-1", "R-2", "R-3", ""} {
		line := *o.Lines[i]
		line.Ref = ref
		o.Lines[i] = &line
	}
	o = porting.Apply(o, mustDecide(t, o, porting.ChangeDate{By: admin, Date: day("2026-03-20")}, begin)...)
	r, err := porting.DateRequest(o)
	require.NoError(t, err)
	require.Equal(t, &carrier.SupplementRequest{PON: "P-1", Version: 2, Refs: []string{"R-2", "R-1"}, DesiredDate: day("2026-03-20")}, r)
}

// TestAnswerIsDue holds that the losing carrier's answer is due when the schedule says, or
// else after the days of the order's rules.
func TestAnswerIsDue(t *testing.T) {
	const days = 24 * time.Hour
	for name, tt := range map[string]struct {
		rules porting.Rules
		by    time.Duration
		want  time.Duration
	}{
		"by the schedule":   {by: 30 * time.Hour, want: 30 * time.Hour},
		"within seven days": {want: 7 * days},
		"as the host says":  {rules: porting.Rules{AnswerDays: 2}, want: 2 * days},
		"never backwards":   {rules: porting.Rules{AnswerDays: -2}, want: 7 * days},
	} {
		open := opening(porting.StandingPaid)
		open.Rules = tt.rules
		l := newLife(t)
		l.queuedFrom(open)
		c := porting.Submit{By: agent}
		if tt.by > 0 {
			c.AnswerBy = l.now.Add(tt.by)
		}
		l.do(c)
		require.Equal(t, l.now.Add(tt.want), l.order.AnswerBy, name)
	}
}

// TestSubmitIsRefused tells why, where it is not the state.
func TestSubmitIsRefused(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingTrial)
	e := l.refuse(porting.Submit{By: agent})
	require.Equal(t, "porting: submit: order is not complete: account.standing (account-not-paid)", e.Error())
	require.Equal(t, []porting.Missing{{
		Field: "account.standing", Code: "account-not-paid", Message: "Port orders are submitted only for a paid account.", Hint: "End the trial, then submit.",
	}}, e.Missing)

	// What the carrier may hold is asked to be canceled, and meanwhile not sent again.
	l = submitted(t)
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	require.Equal(t, porting.Ready, l.order.Lines[0].State)
	require.Equal(t, "the numbers in the queue are to be canceled", l.refuse(porting.Submit{By: agent}).Message)

	// A change of date is on its way as the next version.
	o := inStates(t, porting.Ready, porting.Scheduled)
	o = porting.Apply(o, mustDecide(t, o, porting.ChangeDate{By: admin, Date: day("2026-03-20")}, begin)...)
	_, err := porting.Decide(o, porting.Submit{By: agent}, begin)
	require.ErrorContains(t, err, "the carrier has not taken the last version of the order: send it first")
}
