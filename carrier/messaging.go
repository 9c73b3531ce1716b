package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/numbering"
)

// MessagingEnabler is the ability to set up text messaging on numbers that have
// landed. Voice and messaging are ported apart: a number that is active for calls
// may take days until texts reach it.
type MessagingEnabler interface {
	// EnableMessaging asks for text messaging on numbers, and tells where each
	// stands. Asking again asks nothing new and tells the present view. A number
	// that is not active here is [ErrRefused].
	EnableMessaging(ctx context.Context, r *EnableMessagingRequest) (*EnableMessagingResponse, error)
}

// EnableMessagingRequest names the numbers.
type EnableMessagingRequest struct {
	PON     string             `json:"pon"`
	Numbers []numbering.Number `json:"numbers"`
}

// EnableMessagingResponse tells where each number stands.
type EnableMessagingResponse struct {
	AsOf  time.Time       `json:"as_of"`
	Lines []MessagingLine `json:"lines"`
}

// MessagingStatus is where text messaging of a number stands.
type MessagingStatus string

// The statuses of text messaging.
const (
	MessagingPending MessagingStatus = "pending"
	MessagingActive  MessagingStatus = "active"
	MessagingFailed  MessagingStatus = "failed"
)

// MessagingLine is one number's text messaging.
type MessagingLine struct {
	Number numbering.Number `json:"number"`
	Status MessagingStatus  `json:"status"`
	Reason Reason           `json:"reason,omitzero"`
	// At is when it became so, by the carrier's clock.
	At time.Time `json:"at,omitzero"`
}

// EnableMessaging asks c for text messaging, through its [MessagingEnabler], or
// fails with [ErrUnsupported] if there is none.
func EnableMessaging(ctx context.Context, c Carrier, r *EnableMessagingRequest) (*EnableMessagingResponse, error) {
	a, err := ability[MessagingEnabler](c, OpEnableMessaging)
	if err != nil {
		return nil, err
	}
	return a.EnableMessaging(ctx, r)
}
