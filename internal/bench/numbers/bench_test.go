package numbers

import (
	"testing"

	"github.com/openlnp/lnp/internal/bench/contest"
)

func BenchmarkNumbers(b *testing.B) { contest.Bench(b, Contests()) }
