package billing

import (
	"time"

	"github.com/openlnp/lnp/calendar"
)

// Period is the civil days from From to before To, in the account's zone. People
// are shown the last day, [Period.Last]. The zero Period is none.
type Period struct {
	From calendar.Date `json:"from"`
	To   calendar.Date `json:"to"` // the day after the last one
}

// Contains reports whether day is in p.
func (p Period) Contains(day calendar.Date) bool {
	return day.Compare(p.From) >= 0 && day.Compare(p.To) < 0
}

// Days returns the number of days, none below 0.
func (p Period) Days() int { return max(0, int(dayNumber(p.To)-dayNumber(p.From))) }

// Last returns the last day of p.
func (p Period) Last() calendar.Date { return p.To.AddDays(-1) }

// IsValid reports whether p has at least one day.
func (p Period) IsValid() bool {
	return p.From != calendar.Date{} && p.From.Compare(p.To) < 0
}

// dayNumber counts days since 1970-01-01.
func dayNumber(d calendar.Date) int64 { return d.At(0, 0, time.UTC).Unix() / 86400 }

func earlier(a, b calendar.Date) calendar.Date {
	if a.Compare(b) < 0 {
		return a
	}
	return b
}

func later(a, b calendar.Date) calendar.Date {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}

// anchor is the day of the month on which months of service begin.
type anchor struct {
	year, month, day int // month 0 of the count, January is 0
}

// anchorAt returns the anchor whose month 0 contains start. The day is start's own
// when day is 0.
func anchorAt(start calendar.Date, day int) anchor {
	y, m, d := start.At(0, 0, time.UTC).Date()
	a := anchor{year: y, month: int(m) - 1, day: day}
	if day == 0 {
		a.day = d
	}
	if a.start(0).Compare(start) > 0 {
		a.month--
	}
	return a
}

// start returns the first day of month k: the anchor's day, or the last day of a
// month that is too short for it. Counting from month 0 keeps the 31st from
// drifting after a February.
func (a anchor) start(k int) calendar.Date {
	n := a.year*12 + a.month + k
	y, m := n/12, time.Month(n%12+1)
	last := calendar.NewDate((n+1)/12, time.Month((n+1)%12+1), 1).AddDays(-1)
	return earlier(calendar.NewDate(y, m, min(a.day, 28)).AddDays(a.day-min(a.day, 28)), last)
}

// containing returns the month that contains a day on or after month 0.
func (a anchor) containing(day calendar.Date) Period {
	y, m, _ := day.At(0, 0, time.UTC).Date()
	k := (y-a.year)*12 + int(m) - 1 - a.month
	if a.start(k).Compare(day) > 0 {
		k--
	}
	return Period{a.start(k), a.start(k + 1)}
}

// price is the cost of a whole period of service, to be divided by its days.
type price struct {
	whole     Money
	period    Period
	proration Proration
	rounding  Rounding
}

// rest returns what the days of the period from day on cost. The running totals are
// rounded, not the parts: the day [a, b) costs rest(a) - rest(b), every split of a
// period adds up to its price, and a credit is never above its charge.
func (p price) rest(day calendar.Date) Money {
	switch {
	case day.Compare(p.period.From) <= 0:
		return p.whole
	case day.Compare(p.period.To) >= 0:
		return p.whole.with(0)
	case p.proration == ProrateNone:
		return p.whole
	}
	from := dayNumber(p.period.From)
	gone, _ := mulDiv(p.whole.minor, dayNumber(day)-from, dayNumber(p.period.To)-from, p.rounding)
	return p.whole.with(p.whole.minor - gone)
}
