package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestEachLineIsJudgedByItself gives an order whose numbers stand anyhow a view in which
// they fare anyhow, and the same view with its lines in another order, and in a report for
// each line: where a number comes to does not depend on which others stand beside it. Nor
// do the events depend on what becomes of the report, or of the numbers of one another.
func TestEachLineIsJudgedByItself(t *testing.T) {
	r := []carrier.Release{{}, {Date: day("2026-03-10")}, {Date: day("2026-03-10"), By: begin.Add(9 * time.Hour)}}
	why := [][]carrier.Reason{nil, {{Code: carrier.PostalCodeMismatch}}, {{Code: carrier.PostalCodeMismatch, Text: "60601"}}}
	rapid.Check(t, func(rt *rapid.T) {
		states := rapid.SliceOfN(rapid.SampledFrom([]porting.LineState{
			porting.Portable, porting.Submitted, porting.Submitted, porting.Rejected, porting.Scheduled, porting.Scheduled,
			porting.Activating, porting.Ported, porting.Canceled,
		}), 1, 12).Draw(rt, "states")
		order := inStates(t, states...)
		for _, l := range order.Lines {
			if l.State.Open() && rapid.IntRange(0, 3).Draw(rt, "cancel") == 0 {
				cancel := porting.Cancel{By: agent, Numbers: []numbering.Number{l.Number}}
				order = porting.Apply(order, mustDecide(t, order, cancel, begin)...)
			}
		}
		report := carrier.Report{PON: order.PON, AsOf: begin.Add(3 * time.Hour), Sequence: 7}
		for _, n := range order.Numbers() {
			report.Lines = append(report.Lines, carrier.LineReport{
				Number: n, Version: rapid.IntRange(0, 2).Draw(rt, "version"),
				Ref: rapid.SampledFrom([]string{"R", "R", "R-2"}).Draw(rt, "ref"),
				Status: rapid.SampledFrom([]carrier.Status{
					carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Jeopardy, carrier.Activating,
					carrier.Failed, carrier.Active, carrier.Canceled, carrier.Returned, carrier.Unknown,
				}).Draw(rt, "status"),
				Release: rapid.SampledFrom(r).Draw(rt, "release"), Reasons: rapid.SampledFrom(why).Draw(rt, "reasons"),
				Cancel:        rapid.SampledFrom([]carrier.CancelAnswer{"", carrier.CancelPending, carrier.CancelRefused}).Draw(rt, "answer"),
				CancelReasons: rapid.SampledFrom(why).Draw(rt, "cancel reasons"),
				At:            rapid.SampledFrom([]time.Time{{}, begin.Add(time.Hour), begin.Add(2 * time.Hour)}).Draw(rt, "at"),
			})
		}
		now := begin.Add(4 * time.Hour)
		seen := func(o porting.Order, r carrier.Report) porting.Order {
			return porting.Apply(o, mustDecide(t, o, porting.ReceiveReport{By: partner, Report: r}, now)...)
		}
		at := func(o porting.Order) string { return asJSON(rt, o.Lines) + asJSON(rt, []any{o.Version, o.Status()}) }

		together := seen(order, report)
		shuffled, apart := report, order
		shuffled.Lines = rapid.Permutation(report.Lines).Draw(rt, "lines")
		for _, l := range shuffled.Lines {
			one := report
			one.Lines = []carrier.LineReport{l}
			apart = seen(apart, one)
		}
		require.Equal(rt, at(together), at(seen(order, shuffled)), "in another order")
		require.Equal(rt, at(together), at(apart), "in reports of their own")

		events := mustDecide(t, order, porting.ReceiveReport{By: partner, Report: shuffled}, now)
		said := asJSON(rt, events)
		for i := range shuffled.Lines {
			shuffled.Lines[i] = carrier.LineReport{}
		}
		for _, e := range events {
			require.Equal(rt, len(e.Numbers), cap(e.Numbers), "no room that another event has")
		}
		require.Equal(rt, said, asJSON(rt, events))
	})
}
