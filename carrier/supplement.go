package carrier

import (
	"context"

	"github.com/openlnp/lnp/calendar"
)

// Supplementer is the ability to change the date of an order that is confirmed, the
// trade's SUP 2. A change of anything else is a Submit of the next version (SUP 3),
// and so is a change of date before the first confirmation.
type Supplementer interface {
	// Supplement asks for another release date. It is idempotent on (PON,
	// Version): a repeated request answers with the present report, and the same
	// key with another date is [ErrConflict]. An order of which no number is
	// confirmed is [ErrRefused]. The report tells what the carrier made of it: a
	// line's Release holds the new date once the losing carrier has agreed, which
	// may be later or never, whatever this call answered.
	Supplement(ctx context.Context, r *SupplementRequest) (*Report, error)
}

// SupplementRequest asks for another release date of a whole order.
type SupplementRequest struct {
	PON  string   `json:"pon"`
	Refs []string `json:"refs,omitzero"`
	// Version follows the last one sent, of a Submit or of a Supplement.
	Version     int           `json:"version"`
	DesiredDate calendar.Date `json:"desired_date"`
}

// Supplement asks c for another release date, through its [Supplementer], or
// fails with [ErrUnsupported] if there is none.
func Supplement(ctx context.Context, c Carrier, r *SupplementRequest) (*Report, error) {
	a, err := ability[Supplementer](c, OpSupplement)
	if err != nil {
		return nil, err
	}
	return a.Supplement(ctx, r)
}
