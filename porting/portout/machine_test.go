package portout_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

var third = numbering.MustParse("312-555-0144")

// model is what must hold, kept apart from the package: from the events alone it knows
// who was told, what is locked, and what was answered.
type model struct {
	arrival map[string]string // of "ref/version": the key of its notice
	told    map[string]bool
	locked  map[numbering.Number]bool
	allOn   bool
	final   map[string]int
	left    map[numbering.Number]bool
	bad     string
}

func newModel() *model {
	return &model{
		arrival: map[string]string{}, told: map[string]bool{}, locked: map[numbering.Number]bool{},
		final: map[string]int{}, left: map[numbering.Number]bool{},
	}
}

func (m *model) hear(e portout.Event) {
	version := fmt.Sprintf("%s/%d", e.Ref, e.Version)
	fail := func(what string) {
		if m.bad == "" {
			m.bad = fmt.Sprintf("%s: event %d, %s of %s", what, e.Seq, e.Kind, version)
		}
	}
	switch e.Kind {
	case portout.RequestReceived:
		m.arrival[version] = fmt.Sprintf("requested/%d", e.Seq)
	case portout.NoticeSent:
		m.told[e.Notice] = true
	case portout.LockOn, portout.LockOff:
		on := e.Kind == portout.LockOn
		if len(e.Numbers) == 0 {
			m.allOn = on
		}
		for _, n := range e.Numbers {
			m.locked[n] = on
		}
	case portout.RequestConfirmed:
		if !m.told[m.arrival[version]] {
			fail("an effect before the customer was told")
		}
		for _, n := range e.Numbers {
			if m.allOn || m.locked[n] {
				fail("a locked number was released")
			}
		}
		m.final[version]++
	case portout.RequestRejected:
		m.final[version]++
		for _, r := range e.Reasons {
			if r.Code.Advice().Improper || r.Text != "" || r.RawCode != "" {
				fail("a rejection that is improper, or tells more than codes")
			}
		}
	case portout.NumberLeft:
		for _, n := range e.Numbers {
			m.left[n] = true
			delete(m.locked, n)
		}
	case portout.BillingStopped, portout.NumberRemoved:
		for _, n := range e.Numbers {
			if !m.left[n] {
				fail("a number left billing or inventory before it left")
			}
		}
	default:
	}
	if m.final[version] > 1 {
		fail("a version was answered twice")
	}
}

// machine gives an account random commands.
type machine struct {
	account portout.Account
	events  []portout.Event
	model   *model
	now     time.Time
}

func (m *machine) try(rt *rapid.T, c portout.Command) {
	events, err := portout.Decide(m.account, c, m.now)
	if err != nil {
		e, ok := errors.AsType[*portout.Error](err)
		require.True(rt, ok)
		require.Empty(rt, events)
		if errors.Is(err, portout.ErrIllegal) {
			require.NotEmpty(rt, e.Legal, "an illegal command is told what is legal")
		}
		return
	}
	for _, e := range events {
		require.Equal(rt, m.account.Seq+1, e.Seq)
		m.account = portout.Apply(m.account, e)
		m.events = append(m.events, e)
		m.model.hear(e)
	}
	require.Empty(rt, m.model.bad)
	again, err := portout.Decide(m.account, c, m.now)
	if _, comment := c.(portout.Comment); err == nil && !comment {
		require.Empty(rt, again, "%T is a fact already", c)
	}
	seen := map[string]bool{}
	for _, a := range portout.Next(m.account, m.now) {
		require.False(rt, seen[a.Key], "two actions have the key %s", a.Key)
		seen[a.Key] = true
		require.False(rt, a.At.IsZero())
		if !a.At.After(m.now) {
			require.True(rt, portout.StillWanted(m.account, a, m.now))
		}
	}
}

func (m *machine) command(rt *rapid.T) portout.Command {
	refs := []string{"PO-1", "PO-2", "PO-3"}
	ref := rapid.SampledFrom(refs).Draw(rt, "ref")
	numbers := rapid.SampledFrom([][]numbering.Number{{lobby}, {second}, {lobby, second}, {third}, {lobby, third}, nil}).Draw(rt, "numbers")
	by := rapid.SampledFrom([]porting.Actor{agent, system, partner, june, june}).Draw(rt, "by")
	evidence := portout.Evidence{Kind: portout.EvidenceSession, Ref: "s", At: m.now.Add(-time.Duration(rapid.IntRange(0, 2).Draw(rt, "age")) * time.Hour)}
	reasons := rapid.SliceOfN(rapid.SampledFrom([]carrier.Reason{
		{Code: carrier.PasscodeInvalid},
		{Code: carrier.LineFrozen, Text: "frozen"},
		{Code: carrier.UnpaidBalance},
		{Code: carrier.PostalCodeMismatch},
		{Code: carrier.CustomerStays},
		{Code: carrier.FraudSuspected},
		{Code: carrier.LosingCarrierNotReady},
		{Code: carrier.DueDateUnavailable},
	}), 0, 2).Draw(rt, "reasons")
	r, _ := m.account.Request(ref)
	version := r.Version
	if rapid.IntRange(0, 9).Draw(rt, "stale") == 0 {
		version--
	}
	l := life{account: m.account, now: m.now}
	switch rapid.SampledFrom([]string{
		"receive", "receive", "tell", "tell", "approve", "dispute", "settle", "answer", "answer", "default", "report", "report",
		"lock", "unlock", "pin", "refusal", "done", "expire", "forget", "alarm", "standing", "comment", "objected",
	}).Draw(rt, "command") {
	case "receive":
		return l.ask(rapid.SampledFrom([]string{"us-simple", "us-non-simple", "us-wireless"}).Draw(rt, "policy"), func(c *portout.Receive) {
			c.By, c.Ask.Ref, c.Ask.Version = partner, ref, rapid.IntRange(1, 4).Draw(rt, "version")
			c.Ask.Numbers = numbers
			c.Ask.PIN = loa.NewPIN(rapid.SampledFrom([]string{"483920", "483920", "000000", ""}).Draw(rt, "pin"))
			c.Ask.PostalCode = rapid.SampledFrom([]string{"60622", "60622", "60601"}).Draw(rt, "postal")
			c.Subscriber.Record = record(lobby, second, third)
		})
	case "tell":
		if len(m.account.Notices) == 0 {
			return portout.RecordNotice{By: by, Key: "of nobody"}
		}
		return portout.RecordNotice{By: system, Key: rapid.SampledFrom(m.account.Notices).Draw(rt, "notice").Key}
	case "approve":
		return portout.Approve{By: by, Ref: ref, Version: version}
	case "dispute":
		kind := rapid.SampledFrom(portout.DisputeAdvices()).Draw(rt, "kind").Kind
		return portout.RaiseDispute{By: by, Ref: ref, Dispute: kind, Evidence: evidence}
	case "settle":
		outcome := rapid.SampledFrom([]portout.Outcome{portout.OutcomeWithdrawn, portout.OutcomeRestore, portout.OutcomeTrueUp}).Draw(rt, "outcome")
		return portout.Settle{By: by, Ref: ref, Outcome: outcome, Evidence: evidence}
	case "answer":
		c := portout.Answer{By: agent, Ref: ref, Version: version, Reasons: reasons}
		c.Kind = rapid.SampledFrom([]portout.AnswerKind{portout.Confirm, portout.Confirm, portout.Delay, portout.Reject}).Draw(rt, "kind")
		if c.Kind == portout.Confirm {
			c.Reasons = nil
		}
		if rapid.Bool().Draw(rt, "waive") {
			c.Waive = evidence
		}
		return c
	case "default":
		return portout.AnswerByDefault{By: system, Ref: ref, Version: version, Release: due("", m.now).Release}
	case "report":
		out := carrier.Report{PON: ref, AsOf: m.now.Add(-time.Duration(rapid.IntRange(0, 3).Draw(rt, "late")) * time.Hour)}
		for _, n := range numbers {
			out.Lines = append(out.Lines, carrier.LineReport{
				Number: n, Version: rapid.IntRange(0, 4).Draw(rt, "of"),
				Status: rapid.SampledFrom([]carrier.Status{
					carrier.Received, carrier.Confirmed, carrier.Confirmed, carrier.Rejected, carrier.Jeopardy, carrier.Active, carrier.Returned, carrier.Canceled,
				}).Draw(rt, "status"),
			})
		}
		return portout.ReceiveReport{By: partner, Report: out}
	case "lock":
		return portout.TurnLockOn{By: by, Numbers: numbers, Evidence: evidence}
	case "unlock":
		return portout.TurnLockOff{By: by, Numbers: numbers, Evidence: evidence}
	case "pin":
		k, err := portout.DigestPIN(pin, salt, 1)
		require.NoError(rt, err)
		return portout.SetPIN{By: by, Kept: k, Number: rapid.SampledFrom([]numbering.Number{{}, lobby}).Draw(rt, "number")}
	case "refusal":
		return portout.RecordRefusal{By: partner, Ref: ref, Version: version}
	case "done":
		return rapid.SampledFrom([]portout.Command{
			portout.RecordUnbilled{By: system, Ref: ref, Numbers: numbers},
			portout.RecordRemoved{By: system, Ref: ref},
			portout.RecordRestored{By: system, Ref: ref},
		}).Draw(rt, "done")
	case "expire":
		return portout.Expire{By: system, Ref: ref}
	case "forget":
		return portout.Forget{By: system, Ref: ref}
	case "alarm":
		if len(m.account.Alarms) > 0 {
			return portout.TakeAlarm{By: agent, Key: m.account.Alarms[0].Key}
		}
		return portout.TakeAlarm{By: agent}
	case "standing":
		return portout.Change{By: system, Holder: holder(rapid.SampledFrom([]porting.Standing{porting.StandingPaid, porting.StandingInactive}).Draw(rt, "standing"))}
	case "objected":
		return portout.RecordObjected{By: agent, Ref: ref}
	default:
		return portout.Comment{By: by, Ref: ref, Text: "hello"}
	}
}

// TestMachine holds the invariants against any course of events: no effect before the
// customer was told, no release of a locked number, one answer for each version, no
// number out of billing before it has left; and, once everything outstanding has been
// done, no request without its answer.
func TestMachine(t *testing.T) {
	answered := 0
	rapid.Check(t, func(rt *rapid.T) {
		m := machine{model: newModel(), now: begin}
		m.try(rt, portout.Open{By: system, Holder: holder(porting.StandingPaid)})
		m.try(rt, portout.SetPIN{By: agent, Kept: kept(t, pin)})
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			m.try(rt, m.command(rt))
			m.now = m.now.Add(time.Duration(rapid.IntRange(0, 180).Draw(rt, "minutes")) * time.Minute)
		}
		require.Equal(rt, wire(t, m.account), wire(t, portout.Replay(m.events)), "replay equals state")
		m.drain(rt)
		for _, r := range m.account.Requests {
			require.Empty(rt, r.Numbers(portout.Pending), "%s was never answered: %v", r.Ref, r)
			answered += r.Replies
		}
		require.Equal(rt, wire(t, m.account), wire(t, portout.Replay(m.events)))
	})
	require.Positive(t, answered)
}

// drain does everything that is outstanding, as a host would that nobody helps.
func (m *machine) drain(rt *rapid.T) {
	until := m.now.AddDate(0, 0, 20)
	for range 3000 {
		var next portout.Action
		for _, a := range portout.Next(m.account, m.now) {
			if next.Kind == "" || a.At.Before(next.At) {
				next = a
			}
		}
		if next.Kind == "" || next.At.After(until) {
			return
		}
		if next.At.After(m.now) { // wake up, and ask again
			m.now = next.At
			continue
		}
		seq := m.account.Seq
		switch next.Kind {
		case portout.ActionNotify:
			m.try(rt, portout.RecordNotice{By: system, Key: next.Notice.Key})
		case portout.ActionAlarm:
			m.try(rt, portout.TakeAlarm{By: agent, Key: next.Alarm.Key})
		case portout.ActionAnswer:
			m.try(rt, portout.Answer{By: system, Ref: next.Ref, Version: next.Version, Kind: next.Proposal.Kind, Reasons: next.Proposal.Reasons})
		case portout.ActionAnswerByDefault:
			m.try(rt, portout.AnswerByDefault{By: system, Ref: next.Ref, Version: next.Version, Release: due("", m.now).Release})
		case portout.ActionSendAnswer, portout.ActionFetch:
			r, _ := m.account.Request(next.Ref)
			status := carrier.Rejected
			switch {
			case r.Reply != nil && r.Reply.Kind == portout.Confirm:
				status = carrier.Confirmed
			case r.Reply != nil && r.Reply.Kind == portout.Delay:
				status = carrier.Jeopardy
			}
			report := carrier.Report{PON: r.Ref, AsOf: m.now}
			for _, n := range r.Numbers() {
				report.Lines = append(report.Lines, carrier.LineReport{Number: n, Version: r.Version, Status: status})
			}
			m.try(rt, portout.ReceiveReport{By: partner, Report: report})
		case portout.ActionStopBilling:
			m.try(rt, portout.RecordUnbilled{By: system, Ref: next.Ref, Numbers: next.Numbers})
		case portout.ActionRemove:
			m.try(rt, portout.RecordRemoved{By: system, Ref: next.Ref, Numbers: next.Numbers})
		case portout.ActionRestore:
			m.try(rt, portout.RecordRestored{By: system, Ref: next.Ref, Numbers: next.Numbers})
		case portout.ActionSettle:
			m.try(rt, portout.Settle{By: agent, Ref: next.Ref, Outcome: portout.OutcomeTrueUp, Evidence: portout.Evidence{Kind: "records", Ref: "r", At: m.now}})
		case portout.ActionObject:
			m.try(rt, portout.RecordObjected{By: agent, Ref: next.Ref})
		case portout.ActionExpire:
			m.try(rt, portout.Expire{By: system, Ref: next.Ref})
		default:
			rt.Fatalf("nobody does %s", next.Kind)
		}
		require.NotEqual(rt, seq, m.account.Seq, "%s at %s did not get done", next.Key, m.now)
	}
	rt.Fatal("there is always something left to do")
}

// TestWrongPINLearnsNothing: two accounts that differ in everything that a guesser wants
// to know answer the same wrong PIN the same, at the same instants.
func TestWrongPINLearnsNothing(t *testing.T) {
	digit := rapid.StringMatching(`[0-9]{6}`)
	rapid.Check(t, func(rt *rapid.T) {
		tries := rapid.SliceOfN(digit, 1, 8).Draw(rt, "tries")
		claim := rapid.StringMatching(`[0-9]{4,8}`).Draw(rt, "account")
		policy := rapid.SampledFrom([]string{"us-simple", "us-non-simple", "us-wireless"}).Draw(rt, "policy")
		absent := rapid.Bool().Draw(rt, "nobody at the desk")
		var seen [2][]string
		for side := range seen {
			secret := digit.Filter(func(s string) bool { return !slices.Contains(tries, s) }).Draw(rt, "pin")
			l := life{t: t, now: begin}
			l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid)})
			switch rapid.IntRange(0, 3).Draw(rt, "kept") {
			case 0: // no PIN at all
			case 1:
				l.do(portout.SetPIN{By: agent, Kept: kept(t, loa.NewPIN(secret))})
			case 2:
				l.do(portout.SetPIN{By: agent, Number: lobby, Kept: portout.Seal([]byte(secret))})
			default: // one that has lapsed
				l.now = begin.AddDate(0, 0, -30)
				l.do(portout.SetPIN{By: agent, Kept: kept(t, loa.NewPIN(tries[0]))})
				l.now = begin
			}
			if rapid.Bool().Draw(rt, "locked") {
				l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
			}
			r := record(lobby, second)
			r.AccountNumber = loa.NewAccountNumber(rapid.SampledFrom([]string{claim, "0044170982"}).Draw(rt, "kept account"))
			r.ServiceAddress.PostalCode = rapid.SampledFrom([]string{"60622", "60601"}).Draw(rt, "kept postal code")
			r.Customer = loa.NewCompany(rapid.SampledFrom([]string{"Maple & Main Bakery LLC", "Harbor Lights Dental PC"}).Draw(rt, "kept name"))
			if rapid.Bool().Draw(rt, "another number") {
				r.Numbers = r.Numbers[1:]
			}
			for i, guess := range tries {
				c := l.ask(policy, withPIN(guess), func(c *portout.Receive) {
					c.Ask.Version, c.Ask.AccountNumber, c.Ask.Name = i+1, loa.NewAccountNumber(claim), "Maple & Main Bakery LLC"
					c.Subscriber.Record = r
					for _, p := range l.account.SealedPINs(c.Ask.Numbers) {
						c.Opened = append(c.Opened, portout.OpenedPIN{ID: p.ID, PIN: loa.NewPIN(secret)})
					}
				})
				l.do(c)
				for _, g := range portout.Grounds(l.request().Policy.Class) { // what a careless desk can say
					if _, err := portout.Decide(l.account, l.answer(portout.Reject, g.Code), l.now); err == nil {
						require.Equal(rt, carrier.PasscodeInvalid, g.Code)
					}
				}
				for _, a := range portout.Next(l.account, l.now) {
					switch {
					case a.Kind == portout.ActionAnswer && !absent:
						l.do(portout.Answer{By: system, Ref: "PO-1", Version: a.Version, Kind: a.Proposal.Kind, Reasons: a.Proposal.Reasons})
					case a.Kind == portout.ActionAnswerByDefault && absent:
						l.now = a.At
						l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: a.Version})
					}
				}
				answer, err := portout.Response(l.account, "PO-1")
				require.NoError(rt, err)
				seen[side] = append(seen[side], wire(t, answer))
			}
		}
		require.Equal(rt, seen[0], seen[1])
		require.Contains(rt, seen[0][0], `[{"code":"passcode-invalid"}]`)
	})
}
