package fake_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// The fake starts no goroutine of its own, whatever it is asked to do.
func TestNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	f := newFake(func(o *fake.Options) {
		o.Faults = []fake.Fault{{Trouble: fake.Slow, Delay: time.Hour}}
		o.Sleep = func(context.Context, time.Duration) error { return nil }
	})
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.AskPortOut(outsider("A"))
	f.Fork().RunUntilIdle()
	f.RunUntilIdle()
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}

// What each fault looks like to the caller, and what it left behind.
func TestFaults(t *testing.T) {
	outage := fake.Outage(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 2, 16, 0, 0, 0, time.UTC))
	for _, tt := range []struct {
		name   string
		fault  fake.Fault
		cause  error
		unsent bool
		after  time.Duration
		known  bool
		fails  int
	}{
		{"certainly nothing", fake.FailBefore(carrier.OpSubmit, 2), carrier.ErrUnavailable, true, 0, false, 2},
		{"answer lost", fake.LoseAnswer(carrier.OpSubmit), context.DeadlineExceeded, false, 0, true, 1},
		{"timeout without effect", fake.Fault{Op: carrier.OpSubmit, Trouble: fake.Timeout, Times: 1}, context.DeadlineExceeded, false, 0, false, 1},
		{"connection lost after", fake.Fault{Op: carrier.OpSubmit, Phase: fake.After, Times: 1}, carrier.ErrUnavailable, false, 0, true, 1},
		{"too many calls", fake.Limit(3, 30*time.Second), carrier.ErrRateLimited, true, 30 * time.Second, false, 3},
		{"credentials", fake.Fault{Trouble: fake.Unauthorized, Times: 1}, carrier.ErrUnauthorized, true, 0, false, 1},
		{"outage", outage, carrier.ErrUnavailable, true, 0, false, -1},
		{"connection cut in the request", fake.Fault{Trouble: fake.Cut, Times: 1}, io.ErrUnexpectedEOF, false, 0, false, 1},
		{"connection cut in the answer", fake.Fault{Trouble: fake.Cut, Phase: fake.After, Times: 2}, io.ErrUnexpectedEOF, false, 0, true, 2},
		{"answer malformed", fake.Fault{Trouble: fake.Malformed, Phase: fake.After, Times: 1}, nil, false, 0, true, 1},
		{"slow, and the caller waits", fake.Slowly(carrier.OpSubmit, time.Minute), nil, false, 0, true, 0},
		{"a server error that every repetition meets", fake.Fault{Op: carrier.OpSubmit, Phase: fake.After, Until: outage.Until}, carrier.ErrUnavailable, false, 0, true, -1},
		{"another order", fake.Fault{PON: "PO-2"}, nil, false, 0, true, 0},
		{"a predicate", fake.Fault{When: func(c fake.Call) bool { return c.Version == 1 && c.Count == 1 }}, carrier.ErrUnavailable, true, 0, false, 1},
		{"every one by chance", fake.Fault{PerMille: 1000, Times: 1}, carrier.ErrUnavailable, true, 0, false, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := newFake(func(o *fake.Options) { o.Faults = []fake.Fault{tt.fault} })
			failed := 0
			for range 5 {
				_, err := f.Submit(ctx, order("PO-1"))
				if err == nil {
					break
				}
				if failed++; failed == 1 {
					e, ok := errors.AsType[*carrier.Error](err)
					require.True(t, ok)
					if tt.cause != nil {
						require.ErrorIs(t, err, tt.cause)
					}
					require.Equal(t, tt.unsent, e.Unsent)
					require.Equal(t, tt.after, e.RetryAfter)
					g := f.Fork()
					g.SetFaults()
					_, err = g.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
					require.Equal(t, tt.known, err == nil)
				}
			}
			if tt.fails < 0 {
				require.Equal(t, 5, failed)
				f.Advance(2 * time.Hour)
				_, err := f.Submit(ctx, order("PO-1"))
				require.NoError(t, err)
			} else {
				require.Equal(t, tt.fails, failed)
			}
		})
	}
}

// A slow call waits in the caller's time while others go on; a caller whose patience
// ends learns nothing, and whether anything was sent is told truly.
func TestSlow(t *testing.T) {
	for _, phase := range []fake.Phase{fake.Before, fake.After} {
		var f *fake.Fake
		pon, impatient := "PO-1", false
		f = newFake(func(o *fake.Options) {
			o.Faults = []fake.Fault{{Op: carrier.OpSubmit, Phase: phase, Trouble: fake.Slow, Delay: time.Minute, Times: 1}}
			o.Sleep = func(_ context.Context, d time.Duration) error {
				require.Equal(t, time.Minute, d)
				_, err := f.Status(ctx, &carrier.StatusRequest{PON: pon})
				require.Equal(t, phase == fake.After, err == nil, "meanwhile others call")
				if impatient {
					return context.DeadlineExceeded
				}
				f.Advance(d)
				return nil
			}
		})
		start := f.Now()
		_, err := f.Submit(ctx, order("PO-1"))
		require.NoError(t, err)
		require.Equal(t, start.Add(time.Minute), f.Now())
		require.Equal(t, 1, f.FaultReport().Hits("submit "+string(phase)+" slow", ""))

		pon, impatient = "PO-2", true
		f.SetFaults(fake.Fault{Op: carrier.OpSubmit, PON: "PO-2", Phase: phase, Trouble: fake.Slow, Delay: time.Minute})
		_, err = f.Submit(ctx, order("PO-2"))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		e, ok := errors.AsType[*carrier.Error](err)
		require.True(t, ok)
		require.Equal(t, phase == fake.Before, e.Unsent)
	}
}

// Events go wrong by chance, by count and for a time, as calls do.
func TestNoticeFaults(t *testing.T) {
	told := func(faults ...fake.Fault) []string {
		f := newFake(func(o *fake.Options) { o.Faults = faults })
		_, err := f.Submit(ctx, order("PO-1"))
		require.NoError(t, err)
		f.RunUntilIdle()
		return heard(f)
	}
	require.Equal(t, []string{"confirm", "activate"}, told())
	require.Empty(t, told(fake.Notices(fake.Lost, 1000)))
	require.Equal(t, []string{"confirm", "activate", "activate"}, told(fake.Fault{Notice: fake.Twice, Skip: 1}))
	require.Equal(t, []string{"activate"}, told(fake.Fault{Notice: fake.Lost, Until: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)}), "the endpoint is down")
	require.Equal(t, []string{"con", "acti"}, told(fake.Fault{Notice: fake.Truncated}))
	require.Equal(t, []string{"confirm", "activate"}, told(fake.Fault{Notice: fake.Lost, PON: "PO-2"}))
	require.Equal(t, []string{"confirm"}, told(fake.Fault{Notice: fake.Lost, When: func(c fake.Call) bool { return c.Status == carrier.Active }}))
}

// A key expires: a repetition after that is a second order, which is found out.
func TestKeyLife(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.KeyLife = 24 * time.Hour })
	first, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.Advance(23 * time.Hour)
	again, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	require.Equal(t, first.Lines[0].Ref, again.Lines[0].Ref)
	f.Advance(time.Hour)
	second, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	require.Equal(t, "PO-1", second.PON)
	require.NotEqual(t, first.Lines[0].Ref, second.Lines[0].Ref)
	require.Len(t, f.Violations(fake.NoDoubleSubmit), 2)
	require.Equal(t, "number 1 is still on order PO-1~", f.Violations(fake.NoDoubleSubmit)[0].Text)

	g := f.Fork()
	require.Equal(t, snapshot(t, f), snapshot(t, g))
	f.Advance(10 * 24 * time.Hour)
	g.Advance(10 * 24 * time.Hour)
	require.Equal(t, snapshot(t, f), snapshot(t, g))
	require.Equal(t, carrier.PendingOrder, status(t, f, "PO-1").Lines[0].Reasons[0].Code)
	_, err = f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.Advance(24 * time.Hour)
	require.Equal(t, carrier.InternalPort, status(t, f, "PO-1").Lines[0].Reasons[0].Code, "by now the first one is done")
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	for _, e := range events.Events {
		require.Equal(t, "PO-1", e.PON)
	}
}

// Hooks are for what scripts cannot say.
func TestHooks(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		o.Hooks = fake.Hooks{
			Before: func(c fake.Call) error {
				if c.Op == carrier.OpStatus && c.Count == 1 {
					return errors.New("cut by a squirrel")
				}
				return nil
			},
			After: func(c fake.Call) error {
				if c.Op == carrier.OpCancel {
					return &carrier.Error{Op: c.Op, Err: carrier.ErrUnavailable}
				}
				return nil
			},
			Decide: func(c fake.Call, r *carrier.SubmitRequest) []fake.Step {
				if c.Version == 1 && len(r.Numbers) == 2 {
					return []fake.Step{{Act: fake.ActReject, Reasons: []carrier.Reason{{Code: carrier.UnpaidBalance}}}}
				}
				return nil
			},
		}
	})
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.Advance(0)
	_, err = f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	require.EqualError(t, err, "carrier: fake: status: cut by a squirrel")
	got := status(t, f, "PO-1")
	require.Equal(t, carrier.UnpaidBalance, got.Lines[0].Reasons[0].Code)
	require.True(t, got.Lines[0].Reasons[0].Code.Advice().Improper)
	_, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrUnavailable)
	require.Equal(t, carrier.CancelPending, status(t, f, "PO-1").Lines[0].Cancel)
}

// Webhooks verify with the fake's own parser, and only they do.
func TestWebhooks(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.AdvanceToNext()
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	w := f.Webhook(events.Events[0])
	parse := func(change func(*carrier.ParseWebhookRequest)) (*carrier.ParseWebhookResponse, error) {
		r := &carrier.ParseWebhookRequest{Header: map[string][]string{}, Body: append([]byte(nil), w.Body...), At: f.Now()}
		maps.Copy(r.Header, w.Header)
		change(r)
		return f.ParseWebhook(ctx, r)
	}
	out, err := parse(func(*carrier.ParseWebhookRequest) {})
	require.NoError(t, err)
	require.Equal(t, events.Events, out.Events)
	for name, change := range map[string]func(*carrier.ParseWebhookRequest){
		"changed body":   func(r *carrier.ParseWebhookRequest) { r.Body[10] ^= 1 },
		"no signature":   func(r *carrier.ParseWebhookRequest) { delete(r.Header, fake.HeaderSignature) },
		"no timestamp":   func(r *carrier.ParseWebhookRequest) { delete(r.Header, fake.HeaderTimestamp) },
		"another moment": func(r *carrier.ParseWebhookRequest) { r.Header[fake.HeaderTimestamp] = []string{"1772463600"} },
		"too late":       func(r *carrier.ParseWebhookRequest) { r.At = r.At.Add(fake.WebhookTolerance + time.Second) },
		"too early":      func(r *carrier.ParseWebhookRequest) { r.At = r.At.Add(-fake.WebhookTolerance - time.Second) },
	} {
		_, err := parse(change)
		require.ErrorIs(t, err, carrier.ErrUnauthorized, name)
	}
	other := fake.New(&fake.Options{Seed: 99})
	require.NotEqual(t, other.PublicKey(), f.PublicKey())
}

// A message of a known type brings what its type says; one of another is no news.
func TestWebhooksBringWhatTheirTypeSays(t *testing.T) {
	f := newFake(nil)
	for body, want := range map[string]error{
		`{"type":"porting_order.changed"}`:                    carrier.ErrInvalid,
		`{"type":"porting_order.changed","event":null}`:       carrier.ErrInvalid,
		`{"type":"port_out.changed","event":{"id":"a"}}`:      carrier.ErrInvalid,
		`{"type":"port_out.changed","port_out":{"ref":"a"}}`:  nil,
		`{"type":"porting_order.changed","event":{"id":"a"}}`: nil,
		`{"type":"porting_order.something_new"}`:              nil,
	} {
		w := f.Sign([]byte(body))
		_, err := f.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
		require.ErrorIs(t, err, want, body)
	}
}

// Documents, records and on-demand activation.
func TestAbilities(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Accounts[0].Profile = "on-demand" })
	record := func(account string) *carrier.FetchRecordResponse {
		out, err := f.FetchRecord(ctx, &carrier.FetchRecordRequest{Number: lobby, AccountNumber: loa.NewAccountNumber(account)})
		require.NoError(t, err)
		return out
	}
	require.Equal(t, "Pecan Street Bakery, LLC", record("44710093").Record.Customer.Company)
	require.Equal(t, carrier.AccountNumberMismatch, record("1").Reason.Code)
	require.Equal(t, carrier.AccountNumberRequired, record("").Reason.Code)

	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	bill := &carrier.SendDocumentRequest{PON: "PO-1", Document: carrier.Document{Name: "bill", Content: []byte("x")}}
	for range 2 {
		_, err = f.SendDocument(ctx, bill)
		require.NoError(t, err)
	}
	require.Equal(t, 1, f.Documents("PO-1"))
	bill.Document.Content = make([]byte, 4<<20)
	_, err = f.SendDocument(ctx, bill)
	require.ErrorIs(t, err, carrier.ErrInvalid)

	f.AdvanceToNext()
	release := status(t, f, "PO-1").Lines[0].Release
	f.AdvanceTo(release.From)
	got, err := f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1", Numbers: []numbering.Number{lobby}})
	require.NoError(t, err)
	require.Equal(t, carrier.Confirmed, got.Lines[1].Status)
	f.Advance(10 * time.Minute)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	f.AdvanceTo(release.By)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Active}, statuses(status(t, f, "PO-1")), "the rest goes at the close")

	f = newFake(func(o *fake.Options) { o.Without = []carrier.Op{carrier.OpActivate} })
	_, err = carrier.Activate(ctx, f, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrUnsupported)
}

// Before a release neither a date nor a cancellation is taken any more.
func TestBlackout(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.AdvanceToNext()
	release := status(t, f, "PO-1").Lines[0].Release
	early := f.Fork()
	move := &carrier.SupplementRequest{PON: "PO-1", Version: 2, DesiredDate: release.Date.AddDays(7)}
	_, err = early.Supplement(ctx, move)
	require.NoError(t, err)
	early.Advance(24 * time.Hour)
	require.Equal(t, release.Date.AddDays(7), status(t, early, "PO-1").Lines[0].Release.Date)

	f.AdvanceTo(release.From.Add(-23 * time.Hour))
	_, err = f.Supplement(ctx, move)
	require.ErrorIs(t, err, carrier.ErrRefused)
	got, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.CancelRefused, got.Lines[0].Cancel)
	require.Equal(t, carrier.CannotCancel, got.Lines[0].CancelReasons[0].Code)

	r := order("PO-9")
	r.DesiredDate = calendar.DateOf(f.Now()).AddDays(400)
	_, err = f.Submit(ctx, r)
	require.ErrorIs(t, err, carrier.ErrInvalid)
}

// A losing carrier takes a rejection back: the number waits for another answer. It cannot
// do so once another order has the number.
func TestReopen(t *testing.T) {
	s := fake.MustParseScript("on submit\n after 4 hours reject other \"in error\"\n after 2 hours reopen\n after 1 hour confirm")
	f := newFake(func(o *fake.Options) { o.Script = s })
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.Advance(4 * time.Hour)
	other := f.Fork()
	f.Advance(2 * time.Hour)
	l := status(t, f, "PO-1").Lines[0]
	require.Equal(t, carrier.Received, l.Status)
	require.Empty(t, l.Reasons)
	require.Equal(t, f.Now(), l.At)
	f.Advance(time.Hour)
	require.Equal(t, carrier.Confirmed, status(t, f, "PO-1").Lines[0].Status)

	_, err = other.Submit(ctx, order("PO-2"))
	require.NoError(t, err)
	other.Advance(3 * time.Hour)
	require.Equal(t, carrier.Rejected, status(t, other, "PO-1").Lines[0].Status)
	other.Assert(t, fake.NoDoubleSubmit)
}

// A refused cancellation is shown with its instant, also when the number has moved on.
func TestRefusedCancelKeepsItsInstant(t *testing.T) {
	s := fake.MustParseScript("on submit\n after 4 hours confirm\non cancel\n after 1 hours refuse cannot-cancel")
	f := newFake(func(o *fake.Options) { o.Script = s })
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	got, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, f.Now(), got.Lines[0].CancelAt)
	f.Advance(time.Hour)
	refused := f.Now()
	require.Equal(t, refused, status(t, f, "PO-1").Lines[0].CancelAt)
	f.Advance(4 * time.Hour)
	l := status(t, f, "PO-1").Lines[0]
	require.Equal(t, carrier.Confirmed, l.Status)
	require.True(t, l.At.After(refused))
	require.Equal(t, refused, l.CancelAt)
}

// A refusal names the state and the states that are allowed.
func TestRefusals(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	_, err = f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1"})
	require.EqualError(t, err, "carrier: fake: enable-messaging: operation is refused in this state: "+
		"numbers are [received], enable-messaging is taken in [active]")
	f.AdvanceToNext()
	_, err = f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.EqualError(t, err, "carrier: fake: activate: operation is refused in this state: "+
		"numbers are [confirmed], activate is taken in [confirmed activating active] from 2026-03-06T15:00:00Z")
}

func TestMermaid(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Faults = []fake.Fault{fake.LoseAnswer(carrier.OpSubmit)} })
	for range 2 {
		_, _ = f.Submit(ctx, order("PO-1"))
	}
	f.AdvanceToNext()
	require.Equal(t, `sequenceDiagram
    participant H as host
    participant C as carrier
    Note over C: 2026-03-02 09:00 CST 1, 2: received
    H-xC: submit fails: carrier: fake: submit: context deadline exceeded (outcome unknown)
    H->>C: submit 1
    Note over C: 2026-03-02 16:43 CST 1, 2: received to confirmed on 2026-03-06
`, f.Mermaid("PO-1"))
}

// Wireless, toll-free and Canadian orders are judged by profiles of their own.
func TestKinds(t *testing.T) {
	for _, tt := range []struct {
		name    string
		kind    loa.Kind
		country loa.Country
		number  string
		change  func(*carrier.SubmitRequest)
		want    carrier.ReasonCode
	}{
		{"wireless needs no name", loa.Wireless, loa.US, "512-555-0142", func(r *carrier.SubmitRequest) { r.Customer = loa.Customer{} }, ""},
		{"wireless needs the PIN", loa.Wireless, loa.US, "512-555-0142", func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("1") }, carrier.PasscodeInvalid},
		{"toll-free asks for no account", loa.TollFree, loa.US, "833-555-0142", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.AccountNumber{} }, ""},
		{"toll-free needs the name", loa.TollFree, loa.US, "833-555-0142", func(r *carrier.SubmitRequest) { r.Customer.Company = "Other" }, carrier.NameMismatchEntity},
		{"Canada needs the reseller", loa.Local, loa.CA, "416-555-0142", func(r *carrier.SubmitRequest) { r.Reseller = "" }, carrier.ResellerInvalid},
		{"Canada with it", loa.Local, loa.CA, "416-555-0142", func(*carrier.SubmitRequest) {}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := numbering.MustParse(tt.number)
			f := newFake(func(o *fake.Options) {
				o.Accounts[0].Numbers, o.Accounts[0].BTN = []numbering.Number{n}, n
				o.Accounts[0].Kind, o.Accounts[0].Country, o.Accounts[0].Reseller = tt.kind, tt.country, "Maple Voice"
			})
			r := order("PO-1")
			r.Numbers, r.BTN, r.Kind, r.Country, r.Reseller, r.RespOrg = []numbering.Number{n}, n, tt.kind, tt.country, "Maple Voice", "VWC55"
			tt.change(r)
			require.Equal(t, tt.want, answered(t, f, r)[0])
		})
	}
}

// Numbers are canceled one by one, and a correction takes a cancellation back.
func TestCancelOneByOne(t *testing.T) {
	f := newFake(nil)
	r := order("PO-1")
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	for _, n := range r.Numbers {
		_, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1", Numbers: []numbering.Number{n}})
		require.NoError(t, err)
		f.Advance(10 * time.Minute)
	}
	kept := f.Fork()
	f.Advance(6 * time.Hour)
	got := status(t, f, "PO-1")
	require.Equal(t, []carrier.Status{carrier.Canceled, carrier.Canceled}, statuses(got))
	require.Equal(t, carrier.CustomerCanceled, got.Lines[0].Reasons[0].Code)

	r.Version = 2
	_, err = kept.Submit(ctx, r)
	require.NoError(t, err)
	kept.RunUntilIdle()
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Active}, statuses(status(t, kept, "PO-1")))
}

// A profile has a zone and holidays of its own.
func TestProfileZone(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		p, _ := fake.ProfileNamed("wireline")
		p.Name, p.Zone = "eastern", "America/New_York"
		p.Holidays = []calendar.Holiday{{Name: "Founders' Day", Rule: calendar.Fixed(time.March, 6)}}
		o.Profiles, o.LoadZone, o.Accounts[0].Profile = []fake.Profile{p}, time.LoadLocation, "eastern"
		o.Start = time.Date(2026, time.March, 2, 14, 0, 0, 0, time.UTC)
	})
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.AdvanceToNext()
	release := status(t, f, "PO-1").Lines[0].Release
	require.Equal(t, calendar.MustParseDate("2026-03-09"), release.Date, "the carrier's own holiday is in between")
	require.Equal(t, time.Date(2026, time.March, 9, 13, 0, 0, 0, time.UTC), release.From)
	limits, err := f.Describe(ctx, &carrier.DescribeRequest{})
	require.NoError(t, err)
	require.Equal(t, "America/New_York", limits.Windows[0].Zone)
}

// Calls are counted for a hook of either side alone.
func TestHooksCount(t *testing.T) {
	for _, before := range []bool{true, false} {
		var counts []int
		hook := func(c fake.Call) error {
			counts = append(counts, c.Count)
			return nil
		}
		f := newFake(func(o *fake.Options) {
			if before {
				o.Hooks.Before = hook
			} else {
				o.Hooks.After = hook
			}
		})
		for range 2 {
			_, err := f.Submit(ctx, order("PO-1"))
			require.NoError(t, err)
		}
		_, err := f.Submit(ctx, order("PO-2"))
		require.NoError(t, err)
		require.Equal(t, []int{1, 2, 1}, counts)
	}
}

// A chance of one in a thousand is one, and not all.
func TestRareFaults(t *testing.T) {
	failed := 0
	f := fake.New(&fake.Options{TrustUnknown: true, Faults: []fake.Fault{{PerMille: 1}}})
	for i := range 3000 {
		if _, err := f.Status(ctx, &carrier.StatusRequest{PON: load(i).PON}); !errors.Is(err, carrier.ErrNotFound) {
			failed++
		}
	}
	require.Positive(t, failed)
	require.Less(t, failed, 12)
}

// A report of nothing lacks every trouble of every call, and every delivery, in every
// state.
func TestMissingFaults(t *testing.T) {
	missing := (&fake.FaultReport{}).Missing()
	require.Len(t, missing, (5*10+10)*11)
	require.Contains(t, missing, "cancel after malformed: not known")
	require.Contains(t, missing, "notice truncated: returned")
}

// The ledger names each call, as it names each move.
func TestLedgerOfCalls(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	_, err = f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.Error(t, err)
	status(t, f, "PO-1")
	start := f.Now()
	require.Equal(t, []fake.Entry{
		{At: start, PON: "PO-1", Kind: fake.EntryMove, Version: 1, Number: lobby, To: carrier.Received},
		{At: start, PON: "PO-1", Kind: fake.EntryMove, Version: 1, Number: desk, To: carrier.Received},
		{At: start, PON: "PO-1", Kind: fake.EntryCall, Op: carrier.OpSubmit, Version: 1},
		{At: start, PON: "PO-1", Kind: fake.EntryFailure, Op: carrier.OpActivate, Err: err.Error()},
		{At: start, PON: "PO-1", Kind: fake.EntryCall, Op: carrier.OpStatus},
	}, f.Ledger())
}
