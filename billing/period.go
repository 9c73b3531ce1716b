package billing

import (
	"cmp"
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
	return !day.Before(p.From) && day.Before(p.To)
}

// Days returns the number of days, none below 0.
func (p Period) Days() int { return max(0, p.To.Sub(p.From)) }

// Last returns the last day of p.
func (p Period) Last() calendar.Date { return p.To.AddDays(-1) }

// IsValid reports whether p has at least one day.
func (p Period) IsValid() bool { return !p.From.IsZero() && p.From.Before(p.To) }

func later(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// anchor is the day of the month on which months of service begin. Each is counted
// from a January, which has every day, so that a short month does not pull the later
// ones to its last day.
type anchor struct {
	january calendar.Date
	month   int // month 0 of the service, in months after january
}

// anchorAt returns the anchor whose month 0 contains start. The day is start's own
// when day is 0.
func anchorAt(start calendar.Date, day int) anchor {
	y, m, d := start.Date()
	a := anchor{calendar.NewDate(y, time.January, cmp.Or(day, d)), int(m) - 1}
	if a.start(0).After(start) {
		a.month--
	}
	return a
}

// start returns the first day of month k: the anchor's day, or the last day of a
// month that is too short for it.
func (a anchor) start(k int) calendar.Date { return a.january.AddMonths(a.month + k) }

// days returns the days of month k.
func (a anchor) days(k int) Period { return Period{a.start(k), a.start(k + 1)} }

// containing returns the month that contains a day.
func (a anchor) containing(day calendar.Date) Period {
	y, m, _ := day.Date()
	k := (y-a.january.Year())*12 + int(m) - 1 - a.month
	if a.start(k).After(day) {
		k--
	}
	return a.days(k)
}

// price is the cost of a whole period of service, to be divided by its days.
type price struct {
	whole     Money
	period    Period
	proration Proration
	rounding  Rounding
}

// rest returns what the days of the period from day on cost. It is what is rounded:
// the days from a to before b cost rest(a) - rest(b), and so every split of a period
// adds up to its price, and a credit is never above its charge.
func (p *price) rest(day calendar.Date) Money {
	if !day.After(p.period.From) || p.proration == ProrateNone {
		return p.whole
	}
	left := Period{day, p.period.To}.Days()
	n, _ := mulDiv(p.whole.minor, int64(left), int64(max(p.period.Days(), 1)), p.rounding) // at most the whole
	return p.whole.with(n)
}
