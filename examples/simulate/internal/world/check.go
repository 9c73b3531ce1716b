package world

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// record is what the checks remember of an order, apart from host and library.
type record struct {
	// The order after the last event, as far as the next one is checked against it.
	id                     uuid.UUID
	seen, version, notices int
	lines                  []snapshot

	acknowledged bool
	asked        int             // how often documents were asked for since some came
	view         *carrier.Report // the newest of the carrier's views that the host was given
	before       *carrier.Report // the one before that
	stored       *carrier.Report // the newest that was decided and stored
	bodies       []body          // of the request of each version
	sends        int             // calls for the last version
	rejections   []rejection
	last         time.Time          // of the last event
	sinceVersion int                // rejections since the last version
	signed       *loa.Letter        // what the last version was made from
	out          []numbering.Number // of the last version
	submitted    time.Time
	known        time.Time // when it was first known that the carrier holds the order
	cancelSent   bool
	done         string    // key of the last action that was done
	seq          int       // of the state that next belongs to
	next         time.Time // the earliest action that was announced then
}

// snapshot is what the checks look at of a line before an event.
type snapshot struct {
	number                numbering.Number
	place                 int // of state in the tables
	state                 porting.LineState
	texting               porting.Texting
	trouble               porting.TroubleKind
	version, acknowledged int
	dated                 bool
	since, cancelAsked    time.Time
}

// of takes a snapshot. The place of a state is looked up if the state is another one.
func (s *snapshot) of(l *porting.Line) {
	place := s.place
	if s.state != l.State {
		place = stateOf(l.State)
	}
	*s = snapshot{
		number: l.Number, place: place, state: l.State, texting: l.Texting, trouble: l.Trouble, version: l.Version,
		acknowledged: l.Acknowledged, dated: !l.Release.IsZero(), since: l.Since, cancelAsked: l.CancelAsked,
	}
}

// body is what a version said: a fingerprint of its fields, and its numbers.
type body struct {
	fields  uint64
	numbers []numbering.Number
}

type rejection struct {
	number  numbering.Number
	version int
	at      time.Time
}

// moves is the checks' own table of what a line may become, apart from the library's.
var moves = map[porting.LineState]string{
	porting.Requested:  "portable not-portable canceled",
	porting.Portable:   "ready not-portable scheduled canceled ported",
	porting.Ready:      "portable submitted scheduled canceled ported",
	porting.Submitted:  "rejected scheduled activating ported canceled",
	porting.Rejected:   "ready scheduled ported canceled",
	porting.Scheduled:  "submitted rejected activating ported canceled",
	porting.Activating: "scheduled submitted ported canceled",
	porting.Ported:     "returned",
}

// mayMove is that table by the places of the states.
var mayMove = func() (may [states][states]bool) {
	for from, all := range moves {
		for to := range strings.FieldsSeq(all) {
			may[stateOf(from)][stateOf(porting.LineState(to))] = true
		}
	}
	return may
}()

// checkNext checks what the library says is outstanding.
func (w *world) checkNext(o *order, list []porting.Action) {
	unique := true
	var first time.Time
	for i := range list {
		for k := range i {
			unique = unique && list[i].Key != list[k].Key
		}
		if list[i].Kind != porting.ActionNotify && (first.IsZero() || list[i].At.Before(first)) {
			first = list[i].At
		}
	}
	w.hold(unique, ActionKeysAreUnique, o, "two actions have one key")
	if r := &o.record; r.done != "" {
		w.hold(!outstanding(list, r.done), DoneIsNotAskedAgain, o, r.done)
		r.done = ""
	}
	r := &o.record
	if r.seq == o.state.Seq && !r.next.IsZero() && !first.IsZero() {
		w.hold(!first.Before(r.next), ActionsDoNotMoveEarlier, o, "an action moved earlier though nothing happened")
	}
	r.seq, r.next = o.state.Seq, first
	wait := o.state.WaitingOn()
	open := slices.ContainsFunc(o.state.Lines, func(l *porting.Line) bool { return l.State.Open() })
	w.hold((wait.On == porting.Nobody) != open && (!open || wait.For != "" && wait.On != ""), WaitingIsNamed, o, string(wait.For))
	if open {
		w.hold(len(list) > 0 || wait.On == porting.TheCustomer, OutstandingOrWaiting, o, string(wait.For))
	}
}

// checkDecision checks what Decide said.
func (w *world) checkDecision(o *order, state int, c porting.Command, list []porting.Event, err error) {
	w.meet(state, c, err)
	if err != nil {
		w.checkRefusal(o, c, err)
		return
	}
	for i := range list {
		w.hold(list[i].Seq == o.state.Seq+1+i, SequenceWithoutGaps, o, string(list[i].Kind))
	}
	if r, ok := c.(porting.ReceiveReport); ok {
		w.checkNews(o, &r.Report, list)
	}
	if w.t.Commands%16 != 0 {
		return
	}
	before := fingerprint(o.state)
	again, err := porting.AppendDecide(w.again[:0], o.state, c, w.now)
	w.hold(err == nil && len(again) == len(list) && before == fingerprint(o.state), DecideIsPure, o, string(kindOf(c)))
	after := porting.Apply(*o.state, list...)
	w.hold(before == fingerprint(o.state), DecideIsPure, o, "applying changed the order it was given")
	switch c.(type) {
	case porting.Comment, porting.AskDocuments, porting.Escalate: // who says that again means it: a reminder
		return
	default:
	}
	again, err = porting.AppendDecide(again[:0], &after, c, w.now)
	w.again = again
	i := RepeatIsHarmless
	if _, report := c.(porting.ReceiveReport); report {
		i = DuplicateChangesNothing
	}
	w.hold(err != nil || len(again) == 0, i, o, string(kindOf(c)))
}

// checkNews checks what a report may lead to: one that is older than the newest view
// to nothing, a status that nobody knows to no move.
func (w *world) checkNews(o *order, r *carrier.Report, list []porting.Event) {
	if o.record.stored != nil && r.Compare(o.record.stored) < 0 {
		old := true
		for i := range list {
			old = old && list[i].Kind == porting.CarrierChecked
		}
		w.hold(old, StaleNewsIgnored, o, "an older view leads to events")
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Status != carrier.Unknown {
			continue
		}
		for k := range list {
			_, moves := porting.Move(porting.Submitted, list[k].Kind)
			w.hold(!moves || !slices.Contains(list[k].Numbers, l.Number), UnknownWordMovesNothing, o, string(list[k].Kind))
		}
	}
}

// noticed are the events that a customer hears of.
func (r *record) noticed(e *porting.Event) bool {
	switch e.Kind {
	case porting.PortInJeopardy: // of a date that the customer has heard of
		return slices.ContainsFunc(e.Numbers, func(n numbering.Number) bool {
			l := r.line(n)
			return l != nil && l.dated
		})
	case porting.FoundNotPortable, porting.DocumentsAsked, porting.DocumentsFaulty, porting.OrderSubmitted, porting.PortRejected,
		porting.PortScheduled, porting.NumberPorted, porting.TextingActive, porting.TroubleRaised,
		porting.CancelRefused, porting.NumberReturned, porting.DateRefused, porting.ReleaseReminded, porting.OrderAbandoned:
		return true
	default:
		return false
	}
}

// line is a number's line before the event that is checked; nil if there is none.
func (r *record) line(n numbering.Number) *snapshot {
	i, ok := slices.BinarySearchFunc(r.lines, n, func(s snapshot, n numbering.Number) int { return s.number.Compare(n) })
	if !ok {
		return nil
	}
	return &r.lines[i]
}

// checkEvent checks one event against the state before and after it.
func (w *world) checkEvent(o *order, e *porting.Event) {
	after, r := o.state, &o.record
	opened := r.seen == 0
	if opened {
		r.id = after.ID
	}
	w.t.Events++
	r.last = e.At
	w.mark(uint64(o.index)<<32 | uint64(e.Seq))
	w.t.Hash = mixText(w.t.Hash, string(e.Kind))
	w.mark(uint64(e.At.UnixNano()))
	w.mark(uint64(e.CarrierAt.UnixNano()))
	w.hold(e.Seq == r.seen+1 && after.Seq == e.Seq, SequenceWithoutGaps, o, string(e.Kind))
	w.hold(e.Order == after.ID && after.ID == r.id, EventsBelongToOrder, o, string(e.Kind))
	w.hold(e.At.Equal(w.now), EventTimeIsNow, o, string(e.Kind))
	w.hold(opened || len(r.lines) == len(after.Lines), NumbersStay, o, string(e.Kind))
	if r.noticed(e) {
		w.hold(len(after.Notices) == r.notices+1, NoticeForEveryEvent, o, string(e.Kind))
	}
	switch e.Kind {
	case porting.DocumentsAsked:
		r.asked++
	case porting.LetterReceived, porting.DocumentReceived:
		r.asked = 0
	case porting.OrderSubmitted:
		w.checkSubmission(o, e)
		if len(r.bodies) >= e.Version { // it was free again, since it had never arrived; else there is a conflict
			r.bodies[e.Version-1] = body{}
		}
	case porting.OrderAcknowledged:
		if r.acknowledged = true; r.known.IsZero() {
			r.known = e.At
		}
	case porting.DateAsked:
		r.sinceVersion++
	case porting.PortRejected:
		r.sinceVersion++
		for _, why := range e.Reasons {
			w.t.Reasons[why.Code] += len(e.Numbers)
		}
		w.hold(len(e.Reasons) > 0, EveryNoteKept, o, "a rejection without its notes")
	case porting.NoticeSent:
		w.hold(len(after.Notices) == r.notices-1, MailForEveryNotice, o, "a notice that was not due")
		w.hold(o.customer.mail(o, e.Notice) != nil, MailForEveryNotice, o, "recorded, and never sent")
	default:
	}
	w.checkLines(o, e, opened)
	r.seen, r.version, r.notices = after.Seq, after.Version, len(after.Notices)
}

// checkLines checks each line against itself before the event.
func (w *world) checkLines(o *order, e *porting.Event, opened bool) {
	r, kind, left := &o.record, EventIndex(e.Kind), e.Numbers
	if opened {
		r.lines = make([]snapshot, len(o.state.Lines))
	}
	for i, l := range o.state.Lines {
		was := &r.lines[i]
		if opened {
			w.begin(o, l)
			was.of(l)
			continue
		}
		for len(left) > 0 && left[0].Compare(l.Number) < 0 { // both are sorted
			left = left[1:]
		}
		named := len(left) > 0 && left[0] == l.Number ||
			e.Kind == porting.LetterReceived && was.state == porting.Ready // it leaves the queue
		if !named {
			w.hold(was.number == l.Number && was.state == l.State && was.version == l.Version && was.texting == l.Texting &&
				was.trouble == l.Trouble, UnnamedLinesStay, o, string(e.Kind))
			continue
		}
		w.checkLine(o, was, l, e, kind)
		was.of(l)
	}
}

// begin notes a number that came onto an order.
func (w *world) begin(o *order, l *porting.Line) {
	other := w.onOrder[l.Number]
	w.hold(other == nil || other == o, OneOpenOrderPerNumber, o, "a number is on another open order")
	w.onOrder[l.Number] = o
}

// checkLine checks a line that an event is about against itself before it.
func (w *world) checkLine(o *order, was *snapshot, is *porting.Line, e *porting.Event, kind int) {
	if kind >= 0 {
		w.t.Moves[was.place][kind]++
	}
	if was.state != is.State {
		w.hold(!was.state.Terminal() && was.state != porting.Ported || is.State == porting.Returned, TerminalIsFinal, o, string(was.state))
		w.hold(mayMove[was.place][stateOf(is.State)], LegalMovesOnly, o, string(e.Kind))
		w.curve(o, was.place, was.since, e.At)
		if !is.State.Open() && w.onOrder[is.Number] == o {
			delete(w.onOrder, is.Number)
		}
	}
	w.hold((is.State == porting.Scheduled) == !is.Release.IsZero() || is.State == porting.Activating || is.State == porting.Ported,
		ScheduledHasRelease, o, string(e.Kind))
	switch e.Kind {
	case porting.OrderAcknowledged:
		w.hold(is.Acknowledged == e.Version && is.Ref == e.Ref && e.Ref != "" && e.Version <= o.state.Version, VersionsByOne, o, "an acknowledgement of another version")
	case porting.PortRejected:
		w.hold(slices.Equal(is.Reasons, e.Reasons) && len(is.Reasons) > 0, EveryNoteKept, o, "the line does not hold the notes")
		n := rejection{is.Number, is.Version, e.CarrierAt}
		w.hold(e.CarrierAt.IsZero() || !slices.Contains(o.record.rejections, n), RejectionRecordedOnce, o, "twice")
		o.record.rejections = append(o.record.rejections, n)
	case porting.PortScheduled:
		w.checkRelease(o, is.Release)
	case porting.PortInJeopardy:
		w.hold(is.Release.IsZero() && is.State == porting.Submitted, JeopardyWithdrawsRelease, o, string(is.State))
	case porting.NumberPorted:
		w.checkPorted(o, was, is)
	case porting.LineCanceled:
		if was.acknowledged > 0 && was.state.WithCarrier() {
			w.hold(o.record.says(is.Number, carrier.Canceled), CancelEndsDefined, o, "canceled though the carrier does not say so")
			if len(e.Reasons) > 0 && e.Reasons[0].Code == carrier.CustomerCanceled {
				w.hold(o.record.cancelSent, CancelReachesCarrier, o, "canceled for a customer who did not ask")
			}
		}
	case porting.CancelRefused:
		// The view that tells it, if the host has not met a later one: a replica's may come after that.
		v := o.record.view
		if r, ok := v.Line(is.Number); ok && v.AsOf.Equal(e.AsOf) && v.Sequence == e.Sequence {
			asked := was.cancelAsked.Add(v.AsOf.Sub(e.At)).Truncate(time.Minute) // as far as a view that was long coming tells
			w.hold(!r.CancelAt.Before(asked), RefusalAnswersItsCancel, o, "it was refused before it was asked for")
		}
	case porting.TemporaryRemoved:
		w.hold(was.state == porting.Ported, TemporaryUntilPorted, o, string(was.state))
	case porting.NumberConfigured:
		w.hold(was.state == porting.Ported, OldServiceUntilPorted, o, string(was.state))
	default:
	}
}

// rejected reports whether a rejection of a number was stored, of a version.
func (r *record) rejected(n numbering.Number, version int) bool {
	return slices.ContainsFunc(r.rejections, func(j rejection) bool { return j.number == n && j.version == version })
}

// says reports whether the newest view shows a number in one of the statuses.
func (r *record) says(n numbering.Number, statuses ...carrier.Status) bool {
	if r.view == nil {
		return false
	}
	l, ok := r.view.Line(n)
	return ok && slices.Contains(statuses, l.Status)
}

func (w *world) checkPorted(o *order, was *snapshot, is *porting.Line) {
	w.hold(o.record.says(is.Number, carrier.Active, carrier.Returned), PortedMeansActive, o, "the carrier does not say so")
	w.hold(is.Version > 0, PortedWasSubmitted, o, "never submitted")
	if known := o.record.known; !was.cancelAsked.IsZero() && !known.IsZero() &&
		min(w.now.Sub(was.cancelAsked), w.now.Sub(known)) > 7*24*time.Hour {
		w.hold(o.record.cancelSent, CancelReachesCarrier, o, "a cancellation was asked for a week ago and never sent")
	}
}

// checkSubmission checks that a version may go out.
func (w *world) checkSubmission(o *order, e *porting.Event) {
	r := &o.record
	w.hold(e.Version == r.version+1, VersionsByOne, o, "a version is left out")
	fresh := false // a number that was rejected before the last version, and not on it
	for _, n := range e.Numbers {
		l := r.line(n)
		fresh = fresh || l.version < r.version || !slices.Contains(r.out, n)
		w.hold(l.cancelAsked.IsZero() && (l.state == porting.Ready || l.state == porting.Submitted), NoSubmissionAfterCancel, o, string(l.state))
	}
	w.hold(e.Version == 1 || fresh || r.sinceVersion > 0, NewVersionHasCause, o, "nothing was rejected")
	w.hold(o.customer.standing == porting.StandingPaid && o.state.Account.Standing == porting.StandingPaid, PaidBeforeSubmission, o, "on trial")
	w.hold(o.letterStands(w.now, e.Numbers), LetterStandsAtSubmission, o, "the letter or the bill does not stand")
	r.signed, r.out, r.sinceVersion, r.sends = o.state.Letter, e.Numbers, 0, 0
	o.sent = o.pin
	if r.submitted.IsZero() {
		r.submitted = w.now
	}
}

// letterStands judges letter and bill by the checks' own figures.
func (o *order) letterStands(now time.Time, numbers []numbering.Number) bool {
	l, days := o.state.Letter, 60
	if o.state.Country == loa.CA || o.state.Kind == loa.TollFree {
		days = 30
	}
	if l == nil || l.Signature.TermsSHA256 == "" || now.Sub(l.Signature.At) > time.Duration(days)*24*time.Hour {
		return false
	}
	for _, n := range numbers {
		if !slices.Contains(l.Numbers, n) {
			return false
		}
	}
	return slices.ContainsFunc(o.state.Documents, func(d *porting.Document) bool {
		return now.Sub(d.Record.Date.At(0, 0, time.UTC)) < 32*24*time.Hour
	})
}

// checkRelease checks a release date by the checks' own idea of a business day.
func (w *world) checkRelease(o *order, r carrier.Release) {
	_, m, d := r.Date.Date()
	day := r.Date.Weekday()
	off := day == time.Saturday || day == time.Sunday || m == time.January && d == 1 || m == time.July && d == 4 && o.state.Country == loa.US ||
		m == time.December && d == 25
	w.hold(!off, ReleaseOnBusinessDay, o, "a day off")
	w.hold(r.From.Before(r.To) && !r.By.Before(r.To) && r.By.Sub(r.From) <= 16*time.Hour &&
		r.From.In(w.fix.zone).Day() == d && r.By.In(w.fix.zone).Day() == d, ReleaseWindowIsSane, o, "not within a day")
}

// checkReport remembers a view. What the host makes of it is checked by took.
func (w *world) checkReport(o *order, r *carrier.Report) {
	switch last := o.record.view; {
	case last == nil || r.Compare(last) == 0:
		o.record.view = r
	case r.Compare(last) > 0:
		o.record.before, o.record.view = last, r
	}
}

// took checks that a report which was the newest has become the order's state.
func (w *world) took(o *order) {
	r := o.record.view
	if r == nil {
		return
	}
	for i := range r.Lines {
		w.compare(o, &r.Lines[i], ReportIsTaken)
	}
}

// compare checks one line against the carrier's view of it.
func (w *world) compare(o *order, r *carrier.LineReport, i Invariant) {
	text := ""
	ok := w.agrees(o, r)
	if !ok {
		l, _ := o.state.Line(r.Number)
		text = "the carrier says " + string(r.Status) + ", the line is " + string(l.State)
	}
	w.hold(ok, i, o, text)
}

// agrees reports whether a line is where the carrier's view says, as far as that is
// about the line's version.
func (w *world) agrees(o *order, r *carrier.LineReport) bool {
	l := o.line(r.Number)
	final := r.Status == carrier.Active || r.Status == carrier.Canceled || r.Status == carrier.Returned
	if l == nil || r.Version != l.Version && !final || l.CarrierAt.After(r.At) && !r.At.IsZero() {
		return true
	}
	in := func(s ...porting.LineState) bool { return slices.Contains(s, l.State) }
	switch r.Status {
	case carrier.Received:
		// A rejection that is taken back stands until there is another answer.
		return in(porting.Submitted) || in(porting.Rejected, porting.Portable, porting.Ready) && o.record.rejected(r.Number, r.Version)
	case carrier.Rejected:
		return in(porting.Rejected, porting.Portable, porting.Ready) && (l.State != porting.Rejected || slices.Equal(l.Reasons, r.Reasons))
	case carrier.Confirmed:
		return in(porting.Scheduled) && l.Release.Equal(r.Release)
	case carrier.Jeopardy:
		return in(porting.Submitted) && l.Release.IsZero()
	case carrier.Activating:
		return in(porting.Activating)
	case carrier.Failed:
		return l.State.WithCarrier() && l.Trouble != ""
	case carrier.Active:
		return in(porting.Ported) || in(porting.Canceled, porting.NotPortable) && l.Trouble != ""
	case carrier.Canceled:
		return in(porting.Canceled, porting.NotPortable)
	case carrier.Returned:
		return in(porting.Returned)
	default:
		return true
	}
}

// checkError checks that the text of an error gives nothing away.
func (w *world) checkError(o *order, err error) {
	text := err.Error()
	w.checkText(o, text)
}

// checkText checks a line that goes to a log.
func (w *world) checkText(o *order, text string) {
	secret := strings.Contains(text, "5550") || strings.Contains(text, "555-0")
	if o != nil {
		a := &o.losing.truth
		secret = secret || strings.Contains(text, a.Number) || a.PIN != "" && strings.Contains(text, a.PIN) ||
			strings.Contains(text, a.ServiceAddress.Line1)
	}
	w.hold(!secret, NoSecretLeaks, o, "a log line or an error tells a secret")
}

// checkSplit checks that each number of a request is on one order or refused.
func (w *world) checkSplit(req *porting.Request, p *porting.Plan) {
	n := len(p.Refused)
	for i := range p.Orders {
		n += len(p.Orders[i].Lines)
		for k := range p.Orders[i].Lines {
			if k > 0 && p.Orders[i].Lines[k-1].Number.Compare(p.Orders[i].Lines[k].Number) >= 0 {
				n = -1
			}
		}
	}
	w.hold(n == len(req.Numbers), SplitIsComplete, nil, "a number is lost or there twice")
}

// checkRequest checks what goes to the carrier against what was signed.
func (w *world) checkRequest(o *order, r *carrier.SubmitRequest) {
	t := &o.record.signed.Terms
	w.hold(r.Customer == t.Customer && r.ServiceAddress == t.ServiceAddress && r.BillingAddress == t.BillingAddress &&
		r.AccountNumber == t.AccountNumber && r.AuthorizedPerson == t.Signer.Name, CarrierGetsWhatWasSigned, o, "another field")
	open := false
	for _, n := range r.Numbers {
		l, _ := o.state.Line(n)
		open = open || l.State == porting.Submitted && l.CancelAsked.IsZero()
	}
	w.hold(open, NoSubmissionAfterCancel, o, "no number of it is to be ported")
}

// checkSent checks that a version has one body, and that the carrier has seen no other.
func (w *world) checkSent(o *order, r *carrier.SubmitRequest, err error) {
	h := mixText(fnvOffset, r.PON)
	for _, a := range [...]*loa.Address{&r.ServiceAddress, &r.BillingAddress} {
		for _, s := range [...]string{a.Line1, a.Line2, a.City, a.Region, a.PostalCode, string(a.Country)} {
			h = mixText(h, s)
		}
	}
	for _, s := range [...]string{
		r.Customer.Name(), r.AuthorizedPerson, r.AccountNumber.Reveal(),
		r.PIN.Reveal(), r.DesiredDate.String(), r.BTN.String(), strconv.FormatBool(r.Partial),
	} {
		h = mixText(h, s)
	}
	bodies := &o.record.bodies
	for len(*bodies) < r.Version {
		*bodies = append(*bodies, body{})
	}
	last := &(*bodies)[r.Version-1]
	w.hold((last.fields == 0 || last.fields == h && o.repeats(last.numbers, r.Numbers)) && !errors.Is(err, carrier.ErrConflict),
		OneBodyPerKey, o, "a version with another body")
	if *last = (body{h, r.Numbers}); errors.Is(err, carrier.ErrInvalid) {
		*last = body{} // it created nothing
	}
	o.record.sends++
}

// repeats reports whether a version that goes out again names the same numbers, but for
// those that have ended since.
func (o *order) repeats(before, now []numbering.Number) bool {
	left := slices.DeleteFunc(slices.Clone(before), func(n numbering.Number) bool {
		l, _ := o.state.Line(n)
		return !l.State.Open() && !slices.Contains(now, n)
	})
	return slices.Equal(left, now)
}

// checkActivation checks that an activation is asked for on its day only.
func (w *world) checkActivation(o *order, a *porting.Action) {
	for _, n := range a.Numbers {
		l, _ := o.state.Line(n)
		w.hold(l.State == porting.Scheduled && !l.Release.IsZero() && !l.Release.From.After(w.now), NoActivationBeforeRelease, o, string(l.State))
	}
}

// checkInService checks that what takes the old service's place is in service.
func (w *world) checkInService(o *order, numbers []numbering.Number, i Invariant) {
	for _, n := range numbers {
		l, _ := o.state.Line(n)
		w.hold(l.State == porting.Ported && !l.PortedAt.IsZero(), i, o, string(l.State))
	}
}

// checkMail checks that a mail goes to the customer whose order it is about, once, and
// puts it into the mailbox. It reports whether it is there already.
func (w *world) checkMail(o *order, box *customer, n *porting.Notice, added uint64) bool {
	w.hold(box.id == o.state.Account.ID, MailGoesHome, o, "another customer's mail")
	sent := box.mail(o, n.Key())
	again := sent != nil && sent.added == added
	w.hold(sent == nil || again, OneMailPerNotice, o, string(n.Kind))
	if !again {
		box.mails = append(box.mails, mail{o, n.Key(), added})
	}
	return again
}
