package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

func drawTiming(t *rapid.T) porting.Timing {
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	return porting.Timing{
		Numbers:     []numbering.Number{rapid.SampledFrom([]numbering.Number{washington, seattle, stJohns, guam, tollFree}).Draw(t, "number")},
		Plan:        numbering.Standard().WithFictional(),
		LoadZone:    time.LoadLocation,
		Simple:      simpleFacts(),
		Losing:      rapid.SampledFrom(losingCalendars).Draw(t, "losing"),
		SubmittedAt: start.Add(time.Duration(rapid.IntRange(0, 20*366*24*3600).Draw(t, "at")) * time.Second),
	}
}

var losingCalendars = []calendar.Calendar{
	calendar.USFederal(time.UTC), calendar.USCore(time.UTC), calendar.CanadaFederal(time.UTC),
}

func TestTimingProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ask := drawTiming(t)
		s, err := ask.Earliest()
		require.NoError(t, err)
		require.False(t, s.ReceivedAt.Before(s.SubmittedAt))
		require.False(t, s.FOCDue.Before(s.ReceivedAt))
		require.False(t, s.ReadyAt.Before(s.ReceivedAt))
		require.False(t, s.Release.From.Before(s.ReadyAt))
		require.False(t, s.Release.By.Before(s.Release.To))
		for i, step := range s.Steps {
			require.NotEmpty(t, step.Rule, i)
			require.NotEmpty(t, step.Text, i)
			require.False(t, step.To.Before(step.From), step.Text)
		}

		check, err := ask.Check(s.Earliest)
		require.NoError(t, err)
		require.True(t, check.OK)
		require.Equal(t, s, check.Schedule)
		check, err = ask.Check(s.Earliest.AddDays(rapid.IntRange(-9, 60).Draw(t, "days")))
		require.NoError(t, err)
		require.Equal(t, check.OK, check.Next == check.Date)
		again, err := ask.Check(check.Next)
		require.NoError(t, err)
		require.True(t, again.OK, "what is offered instead is accepted")

		later := ask
		later.SubmittedAt = ask.SubmittedAt.Add(time.Duration(rapid.IntRange(1, 5*24*3600).Draw(t, "later")) * time.Second)
		then, err := later.Earliest()
		require.NoError(t, err)
		require.False(t, then.Earliest.Before(s.Earliest), "a later request is not sooner done")

		e, err := ask.Estimate(porting.EstimateFacts{
			State:      rapid.SampledFrom(porting.LineStates()).Draw(t, "state"),
			Now:        ask.SubmittedAt.Add(time.Duration(rapid.IntRange(0, 2000).Draw(t, "hours")) * time.Hour),
			Rejections: rapid.IntRange(0, 3).Draw(t, "rejections"), Manual: rapid.Bool().Draw(t, "manual"),
		})
		require.NoError(t, err)
		require.False(t, e.Likely.Before(e.Earliest))
		require.False(t, e.Latest.Before(e.Likely))
	})
}

// TestTimingByWalking compares the US intervals with a reading that walks hour by
// hour and day by day over a wall calendar.
func TestTimingByWalking(t *testing.T) {
	newYork := location(t, "America/New_York")
	losing := calendar.USFederal(newYork)
	works := func(day time.Time) bool { return losing.IsBusinessDay(calendar.DateOf(day)) }
	tomorrow := func(day time.Time) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, newYork)
	}
	rapid.Check(t, func(t *rapid.T) {
		ask := drawTiming(t)
		ask.Numbers, ask.Losing = []numbering.Number{washington}, losing
		days, last := 1, 13*time.Hour
		if rapid.Bool().Draw(t, "complex") {
			ask.Simple.Lines, days, last = 9, 4, 17*time.Hour
		}
		at := ask.SubmittedAt.In(newYork)
		since := time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute + time.Duration(at.Second())*time.Second
		day := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, newYork)
		if since > last {
			day = tomorrow(day)
		}
		for !works(day) {
			day = tomorrow(day)
		}
		for days > 0 {
			if day = tomorrow(day); works(day) {
				days--
			}
		}
		s, err := ask.Earliest()
		require.NoError(t, err)
		require.Equal(t, calendar.DateOf(day).String(), s.Earliest.String(), at.String())
		require.True(t, s.ReadyAt.Equal(day))
	})
}

func BenchmarkTimingEarliest(b *testing.B) {
	ask := asked(b, washington, "America/New_York", "2026-07-02 13:00:01")
	ask.Losing = calendar.USCore(time.UTC)
	zones := map[string]*time.Location{}
	for _, name := range []string{"America/New_York", "America/Chicago"} {
		zones[name] = location(b, name)
	}
	ask.LoadZone = func(name string) (*time.Location, error) { return zones[name], nil }
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ask.Earliest(); err != nil {
			b.Fatal(err)
		}
	}
}
