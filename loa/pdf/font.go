package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"github.com/openlnp/lnp/loa"
)

// ErrGlyph is matched by every [GlyphError].
var ErrGlyph = errors.New("pdf: no glyph for a character")

// GlyphError tells that a letter holds characters that cannot be drawn: Helvetica
// and the caller's font lack them, or their script needs shaping, which this package
// does not do. Nothing was written.
type GlyphError struct {
	Runes []rune // each once, in the order of the letter
	Font  bool   // a font was given
}

// Error implements error. It counts the characters and does not show them: they are
// of a subscriber's name.
func (e *GlyphError) Error() string {
	if e.Font {
		return fmt.Sprintf("pdf: the font has no glyph for %d of the letter's characters", len(e.Runes))
	}
	return fmt.Sprintf("pdf: Helvetica has no glyph for %d of the letter's characters: give a font", len(e.Runes))
}

// Is makes errors.Is(err, ErrGlyph) true.
func (e *GlyphError) Is(target error) bool { return target == ErrGlyph }

// style is a face of the letter's font.
type style string

const (
	regular style = ""
	bold    style = "B"
	italic  style = "I" // of the signature
)

// fonts are the faces that a letter is drawn in: Helvetica when Regular is nil.
type fonts struct {
	regular, bold []byte
}

// fontsFor returns the fonts that can draw every character of the layout.
func fontsFor(lay *loa.Layout, o *Options) (fonts, error) {
	var beyond []rune // Helvetica
	each(lay, func(r rune) {
		if _, ok := winAnsi(r); !ok {
			beyond = appendOnce(beyond, r)
		}
	})
	if len(beyond) == 0 {
		return fonts{}, nil
	}
	if o.Regular == nil {
		return fonts{}, &GlyphError{Runes: beyond}
	}
	f := fonts{o.Regular, o.Bold}
	if f.bold == nil {
		f.bold = f.regular
	}
	var missing []rune
	for _, file := range [][]byte{f.regular, f.bold} {
		c, err := readCmap(file)
		if err != nil {
			return fonts{}, err
		}
		each(lay, func(r rune) {
			if !c.has(r) || !plain(r) {
				missing = appendOnce(missing, r)
			}
		})
	}
	if len(missing) > 0 {
		return fonts{}, &GlyphError{Runes: missing, Font: true}
	}
	return f, nil
}

func appendOnce(list []rune, r rune) []rune {
	if slices.Contains(list, r) {
		return list
	}
	return append(list, r)
}

// each calls f for every character that is drawn. Headings are drawn in upper case.
func each(lay *loa.Layout, f func(rune)) {
	text := func(list ...string) {
		for _, s := range list {
			for _, r := range printable(s) {
				f(r)
			}
		}
	}
	section := func(s loa.Section) {
		text(strings.ToUpper(s.Heading), s.Heading)
		for _, r := range s.Rows {
			text(r.Label)
			text(r.Lines...)
		}
	}
	text(lay.Title, lay.Status, lay.Reference, lay.Page, lay.Of, "0123456789. ()")
	for _, s := range lay.Sections {
		section(s)
	}
	text(strings.ToUpper(lay.Numbers.Heading), lay.Numbers.Note, strings.ToUpper(lay.Numbers.Attachment))
	text(lay.Numbers.Numbers...)
	section(lay.Statements)
	text(strings.ToUpper(lay.Signature.Heading), lay.Signature.Label, lay.Signature.Text)
	section(loa.Section{Rows: lay.Signature.Rows})
	section(lay.Evidence)
}

// printable returns s with composed characters and with a space for each control
// character.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case r == '\u2010', r == '\u2011': // hyphens that look like the plain one
			return '-'
		}
		return r
	}, norm.NFC.String(s))
}

// plain reports whether r is drawn as it stands, one glyph after the other from left
// to right: scripts that join, reorder or stack their letters are not.
func plain(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian,
		unicode.Cherokee, unicode.Canadian_Aboriginal, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		unicode.Is(unicode.Common, r) && !unicode.Is(unicode.Cf, r)
}

// winAnsiHigh are the characters at 0x80 to 0x9F of Windows code page 1252.
const winAnsiHigh = "€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ"

// winAnsi returns the code of r in Windows code page 1252, which Helvetica is
// encoded in.
func winAnsi(r rune) (byte, bool) {
	if r >= ' ' && r < 0x7f || r >= 0xa0 && r <= 0xff {
		return byte(r), true
	}
	i := byte(0x80)
	for _, q := range winAnsiHigh {
		if q == r && q != 0 {
			return i, true
		}
		i++
	}
	return 0, false
}

// register gives the fonts to the document.
func (f fonts) register(p *fpdf.Fpdf) {
	if f.regular == nil {
		return
	}
	p.AddUTF8FontFromBytes("letter", "", f.regular)
	p.AddUTF8FontFromBytes("letter", "B", f.bold)
}

// set chooses size and face for what is drawn and measured next.
func (d *document) set(size float64, s style) {
	family := "Helvetica"
	if d.font.regular != nil {
		family = "letter"
		if s == italic {
			s = regular
		}
	} else if s == italic {
		family = "Times"
	}
	d.pdf.SetFont(family, string(s), size)
}

// encode writes s in the encoding of the font.
func (d *document) encode(s string) string {
	s = printable(s)
	if d.font.regular != nil {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		c, _ := winAnsi(r) // fontsFor saw to it
		b = append(b, c)
	}
	return string(b)
}

func (d *document) measure(s string) float64 { return d.pdf.GetStringWidth(d.encode(s)) }

// text draws one line whose upper edge is y, in the size that is set.
func (d *document) text(x, y float64, s string, size float64) {
	d.pdf.Text(x, y+size*0.3528*0.92, d.encode(s))
}

// wrap breaks s at spaces into lines of the width, and a word that is longer than
// that within.
func (d *document) wrap(s string, width float64) []string {
	var lines []string
	line := ""
	for w := range strings.FieldsSeq(printable(s)) {
		next := w
		if line != "" {
			next = line + " " + w
		}
		if d.measure(next) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for d.measure(w) > width {
			n := d.fit(w, width)
			lines = append(lines, w[:n])
			w = w[n:]
		}
		line = w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fit returns how many bytes of w fit in the width: one character at the least.
func (d *document) fit(w string, width float64) int {
	_, n := utf8.DecodeRuneInString(w)
	for n < len(w) {
		_, k := utf8.DecodeRuneInString(w[n:])
		if d.measure(w[:n+k]) > width {
			break
		}
		n += k
	}
	return n
}
