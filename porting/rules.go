package porting

import (
	"cmp"
	"time"

	"github.com/openlnp/lnp/loa"
)

// Rules are what a host may set for an order: practice, which differs from carrier to
// carrier, and no law. They are stored with it, so that replaying its events gives the
// same order whatever the host has set since. A zero field means what its comment says.
type Rules struct {
	// Letter is what is asked of the letter and the bill; nil means [loa.PolicyFor]
	// the order's country and kind. It is shared by all orders that hold it, and not
	// to be written to.
	Letter *loa.Policy `json:"letter,omitzero"`
	// Matching names how the letter is compared with the bill, one of those that
	// [loa.MatchingNamed] knows; "" means [loa.MatchingFor] the country and kind.
	Matching string `json:"matching,omitzero"`

	// FetchHours is how often the carrier is asked although it says nothing: 4;
	// ScheduledHours, while a number waits for its release: 24. Once the release has
	// begun it is asked every hour. Events make the news faster; asking makes it
	// certain.
	FetchHours     int `json:"fetch_hours,omitzero"`
	ScheduledHours int `json:"scheduled_hours,omitzero"`
	// TextingHours is how often it is asked whether text messaging is active: 12.
	TextingHours int `json:"texting_hours,omitzero"`
	// TextingDays is after how many days text messaging that the carrier has not
	// activated is trouble: 5, which holds three business days.
	TextingDays int `json:"texting_days,omitzero"`
	// RemindDays is after how many days of silence the customer is reminded: 3.
	RemindDays int `json:"remind_days,omitzero"`
	// AbandonDays is after how many days of silence an order is closed: 30, after
	// which carriers drop a rejected order too.
	AbandonDays int `json:"abandon_days,omitzero"`
	// AnswerDays is after how many days the losing carrier's answer is overdue, if
	// the submission does not say: 7, and 4 for toll-free numbers.
	AnswerDays int `json:"answer_days,omitzero"`
	// ReleaseHours is how long before its release the customer is reminded of it:
	// 24.
	ReleaseHours int `json:"release_hours,omitzero"`
	// SnapbackHours is how long after the port a number can be taken back: 24.
	SnapbackHours int `json:"snapback_hours,omitzero"`
	// WatchDays is for how many days a ported number is still looked after, once a
	// day, in case it goes back: 2.
	WatchDays int `json:"watch_days,omitzero"`
	// OnDemand says that the carrier activates when it is told to, and not by itself
	// on the release date.
	OnDemand bool `json:"on_demand,omitzero"`
}

func (r *Rules) fetchEvery() time.Duration     { return hours(r.FetchHours, 4) }
func (r *Rules) scheduledEvery() time.Duration { return hours(r.ScheduledHours, 24) }
func (r *Rules) textingEvery() time.Duration   { return hours(r.TextingHours, 12) }
func (r *Rules) textingAfter() time.Duration   { return 24 * hours(r.TextingDays, 5) }
func (r *Rules) remindAfter() time.Duration    { return 24 * hours(r.RemindDays, 3) }
func (r *Rules) abandonAfter() time.Duration   { return 24 * hours(r.AbandonDays, 30) }
func (r *Rules) releaseBefore() time.Duration  { return hours(r.ReleaseHours, 24) }
func (r *Rules) snapback() time.Duration       { return hours(r.SnapbackHours, 24) }

func (r *Rules) watch() time.Duration { return 24 * hours(r.WatchDays, 2) }

func (r *Rules) answerAfter(k loa.Kind) time.Duration {
	if k == loa.TollFree {
		return 24 * hours(r.AnswerDays, 4)
	}
	return 24 * hours(r.AnswerDays, 7)
}

// matches reports whether the comparison that is named, if one is, is known.
func (r *Rules) matches() bool {
	if r.Matching == "" {
		return true
	}
	_, ok := loa.MatchingNamed(r.Matching)
	return ok
}

// excessive names a figure that no order lives to see, "" if there is none.
func (r *Rules) excessive() string {
	const decade = 10 * 365
	for _, f := range []struct {
		name string
		n    int
		most int
	}{
		{"fetch_hours", r.FetchHours, 24 * decade},
		{"scheduled_hours", r.ScheduledHours, 24 * decade},
		{"texting_hours", r.TextingHours, 24 * decade},
		{"texting_days", r.TextingDays, decade},
		{"remind_days", r.RemindDays, decade},
		{"abandon_days", r.AbandonDays, decade},
		{"answer_days", r.AnswerDays, decade},
		{"release_hours", r.ReleaseHours, 24 * decade},
		{"snapback_hours", r.SnapbackHours, 24 * decade},
		{"watch_days", r.WatchDays, decade},
	} {
		if f.n > f.most {
			return f.name
		}
	}
	return ""
}

func hours(set, otherwise int) time.Duration {
	return time.Duration(cmp.Or(max(set, 0), otherwise)) * time.Hour
}

// letterPolicy is what is asked of the order's letter and bill; nil if there are no rules
// for its country and kind.
func (o *Order) letterPolicy() *loa.Policy {
	if o.Rules.Letter != nil {
		return o.Rules.Letter
	}
	for _, p := range policies {
		if p.Kind == o.Kind && p.Country == o.Country {
			return p
		}
	}
	return nil
}

// policies are the presets that there are. They are read only.
var policies = func() (all []*loa.Policy) {
	for _, country := range []loa.Country{loa.US, loa.CA} {
		for _, kind := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
			if p, ok := loa.PolicyFor(country, kind); ok {
				all = append(all, &p)
			}
		}
	}
	return all
}()

// matching is how the order's letter is compared with the bill.
func (o *Order) matching() (loa.Matching, bool) {
	if o.Rules.Matching != "" {
		return loa.MatchingNamed(o.Rules.Matching)
	}
	return loa.MatchingFor(o.Country, o.Kind)
}
