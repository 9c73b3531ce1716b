package loa_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// TestParseStreet holds what lines are taken apart into, in testdata/streets.txt.
func TestParseStreet(t *testing.T) {
	text, err := os.ReadFile("testdata/streets.txt")
	require.NoError(t, err)
	for row := range strings.Lines(string(text)) {
		if row[0] == '#' {
			continue
		}
		col := strings.Split(strings.TrimSuffix(row, "\n"), " | ")
		require.Len(t, col, 3, row)
		require.Equal(t, col[2], parts(loa.ParseStreet(loa.Country(col[0]), col[1])), "%s, %s", col[1], col[0])
	}
}

// parts writes what stands in a street line.
func parts(s loa.Street) string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+"="+value)
		}
	}
	if s.Form != loa.Civic {
		add("form", string(s.Form))
	}
	add("no", s.Number)
	add("frac", s.Fraction)
	add("pre", s.PreDirection)
	add("name", s.Name)
	add("type", s.Type)
	if s.TypeFirst {
		out = append(out, "first")
	}
	add("post", s.PostDirection)
	add("unit", s.Unit)
	add("id", s.UnitID)
	add("unit2", s.SecondUnit)
	add("id2", s.SecondID)
	add("box", s.Box)
	add("route", s.Route)
	return strings.Join(out, "; ")
}
