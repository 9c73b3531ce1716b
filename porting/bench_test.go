package porting_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// BenchmarkReport measures an order that hears of all its numbers, by size.
func BenchmarkReport(b *testing.B) {
	for _, size := range []int{1, 10, 100, 1000, 10000} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			open := opening(porting.StandingPaid)
			open.Planned.Lines = nil
			report := carrier.Report{PON: open.PON, AsOf: begin}
			for i := range size {
				n := numbering.MustParse(fmt.Sprintf("312%07d", 2000000+i))
				open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: n, Checked: true})
				report.Lines = append(report.Lines, carrier.LineReport{Number: n, Version: 1, Ref: "R", Status: carrier.Received})
			}
			events, err := porting.Decide(porting.Order{}, open, begin)
			require.NoError(b, err)
			order := porting.Replay(events)
			letter := loa.Letter{}
			order.Letter = &letter
			order = porting.Apply(order, porting.Event{Seq: 3, Kind: porting.DocumentsVerified, Numbers: order.Numbers()})
			order = porting.Apply(order, porting.Event{Seq: 4, Kind: porting.OrderSubmitted, Numbers: order.Numbers(), Version: 1})
			b.ReportAllocs()
			for b.Loop() {
				events, err := porting.Decide(order, porting.ReceiveReport{By: partner, Report: report}, begin)
				if err != nil || len(events) != 1 {
					b.Fatal(err, len(events))
				}
				porting.Apply(order, events[0])
			}
		})
	}
}
