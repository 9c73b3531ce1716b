package billing_test

import (
	"cmp"
	"flag"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
)

var invoices = flag.Int("invoices", 1000, "how many random invoices to compare with math/big.Rat")

// source is where random cases come from: math/rand for many, rapid for small ones.
type source func(n int) int

func pick[T any](s source, of ...T) T { return of[s(len(of))] }

// randomCase draws a subscription under daily proration and credit, and facts.
func randomCase(s source) (billing.Subscription, []billing.Fact) {
	cents := func(n int) billing.Money {
		m, _ := billing.MinorUnits(int64(s(n)), billing.USD)
		return m
	}
	months := pick(s, 1, 1, 1, 3, 12)
	sub := billing.Subscription{
		ID:    "sub",
		Start: date("2023-12-01").AddDays(s(900)),
		Plan: billing.Plan{
			ID: "p", Version: "0", Price: cents(5000), Months: months,
			Included: s(3), ExtraPrice: cents(1000), TrialDays: pick(s, 0, 0, 5, 14),
		},
		Policy: billing.Policy{
			Cancel:    pick(s, billing.CancelAtOnce, billing.CancelPeriodEnd),
			Replaced:  pick(s, billing.NotTwice, billing.NotTwice, billing.Twice),
			Requested: pick(s, billing.CountWhenPorted, billing.CountWhenRequested),
			Inclusion: pick(s, billing.OldestFirst, billing.NewestFirst),
			Rounding:  pick(s, billing.HalfEven, billing.HalfUp, billing.Down, billing.Up),
			AnchorDay: pick(s, 0, 0, 1, 15, 28, 29, 30, 31),
		},
	}
	facts := make([]billing.Fact, 1+s(14))
	for i := range facts {
		f := billing.Fact{
			Key: "k" + strconv.Itoa(i),
			At:  sub.Start.AddDays(s(100)-3).At(s(24), 0, time.UTC),
		}
		switch kind := s(20); {
		case kind < 7:
			f.Kind, f.Number = billing.FactNumberJoined, pick(s, "a", "b", "c", "d")
			f.Origin = pick(s, billing.OriginNew, billing.OriginPorted, billing.OriginPorted)
			if f.Origin == billing.OriginPorted {
				f.Replaces = pick(s, "", "t", "u")
			}
		case kind < 9:
			f.Kind, f.Number, f.Origin = billing.FactNumberJoined, pick(s, "t", "u"), billing.OriginTemporary
		case kind < 11:
			f.Kind, f.Number, f.Replaces = billing.FactNumberRequested, pick(s, "a", "b", "c", "u"), pick(s, "", "t")
		case kind < 16:
			f.Kind, f.Number = billing.FactNumberLeft, pick(s, "a", "b", "c", "d", "t", "u")
		case kind < 17:
			f.Kind = billing.FactPortSubmitted
		case kind < 18:
			f.Kind, f.Amount = billing.FactItem, cents(3000)
		case kind < 19:
			f.Kind = billing.FactPlanChanged
			f.Plan = billing.Plan{
				ID: "p", Version: "v" + strconv.Itoa(i), Price: cents(5000), Months: months,
				Included: s(3), ExtraPrice: cents(1000),
			}
		default:
			f.Kind = billing.FactCanceled
		}
		facts[i] = f
	}
	return sub, facts
}

func openWith(t require.TestingT, sub billing.Subscription, facts ...billing.Fact) billing.Ledger {
	l, err := billing.Open(sub)
	require.NoError(t, err)
	l, err = l.Tell(time.UTC, facts...)
	require.NoError(t, err)
	return l
}

// total adds up the amounts of lines.
func total(lines []billing.Line) int64 {
	sum := int64(0)
	for _, l := range lines {
		sum += l.Amount.Minor()
	}
	return sum
}

// TestAgainstRat compares invoices with an oracle that knows no lines, credits or
// running state: it looks at every day apart and adds up what the day costs.
func TestAgainstRat(t *testing.T) {
	r := rand.New(rand.NewPCG(20261123, 8))
	for i := range *invoices {
		sub, facts := randomCase(r.IntN)
		before := sub.Start.AddDays(r.IntN(150))
		l := openWith(t, sub, facts...)
		if r.IntN(2) > 0 {
			l = l.Close(before)
		}
		invoice, err := l.Invoice(billing.Period{From: sub.Start.AddDays(-10), To: before}, nil)
		require.NoError(t, err)
		want := worth(l.Subscription, facts, before)
		if got := invoice.Total.Minor(); !want.IsInt64() || got != want.Int64() {
			t.Fatalf("case %d: %d cents, want %v\n%+v\n%+v", i, got, want, sub, facts)
		}
	}
}

// The invoices that are measured are right as well.
func TestMeasuredInvoicesAgainstRat(t *testing.T) {
	for _, l := range []billing.Ledger{hundred(t, 28), hundred(t, 1)} {
		invoice, err := l.Invoice(march, nil)
		require.NoError(t, err)
		require.Equal(t, worth(l.Subscription, l.Facts, march.To).Int64(), invoice.Total.Minor())
	}
}

// state is what a day looks like to the oracle.
type state struct {
	plan  billing.Plan
	extra int64
}

// worth returns in cents what is due on the days before a day.
func worth(sub billing.Subscription, facts []billing.Fact, before calendar.Date) *big.Int {
	sum := new(big.Int)
	facts = slices.DeleteFunc(slices.Clone(facts), func(f billing.Fact) bool {
		return !calendar.DateOf(f.At).Before(before)
	})
	slices.SortFunc(facts, func(a, b billing.Fact) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
	paid := sub.Start.AddDays(sub.Plan.TrialDays)
	canceled := calendar.Date{}
	for _, f := range facts {
		on := calendar.DateOf(f.At)
		switch {
		case f.Kind == billing.FactItem:
			sum.Add(sum, big.NewInt(f.Amount.Minor()))
		case !canceled.IsZero():
		case f.Kind == billing.FactPortSubmitted && on.Before(paid):
			paid = on
			if on.Before(sub.Start) {
				paid = sub.Start
			}
		case f.Kind == billing.FactCanceled:
			canceled = on
			if on.Before(paid) {
				return itemsOnly(facts)
			}
		}
	}
	if !paid.Before(before) {
		return itemsOnly(facts)
	}
	plans := boundaries(paid, before, sub.Policy.AnchorDay, sub.Plan.Months)
	months := boundaries(paid, before, sub.Policy.AnchorDay, 1)
	end := date("9000-01-01")
	if !canceled.IsZero() {
		end = canceled
		if sub.Policy.Cancel != billing.CancelAtOnce {
			_, end = around(plans, canceled)
		}
	}
	last := before.AddDays(-1)
	_, planStop := around(plans, last)
	_, monthStop := around(months, last)
	p := prices{sub.Policy.Rounding, map[fraction]*big.Int{}}
	var s state
	for d := paid; d.Before(end) && (d.Before(planStop) || d.Before(monthStop)); d = d.AddDays(1) {
		if d == paid || slices.ContainsFunc(facts, func(f billing.Fact) bool { return calendar.DateOf(f.At) == d }) {
			s = stateOn(sub, facts, d)
		}
		if d.Before(planStop) {
			sum.Add(sum, p.day(s.plan.Price, plans, d))
		}
		if d.Before(monthStop) {
			extra := p.day(s.plan.ExtraPrice, months, d)
			sum.Add(sum, extra.Mul(extra, big.NewInt(s.extra)))
		}
	}
	return sum
}

func itemsOnly(facts []billing.Fact) *big.Int {
	sum := new(big.Int)
	for _, f := range facts {
		if f.Kind == billing.FactItem {
			sum.Add(sum, big.NewInt(f.Amount.Minor()))
		}
	}
	return sum
}

// boundaries lists the first days of periods from the one that contains paid to the
// one after before, by asking every day of the calendar.
func boundaries(paid, before calendar.Date, anchor, months int) []calendar.Date {
	if anchor == 0 {
		anchor = paid.Day()
	}
	isStart := func(d calendar.Date) bool {
		tomorrow := d.AddDays(1)
		return d.Day() == anchor || d.Day() < anchor && tomorrow.Month() != d.Month()
	}
	first := paid
	for !isStart(first) {
		first = first.AddDays(-1)
	}
	var out []calendar.Date
	for d, n := first, 0; len(out) < 2 || !out[len(out)-1].After(before); d = d.AddDays(1) {
		if isStart(d) {
			if n%months == 0 {
				out = append(out, d)
			}
			n++
		}
	}
	return out
}

func around(starts []calendar.Date, d calendar.Date) (from, to calendar.Date) {
	for i := range starts {
		if d.Before(starts[i+1]) {
			return starts[i], starts[i+1]
		}
	}
	panic("too few periods")
}

// prices divides prices in exact fractions, each once.
type prices struct {
	rounding billing.Rounding
	parts    map[fraction]*big.Int
}

type fraction struct {
	minor    int64
	days, of int
}

// day is the part of a price that falls on a day: what the period costs from the day on,
// less what it costs from the next day on, each rounded.
func (p prices) day(price billing.Money, starts []calendar.Date, d calendar.Date) *big.Int {
	from, to := around(starts, d)
	rest := func(days int) *big.Int {
		f := fraction{price.Minor(), days, to.Sub(from)}
		if p.parts[f] == nil {
			p.parts[f] = roundRat(big.NewRat(f.minor*int64(days), int64(f.of)), p.rounding)
		}
		return p.parts[f]
	}
	n := to.Sub(d)
	return new(big.Int).Sub(rest(n), rest(n-1))
}

// roundRat rounds a number that is not negative.
func roundRat(x *big.Rat, r billing.Rounding) *big.Int {
	floor, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	up := false
	switch half := rest.Lsh(rest, 1).Cmp(x.Denom()); r {
	case billing.Up:
		up = rest.Sign() > 0
	case billing.Down:
	case billing.HalfUp:
		up = half >= 0
	default:
		up = half > 0 || half == 0 && floor.Bit(0) == 1
	}
	if up {
		floor.Add(floor, big.NewInt(1))
	}
	return floor
}

// stateOn replays the facts up to the end of a day.
func stateOn(sub billing.Subscription, facts []billing.Fact, day calendar.Date) state {
	type number struct {
		active, asked, temporary bool
		replaces                 string
	}
	numbers := map[string]number{}
	s := state{plan: sub.Plan}
	canceled := false
	for _, f := range facts {
		if day.Before(calendar.DateOf(f.At)) {
			break
		}
		n := numbers[f.Number]
		switch f.Kind {
		case billing.FactNumberJoined:
			if n.active {
				continue
			}
			n.active, n.temporary = true, f.Origin == billing.OriginTemporary
			if f.Replaces != "" {
				n.replaces = f.Replaces
			}
			if n.temporary {
				n.replaces = ""
			}
		case billing.FactNumberRequested:
			if n.active || n.asked {
				continue
			}
			n.asked, n.replaces = true, f.Replaces
		case billing.FactNumberLeft:
			n = number{}
		case billing.FactPlanChanged:
			if !canceled {
				s.plan = f.Plan
			}
			continue
		case billing.FactCanceled:
			canceled = true
			continue
		default:
			continue
		}
		numbers[f.Number] = n
	}
	here := func(n number) bool {
		return n.active || n.asked && sub.Policy.Requested == billing.CountWhenRequested
	}
	count := 0
	for id, n := range numbers {
		if !here(n) {
			continue
		}
		replaced := false
		for _, other := range numbers {
			replaced = replaced || here(other) && other.replaces == id
		}
		if replaced && n.active && n.temporary && sub.Policy.Replaced == billing.NotTwice {
			continue
		}
		count++
	}
	s.extra = int64(max(0, count-s.plan.Included))
	return s
}
