package porting_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// BenchmarkMoves measures the bare table: eight transitions of a life.
func BenchmarkMoves(b *testing.B) {
	events := []porting.EventKind{
		porting.FoundPortable, porting.DocumentsVerified, porting.OrderSubmitted, porting.PortRejected,
		porting.DocumentsVerified, porting.OrderSubmitted, porting.PortScheduled, porting.NumberPorted,
	}
	b.ReportAllocs()
	for b.Loop() {
		state := porting.Requested
		for _, e := range events {
			state, _ = porting.Move(state, e)
		}
		if state != porting.Ported {
			b.Fatal(state)
		}
	}
}

// BenchmarkLife measures a whole life of an order of four numbers, from its opening to
// texting, decided and applied, with the letter's fingerprints checked and the letter
// compared with the bill.
func BenchmarkLife(b *testing.B) {
	steps, events := lifeSteps(b)
	benchmarkLife(b, steps, events)
}

// BenchmarkLifeVerified is the same life with the letter and its verification as events,
// as they come from a host that has verified it elsewhere: what the order itself costs.
func BenchmarkLifeVerified(b *testing.B) {
	steps, events := lifeSteps(b)
	var order porting.Order
	for i := range steps {
		decided := mustDecide(b, order, steps[i].command, steps[i].at)
		order = porting.Apply(order, decided...)
		switch steps[i].command.(type) {
		case porting.ReceiveLetter, porting.VerifyDocuments:
			steps[i].events = decided
		}
	}
	benchmarkLife(b, steps, events)
}

func benchmarkLife(b *testing.B, steps []lifeStep, events int) {
	b.Helper()
	b.Run("apply", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var order porting.Order
			n := 0
			for i := range steps {
				events := steps[i].events
				if events == nil {
					var err error
					if events, err = porting.Decide(order, steps[i].command, steps[i].at); err != nil {
						b.Fatal(err)
					}
				}
				order = porting.Apply(order, events...)
				n += len(events)
			}
			if n != events {
				b.Fatal(n)
			}
		}
		b.ReportMetric(float64(events), "events")
	})
	b.Run("fold", func(b *testing.B) {
		b.ReportAllocs()
		var log []porting.Event
		for b.Loop() {
			var fold porting.Fold
			log = log[:0]
			for i := range steps {
				decided := len(log)
				if steps[i].events != nil {
					log = append(log, steps[i].events...)
				} else {
					var err error
					if log, err = porting.AppendDecide(log, fold.View(), steps[i].command, steps[i].at); err != nil {
						b.Fatal(err)
					}
				}
				fold.Apply(log[decided:]...)
			}
			if len(log) != events {
				b.Fatal(len(log))
			}
		}
		b.ReportMetric(float64(events), "events")
	})
}

// BenchmarkReplay measures the same life, replayed from its events: into an order of its
// own, one after the other in one fold, and in a fold on each processor.
func BenchmarkReplay(b *testing.B) {
	steps, _ := lifeSteps(b)
	var order porting.Order
	var log []porting.Event
	for _, s := range steps {
		events, err := porting.Decide(order, s.command, s.at)
		require.NoError(b, err)
		order, log = porting.Apply(order, events...), append(log, events...)
	}
	b.Run("apply", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if o := porting.Replay(log); o.Seq != len(log) {
				b.Fatal(o.Seq)
			}
		}
	})
	b.Run("fold", func(b *testing.B) {
		b.ReportAllocs()
		var fold porting.Fold
		for b.Loop() {
			if fold.Apply(log...); fold.View().Seq != len(log) {
				b.Fatal(fold.View().Seq)
			}
		}
	})
	b.Run("folds", func(b *testing.B) {
		b.ReportAllocs()
		b.RunParallel(func(p *testing.PB) {
			var fold porting.Fold
			for p.Next() {
				fold.Apply(log...)
			}
		})
	})
}

type lifeStep struct {
	at      time.Time
	command porting.Command
	events  []porting.Event // instead of deciding
}

// lifeSteps are the commands of a life without a rejection, and how many events they
// lead to.
func lifeSteps(b *testing.B) ([]lifeStep, int) {
	b.Helper()
	numbers := []numbering.Number{first, second, numbering.MustParse("312-555-0144"), numbering.MustParse("312-555-0145")}
	open := opening(porting.StandingTrial)
	open.Planned.Lines = nil
	for _, n := range numbers {
		open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: n, Checked: true})
	}
	at := begin
	var steps []lifeStep
	do := func(c porting.Command) { at = at.Add(time.Hour); steps = append(steps, lifeStep{at: at, command: c}) }
	report := func(s carrier.Status, f func(*carrier.LineReport)) {
		r := carrier.Report{PON: open.PON, AsOf: at.Add(time.Hour)}
		for _, n := range numbers {
			l := carrier.LineReport{Number: n, Version: 1, Ref: "R-1", Status: s, At: r.AsOf}
			if f != nil {
				f(&l)
			}
			r.Lines = append(r.Lines, l)
		}
		do(porting.ReceiveReport{By: partner, Report: r})
	}
	do(open)
	do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	do(porting.ReceiveLetter{By: admin, Letter: letter(b, "L-1", "60622", begin, numbers...)})
	do(porting.ReceiveDocument{By: admin, Document: bill(numbers...)})
	do(porting.VerifyDocuments{By: agent})
	do(porting.ConfirmPaid{By: desk})
	do(porting.Submit{By: agent})
	report(carrier.Received, nil)
	report(carrier.Confirmed, release("2026-03-09"))
	report(carrier.Active, release("2026-03-09"))
	do(porting.RecordConfigured{By: desk})
	messaging := carrier.EnableMessagingResponse{}
	for _, n := range numbers {
		messaging.Lines = append(messaging.Lines, carrier.MessagingLine{Number: n, Status: carrier.MessagingActive, At: at})
	}
	do(porting.ReceiveMessaging{By: partner, Response: messaging})
	var order porting.Order
	n := 0
	for _, s := range steps {
		events, err := porting.Decide(order, s.command, s.at)
		require.NoError(b, err)
		order, n = porting.Apply(order, events...), n+len(events)
	}
	require.Equal(b, porting.StatusCompleted, order.Status())
	return steps, n
}

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

// BenchmarkNext measures what is outstanding on an order of four numbers that waits for
// its release: in a list of its own, in the caller's, and asked again before the effect.
func BenchmarkNext(b *testing.B) {
	steps, _ := lifeSteps(b)
	var order porting.Order
	for _, s := range steps[:9] {
		order = porting.Apply(order, mustDecide(b, order, s.command, s.at)...)
	}
	now := steps[8].at
	list := porting.Next(order, now)
	require.NotEmpty(b, list)
	last := list[len(list)-1]
	b.Run("next", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			list = porting.Next(order, now)
		}
	})
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			list = porting.AppendNext(list[:0], &order, now)
		}
	})
	b.Run("still-wanted", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if !porting.StillWanted(order, last, now) {
				b.Fatal("it is wanted")
			}
		}
	})
}
