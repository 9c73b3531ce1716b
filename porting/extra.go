package porting

import (
	"encoding/json"
	"errors"

	"github.com/openlnp/lnp/internal/extrajson"
	"github.com/openlnp/lnp/internal/jsonfault"
)

// Extra are fields of a stored order, line or event that this version of the package
// does not know, by name: those of a later version. They are kept as they are, and
// written again after the fields that it knows, sorted. Nil is none.
type Extra = extrajson.Fields

// MarshalJSON implements [json.Marshaler].
func (o Order) MarshalJSON() ([]byte, error) {
	type plain Order
	return extrajson.Marshal(plain(o), o.Extra)
}

// UnmarshalJSON implements [json.Unmarshaler]. Its error is an [*Error] that wraps
// [ErrDecode], names the field and quotes nothing of the text; what was there stays.
// Ask [Order.Validate] whether what was read can be an order.
func (o *Order) UnmarshalJSON(data []byte) error {
	type plain Order
	p := plain(*o)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*o = Order(p)
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (l Line) MarshalJSON() ([]byte, error) {
	type plain Line
	return extrajson.Marshal(plain(l), l.Extra)
}

// UnmarshalJSON implements [json.Unmarshaler]. Its error is an [*Error] that wraps
// [ErrDecode], names the field and quotes nothing of the text; what was there stays.
func (l *Line) UnmarshalJSON(data []byte) error {
	type plain Line
	p := plain(*l)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*l = Line(p)
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (e Event) MarshalJSON() ([]byte, error) {
	type plain Event
	return extrajson.Marshal(plain(e), e.Extra)
}

// UnmarshalJSON implements [json.Unmarshaler]. Its error is an [*Error] that wraps
// [ErrDecode], names the field and quotes nothing of the text; what was there stays.
func (e *Event) UnmarshalJSON(data []byte) error {
	type plain Event
	p := plain(*e)
	if err := extrajson.Unmarshal(data, &p, &p.Extra); err != nil {
		return decodeError(err)
	}
	*e = Event(p)
	return nil
}

// decodeError tells a fault as this package tells errors.
func decodeError(err error) error {
	e := &Error{Err: ErrDecode}
	if f, ok := errors.AsType[*jsonfault.Error](err); ok {
		e.Field, e.Message = f.Path, "this is not "+f.Want
	}
	return e
}

var (
	_ json.Unmarshaler = (*Order)(nil)
	_ json.Unmarshaler = (*Line)(nil)
	_ json.Unmarshaler = (*Event)(nil)
)
