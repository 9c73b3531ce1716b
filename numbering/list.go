package numbering

import (
	"cmp"
	"slices"
)

// Sort sorts numbers in place, in the order of their digits.
func Sort(numbers []Number) { slices.SortFunc(numbers, Number.Compare) }

// Double is a number that a list has twice.
type Double struct {
	Number Number `json:"number"`
	// First is the place of the number's first appearance in the list, Again that of
	// this one, both counted from 0.
	First int `json:"first"`
	Again int `json:"again"`
}

// Dedupe returns the numbers of a list without those that it had before, in the
// list's order, and a report of each one left out, in the order of the second
// appearance. The list itself is not changed.
func Dedupe(numbers []Number) (unique []Number, doubles []Double) {
	order := make([]int, len(numbers))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(numbers[i].Compare(numbers[j]), cmp.Compare(i, j))
	})
	first := 0
	for _, i := range order {
		if n := numbers[i]; i > first && n == numbers[first] {
			doubles = append(doubles, Double{Number: n, First: first, Again: i})
		} else {
			first = i
		}
	}
	slices.SortFunc(doubles, func(a, b Double) int { return cmp.Compare(a.Again, b.Again) })
	unique = make([]Number, 0, len(numbers)-len(doubles))
	start := 0
	for _, d := range doubles {
		unique = append(unique, numbers[start:d.Again]...)
		start = d.Again + 1
	}
	return append(unique, numbers[start:]...), doubles
}

// Group is the numbers that share a key.
type Group[K comparable] struct {
	Key     K        `json:"key"`
	Numbers []Number `json:"numbers"`
}

// GroupBy groups a list by a key of each number: [Number.NPANXX], [Plan.Classify], or
// a function that takes a country out of a class. Groups and their numbers are in the
// order of first appearance.
func GroupBy[K comparable](numbers []Number, key func(Number) K) []Group[K] {
	var groups []Group[K]
	place := make(map[K]int)
	for _, n := range numbers {
		k := key(n)
		i, ok := place[k]
		if !ok {
			i = len(groups)
			place[k] = i
			groups = append(groups, Group[K]{Key: k})
		}
		groups[i].Numbers = append(groups[i].Numbers, n)
	}
	return groups
}
