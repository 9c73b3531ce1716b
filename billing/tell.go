package billing

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// Tell adds facts. The zone is the account's and gives each fact its day; it must not
// be nil. A fact may be told again and in any order: one key counts once, for the
// earliest instant at which it was told. Tell copies the ledger's facts, and so takes
// many at once better than one by one.
//
// It fails with [*FactError], and then adds none of the facts.
func (l Ledger) Tell(zone *time.Location, facts ...Fact) (Ledger, error) {
	t := l.telling(len(facts))
	for i := range facts {
		if field, err := t.tell(zone, &facts[i]); err != nil {
			return l, &FactError{Index: i, Field: field, Err: err}
		}
	}
	if t.news {
		l.Facts = t.inOrder()
		l.book = newDaybook(l.Facts, l.Subscription.Policy.withDefaults())
	}
	return l, nil
}

// telling is a ledger that is being told facts.
type telling struct {
	sold  Plan
	all   []entry
	byKey map[string]int32 // the place of a key in all
	plans map[string]Plan  // by version; nil until one is told
	news  bool
}

// entry is a fact with what it is sorted by. Facts are large, and stay where they are
// until the order is known.
type entry struct {
	on   calendar.Date
	nsec int32
	unix int64
	fact *Fact
}

func entryOf(f *Fact, on calendar.Date) entry {
	return entry{on: on, nsec: int32(f.At.Nanosecond()), unix: f.At.Unix(), fact: f}
}

// compare orders facts by day, instant, kind and key, in which "number-joined"
// comes before "number-left".
func (e entry) compare(o entry) int {
	if c := e.when(o); c != 0 {
		return c
	}
	if c := cmp.Compare(e.fact.Kind, o.fact.Kind); c != 0 {
		return c
	}
	return cmp.Compare(e.fact.Key, o.fact.Key)
}

func (e entry) when(o entry) int {
	if e.on != o.on {
		return e.on.Compare(o.on)
	}
	if e.unix != o.unix {
		return cmp.Compare(e.unix, o.unix)
	}
	return cmp.Compare(e.nsec, o.nsec)
}

// telling begins with what the ledger knows, and leaves room for n facts.
func (l Ledger) telling(n int) *telling {
	t := &telling{
		sold:  l.Subscription.Plan,
		all:   make([]entry, len(l.Facts), len(l.Facts)+n),
		byKey: make(map[string]int32, len(l.Facts)+n),
	}
	for i := range l.Facts {
		t.all[i] = entryOf(&l.Facts[i], l.Facts[i].On)
		t.byKey[l.Facts[i].Key] = int32(i)
	}
	return t
}

// tell takes a fact in, or finds what is wrong with it.
func (t *telling) tell(zone *time.Location, f *Fact) (field string, err error) {
	if field, err := f.check(t.sold.Price); err != nil {
		return field, err
	}
	e := entryOf(f, calendar.DateOf(f.At.In(zone)))
	if e.on.IsZero() { // no day of a calendar
		return "at", ErrFact
	}
	if f.Kind == FactPlanChanged {
		own := *f
		own.Plan = f.Plan.withDefaults()
		if t.contradicts(own.Plan) {
			return "plan", ErrConflict
		}
		e.fact = &own
	}
	switch i, again := t.byKey[f.Key]; {
	case !again:
		t.byKey[f.Key] = int32(len(t.all))
		t.all, t.news = append(t.all, e), true
	case !t.all[i].fact.same(e.fact):
		return "", ErrConflict
	case e.when(t.all[i]) < 0:
		t.all[i], t.news = e, true
	}
	return "", nil
}

// contradicts reports whether another plan is known under the version of p, which is
// known from then on.
func (t *telling) contradicts(p Plan) bool {
	if t.plans == nil {
		t.plans = map[string]Plan{t.sold.version(): t.sold}
		for _, e := range t.all {
			if e.fact.Kind == FactPlanChanged {
				t.plans[e.fact.Plan.version()] = e.fact.Plan
			}
		}
	}
	known, ok := t.plans[p.version()]
	if !ok {
		t.plans[p.version()] = p
	}
	return ok && known != p
}

// inOrder returns the facts in order of time, with their days.
func (t *telling) inOrder() []Fact {
	slices.SortFunc(t.all, entry.compare)
	facts := make([]Fact, len(t.all))
	for i, e := range t.all {
		f := &facts[i]
		*f = *e.fact
		f.At, f.On = e.fact.At.Round(0).UTC(), e.on
	}
	return facts
}
