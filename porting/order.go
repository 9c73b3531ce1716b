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

// Order is a port order: numbers of one kind and country, of one account at one
// losing carrier, that one partner carrier ports. Only [Apply] makes and changes
// orders; a host reads them, stores them as JSON, and compares nothing but Seq.
//
// An order holds the letter with the account number, and the subscriber's numbers.
// It never holds a PIN: the host keeps that, and gives it to [SubmitRequest].
type Order struct {
	ID uuid.UUID `json:"id"`
	// Seq is the sequence number of the last event, for optimistic locking.
	Seq     int     `json:"seq"`
	Account Account `json:"account"`
	// PON is the purchase order number, Version the last version submitted under
	// it, 0 before the first.
	PON     string      `json:"pon"`
	Version int         `json:"version,omitzero"`
	Kind    loa.Kind    `json:"kind"`
	Country loa.Country `json:"country"`
	// Carrier is the partner carrier that takes the order, in the host's name for
	// it; LosingCarrier is who serves the numbers now.
	Carrier       string `json:"carrier,omitzero"`
	LosingCarrier string `json:"losing_carrier"`
	LosingSPID    string `json:"losing_spid,omitzero"`

	// DesiredDate is the release date that the customer asked for; none means the
	// earliest.
	DesiredDate calendar.Date `json:"desired_date,omitzero"`

	// Rules are what the host has set for this order.
	Rules Rules `json:"rules,omitzero"`

	OpenedAt time.Time `json:"opened_at"`
	Ticket   string    `json:"ticket,omitzero"`
	Agent    string    `json:"agent,omitzero"`

	// Lines are the numbers, sorted, each once.
	Lines []Line `json:"lines"`

	// Letter is the latest signed letter; Documents are what supports it.
	Letter    *loa.Letter `json:"letter,omitzero"`
	Documents []Document  `json:"documents,omitzero"`
	// AskedAt is when documents were last asked for, Missing what was still wanted
	// then.
	AskedAt time.Time `json:"asked_at,omitzero"`
	Missing []Missing `json:"missing,omitzero"`
	// DocumentsSeq, AskedSeq and RejectedSeq are the events with which a letter or
	// document last came, something was last asked for or found faulty, and the
	// losing carrier last rejected: their order tells whose turn it is.
	DocumentsSeq int `json:"documents_seq,omitzero"`
	AskedSeq     int `json:"asked_seq,omitzero"`
	RejectedSeq  int `json:"rejected_seq,omitzero"`

	// Notices are those still to be sent.
	Notices []Notice `json:"notices,omitzero"`
}

// Account is the host's customer, as far as porting needs to know it.
type Account struct {
	ID       string   `json:"id"`
	Standing Standing `json:"standing"`
	// AdminEmail is the primary admin's address, which tickets and notices go to.
	AdminEmail string `json:"admin_email,omitzero"`
	// Language is the customer's: "en", "fr" or "es".
	Language string `json:"language,omitzero"`
}

// Standing is where an account stands.
type Standing string

// The standings of an account. Only an active account may request a port, and only
// a paid one may submit it.
const (
	StandingInactive Standing = "inactive"
	StandingTrial    Standing = "trial"
	StandingPaid     Standing = "paid"
)

// Line is one number of an order.
type Line struct {
	Number numbering.Number `json:"number"`
	State  LineState        `json:"state"`
	// Since is when the line came into its state.
	Since time.Time `json:"since"`

	// Version is the last version submitted for this number, Acknowledged the last
	// one that the carrier is known to hold; Ref is the carrier's reference.
	Version      int    `json:"version,omitzero"`
	Acknowledged int    `json:"acknowledged,omitzero"`
	Ref          string `json:"ref,omitzero"`
	// CarrierAt is the instant of the last news on this number, by the carrier's
	// clock: older news changes nothing.
	CarrierAt time.Time `json:"carrier_at,omitzero"`

	// Release is the confirmed date; it is withdrawn by a jeopardy.
	Release carrier.Release `json:"release,omitzero"`
	// Reasons are those of the last refusal, jeopardy, cancellation or return.
	Reasons []carrier.Reason `json:"reasons,omitzero"`
	// PortedAt is when the number came into service here.
	PortedAt time.Time `json:"ported_at,omitzero"`

	// Temporary is the number that stood in for this one until it ported;
	// KeepTemporary that the customer wants to keep it.
	Temporary     numbering.Number `json:"temporary,omitzero"`
	KeepTemporary bool             `json:"keep_temporary,omitzero"`
	// TemporaryRemovedAt is when it was removed, with its messages.
	TemporaryRemovedAt time.Time `json:"temporary_removed_at,omitzero"`
	// ConfiguredAt is when the inactive version of the number became the active
	// one, with its configuration.
	ConfiguredAt time.Time `json:"configured_at,omitzero"`
	// Texting is where text messaging of the number stands.
	Texting Texting `json:"texting,omitzero"`

	// CancelAsked is when a cancellation was asked for that has not been answered;
	// CancelPending that the carrier has taken it.
	CancelAsked   time.Time `json:"cancel_asked,omitzero"`
	CancelPending bool      `json:"cancel_pending,omitzero"`
	// Trouble is what is wrong with the number, "" if nothing is known to be.
	Trouble TroubleKind `json:"trouble,omitzero"`
}

// Texting is where text messaging of a number stands.
type Texting string

// The stages of texting. The empty one means that it was not asked for.
const (
	TextingWanted  Texting = "wanted"
	TextingPending Texting = "pending"
	TextingOn      Texting = "active"
)

// TroubleKind says what is wrong with a number.
type TroubleKind string

// The kinds of trouble.
const (
	// NotWorking: not in service by the end of the business day of its release.
	NotWorking TroubleKind = "not-working"
	// ResidualRouting: some calls still reach the previous carrier, which has to
	// remove the number from its systems.
	ResidualRouting TroubleKind = "residual-routing"
	// PortedAfterCancel: the carrier ported a number whose port had ended.
	PortedAfterCancel TroubleKind = "ported-after-cancel"
)

// Document is a bill, or what stands in for it. The host stores the file.
type Document struct {
	Name string `json:"name"`
	loa.Document
}

// proves reports whether the document shows the account: a bill, a CSR or a
// screenshot, and not only what the customer says.
func (d *Document) proves() bool { return d.Record.Source != "" && d.Record.Source != loa.SourceClaim }

// Missing is something that an order still needs before it can be submitted.
type Missing struct {
	// Field is the path of what is missing or wrong, such as "letter.signature".
	Field string `json:"field"`
	// Code is the problem, in the words of the package that found it.
	Code string `json:"code"`
	// Message says it to people; Hint, what to do.
	Message string `json:"message"`
	Hint    string `json:"hint,omitzero"`
}

// NoticeKind is an occasion on which a customer hears of an order.
type NoticeKind string

// The notices, each with the event that makes it due.
const (
	// NoticeOpened: the ticket is open; who the agent is, what comes next, and what
	// not to do at the current carrier meanwhile.
	NoticeOpened NoticeKind = "opened"
	// NoticeNotPortable: numbers cannot be ported, and why.
	NoticeNotPortable NoticeKind = "not-portable"
	// NoticeDocumentsNeeded: what is missing or wrong, all at once.
	NoticeDocumentsNeeded NoticeKind = "documents-needed"
	// NoticeReminder: what was asked for has not come.
	NoticeReminder NoticeKind = "reminder"
	// NoticeSubmitted: a version of the order went to the losing carrier.
	NoticeSubmitted NoticeKind = "submitted"
	// NoticeRejected: the losing carrier denied, and what to do.
	NoticeRejected NoticeKind = "rejected"
	// NoticeApproved: the losing carrier gave the release date.
	NoticeApproved NoticeKind = "approved"
	// NoticeDateChanged: the release date is another one.
	NoticeDateChanged NoticeKind = "date-changed"
	// NoticeDateRefused: the date that was asked for is not to be had.
	NoticeDateRefused NoticeKind = "date-refused"
	// NoticeReleaseSoon: the release is near.
	NoticeReleaseSoon NoticeKind = "release-soon"
	// NoticeDelayed: the release date was withdrawn.
	NoticeDelayed NoticeKind = "delayed"
	// NoticeCompleted: numbers are in service here.
	NoticeCompleted NoticeKind = "completed"
	// NoticeTextingActive: text messages work.
	NoticeTextingActive NoticeKind = "texting-active"
	// NoticeTrouble: numbers do not work as they should, and what is done about it.
	NoticeTrouble NoticeKind = "trouble"
	// NoticeCanceled: the port of numbers has ended.
	NoticeCanceled NoticeKind = "canceled"
	// NoticeCancelRefused: the port goes on although its end was asked for.
	NoticeCancelRefused NoticeKind = "cancel-refused"
	// NoticeAbandoned: nothing came for so long that the order was closed.
	NoticeAbandoned NoticeKind = "abandoned"
	// NoticeReturned: numbers went back to the carrier they came from.
	NoticeReturned NoticeKind = "returned"
)

// Notice is a message that the customer is still to get, with the facts as they
// were when it became due.
type Notice struct {
	// Key is unique in the order: its kind and the event that caused it.
	Key     string             `json:"key"`
	Kind    NoticeKind         `json:"kind"`
	At      time.Time          `json:"at"`
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Release carrier.Release    `json:"release,omitzero"`
	Reasons []carrier.Reason   `json:"reasons,omitzero"`
	Missing []Missing          `json:"missing,omitzero"`
	// Trouble is what is wrong, for NoticeTrouble.
	Trouble TroubleKind `json:"trouble,omitzero"`
}

// Line finds a number's line.
func (o *Order) Line(n numbering.Number) (Line, bool) {
	i, ok := o.find(n)
	if !ok {
		return Line{}, false
	}
	return o.Lines[i], true
}

// Numbers returns the numbers whose lines are in one of the states; all of them if
// no state is given.
func (o *Order) Numbers(states ...LineState) []numbering.Number {
	var ns []numbering.Number
	for i := range o.Lines {
		if len(states) == 0 || slices.Contains(states, o.Lines[i].State) {
			ns = append(ns, o.Lines[i].Number)
		}
	}
	return ns
}

func (o *Order) find(n numbering.Number) (int, bool) {
	return slices.BinarySearchFunc(o.Lines, n, func(l Line, n numbering.Number) int {
		return l.Number.Compare(n)
	})
}

// held reports whether the carrier may hold an order for an open line.
func (l *Line) held() bool { return l.State.Open() && l.Acknowledged > 0 }

// any reports whether a line satisfies f.
func (o *Order) any(f func(*Line) bool) bool {
	for i := range o.Lines {
		if f(&o.Lines[i]) {
			return true
		}
	}
	return false
}
