// Package strictjson decodes JSON that people write: it takes no unknown field, no
// field twice and no value of another type, and its errors say where the fault is,
// as a path, and never repeat the value.
package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Error is a fault of a document.
type Error struct {
	// Path is where, such as "numbers[2].pin"; "" is the document as a whole.
	Path string
	// Line counts from 1, for a fault of the syntax; 0 otherwise.
	Line    int
	Message string
	// Err is the cause, nil if there is no other, or if it would repeat the value.
	Err error
}

// Error tells where the fault is and what it is.
func (e *Error) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("line %d: %s", e.Line, e.Message)
	case e.Path == "":
		return e.Message
	}
	return e.Path + ": " + e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Unmarshal decodes data into the value that v points to. On an error, an [*Error],
// the value is not changed.
func Unmarshal(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return syntaxError(data, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return &Error{Line: line(data, dec.InputOffset()), Message: "nothing may follow the document"}
	}
	target := reflect.ValueOf(v).Elem()
	fresh := reflect.New(target.Type()).Elem()
	if err := decode(raw, fresh, ""); err != nil {
		return err
	}
	target.Set(fresh)
	return nil
}

func syntaxError(data []byte, err error) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return &Error{Message: "the document is empty"}
	}
	offset := int64(len(data))
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = s.Offset
	}
	return &Error{Line: line(data, offset), Message: "not valid JSON: " + strings.TrimPrefix(err.Error(), "json: ")}
}

func line(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte{'\n'})
}

func decode(raw json.RawMessage, v reflect.Value, path string) error {
	if string(raw) == "null" {
		return &Error{Path: path, Message: "null is not a value here: leave the field out"}
	}
	if p := v.Addr().Interface(); decodesItself(p) {
		if err := json.Unmarshal(raw, p); err != nil {
			return wrongValue(raw, v.Type(), path, err)
		}
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return decode(raw, v.Elem(), path)
	case reflect.Struct:
		return decodeStruct(raw, v, path)
	case reflect.Slice:
		var items []json.RawMessage
		if json.Unmarshal(raw, &items) != nil {
			return &Error{Path: path, Message: "wants a list, has " + kindOf(raw)}
		}
		v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
		for i, item := range items {
			if err := decode(item, v.Index(i), fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
		return nil
	default:
		if err := json.Unmarshal(raw, v.Addr().Interface()); err != nil {
			return wrongValue(raw, v.Type(), path, err)
		}
		return nil
	}
}

func decodesItself(p any) bool {
	_, text := p.(encoding.TextUnmarshaler)
	_, full := p.(json.Unmarshaler)
	return text || full
}

func decodeStruct(raw json.RawMessage, v reflect.Value, path string) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return &Error{Path: path, Message: "wants an object, has " + kindOf(raw)}
	}
	var seen []string
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return &Error{Path: path, Message: "not valid JSON", Err: err}
		}
		name, _ := token.(string)
		at := strings.TrimPrefix(path+"."+name, ".")
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return &Error{Path: at, Message: "not valid JSON", Err: err}
		}
		if slices.Contains(seen, name) {
			return &Error{Path: at, Message: "the field is there twice"}
		}
		seen = append(seen, name)
		field, ok := fieldNamed(v, name)
		if !ok {
			return &Error{Path: at, Message: "unknown field" + meant(v.Type(), name)}
		}
		if err := decode(value, field, at); err != nil {
			return err
		}
	}
	return nil
}

// fieldNamed finds the field of a JSON name, in embedded structs too.
func fieldNamed(v reflect.Value, name string) (reflect.Value, bool) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		if jsonName(f) == name {
			return v.FieldByIndex(f.Index), true
		}
	}
	return reflect.Value{}, false
}

func jsonName(f reflect.StructField) string {
	if f.Anonymous || !f.IsExported() {
		return ""
	}
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// meant lists the fields there are, if the name is not one of them.
func meant(t reflect.Type, _ string) string {
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if n := jsonName(f); n != "" && n != "-" {
			names = append(names, n)
		}
	}
	return " (there are " + strings.Join(names, ", ") + ")"
}

func wrongValue(raw json.RawMessage, t reflect.Type, path string, err error) error {
	if t == reflect.TypeFor[time.Time]() {
		// Its own error repeats the value, and so do the next two.
		return &Error{Path: path, Message: "wants an instant of RFC 3339, such as 2026-03-02T09:14:00-06:00"}
	}
	if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return &Error{Path: path, Message: "wants " + wanted(t) + ", has " + kindOf(raw)}
	}
	if t == reflect.TypeFor[netip.Addr]() {
		return &Error{Path: path, Message: "wants an IP address"}
	}
	return &Error{Path: path, Message: err.Error(), Err: err}
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "a whole number"
	default:
		return "a text in quotes"
	}
}

func kindOf(raw json.RawMessage) string {
	switch raw[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}
