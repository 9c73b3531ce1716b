package billing

import (
	"slices"

	"github.com/openlnp/lnp/calendar"
)

// daybook is what the facts of a ledger come to, day by day: how many numbers take
// places, which no plan and no price changes, and the facts that are not about
// numbers. It is made once for a set of facts and never changed, so that to close a
// month or to draw up an invoice goes through days and not through every number.
type daybook struct {
	// What it was made from: another set of facts, or another rule, needs another.
	facts     []Fact
	replaced  ReplacedRule
	requested RequestedRule

	days   []day   // on which something happened
	others []int32 // by index, the facts that are not about numbers
}

// day is a day of a daybook. What happens within it is netted.
type day struct {
	on     calendar.Date
	places int32 // how many numbers count at its end
	ported int32 // how many joined on it by a port
	others int32 // how many of the others happened up to its end
}

// daybook returns the ledger's daybook, a new one if it has none of its own: a ledger
// that was read from where its host keeps it, or that the host put together.
func (l Ledger) daybook() *daybook {
	b, p := l.book, l.Subscription.Policy.withDefaults()
	if b != nil && b.replaced == p.Replaced && b.requested == p.Requested &&
		len(b.facts) == len(l.Facts) && (len(l.Facts) == 0 || &b.facts[0] == &l.Facts[0]) {
		return b
	}
	return newDaybook(l.Facts, p)
}

// newDaybook reads facts in order of time.
func newDaybook(facts []Fact, p Policy) *daybook {
	b := &daybook{facts: facts, replaced: p.Replaced, requested: p.Requested}
	phones := newPhones(p, facts)
	for i := range facts {
		f := &facts[i]
		if n := len(b.days); n == 0 || b.days[n-1].on != f.On {
			b.days = append(b.days, day{on: f.On})
		}
		d := &b.days[len(b.days)-1]
		if !f.Kind.ofNumber() {
			b.others = append(b.others, int32(i))
		} else if phones.apply(i) && f.Origin == OriginPorted {
			d.ported++
		}
		d.places, d.others = int32(phones.count), int32(len(b.others))
	}
	return b
}

// within returns the days that are in a period; none of no book.
func (b *daybook) within(p Period) []day {
	if b == nil {
		return nil
	}
	byDay := func(d day, on calendar.Date) int { return d.on.Compare(on) }
	from, _ := slices.BinarySearchFunc(b.days, p.From, byDay)
	to, _ := slices.BinarySearchFunc(b.days, p.To, byDay)
	return b.days[from:max(from, to)]
}
