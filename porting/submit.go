package porting

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// submit takes the queue out as the next version. The letter must stand at this
// instant, and the account must be paid. One version is on its way at a time, since a
// carrier takes none that leaves a gap; and the first one waits for all the numbers that
// may still come, since a later one adds none.
func (d *decision) submit(answerBy time.Time) error {
	o := d.o
	switch {
	case o.Account.Standing != StandingPaid:
		return &Error{Command: KindSubmit, Err: ErrIncomplete, Missing: []Missing{{
			Field: "account.standing", Code: "account-not-paid", Message: "Port orders are submitted only for a paid account.",
			Hint: "End the trial, then submit.",
		}}}
	case o.any((*Line).unsent) || o.datePending():
		return d.illegal("the carrier has not taken the last version of the order: send it first")
	case o.gathers():
		return d.illegal("the numbers of an order go out together: check and verify the others first")
	}
	ready := d.pick(nil, func(l *Line) bool { return l.wanted(Ready) })
	if len(ready) == 0 {
		return d.illegal("the numbers in the queue are to be canceled")
	}
	if missing := d.lapsed(); len(missing) > 0 {
		d.emit(Event{Kind: DocumentsFaulty, Missing: missing, Numbers: ready})
		return nil
	}
	if answerBy.IsZero() {
		answerBy = d.now.Add(o.Rules.answerAfter(o.Kind))
	}
	e := d.next(OrderSubmitted)
	e.Version, e.Numbers, e.AnswerBy = o.Version+1, ready, answerBy.UTC()
	return nil
}

// gathers reports whether the first version of an order still waits for numbers.
func (o *Order) gathers() bool {
	return o.Version == 0 && o.any(func(l *Line) bool { return l.wanted(Requested) || l.wanted(Portable) })
}

// SubmitRequest returns the last version of an order as the carrier takes it, made
// from the letter that the customer signed. The credentials, the port-out PIN and their
// like, are the host's to keep and to give here, decrypted; [MissingCredentials] tells
// what they lack. Documents are the rendered letter and the bill, for carriers that take
// them. It answers with [ErrIllegal] if nothing has been submitted, and with [ErrInvalid]
// if the account number or a credential is withheld: decrypt them first.
//
// Equal orders give equal requests, so that a repeated call is recognised by the
// carrier as the same. A number whose port ended before the version arrived is left out
// from then on, since a carrier refuses a version that names it.
func SubmitRequest(o Order, c loa.Credentials, documents ...carrier.Document) (*carrier.SubmitRequest, error) {
	var numbers []numbering.Number
	for _, l := range o.Lines {
		if v := l.reached(); v > 0 && v == o.Version {
			numbers = append(numbers, l.Number)
		}
	}
	letter := cmp.Or(o.Sent, o.Letter)
	if len(numbers) == 0 || letter == nil {
		return nil, &Error{Command: KindSubmit, Err: ErrIllegal, Legal: Legal(o)}
	}
	t := letter.Terms
	r := &carrier.SubmitRequest{
		PON: o.PON, Version: o.Version, Reference: o.ID.String(),
		Kind: o.Kind, Country: o.Country, Numbers: numbers,
		LosingCarrier: o.LosingCarrier, LosingSPID: o.LosingSPID, Reseller: t.Reseller,
		Customer: t.Customer, AuthorizedPerson: t.Signer.Name, AuthorizedEmail: t.Signer.Email,
		ServiceAddress: t.ServiceAddress, BillingAddress: t.BillingAddress,
		AccountNumber: t.AccountNumber, BTN: t.BTN.Number,
		PIN: c.PIN, SSN4: c.SSN4, TaxID: c.TaxID, DeviceID: c.DeviceID, RespOrg: t.Gaining.RespOrg,
		DesiredDate: o.DesiredDate, Partial: t.Partial, RemainingAction: string(t.Remaining.Action), NewBTN: t.Remaining.NewBTN.Number,
		Texting: t.Texting, Documents: documents,
	}
	if e := r.Withheld(); e != nil {
		return nil, &Error{Command: KindSubmit, Err: ErrInvalid, Field: e.Field, Message: "it is withheld: give it decrypted"}
	}
	return r, nil
}

// DateRequest returns the change of date that an order has outstanding, as the carrier
// takes it; see [ActionSendDate]. It answers with [ErrIllegal] if there is none.
func DateRequest(o Order) (*carrier.SupplementRequest, error) {
	if !o.datePending() {
		return nil, &Error{Command: KindChangeDate, Err: ErrIllegal, Legal: Legal(o)}
	}
	r := &carrier.SupplementRequest{PON: o.PON, Version: o.DateChange.Version, DesiredDate: o.DateChange.Date}
	for _, l := range o.Lines {
		if l.held() && l.Ref != "" && !slices.Contains(r.Refs, l.Ref) {
			r.Refs = append(r.Refs, l.Ref)
		}
	}
	return r, nil
}
