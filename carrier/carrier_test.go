package carrier_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	ctx   = context.Background()
	lobby = numbering.MustParse("512-555-0142")
	desk  = numbering.MustParse("512-555-0143")
	noon  = time.Date(2026, time.March, 2, 18, 0, 0, 0, time.UTC)
)

func golden(t *testing.T, name string, v any) {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, append(b, '\n'), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), string(b)+"\n"); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func request() *carrier.SubmitRequest {
	return &carrier.SubmitRequest{
		PON: "PO-1", Version: 1, Reference: "case 7", Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{lobby, desk},
		LosingCarrier: "Lone Star Telephone", LosingSPID: "1234", Customer: loa.NewCompany("Pecan Street Bakery, LLC"),
		AuthorizedPerson: "Rosa Delgado", ServiceAddress: loa.Address{Line1: "600 Congress Ave", City: "Austin", Region: "TX", PostalCode: "78701", Country: loa.US},
		AccountNumber: loa.NewAccountNumber("4471-0093"), BTN: lobby, PIN: loa.NewPIN("0420"),
		DesiredDate: calendar.MustParseDate("2026-03-20"), Partial: true, RemainingAction: "keep", NewBTN: numbering.MustParse("512-555-0144"),
		Texting: true, Documents: []carrier.Document{{Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: []byte("x")}},
		Params: map[string]string{"trunk": "t-1"},
	}
}

// The wire forms never change but by addition.
func TestWireForms(t *testing.T) {
	golden(t, "submit.golden.json", request())
	golden(t, "report.golden.json", &carrier.Report{
		PON: "PO-1", AsOf: noon, Sequence: 3, Lines: []carrier.LineReport{
			{Number: lobby, Version: 1, Ref: "W1", Status: carrier.Confirmed, Raw: "FOC", Release: carrier.Release{Date: calendar.MustParseDate("2026-03-20"), From: noon}, At: noon},
			{Number: desk, Version: 2, Ref: "W2", Status: carrier.Rejected, Reasons: []carrier.Reason{{Code: carrier.Other, RawCode: "7999", Text: "see remarks"}}, Cancel: carrier.CancelPending},
		},
	})
	golden(t, "reasons.golden.json", carrier.Reasons())

	b, err := json.Marshal(request())
	require.NoError(t, err)
	require.NotContains(t, string(b), "0420")
	var back carrier.SubmitRequest
	require.NoError(t, json.Unmarshal(b, &back))
	require.True(t, back.PIN.IsWithheld())
	require.ErrorIs(t, back.Validate(), carrier.ErrInvalid)
}

// No secret shows when a request is printed or an error is made.
func TestRedaction(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, v := range []any{*request(), request(), carrier.PortOut{PIN: loa.NewPIN("0420"), AccountNumber: loa.NewAccountNumber("4471-0093")}} {
			s := fmt.Sprintf(verb, v)
			require.NotContains(t, s, "0420", verb)
			require.NotContains(t, s, "4471", verb)
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
	without.PIN = loa.PIN{}
	require.True(t, without.SameBody(without), "an order without a PIN is the same as itself")
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
		func(r *carrier.SubmitRequest) { r.RespOrg = "VWC55" },
		func(r *carrier.SubmitRequest) { r.DesiredDate = calendar.Date{} },
		func(r *carrier.SubmitRequest) { r.Partial = false },
		func(r *carrier.SubmitRequest) { r.RemainingAction = "" },
		func(r *carrier.SubmitRequest) { r.NewBTN = numbering.Number{} },
		func(r *carrier.SubmitRequest) { r.Texting = false },
		func(r *carrier.SubmitRequest) { r.Documents = nil },
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
	for want, change := range map[string]func(*carrier.SubmitRequest){
		"request is not valid: purchase order number":    func(r *carrier.SubmitRequest) { r.PON = strings.Repeat("x", 26) },
		"request is not valid: version":                  func(r *carrier.SubmitRequest) { r.Version = 0 },
		"request is not valid: kind or country":          func(r *carrier.SubmitRequest) { r.Kind = "" },
		"request is not valid: numbers":                  func(r *carrier.SubmitRequest) { r.Numbers = []numbering.Number{desk, lobby} },
		"request is not valid: losing carrier":           func(r *carrier.SubmitRequest) { r.LosingCarrier = "" },
		"request is not valid: PIN is withheld":          func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN(loa.Redacted) },
		"request is not valid: responsible organization": func(r *carrier.SubmitRequest) { r.Kind = loa.TollFree },
	} {
		r := request()
		change(r)
		require.EqualError(t, r.Validate(), want)
		require.ErrorIs(t, r.Validate(), carrier.ErrInvalid)
	}
	for pon, want := range map[string]bool{"": false, "A-1_#z9": true, "a b": false, "é": false, strings.Repeat("9", 25): true} {
		require.Equal(t, want, carrier.ValidPON(pon), pon)
	}
}

// Retrying: what is repeated, how long it waits, and when it stops.
func TestRetry(t *testing.T) {
	for _, tt := range []struct {
		name   string
		faults []fake.Fault
		op     carrier.Op
		want   error
		slept  []time.Duration
	}{
		{"busy twice", []fake.Fault{fake.FailBefore("", 2)}, carrier.OpSubmit, nil, []time.Duration{time.Second, 2 * time.Second}},
		{"answer lost", []fake.Fault{fake.LoseAnswer("")}, carrier.OpSubmit, nil, []time.Duration{time.Second}},
		{"told when", []fake.Fault{fake.Limit(1, 30*time.Second)}, carrier.OpSubmit, nil, []time.Duration{30 * time.Second}},
		{"told too long", []fake.Fault{fake.Limit(1, time.Hour)}, carrier.OpSubmit, carrier.ErrRateLimited, nil},
		{"for ever", []fake.Fault{{}}, carrier.OpSubmit, carrier.ErrUnavailable, []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		{"credentials", []fake.Fault{{Trouble: fake.Unauthorized}}, carrier.OpSubmit, carrier.ErrUnauthorized, nil},
		{"activation, unsent", []fake.Fault{fake.FailBefore("", 1)}, carrier.OpActivate, carrier.ErrNotFound, []time.Duration{time.Second}},
		{"activation, outcome unknown", []fake.Fault{{Trouble: fake.Timeout}}, carrier.OpActivate, context.DeadlineExceeded, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var slept []time.Duration
			c := carrier.Retry(fake.New(&fake.Options{Faults: tt.faults}), &carrier.RetryOptions{
				Sleep: func(_ context.Context, d time.Duration) error { slept = append(slept, d); return nil },
			})
			var err error
			if tt.op == carrier.OpActivate {
				_, err = carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: "PO-1"})
			} else {
				_, err = c.Submit(ctx, request())
			}
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, tt.slept, slept)
		})
	}
	stopped := carrier.Retry(fake.New(&fake.Options{Faults: []fake.Fault{{}}}), &carrier.RetryOptions{
		Sleep: func(context.Context, time.Duration) error { return context.Canceled },
	})
	_, err := stopped.Submit(ctx, request())
	require.ErrorIs(t, err, carrier.ErrUnavailable)
}

// A wrapper that neither calls on nor answers fails rather than give nothing.
func TestWrapWithoutAnswer(t *testing.T) {
	c := carrier.Wrap(fake.New(nil), func(context.Context, *carrier.Call, func(context.Context) error) error { return nil })
	_, err := c.Submit(ctx, request())
	require.ErrorIs(t, err, carrier.ErrUnavailable)
}

// Whatever becomes of events and polls, each change of a number is told once, in its
// order, and the last view is the carrier's.
func TestReconciler(t *testing.T) {
	scenarios := fake.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(scenarios).Draw(t, "scenario")
		script := s.Script()
		script.Faults = nil
		f := fake.New(&fake.Options{Script: script})
		if _, err := f.Submit(ctx, request()); err != nil {
			t.Fatal(err)
		}
		var r carrier.Reconciler
		var late []*carrier.Report
		view := map[numbering.Number]carrier.LineReport{}
		see := func(report *carrier.Report) {
			for _, c := range r.See(report) {
				if before := view[c.After.Number]; !before.Same(c.Before) || before.Same(c.After) {
					t.Fatalf("a change does not follow from the view before it")
				}
				view[c.After.Number] = c.After
			}
		}
		for range rapid.IntRange(1, 20).Draw(t, "rounds") {
			f.Advance(time.Duration(rapid.IntRange(1, 100).Draw(t, "hours")) * time.Hour)
			report, err := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
			if err != nil {
				t.Fatal(err)
			}
			switch rapid.IntRange(0, 3).Draw(t, "fate") {
			case 0: // overtaken
				late = append(late, report)
			case 1: // doubled
				see(report)
				see(report)
			default:
				see(report)
			}
			if len(late) > 0 && rapid.Bool().Draw(t, "late") {
				see(late[0])
				late = late[1:]
			}
		}
		report, err := f.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		if err != nil {
			t.Fatal(err)
		}
		see(report)
		for _, l := range report.Lines {
			if v := view[l.Number]; !v.Same(l) {
				t.Fatalf("the view is %v, the carrier says %v", v.Status, l.Status)
			}
		}
	})
}

func TestReconcilerHints(t *testing.T) {
	r := carrier.Reconciler{Skew: time.Hour}
	e := carrier.Event{PON: "PO-1", At: noon}
	require.True(t, r.Hint(e), "an order that is not known")
	report := &carrier.Report{PON: "PO-1", AsOf: noon.Add(30 * time.Minute), Lines: []carrier.LineReport{{Number: lobby, Status: carrier.Received}}}
	require.Len(t, r.See(report), 1)
	require.True(t, r.Hint(e), "its clock may be slow")
	out := carrier.Event{PortOut: "OUT-1", At: noon}
	require.True(t, r.Hint(out), "a port-out that is not known")
	require.Empty(t, r.See(&carrier.Report{PON: "OUT-1", AsOf: noon.Add(3 * time.Hour)}))
	require.False(t, r.Hint(out))
	require.True(t, r.Hint(carrier.Event{PortOut: "OUT-1"}), "an event that does not say when")
	r.Forget("OUT-1")
	report.AsOf = noon.Add(2 * time.Hour)
	require.Empty(t, r.See(report))
	require.False(t, r.Hint(e))
	require.True(t, r.Hint(carrier.Event{PON: "PO-1", At: noon.Add(90 * time.Minute)}))

	require.Equal(t, []string{"PO-1"}, r.Stale(noon.Add(3*time.Hour)))
	require.Empty(t, r.Stale(noon.Add(2*time.Hour)))
	old := *report
	old.AsOf, old.Lines = noon, []carrier.LineReport{{Number: lobby, Status: carrier.Rejected}}
	require.Empty(t, r.See(&old), "an older report changes nothing")
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back carrier.Reconciler
	require.NoError(t, json.Unmarshal(b, &back))
	require.Empty(t, back.See(report))
	report.AsOf, report.Lines = noon.Add(4*time.Hour), []carrier.LineReport{{Number: lobby, Status: carrier.Canceled}}
	require.Len(t, r.See(report), 1)
	require.Empty(t, r.Stale(noon.Add(9*time.Hour)), "nothing to poll for")
	r.Forget("PO-1")
	require.True(t, r.Hint(e))
}

// Two partners: the preferred one covers Texas only, the other all but it cannot take
// more than one number, the third cannot check.
func TestPartners(t *testing.T) {
	texas := fake.New(&fake.Options{Coverage: &fake.Coverage{Only: []string{"512"}}})
	wide := fake.New(&fake.Options{Coverage: &fake.Coverage{}})
	down := fake.New(&fake.Options{Faults: []fake.Fault{{}}})
	p := carrier.Partners{
		{Name: "down", Carrier: down},
		{Name: "texas", Carrier: carrier.Wrap(texas, pass), Limits: carrier.Limits{Kinds: []loa.Kind{loa.Local}}},
		{Name: "mute", Carrier: lame{}},
		{Name: "wide", Carrier: wide, Limits: carrier.Limits{MaxNumbers: 1}},
	}
	paris, dallas := numbering.MustParse("319-555-0100"), numbering.MustParse("214-555-0100")
	none := numbering.MustParse("214-555-0190")
	c := p.Coverage(ctx, []numbering.Number{paris, lobby, dallas, none, lobby})
	require.Len(t, c.Numbers, 4)
	chosen := map[numbering.Number]string{}
	for _, n := range c.Numbers {
		chosen[n.Number] = n.Partner
		require.Len(t, n.Answers, 4)
		require.True(t, n.Answered())
		require.ErrorIs(t, n.Answers[0].Err, carrier.ErrUnavailable)
		require.ErrorIs(t, n.Answers[2].Err, carrier.ErrUnsupported)
	}
	require.Equal(t, map[numbering.Number]string{lobby: "texas", paris: "wide", dallas: "wide", none: ""}, chosen)
	require.Equal(t, carrier.RateCenterUnsupported, c.Numbers[1].Reason().Code, "what the preferred partner said")

	require.Equal(t, []carrier.Assignment{
		{Partner: "texas", Numbers: []numbering.Number{lobby}},
		{Partner: "wide", Numbers: []numbering.Number{dallas}},
		{Partner: "wide", Numbers: []numbering.Number{paris}},
	}, p.Plan(c, loa.Local, loa.US))
	require.Equal(t, "wide", p.Plan(c, loa.Wireless, loa.US)[1].Partner, "the preferred partner takes no wireless numbers")
	q, ok := p.Named("texas")
	require.True(t, ok)
	require.True(t, carrier.Can(q.Carrier, carrier.OpCheck))
	_, ok = p.Named("nobody")
	require.False(t, ok)

	nobody := carrier.Partners{{Name: "down", Carrier: down}}.Coverage(ctx, []numbering.Number{lobby})
	require.False(t, nobody.Numbers[0].Answered())
	require.True(t, nobody.Numbers[0].Reason().IsZero())
	require.Empty(t, p[:1].Plan(nobody, loa.Local, loa.US))
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
}
