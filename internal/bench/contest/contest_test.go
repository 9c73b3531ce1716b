package contest

import (
	"flag"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	require.NoError(t, flag.Set("test.benchtime", "5ms"))
	var work float64
	burn := func(n int) func() {
		return func() {
			for i := range n {
				work += float64(i)
			}
		}
	}
	results := Run(Contest{Work: "counting", Hands: []Hand{{"one", burn(10_000)}, {"ten times", burn(100_000)}}}, 3)
	require.Equal(t, []string{"one", "ten times"}, []string{results[0].Who, results[1].Who})
	require.InDelta(t, 1, results[0].Ratio, 0)
	require.InDelta(t, 10, results[1].Ratio, 7)
	require.LessOrEqual(t, results[1].Least, results[1].Ratio)
	require.LessOrEqual(t, results[1].Ratio, results[1].Most)
	require.Zero(t, results[1].Allocs)
	require.Positive(t, work)
}

func TestMedian(t *testing.T) {
	require.InDelta(t, 2, Median([]float64{3, 1, 2}), 0)
	require.InDelta(t, 2, Median([]float64{4, 3, 1, 2}), 0)
}

func TestSpent(t *testing.T) {
	before := Spent()
	for start := time.Now(); time.Since(start) < 20*time.Millisecond; {
		_ = Median([]float64{3, 1, 2})
	}
	require.Greater(t, Spent(), before)
}
