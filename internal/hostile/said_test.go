package hostile_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/pdf"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

// quiet is where a value shows nothing of the subscriber: names, numbers and streets.
type quiet int

const (
	secretsOnly quiet = iota // the subscriber may be seen, secrets never are
	inLogs                   // in what slog writes; fmt may show them
	everywhere
)

// TestLogs prints and logs everything that holds something planted.
func TestLogs(t *testing.T) {
	o, events := life(t)
	r, verifications := verified(t)
	submission, err := verification.SubmissionOf(r, 1)
	require.NoError(t, err)
	leaver, leaverEvents := leaving(t)
	planned := porting.PlannedOrder{AccountNumber: loa.NewAccountNumber(plantedAccount), Lines: []porting.PlannedLine{{Number: number}}}
	record, rec := bill(), document()
	for _, v := range []struct {
		name  string
		value any
		// quiet says where nothing of the subscriber may be seen either.
		quiet quiet
		// open says why it is known to fall short.
		open string
	}{
		{"pin", loa.NewPIN(plantedPIN), everywhere, ""},
		{"ssn4", loa.NewSSN4(plantedSSN4), everywhere, ""},
		{"tax id", loa.NewTaxID(plantedTaxID), everywhere, ""},
		{"device", loa.NewDeviceID(plantedDevice), everywhere, ""},
		{"account number", loa.NewAccountNumber(plantedAccount), everywhere, ""},
		{"registration number", verification.NewRegistrationNumber(plantedTaxID), everywhere, ""},
		{"credentials", credentials(), everywhere, ""},
		{"terms", terms(), everywhere, ""},
		{"letter", letter(t), everywhere, ""},
		{"record", record, everywhere, ""},
		{"document", rec, everywhere, ""},
		{"order", o, everywhere, ""},
		{"line", *o.Lines[0], everywhere, ""},
		{"event", events[3], everywhere, ""},
		{"document event", events[4], everywhere, ""},
		{"action", porting.Next(o, now.AddDate(0, 0, 9))[0], everywhere, ""},
		{"order's document", *o.Documents[0], everywhere, ""},
		{"opening", *events[0].Opening, secretsOnly, ""},
		{"planned order", planned, inLogs, ""},
		{"open", porting.Open{Planned: planned}, inLogs, ""},
		{"receive-letter", porting.ReceiveLetter{Letter: letter(t)}, everywhere, ""},
		{"receive-document", porting.ReceiveDocument{Document: *o.Documents[0]}, everywhere, ""},
		{"requested number", porting.RequestedNumber{Number: number, AccountNumber: loa.NewAccountNumber(plantedAccount)}, inLogs, ""},
		{"submit request", *submitRequest(), inLogs, ""},
		{"fetch record", carrier.FetchRecordRequest{Number: number, AccountNumber: loa.NewAccountNumber(plantedAccount), PIN: loa.NewPIN(plantedPIN)}, inLogs, ""},
		{"fetched record", carrier.FetchRecordResponse{Record: record}, everywhere, ""},
		{"port-out", portOut(), inLogs, ""},
		{"form", form(), everywhere, ""},
		{"verification", r, everywhere, ""},
		{"verification's event", verifications[0], everywhere, ""},
		{"port-out's account", leaver, everywhere, ""},
		{"port-out's event", leaverEvents[len(leaverEvents)-1], everywhere, ""},
		{"port-out's ask", portout.AskOf(portOut()), everywhere, ""},
		{"port-out's request", leaver.Requests[0], everywhere, ""},
		{"receive a port-out", portout.Receive{By: agent, Ask: portout.AskOf(portOut()), Subscriber: portout.Subscriber{Record: record}}, secretsOnly, ""},
		{"submission", submission, everywhere, ""},
	} {
		t.Run(v.name, func(t *testing.T) {
			var said, log strings.Builder
			logged(&log, v.value)
			for _, around := range []any{v.value, struct{ V any }{v.value}, []any{v.value}, map[string]any{"v": v.value}} {
				printed(&said, around)
			}
			leaked := found(said.String()+log.String(), secrets)
			if v.quiet >= inLogs {
				leaked += found(log.String(), personal)
			}
			if v.quiet >= everywhere {
				leaked += found(said.String(), personal)
			}
			switch {
			case v.open == "":
				require.Empty(t, leaked)
			case leaked == "":
				t.Errorf("nothing is seen any more: take the exemption away (%s)", v.open)
			default:
				t.Logf("known: %q is seen: %s", leaked, v.open)
			}
		})
	}
}

// TestRecordings looks for the planted in what a recording of calls writes.
func TestRecordings(t *testing.T) {
	f := taken(t)
	var tape bytes.Buffer
	c := carrier.Recording(f, &tape)
	again := submitRequest()
	_, err := c.Submit(t.Context(), again)
	require.NoError(t, err)
	again.AccountNumber = loa.NewAccountNumber(plantedAccount + "-1")
	_, err = c.Submit(t.Context(), again)
	require.ErrorIs(t, err, carrier.ErrConflict)
	_, err = carrier.FetchRecord(t.Context(), c, &carrier.FetchRecordRequest{
		Number: number, AccountNumber: loa.NewAccountNumber(plantedAccount), PIN: loa.NewPIN(plantedPIN),
	})
	require.NoError(t, err)
	w := f.PortOutWebhook(portOut())
	_, err = carrier.ParseWebhook(t.Context(), c, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
	require.NoError(t, err)
	_, err = carrier.ParseWebhook(t.Context(), c, &carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body[1:], At: f.Now()})
	require.ErrorIs(t, err, carrier.ErrUnauthorized)
	require.Equal(t, 5, bytes.Count(tape.Bytes(), []byte("\n")))
	require.Empty(t, found(tape.String(), secrets))
}

// TestPages looks for secrets in everything that is written for people, and for marks
// and line breaks of those who fill in the fields.
func TestPages(t *testing.T) {
	const mark = `<script>alert(1)</script>"><img src=x>`
	hostile := func(s *string) { *s += mark }

	l := letter(t)
	terms := l.Terms
	for _, s := range []*string{
		&terms.Customer.FirstName, &terms.Customer.LastName, &terms.Signer.Name, &terms.Signer.Email, &terms.ServiceAddress.Line1,
		&terms.BillingAddress.City, &terms.Losing.Name, &terms.Gaining.Name, &terms.Reseller, &terms.ID,
	} {
		hostile(s)
	}
	terms.Statements = nil
	drafted := loa.Draft(terms)
	signed, err := loa.Sign(drafted, loa.Signature{Method: loa.Typed, Name: plantedName + mark, Text: mark, Trace: loa.Trace{At: now, UserAgent: mark}})
	require.NoError(t, err)
	revoked := loa.Revoke(signed, now.Add(time.Hour), mark)
	// The account number belongs on a letter; what proves it does not.
	proofs := []string{plantedPIN, plantedTaxID, plantedDevice, plantedSSN4}
	for _, l := range []loa.Letter{l, sealed(t), drafted, signed, revoked} {
		html := loa.HTML(l)
		require.Empty(t, found(html+loa.Text(l), proofs))
		require.NotContains(t, html, "<script")
		require.NotContains(t, html, "<img src=x")
		page, err := pdf.Render(l, nil)
		require.NoError(t, err)
		require.Empty(t, found(string(page), proofs))
	}

	o, events := life(t)
	o.LosingCarrier += "\r\nBcc: x\x00" + mark
	o.Agent, o.Ticket = "Dana\nX"+mark, "T-1\nX"+mark
	var said strings.Builder
	for _, kind := range []porting.NoticeKind{
		porting.NoticeNotPortable, porting.NoticeDocumentsNeeded, porting.NoticeSubmitted, porting.NoticeRejected, porting.NoticeApproved,
		porting.NoticeDateChanged, porting.NoticeDelayed, porting.NoticeCompleted, porting.NoticeTextingActive, porting.NoticeCanceled,
		porting.NoticeCancelRefused, porting.NoticeReturned, "unheard\nof",
	} {
		m := notice.Mail(o, porting.Notice{Kind: kind, Seq: 1, Numbers: []numbering.Number{number}, Reasons: []carrier.Reason{
			{Code: carrier.PasscodeInvalid, RawCode: "7435"},
			{Code: carrier.TaxIDMismatch, RawCode: "8B", Text: "SSN is not " + plantedSSN4 + " , tax id not " + plantedTaxID},
			{Code: carrier.Other, Text: "IMEI " + plantedDevice + " with SSN " + plantedSSN4 + " is blocked"},
		}}, nil)
		require.False(t, strings.ContainsAny(m.Subject, "\r\n\x00"), kind)
		require.NotContains(t, m.HTML, "<script")
		require.NotContains(t, m.HTML, "<img src=x")
		said.WriteString(m.Subject + m.Text + m.HTML)
	}
	locale := notice.Customer(o, nil)
	said.WriteString(notice.Timeline(notice.Entries(events, porting.RoleAgent, locale), locale))
	said.WriteString(notice.Draw(events, now, calendar.Calendar{}, locale).SVG())
	for _, m := range porting.MissingDocuments(o, now.AddDate(1, 0, 0)) {
		said.WriteString(m.Field + m.Code + m.Message + m.Hint)
	}
	require.Empty(t, found(said.String(), secrets))

	leaver, leaverEvents := leaving(t)
	var out strings.Builder
	for _, n := range leaver.Notices {
		m := portout.Mail(leaver, n, nil)
		require.False(t, strings.ContainsAny(m.Subject, "\r\n\x00"), n.Kind)
		require.NotContains(t, m.HTML, "<script")
		out.WriteString(m.Subject + m.Text + m.HTML)
	}
	for _, e := range leaverEvents {
		out.WriteString(portout.Describe(leaver, e, nil).Text + portout.Findings(e).Text)
	}
	require.Empty(t, found(out.String()+string(asJSON(t, leaver))+string(asJSON(t, leaverEvents)), secrets), "neither an account nor its events hold what was claimed")

	other := bill()
	other.AccountNumber, other.Credentials = loa.NewAccountNumber("7719-0042-8831"), loa.Credentials{
		PIN: loa.NewPIN("4472"), SSN4: loa.NewSSN4("6614"), TaxID: loa.NewTaxID("98-7654322"), DeviceID: loa.NewDeviceID("353918057788993"),
	}
	for _, name := range []string{"simple-us", "wireless-us", "wireline-us", "toll-free", "wireline-ca", "wireless-ca", "port-out-us"} {
		m, ok := loa.MatchingNamed(name)
		require.True(t, ok)
		c := loa.Compare(&m, l, credentials(), other)
		require.Empty(t, found(string(asJSON(t, c)), secrets, []string{"7719-0042-8831", "98-7654322", "353918057788993"}), name)
	}

	ledger, err := billing.Open(subscription())
	require.NoError(t, err)
	ledger, err = ledger.Tell(time.UTC,
		billing.Fact{Key: plantedPIN, Kind: billing.FactNumberJoined, At: now, Number: plantedAccount, Label: "(312) 555-0142" + mark},
		billing.Fact{Key: plantedPIN + "2", Kind: billing.FactItem, At: now, Label: mark, Amount: billing.MustParseMoney("9.00 USD")},
		billing.Fact{Key: plantedPIN + "3", Kind: billing.FactCarrierFee, At: now, Label: mark, Amount: billing.MustParseMoney("9.00 USD")},
	)
	require.NoError(t, err)
	period := billing.Period{From: calendar.MustParseDate("2026-03-02"), To: calendar.MustParseDate("2026-05-02")}
	invoice, err := ledger.Invoice(period, &billing.InvoiceOptions{ShowFree: true})
	require.NoError(t, err)
	statement, err := ledger.Statement(period)
	require.NoError(t, err)
	quote, err := ledger.Quote(billing.PortRequest{At: now, Zone: time.UTC, Numbers: []billing.PortNumber{{Number: plantedAccount, Label: mark}}})
	require.NoError(t, err)
	for _, d := range []billing.Document{invoice, statement, quote} {
		for _, lang := range []language.Tag{language.English, language.French, language.Spanish} {
			opt := billing.RenderOptions{
				Lang: lang, Customer: []string{plantedName + mark}, Seller: []string{mark}, Number: mark,
				Numbers: ledger.Numbers(calendar.MustParseDate("2026-04-01")),
			}
			var html, text bytes.Buffer
			require.NoError(t, billing.WriteHTML(&html, d, &opt))
			require.NoError(t, billing.WriteText(&text, d, &opt))
			require.Empty(t, found(html.String()+text.String(), secrets))
			require.NotContains(t, html.String(), "<script")
			require.NotContains(t, html.String(), "<img src=x")
		}
	}
}
