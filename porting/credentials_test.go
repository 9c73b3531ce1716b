package porting_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestMissingCredentials asks what stands between an order and its submission in what
// goes beside the letter, by kind and country, and by a host's own policy.
func TestMissingCredentials(t *testing.T) {
	now := begin.Add(2 * time.Hour)
	local := func(*porting.Order) {}
	wireless := func(o *porting.Order) {
		l := *o.Letter
		l.Kind, l.AccountNumber = loa.Wireless, loa.AccountNumber{}
		o.Kind, o.Letter = loa.Wireless, &l
	}
	canadian := func(o *porting.Order) {
		wireless(o)
		o.Country = loa.CA
	}
	pin, ssn4, taxID := loa.NewPIN("447100"), loa.NewSSN4("6613"), loa.NewTaxID("98-7654321")
	for name, tt := range map[string]struct {
		change func(*porting.Order)
		given  loa.Credentials
		want   []string
	}{
		"a local port needs none":          {local, loa.Credentials{}, nil},
		"and takes a PIN":                  {local, loa.Credentials{PIN: pin}, nil},
		"of the right form":                {local, loa.Credentials{PIN: loa.NewPIN("44 71")}, []string{"pin loa.pin.format"}},
		"but nothing of the holder's":      {local, loa.Credentials{SSN4: ssn4, TaxID: taxID}, []string{"ssn4 loa.ssn4.forbidden", "tax_id loa.tax-id.forbidden"}},
		"a wireless one asks for all":      {wireless, loa.Credentials{}, []string{"account_number loa.account.required", "pin loa.pin.required"}},
		"the PIN is no account":            {wireless, loa.Credentials{PIN: pin}, []string{"account_number loa.account.required"}},
		"the SSN stands for the account":   {wireless, loa.Credentials{PIN: pin, SSN4: ssn4}, nil},
		"so does the tax id":               {wireless, loa.Credentials{PIN: pin, TaxID: taxID}, nil},
		"a whole SSN is refused":           {wireless, loa.Credentials{PIN: pin, SSN4: loa.NewSSN4("123456613")}, []string{"ssn4 loa.ssn4.format"}},
		"and half a tax id":                {wireless, loa.Credentials{PIN: pin, TaxID: loa.NewTaxID("98-765")}, []string{"tax_id loa.tax-id.format"}},
		"a PIN that lapsed":                {wireless, loa.Credentials{PIN: pin, SSN4: ssn4, PINExpires: now}, []string{"pin_expires loa.pin.expired"}},
		"what is encrypted is there":       {wireless, loa.Credentials{PIN: loa.NewPIN(loa.Redacted), SSN4: loa.NewSSN4(loa.Redacted)}, nil},
		"in Canada one of three is enough": {canadian, loa.Credentials{DeviceID: loa.NewDeviceID("490154203237518")}, nil},
		"but not none": {
			canadian, loa.Credentials{}, []string{"account_number loa.wireless-ca.proof-required"},
		},
		"before there is a letter": {func(o *porting.Order) { wireless(o); o.Letter = nil }, loa.Credentials{PIN: pin, SSN4: ssn4}, nil},
		"by the host's own policy": {func(o *porting.Order) {
			p, _ := loa.PolicyFor(loa.US, loa.Local)
			p.Needs.TaxID = loa.Required
			o.Rules.Letter = &p
		}, loa.Credentials{PIN: pin}, []string{"tax_id loa.tax-id.required"}},
		"without a policy nothing is asked": {func(o *porting.Order) { o.Country = "MX" }, loa.Credentials{}, nil},
	} {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		o := l.order
		tt.change(&o)
		got := porting.MissingCredentials(o, tt.given, now)
		require.Equal(t, tt.want, missing(got), name)
		for _, secret := range []string{"4471", "6613", "98-7"} {
			require.NotContains(t, fmt.Sprintf("%+v", got), secret, name)
		}
	}
}

// TestWirelessPortByItsSSN takes a wireless order that names no account through a wrong
// end of the social security number and the right one, at a carrier that judges by its
// record.
func TestWirelessPortByItsSSN(t *testing.T) {
	june := loa.NewPerson("June Alvarez")
	home := loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US}
	f := fake.New(&fake.Options{Start: begin, Accounts: []fake.Account{{
		Carrier: "Prairie Wireless", Kind: loa.Wireless, Number: "004417", PIN: "447100", SSN4: "0613", Customer: june,
		ServiceAddress: home, BillingAddress: home, Numbers: []numbering.Number{first},
	}}})
	signed, err := sign(loa.Terms{
		ID: "L-1", Country: loa.US, Kind: loa.Wireless, Language: loa.English, Customer: june,
		Signer:         loa.Signer{Name: "June Alvarez", Capacity: loa.AccountHolder, Email: "june@example.com"},
		ServiceAddress: home, BillingAddress: home, Losing: loa.Provider{Name: "Prairie Wireless"}, Gaining: loa.Provider{Name: "Example Voice"},
		Numbers: []numbering.Number{first}, CreatedAt: begin,
	})
	require.NoError(t, err)
	open := opening(porting.StandingPaid)
	open.Planned.Kind, open.Planned.LosingCarrier, open.Planned.AccountNumber = loa.Wireless, "Prairie Wireless", loa.AccountNumber{}
	open.Planned.Lines = open.Planned.Lines[:1]
	paper := bill(first)
	paper.Record.Carrier.Name, paper.Record.Customer, paper.Record.BillingAddress = "Prairie Wireless", june, home

	l := newLife(t)
	do := func(commands ...porting.Command) {
		for _, c := range commands {
			l.now = f.Now()
			l.do(c)
		}
	}
	send := func(c loa.Credentials) {
		require.Empty(t, porting.MissingCredentials(l.order, c, f.Now()), "whether it is right only the losing carrier knows")
		r, err := porting.SubmitRequest(l.order, c)
		require.NoError(t, err)
		require.True(t, r.AccountNumber.IsZero())
		report, err := f.Submit(t.Context(), r)
		require.NoError(t, err)
		do(porting.ReceiveReport{By: agent, Report: *report})
	}
	hear := func() {
		report, err := f.Status(t.Context(), &carrier.StatusRequest{PON: "P-1"})
		require.NoError(t, err)
		do(porting.ReceiveReport{By: agent, Report: *report})
	}
	f.Advance(time.Hour)
	do(open, porting.ReceiveLetter{By: admin, Letter: signed}, porting.ReceiveDocument{By: admin, Document: paper},
		porting.VerifyDocuments{By: agent}, porting.Submit{By: agent})
	kept := loa.Credentials{PIN: loa.NewPIN("447100"), SSN4: loa.NewSSN4("6130")}
	send(kept)
	require.True(t, f.AdvanceToNext())
	hear()
	require.Equal(t, porting.Rejected, l.order.Lines[0].State)
	require.Equal(t, carrier.TaxIDMismatch, l.order.Lines[0].Reasons[0].Code)

	do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"}, porting.AskDocuments{By: agent})
	require.Equal(t, porting.GiveCredentials, l.order.WaitingOn().For)
	kept.SSN4 = loa.NewSSN4("0613")
	do(porting.VerifyDocuments{By: agent}, porting.Submit{By: agent})
	send(kept)
	require.Equal(t, 2, l.order.Version)
	f.RunUntilIdle()
	hear()
	require.Equal(t, porting.Ported, l.order.Lines[0].State)

	stored, err := json.Marshal([]any{l.order, l.events})
	require.NoError(t, err)
	for _, secret := range []string{"447100", "6130", "0613"} {
		require.NotContains(t, string(stored), `"`+secret, "no credential is in what a host stores")
	}
}

// TestWhatCuresARejection names what the customer is waited for: nobody is asked for a
// PIN who has to give another credential, nor for a letter if none holds what is wrong.
func TestWhatCuresARejection(t *testing.T) {
	for _, tt := range []struct {
		want    porting.Task
		reasons []carrier.ReasonCode
	}{
		{porting.GiveLetter, []carrier.ReasonCode{carrier.PostalCodeMismatch}},
		{porting.GivePIN, []carrier.ReasonCode{carrier.PasscodeInvalid}},
		{porting.GiveLetterAndPIN, []carrier.ReasonCode{carrier.PasscodeRequired, carrier.AccountNumberMismatch}},
		{porting.GiveCredentials, []carrier.ReasonCode{carrier.TaxIDMismatch}},
		{porting.GiveCredentials, []carrier.ReasonCode{carrier.PasscodeInvalid, carrier.TaxIDMismatch}},
		{porting.GiveLetterAndCredentials, []carrier.ReasonCode{carrier.TaxIDMismatch, carrier.NameMismatchEntity}},
		{porting.GiveLetterAndCredentials, []carrier.ReasonCode{carrier.TaxIDMismatch, carrier.PasscodeInvalid, carrier.NameMismatchEntity}},
	} {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, func(r *carrier.LineReport) {
			for _, code := range tt.reasons {
				r.Reasons = append(r.Reasons, carrier.Reason{Code: code})
			}
		}))
		l.do(porting.AskDocuments{By: desk})
		require.Equal(t, tt.want, l.order.WaitingOn().For, tt.reasons)
	}
}
