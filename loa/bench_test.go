package loa_test

import (
	"crypto/sha256"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// full returns a letter, its credentials and a record that agree in every field,
// written each in its own way.
func full(t testing.TB) (*loa.Matching, loa.Letter, loa.Credentials, loa.Record) {
	t.Helper()
	m, ok := loa.MatchingFor(loa.US, loa.Local)
	require.True(t, ok)
	l, r := loa.Draft(loatest.Terms(2)), loatest.Record(2)
	c := loa.Credentials{PIN: loa.NewPIN("4417")}
	require.Equal(t, loa.Equivalent, loa.Compare(&m, l, c, r).Verdict)
	return &m, l, c, r
}

// TestAllocations holds what comparing and validating cost.
func TestAllocations(t *testing.T) {
	m, l, c, r := full(t)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { loa.Compare(m, l, c, r) }), 20.0)
	p := policy(t, loa.US, loa.Local)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { p.ValidateTerms(l.Terms, loatest.Now) }), 5.0)
	signed := loatest.Signed(loatest.Terms(2))
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { p.Validate(signed, loatest.Now) }), 5.0, "fingerprints are taken on the stack")
}

func BenchmarkCompare(b *testing.B) {
	m, l, c, r := full(b)
	b.ReportAllocs()
	for b.Loop() {
		loa.Compare(m, l, c, r)
	}
}

func BenchmarkValidate(b *testing.B) {
	p := policy(b, loa.US, loa.Local)
	draft, signed := loa.Draft(loatest.Terms(2)), loatest.Signed(loatest.Terms(2))
	b.Run("terms", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.ValidateTerms(draft.Terms, loatest.Now)
		}
	})
	b.Run("signed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Validate(signed, loatest.Now)
		}
	})
	text := signed.Payload()
	b.Run("floor", func(b *testing.B) { // SHA-256 of as much text as a signed letter's fingerprints are of
		for b.Loop() {
			sha256.Sum256(text)
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	l, key := loatest.Signed(loatest.Terms(2)), loatest.Key()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = loa.SealLetter(l, key, loatest.KeyID, loatest.Now)
	}
}

func BenchmarkVerify(b *testing.B) {
	l, keys := loatest.Sealed(loatest.Terms(2)), loatest.Keys()
	b.ReportAllocs()
	for b.Loop() {
		loa.Verify(l, keys)
	}
}

func BenchmarkHTML(b *testing.B) {
	l := loatest.Sealed(loatest.Terms(2))
	b.ReportAllocs()
	for b.Loop() {
		loa.HTML(l)
	}
}
