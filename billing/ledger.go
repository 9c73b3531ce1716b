package billing

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// Ledger is the account book of one subscription: what is known and what was
// posted. Its methods return a new ledger and leave the old one as it was. The zero
// Ledger is not in use: [Open] makes one.
type Ledger struct {
	Subscription Subscription `json:"subscription"`
	// Facts is what is known: one fact for each key, in order of time.
	Facts []Fact `json:"facts,omitzero"`
	// Lines is what was posted, in order of posting. It only grows.
	Lines []Line `json:"lines,omitzero"`
	// Closed is the first day that is still open: all before it is posted. None
	// means that nothing is.
	Closed calendar.Date `json:"closed,omitzero"`
}

// Open begins the ledger of a subscription, with the defaults of its plan and policy
// spelled out. It fails with [*ProblemsError].
func Open(s Subscription) (Ledger, error) {
	if ps := s.Problems(); len(ps) > 0 {
		return Ledger{}, &ProblemsError{ps}
	}
	s.Plan, s.Policy = s.Plan.withDefaults(), s.Policy.withDefaults()
	return Ledger{Subscription: s}, nil
}

// Tell adds facts. The zone is the account's and gives each fact its day; it must not
// be nil. A fact may be told again and in any order: one key counts once, for the
// earliest instant at which it was told. Tell copies the ledger's facts, and so takes
// many at once better than one by one.
//
// It fails with [*FactError], and then adds none of the facts.
func (l Ledger) Tell(zone *time.Location, facts ...Fact) (Ledger, error) {
	all := make([]Fact, len(l.Facts), len(l.Facts)+len(facts))
	copy(all, l.Facts)
	known := make(map[string]int, cap(all))
	for i := range all {
		known[all[i].Key] = i
	}
	for i, f := range facts {
		if field, err := f.check(l.Subscription.Plan.Price); err != nil {
			return l, &FactError{Index: i, Field: field, Err: err}
		}
		f.At = f.At.Round(0).UTC()
		f.On = calendar.DateOf(f.At.In(zone))
		if f.On.IsZero() { // no day of a calendar
			return l, &FactError{Index: i, Field: "at", Err: ErrFact}
		}
		if f.Kind == FactPlanChanged {
			f.Plan = f.Plan.withDefaults()
			if l.Subscription.Plan.contradicts(f.Plan) || slices.ContainsFunc(all, func(g Fact) bool { return g.Plan.contradicts(f.Plan) }) {
				return l, &FactError{Index: i, Field: "plan", Err: ErrConflict}
			}
		}
		j, again := known[f.Key]
		switch {
		case !again:
			known[f.Key] = len(all)
			all = append(all, f)
		case !all[j].same(f):
			return l, &FactError{Index: i, Err: ErrConflict}
		case f.At.Before(all[j].At):
			all[j].At, all[j].On = f.At, f.On
		}
	}
	l.Facts = inOrder(all)
	return l, nil
}

// inOrder sorts facts by time. It moves pointers, since facts are large.
func inOrder(facts []Fact) []Fact {
	order := make([]*Fact, len(facts))
	for i := range facts {
		order[i] = &facts[i]
	}
	if slices.IsSortedFunc(order, (*Fact).compare) {
		return facts
	}
	slices.SortFunc(order, (*Fact).compare)
	sorted := make([]Fact, len(facts))
	for i, f := range order {
		sorted[i] = *f
	}
	return sorted
}

// Close posts what is due on the days before a day, and so closes them: no invoice
// for those days changes again. What a fact that is told later changes about them is
// posted on the first open day, as lines that add to the old ones or take them back.
// To close days that are closed changes nothing.
func (l Ledger) Close(before calendar.Date) Ledger {
	if !before.After(l.Closed) {
		return l
	}
	due := l.history(before).lines
	if l.Closed.IsZero() {
		l.Lines, l.Closed = due, before
		return l
	}
	type tally struct{ due, posted, lines int }
	of := make(map[Charge]*tally, len(due)+len(l.Lines))
	at := func(c Charge) *tally {
		t := of[c]
		if t == nil {
			t = new(tally)
			of[c] = t
		}
		return t
	}
	for i := range due {
		at(due[i].Charge).due += due[i].Quantity
	}
	for i := range l.Lines {
		t := at(l.Lines[i].Charge)
		t.posted += l.Lines[i].Quantity
		t.lines++
	}
	lines := slices.Clip(l.Lines)
	post := func(c Charge) {
		t := of[c]
		if t.due == t.posted {
			return
		}
		line := c.line(t.due - t.posted)
		line.Posted, line.Revision = later(c.Due, l.Closed), t.lines
		lines = append(lines, line)
		t.posted = t.due
	}
	for i := range l.Lines { // what no longer holds first
		if of[l.Lines[i].Charge].due == 0 {
			post(l.Lines[i].Charge)
		}
	}
	for i := range due {
		post(due[i].Charge)
	}
	l.Lines, l.Closed = lines, before
	return l
}
