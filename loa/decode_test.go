package loa_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// TestDecode reads what is stored, and broken texts: the error names the field, and
// nothing of the text.
func TestDecode(t *testing.T) {
	sealed := loatest.Sealed(everything())
	text := indent(t, sealed)
	back, err := loa.DecodeLetter(text)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(text), string(indent(t, back))))
	record, err := loa.DecodeRecord(indent(t, loatest.Record(2)))
	require.NoError(t, err)
	require.True(t, record.PIN.IsWithheld())

	for in, want := range map[string]string{
		``:                                    "loa: the text is not JSON",
		`{"account_number": "ZK77-XQ-550912"`: "loa: the text is not JSON",
		`["ZK77-XQ-550912"]`:                  "loa: the text is not an object",
		`{"account_number": 7755091200000000000000}`:                 "loa: account_number is not a text in quotes",
		`{"account_number": ["ZK77-XQ-550912"]}`:                     "loa: account_number is not a text in quotes",
		`{"customer": "Dana ZK77"}`:                                  "loa: customer is not an object",
		`{"customer": {"company": 7}}`:                               "loa: customer.company is not a text in quotes",
		`{"numbers": ["217-555-0100", "ZK77"]}`:                      "loa: numbers[1] is not a telephone number",
		`{"numbers": {"ZK77": 1}}`:                                   "loa: numbers is not a list",
		`{"btn": "ZK77"}`:                                            "loa: btn is not a telephone number",
		`{"evidence": [{}, {"type": "viewed", "at": "ZK77"}]}`:       "loa: evidence[1].at is not an instant of RFC 3339",
		`{"evidence": [{"ip": "ZK77"}]}`:                             "loa: evidence[0].ip is not an IP address",
		`{"signature": {"AT": "ZK77"}}`:                              "loa: signature.at is not an instant of RFC 3339",
		`{"version": 1.5}`:                                           "loa: version is not a whole number",
		`{"version": 9223372036854775808}`:                           "loa: version is not a whole number",
		`{"partial": "ZK77"}`:                                        "loa: partial is not true or false",
		`{"requested_date": "ZK77"}`:                                 "loa: requested_date is not a date such as 2026-03-24",
		`{"remaining": {"new_btn": "ZK77"}}`:                         "loa: remaining.new_btn is not a telephone number",
		`{"statements": [{"id": {}}]}`:                               "loa: statements[0].id is not a text in quotes",
		`{"id": ` + strings.Repeat("[", 20000) + `}`:                 "loa: the text is not JSON",
		`{"revoked": {"at": "2026-13-01T00:00:00Z", "reason": "x"}}`: "loa: revoked.at is not an instant of RFC 3339",
	} {
		_, err := loa.DecodeLetter([]byte(in))
		requireDecodeError(t, err, want)
	}
	for in, want := range map[string]string{
		`{"pin": ["ZQ88421706"]}`:                             "loa: pin is not a text in quotes",
		`{"pin": 88421706}`:                                   "loa: pin is not a text in quotes",
		`{"ssn4": {"a": "KV6093"}, "pin": "ZQ88421706"}`:      "loa: ssn4 is not a text in quotes",
		`{"tax_id": true}`:                                    "loa: tax_id is not a text in quotes",
		`{"pin_expires": "ZQ88421706"}`:                       "loa: pin_expires is not an instant of RFC 3339",
		`{"numbers": [{"number": "x"}]}`:                      "loa: numbers[0].number is not a telephone number",
		`{"authorized": [["WHITFIELD"]]}`:                     "loa: authorized[0] is not a text in quotes",
		`{"date": 7, "pin": "ZQ88421706", "device_id": null}`: "loa: date is not a date such as 2026-03-24",
	} {
		_, err := loa.DecodeRecord([]byte(in))
		requireDecodeError(t, err, want)
	}
}

func requireDecodeError(t *testing.T, err error, want string) {
	t.Helper()
	require.EqualError(t, err, want)
	require.ErrorIs(t, err, loa.ErrDecode)
	_, ok := errors.AsType[*loa.DecodeError](err)
	require.True(t, ok)
	requireNone(t, err.Error(), want)
}

// FuzzDecode asks that no text makes a letter or a record that panics when it is
// used, and that every error names its field.
func FuzzDecode(f *testing.F) {
	for _, v := range []any{loatest.Sealed(everything()), loatest.Record(2), loa.Letter{}} {
		text, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(text)
	}
	f.Add([]byte(`{"numbers":["+12175550100",null],"statements":[{}],"evidence":[null],"version":-1}`))
	f.Add([]byte(`{"pin":{},"numbers":[{"number":1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := loa.DecodeRecord(text)
		if err != nil {
			require.ErrorIs(t, err, loa.ErrDecode)
		}
		l, err := loa.DecodeLetter(text)
		if err != nil {
			require.ErrorIs(t, err, loa.ErrDecode)
			return
		}
		again, err := loa.DecodeLetter(indent(t, l))
		require.NoError(t, err, "what was read is written and read again")
		require.Equal(t, l.Digest(), again.Digest())
		p, m := policy(t, loa.US, loa.Local), loa.Matching{Country: loa.CA, Fields: []loa.Field{loa.FieldCustomer, loa.FieldSigner, loa.FieldStreet, loa.FieldAccountNumber}}
		p.Validate(l, loatest.Now)
		p.ValidateDocument(l, &loa.Document{Record: r}, loatest.Now)
		loa.Compare(&m, l, r.Credentials, r)
		loa.Verify(l, loatest.Keys())
		loa.VerifyPayload(text, string(text), loatest.Keys())
		_, _ = loa.Text(l), loa.HTML(l)
	})
}
