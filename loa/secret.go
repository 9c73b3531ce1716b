package loa

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// Redacted is what a secret prints, logs and encodes as. Reading it back gives a
// secret that is withheld, never one whose value is this text.
const Redacted = "[redacted]"

// ErrSecretEncoding is the answer of encodings that have no redacted form.
var ErrSecretEncoding = errors.New("loa: a secret is not encoded")

// PIN is the port-out PIN, or pass code, of an account at the losing carrier. The
// zero PIN is "none".
//
// A PIN shows itself nowhere: fmt with every verb, slog, JSON, text, gob, errors
// and panics see [Redacted], also where the PIN is a nested or unexported field.
// [PIN.Reveal] is the only way to the value. PINs do not compare with ==; use
// [PIN.Equal], which takes constant time.
type PIN struct{ secret }

// SSN4 is the last four digits of a subscriber's social security number, which
// some wireless carriers take in place of the account number. It redacts as [PIN]
// does; the zero value is "none".
type SSN4 struct{ secret }

// TaxID is the tax identifier of a business, which some wireless carriers take in
// place of the account number. It redacts as [PIN] does; the zero value is "none".
type TaxID struct{ secret }

// DeviceID is the IMEI or ESN of a handset, which Canadian wireless carriers take
// as proof. It redacts as [PIN] does; the zero value is "none".
type DeviceID struct{ secret }

// NewPIN returns the PIN s, without surrounding space. The empty text and
// [Redacted] give what they give when decoded: none, and a withheld PIN.
func NewPIN(s string) PIN { return PIN{newSecret(s)} }

// NewSSN4 returns the last four digits s; see [NewPIN].
func NewSSN4(s string) SSN4 { return SSN4{newSecret(s)} }

// NewTaxID returns the tax identifier s; see [NewPIN].
func NewTaxID(s string) TaxID { return TaxID{newSecret(s)} }

// NewDeviceID returns the IMEI or ESN s; see [NewPIN].
func NewDeviceID(s string) DeviceID { return DeviceID{newSecret(s)} }

// Equal reports, in constant time, whether p and q hold the same value. None and
// withheld equal nothing, not even themselves: a missing PIN never matches a
// missing PIN.
func (p PIN) Equal(q PIN) bool { return p.equal(q.secret) }

// Equal reports, in constant time, whether s and t hold the same value; see [PIN.Equal].
func (s SSN4) Equal(t SSN4) bool { return s.equal(t.secret) }

// Equal reports, in constant time, whether t and u hold the same value; see [PIN.Equal].
func (t TaxID) Equal(u TaxID) bool { return t.equal(u.secret) }

// Equal reports, in constant time, whether d and e hold the same value; see [PIN.Equal].
func (d DeviceID) Equal(e DeviceID) bool { return d.equal(e.secret) }

// secret holds a value that only Reveal gives out. The value stands behind a
// pointer because fmt cannot call the methods of an unexported field and would
// print the text itself; behind a pointer it prints an address.
type secret struct {
	_        [0]func() // not comparable: == would compare addresses
	p        *string   // of a withheld secret its encrypted form, nil when it has none
	withheld bool
}

func newSecret(s string) secret {
	switch s = strings.TrimSpace(s); s {
	case "":
		return secret{}
	case Redacted:
		return secret{withheld: true}
	}
	return secret{p: &s, withheld: isEncrypted(s)}
}

// Reveal returns the value, or "" when there is none or it is withheld.
func (s secret) Reveal() string {
	if s.p == nil || s.withheld {
		return ""
	}
	return *s.p
}

// IsZero reports whether there is no value. A withheld one is not zero.
func (s secret) IsZero() bool { return s.p == nil && !s.withheld }

// IsWithheld reports whether the secret was read from its redacted or encrypted
// form: there is a value, elsewhere or for who has the key.
func (s secret) IsWithheld() bool { return s.withheld }

// equal compares digests, which have one length, so that the time taken does not
// tell the length either.
func (s secret) equal(t secret) bool {
	a, b := sha256.Sum256([]byte(s.Reveal())), sha256.Sum256([]byte(t.Reveal()))
	same := subtle.ConstantTimeCompare(a[:], b[:]) == 1
	return same && s.Reveal() != "" && t.Reveal() != ""
}

// String returns [Redacted], or "" for none.
func (s secret) String() string {
	if s.IsZero() {
		return ""
	}
	return Redacted
}

// GoString implements [fmt.GoStringer] as String does.
func (s secret) GoString() string { return s.String() }

// Format implements [fmt.Formatter] for every verb and flag as String does.
func (s secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue implements [slog.LogValuer] as String does.
func (s secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// stored returns what encodings hold: the encrypted form where there is one.
func (s secret) stored() string {
	if s.withheld && s.p != nil {
		return *s.p
	}
	return s.String()
}

// MarshalText implements [encoding.TextMarshaler] as String does; an encrypted
// secret travels encrypted.
func (s secret) MarshalText() ([]byte, error) { return []byte(s.stored()), nil }

// MarshalJSON implements [json.Marshaler]: as a string, what MarshalText gives.
func (s secret) MarshalJSON() ([]byte, error) { return json.Marshal(s.stored()) }

// UnmarshalText implements [encoding.TextUnmarshaler]; it reads the plain value.
// The empty text gives none, [Redacted] a withheld secret.
func (s *secret) UnmarshalText(b []byte) error {
	*s = newSecret(string(b))
	return nil
}

// UnmarshalJSON implements [json.Unmarshaler]: a string, read as UnmarshalText
// does, or null for none.
func (s *secret) UnmarshalJSON(b []byte) error {
	var v string
	if err := json.Unmarshal(b, &v); err != nil {
		return fmt.Errorf("%w: a secret must be a JSON string", ErrDecode) // the cause may quote the value
	}
	*s = newSecret(v)
	return nil
}

// GobEncode implements [encoding/gob.GobEncoder] by refusing: gob has no redacted form that
// a decoder could tell from a value.
func (s secret) GobEncode() ([]byte, error) { return nil, ErrSecretEncoding }
