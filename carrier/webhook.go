package carrier

import (
	"context"
	"time"
)

// WebhookParser is the ability to read what the carrier pushes to the host's
// endpoint. It speaks to nobody; the host has the HTTP server.
type WebhookParser interface {
	// ParseWebhook verifies who sent the message and how old it is, and answers
	// with its events. A message that is not the carrier's, or too old, is
	// [ErrUnauthorized]; one that cannot be read is [ErrInvalid]. A kind of message
	// that is not known is no error and no event. Whether a message was read
	// before is the caller's to know, by Event.ID.
	ParseWebhook(ctx context.Context, r *ParseWebhookRequest) (*ParseWebhookResponse, error)
}

// ParseWebhookRequest is a message as it arrived.
type ParseWebhookRequest struct {
	// Header has canonical names, as [net/http.Header] does.
	Header map[string][]string `json:"header,omitzero"`
	Body   []byte              `json:"body"`
	// At is when it arrived; its age is judged by that.
	At time.Time `json:"at"`
}

// ParseWebhookResponse is what a message said.
type ParseWebhookResponse struct {
	Events []Event `json:"events,omitzero"`
	// PortOuts are requests of other carriers that wait for an answer; see
	// [PortOutResponder].
	PortOuts []PortOut `json:"port_outs,omitzero"`
}

// ParseWebhook reads a pushed message of c, through its [WebhookParser], or
// fails with [ErrUnsupported] if there is none.
func ParseWebhook(ctx context.Context, c Carrier, r *ParseWebhookRequest) (*ParseWebhookResponse, error) {
	a, err := ability[WebhookParser](c, OpParseWebhook)
	if err != nil {
		return nil, err
	}
	return a.ParseWebhook(ctx, r)
}
