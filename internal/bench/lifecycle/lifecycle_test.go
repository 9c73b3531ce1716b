package lifecycle

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/bench/contest"
	"github.com/openlnp/lnp/porting"
)

// TestSameWork holds that everybody walks the states that a line of the whole life
// walks, to the same end.
func TestSameWork(t *testing.T) {
	order, events := NewLife(4).Decide()
	require.Equal(t, porting.StatusCompleted, order.Status())
	require.Len(t, events, 20)
	require.Equal(t, events, NewLife(4).Fold(new(porting.Fold), nil))
	decided := slices.DeleteFunc(slices.Clone(events), func(e porting.Event) bool {
		return e.Kind == porting.LetterReceived || e.Kind == porting.DocumentsVerified
	})
	require.Len(t, decided, 16)
	require.Equal(t, decided, NewLife(4).Verified().Fold(new(porting.Fold), nil))
	for _, l := range order.Lines {
		require.Equal(t, porting.Ported, l.State)
	}

	walk := Walk()
	state, i := porting.Requested, 0
	for _, e := range events {
		to, ok := porting.Move(state, e.Kind)
		if !ok || len(e.Numbers) == 0 || e.Numbers[0] != order.Lines[0].Number {
			continue
		}
		moved := porting.Transition{From: state, On: e.Kind, To: to}
		require.Equal(t, walk[i], moved)
		state = to
		i++
	}
	require.Equal(t, len(walk), i)

	for _, c := range Contests() {
		for _, h := range c.Hands {
			require.NotPanics(t, h.Do, "%s: %s", c.Work, h.Who)
		}
	}
}

func BenchmarkLifecycle(b *testing.B) { contest.Bench(b, Contests()) }
