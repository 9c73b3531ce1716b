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
	l.Lines = slices.Concat(l.Lines, l.unposted(Period{l.Closed, before}, true))
	l.Closed = before
	return l
}

// posted returns the lines that count for the days of a period, and for open days those
// that would be posted now, the free ones only if they are asked for. It reports
// whether they are a copy of their own.
func (l Ledger) posted(p Period, free bool) (lines []Line, own bool) {
	byDay := func(l Line, d calendar.Date) int { return l.Posted.Compare(d) }
	from, _ := slices.BinarySearchFunc(l.Lines, p.From, byDay)
	to, _ := slices.BinarySearchFunc(l.Lines, p.To, byDay)
	lines = l.Lines[from:max(from, to)]
	if !p.To.After(l.Closed) {
		return lines, false
	}
	open := l.unposted(p, free)
	if len(lines) > 0 {
		open = slices.Concat(lines, open)
	}
	return open, true
}

// unposted returns the lines that are to be posted for the open days of a period:
// corrections of the closed days first, for which the whole history is compared with
// what was posted, then what is due.
func (l Ledger) unposted(p Period, free bool) []Line {
	h := l.history(p)
	h.free = free
	if !l.Closed.Before(p.From) {
		h.closed = audit{posted: l.Lines, on: l.Closed}
	}
	h.run()
	if corrections := h.closed.corrections(); len(corrections) > 0 {
		return slices.Concat(corrections, h.lines)
	}
	return h.lines
}

// audit compares what is due for closed days, as the facts are known now, with what
// was posted for them.
type audit struct {
	posted  []Line
	on      calendar.Date // the first open day, for which corrections are posted
	met     int           // how many of posted were compared
	missing []Line        // due, and not posted as they are
	stale   []Line        // posted, and not due as they are
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

// corrections returns the lines that put the posted ones right. What no longer holds
// comes first.
func (a *audit) corrections() (lines []Line) {
	a.stale = append(a.stale, a.posted[a.met:]...)
	if len(a.missing)+len(a.stale) == 0 {
		return nil
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
		return nil
	}
	for i := range a.posted {
		if t, ok := of[a.posted[i].Charge]; ok {
			t.lines++
			of[a.posted[i].Charge] = t
		}
	}
	for _, line := range slices.Concat(a.stale, a.missing) {
		if t, ok := of[line.Charge]; ok {
			line = line.line(t.due - t.posted)
			line.Posted, line.Revision = a.on, t.lines
			lines = append(lines, line)
			delete(of, line.Charge)
		}
	}
	return lines
}
