package carriertest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier/carriertest"
)

// rules are the sentences of the contract: the documentation of Carrier, and of the
// methods of all interfaces.
func rules(t *testing.T) (out []string) {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			d, ok := n.(*ast.GenDecl)
			if !ok || len(d.Specs) != 1 {
				return true
			}
			spec, ok := d.Specs[0].(*ast.TypeSpec)
			if !ok {
				return true
			}
			if i, ok := spec.Type.(*ast.InterfaceType); ok {
				if spec.Name.Name == "Carrier" {
					out = append(out, sentences(d.Doc.Text())...)
				}
				for _, m := range i.Methods.List {
					out = append(out, sentences(m.Doc.Text())...)
				}
			}
			return true
		})
	}
	return out
}

// sentences splits a comment into its sentences, without what marks items of a list.
func sentences(doc string) (out []string) {
	var b strings.Builder
	for line := range strings.Lines(doc) {
		b.WriteString(strings.TrimPrefix(strings.TrimSpace(line), "- ") + " ")
	}
	for s := range strings.SplitSeq(b.String(), ". ") {
		if s = strings.TrimSuffix(strings.Join(strings.Fields(s), " "), "."); s != "" && !strings.HasPrefix(s, "For every method") {
			out = append(out, s)
		}
	}
	return out
}

// facts are sentences that tell what something is, or permit everything, so that no call
// can break them.
var facts = []string{
	"Carrier ports numbers in",
	"Implementations follow these rules; the suite in [github.com/openlnp/lnp/carrier/carriertest] checks them",
	"The report tells what the carrier made of it: a line's Release holds the new date once the losing carrier has agreed, which may be later or never, whatever this call answered",
	"What happens to a request without an answer is the carrier's rule; most of the trade's approve it",
}

// Every sentence of the contract is quoted by a case, and every case quotes the contract
// word by word.
func TestEverySentenceHasItsCase(t *testing.T) {
	cases := carriertest.Cases()
	quoted := func(s string) bool {
		return slices.ContainsFunc(cases, func(c carriertest.Case) bool {
			return strings.Contains(c.Rule, s) || strings.Contains(s, strings.TrimSuffix(c.Rule, "."))
		})
	}
	contract := rules(t)
	require.GreaterOrEqual(t, len(contract), 40)
	for _, s := range contract {
		require.NotEqual(t, quoted(s), slices.Contains(facts, s), "%q is quoted by no case, or a fact that is", s)
	}
	for _, f := range facts {
		require.Contains(t, contract, f)
	}
}
