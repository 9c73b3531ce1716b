package loa

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/netip"
	"slices"
	"time"
)

// EventType is what happened to a letter on its way to the signature.
type EventType string

// The events of a signing, in the order in which they happen.
const (
	EventPresented EventType = "presented" // the letter was sent or shown
	EventViewed    EventType = "viewed"    // the signer opened it
	EventConsented EventType = "consented" // the signer agreed to do business electronically: 15 U.S.C. 7001(c)
	EventSigned    EventType = "signed"    // appended by [Sign]
)

// Authentication is how the person at the other end was told from others.
type Authentication string

// The ways.
const (
	AuthNone      Authentication = "none"
	AuthEmailLink Authentication = "email-link"
	AuthSMSCode   Authentication = "sms-code"
	AuthSSO       Authentication = "sso"
	AuthInPerson  Authentication = "in-person"
)

// Trace is where and when something was done, and by whom as far as that is known.
type Trace struct {
	At        time.Time      `json:"at,omitzero"`
	IP        netip.Addr     `json:"ip,omitzero"`
	UserAgent string         `json:"user_agent,omitzero"`
	Auth      Authentication `json:"auth,omitzero"`
}

// Event is one link of the evidence: each holds the hash of the one before, so that
// none can be altered, dropped or slipped in unseen.
type Event struct {
	Type EventType `json:"type"`
	Trace
	TermsSHA256 string `json:"terms_sha256"`              // of the terms at that moment
	TextID      string `json:"text_id,omitzero"`          // of the disclosures consented to
	TextSHA256  string `json:"text_sha256,omitzero"`      // of their text
	Signature   string `json:"signature_sha256,omitzero"` // of the signature, on the signed event
	Prev        string `json:"prev,omitzero"`             // hash of the event before; empty on the first
}

// ErrState is matched by the errors of functions that a letter's state forbids.
var ErrState = errors.New("loa: the letter's state forbids it")

// Note appends e to the letter's evidence: the fingerprint of the terms and the
// hash of the event before are filled in. It refuses with [ErrState] once the
// letter is signed, and refuses an event of type [EventSigned], which is [Sign]'s.
func Note(l Letter, e Event) (Letter, error) {
	if l.Signature.TermsSHA256 != "" || e.Type == EventSigned {
		return l, ErrState
	}
	e.TermsSHA256 = l.Digest()
	return withEvent(l, e), nil
}

// withEvent appends e, which holds the fingerprint of the terms.
func withEvent(l Letter, e Event) Letter {
	e.At = instant(e.At)
	e.Prev = ""
	if n := len(l.Evidence); n > 0 {
		e.Prev = l.Evidence[n-1].fingerprint().String()
	}
	l.Evidence = append(slices.Clip(l.Evidence), e)
	return l
}

// HashText returns the hex SHA-256 of a text, for [Event].TextSHA256.
func HashText(text string) string { return hexSum([]byte(text)) }

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
