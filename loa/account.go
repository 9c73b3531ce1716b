package loa

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode/utf8"
	"unique"
)

// AccountNumber identifies the customer's account at the losing carrier, as the
// carrier writes it: leading zeros, hyphens and letters belong to it. It is
// comparable with ==; the zero AccountNumber is "none".
//
// People and logs see the last four characters only (none of them when it is
// shorter than six): fmt with every verb, slog and errors. It travels whole in text
// and JSON and to a database, because a stored letter and the losing carrier need
// it, so an encoded letter is as confidential as the account. [AccountNumber.Reveal]
// returns the value.
type AccountNumber struct {
	// h points at the text: fmt prints an address where it cannot call methods,
	// and equal texts have equal handles.
	h unique.Handle[string]
}

// NewAccountNumber returns the account number s, without surrounding space.
func NewAccountNumber(s string) AccountNumber {
	if s = strings.TrimSpace(s); s == "" {
		return AccountNumber{}
	}
	return AccountNumber{h: unique.Make(s)}
}

// Reveal returns the whole account number, or "" when there is none or it is
// withheld.
func (a AccountNumber) Reveal() string {
	if a.IsWithheld() {
		return ""
	}
	return a.stored()
}

// stored returns what encodings hold: the whole number, or its encrypted form.
func (a AccountNumber) stored() string {
	if a.IsZero() {
		return ""
	}
	return a.h.Value()
}

// IsWithheld reports whether the number is there in its encrypted form only, see
// [EncryptLetter].
func (a AccountNumber) IsWithheld() bool { return isEncrypted(a.stored()) }

// IsZero reports whether a is none.
func (a AccountNumber) IsZero() bool { return a == AccountNumber{} }

// Equal reports whether a and b are the same text, as == does.
func (a AccountNumber) Equal(b AccountNumber) bool { return a == b }

// Compare orders account numbers by their text.
func (a AccountNumber) Compare(b AccountNumber) int { return cmp.Compare(a.stored(), b.stored()) }

// String returns the last four characters behind dots, dots alone when there are
// fewer than six or the number is withheld, and "" for none.
func (a AccountNumber) String() string {
	if a.IsZero() {
		return ""
	}
	const shown, least = 4, 6
	s := a.h.Value()
	if utf8.RuneCountInString(s) < least || a.IsWithheld() {
		return "••••"
	}
	tail := len(s)
	for range shown {
		_, n := utf8.DecodeLastRuneInString(s[:tail])
		tail -= n
	}
	return "••••" + s[tail:]
}

// GoString implements [fmt.GoStringer] as String does.
func (a AccountNumber) GoString() string { return a.String() }

// Format implements [fmt.Formatter] for every verb and flag as String does.
func (a AccountNumber) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, a.String()) }

// LogValue implements [slog.LogValuer] as String does.
func (a AccountNumber) LogValue() slog.Value { return slog.StringValue(a.String()) }

// AppendText implements [encoding.TextAppender] with the whole number.
func (a AccountNumber) AppendText(b []byte) ([]byte, error) { return append(b, a.stored()...), nil }

// MarshalText implements [encoding.TextMarshaler] with the whole number.
func (a AccountNumber) MarshalText() ([]byte, error) { return []byte(a.stored()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]; the empty text gives none.
func (a *AccountNumber) UnmarshalText(b []byte) error {
	*a = NewAccountNumber(string(b))
	return nil
}

// Value implements [driver.Valuer] with the whole number.
func (a AccountNumber) Value() (driver.Value, error) { return a.stored(), nil }

// Scan implements [database/sql.Scanner] for text and NULL.
func (a *AccountNumber) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*a = AccountNumber{}
	case string:
		*a = NewAccountNumber(v)
	case []byte:
		*a = NewAccountNumber(string(v))
	default:
		return fmt.Errorf("%w: an account number does not scan from %T", ErrDecode, src)
	}
	return nil
}
