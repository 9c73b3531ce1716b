package world

import (
	"strconv"
	"testing"
)

// BenchmarkWorld measures 100 orders, in a calm world and in one with faults.
func BenchmarkWorld(b *testing.B) {
	for _, percent := range []int{0, 10} {
		b.Run(strconv.Itoa(percent), func(b *testing.B) {
			b.ReportAllocs()
			seed := uint64(0)
			for b.Loop() {
				seed++
				Run(seed, &Config{Orders: 100, Rates: Uniform(percent)})
			}
		})
	}
}
