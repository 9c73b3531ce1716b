package world

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// ask is a customer's request: the host checks the numbers, splits them into orders and
// opens those. A customer who gets no answer asks again.
func (w *world) ask(c *customer) {
	if !w.request(c, false) {
		w.at(w.now.Add(40*time.Minute), func() { w.ask(c) })
		return
	}
	if c.asked { // some ask twice
		w.at(w.now.Add(26*time.Hour), func() { w.request(c, true) })
	}
}

// request asks for all numbers that are not on an order yet, or for all of them again.
// It reports whether the customer got an answer.
func (w *world) request(c *customer, again bool) bool {
	most := 0
	for _, h := range c.holdings {
		most += len(h.asked)
	}
	req := porting.Request{Account: c.account(), DesiredDate: c.wanted, Numbers: make([]porting.RequestedNumber, 0, most)}
	var onOrder []numbering.Number
	numbers := make([]numbering.Number, 0, most)
	for _, h := range c.holdings {
		account := loa.NewAccountNumber(h.claim.account)
		for i, n := range h.asked {
			known := slices.ContainsFunc(c.orders, func(o *order) bool { return o.line(n) != nil })
			if known && !again {
				continue
			}
			r := porting.RequestedNumber{
				Number: n, LosingCarrier: h.truth.Carrier, AccountNumber: account, Wireless: h.kind == loa.Wireless,
			}
			if i < len(h.temporaries) && !known {
				r.Temporary, r.KeepTemporary = h.temporaries[i], h.temporaries[i].IsValid() && i == 3
			}
			req.Numbers = append(req.Numbers, r)
			numbers = append(numbers, n)
			if w.onOrder[n] != nil {
				onOrder = append(onOrder, n)
			}
		}
	}
	if len(numbers) == 0 {
		return true
	}
	numbering.Sort(numbers)
	checks, err := w.check(nil, numbers)
	if err != nil {
		return false
	}
	limits, err := w.fake.Describe(context.Background(), &carrier.DescribeRequest{})
	if w.called(nil, err) != nil {
		return false
	}
	if w.c.Defect == OpenTwice {
		onOrder = nil
	}
	if w.rng.IntN(25) == 0 { // opened before a partner was asked: the orders ask by themselves
		checks.Results = nil
	}
	plan := porting.Split(&req, &porting.Facts{
		Partners: []porting.Partner{{Name: partner, Limits: *limits, Checks: checks.Results}}, OnOrder: onOrder, Plan: w.fix.plan,
	})
	w.checkSplit(&req, &plan)
	w.t.Refused += len(plan.Refused)
	for _, p := range plan.Orders {
		i := slices.IndexFunc(c.holdings, func(h *holding) bool {
			return h.truth.Carrier == p.LosingCarrier && h.claim.account == p.AccountNumber.Reveal() && h.kind == p.Kind
		})
		if i < 0 {
			w.fail(SplitIsComplete, nil, "an order of an account that nobody named")
			continue
		}
		if !w.open(c, c.holdings[i], p) {
			return false
		}
	}
	return true
}

// open opens an order. It reports whether the customer got an answer.
func (w *world) open(c *customer, h *holding, p porting.PlannedOrder) bool {
	o := &order{index: len(w.orders), customer: c, losing: h, pin: loa.NewPIN(h.claim.pin), log: make([][]porting.Event, 0, 32)}
	o.state = o.fold.View()
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[:8], w.seed)
	binary.BigEndian.PutUint64(id[8:], uint64(o.index))
	id[6], id[8] = 0x80|id[6]&0x0f, 0x80|id[8]&0x3f
	pon := w.name(o.index)
	own := rules
	own.OnDemand = h.truth.Profile == "on-demand"
	cmd := porting.Open{By: byCustomer, ID: id, PON: pon, Account: c.account(), Planned: p, Rules: own}
	if w.crash(BeforeCall, o, actionOpen) {
		return false
	}
	list, err := porting.AppendDecide(w.room(), o.state, cmd, w.now)
	w.checkDecision(o, 0, cmd, list, err)
	if err != nil {
		w.fail(EveryActionIsKnown, o, err.Error())
		return true
	}
	if w.crash(BeforeStore, o, actionOpen) {
		return false
	}
	w.orders = append(w.orders, o)
	w.byPON[pon] = o
	c.orders = append(c.orders, o)
	w.store(o, w.keep(list))
	w.t.Orders++
	w.t.Numbers += len(o.state.Lines)
	w.plan(o)
	w.look(o, w.now)
	return !w.crash(AfterStore, o, actionOpen)
}

func (c *customer) account() porting.Account {
	return porting.Account{ID: c.id, Standing: c.standing, AdminEmail: c.id + "@customer.example", Language: string(c.language)}
}

// plan decides what a customer will do beside answering: come with letter and bill in
// hand, cancel, comment, ask for texting later; and whether the desk will look again at
// what waits.
func (w *world) plan(o *order) {
	if !o.customer.silent && w.rng.IntN(8) == 0 {
		o.answering = true
		w.at(w.now.Add(time.Minute), func() { w.answer(o) })
	}
	if w.rng.IntN(100) < 9 {
		var numbers []numbering.Number
		if len(o.state.Lines) > 1 && w.rng.IntN(2) == 0 {
			numbers = []numbering.Number{o.state.Lines[0].Number}
		}
		within := 14 * 24 * 60
		if w.rng.IntN(8) == 0 { // at once, before anybody has looked
			within = 60
		}
		at := w.now.Add(time.Duration(w.rng.IntN(within)) * time.Minute)
		w.at(at, func() { w.cancel(o, numbers) })
		if numbers != nil && w.rng.IntN(3) == 0 { // one number first, then all
			w.at(at.Add(time.Duration(1+w.rng.IntN(200))*time.Hour), func() { w.cancel(o, nil) })
		}
	}
	if w.rng.IntN(25) == 0 {
		w.at(w.now.Add(time.Duration(20+w.rng.IntN(250))*time.Hour), func() { w.recheck(o) })
	}
	if w.rng.IntN(20) == 0 {
		w.say(o, w.now.Add(time.Hour), actionReceive, porting.Comment{By: byCustomer, Text: "When will my numbers move?", Key: "1"})
		w.say(o, w.now.Add(5*time.Hour), actionReceive, porting.Comment{By: byAgent, Text: "Asked the partner.", Private: true, Key: "2"})
	}
	if !o.customer.texts && w.rng.IntN(12) == 0 {
		w.say(o, w.now.Add(time.Duration(1+w.rng.IntN(400))*time.Hour), actionReceive, porting.AskTexting{By: byCustomer})
	}
	if w.rng.IntN(12) == 0 {
		at := w.now.Add(time.Duration(2+w.rng.IntN(300)) * time.Hour)
		days := 5 + w.rng.IntN(20)
		if w.rng.IntN(8) == 0 { // farther than the partner takes
			days += 80
		}
		w.say(o, at, actionReceive, porting.ChangeDate{By: byCustomer, Date: calendar.DateOf(at).AddDays(days), Reason: "we are away"})
	}
	if w.rng.IntN(40) == 0 {
		w.at(w.now.Add(time.Duration(200+w.rng.IntN(300))*time.Hour), func() { w.complain(o) })
	}
}

// say gives the host a command, and repeats it as long as the host does not answer.
func (w *world) say(o *order, at time.Time, as porting.ActionKind, c porting.Command) {
	w.at(at, func() {
		if err := w.decide(o, as, c); errors.Is(err, errCrash) {
			w.say(o, w.now.Add(35*time.Minute), as, c)
			return
		}
		w.look(o, w.now)
	})
}

// recheck is an agent who asks the partner again for what still waits, half of the time
// to hear that it has given up one of the rate centres since.
func (w *world) recheck(o *order) {
	numbers := o.state.Numbers(porting.Requested, porting.Portable)
	if len(numbers) == 0 {
		return
	}
	r, err := w.check(o, numbers)
	if err != nil {
		w.at(w.now.Add(time.Hour), func() { w.recheck(o) })
		return
	}
	if w.luck.IntN(2) == 0 {
		gone := &r.Results[w.luck.IntN(len(r.Results))]
		gone.Portable, gone.Reason = false, carrier.Reason{Code: carrier.RateCenterUnsupported}
	}
	w.say(o, w.now, actionReceive, porting.RecordCheck{By: byAgent, Carrier: partner, Results: r.Results})
}

// cancel is a customer who wants out.
func (w *world) cancel(o *order, numbers []numbering.Number) {
	if !slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.State.Open() }) {
		return
	}
	w.say(o, w.now, actionCancel, porting.Cancel{By: byCustomer, Numbers: numbers, Reason: "we stay where we are"})
}

// complain tells of calls that still reach the previous carrier, and later that they
// do not any more.
func (w *world) complain(o *order) {
	ported := o.state.Numbers(porting.Ported)
	if len(ported) == 0 {
		return
	}
	if w.now.Sub(o.state.Lines[0].PortedAt) < 24*time.Hour {
		w.say(o, w.now, actionReceive, porting.AskReturn{By: byCustomer, Reason: "it was not to be moved"})
		return
	}
	w.say(o, w.now, actionReceive, porting.RaiseTrouble{By: byCustomer, Numbers: ported[:1], Trouble: porting.ResidualRouting})
	w.say(o, w.now.Add(50*time.Hour), actionReceive, porting.ClearTrouble{By: byAgent, Numbers: ported[:1], Reason: "the previous carrier has removed it"})
}

// mail sends a notice. The service that sends it knows its key, so that a mail that is
// sent again after a crash arrives once.
func (w *world) mail(o *order, n *porting.Notice) {
	box, added := o.customer, uint64(0)
	if w.c.Defect == NewMailKey {
		w.counter++
		added = w.counter
	}
	if w.c.Defect == WrongMailbox && o.index%7 == 3 {
		box = w.customers[0]
	}
	if !w.checkMail(o, box, n, added) {
		w.t.Mails++
		w.react(o, n)
	}
}

// react is a customer who reads a mail.
func (w *world) react(o *order, n *porting.Notice) {
	c := o.customer
	if c.silent {
		return
	}
	switch n.Kind {
	case porting.NoticeDocumentsNeeded:
		if !o.answering {
			o.answering = true
			w.at(w.fix.hours.AddBusinessHours(w.now, c.takes), func() { w.answer(o) })
		}
	case porting.NoticeRejected:
		for _, r := range n.Reasons {
			a := r.Code.Advice()
			letter := a.Fixer == carrier.FixCustomer && a.Next == carrier.Resubmit // the desk asks for a new one
			if (a.Fixer == carrier.FixCustomer || a.Fixer == carrier.FixLosingCarrier) && !letter && !o.settling {
				o.settling = true
				w.at(w.fix.hours.AddBusinessHours(w.now, c.takes+9*time.Hour), func() { w.settleTrouble(o) })
			}
		}
	case porting.NoticeReleaseSoon: // some find only then that the day does not suit them
		if w.luck.IntN(15) == 0 {
			w.postpone(o, "that day does not suit us")
		}
	case porting.NoticeApproved: // some want their numbers to move together
		if w.luck.IntN(3) == 0 && slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.State != porting.Scheduled }) {
			w.postpone(o, "all on one day")
		}
	case porting.NoticeTrouble, porting.NoticeCompleted: // it does not go as they thought: some want the rest to stop
		if w.luck.IntN(12) == 0 {
			w.at(w.now.Add(time.Duration(w.luck.IntN(90))*time.Minute), func() { w.cancel(o, nil) })
		}
	default:
	}
}

// postpone is a customer who asks for another date within a day or so.
func (w *world) postpone(o *order, why string) {
	at := w.now.Add(time.Duration(w.luck.IntN(26*60)) * time.Minute)
	w.say(o, at, actionReceive, porting.ChangeDate{By: byCustomer, Date: calendar.DateOf(at).AddDays(5 + w.luck.IntN(20)), Reason: why})
}

// answer sends what the desk asked for: a letter, a bill, or both. What was named as
// wrong the customer corrects, mostly.
func (w *world) answer(o *order) {
	o.answering = false
	if !slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.State.Open() }) {
		return
	}
	h := o.losing
	if o.letters >= 3 && h.slip == slipOtherOwner {
		h.slip = slipNone // it dawns on them whose number that is
		w.say(o, w.now, actionCancel, porting.Cancel{By: byCustomer, Numbers: h.asked[:1], Reason: "not ours"})
	}
	if o.letters >= 7 {
		w.say(o, w.now, actionCancel, porting.Cancel{By: byCustomer, Reason: "this leads nowhere"})
		return
	}
	letter, bill := o.letters == 0, o.letters == 0
	if !letter {
		sure := w.luck.IntN(8) > 0
		for i := range o.state.Lines {
			if l := o.state.Lines[i]; l.State == porting.Rejected {
				letter = true
				for _, r := range l.Reasons {
					if r.Code == carrier.NumberNotOnAccount || r.Code == carrier.NumberInactive {
						w.say(o, w.now, actionCancel, porting.Cancel{
							By: byCustomer, Numbers: []numbering.Number{l.Number}, Reason: "not ours",
						})
					}
					if sure {
						h.correct(string(r.Code), r.Code.Advice().Field)
					}
				}
			}
		}
		for _, m := range o.state.Missing {
			if m.Code == "doc.number-missing" {
				i := 0
				if _, err := fmt.Sscanf(m.Field, "numbers[%d]", &i); err == nil && o.state.Letter != nil && i < len(o.state.Letter.Numbers) {
					w.say(o, w.now, actionCancel, porting.Cancel{
						By: byCustomer, Numbers: []numbering.Number{o.state.Letter.Numbers[i]}, Reason: "not ours",
					})
				}
				letter, bill = true, true
			}
			switch {
			case strings.HasPrefix(m.Field, "document"):
				bill = true
			case h.oldBill: // they differ: the customer looks for a newer bill
				h.oldBill, letter, bill = false, true, true
			default:
				letter = true
			}
			if sure {
				h.correct(m.Code, m.Field)
			}
		}
	}
	if letter {
		w.sendLetter(o)
	}
	if bill {
		w.say(o, w.now.Add(2*time.Minute), actionReceive, porting.ReceiveDocument{By: byCustomer, Document: w.latestBill(o)})
	}
}

// settleTrouble is a customer who has talked to the losing carrier, and sends the letter
// again.
func (w *world) settleTrouble(o *order) {
	o.settling = false
	h := o.losing
	if !slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.State == porting.Rejected }) {
		return
	}
	h.truth.Holds, h.truth.Inactive = nil, nil
	h.truth.Numbers = slices.DeleteFunc(h.truth.Numbers, func(n numbering.Number) bool {
		l, ok := o.state.Line(n)
		return ok && (l.State == porting.Ported || l.State == porting.Returned)
	})
	w.fake.SetAccount(&h.truth)
	for i := range o.state.Lines {
		if l := o.state.Lines[i]; l.State == porting.Rejected {
			for _, r := range l.Reasons {
				h.correct(string(r.Code), "")
			}
		}
	}
	w.sendLetter(o)
}

// correct lets the customer put right what a code or a field names.
func (h *holding) correct(code, field string) {
	a, c := &h.truth, &h.claim
	names := func(words ...string) bool {
		return slices.ContainsFunc(words, func(s string) bool { return strings.Contains(code, s) || strings.Contains(field, s) })
	}
	all := code == string(carrier.AllDataMismatch)
	if all || names("postal", "address") {
		c.service, c.billing = a.ServiceAddress, a.BillingAddress
	}
	if all || names("account") {
		c.account = a.Number
	}
	if all || names("passcode", "pin") {
		c.pin = a.PIN
	}
	if all || names("name", "customer") {
		c.customer = a.Customer
	}
	if all || names("name", "customer", "auth", "signer") {
		c.signer = a.Customer.Name()
		if len(a.Authorized) > 0 {
			c.signer = a.Authorized[0]
		} else if a.Customer.Kind == loa.Business {
			c.signer = "June Alvarez"
		}
	}
	if all || names("btn") {
		c.btn = a.BTN
	}
	if names("partial", "btn") {
		h.blind = false
	}
}

// wrong reports whether a request cannot pass the losing carrier as it stands.
func (h *holding) wrong() bool {
	a, c := &h.truth, &h.claim
	return h.blind || len(a.Holds) > 0 || len(a.Inactive) > 0 || c.customer != a.Customer || c.service != a.ServiceAddress ||
		c.account != a.Number || c.pin != a.PIN || c.btn != a.BTN || h.slip == slipSigner || h.slip == slipOtherOwner
}

// sendLetter gives the host a letter that lists the numbers that are open then. Now and
// then a colleague sends one too, which is not always right.
func (w *world) sendLetter(o *order) {
	w.sendLetterIn(time.Minute, o, false)
	if w.luck.IntN(8) == 0 {
		w.sendLetterIn(time.Duration(20+w.luck.IntN(160))*time.Minute, o, w.luck.IntN(2) == 0)
	}
}

func (w *world) sendLetterIn(d time.Duration, o *order, careless bool) {
	w.at(w.now.Add(d), func() {
		if letter, ok := w.letter(o, careless); ok {
			w.say(o, w.now, actionReceive, porting.ReceiveLetter{By: byCustomer, Letter: letter})
		}
	})
}

// letter writes and signs the letter: on paper mostly, on the host's web page
// otherwise.
func (w *world) letter(o *order, careless bool) (loa.Letter, bool) {
	h := o.losing
	o.letters++
	o.pin = loa.NewPIN(h.claim.pin)
	t := loa.Terms{
		ID: o.state.PON + "/" + strconv.Itoa(o.letters), Country: o.state.Country, Kind: o.state.Kind, Language: o.customer.language,
		Customer:       h.claim.customer,
		Signer:         loa.Signer{Name: h.claim.signer, Title: "Manager", Capacity: loa.AccountHolder, Email: o.customer.id + "@customer.example"},
		ServiceAddress: h.claim.service, BillingAddress: h.claim.billing, BTN: loa.NewBTN(h.claim.btn),
		AccountNumber: loa.NewAccountNumber(h.claim.account), Losing: loa.Provider{Name: h.truth.Carrier},
		Gaining: loa.Provider{Name: "Example Voice"}, Texting: o.customer.texts, CreatedAt: w.now.Add(-10 * time.Minute),
	}
	if careless {
		t.Customer = loa.NewPerson("Francis Underhill")
	}
	for i := range o.state.Lines {
		if l := o.state.Lines[i]; l.State.Open() {
			t.Numbers = append(t.Numbers, l.Number)
		}
	}
	if len(t.Numbers) == 0 {
		return loa.Letter{}, false
	}
	if o.state.Kind == loa.TollFree {
		t.ServiceAddress, t.Gaining.RespOrg = loa.Address{}, "EXV01"
	}
	if stays := h.stays(o, t.Numbers); len(stays) > 0 && !h.blind {
		t.Partial, t.Remaining.Action = true, loa.Keep
		if slices.Contains(t.Numbers, h.claim.btn) {
			t.Remaining.NewBTN = loa.NewBTN(stays[0])
		}
	}
	letter := loa.Draft(t)
	trace := func(ago time.Duration) loa.Trace {
		return loa.Trace{At: w.now.Add(-ago), IP: netip.AddrFrom4([4]byte{203, 0, 113, 24}), Auth: loa.AuthEmailLink}
	}
	sign := loa.Signature{Method: loa.WetUpload, Name: h.claim.signer, Trace: trace(time.Minute), ImageSHA256: scan, ImageType: "image/png"}
	var err error
	if o.index%4 == 0 {
		sign = loa.Signature{Method: loa.Typed, Name: h.claim.signer, Text: h.claim.signer, Trace: trace(time.Minute)}
		letter, err = loa.Note(letter, loa.Event{
			Type: loa.EventConsented, Trace: trace(3 * time.Minute), TextID: "esign-disclosures-1", TextSHA256: scan,
		})
	}
	if err == nil {
		letter, err = loa.Sign(letter, sign)
	}
	if err != nil {
		w.fail(LettersAreSigned, o, err.Error())
	}
	return letter, err == nil
}

// scan stands for the hash of a file or a text.
const scan = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

// stays are the numbers of the account that are not asked for, as far as the losing
// carrier still serves them.
func (h *holding) stays(o *order, numbers []numbering.Number) []numbering.Number {
	var out []numbering.Number
	for _, n := range h.truth.Numbers {
		l, ok := o.state.Line(n)
		gone := ok && (l.State == porting.Ported || l.State == porting.Returned)
		if !gone && !slices.Contains(numbers, n) && !slices.Contains(h.truth.Inactive, n) {
			out = append(out, n)
		}
	}
	return out
}

// latestBill is the customer's latest bill, read.
func (w *world) latestBill(o *order) porting.Document {
	h := o.losing
	a := &h.truth
	r := loa.Record{
		Source: loa.SourceBill, Date: calendar.DateOf(w.now).AddDays(-w.luck.IntN(16)), Carrier: loa.Provider{Name: a.Carrier},
		Customer: a.Customer, BTN: loa.NewBTN(a.BTN), AccountNumber: loa.NewAccountNumber(a.Number), BillingAddress: a.BillingAddress,
	}
	if h.showsService {
		r.ServiceAddress = a.ServiceAddress
	}
	if h.oldBill { // it shows what the customer believes, not what is on file
		r.Customer, r.BTN, r.AccountNumber = h.claim.customer, loa.NewBTN(h.claim.btn), loa.NewAccountNumber(h.claim.account)
	}
	numbers := a.Numbers
	if h.oldBill {
		numbers = h.asked
	}
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return porting.Document{
		Name:     fmt.Sprintf("bill-%d.pdf", o.letters),
		Document: loa.Document{Record: r, MediaType: "application/pdf", Bytes: 90_000, SHA256: scan},
	}
}
