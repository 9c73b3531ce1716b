package verification

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/notice"
)

// Reader is how the customer of a request reads: in the account's language, as the
// business's country writes it where the language names none, and in a zone, which the
// host knows; nil is UTC.
func Reader(r Request, zone *time.Location) notice.Locale {
	tag := r.Account.Language
	if t, err := language.Parse(tag); err == nil && r.Country != "" {
		if _, sure := t.Region(); sure != language.Exact {
			tag += "-" + string(r.Country)
		}
	}
	return notice.LocaleOf(tag, zone)
}

// Mail writes the mail for a notice of a request: [Compose] in its forms.
func Mail(r Request, n Notice, zone *time.Location) notice.Message {
	return Compose(r, n, Reader(r, zone)).Message()
}

// Compose writes what a notice says. Nothing of the form is in it, and none of the
// carrier's own words: it tells fields by their names, and reasons by what is to be done.
// A notice of a kind that this version does not know says that there is news.
func Compose(r Request, n Notice, l notice.Locale) notice.Content {
	i := slices.IndexFunc(mails[:], func(m mail) bool { return m.kind == n.Kind })
	if i < 0 {
		i = len(mails) - 1
	}
	m := &mails[i]
	d := drafting{Locale: l, r: &r, n: &n, numbers: n.Numbers, c: notice.Content{Locale: l, Tone: m.tone}}
	if len(d.numbers) == 0 {
		d.numbers = r.Numbers(Draft, Rejected)
	}
	d.c.Subject = d.say(m.subject)
	for _, w := range m.opening {
		d.c.Opening = append(d.c.Opening, d.say(w))
	}
	switch n.Kind {
	case NoticeSubmitted, NoticeInReview:
		if days := r.policy().ReviewDays.Value.To; days > 0 {
			d.c.Opening = append(d.c.Opening, d.Plural(days, reviewDay, reviewDays))
		}
	case NoticeFormNeeded, NoticeReminder:
		d.correct(r.rejectedFor())
		d.problems()
	case NoticeRejected, NoticeRevoked, NoticeDenied, NoticeWithdrawalRefused:
		d.correct(n.Reasons)
	default:
	}
	if len(d.c.Steps) > 0 && d.until() != "" {
		d.step(d.say(correctBy))
	}
	for _, w := range m.steps {
		d.step(d.say(w))
	}
	d.c.Facts = []notice.Fact{
		{Label: d.Plural(len(d.numbers), factNumber, factNumbers), Value: d.Numbers(d.numbers)},
		{Label: d.Say(factUntil), Value: d.until()},
	}
	d.c.Closing = []string{d.Say(free)}
	return d.c
}

// drafting is a content on its way.
type drafting struct {
	notice.Locale
	r *Request
	n *Notice
	// numbers are the notice's; of one that is about the form, those that wait for it.
	numbers []numbering.Number
	c       notice.Content
}

func (d *drafting) say(w words) string {
	return d.Say(w, "numbers", d.Numbers(d.numbers), "until", d.until())
}

func (d *drafting) step(s string) {
	if !slices.Contains(d.c.Steps, s) {
		d.c.Steps = append(d.c.Steps, s)
	}
}

// correct says what to do about reasons.
func (d *drafting) correct(reasons []Reason) {
	for _, r := range reasons {
		d.step(d.Say(r.Code.Advice().Customer))
	}
}

// problems says what the form still lacks, by the names of its fields.
func (d *drafting) problems() {
	for _, p := range d.n.Problems.Errors() {
		d.step(d.Say(words{EN: "{field}: {what}", FR: "{field} : {what}", ES: "{field}: {what}"},
			"field", d.Say(nameOf(p.Path)), "what", d.Say(whatOf(p.Code))))
	}
}

// until is the day on which the carrier stops to take a correction.
func (d *drafting) until() string {
	by := d.n.ResubmitBy
	if d.n.Kind == NoticeFormNeeded || d.n.Kind == NoticeReminder {
		for i := range d.r.Lines {
			if l := &d.r.Lines[i]; l.State == Rejected {
				by = earlier(by, l.ResubmitBy)
			}
		}
	}
	if by.IsZero() {
		return ""
	}
	return d.Date(calendar.DateOf(by.In(d.Zone())))
}

// rejectedFor gathers the reasons of the lines that wait for a correction.
func (r *Request) rejectedFor() (reasons []Reason) {
	for i := range r.Lines {
		if r.Lines[i].State == Rejected {
			reasons = append(reasons, r.Lines[i].Reasons...)
		}
	}
	return reasons
}

// nameOf names the field of a path, such as "samples[1]", by the longest that it begins
// with.
func nameOf(path string) words {
	best := len(fieldNames) - 1
	for i := range fieldNames {
		if p := fieldNames[i].path; strings.HasPrefix(path, p) && len(p) > len(fieldNames[best].path) {
			best = i
		}
	}
	return fieldNames[best].words
}

func whatOf(code loa.Code) words {
	for i := range faults {
		if slices.Contains(faults[i].codes, code) {
			return faults[i].words
		}
	}
	return faults[len(faults)-1].words
}
