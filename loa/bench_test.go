package loa_test

import (
	"crypto/sha256"
	"strings"
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

// inCapitals returns the record of l as a carrier prints it: the same in capitals.
func inCapitals(l loa.Letter) loa.Record {
	r := loatest.Record(len(l.Numbers))
	r.Customer, r.Authorized, r.AccountNumber, r.BTN = l.Customer, []string{strings.ToUpper(l.Signer.Name)}, l.AccountNumber, l.BTN
	r.Customer.Company = strings.ToUpper(r.Customer.Company)
	a := l.ServiceAddress
	a.Line1, a.Line2, a.City = strings.ToUpper(a.Line1), strings.ToUpper(a.Line2), strings.ToUpper(a.City)
	r.ServiceAddress = a
	return r
}

// TestAllocations holds what comparing and validating cost.
func TestAllocations(t *testing.T) {
	m, l, c, r := full(t)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { loa.Compare(m, l, c, r) }), 15.0)
	r = inCapitals(l)
	require.Equal(t, loa.Equivalent, loa.Compare(m, l, c, r).Verdict)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { loa.Compare(m, l, c, r) }), 7.0, "what differs in case is read once")
	p := policy(t, loa.US, loa.Local)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { p.ValidateTerms(l.Terms, loatest.Now) }), 3.0)
	signed := loatest.Signed(loatest.Terms(2))
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { p.Validate(signed, loatest.Now) }), 3.0, "fingerprints are taken on the stack")
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { loa.StatementsFor(l.Terms) }), 2.0, "the texts are cut from one string")
}

func BenchmarkCompare(b *testing.B) {
	m, l, c, r := full(b)
	many := loa.Draft(loatest.Terms(20_000))
	for _, bench := range []struct {
		name   string
		letter loa.Letter
		record loa.Record
	}{
		{"each in its own way", l, r},
		{"in capitals", l, inCapitals(l)},
		{"20000 numbers", many, inCapitals(many)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				loa.Compare(m, bench.letter, c, bench.record)
			}
		})
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
