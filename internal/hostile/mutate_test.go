package hostile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What a mutation puts in the place of a good value. Each holds something planted.
const (
	asText   = `"` + plantedPIN + `"`
	asNumber = plantedDigits
	asBroken = plantedDigits + `.25`
	asObject = `{"value":"` + plantedPIN + `"}`
	asList   = `[["` + plantedPIN + `"]]`
)

// mutations returns a document with every one of its fields in every wrong type. The
// answer must be the field's path.
func mutations(t testing.TB, sample []byte) []input {
	t.Helper()
	root := parsed(t, sample)
	var all []input
	walk(root, "", func(path string, v any) {
		for _, wrong := range wrongFor(v) {
			all = append(all, input{
				literal: path + "=" + wrong,
				in:      edited(t, sample, path+"="+wrong),
				want:    path,
			})
		}
	})
	return all
}

// wrongFor returns values of other types than a good one has.
func wrongFor(v any) []string {
	switch v := v.(type) {
	case map[string]any:
		return []string{asText, asNumber, asList}
	case []any:
		return []string{asText, asNumber, asObject}
	case bool:
		return []string{asText, asNumber}
	case json.Number:
		return []string{asText, asBroken, asObject}
	case string:
		if special(v) {
			return []string{asNumber, asObject, asList, asText}
		}
		return []string{asNumber, asObject, asList}
	}
	return nil
}

// special reports whether a text is an instant, a date or a telephone number: not
// every text can stand there.
func special(s string) bool {
	_, instant := time.Parse(time.RFC3339, s)
	_, day := time.Parse(time.DateOnly, s)
	return instant == nil || day == nil || strings.HasPrefix(s, "+1") && len(s) == len(plantedNumber)
}

func walk(v any, path string, visit func(path string, v any)) {
	if path != "" {
		visit(path, v)
	}
	switch v := v.(type) {
	case map[string]any:
		if _, money := v["amount"]; money && len(v) == 2 || path == "params" {
			return // one value, and names of the host's own
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			walk(v[k], strings.TrimPrefix(path+"."+k, "."), visit)
		}
	case []any:
		if len(v) > 0 { // the first stands for the others
			walk(v[0], path+"[0]", visit)
		}
	}
}

func parsed(t testing.TB, text []byte) any {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var v any
	require.NoError(t, dec.Decode(&v))
	return v
}

// edited returns a document with edits, separated by " & ": path=JSON sets a value,
// also one that was not there; a path alone takes it out. An object keeps no order of
// its fields.
func edited(t testing.TB, sample []byte, edits string) []byte {
	t.Helper()
	root := parsed(t, sample)
	for edit := range strings.SplitSeq(edits, " & ") {
		path, text, set := strings.Cut(edit, "=")
		root = put(t, root, steps(path), json.RawMessage(text), set)
	}
	out, err := json.Marshal(root)
	require.NoError(t, err, edits)
	return out
}

func steps(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

func put(t testing.TB, at any, path []string, v json.RawMessage, set bool) any {
	t.Helper()
	if len(path) == 0 {
		return v
	}
	switch at := at.(type) {
	case []any:
		i, err := strconv.Atoi(path[0])
		require.NoError(t, err)
		require.LessOrEqual(t, i, len(at))
		switch {
		case i == len(at) && len(path) == 1:
			return append(at, v)
		case i == len(at):
			return append(at, put(t, map[string]any{}, path[1:], v, set))
		case len(path) == 1 && !set:
			return slices.Delete(at, i, i+1)
		}
		at[i] = put(t, at[i], path[1:], v, set)
		return at
	case map[string]any:
		if len(path) == 1 && !set {
			require.Contains(t, at, path[0], "nothing to take out")
			delete(at, path[0])
			return at
		}
		next, ok := at[path[0]]
		if !ok && len(path) > 1 {
			if next = any(map[string]any{}); path[1] == "0" {
				next = []any{}
			}
		}
		at[path[0]] = put(t, next, path[1:], v, set)
		return at
	case nil:
		return v
	}
	panic(fmt.Sprintf("no %s in %T", path[0], at))
}
