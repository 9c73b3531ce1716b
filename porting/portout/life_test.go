package portout_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

var (
	lobby   = numbering.MustParse("312-555-0142")
	second  = numbering.MustParse("312-555-0143")
	begin   = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC) // a Monday, 09:00 in Chicago
	agent   = porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	system  = porting.Actor{Role: porting.RoleSystem}
	partner = porting.Actor{Role: porting.RoleCarrier}
	june    = porting.Actor{Role: porting.RoleCustomer, Name: "june"}
	pin     = loa.NewPIN("483920")
	salt    = []byte("0123456789abcdef")
)

// life walks one account: each step decides a command, applies the events, and holds
// what must hold after every step.
type life struct {
	t       *testing.T
	account portout.Account
	events  []portout.Event
	now     time.Time
}

func newLife(t *testing.T) *life { return &life{t: t, now: begin} }

func wire(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func (l *life) do(c portout.Command) []portout.Event {
	l.t.Helper()
	before := wire(l.t, l.account)
	events, err := portout.Decide(l.account, c, l.now)
	require.NoError(l.t, err)
	require.Equal(l.t, before, wire(l.t, l.account), "Decide changes nothing")
	for _, e := range events {
		require.Equal(l.t, len(l.events)+1, e.Seq)
		was := l.account
		l.account = portout.Apply(l.account, e)
		require.Equal(l.t, before, wire(l.t, was), "Apply changes nothing")
		before = wire(l.t, l.account)
		l.events = append(l.events, e)
	}
	require.Equal(l.t, before, wire(l.t, portout.Replay(l.events)), "replay equals state")
	again, err := portout.Decide(l.account, c, l.now)
	if _, comment := c.(portout.Comment); err == nil && !comment {
		require.Empty(l.t, again, "a command that is a fact already does nothing")
	}
	return events
}

func (l *life) refuse(c portout.Command) *portout.Error {
	l.t.Helper()
	_, err := portout.Decide(l.account, c, l.now)
	var e *portout.Error
	require.ErrorAs(l.t, err, &e)
	return e
}

func (l *life) later(d time.Duration) { l.now = l.now.Add(d) }

// due lists what is to be done now, but for notices and alarms.
func (l *life) due() []portout.ActionKind {
	var kinds []portout.ActionKind
	for _, a := range portout.Next(l.account, l.now) {
		if !a.At.After(l.now) && a.Kind != portout.ActionNotify && a.Kind != portout.ActionAlarm {
			kinds = append(kinds, a.Kind)
		}
	}
	return kinds
}

// tell sends every notice.
func (l *life) tell() {
	l.t.Helper()
	for _, a := range portout.Next(l.account, l.now) {
		if a.Kind == portout.ActionNotify {
			l.do(portout.RecordNotice{By: system, Key: a.Notice.Key})
		}
	}
}

func (l *life) request() portout.Request {
	l.t.Helper()
	r, ok := l.account.Request("PO-1")
	require.True(l.t, ok)
	return r
}

func holder(s porting.Standing) porting.Account {
	return porting.Account{ID: "acct-1", Standing: s, AdminEmail: "june@example.com", Language: "en"}
}

// open begins an account with a PIN.
func (l *life) open(rules portout.Rules) {
	l.t.Helper()
	l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid), Rules: rules})
	l.do(portout.SetPIN{By: agent, Kept: kept(l.t, pin)})
	l.tell()
}

func kept(t *testing.T, p loa.PIN) portout.Kept {
	t.Helper()
	k, err := portout.DigestPIN(p, salt, 1)
	require.NoError(t, err)
	return k
}

func record(numbers ...numbering.Number) loa.Record {
	r := loa.Record{
		Source: loa.SourceCSR, Customer: loa.NewCompany("Maple & Main Bakery LLC"), Authorized: []string{"June Alvarez"},
		ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US},
		BTN:            loa.NewBTN(lobby), AccountNumber: loa.NewAccountNumber("0044170982"),
	}
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return r
}

func due(policy string, at time.Time) portout.Due {
	d := calendar.DateOf(at).AddDays(1)
	return portout.Due{
		Policy: policy, Country: loa.US, AnswerBy: at.Add(4 * time.Hour),
		Release: carrier.Release{Date: d, From: d.At(15, 0, time.UTC), To: d.At(19, 0, time.UTC), By: d.At(23, 0, time.UTC)},
	}
}

// ask is a good request for a number, as its argument changes it.
func (l *life) ask(policy string, change ...func(*portout.Receive)) portout.Receive {
	c := portout.Receive{
		By: partner,
		Ask: portout.Ask{
			Ref: "PO-1", PON: "GAIN-77", Version: 1, Numbers: []numbering.Number{lobby}, GainingCarrier: "Lakeshore Fiber", GainingSPID: "LS01",
			AccountNumber: loa.NewAccountNumber("0044170982"), PostalCode: "60622", PIN: pin,
		},
		Subscriber: portout.Subscriber{Record: record(lobby, second)}, Due: due(policy, l.now),
	}
	for _, f := range change {
		f(&c)
	}
	return c
}

func withPIN(p string) func(*portout.Receive) {
	return func(c *portout.Receive) { c.Ask.PIN = loa.NewPIN(p) }
}

func (l *life) evidence() portout.Evidence {
	return portout.Evidence{Kind: portout.EvidenceSession, Ref: "session-9", At: l.now}
}

func (l *life) answer(kind portout.AnswerKind, codes ...carrier.ReasonCode) portout.Answer {
	c := portout.Answer{By: agent, Ref: "PO-1", Version: l.request().Version, Kind: kind}
	for _, code := range codes {
		c.Reasons = append(c.Reasons, carrier.Reason{Code: code, Text: "a remark"})
	}
	return c
}

// report is what the carrier says of the request, now.
func (l *life) report(status carrier.Status, codes ...carrier.ReasonCode) portout.ReceiveReport {
	r := l.request()
	out := carrier.Report{PON: r.Ref, AsOf: l.now}
	for _, n := range r.Numbers() {
		lr := carrier.LineReport{Number: n, Version: r.Version, Ref: r.Ref, Status: status, At: l.now}
		for _, code := range codes {
			lr.Reasons = append(lr.Reasons, carrier.Reason{Code: code})
		}
		if r.Reply != nil && status == carrier.Confirmed {
			lr.Release = r.Reply.Release
		}
		out.Lines = append(out.Lines, lr)
	}
	return portout.ReceiveReport{By: partner, Report: out}
}

func TestLife(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	require.Empty(t, l.request().Findings)
	require.Equal(t, []portout.Block{portout.BlockUntold, portout.BlockWindow}, portout.Blocks(l.account, "PO-1", l.now))
	require.Equal(t, porting.TheDesk, l.account.WaitingOn("PO-1", l.now).On)
	l.tell()
	require.Empty(t, l.due(), "the customer has time to object")
	require.Equal(t, porting.TheCustomer, l.account.WaitingOn("PO-1", l.now).On)
	e := l.refuse(l.answer(portout.Confirm))
	require.ErrorIs(t, e, portout.ErrBlocked)
	require.Equal(t, []portout.Block{portout.BlockWindow}, e.Blocks)

	l.later(10 * time.Minute)
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	require.Equal(t, []portout.ActionKind{portout.ActionAnswer}, l.due())
	l.do(l.answer(portout.Confirm))
	require.Equal(t, []portout.ActionKind{portout.ActionSendAnswer}, l.due())
	l.do(l.report(carrier.Confirmed))
	require.Empty(t, l.due())
	require.Equal(t, portout.StatusConfirmed, func() portout.Status { r := l.request(); return r.Status() }())
	require.Empty(t, portout.Departures(l.request()), "a confirmation lets nothing go by itself")

	l.now = time.Date(2026, 3, 3, 15, 0, 0, 0, time.UTC)
	require.Equal(t, []portout.ActionKind{portout.ActionFetch}, l.due(), "whatever events told")
	l.do(l.report(carrier.Confirmed))
	require.Empty(t, l.due())
	l.later(time.Hour)
	l.do(l.report(carrier.Active))
	require.Equal(t, []portout.ActionKind{portout.ActionStopBilling, portout.ActionRemove}, l.due())
	require.Equal(t, []portout.Departure{
		{Key: "port-out/PO-1/+13125550142/1772553600", Number: lobby, At: l.now},
	}, portout.Departures(l.request()))
	l.do(portout.RecordUnbilled{By: system, Ref: "PO-1"})
	l.do(portout.RecordRemoved{By: system, Ref: "PO-1"})
	require.Empty(t, l.due())
	require.Empty(t, l.account.Alarms)
	require.Equal(t, porting.Nobody, l.account.WaitingOn("PO-1", l.now).On)
	l.tell()

	next := portout.Next(l.account, l.now)
	require.Len(t, next, 1)
	require.Equal(t, portout.ActionForget, next[0].Kind)
	l.now = next[0].At
	l.do(portout.Forget{By: system, Ref: "PO-1"})
	require.Empty(t, l.account.Requests)
	require.Empty(t, portout.Next(l.account, l.now))
	require.False(t, bytes.Contains([]byte(wire(t, l.events)), []byte("0044170982")), "what a request claims is not kept")
}
