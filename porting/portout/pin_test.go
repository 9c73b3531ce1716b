package portout_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/portout"
)

func TestPINCheck(t *testing.T) {
	letters := portout.PINPolicy{Length: 8, Alphabet: "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"}
	four := portout.PINPolicy{Length: 4}
	for _, c := range []struct {
		policy portout.PINPolicy
		pin    string
		want   portout.PINProblem
	}{
		{portout.PINPolicy{}, "483920", ""},
		{portout.PINPolicy{}, "48-39 20", ""},
		{portout.PINPolicy{}, "48392", portout.PINLength},
		{portout.PINPolicy{}, "", portout.PINLength},
		{portout.PINPolicy{}, "48392O", portout.PINAlphabet},
		{portout.PINPolicy{}, "111111", portout.PINRepeated},
		{portout.PINPolicy{}, "811181", portout.PINRepeated},
		{portout.PINPolicy{}, "123456", portout.PINRun},
		{portout.PINPolicy{}, "987654", portout.PINRun},
		{portout.PINPolicy{}, "890123", portout.PINRun},
		{portout.PINPolicy{}, "210987", portout.PINRun},
		{portout.PINPolicy{}, "472472", portout.PINPattern},
		{portout.PINPolicy{}, "472274", portout.PINPattern},
		{portout.PINPolicy{}, "445566", portout.PINPattern},
		{portout.PINPolicy{}, "159753", portout.PINPattern},
		{portout.PINPolicy{}, "550142", portout.PINKnown}, // of the telephone number
		{portout.PINPolicy{}, "417098", portout.PINKnown}, // of the account number
		{four, "1987", portout.PINYear},
		{four, "2061", portout.PINYear},
		{four, "2580", portout.PINPattern},
		{four, "6062", portout.PINKnown}, // of the postal code
		{four, "7391", ""},
		{letters, "abcdefgh", portout.PINRun},
		{letters, "K7QM-2RTX", ""},
	} {
		require.Equal(t, c.want, c.policy.Check(loa.NewPIN(c.pin), "+1 (312) 555-0142", "0044170982", "60622"), c.pin)
	}
}

// Every value of a byte gives each character equally often: none is favoured by a
// remainder.
func TestPINHasNoBias(t *testing.T) {
	for _, alphabet := range []string{"0123456789", "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"} {
		counts := map[byte]int{}
		for b := range 256 {
			// The first character comes from b, or from the 1 after it if b is thrown away;
			// the rest make sure that the PIN is not easy.
			source := bytes.NewReader([]byte{byte(b), 1, 8, 3, 9, 2, 5, 7})
			p := portout.PINPolicy{Alphabet: alphabet}
			pin, err := p.Generate(source)
			require.NoError(t, err)
			if source.Len() == 2 { // nothing was thrown away
				counts[pin.Reveal()[0]]++
			}
		}
		require.Len(t, counts, len(alphabet))
		for c, n := range counts {
			require.Equal(t, 256/len(alphabet), n, "%c", c)
		}
	}
}

func TestPINGenerate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := portout.PINPolicy{Length: rapid.IntRange(4, 15).Draw(rt, "length")}
		random := rand.NewChaCha8([32]byte{byte(rapid.IntRange(0, 255).Draw(rt, "seed"))})
		pin, err := p.Generate(random, "0044170982")
		require.NoError(rt, err)
		require.Len(rt, pin.Reveal(), p.Length)
		require.Empty(rt, p.Check(pin, "0044170982"))
	})
	var p portout.PINPolicy
	_, err := p.Generate(bytes.NewReader(nil))
	require.ErrorIs(t, err, portout.ErrRandom)
	require.ErrorIs(t, err, io.EOF)
	_, err = p.Generate(iotest.ErrReader(errors.New("no entropy")))
	require.EqualError(t, err, "portout: randomness: no entropy")
	for b, want := range map[byte]string{ // one gives 000000 for ever, the other nothing at all
		0: "portout: randomness: only easy PINs came of it", 255: "portout: randomness: the source repeats itself",
	} {
		_, err = p.Generate(constant(b))
		require.ErrorIs(t, err, portout.ErrRandom)
		require.EqualError(t, err, want)
	}
	for _, bad := range []portout.PINPolicy{
		{Length: 3}, {Length: 16}, {Alphabet: "012345678"}, {Alphabet: "01234567899"}, {Alphabet: "0123456789é"}, {Alphabet: "ABCDEFGHIJa"},
	} {
		require.Error(t, bad.Validate())
		_, err = bad.Generate(rand.NewChaCha8([32]byte{}))
		require.Error(t, err)
		_, err := portout.Decide(portout.Account{}, portout.Open{By: system, Holder: holder("paid"), Rules: portout.Rules{PIN: bad}}, begin)
		require.ErrorIs(t, err, portout.ErrInvalid)
	}
}

type constant byte

func (c constant) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(c)
	}
	return len(b), nil
}

// The easy ones are few: a PIN keeps its worth.
func TestPINShareRefused(t *testing.T) {
	for length, most := range map[int]int{4: 900, 5: 4_000} {
		p := portout.PINPolicy{Length: length}
		refused, all := 0, 1
		for range length {
			all *= 10
		}
		for n := range all {
			if p.Check(loa.NewPIN(fmt.Sprintf("%0*d", length, n))) != "" {
				refused++
			}
		}
		t.Logf("%d of %d PINs of %d digits are refused", refused, all, length)
		require.Less(t, refused, most)
		require.Greater(t, refused, all/1000)
	}
}

func TestKept(t *testing.T) {
	a := kept(t, pin)
	require.Equal(t, a, kept(t, loa.NewPIN("48-3920")), "written otherwise, the same PIN")
	require.NotEqual(t, a, kept(t, loa.NewPIN("483921")))
	other, err := portout.DigestPIN(pin, []byte("another salt, 16+"), 1)
	require.NoError(t, err)
	require.NotEqual(t, a.Digest, other.Digest)
	_, err = portout.DigestPIN(pin, []byte("short"), 1)
	require.Error(t, err)
	_, err = portout.DigestPIN(loa.PIN{}, salt, 1)
	require.Error(t, err)

	l := newLife(t)
	l.do(portout.Open{By: system, Holder: holder("paid")})
	for _, bad := range []portout.Kept{
		{},
		{Digest: a.Digest},
		{Digest: a.Digest, Salt: a.Salt},
		{Digest: a.Digest, Salt: a.Salt, Iterations: 1, Sealed: []byte("x")},
		{Digest: a.Digest[:8], Salt: a.Salt, Iterations: 1},
		{Sealed: []byte("x"), Digest: []byte("y")},
	} {
		require.Equal(t, "kept", l.refuse(portout.SetPIN{By: agent, Kept: bad}).Field)
	}

	// A sealed one is opened by the host, for one comparison.
	l.do(portout.SetPIN{By: agent, Kept: portout.Seal([]byte("sealed"))})
	sealed := l.account.SealedPINs([]numbering.Number{lobby, second})
	require.Len(t, sealed, 1)
	require.Equal(t, "opened", l.refuse(l.ask("us-simple")).Field)
	open := func(c *portout.Receive) { c.Opened = []portout.OpenedPIN{{ID: sealed[0].ID, PIN: pin}} }
	l.do(l.ask("us-simple", open))
	require.Empty(t, l.request().Findings)
	l.do(l.ask("us-simple", open, withPIN("483921"), func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, portout.PINDiffers, l.request().Findings[0].Detail)
}

func TestAttempts(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{PIN: portout.PINPolicy{Attempts: 3}})
	try := func(version int, p string) {
		l.do(l.ask("us-simple", withPIN(p), func(c *portout.Receive) { c.Ask.Version = version }))
	}
	try(1, "000000")
	try(2, "000001")
	require.Equal(t, 2, l.account.PINs[0].Failures)
	try(2, "000002")
	require.Equal(t, 2, l.account.PINs[0].Failures, "the same version again is no attempt")
	try(3, "483920")
	require.Zero(t, l.account.PINs[0].Failures, "in a row")
	for v := range 3 {
		try(4+v, "000000")
	}
	require.True(t, l.account.PINs[0].Blocked)
	require.Equal(t, portout.AlarmPINBlocked, l.account.Alarms[0].Kind)
	try(7, "483920")
	require.Equal(t, portout.PINIsOff, l.request().Findings[0].Detail)
	require.Equal(t, "passcode-invalid", string(reasons(l)[0].Code), "the right one does not help any more, and does not show")
	l.do(portout.SetPIN{By: agent, Kept: kept(t, loa.NewPIN("719204"))})
	try(8, "719204")
	require.Empty(t, l.request().Findings, "a new one does")
	require.False(t, l.account.PINs[0].Blocked)
	var told []portout.NoticeKind
	for _, n := range l.account.Notices {
		if n.Kind == portout.NoticePINBlocked {
			told = append(told, n.Kind)
		}
	}
	require.Len(t, told, 1)
}
