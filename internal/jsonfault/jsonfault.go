// Package jsonfault tells where a JSON text cannot be read, and quotes nothing of it: an
// account number or a name may stand in it, and what encoding/json says of a broken text
// repeats it.
package jsonfault

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// Error is where a text is broken.
type Error struct {
	Path string // of the field, such as "lines[1].since"; empty for the text as a whole
	Want string // what should stand there, such as "an instant of RFC 3339"
}

// Error implements error.
func (e *Error) Error() string {
	if e.Path == "" {
		return "the text is not " + e.Want
	}
	return e.Path + " is not " + e.Want
}

// Decode reads a text into what v points to, or leaves it as it was.
func Decode(text []byte, v any) *Error {
	to := reflect.ValueOf(v).Elem()
	fresh := reflect.New(to.Type())
	if json.Unmarshal(text, fresh.Interface()) != nil {
		return Find(text, to.Type())
	}
	to.Set(fresh.Elem())
	return nil
}

// Find finds the first field of a text that a value of type t cannot be read from.
func Find(text []byte, t reflect.Type) *Error {
	if !json.Valid(text) {
		return &Error{Want: "JSON"}
	}
	return find(text, t, "")
}

func find(text []byte, t reflect.Type, path string) *Error {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	wants := &Error{Path: path, Want: wanted(t)}
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
			if name == "" || name == "-" || !f.IsExported() {
				continue // not read, or embedded: its fields follow
			}
			for key, value := range members {
				if strings.EqualFold(key, name) && json.Unmarshal(value, reflect.New(f.Type).Interface()) != nil {
					return find(value, f.Type, strings.TrimPrefix(path+"."+name, "."))
				}
			}
		}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8: // in base64
	case t.Kind() == reflect.Slice:
		var items []json.RawMessage
		if json.Unmarshal(text, &items) != nil {
			break
		}
		for i, value := range items {
			if json.Unmarshal(value, reflect.New(t.Elem()).Interface()) != nil {
				return find(value, t.Elem(), path+"["+strconv.Itoa(i)+"]")
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
	case "Money":
		return "an amount and its currency"
	case "UUID":
		return "a UUID"
	}
	switch t.Kind() {
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "a text in quotes"
		}
		return "a list"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return "a whole number"
	case reflect.Struct:
		if _, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler); !ok {
			return "an object"
		}
	default:
	}
	return "a text in quotes"
}
