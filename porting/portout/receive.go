package portout

import (
	"slices"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Received is what is kept of a version of a request.
type Received struct {
	PON            string      `json:"pon,omitzero"`
	GainingCarrier string      `json:"gaining_carrier,omitzero"`
	GainingSPID    string      `json:"gaining_spid,omitzero"`
	Letter         *loa.Letter `json:"letter,omitzero"`
	Policy         Policy      `json:"policy"`
	Due            Due         `json:"due"`
	Findings       []Finding   `json:"findings,omitzero"`
}

func (d *decision) receive(c Receive) error {
	q, due := c.Ask, c.Due
	q.Version = max(q.Version, 1)
	q.Numbers = sorted(q.Numbers)
	var dropped []numbering.Number
	if i := d.a.find(q.Ref); i >= 0 {
		r := &d.a.Requests[i]
		if r.Version >= q.Version {
			return nil
		}
		gone := r.Numbers(Left, Returned)
		if !slices.ContainsFunc(q.Numbers, func(n numbering.Number) bool { return !has(gone, n) }) {
			return d.refuse(Error{Err: ErrIllegal, Message: "its numbers have left", Legal: Legal(*d.a, q.Ref)})
		}
		dropped = r.numbers(func(l *Line) bool { return l.State.Open() && !has(q.Numbers, l.Number) })
	}
	p, ok := d.a.Rules.Policy(due.Policy)
	switch {
	case q.Ref == "":
		return d.invalid("ask.ref", "a request has the carrier's reference")
	case len(q.Numbers) == 0 || slices.ContainsFunc(q.Numbers, func(n numbering.Number) bool { return !n.IsValid() }):
		return d.invalid("ask.numbers", "a request names at least one number, and valid ones only")
	case !ok:
		return d.invalid("due.policy", "there is no policy of this name")
	case due.AnswerBy.IsZero() || due.Release.IsZero():
		return d.invalid("due", "work out the deadlines")
	case p.asks(loa.FieldAccountNumber) && c.Subscriber.Record.AccountNumber.IsZero():
		return d.invalid("subscriber.record.account_number", "the host's own record lacks what is to be compared")
	case p.asks(loa.FieldPostalCode) && c.Subscriber.Record.ServiceAddress.PostalCode == "":
		return d.invalid("subscriber.record.service_address.postal_code", "the host's own record lacks what is to be compared")
	}
	var t attempt
	if p.PIN != NotAsked {
		for _, k := range d.a.SealedPINs(q.Numbers) {
			if openedFor(c.Opened, k.ID).Reveal() == "" {
				return d.invalid("opened", "open every sealed PIN that guards the numbers")
			}
		}
		t = d.a.try(&q, c.Opened, d.now)
	}
	due.AnswerBy = due.AnswerBy.UTC()

	findings := d.a.judge(&p, &q, &c.Subscriber, &due, t, d.now)
	d.emit(Event{
		Kind: RequestReceived, Ref: q.Ref, Version: q.Version, Numbers: q.Numbers, Until: q.AnswerBy.UTC(),
		Received: &Received{
			PON: q.PON, GainingCarrier: q.GainingCarrier, GainingSPID: q.GainingSPID, Letter: q.Letter,
			Policy: p, Due: due, Findings: findings,
		},
	})
	if len(dropped) > 0 {
		d.emit(Event{Kind: LineCanceled, Ref: q.Ref, Numbers: dropped})
	}
	d.countAttempt(q.Ref, t)
	return nil
}

// countAttempt records which PINs the request failed, and blocks those that have
// failed too often.
func (d *decision) countAttempt(ref string, t attempt) {
	var matched, blocked []string
	for i := range d.a.PINs {
		p := &d.a.PINs[i]
		switch {
		case slices.Contains(t.failed, p.ID):
			if p.Failures+1 >= d.a.Rules.PIN.attempts() {
				blocked = append(blocked, p.ID)
			}
		case slices.Contains(t.tried, p.ID) && p.Failures > 0:
			matched = append(matched, p.ID)
		}
	}
	if len(t.failed) > 0 {
		d.emit(Event{Kind: PINFailed, Ref: ref, PINs: t.failed})
	}
	if len(blocked) > 0 {
		d.emit(Event{Kind: PINBlocked, Ref: ref, PINs: blocked})
	}
	if len(matched) > 0 {
		d.emit(Event{Kind: PINMatched, Ref: ref, PINs: matched})
	}
}

// SealedPINs returns the sealed PINs that guard numbers, for the host to open before
// it gives [Receive].
func (a *Account) SealedPINs(numbers []numbering.Number) []PIN {
	var sealed []PIN
	for _, n := range numbers {
		p, ok := a.PINFor(n)
		if ok && p.Kept.IsSealed() && !slices.ContainsFunc(sealed, func(q PIN) bool { return q.ID == p.ID }) {
			sealed = append(sealed, p)
		}
	}
	return sealed
}
