package carrier

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/openlnp/lnp/loa"
)

// Recorded is one call as [Recording] writes it: a line of JSON. Secrets are not in
// it: PINs are redacted, account numbers show their last characters, documents and
// webhooks lack their content.
type Recorded struct {
	Op       Op              `json:"op"`
	Request  json.RawMessage `json:"request"`
	Response json.RawMessage `json:"response,omitzero"`
	Error    *RecordedError  `json:"error,omitzero"`
}

// RecordedError is an [*Error] as a line of JSON.
type RecordedError struct {
	// Cause names the sentinel, such as "refused"; "" is a failure of the way.
	Cause      string        `json:"cause,omitzero"`
	Text       string        `json:"text,omitzero"`
	Unsent     bool          `json:"unsent,omitzero"`
	RetryAfter time.Duration `json:"retry_after,omitzero"`
}

// Recording returns a carrier that calls c and writes each call with its answer to w,
// one line and one Write each; a w that is shared by goroutines has to take that. What
// it cannot write it does not keep the caller from: the error of w is lost. The lines
// replay as a carrier with carriertest.Replay. It keeps the abilities of c.
func Recording(c Carrier, w io.Writer) Carrier {
	return Wrap(c, func(ctx context.Context, call *Call, next func(context.Context) error) error {
		err := next(ctx)
		if line, e := json.Marshal(record(call, err)); e == nil {
			_, _ = w.Write(append(line, '\n'))
		}
		return err
	})
}

func record(call *Call, err error) *Recorded {
	r := &Recorded{Op: call.Op, Request: RecordedRequest(call.Request)}
	if err == nil {
		r.Response = encode(redactedResponse(call.Response))
		return r
	}
	r.Error = &RecordedError{Text: err.Error()}
	if e, ok := errors.AsType[*Error](err); ok {
		r.Error.Unsent, r.Error.RetryAfter = e.Unsent, e.RetryAfter
	}
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			r.Error.Cause = s.name
			break
		}
	}
	return r
}

// Err returns the error as a caller would see it.
func (r *RecordedError) Err(op Op) *Error {
	e := &Error{Op: op, Err: errors.New(r.Text), Unsent: r.Unsent, RetryAfter: r.RetryAfter}
	for _, s := range sentinels {
		if s.name == r.Cause {
			e.Err = s.err
		}
	}
	return e
}

// sentinels are the causes that a recording keeps.
var sentinels = [...]struct {
	name string
	err  error
}{
	{"invalid", ErrInvalid},
	{"conflict", ErrConflict},
	{"stale", ErrStale},
	{"not-found", ErrNotFound},
	{"unsupported", ErrUnsupported},
	{"refused", ErrRefused},
	{"unauthorized", ErrUnauthorized},
	{"rate-limited", ErrRateLimited},
	{"unavailable", ErrUnavailable},
	{"canceled", context.Canceled},
	{"deadline", context.DeadlineExceeded},
}

// RecordedRequest returns a request of the contract as a recording keeps it, without
// its secrets. Two calls are the same to a replay if these bytes are.
func RecordedRequest(request any) json.RawMessage {
	switch r := request.(type) {
	case *SubmitRequest:
		c := *r
		c.AccountNumber = redactedAccount(r.AccountNumber)
		c.Documents = slices.Clone(r.Documents)
		for i := range c.Documents {
			c.Documents[i].Content = nil
		}
		return encode(&c)
	case *SendDocumentRequest:
		c := *r
		c.Document.Content = nil
		return encode(&c)
	case *FetchRecordRequest:
		c := *r
		c.AccountNumber = redactedAccount(r.AccountNumber)
		return encode(&c)
	case *ParseWebhookRequest:
		return encode(&ParseWebhookRequest{At: r.At})
	}
	return encode(request)
}

func redactedResponse(response any) any {
	switch r := response.(type) {
	case *FetchRecordResponse:
		c := *r
		c.Record.AccountNumber = redactedAccount(r.Record.AccountNumber)
		return &c
	case *ParseWebhookResponse:
		c := *r
		c.PortOuts = redactedPortOuts(r.PortOuts)
		return &c
	case *ListPortOutsResponse:
		c := *r
		c.PortOuts = redactedPortOuts(r.PortOuts)
		return &c
	}
	return response
}

func redactedPortOuts(list []PortOut) []PortOut {
	list = slices.Clone(list)
	for i := range list {
		list[i].AccountNumber = redactedAccount(list[i].AccountNumber)
	}
	return list
}

func redactedAccount(a loa.AccountNumber) loa.AccountNumber {
	return loa.NewAccountNumber(a.String())
}

// encode is v as JSON; nothing for what has none, such as an instant behind the year 9999:
// a replay then knows that the answer is missing.
func encode(v any) json.RawMessage {
	b, _ := json.Marshal(v)
	return b
}
