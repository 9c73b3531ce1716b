package carriertest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// session makes one call of each kind, and those whose answer a broken carrier may spoil,
// and tells what became of each, a line each. The lines are the same in number and order
// whatever the carrier answers: the clock is that of the carrier inside.
type session struct {
	t     *testing.T
	s     *carriertest.Subject
	f     *fake.Fake
	lines []string
}

// held makes the session with a carrier that was broken.
func held(t *testing.T, brk func(carrier.Carrier) carrier.Carrier) []string {
	t.Helper()
	x := &session{t: t}
	fresh := subject(func(c carrier.Carrier) carrier.Carrier {
		x.f, _ = c.(*fake.Fake)
		return brk(c)
	})
	for _, part := range []func(*session){
		(*session).orders, (*session).denials, (*session).checks, (*session).port, (*session).odd,
		(*session).cancellations, (*session).pushes, (*session).portOuts,
	} {
		var err error
		x.s, err = fresh()
		require.NoError(t, err)
		part(x)
	}
	return x.lines
}

// note writes down what a call was answered with.
func note[Req, Resp any](x *session, what string, do func(context.Context, *Req) (*Resp, error), r *Req) {
	x.t.Helper()
	noteIn(x.t.Context(), x, what, do, r)
}

func noteIn[Req, Resp any](ctx context.Context, x *session, what string, do func(context.Context, *Req) (*Resp, error), r *Req) {
	x.t.Helper()
	out, err := do(ctx, r)
	text := "nothing"
	switch {
	case err != nil && out != nil:
		text = "both"
	case err != nil:
		text = fmt.Sprintf("%T: %[1]v", err)
	case out != nil:
		text = told(x.t, out)
	}
	x.lines = append(x.lines, what+": "+text)
}

// told is an answer in short.
func told(t *testing.T, out any) string {
	t.Helper()
	switch out := out.(type) {
	case *carrier.Report:
		return toldReport(out)
	case *carrier.Limits:
		return fmt.Sprintf("%d days %v", out.HorizonDays, out.Abilities)
	case *carrier.FetchRecordResponse:
		return fmt.Sprintf("a record of %d numbers %s", len(out.Record.Numbers), out.Reason.Code)
	default:
		b, err := json.Marshal(out)
		require.NoError(t, err)
		return string(b)
	}
}

func toldReport(r *carrier.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", r.PON, r.AsOf.Format("01-02T15:04"))
	for _, l := range r.Lines {
		fmt.Fprintf(&b, " [%s v%d %s %s", l.Number.String()[8:], l.Version, l.Ref, l.Status)
		for _, s := range []string{string(l.Cancel), l.Raw, l.Release.Date.String()} {
			if s != "" {
				b.WriteString(" " + s)
			}
		}
		for _, why := range l.Reasons {
			b.WriteString(" " + string(why.Code))
		}
		b.WriteString("]")
	}
	return b.String()
}

func (x *session) submit(what string, r *carrier.SubmitRequest) {
	x.t.Helper()
	note(x, "submit "+what, x.s.Carrier.Submit, r)
}

func (x *session) status(what, pon string) {
	x.t.Helper()
	note(x, "status "+what, x.s.Carrier.Status, &carrier.StatusRequest{PON: pon})
}

func (x *session) cancel(what, pon string, numbers ...numbering.Number) {
	x.t.Helper()
	note(x, "cancel "+what, x.s.Carrier.Cancel, &carrier.CancelRequest{PON: pon, Numbers: numbers})
}

// able makes a call of an ability.
func able[Req, Resp any](x *session, what string, do func(context.Context, carrier.Carrier, *Req) (*Resp, error), r *Req) {
	x.t.Helper()
	note(x, what, func(ctx context.Context, r *Req) (*Resp, error) { return do(ctx, x.s.Carrier, r) }, r)
}

// until moves the clock until the carrier inside shows a status.
func (x *session) until(pon string, want carrier.Status) {
	x.t.Helper()
	for range 60 * 24 {
		r, err := x.f.Status(x.t.Context(), &carrier.StatusRequest{PON: pon})
		require.NoError(x.t, err)
		if r.Lines[0].Status == want {
			return
		}
		x.f.Advance(time.Hour)
	}
	x.t.Fatalf("never %s", want)
}

// orders are submissions that are refused, repeated and lost.
func (x *session) orders() {
	r := x.s.Order()
	version := func(v int) *carrier.SubmitRequest {
		c := *r
		c.Version = v
		return &c
	}
	done, stop := context.WithCancel(x.t.Context())
	stop()
	noteIn(done, x, "submit late", x.s.Carrier.Submit, r)
	noteIn(done, x, "status late", x.s.Carrier.Status, &carrier.StatusRequest{PON: r.PON})
	noteIn(done, x, "cancel late", x.s.Carrier.Cancel, &carrier.CancelRequest{PON: r.PON})
	x.status("before", r.PON)
	x.submit("version 2 first", version(2))
	none := *r
	none.Numbers = nil
	x.submit("no number", &none)
	withheld := *r
	withheld.PON, withheld.PIN = r.PON+"W", loa.NewPIN(loa.Redacted)
	x.submit("a withheld PIN", &withheld)
	x.submit("once", r)
	x.submit("again", r)
	x.submit("again", r)
	x.lines = append(x.lines, "request: "+r.Reference)
	other := *r
	other.AuthorizedPerson += " Jr"
	x.submit("another body", &other)
	x.submit("version 3", version(3))
	withheld.PON, withheld.Version = r.PON, 3
	x.submit("version 3 and a withheld PIN", &withheld)
	x.status("then", r.PON)
	r.Numbers[0] = x.s.NotPortable
	x.status("after the request changed", r.PON)
	lost := x.s.Order()
	x.s.LoseAnswer()
	x.submit("lost", lost)
	x.f.SetFaults()
	x.submit("after it was lost", lost)
}

// denials are denied, one of them of a single number, and corrected.
func (x *session) denials() {
	both := x.s.Denied().Numbers
	for _, numbers := range [][]numbering.Number{both, {numbering.MustParse("512-555-0188")}} {
		r := x.s.Denied()
		r.Numbers = numbers
		x.submit("what is denied", r)
		x.until(r.PON, carrier.Rejected)
		x.status("denied", r.PON)
		next := *r
		next.Version = 2
		x.submit("the correction", &next)
		x.submit("version 1 again", r)
		x.status("corrected", r.PON)
	}
}

func (x *session) checks() {
	for range 2 {
		able(x, "describe", carrier.Describe, &carrier.DescribeRequest{})
		able(x, "check", carrier.Check, &carrier.CheckRequest{Numbers: x.s.Order().Numbers})
		able(x, "check not portable", carrier.Check, &carrier.CheckRequest{Numbers: []numbering.Number{x.s.NotPortable}})
	}
	r := x.s.Order()
	able(x, "record of a number", carrier.FetchRecord, &carrier.FetchRecordRequest{Number: r.Numbers[0]})
	able(x, "record of an account", carrier.FetchRecord, &carrier.FetchRecordRequest{Number: r.Numbers[0], AccountNumber: r.AccountNumber, PIN: r.PIN})
}

// port is an order until it is active, too early for everything at first and then too
// late.
func (x *session) port() {
	r := x.s.Order()
	activate := &carrier.ActivateRequest{PON: r.PON}
	messaging := &carrier.EnableMessagingRequest{PON: r.PON, Numbers: r.Numbers}
	document := func(size int) *carrier.SendDocumentRequest {
		d := carrier.Document{Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: make([]byte, size)}
		return &carrier.SendDocumentRequest{PON: r.PON, Document: d}
	}
	move := &carrier.SupplementRequest{PON: r.PON, Version: 2, DesiredDate: calendar.DateOf(x.f.Now()).AddDays(14)}
	x.submit("to port", r)
	able(x, "supplement early", carrier.Supplement, move)
	able(x, "activate early", carrier.Activate, activate)
	able(x, "messaging early", carrier.EnableMessaging, messaging)
	able(x, "document of no order", carrier.SendDocument, &carrier.SendDocumentRequest{PON: "NONE", Document: document(9).Document})
	able(x, "document too large", carrier.SendDocument, document(64<<20))
	able(x, "document", carrier.SendDocument, document(9))
	able(x, "document again", carrier.SendDocument, document(9))
	x.until(r.PON, carrier.Confirmed)
	x.status("confirmed", r.PON)
	able(x, "supplement", carrier.Supplement, move)
	able(x, "supplement again", carrier.Supplement, move)
	sooner := *move
	sooner.DesiredDate = move.DesiredDate.AddDays(-1)
	able(x, "supplement of another day", carrier.Supplement, &sooner)
	for at := x.f.Now(); ; at = x.f.Now() {
		inside, err := x.f.Status(x.t.Context(), &carrier.StatusRequest{PON: r.PON})
		require.NoError(x.t, err)
		if from := inside.Lines[0].Release.From; inside.Lines[0].Status == carrier.Confirmed && !from.IsZero() && !at.Before(from) {
			break
		}
		x.f.Advance(time.Hour)
	}
	able(x, "activate", carrier.Activate, activate)
	x.until(r.PON, carrier.Active)
	x.status("active", r.PON)
	able(x, "activate again", carrier.Activate, activate)
	able(x, "messaging", carrier.EnableMessaging, messaging)
	able(x, "messaging again", carrier.EnableMessaging, messaging)
	x.cancel("what is active", r.PON)
	late := *r
	late.Version = 3
	x.submit("the correction of what is active", &late)
	able(x, "messaging of no order", carrier.EnableMessaging, &carrier.EnableMessagingRequest{PON: "NONE", Numbers: r.Numbers})
	able(x, "events", carrier.ListEvents, &carrier.ListEventsRequest{Limit: 3})
	able(x, "events again", carrier.ListEvents, &carrier.ListEventsRequest{Limit: 3})
}

func (x *session) odd() {
	r := x.s.Odd()
	x.submit("what turns odd", r)
	x.until(r.PON, carrier.Unknown)
	x.status("odd", r.PON)
}

func (x *session) cancellations() {
	abilities := func() { x.lines = append(x.lines, fmt.Sprint("can ", carrier.Abilities(x.s.Carrier))) }
	r := x.s.Order()
	abilities()
	x.cancel("nothing", r.PON)
	x.submit("to cancel", r)
	x.cancel("one", r.PON, r.Numbers[0])
	x.cancel("one again", r.PON, r.Numbers[0])
	x.cancel("all", r.PON)
	x.status("canceled", r.PON)
	abilities()
}

func (x *session) pushes() {
	out := x.f.PortOutWebhook(carrier.PortOut{Ref: "OUT-0", Numbers: x.s.Order().Numbers, At: x.f.Now()})
	m := x.s.Webhook(true)
	able(x, "nonsense", carrier.ParseWebhook, &carrier.ParseWebhookRequest{Body: []byte("nonsense")})
	able(x, "message", carrier.ParseWebhook, m)
	able(x, "message again", carrier.ParseWebhook, m)
	able(x, "message of a port-out", carrier.ParseWebhook, &carrier.ParseWebhookRequest{Header: out.Header, Body: out.Body, At: x.f.Now()})
	able(x, "odd message", carrier.ParseWebhook, x.s.Webhook(false))
}

func (x *session) portOuts() {
	ask, stale := x.s.PortOut("OUT-1"), x.s.PortOut("OUT-2")
	x.s.PortOut("OUT-2")
	no := &carrier.RespondPortOutRequest{Ref: ask.Ref, Reasons: []carrier.Reason{{Code: carrier.PasscodeInvalid}}}
	able(x, "port-outs", carrier.ListPortOuts, &carrier.ListPortOutsRequest{})
	able(x, "answer to no request", carrier.RespondPortOut, &carrier.RespondPortOutRequest{Ref: "NONE"})
	able(x, "answer", carrier.RespondPortOut, no)
	able(x, "answer again", carrier.RespondPortOut, no)
	able(x, "another answer", carrier.RespondPortOut, &carrier.RespondPortOutRequest{Ref: ask.Ref})
	able(x, "stale answer", carrier.RespondPortOut, &carrier.RespondPortOutRequest{Ref: stale.Ref, Version: 1})
	x.f.Advance(stale.AnswerBy.Sub(stale.At))
	able(x, "late answer", carrier.RespondPortOut, &carrier.RespondPortOutRequest{Ref: stale.Ref})
}

// What each broken carrier answers otherwise than the one that it breaks, and nothing
// else.
func TestWhatBrokenCarriersAnswer(t *testing.T) {
	sound := held(t, func(c carrier.Carrier) carrier.Carrier { return c })
	var b strings.Builder
	fmt.Fprintf(&b, "a carrier that keeps the contract\n  %s\n", strings.Join(sound, "\n  "))
	for _, broken := range carriertest.BrokenCarriers() {
		fmt.Fprintf(&b, "\n%s\n", broken.Name)
		got := held(t, broken.Break)
		require.Len(t, got, len(sound))
		for i, line := range got {
			if line != sound[i] {
				fmt.Fprintf(&b, "  %s\n", line)
			}
		}
	}
	golden.Equal(t, "testdata/broken.golden", b.String())
}

// An error that is not of the contract is not changed into one.
func TestBrokenCarriersPassOtherErrorsOn(t *testing.T) {
	other := errors.New("not of the contract")
	for _, b := range carriertest.BrokenCarriers() {
		c := b.Break(carrier.Wrap(fake.New(nil), func(context.Context, *carrier.Call, func(context.Context) error) error { return other }))
		_, err := c.Status(t.Context(), &carrier.StatusRequest{PON: "PO-1"})
		require.ErrorIs(t, err, other, b.Name)
	}
}
