package report

import (
	"bytes"
	"html/template"
	"strconv"

	_ "embed"
)

//go:embed page.html
var pageText string

// HTML is the report as one page that needs nothing else.
func (r *Report) HTML() ([]byte, error) {
	page, err := template.New("page").Funcs(template.FuncMap{"thousands": thousands, "cover": cover}).Parse(pageText)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Execute(&b, map[string]any{
		"R": r, "Which": r.Settings.which(), "What": r.Settings.what(), "Verdict": r.verdict(), "Clean": r.clean(), "Failed": r.failing(),
		"Durations": r.durations(), "Rejections": bars(r.Reasons, 14), "Curve": r.curve(), "Legend": r.legend(),
		"Faults": bars(r.struck(), len(r.Faults)), "Checks": bars(r.checks(), len(r.Invariants), r.failing()...), "Key": r.key(),
	})
	return b.Bytes(), err
}

func (r *Report) clean() bool { return len(r.failing()) == 0 }

// failing are the invariants that did not hold.
func (r *Report) failing() []Check {
	var out []Check
	for _, c := range r.Invariants {
		if c.Violations > 0 {
			out = append(out, c)
		}
	}
	return out
}

// key are the figures at the top of the page.
func (r *Report) key() []Number {
	of := map[string]int{}
	for _, n := range r.Totals {
		of[n.Name] = n.Value
	}
	return []Number{
		{"orders", of["orders"]},
		{"numbers", of["numbers"]},
		{"events", of["events"]},
		{"calls", of["calls to the carrier"]},
		{"calls that failed", of["calls that failed"]},
		{"crashes", of["crashes of the host"]},
	}
}

// struck are the faults that struck at all.
func (r *Report) struck() []Number {
	var out []Number
	for _, n := range r.Faults {
		if n.Value > 0 {
			out = append(out, n)
		}
	}
	return out
}

func (r *Report) checks() []Number {
	var out []Number
	for _, c := range r.Invariants {
		if c.Checks > 0 {
			out = append(out, Number{c.Name, c.Checks})
		}
	}
	return out
}

// cover is the share of a table's cells that were met, in percent.
func cover(t Table) string { return strconv.Itoa(100*t.Met/max(t.Of, 1)) + " %" }
