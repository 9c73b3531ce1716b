package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// trial is where the mutants of a target are tried: a test binary that holds them
// all, and what is known of its tests.
type trial struct {
	*target
	dir     string
	binary  string
	flags   []string
	tests   []*test
	reached map[int][]*test // by mutant
}

// test is a top-level test, example or fuzz target with its seeds.
type test struct {
	name string
	took time.Duration
}

// memory is how much a run may take, in KiB: a mutant that never ends may take all.
const memory = 4 << 20

// try runs the tests on mutants.
func (t *target) try(ctx context.Context, mutants []*mutant, o *options, w io.Writer) error {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	b := &trial{target: t, dir: dir, reached: map[int][]*test{}}
	if err := b.prepare(ctx, w); err != nil {
		return err
	}
	queue := make(chan *mutant)
	var group sync.WaitGroup
	for range o.workers {
		group.Go(func() {
			for m := range queue {
				m.fate = b.fate(ctx, m)
				if o.verbose {
					fmt.Fprintf(os.Stderr, "%-9s %s:%d %s\n", m.fate, m.file, m.line, m.change())
				}
			}
		})
	}
	for _, m := range mutants {
		queue <- m
	}
	close(queue)
	group.Wait()
	return ctx.Err()
}

// prepare builds the binary, and finds which tests reach which mutants.
func (b *trial) prepare(ctx context.Context, w io.Writer) error {
	tracer, err := b.build(ctx, "tracer", true)
	if err != nil {
		return err
	}
	if b.binary, err = b.build(ctx, "binary", false); err != nil {
		return err
	}
	usage, _ := exec.CommandContext(ctx, b.binary, "-help").CombinedOutput() // fails by design
	if bytes.Contains(usage, []byte("-rapid.seed")) {
		b.flags = []string{"-rapid.seed=1", "-rapid.nofailfile", "-rapid.shrinktime=1ms"}
	}
	list := exec.CommandContext(ctx, b.binary, "-test.list=^(Test|Example|Fuzz)")
	list.Dir = b.target.dir
	list.Env = append(os.Environ(), environmentTrace+"="+os.DevNull)
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("list the tests of %s: %w", b.name, err)
	}
	for name := range strings.FieldsSeq(string(out)) {
		x := &test{name: name}
		trace := filepath.Join(b.dir, name+".trace")
		start := time.Now()
		if b.run(ctx, time.Minute, tracer, []*test{x}, environmentTrace+"="+trace) != survived ||
			b.run(ctx, time.Minute, b.binary, []*test{x}, environmentOn+"=0") != survived {
			fmt.Fprintf(w, "%s: %s is left out: it fails before anything is changed\n", b.name, name)
			continue
		}
		x.took = time.Since(start) / 2
		b.tests = append(b.tests, x)
		if err := b.read(trace, x); err != nil {
			return err
		}
	}
	for _, tests := range b.reached {
		slices.SortStableFunc(tests, func(x, y *test) int { return int(x.took - y.took) })
	}
	return nil
}

// read notes the mutants that a test reached.
func (b *trial) read(trace string, x *test) error {
	text, err := os.ReadFile(trace)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		id, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			return err
		}
		b.reached[id] = append(b.reached[id], x)
	}
	return err
}

// build makes a test binary of the mutated package, through an overlay.
func (b *trial) build(ctx context.Context, name string, trace bool) (string, error) {
	replace := map[string]string{}
	put := func(path string, text []byte) error {
		to := filepath.Join(b.dir, name+"-"+filepath.Base(path))
		replace[path] = to
		return os.WriteFile(to, text, 0o600)
	}
	for _, s := range b.files {
		if err := put(s.path, s.mutated); err != nil {
			return "", err
		}
	}
	if err := put(filepath.Join(b.target.dir, supportFile), supportText(b.files[0].ast.Name.Name, len(b.mutants), trace)); err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file := filepath.Join(b.dir, name+".json")
	if err := os.WriteFile(file, overlay, 0o600); err != nil {
		return "", err
	}
	binary := filepath.Join(b.dir, name+".test")
	cmd := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-overlay", file, "-o", binary, b.path)
	cmd.Dir = b.target.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", b.name, err, out)
	}
	return binary, nil
}

// quick is how long a test may take that is asked first, and by itself if the others
// do not end.
const quick = 50 * time.Millisecond

// fate tries a mutant: first on the quick tests, then on the others. If they go on for
// ever, each quick one is asked by itself: the mutant is killed if one fails.
func (b *trial) fate(ctx context.Context, m *mutant) fate {
	tests := b.reached[m.id]
	if len(tests) == 0 {
		return unreached
	}
	env := environmentOn + "=" + strconv.Itoa(m.id)
	slow := slices.IndexFunc(tests, func(x *test) bool { return x.took > quick })
	if slow < 0 {
		slow = len(tests)
	}
	for _, part := range [][]*test{tests[:slow], tests[slow:]} {
		if len(part) == 0 {
			continue
		}
		f := b.run(ctx, patience(part), b.binary, part, env)
		for i := 0; f == stopped && len(tests) > 1 && i < slow; i++ {
			if b.run(ctx, 20*quick, b.binary, tests[i:i+1], env) == killed {
				f = killed
			}
		}
		if f != survived {
			return f
		}
	}
	return survived
}

// patience is how long tests may run under a mutant.
func patience(tests []*test) time.Duration {
	limit := 2 * time.Second
	for _, x := range tests {
		limit += 5 * x.took
	}
	return limit
}

// run runs tests of a binary, and tells how they end.
func (b *trial) run(ctx context.Context, limit time.Duration, binary string, tests []*test, env string) fate {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var names []string
	for _, x := range tests {
		names = append(names, regexp.QuoteMeta(x.name))
	}
	args := []string{
		"-c", "ulimit -v " + strconv.Itoa(memory) + ` && exec "$0" "$@"`,
		binary, "-test.failfast", "-test.timeout=0", "-test.run=^(" + strings.Join(names, "|") + ")$",
	}
	cmd := exec.CommandContext(ctx, "sh", append(args, b.flags...)...)
	cmd.Dir = b.target.dir
	cmd.Env = append(os.Environ(), env)
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil, bytes.Contains(out, []byte("out of memory")), bytes.Contains(out, []byte("cannot allocate memory")):
		return stopped
	case err != nil:
		return killed
	default:
		return survived
	}
}
