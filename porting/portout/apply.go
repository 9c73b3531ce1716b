package portout

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Apply folds events into an account and returns the new one; the old one stays as it
// was. It is total: an event is a fact and is never refused. An event of an unknown
// kind, or one that does not fit a line's state, moves nothing.
//
// Replaying the events of an account from the zero [Account] gives the same account,
// byte for byte. Events of one account are to be applied in the order of their Seq.
func Apply(a Account, events ...Event) Account {
	for _, e := range events {
		a = a.with(e)
	}
	return a
}

// Replay folds events into the zero account.
func Replay(events []Event) Account { return Apply(Account{}, events...) }

// with is the account after an event.
func (a Account) with(e Event) Account {
	if e.Kind == AccountOpened && e.Opening != nil {
		return Account{ID: e.Account, Seq: e.Seq, Holder: e.Opening.Holder, Rules: e.Opening.Rules}
	}
	before := a
	a.Seq = e.Seq
	switch e.Kind {
	case AccountChanged:
		if e.Opening != nil {
			a.Holder, a.Rules = e.Opening.Holder, e.Opening.Rules
		}
	case PINAsked:
		a.PINAsked = append(slices.Clip(a.PINAsked), Wish{Number: scope(e), At: e.At, Seq: e.Seq})
	case PINSet, PINRevealed, PINRemoved, PINFailed, PINBlocked, PINMatched:
		a.applyPIN(e)
	case LockOn, LockOff:
		a.applyLock(e)
	case NoticeSent:
		a.applySent(e)
	case AlarmTaken:
		a.Alarms = slices.DeleteFunc(slices.Clone(a.Alarms), func(n Alarm) bool { return n.Key == e.Alarm })
	case RequestForgotten:
		a.Requests = slices.DeleteFunc(slices.Clone(a.Requests), func(r Request) bool { return r.Ref == e.Ref })
		a.Notices = slices.DeleteFunc(slices.Clone(a.Notices), func(n Notice) bool { return n.Ref == e.Ref })
	default:
		a.applyRequest(e)
	}
	if n, ok := noticeFor(&before, &a, e); ok {
		a.Notices = append(slices.Clip(a.Notices), n)
	}
	if kind, ok := alarmFor(&before, e); ok {
		a.Alarms = append(slices.Clip(a.Alarms), Alarm{
			Key: fmt.Sprintf("%s/%d", kind, e.Seq), Kind: kind, At: e.At, Ref: e.Ref, Numbers: slices.Clone(e.Numbers),
		})
	}
	return a
}

// scope is the number that an event is about, zero for the account.
func scope(e Event) numbering.Number {
	if len(e.Numbers) == 0 {
		return numbering.Number{}
	}
	return e.Numbers[0]
}

func (a *Account) applyPIN(e Event) {
	a.PINs = slices.Clone(a.PINs)
	switch e.Kind {
	case PINSet:
		if e.PIN == nil {
			return
		}
		same := func(n numbering.Number) bool { return n == e.PIN.Number }
		a.PINs = slices.DeleteFunc(a.PINs, func(p PIN) bool { return same(p.Number) })
		a.PINs = append(a.PINs, *e.PIN)
		a.PINAsked = slices.DeleteFunc(slices.Clone(a.PINAsked), func(w Wish) bool { return same(w.Number) })
		return
	case PINRemoved:
		a.PINs = slices.DeleteFunc(a.PINs, func(p PIN) bool { return slices.Contains(e.PINs, p.ID) })
		return
	default:
	}
	for i := range a.PINs {
		p := &a.PINs[i]
		if !slices.Contains(e.PINs, p.ID) {
			continue
		}
		switch e.Kind {
		case PINRevealed:
			p.RevealedAt = e.At
		case PINFailed:
			p.Failures++
		case PINBlocked:
			p.Blocked = true
		case PINMatched:
			p.Failures = 0
		default:
		}
	}
}

func (a *Account) applyLock(e Event) {
	numbers := e.Numbers
	if len(numbers) == 0 {
		numbers = []numbering.Number{{}}
	}
	a.Locks = slices.DeleteFunc(slices.Clone(a.Locks), func(l Lock) bool { return slices.Contains(numbers, l.Number) })
	if e.Kind == LockOn {
		for _, n := range numbers {
			a.Locks = append(a.Locks, Lock{Number: n, At: e.At, By: e.By, Evidence: e.Evidence})
		}
	}
}

// applySent takes a notice off the list. That of a request's arrival is what allows
// the request to take effect.
func (a *Account) applySent(e Event) {
	i := slices.IndexFunc(a.Notices, func(n Notice) bool { return n.Key == e.Notice })
	if i < 0 {
		return
	}
	n := a.Notices[i]
	a.Notices = slices.Delete(slices.Clone(a.Notices), i, i+1)
	k := a.find(n.Ref)
	if n.Kind == NoticeRequested && k >= 0 && a.Requests[k].Version == n.Version {
		a.Requests = slices.Clone(a.Requests)
		a.Requests[k].ToldAt = e.At
	}
}

func (a *Account) applyRequest(e Event) {
	i := a.find(e.Ref)
	switch {
	case i < 0 && (e.Kind != RequestReceived || e.Received == nil || e.Ref == ""):
		return
	case i < 0:
		a.Requests = append(slices.Clip(a.Requests), Request{Ref: e.Ref, OpenedAt: e.At})
		i = len(a.Requests) - 1
	default:
		a.Requests = slices.Clone(a.Requests)
	}
	r := &a.Requests[i]
	r.Lines = slices.Clone(r.Lines)
	if !e.CarrierAt.IsZero() {
		r.SeenAt = e.At
	}
	r.apply(e)
	for _, n := range e.Numbers {
		if k, ok := r.find(n); ok {
			_, locked := a.LockOn(n)
			r.Lines[k].apply(e, locked || r.Dispute.open())
		}
	}
	switch {
	case slices.ContainsFunc(r.Lines, func(l Line) bool { return l.State.Open() }):
		r.ClosedAt = time.Time{}
	case r.ClosedAt.IsZero():
		r.ClosedAt = e.At
	}
	if e.Kind == NumberLeft {
		gone := func(n numbering.Number) bool { return slices.Contains(e.Numbers, n) } // few are guarded on their own
		a.PINs = slices.DeleteFunc(slices.Clone(a.PINs), func(p PIN) bool { return gone(p.Number) })
		a.Locks = slices.DeleteFunc(slices.Clone(a.Locks), func(l Lock) bool { return gone(l.Number) })
	}
}

// apply notes on a request what an event tells of it as a whole.
func (r *Request) apply(e Event) {
	switch e.Kind {
	case RequestReceived:
		if e.Received != nil {
			r.receive(e)
		}
	case RequestApproved:
		r.ApprovedAt = e.At
	case DisputeRaised:
		r.Dispute = &Dispute{
			Kind: e.Dispute, At: e.At, Seq: e.Seq, Evidence: e.Evidence, ByCustomer: e.By.Role == porting.RoleCustomer,
		}
	case DisputeSettled, ObjectionSent:
		if r.Dispute == nil {
			return
		}
		d := *r.Dispute
		if e.Kind == DisputeSettled {
			d.Outcome = e.Outcome
		} else {
			d.ObjectedAt = e.At
		}
		r.Dispute = &d
	case RequestConfirmed:
		r.reply(e, Confirm)
	case RequestDelayed:
		r.reply(e, Delay)
		r.Delays++
		r.CarrierBy = time.Time{} // the delay moves it, and the carrier has yet to say where
	case RequestRejected:
		r.reply(e, Reject)
	case AnswerTaken, AnswerRefused:
		if r.Reply == nil {
			return
		}
		p := *r.Reply
		if e.Kind == AnswerTaken {
			p.TakenAt = first(e.CarrierAt, e.At)
		} else {
			p.RefusedAt = e.At
		}
		r.Reply = &p
	case ReportSeen:
		r.CarrierBy = first(e.Until, r.CarrierBy)
	default:
		// The rest is told of lines.
	}
}

func (r *Request) receive(e Event) {
	v := e.Received
	r.PON, r.GainingCarrier, r.GainingSPID, r.Letter = v.PON, v.GainingCarrier, v.GainingSPID, v.Letter
	r.Policy, r.Due, r.Findings = v.Policy, v.Due, slices.Clone(v.Findings)
	r.Version, r.ReceivedAt, r.Seq = e.Version, e.At, e.Seq
	r.ToldAt, r.ApprovedAt, r.Reply, r.Delays = time.Time{}, time.Time{}, nil, 0
	r.CarrierBy = e.Until
	for _, n := range e.Numbers {
		if i, ok := r.find(n); !ok {
			r.Lines = slices.Insert(r.Lines, i, Line{Number: n, State: Pending, Since: e.At})
		}
	}
}

func (r *Request) reply(e Event, kind AnswerKind) {
	r.Replies++
	r.Reply = &Reply{
		Kind: kind, Version: e.Version, At: e.At, Reasons: slices.Clone(e.Reasons), Release: e.Release, Until: e.Until,
		By: r.AnswerBy(), ByDefault: e.ByDefault,
	}
}

// apply moves one line, and notes on it what the event tells. What the table does not
// allow leaves the line as it was.
func (l *Line) apply(e Event, guarded bool) {
	from := l.State
	if to, ok := move(from, e.Kind); ok {
		if to != from {
			l.State, l.Since = to, e.At
		}
	} else if moves(e.Kind) {
		return
	}
	if e.CarrierAt.After(l.CarrierAt) {
		l.CarrierAt = e.CarrierAt
	}
	switch e.Kind {
	case NumberLeft:
		l.LeftAt, l.Unasked = first(e.CarrierAt, e.At), from != Confirmed || guarded
		l.UnbilledAt, l.RemovedAt, l.Reasons = time.Time{}, time.Time{}, nil
	case NumberReturned, LineCanceled:
		l.Reasons = slices.Clone(e.Reasons)
	case BillingStopped:
		l.UnbilledAt = e.At
	case NumberRemoved:
		l.RemovedAt = e.At
	case NumberRestored:
		l.RestoredAt = e.At
	default:
		// The rest moves the line, or is told of the request.
	}
}

// moves reports whether a kind of event moves lines, and so stands in the table.
func moves(k EventKind) bool {
	return slices.ContainsFunc(transitions, func(t Transition) bool { return t.On == k })
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// noticeFor returns what the customer is to hear because of an event that led from before
// to after.
func noticeFor(before, after *Account, e Event) (Notice, bool) {
	kind, ok := noticeOf(before, e)
	if !ok {
		return Notice{}, false
	}
	n := Notice{
		Key: fmt.Sprintf("%s/%d", kind, e.Seq), Kind: kind, At: e.At, Ref: e.Ref, Version: e.Version,
		Numbers: slices.Clone(e.Numbers), Release: e.Release, Reasons: slices.Clone(e.Reasons), Until: e.Until,
	}
	if i := after.find(e.Ref); i >= 0 {
		r := &after.Requests[i]
		n.GainingCarrier = r.GainingCarrier
		if kind == NoticeRequested {
			n.Until, n.Release, n.Locked, n.WrongPIN = r.WindowEnd(), r.Due.Release, after.locked(r), r.guessed()
		}
	}
	if e.PIN != nil {
		n.Until = e.PIN.Expires
	}
	return n, true
}

func noticeOf(before *Account, e Event) (NoticeKind, bool) {
	switch e.Kind {
	case RequestReceived:
		return NoticeRequested, e.Received != nil && e.Ref != ""
	case RequestConfirmed, CarrierConfirmed:
		return NoticeConfirmed, true
	case RequestDelayed:
		return NoticeDelayed, true
	case RequestRejected, CarrierRejected:
		return NoticeRejected, true
	case DisputeRaised:
		return NoticeDisputed, true
	case NumberLeft:
		return NoticeLeft, true
	case NumberReturned:
		return NoticeReturned, true
	case LineCanceled, LineExpired:
		return NoticeCanceled, before.find(e.Ref) >= 0
	case PINSet:
		return NoticePINSet, true
	case PINBlocked:
		return NoticePINBlocked, true
	case LockOn:
		return NoticeLockOn, true
	case LockOff:
		return NoticeLockOff, true
	default:
		return "", false
	}
}

// alarmFor returns what a person has to look at because of an event that befell a.
func alarmFor(a *Account, e Event) (AlarmKind, bool) {
	i := a.find(e.Ref)
	switch e.Kind {
	case RequestDelayed, RequestRejected:
		return AlarmUnanswered, e.ByDefault
	case AnswerRefused:
		return AlarmAnswerRefused, true
	case CarrierConfirmed, CarrierRejected:
		return AlarmOverridden, true
	case PINBlocked:
		return AlarmPINBlocked, true
	case NumberLeft:
		if i < 0 {
			return "", false
		}
		r := &a.Requests[i]
		return AlarmLeftUnasked, slices.ContainsFunc(r.Lines, func(l Line) bool {
			_, locked := a.LockOn(l.Number)
			return slices.Contains(e.Numbers, l.Number) && (l.State != Confirmed || locked || r.Dispute.open())
		})
	default:
		return "", false
	}
}
