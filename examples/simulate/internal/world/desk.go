package world

import (
	"errors"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// order is what the host holds of one.
type order struct {
	index    int
	customer *customer
	losing   *holding

	// The store: the state, the events, and the PIN, which neither of them holds.
	fold  porting.Fold
	state *porting.Order    // of the fold
	log   [][]porting.Event // by decision
	pin   loa.PIN           // that goes with the letter
	sent  loa.PIN           // that went out with the last version
	// reviews is how often an agent has decided how to go on after a rejection.
	reviews int

	// Memory, which a crash takes.
	todos   []todo
	actions []porting.Action // that were outstanding when the order was last looked at
	heard   string           // the last event of the carrier's
	// upAt is when the process is up again after a crash, wakeAt when the order is
	// looked at again; zero if that is not planned.
	upAt, wakeAt time.Time

	// The customer's side.
	answering, settling bool
	letters             int

	// What the checks remember; see check.go.
	record record
}

// line finds a number's line where it stands, nil if there is none.
func (o *order) line(n numbering.Number) *porting.Line {
	i, ok := slices.BinarySearchFunc(o.state.Lines, n, func(l *porting.Line, n numbering.Number) int { return l.Number.Compare(n) })
	if !ok {
		return nil
	}
	return o.state.Lines[i]
}

func (o *order) stateIndex() int {
	if len(o.state.Lines) == 0 {
		return 0
	}
	return stateOf(o.state.Lines[0].State)
}

// todo is an action in somebody's hands: an agent's, a worker's, or put off after a
// failure.
type todo struct {
	action porting.Action
	at     time.Time
	tries  int
	tried  bool // it went well, and may still be outstanding
}

// errCrash is the end of the host's process.
var errCrash = errors.New("the host crashed")

var (
	bySystem   = porting.Actor{Role: porting.RoleSystem}
	byAgent    = porting.Actor{Role: porting.RoleAgent, Name: "desk"}
	byCarrier  = porting.Actor{Role: porting.RoleCarrier, Name: partner}
	byCustomer = porting.Actor{Role: porting.RoleCustomer, Name: "admin"}
)

const partner = "fake"

// rules are this host's: it hears of events, so that it asks once a day only.
var rules = porting.Rules{FetchHours: 24, TextingHours: 24, AbandonDays: 21, WatchDays: 6}

// wake does all that is due on an order, and plans when to look at it again.
func (w *world) wake(o *order) {
	for range 1000 {
		if w.now.Before(o.upAt) {
			if w.c.Defect != NoRestart {
				w.look(o, o.upAt)
			}
			return
		}
		acted, next := w.step(o)
		if !acted {
			if !next.IsZero() {
				w.look(o, next)
			}
			return
		}
	}
	w.fail(NoBusyLoop, o, "a thousand actions in one instant")
}

// step does what is due now. It reports whether it did anything, and if not, when
// something will be due.
func (w *world) step(o *order) (acted bool, next time.Time) {
	// What somebody has had in hand comes first: it was read a while ago.
	for i := range o.todos {
		d := &o.todos[i]
		if d.at.After(w.now) {
			continue
		}
		a := d.action
		if w.c.Defect != NoFence && !w.wanted(o, &a) {
			o.todos = slices.Delete(o.todos, i, i+1)
			return true, next
		}
		w.settle(o, &a, d.tries, w.act(o, &a))
		return true, next
	}
	list := w.next(o)
	o.forget(list)
	sooner := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	for i := range list {
		a := &list[i]
		if w.c.Defect == NoPoll && a.Kind == porting.ActionFetch && o.record.acknowledged {
			continue
		}
		if o.todo(a.Key) >= 0 {
			continue
		}
		if a.At.After(w.now) {
			sooner(a.At)
			continue
		}
		if delay := w.delay(o, a); delay > 0 {
			o.todos = append(o.todos, todo{action: *a, at: w.now.Add(delay)})
			continue
		}
		w.settle(o, a, 0, w.act(o, a))
		acted = true
		if a.Kind != porting.ActionNotify || w.now.Before(o.upAt) { // one mail does not change the next
			return true, next
		}
	}
	if acted {
		return true, next
	}
	for i := range o.todos {
		sooner(o.todos[i].at)
	}
	return false, next
}

// todo is the place of an action in somebody's hands, -1 if it is in nobody's.
func (o *order) todo(key string) int {
	for i := range o.todos {
		if o.todos[i].action.Key == key {
			return i
		}
	}
	return -1
}

// forget drops what went well and is not outstanding any more.
func (o *order) forget(list []porting.Action) {
	for i := len(o.todos) - 1; i >= 0; i-- {
		if d := &o.todos[i]; d.tried && !outstanding(list, d.action.Key) {
			o.todos = slices.Delete(o.todos, i, i+1)
		}
	}
}

func outstanding(list []porting.Action, key string) bool {
	for i := range list {
		if list[i].Key == key {
			return true
		}
	}
	return false
}

// settle puts an action off that failed, and notes one that was done.
func (w *world) settle(o *order, a *porting.Action, tries int, err error) {
	if errors.Is(err, errCrash) {
		return // nobody remembers
	}
	d := todo{action: *a, tries: tries + 1}
	switch wait := retryIn(err, tries); {
	case err == nil && a.Kind == porting.ActionNotify: // recorded: it is not outstanding any more
		return
	default:
		d.tried = err == nil
		if w.c.Defect == GiveUp && tries >= 2 {
			wait = 10_000 * time.Hour
		}
		d.at = w.now.Add(wait)
	}
	if i := o.todo(a.Key); i < 0 {
		o.todos = append(o.todos, d)
	} else {
		o.todos[i] = d
	}
}

// retryIn is how long an action waits that did not bring what it should.
func retryIn(err error, tries int) time.Duration {
	wait := 10 * time.Minute << min(tries, 5)
	if e, ok := errors.AsType[*carrier.Error](err); ok {
		wait = max(wait, e.RetryAfter)
	}
	return wait
}

// delay is how long somebody takes to do an action. Machines take none, but for the
// faults.
func (w *world) delay(o *order, a *porting.Action) time.Duration {
	var d time.Duration
	switch a.Kind {
	case porting.ActionCheck, porting.ActionOpenTicket, porting.ActionAskDocuments, porting.ActionVerify, porting.ActionSubmit, porting.ActionReview,
		porting.ActionEscalate, porting.ActionSendReturn:
		d = w.fix.hours.AddBusinessHours(w.now, time.Duration(10+w.luck.IntN(50))*time.Minute).Sub(w.now)
	default:
	}
	if w.strikes(SlowWorker, o) {
		d += time.Duration(1+w.luck.IntN(600)) * time.Minute
	}
	return d
}

// next is what is outstanding: what the library says, and what this host's people do
// beside it, derived from the state as well. The list is good until the next one.
func (w *world) next(o *order) []porting.Action {
	o.actions = porting.AppendNext(o.actions[:0], o.state, w.now)
	w.checkNext(o, o.actions)
	return append(o.actions, w.own(o)...)
}

// own is what this desk does by its own rules.
func (w *world) own(o *order) []porting.Action {
	a := porting.Action{Key: "early", At: w.now}
	switch {
	case w.c.Defect == TemporaryEarly:
		a.Kind = porting.ActionRemoveTemporary
	case w.c.Defect == ActivateEarly && o.state.Rules.OnDemand:
		a.Kind = porting.ActionActivate
	default:
		return nil
	}
	if a.Numbers = o.state.Numbers(porting.Scheduled); len(a.Numbers) == 0 {
		return nil
	}
	return []porting.Action{a}
}

// wanted is the fence: it asks again, right before the effect, whether an action that
// was read earlier still makes sense.
func (w *world) wanted(o *order, a *porting.Action) bool {
	switch a.Kind {
	case actionHint:
		return true
	default:
		return porting.StillWanted(*o.state, *a, w.now)
	}
}

// act does an action: the effect, and then the command that records it.
func (w *world) act(o *order, a *porting.Action) error {
	if w.crash(BeforeCall, o, a.Kind) {
		return errCrash
	}
	c, err := w.effect(o, a)
	if err != nil {
		return err
	}
	if w.crash(AfterCall, o, a.Kind) {
		return errCrash
	}
	if c == nil {
		return nil
	}
	seq := o.state.Seq
	if err := w.decide(o, a.Kind, c); err != nil {
		return err
	}
	if o.state.Seq > seq && !atCarrier(a.Kind) {
		o.record.done = a.Key
	}
	return nil
}

// atCarrier reports whether the carrier's answer decides if an action is done.
func atCarrier(k porting.ActionKind) bool {
	switch k {
	case porting.ActionCheck, porting.ActionSend, porting.ActionSendCancel, porting.ActionSendDate, porting.ActionActivate,
		porting.ActionFetch, porting.ActionEnableTexting, porting.ActionReview, actionHint:
		return true
	default:
		return false
	}
}

// effect does what an action stands for in the world outside, and returns the command
// that records it.
func (w *world) effect(o *order, a *porting.Action) (porting.Command, error) {
	switch a.Kind {
	case porting.ActionCheck:
		r, err := w.check(o, a.Numbers)
		if err != nil {
			return nil, err
		}
		return porting.RecordCheck{By: bySystem, Carrier: partner, Results: r.Results}, nil
	case porting.ActionOpenTicket:
		return porting.OpenTicket{By: byAgent, Ticket: "T-" + o.customer.id, Agent: byAgent.Name}, nil
	case porting.ActionAskDocuments:
		return porting.AskDocuments{By: byAgent}, nil
	case porting.ActionVerify:
		return porting.VerifyDocuments{By: byAgent}, nil
	case porting.ActionReview:
		return w.review(o), nil
	case porting.ActionEndTrial:
		w.endTrial(o, a.Key)
		return porting.ConfirmPaid{By: bySystem}, nil
	case porting.ActionSubmit:
		return porting.Submit{By: byAgent}, nil
	case porting.ActionSend:
		return w.send(o, a)
	case porting.ActionSendCancel:
		return w.sendCancel(o, a)
	case porting.ActionFetch, actionHint:
		return w.fetch(o)
	case porting.ActionActivate:
		return w.activate(o, a)
	case porting.ActionSendDate:
		return w.sendDate(o)
	case porting.ActionSendReturn: // asked by telephone, and mostly in vain
		return porting.RefuseReturn{By: byCarrier, Numbers: a.Numbers, Reason: "the losing carrier takes nothing back"}, nil
	case porting.ActionEscalate:
		return porting.Escalate{By: byAgent, Reason: "called the carrier"}, nil
	case porting.ActionAbandon:
		return porting.Abandon{By: bySystem}, nil
	case porting.ActionRemindRelease:
		return porting.RemindRelease{By: bySystem, Numbers: a.Numbers}, nil
	case porting.ActionRaiseTrouble:
		return porting.RaiseTrouble{By: bySystem, Numbers: a.Numbers, Trouble: a.Trouble}, nil
	case porting.ActionConfigure:
		w.checkInService(o, a.Numbers, OldServiceUntilPorted)
		return porting.RecordConfigured{By: bySystem, Numbers: a.Numbers}, nil
	case porting.ActionRemoveTemporary:
		w.checkInService(o, a.Numbers, TemporaryUntilPorted)
		return porting.RecordRemoval{By: bySystem, Numbers: a.Numbers}, nil
	case porting.ActionEnableTexting:
		return w.enableTexting(o, a)
	case porting.ActionNotify:
		if w.c.Defect != MailForgotten {
			w.mail(o, a.Notice)
		}
		return porting.RecordNotice{By: bySystem, Key: a.Notice.Key()}, nil
	default:
		w.fail(EveryActionIsKnown, o, string(a.Kind))
		return nil, nil
	}
}

// review is an agent who decides how to go on: with a date that the partner takes, with
// another letter, as it is, or not at all.
func (w *world) review(o *order) porting.Command {
	if soon := calendar.DateOf(w.now).AddDays(50); soon.Before(o.state.DesiredDate) {
		return porting.ChangeDate{By: byAgent, Date: soon, Reason: "the partner takes no date as far ahead"}
	}
	if o.reviews++; o.reviews > 3 {
		return porting.Cancel{By: byAgent, Reason: "the losing carrier goes on refusing"}
	}
	for _, l := range o.state.Lines {
		for _, r := range l.Reasons {
			if l.State == porting.Rejected && (r.Code == carrier.FullPartialWrong || r.Code == carrier.MainBTNPorting) {
				o.losing.blind = false
				w.sendLetter(o)
				return nil
			}
		}
	}
	return porting.VerifyDocuments{By: byAgent}
}

// decide decides a command, and stores what happened.
func (w *world) decide(o *order, cause porting.ActionKind, c porting.Command) error {
	w.t.Commands++
	state := o.stateIndex()
	list, err := porting.AppendDecide(w.room(), o.state, c, w.now)
	w.checkDecision(o, state, c, list, err)
	if err != nil {
		return err
	}
	if w.crash(BeforeStore, o, cause) {
		return errCrash
	}
	w.store(o, w.keep(list))
	if r, ok := c.(porting.ReceiveReport); ok && o.record.view != nil && r.Report.Compare(o.record.view) >= 0 {
		o.record.stored = o.record.view
		w.took(o)
	}
	if w.crash(AfterStore, o, cause) {
		return errCrash
	}
	return nil
}

// A page of the log is used again by the next world: nothing of a world is kept.
type logPage [logSize]porting.Event

const logSize = 512

// logs are pages that no world uses. A [sync.Pool] would lose them to the collector.
var logs = make(chan *logPage, 64)

func blankPage() *logPage {
	select {
	case p := <-logs:
		return p
	default:
		return new(logPage)
	}
}

func (p *logPage) giveBack() {
	select {
	case logs <- p:
	default:
	}
}

// room has room for what is decided, in the memory of the log: to decide and to store
// an event allocates nothing.
func (w *world) room() []porting.Event {
	if cap(w.log)-len(w.log) < 8 {
		page := blankPage()
		w.log, w.pages = page[:0], append(w.pages, page)
	}
	return w.log[len(w.log):]
}

// keep keeps what was decided.
func (w *world) keep(list []porting.Event) []porting.Event {
	if n := len(w.log); len(list) > 0 && len(list) <= cap(w.log)-n && &list[0] == &w.log[:n+1][n] {
		w.log = w.log[:n+len(list)]
	}
	return slices.Clip(list)
}

// store is the transaction: the events and the state.
func (w *world) store(o *order, list []porting.Event) {
	for i := range list {
		e := &list[i]
		w.corrupt(e)
		o.fold.Apply(list[i : i+1]...)
		w.checkEvent(o, e)
		if e.Kind != porting.OrderOpened {
			w.tell(o, e)
		}
		if w.c.Defect == HalfStored && e.Kind != porting.OrderOpened {
			list = list[:i+1]
			break
		}
	}
	if len(list) > 0 {
		if o.log = append(o.log, list); (len(o.log)+o.index)%4 == 0 {
			w.probe(o)
		}
	}
}

// crash ends the host's process at one of its boundaries: what it had in memory is
// gone, and it starts again from what it had stored.
func (w *world) crash(p Point, o *order, k porting.ActionKind) bool {
	if !w.strikes(HostCrash, o) {
		return false
	}
	w.t.Crashes++
	w.t.CrashActions[p][max(actionIndex(k), 0)]++
	clear(o.todos)
	o.todos, o.heard = o.todos[:0], ""
	if w.luck.IntN(512) == 0 {
		w.reload(o)
	}
	if w.c.Defect == SnapshotDrift {
		drifted := o.fold.Order()
		drifted.Notices = nil
		o.fold = *porting.NewFold(drifted)
	}
	if n := len(o.log); n > 0 { // what follows from the last events may not have happened
		for i := range o.log[n-1] {
			w.tell(o, &o.log[n-1][i])
		}
	}
	o.upAt = w.now.Add(time.Duration(1+w.luck.IntN(30)) * time.Minute)
	if w.c.Defect != NoRestart {
		w.look(o, o.upAt)
	}
	return true
}
