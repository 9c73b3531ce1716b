package loa

import "github.com/openlnp/lnp/numbering"

// class is what an area code tells about a number.
type class uint8

const (
	classNone     class = iota // no number
	classLocal                 // geographic
	classTollFree              // of no country
)

// classOf classifies n by its area code.
func classOf(n numbering.Number) class {
	if !n.IsValid() {
		return classNone
	}
	switch n.NPA() {
	case 800, 833, 844, 855, 866, 877, 888: // 47 CFR 52.101; 822 is reserved
		return classTollFree
	}
	return classLocal
}
