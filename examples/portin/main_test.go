package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
)

func portin(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestSample(t *testing.T) {
	status, out, errs := portin(t)
	require.Empty(t, errs)
	require.Zero(t, status)
	golden.Equal(t, "testdata/timeline.golden", out)
	_, again, _ := portin(t)
	require.Equal(t, out, again, "equal input and seed give equal bytes")
	require.Equal(t, 1, strings.Count(out, "Trial ended"), "S15: once")
	require.NotContains(t, out, "7731", "the PIN")
	require.NotContains(t, out, "0044170982", "the account number")
}

func TestSeeds(t *testing.T) {
	_, one, _ := portin(t, "-seed", "1")
	for _, seed := range []string{"2", "3", "4", "5", "6", "7", "8"} {
		status, other, errs := portin(t, "-seed", seed)
		require.Zero(t, status, "seed %s: %s", seed, errs)
		require.NotEqual(t, one, other)
	}
}

func TestJSON(t *testing.T) {
	status, out, _ := portin(t, "-json")
	require.Zero(t, status)
	var doc map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &doc))
	require.Equal(t, true, doc["complete"])
	require.NotContains(t, out, "7731", "the PIN")
}

func TestOut(t *testing.T) {
	dir := t.TempDir()
	status, _, errs := portin(t, "-out", dir)
	require.Zero(t, status, errs)
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	require.NoError(t, err)
	files = append(files, filepath.Join(dir, "invoice.html"))
	var names []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		require.NotEmpty(t, data)
		require.NotContains(t, string(data), "7731", "the PIN")
		rel, _ := filepath.Rel(dir, f)
		names = append(names, filepath.ToSlash(rel))
	}
	golden.Equal(t, "testdata/files.golden", strings.Join(names, "\n")+"\n")
}

// TestBroken runs every broken file: a clear error, exit status 2, nothing written.
func TestBroken(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "broken", "*.json"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 10)
	var b strings.Builder
	for _, f := range files {
		dir := filepath.Join(t.TempDir(), "out")
		status, out, errs := portin(t, "-request", f, "-out", dir)
		require.Equal(t, exitInput, status, f)
		require.Empty(t, out)
		require.NoDirExists(t, dir)
		b.WriteString(filepath.Base(f) + "\n  " + errs)
	}
	golden.Equal(t, "testdata/broken.golden", b.String())
}

func TestUncorrected(t *testing.T) {
	data := strings.Replace(string(sampleRequest), `"postal_code": "60622"`, `"postal_code": "60612"`, 1)
	file := filepath.Join(t.TempDir(), "request.json")
	require.NoError(t, os.WriteFile(file, []byte(data), 0o600))
	status, out, errs := portin(t, "-request", file)
	require.Equal(t, exitNot, status)
	require.Contains(t, errs, "not every number came to its right end")
	require.Contains(t, out, "waits on the customer")
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-nope"}, {"extra"}, {"-seed", "x"}, {"-request", "no-such-file.json"}} {
		status, out, errs := portin(t, args...)
		require.Equal(t, exitInput, status)
		require.Empty(t, out)
		require.NotEmpty(t, errs)
	}
	status, _, _ := portin(t, "-help")
	require.Zero(t, status)
}

// TestCorrect holds that a correction replaces what it names, in the letter and beside
// it, and nothing else.
func TestCorrect(t *testing.T) {
	var c requestCorrection
	require.NoError(t, json.Unmarshal([]byte(`{
		"customer": {"kind": "business", "company": "New LLC"}, "service_address": {"line1": "2 Elm St"},
		"account_number": "77-1", "ssn4": "0613", "tax_id": "98-7654321"
	}`), &c))
	was := loa.Terms{Kind: loa.Wireless, Customer: loa.NewCompany("Old LLC"), BillingAddress: loa.Address{Line1: "9 Oak St"}}
	terms, proof := was, loa.Credentials{PIN: loa.NewPIN("7731"), SSN4: loa.NewSSN4("6130")}
	correct(&terms, &proof, &c)
	require.Equal(t, "New LLC", terms.Customer.Name())
	require.Equal(t, "2 Elm St", terms.ServiceAddress.Line1)
	require.Equal(t, "9 Oak St", terms.BillingAddress.Line1)
	require.Equal(t, "77-1", terms.AccountNumber.Reveal())
	require.Equal(t, []string{"7731", "0613", "98-7654321"}, []string{proof.PIN.Reveal(), proof.SSN4.Reveal(), proof.TaxID.Reveal()})

	terms = was
	terms.Kind = loa.TollFree
	correct(&terms, &proof, &c)
	require.True(t, terms.ServiceAddress.IsZero(), "a toll-free number has none")
}
