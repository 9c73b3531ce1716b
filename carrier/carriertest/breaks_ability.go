package carriertest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/openlnp/lnp/carrier"
)

// checksHalf answers for the first numbers only.
func checksHalf(c carrier.Carrier) carrier.Carrier {
	return eachAnswer(c, func(_ *carrier.Call, r *carrier.CheckResponse) error {
		r.Results = r.Results[:len(r.Results)/2]
		return nil
	})
}

// checksByMood answers every second check otherwise.
func checksByMood(c carrier.Carrier) carrier.Carrier {
	var n atomic.Int64
	return eachAnswer(c, func(_ *carrier.Call, r *carrier.CheckResponse) error {
		if n.Add(1)%2 == 0 {
			for i := range r.Results {
				r.Results[i].LosingCarrier = "Another"
			}
		}
		return nil
	})
}

// failsCheck makes an error of a number that cannot be ported.
func failsCheck(c carrier.Carrier) carrier.Carrier {
	return eachAnswer(c, func(call *carrier.Call, r *carrier.CheckResponse) error {
		if slices.ContainsFunc(r.Results, func(one carrier.CheckResult) bool { return !one.Portable }) {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrInvalid, Unsent: true}
		}
		return nil
	})
}

// losesEvents gives each event once, whatever the cursor.
func losesEvents(c carrier.Carrier) carrier.Carrier {
	var given sync.Map // ids
	return eachAnswer(c, func(_ *carrier.Call, r *carrier.ListEventsResponse) error {
		r.Events = slices.DeleteFunc(r.Events, func(e carrier.Event) bool {
			_, seen := given.LoadOrStore(e.ID, nil)
			return seen
		})
		return nil
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
	return eachAnswer(c, func(call *carrier.Call, r *carrier.FetchRecordResponse) error {
		if !r.Reason.IsZero() {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrRefused, Unsent: true}
		}
		return nil
	})
}

// activatesAgain says that what it activated has yet to be.
func activatesAgain(c carrier.Carrier) carrier.Carrier {
	var activated atomic.Bool
	return eachAnswer(c, func(call *carrier.Call, r *carrier.Report) error {
		if call.Op == carrier.OpActivate {
			activated.Store(true)
		}
		if activated.Load() {
			for i := range r.Lines {
				r.Lines[i].Status = carrier.Activating
			}
		}
		return nil
	})
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
	return eachAnswer(c, func(call *carrier.Call, r *carrier.ParseWebhookResponse) error {
		if len(r.Events) == 0 && len(r.PortOuts) == 0 {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrInvalid, Unsent: true}
		}
		return nil
	})
}

// boasts of abilities that it does not have.
func boasts(c carrier.Carrier) carrier.Carrier {
	return eachAnswer(c, func(_ *carrier.Call, l *carrier.Limits) error {
		l.Abilities = append(l.Abilities, "teleport")
		return nil
	})
}

// changesLimits takes more each time it is asked.
func changesLimits(c carrier.Carrier) carrier.Carrier {
	var n atomic.Int64
	return eachAnswer(c, func(_ *carrier.Call, l *carrier.Limits) error {
		l.HorizonDays += int(n.Add(1))
		return nil
	})
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

// shufflesPortOuts lists them backwards.
func shufflesPortOuts(c carrier.Carrier) carrier.Carrier {
	return eachAnswer(c, func(_ *carrier.Call, r *carrier.ListPortOutsResponse) error {
		slices.Reverse(r.PortOuts)
		return nil
	})
}
