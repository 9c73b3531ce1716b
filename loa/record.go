package loa

import (
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// Source tells where a [Record] was read.
type Source string

// The sources, from the best to the weakest.
const (
	SourceCSR        Source = "csr"        // customer service record of the losing carrier
	SourceBill       Source = "bill"       // bill or invoice
	SourceScreenshot Source = "screenshot" // picture of the online account
	SourceReceipt    Source = "receipt"    // purchase receipt or order confirmation
	SourceClaim      Source = "claim"      // what the customer says
)

// Record is what the losing carrier has on file about an account, as far as one
// document shows it. Empty fields are not known, not empty on file. In logs a
// record is its source, date, city and counts.
//
// Encoded, its secrets are redacted and read back as withheld; the rest travels
// whole.
type Record struct {
	Source         Source         `json:"source,omitzero"`
	Date           calendar.Date  `json:"date,omitzero"` // of the document
	Carrier        Provider       `json:"carrier,omitzero"`
	Customer       Customer       `json:"customer,omitzero"`
	Authorized     []string       `json:"authorized,omitzero"` // printed names of those who may sign
	ServiceAddress Address        `json:"service_address,omitzero"`
	BillingAddress Address        `json:"billing_address,omitzero"`
	BTN            BTN            `json:"btn,omitzero"`
	AccountNumber  AccountNumber  `json:"account_number,omitzero"` // masked leading characters as * or X
	Numbers        []RecordNumber `json:"numbers,omitzero"`
	Features       []string       `json:"features,omitzero"` // of the account, such as "dsl" or "hunt-group"
	Credentials
}

// RecordNumber is one number on a [Record].
type RecordNumber struct {
	Number   numbering.Number `json:"number"`
	Carrier  string           `json:"carrier,omitzero"` // who serves it, where that is not the record's carrier
	Features []string         `json:"features,omitzero"`
}

// Credentials are what proves the right to an account: they travel beside the
// letter, never in it.
type Credentials struct {
	PIN        PIN       `json:"pin,omitzero"`
	PINExpires time.Time `json:"pin_expires,omitzero"` // when the PIN lapses; zero when it does not or is not known
	SSN4       SSN4      `json:"ssn4,omitzero"`
	TaxID      TaxID     `json:"tax_id,omitzero"`
	DeviceID   DeviceID  `json:"device_id,omitzero"`
}

// HasNumber reports whether the record shows n. For many numbers, see [Record.Missing].
func (r Record) HasNumber(n numbering.Number) bool {
	for i := range r.Numbers {
		if r.Numbers[i].Number == n {
			return true
		}
	}
	return false
}

// Missing returns those of the numbers that the record does not show, in the order
// in which they are given. It sorts once, so that 20,000 numbers cost little more for
// each than 20.
func (r Record) Missing(numbers []numbering.Number) []numbering.Number {
	var buf [32]numbering.Number // of the usual record
	shown := slices.Grow(buf[:0], len(r.Numbers))
	for i := range r.Numbers {
		shown = append(shown, r.Numbers[i].Number)
	}
	numbering.Sort(shown)
	var missing []numbering.Number
	for _, n := range numbers {
		if !has(shown, n) {
			missing = append(missing, n)
		}
	}
	return missing
}

// LogValue implements [slog.LogValuer] without names, numbers and secrets.
func (r Record) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("source", string(r.Source)),
		slog.String("date", r.Date.String()),
		slog.String("carrier", r.Carrier.Name),
		slog.Attr{Key: "customer", Value: r.Customer.LogValue()},
		slog.Attr{Key: "service_address", Value: r.ServiceAddress.LogValue()},
		slog.String("account_number", r.AccountNumber.String()),
		slog.Int("numbers", len(r.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (r Record) Format(f fmt.State, _ rune) { formatLog(f, "loa.Record", r.LogValue()) }

// formatLog writes a log value as one line of text.
func formatLog(w io.Writer, name string, v slog.Value) { _, _ = io.WriteString(w, name+v.String()) }
