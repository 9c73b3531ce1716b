package main

import (
	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// ordersOfWorld is how many orders a world has. Worlds are independent, so that they run
// side by side, and small, so that what has finished takes no memory.
const ordersOfWorld = 100

// worldsOfSeed is how far the worlds of one seed are from those of the next.
const worldsOfSeed = 1_000_000

// configOf is what the world of a seed is made of. The last world of a run has the orders
// that are left.
func (s *settings) configOf(seed uint64) *world.Config {
	c := &world.Config{Orders: min(ordersOfWorld, s.orders), Rates: world.Uniform(s.faults), Defect: world.Defect(s.plant)}
	if i := int(seed - s.seed*worldsOfSeed); seed/worldsOfSeed == s.seed && i*ordersOfWorld < s.orders {
		c.Orders = min(ordersOfWorld, s.orders-i*ordersOfWorld)
	}
	if s.swarm {
		c.Rates = world.Swarm(seed)
	}
	return c
}

// simulate lives through as many worlds as the orders need, several at a time, and adds
// them up in the order of their seeds: the outcome does not depend on how many run at
// once. Each world's seed and hash are told to traced.
func simulate(s *settings, p *progress, traced func(seed, hash uint64)) *world.Tally {
	type job struct {
		seed uint64
		done chan *world.Tally
	}
	jobs := make(chan job)
	inOrder := make(chan job, 2*s.procs)
	for range s.procs {
		go func() {
			for j := range jobs {
				j.done <- world.Run(j.seed, s.configOf(j.seed))
			}
		}()
	}
	go func() {
		defer close(inOrder)
		defer close(jobs)
		first, n := s.seed*worldsOfSeed, (s.orders+ordersOfWorld-1)/ordersOfWorld
		if s.world > 0 {
			first, n = s.world, 1
		}
		for i := range n {
			j := job{seed: first + uint64(i), done: make(chan *world.Tally, 1)}
			inOrder <- j
			jobs <- j
		}
	}()
	sum := world.NewTally()
	for j := range inOrder {
		t := <-j.done
		traced(j.seed, t.Hash)
		sum.Add(t)
		p.tell(t.Violations)
		p.show(sum.Orders, sum.Violated())
	}
	p.end(sum.Orders)
	return sum
}
