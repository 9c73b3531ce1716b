package porting

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Apply folds events into an order, in their order, and returns the new one; the old
// one stays as it was. It is total: an event is a fact and is never refused. An event
// of an unknown kind, or one that does not fit a line's state, moves nothing.
//
// Replaying all the events of an order from the zero [Order] gives the same order,
// byte for byte, whether one by one or at once. Events of one order are to be applied
// in the order of their Seq. A [Fold] does the same in place.
func Apply(o Order, events ...Event) Order {
	f := Fold{order: o}
	f.Apply(events...)
	return f.order
}

// Replay folds events into the zero order.
func Replay(events []Event) Order { return Apply(Order{}, events...) }

func (f *Fold) apply(e *Event) {
	o := &f.order
	if e.Kind == OrderOpened && e.Opening != nil {
		f.open(e)
		return
	}
	notice := o.noticeOf(e)
	o.Seq = e.Seq
	if !e.CarrierAt.IsZero() || e.Kind == CarrierChecked && len(e.Numbers) == 0 {
		o.FetchedAt = e.At
	}
	if c := e.AsOf.Compare(o.AsOf); c > 0 || c == 0 && e.Sequence > o.Sequence {
		o.AsOf, o.Sequence = e.AsOf, e.Sequence
	}
	f.applyOrder(e)
	f.applyLines(e)
	if e.Kind == DateRefused || o.leaves(e) {
		o.Version = o.reached()
	}
	if notice != "" {
		f.due(notice, e)
	}
}

// applyOrder notes what an event tells of the order as a whole.
func (f *Fold) applyOrder(e *Event) {
	o := &f.order
	switch e.Kind {
	case FoundPortable:
		o.Carrier = e.Carrier
	case TicketOpened:
		o.Ticket, o.Agent = e.Ticket, e.Agent
	case DocumentsAsked, DocumentsFaulty:
		if o.AskedSeq <= max(o.DocumentsSeq, o.RejectedSeq) {
			o.AskedSince = e.At
		}
		o.AskedAt, o.AskedSeq, o.Missing = e.At, e.Seq, e.Missing
	case LetterReceived:
		if o.any((*Line).unsent) && o.Sent == nil {
			o.Sent = o.Letter
		}
		o.Letter, o.DocumentsSeq, o.Accepted = e.Letter, e.Seq, nil
	case DocumentReceived:
		if e.Document != nil {
			o.Documents, o.DocumentsSeq, o.Accepted = append(slices.Clip(o.Documents), *e.Document), e.Seq, nil
		}
	case DocumentsVerified:
		o.Missing, o.Accepted = nil, e.Accepted
	case AccountPaid:
		o.Account.Standing = StandingPaid
	case OrderSubmitted:
		o.Version, o.AnswerBy, o.Sent = e.Version, e.AnswerBy, nil
	case PortRejected:
		o.RejectedSeq = e.Seq
	case DateAsked:
		o.DesiredDate, o.DocumentsSeq = e.Desired, e.Seq
		if e.Version > 0 {
			o.Version = e.Version
			o.DateChange = &DateChange{Date: e.Desired, Version: e.Version, AskedAt: e.At}
		}
	case OrderAcknowledged, DateTaken:
		if c := o.DateChange; c != nil && c.Version == e.Version && c.TakenAt.IsZero() {
			taken := *c
			taken.TakenAt = e.At
			o.DateChange = &taken
		}
	case PortScheduled:
		if c := o.DateChange; c != nil && !c.TakenAt.IsZero() {
			o.DateChange = nil
		}
	case DateRefused:
		o.DateChange = nil
	case OrderAbandoned:
		o.AbandonedAt = e.At
	case AnswerEscalated:
		o.AnswerBy = e.AnswerBy
	case CommentAdded:
		if e.Key != "" {
			o.CommentKeys = append(slices.Clip(o.CommentKeys), e.Key)
		}
	case NoticeSent:
		f.sent(e.Notice)
	default:
		// The rest is told of lines.
	}
}

// leaves reports whether an event took a number out of the order's last version, which
// may be free again.
func (o *Order) leaves(e *Event) bool {
	switch e.Kind {
	case LineCanceled, NumberPorted, PortRejected:
		return slices.ContainsFunc(e.Numbers, func(n numbering.Number) bool {
			i, ok := o.find(n)
			return ok && o.Lines[i].Version == o.Version && o.Lines[i].reached() < o.Version
		})
	default:
		return false
	}
}

// reached is the last version that the carrier holds or is still to get.
func (o *Order) reached() int {
	v := 0
	for _, l := range o.Lines {
		v = max(v, l.reached())
	}
	if o.datePending() {
		v = max(v, o.DateChange.Version)
	}
	return v
}

// applyLines applies an event to the lines it names.
func (f *Fold) applyLines(e *Event) {
	o := &f.order
	c := changeBy(e)
	if e.Kind == LetterReceived {
		for i, l := range o.Lines {
			if l.State == Ready {
				c.apply(f.line(i, 1))
			}
		}
		return
	}
	at := 0
	for k, n := range e.Numbers {
		// Numbers and lines are sorted: the next is most often the neighbour.
		i, ok := at, at < len(o.Lines) && o.Lines[at].Number == n
		if !ok {
			i, ok = find(o.Lines, n)
		}
		if !ok {
			continue
		}
		at = i + 1
		c.apply(f.line(i, len(e.Numbers)-k))
	}
}

// change is what an event does to each line that it names.
type change struct {
	*Event
	moving bool
	note   func(*Line, *Event)
	// The move from the state that was met last: the lines of an event mostly are in one.
	from, to LineState
	legal    bool
}

func changeBy(e *Event) change {
	return change{Event: e, moving: e.Kind.moving(), note: noteOf(e.Kind)}
}

// apply moves one line, and notes on it what the event tells. What the table does not
// allow leaves the line as it was.
func (c *change) apply(l *Line) {
	if c.moving {
		if l.State != c.from {
			c.from = l.State
			c.to, c.legal = Move(l.State, c.Kind)
		}
		if !c.legal {
			return
		}
		if c.to != l.State {
			l.State, l.Since = c.to, c.At
		}
	}
	if c.CarrierAt.After(l.CarrierAt) {
		l.CarrierAt = c.CarrierAt
	}
	if c.note != nil {
		c.note(l, c.Event)
	}
}

// noteOf is what events of a kind note on a line, beside its move; nil is nothing.
func noteOf(k EventKind) func(*Line, *Event) {
	switch k {
	case FoundNotPortable:
		return func(l *Line, e *Event) { l.Reasons = e.Reasons }
	case OrderSubmitted:
		return func(l *Line, e *Event) { l.Version, l.Reasons = e.Version, nil }
	case OrderAcknowledged:
		return noteTaken
	case DateTaken:
		return func(l *Line, e *Event) {
			noteTaken(l, e)
			l.Release, l.Reasons = carrier.Release{}, nil
		}
	case PortRejected:
		return func(l *Line, e *Event) { l.Release, l.Reasons = carrier.Release{}, e.Reasons }
	case PortInJeopardy:
		return func(l *Line, e *Event) {
			l.Release, l.Reasons = carrier.Release{}, e.Reasons
			if l.Acknowledged > 0 { // it waits for another date of that, and not for what was refused since
				l.Version = l.Acknowledged
			}
		}
	case PortScheduled:
		return func(l *Line, e *Event) { l.Release, l.Reasons = e.Release, nil }
	case CutoverStarted:
		return func(l *Line, e *Event) { l.Release = e.Release }
	case NumberPorted:
		return func(l *Line, e *Event) {
			l.PortedAt, l.Release, l.Reasons = first(e.CarrierAt, e.At), e.Release, nil
			l.CancelAsked, l.CancelPending, l.Trouble = time.Time{}, false, ""
		}
	case LineCanceled, NumberReturned:
		return func(l *Line, e *Event) {
			l.Reasons, l.Release = e.Reasons, carrier.Release{}
			l.CancelAsked, l.CancelPending, l.ReturnAsked = time.Time{}, false, time.Time{}
		}
	case CancelAsked:
		return func(l *Line, e *Event) { l.CancelAsked = e.At }
	case CancelPending:
		return func(l *Line, _ *Event) { l.CancelPending = !l.CancelAsked.IsZero() }
	case CancelRefused:
		return func(l *Line, _ *Event) { l.CancelAsked, l.CancelPending = time.Time{}, false }
	case TroubleRaised:
		return func(l *Line, e *Event) { l.Trouble = e.Trouble }
	case TroubleCleared:
		return func(l *Line, _ *Event) { l.Trouble = "" }
	case NumberConfigured:
		return func(l *Line, e *Event) { l.ConfiguredAt = e.At }
	case TemporaryRemoved:
		return func(l *Line, e *Event) { l.TemporaryRemovedAt = e.At }
	case ReleaseReminded:
		return func(l *Line, e *Event) { l.RemindedFor = e.Release.Date }
	case ReturnAsked:
		return func(l *Line, e *Event) { l.ReturnAsked = e.At }
	case ReturnRefused:
		return func(l *Line, _ *Event) { l.ReturnAsked = time.Time{} }
	case TextingAsked:
		return func(l *Line, _ *Event) { l.Texting = TextingWanted }
	case TextingRequested:
		return func(l *Line, e *Event) {
			l.Texting, l.TextingAt, l.TextingSince = TextingPending, e.At, first(l.TextingSince, e.At)
		}
	case CarrierChecked:
		return func(l *Line, e *Event) { l.TextingAt = e.At }
	case TextingActive:
		return func(l *Line, _ *Event) {
			l.Texting = TextingOn
			if l.Trouble == TextingLate {
				l.Trouble = ""
			}
		}
	default:
		return nil // the rest moves the line, or is told of the order
	}
}

// noteTaken notes that the carrier holds a version.
func noteTaken(l *Line, e *Event) {
	l.Acknowledged, l.Ref = max(l.Acknowledged, e.Version), e.Ref
	l.Version = max(l.Version, e.Version)
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}
