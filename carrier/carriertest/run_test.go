package carriertest_test

import (
	"errors"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
)

// inside names what TestRun wants of a process of its own, since a test that fails there
// would fail here.
const inside = "LNP_CARRIERTEST_RUN"

func TestRunInside(t *testing.T) {
	switch os.Getenv(inside) {
	case "broken":
		carriertest.Run(t, as(lines(func(l *carrier.LineReport) { l.Ref = "" }), func(s *carriertest.Subject) { s.Odd = nil }))
	case "no subject":
		carriertest.Run(t, func() (*carriertest.Subject, error) { return nil, errors.New("no credentials") })
	default:
		t.Skip("it is a part of TestRun")
	}
}

// Run fails the case that notices something, skips what cannot be tried, and passes the
// others.
func TestRun(t *testing.T) {
	run := func(what string) string {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestRunInside$", "-test.v")
		cmd.Env = append(os.Environ(), inside+"="+what)
		out, err := cmd.CombinedOutput()
		require.Error(t, err, "%s", out)
		return string(out)
	}
	broken := run("broken")
	require.Contains(t, broken, "--- FAIL: TestRunInside/submit-twice ")
	require.Contains(t, broken, "carriertest: submit-twice: a repeated submission has other references, or none")
	require.Contains(t, broken, "--- SKIP: TestRunInside/odd-status ")
	require.Contains(t, broken, "the harness has no order of an odd status")
	require.Contains(t, broken, "--- PASS: TestRunInside/cancel-twice ")
	require.Contains(t, run("no subject"), "carriertest: submit-twice: no subject: no credentials")
}
