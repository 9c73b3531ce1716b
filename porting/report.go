package porting

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// receiveReport turns a carrier's view into events: one for the numbers that fare
// alike, none for what is known already. What the carrier took comes before what it
// answered, and what a number went through unheard before where it is.
func (d *decision) receiveReport(r *carrier.Report) error {
	if r.PON != d.o.PON {
		return d.invalid("report.pon", "the report is on another order")
	}
	t := teller{record: d.record, o: d.o, report: r, start: len(d.events), open: -1}
	var most [4]run
	runs := d.o.appendRuns(most[:0], r)
	for i := range runs {
		t.runTaken(&runs[i])
	}
	for i := range runs {
		t.runUnheard(&runs[i])
	}
	for i := range runs {
		t.runNews(&runs[i])
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

// runTaken tells that the carrier took what it was sent, if the run is not stale.
func (t *teller) runTaken(g *run) {
	l, r := g.line, g.report
	if g.stale = t.stale(l, r); g.stale {
		return
	}
	g.state = l.State
	if kind := t.takes(l, r); kind != "" {
		t.say(&news{kind: kind, version: r.Version, ref: r.Ref}, g)
	}
}

// takes is the event that a report's line tells of what the carrier took; "" is none.
func (t *teller) takes(l *Line, r *carrier.LineReport) EventKind {
	switch {
	case l.Acknowledged >= r.Version && l.Ref == r.Ref, !l.there(), r.Version < l.reached(), r.Version > max(t.o.Version, l.Version):
		return ""
	case r.Version > l.reached() && r.Status == carrier.Received && (l.State == Scheduled || l.State == Activating):
		return DateTaken // a date that was asked for voids the one that stood, if the carrier says so
	default:
		return OrderAcknowledged
	}
}

// there reports whether the carrier holds an order for the line, or may.
func (l *Line) there() bool { return l.State.WithCarrier() || l.held() }

// at is the instant of a report's line.
func (t *teller) at(r *carrier.LineReport) time.Time { return first(r.At, t.report.AsOf) }

// runUnheard tells what a status shows to have happened before and was never heard of. It
// comes before the rest that is told, since an event may be of other numbers too: of one
// that goes back before it is known to have come, and of one that came long ago.
func (t *teller) runUnheard(g *run) {
	l, r := g.line, g.report
	n := news{release: &r.Release, reasons: r.Reasons}
	switch {
	case r.Status != carrier.Activating && r.Status != carrier.Returned, g.stale, l.superseded(r):
		return
	case r.Status == carrier.Returned && g.legal(NumberPorted):
		n.kind = NumberPorted
	case r.Status == carrier.Activating && l.there() && g.state != Activating && !g.legal(CutoverStarted) && g.legal(PortScheduled):
		n.kind = PortScheduled // of what had been rejected
	default:
		return
	}
	t.say(&n, g)
}

// runNews tells what else a report says of a run that the order does not know yet.
func (t *teller) runNews(g *run) {
	l, r := g.line, g.report
	if g.stale {
		return
	}
	version, at := l.Acknowledged, t.at(r)
	if !l.superseded(r) {
		t.statusNews(g)
		version, at = l.reached(), r.At
	}
	t.cancelNews(g)
	// A view that changes nothing is kept, so that an older one is known to be older.
	if !g.told && l.there() && at.After(l.CarrierAt) && r.Version == version {
		t.say(&news{kind: CarrierSeen}, g)
	}
}

// legal reports whether an event moves the run from where it has come to.
func (g *run) legal(k EventKind) bool { _, ok := Move(g.state, k); return ok }

// say tells news of a run, at the instant of its lines, and moves it.
func (t *teller) say(n *news, g *run) {
	n.at, g.told = t.at(g.report), true
	g.state, _ = Move(g.state, n.kind)
	t.tell(n, g)
}

// statusNews tells what a status brings.
func (t *teller) statusNews(g *run) {
	l, r, state := g.line, g.report, g.state
	n := news{reasons: r.Reasons}
	switch r.Status {
	case carrier.Rejected:
		// Of a line whose next version was refused the reasons are those of that refusal.
		fresh := l.Acknowledged == l.Version || t.at(r).After(l.CarrierAt)
		if state == Submitted || state == Scheduled || state == Rejected && fresh && !slices.Equal(l.Reasons, r.Reasons) {
			n.kind, n.version = PortRejected, r.Version
		}
	case carrier.Confirmed:
		if l.there() && g.legal(PortScheduled) && (state != Scheduled || !l.Release.Equal(r.Release)) {
			n.kind, n.release = PortScheduled, &r.Release
		}
	case carrier.Jeopardy:
		if g.legal(PortInJeopardy) && (state != Submitted || !slices.Equal(l.Reasons, r.Reasons)) {
			n.kind = PortInJeopardy
		}
	case carrier.Received:
		// A date that the carrier no longer shows is gone.
		if state == Scheduled {
			n.kind = PortInJeopardy
		}
	case carrier.Activating:
		if g.legal(CutoverStarted) {
			n.kind, n.release = CutoverStarted, &r.Release
		}
	case carrier.Failed:
		if state.WithCarrier() && l.Trouble != NotWorking {
			n.kind, n.trouble = TroubleRaised, NotWorking
		}
	case carrier.Active:
		if g.legal(NumberPorted) {
			n.kind, n.release = NumberPorted, &r.Release
		} else if state == Canceled && l.Trouble != PortedAfterCancel {
			n.kind, n.trouble = TroubleRaised, PortedAfterCancel
		}
	case carrier.Canceled:
		if g.legal(LineCanceled) {
			n.kind = LineCanceled
		}
	case carrier.Returned:
		if state == Ported {
			n.kind = NumberReturned
		}
	default:
		// A word without an equivalent says nothing here; Raw keeps it.
	}
	if n.kind != "" {
		t.say(&n, g)
	}
}

// cancelNews tells what became of a cancellation that is asked for, whatever has become
// of the number.
func (t *teller) cancelNews(g *run) {
	l, r := g.line, g.report
	switch asked := !l.CancelAsked.IsZero() && g.state.Open(); {
	case asked && r.Cancel == carrier.CancelRefused && t.refuses(l, first(r.CancelAt, t.at(r))):
		t.say(&news{kind: CancelRefused, reasons: r.CancelReasons}, g)
	case asked && r.Cancel == carrier.CancelPending && !l.CancelPending:
		t.say(&news{kind: CancelPending}, g)
	}
}

// refuses reports whether a refusal of an instant, by the carrier's clock, answers the
// cancellation that a line waits for. One that the line has heard of does not, nor one of
// before it was asked for, as far as the clocks tell.
func (t *teller) refuses(l *Line, at time.Time) bool {
	if !l.CancelPending && !at.After(l.CarrierAt) {
		return false
	}
	// No view is made after it has come, so the carrier's clock is behind by no more than
	// this one is old, or the last one was. Some tell no seconds.
	behind := t.now.Sub(t.report.AsOf)
	if !t.o.AsOf.IsZero() {
		behind = min(behind, t.o.FetchedAt.Sub(t.o.AsOf))
	}
	return !at.Before(l.CancelAsked.Add(-behind).Truncate(time.Minute))
}

// superseded reports whether a report's line answers an earlier version than the last one
// that arrived or is on its way. What cannot be taken back, a number that is active,
// canceled or returned, is news whatever the version.
func (l *Line) superseded(r *carrier.LineReport) bool {
	final := r.Status == carrier.Active || r.Status == carrier.Canceled || r.Status == carrier.Returned
	return r.Version < l.reached() && !final
}

// stale reports whether a report's line is older than what is known.
func (t *teller) stale(l *Line, r *carrier.LineReport) bool {
	if c := t.at(r).Compare(l.CarrierAt); c != 0 {
		return c < 0
	}
	// The line's instant does not tell. The newer report does; within one report's
	// instant, the line that is further in the life of a port.
	b := t.report.AsOf.Compare(t.o.AsOf)
	if b == 0 {
		b = cmp.Compare(t.report.Sequence, t.o.Sequence)
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
