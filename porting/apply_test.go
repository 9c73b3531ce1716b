package porting_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// recorded are the histories of testdata/lives.
func recorded(t *testing.T) map[string][]porting.Event {
	t.Helper()
	files, err := filepath.Glob("testdata/lives/*.jsonl")
	require.NoError(t, err)
	all := map[string][]porting.Event{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var events []porting.Event
		for line := range strings.Lines(string(data)) {
			var e porting.Event
			require.NoError(t, json.Unmarshal([]byte(line), &e))
			events = append(events, e)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".jsonl")] = events
	}
	return all
}

// TestTwoFutures applies to every order of every recorded life what really came next and
// something else besides: neither future shows in the other, nor in what both came from.
func TestTwoFutures(t *testing.T) {
	paper := bill(first)
	for name, events := range recorded(t) {
		for i := 1; i < len(events); i++ {
			o := porting.Replay(events[:i])
			before := asJSON(t, o)
			went := porting.Apply(o, events[i:]...)
			want := asJSON(t, went)
			for _, other := range []porting.Event{
				{Kind: porting.CommentAdded, Key: "elsewhere"},
				{Kind: porting.DocumentReceived, Document: &paper},
				{Kind: porting.OrderAbandoned},
				{Kind: porting.TroubleRaised, Trouble: porting.ResidualRouting, Numbers: o.Numbers()},
				{Kind: porting.TextingAsked, Numbers: o.Numbers()[:1]},
				{Kind: porting.DateAsked, Desired: day("2026-05-05"), Version: 9},
				{Kind: porting.OrderAcknowledged, Version: 9, CarrierAt: begin, Numbers: o.Numbers()},
			} {
				other.Seq, other.At = o.Seq+1, begin
				changed := porting.Apply(o, other)
				require.NotEqual(t, before, asJSON(t, changed))
			}
			for _, n := range o.Notices {
				require.Len(t, porting.Apply(o, porting.Event{Seq: o.Seq + 1, Kind: porting.NoticeSent, Notice: n.Key()}).Notices, len(o.Notices)-1)
			}
			require.Equal(t, before, asJSON(t, o), "%s: what it came from", name)
			require.Equal(t, want, asJSON(t, went), "%s: what really happened", name)
		}
	}
}

// TestManyNumbersShareTheirLines follows orders of more numbers than are copied at once:
// whatever part of them an event is about, the earlier order stays, one event at a time or
// all at once.
func TestManyNumbersShareTheirLines(t *testing.T) {
	for _, size := range []int{1, 4, 5, 12} {
		o := inStates(t, slices.Repeat([]porting.LineState{porting.Ported}, size)...)
		before := asJSON(t, o)
		numbers := o.Numbers()
		var events []porting.Event
		for i := range numbers {
			events = append(events, porting.Event{Seq: o.Seq + len(events) + 1, Kind: porting.TextingAsked, At: begin, Numbers: numbers[i : i+1]})
		}
		events = append(events,
			porting.Event{Seq: o.Seq + len(events) + 1, Kind: porting.NumberConfigured, At: begin, Numbers: numbers[size/2:]},
			porting.Event{Seq: o.Seq + len(events) + 2, Kind: porting.NumberReturned, At: begin, Numbers: numbers},
		)
		one := o
		for _, e := range events {
			earlier := one
			was := asJSON(t, earlier)
			one = porting.Apply(one, e)
			require.Equal(t, was, asJSON(t, earlier))
		}
		require.Equal(t, asJSON(t, one), asJSON(t, porting.Apply(o, events...)))
		require.Equal(t, before, asJSON(t, o))
		require.Len(t, one.Numbers(porting.Returned), size)
		for i, l := range one.Lines {
			require.Equal(t, porting.TextingWanted, l.Texting)
			require.Equal(t, i >= size/2, !l.ConfiguredAt.IsZero())
		}
	}
}

// TestFactsThatDoNotFit holds that Apply is total: a fact about a number that is not on the
// order, or that its state does not admit, moves nothing and breaks nothing.
func TestFactsThatDoNotFit(t *testing.T) {
	o := inStates(t, porting.Portable, porting.Canceled)
	before, behind := numbering.MustParse("312-555-0100"), numbering.MustParse("312-555-0199")
	for _, kind := range []porting.EventKind{porting.PortInJeopardy, porting.NumberReturned, porting.TroubleCleared, porting.CutoverStarted, "later"} {
		after := porting.Apply(o, porting.Event{
			Seq: o.Seq + 1, Kind: kind, At: begin.Add(time.Hour), Numbers: []numbering.Number{before, first, second, behind},
			Release: carrier.Release{Date: day("2026-03-12")}, Reasons: []carrier.Reason{{Code: carrier.Other}},
		})
		require.Equal(t, o.Seq+1, after.Seq)
		require.Equal(t, asJSON(t, o.Lines), asJSON(t, after.Lines), kind)
	}
	after := porting.Apply(o, porting.Event{Kind: porting.DocumentReceived}, porting.Event{Kind: porting.OrderOpened})
	require.Len(t, after.Documents, 1)
	require.Len(t, after.Lines, 2)
}

// TestWhenItHappened holds that a line knows since when it is in its state, which another
// fact of the same state does not change.
func TestWhenItHappened(t *testing.T) {
	l := submitted(t)
	since := func() time.Time { return l.order.Lines[0].Since }
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-10")))
	scheduled := l.now
	require.Equal(t, scheduled, since())
	l.later(time.Hour)
	l.do(l.report(carrier.Confirmed, release("2026-03-12")))
	require.Equal(t, scheduled, since())
	require.Equal(t, l.now, l.order.Lines[0].CarrierAt)
	require.Equal(t, l.now, l.order.FetchedAt)
	l.now = day("2026-03-12").At(16, 0, time.UTC)
	active := l.now.Add(-time.Hour)
	l.do(l.report(carrier.Active, release("2026-03-12"), func(r *carrier.LineReport) { r.At = active }))
	require.Equal(t, active, l.order.Lines[0].PortedAt, "by the carrier's clock")
	require.Equal(t, l.now, since(), "by ours")

	older := porting.Event{Seq: l.order.Seq + 1, Kind: porting.CarrierSeen, At: l.now, Numbers: l.order.Numbers(), CarrierAt: scheduled}
	require.Equal(t, active, porting.Apply(l.order, older).Lines[0].CarrierAt, "what is older leaves what is known")
}

// TestDelayOfWhatIsOnItsWay holds that a version which the carrier is not known to hold is
// still to be sent after a delay was told.
func TestDelayOfWhatIsOnItsWay(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	o := porting.Apply(l.order, porting.Event{Seq: l.order.Seq + 1, Kind: porting.PortInJeopardy, At: l.now, Numbers: l.order.Numbers()})
	require.Equal(t, 1, o.Lines[0].Version)
	require.Equal(t, porting.ActionSend, porting.Next(o, l.now)[0].Kind)
}

// TestVersionOfWhatGoesOn holds that the order's version is the last that the carrier may
// hold or is still to get: what never reached it is free again, what is on its way is not.
func TestVersionOfWhatGoesOn(t *testing.T) {
	t.Run("canceled_before_it_arrived", func(t *testing.T) {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		l.do(porting.Cancel{By: admin, Reason: "we stay"})
		l.do(porting.RecordNotFound{By: partner, Version: 1})
		require.Zero(t, l.order.Version)
	})
	t.Run("canceled_after_it_arrived", func(t *testing.T) {
		require.Equal(t, 1, canceled(t).order.Version)
	})
	t.Run("a_number_ends_while_a_change_of_date_is_on_its_way", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{first}, Reason: "we stay"})
		l.later(time.Hour)
		l.do(l.report(carrier.Canceled, func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status = carrier.Confirmed
				release("2026-03-10")(r)
			}
		}))
		require.Equal(t, 2, l.order.Version)
		require.Equal(t, 2, action(t, l, porting.ActionSendDate).Version)
		l.do(porting.RefuseDate{By: partner, Version: 2, Reason: carrier.Reason{Code: carrier.CannotSupplement}})
		require.Equal(t, 1, l.order.Version)
	})
}

// TestSentLetter holds that an order keeps the letter of the version that is on its way,
// the first one if several come meanwhile, until the next version goes out.
func TestSentLetter(t *testing.T) {
	o := inStates(t, porting.Submitted, porting.Rejected)
	unsent := *o.Lines[0]
	unsent.Acknowledged = 0
	o.Lines[0] = &unsent
	sent := o.Letter
	var letters []*loa.Letter
	for _, id := range []string{"L-2", "L-3"} {
		next := letter(t, id, "60622", begin, first, second)
		letters = append(letters, &next)
		o = porting.Apply(o, porting.Event{Seq: o.Seq + 1, Kind: porting.LetterReceived, Letter: &next})
		require.Equal(t, sent, o.Sent)
		require.Equal(t, &next, o.Letter)
	}
	o = porting.Apply(o, porting.Event{Seq: o.Seq + 1, Kind: porting.OrderSubmitted, Version: 2, Numbers: o.Numbers()[1:]})
	require.Nil(t, o.Sent)
	require.Equal(t, letters[1], o.Letter)
	acknowledged := inStates(t, porting.Submitted)
	acknowledged = porting.Apply(acknowledged, porting.Event{Seq: acknowledged.Seq + 1, Kind: porting.LetterReceived, Letter: letters[0]})
	require.Nil(t, acknowledged.Sent, "nothing is on its way")
}

// TestReplayBeginsAnew holds that an opening makes a new order, whatever was there.
func TestReplayBeginsAnew(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	require.Equal(t, asJSON(t, l.order), asJSON(t, porting.Apply(l.order, l.events...)))
	require.Equal(t, uuid.Nil, porting.Replay(nil).ID)
}
