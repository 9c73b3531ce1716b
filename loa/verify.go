package loa

import (
	"crypto"
	"encoding/json"
)

// Keys are the public keys that seals are verified with, by key id.
type Keys map[string]crypto.PublicKey

// Verify returns everything that is wrong with the seal of l and the evidence under
// it; none means that the letter is as it was when the holder of the key sealed it.
func Verify(l Letter, keys Keys) Problems {
	if !l.IsSealed() {
		return Problems{sealProblem(SealMissing, "The letter is not sealed.")}
	}
	text := l.Payload()
	p := verifySeal(text, l.Seal.JWS, keys)
	if l.Seal.SHA256 != hexSum(text) {
		p = append(p, sealProblem(SealHashMismatch, "The letter is not the one that was sealed."))
	}
	return append(p, evidenceProblems(&l)...)
}

// VerifyPayload is [Verify] for a payload and its detached signature as they stand
// alone, in the attachments of a printed letter or in an archive: the text must be
// canonical, byte for byte.
func VerifyPayload(payloadText []byte, jws string, keys Keys) Problems {
	p := verifySeal(payloadText, jws, keys)
	if !isCanonical(payloadText) {
		p = append(p, sealProblem(SealNoncanonical, "The text is not canonical JSON (RFC 8785)."))
	}
	var body struct {
		Letter    Terms     `json:"letter"`
		Evidence  []Event   `json:"evidence"`
		Signature Signature `json:"signature"`
	}
	if err := json.Unmarshal(payloadText, &body); err != nil {
		return append(p, sealProblem(SealNoncanonical, "The text is not a sealed letter."))
	}
	return append(p, evidenceProblems(&Letter{Terms: body.Letter, Evidence: body.Evidence, Signature: body.Signature})...)
}

func verifySeal(text []byte, jws string, keys Keys) Problems {
	key, ok := keys[headerOf(jws).KeyID]
	switch {
	case !ok:
		return Problems{sealProblem(SealUnknownKey, "The key of the seal is not known.")}
	case !verifyJWS(key, jws, text):
		return Problems{sealProblem(SealBadSignature, "The seal is not of this text.")}
	}
	return nil
}

func sealProblem(c Code, message string) Problem {
	return Problem{Code: c, Path: "seal", Message: message, Severity: SeverityError}
}

// evidenceProblems checks what the seal covers: the chain, the consent and that the
// signature is of these terms.
func evidenceProblems(l *Letter) Problems {
	p := chainProblems(l)
	if l.IsVoid() {
		p = append(p, Problem{Code: TermsChanged, Path: "signature", Message: "The signature is of other terms than these.", Severity: SeverityError})
	}
	if l.Signature.Method.IsElectronic() && !consented(l) {
		p = append(p, Problem{Code: ConsentMissing, Path: "evidence", Message: "The consent to electronic business is missing.", Severity: SeverityError})
	}
	return p
}

// chainProblems checks that each event holds the hash of the one before, that time
// does not run backwards, and that the last one is of this signature of these terms.
func chainProblems(l *Letter) Problems {
	var p Problems
	for i := range l.Evidence {
		e := &l.Evidence[i]
		if i == 0 && e.Prev != "" || i > 0 && !l.Evidence[i-1].fingerprint().is(e.Prev) {
			p = append(p, Problem{Code: ChainBroken, Path: at("evidence", i), Message: "The event does not follow the one before: evidence was changed, dropped or added.", Severity: SeverityError})
		}
		if i > 0 && e.At.Before(l.Evidence[i-1].At) {
			p = append(p, Problem{Code: OutOfOrder, Path: at("evidence", i), Message: "The event is earlier than the one before.", Severity: SeverityError})
		}
	}
	if l.Signature.TermsSHA256 == "" {
		return p
	}
	if shownOthers(l) {
		p = append(p, Problem{Code: OtherTerms, Path: "evidence", Message: "The signer was shown other terms than were signed.", Severity: SeverityError})
	}
	if n := len(l.Evidence); n == 0 || l.Evidence[n-1].Type != EventSigned || !l.Signature.fingerprint().is(l.Evidence[n-1].Signature) {
		p = append(p, Problem{Code: ChainBroken, Path: "evidence", Message: "The evidence does not end in this signature.", Severity: SeverityError})
	}
	return p
}

// shownOthers reports whether the letter was shown to the signer, and never as it
// was signed.
func shownOthers(l *Letter) bool {
	shown := false
	for i := range l.Evidence {
		e := &l.Evidence[i]
		if e.Type != EventPresented && e.Type != EventViewed {
			continue
		}
		if e.TermsSHA256 == l.Signature.TermsSHA256 {
			return false
		}
		shown = true
	}
	return shown
}
