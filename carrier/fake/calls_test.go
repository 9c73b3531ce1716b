package fake_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// scripted is a fake with the bakery's order under way by a script.
func scripted(t *testing.T, script string) *fake.Fake {
	t.Helper()
	f := newFake(func(o *fake.Options) { o.Script = fake.MustParseScript(script) })
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.Advance(0)
	return f
}

// A call on an order that nobody knows, or on a number that is not of it, is told so.
func TestCallsOnNothing(t *testing.T) {
	stranger := []numbering.Number{numbering.MustParse("512-555-0100"), lobby}
	f := scripted(t, "on submit\n    confirm\n    activate\n")
	date := calendar.MustParseDate("2026-03-20")
	for pon, want := range map[string]error{"PO-9": carrier.ErrNotFound, "PO-1": carrier.ErrInvalid} {
		for name, err := range map[string]error{
			"cancel":    second(f.Cancel(ctx, &carrier.CancelRequest{PON: pon, Numbers: stranger})),
			"activate":  second(f.Activate(ctx, &carrier.ActivateRequest{PON: pon, Numbers: stranger})),
			"messaging": second(f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: pon, Numbers: stranger})),
			"document":  second(f.SendDocument(ctx, &carrier.SendDocumentRequest{PON: pon, Document: carrier.Document{Name: "bill"}})),
			"nameless":  second(f.SendDocument(ctx, &carrier.SendDocumentRequest{PON: pon, Document: carrier.Document{Content: []byte("x")}})),
			"date":      second(f.Supplement(ctx, &carrier.SupplementRequest{PON: pon, Version: 2})),
			"gap":       second(f.Supplement(ctx, &carrier.SupplementRequest{PON: pon, Version: 3, DesiredDate: date})),
		} {
			require.ErrorIs(t, err, want, "%s of %s", name, pon)
		}
	}
	require.Zero(t, f.Documents("PO-9"))
	_, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{lobby, {}}})
	require.ErrorIs(t, err, carrier.ErrInvalid)
	got, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{desk, lobby, desk}})
	require.NoError(t, err)
	require.Len(t, got.Results, 2)
	require.Equal(t, lobby, got.Results[0].Number)
}

func second[T any](_ T, err error) error { return err }

// A document may be as large as the limits say; another name or content is another one.
func TestDocuments(t *testing.T) {
	f := scripted(t, "on submit\n    confirm\n")
	limits, err := f.Describe(ctx, &carrier.DescribeRequest{})
	require.NoError(t, err)
	send := func(name string, size int) (*carrier.Report, error) {
		return f.SendDocument(ctx, &carrier.SendDocumentRequest{PON: "PO-1", Document: carrier.Document{Name: name, Content: make([]byte, size)}})
	}
	before := status(t, f, "PO-1")
	_, err = send("bill", limits.MaxDocument+1)
	require.ErrorIs(t, err, carrier.ErrInvalid)
	after, err := send("bill", limits.MaxDocument)
	require.NoError(t, err)
	require.Equal(t, before.Sequence+1, after.Sequence, "it is news")
	again, err := send("bill", limits.MaxDocument)
	require.NoError(t, err)
	require.Zero(t, again.Compare(after), "and no news the second time")
	for _, d := range []struct {
		name string
		size int
	}{{"bill", 1}, {"letter", 1}} {
		_, err = send(d.name, d.size)
		require.NoError(t, err)
	}
	require.Equal(t, 3, f.Documents("PO-1"))
}

// A number that has been ported is off its account until it comes back, for checks,
// records and other orders.
func TestPortedOffAccount(t *testing.T) {
	f := scripted(t, "on submit\n    confirm\n    activate\n    after 2 days return snapback\n")
	record := func(f *fake.Fake) *carrier.FetchRecordResponse {
		out, err := f.FetchRecord(ctx, &carrier.FetchRecordRequest{Number: lobby, PIN: loa.NewPIN("0420")})
		require.NoError(t, err)
		return out
	}
	check := func(f *fake.Fake) carrier.CheckResult {
		out, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
		require.NoError(t, err)
		return out.Results[0]
	}
	for _, f := range []*fake.Fake{f.Fork(), f} {
		require.Equal(t, carrier.Active, status(t, f, "PO-1").Lines[0].Status)
		require.Equal(t, carrier.NumberNotOnAccount, record(f).Reason.Code)
		require.Equal(t, carrier.InternalPort, check(f).Reason.Code)
		require.Empty(t, check(f).LosingCarrier)
		f.RunUntilIdle()
		require.Equal(t, carrier.Returned, status(t, f, "PO-1").Lines[0].Status)
		require.Equal(t, "Pecan Street Bakery, LLC", record(f).Record.Customer.Company)
		require.Equal(t, carrier.CheckResult{
			Number: lobby, Portable: true, LosingCarrier: "Lone Star Telephone", LosingSPID: "1234", Kind: loa.Local, PINRequired: true,
		}, check(f))
	}
}

// An account is replaced by one of the same carrier and number: what it no longer lists
// it no longer serves. The caller's own account may change.
func TestSetAccount(t *testing.T) {
	f := newFake(nil)
	owner := func(n numbering.Number) string {
		out, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{n}})
		require.NoError(t, err)
		return out.Results[0].LosingCarrier
	}
	a := bakery()
	a.Numbers, a.PIN, a.Kind = []numbering.Number{desk}, "", loa.Wireless
	a.Inactive, a.Holds = []numbering.Number{desk}, []carrier.ReasonCode{carrier.LineFrozen}
	f.SetAccount(&a)
	a.Numbers[0], a.Inactive[0], a.Authorized[0], a.Holds[0], a.Number = lobby, lobby, "Nobody", carrier.Other, "1"
	for _, g := range []*fake.Fake{f, f.Fork()} {
		out, err := g.FetchRecord(ctx, &carrier.FetchRecordRequest{Number: desk, AccountNumber: loa.NewAccountNumber("4471-0093")})
		require.NoError(t, err)
		require.Equal(t, []loa.RecordNumber{{Number: desk}}, out.Record.Numbers)
		require.Equal(t, []string{"Rosa Delgado"}, out.Record.Authorized)
		r := order("PO-1")
		r.Numbers, r.PIN = r.Numbers[1:], loa.PIN{}
		require.Equal(t, carrier.NumberInactive, answered(t, g, r)[0])
	}
	require.Empty(t, owner(lobby))
	require.Equal(t, "Lone Star Telephone", owner(desk))
	checked, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{desk}})
	require.NoError(t, err)
	require.False(t, checked.Results[0].PINRequired)
	require.Equal(t, loa.Wireless, checked.Results[0].Kind)
	record, err := f.FetchRecord(ctx, &carrier.FetchRecordRequest{Number: desk, PIN: loa.NewPIN("")})
	require.NoError(t, err)
	require.Equal(t, carrier.AccountNumberRequired, record.Reason.Code, "no PIN opens no account")

	other := bakery()
	other.Carrier, other.Numbers = "Hill Country Telephone", []numbering.Number{lobby}
	f.SetAccount(&other)
	require.Equal(t, "Hill Country Telephone", owner(lobby))
	require.Equal(t, "Lone Star Telephone", owner(desk), "the same account number elsewhere is another account")
}

// A record shows the whole account, and none of it is the fake's own.
func TestRecord(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		o.Accounts[0].Opened = calendar.MustParseDate("2019-05-01")
		o.Accounts[0].BillingAddress = loa.Address{Line1: "PO Box 7", City: "Austin", Region: "TX", PostalCode: "78702", Country: loa.US}
	})
	fetch := func() loa.Record {
		out, err := f.FetchRecord(ctx, &carrier.FetchRecordRequest{Number: desk, AccountNumber: loa.NewAccountNumber("4471-0093")})
		require.NoError(t, err)
		require.Equal(t, f.Now(), out.AsOf)
		return out.Record
	}
	a := bakery()
	got := fetch()
	require.Equal(t, loa.Record{
		Source: loa.SourceCSR, Date: calendar.MustParseDate("2019-05-01"), Carrier: loa.Provider{Name: a.Carrier, SPID: a.SPID},
		Customer: a.Customer, Authorized: a.Authorized, ServiceAddress: a.ServiceAddress,
		BillingAddress: loa.Address{Line1: "PO Box 7", City: "Austin", Region: "TX", PostalCode: "78702", Country: loa.US},
		BTN:            loa.NewBTN(lobby), AccountNumber: loa.NewAccountNumber("4471-0093"),
		Numbers: []loa.RecordNumber{{Number: lobby}, {Number: desk}},
	}, got)
	got.Authorized[0], got.Numbers[0].Number = "Nobody", numbering.Number{}
	require.Equal(t, "Rosa Delgado", fetch().Authorized[0])
	require.Equal(t, lobby, fetch().Numbers[0].Number)
}

// Text messaging is asked for number by number, stands where it stands, and is refused
// for all if one is not active.
func TestMessaging(t *testing.T) {
	f := scripted(t, "on submit\n    confirm\n    activate\non messaging 1\n    after 2 hours activate\non messaging 2\n    after 1 hours fail\n    activate\n")
	enable := func(numbers ...numbering.Number) []carrier.MessagingLine {
		out, err := f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1", Numbers: numbers})
		require.NoError(t, err)
		require.Equal(t, f.Now(), out.AsOf)
		return out.Lines
	}
	start := f.Now()
	first := enable(desk, lobby, desk)
	require.Equal(t, []carrier.MessagingLine{
		{Number: lobby, Status: carrier.MessagingPending, At: start}, {Number: desk, Status: carrier.MessagingPending, At: start},
	}, first, "each once, in order")
	before := status(t, f, "PO-1")
	f.Advance(time.Hour)
	require.Greater(t, status(t, f, "PO-1").Sequence, before.Sequence)
	require.Equal(t, first[:1], enable(lobby), "asking again asks nothing new")
	require.Equal(t, carrier.MessagingFailed, enable(desk)[0].Status, "for good")
	require.Equal(t, carrier.Other, enable(desk)[0].Reason.Code)
	f.Advance(time.Hour)
	require.Equal(t, carrier.MessagingLine{Number: lobby, Status: carrier.MessagingActive, At: start.Add(2 * time.Hour)}, enable(lobby)[0])
	require.Equal(t, []string{"confirm", "activate", "messaging", "messaging"}, heard(f))

	f = scripted(t, "on submit\n    confirm\n    activate for 1\n")
	_, err := f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1", Numbers: []numbering.Number{lobby, desk}})
	require.EqualError(t, err, "carrier: fake: enable-messaging: operation is refused in this state: "+
		"numbers are [active confirmed], enable-messaging is taken in [active]")
	require.Len(t, enable(lobby), 1)
}

// An activation takes what is released, lets what is active be, and is refused for a
// number that is named and not released.
func TestActivation(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-04 for 1\n    confirm on 2026-03-06 for 2\n")
	release := status(t, f, "PO-1").Lines[0].Release.From
	activate := func(numbers ...numbering.Number) error {
		return second(f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1", Numbers: numbers}))
	}
	f.AdvanceTo(release.Add(-1))
	require.ErrorIs(t, activate(), carrier.ErrRefused)
	require.ErrorIs(t, activate(lobby), carrier.ErrRefused)
	require.EqualError(t, activate(), "carrier: fake: activate: operation is refused in this state: "+
		"numbers are [confirmed], activate is taken in [confirmed activating active] from 2026-03-04T15:00:00Z")
	f.AdvanceTo(release)
	require.ErrorIs(t, activate(lobby, desk), carrier.ErrRefused, "one of them is not released")
	require.Equal(t, []carrier.Status{carrier.Confirmed, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	require.NoError(t, activate())
	f.Advance(0)
	require.Equal(t, []carrier.Status{carrier.Activating, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	require.NoError(t, activate(), "it is under way")
	require.NoError(t, activate(lobby))
	f.Advance(5*time.Minute - 1)
	require.Equal(t, carrier.Activating, status(t, f, "PO-1").Lines[0].Status)
	f.Advance(1)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	require.NoError(t, activate(lobby))
	require.NoError(t, activate(), "one is active, the other not released")
	require.ErrorIs(t, activate(desk), carrier.ErrRefused)

	f = scripted(t, "on submit\n    confirm on 2026-03-02\non activate 1\n    refuse\non activate 2\n    ignore\n")
	require.ErrorContains(t, activate(), "the losing carrier does not let go now")
	require.NoError(t, activate())
	f.RunUntilIdle()
	require.Equal(t, carrier.Confirmed, status(t, f, "PO-1").Lines[0].Status, "it was taken and nothing came of it")
	require.NoError(t, activate())
	f.RunUntilIdle()
	require.Equal(t, carrier.Active, status(t, f, "PO-1").Lines[0].Status)
}

// A change of date takes the numbers that are confirmed or in jeopardy, and leaves the
// others on their version.
func TestSupplementOfSome(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-20 for 1\n    reject other for 2\n")
	move := func(version int, date string) (*carrier.Report, error) {
		return f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: version, DesiredDate: calendar.MustParseDate(date)})
	}
	before := status(t, f, "PO-1")
	f.Advance(time.Hour)
	got, err := move(2, "2026-03-25")
	require.NoError(t, err)
	require.Greater(t, got.Sequence, before.Sequence)
	require.Equal(t, []int{2, 1}, []int{got.Lines[0].Version, got.Lines[1].Version})
	require.Equal(t, f.Now(), got.Lines[0].At)
	_, err = move(2, "2026-03-25")
	require.NoError(t, err)
	_, err = move(2, "2026-03-26")
	require.ErrorIs(t, err, carrier.ErrConflict)
	_, err = move(1, "2026-03-26")
	require.ErrorIs(t, err, carrier.ErrStale)
	f.RunUntilIdle()
	got = status(t, f, "PO-1")
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Rejected}, statuses(got))
	require.Equal(t, "2026-03-25", got.Lines[0].Release.Date.String())
	_, err = move(3, "2026-03-26")
	require.EqualError(t, err, "carrier: fake: supplement: operation is refused in this state: "+
		"numbers are [active rejected], supplement is taken in [confirmed jeopardy]")

	f = scripted(t, "on submit\n    confirm on 2026-03-20\n    at release activate\non supplement 1\n    refuse\non supplement 2\n    ignore\n")
	_, err = move(2, "2026-03-25")
	require.ErrorContains(t, err, "the losing carrier takes no change now")
	require.Equal(t, 1, status(t, f, "PO-1").Lines[0].Version)
	got, err = move(2, "2026-03-25")
	require.NoError(t, err)
	require.Equal(t, 2, got.Lines[0].Version)
	f.RunUntilIdle()
	got = status(t, f, "PO-1")
	require.Equal(t, "2026-03-20", got.Lines[0].Release.Date.String(), "it was taken and nothing came of it")
	require.Equal(t, carrier.Active, got.Lines[0].Status, "what was under way goes on")
}

// A change that is ignored leaves two answers under way, each for its own number.
func TestSupplementIgnored(t *testing.T) {
	f := scripted(t, "on submit 1\n    confirm on 2026-03-20\n    at release activate\non submit 2\n    confirm on 2026-03-25\n    at release activate\non supplement\n    ignore\n")
	r := order("PO-1")
	r.Version, r.Numbers = 2, []numbering.Number{desk}
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	f.Advance(time.Hour)
	got, err := f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: 3, DesiredDate: calendar.MustParseDate("2026-03-30")})
	require.NoError(t, err)
	require.Equal(t, []int{3, 3}, []int{got.Lines[0].Version, got.Lines[1].Version})
	require.Equal(t, f.Now(), got.Lines[1].At)
	f.AdvanceTo(got.Lines[0].Release.From)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	f.AdvanceTo(got.Lines[1].Release.From)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Active}, statuses(status(t, f, "PO-1")))
}

// A date is wanted within the horizon, and until the blackout before the release.
func TestHorizonAndBlackout(t *testing.T) {
	f := newFake(nil)
	for days, want := range map[int]error{60: nil, 61: carrier.ErrInvalid} {
		r := order(fmt.Sprintf("PO-%d", days))
		r.DesiredDate = calendar.DateOf(f.Now()).AddDays(days)
		_, err := f.Submit(ctx, r)
		require.ErrorIs(t, err, want, days)
	}
	endless := func(o *fake.Options) {
		p, _ := fake.ProfileNamed("wireline")
		p.Horizon = 0
		o.Profiles = []fake.Profile{p}
	}
	for days, want := range map[int]error{3650: nil, 3651: carrier.ErrInvalid} {
		r := order("PO-1")
		r.DesiredDate = calendar.DateOf(f.Now()).AddDays(days)
		_, err := newFake(endless).Submit(ctx, r)
		require.ErrorIs(t, err, want, days)
	}

	f = scripted(t, "on submit\n    confirm on 2026-03-20\n")
	from := status(t, f, "PO-1").Lines[0].Release.From
	move := &carrier.SupplementRequest{PON: "PO-1", Version: 2, DesiredDate: calendar.MustParseDate("2026-03-25")}
	f.AdvanceTo(from.Add(-24 * time.Hour))
	_, err := f.Fork().Supplement(ctx, move)
	require.NoError(t, err)
	f.Advance(1)
	_, err = f.Supplement(ctx, move)
	require.EqualError(t, err, "carrier: fake: supplement: operation is refused in this state: too near to the release, changes were taken until 2026-03-19T14:00:00Z")
	f.Happen("PO-1", fake.Step{Act: fake.ActJeopardy})
	_, err = f.Supplement(ctx, move)
	require.NoError(t, err, "a date that cannot be met is no reason to refuse another")
}

// A cancellation that a script refuses is refused for the numbers that it picks.
func TestCancelOfSome(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-20\non cancel\n    refuse cannot-cancel for 1\n    after 1 hour cancel customer-canceled\n")
	before := status(t, f, "PO-1")
	got, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Positive(t, got.Compare(before))
	require.Equal(t, []carrier.CancelAnswer{carrier.CancelRefused, carrier.CancelPending}, []carrier.CancelAnswer{got.Lines[0].Cancel, got.Lines[1].Cancel})
	require.Equal(t, f.Now(), got.Lines[0].At)
	again, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1", Numbers: []numbering.Number{desk}})
	require.NoError(t, err)
	require.Zero(t, again.Compare(got), "asking twice asks once")
	require.Contains(t, f.Played().String(), "on cancel 1\n    refuse cannot-cancel for 1\n")
	f.Advance(time.Hour)
	got = status(t, f, "PO-1")
	require.Equal(t, []carrier.Status{carrier.Confirmed, carrier.Canceled}, statuses(got))
	require.Empty(t, got.Lines[1].Cancel, "the status tells")

	f = scripted(t, "on submit\n    confirm on 2026-03-02\n    begin\n")
	got, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.CancelRefused, got.Lines[0].Cancel, "the cut-over has begun")
	require.Equal(t, carrier.CannotCancel, got.Lines[1].CancelReasons[0].Code)

	f = scripted(t, "on submit\n    confirm on 2026-03-20\non cancel\n    after 2 hours refuse cannot-cancel\n")
	got, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.CancelPending, got.Lines[0].Cancel)
	f.Advance(2 * time.Hour)
	require.Equal(t, carrier.CancelRefused, status(t, f, "PO-1").Lines[0].Cancel)
}

// A correction of some numbers leaves the others as they are.
func TestCorrectionOfSome(t *testing.T) {
	f := scripted(t, "on submit 1\n    confirm on 2026-03-20 for 1\n    reject other for 2\n    at release activate\non submit 2\n    confirm on 2026-03-25\n    at release activate\n")
	r := order("PO-1")
	r.Version, r.Numbers = 2, []numbering.Number{desk}
	got, err := f.Submit(ctx, r)
	require.NoError(t, err)
	require.Equal(t, []carrier.Status{carrier.Confirmed, carrier.Received}, statuses(got))
	require.Equal(t, []int{1, 2}, []int{got.Lines[0].Version, got.Lines[1].Version})
	require.Empty(t, got.Lines[1].Reasons)
	f.Advance(0)
	got = status(t, f, "PO-1")
	require.Equal(t, []string{"2026-03-20", "2026-03-25"}, []string{got.Lines[0].Release.Date.String(), got.Lines[1].Release.Date.String()})
	f.AdvanceTo(got.Lines[0].Release.From)
	require.Equal(t, []carrier.Status{carrier.Active, carrier.Confirmed}, statuses(status(t, f, "PO-1")))
	r.Version, r.Numbers = 3, []numbering.Number{lobby}
	_, err = f.Submit(ctx, r)
	require.EqualError(t, err, "carrier: fake: submit: operation is refused in this state: "+
		"numbers are [active confirmed], submit is taken in [received rejected confirmed jeopardy failed unknown]")
	r.Numbers = []numbering.Number{numbering.MustParse("512-555-0100")}
	_, err = f.Submit(ctx, r)
	require.ErrorIs(t, err, carrier.ErrInvalid)
}

// Prefixes say where a carrier ports in; what is excepted is out, whatever is in.
func TestCoverage(t *testing.T) {
	f := fake.New(&fake.Options{Coverage: &fake.Coverage{Only: []string{"512", "2145550100"}, Except: []string{"512555", "21455501000"}}})
	for number, want := range map[string]bool{
		"512-444-0199": true, "512-555-0199": false, "214-555-0100": true, "214-555-0101": false, "833-555-0100": true,
	} {
		out, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{numbering.MustParse(number)}})
		require.NoError(t, err)
		require.Equal(t, want, out.Results[0].Portable, number)
	}
	c := fake.DefaultCoverage()
	c.Except[0] = "512"
	require.NotContains(t, fake.DefaultCoverage().Except, "512", "the caller's own")
	free := must(f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{numbering.MustParse("833-555-0100")}}))
	require.Equal(t, loa.TollFree, free.Results[0].Kind)
	magic := numbering.MustParse("512-555-0194")
	f = newFake(func(o *fake.Options) { o.Accounts[0].Numbers = append(o.Accounts[0].Numbers, magic) })
	require.True(t, must(f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{magic}})).Results[0].Portable, "on an account there is no magic")
	rural := must(fake.New(nil).Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{numbering.MustParse("907-555-0123")}}))
	require.Equal(t, carrier.RateCenterUnsupported, rural.Results[0].Reason.Code)
}

// Pages of events hold as many as are wanted, a thousand at most, and say whether there
// is more.
func TestEventPages(t *testing.T) {
	f := scripted(t, "")
	for i := range 2001 {
		f.Happen("PO-1", fake.Step{Act: fake.ActNote, Word: strconv.Itoa(i)})
	}
	list := func(cursor string, limit int) *carrier.ListEventsResponse {
		out, err := f.ListEvents(ctx, &carrier.ListEventsRequest{Cursor: cursor, Limit: limit})
		require.NoError(t, err)
		return out
	}
	ids := map[string]bool{}
	for _, tt := range []struct {
		cursor, next string
		limit, n     int
		more         bool
	}{
		{"", "1000", 0, 1000, true},
		{"1000", "2000", 1001, 1000, true},
		{"2000", "2001", 1000, 1, false},
		{"2001", "2001", 0, 0, false},
		{"0", "1", 1, 1, true},
		{"1001", "2001", 1000, 1000, false},
		{"7", "1007", -1, 1000, true},
	} {
		out := list(tt.cursor, tt.limit)
		require.Len(t, out.Events, tt.n, tt)
		require.Equal(t, tt.next, out.Cursor, tt)
		require.Equal(t, tt.more, out.More, tt)
		for i, e := range out.Events {
			ids[e.ID] = true
			require.Equal(t, fmt.Sprintf("porting_order.%d", atoi(tt.cursor)+i), e.Raw)
		}
	}
	require.Len(t, ids, 2001)
	for _, bad := range []string{"-1", "2002", "x", " 1"} {
		_, err := f.ListEvents(ctx, &carrier.ListEventsRequest{Cursor: bad})
		require.ErrorIs(t, err, carrier.ErrInvalid, bad)
	}
}

func atoi(s string) (n int) {
	_, _ = fmt.Sscan(s, &n)
	return n
}

// What is due at one instant happens by purchase order number, whoever came first.
func TestAtOneInstant(t *testing.T) {
	f := fake.New(&fake.Options{TrustUnknown: true, Script: fake.MustParseScript("on submit\n    after 1 hour confirm\n")})
	for _, i := range []int{5, 3, 8, 1, 9, 2} {
		_, err := f.Submit(ctx, load(i))
		require.NoError(t, err)
	}
	f.RunUntilIdle()
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	var pons []string
	for _, e := range events.Events {
		pons = append(pons, strings.TrimLeft(e.PON, "L-0"))
	}
	require.Equal(t, []string{"1", "2", "3", "5", "8", "9"}, pons)
}

// A step that ends the order takes what is under way with it, its own thread too.
func TestStepThatEndsAll(t *testing.T) {
	f := scripted(t, "on submit\n    cancel customer-stays notice late\n    after 1 hour note \"never\"\n")
	f.RunUntilIdle()
	require.Equal(t, carrier.Canceled, status(t, f, "PO-1").Lines[0].Status)
	require.Equal(t, []string{"cancel"}, heard(f), "two days later")
	require.Equal(t, time.Date(2026, 3, 4, 15, 0, 0, 0, time.UTC), f.Now())
}

// A misplaced notice names an order that does not exist, by decimal digits.
func TestMisplacedNotices(t *testing.T) {
	for seed := range uint64(30) {
		f := fake.New(&fake.Options{Seed: seed, TrustUnknown: true, Script: fake.MustParseScript("on submit\n    confirm notice misplaced\n")})
		_, err := f.Submit(ctx, load(1))
		require.NoError(t, err)
		f.RunUntilIdle()
		events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
		require.NoError(t, err)
		require.Regexp(t, `^NOBODYS-\d{1,3}$`, events.Events[0].PON)
		require.Empty(t, events.Events[0].Ref)
	}
}

// A date that is wanted is the release, if the losing carrier's interval allows it and
// it works on that day.
func TestWantedDate(t *testing.T) {
	for wanted, want := range map[string]string{
		"":           "2026-03-06",
		"2026-03-04": "2026-03-06",
		"2026-03-06": "2026-03-06",
		"2026-03-09": "2026-03-09",
		"2026-03-14": "2026-03-16", // a Saturday
	} {
		f := newFake(nil)
		r := order("PO-1")
		if wanted != "" {
			r.DesiredDate = calendar.MustParseDate(wanted)
		}
		require.Empty(t, answered(t, f, r)[0])
		require.Equal(t, want, status(t, f, "PO-1").Lines[0].Release.Date.String(), wanted)
	}
	for start, want := range map[int]string{2: "2026-03-10", 3: "2026-03-12", 4: "2026-03-12", 5: "2026-03-17"} { // Tuesdays and Thursdays only
		rural := newFake(func(o *fake.Options) {
			o.Accounts[0].Profile, o.Start = "rural", time.Date(2026, time.March, start, 15, 0, 0, 0, time.UTC)
		})
		require.Empty(t, answered(t, rural, order("PO-1"))[0])
		require.Equal(t, want, status(t, rural, "PO-1").Lines[0].Release.Date.String(), start)
	}
}

// A split goes on under a reference for each part, of which the numbers take turns.
func TestSplitReferences(t *testing.T) {
	for parts, suffixes := range map[string][]string{"split into 2": {"-1", "-2"}, "split into 3": {"-1", "-2"}, "confirm": {"", ""}} {
		f := scripted(t, "on submit\n    "+parts+"\n")
		got := status(t, f, "PO-1")
		whole, _, _ := strings.Cut(got.Lines[0].Ref, "-")
		require.Len(t, whole, 10)
		require.Equal(t, []string{whole + suffixes[0], whole + suffixes[1]}, []string{got.Lines[0].Ref, got.Lines[1].Ref}, parts)
	}
}

// A cancellation that comes too late is answered by the status: the number is active.
func TestCancelRace(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-20\n    after 2 hours activate\non cancel\n    after 1 day cancel customer-canceled\n")
	got, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.CancelPending, got.Lines[0].Cancel)
	f.Advance(2 * time.Hour)
	got = status(t, f, "PO-1")
	require.Equal(t, carrier.Active, got.Lines[0].Status)
	require.Empty(t, got.Lines[0].Cancel)
	f.RunUntilIdle()
	require.Equal(t, carrier.Active, status(t, f, "PO-1").Lines[0].Status)
}

// A carrier without a blackout takes a cancellation in the window too.
func TestCancelWithoutBlackout(t *testing.T) {
	f := newFake(func(o *fake.Options) { o.Accounts[0].Profile = "on-demand" })
	require.Empty(t, answered(t, f, order("PO-1"))[0])
	f.AdvanceTo(status(t, f, "PO-1").Lines[0].Release.From.Add(time.Hour))
	got, err := f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, carrier.CancelPending, got.Lines[0].Cancel)
}

// Text messaging takes one business day at least, and as many as the profile says at most.
func TestMessagingDays(t *testing.T) {
	for most, want := range map[int][]string{0: {"2026-03-03"}, 1: {"2026-03-03"}, 3: {"2026-03-03", "2026-03-04", "2026-03-05"}} {
		days := map[string]bool{}
		for i := range 30 {
			p, _ := fake.ProfileNamed("wireline")
			p.Messaging = most
			f := fake.New(&fake.Options{Zone: central, TrustUnknown: true, Profiles: []fake.Profile{p}, Script: fake.MustParseScript("on submit\n    confirm\n    activate\n")})
			r := load(i)
			r.Texting = true
			_, err := f.Submit(ctx, r)
			require.NoError(t, err)
			f.RunUntilIdle()
			days[calendar.DateOf(f.Now().In(central)).String()] = true
		}
		require.Len(t, days, len(want), most)
		for _, day := range want {
			require.True(t, days[day], day)
		}
	}
}

// A stale notice is the order's previous one again, by its ID.
func TestStaleNotices(t *testing.T) {
	f := scripted(t, "on submit\n    confirm notice stale\n    note \"a\" notice stale\n    note \"b\"\n    note \"c\" notice stale\n")
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	var ids []string
	for _, e := range events.Events {
		ids = append(ids, e.ID)
	}
	require.Len(t, ids, 4)
	require.Equal(t, ids[0], ids[1], "the first one has none before it")
	require.Equal(t, ids[2], ids[3])
	require.NotEqual(t, ids[0], ids[2])
}

// The clock is told in UTC, in whatever zone it is set.
func TestClockIsUTC(t *testing.T) {
	f := fake.New(&fake.Options{Start: time.Date(2026, 3, 2, 9, 0, 0, 0, central)})
	require.Equal(t, time.UTC, f.Now().Location())
	f.AdvanceTo(time.Date(2026, 3, 2, 10, 0, 0, 0, central))
	require.Equal(t, time.Date(2026, 3, 2, 16, 0, 0, 0, time.UTC), f.Now())
}

// A number that was ported stays the first order's, whoever asks for it again.
func TestPortedStaysPorted(t *testing.T) {
	f := newFake(nil)
	require.Empty(t, answered(t, f, order("PO-1"))[0])
	f.RunUntilIdle()
	require.Equal(t, carrier.InternalPort, answered(t, f, order("PO-2"))[0])
	for _, g := range []*fake.Fake{f, f.Fork()} {
		out, err := g.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
		require.NoError(t, err)
		require.Equal(t, carrier.InternalPort, out.Results[0].Reason.Code)
		require.Equal(t, carrier.InternalPort, answered(t, g, order("PO-3"))[0])
	}
}
