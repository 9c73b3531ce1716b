package calendar

import "errors"

// The errors of the package, for [errors.Is].
var (
	// ErrSyntax is matched by every [*ParseError].
	ErrSyntax = errors.New("calendar: cannot be read")
	// ErrZone is matched by every [*ZoneError], and by the error of [New] for a
	// [Config] without a zone.
	ErrZone = errors.New("calendar: no zone")
	// ErrConfig is matched by every other error of [New].
	ErrConfig = errors.New("calendar: configuration")
)

// ParseError says which text could not be read and why. It does not contain the
// text.
type ParseError struct {
	What    string // what was read: "date", "clock time", "holiday rule"
	Problem string
}

// Error implements error.
func (e *ParseError) Error() string { return "calendar: " + e.What + ": " + e.Problem }

// Unwrap returns [ErrSyntax].
func (*ParseError) Unwrap() error { return ErrSyntax }
