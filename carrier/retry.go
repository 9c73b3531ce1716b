package carrier

import (
	"context"
	"errors"
	"time"
)

// RetryOptions are the settings of [Retry]. Sleep is required.
type RetryOptions struct {
	// Sleep waits, as the caller's clock goes; it returns early, with its error,
	// once ctx is done. It is the caller's so that tests need not wait.
	Sleep func(ctx context.Context, d time.Duration) error
	// Attempts is how often a call is made at most; 0 means 4.
	Attempts int
	// Wait is the pause before the second attempt, which doubles with each further
	// one up to MaxWait; 0 means one second and one minute. A carrier that says how
	// long to wait is waited for that long, if it is no longer than MaxWait.
	Wait    time.Duration
	MaxWait time.Duration
}

// Retry returns a carrier that repeats calls of c which failed in a way that a
// repetition can heal: [Error.Temporary] decides. It repeats after an unknown outcome
// only what the contract makes safe to repeat, which is every operation but Activate:
// its caller has to look at the status first, since the date may have moved. It keeps
// the abilities of c.
func Retry(c Carrier, opt *RetryOptions) Carrier {
	o := *opt
	if o.Attempts <= 0 {
		o.Attempts = 4
	}
	if o.Wait <= 0 {
		o.Wait = time.Second
	}
	if o.MaxWait <= 0 {
		o.MaxWait = time.Minute
	}
	return Wrap(c, func(ctx context.Context, call *Call, next func(context.Context) error) error {
		wait := o.Wait
		for attempt := 1; ; attempt++ {
			err := next(ctx)
			e, ok := errors.AsType[*Error](err)
			if err == nil || !ok || attempt >= o.Attempts || !e.repeatable(call.Op) || e.RetryAfter > o.MaxWait || ctx.Err() != nil {
				return err
			}
			if o.Sleep(ctx, max(wait, e.RetryAfter)) != nil {
				return err
			}
			wait = min(2*wait, o.MaxWait)
		}
	})
}

// Temporary reports whether the same call may succeed later without anybody's doing:
// the carrier was busy or down, or the outcome is unknown for no reason that the
// contract names.
func (e *Error) Temporary() bool {
	for _, lasting := range [...]error{
		ErrInvalid, ErrConflict, ErrStale, ErrNotFound, ErrUnsupported, ErrRefused, ErrUnauthorized, context.Canceled,
	} {
		if errors.Is(e.Err, lasting) {
			return false
		}
	}
	return true
}

func (e *Error) repeatable(op Op) bool {
	return e.Temporary() && (e.Unsent || op != OpActivate)
}
