package carrier_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// twoPartners are one that covers Texas only and cannot activate, and one that covers
// all and cannot check; the host has stored who has which order.
func twoPartners() (texas, wide *fake.Fake, c carrier.Carrier) {
	texas = fake.New(&fake.Options{
		Seed: 1, Coverage: &fake.Coverage{Only: []string{"512"}},
		Without: []carrier.Op{carrier.OpActivate, carrier.OpRespondPortOut, carrier.OpListPortOuts},
	})
	wide = fake.New(&fake.Options{Seed: 2, Coverage: &fake.Coverage{}, Without: []carrier.Op{carrier.OpFetchRecord}})
	stored := map[string]string{"PO-1": "texas", "PO-2": "wide"}
	c = carrier.Partners{
		{Name: "texas", Carrier: carrier.Wrap(texas, pass)}, {Name: "wide", Carrier: wide}, {Name: "lame", Carrier: lame{}},
	}.Carrier(func(pon string) string { return stored[pon] })
	return texas, wide, c
}

func TestPartnerSet(t *testing.T) {
	texas, wide, c := twoPartners()
	one, two := request(), request()
	two.PON = "PO-2"
	two.Numbers = []numbering.Number{numbering.MustParse("214-555-0100")}
	for _, r := range []*carrier.SubmitRequest{one, two} {
		_, err := c.Submit(ctx, r)
		require.NoError(t, err)
	}
	_, err := texas.Status(ctx, &carrier.StatusRequest{PON: "PO-2"})
	require.ErrorIs(t, err, carrier.ErrNotFound, "each partner has its own order")
	_, err = wide.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrNotFound)
	got, err := c.Status(ctx, &carrier.StatusRequest{PON: "PO-2"})
	require.NoError(t, err)
	require.Equal(t, "PO-2", got.PON)

	unplanned := request()
	unplanned.PON = "PO-3"
	_, err = c.Submit(ctx, unplanned)
	require.ErrorIs(t, err, carrier.ErrInvalid)
	_, err = c.Status(ctx, &carrier.StatusRequest{PON: "PO-3"})
	require.ErrorIs(t, err, carrier.ErrNotFound)
	_, err = c.Cancel(ctx, &carrier.CancelRequest{PON: "PO-3"})
	require.EqualError(t, err, "carrier: cancel: order is not known")

	_, err = carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrUnsupported, "the order's own partner cannot")
	_, err = carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "PO-2"})
	require.ErrorIs(t, err, carrier.ErrRefused)
	_, err = carrier.Supplement(ctx, c, &carrier.SupplementRequest{PON: "PO-2", Version: 2, DesiredDate: calendar.MustParseDate("2026-04-01")})
	require.ErrorIs(t, err, carrier.ErrRefused)
	_, err = carrier.EnableMessaging(ctx, c, &carrier.EnableMessagingRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrRefused)
	_, err = carrier.SendDocument(ctx, c, &carrier.SendDocumentRequest{PON: "PO-2", Document: carrier.Document{Name: "bill", Content: []byte("x")}})
	require.NoError(t, err)
	require.Equal(t, 1, wide.Documents("PO-2"))
	_, err = carrier.FetchRecord(ctx, c, &carrier.FetchRecordRequest{Number: lobby})
	require.NoError(t, err)
}

// Abilities are those of all partners together, through wrappers too, and As finds the
// partners' own types.
func TestPartnerSetAbilities(t *testing.T) {
	_, wide, c := twoPartners()
	require.Equal(t, carrier.Abilities(fake.New(nil)), carrier.Abilities(carrier.Wrap(c, pass)))
	texas := carrier.Partners{{Name: "texas", Carrier: fake.New(&fake.Options{Without: []carrier.Op{carrier.OpActivate}})}, {Name: "lame", Carrier: lame{}}}
	only := texas.Carrier(func(string) string { return "" })
	require.False(t, carrier.Can(only, carrier.OpActivate))
	require.True(t, carrier.Can(only, carrier.OpCheck))
	_, ok := carrier.As[carrier.Activator](only)
	require.False(t, ok)
	_, ok = carrier.As[lame](c)
	require.True(t, ok, "the last of several")
	f, ok := carrier.As[*fake.Fake](carrier.Partners{{Carrier: lame{}}, {Carrier: wide}}.Carrier(nil))
	require.True(t, ok)
	require.Same(t, wide, f)
	nobody := carrier.Partners{}.Carrier(nil)
	require.Empty(t, carrier.Abilities(nobody))
	_, err := carrier.Check(ctx, nobody, &carrier.CheckRequest{})
	require.ErrorIs(t, err, carrier.ErrUnsupported)
}

// A check asks all, names the partner that takes each number, and fails only if nobody
// spoke of one.
func TestPartnerSetCheck(t *testing.T) {
	texas, wide, c := twoPartners()
	dallas, none := numbering.MustParse("214-555-0100"), numbering.MustParse("214-555-0190")
	check := func() (*carrier.CheckResponse, error) {
		return carrier.Check(ctx, c, &carrier.CheckRequest{Numbers: []numbering.Number{lobby, none, dallas}})
	}
	got, err := check()
	require.NoError(t, err)
	require.Equal(t, []string{"wide", "", "texas"}, []string{got.Results[0].Partner, got.Results[1].Partner, got.Results[2].Partner})
	require.True(t, got.Results[0].Portable)
	require.Equal(t, carrier.RateCenterUnsupported, got.Results[1].Reason.Code, "what the preferred one said")
	require.Equal(t, texas.Now(), got.AsOf)

	wide.SetFaults(fake.Fault{})
	got, err = check()
	require.NoError(t, err)
	require.False(t, got.Results[0].Portable)
	texas.SetFaults(fake.Fault{})
	_, err = check()
	require.ErrorIs(t, err, carrier.ErrUnavailable)

	picky := carrier.Partners{{Name: "picky", Carrier: fake.New(nil), Limits: carrier.Limits{Kinds: []loa.Kind{loa.TollFree}}}}
	got, err = carrier.Check(ctx, picky.Carrier(nil), &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
	require.NoError(t, err)
	require.False(t, got.Results[0].Portable)
	require.Equal(t, carrier.NotPortable, got.Results[0].Reason.Code)
	require.Equal(t, carrier.NotPortable, picky.Coverage(ctx, []numbering.Number{lobby}).Numbers[0].Reason().Code)
}

// Events of all partners come once each, by a cursor that holds theirs; a partner that is
// down delays its own.
func TestPartnerSetEvents(t *testing.T) {
	texas, wide, c := twoPartners()
	for _, pon := range []string{"PO-1", "PO-2"} {
		r := request()
		r.PON, r.Numbers, r.Texting = pon, []numbering.Number{numbering.MustParse("512-555-0100")}, false
		_, err := c.Submit(ctx, r)
		require.NoError(t, err)
	}
	texas.RunUntilIdle()
	wide.RunUntilIdle()
	texas.SetFaults(fake.Fault{Times: 2})
	var heard []string
	cursor := ""
	for range 12 {
		out, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{Cursor: cursor, Limit: 1})
		require.NoError(t, err)
		require.LessOrEqual(t, len(out.Events), 1)
		for _, e := range out.Events {
			heard = append(heard, e.PON+" "+e.Raw)
		}
		cursor = out.Cursor
	}
	slices.Sort(heard)
	require.Equal(t, []string{"PO-1 porting_order.activate", "PO-1 porting_order.confirm", "PO-2 porting_order.activate", "PO-2 porting_order.confirm"}, heard)
	for _, bad := range []string{"null", "7", "{", `{"texas":"x","wide":"y"}`} {
		_, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{Cursor: bad})
		require.ErrorIs(t, err, carrier.ErrInvalid, bad)
	}
	all, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{})
	require.NoError(t, err)
	require.True(t, slices.IsSortedFunc(all.Events, func(a, b carrier.Event) int { return a.At.Compare(b.At) }))
	require.Len(t, all.Events, 4)

	texas.SetFaults()
	w := wide.Webhook(all.Events[0])
	in, err := carrier.ParseWebhook(ctx, c, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: wide.Now()})
	require.NoError(t, err, "it is the second partner's")
	require.Equal(t, all.Events[:1], in.Events)
	w.Body[3] ^= 1
	_, err = carrier.ParseWebhook(ctx, c, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: wide.Now()})
	require.ErrorIs(t, err, carrier.ErrUnauthorized, "it is nobody's")
}

// Port-outs are answered at the partner that brought them.
func TestPartnerSetPortOuts(t *testing.T) {
	a, b := fake.New(nil), fake.New(nil)
	c := carrier.Partners{{Name: "a", Carrier: a}, {Name: "b", Carrier: b}}.Carrier(nil)
	b.AskPortOut(carrier.PortOut{Ref: "B-1", Numbers: []numbering.Number{lobby}})
	a.AskPortOut(carrier.PortOut{Ref: "C-1", Numbers: []numbering.Number{desk}})
	out, err := carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{})
	require.NoError(t, err)
	require.Equal(t, []string{"B-1", "C-1"}, []string{out.PortOuts[0].Ref, out.PortOuts[1].Ref})
	_, err = carrier.RespondPortOut(ctx, c, &carrier.RespondPortOutRequest{Ref: "B-1"})
	require.NoError(t, err)
	p, _ := b.PortOut("B-1")
	require.Equal(t, carrier.Confirmed, p.Report.Lines[0].Status)
	_, err = carrier.RespondPortOut(ctx, c, &carrier.RespondPortOutRequest{Ref: "Z-1"})
	require.ErrorIs(t, err, carrier.ErrNotFound)
}

// describer is a carrier of given limits.
type describer struct {
	carrier.Carrier
	limits carrier.Limits
}

func (d describer) Describe(context.Context, *carrier.DescribeRequest) (*carrier.Limits, error) {
	l := d.limits
	return &l, nil
}

// The limits of a set are what some partner takes, within the times that suit all; what
// one does not limit, some partner takes without limit.
func TestPartnerSetLimits(t *testing.T) {
	small := carrier.Limits{
		Name: "Small Telephone", Kinds: []loa.Kind{loa.Wireless, loa.Local}, Countries: []loa.Country{loa.US},
		MaxNumbers: 10, MaxDocument: 1 << 20, Blackout: 72 * time.Hour, HorizonDays: 30,
		Windows: []carrier.Window{{Zone: "America/Chicago"}}, States: []carrier.OpStates{{Op: carrier.OpActivate}},
	}
	big := carrier.Limits{
		Name: "Big Telephone", Kinds: []loa.Kind{loa.TollFree, loa.Local}, Countries: []loa.Country{loa.CA, loa.US},
		MaxNumbers: 5000, MaxDocument: 4 << 20, Blackout: 24 * time.Hour, HorizonDays: 60,
	}
	joined := carrier.Limits{
		Name: "a, b", Kinds: []loa.Kind{loa.Local, loa.TollFree, loa.Wireless}, Countries: []loa.Country{loa.CA, loa.US},
		MaxNumbers: 5000, MaxDocument: 1 << 20, Blackout: 72 * time.Hour, HorizonDays: 30,
	}
	set := func(a, b carrier.Limits) carrier.Carrier {
		return carrier.Partners{{Name: "a", Carrier: describer{lame{}, a}}, {Name: "mute", Carrier: lame{}}, {Name: "b", Carrier: describer{lame{}, b}}}.Carrier(nil)
	}
	for _, tt := range []struct {
		name       string
		a, b, want carrier.Limits
	}{
		{"small first", small, big, joined},
		{"big first", big, small, joined},
		{"none first", carrier.Limits{}, small, carrier.Limits{Name: "a, b", MaxDocument: 1 << 20, Blackout: 72 * time.Hour, HorizonDays: 30}},
		{"none last", small, carrier.Limits{}, carrier.Limits{Name: "a, b", MaxDocument: 1 << 20, Blackout: 72 * time.Hour, HorizonDays: 30}},
		{"one and two", carrier.Limits{MaxNumbers: 1, HorizonDays: 1}, carrier.Limits{MaxNumbers: 2, HorizonDays: 2}, carrier.Limits{Name: "a, b", MaxNumbers: 2, HorizonDays: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := carrier.Describe(ctx, set(tt.a, tt.b), &carrier.DescribeRequest{})
			require.NoError(t, err)
			tt.want.Abilities = []carrier.Op{carrier.OpDescribe}
			require.Equal(t, &tt.want, got)
		})
	}
	one, err := carrier.Describe(ctx, carrier.Partners{{Name: "a", Carrier: describer{lame{}, small}}}.Carrier(nil), &carrier.DescribeRequest{})
	require.NoError(t, err)
	require.Equal(t, small.Windows, one.Windows, "of one partner they are its own")
}

// What nobody can, or what belongs to nobody, has certainly not been sent; so it is when
// a set is asked past Able.
func TestPartnerSetUnsent(t *testing.T) {
	_, _, c := twoPartners()
	set := carrier.Partners{{Name: "lame", Carrier: lame{}}}.Carrier(func(string) string { return "lame" })
	calls := map[string]func() error{
		"submit":  func() error { _, err := c.Submit(ctx, &carrier.SubmitRequest{PON: "PO-3"}); return err },
		"status":  func() error { _, err := c.Status(ctx, &carrier.StatusRequest{PON: "PO-3"}); return err },
		"partner": func() error { _, err := carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "PO-1"}); return err },
		"cursor": func() error {
			_, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{Cursor: "{"})
			return err
		},
		"events": func() error {
			_, err := set.(carrier.EventLister).ListEvents(ctx, &carrier.ListEventsRequest{})
			return err
		},
		"limits": func() error { _, err := set.(carrier.Describer).Describe(ctx, &carrier.DescribeRequest{}); return err },
		"record": func() error {
			_, err := set.(carrier.RecordFetcher).FetchRecord(ctx, &carrier.FetchRecordRequest{})
			return err
		},
		"port-outs": func() error {
			_, err := set.(carrier.PortOutLister).ListPortOuts(ctx, &carrier.ListPortOutsRequest{})
			return err
		},
		"answer": func() error {
			_, err := set.(carrier.PortOutResponder).RespondPortOut(ctx, &carrier.RespondPortOutRequest{})
			return err
		},
		"check": func() error {
			_, err := set.(carrier.Checker).Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
			return err
		},
	}
	for name, call := range calls {
		e, ok := errors.AsType[*carrier.Error](call())
		require.True(t, ok && e.Unsent, name)
		require.NotErrorIs(t, e, carrier.ErrUnavailable, name)
	}
}

// An outage of all partners that can do something is told, not that another cannot; of
// one, it keeps an answer from being taken to the others.
func TestPartnerSetOutages(t *testing.T) {
	a, b := fake.New(&fake.Options{Seed: 1}), fake.New(&fake.Options{Seed: 2})
	ask := b.AskPortOut(carrier.PortOut{Ref: "B-1", Numbers: []numbering.Number{lobby}})
	c := carrier.Partners{{Name: "lame", Carrier: lame{}}, {Name: "a", Carrier: a}, {Name: "b", Carrier: b}}.Carrier(nil)
	a.SetFaults(fake.Fault{})
	_, err := carrier.RespondPortOut(ctx, c, &carrier.RespondPortOutRequest{Ref: ask.Ref})
	require.ErrorIs(t, err, carrier.ErrUnavailable, "it may be a request of the partner that is down")
	p, _ := b.PortOut(ask.Ref)
	require.Equal(t, carrier.Received, p.Report.Lines[0].Status)
	out, err := carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{})
	require.NoError(t, err)
	require.Len(t, out.PortOuts, 1)

	b.SetFaults(fake.Fault{Trouble: fake.RateLimited})
	for name, call := range map[string]func() error{
		"port-outs": func() error { _, err := carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{}); return err },
		"events":    func() error { _, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{}); return err },
		"limits":    func() error { _, err := carrier.Describe(ctx, c, &carrier.DescribeRequest{}); return err },
		"check": func() error {
			_, err := carrier.Check(ctx, c, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
			return err
		},
	} {
		require.ErrorIs(t, call(), carrier.ErrUnavailable, "%s: the first that failed", name)
	}

	bare := carrier.Wrap(fake.New(nil), func(context.Context, *carrier.Call, func(context.Context) error) error { return errors.New("bare") })
	_, err = carrier.Check(ctx, carrier.Partners{{Name: "broken", Carrier: bare}}.Carrier(nil), &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
	e, ok := errors.AsType[*carrier.Error](err)
	require.True(t, ok && e.Unsent, "a check has no effect, whatever the partner says")
	require.ErrorIs(t, err, carrier.ErrUnavailable)
}

// A view of several carriers is as old as the oldest of theirs.
func TestPartnerSetClocks(t *testing.T) {
	at := func(d time.Duration) carrier.Partner {
		return carrier.Partner{Name: d.String(), Carrier: fake.New(&fake.Options{Start: noon.Add(d)})}
	}
	for _, p := range []carrier.Partners{{at(0), at(time.Hour)}, {at(time.Hour), at(0)}} {
		c := p.Carrier(nil)
		checked, err := carrier.Check(ctx, c, &carrier.CheckRequest{Numbers: []numbering.Number{lobby}})
		require.NoError(t, err)
		require.Equal(t, noon, checked.AsOf)
		listed, err := carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{})
		require.NoError(t, err)
		require.Equal(t, noon, listed.AsOf)
	}
}

// A page of events takes from each partner in turn what is left of the limit, and says
// whether there is more.
func TestPartnerSetPages(t *testing.T) {
	texas, wide, c := twoPartners()
	for _, pon := range []string{"PO-1", "PO-2"} {
		r := request()
		r.PON, r.Numbers, r.Texting = pon, []numbering.Number{numbering.MustParse("512-555-0100")}, false
		_, err := c.Submit(ctx, r)
		require.NoError(t, err)
	}
	texas.RunUntilIdle()
	wide.RunUntilIdle()
	page := func(cursor string, limit int) (*carrier.ListEventsResponse, []string) {
		out, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{Cursor: cursor, Limit: limit})
		require.NoError(t, err)
		var of []string
		for _, e := range out.Events {
			of = append(of, e.PON)
		}
		slices.Sort(of)
		return out, of
	}
	for _, tt := range []struct {
		limit       int
		first, rest []string
		more        bool
	}{
		{1, []string{"PO-1"}, []string{"PO-1", "PO-2", "PO-2"}, true},
		{2, []string{"PO-1", "PO-1"}, []string{"PO-2", "PO-2"}, true},
		{3, []string{"PO-1", "PO-1", "PO-2"}, []string{"PO-2"}, true},
		{4, []string{"PO-1", "PO-1", "PO-2", "PO-2"}, nil, false},
		{0, []string{"PO-1", "PO-1", "PO-2", "PO-2"}, nil, false},
	} {
		out, of := page("", tt.limit)
		require.Equal(t, tt.first, of, tt.limit)
		require.Equal(t, tt.more, out.More, tt.limit)
		out, of = page(out.Cursor, 0)
		require.Equal(t, tt.rest, of, tt.limit)
		require.False(t, out.More)
	}
	alone, err := carrier.ListEvents(ctx, carrier.Partners{{Name: "wide", Carrier: wide}}.Carrier(nil), &carrier.ListEventsRequest{})
	require.NoError(t, err)
	require.False(t, alone.More)
}
