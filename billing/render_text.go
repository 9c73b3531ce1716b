package billing

import (
	"strings"
	"unicode/utf8"

	"github.com/openlnp/lnp/internal/prose"
)

// columns is the width of the text.
const columns = 72

// text lays a page out in columns. The spaces that keep a number and its unit together
// are plain ones once the lines are broken, so that a reader can search for them.
func (p page) text() string {
	var b strings.Builder
	pair(&b, "", strings.ToUpper(p.title), p.mark)
	b.WriteByte('\n')
	p.address(&b, p.words.from, p.seller)
	p.address(&b, p.words.to, p.customer)
	width := 0
	for _, f := range p.facts {
		width = max(width, utf8.RuneCountInString(f[0]))
	}
	for _, f := range p.facts {
		label := f[0] + strings.Repeat(" ", width-utf8.RuneCountInString(f[0])+2)
		for _, line := range wrap(f[1], columns-width-2) {
			b.WriteString(label + line + "\n")
			label = strings.Repeat(" ", width+2)
		}
	}
	rule(&b)
	if len(p.rows) == 0 {
		b.WriteString(p.nothing + "\n")
	}
	rows(&b, p.rows)
	rule(&b)
	rows(&b, p.totals)
	p.section(&b, p.words.numbers, len(p.numbers))
	rows(&b, p.numbers)
	p.section(&b, p.words.notes, len(p.notes))
	for _, n := range p.notes {
		for _, line := range wrap(n, columns) {
			b.WriteString(line + "\n")
		}
	}
	return strings.ReplaceAll(b.String(), nbsp, " ")
}

func (p page) address(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString(title + "\n")
	for _, line := range lines {
		pair(b, "  ", line, "")
	}
	b.WriteByte('\n')
}

func (p page) section(b *strings.Builder, title string, n int) {
	if n > 0 {
		b.WriteString("\n" + title + "\n")
		rule(b)
	}
}

func rule(b *strings.Builder) { b.WriteString(strings.Repeat("-", columns) + "\n") }

func rows(b *strings.Builder, rs []row) {
	for _, r := range rs {
		pair(b, "", r.what, r.amount)
		if r.how != "" {
			pair(b, "  ", r.how, "")
		}
	}
}

// pair writes a text at the left, wrapped, and another at the right of its first line.
func pair(b *strings.Builder, indent, left, right string) {
	room := columns - len(indent)
	if n := utf8.RuneCountInString(right); n > 0 {
		room -= n + 2
	}
	for i, line := range wrap(left, max(room, 20)) {
		b.WriteString(indent + line)
		if i == 0 && right != "" {
			gap := columns - len(indent) - utf8.RuneCountInString(line) - utf8.RuneCountInString(right)
			b.WriteString(strings.Repeat(" ", max(gap, 2)) + right)
		}
		b.WriteByte('\n')
	}
}

// wrap breaks a text into lines of at most width runes, and a longer word where the line
// ends.
func wrap(s string, width int) (lines []string) {
	for _, line := range prose.Wrap(s, width) {
		rest := []rune(line)
		for ; len(rest) > width; rest = rest[width:] {
			lines = append(lines, string(rest[:width]))
		}
		lines = append(lines, string(rest))
	}
	return lines
}
