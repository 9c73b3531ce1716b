package calendar

import (
	"iter"
	"time"
)

// Date is a civil date: a day of the Gregorian calendar between 0001-01-01 and
// 9999-12-31, in no zone. It is comparable with ==, ordered by [Date.Compare] and
// immutable. The zero Date is "none": it is not a day, its text is empty, and
// arithmetic on it, like arithmetic that leaves those years, gives none again.
type Date struct {
	// n counts days from 0001-01-01, which is 1. That day was a Monday, so n%7 is the
	// weekday, and none sorts before every day.
	n uint32
}

const (
	maxDay   = 3652059 // 9999-12-31
	unixDay  = 719163  // 1970-01-01
	secsADay = 24 * 60 * 60
)

// fromDay returns the date of a day number, or none when it has no date.
func fromDay(n int64) Date {
	if n < 1 || n > maxDay {
		return Date{}
	}
	return Date{n: uint32(n)}
}

// NewDate returns the date of a year, month and day. Values outside their usual
// ranges are normalised as [time.Date] does: October 32 is November 1. It returns
// none for a day outside the years 1 to 9999.
func NewDate(year int, month time.Month, day int) Date {
	const limit = 4_000_000 // days; far outside, and far from overflow
	if year != clamp(year, limit) || int(month) != clamp(int(month), limit) || day != clamp(day, limit) {
		return Date{}
	}
	return fromDay(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secsADay + unixDay)
}

func clamp(v, limit int) int { return max(-limit, min(v, limit)) }

// DateOf returns the civil day of t in t's own location. The zero [time.Time] gives
// none.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	_, offset := t.Zone()
	local := t.Unix() + int64(offset) + unixDay*secsADay
	if local < 0 {
		return Date{}
	}
	return fromDay(local / secsADay)
}

// unix returns the seconds from 1970 to d's midnight on a clock at UTC.
func (d Date) unix() int64 { return (int64(d.n) - unixDay) * secsADay }

// IsZero reports whether d is none.
func (d Date) IsZero() bool { return d.n == 0 }

// Date returns the year, month and day of d; none gives 0, 0, 0.
func (d Date) Date() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return time.Unix(d.unix(), 0).UTC().Date()
}

// Year returns the year of d, 0 for none.
func (d Date) Year() int { y, _, _ := d.Date(); return y }

// Month returns the month of d, 0 for none.
func (d Date) Month() time.Month { _, m, _ := d.Date(); return m }

// Day returns the day of the month of d, 0 for none.
func (d Date) Day() int { _, _, day := d.Date(); return day }

// Weekday returns the day of the week of d. It means nothing for none.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// Compare returns -1, 0 or 1 as d is before, the same as or after e. None comes
// before every day.
func (d Date) Compare(e Date) int {
	switch {
	case d.n < e.n:
		return -1
	case d.n > e.n:
		return 1
	}
	return 0
}

// Before reports whether d is before e. None is before every day.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is after e.
func (d Date) After(e Date) bool { return d.n > e.n }

// AddDays returns the date n days after d, or before it when n is negative.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return Date{}
	}
	return fromDay(int64(d.n) + int64(n))
}

// AddMonths returns the date n months after d. A day that the month does not have
// becomes its last day: a month after January 31 is February 28 or 29. Count a series
// of months from its first date, or the clamped day stays.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 || n != clamp(n, 12*9999) {
		return Date{}
	}
	year, month, day := d.Date()
	last := NewDate(year, month+time.Month(n)+1, 0)
	if last.IsZero() {
		return Date{}
	}
	return last.AddDays(min(day-last.Day(), 0))
}

// Sub returns the days from e to d: 1 when d is the day after e. It is 0 when either
// is none.
func (d Date) Sub(e Date) int {
	if d.n == 0 || e.n == 0 {
		return 0
	}
	return int(d.n) - int(e.n)
}

// Through returns the days from d to last, both included, in order. It is empty when
// last is before d or either is none.
func (d Date) Through(last Date) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		if d.n == 0 {
			return
		}
		for n := d.n; n <= last.n; n++ {
			if !yield(Date{n: n}) {
				return
			}
		}
	}
}

// At returns the instant at which clocks in loc show hour and minute on d. Hour 24
// and minute 0 is the midnight that ends d. Where the clocks change, a time that they
// skip is the instant of the change, and a time that they show twice is the first of
// the two. It returns the zero time for none, and panics if loc is nil, as
// [time.Time.In] does.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	wall := d.unix() + int64(hour)*3600 + int64(minute)*60
	// No zone is more than a day from UTC, so these are the offsets on either side of
	// any change that can matter.
	before := offset(wall-secsADay, loc)
	after := offset(wall+secsADay, loc)
	first := time.Unix(wall-int64(before), 0).In(loc)
	if before == after {
		return first
	}
	if _, o := first.Zone(); o == before {
		return first
	}
	second := time.Unix(wall-int64(after), 0).In(loc)
	if _, o := second.Zone(); o == after {
		return second
	}
	_, change := second.ZoneBounds()
	return change
}

func offset(unix int64, loc *time.Location) int {
	_, o := time.Unix(unix, 0).In(loc).Zone()
	return o
}
