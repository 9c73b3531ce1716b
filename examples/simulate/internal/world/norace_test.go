//go:build !race

package world

const few = false
