package carrier

// Reason says why a carrier refused or delayed: a neutral code, and beside it what
// the carrier itself said.
type Reason struct {
	// Code is the neutral reason, [Other] where there is no equivalent.
	Code ReasonCode `json:"code"`
	// RawCode and Text are the carrier's own code and words, as they came. Text
	// may repeat what the subscriber gave: it is for people on the order, not for
	// logs.
	RawCode string `json:"raw_code,omitzero"`
	Text    string `json:"text,omitzero"`
}

// IsZero reports whether r is no reason.
func (r Reason) IsZero() bool { return r == Reason{} }

// ReasonCode is a neutral reason. Codes that this version does not know are kept,
// and their [ReasonCode.Advice] is that of [Other].
type ReasonCode string

// Fixer is who can remove a reason.
type Fixer string

// The fixers.
const (
	// FixCustomer: the customer corrects what they gave.
	FixCustomer Fixer = "customer"
	// FixLosingCarrier: something at the losing carrier; the customer asks there.
	FixLosingCarrier Fixer = "losing-carrier"
	// FixGainingSide: the platform's porting desk, or its carrier.
	FixGainingSide Fixer = "gaining-side"
	// FixNobody: time heals it, or nothing does; see Advice.Next.
	FixNobody Fixer = "nobody"
)

// NextStep is what to do about a reason once its fixer has acted.
type NextStep string

// The next steps.
const (
	// Resubmit: correct, and submit the next version.
	Resubmit NextStep = "resubmit"
	// Wait: the same version goes on by itself.
	Wait NextStep = "wait"
	// Redate: ask for another release date.
	Redate NextStep = "redate"
	// Dispute: the ground is not one the losing carrier may refuse for.
	Dispute NextStep = "dispute"
	// GiveUp: this number cannot be ported.
	GiveUp NextStep = "give-up"
)

// Advice is what the trade knows about a reason, as data.
type Advice struct {
	Code ReasonCode `json:"code"`
	// Meaning is one line for people who know the trade.
	Meaning string `json:"meaning"`
	Fixer   Fixer  `json:"fixer"`
	// Field is the path of the field to correct, "" if there is none: one of the
	// letter, or a credential. Carriers have one reason for the tax identifier and the
	// social security number: tax_id stands for ssn4 too.
	Field string   `json:"field,omitzero"`
	Next  NextStep `json:"next"`
	// Customer is what to tell the customer, by language.
	Customer Words `json:"customer"`
	// Improper marks a ground that a losing carrier may not refuse for, such as an
	// unpaid balance.
	Improper bool `json:"improper,omitzero"`
}

// Credential reports whether the field to correct is one of [loa.Credentials], such as
// the port-out PIN. No letter holds it: the host keeps the right one, and nothing has to
// be signed again.
func (a Advice) Credential() bool { return a.Field == "pin" || a.Field == "tax_id" }

// Words are the same sentences in the languages of the US and Canada.
type Words struct {
	EN string `json:"en"`
	FR string `json:"fr"`
	ES string `json:"es"`
}

// In returns the words in a language, "en", "fr" or "es"; English for any other.
func (w Words) In(language string) string {
	switch language {
	case "fr":
		return w.FR
	case "es":
		return w.ES
	}
	return w.EN
}
