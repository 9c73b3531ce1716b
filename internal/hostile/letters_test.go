package hostile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// refusedError is the error that problems amount to.
type refusedError struct {
	loa.Problems
	found string // who else was told
}

func (r *refusedError) Error() string {
	b, _ := json.Marshal(r.Problems)
	return r.String() + string(b) + r.found
}

// blocked makes an error of the problems that block; nil if none does.
func blocked(p loa.Problems) error {
	if p.OK() {
		return nil
	}
	return &refusedError{Problems: p}
}

// problemsWhere tells path and code of the problems that block.
func problemsWhere(err error) string {
	e, ok := errors.AsType[*refusedError](err)
	if !ok {
		return ""
	}
	var said []string
	for _, p := range e.Errors() {
		said = append(said, p.Path+" "+string(p.Code))
	}
	return strings.Join(said, ", ")
}

// letters are the entry points of package loa.
func letters() []entry {
	policy, ok := loa.PolicyFor(loa.US, loa.Local)
	if !ok {
		panic("no policy")
	}
	keys := loa.Keys{"key-1": sealer.Public()}
	signed := func(t testing.TB) []byte { return asJSON(t, letter(t)) }
	closed := func(t testing.TB) []byte { return asJSON(t, sealed(t)) }
	return []entry{
		{name: "loa.DecodeLetter", sample: closed, mutate: true, where: decodeWhere, try: func(t testing.TB, in []byte) error {
			l, err := loa.DecodeLetter(in)
			return untouched(err, reflect.DeepEqual(l, loa.Letter{}))
		}},
		{
			name: "loa.DecodeRecord", sample: func(t testing.TB) []byte { return asJSON(t, bill()) }, mutate: true, where: decodeWhere,
			try: func(t testing.TB, in []byte) error {
				r, err := loa.DecodeRecord(in)
				return untouched(err, reflect.DeepEqual(r, loa.Record{}))
			},
		},
		{name: "loa.Policy.Validate", sample: signed, where: problemsWhere, try: func(t testing.TB, in []byte) error {
			l, err := loa.DecodeLetter(in)
			require.NoError(t, err)
			return blocked(policy.ValidateTerms(l.Terms, now))
		}},
		{name: "loa.Policy.Validate.signature", sample: signed, where: problemsWhere, try: func(t testing.TB, in []byte) error {
			l, err := loa.DecodeLetter(in)
			require.NoError(t, err)
			return blocked(policy.Validate(l, now.AddDate(0, 0, 1)))
		}},
		{
			name: "loa.Policy.ValidateDocument", sample: func(t testing.TB) []byte { return asJSON(t, document()) }, where: problemsWhere,
			try: func(t testing.TB, in []byte) error {
				if string(in) == "none" {
					return blocked(policy.ValidateDocument(letter(t), nil, now))
				}
				var d loa.Document
				require.NoError(t, json.Unmarshal(in, &d))
				p := policy
				p.Document.MaxBytes = 1 << 20
				return blocked(p.ValidateDocument(letter(t), &d, now))
			},
		},
		{name: "loa.Policy.ValidateCredentials", where: problemsWhere, try: func(t testing.TB, in []byte) error {
			kind, text, _ := strings.Cut(string(in), " ")
			country, service, _ := strings.Cut(kind, "/")
			p, ok := loa.PolicyFor(loa.Country(country), loa.Kind(service))
			require.True(t, ok)
			var c loa.Credentials
			require.NoError(t, json.Unmarshal([]byte(text), &c))
			l := letter(t)
			if strings.Contains(text, "no_account") {
				l.AccountNumber = loa.AccountNumber{}
			}
			return blocked(p.ValidateCredentials(l, c, now))
		}},
		{
			name: "loa.Sign", sample: func(t testing.TB) []byte {
				return asJSON(t, loa.Signature{Method: loa.Typed, Name: plantedName, Text: plantedName, Trace: trace(3)})
			}, where: stateWhere, try: func(t testing.TB, in []byte) error {
				before := loa.Draft(terms())
				switch string(in) {
				case "signed":
					before = letter(t)
				case "revoked":
					before = loa.Revoke(before, now, plantedPIN)
				case "out of time":
					before.CreatedAt = now.AddDate(9000, 0, 0)
				}
				s := loa.Signature{Method: loa.Typed, Name: plantedName, Text: plantedName, Trace: trace(3)}
				if in[0] == '{' {
					s = loa.Signature{}
					require.NoError(t, json.Unmarshal(in, &s))
				}
				l, err := loa.Sign(before, s)
				return untouched(err, reflect.DeepEqual(l, before))
			},
		},
		{name: "loa.SealLetter", where: stateWhere, try: func(t testing.TB, in []byte) error {
			before, key, id := letter(t), sealer, "key-1"
			switch string(in) {
			case "draft":
				before = loa.Draft(terms())
			case "sealed":
				before = sealed(t)
			case "revoked":
				before = loa.Revoke(before, now, plantedPIN)
			case "nameless":
				id = ""
			case "changed":
				before.AccountNumber = loa.NewAccountNumber(plantedPIN)
			case "no key":
				l, err := loa.SealLetter(before, nil, id, now)
				return untouched(err, reflect.DeepEqual(l, before))
			}
			l, err := loa.SealLetter(before, key, id, now)
			return untouched(err, reflect.DeepEqual(l, before))
		}},
		{name: "loa.Verify", sample: closed, where: problemsWhere, try: func(t testing.TB, in []byte) error {
			l, err := loa.DecodeLetter(in)
			require.NoError(t, err)
			return blocked(loa.Verify(l, keys))
		}},
		{
			name: "loa.VerifyPayload", sample: func(t testing.TB) []byte { return sealed(t).Payload() }, where: problemsWhere,
			try: func(t testing.TB, in []byte) error { return blocked(loa.VerifyPayload(in, sealed(t).Seal.JWS, keys)) },
		},
		{name: "loa.VerifyPayload.seal", where: problemsWhere, try: func(t testing.TB, in []byte) error {
			return blocked(loa.VerifyPayload(sealed(t).Payload(), strings.ReplaceAll(string(in), "GOOD", sealed(t).Seal.JWS), keys))
		}},
		{name: "loa.Canonicalize", where: stateWhere, try: func(t testing.TB, in []byte) error {
			out, err := loa.Canonicalize(in)
			return untouched(err, out == nil)
		}},
		{name: "loa.DecryptRecord", where: stateWhere, try: func(t testing.TB, in []byte) error {
			r := bill()
			r.AccountNumber = loa.NewAccountNumber(string(in))
			return errOf(loa.DecryptRecord(r, "csr-9", lock{}))
		}},
		{name: "loa.DecryptCredentials", where: stateWhere, try: func(t testing.TB, in []byte) error {
			return errOf(loa.DecryptCredentials(loa.Credentials{PIN: loa.NewPIN(string(in))}, "csr-9", lock{}))
		}},
		{name: "loa.PIN.json", where: stateWhere, try: func(t testing.TB, in []byte) error {
			p := loa.NewPIN("4417")
			return untouched(p.UnmarshalJSON(in), p.Equal(loa.NewPIN("4417")))
		}},
		{name: "loa.AccountNumber.column", where: stateWhere, try: column(loa.NewAccountNumber("004417"))},
	}
}

// lock is a cipher that refuses.
type lock struct{}

var errLocked = errors.New("locked")

func (lock) Encrypt([]byte, string) ([]byte, error) { return nil, errLocked }
func (lock) Decrypt(text []byte, _ string) ([]byte, error) {
	if bytes.Equal(text, []byte("open")) {
		return text, nil
	}
	return nil, errLocked
}

func decodeWhere(err error) string {
	e, ok := errors.AsType[*loa.DecodeError](err)
	switch {
	case !ok || !errors.Is(err, loa.ErrDecode):
		return ""
	case e.Path == "":
		return e.Want
	}
	return e.Path
}

// stateWhere tells the sentinels' errors, which have no field of their own but say
// what is wrong in their text.
func stateWhere(err error) string {
	for _, s := range []error{loa.ErrState, loa.ErrSignature, loa.ErrKey, loa.ErrCipher, loa.ErrCanonical, loa.ErrDecode} {
		if errors.Is(err, s) {
			return err.Error()
		}
	}
	return ""
}
