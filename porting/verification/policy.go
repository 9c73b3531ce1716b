package verification

import (
	"slices"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// Policy is what a kind of carrier asks of the form, and the time it takes and gives:
// take a preset, change a figure and say where yours comes from. No regulator's rule
// stands behind any of it, so that each is a setting. The zero Policy of a request is
// the preset "general".
type Policy struct {
	Name string `json:"name"`
	// Fields are those whose need differs from the general form's, or whose length is
	// limited; see [Fields] for the others.
	Fields []Requirement `json:"fields,omitzero"`

	// MaxNumbers is how many numbers a form may have; 0 is no limit.
	MaxNumbers porting.Figure[int] `json:"max_numbers,omitzero"`
	// SoleProprietors are the countries whose sole proprietors are taken without a
	// registration.
	SoleProprietors porting.Figure[[]loa.Country] `json:"sole_proprietors,omitzero"`
	// Brackets are the monthly volumes that the carrier's form offers, rising; none
	// means that it takes the number itself.
	Brackets porting.Figure[[]int] `json:"brackets,omitzero"`

	// ReviewDays is how long a review takes, in days: a forecast and no promise.
	ReviewDays porting.Figure[porting.DayRange] `json:"review_days,omitzero"`
	// ResubmitDays is how long after a rejection a correction is taken, in days of 24
	// hours, where the carrier's answer does not say; 0 is no end.
	ResubmitDays porting.Figure[int] `json:"resubmit_days,omitzero"`
	// RemindDays is after how many days of silence the customer is reminded; 0 is
	// never.
	RemindDays porting.Figure[int] `json:"remind_days,omitzero"`
	// FetchHours is how often the carrier is asked although it says nothing; 0 is
	// never.
	FetchHours porting.Figure[int] `json:"fetch_hours,omitzero"`
}

// Requirement is what a policy asks of one field.
type Requirement struct {
	Path string `json:"path"`
	Need Need   `json:"need,omitzero"`
	// Max is the most characters that it may have; 0 is no limit.
	Max      int              `json:"max,omitzero"`
	Source   string           `json:"source"`
	Evidence porting.Evidence `json:"evidence"`
}

const (
	reported = porting.EvidenceReported
	assumed  = porting.EvidenceAssumed
)

// volumes are the brackets of the trade's forms.
var volumes = []int{10, 100, 1_000, 10_000, 100_000, 250_000, 500_000, 750_000, 1_000_000, 5_000_000, 10_000_000}

// presets are the policies. Each is written out, so that one can be read without the
// others.
var presets = [...]Policy{
	{
		// Everything that one of the large forms asks and none of the others refuses,
		// and the shortest of the windows.
		Name:            "general",
		Fields:          []Requirement{{"summary", Required, 500, "Bandwidth, schema of the request, 2025", reported}},
		SoleProprietors: porting.Figure[[]loa.Country]{Value: []loa.Country{loa.US}, Rule: "TFV-3", Source: "Bandwidth, registration requirements, 2026", Evidence: reported},
		Brackets:        porting.Figure[[]int]{Value: volumes, Rule: "TFV-4", Source: "Telnyx and Bandwidth, volumes of the request, 2025", Evidence: reported},
		ReviewDays:      porting.Figure[porting.DayRange]{Value: porting.DayRange{From: 5, To: 14}, Rule: "TFV-5", Source: "Bandwidth, 5 business days; Telnyx, 1 to 2 weeks; 2026", Evidence: reported},
		ResubmitDays:    porting.Figure[int]{Value: 6, Rule: "TFV-6", Source: "Plivo, update required, 6 days; Twilio 30437, 7 days; 2026", Evidence: reported},
		RemindDays:      porting.Figure[int]{Value: 3, Rule: "TFV-7", Source: "chosen", Evidence: assumed},
		FetchHours:      porting.Figure[int]{Value: 12, Rule: "TFV-8", Source: "chosen", Evidence: assumed},
	},
	{
		// Several numbers on one form, resubmission without an end.
		Name: "batch",
		Fields: []Requirement{
			{"business.entity", Optional, 0, "Telnyx, toll-free verification API, 2026", reported},
			{"business.registration.number", IfRegistered, 500, "Telnyx, business registration, from 2026-02-17", reported},
			{"opt_in.method", Optional, 0, "Telnyx, toll-free verification API, 2026", reported},
			{"reseller", Required, 0, "Telnyx, toll-free verification API, 2026", reported},
			{"additional", Required, 0, "Telnyx, toll-free verification API, 2026", reported},
		},
		SoleProprietors: porting.Figure[[]loa.Country]{Value: []loa.Country{loa.US}, Rule: "TFV-3", Source: "as Bandwidth does", Evidence: assumed},
		Brackets:        porting.Figure[[]int]{Value: volumes, Rule: "TFV-4", Source: "Telnyx, toll-free verification API, 2025", Evidence: reported},
		ReviewDays:      porting.Figure[porting.DayRange]{Value: porting.DayRange{From: 7, To: 14}, Rule: "TFV-5", Source: "Telnyx, verification troubleshooting, 1 to 2 weeks, 2026", Evidence: reported},
		ResubmitDays:    porting.Figure[int]{Value: 0, Rule: "TFV-6", Source: "Telnyx, no limit on attempts, 2026", Evidence: reported},
		RemindDays:      porting.Figure[int]{Value: 3, Rule: "TFV-7", Source: "chosen", Evidence: assumed},
		FetchHours:      porting.Figure[int]{Value: 12, Rule: "TFV-8", Source: "chosen", Evidence: assumed},
	},
	{
		// Several numbers on one form, an answer for each, the legal form demanded.
		Name: "list",
		Fields: []Requirement{
			{"summary", Required, 500, "Bandwidth, schema of the request, 2025", reported},
			{"opt_in.method", Optional, 0, "Bandwidth SDK, 2026", reported},
			{"privacy_url", Optional, 0, "Bandwidth, toll-free verification guide, 2026", reported},
			{"terms_url", Optional, 0, "Bandwidth, toll-free verification guide, 2026", reported},
		},
		SoleProprietors: porting.Figure[[]loa.Country]{Value: []loa.Country{loa.US}, Rule: "TFV-3", Source: "Bandwidth, registration requirements, 2026", Evidence: reported},
		ReviewDays:      porting.Figure[porting.DayRange]{Value: porting.DayRange{From: 3, To: 7}, Rule: "TFV-5", Source: "Bandwidth, up to 5 business days, 2026", Evidence: reported},
		ResubmitDays:    porting.Figure[int]{Value: 0, Rule: "TFV-6", Source: "Bandwidth, resubmission allowed or not, without a time, 2026", Evidence: reported},
		RemindDays:      porting.Figure[int]{Value: 3, Rule: "TFV-7", Source: "chosen", Evidence: assumed},
		FetchHours:      porting.Figure[int]{Value: 12, Rule: "TFV-8", Source: "chosen", Evidence: assumed},
	},
	{
		// One number on a form, and a week for a correction.
		Name: "single",
		Fields: []Requirement{
			{"business.entity", Required, 0, "Twilio, new policy onboarding, from 2026-01", reported},
			{"business.registration.number", IfRegistered, 0, "Twilio, new policy onboarding, from 2026-01", reported},
			{"contact.phone", Required, 0, "Twilio, toll-free verification resource, 2026", reported},
		},
		MaxNumbers:      porting.Figure[int]{Value: 1, Rule: "TFV-9", Source: "Twilio, toll-free verification resource, 2026", Evidence: reported},
		SoleProprietors: porting.Figure[[]loa.Country]{Value: []loa.Country{loa.US}, Rule: "TFV-3", Source: "as Bandwidth does", Evidence: assumed},
		Brackets:        porting.Figure[[]int]{Value: volumes, Rule: "TFV-4", Source: "as Telnyx does", Evidence: assumed},
		ReviewDays:      porting.Figure[porting.DayRange]{Value: porting.DayRange{From: 3, To: 21}, Rule: "TFV-5", Source: "resellers of Twilio, up to three weeks, 2024", Evidence: reported},
		ResubmitDays:    porting.Figure[int]{Value: 7, Rule: "TFV-6", Source: "Twilio 30437, edit time of 7 days, 2026", Evidence: reported},
		RemindDays:      porting.Figure[int]{Value: 3, Rule: "TFV-7", Source: "chosen", Evidence: assumed},
		FetchHours:      porting.Figure[int]{Value: 12, Rule: "TFV-8", Source: "chosen", Evidence: assumed},
	},
}

// Policies returns the presets, the general one first:
//
//	general  all that one form asks and no other refuses; six days for a correction
//	batch    several numbers a form; a correction at any time
//	list     several numbers a form, an answer for each; a correction at any time
//	single   one number a form; seven days for a correction
func Policies() []Policy {
	all := slices.Clone(presets[:])
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}

// PolicyNamed returns a preset by its name.
func PolicyNamed(name string) (Policy, bool) {
	for i := range presets {
		if presets[i].Name == name {
			return presets[i].clone(), true
		}
	}
	return Policy{}, false
}

// IsZero reports whether nothing is set.
func (p Policy) IsZero() bool {
	none := porting.Figure[int]{}
	return p.Name == "" && len(p.Fields) == 0 && p.MaxNumbers == none && len(p.SoleProprietors.Value) == 0 &&
		len(p.Brackets.Value) == 0 && p.ReviewDays == porting.Figure[porting.DayRange]{} &&
		p.ResubmitDays == none && p.RemindDays == none && p.FetchHours == none
}

// clone returns a policy that shares no list with p.
func (p Policy) clone() Policy {
	p.Fields = slices.Clone(p.Fields)
	p.SoleProprietors.Value = slices.Clone(p.SoleProprietors.Value)
	p.Brackets.Value = slices.Clone(p.Brackets.Value)
	return p
}

// Bracket returns the smallest of the carrier's volumes that holds a monthly volume,
// the largest for one beyond them, and the volume itself if the carrier has none.
func (p *Policy) Bracket(volume int) int {
	for _, b := range p.Brackets.Value {
		if volume <= b {
			return b
		}
	}
	if n := len(p.Brackets.Value); n > 0 {
		return p.Brackets.Value[n-1]
	}
	return volume
}

// Requirement returns what the policy asks of the field of that path.
func (p *Policy) Requirement(path string) Requirement {
	for _, r := range p.Fields {
		if r.Path == path {
			return r
		}
	}
	for i := range fields {
		if f := &fields[i].Field; f.Path == path {
			return Requirement{path, f.Need, 0, f.Source, reported}
		}
	}
	return Requirement{Path: path}
}
