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
