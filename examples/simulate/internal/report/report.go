// Package report shows what a simulation came to: as text, as JSON, and as a page with
// plots. A report depends on the tally alone: equal seeds give equal reports.
package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// Settings are what was asked for.
type Settings struct {
	Orders int    `json:"orders"`
	Seed   uint64 `json:"seed"`
	World  uint64 `json:"world,omitzero"` // the only one, 0 for all
	Faults int    `json:"faults_percent"`
	Swarm  bool   `json:"swarm,omitzero"`
	Defect string `json:"planted_defect,omitzero"`
}

// Report is the outcome of a run.
type Report struct {
	Settings Settings `json:"settings"`
	Trace    string   `json:"trace"`
	Totals   []Number `json:"totals"`
	// Hours tells within how many hours of the first submission so many of 100 of the
	// orders that completed had done so.
	Hours      []Number `json:"hours_to_completion"`
	Endings    []Number `json:"endings"`
	Waiting    []Number `json:"waiting_at_the_end,omitzero"`
	Reasons    []Number `json:"rejections"`
	Faults     []Number `json:"faults"`
	Invariants []Check  `json:"invariants"`

	Violations []world.Violation `json:"violations,omitzero"`
	Coverage   []Table           `json:"coverage"`

	tally *world.Tally
}

// Number is a figure with its name.
type Number struct {
	Name  string `json:"name"`
	Value int    `json:"value"`
}

// Check is an invariant and how it fared.
type Check struct {
	Name string `json:"name"`
	world.Count
}

// Table is a table of cells that a run should have met.
type Table struct {
	Name string `json:"name"`
	// Met and Of count the cells; Empty names those that were not met.
	Met   int      `json:"met"`
	Of    int      `json:"of"`
	Empty []string `json:"empty,omitzero"`
	// Impossible are the cells beside those, which nothing can meet.
	Impossible []Impossible `json:"impossible,omitzero"`
}

// Impossible are cells that cannot be met, and why not.
type Impossible struct {
	Why   string   `json:"why"`
	Cells []string `json:"cells"`
}

// New makes the report of a tally.
func New(t *world.Tally, s Settings) *Report {
	r := &Report{Settings: s, Trace: fmt.Sprintf("%016x", t.Hash), Violations: t.Violations, tally: t}
	r.Totals = []Number{
		{"worlds", t.Worlds},
		{"customers", t.Customers},
		{"orders", t.Orders},
		{"numbers", t.Numbers},
		{"numbers refused", t.Refused},
		{"commands", t.Commands},
		{"events", t.Events},
		{"calls to the carrier", t.Calls},
		{"calls that failed", t.Failed},
		{"mails", t.Mails},
		{"crashes of the host", t.Crashes},
		{"orders read back from JSON", t.RoundTrips},
	}
	for _, percent := range []int{10, 50, 90, 95, 99} {
		r.Hours = append(r.Hours, Number{fmt.Sprintf("%d of 100", percent), percentile(t.Taken[:], percent)})
	}
	for i, s := range world.States() {
		if n := t.Endings[i]; n > 0 {
			r.Endings = append(r.Endings, Number{string(s), n})
		}
	}
	r.Waiting = sorted(t.Waiting)
	reasons := map[string]int{}
	for code, n := range t.Reasons {
		reasons[string(code)] = n
	}
	r.Reasons = sorted(reasons)
	for i, n := range t.Faults {
		r.Faults = append(r.Faults, Number{world.Fault(i).String(), n})
	}
	for i, n := range t.Invariants {
		r.Invariants = append(r.Invariants, Check{world.Invariant(i).String(), n})
	}
	r.Coverage = coverage(t)
	return r
}

// percentile is the place of the bucket up to which so many of 100 lie.
func percentile(buckets []int, percent int) int {
	total := 0
	for _, n := range buckets {
		total += n
	}
	seen := 0
	for i, n := range buckets {
		if seen += n; n > 0 && seen*100 >= total*percent {
			return i
		}
	}
	return 0
}

// sorted are counts by size, then name.
func sorted(m map[string]int) []Number {
	var out []Number
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, Number{k, m[k]})
	}
	slices.SortStableFunc(out, func(a, b Number) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

// WriteJSON writes the report as one JSON document.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
