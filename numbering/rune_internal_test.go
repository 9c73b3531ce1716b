package numbering

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// Every character is decoded as the standard library decodes it, and every decimal
// digit of Unicode has its value.
func TestEveryCharacterIsDecoded(t *testing.T) {
	digits := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := string(r) // the replacement character for a surrogate
		g := at(s, 0)
		if int(g.size) != len(s) {
			t.Fatalf("%U: %d bytes", r, g.size)
		}
		if (g.class == digit) != unicode.Is(unicode.Nd, r) {
			t.Fatalf("%U: class %d", r, g.class)
		}
		if g.class == digit {
			digits++
		}
	}
	require.Zero(t, digits%10)

	for _, zero := range []rune{'0', 0x0660, 0x06F0, 0x0966, 0x1810, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1FBF0} {
		for v := range rune(10) {
			require.Equal(t, '0'+v, at(string(zero+v), 0).char)
		}
	}
}

func TestBytesThatAreNoCharacter(t *testing.T) {
	for _, s := range []string{"\x80", "\xff", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xef\xbc", "\xf0\x80\x80\x80", "\xf8\x80\x80\x80", "\xef\xbc1"} {
		g := at(s, 0)
		require.Equal(t, glyph{class: other, size: 1, char: utf8.RuneError}, g, "%q", s)
	}
}

// standIns are the characters outside ASCII that stand for one of it, beside the
// full-width forms and the digits.
var standIns = map[string]glyph{
	"\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u30fc\ufe58\ufe63": {class: separator, char: '-'},
	"\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000": {
		class: separator, char: ' ',
	},
	"\u00b7\u2022\u2027\u2219": {class: separator, char: '.'},
	"\u2053\u223c\u301c":       {class: separator, char: '~'},
	"\u0085\u2028\u2029":       {class: line, char: '\n'},
}

// Each of them, the full-width forms and the digits of all scripts are classed as what
// they stand for, whichever script was read before; all other characters as themselves.
func TestEveryCharacterIsClassed(t *testing.T) {
	want := map[rune]glyph{}
	for chars, g := range standIns {
		for _, r := range chars {
			want[r] = g
		}
	}
	for r := '!'; r <= '~'; r++ {
		want[r-'!'+0xff01] = glyph{class: ascii[r], char: r}
	}
	digits := rune(0)
	var before rune // the zero of the script of the last digit
	for r := rune(utf8.RuneSelf); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		g, ok := want[r]
		if unicode.Is(unicode.Nd, r) {
			g, ok = glyph{class: digit, char: '0' + digits%10}, true
			before = r - digits%10
			digits++
		}
		if !ok {
			g = glyph{class: other, char: r}
		}
		s := string(r)
		g.size = uint8(len(s))
		for _, zero := range []rune{unseen, before} {
			script := zero
			if got := next(s, 0, &script); got != g || at(s, 0) != g {
				t.Fatalf("%U: %+v and %+v, not %+v", r, got, at(s, 0), g)
			}
			if g.class == digit && script != r-(g.char-'0') {
				t.Fatalf("%U: the script begins at %U", r, script)
			}
			if g.class != digit && script != zero {
				t.Fatalf("%U: no digit, and the script begins at %U", r, script)
			}
		}
	}
}

// Bytes are decoded as the standard library decodes them, but for surrogates and what
// is beyond Unicode, which nothing here reads.
func TestEveryBeginningIsDecoded(t *testing.T) {
	try := func(s string) {
		want, size := utf8.DecodeRuneInString(s)
		got, n := decode(s, 0)
		if utf8.ValidRune(got) && (got != want || int(n) != size) {
			t.Fatalf("%q: %U of %d bytes, not %U of %d", s, got, n, want, size)
		}
	}
	edges := []byte{0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff}
	for lead := 0x80; lead <= 0xff; lead++ {
		try(string([]byte{byte(lead)}))
		for second := range 256 {
			try(string([]byte{byte(lead), byte(second)}))
			for _, third := range edges {
				try(string([]byte{byte(lead), byte(second), third}))
				for _, fourth := range edges {
					try(string([]byte{byte(lead), byte(second), third, fourth}))
				}
			}
		}
	}
}
