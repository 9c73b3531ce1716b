package fake_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// smallHost is a host as small as can be: its store is the order. Its only step is to
// look, to submit what the carrier does not know, and to correct what was rejected.
type smallHost struct {
	partner carrier.Carrier
	order   *carrier.SubmitRequest
}

func newHost(f *fake.Fake, n numbering.Number) *smallHost {
	sleep := func(context.Context, time.Duration) error { return nil }
	return &smallHost{carrier.Retry(f, &carrier.RetryOptions{Sleep: sleep, Attempts: 9}), &carrier.SubmitRequest{
		PON: "PO-1", Version: 1, Kind: loa.Local, Country: loa.US, Numbers: []numbering.Number{n},
		LosingCarrier: "Lone Star Telephone", Customer: loa.NewPerson("Rosa Delgado"), AuthorizedPerson: "Rosa Delgado",
	}}
}

func (h *smallHost) Step() {
	report, err := h.partner.Status(ctx, &carrier.StatusRequest{PON: h.order.PON})
	switch {
	case errors.Is(err, carrier.ErrNotFound):
	case err == nil && report.Lines[0].Status == carrier.Rejected && report.Lines[0].Version < 5:
		h.order.Version = report.Lines[0].Version + 1 // a host of flesh would correct something
	default:
		return
	}
	_, _ = h.partner.Submit(ctx, h.order)
}

func TestHost(t *testing.T) {
	for _, m := range fake.MagicNumbers() {
		t.Run(m.Scenario, func(t *testing.T) {
			f := fake.New(&fake.Options{Faults: []fake.Fault{
				fake.LoseAnswer(carrier.OpSubmit), // the order was taken
				{PerMille: 200},                   // one call in five finds the carrier down
				fake.Notices(fake.Twice, 500),
			}})
			number, _ := numbering.FromDigits(5125550000 + uint64(m.Line))
			host := newHost(f, number)
			for more := true; more; more = f.AdvanceToNext() {
				host.Step()
			}
			f.Assert(t, fake.NoDoubleSubmit, fake.NoEarlyActivation, fake.EveryNoteDelivered)
		})
	}
}

// The test of a host in the package's documentation is the one above.
func TestHostIsDocumented(t *testing.T) {
	source, err := os.ReadFile("host_test.go")
	require.NoError(t, err)
	_, body, _ := strings.Cut(string(source), "func TestHost(")
	body, _, _ = strings.Cut(body, "\n}\n")
	body = "func TestHost(" + body + "\n}\n"
	require.LessOrEqual(t, strings.Count(body, "\n"), 20)

	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	var code strings.Builder
	for line := range strings.Lines(string(doc)) {
		if text, ok := strings.CutPrefix(line, "//\t"); ok {
			code.WriteString(text)
		}
	}
	require.Equal(t, body, code.String())
}
