package porting_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

var (
	washington = numbering.MustParse("202-555-0143") // region mid-atlantic, New York time
	seattle    = numbering.MustParse("206-555-0143") // region western, Denver time
	stJohns    = numbering.MustParse("709-555-0143") // region canada, Toronto time
	guam       = numbering.MustParse("671-555-0143") // region west-coast, Los Angeles time
	tollFree   = numbering.MustParse("833-267-0143")
)

func simpleFacts() porting.SimpleFacts {
	return porting.SimpleFacts{
		Lines: 1, UnbundledElements: porting.AnswerNo, ComplexSwitching: porting.AnswerNo,
		Reseller: porting.AnswerNo, Evidence: porting.FromCSR,
	}
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

// asked is a simple wireline port, submitted when the clocks of a zone show at.
func asked(t testing.TB, n numbering.Number, zone, at string) porting.Timing {
	t.Helper()
	submitted, err := time.ParseInLocation("2006-01-02 15:04:05", at, location(t, zone))
	require.NoError(t, err)
	return porting.Timing{
		Numbers: []numbering.Number{n}, Plan: numbering.Standard().WithFictional(), LoadZone: time.LoadLocation,
		LosingService: porting.ServiceWireline, GainingService: porting.ServiceWireline, Simple: simpleFacts(),
		SubmittedAt: submitted,
	}
}

func preset(t testing.TB, name string) *porting.TimingPolicy {
	t.Helper()
	p, ok := porting.TimingPolicyNamed(name)
	require.True(t, ok, name)
	return &p
}

// TestSimplePortEdges is the table of 47 CFR 52.35(a).
func TestSimplePortEdges(t *testing.T) {
	const newYork = "America/New_York"
	tests := []struct {
		name, at           string
		received, earliest string
	}{
		{"07:59: as if at the opening", "2026-07-06 07:59:00", "2026-07-06 08:00:00", "2026-07-07"},
		{"08:00", "2026-07-06 08:00:00", "2026-07-06 08:00:00", "2026-07-07"},
		{"13:00:00 is inside", "2026-07-06 13:00:00", "2026-07-06 13:00:00", "2026-07-07"},
		{"13:00:01 is outside", "2026-07-06 13:00:01", "2026-07-07 08:00:00", "2026-07-08"},
		{"Friday 13:00", "2026-07-10 13:00:00", "2026-07-10 13:00:00", "2026-07-13"},
		{"Friday 13:01", "2026-07-10 13:01:00", "2026-07-13 08:00:00", "2026-07-14"},
		{"Saturday", "2026-07-11 10:00:00", "2026-07-13 08:00:00", "2026-07-14"},
		{"eve of a holiday, in time", "2026-11-25 12:00:00", "2026-11-25 12:00:00", "2026-11-27"},
		{"eve of a holiday, late", "2026-11-25 13:01:00", "2026-11-27 08:00:00", "2026-11-30"},
		{"on a holiday", "2026-11-26 09:00:00", "2026-11-27 08:00:00", "2026-11-30"},
		{"a holiday on Saturday closes Friday", "2026-07-02 12:00:00", "2026-07-02 12:00:00", "2026-07-06"},
		{"on that Friday", "2026-07-03 09:00:00", "2026-07-06 08:00:00", "2026-07-07"},
		{"clocks go forwards", "2026-03-06 13:01:00", "2026-03-09 08:00:00", "2026-03-10"},
		{"clocks go back", "2026-10-30 13:01:00", "2026-11-02 08:00:00", "2026-11-03"},
		{"New Year", "2026-12-31 12:00:00", "2026-12-31 12:00:00", "2027-01-04"},
		{"New Year, late", "2026-12-31 13:01:00", "2027-01-04 08:00:00", "2027-01-05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ask := asked(t, washington, newYork, tt.at)
			s, err := ask.Earliest()
			require.NoError(t, err)
			require.True(t, s.Simple)
			require.Equal(t, "us-simple", s.Policy)
			require.Equal(t, tt.received, s.ReceivedAt.In(location(t, newYork)).Format(time.DateTime))
			require.Equal(t, tt.earliest, s.Earliest.String())
			require.Equal(t, tt.earliest+" 00:00:00", s.ReadyAt.In(location(t, newYork)).Format(time.DateTime))
		})
	}
}

// TestPresets follows one request, Monday 2026-07-06 at noon Eastern, through each
// preset.
func TestPresets(t *testing.T) {
	tests := []struct {
		policy        string
		number        numbering.Number
		foc, ready    string
		from, to, end string
	}{
		{"us-simple", washington, "07-06 16:00", "07-07 00:00", "07-07 10:00", "07-07 14:00", "07-07 17:00"},
		{"us-non-simple", washington, "07-07 12:00", "07-10 00:00", "07-10 10:00", "07-10 14:00", "07-10 17:00"},
		{"us-waiver", washington, "07-06 16:00", "07-10 00:00", "07-10 10:00", "07-10 14:00", "07-10 17:00"},
		{"us-wireless", washington, "07-06 12:30", "07-06 14:30", "07-06 14:30", "07-06 21:00", "07-06 21:00"},
		{"ca-wireline", stJohns, "07-07 17:00", "07-08 00:00", "07-08 10:00", "07-08 14:00", "07-08 17:00"},
		{"ca-non-simple", stJohns, "07-08 17:00", "07-10 00:00", "07-10 10:00", "07-10 14:00", "07-10 17:00"},
		{"ca-wireless", stJohns, "07-06 12:30", "07-06 14:30", "07-06 14:30", "07-06 21:00", "07-06 21:00"},
		{"toll-free", tollFree, "07-08 17:00", "07-08 00:00", "07-08 10:00", "07-08 14:00", "07-08 17:00"},
	}
	require.Len(t, porting.TimingPolicies(), len(tests))
	for _, tt := range tests {
		t.Run(tt.policy, func(t *testing.T) {
			ask := asked(t, tt.number, "America/New_York", "2026-07-06 12:00:00")
			ask.Policy = preset(t, tt.policy)
			s, err := ask.Earliest()
			require.NoError(t, err)
			show := func(v time.Time) string { return v.In(location(t, "America/New_York")).Format("01-02 15:04") }
			require.Equal(t, []string{tt.foc, tt.ready, tt.from, tt.to, tt.end},
				[]string{show(s.FOCDue), show(s.ReadyAt), show(s.Release.From), show(s.Release.To), show(s.Release.By)})
		})
	}
}

// TestPresetFigures holds the figures that hosts plan with.
func TestPresetFigures(t *testing.T) {
	const wide, narrow = "09:00-21:00", "08:00-17:00"
	for _, tt := range []struct {
		policy       string
		country      loa.Country
		modality     porting.Modality
		days         int // of the week
		hours        string
		cutOff       string
		foc, release string
		usual        porting.DayRange
	}{
		{"us-simple", loa.US, porting.Intermodal, 5, narrow, "13:00", "4 business hours", "1 business day", porting.DayRange{From: 5, To: 7}},
		{"us-non-simple", loa.US, porting.Intermodal, 5, narrow, "17:00", "24 clock hours", "4 business days", porting.DayRange{From: 5, To: 7}},
		{"us-waiver", loa.US, porting.Intermodal, 5, narrow, "13:00", "4 business hours", "4 business days", porting.DayRange{From: 5, To: 7}},
		{"us-wireless", loa.US, porting.WirelessPort, 7, wide, "21:00", "0.5 business hours", "2.5 business hours", porting.DayRange{From: 0, To: 1}},
		{"ca-wireless", loa.CA, porting.WirelessPort, 7, wide, "21:00", "0.5 business hours", "2.5 business hours", porting.DayRange{From: 0, To: 1}},
		{"ca-wireline", loa.CA, porting.Intermodal, 5, narrow, "17:00", "1 business day", "2 business days", porting.DayRange{From: 5, To: 7}},
		{"ca-non-simple", loa.CA, porting.Intermodal, 5, narrow, "17:00", "2 business days", "4 business days", porting.DayRange{From: 5, To: 7}},
		{"toll-free", "", porting.TollFreePort, 5, narrow, "17:00", "2 business days", "2 business days", porting.DayRange{From: 5, To: 7}},
	} {
		p := preset(t, tt.policy)
		require.Equal(t, tt.country, p.Country, tt.policy)
		require.Equal(t, tt.modality, p.Modality, tt.policy)
		require.Len(t, p.Weekdays.Value, tt.days, tt.policy)
		require.Equal(t, tt.hours, p.Hours.Value.Open.String()+"-"+p.Hours.Value.Close.String(), tt.policy)
		require.Equal(t, tt.cutOff, p.CutOff.Value.String(), tt.policy)
		require.Equal(t, tt.foc, p.FOC.Value.String(), tt.policy)
		require.Equal(t, tt.release, p.Release.Value.String(), tt.policy)
		require.Equal(t, tt.usual, p.Usual.Value, tt.policy)
	}
}

// TestCanadaCitesNoAmericanRule holds that a figure for Canada does not claim to stand in
// the rules of the United States.
func TestCanadaCitesNoAmericanRule(t *testing.T) {
	for _, p := range porting.TimingPolicies() {
		if p.Country == loa.CA {
			b, err := json.Marshal(p)
			require.NoError(t, err)
			require.NotContains(t, string(b), "CFR", p.Name)
		}
	}
}

func TestIntervalText(t *testing.T) {
	for _, tt := range []struct {
		interval porting.Interval
		want     string
	}{
		{porting.Interval{N: 1, Unit: porting.BusinessDays}, "1 business day"},
		{porting.Interval{N: 10, Unit: porting.BusinessDays}, "10 business days"},
		{porting.Interval{N: 60, Unit: porting.BusinessMinutes}, "1 business hour"},
		{porting.Interval{N: 90, Unit: porting.BusinessMinutes}, "1.5 business hours"},
		{porting.Interval{N: 150, Unit: porting.BusinessMinutes}, "2.5 business hours"},
		{porting.Interval{N: 100, Unit: porting.BusinessMinutes}, "100 business minutes"},
		{porting.Interval{N: 119, Unit: porting.ClockMinutes}, "119 clock minutes"},
		{porting.Interval{N: 60, Unit: porting.ClockMinutes}, "1 clock hour"},
		{porting.Interval{N: 24 * 60, Unit: porting.ClockMinutes}, "24 clock hours"},
		{porting.Interval{N: 59 * 60, Unit: porting.ClockMinutes}, "59 clock hours"},
	} {
		require.Equal(t, tt.want, tt.interval.String())
	}
}

func TestPolicyFor(t *testing.T) {
	tests := []struct {
		country  loa.Country
		modality porting.Modality
		simple   bool
		waiver   bool
		want     string
	}{
		{"US", porting.WirelinePort, true, false, "us-simple"},
		{"US", porting.Intermodal, true, false, "us-simple"},
		{"US", porting.Intermodal, false, false, "us-non-simple"},
		{"US", porting.Intermodal, true, true, "us-waiver"},
		{"US", porting.Intermodal, false, true, "us-non-simple"},
		{"US", porting.WirelessPort, false, false, "us-wireless"},
		{"CA", porting.WirelessPort, true, false, "ca-wireless"},
		{"CA", porting.WirelessPort, false, false, "ca-non-simple"},
		{"CA", porting.Intermodal, true, false, "ca-wireline"},
		{"CA", porting.WirelinePort, false, false, "ca-non-simple"},
		{"", porting.TollFreePort, false, false, "toll-free"},
		{"MX", porting.WirelinePort, true, false, ""},
	}
	for _, tt := range tests {
		p, ok := porting.TimingPolicyFor(tt.country, tt.modality, tt.simple, tt.waiver)
		require.Equal(t, tt.want != "", ok, "%+v", tt)
		require.Equal(t, tt.want, p.Name, "%+v", tt)
	}
}

// figure is where a Figure of any type comes from.
type figure struct {
	Rule     string           `json:"rule"`
	Source   string           `json:"source"`
	Evidence porting.Evidence `json:"evidence"`
}

// TestPolicyFigures holds that each figure says where it comes from, and that a host
// can keep a policy as JSON.
func TestPolicyFigures(t *testing.T) {
	for _, p := range porting.TimingPolicies() {
		b, err := json.Marshal(p)
		require.NoError(t, err)
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(b, &fields))
		for name, raw := range fields {
			if name == "name" || name == "country" || name == "modality" {
				continue
			}
			var f figure
			require.NoError(t, json.Unmarshal(raw, &f), name)
			require.NotEmpty(t, f.Rule, "%s: %s", p.Name, name)
			require.NotEmpty(t, f.Source, "%s: %s", p.Name, name)
			require.Contains(t, []porting.Evidence{
				porting.EvidenceVerified, porting.EvidenceReported, porting.EvidenceAssumed,
			}, f.Evidence, "%s: %s", p.Name, name)
		}
		var back porting.TimingPolicy
		require.NoError(t, json.Unmarshal(b, &back))
		require.Empty(t, cmp.Diff(p, back, cmp.Comparer(func(a, b calendar.Rule) bool { return a == b })))
	}
}

func TestModality(t *testing.T) {
	const wireline, wireless, voip, unknown = porting.ServiceWireline, porting.ServiceWireless, porting.ServiceVoIP, porting.Service("")
	for _, tt := range []struct {
		losing, gaining porting.Service
		want            porting.Modality
	}{
		{wireline, wireline, porting.WirelinePort},
		{wireless, wireless, porting.WirelessPort},
		{wireline, wireless, porting.Intermodal},
		{wireless, wireline, porting.Intermodal},
		{wireline, voip, porting.Intermodal},
		{voip, wireless, porting.Intermodal},
		{voip, voip, porting.Intermodal},
		{unknown, wireless, porting.Intermodal},
		{"satellite", "satellite", porting.Intermodal},
	} {
		require.Equal(t, tt.want, porting.ModalityOf(tt.losing, tt.gaining), "%+v", tt)
	}
}

func TestObstacles(t *testing.T) {
	change := func(f func(*porting.SimpleFacts)) porting.SimpleFacts {
		facts := simpleFacts()
		f(&facts)
		return facts
	}
	tests := []struct {
		name    string
		facts   porting.SimpleFacts
		numbers int
		want    []string
	}{
		{"simple", simpleFacts(), 1, nil},
		{"nothing known", porting.SimpleFacts{}, 1, []string{
			"INT-12: the number of lines of the account is not known",
			"INT-12: it is not known whether the losing side's service has unbundled network elements",
			"INT-12: it is not known whether the losing side's service has complex switch translations",
			"INT-12: it is not known whether the losing side's service has a reseller",
			"INT-14: nothing verifies it: neither a CSR nor the end user's word",
		}},
		{"two numbers", simpleFacts(), 2, []string{"INT-12: the order has 2 numbers"}},
		{"two lines", change(func(f *porting.SimpleFacts) { f.Lines = 2 }), 1, []string{"INT-12: the account has 2 lines"}},
		{"unbundled", change(func(f *porting.SimpleFacts) { f.UnbundledElements = porting.AnswerYes }), 1, []string{"INT-12: the losing side's service has unbundled network elements"}},
		{"Centrex", change(func(f *porting.SimpleFacts) { f.ComplexSwitching = porting.AnswerYes }), 1, []string{"INT-12: the losing side's service has complex switch translations"}},
		{"reseller", change(func(f *porting.SimpleFacts) { f.Reseller = porting.AnswerYes }), 1, []string{"INT-12: the losing side's service has a reseller"}},
		{"class 1 is no reseller", change(func(f *porting.SimpleFacts) { f.Reseller, f.VoIPClass = "", 1 }), 1, nil},
		{"class 2 is no reseller", change(func(f *porting.SimpleFacts) { f.Reseller, f.VoIPClass = porting.AnswerYes, 2 }), 1, nil},
		{"class 3 is a reseller", change(func(f *porting.SimpleFacts) { f.VoIPClass = 3 }), 1, []string{
			"INT-13: the losing side is a VoIP provider of class 3, which counts as a reseller",
		}},
		{"no such class", change(func(f *porting.SimpleFacts) { f.VoIPClass = 4 }), 1, []string{"INT-13: the class of the VoIP provider is not known"}},
		{"an answer of another kind", change(func(f *porting.SimpleFacts) { f.Reseller = "perhaps" }), 1, []string{
			"INT-12: it is not known whether the losing side's service has a reseller",
		}},
		{"no evidence", change(func(f *porting.SimpleFacts) { f.Evidence = "" }), 1, []string{"INT-14: nothing verifies it: neither a CSR nor the end user's word"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range tt.facts.Obstacles(tt.numbers) {
				got = append(got, o.Rule+": "+o.Text)
			}
			require.Equal(t, tt.want, got)
		})
	}
	ask := asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
	ask.Simple.Evidence = ""
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "us-non-simple", s.Policy, "unknown facts make a port non-simple")
	require.Equal(t, "2026-07-10", s.Earliest.String())
}

// TestRegionTime holds that the region's clock decides and that both are shown.
func TestRegionTime(t *testing.T) {
	tests := []struct {
		name      string
		number    numbering.Number
		zone      string   // of the region
		own       []string // of the number
		at        string   // in UTC
		simple    bool
		received  string // in the region
		midnights string // ready, in UTC
	}{
		{
			"Seattle keeps Denver's time", seattle, "America/Denver",
			[]string{"America/Los_Angeles"},
			"2026-07-06 19:00:01", true, "2026-07-07 08:00", "2026-07-08 06:00",
		},
		{
			"Guam keeps that of Los Angeles", guam, "America/Los_Angeles",
			[]string{"Pacific/Guam"},
			"2026-07-06 20:00:00", true, "2026-07-06 13:00", "2026-07-07 07:00",
		},
		{
			"Newfoundland keeps Toronto's", stJohns, "America/Toronto",
			[]string{"America/St_Johns"},
			"2026-07-06 20:59:00", true, "2026-07-06 16:59", "2026-07-08 04:00",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ask := asked(t, tt.number, "UTC", tt.at)
			s, err := ask.Earliest()
			require.NoError(t, err)
			require.Equal(t, tt.zone, s.Zone)
			require.Subset(t, s.NumberZones, tt.own)
			require.Equal(t, tt.received, s.ReceivedAt.In(location(t, tt.zone)).Format("2006-01-02 15:04"))
			require.Equal(t, tt.midnights, s.ReadyAt.Format("2006-01-02 15:04"))
			require.Contains(t, s.Steps[2].Text, tt.zone)
			require.Contains(t, s.Steps[2].Text, tt.own[0])
		})
	}
	t.Run("the half hour, where a host knows the zone better", func(t *testing.T) {
		ask := asked(t, stJohns, "UTC", "2026-07-06 19:30:01") // 17:00:01 in St. John's
		ask.Plan = ask.Plan.WithRegionZone(numbering.NPACCanada, "America/St_Johns")
		s, err := ask.Earliest()
		require.NoError(t, err)
		require.Equal(t, "2026-07-07T10:30:00Z", s.ReceivedAt.Format(time.RFC3339), "08:00 the next day")
		require.Equal(t, "2026-07-09T02:30:00Z", s.ReadyAt.Format(time.RFC3339))
	})
	t.Run("two regions: the later one", func(t *testing.T) {
		ask := asked(t, washington, "UTC", "2026-07-06 17:30:00") // 13:30 Eastern, 11:30 Mountain
		ask.Policy = preset(t, "us-simple")
		ask.Numbers = []numbering.Number{seattle, washington, seattle}
		s, err := ask.Earliest()
		require.NoError(t, err)
		require.Equal(t, "America/New_York", s.Zone)
		require.Equal(t, "2026-07-08", s.Earliest.String())
	})
}

func TestMidnightSameDay(t *testing.T) {
	ask := asked(t, washington, "America/New_York", "2026-07-10 12:00:00") // a Friday
	ask.Policy = preset(t, "us-simple")
	ask.Policy.Ready.Value = porting.MidnightSameDay
	check, err := ask.Check(calendar.MustParseDate("2026-07-11"))
	require.NoError(t, err)
	require.True(t, check.OK, "by the letter, Saturday 00:00")
	require.Equal(t, "2026-07-11", check.Schedule.Earliest.String())
	check, err = ask.Check(calendar.MustParseDate("2026-07-12"))
	require.NoError(t, err)
	require.False(t, check.OK)
	require.Equal(t, "2026-07-13", check.Next.String())
	e, err := ask.Estimate(porting.EstimateFacts{State: porting.Submitted, Now: ask.SubmittedAt})
	require.NoError(t, err)
	require.Equal(t, "2026-07-11", e.Earliest.String())
}

func TestWireless(t *testing.T) {
	for _, tt := range []struct{ at, want string }{
		{"2026-07-06 12:00:00", "2026-07-06 14:30"},
		{"2026-07-06 20:00:00", "2026-07-07 10:30"}, // an hour today, the rest from nine
		{"2026-07-06 21:00:01", "2026-07-07 11:30"},
		{"2026-07-11 12:00:00", "2026-07-11 14:30"}, // a Saturday
		{"2026-07-04 12:00:00", "2026-07-05 11:30"}, // a holiday
		{"2026-03-07 20:00:00", "2026-03-08 10:30"}, // the night of the change
	} {
		ask := asked(t, washington, "America/New_York", tt.at)
		ask.LosingService, ask.GainingService = porting.ServiceWireless, porting.ServiceWireless
		s, err := ask.Earliest()
		require.NoError(t, err)
		require.Equal(t, "us-wireless", s.Policy)
		require.Equal(t, tt.want, s.ReadyAt.In(location(t, "America/New_York")).Format("2006-01-02 15:04"), tt.at)
	}
	ask := asked(t, washington, "America/New_York", "2026-07-06 20:00:00")
	ask.LosingService, ask.GainingService = porting.ServiceWireless, porting.ServiceWireless
	ask.Losing = calendar.USCore(time.UTC).WithHours(calendar.AllDay())
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "2026-07-07T14:30:00Z", s.ReadyAt.Format(time.RFC3339), "the hours are the policy's")
}

// TestLosingCarriersOwnHolidays holds that the losing carrier's calendar decides and
// its zone and hours do not.
func TestLosingCarriersOwnHolidays(t *testing.T) {
	ask := asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
	ask.Losing = calendar.USCore(location(t, "Pacific/Honolulu")).WithHours(calendar.AllDay()).With(
		calendar.Holiday{Name: "Founder's Day", Rule: calendar.Fixed(time.July, 7)},
	)
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "2026-07-08", s.Earliest.String())
	require.Equal(t, "1 business day after Monday 2026-07-06: Wednesday 2026-07-08; not counted: Tuesday 2026-07-07 (Founder's Day)",
		step(t, s.Steps, "INT-1").Text)
}

func TestGainingCarriersLimits(t *testing.T) {
	ask := asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
	ask.Limits = carrier.Limits{Name: "batch carrier", Blackout: 36 * time.Hour, HorizonDays: 30}
	thursdays, err := calendar.New(&calendar.Config{Zone: time.UTC, Weekdays: []time.Weekday{time.Thursday}})
	require.NoError(t, err)
	ask.Gaining = thursdays
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "2026-07-09", s.Earliest.String())
	require.Equal(t, "the gaining carrier does not activate on Tuesday 2026-07-07: Thursday 2026-07-09", step(t, s.Steps, "LIMITS").Text)
	require.Equal(t, s.Release.From.Add(-36*time.Hour), s.ChangeUntil)
	require.Equal(t, s.ChangeUntil, s.CancelUntil)

	require.Equal(t, "2026-07-09T04:00:00Z", s.ReadyAt.Format(time.RFC3339), "the day begins at midnight")
	check, err := ask.Check(day("2026-07-10"))
	require.NoError(t, err)
	require.Equal(t, []porting.Objection{{
		Code: porting.DateGainingClosed, Rule: "LIMITS", Text: "the gaining carrier does not activate on Friday 2026-07-10",
	}}, check.Objections)
	require.Equal(t, "2026-07-16", check.Next.String())
	e, err := ask.Estimate(porting.EstimateFacts{State: porting.Submitted, Now: ask.SubmittedAt})
	require.NoError(t, err)
	require.Equal(t, "2026-07-09 2026-07-16 2026-08-06", e.Earliest.String()+" "+e.Likely.String()+" "+e.Latest.String(), "Thursdays")

	ask.Gaining = calendar.Calendar{}
	wireless(&ask)
	check, err = ask.Check(day("2026-07-10"))
	require.NoError(t, err)
	require.Equal(t, "2026-07-10T13:00:00Z", check.Schedule.Release.From.Format(time.RFC3339), "a later wireless day begins with its opening")

	ask = asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
	never, err := calendar.New(&calendar.Config{Zone: time.UTC, Weekdays: []time.Weekday{time.Sunday}})
	require.NoError(t, err)
	ask.Gaining = never
	_, err = ask.Earliest()
	require.EqualError(t, err, "porting: timing: the gaining carrier activates on no day that the losing carrier works")
}

func TestCheck(t *testing.T) {
	const newYork = "America/New_York"
	tests := []struct {
		name, date string
		change     func(*porting.Timing)
		want       []porting.ObjectionCode
		next       string
	}{
		{"the earliest", "2026-07-07", nil, nil, "2026-07-07"},
		{"later is always allowed", "2026-09-15", nil, nil, "2026-09-15"},
		{"too early", "2026-07-06", nil, []porting.ObjectionCode{porting.DateTooEarly}, "2026-07-07"},
		{"before it was asked", "2026-07-04", nil, []porting.ObjectionCode{porting.DateTooEarly, porting.DateClosed}, "2026-07-07"},
		{"a Sunday", "2026-07-12", nil, []porting.ObjectionCode{porting.DateClosed}, "2026-07-13"},
		{"a holiday", "2026-09-07", nil, []porting.ObjectionCode{porting.DateClosed}, "2026-09-08"},
		{
			"the last day of the horizon", "2026-08-05", func(t *porting.Timing) { t.Limits.HorizonDays = 30 }, nil, "2026-08-05",
		},
		{
			"beyond the horizon", "2026-08-06", func(t *porting.Timing) { t.Limits.HorizonDays = 30 },
			[]porting.ObjectionCode{porting.DateBeyondHorizon},
			"",
		},
		{
			"a horizon of one day", "2026-07-08", func(t *porting.Timing) { t.Limits.HorizonDays = 1 },
			[]porting.ObjectionCode{porting.DateBeyondHorizon},
			"",
		},
		{"farther than a carrier is asked", "2199-12-31", nil, nil, "2199-12-31"},
		{
			"too early, with a letter that lapsed", "2026-07-03", func(p *porting.Timing) { p.LetterUntil = p.SubmittedAt },
			[]porting.ObjectionCode{porting.DateTooEarly, porting.DateClosed, porting.DateLetterLapsed},
			"",
		},
		{
			"the letter lapsed", "2026-07-08", func(p *porting.Timing) { p.LetterUntil = p.SubmittedAt },
			[]porting.ObjectionCode{porting.DateLetterLapsed},
			"",
		},
		{
			"the letter stands at the submission", "2026-07-08",
			func(p *porting.Timing) { p.LetterUntil = p.SubmittedAt.Add(time.Nanosecond) }, nil, "2026-07-08",
		},
		{
			"the letter lapses before the change", "2026-07-09",
			func(p *porting.Timing) { p.LetterUntil, p.LetterToChange = p.SubmittedAt.AddDate(0, 0, 2), true },
			[]porting.ObjectionCode{porting.DateLetterLapsed},
			"",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ask := asked(t, washington, newYork, "2026-07-06 12:00:00")
			if tt.change != nil {
				tt.change(&ask)
			}
			check, err := ask.Check(calendar.MustParseDate(tt.date))
			require.NoError(t, err)
			var got []porting.ObjectionCode
			for _, o := range check.Objections {
				require.NotEmpty(t, o.Rule)
				require.NotEmpty(t, o.Text)
				got = append(got, o.Code)
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, len(tt.want) == 0, check.OK)
			require.Equal(t, tt.next, check.Next.String())
			if check.Next.IsZero() {
				require.Equal(t, check.Schedule.Earliest, check.Schedule.Release.Date)
			} else {
				require.Equal(t, check.Next, check.Schedule.Release.Date)
			}
		})
	}
	ask := asked(t, washington, newYork, "2026-07-06 12:00:00")
	_, err := ask.Check(calendar.Date{})
	require.EqualError(t, err, "porting: timing: there is no date to check")
}

// TestWindow holds that the usual window is the policy's, in the policy's zone or else in
// the region's, and that a day does not end before its window does.
func TestWindow(t *testing.T) {
	ask := asked(t, seattle, "UTC", "2026-07-06 15:00:00")
	ask.Policy = preset(t, "us-simple")
	ask.Policy.Window.Value.Zone = ""
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "2026-07-07T15:00:00Z 2026-07-07T19:00:00Z", s.Release.From.Format(time.RFC3339)+" "+s.Release.To.Format(time.RFC3339), "9 to 13 in Denver")
	require.Equal(t, "2026-07-07T23:00:00Z", s.Release.By.Format(time.RFC3339))

	ask.Policy.Window.Value.Close = calendar.ClockOf(18, 0)
	s, err = ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, s.Release.To, s.Release.By, "an hour after the close of business")

	ask.Policy.Window.Value.Zone = "Mars/Olympus"
	_, err = ask.Earliest()
	require.ErrorIs(t, err, porting.ErrTiming)
	zone, ok := errors.AsType[*calendar.ZoneError](err)
	require.True(t, ok)
	require.Equal(t, "Mars/Olympus", zone.Name)
}

// TestTimingOfTheStandardPlan holds that no plan means the standard one, in which numbers
// of fiction are nobody's.
func TestTimingOfTheStandardPlan(t *testing.T) {
	ask := asked(t, tollFree, "UTC", "2026-07-06 15:00:00")
	ask.Plan = nil
	s, err := ask.Earliest()
	require.NoError(t, err)
	require.Equal(t, "toll-free", s.Policy)
	ask.Numbers[0] = washington
	_, err = ask.Earliest()
	require.ErrorContains(t, err, numbering.ReasonFictional.Text())
}

func TestTimingErrors(t *testing.T) {
	tests := []struct {
		name   string
		change func(*porting.Timing)
		want   string
	}{
		{"no numbers", func(p *porting.Timing) { p.Numbers = nil }, "porting: timing: there are no numbers"},
		{"no instant", func(p *porting.Timing) { p.SubmittedAt = time.Time{} }, "porting: timing: the instant of submission is missing"},
		{
			"two countries", func(p *porting.Timing) { p.Numbers = append(p.Numbers, stJohns) },
			"porting: timing: numbers[1] is of another country or kind: split the order",
		},
		{
			"local and toll-free", func(p *porting.Timing) { p.Numbers = append(p.Numbers, tollFree) },
			"porting: timing: numbers[1] is of another country or kind: split the order",
		},
		{
			"not portable", func(p *porting.Timing) { p.Numbers = []numbering.Number{numbering.MustParse("900-234-0143")} },
			"porting: timing: numbers[0]: Premium-rate (900) numbers cannot be ported.",
		},
		{"no loader", func(p *porting.Timing) { p.LoadZone = nil }, "porting: timing: calendar: zone America/New_York is not available"},
		{
			"outside the calendar", func(p *porting.Timing) { p.SubmittedAt = time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC) },
			"porting: timing: the port leaves the years of the calendar",
		},
		{
			"at its end", func(p *porting.Timing) { p.SubmittedAt = time.Date(2200, 12, 29, 15, 0, 0, 0, time.UTC) },
			"porting: timing: the port leaves the years of the calendar",
		},
		{
			"at its end, with a carrier that activates on Sundays", func(p *porting.Timing) {
				p.SubmittedAt = time.Date(2200, 12, 31, 15, 0, 0, 0, time.UTC)
				p.Gaining, _ = calendar.New(&calendar.Config{Zone: time.UTC, Weekdays: []time.Weekday{time.Sunday}})
			},
			"porting: timing: the port leaves the years of the calendar",
		},
		{
			"with an answer that comes after its end", func(p *porting.Timing) {
				p.SubmittedAt = time.Date(2200, 12, 1, 15, 0, 0, 0, time.UTC)
				p.Policy = preset(t, "us-simple")
				p.Policy.FOC.Value = porting.Interval{N: 30, Unit: porting.BusinessDays}
			},
			"porting: timing: the port leaves the years of the calendar",
		},
		{
			"hours that are none", func(p *porting.Timing) {
				p.Policy = &porting.TimingPolicy{}
				p.Policy.Hours.Value = calendar.Hours{Open: 60, Close: 30}
			},
			"porting: timing: calendar: configuration: hours do not open before they close within a day",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ask := asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
			tt.change(&ask)
			_, err := ask.Earliest()
			require.EqualError(t, err, tt.want)
			require.ErrorIs(t, err, porting.ErrTiming)
			_, err = ask.Check(calendar.MustParseDate("2026-07-08"))
			require.EqualError(t, err, tt.want)
		})
	}
	broken := errors.New("no zone database")
	ask := asked(t, washington, "America/New_York", "2026-07-06 12:00:00")
	ask.LoadZone = func(string) (*time.Location, error) { return nil, broken }
	_, err := ask.Earliest()
	require.ErrorIs(t, err, broken)
	require.ErrorIs(t, err, calendar.ErrZone)
	zone, ok := errors.AsType[*calendar.ZoneError](err)
	require.True(t, ok)
	require.Equal(t, "America/New_York", zone.Name)
}

// step returns the first step of a rule.
func step(t *testing.T, steps []porting.Step, rule string) porting.Step {
	t.Helper()
	for _, s := range steps {
		if s.Rule == rule {
			return s
		}
	}
	require.Fail(t, "no step of rule "+rule)
	return porting.Step{}
}

// TestTimingWire pins the stored form of a schedule and of a check.
func TestTimingWire(t *testing.T) {
	ask := asked(t, washington, "America/New_York", "2026-07-02 13:00:01")
	ask.Limits = carrier.Limits{Name: "example carrier", Blackout: 24 * time.Hour}
	ask.LetterUntil = ask.SubmittedAt.AddDate(0, 0, 60)
	check, err := ask.Check(calendar.MustParseDate("2026-07-03"))
	require.NoError(t, err)
	got, err := json.MarshalIndent(check, "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/timing.golden.json", append(got, '\n'))
}
