package porting_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

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
	text := slog.New(slog.NewTextHandler(&out, nil))
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
			slog.New(slog.NewJSONHandler(&out, nil)).Info("host", "value", v)
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
	submit, err := porting.SubmitRequest(l.order, loa.NewPIN("4471"))
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
		slog.New(slog.NewTextHandler(&out, nil)).Info("host", "value", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("host", "value", v)
		for _, secret := range []string{"5550142", "555-0142", "004417", "4471", "Alvarez", "Maple", "MAPLE"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s leaks from %T", secret, v)
			}
		}
	}
}
