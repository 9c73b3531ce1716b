// Package numbering models telephone numbers of the North American Numbering Plan.
package numbering

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// ErrSyntax is matched by every error of [Parse].
var ErrSyntax = errors.New("numbering: not a ten-digit number")

// Number is a ten-digit number of the plan. It is comparable with ==, ordered by
// [Number.Compare] and 8 bytes. The zero Number is "none" and not valid.
type Number struct{ n uint64 }

// Parse reads a number as people type it.
func Parse(s string) (Number, error) {
	var n uint64
	digits := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			if strings.ContainsRune("+-. ()/", r) {
				continue
			}
			return Number{}, ErrSyntax
		}
		if digits == 0 && r == '1' {
			continue
		}
		n = n*10 + uint64(r-'0')
		digits++
	}
	if digits != 10 {
		return Number{}, ErrSyntax
	}
	return Number{n: n}, nil
}

// MustParse is [Parse] for tests with hard-coded strings; it panics.
func MustParse(s string) Number {
	n, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return n
}

// IsValid reports whether n is a number, not the zero value.
func (n Number) IsValid() bool { return n.n != 0 }

// IsZero reports whether n is the zero value.
func (n Number) IsZero() bool { return n.n == 0 }

// Compare orders numbers by their digits.
func (n Number) Compare(m Number) int {
	switch {
	case n.n < m.n:
		return -1
	case n.n > m.n:
		return 1
	}
	return 0
}

// NPA returns the area code.
func (n Number) NPA() int { return int(n.n / 1e7) }

// NXX returns the prefix.
func (n Number) NXX() int { return int(n.n / 1e4 % 1e3) }

// Line returns the last four digits.
func (n Number) Line() int { return int(n.n % 1e4) }

// String returns the E.164 form, or "" for the zero value.
func (n Number) String() string {
	if n.n == 0 {
		return ""
	}
	return fmt.Sprintf("+1%010d", n.n)
}

// National returns (NPA) NXX-XXXX.
func (n Number) National() string {
	if n.n == 0 {
		return ""
	}
	return fmt.Sprintf("(%03d) %03d-%04d", n.NPA(), n.NXX(), n.Line())
}

// Redacted hides the last four digits.
func (n Number) Redacted() string {
	if n.n == 0 {
		return ""
	}
	return fmt.Sprintf("+1%06d****", n.n/1e4)
}

// LogValue implements [slog.LogValuer]; it redacts.
func (n Number) LogValue() slog.Value { return slog.StringValue(n.Redacted()) }

// MarshalText implements [encoding.TextMarshaler].
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (n *Number) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = Number{}
		return nil
	}
	v, err := Parse(string(b))
	if err == nil {
		*n = v
	}
	return err
}
