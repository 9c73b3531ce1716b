package verification_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/verification"
)

// model is what a desk with a card for each number would know: written apart from the
// package, without events, tables or keys.
type model struct {
	complete, filed bool // the form
	version         int
	cards           map[numbering.Number]*card
}

type card struct {
	state    string
	landed   bool
	version  int
	stale    bool // rejected since the form was filed
	deadline time.Time
}

func (m *model) each(f func(*card)) {
	for _, c := range m.cards {
		f(c)
	}
}

func (m *model) count(f func(*card) bool) (n int) {
	m.each(func(c *card) {
		if f(c) {
			n++
		}
	})
	return n
}

func (c *card) ready(m *model, now time.Time) bool {
	return c.state == "draft" && m.filed && c.landed || c.state == "rejected" && m.filed && !c.stale && !now.After(c.deadline)
}

// TestModel walks requests through commands at random, beside the model.
func TestModel(t *testing.T) {
	numbers := []numbering.Number{first, second}
	rapid.Check(t, func(t *rapid.T) {
		l := newLife(t)
		m := model{cards: map[numbering.Number]*card{}}
		open := opening()
		for i := range open.Numbers {
			landed := rapid.Bool().Draw(t, "landed")
			if landed {
				open.Numbers[i].LandedAt = begin
			}
			m.cards[open.Numbers[i].Number] = &card{state: "draft", landed: landed}
		}
		l.do(open)
		some := func(t *rapid.T) []numbering.Number {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(numbers), 1, 2, rapid.ID[numbering.Number]).Draw(t, "numbers")
		}
		try := func(c verification.Command) bool {
			_, err := verification.Decide(l.request, c, l.now)
			if err != nil {
				_, ok := errors.AsType[*verification.Error](err)
				require.True(t, ok)
				return false
			}
			l.do(c)
			return true
		}
		actions := map[string]func(*rapid.T){
			"save": func(t *rapid.T) {
				f := form()
				f.MonthlyVolume = rapid.IntRange(0, 2).Draw(t, "volume")
				f.Additional = rapid.SampledFrom([]string{"", "one", "two"}).Draw(t, "additional")
				changed := !l.request.Form.Equal(f)
				open := m.count(func(c *card) bool { return c.state == "draft" || c.state == "rejected" }) > 0
				require.Equal(t, open, try(verification.SaveForm{By: admin, Form: f}))
				if open && changed {
					m.complete, m.filed = f.MonthlyVolume > 0, false
				}
			},
			"file": func(t *rapid.T) {
				can := m.complete && m.count(func(c *card) bool {
					return c.state == "draft" || c.state == "rejected" && !l.now.After(c.deadline)
				}) > 0
				require.Equal(t, can, try(verification.File{By: admin}))
				if can {
					m.filed = true
					m.each(func(c *card) { c.stale = false })
				}
			},
			"land": func(t *rapid.T) {
				ns := some(t)
				require.True(t, try(verification.RecordLanded{By: desk, Numbers: ns}))
				for _, n := range ns {
					if m.cards[n].state == "draft" {
						m.cards[n].landed = true
					}
				}
			},
			"submit": func(t *rapid.T) {
				can := m.count(func(c *card) bool { return c.ready(&m, l.now) }) > 0
				require.Equal(t, can, try(verification.Submit{By: desk}))
				if can {
					m.version++
					m.each(func(c *card) {
						if c.ready(&m, l.now) {
							c.state, c.version = "submitted", m.version
						}
					})
				}
			},
			"report": func(t *rapid.T) {
				r := verification.Report{Request: id, AsOf: l.now}
				for _, n := range some(t) {
					c := m.cards[n]
					status := rapid.SampledFrom([]verification.Status{
						verification.StatusReceived, verification.StatusInReview, verification.StatusApproved, verification.StatusRejected, "a-new-word",
					}).Draw(t, "status")
					r.Lines = append(r.Lines, verification.LineReport{
						Number: n, Version: c.version, Status: status, Ref: "V-1",
						Reasons: []verification.Reason{{Code: verification.SampleMismatch}},
					})
					if c.version == 0 {
						continue
					}
					switch {
					case status == verification.StatusInReview && (c.state == "submitted" || c.state == "rejected"):
						c.state = "in-review"
					case status == verification.StatusApproved && c.state != "withdrawn":
						c.state = "approved"
					case status == verification.StatusRejected && (c.state == "submitted" || c.state == "in-review" || c.state == "approved"):
						c.state, c.stale, c.deadline = "rejected", true, l.now.Add(6*24*time.Hour)
					}
				}
				l.do(verification.ReceiveReport{By: partner, Report: r})
			},
			"leave": func(t *rapid.T) {
				ns := some(t)
				l.do(verification.RecordLeft{By: desk, Numbers: ns})
				for _, n := range ns {
					if c := m.cards[n]; c.state != "expired" {
						c.state = "withdrawn"
					}
				}
			},
			"expire": func(*rapid.T) {
				l.do(verification.Expire{By: desk})
				m.each(func(c *card) {
					if c.state == "rejected" && l.now.After(c.deadline) {
						c.state = "expired"
					}
				})
			},
			"notices": func(*rapid.T) { l.notices() },
			"wait":    func(t *rapid.T) { l.later(time.Duration(rapid.IntRange(1, 72).Draw(t, "hours")) * time.Hour) },
			"": func(t *rapid.T) {
				l.later(time.Second) // no two reports of one instant
				for n, c := range m.cards {
					line, _ := l.request.Line(n)
					require.Equal(t, c.state, string(line.State))
					require.Equal(t, c.version, line.Version)
				}
				require.Equal(t, m.version, l.request.Version())
				sound(t, l)
			},
		}
		t.Repeat(actions)
	})
}

// sound holds what must hold of every request that commands have led to.
func sound(t require.TestingT, l *life) {
	r := l.request
	keys := map[string]bool{}
	due := verification.Next(r, l.now)
	for i, a := range due {
		require.False(t, keys[a.Key], "one key, one action: %s", a.Key)
		keys[a.Key] = true
		require.True(t, verification.StillWanted(r, a, l.now))
		require.Equal(t, due[i].Key, verification.Next(r, l.now)[i].Key)
	}
	for _, line := range r.Lines {
		require.LessOrEqual(t, line.Acknowledged, line.Version)
		if line.Version > 0 {
			require.False(t, line.LandedAt.IsZero(), "TFV-1: nothing goes out before the number has landed")
			require.Contains(t, r.Filings[line.Version-1].Numbers, line.Number)
		}
		if line.State == verification.Rejected {
			require.NotEmpty(t, line.Reasons)
		}
		require.Equal(t, line.State == verification.Approved, !line.ApprovedAt.IsZero())
	}
	submitted := map[numbering.Number]int{}
	for i, f := range r.Filings {
		require.Equal(t, i+1, f.Version)
		require.True(t, named(t, "general").Check(f.Form, 1).OK(), "only complete forms go out")
		for _, n := range f.Numbers {
			require.Less(t, submitted[n], f.Version, "never two submissions of one version")
			submitted[n] = f.Version
		}
	}
	open := slices.ContainsFunc(r.Lines, func(l verification.Line) bool { return l.State.Open() })
	if !open {
		for _, a := range due {
			require.Equal(t, verification.ActionNotify, a.Kind, "what has ended only tells of it")
		}
	}
	require.Equal(t, open, r.WaitingOn().On != "nobody")
}

// TestReportsInAnyOrder delivers what a carrier told, doubled and shuffled: the request
// ends where the last of it says, whatever came before.
func TestReportsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLife(t)
		l.submitted()
		var told []verification.ReceiveReport
		for _, s := range rapid.SliceOfN(rapid.SampledFrom([]verification.Status{
			verification.StatusReceived, verification.StatusInReview, verification.StatusRejected, verification.StatusActionNeeded, "a-new-word",
		}), 1, 6).Draw(t, "told") {
			l.later(time.Hour)
			told = append(told, l.report(s, because(verification.OptInMissing)))
		}
		l.later(time.Hour)
		last := rapid.SampledFrom([]verification.Status{verification.StatusApproved, verification.StatusWithdrawn}).Draw(t, "last")
		told = append(told, l.report(last))
		l.later(time.Hour)
		state := func(reports []verification.ReceiveReport) string {
			r := l.request
			for _, c := range reports {
				events, err := verification.Decide(r, c, l.now)
				require.NoError(t, err)
				for _, e := range events {
					r = verification.Apply(r, e)
				}
			}
			// What depends on the way: how many events there were, and what was told
			// to the customer on the way; the reasons of what was withdrawn.
			r.Seq, r.Notices = 0, nil
			r.Lines = slices.Clone(r.Lines)
			for i := range r.Lines {
				r.Lines[i].RejectedSeq, r.Lines[i].Reasons = 0, nil
			}
			return wire(t, r)
		}
		want := state(told)
		shuffled := append(rapid.Permutation(told).Draw(t, "order"), rapid.Permutation(told).Draw(t, "again")...)
		require.Equal(t, want, state(shuffled))
	})
}

// carrierDouble keeps what it is sent by its key, and answers as a carrier would.
type carrierDouble struct {
	versions map[string]verification.Submission
	calls    int
}

func (c *carrierDouble) send(s verification.Submission) {
	c.calls++
	if have, ok := c.versions[s.Key]; ok && !slices.Equal(have.Numbers, s.Numbers) {
		panic("one key, two contents")
	}
	c.versions[s.Key] = s
}

// view rejects the first version and approves the second, number by number.
func (c *carrierDouble) view(r *verification.Request, now time.Time) verification.Report {
	report := verification.Report{Request: r.ID, AsOf: now}
	for _, s := range c.versions {
		for _, n := range s.Numbers {
			lr := verification.LineReport{Number: n, Version: s.Version, Ref: s.Key, Status: verification.StatusApproved}
			if s.Version == 1 {
				lr.Status, lr.Reasons = verification.StatusRejected, []verification.Reason{{Code: verification.OptInUnreachable}}
			}
			report.Lines = append(report.Lines, lr)
		}
	}
	slices.SortFunc(report.Lines, func(a, b verification.LineReport) int { return a.Version - b.Version })
	return report
}

// TestCrashAnywhere runs a host that decides, stores and calls, and crashes it at
// every point between the three, once: it resumes from what was stored, and ends where
// a host ends that never crashed, with every version at the carrier once.
func TestCrashAnywhere(t *testing.T) {
	type crash struct{}
	run := func(at int) (end string, points int, sent map[string]verification.Submission) {
		var stored []byte // the host's database: the request
		c := carrierDouble{versions: map[string]verification.Submission{}}
		now := begin
		point := func() {
			if points++; points == at {
				panic(crash{})
			}
		}
		read := func() verification.Request {
			var r verification.Request
			if stored != nil {
				require.NoError(t, json.Unmarshal(stored, &r))
			}
			return r
		}
		do := func(cmd verification.Command) {
			r := read()
			events, err := verification.Decide(r, cmd, now)
			require.NoError(t, err)
			for _, e := range events {
				r = verification.Apply(r, e)
			}
			point() // decided, not stored
			b, err := json.Marshal(r)
			require.NoError(t, err)
			stored = b
			point() // stored, nothing called
		}
		perform := func(a verification.Action) {
			switch a.Kind {
			case verification.ActionAskForm:
				do(verification.AskForm{By: desk})
			case verification.ActionSubmit:
				do(verification.Submit{By: desk})
			case verification.ActionSend:
				s, err := verification.SubmissionOf(read(), a.Version)
				require.NoError(t, err)
				c.send(s)
				point() // called, the answer lost
				fallthrough
			case verification.ActionFetch:
				r := read()
				do(verification.ReceiveReport{By: partner, Report: c.view(&r, now)})
			case verification.ActionNotify:
				point() // sent, not recorded
				do(verification.RecordNotice{By: desk, Key: a.Notice.Key})
			default:
				t.Fatalf("nobody expects %s", a.Kind)
			}
		}
		// turn does what the customer and the host have to do; false when nothing is.
		turn := func() (more bool) {
			defer func() {
				if v := recover(); v != nil {
					if _, ok := v.(crash); !ok {
						panic(v)
					}
					more = true
				}
			}()
			r := read()
			if r.Seq == 0 {
				do(opening(first, second))
				return true
			}
			if s := r.Status(); s == verification.StatusDraft && r.Form.IsZero() || s == verification.StatusRejected && r.Form.Additional == "" && r.AskedSeq > 1 {
				f := form()
				if s == verification.StatusRejected {
					f.Additional = "The picture opens now."
				}
				if r.AskedSeq > 0 {
					do(verification.SaveForm{By: admin, Form: f})
					return true
				}
			}
			if !r.Form.IsZero() && r.FiledSeq == 0 {
				do(verification.File{By: admin})
				return true
			}
			for _, a := range verification.Next(r, now) {
				if !a.At.After(now) && verification.StillWanted(read(), a, now) {
					perform(a)
					return true
				}
			}
			return false
		}
		for range 200 {
			if !turn() {
				break
			}
			now = now.Add(time.Second)
		}
		r := read()
		require.Empty(t, verification.Next(r, now), "crash at %d", at)
		return string(r.Status()), points, c.versions
	}
	end, points, sent := run(0)
	require.Equal(t, "approved", end)
	require.Len(t, sent, 2)
	for at := 1; at <= points; at++ {
		got, _, again := run(at)
		require.Equal(t, end, got, "crash at %d of %d", at, points)
		require.Len(t, again, 2, "crash at %d of %d", at, points)
	}
	require.Greater(t, points, 20)
}
