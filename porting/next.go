package porting

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// ActionKind is a kind of thing that is outstanding.
type ActionKind string

// The actions. Most end with a command, named in the comment, that records that
// they are done; an action that is not recorded stays outstanding.
const (
	// ActionCheck: ask the partners about portability; RecordCheck.
	ActionCheck ActionKind = "check"
	// ActionOpenTicket: open a ticket with a named agent; OpenTicket.
	ActionOpenTicket ActionKind = "open-ticket"
	// ActionAskDocuments: ask for what is missing, or after a rejection for a
	// corrected letter; AskDocuments.
	ActionAskDocuments ActionKind = "ask-documents"
	// ActionVerify: verify the documents that have come; VerifyDocuments.
	ActionVerify ActionKind = "verify"
	// ActionEndTrial: end the account's trial. Its key is the account's, not the
	// order's, so that two orders end it once; ConfirmPaid on each.
	ActionEndTrial ActionKind = "end-trial"
	// ActionSubmit: release the queue; Submit.
	ActionSubmit ActionKind = "submit"
	// ActionSend: send the version to the carrier; see [SubmitRequest]. It is
	// outstanding until a report shows that the carrier holds it; ReceiveReport,
	// or RecordRefusal.
	ActionSend ActionKind = "send"
	// ActionSendCancel: send the cancellation to the carrier; ReceiveReport.
	ActionSendCancel ActionKind = "send-cancel"
	// ActionFetch: fetch the carrier's view, whatever events told; ReceiveReport,
	// or RecordNotFound if the carrier does not know the order.
	ActionFetch ActionKind = "fetch"
	// ActionRaiseTrouble: numbers are not in service by the end of the business
	// day of their release; RaiseTrouble.
	ActionRaiseTrouble ActionKind = "raise-trouble"
	// ActionConfigure: make the inactive version of a ported number the active
	// one; RecordConfigured.
	ActionConfigure ActionKind = "configure"
	// ActionRemoveTemporary: remove the temporary number that stood in for a
	// ported one, with its messages; RecordRemoval.
	ActionRemoveTemporary ActionKind = "remove-temporary"
	// ActionEnableTexting: ask the carrier for text messaging, and again until it
	// is active; ReceiveMessaging.
	ActionEnableTexting ActionKind = "enable-texting"
	// ActionNotify: send a notice to the customer; RecordNotice.
	ActionNotify ActionKind = "notify"
)

// Action is something that is outstanding on an order.
type Action struct {
	Kind ActionKind `json:"kind"`
	// Key is derived from the facts that make the action outstanding: the same
	// action has the same key however often Next is asked. Use it for idempotency
	// where the effect goes.
	Key string `json:"key"`
	// At is when to do it. At or before now: now. After: wake up then, and ask
	// Next again.
	At time.Time `json:"at"`
	// Numbers are what it is about; for ActionRemoveTemporary, the ported numbers.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Version int                `json:"version,omitzero"`
	// Notice is what to send, for ActionNotify.
	Notice *Notice `json:"notice,omitzero"`
}

// Next derives everything that is outstanding on an order at now from its state
// alone, in the order in which to do it. It is empty exactly when nobody here has
// anything to do, now or later.
func Next(o Order, now time.Time) []Action {
	n := nexter{o: &o, now: now.UTC()}
	n.review()
	n.documents()
	n.submission()
	n.carrier()
	n.completion()
	for i := range o.Notices {
		n.add(Action{Kind: ActionNotify, Key: o.Notices[i].Key, Numbers: o.Notices[i].Numbers, Notice: &o.Notices[i]})
	}
	return n.actions
}

// StillWanted reports whether an action that was read earlier still makes sense.
// Ask it with the order as it is now, right before the effect: an action read a
// minute ago may be stale, and an activation or a submission cannot be taken back.
func StillWanted(o Order, a Action, now time.Time) bool {
	return slices.ContainsFunc(Next(o, now), func(b Action) bool { return a.Kind == b.Kind && a.Key == b.Key })
}

type nexter struct {
	o       *Order
	now     time.Time
	actions []Action
}

func (n *nexter) add(a Action) {
	if a.At.IsZero() {
		a.At = n.now
	}
	if a.Key == "" {
		a.Key = string(a.Kind)
	}
	if a.Kind != ActionEndTrial {
		a.Key = n.o.ID.String() + "/" + a.Key
	}
	n.actions = append(n.actions, a)
}

// numbers returns the numbers whose line satisfies ok.
func (n *nexter) numbers(ok func(*Line) bool) []numbering.Number {
	d := decision{o: n.o}
	return d.pick(nil, ok)
}

func (n *nexter) review() {
	if ns := n.o.Numbers(Requested); len(ns) > 0 {
		n.add(Action{Kind: ActionCheck, Numbers: ns})
	}
	if n.o.Ticket == "" && n.o.any(func(l *Line) bool { return l.State.Open() && l.State != Requested }) {
		n.add(Action{Kind: ActionOpenTicket})
	}
}

func (n *nexter) documents() {
	o := n.o
	if o.Ticket == "" {
		return
	}
	if ns := o.Numbers(Portable); len(ns) > 0 {
		if o.incomplete() {
			a := Action{Kind: ActionAskDocuments, Numbers: ns, Key: "ask-documents/0"}
			if !o.AskedAt.IsZero() {
				a.At = o.AskedAt.Add(o.Rules.remindAfter())
				a.Key = fmt.Sprintf("ask-documents/%d", a.At.Unix())
			}
			n.add(a)
		} else {
			n.add(Action{Kind: ActionVerify, Numbers: ns, Key: fmt.Sprintf("verify/%d", o.DocumentsSeq)})
		}
	}
	if ns := o.Numbers(Rejected); len(ns) > 0 {
		switch {
		case o.corrected():
			n.add(Action{Kind: ActionVerify, Numbers: ns, Key: fmt.Sprintf("verify/%d", o.DocumentsSeq)})
		case o.correctable() && o.AskedSeq < o.RejectedSeq:
			n.add(Action{Kind: ActionAskDocuments, Numbers: ns, Key: fmt.Sprintf("ask-documents/v%d", o.Version)})
		case o.correctable():
			at := o.AskedAt.Add(o.Rules.remindAfter())
			n.add(Action{Kind: ActionAskDocuments, Numbers: ns, At: at, Key: fmt.Sprintf("ask-documents/%d", at.Unix())})
		}
	}
}

// correctable reports whether the customer can cure a rejection with another letter.
func (o *Order) correctable() bool {
	return o.any(func(l *Line) bool {
		return l.State == Rejected && slices.ContainsFunc(l.Reasons, func(r carrier.Reason) bool {
			a := r.Code.Advice()
			return a.Fixer == carrier.FixCustomer && a.Next == carrier.Resubmit
		})
	})
}

// waitingOnFix tells who can cure a rejection.
func (o *Order) waitingOnFix() Waiting {
	since := o.since(Rejected)
	if o.corrected() {
		return Waiting{On: TheDesk, For: "verify the corrected letter", Since: since}
	}
	if o.correctable() {
		if o.AskedSeq < o.RejectedSeq {
			return Waiting{On: TheDesk, For: "ask for a corrected letter", Since: since}
		}
		return Waiting{On: TheCustomer, For: "send a corrected letter", Since: o.AskedAt}
	}
	if o.any(func(l *Line) bool {
		return l.State == Rejected && slices.ContainsFunc(l.Reasons, func(r carrier.Reason) bool {
			a := r.Code.Advice()
			return a.Fixer == carrier.FixCustomer || a.Fixer == carrier.FixLosingCarrier
		})
	}) {
		return Waiting{On: TheCustomer, For: "settle it with the losing carrier", Since: since}
	}
	return Waiting{On: TheDesk, For: "decide how to go on after the rejection", Since: since}
}

func (n *nexter) submission() {
	o := n.o
	if ns := o.Numbers(Ready); len(ns) > 0 {
		if o.Account.Standing == StandingTrial {
			n.add(Action{Kind: ActionEndTrial, Key: "account/" + o.Account.ID + "/end-trial"})
		} else {
			n.add(Action{Kind: ActionSubmit, Numbers: ns, Version: o.Version + 1, Key: fmt.Sprintf("submit/v%d", o.Version+1)})
		}
	}
	unsent := func(l *Line) bool {
		return l.State == Submitted && l.Version == o.Version && l.Acknowledged < l.Version
	}
	ns := n.numbers(unsent)
	switch {
	case len(ns) == 0:
	case o.any(func(l *Line) bool { return unsent(l) && l.CancelAsked.IsZero() }):
		n.add(Action{Kind: ActionSend, Numbers: ns, Version: o.Version, Key: fmt.Sprintf("send/%s/v%d", o.PON, o.Version)})
	default:
		// All of it is to be canceled: never send it, but see whether it was sent.
		n.add(Action{Kind: ActionFetch, Numbers: ns, Version: o.Version, Key: fmt.Sprintf("fetch/v%d", o.Version)})
	}
}

func (n *nexter) carrier() {
	o := n.o
	if ns := n.numbers(func(l *Line) bool {
		return l.held() && !l.CancelAsked.IsZero() && !l.CancelPending
	}); len(ns) > 0 {
		n.add(Action{Kind: ActionSendCancel, Numbers: ns, Version: o.Version, Key: fmt.Sprintf("cancel/v%d", o.Version)})
	}
	var due time.Time
	waiting := n.numbers(func(l *Line) bool {
		if !l.held() {
			return false
		}
		due = earlier(due, n.fetchAt(l))
		return true
	})
	if len(waiting) > 0 {
		n.add(Action{Kind: ActionFetch, Numbers: waiting, At: due, Key: fmt.Sprintf("fetch/%d", due.Unix())})
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if (l.State == Scheduled || l.State == Activating) && l.Trouble == "" && !l.Release.By.IsZero() {
			n.add(Action{
				Kind: ActionRaiseTrouble, Numbers: []numbering.Number{l.Number}, At: l.Release.By.Add(time.Nanosecond),
				Key: fmt.Sprintf("raise-trouble/%s/%s", l.Release.Date, l.Number),
			})
		}
	}
}

// fetchAt returns when a line's view is to be fetched: on a grid of its own from the
// day it came into its state, and for a scheduled one not before its release.
func (n *nexter) fetchAt(l *Line) time.Time {
	from, step := l.Since, n.o.Rules.fetchEvery()
	if l.State == Scheduled && l.Release.From.After(n.now) {
		return l.Release.From
	}
	if l.State == Scheduled || l.State == Activating {
		step = time.Hour
	}
	if !from.Before(n.now) {
		return from.Add(step)
	}
	return grid(from, n.now, step)
}

// grid returns the first instant of from, from+step, from+2*step ... that is not
// before now.
func grid(from, now time.Time, step time.Duration) time.Time {
	ahead := now.Sub(from)
	if over := ahead % step; over > 0 {
		ahead += step - over
	}
	return from.Add(max(ahead, 0))
}

func (n *nexter) completion() {
	o := n.o
	if ns := n.numbers(func(l *Line) bool { return l.State == Ported && l.ConfiguredAt.IsZero() }); len(ns) > 0 {
		n.add(Action{Kind: ActionConfigure, Numbers: ns, Key: fmt.Sprintf("configure/%s", ns[0])})
	}
	if ns := n.numbers(func(l *Line) bool {
		return l.State == Ported && l.Temporary.IsValid() && !l.KeepTemporary && l.TemporaryRemovedAt.IsZero()
	}); len(ns) > 0 {
		n.add(Action{Kind: ActionRemoveTemporary, Numbers: ns, Key: fmt.Sprintf("remove-temporary/%s", ns[0])})
	}
	var due time.Time
	ns := n.numbers(func(l *Line) bool {
		if l.State != Ported || l.Texting != TextingPending && !o.wantsTexting(l) {
			return false
		}
		if l.Texting == TextingPending {
			due = earlier(due, grid(l.Since.Add(o.Rules.textingEvery()), n.now, o.Rules.textingEvery()))
		} else {
			due = n.now
		}
		return true
	})
	if len(ns) > 0 {
		n.add(Action{Kind: ActionEnableTexting, Numbers: ns, At: due, Key: fmt.Sprintf("enable-texting/%d", due.Unix())})
	}
}

// wantsTexting reports whether texting of a line was asked for, on the letter or
// later, and has not been requested of the carrier.
func (o *Order) wantsTexting(l *Line) bool {
	return l.Texting == TextingWanted || l.Texting == "" && o.Letter != nil && o.Letter.Texting
}
