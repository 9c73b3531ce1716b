package notice

import (
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// write writes subject, opening and steps of each kind.
func (d *drafting) write() {
	i := slices.IndexFunc(mails[:], func(m mail) bool { return m.kind == d.n.Kind })
	if i < 0 {
		i = len(mails) - 1
	}
	m := &mails[i]
	d.c.Tone, d.c.Subject = m.tone, d.say(m.subject)
	d.open(m.opening...)
	switch d.n.Kind {
	case porting.NoticeOpened:
		d.step(keepAccount, haveReady)
		d.replacement(phoneWillStop)
	case porting.NoticeNotPortable:
		if len(d.o.Lines) > len(d.numbers) {
			d.open(othersGoOn)
		}
		d.c.Opening = append(d.c.Opening, d.advice(d.n.Reasons)...)
		d.step(d.pick(forwardTollFree, forward))
	case porting.NoticeDocumentsNeeded, porting.NoticeReminder:
		d.documents()
	case porting.NoticeSubmitted:
		d.meanwhile()
	case porting.NoticeRejected:
		d.c.Steps = d.advice(d.n.Reasons)
		d.step(keepAccount)
	case porting.NoticeApproved, porting.NoticeDateChanged:
		d.activation()
		d.meanwhile()
		d.replacement(phoneWillStop)
	case porting.NoticeDateRefused:
		if !d.n.Release.IsZero() {
			d.open(dateStands)
		}
		d.c.Steps = d.advice(d.n.Reasons)
		d.step(otherDate, keepAccount)
	case porting.NoticeReleaseSoon:
		d.activation()
		d.step(keepAccount, setUp, tryCalls)
		d.replacement(phoneWillStop)
	case porting.NoticeDelayed:
		d.c.Steps = d.advice(d.n.Reasons)
		d.meanwhile()
	case porting.NoticeCompleted:
		d.completed()
	case porting.NoticeTextingActive:
		if d.o.Kind != loa.TollFree {
			d.step(iMessage)
		}
	case porting.NoticeTrouble:
		d.raised()
	case porting.NoticeCanceled:
		d.c.Opening = append(d.c.Opening, d.advice(d.n.Reasons)...)
		d.step(askAgain)
	case porting.NoticeCancelRefused:
		d.c.Opening = append(d.c.Opening, d.advice(d.n.Reasons)...)
		d.step(keepAccount, portBack)
	case porting.NoticeAbandoned:
		d.step(askAgain)
	case porting.NoticeReturned:
		d.c.Opening = append(d.c.Opening, d.advice(d.n.Reasons)...)
		d.step(checkThere, notWanted)
	default:
	}
}

// pick is the first for a toll-free order, else the second.
func (d *drafting) pick(tollFree, other words) words {
	if d.o.Kind == loa.TollFree {
		return tollFree
	}
	return other
}

func (d *drafting) meanwhile() {
	if len(d.c.Steps) == 0 {
		d.c.StepsTitle = d.say(meanwhile)
	}
	d.step(keepAccount)
}

// replacement tells of the telephone that is left without a number: one that the customer
// told of, or that of a mobile number.
func (d *drafting) replacement(w words) {
	if d.o.Kind == loa.Wireless || slices.ContainsFunc(d.numbers, func(n numbering.Number) bool {
		l, ok := d.o.Line(n)
		return ok && l.PhysicalPhone
	}) {
		d.step(w)
	}
}

func (d *drafting) activation() {
	if d.window() != "" {
		d.open(usualHours)
	}
	if d.by() != "" {
		d.open(byThen)
	}
}

// documents lists what is missing or wrong, each thing once.
func (d *drafting) documents() {
	missing := d.n.Missing
	if len(missing) == 0 && d.n.Kind == porting.NoticeReminder {
		missing = d.o.Missing
	}
	d.c.StepsTitle = d.say(whatWeNeed)
	reasons := reasonsOf(d.o)
	first := !slices.ContainsFunc(missing, func(m porting.Missing) bool {
		return m.Code != "letter-missing" && m.Code != "doc.required"
	})
	switch {
	case d.n.Kind == porting.NoticeReminder:
		d.c.Opening = append(d.c.Opening, d.closes())
	case len(missing) > 0 && first:
		d.open(documentsWanted)
	case len(missing) == 0 && slices.ContainsFunc(reasons, byCredential) && !slices.ContainsFunc(reasons, byLetter):
		d.c.Subject = d.say(giveDetail)
		d.open(detailWanted)
	default:
		d.c.Subject = d.say(correctLetter)
		d.open(documentsWrong)
	}
	for _, m := range missing {
		if s := d.missing(m); !slices.Contains(d.c.Steps, s) {
			d.c.Steps = append(d.c.Steps, s)
		}
	}
	if len(missing) == 0 {
		d.c.Steps = d.advice(reasons)
		if len(reasons) == 0 || slices.ContainsFunc(reasons, byLetter) {
			d.step(newLetter)
		}
	}
}

// closes says when an order ends that the customer is silent on.
func (d *drafting) closes() string {
	w := d.o.WaitingOn()
	if w.On != porting.TheCustomer || w.Until.IsZero() {
		return d.say(closesLater)
	}
	return d.Say(closesOn, "losing", d.losing, "date", d.Date(calendar.DateOf(w.Until.In(d.Zone()))))
}

// advice says what to do about reasons, each thing once, in the customer's language.
func (d *drafting) advice(reasons []carrier.Reason) []string {
	var all []string
	for _, r := range reasons {
		if s := d.Say(r.Code.Advice().Customer); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// reasonsOf gathers the reasons of an order's rejected lines.
func reasonsOf(o *porting.Order) []carrier.Reason {
	var reasons []carrier.Reason
	for _, l := range o.Lines {
		if l.State == porting.Rejected {
			reasons = append(reasons, l.Reasons...)
		}
	}
	return reasons
}

// byLetter reports whether another letter cures a rejection.
func byLetter(r carrier.Reason) bool {
	a := r.Code.Advice()
	return a.Fixer == carrier.FixCustomer && a.Next == carrier.Resubmit && !a.Credential()
}

// byCredential reports whether the right PIN, or another credential, cures a rejection:
// no letter holds it.
func byCredential(r carrier.Reason) bool { return r.Code.Advice().Credential() }

func (d *drafting) completed() {
	if slices.ContainsFunc(d.o.Lines, func(l *porting.Line) bool { return l.State.Open() && !slices.Contains(d.numbers, l.Number) }) {
		d.step(keepForOthers)
	} else {
		d.step(mayCancel)
	}
	d.step(tryNow, stillThere)
	if d.temporaryEnds() {
		d.step(temporary)
	}
	switch {
	case d.o.Kind == loa.TollFree:
		d.step(verifyTexting)
	case d.texting():
		d.step(textingSoon, iMessage)
	}
	d.replacement(phoneStopped)
}

// temporaryEnds reports whether a temporary number stood in for one of the notice's.
func (d *drafting) temporaryEnds() bool {
	return slices.ContainsFunc(d.numbers, func(n numbering.Number) bool {
		l, ok := d.o.Line(n)
		return ok && l.Temporary.IsValid() && !l.KeepTemporary
	})
}

// texting reports whether text messaging was asked for.
func (d *drafting) texting() bool {
	return d.o.Letter != nil && d.o.Letter.Texting || slices.ContainsFunc(d.numbers, func(n numbering.Number) bool {
		l, ok := d.o.Line(n)
		return ok && l.Texting != ""
	})
}

func (d *drafting) raised() {
	i := slices.IndexFunc(troubles[:], func(t trouble) bool { return t.kind == d.n.Trouble })
	if i < 0 {
		i = len(troubles) - 1
	}
	t := &troubles[i]
	d.c.Subject = d.say(t.subject)
	d.open(t.opening...)
	if t.kind == porting.NotWorking && !d.moved() {
		d.step(keepAccount)
	}
	d.step(t.steps...)
}

// moved reports whether all the notice's numbers are in service here.
func (d *drafting) moved() bool {
	return len(d.numbers) > 0 && !slices.ContainsFunc(d.numbers, func(n numbering.Number) bool {
		l, ok := d.o.Line(n)
		return !ok || l.State != porting.Ported
	})
}

// listed is how many numbers a mail names; more are counted.
const listed = 20

// facts are what every mail gives to look up.
func (d *drafting) facts() {
	names := make([]string, 0, listed+1)
	for _, n := range d.numbers[:min(len(d.numbers), listed)] {
		names = append(names, n.National())
	}
	if more := len(d.numbers) - listed; more > 0 {
		names = append(names, d.Plural(more, moreNumber, moreNumbers))
	}
	d.fact(d.Plural(len(d.numbers), factNumber, factNumbers), strings.Join(names, ", "))
	d.fact(d.say(d.carrierLabel()), d.o.LosingCarrier)
	if d.n.Kind == porting.NoticeCompleted {
		d.fact(d.say(factSince), d.Time(d.since()))
	} else {
		d.fact(d.say(factDate), d.Date(d.n.Release.Date))
		d.fact(d.say(factWindow), d.window())
		d.fact(d.say(factBy), d.by())
	}
	for _, r := range d.n.Reasons {
		// The advice says what a reason means; only where there is none, the carrier's
		// own words have to.
		if r.Code == carrier.Other || !r.Code.Known() {
			d.fact(d.say(factWords), masked(r.Text))
		}
	}
	d.fact(d.say(factOrder), d.o.PON)
	d.fact(d.say(factTicket), d.o.Ticket)
}

// since is when the first of the notice's numbers came into service.
func (d *drafting) since() time.Time {
	for _, n := range d.numbers {
		if l, ok := d.o.Line(n); ok && !l.PortedAt.IsZero() {
			return l.PortedAt
		}
	}
	return d.n.At
}

// carrierLabel says what the losing carrier is to numbers that have or have not moved.
func (d *drafting) carrierLabel() words {
	switch d.n.Kind {
	case porting.NoticeCompleted, porting.NoticeTextingActive:
		return factPrevious
	case porting.NoticeTrouble:
		if d.moved() || d.n.Trouble == porting.ResidualRouting || d.n.Trouble == porting.PortedAfterCancel {
			return factPrevious
		}
	default:
	}
	return factCarrier
}

func (d *drafting) fact(label, value string) {
	d.c.Facts = append(d.c.Facts, Fact{Label: label, Value: value})
}

// contact says whom to ask; a ticket without an agent is nobody's.
func (d *drafting) contact() {
	w := agentAndTicket
	switch {
	case d.o.Agent == "":
		w = anyQuestion
	case d.o.Ticket == "":
		w = agentOnly
	}
	d.c.Closing = append(d.c.Closing, d.say(w))
}

// masked hides what in a carrier's words may be an account number or a PIN: every word
// with four digits or more.
func masked(s string) string {
	fields := strings.FieldsFunc(clean(s), func(r rune) bool { return r == ' ' })
	for i, f := range fields {
		digits := 0
		for _, r := range f {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		if digits >= 4 {
			fields[i] = "••••"
		}
	}
	return strings.Join(fields, " ")
}
