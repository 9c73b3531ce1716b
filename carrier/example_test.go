package carrier_test

import (
	"context"
	"fmt"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// The whole of a port as a host sees it: submit, look, correct, wait.
func Example() {
	ctx := context.Background()
	partner := fake.New(nil)
	order := &carrier.SubmitRequest{
		PON: "PO-1", Version: 1, Kind: loa.Local, Country: loa.US,
		Numbers:       []numbering.Number{numbering.MustParse("512-555-0106")}, // a magic number: wrong postal code first
		LosingCarrier: "Lone Star Telephone", AuthorizedPerson: "Rosa Delgado",
	}
	var c carrier.Carrier = partner
	for range 20 {
		report, err := c.Submit(ctx, order) // repeating it is safe
		if err != nil {
			fmt.Println(err)
			return
		}
		line := report.Lines[0]
		switch line.Status {
		case carrier.Rejected:
			advice := line.Reasons[0].Code.Advice()
			fmt.Println("rejected:", advice.Customer.In("en"))
			order.Version++
		case carrier.Confirmed:
			fmt.Println("confirmed for", line.Release.Date)
		case carrier.Active:
			fmt.Println("active")
			return
		default:
			fmt.Println(line.Status)
		}
		partner.AdvanceToNext()
	}
	// Output:
	// received
	// rejected: The ZIP or postal code does not match your current carrier's records. Check it on your bill and sign a new letter.
	// received
	// confirmed for 2026-03-04
	// active
}

// A reason is looked up, not switched over.
func ExampleReasonCode_Advice() {
	a := carrier.UnpaidBalance.Advice()
	fmt.Println(a.Fixer, a.Next, a.Improper)
	fmt.Println(a.Customer.In("fr"))
	// Output:
	// gaining-side dispute true
	// Votre fournisseur actuel refuse en raison d'un solde impayé, ce qui n'est pas permis. Nous contestons; votre dette demeure.
}

// One code of a carrier is not always one meaning.
func ExampleVocabulary_Reason() {
	for _, jcode := range []string{"E1", "8D"} {
		r, _ := carrier.Bandwidth().Reason("7402", jcode, "address or ZIP code mismatch")
		fmt.Println(r.RawCode, r.Code)
	}
	_, refusal := carrier.Bandwidth().Reason("7388", "", "signer's name was cut to 15 characters")
	fmt.Println("7388 is a refusal:", refusal)
	// Output:
	// 7402/E1 address-mismatch
	// 7402/8D postal-code-mismatch
	// 7388 is a refusal: false
}

// Wrap is how a host adds what it does around every call.
func ExampleWrap() {
	c := carrier.Wrap(fake.New(nil), func(ctx context.Context, call *carrier.Call, next func(context.Context) error) error {
		err := next(ctx)
		fmt.Println(call.Op, err)
		return err
	})
	_, _ = c.Status(context.Background(), &carrier.StatusRequest{PON: "PO-1"})
	_, _ = carrier.Check(context.Background(), c, &carrier.CheckRequest{Numbers: []numbering.Number{numbering.MustParse("512-555-0100")}})
	// Output:
	// status carrier: fake: status: order is not known
	// check <nil>
}

// Retry repeats what a repetition can heal.
func ExampleRetry() {
	partner := fake.New(&fake.Options{Faults: []fake.Fault{fake.Limit(2, 5*time.Second)}})
	c := carrier.Retry(partner, &carrier.RetryOptions{Sleep: func(_ context.Context, d time.Duration) error {
		fmt.Println("wait", d)
		partner.Advance(d) // a host sleeps here
		return nil
	}})
	_, err := carrier.Describe(context.Background(), c, &carrier.DescribeRequest{})
	fmt.Println(err)
	// Output:
	// wait 5s
	// wait 5s
	// <nil>
}

// A number goes to the preferred partner that covers it, and the others' answers say
// why it did not go to them.
func ExamplePartners() {
	texas := fake.New(&fake.Options{Coverage: &fake.Coverage{Only: []string{"512"}}})
	partners := carrier.Partners{{Name: "texas", Carrier: texas}, {Name: "nation", Carrier: fake.New(nil)}}
	coverage := partners.Coverage(context.Background(), []numbering.Number{
		numbering.MustParse("512-555-0100"), numbering.MustParse("214-555-0100"), numbering.MustParse("406-555-0100"),
	})
	for _, n := range coverage.Numbers {
		fmt.Printf("%s %q %q\n", n.Number.National(), n.Partner, n.Reason().Code)
	}
	// Output:
	// (214) 555-0100 "nation" ""
	// (406) 555-0100 "" "rate-center-unsupported"
	// (512) 555-0100 "texas" ""
}

// Several partners are one carrier: a check asks them all, and an order goes to the
// partner that the host planned it for and stored with it.
func ExamplePartners_Carrier() {
	ctx := context.Background()
	texas := fake.New(&fake.Options{Coverage: &fake.Coverage{Only: []string{"512"}}})
	partners := carrier.Partners{{Name: "texas", Carrier: texas}, {Name: "nation", Carrier: fake.New(nil)}}
	stored := map[string]string{} // a table of the host's database

	numbers := []numbering.Number{numbering.MustParse("214-555-0100"), numbering.MustParse("512-555-0100")}
	plan := partners.Plan(partners.Coverage(ctx, numbers), loa.Local, loa.US)
	c := partners.Carrier(func(pon string) string { return stored[pon] })
	for i, part := range plan {
		order := &carrier.SubmitRequest{
			PON: fmt.Sprintf("PO-%d", i+1), Version: 1, Kind: loa.Local, Country: loa.US, Numbers: part.Numbers,
			LosingCarrier: "Lone Star Telephone", AuthorizedPerson: "Rosa Delgado",
		}
		stored[order.PON] = part.Partner // before the call
		report, err := c.Submit(ctx, order)
		fmt.Println(part.Partner, report.PON, report.Lines[0].Number.National(), err)
	}
	fmt.Println(carrier.Can(c, carrier.OpActivate))
	// Output:
	// texas PO-1 (512) 555-0100 <nil>
	// nation PO-2 (214) 555-0100 <nil>
	// true
}
