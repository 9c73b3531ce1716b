package loa

import (
	"errors"

	"github.com/openlnp/lnp/internal/jsonfault"
)

// ErrDecode is matched by every [DecodeError].
var ErrDecode = errors.New("loa: cannot be decoded")

// DecodeError tells where a stored text is broken. It holds nothing of the text, in
// which an account number, a name or an address may stand.
type DecodeError struct {
	Path string // of the field, such as "evidence[1].at"; empty for the text as a whole
	Want string // what should stand there, such as "an instant of RFC 3339"
}

// Error implements error.
func (e *DecodeError) Error() string {
	if e.Path == "" {
		return "loa: the text is not " + e.Want
	}
	return "loa: " + e.Path + " is not " + e.Want
}

// Is makes errors.Is(err, ErrDecode) true.
func (e *DecodeError) Is(target error) bool { return target == ErrDecode }

// DecodeLetter reads a letter that was stored as JSON. It reads what encoding/json
// reads, and its error is a [*DecodeError], which names the field and quotes nothing.
// What it reads is as it was stored, good or bad: [Policy.Validate] and [Verify] tell.
func DecodeLetter(text []byte) (Letter, error) {
	var l Letter
	if err := decode(text, &l); err != nil {
		return Letter{}, err
	}
	return l, nil
}

// DecodeRecord is [DecodeLetter] for a record.
func DecodeRecord(text []byte) (Record, error) {
	var r Record
	if err := decode(text, &r); err != nil {
		return Record{}, err
	}
	return r, nil
}

func decode(text []byte, v any) error {
	if f := jsonfault.Decode(text, v); f != nil {
		return &DecodeError{Path: f.Path, Want: f.Want}
	}
	return nil
}
