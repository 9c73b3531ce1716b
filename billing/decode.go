package billing

import (
	"bytes"
	"errors"

	"github.com/openlnp/lnp/internal/jsonfault"
)

// ErrDecode is matched by every [DecodeError].
var ErrDecode = errors.New("billing: cannot be decoded")

// DecodeError tells where a stored ledger, fact or line is broken. It holds nothing of
// the text: a fact names a number.
type DecodeError struct {
	Path string // of the field, such as "facts[1].at"; empty for the text as a whole
	Want string // what should stand there, such as "an instant of RFC 3339"
}

// Error implements error.
func (e *DecodeError) Error() string {
	if e.Path == "" {
		return "billing: the text is not " + e.Want
	}
	return "billing: " + e.Path + " is not " + e.Want
}

// Is makes errors.Is(err, ErrDecode) true.
func (e *DecodeError) Is(target error) bool { return target == ErrDecode }

// UnmarshalJSON implements [encoding/json.Unmarshaler]. Its error is a [*DecodeError];
// what was there stays. Fields that the package does not know are left out.
func (l *Ledger) UnmarshalJSON(data []byte) error {
	type plain Ledger
	return decode(data, (*plain)(l))
}

// UnmarshalJSON implements [encoding/json.Unmarshaler]. Its error is a [*DecodeError];
// what was there stays. Fields that the package does not know are left out.
func (f *Fact) UnmarshalJSON(data []byte) error {
	type plain Fact
	return decode(data, (*plain)(f))
}

// UnmarshalJSON implements [encoding/json.Unmarshaler]. Its error is a [*DecodeError];
// what was there stays. Fields that the package does not know are left out.
func (l *Line) UnmarshalJSON(data []byte) error {
	type plain Line
	return decode(data, (*plain)(l))
}

func decode(data []byte, v any) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	if f := jsonfault.Decode(data, v); f != nil {
		return &DecodeError{Path: f.Path, Want: f.Want}
	}
	return nil
}
