package portout

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Account is one account of the host's as far as its numbers may leave: the PINs and
// locks that guard them, and the requests for them. Only [Apply] makes and changes
// accounts; a host reads them, stores them as JSON, and compares nothing but Seq.
//
// An account never holds a PIN, nor what a request claimed about the subscriber.
type Account struct {
	// ID is the host's name for the account.
	ID string `json:"id"`
	// Seq is the sequence number of the last event, for optimistic locking.
	Seq int `json:"seq"`
	// Holder is the customer.
	Holder porting.Account `json:"holder"`
	// Rules are what the host has set for this account.
	Rules Rules `json:"rules,omitzero"`

	PINs []PIN `json:"pins,omitzero"`
	// PINAsked are the scopes for which the customer asked for a PIN that the desk has
	// not issued yet; the zero number is the account.
	PINAsked []Wish `json:"pin_asked,omitzero"`
	Locks    []Lock `json:"locks,omitzero"`

	// Requests are those for numbers of the account, oldest first.
	Requests []Request `json:"requests,omitzero"`

	// Notices are those still to be sent, Alarms those that nobody has taken up.
	Notices []Notice `json:"notices,omitzero"`
	Alarms  []Alarm  `json:"alarms,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// Rules are what a host may set for an account. They are stored with it, so that
// replaying its events gives the same account whatever the host has set since.
type Rules struct {
	// PIN is what PINs are like; the zero PINPolicy is the library's.
	PIN PINPolicy `json:"pin,omitzero"`
	// SelfService lets the customer set a PIN without the desk.
	SelfService bool `json:"self_service,omitzero"`
	// Policies replace the presets of the same name.
	Policies []Policy `json:"policies,omitzero"`
}

// Policy returns the policy of a name: the host's own, or the preset.
func (r *Rules) Policy(name string) (Policy, bool) {
	for i := range r.Policies {
		if r.Policies[i].Name == name {
			return r.Policies[i], true
		}
	}
	return PolicyNamed(name)
}

// equal reports whether two sets of rules say the same.
func (r Rules) equal(o Rules) bool {
	return r.PIN == o.PIN && r.SelfService == o.SelfService && slices.EqualFunc(r.Policies, o.Policies, Policy.equal)
}

// PIN is a port-out PIN as the account keeps it.
type PIN struct {
	// ID is unique in the account.
	ID string `json:"id"`
	// Number is the one that it guards, before the account's; zero is the account's.
	Number numbering.Number `json:"number,omitzero"`
	Kept   Kept             `json:"kept"`
	SetAt  time.Time        `json:"set_at"`
	// Expires is the instant from which on it matches nothing; zero is never.
	Expires time.Time `json:"expires,omitzero"`
	// RevealedAt is when it was shown to the customer, once.
	RevealedAt time.Time `json:"revealed_at,omitzero"`
	// Failures are the wrong attempts since it was set or last matched; Blocked that
	// there were too many: nothing matches it any more, and a new one is needed.
	Failures int  `json:"failures,omitzero"`
	Blocked  bool `json:"blocked,omitzero"`
}

// Usable reports whether p can match at an instant.
func (p *PIN) Usable(now time.Time) bool {
	return !p.Blocked && (p.Expires.IsZero() || now.Before(p.Expires))
}

// Wish is a PIN that was asked for.
type Wish struct {
	Number numbering.Number `json:"number,omitzero"`
	At     time.Time        `json:"at"`
	Seq    int              `json:"seq"`
}

// Lock keeps a number, or every number of the account, from leaving until the
// customer takes it off. It never refuses the customer: a request for a locked number
// asks them to remove it.
type Lock struct {
	// Number is what is locked; zero is the account.
	Number   numbering.Number `json:"number,omitzero"`
	At       time.Time        `json:"at"`
	By       porting.Actor    `json:"by"`
	Evidence Evidence         `json:"evidence"`
}

// EvidenceKind is a kind of proof that the customer wanted something.
type EvidenceKind string

// The kinds of evidence.
const (
	EvidenceSession  EvidenceKind = "session"        // signed in, with a second factor as the host asks
	EvidenceLetter   EvidenceKind = "letter"         // a written or electronically signed statement
	EvidenceCall     EvidenceKind = "recorded-call"  // an oral statement
	EvidenceThreeWay EvidenceKind = "three-way-call" // with the gaining carrier: 47 CFR 64.1190(e)
	EvidenceAnalysis EvidenceKind = "analysis"       // what makes a fraud credible
	EvidenceRecords  EvidenceKind = "records"        // of service, assignment or payment
)

// Evidence is what proves that somebody wanted something, or that something is so. The
// host keeps the thing itself.
type Evidence struct {
	Kind EvidenceKind `json:"kind"`
	// Ref is the host's name for it: a session, a file, a recording.
	Ref string    `json:"ref"`
	At  time.Time `json:"at"`
}

// IsZero reports whether e is none.
func (e Evidence) IsZero() bool { return e == Evidence{} }

// complete reports whether e can be looked up.
func (e Evidence) complete() bool { return e.Kind != "" && e.Ref != "" && !e.At.IsZero() }

// Request is another carrier's request for numbers of the account.
type Request struct {
	// Ref is the carrier's reference, under which it is answered; PON is the gaining
	// carrier's purchase order number.
	Ref string `json:"ref"`
	PON string `json:"pon,omitzero"`
	// Version is the last one that came, from 1.
	Version        int    `json:"version"`
	GainingCarrier string `json:"gaining_carrier,omitzero"`
	GainingSPID    string `json:"gaining_spid,omitzero"`
	// Letter is the customer's authorization, if it came with the request.
	Letter *loa.Letter `json:"letter,omitzero"`

	// Policy is what the request was received under.
	Policy Policy `json:"policy"`
	// Due is when it has to be answered, and when it can be released.
	Due Due `json:"due"`
	// ReceivedAt is when this version came, OpenedAt when the first did; Seq is the
	// event.
	OpenedAt   time.Time `json:"opened_at"`
	ReceivedAt time.Time `json:"received_at"`
	Seq        int       `json:"seq"`
	// Findings are what is wrong with this version, for the host's own eyes; see
	// [Request.Outside].
	Findings []Finding `json:"findings,omitzero"`

	// ToldAt is when the customer was told of this version, ApprovedAt when they
	// approved it; zero if not.
	ToldAt     time.Time `json:"told_at,omitzero"`
	ApprovedAt time.Time `json:"approved_at,omitzero"`
	// Dispute is the customer's or the desk's objection, nil if there is none.
	Dispute *Dispute `json:"dispute,omitzero"`

	// Reply is the last answer to this version, nil before the first. Replies counts
	// those to any version, Delays those that were delays, of this version.
	Reply   *Reply `json:"reply,omitzero"`
	Replies int    `json:"replies,omitzero"`
	Delays  int    `json:"delays,omitzero"`
	// CarrierBy is when the carrier decides by itself, zero if it is not known.
	CarrierBy time.Time `json:"carrier_by,omitzero"`
	// SeenAt is when a report on it last came.
	SeenAt time.Time `json:"seen_at,omitzero"`
	// ClosedAt is when its last line came to its end.
	ClosedAt time.Time `json:"closed_at,omitzero"`

	// Lines are the numbers, sorted, each once.
	Lines []Line `json:"lines"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// Reply is an answer as it was decided.
type Reply struct {
	Kind    AnswerKind       `json:"kind"`
	Version int              `json:"version"`
	At      time.Time        `json:"at"`
	Reasons []carrier.Reason `json:"reasons,omitzero"`
	// Release is when the numbers may go, of a confirmation.
	Release carrier.Release `json:"release,omitzero"`
	// Until is when the answer will be given, of a delay.
	Until time.Time `json:"until,omitzero"`
	// By is by when it had to be given.
	By time.Time `json:"by,omitzero"`
	// ByDefault marks the answer of the silence policy.
	ByDefault bool `json:"by_default,omitzero"`
	// TakenAt is when the carrier was seen to hold it; RefusedAt when it would not
	// take it.
	TakenAt   time.Time `json:"taken_at,omitzero"`
	RefusedAt time.Time `json:"refused_at,omitzero"`
}

// AnswerKind is one of the three things to say to a request.
type AnswerKind string

// The answers. A delay is a promise to answer later, and not the answer itself.
const (
	Confirm AnswerKind = "confirm"
	Delay   AnswerKind = "delay"
	Reject  AnswerKind = "reject"
)

// Line is one number of a request.
type Line struct {
	Number numbering.Number `json:"number"`
	State  LineState        `json:"state"`
	// Since is when the line came into its state.
	Since time.Time `json:"since"`
	// CarrierAt is the instant of the last news on this number, by the carrier's
	// clock: older news changes nothing.
	CarrierAt time.Time `json:"carrier_at,omitzero"`
	// LeftAt is when it was in service elsewhere; Unasked that the host had not
	// confirmed it.
	LeftAt  time.Time `json:"left_at,omitzero"`
	Unasked bool      `json:"unasked,omitzero"`
	// UnbilledAt, RemovedAt and RestoredAt are when the number left billing and
	// inventory, and when it was put back.
	UnbilledAt time.Time `json:"unbilled_at,omitzero"`
	RemovedAt  time.Time `json:"removed_at,omitzero"`
	RestoredAt time.Time `json:"restored_at,omitzero"`
	// Reasons are why it came back.
	Reasons []carrier.Reason `json:"reasons,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// Alarm is something that a person must look at, until somebody has.
type Alarm struct {
	// Key is unique in the account.
	Key  string    `json:"key"`
	Kind AlarmKind `json:"kind"`
	At   time.Time `json:"at"`
	Ref  string    `json:"ref,omitzero"`
	// Numbers are those it is about, if not the whole request.
	Numbers []numbering.Number `json:"numbers,omitzero"`
}

// AlarmKind is what an alarm is about.
type AlarmKind string

// The alarms.
const (
	// AlarmUnanswered: the time for an answer ran out and the request could not be
	// confirmed; it was held or rejected by default.
	AlarmUnanswered AlarmKind = "unanswered"
	// AlarmAnswerRefused: the carrier would not take the answer.
	AlarmAnswerRefused AlarmKind = "answer-refused"
	// AlarmOverridden: the carrier shows another answer than the host's.
	AlarmOverridden AlarmKind = "overridden"
	// AlarmLeftUnasked: a number left that the host had not confirmed, or that was
	// disputed or locked.
	AlarmLeftUnasked AlarmKind = "left-unasked"
	// AlarmPINBlocked: so many wrong PINs came that the PIN was blocked.
	AlarmPINBlocked AlarmKind = "pin-blocked"
)

// Request finds a request by the carrier's reference.
func (a *Account) Request(ref string) (Request, bool) {
	if i := a.find(ref); i >= 0 {
		return a.Requests[i], true
	}
	return Request{}, false
}

func (a *Account) find(ref string) int {
	return slices.IndexFunc(a.Requests, func(r Request) bool { return r.Ref == ref })
}

// LockOn returns the lock that keeps a number from leaving, its own or the account's.
func (a *Account) LockOn(n numbering.Number) (Lock, bool) {
	i := slices.IndexFunc(a.Locks, func(l Lock) bool { return l.Number.IsZero() || l.Number == n })
	if i < 0 {
		return Lock{}, false
	}
	return a.Locks[i], true
}

// PINFor returns the PIN that guards a number: its own before the account's.
func (a *Account) PINFor(n numbering.Number) (PIN, bool) {
	found := -1
	for i := range a.PINs {
		if p := &a.PINs[i]; p.Number == n || p.Number.IsZero() && found < 0 {
			found = i
		}
	}
	if found < 0 {
		return PIN{}, false
	}
	return a.PINs[found], true
}

// Line finds a number's line.
func (r *Request) Line(n numbering.Number) (Line, bool) {
	if i, ok := r.find(n); ok {
		return r.Lines[i], true
	}
	return Line{}, false
}

// find returns the place of a number's line, or where it belongs.
func (r *Request) find(n numbering.Number) (int, bool) {
	return slices.BinarySearchFunc(r.Lines, n, func(l Line, n numbering.Number) int { return l.Number.Compare(n) })
}

// Numbers returns the numbers whose lines are in one of the states; all of them if no
// state is given.
func (r *Request) Numbers(states ...LineState) []numbering.Number {
	return r.numbers(func(l *Line) bool { return len(states) == 0 || slices.Contains(states, l.State) })
}

func (r *Request) numbers(ok func(*Line) bool) []numbering.Number {
	var ns []numbering.Number
	for i := range r.Lines {
		if ok(&r.Lines[i]) {
			ns = append(ns, r.Lines[i].Number)
		}
	}
	return ns
}

// in reports whether a line is in one of the states.
func (r *Request) in(states ...LineState) bool {
	return slices.ContainsFunc(r.Lines, func(l Line) bool { return slices.Contains(states, l.State) })
}

// final reports whether this version has got its answer.
func (r *Request) final() bool { return r.Reply != nil && r.Reply.Kind != Delay }
