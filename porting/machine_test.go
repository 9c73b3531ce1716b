package porting_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// graph is the life of a number once more, written by hand and apart from the table:
// from each state, the events that move it and where to.
const graph = `
requested:  found-portable>portable found-not-portable>not-portable line-canceled>canceled
portable:   found-not-portable>not-portable documents-verified>ready port-scheduled>scheduled number-ported>ported line-canceled>canceled
ready:      letter-received>portable documents-faulty>portable order-submitted>submitted port-scheduled>scheduled number-ported>ported
            line-canceled>canceled
submitted:  order-submitted>submitted port-in-jeopardy>submitted port-rejected>rejected port-scheduled>scheduled cutover-started>activating
            number-ported>ported line-canceled>canceled
rejected:   documents-verified>ready port-rejected>rejected port-scheduled>scheduled number-ported>ported line-canceled>canceled
scheduled:  port-scheduled>scheduled port-in-jeopardy>submitted date-taken>submitted port-rejected>rejected
            cutover-started>activating number-ported>ported line-canceled>canceled
activating: port-scheduled>scheduled port-in-jeopardy>submitted date-taken>submitted number-ported>ported line-canceled>canceled
ported:     number-returned>returned
`

// model is what a host would keep by hand: where each number stands, and what was
// promised about it.
type model struct {
	moves   map[string]string
	state   map[numbering.Number]string
	ended   map[numbering.Number]bool
	reasons int
	paid    int
}

func newModel() *model {
	m := model{moves: map[string]string{}, state: map[numbering.Number]string{}, ended: map[numbering.Number]bool{}}
	from := ""
	for word := range strings.FieldsSeq(graph) {
		if state, ok := strings.CutSuffix(word, ":"); ok {
			from = state
			continue
		}
		on, to, _ := strings.Cut(word, ">")
		m.moves[from+"/"+on] = to
	}
	return &m
}

func (m *model) see(t require.TestingT, o *porting.Order, e porting.Event) {
	numbers := e.Numbers
	switch e.Kind {
	case porting.OrderOpened:
		for _, l := range e.Opening.Lines {
			m.state[l.Number] = "requested"
		}
	case porting.LetterReceived:
		numbers = o.Numbers()
	case porting.OrderSubmitted:
		require.Equal(t, o.Version+1, e.Version)
		for _, l := range o.Lines {
			onItsWay := l.State == porting.Submitted && l.Version == e.Version
			require.False(t, onItsWay || l.Acknowledged >= e.Version, "two submissions of version %d", e.Version)
		}
		require.NotNil(t, o.Letter)
		require.Equal(t, porting.StandingPaid, o.Account.Standing)
		for _, n := range numbers {
			l, _ := o.Line(n)
			require.True(t, l.CancelAsked.IsZero(), "submitted although its end was asked for")
		}
	case porting.AccountPaid:
		m.paid++
		require.Equal(t, 1, m.paid, "the trial ends once")
	case porting.PortRejected:
		m.reasons += len(e.Reasons)
	case porting.TroubleRaised:
		if e.Trouble == porting.PortedAfterCancel {
			for _, n := range numbers {
				require.True(t, m.ended[n])
			}
		}
	default: // the rest promises nothing
	}
	for _, n := range numbers {
		if to, ok := m.moves[m.state[n]+"/"+string(e.Kind)]; ok {
			m.state[n] = to
			m.ended[n] = m.ended[n] || to == "canceled" || to == "not-portable"
		}
	}
}

// machine gives random commands to an order, holds it against the model, and checks
// what must always hold.
type machine struct {
	list   []porting.Action // the last answer
	order  porting.Order
	events []porting.Event
	now    time.Time
	model  *model
	stored string // the order, as JSON
}

func (m *machine) give(t *rapid.T, c porting.Command) {
	legal := porting.Legal(m.order)
	events, err := porting.Decide(m.order, c, m.now)
	if err != nil {
		var e *porting.Error
		require.ErrorAs(t, err, &e)
		if errors.Is(err, porting.ErrIllegal) {
			require.Equal(t, legal, e.Legal, "an illegal command is answered with what is legal")
			require.True(t, e.Message != "" || !slices.Contains(legal, e.Command))
		}
		return
	}
	one := m.order
	for _, e := range events {
		require.Equal(t, one.Seq+1, e.Seq)
		m.model.see(t, &one, e)
		one = porting.Apply(one, e)
		m.events = append(m.events, e)
	}
	before := m.order
	m.order = porting.Apply(m.order, events...)
	if m.stored != "" {
		require.Equal(t, m.stored, asJSON(t, before), "Decide and Apply leave the old order as it was")
	}
	m.stored = asJSON(t, m.order)
	require.Equal(t, m.stored, asJSON(t, one), "one by one or at once")
	if _, comment := c.(porting.Comment); !comment {
		again, err := porting.Decide(m.order, c, m.now)
		if err == nil {
			require.Empty(t, again, "%T: repeating it is harmless", c)
		}
	}
}

func asJSON(t require.TestingT, v any) string {
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// check holds after every step.
func (m *machine) check(t *rapid.T) {
	if m.order.Seq == 0 {
		return
	}
	require.NoError(t, m.order.Validate())
	require.Equal(t, m.stored, asJSON(t, porting.Replay(m.events)), "replay equals state")
	var read porting.Order
	require.NoError(t, json.Unmarshal([]byte(m.stored), &read))
	require.Equal(t, m.stored, asJSON(t, read))
	open := false
	for _, l := range m.order.Lines {
		require.Equal(t, m.model.state[l.Number], string(l.State))
		open = open || l.State.Open()
		require.False(t, m.model.ended[l.Number] && l.State == porting.Ported, "a canceled number never ports silently")
	}
	w := m.order.WaitingOn()
	require.Equal(t, open, w.On != porting.Nobody, "an open order waits on somebody: %s", m.order.Status())
	actions := porting.Next(m.order, m.now)
	// Another order's actions in the same list stay as they are, whatever their keys.
	both := porting.AppendNext(slices.Clone(actions), &m.order, m.now)
	require.Equal(t, append(slices.Clone(actions), actions...), both)
	// Nor does what the list held before change what it comes to hold.
	m.list = porting.AppendNext(m.list[:0], &m.order, m.now)
	require.Len(t, m.list, len(actions))
	for i := range actions {
		require.Equal(t, actions[i], m.list[i])
	}
	require.False(t, open && len(actions) == 0, "an open order is never forgotten: %s", m.order.Status())
	now := false
	keys := map[string]bool{}
	for _, a := range actions {
		require.False(t, keys[a.Key], "one key, one action: %s", a.Key)
		keys[a.Key] = true
		require.True(t, porting.StillWanted(m.order, a, m.now))
		now = now || !a.At.After(m.now)
		if a.Kind == porting.ActionActivate {
			for _, n := range a.Numbers {
				l, _ := m.order.Line(n)
				require.False(t, a.At.Before(l.Release.From), "no activation before its release")
			}
		}
	}
	if w.On == porting.TheDesk {
		require.True(t, now, "the desk has something to do now: %s", w.For)
	}
	// Asking later finds the same, or more that has come due.
	for _, a := range porting.Next(m.order, m.now.Add(time.Minute)) {
		if a.At.Before(m.now) {
			require.True(t, keys[a.Key], a.Key)
		}
	}
}

// begin carries the order to a stage of its life, so that the walk need not find it.
func (m *machine) begin(t *rapid.T, open porting.Open, stage string, signed loa.Letter) {
	m.give(t, open)
	if stage == "new" {
		return
	}
	m.give(t, porting.RecordCheck{By: desk, Carrier: "partner", Results: []carrier.CheckResult{{Number: first, Portable: true}}})
	m.give(t, porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	m.give(t, porting.ReceiveLetter{By: admin, Letter: signed})
	m.give(t, porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	m.give(t, porting.VerifyDocuments{By: agent})
	if stage == "queued" {
		return
	}
	m.give(t, porting.ConfirmPaid{By: desk})
	m.give(t, porting.Submit{By: agent})
	for _, to := range []struct {
		stage  string
		status carrier.Status
	}{{"submitted", ""}, {"taken", carrier.Received}, {"scheduled", carrier.Confirmed}, {"ported", carrier.Active}} {
		if to.status != "" {
			m.now = m.now.Add(time.Hour)
			r := carrier.Report{PON: open.PON, AsOf: m.now}
			for _, n := range []numbering.Number{first, second} {
				l := carrier.LineReport{Number: n, Version: 1, Ref: "R", Status: to.status, At: m.now}
				if to.status != carrier.Received {
					release("2026-03-10")(&l)
				}
				r.Lines = append(r.Lines, l)
			}
			m.give(t, porting.ReceiveReport{By: partner, Report: r})
		}
		if to.stage == stage {
			return
		}
	}
}

func TestMachine(t *testing.T) {
	sealed := map[string]loa.Letter{}
	firstLetter := letter(t, "L-1", "60622", begin.Add(-time.Hour), first, second)
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{now: begin, model: newModel()}
		open := opening(rapid.SampledFrom([]porting.Standing{porting.StandingTrial, porting.StandingPaid}).Draw(rt, "standing"))
		open.Planned.Lines[1].Temporary = numbering.MustParse("872-555-0190")
		open.Planned.Lines[0].Checked = rapid.Bool().Draw(rt, "checked")
		open.Rules.OnDemand = rapid.Bool().Draw(rt, "on demand")
		some := func(rt *rapid.T) []numbering.Number {
			return rapid.SampledFrom([][]numbering.Number{nil, {first}, {second}, {first, second}}).Draw(rt, "numbers")
		}
		day := func(rt *rapid.T) calendar.Date {
			return calendar.DateOf(m.now).AddDays(rapid.IntRange(-3, 20).Draw(rt, "day"))
		}
		version := func(rt *rapid.T) int { return rapid.IntRange(1, max(1, m.order.Version)).Draw(rt, "version") }
		reason := func(rt *rapid.T) carrier.Reason {
			return carrier.Reason{Code: rapid.SampledFrom(carrier.Reasons()).Draw(rt, "reason").Code, RawCode: m.now.String()}
		}
		statuses := []carrier.Status{
			carrier.Received, carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Confirmed, carrier.Jeopardy, carrier.Activating,
			carrier.Failed, carrier.Active, carrier.Canceled, carrier.Returned, carrier.Unknown,
		}
		stage := rapid.SampledFrom([]string{"new", "queued", "submitted", "taken", "scheduled", "ported"}).Draw(rt, "stage")
		m.begin(rt, open, stage, firstLetter)
		rt.Repeat(map[string]func(*rapid.T){
			"": m.check,
			"wait": func(rt *rapid.T) {
				m.now = m.now.Add(time.Duration(rapid.IntRange(1, 14*24*60).Draw(rt, "minutes")) * time.Minute)
			},
			"wake": func(rt *rapid.T) {
				if actions := porting.Next(m.order, m.now); len(actions) > 0 {
					if a := rapid.SampledFrom(actions).Draw(rt, "action"); a.At.After(m.now) {
						m.now = a.At
					}
				}
			},
			"check": func(rt *rapid.T) {
				r := carrier.CheckResult{Number: first, Portable: rapid.Bool().Draw(rt, "portable")}
				if !r.Portable {
					r.Reason = reason(rt)
				}
				m.give(rt, porting.RecordCheck{By: desk, Carrier: "partner", Results: []carrier.CheckResult{r}})
			},
			"ticket": func(rt *rapid.T) { m.give(rt, porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"}) },
			"ask":    func(rt *rapid.T) { m.give(rt, porting.AskDocuments{By: agent}) },
			"letter": func(rt *rapid.T) {
				postal := rapid.SampledFrom([]string{"60622", "60622", "60601"}).Draw(rt, "postal")
				id := postal + m.now.String()
				l, ok := sealed[id]
				if !ok {
					l = letter(t, "L-"+id, postal, m.now.Add(-time.Hour), first, second)
					sealed[id] = l
				}
				m.give(rt, porting.ReceiveLetter{By: admin, Letter: l})
			},
			"bill": func(rt *rapid.T) {
				doc := bill(first, second)
				doc.Record.Date = calendar.DateOf(m.now).AddDays(-7)
				m.give(rt, porting.ReceiveDocument{By: admin, Document: doc})
			},
			"verify": func(rt *rapid.T) {
				c := porting.VerifyDocuments{By: agent}
				if rapid.Bool().Draw(rt, "accept") {
					for _, miss := range m.order.Missing {
						if strings.HasPrefix(miss.Field, "letter.") {
							c.Accept = append(c.Accept, miss.Field)
						}
					}
				}
				m.give(rt, c)
			},
			"paid":   func(rt *rapid.T) { m.give(rt, porting.ConfirmPaid{By: desk}) },
			"submit": func(rt *rapid.T) { m.give(rt, porting.Submit{By: agent}) },
			"report": func(rt *rapid.T) {
				r := carrier.Report{PON: "P-1", AsOf: m.now.Add(-time.Duration(rapid.IntRange(0, 120).Draw(rt, "late")) * time.Minute)}
				for _, n := range []numbering.Number{second, first} {
					if rapid.IntRange(0, 4).Draw(rt, "there") == 0 || m.order.Version == 0 {
						continue
					}
					l := carrier.LineReport{
						Number: n, Version: version(rt), Ref: "R", At: r.AsOf,
						Status: rapid.SampledFrom(statuses).Draw(rt, "status"),
						Cancel: rapid.SampledFrom([]carrier.CancelAnswer{"", "", carrier.CancelPending, carrier.CancelRefused}).Draw(rt, "cancel"),
					}
					switch l.Status {
					case carrier.Confirmed, carrier.Activating, carrier.Active:
						release(day(rt).String())(&l)
					case carrier.Rejected, carrier.Jeopardy, carrier.Failed:
						l.Reasons = []carrier.Reason{reason(rt)}
					default:
					}
					r.Lines = append(r.Lines, l)
				}
				m.give(rt, porting.ReceiveReport{By: partner, Report: r})
			},
			"refusal": func(rt *rapid.T) {
				m.give(rt, porting.RecordRefusal{By: partner, Version: version(rt), Reason: reason(rt)})
			},
			"not found": func(rt *rapid.T) { m.give(rt, porting.RecordNotFound{By: partner, Version: version(rt)}) },
			"cancel":    func(rt *rapid.T) { m.give(rt, porting.Cancel{By: admin, Numbers: some(rt), Reason: "changed my mind"}) },
			"date":      func(rt *rapid.T) { m.give(rt, porting.ChangeDate{By: admin, Date: day(rt)}) },
			"no date": func(rt *rapid.T) {
				m.give(rt, porting.RefuseDate{By: partner, Version: version(rt), Reason: reason(rt)})
			},
			"abandon":  func(rt *rapid.T) { m.give(rt, porting.Abandon{By: desk}) },
			"escalate": func(rt *rapid.T) { m.give(rt, porting.Escalate{By: agent}) },
			"remind":   func(rt *rapid.T) { m.give(rt, porting.RemindRelease{By: desk, Numbers: some(rt)}) },
			"return":   func(rt *rapid.T) { m.give(rt, porting.AskReturn{By: admin, Numbers: some(rt), Reason: "by mistake"}) },
			"no return": func(rt *rapid.T) {
				m.give(rt, porting.RefuseReturn{By: partner, Numbers: some(rt), Reason: "too late"})
			},
			"trouble": func(rt *rapid.T) {
				kind := rapid.SampledFrom([]porting.TroubleKind{porting.NotWorking, porting.ResidualRouting}).Draw(rt, "kind")
				m.give(rt, porting.RaiseTrouble{By: admin, Numbers: some(rt), Trouble: kind})
			},
			"clear":     func(rt *rapid.T) { m.give(rt, porting.ClearTrouble{By: agent, Numbers: some(rt)}) },
			"configure": func(rt *rapid.T) { m.give(rt, porting.RecordConfigured{By: desk, Numbers: some(rt)}) },
			"removal":   func(rt *rapid.T) { m.give(rt, porting.RecordRemoval{By: desk, Numbers: some(rt)}) },
			"texting":   func(rt *rapid.T) { m.give(rt, porting.AskTexting{By: admin, Numbers: some(rt)}) },
			"messaging": func(rt *rapid.T) {
				r := carrier.EnableMessagingResponse{}
				for _, n := range some(rt) {
					r.Lines = append(r.Lines, carrier.MessagingLine{
						Number: n, At: m.now,
						Status: rapid.SampledFrom([]carrier.MessagingStatus{carrier.MessagingActive, carrier.MessagingPending}).Draw(rt, "status"),
					})
				}
				m.give(rt, porting.ReceiveMessaging{By: partner, Response: r})
			},
			"notice": func(rt *rapid.T) {
				if len(m.order.Notices) > 0 {
					m.give(rt, porting.RecordNotice{By: desk, Key: rapid.SampledFrom(m.order.Notices).Draw(rt, "notice").Key()})
				}
			},
			"comment": func(rt *rapid.T) { m.give(rt, porting.Comment{By: admin, Text: "any news?", Key: "c-1"}) },
		})
	})
}
