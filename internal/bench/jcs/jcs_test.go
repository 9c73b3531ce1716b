package jcs_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/gowebpki/jcs"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/loa"
)

// TestAgrees draws any JSON that holds no fractions, and letters, and asks that both
// implementations write them alike.
func TestAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, err := json.Marshal(draw(t, 4))
		if err != nil {
			t.Fatal(err)
		}
		want, err := jcs.Transform(b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := loa.Canonicalize(b)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%v\n got %s\nwant %s", err, got, want)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		l := loa.Draft(loa.Terms{
			ID: rapid.String().Draw(t, "id"), Country: loa.US, Kind: loa.Local, Language: loa.English,
			Customer: loa.NewCompany(rapid.String().Draw(t, "company")), AccountNumber: loa.NewAccountNumber(rapid.String().Draw(t, "account")),
			Version: rapid.IntRange(1, 1<<40).Draw(t, "version"),
		})
		want, err := jcs.Transform(l.Payload())
		if err != nil || !bytes.Equal(l.Payload(), want) {
			t.Fatalf("%v\n got %s\nwant %s", err, l.Payload(), want)
		}
	})
}

func draw(t *rapid.T, depth int) any {
	switch n := rapid.IntRange(0, 6).Draw(t, "kind"); {
	case n == 0 && depth > 0:
		m := map[string]any{}
		for range rapid.IntRange(0, 5).Draw(t, "members") {
			m[rapid.String().Draw(t, "name")] = draw(t, depth-1)
		}
		return m
	case n == 1 && depth > 0:
		list := []any{}
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			list = append(list, draw(t, depth-1))
		}
		return list
	case n == 2:
		return rapid.Int64Range(-1<<53+1, 1<<53-1).Draw(t, "integer")
	case n == 3:
		return rapid.Bool().Draw(t, "bool")
	case n == 4:
		return nil
	default:
		return rapid.String().Draw(t, "string")
	}
}

func BenchmarkOurs(b *testing.B) {
	text, _ := json.Marshal(loa.Draft(loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.English}))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = loa.Canonicalize(text)
	}
}

func BenchmarkTheirs(b *testing.B) {
	text, _ := json.Marshal(loa.Draft(loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.English}))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = jcs.Transform(text)
	}
}
