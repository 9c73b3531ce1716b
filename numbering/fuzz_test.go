package numbering_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/openlnp/lnp/numbering"
)

// corpus are texts for every branch of the parsers.
var corpus = []string{
	// The forms that are told apart by their length.
	"2025550123", "12025550123", "+12025550123", "202-555-0123", "(202)555-0123", "(202) 555-0123",
	"1-202-555-0123", "+1 202-555-0123", "+1 (202) 555-0123",
	// One character off each of them.
	"202555012", "22025550123", "+22025550123", "202-555 0123", "(202]555-0123", "(202)  555-0123", "+1 (202) 555-012\u0663",
	// The access code, and what looks like one.
	"01112025550123", "0112025550123", "011", "0111",
	// Full width, Arabic, mathematical digits; bytes that are no character.
	"\uff12\uff10\uff12", "\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663", "\U0001d7d0", "\xff\xfe2025550123", "\xe0\x80\x80",
	// Extensions, with digits and without, twice, too long.
	"2025550123x45", "2025550123 ext", "2025550123 extensio\u0301n 45", "2025550123,,45#", "2025550123;45", "2025550123x1x2",
	"2025550123x12345678901234567890",
	// URIs; these two panicked a peer.
	"tel:+12025550123;ext=45;npdi;rn=+12025550001", "tel:555-0123;phone-context=+1202", "5;phone-context=+1;tel:x", ";phone-context=",
	"tel:", "tel:;", "tel:2025550123;=", "tel:2025550123;rn=;ext=", "tel:2025550123;phone-context=+000000000000000000",
	// Letters, with too many of them.
	"1-800-FLOWERS", "1-800-MATTRESS", "800 SIX-flag ext. 1234", "++1", "1+", "FLOWERS",
	// Ranges, also inverted and across an exchange.
	"202-555-0100 - 0149", "202-555-01XX", "2025550100+100", "2025559999+2", "202-555-0149 - 0100", "2025550100..2025560100", "XXXXXXXXXX", "-x", "to",
	// A text of several things.
	"a 202-555-0123 x45, 202-555-01XX\n911-555-0123\t1-800-FLOWERS $5 2026-11-23 +44 20 7946 0958 202-555-0100 to 202-555-0101",
	// Punctuation alone.
	"((((", "+", "....", "- - -", "(+", "%2b", "%2", "*67", "#31#",
}

func FuzzParse(f *testing.F) {
	for _, s := range corpus {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := numbering.ParseDetail(s)
		n, plain := numbering.Parse(s)
		if n != d.Number || (err == nil) != (plain == nil) {
			t.Fatalf("Parse gives %v, %v; ParseDetail %v, %v", n, plain, d, err)
		}
		checkError(t, s, err)
		if b, bytesErr := numbering.ParseDetail([]byte(s)); b != d || !sameError(err, bytesErr) {
			t.Fatalf("bytes give %v, %v; the string %v, %v", b, bytesErr, d, err)
		}
		if strict, strictErr := numbering.ParseE164(s); strictErr == nil && (strict != n || s != n.E164()) {
			t.Fatalf("ParseE164 takes what Parse does not")
		}
		if (err == nil) != n.IsValid() {
			t.Fatalf("%v, %v", n, err)
		}
		if err != nil {
			return
		}
		if again, ok := numbering.FromDigits(n.Digits()); !ok || again != n {
			t.Fatalf("%v is not well-formed", n)
		}
		for _, form := range []string{n.E164(), n.National(), n.International(), n.RFC3966(), n.Dashed(), n.Plain()} {
			if back, err := numbering.Parse(form); err != nil || back != n {
				t.Fatalf("%s reads as %v, %v", form, back, err)
			}
		}
		c := numbering.Standard().Classify(n)
		if c.Portable != (c.Reason == "") {
			t.Fatalf("%v", c)
		}
	})
}

func FuzzParseVanity(f *testing.F) {
	for _, s := range corpus {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, truncate bool) {
		v, err := numbering.ParseVanity(s, &numbering.VanityOptions{Truncate: truncate})
		checkError(t, s, err)
		if err != nil {
			return
		}
		again, err := numbering.ParseVanity([]byte(v.Spelling), nil)
		if err != nil || again.Number != v.Number || len(v.Spelling) != 10 || !truncate && v.Surplus > 0 {
			t.Fatalf("%q reads as %v, %v", v.Spelling, again, err)
		}
	})
}

func FuzzParseRange(f *testing.F) {
	for _, s := range corpus {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := numbering.ParseRange(s)
		checkError(t, s, err)
		if b, bytesErr := numbering.ParseRange([]byte(s)); b != r || !sameError(err, bytesErr) {
			t.Fatalf("bytes give %v, %v", b, bytesErr)
		}
		if back, backErr := numbering.ParseRange(r.String()); err == nil && (backErr != nil || back != r) {
			t.Fatalf("%q reads as %v, %v", r, back, backErr)
		}
		b, err := numbering.ParseBlock(s)
		checkError(t, s, err)
		if back, backErr := numbering.ParseBlock(b.String()); err == nil && (backErr != nil || back != b) {
			t.Fatalf("%q reads as %v, %v", b, back, backErr)
		}
		set, err := numbering.ParseSet(s)
		checkError(t, s, err)
		if back, backErr := numbering.ParseSet(set.String()); backErr != nil || !back.Equal(set) {
			t.Fatalf("%q reads as %v, %v", set, back, backErr)
		}
	})
}

func FuzzExtract(f *testing.F) {
	for _, s := range corpus {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for m := range numbering.Extract(s) {
			if m.Start < last || m.End <= m.Start || m.End > len(s) || m.Line < 1 || m.Column < 1 {
				t.Fatalf("%+v after byte %d of %d", m, last, len(s))
			}
			last = m.End
			if (m.Err == nil) != m.Range.IsValid() || m.Number != m.Range.First() {
				t.Fatalf("%+v", m)
			}
			checkError(t, s[m.Start:m.End], m.Err)
			if m.Err != nil {
				continue
			}
			// What Extract finds, the parsers of fields read.
			if m.Range.Len() > 1 {
				if r, err := numbering.ParseRange(s[m.Start:m.End]); err != nil || r != m.Range {
					t.Fatalf("%q is %v here and %v, %v there", s[m.Start:m.End], m.Range, r, err)
				}
			} else if m.Extension == "" {
				if r, err := numbering.ParseRange(s[m.Start:m.End]); err != nil || r != m.Range {
					t.Fatalf("%q is %v here and %v, %v there", s[m.Start:m.End], m.Range, r, err)
				}
			}
		}
		sameMatch := func(a, b numbering.Match) bool {
			errs := sameError(a.Err, b.Err)
			a.Err, b.Err = nil, nil
			return errs && a == b
		}
		if !slices.EqualFunc(slices.Collect(numbering.Extract(s)), slices.Collect(numbering.Extract([]byte(s))), sameMatch) {
			t.Fatal("bytes give other matches")
		}
	})
}

// checkError holds that an error is typed, placed within the text, and one of the
// documented ones.
func checkError(t *testing.T, s string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	e, ok := errors.AsType[*numbering.ParseError](err)
	if !ok || e.Offset < 0 || e.Offset > len(s) || e.Length != len(s) || !errors.Is(err, numbering.ErrInvalid) || e.Problem.Text() == string(e.Problem) {
		t.Fatalf("%#v for %d bytes", err, len(s))
	}
}

func sameError(a, b error) bool {
	x, _ := errors.AsType[*numbering.ParseError](a)
	y, _ := errors.AsType[*numbering.ParseError](b)
	return (x == nil) == (y == nil) && (x == nil || *x == *y)
}
