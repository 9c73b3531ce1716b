package porting_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// A request that mixes a local and a toll-free number becomes two orders, and the
// split is explained.
func ExampleSplit() {
	local, tollFree := numbering.MustParse("312-555-0142"), numbering.MustParse("800-555-0175")
	request := porting.Request{
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
		Numbers: []porting.RequestedNumber{
			{Number: local, LosingCarrier: "Prairie Bell", AccountNumber: loa.NewAccountNumber("0044")},
			{Number: tollFree, LosingCarrier: "Prairie Bell", AccountNumber: loa.NewAccountNumber("0044")},
		},
	}
	plan := porting.Split(&request, &porting.Facts{
		Partners: []porting.Partner{{Name: "partner", Checks: []carrier.CheckResult{
			{Number: local, Portable: true}, {Number: tollFree, Portable: true},
		}}},
		Plan: numbering.Standard().WithFictional(), // admits 555-01XX, for examples
	})
	for _, o := range plan.Orders {
		fmt.Println(o.Kind, o.Lines[0].Number.National(), o.Because[0].Message)
	}
	// Output:
	// local (312) 555-0142 local numbers are ported by rules of their own
	// toll-free (800) 555-0175 toll-free numbers are ported by rules of their own
}

// What goes beside the letter is checked before the order goes out. Whether it is right,
// only the losing carrier knows.
func ExampleMissingCredentials() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	wireless := porting.Order{Kind: loa.Wireless, Country: loa.US}
	for _, m := range porting.MissingCredentials(wireless, loa.Credentials{SSN4: loa.NewSSN4("123-45-6789")}, now) {
		fmt.Println(m.Field+":", m.Message, m.Hint)
	}
	// Output:
	// pin: The port-out PIN is missing. The present carrier gives it to the account holder.
	// ssn4: The end of the social security number is not four digits. Give the last four, and no more.
}

// Decide gives events, Apply folds them, Next tells what is outstanding.
func ExampleDecide() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	var order porting.Order
	events, err := porting.Decide(order, porting.Open{
		By: porting.Actor{Role: porting.RoleCustomer}, ID: uuid.MustParse("7d1c0f4e-0000-4000-8000-000000000001"), PON: "P-1042",
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
		Planned: porting.PlannedOrder{
			Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
			Lines: []porting.PlannedLine{{Number: numbering.MustParse("312-555-0142"), Checked: true}},
		},
	}, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events {
		order = porting.Apply(order, e)
		fmt.Println(e.Seq, e.Kind)
	}
	fmt.Println(order.Status())
	for _, a := range porting.Next(order, now) {
		fmt.Println("next:", a.Kind)
	}
	// Output:
	// 1 order-opened
	// 2 found-portable
	// awaiting-documents
	// next: open-ticket
}

// A fold takes an order through its life in place: the log of a process that keeps its
// orders in memory grows by what each command leads to.
func ExampleFold() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	agent := porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	var (
		fold porting.Fold
		log  []porting.Event
	)
	for _, command := range []porting.Command{
		porting.Open{
			By: porting.Actor{Role: porting.RoleCustomer}, ID: uuid.MustParse("7d1c0f4e-0000-4000-8000-000000000004"), PON: "P-1045",
			Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
			Planned: porting.PlannedOrder{
				Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
				Lines: []porting.PlannedLine{{Number: numbering.MustParse("312-555-0142"), Checked: true}},
			},
		},
		porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"},
		porting.Cancel{By: agent, Reason: "the customer stays"},
	} {
		var err error
		before := len(log)
		if log, err = porting.AppendDecide(log, fold.View(), command, now); err != nil {
			fmt.Println(err)
			return
		}
		fold.Apply(log[before:]...)
	}
	order := fold.Order()
	fmt.Println(order.Seq, order.Status(), len(log))
	// Output: 4 canceled 4
}

// A command that the state does not allow answers with those that it does.
func ExampleError() {
	_, err := porting.Decide(porting.Order{}, porting.Submit{By: porting.Actor{Role: porting.RoleAgent}}, time.Time{})
	refused, _ := errors.AsType[*porting.Error](err)
	fmt.Println(errors.Is(err, porting.ErrIllegal), refused.Legal)
	// Output: true [open]
}

// The table of legal moves is data.
func ExampleTransitions() {
	for _, t := range porting.Transitions() {
		if t.From == porting.Scheduled {
			fmt.Println(t.On, "->", t.To)
		}
	}
	// Output:
	// number-ported -> ported
	// cutover-started -> activating
	// port-scheduled -> scheduled
	// port-in-jeopardy -> submitted
	// date-taken -> submitted
	// port-rejected -> rejected
	// line-canceled -> canceled
}

// The documents that an order needs, each with what makes it acceptable and what is
// wrong with it now.
func ExampleChecklist() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	events, err := porting.Decide(porting.Order{}, porting.Open{
		By: porting.Actor{Role: porting.RoleCustomer}, ID: uuid.MustParse("7d1c0f4e-0000-4000-8000-000000000003"), PON: "P-1044",
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
		Planned: porting.PlannedOrder{
			Kind: loa.Local, Country: loa.CA, LosingCarrier: "Prairie Bell",
			Lines: []porting.PlannedLine{{Number: numbering.MustParse("416-555-0142"), Checked: true}},
		},
	}, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range porting.Checklist(porting.Replay(events), now) {
		fmt.Println(r.Document, len(r.Criteria), "criteria:", r.Criteria[0].Text)
		for _, m := range r.Missing {
			fmt.Println("  missing:", m.Message)
		}
	}
	// Output:
	// letter 13 criteria: It lists exactly the numbers of the order: 1.
	//   missing: The Letter of Authorization is missing.
	// bill 4 criteria: It is the latest bill, a customer service record, or a screenshot of the online account.
	//   missing: The bill is missing.
}

// What is stored as events is checked when it is read: one is missing here.
func ExampleValidateHistory() {
	events := []porting.Event{{Seq: 2, Kind: porting.FoundPortable}}
	err := porting.ValidateHistory(events)
	fmt.Println(errors.Is(err, porting.ErrUnreachable))
	fmt.Println(err)
	// Output:
	// true
	// porting: order is in a state that no history leads to: events[0].seq: events are numbered from 1 without gaps
}
