package billing_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
)

func TestOpenNamesAllProblems(t *testing.T) {
	_, err := billing.Open(billing.Subscription{})
	problems, ok := errors.AsType[*billing.ProblemsError](err)
	require.True(t, ok)
	require.EqualError(t, err, "billing: id: a subscription needs an ID (4 in all)")
	fields := func(ps []billing.Problem) (out []string) {
		for _, p := range ps {
			require.NotEmpty(t, p.Message)
			out = append(out, p.Field+" "+p.Code)
		}
		return out
	}
	require.Equal(t, []string{"id required", "plan.id required", "plan.price required", "start required"}, fields(problems.Problems))

	_, err = billing.Open(billing.Subscription{
		ID: "s", Start: date("9900-01-01"),
		Plan: billing.Plan{
			ID: "p", Price: money("-1.00 CAD"), Months: -1, Included: -1, TrialDays: -1,
		},
		Policy: billing.Policy{
			Inclusion: "x", Replaced: "x", Requested: "x", Proration: "x", Credit: "x",
			PlanChange: "x", Cancel: "x", Rounding: "x", AnchorDay: 32,
		},
	})
	problems, ok = errors.AsType[*billing.ProblemsError](err)
	require.True(t, ok)
	require.Equal(t, []string{
		"plan.price range", "plan.months range", "plan.included range", "plan.extra_price currency", "plan.trial_days range",
		"start range",
		"policy.inclusion unknown", "policy.replaced unknown", "policy.requested unknown", "policy.proration unknown", "policy.credit unknown",
		"policy.plan_change unknown", "policy.cancel unknown", "policy.rounding unknown", "policy.anchor_day range",
	}, fields(problems.Problems))

	l, err := billing.Open(billing.Subscription{ID: "s", Start: date("2026-03-01"), Plan: billing.Plan{ID: "p", Price: money("0.00 USD")}})
	require.NoError(t, err)
	require.Equal(t, money("5.00 USD"), l.Subscription.Plan.ExtraPrice, "the preset of S38")
}

func TestTellRefuses(t *testing.T) {
	at := noon("2026-03-05")
	l := openWith(t, team(14), joined("a", "2026-03-02", "", ""))
	other := billing.Plan{ID: "p", Price: money("5.00 CAD"), ExtraPrice: money("5.00 CAD")}
	for _, c := range []struct {
		fact billing.Fact
		is   error
		text string
	}{
		{billing.Fact{Kind: billing.FactCanceled, At: at}, billing.ErrFact, "billing: not a fact of its kind: fact 1: key"},
		{billing.Fact{Key: "k", Kind: billing.FactCanceled}, billing.ErrFact, "billing: not a fact of its kind: fact 1: at"},
		{billing.Fact{Key: "k", Kind: billing.FactCanceled, At: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}, billing.ErrFact, "billing: not a fact of its kind: fact 1: at"},
		{billing.Fact{Key: "k", Kind: billing.FactNumberLeft, At: at}, billing.ErrFact, "billing: not a fact of its kind: fact 1: number"},
		{billing.Fact{Key: "k", Kind: billing.FactNumberJoined, At: at, Number: "n", Replaces: "t"}, billing.ErrFact, "billing: not a fact of its kind: fact 1: replaces"},
		{billing.Fact{Key: "k", Kind: billing.FactPlanChanged, At: at}, billing.ErrFact, "billing: not a fact of its kind: fact 1: plan.id"},
		{billing.Fact{Key: "k", Kind: billing.FactPlanChanged, At: at, Plan: other}, billing.ErrMixed, "billing: amounts of different currencies: fact 1: plan.price"},
		{billing.Fact{Key: "k", Kind: billing.FactItem, At: at}, billing.ErrFact, "billing: not a fact of its kind: fact 1: amount"},
		{billing.Fact{Key: "k", Kind: billing.FactTax, At: at, Amount: money("1.00 CAD")}, billing.ErrMixed, "billing: amounts of different currencies: fact 1: amount"},
		{billing.Fact{Key: "k", Kind: billing.FactPayment, At: at, Amount: money("99999999999.00 USD")}, billing.ErrRange, "billing: amount out of range: fact 1: amount"},
		{billing.Fact{Key: "a", Kind: billing.FactNumberJoined, At: at, Number: "b"}, billing.ErrConflict, "billing: told before with another content: fact 1"},
		{billing.Fact{Key: "ok", Kind: billing.FactCanceled, At: at}, billing.ErrConflict, "billing: told before with another content: fact 1"},
		{billing.Fact{Key: "k", Kind: billing.FactPlanChanged, At: at, Plan: billing.Plan{ID: "team", Price: money("21.00 USD")}}, billing.ErrConflict, "billing: told before with another content: fact 1: plan"},
	} {
		got, err := l.Tell(time.UTC, billing.Fact{Key: "ok", Kind: billing.FactPortSubmitted, At: at}, c.fact)
		require.EqualError(t, err, c.text)
		require.ErrorIs(t, err, c.is)
		typed, ok := errors.AsType[*billing.FactError](err)
		require.True(t, ok)
		require.Equal(t, 1, typed.Index)
		require.Equal(t, l, got, "nothing of the call was told")
	}

	got, err := l.Tell(time.UTC,
		billing.Fact{Key: "fee", Kind: billing.FactCarrierFee, At: at, Amount: money("9.00 CAD")}, // a note may be in any currency
		billing.Fact{Key: "new", Kind: "number-painted", At: at})
	require.NoError(t, err)
	require.Len(t, got.Facts, 3, "an unknown kind is kept")
	invoice, err := got.Invoice(billing.Period{From: date("2026-03-01"), To: date("2026-03-14")}, nil)
	require.NoError(t, err)
	require.Empty(t, invoice.Lines)
	require.Equal(t, money("0.00 USD"), invoice.Total)
	require.Equal(t, money("9.00 CAD"), invoice.Notes[0].Noted)
}

// The instant is kept without its zone and its monotonic reading, and a fact told
// again with a later instant is the same fact.
func TestTellAgain(t *testing.T) {
	denver := time.FixedZone("MST", -7*3600)
	first := time.Date(2026, 3, 10, 9, 0, 0, 0, denver)
	fact := func(at time.Time) billing.Fact {
		return billing.Fact{Key: "trial", Kind: billing.FactPortSubmitted, At: at}
	}
	for _, order := range [][]billing.Fact{
		{fact(first), fact(first.AddDate(0, 0, 2))},
		{fact(first.AddDate(0, 0, 2)), fact(first)},
	} {
		l, err := openWith(t, team(14)).Tell(denver, order...)
		require.NoError(t, err)
		require.Equal(t, []billing.Fact{{
			Key: "trial", Kind: billing.FactPortSubmitted, At: first.UTC(), On: date("2026-03-10"),
		}}, l.Facts)
	}
}

// A fact that is told again of an earlier instant takes the place of the one that is
// known, down to the nanosecond; nothing else moves, and it counts once.
func TestTellEarlier(t *testing.T) {
	item := func(key string, at time.Time) billing.Fact {
		return billing.Fact{Key: key, Kind: billing.FactItem, At: at, Label: key, Amount: money("1.00 USD")}
	}
	at := noon("2026-03-10")
	keys := func(l billing.Ledger) (out []string) {
		for _, f := range l.Facts {
			out = append(out, f.Key)
		}
		return out
	}
	l, err := openWith(t, team(0)).Tell(time.UTC, item("a", at), item("b", at.Add(2)), item("c", at.Add(3)), item("d", at.Add(4)))
	require.NoError(t, err)
	require.Equal(t, []string{"a", "b", "c", "d"}, keys(l))
	moved, err := l.Tell(time.UTC, item("d", at.Add(1)), item("b", at.Add(-1)), item("c", at.Add(3)), item("a", at.Add(9)))
	require.NoError(t, err)
	require.Equal(t, []string{"b", "a", "d", "c"}, keys(moved))
	require.Equal(t, []string{"a", "b", "c", "d"}, keys(l), "the ledger itself stays")
	inv, err := moved.Invoice(billing.Period{From: date("2026-03-10"), To: date("2026-03-11")}, nil)
	require.NoError(t, err)
	require.Equal(t, "4.00 USD", inv.Total.String())
	again, err := moved.Tell(time.UTC, item("d", at.Add(1)))
	require.NoError(t, err)
	require.Equal(t, moved.Facts, again.Facts)
	other := item("d", at)
	other.Label = "other"
	_, err = moved.Tell(time.UTC, other, billing.Fact{})
	require.EqualError(t, err, "billing: told before with another content: fact 0", "the first that is refused")
	_, err = moved.Tell(time.UTC, billing.Fact{}, other)
	require.EqualError(t, err, "billing: not a fact of its kind: fact 0: key")
}

// What happened at one instant stands by kind and key, in whatever order it is told.
func TestTellAtOneInstant(t *testing.T) {
	facts := []billing.Fact{joined("b", "2026-03-10", "", ""), joined("a", "2026-03-10", "", ""), joined("c", "2026-03-10", "", "")}
	left := billing.Fact{Key: "0", Kind: billing.FactNumberLeft, At: noon("2026-03-10"), Number: "a"}
	first, err := openWith(t, team(0)).Tell(time.UTC, append(facts, left)...)
	require.NoError(t, err)
	second, err := openWith(t, team(0)).Tell(time.UTC, left, facts[2], facts[1], facts[0])
	require.NoError(t, err)
	require.Equal(t, first.Facts, second.Facts)
	var keys []string
	for _, f := range first.Facts {
		keys = append(keys, f.Key)
	}
	require.Equal(t, []string{"a", "b", "c", "0"}, keys)
	third := openWith(t, team(0))
	for _, f := range []billing.Fact{left, facts[0], facts[2], facts[1]} {
		third, err = third.Tell(time.UTC, f)
		require.NoError(t, err)
	}
	require.Equal(t, first.Facts, third.Facts, "one by one too")
}

// A version of a plan is one plan, whoever names it: the subscription, a fact that is
// known, or one that is told beside it.
func TestPlanVersions(t *testing.T) {
	change := func(key, version, price string) billing.Fact {
		return billing.Fact{Key: key, Kind: billing.FactPlanChanged, At: noon("2026-03-10"), Plan: billing.Plan{ID: "team", Version: version, Price: money(price)}}
	}
	l := openWith(t, team(0))
	_, err := l.Tell(time.UTC, change("a", "2", "21.00 USD"), change("b", "2", "22.00 USD"))
	require.EqualError(t, err, "billing: told before with another content: fact 1: plan")
	_, err = l.Tell(time.UTC, change("a", "2", "21.00 USD"), change("b", "2", "21.00 USD"), change("c", "3", "22.00 USD"))
	require.NoError(t, err)
	l, err = l.Tell(time.UTC, change("a", "2", "21.00 USD"), change("b", "3", "23.00 USD"))
	require.NoError(t, err)
	for version, price := range map[string]string{"": "20.00 USD", "2": "21.00 USD", "3": "23.00 USD"} {
		_, err = l.Tell(time.UTC, billing.Fact{Key: "item", Kind: billing.FactItem, At: noon("2026-03-10"), Amount: money("1.00 USD")}, change("c", version, "99.00 USD"))
		require.EqualError(t, err, "billing: told before with another content: fact 1: plan", version)
		again := change("c", version, price)
		if version == "" {
			again.Plan = l.Subscription.Plan
		}
		_, err = l.Tell(time.UTC, again)
		require.NoError(t, err, version)
	}
}

// What a plan may be, to its limits.
func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(s *billing.Subscription)
		want   string
	}{
		{"months", func(s *billing.Subscription) { s.Plan.Months = 120 }, ""},
		{"months", func(s *billing.Subscription) { s.Plan.Months = 121 }, "plan.months"},
		{"trial", func(s *billing.Subscription) { s.Plan.TrialDays = 3660 }, ""},
		{"trial", func(s *billing.Subscription) { s.Plan.TrialDays = 3661 }, "plan.trial_days"},
		{"price", func(s *billing.Subscription) { s.Plan.Price = money("10000000000.00 USD") }, ""},
		{"price", func(s *billing.Subscription) { s.Plan.Price = money("10000000000.01 USD") }, "plan.price"},
		{"price", func(s *billing.Subscription) { s.Plan.Price = money("-0.01 USD") }, "plan.price"},
		{"price", func(s *billing.Subscription) { s.Plan.Price = money("0.00 USD") }, ""},
		{"extra", func(s *billing.Subscription) { s.Plan.ExtraPrice = money("10000000000.00 USD") }, ""},
		{"extra", func(s *billing.Subscription) { s.Plan.ExtraPrice = money("10000000000.01 USD") }, "plan.extra_price"},
		{"extra", func(s *billing.Subscription) { s.Plan.ExtraPrice = money("-0.01 USD") }, "plan.extra_price"},
		{"start", func(s *billing.Subscription) { s.Start = date("1900-01-01") }, ""},
		{"start", func(s *billing.Subscription) { s.Start = date("1899-12-31") }, "start"},
		{"start", func(s *billing.Subscription) { s.Start = date("8999-12-31") }, ""},
		{"start", func(s *billing.Subscription) { s.Start = date("9000-01-01") }, "start"},
		{"anchor", func(s *billing.Subscription) { s.Policy.AnchorDay = 31 }, ""},
		{"anchor", func(s *billing.Subscription) { s.Policy.AnchorDay = -1 }, "policy.anchor_day"},
	} {
		s := team(0)
		tt.change(&s)
		_, err := billing.Open(s)
		if tt.want == "" {
			require.NoError(t, err, tt.name)
			continue
		}
		problems, ok := errors.AsType[*billing.ProblemsError](err)
		require.True(t, ok, tt.name)
		require.Equal(t, tt.want, problems.Problems[0].Field)
	}
	_, err := openWith(t, team(0)).Tell(time.UTC, billing.Fact{
		Key: "p", Kind: billing.FactPlanChanged, At: noon("2026-03-10"), Plan: billing.Plan{ID: "big", Price: money("30.00 USD"), Months: 121},
	})
	require.EqualError(t, err, "billing: not a fact of its kind: fact 0: plan.months", "as of a plan that is sold")
	for amount, want := range map[string]error{"10000000000.00 USD": nil, "-10000000000.00 USD": nil, "10000000000.01 USD": billing.ErrRange, "-10000000000.01 USD": billing.ErrRange} {
		_, err := openWith(t, team(0)).Tell(time.UTC, billing.Fact{Key: "i", Kind: billing.FactItem, At: noon("2026-03-10"), Amount: money(amount)})
		require.ErrorIs(t, err, want, amount)
	}
}

// The plan of a day decides how many numbers it includes, and a plan without a name is
// read by its ID.
func TestPlanOfADay(t *testing.T) {
	l := openWith(t, team(0), joined("a", "2026-03-02", "", ""), joined("b", "2026-03-03", "", ""))
	require.Equal(t, billing.Extra, l.Numbers(date("2026-03-20"))[1].Standing)
	l, err := l.Tell(time.UTC, billing.Fact{
		Key: "p", Kind: billing.FactPlanChanged, At: noon("2026-03-10"), Plan: billing.Plan{ID: "big", Price: money("30.00 USD"), Included: 2},
	})
	require.NoError(t, err)
	require.Equal(t, billing.Extra, l.Numbers(date("2026-03-09"))[1].Standing)
	require.Equal(t, billing.Included, l.Numbers(date("2026-03-10"))[1].Standing)
	inv, err := l.Invoice(billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}, nil)
	require.NoError(t, err)
	labels := map[string]bool{}
	for _, line := range inv.Lines {
		labels[line.Label] = true
	}
	require.True(t, labels["team"] && labels["big"], labels)
}

// The month of service that contains a day is found years ahead too.
func TestPeriodOfYearsAhead(t *testing.T) {
	l := openWith(t, team(14))
	for day, want := range map[string]string{
		"2026-03-15": "2026-03-15", "2026-04-14": "2026-03-15", "2026-04-15": "2026-04-15", "2027-01-14": "2026-12-15",
		"2027-03-15": "2027-03-15", "2031-07-01": "2031-06-15",
	} {
		p, ok := l.PeriodOf(date(day))
		require.True(t, ok)
		require.Equal(t, want, p.From.String(), day)
		require.True(t, p.Contains(date(day)))
	}
}

// Ledgers that came from one do not share what they were told.
func TestTellSharesNothing(t *testing.T) {
	l := openWith(t, team(14), joined("a", "2026-03-05", "", ""), joined("b", "2026-03-06", "", ""))
	l.Facts = l.Facts[:1:2] // with room to append
	earlier, err := l.Tell(time.UTC, joined("a", "2026-03-02", "", ""))
	require.NoError(t, err)
	one, err := l.Tell(time.UTC, joined("c", "2026-03-07", "", ""))
	require.NoError(t, err)
	two, err := l.Tell(time.UTC, joined("d", "2026-03-07", "", ""))
	require.NoError(t, err)
	require.Equal(t, date("2026-03-05"), l.Facts[0].On)
	require.Equal(t, date("2026-03-02"), earlier.Facts[0].On)
	require.Equal(t, "c", one.Facts[1].Key)
	require.Equal(t, "d", two.Facts[1].Key)
	require.Equal(t, "b", l.Facts[:2][1].Key)
}

func TestNumbers(t *testing.T) {
	facts := []billing.Fact{
		joined("t", "2026-03-01", billing.OriginTemporary, ""),
		joined("b", "2026-03-02", "", ""),
		{Key: "r", Kind: billing.FactNumberRequested, At: noon("2026-03-03"), Number: "a", Label: "A", Replaces: "t"},
		{Key: "r2", Kind: billing.FactNumberRequested, At: noon("2026-03-03"), Number: "c"},
		joined("a", "2026-03-10", billing.OriginPorted, ""), // its request named the temporary number
	}
	list := func(p billing.Policy, day string) (out []string) {
		sub := team(0)
		sub.Policy = p
		for _, n := range openWith(t, sub, facts...).Numbers(date(day)) {
			out = append(out, n.Number+" "+string(n.Standing)+" "+n.Since.String()+n.Label)
		}
		return out
	}
	require.Equal(t, []string{
		"t included 2026-03-01", "b extra 2026-03-02", "a requested 2026-03-03A", "c requested 2026-03-03",
	}, list(billing.Policy{}, "2026-03-09"))
	require.Equal(t, []string{
		"a included 2026-03-10A", "b extra 2026-03-02", "t replaced 2026-03-01", "c requested 2026-03-03",
	}, list(billing.Policy{}, "2026-03-10"), "the ported number has the place of the temporary one")
	require.Equal(t, []string{
		"b included 2026-03-02", "a extra 2026-03-10A", "c requested 2026-03-03", "t replaced 2026-03-01",
	}, list(billing.Policy{Inclusion: billing.NewestFirst}, "2026-03-10"))
	require.Equal(t, []string{
		"a included 2026-03-10A", "t extra 2026-03-01", "b extra 2026-03-02", "c requested 2026-03-03",
	}, list(billing.Policy{Replaced: billing.Twice}, "2026-03-10"))
	require.Equal(t, []string{
		"a included 2026-03-03A", "b extra 2026-03-02", "c extra 2026-03-03", "t replaced 2026-03-01",
	}, list(billing.Policy{Requested: billing.CountWhenRequested}, "2026-03-09"))
	require.Empty(t, list(billing.Policy{}, "2026-02-28"))
	facts = append(facts, joined("e", "2026-03-11", "", ""), joined("c", "2026-03-12", billing.OriginPorted, ""))
	require.Equal(t, []string{
		"a included 2026-03-10A", "b extra 2026-03-02", "c extra 2026-03-12", "e extra 2026-03-11", "t replaced 2026-03-01",
	}, list(billing.Policy{Requested: billing.CountWhenRequested}, "2026-03-12"), "as old as its request")
	require.Equal(t, []string{
		"a included 2026-03-10A", "b extra 2026-03-02", "e extra 2026-03-11", "c extra 2026-03-12", "t replaced 2026-03-01",
	}, list(billing.Policy{}, "2026-03-12"))
}

func TestPeriod(t *testing.T) {
	p := billing.Period{From: date("2028-02-01"), To: date("2028-03-01")}
	require.Equal(t, 29, p.Days())
	require.Equal(t, date("2028-02-29"), p.Last())
	require.True(t, p.Contains(p.From))
	require.False(t, p.Contains(p.To))
	require.True(t, p.IsValid())
	require.Zero(t, billing.Period{From: p.To, To: p.From}.Days())
	require.False(t, billing.Period{}.IsValid())
	require.False(t, billing.Period{To: p.To}.IsValid())
	require.False(t, billing.Period{}.Contains(calendar.Date{}))
}

func TestLineKey(t *testing.T) {
	l := samplePorted(t, billing.USD, labelsOf("en")).Close(date("2026-04-11"))
	keys := make([]string, len(l.Lines))
	for i, line := range l.Lines {
		keys[i] = line.Key()
	}
	require.Contains(t, keys, "plan/2026-03-10/2026-04-10/team@2/20.00/0")
	require.Contains(t, keys, "carrier-fee/2026-03-20/fee/0.00/0")
	require.Contains(t, keys, "extra-number/2026-04-01/2026-04-10/team@2/1.45/0")
}

// A ledger at the end of the calendar stops.
func TestEndOfCalendar(t *testing.T) {
	sub := team(0)
	sub.Start = date("8999-12-01")
	l := openWith(t, sub, joined("a", "8999-12-01", "", "")).Close(date("9999-12-31"))
	require.Len(t, l.Lines, 1000*12)
}
