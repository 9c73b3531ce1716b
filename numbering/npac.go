package numbering

// NPACRegion is a region of the number portability administration centers, which
// keep the records of ported numbers: seven in the United States, and Canada. Local
// time in 47 CFR 52.35(e) is that of the predominant zone of the number's region,
// and not the number's own.
type NPACRegion string

// The regions. The zero value is none: toll-free and other non-geographic numbers,
// other countries, and American Samoa, which no source at hand puts into a region.
const (
	NPACNortheast   NPACRegion = "northeast"
	NPACMidAtlantic NPACRegion = "mid-atlantic"
	NPACMidwest     NPACRegion = "midwest"
	NPACSoutheast   NPACRegion = "southeast"
	NPACSouthwest   NPACRegion = "southwest"
	NPACWestern     NPACRegion = "western"
	NPACWestCoast   NPACRegion = "west-coast"
	NPACCanada      NPACRegion = "canada"
)

// regionZone is the predominant zone of a region.
type regionZone struct {
	region NPACRegion
	zone   string
}

// regionZones are from practice and not from a rule's text: 52.35(e) says that a
// region has a predominant zone and names none. Canada's is an assumption.
// [Plan.WithRegionZone] replaces one.
var regionZones = [...]regionZone{
	{NPACNortheast, "America/New_York"},
	{NPACMidAtlantic, "America/New_York"},
	{NPACMidwest, "America/Chicago"},
	{NPACSoutheast, "America/New_York"},
	{NPACSouthwest, "America/Chicago"},
	{NPACWestern, "America/Denver"},
	{NPACWestCoast, "America/Los_Angeles"},
	{NPACCanada, "America/Toronto"},
}
