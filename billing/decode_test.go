package billing_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
)

// What cannot be read is told by its field, and nothing of it is repeated or kept.
func TestDecodeSaysWhere(t *testing.T) {
	good, err := json.Marshal(samplePorted(t, billing.USD, labelsOf("en")))
	require.NoError(t, err)
	for _, c := range []struct{ old, new, path, text string }{
		{`{`, `[`, "", "billing: the text is not JSON"},
		{`"closed":"`, `"closed":"4471777`, "closed", "billing: closed is not a date such as 2026-03-24"},
		{`"facts":[`, `"facts":["4471777",`, "facts[0]", "billing: facts[0] is not an object"},
		{`"at":"`, `"at":"4471777`, "facts[0].at", "billing: facts[0].at is not an instant of RFC 3339"},
		{`"price":{"amount":"`, `"price":{"amount":"4471777x`, "subscription.plan.price", "billing: subscription.plan.price is not an amount and its currency"},
		{`"months":`, `"months":0.4471777,"x":`, "subscription.plan.months", "billing: subscription.plan.months is not a whole number"},
		{`"quantity":`, `"quantity":0.4471777,"x":`, "lines[0].quantity", "billing: lines[0].quantity is not a whole number"},
		{`"service":{"from":"`, `"service":{"from":"4471777`, "lines[0].service.from", "billing: lines[0].service.from is not a date such as 2026-03-24"},
	} {
		text := strings.Replace(string(good), c.old, c.new, 1)
		require.NotEqual(t, string(good), text, c.path)
		before := openWith(t, sample(t, billing.USD).Subscription)
		l := before
		err := json.Unmarshal([]byte(text), &l)
		if c.path != "" { // encoding/json looks whether a text is JSON before it asks a type
			require.EqualError(t, err, c.text)
			require.ErrorIs(t, err, billing.ErrDecode)
			e, ok := errors.AsType[*billing.DecodeError](err)
			require.True(t, ok)
			require.Equal(t, c.path, e.Path)
		}
		require.EqualError(t, l.UnmarshalJSON([]byte(text)), c.text)
		require.Equal(t, before, l)
	}
	for _, v := range []any{&billing.Fact{}, &billing.Line{}} {
		require.ErrorIs(t, json.Unmarshal([]byte(`{"fact":4471777,"key":4471777}`), v), billing.ErrDecode)
		require.NoError(t, json.Unmarshal([]byte(`null`), v))
	}
}
