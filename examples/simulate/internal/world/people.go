package world

import (
	"fmt"
	"strconv"
	"time"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// customer is an account of the host, and the people behind it.
type customer struct {
	id       string
	standing porting.Standing
	language loa.Language
	trial    calendar.Date // its first day
	asks     time.Time     // when the port request comes
	wanted   calendar.Date // the release date asked for
	holdings []*holding
	orders   []*order

	// How they are.
	takes  time.Duration // business hours until they answer
	silent bool          // they never do
	texts  bool
	asked  bool // twice for the same numbers

	mails   []mail // that came to the mailbox
	facts   []billing.Fact
	trials  map[string]bool // the keys under which the trial was ended
	endedAt time.Time
}

// mail is one of an order's notice.
type mail struct {
	order  *order
	notice string
	added  uint64 // to its key
}

// mail finds the mail of a notice; nil if none came.
func (c *customer) mail(o *order, notice string) *mail {
	for i := range c.mails {
		if m := &c.mails[i]; m.order == o && m.notice == notice {
			return m
		}
	}
	return nil
}

// holding is an account of a customer at a losing carrier: as that has it on file, and
// as the customer believes.
type holding struct {
	truth   fake.Account
	claim   claim
	country loa.Country
	kind    loa.Kind
	asked   []numbering.Number // the numbers to port
	// showsService says that the bill shows the service address, so that a wrong one is
	// found before submission.
	showsService bool
	// oldBill says that the bill shows what the customer believes.
	oldBill bool
	// blind says that the customer has not thought of the numbers that stay.
	blind       bool
	temporaries []numbering.Number
	slip        slip
}

// claim is what a customer writes.
type claim struct {
	customer         loa.Customer
	signer           string
	service, billing loa.Address
	btn              numbering.Number
	account, pin     string
}

// slip is a customer's mistake.
type slip string

const (
	slipNone       slip = ""
	slipPostal     slip = "postal-code"
	slipAccount    slip = "account-number"
	slipPIN        slip = "pin"
	slipNoPIN      slip = "no-pin"
	slipName       slip = "name"
	slipSigner     slip = "signer"
	slipBTN        slip = "btn"
	slipStreet     slip = "street"
	slipHold       slip = "hold"         // the account is frozen or has an order pending
	slipInactive   slip = "inactive"     // one of the numbers is disconnected
	slipOtherOwner slip = "not-on-file"  // one of the numbers is somebody else's
	slipPartial    slip = "full-partial" // numbers stay that nobody spoke of
)

// people fills a world with customers until their orders are as many as wanted.
func (w *world) people() []fake.Account {
	accounts := make([]fake.Account, 0, w.c.Orders)
	for w.planned < w.c.Orders {
		accounts = append(accounts, w.customer()...)
	}
	return append(accounts, w.others...)
}

// customer invents one.
func (w *world) customer() []fake.Account {
	i := len(w.customers)
	c := &customer{
		id: "c" + strconv.Itoa(i+1), standing: porting.StandingPaid, language: loa.English,
		asks:  w.start.Add(time.Duration(w.rng.IntN(21*24*60)) * time.Minute),
		texts: w.rng.IntN(2) == 0,
	}
	if w.rng.IntN(3) == 0 {
		c.standing = porting.StandingTrial
	}
	c.trial = calendar.DateOf(c.asks.In(w.fix.zone)).AddDays(-w.rng.IntN(10))
	switch roll := w.rng.IntN(100); {
	case roll < 70:
		c.takes = time.Duration(15+w.rng.IntN(240)) * time.Minute
	case roll < 92:
		c.takes = time.Duration(8+w.rng.IntN(40)) * time.Hour
	case roll < 98:
		c.takes = time.Duration(80+w.rng.IntN(260)) * time.Hour // up to seven weeks
	default:
		c.silent = true
	}
	if w.rng.IntN(5) == 0 {
		c.wanted = calendar.DateOf(c.asks).AddDays(8 + w.rng.IntN(25))
		if w.rng.IntN(12) == 0 { // farther than the partner takes
			c.wanted = c.wanted.AddDays(80)
		}
	}
	c.asked = w.rng.IntN(50) == 0
	// One losing account in general; mixed requests have two or three.
	holdings := 1
	if roll := w.rng.IntN(100); roll < 9 {
		holdings = 2 + roll/7
	}
	var accounts []fake.Account
	for range min(holdings, w.c.Orders-w.planned) {
		h := w.holding(c)
		c.holdings = append(c.holdings, h)
		accounts = append(accounts, h.truth)
		w.planned++
	}
	w.customers = append(w.customers, c)
	return accounts
}

// size is how many numbers an order has: mostly few.
func (w *world) size() int {
	roll := w.rng.IntN(1000)
	for _, step := range [...]struct{ share, from, to int }{
		{620, 1, 1}, {160, 2, 2}, {80, 3, 3}, {60, 4, 4}, {55, 5, 9}, {20, 10, 39}, {4, 40, 149}, {1, 150, 500},
	} {
		if roll -= step.share; roll < 0 {
			return step.from + w.rng.IntN(step.to-step.from+1)
		}
	}
	return 1
}

// holding invents an account at a losing carrier and what its holder gets wrong.
func (w *world) holding(c *customer) *holding {
	h := &holding{country: loa.US, kind: loa.Local, showsService: w.rng.IntN(2) == 0}
	at, carriers := placesUS[w.rng.IntN(len(placesUS))], losingUS[:]
	n := w.size()
	switch roll := w.rng.IntN(100); {
	case roll < 8:
		h.country, at, carriers = loa.CA, placesCA[w.rng.IntN(len(placesCA))], losingCA[:]
		if roll < 3 {
			h.kind = loa.Wireless
		}
	case roll < 14:
		h.kind, n = loa.TollFree, min(n, 20)
	case roll < 29:
		h.kind, n = loa.Wireless, min(n, 9)
	}
	number := fmt.Sprintf("%04d%06d", 4000+w.seed%1000, len(w.customers)*10+len(c.holdings)+100000)
	a := fake.Account{
		Carrier: carriers[w.rng.IntN(len(carriers))], Kind: h.kind, Country: h.country, Number: number,
		ServiceAddress: loa.Address{
			Line1: strconv.Itoa(100+w.rng.IntN(8900)) + " " + streets[w.rng.IntN(len(streets))],
			City:  at.city, Region: at.region, PostalCode: at.postal, Country: h.country,
		},
		Opened: calendar.DateOf(c.asks).AddDays(-700),
	}
	a.BillingAddress = a.ServiceAddress
	if h.kind != loa.Local || !h.showsService {
		a.BillingAddress.Line1 = "PO Box " + strconv.Itoa(100+w.rng.IntN(900))
	}
	person := firstNames[w.rng.IntN(len(firstNames))] + " " + lastNames[w.rng.IntN(len(lastNames))]
	if w.rng.IntN(5) < 2 {
		a.Customer = loa.NewCompany(lastNames[w.rng.IntN(len(lastNames))] + " " + trades[w.rng.IntN(len(trades))] + " LLC")
		a.Authorized = []string{person}
	} else {
		a.Customer = loa.NewPerson(person)
	}
	if h.kind == loa.Wireless || h.kind == loa.Local && w.rng.IntN(3) == 0 {
		a.PIN = fmt.Sprintf("%06d", w.rng.IntN(1_000_000))
	}
	switch roll := w.rng.IntN(100); {
	case h.kind != loa.Local || h.country != loa.US:
	case roll < 5:
		a.Profile = "strict"
	case roll < 10:
		a.Profile = "rural"
	case roll < 18:
		a.Profile = "on-demand"
	case roll < 23:
		a.Profile = "moody"
	}
	h.asked = w.numbers(h, at, n)
	a.Numbers = append(a.Numbers, h.asked...)
	if h.kind == loa.Local && w.rng.IntN(25) == 0 { // one of them is out of the partner's reach
		if r, ok := w.take(rural[w.rng.IntN(len(rural))]); ok && h.country == loa.US {
			h.asked, a.Numbers = append(h.asked, r), append(a.Numbers, r)
		}
	}
	if h.kind == loa.Local && w.rng.IntN(6) == 0 { // another number stays
		a.Numbers = append(a.Numbers, w.numbers(h, at, 1)...)
	}
	a.BTN = a.Numbers[0]
	if h.kind == loa.TollFree {
		a.BTN = w.numbers(&holding{country: h.country}, at, 1)[0]
	}
	for range h.asked {
		var t numbering.Number
		if w.rng.IntN(10) < 3 {
			t = w.numbers(&holding{country: h.country}, at, 1)[0]
		}
		h.temporaries = append(h.temporaries, t)
		if len(h.temporaries) == 4 {
			break
		}
	}
	h.claim = claim{
		customer: a.Customer, signer: person, service: a.ServiceAddress, billing: a.BillingAddress,
		btn: a.BTN, account: a.Number, pin: a.PIN,
	}
	h.truth = a
	if w.rng.IntN(100) < 20 {
		w.err(h)
	}
	return h
}

// err lets a customer make a mistake.
func (w *world) err(h *holding) {
	a, c := &h.truth, &h.claim
	slips := [...]slip{
		slipPostal, slipPostal, slipPostal, slipAccount, slipAccount, slipPIN, slipPIN, slipNoPIN, slipName, slipName, slipSigner,
		slipBTN, slipStreet, slipHold, slipInactive, slipOtherOwner, slipPartial,
	}
	h.slip = slips[w.rng.IntN(len(slips))]
	h.oldBill = w.rng.IntN(2) == 0
	switch h.slip {
	case slipPostal:
		c.service.PostalCode = map[loa.Country]string{loa.US: "60601", loa.CA: "H2J 1G7"}[h.country]
	case slipAccount:
		c.account = a.Number[:8] + "99"
	case slipPIN:
		if a.PIN == "" {
			a.PIN = "447100"
		}
		c.pin = "000000"
		if a.PIN == c.pin {
			c.pin = "111111"
		}
	case slipNoPIN:
		if a.PIN == "" {
			a.PIN = "808011"
		}
		c.pin = ""
	case slipName:
		c.customer = loa.NewPerson("Francis Underhill")
		if a.Customer.Kind == loa.Business {
			c.customer = loa.NewCompany("Underhill Ventures Inc")
		} else {
			c.signer = "Francis Underhill"
		}
	case slipSigner:
		a.Authorized = []string{"Somebody Else"}
		if a.Customer.Kind != loa.Business {
			c.signer = "Somebody Unknown"
		}
	case slipBTN:
		c.btn = h.asked[len(h.asked)-1]
		if c.btn == a.BTN || h.kind == loa.TollFree {
			c.btn = w.numbers(&holding{country: h.country}, placesUS[0], 1)[0]
		}
	case slipStreet:
		c.service.Line1 = "1 Nowhere Road"
	case slipHold:
		a.Holds = []carrier.ReasonCode{[...]carrier.ReasonCode{carrier.LineFrozen, carrier.PendingOrder, carrier.FeatureDSL}[w.rng.IntN(3)]}
	case slipInactive:
		a.Inactive = []numbering.Number{h.asked[0]}
	case slipOtherOwner:
		other := *a
		other.Number, other.Numbers, other.BTN = a.Number+"7", a.Numbers[:1:1], a.Numbers[0]
		w.others = append(w.others, other)
		a.Numbers = a.Numbers[1:]
		if len(a.Numbers) == 0 {
			a.Numbers = w.numbers(h, placesUS[0], 1)
		}
		if h.kind != loa.TollFree {
			a.BTN = a.Numbers[0]
			c.btn = a.BTN
		}
	case slipPartial:
		h.blind = true
		a.Numbers = append(a.Numbers, w.numbers(h, placesUS[1], 1)...)
	default:
	}
}

// numbers takes free numbers of a place, and of others once those are used up.
func (w *world) numbers(h *holding, at place, n int) []numbering.Number {
	codes := at.npas
	if h.kind == loa.TollFree {
		codes = tollFree[:]
	}
	var out []numbering.Number
	from := func(codes []int) {
		for _, npa := range codes {
			for len(out) < n {
				number, ok := w.take(npa)
				if !ok {
					break
				}
				out = append(out, number)
			}
		}
	}
	from(codes)
	places := placesUS[:]
	if h.country == loa.CA {
		places = placesCA[:]
	}
	for i := 0; len(out) < n && i < len(places) && h.kind != loa.TollFree; i++ {
		from(places[i].npas)
	}
	numbering.Sort(out)
	return out
}

// take takes the next free number of an area code.
func (w *world) take(npa int) (numbering.Number, bool) {
	i := w.used[npa]
	if i == 100 {
		return numbering.Number{}, false
	}
	w.used[npa] = i + 1
	return w.fix.lines[npa][i], true
}
