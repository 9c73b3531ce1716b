package verification

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Command is something that somebody wants to happen to a request. The types of this
// package are all there are. Commands are decided at once and never stored; what they
// led to is.
type Command interface {
	kind() CommandKind
	actor() porting.Actor
}

// CommandKind names a type of command, in errors and tables.
type CommandKind string

// The commands.
const (
	KindOpen           CommandKind = "open"
	KindSaveForm       CommandKind = "save-form"
	KindAskForm        CommandKind = "ask-form"
	KindFile           CommandKind = "file"
	KindRecordLanded   CommandKind = "record-landed"
	KindRecordLeft     CommandKind = "record-left"
	KindSubmit         CommandKind = "submit"
	KindReceiveReport  CommandKind = "receive-report"
	KindRecordRefusal  CommandKind = "record-refusal"
	KindRecordNotFound CommandKind = "record-not-found"
	KindExpire         CommandKind = "expire"
	KindWithdraw       CommandKind = "withdraw"
	KindRecordNotice   CommandKind = "record-notice"
)

// Open begins a request, on the zero [Request].
type Open struct {
	By porting.Actor
	// ID identifies the request; it is the host's to make unique.
	ID      uuid.UUID
	Account porting.Account
	// Country is the account's: only customers in US and CA can verify.
	Country loa.Country
	// Numbers are the toll-free numbers, in any order, with the instants at which
	// they landed here, as far as they have.
	Numbers []OpenedLine
	// Form may be anything between empty and complete.
	Form Form
	// Policy is what the carrier asks; the zero Policy is the preset "general".
	Policy Policy
	// Plan is the numbering plan; nil means [numbering.Standard].
	Plan *numbering.Plan
}

// SaveForm replaces the form, whatever it still lacks. What was filed before is then
// to be filed again.
type SaveForm struct {
	By   porting.Actor
	Form Form
}

// AskForm asks the customer for everything that the form lacks, or after a rejection
// for its correction; again, it reminds.
type AskForm struct {
	By porting.Actor
}

// File says that the form is ready to go out. It is refused with everything that is
// wrong, in field order. The numbers need not have landed yet.
type File struct {
	By porting.Actor
}

// RecordLanded tells that the numbers it names are in service here: they ported, or
// were active here before.
type RecordLanded struct {
	By      porting.Actor
	Numbers []numbering.Number
	// At is when they landed; zero is now.
	At time.Time
}

// RecordLeft tells that the numbers it names are no longer in service here.
type RecordLeft struct {
	By      porting.Actor
	Numbers []numbering.Number
	Reason  string
}

// Submit takes out the filed form, as its next version, for every number that has
// landed. What was decided is then to be sent: see [ActionSend].
type Submit struct {
	By porting.Actor
}

// ReceiveReport takes the carrier's present view of the request, from whatever call it
// came. Reports may come in any order and any number of times.
type ReceiveReport struct {
	By     porting.Actor
	Report Report
}

// RecordRefusal tells that the carrier would not take the version that was sent, with
// an error that repeating does not cure: a form it finds invalid. The reason goes the
// way of a rejection.
type RecordRefusal struct {
	By      porting.Actor
	Version int
	Reason  Reason
}

// RecordNotFound tells that the carrier does not know a version: it never arrived. If
// its withdrawal has been asked for, it is withdrawn; otherwise nothing happens, and
// it is sent again.
type RecordNotFound struct {
	By      porting.Actor
	Version int
}

// Expire ends the verification of numbers that were rejected and not corrected in
// time. Before that time it does nothing.
type Expire struct {
	By porting.Actor
}

// Withdraw ends the verification of numbers. Before submission it takes effect at
// once; after, it is a request that the carrier may refuse or be too late for.
type Withdraw struct {
	By porting.Actor
	// Numbers are those to withdraw; none means all that are open.
	Numbers []numbering.Number
	Reason  string
}

// RecordNotice tells that a notice has been sent.
type RecordNotice struct {
	By  porting.Actor
	Key string
}

func (Open) kind() CommandKind           { return KindOpen }
func (SaveForm) kind() CommandKind       { return KindSaveForm }
func (AskForm) kind() CommandKind        { return KindAskForm }
func (File) kind() CommandKind           { return KindFile }
func (RecordLanded) kind() CommandKind   { return KindRecordLanded }
func (RecordLeft) kind() CommandKind     { return KindRecordLeft }
func (Submit) kind() CommandKind         { return KindSubmit }
func (ReceiveReport) kind() CommandKind  { return KindReceiveReport }
func (RecordRefusal) kind() CommandKind  { return KindRecordRefusal }
func (RecordNotFound) kind() CommandKind { return KindRecordNotFound }
func (Expire) kind() CommandKind         { return KindExpire }
func (Withdraw) kind() CommandKind       { return KindWithdraw }
func (RecordNotice) kind() CommandKind   { return KindRecordNotice }

func (c Open) actor() porting.Actor           { return c.By }
func (c SaveForm) actor() porting.Actor       { return c.By }
func (c AskForm) actor() porting.Actor        { return c.By }
func (c File) actor() porting.Actor           { return c.By }
func (c RecordLanded) actor() porting.Actor   { return c.By }
func (c RecordLeft) actor() porting.Actor     { return c.By }
func (c Submit) actor() porting.Actor         { return c.By }
func (c ReceiveReport) actor() porting.Actor  { return c.By }
func (c RecordRefusal) actor() porting.Actor  { return c.By }
func (c RecordNotFound) actor() porting.Actor { return c.By }
func (c Expire) actor() porting.Actor         { return c.By }
func (c Withdraw) actor() porting.Actor       { return c.By }
func (c RecordNotice) actor() porting.Actor   { return c.By }

// Permission says who may give a command, and in which states of which line at least
// one must be for it to be legal. No states means that any request will do.
type Permission struct {
	Command CommandKind    `json:"command"`
	Roles   []porting.Role `json:"roles"`
	States  []LineState    `json:"states,omitzero"`
	// Recording marks a command that only records what happened outside: it is taken
	// in whatever state the request has meanwhile come to.
	Recording bool `json:"recording,omitzero"`
}

var (
	anyone    = []porting.Role{porting.RoleCustomer, porting.RoleAgent, porting.RoleSystem}
	desk      = []porting.Role{porting.RoleAgent, porting.RoleSystem}
	byCarrier = []porting.Role{porting.RoleCarrier, porting.RoleAgent, porting.RoleSystem}
)

// permissions is who may do what in which state.
var permissions = []Permission{
	{KindOpen, anyone, nil, false},
	{KindSaveForm, anyone, []LineState{Draft, Rejected}, false},
	{KindAskForm, desk, []LineState{Draft, Rejected}, false},
	{KindFile, anyone, []LineState{Draft, Rejected}, false},
	{KindRecordLanded, desk, nil, true},
	{KindRecordLeft, desk, nil, true},
	{KindSubmit, desk, []LineState{Draft, Rejected}, false},
	{KindReceiveReport, byCarrier, nil, true},
	{KindRecordRefusal, byCarrier, []LineState{Submitted}, true},
	{KindRecordNotFound, byCarrier, []LineState{Submitted}, true},
	{KindExpire, desk, []LineState{Rejected}, true},
	{KindWithdraw, anyone, []LineState{Draft, Submitted, InReview, Rejected}, false},
	{KindRecordNotice, desk, nil, true},
}

// Permissions returns the table of who may do what in which state, as data.
func Permissions() []Permission {
	all := slices.Clone(permissions)
	for i := range all {
		all[i].Roles, all[i].States = slices.Clone(all[i].Roles), slices.Clone(all[i].States)
	}
	return all
}

// Legal returns the commands that a request's state allows, whoever gives them.
func Legal(r Request) []CommandKind {
	var legal []CommandKind
	for _, p := range permissions {
		if allows(&r, p) {
			legal = append(legal, p.Command)
		}
	}
	return legal
}

func allows(r *Request, p Permission) bool {
	if (p.Command == KindOpen) != (r.Seq == 0) {
		return false
	}
	return len(p.States) == 0 || r.any(func(l *Line) bool { return slices.Contains(p.States, l.State) })
}
