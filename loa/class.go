package loa

import "github.com/openlnp/lnp/numbering"

// class is what a letter asks of a number: whether it goes on a letter at all, and
// on which. Whether the very number can be ported is for a carrier to say.
type class uint8

const (
	classNone     class = iota // no number, or of a kind that no customer holds
	classUnknown               // the area code is not in the plan's data, which may be old
	classUS                    // geographic, under the rules of the United States
	classCA                    // geographic, under those of Canada
	classTollFree              // of no country
)

func (p *Policy) classOf(n numbering.Number) class {
	c := p.Plan.Classify(n)
	switch c.Kind {
	case numbering.KindTollFree:
		return classTollFree
	case numbering.KindUnassigned, numbering.KindReserved:
		if n.IsValid() {
			return classUnknown
		}
	case numbering.KindGeographic:
		switch Country(c.Country) {
		case US:
			return classUS
		case CA:
			return classCA
		}
	default:
	}
	return classNone
}
