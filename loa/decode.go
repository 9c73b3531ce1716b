package loa

import (
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// ErrDecode is matched by every [DecodeError].
var ErrDecode = errors.New("loa: cannot be decoded")

// DecodeError tells where a stored text is broken. It holds nothing of the text, in
// which an account number, a name or an address may stand.
type DecodeError struct {
	Path string // of the field, such as "evidence[1].at"; empty for the text as a whole
	Want string // what should stand there, such as "an instant of RFC 3339"
}

// Error implements error.
func (e *DecodeError) Error() string {
	if e.Path == "" {
		return "loa: the text is not " + e.Want
	}
	return "loa: " + e.Path + " is not " + e.Want
}

// Is makes errors.Is(err, ErrDecode) true.
func (e *DecodeError) Is(target error) bool { return target == ErrDecode }

// DecodeLetter reads a letter that was stored as JSON. It reads what encoding/json
// reads, and its error is a [*DecodeError], which names the field and quotes nothing.
// What it reads is as it was stored, good or bad: [Policy.Validate] and [Verify] tell.
func DecodeLetter(text []byte) (Letter, error) {
	var l Letter
	if err := decode(text, &l); err != nil {
		return Letter{}, err
	}
	return l, nil
}

// DecodeRecord is [DecodeLetter] for a record.
func DecodeRecord(text []byte) (Record, error) {
	var r Record
	if err := decode(text, &r); err != nil {
		return Record{}, err
	}
	return r, nil
}

func decode(text []byte, v any) error {
	if json.Unmarshal(text, v) == nil {
		return nil
	}
	if !json.Valid(text) {
		return &DecodeError{Want: "JSON"}
	}
	return fault(text, reflect.TypeOf(v).Elem(), "")
}

// fault finds the first field of a text that a value of type t cannot be read from.
func fault(text []byte, t reflect.Type, path string) error {
	wants := &DecodeError{Path: path, Want: wanted(t)}
	_, itself := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	switch {
	case itself:
	case t.Kind() == reflect.Struct:
		var members map[string]json.RawMessage
		if json.Unmarshal(text, &members) != nil {
			break
		}
		for _, f := range reflect.VisibleFields(t) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" || !f.IsExported() {
				continue // embedded: its fields follow
			}
			for key, value := range members {
				if strings.EqualFold(key, name) && json.Unmarshal(value, reflect.New(f.Type).Interface()) != nil {
					return fault(value, f.Type, strings.TrimPrefix(path+"."+name, "."))
				}
			}
		}
	case t.Kind() == reflect.Slice:
		var items []json.RawMessage
		if json.Unmarshal(text, &items) != nil {
			break
		}
		for i, value := range items {
			if json.Unmarshal(value, reflect.New(t.Elem()).Interface()) != nil {
				return fault(value, t.Elem(), path+"["+strconv.Itoa(i)+"]")
			}
		}
	}
	return wants
}

// wanted names what a value of type t is read from.
func wanted(t reflect.Type) string {
	switch t.Name() {
	case "Time":
		return "an instant of RFC 3339"
	case "Date":
		return "a date such as 2026-03-24"
	case "Addr":
		return "an IP address"
	case "Number", "BTN":
		return "a telephone number"
	}
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Struct:
		if _, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler); !ok {
			return "an object"
		}
	default:
	}
	return "a text in quotes"
}
