//go:build race

package world

// few makes the tests shorter where each step takes ten times as long.
const few = true
