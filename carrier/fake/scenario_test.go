package fake_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// host is the least host that gets through every scenario: it repeats what failed,
// corrects what was rejected, and does what the scenario is about.
type host struct {
	f       *fake.Fake
	c       carrier.Carrier // f, or what goes around it
	request *carrier.SubmitRequest
	cancel  bool // ask for the end after the first confirmation
	move    bool // ask for another date after the first confirmation
	push    bool // activate on the release day
	texting bool
	done    map[string]bool
	text    carrier.MessagingStatus
	answers []carrier.CancelAnswer
}

// again makes a call until it is answered.
func again[T any](h *host, do func() (*T, error)) *T {
	for range 100 {
		out, err := do()
		e, ok := errors.AsType[*carrier.Error](err)
		switch {
		case err == nil:
			return out
		case ok && !e.Temporary() && !errors.Is(err, carrier.ErrUnauthorized):
			return nil
		}
		h.f.Advance(max(e.RetryAfter, 20*time.Minute))
	}
	return nil
}

// run lives for seventy days.
func (h *host) run() {
	h.done = map[string]bool{}
	until := h.f.Now().AddDate(0, 0, 70)
	again(h, func() (*carrier.Report, error) { return h.c.Submit(ctx, h.request) })
	for h.f.Now().Before(until) {
		if r := again(h, func() (*carrier.Report, error) { return h.c.Status(ctx, &carrier.StatusRequest{PON: h.request.PON}) }); r != nil {
			h.look(r)
		}
		if t, ok := h.f.NextEvent(); ok {
			h.f.AdvanceTo(t)
		} else {
			h.f.AdvanceTo(until)
		}
	}
	again(h, func() (*carrier.Report, error) { return h.c.Status(ctx, &carrier.StatusRequest{PON: h.request.PON}) })
}

func (h *host) once(what string, wanted bool) bool {
	if !wanted || h.done[what] {
		return false
	}
	h.done[what] = true
	return true
}

func (h *host) look(r *carrier.Report) {
	pon := h.request.PON
	var bad, live []numbering.Number
	for _, l := range r.Lines {
		h.answers = append(h.answers, l.Cancel)
		switch l.Status {
		case carrier.Rejected:
			bad = append(bad, l.Number)
		case carrier.Active:
			live = append(live, l.Number)
		case carrier.Confirmed:
			if h.once("cancel", h.cancel) {
				if r := again(h, func() (*carrier.Report, error) { return h.c.Cancel(ctx, &carrier.CancelRequest{PON: pon}) }); r != nil {
					h.answers = append(h.answers, r.Lines[0].Cancel)
				}
			}
			if h.once("move", h.move) {
				s := &carrier.SupplementRequest{PON: pon, Version: h.request.Version + 1, DesiredDate: l.Release.Date.AddDays(7)}
				if again(h, func() (*carrier.Report, error) { return carrier.Supplement(ctx, h.c, s) }) != nil {
					h.request.Version++
				}
			}
			if h.push && !h.f.Now().Before(l.Release.From) && h.once("push", true) {
				again(h, func() (*carrier.Report, error) { return carrier.Activate(ctx, h.c, &carrier.ActivateRequest{PON: pon}) })
			} else if h.push {
				h.f.AdvanceTo(l.Release.From)
			}
		default:
		}
	}
	if len(bad) > 0 && h.request.Version < 4 {
		h.request.Version++
		h.request.Numbers = bad
		again(h, func() (*carrier.Report, error) { return h.c.Submit(ctx, h.request) })
	}
	if h.texting && len(live) > 0 {
		out := again(h, func() (*carrier.EnableMessagingResponse, error) {
			return carrier.EnableMessaging(ctx, h.c, &carrier.EnableMessagingRequest{PON: pon, Numbers: live})
		})
		h.text = out.Lines[0].Status
	}
}

// play runs a host through a scenario.
func play(s fake.Scenario, seed uint64) *host {
	h := hostOf(s, seed)
	h.run()
	return h
}

func hostOf(s fake.Scenario, seed uint64) *host {
	f := fake.New(&fake.Options{Seed: seed, Zone: central, Start: s.Start, Script: s.Script()})
	r := order("PO-1")
	r.Numbers = nil
	for i := range s.Numbers {
		r.Numbers = append(r.Numbers, numbering.MustParse(fmt.Sprintf("512-555-02%02d", i)))
	}
	h := &host{
		f: f, c: f, request: r, cancel: strings.HasPrefix(s.Name, "cancel-"), move: strings.HasPrefix(s.Name, "supplement-"),
		push: s.Name == "activation-refused" || s.Name == "activation-ignored", texting: strings.HasPrefix(s.Name, "messaging-"),
	}
	return h
}

// heard is what a host is told of PO-1, in short.
func heard(f *fake.Fake) (out []string) {
	events, err := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	for try := 0; err != nil && try < 20; try++ {
		events, err = f.ListEvents(ctx, &carrier.ListEventsRequest{})
	}
	if err != nil {
		return []string{"nothing"}
	}
	for _, e := range events.Events {
		what := strings.TrimPrefix(e.Raw, "porting_order.")
		if e.PON != "PO-1" {
			what += " of another order"
		}
		out = append(out, what)
	}
	return out
}

// Every scenario that ships leads to the same life for ever: an upgrade never changes
// it silently.
func TestScenarios(t *testing.T) {
	scenarios := fake.Scenarios()
	require.GreaterOrEqual(t, len(scenarios), 40)
	var b strings.Builder
	report := &fake.FaultReport{}
	for _, s := range scenarios {
		h := play(s, 7)
		fmt.Fprintf(&b, "== %s: %s\n%s", s.Name, s.About, h.f.Timeline("PO-1"))
		if h.texting {
			fmt.Fprintf(&b, "text messaging is %s\n", h.text)
		}
		fmt.Fprintf(&b, "told: %s\n\n", strings.Join(heard(h.f), ", "))
		report.Add(h.f.FaultReport())
		h.f.Assert(t, fake.NoDoubleSubmit, fake.EveryNoteDelivered)

		again, ok := fake.ScenarioNamed(s.Name)
		require.True(t, ok)
		require.Equal(t, s, again)
		require.Equal(t, s.Text, s.Script().String(), s.Name)
		require.NotEmpty(t, s.About)
	}
	golden.Equal(t, "testdata/scenarios.golden", b.String())
	golden.Equal(t, "testdata/faults.golden", report.String())
	require.Positive(t, report.Hits("submit after timeout", ""))
	require.Positive(t, report.Hits("notice twice", carrier.Confirmed))
	require.Contains(t, report.Missing(), "supplement after timeout: jeopardy")
}

// Every reason can be had, by a line of script; and the scenarios that ship show every
// status, and every answer to a cancellation.
func TestEveryReasonAndStatus(t *testing.T) {
	for _, a := range carrier.Reasons() {
		f := fake.New(&fake.Options{Script: fake.MustParseScript("on submit\n    reject " + string(a.Code) + "\n")})
		require.Equal(t, a.Code, answered(t, f, order("PO-1"))[0])
	}
	seen := map[string]bool{}
	for _, s := range fake.Scenarios() {
		h := play(s, 7)
		for _, e := range h.f.Ledger() {
			seen[string(e.To)] = true
		}
		for _, c := range h.answers {
			seen["cancel "+string(c)] = true
		}
	}
	for _, s := range []carrier.Status{
		carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Jeopardy, carrier.Activating, carrier.Active,
		carrier.Failed, carrier.Canceled, carrier.Returned, carrier.Unknown,
	} {
		require.True(t, seen[string(s)], s)
	}
	require.True(t, seen["cancel pending"] && seen["cancel refused"])
}

// Magic numbers need no script: one table decides.
func TestMagicNumbers(t *testing.T) {
	seen := map[int]bool{}
	for _, m := range fake.MagicNumbers() {
		require.False(t, seen[m.Line], m.Line)
		seen[m.Line] = true
		require.True(t, m.Line >= 100 && m.Line <= 199)
		n := numbering.MustParse(fmt.Sprintf("512-555-%04d", m.Line))
		f := fake.New(nil)
		c, err := f.Check(ctx, &carrier.CheckRequest{Numbers: []numbering.Number{n}})
		require.NoError(t, err)
		require.Equal(t, m.Check, c.Results[0].Reason.Code)
		if m.Scenario == "" {
			continue
		}
		_, ok := fake.ScenarioNamed(m.Scenario)
		require.True(t, ok, m.Scenario)
		r := order("PO-1")
		r.Numbers = []numbering.Number{n}
		_, err = f.Submit(ctx, r)
		require.NoError(t, err)
		if m.Line == 106 {
			require.True(t, f.AdvanceToNext())
			require.Equal(t, carrier.PostalCodeMismatch, status(t, f, "PO-1").Lines[0].Reasons[0].Code)
		}
	}
}

// What was published as (name, version) stays as it is.
func TestProfiles(t *testing.T) {
	golden.Equal(t, "testdata/profiles.golden", indent(t, fake.Profiles()))
	p, ok := fake.ProfileNamed("wireline")
	require.True(t, ok)
	require.Equal(t, loa.Local, p.Kind)
	_, ok = fake.ProfileNamed("nobody")
	require.False(t, ok)
}

// The losing carrier's own interval: four business days after the day of receipt for
// two numbers, one for one number. A receipt after 13:00 counts as the next day's for
// one number, after 17:00 for two; by the first version of the profile, after 13:00 for
// both.
func TestIntervals(t *testing.T) {
	one, two := []numbering.Number{lobby}, []numbering.Number{lobby, desk}
	for _, tt := range []struct {
		name, at      string
		numbers       []numbering.Number
		first, second string // by the versions of the profile
	}{
		{"in the morning", "2026-03-02T09:00:00-06:00", two, "2026-03-06", "2026-03-06"},
		{"at 13:00", "2026-03-02T13:00:00-06:00", two, "2026-03-06", "2026-03-06"},
		{"a second later", "2026-03-02T13:00:01-06:00", two, "2026-03-09", "2026-03-06"},
		{"at the close", "2026-03-02T17:00:00-06:00", two, "2026-03-09", "2026-03-06"},
		{"after the close", "2026-03-02T17:00:01-06:00", two, "2026-03-09", "2026-03-09"},
		{"on a Sunday", "2026-03-01T10:00:00-06:00", two, "2026-03-06", "2026-03-06"},
		{"before Independence Day", "2026-07-01T09:00:00-05:00", two, "2026-07-08", "2026-07-08"},
		{"at the end of the year", "2026-12-30T09:00:00-06:00", two, "2027-01-06", "2027-01-06"},
		{"one number at 13:00", "2026-03-02T13:00:00-06:00", one, "2026-03-03", "2026-03-03"},
		{"one number a nanosecond later", "2026-03-02T13:00:00.000000001-06:00", one, "2026-03-04", "2026-03-04"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for version, want := range map[string]string{"wireline v1": tt.first, "wireline v2": tt.second, "wireline": tt.second} {
				f := newFake(func(o *fake.Options) {
					o.Start = must(time.Parse(time.RFC3339Nano, tt.at))
					p, ok := fake.ProfileNamed(version)
					require.True(t, ok)
					p.Answer = fake.Span{Min: 5, Max: 5}
					o.Profiles = []fake.Profile{p}
					o.Accounts[0].Numbers = tt.numbers
				})
				r := order("PO-1")
				r.Numbers = tt.numbers
				_, err := f.Submit(ctx, r)
				require.NoError(t, err)
				f.AdvanceToNext()
				require.Equal(t, want, status(t, f, "PO-1").Lines[0].Release.Date.String(), version)
			}
		})
	}
}

// A snapshot is restored where other profiles are known beside its own.
func TestProfilesOfSnapshots(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	more, _ := fake.ProfileNamed("strict")
	more.Name = "new"
	g, err := fake.Restore(&fake.Options{Zone: central, Profiles: []fake.Profile{more}}, []byte(snapshot(t, f)))
	require.NoError(t, err)
	f.RunUntilIdle()
	g.RunUntilIdle()
	require.Equal(t, f.Timeline("PO-1"), g.Timeline("PO-1"))

	f = newFake(func(o *fake.Options) { o.Profiles, o.Accounts[0].Profile = []fake.Profile{more}, "new" })
	_, err = f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	_, err = fake.Restore(nil, []byte(snapshot(t, f)))
	require.EqualError(t, err, `fake: not a snapshot of this version: profile "new v2" is not known here`)
}

// The page of magic numbers and scenarios is drawn from the tables.
func TestPage(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Magic numbers and scenarios of the fake\n\nDrawn from the tables by `go test ./carrier/fake -run TestPage -update`.\n\n" +
		"## Magic numbers\n\nNumbers from 555-0100 to 555-0199, in any area code, that are on no account.\n\n| number | what happens |\n| --- | --- |\n")
	for _, m := range fake.MagicNumbers() {
		what := "a check says `" + string(m.Check) + "`"
		if s, ok := fake.ScenarioNamed(m.Scenario); ok {
			what = "`" + s.Name + "`: " + s.About
		}
		fmt.Fprintf(&b, "| 555-%04d | %s |\n", m.Line, what)
	}
	b.WriteString("\n## Scenarios\n\nEach is a script in [scenarios.txt](scenarios.txt); its life stands in [testdata](testdata/scenarios.golden).\n\n| name | what happens |\n| --- | --- |\n")
	for _, s := range fake.Scenarios() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s.Name, s.About)
	}
	golden.Equal(t, "SCENARIOS.md", b.String())
}
