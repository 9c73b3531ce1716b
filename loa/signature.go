package loa

import (
	"errors"
	"fmt"

	"github.com/openlnp/lnp/calendar"
)

// Method is how a letter was signed. Each is an electronic sound, symbol or process
// attached to a record (15 U.S.C. 7006), or paper. A rubber stamp is none of them.
type Method string

// The methods.
const (
	Typed     Method = "typed"      // name typed
	Drawn     Method = "drawn"      // signature drawn on a screen
	Click     Method = "click"      // button pressed under the statements
	WetUpload Method = "wet-upload" // ink on paper, scanned
	External  Method = "provider"   // a signature service
	TPV       Method = "tpv-pin"    // PIN of a third-party verification: 47 CFR 64.1120(c)(3)
)

// IsElectronic reports whether the method leaves no ink, so that the disclosures of
// 47 CFR 64.1130(i) are owed.
func (m Method) IsElectronic() bool {
	return m == Typed || m == Drawn || m == Click || m == External
}

func (m Method) isKnown() bool { return m.IsElectronic() || m == WetUpload || m == TPV }

// Signature is the act of signing. The zero Signature is "not signed".
type Signature struct {
	Method Method `json:"method,omitzero"`
	Name   string `json:"name,omitzero"` // printed name of who signed
	Trace
	Date        calendar.Date `json:"date,omitzero"`         // as the signer dated it; zero: the day of At in UTC
	Text        string        `json:"text,omitzero"`         // the typed signature, as adopted
	ImageSHA256 string        `json:"image_sha256,omitzero"` // of the drawn signature or the scanned page
	ImageType   string        `json:"image_type,omitzero"`   // its media type
	Provider    string        `json:"provider,omitzero"`     // name of the signature service or the verifier
	Reference   string        `json:"reference,omitzero"`    // its reference: an envelope, a call
	TermsSHA256 string        `json:"terms_sha256,omitzero"` // of what was signed; filled in by [Sign]
}

// unproven returns the field that a signature of its method is shown by, and lacks.
func (s *Signature) unproven() string {
	switch {
	case s.Method == Typed && s.Text == "":
		return "text"
	case (s.Method == Drawn || s.Method == WetUpload) && s.ImageSHA256 == "":
		return "image_sha256"
	case (s.Method == External || s.Method == TPV) && s.Provider == "":
		return "provider"
	case (s.Method == External || s.Method == TPV) && s.Reference == "":
		return "reference"
	}
	return ""
}

// ErrSignature is matched by the errors of [Sign] about the signature itself.
var ErrSignature = errors.New("loa: incomplete signature")

// Sign returns l signed: the signature is bound to the fingerprint of the terms and
// appended to the evidence. It refuses with [ErrState] when the letter is signed or
// revoked and with [ErrSignature] when the signature has no method, name or instant.
// Whether the signature is good is [Policy.Validate]'s to say.
func Sign(l Letter, s Signature) (Letter, error) {
	if l.Signature.TermsSHA256 != "" || l.IsRevoked() {
		return l, fmt.Errorf("%w: signed or revoked", ErrState)
	}
	if s.Method == "" || s.Name == "" || s.At.IsZero() {
		return l, fmt.Errorf("%w: method, name and instant are needed", ErrSignature)
	}
	s.At = instant(s.At)
	if s.TermsSHA256 = l.Digest(); s.TermsSHA256 == "" || s.At.IsZero() {
		return l, fmt.Errorf("%w: an instant is outside the years 0 to 9999", ErrSignature)
	}
	l.Signature = s
	return withEvent(l, Event{Type: EventSigned, Trace: s.Trace, TermsSHA256: s.TermsSHA256, Signature: s.fingerprint().String()}), nil
}

// IsSigned reports whether the letter carries a signature of the terms as they
// stand: a change to any of them makes it unsigned.
func (l Letter) IsSigned() bool {
	return l.Terms.fingerprint().is(l.Signature.TermsSHA256)
}

// IsVoid reports whether the letter carries a signature of other terms than these.
func (l Letter) IsVoid() bool {
	return l.Signature.TermsSHA256 != "" && !l.IsSigned()
}
