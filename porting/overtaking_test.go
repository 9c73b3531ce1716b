package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting"
)

// Views overtake each other on their way. What is newer by the carrier's clock counts; and
// where the clock does not tell, what is further in the life of a port.

// TestViewsOfOneInstantInEitherOrder gives two views of one instant in both orders: it ends
// with the one that is further in the life of a port, and only that one is told twice.
func TestViewsOfOneInstantInEitherOrder(t *testing.T) {
	life := []carrier.Status{
		carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Activating, carrier.Failed, carrier.Active, carrier.Canceled, carrier.Returned,
	}
	for i, earlier := range life {
		for _, later := range life[i+1:] {
			if earlier == carrier.Rejected && later == carrier.Failed ||
				earlier == carrier.Active && later == carrier.Canceled || earlier == carrier.Canceled {
				continue // no number moves so
			}
			end := func(statuses ...carrier.Status) (porting.LineState, porting.TroubleKind) {
				o := inState(t, porting.Submitted)
				for _, s := range statuses {
					o = porting.Apply(o, mustDecide(t, o, viewed(&o, first, s), begin.Add(2*time.Hour))...)
				}
				line, _ := o.Line(first)
				return line.State, line.Trouble
			}
			state, trouble := end(earlier, later)
			only, _ := end(later)
			if later != carrier.Failed {
				require.Equal(t, only, state, "%s, then %s", earlier, later)
			}
			again, troubleAgain := end(later, earlier)
			require.Equal(t, state, again, "%s and %s, in either order", earlier, later)
			require.Equal(t, trouble, troubleAgain, "%s and %s", earlier, later)
		}
	}
}

// TestWhatIsNews compares a view of a number with what is known of it: a date at noon, from
// a report of noon with sequence 5.
func TestWhatIsNews(t *testing.T) {
	noon := begin.Add(21 * time.Hour)
	known := func(t *testing.T) *life {
		l := submitted(t)
		l.now = noon
		r := l.report(carrier.Confirmed, release("2026-03-10"))
		r.Report.Sequence = 5
		l.do(r)
		return l
	}
	for name, tt := range map[string]struct {
		change func(*carrier.Report, *carrier.LineReport)
		news   bool
	}{
		"later":   {func(_ *carrier.Report, l *carrier.LineReport) { l.At = noon.Add(time.Nanosecond) }, true},
		"earlier": {func(_ *carrier.Report, l *carrier.LineReport) { l.At = noon.Add(-time.Nanosecond) }, false},
		"earlier, in a newer report": {func(r *carrier.Report, l *carrier.LineReport) {
			l.At, r.AsOf = noon.Add(-time.Nanosecond), noon.Add(time.Hour)
		}, false},
		"at noon":                             {func(*carrier.Report, *carrier.LineReport) {}, false},
		"at noon, in a newer report":          {func(r *carrier.Report, _ *carrier.LineReport) { r.AsOf = noon.Add(time.Nanosecond) }, true},
		"at noon, in an older report":         {func(r *carrier.Report, _ *carrier.LineReport) { r.AsOf, r.Sequence = noon.Add(-time.Nanosecond), 6 }, false},
		"at noon, in the next report of noon": {func(r *carrier.Report, _ *carrier.LineReport) { r.Sequence = 6 }, true},
		"at noon, in the report before":       {func(r *carrier.Report, _ *carrier.LineReport) { r.Sequence = 4 }, false},
		"by the report's instant, later":      {func(r *carrier.Report, l *carrier.LineReport) { l.At, r.AsOf = time.Time{}, noon.Add(time.Hour) }, true},
		"by the report's instant, earlier":    {func(r *carrier.Report, l *carrier.LineReport) { l.At, r.AsOf = time.Time{}, noon.Add(-time.Hour) }, false},
		"later, of an earlier version":        {func(_ *carrier.Report, l *carrier.LineReport) { l.At, l.Version = noon.Add(time.Hour), 0 }, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := known(t)
			moved := l.report(carrier.Confirmed, release("2026-03-17"))
			moved.Report.Sequence = 5
			for i := range moved.Report.Lines {
				tt.change(&moved.Report, &moved.Report.Lines[i])
			}
			l.later(24 * time.Hour)
			l.do(moved)
			want := "2026-03-10"
			if tt.news {
				want = "2026-03-17"
			}
			require.Equal(t, want, l.order.Lines[0].Release.Date.String())
		})
	}
}

// TestViewsThatSayNothing holds that a view which changes nothing is kept for the instant of
// its lines alone: the carrier's clock goes on whether anything happens or not.
func TestViewsThatSayNothing(t *testing.T) {
	l := submitted(t)
	l.later(time.Hour)
	require.Empty(t, l.do(l.report(carrier.Received, func(r *carrier.LineReport) { r.At = time.Time{} })))
	seen := l.do(l.report(carrier.Received))
	require.Len(t, seen, 1)
	require.Equal(t, porting.CarrierSeen, seen[0].Kind)
}

// TestWhatCannotBeTakenBack holds that a number which is active, canceled or returned is
// news whatever the version: it cannot be so and not have happened.
func TestWhatCannotBeTakenBack(t *testing.T) {
	for status, want := range map[carrier.Status]porting.LineState{
		carrier.Active: porting.Ported, carrier.Canceled: porting.Canceled, carrier.Returned: porting.Returned,
		carrier.Confirmed: porting.Submitted, carrier.Rejected: porting.Submitted, carrier.Activating: porting.Submitted,
	} {
		l := submitted(t)
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")}) // out again as version 2
		l.later(time.Hour)
		l.do(l.report(status, release("2026-03-10"), func(r *carrier.LineReport) { r.Version = 1 }))
		require.Equal(t, want, l.order.Lines[0].State, status)
	}

	l := submitted(t)
	l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
	second := func(r *carrier.LineReport) { r.Version = 2 }
	l.later(time.Hour)
	l.do(l.report(carrier.Rejected, second, reject(carrier.PostalCodeMismatch)))
	l.later(time.Hour)
	l.do(l.report(carrier.Activating, release("2026-03-10"), func(r *carrier.LineReport) { r.Version = 1 }))
	require.Equal(t, porting.StatusRejected, l.order.Status(), "what is cut over is the version that was given up")
}

// TestSequenceDoesNotGoBack holds that a report of the same instant with a lower sequence
// leaves the order knowing the higher one.
func TestSequenceDoesNotGoBack(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	one := func(number int, sequence uint64) porting.ReceiveReport {
		r := l.report(carrier.Received)
		r.Report.Sequence, r.Report.Lines = sequence, r.Report.Lines[number:number+1]
		return r
	}
	l.do(one(0, 9))
	l.do(one(1, 3))
	require.Equal(t, uint64(9), l.order.Sequence)
	require.Equal(t, 1, l.order.Lines[1].Acknowledged, "of the other number it was news")
	l.later(time.Hour)
	l.do(l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady)))
	require.Equal(t, []any{uint64(0), l.now}, []any{l.order.Sequence, l.order.AsOf}, "of a later instant sequences count anew")
	more := l.report(carrier.Confirmed, release("2026-03-10"))
	more.Report.Sequence = 2
	l.do(more)
	require.Equal(t, uint64(2), l.order.Sequence)
}

// TestInstantDoesNotGoBack holds that an older report, of another number than the newest
// one, leaves the order knowing the newest, whatever its sequence.
func TestInstantDoesNotGoBack(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.later(time.Hour)
	older := l.report(carrier.Received)
	older.Report.Sequence, older.Report.Lines = 9, older.Report.Lines[1:]
	l.later(time.Hour)
	newer := l.report(carrier.Received)
	newer.Report.Lines = newer.Report.Lines[:1]
	l.do(newer)
	require.Len(t, l.do(older), 1)
	require.Equal(t, []any{newer.Report.AsOf, uint64(0)}, []any{l.order.AsOf, l.order.Sequence})
}

// TestAnswerPassedOver holds that a view passed over, since another version is on its way,
// is known to be newer than one that comes after it; and that it is heard when it comes
// again, once the carrier has refused that version.
func TestAnswerPassedOver(t *testing.T) {
	for name, instant := range map[string]func(r *porting.ReceiveReport, at time.Time){
		"by the instant of the number": func(r *porting.ReceiveReport, at time.Time) {
			for i := range r.Report.Lines {
				r.Report.Lines[i].At = at
			}
		},
		"by the instant of the view": func(r *porting.ReceiveReport, _ time.Time) {
			for i := range r.Report.Lines {
				r.Report.Lines[i].At = time.Time{}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLife(t)
			l.queued(porting.StandingPaid)
			l.do(porting.Submit{By: agent})
			l.later(time.Hour)
			l.do(l.report(carrier.Received))
			l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")}) // out again as version 2
			of1 := func(r *carrier.LineReport) { r.Version = 1 }

			l.later(time.Hour)
			older := l.report(carrier.Confirmed, release("2026-03-10"), of1)
			instant(&older, l.now)
			l.later(time.Hour)
			newer := l.report(carrier.Received, of1)
			instant(&newer, l.now)
			events := l.do(newer)
			require.Len(t, events, 1)
			require.Equal(t, porting.CarrierSeen, events[0].Kind)
			require.Empty(t, l.do(newer), "told twice")

			l.do(porting.RecordRefusal{By: partner, Version: 2, Reason: carrier.Reason{Code: carrier.Other}})
			require.Empty(t, l.do(older), "the date was gone when the newer view was taken")
			l.later(time.Hour)
			again := l.report(carrier.Confirmed, release("2026-03-17"), of1)
			instant(&again, l.now)
			l.do(again)
			require.Equal(t, "2026-03-17", l.order.Lines[0].Release.Date.String())
		})
	}
}
