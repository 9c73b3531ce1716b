package fake

import (
	"slices"
	"time"
)

// Played returns what really happened as a script without chances: each order and each
// port-out by itself, each step at its distance from the call or the step before it,
// each fault that struck at its call and each notice that went wrong at its count. What
// follows a call is told by version or by the count of such calls. So a fake of any seed
// that plays it to a host which makes the same calls behaves the same, and every instant
// that comes from the host's calls is the host's again. It needs the ledger; what
// [Fake.Happen] did is the test's own to repeat. Two orders under one key, see
// Options.KeyLife, are not told apart.
func (f *Fake) Played() *Script {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := &Script{Faults: slices.Clone(f.struck)}
	for _, orders := range []map[string]*order{f.orders, f.outs} {
		for _, o := range sorted(orders) {
			if blocks := f.played(o); len(blocks) > 0 {
				s.Rules = append(s.Rules, Rule{PON: o.key(), Blocks: blocks})
			}
		}
	}
	return s
}

// played are the blocks of an order: one for each version, and one for each other call
// that something followed from, with what is still under way at its end. What no step
// shows, a call that was refused or ignored and how a port-out was told, is taken over
// from its script.
func (f *Fake) played(o *order) []Block {
	var blocks []Block
	for _, b := range o.blocks {
		if b.stepless() {
			b.Steps = b.Steps[:min(len(b.Steps), 1)]
			blocks = append(blocks, b)
		}
	}
	block := func(on Trigger, version int32) *Block {
		k := slices.IndexFunc(blocks, func(b Block) bool { return b.On == on && b.Version == int(version) })
		if k < 0 {
			k, blocks = len(blocks), append(blocks, Block{On: on, Version: int(version), Steps: []Step{}})
		}
		return &blocks[k]
	}
	for i := range f.ledger.len() {
		r := f.ledger.at(i)
		on := triggerWords[r.on]
		switch {
		case r.order != o:
			continue
		case r.kind == recordMove && r.to == received && o.out == nil:
			on = OnSubmit
		case r.kind != recordStep || on == "" || on == OnHappen:
			continue
		}
		b := block(on, r.version)
		if r.kind == recordStep {
			step := *r.step
			step.Wait, step.Days = exactly(time.Duration(r.n)), 0
			if step.Act == ActConfirm {
				step.Date = r.release
			}
			b.Steps = append(b.Steps, step)
		}
	}
	for _, t := range o.threads {
		if t.on != "" && t.on != OnHappen {
			b, step := block(t.on, t.began), t.steps[t.pc]
			step.Wait = exactly(time.Duration(t.at - t.since))
			b.Steps = append(append(b.Steps, step), t.steps[t.pc+1:]...)
		}
	}
	return blocks
}

// stepless reports whether what the block says leaves no step behind when it happens.
func (b *Block) stepless() bool {
	if len(b.Steps) == 0 {
		return b.On != OnSubmit
	}
	switch b.Steps[0].Act {
	case ActIgnore:
		return true
	case ActRefuse:
		return b.On != OnCancel
	case ActAccept:
		return b.On == OnPortOut
	default:
		return false
	}
}

// exactly is a waiting in the largest unit that gives it.
func exactly(d time.Duration) Wait {
	for _, u := range []struct {
		unit Unit
		each time.Duration
	}{{Hours, time.Hour}, {Minutes, time.Minute}, {Seconds, time.Second}} {
		if d%u.each == 0 && d != 0 {
			return Wait{N: int(d / u.each), Unit: u.unit}
		}
	}
	if d == 0 {
		return Wait{}
	}
	return Wait{N: int(d), Unit: Nanoseconds}
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
