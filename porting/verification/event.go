package verification

import (
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// EventKind says what happened. A kind that this version does not know is kept in the
// log and changes nothing but the request's sequence number.
type EventKind string

// The kinds of events. The comment names the fields of [Event] that each one uses
// beside Request, Seq, Kind, At and By.
const (
	RequestOpened     EventKind = "request-opened"     // Opening
	FormSaved         EventKind = "form-saved"         // Form
	FormAsked         EventKind = "form-asked"         // Problems
	FormFiled         EventKind = "form-filed"         //
	NumberLanded      EventKind = "number-landed"      // Numbers, LandedAt
	NumberLeft        EventKind = "number-left"        // Numbers
	FormSubmitted     EventKind = "form-submitted"     // Numbers, Version
	FormAcknowledged  EventKind = "form-acknowledged"  // Numbers, Version, Ref, CarrierAt
	ReviewStarted     EventKind = "review-started"     // Numbers, CarrierAt
	NumberApproved    EventKind = "number-approved"    // Numbers, CarrierAt
	NumberRejected    EventKind = "number-rejected"    // Numbers, Version, Reasons, ResubmitBy, CarrierAt
	NumberDenied      EventKind = "number-denied"      // Numbers, Version, Reasons, CarrierAt
	NumberExpired     EventKind = "number-expired"     // Numbers
	WithdrawalAsked   EventKind = "withdrawal-asked"   // Numbers
	WithdrawalPending EventKind = "withdrawal-pending" // Numbers, CarrierAt
	WithdrawalRefused EventKind = "withdrawal-refused" // Numbers, Reasons, CarrierAt
	NumberWithdrawn   EventKind = "number-withdrawn"   // Numbers, CarrierAt
	NoticeSent        EventKind = "notice-sent"        // Notice
)

// Event is a fact about one request. It is stored and never changed; fields are only
// ever added. Events of one request are numbered from 1 without gaps.
type Event struct {
	Request uuid.UUID     `json:"request"`
	Seq     int           `json:"seq"`
	Kind    EventKind     `json:"kind"`
	At      time.Time     `json:"at"`
	By      porting.Actor `json:"by"`
	// Reason is why, in the words of who did it.
	Reason string `json:"reason,omitzero"`

	Numbers []numbering.Number `json:"numbers,omitzero"`
	Version int                `json:"version,omitzero"`
	Ref     string             `json:"ref,omitzero"`
	// CarrierAt is when it happened by the carrier's clock.
	CarrierAt time.Time `json:"carrier_at,omitzero"`
	LandedAt  time.Time `json:"landed_at,omitzero"`
	Reasons   []Reason  `json:"reasons,omitzero"`
	// ResubmitBy is until when the carrier takes a correction; zero is no end.
	ResubmitBy time.Time `json:"resubmit_by,omitzero"`

	Opening  *Opening     `json:"opening,omitzero"`
	Form     *Form        `json:"form,omitzero"`
	Problems loa.Problems `json:"problems,omitzero"`
	Notice   string       `json:"notice,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// Opening is what a request begins with.
type Opening struct {
	Account porting.Account `json:"account"`
	Country loa.Country     `json:"country"`
	Lines   []OpenedLine    `json:"lines"`
	Form    Form            `json:"form,omitzero"`
	Policy  Policy          `json:"policy,omitzero"`
}

// OpenedLine is one number of a request as it begins.
type OpenedLine struct {
	Number numbering.Number `json:"number"`
	// LandedAt is when the number came into service here; zero is not yet.
	LandedAt time.Time `json:"landed_at,omitzero"`
}
