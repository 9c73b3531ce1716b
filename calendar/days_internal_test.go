package calendar

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Rank and select agree with counting one by one, wherever the business days lie: all
// days, the days of a week, hardly any, chance, and none.
func TestRankAndSelectAgainstCounting(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, open := range map[string]func(i uint32) bool{
		"all":    func(uint32) bool { return true },
		"week":   func(i uint32) bool { return i%7 < 5 },
		"sparse": func(i uint32) bool { return i%997 == 5 },
		"ends":   func(i uint32) bool { return i == 0 || i == dayCount-1 },
		"blocks": func(i uint32) bool { return i/64%3 == 1 || i%64 == 63 },
		"random": func(uint32) bool { return random.IntN(3) > 0 },
		"none":   func(uint32) bool { return false },
	} {
		s := &days{}
		for i := range uint32(dayCount) {
			if open(i) {
				s.bits[i>>6] |= 1 << (i & 63)
			}
		}
		s.index()
		count := uint32(0)
		for i := range uint32(dayCount) {
			if s.before(i) != count {
				t.Fatalf("%s: %d business days before %d, not %d", name, s.before(i), i, count)
			}
			if s.open(dayAt(i)) {
				// The search begins in the word of the last multiple of 64, and is short.
				if count%64 == 0 && uint32(s.start[count>>6]) != i>>6 {
					t.Fatalf("%s: business day %d is in word %d, not %d", name, count, i>>6, s.start[count>>6])
				}
				if got := s.nth(count); got != dayAt(i) {
					t.Fatalf("%s: business day %d is %v, not %v", name, count, got, dayAt(i))
				}
				count++
			}
			if s.through(i) != count {
				t.Fatalf("%s: %d business days through %d, not %d", name, s.through(i), i, count)
			}
		}
		require.Equal(t, count, s.total(), name)
	}
}
