package portout_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/portout"
)

// walk leads an account through most of what can happen.
func walk(t *testing.T) *life {
	t.Helper()
	l := newLife(t)
	l.open(portout.Rules{SelfService: true})
	l.do(portout.AskPIN{By: june, Number: second})
	l.do(portout.SetPIN{By: june, Number: second, Kept: portout.Seal([]byte("sealed by the host"))})
	l.do(portout.RevealPIN{By: june, ID: l.account.PINs[1].ID})
	l.do(portout.TurnLockOn{By: june, Numbers: []numbering.Number{lobby}, Evidence: l.evidence()})
	l.do(l.ask("us-simple", withPIN("000000"), elsewhere))
	l.tell()
	l.later(time.Hour)
	l.do(l.answer(portout.Reject, carrier.PasscodeInvalid))
	l.do(l.report(carrier.Rejected))
	l.later(time.Hour)
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version, c.Ask.AnswerBy = 2, l.now.Add(24*time.Hour) }))
	l.tell()
	l.do(l.answer(portout.Delay, carrier.LineFrozen))
	l.do(l.report(carrier.Jeopardy))
	l.do(portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence(), Reason: "that was not me"})
	l.later(time.Hour)
	l.do(portout.Settle{By: june, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn, Evidence: l.evidence(), Reason: "it was my partner"})
	l.do(portout.TurnLockOff{By: june, Numbers: []numbering.Number{lobby}, Evidence: l.evidence()})
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 2})
	l.do(l.answer(portout.Confirm))
	l.do(l.report(carrier.Confirmed))
	l.do(portout.Comment{By: agent, Ref: "PO-1", Text: "called the customer", Private: true})
	l.later(24 * time.Hour)
	l.do(l.report(carrier.Active))
	l.do(portout.RecordUnbilled{By: system, Ref: "PO-1"})
	l.do(portout.RecordRemoved{By: system, Ref: "PO-1"})
	l.do(l.ask("us-non-simple", withPIN(""), func(c *portout.Receive) {
		c.Ask.Ref, c.Ask.Numbers, c.Due = "PO-2", []numbering.Number{second}, due("us-non-simple", l.now)
		c.Opened = []portout.OpenedPIN{{ID: "pin-5", PIN: loa.NewPIN("719204")}}
	}))
	return l
}

// TestWire pins the stored form of an account and its events, and that replaying what
// was read back gives the same bytes.
func TestWire(t *testing.T) {
	l := walk(t)
	account, err := json.MarshalIndent(l.account, "", "  ")
	require.NoError(t, err)
	var lines []string
	for _, e := range l.events {
		lines = append(lines, wire(t, e))
	}
	golden.Equal(t, "testdata/account.golden.json", string(account)+"\n")
	golden.Equal(t, "testdata/events.golden.jsonl", strings.Join(lines, "\n")+"\n")

	var events []portout.Event
	for _, line := range lines {
		var e portout.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		events = append(events, e)
	}
	again, err := json.MarshalIndent(portout.Replay(events), "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(account), string(again), "replay gives the account, byte for byte")
	var read portout.Account
	require.NoError(t, json.Unmarshal(account, &read))
	require.Equal(t, wire(t, portout.Next(l.account, l.now)), wire(t, portout.Next(read, l.now)), "what was read back is as good")
	events = append(events, portout.Event{Seq: len(events) + 1, Kind: "of-a-later-version"})
	require.Equal(t, len(events), portout.Replay(events).Seq, "an unknown event is kept and moves nothing")
	for _, secret := range []string{"483920", "000000", "719204", "0044170982", "60622", "Somebody Else", "9 Other Rd"} {
		require.NotContains(t, string(account), secret, "of what was claimed, nothing is kept")
		require.NotContains(t, strings.Join(lines, ""), secret)
	}
}

// FuzzApply holds that Apply is total: events of any shape are folded without a panic,
// and the earlier account stays as it was.
func FuzzApply(f *testing.F) {
	f.Add([]byte(`{"seq":3,"kind":"request-rejected","ref":"PO-1","numbers":["+13125550142"],"reasons":[{"code":"other"}]}`))
	f.Add([]byte(`{"seq":1,"kind":"account-opened"}`))
	f.Add([]byte(`{"kind":"number-left","ref":"PO-2","numbers":["+13125550143","+13125550143"]}`))
	f.Add([]byte(`{"kind":"request-received","ref":"PO-9"}`))
	f.Add([]byte(`{"kind":"pin-set"}`))
	f.Add([]byte(`{"kind":"dispute-settled","ref":"PO-2","outcome":"restore"}`))
	base := walk(&testing.T{}).account
	f.Fuzz(func(t *testing.T, data []byte) {
		var e portout.Event
		if json.Unmarshal(data, &e) != nil {
			return
		}
		before := wire(t, base)
		a := portout.Apply(base, e)
		require.Equal(t, before, wire(t, base))
		look(t, a)
	})
}

// look asks everything that can be asked of an account.
func look(t *testing.T, a portout.Account) {
	t.Helper()
	for _, action := range portout.Next(a, begin) {
		require.NotEmpty(t, action.Key)
	}
	for _, r := range a.Requests {
		_ = r.Status()
		_ = a.WaitingOn(r.Ref, begin)
		_ = portout.Blocks(a, r.Ref, begin)
		_ = portout.Departures(r)
		_, _ = portout.Response(a, r.Ref)
	}
	for _, n := range a.Notices {
		require.NotContains(t, portout.Mail(a, n, nil).Subject, "\n")
	}
}

// FuzzReceive gives requests of any shape, as they might come from outside: none makes
// the library panic, what is taken is judged, and what is claimed is not kept.
func FuzzReceive(f *testing.F) {
	add := func(q portout.Ask, policy string) {
		b, err := json.Marshal(q)
		require.NoError(f, err)
		f.Add(b, "483920", policy)
	}
	l := life{now: begin}
	add(l.ask("us-simple").Ask, "us-simple")
	q := l.ask("us-wireless").Ask
	q.SSN4, q.TaxID, q.Name = loa.NewSSN4("1234"), loa.NewTaxID("12-3456789"), "June Alvarez"
	add(q, "us-wireless")
	q.Letter, q.Signer = letter(&testing.T{}, begin.AddDate(0, 0, -1), lobby), "June Alvarez"
	add(q, "toll-free")
	q.Letter, q.Address = nil, record().ServiceAddress
	add(q, "ca-non-simple")
	f.Add([]byte(`{"ref":"PO-1","version":-7,"numbers":["+13125550142","+13125550142",""]}`), "", "us-non-simple")
	f.Add([]byte(`{"ref":"PO-1","numbers":["+13125550142"],"letter":{}}`), "12345", "ca-wireless")
	base := newLife(&testing.T{})
	base.open(portout.Rules{})
	f.Fuzz(func(t *testing.T, data []byte, given, policy string) {
		var q portout.Ask
		if json.Unmarshal(data, &q) != nil {
			return
		}
		q.PIN = loa.NewPIN(given)
		c := portout.Receive{
			By: partner, Ask: q, Subscriber: portout.Subscriber{Record: record(lobby, second)}, Due: due(policy, begin),
		}
		events, err := portout.Decide(base.account, c, begin)
		if err != nil {
			var e *portout.Error
			require.ErrorAs(t, err, &e)
			return
		}
		a := base.account
		for _, e := range events {
			a = portout.Apply(a, e)
		}
		look(t, a)
		r, ok := a.Request(q.Ref)
		require.True(t, ok)
		for _, reason := range r.Outside() {
			require.True(t, slices.ContainsFunc(portout.Grounds(r.Policy.Class), func(g portout.Ground) bool {
				return g.Code == reason.Code
			}), "%s is found, and no ground for %s", reason.Code, r.Policy.Class)
			require.Empty(t, reason.Text)
		}
		if r.Policy.PIN == portout.Required && given != "483920" && strings.Trim(given, " -./()+_") != "483920" && len(given) == 6 {
			require.Len(t, r.Outside(), 1)
		}
	})
}

// TestStates draws the table of moves, and who may do what.
func TestStates(t *testing.T) {
	var b strings.Builder
	b.WriteString("# The states of a number that is to leave\n\n```mermaid\nstateDiagram-v2\n    [*] --> pending\n")
	reached := []portout.LineState{portout.Pending}
	for _, tr := range portout.Transitions() {
		fmt.Fprintf(&b, "    %s --> %s: %s\n", tr.From, tr.To, tr.On)
		reached = append(reached, tr.To)
	}
	for _, s := range portout.LineStates() {
		require.Contains(t, reached, s)
		from := slices.ContainsFunc(portout.Transitions(), func(tr portout.Transition) bool { return tr.From == s })
		if !from {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n\n| command | roles | about a request | in the states |\n| --- | --- | --- | --- |\n")
	seen := map[portout.CommandKind]bool{}
	for _, p := range portout.Permissions() {
		require.False(t, seen[p.Command])
		seen[p.Command] = true
		fmt.Fprintf(&b, "| %s | %s | %t | %s |\n", p.Command, join(p.Roles), p.OnRequest, join(p.States))
	}
	golden.Equal(t, "testdata/states.golden.md", b.String())
	for i, tr := range portout.Transitions() {
		for _, other := range portout.Transitions()[:i] {
			require.False(t, tr.From == other.From && tr.On == other.On, "one event leads from one state to one state")
		}
	}
}

func join[T ~string](list []T) string {
	var names []string
	for _, s := range list {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
