package fake

import (
	"context"
	"fmt"
	"slices"
	"time"

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

// A portOut is another carrier's request, and the host's answer.
type portOut struct {
	Ask      portOutAsk       `json:"ask"`
	Answered bool             `json:"answered,omitzero"`
	Reasons  []carrier.Reason `json:"reasons,omitzero"`
}

// portOutAsk is a PortOut whose invented PIN survives JSON.
type portOutAsk struct {
	carrier.PortOut
	Plain string `json:"plain_pin,omitzero"`
}

// AskPortOut lets another carrier ask for numbers of the host. It fills in the
// reference, the instant and the time for an answer where p has none, and returns the
// request as the host's endpoint gets it with [Fake.PortOutWebhook]. Without an
// answer in time it counts as approved, as with most of the trade.
func (f *Fake) AskPortOut(p carrier.PortOut) carrier.PortOut {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p.Ref == "" {
		p.Ref = fmt.Sprintf("PO-%d", len(f.portOuts)+1)
	}
	if p.At.IsZero() {
		p.At = f.now
	}
	if p.AnswerBy.IsZero() {
		p.AnswerBy = p.At.Add(24 * time.Hour)
	}
	p.Numbers = slices.Clone(p.Numbers)
	f.portOuts = append(f.portOuts, portOut{Ask: portOutAsk{p, p.PIN.Reveal()}})
	return p
}

// PortOutAnswer tells what became of another carrier's request: decided is false while
// there is time left.
func (f *Fake) PortOutAnswer(ref string) (approved, decided bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.portOut(ref); p != nil {
		decided = p.Answered || !f.now.Before(p.Ask.AnswerBy)
		approved = decided && len(p.Reasons) == 0
	}
	return approved, decided
}

func (f *Fake) portOut(ref string) *portOut {
	for i := range f.portOuts {
		if f.portOuts[i].Ask.Ref == ref {
			return &f.portOuts[i]
		}
	}
	return nil
}

// RespondPortOut implements [carrier.PortOutResponder].
func (f *Fake) RespondPortOut(ctx context.Context, r *carrier.RespondPortOutRequest) (*carrier.RespondPortOutResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpRespondPortOut}, func() (*carrier.RespondPortOutResponse, error) {
		p := f.portOut(r.Ref)
		switch {
		case p == nil:
			return nil, carrier.ErrNotFound
		case p.Answered && !slices.Equal(p.Reasons, r.Reasons):
			return nil, carrier.ErrConflict
		case !p.Answered && !f.now.Before(p.Ask.AnswerBy):
			return nil, fmt.Errorf("%w: the time for an answer has passed", carrier.ErrRefused)
		}
		p.Answered, p.Reasons = true, slices.Clone(r.Reasons)
		return &carrier.RespondPortOutResponse{AsOf: f.now, Approved: len(r.Reasons) == 0}, nil
	})
}
