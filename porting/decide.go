package porting

import (
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Opening is what an order begins with.
type Opening struct {
	Account       Account       `json:"account"`
	PON           string        `json:"pon"`
	Kind          loa.Kind      `json:"kind"`
	Country       loa.Country   `json:"country"`
	LosingCarrier string        `json:"losing_carrier"`
	LosingSPID    string        `json:"losing_spid,omitzero"`
	DesiredDate   calendar.Date `json:"desired_date,omitzero"`
	Lines         []PlannedLine `json:"lines"`
	Because       []Apart       `json:"because,omitzero"`
	Rules         Rules         `json:"rules,omitzero"`
	Follows       uuid.UUID     `json:"follows,omitzero"`
}

// Decide says what happens when a command is given at an instant: the events, in
// order, or an [*Error]. It has no effect and changes nothing. A command whose
// outcome is a fact already gives no events and no error, so that repeating one
// after a crash is harmless.
func Decide(o Order, c Command, now time.Time) ([]Event, error) {
	return decide(nil, &o, c, now)
}

// AppendDecide is [Decide] for one who decides much: it appends the events to those that
// are given, and returns all. With an error it returns those that were given.
func AppendDecide(events []Event, o *Order, c Command, now time.Time) ([]Event, error) {
	return decide(events, o, c, now)
}

func decide(events []Event, o *Order, c Command, now time.Time) ([]Event, error) {
	var r record
	r.now, r.id, r.seq, r.events = now.UTC().Round(0), o.ID, o.Seq, events
	d := decision{o, &r}
	if err := d.admit(c); err != nil {
		return events, err
	}
	if err := d.decide(c); err != nil {
		return events, err
	}
	return r.events, nil
}

// decision is the work of one Decide.
type decision struct {
	o *Order
	*record
}

// record is what a decision comes to. It is apart from the order so that the compiler
// sees that what leaves here is not the order, which then need not be allocated.
type record struct {
	kind CommandKind
	by   Actor
	id   uuid.UUID
	now  time.Time
	// seq is the sequence number of the last event.
	seq    int
	events []Event
}

// emit adds an event, numbered after the last.
func (r *record) emit(e Event) {
	r.seq++
	e.Order, e.Seq, e.At, e.By = r.id, r.seq, r.now, r.by
	r.events = append(r.events, e)
}

// next adds an event of a kind, to be filled in where it lies, since events are large.
func (r *record) next(kind EventKind) *Event {
	r.seq++
	r.events = append(r.events, Event{})
	e := &r.events[len(r.events)-1]
	e.Order, e.Seq, e.Kind, e.At, e.By = r.id, r.seq, kind, r.now, r.by
	return e
}

func (d *decision) decide(c Command) error {
	switch c := c.(type) {
	case Open:
		return d.open(&c)
	case RecordCheck:
		d.recordCheck(&c)
	case OpenTicket:
		return d.openTicket(&c)
	case AskDocuments:
		d.askDocuments()
	case ReceiveLetter:
		return d.receiveLetter(&c.Letter)
	case ReceiveDocument:
		return d.receiveDocument(&c.Document)
	case VerifyDocuments:
		return d.verifyDocuments(c.Accept)
	case ConfirmPaid:
		if d.o.Account.Standing != StandingPaid {
			d.emit(Event{Kind: AccountPaid})
		}
	case Submit:
		return d.submit(c.AnswerBy)
	case ReceiveReport:
		return d.receiveReport(&c.Report)
	case RecordRefusal:
		d.recordRefusal(c)
	case RecordNotFound:
		d.recordNotFound(c)
	case Cancel:
		return d.cancel(c.Numbers, c.Reason)
	case ChangeDate:
		return d.changeDate(c.Date, c.Reason)
	case RefuseDate:
		d.refuseDate(c)
	case Abandon:
		d.abandon()
	case RemindRelease:
		d.remindRelease(c.Numbers)
	case Escalate:
		if due := d.o.AnswerBy; !due.IsZero() && !d.now.Before(due) {
			d.emit(Event{Kind: AnswerEscalated, Reason: c.Reason, AnswerBy: d.now.Add(d.o.Rules.answerAfter(d.o.Kind))})
		}
	case AskReturn:
		return d.askReturn(&c)
	case RefuseReturn:
		d.lines(c.Numbers, Event{Kind: ReturnRefused, Reason: c.Reason}, func(l *Line) bool { return !l.ReturnAsked.IsZero() })
	case RaiseTrouble:
		return d.raiseTrouble(&c)
	case ClearTrouble:
		d.lines(c.Numbers, Event{Kind: TroubleCleared, Reason: c.Reason}, func(l *Line) bool { return l.Trouble != "" })
	case RecordConfigured:
		d.lines(c.Numbers, Event{Kind: NumberConfigured}, func(l *Line) bool {
			return l.State == Ported && l.ConfiguredAt.IsZero()
		})
	case RecordRemoval:
		d.lines(c.Numbers, Event{Kind: TemporaryRemoved}, func(l *Line) bool {
			return !l.PortedAt.IsZero() && l.Temporary.IsValid() && l.TemporaryRemovedAt.IsZero()
		})
	case AskTexting:
		d.lines(c.Numbers, Event{Kind: TextingAsked}, func(l *Line) bool {
			return l.Texting == "" && (l.State.Open() || l.State == Ported)
		})
	case ReceiveMessaging:
		d.receiveMessaging(&c.Response)
	case RecordNotice:
		if d.o.noticeNamed(c.Key) >= 0 {
			d.emit(Event{Kind: NoticeSent, Notice: c.Key})
		}
	case Comment:
		return d.comment(&c)
	}
	return nil
}

// admit checks that the actor may give the command, and that the state allows it.
func (d *decision) admit(c Command) error {
	d.kind, d.by = of(c)
	p := permissionOf(d.kind)
	switch {
	case p == nil:
		return &Error{Err: ErrInvalid, Message: "there is no command"}
	case !slices.Contains(p.Roles, d.by.Role):
		return &Error{Command: d.kind, Err: ErrForbidden, Field: "by.role"}
	case p.allows(d.o), d.records() && d.o.Seq > 0, d.repeated(c):
		return nil
	default:
		return d.illegal("")
	}
}

// repeated reports whether the command brings what the order holds already, which is
// harmless in whatever state it has come to since.
func (d *decision) repeated(c Command) bool {
	switch c := c.(type) {
	case Open:
		return d.o.opened(&c)
	case ReceiveLetter:
		return d.o.holdsLetter(&c.Letter)
	case ReceiveDocument:
		return d.o.holdsDocument(&c.Document)
	default:
		return false
	}
}

// records reports whether the command only tells what happened outside, which is so
// in whatever state the order has meanwhile come to.
func (d *decision) records() bool {
	switch d.kind {
	case KindRecordConfigured, KindRecordRemoval, KindReceiveMessaging, KindRecordRefusal, KindRecordNotFound,
		KindRefuseReturn, KindRemindRelease, KindEscalate, KindAbandon:
		return true
	default:
		return false
	}
}

func (d *decision) illegal(message string) error {
	return &Error{Command: d.kind, Err: ErrIllegal, Message: message, Legal: Legal(*d.o)}
}

func (d *decision) invalid(field, message string) error {
	return &Error{Command: d.kind, Err: ErrInvalid, Field: field, Message: message}
}

// lines emits an event for those of the numbers whose line satisfies ok; for those
// of the whole order if there are no numbers.
func (d *decision) lines(numbers []numbering.Number, e Event, ok func(*Line) bool) {
	e.Numbers = d.pick(numbers, ok)
	if len(e.Numbers) > 0 {
		d.emit(e)
	}
}

// pick returns the sorted numbers whose line satisfies ok.
func (d *decision) pick(numbers []numbering.Number, ok func(*Line) bool) []numbering.Number {
	var some []numbering.Number
	for _, l := range d.o.Lines {
		if (len(numbers) == 0 || slices.Contains(numbers, l.Number)) && ok(l) {
			if some == nil {
				some = make([]numbering.Number, 0, len(d.o.Lines))
			}
			some = append(some, l.Number)
		}
	}
	return some
}

// opened reports whether this very command opened the order.
func (o *Order) opened(c *Open) bool { return o.Seq > 0 && c.ID == o.ID && c.PON == o.PON }

func (d *decision) open(c *Open) error {
	switch {
	case d.o.opened(c):
		return nil
	case c.ID == uuid.Nil:
		return d.invalid("id", "give the order an id")
	case !carrier.ValidPON(c.PON):
		return d.invalid("pon", "1 to 25 letters, digits, '-', '_' or '#'")
	case c.Account.ID == "":
		return d.invalid("account.id", "name the account")
	case c.Account.Standing != StandingTrial && c.Account.Standing != StandingPaid:
		return d.invalid("account.standing", "only an active account may request a port: activate it first")
	case c.Planned.Kind != loa.Local && c.Planned.Kind != loa.Wireless && c.Planned.Kind != loa.TollFree:
		return d.invalid("planned.kind", "numbers are local, wireless or toll-free")
	case c.Planned.Country != loa.US && c.Planned.Country != loa.CA:
		return d.invalid("planned.country", "numbers are of the US or of CA")
	case !c.Rules.matches():
		return d.invalid("rules.matching", "name a comparison that loa.MatchingNamed knows")
	case c.Rules.excessive() != "":
		return d.invalid("rules."+c.Rules.excessive(), "give less than ten years")
	case c.Planned.LosingCarrier == "":
		return d.invalid("planned.losing_carrier", "name the carrier that serves the numbers now")
	case len(c.Planned.Lines) == 0:
		return d.invalid("planned.lines", "an order has at least one number")
	}
	portable := make([]numbering.Number, 0, len(c.Planned.Lines))
	for i := range c.Planned.Lines {
		l := &c.Planned.Lines[i]
		if !l.Number.IsValid() || i > 0 && c.Planned.Lines[i-1].Number.Compare(l.Number) >= 0 {
			return d.invalid("planned.lines["+strconv.Itoa(i)+"]", "numbers are valid, sorted, and each there once")
		}
		if l.Checked && l.Reason.IsZero() {
			portable = append(portable, l.Number)
		}
	}
	d.id = c.ID
	d.events = slices.Grow(d.events, 2)
	p := &c.Planned
	d.next(OrderOpened).Opening = &Opening{
		Account: c.Account, PON: c.PON, Kind: p.Kind, Country: p.Country,
		LosingCarrier: p.LosingCarrier, LosingSPID: p.LosingSPID, DesiredDate: p.DesiredDate,
		Lines: slices.Clone(p.Lines), Because: slices.Clone(p.Because), Rules: c.Rules, Follows: c.Follows,
	}
	if len(portable) > 0 {
		e := d.next(FoundPortable)
		e.Numbers, e.Carrier = portable, p.Carrier
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Checked && !l.Reason.IsZero() {
			d.emit(Event{Kind: FoundNotPortable, Numbers: []numbering.Number{l.Number}, Reasons: []carrier.Reason{l.Reason}})
		}
	}
	return nil
}

func (d *decision) recordCheck(c *RecordCheck) {
	var yes []numbering.Number
	for _, r := range c.Results {
		if l, ok := d.o.Line(r.Number); ok && r.Portable && l.State == Requested {
			yes = append(yes, r.Number)
		}
	}
	d.emitSorted(Event{Kind: FoundPortable, Carrier: c.Carrier}, yes)
	for _, r := range c.Results {
		if l, ok := d.o.Line(r.Number); ok && !r.Portable && (l.State == Requested || l.State == Portable && !l.held()) {
			d.emit(Event{Kind: FoundNotPortable, Numbers: []numbering.Number{r.Number}, Reasons: []carrier.Reason{r.Reason}})
		}
	}
}

func (d *decision) openTicket(c *OpenTicket) error {
	switch {
	case c.Ticket == "":
		return d.invalid("ticket", "give the ticket's name")
	case c.Agent == "":
		return d.invalid("agent", "name the agent who is the customer's point of contact")
	case c.Ticket != d.o.Ticket || c.Agent != d.o.Agent:
		e := d.next(TicketOpened)
		e.Ticket, e.Agent = c.Ticket, c.Agent
	}
	return nil
}

func (d *decision) comment(c *Comment) error {
	switch {
	case c.Text == "":
		return d.invalid("text", "say something")
	case c.Key == "" || !slices.Contains(d.o.CommentKeys, c.Key):
		d.emit(Event{Kind: CommentAdded, Reason: c.Text, Private: c.Private && d.by.Role != RoleCustomer, Key: c.Key})
	}
	return nil
}

func (d *decision) raiseTrouble(c *RaiseTrouble) error {
	if c.Trouble == "" {
		return d.invalid("trouble", "say what kind of trouble it is")
	}
	d.lines(c.Numbers, Event{Kind: TroubleRaised, Trouble: c.Trouble, Reason: c.Reason}, func(l *Line) bool {
		return l.Trouble != c.Trouble && l.State != Requested && l.State != NotPortable &&
			(c.Trouble != TextingLate || l.Texting != TextingOn)
	})
	return nil
}

// receiveMessaging takes the answer number by number: those that fare alike are one
// event, and one mail.
func (d *decision) receiveMessaging(r *carrier.EnableMessagingResponse) {
	var active, requested, still []numbering.Number
	var since time.Time
	for _, m := range r.Lines {
		i, ok := d.o.find(m.Number)
		if !ok || d.o.Lines[i].State != Ported {
			continue
		}
		switch l := d.o.Lines[i]; {
		case l.Texting == TextingOn:
		case m.Status == carrier.MessagingActive:
			if !m.At.Equal(since) {
				d.emitSorted(Event{Kind: TextingActive, CarrierAt: since.UTC()}, active)
				active, since = nil, m.At
			}
			active = append(active, m.Number)
		case m.Status == carrier.MessagingPending && l.Texting != TextingPending:
			requested = append(requested, m.Number)
		case m.Status == carrier.MessagingPending && !d.now.Before(l.TextingAt.Add(d.o.Rules.textingEvery())):
			still = append(still, m.Number)
		}
	}
	d.emitSorted(Event{Kind: TextingActive, CarrierAt: since.UTC()}, active)
	d.emitSorted(Event{Kind: TextingRequested}, requested)
	d.emitSorted(Event{Kind: CarrierChecked}, still)
}

// emitSorted emits an event for numbers in any order, if there are some.
func (r *record) emitSorted(e Event, numbers []numbering.Number) {
	if len(numbers) > 0 {
		slices.SortFunc(numbers, numbering.Number.Compare)
		e.Numbers = slices.Compact(numbers)
		r.emit(e)
	}
}
