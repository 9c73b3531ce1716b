package fake_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// number is a magic number: its order is confirmed and activates.
var number = numbering.MustParse("512-555-0100")

func exampleOrder(n numbering.Number) *carrier.SubmitRequest {
	return &carrier.SubmitRequest{
		PON: "PO-1", Version: 1, Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{n},
		LosingCarrier: "Lone Star Telephone", Customer: loa.NewPerson("Rosa Delgado"), AuthorizedPerson: "Rosa Delgado",
		AccountNumber: loa.NewAccountNumber("4471-0093"), PIN: loa.NewPIN("0420"),
	}
}

// A losing carrier has a subscriber on file; an order with a wrong PIN is rejected for
// it, and the correction is confirmed.
func Example() {
	ctx := context.Background()
	f := fake.New(&fake.Options{Accounts: []fake.Account{{
		Carrier: "Lone Star Telephone", Number: "4471-0093", PIN: "0421",
		Customer: loa.NewPerson("Rosa Delgado"), Numbers: []numbering.Number{number},
	}}})
	order := exampleOrder(number)
	_, _ = f.Submit(ctx, order)
	f.AdvanceToNext()
	report, _ := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	line := report.Lines[0]
	fmt.Println(line.Status, line.Reasons[0].Code, "fixed by the", line.Reasons[0].Code.Advice().Fixer)

	order.Version, order.PIN = 2, loa.NewPIN("0421")
	_, _ = f.Submit(ctx, order)
	f.AdvanceToNext()
	report, _ = f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	fmt.Println(report.Lines[0].Status, report.Lines[0].Release.Date)
	f.RunUntilIdle()
	fmt.Print(f.Timeline("PO-1"))
	// Output:
	// rejected passcode-invalid fixed by the customer
	// confirmed 2026-03-04
	// 2026-03-02 15:00 UTC  1: received
	// 2026-03-02 15:00 UTC  submit 1
	// 2026-03-03 08:59 UTC  1: received to rejected, passcode-invalid
	// 2026-03-03 08:59 UTC  1: rejected to received
	// 2026-03-03 08:59 UTC  submit 2
	// 2026-03-03 14:23 UTC  1: received to confirmed on 2026-03-04
	// 2026-03-04 09:16 UTC  1: confirmed to active
}

// A script reads like what happens, and says more than any record can.
func ExampleParseScript() {
	script, err := fake.ParseScript(`
on submit 1
    after 4 business hours reject postal-code-mismatch "ZIP on file differs"
on submit
    after 1 business day confirm in 3 business days
    30 minutes before release jeopardy losing-carrier-not-ready notice lost
    after 2 business hours confirm in 2 business days
    at window activate notice twice
on cancel
    refuse cannot-cancel
fault submit after timeout once
`)
	fmt.Println(err)
	fmt.Print(script.Rules[0].Blocks[1].Steps[1])
	// Output:
	// <nil>
	// 30 minutes before release jeopardy losing-carrier-not-ready notice lost
}

// Scenarios ship under names.
func ExampleScenarioNamed() {
	s, _ := fake.ScenarioNamed("jeopardy-at-the-hour")
	f := fake.New(&fake.Options{Script: s.Script()})
	_, _ = f.Submit(context.Background(), exampleOrder(number))
	f.RunUntilIdle()
	fmt.Println(s.About)
	fmt.Print(f.Timeline("PO-1"))
	// Output:
	// The date is lost at the opening of the window; a new one follows.
	// 2026-03-02 15:00 UTC  1: received
	// 2026-03-02 15:00 UTC  submit 1
	// 2026-03-03 08:59 UTC  1: received to confirmed on 2026-03-04
	// 2026-03-04 09:00 UTC  1: confirmed to jeopardy, losing-carrier-not-ready
	// 2026-03-04 13:00 UTC  1: jeopardy to confirmed on 2026-03-06
	// 2026-03-06 12:49 UTC  1: confirmed to active
}

// A magic number needs neither record nor script.
func ExampleMagicNumbers() {
	f := fake.New(nil)
	frozen := numbering.MustParse("(206) 555-0111")
	_, _ = f.Submit(context.Background(), exampleOrder(frozen))
	f.AdvanceToNext()
	report, _ := f.Status(context.Background(), &carrier.StatusRequest{PON: "PO-1"})
	fmt.Println(report.Lines[0].Reasons[0].Code.Advice().Customer.In("en"))
	// Output:
	// Your number is locked against being moved. Ask your current carrier to lift the lock, then tell us.
}

// try submits once, and tells what the caller sees and what the carrier knows.
func try(fault fake.Fault) {
	ctx := context.Background()
	f := fake.New(&fake.Options{Faults: []fake.Fault{fault}})
	_, err := f.Submit(ctx, exampleOrder(number))
	f.SetFaults()
	_, lost := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	fmt.Printf("%v; order exists: %t\n", err, lost == nil)
}

// The carrier refuses the connection: certainly nothing happened.
func ExampleFailBefore() {
	try(fake.FailBefore(carrier.OpSubmit, 1))
	// Output: carrier: fake: submit: carrier is unavailable; order exists: false
}

// The order was taken, and the answer is lost on the way back.
func ExampleLoseAnswer() {
	try(fake.LoseAnswer(carrier.OpSubmit))
	// Output: carrier: fake: submit: context deadline exceeded (outcome unknown); order exists: true
}

// Too many calls.
func ExampleLimit() {
	f := fake.New(&fake.Options{Faults: []fake.Fault{fake.Limit(1, 30*time.Second)}})
	_, err := f.Submit(context.Background(), exampleOrder(number))
	e, _ := errors.AsType[*carrier.Error](err)
	fmt.Println(err, "retry after", e.RetryAfter)
	// Output: carrier: fake: submit: rate limit is reached retry after 30s
}

// The carrier is down for a morning.
func ExampleOutage() {
	morning := time.Date(2026, time.March, 2, 15, 0, 0, 0, time.UTC)
	try(fake.Outage(morning, morning.Add(4*time.Hour)))
	// Output: carrier: fake: submit: carrier is unavailable; order exists: false
}

// Further faults: a timeout that had no effect, a connection that broke after the
// effect, was cut in the request or in the answer, an answer that cannot be read,
// credentials that are refused, and a predicate.
func ExampleFault() {
	try(fake.Fault{Trouble: fake.Timeout})
	try(fake.Fault{Phase: fake.After, Trouble: fake.Unavailable})
	try(fake.Fault{Trouble: fake.Cut})
	try(fake.Fault{Phase: fake.After, Trouble: fake.Cut})
	try(fake.Fault{Phase: fake.After, Trouble: fake.Malformed})
	try(fake.Fault{Trouble: fake.Unauthorized})
	try(fake.Fault{When: func(c fake.Call) bool { return c.Status == "" && c.At.Weekday() == time.Monday }})
	// Output:
	// carrier: fake: submit: context deadline exceeded (outcome unknown); order exists: false
	// carrier: fake: submit: carrier is unavailable (outcome unknown); order exists: true
	// carrier: fake: submit: unexpected EOF (outcome unknown); order exists: false
	// carrier: fake: submit: unexpected EOF (outcome unknown); order exists: true
	// carrier: fake: submit: answer cannot be read (outcome unknown); order exists: true
	// carrier: fake: submit: credentials are refused; order exists: false
	// carrier: fake: submit: carrier is unavailable; order exists: false
}

// An answer that takes a minute, and a caller who has half of one: its own clock decides.
func ExampleSlowly() {
	patience := 30 * time.Second
	f := fake.New(&fake.Options{
		Faults: []fake.Fault{fake.Slowly(carrier.OpSubmit, time.Minute)},
		Sleep: func(_ context.Context, d time.Duration) error {
			if d > patience {
				return context.DeadlineExceeded
			}
			return nil
		},
	})
	_, err := f.Submit(context.Background(), exampleOrder(number))
	fmt.Println(err)
	// Output: carrier: fake: submit: context deadline exceeded (outcome unknown)
}

// Half of the events come twice; which ones, the seed decides.
func ExampleNotices() {
	f := fake.New(&fake.Options{Seed: 4, Faults: []fake.Fault{fake.Notices(fake.Twice, 500)}})
	_, _ = f.Submit(context.Background(), exampleOrder(number))
	f.RunUntilIdle()
	events, _ := f.ListEvents(context.Background(), &carrier.ListEventsRequest{})
	for _, e := range events.Events {
		fmt.Println(e.Raw)
	}
	// Output:
	// porting_order.confirm
	// porting_order.confirm
	// porting_order.activate
}

// A carrier that forgets its keys after a day: a host that repeats later has two orders.
func ExampleOptions_keyLife() {
	ctx := context.Background()
	f := fake.New(&fake.Options{KeyLife: 24 * time.Hour})
	_, _ = f.Submit(ctx, exampleOrder(number))
	f.Advance(23 * time.Hour)
	_, _ = f.Submit(ctx, exampleOrder(number))
	fmt.Println(len(f.Violations(fake.NoDoubleSubmit)))
	f.Advance(time.Hour)
	_, _ = f.Submit(ctx, exampleOrder(number))
	fmt.Println(f.Violations(fake.NoDoubleSubmit)[0].Text)
	// Output:
	// 0
	// number 1 is still on order PO-1~
}

// Events come doubled, late, reordered, stale, skewed, misnamed, misplaced, repeated,
// truncated, or not at all; the order itself is as it is.
func ExampleDelivery() {
	ctx := context.Background()
	for _, d := range []fake.Delivery{
		fake.Once, fake.Twice, fake.Lost, fake.Late, fake.Swapped, fake.Stale, fake.Skewed, fake.Misnamed, fake.Misplaced, fake.Repeated,
		fake.Truncated,
	} {
		f := fake.New(&fake.Options{Script: &fake.Script{Rules: []fake.Rule{{Blocks: []fake.Block{{On: fake.OnSubmit, Steps: []fake.Step{
			{Act: fake.ActConfirm},
			{Act: fake.ActBegin, Delivery: d},
			{Act: fake.ActActivate},
		}}}}}}})
		_, _ = f.Submit(ctx, exampleOrder(number))
		f.RunUntilIdle()
		events, _ := f.ListEvents(ctx, &carrier.ListEventsRequest{})
		fmt.Printf("%-9s", d)
		for _, e := range events.Events {
			fmt.Print(" ", e.Raw[len("porting_order."):])
			if e.PON != "PO-1" {
				fmt.Print("(another order)")
			}
			if e.At.IsZero() {
				fmt.Print("(no instant)")
			} else if e.At.Minute() != f.Now().Minute() || e.At.Hour() != f.Now().Hour() {
				fmt.Print("(an hour slow)")
			}
		}
		fmt.Println()
	}
	// Output:
	//           confirm begin activate
	// twice     confirm begin begin activate
	// lost      confirm activate
	// late      confirm activate begin
	// swapped   confirm activate begin
	// stale     confirm begin activate
	// skewed    confirm begin(an hour slow) activate
	// misnamed  confirm something_new activate
	// misplaced confirm begin(another order) activate
	// repeated  confirm begin begin begin begin begin begin begin begin begin begin activate
	// truncated confirm be(no instant) activate
}

// The ledger tells what really happened, and whether the host kept its promises.
func ExampleFake_Violations() {
	ctx := context.Background()
	f := fake.New(&fake.Options{Faults: []fake.Fault{fake.LoseAnswer(carrier.OpSubmit)}})
	order := exampleOrder(number)
	_, _ = f.Submit(ctx, order)
	order.PON = "PO-2" // a host that makes a new order of a lost answer
	_, _ = f.Submit(ctx, order)
	for _, v := range f.Violations(fake.NoDoubleSubmit) {
		fmt.Println(v.PON+":", v.Text)
	}
	// Output:
	// PO-2: number 1 is still on order PO-1
}

// A host's process ends at every boundary between its store and the carrier, one
// after the other.
func ExampleEveryCrash() {
	ctx := context.Background()
	lives := fake.EveryCrash(func() (*fake.Fake, func()) {
		f := fake.New(nil)
		return f, func() { // the host: its store has PO-1 before it calls
			_, _ = f.Submit(ctx, exampleOrder(number))
			f.RunUntilIdle()
			_, _ = f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		}
	}, func(f *fake.Fake, crash *fake.Crash) {
		if v := f.Violations(fake.NoDoubleSubmit, fake.EveryOrderEnded); len(v) > 0 {
			fmt.Println(crash, v)
		}
	})
	fmt.Println(lives > 4)
	// Output: true
}

// Two futures of one past.
func ExampleFake_Fork() {
	ctx := context.Background()
	f := fake.New(nil)
	_, _ = f.Submit(ctx, exampleOrder(number))
	other := f.Fork()
	_, _ = other.Cancel(ctx, &carrier.CancelRequest{PON: "PO-1"})
	f.RunUntilIdle()
	other.RunUntilIdle()
	for _, future := range []*fake.Fake{f, other} {
		r, _ := future.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		fmt.Println(r.Lines[0].Status)
	}
	// Output:
	// active
	// canceled
}

// A webhook that the host's endpoint can verify.
func ExampleFake_Webhook() {
	ctx := context.Background()
	f := fake.New(nil)
	_, _ = f.Submit(ctx, exampleOrder(number))
	f.AdvanceToNext()
	events, _ := f.ListEvents(ctx, &carrier.ListEventsRequest{})
	w := f.Webhook(events.Events[0])
	out, err := carrier.ParseWebhook(ctx, f, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
	fmt.Println(err, out.Events[0].PON)
	w.Body[20]++
	_, err = carrier.ParseWebhook(ctx, f, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
	fmt.Println(err)
	// Output:
	// <nil> PO-1
	// carrier: fake: parse-webhook: credentials are refused: signature
}

// Profiles are data: a carrier that releases numbers on Thursdays only.
func ExampleProfile() {
	p, _ := fake.ProfileNamed("wireline")
	p.Name, p.Batch = "thursdays", []time.Weekday{time.Thursday}
	f := fake.New(&fake.Options{Profiles: []fake.Profile{p}, TrustUnknown: true})
	_, _ = f.Submit(context.Background(), exampleOrder(numbering.MustParse("512-321-4567")))
	f.AdvanceToNext()
	r, _ := f.Status(context.Background(), &carrier.StatusRequest{PON: "PO-1"})
	fmt.Println(r.Lines[0].Release.Date, r.Lines[0].Release.Date.Weekday() == time.Thursday)
	fmt.Println(calendar.DateOf(f.Now()))
	// Output:
	// 2026-03-05 true
	// 2026-03-03
}

// The winning side of a port-out: another carrier asks with a wrong PIN, is refused,
// corrects it, and the number leaves; a day later it comes back.
func ExampleFake_AskPortOut() {
	ctx := context.Background()
	f := fake.New(nil)
	ask := carrier.PortOut{
		Ref: "OUT-7", Numbers: []numbering.Number{number}, GainingCarrier: "Bluebonnet Wireless",
		AccountNumber: loa.NewAccountNumber("C-1001"), PIN: loa.NewPIN("1111"), PostalCode: "78701",
	}
	for range 2 {
		f.AskPortOut(ask)
		events, _ := f.ListEvents(ctx, &carrier.ListEventsRequest{})
		w := f.Webhook(events.Events[len(events.Events)-1]) // what reaches the host's endpoint
		in, _ := f.ParseWebhook(ctx, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
		answer := &carrier.RespondPortOutRequest{Ref: in.PortOuts[0].Ref, Version: in.PortOuts[0].Version}
		if in.PortOuts[0].PIN.Reveal() != "4207" { // the host compares
			answer.Reasons = []carrier.Reason{{Code: carrier.PasscodeInvalid}}
		}
		report, _ := f.RespondPortOut(ctx, answer)
		fmt.Println("version", answer.Version, "is", report.Lines[0].Status)
		ask.PIN = loa.NewPIN("4207")
	}
	f.RunUntilIdle()
	f.Advance(24 * time.Hour)
	f.Happen("OUT-7", fake.Step{Act: fake.ActReturn, Reasons: []carrier.Reason{{Code: carrier.Snapback}}})
	fmt.Print(f.Timeline("OUT-7"))
	// Output:
	// version 1 is rejected
	// version 2 is confirmed
	// 2026-03-02 15:00 UTC  1: received
	// 2026-03-02 15:00 UTC  1: received to rejected, passcode-invalid
	// 2026-03-02 15:00 UTC  respond-port-out 1
	// 2026-03-02 15:00 UTC  1: rejected to received
	// 2026-03-02 15:00 UTC  1: received to confirmed on 2026-03-04
	// 2026-03-02 15:00 UTC  respond-port-out 2
	// 2026-03-04 12:49 UTC  1: confirmed to active
	// 2026-03-05 12:49 UTC  1: active to returned, snapback
}
