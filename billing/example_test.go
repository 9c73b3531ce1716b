package billing_test

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
)

func Example() {
	denver := time.FixedZone("MST", -7*3600) // a host loads "America/Denver"
	at := func(month time.Month, day, hour int) time.Time {
		return time.Date(2026, month, day, hour, 0, 0, 0, denver)
	}
	ledger, err := billing.Open(billing.Subscription{
		ID: "sub-7",
		Plan: billing.Plan{
			ID: "team", Version: "2026-01", Name: "Team",
			Price: billing.MustParseMoney("20.00 USD"), Included: 1, TrialDays: 14,
		},
		Start: calendar.DateOf(at(time.March, 1, 9)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err = ledger.Tell(denver,
		billing.Fact{Key: "tmp", Kind: billing.FactNumberJoined, At: at(time.March, 1, 9), Number: "tmp", Origin: billing.OriginTemporary},
		billing.Fact{Key: "first-port", Kind: billing.FactPortSubmitted, At: at(time.March, 10, 15)},
		billing.Fact{Key: "first-port", Kind: billing.FactPortSubmitted, At: at(time.March, 10, 16)}, // a second order: the trial ends once
		billing.Fact{Key: "a", Kind: billing.FactNumberJoined, At: at(time.March, 17, 10), Number: "a", Origin: billing.OriginPorted, Replaces: "tmp"},
		billing.Fact{Key: "b", Kind: billing.FactNumberJoined, At: at(time.March, 17, 10), Number: "b", Origin: billing.OriginPorted},
		billing.Fact{Key: "tmp-left", Kind: billing.FactNumberLeft, At: at(time.March, 18, 9), Number: "tmp"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	period, _ := ledger.PeriodOf(calendar.DateOf(at(time.March, 10, 0)))
	invoice, err := ledger.Invoice(period, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range invoice.Lines {
		fmt.Println(line.Due, line.Kind, line.Service.Days(), "days", line.Quantity, "x", line.Unit)
	}
	fmt.Println(invoice.Total)
	// Output:
	// 2026-03-10 plan 31 days 1 x 20.00 USD
	// 2026-03-17 extra-number 24 days 1 x 3.87 USD
	// 23.87 USD
}

// A fact that comes after the books were closed changes no line: it adds one to the
// first open day.
func ExampleLedger_Close() {
	day := func(s string) calendar.Date {
		d, _ := calendar.ParseDate(s)
		return d
	}
	ledger, err := billing.Open(billing.Subscription{
		ID: "sub-7", Start: day("2026-03-01"),
		Plan: billing.Plan{ID: "team", Name: "Team", Price: billing.MustParseMoney("20.00 USD")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger = ledger.Close(day("2026-04-01"))
	ledger, err = ledger.Tell(time.UTC, billing.Fact{
		Key: "a", Kind: billing.FactNumberJoined, Number: "a", At: day("2026-03-17").At(9, 0, time.UTC),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	invoice, err := ledger.Invoice(billing.Period{From: day("2026-04-01"), To: day("2026-05-01")}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = billing.WriteText(os.Stdout, invoice, &billing.RenderOptions{Lang: language.MustParse("fr-US")})
	// Output:
	// FACTURE                                                       Provisoire
	//
	// Période     du 1er au 30 avril 2026
	// Abonnement  sub-7
	// ------------------------------------------------------------------------
	// Correction au 17 mars 2026 : Numéros de téléphone                 2,42 $
	// supplémentaires
	//   du 17 au 31 mars 2026 · 1 × 2,42 $
	// Team                                                             20,00 $
	//   du 1er au 30 avril 2026
	// Numéros de téléphone supplémentaires                              5,00 $
	//   du 1er au 30 avril 2026 · 1 × 5,00 $
	// ------------------------------------------------------------------------
	// Total (USD)                                                      27,42 $
}

// Taxes and payments are the host's. It reads the draft of an invoice, lets its own tax
// engine judge the lines, tells what came of it, and closes the books; what was paid
// stands in the statement.
func ExampleLedger_Invoice() {
	ledger, err := billing.Open(billing.Subscription{
		ID: "sub-7", Start: date("2026-03-01"),
		Plan: billing.Plan{ID: "team", Name: "Team", Price: billing.MustParseMoney("20.00 USD")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	march := billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}
	draft, err := ledger.Invoice(march, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	tax, err := draft.Subtotal.MulFrac(825, 100_00, billing.HalfUp) // 8.25%: the host's
	if err != nil {
		fmt.Println(err)
		return
	}
	lastDay := march.Last().At(23, 59, time.UTC)
	ledger, err = ledger.Tell(time.UTC,
		billing.Fact{Key: "tax/2026-03", Kind: billing.FactTax, At: lastDay, Label: "Sales tax 8.25%", Amount: tax},
		billing.Fact{Key: "card/831", Kind: billing.FactPayment, At: lastDay, Label: "Card", Amount: billing.MustParseMoney("15.00 USD")},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger = ledger.Close(march.To)
	invoice, err := ledger.Invoice(march, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := ledger.Statement(march)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(draft.Draft, invoice.Draft)
	fmt.Println(invoice.Subtotal, "+", invoice.Tax, "=", invoice.Total)
	fmt.Println(statement.Charges, "-", statement.Payments, "=", statement.Closing)
	// Output:
	// true false
	// 20.00 USD + 1.65 USD = 21.65 USD
	// 21.65 USD - 15.00 USD = 6.65 USD
}
