package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
)

// Describer is the ability to state limits as data, so that orders are planned
// within them rather than refused.
type Describer interface {
	// Describe answers with the carrier's limits. They change rarely; a caller may
	// keep them for a day.
	Describe(ctx context.Context, r *DescribeRequest) (*Limits, error)
}

// DescribeRequest asks for limits. It is empty for now.
type DescribeRequest struct{}

// Limits are what a carrier takes. A zero field means no limit, or not known.
type Limits struct {
	// Name is the carrier's, for people and for errors.
	Name string `json:"name"`
	// Kinds and Countries are what it ports; none means all.
	Kinds     []loa.Kind    `json:"kinds,omitzero"`
	Countries []loa.Country `json:"countries,omitzero"`
	// MaxNumbers is the largest number of numbers of one order.
	MaxNumbers int `json:"max_numbers,omitzero"`
	// MaxDocument is the size of the largest document, in bytes.
	MaxDocument int `json:"max_document,omitzero"`
	// Blackout is how long before a release neither a change of date nor a
	// cancellation is taken.
	Blackout time.Duration `json:"blackout,omitzero"`
	// HorizonDays is how many days ahead a release date may be asked for.
	HorizonDays int `json:"horizon_days,omitzero"`
	// Windows are when numbers can be activated on a release day; none means that
	// it is not known.
	Windows []Window `json:"windows,omitzero"`
	// Abilities are the operations that the carrier offers beyond Submit, Status
	// and Cancel.
	Abilities []Op `json:"abilities,omitzero"`
	// States are the statuses of a number in which an operation is taken; an
	// operation that is not listed is taken in all, or it is not known.
	States []OpStates `json:"states,omitzero"`
}

// Window is a time of day in which numbers can be activated.
type Window struct {
	// Kind and Country restrict the window; empty means all.
	Kind    loa.Kind    `json:"kind,omitzero"`
	Country loa.Country `json:"country,omitzero"`
	calendar.Hours
	// Zone is the IANA name of the zone that the hours are in.
	Zone string `json:"zone"`
	// OnDemand says that the host activates within the window; otherwise the
	// carrier does.
	OnDemand bool `json:"on_demand,omitzero"`
}

// OpStates are the statuses in which an operation is taken.
type OpStates struct {
	Op       Op       `json:"op"`
	Statuses []Status `json:"statuses"`
}

// Describe asks c for its limits, through its [Describer], or
// fails with [ErrUnsupported] if there is none.
func Describe(ctx context.Context, c Carrier, r *DescribeRequest) (*Limits, error) {
	a, err := ability[Describer](c, OpDescribe)
	if err != nil {
		return nil, err
	}
	return a.Describe(ctx, r)
}
