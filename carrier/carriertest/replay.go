package carriertest

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/openlnp/lnp/carrier"
)

// ErrReplay is matched by the errors of [Replay].
var ErrReplay = errors.New("carriertest: not a recording")

// longest is how long a line of a recording may be, in bytes.
const longest = 64 << 20

// Replay returns a carrier that answers as a recording of carrier.Recording did: a
// call gets the answer of the first recorded call with the same operation and request
// that was not answered yet, and the last such answer again when there is no further
// one. A call that was never recorded is carrier.ErrUnavailable. It has the abilities
// that the recording shows.
func Replay(r io.Reader) (carrier.Carrier, error) {
	p := &replayed{answers: map[string][]carrier.Recorded{}, ops: map[carrier.Op]bool{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longest)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var rec carrier.Recorded
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			return nil, fmt.Errorf("%w: line %d", ErrReplay, n)
		}
		k := key(rec.Op, rec.Request)
		p.answers[k] = append(p.answers[k], rec)
		p.ops[rec.Op] = true
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReplay, err)
	}
	return carrier.Wrap(everything{ops: p.ops}, p.answer), nil
}

// everything has the methods of all abilities; a replay never calls them.
type everything struct {
	carrier.Carrier
	carrier.Checker
	carrier.Supplementer
	carrier.Activator
	carrier.DocumentSender
	carrier.RecordFetcher
	carrier.EventLister
	carrier.WebhookParser
	carrier.MessagingEnabler
	carrier.PortOutResponder
	carrier.PortOutLister
	carrier.Describer
	ops map[carrier.Op]bool
}

// Able implements [carrier.Abler].
func (e everything) Able(op carrier.Op) bool { return e.ops[op] }

func key(op carrier.Op, request json.RawMessage) string { return string(op) + " " + string(request) }

type replayed struct {
	mu      sync.Mutex
	answers map[string][]carrier.Recorded
	ops     map[carrier.Op]bool
}

func (p *replayed) answer(_ context.Context, call *carrier.Call, _ func(context.Context) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	k := key(call.Op, carrier.RecordedRequest(call.Request))
	list := p.answers[k]
	if len(list) == 0 {
		return &carrier.Error{Op: call.Op, Carrier: "replay", Err: fmt.Errorf("%w: call was not recorded", carrier.ErrUnavailable), Unsent: true}
	}
	rec := list[0]
	if len(list) > 1 {
		p.answers[k] = list[1:]
	}
	if rec.Error != nil {
		return rec.Error.Err(call.Op)
	}
	call.Response = response(call.Op)
	if err := json.Unmarshal(rec.Response, call.Response); err != nil {
		return &carrier.Error{Op: call.Op, Carrier: "replay", Err: ErrReplay, Unsent: true}
	}
	return nil
}

// response is an empty answer for an operation.
func response(op carrier.Op) any {
	switch op {
	case carrier.OpCheck:
		return &carrier.CheckResponse{}
	case carrier.OpListEvents:
		return &carrier.ListEventsResponse{}
	case carrier.OpParseWebhook:
		return &carrier.ParseWebhookResponse{}
	case carrier.OpEnableMessaging:
		return &carrier.EnableMessagingResponse{}
	case carrier.OpFetchRecord:
		return &carrier.FetchRecordResponse{}
	case carrier.OpListPortOuts:
		return &carrier.ListPortOutsResponse{}
	case carrier.OpDescribe:
		return &carrier.Limits{}
	default:
		return &carrier.Report{}
	}
}
