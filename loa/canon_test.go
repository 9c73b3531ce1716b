package loa

import (
	"encoding/json"
	"math"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// reference is the canonical form the long way: what encoding/json writes, made
// canonical.
func reference(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	if text, err = Canonicalize(text); err != nil {
		return nil
	}
	return text
}

func written(v any) (text []byte) {
	switch v := v.(type) {
	case *Terms:
		if v.isWritable() {
			return appendTerms(nil, v)
		}
	case *Event:
		if isWritable(v.At) {
			return appendEvent(nil, v)
		}
	case *Signature:
		if isWritable(v.At) {
			return appendSignature(nil, v)
		}
	}
	return nil
}

// draw fills a value through reflection, so that a field added later is drawn too
// and cannot be forgotten by the writer.
func draw(t *rapid.T, v reflect.Value) {
	if rapid.IntRange(0, 3).Draw(t, "zero") == 0 {
		return
	}
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"Prairie Bicycle Works LLC", "\"quoted\" \\ and more than eight", "\xff\xfe broken \xed\xa0\x80", "<&>\u2028", "\x00\x1f\x7f", "Zoé 😀 é́", "exactly8", "seven77", "line\nbreak",
	}))
	switch v.Interface().(type) {
	case AccountNumber:
		v.Set(reflect.ValueOf(NewAccountNumber(texts.Draw(t, "account"))))
		return
	case time.Time:
		at := time.UnixMilli(rapid.Int64Range(-1e14, 4e14).Draw(t, "instant")).UTC()
		if offset := rapid.IntRange(-90000, 90000).Draw(t, "offset"); offset%3 == 0 {
			at = at.In(time.FixedZone("", offset))
		}
		v.Set(reflect.ValueOf(at))
		return
	case BTN:
		v.Set(reflect.ValueOf(rapid.SampledFrom([]BTN{MustParseBTN("217-555-0100"), MustParseBTN("217-555-0100 014"), {}}).Draw(t, "btn")))
		return
	case numbering.Number:
		v.Set(reflect.ValueOf(rapid.SampledFrom([]numbering.Number{numbering.MustParse("2175550100"), numbering.MustParse("8885550100"), {}}).Draw(t, "number")))
		return
	case calendar.Date:
		v.Set(reflect.ValueOf(calendar.MustParseDate("2026-03-12").AddDays(rapid.IntRange(-4000, 4000).Draw(t, "day"))))
		return
	case netip.Addr:
		v.Set(reflect.ValueOf(netip.MustParseAddr(rapid.SampledFrom([]string{"203.0.113.40", "2001:db8::1", "::ffff:203.0.113.40", "fe80::1%eth0", `fe80::1%"`}).Draw(t, "ip"))))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts.Draw(t, "text"))
	case reflect.Int:
		v.SetInt(rapid.SampledFrom([]int64{1, 7, -3, maxSafeInteger, maxSafeInteger + 1, math.MinInt64}).Draw(t, "integer"))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(t, "length")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			draw(t, v.Index(i))
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			draw(t, field)
		}
	default:
		t.Fatalf("a field of a kind that the test does not know: %s", v.Type())
	}
}

// TestWriterAgrees holds the writer against encoding/json and [Canonicalize].
func TestWriterAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, v := range []any{new(Terms), new(Event), new(Signature)} {
			draw(t, reflect.ValueOf(v).Elem())
			if d := cmp.Diff(string(reference(v)), string(written(v))); d != "" {
				t.Fatalf("%T: %s", v, d)
			}
		}
		l := Letter{}
		draw(t, reflect.ValueOf(&l).Elem())
		want := reference(struct {
			Letter    Terms     `json:"letter"`
			Evidence  []Event   `json:"evidence"`
			Signature Signature `json:"signature"`
		}{l.Terms, l.Evidence, l.Signature})
		if d := cmp.Diff(string(want), string(l.Payload())); d != "" {
			t.Fatal(d)
		}
	})
}

// TestWriterEscapes puts each byte at each place of texts of less than a word of the
// machine and up to five of them, and holds the writer against encoding/json and
// [Canonicalize].
func TestWriterEscapes(t *testing.T) {
	for length := 1; length <= 42; length++ {
		for place := range length {
			text := []byte("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNO")[:length]
			for c := range 256 {
				text[place] = byte(c)
				require.Equal(t, string(reference(string(text))), string(appendString(nil, string(text))), "%q", text)
			}
		}
	}
	for _, text := range []string{`é"é`, "J’autorise {gaining} à agir en mon nom", "J’autorise {gaining} à agir en mon \"nom\"", "Désigne\tà agir\\"} {
		require.Equal(t, string(reference(text)), string(appendString(nil, text)), "%q", text)
	}
}

// TestNoFingerprint holds what has no canonical form: it has no fingerprint, and none
// is taken for its.
func TestNoFingerprint(t *testing.T) {
	late := time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, terms := range []Terms{{CreatedAt: late}, {Version: 1 << 60}} {
		require.Empty(t, terms.Digest())
		require.False(t, terms.fingerprint().is(""))
		require.Nil(t, Letter{Terms: terms}.Payload())
	}
	require.Len(t, Terms{}.Digest(), 64)
	const day = 24 * 60 * 60
	in := func(year, offset int) time.Time {
		return time.Date(year, 6, 1, 12, 0, 0, 0, time.FixedZone("", offset))
	}
	for _, at := range []time.Time{in(0, 0), in(9999, 0), in(2026, day-1), in(2026, 1-day), in(2026, -5*60*60)} {
		require.Len(t, Terms{CreatedAt: at}.Digest(), 64, at)
		require.NotNil(t, Letter{Signature: Signature{Trace: Trace{At: at}}, Evidence: []Event{{Trace: Trace{At: at}}}}.Payload(), at)
	}
	for _, at := range []time.Time{in(-1, 0), in(10000, 0), in(2026, day), in(2026, -day)} {
		require.Empty(t, Terms{CreatedAt: at}.Digest(), at)
		require.Nil(t, Letter{Signature: Signature{Trace: Trace{At: at}}}.Payload(), at)
		require.Nil(t, Letter{Evidence: []Event{{}, {Trace: Trace{At: at}}}}.Payload(), at)
		s := Signature{Trace: Trace{At: at}}
		require.Empty(t, s.fingerprint().String())
		e := Event{Trace: Trace{At: at}}
		require.Empty(t, e.fingerprint().String())
	}
	for version, length := range map[int]int{maxSafeInteger: 64, -maxSafeInteger: 64, maxSafeInteger + 1: 0, -maxSafeInteger - 1: 0} {
		require.Len(t, Terms{Version: version}.Digest(), length, version)
	}
}
