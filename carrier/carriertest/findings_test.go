package carriertest_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
)

// fails makes an error of every call of an operation that was answered.
func fails(op carrier.Op) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			if err := next(ctx); err != nil || call.Op != op {
				return err
			}
			return &carrier.Error{Op: op, Err: carrier.ErrUnavailable}
		})
	}
}

// answers changes what calls are answered with; n counts the answers of that kind.
func answers[Resp any](change func(r *Resp, n int)) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		var n atomic.Int64 // the suite calls at once, too
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if r, ok := call.Response.(*Resp); ok && err == nil {
				change(r, int(n.Add(1)))
			}
			return err
		})
	}
}

// instead answers a failed call of an operation with a report of one number, as if
// nothing had been wrong.
func instead(op carrier.Op) func(carrier.Carrier) carrier.Carrier {
	return func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
			err := next(ctx)
			if err == nil || call.Op != op {
				return err
			}
			call.Response = &carrier.Report{PON: "PO-1", Lines: make([]carrier.LineReport, 1)}
			return nil
		})
	}
}

// lines changes the lines of every report.
func lines(change func(l *carrier.LineReport)) func(carrier.Carrier) carrier.Carrier {
	return answers(func(r *carrier.Report, _ int) {
		for i := range r.Lines {
			change(&r.Lines[i])
		}
	})
}

// findings are what one case finds.
func findings(t *testing.T, inCase string, n carriertest.New) (texts []string) {
	t.Helper()
	failures, err := carriertest.CheckCase(t.Context(), inCase, n)
	require.NoError(t, err)
	for _, f := range failures {
		texts = append(texts, f.Text)
	}
	return texts
}

// A finding says what was wrong, in words that its reader can act on.
func TestFindings(t *testing.T) {
	for _, tt := range []struct {
		name   string
		wrap   func(carrier.Carrier) carrier.Carrier
		inCase string
		text   string
	}{
		{"a report of another order", answers(func(r *carrier.Report, _ int) { r.PON = "PO-X" }), "a-line-for-each-number", "a report lacks its purchase order number or its instant"},
		{"a report of no instant", answers(func(r *carrier.Report, _ int) { r.AsOf = time.Time{} }), "a-line-for-each-number", "a report lacks its purchase order number or its instant"},
		{"lines of other numbers", answers(func(r *carrier.Report, _ int) { slices.Reverse(r.Lines) }), "a-line-for-each-number", "line 0 is not that of number 0"},
		{"too few lines", answers(func(r *carrier.Report, _ int) { r.Lines = r.Lines[:1] }), "a-line-for-each-number", "2 numbers, 1 lines"},
		{"no lines", answers(func(r *carrier.Report, _ int) { r.Lines = nil }), "any-order", "submit answers with a report without lines"},
		{"no errors", instead(carrier.OpSubmit), "errors-are-typed", "submit of a request that cannot be: no error"},
		{"no references", lines(func(l *carrier.LineReport) { l.Ref = "" }), "submit-twice", "a repeated submission has other references, or none"},
		{"a reference for each view", answers(func(r *carrier.Report, n int) {
			for i := range r.Lines {
				if n > 2 {
					r.Lines[i].Ref += "-X"
				}
			}
		}), "submit-twice", "the order has other references after a repeated submission"},
		{"reasons without a code", lines(func(l *carrier.LineReport) {
			for i := range l.Reasons {
				l.Reasons[i].Code = ""
			}
		}), "a-rejection-has-reasons", "a reason has no code"},
		{"nothing is ever confirmed", lines(func(l *carrier.LineReport) { l.Status = carrier.Received }), "activate-early", "after sixty days the order is not confirmed"},
		{"status fails", fails(carrier.OpStatus), "status-is-present", "status fails: carrier: status: carrier is unavailable (outcome unknown)"},
		{"a clock that runs backwards", answers(func(r *carrier.Report, _ int) {
			began := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC) // with the fake
			r.AsOf = began.Add(began.Sub(r.AsOf))
		}), "newer-is-later", "a report is older than the one before it"},
		{"a view between two others", answers(func(r *carrier.Report, n int) {
			if n == 3 {
				r.AsOf = r.AsOf.AddDate(0, 0, 1)
			}
		}), "newer-is-later", "a report is older than the one before it"},
		{"checks fail", fails(carrier.OpCheck), "check-answers-all", "check fails: carrier: check: carrier is unavailable (outcome unknown)"},
		{"checks fail", fails(carrier.OpCheck), "check-has-no-effect", "check fails: carrier: check: carrier is unavailable (outcome unknown)"},
		{"portable with a reason", answers(func(r *carrier.CheckResponse, _ int) { r.Results[0].Reason.Code = carrier.Other }), "check-answers-all", "a number is portable with a reason, or not portable without one"},
		{"answers as asked", func(c carrier.Carrier) carrier.Carrier {
			return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				err := next(ctx)
				if r, ok := call.Response.(*carrier.CheckResponse); ok {
					asked := call.Request.(*carrier.CheckRequest).Numbers
					slices.SortFunc(r.Results, func(a, b carrier.CheckResult) int {
						return slices.Index(asked, a.Number) - slices.Index(asked, b.Number)
					})
				}
				return err
			})
		}, "check-answers-all", "2 numbers, 2 answers, or in another order"},
		{"everything is portable", answers(func(r *carrier.CheckResponse, _ int) { r.Results[0].Portable = true }), "check-no-is-an-answer", "a number that is not portable has no such answer with a reason"},
		{"not portable for nothing", answers(func(r *carrier.CheckResponse, _ int) { r.Results[0].Reason = carrier.Reason{} }), "check-no-is-an-answer", "a number that is not portable has no such answer with a reason"},
		{"not portable twice", answers(func(r *carrier.CheckResponse, _ int) { r.Results = slices.Repeat(r.Results, 2) }), "check-no-is-an-answer", "a number that is not portable has no such answer with a reason"},
		{"supplements fail", fails(carrier.OpSupplement), "supplement-twice", "supplement fails: carrier: supplement: carrier is unavailable (outcome unknown)"},
		{"events fail", fails(carrier.OpListEvents), "events-by-cursor", "list of events fails: carrier: list-events: carrier is unavailable (outcome unknown)"},
		{"events by mood", answers(func(r *carrier.ListEventsResponse, _ int) { slices.Reverse(r.Events) }), "events-by-cursor", "events are not listed by age"},
		{"events that go", answers(func(r *carrier.ListEventsResponse, n int) {
			if n == 2 {
				r.Events = r.Events[:len(r.Events)-1]
			}
		}), "events-by-cursor", "the empty cursor gave other events the second time"},
		{"events that change", answers(func(r *carrier.ListEventsResponse, n int) {
			if n == 2 {
				r.Events[0].Raw += "-again"
			}
		}), "events-by-cursor", "the empty cursor gave other events the second time"},
		{"a cursor that stays", func(c carrier.Carrier) carrier.Carrier {
			return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				if r, ok := call.Request.(*carrier.ListEventsRequest); ok {
					r.Cursor = ""
				}
				return next(ctx)
			})
		}, "events-by-cursor", "the cursor after the events gives the same events"},
		{"messaging fails", fails(carrier.OpEnableMessaging), "messaging-twice", "text messaging on one active number: carrier: enable-messaging: carrier is unavailable (outcome unknown)"},
		{"messaging on two numbers", answers(func(r *carrier.EnableMessagingResponse, _ int) { r.Lines = slices.Repeat(r.Lines, 2) }), "messaging-twice", "text messaging on one active number: <nil>"},
		{"messaging on another number", answers(func(r *carrier.EnableMessagingResponse, _ int) {
			r.Lines[0].Number = numbering.MustParse("512-555-0199")
		}), "messaging-twice", "text messaging on one active number: <nil>"},
		{"messaging of no status", answers(func(r *carrier.EnableMessagingResponse, _ int) { r.Lines[0].Status = "" }), "messaging-twice", "text messaging on one active number: <nil>"},
		{"messaging begins again", answers(func(r *carrier.EnableMessagingResponse, n int) { r.Lines[0].At = r.AsOf.Add(time.Duration(n)) }), "messaging-twice", "asking again changed where a number stands"},
		{"documents fail", fails(carrier.OpSendDocument), "document-twice", "a document fails: carrier: send-document: carrier is unavailable (outcome unknown)"},
		{"records fail", fails(carrier.OpFetchRecord), "record-is-an-answer", "a record fails: carrier: fetch-record: carrier is unavailable (outcome unknown)"},
		{"records of nothing", answers(func(r *carrier.FetchRecordResponse, _ int) { *r = carrier.FetchRecordResponse{} }), "record-is-an-answer", "there is neither a record nor a reason, and nothing is pending"},
		{"limits fail", fails(carrier.OpDescribe), "limits-stay", "describe fails: carrier: describe: carrier is unavailable (outcome unknown)"},
		{"limits fail", fails(carrier.OpDescribe), "limits-are-true", "describe fails: carrier: describe: carrier is unavailable (outcome unknown)"},
		{"no name", answers(func(r *carrier.Limits, _ int) { r.Name = "" }), "limits-are-true", "the carrier has no name"},
		{"answers fail", fails(carrier.OpRespondPortOut), "port-out-answer", "respond-port-out fails: carrier: respond-port-out: carrier is unavailable (outcome unknown)"},
		{"answers of others", answers(func(r *carrier.Report, _ int) { r.PON = "OTHER" }), "port-out-answer", "the report is not of the request and its numbers"},
		{"answers of one number", answers(func(r *carrier.Report, _ int) { r.Lines = r.Lines[:1] }), "port-out-answer", "the report is not of the request and its numbers"},
		{"answers that change", answers(func(r *carrier.Report, n int) { r.Lines[0].Version = n }), "port-out-answered-twice", "the same answer again changed something"},
		{"port-outs fail", fails(carrier.OpListPortOuts), "port-outs-listed", "list of port-outs fails: carrier: list-port-outs: carrier is unavailable (outcome unknown)"},
		{"port-outs of nobody", answers(func(r *carrier.ListPortOutsResponse, _ int) { r.PortOuts = nil }), "port-outs-listed", "two requests are under way and not both listed, or not sorted"},
		{"activation without effect", func(c carrier.Carrier) carrier.Carrier {
			return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				r, ok := call.Request.(*carrier.ActivateRequest)
				if !ok {
					return next(ctx)
				}
				report, err := c.Status(ctx, &carrier.StatusRequest{PON: r.PON})
				call.Response = report
				return err
			})
		}, "activate-in-window", "after an activation that was taken, a number is confirmed"},
		{"webhooks fail", fails(carrier.OpParseWebhook), "webhook-genuine", "a message of the carrier: got carrier: parse-webhook: carrier is unavailable (outcome unknown), or nothing in it"},
		{"webhooks fail", fails(carrier.OpParseWebhook), "webhook-again", "a message of the carrier: got carrier: parse-webhook: carrier is unavailable (outcome unknown)"},
		{"webhooks of nothing", answers(func(r *carrier.ParseWebhookResponse, _ int) { r.Events = nil }), "webhook-genuine", "a message of the carrier: got <nil>, or nothing in it"},
		{"webhooks by mood", answers(func(r *carrier.ParseWebhookResponse, n int) {
			if n > 1 && len(r.Events) > 0 {
				r.Events[0].ID += "-again"
			}
		}), "webhook-again", "a message that is read again: got <nil>, or other events"},
		{"webhooks of anybody", instead(carrier.OpParseWebhook), "webhook-not-the-carriers", "nonsense at the endpoint: got carrier: parse-webhook: carrier is unavailable (outcome unknown)"},
		{"odd webhooks tell", answers(func(r *carrier.ParseWebhookResponse, _ int) { r.Events = make([]carrier.Event, 1) }), "webhook-odd", "a message of an odd kind: got <nil>, or something in it"},
		{"odd webhooks ask", answers(func(r *carrier.ParseWebhookResponse, _ int) { r.PortOuts = make([]carrier.PortOut, 1) }), "webhook-odd", "a message of an odd kind: got <nil>, or something in it"},
		{"cancels what is active", lines(func(l *carrier.LineReport) {
			if l.Status == carrier.Active {
				l.Cancel = carrier.CancelRefused
			}
		}), "", ""},
	} {
		t.Run(tt.name+" "+tt.inCase, func(t *testing.T) {
			err := carriertest.Check(t.Context(), subject(tt.wrap))
			if tt.inCase == "" {
				require.NoError(t, err)
				return
			}
			joined, ok := err.(interface{ Unwrap() []error })
			require.True(t, ok, err)
			var said []string
			for _, e := range joined.Unwrap() {
				if f, ok := errors.AsType[*carriertest.Finding](e); ok && f.Case == tt.inCase {
					said = append(said, f.Text)
				}
			}
			require.Contains(t, said, tt.text)
		})
	}
}

// A finding names the case, what was wrong, and the sentence.
func TestFindingText(t *testing.T) {
	f := &carriertest.Finding{Case: "cancel-twice", Rule: "Asking twice asks once.", Text: "asking again changed line 1"}
	require.EqualError(t, f, "carriertest: cancel-twice: asking again changed line 1\n\tthe contract says: Asking twice asks once.")
}

// What cannot be tried is no finding: a subject that has nothing but a carrier and an
// order of one number passes.
func TestLeastSubject(t *testing.T) {
	whole := subject(nil)
	require.NoError(t, carriertest.Check(t.Context(), func() (*carriertest.Subject, error) {
		s, err := whole()
		closed := false
		t.Cleanup(func() { require.True(t, closed, "each subject is closed") })
		order := s.Order
		return &carriertest.Subject{
			Carrier: s.Carrier, Close: func() { closed = true },
			Order: func() *carrier.SubmitRequest {
				r := order()
				r.Numbers = r.Numbers[:1]
				return r
			},
		}, err
	}))
}

// A secret in an error is found, whichever it is.
func TestLeaks(t *testing.T) {
	for name, secret := range map[string]func(r *carrier.SubmitRequest) string{
		"account":  func(r *carrier.SubmitRequest) string { return r.AccountNumber.Reveal() },
		"PIN":      func(r *carrier.SubmitRequest) string { return r.PIN.Reveal() },
		"SSN4":     func(r *carrier.SubmitRequest) string { return r.SSN4.Reveal() },
		"tax id":   func(r *carrier.SubmitRequest) string { return r.TaxID.Reveal() },
		"device":   func(r *carrier.SubmitRequest) string { return r.DeviceID.Reveal() },
		"number":   func(r *carrier.SubmitRequest) string { return r.Numbers[0].String() },
		"national": func(r *carrier.SubmitRequest) string { return r.Numbers[0].String()[2:] },
		"name":     func(r *carrier.SubmitRequest) string { return r.Customer.Name() },
	} {
		err := carriertest.Check(t.Context(), subject(func(c carrier.Carrier) carrier.Carrier {
			return carrier.Wrap(c, func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
				err := next(ctx)
				r, ok := call.Request.(*carrier.SubmitRequest)
				if e, failed := errors.AsType[*carrier.Error](err); ok && failed && len(r.Numbers) > 0 {
					e.Err = errors.Join(e.Err, errors.New("said "+secret(r)))
				}
				return err
			})
		}))
		require.ErrorContains(t, err, "an error holds what the subscriber gave", name)
	}
	require.NoError(t, carriertest.Check(t.Context(), subject(func(c carrier.Carrier) carrier.Carrier {
		f, _ := carrier.As[*fake.Fake](c)
		return f
	})))
}

// generous answers with a report beside its errors.
type generous struct{ carrier.Carrier }

func (g generous) Submit(ctx context.Context, r *carrier.SubmitRequest) (*carrier.Report, error) {
	out, err := g.Carrier.Submit(ctx, r)
	if err != nil {
		out = &carrier.Report{}
	}
	return out, err
}

// An error comes alone, and is the contract's own.
func TestTypedErrors(t *testing.T) {
	got := findings(t, "errors-are-typed", subject(func(c carrier.Carrier) carrier.Carrier { return generous{c} }))
	require.Equal(t, []string{"submit: both a report and an error"}, got)
	got = findings(t, "unsent-in-doubt", subject(func(c carrier.Carrier) carrier.Carrier {
		return carrier.Wrap(c, func(ctx context.Context, _ *carrier.Call, next func(context.Context) error) error {
			if err := next(ctx); err != nil {
				return errors.New("lost")
			}
			return nil
		})
	}))
	require.Equal(t, []string{"a submission that was taken, its answer lost: got lost"}, got)
}

// Of a list of port-outs, each entry and the order count.
func TestPortOutsListed(t *testing.T) {
	for name, change := range map[string]func(r *carrier.ListPortOutsResponse){
		"without the first": func(r *carrier.ListPortOutsResponse) { r.PortOuts = r.PortOuts[1:] },
		"without the last":  func(r *carrier.ListPortOutsResponse) { r.PortOuts = r.PortOuts[:1] },
		"backwards":         func(r *carrier.ListPortOutsResponse) { slices.Reverse(r.PortOuts) },
	} {
		for i, text := range []string{
			"two requests were named, and one that nobody knows", "two requests are under way and not both listed, or not sorted",
		} {
			got := findings(t, "port-outs-listed", subject(answers(func(r *carrier.ListPortOutsResponse, n int) {
				if n == i+1 {
					change(r)
				}
			})))
			require.Len(t, got, 1, name)
			require.Contains(t, got[0], text, name)
		}
	}
}
