package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// How long people take, in business hours. Machines take no time here.
const (
	agentTakes    = 25 * time.Minute
	customerTakes = 95 * time.Minute
	patience      = 45 * 24 * time.Hour // after which the program stops waiting
	partnerName   = "fake"
)

// desk is the host application in small: it stores orders and events, performs what
// porting.Next says is outstanding, and plays the people in it.
type desk struct {
	in      *request
	carrier carrier.Carrier
	clock   *fake.Fake
	zone    *time.Location
	hours   calendar.Calendar
	rand    *rand.ChaCha8
	plan    *numbering.Plan

	account porting.Account
	refused []porting.Refusal
	orders  []*stored
	cursor  string
	// done are the keys of actions that were performed, people the steps that
	// somebody has begun and will finish.
	done   map[string]bool
	people []step

	timeline []notice.Entry
	books    *books
}

// stored is an order as the host's database holds it: the state, and the events.
type stored struct {
	Order  porting.Order   `json:"order"`
	Events []porting.Event `json:"events"`

	losing  *requestLosing
	proof   loa.Credentials
	letters []loa.Letter
	mails   []notice.Message
	waiting porting.Waiting
}

// step is something that a person finishes at an instant.
type step struct {
	at time.Time
	do func() error
}

func newDesk(in *request, world *records, seed uint64) (*desk, error) {
	zone, err := time.LoadLocation(in.Account.Zone)
	if err != nil {
		return nil, err
	}
	f, err := newWorld(in, world, seed)
	if err != nil {
		return nil, err
	}
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	d := &desk{
		in: in, carrier: f, clock: f, zone: zone, hours: calendar.USCore(zone), rand: rand.NewChaCha8(key),
		// 555-0100 to 555-0199 are set aside for examples such as this one.
		plan:    numbering.Standard().WithFictional(),
		account: in.account(), done: map[string]bool{},
	}
	d.books, err = newBooks(in, zone)
	return d, err
}

func (d *desk) now() time.Time { return d.clock.Now() }

// run carries the request to its end: it performs what is due, and when nothing is,
// moves the clock to what comes next.
func (d *desk) run(ctx context.Context) error {
	if err := d.receive(ctx); err != nil {
		return err
	}
	until := d.now().Add(patience)
	for {
		acted, err := d.act(ctx)
		if err != nil {
			return err
		}
		if acted {
			continue
		}
		next := d.wake()
		if next.IsZero() || next.After(until) {
			return nil
		}
		d.clock.AdvanceTo(next)
		if err := d.listen(ctx); err != nil {
			return err
		}
	}
}

// receive checks the numbers, splits them into orders and opens those.
func (d *desk) receive(ctx context.Context) error {
	req := porting.Request{Account: d.account}
	var numbers []numbering.Number
	for _, a := range d.in.Accounts {
		for _, n := range a.Numbers {
			numbers = append(numbers, n.Number)
			req.Numbers = append(req.Numbers, porting.RequestedNumber{
				Number: n.Number, LosingCarrier: a.LosingCarrier, AccountNumber: a.AccountNumber,
				Wireless: n.Wireless, Temporary: n.Temporary, KeepTemporary: n.KeepTemporary,
			})
		}
	}
	d.say("", nil, fmt.Sprintf("Request received: %d numbers at %d losing carriers", len(numbers), len(d.in.Accounts)))
	slices.SortFunc(numbers, numbering.Number.Compare)
	checks, err := carrier.Check(ctx, d.carrier, &carrier.CheckRequest{Numbers: slices.Compact(numbers)})
	if err != nil {
		return err
	}
	limits, err := carrier.Describe(ctx, d.carrier, &carrier.DescribeRequest{})
	if err != nil {
		return err
	}
	plan := porting.Split(&req, &porting.Facts{
		Partners: []porting.Partner{{Name: partnerName, Limits: *limits, Checks: checks.Results}}, Plan: d.plan,
	})
	d.refused = plan.Refused
	for _, r := range plan.Refused {
		d.say("", []numbering.Number{r.Number}, "Refused", r.Message)
	}
	for i, planned := range plan.Orders {
		id, err := uuid.NewRandomFromReader(d.rand)
		if err != nil {
			return err
		}
		s := &stored{}
		for k := range d.in.Accounts {
			if a := &d.in.Accounts[k]; a.LosingCarrier == planned.LosingCarrier && a.AccountNumber == planned.AccountNumber {
				s.losing, s.proof = a, loa.Credentials{PIN: a.PIN, SSN4: a.SSN4, TaxID: a.TaxID}
			}
		}
		d.orders = append(d.orders, s)
		open := porting.Open{
			By: porting.Actor{Role: porting.RoleCustomer, Name: d.in.Account.AdminEmail}, ID: id,
			PON: fmt.Sprintf("%s-%d", cmp.Or(d.in.Account.ID, "order"), i+1), Account: d.account, Planned: planned,
		}
		if err := d.decide(s, open); err != nil {
			return err
		}
	}
	return nil
}

// decide decides a command on an order, stores what happened, and adds it to the
// timeline.
func (d *desk) decide(s *stored, c porting.Command) error {
	events, err := porting.Decide(s.Order, c, d.now())
	if err != nil {
		return err
	}
	for _, e := range events {
		s.Order = porting.Apply(s.Order, e)
		s.Events = append(s.Events, e)
		// That the trial has ended is said once, for the account.
		if entry := notice.Describe(s.Order, e, notice.LocaleOf("en", d.zone)); entry.Text != "" && e.Kind != porting.AccountPaid && e.Visible(porting.RoleCustomer) {
			d.timeline = append(d.timeline, entry)
		}
		d.books.take(s.Order, e)
	}
	if w := s.Order.WaitingOn(); w.On != s.waiting.On || w.For != s.waiting.For {
		s.waiting = w
		if w.On != porting.Nobody && len(events) > 0 && len(d.timeline) > 0 {
			last := &d.timeline[len(d.timeline)-1]
			last.Details = append(last.Details, fmt.Sprintf("waits on the %s to %s", w.On, w.For))
		}
	}
	return nil
}

func (d *desk) say(pon string, numbers []numbering.Number, text string, details ...string) {
	d.timeline = append(d.timeline, notice.Entry{At: d.now(), PON: pon, Numbers: numbers, Text: text, Details: details})
}

// act performs one thing that is due, and reports whether there was one.
func (d *desk) act(ctx context.Context) (bool, error) {
	for i, p := range d.people {
		if !p.at.After(d.now()) {
			d.people = slices.Delete(d.people, i, i+1)
			return true, p.do()
		}
	}
	for _, s := range d.orders {
		for _, a := range porting.Next(s.Order, d.now()) {
			if a.At.After(d.now()) || d.done[a.Key] {
				continue
			}
			d.done[a.Key] = true
			if !forPeople(a.Kind) {
				return true, d.perform(ctx, s, a)
			}
			d.people = append(d.people, step{d.hours.AddBusinessHours(d.now(), agentTakes), func() error {
				// What was read a while ago may be stale.
				if !porting.StillWanted(s.Order, a, d.now()) {
					return nil
				}
				return d.perform(ctx, s, a)
			}})
			return true, nil
		}
	}
	return false, nil
}

// forPeople reports whether an agent does it, and takes a while.
func forPeople(k porting.ActionKind) bool {
	switch k {
	case porting.ActionOpenTicket, porting.ActionAskDocuments, porting.ActionVerify, porting.ActionSubmit,
		porting.ActionReview, porting.ActionEscalate:
		return true
	default:
		return false
	}
}

// wake is when something comes next: for the people, the orders, or the carrier.
func (d *desk) wake() time.Time {
	var next time.Time
	sooner := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	for _, p := range d.people {
		sooner(p.at)
	}
	for _, s := range d.orders {
		for _, a := range porting.Next(s.Order, d.now()) {
			if !d.done[a.Key] {
				sooner(a.At)
			}
		}
	}
	if t, ok := d.clock.NextEvent(); ok && d.open() {
		sooner(t)
	}
	return next
}

// open reports whether an order still waits for something.
func (d *desk) open() bool {
	return slices.ContainsFunc(d.orders, func(s *stored) bool { return len(porting.Next(s.Order, d.now())) > 0 })
}

// listen fetches the view of every order that an event names.
func (d *desk) listen(ctx context.Context) error {
	for {
		r, err := carrier.ListEvents(ctx, d.carrier, &carrier.ListEventsRequest{Cursor: d.cursor})
		if err != nil {
			return err
		}
		d.cursor = r.Cursor
		for _, e := range r.Events {
			i := slices.IndexFunc(d.orders, func(s *stored) bool { return s.Order.PON == e.PON })
			if i < 0 {
				continue
			}
			if err := d.fetch(ctx, d.orders[i]); err != nil {
				return err
			}
		}
		if !r.More {
			return nil
		}
	}
}

func (d *desk) fetch(ctx context.Context, s *stored) error {
	report, err := d.carrier.Status(ctx, &carrier.StatusRequest{PON: s.Order.PON})
	switch {
	case errors.Is(err, carrier.ErrNotFound):
		return d.decide(s, porting.RecordNotFound{By: byCarrier, Version: s.Order.Version})
	case err != nil:
		return err
	}
	return d.decide(s, porting.ReceiveReport{By: byCarrier, Report: *report})
}

var (
	byCarrier = porting.Actor{Role: porting.RoleCarrier, Name: partnerName}
	bySystem  = porting.Actor{Role: porting.RoleSystem}
	byAgent   = porting.Actor{Role: porting.RoleAgent, Name: "Dana Whitfield"}
)

// perform does one action, and records that it is done.
func (d *desk) perform(ctx context.Context, s *stored, a porting.Action) error {
	switch a.Kind {
	case porting.ActionCheck:
		r, err := carrier.Check(ctx, d.carrier, &carrier.CheckRequest{Numbers: a.Numbers})
		if err != nil {
			return err
		}
		return d.decide(s, porting.RecordCheck{By: bySystem, Carrier: partnerName, Results: r.Results})
	case porting.ActionOpenTicket:
		// One ticket for the request, whatever it was split into.
		return d.decide(s, porting.OpenTicket{By: byAgent, Ticket: "T-4817", Agent: byAgent.Name})
	case porting.ActionAskDocuments:
		return d.decide(s, porting.AskDocuments{By: byAgent})
	case porting.ActionVerify:
		return d.decide(s, porting.VerifyDocuments{By: byAgent})
	case porting.ActionEndTrial:
		return d.endTrial(a)
	case porting.ActionSubmit:
		return d.decide(s, porting.Submit{By: byAgent})
	case porting.ActionSend:
		return d.send(ctx, s, a)
	case porting.ActionSendCancel:
		r, err := d.carrier.Cancel(ctx, &carrier.CancelRequest{PON: s.Order.PON, Numbers: a.Numbers})
		if err != nil {
			return err
		}
		return d.decide(s, porting.ReceiveReport{By: byCarrier, Report: *r})
	case porting.ActionSendDate:
		return d.sendDate(ctx, s)
	case porting.ActionFetch:
		return d.fetch(ctx, s)
	case porting.ActionReview:
		// What time has cured may be sent again as it is.
		return d.decide(s, porting.VerifyDocuments{By: byAgent})
	case porting.ActionEscalate:
		return d.decide(s, porting.Escalate{By: byAgent, Reason: "called the carrier"})
	case porting.ActionAbandon:
		return d.decide(s, porting.Abandon{By: bySystem})
	case porting.ActionRemindRelease:
		return d.decide(s, porting.RemindRelease{By: bySystem, Numbers: a.Numbers})
	case porting.ActionRaiseTrouble:
		return d.decide(s, porting.RaiseTrouble{By: bySystem, Numbers: a.Numbers, Trouble: a.Trouble})
	case porting.ActionConfigure:
		return d.decide(s, porting.RecordConfigured{By: bySystem, Numbers: a.Numbers})
	case porting.ActionRemoveTemporary:
		return d.decide(s, porting.RecordRemoval{By: bySystem, Numbers: a.Numbers})
	case porting.ActionEnableTexting:
		r, err := carrier.EnableMessaging(ctx, d.carrier, &carrier.EnableMessagingRequest{PON: s.Order.PON, Numbers: a.Numbers})
		if err != nil {
			return err
		}
		return d.decide(s, porting.ReceiveMessaging{By: byCarrier, Response: *r})
	case porting.ActionNotify:
		return d.notify(s, a)
	default:
		return fmt.Errorf("portin: no way to perform %s", a.Kind)
	}
}

// send places the order. A request that the carrier finds invalid goes the way of a
// rejection; any other failure would be tried again with the same key.
func (d *desk) send(ctx context.Context, s *stored, a porting.Action) error {
	req, err := porting.SubmitRequest(s.Order, s.proof)
	if err != nil {
		return err
	}
	report, err := d.carrier.Submit(ctx, req)
	switch {
	case errors.Is(err, carrier.ErrInvalid):
		return d.decide(s, porting.RecordRefusal{
			By: byCarrier, Version: a.Version, Reason: carrier.Reason{Code: carrier.Other, Text: "the request was not taken"},
		})
	case err != nil:
		return err
	}
	return d.decide(s, porting.ReceiveReport{By: byCarrier, Report: *report})
}

// sendDate sends a change of the release date; a refusal leaves the date as it is.
func (d *desk) sendDate(ctx context.Context, s *stored) error {
	req, err := porting.DateRequest(s.Order)
	if err != nil {
		return err
	}
	report, err := carrier.Supplement(ctx, d.carrier, req)
	switch {
	case errors.Is(err, carrier.ErrRefused), errors.Is(err, carrier.ErrUnsupported), errors.Is(err, carrier.ErrInvalid):
		return d.decide(s, porting.RefuseDate{
			By: byCarrier, Version: req.Version, Reason: carrier.Reason{Code: carrier.CannotSupplement},
		})
	case err != nil:
		return err
	}
	return d.decide(s, porting.ReceiveReport{By: byCarrier, Report: *report})
}

// endTrial ends the trial of the account, once, and tells every order.
func (d *desk) endTrial(a porting.Action) error {
	d.account.Standing = porting.StandingPaid
	var numbers []billing.PortNumber
	for _, s := range d.orders {
		for _, l := range s.Order.Lines {
			if l.State.Open() {
				n := billing.PortNumber{Number: l.Number.String(), Label: l.Number.National()}
				if l.Temporary.IsValid() && !l.KeepTemporary {
					n.Replaces = l.Temporary.String()
				}
				numbers = append(numbers, n)
			}
		}
	}
	quote, err := d.books.endTrial(a.Key, d.now(), numbers)
	if err != nil {
		return err
	}
	d.say("", nil, "Trial ended: the first port order is about to be submitted", quote...)
	for _, s := range d.orders {
		if w := s.Order.WaitingOn(); w.On == porting.Nobody {
			continue
		}
		if err := d.decide(s, porting.ConfirmPaid{By: bySystem}); err != nil {
			return err
		}
	}
	return nil
}

// notify sends a mail: here, it goes to the timeline, and the customer acts on it.
func (d *desk) notify(s *stored, a porting.Action) error {
	mail := notice.Mail(s.Order, *a.Notice, d.zone)
	s.mails = append(s.mails, mail)
	d.say(s.Order.PON, nil, "Mail: "+mail.Subject)
	if a.Notice.Kind == porting.NoticeDocumentsNeeded {
		d.people = append(d.people, step{d.hours.AddBusinessHours(d.now(), customerTakes), func() error { return d.answer(s) }})
	}
	return d.decide(s, porting.RecordNotice{By: bySystem, Key: a.Notice.Key()})
}
