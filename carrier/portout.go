package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// PortOutResponder is the ability to answer another carrier that asks for numbers
// of the host's customers.
type PortOutResponder interface {
	// RespondPortOut approves, refuses or delays a request, and tells where it
	// stands.
	//
	//   - It is idempotent on (Ref, Version): the same answer again changes nothing,
	//     and another answer than the one given is [ErrConflict], unless the one
	//     given was a delay.
	//   - An answer to an earlier version than the carrier holds is [ErrStale].
	//   - One after the time for it is [ErrRefused]. What happens to a request
	//     without an answer is the carrier's rule; most of the trade's approve it.
	//   - A request that is not known is [ErrNotFound].
	RespondPortOut(ctx context.Context, r *RespondPortOutRequest) (*Report, error)
}

// PortOutLister is the ability to tell where port-outs stand, for hosts without a
// webhook endpoint and for those that were down when the carrier pushed.
type PortOutLister interface {
	// ListPortOuts answers with the requests that r names, or with all that are
	// under way, sorted by reference. A reference that is not known is left out.
	ListPortOuts(ctx context.Context, r *ListPortOutsRequest) (*ListPortOutsResponse, error)
}

// PortOut is another carrier's request for numbers. The secrets in it are what the
// person who asked knew; they prove nothing until they are compared.
type PortOut struct {
	// Ref is the carrier's reference, PON and Version the gaining carrier's purchase
	// order number and its count of corrections, from 1; a Version of 0 is 1.
	Ref     string             `json:"ref"`
	PON     string             `json:"pon,omitzero"`
	Version int                `json:"version,omitzero"`
	Kind    loa.Kind           `json:"kind,omitzero"`
	Numbers []numbering.Number `json:"numbers"`

	GainingCarrier string `json:"gaining_carrier,omitzero"`
	GainingSPID    string `json:"gaining_spid,omitzero"`

	Name             string            `json:"name,omitzero"`
	AuthorizedPerson string            `json:"authorized_person,omitzero"`
	AccountNumber    loa.AccountNumber `json:"account_number,omitzero"`
	// PIN and the credentials below it are redacted in JSON too: judge a port-out as it
	// came, and not as it was stored.
	// Wireless carriers send the SSN4 or the tax identifier in place of the account number
	// (NPAC best practice 33), those of Canada the DeviceID.
	PIN        loa.PIN      `json:"pin,omitzero"`
	SSN4       loa.SSN4     `json:"ssn4,omitzero"`
	TaxID      loa.TaxID    `json:"tax_id,omitzero"`
	DeviceID   loa.DeviceID `json:"device_id,omitzero"`
	PostalCode string       `json:"postal_code,omitzero"`
	// DesiredDate is the release date asked for; none means the earliest.
	DesiredDate calendar.Date `json:"desired_date,omitzero"`

	At time.Time `json:"at,omitzero"`
	// AnswerBy is when the carrier decides by itself.
	AnswerBy time.Time `json:"answer_by,omitzero"`
	// Report is where it stands, number by number, under Ref as its PON: Received
	// until it is answered, then Confirmed, Rejected, or Jeopardy while the host has
	// asked for more time; Active once the number has left, Returned if it came back,
	// Canceled if the gaining carrier gave up. A [Reconciler] takes it as any other.
	Report Report `json:"report,omitzero"`
}

// RespondPortOutRequest is the answer to a [PortOut]: an approval if it has no
// reasons.
type RespondPortOutRequest struct {
	Ref string `json:"ref"`
	// Version is the one that is answered; 0 stands for the present one.
	Version int      `json:"version,omitzero"`
	Reasons []Reason `json:"reasons,omitzero"`
	// Delay asks for more time, for the reasons, instead of refusing.
	Delay bool `json:"delay,omitzero"`
	// Release is the day on which the numbers may go, of an approval; none leaves it
	// to the carrier.
	Release calendar.Date `json:"release,omitzero"`
}

// RespondPortOut answers a port-out request through c's [PortOutResponder], or
// fails with [ErrUnsupported] if there is none.
func RespondPortOut(ctx context.Context, c Carrier, r *RespondPortOutRequest) (*Report, error) {
	a, err := ability[PortOutResponder](c, OpRespondPortOut)
	if err != nil {
		return nil, err
	}
	return a.RespondPortOut(ctx, r)
}

// ListPortOutsRequest names requests by reference; none means all that are under way.
type ListPortOutsRequest struct {
	Refs []string `json:"refs,omitzero"`
}

// ListPortOutsResponse holds them.
type ListPortOutsResponse struct {
	AsOf     time.Time `json:"as_of"`
	PortOuts []PortOut `json:"port_outs"`
}

// ListPortOuts lists port-outs of c, through its [PortOutLister], or
// fails with [ErrUnsupported] if there is none.
func ListPortOuts(ctx context.Context, c Carrier, r *ListPortOutsRequest) (*ListPortOutsResponse, error) {
	a, err := ability[PortOutLister](c, OpListPortOuts)
	if err != nil {
		return nil, err
	}
	return a.ListPortOuts(ctx, r)
}
