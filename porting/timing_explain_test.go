package porting_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

var (
	denver   = numbering.MustParse("303-555-0143") // region western, as Seattle
	pagoPago = numbering.MustParse("684-555-0143") // of the United States, and in no region
)

// explanations are questions whose whole answer is worth reading: each is a request, what
// is special about it, and when it was submitted in the zone of the asker.
var explanations = []struct {
	name   string
	number numbering.Number
	zone   string
	at     string
	change func(*porting.Timing)
}{
	{"a simple port, in time", washington, "America/New_York", "2026-07-06 12:00:00", nil},
	{"before the opening", washington, "America/New_York", "2026-07-06 07:59:00", func(t *porting.Timing) {
		t.Simple.Evidence = porting.FromAttestation
	}},
	{"a second too late, before a long weekend", washington, "America/New_York", "2026-07-02 13:00:01", nil},
	{"on a holiday", washington, "America/New_York", "2026-11-26 09:00:00", func(t *porting.Timing) { t.Simple.Evidence = "bill" }},
	{"on a Sunday, with all that keeps a port from being simple", washington, "America/New_York", "2026-07-05 09:00:00", func(t *porting.Timing) {
		t.LosingService, t.GainingService = "", porting.ServiceVoIP
		t.Simple = porting.SimpleFacts{UnbundledElements: porting.AnswerYes, Reseller: porting.AnswerYes}
		t.Numbers = append(t.Numbers, numbering.MustParse("202-555-0144"))
	}},
	{"from a carrier with a waiver", washington, "America/New_York", "2026-07-06 12:00:00", func(t *porting.Timing) { t.Waiver = true }},
	{"ready at the midnight that ends the day", washington, "America/New_York", "2026-07-10 12:00:00", func(t *porting.Timing) {
		p, _ := porting.TimingPolicyNamed("us-simple")
		p.Ready.Value = porting.MidnightSameDay
		t.Policy = &p
	}},
	{"between wireless carriers, in the evening", washington, "America/New_York", "2026-07-06 20:00:00", wireless},
	{"the gaining carrier is closed on the wireless day", washington, "America/New_York", "2026-07-06 12:00:00", func(t *porting.Timing) {
		wireless(t)
		t.Gaining, _ = calendar.New(&calendar.Config{Zone: time.UTC, Weekdays: []time.Weekday{time.Wednesday}})
		t.Limits = carrier.Limits{Name: "batch carrier", Blackout: 90 * time.Minute}
	}},
	{"the gaining carrier is closed on the day", washington, "America/New_York", "2026-07-06 12:00:00", func(t *porting.Timing) {
		t.Gaining, _ = calendar.New(&calendar.Config{Zone: time.UTC, Weekdays: []time.Weekday{time.Thursday}})
		t.Limits = carrier.Limits{Name: "batch carrier", Blackout: 36 * time.Hour}
	}},
	{"over Canada Day", stJohns, "America/St_Johns", "2026-06-30 12:00:00", nil},
	{"over Canada Day, not simple", stJohns, "America/St_Johns", "2026-06-30 12:00:00", func(t *porting.Timing) { t.Simple.Lines = 2 }},
	{"on Canada Day", stJohns, "America/St_Johns", "2026-07-01 12:00:00", nil},
	{"on Canada Day, wireless", stJohns, "America/St_Johns", "2026-07-01 12:00:00", wireless},
	{"toll-free, with a letter that has to stand until the change", tollFree, "UTC", "2026-07-06 12:00:00", func(t *porting.Timing) {
		t.LetterUntil, t.LetterToChange = t.SubmittedAt.AddDate(0, 0, 30), true
	}},
	{"with a letter that lapses after sixty days", washington, "America/New_York", "2026-07-06 12:00:00", func(t *porting.Timing) {
		t.LetterUntil = t.SubmittedAt.AddDate(0, 0, 60)
	}},
	{"a number in no region", pagoPago, "UTC", "2026-07-06 20:00:00", nil},
	{"two zones in one region", seattle, "UTC", "2026-07-06 16:00:00", func(t *porting.Timing) {
		t.Numbers = []numbering.Number{denver, seattle, denver}
	}},
	{"the later of two regions, named first", washington, "UTC", "2026-07-06 17:30:00", func(t *porting.Timing) {
		p, _ := porting.TimingPolicyNamed("us-simple")
		t.Policy, t.Numbers = &p, []numbering.Number{washington, seattle}
	}},
}

func wireless(t *porting.Timing) {
	t.LosingService, t.GainingService = porting.ServiceWireless, porting.ServiceWireless
}

// TestExplanations pins, in testdata/explanations.golden.txt, what a customer's agent reads
// when they ask why a port takes as long as it does.
func TestExplanations(t *testing.T) {
	var b strings.Builder
	say := func(steps []porting.Step) {
		for _, s := range steps {
			fmt.Fprintf(&b, "  %-6s %s", s.Rule, s.Text)
			if s.Source != "" {
				fmt.Fprintf(&b, " [%s]", s.Source)
			}
			if !s.To.IsZero() {
				fmt.Fprintf(&b, " %s > %s", s.From.Format(time.RFC3339), s.To.Format(time.RFC3339))
			}
			b.WriteString("\n")
		}
	}
	for _, x := range explanations {
		ask := asked(t, x.number, x.zone, x.at)
		if x.change != nil {
			x.change(&ask)
		}
		s, err := ask.Earliest()
		require.NoError(t, err, x.name)
		fmt.Fprintf(&b, "%s: %s, %s, %s\n", x.name, s.Policy, s.Zone, s.Earliest)
		say(s.Steps)
	}
	for _, f := range []porting.EstimateFacts{
		{State: porting.Requested},
		{State: porting.Submitted},
		{State: porting.Submitted, Manual: true},
		{State: porting.Submitted, Rejections: 1, Wanted: day("2026-07-22")},
		{State: porting.Rejected},
		{State: porting.Scheduled, Release: carrier.Release{Date: day("2026-07-03")}},
		{State: porting.Scheduled, Release: carrier.Release{Date: day("2026-07-09")}},
		{State: porting.Ported},
	} {
		ask := asked(t, washington, "America/New_York", "2026-07-02 12:00:00")
		f.Now = ask.SubmittedAt.Add(48 * time.Hour)
		e, err := ask.Estimate(f)
		require.NoError(t, err)
		fmt.Fprintf(&b, "estimate of %s: %s, likely %s, by %s\n", f.State, e.Earliest, e.Likely, e.Latest)
		say(e.Reasons)
	}
	golden.Equal(t, "testdata/explanations.golden.txt", b.String())
}
