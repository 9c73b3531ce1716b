package loa

import (
	"bytes"
	"slices"
	"strings"

	"github.com/openlnp/lnp/loa/internal/addr"
)

// compareAddress compares one field of two addresses.
func compareAddress(m *Matching, f Field, a, b *Address) FieldResult {
	switch f {
	case FieldStreet, FieldBillingStreet:
		return compareStreet(m.Country, line(a), line(b))
	case FieldCity, FieldBillingCity:
		return compareCity(a.City, b.City)
	case FieldRegion, FieldBillingRegion:
		return compareRegion(m.Country, a.Region, b.Region)
	default:
		return comparePostal(m.Country, a.PostalCode, b.PostalCode)
	}
}

// line joins the lines of the street.
func line(a *Address) string {
	if a.Line2 == "" {
		return a.Line1
	}
	return a.Line1 + ", " + a.Line2
}

// sides starts a result with the two values; done is set when there is nothing more
// to look at.
func sides(a, b string) (res FieldResult, done bool) {
	switch {
	case strings.TrimSpace(a) == "":
		return notCompared(LetterEmpty), true
	case strings.TrimSpace(b) == "":
		return notCompared(RecordEmpty), true
	}
	res = FieldResult{Letter: a, Record: b}
	if sameText(a, b) {
		res.Verdict = Exact
		return res, true
	}
	return res, false
}

func (f *FieldResult) equivalent(r Rules) { f.Verdict, f.Rules = Equivalent, r }

//go:noinline
func (f *FieldResult) differs(reason Code, near bool, hint string) {
	f.Verdict, f.Reason, f.Near, f.Hint = Mismatch, reason, near, hint
}

// compareStreet compares street lines part by part; the first part that differs is
// the reason, and it is near when no other does.
func compareStreet(country Country, a, b string) FieldResult {
	res, done := sides(a, b)
	if done {
		return res
	}
	x := ParseStreet(country, a)
	y := x
	if !alike(a, b) {
		y = ParseStreet(country, b)
	}
	rules := textRules(a, b) | x.rules | y.rules
	switch {
	case x.over || y.over:
		if x.Name == y.Name && x.over == y.over {
			res.equivalent(rules)
		} else {
			res.differs(StreetDiffers, false, "Another address. Copy the record.")
		}
		return res
	case x.Form != y.Form:
		res.differs(StreetFormDiffers, false, "One side is a street, the other a box or route. Most carriers match the service address.")
		return res
	}
	street, unit := x.sameStreet(&y), x.unitReason(&y)
	switch {
	case x.Form != Civic && x.Route == y.Route && x.Box == y.Box:
		res.equivalent(rules)
	case x.Form != Civic:
		res.differs(StreetBoxDiffers, near(x.Route+x.Box, y.Route+y.Box), "The box or route differs. Copy the record.")
	case x.Number != y.Number || x.Fraction != y.Fraction:
		res.differs(StreetNumberDiffers, street && unit == "" && near(x.Number+x.Fraction, y.Number+y.Fraction),
			"The civic number differs. Most carriers match the service address, not the billing address on the bill; a hyphen or letter belongs to the number.")
	case spaceless(x.Name) != spaceless(y.Name):
		like := x.Type == y.Type && x.PreDirection == y.PreDirection && x.PostDirection == y.PostDirection && unit == "" && near(x.Name, y.Name)
		reason := StreetDiffers
		if like {
			reason = StreetTypo
		}
		res.differs(reason, like, "The street name differs. Copy the record: names are not translated, and city and state do not belong in the line.")
	case x.Type != y.Type:
		ok := unit == "" && x.PreDirection == y.PreDirection && x.PostDirection == y.PostDirection
		if x.Type == "" || y.Type == "" {
			res.differs(StreetSuffixMissing, ok, "One side lacks the street type, such as AVE. Write the line as the record has it.")
		} else {
			res.differs(StreetSuffixDiffers, ok, "The street type is another, such as Street and Avenue. Copy the record.")
		}
	case x.PreDirection != y.PreDirection || x.PostDirection != y.PostDirection:
		res.differs(x.directionReason(&y), unit == "", "The directional, such as N or SW, is missing, another, or stands elsewhere. Copy the record.")
	case unit != "":
		res.differs(unit, true, "The unit differs or is missing on one side. Copy the record.")
	default:
		if x.Name != y.Name {
			rules |= RuleSpacing
		}
		res.equivalent(rules)
	}
	return res
}

func spaceless(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	return strings.ReplaceAll(s, " ", "")
}

// sameStreet reports whether name, type and directionals agree.
func (s *Street) sameStreet(t *Street) bool {
	return s.Type == t.Type && s.PreDirection == t.PreDirection && s.PostDirection == t.PostDirection && spaceless(s.Name) == spaceless(t.Name)
}

// directionReason says how directionals that differ do.
func (s *Street) directionReason(t *Street) Code {
	switch {
	case s.PreDirection == t.PostDirection && s.PostDirection == t.PreDirection:
		return DirectionalPosition
	case (s.PreDirection == t.PreDirection || s.PreDirection == "" || t.PreDirection == "") &&
		(s.PostDirection == t.PostDirection || s.PostDirection == "" || t.PostDirection == ""):
		return DirectionalMissing
	}
	return DirectionalDiffers
}

// unitReason says how the units differ, or "".
func (s *Street) unitReason(t *Street) Code {
	direct := unitsDiffer(s.Unit, s.UnitID, t.Unit, t.UnitID, s.SecondUnit, s.SecondID, t.SecondUnit, t.SecondID)
	if direct == "" || s.SecondUnit == "" || t.SecondUnit == "" {
		return direct
	}
	// Two units may stand in either order.
	if unitsDiffer(s.Unit, s.UnitID, t.SecondUnit, t.SecondID, s.SecondUnit, s.SecondID, t.Unit, t.UnitID) == "" {
		return ""
	}
	return direct
}

func unitsDiffer(d1, id1, d2, id2, e1, jd1, e2, jd2 string) Code {
	if r := unitDiffers(d1, id1, d2, id2); r != "" {
		return r
	}
	return unitDiffers(e1, jd1, e2, jd2)
}

func unitDiffers(d1, id1, d2, id2 string) Code {
	switch {
	case d1 == "" && d2 == "":
		return ""
	case d1 == "" || d2 == "":
		return UnitMissing
	case id1 != id2:
		return UnitDiffers
	case sameDesignator(d1, d2):
		return ""
	}
	return UnitDesignatorDiffers
}

// sameDesignator reports whether two designators may name one unit: they are the
// same, in both languages, or one does not say what it is.
func sameDesignator(a, b string) bool {
	return a == b || vague(a) || vague(b) || apartment(a) && apartment(b)
}

func vague(d string) bool { return d == "#" || d == "UNIT" || d == "UNITE" }

func apartment(d string) bool { return d == "APARTMENT" || d == "APPARTEMENT" }

// compareCity compares city names.
func compareCity(a, b string) FieldResult {
	res, done := sides(a, b)
	if done {
		return res
	}
	var bufA, bufB [64]byte
	if bytes.Equal(appendFold(bufA[:0], a, ' '), appendFold(bufB[:0], b, ' ')) {
		res.equivalent(textRules(a, b))
		return res
	}
	x, xs := foldCity(a)
	y, ys := foldCity(b)
	rules := textRules(a, b)
	if xs != ys {
		rules |= RuleSaint
	}
	switch {
	case x == y:
		res.equivalent(rules)
	case spaceless(x) == spaceless(y):
		res.equivalent(rules | RuleSpacing)
	case near(x, y):
		res.differs(CityTypo, true, "A letter or two differ from the record. Copy the record.")
	default:
		res.differs(CityDiffers, false, "Another city. Where the postal code agrees it is often another name for the same place: copy the record.")
	}
	return res
}

// foldCity folds a city's name with SAINT, MOUNT and FORT written out, and reports
// whether one of them was not.
func foldCity(s string) (string, bool) {
	s = Fold(s)
	head, rest, _ := strings.Cut(s, " ")
	if w := writtenOut(head); w != "" && rest != "" {
		return w + " " + rest, true
	}
	return s, false
}

// RegionCode returns the code of a state or province given as code, name in English
// or French, or traditional abbreviation, and whether it is one.
func RegionCode(c Country, region string) (string, bool) {
	if c != US && c != CA {
		return "", false
	}
	if code, ok := addr.Region(c == CA, region); ok { // IL
		return code, true
	}
	var buf [64]byte
	letters := slices.DeleteFunc(appendFold(buf[:0], region, ' '), func(b byte) bool { return b == ' ' })
	return addr.Region(c == CA, string(letters))
}

// compareRegion compares states or provinces.
func compareRegion(country Country, a, b string) FieldResult {
	res, done := sides(a, b)
	if done {
		return res
	}
	x, okx := RegionCode(country, a)
	y, oky := RegionCode(country, b)
	switch {
	case okx && oky && x == y, !okx && !oky && Fold(a) == Fold(b):
		rules := textRules(a, b)
		if !strings.EqualFold(a, b) {
			rules |= RuleRegionCode
		}
		res.equivalent(rules)
	default:
		res.differs(RegionDiffers, false, "Another state or province. Mind codes that look alike, such as MO (Missouri) and MS (Mississippi).")
	}
	return res
}

// comparePostal compares postal codes.
func comparePostal(country Country, a, b string) FieldResult {
	res, done := sides(a, b)
	if done {
		return res
	}
	x, y := alphanumerics(a), alphanumerics(b)
	if country == CA {
		comparePostalCA(&res, x, y)
	} else {
		compareZIP(&res, x, y)
	}
	return res
}

func compareZIP(res *FieldResult, x, y string) {
	px, py := plus4(x), plus4(y)
	switch {
	case x == y && x != "":
		res.equivalent(RulePostalFormat)
	case px == py && px != "":
		if len(x) == len(y) {
			res.differs(PostalPlus4Differs, true, "The five digits agree, the four behind them differ.")
			return
		}
		res.equivalent(RuleZIP4)
	case px != "" && py != "" && strings.TrimLeft(px, "0") == strings.TrimLeft(py, "0"):
		res.differs(PostalLeadingZero, true, "A leading zero was lost. A ZIP code has five digits.")
	case px != "" && py != "" && near(px, py):
		res.differs(PostalDiffers, true, "A digit or two of the ZIP code differ, or two are swapped.")
	default:
		res.differs(PostalDiffers, false, "Another ZIP code. Most carriers match that of the service address.")
	}
}

// plus4 returns the ZIP code without the four digits behind it: what is not nine
// digits is returned whole.
func plus4(s string) string {
	if len(s) == 9 && isDigits(s) {
		return s[:5]
	}
	return s
}

func comparePostalCA(res *FieldResult, x, y string) {
	switch {
	case x == y && x != "":
		res.equivalent(RulePostalFormat)
	case len(x) == 6 && len(y) == 6 && lookAlike(x) == lookAlike(y):
		res.differs(PostalLetterDigitConfusion, true, "A letter stands where a digit belongs, such as O for 0 or I for 1. The form is A1A 1A1.")
	case len(x) == 6 && len(y) == 6 && x[:3] == y[:3]:
		res.differs(PostalLDUDiffers, true, "The area agrees, the last three characters differ.")
	default:
		res.differs(PostalDiffers, len(x) == 6 && len(y) == 6 && near(x, y), "Another postal code. Most carriers match that of the service address.")
	}
}

// lookAlike writes O and I as the digits they are taken for.
func lookAlike(s string) string {
	return strings.NewReplacer("O", "0", "Q", "0", "I", "1").Replace(s)
}
