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

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// codes returns the codes of everything that can be missing or wrong: those of letters and
// documents, and those that package porting adds in its sources.
func codes(t *testing.T) (all []string) {
	t.Helper()
	notCompared := []loa.Code{loa.LetterEmpty, loa.RecordEmpty, loa.RecordMasked, loa.NotApplicable, loa.Withheld}
	for _, c := range slices.Concat(loa.ProblemCodes(), loa.Reasons()) {
		if !slices.Contains(notCompared, c) { // which is no difference
			all = append(all, string(c))
		}
	}
	files, err := filepath.Glob("../*.go")
	require.NoError(t, err)
	own := 0
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			kv, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			key, isName := kv.Key.(*ast.Ident)
			value, isText := kv.Value.(*ast.BasicLit)
			if isName && isText && key.Name == "Code" {
				s, err := strconv.Unquote(value.Value)
				require.NoError(t, err)
				all = append(all, s)
				own++
			}
			return true
		})
	}
	require.GreaterOrEqual(t, own, 5)
	return all
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
			assert.NotEqual(t, unknown, says(code), "%s in %s", code, language)
			assert.NotContains(t, says(code), "NOT TRANSLATED", "%s in %s", code, language)
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

// TestMissingOfALaterVersion holds that what this version has no words for is told to English
// readers as it came, and to others by its field as far as that has a name.
func TestMissingOfALaterVersion(t *testing.T) {
	for _, tt := range []struct {
		language string
		m        porting.Missing
		want     string
	}{
		{"en", porting.Missing{Field: "pin", Message: " It is odd. ", Hint: " Look. "}, "It is odd. Look."},
		{"en", porting.Missing{Field: "pin", Message: "It is odd."}, "It is odd."},
		{"en", porting.Missing{Field: "pin", Message: " ", Hint: "Look."}, "Port-out PIN: something is not right here. Your agent tells you what."},
		{"en", porting.Missing{Field: "letter.new"}, "Some detail is not right yet. Your agent tells you which."},
		{"fr", porting.Missing{Field: "pin", Message: "It is odd."}, "NIP de transfert : un détail est à corriger. Votre agent vous dira lequel."},
		{"fr", porting.Missing{Field: "document.record.pin", Message: "It is odd."}, "NIP de transfert : un détail est à corriger. Votre agent vous dira lequel."},
		{"es", porting.Missing{Field: "x", Message: "It is odd."}, "Queda un detalle por corregir. Su agente le dirá cuál."},
	} {
		tt.m.Code = "of-a-later-version"
		c := notice.Draft(sample(tt.language), porting.Notice{Kind: porting.NoticeDocumentsNeeded, Missing: []porting.Missing{tt.m}}, notice.LocaleOf(tt.language, nil))
		require.Equal(t, []string{tt.want}, c.Steps)
	}
}
