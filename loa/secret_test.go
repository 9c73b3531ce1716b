package loa_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// The secrets hold letters that no address and no instant has.
const (
	thePIN     = "ZQ88421706"
	theSSN     = "KV6093"
	theTax     = "WX987654321"
	theDevice  = "YZ490154203237518"
	theAccount = "ZK77-XQ-550912"
)

// holders wrap secrets in the ways that a host's structs do.
func holders() map[string]any {
	type nested struct {
		pin    loa.PIN
		ssn    loa.SSN4
		tax    loa.TaxID
		device loa.DeviceID
		number loa.AccountNumber
	}
	type outer struct {
		Exported loa.PIN
		inner    nested
		any      any
	}
	pin, ssn, tax := loa.NewPIN(thePIN), loa.NewSSN4(theSSN), loa.NewTaxID(theTax)
	device, number := loa.NewDeviceID(theDevice), loa.NewAccountNumber(theAccount)
	n := nested{pin, ssn, tax, device, number}
	r := loatest.Record(2)
	r.AccountNumber = number
	r.PIN, r.SSN4, r.TaxID, r.DeviceID = pin, ssn, tax, device
	terms := loatest.Terms(2)
	terms.AccountNumber = number
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	asked := loa.Credentials{PIN: loa.NewPIN("4417"), SSN4: ssn, TaxID: tax, DeviceID: device}
	found := loa.Compare(&m, loa.Draft(terms), asked, r)
	p, _ := loa.PolicyFor(loa.CA, loa.Wireless)
	return map[string]any{
		"comparison": found, "comparison outside": found.For(loa.Outside), "document": loa.Document{Record: r},
		"problems": p.ValidateCredentials(loa.Draft(terms), r.Credentials, loatest.Now), "[]record": []loa.Record{r}, "[]letter": []*loa.Letter{new(loa.Draft(terms))},
		"PIN": pin, "*PIN": &pin, "SSN4": ssn, "TaxID": tax, "DeviceID": device, "AccountNumber": number,
		"nested": n, "*nested": &n, "outer": outer{pin, n, pin}, "[]PIN": []loa.PIN{pin},
		"map": map[string]any{"pin": pin, "n": n}, "credentials": r.Credentials,
		"record": r, "*record": &r, "struct of record": struct{ R loa.Record }{r},
		"letter": loa.Draft(terms), "terms": terms,
	}
}

func requireNone(t *testing.T, text, how string) {
	t.Helper()
	for _, secret := range []string{thePIN, theSSN, theTax, theDevice, theAccount, "ZK77"} {
		require.NotContains(t, text, secret, how)
		require.NotContains(t, text, fmt.Sprintf("%x", secret), how)
		require.NotContains(t, text, fmt.Sprintf("%v", []byte(secret)), how)
	}
}

// TestSecretsInFmt prints every holder with every verb.
func TestSecretsInFmt(t *testing.T) {
	for name, h := range holders() {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%o", "%c", "%U", "%t", "%e", "%T", "%20s", "%-5v", "%.1s"} {
			requireNone(t, fmt.Sprintf(verb, h), name+" "+verb)
		}
		requireNone(t, fmt.Sprint(h)+fmt.Sprintln(h), name)
		requireNone(t, fmt.Errorf("refused: %v", h).Error(), name+" in an error")
	}
}

// TestPrintedLetter holds what a letter and a record print and log as.
func TestPrintedLetter(t *testing.T) {
	l := loatest.Sealed(loatest.Terms(2))
	const letter = "loa.Letter[id=loa-7f3a version=1 country=US kind=local customer=[kind=business initials=P. B. W. L.] numbers=2 signed=true sealed=true revoked=false]"
	require.Equal(t, letter, fmt.Sprint(l))
	require.Equal(t, letter, fmt.Sprintf("%+v", &l))
	require.Equal(t, "loa.Record[source=csr date=2026-03-02 carrier=HEARTLAND TELEPHONE CO customer=[kind=business initials=P. B. W. L.] "+
		"service_address=[city=SPRINGFIELD region=Illinois country=US] account_number=••••9917 numbers=2]", fmt.Sprint(loatest.Record(2)))
	var b bytes.Buffer
	slog.New(slog.NewTextHandler(&b, nil)).Info("m", "signer", l.Signer, "address", l.ServiceAddress, "btn", l.BTN)
	require.Contains(t, b.String(), `signer.initials="D. W." signer.capacity=owner address.city=Springfield address.region=IL address.country=US btn=+1217555****`)
}

func TestSecretsInLogs(t *testing.T) {
	for name, h := range holders() {
		var text, js bytes.Buffer
		slog.New(slog.NewTextHandler(&text, nil)).Info("m", "h", h, slog.Group("g", slog.Any("h", h)))
		requireNone(t, text.String(), name+" in slog text")
		switch name {
		case "struct of record", "[]record", "[]letter", "document":
			continue // the JSON handler encodes what has no LogValue: the account number travels whole
		}
		slog.New(slog.NewJSONHandler(&js, nil)).Info("m", "h", h, slog.Group("g", slog.Any("h", h)))
		requireNone(t, js.String(), name+" in slog JSON")
	}
}

func TestSecretsInEncodings(t *testing.T) {
	r := loatest.Record(1)
	r.Credentials = loa.Credentials{PIN: loa.NewPIN(thePIN), SSN4: loa.NewSSN4(theSSN), TaxID: loa.NewTaxID(theTax), DeviceID: loa.NewDeviceID(theDevice)}
	b, err := json.Marshal(r)
	require.NoError(t, err)
	requireNone(t, string(b), "JSON")
	require.Contains(t, string(b), `"pin":"[redacted]"`)

	var back loa.Record
	require.NoError(t, json.Unmarshal(b, &back))
	require.True(t, back.PIN.IsWithheld(), "a redacted PIN is not a PIN")
	require.False(t, back.PIN.IsZero())
	require.Empty(t, back.PIN.Reveal())
	require.False(t, back.PIN.Equal(r.PIN))
	require.False(t, back.PIN.Equal(loa.NewPIN(loa.Redacted)), "withheld equals nothing")

	x, err := xml.Marshal(r.PIN)
	require.NoError(t, err)
	requireNone(t, string(x), "XML")
	text, err := r.PIN.MarshalText()
	require.NoError(t, err)
	require.Equal(t, loa.Redacted, string(text))
	require.ErrorIs(t, gob.NewEncoder(new(bytes.Buffer)).Encode(r.PIN), loa.ErrSecretEncoding)
}

// TestSecretsInPanics panics with a secret and looks at what the runtime shows.
func TestSecretsInPanics(t *testing.T) {
	defer func() { requireNone(t, fmt.Sprint(recover()), "panic") }()
	panic(loa.NewPIN(thePIN))
}

// TestSecretsInCrashes lets programs die of secrets and reads what the runtime writes,
// with the arguments and frames of every goroutine.
func TestSecretsInCrashes(t *testing.T) {
	if name := os.Getenv("LOA_CRASH"); name != "" {
		panic(holders()[name])
	}
	for _, name := range []string{"PIN", "*PIN", "AccountNumber", "outer", "record", "letter", "map", "credentials"} {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSecretsInCrashes$")
		cmd.Env = append(os.Environ(), "LOA_CRASH="+name, "GOTRACEBACK=all")
		out, err := cmd.CombinedOutput()
		require.Error(t, err)
		require.Contains(t, string(out), "panic: ", name)
		requireNone(t, string(out), name+" in a crash")
	}
}

func TestSecretsInDecodingErrors(t *testing.T) {
	var c loa.Credentials
	err := json.Unmarshal([]byte(`{"pin": ["ZQ88421706"]}`), &c)
	require.Error(t, err)
	requireNone(t, err.Error(), "a PIN in a list")
	var a loa.AccountNumber
	requireNone(t, a.Scan(errors.New(theAccount)).Error(), "scan")
}

func TestSecretsRead(t *testing.T) {
	var c loa.Credentials
	require.NoError(t, json.Unmarshal([]byte(`{"pin":" 0042 ","ssn4":null,"tax_id":""}`), &c))
	require.Equal(t, "0042", c.PIN.Reveal())
	require.True(t, c.SSN4.IsZero())
	require.True(t, c.TaxID.IsZero())
	require.True(t, c.PIN.Equal(loa.NewPIN("0042")))
	require.False(t, c.PIN.Equal(loa.NewPIN("042")))
	require.False(t, c.PIN.Equal(loa.PIN{}))
	require.False(t, c.SSN4.Equal(loa.SSN4{}), "a missing secret matches no missing one")
	require.Empty(t, loa.PIN{}.String())
	require.True(t, loa.NewPIN(loa.Redacted).IsWithheld())
	b, err := json.Marshal(loa.Credentials{})
	require.NoError(t, err)
	require.Equal(t, "{}", string(b))
}

func TestAccountNumber(t *testing.T) {
	a := loa.NewAccountNumber("0012345678")
	require.Equal(t, a, loa.NewAccountNumber(" 0012345678 "), "comparable")
	require.True(t, a == loa.NewAccountNumber("0012345678")) //nolint:testifylint // == is what is tested
	require.Equal(t, "••••5678", a.String())
	require.Equal(t, "••••", loa.NewAccountNumber("12345").String())
	require.Equal(t, "••••3456", loa.NewAccountNumber("123456").String())
	require.Empty(t, loa.AccountNumber{}.String())
	require.Equal(t, "••••5678", fmt.Sprintf("%d", a))

	type holder struct {
		A loa.AccountNumber `json:"a,omitzero"`
	}
	b, err := json.Marshal(holder{a})
	require.NoError(t, err)
	require.JSONEq(t, `{"a":"0012345678"}`, string(b), "whole")
	var back holder
	require.NoError(t, json.Unmarshal(b, &back))
	require.Empty(t, cmp.Diff(holder{a}, back))
	v, err := a.Value()
	require.NoError(t, err)
	for _, src := range []any{v, []byte("0012345678")} {
		var s loa.AccountNumber
		require.NoError(t, s.Scan(src))
		require.Equal(t, a, s)
	}
	var s loa.AccountNumber
	require.NoError(t, s.Scan(nil))
	require.True(t, s.IsZero())
	require.Negative(t, a.Compare(loa.NewAccountNumber("0012345679")))
}

// TestTermsLog holds that terms log as their letter does.
func TestTermsLog(t *testing.T) {
	l := loa.Draft(loatest.Terms(2))
	require.Equal(t, l.LogValue().String(), l.Terms.LogValue().String())
	require.Contains(t, l.Terms.LogValue().String(), "loa-7f3a")
}

func TestErrorsOfBTN(t *testing.T) {
	for _, s := range []string{"", "555-0100", "217-555-0100 12345", "217-555-0100 x", "call me"} {
		_, err := loa.ParseBTN(s)
		require.ErrorIs(t, err, loa.ErrBTN)
		if s != "" {
			require.NotContains(t, err.Error(), s)
		}
	}
	b := loa.MustParseBTN("1 (510) 555-0112 111 2")
	require.Equal(t, "+15105550112 1112", b.String())
	require.Equal(t, "(510) 555-0112 1112", b.National())
	require.Equal(t, b, loa.MustParseBTN(b.String()), "String is read back")
	require.Equal(t, 1, b.Compare(loa.MustParseBTN("510-555-0112")))
	require.ErrorIs(t, b.UnmarshalText([]byte("x")), loa.ErrBTN)
}
