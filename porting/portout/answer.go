package portout

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Block is something that keeps a request from being confirmed.
type Block string

// The blocks.
const (
	// BlockUntold: the notice of this version has not gone out. Nothing takes effect
	// before the customer was told.
	BlockUntold Block = "customer-not-told"
	// BlockWindow: the customer has time to object, and has not approved.
	BlockWindow Block = "window-open"
	// BlockFindings: something does not match, or is missing.
	BlockFindings Block = "findings"
	// BlockLocked: a number is locked; the customer takes the lock off, or it stays.
	BlockLocked Block = "locked"
	// BlockDisputed: the customer or the desk objects.
	BlockDisputed Block = "disputed"
	// BlockDate: the release that was worked out has passed; the answer names another.
	BlockDate Block = "date-passed"
)

// Blocks returns everything that keeps a request from being confirmed at an instant;
// none means that it is to be confirmed. It is none as well for a request that the
// account does not have.
func Blocks(a Account, ref string, now time.Time) []Block {
	i := a.find(ref)
	if i < 0 {
		return nil
	}
	return a.blocks(&a.Requests[i], now)
}

func (a *Account) blocks(r *Request, now time.Time) []Block {
	var blocks []Block
	add := func(b Block, on bool) {
		if on {
			blocks = append(blocks, b)
		}
	}
	add(BlockUntold, r.ToldAt.IsZero())
	add(BlockWindow, r.ApprovedAt.IsZero() && now.Before(r.WindowEnd()))
	add(BlockFindings, len(r.Findings) > 0)
	add(BlockLocked, len(a.locked(r)) > 0)
	add(BlockDisputed, r.Dispute.open())
	add(BlockDate, passed(r.Due.Release, now))
	return blocks
}

// locked returns the pending numbers of a request that are locked.
func (a *Account) locked(r *Request) []numbering.Number {
	return r.numbers(func(l *Line) bool {
		_, on := a.LockOn(l.Number)
		return on && l.State == Pending
	})
}

// passed reports whether the business day of a release is over.
func passed(r carrier.Release, now time.Time) bool { return !r.By.IsZero() && !r.By.After(now) }

// AnswerBy is when the request has to have been answered: in the time that its policy
// gives, or when a delay said, and before the carrier decides by itself.
func (r *Request) AnswerBy() time.Time {
	by := r.Due.AnswerBy
	if r.Reply != nil && r.Reply.Kind == Delay {
		by = r.Reply.Until
	}
	if !r.CarrierBy.IsZero() && r.CarrierBy.Before(by) {
		return r.CarrierBy
	}
	return by
}

// DecideBy is when the silence policy answers, shortly before the time runs out.
func (r *Request) DecideBy() time.Time { return r.AnswerBy().Add(-r.Policy.lead()) }

// WindowEnd is until when a request that the customer has not approved waits for them
// to object. It ends with the time for an answer, so that a host that hears of a request
// late leaves its customer no time: [Policy.Silence] decides then.
func (r *Request) WindowEnd() time.Time {
	end := r.ReceivedAt.Add(r.Policy.window())
	if by := r.DecideBy(); by.Before(end) {
		return by
	}
	return end
}

// reasons are why a request is not confirmed, as far as whoever asked may know. They
// are grounds of a rejection, each so in this request.
func (a *Account) reasons(r *Request) []carrier.Reason {
	reasons := r.Outside()
	if r.guessed() {
		return reasons
	}
	if len(a.locked(r)) > 0 {
		reasons = append(reasons, carrier.Reason{Code: carrier.LineFrozen})
	}
	if r.Dispute.open() {
		reasons = append(reasons, carrier.Reason{Code: r.Dispute.ground()})
	}
	return reasons
}

// guessed reports whether the PIN did not match: then nothing else is told.
func (r *Request) guessed() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.secret() })
}

// ground is the reason for which a dispute refuses a request.
func (d *Dispute) ground() carrier.ReasonCode {
	if d.ByCustomer {
		return carrier.CustomerStays
	}
	return carrier.FraudSuspected
}

// repeats reports whether an answer is the one that this version has.
func (r *Request) repeats(c Answer) bool {
	p := r.Reply
	return p != nil && p.Version == c.Version && p.Kind == c.Kind && slices.Equal(p.Reasons, codes(c.Reasons)) &&
		(c.Release.IsZero() || c.Release.Equal(p.Release)) && (c.Until.IsZero() || c.Until.Equal(p.Until))
}

func (d *decision) answer(c Answer) error {
	if c.Version != d.r.Version {
		return d.refuse(Error{Err: ErrStale, Field: "version"})
	}
	if d.r.repeats(c) {
		return nil
	}
	switch c.Kind {
	case Confirm:
		return d.confirm(c)
	case Delay:
		return d.delay(c)
	case Reject:
		return d.reject(c)
	}
	return d.invalid("kind", "confirm, delay or reject")
}

func (d *decision) confirm(c Answer) error {
	release := c.Release
	if release.IsZero() {
		release = d.r.Due.Release
	}
	blocks := d.a.blocks(d.r, d.now)
	waived := c.By.Role == porting.RoleAgent && c.Waive.complete() && !d.r.guessed()
	blocks = slices.DeleteFunc(blocks, func(b Block) bool {
		return b == BlockFindings && waived || b == BlockDate && !passed(release, d.now)
	})
	late := d.r.Delays == 0 && !passed(d.r.Due.Release, d.now) && release.Date.After(d.r.Due.Release.Date)
	switch {
	case len(c.Reasons) > 0:
		return d.invalid("reasons", "a confirmation has none")
	case len(blocks) > 0:
		return d.refuse(Error{Err: ErrBlocked, Blocks: blocks})
	case release.Date.Before(d.r.Due.Wanted):
		return d.invalid("release.date", "earlier than the date that was asked for")
	case late:
		return d.invalid("release.date", "later than the rules allow: delay with a reason first")
	}
	e := Event{Kind: RequestConfirmed, Version: c.Version, Numbers: d.r.Numbers(Pending), Release: release}
	if waived && len(d.r.Findings) > 0 {
		e.Evidence = c.Waive
	}
	d.emit(e)
	return nil
}

func (d *decision) delay(c Answer) error {
	until := c.Until.UTC()
	if c.Until.IsZero() {
		until = later(d.now, d.r.AnswerBy()).Add(d.r.Policy.hold())
	}
	switch {
	case len(c.Reasons) == 0:
		return d.invalid("reasons", "say why")
	case !until.After(d.now) || !until.After(d.r.AnswerBy()):
		return d.invalid("until", "a delay ends later than the time for an answer")
	case d.r.Delays >= d.r.Policy.maxDelays():
		return d.refuse(Error{Err: ErrIllegal, Message: "delayed often enough: confirm or reject", Legal: Legal(*d.a, d.r.Ref)})
	}
	if err := d.grounds(c.Reasons, delays); err != nil {
		return err
	}
	d.emit(Event{
		Kind: RequestDelayed, Version: c.Version, Numbers: d.r.Numbers(Pending), Reasons: codes(c.Reasons), Until: until,
	})
	return nil
}

func (d *decision) reject(c Answer) error {
	if len(c.Reasons) == 0 {
		return d.invalid("reasons", "a rejection has a ground")
	}
	if err := d.grounds(c.Reasons, nil); err != nil {
		return err
	}
	d.emit(Event{Kind: RequestRejected, Version: c.Version, Numbers: d.r.Numbers(Pending), Reasons: codes(c.Reasons)})
	return nil
}

// grounds checks that every reason is a ground for this kind of port, or one of the
// others that are admitted, and that it is so.
func (d *decision) grounds(reasons []carrier.Reason, others []carrier.ReasonCode) error {
	if bad := improper(reasons); len(bad) > 0 {
		return d.refuse(Error{Err: ErrImproper, Field: "reasons", Reasons: bad})
	}
	var none, untrue []carrier.ReasonCode
	for _, r := range reasons {
		g, ok := groundFor(d.r.Policy.Class, r.Code)
		switch {
		case slices.Contains(others, r.Code):
		case !ok && r.Code.Known():
			none = append(none, r.Code)
		case !ok:
			none = append(none, carrier.Other)
		case !d.holds(g):
			untrue = append(untrue, r.Code)
		}
	}
	if len(none) > 0 {
		return d.refuse(Error{Err: ErrGround, Field: "reasons", Reasons: none})
	}
	if len(untrue) > 0 {
		return d.refuse(Error{Err: ErrUnfounded, Field: "reasons", Reasons: untrue})
	}
	return nil
}

// holds reports whether a ground is so in the request, and may be told.
func (d *decision) holds(g Ground) bool {
	said := func(code carrier.ReasonCode) bool {
		return slices.ContainsFunc(d.a.reasons(d.r), func(r carrier.Reason) bool { return r.Code == code })
	}
	switch g.Basis {
	case BasisWord:
		return !d.r.guessed()
	case BasisDispute:
		// The desk may follow a customer who says that it is fraud.
		follows := g.Code == carrier.FraudSuspected && d.r.Dispute.open() && d.r.Dispute.Kind == DisputeFraud
		return said(g.Code) || follows && !d.r.guessed()
	default:
		return said(g.Code)
	}
}

// answerByDefault answers as the silence policy says. What cannot be confirmed is
// delayed while it may be, then rejected for what stands against it; where nothing
// does that whoever asked could help, it is delayed again. Each time somebody is
// alarmed.
func (d *decision) answerByDefault(c AnswerByDefault) error {
	switch {
	case c.Version != d.r.Version:
		return d.refuse(Error{Err: ErrStale, Field: "version"})
	case d.now.Before(d.r.DecideBy()):
		return d.invalid("ref", "there is time left to answer")
	}
	release := d.r.Due.Release
	if passed(release, d.now) && !c.Release.IsZero() {
		release = c.Release
	}
	blocks := slices.DeleteFunc(d.a.blocks(d.r, d.now), func(b Block) bool {
		return b == BlockDate && !passed(release, d.now)
	})
	e := Event{Version: c.Version, Numbers: d.r.Numbers(Pending), ByDefault: true}
	silence := d.r.Policy.Silence
	reasons := d.a.reasons(d.r)
	mayDelay := d.r.Delays < d.r.Policy.maxDelays()
	switch {
	case len(blocks) == 0 && (!silence.HoldValid || !mayDelay):
		e.Kind, e.Release = RequestConfirmed, release
	case len(reasons) > 0 && (silence.RejectInvalid || !mayDelay):
		e.Kind, e.Reasons = RequestRejected, reasons
	default:
		if len(reasons) == 0 {
			reasons = []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}
		}
		e.Kind, e.Reasons = RequestDelayed, reasons
		e.Until = d.now.Add(d.r.Policy.hold())
	}
	d.emit(e)
	return nil
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
