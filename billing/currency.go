package billing

import (
	"golang.org/x/text/currency"
)

// Currency is an ISO 4217 code in upper case, such as "USD". The zero Currency is
// none.
type Currency string

// The currencies of the numbers that can be ported. Every other ISO 4217 code
// serves as well.
const (
	USD Currency = "USD"
	CAD Currency = "CAD"
)

// IsValid reports whether c is an ISO 4217 code in upper case.
func (c Currency) IsValid() bool {
	_, ok := c.unit()
	return ok
}

// unit is a valid currency in one word, its three letters above the number of its
// decimals, so that a Money fits into registers. 0 is none.
type unit uint32

const (
	usd unit = 'U'<<24 | 'S'<<16 | 'D'<<8 | 2
	cad unit = 'C'<<24 | 'A'<<16 | 'D'<<8 | 2
)

// unit returns c with the decimals of its smallest unit (2 for cents), as the Unicode
// CLDR gives them.
func (c Currency) unit() (unit, bool) {
	switch c {
	case USD:
		return usd, true
	case CAD:
		return cad, true
	}
	u, err := currency.ParseISO(string(c))
	if err != nil || u == currency.XXX || u.String() != string(c) {
		return 0, false
	}
	scale, _ := currency.Standard.Rounding(u)
	return unit(c[0])<<24 | unit(c[1])<<16 | unit(c[2])<<8 | unit(scale), true
}

func (u unit) scale() int { return int(u & 0xff) }

// append appends the three letters.
func (u unit) append(b []byte) []byte { return append(b, byte(u>>24), byte(u>>16), byte(u>>8)) }
