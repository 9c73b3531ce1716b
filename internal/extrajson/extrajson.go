// Package extrajson reads and writes JSON objects whose type may know only some of
// their fields: the others are kept, so that storing an object that a later version
// wrote loses nothing.
package extrajson

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/openlnp/lnp/internal/jsonfault"
)

// Fields are fields by name, as they were written.
type Fields map[string]json.RawMessage

// Marshal encodes a struct, and after its own fields the others in the order of their
// names. One that has come to be known meanwhile is not written twice.
func Marshal(v any, extra Fields) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil || len(extra) == 0 {
		return data, err
	}
	own := names(reflect.TypeOf(v))
	out := bytes.NewBuffer(bytes.TrimSuffix(data, []byte("}")))
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if known(own, name) {
			continue
		}
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(extra[name])
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// Unmarshal decodes an object into a struct, which v points to, and into extra the
// fields that it has none for; nil if there are none. On an error, which is a
// [*jsonfault.Error], both stay as they were; so they do for null.
func Unmarshal(data []byte, v any, extra *Fields) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	if fault := jsonfault.Decode(data, v); fault != nil {
		return fault
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return jsonfault.Find(data, reflect.TypeOf(v).Elem())
	}
	own := names(reflect.TypeOf(v).Elem())
	maps.DeleteFunc(members, func(name string, _ json.RawMessage) bool { return known(own, name) })
	*extra = nil
	if len(members) > 0 {
		*extra = members
	}
	return nil
}

// names are the names of a struct's fields.
func names(t reflect.Type) []string {
	var out []string
	for field := range t.Fields() {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != "" && tag != "-" {
			out = append(out, tag)
		}
	}
	return out
}

// known reports whether a name is one of them, in whatever case: encoding/json matches
// them so.
func known(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}
