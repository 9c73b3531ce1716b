package portout

import (
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Command is something that somebody wants to happen to an account. The types of this
// package are all there are. Commands are decided at once and never stored; what they
// led to is.
type Command interface {
	about() about
}

// about is what every command tells alike.
type about struct {
	kind CommandKind
	by   porting.Actor
	// ref is the request that must be there; "" for what is about the account, or may
	// be about a new request.
	ref string
}

// CommandKind names a type of command, in errors and tables.
type CommandKind string

// The commands.
const (
	KindOpen           CommandKind = "open"
	KindChange         CommandKind = "change"
	KindAskPIN         CommandKind = "ask-pin"
	KindSetPIN         CommandKind = "set-pin"
	KindRevealPIN      CommandKind = "reveal-pin"
	KindRemovePIN      CommandKind = "remove-pin"
	KindTurnLockOn     CommandKind = "turn-lock-on"
	KindTurnLockOff    CommandKind = "turn-lock-off"
	KindReceive        CommandKind = "receive"
	KindApprove        CommandKind = "approve"
	KindRaiseDispute   CommandKind = "raise-dispute"
	KindSettle         CommandKind = "settle"
	KindAnswer         CommandKind = "answer"
	KindDefault        CommandKind = "answer-by-default"
	KindReceiveReport  CommandKind = "receive-report"
	KindRecordRefusal  CommandKind = "record-refusal"
	KindRecordObjected CommandKind = "record-objected"
	KindRecordUnbilled CommandKind = "record-unbilled"
	KindRecordRemoved  CommandKind = "record-removed"
	KindRecordRestored CommandKind = "record-restored"
	KindExpire         CommandKind = "expire"
	KindForget         CommandKind = "forget"
	KindRecordNotice   CommandKind = "record-notice"
	KindTakeAlarm      CommandKind = "take-alarm"
	KindComment        CommandKind = "comment"
)

// Open begins an account, on the zero [Account].
type Open struct {
	By     porting.Actor
	Holder porting.Account
	// Rules are the host's own for this account; the zero Rules are the library's.
	Rules Rules
}

// Change tells what the host knows of the customer, and has set for the account, by now.
// Only an active account gets PINs, and only its numbers can leave. Requests keep the
// policy that they were received under.
type Change struct {
	By     porting.Actor
	Holder porting.Account
	Rules  Rules
}

// AskPIN asks the desk for a PIN, where the customer cannot set one.
type AskPIN struct {
	By porting.Actor
	// Number is what it guards; zero is the account.
	Number numbering.Number
}

// SetPIN sets the PIN of a number or of the account, in place of an earlier one. The
// host has generated it, see [PINPolicy.Generate], and kept it its own way. One that
// is kept as a digest is shown to the customer as soon as this is stored, since
// nobody can show it later.
type SetPIN struct {
	By     porting.Actor
	Number numbering.Number
	Kept   Kept
}

// RevealPIN asks to see a sealed PIN. It is granted once: store the event, then show
// the PIN.
type RevealPIN struct {
	By porting.Actor
	ID string
}

// RemovePIN takes a PIN back.
type RemovePIN struct {
	By porting.Actor
	ID string
}

// TurnLockOn keeps numbers from leaving; no numbers means every number of the account. A
// request that was confirmed before goes on: that is for [RaiseDispute].
type TurnLockOn struct {
	By      porting.Actor
	Numbers []numbering.Number
	// Evidence is what proves that the customer wants it.
	Evidence Evidence
}

// TurnLockOff lets numbers leave again; no numbers means the account's own lock. It is
// granted to the customer whatever the account owes.
type TurnLockOff struct {
	By       porting.Actor
	Numbers  []numbering.Number
	Evidence Evidence
}

// Receive takes a version of another carrier's request. Receiving a version again
// does nothing, so that a wrong PIN counts once however often a carrier repeats it.
type Receive struct {
	By  porting.Actor
	Ask Ask
	// Subscriber is what the host has on file now; Due the deadlines, see [When].
	Subscriber Subscriber
	Due        Due
	// Opened are the sealed PINs that guard the numbers, opened for this comparison;
	// see [Account.SealedPINs].
	Opened []OpenedPIN
}

// Approve tells that the customer knows of the request and agrees. It is never needed:
// a customer need not be asked twice (47 CFR 64.1120(a)(2)).
type Approve struct {
	By      porting.Actor
	Ref     string
	Version int
}

// RaiseDispute objects to a request, or to a port that has happened: the customer's
// objection, or a hold that the desk puts on because of fraud. What the customer says
// against a request must be younger than the request: 80 FR 29978.
type RaiseDispute struct {
	By       porting.Actor
	Ref      string
	Dispute  DisputeKind
	Evidence Evidence
	Reason   string
}

// Settle ends a dispute. The customer can withdraw their own.
type Settle struct {
	By       porting.Actor
	Ref      string
	Outcome  Outcome
	Evidence Evidence
	Reason   string
}

// Answer answers a version of a request.
type Answer struct {
	By      porting.Actor
	Ref     string
	Version int
	Kind    AnswerKind
	// Reasons are why it is rejected or delayed.
	Reasons []carrier.Reason
	// Release is the date of a confirmation; zero is the one of [Due].
	Release carrier.Release
	// Until is when the answer comes, of a delay; zero is the policy's.
	Until time.Time
	// Waive lets an agent confirm in spite of findings, with what shows that the record
	// is wrong and not the request. A PIN cannot be waived.
	Waive Evidence
}

// AnswerByDefault answers for those who have not, as the silence policy says; see
// [ActionAnswerByDefault].
type AnswerByDefault struct {
	By      porting.Actor
	Ref     string
	Version int
	// Release is needed for a confirmation only when that of [Due] has passed.
	Release carrier.Release
}

// ReceiveReport takes the carrier's present view of a request, whose PON is the
// request's Ref. Reports may come in any order and any number of times.
type ReceiveReport struct {
	By     porting.Actor
	Report carrier.Report
	// AnswerBy is when the carrier decides by itself, as [carrier.PortOut] has it; zero if
	// it is not known.
	AnswerBy time.Time
}

// RecordRefusal tells that the carrier would not take the answer, with an error that
// repeating does not cure.
type RecordRefusal struct {
	By      porting.Actor
	Ref     string
	Version int
}

// RecordObjected tells that the objection to a confirmed request was lodged, with the
// gaining carrier or in the number portability database.
type RecordObjected struct {
	By  porting.Actor
	Ref string
}

// RecordUnbilled tells that billing knows that numbers have left.
type RecordUnbilled struct {
	By      porting.Actor
	Ref     string
	Numbers []numbering.Number
}

// RecordRemoved tells that numbers are out of inventory and routing.
type RecordRemoved struct {
	By      porting.Actor
	Ref     string
	Numbers []numbering.Number
}

// RecordRestored tells that returned numbers were put back, or into aging.
type RecordRestored struct {
	By      porting.Actor
	Ref     string
	Numbers []numbering.Number
}

// Expire gives up a request of which nothing came; see [ActionExpire].
type Expire struct {
	By  porting.Actor
	Ref string
}

// Forget removes a request whose time of retention is over; see [ActionForget].
type Forget struct {
	By  porting.Actor
	Ref string
}

// RecordNotice tells that a notice has been sent.
type RecordNotice struct {
	By  porting.Actor
	Key string
}

// TakeAlarm tells that a person looks after an alarm.
type TakeAlarm struct {
	By  porting.Actor
	Key string
}

// Comment adds to the conversation about a request. The customer never sees a private
// one.
type Comment struct {
	By      porting.Actor
	Ref     string
	Text    string
	Private bool
}

func (c Open) about() about            { return about{KindOpen, c.By, ""} }
func (c Change) about() about          { return about{KindChange, c.By, ""} }
func (c AskPIN) about() about          { return about{KindAskPIN, c.By, ""} }
func (c SetPIN) about() about          { return about{KindSetPIN, c.By, ""} }
func (c RevealPIN) about() about       { return about{KindRevealPIN, c.By, ""} }
func (c RemovePIN) about() about       { return about{KindRemovePIN, c.By, ""} }
func (c TurnLockOn) about() about      { return about{KindTurnLockOn, c.By, ""} }
func (c TurnLockOff) about() about     { return about{KindTurnLockOff, c.By, ""} }
func (c Receive) about() about         { return about{KindReceive, c.By, ""} }
func (c Approve) about() about         { return about{KindApprove, c.By, c.Ref} }
func (c RaiseDispute) about() about    { return about{KindRaiseDispute, c.By, c.Ref} }
func (c Settle) about() about          { return about{KindSettle, c.By, c.Ref} }
func (c Answer) about() about          { return about{KindAnswer, c.By, c.Ref} }
func (c AnswerByDefault) about() about { return about{KindDefault, c.By, c.Ref} }
func (c ReceiveReport) about() about   { return about{KindReceiveReport, c.By, c.Report.PON} }
func (c RecordRefusal) about() about   { return about{KindRecordRefusal, c.By, c.Ref} }
func (c RecordObjected) about() about  { return about{KindRecordObjected, c.By, c.Ref} }
func (c RecordUnbilled) about() about  { return about{KindRecordUnbilled, c.By, c.Ref} }
func (c RecordRemoved) about() about   { return about{KindRecordRemoved, c.By, c.Ref} }
func (c RecordRestored) about() about  { return about{KindRecordRestored, c.By, c.Ref} }
func (c Expire) about() about          { return about{KindExpire, c.By, c.Ref} }
func (c Forget) about() about          { return about{KindForget, c.By, c.Ref} }
func (c RecordNotice) about() about    { return about{KindRecordNotice, c.By, ""} }
func (c TakeAlarm) about() about       { return about{KindTakeAlarm, c.By, ""} }
func (c Comment) about() about         { return about{KindComment, c.By, c.Ref} }
