package porting

import (
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// Party is who an order waits on.
type Party string

// The parties.
const (
	Nobody        Party = "nobody"
	TheCustomer   Party = "customer"
	TheDesk       Party = "desk"
	TheCarrier    Party = "carrier"
	LosingCarrier Party = "losing-carrier"
)

// String names the party for people.
func (p Party) String() string { return strings.ReplaceAll(string(p), "-", " ") }

// Waiting says who has to act next.
type Waiting struct {
	On Party `json:"on"`
	// For is what they have to do; "" for Nobody.
	For Task `json:"for,omitzero"`
	// Since is when it came to them; Until when it is due, zero if nothing is said.
	Since time.Time `json:"since,omitzero"`
	Until time.Time `json:"until,omitzero"`
}

// WaitingOn tells who has to act next on the order as a whole, as [Order.Status]
// counts the open lines: the part that holds up the rest.
func (o *Order) WaitingOn() Waiting {
	c := o.count()
	if c.open() == 0 {
		return Waiting{On: Nobody}
	}
	if o.all(func(l *Line) bool { return !l.State.Open() || !l.CancelAsked.IsZero() && !l.unsent() }) {
		return Waiting{On: TheCarrier, For: CancelNumbers, Since: o.cancelSince()}
	}
	status := c.outstanding(o)
	if status == StatusQueued && o.gathers() {
		c.ready = 0
		status = c.outstanding(o)
	}
	switch status {
	case StatusRequested:
		return Waiting{On: TheDesk, For: CheckNumbers, Since: o.since(Requested)}
	case StatusAwaitingDocuments:
		if o.Ticket == "" || o.AskedAt.IsZero() {
			return Waiting{On: TheDesk, For: RequestDocuments, Since: o.since(Portable)}
		}
		return o.waitingOnCustomer(SendDocuments, o.since(Portable))
	case StatusVerifying:
		return Waiting{On: TheDesk, For: CheckDocuments, Since: o.since(Portable)}
	case StatusQueued:
		if o.datePending() {
			return Waiting{On: TheCarrier, For: TakeDate, Since: o.DateChange.AskedAt}
		}
		return Waiting{On: TheDesk, For: SubmitOrder, Since: o.since(Ready)}
	case StatusRejected:
		return o.waitingOnFix()
	case StatusSubmitted:
		return o.waitingOnAnswer()
	default: // scheduled or activating
		w := Waiting{On: TheCarrier, For: ActivateNumbers}
		for _, l := range o.Lines {
			if l.State == Scheduled || l.State == Activating {
				w.Since, w.Until = earlier(w.Since, l.Since), earlier(w.Until, l.Release.By)
			}
		}
		return w
	}
}

// waitingOnCustomer is until the order would be closed.
func (o *Order) waitingOnCustomer(what Task, since time.Time) Waiting {
	w := Waiting{On: TheCustomer, For: what, Since: first(o.AskedSince, since)}
	if until, ok := o.abandonAt(); ok {
		w.Until = until
	}
	return w
}

func (o *Order) waitingOnAnswer() Waiting {
	since := o.since(Submitted)
	switch {
	case o.any((*Line).unsent):
		return Waiting{On: TheCarrier, For: TakeOrder, Since: since}
	case o.any((*Line).contested):
		return Waiting{On: TheDesk, For: SettleWithCarrier, Since: since}
	}
	return Waiting{On: LosingCarrier, For: AnswerPort, Since: since, Until: o.AnswerBy}
}

// waitingOnFix tells who can cure a rejection.
func (o *Order) waitingOnFix() Waiting {
	since := o.since(Rejected)
	switch {
	case o.corrected():
		return Waiting{On: TheDesk, For: CheckCorrection, Since: since}
	case o.correctable() && o.AskedSeq < o.RejectedSeq:
		return Waiting{On: TheDesk, For: RequestCorrection, Since: since}
	case o.correctable():
		return o.waitingOnCustomer(o.correction(), since)
	case o.rejected(settled):
		return Waiting{
			On: TheCustomer, For: SettleThere, Since: since, Until: since.Add(o.Rules.remindAfter()),
		}
	}
	return Waiting{On: TheDesk, For: DecideOnRejection, Since: since}
}

// correction is what cures a rejection: no letter holds a PIN or another credential.
func (o *Order) correction() Task {
	letter := o.rejected(func(a carrier.Advice) bool { return correctable(a) && !a.Credential() })
	pin := o.rejected(func(a carrier.Advice) bool { return correctable(a) && a.Field == "pin" })
	other := o.rejected(func(a carrier.Advice) bool { return correctable(a) && a.Credential() && a.Field != "pin" })
	switch {
	case letter && other:
		return GiveLetterAndCredentials
	case other:
		return GiveCredentials
	case letter && pin:
		return GiveLetterAndPIN
	case pin:
		return GivePIN
	}
	return GiveLetter
}

// correctable reports whether the customer can cure a rejection.
func (o *Order) correctable() bool { return o.rejected(correctable) }

func correctable(a carrier.Advice) bool {
	return a.Fixer == carrier.FixCustomer && a.Next == carrier.Resubmit
}

// settled reports whether a reason goes away when the customer and the losing carrier
// have settled it, or with time: nothing that the desk could do cures it.
func settled(a carrier.Advice) bool {
	return (a.Fixer == carrier.FixCustomer || a.Fixer == carrier.FixLosingCarrier) &&
		(a.Next == carrier.Resubmit || a.Next == carrier.Wait)
}

// rejected reports whether a rejection has a reason of which the advice satisfies f.
func (o *Order) rejected(f func(carrier.Advice) bool) bool {
	return o.any(func(l *Line) bool {
		return l.wanted(Rejected) &&
			slices.ContainsFunc(l.Reasons, func(r carrier.Reason) bool { return f(r.Code.Advice()) })
	})
}

// contested reports whether the carrier still holds the line, and says something that
// the desk has to settle with it, such as a conflict in the number portability database.
func (l *Line) contested() bool {
	return l.wanted(Submitted) && !l.unsent() &&
		slices.ContainsFunc(l.Reasons, func(r carrier.Reason) bool {
			a := r.Code.Advice()
			return a.Next == carrier.Dispute || a.Fixer == carrier.FixGainingSide
		})
}

func (o *Order) cancelSince() (t time.Time) {
	for _, l := range o.Lines {
		t = earlier(t, l.CancelAsked)
	}
	return t
}

func (o *Order) since(s LineState) (t time.Time) {
	for _, l := range o.Lines {
		if l.State == s {
			t = earlier(t, l.Since)
		}
	}
	return t
}

// earlier returns the earlier of two instants; zero is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
