// Command mutate changes packages in small steps, one at a time, and runs their tests
// on each: a change that no test notices is a survivor, and means that either a test
// is missing or nobody could notice.
//
//	go run ./internal/mutate ./calendar ./numbering
//	go run ./internal/mutate -n 200 -seed 1 ./porting
//	go run ./internal/mutate -with ./carrier/carriertest,./carrier/fake ./carrier
//
// All mutants of a package are compiled into one test binary, each behind a switch
// that an environment variable sets, so that thousands of them cost thousands of test
// runs and no builds. Of the tests, those run that reach the mutant.
//
// A mutant is killed if a test fails. One that runs for too long, or takes too much
// memory, is stopped, and stands in the score as not killed. Code is changed, data is
// not: only function bodies, and in them neither texts nor capacities.
//
// survivors.txt lists those that may live, each with the reason, which is printed with
// them. The command fails if a survivor is not in the list while -strict is set, or if a
// score is below -min. With -rows, the figures of each package are appended to a file, as
// .ci/proof makes a table of them.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"syscall"
	"time"
)

type options struct {
	n       int
	seed    uint64
	workers int
	with    string
	list    string
	rows    string
	strict  bool
	min     float64
	verbose bool
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 0, "mutants of each package to try, drawn by the seed; 0 for all")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the draw")
	flag.IntVar(&o.workers, "p", runtime.NumCPU(), "mutants tried at the same time")
	flag.StringVar(&o.with, "with", "", "other `packages` whose tests count too, separated by commas")
	flag.StringVar(&o.list, "list", "internal/mutate/survivors.txt", "the survivors that may live")
	flag.StringVar(&o.rows, "rows", "", "append the figures of each package to a `file`, separated by tabs")
	flag.BoolVar(&o.strict, "strict", false, "fail for a survivor that is not listed")
	flag.Float64Var(&o.min, "min", 0, "fail if the score of a package is below `percent`")
	flag.BoolVar(&o.verbose, "v", false, "print every mutant as it ends")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ok, err := mutate(ctx, os.Stdout, &o, flag.Args())
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
	}
	if !ok {
		os.Exit(1)
	}
}

// mutate tries the packages, prints what it finds, and reports whether all is well.
func mutate(ctx context.Context, w io.Writer, o *options, patterns []string) (bool, error) {
	listed, err := readSurvivors(o.list)
	if err != nil {
		return false, err
	}
	targets, err := load(ctx, patterns)
	if err != nil {
		return false, err
	}
	fine := true
	for _, t := range targets {
		start := time.Now()
		if err := t.mutate(); err != nil {
			return false, err
		}
		tried := sample(t.mutants, o)
		if err := t.try(ctx, tried, o, w); err != nil {
			return false, err
		}
		s := count(tried, listed)
		s.print(w, t, time.Since(start))
		for _, m := range tried {
			m.print(w, listed[m.key()])
		}
		if o.rows != "" {
			if err := s.row(o.rows, t); err != nil {
				return false, err
			}
		}
		if s.score() < o.min || o.strict && s.unlisted > 0 {
			fine = false
		}
		if o.n == 0 {
			fine = stale(w, t, listed) && fine
		}
	}
	return fine, nil
}

// sample draws mutants, and keeps their order.
func sample(all []*mutant, o *options) []*mutant {
	if o.n == 0 || o.n >= len(all) {
		return all
	}
	r := rand.New(rand.NewPCG(o.seed, 0))
	var drawn []*mutant
	for _, i := range r.Perm(len(all))[:o.n] {
		drawn = append(drawn, all[i])
	}
	slices.SortFunc(drawn, func(a, b *mutant) int { return cmp.Compare(a.id, b.id) })
	return drawn
}

// summary is what became of the mutants of a package.
type summary struct {
	tried, killed, stopped, listed, unlisted, unreached int
}

func count(tried []*mutant, listed map[string]string) summary {
	s := summary{tried: len(tried)}
	for _, m := range tried {
		switch {
		case m.fate == killed:
			s.killed++
		case m.fate == stopped:
			s.stopped++
		case listed[m.key()] != "":
			s.listed++
		default:
			s.unlisted++
			if m.fate == unreached {
				s.unreached++
			}
		}
	}
	return s
}

// score is how many in 100 of the mutants were killed; those that were stopped were
// not.
func (s summary) score() float64 {
	if s.tried == 0 {
		return 100
	}
	return 100 * float64(s.killed) / float64(s.tried)
}

func (s summary) print(w io.Writer, t *target, took time.Duration) {
	fmt.Fprintf(w, "%s: %.1f %% of %d killed (%d in all); %d survive with a reason, %d without (%d reached by no test), %d stopped; %s\n",
		t.name, s.score(), s.tried, len(t.mutants), s.listed, s.unlisted, s.unreached, s.stopped, took.Round(time.Second))
}

// row appends the figures to a file.
func (s summary) row(path string, t *target) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s\t%d\t%d\t%.1f\t%d\t%d\t%d\n", t.name, len(t.mutants), s.tried, s.score(), s.listed, s.unlisted, s.stopped)
	return errors.Join(err, f.Close())
}
