package verification_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/internal/strictjson"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/verification"
)

func wire(t require.TestingT, v any) string {
	b, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	return string(b)
}

// TestWire pins the stored form of a request, its events, its submission and a
// carrier's report, and that replaying what was read back gives the same bytes.
func TestWire(t *testing.T) {
	l := newLife(t)
	open := opening(first)
	open.Policy = verification.Policy{
		Name: "ours", Fields: []verification.Requirement{{Path: "reseller", Need: verification.Advised, Max: 40, Source: "our carrier", Evidence: porting.EvidenceAssumed}},
		ResubmitDays: porting.Figure[int]{Value: 7, Rule: "TFV-6", Source: "our carrier", Evidence: porting.EvidenceAssumed},
	}
	l.do(open)
	l.do(verification.AskForm{By: desk})
	l.do(verification.SaveForm{By: admin, Form: form()})
	l.do(verification.File{By: admin})
	l.do(verification.Submit{By: desk})
	l.later(time.Hour)
	l.do(l.report(verification.StatusReceived))
	l.do(verification.Withdraw{By: admin, Numbers: []numbering.Number{second}, Reason: "one will do"})
	l.later(time.Hour)
	rejected := l.report(verification.StatusRejected, because(verification.OptInUnreachable))
	l.do(rejected)

	golden.Equal(t, "testdata/request.golden.json", wire(t, l.request)+"\n")
	golden.Equal(t, "testdata/report.golden.json", wire(t, rejected.Report)+"\n")
	s, err := verification.SubmissionOf(l.request, 1)
	require.NoError(t, err)
	golden.Equal(t, "testdata/submission.golden.json", wire(t, s)+"\n")
	golden.Equal(t, "testdata/next.golden.json", wire(t, verification.Next(l.request, l.now))+"\n")
	golden.Equal(t, "testdata/fields.golden.json", wire(t, verification.Fields())+"\n")
	golden.Equal(t, "testdata/policies.golden.json", wire(t, verification.Policies())+"\n")
	var lines []string
	for _, e := range l.events {
		b, err := json.Marshal(e)
		require.NoError(t, err)
		lines = append(lines, string(b))
	}
	golden.Equal(t, "testdata/events.golden.jsonl", strings.Join(lines, "\n")+"\n")

	var events []verification.Event
	for _, line := range lines {
		var e verification.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		events = append(events, e)
	}
	require.Equal(t, wire(t, l.request), wire(t, verification.Replay(events)), "replay gives the request, byte for byte")
	var stored verification.Request
	require.NoError(t, json.Unmarshal([]byte(wire(t, l.request)), &stored))
	require.Equal(t, wire(t, l.request), wire(t, stored))
	require.Equal(t, verification.Next(l.request, l.now), verification.Next(stored, l.now))
	events = append(events, verification.Event{Seq: len(events) + 1, Kind: "of-a-later-version"})
	require.Equal(t, len(events), verification.Replay(events).Seq, "an unknown event is kept and moves nothing")
}

// FuzzForm holds that any text that reads as a form is checked without a panic, that
// its problems stand in field order, and that it is stored without a loss.
func FuzzForm(f *testing.F) {
	f.Add([]byte(wire(f, form())))
	f.Add([]byte(`{"business":{"website":"https://u:p@host.example","address":{"country":"CA","postal_code":"H2X 1Y4"}}}`))
	f.Add([]byte(`{"samples":["",null],"monthly_volume":-1,"use_case":"x"}`))
	f.Add([]byte(`{"opt_in":{"image_urls":["http://[::1]/","//x"]},"contact":{"email":"@","phone":"+18005550142"}}`))
	policies := verification.Policies()
	f.Fuzz(func(t *testing.T, data []byte) {
		var form verification.Form
		if strictjson.Unmarshal(data, &form) != nil {
			return
		}
		for i := range policies {
			last := -1
			for _, p := range policies[i].Check(form, 2) {
				at := fieldOf(p.Path)
				require.GreaterOrEqual(t, at, last, p.Path)
				last = at
				require.NotEmpty(t, p.Message)
				require.NotEmpty(t, p.Hint)
			}
		}
		var again verification.Form
		require.NoError(t, json.Unmarshal([]byte(wire(t, form)), &again))
		require.True(t, form.Equal(again))
	})
}

// fieldOf is the place in the form of the field that a path is in, -1 for none.
func fieldOf(path string) int {
	for i, f := range verification.Fields() {
		if rest, ok := strings.CutPrefix(path, f.Path); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return i
		}
	}
	return -1
}

// FuzzApply holds that Apply is total: events of any shape are folded without a panic,
// and the earlier request stays as it was.
func FuzzApply(f *testing.F) {
	f.Add([]byte(`{"seq":3,"kind":"number-rejected","numbers":["+18005550142"],"reasons":[{"code":"other"}]}`))
	f.Add([]byte(`{"seq":1,"kind":"request-opened"}`))
	f.Add([]byte(`{"kind":"form-submitted","version":9,"numbers":["+18005550142","+18005550142"]}`))
	l := newLife(f)
	l.submitted()
	f.Fuzz(func(t *testing.T, data []byte) {
		var e verification.Event
		if json.Unmarshal(data, &e) != nil {
			return
		}
		for _, base := range []verification.Request{{}, l.request} {
			before := wire(t, base)
			r := verification.Apply(base, e)
			require.Equal(t, before, wire(t, base))
			verification.Next(r, begin)
			_ = r.Status()
			_ = r.WaitingOn()
		}
	})
}
