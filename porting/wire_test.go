package porting_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/porting"
)

// TestWire pins the stored form of an order and its events, and that replaying what
// was read back gives the same bytes.
func TestWire(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	l.do(l.report(carrier.Received))
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	l.later(time.Hour)
	l.do(porting.Comment{By: agent, Text: "called the customer", Private: true})

	order, err := json.MarshalIndent(l.order, "", "  ")
	require.NoError(t, err)
	var lines []string
	for _, e := range l.events {
		b, err := json.Marshal(e)
		require.NoError(t, err)
		lines = append(lines, string(b))
	}
	for name, got := range map[string]string{
		"testdata/order.golden.json": string(order) + "\n", "testdata/events.golden.jsonl": strings.Join(lines, "\n") + "\n",
	} {
		golden.Equal(t, name, got)
	}

	var events []porting.Event
	for _, line := range lines {
		var e porting.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		events = append(events, e)
	}
	again, err := json.MarshalIndent(porting.Replay(events), "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(order), string(again), "replay gives the order, byte for byte")
	events = append(events, porting.Event{Seq: len(events) + 1, Kind: "of-a-later-version"})
	require.Equal(t, len(events), porting.Replay(events).Seq, "an unknown event is kept and moves nothing")
}

// FuzzApply holds that Apply is total: events of any shape are folded without a
// panic, and the earlier order stays as it was.
func FuzzApply(f *testing.F) {
	f.Add([]byte(`{"seq":3,"kind":"port-rejected","numbers":["+13125550142"],"reasons":[{"code":"other"}]}`))
	f.Add([]byte(`{"seq":1,"kind":"order-opened"}`))
	f.Add([]byte(`{"kind":"number-returned","numbers":["+13125550142","+13125550142"]}`))
	events, err := porting.Decide(porting.Order{}, opening(porting.StandingPaid), begin)
	require.NoError(f, err)
	base := porting.Replay(events)
	f.Fuzz(func(t *testing.T, data []byte) {
		var e porting.Event
		if json.Unmarshal(data, &e) != nil {
			return
		}
		before, err := json.Marshal(base)
		require.NoError(t, err)
		o := porting.Apply(base, e)
		after, err := json.Marshal(base)
		require.NoError(t, err)
		require.Equal(t, string(before), string(after))
		porting.Next(o, begin)
		_ = o.Status()
		_ = o.WaitingOn()
	})
}
