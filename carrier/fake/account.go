package fake

import (
	"slices"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Account is what a losing carrier has on file about a subscriber: the truth that
// orders are judged by. It decodes from JSON, so that a test or a demonstration can
// keep its subscribers in a file. All of it is invented, the credentials are plain text.
type Account struct {
	// Carrier and SPID are who holds the account.
	Carrier string `json:"carrier"`
	SPID    string `json:"spid,omitzero"`
	// Kind and Country choose the rules; empty means [loa.Local] and [loa.US].
	Kind    loa.Kind    `json:"kind,omitzero"`
	Country loa.Country `json:"country,omitzero"`
	// Profile names the rules by which this carrier answers, one of those that
	// the fake knows, with its version or without as "wireline v1"; empty chooses by
	// kind and country.
	Profile string `json:"profile,omitzero"`

	Number string `json:"account_number"`
	PIN    string `json:"pin,omitzero"`
	// SSN4, TaxID and DeviceID are compared with what an order gives, by profiles that
	// know them; "" is none on record, which is not compared.
	SSN4     string `json:"ssn4,omitzero"`
	TaxID    string `json:"tax_id,omitzero"`
	DeviceID string `json:"device_id,omitzero"`

	BTN            numbering.Number `json:"btn,omitzero"`
	Customer       loa.Customer     `json:"customer"`
	Authorized     []string         `json:"authorized,omitzero"` // who may sign beside the customer
	ServiceAddress loa.Address      `json:"service_address"`
	BillingAddress loa.Address      `json:"billing_address,omitzero"`
	Reseller       string           `json:"reseller,omitzero"`
	// Numbers are all numbers of the account; Inactive those of them that are
	// disconnected or suspended.
	Numbers  []numbering.Number `json:"numbers"`
	Inactive []numbering.Number `json:"inactive,omitzero"`
	// Holds are reasons that stand in the way of any port whatever the order says,
	// such as carrier.LineFrozen, carrier.PendingOrder or carrier.FeatureDSL.
	Holds []carrier.ReasonCode `json:"holds,omitzero"`
	// Opened is the date of the record, told with a customer service record.
	Opened calendar.Date `json:"opened,omitzero"`
}

func (a *Account) kind() loa.Kind {
	if a.Kind == "" {
		return loa.Local
	}
	return a.Kind
}

// clone copies a so that the caller's slices stay the caller's.
func (a *Account) clone() *Account {
	b := *a
	b.Numbers, b.Inactive = slices.Clone(a.Numbers), slices.Clone(a.Inactive)
	b.Authorized, b.Holds = slices.Clone(a.Authorized), slices.Clone(a.Holds)
	return &b
}

// SetAccount adds a subscriber's account, or replaces the one with the same carrier
// and account number. Orders that the losing carrier has received are judged
// already; it looks at the next submission.
func (f *Fake) SetAccount(a *Account) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.setAccount(a)
}

func (f *Fake) setAccount(a *Account) {
	a = a.clone()
	i := slices.IndexFunc(f.accounts, func(b *Account) bool { return b.Carrier == a.Carrier && b.Number == a.Number })
	if i < 0 {
		f.accounts = append(f.accounts, a)
	} else {
		for _, n := range f.accounts[i].Numbers {
			delete(f.owner, n)
		}
		f.accounts[i] = a
	}
	for _, n := range a.Numbers {
		f.owner[n] = a
	}
}

// record is the account as a customer service record shows it.
func (a *Account) record() loa.Record {
	r := loa.Record{
		Source: loa.SourceCSR, Date: a.Opened,
		Carrier:  loa.Provider{Name: a.Carrier, SPID: a.SPID},
		Customer: a.Customer, Authorized: slices.Clone(a.Authorized),
		ServiceAddress: a.ServiceAddress, BillingAddress: a.BillingAddress,
		BTN: loa.NewBTN(a.BTN), AccountNumber: loa.NewAccountNumber(a.Number),
	}
	for _, n := range a.Numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return r
}
