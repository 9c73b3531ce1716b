// Command simulate runs a porting desk in virtual time: customers who err, a host that
// crashes, a carrier behind an unreliable network, and a list of invariants that are
// checked all along. See README.md.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/openlnp/lnp/examples/simulate/internal/report"
	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// The exit statuses.
const (
	exitClean    = 0 // every invariant held
	exitViolated = 1 // one did not, or the program failed
	exitInput    = 2 // the flags are not valid; nothing was run
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// settings are what the flags say.
type settings struct {
	orders, faults, procs int
	seed, world           uint64 // 0 is all worlds
	swarm, json, trace    bool
	plant, html, order    string
}

func run(args []string, stdout, stderr io.Writer) int {
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case err != nil:
		fmt.Fprintf(stderr, "simulate: %v; see -help\n", err)
		return exitInput
	}
	if s.order != "" {
		story := world.Story(s.world, s.configOf(s.world), s.order)
		if len(story) == 0 {
			fmt.Fprintf(stderr, "simulate: world %d has no order %s\n", s.world, s.order)
			return exitInput
		}
		fmt.Fprintln(stdout, strings.Join(story, "\n"))
		return exitClean
	}
	// Worlds are small and short-lived: collecting less often costs fifty megabytes a processor.
	debug.SetGCPercent(1000)
	tally := simulate(s, newProgress(stderr, s.orders), func(seed, hash uint64) {
		if s.trace {
			fmt.Fprintf(stdout, "seed %d %016x\n", seed, hash)
		}
	})
	r := report.New(tally, report.Settings{
		Orders: s.orders, Seed: s.seed, World: s.world, Faults: s.faults, Swarm: s.swarm, Defect: s.plant,
	})
	if err := write(s, r, stdout); err != nil {
		fmt.Fprintf(stderr, "simulate: %v\n", err)
		return exitViolated
	}
	if tally.Violated() > 0 {
		return exitViolated
	}
	return exitClean
}

// parse reads the flags.
func parse(args []string, stderr io.Writer) (*settings, error) {
	s := &settings{}
	flags := flag.NewFlagSet("simulate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&s.orders, "orders", 10_000, "how many orders to simulate")
	flags.Uint64Var(&s.seed, "seed", 1, "what everything that happens comes from")
	flags.Uint64Var(&s.world, "world", 0, "live through the world of this `seed` alone, as a violation names it")
	flags.StringVar(&s.order, "order", "", "with -world, tell the story of this `order` instead of the report")
	flags.IntVar(&s.faults, "faults", 10, "the rate of each kind of fault, in `percent`")
	flags.BoolVar(&s.swarm, "swarm", false, "give each world a random subset of faults and rates instead")
	flags.StringVar(&s.plant, "plant", "", "plant a `defect` into the host, to see it noticed: "+strings.Join(defects(), ", "))
	flags.BoolVar(&s.json, "json", false, "print the report as JSON")
	flags.StringVar(&s.html, "html", "", "write the report as one page to this `file` too")
	flags.BoolVar(&s.trace, "trace", false, "print the hash of what happened in each world")
	flags.IntVar(&s.procs, "procs", runtime.GOMAXPROCS(0), "how many worlds run at a time")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	switch {
	case flags.NArg() > 0:
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case s.orders < 1 || s.procs < 1:
		return nil, errors.New("-orders and -procs are at least 1")
	case s.faults < 0 || s.faults > 50:
		return nil, errors.New("-faults is from 0 to 50")
	case s.seed < 1 || s.world < 1 && isSet(flags, "world"):
		return nil, errors.New("-seed and -world are at least 1")
	case s.order != "" && s.world == 0:
		return nil, errors.New("-order is of a -world")
	case s.plant != "" && !slices.Contains(defects(), s.plant):
		return nil, errors.New("there is no such defect")
	}
	if s.world > 0 {
		s.orders = s.configOf(s.world).Orders
	}
	return s, nil
}

func isSet(flags *flag.FlagSet, name string) (set bool) {
	flags.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

func defects() []string {
	var out []string
	for _, d := range world.Defects() {
		out = append(out, string(d))
	}
	return out
}

// write writes the report: as text or JSON, and as a page.
func write(s *settings, r *report.Report, stdout io.Writer) error {
	if s.html != "" {
		page, err := r.HTML()
		if err != nil {
			return err
		}
		if err := os.WriteFile(s.html, page, 0o600); err != nil {
			return err
		}
	}
	if s.json {
		return r.WriteJSON(stdout)
	}
	_, err := io.WriteString(stdout, r.Text())
	return err
}
