package fake

import (
	"slices"
	"time"
)

// Played returns what really happened as a script without chances: each order by
// itself, each step at its instant, each fault that struck at its call. A fake of any
// seed that plays it to a host which calls alike behaves alike. It needs the ledger.
func (f *Fake) Played() *Script {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := &Script{Faults: slices.Clone(f.struck)}
	for _, o := range sorted(f.orders) {
		s.Rules = append(s.Rules, Rule{PON: o.pon, Blocks: f.played(o)})
	}
	return s
}

// played are the blocks of an order: one for each version, and one for each other
// kind of call that something followed from. A cancellation that was refused or
// forgotten at once keeps the block of its script.
func (f *Fake) played(o *order) []Block {
	var blocks []Block
	for _, b := range o.blocks {
		if len(b.Steps) > 0 && (b.Steps[0].Act == ActRefuse || b.Steps[0].Act == ActIgnore) {
			blocks = append(blocks, b)
		}
	}
	for i := range f.ledger.len() {
		r := f.ledger.at(i)
		on := triggerWords[r.on]
		switch {
		case r.order != o:
			continue
		case r.kind == recordMove && r.to == received:
			on = OnSubmit
		case r.kind != recordStep || on == "":
			continue
		}
		k := slices.IndexFunc(blocks, func(b Block) bool {
			return b.On == on && (on != OnSubmit || b.Version == int(r.version))
		})
		if k < 0 {
			b := Block{On: on, Steps: []Step{}}
			if on == OnSubmit {
				b.Version = int(r.version)
			}
			k, blocks = len(blocks), append(blocks, b)
		}
		if r.kind == recordStep {
			step := *r.step
			step.Wait, step.Days = exactly(time.Duration(r.wait)), 0
			if step.Act == ActConfirm {
				step.Date = r.release
			}
			blocks[k].Steps = append(blocks[k].Steps, step)
		}
	}
	return blocks
}

// exactly is a waiting in the largest unit that gives it.
func exactly(d time.Duration) Wait {
	switch {
	case d == 0:
		return Wait{}
	case d%time.Hour == 0:
		return Wait{N: int(d / time.Hour), Unit: Hours}
	case d%time.Minute == 0:
		return Wait{N: int(d / time.Minute), Unit: Minutes}
	}
	return Wait{N: int(d / time.Second), Unit: Seconds}
}

// Shrink makes a script that fails smaller, as long as it fails: it leaves out
// orders, faults, blocks and steps, and then what is special about a step. Fails runs
// a host against a new fake with the script and tells whether it goes wrong. The
// result fails, and each further leaving out would not. A failing seed is shrunk by
// what was played:
//
//	minimal := fake.Shrink(f.Played(), fails)
func Shrink(s *Script, fails func(*Script) bool) *Script {
	for again := true; again; {
		again = false
		for _, smaller := range reductions(s) {
			if fails(smaller) {
				s, again = smaller, true
				break
			}
		}
	}
	return s
}

// reductions are the scripts that lack one thing of s, the largest things first.
func reductions(s *Script) []*Script {
	var out []*Script
	change := func(do func(c *Script)) {
		c := s.clone()
		do(c)
		out = append(out, c)
	}
	for i := range s.Rules {
		change(func(c *Script) { c.Rules = slices.Delete(c.Rules, i, i+1) })
	}
	for i := range s.Faults {
		change(func(c *Script) { c.Faults = slices.Delete(c.Faults, i, i+1) })
	}
	for i := range s.Rules {
		for k := range s.Rules[i].Blocks {
			change(func(c *Script) { c.Rules[i].Blocks = slices.Delete(c.Rules[i].Blocks, k, k+1) })
			steps := s.Rules[i].Blocks[k].Steps
			for n := range steps {
				change(func(c *Script) {
					c.Rules[i].Blocks[k].Steps = slices.Delete(c.Rules[i].Blocks[k].Steps, n, n+1)
				})
				if steps[n].Delivery != Once {
					change(func(c *Script) { c.Rules[i].Blocks[k].Steps[n].Delivery = Once })
				}
				if len(steps[n].Pick) > 0 {
					change(func(c *Script) { c.Rules[i].Blocks[k].Steps[n].Pick = nil })
				}
				if len(steps[n].Reasons) > 1 {
					change(func(c *Script) { c.Rules[i].Blocks[k].Steps[n].Reasons = steps[n].Reasons[:1] })
				}
			}
		}
	}
	return out
}

func (s *Script) clone() *Script {
	c := &Script{Rules: slices.Clone(s.Rules), Faults: slices.Clone(s.Faults)}
	for i := range c.Rules {
		c.Rules[i].Blocks = slices.Clone(c.Rules[i].Blocks)
		for k := range c.Rules[i].Blocks {
			c.Rules[i].Blocks[k].Steps = slices.Clone(c.Rules[i].Blocks[k].Steps)
		}
	}
	return c
}
