package carrier

import (
	"slices"
	"strings"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// SubmitRequest is a port order as a carrier takes it: one losing carrier, one
// account there, one kind of number, one country. It carries what the carriers of
// the trade ask for between them; an adapter uses what its own needs.
//
// It holds an account number and credentials. They redact themselves in fmt and slog.
type SubmitRequest struct {
	// PON is the purchase order number, the caller's key for the order: 1 to 25
	// letters, digits, '-', '_' or '#'. Version counts its submissions from 1.
	PON     string `json:"pon"`
	Version int    `json:"version"`
	// Reference is the caller's own name for the order, shown by carriers that can.
	Reference string `json:"reference,omitzero"`

	// Kind and Country decide which rules the order follows.
	Kind    loa.Kind    `json:"kind"`
	Country loa.Country `json:"country"`
	// Numbers are the numbers to port, at least one, sorted, each once.
	Numbers []numbering.Number `json:"numbers"`

	// LosingCarrier is the name of the carrier that serves the numbers now; SPID
	// its four-character service provider id, "" if not known.
	LosingCarrier string `json:"losing_carrier"`
	LosingSPID    string `json:"losing_spid,omitzero"`
	// Reseller is who the customer pays, if that is not the losing carrier.
	// Canadian carriers refuse an order without it.
	Reseller string `json:"reseller,omitzero"`

	// Customer to BTN must match the losing carrier's record.
	Customer         loa.Customer      `json:"customer"`
	AuthorizedPerson string            `json:"authorized_person"`
	AuthorizedEmail  string            `json:"authorized_email,omitzero"`
	ServiceAddress   loa.Address       `json:"service_address,omitzero"`
	BillingAddress   loa.Address       `json:"billing_address,omitzero"`
	AccountNumber    loa.AccountNumber `json:"account_number,omitzero"`
	BTN              numbering.Number  `json:"btn,omitzero"`
	// PIN is the port-out PIN or passcode of the account, if it has one. It and the
	// credentials below are redacted in JSON too: in a request that was stored and read
	// back they are withheld, and no carrier takes what is withheld.
	PIN loa.PIN `json:"pin,omitzero"`
	// SSN4 are the last four digits of a person's social security number, TaxID is the
	// tax identifier of a business, DeviceID the IMEI or ESN of a handset. Wireless
	// carriers take the first two in place of the account number (NPAC best practice
	// 33), those of Canada the last; others compare what they have on file.
	SSN4     loa.SSN4     `json:"ssn4,omitzero"`
	TaxID    loa.TaxID    `json:"tax_id,omitzero"`
	DeviceID loa.DeviceID `json:"device_id,omitzero"`

	// RespOrg is the gaining Responsible Organization; toll-free numbers only.
	RespOrg string `json:"resp_org,omitzero"`

	// DesiredDate is the release date asked for; none means the earliest.
	DesiredDate calendar.Date `json:"desired_date,omitzero"`

	// Partial says that numbers stay on the account, RemainingAction what becomes
	// of them ("keep" or "disconnect"), NewBTN which of them is billed when the
	// BTN leaves.
	Partial         bool             `json:"partial,omitzero"`
	RemainingAction string           `json:"remaining_action,omitzero"`
	NewBTN          numbering.Number `json:"new_btn,omitzero"`

	// Texting asks the carrier to set up text messaging once the numbers land.
	Texting bool `json:"texting,omitzero"`
	// Documents are the letter and what supports it.
	Documents []Document `json:"documents,omitzero"`
	// Params are the adapter's own settings for this order, such as a trunk or a
	// messaging profile.
	Params map[string]string `json:"params,omitzero"`
}

// DocumentKind says what a document is.
type DocumentKind string

// The kinds of documents that carriers ask for.
const (
	DocumentLetter  DocumentKind = "letter"
	DocumentBill    DocumentKind = "bill"
	DocumentCSR     DocumentKind = "csr"
	DocumentInvoice DocumentKind = "invoice"
	DocumentOther   DocumentKind = "other"
)

// Document is a file that goes with an order.
type Document struct {
	Kind      DocumentKind `json:"kind"`
	Name      string       `json:"name"`
	MediaType string       `json:"media_type"`
	Content   []byte       `json:"content,omitzero"`
}

// StatusRequest asks for the present view of an order.
type StatusRequest struct {
	PON string `json:"pon"`
	// Refs are the carrier's references that the caller knows; a help to carriers
	// that cannot look up by PON.
	Refs []string `json:"refs,omitzero"`
}

// CancelRequest asks for the end of an order, or of some of its numbers.
type CancelRequest struct {
	PON  string   `json:"pon"`
	Refs []string `json:"refs,omitzero"`
	// Numbers are the ones to cancel; none means all.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	// Reason is the customer's, for people at the carrier.
	Reason string `json:"reason,omitzero"`
}

// SameBody reports whether two requests ask for the same, credentials included; the
// carrier's side of idempotency compares with it.
func (r *SubmitRequest) SameBody(s *SubmitRequest) bool {
	a, b := *r, *s
	if !slices.Equal(a.Numbers, b.Numbers) || len(a.Params) != len(b.Params) ||
		!sameSecret(a.PIN, b.PIN) || !sameSecret(a.SSN4, b.SSN4) || !sameSecret(a.TaxID, b.TaxID) || !sameSecret(a.DeviceID, b.DeviceID) ||
		!slices.EqualFunc(a.Documents, b.Documents, sameDocument) {
		return false
	}
	for k, v := range a.Params {
		if w, ok := b.Params[k]; !ok || v != w {
			return false
		}
	}
	return a.PON == b.PON && a.Version == b.Version && a.Reference == b.Reference &&
		a.Kind == b.Kind && a.Country == b.Country &&
		a.LosingCarrier == b.LosingCarrier && a.LosingSPID == b.LosingSPID && a.Reseller == b.Reseller &&
		a.Customer == b.Customer && a.AuthorizedPerson == b.AuthorizedPerson && a.AuthorizedEmail == b.AuthorizedEmail &&
		a.ServiceAddress == b.ServiceAddress && a.BillingAddress == b.BillingAddress &&
		a.AccountNumber == b.AccountNumber && a.BTN == b.BTN && a.RespOrg == b.RespOrg &&
		a.DesiredDate == b.DesiredDate && a.Partial == b.Partial && a.RemainingAction == b.RemainingAction &&
		a.NewBTN == b.NewBTN && a.Texting == b.Texting
}

// sameSecret differs from Equal where neither has a value: an order without a PIN
// is the same as itself.
func sameSecret[S interface {
	Equal(other S) bool
	Reveal() string
	IsWithheld() bool
}](a, b S,
) bool {
	if a.Reveal() == "" && b.Reveal() == "" {
		return a.IsWithheld() == b.IsWithheld()
	}
	return a.Equal(b)
}

func sameDocument(a, b Document) bool {
	return a.Kind == b.Kind && a.Name == b.Name && a.MediaType == b.MediaType && string(a.Content) == string(b.Content)
}

// FieldError names the field for which no carrier takes a request, by its name in JSON.
// It matches [ErrInvalid], and its text tells no value.
type FieldError struct {
	Field string
	// Problem is what is missing or wrong.
	Problem string
}

// Error tells what is missing or wrong.
func (e *FieldError) Error() string { return ErrInvalid.Error() + ": " + e.Problem }

// Unwrap returns [ErrInvalid].
func (e *FieldError) Unwrap() error { return ErrInvalid }

// Validate returns what no carrier takes, as a [*FieldError]: a purchase order number,
// version, kind, country, number or losing carrier that is missing or malformed,
// numbers out of order, an account number or a credential that is withheld, an SSN4 that
// is not four digits, a toll-free number without its RespOrg. An adapter begins with it.
func (r *SubmitRequest) Validate() error {
	switch {
	case !ValidPON(r.PON):
		return &FieldError{"pon", "purchase order number"}
	case r.Version < 1:
		return &FieldError{"version", "version"}
	case r.Kind == "":
		return &FieldError{"kind", "kind"}
	case r.Country == "":
		return &FieldError{"country", "country"}
	case len(r.Numbers) == 0 || !sortedOnce(r.Numbers):
		return &FieldError{"numbers", "numbers"}
	case r.LosingCarrier == "":
		return &FieldError{"losing_carrier", "losing carrier"}
	case r.Withheld() != nil:
		return r.Withheld()
	case !r.SSN4.IsZero() && !fourDigits(r.SSN4.Reveal()):
		return &FieldError{"ssn4", "SSN4 is not four digits"}
	case r.Kind == loa.TollFree && r.RespOrg == "":
		return &FieldError{"resp_org", "responsible organization"}
	}
	return nil
}

// Withheld returns the first of the account number and the credentials that is still
// encrypted, or was lost in storage; nil if all that is given is there.
func (r *SubmitRequest) Withheld() *FieldError {
	for _, f := range [...]struct {
		field, name string
		withheld    bool
	}{
		{"account_number", "account number", r.AccountNumber.IsWithheld()},
		{"pin", "PIN", r.PIN.IsWithheld()},
		{"ssn4", "SSN4", r.SSN4.IsWithheld()},
		{"tax_id", "tax identifier", r.TaxID.IsWithheld()},
		{"device_id", "device id", r.DeviceID.IsWithheld()},
	} {
		if f.withheld {
			return &FieldError{f.field, f.name + " is withheld"}
		}
	}
	return nil
}

func fourDigits(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

// sortedOnce reports whether all numbers are valid and each greater than the one
// before it.
func sortedOnce(numbers []numbering.Number) bool {
	for i, n := range numbers {
		if !n.IsValid() || i > 0 && n.Compare(numbers[i-1]) <= 0 {
			return false
		}
	}
	return true
}

// ValidPON reports whether s can be a purchase order number: 1 to 25 letters,
// digits, '-', '_' or '#'.
func ValidPON(s string) bool {
	if s == "" || len(s) > 25 {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '-', c == '_', c == '#':
		default:
			return false
		}
	}
	return true
}
