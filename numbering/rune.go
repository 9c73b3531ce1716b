package numbering

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// class is what a character means in a written number.
type class uint8

const (
	other class = iota
	digit
	separator
	plus
	letter
	mark // , ; # which an extension may follow
	star
	line // the end of a line, a space at either end of a text
)

// ascii classes the ASCII characters; those left out are other.
var ascii = [utf8.RuneSelf]class{
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit,
	'5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	' ': separator, '\t': separator, '-': separator, '.': separator, '/': separator, '_': separator,
	'(': separator, ')': separator, '[': separator, ']': separator, '~': separator,
	'+': plus, ',': mark, ';': mark, '#': mark, '*': star, '\n': line, '\r': line, '\v': line, '\f': line,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter,
	'h': letter, 'i': letter, 'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter,
	'o': letter, 'p': letter, 'q': letter, 'r': letter, 's': letter, 't': letter, 'u': letter,
	'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter,
	'H': letter, 'I': letter, 'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter,
	'O': letter, 'P': letter, 'Q': letter, 'R': letter, 'S': letter, 'T': letter, 'U': letter,
	'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
}

// glyph is one character of a text.
type glyph struct {
	class class
	size  uint8 // bytes
	char  rune  // folded: ASCII for the full-width forms and for digits of any script
}

// at returns the character at byte i of s, which is within s.
func at[S Text](s S, i int) glyph {
	if c := s[i]; c < utf8.RuneSelf {
		return glyph{ascii[c], 1, rune(c)}
	}
	r, size := decode(s, i)
	g := wide(r)
	g.size = size
	return g
}

// unseen is the zero of a script of which no digit was seen yet.
const unseen rune = -10

// next is at for texts whose digits are of one script, as they are: zero is that
// script's, and next sets it.
func next[S Text](s S, i int, zero *rune) glyph {
	if c := s[i]; c < utf8.RuneSelf {
		return glyph{ascii[c], 1, rune(c)}
	}
	r, size := decode(s, i)
	if v := r - *zero; v >= 0 && v <= 9 {
		return glyph{digit, size, '0' + v}
	}
	g := wide(r)
	g.size = size
	if g.class == digit {
		*zero = r - (g.char - '0')
	}
	return g
}

// decode decodes the UTF-8 beyond ASCII at byte i of s, a string or bytes alike. A
// byte that begins no character is one by itself.
func decode[S Text](s S, i int) (r rune, size uint8) {
	c := s[i]
	size, r = 2, rune(c&0x1F)
	least := rune(0x80)
	switch {
	case c >= 0xF0:
		size, r, least = 4, rune(c&0x07), 0x10000
	case c >= 0xE0:
		size, r, least = 3, rune(c&0x0F), 0x800
	}
	if c < 0xC0 || c >= 0xF8 || i+int(size) > len(s) {
		return utf8.RuneError, 1
	}
	for j := i + 1; j < i+int(size); j++ {
		if s[j]&0xC0 != 0x80 {
			return utf8.RuneError, 1
		}
		r = r<<6 | rune(s[j]&0x3F)
	}
	if r < least {
		return utf8.RuneError, 1
	}
	return r, size
}

// wide classes a character outside ASCII.
func wide(r rune) glyph {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E: // the full-width forms of ASCII
		r -= 0xFF01 - '!'
		return glyph{class: ascii[r], char: r}
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0x2043, r == 0x30FC, r == 0xFE58, r == 0xFE63: // dashes
		return glyph{class: separator, char: '-'}
	case r >= 0x2000 && r <= 0x200B, r == 0xA0, r == 0xAD, r == 0x202F, r == 0x205F, r == 0x2060, r == 0x3000: // spaces
		return glyph{class: separator, char: ' '}
	case r == 0xB7, r == 0x2022, r == 0x2027, r == 0x2219: // raised dots
		return glyph{class: separator, char: '.'}
	case r == 0x2053, r == 0x223C, r == 0x301C: // swung dashes
		return glyph{class: separator, char: '~'}
	case r == 0x85, r == 0x2028, r == 0x2029:
		return glyph{class: line, char: '\n'}
	}
	if d := decimal(r); d >= 0 {
		return glyph{class: digit, char: '0' + d}
	}
	return glyph{char: r}
}

// decimal returns the value of a decimal digit outside ASCII, -1 for any other
// character. Unicode keeps its decimal digits in runs of ten, from zero to nine.
func decimal(r rune) rune {
	if r > 0xFFFF {
		for _, t := range unicode.Nd.R32 {
			if r <= rune(t.Hi) {
				return digitIn(r, rune(t.Lo))
			}
		}
		return -1
	}
	t := unicode.Nd.R16
	i := sort.Search(len(t), func(i int) bool { return r <= rune(t[i].Hi) })
	if i == len(t) {
		return -1
	}
	return digitIn(r, rune(t[i].Lo))
}

// digitIn returns the value of r in the runs of digits that begin with zero.
func digitIn(r, zero rune) rune {
	if r < zero {
		return -1
	}
	return (r - zero) % 10
}
