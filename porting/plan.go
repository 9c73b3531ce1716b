package porting

import (
	"cmp"
	"slices"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Request is what a customer asks for: numbers, and for each the account that holds
// it now.
type Request struct {
	Account Account           `json:"account"`
	Numbers []RequestedNumber `json:"numbers"`
	// DesiredDate is the release date asked for; none means the earliest.
	DesiredDate calendar.Date `json:"desired_date,omitzero"`
}

// RequestedNumber is one number of a request.
type RequestedNumber struct {
	Number numbering.Number `json:"number"`
	// LosingCarrier serves the number now, on the account with this number.
	LosingCarrier string            `json:"losing_carrier"`
	LosingSPID    string            `json:"losing_spid,omitzero"`
	AccountNumber loa.AccountNumber `json:"account_number"`
	// Wireless says that it is a mobile number, which digits do not tell.
	Wireless bool `json:"wireless,omitzero"`
	// Temporary is the number that stands in for it until it ports.
	Temporary     numbering.Number `json:"temporary,omitzero"`
	KeepTemporary bool             `json:"keep_temporary,omitzero"`
	// PhysicalPhone says that it is the number of a telephone, which needs another
	// number once this one has ported.
	PhysicalPhone bool `json:"physical_phone,omitzero"`
}

// Partner is a carrier that ports numbers in for the host, with what it said about
// the numbers of a request.
type Partner struct {
	Name   string                `json:"name"`
	Limits carrier.Limits        `json:"limits,omitzero"`
	Checks []carrier.CheckResult `json:"checks,omitzero"`
}

// Facts are what [Split] needs to know beside the request.
type Facts struct {
	// Partners are the host's carriers, the preferred one first. A number goes to
	// the first that covers it.
	Partners []Partner
	// OnOrder are the numbers that are on an open order already.
	OnOrder []numbering.Number
	// Plan is the numbering plan; nil means [numbering.Standard].
	Plan *numbering.Plan
}

// Plan is a request sorted into orders.
type Plan struct {
	Orders []PlannedOrder `json:"orders"`
	// Refused are the numbers that are on no order, each with its reason.
	Refused []Refusal `json:"refused,omitzero"`
}

// PlannedOrder is an order to open. Its numbers are of one kind and country, on one
// account of one losing carrier, and go to one partner.
type PlannedOrder struct {
	// Carrier is the partner that takes the portable numbers; "" if there is none.
	Carrier       string            `json:"carrier,omitzero"`
	Kind          loa.Kind          `json:"kind"`
	Country       loa.Country       `json:"country"`
	LosingCarrier string            `json:"losing_carrier"`
	LosingSPID    string            `json:"losing_spid,omitzero"`
	AccountNumber loa.AccountNumber `json:"account_number"`
	DesiredDate   calendar.Date     `json:"desired_date,omitzero"`
	Lines         []PlannedLine     `json:"lines"`
	// Because says why these numbers stand apart from the request's others; empty if
	// the request is one order.
	Because []Apart `json:"because,omitzero"`
}

// Apart is a reason for which numbers are on an order of their own. Package notice tells
// it in three languages.
type Apart struct {
	Code ApartCode `json:"code"`
	// Value is what sets them apart, as the code says; "" if it is not known.
	Value string `json:"value,omitzero"`
	// Message says it in English.
	Message string `json:"message"`
}

// ApartCode is a kind of [Apart].
type ApartCode string

// The kinds, each with what Value is.
const (
	ApartLosingCarrier ApartCode = "losing-carrier" // its name
	ApartSPID          ApartCode = "spid"           // the service provider's identifier
	ApartAccount       ApartCode = "account"        // nothing: an account number is not told
	ApartKind          ApartCode = "kind"           // a [loa.Kind]
	ApartCountry       ApartCode = "country"        // a [loa.Country]
	ApartPartner       ApartCode = "partner"        // the name of the partner that covers them
	ApartLimit         ApartCode = "limit"          // nothing: the partner takes no more in one order
)

// PlannedLine is one number of a planned order.
type PlannedLine struct {
	Number        numbering.Number `json:"number"`
	Temporary     numbering.Number `json:"temporary,omitzero"`
	KeepTemporary bool             `json:"keep_temporary,omitzero"`
	PhysicalPhone bool             `json:"physical_phone,omitzero"`
	// Checked says that partners were asked. Reason is then why the number is not
	// portable, or zero.
	Checked bool           `json:"checked,omitzero"`
	Reason  carrier.Reason `json:"reason,omitzero"`
}

// Refusal is a number of a request that goes on no order.
type Refusal struct {
	Number numbering.Number `json:"number"`
	Code   RefusalCode      `json:"code"`
	// Message says why, for people, and what they can do.
	Message string `json:"message"`
}

// RefusalCode is why a number goes on no order.
type RefusalCode string

// The refusals.
const (
	RefusedAccount  RefusalCode = "account-inactive"
	RefusedClass    RefusalCode = "class-not-portable"
	RefusedTwice    RefusalCode = "named-twice"
	RefusedOnOrder  RefusalCode = "on-open-order"
	RefusedNoNumber RefusalCode = "number-missing"
	RefusedUnnamed  RefusalCode = "losing-carrier-missing"
)

// group is what the numbers of one order have in common.
type group struct {
	carrier, losing, spid string
	account               loa.AccountNumber
	kind                  loa.Kind
	country               loa.Country
}

// Split sorts a request into orders that a carrier can take: by partner, losing
// carrier and its SPID, account, kind and country, and into parts no larger than the
// partner's limit. Orders come in the order of the request's numbers; the result does not
// depend on anything but the arguments.
//
// A number that no partner covers goes on the order of its account's other numbers,
// as not portable, or on one of its own.
func Split(r *Request, f *Facts) Plan {
	if f == nil {
		f = &Facts{}
	}
	plan := f.Plan
	if plan == nil {
		plan = numbering.Standard()
	}
	onOrder := slices.Clone(f.OnOrder)
	slices.SortFunc(onOrder, numbering.Number.Compare)

	var p Plan
	orders := map[group]int{}
	seen := map[numbering.Number]bool{}
	var uncovered []RequestedNumber
	for _, n := range r.Numbers {
		if ref, no := refuse(r, n, plan, seen[n.Number], has(onOrder, n.Number)); no {
			p.Refused = append(p.Refused, ref)
			continue
		}
		seen[n.Number] = true
		g, line := classify(n, f, plan)
		if !line.Reason.IsZero() {
			uncovered = append(uncovered, n)
			continue
		}
		i, ok := orders[g]
		if !ok || full(&p.Orders[i], f.Partners) {
			i = len(p.Orders)
			orders[g] = i
			p.Orders = append(p.Orders, g.order(r.DesiredDate))
		}
		p.Orders[i].Lines = append(p.Orders[i].Lines, line)
	}
	for _, n := range uncovered {
		g, line := classify(n, f, plan)
		i := slices.IndexFunc(p.Orders, func(o PlannedOrder) bool {
			beside := g
			beside.carrier, beside.spid = o.Carrier, cmp.Or(g.spid, o.LosingSPID)
			return beside.order(r.DesiredDate).same(o)
		})
		if i < 0 {
			i = len(p.Orders)
			p.Orders = append(p.Orders, g.order(r.DesiredDate))
		}
		p.Orders[i].Lines = append(p.Orders[i].Lines, line)
	}
	for i := range p.Orders {
		slices.SortFunc(p.Orders[i].Lines, func(a, b PlannedLine) int { return a.Number.Compare(b.Number) })
	}
	explain(p.Orders)
	return p
}

func (g group) order(desired calendar.Date) PlannedOrder {
	return PlannedOrder{
		Carrier: g.carrier, Kind: g.kind, Country: g.country, LosingCarrier: g.losing, LosingSPID: g.spid,
		AccountNumber: g.account, DesiredDate: desired,
	}
}

func (o PlannedOrder) same(p PlannedOrder) bool {
	return o.Carrier == p.Carrier && o.Kind == p.Kind && o.Country == p.Country &&
		o.LosingCarrier == p.LosingCarrier && o.LosingSPID == p.LosingSPID && o.AccountNumber == p.AccountNumber
}

// refuse tells why a number goes on no order, if that is so.
func refuse(r *Request, n RequestedNumber, plan *numbering.Plan, twice, open bool) (Refusal, bool) {
	no := func(code RefusalCode, message string) (Refusal, bool) {
		return Refusal{Number: n.Number, Code: code, Message: message}, true
	}
	switch class := plan.Classify(n.Number); {
	case r.Account.Standing != StandingTrial && r.Account.Standing != StandingPaid:
		return no(RefusedAccount, "The account is not active. Activate it, then ask again.")
	case !n.Number.IsValid():
		return no(RefusedNoNumber, "There is no number. Give ten digits.")
	case !class.Portable:
		return no(RefusedClass, class.Reason.Text())
	case twice:
		return no(RefusedTwice, "The number is named more than once in this request. One is enough.")
	case open:
		return no(RefusedOnOrder, "The number is on an open port order already. Cancel that one first.")
	case n.LosingCarrier == "":
		return no(RefusedUnnamed, "Name the carrier that the number is with now.")
	}
	return Refusal{}, false
}

// classify finds the group of a number, and the partner that covers it.
func classify(n RequestedNumber, f *Facts, plan *numbering.Plan) (group, PlannedLine) {
	class := plan.Classify(n.Number)
	g := group{
		losing: n.LosingCarrier, spid: n.LosingSPID, account: n.AccountNumber,
		kind: loa.Local, country: loa.Country(class.Country),
	}
	switch {
	case class.Kind == numbering.KindTollFree:
		// A toll-free number belongs to no country; its order follows US rules.
		g.kind, g.country = loa.TollFree, loa.US
	case n.Wireless:
		g.kind = loa.Wireless
	}
	line := PlannedLine{Number: n.Number, Temporary: n.Temporary, KeepTemporary: n.KeepTemporary, PhysicalPhone: n.PhysicalPhone}
	for _, p := range f.Partners {
		i := slices.IndexFunc(p.Checks, func(c carrier.CheckResult) bool { return c.Number == n.Number })
		if i < 0 {
			continue
		}
		line.Checked = true
		c := p.Checks[i]
		if c.Kind == loa.Wireless && g.kind == loa.Local {
			g.kind = loa.Wireless
		}
		switch {
		case !c.Portable && line.Reason.IsZero():
			line.Reason = c.Reason
		case c.Portable && takes(p.Limits, g):
			g.carrier, line.Reason = p.Name, carrier.Reason{}
			if g.spid == "" {
				g.spid = c.LosingSPID
			}
			return g, line
		}
	}
	if line.Checked && line.Reason.IsZero() {
		line.Reason = carrier.Reason{Code: carrier.RateCenterUnsupported}
	}
	return g, line
}

// takes reports whether a partner's limits admit a kind and country.
func takes(l carrier.Limits, g group) bool {
	return (len(l.Kinds) == 0 || slices.Contains(l.Kinds, g.kind)) &&
		(len(l.Countries) == 0 || slices.Contains(l.Countries, g.country))
}

// full reports whether an order holds as many numbers as its partner takes.
func full(o *PlannedOrder, partners []Partner) bool {
	i := slices.IndexFunc(partners, func(p Partner) bool { return p.Name == o.Carrier })
	return i >= 0 && partners[i].Limits.MaxNumbers > 0 && len(o.Lines) >= partners[i].Limits.MaxNumbers
}

// explain says of each order why it stands apart from those before it.
func explain(orders []PlannedOrder) {
	for i := range orders {
		o := &orders[i]
		for _, q := range orders {
			var why Apart
			switch {
			case q.same(*o):
				continue
			case q.LosingCarrier != o.LosingCarrier:
				why = Apart{ApartLosingCarrier, o.LosingCarrier, "one losing carrier an order: these numbers are with " + o.LosingCarrier}
			case q.LosingSPID != o.LosingSPID && o.LosingSPID == "":
				why = Apart{ApartSPID, "", "one service provider an order: that of these numbers is not known"}
			case q.LosingSPID != o.LosingSPID:
				why = Apart{ApartSPID, o.LosingSPID, "one service provider an order: these numbers are with SPID " + o.LosingSPID}
			case q.AccountNumber != o.AccountNumber:
				why = Apart{ApartAccount, "", "one account an order: these numbers are on an account of their own"}
			case q.Kind != o.Kind:
				why = Apart{ApartKind, string(o.Kind), string(o.Kind) + " numbers are ported by rules of their own"}
			case q.Country != o.Country:
				why = Apart{ApartCountry, string(o.Country), "one country an order: these numbers are of " + string(o.Country)}
			default:
				why = Apart{ApartPartner, o.Carrier, "the partner that covers these numbers is " + cmp.Or(o.Carrier, "none")}
			}
			if !slices.Contains(o.Because, why) {
				o.Because = append(o.Because, why)
			}
		}
		if slices.ContainsFunc(orders[:i], o.same) {
			o.Because = append(o.Because, Apart{ApartLimit, "", "the partner takes no more numbers in one order"})
		}
	}
}

// has reports whether sorted numbers hold n.
func has(numbers []numbering.Number, n numbering.Number) bool {
	_, ok := slices.BinarySearchFunc(numbers, n, numbering.Number.Compare)
	return ok
}
