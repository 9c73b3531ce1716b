package carriertest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// Each of the following breaks a carrier in one way.

// each replaces the calls of one kind of request.
func each[Req any](c carrier.Carrier, do func(ctx context.Context, r *Req, call *carrier.Call, next func(context.Context) error) error) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		if r, ok := call.Request.(*Req); ok {
			return do(ctx, r, call, next)
		}
		return next(ctx)
	})
}

// eachAnswer changes the answers of one kind, or makes errors of them. A call that failed
// has none.
func eachAnswer[Resp any](c carrier.Carrier, change func(call *carrier.Call, r *Resp) error) carrier.Carrier {
	return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		if r, ok := call.Response.(*Resp); ok {
			return change(call, r)
		}
		return err
	})
}

// eachReport changes the reports of an operation, of all for "".
func eachReport(op carrier.Op, change func(*carrier.Report)) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return eachAnswer(c, func(call *carrier.Call, r *carrier.Report) error {
			if op == "" || op == call.Op {
				change(r)
			}
			return nil
		})
	}
}

// eachLine changes the lines of these reports.
func eachLine(op carrier.Op, change func(*carrier.LineReport)) func(carrier.Carrier) carrier.Carrier {
	return eachReport(op, func(r *carrier.Report) {
		for i := range r.Lines {
			change(&r.Lines[i])
		}
	})
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

// createsAgain makes a second order of a repeated submission.
func createsAgain(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.SubmitRequest, call *carrier.Call, next func(context.Context) error) error {
		if _, err := c.Status(ctx, &carrier.StatusRequest{PON: r.PON}); err != nil || r.Version > 1 {
			return next(ctx)
		}
		again := cloneSubmit(r)
		again.PON += "A"
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

func submitPON(r *carrier.SubmitRequest) string          { return r.PON }
func statusPON(r *carrier.StatusRequest) string          { return r.PON }
func cancelPON(r *carrier.CancelRequest) string          { return r.PON }
func activatePON(r *carrier.ActivateRequest) string      { return r.PON }
func supplementPON(r *carrier.SupplementRequest) string  { return r.PON }
func documentPON(r *carrier.SendDocumentRequest) string  { return r.PON }
func portOutRef(r *carrier.RespondPortOutRequest) string { return r.Ref }

// refuses takes no request of a kind.
func refuses[Req any](c carrier.Carrier) carrier.Carrier {
	return each(c, func(_ context.Context, _ *Req, call *carrier.Call, _ func(context.Context) error) error {
		return &carrier.Error{Op: call.Op, Err: carrier.ErrRefused, Unsent: true}
	})
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

// failsReports makes errors of the reports that hold a status.
func failsReports(s carrier.Status, cause error) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return eachAnswer(c, func(call *carrier.Call, r *carrier.Report) error {
			if slices.ContainsFunc(r.Lines, func(l carrier.LineReport) bool { return l.Status == s }) {
				return &carrier.Error{Op: call.Op, Err: cause}
			}
			return nil
		})
	}
}

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

// goesBackInTime gives each view an earlier instant.
func goesBackInTime(c carrier.Carrier) carrier.Carrier {
	const day = 24 * time.Hour
	var n atomic.Int64
	return eachReport("", func(r *carrier.Report) { r.AsOf = r.AsOf.Add(-day * time.Duration(n.Add(1))) })(c)
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
	var kept sync.Map // by purchase order number
	return eachAnswer(c, func(call *carrier.Call, r *carrier.Report) error {
		call.Response, _ = kept.LoadOrStore(r.PON, r)
		return nil
	})
}

// keepsRequest looks at a request again after the call.
func keepsRequest(c carrier.Carrier) carrier.Carrier {
	var requests sync.Map // by purchase order number
	return eachAnswer(c, func(call *carrier.Call, out *carrier.Report) error {
		if r, ok := call.Request.(*carrier.SubmitRequest); ok {
			requests.Store(r.PON, r)
		}
		kept, _ := requests.Load(out.PON)
		if r, ok := kept.(*carrier.SubmitRequest); ok {
			for i := range min(len(r.Numbers), len(out.Lines)) {
				out.Lines[i].Number = r.Numbers[i]
			}
		}
		return nil
	})
}

// racesItself makes an order of each submission that comes while another is under
// way.
func racesItself(c carrier.Carrier) carrier.Carrier {
	var seen sync.Map // purchase order numbers
	return eachReport(carrier.OpSubmit, func(r *carrier.Report) {
		if _, again := seen.LoadOrStore(r.PON, nil); again {
			for i := range r.Lines {
				r.Lines[i].Ref += "-again"
			}
		}
	})(c)
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
func changesMind(c carrier.Carrier) carrier.Carrier {
	var asked sync.Map // purchase order numbers
	return eachReport(carrier.OpCancel, func(r *carrier.Report) {
		if _, again := asked.LoadOrStore(r.PON, nil); again {
			for i := range r.Lines {
				r.Lines[i].Cancel = carrier.CancelRefused
			}
		}
	})(c)
}

// takesAnyCancel answers every cancellation with an empty report, and forgets it.
func takesAnyCancel(c carrier.Carrier) carrier.Carrier {
	return each(c, func(ctx context.Context, r *carrier.CancelRequest, call *carrier.Call, _ func(context.Context) error) error {
		call.Response = &carrier.Report{PON: r.PON}
		return ctx.Err()
	})
}
