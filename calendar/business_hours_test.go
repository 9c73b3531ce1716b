package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
)

// at reads "2026-07-02 13:00" as a wall clock in loc.
func at(t *testing.T, s string, loc *time.Location) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	require.NoError(t, err)
	return v
}

func wall(v time.Time) string { return v.Format("2006-01-02 15:04") }

func TestClock(t *testing.T) {
	for _, s := range []string{"00:00", "08:05", "23:59", "24:00"} {
		c, err := calendar.ParseClock(s)
		require.NoError(t, err)
		require.Equal(t, s, c.String())
	}
	for _, s := range []string{"", "8:00", "08:60", "24:01", "25:00", "08-00", "0a:00", "08:00:00"} {
		_, err := calendar.ParseClock(s)
		require.EqualError(t, err, "calendar: clock time: not of the form HH:MM between 00:00 and 24:00", s)
	}
	require.Equal(t, 17, calendar.ClockOf(17, 30).Hour())
	require.Equal(t, 30, calendar.ClockOf(17, 30).Minute())
	require.Empty(t, calendar.Clock(-1).String())
	_, err := calendar.Clock(1441).MarshalText()
	require.ErrorIs(t, err, calendar.ErrSyntax)
}

func TestIsOpenAndNextOpen(t *testing.T) {
	newYork := zone(t, "America/New_York")
	c := calendar.USFederal(newYork)
	tests := []struct {
		at, next string
	}{
		{"2026-07-02 07:59", "2026-07-02 08:00"},
		{"2026-07-02 08:00", "2026-07-02 08:00"},
		{"2026-07-02 16:59", "2026-07-02 16:59"},
		{"2026-07-02 17:00", "2026-07-06 08:00"}, // Friday the 3rd is a holiday
		{"2026-07-03 12:00", "2026-07-06 08:00"},
		{"2026-07-04 12:00", "2026-07-06 08:00"},
		{"2026-12-31 18:00", "2027-01-04 08:00"},
	}
	for _, tt := range tests {
		now := at(t, tt.at, newYork)
		require.Equal(t, tt.next, wall(c.NextOpen(now)), tt.at)
		require.Equal(t, tt.at == tt.next, c.IsOpen(now), tt.at)
		require.Equal(t, tt.next, wall(c.NextOpen(now.UTC())), "the zone of the instant does not matter")
	}
}

func TestAddBusinessHours(t *testing.T) {
	const day = 9 * time.Hour
	tests := []struct {
		name, zone, from string
		hours            calendar.Hours
		d                time.Duration
		want             string
	}{
		{"within a day", "America/New_York", "2026-07-01 09:00", calendar.Hours{}, 4 * time.Hour, "2026-07-01 13:00"},
		{"across a night", "America/New_York", "2026-07-01 15:00", calendar.Hours{}, 4 * time.Hour, "2026-07-02 10:00"},
		{"across a holiday and a weekend", "America/New_York", "2026-07-02 15:00", calendar.Hours{}, 4 * time.Hour, "2026-07-06 10:00"},
		{"before the opening", "America/New_York", "2026-07-01 03:00", calendar.Hours{}, time.Hour, "2026-07-01 09:00"},
		{"after the close", "America/New_York", "2026-07-01 20:00", calendar.Hours{}, time.Hour, "2026-07-02 09:00"},
		{"a deadline on a close stays", "America/New_York", "2026-07-01 13:00", calendar.Hours{}, 4 * time.Hour, "2026-07-01 17:00"},
		{"nothing passes to an opening", "America/New_York", "2026-07-01 17:00", calendar.Hours{}, 0, "2026-07-02 08:00"},
		{"a whole day", "America/New_York", "2026-07-01 08:00", calendar.Hours{}, day, "2026-07-01 17:00"},
		{"New Year", "America/New_York", "2026-12-31 16:00", calendar.Hours{}, 2 * time.Hour, "2027-01-04 09:00"},
		{"Newfoundland's half hour", "America/St_Johns", "2026-07-07 16:45", calendar.Hours{}, 30 * time.Minute, "2026-07-08 08:15"},
		{"Guam", "Pacific/Guam", "2026-07-07 16:00", calendar.Hours{}, 2 * time.Hour, "2026-07-08 09:00"},
		{"24 clock hours over a weekend", "America/New_York", "2026-07-10 15:00", calendar.AllDay(), 24 * time.Hour, "2026-07-13 15:00"},
		{"back within a day", "America/New_York", "2026-07-01 13:00", calendar.Hours{}, -4 * time.Hour, "2026-07-01 09:00"},
		{"back across a night", "America/New_York", "2026-07-02 10:00", calendar.Hours{}, -4 * time.Hour, "2026-07-01 15:00"},
		{"back across a holiday", "America/New_York", "2026-07-06 10:00", calendar.Hours{}, -4 * time.Hour, "2026-07-02 15:00"},
		{"back from before the opening", "America/New_York", "2026-07-06 07:00", calendar.Hours{}, -time.Hour, "2026-07-02 16:00"},
		{"back from a weekend", "America/New_York", "2026-07-05 07:00", calendar.Hours{}, -time.Hour, "2026-07-02 16:00"},
		{"back to an opening", "America/New_York", "2026-07-02 10:00", calendar.Hours{}, -2 * time.Hour, "2026-07-02 08:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			loc := zone(t, tt.zone)
			c := calendar.USFederal(loc).WithHours(tt.hours)
			from := at(t, tt.from, loc)
			require.Equal(t, tt.want, wall(c.AddBusinessHours(from, tt.d)))
			require.Equal(t, tt.want, wall(c.AddBusinessHours(from.UTC(), tt.d)))
		})
	}
}

// A clock that runs through the night gains and loses the hour of the change.
func TestBusinessHoursAcrossChangesOfClocks(t *testing.T) {
	loc := zone(t, "America/New_York")
	c, err := calendar.New(&calendar.Config{Zone: loc, Hours: calendar.AllDay(), Weekdays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}})
	require.NoError(t, err)
	require.Equal(t, "2026-03-08 13:00", wall(c.AddBusinessHours(at(t, "2026-03-07 12:00", loc), 24*time.Hour)), "spring")
	require.Equal(t, "2026-11-01 11:00", wall(c.AddBusinessHours(at(t, "2026-10-31 12:00", loc), 24*time.Hour)), "autumn")
	require.Equal(t, 23*time.Hour, c.BusinessHoursBetween(at(t, "2026-03-08 00:00", loc), at(t, "2026-03-09 00:00", loc)))
	require.Equal(t, 25*time.Hour, c.BusinessHoursBetween(at(t, "2026-11-01 00:00", loc), at(t, "2026-11-02 00:00", loc)))
	require.Equal(t, "2026-10-31 12:00", wall(c.AddBusinessHours(at(t, "2026-11-01 11:00", loc), -24*time.Hour)))

	// An office that is closed on the night of the change has the same hours on
	// either side of it.
	office := calendar.USFederal(loc)
	require.Equal(t, "2026-03-09 08:30", wall(office.AddBusinessHours(at(t, "2026-03-06 16:30", loc), time.Hour)))
	require.Equal(t, "2026-11-02 08:30", wall(office.AddBusinessHours(at(t, "2026-10-30 16:30", loc), time.Hour)))
}

// Hours are counted to the nanosecond, at the ends of a day too.
func TestBusinessHoursAreExact(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	at := func(day, hour int) time.Time { return time.Date(2026, time.July, day, hour, 0, 0, 0, time.UTC) }
	const ns = time.Nanosecond
	for _, tt := range []struct {
		from time.Time
		d    time.Duration
		want time.Time
	}{
		{at(7, 10), 0, at(7, 10)},
		{at(7, 10), ns, at(7, 10).Add(ns)},
		{at(7, 10), -ns, at(7, 10).Add(-ns)},
		{at(7, 17).Add(-ns), ns, at(7, 17)},
		{at(7, 17).Add(-ns), 2 * ns, at(8, 8).Add(ns)},
		{at(7, 6), -ns, at(6, 17).Add(-ns)},
		{at(7, 8), -ns, at(6, 17).Add(-ns)},
	} {
		require.Equal(t, tt.want, c.AddBusinessHours(tt.from, tt.d), "%v %v", tt.from, tt.d)
	}
	require.Equal(t, at(7, 10), c.NextOpen(at(7, 10)))
	require.Equal(t, at(7, 8), c.NextOpen(at(6, 17)))
}

func TestBusinessHoursLeaveTheCalendar(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	require.True(t, c.AddBusinessHours(time.Date(2200, 12, 31, 16, 0, 0, 0, time.UTC), 2*time.Hour).IsZero())
	require.True(t, c.AddBusinessHours(time.Date(1900, 1, 2, 9, 0, 0, 0, time.UTC), -2*time.Hour).IsZero())
	require.True(t, c.NextOpen(time.Date(1800, 1, 2, 9, 0, 0, 0, time.UTC)).IsZero())
	require.True(t, c.AddBusinessHours(time.Date(2026, 1, 2, 9, 0, 0, 0, time.UTC), -1<<63).IsZero())
	require.True(t, c.AddBusinessHours(time.Date(2026, 1, 2, 9, 0, 0, 0, time.UTC), 1<<63-1).IsZero())
}

func TestBusinessHoursProperties(t *testing.T) {
	zones := []*time.Location{
		zone(t, "America/New_York"), zone(t, "America/St_Johns"), zone(t, "Pacific/Guam"), zone(t, "America/Havana"),
	}
	hours := []calendar.Hours{{}, calendar.AllDay(), {Open: 7 * 60, Close: 24 * 60}, {Open: 90, Close: 150}}
	base := calendar.USFederal(time.UTC)
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		c := base.In(rapid.SampledFrom(zones).Draw(t, "zone")).WithHours(rapid.SampledFrom(hours).Draw(t, "hours"))
		from := start.Add(time.Duration(rapid.IntRange(0, 10*366*24*60).Draw(t, "from")) * time.Minute)
		d := time.Duration(rapid.IntRange(0, 200*60).Draw(t, "d")) * time.Minute
		opened := c.NextOpen(from)
		require.True(t, c.IsOpen(opened))
		require.False(t, opened.Before(from))

		end := c.AddBusinessHours(from, d)
		require.Equal(t, d, c.BusinessHoursBetween(from, end), "counts what was added")
		require.Equal(t, -d, c.BusinessHoursBetween(end, from))
		if d > 0 {
			require.Equal(t, opened.Unix(), c.AddBusinessHours(end, -d).Unix(), "adding then subtracting")
		}
		require.False(t, c.AddBusinessHours(from, d+time.Minute).Before(end), "monotone")
		mid := from.Add(end.Sub(from) / 2)
		require.Equal(t, d, c.BusinessHoursBetween(from, mid)+c.BusinessHoursBetween(mid, end), "additive")
	})
}
