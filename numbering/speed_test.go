package numbering_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

// pass is the floor of reading a text: a look at each byte.
//
//go:noinline
func pass(s string) byte {
	var x byte
	for i := range len(s) {
		x ^= s[i]
	}
	return x
}

// least returns the shortest of many short measurements, which is the one that
// nothing else on the machine disturbed.
func least(work func()) time.Duration {
	shortest := time.Hour
	for range 400 {
		start := time.Now()
		for range 200 {
			work()
		}
		shortest = min(shortest, time.Since(start))
	}
	return shortest
}

var sink byte

// The limits are twice what is measured on a quiet machine: they catch a table that
// became a regular expression, not a compiler that lost a nanosecond.
func TestParseKeepsNearAPassOverTheBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for s, limit := range map[string]int64{
		"+12025550123": 4, "2025550123": 4, "(202) 555-0123": 4, "202-555-0123": 4, "1-202-555-0123": 4,
		"202.555.0123 ext. 45": 20, "+1 202/555-0123": 20, "tel:+1-202-555-0123;ext=45": 20,
		"\uff12\uff10\uff12\uff0d\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13": 20,
	} {
		floor := least(func() { sink ^= pass(s) })
		parse := least(func() { n, _ := numbering.Parse(s); sink ^= byte(n.Digits()) })
		t.Logf("%-30q %5.1f times a pass over its bytes (%.1f ns)", s, float64(parse)/float64(floor), float64(parse)/200)
		require.LessOrEqual(t, int64(parse), limit*int64(floor), s)
	}
}
