package numbering

import "cmp"

// Number is a well-formed ten-digit number of the plan: area code (NPA), central
// office code (NXX), line. It is comparable with == and a key of maps, ordered as
// its digits are, and 8 bytes.
//
// The zero Number is "none". It is the only Number that is not well-formed, so
// every Number has exactly one representation. That a Number is well-formed says
// nothing of whether it is in service or portable: ask a [Plan].
type Number struct {
	// n is the national number, 2000000000 to 9999999999, or 0. Nothing else is
	// packed in: two numbers that differ in their extension are the same number.
	n uint64
}

// The places of a national number.
const (
	npaUnit = 1e7
	nxxUnit = 1e4
)

// FromDigits returns the number whose ten digits are v, as in 2025550123, and
// whether it is well-formed.
func FromDigits(v uint64) (Number, bool) {
	if v >= 1e10 || check(v) != "" {
		return Number{}, false
	}
	return Number{v}, true
}

// Digits returns the ten digits as an integer, 0 for the zero Number.
func (n Number) Digits() uint64 { return n.n }

// IsValid reports whether n is a number, that is not the zero Number.
func (n Number) IsValid() bool { return n.n != 0 }

// IsZero reports whether n is the zero Number.
func (n Number) IsZero() bool { return n.n == 0 }

// Compare orders numbers by their digits; the zero Number comes first.
func (n Number) Compare(m Number) int { return cmp.Compare(n.n, m.n) }

// NPA returns the area code, the first three digits.
func (n Number) NPA() int { return int(n.n / npaUnit) }

// NXX returns the central office code, digits four to six.
func (n Number) NXX() int { return int(n.n / nxxUnit % 1e3) }

// Line returns the last four digits.
func (n Number) Line() int { return int(n.n % nxxUnit) }
