package porting_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestFoldIsApply takes recorded lives through one fold, several events at a time, and
// keeps the order now and then: each is what Apply gives, and none changes afterwards.
func TestFoldIsApply(t *testing.T) {
	var histories [][]porting.Event
	for _, name := range slices.Sorted(maps.Keys(lives)) {
		histories = append(histories, lives[name](t).events)
	}
	rapid.Check(t, func(t *rapid.T) {
		type kept struct {
			order porting.Order
			text  []byte
		}
		var all []kept
		var fold porting.Fold
		for range rapid.IntRange(1, 3).Draw(t, "lives") {
			log := rapid.SampledFrom(histories).Draw(t, "life")
			var order porting.Order
			if rapid.Bool().Draw(t, "reset") {
				fold.Reset()
				require.Equal(t, porting.Order{}, *fold.View())
			}
			if rapid.IntRange(0, 3).Draw(t, "resume") == 0 {
				half := len(log) / 2
				order = porting.Replay(log[:half])
				fold, log = *porting.NewFold(order), log[half:]
			}
			for len(log) > 0 {
				n := rapid.IntRange(1, len(log)).Draw(t, "events")
				events := slices.Clone(log[:n])
				log = log[n:]
				order = porting.Apply(order, events...)
				fold.Apply(events...)
				clear(events) // the buffer is the caller's again
				require.Equal(t, string(encoded(t, order)), string(encoded(t, *fold.View())))
				if rapid.Bool().Draw(t, "keep") {
					all = append(all, kept{fold.Order(), encoded(t, order)})
				}
			}
		}
		for _, k := range all {
			require.Equal(t, string(k.text), string(encoded(t, k.order)), "a kept order stays as it was")
		}
	})
}

// TestFoldKeepsDocuments gives one fold the documents of two orders: an order that was
// kept, or that was replayed from, holds its own.
func TestFoldKeepsDocuments(t *testing.T) {
	received := func(name string) porting.Event {
		d := bill(first)
		d.Name = name
		return porting.Event{Kind: porting.DocumentReceived, Document: &d}
	}
	opened := mustDecide(t, porting.Order{}, opening(porting.StandingPaid), begin)
	names := func(o porting.Order) (all []string) {
		for _, d := range o.Documents {
			all = append(all, d.Name)
		}
		return all
	}
	start := porting.Apply(porting.Order{}, append(opened, received("a"), received("b"))...)
	fold := porting.NewFold(start)
	fold.Apply(received("c"))
	branch := porting.NewFold(start)
	branch.Apply(received("d"))
	kept := fold.Order()
	fold.Apply(received("e"))
	later := fold.Order()
	fold.Apply(opened...)
	fold.Apply(received("f"))
	fold.Apply(opened...)
	fold.Apply(received("g"))
	require.Equal(t, []string{"a", "b"}, names(start))
	require.Equal(t, []string{"a", "b", "c"}, names(kept))
	require.Equal(t, []string{"a", "b", "d"}, names(*branch.View()))
	require.Equal(t, []string{"a", "b", "c", "e"}, names(later))
	require.Equal(t, []string{"g"}, names(*fold.View()))
}

// TestFoldIsUsedAgain takes lives of several sizes through one fold, which keeps none of
// the one before, and needs no more memory for one than it had.
func TestFoldIsUsedAgain(t *testing.T) {
	opened := func(size int) []porting.Event {
		open := opening(porting.StandingPaid)
		open.Planned.Lines = nil
		for i := range size {
			n := numbering.MustParse(fmt.Sprintf("312%07d", 2000000+i))
			open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: n, Checked: true})
		}
		events := mustDecide(t, porting.Order{}, open, begin)
		order := porting.Replay(events)
		for i := range 12 {
			now := begin.Add(time.Duration(i) * time.Hour)
			events = append(events, porting.Event{
				Seq: order.Seq + 1 + i, At: now, Kind: porting.TroubleRaised, Trouble: porting.NotWorking, Numbers: order.Numbers(),
			})
		}
		return events
	}
	var fold porting.Fold
	for _, size := range []int{3, 1, 7, 2, 5, 4} {
		events := opened(size)
		fold.Reset()
		fold.Apply(events...)
		require.Equal(t, string(encoded(t, porting.Replay(events))), string(encoded(t, *fold.View())), size)
	}
	large, small := opened(7), opened(1)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		fold.Apply(large...)
		fold.Reset()
		fold.Apply(small...)
	}))
}

func encoded(t require.TestingT, o porting.Order) []byte {
	text, err := json.Marshal(o)
	require.NoError(t, err)
	return text
}

// TestFoldStartsFromSharedOrder holds that the order that a fold goes on from is not
// written to, whichever part of it the events concern.
func TestFoldStartsFromSharedOrder(t *testing.T) {
	l := ported(t)
	before := encoded(t, l.order)
	fold := porting.NewFold(l.order)
	for _, c := range []porting.Command{
		porting.RecordConfigured{By: desk, Numbers: []numbering.Number{first}},
		porting.RecordNotice{By: desk, Key: l.order.Notices[len(l.order.Notices)-1].Key()},
		porting.Comment{By: agent, Text: "called", Key: "c-1"},
		porting.RecordConfigured{By: desk},
	} {
		events, err := porting.AppendDecide(nil, fold.View(), c, l.now)
		require.NoError(t, err)
		require.NotEmpty(t, events)
		fold.Apply(events...)
	}
	require.Equal(t, string(before), string(encoded(t, l.order)))
	require.NotEqual(t, l.order.Seq, fold.View().Seq)
}

// TestFoldOfManyNumbers cancels the numbers of a larger order one by one, and keeps the
// order after each.
func TestFoldOfManyNumbers(t *testing.T) {
	open := opening(porting.StandingPaid)
	open.Planned.Lines = nil
	for i := range 12 {
		n := numbering.MustParse(fmt.Sprintf("312%07d", 2000000+i))
		open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: n, Checked: true})
	}
	var fold porting.Fold
	fold.Apply(mustDecide(t, porting.Order{}, open, begin)...)
	type kept struct {
		order porting.Order
		asked []time.Time
	}
	var all []kept
	asked := make([]time.Time, len(open.Planned.Lines))
	for range 2 { // a second time, since what was the fold's own is shared then
		for i, l := range open.Planned.Lines {
			all = append(all, kept{fold.Order(), slices.Clone(asked)})
			asked[i] = begin.Add(time.Duration(len(all)) * time.Hour)
			fold.Apply(porting.Event{
				Seq: fold.View().Seq + 1, At: asked[i], Kind: porting.CancelAsked, Numbers: []numbering.Number{l.Number},
			})
		}
	}
	for _, k := range all {
		for i, l := range k.order.Lines {
			require.Equal(t, k.asked[i], l.CancelAsked)
		}
	}
}

// TestFoldKeepsNoticesOfActions sends what was outstanding one by one, in either order: the
// notice of an action stays the one that its key names.
func TestFoldKeepsNoticesOfActions(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		fold := porting.Fold{}
		fold.Apply(ported(t).events...)
		actions := slices.DeleteFunc(porting.AppendNext(nil, fold.View(), begin), func(a porting.Action) bool {
			return a.Kind != porting.ActionNotify
		})
		require.Greater(t, len(actions), 2)
		if backwards {
			slices.Reverse(actions)
		}
		for _, a := range actions {
			require.True(t, strings.HasSuffix(a.Key, a.Notice.Key()), "%s is about %s", a.Key, a.Notice.Key())
			fold.Apply(mustDecide(t, *fold.View(), porting.RecordNotice{By: desk, Key: a.Notice.Key()}, begin)...)
			fold.Apply(mustDecide(t, *fold.View(), porting.RaiseTrouble{By: admin, Trouble: porting.NotWorking}, begin)...)
			fold.Apply(mustDecide(t, *fold.View(), porting.ClearTrouble{By: desk}, begin)...)
		}
		require.NotEmpty(t, fold.View().Notices)
	}
}

func TestAppendDecide(t *testing.T) {
	l := submitted(t)
	report := l.report(carrier.Confirmed, release("2026-03-10"))
	alone, err := porting.Decide(l.order, report, l.now)
	require.NoError(t, err)

	before := []porting.Event{{Kind: porting.CommentAdded, Seq: 99, Reason: "of another order"}}
	both, err := porting.AppendDecide(before, &l.order, report, l.now)
	require.NoError(t, err)
	require.Equal(t, append(slices.Clone(before), alone...), both, "what was there stays, and the rest is as Decide gives it")

	refused, err := porting.AppendDecide(before, &l.order, porting.Submit{By: agent}, l.now)
	require.ErrorIs(t, err, porting.ErrIllegal)
	require.Equal(t, before, refused)
}
