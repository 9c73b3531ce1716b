package porting_test

import (
	"fmt"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Why not Friday? A simple port, received a minute after the cut-off before a holiday.
func ExampleTiming_Earliest() {
	t := porting.Timing{
		Numbers:        []numbering.Number{numbering.MustParse("202-555-0143")},
		Plan:           numbering.Standard().WithFictional(),
		LoadZone:       time.LoadLocation,
		LosingService:  porting.ServiceWireline,
		GainingService: porting.ServiceVoIP,
		Simple: porting.SimpleFacts{
			Lines: 1, UnbundledElements: porting.AnswerNo, ComplexSwitching: porting.AnswerNo,
			Reseller: porting.AnswerNo, Evidence: porting.FromCSR,
		},
		Limits:      carrier.Limits{Name: "example carrier", Blackout: 24 * time.Hour},
		SubmittedAt: time.Date(2026, time.July, 2, 17, 1, 0, 0, time.UTC), // 13:01 in Washington
	}
	s, err := t.Earliest()
	if err != nil {
		panic(err)
	}
	fmt.Println(s.Earliest)
	for _, step := range s.Steps {
		fmt.Printf("%-7s %s\n", step.Rule, step.Text)
	}
	// Output:
	// 2026-07-07
	// INT-7   from wireline to voip: an intermodal port
	// INT-12  a simple port, by the customer service record
	// INT-6   the region mid-atlantic keeps the time of America/New_York; the numbers themselves are in America/New_York
	// INT-5   received Thursday 2026-07-02 13:01, after the 13:00 cut-off: counts as Monday 2026-07-06 08:00; not counted: Friday 2026-07-03 (Independence Day), Saturday 2026-07-04 (Independence Day), Sunday 2026-07-05
	// INT-9   the losing carrier has 4 business hours to confirm: until Monday 2026-07-06 12:00
	// INT-1   1 business day after Monday 2026-07-06: Tuesday 2026-07-07
	// INT-5b  ready at the midnight that begins the next business day: Tuesday 2026-07-07 00:00
	// S26     usually active between Tuesday 2026-07-07 10:00 and Tuesday 2026-07-07 14:00, not guaranteed; by the end of the business day, Tuesday 2026-07-07 17:00
	// LIMITS  the gaining carrier takes no other date and no cancellation in the 24 hours before: until Monday 2026-07-06 10:00
	// ORD-6   a confirmation that is not used lapses Wednesday 2026-07-08 00:00
	// ORD-7   an order that is not activated is given up 30 days after its date: Thursday 2026-08-06 00:00
	// S32     text messaging, if asked for, is active by Friday 2026-07-10 and works across all carriers by Wednesday 2026-07-15
}

// A date that somebody wants: what stands against it, and when instead.
func ExampleTiming_Check() {
	t := porting.Timing{
		Numbers:     []numbering.Number{numbering.MustParse("202-555-0143")},
		Plan:        numbering.Standard().WithFictional(),
		LoadZone:    time.LoadLocation,
		SubmittedAt: time.Date(2026, time.June, 29, 15, 0, 0, 0, time.UTC),
	}
	check, err := t.Check(calendar.MustParseDate("2026-07-03"))
	if err != nil {
		panic(err)
	}
	for _, o := range check.Objections {
		fmt.Println(o.Rule, o.Text)
	}
	fmt.Println("instead:", check.Next)
	// Output:
	// INT-2 Friday 2026-07-03 is before Monday 2026-07-06, the earliest date
	// INT-4 the losing carrier does not work on Friday 2026-07-03 (Independence Day)
	// instead: 2026-07-06
}

// What to tell a customer whose port was rejected once and sent again.
func ExampleTiming_Estimate() {
	t := porting.Timing{
		Numbers:     []numbering.Number{numbering.MustParse("202-555-0143")},
		Plan:        numbering.Standard().WithFictional(),
		LoadZone:    time.LoadLocation,
		SubmittedAt: time.Date(2026, time.June, 29, 15, 0, 0, 0, time.UTC),
	}
	e, err := t.Estimate(porting.EstimateFacts{
		State: porting.Submitted, Rejections: 1, Now: time.Date(2026, time.June, 30, 15, 0, 0, 0, time.UTC),
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(e.Earliest, e.Likely, e.Latest)
	// Output: 2026-07-06 2026-07-13 2026-07-27
}

// A carrier that differs: copy a preset, change a figure, say where yours is from.
func ExampleTimingPolicy() {
	policy, _ := porting.TimingPolicyFor("US", porting.WirelinePort, true, false)
	policy.Name = "rural telephone"
	policy.CutOff = porting.Figure[calendar.Clock]{
		Value: calendar.ClockOf(12, 0), Rule: "TRADING-PARTNER", Source: "trading partner profile, 2026", Evidence: porting.EvidenceReported,
	}
	fmt.Println(policy.Name+":", policy.CutOff.Value, "by", policy.CutOff.Source)
	fmt.Println(policy.Release.Value, "by", policy.Release.Rule, "of", policy.Release.Source)
	// Output:
	// rural telephone: 12:00 by trading partner profile, 2026
	// 1 business day by INT-1 of 47 CFR 52.35(a)
}
