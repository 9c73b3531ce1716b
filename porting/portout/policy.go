package portout

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// Class is the kind of a port, as far as its validation and the grounds for refusing
// it depend on it.
type Class string

// The classes.
const (
	// Simple is a simple port of wireline or intermodal service: 47 CFR 52.35, 52.36.
	Simple Class = "simple"
	// NonSimple is any other port of wireline or intermodal service.
	NonSimple Class = "non-simple"
	// Wireless is from wireless to wireless.
	Wireless Class = "wireless"
	// TollFree is a change of the Responsible Organization.
	TollFree Class = "toll-free"
)

// Need says whether a request has to bring something.
type Need string

// The needs. The zero Need is Required.
const (
	Required Need = ""
	// IfSet asks for a PIN only where the customer has one: 47 CFR 52.36(c) lets a
	// carrier ask for a passcode that the end user requested, and for no other.
	IfSet Need = "if-set"
	// NotAsked neither asks for it nor compares it.
	NotAsked Need = "not-asked"
)

// Policy is how requests of one kind are treated, as data: take a preset and change
// it. A zero number means what its comment says.
type Policy struct {
	// Name is that of the timing policy whose requests it is for.
	Name  string `json:"name"`
	Class Class  `json:"class"`
	// Matching is what is compared with the host's record, but for the numbers and the
	// PIN, which the account compares by itself. A field that the request
	// leaves empty is not compared, so that names and addresses count only where they
	// were given, and only where they are listed here.
	Matching loa.Matching `json:"matching"`
	// Asked are fields of Matching that a request must bring.
	Asked []loa.Field `json:"asked,omitzero"`
	PIN   Need        `json:"pin,omitzero"`
	// Letter is whether a request must bring the customer's authorization; one that
	// comes unasked is checked all the same.
	Letter Need `json:"letter,omitzero"`

	// WindowHours is how long the customer has to object, at most: 24. It never goes
	// beyond the time for an answer.
	WindowHours int `json:"window_hours,omitzero"`
	// LeadMinutes is how long before the time for an answer runs out the silence
	// policy answers: 5.
	LeadMinutes int `json:"lead_minutes,omitzero"`
	// Silence is what it answers.
	Silence Silence `json:"silence,omitzero"`
	// HoldHours is how long a delay lasts for which nobody says how long: 24; MaxDelays
	// how many there may be of one version: 2.
	HoldHours int `json:"hold_hours,omitzero"`
	MaxDelays int `json:"max_delays,omitzero"`
	// ExpireDays is after how many days of nothing a request is abandoned: 30 (NPAC best
	// practice 35).
	ExpireDays int `json:"expire_days,omitzero"`
	// RetainYears is how long a request is kept after it ended: 2, as long as carriers
	// keep what verifies a change (47 CFR 64.1120(a)(1)(ii)).
	RetainYears int `json:"retain_years,omitzero"`
}

// Silence is what to answer when nobody has. The zero Silence confirms what is valid
// and holds what is not.
type Silence struct {
	// HoldValid delays a valid request instead of confirming it.
	HoldValid bool `json:"hold_valid,omitzero"`
	// RejectInvalid rejects, for the reasons there are, instead of delaying.
	RejectInvalid bool `json:"reject_invalid,omitzero"`
}

func (p *Policy) window() time.Duration { return time.Duration(or(p.WindowHours, 24)) * time.Hour }
func (p *Policy) lead() time.Duration   { return time.Duration(or(p.LeadMinutes, 5)) * time.Minute }
func (p *Policy) hold() time.Duration   { return time.Duration(or(p.HoldHours, 24)) * time.Hour }
func (p *Policy) maxDelays() int        { return or(p.MaxDelays, 2) }

func or(set, otherwise int) int { return cmp.Or(max(set, 0), otherwise) }

// asks reports whether a request must bring a field.
func (p *Policy) asks(f loa.Field) bool { return slices.Contains(p.Asked, f) }

// Validate tells what is wrong with the policy; nil if nothing is. What is asked for has
// to be compared, or it would be asked for in vain.
func (p *Policy) Validate() error {
	switch {
	case p.Name == "":
		return errors.New("portout: policy has no name")
	case len(Grounds(p.Class)) == 0:
		return errors.New("portout: policy is of no class")
	case p.PIN != Required && p.PIN != IfSet && p.PIN != NotAsked, p.Letter != Required && p.Letter != NotAsked:
		return errors.New("portout: policy has a need of another kind")
	}
	for _, f := range p.Asked {
		if !slices.Contains(p.Matching.Fields, f) {
			return errors.New("portout: policy asks for a field that it does not compare")
		}
	}
	return nil
}

// equal reports whether two policies say the same.
func (p Policy) equal(q Policy) bool {
	m, n := p.Matching, q.Matching
	return p.Name == q.Name && p.Class == q.Class && p.PIN == q.PIN && p.Letter == q.Letter && slices.Equal(p.Asked, q.Asked) &&
		m.Name == n.Name && m.Country == n.Country && m.IgnoreLegalForm == n.IgnoreLegalForm &&
		slices.Equal(m.Fields, n.Fields) && slices.Equal(m.AnyOf, n.AnyOf) &&
		p.WindowHours == q.WindowHours && p.LeadMinutes == q.LeadMinutes && p.Silence == q.Silence &&
		p.HoldHours == q.HoldHours && p.MaxDelays == q.MaxDelays && p.ExpireDays == q.ExpireDays && p.RetainYears == q.RetainYears
}

// PolicyNamed returns the preset for requests that a timing policy of that name
// governs; see [porting.TimingPolicies].
//
//	us-simple, us-waiver  number, account, postal code, PIN    FCC 07-188, 47 CFR 52.36
//	ca-wireline           the same
//	us-non-simple         and name, address, BTN where given   practice of carriers
//	ca-non-simple         the same
//	us-wireless           number, account or tax id, PIN       NPAC best practice 33, 47 CFR 52.37(b)
//	ca-wireless           number, account, PIN or device       CWNPG
//	toll-free             the letter, name, address            Somos
//
// All but toll-free ask for the PIN, which the customer generates before porting away.
// A host that must not ask a simple port for one that the customer never wanted sets
// IfSet.
func PolicyNamed(name string) (Policy, bool) {
	for _, p := range Policies() {
		if p.Name == name {
			return p, true
		}
	}
	return Policy{}, false
}

// Policies returns the presets, fresh ones at each call.
func Policies() []Policy {
	matching := func(name string, c loa.Country) loa.Matching {
		m, _ := loa.MatchingNamed(name)
		m.Country = c
		return m
	}
	account := []loa.Field{loa.FieldAccountNumber, loa.FieldPostalCode}
	return []Policy{
		{Name: "us-simple", Class: Simple, Matching: matching("simple-us", loa.US), Asked: account, Letter: NotAsked},
		{Name: "us-waiver", Class: Simple, Matching: matching("simple-us", loa.US), Asked: account, Letter: NotAsked},
		{Name: "us-non-simple", Class: NonSimple, Matching: matching("port-out-us", loa.US), Asked: account, Letter: NotAsked},
		{Name: "us-wireless", Class: Wireless, Matching: matching("wireless-us", loa.US), Asked: account[:1], Letter: NotAsked},
		{Name: "ca-wireline", Class: Simple, Matching: matching("simple-us", loa.CA), Asked: account, Letter: NotAsked},
		{Name: "ca-non-simple", Class: NonSimple, Matching: matching("wireline-ca", loa.CA), Asked: account, Letter: NotAsked},
		{Name: "ca-wireless", Class: Wireless, Matching: matching("wireless-ca", loa.CA), Asked: account[:1], Letter: NotAsked},
		{Name: "toll-free", Class: TollFree, Matching: matching("toll-free", loa.US), PIN: NotAsked},
	}
}

// Due is when a request has to be answered and can be released, worked out in business
// hours before the command is formed, so that deciding needs no zone and no calendar.
type Due struct {
	// Policy is the name of the timing policy.
	Policy  string      `json:"policy"`
	Country loa.Country `json:"country,omitzero"`
	// AnswerBy is when the host has to have answered.
	AnswerBy time.Time `json:"answer_by"`
	// Wanted is the date that was asked for, none for the earliest; Release the first
	// one on or after it that the rules allow.
	Wanted  calendar.Date   `json:"wanted,omitzero"`
	Release carrier.Release `json:"release"`
}

// When works out the deadlines of a request: t is the port as the losing side knows
// it, submitted when the request came, with the host's own calendar as the losing one;
// wanted is the date asked for, none for the earliest. Its error is that of
// [porting.Timing.Earliest].
func When(t *porting.Timing, wanted calendar.Date) (Due, error) {
	s, err := t.Earliest()
	if err == nil && wanted.After(s.Earliest) {
		var check porting.DateCheck
		check, err = t.Check(wanted)
		s = check.Schedule
	}
	if err != nil {
		return Due{}, err
	}
	return Due{Policy: s.Policy, Country: s.Country, AnswerBy: s.FOCDue, Wanted: wanted, Release: s.Release}, nil
}
