package billing

import (
	"cmp"
	"slices"

	"github.com/openlnp/lnp/calendar"
)

// Standing says how a number stands in the plan on a day.
type Standing string

// The standings of a number.
const (
	Included  Standing = "included"  // in the plan's price
	Extra     Standing = "extra"     // beyond it
	Replaced  Standing = "replaced"  // a temporary number beside its ported one: not counted
	Requested Standing = "requested" // inactive until it ports: not counted
)

// NumberStanding is a number of an account on a day.
type NumberStanding struct {
	Number   string        `json:"number"`
	Label    string        `json:"label,omitzero"`
	Origin   Origin        `json:"origin,omitzero"`
	Since    calendar.Date `json:"since"` // when it joined, or was requested
	Standing Standing      `json:"standing"`
}

// Numbers lists the numbers of the account at the end of a day, in the order in
// which they take the included places: by [Inclusion], a ported number in the place
// of the temporary one it replaced; those that do not count come last.
func (l Ledger) Numbers(on calendar.Date) []NumberStanding {
	tomorrow := on.AddDays(1)
	phones, h := l.phones(tomorrow), l.history(Period{tomorrow, tomorrow})
	h.run()
	return phones.list(h.plan.Included)
}

// phones tells how the numbers stand before a day.
func (l Ledger) phones(before calendar.Date) phones {
	n := newPhones(l.Subscription.Policy.withDefaults(), l.Facts)
	for i := range l.Facts {
		if !l.Facts[i].On.Before(before) {
			break
		}
		if l.Facts[i].Kind.ofNumber() {
			n.apply(i)
		}
	}
	return n
}

// phone is what the facts so far tell of a number. Facts and phones are told by their
// place in a slice plus one, and 0 is none, so that a crowd of phones holds no
// pointers.
type phone struct {
	joined   int32 // the fact by which it serves
	asked    int32 // the fact by which it is requested, and inactive
	place    int32 // the fact that gave it its place among the oldest
	replaces int32 // the temporary phone that it stands in for
	heirs    int32 // how many stand in for it
}

// phones follows the numbers of an account and counts the places they take.
type phones struct {
	policy Policy
	facts  []Fact
	byID   map[string]int32
	all    []phone
	count  int
}

func newPhones(policy Policy, facts []Fact) phones {
	return phones{
		policy: policy, facts: facts,
		byID: make(map[string]int32, len(facts)), all: make([]phone, 0, len(facts)),
	}
}

// of finds a phone by its id, a new one if need be.
func (n *phones) of(id string) int32 {
	p := n.byID[id]
	if p == 0 {
		n.all = append(n.all, phone{})
		p = int32(len(n.all))
		n.byID[id] = p
	}
	return p
}

func (n *phones) fact(i int32) *Fact { return &n.facts[i-1] }

// serves reports whether a number is on the account in the policy's sense.
func (n *phones) serves(p *phone) bool {
	return p.joined != 0 || p.asked != 0 && n.policy.Requested == CountWhenRequested
}

// counts reports whether a number takes a place in the plan.
func (n *phones) counts(p *phone) bool { return n.serves(p) && !n.replaced(p) }

func (n *phones) replaced(p *phone) bool {
	return p.heirs > 0 && p.joined != 0 && n.fact(p.joined).Origin == OriginTemporary && n.policy.Replaced == NotTwice
}

// apply tells the fact with an index, which is about a number, and reports whether
// the number joined by it.
func (n *phones) apply(index int) (joined bool) {
	i := int32(index + 1)
	f := n.fact(i)
	replaces := int32(0)
	if f.Replaces != "" {
		replaces = n.of(f.Replaces)
	}
	at := n.of(f.Number)
	p := &n.all[at-1] // until a phone is added
	n.tally(p, -1)
	switch {
	case f.Kind == FactNumberLeft:
		*p = phone{heirs: p.heirs}
	case f.Kind == FactNumberJoined && p.joined == 0:
		p.joined, p.replaces, joined = i, cmp.Or(replaces, p.replaces), true
		if f.Origin == OriginTemporary { // whatever it was requested for, it stands in for none
			p.replaces = 0
		}
	case f.Kind == FactNumberRequested && p.joined == 0 && p.asked == 0:
		p.asked, p.replaces = i, replaces
	}
	if p.place == 0 && n.serves(p) {
		p.place = i
		if p.replaces != 0 {
			p.place = cmp.Or(n.all[p.replaces-1].place, i)
		}
	}
	n.tally(p, 1)
	return joined
}

// tally adds a number to the count or takes it out, and with it the one it replaces.
func (n *phones) tally(p *phone, sign int) {
	if n.counts(p) {
		n.count += sign
	}
	if p.replaces == 0 || !n.serves(p) {
		return
	}
	t := &n.all[p.replaces-1]
	if n.counts(t) {
		n.count--
	}
	t.heirs += int32(sign)
	if n.counts(t) {
		n.count++
	}
}

// list returns the numbers with the included places given out.
func (n *phones) list(included int) []NumberStanding {
	type entry struct {
		*phone
		id string
	}
	var order []entry
	for id, p := range n.byID {
		if p := &n.all[p-1]; p.joined != 0 || p.asked != 0 {
			order = append(order, entry{p, id})
		}
	}
	slices.SortFunc(order, func(a, b entry) int {
		if x, y := n.counts(a.phone), n.counts(b.phone); x != y {
			if x {
				return -1
			}
			return 1
		}
		c := cmp.Compare(a.first(), b.first())
		if n.policy.Inclusion == NewestFirst {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(a.id, b.id))
	})
	out := make([]NumberStanding, len(order))
	for i, e := range order {
		f := n.fact(cmp.Or(e.joined, e.asked))
		label := f.Label
		if label == "" && e.asked != 0 {
			label = n.fact(e.asked).Label
		}
		out[i] = NumberStanding{Number: e.id, Label: label, Origin: f.Origin, Since: f.On, Standing: Extra}
		switch {
		case n.replaced(e.phone):
			out[i].Standing = Replaced
		case !n.counts(e.phone):
			out[i].Standing = Requested
		case i < included:
			out[i].Standing = Included
		}
	}
	return out
}

// first is the fact that a number's age counts from.
func (p *phone) first() int32 { return cmp.Or(p.place, p.joined, p.asked) }
