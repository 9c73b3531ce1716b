package numbering

import (
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strconv"
)

// Set is an immutable set of numbers, kept as sorted ranges: a million scattered
// numbers take 8 MB, a whole NPA-NXX takes 8 bytes. The zero Set is empty.
type Set struct {
	// runs are the integers of ranges, sorted, with no two that touch within an
	// NPA-NXX, so that equal sets have equal runs.
	runs []uint64
}

// NewSet returns the set of some numbers, in any order, with doubles or without. The
// zero Number is left out.
func NewSet(numbers ...Number) Set {
	runs := make([]uint64, len(numbers))
	for i, n := range numbers {
		runs[i] = n.n << countBits
	}
	return setOf(runs)
}

// SetOfRanges returns the set of the numbers of some ranges.
func SetOfRanges(ranges ...Range) Set {
	runs := make([]uint64, len(ranges))
	for i, r := range ranges {
		runs[i] = r.v
	}
	return setOf(runs)
}

// setOf sorts runs and makes a set of them, in place.
func setOf(runs []uint64) Set {
	slices.Sort(runs)
	return Set{coalesce(runs)}
}

// coalesce joins the sorted runs that overlap or touch, in place.
func coalesce(runs []uint64) []uint64 {
	out := runs[:0]
	for _, v := range runs {
		if v == 0 {
			continue
		}
		r := Range{v}
		if len(out) > 0 {
			last := Range{out[len(out)-1]}
			if r.First().n <= last.Last().n+1 && r.First().NPANXX() == last.First().NPANXX() {
				end := max(r.Last().n, last.Last().n)
				out[len(out)-1] = newRange(last.First().n, int(end-last.First().n)+1).v
				continue
			}
		}
		out = append(out, v)
	}
	if cap(out) > 2*len(out) { // do not hold the memory of the doubles
		out = slices.Clone(out)
	}
	return out
}

// ParseSet reads ranges, each as [ParseRange] reads it, separated by commas,
// semicolons or line ends; it reads what [Set.String] writes. The error is a
// [*ParseError].
func ParseSet[S Text](s S) (Set, error) {
	var runs []uint64
	for start, i := 0, 0; i <= len(s); i++ {
		if i < len(s) && s[i] != ',' && s[i] != ';' && s[i] != '\n' {
			continue
		}
		if a, b := trim(s[start:i]); a < b {
			r, err := ParseRange(s[start:i])
			if e, ok := err.(*ParseError); ok { //nolint:errorlint // as ParseRange returned it
				return Set{}, &ParseError{Problem: e.Problem, Offset: start + e.Offset, Length: len(s)}
			}
			runs = append(runs, r.v)
		}
		start = i + 1
	}
	return setOf(runs), nil
}

// Len returns how many numbers s has.
func (s Set) Len() int {
	n := 0
	for _, v := range s.runs {
		n += Range{v}.Len()
	}
	return n
}

// IsEmpty reports whether s has no numbers.
func (s Set) IsEmpty() bool { return len(s.runs) == 0 }

// Contains reports whether n is in s, in logarithmic time.
func (s Set) Contains(n Number) bool {
	i, found := slices.BinarySearch(s.runs, n.n<<countBits|countMask)
	return found || i > 0 && Range{s.runs[i-1]}.Contains(n)
}

// Equal reports whether s and t have the same numbers.
func (s Set) Equal(t Set) bool { return slices.Equal(s.runs, t.runs) }

// All returns the numbers of s, in order.
func (s Set) All() iter.Seq[Number] {
	return func(yield func(Number) bool) {
		for r := range s.Ranges() {
			for n := range r.All() {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// Ranges returns the fewest ranges that hold the numbers of s, in order.
func (s Set) Ranges() iter.Seq[Range] {
	return func(yield func(Range) bool) {
		for _, v := range s.runs {
			if !yield(Range{v}) {
				return
			}
		}
	}
}

// Numbers returns the numbers of s, and [ErrLimit] if they are more than limit.
func (s Set) Numbers(limit int) ([]Number, error) { return expand(s.All(), s.Len(), limit) }

// Union returns the numbers that are in s or in t.
func (s Set) Union(t Set) Set {
	runs := make([]uint64, 0, len(s.runs)+len(t.runs))
	a, b := s.runs, t.runs
	for len(a) > 0 && len(b) > 0 {
		if a[0] > b[0] {
			a, b = b, a
		}
		runs, a = append(runs, a[0]), a[1:]
	}
	return Set{coalesce(append(append(runs, a...), b...))}
}

// Intersect returns the numbers that are in s and in t.
func (s Set) Intersect(t Set) Set {
	var runs []uint64
	for a, b := s.runs, t.runs; len(a) > 0 && len(b) > 0; {
		r, q := Range{a[0]}, Range{b[0]}
		first, last := max(r.First().n, q.First().n), min(r.Last().n, q.Last().n)
		if first <= last {
			runs = append(runs, newRange(first, int(last-first)+1).v)
		}
		if r.Last().n < q.Last().n {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return Set{runs}
}

// Difference returns the numbers that are in s and not in t.
func (s Set) Difference(t Set) Set {
	var runs []uint64
	b := t.runs
	for _, v := range s.runs {
		first, last := Range{v}.First().n, Range{v}.Last().n
		for len(b) > 0 && (Range{b[0]}).Last().n < first {
			b = b[1:]
		}
		for i := 0; i < len(b) && first <= last; i++ {
			q := Range{b[i]}
			if q.First().n > last {
				break
			}
			if q.First().n > first {
				runs = append(runs, newRange(first, int(q.First().n-first)).v)
			}
			first = q.Last().n + 1
		}
		if first <= last {
			runs = append(runs, newRange(first, int(last-first)+1).v)
		}
	}
	return Set{runs}
}

// String returns the ranges of s, in the forms of [Range.String], with commas
// between them.
func (s Set) String() string {
	text, _ := s.AppendText(nil)
	return string(text)
}

// AppendText implements [encoding.TextAppender] with [Set.String]'s form.
func (s Set) AppendText(dst []byte) ([]byte, error) {
	for i, v := range s.runs {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst, _ = Range{v}.AppendText(dst)
	}
	return dst, nil
}

// MarshalText implements [encoding.TextMarshaler] as [Set.AppendText] does.
func (s Set) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler] with [ParseSet].
func (s *Set) UnmarshalText(text []byte) error { return unmarshal(s, text, ParseSet) }

// LogValue implements [slog.LogValuer] with the count alone.
func (s Set) LogValue() slog.Value { return slog.StringValue(s.redacted()) }

func (s Set) redacted() string { return strconv.Itoa(s.Len()) + " numbers" }

// Format implements [fmt.Formatter] as [Number.Format] does: %+v redacts.
func (s Set) Format(f fmt.State, verb rune) { format(f, verb, s.String(), s.redacted()) }
