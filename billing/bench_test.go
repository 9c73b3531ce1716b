package billing_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/openlnp/lnp/billing"
)

// hundred is a subscription with a plan that includes nothing and 100 numbers that
// join over a month, some each day.
func hundred(tb testing.TB) billing.Ledger {
	tb.Helper()
	price, err := billing.NewMoney(decimal.New(2000, -2), billing.USD)
	if err != nil {
		tb.Fatal(err)
	}
	l, err := billing.Open(billing.Subscription{
		ID: "sub", Start: date("2026-03-01"), Plan: billing.Plan{ID: "team", Price: price},
	})
	if err != nil {
		tb.Fatal(err)
	}
	facts := make([]billing.Fact, 100)
	for i := range facts {
		id := fmt.Sprintf("number-%03d", i)
		facts[i] = billing.Fact{
			Key: id, Kind: billing.FactNumberJoined, Number: id, Origin: billing.OriginPorted,
			At: noon("2026-03-02").AddDate(0, 0, i%28),
		}
	}
	l, err = l.Tell(time.UTC, facts...)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

var march = billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}

// The books are open: 100 numbers are prorated, grouped by day and added up.
func BenchmarkInvoiceOfOpenBooks(b *testing.B) {
	l := hundred(b)
	b.ReportAllocs()
	for b.Loop() {
		invoice, err := l.Invoice(march, nil)
		if err != nil {
			b.Fatal(err)
		}
		_ = invoice.Total.Decimal()
	}
}

// The books are closed: the lines are posted and added up.
func BenchmarkInvoiceOfClosedBooks(b *testing.B) {
	l := hundred(b).Close(march.To)
	b.ReportAllocs()
	for b.Loop() {
		invoice, err := l.Invoice(march, nil)
		if err != nil {
			b.Fatal(err)
		}
		_ = invoice.Total.Decimal()
	}
}

// A hundred prorated prices and their sum alone, decimals in and out.
func BenchmarkProrate100(b *testing.B) {
	in := decimal.New(500, -2)
	b.ReportAllocs()
	for b.Loop() {
		price, err := billing.NewMoney(in, billing.USD)
		total := price
		for day := range int64(100) {
			var m billing.Money
			if err == nil {
				m, err = price.MulFrac(day%31+1, 31, billing.HalfEven)
			}
			if err == nil {
				total, err = total.Add(m)
			}
		}
		if err != nil {
			b.Fatal(err)
		}
		_ = total.Decimal()
	}
}

// The same hundred prices in the decimals that hosts have: what Money saves.
func BenchmarkProrate100Decimals(b *testing.B) {
	price := decimal.New(500, -2)
	month := decimal.New(31, 0)
	b.ReportAllocs()
	for b.Loop() {
		total := price
		for day := range int64(100) {
			total = total.Add(price.Mul(decimal.New(day%31+1, 0)).DivRound(month, 12).RoundBank(2))
		}
		if total.IsZero() {
			b.Fatal("no total")
		}
	}
}

// crowd is the facts of n numbers that join within three years, at any time of the day,
// and leave again, all but a third of them. They are in no order.
func crowd(n int) []billing.Fact {
	facts := make([]billing.Fact, 0, 2*n)
	for i := range n {
		id := fmt.Sprintf("number-%05d", i)
		joined := noon("2026-01-01").AddDate(0, 0, i*7919%1000).Add(time.Duration(i*31%600) * time.Minute)
		facts = append(facts, billing.Fact{Key: id + "+", Kind: billing.FactNumberJoined, Number: id, At: joined})
		if i%3 > 0 {
			facts = append(facts, billing.Fact{
				Key: id + "-", Kind: billing.FactNumberLeft, Number: id,
				At: joined.AddDate(0, 0, 1+i*104729%400),
			})
		}
	}
	return facts
}

// Three years of 20,000 numbers: told at once, closed month by month, 36 invoices.
func BenchmarkThreeYearsOf20000(b *testing.B) {
	facts := crowd(20_000)
	b.ReportAllocs()
	for b.Loop() {
		threeYears(b, facts, 1)
	}
}

// The same, with the books closed once at the end.
func BenchmarkThreeYearsOf20000ClosedOnce(b *testing.B) {
	facts := crowd(20_000)
	b.ReportAllocs()
	for b.Loop() {
		threeYears(b, facts, 36)
	}
}

func threeYears(tb testing.TB, facts []billing.Fact, closeEvery int) {
	l, err := billing.Open(billing.Subscription{
		ID: "sub", Start: date("2026-01-01"), Plan: billing.Plan{ID: "team", Price: money("20.00 USD")},
	})
	if err == nil {
		l, err = l.Tell(time.UTC, facts...)
	}
	if err != nil {
		tb.Fatal(err)
	}
	months := make([]billing.Period, 36)
	for k := range months {
		from := l.Subscription.Start.AddMonths(k)
		months[k] = billing.Period{From: from, To: l.Subscription.Start.AddMonths(k + 1)}
		if (k+1)%closeEvery == 0 {
			l = l.Close(months[k].To)
		}
	}
	for _, month := range months {
		if _, err := l.Invoice(month, nil); err != nil {
			tb.Fatal(err)
		}
	}
}
