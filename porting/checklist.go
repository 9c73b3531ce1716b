package porting

import (
	"fmt"
	"strings"
	"time"

	"github.com/openlnp/lnp/loa"
)

// Requirement is a document that an order needs, with what makes it acceptable and
// what still keeps it from being so.
type Requirement struct {
	Document RequirementKind `json:"document"`
	// Criteria are what the document must satisfy for this order, in the order in
	// which to check them.
	Criteria []Criterion `json:"criteria"`
	// Given is how many have come: each is a version of the document, and the last
	// one counts.
	Given int `json:"given"`
	// Missing is what is wrong with the last one; it is empty when it is accepted.
	Missing []Missing `json:"missing,omitzero"`
}

// RequirementKind is a document that is asked for.
type RequirementKind string

// The documents.
const (
	RequireLetter RequirementKind = "letter"
	// RequireBill: the latest bill, or what stands in for it: a customer service
	// record, or a screenshot of the account.
	RequireBill RequirementKind = "bill"
)

// Criterion is one thing that a document must satisfy.
type Criterion struct {
	Code string `json:"code"`
	// When is for whom it counts; "" and loa.Required are everybody.
	When loa.Need `json:"when,omitzero"`
	// Limit is the count of numbers, of days or of bytes that it names; 0 for none.
	Limit int `json:"limit,omitzero"`
	// Text says it in English, as package notice does in three languages.
	Text string `json:"text"`
}

// Checklist lists the documents that an order needs at now, with acceptance criteria
// from the policy for its country and kind or the host's own ([Rules].Letter), and
// everything that is missing. It says the same as [MissingDocuments], for people.
func Checklist(o Order, now time.Time) []Requirement {
	letter, bill := Requirement{Document: RequireLetter}, Requirement{Document: RequireBill}
	if o.Letter != nil {
		letter.Given = max(1, o.Letter.Version)
	}
	for i := range o.Documents {
		if o.Documents[i].proves() {
			bill.Given++
		}
	}
	for _, m := range MissingDocuments(o, now) {
		if strings.HasPrefix(m.Field, string(RequireLetter)) {
			letter.Missing = append(letter.Missing, m)
		} else {
			bill.Missing = append(bill.Missing, m)
		}
	}
	policy := o.letterPolicy()
	if policy == nil {
		return []Requirement{letter}
	}
	letter.Criteria = letterCriteria(&o, policy)
	if policy.Needs.Document == loa.Optional && bill.Given == 0 {
		return []Requirement{letter}
	}
	bill.Criteria = billCriteria(policy)
	return []Requirement{letter, bill}
}

func letterCriteria(o *Order, p *loa.Policy) []Criterion {
	open := 0
	for _, l := range o.Lines {
		if l.State.Open() {
			open++
		}
	}
	list := []Criterion{
		{"numbers", "", open, fmt.Sprintf("It lists exactly the numbers of the order: %d.", open)},
		{"customer", "", 0, "The customer's name is the one on the bill: the legal name of a company, first and last name of a person."},
		{"signature", "", 0, "It is signed and dated by the account holder or somebody whom the carrier knows as authorized."},
		{"unchanged", "", 0, "Nothing in it was changed after it was signed."},
	}
	for _, c := range [...]struct {
		need       loa.Need
		code, text string
	}{
		{p.Needs.SignerTitle, "signer-title", "It gives the signer's title."},
		{p.Needs.SignerContact, "signer-contact", "It gives the signer's e-mail address or telephone number."},
		{p.Needs.ServiceAddress, "service-address", "The service address is the one that the carrier has on file, not the billing address."},
		{p.Needs.BillingAddress, "billing-address", "The billing address is the one on the bill."},
		{p.Needs.AccountNumber, "account-number", "The account number is the one on the bill, with its leading zeros."},
		{p.Needs.BTN, "btn", "The billing telephone number is the main number of the account."},
		{p.Needs.PIN, "pin", "The port-out PIN comes with the order; it is not the code of the voice mail."},
		{p.Needs.SSN4, "ssn4", "The last four digits of the holder's social security number come with the order."},
		{p.Needs.TaxID, "tax-id", "The company's tax id comes with the order."},
		{p.Needs.DeviceID, "device-id", "The telephone's IMEI, MEID or ESN comes with the order."},
		{p.Needs.SPID, "spid", "It names the losing carrier with its SPID, which the number's routing data tell."},
		{p.Needs.RespOrg, "resporg", "It names the RespOrg that is to take the numbers over."},
		{p.Needs.Reseller, "reseller", "It names the reseller that the customer buys from."},
		{p.Needs.Remaining, "remaining", "It says what becomes of the numbers that stay on the account."},
		{p.Needs.Consent, "consent", "The signer agreed to do business electronically."},
	} {
		if when, asked := condition(c.need); asked {
			list = append(list, Criterion{c.code, c.need, 0, when + c.text})
		}
	}
	days := p.PracticeDays
	if p.RuleDays > 0 && (days == 0 || p.RuleDays < days) {
		days = p.RuleDays
	}
	code, at := "age", "when the order is submitted"
	if p.ToChange {
		code, at = "age-at-change", "on the day of the change"
	}
	if days > 0 {
		list = append(list, Criterion{code, "", days, fmt.Sprintf("It is at most %d days old %s.", days, at)})
	}
	return list
}

// condition says when a field is asked for, and whether it is at all.
func condition(n loa.Need) (string, bool) {
	switch n {
	case loa.Required:
		return "", true
	case loa.Advised:
		return "Better with it: ", true
	case loa.IfBusiness:
		return "For a business: ", true
	case loa.IfElectronic:
		return "If signed on a screen: ", true
	case loa.IfPartial:
		return "If numbers stay on the account: ", true
	case loa.IfProofless:
		return "Unless something else proves the account: ", true
	default:
		return "", false
	}
}

func billCriteria(p *loa.Policy) []Criterion {
	list := []Criterion{
		{"source", "", 0, "It is the latest bill, a customer service record, or a screenshot of the online account."},
		{"shows", "", 0, "It shows the customer's name, the address, the account number and every number of the order."},
	}
	if days := p.Document.MaxAgeDays; days > 0 {
		list = append(list, Criterion{"age", "", days, fmt.Sprintf("It is at most %d days old when the order is submitted.", days)})
	}
	if size := p.Document.MaxBytes; size > 0 {
		list = append(list, Criterion{"size", "", int(size), fmt.Sprintf("The file has at most %d bytes.", size)})
	}
	if !p.Document.AnyFormat {
		list = append(list, Criterion{"format", "", 0, "The file is a PDF or a picture, which cannot be edited."})
	}
	return list
}
