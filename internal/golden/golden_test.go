package golden_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

// watched is a test whose failures are looked at, and are not those of the test that runs.
type watched struct {
	testing.TB
	failures []string
}

func (w *watched) Errorf(format string, args ...any) {
	w.failures = append(w.failures, fmt.Sprintf(format, args...))
}

// compare compares as a test does that runs with -update, or without.
func compare[T string | []byte](t *testing.T, update bool, path string, got T) (failures []string) {
	t.Helper()
	was := golden.Updating()
	require.NoError(t, flag.Set("update", strconv.FormatBool(update)))
	defer func() { require.NoError(t, flag.Set("update", strconv.FormatBool(was))) }()
	require.Equal(t, update, golden.Updating())
	w := &watched{TB: t}
	golden.Equal(w, path, got)
	return w.failures
}

const command = `go test github.com/openlnp/lnp/internal/golden -run '^TestEqual$' -update`

func TestEqual(t *testing.T) {
	// The command names the test that writes the file, of which a subtest is a part.
	t.Run("life of a file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "testdata", "order", "wire.txt")
		missing := compare(t, false, path, "open\n")
		require.Len(t, missing, 1)
		require.Contains(t, missing[0], path)
		require.Contains(t, missing[0], "to write the file: "+command)
		require.NoFileExists(t, path, "only -update writes")

		require.Empty(t, compare(t, true, path, "open\n"), "the directory is made")
		require.Empty(t, compare(t, false, path, "open\n"))
		require.Empty(t, compare(t, false, path, []byte("open\n")))
		require.Len(t, compare(t, false, path, "open"), 1, "a line's end counts")

		require.Len(t, compare(t, false, path, "closed\n"), 1)
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, "open\n", string(text), "a failure leaves the file")
		require.Empty(t, compare(t, true, path, []byte("closed\n")), "-update compares nothing")
		require.Empty(t, compare(t, false, path, "closed\n"))
	})
}

// TestDifference holds that a failure can be read: it shows the line that differs, and
// of a long text not all the others.
func TestDifference(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines.txt")
	var b strings.Builder
	for n := range 200 {
		fmt.Fprintf(&b, "line %d is submitted\n", n)
	}
	require.Empty(t, compare(t, true, path, b.String()))
	failures := compare(t, false, path, strings.Replace(b.String(), "line 120 is submitted", "line 120 is rejected", 1))
	require.Len(t, failures, 1)
	require.Contains(t, failures[0], path+" is not what the code writes (-file +code):\n")
	lines := strings.Split(strings.ReplaceAll(failures[0], "\u00a0", " "), "\n") // go-cmp's blanks vary
	require.Contains(t, lines, "- \tline 120 is submitted")
	require.Contains(t, lines, "+ \tline 120 is rejected")
	require.Less(t, len(lines), 20)
	require.Equal(t, strings.ReplaceAll("if the change is meant: "+command, "TestEqual", "TestDifference"), lines[len(lines)-1])
}
