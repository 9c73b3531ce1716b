package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// verdictOf is how the losing carrier of an account answers an order, each changed first.
func verdictOf(t *testing.T, account func(*fake.Account), change func(*carrier.SubmitRequest)) carrier.ReasonCode {
	t.Helper()
	r := order("PO-1")
	change(r)
	return answered(t, newFake(func(o *fake.Options) { account(&o.Accounts[0]) }), r)[0]
}

// A clerk reads words that are written in another way as the same, and no others.
func TestFoldedWords(t *testing.T) {
	for _, tt := range []struct{ given, held string }{
		{"NORTH", "N"},
		{"NORD", "N"},
		{"SOUTH", "S"},
		{"SUD", "S"},
		{"EAST", "E"},
		{"EST", "E"},
		{"WEST", "W"},
		{"OUEST", "W"},
		{"O", "W"},
		{"NORTHEAST", "NE"},
		{"NORTHWEST", "NW"},
		{"SOUTHEAST", "SE"},
		{"SOUTHWEST", "SW"},
		{"STREET", "ST"},
		{"STR", "ST"},
		{"AVENUE", "AVE"},
		{"AV", "AVE"},
		{"BOULEVARD", "BLVD"},
		{"BOUL", "BLVD"},
		{"ROAD", "RD"},
		{"DRIVE", "DR"},
		{"LANE", "LN"},
		{"COURT", "CT"},
		{"PLACE", "PL"},
		{"SQUARE", "SQ"},
		{"HIGHWAY", "HWY"},
		{"PARKWAY", "PKWY"},
		{"TERRACE", "TER"},
		{"CIRCLE", "CIR"},
		{"TRAIL", "TRL"},
		{"SUITE", "STE"},
		{"UNIT", "STE"},
		{"APARTMENT", "STE"},
		{"APT", "STE"},
		{"BUREAU", "STE"},
		{"SAINT", "ST"},
		{"SAINTE", "STE"},
		{"FLOOR", "FL"},
		{"BUILDING", "BLDG"},
		{"COMPANY", "CO"},
		{"CORPORATION", "CORP"},
		{"INCORPORATED", "INC"},
		{"LIMITED", "LTD"},
	} {
		for _, pair := range [][2]string{{tt.given, tt.held}, {tt.held, tt.given}} {
			require.Empty(t, verdictOf(t,
				func(a *fake.Account) { a.ServiceAddress.Line1 = "12 " + pair[1] + " Elm" },
				func(r *carrier.SubmitRequest) { r.ServiceAddress.Line1 = "12 " + pair[0] + " Elm" }), "%v", pair)
		}
		require.Equal(t, carrier.AddressMismatch, verdictOf(t,
			func(a *fake.Account) { a.ServiceAddress.Line1 = "12 " + tt.given + " Elm" },
			func(r *carrier.SubmitRequest) { r.ServiceAddress.Line1 = "12 Elm" }), "the word counts: %v", tt)
	}
}

// Accents, case and punctuation do not count; letters do, of any script.
func TestFoldedLetters(t *testing.T) {
	for _, tt := range []struct {
		given, held string
		same        bool
	}{
		{"ÀÁÂÃÄÅ àáâãäå", "AAAAAA aaaaaa", true},
		{"ÈÉÊË", "EEEE", true},
		{"ÌÍÎÏ", "IIII", true},
		{"ÒÓÔÕÖ", "OOOOO", true},
		{"ÙÚÛÜ", "UUUU", true},
		{"Ça", "CA", true},
		{"Ñandú", "nandu", true},
		{"É", "A", false},
		{"Ø", "O", false},
		{"Ø", "", false},
		{"Ø", "Đ", false},
		{"Żabka", "abka", false},
		{"O'Brien & Sons", "OBRIEN SONS", true},
		{"O'Brien and Sons", "OBRIEN SONS", true},
		{"Saint-Jean", "st jean", true},
		{"Saint-Jean", "stjean", false},
		{"A,B/C#D", "a b c d", true},
		{"A\tB\u00a0C", "a b c", true},
		{"A1", "A2", false},
		{"A1", "A", false},
		{"az09", "AZ09", true},
	} {
		want := carrier.ReasonCode("")
		if !tt.same {
			want = carrier.NameMismatchEntity
		}
		for _, pair := range [][2]string{{tt.given, tt.held}, {tt.held, tt.given}} {
			require.Equal(t, want, verdictOf(t,
				func(a *fake.Account) { a.Customer.Company = "X " + pair[1] },
				func(r *carrier.SubmitRequest) { r.Customer.Company = "X " + pair[0] }), "%q", pair)
		}
	}
}

// A carrier that reads letter by letter forgives case and spaces, and nothing else.
func TestLetters(t *testing.T) {
	for given, want := range map[string]carrier.ReasonCode{
		"PECAN  STREETBAKERY, LLC":  "",
		"Pecan Street Bakery LLC":   carrier.NameMismatchEntity,
		"Pecan St Bakery, LLC":      carrier.NameMismatchEntity,
		"Pécan Street Bakery, LLC":  carrier.NameMismatchEntity,
		"Pecan Street Bakery, LLCC": carrier.NameMismatchEntity,
	} {
		f := newFake(func(o *fake.Options) {
			p, _ := fake.ProfileNamed("wireline")
			p.Strictness = fake.Letters
			o.Profiles = []fake.Profile{p}
		})
		r := order("PO-1")
		r.Customer.Company = given
		require.Equal(t, want, answered(t, f, r)[0], given)
	}
}

// Account numbers are compared by letters and digits, postal codes as far as they name a
// place.
func TestCodes(t *testing.T) {
	for _, tt := range []struct{ given, held, postal string }{
		{"az-09", "AZ 09", "same"},
		{"é7", "É-7", "same"},
		{"44710093", "4471-009", "differs"},
	} {
		want := map[string]carrier.ReasonCode{"same": "", "differs": carrier.AccountNumberMismatch}[tt.postal]
		require.Equal(t, want, verdictOf(t,
			func(a *fake.Account) { a.Number = tt.held },
			func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber(tt.given) }), tt)
	}
	for _, tt := range []struct {
		given, held string
		same        bool
	}{
		{"02134-1234", "02134", true},
		{"94105", "941051234", true},
		{"94105-1234", "94105-9999", true},
		{"94105-123", "94105", false},
		{"k1a 0b1", "K1A0B1", true},
		{"K1A 0B2", "K1A 0B1", false},
		{"A2345 6789", "A2345 6780", false}, // no ZIP code begins with a letter
	} {
		want := carrier.ReasonCode("")
		if !tt.same {
			want = carrier.PostalCodeMismatch
		}
		require.Equal(t, want, verdictOf(t,
			func(a *fake.Account) { a.ServiceAddress.PostalCode = tt.held },
			func(r *carrier.SubmitRequest) { r.ServiceAddress.PostalCode = tt.given }), tt)
	}
}

// Who may sign: the customer, whoever the account names, and for a company that names
// nobody, anybody.
func TestSigners(t *testing.T) {
	person := loa.NewPerson("Rosa Delgado")
	for _, tt := range []struct {
		name       string
		customer   loa.Customer
		authorized []string
		signer     string
		want       carrier.ReasonCode
	}{
		{"the customer", person, nil, "rosa delgado", ""},
		{"another", person, nil, "Luis Delgado", carrier.AuthPersonMismatch},
		{"another who may", person, []string{"Ana Ruiz", "Luis Delgado"}, "Luis Delgado", ""},
		{"nobody", person, nil, "", carrier.AuthPersonMismatch},
		{"nobody, and the account has an empty line", person, []string{""}, "-", carrier.AuthPersonMismatch},
		{"anybody of a company", loa.NewCompany("Pecan Street Bakery, LLC"), nil, "Luis Delgado", ""},
		{"one of a company that names others", loa.NewCompany("Pecan Street Bakery, LLC"), []string{"Ana Ruiz"}, "Luis Delgado", carrier.AuthPersonMismatch},
	} {
		require.Equal(t, tt.want, verdictOf(t,
			func(a *fake.Account) { a.Customer, a.Authorized = tt.customer, tt.authorized },
			func(r *carrier.SubmitRequest) { r.Customer, r.AuthorizedPerson = tt.customer, tt.signer }), tt.name)
	}
	require.Equal(t, carrier.NameMismatchPerson, verdictOf(t,
		func(a *fake.Account) { a.Customer = person },
		func(r *carrier.SubmitRequest) { r.Customer = loa.NewPerson("Rosa Delgada") }))
}

// Each part of an address counts, and a BTN or reseller only where there is one.
func TestFields(t *testing.T) {
	none := func(*fake.Account) {}
	for name, change := range map[string]func(*carrier.SubmitRequest){
		"second line": func(r *carrier.SubmitRequest) { r.ServiceAddress.Line2 = "Suite 1500" },
		"city":        func(r *carrier.SubmitRequest) { r.ServiceAddress.City = "Dallas" },
		"region":      func(r *carrier.SubmitRequest) { r.ServiceAddress.Region = "OK" },
	} {
		require.Equal(t, carrier.AddressMismatch, verdictOf(t, none, change), name)
	}
	require.Empty(t, verdictOf(t, none, func(r *carrier.SubmitRequest) { r.BTN = numbering.Number{} }))
	require.Empty(t, verdictOf(t, func(a *fake.Account) { a.PIN = "" }, func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("9") }), "there is none to compare")
	canada := func(a *fake.Account) { a.Profile = "canada" }
	require.Empty(t, verdictOf(t, canada, func(*carrier.SubmitRequest) {}))
	require.Equal(t, carrier.ResellerInvalid, verdictOf(t,
		func(a *fake.Account) { a.Profile, a.Reseller = "canada", "Maple Voice" }, func(r *carrier.SubmitRequest) { r.Reseller = "Maple Vice" }))
}

// A carrier tells the first thing that is wrong, or all; all of four fields or more are
// one reason.
func TestHowManyReasons(t *testing.T) {
	codes := func(profile string, fields ...fake.Field) (out []carrier.ReasonCode) {
		p, _ := fake.ProfileNamed(profile)
		p.Fields = fields
		f := newFake(func(o *fake.Options) { o.Profiles, o.Accounts[0].Profile = []fake.Profile{p}, profile })
		r := order("PO-1")
		r.AccountNumber, r.PIN, r.Customer.Company, r.ServiceAddress.PostalCode = loa.NewAccountNumber("1"), loa.NewPIN("1"), "Other", "1"
		answered(t, f, r)
		for _, why := range status(t, f, "PO-1").Lines[0].Reasons {
			out = append(out, why.Code)
		}
		return out
	}
	const a, p, n, z = fake.FieldAccountNumber, fake.FieldPIN, fake.FieldName, fake.FieldPostalCode
	require.Equal(t, []carrier.ReasonCode{carrier.AccountNumberMismatch}, codes("wireline", a, p))
	require.Equal(t, []carrier.ReasonCode{carrier.PasscodeInvalid, carrier.AccountNumberMismatch}, codes("strict", p, a))
	require.Equal(t, []carrier.ReasonCode{carrier.AccountNumberMismatch, carrier.PasscodeInvalid, carrier.NameMismatchEntity}, codes("strict", a, p, n))
	require.Equal(t, []carrier.ReasonCode{carrier.AllDataMismatch}, codes("strict", a, p, n, z))
	require.Equal(t, []carrier.ReasonCode{carrier.AccountNumberMismatch, carrier.PasscodeInvalid, carrier.NameMismatchEntity, carrier.PostalCodeMismatch},
		codes("strict", a, p, n, z, fake.FieldBTN))
}

// A carrier that takes all or nothing rejects all for one number, with its reason; a hold
// stands beside what else is wrong.
func TestAllOrNothing(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		o.Accounts[0].Profile, o.Accounts[0].Inactive = "strict", []numbering.Number{desk}
		o.Accounts[0].Customer = loa.NewCompany("Pecan Street Bakery, LLC")
	})
	require.Equal(t, []carrier.ReasonCode{carrier.NumberInactive, carrier.NumberInactive}, answered(t, f, order("PO-1")))

	f = newFake(func(o *fake.Options) {
		o.Accounts[0].Profile, o.Accounts[0].Holds = "strict", []carrier.ReasonCode{carrier.LineFrozen, carrier.PendingOrder}
	})
	r := order("PO-1")
	r.PIN = loa.NewPIN("1")
	answered(t, f, r)
	var codes []carrier.ReasonCode
	for _, why := range status(t, f, "PO-1").Lines[0].Reasons {
		codes = append(codes, why.Code)
	}
	require.Equal(t, []carrier.ReasonCode{carrier.PasscodeInvalid, carrier.LineFrozen, carrier.PendingOrder}, codes)
}

// What stays on the account: numbers that are inactive, or of the other sort, do not.
func TestWhatStays(t *testing.T) {
	free := numbering.MustParse("833-555-0142")
	with := func(more, inactive []numbering.Number) func(*fake.Account) {
		return func(a *fake.Account) { a.Numbers, a.Inactive = append(a.Numbers, more...), inactive }
	}
	third := numbering.MustParse("512-555-0145")
	full := func(*carrier.SubmitRequest) {}
	partial := func(r *carrier.SubmitRequest) { r.Partial = true }
	require.Equal(t, carrier.FullPartialWrong, verdictOf(t, with([]numbering.Number{third}, nil), full))
	require.Equal(t, carrier.MainBTNPorting, verdictOf(t, with([]numbering.Number{third}, nil), partial))
	require.Empty(t, verdictOf(t, with([]numbering.Number{third}, []numbering.Number{third}), full))
	require.Empty(t, verdictOf(t, with([]numbering.Number{free}, nil), full))
	require.Equal(t, carrier.FullPartialWrong, verdictOf(t, with([]numbering.Number{free}, nil), partial))
	require.Empty(t, verdictOf(t, with([]numbering.Number{third}, nil), func(r *carrier.SubmitRequest) { r.Partial, r.NewBTN = true, third }))
	require.Empty(t, verdictOf(t, func(a *fake.Account) { a.Numbers, a.BTN = append(a.Numbers, third), third },
		func(r *carrier.SubmitRequest) { r.Partial, r.BTN = true, third }), "the BTN is the one that stays")
}

// Numbers that are refused one by one end the order, if nobody corrects it, as a
// rejection of the whole does.
func TestSilenceEndsRejections(t *testing.T) {
	for name, change := range map[string]func(*carrier.SubmitRequest){
		"the whole":  func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("1") },
		"one by one": func(r *carrier.SubmitRequest) { r.Numbers = []numbering.Number{numbering.MustParse("512-555-0177")} },
	} {
		f := newFake(nil)
		r := order("PO-1")
		change(r)
		require.NotEmpty(t, answered(t, f, r)[0], name)
		rejected := f.Now()
		require.True(t, f.AdvanceToNext(), name)
		got := status(t, f, "PO-1").Lines[0]
		require.Equal(t, carrier.Canceled, got.Status, name)
		require.Equal(t, carrier.OrderExpired, got.Reasons[0].Code, name)
		require.Equal(t, calendar.DateOf(rejected).AddDays(30), calendar.DateOf(f.Now()), name)
		require.False(t, f.AdvanceToNext(), name)
	}
}

// An order that was rejected keeps no other from its number.
func TestRejectedHoldsNothing(t *testing.T) {
	f := newFake(nil)
	r := order("PO-1")
	r.PIN = loa.NewPIN("1")
	require.Equal(t, carrier.PasscodeInvalid, answered(t, f, r)[0])
	require.Empty(t, answered(t, f, order("PO-2"))[0])
	require.Empty(t, f.Violations(fake.NoDoubleSubmit))
	require.Equal(t, carrier.PendingOrder, answered(t, f, order("PO-3"))[0])
	require.Len(t, f.Violations(fake.NoDoubleSubmit), 2, "one for each number")
}

// A carrier out of sorts has one reason at a time, though it tells all that differs.
func TestOneMoodAtATime(t *testing.T) {
	p, _ := fake.ProfileNamed("strict")
	p.Mix = []fake.Chance{{Code: carrier.PendingOrder, PerMille: 1000}, {Code: carrier.Other, PerMille: 1000}}
	f := newFake(func(o *fake.Options) { o.Profiles, o.Accounts[0].Profile = []fake.Profile{p}, "strict" })
	require.Equal(t, carrier.PendingOrder, answered(t, f, order("PO-1"))[0])
	require.Len(t, status(t, f, "PO-1").Lines[0].Reasons, 1)
}

// The versions that a carrier takes are told with each that it does not.
func TestVersionsAreTold(t *testing.T) {
	f := newFake(nil)
	submit := func(version int, signer string) error {
		r := order("PO-1")
		r.Version, r.AuthorizedPerson = version, signer
		return second(f.Submit(ctx, r))
	}
	require.EqualError(t, submit(2, "Rosa Delgado"), "carrier: fake: submit: request is not valid: version 2 of an order that is not known, the first is 1")
	require.NoError(t, submit(1, "Rosa Delgado"))
	require.NoError(t, submit(2, "Rosa Delgado"))
	require.EqualError(t, submit(1, "Rosa Delgado"), "carrier: fake: submit: version is older than the one the carrier holds: it holds 2, and takes that again or 3")
	require.EqualError(t, submit(2, "Ana Ruiz"), "carrier: fake: submit: same purchase order number and version with another body: what is new is version 3")
	require.EqualError(t, submit(4, "Rosa Delgado"), "carrier: fake: submit: request is not valid: version leaves a gap, it holds 2 and takes 3")
}

// The largest order is as large as the profile says, even if that is one number.
func TestLargestOrder(t *testing.T) {
	p, _ := fake.ProfileNamed("wireline")
	p.MaxNumbers = 1
	f := newFake(func(o *fake.Options) { o.Profiles = []fake.Profile{p} })
	_, err := f.Submit(ctx, order("PO-1"))
	require.EqualError(t, err, "carrier: fake: submit: request is not valid: too many numbers")
	r := order("PO-2")
	r.Numbers = r.Numbers[:1]
	_, err = f.Submit(ctx, r)
	require.NoError(t, err)
}
