package loa

import (
	"strings"

	"github.com/openlnp/lnp/loa/internal/addr"
)

// StreetForm is what kind of delivery a street line names.
type StreetForm string

// The forms.
const (
	Civic           StreetForm = "civic"            // a number on a street
	Box             StreetForm = "box"              // post office box
	RuralRoute      StreetForm = "rural-route"      // RR, HC
	Military        StreetForm = "military"         // PSC, CMR, UNIT with a box
	GeneralDelivery StreetForm = "general-delivery" // held for the addressee
)

// Street is a street line taken apart. Words are folded; types and designators are
// written out in full (STREET, SUITE), directionals are the English abbreviations.
type Street struct {
	Form          StreetForm
	Number        string // civic number with its letter and hyphen: 123A, 112-10
	Fraction      string // 1/2
	PreDirection  string
	Name          string
	Type          string
	TypeFirst     bool // AVENUE LAURIER, not LAURIER AVENUE
	PostDirection string
	Unit          string // designator: APARTMENT, SUITE, #
	UnitID        string
	SecondUnit    string // designator of a second unit, such as a building
	SecondID      string
	Box           string // of a box, route or military line
	Route         string // of a rural route or military line

	rules Rules
	over  bool // more than a street line has: all of it is the name
}

// ParseStreet takes a street line apart by the rules of USPS Publication 28 or, in
// Canada, of Canada Post in both languages. A line may hold the unit too. It never
// fails: what it does not know it takes for the name.
func ParseStreet(country Country, line string) Street {
	p := streetParser{canada: country == CA}
	if p.head(line) {
		p.unitsBehind()
		p.street()
	}
	if p.s.over {
		return Street{Form: Civic, Name: fold(line, '-'), over: true}
	}
	return p.s
}

// headOf is [ParseStreet] as far as form and civic number.
func headOf(country Country, line string) (StreetForm, string) {
	p := streetParser{canada: country == CA}
	p.head(line)
	return p.s.Form, p.s.Number
}

type streetParser struct {
	s      Street
	words  [24]string
	lo, hi int // the words not yet read
	canada bool
}

// head reads the line up to the civic number and reports whether a street follows.
func (p *streetParser) head(line string) bool {
	p.s.Form = Civic
	for w := range strings.FieldsSeq(fold(line, '-')) {
		p.add(w)
	}
	if p.s.over || p.delivery() {
		return false
	}
	p.unitInFront()
	p.number()
	return true
}

// add appends a folded word: the number sign stands alone.
func (p *streetParser) add(w string) {
	if len(w) > 1 && w[0] == '#' {
		p.add("#")
		w = w[1:]
	}
	if p.hi == len(p.words) {
		p.s.over = true
		return
	}
	p.words[p.hi] = w
	p.hi++
}

func (p *streetParser) left() int { return p.hi - p.lo }

// is reports whether the next words are those of the phrase.
func (p *streetParser) is(phrase string) (n int, ok bool) {
	for phrase != "" {
		if p.lo+n >= p.hi {
			return 0, false
		}
		w := p.words[p.lo+n]
		if !strings.HasPrefix(phrase, w) || len(phrase) > len(w) && phrase[len(w)] != ' ' {
			return 0, false
		}
		phrase = phrase[min(len(phrase), len(w)+1):]
		n++
	}
	return n, true
}

// first returns the length of the first phrase that the next words are.
func (p *streetParser) first(phrases ...string) int {
	for _, ph := range phrases {
		if n, ok := p.is(ph); ok {
			return n
		}
	}
	return 0
}

// delivery reads the lines that name no street and reports whether it was one.
func (p *streetParser) delivery() bool {
	if p.left() == 0 || startsWithDigit(p.words[p.lo]) {
		return false
	}
	if n := p.first("GENERAL DELIVERY", "POSTE RESTANTE"); n == p.left() {
		p.s.Form = GeneralDelivery
		return true
	}
	n := p.first("PO BOX", "P O BOX", "POST OFFICE BOX", "POB", "CASE POSTALE", "CP", "C P")
	if n > 0 && p.isNumberSign(p.lo+n) {
		n++ // PO BOX #77
	}
	// A station may follow the box: PO BOX 77 STN A.
	if n > 0 && hasDigit(p.words[p.lo+n]) ||
		p.left() == 2 && p.words[p.lo] == "BOX" && hasDigit(p.words[p.lo+1]) {
		n = max(n, 1)
		p.s.Form, p.s.Box = Box, p.joined(p.lo+n, p.hi)
		p.s.rules |= RulePOBox
		return true
	}
	form := RuralRoute
	n = p.first("RURAL ROUTE", "RR", "R R", "RFD", "RD", "HIGHWAY CONTRACT", "HC", "ROUTE RURALE")
	if n == 0 {
		form, n = Military, p.first("PSC", "CMR", "UNIT")
	}
	if n == 0 || p.left() < n+1 || !hasDigit(p.words[p.lo+n]) {
		return false
	}
	rest := p.lo + n + 1
	if rest < p.hi && (p.words[rest] != "BOX" || rest+2 != p.hi) || rest == p.hi && form == Military {
		return false
	}
	p.s.Form, p.s.Route = form, p.words[p.lo]+" "+p.words[p.lo+n]
	switch {
	case form == Military:
	case p.words[p.lo][0] == 'H':
		p.s.Route = "HC " + p.words[p.lo+n]
	default:
		p.s.Route = "RR " + p.words[p.lo+n]
	}
	if rest < p.hi {
		p.s.Box = p.words[p.hi-1]
	}
	return true
}

// isNumberSign reports whether word i is one, or stands for one: NO.
func (p *streetParser) isNumberSign(i int) bool {
	if i >= p.hi {
		return false
	}
	d, _ := addr.Unit(p.canada, p.words[i])
	return d == "#"
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// joined returns the words from i up to k without spaces and hyphens.
func (p *streetParser) joined(i, k int) string {
	if k == i+1 && !strings.Contains(p.words[i], "-") {
		return p.words[i]
	}
	return strings.ReplaceAll(strings.Join(p.words[i:k], ""), "-", "")
}

// spaced returns the words from i up to k, hyphens as spaces.
func (p *streetParser) spaced(i, k int) string {
	if k == i+1 && !strings.Contains(p.words[i], "-") {
		return p.words[i]
	}
	return strings.ReplaceAll(strings.Join(p.words[i:k], " "), "-", " ")
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// number reads the civic number, its fraction and, in Canada, the unit before it.
func (p *streetParser) number() {
	if p.left() < 2 {
		return
	}
	w := p.words[p.lo]
	if n, ok := numberWord(w); ok {
		p.s.Number = n
		p.s.rules |= RuleNumberWord
		p.lo++
	} else if hasDigit(w) {
		if isOrdinal(w) || w == "#" {
			return // 5TH AVENUE without a civic number
		}
		p.s.Number = w
		p.lo++
		unit, number, ok := strings.Cut(w, "-")
		if ok && p.canada && p.s.Unit == "" && unit != "" && startsWithDigit(number) && !strings.Contains(number, "-") {
			p.s.Unit, p.s.UnitID, p.s.Number = "#", unit, number
			p.s.rules |= RuleCAUnitHyphen
		}
	} else {
		return
	}
	if p.left() > 1 && strings.Contains(p.words[p.lo], "/") && isDigits(strings.ReplaceAll(p.words[p.lo], "/", "")) {
		p.s.Fraction = p.words[p.lo]
		p.lo++
	}
}

func numberWord(w string) (string, bool) {
	for i, n := range [...]string{"ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"} {
		if w == n {
			return [...]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}[i], true
		}
	}
	return "", false
}

// ordinals in words and in figures.
var ordinals = [...][2]string{
	{"FIRST", "1ST"},
	{"SECOND", "2ND"},
	{"THIRD", "3RD"},
	{"FOURTH", "4TH"},
	{"FIFTH", "5TH"},
	{"SIXTH", "6TH"},
	{"SEVENTH", "7TH"},
	{"EIGHTH", "8TH"},
	{"NINTH", "9TH"},
	{"TENTH", "10TH"},
	{"ELEVENTH", "11TH"},
	{"TWELFTH", "12TH"},
}

// isOrdinal reports whether w is an ordinal in figures.
func isOrdinal(w string) bool { return ordinalFigures(w) != "" }

// ordinalFigures returns the figures of an ordinal such as 3RD, or "".
func ordinalFigures(w string) string {
	if len(w) < 3 {
		return ""
	}
	switch w[len(w)-2:] {
	case "ST", "ND", "RD", "TH":
		if isDigits(w[:len(w)-2]) {
			return w[:len(w)-2]
		}
	}
	return ""
}

// street reads what is left: directionals, type and name.
func (p *streetParser) street() {
	if p.highway() {
		return
	}
	// NORTHWEST and N W behind a type; a direction alone is the name.
	if n, dir, rule := p.directionAt(p.hi); n > 0 && p.left()-n >= 1 {
		if p.left()-n > 1 || !p.isType(p.lo) { // AVENUE E is a name
			p.s.PostDirection = dir
			p.s.rules |= rule
			p.hi -= n
		}
	}
	french := p.canada && p.left() > 1 && p.frenchLead()
	if !french && p.left() > 1 {
		if t := p.typeAt(p.hi - 1); t != "" {
			p.s.Type = t
			p.note(t, p.words[p.hi-1])
			p.hi--
		}
	}
	if n, dir, rule := p.directionFrom(p.lo); n > 0 && p.left()-n >= 1 {
		p.s.PreDirection = dir
		p.s.rules |= rule
		p.lo += n
	}
	if p.s.Type == "" && p.left() > 1 {
		if t := p.typeAt(p.lo); t != "" {
			p.s.Type, p.s.TypeFirst = t, true
			p.note(t, p.words[p.lo])
			p.s.rules |= RuleTypePosition
			p.lo++
		}
	}
	p.name()
}

func (p *streetParser) note(canonical, word string) {
	if canonical != word {
		p.s.rules |= RuleSuffix
	}
}

// typeAt returns the type that word i stands for, or "".
func (p *streetParser) typeAt(i int) string {
	w := p.words[i]
	if strings.Contains(w, "-") {
		w = strings.ReplaceAll(w, "-", "") // ROND-POINT
	}
	t, _ := addr.StreetType(p.canada, w)
	return t
}

func (p *streetParser) isType(i int) bool { return p.typeAt(i) != "" }

// frenchLead reports whether the next word is a French type before its name: RUE
// LAURIER, AVENUE DU PARC.
func (p *streetParser) frenchLead() bool {
	if !p.isType(p.lo) {
		return false
	}
	if addr.IsFrenchType(strings.ReplaceAll(p.words[p.lo], "-", "")) {
		return true
	}
	switch p.words[p.lo+1] {
	case "DE", "DU", "DES", "LA", "LE", "LES":
		return p.left() > 2
	}
	return false
}

// directionAt reads a directional of one or two words that ends at k.
func (p *streetParser) directionAt(k int) (int, string, Rules) {
	if k-p.lo >= 2 {
		if n, d, r := p.twoWords(k - 2); n > 0 {
			return n, d, r
		}
	}
	return p.oneWord(k - 1)
}

// directionFrom reads a directional of one or two words that starts at i.
func (p *streetParser) directionFrom(i int) (int, string, Rules) {
	if p.hi-i >= 3 {
		if n, d, r := p.twoWords(i); n > 0 {
			return n, d, r
		}
	}
	return p.oneWord(i)
}

func (p *streetParser) oneWord(i int) (int, string, Rules) {
	if i < p.lo || i >= p.hi {
		return 0, "", 0
	}
	w := p.words[i]
	if strings.Contains(w, "-") {
		w = strings.ReplaceAll(w, "-", "")
	}
	d, ok := addr.Direction(p.canada, w)
	if !ok {
		return 0, "", 0
	}
	rule := Rules(0)
	if w != d {
		rule = RuleDirectional
		if _, english := addr.Direction(false, w); !english {
			rule = RuleDirectionalFR
		}
	}
	return 1, d, rule
}

// twoWords reads N W, NORTH WEST.
func (p *streetParser) twoWords(i int) (int, string, Rules) {
	a, b := p.words[i], p.words[i+1]
	if len(a) > 5 || len(b) > 5 || (len(a) == 1) != (len(b) == 1) {
		return 0, "", 0
	}
	var buf [10]byte
	d, ok := addr.Direction(p.canada, string(append(append(buf[:0], a...), b...)))
	if !ok || len(d) != 2 {
		return 0, "", 0
	}
	return 2, d, RuleDirectional
}
