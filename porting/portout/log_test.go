package portout_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting/portout"
)

// TestNothingLeaks prints and logs everything an account is made of, alone and inside a
// host's struct, and looks for what is the subscriber's.
func TestNothingLeaks(t *testing.T) {
	l := walk(t)
	ask := l.ask("us-simple", elsewhere)
	var out bytes.Buffer
	text := slog.New(slog.NewTextHandler(&out, nil))
	values := []any{
		l.account, &l.account, l.account.Requests, l.account.Requests[0], l.account.Requests[0].Lines, l.account.PINs,
		l.account.PINs[0].Kept, l.account.Notices, ask.Ask, &ask.Ask, portout.Next(l.account, l.now),
		portout.Alarm{Numbers: nil},
		portout.Lock{Number: lobby},
	}
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
	for _, c := range []portout.Command{
		l.answer(portout.Reject, carrier.UnpaidBalance),
		portout.RevealPIN{By: june, ID: "pin-9"},
		l.ask("no-such-policy", func(c *portout.Receive) { c.Ask.Ref = "PO-3" }),
	} {
		out.WriteString(l.refuse(c).Error())
	}
	for _, secret := range []string{"5550142", "5550143", "0044170982", "Alvarez", "Maple", "483920", "Somebody", "Other Rd", "sealed by"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%s leaks", secret) // and what it leaks from is too long to print
		}
	}
}
