package loa_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// matchCases reads testdata/match.txt.
func matchCases(t testing.TB) []matchCase {
	t.Helper()
	text, err := os.ReadFile("testdata/match.txt")
	require.NoError(t, err)
	var out []matchCase
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "|")
		require.Len(t, col, 8, "line %d", i+1)
		for k := range col {
			col[k] = strings.Trim(col[k], " ")
		}
		c := matchCase{ID: "line " + strconv.Itoa(i+1), Field: col[0], Country: col[1], Letter: col[2], Record: col[3], Expect: col[4], Reason: col[5], Near: col[6] == "+"}
		for _, r := range strings.Split(col[7], ",") {
			if r = strings.TrimSpace(r); r != "" {
				c.Rules = append(c.Rules, r)
			}
		}
		out = append(out, c)
	}
	return out
}

// TestMatch holds the matcher against the cases that follow from the rules of
// Publication 28, Canada Post and the carriers' reject lists.
func TestMatch(t *testing.T) {
	cases := matchCases(t)
	require.GreaterOrEqual(t, len(cases), 250)
	for _, c := range cases {
		t.Run(c.ID, c.check)
	}
}
