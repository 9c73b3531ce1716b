package carriertest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/internal/golden"
)

// found are the findings of a carrier, a line each. What the cases that call at the same
// time find depends on who comes first, and is left out.
func found(t *testing.T, wrap func(carrier.Carrier) carrier.Carrier) string {
	t.Helper()
	err := carriertest.Check(t.Context(), subject(wrap))
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, err)
	var b strings.Builder
	for _, e := range joined.Unwrap() {
		f, ok := errors.AsType[*carriertest.Finding](e)
		require.True(t, ok, e)
		if f.Case == "concurrent-submits" || f.Case == "one-after-the-other" {
			continue
		}
		text, _, _ := strings.Cut(f.Text, "\n") // a panic's stack follows
		fmt.Fprintf(&b, "  %s: %s\n", f.Case, text)
	}
	return b.String()
}

// All that the suite finds about each broken carrier, so that neither it nor they change
// unnoticed.
func TestFindingsOfBrokenCarriers(t *testing.T) {
	var b strings.Builder
	for _, broken := range carriertest.BrokenCarriers() {
		fmt.Fprintf(&b, "%s\n%s\n", broken.Name, found(t, broken.Break))
	}
	fmt.Fprintf(&b, "a carrier that answers with nothing at all\n%s", found(t, func(carrier.Carrier) carrier.Carrier { return silent{} }))
	golden.Equal(t, "testdata/findings.golden", b.String())
}
