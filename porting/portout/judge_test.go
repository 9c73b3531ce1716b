package portout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// strict is a policy of a host's own that compares every field, and asks for some.
func strict(class portout.Class, asked ...loa.Field) portout.Rules {
	return portout.Rules{Policies: []portout.Policy{{
		Name: "us-non-simple", Class: class, Asked: asked, PIN: portout.NotAsked, Letter: portout.NotAsked,
		Matching: loa.Matching{Name: "all", Country: loa.US, Fields: []loa.Field{
			loa.FieldNumbers, loa.FieldCustomer, loa.FieldSigner, loa.FieldStreet, loa.FieldCity, loa.FieldPostalCode, loa.FieldBTN,
			loa.FieldAccountNumber, loa.FieldSSN4, loa.FieldTaxID, loa.FieldDeviceID,
		}},
	}}}
}

// found are the findings of a request by a policy, as code and field.
func found(t *testing.T, rules portout.Rules, change func(*portout.Receive)) (all []string) {
	t.Helper()
	l := newLife(t)
	l.open(rules)
	l.do(l.ask("us-non-simple", change))
	for _, f := range l.request().Findings {
		all = append(all, string(f.Code)+" "+string(f.Field))
	}
	return all
}

// TestWhatDiffers gives each field that can be compared a wrong value: the carrier's reason
// for it, and the field for the desk.
func TestWhatDiffers(t *testing.T) {
	secrets := func(c *portout.Receive) {
		c.Subscriber.Record.Credentials = loa.Credentials{
			SSN4: loa.NewSSN4("6093"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("490154203237518"),
		}
	}
	for want, change := range map[string]func(*portout.Receive){
		"":                              func(*portout.Receive) {},
		"name-mismatch-entity customer": func(c *portout.Receive) { c.Ask.Name = "Harbor Lights Dental PC" },
		"name-mismatch-person customer": func(c *portout.Receive) {
			c.Ask.Name, c.Subscriber.Record.Customer = "Ann Ruiz", loa.NewPerson("June Alvarez")
		},
		"auth-person-mismatch signer.name":                 func(c *portout.Receive) { c.Ask.Signer = "Ann Ruiz" },
		"address-mismatch service_address.line1":           func(c *portout.Receive) { c.Ask.Address = loa.Address{Line1: "9 Other Rd"} },
		"address-mismatch service_address.city":            func(c *portout.Receive) { c.Ask.Address = loa.Address{City: "Peoria"} },
		"postal-code-mismatch service_address.postal_code": func(c *portout.Receive) { c.Ask.PostalCode = "60601" },
		"btn-mismatch btn":                                 func(c *portout.Receive) { c.Ask.BTN = loa.NewBTN(second) },
		"account-number-mismatch account_number":           func(c *portout.Receive) { c.Ask.AccountNumber = loa.NewAccountNumber("44170982") },
		"tax-id-mismatch ssn4":                             func(c *portout.Receive) { secrets(c); c.Ask.SSN4 = loa.NewSSN4("1111") },
		"tax-id-mismatch tax_id":                           func(c *portout.Receive) { secrets(c); c.Ask.TaxID = loa.NewTaxID("12-3456789") },
		"account-number-mismatch device_id":                func(c *portout.Receive) { secrets(c); c.Ask.DeviceID = loa.NewDeviceID("356938035643809") },
	} {
		got := found(t, strict(portout.Simple), change)
		if want == "" {
			require.Empty(t, got)
			continue
		}
		require.Equal(t, []string{want}, got)
	}
}

// TestWhatIsMissing asks for fields that do not come.
func TestWhatIsMissing(t *testing.T) {
	rules := strict(portout.NonSimple, loa.FieldAccountNumber, loa.FieldPostalCode, loa.FieldBTN, loa.FieldCustomer)
	require.Equal(t, []string{
		"name-mismatch-entity customer", "postal-code-mismatch service_address.postal_code", "btn-mismatch btn",
		"account-number-required account_number",
	}, found(t, rules, func(c *portout.Receive) { c.Ask.AccountNumber, c.Ask.PostalCode = loa.AccountNumber{}, "" }))
	require.Empty(t, found(t, rules, func(c *portout.Receive) { c.Ask.Name, c.Ask.BTN = "Maple and Main Bakery LLC", loa.NewBTN(lobby) }))
}

// TestNothingMatches holds that a request of which nothing that was compared matches is
// told so, where the grounds of its class know that, and where there is enough to compare.
func TestNothingMatches(t *testing.T) {
	wrong := func(c *portout.Receive) {
		c.Ask.AccountNumber, c.Ask.PostalCode, c.Ask.BTN = loa.NewAccountNumber("9"), "60601", loa.NewBTN(second)
	}
	const all = "all-data-mismatch "
	require.Contains(t, found(t, strict(portout.NonSimple), wrong), all)
	require.NotContains(t, found(t, strict(portout.Simple), wrong), all, "a simple port has no such ground")
	require.NotContains(t, found(t, strict(portout.NonSimple), func(c *portout.Receive) { wrong(c); c.Ask.PostalCode = "60622" }), all)
	require.NotContains(t, found(t, strict(portout.NonSimple), func(c *portout.Receive) { wrong(c); c.Ask.BTN = loa.BTN{} }), all, "two are few")
}

// TestNumbersAskedFor are each of the account, in service, and asked for once; what is
// wrong with several is told once.
func TestNumbersAskedFor(t *testing.T) {
	stranger := numbering.MustParse("312-555-0199")
	both := func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{second, lobby, second} }
	for name, tt := range map[string]struct {
		change func(*portout.Receive)
		want   []string
	}{
		"good":               {both, nil},
		"not on the account": {func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{stranger, lobby} }, []string{"number-not-on-account numbers"}},
		"one inactive":       {func(c *portout.Receive) { both(c); c.Subscriber.Inactive = []numbering.Number{second} }, []string{"number-inactive numbers"}},
		"both busy":          {func(c *portout.Receive) { both(c); c.Subscriber.Busy = []numbering.Number{lobby, second} }, []string{"pending-order numbers"}},
		"both ways": {func(c *portout.Receive) {
			both(c)
			c.Subscriber.Inactive, c.Subscriber.Busy = []numbering.Number{lobby}, []numbering.Number{second}
		}, []string{"number-inactive numbers", "pending-order numbers"}},
	} {
		require.Equal(t, tt.want, found(t, strict(portout.NonSimple), tt.change), name)
	}
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", both))
	require.Equal(t, []numbering.Number{lobby, second}, l.events[len(l.events)-1].Numbers, "sorted, and each once")
}

// TestLetterSpeaksFirst holds that what the customer's authorization says goes before what
// the request says beside it, and that what it leaves out is taken from there.
func TestLetterSpeaksFirst(t *testing.T) {
	ask := func(change func(*portout.Receive)) []string {
		return found(t, strict(portout.NonSimple), func(c *portout.Receive) {
			c.Ask.Letter = letter(t, begin.AddDate(0, 0, -1), lobby)
			change(c)
		})
	}
	require.Empty(t, ask(func(*portout.Receive) {}))
	require.Empty(t, ask(func(c *portout.Receive) {
		c.Ask.Name, c.Ask.AccountNumber = "Harbor Lights Dental PC", loa.NewAccountNumber("9")
	}))
	bare := func(c *portout.Receive) { c.Ask.Letter.AccountNumber = loa.AccountNumber{} }
	require.NotContains(t, ask(bare), "account-number-mismatch account_number")
	require.Contains(t, ask(func(c *portout.Receive) { bare(c); c.Ask.AccountNumber = loa.NewAccountNumber("9") }), "account-number-mismatch account_number")
	require.Equal(t, []string{"postal-code-mismatch service_address.postal_code"},
		ask(func(c *portout.Receive) { c.Ask.PostalCode = "60601" }), "the letter has no service address")
}

// TestLetterStands holds to the instant how long a letter lets a toll-free number go: up to
// the end of the day of the change.
func TestLetterStands(t *testing.T) {
	signed := letter(t, begin.AddDate(0, 0, -1), lobby)
	until := signed.Signature.At.AddDate(0, 0, 30)
	for name, tt := range map[string]struct {
		now, by time.Time
		want    []carrier.Reason
	}{
		"the change is in time":       {begin, until, nil},
		"the change is a moment late": {begin, until.Add(time.Nanosecond), []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"the request is":              {until, until, []carrier.Reason{{Code: carrier.LOAInvalid}}},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.now = tt.now
		l.do(l.ask("toll-free", func(c *portout.Receive) {
			c.Due.Country, c.Ask.Letter = "", signed
			c.Due.Release.By = tt.by
		}))
		require.Equal(t, tt.want, reasons(l), name)
	}
}

// TestTheHoldersStanding holds that no number of an account that is not active is in
// service.
func TestTheHoldersStanding(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(portout.Change{By: system, Holder: holder(porting.StandingInactive)})
	l.do(l.ask("us-simple"))
	require.Equal(t, []carrier.Reason{{Code: carrier.NumberInactive}}, reasons(l))
}

// TestPINsOfSeveralNumbers holds that each PIN is tried once, whatever it guards, and that
// a number without one has one finding.
func TestPINsOfSeveralNumbers(t *testing.T) {
	both := func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{lobby, second} }
	l := newLife(t)
	l.open(portout.Rules{})
	id := l.account.PINs[0].ID
	events := l.do(l.ask("us-simple", withPIN("000000"), both))
	require.Equal(t, []string{id}, events[1].PINs)
	require.Equal(t, 1, l.account.PINs[0].Failures)
	require.Len(t, l.request().Findings, 1)

	l = newLife(t)
	l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid)})
	require.Len(t, l.do(l.ask("us-simple", both)), 1, "nothing was tried")
	require.Equal(t, []portout.Finding{{Code: carrier.PasscodeInvalid, Field: loa.FieldPIN, Detail: portout.PINNone}}, l.request().Findings)
	l.do(portout.SetPIN{By: agent, Number: second, Kept: kept(t, pin)})
	l.do(l.ask("us-simple", both, func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, portout.PINNone, l.request().Findings[0].Detail, "one of the two has none")
	require.Len(t, l.request().Findings, 1)
}
