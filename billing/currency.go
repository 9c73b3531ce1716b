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
	_, ok := c.scale()
	return ok
}

// scale returns the number of decimals of the currency's minor unit (2 for cents),
// as the Unicode CLDR gives them.
func (c Currency) scale() (uint8, bool) {
	switch c {
	case USD, CAD:
		return 2, true
	}
	u, err := currency.ParseISO(string(c))
	if err != nil || u == currency.XXX || u.String() != string(c) {
		return 0, false
	}
	n, _ := currency.Standard.Rounding(u)
	return uint8(n), true
}
