package notice_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// texts returns every text of the package's sources that is given in several languages.
func texts(t *testing.T) (all []map[string]string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			text := map[string]string{}
			for _, e := range lit.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					key, isName := kv.Key.(*ast.Ident)
					value, isText := kv.Value.(*ast.BasicLit)
					if isName && isText && value.Kind == token.STRING {
						s, err := strconv.Unquote(value.Value)
						require.NoError(t, err)
						text[key.Name] = s
					}
				}
			}
			if text["FR"] != "" || text["EN"] != "" || text["ES"] != "" {
				all = append(all, text)
			}
			return true
		})
	}
	require.Greater(t, len(all), 250)
	return all
}

func names(s string) (all []string) {
	for {
		_, rest, ok := strings.Cut(s, "{")
		if !ok {
			slices.Sort(all)
			return slices.Compact(all)
		}
		var name string
		name, s, _ = strings.Cut(rest, "}")
		all = append(all, strings.ToLower(name))
	}
}

// TestWords: every text stands in all three languages, names the same in each, and is set
// as the language asks.
func TestWords(t *testing.T) {
	for _, w := range texts(t) {
		en, fr, es := w["EN"], w["FR"], w["ES"]
		require.NotEmpty(t, fr, en)
		require.NotEmpty(t, es, en)
		require.Equal(t, names(fr), names(es), "%s\n%s", fr, es)
		if en != "" { // what Split says comes in English
			require.Equal(t, names(en), names(fr), "%s\n%s", en, fr)
		}
		for _, s := range []string{en, fr, es} {
			require.Equal(t, strings.Join(strings.Fields(s), " "), s, "no spaces to spare")
			require.NotContains(t, s, "’", "typeset sets apostrophes")
		}
		// French: a space before a colon, which typeset keeps from breaking; none of the
		// signs of which the usage of France and Canada differs.
		for i, r := range fr {
			if r == ':' {
				require.True(t, i > 0 && fr[i-1] == ' ', fr)
			}
		}
		require.NotContains(t, fr, "?")
		require.NotContains(t, fr, "!")
		require.NotContains(t, fr, " ;")
		for _, s := range []string{en, es} {
			require.NotContains(t, s, " :")
		}
		require.Equal(t, strings.Count(es, "?"), strings.Count(es, "¿"))
		require.Equal(t, strings.Count(es, "!"), strings.Count(es, "¡"))
	}
}
