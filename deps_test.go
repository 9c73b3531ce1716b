package lnp_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/openlnp/lnp"

// arrows are the import arrows of docs/design.md: for each package, the packages of
// this module that it may import, directly or not, and the modules beyond it.
var arrows = []struct {
	pkg     string
	own     []string
	foreign []string
}{
	{"calendar", nil, nil},
	{"numbering", []string{"calendar"}, nil},
	{"loa", []string{"calendar", "numbering"}, []string{"golang.org/x/text"}},
	{"carrier", []string{"calendar", "numbering", "loa"}, []string{"golang.org/x/text"}},
	{"carrier/fake", []string{"calendar", "numbering", "loa", "carrier"}, []string{"golang.org/x/text"}},
	{"carrier/carriertest", []string{"calendar", "numbering", "loa", "carrier"}, []string{"golang.org/x/text"}},
	{"porting", []string{"calendar", "numbering", "loa", "carrier"}, []string{"golang.org/x/text", "github.com/google/uuid"}},
	{
		"porting/notice",
		[]string{"calendar", "numbering", "loa", "carrier", "porting"},
		[]string{"golang.org/x/text", "github.com/google/uuid"},
	},
	{
		"porting/verification",
		[]string{"calendar", "numbering", "loa", "carrier", "porting", "porting/notice"},
		[]string{"golang.org/x/text", "github.com/google/uuid"},
	},
	{
		"porting/portout",
		[]string{"calendar", "numbering", "loa", "carrier", "porting", "porting/notice"},
		[]string{"golang.org/x/text", "github.com/google/uuid"},
	},
	{"billing", []string{"calendar"}, []string{"golang.org/x/text", "github.com/shopspring/decimal"}},
}

// TestImportArrows holds the direction of the imports, and with it that nobody who
// imports a core package gets more than is named here.
func TestImportArrows(t *testing.T) {
	for _, a := range arrows {
		t.Run(a.pkg, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./"+a.pkg).Output()
			require.NoError(t, err)
			for dep := range strings.FieldsSeq(string(out)) {
				own, ok := strings.CutPrefix(dep, module+"/")
				switch {
				case !ok:
					require.True(t, slices.ContainsFunc(a.foreign, func(m string) bool {
						return dep == m || strings.HasPrefix(dep, m+"/")
					}), "%s imports %s", a.pkg, dep)
				case own == a.pkg, strings.HasPrefix(own, a.pkg+"/internal/"), strings.HasPrefix(own, "internal/"):
				case strings.Contains(own, "/internal/"):
					parent, _, _ := strings.Cut(own, "/internal/")
					require.Contains(t, a.own, parent, "%s imports %s", a.pkg, dep)
				default:
					require.Contains(t, a.own, own, "%s imports %s", a.pkg, dep)
				}
			}
		})
	}
}
