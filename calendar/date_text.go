package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const isoForm = "not of the form YYYY-MM-DD"

func dateError(problem string) error { return &ParseError{What: "date", Problem: problem} }

// ParseDate reads YYYY-MM-DD, the one text that a date has. Its error is a
// [*ParseError].
func ParseDate(s string) (Date, error) { return parseDate(s) }

// MustParseDate is [ParseDate] for tests with hard-coded strings; it panics.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func parseDate[T string | []byte](s T) (Date, error) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return Date{}, dateError(isoForm)
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, dateError(isoForm)
	}
	d := NewDate(year, time.Month(month), day)
	if y, m, dd := d.Date(); d.IsZero() || y != year || int(m) != month || dd != day {
		return Date{}, dateError("no such day")
	}
	return d, nil
}

// digits reads a decimal number that is nothing but digits.
func digits[T string | []byte](s T) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0 && len(s) < 6
}

// appendDigits appends n in the given number of digits.
func appendDigits(b []byte, n, width int) []byte {
	for ; width > 0; width-- {
		b = append(b, '0')
	}
	for i := len(b) - 1; n > 0; i-- {
		b[i] += byte(n % 10)
		n /= 10
	}
	return b
}

// AppendText implements [encoding.TextAppender]. It appends nothing for none.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	year, month, day := d.Date()
	b = append(appendDigits(b, year, 4), '-')
	b = append(appendDigits(b, int(month), 2), '-')
	return appendDigits(b, day, 2), nil
}

// String returns YYYY-MM-DD, or "" for none.
func (d Date) String() string {
	b, _ := d.AppendText(make([]byte, 0, len(time.DateOnly)))
	return string(b)
}

// MarshalText implements [encoding.TextMarshaler]; JSON uses it. None is empty text.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]; JSON uses it. Empty text is
// none. On an error d is unchanged.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := parseDate(b)
	if err == nil {
		*d = v
	}
	return err
}

// Value implements [driver.Valuer]: the text YYYY-MM-DD, which every database reads
// into a DATE column, or NULL for none.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan implements [database/sql.Scanner]. It takes NULL and empty text as none, the
// text YYYY-MM-DD, and a [time.Time], of which it keeps the day in its own location,
// since drivers disagree on the zone of a DATE. On an error d is unchanged.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		*d = DateOf(v)
		return nil
	}
	return dateError(fmt.Sprintf("cannot be read from a database value of type %T", src))
}
