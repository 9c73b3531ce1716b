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
