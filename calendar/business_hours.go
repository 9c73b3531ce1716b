package calendar

import "time"

// DateOf returns the civil day of t in c's zone.
func (c Calendar) DateOf(t time.Time) Date {
	if c.zone == nil {
		return Date{}
	}
	return DateOf(t.In(c.zone))
}

// At returns the instant at which clocks in c's zone show a time of day on d; see
// [Date.At].
func (c Calendar) At(d Date, clock Clock) time.Time {
	if c.zone == nil {
		return time.Time{}
	}
	return clock.On(d, c.zone)
}

// OpenOn returns the instants at which c opens and closes on d, and whether d is a
// business day.
func (c Calendar) OpenOn(d Date) (opens, closes time.Time, ok bool) {
	if !c.IsBusinessDay(d) {
		return time.Time{}, time.Time{}, false
	}
	return c.At(d, c.hours.Open), c.At(d, c.hours.Close), true
}

// IsOpen reports whether c is open at t: on a business day, at or after the opening
// and before the close.
func (c Calendar) IsOpen(t time.Time) bool {
	opens, closes, ok := c.OpenOn(c.DateOf(t))
	return ok && !t.Before(opens) && t.Before(closes)
}

// NextOpen returns t if c is open then, otherwise the instant at which c next opens.
func (c Calendar) NextOpen(t time.Time) time.Time { return c.AddBusinessHours(t, 0) }

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// AddBusinessHours returns the instant at which c has been open for d since t: a
// deadline on a clock that stands still outside the opening hours. It counts real
// time, so an opening across a change of clocks has an hour more or less. A deadline
// that falls on a close stays there and does not pass to the next opening; with d of
// 0 it is NextOpen(t). A negative d counts back from t. The result is in c's zone,
// the zero time when it would lie outside the calendar. The cost grows with the
// days crossed.
func (c Calendar) AddBusinessHours(t time.Time, d time.Duration) time.Time {
	if d < 0 {
		return c.subBusinessHours(t, -max(d, -1<<63+1))
	}
	for day := c.NextBusinessDay(c.DateOf(t)); ; day = c.AddBusinessDays(day, 1) {
		opens, closes, ok := c.OpenOn(day)
		if !ok {
			return time.Time{}
		}
		from := later(t.In(c.zone), opens)
		left := closes.Sub(from)
		if left > 0 && d <= left {
			return from.Add(d)
		}
		d -= max(left, 0)
	}
}

func (c Calendar) subBusinessHours(t time.Time, d time.Duration) time.Time {
	for day := c.PrevBusinessDay(c.DateOf(t)); ; day = c.AddBusinessDays(day, -1) {
		opens, until, ok := c.OpenOn(day)
		if !ok {
			return time.Time{}
		}
		if t.Before(until) {
			until = t.In(c.zone)
		}
		left := max(until.Sub(opens), 0)
		if d <= left {
			return until.Add(-d)
		}
		d -= left
	}
}

// BusinessHoursBetween returns how long c is open between a and b, minus that when b
// is before a. What lies outside the calendar does not count. The cost grows with
// the days between.
func (c Calendar) BusinessHoursBetween(a, b time.Time) time.Duration {
	if b.Before(a) {
		return -c.BusinessHoursBetween(b, a)
	}
	var sum time.Duration
	first, last := c.DateOf(a), c.DateOf(b)
	for d := range c.BusinessDays(first, last) {
		opens, closes, _ := c.OpenOn(d)
		if b.Before(closes) {
			closes = b
		}
		sum += max(closes.Sub(later(a, opens)), 0)
	}
	return sum
}
