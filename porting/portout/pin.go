package portout

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/loa"
)

// ErrRandom means that the caller's randomness failed, or gave only PINs that are easy
// to guess, as a source that is not random does.
var ErrRandom = errors.New("portout: randomness")

// PINPolicy says what PINs are like. It is plain data; a zero field means what its
// comment says. The figures are the library's, not a rule's: carriers differ.
type PINPolicy struct {
	// Length is how many characters a PIN has, 4 to 15: 6. Gaining carriers' forms take
	// 4 to 10 digits without trouble.
	Length int `json:"length,omitzero"`
	// Alphabet are the characters, at least ten ASCII digits or letters, in their own
	// order: "0123456789". Case does not count.
	Alphabet string `json:"alphabet,omitzero"`
	// Days is how long a PIN stands, in days of 24 hours: 7. Negative is for ever.
	Days int `json:"days,omitzero"`
	// Attempts is how many wrong ones in a row block the PIN: 5.
	Attempts int `json:"attempts,omitzero"`
}

const digits = "0123456789"

func (p PINPolicy) length() int      { return cmp.Or(p.Length, 6) }
func (p PINPolicy) alphabet() string { return cmp.Or(canonical(p.Alphabet), digits) }
func (p PINPolicy) attempts() int    { return max(cmp.Or(p.Attempts, 5), 1) }

// expires returns when a PIN that is set at an instant lapses, zero for never.
func (p PINPolicy) expires(set time.Time) time.Time {
	if p.Days < 0 {
		return time.Time{}
	}
	return set.AddDate(0, 0, cmp.Or(p.Days, 7))
}

// Validate tells what is wrong with the policy; nil if nothing is.
func (p PINPolicy) Validate() error {
	a := p.alphabet()
	if p.length() < 4 || p.length() > 15 {
		return errors.New("portout: PIN policy: length is not 4 to 15")
	}
	if len(a) < 10 {
		return errors.New("portout: PIN policy: alphabet has fewer than ten characters")
	}
	for i := range len(a) {
		if c := a[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return errors.New("portout: PIN policy: alphabet has other characters than digits and letters")
		}
		if strings.IndexByte(a[i+1:], a[i]) >= 0 {
			return errors.New("portout: PIN policy: alphabet has a character twice")
		}
	}
	return nil
}

// Generate draws a PIN from random, each of those that [PINPolicy.Check] admits with
// the same chance. Pass crypto/rand's Reader: what a PIN is worth is what its
// randomness is worth. About are texts that the PIN must not be part of, such as the
// account's number, its telephone numbers and its postal code.
//
// Its error matches [ErrRandom], or tells what is wrong with the policy.
func (p PINPolicy) Generate(random io.Reader, about ...string) (loa.PIN, error) {
	if err := p.Validate(); err != nil {
		return loa.PIN{}, err
	}
	// Of PINs of four digits, which fare worst, one in twelve is easy. A source that gives
	// a hundred easy ones in a row is not random.
	const tries = 100
	for range tries {
		s, err := p.draw(random)
		if err != nil {
			return loa.PIN{}, err
		}
		if pin := loa.NewPIN(s); p.Check(pin, about...) == "" {
			return pin, nil
		}
	}
	return loa.PIN{}, fmt.Errorf("%w: only easy PINs came of it", ErrRandom)
}

// draw takes characters with equal chances: a byte beyond the last whole multiple of
// the alphabet's size is thrown away, so that none comes up more often.
func (p PINPolicy) draw(random io.Reader) (string, error) {
	a := p.alphabet()
	fair := 256 - 256%len(a)
	pin := make([]byte, 0, p.length())
	var b [1]byte
	for wasted := 0; len(pin) < cap(pin); {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("%w: %w", ErrRandom, err)
		}
		if int(b[0]) < fair {
			pin = append(pin, a[int(b[0])%len(a)])
		} else if wasted++; wasted > 1000 {
			return "", fmt.Errorf("%w: the source repeats itself", ErrRandom)
		}
	}
	return string(pin), nil
}

// PINProblem is why a PIN will not do. The empty one is that it will.
type PINProblem string

// The problems of PINs.
const (
	PINLength   PINProblem = "length"
	PINAlphabet PINProblem = "alphabet"
	PINRepeated PINProblem = "repeated" // two different characters or one
	PINRun      PINProblem = "run"      // 123456, 987654, 890123
	PINPattern  PINProblem = "pattern"  // 123123, 123321, 112233, a shape on the keypad
	PINYear     PINProblem = "year"     // 1900 to 2099
	PINKnown    PINProblem = "known"    // part of what is known about the account
)

// Check tells why a PIN, such as one that a customer chose, will not do.
func (p PINPolicy) Check(pin loa.PIN, about ...string) PINProblem {
	s, a := canonical(pin.Reveal()), p.alphabet()
	if len(s) != p.length() {
		return PINLength
	}
	at := make([]int, len(s)) // places in the alphabet
	for i := range len(s) {
		if at[i] = strings.IndexByte(a, s[i]); at[i] < 0 {
			return PINAlphabet
		}
	}
	switch {
	case different(s) <= 2:
		return PINRepeated
	case run(at, len(a)):
		return PINRun
	case periodic(s), mirrored(s), doubled(at, len(a)), slices.Contains(keypad[:], s):
		return PINPattern
	case len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")):
		return PINYear
	}
	for _, text := range about {
		if strings.Contains(canonical(text), s) {
			return PINKnown
		}
	}
	return ""
}

// keypad are shapes on a telephone's keypad that people choose.
var keypad = [...]string{
	"2580", "0852", "1470", "3690", "1379", "7139", "1236", "1478", "1590", "3570",
	"147258", "258369", "159357", "357159", "159753", "147369", "123654", "456123", "789456", "741852", "852963", "963852",
}

// canonical is a PIN as it is compared: without spaces and punctuation, in capitals.
// Best practice 33 of the NPAC asks that neither counts.
func canonical(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r == ' ' || r == '-' || r == '.' || r == '_' || r == '/' || r == '(' || r == ')' || r == '+':
			return -1
		}
		return r
	}, s)
}

func different(s string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte(s[:i], s[i]) < 0 {
			n++
		}
	}
	return n
}

// run reports whether the places go up or down one by one, around the end too.
func run(at []int, size int) bool {
	for _, step := range [...]int{1, size - 1} {
		steps := true
		for i := 1; i < len(at); i++ {
			steps = steps && (at[i-1]+step)%size == at[i]
		}
		if steps {
			return true
		}
	}
	return false
}

// periodic reports whether s is one part, repeated.
func periodic(s string) bool {
	for n := 1; n <= len(s)/2; n++ {
		if len(s)%n == 0 && strings.Repeat(s[:n], len(s)/n) == s {
			return true
		}
	}
	return false
}

func mirrored(s string) bool {
	for i := range len(s) / 2 {
		if s[i] != s[len(s)-1-i] {
			return false
		}
	}
	return true
}

// doubled reports whether s is a run of pairs: 112233.
func doubled(at []int, size int) bool {
	if len(at)%2 != 0 {
		return false
	}
	var half []int
	for i := 0; i < len(at); i += 2 {
		if at[i] != at[i+1] {
			return false
		}
		half = append(half, at[i])
	}
	return run(half, size)
}
