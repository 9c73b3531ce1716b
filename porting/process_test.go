package porting_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// TestProcess is the porting process, rule by rule: each subtest is named with the rule
// that it shows at work, so that `go test -run 'TestProcess/S12' ./...` finds it
// wherever it lives. The rules are those of a virtual phone platform that ports numbers
// in; docs/process.md lists them.
func TestProcess(t *testing.T) {
	rule := func(name string, f func(*testing.T, *life)) {
		t.Run(name, func(t *testing.T) { f(t, newLife(t)) })
	}
	fictional := numbering.Standard().WithFictional()
	request := func(numbers ...porting.RequestedNumber) *porting.Request {
		return &porting.Request{Account: standing(porting.StandingTrial), Numbers: numbers}
	}
	at := func(n, losing, account string) porting.RequestedNumber {
		return porting.RequestedNumber{
			Number: numbering.MustParse(n), LosingCarrier: losing, AccountNumber: loa.NewAccountNumber(account),
		}
	}
	partners := func(checks ...carrier.CheckResult) *porting.Facts {
		return &porting.Facts{Plan: fictional, Partners: []porting.Partner{{Name: "partner", Checks: checks}}}
	}
	yes := func(n string) carrier.CheckResult {
		return carrier.CheckResult{Number: numbering.MustParse(n), Portable: true}
	}
	no := func(n string) carrier.CheckResult {
		return carrier.CheckResult{Number: numbering.MustParse(n), Reason: carrier.Reason{Code: carrier.RateCenterUnsupported}}
	}

	rule("S01_only_an_active_account_requests", func(t *testing.T, l *life) {
		r := request(at("312-555-0142", "Prairie Bell", "1"))
		r.Account.Standing = porting.StandingInactive
		plan := porting.Split(r, partners(yes("312-555-0142")))
		require.Empty(t, plan.Orders)
		require.Equal(t, porting.RefusedAccount, plan.Refused[0].Code)
		require.Equal(t, "account.standing", l.refuse(opening(porting.StandingInactive)).Field)
	})
	rule("S02_only_US_and_Canadian_local_and_toll_free_numbers", func(t *testing.T, _ *life) {
		plan := porting.Split(request(
			at("312-555-0142", "A", "1"), at("416-555-0142", "B", "1"), at("800-555-0142", "C", "1"),
			at("876-555-0142", "D", "1"), at("900-555-0142", "E", "1"),
		), &porting.Facts{Plan: fictional})
		require.Len(t, plan.Orders, 3)
		require.Len(t, plan.Refused, 2)
		for _, r := range plan.Refused {
			require.Equal(t, porting.RefusedClass, r.Code)
			require.NotEmpty(t, r.Message, "a reason that a person can act on")
		}
	})
	rule("S03_the_preferred_partner_that_covers_a_number_takes_it", func(t *testing.T, _ *life) {
		f := partners(no("605-555-0131"), yes("312-555-0142"))
		f.Partners = append(f.Partners, porting.Partner{Name: "rural", Checks: []carrier.CheckResult{yes("605-555-0131"), yes("312-555-0142")}})
		plan := porting.Split(request(at("312-555-0142", "A", "1"), at("605-555-0131", "A", "1")), f)
		require.Equal(t, "partner", plan.Orders[0].Carrier)
		require.Equal(t, "rural", plan.Orders[1].Carrier)
	})
	rule("S04_a_number_is_checked_before_any_request", func(t *testing.T, l *life) {
		open := opening(porting.StandingPaid)
		open.Planned.Lines[0].Checked = false
		l.do(open)
		require.Equal(t, porting.ActionCheck, porting.Next(l.order, l.now)[0].Kind, "and what was not is checked then")
	})
	rule("S05_a_number_that_is_not_portable_holds_up_no_other", func(t *testing.T, l *life) {
		open := opening(porting.StandingPaid)
		open.Planned.Lines[0].Reason = carrier.Reason{Code: carrier.RateCenterUnsupported}
		l.do(open)
		require.Equal(t, porting.NoticeNotPortable, l.order.Notices[0].Kind)
		require.Equal(t, carrier.RateCenterUnsupported, l.order.Notices[0].Reasons[0].Code)
		require.Equal(t, porting.StatusAwaitingDocuments, l.order.Status())
	})
	rule("S06_a_ticket_with_a_named_agent_and_comments", func(t *testing.T, l *life) {
		l.do(opening(porting.StandingPaid))
		require.Equal(t, porting.ActionOpenTicket, porting.Next(l.order, l.now)[0].Kind)
		require.Equal(t, "agent", l.refuse(porting.OpenTicket{By: agent, Ticket: "T-1"}).Field)
		l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
		require.Equal(t, "admin@example.com", l.order.Account.AdminEmail)
		private := l.do(porting.Comment{By: agent, Text: "checks the account", Private: true})[0]
		public := l.do(porting.Comment{By: admin, Text: "any news?", Private: true})[0]
		require.False(t, private.Visible(porting.RoleCustomer))
		require.True(t, public.Visible(porting.RoleCustomer), "a customer's comment is never private")
	})
	rule("S07_a_mixed_request_is_split_and_the_split_explained", func(t *testing.T, _ *life) {
		plan := porting.Split(request(
			at("312-555-0142", "A", "1"), at("312-555-0143", "A", "2"), at("312-555-0144", "B", "1"),
			at("416-555-0142", "A", "1"), at("800-555-0142", "A", "1"),
		), &porting.Facts{Plan: fictional})
		require.Len(t, plan.Orders, 5)
		for _, o := range plan.Orders {
			require.NotEmpty(t, o.Because)
		}
	})
	rule("S08_a_number_is_on_one_open_order_only", func(t *testing.T, _ *life) {
		f := partners(yes("312-555-0142"))
		f.OnOrder = []numbering.Number{first}
		plan := porting.Split(request(at("312-555-0142", "A", "1")), f)
		require.Equal(t, porting.RefusedOnOrder, plan.Refused[0].Code)
	})
	rule("S09_the_inactive_version_of_a_number_becomes_active_at_completion", func(t *testing.T, _ *life) {
		l := ported(t)
		require.Contains(t, l.kinds(), porting.ActionConfigure)
		l.do(porting.RecordConfigured{By: desk})
		require.NotContains(t, l.kinds(), porting.ActionConfigure)
	})
	rule("S10_a_letter_and_a_bill_or_what_stands_in_for_it", func(t *testing.T, l *life) {
		l.do(opening(porting.StandingPaid))
		list := porting.Checklist(l.order, l.now)
		require.Equal(t, porting.RequireLetter, list[0].Document)
		require.Equal(t, porting.RequireBill, list[1].Document)
		for _, r := range list {
			require.Len(t, r.Missing, 1)
			require.NotEmpty(t, r.Criteria)
		}
		csr := bill(first, second)
		csr.Record.Source = loa.SourceCSR
		l.do(porting.ReceiveDocument{By: admin, Document: csr})
		require.Empty(t, porting.Checklist(l.order, l.now)[1].Missing)
	})
	rule("S11_what_the_letter_asks_for_goes_to_the_carrier", func(t *testing.T, _ *life) {
		l := submitted(t)
		r, err := porting.SubmitRequest(l.order, loa.Credentials{PIN: loa.NewPIN("4471")})
		require.NoError(t, err)
		require.Equal(t, "Maple & Main Bakery LLC", r.Customer.Company)
		require.Equal(t, "June Alvarez", r.AuthorizedPerson)
		require.Equal(t, "1420 W Maple St", r.ServiceAddress.Line1)
		require.False(t, r.AccountNumber.IsZero())
		require.False(t, r.PIN.IsZero())
		require.True(t, r.Texting)
	})
	rule("S12_every_field_is_compared_with_the_bill_and_differences_named", func(t *testing.T, l *life) {
		l.do(opening(porting.StandingPaid))
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
		doc := bill(first, second)
		doc.Record.Customer = loa.NewCompany("Maple and Main Baking Inc")
		l.do(porting.ReceiveDocument{By: admin, Document: doc})
		l.do(porting.VerifyDocuments{By: agent})
		require.Equal(t, "letter.customer", l.order.Missing[0].Field)
		require.NotEmpty(t, l.order.Missing[0].Hint)
		// An agent may have looked closer than a rule can.
		l.do(porting.VerifyDocuments{By: agent, Accept: []string{"letter.customer"}})
		require.Equal(t, porting.StatusQueued, l.order.Status())
	})
	rule("S13_everything_that_is_missing_is_listed_at_once", func(t *testing.T, l *life) {
		l.do(opening(porting.StandingPaid))
		require.Len(t, porting.MissingDocuments(l.order, l.now), 2)
		require.ErrorIs(t, l.refuse(porting.Submit{By: agent}), porting.ErrIllegal, "nothing enters the queue unverified")
	})
	rule("S14_a_letter_stands_for_a_time_and_for_its_numbers_unchanged", func(t *testing.T, l *life) {
		l.do(opening(porting.StandingPaid))
		changed := letter(t, "L-1", "60622", l.now, first, second)
		changed.ServiceAddress.PostalCode = "60623"
		require.Equal(t, "letter.signature", l.refuse(porting.ReceiveLetter{By: admin, Letter: changed}).Field)
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now, first)})
		codes := func(at time.Time) (all []string) {
			for _, m := range porting.MissingDocuments(l.order, at) {
				all = append(all, m.Code)
			}
			return all
		}
		require.Contains(t, codes(l.now.Add(time.Hour)), "number-not-listed")
		require.Greater(t, len(codes(l.now.Add(61*24*time.Hour))), len(codes(l.now.Add(time.Hour))), "it lapses after 60 days")
	})
	rule("S15_submitting_ends_the_trial_once", func(t *testing.T, l *life) {
		l.queued(porting.StandingTrial)
		require.Equal(t, []porting.ActionKind{porting.ActionEndTrial}, l.kinds())
		require.Equal(t, "account/acct-1/end-trial", porting.Next(l.order, l.now)[0].Key, "two orders of the account end it once")
		require.ErrorIs(t, l.refuse(porting.Submit{By: agent}), porting.ErrIncomplete)
		l.do(porting.ConfirmPaid{By: desk})
		require.Empty(t, l.do(porting.ConfirmPaid{By: desk}))
		l.do(porting.Submit{By: agent})
	})
	rule("S16_a_verified_order_waits_in_the_queue_and_goes_out_with_a_version", func(t *testing.T, l *life) {
		l.queued(porting.StandingPaid)
		require.Equal(t, porting.StatusQueued, l.order.Status())
		l.do(porting.Submit{By: agent})
		r, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, "P-1", r.PON)
		require.Equal(t, 1, r.Version)
	})
	rule("S17_the_customer_is_told_to_leave_the_account_as_it_is", func(t *testing.T, l *life) {
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		var kinds []porting.NoticeKind
		for _, n := range l.order.Notices {
			kinds = append(kinds, n.Kind)
		}
		require.Equal(t, []porting.NoticeKind{porting.NoticeOpened, porting.NoticeSubmitted}, kinds, "what they say is porting/notice's")
	})
	rule("S18_nothing_here_touches_the_number_before_it_ports", func(t *testing.T, _ *life) {
		l := scheduled(t, "2026-03-10")
		for _, a := range porting.Next(l.order, l.now) {
			require.NotContains(t, []porting.ActionKind{porting.ActionConfigure, porting.ActionRemoveTemporary, porting.ActionEnableTexting}, a.Kind)
		}
	})
	rule("S19_submitting_twice_never_makes_two_orders", func(t *testing.T, l *life) {
		l.queued(porting.StandingPaid)
		l.do(porting.Submit{By: agent})
		require.ErrorIs(t, l.refuse(porting.Submit{By: agent}), porting.ErrIllegal)
		one, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		two, err := porting.SubmitRequest(l.order, loa.Credentials{})
		require.NoError(t, err)
		require.Equal(t, one, two, "a repeated call is the same call")
		a := porting.Next(l.order, l.now)[0]
		l.later(time.Minute)
		require.Equal(t, a.Key, porting.Next(l.order, l.now)[0].Key)
	})
	rule("S20_the_losing_carrier_approves_or_denies", func(t *testing.T, _ *life) {
		l := submitted(t)
		require.Equal(t, porting.LosingCarrier, l.order.WaitingOn().On)
		require.Equal(t, l.order.AnswerBy, l.order.WaitingOn().Until)
	})
	rule("S21_rejection_notes_reach_the_customer", func(t *testing.T, _ *life) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
		n := l.order.Notices[len(l.order.Notices)-1]
		require.Equal(t, porting.NoticeRejected, n.Kind)
		require.Equal(t, "ZIP does not match", n.Reasons[0].Text, "the carrier's own words are kept")
		require.NotEmpty(t, n.Reasons[0].Code.Advice().Customer.In("en"))
	})
	rule("S22_a_mismatch_is_corrected_and_goes_out_as_the_next_version", func(t *testing.T, _ *life) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
		require.Equal(t, []porting.ActionKind{porting.ActionAskDocuments}, l.kinds())
		l.later(time.Hour)
		l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
		l.do(porting.VerifyDocuments{By: agent})
		l.do(porting.Submit{By: agent})
		require.Equal(t, 2, l.order.Version)

		frozen := submitted(t)
		frozen.later(time.Hour)
		frozen.do(frozen.report(carrier.Rejected, reject(carrier.LineFrozen)))
		require.Equal(t, porting.SettleThere, frozen.order.WaitingOn().For, "account trouble is the customer's to settle")
	})
	rule("S22_a_rejected_PIN_is_given_anew_and_no_letter_signed", func(t *testing.T, _ *life) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, reject(carrier.PasscodeInvalid)))
		require.Equal(t, porting.TheDesk, l.order.WaitingOn().On)
		require.Equal(t, porting.RequestCorrection, l.order.WaitingOn().For)
		require.Equal(t, []porting.ActionKind{porting.ActionAskDocuments}, l.kinds())

		l.do(porting.AskDocuments{By: desk})
		require.Equal(t, porting.TheCustomer, l.order.WaitingOn().On)
		require.Equal(t, porting.GivePIN, l.order.WaitingOn().For)
		require.Empty(t, porting.MissingDocuments(l.order, l.now), "the documents are as good as they were")
		rejected, asked := l.order.Notices[len(l.order.Notices)-2], l.order.Notices[len(l.order.Notices)-1]
		require.Equal(t, porting.NoticeRejected, rejected.Kind)
		for language, says := range map[string][3]string{
			"en": {"One detail is needed", "nothing to sign", "Ask that carrier for a new PIN and give it to us."},
			"fr": {"Un renseignement à fournir", "rien à signer", "Demandez-lui un nouveau NIP et transmettez-le-nous."},
			"es": {"Falta un dato", "nada que volver a firmar", "Pídale un PIN nuevo y envíenoslo."},
		} {
			mail := notice.Draft(l.order, asked, notice.LocaleOf(language, time.UTC))
			require.Contains(t, mail.Subject, says[0])
			require.Contains(t, strings.Join(mail.Opening, " "), says[1])
			require.Len(t, mail.Steps, 1, "a PIN and no letter")
			require.Contains(t, mail.Steps[0], says[2])
			require.Contains(t, notice.Draft(l.order, rejected, notice.LocaleOf(language, time.UTC)).Steps[0], says[2])
		}
		before, err := porting.SubmitRequest(l.order, loa.Credentials{PIN: loa.NewPIN("1111")})
		require.NoError(t, err)

		// The host has the new PIN, and keeps it; the letter that was verified goes out again.
		l.later(time.Hour)
		l.do(porting.VerifyDocuments{By: agent})
		require.Equal(t, []porting.ActionKind{porting.ActionSubmit}, l.kinds())
		l.do(porting.Submit{By: agent})
		require.Equal(t, 2, l.order.Version)
		again, err := porting.SubmitRequest(l.order, loa.Credentials{PIN: loa.NewPIN("4471")})
		require.NoError(t, err)
		require.Equal(t, "4471", again.PIN.Reveal())
		before.Version, before.PIN = again.Version, again.PIN
		require.Equal(t, before, again, "nothing else is another")
	})
	rule("S22_a_rejected_PIN_and_a_mismatch_are_corrected_at_once", func(t *testing.T, _ *life) {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Rejected, func(r *carrier.LineReport) {
			r.Reasons = []carrier.Reason{{Code: carrier.PasscodeRequired}, {Code: carrier.PostalCodeMismatch}}
		}))
		l.do(porting.AskDocuments{By: desk})
		require.Equal(t, porting.GiveLetterAndPIN, l.order.WaitingOn().For)
		mail := notice.Draft(l.order, l.order.Notices[len(l.order.Notices)-1], notice.LocaleOf("en", time.UTC))
		require.Contains(t, mail.Subject, "Please correct the documents")
		require.Len(t, mail.Steps, 3, "the PIN, the postal code, the letter")
	})
	rule("S23_an_approval_gives_a_date_which_can_move", func(t *testing.T, _ *life) {
		l := scheduled(t, "2026-03-10")
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-12")))
		require.Equal(t, day("2026-03-12"), l.order.Lines[0].Release.Date)
		l.later(time.Hour)
		l.do(l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady)))
		require.True(t, l.order.Lines[0].Release.IsZero(), "no date stands")
		require.Equal(t, porting.NoticeDelayed, l.order.Notices[len(l.order.Notices)-1].Kind)
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-16")))
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		require.Contains(t, l.kinds(), porting.ActionSendDate, "either side may reschedule")
	})
	rule("S24_the_estimate_explains_itself", func(t *testing.T, l *life) {
		timing := porting.Timing{Numbers: []numbering.Number{first, second}, SubmittedAt: l.now, LoadZone: time.LoadLocation, Plan: fictional}
		e, err := timing.Estimate(porting.EstimateFacts{State: porting.Submitted, Now: l.now})
		require.NoError(t, err)
		require.NotEmpty(t, e)
		s, err := timing.Earliest()
		require.NoError(t, err)
		require.NotEmpty(t, s.Steps, "why not sooner, step by step")
		for _, step := range s.Steps {
			require.NotEmpty(t, step.Rule)
		}
	})
	rule("S25_numbers_of_one_order_fare_differently", func(t *testing.T, _ *life) {
		l := submitted(t)
		l.later(time.Hour)
		events := l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status, r.Release = carrier.Rejected, carrier.Release{}
				r.Reasons = []carrier.Reason{{Code: carrier.NumberNotOnAccount}}
			}
		}))
		require.Len(t, events, 2)
		require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Scheduled))
		require.Equal(t, []numbering.Number{second}, l.order.Numbers(porting.Rejected))
		require.Equal(t, porting.StatusRejected, l.order.Status(), "somebody must act")
		l.now = day("2026-03-10").At(16, 0, time.UTC)
		l.do(l.report(carrier.Active, func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status = carrier.Rejected
			}
		}))
		require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Ported))
	})
	rule("S26_numbers_activate_on_the_release_date", func(t *testing.T, _ *life) {
		l := scheduled(t, "2026-03-10")
		require.Equal(t, l.order.Lines[0].Release.By, l.order.WaitingOn().Until, "before the end of that business day")
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionFetch {
				require.False(t, a.At.After(l.order.Lines[0].Release.From), "and it is looked for from the start of the window")
			}
		}
	})
	rule("S27_not_working_by_the_end_of_the_day_is_trouble", func(t *testing.T, _ *life) {
		l := scheduled(t, "2026-03-10")
		l.now = l.order.Lines[0].Release.By
		require.NotContains(t, l.kinds(), porting.ActionRaiseTrouble)
		l.later(time.Nanosecond)
		require.Contains(t, l.kinds(), porting.ActionRaiseTrouble)
		l.do(porting.RaiseTrouble{By: admin, Trouble: porting.NotWorking, Reason: "calls do not come in"})
		require.Equal(t, porting.NoticeTrouble, l.order.Notices[len(l.order.Notices)-1].Kind, "a customer's report counts as much")
	})
	rule("S28_calls_that_still_reach_the_old_carrier_are_trouble_of_their_own", func(t *testing.T, _ *life) {
		l := ported(t)
		l.do(porting.RaiseTrouble{By: admin, Numbers: []numbering.Number{first}, Trouble: porting.ResidualRouting})
		line, _ := l.order.Line(first)
		require.Equal(t, porting.ResidualRouting, line.Trouble)
		l.do(porting.ClearTrouble{By: agent, Numbers: []numbering.Number{first}})
		line, _ = l.order.Line(first)
		require.Empty(t, line.Trouble)
	})
	rule("S29_the_temporary_number_goes_unless_it_is_kept", func(t *testing.T, l *life) {
		open := opening(porting.StandingPaid)
		open.Planned.Lines[0].Temporary = numbering.MustParse("872-555-0190")
		open.Planned.Lines[1].Temporary = numbering.MustParse("872-555-0191")
		open.Planned.Lines[1].KeepTemporary = true
		l.queuedFrom(open)
		l.do(porting.Submit{By: agent})
		l.do(l.report(carrier.Received))
		require.NotContains(t, l.kinds(), porting.ActionRemoveTemporary)
		l.later(time.Hour)
		l.do(l.report(carrier.Active))
		for _, a := range porting.Next(l.order, l.now) {
			if a.Kind == porting.ActionRemoveTemporary {
				require.Equal(t, []numbering.Number{first}, a.Numbers)
				return
			}
		}
		t.Fatal("it is not removed")
	})
	rule("S30_every_step_is_a_mail", func(t *testing.T, _ *life) {
		l := ported(t)
		var kinds []porting.NoticeKind
		for _, n := range l.order.Notices {
			kinds = append(kinds, n.Kind)
		}
		require.Equal(t, []porting.NoticeKind{
			porting.NoticeOpened, porting.NoticeSubmitted, porting.NoticeApproved, porting.NoticeCompleted,
		}, kinds)
		for _, n := range l.order.Notices {
			l.do(porting.RecordNotice{By: desk, Key: n.Key()})
		}
		require.Empty(t, l.order.Notices, "each once")
	})
	rule("S31_texting_only_if_asked_for", func(t *testing.T, _ *life) {
		l := ported(t)
		require.Contains(t, l.kinds(), porting.ActionEnableTexting, "on the letter")
		quiet := ported(t)
		terms := *quiet.order.Letter
		terms.Texting = false
		quiet.order.Letter = &terms
		require.NotContains(t, quiet.kinds(), porting.ActionEnableTexting)
		events := mustDecide(t, quiet.order, porting.AskTexting{By: admin}, quiet.now)
		quiet.order = porting.Apply(quiet.order, events...)
		require.Contains(t, quiet.kinds(), porting.ActionEnableTexting, "or later")
	})
	rule("S32_texting_takes_days_and_then_is_trouble", func(t *testing.T, _ *life) {
		l := ported(t)
		messaging := func(s carrier.MessagingStatus) porting.ReceiveMessaging {
			return porting.ReceiveMessaging{By: partner, Response: carrier.EnableMessagingResponse{Lines: []carrier.MessagingLine{
				{Number: first, Status: s, At: l.now}, {Number: second, Status: s, At: l.now},
			}}}
		}
		l.do(messaging(carrier.MessagingPending))
		require.NotContains(t, l.kinds(), porting.ActionEnableTexting, "not again at once")
		l.later(5 * 24 * time.Hour)
		require.Contains(t, l.kinds(), porting.ActionRaiseTrouble)
		l.do(porting.RaiseTrouble{By: desk, Trouble: porting.TextingLate})
		l.do(messaging(carrier.MessagingActive))
		require.Empty(t, l.order.Lines[0].Trouble)
		require.Equal(t, porting.NoticeTextingActive, l.order.Notices[len(l.order.Notices)-1].Kind)
	})
	rule("S35_before_submission_a_cancellation_takes_effect_at_once", func(t *testing.T, l *life) {
		l.queued(porting.StandingPaid)
		l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}})
		require.Equal(t, []numbering.Number{second}, l.order.Numbers(porting.Canceled))
		require.Equal(t, []numbering.Number{first}, l.order.Numbers(porting.Ready), "the others go on")
	})
	rule("S36_after_submission_it_is_a_request_that_may_be_refused_or_too_late", func(t *testing.T, _ *life) {
		l := scheduled(t, "2026-03-10")
		require.Equal(t, "reason", l.refuse(porting.Cancel{By: admin}).Field)
		l.do(porting.Cancel{By: admin, Reason: "changed my mind"})
		require.Equal(t, porting.StatusScheduled, l.order.Status(), "an intent, not a state")
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) { r.Cancel = carrier.CancelRefused }))
		require.Equal(t, porting.NoticeCancelRefused, l.order.Notices[len(l.order.Notices)-1].Kind)
		l.now = day("2026-03-10").At(16, 0, time.UTC)
		l.do(l.report(carrier.Active))
		require.Equal(t, porting.StatusCompleted, l.order.Status())
	})
	rule("S43_the_number_of_a_telephone_needs_a_replacement_there", func(t *testing.T, l *life) {
		n := at("312-555-0142", "A", "1")
		n.PhysicalPhone = true
		plan := porting.Split(request(n), partners(yes("312-555-0142")))
		open := opening(porting.StandingPaid)
		open.Planned = plan.Orders[0]
		l.do(open)
		require.True(t, l.order.Lines[0].PhysicalPhone, "kept for the mails, which say so")
	})
	rule("S45_every_change_has_a_time_an_actor_and_a_reason", func(t *testing.T, _ *life) {
		l := ported(t)
		for _, e := range l.events {
			require.False(t, e.At.IsZero())
			require.NotEmpty(t, e.By.Role)
		}
		e := l.do(porting.RaiseTrouble{By: admin, Trouble: porting.NotWorking, Reason: "silence on the line"})[0]
		require.Equal(t, "silence on the line", e.Reason)
		require.NoError(t, porting.ValidateHistory(l.events), "and none is missing")
	})
	t.Run("order_ids_are_the_hosts", func(t *testing.T) {
		l := newLife(t)
		open := opening(porting.StandingPaid)
		open.ID = uuid.Nil
		require.Equal(t, "id", l.refuse(open).Field)
	})
}

// ported is an order whose numbers are in service here.
func ported(t *testing.T) *life {
	l := scheduled(t, "2026-03-10")
	l.now = day("2026-03-10").At(16, 0, time.UTC)
	l.do(l.report(carrier.Active, release("2026-03-10")))
	return l
}

// TestKinds shows what toll-free numbers and Canada do otherwise.
func TestKinds(t *testing.T) {
	fictional := numbering.Standard().WithFictional()
	t.Run("toll_free", func(t *testing.T) {
		policy, ok := loa.PolicyFor(loa.US, loa.TollFree)
		require.True(t, ok)
		require.Equal(t, 30, policy.PracticeDays, "the letter stands for 30 days")
		timing := porting.Timing{
			Numbers: []numbering.Number{numbering.MustParse("800-555-0175")}, SubmittedAt: begin, LoadZone: time.LoadLocation, Plan: fictional,
		}
		s, err := timing.Earliest()
		require.NoError(t, err)
		require.False(t, s.Earliest.Before(calendar.DateOf(begin).AddDays(2)), "two business days")
		open := opening(porting.StandingPaid)
		open.Planned.Kind = loa.TollFree
		open.Planned.Lines = []porting.PlannedLine{{Number: numbering.MustParse("800-555-0175"), Checked: true}}
		o := porting.Replay(mustDecide(t, porting.Order{}, open, begin))
		o.Letter = &loa.Letter{}
		o = porting.Apply(o,
			porting.Event{Seq: 3, Kind: porting.DocumentsVerified, At: begin, Numbers: o.Numbers()},
			porting.Event{Seq: 4, Kind: porting.OrderSubmitted, At: begin, Numbers: o.Numbers(), Version: 1, AnswerBy: begin.Add(96 * time.Hour)})
		r := carrier.Report{PON: "P-1", AsOf: begin.Add(time.Hour), Lines: []carrier.LineReport{
			{Number: o.Lines[0].Number, Version: 1, Ref: "R", Status: carrier.Active, At: begin.Add(time.Hour)},
		}}
		o = porting.Apply(o, mustDecide(t, o, porting.ReceiveReport{By: partner, Report: r}, begin.Add(time.Hour))...)
		require.Equal(t, porting.StatusCompleted, o.Status(), "a change of the RespOrg needs no firm order confirmation")
	})
	t.Run("toll_free_answers_are_overdue_sooner", func(t *testing.T) {
		for kind, days := range map[loa.Kind]int{loa.TollFree: 4, loa.Local: 7} {
			o := submitted(t).order
			o.Kind = kind
			o.AnswerBy = begin
			e := mustDecide(t, o, porting.Escalate{By: agent}, begin)
			require.Equal(t, begin.Add(time.Duration(days)*24*time.Hour), e[0].AnswerBy)
		}
	})
	t.Run("Canada", func(t *testing.T) {
		plan := porting.Split(&porting.Request{
			Account: standing(porting.StandingPaid), Numbers: []porting.RequestedNumber{{Number: numbering.MustParse("416-555-0142"), LosingCarrier: "Lakeshore"}},
		}, &porting.Facts{Plan: fictional})
		require.Equal(t, loa.CA, plan.Orders[0].Country)
		us, ok := loa.PolicyFor(loa.US, loa.Local)
		require.True(t, ok)
		ca, ok := loa.PolicyFor(loa.CA, loa.Local)
		require.True(t, ok)
		require.NotEqual(t, us.RuleDays, ca.RuleDays)
		timing := porting.Timing{Numbers: []numbering.Number{numbering.MustParse("416-555-0142")}, SubmittedAt: begin, LoadZone: time.LoadLocation, Plan: fictional}
		s, err := timing.Earliest()
		require.NoError(t, err)
		b, err := json.Marshal(s)
		require.NoError(t, err)
		require.Contains(t, string(b), "CA")
	})
}
