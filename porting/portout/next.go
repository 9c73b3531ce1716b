package portout

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// ActionKind is a kind of thing that is outstanding.
type ActionKind string

// The actions. Each ends with a command, named in the comment, that records that it
// is done; an action that is not recorded stays outstanding.
const (
	// ActionNotify: send a notice to the customer; RecordNotice.
	ActionNotify ActionKind = "notify"
	// ActionAlarm: call a person; TakeAlarm.
	ActionAlarm ActionKind = "alarm"
	// ActionIssuePIN: the customer asked for a PIN; SetPIN.
	ActionIssuePIN ActionKind = "issue-pin"
	// ActionAnswer: decide the answer; Answer. Proposal is what the facts say. An
	// invalid request can be rejected at once, a valid one confirmed as soon as the
	// customer's time to object is over. A program may do it, or a person.
	ActionAnswer ActionKind = "answer"
	// ActionAnswerByDefault: nobody has, and the time runs out; AnswerByDefault.
	ActionAnswerByDefault ActionKind = "answer-by-default"
	// ActionSendAnswer: send the answer to the carrier; see [Response]. It is
	// outstanding until a report shows that the carrier holds it; ReceiveReport, or
	// RecordRefusal.
	ActionSendAnswer ActionKind = "send-answer"
	// ActionObject: a confirmed request is disputed: object with the gaining carrier
	// and in the number portability database, before the date; RecordObjected.
	ActionObject ActionKind = "object"
	// ActionFetch: fetch the carrier's view, whatever events told; ReceiveReport.
	ActionFetch ActionKind = "fetch"
	// ActionStopBilling: numbers have left: tell billing, see [Departures];
	// RecordUnbilled.
	ActionStopBilling ActionKind = "stop-billing"
	// ActionRemove: take numbers that have left out of inventory and routing;
	// RecordRemoved.
	ActionRemove ActionKind = "remove"
	// ActionSettle: settle a dispute about numbers that have left; Settle.
	ActionSettle ActionKind = "settle"
	// ActionRestore: numbers came back: put them into service and billing, or, after a
	// snapback, into aging; RecordRestored. [Line.Reasons] tell which.
	ActionRestore ActionKind = "restore"
	// ActionExpire: nothing has come of a request; Expire.
	ActionExpire ActionKind = "expire"
	// ActionForget: the time of retention is over; Forget.
	ActionForget ActionKind = "forget"
)

// Action is something that is outstanding on an account.
type Action struct {
	Kind ActionKind `json:"kind"`
	// Key is derived from the facts that make the action outstanding: the same action
	// has the same key however often Next is asked. Use it for idempotency where the
	// effect goes.
	Key string `json:"key"`
	// At is when to do it. At or before now: now. After: wake up then, and ask Next
	// again. By is when it is too late, zero if it never is.
	At time.Time `json:"at"`
	By time.Time `json:"by,omitzero"`
	// Ref and Version are the request's, if it is about one.
	Ref     string             `json:"ref,omitzero"`
	Version int                `json:"version,omitzero"`
	Numbers []numbering.Number `json:"numbers,omitzero"`
	// Notice is what to send, for ActionNotify; Alarm what it is about, for ActionAlarm.
	Notice *Notice `json:"notice,omitzero"`
	Alarm  *Alarm  `json:"alarm,omitzero"`
	// Proposal is the answer that the facts ask for, for ActionAnswer.
	Proposal *Proposal `json:"proposal,omitzero"`
}

// Proposal is an answer that the facts ask for.
type Proposal struct {
	Kind    AnswerKind       `json:"kind"`
	Reasons []carrier.Reason `json:"reasons,omitzero"`
	// Blocks are what stands against a confirmation.
	Blocks []Block `json:"blocks,omitzero"`
}

// Next derives everything that is outstanding on an account at now from its state
// alone, in the order in which to do it: first what the customer has to hear.
func Next(a Account, now time.Time) []Action {
	n := nexter{a: &a, now: now.UTC()}
	for i := range a.Notices {
		o := &a.Notices[i]
		n.add(Action{Kind: ActionNotify, Key: "notify/" + o.Key, Ref: o.Ref, Version: o.Version, Numbers: o.Numbers, Notice: o})
	}
	for i := range a.Alarms {
		n.add(Action{Kind: ActionAlarm, Key: "alarm/" + a.Alarms[i].Key, Ref: a.Alarms[i].Ref, Alarm: &a.Alarms[i]})
	}
	for _, w := range a.PINAsked {
		n.add(Action{Kind: ActionIssuePIN, Key: fmt.Sprintf("issue-pin/%d", w.Seq), Numbers: one(w.Number)})
	}
	for i := range a.Requests {
		n.request(&a.Requests[i])
	}
	return n.actions
}

// StillWanted reports whether an action that was read earlier still makes sense. Ask it
// with the account as it is now, right before the effect: a number that has left does
// not come back because the lock was seen too late.
func StillWanted(a Account, was Action, now time.Time) bool {
	return slices.ContainsFunc(Next(a, now), func(b Action) bool {
		return b.Kind == was.Kind && b.Key == was.Key && !b.At.After(now)
	})
}

type nexter struct {
	a       *Account
	now     time.Time
	actions []Action
}

func (n *nexter) add(a Action) {
	if a.At.IsZero() {
		a.At = n.now
	}
	a.Key = n.a.ID + "/" + a.Key
	n.actions = append(n.actions, a)
}

func (n *nexter) request(r *Request) {
	n.answering(r)
	n.objecting(r)
	n.leaving(r)
	if at := r.expireAt(); !at.IsZero() {
		n.add(Action{Kind: ActionExpire, Key: fmt.Sprintf("expire/%s/v%d", r.Ref, r.Version), At: at, Ref: r.Ref, Version: r.Version})
	}
	if at := r.forgetAt(); !at.IsZero() {
		n.add(Action{Kind: ActionForget, Key: "forget/" + r.Ref, At: at, Ref: r.Ref})
	}
}

func (n *nexter) answering(r *Request) {
	key := fmt.Sprintf("%s/v%d/%d", r.Ref, r.Version, r.Replies)
	if p := r.Reply; p != nil && p.TakenAt.IsZero() && p.RefusedAt.IsZero() {
		n.add(Action{
			Kind: ActionSendAnswer, Key: "send-answer/" + key, By: p.By, Ref: r.Ref, Version: r.Version, Numbers: r.Numbers(),
		})
	}
	pending := r.Numbers(Pending)
	if len(pending) == 0 {
		return
	}
	p := Proposal{Kind: Confirm, Blocks: n.a.blocks(r, n.now)}
	at := n.now
	switch {
	case len(r.Findings) > 0:
		p.Kind, p.Reasons = Reject, r.Outside()
	case slices.Equal(p.Blocks, []Block{BlockWindow}):
		at = r.WindowEnd()
	case len(p.Blocks) > 0:
		at = r.DecideBy() // it waits for the customer
	}
	if at.Before(r.DecideBy()) {
		n.add(Action{
			Kind: ActionAnswer, Key: fmt.Sprintf("answer/%s/%s", key, p.Kind), At: at, By: r.AnswerBy(),
			Ref: r.Ref, Version: r.Version, Numbers: pending, Proposal: &p,
		})
	}
	n.add(Action{
		Kind: ActionAnswerByDefault, Key: "answer-by-default/" + key, At: r.DecideBy(), By: r.AnswerBy(),
		Ref: r.Ref, Version: r.Version, Numbers: pending,
	})
}

// objecting derives what a dispute asks for once the request was confirmed.
func (n *nexter) objecting(r *Request) {
	if !r.Dispute.open() {
		return
	}
	if ns := r.Numbers(Confirmed); len(ns) > 0 && r.Dispute.ObjectedAt.IsZero() {
		n.add(Action{Kind: ActionObject, Key: fmt.Sprintf("object/%s/%d", r.Ref, r.Dispute.Seq), Ref: r.Ref, Version: r.Version, Numbers: ns})
	}
	if ns := r.Numbers(Left, Returned); len(ns) > 0 && !r.in(Pending, Confirmed) {
		n.add(Action{Kind: ActionSettle, Key: fmt.Sprintf("settle/%s/%d", r.Ref, r.Dispute.Seq), Ref: r.Ref, Numbers: ns})
	}
}

// leaving derives what is to be done once numbers may go, have gone, or come back.
func (n *nexter) leaving(r *Request) {
	if r.watched() {
		at := r.fetchAt()
		n.add(Action{Kind: ActionFetch, Key: fmt.Sprintf("fetch/%s/%d", r.Ref, at.Unix()), At: at, Ref: r.Ref, Numbers: r.Numbers()})
	}
	step := func(kind ActionKind, ok func(*Line) bool) {
		if ns := r.numbers(ok); len(ns) > 0 {
			n.add(Action{Kind: kind, Key: fmt.Sprintf("%s/%s/%s", kind, r.Ref, ns[0]), Ref: r.Ref, Numbers: ns})
		}
	}
	step(ActionStopBilling, func(l *Line) bool { return l.State == Left && l.UnbilledAt.IsZero() })
	step(ActionRemove, func(l *Line) bool { return l.State == Left && l.RemovedAt.IsZero() })
	step(ActionRestore, func(l *Line) bool { return l.State == Returned && l.RestoredAt.IsZero() })
}

// watched reports whether news of a request is wanted, even if no event tells of any:
// numbers may leave or come back, or the carrier went its own way.
func (r *Request) watched() bool {
	refused := r.Reply != nil && !r.Reply.RefusedAt.IsZero()
	restoring := r.Dispute != nil && r.Dispute.Outcome == OutcomeRestore
	return r.in(Confirmed) || refused && r.in(Pending, Rejected) || restoring && r.in(Left)
}

// fetchEvery is how often the carrier is asked although it says nothing.
const fetchEvery = 4 * time.Hour

// fetchAt is when to ask next: from the release on, or from the answer if there is no
// release, and so long after the last report.
func (r *Request) fetchAt() time.Time {
	at := r.ReceivedAt
	if r.Reply != nil {
		at = first(r.Reply.Release.From, r.Reply.At)
	}
	if next := r.SeenAt.Add(fetchEvery); next.After(at) && !r.SeenAt.Before(at) {
		return next
	}
	return at
}

// expireAt is when nothing more is expected of a request: so many days after its
// release, or after its last news. It is zero while an answer is owed, and once it has
// ended.
func (r *Request) expireAt() time.Time {
	days := or(r.Policy.ExpireDays, 30)
	switch {
	case r.in(Pending):
		return time.Time{}
	case r.in(Confirmed):
		release := r.Due.Release
		if r.Reply != nil && !r.Reply.Release.IsZero() {
			release = r.Reply.Release
		}
		return first(release.By, release.Date.At(0, 0, time.UTC)).AddDate(0, 0, days)
	case r.in(Rejected):
		from := r.ReceivedAt
		if r.Reply != nil {
			from = r.Reply.At
		}
		return from.AddDate(0, 0, days)
	}
	return time.Time{}
}

// forgetAt is when a request that has ended need not be kept any longer; zero while
// something is open on it.
func (r *Request) forgetAt() time.Time {
	if r.ClosedAt.IsZero() || r.contested() {
		return time.Time{}
	}
	return r.ClosedAt.AddDate(or(r.Policy.RetainYears, 2), 0, 0)
}

// Departure is what billing has to know of a number that left: a fact with a key, from
// which a host makes its own, so that this package knows no prices.
type Departure struct {
	// Key is derived from the request and the number: the same departure told twice
	// has the same key.
	Key    string           `json:"key"`
	Number numbering.Number `json:"number"`
	// At is when the number was in service elsewhere.
	At time.Time `json:"at"`
}

// Departures returns what billing has to know of a request: every number that has
// left and whose departure was not recorded as told.
func Departures(r Request) []Departure {
	var list []Departure
	for i := range r.Lines {
		if l := &r.Lines[i]; l.State == Left && l.UnbilledAt.IsZero() {
			list = append(list, Departure{
				Key: fmt.Sprintf("port-out/%s/%s/%d", r.Ref, l.Number, l.LeftAt.Unix()), Number: l.Number, At: l.LeftAt,
			})
		}
	}
	return list
}
