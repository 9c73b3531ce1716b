package notice

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/prose"
	"github.com/openlnp/lnp/numbering"
)

// nbsp keeps together what must stand on one line.
const nbsp = "\u00a0"

// Locale is how a reader reads: a language as it is written in the US or Canada, and
// a zone. The zero Locale is American English in UTC. Locales are comparable.
type Locale struct {
	tongue tongue
	zone   *time.Location
}

// tongue is one of the languages that this package writes.
type tongue uint8

const (
	enUS tongue = iota
	enCA
	frCA // also for the US: French as it is written in America
	esUS
)

// LocaleOf returns the locale for a language tag and a zone; nil is UTC. The tag is
// matched as BCP 47 asks, so that "fr", "fr-FR" and "es-MX" find the language here that
// serves best, and a list of preferences such as that of Accept-Language does too.
// What matches nothing is American English.
func LocaleOf(tag string, zone *time.Location) Locale {
	want, _, _ := language.ParseAcceptLanguage(tag) // nothing, of what is none
	have := language.NewMatcher([]language.Tag{
		language.AmericanEnglish, language.MustParse("en-CA"), language.CanadianFrench, language.MustParse("es-US"),
	})
	_, i, _ := have.Match(want...)
	return Locale{tongue: tongue(i), zone: zone}
}

// Tag is the language tag of what is written, for Content-Language and lang=:
// "en-US", "en-CA", "fr-CA" or "es-US".
func (l Locale) Tag() string {
	switch l.tongue {
	case enCA:
		return "en-CA"
	case frCA:
		return "fr-CA"
	case esUS:
		return "es-US"
	default:
		return "en-US"
	}
}

// Language is the base language: "en", "fr" or "es".
func (l Locale) Language() string { return l.Tag()[:2] }

// Zone is the reader's zone, never nil.
func (l Locale) Zone() *time.Location {
	if l.zone == nil {
		return time.UTC
	}
	return l.zone
}

// Say returns w in the language, set as its typography asks, with each {name} replaced by
// the value that follows name in pairs. Line breaks and control characters of values
// become spaces, and a value that ends a sentence gives up its own period.
func (l Locale) Say(w carrier.Words, pairs ...string) string {
	return fill(l.typeset(w.In(l.Language())), pairs)
}

// Plural is [Locale.Say] of one or other, as the language counts n, which {n} stands for:
// in French, none is one.
func (l Locale) Plural(n int, one, other carrier.Words, pairs ...string) string {
	w := other
	if n == 1 || n == 0 && l.tongue == frCA {
		w = one
	}
	return l.Say(w, append([]string{"n", l.Number(n)}, pairs...)...)
}

// typeset replaces typewriter apostrophes, and in French the spaces that may not break.
func (l Locale) typeset(s string) string {
	s = strings.ReplaceAll(s, "'", "’")
	if l.tongue == frCA {
		s = strings.ReplaceAll(s, " :", nbsp+":")
		s = strings.ReplaceAll(strings.ReplaceAll(s, "« ", "«"+nbsp), " »", nbsp+"»")
	}
	return s
}

// fill replaces the names in braces.
func fill(text string, pairs []string) string {
	var b strings.Builder
	for {
		literal, rest, ok := strings.Cut(text, "{")
		b.WriteString(literal)
		if !ok {
			return b.String()
		}
		var name, value string
		name, text, _ = strings.Cut(rest, "}")
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				value = clean(pairs[i+1])
			}
		}
		if strings.HasPrefix(text, ".") {
			value = strings.TrimSuffix(value, ".")
		}
		b.WriteString(value)
	}
}

// Number writes a whole number: 1,234; 1 234.
func (l Locale) Number(n int) string {
	return message.NewPrinter(language.Make(l.Tag())).Sprint(number.Decimal(n))
}

// Date writes a day: Tuesday, March 10, 2026; mardi 10 mars 2026; martes 10 de marzo
// de 2026. The zero date is "".
func (l Locale) Date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Date()
	c := l.calendar()
	weekday, month, year := c.weekdays[d.Weekday()], prose.Month(l.Language(), m), strconv.Itoa(y)
	switch l.tongue {
	case frCA:
		return weekday + " " + ordinal(day) + nbsp + month + " " + year
	case esUS:
		return weekday + " " + strconv.Itoa(day) + " de " + month + " de " + year
	default:
		return weekday + ", " + month + nbsp + strconv.Itoa(day) + ", " + year
	}
}

// Day writes a day for narrow places: Mar 10; 10 mars; 10 mar.
func (l Locale) Day(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	_, m, day := d.Date()
	short := l.month(m)
	switch l.tongue {
	case frCA:
		return ordinal(day) + nbsp + short
	case esUS:
		return strconv.Itoa(day) + nbsp + short
	default:
		return short + nbsp + strconv.Itoa(day)
	}
}

// month is the short name of a month.
func (l Locale) month(m time.Month) string { return l.calendar().short[m-1] }

func ordinal(day int) string {
	if day == 1 {
		return "1er"
	}
	return strconv.Itoa(day)
}

// Clock writes the time of day of an instant in the reader's zone, with the zone's name:
// 9:00 AM Central Time; 9 h (heure du Centre); 9:00 a. m. (hora central).
func (l Locale) Clock(t time.Time) string {
	return l.named(l.clock(t), t)
}

// Time writes an instant in the reader's zone: the day, the time, the zone's name.
func (l Locale) Time(t time.Time) string {
	return l.Say(words{EN: "{date} at {time}", FR: "{date} à {time}", ES: "{date}, {time}"},
		"date", l.Date(calendar.DateOf(t.In(l.Zone()))), "time", l.Clock(t))
}

// Window writes a span of hours of one day, and the zone's name once if it is the same:
// 9:00 AM to 1:00 PM Central Time.
func (l Locale) Window(from, to time.Time) string {
	first := l.clock(from)
	if l.zoneName(from) != l.zoneName(to) {
		first = l.Clock(from)
	}
	return l.Say(words{EN: "{from} to {to}", FR: "de {from} à {to}", ES: "de {from} a {to}"}, "from", first, "to", l.Clock(to))
}

// clock writes the time of day without the zone.
func (l Locale) clock(t time.Time) string {
	t = t.In(l.Zone())
	h, m := t.Hour(), t.Minute()
	if l.tongue == frCA {
		if m == 0 {
			return strconv.Itoa(h) + nbsp + "h"
		}
		return strconv.Itoa(h) + nbsp + "h" + nbsp + t.Format("04")
	}
	half := 0
	if h >= 12 {
		half = 1
	}
	return t.Format("3:04") + nbsp + l.calendar().halves[half]
}

// named adds the zone's name to a time of day.
func (l Locale) named(clock string, at time.Time) string {
	if l.tongue == frCA || l.tongue == esUS {
		return clock + " (" + l.zoneName(at) + ")"
	}
	return clock + " " + l.zoneName(at)
}

// List joins names: a, b and c.
func (l Locale) List(names []string) string {
	switch k := len(names); k {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return l.Say(words{EN: "{first} and {last}", FR: "{first} et {last}", ES: "{first} y {last}"},
			"first", strings.Join(names[:k-1], ", "), "last", names[k-1])
	}
}

// Numbers writes numbers for people: up to three by name, else the first and how many
// more.
func (l Locale) Numbers(numbers []numbering.Number) string {
	if more := len(numbers) - 1; more >= 3 {
		return l.Say(words{EN: "{first} and {n} more numbers", FR: "{first} et {n} autres numéros", ES: "{first} y {n} números más"},
			"first", numbers[0].National(), "n", l.Number(more))
	}
	var names []string
	for _, n := range numbers {
		names = append(names, n.National())
	}
	return l.List(names)
}
