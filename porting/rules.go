package porting

import (
	"cmp"
	"time"

	"github.com/openlnp/lnp/loa"
)

// Rules are what a host may set for an order. They are stored with it, so that
// replaying its events gives the same order whatever the host has set since. A zero
// field means what its comment says.
type Rules struct {
	// Letter is what is asked of the letter and the bill; the zero Policy means
	// [loa.PolicyFor] the order's country and kind.
	Letter loa.Policy `json:"letter,omitzero"`
	// Matching names how the letter is compared with the bill, one of those that
	// [loa.MatchingNamed] knows; "" means [loa.MatchingFor] the country and kind.
	Matching string `json:"matching,omitzero"`

	// FetchHours is how often the carrier is asked although it says nothing: 4.
	// Events make the news faster; asking makes it certain.
	FetchHours int `json:"fetch_hours,omitzero"`
	// TextingHours is how often it is asked whether text messaging is active: 12.
	TextingHours int `json:"texting_hours,omitzero"`
	// RemindDays is after how many days of silence the customer is reminded: 3.
	RemindDays int `json:"remind_days,omitzero"`
}

func (r Rules) fetchEvery() time.Duration   { return hours(r.FetchHours, 4) }
func (r Rules) textingEvery() time.Duration { return hours(r.TextingHours, 12) }
func (r Rules) remindAfter() time.Duration  { return 24 * hours(r.RemindDays, 3) }

func hours(set, otherwise int) time.Duration {
	return time.Duration(cmp.Or(max(set, 0), otherwise)) * time.Hour
}

// letterPolicy is the policy of the order's letter; false if there is none for its
// country and kind.
func (o *Order) letterPolicy() (loa.Policy, bool) {
	if o.Rules.Letter.Name != "" {
		return o.Rules.Letter, true
	}
	return loa.PolicyFor(o.Country, o.Kind)
}

// matching is how the order's letter is compared with the bill.
func (o *Order) matching() (loa.Matching, bool) {
	if o.Rules.Matching != "" {
		return loa.MatchingNamed(o.Rules.Matching)
	}
	return loa.MatchingFor(o.Country, o.Kind)
}
