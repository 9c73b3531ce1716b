package porting_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// wayTo is what happens to a number on its way into a state.
func wayTo(s porting.LineState) []porting.Event {
	r := carrier.Release{Date: day("2026-03-10"), From: begin.Add(time.Hour), By: begin.Add(9 * time.Hour)}
	portable := porting.Event{Kind: porting.FoundPortable, Carrier: "partner"}
	verified := porting.Event{Kind: porting.DocumentsVerified}
	sent := []porting.Event{
		portable, verified, {Kind: porting.OrderSubmitted, Version: 1, AnswerBy: begin}, {Kind: porting.OrderAcknowledged, Version: 1, Ref: "R"},
	}
	dated := append(slices.Clone(sent), porting.Event{Kind: porting.PortScheduled, Release: r})
	switch s {
	case porting.NotPortable:
		return []porting.Event{{Kind: porting.FoundNotPortable}}
	case porting.Portable:
		return []porting.Event{portable}
	case porting.Ready:
		return []porting.Event{portable, verified}
	case porting.Submitted:
		return sent
	case porting.Rejected:
		return append(sent, porting.Event{Kind: porting.PortRejected, Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch}}})
	case porting.Scheduled:
		return dated
	case porting.Activating:
		return append(dated, porting.Event{Kind: porting.CutoverStarted, Release: r})
	case porting.Ported:
		return append(dated, porting.Event{Kind: porting.NumberPorted, Release: r})
	case porting.Canceled:
		return []porting.Event{{Kind: porting.LineCanceled}}
	case porting.Returned:
		return append(dated, porting.Event{Kind: porting.NumberPorted, Release: r}, porting.Event{Kind: porting.NumberReturned})
	default:
		return nil
	}
}

// inStates is an order with a number in each of the states, brought there by events
// alone; the first is 312-555-0142.
func inStates(t *testing.T, states ...porting.LineState) porting.Order {
	t.Helper()
	open := opening(porting.StandingPaid)
	open.Planned.Lines = nil
	var numbers []numbering.Number
	for i := range states {
		numbers = append(numbers, numbering.MustParse(strconv.Itoa(3125550142+i)))
		open.Planned.Lines = append(open.Planned.Lines, porting.PlannedLine{Number: numbers[i]})
	}
	o := porting.Replay(mustDecide(t, porting.Order{}, open, begin))
	happen := func(e porting.Event) {
		e.Order, e.Seq, e.At, e.By = o.ID, o.Seq+1, begin, desk
		o = porting.Apply(o, e)
	}
	signed := letter(t, "L-1", "60622", begin.Add(-time.Hour), numbers...)
	doc := bill(numbers...)
	happen(porting.Event{Kind: porting.LetterReceived, Letter: &signed})
	happen(porting.Event{Kind: porting.DocumentReceived, Document: &doc})
	for i, s := range states {
		for _, e := range wayTo(s) {
			e.Numbers = numbers[i : i+1]
			happen(e)
		}
		require.Equal(t, s, o.Lines[i].State)
	}
	require.NoError(t, o.Validate())
	return o
}

// inState is an order whose two numbers are in a state.
func inState(t *testing.T, s porting.LineState) porting.Order {
	t.Helper()
	return inStates(t, s, s)
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
