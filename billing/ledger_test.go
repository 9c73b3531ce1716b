package billing_test

import (
	"encoding/json"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/golden"
)

// anyCase draws a case of [randomCase] under any policy.
func anyCase(t *rapid.T) (billing.Subscription, []billing.Fact, source) {
	s := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "n") }
	sub, facts := randomCase(s)
	sub.Policy.Proration = pick(s, billing.ProrateDaily, billing.ProrateDaily, billing.ProrateNone)
	sub.Policy.Credit = pick(s, billing.CreditDaily, billing.CreditDaily, billing.CreditNone)
	sub.Policy.PlanChange = pick(s, billing.ChangeAtOnce, billing.ChangeNextPeriod)
	for i := range facts {
		switch {
		case s(8) > 0:
		case facts[i].Kind == billing.FactPlanChanged:
			facts[i].Plan.Months = 1 + s(13)
		case facts[i].Kind == billing.FactItem:
			facts[i].Kind = pick(s, billing.FactTax, billing.FactPayment, billing.FactCarrierFee)
		}
	}
	return sub, facts, s
}

// net adds up quantities by charge.
func net(lines []billing.Line) map[billing.Charge]int {
	sums := map[billing.Charge]int{}
	for _, l := range lines {
		if sums[l.Charge] += l.Quantity; sums[l.Charge] == 0 {
			delete(sums, l.Charge)
		}
	}
	return sums
}

var equateDates = cmpopts.EquateComparable(calendar.Date{})

// What is due depends on the set of the facts: not on their order, not on how often
// they are told, nor on when the books were closed.
func TestOrderOfFactsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		end := sub.Start.AddDays(150)
		want := openWith(t, sub, facts...).Close(end)

		order := slices.Concat(facts, facts[:s(len(facts))]) // some twice
		rand.New(rand.NewPCG(uint64(s(1000)), 1)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l := openWith(t, sub)
		for len(order) > 0 {
			n := 1 + s(len(order))
			var err error
			l, err = l.Tell(time.UTC, order[:n]...)
			require.NoError(t, err)
			l, order = l.Close(sub.Start.AddDays(s(150))), order[n:]
		}
		l = l.Close(end)
		require.Empty(t, cmp.Diff(want.Facts, l.Facts, equateDates))
		require.Equal(t, net(want.Lines), net(l.Lines))
		require.Equal(t, total(want.Lines), total(l.Lines))
	})
}

// What was posted stays: closed books and their invoices never change, and no method
// changes the ledger that it was called on.
func TestClosedBooksStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		cut := s(len(facts) + 1)
		l := openWith(t, sub, facts[:cut]...).Close(sub.Start.AddDays(s(150)))
		before, err := json.Marshal(l)
		require.NoError(t, err)
		period := billing.Period{From: sub.Start.AddDays(-5), To: l.Closed}
		invoice, err := l.Invoice(period, &billing.InvoiceOptions{ShowFree: true})
		require.NoError(t, err)
		require.False(t, invoice.Draft)

		later, err := l.Tell(time.UTC, facts[cut:]...)
		require.NoError(t, err)
		later = later.Close(l.Closed.AddDays(s(60)))
		require.True(t, slices.Equal(l.Lines, later.Lines[:len(l.Lines)]))
		again, err := later.Invoice(period, &billing.InvoiceOptions{ShowFree: true})
		require.NoError(t, err)
		require.Equal(t, invoice, again)
		_, err = l.Invoice(billing.Period{From: sub.Start, To: sub.Start.AddDays(300)}, nil)
		require.NoError(t, err)
		l.Numbers(later.Closed)

		after, err := json.Marshal(l)
		require.NoError(t, err)
		require.Equal(t, string(before), string(after))
	})
}

// Invoices of adjoining periods add up to the invoice of both, statements to the
// ledger, and lines are told apart by their keys.
func TestSplittingAPeriodChangesNoTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		cut := s(len(facts) + 1)
		l := openWith(t, sub, facts[:cut]...).Close(sub.Start.AddDays(s(150)))
		l, err := l.Tell(time.UTC, facts[cut:]...)
		require.NoError(t, err)

		whole := billing.Period{From: sub.Start.AddDays(-5), To: sub.Start.AddDays(5 + s(150))}
		all, err := l.Invoice(whole, nil)
		require.NoError(t, err)
		book, err := l.Statement(whole)
		require.NoError(t, err)
		var invoiced, paid billing.Money
		owed := book.Opening
		for from := whole.From; from.Before(whole.To); {
			part := billing.Period{From: from, To: from.AddDays(1 + s(40))}
			if whole.To.Before(part.To) {
				part.To = whole.To
			}
			invoice, err := l.Invoice(part, nil)
			require.NoError(t, err)
			invoiced, err = invoiced.Add(invoice.Total)
			require.NoError(t, err)
			statement, err := l.Statement(part)
			require.NoError(t, err)
			require.Equal(t, owed, statement.Opening)
			require.Equal(t, invoice.Total, statement.Charges)
			owed = statement.Closing
			paid, err = paid.Add(statement.Payments)
			require.NoError(t, err)
			from = part.To
		}
		require.Equal(t, all.Total, invoiced)
		require.Equal(t, book.Charges, invoiced)
		require.Equal(t, book.Payments, paid)
		require.Equal(t, book.Closing, owed)

		closed := l.Close(whole.To)
		within := slices.DeleteFunc(slices.Clone(closed.Lines), func(l billing.Line) bool { return !l.Posted.Before(whole.To) })
		require.Equal(t, total(within), owed.Minor())
		keys := map[string]bool{}
		for _, line := range closed.Lines {
			require.False(t, keys[line.Key()], "key %s twice", line.Key())
			keys[line.Key()] = true
			require.NotZero(t, line.Quantity)
			require.Equal(t, int64(line.Quantity)*line.Unit.Minor(), line.Amount.Minor())
		}
		final, err := closed.Invoice(whole, nil)
		require.NoError(t, err)
		all.Draft = false
		require.Equal(t, all, final, "a draft is what closing posts")
	})
}

// Nobody is ever given back more than was charged.
func TestCreditsStayBelowCharges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		l := openWith(t, sub, facts...).Close(sub.Start.AddDays(s(200)))
		sum := int64(0)
		for _, line := range l.Lines {
			if line.Kind == billing.LinePlan || line.Kind == billing.LineExtraNumber {
				sum += line.Amount.Minor()
			}
			require.GreaterOrEqual(t, sum, int64(0))
		}
	})
}

// A stored ledger is the ledger.
func TestLedgerSurvivesStorage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		l := openWith(t, sub, facts...).Close(sub.Start.AddDays(s(150)))
		b, err := json.Marshal(l)
		require.NoError(t, err)
		var stored billing.Ledger
		require.NoError(t, json.Unmarshal(b, &stored))
		require.Empty(t, cmp.Diff(l, stored, equateDates, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(l)))
		end := sub.Start.AddDays(200)
		require.Equal(t, l.Close(end).Lines, stored.Close(end).Lines)
	})
}

func TestWireForm(t *testing.T) {
	l := samplePorted(t, billing.USD, labelsOf("en"))
	b, err := json.MarshalIndent(l, "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/ledger.json", append(b, '\n'))

	quote, err := sample(t, billing.USD).Quote(sampleRequest(billing.USD, labelsOf("en")))
	require.NoError(t, err)
	b, err = json.MarshalIndent(quote, "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/quote.json", append(b, '\n'))

	invoice, err := l.Invoice(billing.Period{From: date("2026-03-10"), To: date("2026-05-10")}, nil)
	require.NoError(t, err)
	b, err = json.MarshalIndent(invoice, "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/invoice.json", append(b, '\n'))
}

// A ledger that its host put together answers like one that was told, whatever it was
// copied from.
func TestLedgerByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub, facts, s := anyCase(t)
		end := sub.Start.AddDays(150)
		told := openWith(t, sub, facts...)
		want := told.Close(end).Lines
		require.Equal(t, want, billing.Ledger{Subscription: told.Subscription, Facts: told.Facts}.Close(end).Lines)

		fewer := told
		fewer.Facts = told.Facts[:s(len(told.Facts))]
		require.Equal(t, openWith(t, sub, fewer.Facts...).Close(end).Lines, fewer.Close(end).Lines)

		sub.Policy.Requested = pick(s, billing.CountWhenPorted, billing.CountWhenRequested)
		sub.Policy.Replaced = pick(s, billing.NotTwice, billing.Twice)
		other := told
		other.Subscription.Policy = sub.Policy
		require.Equal(t, openWith(t, sub, facts...).Close(end).Lines, other.Close(end).Lines)
		require.Equal(t, want, told.Close(end).Lines)
	})
}

// Memory grows with the numbers and no faster, told, closed and invoiced for three
// years in which something happens on every day.
func TestMemoryIsLinear(t *testing.T) {
	used := func(n int) int {
		facts := crowd(n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		threeYears(t, facts)
		runtime.ReadMemStats(&after)
		return int(after.TotalAlloc - before.TotalAlloc)
	}
	days := used(1_000) // lines, days and invoices, mostly
	for _, n := range []int{2_000, 5_000, 10_000, 20_000} {
		require.Less(t, used(n), days+n*800, "bytes for %d numbers", n)
	}
}

// An invoice allocates its lines at once, however many they are.
func TestInvoiceAllocatesLittle(t *testing.T) {
	open := hundred(t, 28)
	for _, l := range []billing.Ledger{open, open.Close(march.To)} {
		require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
			if _, err := l.Invoice(march, nil); err != nil {
				panic(err)
			}
		}), 6.0)
	}
}

// A sum that does not fit is an error, whatever is added behind it.
func TestSumsOfStoredLines(t *testing.T) {
	l := openWith(t, team(0))
	l.Closed = date("2026-04-01")
	most := money("92233720368547758.07 USD")
	for i, amount := range []billing.Money{most, most, money("1.00 USD")} {
		day := date("2026-03-10").AddDays(i)
		l.Lines = append(l.Lines, billing.Line{Charge: billing.Charge{Kind: billing.LineItem, Due: day, Unit: amount}, Quantity: 1, Amount: amount, Posted: day})
	}
	p := billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}
	_, err := l.Invoice(p, nil)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = l.Statement(p)
	require.ErrorIs(t, err, billing.ErrRange)
	inv, err := l.Invoice(billing.Period{From: date("2026-03-11"), To: date("2026-03-12")}, nil)
	require.NoError(t, err)
	require.Equal(t, most, inv.Total)
}

// A statement lists what is free too; an invoice only if it is asked for.
func TestFreeLines(t *testing.T) {
	l := openWith(t, team(0), joined("a", "2026-03-10", billing.OriginPorted, ""))
	p := billing.Period{From: date("2026-03-10"), To: date("2026-03-11")}
	for _, l := range []billing.Ledger{l, l.Close(date("2026-04-01"))} {
		s, err := l.Statement(p)
		require.NoError(t, err)
		require.Len(t, s.Lines, 1)
		require.Equal(t, billing.LinePortIn, s.Lines[0].Kind)
		inv, err := l.Invoice(p, nil)
		require.NoError(t, err)
		require.Empty(t, inv.Lines)
		inv, err = l.Invoice(p, &billing.InvoiceOptions{ShowFree: true})
		require.NoError(t, err)
		require.Len(t, inv.Lines, 1)
	}
}
