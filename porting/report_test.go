package porting_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// views is what a carrier's view does to a number: a row for each state that the number is
// in, a column for each word of the carrier's. It comes to the state that is named, "-" is
// no news at all, "=" is kept only so that older views are known to be older, and "!"
// raises trouble.
const views = `
             received  rejected confirmed jeopardy  activating failed active   canceled returned unknown
requested    -         -        -         -         -          -      -        canceled -        -
not-portable -         -        -         -         -          -      -        -        -        -
portable     -         -        -         -         -          -      ported   canceled returned -
ready        -         -        -         -         -          -      ported   canceled returned -
submitted    =         rejected scheduled submitted activating !      ported   canceled returned =
rejected     =         rejected scheduled =         activating !      ported   canceled returned =
scheduled    submitted rejected scheduled submitted activating !      ported   canceled returned =
activating   =         =        scheduled submitted =          !      ported   canceled returned =
ported       -         -        -         -         -          -      -        -        returned -
canceled     -         -        -         -         -          -      !        -        -        -
returned     -         -        -         -         -          -      -        -        -        -
`

// viewed is a view of one number, an hour after everything that the order knows.
func viewed(o *porting.Order, n numbering.Number, s carrier.Status) porting.ReceiveReport {
	l := carrier.LineReport{Number: n, Version: o.Version, Ref: "R", Status: s, At: begin.Add(time.Hour)}
	reject(carrier.AccountNumberMismatch)(&l)
	if s == carrier.Confirmed || s == carrier.Activating || s == carrier.Active {
		release("2026-03-12")(&l)
	}
	return porting.ReceiveReport{By: partner, Report: carrier.Report{PON: o.PON, AsOf: l.At, Lines: []carrier.LineReport{l}}}
}

func TestViews(t *testing.T) {
	var statuses []string
	for row := range strings.Lines(strings.TrimPrefix(views, "\n")) {
		cells := strings.Fields(row)
		if statuses == nil {
			statuses = cells
			continue
		}
		state := porting.LineState(cells[0])
		for i, want := range cells[1:] {
			o := inState(t, state)
			view := viewed(&o, first, carrier.Status(statuses[i]))
			now := begin.Add(2 * time.Hour)
			events := mustDecide(t, o, view, now)
			after := porting.Apply(o, events...)
			line, _ := after.Line(first)
			other, _ := after.Line(second)
			require.Equal(t, state, other.State, "of the other number it tells nothing")
			got := string(line.State)
			switch {
			case len(events) == 0:
				got = "-"
			case events[0].Kind == porting.CarrierSeen:
				require.Empty(t, events[0].Reasons)
				got = "="
			case events[0].Kind == porting.TroubleRaised:
				require.Equal(t, state, line.State)
				require.NotEmpty(t, line.Trouble)
				got = "!"
			}
			require.Equal(t, want, got, "%s: %s", state, statuses[i])
			for _, e := range events {
				require.Equal(t, view.Report.AsOf, e.CarrierAt)
				require.Equal(t, view.Report.AsOf, e.AsOf)
			}
			require.NoError(t, after.Validate())
			require.Empty(t, mustDecide(t, after, view, now), "%s: %s: the same view again", state, statuses[i])
		}
	}
}

// TestReasonsOfAView holds that a number keeps what the carrier says of it now, and nothing
// of before.
func TestReasonsOfAView(t *testing.T) {
	for status, want := range map[carrier.Status][]carrier.ReasonCode{
		carrier.Rejected:   {carrier.AccountNumberMismatch},
		carrier.Jeopardy:   {carrier.AccountNumberMismatch},
		carrier.Canceled:   {carrier.AccountNumberMismatch},
		carrier.Returned:   {carrier.AccountNumberMismatch},
		carrier.Confirmed:  nil,
		carrier.Activating: nil,
		carrier.Active:     nil,
	} {
		o := inState(t, porting.Scheduled)
		o = porting.Apply(o, mustDecide(t, o, viewed(&o, first, status), begin.Add(2*time.Hour))...)
		line, _ := o.Line(first)
		var got []carrier.ReasonCode
		for _, r := range line.Reasons {
			got = append(got, r.Code)
		}
		require.Equal(t, want, got, status)
		dated := want == nil
		require.Equal(t, dated, !line.Release.IsZero(), status)
		if dated {
			require.Equal(t, day("2026-03-12"), line.Release.Date)
		}
	}
}

// TestReportOnAnotherOrder is refused; a number that is not on the order is passed over.
func TestReportOnAnotherOrder(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	r := l.report(carrier.Confirmed, release("2026-03-10"))
	r.Report.PON = "P-2"
	require.Equal(t, "report.pon", l.refuse(r).Field)
	r = l.report(carrier.Confirmed, release("2026-03-10"))
	stranger := r.Report.Lines[0]
	stranger.Number = numbering.MustParse("312-555-0199")
	r.Report.Lines = append([]carrier.LineReport{stranger}, r.Report.Lines...)
	require.Equal(t, []numbering.Number{first, second}, l.do(r)[0].Numbers)
}

// TestNumbersThatFareAlike gives an order a view in which its numbers fare in a few or in
// many ways, told in any order: each way is one event that names just its numbers, sorted,
// in memory that it shares with no other event.
func TestNumbersThatFareAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 40).Draw(t, "numbers")
		ways := rapid.IntRange(1, 12).Draw(t, "ways")
		open := opening(porting.StandingPaid)
		open.Planned.Lines = nil
		report := carrier.Report{PON: open.PON, AsOf: begin.Add(time.Hour)}
		taken, dated := map[string][]numbering.Number{}, map[string][]numbering.Number{}
		for i := range count {
			n := numbering.MustParse(fmt.Sprintf("312555%04d", 1000+i))
			open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: n, Checked: true})
			line := carrier.LineReport{
				Number: n, Version: 1, Ref: fmt.Sprintf("R-%d", rapid.IntRange(1, ways).Draw(t, "ref")), Status: carrier.Confirmed,
			}
			release(day("2026-03-10").AddDays(rapid.IntRange(0, ways).Draw(t, "day")).String())(&line)
			if rapid.Bool().Draw(t, "in another zone") {
				line.Release.From = line.Release.From.In(time.FixedZone("", -5*60*60))
			}
			taken[line.Ref] = append(taken[line.Ref], n)
			dated[line.Release.Date.String()] = append(dated[line.Release.Date.String()], n)
			report.Lines = append(report.Lines, line)
			if rapid.IntRange(0, 9).Draw(t, "twice") == 0 {
				report.Lines = append(report.Lines, line)
			}
		}
		if rapid.Bool().Draw(t, "shuffled") {
			report.Lines = rapid.Permutation(report.Lines).Draw(t, "lines")
		}
		var order porting.Order
		events, err := porting.Decide(order, open, begin)
		require.NoError(t, err)
		order = porting.Apply(order, append(events, porting.Event{
			Order: open.ID, Seq: 3, Kind: porting.DocumentsVerified, At: begin, Numbers: events[1].Numbers,
		}, porting.Event{
			Order: open.ID, Seq: 4, Kind: porting.OrderSubmitted, At: begin, Numbers: events[1].Numbers, Version: 1,
		})...)
		events, err = porting.Decide(order, porting.ReceiveReport{By: partner, Report: report}, begin.Add(time.Hour))
		require.NoError(t, err)
		for _, e := range events { // whoever appends to the numbers of one event changes no other
			_ = append(e.Numbers, numbering.MustParse("312-555-0199"))
		}
		for i, e := range events {
			ways, key := taken, e.Ref
			if i >= len(taken) {
				ways, key = dated, e.Release.Date.String()
			}
			require.Equal(t, ways[key], e.Numbers, "%s %s", e.Kind, key)
		}
		require.Len(t, events, len(taken)+len(dated))
	})
}

// TestOrderOfNews holds that what the carrier took comes before what it answered: an
// answer to a version that it was not known to hold shows both.
func TestOrderOfNews(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	events := l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch), func(r *carrier.LineReport) {
		if r.Number == first {
			r.Status, r.Reasons = carrier.Confirmed, nil
			release("2026-03-10")(r)
		}
	}))
	var kinds []porting.EventKind
	for _, e := range events {
		kinds = append(kinds, e.Kind)
	}
	require.Equal(t, []porting.EventKind{porting.OrderAcknowledged, porting.PortScheduled, porting.PortRejected}, kinds)
	require.Equal(t, []numbering.Number{first, second}, events[0].Numbers)
	require.Empty(t, events[0].Reasons)
	require.Equal(t, 1, events[0].Version)
	require.Equal(t, "R-1", events[0].Ref)
	require.Equal(t, 1, events[2].Version, "what was rejected")

	// The carrier has split the order: it took each part by itself.
	l = newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	before := len(l.events)
	events = l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
		if r.Number == second {
			r.Ref, r.Status, r.Release = "R-2", carrier.Rejected, carrier.Release{}
			reject(carrier.PostalCodeMismatch)(r)
		}
	}))
	var told []string
	for i, e := range events {
		require.Equal(t, before+i+1, e.Seq)
		told = append(told, string(e.Kind)+" "+e.Ref+" "+e.Numbers[0].String())
	}
	require.Equal(t, []string{
		"order-acknowledged R-1 " + first.String(), "order-acknowledged R-2 " + second.String(),
		"port-scheduled  " + first.String(), "port-rejected  " + second.String(),
	}, told)
}

// TestWhatWasUnheardComesFirst gives a view of two numbers that are in one place, of which
// one came there by a step that was never heard of: it is told before what both have in
// common, so that both come to where they are.
func TestWhatWasUnheardComesFirst(t *testing.T) {
	for _, tt := range []struct {
		states []porting.LineState
		status carrier.Status
		want   porting.LineState
		told   []porting.EventKind
	}{
		{
			[]porting.LineState{porting.Ported, porting.Scheduled},
			carrier.Returned, porting.Returned,
			[]porting.EventKind{porting.NumberPorted, porting.NumberReturned},
		},
		{
			[]porting.LineState{porting.Submitted, porting.Rejected},
			carrier.Activating, porting.Activating,
			[]porting.EventKind{porting.PortScheduled, porting.CutoverStarted},
		},
	} {
		o := inStates(t, tt.states...)
		view := viewed(&o, first, tt.status)
		view.Report.Lines = append(view.Report.Lines, view.Report.Lines[0])
		view.Report.Lines[1].Number = second
		events := mustDecide(t, o, view, begin.Add(2*time.Hour))
		var told []porting.EventKind
		for _, e := range events {
			told = append(told, e.Kind)
		}
		require.Equal(t, tt.told, told)
		require.Equal(t, []numbering.Number{second}, events[0].Numbers)
		require.Equal(t, []numbering.Number{first, second}, events[1].Numbers)
		after := porting.Apply(o, events...)
		require.Equal(t, []numbering.Number{first, second}, after.Numbers(tt.want))
	}

	// What is unheard of one is heard of the other, and is one event.
	o := inState(t, porting.Scheduled)
	view := viewed(&o, first, carrier.Active)
	returned := view.Report.Lines[0]
	returned.Number, returned.Status = second, carrier.Returned
	view.Report.Lines = append(view.Report.Lines, returned)
	events := mustDecide(t, o, view, begin.Add(2*time.Hour))
	require.Len(t, events, 2)
	require.Equal(t, porting.NumberPorted, events[0].Kind)
	require.Equal(t, []numbering.Number{first, second}, events[0].Numbers)
	require.Equal(t, []numbering.Number{second}, events[1].Numbers)
}

// TestNewsOfManyNumbers holds that numbers which fare alike are one event, and that no two
// which differ in anything are: in a report on many numbers in any order.
func TestNewsOfManyNumbers(t *testing.T) {
	differences := []func(*carrier.LineReport){
		func(*carrier.LineReport) {},
		func(r *carrier.LineReport) { r.At = r.At.Add(time.Nanosecond) },
		func(r *carrier.LineReport) { r.Release.Date = r.Release.Date.AddDays(1) },
		func(r *carrier.LineReport) { r.Release.From = r.Release.From.Add(time.Minute) },
		func(r *carrier.LineReport) { r.Release.To = r.Release.To.Add(time.Minute) },
		func(r *carrier.LineReport) { r.Release.By = r.Release.By.Add(time.Minute) },
		reject(carrier.PostalCodeMismatch),
		reject(carrier.AccountNumberMismatch),
		func(r *carrier.LineReport) {
			reject(carrier.AccountNumberMismatch)(r)
			r.Reasons[0].Text = "another text"
		},
		func(r *carrier.LineReport) {
			reject(carrier.AccountNumberMismatch)(r)
			r.Reasons = append(r.Reasons, carrier.Reason{Code: carrier.Other})
		},
		func(r *carrier.LineReport) {
			r.Status, r.Release = carrier.Rejected, carrier.Release{}
			reject(carrier.AccountNumberMismatch)(r)
		},
		func(r *carrier.LineReport) { r.Status, r.Release = carrier.Failed, carrier.Release{} },
		func(r *carrier.LineReport) { r.Status = carrier.Activating },
	}
	const each = 3
	states := slices.Repeat([]porting.LineState{porting.Submitted}, each*len(differences))
	o := inStates(t, states...)
	r := carrier.Report{PON: o.PON, AsOf: begin.Add(time.Hour), Sequence: 7}
	want := map[string][]numbering.Number{}
	for i, n := range o.Numbers() {
		l := carrier.LineReport{Number: n, Version: 1, Ref: "R", Status: carrier.Confirmed, At: r.AsOf}
		release("2026-03-10")(&l)
		differences[i%len(differences)](&l)
		r.Lines = append(r.Lines, l)
		what := fmt.Sprint(l.Status, l.At, l.Release, l.Reasons)
		want[what] = append(want[what], n)
	}
	r.Lines = append(r.Lines, r.Lines[0]) // twice
	slices.Reverse(r.Lines)
	events := mustDecide(t, o, porting.ReceiveReport{By: partner, Report: r}, begin.Add(2*time.Hour))
	require.Len(t, events, len(differences))
	kinds := map[porting.EventKind]carrier.Status{
		porting.PortScheduled: carrier.Confirmed, porting.PortRejected: carrier.Rejected,
		porting.TroubleRaised: carrier.Failed, porting.CutoverStarted: carrier.Activating,
	}
	for _, e := range events {
		what := fmt.Sprint(kinds[e.Kind], e.CarrierAt, e.Release, e.Reasons)
		require.Equal(t, want[what], e.Numbers, what)
		require.Equal(t, uint64(7), e.Sequence)
	}
	after := porting.Apply(o, events...)
	require.Empty(t, mustDecide(t, after, porting.ReceiveReport{By: partner, Report: r}, begin.Add(2*time.Hour)))
}

// TestReferencesOfASplitOrder holds that each number keeps the reference under which the
// carrier knows it.
func TestReferencesOfASplitOrder(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	split := func(r *carrier.LineReport) {
		if r.Number == second {
			r.Ref = "R-2"
		}
	}
	require.Len(t, l.do(l.report(carrier.Received, split)), 2)
	for n, want := range map[numbering.Number]string{first: "R-1", second: "R-2"} {
		line, _ := l.order.Line(n)
		require.Equal(t, want, line.Ref)
		require.Equal(t, 1, line.Acknowledged)
	}
	l.later(time.Hour)
	l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Ref = "R-3" }))
	line, _ := l.order.Line(first)
	require.Equal(t, "R-3", line.Ref, "a carrier may split it later too")

	// A date is not one that was asked for only since it is under another reference.
	l = scheduled(t, "2026-03-10")
	l.later(time.Hour)
	events := l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Ref = "R-4" }))
	require.Equal(t, []porting.EventKind{porting.OrderAcknowledged, porting.PortInJeopardy}, []porting.EventKind{events[0].Kind, events[1].Kind})
}

// TestOneVersionForTheWholeOrder holds that a number which had been answered takes part in
// a later version of the order, if that is how the carrier counts.
func TestOneVersionForTheWholeOrder(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	reject := func(r *carrier.LineReport) {
		if r.Number == second {
			r.Status, r.Reasons = carrier.Rejected, []carrier.Reason{{Code: carrier.PostalCodeMismatch}}
		}
	}
	l.do(l.report(carrier.Jeopardy, reject))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.Version = 2 }))
	for _, n := range l.order.Numbers() {
		line, _ := l.order.Line(n)
		require.Equal(t, porting.Submitted, line.State)
		require.Equal(t, []int{2, 2}, []int{line.Version, line.Acknowledged})
	}
	l.later(time.Hour)
	before := l.order
	require.Empty(t, l.do(l.report(carrier.Rejected, func(r *carrier.LineReport) { r.Version = 1 })), "an answer to an earlier version")
	require.Equal(t, before.Seq, l.order.Seq)
	events := l.do(l.report(carrier.Rejected, func(r *carrier.LineReport) { r.Version = 3 }))
	require.Len(t, events, 1, "of a version that was never sent nothing is acknowledged")
	require.Equal(t, porting.PortRejected, events[0].Kind)
}
