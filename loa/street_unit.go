package loa

import (
	"strings"

	"github.com/openlnp/lnp/loa/internal/addr"
)

// unitInFront reads "SUITE 200" before the civic number.
func (p *streetParser) unitInFront() {
	if p.left() < 4 {
		return
	}
	d, ok := addr.Unit(p.canada, p.words[p.lo])
	if !ok || !addr.NeedsNumber(d) {
		return
	}
	id := p.words[p.lo+1]
	switch {
	case hasDigit(id) && startsWithDigit(p.words[p.lo+2]) && !isOrdinal(p.words[p.lo+2]):
		p.s.Unit, p.s.UnitID = d, strings.ReplaceAll(id, "-", "")
		p.lo += 2
	case p.canada && strings.Contains(id, "-"):
		unit, number, _ := strings.Cut(id, "-")
		p.s.Unit, p.s.UnitID = d, unit
		p.lo++
		p.words[p.lo] = number
	default:
		return
	}
	p.s.rules |= RuleUnitPosition | RuleUnitDesignator
}

// unitsBehind takes the units off the end.
func (p *streetParser) unitsBehind() {
	// "3RD FLOOR": the ordinal stands before its designator.
	if n := p.left(); n >= 3 {
		d, ok := addr.Unit(p.canada, p.words[p.hi-1])
		if fig := ordinalFigures(p.words[p.hi-2]); ok && d == "FLOOR" && fig != "" {
			p.s.rules |= RuleUnitDesignator | RuleUnitPosition
			p.hi -= 2
			p.unitsBehind()
			p.unit(d, fig)
			return
		}
	}
	for i := p.lo + 1; i < p.hi; i++ {
		d, ok := addr.Unit(p.canada, p.words[i])
		if !ok {
			continue
		}
		k := i + 1
		if d != "#" && p.isNumberSign(k) {
			k++ // APT #4
		}
		if d == "#" && p.words[i] != "#" && (k >= p.hi || !startsWithDigit(p.words[k])) {
			continue // NO is also a direction
		}
		end := p.endOfID(k)
		if end == k && (addr.NeedsNumber(d) || end < p.hi) || end > k && !p.looksLikeID(k, end) {
			continue
		}
		at, id := i, ""
		if end > k {
			id = p.joined(k, end)
		}
		if fig := ordinalFigures(id); d == "FLOOR" && fig != "" {
			id = fig
		}
		if p.words[i] != d {
			p.s.rules |= RuleUnitDesignator
		}
		rest := p.words[end:p.hi]
		p.unit(d, id)
		for len(rest) > 0 { // a second unit may follow
			d2, ok := addr.Unit(p.canada, rest[0])
			if !ok || len(rest) < 2 && addr.NeedsNumber(d2) {
				p.s.over = true
				return
			}
			id2 := ""
			if len(rest) > 1 {
				id2 = strings.ReplaceAll(strings.Join(rest[1:], ""), "-", "")
			}
			p.unit(d2, id2)
			rest = nil
		}
		p.hi = at
		return
	}
}

// endOfID returns where the identifier that starts at i ends: at the next
// designator, or with the line.
func (p *streetParser) endOfID(i int) int {
	for k := i; k < p.hi; k++ {
		if d, ok := addr.Unit(p.canada, p.words[k]); ok && k > i && d != "#" {
			return k
		}
	}
	return p.hi
}

// looksLikeID reports whether the words are an identifier: each has a digit or is a
// single letter.
func (p *streetParser) looksLikeID(i, k int) bool {
	if k-i > 3 {
		return false
	}
	for _, w := range p.words[i:k] {
		if !hasDigit(w) && len(w) > 1 {
			return false
		}
	}
	return true
}

// unit notes a unit: the first, or the second.
func (p *streetParser) unit(d, id string) {
	if p.s.Unit == "" {
		p.s.Unit, p.s.UnitID = d, id
	} else {
		p.s.SecondUnit, p.s.SecondID = d, id
	}
}
