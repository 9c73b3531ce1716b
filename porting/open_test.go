package porting_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestOpenRefuses gives an opening one mistake at a time; the error names its place.
func TestOpenRefuses(t *testing.T) {
	lines := func(numbers ...numbering.Number) func(*porting.Open) {
		return func(o *porting.Open) {
			o.Planned.Lines = nil
			for _, n := range numbers {
				o.Planned.Lines = append(o.Planned.Lines, porting.PlannedLine{Number: n})
			}
		}
	}
	for _, tt := range []struct {
		field string
		harm  func(*porting.Open)
	}{
		{"id", func(o *porting.Open) { o.ID = uuid.Nil }},
		{"id", func(o *porting.Open) { o.ID, o.PON = uuid.Nil, "" }},
		{"pon", func(o *porting.Open) { o.PON = "" }},
		{"pon", func(o *porting.Open) { o.PON = "P 1" }},
		{"account.id", func(o *porting.Open) { o.Account.ID = "" }},
		{"account.standing", func(o *porting.Open) { o.Account.Standing = porting.StandingInactive }},
		{"account.standing", func(o *porting.Open) { o.Account.Standing = "" }},
		{"planned.kind", func(o *porting.Open) { o.Planned.Kind = "satellite" }},
		{"planned.country", func(o *porting.Open) { o.Planned.Country = "MX" }},
		{"planned.losing_carrier", func(o *porting.Open) { o.Planned.LosingCarrier = "" }},
		{"planned.lines", lines()},
		{"planned.lines[0]", lines(numbering.Number{})},
		{"planned.lines[1]", lines(first, numbering.Number{})},
		{"planned.lines[1]", lines(second, first)},
		{"planned.lines[1]", lines(first, first)},
		{"rules.matching", func(o *porting.Open) { o.Rules.Matching = "wirelin-us" }},
	} {
		bad := opening(porting.StandingPaid)
		tt.harm(&bad)
		e := newLife(t).refuse(bad)
		require.ErrorIs(t, e, porting.ErrInvalid)
		require.Equal(t, tt.field, e.Field, e.Message)
		require.NotEmpty(t, e.Message)
		require.Equal(t, porting.KindOpen, e.Command)
	}
	for _, change := range []func(*porting.Open){
		func(o *porting.Open) { o.Planned.Kind = loa.Wireless },
		func(o *porting.Open) { o.Planned.Country = loa.CA },
		func(o *porting.Open) { o.Account.Standing = porting.StandingTrial },
		func(o *porting.Open) { o.Rules.Matching = "wireline-us" },
	} {
		good := opening(porting.StandingPaid)
		change(&good)
		newLife(t).do(good)
	}
}

// TestRulesHaveLimits holds that a period which no order lives to see, ten years and more,
// is refused as what it is: a slip.
func TestRulesHaveLimits(t *testing.T) {
	const decade = 10 * 365
	for field, tt := range map[string]struct {
		set  func(*porting.Rules, int)
		most int
	}{
		"fetch_hours":     {func(r *porting.Rules, n int) { r.FetchHours = n }, 24 * decade},
		"scheduled_hours": {func(r *porting.Rules, n int) { r.ScheduledHours = n }, 24 * decade},
		"texting_hours":   {func(r *porting.Rules, n int) { r.TextingHours = n }, 24 * decade},
		"texting_days":    {func(r *porting.Rules, n int) { r.TextingDays = n }, decade},
		"remind_days":     {func(r *porting.Rules, n int) { r.RemindDays = n }, decade},
		"abandon_days":    {func(r *porting.Rules, n int) { r.AbandonDays = n }, decade},
		"answer_days":     {func(r *porting.Rules, n int) { r.AnswerDays = n }, decade},
		"release_hours":   {func(r *porting.Rules, n int) { r.ReleaseHours = n }, 24 * decade},
		"snapback_hours":  {func(r *porting.Rules, n int) { r.SnapbackHours = n }, 24 * decade},
		"watch_days":      {func(r *porting.Rules, n int) { r.WatchDays = n }, decade},
	} {
		open := opening(porting.StandingPaid)
		tt.set(&open.Rules, tt.most+1)
		require.Equal(t, "rules."+field, newLife(t).refuse(open).Field)
		tt.set(&open.Rules, tt.most)
		newLife(t).do(open)
	}
}

// TestOpenTellsWhatWasChecked holds that an order begins with what the partners said of
// each number, and that what was planned stays in its history.
func TestOpenTellsWhatWasChecked(t *testing.T) {
	third, fourth := numbering.MustParse("312-555-0144"), numbering.MustParse("312-555-0145")
	open := opening(porting.StandingPaid)
	open.Planned.Because = []porting.Apart{{Code: porting.ApartAccount, Message: "one account an order"}}
	open.Planned.LosingSPID, open.Planned.DesiredDate = "6664", day("2026-03-20")
	open.Planned.Lines = []porting.PlannedLine{
		{Number: first, Checked: true},
		{Number: second},
		{Number: third, Checked: true, Reason: carrier.Reason{Code: carrier.RateCenterUnsupported}},
		{Number: fourth, Checked: true, Reason: carrier.Reason{Code: carrier.NotPortable}},
	}
	l := newLife(t)
	events := l.do(open)
	require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Portable))
	require.Equal(t, []numbering.Number{second}, l.order.Numbers(porting.Requested), "nobody was asked of it")
	require.Equal(t, []numbering.Number{third, fourth}, l.order.Numbers(porting.NotPortable))
	for n, code := range map[numbering.Number]carrier.ReasonCode{third: carrier.RateCenterUnsupported, fourth: carrier.NotPortable} {
		line, _ := l.order.Line(n)
		require.Equal(t, code, line.Reasons[0].Code)
	}
	require.Equal(t, open.Planned.Because, events[0].Opening.Because)
	require.Equal(t, "6664", l.order.LosingSPID)
	require.Equal(t, day("2026-03-20"), l.order.DesiredDate)
	require.Equal(t, "partner", l.order.Carrier)
	open.Planned.Because[0].Message, open.Planned.Lines[0].Number = "changed", fourth
	require.Equal(t, "one account an order", events[0].Opening.Because[0].Message, "the event is its own")
	require.Equal(t, first, events[0].Opening.Lines[0].Number)

	l = newLife(t)
	open.Planned.Lines = []porting.PlannedLine{{Number: second}}
	require.Len(t, l.do(open), 1, "nothing is known of its numbers")
	require.Empty(t, l.order.Carrier)
}

// TestOpenTwice holds that the same opening again is harmless, and that another one does
// not touch the order.
func TestOpenTwice(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	require.Empty(t, mustDecide(t, l.order, opening(porting.StandingPaid), l.now))
	other := opening(porting.StandingPaid)
	other.PON = "P-2"
	require.ErrorIs(t, l.refuse(other), porting.ErrIllegal)
	other = opening(porting.StandingPaid)
	other.ID = uuid.Max
	require.ErrorIs(t, l.refuse(other), porting.ErrIllegal)
}

// TestRecordCheck takes what partners say of numbers later than at the opening.
func TestRecordCheck(t *testing.T) {
	stranger := numbering.MustParse("312-555-0199")
	no := carrier.Reason{Code: carrier.RateCenterUnsupported}
	l := newLife(t)
	l.order = inStates(t, porting.Requested, porting.Requested, porting.Portable, porting.Ready)
	n := l.order.Numbers()
	events := mustDecide(t, l.order, porting.RecordCheck{By: partner, Carrier: "other", Results: []carrier.CheckResult{
		{Number: n[3], Reason: no},
		{Number: stranger, Reason: no},
		{Number: stranger, Portable: true},
		{Number: n[1], Portable: true},
		{Number: n[0], Portable: true},
		{Number: n[1], Portable: true},
		{Number: n[2], Reason: no},
	}}, l.now)
	require.Len(t, events, 2)
	o := porting.Apply(l.order, events...)
	require.Equal(t, []numbering.Number{n[0], n[1]}, o.Numbers(porting.Portable), "sorted, and each once")
	require.Equal(t, n[:2], events[0].Numbers)
	require.Equal(t, []numbering.Number{n[2]}, o.Numbers(porting.NotPortable), "a partner may change its mind before submission")
	require.Equal(t, []numbering.Number{n[3]}, o.Numbers(porting.Ready), "what is in the queue was verified with it")
	require.Equal(t, "other", o.Carrier)
	require.Empty(t, mustDecide(t, o, porting.RecordCheck{By: partner, Carrier: "third", Results: []carrier.CheckResult{
		{Number: n[0], Portable: true}, {Number: n[2], Portable: true},
	}}, l.now), "known already")
}
