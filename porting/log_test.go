package porting_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

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
