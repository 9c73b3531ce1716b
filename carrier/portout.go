package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// PortOutResponder is the ability to answer another carrier that asks for numbers
// of the host's customers.
type PortOutResponder interface {
	// RespondPortOut approves or refuses. It is idempotent: the same answer again
	// changes nothing, another answer than the one given is [ErrConflict], one
	// after the time for it is [ErrRefused]. A request that is not known is
	// [ErrNotFound]. What happens to a request without an
	// answer is the carrier's rule; most of the trade's approve it.
	RespondPortOut(ctx context.Context, r *RespondPortOutRequest) (*RespondPortOutResponse, error)
}

// PortOut is another carrier's request for numbers. The secrets in it are what the
// person who asked knew; they prove nothing until they are compared.
type PortOut struct {
	Ref            string             `json:"ref"`
	PON            string             `json:"pon,omitzero"`
	Numbers        []numbering.Number `json:"numbers"`
	GainingCarrier string             `json:"gaining_carrier,omitzero"`
	GainingSPID    string             `json:"gaining_spid,omitzero"`
	Name           string             `json:"name,omitzero"`
	AccountNumber  loa.AccountNumber  `json:"account_number,omitzero"`
	PIN            loa.PIN            `json:"pin,omitzero"`
	PostalCode     string             `json:"postal_code,omitzero"`
	At             time.Time          `json:"at,omitzero"`
	// AnswerBy is when the carrier decides by itself.
	AnswerBy time.Time `json:"answer_by,omitzero"`
}

// RespondPortOutRequest is the answer to a [PortOut]: an approval if it has no
// reasons.
type RespondPortOutRequest struct {
	Ref     string   `json:"ref"`
	Reasons []Reason `json:"reasons,omitzero"`
}

// RespondPortOutResponse tells what the carrier made of the answer.
type RespondPortOutResponse struct {
	AsOf     time.Time `json:"as_of"`
	Approved bool      `json:"approved"`
}

// RespondPortOut answers a port-out request through c's [PortOutResponder].
func RespondPortOut(ctx context.Context, c Carrier, r *RespondPortOutRequest) (*RespondPortOutResponse, error) {
	a, err := ability[PortOutResponder](c, OpRespondPortOut)
	if err != nil {
		return nil, err
	}
	return a.RespondPortOut(ctx, r)
}
