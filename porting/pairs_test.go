package porting_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// inState is an order whose two numbers are in a state, brought there by events alone.
func inState(t *testing.T, s porting.LineState) porting.Order {
	t.Helper()
	o := porting.Replay(mustDecide(t, porting.Order{}, func() porting.Open {
		open := opening(porting.StandingPaid)
		open.Planned.Lines[0].Checked, open.Planned.Lines[1].Checked = false, false
		return open
	}(), begin))
	signed := letter(t, "L-1", "60622", begin.Add(-time.Hour), first, second)
	doc := bill(first, second)
	r := carrier.Release{Date: day("2026-03-10"), From: begin.Add(time.Hour), By: begin.Add(9 * time.Hour)}
	path := map[porting.LineState][]porting.Event{
		porting.Requested:   {},
		porting.NotPortable: {{Kind: porting.FoundNotPortable}},
		porting.Portable:    {{Kind: porting.FoundPortable}},
		porting.Ready:       {{Kind: porting.FoundPortable}, {Kind: porting.DocumentsVerified}},
		porting.Canceled:    {{Kind: porting.LineCanceled}},
	}
	out := append(slices.Clone(path[porting.Ready]),
		porting.Event{Kind: porting.OrderSubmitted, Version: 1, AnswerBy: begin}, porting.Event{Kind: porting.OrderAcknowledged, Version: 1, Ref: "R"})
	path[porting.Submitted] = out
	path[porting.Rejected] = append(slices.Clone(out), porting.Event{Kind: porting.PortRejected, Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch}}})
	path[porting.Scheduled] = append(slices.Clone(out), porting.Event{Kind: porting.PortScheduled, Release: r})
	path[porting.Activating] = append(slices.Clone(path[porting.Scheduled]), porting.Event{Kind: porting.CutoverStarted, Release: r})
	path[porting.Ported] = append(slices.Clone(path[porting.Scheduled]), porting.Event{Kind: porting.NumberPorted, Release: r})
	path[porting.Returned] = append(slices.Clone(path[porting.Ported]), porting.Event{Kind: porting.NumberReturned})
	events := append([]porting.Event{{Kind: porting.LetterReceived, Letter: &signed}, {Kind: porting.DocumentReceived, Document: &doc}}, path[s]...)
	for _, e := range events {
		e.Order, e.Seq, e.At, e.By = o.ID, o.Seq+1, begin, desk
		if e.Kind != porting.LetterReceived && e.Kind != porting.DocumentReceived {
			e.Numbers = o.Numbers()
		}
		o = porting.Apply(o, e)
	}
	require.NoError(t, o.Validate())
	require.Len(t, o.Numbers(s), 2)
	return o
}

// commands are one of each kind, such that nothing but the state decides about them.
func commands(t *testing.T) []porting.Command {
	t.Helper()
	return []porting.Command{
		opening(porting.StandingPaid),
		porting.RecordCheck{By: desk, Carrier: "partner", Results: []carrier.CheckResult{{Number: first, Portable: true}}},
		porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"},
		porting.AskDocuments{By: agent},
		porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", begin.Add(-time.Hour), first, second)},
		porting.ReceiveDocument{By: admin, Document: porting.Document{Name: "csr.pdf", Document: loa.Document{Record: loa.Record{Source: loa.SourceCSR}}}},
		porting.VerifyDocuments{By: agent},
		porting.ConfirmPaid{By: desk},
		porting.Submit{By: agent},
		porting.ReceiveReport{By: partner, Report: carrier.Report{PON: "P-1", AsOf: begin}},
		porting.RecordRefusal{By: partner, Version: 1},
		porting.RecordNotFound{By: partner, Version: 1},
		porting.Cancel{By: admin, Reason: "we stay"},
		porting.ChangeDate{By: admin, Date: day("2026-03-20")},
		porting.RefuseDate{By: partner, Version: 1},
		porting.Abandon{By: desk},
		porting.RemindRelease{By: desk},
		porting.Escalate{By: agent},
		porting.AskReturn{By: admin, Reason: "by mistake"},
		porting.RefuseReturn{By: partner},
		porting.RaiseTrouble{By: admin, Trouble: porting.NotWorking},
		porting.ClearTrouble{By: agent},
		porting.RecordConfigured{By: desk},
		porting.RecordRemoval{By: desk},
		porting.AskTexting{By: admin},
		porting.ReceiveMessaging{By: partner},
		porting.RecordNotice{By: desk, Key: "none"},
		porting.Comment{By: admin, Text: "any news?"},
	}
}

// TestEveryPair gives every command in every state: it is legal, or the answer names
// what is.
func TestEveryPair(t *testing.T) {
	all := commands(t)
	require.Len(t, all, len(porting.Permissions()), "one of each kind")
	for _, s := range porting.LineStates() {
		o := inState(t, s)
		legal := porting.Legal(o)
		for i, c := range all {
			kind := porting.Permissions()[i].Command
			events, err := porting.Decide(o, c, begin)
			var e *porting.Error
			switch {
			case err == nil:
				after := porting.Apply(o, events...)
				require.NoError(t, after.Validate(), "%s in %s", kind, s)
			case errors.Is(err, porting.ErrIllegal):
				require.ErrorAs(t, err, &e)
				require.Equal(t, kind, e.Command)
				require.Equal(t, legal, e.Legal, "%s in %s", kind, s)
				require.NotEmpty(t, legal)
				if slices.Contains(legal, kind) {
					require.NotEmpty(t, e.Message, "%s in %s: why, if not the state", kind, s)
				}
			default:
				t.Errorf("%s in %s: %v", kind, s, err)
			}
		}
	}
}

// TestLessons are the three bugs that every hand-written porting code has had.
func TestLessons(t *testing.T) {
	t.Run("a_jeopardy_and_a_new_date_overtake_each_other", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.later(time.Hour)
		jeopardy := l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady))
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-17")))
		l.do(jeopardy)
		require.Equal(t, porting.StatusScheduled, l.order.Status(), "it would wait for ever for a date that it has")
	})
	t.Run("no_activation_on_a_date_that_the_carrier_has_moved", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.order.Rules.OnDemand = true
		l.now = l.order.Lines[0].Release.From
		require.Contains(t, l.kinds(), porting.ActionActivate)
		moved := mustDecide(t, l.order, l.report(carrier.Confirmed, release("2026-03-17")), l.now)
		l.order = porting.Apply(l.order, moved...)
		require.NotContains(t, l.kinds(), porting.ActionActivate)
	})
	t.Run("a_stale_action_is_fenced", func(t *testing.T) {
		l := scheduled(t, "2026-03-10")
		l.order.Rules.OnDemand = true
		l.now = l.order.Lines[0].Release.From
		var activate porting.Action
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionActivate {
				activate = a
			}
		}
		require.True(t, porting.StillWanted(l.order, activate, l.now))
		withdrawn := mustDecide(t, l.order, l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady)), l.now)
		require.False(t, porting.StillWanted(porting.Apply(l.order, withdrawn...), activate, l.now))
	})
}
