package carrier_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
)

// Whatever becomes of events and polls, each change of a number is told once, in its
// order, and the last view is the carrier's.
func TestReconciler(t *testing.T) {
	scenarios := fake.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(scenarios).Draw(t, "scenario")
		script := s.Script()
		script.Faults = nil
		f := fake.New(&fake.Options{Script: script})
		if _, err := f.Submit(ctx, request()); err != nil {
			t.Fatal(err)
		}
		var r carrier.Reconciler
		var late []*carrier.Report
		view := map[numbering.Number]carrier.LineReport{}
		see := func(report *carrier.Report) {
			for _, c := range r.See(report) {
				if before := view[c.After.Number]; !before.Same(c.Before) || before.Same(c.After) {
					t.Fatalf("a change does not follow from the view before it")
				}
				view[c.After.Number] = c.After
			}
		}
		for range rapid.IntRange(1, 20).Draw(t, "rounds") {
			f.Advance(time.Duration(rapid.IntRange(1, 100).Draw(t, "hours")) * time.Hour)
			report, err := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
			if err != nil {
				t.Fatal(err)
			}
			switch rapid.IntRange(0, 3).Draw(t, "fate") {
			case 0: // overtaken
				late = append(late, report)
			case 1: // doubled
				see(report)
				see(report)
			default:
				see(report)
			}
			if len(late) > 0 && rapid.Bool().Draw(t, "late") {
				see(late[0])
				late = late[1:]
			}
		}
		report, err := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		if err != nil {
			t.Fatal(err)
		}
		see(report)
		for _, l := range report.Lines {
			if v := view[l.Number]; !v.Same(l) {
				t.Fatalf("the view is %v, the carrier says %v", v.Status, l.Status)
			}
		}
	})
}

func TestReconcilerHints(t *testing.T) {
	r := carrier.Reconciler{Skew: time.Hour}
	e := carrier.Event{PON: "PO-1", At: noon}
	require.True(t, r.Hint(e), "an order that is not known")
	report := &carrier.Report{PON: "PO-1", AsOf: noon.Add(30 * time.Minute), Lines: []carrier.LineReport{{Number: lobby, Status: carrier.Received}}}
	require.Len(t, r.See(report), 1)
	require.True(t, r.Hint(e), "its clock may be slow")
	out := carrier.Event{PortOut: "OUT-1", At: noon}
	require.True(t, r.Hint(out), "a port-out that is not known")
	require.Empty(t, r.See(&carrier.Report{PON: "OUT-1", AsOf: noon.Add(3 * time.Hour)}))
	require.False(t, r.Hint(out))
	require.True(t, r.Hint(carrier.Event{PortOut: "OUT-1"}), "an event that does not say when")
	r.Forget("OUT-1")
	report.AsOf = noon.Add(2 * time.Hour)
	require.Empty(t, r.See(report))
	require.False(t, r.Hint(e))
	require.True(t, r.Hint(carrier.Event{PON: "PO-1", At: noon.Add(90 * time.Minute)}))

	require.Equal(t, []string{"PO-1"}, r.Stale(noon.Add(3*time.Hour)))
	require.Empty(t, r.Stale(noon.Add(2*time.Hour)))
	old := *report
	old.AsOf, old.Lines = noon, []carrier.LineReport{{Number: lobby, Status: carrier.Rejected}}
	require.Empty(t, r.See(&old), "an older report changes nothing")
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back carrier.Reconciler
	require.NoError(t, json.Unmarshal(b, &back))
	require.Empty(t, back.See(report))
	report.AsOf, report.Lines = noon.Add(4*time.Hour), []carrier.LineReport{{Number: lobby, Status: carrier.Canceled}}
	require.Len(t, r.See(report), 1)
	require.Empty(t, r.Stale(noon.Add(9*time.Hour)), "nothing to poll for")
	r.Forget("PO-1")
	require.True(t, r.Hint(e))
}

// A view is the reconciler's own: the caller may change the report. A carrier whose clock
// is coarse and that counts no views may say something new at the same instant.
func TestReconcilerView(t *testing.T) {
	var r carrier.Reconciler
	report := &carrier.Report{PON: "PO-1", AsOf: noon, Lines: []carrier.LineReport{{Number: lobby, Status: carrier.Received}}}
	require.Len(t, r.See(report), 1)
	report.Lines[0].Status = carrier.Confirmed
	require.Equal(t, []carrier.Change{{
		PON: "PO-1", AsOf: noon, Before: carrier.LineReport{Number: lobby, Status: carrier.Received}, After: report.Lines[0],
	}}, r.See(report))
	require.Empty(t, r.See(report))

	for _, pon := range []string{"PO-3", "PO-2", "PO-4"} {
		r.See(&carrier.Report{PON: pon, AsOf: noon, Lines: []carrier.LineReport{{Number: lobby, Status: carrier.Received}}})
	}
	require.Equal(t, []string{"PO-1", "PO-2", "PO-3", "PO-4"}, r.Stale(noon.Add(1)))
}

// Whatever differs in a line is news, each field by itself; when it changed is not.
func TestSameLine(t *testing.T) {
	release := carrier.Release{Date: calendar.MustParseDate("2026-03-20"), From: noon, To: noon.Add(time.Hour), By: noon.Add(2 * time.Hour)}
	line := func() carrier.LineReport {
		return carrier.LineReport{
			Number: lobby, Version: 1, Ref: "W1", Status: carrier.Confirmed, Raw: "FOC", Release: release, At: noon,
			Reasons: []carrier.Reason{{Code: carrier.Other}}, Cancel: carrier.CancelRefused, CancelReasons: []carrier.Reason{{Code: carrier.CannotCancel}},
		}
	}
	for i, change := range []func(*carrier.LineReport){
		func(l *carrier.LineReport) { l.Number = desk },
		func(l *carrier.LineReport) { l.Version = 2 },
		func(l *carrier.LineReport) { l.Ref = "W2" },
		func(l *carrier.LineReport) { l.Status = carrier.Jeopardy },
		func(l *carrier.LineReport) { l.Raw = "FOC2" },
		func(l *carrier.LineReport) { l.Release.Date = l.Release.Date.AddDays(1) },
		func(l *carrier.LineReport) { l.Release.From = noon.Add(1) },
		func(l *carrier.LineReport) { l.Release.To = noon },
		func(l *carrier.LineReport) { l.Release.By = noon },
		func(l *carrier.LineReport) { l.Reasons = nil },
		func(l *carrier.LineReport) { l.Cancel = carrier.CancelPending },
		func(l *carrier.LineReport) { l.CancelReasons = nil },
	} {
		a, b := line(), line()
		require.True(t, a.Same(b))
		change(&b)
		require.False(t, a.Same(b), i)
		require.False(t, b.Same(a), i)
	}
	a, b := line(), line()
	b.At = noon.Add(time.Hour)
	b.Release.From = b.Release.From.In(time.FixedZone("CST", -6*3600))
	require.True(t, a.Same(b), "an instant is the same in any zone")
}
