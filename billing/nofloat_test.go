package billing_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// No float holds money: neither a type, nor a literal, nor a function that makes one.
func TestNoFloat(t *testing.T) {
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	seen := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		source, err := os.ReadFile(e.Name())
		require.NoError(t, err)
		seen++
		for _, found := range floats(t, e.Name(), string(source)) {
			t.Error(found)
		}
	}
	require.Greater(t, seen, 10)
}

func TestNoFloatFindsThem(t *testing.T) {
	for _, source := range []string{
		"var x float64", "var x = float32(1)", "var x = 1.5", "var x = 1e3", "var x complex128",
		"var x = m.InexactFloat64()", "var x = decimal.NewFromFloat(1)", "var x = big.NewFloat", "var x math.Float64bits",
	} {
		require.NotEmpty(t, floats(t, "x.go", "package x\n"+source), source)
	}
	require.Empty(t, floats(t, "x.go", "package x\n// a float64 in a comment\nvar x = \"float64 1.5\""))
}

func floats(t *testing.T, name, source string) []string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	require.NoError(t, err)
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if s := strings.ToLower(n.Name); strings.Contains(s, "float") || strings.HasPrefix(s, "complex") {
				found = append(found, set.Position(n.Pos()).String()+": "+n.Name)
			}
		case *ast.BasicLit:
			if n.Kind == token.FLOAT || n.Kind == token.IMAG {
				found = append(found, set.Position(n.Pos()).String()+": "+n.Value)
			}
		}
		return true
	})
	return found
}
