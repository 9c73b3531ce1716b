package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// target is a package whose code is mutated.
type target struct {
	name    string // the import path below the module
	path    string
	dir     string
	imports types.Importer
	files   []*source
	mutants []*mutant
}

// source is a file of a target.
type source struct {
	path string // on disk
	name string // below the module, for people
	text []byte
	ast  *ast.File
	// changes are the mutants of the file, by the stretch of text they replace.
	changes map[span]*change
	// mutated is the text with all of them in it.
	mutated []byte
}

// goPackage is what is read of the go command's answer.
type goPackage struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly                 bool
	Module                  *struct{ Path, Dir string }
}

// load finds the packages that the patterns name.
func load(ctx context.Context, patterns []string) ([]*target, error) {
	args := append([]string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,DepOnly,Module"}, patterns...)
	cmd := exec.CommandContext(ctx, "go", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, stderr.Bytes())
	}
	exports := map[string]string{}
	var targets []*target
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var l goPackage
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return targets, nil
		} else if err != nil {
			return nil, err
		}
		exports[l.ImportPath] = l.Export
		if l.DepOnly {
			continue
		}
		t := &target{path: l.ImportPath, dir: l.Dir}
		if t.name, err = filepath.Rel(l.Module.Dir, l.Dir); err != nil {
			return nil, err
		}
		t.imports = importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
			return os.Open(exports[path])
		})
		for _, name := range l.GoFiles {
			s := &source{path: filepath.Join(l.Dir, name), name: filepath.Join(t.name, name), changes: map[span]*change{}}
			if s.text, err = os.ReadFile(s.path); err != nil {
				return nil, err
			}
			t.files = append(t.files, s)
		}
		targets = append(targets, t)
	}
}

// check parses and types texts of the target's files, and hands every error on.
func (t *target) check(text func(*source) []byte, info *types.Info, report func(s *source, offset int, err error)) error {
	fset := token.NewFileSet()
	byName := map[string]*source{}
	var files []*ast.File
	for _, s := range t.files {
		f, err := parser.ParseFile(fset, s.path, text(s), parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.ast = f
		byName[s.path] = s
		files = append(files, f)
	}
	on := "package " + files[0].Name.Name + "\n\nfunc mutantOn(int) bool { return false }\n"
	support, err := parser.ParseFile(fset, supportFile, on, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	config := types.Config{Importer: t.imports, Error: func(err error) {
		var e types.Error
		if errors.As(err, &e) {
			at := fset.PositionFor(e.Pos, false)
			report(byName[at.Filename], at.Offset, err)
		}
	}}
	_, _ = config.Check(t.path, fset, append(files, support), info) // told to report
	return nil
}
