package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
)

// agentTakes is how long a person at the desk takes.
const agentTakes = 25 * time.Minute

var (
	june      = porting.Actor{Role: porting.RoleCustomer, Name: "june"}
	dana      = porting.Actor{Role: porting.RoleAgent, Name: "Dana Whitfield"}
	bySystem  = porting.Actor{Role: porting.RoleSystem}
	byCarrier = porting.Actor{Role: porting.RoleCarrier, Name: "fake"}
)

// desk is the host application in small: it stores the account and its events, performs
// what portout.Next says is outstanding, and plays the people in it.
type desk struct {
	fake   *fake.Fake
	zone   *time.Location
	days   calendar.Calendar // the platform's own business days
	plan   *numbering.Plan
	random io.Reader
	seal   cipher.AEAD

	account portout.Account
	events  []portout.Event
	ledger  billing.Ledger
	cursor  string
	asks    []asked
	people  []step
	begun   map[string]bool // keys of actions that a person has begun

	timeline []notice.Entry
	mails    []notice.Message
}

// step is something that a person finishes at an instant.
type step struct {
	at time.Time
	do func() error
}

func newDesk(seed uint64) (*desk, error) {
	zone, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return nil, err
	}
	// A platform takes crypto/rand, and its key from where it keeps keys.
	random := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16), byte(seed >> 24)})
	key := make([]byte, 32)
	if _, err := io.ReadFull(random, key); err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	seal, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	d := &desk{
		fake: fake.New(&fake.Options{Seed: seed, Start: begins, Zone: zone, LoadZone: time.LoadLocation}),
		zone: zone, days: calendar.USCore(zone), plan: numbering.Standard().WithFictional(), random: random, seal: seal,
		asks: asks(), begun: map[string]bool{},
	}
	return d, d.openBooks()
}

func (d *desk) now() time.Time { return d.fake.Now() }

// run sets the account up, and carries everything to its end: it performs what is due,
// and when nothing is, moves the clock to what comes next.
func (d *desk) run(ctx context.Context) error {
	at := d.now()
	for _, c := range []portout.Command{
		portout.Open{By: bySystem, Holder: holder()},
		portout.AskPIN{By: june},
		portout.TurnLockOn{
			By: june, Numbers: []numbering.Number{office},
			Evidence: portout.Evidence{Kind: portout.EvidenceSession, Ref: "session of " + at.In(d.zone).Format("15:04"), At: at},
		},
	} {
		if err := d.decide(c); err != nil {
			return err
		}
	}
	end := begins.AddDate(0, 0, 14)
	for {
		acted, err := d.act(ctx)
		if err != nil {
			return err
		}
		if acted {
			continue
		}
		next := d.wake()
		if next.IsZero() || next.After(end) {
			return nil
		}
		d.fake.AdvanceTo(next)
		if err := d.listen(ctx); err != nil {
			return err
		}
	}
}

// decide decides a command, stores what happened, and adds it to the timeline.
func (d *desk) decide(c portout.Command) error {
	events, err := portout.Decide(d.account, c, d.now())
	if err != nil {
		return err
	}
	for _, e := range events {
		d.account = portout.Apply(d.account, e)
		d.events = append(d.events, e)
		for _, entry := range []notice.Entry{portout.Describe(d.account, e, d.zone), portout.Findings(e)} {
			if entry.Text != "" {
				d.timeline = append(d.timeline, entry)
			}
		}
	}
	return nil
}

// act performs one thing that is due, and reports whether there was one.
func (d *desk) act(ctx context.Context) (bool, error) {
	if len(d.asks) > 0 && !begins.Add(d.asks[0].after).After(d.now()) {
		return true, d.ask(ctx)
	}
	for i, p := range d.people {
		if !p.at.After(d.now()) {
			d.people = slices.Delete(d.people, i, i+1)
			return true, p.do()
		}
	}
	for _, a := range portout.Next(d.account, d.now()) {
		if a.At.After(d.now()) || d.begun[a.Key] || !portout.StillWanted(d.account, a, d.now()) {
			continue
		}
		if a.Kind == portout.ActionIssuePIN || a.Kind == portout.ActionAlarm {
			d.begun[a.Key] = true
			d.people = append(d.people, step{d.days.AddBusinessHours(d.now(), agentTakes), func() error { return d.perform(ctx, a) }})
			return true, nil
		}
		return true, d.perform(ctx, a)
	}
	return false, nil
}

// wake is when something comes next: for the people, the account, or the carrier.
func (d *desk) wake() time.Time {
	var next time.Time
	sooner := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	if len(d.asks) > 0 {
		sooner(begins.Add(d.asks[0].after))
	}
	for _, p := range d.people {
		sooner(p.at)
	}
	for _, a := range portout.Next(d.account, d.now()) {
		if !d.begun[a.Key] {
			sooner(a.At)
		}
	}
	if t, ok := d.fake.NextEvent(); ok {
		sooner(t)
	}
	return next
}

// ask lets another carrier ask. The request comes as the carrier pushes it: a signed
// message at the host's endpoint.
func (d *desk) ask(ctx context.Context) error {
	q := d.asks[0]
	d.asks = d.asks[1:]
	if q.knowsPIN {
		pin, err := d.open(d.account.PINs[0])
		if err != nil {
			return err
		}
		q.PIN = pin
	}
	pushed := d.fake.PortOutWebhook(d.fake.AskPortOut(q.PortOut))
	got, err := carrier.ParseWebhook(ctx, d.fake, &carrier.ParseWebhookRequest{Header: pushed.Header, Body: pushed.Body, At: d.now()})
	if err != nil {
		return err
	}
	for _, p := range got.PortOuts {
		if err := d.receive(p); err != nil {
			return err
		}
	}
	return nil
}

// receive works the deadlines out, opens the sealed PIN, and lets the library compare.
func (d *desk) receive(p carrier.PortOut) error {
	due, err := portout.When(&porting.Timing{
		Numbers: p.Numbers, SubmittedAt: p.At, LoadZone: time.LoadLocation, Plan: d.plan, Losing: d.days,
		LosingService: porting.ServiceVoIP, GainingService: porting.ServiceWireline,
		Simple: porting.SimpleFacts{
			Lines: 1, UnbundledElements: porting.AnswerNo, ComplexSwitching: porting.AnswerNo, VoIPClass: 1, Evidence: porting.FromCSR,
		},
	}, p.DesiredDate)
	if err != nil {
		return err
	}
	c := portout.Receive{By: byCarrier, Ask: portout.AskOf(p), Subscriber: portout.Subscriber{Record: subscriber()}, Due: due}
	for _, k := range d.account.SealedPINs(p.Numbers) {
		pin, err := d.open(k)
		if err != nil {
			return err
		}
		c.Opened = append(c.Opened, portout.OpenedPIN{ID: k.ID, PIN: pin})
	}
	return d.decide(c)
}

// listen fetches the view of every port-out that an event names.
func (d *desk) listen(ctx context.Context) error {
	for {
		r, err := carrier.ListEvents(ctx, d.fake, &carrier.ListEventsRequest{Cursor: d.cursor})
		if err != nil {
			return err
		}
		d.cursor = r.Cursor
		for _, e := range r.Events {
			if e.PortOut != "" {
				if err := d.fetch(ctx, e.PortOut); err != nil {
					return err
				}
			}
		}
		if !r.More {
			return nil
		}
	}
}

func (d *desk) fetch(ctx context.Context, ref string) error {
	r, err := carrier.ListPortOuts(ctx, d.fake, &carrier.ListPortOutsRequest{Refs: []string{ref}})
	if err != nil {
		return err
	}
	for _, p := range r.PortOuts {
		if err := d.decide(portout.ReceiveReport{By: byCarrier, Report: p.Report, AnswerBy: p.AnswerBy}); err != nil {
			return err
		}
	}
	return nil
}

// perform does one action, and records that it is done.
func (d *desk) perform(ctx context.Context, a portout.Action) error {
	switch a.Kind {
	case portout.ActionNotify:
		return d.notify(a)
	case portout.ActionAlarm:
		return d.decide(portout.TakeAlarm{By: dana, Key: a.Alarm.Key})
	case portout.ActionIssuePIN:
		return d.issuePIN()
	case portout.ActionAnswer:
		return d.decide(portout.Answer{By: bySystem, Ref: a.Ref, Version: a.Version, Kind: a.Proposal.Kind, Reasons: a.Proposal.Reasons})
	case portout.ActionAnswerByDefault:
		return d.decide(portout.AnswerByDefault{By: bySystem, Ref: a.Ref, Version: a.Version})
	case portout.ActionSendAnswer:
		return d.send(ctx, a)
	case portout.ActionFetch:
		return d.fetch(ctx, a.Ref)
	case portout.ActionStopBilling:
		return d.stopBilling(a)
	case portout.ActionRemove:
		return d.decide(portout.RecordRemoved{By: bySystem, Ref: a.Ref, Numbers: a.Numbers})
	default:
		return fmt.Errorf("no way to perform %s", a.Kind)
	}
}

func (d *desk) send(ctx context.Context, a portout.Action) error {
	answer, err := portout.Response(d.account, a.Ref)
	if err != nil {
		return err
	}
	report, err := carrier.RespondPortOut(ctx, d.fake, answer)
	switch {
	case errors.Is(err, carrier.ErrRefused), errors.Is(err, carrier.ErrConflict):
		return d.decide(portout.RecordRefusal{By: byCarrier, Ref: a.Ref, Version: a.Version})
	case err != nil:
		return err
	}
	return d.decide(portout.ReceiveReport{By: byCarrier, Report: *report})
}

// notify sends a mail: here, it goes to the timeline, and the customer acts on it. When
// they dispute a request, an agent answers it.
func (d *desk) notify(a portout.Action) error {
	mail := portout.Mail(d.account, *a.Notice, d.zone)
	d.mails = append(d.mails, mail)
	d.timeline = append(d.timeline, notice.Entry{At: d.now(), PON: a.Ref, Text: "Mail: " + mail.Subject})
	if err := d.decide(portout.RecordNotice{By: bySystem, Key: a.Notice.Key}); err != nil {
		return err
	}
	after, does := react(*a.Notice)
	if does != nil {
		d.people = append(d.people, step{d.now().Add(after), func() error {
			for _, c := range does(d.now().In(d.zone)) {
				if err := d.decide(c); err != nil {
					return err
				}
			}
			return nil
		}})
	}
	if a.Notice.Kind == portout.NoticeDisputed {
		d.people = append(d.people, step{d.days.AddBusinessHours(d.now(), agentTakes), func() error {
			return d.decide(portout.Answer{
				By: dana, Ref: a.Ref, Version: a.Version, Kind: portout.Reject, Reasons: []carrier.Reason{{Code: carrier.CustomerStays}},
			})
		}})
	}
	return nil
}

// issuePIN draws a PIN, seals it, and has it shown to the customer, once.
func (d *desk) issuePIN() error {
	r := subscriber()
	pin, err := d.account.Rules.PIN.Generate(d.random, r.AccountNumber.Reveal(), r.ServiceAddress.PostalCode, front.String(), fax.String())
	if err != nil {
		return err
	}
	nonce := make([]byte, d.seal.NonceSize())
	if _, err := io.ReadFull(d.random, nonce); err != nil {
		return err
	}
	sealed := d.seal.Seal(nonce, nonce, []byte(pin.Reveal()), nil)
	if err := d.decide(portout.SetPIN{By: dana, Kept: portout.Seal(sealed)}); err != nil {
		return err
	}
	return d.decide(portout.RevealPIN{By: june, ID: d.account.PINs[0].ID})
}

// open opens a sealed PIN.
func (d *desk) open(p portout.PIN) (loa.PIN, error) {
	n := d.seal.NonceSize()
	if len(p.Kept.Sealed) < n {
		return loa.PIN{}, errors.New("the sealed PIN is cut")
	}
	plain, err := d.seal.Open(nil, p.Kept.Sealed[:n], p.Kept.Sealed[n:], nil)
	return loa.NewPIN(string(plain)), err
}

// openBooks sells the plan to the account, a month before.
func (d *desk) openBooks() error {
	price, err := billing.ParseMoney("25.00 USD")
	if err != nil {
		return err
	}
	d.ledger, err = billing.Open(billing.Subscription{
		ID:    "acct-20417",
		Plan:  billing.Plan{ID: "team", Name: "Team", Price: price, Included: 1},
		Start: calendar.NewDate(2026, time.March, 1),
	})
	if err != nil {
		return err
	}
	for _, n := range []numbering.Number{front, oven, office, fax} {
		f := billing.Fact{
			Key: "joined/" + n.String(), Kind: billing.FactNumberJoined, Number: n.String(), Label: n.National(),
			At: time.Date(2026, time.March, 1, 9, 0, 0, 0, d.zone),
		}
		if d.ledger, err = d.ledger.Tell(d.zone, f); err != nil {
			return err
		}
	}
	return nil
}

// stopBilling turns departures into facts. Their keys make a fact that is told twice
// count once.
func (d *desk) stopBilling(a portout.Action) error {
	r, _ := d.account.Request(a.Ref)
	for _, left := range portout.Departures(r) {
		ledger, err := d.ledger.Tell(d.zone, billing.Fact{
			Key: left.Key, Kind: billing.FactNumberLeft, Number: left.Number.String(), Label: left.Number.National(), At: left.At,
		})
		if err != nil {
			return err
		}
		d.ledger = ledger
	}
	return d.decide(portout.RecordUnbilled{By: bySystem, Ref: a.Ref, Numbers: a.Numbers})
}

// invoice is that of the month.
func (d *desk) invoice() (billing.Invoice, error) {
	p, _ := d.ledger.PeriodOf(calendar.DateOf(begins.In(d.zone)))
	return d.ledger.Close(p.To).Invoice(p, nil)
}
