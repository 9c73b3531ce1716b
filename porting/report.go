package porting

import (
	"cmp"
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
	release carrier.Release
	trouble TroubleKind
	reasons []carrier.Reason
}

func (n *news) same(m *news) bool {
	return n.kind == m.kind && n.version == m.version && n.ref == m.ref && n.at.Equal(m.at) &&
		n.trouble == m.trouble && n.release.Equal(m.release) && slices.Equal(n.reasons, m.reasons)
}

// key is equal for equal news; what it leaves out makes them differ rarely.
func (n *news) key() newsKey {
	k := newsKey{n.kind, n.version, n.ref, n.at.UnixNano(), n.release.Date, n.release.From.UnixNano(), ""}
	if len(n.reasons) > 0 {
		k.reason = n.reasons[0].Code
	}
	return k
}

type newsKey struct {
	kind    EventKind
	version int
	ref     string
	at      int64
	date    calendar.Date
	from    int64
	reason  carrier.ReasonCode
}

// told gathers the numbers of which a report tells the same.
type told struct {
	all []struct {
		news
		numbers []numbering.Number
	}
	// last is where the last news went. index finds the others once they are many,
	// so that a report in which every number fares in its own way costs no more.
	last  int
	index map[newsKey][]int
}

// few is up to how many different news a look at all of them is faster than an index.
const few = 8

func (t *told) add(n *news, number numbering.Number, room int) {
	t.last = t.find(n)
	if t.last < 0 {
		t.last = len(t.all)
		t.all = slices.Grow(t.all, 1)[:t.last+1]
		t.all[t.last].news = *n
		if t.index != nil {
			k := n.key()
			t.index[k] = append(t.index[k], t.last)
		}
		if t.last > 0 {
			room = 1
		}
		t.all[t.last].numbers = make([]numbering.Number, 0, room)
	}
	t.all[t.last].numbers = append(t.all[t.last].numbers, number)
}

func (t *told) find(n *news) int {
	switch {
	case t.last < len(t.all) && t.all[t.last].same(n):
		return t.last
	case len(t.all) <= few:
		for i := range t.all {
			if t.all[i].same(n) {
				return i
			}
		}
		return -1
	case t.index == nil:
		t.index = make(map[newsKey][]int, 2*few)
		for i := range t.all {
			k := t.all[i].key()
			t.index[k] = append(t.index[k], i)
		}
	}
	for _, i := range t.index[n.key()] {
		if t.all[i].same(n) {
			return i
		}
	}
	return -1
}

// receiveReport turns a carrier's view into events: one for the numbers that fare
// alike, none for what is known already.
func (d *decision) receiveReport(r *carrier.Report) error {
	if r.PON != d.o.PON {
		return d.invalid("report.pon", "the report is on another order")
	}
	var t told
	var buf [3]news
	at := 0
	for i := range r.Lines {
		line := &r.Lines[i]
		// Most carriers tell the numbers in their order.
		k, ok := at, at < len(d.o.Lines) && d.o.Lines[at].Number == line.Number
		if !ok {
			k, ok = d.o.find(line.Number)
		}
		if !ok {
			continue
		}
		at = k + 1
		all := d.o.lineNews(buf[:0], d.o.Lines[k], line, r)
		for j := range all {
			t.add(&all[j], line.Number, len(r.Lines)-i)
		}
	}
	d.tell(&t, r)
	// That nothing is new is worth keeping only when it was time to ask.
	if len(t.all) == 0 {
		if due, ok := d.o.fetchDue(); ok && !due.After(d.now) {
			d.emit(Event{Kind: CarrierChecked})
		}
	}
	return nil
}

// tell emits the news. What the carrier took comes before what it answered.
func (d *decision) tell(t *told, r *carrier.Report) {
	if len(t.all) == 0 {
		return
	}
	d.events = make([]Event, 0, len(t.all))
	for _, taken := range [...]bool{true, false} {
		for i := range t.all {
			n := &t.all[i]
			if (n.kind == OrderAcknowledged || n.kind == DateTaken) != taken {
				continue
			}
			slices.SortFunc(n.numbers, numbering.Number.Compare)
			d.emit(Event{
				Kind: n.kind, Numbers: slices.Compact(n.numbers), Version: n.version, Ref: n.ref,
				CarrierAt: n.at.UTC(), AsOf: r.AsOf.UTC(), Sequence: r.Sequence,
				Release: n.release, Reasons: slices.Clone(n.reasons), Trouble: n.trouble,
			})
		}
	}
}

// lineNews appends what a report's line says that the order does not know yet.
func (o *Order) lineNews(all []news, l *Line, r *carrier.LineReport, report *carrier.Report) []news {
	at := first(r.At, report.AsOf)
	if o.stale(l, r, report, at) {
		return all
	}
	state := l.State
	say := func(n news) {
		n.at, n.reasons = at, r.Reasons
		all = append(all, n)
		if to, ok := Move(state, n.kind); ok {
			state = to
		}
	}
	if l.State.WithCarrier() && (l.Acknowledged < r.Version || l.Ref != r.Ref) {
		// A date that was asked for voids the one that stood, if the carrier says so.
		kind := OrderAcknowledged
		if r.Version > l.reached() && r.Status == carrier.Received && l.State == Scheduled {
			kind = DateTaken
		}
		if r.Version >= l.reached() && r.Version <= o.Version {
			say(news{kind: kind, version: r.Version, ref: r.Ref})
			all[len(all)-1].reasons = nil
		}
	}
	switch legal := func(k EventKind) bool { _, ok := Move(state, k); return ok }; r.Status {
	case carrier.Rejected:
		if state == Submitted || state == Scheduled || state == Rejected && !slices.Equal(l.Reasons, r.Reasons) {
			say(news{kind: PortRejected, version: r.Version})
		}
	case carrier.Confirmed:
		if legal(PortScheduled) && (state != Scheduled || !l.Release.Equal(r.Release)) {
			say(news{kind: PortScheduled, release: r.Release})
		}
	case carrier.Jeopardy:
		if legal(PortInJeopardy) && (state != Submitted || !slices.Equal(l.Reasons, r.Reasons)) {
			say(news{kind: PortInJeopardy})
		}
	case carrier.Received:
		// A date that the carrier no longer shows is gone.
		if state == Scheduled {
			say(news{kind: PortInJeopardy})
		}
	case carrier.Activating:
		if legal(CutoverStarted) {
			say(news{kind: CutoverStarted, release: r.Release})
		}
	case carrier.Failed:
		if state.WithCarrier() && l.Trouble != NotWorking {
			say(news{kind: TroubleRaised, trouble: NotWorking})
		}
	case carrier.Active:
		if legal(NumberPorted) {
			say(news{kind: NumberPorted, release: r.Release})
		} else if state == Canceled && l.Trouble != PortedAfterCancel {
			say(news{kind: TroubleRaised, trouble: PortedAfterCancel})
		}
	case carrier.Canceled:
		if legal(LineCanceled) {
			say(news{kind: LineCanceled})
		}
	case carrier.Returned:
		if legal(NumberPorted) {
			say(news{kind: NumberPorted, release: r.Release})
		}
		if state == Ported {
			say(news{kind: NumberReturned})
		}
	default:
		// A word without an equivalent says nothing here; Raw keeps it.
	}
	switch asked := !l.CancelAsked.IsZero() && state.Open(); {
	case asked && r.Cancel == carrier.CancelRefused && (l.CancelPending || first(r.CancelAt, at).After(l.CarrierAt)):
		// One that the line has heard of answered an earlier cancellation.
		say(news{kind: CancelRefused})
		all[len(all)-1].reasons = r.CancelReasons
	case asked && r.Cancel == carrier.CancelPending && !l.CancelPending:
		say(news{kind: CancelPending})
	}
	// A change that moves nothing is kept, so that an older view is known to be older.
	if len(all) == 0 && l.State.WithCarrier() && r.At.After(l.CarrierAt) && r.Version == l.reached() {
		say(news{kind: CarrierSeen})
		all[len(all)-1].reasons = nil
	}
	return all
}

// stale reports whether a report's line is older than what is known, or answers an
// earlier version than the last one that arrived or is on its way. What cannot be taken
// back, a number that is active, canceled or returned, is news whatever the version.
func (o *Order) stale(l *Line, r *carrier.LineReport, report *carrier.Report, at time.Time) bool {
	switch c := at.Compare(l.CarrierAt); {
	case c < 0:
		return true
	case c == 0:
		// The line's instant does not tell. The newer report does; within one report's
		// instant, the line that is further in the life of a port.
		b := report.AsOf.Compare(o.AsOf)
		if b == 0 {
			b = cmp.Compare(report.Sequence, o.Sequence)
		}
		if b < 0 || b == 0 && rank(r.Status) <= known(l) && r.Version <= l.reached() && r.Cancel == "" && r.Ref == l.Ref {
			return true
		}
	}
	final := r.Status == carrier.Active || r.Status == carrier.Canceled || r.Status == carrier.Returned
	return r.Version < l.reached() && !final
}

// rank orders statuses by the life of a port, for news of the same instant; -1 for
// words without an equivalent.
func rank(s carrier.Status) int {
	switch s {
	case carrier.Received:
		return 0
	case carrier.Rejected:
		return 1
	case carrier.Jeopardy:
		return 2
	case carrier.Confirmed:
		return 3
	case carrier.Activating:
		return 4
	case carrier.Failed:
		return 5
	case carrier.Active:
		return 6
	case carrier.Canceled:
		return 7
	case carrier.Returned:
		return 8
	default:
		return -1
	}
}

// known is the rank of what a line already tells.
func known(l *Line) int {
	switch l.State {
	case Submitted:
		if l.Acknowledged < l.Version {
			return -1
		}
		return rank(carrier.Received)
	case Rejected:
		return rank(carrier.Rejected)
	case Scheduled:
		return rank(carrier.Confirmed)
	case Activating:
		if l.Trouble != "" {
			return rank(carrier.Failed)
		}
		return rank(carrier.Activating)
	case Ported:
		return rank(carrier.Active)
	case Canceled:
		return rank(carrier.Canceled)
	case Returned:
		return rank(carrier.Returned)
	default:
		return -1
	}
}
