// Package notice writes what people are told about a port order: the status mails to
// the customer, and the order's timeline.
//
// [Mail] turns a [porting.Notice] into a subject, a text and a page of HTML, in the
// customer's language; the host sends it. [Describe] turns an event into an entry of the
// timeline, [Entries] a whole log, for a customer or for an agent; [Timeline] writes them
// as a text. [Draw] makes a picture of the log, a [Chart]. [Locale.Waiting] says whom an
// order waits for, [Locale.Apart] why a plan splits a request, and [Locale.Criterion]
// what makes a document acceptable.
//
// [Content] is what a mail says before it takes a form: a host changes it, or writes
// mails of its own with it. [Locale] writes dates, times and counts as readers of the US
// and Canada write them in English, French and Spanish. Everything from outside is
// text: in HTML and SVG it is escaped, and it brings no line break into a subject.
package notice

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Customer is how the customer of an order reads: in the account's language, as the
// order's country writes it where the language names none, and in a zone, which the host
// knows; nil is UTC.
func Customer(o porting.Order, zone *time.Location) Locale {
	tag := o.Account.Language
	if t, err := language.Parse(tag); err == nil && o.Country != "" {
		if _, sure := t.Region(); sure != language.Exact {
			tag += "-" + string(o.Country)
		}
	}
	return LocaleOf(tag, zone)
}

// Mail writes the mail for a notice of an order: [Draft] in its forms.
func Mail(o porting.Order, n porting.Notice, zone *time.Location) Message {
	return Draft(o, n, Customer(o, zone)).Message()
}

// Draft writes what a notice of an order says. It reads nothing but the two; the
// account number and the letter's other credentials are not in it. A notice of a kind
// that this version does not know says that there is news.
func Draft(o porting.Order, n porting.Notice, l Locale) Content {
	d := newDrafting(&o, &n, l)
	d.write()
	d.facts()
	d.contact()
	return d.c
}

func newDrafting(o *porting.Order, n *porting.Notice, l Locale) *drafting {
	d := &drafting{Locale: l, o: o, n: n, numbers: n.Numbers, c: Content{Locale: l}, losing: o.LosingCarrier, atStart: o.LosingCarrier}
	if len(d.numbers) == 0 {
		d.numbers = openNumbers(o)
	}
	if clean(d.losing) == "" {
		d.losing, d.atStart = l.Say(currentCarrier), l.Say(currentCarrierAtStart)
	}
	d.names = []string{
		"numbers", l.Numbers(d.numbers), "losing", d.losing, "Losing", d.atStart, "agent", o.Agent, "ticket", o.Ticket,
		"date", l.Date(n.Release.Date), "window", d.window(), "by", d.by(),
	}
	return d
}

// openNumbers are the numbers that an order is still about, or all if it is over.
func openNumbers(o *porting.Order) []numbering.Number {
	var open []numbering.Number
	for _, l := range o.Lines {
		if l.State.Open() {
			open = append(open, l.Number)
		}
	}
	if len(open) == 0 {
		return o.Numbers()
	}
	return open
}

// drafting is a content on its way.
type drafting struct {
	Locale
	o       *porting.Order
	n       *porting.Notice
	numbers []numbering.Number
	// losing and atStart name the losing carrier, within a sentence and at its start.
	losing, atStart string
	// names are what the words of mails name, each with its value.
	names []string
	c     Content
}

// say writes words with what every text may name.
func (d *drafting) say(w words) string { return d.Say(w, d.names...) }

func (d *drafting) window() string {
	if r := d.n.Release; !r.From.IsZero() && !r.To.IsZero() {
		return d.Window(r.From, r.To)
	}
	return ""
}

func (d *drafting) by() string {
	if d.n.Release.By.IsZero() {
		return ""
	}
	return d.Clock(d.n.Release.By)
}

func (d *drafting) open(all ...words) {
	for _, w := range all {
		d.c.Opening = append(d.c.Opening, d.say(w))
	}
}

func (d *drafting) step(all ...words) {
	for _, w := range all {
		if s := d.say(w); !slices.Contains(d.c.Steps, s) {
			d.c.Steps = append(d.c.Steps, s)
		}
	}
}
