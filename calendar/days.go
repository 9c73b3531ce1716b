package calendar

import (
	"math/bits"
	"slices"
)

const (
	firstYear = 1900
	lastYear  = 2200
	firstDay  = 693596 // 1900-01-01
	dayCount  = 109938 // to 2200-12-31
	wordCount = (dayCount + 63) / 64
)

// days is the set of business days of a calendar: a bit for each day of 1900 to
// 2200, with the counts that make "how many before" (rank) and "which is the n-th"
// (select) a few machine instructions each, at any distance. It never changes once
// index has run.
type days struct {
	bits  [wordCount]uint64
	rank  [wordCount + 1]uint32   // business days before the word
	start [dayCount/64 + 1]uint16 // the word of business day 0, 64, 128, ...

	holidays []Holiday
	closings []closing
	of       [2]*days // the sets that this one was made from, for the names of holidays
}

// at returns d's place in the set, at least dayCount when it has none.
func (d Date) at() uint32 { return d.n - firstDay }

func dayAt(i uint32) Date { return Date{n: firstDay + i} }

func (*days) contains(d Date) bool { return d.at() < dayCount }

func (s *days) open(d Date) bool {
	i := d.at()
	return i < dayCount && s.bits[i>>6]>>(i&63)&1 != 0
}

func (s *days) clear(d Date) {
	if i := d.at(); i < dayCount {
		s.bits[i>>6] &^= 1 << (i & 63)
	}
}

// index counts the bits. Nothing may change them afterwards.
func (s *days) index() {
	for w, word := range s.bits {
		n := s.rank[w]
		s.rank[w+1] = n + uint32(bits.OnesCount64(word))
		// The only multiple of 64 that can lie in this word's business days.
		if k := (n + 63) &^ 63; k < s.rank[w+1] {
			s.start[k>>6] = uint16(w)
		}
	}
}

func (s *days) total() uint32 { return s.rank[wordCount] }

// before returns the number of business days before place i.
func (s *days) before(i uint32) uint32 {
	w := i >> 6
	return s.rank[w] + uint32(bits.OnesCount64(s.bits[w]&(1<<(i&63)-1)))
}

// through returns the number of business days up to and including place i.
func (s *days) through(i uint32) uint32 {
	w := i >> 6
	return s.rank[w] + uint32(bits.OnesCount64(s.bits[w]<<(63-i&63)))
}

// nth returns business day k, counted from 0; k must be less than total.
func (s *days) nth(k uint32) Date {
	w := uint32(s.start[k>>6])
	for s.rank[w+1] <= k {
		w++
	}
	return dayAt(w<<6 + selectBit(s.bits[w], k-s.rank[w]))
}

// selectBit returns the place of the k-th set bit of w, counted from 0.
func selectBit(w uint64, k uint32) (place uint32) {
	for half := uint32(32); half >= 4; half /= 2 {
		if n := uint32(bits.OnesCount64(w & (1<<half - 1))); k >= n {
			k -= n
			w >>= half
			place += half
		}
	}
	for range k {
		w &= w - 1
	}
	return place + uint32(bits.TrailingZeros64(w))
}

// holidayOn returns the holiday that closes d, the first in the order of the lists.
func (s *days) holidayOn(d Date) (Holiday, bool) {
	if s == nil || !s.contains(d) || s.open(d) {
		return Holiday{}, false
	}
	for _, part := range s.of {
		if h, ok := part.holidayOn(d); ok {
			return h, true
		}
	}
	i, ok := slices.BinarySearchFunc(s.closings, d, func(c closing, d Date) int { return c.day.Compare(d) })
	if !ok {
		return Holiday{}, false
	}
	return s.holidays[s.closings[i].holiday], true
}

// newDays makes the set of the weekdays worked, less some holidays.
func newDays(worked [7]bool, holidays []Holiday) *days {
	s := &days{holidays: slices.Clone(holidays)}
	for i := range uint32(dayCount) {
		if worked[dayAt(i).Weekday()] {
			s.bits[i>>6] |= 1 << (i & 63)
		}
	}
	s.closings = s.close(s.holidays)
	s.index()
	return s
}

// without makes the set of s less some holidays.
func (s *days) without(holidays []Holiday) *days {
	next := &days{bits: s.bits, holidays: slices.Clone(holidays), of: [2]*days{s}}
	next.closings = next.close(next.holidays)
	next.index()
	return next
}

// combine makes the set of the words that f makes of the words of s and o.
func (s *days) combine(o *days, f func(a, b uint64) uint64) *days {
	next := &days{of: [2]*days{s, o}}
	for w := range next.bits {
		next.bits[w] = f(s.bits[w], o.bits[w])
	}
	next.index()
	return next
}
