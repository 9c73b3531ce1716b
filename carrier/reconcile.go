package carrier

import (
	"cmp"
	"slices"
	"time"
)

// Reconciler keeps the last view of each order and turns events, which may be lost,
// doubled, late or reordered, and polled reports into at most one change for each
// number that really changed. It is plain data: it stores as JSON, and it is not safe
// for concurrent use. Its zero value is ready.
//
// For each event that [Reconciler.Hint] finds worth it, and for each order that
// [Reconciler.Stale] names, the caller asks the carrier for the status and gives the
// report to [Reconciler.See].
type Reconciler struct {
	Views map[string]*Report `json:"views,omitzero"`
	// Skew is how slow the clock of the carrier's events may be: an event that is
	// older than the view by more than that is not worth fetching for.
	Skew time.Duration `json:"skew,omitzero"`
}

// Change is one number whose view changed. Before is zero for a number that was not
// known.
type Change struct {
	PON    string     `json:"pon"`
	Before LineReport `json:"before,omitzero"`
	After  LineReport `json:"after"`
	AsOf   time.Time  `json:"as_of"`
}

// Hint reports whether an event is worth a call for the status of its order: the
// order is not known here, or its view is older than the event, or the event does not
// say when it happened.
func (r *Reconciler) Hint(e Event) bool {
	v := r.Views[cmp.Or(e.PortOut, e.PON)]
	return v == nil || e.At.IsZero() || !v.AsOf.Add(-r.Skew).After(e.At)
}

// See takes a report and returns what it changed, by number. A report that is older
// than the view changes nothing, and neither does one that says the same again.
func (r *Reconciler) See(report *Report) []Change {
	view := r.Views[report.PON]
	if view != nil && report.Compare(view) < 0 {
		return nil
	}
	var out []Change
	for _, l := range report.Lines {
		var before LineReport
		if view != nil {
			before, _ = view.Line(l.Number)
		}
		if !l.Same(before) {
			out = append(out, Change{PON: report.PON, Before: before, After: l, AsOf: report.AsOf})
		}
	}
	if r.Views == nil {
		r.Views = map[string]*Report{}
	}
	kept := *report
	kept.Lines = slices.Clone(report.Lines)
	r.Views[report.PON] = &kept
	return out
}

// Same reports whether two lines say the same about a number; when a line changed
// does not count.
func (l *LineReport) Same(m LineReport) bool {
	return l.Number == m.Number && l.Version == m.Version && l.Ref == m.Ref && l.Status == m.Status && l.Raw == m.Raw &&
		l.Release.Equal(m.Release) && slices.Equal(l.Reasons, m.Reasons) && l.Cancel == m.Cancel &&
		slices.Equal(l.CancelReasons, m.CancelReasons) && l.CancelAt.Equal(m.CancelAt)
}

// Ended reports whether nothing more will become of the number by itself: it was
// canceled or returned. An active number may still be returned.
func (s Status) Ended() bool { return s == Canceled || s == Returned }

// Stale returns the orders whose view is older than an instant and that are still
// under way, sorted: the ones to poll.
func (r *Reconciler) Stale(before time.Time) []string {
	var out []string
	for pon, v := range r.Views {
		if v.AsOf.Before(before) && slices.ContainsFunc(v.Lines, func(l LineReport) bool {
			return l.Status != Active && !l.Status.Ended()
		}) {
			out = append(out, pon)
		}
	}
	slices.Sort(out)
	return out
}

// Forget drops an order.
func (r *Reconciler) Forget(pon string) { delete(r.Views, pon) }
