package porting

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// news is one event that a report gives rise to, without its numbers.
type news struct {
	kind    EventKind
	version int
	ref     string
	at      time.Time
	release *carrier.Release // nil is none
	trouble TroubleKind
	reasons []carrier.Reason
}

// toldBy reports whether an event tells the news.
func (n *news) toldBy(e *Event) bool {
	return n.kind == e.Kind && n.version == e.Version && n.ref == e.Ref && n.at.Equal(e.CarrierAt) && n.trouble == e.Trouble &&
		(n.release == nil || *n.release == e.Release || n.release.Equal(e.Release)) && slices.Equal(n.reasons, e.Reasons)
}

// newsKey is equal for equal news; what it leaves out makes them differ rarely.
type newsKey struct {
	kind    EventKind
	version int
	ref     string
	at      int64
	date    calendar.Date
	from    int64
	reason  carrier.ReasonCode
}

func (n *news) key() newsKey {
	k := newsKey{kind: n.kind, version: n.version, ref: n.ref, at: n.at.UnixNano()}
	if n.release != nil && !n.release.IsZero() {
		k.date, k.from = n.release.Date, n.release.From.UnixNano()
	}
	if len(n.reasons) > 0 {
		k.reason = n.reasons[0].Code
	}
	return k
}

// teller tells what is new in a report: one event of the numbers that fare alike.
type teller struct {
	*record
	o      *Order
	report *carrier.Report
	// start is where the report's events begin.
	start int
	// open is the event whose numbers lie where those of the run were that it was told of
	// last, and may go on with the next one's; -1 if none does.
	open int
	// mixed says that numbers of an event do not lie in one piece, and may not be sorted.
	mixed bool
	// index finds events once they are many, so that a report in which every number
	// fares in its own way costs no more.
	index map[newsKey][]int
}

// few is up to how many different news a look at all of them is faster than an index.
const few = 8

// tell tells the news of a run's numbers.
func (t *teller) tell(n *news, g *run) {
	at := t.find(n)
	fresh := at < 0
	if fresh {
		at = len(t.events)
		e := t.next(n.kind)
		e.Version, e.Ref, e.Trouble = n.version, n.ref, n.trouble
		if n.release != nil {
			e.Release = *n.release
		}
		e.CarrierAt, e.AsOf, e.Sequence = n.at.UTC(), t.report.AsOf.UTC(), t.report.Sequence
		e.Reasons = slices.Clone(n.reasons)
		t.remember(n, at)
	}
	e := &t.events[at]
	switch {
	case fresh:
		t.shut()
		t.open, e.Numbers = at, g.numbers
	case at == t.open && g.follows(e.Numbers):
		e.Numbers = e.Numbers[:len(e.Numbers)+len(g.numbers)]
	default:
		if at == t.open {
			t.shut()
		}
		e.Numbers, t.mixed = append(e.Numbers, g.numbers...), true
	}
}

// shut keeps the numbers of the open event from growing into those of other runs.
func (t *teller) shut() {
	if t.open >= 0 {
		e := &t.events[t.open]
		e.Numbers, t.open = slices.Clip(e.Numbers), -1
	}
}

// find finds the event that tells the news already, -1 if none does.
func (t *teller) find(n *news) int {
	if t.index != nil {
		for _, i := range t.index[n.key()] {
			if n.toldBy(&t.events[i]) {
				return i
			}
		}
		return -1
	}
	for i := len(t.events) - 1; i >= t.start; i-- {
		if n.toldBy(&t.events[i]) {
			return i
		}
	}
	return -1
}

// remember puts an event into the index, with those before it once they are many.
func (t *teller) remember(n *news, at int) {
	switch {
	case t.index != nil:
		k := n.key()
		t.index[k] = append(t.index[k], at)
	case at-t.start == few:
		t.index = make(map[newsKey][]int, 2*few)
		for i := t.start; i <= at; i++ {
			e := &t.events[i]
			told := news{kind: e.Kind, version: e.Version, ref: e.Ref, at: e.CarrierAt, release: &e.Release, reasons: e.Reasons}
			k := told.key()
			t.index[k] = append(t.index[k], i)
		}
	}
}

// end puts the numbers of each event in order.
func (t *teller) end() {
	t.shut()
	if !t.mixed {
		return
	}
	for i := t.start; i < len(t.events); i++ {
		e := &t.events[i]
		if !slices.IsSortedFunc(e.Numbers, numbering.Number.Compare) {
			slices.SortFunc(e.Numbers, numbering.Number.Compare)
		}
		e.Numbers = slices.Clip(slices.Compact(e.Numbers))
	}
}
