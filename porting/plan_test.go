package porting_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// asks is a number of a request, at one account of one carrier unless changed.
func asks(n string, change ...func(*porting.RequestedNumber)) porting.RequestedNumber {
	r := porting.RequestedNumber{
		Number: numbering.MustParse(n), LosingCarrier: "Prairie Bell", AccountNumber: loa.NewAccountNumber("1"),
	}
	for _, f := range change {
		f(&r)
	}
	return r
}

// covers is what a partner says of numbers that it ports; a "-" before one says that it
// does not.
func covers(name string, limits carrier.Limits, numbers ...string) porting.Partner {
	p := porting.Partner{Name: name, Limits: limits}
	for _, n := range numbers {
		n, not := strings.CutPrefix(n, "-")
		c := carrier.CheckResult{Number: numbering.MustParse(n), Portable: !not}
		if not {
			c.Reason = carrier.Reason{Code: carrier.RateCenterUnsupported, Text: "asked " + name}
		}
		p.Checks = append(p.Checks, c)
	}
	return p
}

// planned shows orders as lines: partner, kind, country and SPID, then the last digits of
// each number, with why it is not portable or "?" if nobody was asked.
func planned(p porting.Plan) (orders []string) {
	for _, o := range p.Orders {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %s%s:", o.Carrier, o.Kind, o.Country, o.LosingSPID)
		for _, l := range o.Lines {
			fmt.Fprintf(&b, " %04d", l.Number.Line())
			switch {
			case !l.Reason.IsZero():
				fmt.Fprintf(&b, "(%s%s)", l.Reason.Code, strings.TrimPrefix(l.Reason.Text, "asked"))
			case !l.Checked:
				b.WriteString("?")
			}
		}
		orders = append(orders, b.String())
	}
	return orders
}

// TestSplitOrders holds how the numbers of a request come to orders, one rule at a time.
func TestSplitOrders(t *testing.T) {
	const a, b, c = "312-555-0142", "312-555-0143", "312-555-0144"
	var none carrier.Limits
	mobile := func(r *porting.RequestedNumber) { r.Wireless = true }
	spid := func(s string) func(*porting.RequestedNumber) {
		return func(r *porting.RequestedNumber) { r.LosingSPID = s }
	}
	for name, tt := range map[string]struct {
		numbers  []porting.RequestedNumber
		partners []porting.Partner
		want     []string
	}{
		"nobody was asked": {
			[]porting.RequestedNumber{asks(a)}, nil, []string{" local US: 0142?"},
		},
		"a partner was asked of other numbers": {
			[]porting.RequestedNumber{asks(a)}, []porting.Partner{covers("one", none, b)}, []string{" local US: 0142?"},
		},
		"numbers are sorted, in whatever order they are asked for": {
			[]porting.RequestedNumber{asks(c), asks(a), asks(b)},
			[]porting.Partner{covers("one", none, a, b, c)},
			[]string{"one local US: 0142 0143 0144"},
		},
		"a number that is not covered is on the order of its account": {
			[]porting.RequestedNumber{asks(a), asks(b)},
			[]porting.Partner{covers("one", none, "-"+a, b)},
			[]string{"one local US: 0142(rate-center-unsupported one) 0143"},
		},
		"or on one of its own, with the others that are not": {
			[]porting.RequestedNumber{asks(a), asks(b)},
			[]porting.Partner{covers("one", none, "-"+a, "-"+b)},
			[]string{" local US: 0142(rate-center-unsupported one) 0143(rate-center-unsupported one)"},
		},
		"the preferred partner's reason is told": {
			[]porting.RequestedNumber{asks(a)},
			[]porting.Partner{covers("one", none, "-"+a), covers("two", none, "-"+a)},
			[]string{" local US: 0142(rate-center-unsupported one)"},
		},
		"a refusal without a reason is the rate center's": {
			[]porting.RequestedNumber{asks(a)},
			[]porting.Partner{{Name: "one", Checks: []carrier.CheckResult{{Number: numbering.MustParse(a)}}}},
			[]string{" local US: 0142(rate-center-unsupported)"},
		},
		"a partner takes kinds that it ports": {
			[]porting.RequestedNumber{asks(a), asks("800-555-0175")},
			[]porting.Partner{
				covers("near", carrier.Limits{Kinds: []loa.Kind{loa.Local}}, a, "800-555-0175"),
				covers("free", carrier.Limits{Kinds: []loa.Kind{loa.TollFree}}, a, "800-555-0175"),
			},
			[]string{"near local US: 0142", "free toll-free US: 0175"},
		},
		"and countries": {
			[]porting.RequestedNumber{asks("416-555-0142"), asks(b)},
			[]porting.Partner{
				covers("us", carrier.Limits{Countries: []loa.Country{loa.US}}, "416-555-0142", b),
				covers("ca", carrier.Limits{Countries: []loa.Country{loa.CA}}, "416-555-0142", b),
			},
			[]string{"ca local CA: 0142", "us local US: 0143"},
		},
		"what no partner takes by its limits is not portable": {
			[]porting.RequestedNumber{asks(a)},
			[]porting.Partner{covers("ca", carrier.Limits{Countries: []loa.Country{loa.CA}}, a)},
			[]string{" local US: 0142(rate-center-unsupported)"},
		},
		"the customer says that a number is mobile": {
			[]porting.RequestedNumber{asks(a), asks(b, mobile)},
			[]porting.Partner{covers("one", none, a, b)},
			[]string{"one local US: 0142", "one wireless US: 0143"},
		},
		"or the partner does": {
			[]porting.RequestedNumber{asks(a), asks(b)},
			[]porting.Partner{{Name: "one", Checks: []carrier.CheckResult{
				{Number: numbering.MustParse(a), Portable: true, Kind: loa.Wireless}, {Number: numbering.MustParse(b), Portable: true, Kind: loa.Local},
			}}},
			[]string{"one wireless US: 0142", "one local US: 0143"},
		},
		"a toll-free number is no other kind, whoever says so": {
			[]porting.RequestedNumber{asks("800-555-0175", mobile)},
			[]porting.Partner{{Name: "one", Checks: []carrier.CheckResult{
				{Number: numbering.MustParse("800-555-0175"), Portable: true, Kind: loa.Wireless},
			}}},
			[]string{"one toll-free US: 0175"},
		},
		"the partner knows who serves a number": {
			[]porting.RequestedNumber{asks(a)},
			[]porting.Partner{{Name: "one", Checks: []carrier.CheckResult{
				{Number: numbering.MustParse(a), Portable: true, LosingSPID: "6664"},
			}}},
			[]string{"one local US6664: 0142"},
		},
		"unless the customer said it": {
			[]porting.RequestedNumber{asks(a, spid("7421"))},
			[]porting.Partner{{Name: "one", Checks: []carrier.CheckResult{
				{Number: numbering.MustParse(a), Portable: true, LosingSPID: "6664"},
			}}},
			[]string{"one local US7421: 0142"},
		},
		"what is not covered follows its service provider": {
			[]porting.RequestedNumber{asks(a, spid("6664")), asks(b, spid("7421")), asks(c, spid("7421")), asks("312-555-0145", spid("1111"))},
			[]porting.Partner{covers("one", none, a, b, "-"+c, "-312-555-0145")},
			[]string{
				"one local US6664: 0142", "one local US7421: 0143 0144(rate-center-unsupported one)",
				" local US1111: 0145(rate-center-unsupported one)",
			},
		},
		"an order is filled before the next one begins": {
			[]porting.RequestedNumber{asks(c), asks(b), asks(a)},
			[]porting.Partner{covers("zero", none), covers("one", carrier.Limits{MaxNumbers: 2}, a, b, c)},
			[]string{"one local US: 0143 0144", "one local US: 0142"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := porting.Request{Account: standing(porting.StandingPaid), Numbers: tt.numbers, DesiredDate: day("2026-03-20")}
			plan := porting.Split(&r, &porting.Facts{Plan: numbering.Standard().WithFictional(), Partners: tt.partners})
			require.Equal(t, tt.want, planned(plan))
			require.Empty(t, plan.Refused)
			for i, o := range plan.Orders {
				require.Equal(t, r.DesiredDate, o.DesiredDate)
				open := porting.Open{By: admin, ID: uuid.Max, PON: fmt.Sprintf("P-%d", i), Account: r.Account, Planned: o}
				order := porting.Replay(mustDecide(t, porting.Order{}, open, begin))
				require.NoError(t, order.Validate(), "what is planned can be opened")
			}
		})
	}
}

// TestSplitCarriesOver holds that what the customer said of a number stays with it.
func TestSplitCarriesOver(t *testing.T) {
	n := asks("312-555-0142", func(r *porting.RequestedNumber) {
		r.Temporary, r.KeepTemporary, r.PhysicalPhone = numbering.MustParse("872-555-0190"), true, true
	})
	plan := porting.Split(&porting.Request{Account: standing(porting.StandingTrial), Numbers: []porting.RequestedNumber{n}},
		&porting.Facts{Plan: numbering.Standard().WithFictional()})
	require.Equal(t, []porting.PlannedLine{{Number: n.Number, Temporary: n.Temporary, KeepTemporary: true, PhysicalPhone: true}}, plan.Orders[0].Lines)
	require.Equal(t, n.AccountNumber, plan.Orders[0].AccountNumber)
	require.Equal(t, n.LosingCarrier, plan.Orders[0].LosingCarrier)
	require.Empty(t, plan.Orders[0].Because, "nothing to explain: it is one order")
}

// TestSplitExplains is S07: each order says why it stands apart from the others.
func TestSplitExplains(t *testing.T) {
	const a, b, c = "312-555-0142", "312-555-0143", "312-555-0144"
	var none carrier.Limits
	with := func(f func(*porting.RequestedNumber)) porting.RequestedNumber { return asks(b, f) }
	for name, tt := range map[string]struct {
		other    porting.RequestedNumber
		partners []porting.Partner
		want     []string // of the first order, then of the other
	}{
		"losing carrier": {
			with(func(r *porting.RequestedNumber) { r.LosingCarrier = "Lakeshore Fiber" }), nil,
			[]string{
				"one losing carrier an order: these numbers are with Prairie Bell",
				"one losing carrier an order: these numbers are with Lakeshore Fiber",
			},
		},
		"service provider": {
			with(func(r *porting.RequestedNumber) { r.LosingSPID = "6664" }), nil,
			[]string{
				"one service provider an order: that of these numbers is not known",
				"one service provider an order: these numbers are with SPID 6664",
			},
		},
		"account": {
			with(func(r *porting.RequestedNumber) { r.AccountNumber = loa.NewAccountNumber("2") }), nil,
			[]string{
				"one account an order: these numbers are on an account of their own",
				"one account an order: these numbers are on an account of their own",
			},
		},
		"kind": {
			with(func(r *porting.RequestedNumber) { r.Wireless = true }), nil,
			[]string{"local numbers are ported by rules of their own", "wireless numbers are ported by rules of their own"},
		},
		"country": {
			asks("416-555-0142"), nil,
			[]string{"one country an order: these numbers are of US", "one country an order: these numbers are of CA"},
		},
		"partner": {
			asks(b),
			[]porting.Partner{covers("one", none, a), covers("two", none, b)},
			[]string{"the partner that covers these numbers is one", "the partner that covers these numbers is two"},
		},
		"no partner": {
			asks(b),
			[]porting.Partner{covers("one", none, a)},
			[]string{"the partner that covers these numbers is one", "the partner that covers these numbers is none"},
		},
		"size": {
			asks(b),
			[]porting.Partner{covers("one", carrier.Limits{MaxNumbers: 1}, a, b)},
			[]string{"", "the partner takes no more numbers in one order"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			plan := porting.Split(&porting.Request{
				Account: standing(porting.StandingPaid), Numbers: []porting.RequestedNumber{asks(a), tt.other},
			}, &porting.Facts{Plan: numbering.Standard().WithFictional(), Partners: tt.partners})
			require.Len(t, plan.Orders, 2)
			for i, o := range plan.Orders {
				require.Equal(t, tt.want[i], said(o.Because))
			}
		})
	}
	t.Run("each reason is said once", func(t *testing.T) {
		plan := porting.Split(&porting.Request{Account: standing(porting.StandingPaid), Numbers: []porting.RequestedNumber{
			asks(a), asks(b, func(r *porting.RequestedNumber) { r.LosingCarrier = "B" }), asks(c, func(r *porting.RequestedNumber) { r.LosingCarrier = "C" }),
		}}, &porting.Facts{Plan: numbering.Standard().WithFictional()})
		for _, o := range plan.Orders {
			require.Len(t, o.Because, 1)
		}
	})
}

// TestSplitRefuses is everything that keeps a number off every order, with what a person
// can do about it.
func TestSplitRefuses(t *testing.T) {
	facts := porting.Facts{Plan: numbering.Standard().WithFictional(), OnOrder: []numbering.Number{
		numbering.MustParse("773-555-0118"), numbering.MustParse("605-555-0131"), numbering.MustParse("312-555-0142"),
	}}
	r := porting.Request{Account: standing(porting.StandingPaid), Numbers: []porting.RequestedNumber{
		asks("605-555-0131"), asks("773-555-0118"), asks("312-555-0142"), asks("312-555-0143"), asks("312-555-0143"),
		{LosingCarrier: "Prairie Bell"},
		asks("900-555-0150"),
		asks("312-555-0144", func(r *porting.RequestedNumber) { r.LosingCarrier = "" }),
	}}
	plan := porting.Split(&r, &facts)
	require.Equal(t, []string{" local US: 0143?"}, planned(plan))
	var got []string
	for _, x := range plan.Refused {
		got = append(got, string(x.Code)+": "+x.Message)
	}
	open := "on-open-order: The number is on an open port order already. Cancel that one first."
	require.Equal(t, []string{
		open, open, open,
		"named-twice: The number is named more than once in this request. One is enough.",
		"number-missing: There is no number. Give ten digits.",
		"class-not-portable: " + numbering.ReasonPremium.Text(),
		"losing-carrier-missing: Name the carrier that the number is with now.",
	}, got)
	require.Equal(t, numbering.MustParse("773-555-0118"), facts.OnOrder[0], "what was given stays as it was")

	r.Numbers = []porting.RequestedNumber{asks("312-555-0142")}
	require.Equal(t, porting.RefusedClass, porting.Split(&r, nil).Refused[0].Code, "without facts the plan is the standard one, in which the number is fictional")
	r.Numbers = []porting.RequestedNumber{asks("833-267-0143")}
	require.Equal(t, []string{" toll-free US: 0143?"}, planned(porting.Split(&r, nil)))
}

// said is why numbers stand apart, in English.
func said(because []porting.Apart) string {
	var all []string
	for _, a := range because {
		all = append(all, a.Message)
	}
	return strings.Join(all, "; ")
}
