package porting

import (
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// submit takes the queue out as the next version. The letter must stand at this
// instant, and the account must be paid.
func (d *decision) submit() error {
	missing := MissingDocuments(*d.o, d.now)
	if d.o.Account.Standing != StandingPaid {
		missing = append(missing, Missing{
			Field: "account.standing", Code: "account-not-paid", Message: "Port orders are submitted only for a paid account.",
			Hint: "End the trial, then submit.",
		})
	}
	if len(missing) > 0 {
		return &Error{Command: KindSubmit, Err: ErrIncomplete, Missing: missing}
	}
	d.emit(Event{Kind: OrderSubmitted, Version: d.o.Version + 1, Numbers: d.o.Numbers(Ready)})
	return nil
}

// SubmitRequest returns the last version of an order as the carrier takes it, made
// from the letter that the customer signed. The PIN is the host's to keep and to
// give here; documents are the rendered letter and the bill, for carriers that take
// them. It answers with [ErrIllegal] if nothing has been submitted.
//
// Equal orders give equal requests, so that a repeated call is recognised by the
// carrier as the same.
func SubmitRequest(o Order, pin loa.PIN, documents ...carrier.Document) (*carrier.SubmitRequest, error) {
	var numbers []numbering.Number
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Version > 0 && l.Version == o.Version {
			numbers = append(numbers, l.Number)
		}
	}
	if len(numbers) == 0 || o.Letter == nil {
		return nil, &Error{Command: KindSubmit, Err: ErrIllegal, Legal: Legal(o)}
	}
	t := o.Letter.Terms
	return &carrier.SubmitRequest{
		PON: o.PON, Version: o.Version, Reference: o.ID.String(),
		Kind: o.Kind, Country: o.Country, Numbers: numbers,
		LosingCarrier: o.LosingCarrier, LosingSPID: o.LosingSPID, Reseller: t.Reseller,
		Customer: t.Customer, AuthorizedPerson: t.Signer.Name, AuthorizedEmail: t.Signer.Email,
		ServiceAddress: t.ServiceAddress, BillingAddress: t.BillingAddress,
		AccountNumber: t.AccountNumber, BTN: t.BTN.Number, PIN: pin, RespOrg: t.Gaining.RespOrg,
		DesiredDate: o.DesiredDate, Partial: t.Partial, RemainingAction: string(t.Remaining.Action), NewBTN: t.Remaining.NewBTN.Number,
		Texting: t.Texting, Documents: documents,
	}, nil
}
