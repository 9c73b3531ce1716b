package lnp_test

import (
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

// TestDocumented holds that every exported name of the packages that a host imports
// says what it is: packages, types, functions, methods, methods of interfaces, groups of
// constants and variables, and those fields whose name and type do not say it, which
// are the bare numbers.
func TestDocumented(t *testing.T) {
	for _, p := range packageDocs(t) {
		for _, m := range undocumented(p) {
			t.Errorf("%s: %s has no comment", p.ImportPath, m)
		}
	}
}

// TestDocLinks holds that every link in the documentation of those packages leads to
// something: a sentence about what is not there any more is found by it.
func TestDocLinks(t *testing.T) {
	symbols := map[string]bool{} // "path Name" and "path Type.Name"
	docs := packageDocs(t)
	for _, p := range docs {
		for _, c := range comments(p) {
			for _, name := range c.names {
				symbols[p.ImportPath+" "+name] = true
			}
		}
	}
	for _, p := range docs {
		for _, c := range comments(p) {
			links(p.Parser().Parse(c.text).Content, func(l *comment.DocLink, plain string) {
				switch {
				case l == nil:
					for _, word := range bracketed(plain) {
						t.Errorf("%s: %s links to nothing: [%s]", p.ImportPath, c.names, word)
					}
				case strings.HasPrefix(l.ImportPath, module+"/") && l.Name != "":
					name := strings.TrimPrefix(l.Recv+"."+l.Name, ".")
					if !symbols[l.ImportPath+" "+strings.TrimPrefix(name, "*")] {
						t.Errorf("%s: %s links to %s of %s, which is not there", p.ImportPath, c.names, name, l.ImportPath)
					}
				}
			})
		}
	}
}

// links calls f with every link to a symbol, and with every run of plain text.
func links(blocks []comment.Block, f func(l *comment.DocLink, plain string)) {
	texts := func(all []comment.Text) {
		for _, x := range all {
			switch x := x.(type) {
			case *comment.DocLink:
				f(x, "")
			case comment.Plain:
				f(nil, string(x))
			}
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *comment.Paragraph:
			texts(b.Text)
		case *comment.Heading:
			texts(b.Text)
		case *comment.List:
			for _, i := range b.Items {
				links(i.Content, f)
			}
		}
	}
}

// bracketed returns what stands in brackets in a text and looks like an exported name,
// of this package or of another one.
func bracketed(s string) []string {
	var all []string
	for {
		_, after, ok := strings.Cut(s, "[")
		if !ok {
			return all
		}
		s = after
		word, _, ok := strings.Cut(s, "]")
		name := strings.TrimPrefix(word, "*")
		if _, other, qualified := strings.Cut(name, "."); qualified && unicode.IsLower(rune(name[0])) {
			name = other
		}
		if ok && token.IsExported(name) && strings.IndexFunc(name, func(r rune) bool {
			return r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) < 0 {
			all = append(all, word)
		}
	}
}

// remark is a comment with the names that it is about.
type remark struct {
	names []string
	text  string
}

// comments returns what a package says, of all its exported names.
func comments(p *doc.Package) []remark {
	all := []remark{{nil, p.Doc}}
	values := func(vs []*doc.Value) {
		for _, v := range vs {
			all = append(all, remark{v.Names, v.Doc})
			for _, s := range v.Decl.Specs {
				all = append(all, remark{nil, s.(*ast.ValueSpec).Doc.Text()})
			}
		}
	}
	funcs := func(recv string, fs []*doc.Func) {
		for _, f := range fs {
			all = append(all, remark{[]string{recv + f.Name}, f.Doc})
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs("", p.Funcs)
	for _, typ := range p.Types {
		all = append(all, remark{[]string{typ.Name}, typ.Doc})
		values(typ.Consts)
		values(typ.Vars)
		funcs("", typ.Funcs)
		funcs(typ.Name+".", typ.Methods)
		ast.Inspect(typ.Decl, func(n ast.Node) bool {
			if f, ok := n.(*ast.Field); ok {
				r := remark{nil, f.Doc.Text() + f.Comment.Text()}
				for _, name := range f.Names {
					r.names = append(r.names, typ.Name+"."+name.Name)
				}
				all = append(all, r)
			}
			return true
		})
	}
	return all
}

// packageDocs returns the documentation of the packages that a host imports.
func packageDocs(t *testing.T) []*doc.Package {
	t.Helper()
	var docs []*doc.Package
	for _, a := range arrows {
		set := token.NewFileSet()
		var files []*ast.File
		names, err := filepath.Glob(filepath.Join(a.pkg, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
			require.NoError(t, err)
			files = append(files, f)
		}
		p, err := doc.NewFromFiles(set, files, module+"/"+a.pkg)
		require.NoError(t, err)
		docs = append(docs, p)
	}
	return docs
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
		var told strings.Builder
		told.WriteString(about)
		for _, f := range body.Fields.List {
			if c := f.Doc.Text() + f.Comment.Text(); c != "" {
				told.WriteString(c)
			}
			for _, n := range f.Names {
				if n.IsExported() && f.Doc == nil && f.Comment == nil && quantity(f.Type) &&
					!strings.Contains(told.String(), n.Name) && !slices.Contains(terms, n.Name) {
					missing = append(missing, s.Name.Name+"."+n.Name)
				}
			}
		}
	}
	return missing
}

// terms are fields that mean the same wherever they stand, and are told once: the version
// that goes out under a purchase order number, the number of an event in its log, how
// many of a charge, and which correction of it.
var terms = []string{"Version", "Seq", "Quantity", "Revision"}

// quantity reports whether a type is a bare number, whose unit it does not tell.
func quantity(e ast.Expr) bool {
	t, ok := e.(*ast.Ident)
	return ok && (strings.HasPrefix(t.Name, "int") || strings.HasPrefix(t.Name, "uint"))
}
