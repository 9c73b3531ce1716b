package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

// TestSample mutates a package whose tests leave gaps, and holds what becomes of every
// mutant.
func TestSample(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs test binaries")
	}
	targets, err := load(t.Context(), []string{"./testdata/sample"})
	require.NoError(t, err)
	require.Len(t, targets, 1)
	s := targets[0]
	require.NoError(t, s.mutate())
	var out bytes.Buffer
	require.NoError(t, s.try(t.Context(), s.mutants, &options{workers: 2, with: "./testdata/user"}, &out))
	require.Empty(t, out.String(), "no test is left out")
	for _, m := range s.mutants {
		fmt.Fprintf(&out, "%-9s %3d %-20s %s: %s\n", m.fate, m.line, m.op, m.in, m.change())
	}
	golden.Equal(t, "testdata/sample.golden", out.String())
}

// A draw depends on the seed alone, and keeps the order of the code.
func TestSampleOfMutants(t *testing.T) {
	var all []*mutant
	for id := range 50 {
		all = append(all, &mutant{id: id})
	}
	draw := func(seed uint64) []*mutant { return sample(all, &options{n: 10, seed: seed}) }
	first, again := draw(1), draw(1)
	require.Len(t, first, 10)
	require.Equal(t, first, again)
	require.NotEqual(t, first, draw(2))
	require.IsIncreasing(t, []int{first[0].id, first[1].id, first[2].id})
	require.Len(t, sample(all, &options{}), 50)
}

func TestSurvivors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "survivors.txt")
	write := func(text string) { require.NoError(t, os.WriteFile(path, []byte(text), 0o600)) }

	write("# remark\na.go: F: 1 => 2\na.go: F: x => nothing (2)\n\tBoth are the same.\n\nb.go: G: a < b => a <= b\n\tNever equal.\n")
	listed, err := readSurvivors(path)
	require.NoError(t, err)
	require.Equal(t, map[string]string{
		"a.go: F: 1 => 2": "Both are the same.", "a.go: F: x => nothing (2)": "Both are the same.",
		"b.go: G: a < b => a <= b": "Never equal.",
	}, listed)

	alive := &mutant{file: "a.go", in: "F", from: "1", to: "2", fate: survived}
	dead := &mutant{file: "b.go", in: "G", from: "a < b", to: "a <= b", fate: killed}
	slow := &mutant{file: "b.go", in: "G", from: "i++", fate: stopped}
	require.Equal(t, summary{tried: 3, killed: 1, stopped: 1, listed: 1}, count([]*mutant{alive, dead, slow}, listed))
	require.InDelta(t, 33.3, count([]*mutant{alive, dead, slow}, listed).score(), 0.1)

	var out bytes.Buffer
	target := &target{files: []*source{{name: "b.go"}}, mutants: []*mutant{dead}}
	require.False(t, stale(&out, target, listed), "listed, and killed after all")
	require.Equal(t, "  listed, but no survivor: b.go: G: a < b => a <= b\n", out.String())

	out.Reset()
	for _, m := range []*mutant{alive, dead, slow} {
		m.print(&out, listed[m.key()])
	}
	require.Equal(t, "  may live  line 0, \na.go: F: 1 => 2\n\tBoth are the same.\n  stopped   line 0, \nb.go: G: i++ => nothing\n", out.String())
	rows := filepath.Join(t.TempDir(), "rows")
	for range 2 {
		require.NoError(t, count([]*mutant{alive, dead, slow}, listed).row(rows, target))
	}
	got, err := os.ReadFile(rows)
	require.NoError(t, err)
	require.Equal(t, strings.Repeat("\t1\t3\t33.3\t1\t0\t1\n", 2), string(got))

	write("a.go: F: 1 => 2\n\n")
	_, err = readSurvivors(path)
	require.ErrorContains(t, err, "a survivor without a reason")
	write("\tWhy?\n")
	_, err = readSurvivors(path)
	require.ErrorContains(t, err, "a reason without a survivor")
	none, err := readSurvivors(filepath.Join(t.TempDir(), "none"))
	require.NoError(t, err)
	require.Empty(t, none)
}
