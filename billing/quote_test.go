package billing_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
)

// lines writes the lines of a quote, one a row.
func lines(q billing.Quote) string {
	var b strings.Builder
	for _, l := range q.Lines {
		fmt.Fprintln(&b, strings.Join(strings.Fields(fmt.Sprint(l.Kind, " ", l.On, " ", l.Number, " ", l.Quantity, " ", l.Amount)), " "))
	}
	return b.String()
}

func team(trial int) billing.Subscription {
	return billing.Subscription{ID: "sub", Start: date("2026-03-01"), Plan: billing.Plan{
		ID: "team", Price: money("20.00 USD"), Included: 1, TrialDays: trial,
	}}
}

func joined(key, day string, origin billing.Origin, replaces string) billing.Fact {
	return billing.Fact{Key: key, Kind: billing.FactNumberJoined, At: noon(day), Number: key, Origin: origin, Replaces: replaces}
}

func TestQuote(t *testing.T) {
	temporary := joined("t", "2026-03-01", billing.OriginTemporary, "")
	for _, c := range []struct {
		name    string
		sub     billing.Subscription
		facts   []billing.Fact
		request billing.PortRequest
		want    string
		due     string
	}{
		{
			name: "in the trial", sub: team(14), facts: []billing.Fact{temporary},
			request: billing.PortRequest{Numbers: []billing.PortNumber{{Number: "b"}, {Number: "a", Replaces: "t", Expected: date("2026-03-17")}}},
			want: `trial-ends 2026-03-10 0
plan 2026-03-10 1 20.00 USD
replaces 2026-03-17 a 1 0.00 USD
extra b 1 5.00 USD
port-in 2 0.00 USD
carrier-fee 0
`, due: "20.00 USD",
		},
		{
			name: "the trial was ended before", sub: team(14),
			facts: []billing.Fact{temporary, {Key: "p", Kind: billing.FactPortSubmitted, At: noon("2026-03-05")}},
			request: billing.PortRequest{
				Numbers: []billing.PortNumber{{Number: "a", Expected: date("2026-03-28")}},
				Fees:    []billing.CarrierFee{{Label: "Unlock fee", Amount: money("99.00 USD")}},
			},
			want: `extra 2026-03-28 a 1 1.29 USD
port-in 1 0.00 USD
carrier-fee 0
`, due: "0.00 USD",
		},
		{
			name: "without a trial and with room in the plan", sub: team(0),
			request: billing.PortRequest{Numbers: []billing.PortNumber{{Number: "a"}}},
			want: `included a 1 0.00 USD
port-in 1 0.00 USD
carrier-fee 0
`, due: "0.00 USD",
		},
		{
			name: "before the day of sale, with a day that is past",
			sub: func() billing.Subscription {
				s := team(14)
				s.Start = date("2026-03-20")
				return s
			}(),
			facts:   []billing.Fact{temporary},
			request: billing.PortRequest{Numbers: []billing.PortNumber{{Number: "a", Expected: date("2026-03-02")}}},
			want: `trial-ends 2026-03-20 0
plan 2026-03-20 1 20.00 USD
extra 2026-03-20 a 1 5.00 USD
port-in 1 0.00 USD
carrier-fee 0
`, due: "20.00 USD",
		},
		{
			name: "numbers there already count from the paid period", sub: team(14),
			facts:   []billing.Fact{temporary, joined("n", "2026-03-02", "", ""), joined("m", "2026-03-02", "", "")},
			request: billing.PortRequest{},
			want: `trial-ends 2026-03-10 0
plan 2026-03-10 1 20.00 USD
extra-now 2026-03-10 2 10.00 USD
carrier-fee 0
`, due: "30.00 USD",
		},
		{
			name: "a number that counts since its request",
			sub: func() billing.Subscription {
				s := team(0)
				s.Policy.Requested = billing.CountWhenRequested
				return s
			}(),
			facts: []billing.Fact{temporary, {
				Key: "r", Kind: billing.FactNumberRequested, At: noon("2026-03-09"), Number: "a",
			}},
			request: billing.PortRequest{Numbers: []billing.PortNumber{{Number: "a"}}},
			want: `counted a 1 0.00 USD
port-in 1 0.00 USD
carrier-fee 0
`, due: "0.00 USD",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := openWith(t, c.sub, c.facts...)
			c.request.At, c.request.Zone = noon("2026-03-10"), time.UTC
			q, err := l.Quote(c.request)
			require.NoError(t, err)
			require.Equal(t, c.want, lines(q))
			require.Equal(t, c.due, q.DueNow.String())

			// What was quoted is what happens.
			facts := []billing.Fact{{Key: "submitted", Kind: billing.FactPortSubmitted, At: c.request.At}}
			for _, n := range c.request.Numbers {
				day := n.Expected
				if day.IsZero() {
					day = date("2026-03-31")
				}
				if day.Before(q.Lines[0].On) {
					day = q.Lines[0].On
				}
				facts = append(facts, joined(n.Number, day.String(), billing.OriginPorted, n.Replaces))
			}
			after, err := l.Tell(time.UTC, facts...)
			require.NoError(t, err)
			extras := 0
			for _, n := range after.Numbers(date("2026-04-01")) {
				if n.Standing == billing.Extra {
					extras++
				}
			}
			require.Equal(t, extras, q.Extras)
			if q.Lines[0].Kind == billing.QuoteTrialEnds && q.Lines[0].On == q.On {
				with, err := after.Invoice(billing.Period{From: q.On, To: q.On.AddDays(1)}, nil)
				require.NoError(t, err)
				require.Equal(t, q.DueNow, with.Total)
			}
			for _, line := range q.Lines {
				if line.Kind == billing.QuoteExtra && line.Service.IsValid() && line.On != q.Lines[0].On {
					then, err := after.Invoice(billing.Period{From: line.On, To: line.On.AddDays(1)}, nil)
					require.NoError(t, err)
					require.Equal(t, line.Amount, then.Total)
				}
			}
		})
	}
}

func TestQuoteOfAnEndedSubscription(t *testing.T) {
	request := billing.PortRequest{At: noon("2026-05-10"), Zone: time.UTC}
	canceled := billing.Fact{Key: "c", Kind: billing.FactCanceled, At: noon("2026-03-09")}
	for _, trial := range []int{0, 14} {
		_, err := openWith(t, team(trial), canceled).Quote(request)
		require.ErrorIs(t, err, billing.ErrEnded)
		require.EqualError(t, err, "billing: subscription has ended")
	}
}

// The day of an instant is the account's: an evening in Honolulu is not yet tomorrow.
func TestZone(t *testing.T) {
	honolulu := time.FixedZone("HST", -10*3600)
	at := time.Date(2026, 3, 11, 3, 0, 0, 0, time.UTC)
	l, err := openWith(t, team(14)).Tell(honolulu, billing.Fact{Key: "p", Kind: billing.FactPortSubmitted, At: at})
	require.NoError(t, err)
	paid, ok := l.PaidFrom()
	require.True(t, ok)
	require.Equal(t, date("2026-03-10"), paid)
	require.Equal(t, date("2026-03-15"), l.TrialEnds())
	period, ok := l.PeriodOf(date("2026-05-20"))
	require.True(t, ok)
	require.Equal(t, billing.Period{From: date("2026-05-10"), To: date("2026-06-10")}, period)
	_, ok = l.PeriodOf(date("2026-03-09"))
	require.False(t, ok)
	l.Subscription.Policy.AnchorDay = 31
	period, ok = l.PeriodOf(date("2026-03-10"))
	require.True(t, ok)
	require.Equal(t, billing.Period{From: date("2026-03-10"), To: date("2026-03-31")}, period, "a part of a month")
	period, ok = l.PeriodOf(date("2026-04-01"))
	require.True(t, ok)
	require.Equal(t, billing.Period{From: date("2026-03-31"), To: date("2026-04-30")}, period)
	q, err := openWith(t, team(14)).Quote(billing.PortRequest{At: at, Zone: honolulu})
	require.NoError(t, err)
	require.Equal(t, date("2026-03-10"), q.On)
}

// A ledger of the first port: what the customer reads before it.
func ExampleLedger_Quote() {
	ledger, err := billing.Open(billing.Subscription{
		ID: "sub-7", Start: date("2026-03-01"),
		Plan: billing.Plan{ID: "team", Name: "Team", Price: billing.MustParseMoney("20.00 USD"), Included: 1, TrialDays: 14},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	quote, err := ledger.Quote(billing.PortRequest{
		At: noon("2026-03-10"), Zone: time.UTC,
		Numbers: []billing.PortNumber{{Number: "a", Label: "(303) 555-0142"}, {Number: "b", Label: "(303) 555-0143"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var text strings.Builder
	if err := billing.WriteText(&text, quote, nil); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(text.String())
	// Output:
	// QUOTE
	//
	// Submission    March 10, 2026
	// Subscription  sub-7
	// ------------------------------------------------------------------------
	// Your free trial ends on March 10, 2026, at the submission of the port
	// order. It would have run through March 14, 2026.
	// Team: the paid period starts                                      $20.00
	//   March 10 – April 9, 2026
	// (303) 555-0142 is included in the plan                             $0.00
	//   When it ports
	// (303) 555-0143 is an extra phone number                            $5.00
	//   Each month from the day it ports; its first month by the days left
	// Phone numbers ported in                                            $0.00
	//   2 × $0.00
	// ------------------------------------------------------------------------
	// Due now (USD)                                                     $20.00
	// Once all have ported, each month                                  $25.00
	//
	// Notes
	// ------------------------------------------------------------------------
	// Fees of the carrier you are leaving, such as for porting out, unlocking
	// or early termination, are between you and it. We do not charge them.
}

// A quote is of its own day: what happens tomorrow is not in it, and of today only what
// the plan and its numbers cost.
func TestQuoteOfItsDay(t *testing.T) {
	request := billing.PortRequest{At: noon("2026-03-10"), Zone: time.UTC, Numbers: []billing.PortNumber{{Number: "p"}}}
	quote := func(facts ...billing.Fact) billing.Quote {
		q, err := openWith(t, team(14), facts...).Quote(request)
		require.NoError(t, err)
		return q
	}
	item := billing.Fact{Key: "i", Kind: billing.FactItem, At: noon("2026-03-10"), Amount: money("99.00 USD")}
	base := quote(joined("a", "2026-03-02", "", ""))
	require.Equal(t, base, quote(joined("a", "2026-03-02", "", ""), joined("b", "2026-03-11", "", ""), item))
	require.Equal(t, 1, base.Extras)
	today := quote(joined("a", "2026-03-02", "", ""), joined("b", "2026-03-10", "", ""))
	require.Equal(t, 2, today.Extras)
	require.Equal(t, "25.00 USD", today.DueNow.String())

	roomy := team(14)
	roomy.Plan.Included = 5
	q, err := openWith(t, roomy).Quote(request)
	require.NoError(t, err)
	require.Zero(t, q.Extras)
}

// Numbers take the included places in the order of their days; the caller's list stays.
func TestQuoteByDay(t *testing.T) {
	numbers := []billing.PortNumber{
		{Number: "d"}, {Number: "c", Expected: date("2026-03-20")}, {Number: "b", Expected: date("2026-03-18")}, {Number: "a", Expected: date("2026-03-19")},
	}
	q, err := openWith(t, team(14)).Quote(billing.PortRequest{At: noon("2026-03-10"), Zone: time.UTC, Numbers: numbers})
	require.NoError(t, err)
	var order []string
	for _, l := range q.Lines {
		if l.Number != "" {
			order = append(order, l.Number+" "+string(l.Kind))
		}
	}
	require.Equal(t, []string{"b included", "a extra", "c extra", "d extra"}, order)
	require.Equal(t, "d", numbers[0].Number)
	require.Equal(t, "c", numbers[1].Number)
}
