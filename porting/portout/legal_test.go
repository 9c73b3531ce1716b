package portout_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// in walks to a request whose number is in a state.
func in(t *testing.T, s portout.LineState) *life {
	t.Helper()
	l := newLife(t)
	if s == portout.Left || s == portout.Returned {
		l.gone()
		if s == portout.Returned {
			l.later(time.Hour)
			l.do(l.report(carrier.Returned, carrier.InadvertentPort))
		}
		return l
	}
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", withPIN(map[portout.LineState]string{
		portout.Rejected: "000000", portout.Expired: "000000",
	}[s]+map[portout.LineState]string{portout.Pending: "483920", portout.Confirmed: "483920", portout.Canceled: "483920"}[s])))
	l.tell()
	switch s {
	case portout.Confirmed:
		l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
		l.do(l.answer(portout.Confirm))
	case portout.Rejected, portout.Expired:
		l.do(l.answer(portout.Reject, carrier.PasscodeInvalid))
		if s == portout.Expired {
			l.later(31 * 24 * time.Hour)
			l.do(portout.Expire{By: system, Ref: "PO-1"})
		}
	case portout.Canceled:
		l.do(l.report(carrier.Canceled))
	default:
	}
	return l
}

// TestLegal holds that in every state every command is either legal, or answers with
// those that are, by the table.
func TestLegal(t *testing.T) {
	for _, s := range portout.LineStates() {
		l := in(t, s)
		r := l.request()
		require.Equal(t, []numbering.Number{lobby}, r.Numbers(s))
		other := portout.Confirm
		if s == portout.Confirmed || s == portout.Left || s == portout.Returned {
			other = portout.Reject
		}
		for kind, c := range map[portout.CommandKind]portout.Command{
			portout.KindApprove:        portout.Approve{By: june, Ref: "PO-1", Version: 9},
			portout.KindRaiseDispute:   portout.RaiseDispute{By: june, Ref: "PO-1"},
			portout.KindSettle:         portout.Settle{By: agent, Ref: "PO-1"},
			portout.KindAnswer:         portout.Answer{By: agent, Ref: "PO-1", Version: 1, Kind: other},
			portout.KindDefault:        portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 9},
			portout.KindForget:         portout.Forget{By: system, Ref: "PO-1"},
			portout.KindExpire:         portout.Expire{By: system, Ref: "PO-1"},
			portout.KindRecordObjected: portout.RecordObjected{By: agent, Ref: "PO-1"},
			portout.KindComment:        portout.Comment{By: agent, Ref: "PO-1", Text: "hello"},
			portout.KindOpen:           portout.Open{By: system, Holder: holder(porting.StandingTrial)},
		} {
			_, err := portout.Decide(l.account, c, l.now)
			legal := portout.Legal(l.account, "PO-1")
			if slices.Contains(legal, kind) || kind == portout.KindExpire && s == portout.Expired {
				require.NotErrorIs(t, err, portout.ErrIllegal, "%s while %s", kind, s)
				continue
			}
			require.ErrorIs(t, err, portout.ErrIllegal, "%s while %s", kind, s)
			require.Contains(t, err.Error(), fmt.Sprintf("legal are %s", legal[0]))
		}
	}
	l := in(t, portout.Pending)
	require.ErrorIs(t, l.refuse(portout.Approve{By: june, Ref: "PO-9"}), portout.ErrNotFound)
	require.ErrorIs(t, l.refuse(portout.ReceiveReport{By: partner}), portout.ErrNotFound, "a report that names no request")
	require.ErrorIs(t, l.refuse(portout.Comment{By: agent, Text: "hello"}), portout.ErrNotFound)
	require.ErrorIs(t, l.refuse(portout.Answer{By: june, Ref: "PO-1"}), portout.ErrForbidden)
	_, err := portout.Decide(l.account, nil, l.now)
	require.ErrorIs(t, err, portout.ErrInvalid)
	_, err = portout.Decide(portout.Account{}, portout.Comment{By: agent, Ref: "PO-1", Text: "hello"}, l.now)
	require.ErrorIs(t, err, portout.ErrIllegal)
}

// A dispute outlives the version that it was raised about, and does not keep a request
// that came to nothing.
func TestDisputeOutlives(t *testing.T) {
	l := in(t, portout.Rejected)
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
	r := l.request()
	require.Equal(t, portout.StatusRejected, r.Status())
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	r = l.request()
	require.Equal(t, portout.StatusHeld, r.Status(), "whoever it was has found the PIN")
	l.tell()
	l.do(l.answer(portout.Reject, carrier.CustomerStays))
	l.later(31 * 24 * time.Hour)
	l.do(portout.Expire{By: system, Ref: "PO-1"})
	l.tell()
	l.do(l.report(carrier.Rejected))
	next := portout.Next(l.account, l.now)
	require.Len(t, next, 1)
	require.Equal(t, portout.ActionForget, next[0].Kind)
}

// The carrier goes its own way: that is a fact, and an alarm.
func TestOverridden(t *testing.T) {
	l := in(t, portout.Rejected)
	require.Equal(t, []portout.ActionKind{portout.ActionSendAnswer}, l.due())
	l.do(portout.RecordRefusal{By: partner, Ref: "PO-1", Version: 1})
	require.Equal(t, []portout.ActionKind{portout.ActionFetch}, l.due(), "what did it do instead?")
	l.do(l.report(carrier.Confirmed))
	r := l.request()
	require.Equal(t, portout.StatusConfirmed, r.Status())
	l.later(26 * time.Hour)
	l.do(l.report(carrier.Active))
	r = l.request()
	line, ok := r.Line(lobby)
	require.True(t, ok)
	require.False(t, line.Unasked, "it was shown as confirmed")
	var kinds []portout.AlarmKind
	for _, a := range l.account.Alarms {
		kinds = append(kinds, a.Kind)
	}
	require.Equal(t, []portout.AlarmKind{portout.AlarmAnswerRefused, portout.AlarmOverridden}, kinds)

	for _, s := range []portout.LineState{portout.Pending, portout.Rejected, portout.Canceled, portout.Expired} {
		l := in(t, s)
		l.later(time.Hour)
		l.do(l.report(carrier.Active))
		r := l.request()
		require.Equal(t, []numbering.Number{lobby}, r.Numbers(portout.Left), "it is gone, whatever we said")
		require.Equal(t, portout.AlarmLeftUnasked, l.account.Alarms[len(l.account.Alarms)-1].Kind)
		require.True(t, r.Lines[0].Unasked)
	}
	l = in(t, portout.Confirmed)
	l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
	l.later(time.Hour)
	l.do(l.report(carrier.Active))
	require.Equal(t, portout.AlarmLeftUnasked, l.account.Alarms[0].Kind, "locked meanwhile")

	l = in(t, portout.Pending)
	l.do(l.report(carrier.Rejected, carrier.LineFrozen))
	require.Equal(t, portout.AlarmOverridden, l.account.Alarms[0].Kind)

	// News of what is known already, of an earlier version, or older than what is known.
	l = in(t, portout.Confirmed)
	l.do(l.report(carrier.Confirmed))
	old := l.report(carrier.Rejected)
	old.Report.Lines[0].Version = 0
	l.later(time.Hour)
	l.do(l.report(carrier.Active))
	require.Empty(t, l.do(old))
	require.Empty(t, l.do(l.report(carrier.Active)))
	stranger := l.report(carrier.Active)
	stranger.Report.Lines[0].Number = second
	require.Empty(t, l.do(stranger))
}

// What the carrier says of an earlier version settles nothing of the present one.
func TestEarlierVersion(t *testing.T) {
	for _, status := range []carrier.Status{carrier.Rejected, carrier.Confirmed, carrier.Canceled} {
		l := in(t, portout.Rejected)
		old := l.report(status, carrier.PasscodeInvalid)
		l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
		require.Empty(t, l.do(old), "%s", status)
		r := l.request()
		require.Equal(t, []numbering.Number{lobby}, r.Numbers(portout.Pending))
	}
	l := in(t, portout.Rejected)
	old := l.report(carrier.Active)
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Len(t, l.do(old), 1, "but what cannot be taken back")
}

// The default confirms for the date that the rules gave, unless it has passed.
func TestDefaultDate(t *testing.T) {
	for _, c := range []struct {
		wait time.Duration
		want string
	}{{5 * time.Hour, "2026-03-03"}, {72 * time.Hour, "2026-03-06"}} {
		l := in(t, portout.Pending)
		l.later(c.wait)
		l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1, Release: due("", begin.Add(72*time.Hour)).Release})
		require.Equal(t, portout.Confirm, l.request().Reply.Kind)
		require.Equal(t, c.want, l.request().Reply.Release.Date.String())
	}
	l := in(t, portout.Pending)
	l.later(72 * time.Hour)
	l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
	require.Equal(t, portout.Delay, l.request().Reply.Kind, "without another date there is nothing to confirm")
	require.Equal(t, []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}, l.request().Reply.Reasons)
}

// A number that left and came back between two looks is put back, and nothing else.
func TestThereAndBack(t *testing.T) {
	l := in(t, portout.Confirmed)
	l.later(26 * time.Hour)
	events := l.do(l.report(carrier.Returned, carrier.InadvertentPort))
	require.Equal(t, portout.NumberLeft, events[1].Kind)
	require.Equal(t, portout.NumberReturned, events[2].Kind)
	require.Equal(t, []portout.ActionKind{portout.ActionRestore}, l.due())
	require.Empty(t, portout.Departures(l.request()))
}

// A host that wakes up late still finds what was due.
func TestLateHost(t *testing.T) {
	l := in(t, portout.Confirmed)
	l.do(l.report(carrier.Confirmed))
	r := l.request()
	fetch := func() portout.Action {
		for _, a := range portout.Next(l.account, l.now) {
			if a.Kind == portout.ActionFetch {
				return a
			}
		}
		return portout.Action{}
	}
	was := fetch()
	require.Equal(t, r.Reply.Release.From, was.At)
	l.now = was.At.Add(11 * time.Minute)
	require.True(t, portout.StillWanted(l.account, was, l.now))
	l.do(l.report(carrier.Confirmed))
	require.False(t, portout.StillWanted(l.account, was, l.now))
	require.Equal(t, l.now.Add(4*time.Hour), fetch().At)
}

// BenchmarkReceive is a request for every number of an account, and its report.
func BenchmarkReceive(b *testing.B) {
	for _, n := range []int{1, 1000, 20000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			numbers := make([]numbering.Number, n)
			for i := range numbers {
				numbers[i], _ = numbering.FromDigits(3125550000 + uint64(i/10000)*10000000 + uint64(i%10000))
			}
			l := life{now: begin, account: portout.Replay([]portout.Event{{
				Account: "acct-1", Seq: 1, Kind: portout.AccountOpened, Opening: &portout.Opening{Holder: holder(porting.StandingPaid)},
			}})}
			c := l.ask("us-non-simple", withPIN(""), func(c *portout.Receive) {
				c.Ask.Numbers, c.Subscriber.Record = numbers, record(numbers...)
			})
			report := carrier.Report{PON: "PO-1", AsOf: begin.Add(time.Hour)}
			for _, n := range numbers {
				report.Lines = append(report.Lines, carrier.LineReport{Number: n, Status: carrier.Active})
			}
			b.ReportAllocs()
			for b.Loop() {
				a := l.account
				for _, c := range []portout.Command{c, portout.ReceiveReport{By: partner, Report: report}} {
					events, err := portout.Decide(a, c, begin)
					if err != nil {
						b.Fatal(err)
					}
					for _, e := range events {
						a = portout.Apply(a, e)
					}
				}
				if a.Requests[0].Lines[n-1].State != portout.Left {
					b.Fatal("it did not leave")
				}
			}
		})
	}
}
