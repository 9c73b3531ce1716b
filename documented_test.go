package lnp_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDocumented holds that every exported name of the packages that a host imports
// says what it is: packages, types, functions, methods, methods of interfaces, groups of
// constants and variables, and those fields whose name and type do not say it, which
// are the bare numbers.
func TestDocumented(t *testing.T) {
	for _, a := range arrows {
		t.Run(a.pkg, func(t *testing.T) {
			set := token.NewFileSet()
			var files []*ast.File
			names, err := filepath.Glob(filepath.Join(a.pkg, "*.go"))
			require.NoError(t, err)
			for _, name := range names {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				src, err := os.ReadFile(name)
				require.NoError(t, err)
				f, err := parser.ParseFile(set, name, src, parser.ParseComments)
				require.NoError(t, err)
				files = append(files, f)
			}
			p, err := doc.NewFromFiles(set, files, module+"/"+a.pkg)
			require.NoError(t, err)
			for _, m := range undocumented(p) {
				t.Errorf("%s has no comment", m)
			}
		})
	}
}

// undocumented returns the exported names of a package that have no comment.
func undocumented(p *doc.Package) []string {
	var missing []string
	need := func(name, text string) {
		if strings.TrimSpace(text) == "" {
			missing = append(missing, name)
		}
	}
	need("package "+p.Name, p.Doc)
	values := func(all []*doc.Value) {
		for _, v := range all {
			for _, s := range v.Decl.Specs {
				if s := s.(*ast.ValueSpec); s.Names[0].IsExported() {
					need(s.Names[0].Name, v.Doc+s.Doc.Text()+s.Comment.Text())
				}
			}
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs := func(prefix string, all []*doc.Func) {
		for _, f := range all {
			need(prefix+f.Name, f.Doc)
		}
	}
	funcs("", p.Funcs)
	for _, typ := range p.Types {
		need(typ.Name, typ.Doc)
		values(typ.Consts)
		values(typ.Vars)
		funcs("", typ.Funcs)
		funcs(typ.Name+".", typ.Methods)
		for _, s := range typ.Decl.Specs {
			missing = append(missing, undocumentedIn(s.(*ast.TypeSpec), typ.Doc)...)
		}
	}
	return missing
}

// undocumentedIn returns the exported methods of an interface that have no comment, and
// the exported fields of a struct that hold a bare number and whose comment, or that of
// a field before, does not name them. The comment of a type tells of its one method,
// and of its fields if there are no more than three.
func undocumentedIn(s *ast.TypeSpec, about string) []string {
	var missing []string
	switch body := s.Type.(type) {
	case *ast.InterfaceType:
		if body.Methods.NumFields() == 1 {
			return nil
		}
		for _, m := range body.Methods.List {
			for _, n := range m.Names {
				if n.IsExported() && m.Doc == nil && m.Comment == nil {
					missing = append(missing, s.Name.Name+"."+n.Name)
				}
			}
		}
	case *ast.StructType:
		if body.Fields.NumFields() <= 3 {
			return nil
		}
		told := about
		for _, f := range body.Fields.List {
			if c := f.Doc.Text() + f.Comment.Text(); c != "" {
				told += c
			}
			for _, n := range f.Names {
				if n.IsExported() && f.Doc == nil && f.Comment == nil && quantity(f.Type) &&
					!strings.Contains(told, n.Name) && !slices.Contains(terms, n.Name) {
					missing = append(missing, s.Name.Name+"."+n.Name)
				}
			}
		}
	}
	return missing
}

// terms are fields that mean the same wherever they stand, and are told once: the version
// that goes out under a purchase order number, the number of an event in its log, the
// wait a carrier asks for, how many of a charge, and the how-manieth correction of it.
var terms = []string{"Version", "Seq", "RetryAfter", "Quantity", "Revision"}

// quantity reports whether a type is a bare number, which has a unit.
func quantity(e ast.Expr) bool {
	switch t := e.(type) {
	case *ast.Ident:
		return strings.HasPrefix(t.Name, "int") || strings.HasPrefix(t.Name, "uint")
	case *ast.SelectorExpr:
		return t.Sel.Name == "Duration"
	default:
		return false
	}
}
