package calendar

import "time"

// Loader turns the name of a zone, such as "America/St_Johns", into the zone.
// [time.LoadLocation] is one; a program that must not depend on the machine's zone
// database imports time/tzdata or gives its own.
type Loader func(name string) (*time.Location, error)

// Load returns the zone of a name. Its error is a [*ZoneError]: the loader is nil or
// failed, or returned no zone, or the name is "" or "Local", which are the process's
// business and not places.
func (l Loader) Load(name string) (*time.Location, error) {
	if l == nil || name == "" || name == "Local" {
		return nil, &ZoneError{Name: name}
	}
	loc, err := l(name)
	if err != nil || loc == nil {
		return nil, &ZoneError{Name: name, Err: err}
	}
	return loc, nil
}

// ZoneError says which zone could not be loaded. It matches [ErrZone] and the
// loader's error.
type ZoneError struct {
	Name string
	Err  error // the loader's; nil when there was nothing to load
}

// Error implements error.
func (e *ZoneError) Error() string {
	s := "calendar: zone " + e.Name + " is not available"
	if e.Name == "" {
		s = "calendar: zone without a name"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns [ErrZone] and the loader's error.
func (e *ZoneError) Unwrap() []error {
	if e.Err == nil {
		return []error{ErrZone}
	}
	return []error{ErrZone, e.Err}
}
