package main

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// supportFile is added to a package that is mutated: it knows which mutant is on.
const supportFile = "zz_mutate.go"

// environment sets the mutant of a run, or the file to note in which are reached.
const (
	environmentOn    = "MUTATE_ON"
	environmentTrace = "MUTATE_TRACE"
)

func supportText(pkg string, mutants int, trace bool) []byte {
	if !trace {
		return fmt.Appendf(nil, `package %s

import (
	"os"
	"strconv"
)

var mutantActive, _ = strconv.Atoi(os.Getenv(%q))

func mutantOn(id int) bool { return id == mutantActive }
`, pkg, environmentOn)
	}
	return fmt.Appendf(nil, `package %s

import (
	"os"
	"strconv"
	"sync/atomic"
)

var (
	mutantsSeen [%d]atomic.Bool
	mutantTrace = func() *os.File {
		f, err := os.OpenFile(os.Getenv(%q), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			panic(err)
		}
		return f
	}()
)

func mutantOn(id int) bool {
	if !mutantsSeen[id].Swap(true) {
		mutantTrace.WriteString(strconv.Itoa(id) + "\n")
	}
	return false
}
`, pkg, mutants+1, environmentTrace)
}

// mutate finds the mutants of the target and writes them into its files. Those that
// do not compile are left out.
func (t *target) mutate() error {
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}
	var broken error
	err := t.check(func(s *source) []byte { return s.text }, info, func(_ *source, _ int, err error) { broken = err })
	if err = cmp.Or(err, broken); err != nil {
		return err
	}
	for _, s := range t.files {
		base := int(s.ast.FileStart)
		c := &collector{source: s, info: info, base: base}
		c.collect()
		t.mutants = append(t.mutants, c.found...)
	}
	for {
		number(t.mutants)
		where := map[*source][]region{}
		for _, s := range t.files {
			w := writer{source: s}
			w.write()
			s.mutated, where[s] = w.out.Bytes(), w.regions
		}
		bad := map[*mutant]bool{}
		err := t.check(func(s *source) []byte { return s.mutated }, nil, func(s *source, offset int, err error) {
			found := at(where[s], offset)
			if len(found) == 0 {
				broken = fmt.Errorf("the mutated text does not compile: %w", err)
			}
			for _, m := range found {
				bad[m] = true
			}
		})
		if err = cmp.Or(err, broken); err != nil || len(bad) == 0 {
			return err
		}
		t.drop(bad)
	}
}

// number gives the mutants their numbers, and tells apart those that read alike.
func number(mutants []*mutant) {
	seen := map[string]int{}
	for i, m := range mutants {
		m.id, m.nth = i+1, 0
		seen[m.key()]++
		m.nth = seen[m.key()]
	}
}

func (t *target) drop(bad map[*mutant]bool) {
	t.mutants = slices.DeleteFunc(t.mutants, func(m *mutant) bool { return bad[m] })
	for _, s := range t.files {
		for at, c := range s.changes {
			c.alts = slices.DeleteFunc(c.alts, func(a alternative) bool { return bad[a.m] })
			if len(c.alts) == 0 {
				delete(s.changes, at)
			}
		}
	}
}

// region is a stretch of mutated text that these mutants are to blame for.
type region struct {
	span
	mutants []*mutant
}

// at returns the mutants of the smallest region around an offset.
func at(regions []region, offset int) []*mutant {
	var best *region
	for i := range regions {
		if r := &regions[i]; r.from <= offset && offset <= r.to && (best == nil || r.to-r.from < best.to-best.from) {
			best = r
		}
	}
	if best == nil {
		return nil
	}
	return best.mutants
}

// writer writes a file with its mutants in it. Inside a mutant stands the original
// text, since only one is on at a time.
type writer struct {
	*source
	out     bytes.Buffer
	regions []region
}

func (w *writer) write() {
	spans := slices.SortedFunc(maps.Keys(w.changes), func(a, b span) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	w.stretch(span{0, len(w.text)}, spans)
}

// stretch writes a stretch of the file, in which these spans change.
func (w *writer) stretch(s span, changed []span) {
	for len(changed) > 0 {
		c := changed[0]
		inside := 1
		for inside < len(changed) && changed[inside].to <= c.to {
			inside++
		}
		w.out.Write(w.text[s.from:c.from])
		w.node(c, changed[1:inside])
		s.from, changed = c.to, changed[inside:]
	}
	w.out.Write(w.text[s.from:s.to])
}

// node writes what changes, with what changes inside it. An expression becomes a
// function that is called at once; a statement stands in the last else.
func (w *writer) node(at span, inside []span) {
	c := w.changes[at]
	start := w.out.Len()
	var all []*mutant
	before, after, last := "{ ", " } else ", "{\n"
	if c.typ != nil {
		w.out.WriteString("func() " + types.TypeString(c.typ, w.qualify) + " { ")
		before, after, last = "{ return ", " }; ", "return "
	}
	for _, alt := range c.alts {
		from := w.out.Len()
		fmt.Fprintf(&w.out, "if mutantOn(%d) %s%s%s", alt.m.id, before, alt.text, after)
		w.regions = append(w.regions, region{span{from, w.out.Len() - 1}, []*mutant{alt.m}})
		all = append(all, alt.m)
	}
	w.out.WriteString(last)
	w.stretch(at, inside)
	if c.typ != nil {
		w.out.WriteString(" }()")
	} else {
		w.out.WriteString("\n}")
	}
	w.regions = append(w.regions, region{span{start, w.out.Len()}, all})
}

// qualify names a package as this file does.
func (w *writer) qualify(p *types.Package) string {
	if p.Name() == w.ast.Name.Name && !w.importsPath(p.Path()) {
		return ""
	}
	for _, i := range w.ast.Imports {
		if path, _ := strconv.Unquote(i.Path.Value); path == p.Path() {
			if i.Name != nil {
				return i.Name.Name
			}
			return p.Name()
		}
	}
	return "notImported" // does not compile, and so the mutant goes
}

func (w *writer) importsPath(path string) bool {
	return slices.ContainsFunc(w.ast.Imports, func(i *ast.ImportSpec) bool {
		return strings.Trim(i.Path.Value, `"`) == path
	})
}
