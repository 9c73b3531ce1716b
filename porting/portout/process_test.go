package portout_test

import (
	"slices"
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

// TestProcess is the specification, a subtest for each rule, named with its id.
func TestProcess(t *testing.T) {
	rules := []struct {
		name string
		hold func(*testing.T)
	}{
		{"S41_the_customer_may_port_away_from_an_active_account", ruleActive},
		{"S41_a_port-out_PIN_is_generated_first", rulePINFirst},
		{"S42_a_request_is_validated_by_number_account_PIN_and_postal_code", ruleFourFields},
		{"S42_it_is_answered_in_time", ruleInTime},
		{"S42_the_customer_is_notified_before_it_takes_effect", ruleTold},
		{"S42_it_may_be_refused_only_for_valid_reasons_and_a_debt_is_not_one", ruleGrounds},
		{"INT-1_a_confirmation_is_for_the_date_asked_for_or_the_first_that_the_rules_allow", ruleDates},
		{"FLD-3_a_passcode_is_asked_for_only_where_one_was_assigned", ruleIfSet},
		{"FLD-4_name_and_address_do_not_count_in_a_simple_port", ruleNoNames},
		{"FLD-5_neither_punctuation_nor_case_counts_and_one_of_the_proofs_will_do", ruleWireless},
		{"FLD-6_neither_debt_nor_contract_nor_a_call_first", ruleImproper},
		{"FLD-8_the_grounds_of_a_refusal_are_those_of_its_kind", ruleKinds},
		{"FLD-9_only_numbers_in_service_leave", ruleInService},
		{"TF-6_a_toll-free_number_is_declined_for_its_letter", ruleTollFree},
		{"CAN-2_what_the_customer_says_later_must_be_younger_than_the_request", ruleYounger},
		{"CAN-4_disputes_after_the_port", ruleAfter},
		{"CAN-5_snapback_and_aging", ruleSnapback},
		{"ORD-1_a_supplement_is_a_version_with_an_answer_of_its_own", ruleVersions},
		{"ORD-7_a_request_of_which_nothing_comes_is_abandoned", ruleAbandoned},
		{"OUT-1_a_wireless_port-out_needs_secure_authentication", ruleSecure},
		{"OUT-3_a_lock_is_the_customer_s_and_free", ruleLock},
		{"OUT-4_a_number_s_own_PIN_goes_before_the_account_s", ruleOwnPIN},
		{"OUT-4_a_lock_asks_for_its_removal_and_does_not_keep_the_customer", ruleLocked},
		{"OUT-5_silence_confirms_a_valid_request_and_holds_an_invalid_one", ruleSilence},
		{"OUT-6_an_answer_confirms_delays_or_rejects", ruleAnswers},
		{"OUT-7_the_choice_is_not_verified_again_and_a_fraud_is_held_with_evidence", ruleFraud},
		{"LOA-K_a_request_is_kept_for_two_years", ruleRetention},
		{"S40_a_number_leaves_billing_by_the_event_of_its_activation", ruleBilling},
	}
	for _, r := range rules {
		t.Run(r.name, r.hold)
	}
}

func ruleActive(t *testing.T) {
	l := newLife(t)
	l.do(portout.Open{By: system, Holder: holder(porting.StandingInactive)})
	require.ErrorIs(t, l.refuse(portout.SetPIN{By: agent, Kept: kept(t, pin)}), portout.ErrIllegal)
	require.ErrorIs(t, l.refuse(portout.AskPIN{By: june}), portout.ErrIllegal)
	l.do(portout.Change{By: system, Holder: holder(porting.StandingPaid)})
	l.do(portout.AskPIN{By: june})
	require.Equal(t, []portout.ActionKind{portout.ActionIssuePIN}, l.due())
	l.do(portout.SetPIN{By: agent, Kept: kept(t, pin)})
	require.Empty(t, l.due())
	l.do(l.ask("us-simple"))
	require.Empty(t, l.request().Findings, "an active account's number may go")

	l.do(portout.Change{By: system, Holder: holder(porting.StandingInactive)})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, []carrier.Reason{{Code: carrier.NumberInactive}}, reasons(l))
}

// reasons are what whoever asked may know.
func reasons(l *life) []carrier.Reason {
	r := l.request()
	return r.Outside()
}

func rulePINFirst(t *testing.T) {
	l := newLife(t)
	l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid)})
	l.do(l.ask("us-simple"))
	require.Equal(t, portout.PINNone, l.request().Findings[0].Detail, "the desk sees why")
	require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeInvalid}}, reasons(l), "and nobody else")

	require.ErrorIs(t, l.refuse(portout.SetPIN{By: june, Kept: kept(t, pin)}), portout.ErrForbidden, "unless it is self-service")
	self := newLife(t)
	self.do(portout.Open{By: system, Holder: holder(porting.StandingPaid), Rules: portout.Rules{SelfService: true}})
	self.do(portout.SetPIN{By: june, Kept: kept(t, pin)})
	require.Equal(t, self.now.AddDate(0, 0, 7), self.account.PINs[0].Expires)
	require.Equal(t, self.now, self.account.PINs[0].RevealedAt, "a digest can be shown now and never again")

	self.do(portout.SetPIN{By: june, Kept: portout.Seal([]byte("sealed by the host"))})
	require.Len(t, self.account.PINs, 1, "the new one replaces the old")
	id := self.account.PINs[0].ID
	events, err := portout.Decide(self.account, portout.RevealPIN{By: june, ID: id}, self.now)
	require.NoError(t, err)
	self.account = portout.Apply(self.account, events[0])
	require.ErrorIs(t, self.refuse(portout.RevealPIN{By: june, ID: id}), portout.ErrIllegal, "it is revealed once")
	require.ErrorIs(t, self.refuse(portout.RevealPIN{By: agent, ID: id}), portout.ErrForbidden, "and to the customer only")

	l.later(8 * 24 * time.Hour)
	l.do(portout.SetPIN{By: agent, Kept: kept(t, pin)})
	l.later(7 * 24 * time.Hour)
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, portout.PINLapsed, l.request().Findings[0].Detail, "it expires")
	require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeInvalid}}, reasons(l))
}

func ruleFourFields(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*portout.Receive)
		want   []carrier.ReasonCode
	}{
		"good":           {func(*portout.Receive) {}, nil},
		"number":         {func(c *portout.Receive) { c.Ask.Numbers = []numbering.Number{numbering.MustParse("312-555-0199")} }, []carrier.ReasonCode{carrier.NumberNotOnAccount}},
		"account":        {func(c *portout.Receive) { c.Ask.AccountNumber = loa.NewAccountNumber("44170982") }, []carrier.ReasonCode{carrier.AccountNumberMismatch}},
		"no account":     {func(c *portout.Receive) { c.Ask.AccountNumber = loa.AccountNumber{} }, []carrier.ReasonCode{carrier.AccountNumberRequired}},
		"postal code":    {func(c *portout.Receive) { c.Ask.PostalCode = "60601" }, []carrier.ReasonCode{carrier.PostalCodeMismatch}},
		"no postal code": {func(c *portout.Receive) { c.Ask.PostalCode = "" }, []carrier.ReasonCode{carrier.PostalCodeMismatch}},
		"PIN":            {withPIN("000000"), []carrier.ReasonCode{carrier.PasscodeInvalid}},
		"no PIN":         {withPIN(""), []carrier.ReasonCode{carrier.PasscodeRequired}},
		"two at once":    {func(c *portout.Receive) { c.Ask.PostalCode, c.Ask.AccountNumber = "60601", loa.NewAccountNumber("1") }, []carrier.ReasonCode{carrier.AccountNumberMismatch, carrier.PostalCodeMismatch}},
		"ZIP+4, dashes": {func(c *portout.Receive) {
			c.Ask.PostalCode, c.Ask.AccountNumber = "60622-1234", loa.NewAccountNumber("0044-170-982")
		}, nil},
		"a PIN in blocks": {withPIN("483 920"), nil},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("us-simple", c.change))
		var got []carrier.ReasonCode
		for _, r := range reasons(l) {
			require.Empty(t, r.Text, "codes only")
			require.Empty(t, r.RawCode)
			got = append(got, r.Code)
		}
		slices.Sort(got)
		require.Equal(t, c.want, got, name)
	}
}

func ruleInTime(t *testing.T) {
	zone := time.LoadLocation
	timing := porting.Timing{
		Numbers: []numbering.Number{lobby}, LoadZone: zone, Plan: numbering.Standard().WithFictional(),
		LosingService: porting.ServiceVoIP, GainingService: porting.ServiceWireline,
		Simple: porting.SimpleFacts{
			Lines: 1, UnbundledElements: porting.AnswerNo, ComplexSwitching: porting.AnswerNo, VoIPClass: 1, Evidence: porting.FromCSR,
		},
	}
	chicago, err := zone("America/Chicago")
	require.NoError(t, err)
	for _, c := range []struct{ at, answer, release string }{
		{"2026-03-02T09:00", "2026-03-02T13:00", "2026-03-03"}, // Monday
		{"2026-03-02T07:00", "2026-03-02T12:00", "2026-03-03"}, // before hours
		{"2026-03-06T13:01", "2026-03-09T12:00", "2026-03-10"}, // Friday, after the cut-off
		{"2026-07-03T12:00", "2026-07-06T12:00", "2026-07-07"}, // the holiday of a Saturday, the fourth
	} {
		timing.SubmittedAt, err = time.ParseInLocation("2006-01-02T15:04", c.at, chicago)
		require.NoError(t, err)
		d, err := portout.When(&timing, calendar.Date{})
		require.NoError(t, err)
		require.Equal(t, "us-simple", d.Policy)
		require.Equal(t, c.answer, d.AnswerBy.In(chicago).Format("2006-01-02T15:04"), c.at)
		require.Equal(t, c.release, d.Release.Date.String(), c.at)
	}
	d, err := portout.When(&timing, calendar.MustParseDate("2026-07-12"))
	require.NoError(t, err)
	require.Equal(t, "2026-07-13", d.Release.Date.String(), "a Sunday is not a day of release")
	timing.Numbers = nil
	_, err = portout.When(&timing, calendar.Date{})
	require.ErrorIs(t, err, porting.ErrTiming)

	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.AnswerBy = l.now.Add(time.Hour) }))
	r := l.request()
	require.Equal(t, l.now.Add(time.Hour), r.AnswerBy(), "before the carrier decides by itself")
	require.Equal(t, l.now.Add(55*time.Minute), r.DecideBy())
	for _, a := range portout.Next(l.account, l.now) {
		if a.Kind == portout.ActionAnswerByDefault {
			require.Equal(t, r.DecideBy(), a.At)
		}
	}
}

func ruleTold(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple"))
	first := portout.Next(l.account, l.now)[0]
	require.Equal(t, portout.ActionNotify, first.Kind, "at once on receipt, before anything else")
	require.Equal(t, portout.NoticeRequested, first.Notice.Kind)
	require.Equal(t, l.now, first.At)

	r := l.request()
	l.now = r.AnswerBy()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	e := l.refuse(l.answer(portout.Confirm))
	require.Equal(t, []portout.Block{portout.BlockUntold}, e.Blocks, "the mail did not go out")
	l.do(portout.AnswerByDefault{By: system, Ref: "PO-1", Version: 1})
	r = l.request()
	require.Equal(t, portout.Delay, r.Reply.Kind, "and silence does not confirm either")
	require.Equal(t, portout.AlarmUnanswered, l.account.Alarms[0].Kind)
	l.tell()
	l.do(l.answer(portout.Confirm))
}

func ruleIfSet(t *testing.T) {
	p, ok := portout.PolicyNamed("us-simple")
	require.True(t, ok)
	p.PIN = portout.IfSet
	rules := portout.Rules{Policies: []portout.Policy{p}}
	l := newLife(t)
	l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid), Rules: rules})
	l.do(l.ask("us-simple", withPIN("")))
	require.Empty(t, l.request().Findings, "nobody asked for one")
	l.do(portout.SetPIN{By: agent, Number: second, Kept: kept(t, pin)})
	l.do(l.ask("us-simple", withPIN(""), func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Empty(t, l.request().Findings, "another number has one")
	l.do(portout.SetPIN{By: agent, Kept: kept(t, pin)})
	l.do(l.ask("us-simple", withPIN(""), func(c *portout.Receive) { c.Ask.Version = 3 }))
	require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeRequired}}, reasons(l))
}

func elsewhere(c *portout.Receive) {
	c.Ask.Name, c.Ask.Signer = "Somebody Else Inc.", "Nobody Known"
	c.Ask.Address = loa.Address{Line1: "9 Other Rd", City: "Peoria", Region: "IL", PostalCode: "60622", Country: loa.US}
}

func ruleNoNames(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", elsewhere))
	require.Empty(t, l.request().Findings)
	require.ErrorIs(t, l.refuse(l.answer(portout.Reject, carrier.NameMismatchEntity)), portout.ErrGround)

	l = newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-non-simple"))
	require.Empty(t, l.request().Findings, "what is not given is not compared")
	l.do(l.ask("us-non-simple", elsewhere, func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, []carrier.Reason{
		{Code: carrier.NameMismatchEntity}, {Code: carrier.AuthPersonMismatch}, {Code: carrier.AddressMismatch},
	}, reasons(l))
	l.do(l.answer(portout.Reject, carrier.NameMismatchEntity))
}

func ruleWireless(t *testing.T) {
	personal := func(c *portout.Receive) {
		c.Subscriber.Record.SSN4, c.Subscriber.Record.TaxID = loa.NewSSN4("1234"), loa.NewTaxID("123456789")
		c.Ask.AccountNumber = loa.AccountNumber{}
	}
	for name, c := range map[string]struct {
		change func(*portout.Receive)
		want   []carrier.Reason
	}{
		"the end of the social security number will do": {func(c *portout.Receive) { c.Ask.SSN4 = loa.NewSSN4("1234") }, nil},
		"a wrong one is told":                           {func(c *portout.Receive) { c.Ask.SSN4 = loa.NewSSN4("9999") }, []carrier.Reason{{Code: carrier.TaxIDMismatch}}},
		"one of two suffices": {func(c *portout.Receive) {
			c.Ask.SSN4, c.Ask.AccountNumber = loa.NewSSN4("9999"), loa.NewAccountNumber("0044170982")
		}, nil},
		"none is not enough":    {func(*portout.Receive) {}, []carrier.Reason{{Code: carrier.AccountNumberRequired}}},
		"punctuation is nought": {func(c *portout.Receive) { c.Ask.AccountNumber = loa.NewAccountNumber("0044.170.982") }, nil},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("us-wireless", personal, c.change))
		require.Equal(t, c.want, reasons(l), name)
	}
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("ca-wireless", personal))
	require.Empty(t, l.request().Findings, "in Canada the PIN is proof enough")
	for _, need := range []portout.Need{portout.IfSet, portout.NotAsked} {
		p, _ := portout.PolicyNamed("ca-wireless")
		p.PIN = need
		l := newLife(t)
		l.do(portout.Open{By: system, Holder: holder(porting.StandingPaid), Rules: portout.Rules{Policies: []portout.Policy{p}}})
		l.do(l.ask("ca-wireless", personal))
		require.Equal(t, []carrier.Reason{{Code: carrier.AccountNumberRequired}}, reasons(l), "but not one that was compared with nothing")
	}
}

func ruleInService(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Subscriber.Inactive = []numbering.Number{lobby} }))
	require.Equal(t, []carrier.Reason{{Code: carrier.NumberInactive}}, reasons(l))
	l.do(l.ask("us-simple", func(c *portout.Receive) {
		c.Ask.Version, c.Subscriber.Busy = 2, []numbering.Number{lobby}
	}))
	require.Equal(t, []carrier.Reason{{Code: carrier.PendingOrder}}, reasons(l))
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 3 }))
	require.Empty(t, l.request().Findings)
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Ref = "PO-2" }))
	r, _ := l.account.Request("PO-2")
	require.Equal(t, []carrier.Reason{{Code: carrier.PendingOrder}}, r.Outside(), "another carrier asked first")
}

func letter(t *testing.T, at time.Time, numbers ...numbering.Number) *loa.Letter {
	t.Helper()
	r := record()
	l := loa.Draft(loa.Terms{
		ID: "L-1", Country: loa.US, Kind: loa.TollFree, Language: loa.English, Customer: r.Customer,
		Signer:         loa.Signer{Name: "June Alvarez", Title: "Owner", Capacity: loa.Owner, Email: "june@example.com"},
		BillingAddress: r.ServiceAddress, BTN: r.BTN, AccountNumber: r.AccountNumber,
		Losing: loa.Provider{Name: "Example Voice"}, Gaining: loa.Provider{Name: "Lakeshore Fiber", RespOrg: "LSF01"},
		Numbers: numbers, CreatedAt: at,
	})
	for _, e := range []loa.Event{
		{Type: loa.EventPresented, Trace: loa.Trace{At: at}},
		{Type: loa.EventViewed, Trace: loa.Trace{At: at.Add(time.Minute)}},
		{Type: loa.EventConsented, Trace: loa.Trace{At: at.Add(2 * time.Minute)}, TextID: "esign-1", TextSHA256: loa.HashText("consent")},
	} {
		var err error
		l, err = loa.Note(l, e)
		require.NoError(t, err)
	}
	l, err := loa.Sign(l, loa.Signature{
		Method: loa.Typed, Name: "June Alvarez", Text: "June Alvarez", Trace: loa.Trace{At: at.Add(3 * time.Minute)},
	})
	require.NoError(t, err)
	return &l
}

func ruleTollFree(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*portout.Receive)
		want   []carrier.Reason
	}{
		"good":       {func(*portout.Receive) {}, nil},
		"no letter":  {func(c *portout.Receive) { c.Ask.Letter = nil }, []carrier.Reason{{Code: carrier.LOARequired}}},
		"no PIN":     {withPIN(""), nil},
		"unsigned":   {func(c *portout.Receive) { c.Ask.Letter.Signature = loa.Signature{} }, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"too old":    {func(c *portout.Receive) { c.Ask.Letter = letter(t, begin.AddDate(0, 0, -30), lobby) }, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"not listed": {func(c *portout.Receive) { c.Ask.Letter = letter(t, begin.AddDate(0, 0, -1), second) }, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"revoked": {func(c *portout.Receive) {
			l := loa.Revoke(*c.Ask.Letter, begin, "changed my mind")
			c.Ask.Letter = &l
		}, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"changed since":        {func(c *portout.Receive) { c.Ask.Letter.Texting = !c.Ask.Letter.Texting }, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"a more recent letter": {func(c *portout.Receive) { c.Subscriber.LetterSince = begin.Add(-time.Hour) }, []carrier.Reason{{Code: carrier.LOASuperseded}}},
		"another customer": {func(c *portout.Receive) {
			c.Subscriber.Record.Customer = loa.NewCompany("Harbor Lights Dental PC")
		}, []carrier.Reason{{Code: carrier.NameMismatchEntity}}},
		"wrong RespOrg": {func(c *portout.Receive) {
			c.Ask.Letter.Losing.RespOrg, c.Subscriber.Record.Carrier.RespOrg = "XYZ01", "EXV01"
		}, []carrier.Reason{{Code: carrier.LOAInvalid}}},
		"nothing matches": {func(c *portout.Receive) {
			c.Subscriber.Record.Customer = loa.NewCompany("Harbor Lights Dental PC")
			c.Subscriber.Record.ServiceAddress = loa.Address{Line1: "9 Other Rd", City: "Peoria", Region: "WI", PostalCode: "53202", Country: loa.US}
			c.Subscriber.Record.AccountNumber = loa.NewAccountNumber("9")
		}, []carrier.Reason{
			{Code: carrier.NameMismatchEntity},
			{Code: carrier.AddressMismatch},
			{Code: carrier.PostalCodeMismatch},
			{Code: carrier.AccountNumberMismatch},
			{Code: carrier.AllDataMismatch},
		}},
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("toll-free", func(c *portout.Receive) {
			c.Due.Country = ""
			c.Ask.Letter = letter(t, begin.AddDate(0, 0, -1), lobby)
		}, c.change))
		got := reasons(l)
		if name == "unsigned" {
			got = slices.DeleteFunc(got, func(r carrier.Reason) bool { return r.Code != carrier.LOAInvalid })
		}
		require.Equal(t, c.want, got, name)
	}
}

// TestFaultOfTheLetter holds what the desk sees of a letter: that one was never signed
// is another matter than that it was changed, or taken back, since.
func TestFaultOfTheLetter(t *testing.T) {
	for want, change := range map[loa.Code]func(*portout.Receive){
		"letter.unsigned": func(c *portout.Receive) { c.Ask.Letter.Signature = loa.Signature{} },
		"letter.void":     func(c *portout.Receive) { c.Ask.Letter.Texting = !c.Ask.Letter.Texting },
		"letter.lapsed":   func(c *portout.Receive) { c.Ask.Letter = letter(t, begin.AddDate(0, 0, -30), lobby) },
		"letter.numbers":  func(c *portout.Receive) { c.Ask.Letter = letter(t, begin.AddDate(0, 0, -1), second) },
	} {
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask("toll-free", func(c *portout.Receive) {
			c.Due.Country, c.Ask.Letter = "", letter(t, begin.AddDate(0, 0, -1), lobby)
		}, change))
		findings := l.request().Findings
		require.NotEmpty(t, findings, want)
		require.Equal(t, want, findings[len(findings)-1].Detail)
	}
}

func ruleSecure(t *testing.T) {
	for _, name := range []string{"us-wireless", "ca-wireless"} {
		p, ok := portout.PolicyNamed(name)
		require.True(t, ok)
		require.Equal(t, portout.Required, p.PIN)
		l := newLife(t)
		l.open(portout.Rules{})
		l.do(l.ask(name, withPIN("111111")))
		l.tell()
		l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
		c := l.answer(portout.Confirm)
		c.Waive = l.evidence()
		require.Equal(t, []portout.Block{portout.BlockFindings}, l.refuse(c).Blocks, "nobody waives a PIN")
	}
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.PostalCode = "60601" }))
	l.tell()
	l.do(portout.Approve{By: june, Ref: "PO-1", Version: 1})
	c := l.answer(portout.Confirm)
	require.Equal(t, []portout.Block{portout.BlockFindings}, l.refuse(c).Blocks)
	c.Waive = portout.Evidence{Kind: portout.EvidenceRecords, Ref: "moved-2026-02", At: l.now}
	events := l.do(c)
	require.Equal(t, c.Waive, events[0].Evidence, "the host's record was old, and the event says what showed it")
}

func ruleLock(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	on := portout.TurnLockOn{By: june, Numbers: []numbering.Number{lobby}}
	require.Equal(t, "evidence", l.refuse(on).Field)
	on.Evidence = l.evidence()
	l.do(on)
	on.By = system
	require.ErrorIs(t, l.refuse(on), portout.ErrForbidden, "the host locks nobody in")
	lock, ok := l.account.LockOn(lobby)
	require.True(t, ok)
	require.Equal(t, june, lock.By)
	_, ok = l.account.LockOn(second)
	require.False(t, ok)
	l.do(portout.TurnLockOn{By: agent, Evidence: portout.Evidence{Kind: portout.EvidenceCall, Ref: "call-7", At: l.now}})
	_, ok = l.account.LockOn(second)
	require.True(t, ok, "the account's lock is on every number")
	l.do(portout.TurnLockOff{By: june, Evidence: l.evidence()})
	_, ok = l.account.LockOn(second)
	require.False(t, ok)
	_, ok = l.account.LockOn(lobby)
	require.True(t, ok, "a number's own lock stays")
	l.do(portout.TurnLockOff{By: june, Numbers: []numbering.Number{lobby}, Evidence: l.evidence()})
	require.Empty(t, l.account.Locks)
	var told []portout.NoticeKind
	for _, n := range l.account.Notices {
		told = append(told, n.Kind)
	}
	require.Equal(t, []portout.NoticeKind{portout.NoticeLockOn, portout.NoticeLockOn, portout.NoticeLockOff, portout.NoticeLockOff}, told)
}

func ruleOwnPIN(t *testing.T) {
	own := loa.NewPIN("719204")
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(portout.SetPIN{By: agent, Number: lobby, Kept: kept(t, own)})
	l.do(l.ask("us-simple"))
	require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeInvalid}}, reasons(l), "the account's does not open it")
	l.do(l.ask("us-simple", withPIN("719204"), func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Empty(t, l.request().Findings)
	l.do(l.ask("us-non-simple", withPIN("719204"), func(c *portout.Receive) {
		c.Ask.Version, c.Ask.Numbers = 3, []numbering.Number{lobby, second}
	}))
	require.Equal(t, []carrier.Reason{{Code: carrier.PasscodeInvalid}}, reasons(l), "it does not open the other number")
	l.do(portout.RemovePIN{By: agent, ID: l.account.PINs[1].ID})
	l.do(l.ask("us-non-simple", func(c *portout.Receive) {
		c.Ask.Version, c.Ask.Numbers = 4, []numbering.Number{lobby, second}
	}))
	require.Empty(t, l.request().Findings, "the account's is the default")
}
