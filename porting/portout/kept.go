package portout

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"

	"github.com/openlnp/lnp/loa"
)

// Kept is a PIN as it is stored: sealed by the host, which can open it again, or as a
// salted digest, which nobody can. Exactly one of Sealed and Digest is there.
//
// A digest keeps a short PIN from being read, not from being tried: whoever steals
// digest and salt tries a million PINs of six digits at the price of as many
// derivations. A host that has a key to seal with is better off sealing.
type Kept struct {
	// Sealed is what the host's own sealing made of the PIN.
	Sealed []byte `json:"sealed,omitzero"`
	// Digest is PBKDF2 with HMAC-SHA-256 over Salt, in so many Iterations.
	Digest     []byte `json:"digest,omitzero"`
	Salt       []byte `json:"salt,omitzero"`
	Iterations int    `json:"iterations,omitzero"`
}

// DigestIterations is what OWASP's guide asks of PBKDF2 with HMAC-SHA-256 (2023).
const DigestIterations = 600_000

const leastSalt = 16

// Seal keeps a PIN as the host sealed it.
func Seal(sealed []byte) Kept { return Kept{Sealed: sealed} }

// DigestPIN keeps a PIN as a digest, over at least 16 bytes of the caller's randomness
// that serve for no other PIN. Iterations below 1 mean [DigestIterations]. It fails with
// less salt, and without a PIN.
func DigestPIN(pin loa.PIN, salt []byte, iterations int) (Kept, error) {
	if len(salt) < leastSalt {
		return Kept{}, errors.New("portout: salt has fewer than 16 bytes")
	}
	if pin.Reveal() == "" {
		return Kept{}, errors.New("portout: there is no PIN to digest")
	}
	if iterations < 1 {
		iterations = DigestIterations
	}
	sum, err := derive(pin, salt, iterations)
	if err != nil {
		return Kept{}, fmt.Errorf("portout: digest: %w", err)
	}
	return Kept{Digest: sum, Salt: salt, Iterations: iterations}, nil
}

func derive(pin loa.PIN, salt []byte, iterations int) ([]byte, error) {
	return pbkdf2.Key(sha256.New, canonical(pin.Reveal()), salt, iterations, sha256.Size)
}

// valid reports whether k holds a PIN in one of the two ways.
func (k Kept) valid() bool {
	digest := len(k.Digest) == sha256.Size && len(k.Salt) >= leastSalt && k.Iterations > 0
	return digest != (len(k.Sealed) > 0) && (digest || len(k.Digest) == 0)
}

// IsSealed reports whether the host sealed it, and has to open it for a comparison.
func (k Kept) IsSealed() bool { return len(k.Sealed) > 0 }

// matches compares in time that depends on neither PIN. Opened is the value that the
// host unsealed, for a sealed one.
func (k Kept) matches(given, opened loa.PIN) bool {
	if k.IsSealed() {
		return loa.NewPIN(canonical(given.Reveal())).Equal(loa.NewPIN(canonical(opened.Reveal())))
	}
	sum, err := derive(given, k.Salt, k.Iterations)
	return err == nil && subtle.ConstantTimeCompare(sum, k.Digest) == 1
}

// LogValue implements [slog.LogValuer]: how it is kept, and nothing of it.
func (k Kept) LogValue() slog.Value {
	if k.IsSealed() {
		return slog.StringValue("sealed")
	}
	return slog.StringValue("digest")
}

// OpenedPIN is a sealed PIN that the host has opened for one comparison.
type OpenedPIN struct {
	// ID is that of [PIN].
	ID  string
	PIN loa.PIN
}
