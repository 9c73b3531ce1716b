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

// The limits are far above what is measured, also with the race detector, and below what
// a table that became a regular expression costs, which is hundreds of passes.
func TestParseKeepsNearAPassOverTheBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for s, limit := range map[string]int64{
		"+12025550123": 10, "2025550123": 10, "(202) 555-0123": 10, "202-555-0123": 10, "1-202-555-0123": 10,
		"202.555.0123 ext. 45": 60, "+1 202/555-0123": 60, "tel:+1-202-555-0123;ext=45": 60,
		"\uff12\uff10\uff12\uff0d\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13": 60,
	} {
		floor := least(func() { sink ^= pass(s) })
		parse := least(func() { n, _ := numbering.Parse(s); sink ^= byte(n.Digits()) })
		t.Logf("%-30q %5.1f times a pass over its bytes (%.1f ns)", s, float64(parse)/float64(floor), float64(parse)/200)
		require.LessOrEqual(t, int64(parse), limit*int64(floor), s)
	}
}
