package calendar

import "iter"

// IsBusinessDay reports whether c works on d.
func (c Calendar) IsBusinessDay(d Date) bool { return c.days != nil && c.days.open(d) }

// HolidayOn returns the holiday that closes d, whether it falls on d or is observed
// then, and whether there is one. A day that c does not work anyway, such as a
// Sunday, may be a holiday too; a business day never is. Of two holidays on a day it
// returns the one listed first.
func (c Calendar) HolidayOn(d Date) (Holiday, bool) { return c.days.holidayOn(d) }

// Holidays returns the days from first to last, both included, that holidays close,
// in order, each with its holiday.
func (c Calendar) Holidays(first, last Date) iter.Seq2[Date, Holiday] {
	return func(yield func(Date, Holiday) bool) {
		for d := range first.Through(last) {
			if h, ok := c.HolidayOn(d); ok && !yield(d, h) {
				return
			}
		}
	}
}

// AddBusinessDays returns the n-th business day after d, or before d when n is
// negative. d itself is not counted, business day or not: one business day after a
// Saturday is the Monday, as it is after the Friday. With n of 0 it returns d.
func (c Calendar) AddBusinessDays(d Date, n int) Date {
	s := c.days
	if s == nil || !s.contains(d) {
		return Date{}
	}
	var k int64 // the business day asked for, counted from 0
	switch {
	case n > dayCount || n < -dayCount:
		return Date{}
	case n > 0:
		k = int64(s.through(d.at())) + int64(n) - 1
	case n < 0:
		k = int64(s.before(d.at())) + int64(n)
	default:
		return d
	}
	if k < 0 || k >= int64(s.total()) {
		return Date{}
	}
	return s.nth(uint32(k))
}

// BusinessDaysBetween returns the number of business days after a, up to and
// including b, or minus those after b up to and including a when b comes first. So
// for a business day b and n of BusinessDaysBetween(a, b), AddBusinessDays(a, n) is
// b, and a sum over neighbouring stretches is the count of the whole. It is 0 when
// either lies outside the calendar.
func (c Calendar) BusinessDaysBetween(a, b Date) int {
	s := c.days
	if s == nil || !s.contains(a) || !s.contains(b) {
		return 0
	}
	return int(s.through(b.at())) - int(s.through(a.at()))
}

// NextBusinessDay returns the first business day on or after d: d itself if c works
// on it. The first one after d is AddBusinessDays(d, 1).
func (c Calendar) NextBusinessDay(d Date) Date {
	if c.IsBusinessDay(d) {
		return d
	}
	return c.AddBusinessDays(d, 1)
}

// PrevBusinessDay returns the last business day on or before d: d itself if c works
// on it. The last one before d is AddBusinessDays(d, -1).
func (c Calendar) PrevBusinessDay(d Date) Date {
	if c.IsBusinessDay(d) {
		return d
	}
	return c.AddBusinessDays(d, -1)
}

// BusinessDays returns the business days from first to last, both included, in
// order.
func (c Calendar) BusinessDays(first, last Date) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		for d := c.NextBusinessDay(first); !d.IsZero() && !d.After(last); d = c.AddBusinessDays(d, 1) {
			if !yield(d) {
				return
			}
		}
	}
}
