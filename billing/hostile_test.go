package billing_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
)

// through is what is due from March 1, 2026 to the end of a day.
func through(t *testing.T, l billing.Ledger, day string) billing.Money {
	t.Helper()
	v, err := l.Invoice(billing.Period{From: date("2026-03-01"), To: date(day).AddDays(1)}, nil)
	require.NoError(t, err)
	return v.Total
}

// Facts that contradict each other are charged once, and nothing is had for free.
func TestContradictions(t *testing.T) {
	left := func(number, day string) billing.Fact {
		return billing.Fact{Key: number + " left " + day, Kind: billing.FactNumberLeft, At: noon(day), Number: number}
	}
	again := func(f billing.Fact, key, day string) billing.Fact {
		f.Key, f.At = key, noon(day)
		return f
	}
	requested := func(number, replaces string) billing.Fact {
		return billing.Fact{Key: number + " requested", Kind: billing.FactNumberRequested, At: noon("2026-03-01"), Number: number, Replaces: replaces}
	}
	a := joined("a", "2026-03-01", "", "")
	for _, c := range []struct {
		name  string
		facts []billing.Fact
		want  string // of March, in a plan of 20.00 with one number included
	}{
		{"left, and never joined", []billing.Fact{left("a", "2026-03-01")}, "20.00 USD"},
		{"left before it joined", []billing.Fact{left("a", "2026-03-01"), left("b", "2026-03-01"), joined("a", "2026-03-02", "", ""), joined("b", "2026-03-02", "", "")}, "24.84 USD"},
		{"joined twice", []billing.Fact{a, again(a, "again", "2026-03-05"), again(a, "and again", "2026-03-09")}, "20.00 USD"},
		{"joined twice, left once", []billing.Fact{a, joined("b", "2026-03-01", "", ""), again(joined("b", "2026-03-01", "", ""), "again", "2026-03-05"), left("b", "2026-03-17")}, "22.58 USD"},
		{"left twice", []billing.Fact{a, joined("b", "2026-03-01", "", ""), left("b", "2026-03-17"), left("b", "2026-03-20")}, "22.58 USD"},
		{"joined and left at one instant", []billing.Fact{a, left("b", "2026-03-05"), joined("b", "2026-03-05", "", "")}, "20.00 USD"},
		{"requested after it joined", []billing.Fact{a, joined("b", "2026-03-01", "", ""), again(requested("b", ""), "late", "2026-03-05")}, "25.00 USD"},
		{
			"two temporary numbers that were requested in each other's place",
			[]billing.Fact{
				requested("s", "t"), requested("t", "s"),
				joined("s", "2026-03-02", billing.OriginTemporary, ""), joined("t", "2026-03-02", billing.OriginTemporary, ""),
			},
			"24.84 USD",
		},
		{
			"two ported numbers replace one temporary number",
			[]billing.Fact{
				joined("t", "2026-03-01", billing.OriginTemporary, ""),
				joined("b", "2026-03-01", billing.OriginPorted, "t"), joined("c", "2026-03-01", billing.OriginPorted, "t"),
			},
			"25.00 USD",
		},
		{
			"a number replaces one that is not temporary",
			[]billing.Fact{a, joined("b", "2026-03-01", billing.OriginPorted, "a")},
			"25.00 USD",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, through(t, openWith(t, team(0), c.facts...), "2026-03-31").String())
		})
	}
}

// A number cannot stand in for itself.
func TestReplacesItself(t *testing.T) {
	for _, f := range []billing.Fact{
		joined("a", "2026-03-02", billing.OriginPorted, "a"),
		{Key: "r", Kind: billing.FactNumberRequested, At: noon("2026-03-02"), Number: "a", Replaces: "a"},
	} {
		_, err := openWith(t, team(0)).Tell(time.UTC, f)
		require.EqualError(t, err, "billing: not a fact of its kind: fact 0: replaces")
	}
}

// A change to a plan of another length and back on one day changes nothing: the year
// that was paid for does not begin again.
func TestPlanThereAndBackOnOneDay(t *testing.T) {
	year := billing.Plan{ID: "year", Price: money("120.00 USD"), Months: 12}
	month := billing.Plan{ID: "month", Price: money("12.00 USD")}
	sub := billing.Subscription{ID: "sub", Start: date("2026-03-01"), Plan: year}
	at := noon("2026-08-15")
	l := openWith(t, sub,
		billing.Fact{Key: "1", Kind: billing.FactPlanChanged, At: at, Plan: month},
		billing.Fact{Key: "2", Kind: billing.FactPlanChanged, At: at.Add(time.Minute), Plan: year})
	require.Equal(t, "120.00 USD", through(t, l, "2027-02-28").String())
	require.Equal(t, "240.00 USD", through(t, l, "2027-03-01").String())
}

// A plan that changes at the instant at which the trial ends is the one that is paid.
func TestPlanChangesAsTheTrialEnds(t *testing.T) {
	pro := billing.Plan{ID: "pro", Price: money("50.00 USD")}
	for _, change := range []billing.PlanChange{billing.ChangeAtOnce, billing.ChangeNextPeriod} {
		sub := team(14)
		sub.Policy.PlanChange = change
		submitted := billing.Fact{Key: "p", Kind: billing.FactPortSubmitted, At: noon("2026-03-10")}
		l := openWith(t, sub, submitted, billing.Fact{Key: "c", Kind: billing.FactPlanChanged, At: noon("2026-03-10"), Plan: pro})
		require.Equal(t, "50.00 USD", through(t, l, "2026-03-31").String())
		l = openWith(t, sub, billing.Fact{Key: "c", Kind: billing.FactPlanChanged, At: date("2026-03-15").At(0, 0, time.UTC), Plan: pro})
		require.Equal(t, "50.00 USD", through(t, l, "2026-03-31").String(), "the trial ends by itself")
	}
}

// After a cancelation in the trial no plan comes into effect.
func TestPlanChangesAfterTheEnd(t *testing.T) {
	big := billing.Plan{ID: "big", Price: money("90.00 USD"), Included: 10}
	l := openWith(t, team(14), joined("a", "2026-03-01", "", ""), joined("b", "2026-03-01", "", ""),
		billing.Fact{Key: "c", Kind: billing.FactCanceled, At: noon("2026-03-05")},
		billing.Fact{Key: "p", Kind: billing.FactPlanChanged, At: noon("2026-03-06"), Plan: big})
	require.Equal(t, billing.Extra, l.Numbers(date("2026-03-07"))[1].Standing)
	require.Equal(t, "0.00 USD", through(t, l, "2026-12-31").String())
}

// Days are those of the account's zone: around midnight, when clocks change, and at
// the edges of the world.
func TestDaysOfTheZone(t *testing.T) {
	east, west := time.FixedZone("+14", 14*3600), time.FixedZone("-12", -12*3600)
	at := time.Date(2026, 3, 31, 11, 0, 0, 0, time.UTC) // April 1 in the east, March 30 in the west
	for _, c := range []struct {
		zone *time.Location
		due  string
	}{{east, "2026-04-01"}, {west, "2026-03-30"}, {time.UTC, "2026-03-31"}} {
		l, err := openWith(t, team(0)).Tell(c.zone, billing.Fact{Key: "i", Kind: billing.FactItem, At: at, Amount: money("1.00 USD")})
		require.NoError(t, err)
		lines := l.Close(date("2026-04-02")).Lines
		i := 0
		for lines[i].Kind != billing.LineItem {
			i++
		}
		require.Equal(t, c.due, lines[i].Due.String())
	}
	l, err := openWith(t, team(0)).Tell(time.UTC, billing.Fact{Key: "i", Kind: billing.FactItem, At: time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC), Amount: money("1.00 USD")})
	require.NoError(t, err)
	_, err = l.Tell(east, billing.Fact{Key: "j", Kind: billing.FactItem, At: time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC), Amount: money("1.00 USD")})
	require.ErrorIs(t, err, billing.ErrFact, "that is the year 10000 there")
}

// Sums that do not fit are errors, never another sum.
func TestSumsOutOfRange(t *testing.T) {
	most := money("10000000000.00 USD")
	sub := billing.Subscription{ID: "sub", Start: date("2026-03-01"), Plan: billing.Plan{ID: "p", Price: most, ExtraPrice: most}}
	facts := make([]billing.Fact, 1000)
	for i := range facts {
		id := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		facts[i] = billing.Fact{Key: id, Kind: billing.FactNumberJoined, At: noon("2026-03-01"), Number: id}
	}
	l := openWith(t, sub, facts...)
	require.Equal(t, "10010000000000.00 USD", through(t, l, "2026-03-31").String())
	century := billing.Period{From: date("2026-03-01"), To: date("4026-03-01")}
	_, err := l.Invoice(century, nil)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = l.Statement(century)
	require.ErrorIs(t, err, billing.ErrRange)
}

func TestQuoteNeedsAnInstant(t *testing.T) {
	for _, at := range []time.Time{{}, time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		_, err := openWith(t, team(14)).Quote(billing.PortRequest{At: at, Zone: time.UTC})
		require.ErrorIs(t, err, billing.ErrFact)
	}
}

// What a host puts into labels stays in its cell.
func TestLabelsStayInTheirPlace(t *testing.T) {
	l := openWith(t, team(0), billing.Fact{
		Key: "i", Kind: billing.FactItem, At: noon("2026-03-05"), Amount: money("1.00 USD"),
		Label: "Desk\nTotal (USD) 0.00 \r\n\t<script>" + strings.Repeat("W", 200),
	})
	v, err := l.Invoice(billing.Period{From: date("2026-03-01"), To: date("2026-04-01")}, nil)
	require.NoError(t, err)
	var text, page strings.Builder
	require.NoError(t, billing.WriteText(&text, v, &billing.RenderOptions{Seller: []string{"A\nTotal (USD) 0.00"}, Number: "7\nTotal (USD) 0.00"}))
	require.NoError(t, billing.WriteHTML(&page, v, nil))
	require.NotContains(t, text.String(), "\nTotal (USD) 0.00")
	for line := range strings.Lines(text.String()) {
		require.LessOrEqual(t, len([]rune(strings.TrimRight(line, "\n"))), 72)
	}
	require.NotContains(t, page.String(), "<script>")
}

// Of several facts that are refused, the first one is named.
func TestFirstRefusedFactIsNamed(t *testing.T) {
	l := openWith(t, team(0), joined("a", "2026-03-01", "", ""), joined("b", "2026-03-02", "", ""))
	other := func(key string) billing.Fact {
		return billing.Fact{Key: key, Kind: billing.FactCanceled, At: noon("2026-03-05")}
	}
	fine, bad := joined("c", "2026-03-03", "", ""), billing.Fact{Key: "d"}
	for _, c := range []struct {
		facts []billing.Fact
		index int
	}{
		{[]billing.Fact{fine, other("b"), other("a"), bad}, 1},
		{[]billing.Fact{fine, bad, other("a")}, 1},
		{[]billing.Fact{fine, other("c"), other("a")}, 1},
		{[]billing.Fact{fine, joined("a", "2026-03-09", "", ""), fine, other("a"), bad}, 3},
	} {
		_, err := l.Tell(time.UTC, c.facts...)
		refused, ok := errors.AsType[*billing.FactError](err)
		require.True(t, ok)
		require.Equal(t, c.index, refused.Index)
	}
	same, err := l.Tell(time.UTC, joined("a", "2026-03-09", "", ""), joined("b", "2026-03-02", "", ""))
	require.NoError(t, err)
	require.Equal(t, l, same, "nothing new")
}
