package loa_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

func indent(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	return append(b, '\n')
}

// TestWireForm pins what hosts store, and that it is read back as it was.
func TestWireForm(t *testing.T) {
	for name, l := range map[string]loa.Letter{
		"draft.json":     loa.Draft(loatest.Terms(2)),
		"sealed.json":    loatest.Sealed(loatest.Terms(2)),
		"sealed_fr.json": loatest.Sealed(loatest.French(1)),
		"sealed_es.json": loatest.Sealed(loatest.Spanish(1)),
		"revoked.json":   loa.Revoke(loatest.Sealed(everything()), loatest.Now, "changed my mind"),
	} {
		t.Run(name, func(t *testing.T) {
			b := indent(t, l)
			golden.Equal(t, "testdata/"+name, b)
			var back loa.Letter
			require.NoError(t, json.Unmarshal(b, &back))
			require.Equal(t, string(b), string(indent(t, back)))
			require.Equal(t, l.Digest(), back.Digest())
			require.Empty(t, cmp.Diff(l.Payload(), back.Payload()))
		})
	}
	r := loatest.Record(2)
	b := indent(t, r)
	golden.Equal(t, "testdata/record.json", b)
	var back loa.Record
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, string(b), string(indent(t, back)))
	back.PIN = r.PIN
	require.Empty(t, cmp.Diff(indent(t, r), indent(t, back)))

	c, p := comparison(t), problems(t)
	golden.Equal(t, "testdata/comparison.json", indent(t, c))
	golden.Equal(t, "testdata/problems.json", indent(t, p))
	var backC loa.Comparison
	require.NoError(t, json.Unmarshal(indent(t, c), &backC))
	require.Empty(t, cmp.Diff(c, backC))
}

// everything is a letter that fills every field.
func everything() loa.Terms {
	t := loatest.Terms(3)
	t.Supersedes, t.Version = "loa-7f39", 2
	t.Customer.DBA = "The Bike Shed"
	t.Signer.Phone = loatest.Numbers("217444", 1)[0]
	t.BTN = loa.MustParseBTN("217-555-0100 014")
	t.Reseller = "Corner Telecom"
	t.Partial = true
	t.Remaining = loa.Remaining{Action: loa.Keep, NewBTN: loa.MustParseBTN("217-555-0177"), Numbers: loatest.Numbers("217444", 2)}
	t.TermUntil = t.RequestedDate.AddDays(365)
	return t
}

func comparison(t *testing.T) loa.Comparison {
	t.Helper()
	m, ok := loa.MatchingFor(loa.US, loa.Local)
	require.True(t, ok)
	terms := loatest.Terms(2)
	terms.ServiceAddress.Line1 = "1420 Elm Street"
	return loa.Compare(&m, loa.Draft(terms), loa.Credentials{PIN: loa.NewPIN("0000")}, loatest.Record(2))
}

func problems(t *testing.T) loa.Problems {
	t.Helper()
	p, ok := loa.PolicyFor(loa.US, loa.Local)
	require.True(t, ok)
	return p.Validate(loa.Draft(loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.English}), loatest.Now)
}

// TestEarlierVersions verifies letters that were sealed by earlier versions of the
// package. Never write these files anew: a letter that no longer verifies is the
// failure that the test is for. A new version adds a file of its own.
func TestEarlierVersions(t *testing.T) {
	files, err := filepath.Glob("testdata/sealed_by/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		var l loa.Letter
		require.NoError(t, json.Unmarshal(b, &l))
		require.Empty(t, loa.Verify(l, loatest.Keys()), f)
		require.True(t, l.IsSigned())
		require.NotEmpty(t, loa.Text(l))
	}
}

// TestRenderings pins text and HTML.
func TestRenderings(t *testing.T) {
	for name, l := range map[string]loa.Letter{
		"letter":   loatest.Sealed(everything()),
		"letter16": loatest.Sealed(loatest.French(16)),
		"tollfree": loatest.Signed(loatest.Spanish(2)),
		"blank":    loa.Draft(loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.English}),
	} {
		golden.Equal(t, "testdata/"+name+".txt", loa.Text(l))
		golden.Equal(t, "testdata/"+name+".html", loa.HTML(l))
	}
}

// TestEqualInputsEqualBytes holds all that is written.
func TestEqualInputsEqualBytes(t *testing.T) {
	a, b := loatest.Sealed(loatest.Terms(5)), loatest.Sealed(loatest.Terms(5))
	require.True(t, bytes.Equal(a.Payload(), b.Payload()))
	require.Equal(t, a.Seal, b.Seal)
	require.Equal(t, loa.HTML(a), loa.HTML(b))
	require.Equal(t, loa.Text(a), loa.Text(b))
}
