package billing

import (
	"maps"
	"slices"

	"github.com/openlnp/lnp/calendar"
)

// Close posts what is due on the days before a day, and so closes them: no invoice
// for those days changes again. What a fact that is told later changes about them is
// posted on the first open day, as lines that add to the old ones or take them back.
// To close days that are closed changes nothing.
func (l Ledger) Close(before calendar.Date) Ledger {
	if !before.After(l.Closed) {
		return l
	}
	l.book = l.daybook()
	room := 4 + 2*len(l.book.within(Period{l.Closed, before})) // a guess
	lines := append(make([]Line, 0, len(l.Lines)+room), l.Lines...)
	l.unposted(before, func(line Line) { lines = append(lines, line) })
	l.Lines, l.Closed = lines, before
	return l
}

// unposted calls each for the lines that are to be posted before a day: corrections of
// the closed days first, for which the whole history is looked at again, then what is
// due on the open ones.
func (l Ledger) unposted(before calendar.Date, each func(Line)) {
	l.history(before, audit{posted: l.Lines, on: l.Closed}, each)
}

// audit compares what is due for closed days, as the facts are known now, with what
// was posted for them.
type audit struct {
	posted  []Line
	on      calendar.Date // the first open day, for which corrections are posted
	met     int           // how many of posted were compared
	missing []Line        // due, and not posted as they are
	stale   []Line        // posted, and not due as they are
	done    bool
}

// due compares a line with the next one that was posted. Both come in the order of
// what is due, except for what was posted late, so that the many lines that did not
// change are met at once.
func (a *audit) due(line Line) {
	for ; a.met < len(a.posted); a.met++ {
		p := &a.posted[a.met]
		if !p.Late() {
			if p.Quantity == line.Quantity && p.Charge == line.Charge {
				a.met++
				return
			}
			if p.Due.After(line.Due) {
				break
			}
		}
		a.stale = append(a.stale, *p)
	}
	a.missing = append(a.missing, line)
}

// correct calls each, once, for the lines that put the posted ones right. What no
// longer holds comes first.
func (a *audit) correct(each func(Line)) {
	if a.done {
		return
	}
	a.done = true
	a.stale = append(a.stale, a.posted[a.met:]...)
	if len(a.missing)+len(a.stale) == 0 {
		return
	}
	type tally struct{ due, posted, lines int }
	of := map[Charge]tally{}
	for i := range a.missing {
		t := of[a.missing[i].Charge]
		t.due += a.missing[i].Quantity
		of[a.missing[i].Charge] = t
	}
	for i := range a.stale {
		t := of[a.stale[i].Charge]
		t.posted += a.stale[i].Quantity
		of[a.stale[i].Charge] = t
	}
	maps.DeleteFunc(of, func(_ Charge, t tally) bool { return t.due == t.posted })
	if len(of) == 0 {
		return
	}
	for i := range a.posted {
		if t, ok := of[a.posted[i].Charge]; ok {
			t.lines++
			of[a.posted[i].Charge] = t
		}
	}
	for _, lines := range [][]Line{a.stale, a.missing} {
		for i := range lines {
			c := lines[i].Charge
			if t, ok := of[c]; ok {
				line := c.line(t.due - t.posted)
				line.Posted, line.Revision = a.on, t.lines
				each(line)
				delete(of, c)
			}
		}
	}
}

// each calls f for the lines that were posted for days before a day or would be now,
// in order of posting, from the first that was posted for another day on.
func (l Ledger) each(p Period, f func(Line)) {
	from, _ := slices.BinarySearchFunc(l.Lines, p.From, func(line Line, d calendar.Date) int { return line.Posted.Compare(d) })
	for i := from; i < len(l.Lines) && l.Lines[i].Posted.Before(p.To); i++ {
		f(l.Lines[i])
	}
	if p.To.After(l.Closed) {
		l.unposted(p.To, f)
	}
}
