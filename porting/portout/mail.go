package portout

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/notice"
)

// Reader is how the customer of an account reads: in the holder's language, as it is
// written in the country of the first request where the language names none, and in a
// zone, which the host knows; nil is UTC.
func Reader(a Account, zone *time.Location) notice.Locale {
	tag := a.Holder.Language
	if t, err := language.Parse(tag); err == nil && len(a.Requests) > 0 {
		if _, sure := t.Region(); sure != language.Exact && a.Requests[0].Due.Country != "" {
			tag += "-" + string(a.Requests[0].Due.Country)
		}
	}
	return notice.LocaleOf(tag, zone)
}

// Mail writes the mail for a notice of an account: [Draft] in its forms.
func Mail(a Account, n Notice, zone *time.Location) notice.Message {
	return Draft(n, Reader(a, zone)).Message()
}

// Draft writes what a notice says. Neither a PIN nor anything that a request claimed is
// in it. A notice of a kind that this version does not know says that there is news.
func Draft(n Notice, l notice.Locale) notice.Content {
	i := slices.IndexFunc(mails[:], func(m mail) bool { return m.kind == n.Kind })
	if i < 0 {
		i = len(mails) - 1
	}
	m := &mails[i]
	d := drafting{Locale: l, n: &n, c: notice.Content{Locale: l, Tone: m.tone}}
	d.c.Subject = d.say(m.subject)
	d.c.Opening = d.all(m.opening)
	switch n.Kind {
	case NoticeRequested:
		if n.WrongPIN {
			d.step(wrongPIN)
		}
		if len(n.Locked) > 0 {
			d.step(unlockIt)
		}
		d.step(objectBy)
		if len(d.c.Steps) == 1 {
			d.step(nothingToDo)
		}
		d.c.Closing = d.all([]words{owed})
	case NoticeDelayed, NoticeRejected:
		for _, r := range n.Reasons {
			d.step(whyOf(r.Code))
		}
		d.step(object)
	default:
	}
	for _, w := range m.steps {
		d.step(w)
	}
	d.facts()
	return d.c
}

func whyOf(code carrier.ReasonCode) words {
	for i := range why {
		if why[i].code == code {
			return why[i].words
		}
	}
	return why[len(why)-1].words
}

// drafting is a content on its way.
type drafting struct {
	notice.Locale
	n *Notice
	c notice.Content
}

// say writes words with what every text may name.
func (d *drafting) say(w words) string {
	gaining := d.n.GainingCarrier
	if gaining == "" {
		gaining = d.Say(anotherOne)
	}
	until := ""
	if !d.n.Until.IsZero() {
		until = d.Time(d.n.Until)
	}
	return d.Say(w,
		"numbers", d.numbers(d.n.Numbers), "locked", d.numbers(d.n.Locked), "gaining", gaining,
		"until", until, "date", d.Date(d.n.Release.Date),
	)
}

func (d *drafting) numbers(ns []numbering.Number) string {
	if len(ns) == 0 {
		return d.Say(allNumbers)
	}
	return d.Numbers(ns)
}

func (d *drafting) all(list []words) []string {
	var out []string
	for _, w := range list {
		out = append(out, d.say(w))
	}
	return out
}

func (d *drafting) step(w words) {
	if s := d.say(w); !slices.Contains(d.c.Steps, s) {
		d.c.Steps = append(d.c.Steps, s)
	}
}

// facts are what the reader may want to look up again.
func (d *drafting) facts() {
	n := d.n
	fact := func(label words, value string) {
		d.c.Facts = append(d.c.Facts, notice.Fact{Label: d.Say(label), Value: value})
	}
	fact(labelNumbers, d.numbers(n.Numbers))
	fact(labelCarrier, n.GainingCarrier)
	if n.Kind == NoticeRequested || n.Kind == NoticeConfirmed {
		fact(labelDate, d.Date(n.Release.Date))
		if !n.Release.From.IsZero() && !n.Release.To.IsZero() {
			fact(labelUsually, d.Window(n.Release.From, n.Release.To))
		}
	}
	if !n.Until.IsZero() {
		switch n.Kind {
		case NoticeRequested:
			fact(labelObject, d.Time(n.Until))
		case NoticePINSet:
			fact(labelExpires, d.Time(n.Until))
		default:
		}
	}
	fact(labelRef, n.Ref)
}
