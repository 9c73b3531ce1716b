package loa_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// matchCase is one comparison: a field, its value on the letter and on the record,
// and what must come of it.
type matchCase struct {
	ID      string   `json:"id"`
	Field   string   `json:"field"`
	Country string   `json:"country"`
	Letter  string   `json:"loa"`
	Record  string   `json:"record"`
	Expect  string   `json:"expect"`
	Reason  string   `json:"reason"`
	Near    bool     `json:"near"`
	Rules   []string `json:"rules"`
}

// compare puts the two values in their field of a letter and a record and compares
// them.
func (c matchCase) compare(t testing.TB, a, b string) loa.FieldResult {
	t.Helper()
	m, ok := loa.MatchingNamed("wireline-us")
	require.True(t, ok)
	m.Country = loa.Country(c.Country)
	l, r := loa.Letter{Terms: loa.Terms{Country: m.Country, Kind: loa.Local}}, loa.Record{}
	field := loa.Field("")
	switch c.Field {
	case "business_name":
		field, l.Customer, r.Customer = loa.FieldCustomer, loa.NewCompany(a), loa.NewCompany(b)
	case "authorized_name":
		field, l.Signer.Name, r.Authorized = loa.FieldSigner, a, []string{b}
	case "street":
		field, l.ServiceAddress.Line1, r.ServiceAddress.Line1 = loa.FieldStreet, a, b
	case "city":
		field, l.ServiceAddress.City, r.ServiceAddress.City = loa.FieldCity, a, b
	case "region":
		field, l.ServiceAddress.Region, r.ServiceAddress.Region = loa.FieldRegion, a, b
	case "postal_code":
		field, l.ServiceAddress.PostalCode, r.ServiceAddress.PostalCode = loa.FieldPostalCode, a, b
	case "btn":
		field, l.BTN, r.BTN = loa.FieldBTN, btn(t, a), btn(t, b)
	case "account_number":
		field, l.AccountNumber, r.AccountNumber = loa.FieldAccountNumber, loa.NewAccountNumber(a), loa.NewAccountNumber(b)
	default:
		t.Fatalf("no such field: %s", c.Field)
	}
	m.Fields = []loa.Field{field}
	res, ok := loa.Compare(&m, l, loa.Credentials{}, r).Field(field)
	require.True(t, ok)
	return res
}

func btn(t testing.TB, s string) loa.BTN {
	t.Helper()
	if s == "" {
		return loa.BTN{}
	}
	b, err := loa.ParseBTN(s)
	require.NoError(t, err)
	return b
}

// check compares both ways round: what one field came to does not depend on which
// side it stands, but for a masked record.
func (c matchCase) check(t *testing.T) {
	t.Helper()
	got := c.compare(t, c.Letter, c.Record)
	require.Equal(t, c.Expect, string(got.Verdict), "verdict of %q and %q: reason %s, rules %s", c.Letter, c.Record, got.Reason, got.Rules)
	require.Equal(t, c.Reason, string(got.Reason), "reason")
	require.Equal(t, c.Near, got.Near, "near")
	require.Subset(t, got.Rules.Names(), c.Rules, "rules")
	if got.Verdict == loa.Mismatch {
		require.NotEmpty(t, got.Hint)
	}
	if got.Verdict != loa.NotCompared && !masked(c.Field, c.Record) {
		back := c.compare(t, c.Record, c.Letter)
		require.Equal(t, got.Verdict, back.Verdict, "the other way round")
		require.Equal(t, got.Reason, back.Reason, "the other way round")
		require.Equal(t, got.Near, back.Near, "the other way round")
		require.Equal(t, got.Rules, back.Rules, "the other way round")
	}
}

// TestVectors holds the matcher against match cases that were written apart from it.
func TestVectors(t *testing.T) {
	dir := os.Getenv("LNP_VECTORS")
	if dir == "" {
		t.Skip("LNP_VECTORS names no directory of vectors")
	}
	text, err := os.ReadFile(filepath.Join(dir, "loa_match.json"))
	require.NoError(t, err)
	var file struct{ Cases []matchCase }
	require.NoError(t, json.Unmarshal(text, &file))
	require.NotEmpty(t, file.Cases)
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			// The library writes its codes in lower-kebab.
			c.Reason = strings.ReplaceAll(c.Reason, "_", "-")
			for i := range c.Rules {
				c.Rules[i] = strings.ReplaceAll(c.Rules[i], "_", "-")
			}
			c.check(t)
		})
	}
}
