package hostile_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

// entry is an entry point.
type entry struct {
	name string
	// sample is a good JSON document that edits and mutations start from; nil for
	// other texts.
	sample func(t testing.TB) []byte
	// mutate adds every field of the sample in every wrong type.
	mutate bool
	// try gives an input to the entry point. It answers with what was refused, and
	// fails t if something is half written.
	try func(t testing.TB, in []byte) error
	// where tells the place and the problem that a typed error names, "" for an
	// error that is none.
	where func(err error) string
	// sentence says that the place is told in words: the corpus has how they begin.
	sentence bool
}

// input is a line of a corpus.
type input struct {
	literal string // as it is written
	in      []byte
	want    string
}

// TestHostile gives all inputs to all entry points.
func TestHostile(t *testing.T) {
	written, generated := 0, 0
	for _, e := range entries() {
		t.Run(e.name, func(t *testing.T) {
			inputs := readCorpus(t, &e)
			written += len(inputs)
			if e.mutate {
				more := mutations(t, e.sample(t))
				generated += len(more)
				inputs = append(inputs, more...)
			}
			for _, in := range inputs {
				if fault := judge(t, &e, in); fault != "" {
					t.Error(fault)
				}
			}
		})
	}
	t.Logf("%d inputs written, %d generated", written, generated)
	require.GreaterOrEqual(t, written+generated, 500)
}

// judge tells how the answer to an input falls short, "" if it does not.
func judge(t *testing.T, e *entry, in input) (fault string) {
	defer func() {
		if p := recover(); p != nil {
			fault = fmt.Sprintf("%s: panic: %v", in.literal, p)
		}
	}()
	err := e.try(t, in.in)
	if err == nil {
		return in.literal + ": taken without an error"
	}
	if half, ok := errors.AsType[*halfWrittenError](err); ok {
		return in.literal + ": the target is half written: " + half.Error()
	}
	if s := leak(err); s != "" {
		return fmt.Sprintf("%s: %q stands in the error %q", in.literal, s, err)
	}
	if got := strings.TrimSpace(e.where(err)); !e.wants(in.want, got) {
		return fmt.Sprintf("%s: wants %q, has %q: %T %v", in.literal, in.want, got, err, err)
	}
	return ""
}

// wants reports whether an answer is the wanted one.
func (e *entry) wants(want, got string) bool {
	if e.sentence {
		return want != "" && strings.HasPrefix(got, want)
	}
	return want != "" && got == want
}

// halfWrittenError is the error of a target that a refused input has changed.
type halfWrittenError struct{ error }

// untouched returns err, or that the target is not what it was before although there
// is an error.
func untouched(err error, same bool) error {
	if err != nil && !same {
		return &halfWrittenError{err}
	}
	return err
}

func readCorpus(t *testing.T, e *entry) []input {
	t.Helper()
	path := filepath.Join("testdata", e.name+".txt")
	text, err := os.ReadFile(path)
	if err != nil && e.mutate {
		return nil
	}
	require.NoError(t, err)
	var inputs []input
	var out bytes.Buffer
	var seen []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			out.WriteString(line + "\n")
			continue
		}
		literal, err := strconv.QuotedPrefix(line)
		require.NoError(t, err, "%s: %s", path, line)
		require.NotContains(t, seen, literal, path)
		seen = append(seen, literal)
		s, err := strconv.Unquote(literal)
		require.NoError(t, err)
		in := input{literal: literal, in: []byte(s), want: strings.TrimSpace(line[len(literal):])}
		if edit, ok := strings.CutPrefix(s, "@"); ok && e.sample != nil {
			in.in = edited(t, e.sample(t), edit)
		}
		if golden.Updating() { // what is written is to be read before it is kept
			if got := answer(t, e, in.in); !e.wants(in.want, got) {
				in.want = got
			}
		}
		out.WriteString(literal + "  " + in.want + "\n")
		inputs = append(inputs, in)
	}
	if golden.Updating() {
		golden.Write(t, path, out.Bytes())
	}
	return inputs
}

func answer(t *testing.T, e *entry, in []byte) (got string) {
	defer func() {
		if p := recover(); p != nil {
			got = "panic"
		}
	}()
	err := e.try(t, in)
	if half, ok := errors.AsType[*halfWrittenError](err); ok {
		return "half written: " + e.where(half.error)
	}
	if err != nil {
		return strings.TrimSpace(e.where(err))
	}
	return "taken"
}

// entries are all entry points, in the order of the packages.
func entries() []entry {
	return slices.Concat(scalars(), letters(), orders(), carriers(), books())
}
