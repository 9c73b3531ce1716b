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
