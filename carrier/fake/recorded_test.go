package fake_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// What a carrier did to a host, recorded, happens again to that host as a script: the
// same moves at the same instants, and no word of the subscriber.
func TestScriptOf(t *testing.T) {
	for _, s := range fake.Scenarios() {
		if len(s.Script().Faults) > 0 || s.Name == "supplement-refused" || s.Name == "activation-refused" || s.Name == "activation-ignored" {
			continue // calls that fail are for carriertest.Replay
		}
		var tape bytes.Buffer
		first := hostOf(s, 7)
		first.c = carrier.Recording(first.f, &tape)
		first.run()
		script, err := fake.ScriptOf(&tape)
		require.NoError(t, err)
		again := s
		again.Text = script.String()
		require.NotContains(t, again.Text, "Pecan")
		second := play(again, 8)
		require.Equal(t, moves(first.f), moves(second.f), "%s\n%s", s.Name, again.Text)
	}
}

// moves is the timeline without the calls.
func moves(f *fake.Fake) (out []string) {
	for line := range strings.Lines(f.Timeline("PO-1")) {
		if strings.Contains(line, ": ") && !strings.Contains(line, "fails") {
			out = append(out, line)
		}
	}
	return out
}

func TestScriptOfErrors(t *testing.T) {
	for text, want := range map[string]string{
		"nonsense":              "fake: not a recording: line 1: it is not JSON of it",
		"\n{\"op\":\"submit\"}": "fake: not a recording: line 2: the call and its answer do not belong together",
		`{"op":"status","request":{"pon":"A"},"response":{"pon":"B","lines":[]}}`: "fake: not a recording: line 1: the call and its answer do not belong together",
	} {
		_, err := fake.ScriptOf(strings.NewReader(text))
		require.EqualError(t, err, want)
		require.ErrorIs(t, err, fake.ErrRecording)
	}
	s, err := fake.ScriptOf(strings.NewReader(`{"op":"check","request":{},"response":{}}`))
	require.NoError(t, err)
	require.Empty(t, s.Rules)
}
