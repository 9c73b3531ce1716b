package loa_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

// TestChangeVoids changes every field that is signed, one at a time, through
// reflection, so that a field added later is covered too.
func TestChangeVoids(t *testing.T) {
	sealed := loatest.Sealed(everything())
	require.True(t, sealed.IsSigned())
	terms := reflect.TypeFor[loa.Terms]()
	for i := range terms.NumField() {
		name := terms.Field(i).Name
		t.Run(name, func(t *testing.T) {
			l := sealed
			alter(reflect.ValueOf(&l.Terms).Elem().Field(i))
			require.False(t, l.IsSigned())
			require.True(t, l.IsVoid())
			require.True(t, loa.Verify(l, loatest.Keys()).Has(loa.SealBadSignature))
			p, _ := loa.PolicyFor(loa.US, loa.Local)
			require.True(t, p.Validate(l, loatest.Now).Has("loa.signature.void"))
			_, err := loa.Sign(l, l.Signature)
			require.ErrorIs(t, err, loa.ErrState, "a void letter is superseded, not signed over")
		})
	}
	require.True(t, sealed.IsSigned(), "the letter itself was not touched")
}

// alter changes a value in place, without touching what it shares with others.
func alter(v reflect.Value) {
	switch v.Interface().(type) {
	case loa.AccountNumber:
		v.Set(reflect.ValueOf(loa.NewAccountNumber("another")))
		return
	case time.Time:
		v.Set(reflect.ValueOf(loatest.Now.Add(time.Millisecond)))
		return
	case loa.BTN, numbering.Number:
		v.SetZero()
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Slice:
		v.Set(v.Slice(0, v.Len()-1))
	default:
		v.SetZero()
	}
}

func TestSignRefuses(t *testing.T) {
	draft := loa.Draft(loatest.Terms(1))
	good := loa.Signature{Method: loa.Typed, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}}
	for name, s := range map[string]loa.Signature{
		"no method":  {Name: good.Name, Trace: good.Trace},
		"no name":    {Method: good.Method, Trace: good.Trace},
		"no instant": {Method: good.Method, Name: good.Name},
		"year 12000": {Method: good.Method, Name: good.Name, Trace: loa.Trace{At: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}},
	} {
		_, err := loa.Sign(draft, s)
		require.ErrorIs(t, err, loa.ErrSignature, name)
	}
	signed, err := loa.Sign(draft, good)
	require.NoError(t, err)
	require.False(t, draft.IsSigned(), "the draft is as it was")
	require.Empty(t, draft.Evidence)
	_, err = loa.Sign(signed, good)
	require.ErrorIs(t, err, loa.ErrState)
	_, err = loa.Note(signed, loa.Event{Type: loa.EventViewed})
	require.ErrorIs(t, err, loa.ErrState)
	_, err = loa.Note(draft, loa.Event{Type: loa.EventSigned})
	require.ErrorIs(t, err, loa.ErrState)
	_, err = loa.Sign(loa.Revoke(draft, loatest.Now, ""), good)
	require.ErrorIs(t, err, loa.ErrState)
}

// TestEvidenceDoesNotAlias appends to one letter twice: neither sees the other's.
func TestEvidenceDoesNotAlias(t *testing.T) {
	l := loa.Draft(loatest.Terms(1))
	l, err := loa.Note(l, loa.Event{Type: loa.EventPresented, Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	a, err := loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: loatest.Now, UserAgent: "a"}})
	require.NoError(t, err)
	b, err := loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: loatest.Now, UserAgent: "b"}})
	require.NoError(t, err)
	require.Equal(t, "a", a.Evidence[1].UserAgent)
	forged, err := loa.Note(loa.Draft(loatest.Terms(1)), loa.Event{Type: loa.EventViewed, Prev: "00", TermsSHA256: "00", Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	require.Empty(t, forged.Evidence[0].Prev, "what an event follows is not the caller's to say")
	require.Equal(t, forged.Digest(), forged.Evidence[0].TermsSHA256)
	require.Equal(t, "b", b.Evidence[1].UserAgent)
	require.Len(t, l.Evidence, 1)
}

// TestVerifyTells breaks a sealed letter in each way and asks for the right answer.
func TestVerifyTells(t *testing.T) {
	l := loatest.Sealed(loatest.Terms(2))
	require.Empty(t, loa.Verify(l, loatest.Keys()))
	reseal := func(l loa.Letter) loa.Letter {
		l.Seal = loa.Seal{}
		l, err := loa.SealLetter(l, loatest.Key(), loatest.KeyID, loatest.Now)
		require.NoError(t, err)
		return l
	}
	other := ed25519.NewKeyFromSeed([]byte(strings.Repeat("x", 32))).Public()
	unconsented, err := loa.Sign(loa.Draft(loatest.Terms(1)), loa.Signature{Method: loa.Typed, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)

	edit := func(f func(*loa.Letter)) loa.Letter {
		c := l
		c.Evidence = slices.Clone(l.Evidence)
		f(&c)
		return c
	}
	for name, tc := range map[string]struct {
		letter loa.Letter
		keys   loa.Keys
		want   []loa.Code
	}{
		"not sealed":           {loatest.Signed(loatest.Terms(1)), loatest.Keys(), []loa.Code{loa.SealMissing}},
		"unknown key":          {l, loa.Keys{}, []loa.Code{loa.SealUnknownKey}},
		"another key":          {l, loa.Keys{loatest.KeyID: other}, []loa.Code{loa.SealBadSignature}},
		"changed term":         {edit(func(l *loa.Letter) { l.Texting = false }), loatest.Keys(), []loa.Code{loa.SealBadSignature, loa.SealHashMismatch, loa.TermsChanged}},
		"changed hash":         {edit(func(l *loa.Letter) { l.Seal.SHA256 = "00" }), loatest.Keys(), []loa.Code{loa.SealHashMismatch}},
		"dropped event":        {reseal(edit(func(l *loa.Letter) { l.Evidence = l.Evidence[1:] })), loatest.Keys(), []loa.Code{loa.ChainBroken}},
		"changed first event":  {reseal(edit(func(l *loa.Letter) { l.Evidence[0].UserAgent = "y" })), loatest.Keys(), []loa.Code{loa.ChainBroken}},
		"no evidence":          {reseal(edit(func(l *loa.Letter) { l.Evidence = nil })), loatest.Keys(), []loa.Code{loa.ChainBroken, loa.ConsentMissing}},
		"not the last":         {reseal(edit(func(l *loa.Letter) { l.Evidence = l.Evidence[:3] })), loatest.Keys(), []loa.Code{loa.ChainBroken}},
		"changed event":        {reseal(edit(func(l *loa.Letter) { l.Evidence[1].UserAgent = "y" })), loatest.Keys(), []loa.Code{loa.ChainBroken}},
		"changed signature":    {reseal(edit(func(l *loa.Letter) { l.Signature.Name = "Y" })), loatest.Keys(), []loa.Code{loa.ChainBroken}},
		"no consent":           {reseal(unconsented), loatest.Keys(), []loa.Code{loa.ConsentMissing}},
		"signature of another": {edit(func(l *loa.Letter) { l.Seal.JWS = loatest.Sealed(loatest.Terms(3)).Seal.JWS }), loatest.Keys(), []loa.Code{loa.SealBadSignature}},
		"garbage":              {edit(func(l *loa.Letter) { l.Seal.JWS = "..." }), loatest.Keys(), []loa.Code{loa.SealUnknownKey}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []loa.Code
			for _, p := range loa.Verify(tc.letter, tc.keys) {
				got = append(got, p.Code)
				require.NotEmpty(t, p.Message)
				require.Equal(t, loa.SeverityError, p.Severity)
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestVerifyOrder(t *testing.T) {
	l := loa.Draft(loatest.Terms(1))
	for i, typ := range []loa.EventType{loa.EventPresented, loa.EventConsented} {
		var err error
		l, err = loa.Note(l, loa.Event{Type: typ, TextSHA256: loa.HashText("x"), Trace: loa.Trace{At: loatest.Now.Add(-time.Duration(i) * time.Minute)}})
		require.NoError(t, err)
	}
	l, err := loa.Sign(l, loa.Signature{Method: loa.Typed, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	l, err = loa.SealLetter(l, loatest.Key(), loatest.KeyID, loatest.Now)
	require.NoError(t, err)
	p := loa.Verify(l, loatest.Keys())
	require.Len(t, p, 1)
	require.Equal(t, loa.OutOfOrder, p[0].Code)
	require.Equal(t, "evidence[1]", p[0].Path)
}

// TestCriticalHeader refuses a seal whose header names something that must be understood,
// whoever signed it (RFC 7515, section 4.1.11).
func TestCriticalHeader(t *testing.T) {
	l := loatest.Sealed(loatest.Terms(1))
	for header, ok := range map[string]bool{
		`{"alg":"EdDSA","kid":"` + loatest.KeyID + `"}`:                true,
		`{"alg":"EdDSA","kid":"` + loatest.KeyID + `","crit":["exp"]}`: false,
		`{"alg":"ES256","kid":"` + loatest.KeyID + `"}`:                false,
		`{"alg":"","kid":"` + loatest.KeyID + `"}`:                     false,
	} {
		head := base64.RawURLEncoding.EncodeToString([]byte(header))
		sig := ed25519.Sign(loatest.Key(), []byte(head+"."+base64.RawURLEncoding.EncodeToString(l.Payload())))
		l.Seal.JWS = head + ".." + base64.RawURLEncoding.EncodeToString(sig)
		require.Equal(t, !ok, loa.Verify(l, loatest.Keys()).Has(loa.SealBadSignature), header)
	}
}

// badSigner is a key service that answers with what is no signature.
type badSigner struct{ *ecdsa.PrivateKey }

func (badSigner) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) { return []byte("no"), nil }

// TestBadSigner leaves a letter unsealed when the key service answers with nonsense.
func TestBadSigner(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	l, err := loa.SealLetter(loatest.Signed(loatest.Terms(1)), badSigner{key}, "k", loatest.Now)
	require.Error(t, err)
	require.False(t, l.IsSealed())
}

// TestInstants holds that instants are kept in UTC and whole milliseconds, wherever they
// come from, so that they are the same once they were stored.
func TestInstants(t *testing.T) {
	at := time.Date(2026, 3, 12, 9, 30, 0, 123456789, time.FixedZone("CST", -6*60*60))
	want := time.Date(2026, 3, 12, 15, 30, 0, 123000000, time.UTC)
	terms := loatest.Terms(1)
	terms.CreatedAt = at
	l := loa.Draft(terms)
	require.Equal(t, want, l.CreatedAt)
	l, err := loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: at}})
	require.NoError(t, err)
	require.Equal(t, want, l.Evidence[0].At)
	l, err = loa.Sign(l, loa.Signature{Method: loa.WetUpload, Name: "Dana Whitfield", Trace: loa.Trace{At: at}})
	require.NoError(t, err)
	require.Equal(t, want, l.Signature.At)
	require.Equal(t, want, l.Evidence[1].At)
	l, err = loa.SealLetter(l, loatest.Key(), loatest.KeyID, at)
	require.NoError(t, err)
	require.Equal(t, want, l.Seal.At)
	require.Equal(t, want, loa.Revoke(l, at, "").Revoked.At)
	terms.CreatedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	require.Zero(t, loa.Draft(terms).CreatedAt)
	terms.CreatedAt = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)
	require.Zero(t, loa.Draft(terms).CreatedAt)
}

// TestOtherTerms shows one letter and has another signed.
func TestOtherTerms(t *testing.T) {
	shown, err := loa.Note(loa.Draft(loatest.Terms(1)), loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	shown.Texting = false
	signed, err := loa.Sign(shown, loa.Signature{Method: loa.WetUpload, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	require.True(t, policy(t, loa.US, loa.Local).Validate(signed, loatest.Now).Has(loa.OtherTerms))
	shown, err = loa.Note(shown, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	signed, err = loa.Sign(shown, loa.Signature{Method: loa.WetUpload, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	require.False(t, policy(t, loa.US, loa.Local).Validate(signed, loatest.Now).Has(loa.OtherTerms), "shown again")
}

func TestSupersededBy(t *testing.T) {
	old := loatest.Signed(loatest.Terms(2))
	sign := func(terms loa.Terms, at time.Time) loa.Letter {
		l, err := loa.Sign(loa.Draft(terms), loa.Signature{Method: loa.WetUpload, Name: "Dana Whitfield", Trace: loa.Trace{At: at}})
		require.NoError(t, err)
		return l
	}
	later := loatest.Now.Add(time.Hour)
	require.True(t, old.SupersededBy(sign(loatest.Terms(1), later)))
	require.False(t, old.SupersededBy(sign(loatest.Terms(1), loatest.Now.Add(-24*time.Hour))), "older")
	require.False(t, old.SupersededBy(sign(loatest.Spanish(1), later)), "other numbers")
	require.False(t, old.SupersededBy(loa.Draft(loatest.Terms(1))), "not signed")
	require.False(t, old.SupersededBy(loa.Revoke(sign(loatest.Terms(1), later), later, "")), "revoked")
}

func TestVerifyPayload(t *testing.T) {
	l := loatest.Sealed(loatest.Terms(2))
	text := l.Payload()
	require.Empty(t, loa.VerifyPayload(text, l.Seal.JWS, loatest.Keys()))

	var pretty []byte
	pretty, err := json.MarshalIndent(json.RawMessage(text), "", " ")
	require.NoError(t, err)
	p := loa.VerifyPayload(pretty, l.Seal.JWS, loatest.Keys())
	require.True(t, p.Has(loa.SealNoncanonical))
	require.True(t, p.Has(loa.SealBadSignature))
	require.True(t, loa.VerifyPayload([]byte("{"), l.Seal.JWS, loatest.Keys()).Has(loa.SealNoncanonical))
	require.NotContains(t, string(text), "pin")
}

// TestKeys seals with each kind of key, and takes the algorithm from the key, never
// from the header.
func TestKeys(t *testing.T) {
	p256, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	r, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	p521, err := ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
	require.NoError(t, err)
	signed := loatest.Signed(loatest.Terms(1))
	for alg, key := range map[string]crypto.Signer{"EdDSA": loatest.Key(), "ES256": p256, "ES384": p384, "RS256": r} {
		t.Run(alg, func(t *testing.T) {
			l, err := loa.SealLetter(signed, key, "k", loatest.Now)
			require.NoError(t, err)
			again, err := loa.SealLetter(signed, key, "k", loatest.Now)
			require.NoError(t, err)
			require.Equal(t, l.Seal, again.Seal, "equal letters get equal seals")
			require.Empty(t, loa.Verify(l, loa.Keys{"k": key.Public()}))
			head, _, _ := strings.Cut(l.Seal.JWS, ".")
			text, err := base64.RawURLEncoding.DecodeString(head)
			require.NoError(t, err)
			require.JSONEq(t, `{"alg":"`+alg+`","kid":"k"}`, string(text))

			for _, header := range []string{`{"alg":"none","kid":"k"}`, `{"alg":"HS256","kid":"k"}`, `{"alg":"` + alg + `","kid":"k","crit":["x"]}`} {
				forged := l
				_, tail, _ := strings.Cut(l.Seal.JWS, ".")
				forged.Seal.JWS = base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + tail
				require.True(t, loa.Verify(forged, loa.Keys{"k": key.Public()}).Has(loa.SealBadSignature), header)
			}
		})
	}
	for name, key := range map[string]crypto.Signer{"P-521": p521, "nil": nil} {
		_, err := loa.SealLetter(signed, key, "k", loatest.Now)
		require.ErrorIs(t, err, loa.ErrKey, name)
	}
	_, err = loa.SealLetter(signed, loatest.Key(), "", loatest.Now)
	require.ErrorIs(t, err, loa.ErrKey, "a key without a name")
	for name, l := range map[string]loa.Letter{
		"draft": loa.Draft(loatest.Terms(1)), "sealed": loatest.Sealed(loatest.Terms(1)), "revoked": loa.Revoke(signed, loatest.Now, ""),
	} {
		_, err := loa.SealLetter(l, loatest.Key(), "k", loatest.Now)
		require.ErrorIs(t, err, loa.ErrState, name)
	}
	_, err = loa.SealLetter(signed, brokenKey{}, "k", loatest.Now)
	require.ErrorIs(t, err, errBroken)
}

var errBroken = errors.New("the key service is away")

// brokenKey is a key service that fails.
type brokenKey struct{}

func (brokenKey) Public() crypto.PublicKey { return loatest.Key().Public() }

func (brokenKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) { return nil, errBroken }

// TestEd25519Header accepts the name that RFC 9864 gives to EdDSA with that curve.
func TestEd25519Header(t *testing.T) {
	l := loatest.Signed(loatest.Terms(1))
	text := l.Payload()
	head := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"Ed25519","kid":"` + loatest.KeyID + `"}`))
	sig := ed25519.Sign(loatest.Key(), []byte(head+"."+base64.RawURLEncoding.EncodeToString(text)))
	require.Empty(t, loa.VerifyPayload(text, head+".."+base64.RawURLEncoding.EncodeToString(sig), loatest.Keys()))
}

func TestSupersedeAndRevoke(t *testing.T) {
	l := loatest.Sealed(loatest.Terms(2))
	next := loa.Supersede(l, "loa-7f3b", loatest.Now)
	require.Equal(t, "loa-7f3a", next.Supersedes)
	require.Equal(t, 2, next.Version)
	require.False(t, next.IsSigned())
	require.False(t, next.IsVoid())
	require.Empty(t, next.Evidence)
	require.Equal(t, l.Numbers, next.Numbers)
	next.Numbers[0] = numbering.MustParse("2175550199")
	require.NotEqual(t, l.Numbers[0], next.Numbers[0], "no slice is shared")

	r := loa.Revoke(l, loatest.Now, "changed my mind")
	require.True(t, r.IsRevoked())
	require.False(t, l.IsRevoked())
	require.Equal(t, r, loa.Revoke(r, loatest.Now.Add(time.Hour), "again"), "the first instant stands")
	require.Empty(t, loa.Verify(r, loatest.Keys()), "a revoked letter is still the one that was sealed")
	p, _ := loa.PolicyFor(loa.US, loa.Local)
	require.True(t, p.Validate(r, loatest.Now).Has("loa.revoked"))
}
