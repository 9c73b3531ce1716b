package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// readSurvivors reads the list of those that may live: a line that identifies the
// mutant, then an indented one with the reason. Lines that begin with # are remarks.
func readSurvivors(path string) (map[string]string, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	listed := map[string]string{}
	var keys []string
	for i, line := range strings.Split(string(text), "\n") {
		reason, indented := strings.CutPrefix(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			if len(keys) > 0 {
				return nil, fmt.Errorf("%s:%d: a survivor without a reason", path, i)
			}
		case !indented:
			keys = append(keys, line)
		case len(keys) == 0:
			return nil, fmt.Errorf("%s:%d: a reason without a survivor", path, i+1)
		default:
			for _, k := range keys {
				listed[k] = reason
			}
			keys = nil
		}
	}
	return listed, nil
}

// stale prints what is listed of the target and does not survive, and reports whether
// there is nothing of the kind.
func stale(w io.Writer, t *target, listed map[string]string) bool {
	alive := map[string]bool{}
	for _, m := range t.mutants {
		alive[m.key()] = m.fate == survived || m.fate == unreached
	}
	fine := true
	for _, key := range slices.Sorted(maps.Keys(listed)) {
		file, _, _ := strings.Cut(key, ":")
		for _, s := range t.files {
			if s.name == file && !alive[key] {
				fmt.Fprintf(w, "  listed, but no survivor: %s\n", key)
				fine = false
			}
		}
	}
	return fine
}
