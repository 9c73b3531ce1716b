package main

import (
	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// ordersOfWorld is how many orders a world has. Worlds are independent, so that they run
// side by side, and small, so that what has finished takes no memory.
const ordersOfWorld = 100

// simulate lives through as many worlds as the orders need, several at a time, and adds
// them up in the order of their seeds: the outcome does not depend on how many run at
// once. Each world's seed and hash are told to traced.
func simulate(s *settings, p *progress, traced func(seed, hash uint64)) *world.Tally {
	type job struct {
		seed   uint64
		config world.Config
		done   chan *world.Tally
	}
	jobs := make(chan job)
	inOrder := make(chan job, 2*s.procs)
	for range s.procs {
		go func() {
			for j := range jobs {
				j.done <- world.Run(j.seed, &j.config)
			}
		}()
	}
	go func() {
		defer close(inOrder)
		defer close(jobs)
		for i := 0; i*ordersOfWorld < s.orders; i++ {
			j := job{seed: s.seed*1_000_000 + uint64(i), done: make(chan *world.Tally, 1)}
			j.config = world.Config{
				Orders: min(ordersOfWorld, s.orders-i*ordersOfWorld), Rates: world.Uniform(s.faults), Defect: world.Defect(s.plant),
			}
			if s.swarm {
				j.config.Rates = world.Swarm(j.seed)
			}
			inOrder <- j
			jobs <- j
		}
	}()
	sum := world.NewTally()
	for j := range inOrder {
		t := <-j.done
		traced(j.seed, t.Hash)
		sum.Add(t)
		p.show(sum.Orders, sum.Violated())
	}
	p.end(sum.Orders)
	return sum
}
