package fake

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// Field is a part of an order that a losing carrier compares with its record.
type Field string

// The fields.
const (
	FieldAccountNumber Field = "account-number"
	// FieldProof is the account number, or in its place the SSN4, the tax identifier or
	// the device id: of those that are given and on record, one that is right suffices
	// (NPAC best practice 33).
	FieldProof      Field = "proof"
	FieldSSN4       Field = "ssn4"
	FieldTaxID      Field = "tax-id"
	FieldPIN        Field = "pin"
	FieldName       Field = "name"
	FieldSigner     Field = "signer"
	FieldAddress    Field = "address"
	FieldPostalCode Field = "postal-code"
	FieldBTN        Field = "btn"
	FieldReseller   Field = "reseller"
)

// Strictness is how a losing carrier compares text.
type Strictness string

// The strictnesses, from the mildest. The zero one is Fold.
const (
	// Fold: case, accents, punctuation, spaces and the usual abbreviations do not
	// count.
	Fold Strictness = "fold"
	// Letters: case and spaces do not count, all else does.
	Letters Strictness = "letters"
	// Exact: everything counts, as with the carrier that refuses a comma.
	Exact Strictness = "exact"
)

// Span is a range of business hours, in minutes.
type Span struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Chance is a reason that a losing carrier gives now and then, whatever the order
// says, in orders of a thousand.
type Chance struct {
	Code     carrier.ReasonCode `json:"code"`
	PerMille int                `json:"per_mille"`
}

// Profile is how a losing carrier answers, as data. It is versioned: a published
// (Name, Version) never changes, so that an upgrade of this library never changes
// what a seed leads to.
type Profile struct {
	Name    string      `json:"name"`
	Version int         `json:"version"`
	Kind    loa.Kind    `json:"kind"`
	Country loa.Country `json:"country"`

	// Fields are compared, in this order, with Strictness. AllReasons tells all
	// that differ at once; otherwise the first one.
	Fields     []Field    `json:"fields"`
	Strictness Strictness `json:"strictness,omitzero"`
	AllReasons bool       `json:"all_reasons,omitzero"`
	// Partial lets the good numbers of an order through and rejects the others;
	// otherwise one bad number rejects all.
	Partial bool `json:"partial,omitzero"`
	// Mix are reasons out of the blue.
	Mix []Chance `json:"mix,omitzero"`

	// Answer is how long the losing carrier takes to answer, in minutes of its
	// business hours.
	Answer Span `json:"answer"`
	// Simple and Days are the business days from receipt to release, for an order
	// of one number and for others; an order received after CutOff counts as
	// received on the next business day. 47 CFR 52.35(a), (d). CutOffOthers is for
	// orders of several numbers, if it is another one: 52.35(a) gives the 13:00 to
	// simple ports, and others have until the close of business.
	Simple       int            `json:"simple"`
	Days         int            `json:"days"`
	CutOff       calendar.Clock `json:"cut_off"`
	CutOffOthers calendar.Clock `json:"cut_off_others,omitzero"`
	// Batch are the only days of the week on which numbers are released; none
	// means every business day.
	Batch []time.Weekday `json:"batch,omitzero"`
	// From and To are the usual window of activation on the day, By its end.
	From calendar.Clock `json:"from"`
	To   calendar.Clock `json:"to"`
	By   calendar.Clock `json:"by"`
	// OnDemand waits for Activate within the day and activates at its end if
	// nobody asks; otherwise numbers activate by themselves within the window.
	OnDemand bool `json:"on_demand,omitzero"`
	// Silent ends an order that was rejected and is not corrected after that many
	// days; 0 never.
	Silent int `json:"silent,omitzero"`
	// Messaging is how many business days text messaging takes at most.
	Messaging int `json:"messaging"`

	// Zone is the zone of the days and hours above, by its IANA name; it is found
	// through Options.LoadZone. Holidays are the carrier's own beside the core set
	// of its country.
	Zone     string             `json:"zone,omitzero"`
	Hours    calendar.Hours     `json:"hours,omitzero"`
	Holidays []calendar.Holiday `json:"holidays,omitzero"`

	// Blackout is how long before the window neither a change of date nor a
	// cancellation is taken. Horizon is how many days ahead a date may be wanted.
	// MaxNumbers is the largest order. 0 means no limit, ten years for the horizon.
	Blackout   time.Duration `json:"blackout,omitzero"`
	Horizon    int           `json:"horizon,omitzero"`
	MaxNumbers int           `json:"max_numbers,omitzero"`
}

// Profiles returns the profiles that ship, the latest version of each name first, then
// the earlier ones. The intervals are those of 47 CFR 52.35, CRTC 2005-72 and Somos;
// answers, windows and limits are customs of the trade, not law: copy a profile and
// change it where a carrier differs.
//
// A fake takes the first that fits. To pin what a seed leads to, put the version that
// it was found with into Options.Profiles, which come before.
func Profiles() []Profile {
	first := firstProfiles()
	var latest []Profile
	for _, p := range first {
		p.Version, p.Fields = 2, slices.Clone(p.Fields)
		switch {
		case p.Kind == loa.Local && p.Country == loa.US:
			p.CutOffOthers = calendar.ClockOf(17, 0)
		case p.Kind == loa.Wireless:
			p.Fields[0] = FieldProof
		default:
			continue
		}
		latest = append(latest, p)
	}
	return append(latest, first...)
}

// firstProfiles are the first versions: their cut-off is the same for all orders, and
// only an account number proves an account.
func firstProfiles() []Profile {
	clock := calendar.ClockOf
	landline := []Field{FieldAccountNumber, FieldPIN, FieldPostalCode, FieldName, FieldSigner, FieldAddress, FieldBTN}
	base := Profile{
		Version: 1, Kind: loa.Local, Country: loa.US, Fields: landline, Partial: true,
		Answer: Span{120, 480}, Simple: 1, Days: 4, CutOff: clock(13, 0),
		From: clock(9, 0), To: clock(13, 0), By: clock(17, 0), Silent: 30, Messaging: 3,
		Blackout: 24 * time.Hour, Horizon: 60, MaxNumbers: 5000,
	}
	with := func(name string, change func(*Profile)) Profile {
		p := base
		p.Name, p.Fields = name, slices.Clone(base.Fields)
		change(&p)
		return p
	}
	return []Profile{
		with("wireline", func(*Profile) {}),
		with("wireless", func(p *Profile) {
			p.Kind, p.Fields = loa.Wireless, []Field{FieldAccountNumber, FieldPIN, FieldPostalCode}
			p.Answer, p.Simple, p.Days, p.Blackout = Span{30, 120}, 1, 1, 0
		}),
		with("resporg", func(p *Profile) {
			p.Kind, p.Fields = loa.TollFree, []Field{FieldName, FieldSigner}
			p.Answer, p.Simple, p.Days, p.Blackout = Span{240, 960}, 1, 1, 0
		}),
		with("canada", func(p *Profile) {
			p.Country, p.Fields = loa.CA, append(p.Fields, FieldReseller)
			p.Simple, p.Days = 2, 5
		}),
		with("canada-wireless", func(p *Profile) {
			p.Country, p.Kind, p.Fields = loa.CA, loa.Wireless, []Field{FieldAccountNumber, FieldPIN}
			p.Answer, p.Simple, p.Days, p.Blackout = Span{15, 90}, 1, 1, 0
		}),
		with("canada-resporg", func(p *Profile) {
			p.Country, p.Kind, p.Fields = loa.CA, loa.TollFree, []Field{FieldName, FieldSigner}
			p.Answer, p.Simple, p.Days, p.Blackout = Span{240, 960}, 1, 1, 0
		}),
		with("strict", func(p *Profile) { p.Strictness, p.Partial, p.AllReasons = Exact, false, true }),
		with("rural", func(p *Profile) {
			p.Answer, p.Simple, p.Days, p.Batch = Span{960, 2400}, 4, 6, []time.Weekday{time.Tuesday, time.Thursday}
		}),
		with("on-demand", func(p *Profile) {
			p.OnDemand, p.Blackout, p.From, p.To, p.By = true, 0, clock(6, 0), clock(20, 0), clock(20, 0)
		}),
		with("moody", func(p *Profile) {
			p.Mix = []Chance{
				{carrier.PendingOrder, 40}, {carrier.AddressMismatch, 60}, {carrier.LosingCarrierNotReady, 20}, {carrier.Other, 10},
			}
		}),
	}
}

// ProfileNamed returns a shipped profile by its name, the latest version, or by its
// name and version as "wireline v1", and whether there is one.
func ProfileNamed(name string) (Profile, bool) {
	for _, p := range Profiles() {
		if p.is(name) {
			return p, true
		}
	}
	return Profile{}, false
}

func (p *Profile) is(name string) bool { return p.Name == name || p.id() == name }

// id is the name with the version.
func (p *Profile) id() string { return p.Name + " v" + strconv.Itoa(p.Version) }
