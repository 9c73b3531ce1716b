package verification

import (
	"strconv"
	"strings"

	"github.com/openlnp/lnp/numbering"
)

// Field is one field of the form, as data: for a host that draws the form.
type Field struct {
	// Path is where it stands in the form's JSON, such as "business.website".
	Path string `json:"path"`
	// Name says it in a sentence, such as "The website"; Hint, what to fill in.
	Name string    `json:"name"`
	Hint string    `json:"hint"`
	Kind FieldKind `json:"kind"`
	// Need is what the general form asks; a [Policy] may ask otherwise.
	Need Need `json:"need,omitzero"`
	// Source is where the need was read.
	Source string `json:"source,omitzero"`
	// List says that it may have several values; problems then name the place of one,
	// such as "samples[1]".
	List bool `json:"list,omitzero"`
}

// FieldKind is what is filled in.
type FieldKind string

// The kinds of fields.
const (
	FieldText    FieldKind = "text"
	FieldProse   FieldKind = "prose"
	FieldChoice  FieldKind = "choice"
	FieldNumber  FieldKind = "number"
	FieldURL     FieldKind = "url"
	FieldEmail   FieldKind = "email"
	FieldPhone   FieldKind = "phone"
	FieldAddress FieldKind = "address"
	FieldFlag    FieldKind = "flag"
)

// Need says whether a field must be filled in. The zero Need is [Optional].
type Need string

// The needs. Those that start with "if" are [Required] under their condition and
// [Optional] otherwise.
const (
	Optional     Need = ""
	Required     Need = "required"
	Advised      Need = "advised"        // missing is a warning
	IfRegistered Need = "if-registered"  // the business is not a sole proprietor
	IfSeveral    Need = "if-several"     // the form is for more than one number
	IfSection527 Need = "if-section-527" // the business is a political organization of that kind
)

// field is a row of the form: what is told of it, how to read it and what else must
// hold of it.
type field struct {
	Field
	values func(*Form) []string
	check  func(*checker, *field, []string)
}

func (f *field) there(form *Form) bool {
	for _, v := range f.values(form) {
		if strings.TrimSpace(v) != "" {
			return true
		}
	}
	return false
}

// Where the needs of the general form were read.
const (
	registry2026 = "Telnyx and Bandwidth, business registration in toll-free verification, from 2026-02-17"
	allForms     = "the forms of Telnyx (2025), Bandwidth (2026) and Twilio (2026)"
	guide2026    = "Bandwidth, toll-free verification guide, 2026"
	resource2026 = "Twilio, toll-free verification resource, 2026"
)

// fields is the form, in its order. It asks for all that one of the trade's large
// forms asks for and none of the others refuses.
var fields = [...]field{
	{
		Field{
			"business.name", "The legal name of the business",
			"Write it as it is registered, with Inc., LLC or Ltd.", FieldText, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.Business.Name} }, nil,
	},
	{
		Field{"business.dba", "The trade name", "Give it if people know the business by another name.", FieldText, Optional, guide2026, false},
		func(f *Form) []string { return []string{f.Business.DBA} }, nil,
	},
	{
		Field{"business.entity", "The legal form", "Choose what the business is registered as.", FieldChoice, Required, guide2026, false},
		func(f *Form) []string { return []string{string(f.Business.Entity)} }, checkEntity,
	},
	{
		Field{
			"business.registration.type", "The type of registration",
			"ein in the United States, cbn in Canada, else other.", FieldChoice, IfRegistered, registry2026, false,
		},
		func(f *Form) []string { return []string{string(f.Business.Registration.Type)} }, checkRegistrationType,
	},
	{
		Field{
			"business.registration.number", "The registration number",
			"Copy the EIN or the Business Number from the letter that assigned it. Never give a social security number.",
			FieldText, IfRegistered, registry2026, false,
		},
		func(f *Form) []string { return []string{f.Business.Registration.Number.Reveal()} }, checkRegistrationNumber,
	},
	{
		Field{"business.registration.country", "The country of registration", "Use US or CA.", FieldChoice, IfRegistered, registry2026, false},
		func(f *Form) []string { return []string{string(f.Business.Registration.Country)} }, checkRegistrationCountry,
	},
	{
		Field{
			"business.address", "The address of the business",
			"Give the place of business in the United States or Canada.", FieldAddress, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.Business.Address.String()} }, checkAddress,
	},
	{
		Field{
			"business.website", "The website",
			"Give a page that everybody can open and that shows the business's name.", FieldURL, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.Business.Website} }, checkURLs,
	},
	{
		Field{"contact.first_name", "The contact's first name", "Name a person at the business.", FieldText, Required, allForms, false},
		func(f *Form) []string { return []string{f.Contact.FirstName} }, nil,
	},
	{
		Field{"contact.last_name", "The contact's last name", "Name a person at the business.", FieldText, Required, allForms, false},
		func(f *Form) []string { return []string{f.Contact.LastName} }, nil,
	},
	{
		Field{
			"contact.email", "The contact's e-mail address",
			"Use an address of the business's own domain.", FieldEmail, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.Contact.Email} }, checkEmail,
	},
	{
		Field{"contact.phone", "The contact's telephone number", "Give a number with ten digits.", FieldPhone, Required, allForms, false},
		func(f *Form) []string { return []string{f.Contact.Phone.E164()} }, nil,
	},
	{
		Field{"use_case", "The use of the messages", "Choose the one that fits most of them.", FieldChoice, Required, allForms, false},
		func(f *Form) []string { return []string{string(f.UseCase)} }, checkUseCase,
	},
	{
		Field{
			"summary", "The summary of the use",
			"Say who gets which messages, and when, in two or three sentences.", FieldProse, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.Summary} }, nil,
	},
	{
		Field{
			"samples", "A sample message",
			"Write a message as it will be sent, with the business's name and how to opt out.", FieldProse, Required, allForms, true,
		},
		func(f *Form) []string { return f.Samples }, checkSamples,
	},
	{
		Field{"opt_in.method", "The way to opt in", "Choose how people agree to receive messages.", FieldChoice, Required, resource2026, false},
		func(f *Form) []string { return []string{string(f.OptIn.Method)} }, checkMethod,
	},
	{
		Field{
			"opt_in.description", "The description of the opt-in",
			"Tell step by step how people agree; for consent in words, give the script.", FieldProse, Required, allForms, false,
		},
		func(f *Form) []string { return []string{f.OptIn.Description} }, nil,
	},
	{
		Field{
			"opt_in.image_urls", "A picture of the opt-in",
			"Give the address of a screenshot or a scan that everybody can open.", FieldURL, Required, allForms, true,
		},
		func(f *Form) []string { return f.OptIn.ImageURLs }, checkURLs,
	},
	{
		Field{"opt_in.keywords", "The words to join", "Give them if people join by text.", FieldText, Optional, resource2026, true},
		func(f *Form) []string { return f.OptIn.Keywords }, nil,
	},
	{
		Field{"opt_in.confirmation", "The answer to who joins", "Give the message that confirms it.", FieldProse, Optional, resource2026, false},
		func(f *Form) []string { return []string{f.OptIn.Confirmation} }, nil,
	},
	{
		Field{"monthly_volume", "The monthly volume", "Give how many messages a month you expect.", FieldNumber, Required, allForms, false},
		func(f *Form) []string { return []string{positive(f.MonthlyVolume)} }, nil,
	},
	{
		Field{
			"why_several", "The reason for several numbers",
			"Say why one number will not do, such as one for each branch.", FieldProse, IfSeveral, guide2026, false,
		},
		func(f *Form) []string { return []string{f.WhySeveral} }, nil,
	},
	{
		Field{"age_gated", "The age gate", "Say yes if the content is for adults and you ask for their age.", FieldFlag, Optional, resource2026, false},
		func(f *Form) []string { return []string{flag(f.AgeGated)} }, nil,
	},
	{
		Field{"help_reply", "The answer to HELP", "Name the business and how to reach it.", FieldProse, Optional, guide2026, false},
		func(f *Form) []string { return []string{f.HelpReply} }, nil,
	},
	{
		Field{"privacy_url", "The privacy policy", "Give the address of its page.", FieldURL, Advised, guide2026, false},
		func(f *Form) []string { return []string{f.PrivacyURL} }, checkURLs,
	},
	{
		Field{"terms_url", "The terms of the messages", "Give the address of their page.", FieldURL, Advised, guide2026, false},
		func(f *Form) []string { return []string{f.TermsURL} }, checkURLs,
	},
	{
		Field{
			"section_527", "The political organization",
			"Say yes if the business is one under section 527 of the US tax code.", FieldFlag, Optional, "Bandwidth SDK, 2026", false,
		},
		func(f *Form) []string { return []string{flag(f.Section527)} }, nil,
	},
	{
		Field{
			"campaign_token", "The token of the campaign's vetting",
			"Copy the whole token that Campaign Verify gave you.", FieldText, IfSection527, "Bandwidth SDK, 2026; Twilio 30501", false,
		},
		func(f *Form) []string { return []string{f.CampaignToken} }, nil,
	},
	{
		Field{"reseller", "The software company", "Name it if you send through another company.", FieldText, Optional, allForms, false},
		func(f *Form) []string { return []string{f.Reseller} }, nil,
	},
	{
		Field{"additional", "Further information", "Tell what else the reviewers should know.", FieldProse, Optional, allForms, false},
		func(f *Form) []string { return []string{f.Additional} }, nil,
	},
}

// Fields returns the form as data, in its order.
func Fields() []Field {
	all := make([]Field, len(fields))
	for i := range fields {
		all[i] = fields[i].Field
	}
	return all
}

// positive is the text of a number above zero, "" for others.
func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// flag is the text of a flag, "" for one that is not set.
func flag(set bool) string {
	if !set {
		return ""
	}
	return "true"
}

// tollFree reports why a number cannot be verified, "" for one that can.
func tollFree(plan *numbering.Plan, n numbering.Number) string {
	switch c := plan.Classify(n); {
	case !n.IsValid():
		return "There is no number."
	case c.Kind != numbering.KindTollFree:
		return "The number is not toll-free."
	case c.Reason != numbering.ReasonNone:
		return c.Reason.Text()
	}
	return ""
}
