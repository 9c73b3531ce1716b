package loa

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/openlnp/lnp/internal/prose"
)

const textWidth = 78

// Text writes the letter as plain text of 78 columns.
func Text(l Letter) string {
	lay := LayoutOf(l)
	var b strings.Builder
	b.WriteString(strings.ToUpper(lay.Title) + "\n")
	if lay.Status != "" {
		b.WriteString("*** " + lay.Status + " ***\n")
	}
	for _, s := range lay.Sections {
		textSection(&b, s)
	}
	textHeading(&b, lay.Numbers.Heading)
	if lay.Numbers.Attached {
		textWrap(&b, "", lay.Numbers.Note)
	} else {
		for range lay.Numbers.Blanks {
			b.WriteString(strings.Repeat("_", textWidth) + "\n")
		}
		textNumbers(&b, lay.Numbers.Numbers)
	}
	textHeading(&b, lay.Statements.Heading)
	for i, r := range lay.Statements.Rows {
		text := strings.Join(r.Lines, " ")
		if r.Label != "" {
			text += " [" + r.Label + "]"
		}
		textWrap(&b, pad(strconv.Itoa(i+1)+".", 4), text)
	}
	textHeading(&b, lay.Signature.Heading)
	b.WriteString("\n" + label(lay.Signature.Label) + blankOr(lay.Signature.Text) + "\n")
	for _, r := range lay.Signature.Rows {
		textRow(&b, r)
	}
	if len(lay.Evidence.Rows) > 0 {
		textSection(&b, lay.Evidence)
	}
	if lay.Numbers.Attached {
		textHeading(&b, lay.Numbers.Attachment)
		textNumbers(&b, lay.Numbers.Numbers)
	}
	b.WriteString("\n" + oneLine(lay.Reference) + "\n")
	return b.String()
}

func textHeading(b *strings.Builder, h string) {
	b.WriteString("\n" + h + "\n" + strings.Repeat("-", runes(h)) + "\n")
}

func textSection(b *strings.Builder, s Section) {
	textHeading(b, s.Heading)
	for _, r := range s.Rows {
		textRow(b, r)
	}
}

const labelWidth = 36

func label(s string) string { return pad(s+":", labelWidth) }

// pad fills s up with spaces to at least one.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(1, n-runes(s))) }

func blankOr(s string) string {
	if s == "" {
		return strings.Repeat("_", textWidth-labelWidth)
	}
	return oneLine(s)
}

// oneLine takes line breaks and other controls out of a value, so that none can
// forge a line or turn the order of its letters.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return ' '
		}
		return r
	}, s)
}

// isControl reports whether r is a control character, a line break, or a control of
// the writing direction.
func isControl(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

func textRow(b *strings.Builder, r Row) {
	head := label(r.Label)
	for range r.Blanks {
		b.WriteString(head + blankOr("") + "\n")
		head = strings.Repeat(" ", labelWidth)
	}
	for _, l := range r.Lines {
		textWrap(b, head, l)
		head = strings.Repeat(" ", labelWidth)
	}
}

// textWrap writes s in lines of the text's width, the first behind head, the others
// as far in as that.
func textWrap(b *strings.Builder, head, s string) {
	for _, line := range prose.Wrap(oneLine(s), textWidth-runes(head)) {
		b.WriteString(head + line + "\n")
		head = strings.Repeat(" ", runes(head))
	}
}

func textNumbers(b *strings.Builder, numbers []string) {
	const columns = 4
	for i, n := range numbers {
		if i%columns == columns-1 || i == len(numbers)-1 {
			b.WriteString(n + "\n")
		} else {
			b.WriteString(pad(n, textWidth/columns))
		}
	}
}
