package loa_test

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// gcm is AES-256-GCM with a nonce drawn for each text; the place is authenticated.
type gcm struct{ aead cipher.AEAD }

func newGCM(key []byte) (gcm, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return gcm{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return gcm{aead}, err
}

func (g gcm) Encrypt(plain []byte, place string) ([]byte, error) {
	return g.aead.Seal(nil, nil, plain, []byte(place)), nil
}

func (g gcm) Decrypt(text []byte, place string) ([]byte, error) {
	return g.aead.Open(nil, nil, text, []byte(place))
}

// What a host stores holds no secret in the clear, and opens in its own place only.
func ExampleCipher() {
	key, _ := newGCM(make([]byte, 32)) // yours comes from a key service
	r := loa.Record{AccountNumber: loa.NewAccountNumber("0048-2219"), Credentials: loa.Credentials{PIN: loa.NewPIN("4417")}}

	atRest, _ := loa.EncryptRecord(r, "csr-9", key)
	text, _ := json.Marshal(atRest)

	var back loa.Record
	_ = json.Unmarshal(text, &back)
	fmt.Println(back.PIN.IsWithheld(), back.AccountNumber.IsWithheld())

	_, err := loa.DecryptRecord(back, "csr-10", key)
	fmt.Println("in another's place:", errors.Is(err, loa.ErrCipher))

	back, _ = loa.DecryptRecord(back, "csr-9", key)
	fmt.Println(back.PIN.Reveal(), back.AccountNumber.Reveal())
	// Output:
	// true true
	// in another's place: true
	// 4417 0048-2219
}

// TestAtRest stores record, credentials and letter encrypted and reads them back.
func TestAtRest(t *testing.T) {
	key, err := newGCM(make([]byte, 32))
	require.NoError(t, err)
	r := loatest.Record(2)
	r.AccountNumber = loa.NewAccountNumber(theAccount)
	r.Credentials = loa.Credentials{PIN: loa.NewPIN(thePIN), SSN4: loa.NewSSN4(theSSN), TaxID: loa.NewTaxID(theTax), DeviceID: loa.NewDeviceID(theDevice)}
	atRest, err := loa.EncryptRecord(r, "csr-9", key)
	require.NoError(t, err)
	text, err := json.Marshal(atRest)
	require.NoError(t, err)
	requireNone(t, string(text)+fmt.Sprintf("%+v %#v", atRest, atRest.Credentials), "at rest")
	require.Equal(t, loa.Redacted, atRest.PIN.String(), "people do not see ciphertext either")
	require.Equal(t, "••••", atRest.AccountNumber.String())
	require.Empty(t, atRest.PIN.Reveal())
	require.Empty(t, atRest.AccountNumber.Reveal())
	same := atRest
	require.False(t, atRest.PIN.Equal(same.PIN), "withheld equals nothing")

	twice, err := loa.EncryptRecord(atRest, "csr-9", key)
	require.NoError(t, err)
	again, err := json.Marshal(twice)
	require.NoError(t, err)
	require.Equal(t, string(text), string(again), "what is encrypted stays as it is")

	var back loa.Record
	require.NoError(t, json.Unmarshal(text, &back))
	back, err = loa.DecryptRecord(back, "csr-9", key)
	require.NoError(t, err)
	require.Equal(t, thePIN, back.PIN.Reveal())
	require.Equal(t, theSSN, back.SSN4.Reveal())
	require.Equal(t, theTax, back.TaxID.Reveal())
	require.Equal(t, theDevice, back.DeviceID.Reveal())
	require.Equal(t, theAccount, back.AccountNumber.Reveal())
	plain, err := loa.DecryptRecord(r, "csr-9", key)
	require.NoError(t, err)
	require.Equal(t, thePIN, plain.PIN.Reveal(), "what is plain stays as it is")

	l := loatest.Sealed(loatest.Terms(2))
	hidden, err := loa.EncryptLetter(l, l.ID, key)
	require.NoError(t, err)
	text, err = json.Marshal(hidden)
	require.NoError(t, err)
	require.NotContains(t, string(text), "0048")
	var letter loa.Letter
	require.NoError(t, json.Unmarshal(text, &letter))
	require.True(t, letter.IsVoid(), "the signature is of the plain number")
	letter, err = loa.DecryptLetter(letter, l.ID, key)
	require.NoError(t, err)
	require.Empty(t, loa.Verify(letter, loatest.Keys()))
	require.Empty(t, cmp.Diff(l.Payload(), letter.Payload()))
}

// TestWithheldAccount asks that a number that is encrypted, or typed as if it were, is
// no account number, and is not compared.
func TestWithheldAccount(t *testing.T) {
	key, err := newGCM(make([]byte, 32))
	require.NoError(t, err)
	l, err := loa.EncryptLetter(loa.Draft(loatest.Terms(2)), "x", key)
	require.NoError(t, err)
	p := policy(t, loa.US, loa.Local).ValidateTerms(l.Terms, loatest.Now).Errors()
	require.Len(t, p, 1)
	require.Equal(t, loa.AccountMasked, p[0].Code)
	m, _ := loa.MatchingNamed("simple-us")
	f, ok := loa.Compare(&m, l, loa.Credentials{}, loatest.Record(2)).Field(loa.FieldAccountNumber)
	require.True(t, ok)
	require.Equal(t, loa.FieldResult{Field: loa.FieldAccountNumber, Verdict: loa.NotCompared, Reason: loa.Withheld}, f)
}

// TestCipherFails has every place fail in turn: the error says where and holds no
// secret, and nothing is lost.
func TestCipherFails(t *testing.T) {
	r := loatest.Record(1)
	r.AccountNumber = loa.NewAccountNumber(theAccount)
	r.Credentials = loa.Credentials{PIN: loa.NewPIN(thePIN), SSN4: loa.NewSSN4(theSSN), TaxID: loa.NewTaxID(theTax), DeviceID: loa.NewDeviceID(theDevice)}
	for _, place := range []string{"r/account_number", "r/pin", "r/ssn4", "r/tax_id", "r/device_id"} {
		_, err := loa.EncryptRecord(r, "r", failing(place))
		require.ErrorIs(t, err, loa.ErrCipher)
		require.ErrorIs(t, err, errBroken)
		require.EqualError(t, err, "loa: cipher: "+place+": the key service is away")
	}
	require.Equal(t, thePIN, r.PIN.Reveal())
	broken := loa.Record{Credentials: loa.Credentials{PIN: loa.NewPIN("encrypted:*")}}
	_, err := loa.DecryptRecord(broken, "r", failing(""))
	require.EqualError(t, err, "loa: cipher: r/pin: not base64")
}

// failing is a cipher that fails at one place and does nothing elsewhere.
type failing string

func (f failing) Encrypt(plain []byte, place string) ([]byte, error) {
	if place == string(f) {
		return nil, errBroken
	}
	return plain, nil
}

func (f failing) Decrypt(text []byte, _ string) ([]byte, error) { return text, nil }
