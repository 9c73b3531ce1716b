package carrier

import "context"

// DocumentSender is the ability to attach documents to an order that has been
// submitted, such as a letter or a bill that the losing carrier asks for later.
type DocumentSender interface {
	// SendDocument attaches a document. It is idempotent on the order, the
	// document's name and its content: the same one again is taken and changes
	// nothing. One that is too large, or of a kind that the carrier does not take,
	// is [ErrInvalid].
	SendDocument(ctx context.Context, r *SendDocumentRequest) (*Report, error)
}

// SendDocumentRequest is one document for one order.
type SendDocumentRequest struct {
	PON      string   `json:"pon"`
	Refs     []string `json:"refs,omitzero"`
	Document Document `json:"document"`
}

// SendDocument attaches a document to an order at c, through its [DocumentSender], or
// fails with [ErrUnsupported] if there is none.
func SendDocument(ctx context.Context, c Carrier, r *SendDocumentRequest) (*Report, error) {
	a, err := ability[DocumentSender](c, OpSendDocument)
	if err != nil {
		return nil, err
	}
	return a.SendDocument(ctx, r)
}
