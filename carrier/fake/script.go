package fake

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Script says how orders fare and what goes wrong with calls. It is read from text
// by [ParseScript], which its String gives back.
type Script struct {
	Rules  []Rule  `json:"rules,omitzero"`
	Faults []Fault `json:"faults,omitzero"`
}

// Rule is how some orders fare. The first rule that an order fits is the order's,
// for its whole life.
type Rule struct {
	// PON, Number and Account restrict the rule: to one order, to orders of a
	// number, of an account number. A zero field does not.
	PON     string           `json:"pon,omitzero"`
	Number  numbering.Number `json:"number,omitzero"`
	Account string           `json:"account,omitzero"`
	Blocks  []Block          `json:"blocks"`
}

func (r *Rule) fits(pon, account string, numbers []numbering.Number) bool {
	return (r.PON == "" || r.PON == pon) && (r.Account == "" || r.Account == account) &&
		(!r.Number.IsValid() || slices.Contains(numbers, r.Number))
}

// blocksFor finds the blocks that an order follows: of the script, else of a magic
// number of it that is on no account.
func (f *Fake) blocksFor(r *carrier.SubmitRequest) []Block {
	if blocks := f.blocksOf(r.PON, r.AccountNumber.Reveal(), r.Numbers); blocks != nil {
		return blocks
	}
	for _, n := range r.Numbers {
		if m := magicOf(n); m.Scenario != "" && f.owner[n] == nil && f.left[n] == nil {
			s, _ := ScenarioNamed(m.Scenario)
			return s.Script().Rules[0].Blocks
		}
	}
	return nil
}

// blocksOf finds the blocks of the script for an order or a port-out.
func (f *Fake) blocksOf(pon, account string, numbers []numbering.Number) []Block {
	if f.opt.Script != nil {
		for i := range f.opt.Script.Rules {
			if f.opt.Script.Rules[i].fits(pon, account, numbers) {
				return f.opt.Script.Rules[i].Blocks
			}
		}
	}
	return nil
}

// block finds the steps of an order for a call: those of its version or count before
// those of any. Nil means that the script does not say. It counts the call.
func (f *Fake) block(o *order, on Trigger) []Step {
	if i := on.counted(); i >= 0 && o.calls[i] < 255 {
		o.calls[i]++
	}
	var general []Step
	nth := o.nth(on)
	for i := range o.blocks {
		b := &o.blocks[i]
		if b.On != on {
			continue
		}
		if b.Version == nth {
			return b.Steps
		}
		if b.Version == 0 && general == nil {
			general = b.Steps
		}
	}
	if general == nil && len(o.blocks) > 0 && f.opt.Strict != nil && (on == OnSupplement || on == OnCancel || on == OnActivate) {
		f.opt.Strict.Helper()
		f.opt.Strict.Errorf("fake: order %s: its script does not speak of %s", o.pon, on)
	}
	return general
}

// nth is what a block of that trigger is limited by.
func (o *order) nth(on Trigger) int {
	if i := on.counted(); i >= 0 {
		return int(o.calls[i])
	}
	return int(o.version)
}

// counted is the place of a trigger among those whose calls are counted, -1 for others.
func (t Trigger) counted() int {
	return slices.Index([]Trigger{OnSupplement, OnCancel, OnActivate, OnMessaging}, t)
}
