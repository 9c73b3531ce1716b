package lnp_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadmeProgram keeps the program in README.md equal to the one that compiles.
func TestReadmeProgram(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	program, err := os.ReadFile("examples/embed/main.go")
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(readme), "```go\n")
	require.True(t, ok)
	code, _, ok := strings.Cut(after, "```\n")
	require.True(t, ok)
	require.Equal(t, string(program), code)
	require.LessOrEqual(t, strings.Count(string(readme), "\n"), 150)
}
