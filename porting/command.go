package porting

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Command is something that somebody wants to happen to an order. The types of this
// package are all there are. Commands are decided at once and never stored; what
// they led to is.
//
// By is who gives a command; see [Permissions] for who may. Numbers are those that it
// is about, and none means all of the order; those that are in no state for it are passed
// over.
type Command interface{ command() }

// CommandKind names a type of command, in errors and tables.
type CommandKind string

// The commands.
const (
	KindOpen             CommandKind = "open"
	KindRecordCheck      CommandKind = "record-check"
	KindOpenTicket       CommandKind = "open-ticket"
	KindAskDocuments     CommandKind = "ask-documents"
	KindReceiveLetter    CommandKind = "receive-letter"
	KindReceiveDocument  CommandKind = "receive-document"
	KindVerifyDocuments  CommandKind = "verify-documents"
	KindConfirmPaid      CommandKind = "confirm-paid"
	KindSubmit           CommandKind = "submit"
	KindReceiveReport    CommandKind = "receive-report"
	KindRecordRefusal    CommandKind = "record-refusal"
	KindRecordNotFound   CommandKind = "record-not-found"
	KindCancel           CommandKind = "cancel"
	KindChangeDate       CommandKind = "change-date"
	KindRefuseDate       CommandKind = "record-date-refused"
	KindAbandon          CommandKind = "abandon"
	KindRemindRelease    CommandKind = "remind-release"
	KindEscalate         CommandKind = "record-escalated"
	KindAskReturn        CommandKind = "ask-return"
	KindRefuseReturn     CommandKind = "record-return-refused"
	KindRaiseTrouble     CommandKind = "raise-trouble"
	KindClearTrouble     CommandKind = "clear-trouble"
	KindRecordConfigured CommandKind = "record-configured"
	KindRecordRemoval    CommandKind = "record-temporary-removed"
	KindAskTexting       CommandKind = "ask-texting"
	KindReceiveMessaging CommandKind = "receive-messaging"
	KindRecordNotice     CommandKind = "record-notice"
	KindComment          CommandKind = "comment"
)

// Open begins an order, on the zero [Order].
type Open struct {
	By Actor
	// ID and PON identify the order; both are the host's to make unique. A PON has
	// 1 to 25 letters, digits, '-', '_' or '#'.
	ID      uuid.UUID
	PON     string
	Account Account
	// Planned is what to port, as [Split] gives it.
	Planned PlannedOrder
	// Follows is the order that this one follows, if it does: numbers that were
	// forgotten there, or that went back and come again. Nil is none.
	Follows uuid.UUID
	// Rules are the host's own for this order; the zero Rules are the library's.
	Rules Rules
}

// RecordCheck takes a carrier's answer on whether numbers can be ported, before they go out.
// What the carrier holds an order for is past that: its report tells what becomes of it.
type RecordCheck struct {
	By Actor
	// Carrier is the partner that was asked, and that takes the portable numbers.
	Carrier string
	Results []carrier.CheckResult
}

// OpenTicket takes the ticket that the host has opened, and the agent who is the
// customer's point of contact.
type OpenTicket struct {
	By     Actor
	Ticket string
	Agent  string
}

// AskDocuments asks the customer for everything that is missing, and reminds them of it
// once they have been silent for as long as the order's rules say.
type AskDocuments struct {
	By Actor
}

// ReceiveLetter takes a signed letter. It replaces an earlier one; numbers that were
// in the queue with the earlier one leave it until the new one is verified.
type ReceiveLetter struct {
	By     Actor
	Letter loa.Letter
}

// ReceiveDocument takes a bill, or what stands in for it.
type ReceiveDocument struct {
	By       Actor
	Document Document
}

// VerifyDocuments checks everything that submission needs; see [MissingDocuments].
// What is wrong becomes an event and goes to the customer, all at once. When nothing
// is, the numbers enter the queue. After a rejected PIN it is all that is needed: the
// host keeps the right one, and no document comes.
type VerifyDocuments struct {
	By Actor
	// Accept are fields of the letter, as [Missing] names them, in which an agent has
	// compared the letter with the bill and found that they agree, whatever the
	// comparison by rule says. What the law asks of a letter, such as its signature,
	// cannot be accepted away.
	Accept []string
}

// ConfirmPaid tells that the account is a paid one now: the host has ended its
// trial.
type ConfirmPaid struct {
	By Actor
}

// Submit takes the numbers in the queue out of it, as the next version of the order.
// What was decided is then to be sent: see [ActionSend].
//
// A letter that has lapsed since it was verified is not sent: the numbers leave the
// queue, and the customer is asked for another one.
type Submit struct {
	By Actor
	// AnswerBy is when the losing carrier's answer is due, such as [Schedule].FOCDue
	// of [Timing.Earliest]; zero is [Rules].AnswerDays from now.
	AnswerBy time.Time
}

// ReceiveReport takes the carrier's present view of the order, from whatever call it
// came. Reports may come in any order and any number of times.
type ReceiveReport struct {
	By     Actor
	Report carrier.Report
}

// RecordRefusal tells that the carrier would not take the version that was sent, with
// an error that repeating does not cure: a request it finds invalid. The reason goes
// the way of a rejection.
type RecordRefusal struct {
	By      Actor
	Version int
	Reason  carrier.Reason
}

// RecordNotFound tells that the carrier does not know the order: the version that was
// to be sent never arrived. If its cancellation has been asked for, it is canceled;
// otherwise nothing happens, and it is sent again.
type RecordNotFound struct {
	By      Actor
	Version int
}

// Cancel ends the port of numbers. Before submission it takes effect at once; after,
// it is a request that the carrier may refuse or be too late for.
type Cancel struct {
	By Actor
	// Numbers are those to cancel; none means all that are open.
	Numbers []numbering.Number
	// Reason is why, in the customer's words.
	Reason string
}

// ChangeDate asks for another release date of the whole order. What that means depends
// on where the order stands: before submission the date goes out with the order;
// before the losing carrier has confirmed any date the whole order goes out again, as
// the next version (a SUP 3, in the words of a local service request); after that it
// is a change of date alone (a SUP 2), which the carrier may refuse.
//
// Whether the date can be had is what [Timing].Check tells; ask it first.
type ChangeDate struct {
	By Actor
	// Date is the day asked for, in the zone of the numbers' region.
	Date calendar.Date
	// Reason is why, for people.
	Reason string
}

// RefuseDate tells that the carrier would not take the change of date that was sent as
// this version: an error that repeating does not cure.
type RefuseDate struct {
	By      Actor
	Version int
	Reason  carrier.Reason
}

// Abandon closes an order on which nothing has come from the customer for as long as
// its rules allow. What the carrier holds of it is asked to be canceled.
type Abandon struct {
	By Actor
}

// RemindRelease reminds the customer that numbers are released soon.
type RemindRelease struct {
	By      Actor
	Numbers []numbering.Number
}

// Escalate tells that somebody has asked the carrier, by other means than the order,
// where its overdue answer is. Its next answer is due after [Rules].AnswerDays.
type Escalate struct {
	By     Actor
	Reason string
}

// AskReturn asks to take ported numbers back, because they should not have been ported
// (snapback). It is possible within [Rules].SnapbackHours of the port; after that,
// going back is a port like any other, which the carrier they go back to orders.
type AskReturn struct {
	By      Actor
	Numbers []numbering.Number
	Reason  string
}

// RefuseReturn tells that the numbers will not be taken back.
type RefuseReturn struct {
	By      Actor
	Numbers []numbering.Number
	Reason  string
}

// RaiseTrouble tells that numbers do not work as they should.
type RaiseTrouble struct {
	By      Actor
	Numbers []numbering.Number
	Trouble TroubleKind
	Reason  string
}

// ClearTrouble tells that numbers work.
type ClearTrouble struct {
	By      Actor
	Numbers []numbering.Number
	Reason  string
}

// RecordConfigured tells that the inactive versions of ported numbers have become
// the active ones, with their configuration.
type RecordConfigured struct {
	By      Actor
	Numbers []numbering.Number
}

// RecordRemoval tells that the temporary numbers that stood in for these ported
// numbers have been removed.
type RecordRemoval struct {
	By      Actor
	Numbers []numbering.Number
}

// AskTexting asks for text messaging on numbers, now or once they have ported.
type AskTexting struct {
	By      Actor
	Numbers []numbering.Number
}

// ReceiveMessaging takes the carrier's answer on text messaging.
type ReceiveMessaging struct {
	By       Actor
	Response carrier.EnableMessagingResponse
}

// RecordNotice tells that a notice has been sent.
type RecordNotice struct {
	By  Actor
	Key string
}

// Comment adds to the conversation of customer and agent. The customer never sees a
// private one.
type Comment struct {
	By      Actor
	Text    string
	Private bool
	// Key makes repeating the command harmless: a comment with a key that the order
	// has seen is not added again. Without one, each is a comment of its own.
	Key string
}

func (Open) command()             {}
func (RecordCheck) command()      {}
func (OpenTicket) command()       {}
func (AskDocuments) command()     {}
func (ReceiveLetter) command()    {}
func (ReceiveDocument) command()  {}
func (VerifyDocuments) command()  {}
func (ConfirmPaid) command()      {}
func (Submit) command()           {}
func (ReceiveReport) command()    {}
func (RecordRefusal) command()    {}
func (RecordNotFound) command()   {}
func (Cancel) command()           {}
func (ChangeDate) command()       {}
func (RefuseDate) command()       {}
func (Abandon) command()          {}
func (RemindRelease) command()    {}
func (Escalate) command()         {}
func (AskReturn) command()        {}
func (RefuseReturn) command()     {}
func (RaiseTrouble) command()     {}
func (ClearTrouble) command()     {}
func (RecordConfigured) command() {}
func (RecordRemoval) command()    {}
func (AskTexting) command()       {}
func (ReceiveMessaging) command() {}
func (RecordNotice) command()     {}
func (Comment) command()          {}

// of returns the kind of a command and who gives it; "" for what is none. It is a
// switch and no method of the interface, so that a command that is decided need not
// be allocated.
func of(c Command) (CommandKind, Actor) {
	switch c := c.(type) {
	case Open:
		return KindOpen, c.By
	case RecordCheck:
		return KindRecordCheck, c.By
	case OpenTicket:
		return KindOpenTicket, c.By
	case AskDocuments:
		return KindAskDocuments, c.By
	case ReceiveLetter:
		return KindReceiveLetter, c.By
	case ReceiveDocument:
		return KindReceiveDocument, c.By
	case VerifyDocuments:
		return KindVerifyDocuments, c.By
	case ConfirmPaid:
		return KindConfirmPaid, c.By
	case Submit:
		return KindSubmit, c.By
	case ReceiveReport:
		return KindReceiveReport, c.By
	case RecordRefusal:
		return KindRecordRefusal, c.By
	case RecordNotFound:
		return KindRecordNotFound, c.By
	case Cancel:
		return KindCancel, c.By
	case ChangeDate:
		return KindChangeDate, c.By
	case RefuseDate:
		return KindRefuseDate, c.By
	case Abandon:
		return KindAbandon, c.By
	case RemindRelease:
		return KindRemindRelease, c.By
	case Escalate:
		return KindEscalate, c.By
	case AskReturn:
		return KindAskReturn, c.By
	case RefuseReturn:
		return KindRefuseReturn, c.By
	case RaiseTrouble:
		return KindRaiseTrouble, c.By
	case ClearTrouble:
		return KindClearTrouble, c.By
	case RecordConfigured:
		return KindRecordConfigured, c.By
	case RecordRemoval:
		return KindRecordRemoval, c.By
	case AskTexting:
		return KindAskTexting, c.By
	case ReceiveMessaging:
		return KindReceiveMessaging, c.By
	case RecordNotice:
		return KindRecordNotice, c.By
	case Comment:
		return KindComment, c.By
	default:
		return "", Actor{}
	}
}

// Permission says who may give a command, and in which states of which line at
// least one must be for it to be legal. No states means that any open order will do.
type Permission struct {
	Command CommandKind `json:"command"`
	Roles   []Role      `json:"roles"`
	States  []LineState `json:"states,omitzero"`
}

var (
	anyone    = []Role{RoleCustomer, RoleAgent, RoleSystem}
	desk      = []Role{RoleAgent, RoleSystem}
	byCarrier = []Role{RoleCarrier, RoleAgent, RoleSystem}
)

// permissions is who may do what in which state.
var permissions = []Permission{
	{KindOpen, anyone, nil},
	{KindRecordCheck, byCarrier, []LineState{Requested, Portable}},
	{KindOpenTicket, desk, nil},
	{KindAskDocuments, desk, []LineState{Portable, Ready, Rejected}},
	{KindReceiveLetter, anyone, []LineState{Requested, Portable, Ready, Rejected}},
	{KindReceiveDocument, anyone, []LineState{Requested, Portable, Ready, Rejected}},
	{KindVerifyDocuments, desk, []LineState{Portable, Rejected}},
	{KindConfirmPaid, desk, nil},
	{KindSubmit, desk, []LineState{Ready}},
	{KindReceiveReport, byCarrier, nil},
	{KindRecordRefusal, byCarrier, []LineState{Submitted}},
	{KindRecordNotFound, byCarrier, []LineState{Submitted}},
	{KindCancel, anyone, []LineState{Requested, Portable, Ready, Submitted, Rejected, Scheduled, Activating}},
	{KindChangeDate, anyone, []LineState{Requested, Portable, Ready, Submitted, Rejected, Scheduled}},
	{KindRefuseDate, byCarrier, nil},
	{KindAbandon, desk, []LineState{Portable, Rejected}},
	{KindRemindRelease, desk, []LineState{Scheduled}},
	{KindEscalate, desk, []LineState{Submitted}},
	{KindAskReturn, anyone, []LineState{Ported}},
	{KindRefuseReturn, byCarrier, []LineState{Ported}},
	{KindRaiseTrouble, anyone, []LineState{Scheduled, Activating, Ported, Canceled}},
	{KindClearTrouble, anyone, nil},
	{KindRecordConfigured, desk, []LineState{Ported}},
	{KindRecordRemoval, desk, []LineState{Ported}},
	{KindAskTexting, anyone, nil},
	{KindReceiveMessaging, byCarrier, []LineState{Ported}},
	{KindRecordNotice, desk, nil},
	{KindComment, anyone, nil},
}

// Permissions returns the table of who may do what in which state, as data.
func Permissions() []Permission {
	all := slices.Clone(permissions)
	for i := range all {
		all[i].Roles, all[i].States = slices.Clone(all[i].Roles), slices.Clone(all[i].States)
	}
	return all
}

// Legal returns the commands that an order's state allows, whoever gives them.
func Legal(o Order) []CommandKind {
	// One line of each state stands for all.
	var few [16]*Line
	some := Order{Seq: o.Seq, Lines: few[:0]}
	for _, l := range o.Lines {
		if !some.any(func(s *Line) bool { return s.State == l.State }) {
			some.Lines = append(some.Lines, l)
		}
	}
	legal := make([]CommandKind, 0, len(permissions))
	for i := range permissions {
		if p := &permissions[i]; p.allows(&some) {
			legal = append(legal, p.Command)
		}
	}
	return legal
}

// permissionOf finds the permission of a command, nil for one that there is not.
func permissionOf(k CommandKind) *Permission { return permissionsByCommand.find(k) }

var permissionsByCommand = func() *byName[CommandKind, Permission] {
	var all byName[CommandKind, Permission]
	for i := range permissions {
		all.add(permissions[i].Command, &permissions[i])
	}
	return &all
}()

func (p *Permission) allows(o *Order) bool {
	if (p.Command == KindOpen) != (o.Seq == 0) {
		return false
	}
	return len(p.States) == 0 || o.any(func(l *Line) bool { return slices.Contains(p.States, l.State) })
}
