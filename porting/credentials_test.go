package porting_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
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
