package notice

import (
	"strings"
	"unicode"
)

// clean makes one line of a text from outside: every run of spaces, line breaks and
// control characters is one space, and the characters that turn the direction of a line,
// with which a name could rewrite the sentence around it, are gone, and with them what
// XML does not have. Non-breaking spaces stay.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case r == 0xa0 || r == 0x202f:
		case unicode.IsSpace(r) || unicode.IsControl(r):
			gap = true
			continue
		case unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff':
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r) // a byte that is not UTF-8 comes as U+FFFD
	}
	return b.String()
}

// plain reports whether s is one clean line already: the usual case.
func plain(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// numberLen is the length of a number such as (312) 555-0142.
const numberLen = 14

// findNumber finds the first such number in a text that is clean: where it begins, or -1.
func findNumber(s string) int {
	return strings.Index(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '#'
		}
		return r
	}, s), "(###) ###-####")
}

// setNumbers sets the numbers of a clean text in one way, and the rest in another.
func setNumbers(s string, number, rest func(string) string) string {
	var b strings.Builder
	for {
		i := findNumber(s)
		if i < 0 {
			b.WriteString(rest(s))
			return b.String()
		}
		b.WriteString(rest(s[:i]) + number(s[i:i+numberLen]))
		s = s[i+numberLen:]
	}
}

// together keeps each number on one line of a text that is to be wrapped.
func together(s string) string {
	return setNumbers(s, func(n string) string { return strings.ReplaceAll(n, " ", nbsp) }, func(s string) string { return s })
}

// loose makes plain spaces of those that may not break, once lines are broken or where
// there are none, so that a reader can search for them.
func loose(s string) string { return strings.ReplaceAll(s, nbsp, " ") }
