package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// TestPossible holds that a cell is met, empty, or impossible for a reason, and that one
// which is met is not impossible.
func TestPossible(t *testing.T) {
	var c Table
	c.possible(0, "a", "")
	c.possible(3, "b", "")
	c.possible(0, "c", "it never rains")
	c.possible(0, "d", "it never rains")
	c.possible(1, "e", "it never rains")
	require.Equal(t, Table{
		Met: 2, Of: 3, Empty: []string{"a"}, Impossible: []Impossible{{Why: "it never rains", Cells: []string{"c", "d"}}},
	}, c)
}

// TestEveryCell holds that each fault and state, and each boundary and action, is in the
// report of a run that met nothing: as empty, or as impossible with the reason.
func TestEveryCell(t *testing.T) {
	for _, c := range New(world.NewTally(), Settings{}).Coverage {
		n := len(c.Empty)
		require.Equal(t, c.Of, n, c.Name)
		for _, i := range c.Impossible {
			require.NotEmpty(t, i.Why)
			n += len(i.Cells)
		}
		switch c.Name {
		case "fault x state":
			require.Equal(t, 33*len(world.States()), n)
		case "crash point x action":
			require.Equal(t, 4*len(world.Actions), n)
		}
	}
}
