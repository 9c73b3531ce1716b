package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The committed table is what the generator writes.
func TestGeneratedTableIsCurrent(t *testing.T) {
	want, err := generate(table)
	require.NoError(t, err)
	got, err := os.ReadFile("../../numbering/table.go")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "run go generate ./numbering")
}

func TestEveryAreaCodeHasOneRow(t *testing.T) {
	next := 200
	for line := range strings.Lines(table) {
		if line[0] == '#' || line[0] == 'n' {
			continue
		}
		require.Equal(t, next, number(line[:3]))
		next++
	}
	require.Equal(t, 1000, next)
}
