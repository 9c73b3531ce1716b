package portout_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
)

// A request comes, the customer is told, nobody objects, and it is confirmed.
func ExampleDecide() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	var account portout.Account // your database holds it
	do := func(c portout.Command) {
		events, err := portout.Decide(account, c, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, e := range events {
			account = portout.Apply(account, e)
			fmt.Println(e.Seq, e.Kind)
		}
	}
	system := porting.Actor{Role: porting.RoleSystem}
	number, pin := numbering.MustParse("312-555-0142"), loa.NewPIN("483920")
	kept, err := portout.DigestPIN(pin, []byte("16 random bytes!"), 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	do(portout.Open{By: system, Holder: porting.Account{ID: "acct-1", Standing: porting.StandingPaid}})
	do(portout.SetPIN{By: system, Kept: kept})

	due, err := portout.When(&porting.Timing{
		Numbers: []numbering.Number{number}, SubmittedAt: now, LoadZone: time.LoadLocation, Plan: numbering.Standard().WithFictional(),
	}, calendar.Date{})
	if err != nil {
		fmt.Println(err)
		return
	}
	do(portout.Receive{
		By: system, Due: due,
		Ask: portout.AskOf(carrier.PortOut{
			Ref: "OUT-1", Numbers: []numbering.Number{number}, GainingCarrier: "Lakeshore Fiber",
			AccountNumber: loa.NewAccountNumber("0044-17"), PIN: pin, PostalCode: "60622",
		}),
		Subscriber: portout.Subscriber{Record: loa.Record{
			AccountNumber: loa.NewAccountNumber("004417"), Numbers: []loa.RecordNumber{{Number: number}},
			ServiceAddress: loa.Address{PostalCode: "60622", Country: loa.US},
		}},
	})
	fmt.Println(portout.Blocks(account, "OUT-1", now))
	for _, n := range account.Notices {
		do(portout.RecordNotice{By: system, Key: n.Key}) // once it was sent
	}
	request, _ := account.Request("OUT-1")
	now = request.WindowEnd()
	do(portout.Answer{By: system, Ref: "OUT-1", Version: 1, Kind: portout.Confirm})
	for _, a := range portout.Next(account, now) {
		if !a.At.After(now) {
			fmt.Println("next:", a.Kind)
		}
	}
	// Output:
	// 1 account-opened
	// 2 pin-set
	// 3 request-received
	// [customer-not-told window-open]
	// 4 notice-sent
	// 5 notice-sent
	// 6 request-confirmed
	// next: notify
	// next: send-answer
}

// A PIN is drawn from the caller's randomness and shows itself nowhere.
func ExamplePINPolicy_Generate() {
	policy := portout.PINPolicy{Length: 8, Days: 7}
	pin, err := policy.Generate(rand.NewChaCha8([32]byte{7}), "0044170982") // crypto/rand.Reader, in production
	fmt.Println(pin, len(pin.Reveal()), err)
	fmt.Println(policy.Check(loa.NewPIN("12345678")), policy.Check(loa.NewPIN("44170982"), "0044170982"))
	// Output:
	// [redacted] 8 <nil>
	// run known
}

// What is no ground is refused, with the grounds' codes.
func ExampleError() {
	l := life{now: time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)}
	var account portout.Account
	for _, c := range []portout.Command{
		portout.Open{By: system, Holder: porting.Account{ID: "acct-1", Standing: porting.StandingPaid}}, l.ask("us-simple"),
	} {
		events, _ := portout.Decide(account, c, l.now)
		for _, e := range events {
			account = portout.Apply(account, e)
		}
	}
	_, err := portout.Decide(account, portout.Answer{
		By: agent, Ref: "PO-1", Version: 1, Kind: portout.Reject, Reasons: []carrier.Reason{{Code: carrier.UnpaidBalance}},
	}, l.now)
	refused, _ := errors.AsType[*portout.Error](err)
	fmt.Println(errors.Is(err, portout.ErrImproper), refused.Reasons)
	// Output: true [unpaid-balance]
}

// The grounds on which a simple port may be rejected, each with the rule that allows
// it and what makes it so.
func ExampleGrounds() {
	for _, g := range portout.Grounds(portout.Simple) {
		fmt.Println(g.Code, g.Basis, g.Rule)
	}
	// Output:
	// number-not-on-account found FLD-8
	// number-inactive found FLD-9
	// pending-order found FLD-8
	// line-frozen lock OUT-4
	// customer-stays dispute CAN-2
	// fraud-suspected dispute OUT-7
	// account-number-required found FLD-4
	// account-number-mismatch found FLD-4
	// postal-code-mismatch found FLD-4
	// passcode-required found FLD-3
	// passcode-invalid found FLD-3
	// due-date-unavailable word INT-1
}

// A host changes what a mail says before it takes a form.
func ExampleDraft() {
	content := portout.Draft(portout.Notice{
		Kind: portout.NoticeLockOff, Numbers: []numbering.Number{numbering.MustParse("312-555-0142")},
	}, notice.LocaleOf("es", nil))
	content.Closing = append(content.Closing, "Example Voice")
	fmt.Println(content.Message().Subject)
	// Output: El bloqueo de portabilidad está desactivado
}

// The table of legal moves is data.
func ExampleTransitions() {
	for _, t := range portout.Transitions() {
		if t.From == portout.Pending {
			fmt.Println(t.On, "->", t.To)
		}
	}
	// Output:
	// request-confirmed -> confirmed
	// request-rejected -> rejected
	// carrier-confirmed -> confirmed
	// carrier-rejected -> rejected
	// number-left -> left
	// line-canceled -> canceled
}
