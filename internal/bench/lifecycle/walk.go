// Package lifecycle measures package porting beside state machines that are configured
// at run time: the table of moves alone, and the whole life of an order with all its
// data beside the peers' walk through the same states without any.
//
//	go test -run - -bench . ./lifecycle
package lifecycle

import (
	"context"

	"github.com/looplab/fsm"
	"github.com/qmuntal/stateless"

	"github.com/openlnp/lnp/internal/bench/contest"
	"github.com/openlnp/lnp/porting"
)

// Walk is the way of a number that is rejected once: eight moves.
func Walk() []porting.Transition {
	var walk []porting.Transition
	state := porting.Requested
	for _, on := range []porting.EventKind{
		porting.FoundPortable, porting.DocumentsVerified, porting.OrderSubmitted, porting.PortRejected,
		porting.DocumentsVerified, porting.OrderSubmitted, porting.PortScheduled, porting.NumberPorted,
	} {
		to, ok := porting.Move(state, on)
		if !ok {
			panic("the walk leaves the table")
		}
		walk = append(walk, porting.Transition{From: state, On: on, To: to})
		state = to
	}
	return walk
}

// distinct are the moves of a walk, each once: what a peer is configured with.
func distinct(walk []porting.Transition) []porting.Transition {
	seen := map[porting.Transition]bool{}
	var moves []porting.Transition
	for _, t := range walk {
		if !seen[t] {
			seen[t] = true
			moves = append(moves, t)
		}
	}
	return moves
}

// ended holds a walk to its end.
func ended(state porting.LineState) {
	if state != porting.Ported {
		panic("the walk ends as " + string(state))
	}
}

// table walks by the table of package porting.
func table(walk []porting.Transition) func() {
	return func() {
		state := porting.Requested
		for i := range walk {
			state, _ = porting.Move(state, walk[i].On)
		}
		ended(state)
	}
}

// newStateless configures a machine of qmuntal/stateless.
func newStateless(moves []porting.Transition) *stateless.StateMachine {
	m := stateless.NewStateMachine(porting.Requested)
	permit(m, moves)
	return m
}

func permit(m *stateless.StateMachine, moves []porting.Transition) {
	for _, t := range moves {
		m.Configure(t.From).Permit(t.On, t.To)
	}
}

// statelessEach makes a machine for each order, as its users do.
func statelessEach(walk []porting.Transition) func() {
	moves := distinct(walk)
	return func() {
		m := newStateless(moves)
		for i := range walk {
			if err := m.Fire(walk[i].On); err != nil {
				panic(err)
			}
		}
		ended(m.MustState().(porting.LineState))
	}
}

// statelessShared keeps one machine, and the state outside of it.
func statelessShared(walk []porting.Transition) func() {
	var state porting.LineState
	m := stateless.NewStateMachineWithExternalStorage(
		func(context.Context) (stateless.State, error) { return state, nil },
		func(_ context.Context, s stateless.State) error { state = s.(porting.LineState); return nil },
		stateless.FiringImmediate)
	permit(m, distinct(walk))
	return func() {
		state = porting.Requested
		for i := range walk {
			if err := m.Fire(walk[i].On); err != nil {
				panic(err)
			}
		}
		ended(state)
	}
}

// newLooplab configures a machine of looplab/fsm.
func newLooplab(moves []porting.Transition) *fsm.FSM {
	events := make(fsm.Events, 0, len(moves))
	for _, t := range moves {
		events = append(events, fsm.EventDesc{Name: string(t.On), Src: []string{string(t.From)}, Dst: string(t.To)})
	}
	return fsm.NewFSM(string(porting.Requested), events, nil)
}

func looplabWalk(m *fsm.FSM, walk []porting.Transition) {
	for i := range walk {
		if err := m.Event(context.Background(), string(walk[i].On)); err != nil {
			panic(err)
		}
	}
	ended(porting.LineState(m.Current()))
}

// looplabEach makes a machine for each order, as its users do.
func looplabEach(walk []porting.Transition) func() {
	moves := distinct(walk)
	return func() { looplabWalk(newLooplab(moves), walk) }
}

// looplabShared keeps one machine and sets it back.
func looplabShared(walk []porting.Transition) func() {
	m := newLooplab(distinct(walk))
	return func() {
		m.SetState(string(porting.Requested))
		looplabWalk(m, walk)
	}
}

// times does something for each of some numbers.
func times(n int, do func()) func() {
	return func() {
		for range n {
			do()
		}
	}
}

// Contests are the works of this package.
func Contests() []contest.Contest {
	const numbers = 4
	walk := Walk()
	life := NewLife(numbers)
	verified := life.Verified()
	_, events := life.Decide()
	log := make([]porting.Event, 0, 2*len(events))
	var used, again porting.Fold
	return []contest.Contest{
		{Work: "eight moves, the machine made before", Hands: []contest.Hand{
			{Who: "porting.Move", Do: table(walk)},
			{Who: "stateless", Do: statelessShared(walk)},
			{Who: "looplab/fsm", Do: looplabShared(walk)},
		}},
		{Work: "a life of 13 commands and 20 events, four numbers; the peers without their data", Hands: []contest.Hand{
			{Who: "porting.Fold, a new one", Do: func() { life.Fold(new(porting.Fold), log[:0]) }},
			{Who: "porting.Apply", Do: func() { life.Decide() }},
			{Who: "stateless", Do: statelessEach(walk)},
			{Who: "looplab/fsm", Do: looplabEach(walk)},
		}},
		{Work: "the same life, its letters verified elsewhere; the peers without its data", Hands: []contest.Hand{
			{Who: "porting.Fold, a new one", Do: func() { verified.Fold(new(porting.Fold), log[:0]) }},
			{Who: "porting.Fold, used again", Do: func() { verified.Fold(&used, log[:0]) }},
			{Who: "stateless, a machine for the order", Do: statelessEach(walk)},
			{Who: "looplab/fsm, a machine for the order", Do: looplabEach(walk)},
			{Who: "stateless, one for each number", Do: times(numbers, statelessEach(walk))},
			{Who: "looplab/fsm, one for each number", Do: times(numbers, looplabEach(walk))},
		}},
		{Work: "a life replayed from its 20 events; the peers without their data", Hands: []contest.Hand{
			{Who: "porting.Fold", Do: func() { again.Apply(events...) }},
			{Who: "porting.Replay", Do: func() { porting.Replay(events) }},
			{Who: "stateless", Do: statelessEach(walk)},
			{Who: "looplab/fsm", Do: looplabEach(walk)},
		}},
	}
}
