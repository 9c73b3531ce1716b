package loa

import (
	"bytes"
	"cmp"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/openlnp/lnp/numbering"
)

// ErrBTN is matched by every error of [ParseBTN].
var ErrBTN = errors.New("loa: not a billing telephone number")

// BTN is the billing telephone number of an account, with the customer code that
// some carriers print behind it ("510-555-0112 111"). It is comparable with ==;
// the zero BTN is "none".
type BTN struct {
	Number numbering.Number
	code   [4]byte // customer code, up to four digits, left-aligned, zero-filled
}

// NewBTN returns the BTN of n without a customer code.
func NewBTN(n numbering.Number) BTN { return BTN{Number: n} }

// ParseBTN reads a billing telephone number as it is printed. Up to four digits
// after the tenth are the customer code. It fails with [ErrBTN].
func ParseBTN(s string) (BTN, error) {
	if s = strings.TrimSpace(s); s == "" {
		return BTN{}, fmt.Errorf("%w: empty", ErrBTN)
	}
	end, digits := len(s), 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || digits == 0 && s[i] == '1' {
			continue
		}
		if digits++; digits == 10 {
			end = i + 1
		}
	}
	n, err := numbering.Parse(s[:end])
	if err != nil {
		return BTN{}, fmt.Errorf("%w: %w", ErrBTN, err)
	}
	b := BTN{Number: n}
	code := strings.Trim(s[end:], " -./()#") // one space or hyphen may stand within: "111 2"
	k := 0
	for i := range len(code) {
		switch c := code[i]; {
		case c >= '0' && c <= '9' && k < len(b.code):
			b.code[k] = c
			k++
		case c == ' ' || c == '-':
		default:
			return BTN{}, fmt.Errorf("%w: customer code of more than %d digits", ErrBTN, len(b.code))
		}
	}
	return b, nil
}

// MustParseBTN is [ParseBTN] for tests with hard-coded strings; it panics.
func MustParseBTN(s string) BTN {
	b, err := ParseBTN(s)
	if err != nil {
		panic(err)
	}
	return b
}

// CustomerCode returns the digits behind the number, or "".
func (b BTN) CustomerCode() string {
	return strings.TrimRight(string(b.code[:]), "\x00")
}

// IsValid reports whether b is a number, not the zero value.
func (b BTN) IsValid() bool { return b.Number.IsValid() }

// IsZero reports whether b is none.
func (b BTN) IsZero() bool { return b == BTN{} }

// Compare orders BTNs by number, then customer code.
func (b BTN) Compare(c BTN) int {
	return cmp.Or(b.Number.Compare(c.Number), cmp.Compare(string(b.code[:]), string(c.code[:])))
}

// String returns the number in E.164 and, behind a space, the customer code.
func (b BTN) String() string {
	var buf [32]byte
	return string(b.append(buf[:0]))
}

func (b BTN) append(dst []byte) []byte { return b.appendCode(b.Number.AppendE164(dst)) }

// appendCode appends the customer code, where there is one, behind a space.
func (b BTN) appendCode(dst []byte) []byte {
	if b.code[0] == 0 {
		return dst
	}
	return bytes.TrimRight(append(append(dst, ' '), b.code[:]...), "\x00")
}

// National returns the number as people write it and, behind a space, the
// customer code.
func (b BTN) National() string {
	var buf [32]byte
	return string(b.appendCode(b.Number.AppendNational(buf[:0])))
}

// LogValue implements [slog.LogValuer]; it redacts as the number does.
func (b BTN) LogValue() slog.Value { return slog.StringValue(b.Number.Redacted()) }

// AppendText implements [encoding.TextAppender] as String does.
func (b BTN) AppendText(dst []byte) ([]byte, error) { return b.append(dst), nil }

// MarshalText implements [encoding.TextMarshaler] as String does.
func (b BTN) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// Value implements [driver.Valuer] as String does.
func (b BTN) Value() (driver.Value, error) { return b.String(), nil }

// Scan implements [database/sql.Scanner] for text and NULL.
func (b *BTN) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*b = BTN{}
		return nil
	case string:
		return b.UnmarshalText([]byte(v))
	case []byte:
		return b.UnmarshalText(v)
	}
	return fmt.Errorf("%w: it does not scan from %T", ErrBTN, src)
}

// UnmarshalText implements [encoding.TextUnmarshaler] as [ParseBTN] does; the empty
// text gives none.
func (b *BTN) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*b = BTN{}
		return nil
	}
	v, err := ParseBTN(string(text))
	if err == nil {
		*b = v
	}
	return err
}
