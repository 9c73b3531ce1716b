package porting

import (
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
)

// TimingPolicies returns the presets, fresh ones at each call:
//
//	us-simple      one business day; 13:00 cut-off           47 CFR 52.35(a)
//	us-non-simple  four business days                        47 CFR 52.35(d)
//	us-waiver      simple, from a carrier with a waiver: four 47 CFR 52.35(b)
//	us-wireless    wireless to wireless: 2.5 business hours  industry
//	ca-wireless    wireless to wireless: 2.5 business hours  CRTC 2005-72
//	ca-wireline    simple, also intermodal: two business days CRTC 2005-72
//	ca-non-simple  four business days                        assumed
//	toll-free      two business days                         Somos
func TimingPolicies() []TimingPolicy {
	const verified, reported, assumed = EvidenceVerified, EvidenceReported, EvidenceAssumed
	const fcc, crtc, somos = "47 CFR 52.35", "Telecom Decision CRTC 2005-72", "Somos, RespOrg change"
	clock := calendar.ClockOf
	preset := func(base TimingPolicy, name string, change func(*TimingPolicy)) TimingPolicy {
		base.Name = name
		change(&base)
		return base
	}
	us := usTiming()
	simple := preset(us, "us-simple", func(p *TimingPolicy) {
		p.CutOff = Figure[calendar.Clock]{clock(13, 0), "INT-5", fcc + "(a)", verified}
		p.FOC = Figure[Interval]{Interval{4 * 60, BusinessMinutes}, "INT-9", "industry, simple port", assumed}
		p.Release = Figure[Interval]{Interval{1, BusinessDays}, "INT-1", fcc + "(a)", verified}
	})
	wireless := preset(us, "us-wireless", func(p *TimingPolicy) {
		p.Modality = WirelessPort
		p.Weekdays = Figure[[]time.Weekday]{everyDay(), "NPAC", "NPAC long business day", assumed}
		p.Hours = Figure[calendar.Hours]{calendar.Hours{Open: clock(9, 0), Close: clock(21, 0)}, "NPAC", "NPAC long business day", assumed}
		p.CutOff = Figure[calendar.Clock]{clock(21, 0), "NPAC", "NPAC long business day", assumed}
		p.FOC = Figure[Interval]{Interval{30, BusinessMinutes}, "INT-11", "industry, wireless port response", assumed}
		p.Release = Figure[Interval]{Interval{150, BusinessMinutes}, "INT-11", "industry; FCC-04-217", reported}
		p.Usual = Figure[DayRange]{DayRange{0, 1}, "S24", "wireless ports take hours", assumed}
	})
	canada := preset(us, "ca-wireline", func(p *TimingPolicy) {
		p.Country = loa.CA
		p.Holidays = Figure[[]calendar.Holiday]{calendar.CanadaCoreHolidays(), "CA", "industry", assumed}
		p.Hours.Rule, p.Hours.Source, p.Hours.Evidence = "CA-2", "as in the US", assumed
		p.Weekdays.Rule, p.Weekdays.Source, p.Weekdays.Evidence = "CA-2", "as in the US", assumed
		p.CutOff.Rule, p.CutOff.Source, p.CutOff.Evidence = "CA-2", "as in the US", assumed
		p.FOC = Figure[Interval]{Interval{1, BusinessDays}, "CA-2", "C-LOG", assumed}
		p.Release = Figure[Interval]{Interval{2, BusinessDays}, "CA-1", crtc, verified}
	})
	return []TimingPolicy{
		simple,
		us,
		preset(simple, "us-waiver", func(p *TimingPolicy) {
			p.Release = Figure[Interval]{Interval{4, BusinessDays}, "INT-3", fcc + "(b)", verified}
		}),
		wireless,
		preset(wireless, "ca-wireless", func(p *TimingPolicy) {
			p.Country, p.Holidays = loa.CA, canada.Holidays
			p.Release = Figure[Interval]{Interval{150, BusinessMinutes}, "CA-1", crtc, verified}
		}),
		canada,
		preset(canada, "ca-non-simple", func(p *TimingPolicy) {
			p.FOC = Figure[Interval]{Interval{2, BusinessDays}, "CA-2", "C-LOG", reported}
			p.Release = Figure[Interval]{Interval{4, BusinessDays}, "CA-2", "by agreement of the carriers", assumed}
		}),
		preset(us, "toll-free", func(p *TimingPolicy) {
			p.Country, p.Modality = "", TollFreePort
			p.FOC = Figure[Interval]{Interval{2, BusinessDays}, "TF-4", somos, reported}
			p.Release = Figure[Interval]{Interval{2, BusinessDays}, "TF-4", somos, reported}
			// 52.35 is not about toll-free numbers.
			const chosen = "as for other ports"
			p.Weekdays.Rule, p.Weekdays.Source, p.Weekdays.Evidence = "TF-4", chosen, assumed
			p.Hours.Rule, p.Hours.Source, p.Hours.Evidence = "TF-4", chosen, assumed
			p.CutOff.Rule, p.CutOff.Source = "TF-4", chosen
		}),
	}
}

// usTiming is the policy for what is not known to be simple, on which the others
// build.
func usTiming() TimingPolicy {
	const verified, reported, assumed = EvidenceVerified, EvidenceReported, EvidenceAssumed
	const fcc, process, texting = "47 CFR 52.35", "porting process of a platform", "texting process of a platform"
	clock := calendar.ClockOf
	return TimingPolicy{
		Name: "us-non-simple", Country: loa.US, Modality: Intermodal,
		Weekdays: Figure[[]time.Weekday]{everyDay()[1:6], "INT-4", fcc + "(a)", verified},
		Hours:    Figure[calendar.Hours]{calendar.Hours{Open: clock(8, 0), Close: clock(17, 0)}, "INT-4", fcc + "(a)", verified},
		Holidays: Figure[[]calendar.Holiday]{calendar.USCoreHolidays(), "INT-4", "industry, where the losing carrier's are not known", assumed},
		Zone:     Figure[string]{"America/New_York", "TF-1", "Somos; toll-free numbers have no region", assumed},
		// The 13:00 of 52.35(a) is for simple ports.
		CutOff:  Figure[calendar.Clock]{clock(17, 0), "INT-4", fcc + "(a), the close of business hours", assumed},
		FOC:     Figure[Interval]{Interval{24 * 60, ClockMinutes}, "INT-9", "NANC flows", reported},
		Release: Figure[Interval]{Interval{4, BusinessDays}, "INT-2", fcc + "(d)", verified},
		Ready:   Figure[Readiness]{MidnightNextBusinessDay, "INT-5b", "LNPA WG interval chart", assumed},
		Window:  Figure[Window]{Window{calendar.Hours{Open: clock(9, 0), Close: clock(13, 0)}, "America/Chicago"}, "S26", process, reported},

		ExpiryDays:            Figure[int]{0, "ORD-6", "practice of wireline carriers", reported},
		AbandonedDays:         Figure[int]{30, "ORD-7", "NPAC best practice 35", reported},
		TextingDays:           Figure[int]{3, "S32", texting, reported},
		TextingEverywhereDays: Figure[int]{3, "S32", texting, reported},

		Usual:      Figure[DayRange]{DayRange{5, 7}, "S24", process, reported},
		Hard:       Figure[DayRange]{DayRange{7, 28}, "S24", process, reported},
		HardLikely: Figure[int]{14, "S24", "chosen within the range", assumed},
	}
}

func everyDay() []time.Weekday { return []time.Weekday{0, 1, 2, 3, 4, 5, 6} }
