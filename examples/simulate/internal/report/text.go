package report

import (
	"fmt"
	"strconv"
	"strings"
)

// emptyCells is how many empty cells of a table are named in the text; the page and the
// JSON name all.
const emptyCells = 12

// Text is the report as plain text.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Simulation of %s orders, %s, %s\n", thousands(r.Settings.Orders), r.Settings.which(), r.Settings.what())
	fmt.Fprintf(&b, "Trace %s\n", r.Trace)
	list := func(title string, numbers []Number) {
		if len(numbers) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", title)
		for _, n := range numbers {
			fmt.Fprintf(&b, "  %-52s %14s\n", n.Name, thousands(n.Value))
		}
	}
	list("What happened", r.Totals)
	list("Hours from submission to completion, by share of the orders that completed", r.Hours)
	list("Where numbers ended", r.Endings)
	list("Orders open at the end, by whom they wait on and for what", r.Waiting)
	list("Rejections of numbers, by reason", r.Reasons)
	list("Faults that struck", r.Faults)
	fmt.Fprintf(&b, "\n%-48s %19s %10s\n", "Invariants", "checked", "violated")
	for _, c := range r.Invariants {
		mark := ""
		if c.Violations > 0 {
			mark = "  <--"
		}
		fmt.Fprintf(&b, "  %-46s %19s %10s%s\n", c.Name, thousands(c.Checks), thousands(c.Violations), mark)
	}
	b.WriteString("\nCells met\n")
	for _, t := range r.Coverage {
		fmt.Fprintf(&b, "  %-52s %5d of %d\n", t.Name, t.Met, t.Of)
		for i, name := range t.Empty {
			if i == emptyCells {
				fmt.Fprintf(&b, "    and %d more are empty\n", len(t.Empty)-i)
				break
			}
			fmt.Fprintf(&b, "    empty: %s\n", name)
		}
		for _, c := range t.Impossible {
			fmt.Fprintf(&b, "    impossible: %d beside these, since %s\n", len(c.Cells), c.Why)
		}
	}
	if len(r.Violations) > 0 {
		b.WriteString("\nViolations, the first of them\n")
		for _, v := range r.Violations {
			fmt.Fprintf(&b, "  %s\n", v)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", r.verdict())
	return b.String()
}

func (s Settings) which() string {
	if s.World > 0 {
		return fmt.Sprintf("world %d", s.World)
	}
	return fmt.Sprintf("seed %d", s.Seed)
}

func (s Settings) what() string {
	what := fmt.Sprintf("%d %% of every fault", s.Faults)
	switch {
	case s.Swarm:
		what = "faults and rates of each world's own"
	case s.Faults == 0:
		what = "no faults"
	}
	if s.Defect != "" {
		what += ", with the defect " + s.Defect + " planted"
	}
	return what
}

// verdict is the outcome in one sentence.
func (r *Report) verdict() string {
	var all Check
	for _, c := range r.Invariants {
		all.Checks, all.Violations = all.Checks+c.Checks, all.Violations+c.Violations
	}
	switch {
	case all.Violations == 1:
		return "1 violation in " + thousands(all.Checks) + " checks"
	case all.Violations > 1:
		return thousands(all.Violations) + " violations in " + thousands(all.Checks) + " checks"
	}
	return "Every invariant held, in " + thousands(all.Checks) + " checks"
}

// thousands writes a number in groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
