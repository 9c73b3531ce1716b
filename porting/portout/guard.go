package portout

import (
	"slices"
	"strconv"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// active checks that the account may have a PIN.
func (d *decision) active() error {
	if d.a.Holder.Standing == porting.StandingInactive {
		return d.refuse(Error{Err: ErrIllegal, Message: "only an active account has a PIN", Legal: []CommandKind{KindChange}})
	}
	return nil
}

func (d *decision) askPIN(c AskPIN) error {
	if err := d.active(); err != nil {
		return err
	}
	if !slices.ContainsFunc(d.a.PINAsked, func(w Wish) bool { return w.Number == c.Number }) {
		d.emit(Event{Kind: PINAsked, Numbers: one(c.Number)})
	}
	return nil
}

// one is a list of the number, empty for none.
func one(n numbering.Number) []numbering.Number {
	if n.IsZero() {
		return nil
	}
	return []numbering.Number{n}
}

func (d *decision) setPIN(c SetPIN) error {
	if err := d.active(); err != nil {
		return err
	}
	switch {
	case c.By.Role == porting.RoleCustomer && !d.a.Rules.SelfService:
		return d.refuse(Error{Err: ErrForbidden, Field: "by.role", Message: "the desk issues PINs: ask for one"})
	case !c.Kept.valid():
		return d.invalid("kept", "a PIN is either sealed or a digest")
	}
	for i := range d.a.PINs {
		p := &d.a.PINs[i]
		if p.Number == c.Number && slices.Equal(p.Kept.Sealed, c.Kept.Sealed) && slices.Equal(p.Kept.Digest, c.Kept.Digest) {
			return nil
		}
	}
	p := PIN{
		ID: "pin-" + strconv.Itoa(d.a.Seq+1), Number: c.Number, SetAt: d.now, Expires: d.a.Rules.PIN.expires(d.now),
		Kept: Kept{
			Sealed: slices.Clone(c.Kept.Sealed), Digest: slices.Clone(c.Kept.Digest),
			Salt: slices.Clone(c.Kept.Salt), Iterations: c.Kept.Iterations,
		},
	}
	if !c.Kept.IsSealed() {
		p.RevealedAt = d.now
	}
	d.emit(Event{Kind: PINSet, PIN: &p, Numbers: one(c.Number)})
	return nil
}

func (d *decision) revealPIN(c RevealPIN) error {
	i := slices.IndexFunc(d.a.PINs, func(p PIN) bool { return p.ID == c.ID })
	switch {
	case i < 0:
		return d.refuse(Error{Err: ErrNotFound, Field: "id"})
	case !d.a.PINs[i].RevealedAt.IsZero():
		return d.refuse(Error{Err: ErrIllegal, Message: "it was shown before: set a new one", Legal: Legal(*d.a, "")})
	}
	d.emit(Event{Kind: PINRevealed, PINs: []string{c.ID}})
	return nil
}

func (d *decision) turnLock(kind EventKind, numbers []numbering.Number, e Evidence) error {
	if !e.complete() {
		return d.invalid("evidence", "say what shows that the customer wants it: kind, reference, instant")
	}
	if len(numbers) == 0 {
		numbers = []numbering.Number{{}}
	}
	var change []numbering.Number
	for i, n := range numbers {
		if len(numbers) > 1 && !n.IsValid() {
			return d.invalid("numbers["+strconv.Itoa(i)+"]", "not a number")
		}
		on := slices.ContainsFunc(d.a.Locks, func(l Lock) bool { return l.Number == n })
		if on != (kind == LockOn) {
			change = append(change, n)
		}
	}
	if len(change) == 0 {
		return nil
	}
	ev := Event{Kind: kind, Numbers: sorted(change), Evidence: e}
	if ev.Numbers[0].IsZero() {
		ev.Numbers = nil
	}
	d.emit(ev)
	return nil
}
