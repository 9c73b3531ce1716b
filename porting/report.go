package porting

import (
	"cmp"
	"slices"
	"sort"
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

// toldBy reports whether an event tells the news.
func (n *news) toldBy(e *Event) bool {
	return n.kind == e.Kind && n.version == e.Version && n.ref == e.Ref && n.at.Equal(e.CarrierAt) &&
		n.trouble == e.Trouble && (n.release == e.Release || n.release.Equal(e.Release)) && slices.Equal(n.reasons, e.Reasons)
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
	k := newsKey{n.kind, n.version, n.ref, n.at.UnixNano(), n.release.Date, n.release.From.UnixNano(), ""}
	if len(n.reasons) > 0 {
		k.reason = n.reasons[0].Code
	}
	return k
}

// teller makes one event of the numbers of which a report tells the same.
type teller struct {
	*record
	report *carrier.Report
	// start is where the report's events begin, last the one that was told last.
	start, last int
	// index finds events once they are many, so that a report in which every number
	// fares in its own way costs no more.
	index map[newsKey][]int
}

// few is up to how many different news a look at all of them is faster than an index.
const few = 8

// tell tells the news of a number. The first event has room for the rest of the lines.
func (t *teller) tell(n *news, number numbering.Number, rest int) {
	if t.last = t.find(n); t.last < 0 {
		if t.last = len(t.events); t.last > t.start {
			rest = 1
		}
		t.emit(Event{
			Kind: n.kind, Version: n.version, Ref: n.ref, CarrierAt: n.at.UTC(), AsOf: t.report.AsOf.UTC(), Sequence: t.report.Sequence,
			Release: n.release, Reasons: slices.Clone(n.reasons), Trouble: n.trouble, Numbers: make([]numbering.Number, 0, rest),
		})
		t.remember(n, t.last)
	}
	e := &t.events[t.last]
	e.Numbers = append(e.Numbers, number)
}

// find finds the event that tells the news already, -1 if none does.
func (t *teller) find(n *news) int {
	if t.last < len(t.events) && n.toldBy(&t.events[t.last]) {
		return t.last
	}
	if t.index != nil {
		for _, i := range t.index[n.key()] {
			if n.toldBy(&t.events[i]) {
				return i
			}
		}
		return -1
	}
	for i := t.start; i < len(t.events); i++ {
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
			told := news{kind: e.Kind, version: e.Version, ref: e.Ref, at: e.CarrierAt, release: e.Release, reasons: e.Reasons}
			k := told.key()
			t.index[k] = append(t.index[k], i)
		}
	}
}

// end puts what the carrier took before what it answered, and the numbers in order.
func (t *teller) end() {
	told := t.events[t.start:]
	sorted := true
	for i := range told {
		e := &told[i]
		slices.SortFunc(e.Numbers, numbering.Number.Compare)
		e.Numbers = slices.Compact(e.Numbers)
		sorted = sorted && (i == 0 || !e.takes() || told[i-1].takes())
	}
	if sorted {
		return
	}
	seq := told[0].Seq
	sort.Stable(byTaking(told))
	for i := range told {
		told[i].Seq = seq + i
	}
}

// takes reports whether the carrier took what it was sent.
func (e *Event) takes() bool { return effectOf(e.Kind).takes }

// byTaking sorts by index, since events are large.
type byTaking []Event

func (b byTaking) Len() int           { return len(b) }
func (b byTaking) Less(i, j int) bool { return b[i].takes() && !b[j].takes() }
func (b byTaking) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

// receiveReport turns a carrier's view into events: one for the numbers that fare
// alike, none for what is known already.
func (d *decision) receiveReport(r *carrier.Report) error {
	if r.PON != d.o.PON {
		return d.invalid("report.pon", "the report is on another order")
	}
	t := teller{record: d.record, report: r, start: len(d.events), last: len(d.events)}
	var buf [3]news
	at := 0
	for i := range r.Lines {
		line := &r.Lines[i]
		k, ok := d.o.findFrom(at, line.Number)
		if !ok {
			continue
		}
		at = k + 1
		all := d.o.lineNews(buf[:0], d.o.Lines[k], line, r)
		for j := range all {
			t.tell(&all[j], line.Number, len(r.Lines)-i)
		}
	}
	t.end()
	// That nothing is new is worth keeping only when it was time to ask.
	if len(d.events) == t.start {
		if due, ok := d.o.fetchDue(); ok && !due.After(d.now) {
			d.emit(Event{Kind: CarrierChecked})
		}
	}
	return nil
}

// lineNews appends what a report's line says that the order does not know yet.
func (o *Order) lineNews(all []news, l *Line, r *carrier.LineReport, report *carrier.Report) []news {
	at := first(r.At, report.AsOf)
	state := l.State
	there := l.State.WithCarrier() || l.held() // or it may be
	// A view that changes nothing is kept, so that an older one is known to be older.
	seen := func(of int, at time.Time) {
		if len(all) == 0 && there && at.After(l.CarrierAt) && r.Version == of {
			all = append(all, news{kind: CarrierSeen, at: at})
		}
	}
	switch {
	case o.stale(l, r, report, at):
		return all
	case l.answered(r):
		all = l.cancelNews(all, state, r, at)
		seen(l.Acknowledged, at)
		return all
	}
	say := func(n news) {
		n.at, n.reasons = at, r.Reasons
		all = append(all, n)
		if to, ok := Move(state, n.kind); ok {
			state = to
		}
	}
	if there && (l.Acknowledged < r.Version || l.Ref != r.Ref) {
		// A date that was asked for voids the one that stood, if the carrier says so.
		kind := OrderAcknowledged
		if r.Version > l.reached() && r.Status == carrier.Received && (l.State == Scheduled || l.State == Activating) {
			kind = DateTaken
		}
		if r.Version >= l.reached() && r.Version <= o.Version {
			say(news{kind: kind, version: r.Version, ref: r.Ref})
			all[len(all)-1].reasons = nil
		}
	}
	switch legal := func(k EventKind) bool { _, ok := Move(state, k); return ok }; r.Status {
	case carrier.Rejected:
		// Of a line whose next version was refused the reasons are those of that refusal.
		fresh := l.Acknowledged == l.Version || at.After(l.CarrierAt)
		if state == Submitted || state == Scheduled || state == Rejected && fresh && !slices.Equal(l.Reasons, r.Reasons) {
			say(news{kind: PortRejected, version: r.Version})
		}
	case carrier.Confirmed:
		if there && legal(PortScheduled) && (state != Scheduled || !l.Release.Equal(r.Release)) {
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
		if there && !legal(CutoverStarted) && state != Activating && legal(PortScheduled) {
			say(news{kind: PortScheduled, release: r.Release}) // unheard, of what had been rejected
		}
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
	all = l.cancelNews(all, state, r, at)
	seen(l.reached(), r.At)
	return all
}

// cancelNews appends what became of a cancellation that is asked for, whatever has become
// of the number. A refusal that the line has heard of answered an earlier one.
func (l *Line) cancelNews(all []news, state LineState, r *carrier.LineReport, at time.Time) []news {
	switch asked := !l.CancelAsked.IsZero() && state.Open(); {
	case asked && r.Cancel == carrier.CancelRefused && (l.CancelPending || first(r.CancelAt, at).After(l.CarrierAt)):
		return append(all, news{kind: CancelRefused, at: at, reasons: r.CancelReasons})
	case asked && r.Cancel == carrier.CancelPending && !l.CancelPending:
		return append(all, news{kind: CancelPending, at: at})
	default:
		return all
	}
}

// answered reports whether a report's line answers an earlier version than the last one
// that arrived or is on its way. What cannot be taken back, a number that is active,
// canceled or returned, is news whatever the version.
func (l *Line) answered(r *carrier.LineReport) bool {
	final := r.Status == carrier.Active || r.Status == carrier.Canceled || r.Status == carrier.Returned
	return r.Version < l.reached() && !final
}

// stale reports whether a report's line is older than what is known.
func (o *Order) stale(l *Line, r *carrier.LineReport, report *carrier.Report, at time.Time) bool {
	if c := at.Compare(l.CarrierAt); c != 0 {
		return c < 0
	}
	// The line's instant does not tell. The newer report does; within one report's
	// instant, the line that is further in the life of a port.
	b := report.AsOf.Compare(o.AsOf)
	if b == 0 {
		b = cmp.Compare(report.Sequence, o.Sequence)
	}
	return b < 0 || b == 0 && rank(r.Status) <= known(l) && r.Version <= l.reached() && r.Cancel == "" && r.Ref == l.Ref
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
