package porting

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// run is some of a report's lines, one after the other, that say the same of numbers which
// stand alike in the order, so that they fare alike: what the report comes to is found out
// once for all of them.
type run struct {
	// line and report are those of the first number.
	line   *Line
	report *carrier.LineReport
	// numbers are in ascending order. Those of the report's runs lie one after the other
	// in one piece of memory.
	numbers []numbering.Number
	// stale says that the lines are older than what is known.
	stale bool
	// state is where the numbers are by what has been told of them so far, told says that
	// something has.
	state LineState
	told  bool
}

// appendRuns parts the lines of a report that the order has into runs, and appends them.
func (o *Order) appendRuns(runs []run, r *carrier.Report) []run {
	numbers := make([]numbering.Number, 0, len(r.Lines))
	var last *run
	at := 0
	for i := range r.Lines {
		line := &r.Lines[i]
		k, ok := o.findFrom(at, line.Number)
		at = k + 1
		if !ok {
			continue
		}
		numbers = append(numbers, line.Number)
		if last != nil && last.joins(o.Lines[k], line) {
			last.numbers = last.numbers[:len(last.numbers)+1]
		} else {
			runs = append(runs, run{line: o.Lines[k], report: line, numbers: numbers[len(numbers)-1:]})
			last = &runs[len(runs)-1]
		}
	}
	return runs
}

// joins reports whether the number of another line goes on with the run: whether all that
// is asked of a report's line, and of the order's, is the same.
func (g *run) joins(l *Line, r *carrier.LineReport) bool {
	return g.numbers[len(g.numbers)-1].Compare(r.Number) < 0 && sayAlike(g.report, r) && alike(g.line, l)
}

// alike reports whether two lines of an order stand alike, as far as a report asks.
func alike(a, b *Line) bool {
	return a.State == b.State && a.Version == b.Version && a.Acknowledged == b.Acknowledged && a.Ref == b.Ref &&
		a.CarrierAt.Equal(b.CarrierAt) && a.CancelAsked.Equal(b.CancelAsked) && a.CancelPending == b.CancelPending &&
		a.Trouble == b.Trouble && a.Release == b.Release && slices.Equal(a.Reasons, b.Reasons)
}

// sayAlike reports whether two lines of a report say the same, but of which number.
func sayAlike(a, b *carrier.LineReport) bool {
	return a.Version == b.Version && a.Ref == b.Ref && a.Status == b.Status && a.At.Equal(b.At) && a.Release == b.Release &&
		a.Cancel == b.Cancel && a.CancelAt.Equal(b.CancelAt) &&
		slices.Equal(a.Reasons, b.Reasons) && slices.Equal(a.CancelReasons, b.CancelReasons)
}

// follows reports whether the run's numbers lie behind some others and come after them.
func (g *run) follows(numbers []numbering.Number) bool {
	n := len(numbers)
	return n < cap(numbers) && &numbers[:n+1][n] == &g.numbers[0] && numbers[n-1].Compare(g.numbers[0]) < 0
}
