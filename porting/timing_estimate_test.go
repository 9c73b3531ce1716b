package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting"
)

func TestEstimate(t *testing.T) {
	const newYork = "America/New_York"
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, location(t, newYork))
		require.NoError(t, err)
		return v
	}
	day := calendar.MustParseDate
	confirmed := carrier.Release{Date: day("2026-07-09"), By: at("2026-07-09 17:00").UTC()}
	tests := []struct {
		name   string
		facts  porting.EstimateFacts
		want   string
		reason string // one of them
	}{
		{"submitted", porting.EstimateFacts{State: porting.Submitted, Now: at("2026-07-06 14:00")}, "2026-07-07 2026-07-13 2026-08-03", "S24"},
		{"overdue", porting.EstimateFacts{State: porting.Submitted, Now: at("2026-07-20 14:00")}, "2026-07-20 2026-07-20 2026-08-03", "S24"},
		{"manual", porting.EstimateFacts{State: porting.Submitted, Manual: true, Now: at("2026-07-06 14:00")}, "2026-07-13 2026-07-20 2026-08-03", "S24"},
		{"rejected before", porting.EstimateFacts{State: porting.Submitted, Rejections: 1, Now: at("2026-07-06 14:00")}, "2026-07-07 2026-07-20 2026-08-03", "S24"},
		{"rejected now", porting.EstimateFacts{State: porting.Rejected, Rejections: 1, Now: at("2026-07-10 12:00")}, "2026-07-13 2026-07-24 2026-08-07", "INT-8"},
		{"in the queue", porting.EstimateFacts{State: porting.Ready, Now: at("2026-07-10 12:00")}, "2026-07-13 2026-07-17 2026-08-07", "S16"},
		{"a date was wanted", porting.EstimateFacts{State: porting.Submitted, Wanted: day("2026-07-22"), Now: at("2026-07-06 14:00")}, "2026-07-22 2026-07-22 2026-08-03", "INT-1"},
		{"confirmed", porting.EstimateFacts{State: porting.Scheduled, Release: confirmed, Now: at("2026-07-06 14:00")}, "2026-07-09 2026-07-09 2026-07-09", "S26"},
		{"activating", porting.EstimateFacts{State: porting.Activating, Release: confirmed, Now: at("2026-07-09 17:00")}, "2026-07-09 2026-07-09 2026-07-09", "S26"},
		{"late", porting.EstimateFacts{State: porting.Activating, Release: confirmed, Now: at("2026-07-09 17:01")}, "2026-07-09 2026-07-10 2026-07-16", "S27"},
		{"confirmed without an end", porting.EstimateFacts{State: porting.Scheduled, Release: carrier.Release{Date: day("2026-07-09")}, Now: at("2026-07-10 00:01")}, "2026-07-10 2026-07-13 2026-07-17", "S27"},
		{"scheduled without a date", porting.EstimateFacts{State: porting.Scheduled, Now: at("2026-07-06 14:00")}, "2026-07-07 2026-07-13 2026-08-03", "S24"},
		{"a state of a later version", porting.EstimateFacts{State: "on-hold", Now: at("2026-07-06 12:00")}, "2026-07-07 2026-07-13 2026-08-03", "S16"},
		{"ported", porting.EstimateFacts{State: porting.Ported, Now: at("2026-07-06 14:00")}, "  ", "S24"},
		{"canceled", porting.EstimateFacts{State: porting.Canceled, Now: at("2026-07-06 14:00")}, "  ", "S24"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ask := asked(t, washington, newYork, "2026-07-06 12:00:00")
			e, err := ask.Estimate(tt.facts)
			require.NoError(t, err)
			require.Equal(t, tt.want, e.Earliest.String()+" "+e.Likely.String()+" "+e.Latest.String())
			step(t, e.Reasons, tt.reason)
		})
	}
	ask := asked(t, washington, newYork, "2026-07-06 12:00:00")
	_, err := ask.Estimate(porting.EstimateFacts{State: porting.Ready})
	require.ErrorIs(t, err, porting.ErrTiming, "no instant to count from")
}
