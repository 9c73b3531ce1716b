package hostile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

// orders are the entry points of package porting and its verification.
func orders() []entry {
	order := func(t testing.TB) []byte { o, _ := life(t); return asJSON(t, o) }
	history := func(t testing.TB) []byte { _, events := life(t); return asJSON(t, events) }
	return []entry{
		{name: "porting.Order.json", sample: order, mutate: true, where: fieldWhere, try: jsonInto(func(t testing.TB) porting.Order {
			o, _ := life(t)
			return o
		})},
		{name: "porting.Event.json", sample: func(t testing.TB) []byte {
			_, events := life(t)
			e := events[len(events)-1]
			for _, f := range events {
				e = merged(e, f)
			}
			return asJSON(t, e)
		}, mutate: true, where: fieldWhere, try: jsonInto(func(t testing.TB) porting.Event {
			_, events := life(t)
			return events[0]
		})},
		{name: "porting.Order.Validate", sample: order, where: portingWhere, try: func(t testing.TB, in []byte) error {
			var o porting.Order
			require.NoError(t, json.Unmarshal(in, &o))
			return o.Validate()
		}},
		{name: "porting.ValidateHistory", sample: history, where: portingWhere, try: func(t testing.TB, in []byte) error {
			var events []porting.Event
			require.NoError(t, json.Unmarshal(in, &events))
			return porting.ValidateHistory(events)
		}},
		{name: "porting.Decide", where: portingWhere, try: func(t testing.TB, in []byte) error {
			o, _ := life(t)
			return decide(t, o, string(in))
		}},
		{name: "porting.Decide.open", sample: opening, where: portingWhere, try: func(t testing.TB, in []byte) error {
			return decide(t, porting.Order{}, "open "+string(in))
		}},
		{name: "porting.Split", sample: func(t testing.TB) []byte {
			return []byte(`{"account":{"id":"acct-1","standing":"paid"},"numbers":[
				{"number":"` + plantedNumber + `","losing_carrier":"Prairie Bell","account_number":"` + plantedAccount + `"}]}`)
		}, where: func(err error) string {
			if e, ok := errors.AsType[*unplannedError](err); ok {
				return string(e.code)
			}
			return ""
		}, try: func(t testing.TB, in []byte) error {
			var r porting.Request
			require.NoError(t, json.Unmarshal(in, &r))
			p := porting.Split(&r, &porting.Facts{Plan: fictional, OnOrder: numbersOf("+13125550199")})
			if len(p.Refused) == 0 {
				return nil
			}
			last := p.Refused[len(p.Refused)-1]
			return &unplannedError{last.Code, last.Message}
		}},
		{name: "portout.Decide", where: portoutWhere, try: func(t testing.TB, in []byte) error {
			a, _ := leaving(t)
			return decidePortOut(t, a, string(in))
		}},
		{
			name: "portout.Account.json", sample: func(t testing.TB) []byte { a, _ := leaving(t); return asJSON(t, a) }, mutate: true, where: fieldWhere,
			try: jsonInto(func(t testing.TB) portout.Account { a, _ := leaving(t); return a }),
		},
		{name: "verification.Policy.Check", sample: func(t testing.TB) []byte { return asJSON(t, form()) }, where: problemsWhere, try: func(t testing.TB, in []byte) error {
			var f verification.Form
			require.NoError(t, json.Unmarshal(in, &f))
			p, ok := verification.PolicyNamed("general")
			require.True(t, ok)
			return blocked(p.Check(f, 2))
		}},
		{name: "verification.Decide", where: verificationWhere, try: func(t testing.TB, in []byte) error {
			r, _ := verified(t)
			return decideVerification(t, r, string(in))
		}},
		{name: "verification.Decide.open", sample: func(t testing.TB) []byte {
			return asJSON(t, verification.Open{
				By: customer, ID: orderID, Account: account, Country: "US", Plan: fictional, Form: form(), Numbers: []verification.OpenedLine{{Number: tollFree}},
			})
		}, where: verificationWhere, try: func(t testing.TB, in []byte) error {
			return decideVerification(t, verification.Request{}, "open "+string(in))
		}},
		{name: "verification.Request.json", sample: func(t testing.TB) []byte { r, _ := verified(t); return asJSON(t, r) }, mutate: true, where: fieldWhere, try: jsonInto(func(t testing.TB) verification.Request {
			r, _ := verified(t)
			return r
		})},
		{name: "verification.Event.json", sample: func(t testing.TB) []byte { _, events := verified(t); return asJSON(t, events[0]) }, mutate: true, where: fieldWhere, try: jsonInto(func(t testing.TB) verification.Event {
			_, events := verified(t)
			return events[1]
		})},
	}
}

// merged adds to an event what another one says and it does not.
func merged(e, f porting.Event) porting.Event {
	to, from := reflect.ValueOf(&e).Elem(), reflect.ValueOf(f)
	for i := range to.NumField() {
		if to.Field(i).IsZero() {
			to.Field(i).Set(from.Field(i))
		}
	}
	return e
}

// jsonInto decodes into a value that holds something: the same one again and again, as
// a refused input leaves it as it was.
func jsonInto[T any](good func(testing.TB) T) func(testing.TB, []byte) error {
	var v *T
	var before []byte
	return func(t testing.TB, in []byte) error {
		if v == nil {
			v = new(good(t))
			before = asJSON(t, *v)
		}
		err := json.Unmarshal(in, v)
		same := err != nil && bytes.Equal(asJSON(t, *v), before)
		if !same {
			v = nil
		}
		return untouched(err, same)
	}
}

// fieldWhere tells the field that an error of a decoder names, whatever its type: it
// has the path in a field Path or Field.
func fieldWhere(err error) string {
	for ; err != nil; err = errors.Unwrap(err) {
		v := reflect.Indirect(reflect.ValueOf(err))
		if v.Kind() != reflect.Struct {
			continue
		}
		for _, name := range []string{"Path", "Field"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() != "" {
				return f.String()
			}
		}
	}
	return ""
}

// unplannedError is the error that a refusal amounts to.
type unplannedError struct {
	code    porting.RefusalCode
	message string
}

func (u *unplannedError) Error() string { return string(u.code) + ": " + u.message }

func portingWhere(err error) string {
	e, ok := errors.AsType[*porting.Error](err)
	if !ok {
		return ""
	}
	var missing []string
	for _, m := range e.Missing {
		missing = append(missing, m.Field+" "+m.Code)
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s", sentinel(err), e.Field, strings.Join(missing, ", "), legal(err, porting.ErrIllegal, len(e.Legal)))), " ")
}

func portoutWhere(err error) string {
	e, ok := errors.AsType[*portout.Error](err)
	if !ok {
		return ""
	}
	said := []string{sentinel(err), e.Field}
	for _, b := range e.Blocks {
		said = append(said, string(b))
	}
	for _, r := range e.Reasons {
		said = append(said, string(r))
	}
	said = append(said, legal(err, portout.ErrIllegal, len(e.Legal)))
	return strings.Join(strings.Fields(strings.Join(said, " ")), " ")
}

func verificationWhere(err error) string {
	e, ok := errors.AsType[*verification.Error](err)
	if !ok {
		return ""
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s", sentinel(err), e.Field, problemsWhere(&refusedError{Problems: e.Problems}), legal(err, verification.ErrIllegal, len(e.Legal)))), " ")
}

// legal says that an error of an illegal command lists what is legal.
func legal(err, illegal error, n int) string {
	if errors.Is(err, illegal) && n > 0 {
		return "lists the legal"
	}
	return ""
}

func sentinel(err error) string {
	for _, s := range []struct {
		err  error
		name string
	}{
		{porting.ErrInvalid, "invalid"},
		{porting.ErrIllegal, "illegal"},
		{porting.ErrForbidden, "forbidden"},
		{porting.ErrIncomplete, "incomplete"},
		{porting.ErrUnreachable, "unreachable"},
		{portout.ErrInvalid, "invalid"},
		{portout.ErrIllegal, "illegal"},
		{portout.ErrForbidden, "forbidden"},
		{portout.ErrNotFound, "not-found"},
		{portout.ErrStale, "stale"},
		{portout.ErrBlocked, "blocked"},
		{portout.ErrImproper, "improper"},
		{portout.ErrGround, "ground"},
		{portout.ErrUnfounded, "unfounded"},
		{verification.ErrInvalid, "invalid"},
		{verification.ErrIllegal, "illegal"},
		{verification.ErrForbidden, "forbidden"},
		{verification.ErrIncomplete, "incomplete"},
		{verification.ErrNotLanded, "not-landed"},
		{verification.ErrTooLate, "too-late"},
	} {
		if errors.Is(err, s.err) {
			return s.name
		}
	}
	return "none"
}
