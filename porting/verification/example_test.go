package verification_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/verification"
)

// Decide gives events, Apply folds them, Next tells what is outstanding. The form is
// filed while the number is still on its way, and goes out once it has landed.
func ExampleDecide() {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	customer, host := porting.Actor{Role: porting.RoleCustomer}, porting.Actor{Role: porting.RoleSystem}
	number := numbering.MustParse("800-555-0142")
	var request verification.Request
	do := func(c verification.Command) {
		events, err := verification.Decide(request, c, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		request = verification.Apply(request, events...)
		fmt.Print(request.Status(), "; waits on ", request.WaitingOn().On)
		for _, a := range verification.Next(request, now) {
			fmt.Print("; next: ", a.Kind)
		}
		fmt.Println()
	}
	do(verification.Open{
		By: customer, ID: uuid.MustParse("00000000-0000-4000-8000-000000000007"), Country: loa.US,
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid},
		Numbers: []verification.OpenedLine{{Number: number}}, Form: form(),
		Plan: numbering.Standard().WithFictional(), // admits 555-01XX, for examples
	})
	do(verification.File{By: customer})
	do(verification.Submit{By: host})
	do(verification.RecordLanded{By: host, Numbers: []numbering.Number{number}})
	do(verification.Submit{By: host})
	// Output:
	// draft; waits on desk; next: ask-form
	// awaiting-number; waits on carrier
	// verification: submit: no number has landed: a number is verified once it is in service here
	// ready; waits on desk; next: submit
	// submitted; waits on carrier; next: send; next: notify
}

// Everything that is wrong with a form is told at once, in the order of its fields.
func ExamplePolicy_Check() {
	policy, _ := verification.PolicyNamed("general")
	f := form()
	f.Business.Website = "bakery.example.com"
	f.Business.Registration.Number = verification.NewRegistrationNumber("12-34567")
	f.Contact.Email = "maple.bakery@gmail.com"
	for _, p := range policy.Check(f, 1) {
		fmt.Printf("%s: %s\n  %s %s\n", p.Severity, p.Path, p.Message, p.Hint)
	}
	// Output:
	// error: business.registration.number
	//   The number is not an EIN. It has nine digits, as 12-3456789.
	// error: business.website
	//   The website is not an address that everybody can open. Write it as https://example.com/page, without a password, and not an address inside your network.
	// warning: contact.email
	//   The e-mail address is of a service that anybody can use, which reviewers often refuse. Use an address of the business's own domain.
}

// A host's own policy is a preset with its figures changed, each with its source.
func ExamplePolicy() {
	policy, _ := verification.PolicyNamed("single")
	policy.Name = "our carrier"
	policy.ResubmitDays = porting.Figure[int]{Value: 10, Rule: "contract 4.2", Source: "our contract, 2026", Evidence: porting.EvidenceVerified}
	policy.Fields = append(policy.Fields, verification.Requirement{
		Path: "privacy_url", Need: verification.Required, Source: "our contract, 2026", Evidence: porting.EvidenceVerified,
	})
	f := form()
	f.PrivacyURL = ""
	fmt.Println(policy.Check(f, 1))
	// Output:
	// error verification.required privacy_url: The privacy policy is missing.
}

// The form is data, for a host that draws it.
func ExampleFields() {
	for _, f := range verification.Fields()[:4] {
		fmt.Printf("%s %s %q\n", f.Path, f.Kind, f.Need)
	}
	// Output:
	// business.name text "required"
	// business.dba text ""
	// business.entity choice "required"
	// business.registration.type choice "if-registered"
}

// A reason says who can fix it, which field, and what to tell the customer.
func ExampleReasonCode_Advice() {
	a := verification.OptInUnreachable.Advice()
	fmt.Println(a.Fixer, a.Field, a.Next)
	fmt.Println(a.Customer.In("es"))
	// Output:
	// customer opt_in.image_urls resubmit
	// La imagen o página que muestra la suscripción no se abre. Indique una dirección que todos puedan abrir.
}

// A refused command says why, and what the state allows.
func ExampleError() {
	_, err := verification.Decide(verification.Request{}, verification.File{By: porting.Actor{Role: porting.RoleCustomer}}, time.Time{})
	refused, _ := errors.AsType[*verification.Error](err)
	fmt.Println(errors.Is(err, verification.ErrIllegal), refused.Legal)
	// Output: true [open]
}

// The host's books hear of each number that was verified, once, and charge nothing.
func ExampleVerifiedBy() {
	for _, v := range verification.VerifiedBy(verification.Event{
		Request: uuid.MustParse("00000000-0000-4000-8000-000000000007"), Kind: verification.NumberApproved,
		Numbers: []numbering.Number{numbering.MustParse("800-555-0142")},
	}) {
		fmt.Println(v.Key)
	}
	// Output: 00000000-0000-4000-8000-000000000007/verified/+18005550142
}

// The table of legal moves is data.
func ExampleTransitions() {
	for _, t := range verification.Transitions() {
		if t.From == verification.InReview {
			fmt.Println(t.On, "->", t.To)
		}
	}
	// Output:
	// number-approved -> approved
	// number-rejected -> rejected
	// number-denied -> denied
	// number-withdrawn -> withdrawn
	// number-left -> withdrawn
}

// A rejection reaches the customer with what to correct, and until when.
func ExampleMail() {
	r := verification.Request{Country: loa.US, Account: porting.Account{Language: "en"}}
	n := verification.Notice{
		Kind: verification.NoticeRejected, Numbers: []numbering.Number{numbering.MustParse("800-555-0142")},
		Reasons:    []verification.Reason{{Code: verification.WebsiteUnreachable}},
		ResubmitBy: time.Date(2026, 3, 9, 17, 0, 0, 0, time.UTC),
	}
	m := verification.Mail(r, n, time.UTC)
	fmt.Println(m.Subject)
	for line := range strings.Lines(m.Text) {
		if strings.HasPrefix(line, "* ") {
			fmt.Print(line)
		}
	}
	// Output:
	// Please correct your form for texting from (800) 555-0142
	// * The reviewers could not use your website. Give a page that opens
	// * File the corrected form by Monday, March 9, 2026. After that it has to
}
