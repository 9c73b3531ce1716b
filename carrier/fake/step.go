package fake

import (
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
)

// Act is what a losing carrier does in a step of a script.
type Act string

// The acts. Those on numbers concern the numbers of the step's Pick that are still
// open; a number that cannot take the act is left as it is.
const (
	ActConfirm  Act = "confirm"  // give a release date, or a new one
	ActReject   Act = "reject"   // deny, for the step's reasons
	ActReopen   Act = "reopen"   // take the answer back: the number waits for another one
	ActJeopardy Act = "jeopardy" // the confirmed date cannot be met
	ActBegin    Act = "begin"    // start the cut-over
	ActActivate Act = "activate" // the numbers are in service
	ActFail     Act = "fail"     // the cut-over does not work
	ActCancel   Act = "cancel"   // end the port, by the losing carrier or as asked
	ActReturn   Act = "return"   // an active number goes back
	ActUnknown  Act = "say"      // show a status word that the contract does not know
	ActNote     Act = "note"     // nothing happens, but an event says something did
	ActSplit    Act = "split"    // the order goes on under several references

	// Answers to a call, only as the first step of a block on supplement, cancel,
	// activate or messaging.
	ActRefuse Act = "refuse" // refuse the call, or the cancellation of the numbers picked
	ActAccept Act = "accept" // take the call; what follows are the next steps. On port-out, its notice is the request's
	ActIgnore Act = "ignore" // answer as if taken and do nothing

	actDeliver Act = "deliver" // tell a late event
)

// Anchor is what a step's waiting counts from.
type Anchor string

// The anchors.
const (
	// Previous: the step before, or the call that the block is about. The zero one.
	Previous Anchor = ""
	// AtRelease: the opening of the window of the release day of the first number
	// that has one.
	AtRelease Anchor = "release"
	// InWindow: an instant within that window, from the seed.
	InWindow Anchor = "window"
	// AtClose: the end of that business day.
	AtClose Anchor = "close"
	// AtAnswer: when the losing carrier's profile answers, from the seed.
	AtAnswer Anchor = "answer"
)

// Unit is what a waiting is counted in.
type Unit string

// The units.
const (
	Nanoseconds   Unit = "nanoseconds"
	Seconds       Unit = "seconds"
	Minutes       Unit = "minutes"
	Hours         Unit = "hours"
	Days          Unit = "days"
	BusinessHours Unit = "business hours"
	BusinessDays  Unit = "business days"
)

// Wait says when a step happens. The zero Wait is at once.
type Wait struct {
	Anchor Anchor `json:"anchor,omitzero"`
	// N units after the anchor, before it if negative.
	N    int  `json:"n,omitzero"`
	Unit Unit `json:"unit,omitzero"`
	// Clock moves the instant to that time of its day; HasClock says that it is set.
	Clock    calendar.Clock `json:"clock,omitzero"`
	HasClock bool           `json:"has_clock,omitzero"`
}

// Delivery is what becomes of the event of a step.
type Delivery string

// The deliveries.
const (
	Once      Delivery = ""          // it arrives, once
	Twice     Delivery = "twice"     // it arrives two times, with the same id
	Lost      Delivery = "lost"      // it never arrives
	Late      Delivery = "late"      // it arrives two days later
	Swapped   Delivery = "swapped"   // it arrives after the order's next one
	Misnamed  Delivery = "misnamed"  // it is of a kind that nobody knows
	Misplaced Delivery = "misplaced" // it names an order that does not exist
	Stale     Delivery = "stale"     // the order's previous event comes again instead
	Skewed    Delivery = "skewed"    // its clock is an hour slow
	Repeated  Delivery = "repeated"  // it arrives ten times, as after an outage
	Truncated Delivery = "truncated" // it breaks off: half its word, neither reference nor instant
)

// Step is one act of a losing carrier.
type Step struct {
	Wait Wait `json:"wait,omitzero"`
	Act  Act  `json:"act"`
	// Reasons are why, for the acts that need it.
	Reasons []carrier.Reason `json:"reasons,omitzero"`
	// Days is in how many business days a confirmed number is released, Date on
	// which day; neither: as the profile says. Days may be negative.
	Days int           `json:"days,omitzero"`
	Date calendar.Date `json:"date,omitzero"`
	// Word is what ActUnknown and ActNote say.
	Word string `json:"word,omitzero"`
	// Parts is how many references ActSplit makes, from 2 to 99.
	Parts int `json:"parts,omitzero"`
	// Pick are the places of the numbers concerned, from 1; none means all.
	Pick []int `json:"pick,omitzero"`
	// Delivery is what becomes of the event.
	Delivery Delivery `json:"delivery,omitzero"`
}

// mostParts is the largest number of references that an order goes on under.
const mostParts = 99

// Trigger is the call that starts a block of a script.
type Trigger string

// The triggers.
const (
	OnSubmit     Trigger = "submit"
	OnSupplement Trigger = "supplement"
	OnCancel     Trigger = "cancel"
	OnActivate   Trigger = "activate"
	OnMessaging  Trigger = "messaging"

	// Of port-outs: another carrier's request, the host's approval, and the end of the
	// time for an answer without one; see [Fake.AskPortOut].
	OnPortOut Trigger = "port-out"
	OnApprove Trigger = "approve"
	OnSilence Trigger = "silence"

	// OnHappen is [Fake.Happen]; no script has it.
	OnHappen Trigger = "happen"
)

// Block is what follows a call.
type Block struct {
	On Trigger `json:"on"`
	// Version limits a block on submit, port-out, approve or silence to that version,
	// and one on any other call to the n-th of them on the order, or to text messaging
	// of the n-th number that it is enabled for; 0 is any.
	Version int    `json:"version,omitzero"`
	Steps   []Step `json:"steps"`
}

// The programs that the profile's own answers run; they are shared by all orders
// and never written.
var (
	programConfirm = []Step{
		{Wait: Wait{Anchor: AtAnswer}, Act: ActConfirm},
		{Wait: Wait{Anchor: InWindow}, Act: ActActivate},
	}
	programOnDemand = []Step{
		{Wait: Wait{Anchor: AtAnswer}, Act: ActConfirm},
		{Wait: Wait{Anchor: AtClose}, Act: ActActivate},
	}
	programRedate   = []Step{{Wait: Wait{N: 4, Unit: BusinessHours}, Act: ActConfirm}, {Wait: Wait{Anchor: InWindow}, Act: ActActivate}}
	programCancel   = []Step{{Wait: Wait{N: 2, Unit: BusinessHours}, Act: ActCancel, Reasons: []carrier.Reason{reason(carrier.CustomerCanceled)}}}
	programActivate = []Step{{Act: ActBegin}, {Wait: Wait{N: 5, Unit: Minutes}, Act: ActActivate}}
)
