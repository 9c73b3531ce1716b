package porting

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Apply folds an event into an order and returns the new one; the old one stays as
// it was. It is total: an event is a fact and is never refused. An event of an
// unknown kind, or one that does not fit a line's state, moves nothing.
//
// Replaying the events of an order from the zero [Order] gives the same order, byte
// for byte. Events of one order are to be applied in the order of their Seq.
func Apply(o Order, e Event) Order {
	if e.Kind == OrderOpened && e.Opening != nil {
		return opened(e)
	}
	before := o
	o.Seq = e.Seq
	switch e.Kind {
	case FoundPortable:
		o.Carrier = e.Carrier
	case TicketOpened:
		o.Ticket, o.Agent = e.Ticket, e.Agent
	case DocumentsAsked, DocumentsFaulty:
		o.AskedAt, o.AskedSeq, o.Missing = e.At, e.Seq, slices.Clone(e.Missing)
	case LetterReceived:
		o.Letter, o.DocumentsSeq = e.Letter, e.Seq
	case DocumentReceived:
		if e.Document != nil {
			o.Documents, o.DocumentsSeq = append(slices.Clip(o.Documents), *e.Document), e.Seq
		}
	case DocumentsVerified:
		o.Missing = nil
	case AccountPaid:
		o.Account.Standing = StandingPaid
	case OrderSubmitted:
		o.Version = e.Version
	case PortRejected:
		o.RejectedSeq = e.Seq
	case NoticeSent:
		o.Notices = slices.DeleteFunc(slices.Clone(o.Notices), func(n Notice) bool { return n.Key == e.Notice })
	default:
		// The rest is told of lines.
	}
	o.Lines = applyLines(o.Lines, e)
	if n, ok := notice(&before, e); ok {
		o.Notices = append(slices.Clip(o.Notices), n)
	}
	return o
}

// Replay folds events into the zero order.
func Replay(events []Event) Order {
	var o Order
	for _, e := range events {
		o = Apply(o, e)
	}
	return o
}

func opened(e Event) Order {
	p := e.Opening
	o := Order{
		ID: e.Order, Seq: e.Seq, Account: p.Account, PON: p.PON, OpenedAt: e.At,
		Kind: p.Kind, Country: p.Country, DesiredDate: p.DesiredDate, Rules: p.Rules,
		LosingCarrier: p.LosingCarrier, LosingSPID: p.LosingSPID,
		Lines: make([]Line, 0, len(p.Lines)),
	}
	for _, l := range p.Lines {
		line := Line{
			Number: l.Number, State: Requested, Since: e.At,
			Temporary: l.Temporary, KeepTemporary: l.KeepTemporary,
		}
		o.Lines = append(o.Lines, line)
	}
	return o
}

// applyLines applies an event to the lines it names, on a copy.
func applyLines(lines []Line, e Event) []Line {
	numbers := e.Numbers
	if e.Kind == LetterReceived {
		numbers = nil
		for i := range lines {
			numbers = append(numbers, lines[i].Number)
		}
	}
	if len(numbers) == 0 {
		return lines
	}
	lines = slices.Clone(lines)
	reasons := slices.Clone(e.Reasons)
	o := Order{Lines: lines}
	for _, n := range numbers {
		i, ok := o.find(n)
		if !ok {
			continue
		}
		applyLine(&lines[i], e, reasons)
	}
	return lines
}

// applyLine moves one line, and notes on it what the event tells. What the table
// does not allow leaves the line as it was.
func applyLine(l *Line, e Event, reasons []carrier.Reason) {
	if moves(e.Kind) {
		to, ok := move(l.State, e.Kind)
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
		l.Reasons = reasons
	case OrderSubmitted:
		l.Version, l.Reasons = e.Version, nil
	case OrderAcknowledged:
		l.Acknowledged, l.Ref = e.Version, e.Ref
	case PortRejected, PortInJeopardy:
		l.Release, l.Reasons = carrier.Release{}, reasons
	case PortScheduled:
		l.Release, l.Reasons = e.Release, nil
	case CutoverStarted:
		l.Release = e.Release
	case NumberPorted:
		l.PortedAt, l.Release, l.Reasons = first(e.CarrierAt, e.At), e.Release, nil
		l.CancelAsked, l.CancelPending, l.Trouble = time.Time{}, false, ""
	case LineCanceled, NumberReturned:
		l.Reasons, l.Release = reasons, carrier.Release{}
		l.CancelAsked, l.CancelPending = time.Time{}, false
	case CancelAsked:
		l.CancelAsked = e.At
	case CancelPending:
		l.CancelPending = true
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
	case TextingAsked:
		l.Texting = TextingWanted
	case TextingRequested:
		l.Texting = TextingPending
	case TextingActive:
		l.Texting = TextingOn
	default:
		// The rest moves the line, or is told of the order.
	}
}

// moves reports whether a kind of event moves lines, and so stands in the table.
func moves(k EventKind) bool {
	return slices.ContainsFunc(transitions, func(t Transition) bool { return t.On == k })
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// notice returns what the customer is to hear because of an event that befell o.
func notice(o *Order, e Event) (Notice, bool) {
	kind, ok := noticeOf(o, e)
	if !ok {
		return Notice{}, false
	}
	return Notice{
		Key: fmt.Sprintf("%s/%d", kind, e.Seq), Kind: kind, At: e.At,
		Numbers: slices.Clone(e.Numbers), Release: e.Release,
		Reasons: slices.Clone(e.Reasons), Missing: slices.Clone(e.Missing),
	}, true
}

func noticeOf(o *Order, e Event) (NoticeKind, bool) {
	switch e.Kind {
	case FoundNotPortable:
		return NoticeNotPortable, true
	case DocumentsAsked, DocumentsFaulty:
		return NoticeDocumentsNeeded, true
	case OrderSubmitted:
		return NoticeSubmitted, true
	case PortRejected:
		return NoticeRejected, true
	case PortScheduled:
		if o.any(func(l *Line) bool { return !l.Release.IsZero() && has(e.Numbers, l.Number) }) {
			return NoticeDateChanged, true
		}
		return NoticeApproved, true
	case PortInJeopardy:
		return NoticeDelayed, true
	case NumberPorted:
		return NoticeCompleted, true
	case TextingActive:
		return NoticeTextingActive, true
	case LineCanceled:
		return NoticeCanceled, true
	case CancelRefused:
		return NoticeCancelRefused, true
	case NumberReturned:
		return NoticeReturned, true
	default:
		return "", false
	}
}

// has reports whether sorted numbers hold n.
func has(numbers []numbering.Number, n numbering.Number) bool {
	_, ok := slices.BinarySearchFunc(numbers, n, numbering.Number.Compare)
	return ok
}
