package portout

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Opening is what an account begins with.
type Opening struct {
	Holder porting.Account `json:"holder"`
	Rules  Rules           `json:"rules,omitzero"`
}

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
	case ChangeStanding:
		err = d.changeStanding(c)
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
	switch {
	case c.Holder.ID == "":
		return d.invalid("holder.id", "name the account")
	case !standing(c.Holder.Standing):
		return d.invalid("holder.standing", "say where the account stands")
	}
	if err := c.Rules.PIN.Validate(); err != nil {
		return d.invalid("rules.pin", err.Error())
	}
	d.id = c.Holder.ID
	d.emit(Event{Kind: AccountOpened, Opening: &Opening{Holder: c.Holder, Rules: c.Rules}})
	return nil
}

func (d *decision) changeStanding(c ChangeStanding) error {
	if !standing(c.Standing) {
		return d.invalid("standing", "say where the account stands")
	}
	if c.Standing != d.a.Holder.Standing {
		d.emit(Event{Kind: StandingChanged, Standing: c.Standing})
	}
	return nil
}

// active checks that the account may have a PIN.
func (d *decision) active() error {
	if d.a.Holder.Standing == porting.StandingInactive {
		return d.refuse(Error{Err: ErrIllegal, Message: "only an active account has a PIN", Legal: []CommandKind{KindChangeStanding}})
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
	case len(q.Numbers) == 0 || !q.Numbers[0].IsValid() || slices.ContainsFunc(q.Numbers, func(n numbering.Number) bool { return !n.IsValid() }):
		return d.invalid("ask.numbers", "a request names at least one number, and valid ones only")
	case q.PIN.IsWithheld():
		return d.invalid("ask.pin", "it was withheld: give the request as it came")
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

	findings := d.a.judge(&p, &q, &c.Subscriber, &due, d.a.secured(&p, &q, t), d.now)
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
