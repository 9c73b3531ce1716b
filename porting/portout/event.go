package portout

import (
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// EventKind says what happened. A kind that this version does not know is kept in the
// log and changes nothing but the account's sequence number.
type EventKind string

// The kinds of events. The comment names the fields of [Event] that each one uses
// beside Account, Seq, Kind, At and By.
const (
	AccountOpened  EventKind = "account-opened"  // Opening
	AccountChanged EventKind = "account-changed" // Opening

	PINAsked    EventKind = "pin-asked"    // Numbers; none is the account
	PINSet      EventKind = "pin-set"      // PIN
	PINRevealed EventKind = "pin-revealed" // PINs
	PINRemoved  EventKind = "pin-removed"  // PINs
	PINFailed   EventKind = "pin-failed"   // PINs, Ref
	PINBlocked  EventKind = "pin-blocked"  // PINs, Ref
	PINMatched  EventKind = "pin-matched"  // PINs, Ref

	LockOn  EventKind = "lock-on"  // Numbers, none is the account; Evidence
	LockOff EventKind = "lock-off" // Numbers, none is the account; Evidence

	RequestReceived  EventKind = "request-received"  // Ref, Version, Numbers, Received, Until
	RequestApproved  EventKind = "request-approved"  // Ref, Version
	DisputeRaised    EventKind = "dispute-raised"    // Ref, Version, Numbers, Dispute, Evidence
	DisputeSettled   EventKind = "dispute-settled"   // Ref, Version, Outcome, Evidence
	RequestConfirmed EventKind = "request-confirmed" // Ref, Version, Numbers, Release, ByDefault, Evidence
	RequestDelayed   EventKind = "request-delayed"   // Ref, Version, Numbers, Reasons, Until, ByDefault
	RequestRejected  EventKind = "request-rejected"  // Ref, Version, Numbers, Reasons, ByDefault
	AnswerTaken      EventKind = "answer-taken"      // Ref, Version, CarrierAt
	AnswerRefused    EventKind = "answer-refused"    // Ref, Version
	CarrierConfirmed EventKind = "carrier-confirmed" // Ref, Numbers, Release, CarrierAt
	CarrierRejected  EventKind = "carrier-rejected"  // Ref, Numbers, Reasons, CarrierAt
	ObjectionSent    EventKind = "objection-sent"    // Ref
	ReportSeen       EventKind = "report-seen"       // Ref, CarrierAt, Until

	LineCanceled   EventKind = "line-canceled"   // Ref, Numbers, Reasons, CarrierAt
	LineExpired    EventKind = "line-expired"    // Ref, Numbers
	NumberLeft     EventKind = "number-left"     // Ref, Numbers, CarrierAt
	NumberReturned EventKind = "number-returned" // Ref, Numbers, Reasons, CarrierAt

	BillingStopped   EventKind = "billing-stopped"   // Ref, Numbers
	NumberRemoved    EventKind = "number-removed"    // Ref, Numbers
	NumberRestored   EventKind = "number-restored"   // Ref, Numbers
	RequestForgotten EventKind = "request-forgotten" // Ref

	NoticeSent   EventKind = "notice-sent"   // Notice
	AlarmTaken   EventKind = "alarm-taken"   // Alarm
	CommentAdded EventKind = "comment-added" // Ref, Private
)

// Event is a fact about one account. It is stored and never changed; fields are only
// ever added. Events of one account are numbered from 1 without gaps.
type Event struct {
	Account string        `json:"account"`
	Seq     int           `json:"seq"`
	Kind    EventKind     `json:"kind"`
	At      time.Time     `json:"at"`
	By      porting.Actor `json:"by"`
	// Reason is why, in the words of who did it; for a comment, the comment.
	Reason string `json:"reason,omitzero"`

	Ref     string             `json:"ref,omitzero"`
	Version int                `json:"version,omitzero"`
	Numbers []numbering.Number `json:"numbers,omitzero"`
	// CarrierAt is when it happened by the carrier's clock.
	CarrierAt time.Time        `json:"carrier_at,omitzero"`
	Release   carrier.Release  `json:"release,omitzero"`
	Reasons   []carrier.Reason `json:"reasons,omitzero"`
	Until     time.Time        `json:"until,omitzero"`
	ByDefault bool             `json:"by_default,omitzero"`

	Opening  *Opening    `json:"opening,omitzero"`
	PIN      *PIN        `json:"pin,omitzero"`
	PINs     []string    `json:"pins,omitzero"`
	Received *Received   `json:"received,omitzero"`
	Evidence Evidence    `json:"evidence,omitzero"`
	Dispute  DisputeKind `json:"dispute,omitzero"`
	Outcome  Outcome     `json:"outcome,omitzero"`
	Notice   string      `json:"notice,omitzero"`
	Alarm    string      `json:"alarm,omitzero"`
	Private  bool        `json:"private,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}
