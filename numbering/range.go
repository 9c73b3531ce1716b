package numbering

import (
	"cmp"
	"fmt"
	"iter"
	"log/slog"
	"strconv"
)

// Range is a run of numbers within one NPA-NXX, which is how the number portability
// administration center takes them. It is 8 bytes and comparable with ==; the zero
// Range is "none" and has no numbers.
type Range struct {
	// v is the first number and, in the low bits, one less than the count, so that
	// ranges sort as their integers do.
	v uint64
}

const (
	countBits = 14 // ten thousand numbers at most
	countMask = 1<<countBits - 1
)

func newRange(first uint64, count int) Range {
	return Range{first<<countBits | uint64(count-1)}
}

// RangeFrom returns the range from first to last, both included. It is an error if
// last is before first, or in another NPA-NXX.
func RangeFrom(first, last Number) (Range, error) {
	if first.IsZero() || last.n < first.n || first.NPANXX() != last.NPANXX() {
		return Range{}, &ParseError{Problem: ProblemRange}
	}
	return newRange(first.n, int(last.n-first.n)+1), nil
}

// IsValid reports whether r is a range, that is not the zero Range.
func (r Range) IsValid() bool { return r.v != 0 }

// IsZero reports whether r is the zero Range.
func (r Range) IsZero() bool { return r.v == 0 }

// Len returns how many numbers r has.
func (r Range) Len() int {
	if r.v == 0 {
		return 0
	}
	return int(r.v&countMask) + 1
}

// First returns the lowest number of r.
func (r Range) First() Number { return Number{r.v >> countBits} }

// Last returns the highest number of r.
func (r Range) Last() Number { return Number{r.v>>countBits + r.v&countMask} }

// Contains reports whether n is in r.
func (r Range) Contains(n Number) bool {
	return n.n != 0 && n.n-r.v>>countBits <= r.v&countMask
}

// Compare orders ranges by their first numbers, then by length; the zero Range comes
// first.
func (r Range) Compare(q Range) int { return cmp.Compare(r.v, q.v) }

// All returns the numbers of r, in order.
func (r Range) All() iter.Seq[Number] {
	return func(yield func(Number) bool) {
		for i := range r.Len() {
			if !yield(Number{r.First().n + uint64(i)}) {
				return
			}
		}
	}
}

// Numbers returns the numbers of r, and [ErrLimit] if they are more than limit.
func (r Range) Numbers(limit int) ([]Number, error) { return expand(r.All(), r.Len(), limit) }

func expand(all iter.Seq[Number], count, limit int) ([]Number, error) {
	if count > limit {
		return nil, ErrLimit
	}
	out := make([]Number, 0, count)
	for n := range all {
		out = append(out, n)
	}
	return out, nil
}

// String returns the shortest form that [ParseRange] reads: 202-555-0123 for a
// single number, 202-555-01XX for one whose numbers are all those with the same
// first digits, else 202-555-0100 - 0149. It is "" for the zero Range.
func (r Range) String() string {
	var buf [len("202-555-0100 - 0149")]byte
	text, _ := r.AppendText(buf[:0])
	return string(text)
}

// AppendText implements [encoding.TextAppender] with [Range.String]'s form.
func (r Range) AppendText(dst []byte) ([]byte, error) {
	dst = r.First().AppendDashed(dst)
	count := uint64(r.Len())
	for open := range 5 {
		if count == pow10[open] && r.First().n%count == 0 {
			for i := range open {
				dst[len(dst)-1-i] = 'X'
			}
			return dst, nil
		}
	}
	if count > 0 {
		var last [10]byte
		dst = append(append(dst, " - "...), r.Last().AppendPlain(last[:0])[6:]...)
	}
	return dst, nil
}

// MarshalText implements [encoding.TextMarshaler] as [Range.AppendText] does.
func (r Range) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler] with [ParseRange]; the empty
// text is the zero Range.
func (r *Range) UnmarshalText(text []byte) error { return unmarshal(r, text, ParseRange) }

// LogValue implements [slog.LogValuer] with the exchange and the count.
func (r Range) LogValue() slog.Value { return slog.StringValue(r.redacted()) }

func (r Range) redacted() string {
	if r.v == 0 {
		return ""
	}
	return r.First().Redacted() + " x" + strconv.Itoa(r.Len())
}

// Format implements [fmt.Formatter] as [Number.Format] does: %+v redacts.
func (r Range) Format(f fmt.State, verb rune) { format(f, verb, r.String(), r.redacted()) }
