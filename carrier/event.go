package carrier

import (
	"context"
	"time"
)

// Event says that something about an order is worth fetching. It is a hint: it may
// be lost, doubled, late or out of order, and what it says may be outdated. A caller
// answers it with a Status call and decides from the report.
type Event struct {
	// ID is the carrier's, for finding doubles; "" if it has none.
	ID  string `json:"id,omitzero"`
	PON string `json:"pon"`
	Ref string `json:"ref,omitzero"`
	// PortOut is the reference of the port-out that it is about, instead of an order;
	// it is answered with ListPortOuts.
	PortOut string `json:"port_out,omitzero"`
	// At is when it happened, by the carrier's clock.
	At time.Time `json:"at"`
	// Raw is the carrier's own name for what happened.
	Raw string `json:"raw,omitzero"`
}

// EventLister is the ability to list events since a cursor, for hosts without a
// webhook endpoint and for catching up after an outage.
type EventLister interface {
	// ListEvents answers with the events after r.Cursor, oldest first, and the
	// cursor to go on from. The empty cursor is the beginning of what the carrier
	// still keeps. The same cursor gives the same events, and perhaps more.
	ListEvents(ctx context.Context, r *ListEventsRequest) (*ListEventsResponse, error)
}

// ListEventsRequest asks for events.
type ListEventsRequest struct {
	Cursor string `json:"cursor,omitzero"`
	// Limit is the largest number of events wanted; 0 leaves it to the carrier.
	Limit int `json:"limit,omitzero"`
}

// ListEventsResponse holds events and the cursor after them.
type ListEventsResponse struct {
	Events []Event `json:"events"`
	Cursor string  `json:"cursor"`
	// More says that there are further events now.
	More bool `json:"more,omitzero"`
}

// ListEvents lists events of c, through its [EventLister], or
// fails with [ErrUnsupported] if there is none.
func ListEvents(ctx context.Context, c Carrier, r *ListEventsRequest) (*ListEventsResponse, error) {
	a, err := ability[EventLister](c, OpListEvents)
	if err != nil {
		return nil, err
	}
	return a.ListEvents(ctx, r)
}
