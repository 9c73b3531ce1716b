package porting

import (
	"slices"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Command is something that somebody wants to happen to an order. The types of this
// package are all there are. Commands are decided at once and never stored; what
// they led to is.
type Command interface {
	kind() CommandKind
	actor() Actor
}

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
	// Rules are the host's own for this order; the zero Rules are the library's.
	Rules Rules
}

// RecordCheck takes a carrier's answer on whether numbers can be ported.
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

// AskDocuments asks the customer for everything that is missing.
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
// is, the numbers enter the queue.
type VerifyDocuments struct {
	By Actor
}

// ConfirmPaid tells that the account is a paid one now: the host has ended its
// trial.
type ConfirmPaid struct {
	By Actor
}

// Submit takes the numbers in the queue out of it, as the next version of the order.
// What was decided is then to be sent: see [ActionSend].
type Submit struct {
	By Actor
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
}

func (Open) kind() CommandKind             { return KindOpen }
func (RecordCheck) kind() CommandKind      { return KindRecordCheck }
func (OpenTicket) kind() CommandKind       { return KindOpenTicket }
func (AskDocuments) kind() CommandKind     { return KindAskDocuments }
func (ReceiveLetter) kind() CommandKind    { return KindReceiveLetter }
func (ReceiveDocument) kind() CommandKind  { return KindReceiveDocument }
func (VerifyDocuments) kind() CommandKind  { return KindVerifyDocuments }
func (ConfirmPaid) kind() CommandKind      { return KindConfirmPaid }
func (Submit) kind() CommandKind           { return KindSubmit }
func (ReceiveReport) kind() CommandKind    { return KindReceiveReport }
func (RecordRefusal) kind() CommandKind    { return KindRecordRefusal }
func (RecordNotFound) kind() CommandKind   { return KindRecordNotFound }
func (Cancel) kind() CommandKind           { return KindCancel }
func (RaiseTrouble) kind() CommandKind     { return KindRaiseTrouble }
func (ClearTrouble) kind() CommandKind     { return KindClearTrouble }
func (RecordConfigured) kind() CommandKind { return KindRecordConfigured }
func (RecordRemoval) kind() CommandKind    { return KindRecordRemoval }
func (AskTexting) kind() CommandKind       { return KindAskTexting }
func (ReceiveMessaging) kind() CommandKind { return KindReceiveMessaging }
func (RecordNotice) kind() CommandKind     { return KindRecordNotice }
func (Comment) kind() CommandKind          { return KindComment }

func (c Open) actor() Actor             { return c.By }
func (c RecordCheck) actor() Actor      { return c.By }
func (c OpenTicket) actor() Actor       { return c.By }
func (c AskDocuments) actor() Actor     { return c.By }
func (c ReceiveLetter) actor() Actor    { return c.By }
func (c ReceiveDocument) actor() Actor  { return c.By }
func (c VerifyDocuments) actor() Actor  { return c.By }
func (c ConfirmPaid) actor() Actor      { return c.By }
func (c Submit) actor() Actor           { return c.By }
func (c ReceiveReport) actor() Actor    { return c.By }
func (c RecordRefusal) actor() Actor    { return c.By }
func (c RecordNotFound) actor() Actor   { return c.By }
func (c Cancel) actor() Actor           { return c.By }
func (c RaiseTrouble) actor() Actor     { return c.By }
func (c ClearTrouble) actor() Actor     { return c.By }
func (c RecordConfigured) actor() Actor { return c.By }
func (c RecordRemoval) actor() Actor    { return c.By }
func (c AskTexting) actor() Actor       { return c.By }
func (c ReceiveMessaging) actor() Actor { return c.By }
func (c RecordNotice) actor() Actor     { return c.By }
func (c Comment) actor() Actor          { return c.By }

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
func Permissions() []Permission { return slices.Clone(permissions) }

// Legal returns the commands that an order's state allows, whoever gives them.
func Legal(o Order) []CommandKind {
	var legal []CommandKind
	for _, p := range permissions {
		if allows(&o, p) {
			legal = append(legal, p.Command)
		}
	}
	return legal
}

func allows(o *Order, p Permission) bool {
	if (p.Command == KindOpen) != (o.Seq == 0) {
		return false
	}
	return len(p.States) == 0 || o.any(func(l *Line) bool { return slices.Contains(p.States, l.State) })
}
