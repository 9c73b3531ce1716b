package calendar_test

import (
	"testing"

	bench "github.com/openlnp/lnp/internal/bench/calendar"
	"github.com/openlnp/lnp/internal/bench/contest"
)

func BenchmarkCalendar(b *testing.B) { contest.Bench(b, bench.Contests()) }
