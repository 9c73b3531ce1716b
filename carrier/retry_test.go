package carrier_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// Retrying: what is repeated, how long it waits, and when it stops.
func TestRetry(t *testing.T) {
	for _, tt := range []struct {
		name   string
		faults []fake.Fault
		op     carrier.Op
		want   error
		slept  []time.Duration
	}{
		{"busy twice", []fake.Fault{fake.FailBefore("", 2)}, carrier.OpSubmit, nil, []time.Duration{time.Second, 2 * time.Second}},
		{"answer lost", []fake.Fault{fake.LoseAnswer("")}, carrier.OpSubmit, nil, []time.Duration{time.Second}},
		{"told when", []fake.Fault{fake.Limit(1, 30*time.Second)}, carrier.OpSubmit, nil, []time.Duration{30 * time.Second}},
		{"told as long as it waits", []fake.Fault{fake.Limit(1, time.Minute)}, carrier.OpSubmit, nil, []time.Duration{time.Minute}},
		{"told too long", []fake.Fault{fake.Limit(1, time.Minute+1)}, carrier.OpSubmit, carrier.ErrRateLimited, nil},
		{"for ever", []fake.Fault{{}}, carrier.OpSubmit, carrier.ErrUnavailable, []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		{"credentials", []fake.Fault{{Trouble: fake.Unauthorized}}, carrier.OpSubmit, carrier.ErrUnauthorized, nil},
		{"activation, unsent", []fake.Fault{fake.FailBefore("", 1)}, carrier.OpActivate, carrier.ErrNotFound, []time.Duration{time.Second}},
		{"activation, outcome unknown", []fake.Fault{{Trouble: fake.Timeout}}, carrier.OpActivate, context.DeadlineExceeded, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var slept []time.Duration
			c := carrier.Retry(fake.New(&fake.Options{Faults: tt.faults}), &carrier.RetryOptions{
				Sleep: func(_ context.Context, d time.Duration) error {
					if slept = append(slept, d); len(slept) > 9 {
						return errors.New("it does not stop")
					}
					return nil
				},
			})
			var err error
			if tt.op == carrier.OpActivate {
				_, err = carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "PO-1"})
			} else {
				_, err = c.Submit(ctx, request())
			}
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, tt.slept, slept)
		})
	}
}

// Settings as small as they can be are kept.
func TestRetrySettings(t *testing.T) {
	for _, tt := range []struct {
		name string
		opt  carrier.RetryOptions
		want []time.Duration
	}{
		{"none", carrier.RetryOptions{}, []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		{"one attempt", carrier.RetryOptions{Attempts: 1}, nil},
		{"a nanosecond", carrier.RetryOptions{Attempts: 3, Wait: 1}, []time.Duration{1, 2}},
		{"no longer than a nanosecond", carrier.RetryOptions{Attempts: 4, Wait: 1, MaxWait: 1}, []time.Duration{1, 1, 1}},
		{"longest", carrier.RetryOptions{Attempts: 5, MaxWait: 3 * time.Second}, []time.Duration{time.Second, 2 * time.Second, 3 * time.Second, 3 * time.Second}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var slept []time.Duration
			tt.opt.Sleep = func(_ context.Context, d time.Duration) error { slept = append(slept, d); return nil }
			_, err := carrier.Retry(fake.New(&fake.Options{Faults: []fake.Fault{{}}}), &tt.opt).Submit(ctx, request())
			require.ErrorIs(t, err, carrier.ErrUnavailable)
			require.Equal(t, tt.want, slept)
		})
	}
}

// When the wait is cut short, or the context ends, the caller gets the last failure; an
// error that is none of the contract's is nobody's to repeat.
func TestRetryStops(t *testing.T) {
	limited := func() carrier.Carrier {
		return fake.New(&fake.Options{Faults: []fake.Fault{{Trouble: fake.RateLimited}}})
	}
	slept := 0
	stopped := carrier.Retry(limited(), &carrier.RetryOptions{
		Sleep: func(context.Context, time.Duration) error { slept++; return context.Canceled },
	})
	_, err := stopped.Submit(ctx, request())
	require.ErrorIs(t, err, carrier.ErrRateLimited)
	require.Equal(t, 1, slept)

	over, cancel := context.WithCancel(ctx)
	ending := carrier.Wrap(limited(), func(ctx context.Context, _ *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		cancel()
		return err
	})
	slept = 0
	_, err = carrier.Retry(ending, &carrier.RetryOptions{
		Sleep: func(context.Context, time.Duration) error { slept++; return nil },
	}).Submit(over, request())
	require.ErrorIs(t, err, carrier.ErrRateLimited)
	require.Zero(t, slept)

	bare := errors.New("not of the contract")
	broken := carrier.Wrap(limited(), func(context.Context, *carrier.Call, func(context.Context) error) error { return bare })
	_, err = carrier.Retry(broken, &carrier.RetryOptions{}).Submit(ctx, request())
	require.Equal(t, bare, err)
}
