package notice

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Entry is one line of an order's timeline.
type Entry struct {
	At  time.Time     `json:"at"`
	By  porting.Actor `json:"by,omitzero"`
	PON string        `json:"pon"`
	// Numbers are those it is about, if not the whole order.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	// Text is what happened, in a sentence; Details say more, each in one.
	Text    string   `json:"text"`
	Details []string `json:"details,omitzero"`
	// Private entries are not for the customer.
	Private bool `json:"private,omitzero"`
}

// Describe writes the timeline's entry for an event; o is the order after it. An event
// that says nothing to people, such as a notice that went out, has an empty Text. What a
// carrier said in its own words is masked as in a mail.
func Describe(o porting.Order, e porting.Event, l Locale) Entry {
	t := Entry{At: e.At, By: e.By, PON: o.PON, Numbers: e.Numbers, Private: e.Private}
	i := slices.IndexFunc(told[:], func(k telling) bool { return k.kind == e.Kind })
	if i < 0 {
		t.Text = clean(string(e.Kind))
		return t
	}
	d := newDrafting(&o, &porting.Notice{Release: e.Release}, l)
	t.Text = d.Say(d.telling(&told[i], &e), d.named(&e)...)
	if t.Text == "" {
		return t
	}
	t.Details = d.details(&e)
	switch e.Kind {
	case porting.OrderOpened:
		t.Numbers = o.Numbers()
	case porting.TemporaryRemoved:
		t.Numbers = nil
		for _, n := range e.Numbers {
			if l, ok := o.Line(n); ok && l.Temporary.IsValid() {
				t.Numbers = append(t.Numbers, l.Temporary)
			}
		}
	default:
	}
	return t
}

// telling is what the timeline says of a kind of event; less is said where the event
// lacks what the words name. No words say nothing to people.
type telling struct {
	kind  porting.EventKind
	words words
	less  words
}

// telling chooses between the words and the lesser ones.
func (d *drafting) telling(t *telling, e *porting.Event) words {
	lacks := false
	switch e.Kind {
	case porting.FoundPortable:
		lacks = clean(e.Carrier) == ""
	case porting.DocumentsAsked:
		lacks = len(e.Missing) == 0
	case porting.LetterReceived:
		lacks = e.Letter == nil || clean(e.Letter.Signature.Name) == ""
	case porting.DocumentReceived:
		lacks = e.Document == nil || e.Document.Record.Date.IsZero()
	case porting.TroubleRaised, porting.TroubleCleared:
		lacks = e.Trouble == ""
	case porting.OrderAcknowledged:
		lacks = e.Ref == ""
	case porting.AnswerEscalated:
		lacks = e.AnswerBy.IsZero()
	default:
	}
	if lacks {
		return t.less
	}
	return t.words
}

// named are the values of the names in the words of events.
func (d *drafting) named(e *porting.Event) []string {
	pairs := []string{
		"losing", d.losing, "carrier", e.Carrier, "ticket", e.Ticket, "agent", e.Agent, "version", strconv.Itoa(e.Version),
		"ref", e.Ref, "date", d.Date(e.Release.Date), "desired", d.Date(e.Desired), "trouble", d.trouble(e.Trouble),
	}
	if e.Letter != nil {
		pairs = append(pairs, "signer", e.Letter.Signature.Name, "letter", strconv.Itoa(e.Letter.Version))
	}
	var read loa.Record
	if e.Document != nil {
		read = e.Document.Record
	}
	pairs = append(pairs, "document", d.document(read.Source), "dated", d.Date(read.Date))
	if !e.AnswerBy.IsZero() {
		pairs = append(pairs, "due", d.Time(e.AnswerBy))
	}
	return pairs
}

// details say more of an event, each in a sentence.
func (d *drafting) details(e *porting.Event) []string {
	var all []string
	add := func(s string) {
		if s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if e.Opening != nil {
		for _, why := range e.Opening.Because {
			add(d.Apart(why))
		}
	}
	for _, m := range e.Missing {
		add(d.missing(m))
	}
	for _, r := range e.Reasons {
		s := d.Say(r.Code.Advice().Customer)
		if text := masked(r.Text); text != "" && text != r.Code.Advice().Meaning {
			s += " (" + text + ")"
		}
		add(s)
	}
	if e.Kind == porting.PortScheduled && d.window() != "" {
		add(d.say(usualHours))
	}
	add(clean(e.Reason))
	return all
}

// trouble names a kind of trouble.
func (d *drafting) trouble(k porting.TroubleKind) string {
	for i := range troubleNames {
		if troubleNames[i].kind == k {
			return d.Say(troubleNames[i].words)
		}
	}
	return string(k)
}

func (d *drafting) document(s loa.Source) string {
	for i := range documentNames {
		if documentNames[i].source == s {
			return d.Say(documentNames[i].words)
		}
	}
	if s == "" {
		return d.Say(someDocument)
	}
	return string(s)
}

// Entries describes the events of one order, from its first, for somebody in a role: a
// customer sees no private comment. Events that say nothing to people are left out.
func Entries(events []porting.Event, to porting.Role, l Locale) []Entry {
	var o porting.Order
	var all []Entry
	for i := range events {
		o = porting.Apply(o, events[i])
		if !events[i].Visible(to) {
			continue
		}
		if t := Describe(o, events[i], l); t.Text != "" {
			all = append(all, t)
		}
	}
	return all
}

// Timeline writes the entries of one or more orders as a text of at most 72 columns, by
// day, in the order in which they are given. Private ones are marked.
func Timeline(entries []Entry, l Locale) string {
	var b strings.Builder
	var day calendar.Date
	var last Entry
	width := 0
	for _, t := range entries {
		width = max(width, utf8.RuneCountInString(l.clock(t.At)))
	}
	several := slices.ContainsFunc(entries, func(t Entry) bool { return t.PON != entries[0].PON })
	for _, t := range entries {
		if d := calendar.DateOf(t.At.In(l.Zone())); d != day {
			if !day.IsZero() {
				b.WriteByte('\n')
			}
			day = d
			b.WriteString(l.Date(d) + " (" + l.zoneName(t.At) + ")\n")
		}
		// What happened in one minute stands under one heading.
		clock := l.clock(t.At)
		if t.PON == last.PON && t.At.Truncate(time.Minute).Equal(last.At.Truncate(time.Minute)) {
			clock = ""
		}
		last = t
		text := clean(t.Text)
		if t.Private {
			text = l.Say(words{EN: "[private] {text}", FR: "[privé] {text}", ES: "[privado] {text}"}, "text", text)
		}
		if len(t.Numbers) > 0 {
			text = l.Say(words{EN: "{text}: {numbers}", FR: "{text} : {numbers}", ES: "{text}: {numbers}"}, "text", text, "numbers", l.Numbers(t.Numbers))
		}
		if by := l.actor(t.By); by != "" {
			text += " – " + by
		}
		if several && clock != "" {
			text = clean(t.PON) + " " + text
		}
		gap := strings.Repeat(" ", width-utf8.RuneCountInString(clock))
		b.WriteString(hang("  "+gap+clock+"  ", text))
		for _, s := range t.Details {
			b.WriteString(hang(strings.Repeat(" ", width+6), clean(s)))
		}
	}
	return loose(b.String())
}

// actor names who did something, but for the machines.
func (l Locale) actor(a porting.Actor) string {
	var role words
	switch a.Role {
	case porting.RoleCustomer:
		role = words{EN: "customer", FR: "client", ES: "cliente"}
	case porting.RoleAgent:
		role = words{EN: "agent", FR: "agent", ES: "agente"}
	default:
		return ""
	}
	if clean(a.Name) == "" {
		return l.Say(role)
	}
	return l.Say(words{EN: "{name} ({role})", FR: "{name} ({role})", ES: "{name} ({role})"}, "name", a.Name, "role", l.Say(role))
}
