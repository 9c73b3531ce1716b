package report

import (
	"slices"

	"github.com/openlnp/lnp/examples/simulate/internal/world"
	"github.com/openlnp/lnp/porting"
)

// coverage is what a run met of what it could meet.
func coverage(t *world.Tally) []Table {
	states := world.States()
	moves := Table{Name: "state x event, of the legal moves"}
	for _, m := range porting.Transitions() {
		moves.cell(t.Moves[slices.Index(states, m.From)][world.EventIndex(m.On)], string(m.From)+" x "+string(m.On))
	}
	legal := Table{Name: "state x command, where the state allows it"}
	illegal := Table{Name: "state x command, where it does not"}
	for i, s := range states {
		for k, c := range world.CommandKinds {
			switch {
			case c == porting.KindOpen:
			case allows(s, c):
				legal.cell(t.Legal[i][k], string(s)+" x "+string(c))
			default:
				illegal.cell(t.Illegal[i][k]+t.Legal[i][k], string(s)+" x "+string(c))
			}
		}
	}
	fault := Table{Name: "fault x state"}
	for f := range t.FaultState {
		for i, s := range states {
			fault.possible(t.FaultState[f][i], world.Fault(f).String()+" x "+string(s), world.Fault(f).CannotMeet(s))
		}
	}
	crash := Table{Name: "crash point x action"}
	for p := range t.CrashActions {
		for k, a := range world.Actions {
			crash.possible(t.CrashActions[p][k], world.Point(p).String()+" x "+string(a), world.NoBoundary(world.Point(p), a))
		}
	}
	return []Table{moves, legal, illegal, fault, crash}
}

func (t *Table) cell(n int, name string) {
	t.Of++
	if n > 0 {
		t.Met++
	} else {
		t.Empty = append(t.Empty, name)
	}
}

// possible counts a cell, unless there is a reason why it cannot be met. One that is met
// all the same counts, and shows that the reason is none.
func (t *Table) possible(n int, name, why string) {
	if why == "" || n > 0 {
		t.cell(n, name)
		return
	}
	i := slices.IndexFunc(t.Impossible, func(c Impossible) bool { return c.Why == why })
	if i < 0 {
		i = len(t.Impossible)
		t.Impossible = append(t.Impossible, Impossible{Why: why})
	}
	t.Impossible[i].Cells = append(t.Impossible[i].Cells, name)
}

// allows reports whether the library's table allows a command to an order whose lines
// are all in one state.
func allows(s porting.LineState, c porting.CommandKind) bool {
	return slices.ContainsFunc(porting.Permissions(), func(p porting.Permission) bool {
		return p.Command == c && (len(p.States) == 0 || slices.Contains(p.States, s))
	})
}
