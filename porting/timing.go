package porting

import (
	"errors"
	"fmt"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// ErrTiming is matched by every error of [Timing]. A zone that cannot be loaded is a
// [*calendar.ZoneError] besides.
var ErrTiming = errors.New("porting: timing")

// Timing is a question about when numbers can port: what is known of the port, and
// from when. [Timing.Earliest] answers with the first date and why it is not sooner,
// [Timing.Check] about a date that somebody wants, [Timing.Estimate] with what to
// tell a customer. It is plain data and never changed; no answer reads a clock.
//
// Days are those of the losing carrier, hours those of the region of number
// portability (47 CFR 52.35): neither the customer's zone nor the carriers' matters.
type Timing struct {
	// Numbers are those of one order, of one country and kind. Required.
	Numbers []numbering.Number
	// SubmittedAt is when the losing carrier gets the accurate and complete request.
	// Required. A corrected request starts anew.
	SubmittedAt time.Time
	// LoadZone loads the zones of regions: [time.LoadLocation], or a host's own.
	// Required.
	LoadZone calendar.Loader
	// Plan leads from area codes to regions; nil is [numbering.Standard].
	Plan *numbering.Plan

	// LosingService and GainingService tell the modality; Simple, whether the port is
	// a simple one; Waiver, that the FCC has waived the one-day rule for the losing
	// carrier. What is not known makes the port take longer.
	LosingService  Service
	GainingService Service
	Simple         SimpleFacts
	Waiver         bool
	// Policy is nil for the preset of [TimingPolicyFor].
	Policy *TimingPolicy

	// Losing is the losing carrier's calendar with its own holidays, which decide by
	// law; the zero one is [TimingPolicy.Calendar], made anew for each answer. Its zone
	// and hours do not matter.
	Losing calendar.Calendar
	// Gaining is the calendar of the days on which the gaining carrier activates; the
	// zero one is every day. Limits are its blackout and horizon.
	Gaining calendar.Calendar
	Limits  carrier.Limits

	// LetterUntil is when the letter lapses, see [loa.Policy.ValidUntil]; zero if it
	// does not. LetterToChange, that it has to stand until the change and not only
	// until the submission.
	LetterUntil    time.Time
	LetterToChange bool
}

// Step is one step of an explanation.
type Step struct {
	// Rule is the id of the rule, Source where it stands.
	Rule   string `json:"rule"`
	Source string `json:"source,omitzero"`
	// From and To are the instants that the step leads between; zero where it is not
	// about time. They are UTC.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
	// Text says it in English, in the region's time.
	Text string `json:"text"`
}

// Schedule is when everything about a port happens, if it is released on one date.
// Instants are UTC.
type Schedule struct {
	Policy   string      `json:"policy"`
	Country  loa.Country `json:"country,omitzero"`
	Modality Modality    `json:"modality"`
	// Simple says that the port is a simple one, Obstacles why not.
	Simple    bool       `json:"simple"`
	Obstacles []Obstacle `json:"obstacles,omitzero"`
	// Region and Zone are whose time the rules keep; NumberZones are the zones that
	// the numbers themselves may be in, which people expect.
	Region      numbering.NPACRegion `json:"region,omitzero"`
	Zone        string               `json:"zone"`
	NumberZones []string             `json:"number_zones,omitzero"`

	SubmittedAt time.Time `json:"submitted_at"`
	// ReceivedAt is when the request counts as received.
	ReceivedAt time.Time `json:"received_at"`
	// FOCDue is when the losing carrier has to have answered.
	FOCDue time.Time `json:"foc_due"`
	// Earliest is the first date on which the rules let the numbers go, ReadyAt the
	// instant.
	Earliest calendar.Date `json:"earliest"`
	ReadyAt  time.Time     `json:"ready_at"`

	// Release is the date of this schedule with its usual window and the end of its
	// business day.
	Release carrier.Release `json:"release"`
	// ChangeUntil and CancelUntil are the last instants at which the gaining carrier
	// takes another date or a cancellation.
	ChangeUntil time.Time `json:"change_until"`
	CancelUntil time.Time `json:"cancel_until"`
	// ExpiresAt is when a confirmation that was not used lapses, AbandonedAt when the
	// order does.
	ExpiresAt   time.Time `json:"expires_at"`
	AbandonedAt time.Time `json:"abandoned_at"`
	// LetterUntil is when the letter lapses, zero if it does not.
	LetterUntil time.Time `json:"letter_until,omitzero"`
	// TextingBy is the last day for text messaging to become active, and
	// TextingEverywhereBy to work across all carriers, if it was asked for.
	TextingBy           calendar.Date `json:"texting_by"`
	TextingEverywhereBy calendar.Date `json:"texting_everywhere_by"`

	Steps []Step `json:"steps"`
}

// Earliest returns the schedule of the earliest release. Its error matches
// [ErrTiming]: numbers that cannot be one order, an instant that is missing or
// outside the years of the calendar, a zone that cannot be loaded.
func (t *Timing) Earliest() (Schedule, error) {
	c, err := t.governing()
	if err != nil {
		return Schedule{}, err
	}
	if err := c.release(c.Earliest); err != nil {
		return Schedule{}, err
	}
	return c.Schedule, nil
}

// timekeeper works out a schedule in one zone.
type timekeeper struct {
	Schedule

	ask    *Timing
	policy *TimingPolicy
	loc    *time.Location
	window *time.Location    // of the policy's window
	losing calendar.Calendar // in loc, with the policy's hours
}

// governing returns the timekeeper of the zone in which the numbers are ready last.
func (t *Timing) governing() (*timekeeper, error) {
	class, err := t.class()
	if err != nil {
		return nil, err
	}
	if t.SubmittedAt.IsZero() {
		return nil, fmt.Errorf("%w: the instant of submission is missing", ErrTiming)
	}
	base := timekeeper{ask: t}
	base.choose(class)
	var last *timekeeper
	for _, r := range t.regions(base.policy) {
		c := base
		c.Steps = append([]Step(nil), base.Steps...)
		if err := c.settle(r); err != nil {
			return nil, err
		}
		if err := c.earliest(); err != nil {
			return nil, err
		}
		if last == nil || c.ReadyAt.After(last.ReadyAt) {
			last = &c
		}
	}
	return last, nil
}

// class returns the one porting class of the numbers.
func (t *Timing) class() (numbering.Class, error) {
	if len(t.Numbers) == 0 {
		return numbering.Class{}, fmt.Errorf("%w: there are no numbers", ErrTiming)
	}
	class := t.plan().Classify(t.Numbers[0])
	for i, n := range t.Numbers {
		c := t.plan().Classify(n)
		if !c.Portable {
			return class, fmt.Errorf("%w: numbers[%d]: %s", ErrTiming, i, c.Reason.Text())
		}
		if c.Kind != class.Kind || c.Country != class.Country {
			return class, fmt.Errorf("%w: numbers[%d] is of another country or kind: split the order", ErrTiming, i)
		}
	}
	return class, nil
}

func (t *Timing) plan() *numbering.Plan {
	if t.Plan == nil {
		return numbering.Standard()
	}
	return t.Plan
}

// choose settles the modality, simple or not, and the policy.
func (c *timekeeper) choose(class numbering.Class) {
	c.Country, c.Modality = loa.Country(class.Country), ModalityOf(c.ask.LosingService, c.ask.GainingService)
	if class.Kind == numbering.KindTollFree {
		c.Country, c.Modality = "", TollFreePort
		c.say("TF-3", "Somos, RespOrg change", "toll-free numbers move between responsible organizations")
	} else {
		c.say("INT-7", "47 CFR 52.35(e)(3)", "from %s to %s: %s port", serviceText(c.ask.LosingService), serviceText(c.ask.GainingService), c.Modality.text())
		c.Obstacles = c.ask.Simple.Obstacles(len(c.ask.Numbers))
		c.Simple = len(c.Obstacles) == 0
		if c.Simple {
			c.say("INT-12", "FCC 07-188", "a simple port, by %s", evidenceText(c.ask.Simple.Evidence))
		} else {
			c.say("INT-12", "FCC 07-188", "not a simple port: %s", obstacleTexts(c.Obstacles))
		}
	}
	c.policy = c.ask.Policy
	if c.policy == nil {
		p, _ := TimingPolicyFor(c.Country, c.Modality, c.Simple, c.ask.Waiver) // what is portable has one
		c.policy = &p
	}
	c.Policy = c.policy.Name
}

func serviceText(s Service) string {
	if s == "" {
		return "a service not known"
	}
	return string(s)
}

func evidenceText(e SimpleEvidence) string {
	switch e {
	case FromCSR:
		return "the customer service record"
	case FromAttestation:
		return "the end user's word"
	}
	return string(e)
}

// regionTime is whose time some of the numbers keep.
type regionTime struct {
	region numbering.NPACRegion
	zone   string   // of the region
	zones  []string // of the numbers
}

// regions returns the zones whose time the numbers keep, each once.
func (t *Timing) regions(p *TimingPolicy) []regionTime {
	var list []regionTime
numbers:
	for _, n := range t.Numbers {
		area, _ := t.plan().Area(n.NPA())
		r := regionTime{region: area.NPACRegion, zone: t.plan().RegionZone(area.NPACRegion), zones: area.Zones}
		if r.zone == "" && len(r.zones) > 0 && area.Kind == numbering.KindGeographic {
			r.zone = r.zones[0]
		}
		if r.zone == "" {
			r.zone, r.zones = p.Zone.Value, nil
		}
		for i := range list {
			if list[i].zone == r.zone {
				list[i].zones = union(list[i].zones, r.zones)
				continue numbers
			}
		}
		list = append(list, r)
	}
	return list
}

// settle puts the timekeeper into a region's time.
func (c *timekeeper) settle(r regionTime) (err error) {
	if c.loc, err = c.ask.LoadZone.Load(r.zone); err != nil {
		return fmt.Errorf("%w: %w", ErrTiming, err)
	}
	c.window = c.loc
	if name := c.policy.Window.Value.Zone; name != "" {
		if c.window, err = c.ask.LoadZone.Load(name); err != nil {
			return fmt.Errorf("%w: %w", ErrTiming, err)
		}
	}
	c.losing = c.ask.Losing
	if c.losing.IsZero() {
		if c.losing, err = c.policy.Calendar(c.loc); err != nil {
			return fmt.Errorf("%w: %w", ErrTiming, err)
		}
	}
	c.losing = c.losing.In(c.loc).WithHours(c.policy.Hours.Value)

	c.Region, c.Zone, c.NumberZones = r.region, r.zone, r.zones
	own := "the numbers themselves are in " + oneOf(r.zones)
	switch {
	case c.Modality == TollFreePort:
		c.say(c.policy.Zone.Rule, c.policy.Zone.Source, "toll-free numbers have no region: the time is that of %s", r.zone)
	case r.region == "":
		c.say("INT-6", "47 CFR 52.35(e)", "no region is known: the time is the numbers' own, %s", r.zone)
	default:
		c.say("INT-6", "47 CFR 52.35(e)", "the region %s keeps the time of %s; %s", r.region, r.zone, own)
	}
	return nil
}

// say adds a step that is not about time.
func (c *timekeeper) say(rule, source, format string, args ...any) {
	c.Steps = append(c.Steps, Step{Rule: rule, Source: source, Text: fmt.Sprintf(format, args...)})
}

// tell adds a step from one instant to another.
func (c *timekeeper) tell(rule, source string, from, to time.Time, format string, args ...any) {
	c.Steps = append(c.Steps, Step{
		Rule: rule, Source: source, From: from.UTC(), To: to.UTC(), Text: fmt.Sprintf(format, args...),
	})
}
