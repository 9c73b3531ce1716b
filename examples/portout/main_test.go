package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

func portouts(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestStory(t *testing.T) {
	status, out, errs := portouts(t)
	require.Empty(t, errs)
	require.Zero(t, status)
	golden.Equal(t, "testdata/timeline.golden", out)
	_, again, _ := portouts(t)
	require.Equal(t, out, again, "equal seeds give equal bytes")
	for _, section := range []string{"OUT-good", "OUT-pin", "OUT-locked", "OUT-fraud"} {
		require.Contains(t, out, section)
	}
	require.Less(t, strings.Index(out, "Mail: Lakeshore Fiber asks"), strings.Index(out, "Confirmed for"), "the customer hears of it first")
}

func TestMails(t *testing.T) {
	status, out, _ := portouts(t, "-mails")
	require.Zero(t, status)
	require.Contains(t, out, "object before")
}

func TestSeeds(t *testing.T) {
	_, one, _ := portouts(t, "-seed", "1")
	for _, seed := range []string{"2", "3", "4", "5"} {
		status, other, errs := portouts(t, "-seed", seed)
		require.Zero(t, status, "seed %s: %s", seed, errs)
		require.NotEqual(t, one, other)
	}
}

// The PIN is nowhere but where it was sealed: found by opening it.
func TestNoSecrets(t *testing.T) {
	d, err := newDesk(1)
	require.NoError(t, err)
	require.NoError(t, d.run(t.Context()))
	pin, err := d.open(d.account.PINs[0])
	require.NoError(t, err)
	require.Len(t, pin.Reveal(), 6)
	for _, args := range [][]string{nil, {"-json"}, {"-mails"}} {
		status, out, _ := portouts(t, args...)
		require.Zero(t, status)
		require.NotContains(t, out, pin.Reveal())
		require.NotContains(t, out, "000417", "nor what a guesser tried")
	}
}

func TestJSON(t *testing.T) {
	status, out, _ := portouts(t, "-json")
	require.Zero(t, status)
	var doc map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &doc))
	require.Equal(t, true, doc["complete"])
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-nonsense"}, {"file"}, {"-seed", "x"}} {
		status, out, errs := portouts(t, args...)
		require.Equal(t, 2, status)
		require.Empty(t, out)
		require.NotEmpty(t, errs)
	}
	status, _, errs := portouts(t, "-help")
	require.Zero(t, status)
	require.Contains(t, errs, "-json")
}
