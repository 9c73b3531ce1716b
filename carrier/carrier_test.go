package carrier_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

var (
	ctx   = context.Background()
	lobby = numbering.MustParse("512-555-0142")
	desk  = numbering.MustParse("512-555-0143")
	noon  = time.Date(2026, time.March, 2, 18, 0, 0, 0, time.UTC)
)

// pin compares the wire form of a value with a golden file.
func pin(t *testing.T, name string, v any) {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/"+name+".golden.json", append(b, '\n'))
}

func request() *carrier.SubmitRequest {
	return &carrier.SubmitRequest{
		PON: "PO-1", Version: 1, Reference: "case 7", Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{lobby, desk},
		LosingCarrier: "Lone Star Telephone", LosingSPID: "1234", Customer: loa.NewCompany("Pecan Street Bakery, LLC"),
		AuthorizedPerson: "Rosa Delgado", ServiceAddress: loa.Address{Line1: "600 Congress Ave", City: "Austin", Region: "TX", PostalCode: "78701", Country: loa.US},
		AccountNumber: loa.NewAccountNumber("4471-0093"), BTN: lobby, PIN: loa.NewPIN("0420"),
		SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"),
		DesiredDate: calendar.MustParseDate("2026-03-20"), Partial: true, RemainingAction: "keep", NewBTN: numbering.MustParse("512-555-0144"),
		Texting: true, Documents: []carrier.Document{{Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: []byte("x")}},
		Params: map[string]string{"trunk": "t-1"},
	}
}

// portOut is another carrier's request, with the credentials of [request].
func portOut() *carrier.PortOut {
	r := request()
	return &carrier.PortOut{
		Ref: "OUT-1", PON: "X-1", Version: 2, Kind: loa.Wireless, Numbers: []numbering.Number{lobby}, Name: "Rosa Delgado",
		AccountNumber: r.AccountNumber, PIN: r.PIN, SSN4: r.SSN4, TaxID: r.TaxID, DeviceID: r.DeviceID,
	}
}

// proofs are the credentials of both.
var proofs = []string{"0420", "6613", "98-7654321", "353918057788992"}

// The wire forms never change but by addition.
func TestWireForms(t *testing.T) {
	pin(t, "submit", request())
	pin(t, "report", &carrier.Report{
		PON: "PO-1", AsOf: noon, Sequence: 3, Lines: []carrier.LineReport{
			{Number: lobby, Version: 1, Ref: "W1", Status: carrier.Confirmed, Raw: "FOC", Release: carrier.Release{Date: calendar.MustParseDate("2026-03-20"), From: noon}, At: noon},
			{Number: desk, Version: 2, Ref: "W2", Status: carrier.Rejected, Reasons: []carrier.Reason{{Code: carrier.Other, RawCode: "7999", Text: "see remarks"}}, Cancel: carrier.CancelPending},
		},
	})
	pin(t, "reasons", carrier.Reasons())

	b, err := json.Marshal(request())
	require.NoError(t, err)
	for _, secret := range proofs {
		require.NotContains(t, string(b), secret)
	}
	var back carrier.SubmitRequest
	require.NoError(t, json.Unmarshal(b, &back))
	require.True(t, back.PIN.IsWithheld() && back.SSN4.IsWithheld() && back.TaxID.IsWithheld() && back.DeviceID.IsWithheld())
	require.ErrorIs(t, back.Validate(), carrier.ErrInvalid)
}

// A port-out that was stored and read back has lost what proves the account.
func TestWithheldPortOut(t *testing.T) {
	b, err := json.Marshal(portOut())
	require.NoError(t, err)
	for _, secret := range proofs {
		require.NotContains(t, string(b), secret)
	}
	var back carrier.PortOut
	require.NoError(t, json.Unmarshal(b, &back))
	require.True(t, back.PIN.IsWithheld() && back.SSN4.IsWithheld() && back.TaxID.IsWithheld() && back.DeviceID.IsWithheld())
}

// No secret shows when a request is printed or an error is made.
func TestRedaction(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, v := range []any{*request(), request(), *portOut()} {
			s := fmt.Sprintf(verb, v)
			for _, secret := range append(proofs, "4471") {
				require.NotContains(t, s, secret, verb)
			}
		}
	}
}

// The table of reasons is whole: each code once, each with who, what and three
// languages.
func TestReasons(t *testing.T) {
	seen := map[carrier.ReasonCode]bool{}
	var texts []string
	for _, a := range carrier.Reasons() {
		require.False(t, seen[a.Code], a.Code)
		seen[a.Code] = true
		require.Equal(t, a, a.Code.Advice())
		require.True(t, a.Code.Known())
		require.Regexp(t, `^[a-z]+(-[a-z0-9]+)*$`, string(a.Code))
		require.NotEmpty(t, a.Meaning)
		require.Contains(t, []carrier.Fixer{carrier.FixCustomer, carrier.FixLosingCarrier, carrier.FixGainingSide, carrier.FixNobody}, a.Fixer)
		require.Contains(t, []carrier.NextStep{carrier.Resubmit, carrier.Wait, carrier.Redate, carrier.Dispute, carrier.GiveUp}, a.Next)
		require.Equal(t, a.Improper, a.Next == carrier.Dispute, a.Code)
		for _, language := range []string{"en", "fr", "es"} {
			w := a.Customer.In(language)
			require.True(t, strings.HasSuffix(w, "."), w)
			require.True(t, unicode.IsUpper([]rune(w)[0]), w)
			texts = append(texts, w)
		}
		require.Equal(t, a.Customer.EN, a.Customer.In("de"))
	}
	for code, want := range map[carrier.ReasonCode]bool{
		carrier.PasscodeInvalid: true, carrier.PasscodeRequired: true, carrier.TaxIDMismatch: true,
		carrier.AccountNumberMismatch: false, carrier.LineFrozen: false, carrier.Other: false,
	} {
		require.Equal(t, want, code.Advice().Credential(), code)
	}
	require.GreaterOrEqual(t, len(seen), 45)
	require.Len(t, texts, 3*len(seen))
	odd := carrier.ReasonCode("brand-new").Advice()
	require.Equal(t, carrier.ReasonCode("brand-new"), odd.Code)
	require.Equal(t, carrier.Other.Advice().Customer, odd.Customer)
	require.False(t, carrier.ReasonCode("brand-new").Known())
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = carrier.LineFrozen.Advice() }))
}

// Each vocabulary maps each code once, to codes of the table; what is not known is
// other, and warnings are no reasons.
func TestVocabularies(t *testing.T) {
	for name, v := range map[string]carrier.Vocabulary{
		"telnyx": carrier.Telnyx(), "bandwidth": carrier.Bandwidth(), "twilio": carrier.Twilio(), "jcodes": carrier.JCodes(),
	} {
		seen, general := map[string]bool{}, map[string]bool{}
		for _, m := range v {
			key := m.Code + "/" + m.Detail
			require.False(t, seen[key], "%s %s", name, key)
			require.False(t, general[m.Code], "%s %s comes after its general form", name, key)
			seen[key], general[m.Code] = true, m.Detail == ""
			require.True(t, m.Reason == "" || m.Reason.Known(), "%s %s", name, key)
			r, refusal := v.Reason(m.Code, m.Detail, "")
			require.Equal(t, m.Reason, r.Code, "%s %s", name, key)
			require.Equal(t, m.Reason != "", refusal, "%s %s", name, key)
		}
	}
	for _, tt := range []struct {
		v                  carrier.Vocabulary
		code, detail, text string
		want               carrier.ReasonCode
		raw                string
		refusal            bool
	}{
		{carrier.Telnyx(), "ZIP_POSTAL_CODE_MISMATCH", "", "zip", carrier.PostalCodeMismatch, "ZIP_POSTAL_CODE_MISMATCH", true},
		{carrier.Telnyx(), "NEWLY_INVENTED", "", "text", carrier.Other, "NEWLY_INVENTED", true},
		{carrier.Bandwidth(), "7402", "8D", "", carrier.PostalCodeMismatch, "7402/8D", true},
		{carrier.Bandwidth(), "7402", "E1", "", carrier.AddressMismatch, "7402/E1", true},
		{carrier.Bandwidth(), "7434", "E6h", "", carrier.MainBTNPorting, "7434/E6h", true},
		{carrier.Bandwidth(), "7388", "", "truncated", "", "7388", false},
		{carrier.Bandwidth(), "201", "", "created", "", "201", false},
		{carrier.Twilio(), "22137", "", "", carrier.PendingOrder, "22137", true},
		{carrier.JCodes(), "8C", "", "", carrier.PasscodeInvalid, "8C", true},
	} {
		r, refusal := tt.v.Reason(tt.code, tt.detail, tt.text)
		require.Equal(t, tt.refusal, refusal, tt.code)
		require.Equal(t, carrier.Reason{Code: tt.want, RawCode: tt.raw, Text: tt.text}, r)
	}
}

func TestErrorText(t *testing.T) {
	for _, tt := range []struct {
		err  *carrier.Error
		want string
	}{
		{&carrier.Error{Op: carrier.OpSubmit, Carrier: "acme", Err: carrier.ErrRateLimited, Unsent: true}, "carrier: acme: submit: rate limit is reached"},
		{&carrier.Error{Op: carrier.OpCancel, Err: context.DeadlineExceeded}, "carrier: cancel: context deadline exceeded (outcome unknown)"},
		{&carrier.Error{Op: carrier.OpStatus, Unsent: true}, "carrier: status: failed"},
	} {
		require.EqualError(t, tt.err, tt.want)
	}
	_, err := carrier.Check(ctx, lame{}, &carrier.CheckRequest{})
	require.EqualError(t, err, "carrier: check: operation is not supported")
	e, ok := errors.AsType[*carrier.Error](err)
	require.True(t, ok && e.Unsent)
}

// Each sentinel: whether the same call may succeed later by itself.
func TestTemporary(t *testing.T) {
	for err, want := range map[error]bool{
		carrier.ErrInvalid: false, carrier.ErrConflict: false, carrier.ErrStale: false, carrier.ErrNotFound: false,
		carrier.ErrUnsupported: false, carrier.ErrRefused: false, carrier.ErrUnauthorized: false, context.Canceled: false,
		carrier.ErrRateLimited: true, carrier.ErrUnavailable: true, context.DeadlineExceeded: true, errors.New("reset by peer"): true,
	} {
		require.Equal(t, want, (&carrier.Error{Err: fmt.Errorf("wrapped: %w", err)}).Temporary(), err)
	}
}

// lame can do nothing but the three.
type lame struct{ carrier.Carrier }

func TestAbilities(t *testing.T) {
	f := fake.New(&fake.Options{Without: []carrier.Op{carrier.OpActivate, carrier.OpFetchRecord}})
	var all []carrier.Op
	for _, op := range []carrier.Op{
		carrier.OpCheck, carrier.OpSupplement, carrier.OpActivate, carrier.OpSendDocument, carrier.OpFetchRecord,
		carrier.OpListEvents, carrier.OpParseWebhook, carrier.OpEnableMessaging, carrier.OpRespondPortOut, carrier.OpListPortOuts, carrier.OpDescribe,
	} {
		if op != carrier.OpActivate && op != carrier.OpFetchRecord {
			all = append(all, op)
		}
	}
	require.Equal(t, all, carrier.Abilities(f))
	w := carrier.Wrap(carrier.Wrap(f, pass), pass)
	require.Equal(t, all, carrier.Abilities(w))
	_, ok := carrier.As[carrier.Activator](w)
	require.False(t, ok)
	inner, ok := carrier.As[*fake.Fake](w)
	require.True(t, ok)
	require.Same(t, f, inner)
	require.True(t, carrier.Can(lame{}, carrier.OpCancel))
	require.False(t, carrier.Can(f, "teleport"))
	require.False(t, carrier.Can(nil, carrier.OpCheck))
	require.Empty(t, carrier.Abilities(lame{}))
	_, ok = carrier.As[carrier.Checker](nil)
	require.False(t, ok)
}

func pass(ctx context.Context, _ *carrier.Call, next func(context.Context) error) error {
	return next(ctx)
}

// Every field counts for the body of a request.
func TestSameBody(t *testing.T) {
	require.True(t, request().SameBody(request()))
	without := request()
	without.PIN, without.SSN4, without.TaxID, without.DeviceID = loa.PIN{}, loa.SSN4{}, loa.TaxID{}, loa.DeviceID{}
	require.True(t, without.SameBody(without), "an order without credentials is the same as itself")
	require.False(t, without.SameBody(request()))
	for i, change := range []func(*carrier.SubmitRequest){
		func(r *carrier.SubmitRequest) { r.PON = "x" },
		func(r *carrier.SubmitRequest) { r.Version++ },
		func(r *carrier.SubmitRequest) { r.Reference = "" },
		func(r *carrier.SubmitRequest) { r.Kind = loa.Wireless },
		func(r *carrier.SubmitRequest) { r.Country = loa.CA },
		func(r *carrier.SubmitRequest) { r.Numbers = r.Numbers[:1] },
		func(r *carrier.SubmitRequest) { r.LosingCarrier = "" },
		func(r *carrier.SubmitRequest) { r.LosingSPID = "" },
		func(r *carrier.SubmitRequest) { r.Reseller = "x" },
		func(r *carrier.SubmitRequest) { r.Customer.Company = "x" },
		func(r *carrier.SubmitRequest) { r.AuthorizedPerson = "x" },
		func(r *carrier.SubmitRequest) { r.AuthorizedEmail = "x" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.City = "x" },
		func(r *carrier.SubmitRequest) { r.BillingAddress.City = "x" },
		func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("x") },
		func(r *carrier.SubmitRequest) { r.BTN = desk },
		func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("0421") },
		func(r *carrier.SubmitRequest) { r.PIN = loa.PIN{} },
		func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN(loa.Redacted) },
		func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("6614") },
		func(r *carrier.SubmitRequest) { r.SSN4 = loa.SSN4{} },
		func(r *carrier.SubmitRequest) { r.TaxID = loa.NewTaxID("98-7654322") },
		func(r *carrier.SubmitRequest) { r.TaxID = loa.TaxID{} },
		func(r *carrier.SubmitRequest) { r.DeviceID = loa.NewDeviceID("353918057788993") },
		func(r *carrier.SubmitRequest) { r.DeviceID = loa.DeviceID{} },
		func(r *carrier.SubmitRequest) { r.RespOrg = "VWC55" },
		func(r *carrier.SubmitRequest) { r.DesiredDate = calendar.Date{} },
		func(r *carrier.SubmitRequest) { r.Partial = false },
		func(r *carrier.SubmitRequest) { r.RemainingAction = "" },
		func(r *carrier.SubmitRequest) { r.NewBTN = numbering.Number{} },
		func(r *carrier.SubmitRequest) { r.Texting = false },
		func(r *carrier.SubmitRequest) { r.Documents = nil },
		func(r *carrier.SubmitRequest) { r.Documents[0].Kind = carrier.DocumentCSR },
		func(r *carrier.SubmitRequest) { r.Documents[0].Name = "x" },
		func(r *carrier.SubmitRequest) { r.Documents[0].MediaType = "image/png" },
		func(r *carrier.SubmitRequest) { r.Documents[0].Content = []byte("y") },
		func(r *carrier.SubmitRequest) { r.Params["trunk"] = "t-2" },
		func(r *carrier.SubmitRequest) { r.Params = nil },
	} {
		r := request()
		change(r)
		require.False(t, r.SameBody(request()), i)
		require.False(t, request().SameBody(r), i)
	}
}

func TestValidate(t *testing.T) {
	require.NoError(t, request().Validate())
	for _, tt := range []struct {
		field, problem string
		change         func(*carrier.SubmitRequest)
	}{
		{"pon", "purchase order number", func(r *carrier.SubmitRequest) { r.PON = strings.Repeat("x", 26) }},
		{"version", "version", func(r *carrier.SubmitRequest) { r.Version = 0 }},
		{"kind", "kind", func(r *carrier.SubmitRequest) { r.Kind = "" }},
		{"country", "country", func(r *carrier.SubmitRequest) { r.Country = "" }},
		{"numbers", "numbers", func(r *carrier.SubmitRequest) { r.Numbers = nil }},
		{"numbers", "numbers", func(r *carrier.SubmitRequest) { r.Numbers = []numbering.Number{desk, lobby} }},
		{"numbers", "numbers", func(r *carrier.SubmitRequest) { r.Numbers = []numbering.Number{lobby, lobby} }},
		{"losing_carrier", "losing carrier", func(r *carrier.SubmitRequest) { r.LosingCarrier = "" }},
		{"account_number", "account number is withheld", func(r *carrier.SubmitRequest) { r.AccountNumber = loa.NewAccountNumber("encrypted:AAAA") }},
		{"pin", "PIN is withheld", func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN(loa.Redacted) }},
		{"ssn4", "SSN4 is withheld", func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("encrypted:AAAA") }},
		{"ssn4", "SSN4 is not four digits", func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("123456613") }},
		{"ssn4", "SSN4 is not four digits", func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("661B") }},
		{"tax_id", "tax identifier is withheld", func(r *carrier.SubmitRequest) { r.TaxID = loa.NewTaxID(loa.Redacted) }},
		{"device_id", "device id is withheld", func(r *carrier.SubmitRequest) { r.DeviceID = loa.NewDeviceID(loa.Redacted) }},
		{"resp_org", "responsible organization", func(r *carrier.SubmitRequest) { r.Kind = loa.TollFree }},
	} {
		r := request()
		tt.change(r)
		err := r.Validate()
		require.EqualError(t, err, "request is not valid: "+tt.problem)
		require.ErrorIs(t, err, carrier.ErrInvalid)
		e, ok := errors.AsType[*carrier.FieldError](err)
		require.True(t, ok)
		require.Equal(t, tt.field, e.Field)
		_, ok = reflect.TypeFor[carrier.SubmitRequest]().FieldByNameFunc(func(name string) bool {
			f, _ := reflect.TypeFor[carrier.SubmitRequest]().FieldByName(name)
			return strings.Split(f.Tag.Get("json"), ",")[0] == e.Field
		})
		require.True(t, ok, "%s is a field of the request", e.Field)
	}
	none := request()
	none.SSN4 = loa.SSN4{}
	require.NoError(t, none.Validate())
	for pon, want := range map[string]bool{"": false, "AZ-09_#az": true, "a b": false, "é": false, strings.Repeat("9", 25): true} {
		require.Equal(t, want, carrier.ValidPON(pon), pon)
	}
}

// A wrapper that neither calls on nor answers fails rather than give nothing.
func TestWrapWithoutAnswer(t *testing.T) {
	c := carrier.Wrap(fake.New(nil), func(context.Context, *carrier.Call, func(context.Context) error) error { return nil })
	_, err := c.Submit(ctx, request())
	require.ErrorIs(t, err, carrier.ErrUnavailable)
}

func TestReportLine(t *testing.T) {
	r := &carrier.Report{AsOf: noon, Lines: []carrier.LineReport{{Number: lobby}, {Number: desk, Ref: "x"}}}
	l, ok := r.Line(desk)
	require.True(t, ok)
	require.Equal(t, "x", l.Ref)
	_, ok = r.Line(numbering.MustParse("512-555-0199"))
	require.False(t, ok)
	later := &carrier.Report{AsOf: noon, Sequence: 1}
	require.Negative(t, r.Compare(later))
	require.Positive(t, later.Compare(r))
	require.True(t, carrier.Release{}.IsZero())
}

// The page for authors of adapters names every field of a request and every status.
func TestMappingPage(t *testing.T) {
	b, err := os.ReadFile("../docs/carriers.md")
	require.NoError(t, err)
	for f := range reflect.TypeFor[carrier.SubmitRequest]().Fields() {
		require.Contains(t, string(b), "`"+f.Name+"`", "field %s", f.Name)
	}
	for f := range reflect.TypeFor[carrier.PortOut]().Fields() {
		require.Contains(t, string(b), "`"+f.Name+"`", "field %s of a port-out", f.Name)
	}
	for _, op := range carrier.Abilities(fake.New(nil)) {
		var name strings.Builder
		for word := range strings.SplitSeq(string(op), "-") {
			name.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
		require.Contains(t, string(b), "| `"+name.String()+"` |", op)
	}
	for _, s := range []string{"Received", "Rejected", "Confirmed", "Jeopardy", "Activating", "Active", "Failed", "Canceled", "Returned", "Unknown"} {
		require.Contains(t, string(b), "| `"+s+"` |", s)
	}
	for _, kind := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
		for _, country := range []loa.Country{loa.US, loa.CA} {
			p, _ := loa.PolicyFor(country, kind)
			row := []string{p.Name}
			for _, need := range []loa.Need{p.Needs.AccountNumber, p.Needs.PIN, p.Needs.SSN4, p.Needs.TaxID, p.Needs.DeviceID} {
				if need == loa.Optional {
					need = "optional"
				}
				row = append(row, string(need))
			}
			require.Contains(t, string(b), "| "+strings.Join(row, " | ")+" |")
		}
	}
}
