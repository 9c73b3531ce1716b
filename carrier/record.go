package carrier

import (
	"context"
	"time"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// RecordFetcher is the ability to fetch what the losing carrier has on file, the
// customer service record (CSR), before an order is placed. It needs the
// customer's consent; fewer than half of such requests are answered by machine.
type RecordFetcher interface {
	// FetchRecord asks for the record of an account. Asking again asks nothing new
	// and tells the present answer. A record that cannot be had is an answer with
	// a reason, not an error.
	FetchRecord(ctx context.Context, r *FetchRecordRequest) (*FetchRecordResponse, error)
}

// FetchRecordRequest names the account by one of its numbers.
type FetchRecordRequest struct {
	Number        numbering.Number  `json:"number"`
	AccountNumber loa.AccountNumber `json:"account_number,omitzero"`
	PIN           loa.PIN           `json:"pin,omitzero"`
	PostalCode    string            `json:"postal_code,omitzero"`
	// AuthorizedPerson is who consented.
	AuthorizedPerson string `json:"authorized_person,omitzero"`
}

// FetchRecordResponse holds the record once there is one.
type FetchRecordResponse struct {
	AsOf time.Time `json:"as_of"`
	// Pending says that the losing carrier has not answered yet: ask again later.
	Pending bool `json:"pending,omitzero"`
	// Reason says why there is none and will be none.
	Reason Reason     `json:"reason,omitzero"`
	Record loa.Record `json:"record,omitzero"`
}

// FetchRecord asks c for a customer service record, through its [RecordFetcher], or
// fails with [ErrUnsupported] if there is none.
func FetchRecord(ctx context.Context, c Carrier, r *FetchRecordRequest) (*FetchRecordResponse, error) {
	a, err := ability[RecordFetcher](c, OpFetchRecord)
	if err != nil {
		return nil, err
	}
	return a.FetchRecord(ctx, r)
}
