package fake_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// load is the i-th of many orders of one number.
func load(i int) *carrier.SubmitRequest {
	prefix := 412 + i/10000
	if prefix >= 511 {
		prefix++ // a service code
	}
	n, _ := numbering.FromDigits(2120000000 + uint64(prefix)*10000 + uint64(i%10000))
	return &carrier.SubmitRequest{
		PON: fmt.Sprintf("L-%07d", i), Version: 1, Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{n},
		LosingCarrier: "Lone Star Telephone", AccountNumber: loa.NewAccountNumber("1"), PIN: loa.NewPIN("1"),
	}
}

func snapshot(t testing.TB, f *fake.Fake) string {
	t.Helper()
	b, err := f.Snapshot()
	require.NoError(t, err)
	return string(b)
}

// Equal seed, script, calls and clock give equal bytes; another seed gives others;
// and one more order changes no other.
func TestDeterminism(t *testing.T) {
	life := func(seed uint64, orders int) (*fake.Fake, string) {
		f := fake.New(&fake.Options{Seed: seed, TrustUnknown: true, Profiles: moody(), Faults: []fake.Fault{{PerMille: 100}}})
		for i := range orders {
			_, _ = f.Submit(ctx, load(i))
		}
		f.Advance(90 * 24 * time.Hour)
		return f, snapshot(t, f)
	}
	f, one := life(1, 50)
	_, two := life(1, 50)
	require.Equal(t, one, two)
	_, other := life(2, 50)
	require.NotEqual(t, one, other)
	more, _ := life(1, 80)
	for i := range 50 {
		require.Equal(t, f.Timeline(load(i).PON), more.Timeline(load(i).PON))
	}
}

// Under parallel callers the outcome of each order, and the whole snapshot, do not
// depend on who came first.
func TestParallelCallers(t *testing.T) {
	const orders = 200
	run := func(workers int) string {
		f := fake.New(&fake.Options{
			Seed: 3, TrustUnknown: true, Profiles: moody(),
			Faults: []fake.Fault{{PerMille: 200}, {Phase: fake.After, Trouble: fake.Timeout, PerMille: 100}},
		})
		all := func(do func(i int)) {
			var wg sync.WaitGroup
			for w := range workers {
				wg.Go(func() {
					for i := w; i < orders; i += workers {
						do(i)
						runtime.Gosched()
					}
				})
			}
			wg.Wait()
		}
		all(func(i int) { _, _ = f.Submit(ctx, load(i)) })
		for range 10 {
			f.Advance(24 * time.Hour)
			all(func(i int) { _, _ = f.Status(ctx, &carrier.StatusRequest{PON: load(i).PON}) })
			all(func(i int) {
				if i%9 == 0 {
					_, _ = f.Cancel(ctx, &carrier.CancelRequest{PON: load(i).PON})
				}
			})
		}
		return snapshot(t, f)
	}
	if one, eight := run(1), run(8); one != eight {
		t.Fatal(cmp.Diff(strings.Split(one, ","), strings.Split(eight, ",")))
	}
}

// A restored fake goes on as the first one does, at any time of any scenario.
func TestSnapshots(t *testing.T) {
	for _, s := range fake.Scenarios() {
		opt := &fake.Options{Seed: 5, Zone: central, Start: s.Start, Script: s.Script()}
		f := fake.New(opt)
		for i := range 3 {
			_, _ = f.Submit(ctx, order(fmt.Sprintf("PO-%d", i)))
		}
		for range 3 {
			f.AdvanceToNext()
		}
		before := snapshot(t, f)
		g, err := fake.Restore(opt, []byte(before))
		require.NoError(t, err)
		h := f.Fork()
		require.Equal(t, before, snapshot(t, g), s.Name)
		f.Advance(60 * 24 * time.Hour)
		require.Equal(t, before, snapshot(t, h), "a fork has a future of its own")
		g.Advance(60 * 24 * time.Hour)
		h.Advance(60 * 24 * time.Hour)
		require.Equal(t, snapshot(t, f), snapshot(t, g), s.Name)
		require.Equal(t, snapshot(t, f), snapshot(t, h), s.Name)
	}
}

// A fault that is half used up goes on in a restored fake where it was.
func TestSnapshotOfFaults(t *testing.T) {
	opt := &fake.Options{Faults: []fake.Fault{fake.FailBefore(carrier.OpSubmit, 3), {Notice: fake.Twice, Skip: 1}}, TrustUnknown: true}
	f := fake.New(opt)
	try := func(f *fake.Fake) (failed int) {
		for range 5 {
			if _, err := f.Submit(ctx, load(1)); err != nil {
				failed++
			}
		}
		f.RunUntilIdle()
		return failed
	}
	_, err := f.Submit(ctx, load(1))
	require.Error(t, err)
	g, err := fake.Restore(opt, []byte(snapshot(t, f)))
	require.NoError(t, err)
	require.Equal(t, 2, try(f))
	require.Equal(t, 2, try(g))
	require.Equal(t, snapshot(t, f), snapshot(t, g))
	require.Equal(t, f.Played().String(), g.Played().String())
	require.Equal(t, f.FaultReport().String(), g.FaultReport().String())
	require.Equal(t, 3, g.FaultReport().Hits("submit before unavailable", ""))
}

func TestRestoreErrors(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	good := snapshot(t, f)
	for _, bad := range []string{"", "{}", "[]", good[:len(good)-2], `{"version":1}`} {
		_, err := fake.Restore(nil, []byte(bad))
		require.ErrorIs(t, err, fake.ErrSnapshot)
	}
}

// No secret of an order is kept: the snapshot holds the accounts' and no other.
func TestSnapshotHoldsNoSecret(t *testing.T) {
	f := newFake(nil)
	r := order("PO-1")
	r.PIN, r.AccountNumber = loa.NewPIN("99887766"), loa.NewAccountNumber("ZZ-112233")
	_, err := f.Submit(ctx, r)
	require.NoError(t, err)
	require.NotContains(t, snapshot(t, f), "99887766")
	require.NotContains(t, snapshot(t, f), "112233")
}

// Whatever is restored, the fake refuses it or goes on to answer.
func FuzzRestore(f *testing.F) {
	for _, s := range fake.Scenarios()[:20] {
		g := fake.New(&fake.Options{Script: s.Script(), Accounts: []fake.Account{bakery()}})
		_, _ = g.Submit(ctx, order("PO-1"))
		g.AskPortOut(outsider("A"))
		g.AdvanceToNext()
		b, err := g.Snapshot()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := fake.Restore(nil, b)
		if err != nil {
			require.ErrorIs(t, err, fake.ErrSnapshot)
			return
		}
		_, _ = g.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		_, _ = g.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
		_, _ = g.RespondPortOut(ctx, &carrier.RespondPortOutRequest{Ref: "A"})
		_, _ = g.ListEvents(ctx, &carrier.ListEventsRequest{})
		_ = g.Timeline("PO-1") + g.Played().String()
		_, _ = g.Ledger(), g.Violations()
		_, err = g.Snapshot()
		require.NoError(t, err)
	})
}

// Everything at a time: the race detector looks on.
func TestEverythingAtATime(t *testing.T) {
	f := newFake(func(o *fake.Options) {
		o.TrustUnknown = true
		o.Faults = []fake.Fault{{PerMille: 100}, fake.Slowly(carrier.OpStatus, time.Second), fake.Notices(fake.Late, 100)}
		o.Sleep = func(context.Context, time.Duration) error { runtime.Gosched(); return nil }
	})
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 20 {
				r := load(w*1000 + i)
				ref := fmt.Sprintf("OUT-%d-%d", w, i)
				_, _ = f.Submit(ctx, r)
				_, _ = f.Status(ctx, &carrier.StatusRequest{PON: r.PON})
				_, _ = f.Cancel(ctx, &carrier.CancelRequest{PON: r.PON})
				f.AskPortOut(carrier.PortOut{Ref: ref, Numbers: r.Numbers})
				_, _ = f.RespondPortOut(ctx, &carrier.RespondPortOutRequest{Ref: ref})
				f.Happen(r.PON, fake.Step{Act: fake.ActNote, Word: "hello"})
				f.SetFaults(fake.Fault{PerMille: i})
				f.Advance(time.Hour)
				events, _ := f.ListEvents(ctx, &carrier.ListEventsRequest{Limit: 3})
				if events != nil && len(events.Events) > 0 {
					f.Webhook(events.Events[0])
				}
				if i%10 == 0 {
					f.Fork().AdvanceToNext()
					_, _, _ = f.Timeline(r.PON), f.Violations(), f.FaultReport()
				}
			}
		})
	}
	wg.Wait()
}

// Huge and odd requests are refused or answered, and cost what they should.
func TestHugeRequests(t *testing.T) {
	f := newFake(nil)
	r := order(strings.Repeat("P", 1<<20))
	_, err := f.Submit(ctx, r)
	require.ErrorIs(t, err, carrier.ErrInvalid)
	require.Less(t, len(err.Error()), 200)
	r = order("PO-1")
	r.Numbers = nil
	for i := range 5001 {
		r.Numbers = append(r.Numbers, load(i).Numbers...)
	}
	_, err = f.Submit(ctx, r)
	require.ErrorIs(t, err, carrier.ErrInvalid)
	r.Numbers = r.Numbers[:5000]
	_, err = f.Submit(ctx, r)
	require.NoError(t, err)
	f.AdvanceToNext()
	require.Len(t, status(t, f, "PO-1").Lines, 5000)
	_, err = f.ListEvents(ctx, &carrier.ListEventsRequest{Cursor: strings.Repeat("9", 1000)})
	require.ErrorIs(t, err, carrier.ErrInvalid)
	_, err = f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: 2, DesiredDate: calendar.MustParseDate("2199-01-01")})
	require.ErrorIs(t, err, carrier.ErrInvalid)
	require.True(t, f.Happen("PO-1", fake.Step{Act: fake.ActSplit, Parts: 1 << 20}, fake.Step{Act: "dance"}, fake.Step{Act: fake.ActNote, Pick: []int{-1, 1 << 40}}))
	require.Len(t, status(t, f, "PO-1").Lines, 5000)
}

// The clock moves forward only, and however it is moved, the same happens.
func TestClock(t *testing.T) {
	f := newFake(nil)
	start := f.Now()
	f.Advance(-time.Hour)
	f.AdvanceTo(start.Add(-time.Hour))
	require.Equal(t, start, f.Now())
	require.False(t, f.AdvanceToNext())

	rapid.Check(t, func(t *rapid.T) {
		leaps, steps := newFake(nil), newFake(nil)
		for _, g := range []*fake.Fake{leaps, steps} {
			r := order("PO-1")
			r.Texting = true
			if _, err := g.Submit(ctx, r); err != nil {
				t.Fatal(err)
			}
		}
		end := start.Add(30 * 24 * time.Hour)
		for steps.Now().Before(end) {
			d := time.Duration(rapid.Int64Range(int64(time.Second), int64(5*24*time.Hour)).Draw(t, "d"))
			if next := steps.Now().Add(d); next.Before(end) {
				steps.Advance(d)
			} else {
				steps.AdvanceTo(end)
			}
		}
		leaps.AdvanceTo(end)
		a, _ := leaps.Snapshot()
		b, _ := steps.Snapshot()
		if diff := cmp.Diff(string(a), string(b)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// The library's rule of a life in which anything is called at any time: the fake never
// panics, reports stay whole, views never grow older, and active numbers stay active
// unless they are returned.
func TestAnyCalls(t *testing.T) {
	scenarios := fake.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(scenarios).Draw(t, "scenario")
		f := fake.New(&fake.Options{Seed: rapid.Uint64().Draw(t, "seed"), Script: s.Script(), Accounts: []fake.Account{bakery()}})
		version := 0
		var last *carrier.Report
		see := func(r *carrier.Report, err error) {
			if err != nil {
				return
			}
			if last != nil && (r.Compare(last) < 0 || len(r.Lines) != len(last.Lines)) {
				t.Fatalf("a report is older or shorter than the one before")
			}
			for i := range r.Lines {
				if last != nil && last.Lines[i].Status == carrier.Active && r.Lines[i].Status != carrier.Active && r.Lines[i].Status != carrier.Returned {
					t.Fatalf("an active number became %s", r.Lines[i].Status)
				}
			}
			last = r
		}
		for range rapid.IntRange(1, 30).Draw(t, "calls") {
			switch rapid.IntRange(0, 6).Draw(t, "call") {
			case 0, 1:
				r := order("PO-1")
				r.Version = version + rapid.IntRange(0, 1).Draw(t, "next")
				if len(r.Numbers) > 1 && rapid.Bool().Draw(t, "one") && r.Version > 1 {
					r.Numbers = r.Numbers[:1]
				}
				out, err := f.Submit(ctx, r)
				if err == nil {
					version = max(version, r.Version)
				}
				see(out, err)
			case 2:
				see(f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"}))
			case 3:
				out, err := f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: version + 1, DesiredDate: calendar.DateOf(f.Now()).AddDays(9)})
				if err == nil {
					version++
				}
				see(out, err)
			case 4:
				see(f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"}))
			case 5:
				_, _ = f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1"})
			default:
				f.Advance(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours")) * time.Hour)
			}
			see(f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"}))
		}
	})
}

// A million orders fit in a gigabyte, and a whole life takes less than ten
// microseconds of the fake's own time: the benchmarks below measure both.
func BenchmarkLife(b *testing.B) {
	f := fake.New(&fake.Options{TrustUnknown: true})
	b.ReportAllocs()
	i, cursor := 0, ""
	for b.Loop() {
		if i%10_000 == 9_999 { // one after the other, lives reach the end of the calendar
			f, cursor = fake.New(&fake.Options{TrustUnknown: true}), ""
		}
		cursor = life(b, f, load(i), cursor)
		i++
	}
}

// life submits, and lists events and polls until the number is active.
func life(b *testing.B, f *fake.Fake, r *carrier.SubmitRequest, cursor string) string {
	if _, err := f.Submit(ctx, r); err != nil {
		b.Fatal(err)
	}
	for f.AdvanceToNext() {
		events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{Cursor: cursor})
		if err != nil || len(events.Events) == 0 {
			b.Fatal(err)
		}
		cursor = events.Cursor
		if _, err := f.Status(ctx, &carrier.StatusRequest{PON: events.Events[0].PON}); err != nil {
			b.Fatal(err)
		}
	}
	return cursor
}

// A finished order takes less than a kilobyte, so that a million fit in a gigabyte.
func TestMemory(t *testing.T) {
	const orders = 10_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f := fake.New(&fake.Options{TrustUnknown: true})
	for i := range orders {
		_, err := f.Submit(ctx, load(i))
		require.NoError(t, err)
	}
	f.RunUntilIdle()
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Less(t, (after.HeapAlloc-before.HeapAlloc)/orders, uint64(1000))
	runtime.KeepAlive(f)
}

func BenchmarkMillionOrders(b *testing.B) {
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		f := fake.New(&fake.Options{TrustUnknown: true})
		const orders = 1_000_000
		for i := range orders {
			if _, err := f.Submit(ctx, load(i)); err != nil {
				b.Fatal(err)
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/orders, "B/order")
		f.RunUntilIdle()
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/orders, "B/order-done")
		runtime.KeepAlive(f)
	}
}
