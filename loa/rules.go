package loa

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Rules are the rules that made two texts equivalent. The zero Rules are none.
type Rules uint32

// The rules, in the order in which they are listed.
const (
	RuleCase Rules = 1 << iota
	RulePunctuation
	RuleApostrophe
	RuleDiacritics
	RuleCompatibilityForms
	RuleSpacing
	RuleAmpersand
	RuleInitialsJoined
	RuleLeadingArticle
	RuleLegalForm
	RuleTruncated // at the size of a field of the local service request
	RuleNameOrder
	RuleTitle
	RuleMiddleName
	RuleDirectional
	RuleDirectionalFR
	RuleSuffix
	RuleTypePosition
	RuleNumericStreet
	RuleNumberWord
	RuleSaint
	RuleHighway
	RuleUnitDesignator
	RuleUnitPosition
	RuleCAUnitHyphen
	RulePOBox
	RuleRegionCode
	RulePostalFormat
	RuleZIP4
	RuleBTNCustomerCode
	RuleMaskedTail
)

var ruleNames = [...]string{
	"case", "punctuation", "apostrophe", "diacritics", "compatibility-forms", "spacing", "ampersand",
	"initials-joined", "leading-article", "legal-form", "truncated", "name-order", "title", "middle-name",
	"directional", "directional-fr", "suffix", "type-position", "numeric-street", "number-word", "saint",
	"highway", "unit-designator", "unit-position", "ca-unit-hyphen", "po-box", "region-code", "postal-format",
	"zip4", "btn-customer-code", "masked-tail",
}

// Has reports whether all of q are among r.
func (r Rules) Has(q Rules) bool { return r&q == q }

// IsZero reports whether there are none.
func (r Rules) IsZero() bool { return r == 0 }

// Names returns the rules' names, such as "legal-form".
func (r Rules) Names() []string {
	var out []string
	for i, name := range ruleNames {
		if r&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// String returns the names, joined by commas.
func (r Rules) String() string { return strings.Join(r.Names(), ",") }

// MarshalJSON implements [json.Marshaler] with a list of names.
func (r Rules) MarshalJSON() ([]byte, error) {
	if r == 0 {
		return []byte("[]"), nil
	}
	return json.Marshal(r.Names())
}

// UnmarshalJSON implements [json.Unmarshaler]; names that are not known are left
// out.
func (r *Rules) UnmarshalJSON(b []byte) error {
	var names []string
	if err := json.Unmarshal(b, &names); err != nil {
		return err
	}
	*r = 0
	for _, n := range names {
		for i, known := range ruleNames {
			if n == known {
				*r |= 1 << i
			}
		}
	}
	return nil
}

// textRules returns the rules of writing, as opposed to meaning, in which a and b
// differ.
func textRules(a, b string) Rules {
	x, y := traits(a), traits(b)
	rules := (x.rules ^ y.rules) & (RuleCase | RuleDiacritics | RuleCompatibilityForms)
	if !rules.Has(RuleCase) && sameButCase(a, b) {
		rules |= RuleCase
	}
	if x.punctuation != y.punctuation {
		rules |= RulePunctuation
	}
	if x.apostrophes != y.apostrophes {
		rules |= RuleApostrophe
	}
	return rules
}

// textTraits tells how a text is written: whether it has small letters, diacritics
// and compatibility forms, and how much punctuation.
type textTraits struct {
	rules                    Rules
	punctuation, apostrophes int
}

func traits(s string) (t textTraits) {
	if !isASCII(s) {
		decomposed := norm.NFD.String(s)
		if norm.NFKD.String(s) != decomposed {
			t.rules |= RuleCompatibilityForms
		}
		for _, r := range decomposed {
			if unicode.Is(unicode.Mn, r) || strings.ContainsRune("ßẞæÆœŒøØłŁđĐðÐþÞı", r) {
				t.rules |= RuleDiacritics
			}
		}
	}
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			t.rules |= RuleCase
		case r == ' ' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
		case unicode.IsLower(r):
			t.rules |= RuleCase
		case unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		case r == '\'' || r == '’' || r == '‘' || r == '\u02bc':
			t.apostrophes++
		case r != '#' && r != '&' && !unicode.IsLetter(r) && !unicode.IsSpace(r):
			t.punctuation++
		}
	}
	return t
}

// sameButCase reports whether the letters of a and b are the same but for their
// case.
func sameButCase(a, b string) bool {
	if !isASCII(a) || !isASCII(b) {
		a, b = norm.NFKD.String(a), norm.NFKD.String(b)
	}
	differ := false
	for i, k := 0, 0; ; {
		var r, q rune
		r, i = nextLetter(a, i)
		q, k = nextLetter(b, k)
		if r != q && unicode.ToUpper(r) != unicode.ToUpper(q) {
			return false
		}
		if r == 0 {
			return differ
		}
		differ = differ || r != q
	}
}

// nextLetter returns the first letter of s from i on, 0 when there is none, and where
// it ends.
func nextLetter(s string, i int) (rune, int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if i += n; unicode.IsLetter(r) {
			return r, i
		}
	}
	return 0, i
}
