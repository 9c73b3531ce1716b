package verification

import (
	"slices"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Form is what a business tells the carriers of its messages, under the neutral names
// of what the forms of the trade ask. A draft may lack anything; [Policy.Check] says
// what is still missing or wrong.
type Form struct {
	Business Business `json:"business,omitzero"`
	Contact  Contact  `json:"contact,omitzero"`

	// UseCase is what the messages are for, one of [UseCases]; Summary tells it in the
	// business's own words.
	UseCase UseCase `json:"use_case,omitzero"`
	Summary string  `json:"summary,omitzero"`
	// Samples are messages as they will be sent.
	Samples []string `json:"samples,omitzero"`
	OptIn   OptIn    `json:"opt_in,omitzero"`
	// MonthlyVolume is how many messages a month are expected; see [Policy.Bracket].
	MonthlyVolume int `json:"monthly_volume,omitzero"`
	// WhySeveral is why the business sends from more than one number.
	WhySeveral string `json:"why_several,omitzero"`
	// AgeGated says that the content is for adults, and that their age is asked.
	AgeGated bool `json:"age_gated,omitzero"`
	// HelpReply is the answer to the word HELP.
	HelpReply  string `json:"help_reply,omitzero"`
	PrivacyURL string `json:"privacy_url,omitzero"`
	TermsURL   string `json:"terms_url,omitzero"`
	// Section527 says that the business is a political organization under section 527
	// of the US tax code; CampaignToken is then the token of its vetting.
	Section527    bool   `json:"section_527,omitzero"`
	CampaignToken string `json:"campaign_token,omitzero"`
	// Reseller is the software company through which the business sends, if it is not
	// the host.
	Reseller   string `json:"reseller,omitzero"`
	Additional string `json:"additional,omitzero"`
}

// Business is who the messages come from: the end business that people know and gave
// their consent to, never the company whose software it uses.
type Business struct {
	// Name is the legal name, as it is registered; DBA the trade name, if another.
	Name         string       `json:"name,omitzero"`
	DBA          string       `json:"dba,omitzero"`
	Entity       Entity       `json:"entity,omitzero"`
	Registration Registration `json:"registration,omitzero"`
	// Address is where the business is, in the United States or Canada.
	Address loa.Address `json:"address,omitzero"`
	Website string      `json:"website,omitzero"`
}

// Entity is the legal form of a business.
type Entity string

// The entities. A sole proprietor need not be registered.
const (
	SoleProprietor Entity = "sole-proprietor"
	PrivateCompany Entity = "private-company"
	PublicCompany  Entity = "public-company"
	NonProfit      Entity = "non-profit"
	Government     Entity = "government"
)

// Entities returns the legal forms, as data.
func Entities() []Entity {
	return []Entity{SoleProprietor, PrivateCompany, PublicCompany, NonProfit, Government}
}

// Registration is under what number an authority knows a business.
type Registration struct {
	Type    RegistrationType   `json:"type,omitzero"`
	Number  RegistrationNumber `json:"number,omitzero"`
	Country loa.Country        `json:"country,omitzero"`
}

// RegistrationType is whose number it is.
type RegistrationType string

// The types of registration.
const (
	EIN               RegistrationType = "ein"   // Employer Identification Number, United States, nine digits
	CBN               RegistrationType = "cbn"   // Business Number, Canada, nine digits with or without a program account
	OtherRegistration RegistrationType = "other" // of a state, a province, or another authority
)

// RegistrationTypes returns the types of registration, as data.
func RegistrationTypes() []RegistrationType {
	return []RegistrationType{EIN, CBN, OtherRegistration}
}

// RegistrationNumber is the number of a business in a register. It is kept as an
// account number is: comparable, whole in JSON because the carrier needs it, and in
// fmt, slog and errors no more than its last four characters.
type RegistrationNumber struct{ loa.AccountNumber }

// NewRegistrationNumber returns the number s, without surrounding space.
func NewRegistrationNumber(s string) RegistrationNumber {
	return RegistrationNumber{loa.NewAccountNumber(s)}
}

// Contact is a person at the business whom the reviewers may ask.
type Contact struct {
	FirstName string           `json:"first_name,omitzero"`
	LastName  string           `json:"last_name,omitzero"`
	Email     string           `json:"email,omitzero"`
	Phone     numbering.Number `json:"phone,omitzero"`
}

// OptIn is how people agree to receive messages, and the proof of it.
type OptIn struct {
	Method OptInMethod `json:"method,omitzero"`
	// Description tells the way step by step; for consent given in words, the script.
	Description string `json:"description,omitzero"`
	// ImageURLs lead to pictures of the way, open to everybody.
	ImageURLs []string `json:"image_urls,omitzero"`
	// Keywords are the words that people send to join; Confirmation is the answer.
	Keywords     []string `json:"keywords,omitzero"`
	Confirmation string   `json:"confirmation,omitzero"`
}

// OptInMethod is a way to agree.
type OptInMethod string

// The ways to agree.
const (
	OptInWebForm   OptInMethod = "web-form"
	OptInPaperForm OptInMethod = "paper-form"
	OptInText      OptInMethod = "text"
	OptInQRCode    OptInMethod = "qr-code"
	OptInVerbal    OptInMethod = "verbal"
	OptInImport    OptInMethod = "import" // people who agreed elsewhere before
)

// OptInMethods returns the ways to agree, as data.
func OptInMethods() []OptInMethod {
	return []OptInMethod{OptInWebForm, OptInPaperForm, OptInText, OptInQRCode, OptInVerbal, OptInImport}
}

// UseCase is what messages are for.
type UseCase string

// The use cases that this package itself looks at.
const (
	TwoFactor UseCase = "two-factor"
	Political UseCase = "political"
)

// useCases are the categories of the trade's forms. Source: API of Telnyx for
// toll-free verification, 2025; the same list in the form of other carriers.
var useCases = [...]UseCase{
	TwoFactor, "app-notifications", "appointments", "auctions", "auto-repair", "bank-transfers", "billing",
	"booking-confirmations", "business-updates", "career-training", "chatbot", "conversational", "courier-deliveries",
	"emergency-alerts", "events", "financial-services", "fraud-alerts", "fundraising", "general-marketing",
	"general-school-updates", "healthcare-alerts", "housing-community", "hr-staffing", "insurance-services", "job-dispatch",
	"legal-services", "mixed", "motivational-reminders", "notary-notifications", "order-notifications", Political,
	"public-health-alerts", "public-works", "real-estate", "religious-services", "repair-alerts", "rewards-program", "surveys",
	"system-alerts", "voting-reminders", "waitlist-alerts", "webinar-reminders", "workshop-alerts",
}

// UseCases returns the categories of use, sorted, as data.
func UseCases() []UseCase {
	s := slices.Clone(useCases[:])
	slices.Sort(s)
	return s
}

// IsZero reports whether nothing has been filled in.
func (f Form) IsZero() bool { return f.Equal(Form{}) }

// Equal reports whether f and g say the same.
func (f Form) Equal(g Form) bool {
	return f.Business == g.Business && f.Contact == g.Contact && f.UseCase == g.UseCase && f.Summary == g.Summary &&
		slices.Equal(f.Samples, g.Samples) && f.OptIn.equal(g.OptIn) && f.MonthlyVolume == g.MonthlyVolume &&
		f.WhySeveral == g.WhySeveral && f.AgeGated == g.AgeGated && f.HelpReply == g.HelpReply &&
		f.PrivacyURL == g.PrivacyURL && f.TermsURL == g.TermsURL && f.Section527 == g.Section527 &&
		f.CampaignToken == g.CampaignToken && f.Reseller == g.Reseller && f.Additional == g.Additional
}

func (o OptIn) equal(p OptIn) bool {
	return o.Method == p.Method && o.Description == p.Description && slices.Equal(o.ImageURLs, p.ImageURLs) &&
		slices.Equal(o.Keywords, p.Keywords) && o.Confirmation == p.Confirmation
}

// clone returns a form that shares no list with f.
func (f Form) clone() Form {
	f.Samples = slices.Clone(f.Samples)
	f.OptIn.ImageURLs, f.OptIn.Keywords = slices.Clone(f.OptIn.ImageURLs), slices.Clone(f.OptIn.Keywords)
	return f
}
