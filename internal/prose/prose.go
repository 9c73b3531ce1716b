// Package prose holds what every text for people needs, in the languages of the US and
// Canada: the names of the months, and lines that are not too long.
package prose

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var months = map[string][12]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
}

// Month is the name of a month in a language, "en", "fr" or "es"; English for any other.
func Month(language string, m time.Month) string {
	names, ok := months[language]
	if !ok {
		names = months["en"]
	}
	return names[m-1]
}

// Wrap breaks a text at its spaces and controls into lines of at most width runes, of
// which there is at least one; a longer word stands alone. A space that may not break
// does not.
func Wrap(s string, width int) []string {
	lines := []string{""}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || unicode.IsControl(r) }) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
