package porting

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// Validate refuses an order that no history leads to: one that was stored by hand, cut
// off, or mixed up. Ask it of what comes from outside. It answers with an [*Error] that
// wraps [ErrUnreachable] and names the first field that cannot be so.
func (o *Order) Validate() error {
	switch {
	case o.ID == uuid.Nil:
		return unreachable("id", "an order has an id")
	case o.Seq < 1:
		return unreachable("seq", "the first event of an order is number 1")
	case o.Account.ID == "":
		return unreachable("account.id", "an order belongs to an account")
	case o.Account.Standing != StandingTrial && o.Account.Standing != StandingPaid:
		return unreachable("account.standing", "only an active account opens an order")
	case !carrier.ValidPON(o.PON):
		return unreachable("pon", "1 to 25 letters, digits, '-', '_' or '#'")
	case o.Kind != loa.Local && o.Kind != loa.Wireless && o.Kind != loa.TollFree:
		return unreachable("kind", "numbers are local, wireless or toll-free")
	case o.Country != loa.US && o.Country != loa.CA:
		return unreachable("country", "numbers are of the US or of CA")
	case !o.Rules.matches():
		return unreachable("rules.matching", "there is no such comparison")
	case o.LosingCarrier == "":
		return unreachable("losing_carrier", "an order is with one losing carrier")
	case o.OpenedAt.IsZero():
		return unreachable("opened_at", "an order was opened at some instant")
	case len(o.Lines) == 0:
		return unreachable("lines", "an order has at least one number")
	case max(o.DocumentsSeq, o.AskedSeq, o.RejectedSeq) > o.Seq:
		return unreachable("seq", "something happened after the last event")
	case o.Version < 0:
		return unreachable("version", "versions count from 1")
	case o.DateChange != nil && (o.DateChange.Date.IsZero() || o.DateChange.Version < 1 || o.DateChange.AskedAt.IsZero()):
		return unreachable("date_change", "a change of date has a date, a version and an instant")
	}
	if i := slices.Index(o.Documents, nil); i >= 0 {
		return unreachable("documents["+strconv.Itoa(i)+"]", "a document that was received is there")
	}
	if err := o.validateNotices(); err != nil {
		return err
	}
	for i, l := range o.Lines {
		path := "lines[" + strconv.Itoa(i) + "]"
		switch {
		case l == nil || !l.Number.IsValid():
			return unreachable(path+".number", "a line is about a number")
		case i > 0 && o.Lines[i-1].Number.Compare(l.Number) >= 0:
			return unreachable(path+".number", "numbers are sorted, and each is there once")
		}
		if field, message := o.invalidLine(l); field != "" {
			return unreachable(path+"."+field, message)
		}
	}
	return nil
}

func (o *Order) validateNotices() error {
	for i := range o.Notices {
		n := &o.Notices[i]
		path := "notices[" + strconv.Itoa(i) + "]"
		switch {
		case n.Kind == "":
			return unreachable(path+".kind", "a notice has a kind")
		case n.Seq < 1 || n.Seq > o.Seq:
			return unreachable(path+".seq", "an event of the order caused it")
		case i > 0 && o.Notices[i-1].Seq >= n.Seq:
			return unreachable(path+".seq", "each event causes one, in their order")
		}
	}
	return nil
}

// invalidLine names what of a line no history leads to; "" if there is nothing.
func (o *Order) invalidLine(l *Line) (field, message string) {
	ported := l.State == Ported || l.State == Returned
	switch {
	case !slices.Contains(LineStates(), l.State):
		return "state", "there is no such state"
	case l.Since.IsZero():
		return "since", "a line came into its state at some instant"
	case l.Acknowledged < 0 || l.Acknowledged > l.Version:
		return "acknowledged", "the carrier cannot hold a version that was not submitted"
	case l.reached() > o.Version, l.Version > o.Version+1: // the last one may be free again
		return "version", "the order has not been submitted in this version"
	case l.State == Requested && l.Version > 0:
		return "version", "nothing is submitted before it is known to be portable"
	case l.Version == 0 && l.State.WithCarrier(): // it can have ported without one: the carrier's doing
		return "version", "a number comes to the carrier with a version"
	case l.Version > 0 && o.Letter == nil:
		return "version", "nothing is submitted without a letter"
	case !l.Release.IsZero() && l.State != Scheduled && l.State != Activating && l.State != Ported:
		return "release", "a number in this state has no release date"
	case ported == l.PortedAt.IsZero():
		return "ported_at", "a number has ported, or it has not"
	case !l.CancelAsked.IsZero() && !l.State.Open(), l.CancelPending && l.CancelAsked.IsZero():
		return "cancel_asked", "a cancellation is asked for while a port is open, and then pending"
	case !l.ReturnAsked.IsZero() && l.State != Ported:
		return "return_asked", "only a ported number goes back"
	case !l.ConfiguredAt.IsZero() && !ported:
		return "configured_at", "a number becomes active when it has ported"
	case !l.TemporaryRemovedAt.IsZero() && (!ported || !l.Temporary.IsValid()):
		return "temporary_removed_at", "a temporary number is removed when the number that it stood for has ported"
	case l.Texting != "" && l.Texting != TextingWanted && l.Texting != TextingPending && l.Texting != TextingOn:
		return "texting", "there is no such stage"
	case (l.Texting == TextingPending || l.Texting == TextingOn) && !ported:
		return "texting", "text messaging comes after the port"
	}
	return "", ""
}

func unreachable(field, message string) error {
	return &Error{Err: ErrUnreachable, Field: field, Message: message}
}

// ValidateHistory refuses events that are not the whole history of one order: one is
// missing, doubled or of another order. Its errors are those of [Order.Validate].
func ValidateHistory(events []Event) error {
	for i := range events {
		e := &events[i]
		path := "events[" + strconv.Itoa(i) + "]"
		switch {
		case e.Seq != i+1:
			return unreachable(path+".seq", "events are numbered from 1 without gaps")
		case (i == 0) != (e.Kind == OrderOpened):
			return unreachable(path+".kind", "the first event opens the order, and no other does")
		case i == 0 && e.Opening == nil:
			return unreachable(path+".opening", "the first event says what was opened")
		case e.Order != events[0].Order:
			return unreachable(path+".order", "all events are of one order")
		}
	}
	o := Replay(events)
	return o.Validate()
}
