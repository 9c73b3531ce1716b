package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Checker is the ability to tell whether numbers can be ported, before any order.
// Portability is the carrier's coverage at the number's rate centre; it is this
// answer and cannot be inferred from the digits.
type Checker interface {
	// Check answers for every number of the request, in the order of
	// [numbering.Number.Compare]. A number that cannot be ported is an answer, not
	// an error. It has no effect and may be repeated freely.
	Check(ctx context.Context, r *CheckRequest) (*CheckResponse, error)
}

// CheckRequest asks about numbers: one or thousands.
type CheckRequest struct {
	Numbers []numbering.Number `json:"numbers"`
}

// CheckResponse answers it.
type CheckResponse struct {
	AsOf    time.Time     `json:"as_of"`
	Results []CheckResult `json:"results"`
}

// CheckResult is the answer for one number.
type CheckResult struct {
	Number   numbering.Number `json:"number"`
	Portable bool             `json:"portable"`
	// Reason says why not; it is the zero Reason for a portable number.
	Reason Reason `json:"reason,omitzero"`
	// LosingCarrier and LosingSPID are who serves the number now, as far as the
	// carrier knows.
	LosingCarrier string   `json:"losing_carrier,omitzero"`
	LosingSPID    string   `json:"losing_spid,omitzero"`
	Kind          loa.Kind `json:"kind,omitzero"`
	// PINRequired says that the losing carrier asks for a port-out PIN.
	PINRequired bool `json:"pin_required,omitzero"`
	// Partner is who takes the number, of a carrier that is several; see
	// [Partners.Carrier].
	Partner string `json:"partner,omitzero"`
}

// Check asks c about numbers, through its [Checker], or
// fails with [ErrUnsupported] if there is none.
func Check(ctx context.Context, c Carrier, r *CheckRequest) (*CheckResponse, error) {
	a, err := ability[Checker](c, OpCheck)
	if err != nil {
		return nil, err
	}
	return a.Check(ctx, r)
}
