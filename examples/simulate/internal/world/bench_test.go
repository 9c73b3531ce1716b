package world

import "testing"

func BenchmarkWorld(b *testing.B) {
	for b.Loop() {
		Run(1, &Config{Orders: 100})
	}
}
