package portout_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting/portout"
)

// TestNothingLeaks prints and logs everything an account is made of, alone and inside a
// host's struct, and looks for what is the subscriber's.
func TestNothingLeaks(t *testing.T) {
	l := walk(t)
	ask := l.ask("us-simple", elsewhere)
	var out bytes.Buffer
	text := slog.New(slog.NewTextHandler(&out, plain))
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
			slog.New(slog.NewJSONHandler(&out, plain)).Info("host", "value", v)
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

// TestWhatLogsSay is what a host reads in its logs: ids, kinds and counts, and of a number
// or PIN only what does not tell it.
func TestWhatLogsSay(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	l.do(portout.TurnLockOn{By: june, Evidence: l.evidence()})
	ask := l.ask("us-simple")
	received := l.do(ask)[0]
	pin := l.account.PINs[0]
	for _, tt := range []struct {
		value slog.LogValuer
		want  string
	}{
		{l.account, "id=acct-1 seq=5 requests=1 locks=1 pins=1"},
		{l.request(), "ref=PO-1 pon=GAIN-77 version=1 status=received numbers=1"},
		{l.request().Lines[0], "number=" + lobby.Redacted() + " state=pending"},
		{pin, "id=" + pin.ID + " kept=digest failures=0 blocked=false"},
		{portout.PIN{ID: "pin-9", Kept: portout.Seal([]byte("x")), Failures: 2, Blocked: true}, "id=pin-9 kept=sealed failures=2 blocked=true"},
		{portout.Lock{Number: lobby, At: begin, Evidence: l.evidence()}, "number=" + lobby.Redacted() + " at=2026-03-02T15:00:00.000Z evidence=session"},
		{received, "account=acct-1 seq=5 kind=request-received at=2026-03-02T15:00:00.000Z by=carrier ref=PO-1 numbers=1"},
		{portout.Action{Kind: portout.ActionAnswer, At: begin, Ref: "PO-1", Numbers: ask.Ask.Numbers}, "kind=answer at=2026-03-02T15:00:00.000Z ref=PO-1 numbers=1"},
		{portout.Notice{Key: "requested/6", Ref: "PO-1", Numbers: ask.Ask.Numbers}, "key=requested/6 ref=PO-1 numbers=1"},
		{ask.Ask, "ref=PO-1 pon=GAIN-77 version=1 numbers=1"},
	} {
		require.Equal(t, tt.want, logged(tt.value))
		if f, ok := tt.value.(fmt.Formatter); ok {
			require.Equal(t, fmt.Sprintf("%T%v", tt.value, tt.value.LogValue()), fmt.Sprintf("%v", f), "printed, it says the same")
		}
	}
	require.Equal(t, "portout.Kept digest", fmt.Sprint(pin.Kept))
	for begins, value := range map[string]slog.LogValuer{
		"command=receive by=carrier ref=PO-1 pon=GAIN-77 version=1 numbers=1 subscriber.record.": ask,
		"record.": portout.Subscriber{Record: record(lobby)},
	} {
		require.True(t, strings.HasPrefix(logged(value), begins), logged(value))
		require.NotContains(t, logged(value), "0044170982")
	}
	require.True(t, strings.HasSuffix(logged(portout.Subscriber{Inactive: ask.Ask.Numbers}), "inactive=1 busy=0"))
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
