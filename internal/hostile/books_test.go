package hostile_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
)

func subscription() billing.Subscription {
	return billing.Subscription{
		ID: "sub-1", Start: calendar.MustParseDate("2026-03-02"),
		Plan: billing.Plan{
			ID: "team", Version: "1", Name: "Team", Price: billing.MustParseMoney("25.00 USD"), Months: 1, Included: 1,
			ExtraPrice: billing.MustParseMoney("5.00 USD"), TrialDays: 14,
		},
		Policy: billing.Policy{Inclusion: billing.NewestFirst, AnchorDay: 5},
	}
}

// book is a ledger with facts that name the planted number.
func book(t testing.TB) billing.Ledger {
	t.Helper()
	l, err := billing.Open(subscription())
	require.NoError(t, err)
	l, err = l.Tell(time.UTC,
		billing.Fact{Key: "a", Kind: billing.FactNumberJoined, At: now, Number: plantedNumber, Label: "(312) 555-0142", Origin: billing.OriginPorted},
		billing.Fact{Key: "b", Kind: billing.FactItem, At: now, Label: "Telephone", Amount: billing.MustParseMoney("9.00 USD")},
		billing.Fact{Key: "c", Kind: billing.FactPlanChanged, At: now.AddDate(0, 1, 0), Plan: billing.Plan{ID: "office", Price: billing.MustParseMoney("45.00 USD"), Included: 5}},
	)
	require.NoError(t, err)
	return l.Close(calendar.MustParseDate("2026-05-01"))
}

// books are the entry points of package billing.
func books() []entry {
	return []entry{
		{name: "billing.Open", sample: func(t testing.TB) []byte { return asJSON(t, subscription()) }, where: func(err error) string {
			e, ok := errors.AsType[*billing.ProblemsError](err)
			if !ok {
				return ""
			}
			var said []string
			for _, p := range e.Problems {
				said = append(said, p.Field+" "+p.Code)
			}
			return strings.Join(said, ", ")
		}, try: func(t testing.TB, in []byte) error {
			l, err := billing.Open(read[billing.Subscription](t, string(in)))
			return untouched(err, reflect.DeepEqual(l, billing.Ledger{}))
		}},
		{name: "billing.Tell", where: func(err error) string {
			e, ok := errors.AsType[*billing.FactError](err)
			switch {
			case !ok:
				return ""
			case errors.Is(err, billing.ErrFact):
				return "fact " + e.Field
			case errors.Is(err, billing.ErrConflict):
				return "conflict " + e.Field
			}
			return moneyWhere(err) + " " + e.Field
		}, try: func(t testing.TB, in []byte) error {
			l := book(t)
			before := asJSON(t, l)
			// A good fact before the bad one must not get in either.
			after, err := l.Tell(time.UTC, billing.Fact{Key: "good", Kind: billing.FactPortSubmitted, At: now}, read[billing.Fact](t, string(in)))
			return untouched(err, string(before) == string(asJSON(t, l)) && string(before) == string(asJSON(t, after)))
		}},
		{name: "billing.arithmetic", where: moneyWhere, try: func(t testing.TB, in []byte) error {
			w := strings.Split(string(in), ", ")
			m := billing.MustParseMoney(w[0])
			switch w[1] {
			case "allocate":
				return errOf(m.Allocate())
			case "by none":
				return errOf(m.MulFrac(1, 0, billing.HalfEven))
			case "times":
				return errOf(m.Mul(1 << 62))
			}
			return errOf(m.Add(billing.MustParseMoney(w[1])))
		}},
		{
			name: "billing.Ledger.json", sample: func(t testing.TB) []byte { return asJSON(t, book(t)) }, mutate: true, where: fieldWhere,
			try: jsonInto(book),
		},
	}
}
