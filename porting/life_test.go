package porting_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

var (
	first   = numbering.MustParse("312-555-0142")
	second  = numbering.MustParse("312-555-0143")
	begin   = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	agent   = porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	desk    = porting.Actor{Role: porting.RoleSystem}
	partner = porting.Actor{Role: porting.RoleCarrier}
	admin   = porting.Actor{Role: porting.RoleCustomer, Name: "admin"}
)

// life walks one order: each step decides a command, applies the events, and holds
// what must hold after every step.
type life struct {
	t      *testing.T
	order  porting.Order
	events []porting.Event
	now    time.Time
}

func newLife(t *testing.T) *life { return &life{t: t, now: begin} }

func (l *life) do(c porting.Command) []porting.Event {
	l.t.Helper()
	before := l.order
	events, err := porting.Decide(l.order, c, l.now)
	require.NoError(l.t, err)
	require.Empty(l.t, cmp.Diff(before, l.order, comparers...), "Decide changes nothing")
	for _, e := range events {
		require.Equal(l.t, len(l.events)+1, e.Seq)
		l.order = porting.Apply(l.order, e)
		l.events = append(l.events, e)
	}
	require.Empty(l.t, cmp.Diff(l.order, porting.Replay(l.events), comparers...), "replay equals state")
	again, err := porting.Decide(l.order, c, l.now)
	if _, comment := c.(porting.Comment); err == nil && !comment {
		require.Empty(l.t, again, "a command that is a fact already does nothing")
	}
	return events
}

func (l *life) refuse(c porting.Command) *porting.Error {
	l.t.Helper()
	_, err := porting.Decide(l.order, c, l.now)
	var e *porting.Error
	require.ErrorAs(l.t, err, &e)
	return e
}

func (l *life) later(d time.Duration) { l.now = l.now.Add(d) }

// report is what the carrier says of all lines alike, now.
func (l *life) report(status carrier.Status, more ...func(*carrier.LineReport)) porting.ReceiveReport {
	r := carrier.Report{PON: l.order.PON, AsOf: l.now}
	for _, line := range l.order.Lines {
		if line.Version == 0 {
			continue
		}
		lr := carrier.LineReport{Number: line.Number, Version: line.Version, Ref: "R-1", Status: status, At: l.now}
		for _, f := range more {
			f(&lr)
		}
		r.Lines = append(r.Lines, lr)
	}
	return porting.ReceiveReport{By: partner, Report: r}
}

func (l *life) kinds() []porting.ActionKind {
	var kinds []porting.ActionKind
	for _, a := range porting.Next(l.order, l.now) {
		if !a.At.After(l.now) && a.Kind != porting.ActionNotify {
			kinds = append(kinds, a.Kind)
		}
	}
	return kinds
}

var comparers = []cmp.Option{
	cmp.Comparer(func(a, b numbering.Number) bool { return a == b }),
	cmp.Comparer(func(a, b calendar.Date) bool { return a == b }),
	cmp.Comparer(func(a, b loa.BTN) bool { return a == b }),
	cmp.Comparer(func(a, b loa.AccountNumber) bool { return a == b }),
	cmp.Comparer(func(a, b loa.PIN) bool { return a.IsZero() == b.IsZero() }),
	cmp.Comparer(func(a, b *loa.Letter) bool { return a == b }),
	cmp.Comparer(func(a, b loa.DeviceID) bool { return a.IsZero() == b.IsZero() }),
	cmp.Comparer(func(a, b loa.SSN4) bool { return a.IsZero() == b.IsZero() }),
	cmp.Comparer(func(a, b loa.TaxID) bool { return a.IsZero() == b.IsZero() }),
}

func standing(s porting.Standing) porting.Account {
	return porting.Account{ID: "acct-1", Standing: s, AdminEmail: "admin@example.com", Language: "en"}
}

func opening(s porting.Standing) porting.Open {
	return porting.Open{
		By: admin, ID: uuid.MustParse("00000000-0000-4000-8000-000000000001"), PON: "P-1", Account: standing(s),
		Planned: porting.PlannedOrder{
			Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
			AccountNumber: loa.NewAccountNumber("004417"),
			Lines:         []porting.PlannedLine{{Number: first, Checked: true}, {Number: second, Checked: true}},
		},
	}
}

func letter(t testing.TB, id, postal string, at time.Time, numbers ...numbering.Number) loa.Letter {
	t.Helper()
	l := loa.Draft(loa.Terms{
		ID: id, Country: loa.US, Kind: loa.Local, Language: loa.English,
		Customer:       loa.NewCompany("Maple & Main Bakery LLC"),
		Signer:         loa.Signer{Name: "June Alvarez", Title: "Owner", Capacity: loa.Owner, Email: "june@example.com"},
		ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: postal, Country: loa.US},
		BillingAddress: loa.Address{Line1: "PO Box 88", City: "Chicago", Region: "IL", PostalCode: "60601", Country: loa.US},
		BTN:            loa.NewBTN(first), AccountNumber: loa.NewAccountNumber("004417"),
		Losing: loa.Provider{Name: "Prairie Bell"}, Gaining: loa.Provider{Name: "Example Voice"},
		Numbers: numbers, Texting: true, CreatedAt: at,
	})
	l, err := loa.Note(l, loa.Event{Type: loa.EventPresented, Trace: loa.Trace{At: at}})
	require.NoError(t, err)
	l, err = loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: at.Add(time.Minute)}})
	require.NoError(t, err)
	l, err = loa.Note(l, loa.Event{
		Type: loa.EventConsented, Trace: loa.Trace{At: at.Add(2 * time.Minute)}, TextID: "esign-1", TextSHA256: loa.HashText("consent"),
	})
	require.NoError(t, err)
	l, err = loa.Sign(l, loa.Signature{Method: loa.Typed, Name: "June Alvarez", Text: "June Alvarez", Trace: loa.Trace{At: at.Add(3 * time.Minute)}})
	require.NoError(t, err)
	return l
}

func bill(numbers ...numbering.Number) porting.Document {
	r := loa.Record{
		Source: loa.SourceBill, Date: calendar.NewDate(2026, 2, 14), Carrier: loa.Provider{Name: "Prairie Bell"},
		Customer:       loa.NewCompany("MAPLE AND MAIN BAKERY LLC"),
		BillingAddress: loa.Address{Line1: "PO BOX 88", City: "CHICAGO", Region: "IL", PostalCode: "60601", Country: loa.US},
		BTN:            loa.NewBTN(first), AccountNumber: loa.NewAccountNumber("004417"),
	}
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return porting.Document{Name: "bill.pdf", Document: loa.Document{Record: r, MediaType: "application/pdf"}}
}

// queued walks to the queue with a trial ended.
func (l *life) queued(s porting.Standing) {
	l.t.Helper()
	l.queuedFrom(opening(s))
}

func (l *life) queuedFrom(open porting.Open) {
	l.t.Helper()
	l.do(open)
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(l.t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	l.later(time.Hour)
	l.do(porting.VerifyDocuments{By: agent})
	require.Equal(l.t, porting.StatusQueued, l.order.Status(), "%v", l.order.Missing)
}

func reject(code carrier.ReasonCode) func(*carrier.LineReport) {
	return func(r *carrier.LineReport) {
		r.Reasons = []carrier.Reason{{Code: code, RawCode: "7402", Text: "ZIP does not match"}}
	}
}

func release(day string) func(*carrier.LineReport) {
	d := calendar.MustParseDate(day)
	return func(r *carrier.LineReport) {
		r.Release = carrier.Release{
			Date: d, From: d.At(15, 0, time.UTC), To: d.At(19, 0, time.UTC), By: d.At(23, 0, time.UTC),
		}
	}
}

func TestLife(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingTrial))
	require.Equal(t, porting.StatusAwaitingDocuments, l.order.Status())
	require.Equal(t, []porting.ActionKind{porting.ActionOpenTicket}, l.kinds())
	l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	require.Equal(t, []porting.ActionKind{porting.ActionAskDocuments}, l.kinds())
	asked, err := porting.Decide(l.order, porting.AskDocuments{By: agent}, l.now)
	require.NoError(t, err)
	require.Len(t, asked[0].Missing, 2, "everything that is missing, all at once")
	l.order, l.events = porting.Apply(l.order, asked[0]), append(l.events, asked[0])
	require.Equal(t, porting.TheCustomer, l.order.WaitingOn().On)

	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60601", l.now.Add(-time.Hour), first, second)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	require.Equal(t, []porting.ActionKind{porting.ActionVerify}, l.kinds())
	l.later(time.Hour)
	l.do(porting.VerifyDocuments{By: agent})
	require.Empty(t, l.order.Missing)

	require.Equal(t, []porting.ActionKind{porting.ActionEndTrial}, l.kinds(), "S15: only a paid account submits")
	e := l.refuse(porting.Submit{By: agent})
	require.ErrorIs(t, e, porting.ErrIncomplete)
	require.Equal(t, "account-not-paid", e.Missing[0].Code)
	l.do(porting.ConfirmPaid{By: desk})
	require.Equal(t, []porting.ActionKind{porting.ActionSubmit}, l.kinds())
	l.do(porting.Submit{By: agent})
	require.Equal(t, []porting.ActionKind{porting.ActionSend}, l.kinds())

	req, err := porting.SubmitRequest(l.order, loa.Credentials{PIN: loa.NewPIN("4471")})
	require.NoError(t, err)
	require.Equal(t, 1, req.Version)
	require.Equal(t, []numbering.Number{first, second}, req.Numbers)

	l.do(l.report(carrier.Received))
	require.Empty(t, l.kinds(), "acknowledged: nothing to send again")
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	require.Equal(t, porting.StatusRejected, l.order.Status())
	require.Equal(t, []porting.ActionKind{porting.ActionAskDocuments}, l.kinds(), "S22: a new letter")
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))

	l.later(time.Hour)
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.VerifyDocuments{By: agent})
	l.do(porting.Submit{By: agent})
	require.Equal(t, 2, l.order.Version)
	l.later(time.Hour)
	l.do(l.report(carrier.Received))
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10")))
	require.Equal(t, porting.StatusScheduled, l.order.Status())

	l.now = time.Date(2026, 3, 10, 16, 0, 0, 0, time.UTC)
	l.do(l.report(carrier.Active))
	require.Equal(t, porting.StatusCompleted, l.order.Status())
	require.Equal(t, []porting.ActionKind{porting.ActionConfigure, porting.ActionEnableTexting}, l.kinds())
	l.do(porting.RecordConfigured{By: desk})
	l.do(porting.ReceiveMessaging{By: partner, Response: carrier.EnableMessagingResponse{Lines: []carrier.MessagingLine{
		{Number: first, Status: carrier.MessagingActive, At: l.now}, {Number: second, Status: carrier.MessagingActive, At: l.now},
	}}})
	require.Empty(t, l.kinds())
	for len(l.order.Notices) > 0 {
		l.do(porting.RecordNotice{By: desk, Key: l.order.Notices[0].Key()})
	}
	for range 2 { // it is looked after for two days more, in case the numbers go back
		next := porting.Next(l.order, l.now)
		require.Len(t, next, 1)
		require.Equal(t, porting.ActionFetch, next[0].Kind)
		l.now = next[0].At
		l.do(l.report(carrier.Active))
	}
	require.Empty(t, porting.Next(l.order, l.now), "nobody has anything to do")
}
