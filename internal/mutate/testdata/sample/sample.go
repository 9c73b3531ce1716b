// Package sample is code to mutate, with tests that leave gaps on purpose.
package sample

import "strings"

// Level is a type of its own, as the type of a constant.
type Level uint8

// Count is data: nothing in it is mutated.
var Count = 3 + 4

// Adult is tested on both sides of its boundary.
func Adult(age int) bool { return age >= 18 }

// Child is not tested at its boundary.
func Child(age int) bool { return age < 18 }

// Both takes care of its two conditions.
func Both(a, b bool) bool {
	if a && b {
		return true
	}
	return false
}

// Sum goes on for ever if its step is lost.
func Sum(n int) (total int) {
	for n > 0 {
		total += n
		n--
	}
	return total
}

// Mark has cases, one of which is not tested.
func Mark(s string) (Level, error) {
	level := Level(1)
	switch {
	case s == "":
		return 0, nil
	case strings.HasPrefix(s, "!"):
		level = 2
		level *= 3
	case s == "?":
		level = 9
		level++
	}
	return level, nil
}

// Make holds a capacity, which is not mutated, and a length, which is.
func Make() []int {
	list := make([]int, 0, 8)
	list = append(list, make([]int, 2)...)
	return list
}

// Lost is reached by no test of this package.
func Lost() string { return "lost" }

// First returns the first of some values, whatever their type.
func First[T any](values []T) (T, bool) {
	if len(values) == 0 {
		var none T
		return none, false
	}
	return values[0], true
}
