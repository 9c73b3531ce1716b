package billing_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/golden"
)

func date(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func money(s string) billing.Money { return billing.MustParseMoney(s) }

// noon is an instant on a day in UTC, the zone of the tests that need no other.
func noon(day string) time.Time { return date(day).At(12, 0, time.UTC) }

// sample is a subscription with something of everything: a trial ended by a port, a
// temporary number replaced, numbers that come and go, a late fact, a fee, a tax.
func sample(t *testing.T, c billing.Currency) billing.Ledger {
	t.Helper()
	amount := func(s string) billing.Money { return money(s + " " + string(c)) }
	l, err := billing.Open(billing.Subscription{
		ID: "sub-7", Start: date("2026-03-01"),
		Plan: billing.Plan{
			ID: "team", Version: "2", Name: "Team", Price: amount("20.00"),
			Included: 1, ExtraPrice: amount("5.00"), TrialDays: 14,
		},
	})
	require.NoError(t, err)
	l, err = l.Tell(time.UTC, billing.Fact{
		Key: "t", Kind: billing.FactNumberJoined, At: noon("2026-03-01"),
		Number: "t", Label: "(303) 555-0100", Origin: billing.OriginTemporary,
	}, billing.Fact{
		Key: "n", Kind: billing.FactNumberJoined, At: noon("2026-03-02"),
		Number: "n", Label: "(303) 555-0101",
	})
	require.NoError(t, err)
	return l
}

// labels are the host's own words in a language.
type labels struct{ fee, tax, item, card string }

func labelsOf(lang string) labels {
	switch lang[:2] {
	case "fr":
		return labels{"Frais de résiliation anticipée", "Taxe de vente de 4 %", "Téléphone de bureau <T31>", "Carte"}
	case "es":
		return labels{"Cargo por cancelación anticipada", "Impuesto sobre la venta, 4 %", "Teléfono de escritorio <T31>", "Tarjeta"}
	}
	return labels{"Early termination fee", "Sales tax 4%", "Desk phone <T31>", "Card"}
}

func sampleRequest(c billing.Currency, host labels) billing.PortRequest {
	return billing.PortRequest{
		At: noon("2026-03-10"), Zone: time.UTC,
		Numbers: []billing.PortNumber{
			{Number: "a", Label: "(303) 555-0142", Replaces: "t", Expected: date("2026-03-17")},
			{Number: "b", Label: "(303) 555-0143", Expected: date("2026-03-17")},
			{Number: "c", Label: "(800) 555-0199"},
		},
		Fees: []billing.CarrierFee{{Label: host.fee, Amount: money("150.00 " + string(c))}},
	}
}

func samplePorted(t *testing.T, c billing.Currency, host labels) billing.Ledger {
	t.Helper()
	l, err := sample(t, c).Tell(time.UTC,
		billing.Fact{Key: "first-port", Kind: billing.FactPortSubmitted, At: noon("2026-03-10")},
		billing.Fact{Key: "a", Kind: billing.FactNumberJoined, At: noon("2026-03-17"), Number: "a", Label: "(303) 555-0142", Origin: billing.OriginPorted, Replaces: "t"},
		billing.Fact{Key: "b", Kind: billing.FactNumberJoined, At: noon("2026-03-17"), Number: "b", Label: "(303) 555-0143", Origin: billing.OriginPorted},
		billing.Fact{Key: "t-", Kind: billing.FactNumberLeft, At: noon("2026-03-17"), Number: "t"},
		billing.Fact{Key: "c", Kind: billing.FactNumberJoined, At: noon("2026-03-24"), Number: "c", Label: "(800) 555-0199", Origin: billing.OriginPorted},
		billing.Fact{Key: "c-text", Kind: billing.FactTextVerified, At: noon("2026-03-25"), Number: "c", Label: "(800) 555-0199"},
		billing.Fact{Key: "fee", Kind: billing.FactCarrierFee, At: noon("2026-03-20"), Label: host.fee, Amount: money("150.00 " + string(c))},
		billing.Fact{Key: "tax", Kind: billing.FactTax, At: noon("2026-04-09"), Label: host.tax, Amount: money("1.43 " + string(c))},
		billing.Fact{Key: "phone", Kind: billing.FactItem, At: noon("2026-03-26"), Label: host.item, Amount: money("1049.90 " + string(c))},
		billing.Fact{Key: "paid", Kind: billing.FactPayment, At: noon("2026-03-28"), Label: host.card, Amount: money("24.00 " + string(c))},
	)
	require.NoError(t, err)
	l = l.Close(date("2026-04-10"))
	l, err = l.Tell(time.UTC, // late
		billing.Fact{Key: "n-", Kind: billing.FactNumberLeft, At: noon("2026-04-01"), Number: "n"})
	require.NoError(t, err)
	return l
}

func TestRender(t *testing.T) {
	for _, c := range []struct {
		lang     string
		currency billing.Currency
	}{
		{"en-US", billing.USD},
		{"en-CA", billing.CAD},
		{"fr-US", billing.USD},
		{"fr-CA", billing.CAD},
		{"es-US", billing.USD},
		{"es-CA", billing.CAD},
	} {
		t.Run(c.lang, func(t *testing.T) {
			l := samplePorted(t, c.currency, labelsOf(c.lang))
			o := &billing.RenderOptions{
				Lang: language.MustParse(c.lang), Number: "2026-0042", Issued: date("2026-04-10"),
				Seller:   []string{"Example Voice, Inc.", "1 Example Street", "Denver, CO 80202"},
				Customer: []string{"Rivera & Daughters", "200 Sample Avenue", "Boulder, CO 80301"},
				Numbers:  l.Numbers(date("2026-04-09")),
			}
			first, err := l.Invoice(billing.Period{From: date("2026-03-10"), To: date("2026-04-10")}, &billing.InvoiceOptions{ShowFree: true})
			require.NoError(t, err)
			second, err := l.Invoice(billing.Period{From: date("2026-04-10"), To: date("2026-05-10")}, nil)
			require.NoError(t, err)
			statement, err := l.Statement(billing.Period{From: date("2026-03-20"), To: date("2026-05-10")})
			require.NoError(t, err)
			quote, err := sample(t, c.currency).Quote(sampleRequest(c.currency, labelsOf(c.lang)))
			require.NoError(t, err)

			var text bytes.Buffer
			asked := *o
			asked.Number, asked.Issued, asked.Numbers = "2026-0017", date("2026-03-10"), nil
			for _, d := range []struct {
				document billing.Document
				options  *billing.RenderOptions
			}{{quote, &asked}, {first, o}, {second, nil}, {statement, nil}} {
				if d.options == nil {
					d.options = &billing.RenderOptions{Lang: o.Lang}
				}
				require.NoError(t, billing.WriteText(&text, d.document, d.options))
				text.WriteByte('\n')
			}
			golden.Equal(t, "testdata/render/"+c.lang+".txt", text.Bytes())

			var page bytes.Buffer
			require.NoError(t, billing.WriteHTML(&page, first, o))
			require.NotContains(t, page.String(), "<T31>", "texts are escaped")
			golden.Equal(t, "testdata/render/"+c.lang+"-invoice.html", page.Bytes())
			page.Reset()
			require.NoError(t, billing.WriteHTML(&page, quote, &asked))
			golden.Equal(t, "testdata/render/"+c.lang+"-quote.html", page.Bytes())
		})
	}
}
