package portout_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// TestAskOf holds that all that the gaining carrier gave is compared.
func TestAskOf(t *testing.T) {
	q := portout.AskOf(carrier.PortOut{
		Ref: "OUT-1", PON: "X-1", Version: 2, Numbers: []numbering.Number{lobby}, GainingCarrier: "Bluebonnet Wireless", GainingSPID: "4321",
		Name: "Rosa Delgado", AuthorizedPerson: "R. Delgado", AccountNumber: loa.NewAccountNumber("77-01"), PIN: loa.NewPIN("007"),
		SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"), PostalCode: "78701",
		AnswerBy: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC),
	})
	proofs := []string{q.AccountNumber.Reveal(), q.PIN.Reveal(), q.SSN4.Reveal(), q.TaxID.Reveal(), q.DeviceID.Reveal()}
	require.Equal(t, []string{"77-01", "007", "6613", "98-7654321", "353918057788992"}, proofs)
	q.AccountNumber, q.PIN, q.SSN4, q.TaxID, q.DeviceID = loa.AccountNumber{}, loa.PIN{}, loa.SSN4{}, loa.TaxID{}, loa.DeviceID{}
	require.Equal(t, portout.Ask{
		Ref: "OUT-1", PON: "X-1", Version: 2, Numbers: []numbering.Number{lobby}, GainingCarrier: "Bluebonnet Wireless", GainingSPID: "4321",
		Name: "Rosa Delgado", Signer: "R. Delgado", PostalCode: "78701", AnswerBy: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC),
	}, q)
}

// TestRequestsThatCannotBeJudged are mistakes of the host's or the carrier's, not of the
// customer's: each is refused by its place, and nothing is counted.
func TestRequestsThatCannotBeJudged(t *testing.T) {
	for _, tt := range []struct {
		field  string
		change func(*portout.Receive)
	}{
		{"ask.ref", func(c *portout.Receive) { c.Ask.Ref = "" }},
		{"ask.numbers", func(c *portout.Receive) { c.Ask.Numbers = nil }},
		{"ask.numbers", func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{{}} }},
		{"ask.numbers", func(c *portout.Receive) { c.Ask.Numbers = append(c.Ask.Numbers, numbering.Number{}) }},
		{"due.policy", func(c *portout.Receive) { c.Due.Policy = "us-satellite" }},
		{"due", func(c *portout.Receive) { c.Due.AnswerBy = time.Time{} }},
		{"due", func(c *portout.Receive) { c.Due.Release = carrier.Release{} }},
		{"subscriber.record.account_number", func(c *portout.Receive) { c.Subscriber.Record.AccountNumber = loa.AccountNumber{} }},
		{"subscriber.record.service_address.postal_code", func(c *portout.Receive) { c.Subscriber.Record.ServiceAddress.PostalCode = "" }},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		e := l.refuse(l.ask("us-simple", withPIN("000000"), tt.change))
		require.ErrorIs(t, e, portout.ErrInvalid)
		require.Equal(t, tt.field, e.Field, e.Message)
		require.NotEmpty(t, e.Message)
	}
	l := newLife(t)
	l.open(portout.Rules{SelfService: true})
	l.do(portout.SetPIN{By: june, Kept: portout.Seal([]byte("sealed by the host"))})
	require.Equal(t, "opened", l.refuse(l.ask("us-simple")).Field, "a sealed PIN is opened before the command")
}

// TestWithheldIsNotBrought holds that a request is judged, and denied, whatever it brings
// in place of what proves the account: whoever asks can send the text that a withheld secret
// is written as, and silence is approval to most carriers.
func TestWithheldIsNotBrought(t *testing.T) {
	withheld := func(code carrier.ReasonCode, field loa.Field) []portout.Finding {
		return []portout.Finding{{Code: code, Field: field, Detail: loa.Withheld}}
	}
	for name, tt := range map[string]struct {
		policy string
		change func(*portout.Receive)
		want   []portout.Finding
	}{
		"a redacted PIN":    {"us-simple", withPIN(loa.Redacted), withheld(carrier.PasscodeRequired, loa.FieldPIN)},
		"an encrypted PIN":  {"us-simple", withPIN("encrypted:AAAA"), withheld(carrier.PasscodeRequired, loa.FieldPIN)},
		"a request as kept": {"us-simple", func(c *portout.Receive) { require.NoError(t, json.Unmarshal([]byte(wire(t, c.Ask)), &c.Ask)) }, withheld(carrier.PasscodeRequired, loa.FieldPIN)},
		"an account number": {"us-simple", func(c *portout.Receive) { c.Ask.AccountNumber = loa.NewAccountNumber("encrypted:AAAA") }, withheld(carrier.AccountNumberRequired, loa.FieldAccountNumber)},
		"what is not asked": {"us-simple", func(c *portout.Receive) {
			c.Ask.SSN4, c.Ask.TaxID, c.Ask.DeviceID = loa.NewSSN4(loa.Redacted), loa.NewTaxID(loa.Redacted), loa.NewDeviceID(loa.Redacted)
		}, nil},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask(tt.policy, tt.change))
		require.Equal(t, tt.want, l.request().Findings, name)
	}
}

// TestAnswersThatAreRefused gives answers one mistake at a time.
func TestAnswersThatAreRefused(t *testing.T) {
	approved := func(change ...func(*portout.Receive)) *life {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("us-simple", change...))
		l.tell()
		l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
		return l
	}
	for name, tt := range map[string]struct {
		life   *life
		change func(*portout.Answer)
		kind   portout.AnswerKind
		field  string
		err    error
	}{
		"of another version":          {approved(), func(c *portout.Answer) { c.Version = 2 }, portout.Confirm, "version", portout.ErrStale},
		"of no kind":                  {approved(), func(c *portout.Answer) { c.Kind = "perhaps" }, portout.Confirm, "kind", portout.ErrInvalid},
		"a confirmation with reasons": {approved(), func(c *portout.Answer) { c.Reasons = []carrier.Reason{{Code: carrier.Other}} }, portout.Confirm, "reasons", portout.ErrInvalid},
		"a rejection without":         {approved(), func(*portout.Answer) {}, portout.Reject, "reasons", portout.ErrInvalid},
		"a delay without":             {approved(), func(*portout.Answer) {}, portout.Delay, "reasons", portout.ErrInvalid},
		"a date before the one that was asked for": {
			approved(func(c *portout.Receive) { c.Due.Wanted = c.Due.Release.Date }),
			func(c *portout.Answer) { c.Release = release(begin) }, portout.Confirm, "release.date", portout.ErrInvalid,
		},
		"a date later than the rules allow": {
			approved(), func(c *portout.Answer) { c.Release = release(begin.AddDate(0, 0, 2)) }, portout.Confirm, "release.date", portout.ErrInvalid,
		},
		"a delay that ends before the time for an answer": {
			approved(), func(c *portout.Answer) {
				c.Reasons, c.Until = []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}, begin.Add(4*time.Hour)
			}, portout.Delay, "until", portout.ErrInvalid,
		},
	} {
		c := tt.life.answer(tt.kind)
		tt.change(&c)
		e := tt.life.refuse(c)
		require.ErrorIs(t, e, tt.err, name)
		require.Equal(t, tt.field, e.Field, name)
	}
}

// release is a release on the day of an instant.
func release(at time.Time) carrier.Release {
	d := calendar.DateOf(at)
	return carrier.Release{Date: d, From: d.At(15, 0, time.UTC), To: d.At(19, 0, time.UTC), By: d.At(23, 0, time.UTC)}
}

// TestDefaultAnswersThatAreRefused holds that silence answers the version that is there,
// and not before its time.
func TestDefaultAnswersThatAreRefused(t *testing.T) {
	l := in(t, portout.Pending)
	require.ErrorIs(t, l.refuse(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 2}), portout.ErrStale)
	l.later(4*time.Hour - 5*time.Minute - time.Nanosecond)
	require.Equal(t, "ref", l.refuse(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1}).Field)
	l.later(time.Nanosecond)
	l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
}

// TestSayWhat refuses commands that say nothing, or what cannot be.
func TestSayWhat(t *testing.T) {
	evidence := newLife(t).evidence()
	for name, tt := range map[string]struct {
		state   portout.LineState
		command portout.Command
		field   string
	}{
		"a comment":            {portout.Pending, portout.Comment{By: agent, Ref: "PO-1"}, "text"},
		"a dispute of no kind": {portout.Pending, portout.RaiseDispute{By: june, Ref: "PO-1", Evidence: evidence}, "dispute"},
		"a dispute without evidence": {
			portout.Pending, portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud}, "evidence",
		},
		"a wish that is older than the request": {
			portout.Pending, portout.RaiseDispute{By: june, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: portout.Evidence{
				Kind: portout.EvidenceSession, Ref: "session-1", At: begin.Add(-time.Second),
			}}, "evidence.at",
		},
		"a lock without evidence":     {portout.Pending, portout.TurnLockOn{By: june}, "evidence"},
		"a lock of what is no number": {portout.Pending, portout.TurnLockOn{By: june, Numbers: []numbering.Number{lobby, {}}, Evidence: evidence}, "numbers[1]"},
		"a PIN that is not kept":      {portout.Pending, portout.SetPIN{By: agent}, "kept"},
		"a request that is not old":   {portout.Left, portout.Forget{By: system, Ref: "PO-1"}, "ref"},
		"a request that still waits":  {portout.Confirmed, portout.Expire{By: system, Ref: "PO-1"}, "ref"},
	} {
		l := in(t, tt.state)
		e := l.refuse(tt.command)
		require.ErrorIs(t, e, portout.ErrInvalid, name)
		require.Equal(t, tt.field, e.Field, name)
		require.NotEmpty(t, e.Message, name)
	}
}

// TestSettle holds that a dispute is settled by whom it is for, as it can be, once.
func TestSettle(t *testing.T) {
	dispute := func(l *life, by porting.Actor) {
		l.do(portout.RaiseDispute{By: by, Ref: "PO-1", Dispute: portout.DisputeFraud, Evidence: l.evidence()})
	}
	l := in(t, portout.Confirmed)
	settle := portout.Settle{By: agent, Ref: "PO-1", Outcome: portout.OutcomeWithdrawn, Evidence: l.evidence()}
	dispute(l, june)
	for field, change := range map[string]func(*portout.Settle){
		"outcome":  func(c *portout.Settle) { c.Outcome = "forgotten" },
		"evidence": func(c *portout.Settle) { c.Evidence = portout.Evidence{} },
	} {
		c := settle
		change(&c)
		require.Equal(t, field, l.refuse(c).Field)
	}
	c := settle
	c.Outcome = portout.OutcomeRestore
	require.Equal(t, "nothing has left: withdraw the dispute, or answer the request", l.refuse(c).Message)
	c.By = june
	require.ErrorIs(t, l.refuse(c), portout.ErrForbidden, "the customer can only withdraw")
	require.Len(t, l.do(settle), 1)

	dispute(l, agent)
	c = settle
	c.By = june
	require.ErrorIs(t, l.refuse(c), portout.ErrForbidden, "it is the desk's")
	l.do(settle)

	l = in(t, portout.Left)
	dispute(l, june)
	c = settle
	c.Outcome, c.Evidence = portout.OutcomeTrueUp, l.evidence()
	require.Equal(t, portout.OutcomeTrueUp, l.do(c)[0].Outcome)
}

// TestErrorText holds that an error says what was refused, where, why, and what helps.
func TestErrorText(t *testing.T) {
	for want, e := range map[string]portout.Error{
		"portout: command is not valid": {Err: portout.ErrInvalid},
		"portout: comment: command is not valid: text: say something": {
			Command: portout.KindComment, Err: portout.ErrInvalid, Field: "text", Message: "say something",
		},
		"portout: answer: command is not legal in this state: legal are comment, forget": {
			Command: portout.KindAnswer, Err: portout.ErrIllegal, Legal: []portout.CommandKind{portout.KindComment, portout.KindForget},
		},
		"portout: open: command is not legal in this state: legal are change": {
			Command: portout.KindOpen, Err: portout.ErrIllegal, Legal: []portout.CommandKind{portout.KindChange},
		},
		"portout: answer: request cannot be confirmed: window-open": {
			Command: portout.KindAnswer, Err: portout.ErrBlocked, Blocks: []portout.Block{portout.BlockWindow},
		},
		"portout: answer: not a ground for this kind of port: reasons: name-mismatch-person, other": {
			Command: portout.KindAnswer, Err: portout.ErrGround, Field: "reasons",
			Reasons: []carrier.ReasonCode{carrier.NameMismatchPerson, carrier.Other},
		},
	} {
		require.EqualError(t, &e, want)
		require.ErrorIs(t, &e, e.Err)
	}
}
