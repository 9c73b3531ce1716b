package numbers

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// programs are built to be weighed. Each writes something, so that nothing of it is
// left out; logging is what nearly every host has already.
var programs = []struct{ name, imports, work string }{
	{"hello", ``, `fmt.Println(os.Args[0])`},
	{"hello with log/slog", `"log/slog"`, `fmt.Println(slog.StringValue(os.Args[0]))`},
	{
		"numbering", `"github.com/openlnp/lnp/numbering"`,
		`n, err := numbering.Parse(os.Args[0])
		fmt.Println(n, n.National(), err, numbering.Standard().Classify(n))`,
	},
	{
		"numbering, all of it", `"github.com/openlnp/lnp/numbering"; "github.com/openlnp/lnp/calendar"; "database/sql"; "log/slog"`,
		`p := numbering.Standard()
		n, err := numbering.ParseDetail(os.Args[0])
		v, _ := numbering.ParseVanity(os.Args[0], nil)
		s, _ := numbering.ParseSet(os.Args[0])
		m, _ := numbering.ReadCSV(os.Stdin, nil)
		a, _ := p.Area(n.Number.NPA())
		for m := range numbering.Extract(os.Args[0]) { fmt.Println(m) }
		var null sql.Null[numbering.Number]
		slog.Info("x", "n", n.Number)
		fmt.Println(n, err, v, s.Union(numbering.NewSet(n.Number)), m, a, p.Service(n.Number, calendar.Date{}), null.Scan(1), p.Classify(n.Number).Reason.Text())`,
	},
	{"hello with log/slog and database/sql", `"log/slog"; "database/sql"`, `var n sql.Null[int]; slog.Info("x"); fmt.Println(os.Args[0], n.Scan(1))`},
	{
		"phonenumbers", `"github.com/nyaruka/phonenumbers/v2"`,
		`n, err := phonenumbers.Parse(os.Args[0], "US")
		fmt.Println(phonenumbers.Format(n, phonenumbers.NATIONAL), err, phonenumbers.IsValidNumber(n), phonenumbers.GetNumberType(n))`,
	},
}

// build builds a program with the module's own dependencies and returns its path.
func build(t *testing.T, dir string, i int) string {
	t.Helper()
	p := programs[i]
	src := fmt.Sprintf("package main\n\nimport (\n\"fmt\"\n\"os\"\n%s\n)\n\nfunc main() {\n%s\n}\n", p.imports, p.work)
	main := filepath.Join(dir, fmt.Sprintf("p%d", i), "main.go")
	require.NoError(t, os.MkdirAll(filepath.Dir(main), 0o755))
	require.NoError(t, os.WriteFile(main, []byte(src), 0o644))
	out := filepath.Join(dir, fmt.Sprintf("p%d.bin", i))
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, main)
	text, err := cmd.CombinedOutput()
	require.NoError(t, err, string(text))
	return out
}

// TestGrowth weighs stripped programs. What the package adds is measured over a
// program that logs with log/slog already, as hosts do; that import alone is most of
// what a program that does not would gain.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	dir := t.TempDir()
	size := map[string]int64{}
	for i, p := range programs {
		info, err := os.Stat(build(t, dir, i))
		require.NoError(t, err)
		size[p.name] = info.Size()
		t.Logf("%-38s %9d bytes, %+9d over hello", p.name, info.Size(), info.Size()-size["hello"])
	}
	grown := size["numbering"] - size["hello with log/slog"]
	whole := size["numbering, all of it"] - size["hello with log/slog and database/sql"]
	t.Logf("numbering adds %d bytes; all of it adds %d bytes; the peer adds %d bytes",
		grown, whole, size["phonenumbers"]-size["hello"])
	require.Less(t, grown, int64(64<<10))
}

// TestStart runs the programs' start: how long until main, with what is allocated on
// the way, as the runtime's own trace of initialisation tells.
func TestStart(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs programs")
	}
	dir := t.TempDir()
	for i, p := range programs {
		bin := build(t, dir, i)
		var times []time.Duration
		own := "nothing"
		for range 20 {
			cmd := exec.Command(bin)
			cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
			var trace bytes.Buffer
			cmd.Stderr = &trace
			start := time.Now()
			require.NoError(t, cmd.Run())
			times = append(times, time.Since(start))
			for line := range strings.Lines(trace.String()) {
				if strings.HasPrefix(line, "init github.com/openlnp") || strings.HasPrefix(line, "init github.com/nyaruka") {
					own = strings.TrimSpace(line)
				}
			}
		}
		t.Logf("%-38s runs in %v; own work at start: %s", p.name, slices.Min(times), own)
		if strings.HasPrefix(p.name, "numbering") {
			require.Equal(t, "nothing", own)
		}
	}
}
