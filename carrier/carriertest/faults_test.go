package carriertest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
)

// allOps are the operations of the contract.
var allOps = []carrier.Op{
	carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpCheck, carrier.OpSupplement, carrier.OpActivate,
	carrier.OpSendDocument, carrier.OpFetchRecord, carrier.OpListEvents, carrier.OpParseWebhook, carrier.OpEnableMessaging,
	carrier.OpRespondPortOut, carrier.OpListPortOuts, carrier.OpDescribe,
}

// fault spoils what one call is answered with, or what its error is.
type fault func(call *carrier.Call, err error) error

// at spoils the nth call of an operation, and all of them if n is 0; reached tells
// whether there was one. Each case of the suite has a carrier of its own to count on.
func at(op carrier.Op, n int64, reached *atomic.Bool, spoil fault) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var count atomic.Int64
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if call.Op == op && (count.Add(1) == n || n == 0) {
				reached.Store(true)
				return spoil(call, err)
			}
			return err
		})
	}
}

// notTaken makes an error of an answer.
func notTaken(call *carrier.Call, err error) error {
	if err != nil {
		return err
	}
	return &carrier.Error{Op: call.Op, Err: carrier.ErrUnavailable}
}

// taken makes an answer of an error.
func taken(call *carrier.Call, err error) error {
	if err == nil {
		return nil
	}
	switch call.Op {
	case carrier.OpParseWebhook:
		call.Response = &carrier.ParseWebhookResponse{}
	case carrier.OpEnableMessaging:
		call.Response = &carrier.EnableMessagingResponse{}
	default:
		call.Response = &carrier.Report{Lines: make([]carrier.LineReport, 1)}
	}
	return nil
}

// line changes one line of a report.
func line(i int, change func(*carrier.LineReport)) fault {
	return func(call *carrier.Call, err error) error {
		if r, ok := call.Response.(*carrier.Report); ok && i < len(r.Lines) {
			change(&r.Lines[i])
		}
		return err
	}
}

// noticed are the cases that notice something, each with how many findings. What happens
// when two calls race is left out.
func noticed(t *testing.T, wrap func(carrier.Carrier) carrier.Carrier) string {
	t.Helper()
	err := carriertest.Check(t.Context(), subject(wrap))
	if err == nil {
		return ""
	}
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, err)
	var names []string
	times := map[string]int{}
	for _, e := range joined.Unwrap() {
		f, ok := errors.AsType[*carriertest.Finding](e)
		require.True(t, ok, e)
		if times[f.Case]++; times[f.Case] == 1 && f.Case != "one-after-the-other" {
			names = append(names, f.Case)
		}
	}
	for i, name := range names {
		if times[name] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, times[name])
		}
	}
	return strings.Join(names, ", ")
}

// Which cases notice that one call fails, is taken though it should not be, or answers
// with a line that is wrong; nothing stands where none does. So it is known what each case
// makes of each of its calls and of each line.
func TestFaultsOfOneCall(t *testing.T) {
	var b strings.Builder
	try := func(op carrier.Op, n int64, name string, spoil fault) bool {
		var reached atomic.Bool
		which := fmt.Sprintf("call %d", n)
		if n == 0 {
			which = "each call"
		}
		if found := noticed(t, at(op, n, &reached, spoil)); found != "" {
			fmt.Fprintf(&b, "%s, %s %s: %s\n", op, which, name, found)
		}
		return reached.Load()
	}
	for _, op := range allOps {
		for n := int64(1); n < 6 && try(op, n, "fails", notTaken); n++ {
			try(op, n, "is taken", taken)
		}
	}
	const submit, status, cancel, respond = carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpRespondPortOut
	for _, change := range []struct {
		name string
		ops  []carrier.Op
		do   func(*carrier.LineReport)
	}{
		{"has another number", []carrier.Op{submit, status, cancel, respond}, func(l *carrier.LineReport) { l.Number = numbering.MustParse("202-555-0188") }},
		{"has an earlier version", []carrier.Op{submit, status}, func(l *carrier.LineReport) { l.Version-- }},
		{"has another reference", []carrier.Op{submit, status, cancel}, func(l *carrier.LineReport) { l.Ref += "-X" }},
		{"is rejected for nothing", []carrier.Op{submit, status, respond}, func(l *carrier.LineReport) { l.Status, l.Reasons = carrier.Rejected, nil }},
		{"is rejected for no code", []carrier.Op{status}, func(l *carrier.LineReport) { l.Status, l.Reasons = carrier.Rejected, make([]carrier.Reason, 1) }},
		{"is received", []carrier.Op{status, cancel, respond}, func(l *carrier.LineReport) { l.Status = carrier.Received }},
		{"is confirmed for no day", []carrier.Op{status}, func(l *carrier.LineReport) { l.Status, l.Release.Date = carrier.Confirmed, calendar.Date{} }},
		{"is active", []carrier.Op{status, cancel, respond}, func(l *carrier.LineReport) { l.Status = carrier.Active }},
		{"is canceled", []carrier.Op{status, cancel}, func(l *carrier.LineReport) { l.Status, l.Cancel = carrier.Canceled, "" }},
		{"is not to be canceled", []carrier.Op{cancel}, func(l *carrier.LineReport) { l.Cancel = "" }},
		{"is not canceled", []carrier.Op{cancel}, func(l *carrier.LineReport) { l.Cancel = carrier.CancelRefused }},
	} {
		for _, op := range change.ops {
			for i := range 2 {
				for _, n := range []int64{1, 2, 0} {
					try(op, n, fmt.Sprintf("where line %d %s", i+1, change.name), line(i, change.do))
				}
			}
		}
	}
	golden.Equal(t, "testdata/faults.golden", b.String())
}
