// Package addr holds the tables of North American addresses: street types, unit
// designators, directionals, regions, and which postal codes lie in which region.
//
// The tables are from USPS Publication 28 (appendices B, C1, C2), the Canada Post
// addressing guidelines and the USPS list of ZIP code prefixes. Words are given
// folded: upper case, without diacritics, punctuation as spaces.
package addr

//go:generate go run ../../../internal/addrgen -data ../../../internal/addrgen/data -out tables.go

import "strings"

// entry maps a folded word to its canonical form. Tables are sorted by key.
type entry struct{ key, value string }

func lookup(table []entry, key string) (string, bool) {
	if key == "" {
		return "", false
	}
	lo, hi := 0, len(table)
	for lo < hi {
		mid := (lo + hi) / 2
		// Mostly the first letter tells.
		if k := table[mid].key; k[0] < key[0] || k[0] == key[0] && k < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(table) || table[lo].key != key {
		return "", false
	}
	return table[lo].value, true
}

// first looks a word up in the table of Canada, if that is asked for, and then in
// that of the United States.
func first(canada bool, ca, us []entry, word string) (string, bool) {
	if canada {
		if v, ok := lookup(ca, word); ok {
			return v, true
		}
	}
	return lookup(us, word)
}

// StreetType returns the full word of a street type: STREET for ST, BOULEVARD for
// BOUL. In Canada the types of both its languages and of the United States are
// known.
func StreetType(canada bool, word string) (string, bool) {
	return first(canada, caTypes[:], usTypes[:], word)
}

// IsFrenchType reports whether the word is a Canadian street type of the French
// language alone, such as RUE.
func IsFrenchType(word string) bool {
	_, ok := lookup(frenchTypes[:], word)
	return ok
}

// Unit returns the full word of a unit designator: SUITE for STE, # for NO.
func Unit(canada bool, word string) (string, bool) {
	return first(canada, caUnits[:], usUnits[:], word)
}

// NeedsNumber reports whether the designator, a full word, stands only before an
// identifier: SUITE does, REAR does not.
func NeedsNumber(designator string) bool {
	_, ok := lookup(numbered[:], designator)
	return ok
}

// Direction returns the English abbreviation of a directional: NW for NORTHWEST and,
// in Canada, for NORDOUEST.
func Direction(canada bool, word string) (string, bool) {
	return first(canada, caDirections[:], usDirections[:], word)
}

// Region returns the code of a state or province given by its code, name or
// traditional abbreviation, of which the letters count.
func Region(canada bool, letters string) (string, bool) {
	if canada {
		return lookup(caRegions[:], letters)
	}
	return lookup(usRegions[:], letters)
}

// PostalFits reports whether postal codes that begin with prefix may lie in the
// region: three digits of a ZIP code, or the first letter of a Canadian code. A
// prefix that is not in use fits nowhere.
func PostalFits(canada bool, region, prefix string) bool {
	if canada {
		letters, ok := lookup(caLetters[:], region)
		return ok && prefix != "" && strings.Contains(letters, prefix)
	}
	if states, ok := lookup(zip3Shared[:], prefix); ok {
		return strings.Contains(states, region)
	}
	return region != "" && StateOfZIP3(prefix) == region
}

// StateOfZIP3 returns the state in which the ZIP codes with these first three digits
// lie, the first of several, or "" when they are not in use.
func StateOfZIP3(prefix string) string {
	if len(prefix) != 3 {
		return ""
	}
	n := 0
	for i := range 3 {
		if prefix[i] < '0' || prefix[i] > '9' {
			return ""
		}
		n = n*10 + int(prefix[i]-'0')
	}
	return strings.TrimSpace(zip3[2*n : 2*n+2])
}
