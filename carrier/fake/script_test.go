package fake_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
)

func TestParseScript(t *testing.T) {
	s, err := fake.ParseScript(`
# Monday's order is rejected twice.
for order PO-7
on submit 1
    after 4 business hours reject postal-code-mismatch "ZIP" and other for 1, 3 notice twice
on submit
    at answer confirm in 3 business days
    30 minutes before release at 08:30 jeopardy losing-carrier-not-ready
on cancel
    refuse cannot-cancel
for every order
on submit
    split into 3
    say "ODD \"WORD\"" # kept
fault status after timeout skip 2 once order PO-7
`)
	require.NoError(t, err)
	require.Len(t, s.Rules, 2)
	step := s.Rules[0].Blocks[0].Steps[0]
	require.Equal(t, fake.ActReject, step.Act)
	require.Equal(t, []int{1, 3}, step.Pick)
	require.Equal(t, "ZIP", step.Reasons[0].Text)
	require.Equal(t, carrier.Other, step.Reasons[1].Code)
	require.Equal(t, fake.Twice, step.Delivery)
	late := s.Rules[0].Blocks[1].Steps[1].Wait
	require.Equal(t, fake.Wait{Anchor: fake.AtRelease, N: -30, Unit: fake.Minutes, Clock: calendar.ClockOf(8, 30), HasClock: true}, late)
	require.Equal(t, `ODD "WORD"`, s.Rules[1].Blocks[0].Steps[1].Word)
	require.Equal(t, fake.Fault{Op: carrier.OpStatus, Phase: fake.After, Trouble: fake.Timeout, Skip: 2, Times: 1, PON: "PO-7"}, s.Faults[0])
}

func TestParseScriptErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"confirm", `fake: script line 1: want "for", "on" or "fault"`},
		{"on lunch", "fake: script line 1: want submit, supplement, cancel, activate, messaging, port-out, approve or silence"},
		{"on submit 0", "fake: script line 1: want a version, or a count of calls, from 1"},
		{"on submit\n  after 99999999999 seconds confirm", "fake: script line 2: want a waiting of at most fifty years"},
		{"on submit\n  confirm in 99999 business days", "fake: script line 2: want a count of business days"},
		{"fault calls timeout skip -1", "fake: script line 1: want a count from 0"},
		{"fault calls timeout 0 times", "fake: script line 1: want a count from 1"},
		{"fault calls timeout 1001 per mille", "fake: script line 1: want at most 1000 per mille"},
		{"on submit\n  dance", "fake: script line 2: want an act, such as confirm or reject"},
		{"on submit\n  reject nonsense", "fake: script line 2: want a reason of package carrier"},
		{"on submit\n  after four hours confirm", "fake: script line 2: want a count"},
		{"on submit\n  after 4 moons confirm", "fake: script line 2: want seconds, minutes, hours, days, business hours or business days"},
		{"on submit\n  4 hours release confirm", `fake: script line 2: want "before" or "after"`},
		{"on submit\n  at noon confirm", "fake: script line 2: want release, window, close or answer"},
		{"on submit\n  at release", "fake: script line 2: want an act"},
		{"on submit\n  at 25:00 confirm", "fake: script line 2: want a time of day as 08:30"},
		{"on submit\n  confirm in 3 days", `fake: script line 2: want "business days"`},
		{"on submit\n  confirm on monday", "fake: script line 2: want a date"},
		{"on submit\n  confirm now", "fake: script line 2: want the end of the line"},
		{"on submit\n  split into 1", "fake: script line 2: want a count of parts from 2 to 99"},
		{"on submit\n  refuse cannot-cancel", "fake: script line 2: want what the losing carrier does; refuse, accept and ignore answer a supplement, cancel, activate or port-out"},
		{"on cancel\n  fail\n  ignore", "fake: script line 3: want refuse, accept or ignore as the first step, since it answers the call"},
		{"on messaging\n  reject", "fake: script line 2: want activate or fail, which is all that text messaging does"},
		{"on submit\n\non submit", "fake: script line 3: want another call or version, since this one stands above; put its steps there"},
		{"on submit\n  reject other and", "fake: script line 2: want a reason"},
		{"on submit\n  reject other and for 1", "fake: script line 2: want a reason of package carrier"},
		{"on submit\n  reject other \"ZIP", "fake: script line 2: want a quoted text that ends"},
		{"on submit\n  say \"\\q\"", "fake: script line 2: want a quoted text that ends"},
		{"on submit\n  say WORD", "fake: script line 2: want a quoted word"},
		{"on submit\n  activate for", "fake: script line 2: want places of numbers"},
		{"on submit\n  activate for 0", "fake: script line 2: want a place from 1"},
		{"on submit\n  activate notice loudly", "fake: script line 2: want a delivery, such as twice or lost"},
		{"for", `fake: script line 1: want "order", "number", "account" or "every order"`},
		{"for number 12", "fake: script line 1: want a telephone number"},
		{"fault lunch unavailable", `fake: script line 1: want an operation, "calls" or "notice"`},
		{"fault calls", "fake: script line 1: want a trouble"},
		{"fault calls odd", "fake: script line 1: want unavailable, timeout, rate-limited, unauthorized, cut, malformed or slow"},
		{"fault calls timeout often", "fake: script line 1: want a limit of the fault, such as once"},
		{"fault calls timeout 3 days", `fake: script line 1: want "times" or "per mille"`},
		{"fault calls timeout retry soon", "fake: script line 1: want a duration as 30s"},
		{"fault notice", "fake: script line 1: want a delivery"},
		{"fault notice loudly", "fake: script line 1: want a delivery, such as twice or lost"},
		{"fault calls slow delay 0s", "fake: script line 1: want a duration as 30s"},
		{"fault calls timeout from noon", "fake: script line 1: want an instant as 2026-03-02T15:00:00Z"},
	} {
		_, err := fake.ParseScript(tt.text)
		require.EqualError(t, err, tt.want, tt.text)
		require.ErrorIs(t, err, fake.ErrScript)
	}
}

// What a script may name is limited, and the limits themselves are allowed.
func TestScriptLimits(t *testing.T) {
	const refused = "fake: script line 2: want "
	for step, want := range map[string]string{
		"confirm in 18250 business days":              "",
		"confirm in 18251 business days":              refused + "a count of business days",
		"confirm in -18250 business days":             "",
		"confirm in -18251 business days":             refused + "a count of business days",
		"confirm in 1 business day":                   "",
		"after 438000 hours confirm":                  "",
		"after 438001 hours confirm":                  refused + "a waiting of at most fifty years",
		"438000 hours before release confirm":         "",
		"438001 hours before release confirm":         refused + "a waiting of at most fifty years",
		"after -438000 hours confirm":                 "",
		"after -438001 hours confirm":                 refused + "a waiting of at most fifty years",
		"after 438000 business hours confirm":         "",
		"after 438001 business hours confirm":         refused + "a waiting of at most fifty years",
		"after 18250 days confirm":                    "",
		"after 18251 days confirm":                    refused + "a waiting of at most fifty years",
		"after 18250 business days confirm":           "",
		"after 18251 business days confirm":           refused + "a waiting of at most fifty years",
		"after 26280000 minutes confirm":              "",
		"after 26280001 minutes confirm":              refused + "a waiting of at most fifty years",
		"after 1576800000 seconds confirm":            "",
		"after 1576800001 seconds confirm":            refused + "a waiting of at most fifty years",
		"after 1576800000000000000 nanoseconds begin": "",
		"after 1576800000000000001 nanoseconds begin": refused + "a waiting of at most fifty years",
		"split into 2":                                "",
		"split into 99":                               "",
		"split into 100":                              refused + "a count of parts from 2 to 99",
		"split":                                       refused + "a count of parts from 2 to 99",
		"activate for 1000000":                        "",
		"activate for 1000001":                        refused + "a place",
		"reject \"postal-code-mismatch\"":             refused + "a reason",
		"\"confirm\"":                                 refused + "an act",
	} {
		_, err := fake.ParseScript("on submit\n    " + step)
		if want == "" {
			require.NoError(t, err, step)
		} else {
			require.EqualError(t, err, want, step)
		}
	}
	for fault, ok := range map[string]bool{
		"calls timeout skip 0": true, "calls timeout skip 1000000": true, "calls timeout skip 1000001": false,
		"calls timeout 1 times": true, "calls timeout 1000 per mille": true, "calls timeout 1000000 times": true,
		"calls slow delay 1ns": true, "calls slow delay -1ns": false, "": false,
	} {
		_, err := fake.ParseScript("fault " + fault)
		require.Equal(t, ok, err == nil, fault)
	}
	_, err := fake.ParseScript("on submit 1000000")
	require.NoError(t, err)
	_, err = fake.ParseScript("on submit 1000001")
	require.Error(t, err)
	_, err = fake.ParseScript("for every order\nconfirm")
	require.EqualError(t, err, `fake: script line 2: want "for", "on" or "fault"`)
}

// Every part of a script is written as it is read.
func TestScriptText(t *testing.T) {
	text := `on submit
    0 hours after release confirm in -2 business days
    1 hour before close confirm in 3 business days
    1 hour after window confirm on 2026-03-09
    2 hours after answer at 08:30 begin
    at release at 00:00 activate
    after 1 minute fail sv-conflict "it's a \"word\"" and other for 1, 3, 2 notice skewed
    after 7 nanoseconds say "ODD"
    note ""
    split into 7
    cancel
for number +15125550142
on cancel 2
    accept
    after 1 business day return snapback
for account 4471
on supplement
    refuse cannot-supplement
on activate 3
    ignore
on messaging
    after 1 second activate
on port-out
    accept notice lost
on approve 1
    activate
on silence
for every order
for order PO-9
fault calls before unavailable
fault calls after slow delay 1ns retry 1ns skip 1
fault submit after timeout delay 1.5s retry 2m0s skip 3 once from 2026-03-02T15:00:00.000000001Z until 2026-03-03T00:00:00Z order PO-7
fault status before rate-limited 2 times 500 per mille
fault notice truncated 1 per mille
`
	s, err := fake.ParseScript(text)
	require.NoError(t, err)
	require.Equal(t, text, s.String())
	for _, b := range []byte(" \t\r,") { // what separates words
		again, err := fake.ParseScript(strings.ReplaceAll(strings.ReplaceAll(text, ", ", ","), " for 1,3,2", string(b)+"for 1"+string(b)+"3 2") + "# the end")
		require.NoError(t, err)
		require.Equal(t, text, again.String())
	}
	require.Panics(t, func() { fake.MustParseScript("dance") })
	two := "on submit\n    confirm\nfor every order\non submit\n    activate\n"
	require.Equal(t, two, fake.MustParseScript(two).String())
	require.Equal(t, "split", fake.Step{Act: fake.ActSplit}.String())
}

func drawStep(t *rapid.T, on fake.Trigger) fake.Step {
	acts := []fake.Act{fake.ActConfirm, fake.ActReject, fake.ActBegin, fake.ActActivate, fake.ActNote, fake.ActSplit}
	if on == fake.OnMessaging {
		acts = []fake.Act{fake.ActActivate, fake.ActFail}
	}
	s := fake.Step{
		Act:      rapid.SampledFrom(acts).Draw(t, "act"),
		Delivery: rapid.SampledFrom([]fake.Delivery{fake.Once, fake.Twice, fake.Lost, fake.Stale}).Draw(t, "delivery"),
		Pick:     rapid.SliceOfN(rapid.IntRange(1, 9), 0, 3).Draw(t, "pick"),
	}
	if len(s.Pick) == 0 {
		s.Pick = nil
	}
	if rapid.Bool().Draw(t, "wait") {
		s.Wait.N = rapid.IntRange(1, 50).Draw(t, "n")
		s.Wait.Unit = rapid.SampledFrom([]fake.Unit{fake.Seconds, fake.Minutes, fake.Hours, fake.Days, fake.BusinessHours, fake.BusinessDays}).Draw(t, "unit")
	}
	if rapid.Bool().Draw(t, "anchored") {
		s.Wait.Anchor = rapid.SampledFrom([]fake.Anchor{fake.AtRelease, fake.InWindow, fake.AtClose, fake.AtAnswer}).Draw(t, "anchor")
		if s.Wait.Unit != "" && rapid.Bool().Draw(t, "before") {
			s.Wait.N = -s.Wait.N
		}
	}
	if rapid.Bool().Draw(t, "clocked") {
		s.Wait.Clock, s.Wait.HasClock = calendar.Clock(rapid.IntRange(0, 1439).Draw(t, "clock")), true
	}
	switch s.Act {
	case fake.ActConfirm:
		if rapid.Bool().Draw(t, "dated") {
			s.Date = calendar.MustParseDate("2026-03-09")
		} else {
			s.Days = rapid.IntRange(-2, 9).Draw(t, "days")
		}
	case fake.ActReject:
		for range rapid.IntRange(0, 3).Draw(t, "reasons") {
			c := rapid.SampledFrom(carrier.Reasons()).Draw(t, "code").Code
			s.Reasons = append(s.Reasons, carrier.Reason{Code: c, RawCode: fake.RawCode(c), Text: rapid.StringN(1, 8, 40).Draw(t, "text")})
		}
	case fake.ActNote:
		s.Word = rapid.StringN(0, 8, 40).Draw(t, "word")
	case fake.ActSplit:
		s.Parts = rapid.IntRange(2, 9).Draw(t, "parts")
	default:
	}
	return s
}

// A script written as text and read again is the same script.
func TestScriptRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &fake.Script{}
		for range rapid.IntRange(1, 3).Draw(t, "rules") {
			r := fake.Rule{PON: rapid.StringMatching(`PO-[0-9]{1,4}`).Draw(t, "pon")}
			for range rapid.IntRange(0, 3).Draw(t, "blocks") {
				b := fake.Block{On: rapid.SampledFrom([]fake.Trigger{fake.OnSubmit, fake.OnCancel, fake.OnMessaging}).Draw(t, "on"), Steps: []fake.Step{}}
				if rapid.Bool().Draw(t, "limited") {
					b.Version = rapid.IntRange(0, 4).Draw(t, "version")
				}
				for range rapid.IntRange(0, 4).Draw(t, "steps") {
					b.Steps = append(b.Steps, drawStep(t, b.On))
				}
				if !slices.ContainsFunc(r.Blocks, func(c fake.Block) bool { return c.On == b.On && c.Version == b.Version }) {
					r.Blocks = append(r.Blocks, b)
				}
			}
			s.Rules = append(s.Rules, r)
		}
		got, err := fake.ParseScript(s.String())
		if err != nil {
			t.Fatalf("%v\n%s", err, s)
		}
		if diff := cmp.Diff(s, got, cmpopts.EquateComparable(calendar.Date{}, numbering.Number{})); diff != "" {
			t.Fatalf("(-want +got):\n%s\n%s", diff, s)
		}
	})
}

func FuzzParseScript(f *testing.F) {
	for _, s := range fake.Scenarios() {
		f.Add(s.Text)
	}
	f.Add("on submit\n  say \"\\x00\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := fake.ParseScript(text)
		if err != nil {
			return
		}
		again, err := fake.ParseScript(s.String())
		if err != nil {
			t.Fatalf("%v\n%s", err, s)
		}
		if s.String() != again.String() {
			t.Fatalf("%s\nis not\n%s", s, again)
		}
	})
}
