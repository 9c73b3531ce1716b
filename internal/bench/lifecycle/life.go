package lifecycle

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

var (
	begin = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	admin = porting.Actor{Role: porting.RoleCustomer, Name: "june"}
	agent = porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
)

// Desk and Carrier are the host and its partner.
var (
	Desk    = porting.Actor{Role: porting.RoleSystem}
	Carrier = porting.Actor{Role: porting.RoleCarrier}
)

// Life is the life of one order as it comes in: what everybody commands, and when. A
// letter with the wrong postal code is rejected, the next one takes the numbers to two
// releases and into service.
type Life struct {
	Steps []Step
}

// Step is a command and its instant.
type Step struct {
	Command porting.Command
	At      time.Time
}

// NewLife makes the life of an order of some numbers.
func NewLife(size int) *Life {
	numbers := make([]numbering.Number, size)
	var planned []porting.PlannedLine
	for i := range numbers {
		numbers[i] = numbering.MustParse(fmt.Sprintf("312%07d", 2000000+i))
		planned = append(planned, porting.PlannedLine{Number: numbers[i], Checked: true})
	}
	l := &Life{}
	hour := 0
	do := func(c porting.Command) {
		l.Steps = append(l.Steps, Step{c, begin.Add(time.Duration(hour) * time.Hour)})
		hour++
	}
	report := func(version int, status carrier.Status, more func(i int, r *carrier.LineReport)) {
		r := carrier.Report{PON: "P-1", AsOf: begin.Add(time.Duration(hour) * time.Hour)}
		for i, n := range numbers {
			line := carrier.LineReport{Number: n, Version: version, Ref: "R-1", Status: status, At: r.AsOf}
			if i >= size/2 {
				line.Ref = "R-2" // the carrier split the order
			}
			more(i, &line)
			r.Lines = append(r.Lines, line)
		}
		do(porting.ReceiveReport{By: Carrier, Report: r})
	}
	release := func(i int, r *carrier.LineReport) {
		d := calendar.NewDate(2026, 3, 10)
		if i >= size/2 {
			d = d.AddDays(1)
		}
		r.Release = carrier.Release{Date: d, From: d.At(15, 0, time.UTC), To: d.At(19, 0, time.UTC), By: d.At(23, 0, time.UTC)}
	}
	do(porting.Open{
		By: admin, ID: uuid.MustParse("00000000-0000-4000-8000-000000000001"), PON: "P-1",
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid, AdminEmail: "admin@example.com", Language: "en"},
		Planned: porting.PlannedOrder{
			Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
			AccountNumber: loa.NewAccountNumber("004417"), Lines: planned,
		},
	})
	do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	do(porting.ReceiveLetter{By: admin, Letter: letter("L-1", "60601", numbers)})
	do(porting.ReceiveDocument{By: admin, Document: bill(numbers)})
	do(porting.VerifyDocuments{By: agent})
	do(porting.Submit{By: agent})
	report(1, carrier.Rejected, func(_ int, r *carrier.LineReport) {
		r.Reasons = []carrier.Reason{{Code: carrier.PostalCodeMismatch, RawCode: "7402", Text: "ZIP does not match"}}
	})
	do(porting.ReceiveLetter{By: admin, Letter: letter("L-2", "60622", numbers)})
	do(porting.VerifyDocuments{By: agent})
	do(porting.Submit{By: agent})
	report(2, carrier.Confirmed, release)
	report(2, carrier.Active, release)
	do(porting.RecordConfigured{By: Desk, Numbers: numbers})
	return l
}

// Decide carries an order through the life as a host with a database does, from one
// order to the next, and returns it with its events.
func (l *Life) Decide() (porting.Order, []porting.Event) {
	var order porting.Order
	all := make([]porting.Event, 0, 32)
	for i := range l.Steps {
		events := must(porting.Decide(order, l.Steps[i].Command, l.Steps[i].At))
		order = porting.Apply(order, events...)
		all = append(all, events...)
	}
	return order, all
}

// Fold carries an order through the life as a host that keeps it in memory does, in
// place, in a fold that is new or was used. The log is the buffer of the host, who stores
// what is in it.
func (l *Life) Fold(fold *porting.Fold, log []porting.Event) []porting.Event {
	fold.Reset()
	for i := range l.Steps {
		before := len(log)
		log = must(porting.AppendDecide(log, fold.View(), l.Steps[i].Command, l.Steps[i].At))
		fold.Apply(log[before:]...)
	}
	return log
}

// Verified is the life of which the letters come as events, with the desk's check of
// them: they were verified elsewhere. What is left out is what signatures and comparisons
// of addresses cost, which no state machine has.
type Verified struct {
	steps []Step
	// events are those of a step that is not decided.
	events [][]porting.Event
}

// Verified returns the life with its letters verified.
func (l *Life) Verified() *Verified {
	v := &Verified{steps: l.Steps}
	var order porting.Order
	for _, s := range l.Steps {
		events := must(porting.Decide(order, s.Command, s.At))
		order = porting.Apply(order, events...)
		switch s.Command.(type) {
		case porting.ReceiveLetter, porting.VerifyDocuments:
		default:
			events = nil
		}
		v.events = append(v.events, events)
	}
	return v
}

// Fold carries an order through the life, as [Life.Fold] does. The log gets the events
// that are decided here.
func (v *Verified) Fold(fold *porting.Fold, log []porting.Event) []porting.Event {
	fold.Reset()
	for i := range v.steps {
		events := v.events[i]
		if events == nil {
			before := len(log)
			log = must(porting.AppendDecide(log, fold.View(), v.steps[i].Command, v.steps[i].At))
			events = log[before:]
		}
		fold.Apply(events...)
	}
	return log
}

// letter is a signed Letter of Authorization.
func letter(id, postal string, numbers []numbering.Number) loa.Letter {
	l := loa.Draft(loa.Terms{
		ID: id, Country: loa.US, Kind: loa.Local, Language: loa.English,
		Customer:       loa.NewCompany("Maple & Main Bakery LLC"),
		Signer:         loa.Signer{Name: "June Alvarez", Title: "Owner", Capacity: loa.Owner, Email: "june@example.com"},
		ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: postal, Country: loa.US},
		BillingAddress: loa.Address{Line1: "PO Box 88", City: "Chicago", Region: "IL", PostalCode: "60601", Country: loa.US},
		BTN:            loa.NewBTN(numbers[0]), AccountNumber: loa.NewAccountNumber("004417"),
		Losing: loa.Provider{Name: "Prairie Bell"}, Gaining: loa.Provider{Name: "Example Voice"},
		Numbers: numbers, Texting: true, CreatedAt: begin,
	})
	for _, e := range []loa.Event{
		{Type: loa.EventPresented, Trace: loa.Trace{At: begin}},
		{Type: loa.EventViewed, Trace: loa.Trace{At: begin.Add(time.Minute)}},
		{
			Type: loa.EventConsented, Trace: loa.Trace{At: begin.Add(2 * time.Minute)},
			TextID: "esign-1", TextSHA256: loa.HashText("consent"),
		},
	} {
		l = must(loa.Note(l, e))
	}
	return must(loa.Sign(l, loa.Signature{
		Method: loa.Typed, Name: "June Alvarez", Text: "June Alvarez", Trace: loa.Trace{At: begin.Add(3 * time.Minute)},
	}))
}

// bill is what the losing carrier's bill shows.
func bill(numbers []numbering.Number) porting.Document {
	r := loa.Record{
		Source: loa.SourceBill, Date: calendar.NewDate(2026, 2, 14), Carrier: loa.Provider{Name: "Prairie Bell"},
		Customer:       loa.NewCompany("MAPLE AND MAIN BAKERY LLC"),
		BillingAddress: loa.Address{Line1: "PO BOX 88", City: "CHICAGO", Region: "IL", PostalCode: "60601", Country: loa.US},
		BTN:            loa.NewBTN(numbers[0]), AccountNumber: loa.NewAccountNumber("004417"),
	}
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return porting.Document{Name: "bill.pdf", Document: loa.Document{Record: r, MediaType: "application/pdf"}}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
