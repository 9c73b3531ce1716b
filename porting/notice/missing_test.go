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

	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// codes returns the codes of everything that can be missing or wrong, from the sources
// of the packages that find it.
func codes(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"../../loa/*.go", "../documents.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					all = append(all, called(n)...)
				case *ast.AssignStmt: // res.Reason = "...", res.Verdict, res.Reason = Mismatch, "..."
					for _, v := range n.Rhs {
						all = append(all, literal(v)...)
					}
				case *ast.ReturnStmt: // of the functions that say how units and directions differ
					for _, v := range n.Results {
						all = append(all, literal(v)...)
					}
				case *ast.KeyValueExpr:
					if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Code" {
						all = append(all, str(n.Value))
					}
				}
				return true
			})
		}
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(s string) bool {
		// Why a field was not compared is no difference.
		return s == "" || s == "loa.empty" || s == "record.empty" || s == "record.masked"
	})
	require.Greater(t, len(all), 120)
	return all
}

// called returns the codes that a call makes problems of.
func called(c *ast.CallExpr) []string {
	name := ""
	switch f := c.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	arg := func(i int) string {
		if i < len(c.Args) {
			return str(c.Args[i])
		}
		return ""
	}
	switch name {
	case "fail":
		return []string{arg(0)}
	case "mismatch", "differs", "compareSecret":
		return []string{arg(0)}
	case "missing":
		return []string{arg(1)}
	case "need":
		if code := arg(2); code != "" {
			return []string{code, strings.TrimSuffix(code, "required") + "forbidden"}
		}
	case "text":
		if code := arg(0); code != "" {
			return []string{code + ".too-long", code + ".control"}
		}
	case "name":
		if code := arg(0); code != "" {
			return []string{code + ".required", code + ".no-letters"}
		}
	case "provider":
		if code := arg(0); code != "" {
			return []string{code + ".required", code + ".spid", code + ".too-long", code + ".control"}
		}
	}
	return nil
}

// literal returns a code that stands in an assignment.
func literal(e ast.Expr) []string {
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 {
		e = call.Args[0] // Code("...")
	}
	s := str(e)
	for _, family := range []string{"account.", "address.", "btn.", "city.", "name.", "numbers.", "postal.", "region.", "resporg."} {
		if strings.HasPrefix(s, family) {
			return []string{s}
		}
	}
	return nil
}

func str(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil || strings.ContainsAny(s, " %") {
		return ""
	}
	return s
}

// TestEveryCodeInEveryLanguage: whatever can be missing is told in the customer's
// language, and in words of its own.
func TestEveryCodeInEveryLanguage(t *testing.T) {
	for _, language := range languages {
		says := func(code string) string {
			c := notice.Draft(sample(language), porting.Notice{Kind: porting.NoticeDocumentsNeeded, Missing: []porting.Missing{{
				Field: "letter.customer", Code: code, Message: "NOT TRANSLATED", Hint: "NOT TRANSLATED",
			}}}, notice.LocaleOf(language, nil))
			require.Len(t, c.Steps, 1, code)
			return c.Steps[0]
		}
		unknown := says("of-a-later-version")
		if language == "en" {
			require.Equal(t, "NOT TRANSLATED NOT TRANSLATED", unknown)
		}
		for _, code := range codes(t) {
			require.NotEqual(t, unknown, says(code), "%s in %s", code, language)
			require.NotContains(t, says(code), "NOT TRANSLATED", "%s in %s", code, language)
		}
	}
}

// TestMissingIsToldOnce: forty numbers that a bill does not show are one thing to do.
func TestMissingIsToldOnce(t *testing.T) {
	n := porting.Notice{Kind: porting.NoticeDocumentsNeeded}
	for i := range 40 {
		n.Missing = append(n.Missing, porting.Missing{Field: "numbers[" + strconv.Itoa(i) + "]", Code: "doc.number-missing"})
	}
	require.Len(t, notice.Draft(sample("en"), n, notice.Locale{}).Steps, 1)
}

func TestMissingNamesTheField(t *testing.T) {
	step := func(language, field, code string) string {
		return spaces(notice.Draft(sample(language), porting.Notice{
			Kind: porting.NoticeDocumentsNeeded, Missing: []porting.Missing{{Field: field, Code: code}},
		}, notice.LocaleOf(language, nil)).Steps[0])
	}
	require.Equal(t, "Postal code of the service address: it differs from your carrier’s record. Write it exactly as on your bill.",
		step("en", "letter.service_address.postal_code", "postal.differs"))
	require.Equal(t, "Numéro de compte_: les zéros du début en font partie. Recopiez-le de votre facture avec ces zéros.",
		step("fr", "letter.account_number", "account.leading-zero"))
	require.Equal(t, "PIN de portabilidad: ha vencido o no tiene la forma correcta. Pida uno nuevo a Prairie Bell Inc.",
		step("es", "pin", "loa.pin.expired"))
	require.Equal(t, "Queda un detalle por corregir. Su agente le dirá cuál.", step("es", "x", "of-a-later-version"))
}
