package portout

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Opening is what an account begins with.
type Opening struct {
	Holder porting.Account `json:"holder"`
	Rules  Rules           `json:"rules,omitzero"`
}

// Decide says what happens when a command is given at an instant: the events, in
// order, or an [*Error]. It has no effect and changes nothing. A command whose outcome
// is a fact already gives no events and no error, so that repeating one after a crash
// is harmless.
func Decide(a Account, c Command, now time.Time) ([]Event, error) {
	if c == nil {
		return nil, &Error{Err: ErrInvalid, Message: "there is no command"}
	}
	d := decision{a: &a, about: c.about(), now: now.UTC().Round(0), id: a.ID}
	err := d.admit(c)
	if err != nil || d.done(c) {
		return nil, err
	}
	switch c := c.(type) {
	case Open:
		err = d.open(c)
	case Change:
		err = d.change(c)
	case AskPIN:
		err = d.askPIN(c)
	case SetPIN:
		err = d.setPIN(c)
	case RevealPIN:
		err = d.revealPIN(c)
	case RemovePIN:
		if slices.ContainsFunc(a.PINs, func(p PIN) bool { return p.ID == c.ID }) {
			d.emit(Event{Kind: PINRemoved, PINs: []string{c.ID}})
		}
	case TurnLockOn:
		err = d.turnLock(LockOn, c.Numbers, c.Evidence)
	case TurnLockOff:
		err = d.turnLock(LockOff, c.Numbers, c.Evidence)
	case Receive:
		err = d.receive(c)
	case Approve:
		err = d.approve(c)
	case RaiseDispute:
		err = d.raiseDispute(c)
	case Settle:
		err = d.settle(c)
	case Answer:
		err = d.answer(c)
	case AnswerByDefault:
		err = d.answerByDefault(c)
	case ReceiveReport:
		d.receiveReport(c)
	case RecordRefusal:
		if p := d.r.Reply; p != nil && p.Version == c.Version && p.TakenAt.IsZero() && p.RefusedAt.IsZero() {
			d.emit(Event{Kind: AnswerRefused, Version: c.Version})
		}
	case RecordObjected:
		if p := d.r.Dispute; p != nil && p.ObjectedAt.IsZero() {
			d.emit(Event{Kind: ObjectionSent})
		}
	case RecordUnbilled:
		d.lines(c.Numbers, Event{Kind: BillingStopped}, func(l *Line) bool { return !l.LeftAt.IsZero() && l.UnbilledAt.IsZero() })
	case RecordRemoved:
		d.lines(c.Numbers, Event{Kind: NumberRemoved}, func(l *Line) bool { return !l.LeftAt.IsZero() && l.RemovedAt.IsZero() })
	case RecordRestored:
		d.lines(c.Numbers, Event{Kind: NumberRestored}, func(l *Line) bool { return l.State == Returned && l.RestoredAt.IsZero() })
	case Expire:
		err = d.expire()
	case Forget:
		if at := d.r.forgetAt(); at.IsZero() || d.now.Before(at) {
			return nil, d.invalid("ref", "its time of retention is not over")
		}
		d.emit(Event{Kind: RequestForgotten})
	case RecordNotice:
		if slices.ContainsFunc(a.Notices, func(n Notice) bool { return n.Key == c.Key }) {
			d.emit(Event{Kind: NoticeSent, Notice: c.Key})
		}
	case TakeAlarm:
		if slices.ContainsFunc(a.Alarms, func(n Alarm) bool { return n.Key == c.Key }) {
			d.emit(Event{Kind: AlarmTaken, Alarm: c.Key})
		}
	case Comment:
		if c.Text == "" {
			return nil, d.invalid("text", "say something")
		}
		d.emit(Event{Kind: CommentAdded, Reason: c.Text, Private: c.Private && c.By.Role != porting.RoleCustomer})
	}
	if err != nil {
		return nil, err
	}
	return d.events, nil
}

// decision is the work of one Decide.
type decision struct {
	a      *Account
	r      *Request // that the command is about
	about  about
	id     string
	now    time.Time
	events []Event
}

// admit checks that the actor may give the command, that its request is there, and
// that the state allows it.
func (d *decision) admit(c Command) error {
	i := slices.IndexFunc(permissions, func(p Permission) bool { return p.Command == d.about.kind })
	p := permissions[i]
	if !slices.Contains(p.Roles, d.about.by.Role) {
		return d.refuse(Error{Err: ErrForbidden, Field: "by.role"})
	}
	if p.OnRequest {
		k := d.a.find(d.about.ref)
		switch {
		case k >= 0:
			d.r = &d.a.Requests[k]
		case d.a.Seq > 0:
			return d.refuse(Error{Err: ErrNotFound, Field: "ref"})
		}
	}
	if !d.done(c) && !allows(d.a, p, d.about.ref) {
		return d.refuse(Error{Err: ErrIllegal, Legal: Legal(*d.a, d.about.ref)})
	}
	return nil
}

// done reports whether a command's outcome is a fact already, in whatever state the
// request has come to since.
func (d *decision) done(c Command) bool {
	if c, ok := c.(Open); ok {
		return d.a.Seq > 0 && d.a.Holder == c.Holder && d.a.Rules.equal(c.Rules)
	}
	if d.r == nil {
		return false
	}
	switch c := c.(type) {
	case Answer:
		return d.r.repeats(c)
	case AnswerByDefault:
		return d.r.Reply != nil && d.r.Reply.Version == c.Version && d.r.Reply.ByDefault && d.r.final()
	case Approve:
		return d.r.Version == c.Version && !d.r.ApprovedAt.IsZero()
	case Expire:
		return !d.r.in(Pending, Confirmed, Rejected) && d.r.in(Expired)
	default:
		return false
	}
}

func (d *decision) emit(e Event) {
	e.Account, e.Seq, e.At, e.By = d.id, d.a.Seq+len(d.events)+1, d.now, d.about.by
	if e.Ref == "" {
		e.Ref = d.about.ref
	}
	d.events = append(d.events, e)
}

func (d *decision) refuse(e Error) error {
	e.Command = d.about.kind
	return &e
}

func (d *decision) invalid(field, message string) error {
	return d.refuse(Error{Err: ErrInvalid, Field: field, Message: message})
}

// lines emits an event for those of the numbers whose line satisfies ok; for those of
// the whole request if there are no numbers.
func (d *decision) lines(numbers []numbering.Number, e Event, ok func(*Line) bool) {
	numbers = sorted(numbers)
	e.Numbers = d.r.numbers(func(l *Line) bool { return (len(numbers) == 0 || has(numbers, l.Number)) && ok(l) })
	if len(e.Numbers) > 0 {
		d.emit(e)
	}
}

// sorted returns the numbers sorted, each once.
func sorted(numbers []numbering.Number) []numbering.Number {
	numbers = slices.Clone(numbers)
	slices.SortFunc(numbers, numbering.Number.Compare)
	return slices.Compact(numbers)
}

// has reports whether sorted numbers hold n.
func has(numbers []numbering.Number, n numbering.Number) bool {
	_, ok := slices.BinarySearchFunc(numbers, n, numbering.Number.Compare)
	return ok
}

func standing(s porting.Standing) bool {
	return s == porting.StandingInactive || s == porting.StandingTrial || s == porting.StandingPaid
}

func (d *decision) open(c Open) error {
	if err := d.opening(c.Holder, c.Rules); err != nil {
		return err
	}
	d.id = c.Holder.ID
	d.emit(Event{Kind: AccountOpened, Opening: &Opening{Holder: c.Holder, Rules: c.Rules}})
	return nil
}

func (d *decision) change(c Change) error {
	if err := d.opening(c.Holder, c.Rules); err != nil {
		return err
	}
	switch {
	case c.Holder.ID != d.a.ID:
		return d.invalid("holder.id", "it is another account")
	case c.Holder != d.a.Holder || !c.Rules.equal(d.a.Rules):
		d.emit(Event{Kind: AccountChanged, Opening: &Opening{Holder: c.Holder, Rules: c.Rules}})
	}
	return nil
}

// opening checks what an account is opened with.
func (d *decision) opening(h porting.Account, r Rules) error {
	switch {
	case h.ID == "":
		return d.invalid("holder.id", "name the account")
	case !standing(h.Standing):
		return d.invalid("holder.standing", "say where the account stands")
	}
	if err := r.PIN.Validate(); err != nil {
		return d.invalid("rules.pin", err.Error())
	}
	for i := range r.Policies {
		if err := r.Policies[i].Validate(); err != nil {
			return d.invalid("rules.policies["+strconv.Itoa(i)+"]", err.Error())
		}
	}
	return nil
}

func (d *decision) approve(c Approve) error {
	switch {
	case c.Version != d.r.Version:
		return d.refuse(Error{Err: ErrStale, Field: "version"})
	case d.r.ApprovedAt.IsZero():
		d.emit(Event{Kind: RequestApproved, Version: c.Version})
	}
	return nil
}

func (d *decision) raiseDispute(c RaiseDispute) error {
	byCustomer := c.By.Role == porting.RoleCustomer
	switch {
	case !slices.ContainsFunc(disputeAdvice[:], func(a DisputeAdvice) bool { return a.Kind == c.Dispute }):
		return d.invalid("dispute", "say what is wrong")
	case !c.Evidence.complete():
		return d.invalid("evidence", "say what shows it: kind, reference, instant")
	case byCustomer && !d.r.in(Left) && c.Evidence.At.Before(d.r.OpenedAt):
		return d.invalid("evidence.at", "what the customer wants must be younger than the request")
	case d.r.Dispute.open():
		return nil
	}
	d.emit(Event{
		Kind: DisputeRaised, Version: d.r.Version, Numbers: d.r.Numbers(Pending, Confirmed, Rejected, Left), Dispute: c.Dispute,
		Evidence: c.Evidence, Reason: c.Reason,
	})
	return nil
}

func (d *decision) settle(c Settle) error {
	byCustomer := c.By.Role == porting.RoleCustomer
	switch {
	case !d.r.Dispute.open():
		return nil
	case byCustomer && (c.Outcome != OutcomeWithdrawn || !d.r.Dispute.ByCustomer):
		return d.refuse(Error{Err: ErrForbidden, Field: "outcome", Message: "the customer withdraws their own dispute"})
	case c.Outcome != OutcomeWithdrawn && c.Outcome != OutcomeRestore && c.Outcome != OutcomeTrueUp:
		return d.invalid("outcome", "say how it was settled")
	case c.Outcome != OutcomeWithdrawn && !d.r.in(Left, Returned):
		return d.invalid("outcome", "nothing has left: withdraw the dispute, or answer the request")
	case !c.Evidence.complete():
		return d.invalid("evidence", "say what shows it: kind, reference, instant")
	}
	d.emit(Event{Kind: DisputeSettled, Version: d.r.Version, Outcome: c.Outcome, Evidence: c.Evidence, Reason: c.Reason})
	return nil
}

func (d *decision) expire() error {
	at := d.r.expireAt()
	if at.IsZero() || d.now.Before(at) {
		return d.invalid("ref", "it is not abandoned yet")
	}
	d.lines(nil, Event{Kind: LineExpired}, func(l *Line) bool { return l.State.Open() })
	return nil
}

// codes are reasons without what somebody wrote beside them: an answer goes outside.
func codes(reasons []carrier.Reason) []carrier.Reason {
	var out []carrier.Reason
	for _, r := range reasons {
		if r := (carrier.Reason{Code: r.Code}); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}
