package loa

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a name or address line as it is compared: in upper case, without
// diacritics and apostrophes, with one space for any other punctuation but the
// number sign, the ampersand and the slash, which carry meaning. Compatibility
// forms, such as full-width letters, become plain ones, and letters that have no
// plain form become the usual pair: "Œuvres d’Łódź №5" is "OEUVRES DLODZ NO5". Folding
// what is folded changes nothing.
func Fold(s string) string { return fold(s, ' ') }

// fold is [Fold] with a hyphen inside a word written as hyphen: a space, a hyphen,
// or nothing at all when it is zero.
func fold(s string, hyphen byte) string {
	var buf [128]byte // most lines fit
	return string(appendFold(buf[:0], s, hyphen))
}

func appendFold(dst []byte, s string, hyphen byte) []byte {
	start := len(dst)
	if !isASCII(s) {
		// Repair first: beside a broken byte the normal form leaves letters composed.
		s = norm.NFKD.String(apart(strings.ToValidUTF8(s, " ")))
	}
	space := false // a space is due before the next letter
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			w, keep := foldRune(r)
			if !keep {
				space = space || w != ""
				continue
			}
			dst = gap(dst, start, &space)
			if w != "" {
				dst = append(dst, w...)
			} else {
				dst = utf8.AppendRune(dst, unicode.ToUpper(r))
			}
			continue
		}
		i++
		switch {
		case c >= 'a' && c <= 'z':
			dst = append(gap(dst, start, &space), c-'a'+'A')
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '#', c == '&', c == '/':
			dst = append(gap(dst, start, &space), c)
		case c == '\'' || c < ' ' && c != '\t' && c != '\n' && c != '\r':
		case c == '-' && hyphen != ' ' && !space && len(dst) > start && i < len(s) && isWord(s[i]):
			if hyphen != 0 {
				dst = append(dst, hyphen)
			}
		default:
			space = true
		}
	}
	return dst
}

// gap writes the space that is due.
func gap(dst []byte, start int, space *bool) []byte {
	if *space && len(dst) > start {
		dst = append(dst, ' ')
	}
	*space = false
	return dst
}

// foldRune returns what a decomposed rune beyond ASCII is written as: a text; itself
// in upper case ("" and true); a space (" " and false); nothing ("" and false).
func foldRune(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "SS", true
	case 'æ', 'Æ':
		return "AE", true
	case 'œ', 'Œ':
		return "OE", true
	case 'ø', 'Ø':
		return "O", true
	case 'ł', 'Ł':
		return "L", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "D", true
	case 'þ', 'Þ':
		return "TH", true
	case 'ı':
		return "I", true
	case '\u2044': // the slash of ½
		return "/", true
	case '’', '‘', '\u02bc':
		return "", false
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Cf, unicode.Cc):
		return "", false
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return "", true
	}
	return " ", false
}

// apart puts a space before each fraction of one character, so that 12½ is 12 1/2
// and not 121/2.
func apart(s string) string {
	const fractions = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
	if !strings.ContainsAny(s, fractions) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(fractions, r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// alike reports whether a and b differ in the case of plain letters at most, so that
// what is read out of one need not be read out of the other. That they may fold to
// the same all the same is not looked at.
func alike(a, b string) bool { return isASCII(a) && strings.EqualFold(a, b) }

// isWord reports whether c begins or continues a word, as far as a byte can tell.
func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// sameText reports whether a and b are the same but for composed characters and
// runs of spaces: the verdict [Exact].
func sameText(a, b string) bool {
	if a == b {
		return true
	}
	if !isASCII(a) || !isASCII(b) {
		a, b = composed(a), composed(b)
	}
	i, k := pastSpaces(a, 0), pastSpaces(b, 0)
	for i < len(a) && k < len(b) {
		switch {
		case isSpace(a[i]) && isSpace(b[k]):
			i, k = pastSpaces(a, i), pastSpaces(b, k)
		case a[i] != b[k]:
			return false
		default:
			i, k = i+1, k+1
		}
	}
	return pastSpaces(a, i) == len(a) && pastSpaces(b, k) == len(b)
}

// composed returns s with its characters composed, and with plain spaces.
func composed(s string) string {
	return strings.ReplaceAll(norm.NFC.String(s), "\u00a0", " ")
}

// pastSpaces returns where the spaces that begin at i end.
func pastSpaces(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
