package porting

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Next derives everything that is outstanding on an order at now from its state
// alone, in the order in which to do it. It is empty exactly when nobody here has
// anything to do, now or later.
func Next(o Order, now time.Time) []Action {
	var a agenda
	a.now, a.id = now.UTC(), o.ID.String()
	a.actions = make([]Action, 0, 4)
	n := nexter{&o, &a}
	n.review()
	n.documents()
	n.rejection()
	n.submission()
	n.intents()
	n.release()
	n.fetch()
	n.completion()
	for i := range o.Notices {
		n.add(ActionNotify, o.Notices[i].Key, Action{Numbers: o.Notices[i].Numbers, Notice: &o.Notices[i]})
	}
	if len(a.actions) == 0 {
		return nil
	}
	return a.actions
}

// StillWanted reports whether an action that was read earlier still makes sense.
// Ask it with the order as it is now, right before the effect: an action read a
// minute ago may be stale, and an activation or a submission cannot be taken back.
func StillWanted(o Order, a Action, now time.Time) bool {
	return slices.ContainsFunc(Next(o, now), func(b Action) bool { return a.Kind == b.Kind && a.Key == b.Key })
}

type nexter struct {
	o *Order
	*agenda
}

// agenda is what an order comes to need. It is apart from the order for the reason that
// a decision's record is.
type agenda struct {
	now     time.Time
	id      string
	actions []Action
}

// add adds an action; its key is the order's id and what makes it this action.
func (n *agenda) add(kind ActionKind, key string, a Action) {
	a.Kind, a.Key = kind, n.id+"/"+key
	if a.At.IsZero() {
		a.At = n.now
	}
	// What several groups of numbers need is one action on the order.
	if i := slices.IndexFunc(n.actions, func(b Action) bool { return b.Key == a.Key }); i >= 0 {
		numbers := slices.Concat(n.actions[i].Numbers, a.Numbers)
		slices.SortFunc(numbers, numbering.Number.Compare)
		n.actions[i].Numbers = slices.Compact(numbers)
		return
	}
	n.actions = append(n.actions, a)
}

// numbers returns the numbers whose line satisfies ok.
func (n *nexter) numbers(ok func(*Line) bool) []numbering.Number {
	d := decision{o: n.o}
	return d.pick(nil, ok)
}

// in returns the numbers that are in a state, and are not to be canceled.
func (n *nexter) in(s LineState) []numbering.Number {
	return n.numbers(func(l *Line) bool { return l.wanted(s) })
}

func (n *nexter) review() {
	if ns := n.in(Requested); len(ns) > 0 {
		n.add(ActionCheck, "check", Action{Numbers: ns})
	}
	if n.o.Ticket == "" && n.o.any(func(l *Line) bool { return l.State.Open() && l.State != Requested }) {
		n.add(ActionOpenTicket, "open-ticket", Action{})
	}
}

// documents is what the letter and the bill of portable numbers need.
func (n *nexter) documents() {
	o := n.o
	ns := n.in(Portable)
	switch {
	case o.Ticket == "" || len(ns) == 0:
	case !o.incomplete():
		n.add(ActionVerify, "verify/"+strconv.Itoa(o.DocumentsSeq), Action{Numbers: ns})
	case o.AskedAt.IsZero():
		n.add(ActionAskDocuments, "ask-documents/0", Action{Numbers: ns})
	default:
		n.remind(ns)
	}
}

// remind asks a silent customer again, and gives up in the end.
func (n *nexter) remind(ns []numbering.Number) {
	at := n.o.AskedAt.Add(n.o.Rules.remindAfter())
	end, silent := n.o.abandonAt()
	if silent && !at.Before(end) {
		n.add(ActionAbandon, "abandon/"+unix(end), Action{Numbers: ns, At: end})
		return
	}
	n.add(ActionAskDocuments, "ask-documents/"+unix(at), Action{Numbers: ns, At: at})
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
	o := n.o
	if ns := n.in(Rejected); len(ns) > 0 {
		switch {
		case o.corrected():
			n.add(ActionVerify, "verify/"+strconv.Itoa(o.DocumentsSeq), Action{Numbers: ns})
		case o.correctable() && o.AskedSeq < o.RejectedSeq:
			n.add(ActionAskDocuments, "ask-documents/v"+strconv.Itoa(o.Version), Action{Numbers: ns})
		case o.correctable():
			n.remind(ns)
		default:
			a := Action{Numbers: ns}
			if o.rejected(settled) {
				a.At = o.since(Rejected).Add(o.Rules.remindAfter())
			}
			n.add(ActionReview, "review/"+strconv.Itoa(o.RejectedSeq), a)
		}
	}
	if ns := n.numbers((*Line).contested); len(ns) > 0 {
		n.add(ActionReview, "review/contested/"+ns[0].String(), Action{Numbers: ns})
	}
}

// submission is what a version needs on its way out.
func (n *nexter) submission() {
	o := n.o
	unsent := n.numbers((*Line).unsent)
	version := Action{Numbers: unsent, Version: o.Version}
	switch {
	case len(unsent) == 0:
		n.queue()
	case o.any(func(l *Line) bool { return l.unsent() && l.CancelAsked.IsZero() }):
		n.add(ActionSend, "send/"+o.PON+"/v"+strconv.Itoa(o.Version), version)
	default:
		// All of it is to be canceled: never send it, but see whether it was sent.
		n.add(ActionFetch, "fetch/v"+strconv.Itoa(o.Version), version)
	}
}

func (n *nexter) queue() {
	o := n.o
	ns := n.in(Ready)
	switch next := o.Version + 1; {
	case len(ns) == 0 || o.datePending():
	case o.Account.Standing == StandingTrial:
		n.add(ActionEndTrial, "", Action{})
		n.actions[len(n.actions)-1].Key = "account/" + o.Account.ID + "/end-trial"
	default:
		n.add(ActionSubmit, "submit/v"+strconv.Itoa(next), Action{Numbers: ns, Version: next})
	}
}

// intents are the wishes that the carrier is to hear of.
func (n *nexter) intents() {
	o := n.o
	version := strconv.Itoa(o.Version)
	if ns := n.numbers(func(l *Line) bool {
		return l.held() && !l.CancelAsked.IsZero() && !l.CancelPending
	}); len(ns) > 0 {
		n.add(ActionSendCancel, "cancel/v"+version, Action{Numbers: ns, Version: o.Version})
	}
	if o.datePending() {
		n.add(ActionSendDate, "date/v"+version, Action{Numbers: n.numbers((*Line).held), Version: o.DateChange.Version})
	}
	if ns := n.numbers(func(l *Line) bool { return !l.ReturnAsked.IsZero() }); len(ns) > 0 {
		n.add(ActionSendReturn, "return/"+ns[0].String(), Action{Numbers: ns})
	}
	if ns := n.numbers(func(l *Line) bool { return l.State == Submitted && !l.unsent() }); len(ns) > 0 && !o.AnswerBy.IsZero() {
		n.add(ActionEscalate, "escalate/"+unix(o.AnswerBy), Action{Numbers: ns, At: o.AnswerBy})
	}
}

// release is what a confirmed date brings, for each date on its own.
func (n *nexter) release() {
	o := n.o
	type group struct {
		release            carrier.Release
		late, soon, demand []numbering.Number
	}
	var groups []group
	for _, l := range o.Lines {
		if l.State != Scheduled && l.State != Activating || l.Release.IsZero() {
			continue
		}
		i := slices.IndexFunc(groups, func(g group) bool { return g.release.Equal(l.Release) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{release: l.Release})
		}
		g := &groups[i]
		if l.Trouble == "" && !l.Release.By.IsZero() {
			g.late = append(g.late, l.Number)
		}
		if l.State == Scheduled && !l.Release.From.IsZero() && l.CancelAsked.IsZero() {
			if remind := l.Release.From.Add(-o.Rules.releaseBefore()); l.RemindedFor != l.Release.Date &&
				l.Since.Before(remind) && n.now.Before(l.Release.From) {
				g.soon = append(g.soon, l.Number)
			}
			if o.Rules.OnDemand {
				g.demand = append(g.demand, l.Number)
			}
		}
	}
	for _, g := range groups {
		date := g.release.Date.String()
		if len(g.soon) > 0 {
			n.add(ActionRemindRelease, "remind-release/"+date+"/"+g.soon[0].String(),
				Action{Numbers: g.soon, At: g.release.From.Add(-o.Rules.releaseBefore())})
		}
		if len(g.demand) > 0 {
			at := g.release.From
			if again := o.FetchedAt.Add(activateEvery); !o.FetchedAt.Before(at) && again.After(at) {
				at = again
			}
			n.add(ActionActivate, "activate/"+date+"/"+g.demand[0].String(), Action{Numbers: g.demand, At: at})
		}
		if len(g.late) > 0 {
			n.add(ActionRaiseTrouble, "raise-trouble/"+date+"/"+g.late[0].String(),
				Action{Numbers: g.late, At: g.release.By.Add(time.Nanosecond), Trouble: NotWorking})
		}
	}
}

// activateEvery is how long after a refused activation it is tried again.
const activateEvery = 15 * time.Minute

// fetch asks for the carrier's view, whatever events tell.
func (n *nexter) fetch() {
	if due, ok := n.o.fetchDue(); ok {
		n.add(ActionFetch, "fetch/"+unix(due), Action{Numbers: n.numbers(n.o.watched), At: due})
	}
}

// watched reports whether the carrier's view of a line may still change: it holds an
// order for it, or the number has ported so lately that it may go back.
func (o *Order) watched(l *Line) bool {
	return l.held() || l.State == Ported && !o.fetchAt(l).After(l.PortedAt.Add(o.Rules.watch()))
}

// fetchDue is when the carrier is to be asked next; false if nothing can have changed.
func (o *Order) fetchDue() (time.Time, bool) {
	var due time.Time
	for _, l := range o.Lines {
		if o.watched(l) {
			due = earlier(due, o.fetchAt(l))
		}
	}
	return due, !due.IsZero()
}

// fetchAt is when a line's view is due: a step after it was last asked for, or the
// line came into its state; at the release, and then more often.
func (o *Order) fetchAt(l *Line) time.Time {
	last := l.Since
	if o.FetchedAt.After(last) {
		last = o.FetchedAt
	}
	if l.State == Ported && l.PortedAt.After(last) {
		last = l.PortedAt
	}
	released := l.State == Scheduled && !l.Release.From.IsZero()
	switch {
	case l.State == Ported:
		return last.Add(24 * time.Hour)
	case released && last.Before(l.Release.From):
		return earlier(last.Add(o.Rules.scheduledEvery()), l.Release.From)
	case released && o.Rules.OnDemand:
		return last.Add(activateEvery)
	case released || l.State == Activating:
		return last.Add(time.Hour)
	default:
		return last.Add(o.Rules.fetchEvery())
	}
}

// completion is what is left to do once numbers have ported.
func (n *nexter) completion() {
	if ns := n.numbers(func(l *Line) bool { return l.State == Ported && l.ConfiguredAt.IsZero() }); len(ns) > 0 {
		n.add(ActionConfigure, "configure/"+ns[0].String(), Action{Numbers: ns})
	}
	if ns := n.numbers(func(l *Line) bool {
		return l.State == Ported && l.Temporary.IsValid() && !l.KeepTemporary && l.TemporaryRemovedAt.IsZero()
	}); len(ns) > 0 {
		n.add(ActionRemoveTemporary, "remove-temporary/"+ns[0].String(), Action{Numbers: ns})
	}
	n.texting()
}

// texting asks for text messaging, and then whether it is active.
func (n *nexter) texting() {
	o := n.o
	var due time.Time
	ns := n.numbers(func(l *Line) bool {
		switch {
		case l.State != Ported:
			return false
		case l.Texting == TextingPending:
			due = earlier(due, l.TextingAt.Add(o.Rules.textingEvery()))
		case o.wantsTexting(l):
			due = earlier(due, n.now)
		default:
			return false
		}
		return true
	})
	if len(ns) > 0 {
		n.add(ActionEnableTexting, "enable-texting/"+unix(due), Action{Numbers: ns, At: due})
	}
	var late time.Time
	if ns := n.numbers(func(l *Line) bool {
		if l.State != Ported || l.Texting != TextingPending || l.Trouble != "" {
			return false
		}
		late = earlier(late, l.TextingSince.Add(o.Rules.textingAfter()))
		return true
	}); len(ns) > 0 {
		n.add(ActionRaiseTrouble, "raise-trouble/texting/"+unix(late), Action{Numbers: ns, At: late, Trouble: TextingLate})
	}
}

// wantsTexting reports whether texting of a line was asked for, on the letter or
// later, and has not been requested of the carrier.
func (o *Order) wantsTexting(l *Line) bool {
	return l.Texting == TextingWanted || l.Texting == "" && o.Letter != nil && o.Letter.Texting
}

func unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
