package fake_test

import (
	"cmp"
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

// A wireless account is proven by its number, or in its place by what else the record
// shows: one that is right suffices, and what is not on record is not compared.
func TestProof(t *testing.T) {
	account := func(number string) func(*carrier.SubmitRequest) {
		return func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber(number) }
	}
	ssn4 := func(s string) func(*carrier.SubmitRequest) {
		return func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4(s) }
	}
	taxID := func(s string) func(*carrier.SubmitRequest) {
		return func(r *carrier.SubmitRequest) { r.TaxID = loa.NewTaxID(s) }
	}
	device := func(s string) func(*carrier.SubmitRequest) {
		return func(r *carrier.SubmitRequest) { r.DeviceID = loa.NewDeviceID(s) }
	}
	known := fake.Account{SSN4: "0613", TaxID: "98-7654321", DeviceID: "353918057788992"}
	for _, tt := range []struct {
		name   string
		record fake.Account
		given  []func(*carrier.SubmitRequest)
		want   carrier.ReasonCode
	}{
		{"nothing", known, nil, carrier.AccountNumberRequired},
		{"the account number", known, of(account("4471-0093"), ssn4("9999")), ""},
		{"a wrong one", known, of(account("4471-0094")), carrier.AccountNumberMismatch},
		{"a wrong one beside what is right", known, of(account("4471-0094"), ssn4("0613")), ""},
		{"two that are wrong", known, of(account("4471-0094"), ssn4("9999")), carrier.AccountNumberMismatch},
		{"the SSN4", known, of(ssn4("0613")), ""},
		{"a wrong SSN4", known, of(ssn4("6130")), carrier.TaxIDMismatch},
		{"a wrong SSN4 beside the tax id", known, of(ssn4("6130"), taxID("98-7654321")), ""},
		{"the tax id without its hyphen", known, of(taxID("987654321")), ""},
		{"a wrong tax id", known, of(taxID("98-7654322")), carrier.TaxIDMismatch},
		{"the device", known, of(device("35-391805-778899-2")), ""},
		{"a wrong device", known, of(device("353918057788993")), carrier.AccountNumberMismatch},
		{"the first that is wrong is told", known, of(device("353918057788993"), ssn4("6130")), carrier.TaxIDMismatch},
		{"an SSN4 that is not on record", fake.Account{}, of(ssn4("0613")), carrier.AccountNumberRequired},
		{"beside the account number", fake.Account{}, of(account("4471-0093"), ssn4("0613"), taxID("98-7654321")), ""},
		{"by the first version, only the account number", fake.Account{Profile: "wireless v1", SSN4: "0613"}, of(ssn4("0613")), carrier.AccountNumberRequired},
		{"by another kind of carrier too", fake.Account{Profile: "wireline", SSN4: "0613"}, of(ssn4("0613")), carrier.AccountNumberRequired},
		{"in Canada the same", fake.Account{Country: loa.CA, DeviceID: "353918057788992"}, of(device("353918057788992")), ""},
	} {
		a, r := bakery(), order("PO-1")
		a.Kind, a.Country, a.Profile, a.SSN4, a.TaxID, a.DeviceID = loa.Wireless, tt.record.Country, tt.record.Profile, tt.record.SSN4, tt.record.TaxID, tt.record.DeviceID
		r.Kind, r.Country, r.AccountNumber = loa.Wireless, cmp.Or(a.Country, loa.US), loa.AccountNumber{}
		for _, give := range tt.given {
			give(r)
		}
		f := newFake(func(o *fake.Options) { o.Accounts = []fake.Account{a} })
		require.Equal(t, tt.want, answered(t, f, r)[0], tt.name)
	}
}

func of(changes ...func(*carrier.SubmitRequest)) []func(*carrier.SubmitRequest) { return changes }

// A profile may compare the tax identifier and the SSN4 for themselves, whatever else
// is right, if they are on record.
func TestHolder(t *testing.T) {
	for _, tt := range []struct {
		record  fake.Account
		ssn4    string
		taxID   string
		matches bool
	}{
		{fake.Account{}, "", "", true},
		{fake.Account{}, "0613", "98-7654321", true},
		{fake.Account{SSN4: "0613"}, "0613", "", true},
		{fake.Account{SSN4: "0613"}, "0614", "", false},
		{fake.Account{SSN4: "0613"}, "", "", false},
		{fake.Account{TaxID: "98-7654321"}, "", "98 7654321", true},
		{fake.Account{TaxID: "98-7654321"}, "", "98-7654322", false},
		{fake.Account{TaxID: "98-7654321"}, "", "", false},
	} {
		p, _ := fake.ProfileNamed("wireline")
		p.Name, p.Fields = "strict about holders", append(p.Fields, fake.FieldSSN4, fake.FieldTaxID)
		a, r := bakery(), order("PO-1")
		a.Profile, a.SSN4, a.TaxID = p.Name, tt.record.SSN4, tt.record.TaxID
		r.SSN4, r.TaxID = loa.NewSSN4(tt.ssn4), loa.NewTaxID(tt.taxID)
		f := newFake(func(o *fake.Options) { o.Profiles, o.Accounts = []fake.Profile{p}, []fake.Account{a} })
		want := carrier.TaxIDMismatch
		if tt.matches {
			want = ""
		}
		require.Equal(t, want, answered(t, f, r)[0], "%+v", tt)
	}
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
