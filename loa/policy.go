package loa

import (
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// Need says whether a field must be filled in. The zero Need is [Optional].
type Need string

// The needs. Those that start with "if" are [Required] under their condition and
// [Optional] otherwise.
const (
	Optional     Need = ""
	Required     Need = "required"
	Forbidden    Need = "forbidden"
	Advised      Need = "advised"       // missing is a warning
	IfBusiness   Need = "if-business"   // the customer is a business
	IfElectronic Need = "if-electronic" // the letter is signed electronically
	IfPartial    Need = "if-partial"    // other numbers stay on the account
	IfProofless  Need = "if-proofless"  // no other proof is given: account number, PIN or device id
)

// Needs is the field matrix: one need a field.
type Needs struct {
	SignerTitle    Need `json:"signer_title,omitzero"`
	SignerContact  Need `json:"signer_contact,omitzero"` // e-mail or phone
	ServiceAddress Need `json:"service_address,omitzero"`
	BillingAddress Need `json:"billing_address,omitzero"`
	BTN            Need `json:"btn,omitzero"`
	AccountNumber  Need `json:"account_number,omitzero"`
	PIN            Need `json:"pin,omitzero"`
	SSN4           Need `json:"ssn4,omitzero"`
	TaxID          Need `json:"tax_id,omitzero"`
	DeviceID       Need `json:"device_id,omitzero"`
	SPID           Need `json:"spid,omitzero"`
	RespOrg        Need `json:"resporg,omitzero"` // of the gaining carrier
	Reseller       Need `json:"reseller,omitzero"`
	Remaining      Need `json:"remaining,omitzero"`
	Consent        Need `json:"consent,omitzero"`  // to electronic business, in the evidence
	Document       Need `json:"document,omitzero"` // bill, CSR or their like
}

// Policy is what is asked of a letter of one country and kind. It is plain data:
// take a preset and change what your carrier does otherwise. The zero Policy asks
// for what every letter has, and sets no limit.
//
// What the presets ask for comes from the forms of carriers, not from a rule,
// except where a field says so.
type Policy struct {
	Name    string  `json:"name"`
	Country Country `json:"country"`
	Kind    Kind    `json:"kind"`
	Needs   Needs   `json:"needs"`

	// RuleDays is how long the law lets a letter stand: 60 days for a local letter
	// in the United States (47 CFR 64.1130(j)). Zero is no limit.
	RuleDays int `json:"rule_days,omitzero"`
	// PracticeDays is how long carriers accept one, where that is shorter. Zero is
	// no limit of its own.
	PracticeDays int `json:"practice_days,omitzero"`
	// ToChange measures the days up to the requested change instead of up to the
	// submission, as Somos does for toll-free numbers.
	ToChange bool `json:"to_change,omitzero"`
	// RetainYears is how long a letter is kept: two years after it was obtained
	// (47 CFR 64.1120(a)(1)(ii)). Zero is not said.
	RetainYears int `json:"retain_years,omitzero"`
	// ClockSkew is how far in the future a signature may be dated.
	ClockSkew time.Duration `json:"clock_skew,omitzero"`

	// MaxNumbers is how many numbers a letter may list. Zero is no limit.
	MaxNumbers int `json:"max_numbers,omitzero"`
	// MaxCompany and MaxSigner are the sizes of the fields on a local service
	// request; longer names draw a warning. Zero is no limit.
	MaxCompany int `json:"max_company,omitzero"`
	MaxSigner  int `json:"max_signer,omitzero"`
	// StrictRespOrg makes a RespOrg id of another form than two letters and three
	// letters or digits an error instead of a warning.
	StrictRespOrg bool `json:"strict_resporg,omitzero"`

	Document DocumentPolicy `json:"document"`

	// Plan classifies the numbers; nil is [numbering.Standard]. It is not encoded.
	Plan *numbering.Plan `json:"-"`
}

// The presets. Their validity: 60 days by rule for local letters in the United
// States, taken over for wireless ones, which the rule exempts (47 CFR
// 64.1120(a)(3)); 30 days before the change for toll-free (Somos); 30 days in
// Canada, where no rule sets a time and carriers do.
var presets = [...]Policy{
	{
		Name: "local-us", Country: US, Kind: Local,
		Needs: Needs{
			SignerTitle: IfBusiness, SignerContact: IfElectronic, ServiceAddress: Required, BTN: Required,
			AccountNumber: Required, SSN4: Forbidden, TaxID: Forbidden, DeviceID: Forbidden, RespOrg: Forbidden,
			Remaining: IfPartial, Consent: IfElectronic, Document: Required,
		},
		RuleDays: 60,
	},
	{
		Name: "wireless-us", Country: US, Kind: Wireless,
		Needs: Needs{
			SignerContact: IfElectronic, BillingAddress: Required, AccountNumber: IfProofless, PIN: Required,
			RespOrg: Forbidden, Consent: IfElectronic, Document: Required,
		},
		RuleDays: 60,
	},
	{
		Name: "toll-free-us", Country: US, Kind: TollFree,
		Needs: Needs{
			SignerTitle: IfBusiness, SignerContact: IfElectronic, ServiceAddress: Forbidden, BillingAddress: Required,
			AccountNumber: Required, SSN4: Forbidden, TaxID: Forbidden, DeviceID: Forbidden, RespOrg: Required,
			Consent: IfElectronic, Document: Required,
		},
		RuleDays: 60, PracticeDays: 30, ToChange: true,
	},
	{
		Name: "local-ca", Country: CA, Kind: Local,
		Needs: Needs{
			SignerTitle: IfBusiness, SignerContact: IfElectronic, ServiceAddress: Required, BTN: Required,
			AccountNumber: Required, SSN4: Forbidden, TaxID: Forbidden, DeviceID: Forbidden, RespOrg: Forbidden,
			Reseller: Advised, Remaining: IfPartial, Consent: IfElectronic, Document: Required,
		},
		PracticeDays: 30,
	},
	{
		Name: "wireless-ca", Country: CA, Kind: Wireless,
		Needs: Needs{
			SignerContact: IfElectronic, BillingAddress: Required, AccountNumber: IfProofless, PIN: IfProofless,
			SSN4: Forbidden, TaxID: Forbidden, DeviceID: IfProofless, RespOrg: Forbidden,
			Consent: IfElectronic, Document: Required,
		},
		PracticeDays: 30,
	},
	{
		Name: "toll-free-ca", Country: CA, Kind: TollFree,
		Needs: Needs{
			SignerTitle: IfBusiness, SignerContact: IfElectronic, ServiceAddress: Forbidden, BillingAddress: Required,
			AccountNumber: Required, SSN4: Forbidden, TaxID: Forbidden, DeviceID: Forbidden, RespOrg: Required,
			Consent: IfElectronic, Document: Required,
		},
		PracticeDays: 30, ToChange: true,
	},
}

// PolicyFor returns the preset for letters of a country and kind, and whether there
// is one.
func PolicyFor(c Country, k Kind) (Policy, bool) {
	for i := range presets {
		if presets[i].Country == c && presets[i].Kind == k {
			p := presets[i]
			p.RetainYears, p.ClockSkew = 2, 24*time.Hour
			p.MaxNumbers, p.MaxCompany, p.MaxSigner = 1000, 25, 15
			p.Document = DocumentPolicy{MaxAgeDays: 30}
			return p, true
		}
	}
	return Policy{}, false
}

// days returns the shorter of the rule's and the practice's days, or 0 for neither.
func (p *Policy) days() int {
	if p.RuleDays == 0 || p.PracticeDays > 0 && p.PracticeDays < p.RuleDays {
		return p.PracticeDays
	}
	return p.RuleDays
}

// ValidUntil returns the instant at which a signed letter lapses: so many days of
// 24 hours after it was signed as the policy allows, or the end of a business's
// term agreement where that is later (47 CFR 64.1130(j)). It is the zero time for a
// letter that is not signed, and for one that does not lapse.
//
// Where the policy measures up to the change, the change must fall before that
// instant, not only the submission.
func (p *Policy) ValidUntil(l Letter) time.Time { return p.validUntil(&l) }

func (p *Policy) validUntil(l *Letter) time.Time {
	days := p.days()
	if l.Signature.At.IsZero() || days == 0 {
		return time.Time{}
	}
	until := l.Signature.At.Add(time.Duration(days) * 24 * time.Hour)
	if l.Customer.Kind == Business && len(l.Numbers) > 1 && !l.TermUntil.IsZero() {
		if end := l.TermUntil.AddDays(1).At(0, 0, time.UTC); end.After(until) {
			return end
		}
	}
	return until
}

// RetainUntil returns the instant before which a signed letter must not be
// destroyed, or the zero time when it is not signed or the policy does not say.
func (p *Policy) RetainUntil(l Letter) time.Time {
	if l.Signature.At.IsZero() || p.RetainYears == 0 {
		return time.Time{}
	}
	return l.Signature.At.AddDate(p.RetainYears, 0, 0)
}

// InForce reports whether a signed letter has neither been revoked nor lapsed at now, and
// looks at nothing else of it.
func (p *Policy) InForce(l *Letter, now time.Time) bool {
	return l.Revoked.At.IsZero() && !p.lapsed(l, now)
}

// lapsed reports whether a signed letter no longer stands at now, or by the change
// where the policy measures up to that.
func (p *Policy) lapsed(l *Letter, now time.Time) bool {
	until := p.validUntil(l)
	if until.IsZero() {
		return false
	}
	if !now.Before(until) {
		return true
	}
	return p.ToChange && !l.RequestedDate.IsZero() && l.RequestedDate.Compare(calendar.DateOf(until)) > 0
}
