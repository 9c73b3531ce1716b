package numbering_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

var reportDay = calendar.MustParseDate("2025-11-26")

func TestStandardPlanHasTheReportsCounts(t *testing.T) {
	plan := numbering.Standard()
	require.Equal(t, "2025-11-26", plan.DataVersion())

	inService, planned := map[string]int{}, []int{}
	for a := range plan.Areas() {
		n, ok := numbering.FromDigits(uint64(a.NPA)*1e7 + 2002345)
		require.True(t, ok, a.NPA)
		switch s := plan.Service(n, reportDay); s {
		case numbering.InService:
			inService[string(a.Kind)]++
			if a.Kind == numbering.KindGeographic {
				inService[a.Jurisdiction]++
			}
		case numbering.Planned:
			planned = append(planned, a.NPA)
		default:
			t.Errorf("%d is assigned and %s", a.NPA, s)
		}
	}
	for key, want := range map[string]int{
		"geographic": 451, "US": 375, "CA": 55, "DO": 3, "JM": 2, "KY": 1, "toll-free": 7,
		"non-geographic": 20, "premium": 1, "interexchange": 1, "government": 1,
	} {
		require.Equal(t, want, inService[key], key)
	}
	require.Equal(t, []int{273, 465, 471, 483, 565, 761, 822}, planned)
}

func TestArea(t *testing.T) {
	plan := numbering.Standard()
	a, ok := plan.Area(867)
	require.True(t, ok)
	require.Equal(t, numbering.Area{
		NPA: 867, Kind: numbering.KindGeographic, Country: "CA", Jurisdiction: "CA",
		Subdivisions: []string{"CA-NT", "CA-NU", "CA-YT"},
		Zones:        []string{"America/Whitehorse", "America/Edmonton", "America/Winnipeg", "America/Toronto"},
		NPACRegion:   numbering.NPACCanada,
		InService:    calendar.MustParseDate("1997-10-21"),
	}, a)

	a, _ = plan.Area(917)
	require.Equal(t, []int{212, 332, 347, 465, 646, 718, 929}, a.Overlays)
	a, _ = plan.Area(787)
	require.Equal(t, "PR", a.Country)
	require.Equal(t, "US", a.Jurisdiction)
	require.Equal(t, numbering.NPACSoutheast, a.NPACRegion)

	for npa, kind := range map[int]numbering.Kind{
		221: numbering.KindUnassigned, 644: numbering.KindReserved, 889: numbering.KindReserved,
		911: "", 370: "", 555: "", 199: "", 0: "", -1: "", 1000: "",
	} {
		a, ok := plan.Area(npa)
		require.False(t, ok, npa)
		require.Equal(t, kind, a.Kind, npa)
	}

	// What is handed out is the caller's.
	a, _ = plan.Area(867)
	a.Zones[0], a.Subdivisions[0] = "changed", "changed"
	b, _ := plan.Area(867)
	require.Equal(t, "America/Whitehorse", b.Zones[0])
}

func TestAreasHoldTogether(t *testing.T) {
	plan := numbering.Standard()
	last := 0
	for a := range plan.Areas() {
		require.Greater(t, a.NPA, last)
		last = a.NPA
		require.Equal(t, a.Kind == numbering.KindGeographic, len(a.Zones) > 0, a.NPA)
		for _, z := range a.Zones {
			_, err := time.LoadLocation(z)
			require.NoError(t, err, z)
		}
		if a.OverlayOf != 0 {
			require.Contains(t, a.Overlays, a.OverlayOf, a.NPA)
		}
		for _, o := range a.Overlays {
			other, ok := plan.Area(o)
			require.True(t, ok)
			require.Contains(t, other.Overlays, a.NPA, o)
			require.Equal(t, a.Country, other.Country)
		}
		us := a.Kind == numbering.KindGeographic && (a.Jurisdiction == "US" || a.Jurisdiction == "CA")
		require.Equal(t, us && a.Country != "AS", a.NPACRegion != "", a.NPA)
		if a.NPACRegion != "" {
			_, err := time.LoadLocation(plan.RegionZone(a.NPACRegion))
			require.NoError(t, err)
		}
	}
}

func TestNPACRegions(t *testing.T) {
	plan := numbering.Standard()
	for s, want := range map[string]numbering.NPACRegion{
		"212": numbering.NPACNortheast, "215": numbering.NPACMidAtlantic, "312": numbering.NPACMidwest, "404": numbering.NPACSoutheast,
		"214": numbering.NPACSouthwest, "206": numbering.NPACWestern, "213": numbering.NPACWestCoast, "416": numbering.NPACCanada,
		"684": "", "671": numbering.NPACWestCoast, "800": "", "876": "", "600": "",
	} {
		require.Equal(t, want, plan.NPACRegion(numbering.MustParse(s+"2345678")), s)
	}
	require.Empty(t, plan.NPACRegion(numbering.Number{}))

	// A number's own zone and its region's differ: Seattle is in the western region.
	require.Equal(t, "America/Denver", plan.RegionZone(numbering.NPACWestern))
	require.Empty(t, plan.RegionZone("atlantis"))
	moved := plan.WithRegionZone(numbering.NPACCanada, "America/Winnipeg").WithRegionZone(numbering.NPACCanada, "America/Halifax")
	require.Equal(t, "America/Halifax", moved.RegionZone(numbering.NPACCanada))
	require.Equal(t, "America/Toronto", plan.RegionZone(numbering.NPACCanada))
}

func TestService(t *testing.T) {
	for _, c := range []struct {
		npa, on string
		want    numbering.Service
	}{
		{"202", "2025-11-26", numbering.InService},
		{"202", "2099-01-01", numbering.InService},
		{"202", "1946-12-31", numbering.Planned},
		{"471", "2026-01-29", numbering.Planned},
		{"471", "2026-01-30", numbering.InService},
		{"565", "2099-01-01", numbering.Planned}, // no day is set
		{"822", "2099-01-01", numbering.Planned},
		{"221", "2025-11-26", numbering.Unassigned},
		{"221", "2025-11-27", numbering.Unknown},
		{"644", "2025-01-01", numbering.Unassigned},
	} {
		got := numbering.Standard().Service(numbering.MustParse(c.npa+"2345678"), calendar.MustParseDate(c.on))
		require.Equal(t, c.want, got, "%s on %s", c.npa, c.on)
	}
	require.Equal(t, numbering.Planned, numbering.Standard().Service(numbering.MustParse("4712345678"), calendar.Date{}))
	require.Equal(t, numbering.Unknown, numbering.Standard().Service(numbering.Number{}, reportDay))
}

func TestClassify(t *testing.T) {
	for _, c := range []struct {
		number  string
		kind    numbering.Kind
		country string
		reason  numbering.Reason
	}{
		{"202-234-5678", numbering.KindGeographic, "US", ""},
		{"416-234-5678", numbering.KindGeographic, "CA", ""},
		{"787-234-5678", numbering.KindGeographic, "US", ""},
		{"684-622-1234", numbering.KindGeographic, "US", ""},
		{"273-234-5678", numbering.KindGeographic, "CA", ""}, // planned: Service says so
		{"800-234-5678", numbering.KindTollFree, "", ""},
		{"800-555-2345", numbering.KindTollFree, "", ""},
		{"888-950-2345", numbering.KindTollFree, "", ""},
		{"800-555-0199", numbering.KindTollFree, "", numbering.ReasonFictional},
		{"800-555-1212", numbering.KindTollFree, "", numbering.ReasonDirectory},
		{"888-555-2345", numbering.KindTollFree, "", numbering.ReasonTollFree555},
		{"800-855-2345", numbering.KindTollFree, "", numbering.ReasonRelay},
		{"202-555-0099", numbering.KindGeographic, "US", numbering.Reason555},
		{"202-555-0100", numbering.KindGeographic, "US", numbering.ReasonFictional},
		{"202-555-0199", numbering.KindGeographic, "US", numbering.ReasonFictional},
		{"202-555-0200", numbering.KindGeographic, "US", numbering.Reason555},
		{"202-555-1212", numbering.KindGeographic, "US", numbering.ReasonDirectory},
		{"202-950-2345", numbering.KindGeographic, "US", numbering.ReasonFeatureGroupB},
		{"202-958-2345", numbering.KindGeographic, "US", numbering.ReasonPlantTest},
		{"202-959-2345", numbering.KindGeographic, "US", numbering.ReasonPlantTest},
		{"202-976-2345", numbering.KindGeographic, "US", numbering.ReasonPayPerCall},
		{"202-988-2345", numbering.KindGeographic, "US", ""},
		{"876-234-5678", numbering.KindGeographic, "JM", numbering.ReasonForeign},
		{"876-555-0100", numbering.KindGeographic, "JM", numbering.ReasonForeign},
		{"500-234-5678", numbering.KindNonGeographic, "", numbering.ReasonNonGeographic},
		{"600-234-5678", numbering.KindNonGeographic, "CA", numbering.ReasonNonGeographic},
		{"900-234-5678", numbering.KindPremium, "", numbering.ReasonPremium},
		{"700-234-5678", numbering.KindInterexchange, "", numbering.ReasonInterexchange},
		{"710-234-5678", numbering.KindGovernment, "US", numbering.ReasonGovernment},
		{"644-234-5678", numbering.KindReserved, "CA", numbering.ReasonReserved},
		{"221-234-5678", numbering.KindUnassigned, "", numbering.ReasonUnassigned},
	} {
		want := numbering.Class{Kind: c.kind, Country: c.country, Portable: c.reason == "", Reason: c.reason}
		require.Equal(t, want, numbering.Standard().Classify(numbering.MustParse(c.number)), c.number)
		require.Equal(t, c.reason == "", c.reason.Text() == "", c.reason)
	}
	none := numbering.Standard().Classify(numbering.Number{})
	require.Equal(t, numbering.Class{Kind: numbering.KindUnassigned, Reason: numbering.ReasonNoNumber}, none)
	require.NotEmpty(t, none.Reason.Text())
	require.Equal(t, "later", numbering.Reason("later").Text())
}

// No date is the day of the data.
func TestServiceOfNoDate(t *testing.T) {
	plan := numbering.Standard()
	since := 0
	for a := range plan.Areas() {
		n, ok := numbering.FromDigits(uint64(a.NPA)*1e7 + 2345678)
		require.True(t, ok)
		require.Equal(t, plan.Service(n, reportDay), plan.Service(n, calendar.Date{}), a.NPA)
		if !a.InService.IsZero() {
			since++
		}
	}
	require.NotZero(t, since)
}

func TestPlanWith(t *testing.T) {
	n := numbering.MustParse("221-234-5678")
	opened := numbering.Area{
		NPA: 221, Kind: numbering.KindGeographic, Country: "US", Jurisdiction: "US", Subdivisions: []string{"US-OH"},
		Zones: []string{"America/New_York"}, NPACRegion: numbering.NPACMidwest, InService: calendar.MustParseDate("2026-10-01"),
	}
	plan, err := numbering.Standard().With(opened)
	require.NoError(t, err)
	require.Equal(t, "2025-11-26+1", plan.DataVersion())
	require.Equal(t, numbering.Class{Kind: numbering.KindGeographic, Country: "US", Portable: true}, plan.Classify(n))
	require.Equal(t, numbering.Planned, plan.Service(n, calendar.MustParseDate("2026-09-30")))
	require.Equal(t, numbering.InService, plan.Service(n, calendar.MustParseDate("2026-10-01")))
	require.Equal(t, numbering.NPACMidwest, plan.NPACRegion(n))
	got, ok := plan.Area(221)
	require.True(t, ok)
	require.Equal(t, opened, got)

	// Neither the standard plan nor the given area is shared with it.
	require.False(t, numbering.Standard().Classify(n).Portable)
	opened.Zones[0], opened.Subdivisions[0] = "changed", "changed"
	got, _ = plan.Area(221)
	require.Equal(t, "America/New_York", got.Zones[0])
	require.Equal(t, "US-OH", got.Subdivisions[0])
	got.Zones[0], got.Subdivisions[0] = "changed", "changed"
	got, _ = plan.Area(221)
	require.Equal(t, "America/New_York", got.Zones[0])
	require.Equal(t, "US-OH", got.Subdivisions[0])

	// An area of the host's takes the place of the table's, and of its own.
	again, err := plan.With(numbering.Area{NPA: 221, Kind: numbering.KindReserved}, numbering.Area{NPA: 202, Kind: numbering.KindUnassigned})
	require.NoError(t, err)
	require.Equal(t, "2025-11-26+2", again.DataVersion())
	require.Equal(t, numbering.ReasonReserved, again.Classify(n).Reason)
	require.Equal(t, numbering.ReasonUnassigned, again.Classify(numbering.MustParse("2022345678")).Reason)
	require.True(t, plan.Classify(n).Portable)
	codes := []int{}
	for a := range plan.Areas() {
		codes = append(codes, a.NPA)
	}
	require.Contains(t, codes, 221)
	require.True(t, slices.IsSorted(codes))

	// A kind that this version does not know is kept, and classed as nothing it knows.
	odd, err := plan.With(numbering.Area{NPA: 221, Kind: "satellite"})
	require.NoError(t, err)
	got, ok = odd.Area(221)
	require.False(t, ok)
	require.Equal(t, numbering.Kind("satellite"), got.Kind)
	require.Equal(t, numbering.ReasonUnassigned, odd.Classify(n).Reason)

	overlaid, err := plan.With(numbering.Area{NPA: 273, Kind: numbering.KindGeographic, Overlays: []int{221}})
	require.NoError(t, err)
	got, _ = overlaid.Area(273)
	got.Overlays[0] = 0
	got, _ = overlaid.Area(273)
	require.Equal(t, []int{221}, got.Overlays)

	for _, npa := range []int{-1, 0, 199, 911, 999, 1000} {
		_, err := plan.With(numbering.Area{NPA: npa})
		require.ErrorIs(t, err, numbering.ErrNPA)
	}
}

func TestNilAndZeroPlansAreStandard(t *testing.T) {
	n := numbering.MustParse("2022345678")
	for _, plan := range []*numbering.Plan{nil, {}} {
		require.Equal(t, numbering.Standard().Classify(n), plan.Classify(n))
		require.Equal(t, "2025-11-26", plan.DataVersion())
		require.Equal(t, numbering.InService, plan.Service(n, reportDay))
		require.Equal(t, numbering.NPACMidAtlantic, plan.NPACRegion(n))
		require.Equal(t, "America/Chicago", plan.RegionZone(numbering.NPACMidwest))
		_, ok := plan.Area(202)
		require.True(t, ok)
		require.NotNil(t, plan.WithFictional())
		_, err := plan.With()
		require.NoError(t, err)
	}
}

func TestPlanWithFictional(t *testing.T) {
	plan := numbering.Standard().WithFictional()
	require.True(t, plan.Classify(numbering.MustParse("202-555-0123")).Portable)
	require.True(t, plan.Classify(numbering.MustParse("800-555-0123")).Portable)
	require.Equal(t, numbering.Reason555, plan.Classify(numbering.MustParse("202-555-0223")).Reason)
	require.Equal(t, numbering.ReasonFictional, numbering.Standard().Classify(numbering.MustParse("202-555-0123")).Reason)
}

func TestPlanDoesNotAllocate(t *testing.T) {
	n := numbering.MustParse("2022345678")
	plan, err := numbering.Standard().With(numbering.Area{NPA: 221, Kind: numbering.KindGeographic})
	require.NoError(t, err)
	for _, p := range []*numbering.Plan{numbering.Standard(), plan} {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			_ = p.Classify(n)
			_ = p.Service(n, reportDay)
			_ = p.NPACRegion(n)
			_ = p.RegionZone(numbering.NPACWestern)
		}))
	}
}
