package porting

import "time"

// needs are what a line comes to need, a bit each. What is outstanding on an order
// follows from those of its lines, which are looked at once.
type needs uint32

const (
	toCheck     needs = 1 << iota // requested
	begun                         // open, and looked at
	toDocument                    // portable: letter and bill
	toCorrect                     // rejected
	disputed                      // the carrier says what the desk has to settle with it
	unsent                        // a version is not known to have arrived
	toSend                        // likewise, and the line is not to be canceled
	queued                        // ready
	atCarrier                     // open, and the carrier may hold an order for it
	toCancel                      // its end is to be asked of the carrier
	toReturn                      // its return is
	unanswered                    // the losing carrier has not answered
	dated                         // it has a release
	toWatch                       // and is in trouble once that has passed
	toRemind                      // and the customer is to be reminded of it
	toActivate                    // and is to be activated on demand
	toFetch                       // the carrier's view of it may still change
	toConfigure                   // ported, and its configuration is not active
	toRemove                      // ported, and its temporary number is still there
	toText                        // ported, and texting is to be asked for, or after
	toTextLate                    // likewise, and in trouble once that takes too long
)

// needs tells what a line needs, and notes when.
func (n *nexter) needs(l *Line) needs {
	var b needs
	wanted := l.CancelAsked.IsZero()
	switch l.State {
	case Requested:
		b = toCheck.when(wanted)
	case Portable:
		b = begun | toDocument.when(wanted)
	case Ready:
		b = begun | queued.when(wanted)
	case Submitted:
		if b = begun | unanswered; l.unsent() {
			b = begun | unsent | toSend.when(wanted)
		} else if l.contested() {
			b |= disputed
		}
	case Rejected:
		b = begun | toCorrect.when(wanted)
	case Scheduled, Activating:
		b = begun | n.release(l)
	case Ported:
		b = n.completion(l)
	default: // it has ended
	}
	if l.held() {
		b |= atCarrier | toCancel.when(!wanted && !l.CancelPending)
	}
	if at, watched := n.o.watched(l); watched {
		b |= toFetch
		n.fetchAt = earlier(n.fetchAt, at)
	}
	return b | toReturn.when(!l.ReturnAsked.IsZero())
}

func (b needs) when(yes bool) needs {
	if yes {
		return b
	}
	return 0
}

// release is what a confirmed date brings.
func (n *nexter) release(l *Line) needs {
	if l.Release.IsZero() {
		return 0
	}
	r := &n.o.Rules
	b := dated | toWatch.when(l.Trouble == "" && !l.Release.By.IsZero())
	if l.State == Scheduled && !l.Release.From.IsZero() && l.CancelAsked.IsZero() {
		b |= toActivate.when(r.OnDemand) | toRemind.when(l.RemindedFor != l.Release.Date &&
			l.Since.Before(l.Release.From.Add(-r.releaseBefore())) && n.now.Before(l.Release.From))
	}
	return b
}

// completion is what is left to do once a number has ported.
func (n *nexter) completion(l *Line) needs {
	o := n.o
	b := toConfigure.when(l.ConfiguredAt.IsZero()) |
		toRemove.when(l.Temporary.IsValid() && !l.KeepTemporary && l.TemporaryRemovedAt.IsZero())
	switch {
	case l.Texting == TextingPending:
		b |= toText
		n.textAt = earlier(n.textAt, l.TextingAt.Add(o.Rules.textingEvery()))
		if l.Trouble == "" {
			b |= toTextLate
			n.textBy = earlier(n.textBy, l.TextingSince.Add(o.Rules.textingAfter()))
		}
	case o.wantsTexting(l):
		b |= toText
		n.textAt = earlier(n.textAt, n.now)
	}
	return b
}

// wantsTexting reports whether texting of a line was asked for, on the letter or
// later, and has not been requested of the carrier.
func (o *Order) wantsTexting(l *Line) bool {
	return l.Texting == TextingWanted || l.Texting == "" && o.Letter != nil && o.Letter.Texting
}

// watched reports whether the carrier's view of a line may still change, and when it is due
// then: the carrier holds an order for it, or the number has ported so lately that it may
// go back.
func (o *Order) watched(l *Line) (fetchAt time.Time, watched bool) {
	held := l.held()
	if !held && l.State != Ported {
		return time.Time{}, false
	}
	at := o.fetchAt(l)
	return at, held || !at.After(l.PortedAt.Add(o.Rules.watch()))
}

// fetchDue is when the carrier is to be asked next; false if nothing can have changed.
func (o *Order) fetchDue() (time.Time, bool) {
	var due time.Time
	for _, l := range o.Lines {
		if at, watched := o.watched(l); watched {
			due = earlier(due, at)
		}
	}
	return due, !due.IsZero()
}

// fetchAt is when a line's view is due: a step after it was last asked for, or the
// line came into its state; at the release, and then more often.
func (o *Order) fetchAt(l *Line) time.Time {
	last := l.Since
	if o.FetchedAt.After(last) {
		last = o.FetchedAt
	}
	if l.State == Ported && l.PortedAt.After(last) {
		last = l.PortedAt
	}
	released := l.State == Scheduled && !l.Release.From.IsZero()
	switch {
	case l.State == Ported:
		return last.Add(24 * time.Hour)
	case released && last.Before(l.Release.From):
		return earlier(last.Add(o.Rules.scheduledEvery()), l.Release.From)
	case released && o.Rules.OnDemand:
		return last.Add(activateEvery)
	case released || l.State == Activating:
		return last.Add(time.Hour)
	default:
		return last.Add(o.Rules.fetchEvery())
	}
}
