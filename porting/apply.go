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
// in the order of their Seq.
func Apply(o Order, events ...Event) Order {
	// What the order shares with the old one, and must be copied before it changes.
	w := writer{}
	for i := range events {
		w.apply(&o, &events[i])
	}
	return o
}

// Replay folds events into the zero order.
func Replay(events []Event) Order { return Apply(Order{}, events...) }

// writer knows what of an order is its own, and not shared with the order that it
// came from.
type writer struct {
	// lines says that the slice of lines is its own, all that every line of it is;
	// own are the lines that are if not all.
	lines, all bool
	own        []bool
	notices    bool
}

func (w *writer) apply(o *Order, e *Event) {
	if e.Kind == OrderOpened && e.Opening != nil {
		*o = opened(e)
		*w = writer{lines: true, all: true, notices: true}
		return
	}
	n, due := o.notice(e)
	o.Seq = e.Seq
	if !e.CarrierAt.IsZero() || e.Kind == CarrierChecked && len(e.Numbers) == 0 {
		o.FetchedAt = e.At
	}
	if c := e.AsOf.Compare(o.AsOf); c > 0 || c == 0 && e.Sequence > o.Sequence {
		o.AsOf, o.Sequence = e.AsOf, e.Sequence
	}
	w.applyOrder(o, e)
	w.applyLines(o, e)
	if e.Kind == DateRefused || o.leaves(e) {
		o.Version = o.reached()
	}
	if due {
		w.ownNotices(o)
		o.Notices = append(o.Notices, n)
	}
}

// applyOrder notes what an event tells of the order as a whole.
func (w *writer) applyOrder(o *Order, e *Event) {
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
		i := slices.IndexFunc(o.Notices, func(n Notice) bool { return n.Key == e.Notice })
		switch {
		case i == 0 && len(o.Notices) == 1:
			o.Notices = nil
		case i == 0: // they are sent in their order
			o.Notices = o.Notices[1:]
		case i > 0:
			o.Notices, w.notices = slices.Concat(o.Notices[:i], o.Notices[i+1:]), true
		}
	default:
		// The rest is told of lines.
	}
}

func (w *writer) ownNotices(o *Order) {
	if !w.notices {
		o.Notices, w.notices = append(make([]Notice, 0, len(o.Notices)+2), o.Notices...), true
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

func opened(e *Event) Order {
	p := e.Opening
	o := Order{
		ID: e.Order, Seq: e.Seq, Account: p.Account, PON: p.PON, OpenedAt: e.At,
		Kind: p.Kind, Country: p.Country, DesiredDate: p.DesiredDate, Rules: p.Rules, Follows: p.Follows,
		LosingCarrier: p.LosingCarrier, LosingSPID: p.LosingSPID,
		Lines: make([]*Line, len(p.Lines)),
	}
	lines := make([]Line, len(p.Lines))
	for i, l := range p.Lines {
		lines[i] = Line{
			Number: l.Number, State: Requested, Since: e.At,
			Temporary: l.Temporary, KeepTemporary: l.KeepTemporary, PhysicalPhone: l.PhysicalPhone,
		}
		o.Lines[i] = &lines[i]
	}
	return o
}

// applyLines applies an event to the lines it names, each on a copy.
func (w *writer) applyLines(o *Order, e *Event) {
	if e.Kind == LetterReceived {
		for i, l := range o.Lines {
			if l.State == Ready {
				applyLine(w.line(o, i, 1), e)
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
		applyLine(w.line(o, i, len(e.Numbers)-k), e)
	}
}

// line returns a line that may be written, copying it if it is shared. How many the
// event still concerns tells whether it is better to copy all of them at once.
func (w *writer) line(o *Order, i, more int) *Line {
	switch {
	case w.all:
		return o.Lines[i]
	case !w.lines:
		w.lines = true
		if len(o.Lines) <= small || more > len(o.Lines)/2 {
			o.Lines, w.all = cloneLines(o.Lines), true
			return o.Lines[i]
		}
		o.Lines = slices.Clone(o.Lines)
	}
	if w.own == nil {
		w.own = make([]bool, len(o.Lines))
	}
	if !w.own[i] {
		l := *o.Lines[i]
		o.Lines[i], w.own[i] = &l, true
	}
	return o.Lines[i]
}

// small is how many numbers most orders have at most.
const small = 4

// cloneLines copies all lines, in one piece; those of a small order with their slice.
func cloneLines(lines []*Line) []*Line {
	var fresh []*Line
	var copies []Line
	if len(lines) <= small {
		var s struct {
			fresh  [small]*Line
			copies [small]Line
		}
		fresh, copies = s.fresh[:len(lines)], s.copies[:len(lines)]
	} else {
		fresh, copies = make([]*Line, len(lines)), make([]Line, len(lines))
	}
	for i, l := range lines {
		copies[i] = *l
		fresh[i] = &copies[i]
	}
	return fresh
}

// applyLine moves one line, and notes on it what the event tells. What the table
// does not allow leaves the line as it was.
func applyLine(l *Line, e *Event) {
	if e.Kind.moving() {
		to, ok := Move(l.State, e.Kind)
		if !ok {
			return
		}
		if to != l.State {
			l.State, l.Since = to, e.At
		}
	}
	if e.CarrierAt.After(l.CarrierAt) {
		l.CarrierAt = e.CarrierAt
	}
	switch e.Kind {
	case FoundNotPortable:
		l.Reasons, l.CancelAsked, l.CancelPending = e.Reasons, time.Time{}, false
	case OrderSubmitted:
		l.Version, l.Reasons = e.Version, nil
	case OrderAcknowledged, DateTaken:
		l.Acknowledged, l.Ref = max(l.Acknowledged, e.Version), e.Ref
		l.Version = max(l.Version, e.Version)
		if e.Kind == DateTaken {
			l.Release, l.Reasons = carrier.Release{}, nil
		}
	case PortRejected, PortInJeopardy:
		l.Release, l.Reasons = carrier.Release{}, e.Reasons
	case PortScheduled:
		l.Release, l.Reasons = e.Release, nil
	case CutoverStarted:
		l.Release = e.Release
	case NumberPorted:
		l.PortedAt, l.Release, l.Reasons = first(e.CarrierAt, e.At), e.Release, nil
		l.CancelAsked, l.CancelPending, l.Trouble = time.Time{}, false, ""
	case LineCanceled, NumberReturned:
		l.Reasons, l.Release = e.Reasons, carrier.Release{}
		l.CancelAsked, l.CancelPending, l.ReturnAsked = time.Time{}, false, time.Time{}
	case CancelAsked:
		l.CancelAsked = e.At
	case CancelPending:
		l.CancelPending = !l.CancelAsked.IsZero()
	case CancelRefused:
		l.CancelAsked, l.CancelPending = time.Time{}, false
	case TroubleRaised:
		l.Trouble = e.Trouble
	case TroubleCleared:
		l.Trouble = ""
	case NumberConfigured:
		l.ConfiguredAt = e.At
	case TemporaryRemoved:
		l.TemporaryRemovedAt = e.At
	case ReleaseReminded:
		l.RemindedFor = e.Release.Date
	case ReturnAsked:
		l.ReturnAsked = e.At
	case ReturnRefused:
		l.ReturnAsked = time.Time{}
	case TextingAsked:
		l.Texting = TextingWanted
	case TextingRequested:
		l.Texting, l.TextingAt, l.TextingSince = TextingPending, e.At, first(l.TextingSince, e.At)
	case CarrierChecked:
		l.TextingAt = e.At
	case TextingActive:
		l.Texting = TextingOn
		if l.Trouble == TextingLate {
			l.Trouble = ""
		}
	default:
		// The rest moves the line, or is told of the order.
	}
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}
