package porting

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// news is one event that a report gives rise to, before its numbers are gathered.
type news struct {
	kind    EventKind
	version int
	ref     string
	at      time.Time
	release carrier.Release
	trouble TroubleKind
	reasons []carrier.Reason
	numbers []numbering.Number
}

func (n *news) same(m *news) bool {
	return n.kind == m.kind && n.version == m.version && n.ref == m.ref && n.at.Equal(m.at) &&
		n.trouble == m.trouble && n.release.Equal(m.release) && slices.Equal(n.reasons, m.reasons)
}

// receiveReport turns a carrier's view into events: one for the numbers that fare
// alike, none for what is known already.
func (d *decision) receiveReport(c ReceiveReport) error {
	if c.Report.PON != d.o.PON {
		return d.invalid("report.pon", "the report is on another order")
	}
	var all []news
	for i := range c.Report.Lines {
		r := &c.Report.Lines[i]
		k, ok := d.o.find(r.Number)
		if !ok {
			continue
		}
		for _, n := range lineNews(&d.o.Lines[k], r, first(r.At, c.Report.AsOf)) {
			j := slices.IndexFunc(all, func(m news) bool { return m.same(&n) })
			if j < 0 {
				j = len(all)
				all = append(all, n)
			}
			all[j].numbers = append(all[j].numbers, r.Number)
		}
	}
	// What the carrier took comes before what it answered.
	slices.SortStableFunc(all, func(a, b news) int {
		return boolCompare(a.kind != OrderAcknowledged, b.kind != OrderAcknowledged)
	})
	for _, n := range all {
		slices.SortFunc(n.numbers, numbering.Number.Compare)
		d.emit(Event{
			Kind: n.kind, Numbers: slices.Compact(n.numbers), Version: n.version, Ref: n.ref, CarrierAt: n.at.UTC(),
			Release: n.release, Reasons: slices.Clone(n.reasons), Trouble: n.trouble,
		})
	}
	return nil
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// lineNews tells what a report's line says that the order does not know yet.
func lineNews(l *Line, r *carrier.LineReport, at time.Time) []news {
	if stale(l, r, at) {
		return nil
	}
	var all []news
	if r.Version == l.Version && (l.Acknowledged < r.Version || l.Ref != r.Ref) && l.State.WithCarrier() {
		all = append(all, news{kind: OrderAcknowledged, version: r.Version, ref: r.Ref, at: at})
	}
	say := func(n news) {
		n.at, n.reasons = at, r.Reasons
		all = append(all, n)
	}
	switch r.Status {
	case carrier.Rejected:
		if l.State == Submitted || l.State == Scheduled || l.State == Rejected && !slices.Equal(l.Reasons, r.Reasons) {
			say(news{kind: PortRejected, version: r.Version})
		}
	case carrier.Confirmed:
		_, legal := move(l.State, PortScheduled)
		if legal && (l.State != Scheduled || !l.Release.Equal(r.Release)) {
			say(news{kind: PortScheduled, release: r.Release})
		}
	case carrier.Jeopardy:
		if _, legal := move(l.State, PortInJeopardy); legal {
			say(news{kind: PortInJeopardy})
		}
	case carrier.Received:
		// A date that the carrier no longer shows is gone.
		if l.State == Scheduled {
			say(news{kind: PortInJeopardy})
		}
	case carrier.Activating:
		if _, legal := move(l.State, CutoverStarted); legal {
			say(news{kind: CutoverStarted, release: r.Release})
		}
	case carrier.Failed:
		if l.State.WithCarrier() && l.Trouble != NotWorking {
			say(news{kind: TroubleRaised, trouble: NotWorking})
		}
	case carrier.Active:
		if _, legal := move(l.State, NumberPorted); legal {
			say(news{kind: NumberPorted, release: r.Release})
		} else if l.State == Canceled && l.Trouble != PortedAfterCancel {
			say(news{kind: TroubleRaised, trouble: PortedAfterCancel})
		}
	case carrier.Canceled:
		if _, legal := move(l.State, LineCanceled); legal {
			say(news{kind: LineCanceled})
		}
	case carrier.Returned:
		if _, legal := move(l.State, NumberPorted); legal {
			say(news{kind: NumberPorted, release: r.Release})
		}
		if l.State == Ported || len(all) > 0 {
			say(news{kind: NumberReturned})
		}
	default:
		// A word without an equivalent says nothing here; Raw keeps it.
	}
	switch {
	case r.Cancel == carrier.CancelRefused && !l.CancelAsked.IsZero():
		say(news{kind: CancelRefused})
	case r.Cancel == carrier.CancelPending && !l.CancelAsked.IsZero() && !l.CancelPending:
		say(news{kind: CancelPending})
	}
	return all
}

// stale reports whether a report's line is older than what is known, or answers an
// earlier version than the last one submitted. What cannot be taken back, a number
// that is active, canceled or returned, is news whatever the version.
func stale(l *Line, r *carrier.LineReport, at time.Time) bool {
	if c := at.Compare(l.CarrierAt); c < 0 || c == 0 && rank(r.Status) <= known(l) && r.Cancel == "" && r.Ref == l.Ref {
		return true
	}
	final := r.Status == carrier.Active || r.Status == carrier.Canceled || r.Status == carrier.Returned
	return r.Version < l.Version && !final
}

// rank orders statuses by the life of a port, for news of the same instant.
func rank(s carrier.Status) int {
	return slices.Index([]carrier.Status{
		carrier.Received, carrier.Rejected, carrier.Jeopardy, carrier.Confirmed, carrier.Activating, carrier.Failed,
		carrier.Active, carrier.Canceled, carrier.Returned,
	}, s)
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

// recordRefusal treats a request that the carrier would not take as a rejection.
func (d *decision) recordRefusal(c RecordRefusal) {
	d.lines(nil, Event{Kind: PortRejected, Version: c.Version, Reasons: []carrier.Reason{c.Reason}}, func(l *Line) bool {
		return l.State == Submitted && l.Version == c.Version && l.Acknowledged < c.Version
	})
}
