package carrier_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Two partners: the preferred one covers Texas only, the other all but it cannot take
// more than one number, the third cannot check.
func TestPartners(t *testing.T) {
	texas := fake.New(&fake.Options{Coverage: &fake.Coverage{Only: []string{"512"}}})
	wide := fake.New(&fake.Options{Coverage: &fake.Coverage{}})
	down := fake.New(&fake.Options{Faults: []fake.Fault{{}}})
	p := carrier.Partners{
		{Name: "down", Carrier: down},
		{Name: "texas", Carrier: carrier.Wrap(texas, pass), Limits: carrier.Limits{Kinds: []loa.Kind{loa.Local}}},
		{Name: "mute", Carrier: lame{}},
		{Name: "wide", Carrier: wide, Limits: carrier.Limits{MaxNumbers: 1}},
	}
	paris, dallas := numbering.MustParse("319-555-0100"), numbering.MustParse("214-555-0100")
	none := numbering.MustParse("214-555-0190")
	c := p.Coverage(ctx, []numbering.Number{paris, lobby, dallas, none, lobby})
	require.Len(t, c.Numbers, 4)
	chosen := map[numbering.Number]string{}
	for _, n := range c.Numbers {
		chosen[n.Number] = n.Partner
		require.Len(t, n.Answers, 4)
		require.True(t, n.Answered())
		require.ErrorIs(t, n.Answers[0].Err, carrier.ErrUnavailable)
		require.ErrorIs(t, n.Answers[2].Err, carrier.ErrUnsupported)
	}
	require.Equal(t, map[numbering.Number]string{lobby: "texas", paris: "wide", dallas: "wide", none: ""}, chosen)
	require.Equal(t, carrier.RateCenterUnsupported, c.Numbers[1].Reason().Code, "what the preferred partner said")

	require.Equal(t, []carrier.Assignment{
		{Partner: "texas", Numbers: []numbering.Number{lobby}},
		{Partner: "wide", Numbers: []numbering.Number{dallas}},
		{Partner: "wide", Numbers: []numbering.Number{paris}},
	}, p.Plan(c, loa.Local, loa.US))
	require.Equal(t, "wide", p.Plan(c, loa.Wireless, loa.US)[1].Partner, "the preferred partner takes no wireless numbers")
	q, ok := p.Named("texas")
	require.True(t, ok)
	require.True(t, carrier.Can(q.Carrier, carrier.OpCheck))
	_, ok = p.Named("nobody")
	require.False(t, ok)

	nobody := carrier.Partners{{Name: "down", Carrier: down}}.Coverage(ctx, []numbering.Number{lobby})
	require.False(t, nobody.Numbers[0].Answered())
	require.True(t, nobody.Numbers[0].Reason().IsZero())
	require.Empty(t, p[:1].Plan(nobody, loa.Local, loa.US))
}

// checker answers every check with the same results.
type checker struct {
	carrier.Carrier
	results []carrier.CheckResult
}

func (c checker) Check(context.Context, *carrier.CheckRequest) (*carrier.CheckResponse, error) {
	return &carrier.CheckResponse{AsOf: noon, Results: c.results}, nil
}

// The caller's list stays as it is, and a number of which a partner says nothing is one
// that it could not be asked about.
func TestCoverageOfSilence(t *testing.T) {
	p := carrier.Partners{{Name: "half", Carrier: checker{results: []carrier.CheckResult{{Number: lobby, Portable: true}}}}}
	asked := []numbering.Number{desk, lobby, desk}
	c := p.Coverage(ctx, asked)
	require.Equal(t, []numbering.Number{desk, lobby, desk}, asked)
	require.Len(t, c.Numbers, 2)
	require.True(t, c.Numbers[0].Answered())
	require.False(t, c.Numbers[1].Answered())
	require.ErrorIs(t, c.Numbers[1].Answers[0].Err, carrier.ErrUnavailable)
	require.Equal(t, []carrier.Assignment{{Partner: "half", Numbers: []numbering.Number{lobby}}}, p.Plan(c, loa.Local, loa.US))
}

// Limits choose among the partners that cover a number, by country too; what a partner
// said counts only as long as it is one.
func TestPlanByLimits(t *testing.T) {
	covers := checker{results: []carrier.CheckResult{{Number: lobby, Portable: true}}}
	p := carrier.Partners{
		{Name: "us", Carrier: covers, Limits: carrier.Limits{Countries: []loa.Country{loa.US}}},
		{Name: "both", Carrier: covers, Limits: carrier.Limits{Countries: []loa.Country{loa.US, loa.CA}}},
		{Name: "any", Carrier: covers},
	}
	c := p.Coverage(ctx, []numbering.Number{lobby})
	require.Equal(t, "us", c.Numbers[0].Partner, "no country is known yet")
	taker := func(p carrier.Partners, country loa.Country) string {
		plan := p.Plan(c, loa.Local, country)
		require.Len(t, plan, 1)
		return plan[0].Partner
	}
	require.Equal(t, "us", taker(p, loa.US))
	require.Equal(t, "both", taker(p, loa.CA))
	require.Equal(t, "us", taker(p, ""), "and none asked for")
	require.Equal(t, "any", taker(p[2:], loa.CA), "two have left since the check")
}
