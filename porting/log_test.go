package porting_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// TestNothingLeaks prints and logs everything an order is made of, alone and inside a
// host's struct, and looks for the subscriber's number and account.
func TestNothingLeaks(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	var out bytes.Buffer
	text := slog.New(slog.NewTextHandler(&out, plain))
	values := []any{l.order, &l.order, l.order.Lines[0], l.order.Lines, porting.Next(l.order, l.now)}
	for _, e := range l.events {
		values = append(values, e, &e)
	}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
			fmt.Fprintf(&out, verb+"\n", struct{ V any }{v})
		}
		text.Info("host", "value", v)
		if _, ok := v.(slog.LogValuer); ok { // what is none, slog encodes as it is stored
			slog.New(slog.NewJSONHandler(&out, plain)).Info("host", "value", v)
		}
	}
	for _, e := range []error{l.refuse(porting.Submit{By: agent}), l.refuse(porting.VerifyDocuments{By: admin})} {
		out.WriteString(e.Error())
	}
	for _, secret := range []string{"5550142", "004417", "Alvarez", "Maple"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%s leaks", secret) // and what it leaks from is too long to print
		}
	}
}

// TestRequestsInLogs logs what carries letters and accounts, with both handlers: ids,
// kinds and counts come out.
func TestRequestsInLogs(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.do(porting.Submit{By: agent})
	submit, err := porting.SubmitRequest(l.order, loa.Credentials{
		PIN: loa.NewPIN("4471"), SSN4: loa.NewSSN4("6613"), TaxID: loa.NewTaxID("98-7654321"), DeviceID: loa.NewDeviceID("353918057788992"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{
		submit, *submit, l.order.Documents[0], l.order.Documents[0].Document, opening(porting.StandingPaid),
		opening(porting.StandingPaid).Planned,
		porting.ReceiveLetter{By: admin, Letter: *l.order.Letter},
		porting.ReceiveDocument{By: admin, Document: bill(first)},
		porting.Request{Numbers: []porting.RequestedNumber{{Number: first, AccountNumber: loa.NewAccountNumber("004417")}}},
		porting.RequestedNumber{Number: first, AccountNumber: loa.NewAccountNumber("004417")},
		carrier.FetchRecordRequest{Number: first, AccountNumber: loa.NewAccountNumber("004417")},
		carrier.FetchRecordResponse{Record: bill(first).Record},
		carrier.PortOut{Numbers: l.order.Numbers(), Name: "Maple", AccountNumber: loa.NewAccountNumber("004417")},
	} {
		var out bytes.Buffer
		slog.New(slog.NewTextHandler(&out, plain)).Info("host", "value", v)
		slog.New(slog.NewJSONHandler(&out, plain)).Info("host", "value", v)
		for _, secret := range []string{"5550142", "555-0142", "004417", "4471", `"6613`, "=6613", "98-7654321", "353918057788992", "Alvarez", "Maple", "MAPLE"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s leaks from %T", secret, v)
			}
		}
	}
}

// TestWhatLogsSay is what a host reads in its logs: ids, kinds and counts, and of a number
// only what does not tell it.
func TestWhatLogsSay(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	submit := porting.Next(l.order, l.now)[0]
	open := opening(porting.StandingPaid)
	asked := porting.RequestedNumber{Number: first, LosingCarrier: "Prairie Bell"}
	for _, tt := range []struct {
		value slog.LogValuer
		want  string
	}{
		{l.order, "id=00000000-0000-4000-8000-000000000001 pon=P-1 version=0 seq=6 status=queued numbers=2"},
		{l.events[1], "order=00000000-0000-4000-8000-000000000001 seq=2 kind=found-portable at=2026-03-02T15:00:00.000Z by=customer numbers=2"},
		{*l.order.Lines[0], "number=" + first.Redacted() + " state=ready version=0"},
		{submit, "kind=submit at=2026-03-02T17:00:00.000Z version=1 numbers=2"},
		{porting.Request{Account: standing(porting.StandingPaid), Numbers: []porting.RequestedNumber{asked}}, "account=acct-1 numbers=1"},
		{asked, "number=" + first.Redacted() + ` losing_carrier="Prairie Bell"`},
		{open.Planned, `carrier=partner kind=local country=US losing_carrier="Prairie Bell" numbers=2`},
		{open, "command=open by=customer id=00000000-0000-4000-8000-000000000001 pon=P-1 planned.carrier=partner planned.kind=local " +
			`planned.country=US planned.losing_carrier="Prairie Bell" planned.numbers=2`},
	} {
		require.Equal(t, tt.want, logged(tt.value))
		if f, ok := tt.value.(fmt.Formatter); ok {
			require.Equal(t, fmt.Sprintf("%T%v", tt.value, tt.value.LogValue()), fmt.Sprintf("%v", f), "printed, it says the same")
		}
	}
	for value, begins := range map[slog.LogValuer]string{
		&porting.ReceiveLetter{By: admin, Letter: *l.order.Letter}:           "command=receive-letter by=customer letter.",
		&porting.ReceiveDocument{By: admin, Document: *l.order.Documents[0]}: "command=receive-document by=customer document.name=bill.pdf document.document.",
		l.order.Documents[0]: "name=bill.pdf document.",
	} {
		require.True(t, strings.HasPrefix(logged(value), begins), logged(value))
	}
}

// plain leaves out what a handler says of its own: a time of day has digits enough for a PIN.
var plain = &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
		return slog.Attr{}
	}
	return a
}}

// logged is what the text handler writes of a value's own.
func logged(v slog.LogValuer) string {
	var out bytes.Buffer
	slog.New(slog.NewTextHandler(&out, plain)).Info("", "", v)
	return strings.TrimSpace(out.String())
}
