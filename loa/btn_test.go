package loa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// TestParseBTN holds what bills print.
func TestParseBTN(t *testing.T) {
	for in, want := range map[string]string{
		"2175550100":             "+12175550100",
		"217-555-0199":           "+12175550199",
		" (217) 555-0100 ":       "+12175550100",
		"1-217-555-0100":         "+12175550100",
		"+1 217 555 0100":        "+12175550100",
		"217-555-0111 1":         "+12175550111 1",
		"217-555-0100 014":       "+12175550100 014",
		"217-555-0100-0999":      "+12175550100 0999",
		"217.555.0100/12-3":      "+12175550100 123",
		"217 555 0100 1 2 3 4":   "+12175550100 1234",
		"1 217 555 0100 #9 ":     "+12175550100 9",
		"217-555-0100 (0)":       "+12175550100 0",
		"21755501000":            "+12175550100 0",
		"217-555-0100 - 1 2 3 -": "+12175550100 123",
	} {
		b, err := loa.ParseBTN(in)
		require.NoError(t, err, in)
		require.Equal(t, want, b.String(), in)
		again, err := loa.ParseBTN(b.String())
		require.NoError(t, err, in)
		require.Equal(t, b, again, "String is read back")
	}
	for _, in := range []string{"", " ", "217", "217-555-010", "117-555-0100", "217-555-0100 12345", "217-555-0100 1.2", "217-555-0100 a", "217-555-0100 1a", "a"} {
		_, err := loa.ParseBTN(in)
		require.ErrorIs(t, err, loa.ErrBTN, in)
	}
}

// TestBTNReads holds that what is read takes the place of what was there, and that an
// error leaves it.
func TestBTNReads(t *testing.T) {
	was := loa.MustParseBTN("217-555-0100 014")
	b := was
	require.ErrorIs(t, b.UnmarshalText([]byte("x")), loa.ErrBTN)
	require.ErrorIs(t, b.Scan(7), loa.ErrBTN)
	require.Equal(t, was, b)
	require.NoError(t, b.Scan(nil))
	require.True(t, b.IsZero())
	b = was
	require.NoError(t, b.UnmarshalText(nil))
	require.True(t, b.IsZero())
	require.NoError(t, b.Scan("312-555-0100"))
	require.Equal(t, "+13125550100", b.String())
	require.NoError(t, b.Scan([]byte("312-555-0101 1")))
	require.Equal(t, "+13125550101 1", b.String())

	require.Zero(t, was.Compare(loa.MustParseBTN("+12175550100 014")))
	require.Negative(t, loa.MustParseBTN("217-555-0100 013").Compare(was))
	require.Negative(t, loa.MustParseBTN("217-555-0099 015").Compare(was))
	require.Positive(t, loa.MustParseBTN("217-555-0101").Compare(was))
	require.Empty(t, loa.BTN{}.String())
	require.Empty(t, loa.BTN{}.National())
	require.Empty(t, loa.BTN{}.CustomerCode())
	require.False(t, loa.BTN{}.IsValid())
	require.True(t, was.IsValid())
	require.Equal(t, "014", was.CustomerCode())
}
