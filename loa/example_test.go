package loa_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// exampleTerms are the terms that the examples start from.
func exampleTerms() loa.Terms {
	return loa.Terms{
		ID:       "loa-1",
		Country:  loa.US,
		Kind:     loa.Local,
		Language: loa.English,
		Customer: loa.NewCompany("Acme Plumbing LLC"),
		Signer:   loa.Signer{Name: "Ana Ruiz", Title: "Owner", Email: "ana@acme.example"},
		ServiceAddress: loa.Address{
			Line1: "500 5th Ave", Line2: "Suite 200", City: "Springfield", Region: "IL", PostalCode: "62701",
		},
		BTN:           loa.MustParseBTN("217-555-0100"),
		AccountNumber: loa.NewAccountNumber("0048-2219"),
		Losing:        loa.Provider{Name: "Heartland Telephone"},
		Gaining:       loa.Provider{Name: "Meridian Voice"},
		Numbers:       []numbering.Number{numbering.MustParse("217-555-0100")},
		Texting:       true,
	}
}

// A letter from its draft to its seal. Every step returns another letter.
func Example() {
	now := time.Date(2026, 3, 12, 15, 0, 0, 0, time.UTC)
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)) // yours comes from a key service

	l := loa.Draft(exampleTerms())
	policy, _ := loa.PolicyFor(loa.US, loa.Local)
	if p := policy.ValidateTerms(l.Terms, now); !p.OK() {
		fmt.Print(p)
		return
	}

	trace := loa.Trace{At: now, Auth: loa.AuthEmailLink}
	l, _ = loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: trace})
	l, _ = loa.Note(l, loa.Event{Type: loa.EventConsented, Trace: trace, TextID: "esign/3", TextSHA256: loa.HashText("the disclosures")})
	l, _ = loa.Sign(l, loa.Signature{Method: loa.Typed, Name: "Ana Ruiz", Text: "Ana Ruiz", Trace: trace})
	l, _ = loa.SealLetter(l, key, "seal-2026", now)

	fmt.Println("problems:", len(policy.Validate(l, now).Errors()))
	fmt.Println("seal:", len(loa.Verify(l, loa.Keys{"seal-2026": key.Public()})) == 0)
	fmt.Println("valid until", policy.ValidUntil(l).Format(time.DateOnly))

	l.Texting = false // a change to any term voids the signature
	fmt.Println("signed:", l.IsSigned())
	// Output:
	// problems: 0
	// seal: true
	// valid until 2026-05-11
	// signed: false
}

// All problems come at once, in field order, with what to do about each.
func ExamplePolicy_Validate() {
	t := exampleTerms()
	t.ServiceAddress.Line1, t.ServiceAddress.PostalCode = "PO Box 12", "90210"
	t.AccountNumber = loa.NewAccountNumber("****2219")
	policy, _ := loa.PolicyFor(loa.US, loa.Local)
	for _, p := range policy.Validate(loa.Draft(t), time.Date(2026, 3, 12, 15, 0, 0, 0, time.UTC)) {
		fmt.Printf("%s %s\n  %s %s\n", p.Code, p.Path, p.Message, p.Hint)
	}
	// Output:
	// loa.address.po-box service_address.line1
	//   A post office box is no service address. Give the street address where the telephones ring.
	// loa.address.postal-region service_address.postal_code
	//   The ZIP code is not of that state or province. One of the two is wrong. Check both against the record.
	// loa.account.masked account_number
	//   The account number is masked. Ask the losing carrier for the whole number.
	// loa.signature.required signature
	//   The letter is not signed. Have the account holder or an authorized person sign it.
}

// A host that submits to a carrier with a rule of its own changes the preset.
func ExamplePolicyFor() {
	policy, _ := loa.PolicyFor(loa.US, loa.Local)
	policy.PracticeDays = 15        // this carrier takes no letter older than that
	policy.Document.MaxAgeDays = 45 // but is patient with bills
	fmt.Println(policy.Name, policy.RuleDays, policy.PracticeDays, policy.Needs.SignerTitle)
	// Output: local-us 60 15 if-business
}

// What the losing carrier would refuse, before it does.
func ExampleCompare() {
	l := loa.Draft(exampleTerms())
	record := loa.Record{
		Source:         loa.SourceCSR,
		Date:           calendar.MustParseDate("2026-03-02"),
		Customer:       loa.NewCompany("ACME PLUMBING, L.L.C."),
		Authorized:     []string{"RUIZ, ANA"},
		ServiceAddress: loa.Address{Line1: "500 N FIFTH AVENUE STE 200", City: "SPRINGFIELD", Region: "Illinois", PostalCode: "62701-1234"},
		BTN:            loa.MustParseBTN("217-555-0100 014"),
		AccountNumber:  loa.NewAccountNumber("****2219"),
		Numbers:        []loa.RecordNumber{{Number: numbering.MustParse("217-555-0100")}},
	}
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	c := loa.Compare(&m, l, loa.Credentials{}, record)
	fmt.Println(c.Verdict)
	for _, f := range c.Fields {
		fmt.Println(strings.TrimSpace(fmt.Sprint(f.Field, ": ", f.Verdict, " ", f.Reason, f.Rules)))
	}
	fmt.Println(c.Mismatches()[0].Hint)
	// Output:
	// mismatch
	// numbers: exact
	// customer: equivalent case,punctuation,initials-joined
	// signer.name: equivalent case,name-order
	// service_address.line1: mismatch address.directional-missing
	// service_address.city: equivalent case
	// service_address.region: equivalent case,region-code
	// service_address.postal_code: equivalent zip4
	// btn: equivalent btn-customer-code
	// account_number: equivalent masked-tail
	// pin: not-compared loa.empty
	// The directional, such as N or SW, is missing, another, or stands elsewhere. Copy the record.
}

// Whoever sends a port-out learns that something differs, and nothing that would
// help to guess it.
func ExampleComparison_For() {
	m, _ := loa.MatchingNamed("simple-us")
	t := exampleTerms()
	t.AccountNumber = loa.NewAccountNumber("482219")
	record := loa.Record{
		Customer: loa.NewCompany("Acme Plumbing LLC"), AccountNumber: loa.NewAccountNumber("00482219"),
		Credentials: loa.Credentials{PIN: loa.NewPIN("4417")},
	}
	c := loa.Compare(&m, loa.Draft(t), loa.Credentials{PIN: loa.NewPIN("4418")}, record)
	for _, f := range c.Mismatches() {
		fmt.Println("inside: ", f.Field, f.Reason, f.Near, f.Hint != "")
	}
	for _, f := range c.For(loa.Outside).Mismatches() {
		fmt.Println("outside:", f.Field, f.Reason, f.Near, f.Hint != "")
	}
	// Output:
	// inside:  account_number account.leading-zero true true
	// inside:  pin pin.differs false false
	// outside: account_number account.differs false false
	// outside: pin pin.differs false false
}

// A PIN shows itself to no printer, logger or encoder.
func ExamplePIN() {
	c := loa.Credentials{PIN: loa.NewPIN("4417")}
	fmt.Printf("%v %d %+v\n", c.PIN, c.PIN, c)
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	log.Info("submitting", "pin", c.PIN, "account", loa.NewAccountNumber("0048-2219"))
	fmt.Println(c.PIN.Reveal())
	// Output:
	// [redacted] [redacted] {PIN:[redacted] PINExpires:0001-01-01 00:00:00 +0000 UTC SSN4: TaxID: DeviceID:}
	// level=INFO msg=submitting pin=[redacted] account=••••2219
	// 4417
}

// Text prints the letter for a terminal or a plain mail; HTML and package pdf print
// the same layout.
func ExampleText() {
	t := exampleTerms()
	t.Language = loa.Spanish
	text := loa.Text(loa.Draft(t))
	fmt.Println(text[:len("CARTA DE AUTORIZACIÓN\n*** Borrador – sin firmar ***")])
	// Output:
	// CARTA DE AUTORIZACIÓN
	// *** Borrador – sin firmar ***
}

// Street lines are taken apart by the rules of Publication 28 and Canada Post.
func ExampleParseStreet() {
	s := loa.ParseStreet(loa.CA, "104-2701, avenue Laurier Est")
	fmt.Println(s.Number, s.Name, s.Type, s.PostDirection, s.Unit, s.UnitID)
	// Output: 2701 LAURIER AVENUE E # 104
}

// A stored letter that is broken says where, and quotes nothing of it.
func ExampleDecodeLetter() {
	_, err := loa.DecodeLetter([]byte(`{"id": "loa-1", "account_number": 482219, "numbers": ["217-555-0100"]}`))
	fmt.Println(err)
	if e, ok := errors.AsType[*loa.DecodeError](err); ok {
		fmt.Println(e.Path)
	}
	// Output:
	// loa: account_number is not a text in quotes
	// account_number
}
