// Command report measures the library beside its peers and how it grows, and writes
// what it finds into the page and the plot of the docs.
//
//	go run ./report
//	go run ./report -rounds 3 -time 20ms -orders 1000 -docs ""
package main

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/openlnp/lnp/internal/bench/calendar"
	"github.com/openlnp/lnp/internal/bench/contest"
	"github.com/openlnp/lnp/internal/bench/growth"
	"github.com/openlnp/lnp/internal/bench/lifecycle"
	"github.com/openlnp/lnp/internal/bench/numbers"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 7, "rounds, in each of which every hand works once")
	duration := flag.Duration("time", 50*time.Millisecond, "how long a hand works in a round")
	orders := flag.Int("orders", 1_000_000, "the most orders")
	docs := flag.String("docs", "../../docs", "the folder of measures.md and growth.svg; empty prints the page's part only")
	flag.Parse()
	if err := run(*rounds, *duration, *orders, *docs); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

func run(rounds int, duration time.Duration, orders int, docs string) error {
	if err := flag.Set("test.benchtime", duration.String()); err != nil {
		return err
	}
	var page strings.Builder
	fmt.Fprintf(&page, "Measured on %s; command: `go run ./report`, in `internal/bench`.\n", machine())
	fmt.Fprintf(&page, "Every hand works %s in each of %d rounds, by turns. Times are processor time, the collector's\n", duration, rounds)
	page.WriteString("with it, as the median of the rounds; ratios are to the first hand of the same round: median, least and greatest.\n")
	for _, group := range []struct {
		title    string
		contests []contest.Contest
	}{
		{"`porting` beside `qmuntal/stateless` 1.7 and `looplab/fsm` 1.0", lifecycle.Contests()},
		{"`numbering` beside `nyaruka/phonenumbers` 2.0", numbers.Contests()},
		{"`calendar` beside `rickar/cal` 2.1", calendar.Contests()},
	} {
		fmt.Fprintf(&page, "\n### %s\n\n", group.title)
		page.WriteString("| work | by | time | allocations | ratio | least to greatest |\n| --- | --- | --- | --- | --- | --- |\n")
		for _, c := range group.contests {
			fmt.Fprintln(os.Stderr, c.Work)
			for i, r := range contest.Run(c, rounds) {
				work, ratio, spread := "", times(r.Ratio), times(r.Least)+" to "+times(r.Most)
				if i == 0 {
					work, ratio, spread = c.Work, "1", ""
				}
				fmt.Fprintf(&page, "| %s | %s | %s | %d | %s | %s |\n", work, r.Who, growth.Duration(r.Nanoseconds), r.Allocs, ratio, spread)
			}
		}
	}
	fmt.Fprintln(os.Stderr, "growth")
	patience := 4 * duration
	byNumbers := growth.Numbers([]int{1, 10, 100, 1000, 10_000, 20_000}, patience)
	byOrders := growth.Orders(powers(10, orders), patience)
	page.WriteString("\n### Growth\n\n![Time by numbers and by orders](growth.svg)\n")
	table(&page, byNumbers)
	table(&page, byOrders)
	if docs == "" {
		fmt.Print(page.String())
		return nil
	}
	if err := os.WriteFile(filepath.Join(docs, "growth.svg"), []byte(growth.Plot(byNumbers, byOrders)), 0o600); err != nil {
		return err
	}
	return insert(filepath.Join(docs, "measures.md"), page.String())
}

// The part of the page between these lines is the report's.
const (
	from = "<!-- from here on written by internal/bench/report -->\n"
	to   = "<!-- to here -->\n"
)

// insert puts the report into the page.
func insert(path, report string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := bytes.Cut(page, []byte(from))
	_, after, ended := bytes.Cut(rest, []byte(to))
	if !ok || !ended {
		return fmt.Errorf("%s has no place for the report", path)
	}
	return os.WriteFile(path, fmt.Appendf(nil, "%s%s\n%s\n%s%s", before, from, report, to, after), 0o600)
}

// settled is the size from which on a constant cost does not show.
const settled = 100

// table is growth in figures: the best time of each size, and the exponent.
func table(page *strings.Builder, curves []growth.Curve) {
	fmt.Fprintf(page, "\n| %s |", curves[0].Of)
	for _, p := range curves[0].Points {
		fmt.Fprintf(page, " %d |", p.Size)
	}
	fmt.Fprintf(page, " exponent, from %d |\n| --- |%s\n", settled, strings.Repeat(" --- |", len(curves[0].Points)+1))
	for _, c := range curves {
		fmt.Fprintf(page, "| %s |", c.Work)
		for _, p := range c.Points {
			fmt.Fprintf(page, " %s |", growth.Duration(p.Nanoseconds))
		}
		fmt.Fprintf(page, " %.2f |\n", c.Exponent(settled))
	}
}

// times writes a ratio in three figures.
func times(ratio float64) string {
	if ratio >= 100 {
		return strconv.Itoa(int(math.Round(ratio)))
	}
	return fmt.Sprintf("%.3g", ratio)
}

func powers(from, to int) []int {
	var all []int
	for n := from; n <= to; n *= 10 {
		all = append(all, n)
	}
	return all
}

// machine says what the figures were measured on.
func machine() string {
	name := "an unknown processor"
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				name = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s/%s, %s", name, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}
