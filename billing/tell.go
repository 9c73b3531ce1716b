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
	told := make([]entry, 0, len(facts))
	byKey := make(map[string]int, len(facts)) // the place in told
	plans := planBook{ledger: &l}
	var refused *FactError
	for i := range facts {
		e, field, err := newEntry(zone, &facts[i], &plans)
		j, again := byKey[facts[i].Key]
		switch {
		case err != nil:
		case !again:
			byKey[facts[i].Key] = len(told)
			told = append(told, e)
		case !told[j].fact.same(e.fact):
			err = ErrConflict
		case e.when(told[j]) < 0:
			told[j] = e
		}
		if err != nil {
			refused = &FactError{Index: i, Field: field, Err: err}
			break
		}
	}
	var gone []int // facts that are known, and were told again of an earlier instant
	for i := range l.Facts {
		old := &l.Facts[i]
		j, again := byKey[old.Key]
		if !again {
			continue
		}
		switch e := &told[j]; {
		case !old.same(e.fact):
			first := slices.IndexFunc(facts, func(f Fact) bool { return f.Key == old.Key })
			if refused == nil || first < refused.Index {
				refused = &FactError{Index: first, Err: ErrConflict}
			}
		case e.when(entryOf(old, old.On)) < 0:
			gone = append(gone, i)
		default:
			e.fact = nil // nothing new
		}
	}
	if refused != nil {
		return l, refused
	}
	told = slices.DeleteFunc(told, func(e entry) bool { return e.fact == nil })
	if len(told) > 0 {
		l.Facts = merge(l.Facts, gone, told)
		l.book = newDaybook(l.Facts, l.Subscription.Policy.withDefaults())
	}
	return l, nil
}

// entry is a fact with what it is sorted by. Facts are large, and stay where they are
// until their order is known.
type entry struct {
	unix int64
	nsec int32
	on   calendar.Date
	fact *Fact
}

func entryOf(f *Fact, on calendar.Date) entry {
	return entry{unix: f.At.Unix(), nsec: int32(f.At.Nanosecond()), on: on, fact: f}
}

// newEntry reads a fact that is told, or finds what is wrong with it.
func newEntry(zone *time.Location, f *Fact, plans *planBook) (e entry, field string, err error) {
	if field, err := f.check(plans.ledger.Subscription.Plan.Price); err != nil {
		return entry{}, field, err
	}
	on := calendar.DateOf(f.At.In(zone))
	if on.IsZero() { // no day of a calendar
		return entry{}, "at", ErrFact
	}
	if f.Kind == FactPlanChanged {
		own := *f
		own.Plan = f.Plan.withDefaults()
		if plans.contradict(own.Plan) {
			return entry{}, "plan", ErrConflict
		}
		f = &own
	}
	return entryOf(f, on), "", nil
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

// merge returns the known facts, but for those that are gone, and those that are told,
// in order of time.
func merge(known []Fact, gone []int, told []entry) []Fact {
	slices.SortFunc(told, entry.compare)
	facts := make([]Fact, 0, len(known)+len(told)-len(gone))
	next := 0 // of known
	copyOne := func() {
		if len(gone) > 0 && gone[0] == next {
			gone = gone[1:]
		} else {
			facts = append(facts, known[next])
		}
		next++
	}
	for _, e := range told {
		for next < len(known) && entryOf(&known[next], known[next].On).compare(e) < 0 {
			copyOne()
		}
		facts = append(facts, *e.fact)
		f := &facts[len(facts)-1]
		f.At, f.On = f.At.Round(0).UTC(), e.on
	}
	for next < len(known) {
		copyOne()
	}
	return facts
}

// planBook knows the plans of a ledger by version.
type planBook struct {
	ledger *Ledger
	plans  map[string]Plan // nil until it is needed
}

// contradict reports whether another plan is known under the version of p, which is
// known from then on.
func (b *planBook) contradict(p Plan) bool {
	if b.plans == nil {
		sold := b.ledger.Subscription.Plan
		b.plans = map[string]Plan{sold.version(): sold}
		for i := range b.ledger.Facts {
			if f := &b.ledger.Facts[i]; f.Kind == FactPlanChanged {
				b.plans[f.Plan.version()] = f.Plan
			}
		}
	}
	known, ok := b.plans[p.version()]
	if !ok {
		b.plans[p.version()] = p
	}
	return ok && known != p
}
