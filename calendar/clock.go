package calendar

import "time"

// Clock is a time of day on a wall clock, in whole minutes after midnight, from 0
// (00:00, the zero value) to 1440 (24:00, the midnight that ends the day).
type Clock int16

const endOfDay Clock = 24 * 60

// ClockOf returns the time of day of an hour and a minute: ClockOf(17, 30) is 17:30.
func ClockOf(hour, minute int) Clock { return Clock(hour*60 + minute) }

// ParseClock reads HH:MM, from 00:00 to 24:00. Its error is a [*ParseError].
func ParseClock(s string) (Clock, error) {
	var c Clock
	err := c.UnmarshalText([]byte(s))
	return c, err
}

// IsValid reports whether c lies between 00:00 and 24:00.
func (c Clock) IsValid() bool { return c >= 0 && c <= endOfDay }

// Hour returns the hour of c, 0 to 24.
func (c Clock) Hour() int { return int(c) / 60 }

// Minute returns the minute of c's hour.
func (c Clock) Minute() int { return int(c) % 60 }

// On returns the instant at which clocks in loc show c on d; see [Date.At].
func (c Clock) On(d Date, loc *time.Location) time.Time { return d.At(c.Hour(), c.Minute(), loc) }

// String returns HH:MM, or "" for a time of day that is not valid.
func (c Clock) String() string {
	b, _ := c.MarshalText()
	return string(b)
}

// AppendText implements [encoding.TextAppender]. Its error is a [*ParseError], for a
// time of day that is not valid.
func (c Clock) AppendText(b []byte) ([]byte, error) {
	if !c.IsValid() {
		return b, clockError()
	}
	return appendDigits(append(appendDigits(b, c.Hour(), 2), ':'), c.Minute(), 2), nil
}

func clockError() error {
	return &ParseError{What: "clock time", Problem: "not of the form HH:MM between 00:00 and 24:00"}
}

// MarshalText implements [encoding.TextMarshaler].
func (c Clock) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]. On an error c is unchanged.
func (c *Clock) UnmarshalText(b []byte) error {
	if len(b) == 5 && b[2] == ':' {
		hour, ok1 := digits(b[:2])
		minute, ok2 := digits(b[3:])
		if v := ClockOf(hour, minute); ok1 && ok2 && minute < 60 && v.IsValid() {
			*c = v
			return nil
		}
	}
	return clockError()
}

// Hours are the opening hours of a business day. Open belongs to them, Close does
// not: at 17:00 a day of 08:00 to 17:00 is over.
type Hours struct {
	Open  Clock `json:"open"`
	Close Clock `json:"close"`
}

// AllDay returns the hours of a clock that runs from midnight to midnight on business
// days and stands still on others.
func AllDay() Hours { return Hours{Open: 0, Close: endOfDay} }

// IsValid reports whether h opens before it closes, both within a day.
func (h Hours) IsValid() bool { return h.Open.IsValid() && h.Close.IsValid() && h.Open < h.Close }

// String returns the hours as "08:00-17:00".
func (h Hours) String() string { return h.Open.String() + "-" + h.Close.String() }
