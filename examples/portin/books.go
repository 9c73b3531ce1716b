package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/strictjson"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// books is the host's billing: porting tells it facts, each with a key, and knows
// nothing of it.
type books struct {
	in     *request
	zone   *time.Location
	ledger billing.Ledger
	err    error
}

// newBooks sells the plan to the account, on the day its trial began, with the
// temporary numbers it was given then.
func newBooks(in *request, zone *time.Location) (*books, error) {
	price, err := money("plan.price", in.Plan.Price, in.Plan.Currency)
	if err != nil {
		return nil, err
	}
	extra, err := money("plan.extra_number", in.Plan.ExtraNumber, in.Plan.Currency)
	if err != nil {
		return nil, err
	}
	b := &books{in: in, zone: zone}
	b.ledger, err = billing.Open(billing.Subscription{
		ID: in.Account.ID,
		Plan: billing.Plan{
			ID: strings.ToLower(in.Plan.Name), Name: in.Plan.Name, Price: price, Included: in.Plan.IncludedNumbers,
			ExtraPrice: extra, TrialDays: in.Plan.TrialDays,
		},
		Start: in.Account.TrialStarted,
	})
	if err != nil {
		return nil, err
	}
	for _, a := range in.Accounts {
		for _, n := range a.Numbers {
			if n.Temporary.IsValid() {
				b.tell(billing.Fact{
					Key: "temporary/" + n.Temporary.String(), Kind: billing.FactNumberJoined, Origin: billing.OriginTemporary,
					At: in.Account.TrialStarted.At(9, 0, zone), Number: n.Temporary.String(), Label: n.Temporary.National(),
				})
			}
		}
	}
	return b, b.err
}

func money(path, amount, currency string) (billing.Money, error) {
	m, err := billing.ParseMoney(amount + " " + currency)
	if err != nil {
		return m, &strictjson.Error{Path: path, Message: "wants an amount such as 25.00", Err: err}
	}
	return m, nil
}

func (b *books) tell(facts ...billing.Fact) {
	ledger, err := b.ledger.Tell(b.zone, facts...)
	if err != nil {
		b.err = err
		return
	}
	b.ledger = ledger
}

// take turns what happened to an order into facts. Their keys come from the order,
// so that an event told twice counts once.
func (b *books) take(o porting.Order, e porting.Event) {
	key := func(n numbering.Number) string { return fmt.Sprintf("%s/%s/%s", o.PON, e.Kind, n) }
	for _, n := range e.Numbers {
		line, _ := o.Line(n)
		f := billing.Fact{Key: key(n), At: e.At, Number: n.String(), Label: n.National()}
		switch e.Kind {
		case porting.NumberPorted:
			f.Kind, f.Origin = billing.FactNumberJoined, billing.OriginPorted
			if line.Temporary.IsValid() && !line.KeepTemporary {
				f.Replaces = line.Temporary.String()
			}
		case porting.TemporaryRemoved:
			f.Kind, f.Number, f.Label = billing.FactNumberLeft, line.Temporary.String(), line.Temporary.National()
		case porting.NumberReturned:
			f.Kind = billing.FactNumberLeft
		default:
			continue
		}
		b.tell(f)
	}
}

// endTrial ends the trial, and returns the quote: what the customer was told before.
func (b *books) endTrial(key string, now time.Time, numbers []billing.PortNumber) ([]string, error) {
	quote, err := b.ledger.Quote(billing.PortRequest{At: now, Zone: b.zone, Numbers: numbers})
	if err != nil {
		return nil, err
	}
	b.tell(billing.Fact{Key: key, Kind: billing.FactPortSubmitted, At: now})
	var lines []string
	for _, l := range quote.Lines {
		switch l.Kind {
		case billing.QuotePlan:
			lines = append(lines, fmt.Sprintf("the %s plan is paid from %s: %s", l.Label, l.On, l.Amount))
		case billing.QuoteReplaces:
			lines = append(lines, l.Label+" takes the place of the temporary number")
		case billing.QuoteIncluded:
			lines = append(lines, l.Label+" is included in the plan")
		case billing.QuoteExtra:
			lines = append(lines, fmt.Sprintf("%s is an extra number: %s a month, from the day it ports", l.Label, l.Unit))
		case billing.QuotePortIn:
			lines = append(lines, fmt.Sprintf("porting %d numbers in: %s", l.Quantity, l.Amount))
		case billing.QuoteCarrierFee:
			lines = append(lines, "fees of your present carriers, if any, are between you and them")
		default:
			continue
		}
	}
	return lines, b.err
}

// invoice is the invoice of the period in which the request came, or of the first one
// that is paid.
func (b *books) invoice() (billing.Invoice, error) {
	if b.err != nil {
		return billing.Invoice{}, b.err
	}
	day := calendar.DateOf(b.in.ReceivedAt.In(b.zone))
	if paid, ok := b.ledger.PaidFrom(); ok && paid.After(day) {
		day = paid
	}
	period, ok := b.ledger.PeriodOf(day)
	if !ok {
		period = billing.Period{From: day, To: day.AddDays(1)}
	}
	return b.ledger.Close(period.To).Invoice(period, &billing.InvoiceOptions{ShowFree: true})
}

// account is what porting has to know of the customer at the beginning.
func (in *request) account() porting.Account {
	a := porting.Account{
		ID: in.Account.ID, Standing: porting.StandingPaid, AdminEmail: in.Account.AdminEmail, Language: in.Account.Language,
	}
	if in.onTrial() {
		a.Standing = porting.StandingTrial
	}
	return a
}

// write writes the invoice in the customer's language: text, and HTML for -out.
func (b *books) write(w io.Writer, as func(io.Writer, billing.Document, *billing.RenderOptions) error) error {
	inv, err := b.invoice()
	if err != nil {
		return err
	}
	return as(w, inv, &billing.RenderOptions{
		Lang: language.Make(b.in.Account.Language), Seller: []string{"Example Voice"}, Customer: []string{b.in.Customer.Name()},
		Number: b.in.Account.ID + "-" + inv.Period.From.String(), Numbers: b.ledger.Numbers(inv.Period.Last()),
	})
}
