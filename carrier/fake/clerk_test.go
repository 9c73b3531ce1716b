package fake_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// happens is when a step happens after the confirmation at 09:00 CST on Monday 2026-03-02
// of a release on Friday 2026-03-13.
func happens(t *testing.T, when string) string {
	t.Helper()
	f := scripted(t, "on submit\n    confirm on 2026-03-13\n    "+when+" note \"now\"\n")
	next, ok := f.NextEvent()
	if !ok {
		next = f.Now()
	}
	return next.In(central).Format("2006-01-02 15:04:05.999999999")
}

// Every way to say when, in every unit, across the change of the clocks on 8 March; a
// moment that has passed is at once.
func TestWhen(t *testing.T) {
	for when, want := range map[string]string{
		"":                            "2026-03-02 09:00:00",
		"after 7 nanoseconds":         "2026-03-02 09:00:00.000000007",
		"after 90 seconds":            "2026-03-02 09:01:30",
		"after 3 minutes":             "2026-03-02 09:03:00",
		"after 5 hours":               "2026-03-02 14:00:00",
		"after 2 days":                "2026-03-04 09:00:00",
		"after 8 days":                "2026-03-10 09:00:00", // not 10:00, though the clocks have changed
		"after 192 hours":             "2026-03-10 10:00:00",
		"after 3 business hours":      "2026-03-02 12:00:00",
		"after 9 business hours":      "2026-03-03 09:00:00",
		"after 5 business days":       "2026-03-09 09:00:00",
		"after 2 days at 08:30":       "2026-03-04 08:30:00",
		"at 08:30":                    "2026-03-02 09:00:00", // has passed
		"at 17:45":                    "2026-03-02 17:45:00",
		"at release":                  "2026-03-13 09:00:00",
		"at close":                    "2026-03-13 17:00:00",
		"2 hours before release":      "2026-03-13 07:00:00",
		"1 minute after close":        "2026-03-13 17:01:00",
		"2 business days after close": "2026-03-17 17:00:00",
		"20 days before release":      "2026-03-02 09:00:00", // has passed
	} {
		require.Equal(t, want, happens(t, when), when)
	}
	window := happens(t, "at window")
	require.True(t, window >= "2026-03-13 09:00:00" && window < "2026-03-13 13:00:00", window)
}

// A moment of a release that there is none of is that of the step before.
func TestWhenWithoutRelease(t *testing.T) {
	f := scripted(t, "on submit\n    at release note \"a\"\n    at close note \"b\"\n    at window note \"c\"\n")
	require.Equal(t, []string{"a", "b", "c"}, heard(f))
}

// The first release of the numbers that a step is about is the one that it waits for.
func TestWhenOfTwoReleases(t *testing.T) {
	f := scripted(t, "on submit\n    confirm on 2026-03-13 for 1\n    confirm on 2026-03-11 for 2\n    at release note \"now\"\n")
	require.Equal(t, "2026-03-11 09:00", must(nextOf(f)).In(central).Format("2006-01-02 15:04"))
	f = scripted(t, "on submit\n    confirm on 2026-03-13 for 1\n    confirm on 2026-03-11 for 2\n    cancel for 2\n    at release note \"now\"\n")
	require.Equal(t, "2026-03-13 09:00", must(nextOf(f)).In(central).Format("2006-01-02 15:04"), "the earlier one has ended")
}

func nextOf(f *fake.Fake) (time.Time, error) {
	next, ok := f.NextEvent()
	if !ok {
		return next, errors.New("nothing is under way")
	}
	return next, nil
}

// Answers come within the profile's business hours, and activations within the window,
// over their whole width.
func TestChancesFillTheirSpan(t *testing.T) {
	var answers, windows []int
	for i := range 400 {
		f := fake.New(&fake.Options{Zone: central, TrustUnknown: true, Profiles: []fake.Profile{narrow()}, Start: time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)})
		r := load(i)
		_, err := f.Submit(ctx, r)
		require.NoError(t, err)
		require.True(t, f.AdvanceToNext())
		answers = append(answers, int(f.Now().Sub(time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC))/time.Minute))
		from := status(t, f, r.PON).Lines[0].Release.From
		require.True(t, f.AdvanceToNext())
		windows = append(windows, int(f.Now().Sub(from)/time.Minute))
	}
	span := func(list []int, low, high int) {
		t.Helper()
		seen := map[int]bool{}
		for _, n := range list {
			require.True(t, n >= low && n <= high, n)
			seen[n] = true
		}
		require.Len(t, seen, high-low+1)
	}
	span(answers, 10, 12)
	span(windows, 0, 3)
}

// narrow is a profile whose chances are few.
func narrow() fake.Profile {
	p, _ := fake.ProfileNamed("wireline")
	p.Answer, p.From, p.To = fake.Span{Min: 10, Max: 12}, calendar.ClockOf(9, 0), calendar.ClockOf(9, 4)
	return p
}

// A zone that is not found, or that nobody looks for, is the fake's own; Canada keeps its
// own holidays, and a calendar of the host's goes before both.
func TestZonesAndCalendars(t *testing.T) {
	zoned := func(load func(string) (*time.Location, error)) *fake.Fake {
		p, _ := fake.ProfileNamed("wireline")
		p.Zone = "America/New_York"
		return fake.New(&fake.Options{Zone: central, LoadZone: load, Profiles: []fake.Profile{p}})
	}
	for want, load := range map[string]func(string) (*time.Location, error){
		"America/New_York": time.LoadLocation,
		"America/Chicago":  func(string) (*time.Location, error) { return nil, errors.New("no such zone") },
	} {
		require.Equal(t, want, must(zoned(load).Describe(ctx, &carrier.DescribeRequest{})).Windows[0].Zone)
	}
	require.Equal(t, "America/Chicago", must(zoned(nil).Describe(ctx, &carrier.DescribeRequest{})).Windows[0].Zone)

	own := func(zone string) string { // a calendar of the host's, in a zone of its own
		p, _ := fake.ProfileNamed("wireline")
		p.Zone = zone
		f := fake.New(&fake.Options{Calendar: calendar.USCore(central), LoadZone: time.LoadLocation, Profiles: []fake.Profile{p}})
		return must(f.Describe(ctx, &carrier.DescribeRequest{})).Windows[0].Zone
	}
	require.Equal(t, "America/Chicago", own(""))
	require.Equal(t, "America/New_York", own("America/New_York"))

	release := func(country loa.Country, own calendar.Calendar, start time.Time) string {
		n := numbering.MustParse("512-555-0142")
		f := newFake(func(o *fake.Options) {
			o.Accounts[0].Numbers, o.Accounts[0].BTN, o.Start, o.Calendar = []numbering.Number{n}, n, start, own
		})
		r := order("PO-1")
		r.Numbers, r.Country = []numbering.Number{n}, country
		require.Empty(t, answered(t, f, r)[0])
		return status(t, f, "PO-1").Lines[0].Release.Date.String()
	}
	thanksgiving := time.Date(2026, 11, 25, 15, 0, 0, 0, time.UTC)
	require.Equal(t, "2026-11-27", release(loa.US, calendar.Calendar{}, thanksgiving))
	require.Equal(t, "2026-11-27", release(loa.CA, calendar.Calendar{}, thanksgiving), "two days")
	require.Equal(t, "2026-11-26", release(loa.US, calendar.CanadaCore(central), thanksgiving))
	july := time.Date(2026, 6, 30, 13, 0, 0, 0, time.UTC)
	require.Equal(t, "2026-07-01", release(loa.US, calendar.Calendar{}, july))
	require.Equal(t, "2026-07-03", release(loa.CA, calendar.Calendar{}, july), "Canada Day is in between")
}

// The account's profile is the one that it names, with or without its version; else the
// first of the kind and country, else the first of all.
func TestProfileOfOrder(t *testing.T) {
	days := func(profile string, kind loa.Kind, country loa.Country) string {
		f := newFake(func(o *fake.Options) { o.Accounts[0].Profile = profile })
		r := order("PO-1")
		r.Kind, r.Country, r.RespOrg = kind, country, "VWC55"
		_, err := f.Submit(ctx, r)
		require.NoError(t, err)
		f.AdvanceToNext()
		return status(t, f, "PO-1").Lines[0].Release.Date.String()
	}
	require.Equal(t, "2026-03-06", days("", loa.Local, loa.US))
	require.Equal(t, "2026-03-03", days("", loa.Wireless, loa.US))
	require.Equal(t, "2026-03-09", days("", loa.Local, loa.CA))
	require.Equal(t, "2026-03-03", days("wireless", loa.Local, loa.US))
	require.Equal(t, "2026-03-10", days("rural v1", loa.Local, loa.US))
	require.Equal(t, "2026-03-06", days("nobody's", loa.Local, loa.US))
	require.Equal(t, "2026-03-06", days("", "satellite", loa.US))

	a, b := fake.Profiles(), fake.Profiles()
	a[0].Fields[0] = "changed"
	require.NotEqual(t, a[0].Fields, b[0].Fields)
	for _, p := range a[1:] {
		require.NotContains(t, p.Fields, fake.Field("changed"), "%s v%d has fields of its own", p.Name, p.Version)
	}
}

// What a fake describes is what its first local profile says.
func TestDescribe(t *testing.T) {
	got := must(newFake(func(o *fake.Options) { o.Name, o.Without = "Acme", []carrier.Op{carrier.OpActivate} }).Describe(ctx, &carrier.DescribeRequest{}))
	require.Equal(t, "Acme", got.Name)
	require.Equal(t, 5000, got.MaxNumbers)
	require.Equal(t, 3<<20, got.MaxDocument)
	require.Equal(t, 24*time.Hour, got.Blackout)
	require.Equal(t, 60, got.HorizonDays)
	require.Equal(t, []carrier.Window{{
		Kind: loa.Local, Country: loa.US, Hours: calendar.Hours{Open: calendar.ClockOf(9, 0), Close: calendar.ClockOf(13, 0)}, Zone: "America/Chicago",
	}}, got.Windows)
	require.NotContains(t, got.Abilities, carrier.OpActivate)
	require.Len(t, got.Abilities, 10)
	require.Len(t, got.States, 5)
}
