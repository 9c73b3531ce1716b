package carriertest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/openlnp/lnp/carrier"
)

// failsReport makes an error of the reports of a kind.
func failsReport(bad func(*carrier.Report) bool) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if r, ok := call.Response.(*carrier.Report); ok && err == nil && len(r.Lines) > 0 && bad(r) {
				return &carrier.Error{Op: call.Op, Err: errors.New("status is not known")}
			}
			return err
		})
	}
}

// takesAnyCancel answers the cancellation of an order that it does not know, and forgets
// it.
func takesAnyCancel(c carrier.Carrier) carrier.Carrier {
	var mu sync.Mutex
	return each(c, func(ctx context.Context, r *carrier.CancelRequest, call *carrier.Call, _ func(context.Context) error) error {
		mu.Lock()
		defer mu.Unlock()
		call.Response = &carrier.Report{PON: r.PON}
		return ctx.Err()
	})
}

// undoesLateCancel says that active numbers are canceled.
func undoesLateCancel(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.CancelRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.Report); ok && err == nil {
			for i := range r.Lines {
				r.Lines[i].Status = carrier.Canceled
			}
		}
		return err
	})
}

// checksByMood answers every second check otherwise.
func checksByMood() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var n atomic.Int64
		return checks(func(r *carrier.CheckResponse) {
			if n.Add(1)%2 == 0 && len(r.Results) > 0 {
				r.Results[0].LosingCarrier = "Another"
			}
		})(c)
	}
}

// secondFails makes an error of a request that came before.
func secondFails[Req any](c carrier.Carrier) carrier.Carrier {
	var n atomic.Int64
	return each(c, func(ctx context.Context, _ *Req, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if err == nil && n.Add(1) > 1 {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrConflict}
		}
		return err
	})
}

// messagesEarly takes numbers that are not active.
func messagesEarly(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.EnableMessagingRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if !errors.Is(err, carrier.ErrRefused) {
			return err
		}
		out := &carrier.EnableMessagingResponse{}
		for _, n := range r.Numbers {
			out.Lines = append(out.Lines, carrier.MessagingLine{Number: n, Status: carrier.MessagingPending})
		}
		call.Response = out
		return nil
	})
}

// failsRecords makes an error of a record that cannot be had.
func failsRecords(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.FetchRecordRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.FetchRecordResponse); ok && err == nil && !r.Reason.IsZero() {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrRefused, Unsent: true}
		}
		return err
	})
}

// refusesActivation refuses within the window of the release too.
func refusesActivation(c carrier.Carrier) carrier.Carrier {
	return each(c, func(context.Context, *carrier.ActivateRequest, *carrier.Call, func(context.Context) error) error {
		return &carrier.Error{Op: carrier.OpActivate, Err: carrier.ErrRefused, Unsent: true}
	})
}

// activatesAgain says that what it was asked to activate has yet to be.
func activatesAgain() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var asked atomic.Bool
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			if call.Op == carrier.OpActivate {
				asked.Store(true)
			}
			err := next(ctx)
			if r, ok := call.Response.(*carrier.Report); ok && err == nil && asked.Load() {
				for i := range r.Lines {
					r.Lines[i].Status = carrier.Activating
				}
			}
			return err
		})
	}
}

// readsAnything takes messages from anybody.
func readsAnything(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.ParseWebhookRequest, call *carrier.Call, next func(context.Context) error) error {
		if err := next(ctx); err != nil {
			call.Response = &carrier.ParseWebhookResponse{Events: []carrier.Event{{ID: "forged"}}}
		}
		return nil
	})
}

// failsOddMessages makes an error of a kind that it does not know.
func failsOddMessages(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.ParseWebhookRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.ParseWebhookResponse); ok && err == nil && len(r.Events)+len(r.PortOuts) == 0 {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrInvalid, Unsent: true}
		}
		return err
	})
}

// changesLimits takes more each time it is asked.
func changesLimits() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var n atomic.Int64
		return each(c, func(ctx context.Context, _ *carrier.DescribeRequest, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if l, ok := call.Response.(*carrier.Limits); ok && err == nil {
				l.HorizonDays += int(n.Add(1))
			}
			return err
		})
	}
}

// losesAbilities can less once an order was canceled.
func losesAbilities(c carrier.Carrier) carrier.Carrier {
	lost := new(atomic.Bool)
	return flickering{each(c, func(ctx context.Context, _ *carrier.CancelRequest, _ *carrier.Call, next func(context.Context) error) error {
		lost.Store(true)
		return next(ctx)
	}), lost}
}

type flickering struct {
	carrier.Carrier
	lost *atomic.Bool
}

// Unwrap implements [carrier.Unwrapper].
func (f flickering) Unwrap() carrier.Carrier {
	if f.lost.Load() {
		return nil
	}
	return f.Carrier
}

// ignoresAnswers says that a port-out waits still.
func ignoresAnswers(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.RespondPortOutRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.Report); ok && err == nil {
			for i := range r.Lines {
				r.Lines[i].Status = carrier.Received
			}
		}
		return err
	})
}

// shufflesPortOuts lists them backwards.
func shufflesPortOuts(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.ListPortOutsRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.ListPortOutsResponse); ok && err == nil {
			slices.Reverse(r.PortOuts)
		}
		return err
	})
}
