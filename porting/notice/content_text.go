package notice

import (
	"strings"
	"unicode/utf8"

	"github.com/openlnp/lnp/internal/prose"
)

// columns is the width of the text.
const columns = 72

// text lays the content out for a reader without HTML.
func (c *Content) text() string {
	var parts []string
	for _, s := range c.Opening {
		parts = append(parts, hang("", s))
	}
	if len(c.Facts) > 0 {
		parts = append(parts, c.factsText())
	}
	if len(c.Steps) > 0 {
		parts = append(parts, hang("", c.StepsTitle)+strings.Repeat("-", min(utf8.RuneCountInString(c.StepsTitle), columns))+"\n")
		for _, s := range c.Steps {
			parts = append(parts, hang("* ", s))
		}
	}
	for _, s := range c.Closing {
		parts = append(parts, hang("", s))
	}
	return loose(strings.Join(parts, "\n"))
}

// factsText is a table of labels and values; a label that would leave its value no room
// stands above it.
func (c *Content) factsText() string {
	width := 0
	for _, f := range c.Facts {
		if n := utf8.RuneCountInString(f.Label); n <= columns/3 {
			width = max(width, n)
		}
	}
	var b strings.Builder
	for _, f := range c.Facts {
		n := utf8.RuneCountInString(f.Label)
		if n > width {
			b.WriteString(hang("", f.Label) + hang(strings.Repeat(" ", width+2), f.Value))
			continue
		}
		b.WriteString(hang(f.Label+strings.Repeat(" ", width-n+2), f.Value))
	}
	return b.String()
}

// hang wraps a text behind a prefix, its further lines indented as far.
func hang(prefix, s string) string {
	indent := utf8.RuneCountInString(prefix)
	var b strings.Builder
	for i, line := range prose.Wrap(together(s), columns-indent) {
		if i > 0 {
			prefix = strings.Repeat(" ", indent)
		}
		b.WriteString(prefix + line + "\n")
	}
	return b.String()
}
