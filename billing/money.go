package billing

import (
	"cmp"
	"errors"
	"math"
	"math/big"

	"github.com/shopspring/decimal"
)

// Errors of [Money]. They are matched with errors.Is and never contain the input.
var (
	// ErrSyntax means that a text is not an amount and a currency.
	ErrSyntax = errors.New("billing: not an amount of money")
	// ErrCurrency means that a currency is not an ISO 4217 code in upper case.
	ErrCurrency = errors.New("billing: unknown currency")
	// ErrMixed means that amounts of different currencies were put together.
	ErrMixed = errors.New("billing: amounts of different currencies")
	// ErrPrecision means that an amount has more decimals than its currency, and
	// that no rounding was asked for.
	ErrPrecision = errors.New("billing: amount has more decimals than its currency")
	// ErrRange means that an amount does not fit, at nine quintillion of the
	// smallest unit, or that a fraction has a denominator of zero.
	ErrRange = errors.New("billing: amount out of range")
)

// Money is an amount in a currency, a whole number of the currency's smallest
// unit. It is comparable with == and immutable; every value has one
// representation, so that 5 USD and 5.00 USD are equal.
//
// The zero Money is none: no amount, no currency. It is not 0.00 USD, yet adding it
// to an amount gives that amount, so that a sum may begin with it.
type Money struct {
	minor int64
	unit  unit
}

// NewMoney returns the amount d of currency c. It fails with [ErrCurrency],
// [ErrRange], or [ErrPrecision] when d has more decimals than c: to lose some is
// [RoundMoney]'s.
func NewMoney(d decimal.Decimal, c Currency) (Money, error) {
	return newMoney(d, c, "")
}

// RoundMoney returns the amount d of currency c, rounded by r. It fails with
// [ErrCurrency] or [ErrRange].
func RoundMoney(d decimal.Decimal, c Currency, r Rounding) (Money, error) {
	return newMoney(d, c, cmp.Or(r, HalfEven))
}

// maxDigits bounds the powers of ten of a decimal, whose exponent may be huge.
const maxDigits = 64

// newMoney reads coefficient and exponent and never the decimal's text or quotient,
// which follow package variables. It refuses to round when r is "".
func newMoney(d decimal.Decimal, c Currency, r Rounding) (Money, error) {
	m, err := MinorUnits(0, c)
	if err != nil {
		return Money{}, err
	}
	n, shift := d.Coefficient(), int64(d.Exponent())+int64(m.unit.scale())
	switch {
	case n.Sign() == 0:
		return m, nil
	case shift > maxDigits:
		return Money{}, ErrRange
	case shift >= 0:
		n.Mul(n, pow10(shift))
	default:
		shift = max(shift, -int64(n.BitLen())-1) // below a tenth of the unit, the rest is the same
		var rest big.Int
		den := pow10(-shift)
		n.QuoRem(n, den, &rest)
		if rest.Sign() != 0 && r == "" {
			return Money{}, ErrPrecision
		}
		if awayBig(n, &rest, den, r) {
			n.Add(n, big.NewInt(int64(d.Sign())))
		}
	}
	if !n.IsInt64() {
		return Money{}, ErrRange
	}
	return MinorUnits(n.Int64(), c)
}

func pow10(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// awayBig is [Rounding.away] for big numbers, signs and all.
func awayBig(whole, rest, den *big.Int, r Rounding) bool {
	if rest.Sign() == 0 || r == Down {
		return false
	}
	if r == Up {
		return true
	}
	twice := new(big.Int).Lsh(rest, 1)
	c := twice.CmpAbs(den)
	return c > 0 || c == 0 && (r == HalfUp || whole.Bit(0) == 1)
}

// MinorUnits returns n of the smallest unit of c: MinorUnits(500, USD) is 5.00 USD.
// It fails with [ErrCurrency], or with [ErrRange] for the smallest int64, which has
// no opposite.
func MinorUnits(n int64, c Currency) (Money, error) {
	u, ok := c.unit()
	if !ok {
		return Money{}, ErrCurrency
	}
	if n == math.MinInt64 {
		return Money{}, ErrRange
	}
	return Money{minor: n, unit: u}, nil
}

// IsValid reports whether m has a currency. Only none has not.
func (m Money) IsValid() bool { return m.unit != 0 }

// Currency returns the currency of m, or "" for none.
func (m Money) Currency() Currency {
	switch m.unit { // the usual ones without allocating
	case 0:
		return ""
	case usd:
		return USD
	case cad:
		return CAD
	}
	return Currency(m.unit.append(nil))
}

// Minor returns m in the smallest unit of its currency: 500 for 5.00 USD.
func (m Money) Minor() int64 { return m.minor }

// Decimal returns the amount of m without its currency.
func (m Money) Decimal() decimal.Decimal { return decimal.New(m.minor, -int32(m.unit.scale())) }

// Sign returns -1, 0 or 1 for an amount below, at or above nothing.
func (m Money) Sign() int { return cmp.Compare(m.minor, 0) }

// Equal reports whether m and n are the same amount of the same currency, which ==
// reports as well.
func (m Money) Equal(n Money) bool { return m == n }

// Compare orders by currency, then by amount; none comes first.
func (m Money) Compare(n Money) int {
	return cmp.Or(cmp.Compare(m.unit, n.unit), cmp.Compare(m.minor, n.minor))
}

// with returns n of m's smallest unit.
func (m Money) with(n int64) Money {
	m.minor = n
	return m
}

// Neg returns the amount with its sign turned.
func (m Money) Neg() Money { return m.with(-m.minor) }

// Add returns m + n. Adding none changes nothing. It fails with [ErrMixed] or
// [ErrRange].
func (m Money) Add(n Money) (Money, error) {
	if m.unit != n.unit {
		switch {
		case !n.IsValid():
			return m, nil
		case !m.IsValid():
			return n, nil
		}
		return Money{}, ErrMixed
	}
	sum := m.minor + n.minor
	if (sum > m.minor) != (n.minor > 0) || sum == math.MinInt64 {
		return Money{}, ErrRange
	}
	return m.with(sum), nil
}

// plus adds amounts of one ledger until one sum fails.
func (m Money) plus(n Money, err *error) Money {
	sum, e := m.Add(n)
	if e != nil && *err == nil {
		*err = e
	}
	return sum
}

// Sub returns m - n. It fails as [Money.Add] does.
func (m Money) Sub(n Money) (Money, error) { return m.Add(n.Neg()) }

// Sum adds amounts of one currency; the sum of nothing is none. It fails as [Money.Add]
// does.
func Sum(ms ...Money) (Money, error) {
	var sum Money
	var err error
	for _, m := range ms {
		if sum, err = sum.Add(m); err != nil {
			return Money{}, err
		}
	}
	return sum, nil
}

// Mul returns m times a quantity. It fails with [ErrRange].
func (m Money) Mul(quantity int64) (Money, error) { return m.MulFrac(quantity, 1, Down) }

// MulFrac returns m × num/den, rounded once at the end. It fails with [ErrRange],
// also when den is zero.
func (m Money) MulFrac(num, den int64, r Rounding) (Money, error) {
	if den == 0 {
		return Money{}, ErrRange
	}
	n, ok := mulDiv(m.minor, num, den, r)
	if !ok {
		return Money{}, ErrRange
	}
	return m.with(n), nil
}

// Allocate divides m by weights, so that the parts add up to m to the cent. Each
// part is the difference of two running totals, rounded half to even, and so within
// one unit of its exact share; a weight of zero gets nothing. It fails with [ErrRange] when a weight is negative
// or when all are zero.
func (m Money) Allocate(weights ...int64) ([]Money, error) {
	var whole int64
	for _, w := range weights {
		whole += w
		if w < 0 || whole < 0 {
			return nil, ErrRange
		}
	}
	if whole == 0 {
		return nil, ErrRange
	}
	parts := make([]Money, len(weights))
	var seen, given int64
	for i, w := range weights {
		seen += w
		total, _ := mulDiv(m.minor, seen, whole, HalfEven) // at most m
		parts[i], given = m.with(total-given), total
	}
	return parts, nil
}
