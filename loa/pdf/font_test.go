package pdf

import (
	"encoding/binary"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// tinyFont is a TrueType file of nothing but a character map: A to C by a delta, Ł
// by a glyph array that has it and lacks ł, and no more.
func tinyFont() []byte {
	u := binary.BigEndian.AppendUint16
	var sub []byte
	for _, v := range []int{
		4, 0, 0, 6, 0, 0, 0, // format, length (below), language, segments x 2, search hints
		'C', 'ł', 0xffff, 0, // ends, pad
		'A', 'Ł', 0xffff, // starts
		0x10000 - 'A' + 5, 0, 1, // deltas
		0, 4, 0, // offsets: the second to the array behind them
		9, 0, // glyphs of Ł and ł
	} {
		sub = u(sub, uint16(v))
	}
	binary.BigEndian.PutUint16(sub[2:], uint16(len(sub)))
	table := u(u(u(u(nil, 0), 1), 3), 1)
	table = append(binary.BigEndian.AppendUint32(table, 12), sub...)
	font := u(binary.BigEndian.AppendUint32(nil, 0x00010000), 1)
	font = append(font, make([]byte, 6)...)
	font = append(font, "cmap\x00\x00\x00\x00"...)
	font = binary.BigEndian.AppendUint32(font, 28)
	font = binary.BigEndian.AppendUint32(font, uint32(len(table)))
	return append(font, table...)
}

func TestCmap(t *testing.T) {
	c, err := readCmap(tinyFont())
	require.NoError(t, err)
	for r, want := range map[rune]bool{'A': true, 'C': true, 'D': false, '@': false, 'Ł': true, 'ł': false, 0xffff: false, '😀': false} {
		require.Equal(t, want, c.has(r), "%q", r)
	}
	for i := range tinyFont() { // a file cut short anywhere is not read beyond its end
		if c, err := readCmap(tinyFont()[:i]); err == nil {
			c.has('A')
		} else {
			require.ErrorIs(t, err, ErrFont)
		}
	}
}

func FuzzCmap(f *testing.F) {
	f.Add(tinyFont(), int32('Ł'))
	f.Fuzz(func(_ *testing.T, font []byte, r int32) {
		if c, err := readCmap(font); err == nil {
			c.has(r)
		}
	})
}

// TestMissingInFont gives a font that lacks characters: nothing is drawn.
func TestMissingInFont(t *testing.T) {
	terms := loatest.Terms(1)
	terms.Signer.Name = "Łukasz Day"
	_, err := Render(loa.Draft(terms), &Options{Regular: tinyFont()})
	var missing *GlyphError
	require.ErrorAs(t, err, &missing)
	require.True(t, missing.Font)
	require.ErrorIs(t, err, ErrGlyph)
	require.ErrorContains(t, err, "pdf: the font has no glyph for ")
	require.NotContains(t, string(missing.Runes), "Ł")
	require.Contains(t, string(missing.Runes), "e")
}

// TestScripts holds which scripts are drawn letter by letter, and which would need
// shaping.
func TestScripts(t *testing.T) {
	for _, r := range "AéłşβжԱაᏣᐃ漢あアｱ한–€½" {
		require.True(t, plain(r), "%q", r)
	}
	for _, r := range "אبहไ\u0301\u202e\u200d" {
		require.False(t, plain(r), "%q", r)
	}
}

func TestWinAnsi(t *testing.T) {
	for r, want := range map[rune]byte{'A': 'A', 'é': 0xe9, '€': 0x80, '’': 0x92, '–': 0x96, 'Ÿ': 0x9f, 'Œ': 0x8c, '~': '~', 'ÿ': 0xff} {
		got, ok := winAnsi(r)
		require.True(t, ok, "%q", r)
		require.Equal(t, want, got, "%q", r)
	}
	for _, r := range "Łễж\x00\x1f\x7f\u0080漢" {
		_, ok := winAnsi(r)
		require.False(t, ok, "%q", r)
	}
}

// TestWithFont draws names beyond Helvetica with the TrueType font that LNP_FONT
// names.
func TestWithFont(t *testing.T) {
	file := os.Getenv("LNP_FONT")
	if file == "" {
		t.Skip("LNP_FONT names no TrueType font")
	}
	font, err := os.ReadFile(file)
	require.NoError(t, err)
	terms := loatest.Terms(1)
	terms.Signer.Name = "Łukasz Nguyễn"
	l := loatest.Sealed(terms)
	first, err := Render(l, &Options{Regular: font})
	require.NoError(t, err)
	again, err := Render(l, &Options{Regular: font})
	require.NoError(t, err)
	require.Equal(t, first, again)
	require.Contains(t, string(first), "/FontFile2")
}
