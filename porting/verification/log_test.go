package verification_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting/verification"
)

// TestNothingLeaks prints and logs everything a request is made of, alone and inside a
// host's struct, and looks for the numbers, the business and the person.
func TestNothingLeaks(t *testing.T) {
	l := newLife(t)
	l.submitted()
	l.do(l.report(verification.StatusRejected, because(verification.NameMismatch)))
	s, err := verification.SubmissionOf(l.request, 1)
	require.NoError(t, err)
	var out bytes.Buffer
	f := l.request.Form
	values := []any{
		l.request, &l.request, l.request.Lines[0], l.request.Lines, verification.Next(l.request, l.now), s, &s,
		f, &f, f.Business, f.Contact, f.Business.Registration.Number, l.request.Filings,
	}
	for _, e := range l.events {
		values = append(values, e, &e)
	}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
			fmt.Fprintf(&out, verb+"\n", struct{ V any }{v})
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("host", "value", v)
		if _, ok := v.(slog.LogValuer); ok { // what is none, slog encodes as it is stored
			slog.New(slog.NewJSONHandler(&out, nil)).Info("host", "value", v)
		}
	}
	for _, e := range []error{l.refuse(verification.Submit{By: agent}), l.refuse(opening())} {
		out.WriteString(e.Error())
	}
	require.Contains(t, out.String(), "status=rejected")
	for _, secret := range []string{"5550142", "5550143", "12-345", "Maple", "Alvarez", "june", "bakery", "as the carrier"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%s leaks", secret) // and what it leaks from is too long to print
		}
	}
}

// TestWhatLogsSay is what a host reads in its logs: ids, kinds and counts, and neither whose
// messages they are nor what they say.
func TestWhatLogsSay(t *testing.T) {
	l := newLife(t)
	l.submitted()
	f := form()
	for _, tt := range []struct {
		value slog.LogValuer
		want  string
	}{
		{l.request, "id=00000000-0000-4000-8000-000000000007 version=1 seq=4 status=submitted numbers=2"},
		{l.events[2], "request=00000000-0000-4000-8000-000000000007 seq=3 kind=form-submitted at=2026-03-02T15:00:00.000Z by=system numbers=2"},
		{l.request.Lines[0], "number=" + first.Redacted() + " state=submitted version=1"},
		{verification.Action{Kind: verification.ActionSend, At: begin, Version: 1, Numbers: l.request.Numbers()}, "kind=send at=2026-03-02T15:00:00.000Z version=1 numbers=2"},
		{f, "country=US use_case=order-notifications monthly_volume=400 samples=1"},
		{f.Business, "country=US entity=" + string(verification.PrivateCompany)},
		{f.Contact, "given=true"},
		{verification.Contact{}, "given=false"},
		{l.request.Filings[0], "version=1 at=2026-03-02T15:00:00.000Z numbers=2"},
		{verification.Submission{Request: id, Version: 2, Numbers: l.request.Numbers()}, "request=00000000-0000-4000-8000-000000000007 version=2 numbers=2"},
	} {
		require.Equal(t, tt.want, logged(tt.value))
		if f, ok := tt.value.(fmt.Formatter); ok {
			require.Equal(t, fmt.Sprintf("%T%v", tt.value, tt.value.LogValue()), fmt.Sprintf("%v", f), "printed, it says the same")
		}
	}
}

// logged is what the text handler writes of a value's own.
func logged(v slog.LogValuer) string {
	var out bytes.Buffer
	h := slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
			return slog.Attr{}
		}
		return a
	}})
	slog.New(h).Info("", "", v)
	return strings.TrimSpace(out.String())
}
