package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestMessagingAnswers takes what a carrier answers on text messaging, number by number:
// those that fare alike are one event, and those of which nothing is new are none.
func TestMessagingAnswers(t *testing.T) {
	o := inStates(t, porting.Ported, porting.Ported, porting.Ported, porting.Ported, porting.Scheduled, porting.Ported)
	n := o.Numbers()
	noon, one := begin.Add(time.Hour), begin.Add(2*time.Hour)
	answer := func(lines ...carrier.MessagingLine) porting.ReceiveMessaging {
		return porting.ReceiveMessaging{By: partner, Response: carrier.EnableMessagingResponse{Lines: lines}}
	}
	on := func(n numbering.Number, at time.Time) carrier.MessagingLine {
		return carrier.MessagingLine{Number: n, Status: carrier.MessagingActive, At: at}
	}
	pending := func(n numbering.Number) carrier.MessagingLine {
		return carrier.MessagingLine{Number: n, Status: carrier.MessagingPending, At: noon}
	}
	now := begin.Add(3 * time.Hour)
	events := mustDecide(t, o, answer(
		on(n[2], noon), on(n[0], noon), on(n[1], one), pending(n[3]), on(n[4], noon), on(numbering.MustParse("312-555-0199"), noon),
		carrier.MessagingLine{Number: n[5], Status: "later-word"},
	), now)
	require.Len(t, events, 3)
	require.Equal(t, []any{porting.TextingActive, []numbering.Number{n[0], n[2]}, noon}, []any{events[0].Kind, events[0].Numbers, events[0].CarrierAt})
	require.Equal(t, []any{porting.TextingActive, []numbering.Number{n[1]}, one}, []any{events[1].Kind, events[1].Numbers, events[1].CarrierAt})
	require.Equal(t, []any{porting.TextingRequested, []numbering.Number{n[3]}}, []any{events[2].Kind, events[2].Numbers})
	o = porting.Apply(o, events...)
	require.Empty(t, mustDecide(t, o, answer(on(n[0], one), pending(n[1]), pending(n[3])), now), "known, or asked too soon")

	later := now.Add(12 * time.Hour)
	events = mustDecide(t, o, answer(pending(n[3]), on(n[3], noon)), later.Add(-time.Second))
	require.Len(t, events, 1)
	require.Equal(t, porting.TextingActive, events[0].Kind)
	events = mustDecide(t, o, answer(pending(n[3])), later)
	require.Equal(t, []any{porting.CarrierChecked, []numbering.Number{n[3]}}, []any{events[0].Kind, events[0].Numbers})
	fetched := o.FetchedAt
	o = porting.Apply(o, events...)
	line, _ := o.Line(n[3])
	require.Equal(t, []time.Time{now, later}, []time.Time{line.TextingSince, line.TextingAt})
	require.Equal(t, fetched, o.FetchedAt, "of the port itself the carrier was not asked")
	line, _ = o.Line(n[4])
	require.Empty(t, line.Texting, "a number that has not ported has no texting")
}

// TestAskTexting can be said of a number that is on its way or here, once.
func TestAskTexting(t *testing.T) {
	o := inStates(t, porting.Requested, porting.Rejected, porting.Ported, porting.Canceled, porting.Returned, porting.NotPortable)
	n := o.Numbers()
	events := mustDecide(t, o, porting.AskTexting{By: admin}, begin)
	require.Equal(t, n[:3], events[0].Numbers)
	o = porting.Apply(o, events...)
	require.Empty(t, mustDecide(t, o, porting.AskTexting{By: admin}, begin))
	for i, want := range []porting.Texting{porting.TextingWanted, porting.TextingWanted, porting.TextingWanted, "", "", ""} {
		require.Equal(t, want, o.Lines[i].Texting)
	}
}
