package hostile_test

import (
	"encoding"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// scalars are the entry points that read one value.
func scalars() []entry {
	number := func(name string, parse func(string) error) entry {
		return entry{name: "numbering." + name, where: numberingWhere, try: func(_ testing.TB, in []byte) error { return parse(string(in)) }}
	}
	day := func(name string, try func(testing.TB, []byte) error) entry {
		return entry{name: "calendar." + name, where: calendarWhere, try: try}
	}
	return []entry{
		number("Parse", func(s string) error { return errOf(numbering.Parse(s)) }),
		number("ParseE164", func(s string) error { return errOf(numbering.ParseE164(s)) }),
		number("ParseDetail", func(s string) error { return errOf(numbering.ParseDetail(s)) }),
		number("ParseVanity", func(s string) error { return errOf(numbering.ParseVanity(s, nil)) }),
		number("ParseRange", func(s string) error { return errOf(numbering.ParseRange(s)) }),
		number("ParseSet", func(s string) error { return errOf(numbering.ParseSet(s)) }),
		number("ParseBlock", func(s string) error { return errOf(numbering.ParseBlock(s)) }),
		number("Extract", func(s string) error {
			for m := range numbering.Extract(s) {
				if m.Err != nil {
					return m.Err
				}
			}
			return nil
		}),
		number("ReadCSV", func(s string) error {
			matches, err := numbering.ReadCSV(strings.NewReader(s), &numbering.CSVOptions{Columns: []string{"number"}})
			for _, m := range matches {
				if err == nil {
					err = m.Err
				}
			}
			return err
		}),
		{name: "numbering.Number.text", where: numberingWhere, try: textInto(numbering.MustParse("2025550123"))},
		{name: "numbering.Number.binary", where: numberingWhere, try: func(_ testing.TB, in []byte) error {
			n := numbering.MustParse("2025550123")
			return untouched(n.UnmarshalBinary(in), n == numbering.MustParse("2025550123"))
		}},
		{name: "numbering.Number.column", where: numberingWhere, try: column(numbering.MustParse("2025550123"))},
		day("ParseDate", func(_ testing.TB, in []byte) error { return errOf(calendar.ParseDate(string(in))) }),
		day("Date.text", textInto(calendar.MustParseDate("2026-03-02"))),
		day("Date.column", column(calendar.MustParseDate("2026-03-02"))),
		day("ParseClock", func(_ testing.TB, in []byte) error { return errOf(calendar.ParseClock(string(in))) }),
		day("Clock.text", textInto(calendar.ClockOf(8, 0))),
		day("ParseRule", func(_ testing.TB, in []byte) error { return errOf(calendar.ParseRule(string(in))) }),
		day("Rule.text", textInto(calendar.Last(time.Monday, time.May))),
		day("Loader", func(_ testing.TB, in []byte) error {
			return errOf(calendar.Loader(func(string) (*time.Location, error) { return nil, errors.New("none") }).Load(string(in)))
		}),
		{name: "calendar.New", where: calendarWhere, try: func(t testing.TB, in []byte) error {
			c := calendar.Config{Zone: time.UTC}
			if string(in) == "no zone" {
				return errOf(calendar.New(nil))
			}
			if err := json.Unmarshal(in, &c); err != nil {
				t.Fatal(err)
			}
			return errOf(calendar.New(&c))
		}},
		{name: "billing.ParseMoney", where: moneyWhere, try: func(_ testing.TB, in []byte) error { return errOf(billing.ParseMoney(string(in))) }},
		{name: "billing.Money.text", where: moneyWhere, try: textInto(billing.MustParseMoney("5.00 USD"))},
		{name: "billing.Money.column", where: moneyWhere, try: column(billing.MustParseMoney("5.00 USD"))},
		{name: "billing.Money.json", where: moneyWhere, try: func(_ testing.TB, in []byte) error {
			m := billing.MustParseMoney("5.00 USD")
			err := m.UnmarshalJSON(in)
			return untouched(err, m == billing.MustParseMoney("5.00 USD"))
		}},
		{name: "loa.ParseBTN", where: btnWhere, try: func(_ testing.TB, in []byte) error { return errOf(loa.ParseBTN(string(in))) }},
		{name: "loa.BTN.text", where: btnWhere, try: textInto(loa.MustParseBTN("202-555-0123 111"))},
		{name: "loa.BTN.column", where: btnWhere, try: column(loa.MustParseBTN("202-555-0123 111"))},
	}
}

func errOf[T any](_ T, err error) error { return err }

// textInto reads a text into a variable that holds something.
func textInto[T comparable](before T) func(testing.TB, []byte) error {
	return func(_ testing.TB, in []byte) error {
		v := before
		u, ok := any(&v).(encoding.TextUnmarshaler)
		if !ok {
			panic("no text")
		}
		return untouched(u.UnmarshalText(in), v == before)
	}
}

// column reads a database value: an input that begins with "int:", "float:" or "bool:" is one
// of that type.
func column[T comparable](before T) func(testing.TB, []byte) error {
	return func(_ testing.TB, in []byte) error {
		var src any = string(in)
		var i int64
		if _, err := fmt.Sscanf(string(in), "int:%d", &i); err == nil {
			src = i
		}
		switch string(in) {
		case "float:":
			src = 4471777.0
		case "bool:":
			src = true
		}
		v := before
		s, ok := any(&v).(interface{ Scan(any) error })
		if !ok {
			panic("no column")
		}
		return untouched(s.Scan(src), v == before)
	}
}

func numberingWhere(err error) string {
	if e, ok := errors.AsType[*numbering.ParseError](err); ok && errors.Is(err, numbering.ErrInvalid) {
		return fmt.Sprintf("%s %d", e.Problem, e.Offset)
	}
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Sprintf("line %d column %d", e.Line, e.Column)
	}
	if errors.Is(err, numbering.ErrSyntax) {
		return "syntax"
	}
	return ""
}

func calendarWhere(err error) string {
	if e, ok := errors.AsType[*calendar.ParseError](err); ok && errors.Is(err, calendar.ErrSyntax) {
		return e.What + ": " + e.Problem
	}
	if _, ok := errors.AsType[*calendar.ZoneError](err); ok {
		return "zone"
	}
	if errors.Is(err, calendar.ErrConfig) || errors.Is(err, calendar.ErrZone) {
		return err.Error() // names the field, and nothing of the input
	}
	return ""
}

func moneyWhere(err error) string {
	for _, s := range []struct {
		err  error
		name string
	}{
		{billing.ErrSyntax, "syntax"}, {billing.ErrCurrency, "currency"}, {billing.ErrPrecision, "precision"}, {billing.ErrRange, "range"}, {billing.ErrMixed, "mixed"},
	} {
		if errors.Is(err, s.err) {
			return s.name
		}
	}
	return ""
}

func btnWhere(err error) string {
	switch e, ok := errors.AsType[*numbering.ParseError](err); {
	case !errors.Is(err, loa.ErrBTN):
		return ""
	case ok:
		return string(e.Problem)
	}
	return strings.TrimPrefix(err.Error(), loa.ErrBTN.Error()+": ")
}
