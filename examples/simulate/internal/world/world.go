// Package world runs a porting desk in virtual time: customers who err, a host that
// stores and crashes, the fake carrier behind an unreliable network. A world is the
// batch of orders of one seed; it runs on one goroutine, and what happens in it depends
// on its seed and configuration alone.
package world

import (
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Config is what a world is made of beside its seed.
type Config struct {
	// Orders is how many orders the world has.
	Orders int
	// Rates are how often things go wrong.
	Rates Rates
	// Defect is a fault planted into the host, "" for none.
	Defect Defect
}

// world is one seed at work.
type world struct {
	c    *Config
	seed uint64
	fix  *fixed
	t    *Tally
	// rng makes the people, luck what befalls them: the same people live with and
	// without faults.
	rng, luck *rand.Rand

	below [faults + 1]int // the rates of all faults before each

	start, now time.Time
	quietFrom  time.Time // from here on nothing goes wrong any more
	end        time.Time // from here on nobody looks
	quiet      bool

	fake      *fake.Fake
	customers []*customer
	planned   int
	others    []fake.Account // of people who have no part in this
	used      map[int]int    // numbers given out of each area code
	orders    []*order
	byPON     map[string]*order
	cancels   map[int]Fault               // how a cancellation of an order will fare, if badly
	voids     map[int]bool                // whether a change of date voids the one that stood
	onOrder   map[numbering.Number]*order // the open order of a number

	log   []porting.Event // what was stored last, and room for more
	pages []*logPage      // of all that was stored
	again []porting.Event // what nobody stores

	agenda  agenda
	counter uint64
	caller  *order // of a call that names no order
	probes  int
	cursor  string // of the event feed, stored
	feedAt  time.Time
	kept    *keptEvent // an event that will come after the next
}

// Run lives through the world of a seed and returns what it came to.
func Run(seed uint64, c *Config) *Tally {
	w := newWorld(seed, c)
	w.run()
	w.audit()
	for _, p := range w.pages {
		p.giveBack()
	}
	return w.t
}

func newWorld(seed uint64, c *Config) *world {
	w := &world{
		c: c, seed: seed, fix: shared(), t: NewTally(),
		rng: rand.New(rand.NewPCG(seed, 1)), luck: rand.New(rand.NewPCG(seed, 2)),
		used: map[int]int{}, byPON: map[string]*order{}, cancels: map[int]Fault{}, voids: map[int]bool{}, onOrder: map[numbering.Number]*order{},
	}
	w.t.Worlds, w.t.Hash = 1, fnvOffset
	for f, rate := range c.Rates {
		w.below[f+1] = w.below[f] + rate
	}
	// Worlds begin on any day of two years, so that every holiday, the changes of the
	// clocks and the turn of the year come by.
	day := calendar.NewDate(2026, time.January, 5).AddDays(w.rng.IntN(730))
	w.start = day.At(8, 0, w.fix.zone).UTC()
	w.now, w.quietFrom, w.end = w.start, w.start.AddDate(0, 0, 75), w.start.AddDate(0, 0, 200)
	w.fake = w.carrier(w.people())
	for _, c := range w.customers {
		w.at(c.asks, func() { w.ask(c) })
	}
	return w
}

// run lets everything happen in the order of time.
func (w *world) run() {
	for len(w.agenda) > 0 {
		next := instant(w.agenda[0].at)
		if t, ok := w.fake.NextEvent(); ok && t.Before(next) {
			w.fake.AdvanceTo(t)
			w.hear(t)
			continue
		}
		if next.After(w.end) {
			break
		}
		e := w.agenda.pop()
		if e.order != nil && !e.order.wakeAt.Equal(next) {
			continue // it was woken earlier
		}
		if next.After(w.now) {
			w.now = next
			w.fake.AdvanceTo(w.now)
		}
		w.quiet = !w.now.Before(w.quietFrom)
		if e.order != nil {
			e.order.wakeAt = time.Time{}
			w.wake(e.order)
		} else {
			e.do()
		}
	}
}

// entry is something that happens at an instant: an order is looked at, or a function
// runs.
type entry struct {
	at    int64 // nanoseconds since 1970, which sort faster than a [time.Time]
	n     uint64
	order *order
	do    func()
}

// agenda is the heap of what is to come; of one instant, in the order of planning.
type agenda []entry

func (e *entry) before(f *entry) bool {
	if e.at != f.at {
		return e.at < f.at
	}
	return e.n < f.n
}

func instant(nanos int64) time.Time { return time.Unix(0, nanos).UTC() }

func (a *agenda) push(e entry) {
	h := append(*a, e)
	i := len(h) - 1
	for ; i > 0 && e.before(&h[(i-1)/2]); i = (i - 1) / 2 {
		h[i] = h[(i-1)/2]
	}
	h[i] = e
	*a = h
}

func (a *agenda) pop() entry {
	h, n := *a, len(*a)-1
	first, last := h[0], h[n]
	h[n] = entry{}
	h = h[:n]
	*a = h
	if n == 0 {
		return first
	}
	i := 0
	for k := 1; k < n; k = 2*i + 1 {
		if k+1 < n && h[k+1].before(&h[k]) {
			k++
		}
		if last.before(&h[k]) {
			break
		}
		h[i] = h[k]
		i = k
	}
	h[i] = last
	return first
}

// at plans a function.
func (w *world) at(t time.Time, do func()) {
	t = t.UTC()
	if t.Before(w.now) {
		t = w.now
	}
	w.counter++
	w.agenda.push(entry{at: t.UnixNano(), n: w.counter, do: do})
}

// look plans to look at an order, unless that is planned earlier.
func (w *world) look(o *order, t time.Time) {
	t = t.UTC()
	if t.Before(w.now) {
		t = w.now
	}
	if !o.wakeAt.IsZero() && !t.Before(o.wakeAt) {
		return
	}
	o.wakeAt = t
	w.counter++
	w.agenda.push(entry{at: t.UnixNano(), n: w.counter, order: o})
}

// name is a purchase order number.
func (w *world) name(i int) string {
	return "S" + strconv.FormatUint(w.seed, 36) + "-" + strconv.Itoa(i+1)
}
