package loa

import "strings"

// highways are the numbered roads by their spellings, the longer before the
// shorter.
var highways = [...]struct{ words, name string }{
	{"STATE HIGHWAY", "STATE HIGHWAY"},
	{"STATE HWY", "STATE HIGHWAY"},
	{"ST HWY", "STATE HIGHWAY"},
	{"SH", "STATE HIGHWAY"},
	{"US HIGHWAY", "US HIGHWAY"},
	{"US HWY", "US HIGHWAY"},
	{"U S HIGHWAY", "US HIGHWAY"},
	{"U S HWY", "US HIGHWAY"},
	{"COUNTY ROAD", "COUNTY ROAD"},
	{"COUNTY RD", "COUNTY ROAD"},
	{"CO ROAD", "COUNTY ROAD"},
	{"CO RD", "COUNTY ROAD"},
	{"CR", "COUNTY ROAD"},
	{"COUNTY HIGHWAY", "COUNTY HIGHWAY"},
	{"COUNTY HWY", "COUNTY HIGHWAY"},
	{"CO HWY", "COUNTY HIGHWAY"},
	{"STATE ROUTE", "STATE ROUTE"},
	{"STATE RTE", "STATE ROUTE"},
	{"ST RTE", "STATE ROUTE"},
	{"SR", "STATE ROUTE"},
	{"STATE ROAD", "STATE ROAD"},
	{"STATE RD", "STATE ROAD"},
	{"ST RD", "STATE ROAD"},
	{"FARM TO MARKET ROAD", "FARM TO MARKET"},
	{"FARM TO MARKET", "FARM TO MARKET"},
	{"FM", "FARM TO MARKET"},
	{"INTERSTATE HIGHWAY", "INTERSTATE"},
	{"INTERSTATE", "INTERSTATE"},
	{"IH", "INTERSTATE"},
	{"HIGHWAY", "HIGHWAY"},
	{"HWY", "HIGHWAY"},
	{"HIWAY", "HIGHWAY"},
	{"ROUTE", "ROUTE"},
	{"RTE", "ROUTE"},
	{"RT", "ROUTE"},
}

// highway reads a numbered road: COUNTY ROAD 5.
func (p *streetParser) highway() bool {
	numbered := false
	for i := p.lo + 1; i < p.hi; i++ {
		numbered = numbered || startsWithDigit(p.words[i])
	}
	if !numbered {
		return false
	}
	lo, dir, rule := p.lo, "", Rules(0)
	if n, d, r := p.directionFrom(p.lo); n > 0 {
		dir, rule = d, r
		p.lo += n
	}
	for i := range highways {
		h := &highways[i]
		n, ok := p.is(h.words)
		if !ok || !startsWithDigit(p.words[p.lo+n]) {
			continue
		}
		k := p.lo + n + 1
		if k < p.hi {
			m, d, r := p.oneWord(p.hi - 1)
			if m == 0 || k != p.hi-1 {
				break
			}
			p.s.PostDirection = d
			rule |= r
		}
		p.s.PreDirection, p.s.Name = dir, h.name+" "+p.words[p.lo+n]
		if h.words != h.name {
			rule |= RuleHighway
		}
		p.s.rules |= rule
		return true
	}
	p.lo = lo
	return false
}

// name reads the name, with ordinals in figures, and with SAINT, MOUNT and FORT
// written out where they come first.
func (p *streetParser) name() {
	if p.left() == 0 {
		return
	}
	if p.left() > 1 {
		if w := writtenOut(p.words[p.lo]); w != "" {
			p.s.rules |= RuleSaint
			p.words[p.lo] = w
		}
	} else if head, rest, ok := strings.Cut(p.words[p.lo], "-"); ok {
		if w := writtenOut(head); w != "" {
			p.s.rules |= RuleSaint
			p.words[p.lo] = w + "-" + rest
		}
	}
	for i := p.lo; i < p.hi; i++ {
		for _, o := range ordinals {
			if p.words[i] == o[0] {
				p.words[i] = o[1]
				p.s.rules |= RuleNumericStreet
			}
		}
	}
	p.s.Name = p.spaced(p.lo, p.hi)
}

// writtenOut returns the word that an abbreviation at the head of a name stands for,
// or "".
func writtenOut(w string) string {
	switch w {
	case "ST":
		return "SAINT"
	case "STE":
		return "SAINTE"
	case "MT":
		return "MOUNT"
	case "FT":
		return "FORT"
	}
	return ""
}
