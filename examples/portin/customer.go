package main

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// answer is the customer, who was asked for documents: the signed letter and the
// bill the first time, the corrected letter after a rejection. A customer who has no
// correction does not answer.
func (d *desk) answer(s *stored) error {
	by := porting.Actor{Role: porting.RoleCustomer, Name: d.in.Account.AdminEmail}
	first := len(s.letters) == 0
	if !first && s.losing.Correction == nil || len(s.letters) > 1 {
		return nil
	}
	letter, err := d.sign(s, first)
	if err != nil {
		return err
	}
	s.letters = append(s.letters, letter)
	if err := d.decide(s, porting.ReceiveLetter{By: by, Letter: letter}); err != nil {
		return err
	}
	if !first {
		return nil
	}
	return d.decide(s, porting.ReceiveDocument{By: by, Document: d.bill(s)})
}

// sign fills in the letter with what the customer gave, and signs it on the host's
// web page.
func (d *desk) sign(s *stored, first bool) (loa.Letter, error) {
	id, err := uuid.NewRandomFromReader(d.rand)
	if err != nil {
		return loa.Letter{}, err
	}
	a := s.losing
	t := loa.Terms{
		ID: id.String(), Country: s.Order.Country, Kind: s.Order.Kind, Language: loa.Language(d.in.Account.Language),
		Customer: d.in.Customer, Signer: d.in.Signer, ServiceAddress: a.ServiceAddress, BillingAddress: a.BillingAddress,
		BTN: a.BTN, AccountNumber: a.AccountNumber, Losing: loa.Provider{Name: a.LosingCarrier},
		Gaining: loa.Provider{Name: "Example Voice"}, Texting: d.in.Texting, CreatedAt: d.now().Add(-10 * time.Minute),
	}
	for _, l := range s.Order.Lines {
		if l.State.Open() {
			t.Numbers = append(t.Numbers, l.Number)
		}
	}
	if s.Order.Kind == loa.TollFree {
		t.ServiceAddress, t.Gaining.RespOrg = loa.Address{}, "EXV01"
		if t.BillingAddress.IsZero() {
			t.BillingAddress = a.ServiceAddress
		}
	}
	letter := loa.Draft(t)
	if !first {
		letter = loa.Supersede(s.letters[0], id.String(), t.CreatedAt)
		correct(&letter.Terms, &s.proof, a.Correction)
	}
	trace := func(ago time.Duration) loa.Trace {
		return loa.Trace{
			At: d.now().Add(-ago), IP: netip.MustParseAddr("203.0.113.24"), UserAgent: "Example/1.0", Auth: loa.AuthEmailLink,
		}
	}
	for _, e := range []loa.Event{
		{Type: loa.EventPresented, Trace: trace(9 * time.Minute)},
		{Type: loa.EventViewed, Trace: trace(4 * time.Minute)},
		{
			Type: loa.EventConsented, Trace: trace(3 * time.Minute), TextID: "esign-disclosures-1",
			TextSHA256: loa.HashText("The host's disclosures of 15 U.S.C. 7001(c)."),
		},
	} {
		if letter, err = loa.Note(letter, e); err != nil {
			return letter, err
		}
	}
	return loa.Sign(letter, loa.Signature{
		Method: loa.Typed, Name: d.in.Signer.Name, Text: d.in.Signer.Name, Trace: trace(time.Minute),
	})
}

// correct changes the terms and the credentials as the customer corrected them.
func correct(t *loa.Terms, proof *loa.Credentials, c *requestCorrection) {
	replace(&t.Customer, c.Customer)
	if t.Kind != loa.TollFree {
		replace(&t.ServiceAddress, c.ServiceAddress)
	}
	replace(&t.BillingAddress, c.BillingAddress)
	replace(&t.AccountNumber, c.AccountNumber)
	replace(&proof.PIN, c.PIN)
	replace(&proof.SSN4, c.SSN4)
	replace(&proof.TaxID, c.TaxID)
}

// replace sets what the customer gave anew.
func replace[T any](old, given *T) {
	if given != nil {
		*old = *given
	}
}

// bill is the customer's latest bill, read. A bill shows where it goes, not where
// the telephones ring: it cannot tell whether the service address is right.
func (d *desk) bill(s *stored) porting.Document {
	a := s.losing
	r := loa.Record{
		Source: loa.SourceBill, Date: a.Bill.Date, Carrier: loa.Provider{Name: a.LosingCarrier},
		Customer: d.in.Customer, BTN: a.BTN, AccountNumber: a.AccountNumber, BillingAddress: a.BillingAddress,
	}
	if r.BillingAddress.IsZero() {
		r.BillingAddress = a.ServiceAddress
	}
	for _, n := range a.Numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n.Number})
	}
	name := a.Bill.File
	if name == "" {
		name = fmt.Sprintf("bill-%s.pdf", a.Bill.Date)
	}
	return porting.Document{Name: name, Document: loa.Document{Record: r, MediaType: "application/pdf"}}
}
