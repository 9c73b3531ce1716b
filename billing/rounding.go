package billing

import (
	"math"
	"math/bits"
)

// Rounding says what becomes of a part of the smallest unit of a currency. The
// zero Rounding is [HalfEven].
type Rounding string

// The ways to round.
const (
	HalfEven Rounding = "half-even" // to the nearest; a tie to the even neighbour
	HalfUp   Rounding = "half-up"   // to the nearest; a tie away from zero
	Down     Rounding = "down"      // toward zero
	Up       Rounding = "up"        // away from zero
)

// away reports whether a magnitude is rounded away from zero: whole is its whole
// part, rest the remainder of its division by den.
func (r Rounding) away(whole, rest, den uint64) bool {
	if rest == 0 || r == Down {
		return false
	}
	if r == Up {
		return true
	}
	half := den - rest // rest > half of den when rest > half
	return rest > half || rest == half && (r == HalfUp || whole%2 == 1)
}

// mulDiv returns amount × num / den, rounded, and whether it is in range. The
// product is exact; den must not be zero.
func mulDiv(amount, num, den int64, r Rounding) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(amount), magnitude(num))
	d := magnitude(den)
	if hi >= d {
		return 0, false
	}
	whole, rest := lo/d, lo%d
	if hi > 0 {
		whole, rest = bits.Div64(hi, lo, d)
	}
	if whole <= math.MaxInt64 && r.away(whole, rest, d) {
		whole++
	}
	if whole > math.MaxInt64 {
		return 0, false
	}
	if (amount < 0) != (num < 0) != (den < 0) {
		return -int64(whole), true
	}
	return int64(whole), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func (r Rounding) known() bool { return r == HalfEven || r == HalfUp || r == Down || r == Up }
