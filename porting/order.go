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
// orders; a host reads them, stores them as JSON, and compares nothing but Seq. An
// order shares what it has in common with the order it came from, so its parts are
// never to be written to.
//
// An order holds the letter with the account number, and the subscriber's numbers.
// It never holds a PIN or another of [loa.Credentials]: the host keeps them, and gives
// them to [SubmitRequest].
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

	// AnswerBy is when the losing carrier's answer to what was last submitted is
	// due.
	AnswerBy time.Time `json:"answer_by,omitzero"`
	// FetchedAt is when the carrier's view last came; AsOf and Sequence are those of
	// the newest report that told something.
	FetchedAt time.Time `json:"fetched_at,omitzero"`
	AsOf      time.Time `json:"as_of,omitzero"`
	Sequence  uint64    `json:"sequence,omitzero"`
	// DateChange is a change of date that was asked of the carrier and is not
	// settled; nil if there is none.
	DateChange *DateChange `json:"date_change,omitzero"`
	// AbandonedAt is when the order was closed since the customer was silent.
	AbandonedAt time.Time `json:"abandoned_at,omitzero"`
	// Follows is the order that this one follows; the nil UUID is none.
	Follows uuid.UUID `json:"follows,omitzero"`

	// Lines are the numbers, sorted, each once.
	Lines []*Line `json:"lines"`

	// Letter is the latest signed letter; Documents are what supports it.
	Letter    *loa.Letter `json:"letter,omitzero"`
	Documents []*Document `json:"documents,omitzero"`
	// Sent is the letter that the version on its way to the carrier was made from,
	// if another one has come since; nil otherwise.
	Sent *loa.Letter `json:"sent,omitzero"`
	// AskedAt is when documents were last asked for, Missing what was still wanted
	// then.
	AskedAt time.Time `json:"asked_at,omitzero"`
	// AskedSince is when the customer was first asked and has been silent since.
	AskedSince time.Time `json:"asked_since,omitzero"`
	Missing    []Missing `json:"missing,omitzero"`
	// DocumentsSeq, AskedSeq and RejectedSeq are the events with which a letter, a
	// document or another date last came, something was last asked for or found faulty, and the
	// losing carrier last rejected: their order tells whose turn it is.
	DocumentsSeq int `json:"documents_seq,omitzero"`
	// Accepted are the fields of the letter that an agent has found to agree with the
	// bill.
	Accepted    []string `json:"accepted,omitzero"`
	AskedSeq    int      `json:"asked_seq,omitzero"`
	RejectedSeq int      `json:"rejected_seq,omitzero"`

	// Notices are those still to be sent.
	Notices []Notice `json:"notices,omitzero"`
	// CommentKeys are the keys of the comments made.
	CommentKeys []string `json:"comment_keys,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra Extra `json:"-"`
}

// DateChange is a change of the release date alone, after a date was confirmed.
type DateChange struct {
	// Date is the day asked for.
	Date calendar.Date `json:"date"`
	// Version is the one that carries the change.
	Version int       `json:"version"`
	AskedAt time.Time `json:"asked_at"`
	// TakenAt is when the carrier took it, zero if it is not known to have; whether
	// the losing carrier agrees is told by the next release.
	TakenAt time.Time `json:"taken_at,omitzero"`
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
	// one that the carrier is known to hold; Ref is the carrier's reference. They stay
	// apart if the carrier refused the last one, or the port ended before it arrived.
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
	// PhysicalPhone says that the number is that of a telephone at the losing
	// carrier, which is without service once the number has ported.
	PhysicalPhone bool `json:"physical_phone,omitzero"`
	// CancelPending says that the carrier has taken the cancellation of CancelAsked.
	CancelPending bool `json:"cancel_pending,omitzero"`
	// RemindedFor is the release of which the customer was reminded.
	RemindedFor calendar.Date `json:"reminded_for,omitzero"`
	// TemporaryRemovedAt is when it was removed, with its messages.
	TemporaryRemovedAt time.Time `json:"temporary_removed_at,omitzero"`
	// ConfiguredAt is when the inactive version of the number became the active
	// one, with its configuration.
	ConfiguredAt time.Time `json:"configured_at,omitzero"`
	// Texting is where text messaging of the number stands.
	Texting Texting `json:"texting,omitzero"`
	// TextingSince is when it was requested of the carrier, TextingAt when the
	// carrier last said that it is pending.
	TextingSince time.Time `json:"texting_since,omitzero"`
	TextingAt    time.Time `json:"texting_at,omitzero"`

	// CancelAsked is when a cancellation was asked for that has not been answered.
	CancelAsked time.Time `json:"cancel_asked,omitzero"`
	// ReturnAsked is when it was asked that the ported number go back; it is not
	// answered yet.
	ReturnAsked time.Time `json:"return_asked,omitzero"`
	// Trouble is what is wrong with the number, "" if nothing is known to be.
	Trouble TroubleKind `json:"trouble,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra Extra `json:"-"`
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
	// TextingLate: text messages are not active in the time that carriers take.
	TextingLate TroubleKind = "texting-late"
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

// Line finds a number's line.
func (o *Order) Line(n numbering.Number) (Line, bool) {
	i, ok := o.find(n)
	if !ok {
		return Line{}, false
	}
	return *o.Lines[i], true
}

// Numbers returns the numbers whose lines are in one of the states; all of them if
// no state is given.
func (o *Order) Numbers(states ...LineState) []numbering.Number {
	var ns []numbering.Number
	for _, l := range o.Lines {
		if len(states) == 0 || slices.Contains(states, l.State) {
			ns = append(ns, l.Number)
		}
	}
	return ns
}

func (o *Order) find(n numbering.Number) (int, bool) {
	return find(o.Lines, n)
}

// findFrom is find for one who goes through numbers that are mostly in the order of the
// lines: the line at i is tried first. If there is none, the index is where it would be.
func (o *Order) findFrom(i int, n numbering.Number) (int, bool) {
	if i < len(o.Lines) && o.Lines[i].Number == n {
		return i, true
	}
	return o.find(n)
}

// held reports whether the carrier may hold an order for an open line.
func (l *Line) held() bool { return l.State.Open() && l.Acknowledged > 0 }

// wanted reports whether a line is in a state and is not to be canceled.
func (l *Line) wanted(s LineState) bool { return l.State == s && l.CancelAsked.IsZero() }

// any reports whether a line satisfies f.
func (o *Order) any(f func(*Line) bool) bool {
	return slices.ContainsFunc(o.Lines, f)
}

// find finds a number's line among sorted ones.
func find(lines []*Line, n numbering.Number) (int, bool) {
	return slices.BinarySearchFunc(lines, n, func(l *Line, n numbering.Number) int { return l.Number.Compare(n) })
}
