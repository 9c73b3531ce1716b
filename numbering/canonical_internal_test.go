package numbering

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// quickForms are the texts that canonical reads: d is a digit, j what may join groups,
// and the rest is itself.
var quickForms = []string{
	"dddddddddd", "1dddddddddd", "+1dddddddddd", "dddjdddjdddd", "(ddd)dddjdddd", "(ddd) dddjdddd", "1jdddjdddjdddd",
	"+1jdddjdddjdddd", "+1 (ddd) dddjdddd",
}

// slowly is canonical by comparing with every form.
func slowly(s string) uint64 {
forms:
	for _, form := range quickForms {
		if len(form) != len(s) {
			continue
		}
		v := uint64(0)
		for i, want := range []byte(form) {
			c := s[i]
			switch want {
			case 'd':
				if c < '0' || c > '9' {
					continue forms
				}
				v = v*10 + uint64(c-'0')
			case 'j':
				if !strings.ContainsRune("-. ", rune(c)) {
					continue forms
				}
			default:
				if c != want {
					continue forms
				}
			}
		}
		if check(v) == "" {
			return v
		}
	}
	return 0
}

// The quick test of a number agrees with the one that has reasons, for every code.
func TestWellFormed(t *testing.T) {
	for npa := range uint64(1000) {
		for nxx := range uint64(1000) {
			if want := check(npa*npaUnit+nxx*nxxUnit) == ""; wellFormed(npa, nxx) != want {
				t.Fatalf("%03d-%03d: %v", npa, nxx, !want)
			}
		}
	}
}

// TestTheQuickWay changes every byte of every form to every other, cuts each byte out
// and doubles it: canonical reads the forms, nothing else, and what it reads Parse
// would have read the long way.
func TestTheQuickWay(t *testing.T) {
	taken := 0
	try := func(s string) {
		got := canonical(s)
		if want := slowly(s); got != want {
			t.Fatalf("%q: %d, not %d", s, got, want)
		}
		if got == 0 {
			return
		}
		taken++
		if r := read(s); r.problem != "" || r.number != got || r.ext.end > 0 {
			t.Fatalf("%q: %d, the long way %+v", s, got, r)
		}
	}
	for _, form := range quickForms {
		text := []byte(strings.ReplaceAll(form, "j", "-"))
		digits := "2025550123"
		for i, c := range text {
			if c == 'd' {
				text[i], digits = digits[0], digits[1:]
			}
		}
		require.NotZero(t, canonical(string(text)), form)
		for i, was := range text {
			for c := range 256 {
				text[i] = byte(c)
				try(string(text))
			}
			text[i] = was
			try(string(text[:i]) + string(text[i+1:]))
			try(string(text[:i+1]) + string(text[i:]))
		}
	}
	try("::::::::::") // the byte behind 9
	try("//////////") // the byte before 0
	require.Greater(t, taken, 100)
}
