package carrier_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// What holds an account number or a name logs as ids, kinds and counts, also with the
// handler that would encode it as JSON.
func TestLog(t *testing.T) {
	account, pin := loa.NewAccountNumber("4471-0093"), loa.NewPIN("0420")
	for _, tt := range []struct {
		v    any
		want string
	}{
		{*request(), `{"pon":"PO-1","version":1,"reference":"case 7","kind":"local","country":"US","numbers":2,"documents":1}`},
		{carrier.FetchRecordRequest{Number: lobby, AccountNumber: account, PIN: pin, PostalCode: "78701"}, `{"number":"` + lobby.Redacted() + `"}`},
		{
			carrier.FetchRecordResponse{AsOf: noon, Pending: true, Reason: carrier.Reason{Code: carrier.AccountNumberMismatch, Text: "4471-0093"}},
			`{"as_of":"2026-03-02T18:00:00Z","pending":true,"reason":"account-number-mismatch"`,
		},
		{
			*portOut(),
			`{"ref":"OUT-1","pon":"X-1","version":2,"kind":"wireless","numbers":1}`,
		},
	} {
		var js, text bytes.Buffer
		plain := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{} // its digits may be a secret's
			}
			return a
		}}
		slog.New(slog.NewJSONHandler(&js, plain)).Info("m", "v", tt.v)
		slog.New(slog.NewTextHandler(&text, plain)).Info("m", "v", tt.v)
		var line struct {
			V json.RawMessage `json:"v"`
		}
		require.NoError(t, json.Unmarshal(js.Bytes(), &line))
		require.Contains(t, string(line.V), tt.want)
		for _, secret := range append(proofs, "4471", "Rosa", "5550142", "78701") {
			require.NotContains(t, js.String(), secret)
			require.NotContains(t, text.String(), secret)
		}
	}
}
