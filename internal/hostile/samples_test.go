package hostile_test

import (
	"crypto/ed25519"
	"encoding/json"
	"net/netip"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

// The good samples, which hold all that is planted.

var (
	now      = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	orderID  = uuid.MustParse("00000000-0000-4000-8000-000000000001")
	number   = numbering.MustParse(plantedNumber)
	other    = numbering.MustParse("+13125550143")
	tollFree = numbering.MustParse("+18005550142")
	agent    = porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	partner  = porting.Actor{Role: porting.RoleCarrier}
	customer = porting.Actor{Role: porting.RoleCustomer, Name: "admin"}
	sealer   = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	// fictional lets 555-01XX be somebody's.
	fictional = numbering.Standard().WithFictional()
	account   = porting.Account{ID: "acct-1", Standing: porting.StandingPaid, AdminEmail: "admin@host.example", Language: "en"}
)

func asJSON(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return b
}

func address() loa.Address {
	return loa.Address{Line1: plantedStreet, City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US}
}

func terms() loa.Terms {
	return loa.Terms{
		ID: "L-1", Country: loa.US, Kind: loa.Local, Language: loa.English,
		Customer:       loa.NewPerson(plantedName),
		Signer:         loa.Signer{Name: plantedName, Capacity: loa.AccountHolder, Email: plantedEmail, Phone: number},
		ServiceAddress: address(), BillingAddress: address(),
		BTN: loa.NewBTN(number), AccountNumber: loa.NewAccountNumber(plantedAccount),
		Losing: loa.Provider{Name: "Prairie Bell", SPID: "1234"}, Gaining: loa.Provider{Name: "Example Voice", SPID: "987A"},
		Numbers: []numbering.Number{number, other}, RequestedDate: calendar.MustParseDate("2026-03-24"), CreatedAt: now,
	}
}

func trace(minutes int) loa.Trace {
	return loa.Trace{
		At: now.Add(time.Duration(minutes) * time.Minute), IP: netip.MustParseAddr("203.0.113.40"), UserAgent: "Mozilla/5.0",
		Auth: loa.AuthEmailLink,
	}
}

func letter(t testing.TB) loa.Letter {
	t.Helper()
	l := loa.Draft(terms())
	var err error
	for i, e := range []loa.Event{
		{Type: loa.EventPresented},
		{Type: loa.EventViewed},
		{Type: loa.EventConsented, TextID: "esign/1", TextSHA256: loa.HashText("disclosures")},
	} {
		e.Trace = trace(i)
		l, err = loa.Note(l, e)
		require.NoError(t, err)
	}
	l, err = loa.Sign(l, loa.Signature{Method: loa.Typed, Name: plantedName, Text: plantedName, Trace: trace(3)})
	require.NoError(t, err)
	return l
}

func sealed(t testing.TB) loa.Letter {
	t.Helper()
	l, err := loa.SealLetter(letter(t), sealer, "key-1", now.Add(time.Hour))
	require.NoError(t, err)
	return l
}

func credentials() loa.Credentials {
	return loa.Credentials{
		PIN: loa.NewPIN(plantedPIN), SSN4: loa.NewSSN4(plantedSSN4), TaxID: loa.NewTaxID(plantedTaxID), DeviceID: loa.NewDeviceID(plantedDevice),
		PINExpires: now.Add(24 * time.Hour),
	}
}

func bill() loa.Record {
	return loa.Record{
		Source: loa.SourceBill, Date: calendar.MustParseDate("2026-02-20"), Carrier: loa.Provider{Name: "Prairie Bell"},
		Customer: loa.NewPerson(plantedName), Authorized: []string{plantedName}, ServiceAddress: address(), BillingAddress: address(),
		BTN: loa.NewBTN(number), AccountNumber: loa.NewAccountNumber(plantedAccount),
		Numbers: []loa.RecordNumber{{Number: number, Features: []string{"dsl"}}, {Number: other}}, Features: []string{"dsl"},
		Credentials: credentials(),
	}
}

func document() loa.Document {
	return loa.Document{Record: bill(), MediaType: "application/pdf", Bytes: 1000, Pages: 1, PagesOf: 1, SHA256: loa.HashText("bill")}
}

// life is an order that has been submitted, rejected for one number and scheduled for
// the other, with all of its events.
func life(t testing.TB) (porting.Order, []porting.Event) {
	t.Helper()
	var o porting.Order
	var all []porting.Event
	at := now
	do := func(c porting.Command) {
		events, err := porting.Decide(o, c, at)
		require.NoError(t, err)
		o, all = porting.Apply(o, events...), append(all, events...)
		at = at.Add(time.Hour)
	}
	do(porting.Open{By: customer, ID: orderID, PON: "P-1", Account: account, Planned: porting.PlannedOrder{
		Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell", LosingSPID: "1234",
		AccountNumber: loa.NewAccountNumber(plantedAccount),
		Lines: []porting.PlannedLine{
			{Number: number, Checked: true, Temporary: numbering.MustParse("+18725550190")}, {Number: other, Checked: true},
		},
	}, Rules: porting.Rules{FetchHours: 6, Matching: "wireline-us"}})
	do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	do(porting.AskDocuments{By: agent})
	do(porting.ReceiveLetter{By: customer, Letter: letter(t)})
	do(porting.ReceiveDocument{By: customer, Document: porting.Document{Name: "bill.pdf", Document: document()}})
	do(porting.VerifyDocuments{By: agent})
	require.Equal(t, []porting.LineState{porting.Ready, porting.Ready}, []porting.LineState{o.Lines[0].State, o.Lines[1].State}, "%v", o.Missing)
	do(porting.AskTexting{By: customer})
	do(porting.Submit{By: agent})
	day := carrier.Release{Date: calendar.MustParseDate("2026-03-10")}
	do(porting.ReceiveReport{By: partner, Report: carrier.Report{PON: "P-1", AsOf: at, Lines: []carrier.LineReport{
		{Number: number, Version: 1, Ref: "R-1", Status: carrier.Rejected, At: at, Reasons: []carrier.Reason{
			{Code: carrier.PostalCodeMismatch, RawCode: "7402", Text: "ZIP does not match"},
		}},
		{Number: other, Version: 1, Ref: "R-1", Status: carrier.Confirmed, At: at, Release: day},
	}}})
	do(porting.ChangeDate{By: customer, Date: calendar.MustParseDate("2026-03-17")})
	do(porting.Comment{By: customer, Text: "thank you", Key: "c-1"})
	return o, all
}

func submitRequest() *carrier.SubmitRequest {
	t := terms()
	return &carrier.SubmitRequest{
		PON: "P-1", Version: 1, Reference: orderID.String(), Kind: t.Kind, Country: t.Country, Numbers: t.Numbers,
		LosingCarrier: t.Losing.Name, LosingSPID: t.Losing.SPID, Customer: t.Customer,
		AuthorizedPerson: t.Signer.Name, AuthorizedEmail: t.Signer.Email, ServiceAddress: t.ServiceAddress, BillingAddress: t.BillingAddress,
		AccountNumber: t.AccountNumber, BTN: number, DesiredDate: calendar.MustParseDate("2026-03-24"),
		PIN: loa.NewPIN(plantedPIN), SSN4: loa.NewSSN4(plantedSSN4), TaxID: loa.NewTaxID(plantedTaxID), DeviceID: loa.NewDeviceID(plantedDevice),
		Texting: true, Params: map[string]string{"trunk": "t-1"},
		Documents: []carrier.Document{{Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: []byte("%PDF")}},
	}
}

func subscriber() fake.Account {
	return fake.Account{
		Carrier: "Prairie Bell", SPID: "1234", Number: plantedAccount, PIN: plantedPIN, SSN4: plantedSSN4, TaxID: plantedTaxID, DeviceID: plantedDevice, BTN: number, Customer: loa.NewPerson(plantedName),
		ServiceAddress: address(), BillingAddress: address(), Numbers: []numbering.Number{number, other},
	}
}

func portOut() carrier.PortOut {
	return carrier.PortOut{
		Ref: "PO-1", PON: "X-1", Numbers: []numbering.Number{number}, GainingCarrier: "Other Voice", Name: plantedName,
		AccountNumber: loa.NewAccountNumber(plantedAccount), PIN: loa.NewPIN(plantedPIN), PostalCode: "60622", At: now, AnswerBy: now.Add(time.Hour),
		SSN4: loa.NewSSN4(plantedSSN4), TaxID: loa.NewTaxID(plantedTaxID), DeviceID: loa.NewDeviceID(plantedDevice),
	}
}

func form() verification.Form {
	return verification.Form{
		Business: verification.Business{
			Name: plantedName + " LLC", Entity: verification.PrivateCompany,
			Registration: verification.Registration{Type: verification.EIN, Number: verification.NewRegistrationNumber(plantedTaxID), Country: loa.US},
			Address:      address(), Website: "https://quillfeather.example.com",
		},
		Contact: verification.Contact{FirstName: "Zephyrine", LastName: "Quillfeather", Email: "zephyrine@quillfeather.example.com", Phone: number},
		UseCase: "order-notifications", Summary: "Customers who order online hear when it is ready.",
		Samples: []string{plantedName + ": your order is ready. Reply STOP to opt out."},
		OptIn: verification.OptIn{
			Method: verification.OptInWebForm, Description: "A box that is not ticked.",
			ImageURLs: []string{"https://quillfeather.example.com/opt-in.png"}, Keywords: []string{"JOIN"},
		},
		MonthlyVolume: 400, WhySeveral: "One for each shop.", AgeGated: true, Section527: true, CampaignToken: "cv-token",
		PrivacyURL: "https://quillfeather.example.com/privacy", TermsURL: "https://quillfeather.example.com/terms",
	}
}

// verified is a request for verification that was rejected once.
func verified(t testing.TB) (verification.Request, []verification.Event) {
	t.Helper()
	var r verification.Request
	var all []verification.Event
	at := now
	for _, c := range []verification.Command{
		verification.Open{By: customer, ID: orderID, Account: account, Country: loa.US, Plan: fictional, Form: form(), Numbers: []verification.OpenedLine{{Number: tollFree, LandedAt: now}}},
		verification.File{By: customer},
		verification.Submit{By: agent},
		verification.ReceiveReport{By: partner, Report: verification.Report{Request: orderID, AsOf: now.Add(3 * time.Hour), Lines: []verification.LineReport{{
			Number: tollFree, Version: 1, Ref: "V-1", Status: verification.StatusRejected, At: now.Add(3 * time.Hour),
			Reasons: []verification.Reason{{Code: "opt-in-unreachable", RawCode: "1101", Text: "as the carrier puts it"}}, ResubmitBy: now.Add(200 * time.Hour),
		}}}},
	} {
		events, err := verification.Decide(r, c, at)
		require.NoError(t, err)
		r, all = verification.Apply(r, events...), append(all, events...)
		at = at.Add(time.Hour)
	}
	return r, all
}

// leaving is an account from which another carrier asked for a number, with a PIN that
// is wrong.
func leaving(t testing.TB) (portout.Account, []portout.Event) {
	t.Helper()
	kept, err := portout.DigestPIN(loa.NewPIN("483920"), []byte("16 random bytes!"), 1)
	require.NoError(t, err)
	due, err := portout.When(&porting.Timing{
		Numbers: []numbering.Number{number}, SubmittedAt: now, LoadZone: time.LoadLocation, Plan: fictional,
	}, calendar.Date{})
	require.NoError(t, err)
	asked := portOut()
	asked.GainingCarrier += "\r\n<script>"
	var a portout.Account
	var all []portout.Event
	for _, c := range []portout.Command{
		portout.Open{By: agent, Holder: account},
		portout.SetPIN{By: agent, Kept: kept},
		portout.Receive{By: agent, Due: due, Ask: portout.AskOf(asked), Subscriber: portout.Subscriber{Record: bill()}},
	} {
		events, err := portout.Decide(a, c, now)
		require.NoError(t, err)
		a, all = portout.Apply(a, events...), append(all, events...)
	}
	require.NotEmpty(t, a.Requests)
	return a, all
}
