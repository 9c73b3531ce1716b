package carriertest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// A case that a subject does not allow is left out, with the reason.
func TestSkipped(t *testing.T) {
	type able struct {
		carrier.Carrier
		carrier.Checker
	}
	order := func() *carrier.SubmitRequest { return &carrier.SubmitRequest{Numbers: make([]numbering.Number, 1)} }
	for want, c := range map[string]*testCase{
		"the carrier cannot activate":                    {op: carrier.OpActivate},
		"the harness has no order that is denied":        {denied: true},
		"the harness cannot move the carrier's clock":    {time: true},
		"the harness has no order of two numbers":        {two: true},
		"the harness has no order of an odd status":      {odd: true},
		"the harness cannot lose an answer":              {lose: true},
		"the harness has no message of the carrier":      {push: true},
		"the harness cannot ask for numbers of the host": {out: true},
		"the harness has no number that is not portable": {op: carrier.OpCheck, denied: true},
		"": {op: carrier.OpCheck, run: func(*probe) {}},
	} {
		closed := 0
		failures, skipped, err := c.try(t.Context(), func() (*Subject, error) {
			s := &Subject{Carrier: able{}, Order: order, Close: func() { closed++ }}
			if c.denied && c.op != "" {
				s.Denied = order
			}
			return s, nil
		})
		require.NoError(t, err)
		require.Empty(t, failures)
		require.Equal(t, want, skipped)
		require.Equal(t, 1, closed, "a subject is closed in any case")
	}
	none := errors.New("no credentials")
	_, _, err := (&testCase{}).try(t.Context(), func() (*Subject, error) { return nil, none })
	require.ErrorIs(t, err, none)
}
