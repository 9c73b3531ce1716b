package fake_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

var (
	ctx     = context.Background()
	central = must(time.LoadLocation("America/Chicago"))
	lobby   = numbering.MustParse("512-555-0142")
	desk    = numbering.MustParse("512-555-0143")
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// bakery is a subscriber of a losing carrier.
func bakery() fake.Account {
	return fake.Account{
		Carrier: "Lone Star Telephone", SPID: "1234", Number: "4471-0093", PIN: "0420", BTN: lobby,
		Customer:   loa.NewCompany("Pecan Street Bakery, LLC"),
		Authorized: []string{"Rosa Delgado"},
		ServiceAddress: loa.Address{
			Line1: "600 North Congress Avenue", Line2: "Suite 1400", City: "Austin", Region: "TX", PostalCode: "78701", Country: loa.US,
		},
		Numbers: []numbering.Number{lobby, desk},
	}
}

// order is the bakery's order as it should be.
func order(pon string) *carrier.SubmitRequest {
	a := bakery()
	return &carrier.SubmitRequest{
		PON: pon, Version: 1, Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{lobby, desk},
		LosingCarrier: a.Carrier, Customer: a.Customer, AuthorizedPerson: "Rosa Delgado",
		ServiceAddress: a.ServiceAddress, AccountNumber: loa.NewAccountNumber("4471-0093"), PIN: loa.NewPIN("0420"), BTN: lobby,
	}
}

func newFake(change func(*fake.Options)) *fake.Fake {
	opt := &fake.Options{Seed: 1, Zone: central, Accounts: []fake.Account{bakery()}}
	if change != nil {
		change(opt)
	}
	return fake.New(opt)
}

func status(t *testing.T, f *fake.Fake, pon string) *carrier.Report {
	t.Helper()
	r, err := f.Status(ctx, &carrier.StatusRequest{PON: pon})
	require.NoError(t, err)
	return r
}

func statuses(r *carrier.Report) []carrier.Status {
	var out []carrier.Status
	for _, l := range r.Lines {
		out = append(out, l.Status)
	}
	return out
}

// A wrong postal code is rejected because it is wrong; corrected, the order is
// confirmed, activates in the window of its release day, and texting follows.
func TestLife(t *testing.T) {
	f := newFake(nil)
	r := order("PO-1")
	r.Texting = true
	r.ServiceAddress.PostalCode = "78702"
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	require.Equal(t, []carrier.Status{carrier.Received, carrier.Received}, statuses(status(t, f, "PO-1")))

	require.True(t, f.AdvanceToNext())
	got := status(t, f, "PO-1")
	require.Equal(t, carrier.Rejected, got.Lines[0].Status)
	require.Equal(t, carrier.PostalCodeMismatch, got.Lines[0].Reasons[0].Code)

	r.Version, r.ServiceAddress.PostalCode = 2, "78701-1234"
	_, err = f.Submit(ctx, r)
	require.NoError(t, err)
	require.True(t, f.AdvanceToNext())
	got = status(t, f, "PO-1")
	require.Equal(t, []carrier.Status{carrier.Confirmed, carrier.Confirmed}, statuses(got))
	release := got.Lines[0].Release
	require.Equal(t, calendar.MustParseDate("2026-03-06"), release.Date)
	require.Equal(t, "2026-03-06 09:00 CST", release.From.In(central).Format("2006-01-02 15:04 MST"))

	_, err = f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrRefused)

	next, ok := f.NextEvent()
	require.True(t, ok)
	require.False(t, next.Before(release.From) || next.After(release.To), "%s", next)
	f.AdvanceTo(next)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Active}, statuses(status(t, f, "PO-1")))

	f.Advance(5 * 24 * time.Hour)
	m, err := f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.MessagingActive, m.Lines[0].Status)

	e, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	var raw []string
	for _, v := range e.Events {
		raw = append(raw, v.Raw)
	}
	require.Equal(t, []string{
		"porting_order.reject", "porting_order.confirm", "porting_order.activate", "porting_order.messaging", "porting_order.messaging",
	}, raw)
	require.False(t, f.AdvanceToNext())
}

func indent(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	return string(b) + "\n"
}
