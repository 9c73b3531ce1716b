package porting

import "slices"

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
	if e.Opening != nil && e.Kind == OrderOpened {
		f.open(e)
		return
	}
	c := change{Event: e, effect: effectOf(e.Kind), stamped: !e.CarrierAt.IsZero()}
	f.applyLines(&c)
	notice := c.notice
	if notice != "" {
		notice = o.heard(&c)
	}
	o.Seq = e.Seq
	if c.stamped {
		o.FetchedAt = e.At
	}
	if !e.AsOf.IsZero() {
		if c := e.AsOf.Compare(o.AsOf); c > 0 || c == 0 && e.Sequence > o.Sequence {
			o.AsOf, o.Sequence = e.AsOf, e.Sequence
		}
	}
	if c.order {
		f.applyOrder(e)
	}
	if c.freed {
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
		if o.Sent == nil && o.Letter != nil && o.any((*Line).unsent) {
			o.Sent = o.Letter
		}
		o.Letter, o.DocumentsSeq, o.Accepted = e.Letter, e.Seq, nil
	case DocumentReceived:
		if e.Document != nil {
			f.received(e.Document)
			o.DocumentsSeq, o.Accepted = e.Seq, nil
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
		o.Version = max(o.Version, e.Version) // it is not free if the carrier took it after all
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
		o.Version = o.reached()
	case CarrierChecked:
		if len(e.Numbers) == 0 {
			o.FetchedAt = e.At
		}
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

// change is what an event does to each line that it names.
type change struct {
	*Event
	*effect
	stamped bool
	// The move from the state that was met last: the lines of an event mostly are in one.
	from, to LineState
	legal    bool
	// dated says that one of the numbers had a release date before, freed that one was
	// taken out of the order's last version.
	dated, freed bool
}

// applyLines applies an event to the lines it names.
func (f *Fold) applyLines(c *change) {
	o := &f.order
	if c.Kind == LetterReceived {
		for i, l := range o.Lines {
			if l.State == Ready {
				c.apply(f.line(i, 1))
			}
		}
		return
	}
	at := 0
	for k, n := range c.Numbers {
		i, ok := o.findFrom(at, n)
		at = i + 1
		if !ok {
			continue
		}
		l := f.line(i, len(c.Numbers)-k)
		if c.dates && !l.Release.IsZero() {
			c.dated = true
		}
		c.apply(l)
		if c.leaves && l.Version == o.Version && l.reached() < o.Version {
			c.freed = true
		}
	}
}

// apply moves one line, and notes on it what the event tells. What the table does not
// allow leaves the line as it was.
func (c *change) apply(l *Line) {
	if c.moving {
		if l.State != c.from {
			c.from = l.State
			c.to, c.legal = c.move(l.State)
		}
		if !c.legal {
			return
		}
		if c.to != c.from {
			l.State, l.Since = c.to, c.At
		}
	}
	if c.stamped && c.CarrierAt.After(l.CarrierAt) {
		l.CarrierAt = c.CarrierAt
	}
	if c.line != nil {
		c.line(l, c.Event)
	}
}
