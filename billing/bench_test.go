package billing_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/openlnp/lnp/billing"
)

// hundred is a subscription whose plan includes nothing, and 100 numbers that port in
// over so many days, from the second day of March on.
func hundred(tb testing.TB, days int) billing.Ledger {
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
			At: noon("2026-03-02").AddDate(0, 0, i%days),
		}
	}
	l, err = l.Tell(time.UTC, facts...)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

var march = billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}

// The invoice of March for 100 extra numbers, from the facts that were told to a total
// in decimals. The most lines that a month can have: some numbers port every day.
func BenchmarkInvoice100(b *testing.B) {
	for _, c := range []struct {
		name   string
		ledger billing.Ledger
	}{
		{"28-days/open", hundred(b, 28)},
		{"28-days/closed", hundred(b, 28).Close(march.To)},
		{"1-day/open", hundred(b, 1)},
		{"1-day/closed", hundred(b, 1).Close(march.To)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				invoice, err := c.ledger.Invoice(march, nil)
				if err != nil {
					b.Fatal(err)
				}
				_ = invoice.Total.Decimal()
			}
		})
	}
}

// The floor of an invoice of 28 days: to make room for its lines and to copy them.
func BenchmarkInvoice100Floor(b *testing.B) {
	invoice, err := hundred(b, 28).Invoice(march, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		_ = slices.Clone(invoice.Lines)
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

// Three years of so many numbers: all facts told at once and in no order, the books
// closed month by month, an invoice for each of the 36 months.
func BenchmarkThreeYears(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000, 20_000} {
		facts := crowd(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				threeYears(b, facts)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/number")
		})
	}
}

// The floor of the same: to copy the facts, sort them by time, and find each number.
func BenchmarkThreeYearsFloor(b *testing.B) {
	facts := crowd(20_000)
	b.ReportAllocs()
	for b.Loop() {
		sorted := slices.Clone(facts)
		slices.SortFunc(sorted, func(a, b billing.Fact) int { return a.At.Compare(b.At) })
		seen := make(map[string]int, len(sorted))
		for i := range sorted {
			seen[sorted[i].Number] = i
		}
	}
}

// One more fact for a subscription that knows 33,333.
func BenchmarkTellOneMore(b *testing.B) {
	l := threeYears(b, crowd(20_000))
	last := billing.Fact{Key: "last", Kind: billing.FactNumberJoined, Number: "last", At: noon("2029-06-01")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Tell(time.UTC, last); err != nil {
			b.Fatal(err)
		}
	}
}

func threeYears(tb testing.TB, facts []billing.Fact) billing.Ledger {
	l, err := billing.Open(billing.Subscription{
		ID: "sub", Start: date("2026-01-01"), Plan: billing.Plan{ID: "team", Price: money("20.00 USD")},
	})
	if err == nil {
		l, err = l.Tell(time.UTC, facts...)
	}
	for k := 0; k < 36 && err == nil; k++ {
		month := billing.Period{From: l.Subscription.Start.AddMonths(k), To: l.Subscription.Start.AddMonths(k + 1)}
		l = l.Close(month.To)
		_, err = l.Invoice(month, nil)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return l
}
