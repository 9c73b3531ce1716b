package porting

import (
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Next derives everything that is outstanding on an order at now from its state
// alone, in the order in which to do it. It is empty exactly when nobody here has
// anything to do, now or later.
func Next(o Order, now time.Time) []Action {
	if list := AppendNext(make([]Action, 0, 4), &o, now); len(list) > 0 {
		return list
	}
	return nil
}

// AppendNext appends to a list what [Next] returns, for a caller that asks often. A list
// that held the last answer, cut to no length, makes the next one cheaper still: what is
// the same in both is not made again.
func AppendNext(list []Action, o *Order, now time.Time) []Action {
	list, _ = next(list, o, now, nil)
	return list
}

// StillWanted reports whether an action that was read earlier still makes sense: that it
// is outstanding, on the same numbers. Ask it with the order as it is now, right before
// the effect: an action read a minute ago may be stale, and an activation or a submission
// cannot be taken back. What is not wanted as it was read, Next tells as it is now.
func StillWanted(o Order, a Action, now time.Time) bool {
	_, found := next(nil, &o, now, &a)
	return found
}

// nexter is the work of one Next; or of one StillWanted, which makes no actions but
// seeks one.
type nexter struct {
	o      *Order
	lines  []needs          // of each line
	any    needs            // of all lines together
	on     *carrier.Release // the release that is looked at, nil for all lines
	id     []byte           // of the order, and what keys begin with
	sought *Action
	found  bool
	needed int // how many lines need what is sought
	same   int // how many of them are of its numbers
	*agenda
}

// agenda is what is outstanding. It is apart so that the compiler sees that what leaves
// here is not the order, which then need not be allocated.
type agenda struct {
	now time.Time
	// When the first of the lines is to be fetched, is to be asked after for texting,
	// and is late in texting.
	fetchAt, textAt, textBy time.Time

	actions []Action
	from    int                // the place of the first one that is of this order
	last    []numbering.Number // of the last action
}

func next(list []Action, o *Order, now time.Time, sought *Action) (actions []Action, found bool) {
	var few [small]needs
	var id [40]byte
	n := nexter{o: o, id: appendID(id[:0], o.ID), lines: few[:0], sought: sought}
	n.agenda = &agenda{now: now.UTC(), actions: list, from: len(list)}
	if len(o.Lines) > small {
		n.lines = make([]needs, 0, len(o.Lines))
	}
	for _, l := range o.Lines {
		b := n.needs(l)
		n.lines, n.any = append(n.lines, b), n.any|b
	}
	n.review()
	n.documents()
	n.rejection()
	n.submission()
	n.intents()
	n.releases()
	n.complete()
	n.notify()
	return n.actions, n.found && n.needed == n.same && n.same == len(sought.Numbers)
}

// appendID appends an id as it is written, and a slash.
func appendID(b []byte, id uuid.UUID) []byte {
	const digits = "0123456789abcdef"
	for i, v := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			b = append(b, '-')
		}
		b = append(b, digits[v>>4], digits[v&15])
	}
	return append(b, '/')
}

// room has room for most keys, so that only the keys of new actions are allocated.
type room [120]byte

// key begins the key of an action: the order's id, and what makes it this action.
// Others end in a count, an instant, or the first of the numbers.
func (n *nexter) key(k *room, what string) []byte { return append(append(k[:0], n.id...), what...) }

func (n *nexter) count(k *room, what string, c int) []byte {
	return strconv.AppendInt(n.key(k, what), int64(c), 10)
}

func (n *nexter) time(k *room, what string, t time.Time) []byte {
	return strconv.AppendInt(n.key(k, what), t.Unix(), 10)
}

func (n *nexter) first(k *room, what string, of needs) []byte {
	return n.appendFirst(n.key(k, what), of)
}

// countFirst is for what one answer settles for the numbers that are there: a number whose
// end was asked for and refused comes back to the same documents, or the same rejection.
func (n *nexter) countFirst(k *room, what string, c int, of needs) []byte {
	return n.appendFirst(append(n.count(k, what, c), '/'), of)
}

func (n *nexter) appendFirst(k []byte, of needs) []byte {
	for i, b := range n.lines {
		if b&of != 0 && n.here(i) {
			return n.o.Lines[i].Number.AppendE164(k)
		}
	}
	return k
}

// here reports whether a line is of the release that is looked at, if one is.
func (n *nexter) here(i int) bool { return n.on == nil || n.o.Lines[i].Release.Equal(*n.on) }

// has reports whether a line has a need.
func (n *nexter) has(need needs) bool {
	if n.on == nil || n.any&need == 0 {
		return n.any&need != 0
	}
	for i, b := range n.lines {
		if b&need != 0 && n.here(i) {
			return true
		}
	}
	return false
}

// add adds an action on the lines that have a need; on the order as a whole for none.
func (n *nexter) add(kind ActionKind, key []byte, need needs, a Action) {
	if n.sought != nil {
		if kind == n.sought.Kind && string(key) == n.sought.Key {
			n.seen(need, a.Numbers)
		}
		return
	}
	if need != 0 {
		a.Numbers = n.numbers(need)
	}
	// What several groups of numbers need is one action on the order.
	for i := n.from; i < len(n.actions); i++ {
		if b := &n.actions[i]; b.Key == string(key) {
			all := slices.Concat(b.Numbers, a.Numbers)
			slices.SortFunc(all, numbering.Number.Compare)
			b.Numbers = slices.Compact(all)
			return
		}
	}
	if a.Kind, a.Key = kind, n.text(key); a.At.IsZero() {
		a.At = n.now
	}
	n.actions = append(n.actions, a)
}

// seen notes that what is sought is outstanding, and on which lines.
func (n *nexter) seen(need needs, numbers []numbering.Number) {
	n.found = true
	if need == 0 {
		n.needed, n.same = len(numbers), len(numbers)
		return
	}
	for i, b := range n.lines {
		if b&need == 0 || !n.here(i) {
			continue
		}
		n.needed++
		if _, ok := slices.BinarySearchFunc(n.sought.Numbers, n.o.Lines[i].Number, numbering.Number.Compare); ok {
			n.same++
		}
	}
}

// held is the action that the list held in the place of the next one. Its key and its
// numbers are used again if they are the same: who asks again mostly gets the same answer.
func (n *nexter) held() *Action {
	if i := len(n.actions); i < cap(n.actions) {
		return &n.actions[:i+1][i]
	}
	return &Action{}
}

func (n *nexter) text(key []byte) string {
	if old := n.held().Key; old == string(key) {
		return old
	}
	return string(key)
}

// numbers returns the numbers whose lines have a need. Actions on the same numbers
// share them.
func (n *nexter) numbers(need needs) []numbering.Number {
	if n.last == nil {
		n.last = n.held().Numbers
	}
	count, same := 0, true
	for i, b := range n.lines {
		if b&need != 0 && n.here(i) {
			same = same && count < len(n.last) && n.last[count] == n.o.Lines[i].Number
			count++
		}
	}
	if same && count == len(n.last) {
		return n.last
	}
	n.last = make([]numbering.Number, 0, count)
	for i, b := range n.lines {
		if b&need != 0 && n.here(i) {
			n.last = append(n.last, n.o.Lines[i].Number)
		}
	}
	return n.last
}

func (n *nexter) review() {
	var k room
	if n.has(toCheck) {
		n.add(ActionCheck, n.key(&k, "check"), toCheck, Action{})
	}
	if n.o.Ticket == "" && n.has(begun) {
		n.add(ActionOpenTicket, n.key(&k, "open-ticket"), 0, Action{})
	}
}

// verify is the key of verifying the documents, which numbers that are prepared and numbers
// that were rejected wait for alike.
func (n *nexter) verify(k *room) []byte {
	both := toDocument.when(!n.o.incomplete()) | toCorrect.when(n.o.corrected())
	return n.countFirst(k, "verify/", n.o.DocumentsSeq, both)
}

// documents is what the letter and the bill of portable numbers need.
func (n *nexter) documents() {
	var k room
	o := n.o
	switch {
	case o.Ticket == "" || !n.has(toDocument):
	case !o.incomplete():
		n.add(ActionVerify, n.verify(&k), toDocument, Action{})
	case o.AskedAt.IsZero():
		n.add(ActionAskDocuments, n.key(&k, "ask-documents/0"), toDocument, Action{})
	default:
		n.remind(toDocument)
	}
}

// remind asks a silent customer again, and gives up in the end.
func (n *nexter) remind(need needs) {
	var k room
	at := n.o.AskedAt.Add(n.o.Rules.remindAfter())
	end, silent := n.o.abandonAt()
	if silent && !at.Before(end) {
		n.add(ActionAbandon, n.time(&k, "abandon/", end), need, Action{At: end})
		return
	}
	n.add(ActionAskDocuments, n.time(&k, "ask-documents/", at), need, Action{At: at})
}

// abandonAt is when an order that waits on a silent customer is closed; false if it
// does not.
func (o *Order) abandonAt() (time.Time, bool) {
	waits := !o.AskedSince.IsZero() && o.AskedSeq > max(o.DocumentsSeq, o.RejectedSeq) &&
		o.any(func(l *Line) bool { return l.wanted(Portable) || l.wanted(Rejected) })
	return o.AskedSince.Add(o.Rules.abandonAfter()), waits
}

// rejection is what follows a refusal by the losing carrier.
func (n *nexter) rejection() {
	var k room
	o := n.o
	if n.has(toCorrect) {
		switch {
		case o.corrected():
			n.add(ActionVerify, n.verify(&k), toCorrect, Action{})
		case o.correctable() && o.AskedSeq < o.RejectedSeq:
			n.add(ActionAskDocuments, n.count(&k, "ask-documents/rejected/", o.RejectedSeq), toCorrect, Action{})
		case o.correctable():
			n.remind(toCorrect)
		default:
			a := Action{}
			if o.rejected(settled) {
				a.At = o.since(Rejected).Add(o.Rules.remindAfter())
			}
			n.add(ActionReview, n.countFirst(&k, "review/", o.RejectedSeq, toCorrect), toCorrect, a)
		}
	}
	if n.has(disputed) {
		n.add(ActionReview, n.first(&k, "review/contested/", disputed), disputed, Action{})
	}
}

// submission is what a version needs on its way out.
func (n *nexter) submission() {
	var k room
	o := n.o
	switch {
	case !n.has(unsent):
		n.queue()
	case n.has(toSend):
		key := append(append(n.key(&k, "send/"), o.PON...), "/v"...)
		n.add(ActionSend, strconv.AppendInt(key, int64(o.Version), 10), unsent, Action{Version: o.Version})
	default:
		// All of it is to be canceled: never send it, but see whether it was sent.
		n.add(ActionFetch, n.count(&k, "fetch/v", o.Version), unsent, Action{Version: o.Version})
	}
}

func (n *nexter) queue() {
	var k room
	o := n.o
	switch next := o.Version + 1; {
	case !n.has(queued) || n.datePending():
	case o.Version == 0 && n.has(toCheck|toDocument): // it gathers its numbers
	case o.Account.Standing == StandingTrial:
		key := append(append(append(k[:0], "account/"...), o.Account.ID...), "/end-trial"...)
		n.add(ActionEndTrial, key, 0, Action{})
	default:
		n.add(ActionSubmit, n.count(&k, "submit/v", next), queued, Action{Version: next})
	}
}

// datePending is what [Order.datePending] tells.
func (n *nexter) datePending() bool {
	c := n.o.DateChange
	return c != nil && c.TakenAt.IsZero() && n.has(atCarrier)
}

// intents are the wishes that the carrier is to hear of.
func (n *nexter) intents() {
	var k room
	o := n.o
	if n.has(toCancel) {
		n.add(ActionSendCancel, n.count(&k, "cancel/v", o.Version), toCancel, Action{Version: o.Version})
	}
	if n.datePending() {
		n.add(ActionSendDate, n.count(&k, "date/v", o.Version), atCarrier, Action{Version: o.DateChange.Version})
	}
	if n.has(toReturn) {
		n.add(ActionSendReturn, n.first(&k, "return/", toReturn), toReturn, Action{})
	}
	if n.has(unanswered) && !o.AnswerBy.IsZero() {
		n.add(ActionEscalate, n.time(&k, "escalate/", o.AnswerBy), unanswered, Action{At: o.AnswerBy})
	}
}

// releases is what confirmed dates bring, each date on its own.
func (n *nexter) releases() {
	if !n.has(dated) {
		return
	}
	var few [small]*carrier.Release
	all := few[:0]
	for i, b := range n.lines {
		r := &n.o.Lines[i].Release
		if b&dated != 0 && !slices.ContainsFunc(all, func(s *carrier.Release) bool { return s.Equal(*r) }) {
			all = append(all, r)
		}
	}
	for _, r := range all {
		if len(all) > 1 {
			n.on = r
		}
		n.atRelease(r)
	}
	n.on = nil
}

func (n *nexter) atRelease(r *carrier.Release) {
	var k room
	o := n.o
	first := func(what string, need needs) []byte {
		key, _ := r.Date.AppendText(n.key(&k, what))
		return n.appendFirst(append(key, '/'), need)
	}
	if n.has(toRemind) {
		n.add(ActionRemindRelease, first("remind-release/", toRemind), toRemind, Action{At: r.From.Add(-o.Rules.releaseBefore())})
	}
	if n.has(toActivate) {
		at := r.From
		if again := o.FetchedAt.Add(activateEvery); !o.FetchedAt.Before(at) && again.After(at) {
			at = again
		}
		n.add(ActionActivate, first("activate/", toActivate), toActivate, Action{At: at})
	}
	if n.has(toWatch) {
		n.add(ActionRaiseTrouble, first("raise-trouble/", toWatch), toWatch,
			Action{At: r.By.Add(time.Nanosecond), Trouble: NotWorking})
	}
}

// activateEvery is how long after a refused activation it is tried again.
const activateEvery = 15 * time.Minute

// complete asks for the carrier's view, whatever events tell, and for what is left to
// do once numbers have ported.
func (n *nexter) complete() {
	var k room
	if n.has(toFetch) {
		n.add(ActionFetch, n.time(&k, "fetch/", n.fetchAt), toFetch, Action{At: n.fetchAt})
	}
	if n.has(toConfigure) {
		n.add(ActionConfigure, n.first(&k, "configure/", toConfigure), toConfigure, Action{})
	}
	if n.has(toRemove) {
		n.add(ActionRemoveTemporary, n.first(&k, "remove-temporary/", toRemove), toRemove, Action{})
	}
	if n.has(toText) {
		n.add(ActionEnableTexting, n.time(&k, "enable-texting/", n.textAt), toText, Action{At: n.textAt})
	}
	if n.has(toTextLate) {
		n.add(ActionRaiseTrouble, n.time(&k, "raise-trouble/texting/", n.textBy), toTextLate,
			Action{At: n.textBy, Trouble: TextingLate})
	}
}

// notify is what the customer is to hear.
func (n *nexter) notify() {
	var k room
	for i := range n.o.Notices {
		notice := &n.o.Notices[i]
		n.add(ActionNotify, notice.appendKey(n.key(&k, "")), 0, Action{Numbers: notice.Numbers, Notice: notice})
	}
}
