package main

import (
	"bytes"
	"cmp"
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
	"syscall"
	"time"
)

// trial is where the mutants of a target are tried: test binaries that hold them all,
// and what is known of their tests.
type trial struct {
	*target
	dir     string
	reached map[int][]*test // by mutant
}

// suite is the tests of a package, with the mutants of the target in it: the target's
// own, or those of one that uses it.
type suite struct {
	path, dir      string
	binary, tracer string
	flags          []string
}

// test is a top-level test, example or fuzz target with its seeds.
type test struct {
	*suite
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
	suites := []*suite{{path: t.path, dir: t.dir}}
	if o.with != "" {
		users, err := load(ctx, strings.Split(o.with, ","))
		if err != nil {
			return err
		}
		for _, u := range users {
			suites = append(suites, &suite{path: u.path, dir: u.dir})
		}
	}
	for i, s := range suites {
		if err := b.prepare(ctx, w, s, strconv.Itoa(i)); err != nil {
			return err
		}
	}
	for _, tests := range b.reached {
		slices.SortStableFunc(tests, func(x, y *test) int { return cmp.Compare(x.took, y.took) })
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

// prepare builds the binaries of a suite, and finds which of its tests reach which
// mutants.
func (b *trial) prepare(ctx context.Context, w io.Writer, s *suite, name string) (err error) {
	if s.tracer, err = b.build(ctx, s, "tracer"+name, true); err != nil {
		return err
	}
	if s.binary, err = b.build(ctx, s, "binary"+name, false); err != nil {
		return err
	}
	usage, _ := exec.CommandContext(ctx, s.binary, "-help").CombinedOutput() // fails by design
	if bytes.Contains(usage, []byte("-rapid.seed")) {
		s.flags = []string{"-rapid.seed=1", "-rapid.nofailfile", "-rapid.shrinktime=1ms"}
	}
	list := exec.CommandContext(ctx, s.binary, "-test.list=^(Test|Example|Fuzz)")
	list.Dir = s.dir
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("list the tests of %s: %w", s.path, err)
	}
	for name := range strings.FieldsSeq(string(out)) {
		x := &test{suite: s, name: name}
		trace := filepath.Join(b.dir, name+".trace")
		start := time.Now()
		if s.run(ctx, s.tracer, []*test{x}, environmentTrace+"="+trace) != survived ||
			s.run(ctx, s.binary, []*test{x}, environmentOn+"=0") != survived {
			fmt.Fprintf(w, "%s: %s is left out: it fails before anything is changed\n", s.path, name)
			continue
		}
		x.took = time.Since(start) / 2
		if err := b.read(trace, x); err != nil {
			return err
		}
	}
	return nil
}

// read notes the mutants that a test reached.
func (b *trial) read(trace string, x *test) error {
	text, err := os.ReadFile(trace)
	defer func() { _ = os.Remove(trace) }()
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

// build makes a suite's test binary with the mutated package in it, through an
// overlay.
func (b *trial) build(ctx context.Context, s *suite, name string, trace bool) (string, error) {
	replace := map[string]string{}
	put := func(path string, text []byte) error {
		to := filepath.Join(b.dir, name+"-"+filepath.Base(path))
		replace[path] = to
		return os.WriteFile(to, text, 0o600)
	}
	for _, f := range b.files {
		if err := put(f.path, f.mutated); err != nil {
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
	cmd := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-overlay", file, "-o", binary, s.path)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", s.path, err, out)
	}
	return binary, nil
}

// quick is how long a test may take that is asked first, and by itself if the others
// do not end.
const quick = 100 * time.Millisecond

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
		f := run(ctx, patience(part), part, env)
		for i := 0; f == stopped && len(tests) > 1 && i < slow; i++ {
			if run(ctx, 10*quick, tests[i:i+1], env) == killed {
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

// run runs tests, suite by suite, until one fails, and tells how they end.
func run(ctx context.Context, limit time.Duration, tests []*test, env string) fate {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var suites []*suite
	of := map[*suite][]*test{}
	for _, x := range tests {
		if of[x.suite] == nil {
			suites = append(suites, x.suite)
		}
		of[x.suite] = append(of[x.suite], x)
	}
	for _, s := range suites {
		if f := s.run(ctx, s.binary, of[s], env); f != survived {
			return f
		}
	}
	return survived
}

// run runs tests of a suite's binary, and tells how they end.
func (s *suite) run(ctx context.Context, binary string, tests []*test, env string) fate {
	var names []string
	for _, x := range tests {
		names = append(names, regexp.QuoteMeta(x.name))
	}
	args := []string{
		"-c", "ulimit -v " + strconv.Itoa(memory) + ` && exec "$0" "$@"`,
		binary, "-test.failfast", "-test.timeout=0", "-test.run=^(" + strings.Join(names, "|") + ")$",
	}
	cmd := exec.CommandContext(ctx, "sh", append(args, s.flags...)...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), env)
	// A test may have started processes of its own: they end with it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
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
