package loa_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

var fuzzFields = []string{"business_name", "authorized_name", "street", "city", "region", "postal_code", "account_number"}

// FuzzFold asks that folding what is folded changes nothing, for any bytes.
func FuzzFold(f *testing.F) {
	for _, s := range []string{
		"", "Crème Brûlée", "\xf7č", // a broken byte beside a composed letter
		"ﬁ½№ＡＢ", "ß ẞ ŉ ǰ ΐ", "O'Brien’s", "A\u0300\u0301", "ı İ", "a\x00b\u200dc", "-a--b-", "№№", "ᾳ Ω µ", "1⁄2 ½",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := loa.Fold(s)
		require.Equal(t, once, loa.Fold(once))
		require.True(t, utf8.ValidString(once))
		require.Equal(t, strings.Join(strings.Fields(once), " "), once)
	})
}

// FuzzCompare asks that no text makes a comparison panic, that the two sides may be
// exchanged, unless a record is masked, and that a text is exactly itself.
func FuzzCompare(f *testing.F) {
	for _, c := range matchCases(f) {
		f.Add(c.Letter, c.Record)
	}
	f.Add("", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, field := range fuzzFields {
			for _, country := range []string{"US", "CA"} {
				c := matchCase{Field: field, Country: country}
				x, y := c.compare(t, a, b), c.compare(t, b, a)
				if !masked(field, a) && !masked(field, b) {
					require.Equal(t, x.Verdict, y.Verdict, field)
				}
				if x.Verdict != loa.NotCompared && !masked(field, a) && !masked(field, b) {
					require.Equal(t, x.Near, y.Near, field)
					require.Equal(t, x.Reason, y.Reason, field)
				}
				if self := c.compare(t, a, a); self.Verdict != loa.NotCompared {
					require.Equal(t, loa.Exact, self.Verdict, field)
				}
			}
		}
	})
}

// masked reports whether s, on record, may be an account number of which only the end
// shows: it is compared by that end, and so in one direction.
func masked(field, s string) bool {
	return field == "account_number" && (strings.ContainsAny(s, "*•") || strings.HasPrefix(strings.ToUpper(strings.TrimSpace(s)), "X"))
}

// FuzzLonger adds words to texts: a text that says more than the record is never
// equivalent to it, and two that differ do not become equivalent when both grow.
// Five rules are lenient by design: a local service request cuts company names, so
// that a record of exactly its length stands for a longer one; a legal form is one at
// the end only, and within a name spaces do not count (ACMELLC, ACME LLC); a first name
// behind a comma may be followed by middle names; those may be initials; and ST is
// SAINT only before a name. What a word of a street is depends on its neighbours (12 O
// ST, 12 O ST OUEST), so that two streets must differ once they are longer than a
// street line can be.
func FuzzLonger(f *testing.F) {
	for i, c := range matchCases(f) {
		f.Add(c.Letter, c.Record, uint8(i))
	}
	f.Fuzz(func(t *testing.T, a, b string, n uint8) {
		n %= 40
		words := strings.Repeat(" Zebra", 1+int(n))
		for _, field := range fuzzFields {
			person := field == "authorized_name"
			for _, country := range []string{"US", "CA"} {
				c := matchCase{Field: field, Country: country}
				comma := person && strings.Contains(a, ",")
				if self := c.compare(t, a+words, a); c.compare(t, a, a).Verdict == loa.Exact && !self.Rules.Has(loa.RuleTruncated) && !comma {
					require.Contains(t, []loa.Verdict{loa.Mismatch, loa.NotCompared}, self.Verdict, "%s: longer than the record", field)
				}
				if person || field == "street" && n < 24 || c.compare(t, a, b).Verdict != loa.Mismatch || !says(a) || !says(b) {
					continue
				}
				if both := c.compare(t, a+words, b+words); both.Rules&(loa.RuleTruncated|loa.RuleSpacing|loa.RuleSaint) == 0 {
					require.Contains(t, []loa.Verdict{loa.Mismatch, loa.NotCompared}, both.Verdict, "%s: both longer", field)
				}
			}
		}
	})
}

// says reports whether a text has a letter or digit: two that have none differ in
// punctuation alone, which does not count once words stand beside it.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// FuzzStreet asks that a street line of any bytes can be taken apart and that
// nothing of it is lost: what stands in no part stands in the name.
func FuzzStreet(f *testing.F) {
	for _, c := range matchCases(f) {
		if c.Field == "street" {
			f.Add(c.Letter)
			f.Add(c.Record)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, country := range []loa.Country{loa.US, loa.CA} {
			p := loa.ParseStreet(country, s)
			require.NotEmpty(t, p.Form)
			if loa.Fold(s) != "" && p.Form == loa.Civic {
				require.NotEmpty(t, p.Number+p.Name+p.Type+p.PreDirection+p.PostDirection+p.UnitID+p.Unit+p.Fraction)
			}
		}
	})
}

// TestLongerIsNotMoreLenient adds words to one side of a match: a text that says
// more than the record is never equivalent to it, however long it is.
func TestLongerIsNotMoreLenient(t *testing.T) {
	for _, base := range []matchCase{
		{Field: "business_name", Country: "US", Letter: "Acme Plumbing LLC", Record: "ACME PLUMBING LLC"},
		{Field: "authorized_name", Country: "US", Letter: "Robert Smith", Record: "ROBERT SMITH"},
		{Field: "street", Country: "US", Letter: "123 Main Street", Record: "123 MAIN ST"},
		{Field: "city", Country: "US", Letter: "Springfield", Record: "SPRINGFIELD"},
		{Field: "account_number", Country: "US", Letter: "1234-5678", Record: "12345678"},
		{Field: "postal_code", Country: "US", Letter: "62701", Record: "62701-1234"},
	} {
		require.Equal(t, loa.Equivalent, base.compare(t, base.Letter, base.Record).Verdict)
		for _, n := range []int{1, 2, 5, 11, 12, 13, 23, 24, 25, 30, 100, 5000} {
			longer := base.Letter + strings.Repeat(" Zebra", n)
			require.Equal(t, loa.Mismatch, base.compare(t, longer, base.Record).Verdict, "%s and %d words", base.Field, n)
			initials := base.Letter + strings.Repeat(" q", 20*n)
			require.Equal(t, loa.Mismatch, base.compare(t, initials, base.Record).Verdict, "%s and %d letters", base.Field, n)
			// Two long texts that differ in their last word only.
			require.Equal(t, loa.Mismatch, base.compare(t, longer+" Yak", strings.ToUpper(longer)+" GNU").Verdict, "%s and %d words", base.Field, n)
		}
	}
}

// TestDraftIsCanonical asks that drafting what is drafted changes nothing, whatever
// the terms, and that canonical JSON is its own canonical form.
func TestDraftIsCanonical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		l := loa.Draft(terms)
		again := loa.Draft(l.Terms)
		require.Equal(t, l.Digest(), again.Digest())
		require.True(t, slices.IsSortedFunc(l.Numbers, numbering.Number.Compare))

		text := l.Payload()
		c, err := loa.Canonicalize(text)
		require.NoError(t, err)
		require.True(t, bytes.Equal(text, c))

		b, err := json.Marshal(l)
		require.NoError(t, err)
		var back loa.Letter
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, l.Digest(), back.Digest(), "stored and read back")
	})
}

// TestRenderAnything asks that no letter's text escapes from its place in HTML.
func TestRenderAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		l := loa.Draft(terms)
		h := loa.HTML(l)
		require.NotContains(t, h, "<script")
		require.Equal(t, 1, strings.Count(h, "</html>"))
		require.Equal(t, 1, strings.Count(h, "</style>"))
		for line := range strings.SplitSeq(loa.Text(l), "\n") {
			require.NotContains(t, line, "\r")
			require.NotContains(t, line, "\x1b")
		}
	})
}

func drawTerms(t *rapid.T) loa.Terms {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"<script>alert(1)</script>", "</style>", `"'&`, "a\x1b[31m\nSignature: forged", "Łukasz", "\xff\xfe", "\u2028"}))
	terms := loatest.Terms(rapid.IntRange(0, 20).Draw(t, "numbers"))
	terms.ID = word.Draw(t, "id")
	terms.Language = loa.Language(rapid.SampledFrom([]string{"en", "fr", "es", "", "de"}).Draw(t, "language"))
	terms.Kind = loa.Kind(rapid.SampledFrom([]string{"local", "wireless", "toll-free", "", "fax"}).Draw(t, "kind"))
	terms.Country = loa.Country(rapid.SampledFrom([]string{"US", "CA", "", "MX"}).Draw(t, "country"))
	terms.Customer.Company, terms.Customer.LastName = word.Draw(t, "company"), word.Draw(t, "last name")
	terms.ServiceAddress.Line1, terms.ServiceAddress.PostalCode = word.Draw(t, "line1"), word.Draw(t, "postal code")
	terms.AccountNumber = loa.NewAccountNumber(word.Draw(t, "account"))
	terms.Losing.Name, terms.Signer.Name = word.Draw(t, "losing"), word.Draw(t, "signer")
	return terms
}

// TestValidateAnything asks that no letter makes validation panic, that problems come
// in field order, and that none quotes the letter.
func TestValidateAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		terms.ServiceAddress.City = "QQQQQ"
		for _, country := range []loa.Country{loa.US, loa.CA} {
			for _, kind := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
				p, ok := loa.PolicyFor(country, kind)
				require.True(t, ok)
				for _, pr := range p.Validate(loa.Draft(terms), loatest.Now) {
					require.NotEmpty(t, pr.Code)
					require.NotEmpty(t, pr.Path)
					require.NotEmpty(t, pr.Message)
					require.NotContains(t, pr.Message+pr.Hint, "QQQQQ")
				}
			}
		}
	})
}
