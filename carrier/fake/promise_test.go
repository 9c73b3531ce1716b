package fake_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// A host that forgets what it did breaks its promises, and the ledger proves it.
func TestPromises(t *testing.T) {
	names := func(v []fake.Violation) (out []string) {
		for _, one := range v {
			out = append(out, string(one.Promise)+" "+one.PON)
		}
		return out
	}
	f := newFake(func(o *fake.Options) { o.Faults = []fake.Fault{fake.LoseAnswer(carrier.OpSubmit)} })
	_, err := f.Submit(ctx, order("PO-1"))
	require.Error(t, err)
	_, err = f.Submit(ctx, order("PO-2")) // instead of PO-1 again
	require.Error(t, err)
	require.Equal(t, []string{"no-double-submit PO-2", "no-double-submit PO-2"}, names(f.Violations(fake.NoDoubleSubmit)))

	require.Empty(t, f.Violations(fake.EveryNoteDelivered), "the losing carrier has done nothing yet")

	f = newFake(nil)
	_, err = f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	_, err = f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrRefused)
	f.RunUntilIdle()
	require.Equal(t, []string{"no-early-activation PO-1", "every-note-delivered PO-1"}, names(f.Violations()))
	status(t, f, "PO-1")
	f.Assert(t, fake.EveryNoteDelivered, fake.EveryOrderEnded)

	other := order("PO-3")
	_, err = f.Submit(ctx, other)
	require.NoError(t, err)
	other.AuthorizedPerson = "Somebody Else"
	_, err = f.Submit(ctx, other)
	require.ErrorIs(t, err, carrier.ErrConflict)
	require.Contains(t, names(f.Violations()), "no-double-submit PO-3")
	require.Contains(t, names(f.Violations()), "every-order-ended PO-3")

	tb := &quietTB{}
	f.Assert(tb)
	require.NotEmpty(t, tb.said)
}

// quietTB is a test that may fail.
type quietTB struct {
	testing.TB
	said []string
}

func (*quietTB) Helper() {}

func (q *quietTB) Errorf(format string, args ...any) {
	q.said = append(q.said, fmt.Sprintf(format, args...))
}

// A timeline that went another way is shown with what is missing and what is too much.
func TestAssertTimeline(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	f.RunUntilIdle()
	f.AssertTimeline(t, "PO-1", `
		2026-03-02 09:00 CST  1, 2: received
		2026-03-02 09:00 CST  submit 1
		2026-03-02 16:43 CST  1, 2: received to confirmed on 2026-03-06
		2026-03-06 10:56 CST  1, 2: confirmed to active
	`)
	tb := &quietTB{}
	f.AssertTimeline(tb, "PO-1", `
		2026-03-02 09:00 CST  1, 2: received
		2026-03-02 16:43 CST  1, 2: received to rejected
		2026-03-06 10:56 CST  1, 2: confirmed to active
		the end`)
	require.Equal(t, []string{`fake: order PO-1 went another way (-want +got):
  2026-03-02 09:00 CST  1, 2: received
- 2026-03-02 16:43 CST  1, 2: received to rejected
+ 2026-03-02 09:00 CST  submit 1
+ 2026-03-02 16:43 CST  1, 2: received to confirmed on 2026-03-06
  2026-03-06 10:56 CST  1, 2: confirmed to active
- the end
`}, tb.said)
}

// In strict mode a submission that nothing speaks of fails the test.
func TestStrict(t *testing.T) {
	tb := &quietTB{}
	f := fake.New(&fake.Options{Strict: tb, Script: fake.MustParseScript("for order PO-1\non submit\n    confirm\n"), TrustUnknown: true})
	_, err := f.Submit(ctx, load(1))
	require.NoError(t, err)
	require.Equal(t, []string{"fake: order L-0000001, version 1: neither script nor account speaks of it"}, tb.said)
	r := load(2)
	r.PON = "PO-1"
	_, err = f.Submit(ctx, r)
	require.NoError(t, err)
	require.Len(t, tb.said, 1)
	_, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, "fake: order PO-1: its script does not speak of cancel", tb.said[1])
}

// A host with a store lives through a crash at every boundary, if it stores before it
// calls; one that does not makes a second order.
func TestEveryCrash(t *testing.T) {
	run := func(storeFirst bool) (lives, broken int) {
		lives = fake.EveryCrash(func() (*fake.Fake, func()) {
			f, stored, n := newFake(nil), "", 0
			return f, func() {
				pon := stored
				if pon == "" {
					n++
					pon = fmt.Sprintf("PO-%d", n)
				}
				if storeFirst {
					stored = pon
				}
				if _, err := f.Submit(ctx, order(pon)); err == nil {
					stored = pon
				}
				f.RunUntilIdle()
				_, _ = f.Status(ctx, &carrier.StatusRequest{PON: pon})
			}
		}, func(f *fake.Fake, _ *fake.Crash) {
			if len(f.Violations(fake.NoDoubleSubmit)) > 0 {
				broken++
			}
		})
		return lives, broken
	}
	lives, broken := run(true)
	require.Equal(t, 5, lives, "one without a crash, and one for each side of two calls; the last finds no further one")
	require.Zero(t, broken)
	_, broken = run(false)
	require.Positive(t, broken)

	f := newFake(nil)
	f.CrashAt(2)
	crash := fake.Survive(func() { _, _ = f.Submit(ctx, order("PO-1")) })
	require.Equal(t, "fake: crash 2, after submit of order PO-1", crash.String())
	require.Equal(t, 2, f.Boundaries())
	f.CrashAt(0)
	require.Zero(t, f.Boundaries())
	require.Equal(t, 1, fake.EveryCrash(func() (*fake.Fake, func()) { return newFake(nil), func() {} }, func(*fake.Fake, *fake.Crash) {}), "a host that makes no call")
	require.Panics(t, func() { fake.Survive(func() { panic("another") }) })
}
