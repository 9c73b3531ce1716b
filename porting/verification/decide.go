package verification

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Decide says what happens when a command is given at an instant: the events, in
// order, or an [*Error]. It has no effect and changes nothing. A command whose outcome
// is a fact already gives no events and no error, so that repeating one after a crash
// is harmless.
func Decide(r Request, c Command, now time.Time) ([]Event, error) {
	d := decision{r: &r, c: c, now: now.UTC().Round(0), id: r.ID}
	if err := d.admit(); err != nil {
		return nil, err
	}
	var err error
	switch c := c.(type) {
	case Open:
		err = d.open(c)
	case SaveForm:
		err = d.storable(c.Form)
		if err == nil && !r.Form.Equal(c.Form) {
			form := c.Form.clone()
			d.emit(Event{Kind: FormSaved, Form: &form})
		}
	case AskForm:
		if due, _, ok := r.ask(d.now); ok && !due.After(d.now) {
			d.emit(Event{Kind: FormAsked, Problems: r.problems()})
		}
	case File:
		err = d.file()
	case RecordLanded:
		d.lines(c.Numbers, Event{Kind: NumberLanded, LandedAt: first(c.At, d.now).UTC().Round(0)}, func(l *Line) bool {
			return l.State == Draft && l.LandedAt.IsZero() && len(c.Numbers) > 0
		})
	case RecordLeft:
		d.lines(c.Numbers, Event{Kind: NumberLeft, Reason: c.Reason}, func(l *Line) bool {
			_, legal := move(l.State, NumberLeft)
			return legal && len(c.Numbers) > 0
		})
	case Submit:
		err = d.submit()
	case ReceiveReport:
		err = d.receiveReport(c)
	case RecordRefusal:
		d.recordRefusal(c)
	case RecordNotFound:
		// What never arrived and is not wanted any more has ended.
		d.lines(nil, Event{Kind: NumberWithdrawn}, func(l *Line) bool {
			return l.unsent() && l.Version == c.Version && !l.WithdrawalAsked.IsZero()
		})
	case Expire:
		d.lines(nil, Event{Kind: NumberExpired}, func(l *Line) bool { return l.State == Rejected && l.lapsed(d.now) })
	case Withdraw:
		d.lines(c.Numbers, Event{Kind: NumberWithdrawn, Reason: c.Reason}, func(l *Line) bool {
			return l.State == Draft || l.State == Rejected
		})
		d.lines(c.Numbers, Event{Kind: WithdrawalAsked, Reason: c.Reason}, func(l *Line) bool {
			return l.State.WithCarrier() && l.WithdrawalAsked.IsZero()
		})
	case RecordNotice:
		if slices.ContainsFunc(r.Notices, func(n Notice) bool { return n.Key == c.Key }) {
			d.emit(Event{Kind: NoticeSent, Notice: c.Key})
		}
	}
	if err != nil {
		return nil, err
	}
	return d.events, nil
}

// decision is the work of one Decide.
type decision struct {
	r      *Request
	c      Command
	id     uuid.UUID
	now    time.Time
	events []Event
}

// admit checks that the actor may give the command, and that the state allows it.
func (d *decision) admit() error {
	if d.c == nil {
		return &Error{Err: ErrInvalid, Message: "there is no command"}
	}
	kind := d.c.kind()
	p := permissions[slices.IndexFunc(permissions, func(p Permission) bool { return p.Command == kind })]
	switch {
	case !slices.Contains(p.Roles, d.c.actor().Role):
		return &Error{Command: kind, Err: ErrForbidden, Field: "by.role"}
	case p.Recording && d.r.Seq > 0, allows(d.r, p):
		return nil
	}
	return &Error{Command: kind, Err: ErrIllegal, Legal: Legal(*d.r)}
}

func (d *decision) emit(e Event) {
	e.Request, e.Seq, e.At, e.By = d.id, d.r.Seq+len(d.events)+1, d.now, d.c.actor()
	d.events = append(d.events, e)
}

func (d *decision) invalid(field, message string) error {
	return &Error{Command: d.c.kind(), Err: ErrInvalid, Field: field, Message: message}
}

// lines emits an event for those of the numbers whose line satisfies ok; for those of
// the whole request if there are no numbers.
func (d *decision) lines(numbers []numbering.Number, e Event, ok func(*Line) bool) {
	e.Numbers = d.r.pick(func(l *Line) bool {
		return (len(numbers) == 0 || slices.Contains(numbers, l.Number)) && ok(l)
	})
	if len(e.Numbers) > 0 {
		d.emit(e)
	}
}

func (d *decision) open(c Open) error {
	switch {
	case c.ID == uuid.Nil:
		return d.invalid("id", "give the request an id")
	case c.Account.ID == "":
		return d.invalid("account.id", "name the account")
	case c.Account.Standing != porting.StandingTrial && c.Account.Standing != porting.StandingPaid:
		return d.invalid("account.standing", "only an active account has numbers to verify: activate it first")
	case c.Country != loa.US && c.Country != loa.CA:
		return d.invalid("country", "only customers in the United States and Canada can verify a toll-free number")
	case len(c.Numbers) == 0:
		return d.invalid("numbers", "a request has at least one number")
	}
	if err := cmp.Or(d.policy(c.Policy), d.storable(c.Form)); err != nil {
		return err
	}
	opening := Opening{Account: c.Account, Country: c.Country, Form: c.Form.clone(), Policy: c.Policy.clone()}
	var problems loa.Problems
	fail := func(code loa.Code, path, message, hint string) {
		problems = append(problems, loa.Problem{Code: code, Path: path, Message: message, Hint: hint, Severity: loa.SeverityError})
	}
	asked := Request{Policy: c.Policy}
	if most := asked.policy().MaxNumbers.Value; most > 0 && len(c.Numbers) > most {
		fail(CodeTooMany, "numbers", "The carrier takes "+strconv.Itoa(most)+" on a form.", "Open a request for each.")
	}
	for i, n := range c.Numbers {
		path := "numbers[" + strconv.Itoa(i) + "]"
		same := func(m OpenedLine) bool { return m.Number == n.Number }
		if why := tollFree(c.Plan, n.Number); why != "" {
			fail(CodeNumber, path, why, "Only toll-free numbers are verified; a local number is registered in another way.")
		} else if slices.IndexFunc(c.Numbers, same) < i {
			fail(CodeTwice, path, "The number is there twice.", "Leave it out.")
		}
		n.LandedAt = n.LandedAt.UTC().Round(0)
		opening.Lines = append(opening.Lines, n)
	}
	if len(problems) > 0 {
		return &Error{Command: KindOpen, Err: ErrInvalid, Field: problems[0].Path, Problems: problems}
	}
	slices.SortFunc(opening.Lines, func(a, b OpenedLine) int { return a.Number.Compare(b.Number) })
	d.id = c.ID
	d.emit(Event{Kind: RequestOpened, Opening: &opening})
	return nil
}

// policy checks that a policy of the host's own says what it is and names fields that
// the form has.
func (d *decision) policy(p Policy) error {
	if p.Name == "" && !p.IsZero() {
		return d.invalid("policy.name", "name the policy")
	}
	for i := range p.Fields {
		if !slices.ContainsFunc(fields[:], func(f field) bool { return f.Path == p.Fields[i].Path }) {
			return d.invalid("policy.fields["+strconv.Itoa(i)+"].path", "the form has no such field")
		}
	}
	return nil
}

// storable keeps out of the log, which is kept for ever, what is no business's number.
func (d *decision) storable(f Form) error {
	if personal(f.Business.Registration.Number.Reveal()) {
		return d.invalid("form.business.registration.number", "never give a social security number")
	}
	return nil
}

// problems is everything that is wrong with the form as it stands.
func (r *Request) problems() loa.Problems {
	return r.policy().Check(r.Form, len(r.pick(func(l *Line) bool { return l.State.Open() })))
}

func (d *decision) file() error {
	r := d.r
	if !r.any(func(l *Line) bool { return l.State == Draft || l.State == Rejected && !l.lapsed(d.now) }) {
		return &Error{Command: KindFile, Err: ErrTooLate, Message: "open a new request with the corrected form"}
	}
	if problems := r.problems(); !problems.OK() {
		return &Error{Command: KindFile, Err: ErrIncomplete, Field: problems.Errors()[0].Path, Problems: problems}
	}
	if r.FiledSeq == 0 || r.any(func(l *Line) bool { return l.State == Rejected && l.RejectedSeq > r.FiledSeq }) {
		d.emit(Event{Kind: FormFiled})
	}
	return nil
}

// submit takes the filed form out for every number that can go.
func (d *decision) submit() error {
	r := d.r
	numbers := r.pick(func(l *Line) bool { return r.sendable(l, d.now) })
	if len(numbers) > 0 {
		d.emit(Event{Kind: FormSubmitted, Version: r.Version() + 1, Numbers: numbers})
		return nil
	}
	draft := func(l *Line) bool { return l.State == Draft }
	e := &Error{Command: KindSubmit, Err: ErrIncomplete, Message: "file the form first"}
	switch {
	case r.any(draft) && r.FiledSeq > 0:
		e.Err, e.Message = ErrNotLanded, "a number is verified once it is in service here"
	case !r.any(draft) && !r.any(func(l *Line) bool { return l.State == Rejected && !l.lapsed(d.now) }):
		e.Err, e.Message = ErrTooLate, "open a new request with the corrected form"
	default:
		e.Problems = r.problems()
	}
	return e
}

// recordRefusal treats a form that the carrier would not take as a rejection, which
// has no end of its own.
func (d *decision) recordRefusal(c RecordRefusal) {
	e := Event{Kind: NumberRejected, Version: c.Version, Reasons: []Reason{c.Reason}}
	if c.Reason.Code.Advice().Next == carrier.GiveUp {
		e.Kind = NumberDenied
	}
	refused := func(l *Line) bool { return l.unsent() && l.Version == c.Version }
	d.lines(nil, e, refused)
	if e.Kind == NumberRejected {
		d.lines(nil, Event{Kind: NumberWithdrawn}, func(l *Line) bool { return refused(l) && !l.WithdrawalAsked.IsZero() })
	}
}

// ask tells when the customer is to be asked for the form, or for a correction, and
// whether at all: at once, or as a reminder. The event is what makes it due: a
// rejection, or the last time of asking.
func (r *Request) ask(now time.Time) (due time.Time, event int, ok bool) {
	newest, until := 0, time.Time{}
	wanted := r.pick(func(l *Line) bool {
		switch {
		case l.State == Draft && r.FiledSeq == 0:
			return true
		case l.State == Rejected && l.correctable() && r.FiledSeq <= l.RejectedSeq && !l.lapsed(now):
			newest, until = max(newest, l.RejectedSeq), later(until, l.ResubmitBy)
			return true
		}
		return false
	})
	if len(wanted) == 0 {
		return time.Time{}, 0, false
	}
	if r.AskedSeq == 0 || r.AskedSeq < newest {
		return now, newest, true
	}
	days := r.policy().RemindDays.Value
	due = later(r.AskedAt, r.SavedAt).Add(time.Duration(days) * 24 * time.Hour)
	return due, r.AskedSeq, days > 0 && (until.IsZero() || !due.After(until))
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time { return slices.MaxFunc([]time.Time{a, b}, time.Time.Compare) }

// earlier returns the earlier of two instants; zero is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
