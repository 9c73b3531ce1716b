package porting

import (
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// EventKind says what happened. A kind that this version does not know is kept in
// the log and changes nothing but the order's sequence number.
type EventKind string

// The kinds of events. The comment names the fields of [Event] that each one uses
// beside Order, Seq, Kind, At and By.
const (
	OrderOpened       EventKind = "order-opened"       // Opening
	FoundPortable     EventKind = "found-portable"     // Numbers, Carrier
	FoundNotPortable  EventKind = "found-not-portable" // Numbers, Reasons
	TicketOpened      EventKind = "ticket-opened"      // Ticket, Agent
	DocumentsAsked    EventKind = "documents-asked"    // Missing
	LetterReceived    EventKind = "letter-received"    // Letter
	DocumentReceived  EventKind = "document-received"  // Document
	DocumentsFaulty   EventKind = "documents-faulty"   // Missing, Numbers that left the queue
	DocumentsVerified EventKind = "documents-verified" // Numbers, Accepted
	AccountPaid       EventKind = "account-paid"       //
	OrderSubmitted    EventKind = "order-submitted"    // Numbers, Version, AnswerBy
	OrderAcknowledged EventKind = "order-acknowledged" // Numbers, Version, Ref, CarrierAt
	PortRejected      EventKind = "port-rejected"      // Numbers, Version, Reasons, CarrierAt
	PortScheduled     EventKind = "port-scheduled"     // Numbers, Release, CarrierAt
	PortInJeopardy    EventKind = "port-in-jeopardy"   // Numbers, Reasons, CarrierAt
	CutoverStarted    EventKind = "cutover-started"    // Numbers, Release, CarrierAt
	NumberPorted      EventKind = "number-ported"      // Numbers, Release, CarrierAt
	NumberReturned    EventKind = "number-returned"    // Numbers, Reasons, CarrierAt
	LineCanceled      EventKind = "line-canceled"      // Numbers, Reasons, CarrierAt
	CancelAsked       EventKind = "cancel-asked"       // Numbers
	CancelPending     EventKind = "cancel-pending"     // Numbers, CarrierAt
	CancelRefused     EventKind = "cancel-refused"     // Numbers, Reasons, CarrierAt
	TroubleRaised     EventKind = "trouble-raised"     // Numbers, Trouble
	TroubleCleared    EventKind = "trouble-cleared"    // Numbers, Trouble
	NumberConfigured  EventKind = "number-configured"  // Numbers
	TemporaryRemoved  EventKind = "temporary-removed"  // Numbers
	TextingAsked      EventKind = "texting-asked"      // Numbers
	TextingRequested  EventKind = "texting-requested"  // Numbers
	TextingActive     EventKind = "texting-active"     // Numbers, CarrierAt
	NoticeSent        EventKind = "notice-sent"        // Notice
	CommentAdded      EventKind = "comment-added"      // Private, Key
	DateAsked         EventKind = "date-asked"         // Desired, Version of a change of date alone
	DateTaken         EventKind = "date-taken"         // Numbers, Version, Ref, CarrierAt
	DateRefused       EventKind = "date-refused"       // Version, Reasons
	CarrierSeen       EventKind = "carrier-seen"       // Numbers, CarrierAt of a change that moves nothing here
	CarrierChecked    EventKind = "carrier-checked"    // nothing was new; Numbers of which texting was asked
	OrderAbandoned    EventKind = "order-abandoned"    //
	ReleaseReminded   EventKind = "release-reminded"   // Numbers, Release
	AnswerEscalated   EventKind = "answer-escalated"   // AnswerBy
	ReturnAsked       EventKind = "return-asked"       // Numbers
	ReturnRefused     EventKind = "return-refused"     // Numbers
)

// Event is a fact about one order. It is stored and never changed; fields are only
// ever added. Events of one order are numbered from 1 without gaps.
type Event struct {
	Order uuid.UUID `json:"order"`
	Seq   int       `json:"seq"`
	Kind  EventKind `json:"kind"`
	At    time.Time `json:"at"`
	By    Actor     `json:"by"`
	// Reason is why, in the words of who did it; for a comment, the comment.
	Reason string `json:"reason,omitzero"`

	// Numbers are in ascending order, each there once. Events may share their memory, so
	// they are never to be written to.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Version int                `json:"version,omitzero"`
	Carrier string             `json:"carrier,omitzero"`
	Ref     string             `json:"ref,omitzero"`
	// CarrierAt is when it happened by the carrier's clock; AsOf and Sequence are
	// those of the report that told it.
	CarrierAt time.Time        `json:"carrier_at,omitzero"`
	AsOf      time.Time        `json:"as_of,omitzero"`
	Sequence  uint64           `json:"sequence,omitzero"`
	Release   carrier.Release  `json:"release,omitzero"`
	Reasons   []carrier.Reason `json:"reasons,omitzero"`

	Opening  *Opening    `json:"opening,omitzero"`
	Letter   *loa.Letter `json:"letter,omitzero"`
	Document *Document   `json:"document,omitzero"`
	Missing  []Missing   `json:"missing,omitzero"`
	Ticket   string      `json:"ticket,omitzero"`
	Agent    string      `json:"agent,omitzero"`
	Notice   string      `json:"notice,omitzero"`
	Trouble  TroubleKind `json:"trouble,omitzero"`
	Private  bool        `json:"private,omitzero"`

	// Desired is the release date asked for; AnswerBy, when an answer is due.
	Desired  calendar.Date `json:"desired,omitzero"`
	AnswerBy time.Time     `json:"answer_by,omitzero"`
	// Accepted are the fields that an agent found to agree; see [VerifyDocuments].
	Accepted []string `json:"accepted,omitzero"`
	// Key is that of a comment.
	Key string `json:"key,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra Extra `json:"-"`
}

// Visible reports whether somebody in a role may see the event: a customer sees no
// private comment, nor that the carrier was asked without news.
func (e *Event) Visible(to Role) bool {
	return to != RoleCustomer || !e.Private && e.Kind != CarrierChecked && e.Kind != CarrierSeen && e.Kind != AnswerEscalated
}

// Role is the part that somebody plays in an order.
type Role string

// The roles.
const (
	RoleCustomer Role = "customer"
	RoleAgent    Role = "agent"
	RoleCarrier  Role = "carrier"
	RoleSystem   Role = "system"
)

// Actor is who did something. Name is the host's name for them, such as a user id;
// it may be empty.
type Actor struct {
	Role Role   `json:"role"`
	Name string `json:"name,omitzero"`
}
