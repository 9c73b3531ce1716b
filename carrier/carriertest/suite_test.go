package carriertest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// core is made once, since each of the many fakes would make its own.
var core = calendar.USCore(time.UTC)

// subject is a fake that the suite can work on; wrap changes its carrier.
func subject(wrap func(carrier.Carrier) carrier.Carrier, without ...carrier.Op) carriertest.New {
	var n atomic.Int64
	return func() (*carriertest.Subject, error) {
		a := fake.Account{
			Carrier: "Lone Star Telephone", Number: "4471-0093", PIN: "0420",
			Customer:       loa.NewCompany("Pecan Street Bakery, LLC"),
			ServiceAddress: loa.Address{Line1: "600 Congress Ave", City: "Austin", Region: "TX", PostalCode: "78701", Country: loa.US},
			Numbers:        []numbering.Number{numbering.MustParse("512-555-0142"), numbering.MustParse("512-555-0143")},
		}
		f := fake.New(&fake.Options{Accounts: []fake.Account{a}, Without: without, Calendar: core})
		order := func() *carrier.SubmitRequest {
			return &carrier.SubmitRequest{
				PON: fmt.Sprintf("PO-%d", n.Add(1)), Version: 1, Kind: loa.Local, Country: loa.US, LosingCarrier: a.Carrier,
				Numbers:  append([]numbering.Number(nil), a.Numbers...),
				Customer: a.Customer, AuthorizedPerson: "Rosa Delgado", ServiceAddress: a.ServiceAddress,
				AccountNumber: loa.NewAccountNumber(a.Number), PIN: loa.NewPIN(a.PIN),
				SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"),
			}
		}
		denied := func() *carrier.SubmitRequest {
			r := order()
			r.PIN = loa.NewPIN("9999")
			return r
		}
		c := carrier.Carrier(f)
		if wrap != nil {
			c = wrap(f)
		}
		return &carriertest.Subject{
			Carrier: c, Order: order, Denied: denied, Advance: f.Advance, NotPortable: numbering.MustParse("406-555-0123"),
			Odd: func() *carrier.SubmitRequest {
				r := order()
				r.Numbers = []numbering.Number{numbering.MustParse("512-555-0153")} // a magic number
				return r
			},
			LoseAnswer: func() { f.SetFaults(fake.LoseAnswer("")) },
			Webhook: func(known bool) *carrier.ParseWebhookRequest {
				w := f.OddWebhook()
				if known {
					w = f.Webhook(carrier.Event{PON: "PO-1", At: f.Now()})
				}
				return &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()}
			},
			PortOut: func(ref string) carrier.PortOut {
				return f.AskPortOut(carrier.PortOut{Ref: ref, Numbers: a.Numbers})
			},
		}, nil
	}
}

func TestFake(t *testing.T) { carriertest.Run(t, subject(nil)) }

// A carrier that can do nothing but the three keeps the contract too.
func TestFakeWithoutAbilities(t *testing.T) {
	carriertest.Run(t, subject(nil, carrier.Abilities(fake.New(nil))...))
}

// Wrappers keep the contract and the abilities.
func TestWrappers(t *testing.T) {
	sleep := func(context.Context, time.Duration) error { return nil }
	for name, wrap := range map[string]func(carrier.Carrier) carrier.Carrier{
		"retry": func(c carrier.Carrier) carrier.Carrier { return carrier.Retry(c, &carrier.RetryOptions{Sleep: sleep}) },
		"partners": func(c carrier.Carrier) carrier.Carrier {
			return carrier.Partners{{Name: "only", Carrier: c}}.Carrier(func(string) string { return "only" })
		},
		"recording": func(c carrier.Carrier) carrier.Carrier { return carrier.Recording(c, io.Discard) },
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, carriertest.Check(t.Context(), subject(wrap)))
			f := fake.New(nil)
			require.Equal(t, carrier.Abilities(f), carrier.Abilities(wrap(f)))
		})
	}
}

// Each broken carrier is noticed by the case that is meant for it, and for each case
// there is one.
func TestBrokenCarriers(t *testing.T) {
	broken, caught := carriertest.BrokenCarriers(), map[string]bool{}
	require.GreaterOrEqual(t, len(broken), 60)
	for _, b := range broken {
		t.Run(b.Name, func(t *testing.T) {
			err := carriertest.Check(t.Context(), subject(b.Break))
			require.Error(t, err)
			found := false
			joined, ok := err.(interface{ Unwrap() []error })
			require.True(t, ok, err)
			for _, e := range joined.Unwrap() {
				f, ok := errors.AsType[*carriertest.Finding](e)
				require.True(t, ok, e)
				found = found || f.Case == b.Case
				caught[f.Case] = true
			}
			require.True(t, found, "no failure of %s in:\n%v", b.Case, err)
		})
	}
	for _, c := range carriertest.Cases() {
		require.True(t, caught[c.Name], "no broken carrier is noticed by %s", c.Name)
	}
}

// Every case quotes the documentation of package carrier word by word.
func TestRulesAreQuoted(t *testing.T) {
	files, err := filepath.Glob("../*.go")
	require.NoError(t, err)
	var doc strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		for line := range strings.Lines(string(b)) {
			if text, ok := strings.CutPrefix(strings.TrimSpace(line), "//"); ok {
				doc.WriteString(strings.TrimPrefix(strings.TrimSpace(text), "- ") + " ")
			}
		}
	}
	for _, c := range carriertest.Cases() {
		require.Contains(t, strings.Join(strings.Fields(doc.String()), " "), c.Rule, c.Name)
	}
}

// silent answers with nothing at all.
type silent struct{}

func (silent) Submit(context.Context, *carrier.SubmitRequest) (*carrier.Report, error) {
	return nil, nil
}

func (silent) Status(context.Context, *carrier.StatusRequest) (*carrier.Report, error) {
	return nil, nil
}

func (silent) Cancel(context.Context, *carrier.CancelRequest) (*carrier.Report, error) {
	return nil, nil
}

func (silent) Check(context.Context, *carrier.CheckRequest) (*carrier.CheckResponse, error) {
	return nil, nil
}

// The suite survives a carrier that answers with nothing, and tells so.
func TestSilentCarrier(t *testing.T) {
	err := carriertest.Check(t.Context(), subject(func(carrier.Carrier) carrier.Carrier { return silent{} }))
	require.ErrorContains(t, err, "submit answers with neither report nor error")
	require.ErrorContains(t, err, "panics: runtime error")
}
