package loa

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// ErrCanonical is matched by the errors of [Canonicalize].
var ErrCanonical = errors.New("loa: not canonicalizable JSON")

// Limits of what is canonicalized: numbers are integers that an IEEE double holds
// exactly, and nesting ends somewhere.
const (
	maxSafeInteger = 1<<53 - 1
	maxDepth       = 64
)

// Canonicalize returns the canonical form of a JSON text (RFC 8785, JCS): no white
// space, members sorted by the UTF-16 code units of their names, strings with the
// fewest escapes. Letters hold no other numbers than small integers, so it refuses
// fractions, exponents and integers beyond 2^53-1 instead of rounding them; it
// refuses doubled names, invalid UTF-8 and lone surrogates as the RFC demands.
func Canonicalize(text []byte) ([]byte, error) {
	if !utf8.Valid(text) {
		return nil, ErrCanonical
	}
	w := canonicalizer{src: text, dst: make([]byte, 0, len(text))}
	w.space()
	if !w.value(0) {
		return nil, ErrCanonical
	}
	if w.space(); w.i != len(text) {
		return nil, ErrCanonical
	}
	return w.dst, nil
}

// isCanonical reports whether text is its own canonical form.
func isCanonical(text []byte) bool {
	c, err := Canonicalize(text)
	return err == nil && bytes.Equal(c, text)
}

// canonicalizer reads src from i and appends the canonical form to dst. Its methods
// report whether the text was in order.
type canonicalizer struct {
	src, dst []byte
	i        int
	buf      []byte // of the string being unescaped
}

func (w *canonicalizer) space() {
	for w.i < len(w.src) {
		switch w.src[w.i] {
		case ' ', '\t', '\n', '\r':
			w.i++
		default:
			return
		}
	}
}

// next consumes c after white space and reports whether it stood there.
func (w *canonicalizer) next(c byte) bool {
	w.space()
	if w.i < len(w.src) && w.src[w.i] == c {
		w.i++
		return true
	}
	return false
}

func (w *canonicalizer) value(depth int) bool {
	if w.i >= len(w.src) || depth > maxDepth {
		return false
	}
	switch c := w.src[w.i]; {
	case c == '{':
		return w.object(depth)
	case c == '[':
		return w.array(depth)
	case c == '"':
		s, ok := w.str()
		w.dst = appendEscaped(w.dst, s)
		return ok
	case c == '-' || c >= '0' && c <= '9':
		return w.number()
	}
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(w.src[w.i:], []byte(word)) {
			w.dst = append(w.dst, word...)
			w.i += len(word)
			return true
		}
	}
	return false
}

func (w *canonicalizer) array(depth int) bool {
	w.i++
	w.dst = append(w.dst, '[')
	if w.next(']') {
		w.dst = append(w.dst, ']')
		return true
	}
	for {
		if w.space(); !w.value(depth + 1) {
			return false
		}
		if w.next(']') {
			w.dst = append(w.dst, ']')
			return true
		}
		if !w.next(',') {
			return false
		}
		w.dst = append(w.dst, ',')
	}
}

// member is one member of an object: its name and where the canonical member
// stands in dst.
type member struct {
	name       string
	start, end int
}

// object writes the members as they come and then puts them in order.
func (w *canonicalizer) object(depth int) bool {
	w.i++
	w.dst = append(w.dst, '{')
	if w.next('}') {
		w.dst = append(w.dst, '}')
		return true
	}
	var fixed [32]member
	members, first := fixed[:0], len(w.dst)
	for {
		w.space()
		start := len(w.dst)
		name, ok := w.str()
		if !ok || !w.next(':') {
			return false
		}
		m := member{name: string(name), start: start}
		w.dst = append(appendEscaped(w.dst, name), ':')
		if w.space(); !w.value(depth + 1) {
			return false
		}
		m.end = len(w.dst)
		members = append(members, m)
		if w.next('}') {
			break
		}
		if !w.next(',') {
			return false
		}
	}
	if !slices.IsSortedFunc(members, compareNames) {
		slices.SortStableFunc(members, compareNames)
	}
	written := slices.Clone(w.dst[first:])
	w.dst = w.dst[:first]
	for i, m := range members {
		if i > 0 {
			if members[i-1].name == m.name {
				return false
			}
			w.dst = append(w.dst, ',')
		}
		w.dst = append(w.dst, written[m.start-first:m.end-first]...)
	}
	w.dst = append(w.dst, '}')
	return true
}

// compareNames orders by UTF-16 code units, which is the order of the code points
// but for those beyond the basic plane, which come before U+E000 to U+FFFF.
func compareNames(a, b member) int {
	s, t := a.name, b.name
	for s != "" && t != "" {
		r, n := utf8.DecodeRuneInString(s)
		q, m := utf8.DecodeRuneInString(t)
		if r != q {
			return cmp.Or(cmp.Compare(firstUnit(r), firstUnit(q)), cmp.Compare(r, q))
		}
		s, t = s[n:], t[m:]
	}
	return cmp.Compare(len(s), len(t))
}

// firstUnit returns the first UTF-16 code unit of r.
func firstUnit(r rune) rune {
	if hi, _ := utf16.EncodeRune(r); hi != utf8.RuneError {
		return hi
	}
	return r
}

// number copies an integer.
func (w *canonicalizer) number() bool {
	start := w.i
	for w.i < len(w.src) && bytes.IndexByte([]byte("-0123456789"), w.src[w.i]) >= 0 {
		w.i++
	}
	text := string(w.src[start:w.i])
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n > maxSafeInteger || n < -maxSafeInteger {
		return false
	}
	if s := strconv.FormatInt(n, 10); s != text && text != "-0" {
		return false // 01 is not JSON
	}
	w.dst = strconv.AppendInt(w.dst, n, 10)
	return true
}

// str reads a string and returns its text, which holds until the next call.
func (w *canonicalizer) str() ([]byte, bool) {
	if w.i >= len(w.src) || w.src[w.i] != '"' {
		return nil, false
	}
	w.i++
	start := w.i
	for w.i < len(w.src) { // the common case: nothing to unescape
		switch c := w.src[w.i]; {
		case c == '"':
			w.i++
			return w.src[start : w.i-1], true
		case c == '\\':
			w.buf = append(w.buf[:0], w.src[start:w.i]...)
			return w.unescape()
		case c < ' ':
			return nil, false
		}
		w.i++
	}
	return nil, false
}

func (w *canonicalizer) unescape() ([]byte, bool) {
	for w.i < len(w.src) {
		c := w.src[w.i]
		w.i++
		switch {
		case c == '"':
			return w.buf, true
		case c < ' ':
			return nil, false
		case c != '\\':
			w.buf = append(w.buf, c)
		default:
			if w.i >= len(w.src) {
				return nil, false
			}
			c = w.src[w.i]
			w.i++
			if c == 'u' {
				r, ok := w.hex4()
				if !ok {
					return nil, false
				}
				w.buf = utf8.AppendRune(w.buf, r)
				continue
			}
			k := bytes.IndexByte([]byte(`"\/bfnrt`), c)
			if k < 0 {
				return nil, false
			}
			w.buf = append(w.buf, "\"\\/\b\f\n\r\t"[k])
		}
	}
	return nil, false
}

// hex4 reads the four digits of an escape and, for a surrogate, its other half.
func (w *canonicalizer) hex4() (rune, bool) {
	r, ok := w.unit()
	if !ok || !utf16.IsSurrogate(r) {
		return r, ok
	}
	if !bytes.HasPrefix(w.src[w.i:], []byte(`\u`)) {
		return 0, false
	}
	w.i += 2
	low, ok := w.unit()
	r = utf16.DecodeRune(r, low)
	return r, ok && r != utf8.RuneError
}

func (w *canonicalizer) unit() (rune, bool) {
	if w.i+4 > len(w.src) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(w.src[w.i:w.i+4]), 16, 16)
	w.i += 4
	return rune(n), err == nil
}

// appendEscaped writes a string with the escapes that RFC 8785 section 3.2.2.2 asks
// for, and no others.
func appendEscaped(dst, s []byte) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for _, c := range s {
		switch {
		case c == '"', c == '\\':
			dst = append(dst, '\\', c)
		case c >= ' ':
			dst = append(dst, c)
		default:
			if k := bytes.IndexByte([]byte("\b\f\n\r\t"), c); k >= 0 {
				dst = append(dst, '\\', "bfnrt"[k])
			} else {
				dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
		}
	}
	return append(dst, '"')
}
