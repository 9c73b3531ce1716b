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
	h := l.history(on.AddDays(1))
	return h.phones.list(h.plan.Included)
}

// phone is what the facts so far tell of a number.
type phone struct {
	joined   *Fact  // since when it serves; nil when it does not
	asked    *Fact  // since when it is requested and inactive; nil when it is not
	place    *Fact  // the fact that gave it its place among the oldest
	replaces string // the temporary number it stands in for
	heirs    int    // the numbers that stand in for it
}

// phones follows the numbers of an account and counts the places they take.
type phones struct {
	policy Policy
	byID   map[string]*phone
	store  []phone
	count  int
}

func newPhones(policy Policy, size int) phones {
	return phones{policy: policy, byID: make(map[string]*phone, size), store: make([]phone, 0, size)}
}

func (n *phones) get(id string) *phone {
	p := n.byID[id]
	if p == nil {
		if len(n.store) == cap(n.store) {
			n.store = make([]phone, 0, 2*cap(n.store)+8) // what byID points to stays where it is
		}
		n.store = append(n.store, phone{})
		p = &n.store[len(n.store)-1]
		n.byID[id] = p
	}
	return p
}

// serves reports whether a number is on the account in the policy's sense.
func (n *phones) serves(p *phone) bool {
	return p.joined != nil || p.asked != nil && n.policy.Requested == CountWhenRequested
}

// counts reports whether a number takes a place in the plan.
func (n *phones) counts(p *phone) bool { return n.serves(p) && !n.replaced(p) }

func (n *phones) replaced(p *phone) bool {
	return p.heirs > 0 && p.joined != nil && p.joined.Origin == OriginTemporary && n.policy.Replaced == NotTwice
}

// apply tells a fact about a number and reports whether the number joined by it.
func (n *phones) apply(f *Fact) (joined bool) {
	p := n.get(f.Number)
	n.tally(p, -1)
	switch {
	case f.Kind == FactNumberLeft:
		*p = phone{heirs: p.heirs}
	case f.Kind == FactNumberJoined && p.joined == nil:
		p.joined, p.replaces, joined = f, cmp.Or(f.Replaces, p.replaces), true
	case f.Kind == FactNumberRequested && p.joined == nil && p.asked == nil:
		p.asked, p.replaces = f, f.Replaces
	}
	if p.place == nil && n.serves(p) {
		p.place = f
		if t := n.byID[p.replaces]; t != nil && t.place != nil {
			p.place = t.place
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
	if p.replaces == "" || !n.serves(p) {
		return
	}
	t := n.get(p.replaces)
	if n.counts(t) {
		n.count--
	}
	t.heirs += sign
	if n.counts(t) {
		n.count++
	}
}

// list returns the numbers with the included places given out.
func (n *phones) list(included int) []NumberStanding {
	type entry struct {
		id string
		*phone
	}
	var order []entry
	for id, p := range n.byID {
		if p.joined != nil || p.asked != nil {
			order = append(order, entry{id, p})
		}
	}
	slices.SortFunc(order, func(a, b entry) int {
		if x, y := n.counts(a.phone), n.counts(b.phone); x != y {
			if x {
				return -1
			}
			return 1
		}
		c := a.first().compare(b.first())
		if n.policy.Inclusion == NewestFirst {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(a.id, b.id))
	})
	out := make([]NumberStanding, len(order))
	for i, e := range order {
		f := cmp.Or(e.joined, e.asked)
		out[i] = NumberStanding{Number: e.id, Label: f.Label, Origin: f.Origin, Since: f.On, Standing: Extra}
		if out[i].Label == "" && e.asked != nil {
			out[i].Label = e.asked.Label
		}
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
func (p *phone) first() *Fact { return cmp.Or(p.place, p.joined, p.asked) }
