package carrier

import (
	"context"

	"github.com/openlnp/lnp/numbering"
)

// Activator is the ability to activate confirmed numbers on demand, within the
// window of their release. A carrier without it activates by itself.
type Activator interface {
	// Activate starts the cut-over. Before the release, or during jeopardy, the
	// carrier refuses with [ErrRefused]: a normal outcome, since the date that the
	// caller knows may be stale. Numbers that are already active stay so.
	Activate(ctx context.Context, r *ActivateRequest) (*Report, error)
}

// ActivateRequest names what to activate.
type ActivateRequest struct {
	PON  string   `json:"pon"`
	Refs []string `json:"refs,omitzero"`
	// Numbers are the ones to activate; none means all that are confirmed.
	Numbers []numbering.Number `json:"numbers,omitzero"`
}

// Activate starts the cut-over of numbers at c, through its [Activator], or
// fails with [ErrUnsupported] if there is none.
func Activate(ctx context.Context, c Carrier, r *ActivateRequest) (*Report, error) {
	a, err := ability[Activator](c, OpActivate)
	if err != nil {
		return nil, err
	}
	return a.Activate(ctx, r)
}
