package portout

import (
	"errors"

	"github.com/openlnp/lnp/internal/extrajson"
	"github.com/openlnp/lnp/internal/jsonfault"
)

// What is stored keeps the fields of later versions, as in package porting, and a text
// that cannot be read is an [*Error] that wraps [ErrDecode], names the field and quotes
// nothing; what was there stays.

// MarshalJSON implements json.Marshaler.
func (a Account) MarshalJSON() ([]byte, error) {
	type plain Account
	return extrajson.Marshal(plain(a), a.Extra)
}

// UnmarshalJSON implements json.Unmarshaler.
func (a *Account) UnmarshalJSON(data []byte) error {
	type plain Account
	p := plain(*a)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*a = Account(p)
	return nil
}

// MarshalJSON implements json.Marshaler.
func (r Request) MarshalJSON() ([]byte, error) {
	type plain Request
	return extrajson.Marshal(plain(r), r.Extra)
}

// UnmarshalJSON implements json.Unmarshaler.
func (r *Request) UnmarshalJSON(data []byte) error {
	type plain Request
	p := plain(*r)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*r = Request(p)
	return nil
}

// MarshalJSON implements json.Marshaler.
func (l Line) MarshalJSON() ([]byte, error) {
	type plain Line
	return extrajson.Marshal(plain(l), l.Extra)
}

// UnmarshalJSON implements json.Unmarshaler.
func (l *Line) UnmarshalJSON(data []byte) error {
	type plain Line
	p := plain(*l)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*l = Line(p)
	return nil
}

// MarshalJSON implements json.Marshaler.
func (e Event) MarshalJSON() ([]byte, error) {
	type plain Event
	return extrajson.Marshal(plain(e), e.Extra)
}

// UnmarshalJSON implements json.Unmarshaler.
func (e *Event) UnmarshalJSON(data []byte) error {
	type plain Event
	p := plain(*e)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*e = Event(p)
	return nil
}

func decodeError(err error) error {
	e := &Error{Err: ErrDecode}
	if f, ok := errors.AsType[*jsonfault.Error](err); ok {
		e.Field, e.Message = f.Path, "this is not "+f.Want
	}
	return e
}
