package carriertest_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// as is a subject that was changed.
func as(wrap func(carrier.Carrier) carrier.Carrier, change func(s *carriertest.Subject)) carriertest.New {
	whole := subject(wrap)
	return func() (*carriertest.Subject, error) {
		s, err := whole()
		change(s)
		return s, err
	}
}

// takes makes answers of an operation's errors.
func takes(op carrier.Op) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if call.Op == op {
				return taken(call, err)
			}
			return err
		})
	}
}

// What the contract permits is no finding, however odd.
func TestNoFindings(t *testing.T) {
	keep := func(*carriertest.Subject) {}
	of := func(number string, order func() *carrier.SubmitRequest) func() *carrier.SubmitRequest {
		return func() *carrier.SubmitRequest {
			r := order()
			r.Numbers = []numbering.Number{numbering.MustParse(number)}
			return r
		}
	}
	brief := func(s *carriertest.Subject) { s.Order = of("512-555-0100", s.Order) } // changes are taken for a minute
	for name, n := range map[string]carriertest.New{
		"orders of one number": as(nil, func(s *carriertest.Subject) {
			s.Order, s.Denied = of("512-555-0130", s.Order), of("512-555-0102", s.Denied) // magic numbers
		}),
		"a short PIN in an error": as(func(c carrier.Carrier) carrier.Carrier {
			return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				err := next(ctx)
				if e, ok := errors.AsType[*carrier.Error](err); ok {
					e.Err = errors.Join(e.Err, errors.New("555 is no status"))
				}
				return err
			})
		}, func(s *carriertest.Subject) {
			order := s.Order
			s.Order = func() *carrier.SubmitRequest {
				r := order()
				r.PIN, r.Numbers = loa.NewPIN("555"), r.Numbers[:1]
				return r
			}
			s.Advance = nil // it is a wrong one
		}),
		"a minute for changes":       as(nil, brief),
		"changes until nobody knows": as(answers(func(l *carrier.Limits, _ int) { l.Blackout = 0 }), brief),
		"changes without limits": func() (*carriertest.Subject, error) {
			s, err := subject(nil, carrier.OpDescribe)()
			brief(s)
			return s, err
		},
		"nothing is lost": as(nil, func(s *carriertest.Subject) { s.LoseAnswer = func() {} }),
		"cancels at once": as(lines(func(l *carrier.LineReport) {
			if l.Cancel != "" {
				l.Status, l.Cancel = carrier.Canceled, ""
			}
		}), keep),
		"refuses to cancel": as(lines(func(l *carrier.LineReport) {
			if l.Cancel != "" {
				l.Cancel = carrier.CancelRefused
			}
		}), keep),
		"records are pending": as(answers(func(r *carrier.FetchRecordResponse, _ int) { *r = carrier.FetchRecordResponse{Pending: true} }), keep),
		"a record of a number": as(answers(func(r *carrier.FetchRecordResponse, _ int) {
			r.Reason = carrier.Reason{}
			r.Record.Numbers = make([]loa.RecordNumber, 1)
		}), keep),
		"no limit on documents": as(func(c carrier.Carrier) carrier.Carrier {
			return answers(func(l *carrier.Limits, _ int) { l.MaxDocument = 0 })(takes(carrier.OpSendDocument)(c))
		}, keep),
		"a large limit on documents": as(func(c carrier.Carrier) carrier.Carrier {
			return answers(func(l *carrier.Limits, _ int) { l.MaxDocument = 64<<20 + 1 })(takes(carrier.OpSendDocument)(c))
		}, keep),
	} {
		require.NoError(t, carriertest.Check(t.Context(), n), name)
	}
}

// A carrier may confirm at once.
func TestConfirmedAtOnce(t *testing.T) {
	require.Empty(t, findings(t, "status-is-present", subject(lines(func(l *carrier.LineReport) { l.Status = carrier.Confirmed }))))
}

// A submission whose outcome is unknown may be known to the carrier.
func TestActsInDoubt(t *testing.T) {
	require.Empty(t, findings(t, "unsent-is-certain", subject(func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			if err := next(context.WithoutCancel(ctx)); err != nil || ctx.Err() == nil {
				return err
			}
			return &carrier.Error{Op: call.Op, Err: ctx.Err()}
		})
	})))
}

// A port-out whose version the harness does not tell is of the first, and one of no end
// may be answered at any time.
func TestPortOutsOfLittleWord(t *testing.T) {
	for inCase, wrap := range map[string]func(carrier.Carrier) carrier.Carrier{
		"port-out-stale": nil,
		"port-out-late":  takes(carrier.OpRespondPortOut),
	} {
		require.Empty(t, findings(t, inCase, as(wrap, func(s *carriertest.Subject) {
			ask := s.PortOut
			s.PortOut = func(ref string) carrier.PortOut {
				p := ask(ref)
				p.Version, p.AnswerBy = 0, time.Time{}
				return p
			}
		})), inCase)
	}
}

// The references and numbers of port-outs are the harness's, in any order.
func TestPortOutsBackwards(t *testing.T) {
	require.Empty(t, findings(t, "port-outs-listed", as(nil, func(s *carriertest.Subject) {
		ask, refs := s.PortOut, []string{"OUT-2", "OUT-1"}
		s.PortOut = func(string) carrier.PortOut {
			ref := refs[0]
			refs = refs[1:]
			return ask(ref)
		}
	})))
	require.Empty(t, findings(t, "port-out-answer", as(nil, func(s *carriertest.Subject) {
		ask := s.PortOut
		s.PortOut = func(ref string) carrier.PortOut {
			p := ask(ref)
			slices.Reverse(p.Numbers)
			return p
		}
	})))
}
