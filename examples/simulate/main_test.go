package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

func simulated(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// TestReport pins the report of a small run: equal seeds give equal reports.
func TestReport(t *testing.T) {
	status, out, errs := simulated(t, "-orders", "120")
	require.Equal(t, exitClean, status, out)
	require.Contains(t, errs, " orders in ")
	golden.Equal(t, "testdata/report.golden", out)
}

// TestProcessors holds that the outcome does not depend on how many worlds run at a time.
func TestProcessors(t *testing.T) {
	_, one, _ := simulated(t, "-orders", "220", "-procs", "1", "-trace", "-swarm", "-seed", "9")
	_, many, _ := simulated(t, "-orders", "220", "-procs", "3", "-trace", "-swarm", "-seed", "9")
	require.Equal(t, one, many)
	require.Equal(t, 3, strings.Count(one, "\nseed ")+1, "a hash for each world")
	_, other, _ := simulated(t, "-orders", "20", "-swarm", "-seed", "10")
	require.NotEqual(t, one, other)
}

// TestWorld holds that what a violation names is found again: a world by its seed, and an
// order in it.
func TestWorld(t *testing.T) {
	_, all, _ := simulated(t, "-orders", "130", "-trace")
	for _, line := range strings.Split(all, "\n")[:2] {
		seed := strings.Fields(line)[1]
		status, one, _ := simulated(t, "-orders", "130", "-trace", "-world", seed)
		require.Equal(t, exitClean, status)
		require.Contains(t, one, line+"\n")
		require.Contains(t, one, "world "+seed)
	}
	status, story, _ := simulated(t, "-world", "1000000", "-order", "Slfls-7")
	require.Equal(t, exitClean, status)
	require.Regexp(t, `\n   1  20\d\d-\d\d-\d\d \d\d:\d\d  order-opened        by customer\n`, story)
	require.Contains(t, story, "\nthe host's number 1: ")
	require.Contains(t, story, "\nthe carrier's number 1: ")
	status, _, errs := simulated(t, "-world", "1000000", "-order", "Slfls-700")
	require.Equal(t, exitInput, status)
	require.Contains(t, errs, "has no order Slfls-700")
}

func TestJSON(t *testing.T) {
	status, out, _ := simulated(t, "-orders", "20", "-json")
	require.Equal(t, exitClean, status)
	var r struct {
		Trace      string
		Invariants []struct {
			Name   string
			Checks int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &r))
	require.Len(t, r.Trace, 16)
	require.Greater(t, len(r.Invariants), 60)
	require.NotZero(t, r.Invariants[0].Checks)
}

// TestPage holds that the page needs nothing from elsewhere.
func TestPage(t *testing.T) {
	name := filepath.Join(t.TempDir(), "report.html")
	status, _, _ := simulated(t, "-orders", "20", "-faults", "0", "-html", name)
	require.Equal(t, exitClean, status)
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	for _, outside := range []string{"http:", "https:", "src=", "url("} {
		require.NotContains(t, string(page), outside)
	}
	require.Equal(t, 4, strings.Count(string(page), "<svg"))
	require.Contains(t, string(page), "Every invariant held")
}

// TestPlant holds that a planted defect makes the program fail and is named.
func TestPlant(t *testing.T) {
	name := filepath.Join(t.TempDir(), "report.html")
	status, out, errs := simulated(t, "-orders", "100", "-plant", "trial-twice", "-html", name)
	require.Equal(t, exitViolated, status)
	require.Regexp(t, `violated: \S+ \S+  world 1000000  order \S+  trial-ends-once: `, errs, "at once, and as -world takes it")
	require.LessOrEqual(t, strings.Count(errs, "violated: "), mostTold)
	require.Contains(t, out, "trial-ends-once")
	require.Contains(t, out, "<--")
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Contains(t, string(page), "What did not hold")
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{
		{"-nope"},
		{"extra"},
		{"-orders", "0"},
		{"-procs", "0"},
		{"-faults", "51"},
		{"-faults", "-1"},
		{"-plant", "nothing"},
		{"-seed", "x"},
		{"-seed", "0"},
		{"-world", "0"},
		{"-order", "Slfls-7"},
	} {
		status, out, errs := simulated(t, args...)
		require.Equal(t, exitInput, status, "%v", args)
		require.Empty(t, out)
		require.NotEmpty(t, errs)
	}
	status, _, errs := simulated(t, "-help")
	require.Equal(t, exitClean, status)
	require.Contains(t, errs, "submit-twice")
	status, _, _ = simulated(t, "-orders", "1", "-html", filepath.Join(t.TempDir(), "no", "such", "folder"))
	require.Equal(t, exitViolated, status)
}
