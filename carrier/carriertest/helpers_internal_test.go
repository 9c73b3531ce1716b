package carriertest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// dated is a carrier whose views are of one instant.
type dated struct {
	carrier.Carrier
	at time.Time
}

func (d dated) Status(context.Context, *carrier.StatusRequest) (*carrier.Report, error) {
	return &carrier.Report{AsOf: d.at, Lines: make([]carrier.LineReport, 1)}, nil
}

// The date that the suite asks for is the first Wednesday from three weeks on.
func TestFarDay(t *testing.T) {
	at := time.Date(2026, 3, 1, 23, 0, 0, 0, time.FixedZone("", -3*3600)) // a Monday already, in UTC
	for i := range 7 {
		now := at.AddDate(0, 0, i)
		got := farDay(&probe{Subject: &Subject{Carrier: dated{at: now}}, ctx: t.Context()}, "PO-1")
		require.Equal(t, time.Wednesday, got.Weekday())
		days := got.Sub(calendar.DateOf(now.UTC()))
		require.True(t, 21 <= days && days < 28, "%d days after %s", days, now)
	}
}

// A copy of a request shares nothing with it.
func TestCloneSubmit(t *testing.T) {
	build := func() *carrier.SubmitRequest {
		return &carrier.SubmitRequest{
			PON: "PO-1", Numbers: []numbering.Number{numbering.MustParse("512-555-0142")}, PIN: loa.NewPIN("0420"),
			Params:    map[string]string{"desk": "7"},
			Documents: []carrier.Document{{Name: "bill", Content: []byte("one")}, {Name: "letter", Content: []byte("two")}},
		}
	}
	r := build()
	c := cloneSubmit(r)
	require.Equal(t, build(), c)
	require.Equal(t, plain(r), plain(c))
	c.PON, c.Numbers[0], c.Params["desk"] = "PO-2", numbering.Number{}, "8"
	for i := range c.Documents {
		c.Documents[i].Name, c.Documents[i].Content[0] = "other", 'x'
	}
	require.Equal(t, build(), r)
	for name, change := range map[string]func(r *carrier.SubmitRequest){
		"PON":    func(r *carrier.SubmitRequest) { r.PON = "PO-2" },
		"number": func(r *carrier.SubmitRequest) { r.Numbers[0] = numbering.Number{} },
		"PIN":    func(r *carrier.SubmitRequest) { r.PIN = loa.NewPIN("0421") },
	} {
		c := cloneSubmit(r)
		change(c)
		require.NotEqual(t, plain(r), plain(c), name)
	}
}
