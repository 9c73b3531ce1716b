package porting

import (
	"encoding/json"

	"github.com/openlnp/lnp/internal/extrajson"
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

// UnmarshalJSON implements [json.Unmarshaler]. It takes what it is given; ask
// [Order.Validate] whether it is an order.
func (o *Order) UnmarshalJSON(data []byte) error {
	type plain Order
	var err error
	o.Extra, err = extrajson.Unmarshal(data, (*plain)(o))
	return err
}

// MarshalJSON implements [json.Marshaler].
func (l Line) MarshalJSON() ([]byte, error) {
	type plain Line
	return extrajson.Marshal(plain(l), l.Extra)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (l *Line) UnmarshalJSON(data []byte) error {
	type plain Line
	var err error
	l.Extra, err = extrajson.Unmarshal(data, (*plain)(l))
	return err
}

// MarshalJSON implements [json.Marshaler].
func (e Event) MarshalJSON() ([]byte, error) {
	type plain Event
	return extrajson.Marshal(plain(e), e.Extra)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (e *Event) UnmarshalJSON(data []byte) error {
	type plain Event
	var err error
	e.Extra, err = extrajson.Unmarshal(data, (*plain)(e))
	return err
}

var (
	_ json.Unmarshaler = (*Order)(nil)
	_ json.Unmarshaler = (*Line)(nil)
	_ json.Unmarshaler = (*Event)(nil)
)
