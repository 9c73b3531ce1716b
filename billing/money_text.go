package billing

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// ParseMoney reads an amount, a space and a currency: "5.00 USD", "-12.5 CAD",
// "1200 JPY". There are no separators of thousands and no exponent. It fails with
// [ErrSyntax], [ErrCurrency], [ErrPrecision] or [ErrRange].
func ParseMoney(s string) (Money, error) {
	amount, code, ok := strings.Cut(s, " ")
	if !ok {
		return Money{}, ErrSyntax
	}
	return parseAmount(amount, Currency(code))
}

// MustParseMoney is [ParseMoney] for hard-coded strings; it panics.
func MustParseMoney(s string) Money {
	m, err := ParseMoney(s)
	if err != nil {
		panic(err)
	}
	return m
}

func parseAmount(s string, c Currency) (Money, error) {
	m, err := MinorUnits(0, c)
	if err != nil {
		return Money{}, err
	}
	digits, negative := strings.CutPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	if !isDigits(whole) || point && !isDigits(part) {
		return Money{}, ErrSyntax
	}
	part = strings.TrimRight(part, "0")
	if len(part) > m.unit.scale() {
		return Money{}, ErrPrecision
	}
	part += strings.Repeat("0", m.unit.scale()-len(part))
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return Money{}, ErrRange
	}
	if negative {
		n = -n
	}
	return m.with(n), nil
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Amount returns the amount of m with the decimals of its currency and a point,
// "-1234.50", or "" for none.
func (m Money) Amount() string { return string(m.appendAmount(nil)) }

func (m Money) appendAmount(b []byte) []byte {
	if !m.IsValid() {
		return b
	}
	if m.minor < 0 {
		b = append(b, '-')
	}
	whole, rest, unit := m.split()
	b = strconv.AppendUint(b, whole, 10)
	if m.unit.scale() > 0 {
		point := len(b)
		b = strconv.AppendUint(b, unit+rest, 10) // 1 and the digits with their zeros
		b[point] = '.'
	}
	return b
}

// split returns the magnitude of m in whole units and the rest in the smallest one,
// of which unit make a whole.
func (m Money) split() (whole, rest, unit uint64) {
	unit = 1
	for range m.unit.scale() {
		unit *= 10
	}
	n := magnitude(m.minor)
	return n / unit, n % unit, unit
}

// String returns "5.00 USD", or "" for none.
func (m Money) String() string { return string(m.append(nil)) }

func (m Money) append(b []byte) []byte {
	if !m.IsValid() {
		return b
	}
	return m.unit.append(append(m.appendAmount(b), ' '))
}

// AppendText implements [encoding.TextAppender] with the text of [Money.String].
func (m Money) AppendText(b []byte) ([]byte, error) { return m.append(b), nil }

// MarshalText implements [encoding.TextMarshaler] with the text of [Money.String].
func (m Money) MarshalText() ([]byte, error) { return m.append(nil), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]: the empty text is none,
// everything else goes to [ParseMoney].
func (m *Money) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = Money{}
		return nil
	}
	v, err := ParseMoney(string(b))
	if err == nil {
		*m = v
	}
	return err
}

// wireMoney is the JSON of an amount; the amount is always a string.
type wireMoney struct {
	Amount   string   `json:"amount"`
	Currency Currency `json:"currency"`
}

// MarshalJSON implements [json.Marshaler]: {"amount":"5.00","currency":"USD"}, or
// null for none.
func (m Money) MarshalJSON() ([]byte, error) {
	if !m.IsValid() {
		return []byte("null"), nil
	}
	b := append(make([]byte, 0, 48), `{"amount":"`...)
	b = append(m.appendAmount(b), `","currency":"`...)
	return append(m.unit.append(b), `"}`...), nil
}

// UnmarshalJSON implements [json.Unmarshaler]. An amount that is a JSON number is
// refused, for others would have read it as a float.
func (m *Money) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*m = Money{}
		return nil
	}
	var w wireMoney
	if err := json.Unmarshal(b, &w); err != nil {
		return ErrSyntax
	}
	v, err := parseAmount(w.Amount, w.Currency)
	if err == nil {
		*m = v
	}
	return err
}

// Value implements [driver.Valuer] with the text of [Money.String], or NULL for none.
func (m Money) Value() (driver.Value, error) {
	if !m.IsValid() {
		return nil, nil
	}
	return m.String(), nil
}

// Scan implements [database/sql.Scanner] for what [Money.Value] stores.
func (m *Money) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m = Money{}
		return nil
	case string:
		return m.UnmarshalText([]byte(v))
	case []byte:
		return m.UnmarshalText(v)
	}
	return fmt.Errorf("%w: column is %T", ErrSyntax, src)
}
