package fake_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
)

// A failing seed shrinks to the least script that fails.
func TestShrink(t *testing.T) {
	// This host believes that a confirmed order activates, and looks no more.
	fails := func(opt *fake.Options) (*fake.Fake, bool) {
		opt.Accounts = []fake.Account{bakery()}
		f := fake.New(opt)
		for i := range 3 {
			r := order(fmt.Sprintf("PO-%d", i))
			if _, err := f.Submit(ctx, r); err != nil {
				continue
			}
			for f.AdvanceToNext() {
				if got, err := f.Status(ctx, &carrier.StatusRequest{PON: r.PON}); err == nil && got.Lines[0].Status == carrier.Confirmed {
					break
				}
			}
			f.RunUntilIdle()
			if got, err := f.Status(ctx, &carrier.StatusRequest{PON: r.PON}); err == nil && got.Lines[0].Status == carrier.Jeopardy {
				return f, true
			}
		}
		return f, false
	}
	s, _ := fake.ScenarioNamed("jeopardy-for-ever")
	script := s.Script()
	script.Faults = []fake.Fault{{PerMille: 300}}
	var f *fake.Fake
	for seed := uint64(1); ; seed++ {
		g, bad := fails(&fake.Options{Seed: seed, Script: script})
		if f = g; bad && len(f.Played().Faults) > 0 {
			break
		}
	}
	minimal := fake.Shrink(f.Played(), func(s *fake.Script) bool {
		_, bad := fails(&fake.Options{Script: s})
		return bad
	})
	lines := strings.Split(strings.TrimSpace(minimal.String()), "\n")
	require.Len(t, lines, 4, minimal)
	require.Regexp(t, `^for order PO-[0-2]$`, lines[0])
	require.Equal(t, "on submit 1", lines[1])
	require.Regexp(t, `confirm on 2026-0`, lines[2])
	require.Regexp(t, `jeopardy losing-carrier-not-ready$`, lines[3])
	again, err := fake.ParseScript(minimal.String())
	require.NoError(t, err)
	require.Equal(t, minimal.String(), again.String())
}

// What was played leads to the same life, with another seed too.
func TestPlayed(t *testing.T) {
	for _, s := range fake.Scenarios() {
		first := play(s, 7)
		played := s
		played.Text = first.f.Played().String()
		again := play(played, 8)
		require.Equal(t, first.f.Timeline("PO-1"), again.f.Timeline("PO-1"), "%s\n%s", s.Name, played.Text)
		require.Equal(t, heard(first.f), heard(again.f), s.Name)
		require.Equal(t, played.Text, again.f.Played().String(), s.Name)
	}
}

// Whatever a host does, and whenever: what was played leads the same host to the same
// reports, timelines and notices, with another seed too.
func TestPlayedAnyCalls(t *testing.T) {
	scenarios := fake.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(append(scenarios, fake.Scenario{})).Draw(t, "scenario")
		script := s.Script()
		if rapid.Bool().Draw(t, "notices") {
			script.Faults = append(script.Faults, fake.Notices(fake.Twice, 200), fake.Notices(fake.Lost, 200), fake.Notices(fake.Late, 200))
		}
		if rapid.Bool().Draw(t, "calls fail") {
			script.Faults = append(script.Faults, fake.Fault{PerMille: 100}, fake.Fault{Phase: fake.After, Trouble: fake.Timeout, PerMille: 100})
		}
		type act struct{ what, minutes, first, pick int }
		var acts []act
		for range rapid.IntRange(1, 25).Draw(t, "calls") {
			acts = append(acts, act{
				rapid.IntRange(0, 9).Draw(t, "call"), rapid.IntRange(0, 6000).Draw(t, "minutes"),
				rapid.IntRange(0, 1).Draw(t, "first"), rapid.IntRange(1, 2).Draw(t, "pick"),
			})
		}
		live := func(seed uint64, script *fake.Script) (*fake.Fake, string) {
			f := fake.New(&fake.Options{
				Seed: seed, Zone: central, Script: script, Accounts: []fake.Account{bakery()},
				Start: time.Date(2026, 3, 2, 15, 0, 0, 1, time.UTC),
			})
			var b strings.Builder
			version := 0
			for _, a := range acts {
				numbers := []numbering.Number{lobby, desk}[min(a.first, 2-a.pick):][:a.pick]
				var r *carrier.Report
				var err error
				switch a.what {
				case 0, 1:
					o := order("PO-1")
					o.Version = version + a.first
					if o.Version > 1 {
						o.Numbers = numbers
					}
					if r, err = f.Submit(ctx, o); err == nil {
						version = max(version, o.Version)
					}
				case 2:
					r, err = f.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1", Numbers: numbers})
				case 3:
					r, err = f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: version + 1, DesiredDate: calendar.DateOf(f.Now()).AddDays(9)})
					if err == nil {
						version++
					}
				case 4:
					r, err = f.Activate(ctx, &carrier.ActivateRequest{PON: "PO-1", Numbers: numbers})
				case 5:
					_, _ = f.EnableMessaging(ctx, &carrier.EnableMessagingRequest{PON: "PO-1", Numbers: numbers})
				case 6:
					f.AskPortOut(outsider("OUT-1"))
				case 7:
					answer := carrier.RespondPortOutRequest{Ref: "OUT-1", Delay: a.pick == 1}
					if a.first == 1 {
						answer.Reasons = []carrier.Reason{{Code: carrier.PasscodeInvalid}}
					}
					r, err = f.RespondPortOut(ctx, &answer)
				default:
					r, err = f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
				}
				if err == nil && r != nil {
					for _, l := range r.Lines {
						fmt.Fprintln(&b, l.Status, l.Version, l.Release.Date, l.Cancel, l.Reasons, l.At)
					}
				}
				fmt.Fprintln(&b, f.Now(), err)
				f.Advance(time.Duration(a.minutes) * time.Minute)
			}
			return f, b.String() + f.Timeline("PO-1") + f.Timeline("OUT-1") + strings.Join(heard(f), " ")
		}
		f, first := live(1, script)
		played, err := fake.ParseScript(f.Played().String())
		if err != nil {
			t.Fatal(err)
		}
		_, again := live(2, played)
		if diff := cmp.Diff(strings.Split(first, "\n"), strings.Split(again, "\n")); diff != "" {
			t.Fatalf("%s\n%s", played, diff)
		}
	})
}
