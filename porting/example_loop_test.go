package porting_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// platform is a host in small: one order, which a database would hold, and a carrier.
type platform struct {
	order   porting.Order
	carrier *fake.Fake
	pin     loa.PIN
}

// decide decides a command and stores what follows. A host with a database does it in a
// transaction that fails if the order's Seq has moved on.
func (p *platform) decide(c porting.Command) error {
	events, err := porting.Decide(p.order, c, p.carrier.Now())
	if err != nil {
		return err
	}
	p.order = porting.Apply(p.order, events...)
	return nil
}

// act performs everything that is due and returns when to wake up; zero is never.
func (p *platform) act(ctx context.Context) (wake time.Time, err error) {
	for _, a := range porting.Next(p.order, p.carrier.Now()) {
		if a.At.After(p.carrier.Now()) {
			if wake.IsZero() || a.At.Before(wake) {
				wake = a.At
			}
			continue
		}
		// What was performed before may have made it stale.
		if !porting.StillWanted(p.order, a, p.carrier.Now()) {
			continue
		}
		// An error leaves it outstanding: a host waits a while, by a.Key.
		if err := p.perform(ctx, a); err != nil {
			return wake, err
		}
		wake = p.carrier.Now() // something may follow from it
	}
	return wake, nil
}

func (p *platform) perform(ctx context.Context, a porting.Action) error {
	desk := porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	switch a.Kind {
	case porting.ActionOpenTicket:
		return p.decide(porting.OpenTicket{By: desk, Ticket: "T-1", Agent: "Dana"})
	case porting.ActionAskDocuments:
		return p.decide(porting.AskDocuments{By: desk})
	case porting.ActionVerify:
		return p.decide(porting.VerifyDocuments{By: desk})
	case porting.ActionSubmit:
		return p.decide(porting.Submit{By: desk})
	case porting.ActionSend:
		request, err := porting.SubmitRequest(p.order, loa.Credentials{PIN: p.pin})
		if err != nil {
			return err
		}
		return p.take(p.carrier.Submit(ctx, request))
	case porting.ActionFetch:
		return p.take(p.carrier.Status(ctx, &carrier.StatusRequest{PON: p.order.PON}))
	case porting.ActionRemindRelease:
		return p.decide(porting.RemindRelease{By: desk, Numbers: a.Numbers})
	case porting.ActionConfigure:
		return p.decide(porting.RecordConfigured{By: desk, Numbers: a.Numbers})
	case porting.ActionNotify:
		fmt.Println("mail:", a.Notice.Kind)
		if err := p.decide(porting.RecordNotice{By: desk, Key: a.Notice.Key()}); err != nil || a.Notice.Kind != porting.NoticeDocumentsNeeded {
			return err
		}
		// The customer answers with the right PIN. It is in no letter, so none is signed
		// anew: what was verified goes out again, with the PIN that is kept here.
		p.pin = loa.NewPIN("4471")
		return p.decide(porting.VerifyDocuments{By: desk})
	default:
		return fmt.Errorf("no way to perform %s", a.Kind)
	}
}

// take records a carrier's answer, or what its error tells.
func (p *platform) take(r *carrier.Report, err error) error {
	by := porting.Actor{Role: porting.RoleCarrier, Name: "partner"}
	switch {
	case err == nil:
		return p.decide(porting.ReceiveReport{By: by, Report: *r})
	case errors.Is(err, carrier.ErrInvalid):
		return p.decide(porting.RecordRefusal{By: by, Version: p.order.Version, Reason: carrier.Reason{Code: carrier.Other}})
	case errors.Is(err, carrier.ErrNotFound):
		return p.decide(porting.RecordNotFound{By: by, Version: p.order.Version})
	default:
		return err // unknown, or nothing happened: it is still outstanding
	}
}

// sign is what a platform's web page does: the letter, and the evidence of how it was
// signed.
func sign(t loa.Terms) (loa.Letter, error) {
	letter, at := loa.Draft(t), t.CreatedAt
	for _, e := range []loa.Event{
		{Type: loa.EventPresented},
		{Type: loa.EventViewed},
		{Type: loa.EventConsented, TextID: "esign-1", TextSHA256: loa.HashText("the disclosures of the platform")},
	} {
		var err error
		at = at.Add(time.Minute)
		e.At = at
		if letter, err = loa.Note(letter, e); err != nil {
			return letter, err
		}
	}
	return loa.Sign(letter, loa.Signature{
		Method: loa.Typed, Name: t.Signer.Name, Text: t.Signer.Name, Trace: loa.Trace{At: at.Add(time.Minute)},
	})
}

// A host's loop: it decides what people and the carrier say, and does what is
// outstanding until nothing is. The first PIN is wrong, so the order is rejected once.
func Example_loop() {
	ctx := context.Background()
	number := numbering.MustParse("312-555-0142")
	customer := loa.NewPerson("June Alvarez")
	home := loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US}
	account := loa.NewAccountNumber("004417")
	p := &platform{pin: loa.NewPIN("1111"), carrier: fake.New(&fake.Options{
		Accounts: []fake.Account{{ // what the losing carrier has on file
			Carrier: "Prairie Bell", Number: "004417", PIN: "4471", BTN: number, Customer: customer,
			ServiceAddress: home, BillingAddress: home, Numbers: []numbering.Number{number},
		}},
	})}
	now := p.carrier.Now()
	letter, err := sign(loa.Terms{
		ID: "letter-1", Country: loa.US, Kind: loa.Local, Language: loa.English, Customer: customer,
		Signer:         loa.Signer{Name: "June Alvarez", Capacity: loa.Owner, Email: "june@example.com"},
		ServiceAddress: home, BillingAddress: home, BTN: loa.NewBTN(number), AccountNumber: account,
		Losing: loa.Provider{Name: "Prairie Bell"}, Gaining: loa.Provider{Name: "Example Voice"},
		Numbers: []numbering.Number{number}, CreatedAt: now.Add(-time.Hour),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	june := porting.Actor{Role: porting.RoleCustomer, Name: "june"}
	for _, c := range []porting.Command{
		porting.Open{
			By: june, ID: uuid.MustParse("7d1c0f4e-0000-4000-8000-000000000002"), PON: "P-1043",
			Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
			Planned: porting.PlannedOrder{
				Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell", AccountNumber: account,
				Lines: []porting.PlannedLine{{Number: number, Checked: true}},
			},
		},
		porting.ReceiveLetter{By: june, Letter: letter},
		porting.ReceiveDocument{By: june, Document: porting.Document{Name: "bill.pdf", Document: loa.Document{Record: loa.Record{
			Source: loa.SourceBill, Date: calendar.NewDate(2026, 2, 14), Carrier: loa.Provider{Name: "Prairie Bell"},
			Customer: customer, BillingAddress: home, BTN: loa.NewBTN(number), AccountNumber: account,
			Numbers: []loa.RecordNumber{{Number: number}},
		}}}},
	} {
		if err := p.decide(c); err != nil {
			fmt.Println(err)
			return
		}
	}
	for {
		wake, err := p.act(ctx)
		if err != nil {
			fmt.Println(err)
			return
		}
		if wake.IsZero() {
			break
		}
		p.carrier.AdvanceTo(wake) // a host sleeps until then, or until an event comes
	}
	fmt.Println(p.order.Status(), "as version", p.order.Version)
	// Output:
	// mail: opened
	// mail: submitted
	// mail: rejected
	// mail: documents-needed
	// mail: submitted
	// mail: approved
	// mail: completed
	// completed as version 2
}
