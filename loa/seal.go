package loa

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	_ "crypto/sha256" // the hashes of the algorithms
	_ "crypto/sha512"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// Seal is the detached signature (RFC 7515, appendix F) of the signed letter's
// [Letter.Payload] by the party that keeps it. The zero Seal is "not sealed".
type Seal struct {
	KeyID  string    `json:"key_id,omitzero"`
	SHA256 string    `json:"sha256,omitzero"` // of the payload
	JWS    string    `json:"jws,omitzero"`    // header..signature, the payload left out
	At     time.Time `json:"at,omitzero"`     // as told by the caller; not signed
}

// ErrKey is matched by the errors of [SealLetter] about keys.
var ErrKey = errors.New("loa: unusable key")

// Payload returns the canonical JSON (RFC 8785) of what a seal covers: the terms,
// the evidence and the signature, in the members letter, evidence and signature. It
// is nil for a letter that holds an instant outside the years 0 to 9999.
func (l Letter) Payload() []byte {
	for i := range l.Evidence {
		if !isWritable(l.Evidence[i].At) {
			return nil
		}
	}
	if !l.isWritable() || !isWritable(l.Signature.At) {
		return nil
	}
	return appendPayload(make([]byte, 0, termsSize+len(l.Evidence)*eventSize), &l)
}

// IsSealed reports whether the letter carries a seal. Whether it holds is [Verify]'s
// to say.
func (l Letter) IsSealed() bool { return l.Seal.JWS != "" }

// SealLetter returns l sealed at the given instant with key, which goes by the name
// keyID. Keys may be Ed25519 (the usual choice: EdDSA), ECDSA on P-256 or P-384
// (ES256, ES384) or RSA of at least 2048 bits (RS256), in memory or behind a key
// service. It refuses with [ErrState] a letter that is not signed, is revoked or
// is sealed already, and with [ErrKey] a key of another kind.
//
// The key is asked without a source of randomness, so that equal letters get equal
// seals.
func SealLetter(l Letter, key crypto.Signer, keyID string, at time.Time) (Letter, error) {
	if !l.IsSigned() || l.IsRevoked() || l.IsSealed() {
		return l, fmt.Errorf("%w: only a signed letter is sealed, once", ErrState)
	}
	if key == nil {
		return l, fmt.Errorf("%w: nil", ErrKey)
	}
	alg, hash := algorithm(key.Public())
	if alg == "" || keyID == "" {
		return l, fmt.Errorf("%w: %T named %q", ErrKey, key.Public(), keyID)
	}
	text := l.Payload()
	header, err := json.Marshal(jwsHeader{Alg: alg, KeyID: keyID})
	if err != nil {
		return l, fmt.Errorf("loa: seal header: %w", err)
	}
	head := base64.RawURLEncoding.EncodeToString(header)
	message := signingInput(head, text)
	if hash != 0 {
		h := hash.New()
		h.Write(message)
		message = h.Sum(nil)
	}
	sig, err := key.Sign(nil, message, hash)
	if err == nil && (alg == "ES256" || alg == "ES384") {
		sig, err = joinECDSA(sig, hash.Size())
	}
	if err != nil {
		return l, fmt.Errorf("loa: seal: %w", err)
	}
	l.Seal = Seal{
		KeyID:  keyID,
		SHA256: hexSum(text),
		JWS:    head + ".." + base64.RawURLEncoding.EncodeToString(sig),
		At:     instant(at),
	}
	return l, nil
}

type jwsHeader struct {
	Alg   string   `json:"alg"`
	KeyID string   `json:"kid,omitzero"`
	Crit  []string `json:"crit,omitzero"`
}

// algorithm returns the JWS algorithm that a public key is for, with the hash that
// is signed in place of the message, or "".
func algorithm(pub crypto.PublicKey) (string, crypto.Hash) {
	switch k := pub.(type) {
	case ed25519.PublicKey:
		return "EdDSA", 0
	case *ecdsa.PublicKey:
		switch k.Curve {
		case elliptic.P256():
			return "ES256", crypto.SHA256
		case elliptic.P384():
			return "ES384", crypto.SHA384
		}
	case *rsa.PublicKey:
		if k.Size() >= 2048/8 {
			return "RS256", crypto.SHA256
		}
	}
	return "", 0
}

func signingInput(head string, text []byte) []byte {
	b := make([]byte, 0, len(head)+1+base64.RawURLEncoding.EncodedLen(len(text)))
	b = append(append(b, head...), '.')
	return base64.RawURLEncoding.AppendEncode(b, text)
}

// ecdsaParts is the ASN.1 form of an ECDSA signature.
type ecdsaParts struct{ R, S *big.Int }

// joinECDSA turns the ASN.1 form that crypto.Signer gives into the fixed-length one
// of RFC 7518 section 3.4.
func joinECDSA(der []byte, size int) ([]byte, error) {
	var p ecdsaParts
	if _, err := asn1.Unmarshal(der, &p); err != nil {
		return nil, err
	}
	out := make([]byte, 2*size)
	p.R.FillBytes(out[:size])
	p.S.FillBytes(out[size:])
	return out, nil
}

// verifyJWS checks a detached JWS over text with pub. The key decides the
// algorithm; the header must agree. "Ed25519" is RFC 9864's name for EdDSA.
func verifyJWS(pub crypto.PublicKey, jws string, text []byte) bool {
	head, rest, ok := strings.Cut(jws, ".")
	empty, tail, ok2 := strings.Cut(rest, ".")
	sig, err := base64.RawURLEncoding.DecodeString(tail)
	if !ok || !ok2 || empty != "" || err != nil {
		return false
	}
	h := headerOf(jws)
	alg, hash := algorithm(pub)
	if h.Alg == "Ed25519" {
		h.Alg = "EdDSA"
	}
	if alg == "" || len(h.Crit) > 0 || h.Alg != alg {
		return false
	}
	message := signingInput(head, text)
	if k, ok := pub.(ed25519.PublicKey); ok {
		return len(k) == ed25519.PublicKeySize && ed25519.Verify(k, message, sig)
	}
	w := hash.New()
	w.Write(message)
	sum := w.Sum(nil)
	switch k := pub.(type) {
	case *ecdsa.PublicKey:
		n := hash.Size()
		return len(sig) == 2*n && ecdsa.Verify(k, sum, new(big.Int).SetBytes(sig[:n]), new(big.Int).SetBytes(sig[n:]))
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(k, hash, sum, sig) == nil
	}
	return false
}

// headerOf returns the header of a detached JWS, empty when it cannot be read.
func headerOf(jws string) (h jwsHeader) {
	head, _, _ := strings.Cut(jws, ".")
	text, err := base64.RawURLEncoding.DecodeString(head)
	if err != nil || json.NewDecoder(bytes.NewReader(text)).Decode(&h) != nil {
		return jwsHeader{}
	}
	return h
}
