package loa

import (
	"log/slog"
	"strings"
	"unicode/utf8"

	"github.com/openlnp/lnp/numbering"
)

// CustomerKind tells a business from a person.
type CustomerKind string

// The kinds of customers.
const (
	Residential CustomerKind = "residential"
	Business    CustomerKind = "business"
)

// Customer is the account holder: a business by its company name, a person by
// first and last name. In logs it is its initials.
type Customer struct {
	Kind      CustomerKind `json:"kind,omitzero"`
	Company   string       `json:"company,omitzero"`    // of a business, with its legal form
	DBA       string       `json:"dba,omitzero"`        // trade name of a business, where the account carries one
	FirstName string       `json:"first_name,omitzero"` // with middle names and initials
	LastName  string       `json:"last_name,omitzero"`  // with JR, SR, III
}

// NewCompany returns the business of that name.
func NewCompany(name string) Customer {
	return Customer{Kind: Business, Company: strings.TrimSpace(name)}
}

// NewPerson returns the person whose name stands on one line, as bills print it:
// "Robert J Smith" or "SMITH, ROBERT J". The last word, with a following JR, SR,
// II, III or IV, is the last name.
func NewPerson(name string) Customer {
	c := Customer{Kind: Residential}
	if last, first, ok := strings.Cut(name, ","); ok && !isGeneration(strings.TrimSpace(first)) {
		c.FirstName, c.LastName = strings.TrimSpace(first), strings.TrimSpace(last)
		return c
	}
	words := strings.Fields(name)
	n := len(words) - 1
	if n > 0 && isGeneration(words[n]) {
		n--
	}
	if n < 0 {
		return c
	}
	c.FirstName, c.LastName = strings.Join(words[:n], " "), strings.Join(words[n:], " ")
	return c
}

// isGeneration reports whether w is a generation suffix of a person's name.
func isGeneration(w string) bool {
	switch strings.ToUpper(strings.Trim(w, ".,")) {
	case "JR", "SR", "II", "III", "IV":
		return true
	}
	return false
}

// Name returns the billing name: the company of a business, else first and last
// name.
func (c Customer) Name() string {
	if c.Company != "" {
		return c.Company
	}
	return strings.TrimSpace(c.FirstName + " " + c.LastName)
}

// IsZero reports whether c is empty.
func (c Customer) IsZero() bool { return c == Customer{} }

// LogValue implements [slog.LogValuer] with the kind and the initials.
func (c Customer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", string(c.Kind)), slog.String("initials", initials(c.Name())))
}

// initials abbreviates a name for logs: "Robert Smith" is "R. S.".
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(w)
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		b.WriteByte('.')
	}
	return b.String()
}

// Capacity is the standing in which a person signs for the account holder.
type Capacity string

// The capacities.
const (
	AccountHolder Capacity = "account-holder"
	Owner         Capacity = "owner"
	Officer       Capacity = "officer"
	Employee      Capacity = "employee"
	Agent         Capacity = "agent"
)

// Signer is the person who signs: the account holder, or one whom the account
// authorises. In logs a signer is the initials and the capacity.
type Signer struct {
	Name     string           `json:"name,omitzero"` // printed name, as the record of the losing carrier has it
	Title    string           `json:"title,omitzero"`
	Capacity Capacity         `json:"capacity,omitzero"`
	Email    string           `json:"email,omitzero"`
	Phone    numbering.Number `json:"phone,omitzero"` // contact phone, better not one that is ported
}

// LogValue implements [slog.LogValuer] with the initials and the capacity.
func (s Signer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("initials", initials(s.Name)), slog.String("capacity", string(s.Capacity)))
}

// Provider is a carrier as the letter names it.
type Provider struct {
	Name    string `json:"name,omitzero"`
	SPID    string `json:"spid,omitzero"`    // service provider id or operating company number, four letters and digits
	RespOrg string `json:"resporg,omitzero"` // Responsible Organization id, five letters and digits: toll-free only
}

// IsZero reports whether p is empty.
func (p Provider) IsZero() bool { return p == Provider{} }
