package billing_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
)

var (
	_ encoding.TextAppender    = billing.Money{}
	_ encoding.TextMarshaler   = billing.Money{}
	_ encoding.TextUnmarshaler = (*billing.Money)(nil)
	_ json.Marshaler           = billing.Money{}
	_ json.Unmarshaler         = (*billing.Money)(nil)
	_ driver.Valuer            = billing.Money{}
	_ sql.Scanner              = (*billing.Money)(nil)
	_ map[billing.Money]bool   // comparable
)

func TestParseMoney(t *testing.T) {
	for _, c := range []struct{ in, want, err string }{
		{"5.00 USD", "5.00 USD", ""},
		{"5 USD", "5.00 USD", ""},
		{"5.5 USD", "5.50 USD", ""},
		{"5.500 USD", "5.50 USD", ""}, // no digit is lost
		{"0 CAD", "0.00 CAD", ""},
		{"-0 CAD", "0.00 CAD", ""},
		{"-12.05 CAD", "-12.05 CAD", ""},
		{"-0.05 CAD", "-0.05 CAD", ""},
		{"007.10 USD", "7.10 USD", ""},
		{"1200 JPY", "1200 JPY", ""},
		{"1200.0 JPY", "1200 JPY", ""},
		{"1.234 KWD", "1.234 KWD", ""},
		{"92233720368547758.07 USD", "92233720368547758.07 USD", ""},
		{"-92233720368547758.07 USD", "-92233720368547758.07 USD", ""},
		{"92233720368547758.08 USD", "", "billing: amount out of range"},
		{"-92233720368547758.08 USD", "", "billing: amount out of range"},
		{"5.005 USD", "", "billing: amount has more decimals than its currency"},
		{"1.5 JPY", "", "billing: amount has more decimals than its currency"},
		{"", "", "billing: not an amount of money"},
		{"5.00", "", "billing: not an amount of money"},
		{"5.00  USD", "", "billing: unknown currency"},
		{" 5.00 USD", "", "billing: unknown currency"},
		{"5.00 usd", "", "billing: unknown currency"},
		{"5.00 XXX", "", "billing: unknown currency"},
		{"5.00 ZZZ", "", "billing: unknown currency"},
		{"5.00 US", "", "billing: unknown currency"},
		{"5.00 US\x00", "", "billing: unknown currency"},
		{"5,00 USD", "", "billing: not an amount of money"},
		{"1,234.00 USD", "", "billing: not an amount of money"},
		{"$5.00 USD", "", "billing: not an amount of money"},
		{"+5.00 USD", "", "billing: not an amount of money"},
		{"--5 USD", "", "billing: not an amount of money"},
		{"- USD", "", "billing: not an amount of money"},
		{"5. USD", "", "billing: not an amount of money"},
		{".5 USD", "", "billing: not an amount of money"},
		{"5e2 USD", "", "billing: not an amount of money"},
		{"٥ USD", "", "billing: not an amount of money"},
	} {
		got, err := billing.ParseMoney(c.in)
		if c.err != "" {
			require.EqualError(t, err, c.err, c.in)
			require.False(t, got.IsValid(), c.in)
			continue
		}
		require.NoError(t, err, c.in)
		require.Equal(t, c.want, got.String(), c.in)
		again, err := billing.ParseMoney(got.String())
		require.NoError(t, err)
		require.Equal(t, got, again)
	}
	require.Panics(t, func() { billing.MustParseMoney("five") })
}

func TestMoneyTexts(t *testing.T) {
	for want, m := range map[string]billing.Money{"": {}, "-5.00 USD": money("-5.00 USD"), "0.01 CAD": money("0.01 CAD"), "7 JPY": money("7 JPY")} {
		b, err := m.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(b))
		b, err = m.AppendText([]byte("price "))
		require.NoError(t, err)
		require.Equal(t, "price "+want, string(b), "what stood before stays")
	}
	require.Equal(t, "item//0", billing.Line{Charge: billing.Charge{Kind: billing.LineItem}}.Key(), "of no amount")
	for code, want := range map[billing.Currency]bool{"USD": true, "CAD": true, "JPY": true, "usd": false, "XXX": false, "": false, "US": false, "QQQ": false} {
		require.Equal(t, want, code.IsValid(), code)
	}
}

func TestMoneyEncodings(t *testing.T) {
	type holder struct {
		A billing.Money  `json:"a"`
		B billing.Money  `json:"b,omitzero"`
		C *billing.Money `json:"c,omitempty"`
	}
	in := holder{A: money("-5.00 USD")}
	b, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `{"a":{"amount":"-5.00","currency":"USD"}}`, string(b))
	b, err = json.Marshal(holder{B: money("0.00 USD")})
	require.NoError(t, err)
	require.JSONEq(t, `{"a":null,"b":{"amount":"0.00","currency":"USD"}}`, string(b), "0.00 USD is not none")

	for _, c := range []struct {
		in   string
		want string
		err  error
	}{
		{`null`, "", nil},
		{`{"amount":"5","currency":"USD"}`, "5.00 USD", nil},
		{`{"amount":"5.00","currency":"CAD","more":1}`, "5.00 CAD", nil},
		{`{"amount":5.00,"currency":"USD"}`, "7.00 USD", billing.ErrSyntax},
		{`{"amount":"5.00"}`, "7.00 USD", billing.ErrCurrency},
		{`{"currency":"USD"}`, "7.00 USD", billing.ErrSyntax},
		{`"5.00 USD"`, "7.00 USD", billing.ErrSyntax},
		{`{"amount":"5.001","currency":"USD"}`, "7.00 USD", billing.ErrPrecision},
	} {
		got := money("7.00 USD")
		require.ErrorIs(t, json.Unmarshal([]byte(c.in), &got), c.err, c.in)
		require.Equal(t, c.want, got.String(), c.in)
	}

	got := money("7.00 USD")
	require.NoError(t, got.UnmarshalText(nil))
	require.False(t, got.IsValid())
	require.NoError(t, got.Scan([]byte("5.00 USD")))
	require.Equal(t, money("5 USD"), got)
	require.NoError(t, got.Scan("6.00 CAD"))
	require.EqualError(t, got.Scan(int64(5)), "billing: not an amount of money: column is int64")
	require.ErrorIs(t, got.Scan("six"), billing.ErrSyntax)
	require.Equal(t, money("6 CAD"), got, "an error changes nothing")
	v, err := got.Value()
	require.NoError(t, err)
	require.Equal(t, "6.00 CAD", v)
	require.NoError(t, got.Scan(nil))
	v, err = got.Value()
	require.NoError(t, err)
	require.Nil(t, v)
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{
		"5.00 USD", "-0.01 CAD", "1200 JPY", "1.234 KWD",
		"92233720368547758.07 USD", "92233720368547758.08 USD", // the largest, and one more
		"0.000000000000000000000000000 USD", // many zeros and no digit
		"5e9 USD", "5.00 usd", "5.00", " ", "-", ". USD",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := billing.ParseMoney(s)
		if err != nil {
			require.Equal(t, billing.Money{}, m)
			return
		}
		text := m.String()
		again, err := billing.ParseMoney(text)
		require.NoError(t, err)
		require.Equal(t, m, again)
		b, err := json.Marshal(m)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &again))
		require.Equal(t, m, again)
		d, err := decimal.NewFromString(m.Amount())
		require.NoError(t, err)
		require.True(t, d.Equal(m.Decimal()))
		n, err := billing.NewMoney(d, m.Currency())
		require.NoError(t, err)
		require.Equal(t, m, n)
	})
}

func FuzzMoneyJSON(f *testing.F) {
	f.Add([]byte(`{"amount":"5.00","currency":"USD"}`))
	f.Add([]byte(`{"amount":5,"currency":"USD"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var m billing.Money
		if json.Unmarshal(b, &m) != nil {
			require.Equal(t, billing.Money{}, m)
			return
		}
		out, err := json.Marshal(m)
		require.NoError(t, err)
		var again billing.Money
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, m, again)
	})
}

func ExampleMoney_MarshalJSON() {
	b, err := json.Marshal(billing.MustParseMoney("5 USD"))
	fmt.Println(string(b), err)
	// Output: {"amount":"5.00","currency":"USD"} <nil>
}
