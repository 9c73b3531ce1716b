package fake_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// tree is a snapshot as plain JSON.
type tree = map[string]any

// first is the first element of a list of a snapshot.
func first(t *testing.T, s tree, path ...string) tree {
	t.Helper()
	for _, name := range path {
		list, ok := s[name].([]any)
		require.True(t, ok && len(list) > 0, name)
		s, ok = list[0].(tree)
		require.True(t, ok, name)
	}
	return s
}

// One place of a snapshot that cannot be is enough for it to be refused; each is told by
// what it is, and none panics later.
func TestRestoreRefuses(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-20\n    at release activate\n")
	_, err := f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrRefused)
	f.AskPortOut(outsider("A"))
	ledger := func(kind int) func(s tree) tree { // the first record of a kind
		return func(s tree) tree {
			list, _ := s["ledger"].([]any)
			for _, r := range list {
				r, _ := r.(tree)
				if k, _ := r["kind"].(float64); int(k) == kind {
					return r
				}
			}
			require.Fail(t, "no such record", kind)
			return nil
		}
	}
	order := func(s tree) tree { return first(t, s, "orders") }
	thread := func(s tree) tree { return first(t, s, "orders", "threads") }
	line := func(s tree) tree { return first(t, s, "orders", "lines") }
	const call, failure, move, step = 0, 1, 2, 3
	for _, tt := range []struct {
		name   string
		change func(s tree)
		want   string
	}{
		{"another version", func(s tree) { s["version"] = 2 }, "version 2"},
		{"no account", func(s tree) { s["accounts"] = []any{nil} }, "account"},
		{"no lines", func(s tree) { order(s)["lines"] = []any{} }, "order"},
		{"a profile behind the last", func(s tree) { s["profiles"], order(s)["profile"] = []any{}, len(fake.Profiles()) }, "order"},
		{"a profile that is not known", func(s tree) { s["profiles"].([]any)[0] = "odd v7" }, `profile "odd v7" is not known here`},
		{"a status behind the last", func(s tree) { line(s)["status"] = 10 }, "status"},
		{"a step before the first", func(s tree) { thread(s)["pc"] = -1 }, "thread"},
		{"a step behind the last", func(s tree) { thread(s)["pc"] = 2 }, "thread"},
		{"a place before the first", func(s tree) { thread(s)["numbers"] = []any{-1} }, "thread"},
		{"a place behind the last", func(s tree) { thread(s)["numbers"] = []any{0, 2} }, "thread"},
		{"a port-out's status", func(s tree) { first(t, s, "port_outs", "lines")["status"] = 10 }, "status"},
		{"a record's kind", func(s tree) { ledger(call)(s)["kind"] = 4 }, "ledger"},
		{"a record's call", func(s tree) { ledger(failure)(s)["op"] = 14 }, "ledger"},
		{"a record's trigger", func(s tree) { ledger(step)(s)["on"] = 10 }, "ledger"},
		{"a move's beginning", func(s tree) { ledger(move)(s)["from"] = 10 }, "ledger"},
		{"a move's end", func(s tree) { ledger(move)(s)["to"] = 10 }, "ledger"},
		{"a move of no number", func(s tree) { ledger(move)(s)["n"] = 7 }, "ledger"},
		{"a step without its step", func(s tree) { ledger(step)(s)["step"] = nil }, "ledger"},
		{"a failure without its error", func(s tree) { ledger(failure)(s)["err"] = "" }, "ledger"},
	} {
		var s tree
		require.NoError(t, json.Unmarshal([]byte(snapshot(t, f)), &s))
		tt.change(s)
		b, err := json.Marshal(s)
		require.NoError(t, err)
		_, err = fake.Restore(nil, b)
		require.EqualError(t, err, "fake: not a snapshot of this version: "+tt.want, tt.name)
		require.ErrorIs(t, err, fake.ErrSnapshot)
	}
	for _, tt := range []struct {
		name   string
		change func(s tree)
	}{
		{"the last status", func(s tree) { line(s)["status"] = 9 }},
		{"the last step", func(s tree) { thread(s)["pc"] = 1 }},
		{"the last place", func(s tree) { thread(s)["numbers"] = []any{0, 1} }},
		{"the last call", func(s tree) { ledger(failure)(s)["op"] = 13 }},
		{"the last trigger", func(s tree) { ledger(step)(s)["on"] = 9 }},
		{"the last statuses", func(s tree) { ledger(move)(s)["from"], ledger(move)(s)["to"] = 9, 9 }},
		{"the last profile", func(s tree) { s["profiles"], order(s)["profile"] = []any{}, len(fake.Profiles())-1 }},
	} {
		var s tree
		require.NoError(t, json.Unmarshal([]byte(snapshot(t, f)), &s))
		tt.change(s)
		b, err := json.Marshal(s)
		require.NoError(t, err)
		g, err := fake.Restore(nil, b)
		require.NoError(t, err, tt.name)
		require.NotEmpty(t, g.Ledger())
		_ = g.Timeline("PO-1") + g.Played().String()
	}
}

// A restored ledger proves what the first one did.
func TestRestoredLedger(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-20\n")
	_, err := f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1"})
	require.ErrorIs(t, err, carrier.ErrRefused)
	other := order("PO-1")
	other.AuthorizedPerson = "Somebody Else"
	_, err = f.Submit(ctx, other)
	require.ErrorIs(t, err, carrier.ErrConflict)
	_, err = f.Status(ctx, &carrier.StatusRequest{PON: "PO-9"})
	require.ErrorIs(t, err, carrier.ErrNotFound)
	g := must(fake.Restore(&fake.Options{Zone: central}, []byte(snapshot(t, f))))
	require.Len(t, f.Violations(fake.NoEarlyActivation, fake.NoDoubleSubmit), 2)
	fork := f.Fork()
	for _, h := range []*fake.Fake{g, fork} {
		require.Equal(t, f.Violations(), h.Violations())
		require.Equal(t, f.Ledger(), h.Ledger())
		require.Equal(t, f.Timeline("PO-1"), h.Timeline("PO-1"))
		require.Equal(t, f.Timeline("PO-9"), h.Timeline("PO-9"))
	}
	told := must(f.ListEvents(ctx, &carrier.ListEventsRequest{}))
	require.NotEmpty(t, told.Events)
	for _, h := range []*fake.Fake{g, fork} {
		require.Equal(t, told, must(h.ListEvents(ctx, &carrier.ListEventsRequest{})))
	}
}
