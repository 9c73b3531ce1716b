package fake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/openlnp/lnp/carrier"
)

// A hit is a cell of the report of which fault met which state.
type hit struct {
	Fault  string         `json:"fault"`
	Status carrier.Status `json:"status"`
}

// FaultReport tells which faults met orders in which states. Reports of several
// fakes add up, so that a suite of tests shows what it never tried. The zero report
// is empty.
type FaultReport struct{ hits map[hit]int }

// FaultReport returns what the faults of f have met so far.
func (f *Fake) FaultReport() *FaultReport {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := &FaultReport{hits: map[hit]int{}}
	maps.Copy(r.hits, f.hits)
	return r
}

// Add adds the hits of another report.
func (r *FaultReport) Add(other *FaultReport) {
	if r.hits == nil {
		r.hits = map[hit]int{}
	}
	for h, n := range other.hits {
		r.hits[h] += n
	}
}

// Hits returns how often a fault met a status: a fault of calls is named by
// operation, phase and trouble, as "submit after timeout", one of events by its
// delivery, as "notice twice". The status "" is that of an order not known.
func (r *FaultReport) Hits(fault string, s carrier.Status) int { return r.hits[hit{fault, s}] }

// Missing names the cells that no fault has met, as "submit after timeout: rejected".
func (r *FaultReport) Missing() []string {
	var out []string
	for _, fault := range faultNames() {
		for _, s := range faultStatuses() {
			if r.hits[hit{fault, s}] == 0 {
				out = append(out, fault+": "+statusLabel(s))
			}
		}
	}
	return out
}

// String is the whole report as a table: a line for each fault, a column for each
// status.
func (r *FaultReport) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-38s", "")
	for _, s := range faultStatuses() {
		fmt.Fprintf(&b, " %10s", statusLabel(s))
	}
	b.WriteByte('\n')
	names := faultNames()
	for h := range r.hits {
		if !slices.Contains(names, h.Fault) {
			names = append(names, h.Fault)
		}
	}
	slices.SortFunc(names, cmp.Compare)
	for _, fault := range names {
		fmt.Fprintf(&b, "%-38s", fault)
		for _, s := range faultStatuses() {
			if n := r.hits[hit{fault, s}]; n > 0 {
				fmt.Fprintf(&b, " %10d", n)
			} else {
				fmt.Fprintf(&b, " %10s", "-")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func statusLabel(s carrier.Status) string {
	if s == "" {
		return "not known"
	}
	return string(s)
}

// faultStatuses are the columns: not known, then the statuses.
func faultStatuses() []carrier.Status {
	return append([]carrier.Status{""}, statusWords[:]...)
}

// faultNames are the rows that a thorough host tries: every trouble of each call on
// an order, every delivery.
func faultNames() []string {
	var out []string
	for _, op := range []carrier.Op{carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpSupplement, carrier.OpActivate} {
		for _, t := range []Fault{
			{Trouble: Unavailable},
			{Trouble: Timeout},
			{Trouble: RateLimited},
			{Trouble: Unauthorized},
			{Phase: After, Trouble: Timeout},
			{Phase: After, Trouble: Unavailable},
			{Trouble: Cut},
			{Phase: After, Trouble: Cut},
			{Phase: After, Trouble: Malformed},
			{Phase: After, Trouble: Slow},
		} {
			out = append(out, t.name(op))
		}
	}
	for _, d := range deliveryWords[1:] {
		out = append(out, "notice "+string(d))
	}
	return out
}

func (t *Fault) name(op carrier.Op) string {
	if t.Notice != "" {
		return "notice " + string(t.Notice)
	}
	return string(op) + " " + string(t.phase()) + " " + string(t.trouble())
}
