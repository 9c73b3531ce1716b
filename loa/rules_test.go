package loa

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// caseDiffers is [sameButCase] the long way: the letters of both, all at once.
func caseDiffers(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, norm.NFKD.String(s))
	}
	x, y := letters(a), letters(b)
	return x != y && strings.Map(unicode.ToUpper, x) == strings.Map(unicode.ToUpper, y)
}

// classTraits is [traits] of one rune, by the classes of Unicode alone.
func classTraits(r rune) (t textTraits) {
	switch {
	case unicode.IsLower(r):
		t.rules = RuleCase
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsSpace(r), unicode.Is(unicode.Mn, r), r == '#', r == '&':
	case strings.ContainsRune("'’‘\u02bc", r):
		t.apostrophes = 1
	default:
		t.punctuation = 1
	}
	return t
}

// TestTextRules holds the rules of writing against the long way.
func TestTextRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.OneOf(rapid.StringMatching(`[ -~]*`), rapid.StringOf(rapid.SampledFrom([]rune("aAbBéÉßẞıIſsSµ ,’'#&ﬁ½1\x00\u0301")))).Draw(t, "a")
		b := rapid.OneOf(rapid.Just(strings.ToUpper(a)), rapid.Just(strings.ReplaceAll(a, ",", "")), rapid.StringMatching(`[ -~]*`)).Draw(t, "b")
		if got, want := sameButCase(a, b), caseDiffers(a, b); got != want {
			t.Fatalf("sameButCase(%q, %q) = %v", a, b, got)
		}
		var want textTraits
		for _, r := range a {
			one := classTraits(r)
			want.rules |= one.rules
			want.punctuation += one.punctuation
			want.apostrophes += one.apostrophes
		}
		got := traits(a)
		got.rules &= RuleCase
		if got != want {
			t.Fatalf("traits(%q) = %v, want %v", a, got, want)
		}
		if rules := textRules(a, b); rules.Has(RuleCase) != (caseDiffers(a, b) || traits(a).rules.Has(RuleCase) != traits(b).rules.Has(RuleCase)) {
			t.Fatalf("textRules(%q, %q) = %s", a, b, rules)
		}
	})
}
