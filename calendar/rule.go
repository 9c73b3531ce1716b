package calendar

import (
	"strconv"
	"strings"
	"time"
)

// Rule says on which day of a year something falls. It is comparable with == and
// immutable; the zero Rule is "none" and falls on no day. Its text is the notation
// that the time zone database uses for days, with two more for Easter and for a
// single day:
//
//	Jul 4        July 4
//	Sep Mon>=1   the first Monday on or after September 1
//	May Mon<=24  the last Monday on or before May 24
//	May lastMon  the last Monday of May
//	Easter-2     two days before Easter Sunday, Western churches
//	2026-12-24   that one day
type Rule struct {
	kind    ruleKind
	weekday uint8
	month   uint8
	day     int16 // day of the month, or days after Easter
	once    Date
}

type ruleKind uint8

const (
	ruleNone ruleKind = iota
	ruleFixed
	ruleOnOrAfter
	ruleOnOrBefore
	ruleLast
	ruleEaster
	ruleOnce
)

// easterReach bounds the days from Easter, so that a rule of a year falls in it.
const easterReach = 70

// Fixed is the same day every year. A day that a year does not have, February 29,
// does not fall in it.
func Fixed(month time.Month, day int) Rule { return monthRule(ruleFixed, 0, month, day) }

// OnOrAfter is the first such weekday on or after a day of the month.
func OnOrAfter(weekday time.Weekday, month time.Month, day int) Rule {
	return monthRule(ruleOnOrAfter, weekday, month, day)
}

// OnOrBefore is the last such weekday on or before a day of the month.
func OnOrBefore(weekday time.Weekday, month time.Month, day int) Rule {
	return monthRule(ruleOnOrBefore, weekday, month, day)
}

// Nth is the n-th such weekday of the month, 1 to 4: [OnOrAfter] day 7n-6.
func Nth(n int, weekday time.Weekday, month time.Month) Rule {
	if n < 1 || n > 4 {
		return Rule{}
	}
	return OnOrAfter(weekday, month, 7*n-6)
}

// Last is the last such weekday of the month.
func Last(weekday time.Weekday, month time.Month) Rule { return monthRule(ruleLast, weekday, month, 1) }

// Easter is a number of days after Easter Sunday of the Western churches, at most 70
// either way: -2 is Good Friday, 1 Easter Monday.
func Easter(days int) Rule {
	if days < -easterReach || days > easterReach {
		return Rule{}
	}
	return Rule{kind: ruleEaster, day: int16(days)}
}

// Once is a single day.
func Once(d Date) Rule {
	if d.IsZero() {
		return Rule{}
	}
	return Rule{kind: ruleOnce, once: d}
}

// monthRule returns none for a day that no year has.
func monthRule(kind ruleKind, weekday time.Weekday, month time.Month, day int) Rule {
	const leapYear = 2000
	d := NewDate(leapYear, month, day)
	if weekday < time.Sunday || weekday > time.Saturday || d.Month() != month || d.Day() != day {
		return Rule{}
	}
	if kind == ruleLast {
		day = 0
	}
	return Rule{kind: kind, weekday: uint8(weekday), month: uint8(month), day: int16(day)}
}

// IsValid reports whether r is a rule, not the zero value. The constructors return
// the zero value for a day that no year has.
func (r Rule) IsValid() bool { return r.kind != ruleNone }

// In returns the day on which r falls in a year, or none.
func (r Rule) In(year int) Date {
	month, day := time.Month(r.month), int(r.day)
	weekday := time.Weekday(r.weekday)
	switch r.kind {
	case ruleNone:
	case ruleFixed:
		if d := NewDate(year, month, day); d.Month() == month {
			return d
		}
	case ruleOnOrAfter:
		d := NewDate(year, month, day)
		return d.AddDays(int(weekday-d.Weekday()+7) % 7)
	case ruleOnOrBefore:
		d := NewDate(year, month, day)
		return d.AddDays(-(int(d.Weekday()-weekday+7) % 7))
	case ruleLast:
		d := NewDate(year, month+1, 0)
		return d.AddDays(-(int(d.Weekday()-weekday+7) % 7))
	case ruleEaster:
		return easter(year).AddDays(day)
	case ruleOnce:
		if r.once.Year() == year {
			return r.once
		}
	}
	return Date{}
}

// easter returns Easter Sunday of a Gregorian year, by the method that Nature
// published anonymously in 1876 (Meeus, Astronomical Algorithms, chapter 8).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return NewDate(year, time.Month(n/31), n%31+1)
}

// ParseRule reads the text of a rule, as [Rule] describes it. Its error is a
// [*ParseError].
func ParseRule(s string) (Rule, error) {
	var r Rule
	switch month, day, found := strings.Cut(s, " "); {
	case found:
		r = parseMonthRule(parseMonth(month), day)
	case strings.HasPrefix(s, "Easter"):
		r = parseEaster(s)
	default:
		d, _ := ParseDate(s)
		r = Once(d)
	}
	if !r.IsValid() || r.String() != s { // one text for each rule
		return Rule{}, &ParseError{What: "holiday rule", Problem: "not in the notation of Rule, such as Sep Mon>=1"}
	}
	return r, nil
}

func parseEaster(s string) Rule {
	if s == "Easter" {
		return Easter(0)
	}
	n, err := strconv.Atoi(s[len("Easter"):])
	if err != nil {
		return Rule{}
	}
	return Easter(n)
}

func parseMonthRule(month time.Month, s string) Rule {
	if rest, ok := strings.CutPrefix(s, "last"); ok {
		return Last(parseWeekday(rest), month)
	}
	if name, day, ok := strings.Cut(s, ">="); ok {
		n, _ := digits(day)
		return OnOrAfter(parseWeekday(name), month, n)
	}
	if name, day, ok := strings.Cut(s, "<="); ok {
		n, _ := digits(day)
		return OnOrBefore(parseWeekday(name), month, n)
	}
	n, _ := digits(s)
	return Fixed(month, n)
}

func parseMonth(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if m.String()[:3] == s {
			return m
		}
	}
	return 0
}

func parseWeekday(s string) time.Weekday {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if d.String()[:3] == s {
			return d
		}
	}
	return -1
}

// String returns the text of r, "" for the zero value.
func (r Rule) String() string {
	day := strconv.Itoa(int(r.day))
	month := time.Month(r.month).String()[:3] + " "
	weekday := time.Weekday(r.weekday).String()[:3]
	switch r.kind {
	case ruleNone:
	case ruleFixed:
		return month + day
	case ruleOnOrAfter:
		return month + weekday + ">=" + day
	case ruleOnOrBefore:
		return month + weekday + "<=" + day
	case ruleLast:
		return month + "last" + weekday
	case ruleEaster:
		switch {
		case r.day == 0:
			return "Easter"
		case r.day > 0:
			return "Easter+" + day
		}
		return "Easter" + day
	case ruleOnce:
		return r.once.String()
	}
	return ""
}

// AppendText implements [encoding.TextAppender].
func (r Rule) AppendText(b []byte) ([]byte, error) { return append(b, r.String()...), nil }

// MarshalText implements [encoding.TextMarshaler]; JSON uses it.
func (r Rule) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text is the zero value.
// On an error r is unchanged.
func (r *Rule) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*r = Rule{}
		return nil
	}
	v, err := ParseRule(string(b))
	if err == nil {
		*r = v
	}
	return err
}
