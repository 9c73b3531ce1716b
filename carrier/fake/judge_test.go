package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// answered is the code of the first rejection of an order, "" for a confirmation, by
// number.
func answered(t *testing.T, f *fake.Fake, r *carrier.SubmitRequest) []carrier.ReasonCode {
	t.Helper()
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	require.True(t, f.AdvanceToNext())
	var out []carrier.ReasonCode
	for _, l := range status(t, f, r.PON).Lines {
		code := carrier.ReasonCode("")
		if l.Status == carrier.Rejected {
			code = l.Reasons[0].Code
			require.NotEmpty(t, l.Reasons[0].Text)
			require.NotEmpty(t, l.Reasons[0].RawCode)
		}
		out = append(out, code)
	}
	return out
}

// A rejection is earned: each field, wrong in its way.
func TestJudgement(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*carrier.SubmitRequest)
		want   carrier.ReasonCode
	}{
		{"all is well", func(*carrier.SubmitRequest) {}, ""},
		{"account number", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("4471-0094") }, carrier.AccountNumberMismatch},
		{"account number without hyphen", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("44710093") }, ""},
		{"no account number", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.AccountNumber{} }, carrier.AccountNumberRequired},
		{"PIN", func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("0421") }, carrier.PasscodeInvalid},
		{"PIN without its zero", func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("420") }, carrier.PasscodeInvalid},
		{"no PIN", func(r *carrier.SubmitRequest) { r.PIN = loa.PIN{} }, carrier.PasscodeRequired},
		{"name", func(r *carrier.SubmitRequest) { r.Customer.Company = "Pecan Street Books" }, carrier.NameMismatchEntity},
		{"name without comma", func(r *carrier.SubmitRequest) { r.Customer.Company = "PECAN STREET BAKERY LLC" }, ""},
		{"signer", func(r *carrier.SubmitRequest) { r.AuthorizedPerson = "Someone Else" }, carrier.AuthPersonMismatch},
		{"street", func(r *carrier.SubmitRequest) { r.ServiceAddress.Line1 = "601 N Congress Ave" }, carrier.AddressMismatch},
		{"street abbreviated", func(r *carrier.SubmitRequest) {
			r.ServiceAddress.Line1, r.ServiceAddress.Line2 = "600 N. Congress Ave.", "STE 1400"
		}, ""},
		{"ZIP", func(r *carrier.SubmitRequest) { r.ServiceAddress.PostalCode = "78702" }, carrier.PostalCodeMismatch},
		{"ZIP+4", func(r *carrier.SubmitRequest) { r.ServiceAddress.PostalCode = "78701-3214" }, ""},
		{"BTN", func(r *carrier.SubmitRequest) { r.BTN = desk }, carrier.BTNMismatch},
		{"one number stays unsaid", func(r *carrier.SubmitRequest) { r.Numbers = r.Numbers[1:] }, carrier.FullPartialWrong},
		{"BTN leaves alone", func(r *carrier.SubmitRequest) { r.Numbers, r.Partial = r.Numbers[:1], true }, carrier.MainBTNPorting},
		{"BTN leaves with a successor", func(r *carrier.SubmitRequest) { r.Numbers, r.Partial, r.NewBTN = r.Numbers[:1], true, desk }, ""},
		{"everything", func(r *carrier.SubmitRequest) {
			*r = carrier.SubmitRequest{
				PON: r.PON, Version: 1, Kind: r.Kind, Country: r.Country, Numbers: r.Numbers, LosingCarrier: "x",
				AccountNumber: loa.NewAccountNumber("1"), BTN: desk,
			}
		}, carrier.AllDataMismatch},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := order("PO-1")
			tt.change(r)
			for _, got := range answered(t, newFake(nil), r) {
				require.Equal(t, tt.want, got)
			}
		})
	}
}

// The profile says how strictly, and whether all that differs is told.
func TestStrictness(t *testing.T) {
	strict := func(o *fake.Options) { o.Accounts[0].Profile = "strict" }
	r := order("PO-1")
	r.Customer.Company = "Pecan Street Bakery LLC"
	require.Equal(t, carrier.NameMismatchEntity, answered(t, newFake(strict), r)[0])

	r = order("PO-1")
	r.Customer.Company, r.ServiceAddress.City = "PECAN STREET BAKERY, LLC", "austin"
	f := newFake(strict)
	answered(t, f, r)
	require.Len(t, status(t, f, "PO-1").Lines[0].Reasons, 2)
}

// Single numbers fail by themselves; the others go on.
func TestPartialApproval(t *testing.T) {
	stranger, rural := numbering.MustParse("512-555-0177"), numbering.MustParse("406-555-0177")
	f := newFake(func(o *fake.Options) {
		o.Accounts[0].Numbers = append(o.Accounts[0].Numbers, rural)
		o.Accounts[0].Inactive = []numbering.Number{desk}
	})
	r := order("PO-1")
	r.Numbers = []numbering.Number{rural, lobby, desk, stranger}
	require.Equal(t, []carrier.ReasonCode{carrier.RateCenterUnsupported, "", carrier.NumberInactive, carrier.NumberNotOnAccount}, answered(t, f, r))

	require.Equal(t, []carrier.Status{carrier.Rejected, carrier.Confirmed, carrier.Rejected, carrier.Rejected}, statuses(status(t, f, "PO-1")), "in one answer")

	f.RunUntilIdle()
	_, err := f.Submit(ctx, order("PO-2"))
	require.NoError(t, err)
	require.True(t, f.AdvanceToNext())
	require.Equal(t, carrier.InternalPort, status(t, f, "PO-2").Lines[0].Reasons[0].Code, "the first number is here already")
}

// Holds stand in the way whatever the order says, and a number is on one order only.
func TestHolds(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Accounts[0].Holds = []carrier.ReasonCode{carrier.LineFrozen} })
	require.Equal(t, carrier.LineFrozen, answered(t, f, order("PO-1"))[0])

	a := bakery()
	f.SetAccount(&a)
	r := order("PO-1")
	r.Version = 2
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	require.Equal(t, carrier.PendingOrder, answered(t, f, order("PO-2"))[0])
	require.Equal(t, carrier.PendingOrder, answered(t, f, order("PO-3"))[0], "the rejected order holds nothing")
}

// A carrier out of sorts rejects now and then, as often as its profile says, and the
// same orders each time.
func TestMoods(t *testing.T) {
	count := func(seed uint64) (rejected int) {
		f := fake.New(&fake.Options{Seed: seed, TrustUnknown: true, Profiles: moody()})
		for i := range 1000 {
			r := load(i)
			_, err := f.Submit(ctx, r)
			require.NoError(t, err)
		}
		f.RunUntilIdle()
		for i := range 1000 {
			if status(t, f, load(i).PON).Lines[0].Status != carrier.Active {
				rejected++
			}
		}
		return rejected
	}
	one := count(1)
	require.InDelta(t, 130, one, 40)
	require.Equal(t, one, count(1))
	require.NotEqual(t, one, count(2))
}

func moody() []fake.Profile {
	p, _ := fake.ProfileNamed("moody")
	return []fake.Profile{p}
}
