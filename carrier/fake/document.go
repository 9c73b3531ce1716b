package fake

import (
	"context"
	"fmt"
	"slices"

	"github.com/openlnp/lnp/carrier"
)

// SendDocument implements [carrier.DocumentSender]. Documents are weighed and
// counted, not read.
func (f *Fake) SendDocument(ctx context.Context, r *carrier.SendDocumentRequest) (*carrier.Report, error) {
	return call(ctx, f, Call{Op: carrier.OpSendDocument, PON: r.PON}, func() (*carrier.Report, error) {
		o := f.orders[r.PON]
		switch {
		case o == nil:
			return nil, carrier.ErrNotFound
		case r.Document.Name == "" || len(r.Document.Content) == 0:
			return nil, fmt.Errorf("%w: document is empty", carrier.ErrInvalid)
		case len(r.Document.Content) > maxDocument:
			return nil, fmt.Errorf("%w: document is too large", carrier.ErrInvalid)
		}
		h := hashText(hashText(fnvOffset, r.Document.Name), string(r.Document.Content))
		if !slices.Contains(o.papers, h) {
			o.papers = append(o.papers, h)
			o.sequence++
		}
		return f.report(o), nil
	})
}

// Documents returns how many documents an order holds beside those of its
// submission.
func (f *Fake) Documents(pon string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if o := f.orders[pon]; o != nil {
		return len(o.papers)
	}
	return 0
}

// FetchRecord implements [carrier.RecordFetcher]: the record of the account of a
// number, to whoever knows its account number or PIN.
func (f *Fake) FetchRecord(ctx context.Context, r *carrier.FetchRecordRequest) (*carrier.FetchRecordResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpFetchRecord}, func() (*carrier.FetchRecordResponse, error) {
		out := &carrier.FetchRecordResponse{AsOf: f.now}
		a := f.owner[r.Number]
		switch {
		case a == nil:
			out.Reason = reason(carrier.NumberNotOnAccount)
		case symbols(r.AccountNumber.Reveal()) == symbols(a.Number), a.PIN != "" && r.PIN.Reveal() == a.PIN:
			out.Record = a.record()
		case r.AccountNumber.Reveal() == "":
			out.Reason = reason(carrier.AccountNumberRequired)
		default:
			out.Reason = reason(carrier.AccountNumberMismatch)
		}
		return out, nil
	})
}
