package fake_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

func outsider(ref string) carrier.PortOut {
	return carrier.PortOut{
		Ref: ref, PON: "WIN-1", Numbers: []numbering.Number{desk, lobby}, GainingCarrier: "Bluebonnet Wireless",
		AccountNumber: loa.NewAccountNumber("77-01"), PIN: loa.NewPIN("007"), PostalCode: "78701",
		SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"),
	}
}

func respond(f *fake.Fake, r carrier.RespondPortOutRequest) error {
	_, err := carrier.RespondPortOut(ctx, f, &r)
	return err
}

// view is where a port-out stands, as a host sees it that lists.
func view(t *testing.T, f *fake.Fake, ref string) carrier.Report {
	t.Helper()
	out, err := carrier.ListPortOuts(ctx, f, &carrier.ListPortOutsRequest{Refs: []string{ref}})
	require.NoError(t, err)
	require.Len(t, out.PortOuts, 1)
	p, ok := f.PortOut(ref)
	require.True(t, ok)
	require.Equal(t, p.Report, out.PortOuts[0].Report)
	return p.Report
}

// A wrong PIN is refused, corrected and approved; the numbers leave in the window of
// the day that the host gave, and come back.
func TestPortOutLife(t *testing.T) {
	f := newFake(nil)
	p := f.AskPortOut(outsider("A"))
	require.Equal(t, []carrier.Status{carrier.Received, carrier.Received}, statuses(&p.Report))
	require.Equal(t, f.Now(), p.At)
	require.Equal(t, f.Now().Add(24*time.Hour), p.AnswerBy)
	require.Equal(t, "007", p.PIN.Reveal())

	no := carrier.RespondPortOutRequest{Ref: "A", Reasons: []carrier.Reason{{Code: carrier.PasscodeInvalid}}}
	require.NoError(t, respond(f, no))
	require.NoError(t, respond(f, no), "the same answer again")
	require.ErrorIs(t, respond(f, carrier.RespondPortOutRequest{Ref: "A"}), carrier.ErrConflict)
	require.ErrorIs(t, respond(f, carrier.RespondPortOutRequest{Ref: "Z"}), carrier.ErrNotFound)
	require.Equal(t, carrier.PasscodeInvalid, view(t, f, "A").Lines[0].Reasons[0].Code)

	again := outsider("A")
	again.PIN = loa.NewPIN("0420")
	p = f.AskPortOut(again)
	require.Equal(t, 2, p.Version)
	require.ErrorIs(t, respond(f, carrier.RespondPortOutRequest{Ref: "A", Version: 1}), carrier.ErrStale)
	require.ErrorIs(t, respond(f, carrier.RespondPortOutRequest{Ref: "A", Version: 3}), carrier.ErrInvalid)
	day := calendar.MustParseDate("2026-03-06")
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "A", Version: 2, Release: day}))
	got := view(t, f, "A")
	require.Equal(t, carrier.Confirmed, got.Lines[1].Status)
	require.Equal(t, day, got.Lines[1].Release.Date)

	f.RunUntilIdle()
	require.False(t, f.Now().Before(got.Lines[0].Release.From))
	require.False(t, f.Now().After(got.Lines[0].Release.To))
	require.Equal(t, carrier.Active, view(t, f, "A").Lines[0].Status)
	require.True(t, f.Happen("A", fake.Step{Act: fake.ActReturn, Reasons: []carrier.Reason{{Code: carrier.Snapback}}}))
	require.Equal(t, carrier.Returned, view(t, f, "A").Lines[0].Status)
	require.Equal(t, carrier.Returned, f.AskPortOut(again).Report.Lines[0].Status, "one that has ended stays as it is")
	require.False(t, f.Happen("Z"))
	_, ok := f.PortOut("Z")
	require.False(t, ok)

	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	var raw []string
	for _, e := range events.Events {
		require.Equal(t, "A", e.PortOut)
		require.Empty(t, e.PON)
		raw = append(raw, e.Raw)
	}
	require.Equal(t, []string{
		"port_out.requested", "port_out.reject", "port_out.requested", "port_out.confirm", "port_out.activate", "port_out.return",
	}, raw)
	require.Contains(t, f.Timeline("A"), `1, 2: received
2026-03-02 09:00 CST  1, 2: received to rejected, passcode-invalid
2026-03-02 09:00 CST  respond-port-out
`)
	f.Assert(t)
}

// Silence is an approval, unless a script says otherwise; a delay buys a day.
func TestPortOutSilence(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Script = fake.MustParseScript("for order B\non silence\n    reject other\n") })
	late := carrier.RespondPortOutRequest{Ref: "A", Reasons: []carrier.Reason{{Code: carrier.PasscodeInvalid}}}
	f.AskPortOut(outsider("A"))
	f.AskPortOut(outsider("B"))
	c := f.AskPortOut(outsider("C"))
	f.Advance(time.Hour)
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "C", Delay: true, Reasons: []carrier.Reason{{Code: carrier.CustomerReverify}}}))
	require.ErrorIs(t, respond(f, carrier.RespondPortOutRequest{Ref: "A", Delay: true}), carrier.ErrInvalid, "a delay without a reason")
	require.Equal(t, carrier.Jeopardy, view(t, f, "C").Lines[0].Status)

	f.AdvanceTo(c.AnswerBy)
	require.ErrorIs(t, respond(f, late), carrier.ErrRefused)
	require.Equal(t, carrier.Confirmed, view(t, f, "A").Lines[0].Status)
	require.Equal(t, carrier.Rejected, view(t, f, "B").Lines[0].Status)
	require.Len(t, f.Violations(fake.EveryPortOutAnswered), 2)
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "C"}), "the delay bought time")

	f.RunUntilIdle()
	open, err := f.ListPortOuts(ctx, &carrier.ListPortOutsRequest{})
	require.NoError(t, err)
	require.Len(t, open.PortOuts, 1, "only the rejected one is under way")
}

// What the gaining carrier does is for a script: it gives up, or moves on unasked, and
// its notices are lost.
func TestPortOutScripts(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		o.Script = fake.MustParseScript(`for order GIVES-UP
on port-out
    after 2 hours cancel customer-stays
for order UNASKED
on port-out
    accept notice lost
    after 1 hour activate
for order LATE
on approve
    2 days after close activate notice twice
`)
	})
	for _, ref := range []string{"GIVES-UP", "UNASKED", "LATE"} {
		f.AskPortOut(outsider(ref))
	}
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "LATE", Release: calendar.MustParseDate("2026-03-04")}))
	f.Advance(2 * time.Hour)
	require.Equal(t, carrier.Canceled, view(t, f, "GIVES-UP").Lines[0].Status)
	require.Equal(t, carrier.Active, view(t, f, "UNASKED").Lines[0].Status)
	require.EqualError(t, respond(f, carrier.RespondPortOutRequest{Ref: "UNASKED"}),
		"carrier: fake: respond-port-out: operation is refused in this state: numbers are [active], respond-port-out is taken in [received jeopardy]")
	f.RunUntilIdle()
	require.Equal(t, "2026-03-06 17:00", f.Now().In(central).Format("2006-01-02 15:04"))
}

// What left is not here any more: another order for it is no internal port, until it
// comes back.
func TestPortOutOfPortedNumbers(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.RunUntilIdle()
	check := func() carrier.ReasonCode {
		out, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
		require.NoError(t, err)
		return out.Results[0].Reason.Code
	}
	require.Equal(t, carrier.InternalPort, check())
	p := f.AskPortOut(outsider(""))
	require.Equal(t, "OUT-1", p.Ref)
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: p.Ref}))
	f.RunUntilIdle()
	require.Empty(t, check())
	before := snapshot(t, f)
	g, err := fake.Restore(nil, []byte(before))
	require.NoError(t, err)
	require.Equal(t, before, snapshot(t, g))
	f = g
	require.Empty(t, check(), "in a restored fake too")
	f.Happen(p.Ref, fake.Step{Act: fake.ActReturn})
	require.Equal(t, carrier.InternalPort, check())
}

// proofs are the credentials of a request in plain text.
func proofs(p *carrier.PortOut) []string {
	return []string{p.AccountNumber.Reveal(), p.PIN.Reveal(), p.SSN4.Reveal(), p.TaxID.Reveal(), p.DeviceID.Reveal()}
}

// What the gaining carrier gave arrives whole, by webhook, from a list, and in a fake that
// was restored.
func TestPortOutCredentials(t *testing.T) {
	f := newFake(nil)
	asked := f.AskPortOut(outsider("A"))
	w := f.PortOutWebhook(asked)
	out := must(f.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()}))
	listed := must(f.Fork().ListPortOuts(ctx, &carrier.ListPortOutsRequest{}))
	for _, p := range []carrier.PortOut{asked, out.PortOuts[0], listed.PortOuts[0]} {
		require.Equal(t, []string{"77-01", "007", "6613", "98-7654321", "353918057788992"}, proofs(&p))
	}
}

// A webhook of a port-out brings it as it stands, with what the gaining carrier gave.
func TestPortOutWebhook(t *testing.T) {
	f := newFake(nil)
	f.AskPortOut(outsider("A"))
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	w := f.Webhook(events.Events[0])
	out, err := f.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
	require.NoError(t, err)
	require.Equal(t, events.Events, out.Events)
	require.Equal(t, "007", out.PortOuts[0].PIN.Reveal())
	require.Equal(t, carrier.Received, out.PortOuts[0].Report.Lines[0].Status)
}

// Snapshots, faults and restored futures know port-outs as they know orders.
func TestPortOutSnapshot(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Faults = []fake.Fault{fake.LoseAnswer(carrier.OpRespondPortOut)} })
	f.AskPortOut(outsider("A"))
	require.Error(t, respond(f, carrier.RespondPortOutRequest{Ref: "A"}), "the answer was taken, its echo lost")
	f.AskPortOut(outsider("B"))
	f.AskPortOut(carrier.PortOut{Ref: "EMPTY"})
	g := f.Fork()
	require.Equal(t, snapshot(t, f), snapshot(t, g))
	f.RunUntilIdle()
	g.RunUntilIdle()
	require.Equal(t, snapshot(t, f), snapshot(t, g))
	require.Equal(t, 1, f.FaultReport().Hits("respond-port-out after timeout", carrier.Received))
	require.Equal(t, "007", must(g.ListPortOuts(ctx, &carrier.ListPortOutsRequest{Refs: []string{"B"}})).PortOuts[0].PIN.Reveal())
}

// Time can be asked for again and again; a refusal ends the waiting.
func TestPortOutDelays(t *testing.T) {
	f := newFake(nil)
	f.AskPortOut(outsider("A"))
	delay := func(why carrier.ReasonCode) error {
		return respond(f, carrier.RespondPortOutRequest{Ref: "A", Delay: true, Reasons: []carrier.Reason{{Code: why}}})
	}
	require.NoError(t, delay(carrier.CustomerReverify))
	f.Advance(23 * time.Hour)
	require.NoError(t, delay(carrier.LosingCarrierNotReady))
	got := view(t, f, "A")
	require.Equal(t, carrier.Jeopardy, got.Lines[0].Status)
	require.Equal(t, carrier.LosingCarrierNotReady, got.Lines[0].Reasons[0].Code)
	require.Equal(t, f.Now(), got.Lines[0].At)
	p, _ := f.PortOut("A")
	require.Equal(t, f.Now().Add(24*time.Hour), p.AnswerBy)
	f.Advance(23 * time.Hour)
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "A", Reasons: []carrier.Reason{{Code: carrier.CustomerStays}}}))
	_, ok := f.NextEvent()
	require.False(t, ok, "nothing is under way")
	f.Advance(48 * time.Hour)
	require.Equal(t, carrier.Rejected, view(t, f, "A").Lines[0].Status)
	require.Empty(t, f.Violations(fake.EveryPortOutAnswered))
}

// A number that left and is ported in again is here again.
func TestPortOutAndBackIn(t *testing.T) {
	f := fake.New(&fake.Options{TrustUnknown: true})
	port := func(pon string) {
		r := load(1)
		r.PON = pon
		require.Empty(t, answered(t, f, r)[0])
		f.RunUntilIdle()
	}
	portable := func() bool {
		out, err := f.Check(ctx, &carrier.CheckRequest{Numbers: load(1).Numbers})
		require.NoError(t, err)
		return out.Results[0].Portable
	}
	port("PO-1")
	require.False(t, portable())
	p := f.AskPortOut(carrier.PortOut{Numbers: load(1).Numbers})
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: p.Ref}))
	f.RunUntilIdle()
	require.True(t, portable())
	port("PO-2")
	require.False(t, portable())
}

// A request can be pushed by itself, and a fake with a key of the test's signs with it.
func TestPortOutWebhookByItself(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Key = []byte("a key of exactly thirty-two byte") })
	same := fake.New(&fake.Options{Seed: 99, Key: []byte("a key of exactly thirty-two byte")})
	require.Equal(t, same.PublicKey(), f.PublicKey())
	p := f.AskPortOut(outsider("A"))
	w := f.PortOutWebhook(p)
	out, err := same.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now().Add(fake.WebhookTolerance)})
	require.NoError(t, err, "as old as it may be")
	require.Empty(t, out.Events)
	require.Equal(t, "007", out.PortOuts[0].PIN.Reveal())
	require.Equal(t, "77-01", out.PortOuts[0].AccountNumber.Reveal())
	_, err = same.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now().Add(-fake.WebhookTolerance)})
	require.NoError(t, err, "and as new")
}

// A message of an instant that JSON has no words for comes without its content, and is
// found invalid.
func TestWebhooksOfNoInstant(t *testing.T) {
	f := newFake(nil)
	read := func(w fake.Webhook) error {
		_, err := f.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
		return err
	}
	for _, year := range []int{-1, 10_000} {
		p := outsider("A")
		p.Report.AsOf = time.Date(year, time.January, 2, 0, 0, 0, 0, time.UTC)
		require.EqualError(t, read(f.PortOutWebhook(p)), "carrier: fake: parse-webhook: request is not valid: body")
		require.EqualError(t, read(f.Webhook(carrier.Event{At: p.Report.AsOf})), "carrier: fake: parse-webhook: request is not valid: body")
	}
}

// A request may wait for an answer for ever, and the clock stand anywhere: what lies
// outside of the years that nanoseconds count is brought to their ends.
func TestPortOutForEver(t *testing.T) {
	first, last := time.Unix(0, math.MinInt64).UTC(), time.Unix(0, math.MaxInt64).UTC()
	f := newFake(nil)
	ask := outsider("A")
	ask.At, ask.AnswerBy = time.Date(-1, time.January, 2, 0, 0, 0, 0, time.UTC), time.Date(10_000, time.January, 2, 0, 0, 0, 0, time.UTC)
	got := f.AskPortOut(ask)
	require.Equal(t, []time.Time{first, last}, []time.Time{got.At, got.AnswerBy})
	f.Advance(365 * 24 * time.Hour)
	require.Equal(t, carrier.Received, view(t, f, "A").Lines[0].Status)
	require.NoError(t, respond(f, carrier.RespondPortOutRequest{Ref: "A"}))
	for _, move := range []func(){func() { f.AdvanceTo(ask.AnswerBy) }, func() { f.Advance(math.MaxInt64) }} {
		move()
		require.Equal(t, last, f.Now())
		require.Equal(t, snapshot(t, f), snapshot(t, f.Fork()))
	}
	require.Equal(t, last, fake.New(&fake.Options{Start: ask.AnswerBy}).Now())
}

// A number that a correction left out is told as 0, in the picture too; a request for
// nothing cannot be answered.
func TestPortOutCorrectedNumbers(t *testing.T) {
	f := newFake(nil)
	f.AskPortOut(outsider("A"))
	f.Advance(time.Hour)
	fewer := outsider("A")
	fewer.Numbers = fewer.Numbers[:1]
	f.AskPortOut(fewer)
	require.Equal(t, "2026-03-02 09:00 CST  0, 1: received\n2026-03-02 10:00 CST  1: received to received\n", f.Timeline("A"))
	require.Contains(t, f.Mermaid("A"), "    Note over C: 2026-03-02 09:00 CST 0, 1: received\n")
	free := f.AskPortOut(carrier.PortOut{Numbers: []numbering.Number{numbering.MustParse("833-555-0100")}})
	require.Equal(t, loa.TollFree, free.Kind)
	again := f.AskPortOut(free)
	require.Positive(t, again.Report.Compare(&free.Report), "a correction is news")
	require.Equal(t, loa.Local, f.AskPortOut(carrier.PortOut{Ref: "EMPTY"}).Kind)
	require.EqualError(t, respond(f, carrier.RespondPortOutRequest{Ref: "EMPTY"}),
		"carrier: fake: respond-port-out: operation is refused in this state: numbers are [], respond-port-out is taken in [received jeopardy]")
}
