package carriertest_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
)

// Whichever of four submissions at a time is answered with another order, or fails, it is
// noticed.
func TestConcurrentSubmits(t *testing.T) {
	want := []string{"four submissions of one order at a time did not answer with one order"}
	for n := range 4 {
		for _, wrap := range []func(carrier.Carrier) carrier.Carrier{
			answers(func(r *carrier.Report, i int) {
				if i == n+1 {
					r.Lines[1].Ref = "ANOTHER"
				}
			}),
			at(carrier.OpSubmit, int64(n+1), new(atomic.Bool), notTaken),
		} {
			require.Equal(t, want, findings(t, "concurrent-submits", subject(wrap)))
		}
	}
	require.Equal(t, want, findings(t, "concurrent-submits", subject(fails(carrier.OpSubmit))), "four that fail alike are no order")
}

// The calls of a case that race are tried in both orders.
func TestOneAfterTheOther(t *testing.T) {
	forget := lines(func(l *carrier.LineReport) { l.Cancel = "" })
	atOnce := lines(func(l *carrier.LineReport) {
		if l.Cancel != "" {
			l.Status, l.Cancel = carrier.Canceled, ""
		}
	})
	invent := lines(func(l *carrier.LineReport) { l.Cancel = carrier.CancelPending })
	for _, tt := range []struct {
		name  string
		first carrier.Op
		wrap  func(carrier.Carrier) carrier.Carrier
		text  string
	}{
		{"submitted first", carrier.OpSubmit, lines(func(*carrier.LineReport) {}), ""},
		{"canceled first", carrier.OpCancel, lines(func(*carrier.LineReport) {}), ""},
		{"canceled at once", carrier.OpSubmit, atOnce, ""},
		{"forgotten", carrier.OpSubmit, forget, `a cancellation beside the submission: <nil>, and then a line is received, its answer ""`},
		{"invented", carrier.OpCancel, invent, `a cancellation beside the submission: carrier: fake: cancel: order is not known, and then a line is received, its answer "pending"`},
	} {
		got := findings(t, "one-after-the-other", subject(func(c carrier.Carrier) carrier.Carrier {
			done := make(chan struct{})
			return carrier.Wrap(tt.wrap(c), func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				if call.Op == tt.first {
					defer close(done)
				} else if call.Op != carrier.OpStatus {
					<-done
				}
				return next(ctx)
			})
		}))
		var want []string
		if tt.text != "" {
			want = []string{tt.text, tt.text} // of two numbers
		}
		require.Equal(t, want, got, tt.name)
	}
}
