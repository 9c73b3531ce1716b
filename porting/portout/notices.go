package portout

import (
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// NoticeKind is an occasion on which the customer hears of their numbers.
type NoticeKind string

// The notices, each with the event that makes it due.
const (
	// NoticeRequested: another carrier asks for numbers; what to do if it was not you.
	// Nothing takes effect before it has gone out.
	NoticeRequested NoticeKind = "requested"
	// NoticeConfirmed: the numbers will leave, and when.
	NoticeConfirmed NoticeKind = "confirmed"
	// NoticeDelayed: the answer is held up, and what the customer can do.
	NoticeDelayed NoticeKind = "delayed"
	// NoticeRejected: the request was refused, and what to correct.
	NoticeRejected NoticeKind = "rejected"
	// NoticeLeft: numbers are in service elsewhere.
	NoticeLeft NoticeKind = "left"
	// NoticeReturned: numbers came back.
	NoticeReturned NoticeKind = "returned"
	// NoticeCanceled: the request was withdrawn, or came to nothing.
	NoticeCanceled NoticeKind = "canceled"
	// NoticeDisputed: the objection was noted.
	NoticeDisputed NoticeKind = "disputed"
	// NoticePINSet: there is a new PIN.
	NoticePINSet NoticeKind = "pin-set"
	// NoticePINBlocked: too many wrong PINs; a new one is needed.
	NoticePINBlocked NoticeKind = "pin-blocked"
	// NoticeLockOn and NoticeLockOff: a lock was turned.
	NoticeLockOn  NoticeKind = "lock-on"
	NoticeLockOff NoticeKind = "lock-off"
)

// Notice is a message that the customer is still to get, with the facts as they were
// when it became due.
type Notice struct {
	// Key is unique in the account: its kind and the event that caused it.
	Key  string     `json:"key"`
	Kind NoticeKind `json:"kind"`
	At   time.Time  `json:"at"`
	// Ref and Version are the request's, if it is about one.
	Ref            string             `json:"ref,omitzero"`
	Version        int                `json:"version,omitzero"`
	GainingCarrier string             `json:"gaining_carrier,omitzero"`
	Numbers        []numbering.Number `json:"numbers,omitzero"`
	Release        carrier.Release    `json:"release,omitzero"`
	Reasons        []carrier.Reason   `json:"reasons,omitzero"`
	// Until is by when the customer can object, of NoticeRequested; when the answer
	// comes, of NoticeDelayed; when a PIN expires, of NoticePINSet.
	Until time.Time `json:"until,omitzero"`
	// Locked are the numbers that a lock keeps from leaving, WrongPIN that the PIN did
	// not match, Blocked that it cannot match any more, of NoticeRequested.
	Locked   []numbering.Number `json:"locked,omitzero"`
	WrongPIN bool               `json:"wrong_pin,omitzero"`
}
