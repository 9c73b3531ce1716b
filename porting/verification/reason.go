package verification

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
)

// Reason says why a carrier rejected: a neutral code, and beside it what the carrier
// itself said.
type Reason struct {
	// Code is the neutral reason, [Other] where there is no equivalent.
	Code ReasonCode `json:"code"`
	// RawCode and Text are the carrier's own code and words, as they came. Text is
	// for people on the request, not for logs.
	RawCode string `json:"raw_code,omitzero"`
	Text    string `json:"text,omitzero"`
}

// ReasonCode is a neutral reason. Codes that this version does not know are kept, and
// their [ReasonCode.Advice] is that of [Other].
type ReasonCode string

// Advice is what the trade knows about a reason, as data.
type Advice struct {
	Code ReasonCode `json:"code"`
	// Meaning is one line for people who know the trade.
	Meaning string        `json:"meaning"`
	Fixer   carrier.Fixer `json:"fixer"`
	// Field is the path of the field to correct in the form, "" if there is none.
	Field string `json:"field,omitzero"`
	// Next is [carrier.Resubmit], [carrier.Wait] or [carrier.GiveUp].
	Next carrier.NextStep `json:"next"`
	// Customer is what to tell the customer, by language.
	Customer carrier.Words `json:"customer"`
	// Source is where the reason was read.
	Source string `json:"source"`
}

// Advice returns what is known about a reason; about an unknown one, what is known
// about [Other].
func (c ReasonCode) Advice() Advice {
	for i := range reasons {
		if reasons[i].Code == c {
			return reasons[i]
		}
	}
	a := reasons[len(reasons)-1]
	a.Code = c
	return a
}

// Known reports whether c is one of this package's codes.
func (c ReasonCode) Known() bool {
	return slices.ContainsFunc(reasons[:], func(a Advice) bool { return a.Code == c })
}

// Reasons returns the table of all reasons, [Other] last.
func Reasons() []Advice { return slices.Clone(reasons[:]) }

// The reasons, in the order of the form's fields, then those that no field cures.
const (
	NameMismatch         ReasonCode = "business-name-mismatch"
	DBAInaccurate        ReasonCode = "dba-inaccurate"
	RegistrationInvalid  ReasonCode = "registration-invalid"
	RegistrationProof    ReasonCode = "registration-proof-required"
	NonProfitProof       ReasonCode = "non-profit-proof-required"
	BusinessUnverified   ReasonCode = "business-unverified"
	EndBusinessRequired  ReasonCode = "end-business-required"
	WebsiteUnreachable   ReasonCode = "website-unreachable"
	ContactUnrelated     ReasonCode = "contact-unrelated"
	EmailDomain          ReasonCode = "email-domain"
	UseCaseUnclear       ReasonCode = "use-case-unclear"
	SampleMismatch       ReasonCode = "sample-mismatch"
	OptInMissing         ReasonCode = "opt-in-missing"
	OptInInsufficient    ReasonCode = "opt-in-insufficient"
	OptInLanguage        ReasonCode = "opt-in-language-unclear"
	OptInUnreachable     ReasonCode = "opt-in-unreachable"
	VerbalScript         ReasonCode = "verbal-script-required"
	ConsentShared        ReasonCode = "consent-shared"
	AgeGate              ReasonCode = "age-gate-missing"
	SeveralNumbers       ReasonCode = "several-numbers-unexplained"
	CampaignToken        ReasonCode = "campaign-token-required"
	MoreInformation      ReasonCode = "more-information"
	NumberNotProvisioned ReasonCode = "number-not-provisioned"
	DisallowedContent    ReasonCode = "disallowed-content"
	DisallowedDebt       ReasonCode = "disallowed-debt"
	Spam                 ReasonCode = "spam"
	Fraud                ReasonCode = "fraud"
	CanceledOnRequest    ReasonCode = "canceled-on-request"
	CorrectionTimeOver   ReasonCode = "correction-time-over"
	Other                ReasonCode = "other"
)
