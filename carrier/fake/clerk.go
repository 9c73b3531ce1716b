package fake

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// A clerk is a profile at work: its calendar made, its zone found.
type clerk struct {
	Profile
	cal calendar.Calendar
	// days are the releases that reports have shown: what a zone makes of a day takes
	// longer than the rest of a report.
	days map[calendar.Date]carrier.Release
}

// clerk returns the clerk of a profile by its place.
func (f *Fake) clerk(i uint8) *clerk {
	if f.clerks[i] == nil {
		f.clerks[i] = f.hire(f.profiles[i])
	}
	return f.clerks[i]
}

// hire makes the clerk of a profile. A zone that cannot be found is the fake's own,
// as the documentation of Options says.
func (f *Fake) hire(p Profile) *clerk {
	zone := f.opt.Zone
	if p.Zone != "" && f.opt.LoadZone != nil {
		if z, err := f.opt.LoadZone(p.Zone); err == nil {
			zone = z
		}
	}
	cal := f.opt.Calendar
	if cal.IsZero() {
		if cal = calendar.USCore(zone); p.Country == loa.CA {
			cal = calendar.CanadaCore(zone)
		}
	}
	if p.Zone != "" {
		cal = cal.In(zone)
	}
	return &clerk{Profile: p, cal: cal.With(p.Holidays...).WithHours(p.Hours), days: map[calendar.Date]carrier.Release{}}
}

// profileOf chooses the profile for an order: the account's, else the first of the
// kind and country.
func (f *Fake) profileOf(r *carrier.SubmitRequest) uint8 {
	if a := f.accountOf(r); a != nil && a.Profile != "" {
		for i := range f.profiles {
			if f.profiles[i].is(a.Profile) {
				return uint8(i)
			}
		}
	}
	return f.profileFor(r.Kind, r.Country)
}

// profileFor is the first profile of a kind and country.
func (f *Fake) profileFor(kind loa.Kind, country loa.Country) uint8 {
	return uint8(max(0, slices.IndexFunc(f.profiles, func(p Profile) bool { return p.Kind == kind && p.Country == country })))
}

// release is a day's release as reports show it.
func (c *clerk) release(d calendar.Date) carrier.Release {
	r, ok := c.days[d]
	if !ok {
		zone := c.cal.Zone()
		r = carrier.Release{Date: d, From: c.From.On(d, zone).UTC(), To: c.To.On(d, zone).UTC(), By: c.By.On(d, zone).UTC()}
		c.days[d] = r
	}
	return r
}

// earliest is the first day on which the losing carrier can release an order that it
// received at an instant, by the profile's own rule: business days after the day of
// receipt, which is the next business day after the cut-off.
func (c *clerk) earliest(received time.Time, numbers int) calendar.Date {
	local := received.In(c.cal.Zone())
	day, days, cutOff := calendar.DateOf(local), c.Days, cmp.Or(c.CutOffOthers, c.CutOff)
	if numbers == 1 {
		days, cutOff = c.Simple, c.CutOff
	}
	if !c.cal.IsBusinessDay(day) || received.After(cutOff.On(day, c.cal.Zone())) {
		day = c.cal.AddBusinessDays(day, 1)
	}
	return c.working(c.cal.AddBusinessDays(day, days))
}

// working is the first day on or after d on which this carrier releases numbers.
func (c *clerk) working(d calendar.Date) calendar.Date {
	d = c.cal.NextBusinessDay(d)
	for range 60 {
		if len(c.Batch) == 0 || slices.Contains(c.Batch, d.Weekday()) {
			break
		}
		d = c.cal.AddBusinessDays(d, 1)
	}
	return d
}

// when is the instant of the next step of a thread, from the instant of the step
// before.
func (c *clerk) when(w Wait, o *order, th *thread, from time.Time) time.Time {
	t, n := from, int(th.version)*64+int(th.pc)
	switch w.Anchor {
	case AtAnswer:
		minutes := o.stream.between("answer", n, c.Answer.Min, c.Answer.Max)
		t = c.cal.AddBusinessHours(from, time.Duration(minutes)*time.Minute)
	case AtRelease, InWindow, AtClose:
		if d := o.releaseDay(th); !d.IsZero() {
			t = c.onDay(d, w.Anchor, o.stream, n)
		}
	default:
	}
	switch w.Unit {
	case Nanoseconds:
		t = t.Add(time.Duration(w.N))
	case Seconds:
		t = t.Add(time.Duration(w.N) * time.Second)
	case Minutes:
		t = t.Add(time.Duration(w.N) * time.Minute)
	case Hours:
		t = t.Add(time.Duration(w.N) * time.Hour)
	case Days:
		local := t.In(c.cal.Zone())
		t = calendar.DateOf(local).AddDays(w.N).At(local.Hour(), local.Minute(), c.cal.Zone())
	case BusinessHours:
		t = c.cal.AddBusinessHours(t, time.Duration(w.N)*time.Hour)
	case BusinessDays:
		local := t.In(c.cal.Zone())
		t = c.cal.AddBusinessDays(calendar.DateOf(local), w.N).At(local.Hour(), local.Minute(), c.cal.Zone())
	}
	if w.HasClock {
		t = w.Clock.On(calendar.DateOf(t.In(c.cal.Zone())), c.cal.Zone())
	}
	if t.Before(from) {
		t = from
	}
	return t
}

func (c *clerk) onDay(d calendar.Date, a Anchor, s stream, n int) time.Time {
	zone := c.cal.Zone()
	switch a {
	case AtRelease:
		return c.From.On(d, zone)
	case AtClose:
		return c.By.On(d, zone)
	default:
		minutes := s.between("window", n, 0, int(c.To-c.From)-1)
		return (c.From + calendar.Clock(minutes)).On(d, zone)
	}
}

// releaseDay is the first release date of the open numbers that a thread is about,
// none without one.
func (o *order) releaseDay(t *thread) calendar.Date {
	var first calendar.Date
	for i := range o.lines {
		l := &o.lines[i]
		if t.versioned() && l.version != t.version || t.numbers != nil && !slices.Contains(t.numbers, i) {
			continue
		}
		if l.status.open() && !l.release.IsZero() && (first.IsZero() || l.release.Compare(first) < 0) {
			first = l.release
		}
	}
	return first
}
