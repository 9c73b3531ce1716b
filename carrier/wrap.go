package carrier

import "context"

// Call is a call under way through a carrier that [Wrap] made.
type Call struct {
	Op Op
	// Request is the request of the contract for Op, such as a *SubmitRequest.
	Request any
	// Response is its response once next has returned without an error, such as a
	// *Report.
	Response any
}

// Around is what a wrapper does around each call: it calls next, once, several times
// or not at all, and its error is the caller's. If it does not call next it has to set
// call.Response or to return an error.
type Around func(ctx context.Context, call *Call, next func(context.Context) error) error

// Wrap returns a carrier that calls c through around, all its abilities included. It
// has the abilities of c and no others; see [Abler].
func Wrap(c Carrier, around Around) Carrier { return &wrapped{c, around} }

// wrapped has the methods of all abilities and says through Able which c has.
type wrapped struct {
	Carrier
	around Around
}

// Unwrap implements [Unwrapper].
func (w *wrapped) Unwrap() Carrier { return w.Carrier }

// Able implements [Abler].
func (w *wrapped) Able(op Op) bool { return Can(w.Carrier, op) }

// through runs one call through w.around.
func through[Req, Resp any](ctx context.Context, w *wrapped, op Op, r *Req, do func(context.Context, Carrier, *Req) (*Resp, error)) (*Resp, error) {
	call := &Call{Op: op, Request: r}
	err := w.around(ctx, call, func(ctx context.Context) error {
		out, err := do(ctx, w.Carrier, r)
		if call.Response = nil; err == nil {
			call.Response = out
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out, ok := call.Response.(*Resp)
	if !ok {
		return nil, &Error{Op: op, Err: ErrUnavailable}
	}
	return out, nil
}

// Submit implements [Carrier].
func (w *wrapped) Submit(ctx context.Context, r *SubmitRequest) (*Report, error) {
	return through(ctx, w, OpSubmit, r, submit)
}

// Status implements [Carrier].
func (w *wrapped) Status(ctx context.Context, r *StatusRequest) (*Report, error) {
	return through(ctx, w, OpStatus, r, status)
}

// Cancel implements [Carrier].
func (w *wrapped) Cancel(ctx context.Context, r *CancelRequest) (*Report, error) {
	return through(ctx, w, OpCancel, r, cancel)
}

// Check implements [Checker].
func (w *wrapped) Check(ctx context.Context, r *CheckRequest) (*CheckResponse, error) {
	return through(ctx, w, OpCheck, r, Check)
}

// Supplement implements [Supplementer].
func (w *wrapped) Supplement(ctx context.Context, r *SupplementRequest) (*Report, error) {
	return through(ctx, w, OpSupplement, r, Supplement)
}

// Activate implements [Activator].
func (w *wrapped) Activate(ctx context.Context, r *ActivateRequest) (*Report, error) {
	return through(ctx, w, OpActivate, r, Activate)
}

// SendDocument implements [DocumentSender].
func (w *wrapped) SendDocument(ctx context.Context, r *SendDocumentRequest) (*Report, error) {
	return through(ctx, w, OpSendDocument, r, SendDocument)
}

// FetchRecord implements [RecordFetcher].
func (w *wrapped) FetchRecord(ctx context.Context, r *FetchRecordRequest) (*FetchRecordResponse, error) {
	return through(ctx, w, OpFetchRecord, r, FetchRecord)
}

// ListEvents implements [EventLister].
func (w *wrapped) ListEvents(ctx context.Context, r *ListEventsRequest) (*ListEventsResponse, error) {
	return through(ctx, w, OpListEvents, r, ListEvents)
}

// ParseWebhook implements [WebhookParser].
func (w *wrapped) ParseWebhook(ctx context.Context, r *ParseWebhookRequest) (*ParseWebhookResponse, error) {
	return through(ctx, w, OpParseWebhook, r, ParseWebhook)
}

// EnableMessaging implements [MessagingEnabler].
func (w *wrapped) EnableMessaging(ctx context.Context, r *EnableMessagingRequest) (*EnableMessagingResponse, error) {
	return through(ctx, w, OpEnableMessaging, r, EnableMessaging)
}

// RespondPortOut implements [PortOutResponder].
func (w *wrapped) RespondPortOut(ctx context.Context, r *RespondPortOutRequest) (*Report, error) {
	return through(ctx, w, OpRespondPortOut, r, RespondPortOut)
}

// ListPortOuts implements [PortOutLister].
func (w *wrapped) ListPortOuts(ctx context.Context, r *ListPortOutsRequest) (*ListPortOutsResponse, error) {
	return through(ctx, w, OpListPortOuts, r, ListPortOuts)
}

// Describe implements [Describer].
func (w *wrapped) Describe(ctx context.Context, r *DescribeRequest) (*Limits, error) {
	return through(ctx, w, OpDescribe, r, Describe)
}

func submit(ctx context.Context, c Carrier, r *SubmitRequest) (*Report, error) {
	return c.Submit(ctx, r)
}

func status(ctx context.Context, c Carrier, r *StatusRequest) (*Report, error) {
	return c.Status(ctx, r)
}

func cancel(ctx context.Context, c Carrier, r *CancelRequest) (*Report, error) {
	return c.Cancel(ctx, r)
}
