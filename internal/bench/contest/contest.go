// Package contest has several hands do the same work, in one run and by turns, so that
// what disturbs the machine disturbs them alike.
package contest

import (
	"slices"
	"testing"
	"time"
)

// Contest is one piece of work.
type Contest struct {
	Work string
	// Hands do it; the first is the library.
	Hands []Hand
}

// Hand is one way of doing the work.
type Hand struct {
	Who string
	Do  func()
}

// Bench runs contests as benchmarks, each hand through one call of a function, so that
// what the harness costs is the same for all.
func Bench(b *testing.B, contests []Contest) {
	for _, c := range contests {
		for _, h := range c.Hands {
			b.Run(c.Work+"/"+h.Who, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					h.Do()
				}
			})
		}
	}
}

// Result is how a hand did.
type Result struct {
	Who string
	// Nanoseconds are the processor time of one piece of work, the collection of its
	// garbage with it: the median of the rounds.
	Nanoseconds float64
	Allocs      int64
	// Ratio is how many times as long as the library the hand takes: the median of
	// the rounds, and the least and the greatest.
	Ratio, Least, Most float64
}

// Run measures rounds, in each of which every hand works once.
func Run(c Contest, rounds int) []Result {
	times := make([][]float64, len(c.Hands))
	results := make([]Result, len(c.Hands))
	for range rounds {
		for i, h := range c.Hands {
			var spent time.Duration
			r := testing.Benchmark(func(b *testing.B) {
				b.ReportAllocs()
				start := Spent()
				for b.Loop() {
					h.Do()
				}
				spent = Spent() - start
			})
			times[i] = append(times[i], float64(spent.Nanoseconds())/float64(r.N))
			results[i].Allocs = r.AllocsPerOp()
		}
	}
	for i, h := range c.Hands {
		ratios := make([]float64, rounds)
		for r := range ratios {
			ratios[r] = times[i][r] / times[0][r]
		}
		results[i].Who, results[i].Nanoseconds = h.Who, Median(times[i])
		results[i].Ratio, results[i].Least, results[i].Most = Median(ratios), slices.Min(ratios), slices.Max(ratios)
	}
	return results
}

// Median returns the middle of values, the lower one of two.
func Median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}
