// Package growth measures how the cost of an order grows with its numbers, and that of
// a host with its orders: the sizes, the best time of each, and the exponent of the
// growth, which is 1 where twice the size takes twice as long.
package growth

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/bench/contest"
	"github.com/openlnp/lnp/internal/bench/lifecycle"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Curve is a piece of work at several sizes.
type Curve struct {
	Work string
	// Of is what is counted.
	Of     string
	Points []Point
}

// Point is the best time of a size.
type Point struct {
	Size        int
	Nanoseconds float64
}

// Exponent fits time = c * size^e by least squares of the logarithms, from the size on
// at which a constant cost no longer shows.
func (c *Curve) Exponent(from int) float64 {
	var n, sx, sy, sxx, sxy float64
	for _, p := range c.Points {
		if p.Size < from {
			continue
		}
		x, y := math.Log(float64(p.Size)), math.Log(p.Nanoseconds)
		n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}

// best is the least processor time that work takes, of as many runs as fit in the
// patience. Work too short for the clock is done many times over.
func best(patience time.Duration, work func()) float64 {
	least := math.MaxFloat64
	runtime.GC()
	times := 1
	for begin := time.Now(); ; {
		start := contest.Spent()
		for range times {
			work()
		}
		spent := contest.Spent() - start
		if spent < 2*time.Millisecond {
			times *= 2
			continue
		}
		least = min(least, float64(spent.Nanoseconds())/float64(times))
		if time.Since(begin) > patience {
			return least
		}
	}
}

// Numbers are the curves of one order.
func Numbers(sizes []int, patience time.Duration) []Curve {
	all := Curve{Work: "a report confirms every number of an order", Of: "numbers"}
	one := Curve{Work: "a report confirms one number of an order", Of: "numbers"}
	again := Curve{Work: "the same, in a fold, and its notice is sent", Of: "numbers"}
	next := Curve{Work: "what is outstanding on an order", Of: "numbers"}
	for _, size := range sizes {
		order, report, now := waiting(size)
		single := report
		single.Report.Lines = report.Report.Lines[size/2 : size/2+1]
		confirm(order, report, now, size)
		confirm(order, single, now, 1)
		all.add(size, best(patience, func() { decide(order, report, now) }))
		one.add(size, best(patience, func() { decide(order, single, now) }))
		again.add(size, best(patience, confirmAgain(order, single.Report, now)))
		next.add(size, best(patience, func() { porting.Next(order, now) }))
	}
	return []Curve{all, one, again, next}
}

func (c *Curve) add(size int, ns float64) { c.Points = append(c.Points, Point{size, ns}) }

// waiting is an order that the carrier holds, and the report that confirms its numbers.
// A letter lists a thousand numbers at the most, so the life of a greater order up to
// its submission is told by its events.
func waiting(size int) (porting.Order, porting.ReceiveReport, time.Time) {
	life := lifecycle.NewLife(size)
	order := porting.Replay(must(porting.Decide(porting.Order{}, life.Steps[0].Command, life.Steps[0].At)))
	for _, s := range life.Steps {
		switch c := s.Command.(type) {
		case porting.ReceiveLetter:
			order = porting.Apply(order, porting.Event{Seq: order.Seq + 1, Kind: porting.LetterReceived, At: s.At, Letter: &c.Letter})
		case porting.Submit:
			for _, e := range []porting.Event{{Kind: porting.DocumentsVerified}, {Kind: porting.OrderSubmitted, Version: order.Version + 1}} {
				e.Seq, e.At, e.Numbers = order.Seq+1, s.At, order.Numbers()
				order = porting.Apply(order, e)
			}
		case porting.ReceiveReport:
			if c.Report.Lines[0].Status == carrier.Confirmed {
				for i := range c.Report.Lines { // one reference, one release
					c.Report.Lines[i].Ref, c.Report.Lines[i].Release = "R-1", c.Report.Lines[0].Release
				}
				return order, c, s.At
			}
			for _, e := range must(porting.Decide(order, c, s.At)) {
				order = porting.Apply(order, e)
			}
		}
	}
	panic("the life has no confirmation")
}

func decide(order porting.Order, report porting.ReceiveReport, now time.Time) porting.Order {
	return porting.Apply(order, must(porting.Decide(order, report, now))...)
}

// confirm holds that a report does what it is measured for.
func confirm(order porting.Order, report porting.ReceiveReport, now time.Time, scheduled int) {
	order = decide(order, report, now)
	if got := len(order.Numbers(porting.Scheduled)); got != scheduled {
		panic(fmt.Sprintf("%d numbers are scheduled, not %d", got, scheduled))
	}
}

// confirmAgain moves the date of a number to and fro.
func confirmAgain(order porting.Order, report carrier.Report, now time.Time) func() {
	fold := porting.NewFold(order)
	var log []porting.Event
	decide := func(c porting.Command) {
		log = must(porting.AppendDecide(log[:0], fold.View(), c, now))
		fold.Apply(log...)
	}
	report.Lines = slices.Clone(report.Lines)
	line := &report.Lines[0]
	return func() {
		now = now.Add(time.Second)
		report.AsOf, line.At = now, now
		line.Release.Date = line.Release.Date.AddDays(1 - 2*(now.Second()%2))
		decide(porting.ReceiveReport{By: lifecycle.Carrier, Report: report})
		decide(porting.RecordNotice{By: lifecycle.Desk, Key: fold.View().Notices[0].Key()})
	}
}

// Orders are the curves of many orders.
func Orders(sizes []int, patience time.Duration) []Curve {
	replay := Curve{Work: "orders replayed from 20 events each, and kept", Of: "orders"}
	fold := Curve{Work: "orders replayed from 20 events each, in one fold", Of: "orders"}
	lives := Curve{Work: "orders that the fake carries to their end, and keeps", Of: "orders"}
	_, events := lifecycle.NewLife(4).Decide()
	for _, size := range sizes {
		replay.add(size, best(patience, func() {
			orders := make([]porting.Order, size)
			for i := range orders {
				orders[i] = porting.Replay(events)
			}
		}))
		fold.add(size, best(patience, func() {
			var f porting.Fold
			for range size {
				f.Apply(events...)
			}
		}))
		requests := make([]*carrier.SubmitRequest, size)
		for i := range requests {
			requests[i] = request(i)
		}
		lives.add(size, best(patience, func() { carry(requests) }))
	}
	return []Curve{replay, fold, lives}
}

// carry submits orders to a fake that trusts them, and lets them go their way.
func carry(requests []*carrier.SubmitRequest) {
	ctx := context.Background()
	f := fake.New(&fake.Options{TrustUnknown: true, NoLedger: true})
	for _, r := range requests {
		if _, err := f.Submit(ctx, r); err != nil {
			panic(err)
		}
	}
	f.RunUntilIdle()
	last, err := f.Status(ctx, &carrier.StatusRequest{PON: requests[len(requests)-1].PON})
	if err != nil || last.Lines[0].Status != carrier.Active {
		panic(fmt.Sprint("the last order is not active: ", err))
	}
}

// request is the i-th of many orders of one number, a million at the most.
func request(i int) *carrier.SubmitRequest {
	prefix := 512 + i/10000
	if prefix == 611 { // a service code
		prefix++
	}
	n, ok := numbering.FromDigits(2120000000 + uint64(prefix)*10000 + uint64(i%10000))
	if !ok {
		panic("not a number")
	}
	return &carrier.SubmitRequest{
		PON: fmt.Sprintf("L-%07d", i), Version: 1, Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{n},
		LosingCarrier: "Lone Star Telephone", AccountNumber: loa.NewAccountNumber("1"), PIN: loa.NewPIN("1"),
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
