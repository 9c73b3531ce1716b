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
	Because       []string      `json:"because,omitzero"`
	Rules         Rules         `json:"rules,omitzero"`
}

// Decide says what happens when a command is given at an instant: the events, in
// order, or an [*Error]. It has no effect and changes nothing. A command whose
// outcome is a fact already gives no events and no error, so that repeating one
// after a crash is harmless.
func Decide(o Order, c Command, now time.Time) ([]Event, error) {
	d := decision{o: &o, c: c, now: now.UTC().Round(0), id: o.ID}
	if err := d.admit(); err != nil {
		return nil, err
	}
	var err error
	switch c := c.(type) {
	case Open:
		err = d.open(c)
	case RecordCheck:
		d.recordCheck(c)
	case OpenTicket:
		err = d.openTicket(c)
	case AskDocuments:
		d.askDocuments()
	case ReceiveLetter:
		err = d.receiveLetter(c)
	case ReceiveDocument:
		err = d.receiveDocument(c)
	case VerifyDocuments:
		d.verifyDocuments()
	case ConfirmPaid:
		if o.Account.Standing != StandingPaid {
			d.emit(Event{Kind: AccountPaid})
		}
	case Submit:
		err = d.submit()
	case ReceiveReport:
		err = d.receiveReport(c)
	case RecordRefusal:
		d.recordRefusal(c)
	case RecordNotFound:
		// What never arrived and is not wanted any more has ended.
		d.lines(nil, Event{Kind: LineCanceled}, func(l *Line) bool {
			return l.State == Submitted && l.Version == c.Version && l.Acknowledged == 0 && !l.CancelAsked.IsZero()
		})
	case Cancel:
		err = d.cancel(c)
	case RaiseTrouble:
		err = d.raiseTrouble(c)
	case ClearTrouble:
		d.lines(c.Numbers, Event{Kind: TroubleCleared, Reason: c.Reason}, func(l *Line) bool { return l.Trouble != "" })
	case RecordConfigured:
		d.lines(c.Numbers, Event{Kind: NumberConfigured}, func(l *Line) bool {
			return l.State == Ported && l.ConfiguredAt.IsZero()
		})
	case RecordRemoval:
		d.lines(c.Numbers, Event{Kind: TemporaryRemoved}, func(l *Line) bool {
			return l.Temporary.IsValid() && l.TemporaryRemovedAt.IsZero()
		})
	case AskTexting:
		d.lines(c.Numbers, Event{Kind: TextingAsked}, func(l *Line) bool {
			return l.Texting == "" && (l.State.Open() || l.State == Ported)
		})
	case ReceiveMessaging:
		d.receiveMessaging(c)
	case RecordNotice:
		if slices.ContainsFunc(o.Notices, func(n Notice) bool { return n.Key == c.Key }) {
			d.emit(Event{Kind: NoticeSent, Notice: c.Key})
		}
	case Comment:
		if c.Text == "" {
			return nil, d.invalid("text", "say something")
		}
		d.emit(Event{Kind: CommentAdded, Reason: c.Text, Private: c.Private && c.By.Role != RoleCustomer})
	}
	if err != nil {
		return nil, err
	}
	return d.events, nil
}

// decision is the work of one Decide.
type decision struct {
	o      *Order
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
	i := slices.IndexFunc(permissions, func(p Permission) bool { return p.Command == kind })
	p := permissions[i]
	if !slices.Contains(p.Roles, d.c.actor().Role) {
		return &Error{Command: kind, Err: ErrForbidden, Field: "by.role"}
	}
	if d.done(kind) {
		return nil
	}
	if !allows(d.o, p) {
		return &Error{Command: kind, Err: ErrIllegal, Legal: Legal(*d.o)}
	}
	return nil
}

// done admits commands that only record what happened outside, in whatever state
// the order has meanwhile come to.
func (d *decision) done(kind CommandKind) bool {
	switch kind {
	case KindRecordConfigured, KindRecordRemoval, KindReceiveMessaging, KindRecordRefusal, KindRecordNotFound:
		return d.o.Seq > 0
	default:
		return false
	}
}

func (d *decision) emit(e Event) {
	e.Order, e.Seq, e.At, e.By = d.id, d.o.Seq+len(d.events)+1, d.now, d.c.actor()
	d.events = append(d.events, e)
}

func (d *decision) invalid(field, message string) error {
	return &Error{Command: d.c.kind(), Err: ErrInvalid, Field: field, Message: message}
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
	for i := range d.o.Lines {
		l := &d.o.Lines[i]
		if (len(numbers) == 0 || slices.Contains(numbers, l.Number)) && ok(l) {
			some = append(some, l.Number)
		}
	}
	return some
}

func (d *decision) open(c Open) error {
	switch {
	case c.ID == uuid.Nil:
		return d.invalid("id", "give the order an id")
	case !carrier.ValidPON(c.PON):
		return d.invalid("pon", "1 to 25 letters, digits, '-', '_' or '#'")
	case c.Account.ID == "":
		return d.invalid("account.id", "name the account")
	case c.Account.Standing != StandingTrial && c.Account.Standing != StandingPaid:
		return d.invalid("account.standing", "only an active account may request a port: activate it first")
	case c.Planned.LosingCarrier == "":
		return d.invalid("planned.losing_carrier", "name the carrier that serves the numbers now")
	case len(c.Planned.Lines) == 0:
		return d.invalid("planned.lines", "an order has at least one number")
	}
	var portable []numbering.Number
	for i, l := range c.Planned.Lines {
		if !l.Number.IsValid() || i > 0 && c.Planned.Lines[i-1].Number.Compare(l.Number) >= 0 {
			return d.invalid("planned.lines["+strconv.Itoa(i)+"]", "numbers are valid, sorted, and each there once")
		}
		if l.Checked && l.Reason.IsZero() {
			portable = append(portable, l.Number)
		}
	}
	d.id = c.ID
	p := c.Planned
	d.emit(Event{Kind: OrderOpened, Opening: &Opening{
		Account: c.Account, PON: c.PON, Kind: p.Kind, Country: p.Country,
		LosingCarrier: p.LosingCarrier, LosingSPID: p.LosingSPID, DesiredDate: p.DesiredDate,
		Lines: slices.Clone(p.Lines), Because: slices.Clone(p.Because), Rules: c.Rules,
	}})
	if len(portable) > 0 {
		d.emit(Event{Kind: FoundPortable, Numbers: portable, Carrier: p.Carrier})
	}
	for _, l := range p.Lines {
		if l.Checked && !l.Reason.IsZero() {
			d.emit(Event{Kind: FoundNotPortable, Numbers: []numbering.Number{l.Number}, Reasons: []carrier.Reason{l.Reason}})
		}
	}
	return nil
}

func (d *decision) recordCheck(c RecordCheck) {
	var yes []numbering.Number
	for _, r := range c.Results {
		if l, ok := d.o.Line(r.Number); ok && r.Portable && l.State == Requested {
			yes = append(yes, r.Number)
		}
	}
	if len(yes) > 0 {
		slices.SortFunc(yes, numbering.Number.Compare)
		d.emit(Event{Kind: FoundPortable, Numbers: slices.Compact(yes), Carrier: c.Carrier})
	}
	for _, r := range c.Results {
		if l, ok := d.o.Line(r.Number); ok && !r.Portable && (l.State == Requested || l.State == Portable) {
			d.emit(Event{Kind: FoundNotPortable, Numbers: []numbering.Number{r.Number}, Reasons: []carrier.Reason{r.Reason}})
		}
	}
}

func (d *decision) openTicket(c OpenTicket) error {
	switch {
	case c.Ticket == "":
		return d.invalid("ticket", "give the ticket's name")
	case c.Agent == "":
		return d.invalid("agent", "name the agent who is the customer's point of contact")
	case c.Ticket != d.o.Ticket || c.Agent != d.o.Agent:
		d.emit(Event{Kind: TicketOpened, Ticket: c.Ticket, Agent: c.Agent})
	}
	return nil
}

func (d *decision) cancel(c Cancel) error {
	if c.By.Role == RoleCustomer && c.Reason == "" && d.o.any(func(l *Line) bool { return l.State.WithCarrier() }) {
		return d.invalid("reason", "say why: after submission a cancellation is a request")
	}
	d.lines(c.Numbers, Event{Kind: LineCanceled, Reason: c.Reason}, func(l *Line) bool {
		return (l.State == Requested || l.State == Portable || l.State == Ready) && !l.held()
	})
	d.lines(c.Numbers, Event{Kind: CancelAsked, Reason: c.Reason}, func(l *Line) bool {
		return l.CancelAsked.IsZero() && (l.State.WithCarrier() || l.held())
	})
	return nil
}

func (d *decision) raiseTrouble(c RaiseTrouble) error {
	if c.Trouble == "" {
		return d.invalid("trouble", "say what kind of trouble it is")
	}
	d.lines(c.Numbers, Event{Kind: TroubleRaised, Trouble: c.Trouble, Reason: c.Reason}, func(l *Line) bool {
		return l.Trouble != c.Trouble && l.State != Requested && l.State != NotPortable
	})
	return nil
}

func (d *decision) receiveMessaging(c ReceiveMessaging) {
	for _, m := range c.Response.Lines {
		l, ok := d.o.Line(m.Number)
		if !ok || l.State != Ported {
			continue
		}
		switch {
		case m.Status == carrier.MessagingActive && l.Texting != TextingOn:
			d.emit(Event{Kind: TextingActive, Numbers: []numbering.Number{m.Number}, CarrierAt: m.At})
		case m.Status == carrier.MessagingPending && l.Texting == TextingWanted:
			d.emit(Event{Kind: TextingRequested, Numbers: []numbering.Number{m.Number}})
		}
	}
}
