package carriertest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// Each of the following breaks a carrier in one way.

// eachReport changes every report.
func eachReport(change func(*carrier.Report)) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if r, ok := call.Response.(*carrier.Report); ok && err == nil && len(r.Lines) > 0 {
				change(r)
			}
			return err
		})
	}
}

// eachError changes every error of the contract.
func eachError(change func(e *carrier.Error, request any) error) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if e, ok := errors.AsType[*carrier.Error](err); ok {
				return change(e, call.Request)
			}
			return err
		})
	}
}

// each replaces the calls of one kind of request.
func each[Req any](c carrier.Carrier, do func(ctx context.Context, r *Req, call *carrier.Call, next func(context.Context) error) error) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		if r, ok := call.Request.(*Req); ok {
			return do(ctx, r, call, next)
		}
		return next(ctx)
	})
}

// createsAgain makes a second order of a repeated submission.
func createsAgain(c carrier.Carrier) carrier.Carrier {
	var mu sync.Mutex
	copies := map[string]string{}
	return each(c, func(ctx context.Context, r *carrier.SubmitRequest, call *carrier.Call, next func(context.Context) error) error {
		mu.Lock()
		defer mu.Unlock()
		if _, err := c.Status(ctx, &carrier.StatusRequest{PON: r.PON}); err != nil || r.Version > 1 || len(r.PON) > 22 {
			return next(ctx)
		}
		again := cloneSubmit(r)
		again.PON += "-A" + copies[r.PON]
		copies[r.PON] = "A"
		report, err := c.Submit(ctx, again)
		if err == nil {
			report.PON, call.Response = r.PON, report
		}
		return err
	})
}

// forgives answers a request that the carrier refused for a cause as if it had taken
// it: with the order as it is, or with an empty report.
func forgives[Req any](cause error, pon func(*Req) string) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return each(c, func(ctx context.Context, r *Req, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if !errors.Is(err, cause) {
				return err
			}
			report, e := c.Status(ctx, &carrier.StatusRequest{PON: pon(r)})
			if e != nil {
				report = &carrier.Report{PON: pon(r)}
			}
			call.Response = report
			return nil
		})
	}
}

func submitPON(r *carrier.SubmitRequest) string         { return r.PON }
func statusPON(r *carrier.StatusRequest) string         { return r.PON }
func cancelPON(r *carrier.CancelRequest) string         { return r.PON }
func activatePON(r *carrier.ActivateRequest) string     { return r.PON }
func supplementPON(r *carrier.SupplementRequest) string { return r.PON }

// takesWithheld submits without the credentials that were lost.
func takesWithheld(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.SubmitRequest, call *carrier.Call, next func(context.Context) error) error {
		without := cloneSubmit(r)
		lose(&without.AccountNumber)
		lose(&without.PIN)
		lose(&without.SSN4)
		lose(&without.TaxID)
		lose(&without.DeviceID)
		if without.SameBody(r) {
			return next(ctx)
		}
		report, err := c.Submit(ctx, without)
		call.Response = report
		return err
	})
}

func lose[S interface{ IsWithheld() bool }](s *S) {
	if (*s).IsWithheld() {
		var none S
		*s = none
	}
}

// rejectsWithError makes an error of a rejection.
func rejectsWithError(c carrier.Carrier) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.Report); ok && err == nil && len(r.Lines) > 0 && r.Lines[0].Status == carrier.Rejected {
			return &carrier.Error{Op: call.Op, Err: carrier.ErrRefused}
		}
		return err
	})
}

// goesBackInTime gives each view an earlier instant.
func goesBackInTime() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var mu sync.Mutex
		back := time.Duration(0)
		return eachReport(func(r *carrier.Report) {
			mu.Lock()
			defer mu.Unlock()
			back += 24 * time.Hour
			r.AsOf = r.AsOf.Add(-back)
		})(c)
	}
}

// leakSecrets quotes the request in the error.
func leakSecrets(e *carrier.Error, request any) error {
	if r, ok := request.(*carrier.SubmitRequest); ok && len(r.Numbers) > 0 {
		e.Err = errors.Join(e.Err, errors.New("account "+r.AccountNumber.Reveal()+", number "+r.Numbers[0].String()))
	}
	return e
}

// ignoresContext goes on when the context is done.
func ignoresContext(c carrier.Carrier) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, _ *carrier.Call, next func(context.Context) error) error {
		return next(context.WithoutCancel(ctx))
	})
}

// claimsUnsent acts and says that it did nothing.
func claimsUnsent(c carrier.Carrier) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		err := next(context.WithoutCancel(ctx))
		if ctx.Err() != nil {
			return &carrier.Error{Op: call.Op, Err: ctx.Err(), Unsent: true}
		}
		return err
	})
}

// changesRequest writes into the request.
func changesRequest(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.SubmitRequest, _ *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		r.Reference = "seen"
		return err
	})
}

// keepsReport hands out the same report again.
func keepsReport(c carrier.Carrier) carrier.Carrier {
	var mu sync.Mutex
	kept := map[string]*carrier.Report{}
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.Report); ok && err == nil {
			mu.Lock()
			defer mu.Unlock()
			if kept[r.PON] == nil {
				kept[r.PON] = r
			}
			call.Response = kept[r.PON]
		}
		return err
	})
}

// failsCancel makes errors of all cancellations.
func failsCancel(c carrier.Carrier) carrier.Carrier {
	return each(c, func(context.Context, *carrier.CancelRequest, *carrier.Call, func(context.Context) error) error {
		return &carrier.Error{Op: carrier.OpCancel, Err: carrier.ErrRefused, Unsent: true}
	})
}

// cancelsAll cancels all numbers when some are named.
func cancelsAll(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.CancelRequest, call *carrier.Call, _ func(context.Context) error) error {
		report, err := c.Cancel(ctx, &carrier.CancelRequest{PON: r.PON})
		call.Response = report
		return err
	})
}

// changesMind refuses each second cancellation.
func changesMind() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var mu sync.Mutex
		asked := map[string]bool{}
		return each(c, func(ctx context.Context, r *carrier.CancelRequest, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			mu.Lock()
			defer mu.Unlock()
			if report, ok := call.Response.(*carrier.Report); ok && err == nil && asked[r.PON] {
				for i := range report.Lines {
					report.Lines[i].Cancel = carrier.CancelRefused
				}
			}
			asked[r.PON] = true
			return err
		})
	}
}

// checks changes the answers of checks.
func checks(change func(*carrier.CheckResponse)) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return each(c, func(ctx context.Context, _ *carrier.CheckRequest, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if r, ok := call.Response.(*carrier.CheckResponse); ok && err == nil {
				change(r)
			}
			return err
		})
	}
}

// failsCheck makes an error of a number that cannot be ported.
func failsCheck(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.CheckRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*carrier.CheckResponse); ok && err == nil {
			for _, one := range r.Results {
				if !one.Portable {
					return &carrier.Error{Op: carrier.OpCheck, Err: carrier.ErrInvalid, Unsent: true}
				}
			}
		}
		return err
	})
}

// losesEvents gives each event once, whatever the cursor.
func losesEvents() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var mu sync.Mutex
		given := map[string]bool{}
		return each(c, func(ctx context.Context, _ *carrier.ListEventsRequest, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			mu.Lock()
			defer mu.Unlock()
			if r, ok := call.Response.(*carrier.ListEventsResponse); ok && err == nil {
				r.Events = slices.DeleteFunc(r.Events, func(e carrier.Event) bool {
					seen := given[e.ID]
					given[e.ID] = true
					return seen
				})
			}
			return err
		})
	}
}

// boasts of abilities that it does not have.
func boasts(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, _ *carrier.DescribeRequest, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if l, ok := call.Response.(*carrier.Limits); ok && err == nil {
			l.Abilities = append(l.Abilities, "teleport")
		}
		return err
	})
}

// racesItself makes an order of each submission that comes while another is under
// way.
func racesItself() func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var mu sync.Mutex
		seen := map[string]int{}
		return each(c, func(ctx context.Context, r *carrier.SubmitRequest, call *carrier.Call, next func(context.Context) error) error {
			mu.Lock()
			seen[r.PON]++
			n := seen[r.PON]
			mu.Unlock()
			err := next(ctx)
			if report, ok := call.Response.(*carrier.Report); ok && err == nil && n > 1 {
				for i := range report.Lines {
					report.Lines[i].Ref += "-again"
				}
			}
			return err
		})
	}
}

func documentPON(r *carrier.SendDocumentRequest) string  { return r.PON }
func portOutRef(r *carrier.RespondPortOutRequest) string { return r.Ref }
