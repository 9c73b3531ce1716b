// Package calendar gives civil dates, business calendars and business hours.
package calendar

import (
	"errors"
	"fmt"
	"time"
)

// ErrSyntax is matched by every error of [ParseDate].
var ErrSyntax = errors.New("calendar: not a date of the form YYYY-MM-DD")

// Date is a civil date: a day of the proleptic Gregorian calendar, in no zone. It
// is comparable with == and immutable. The zero Date is "none", not a day.
type Date struct {
	n int32 // days since 1970-01-01, plus one for the days on and after it, so that zero is none
}

// NewDate returns the date of a year, month and day, normalised as [time.Date]
// does.
func NewDate(year int, month time.Month, day int) Date {
	return fromDays(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func fromDays(days int64) Date {
	if days >= 0 {
		days++
	}
	return Date{n: int32(days)}
}

func (d Date) days() int64 {
	if d.n > 0 {
		return int64(d.n) - 1
	}
	return int64(d.n)
}

// DateOf returns the civil day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, m, d)
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%w: %d bytes", ErrSyntax, len(s))
	}
	return DateOf(t), nil
}

// MustParseDate is [ParseDate] for tests with hard-coded strings; it panics.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether d is none.
func (d Date) IsZero() bool { return d.n == 0 }

// At returns the instant at which clocks in loc show hour and minute on d.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	t := time.Unix(d.days()*86400, 0).UTC()
	return time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, loc)
}

// AddDays returns the date n days after d.
func (d Date) AddDays(n int) Date { return fromDays(d.days() + int64(n)) }

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return d.At(0, 0, time.UTC).Weekday() }

// Compare orders dates; none comes before every day.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case d.IsZero(), !e.IsZero() && d.n < e.n:
		return -1
	default:
		return 1
	}
}

// String returns YYYY-MM-DD, or "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.At(0, 0, time.UTC).Format(time.DateOnly)
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}
