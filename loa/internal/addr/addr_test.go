package addr

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSorted asks that every table can be searched by halves.
func TestSorted(t *testing.T) {
	for name, table := range map[string][]entry{
		"usTypes": usTypes[:], "caTypes": caTypes[:], "frenchTypes": frenchTypes[:], "usUnits": usUnits[:], "caUnits": caUnits[:],
		"numbered": numbered[:], "usDirections": usDirections[:], "caDirections": caDirections[:], "usRegions": usRegions[:],
		"caRegions": caRegions[:], "caLetters": caLetters[:], "zip3Shared": zip3Shared[:],
	} {
		require.True(t, slices.IsSortedFunc(table, func(a, b entry) int { return cmp.Compare(a.key, b.key) }), name)
		require.NotEmpty(t, table, name)
	}
	require.Len(t, zip3, 2000)
}

func TestLookup(t *testing.T) {
	for _, tc := range []struct {
		canada     bool
		word, want string
	}{
		{false, "ST", "STREET"},
		{false, "CRT", "COURT"},
		{false, "CTR", "CENTER"},
		{false, "CR", ""},
		{false, "LA", ""},
		{false, "RUE", "RUE"},
		{true, "CTR", "CENTRE"},
		{true, "CENTER", "CENTRE"},
		{true, "HARBOR", "HARBOUR"},
		{true, "CRT", "COURT"},
		{true, "CH", "CHEMIN"},
		{true, "PLZ", "PLAZA"},
		{true, "C", ""},
	} {
		got, _ := StreetType(tc.canada, tc.word)
		require.Equal(t, tc.want, got, "%s, Canada %t", tc.word, tc.canada)
	}
	nw, ok := Direction(true, "NORDOUEST")
	require.True(t, ok)
	require.Equal(t, "NW", nw)
	_, ok = Direction(false, "OUEST")
	require.False(t, ok)
}

// TestPostalFits holds what makes wireless carriers refuse a port: a ZIP code of
// another state.
func TestPostalFits(t *testing.T) {
	require.True(t, PostalFits(false, "IL", "627"))
	require.False(t, PostalFits(false, "CA", "627"))
	require.True(t, PostalFits(false, "CT", "063"))
	require.True(t, PostalFits(false, "NY", "063"), "Fishers Island")
	require.False(t, PostalFits(false, "NJ", "063"))
	require.True(t, PostalFits(false, "GU", "969"))
	require.False(t, PostalFits(false, "", "000"))
	require.False(t, PostalFits(false, "IL", "6"))
	require.True(t, PostalFits(true, "ON", "M"))
	require.True(t, PostalFits(true, "NU", "X"))
	require.False(t, PostalFits(true, "QC", "M"))
	require.False(t, PostalFits(true, "QC", ""))
	require.Equal(t, "IL", StateOfZIP3("627"))
	require.Empty(t, StateOfZIP3("000"))
	require.Empty(t, StateOfZIP3("6x7"))
}
