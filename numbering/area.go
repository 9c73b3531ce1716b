package numbering

import (
	"strings"

	"github.com/openlnp/lnp/calendar"
)

// Kind is what an area code is for.
type Kind string

// The kinds of area codes. Whether a number is wireless or landline is not among
// them: in the plan the two share the area codes and their blocks, and a port moves
// a number between them, so digits cannot tell. A carrier or a look-up can.
const (
	KindGeographic    Kind = "geographic"
	KindTollFree      Kind = "toll-free"
	KindNonGeographic Kind = "non-geographic" // 5XX; 6XX in Canada
	KindPremium       Kind = "premium"        // 900
	KindInterexchange Kind = "interexchange"  // 700: each long-distance carrier has its own
	KindGovernment    Kind = "government"     // 710, of the United States
	KindReserved      Kind = "reserved"       // set aside for a use, not assigned
	KindUnassigned    Kind = "unassigned"
)

// index returns the place of k among kinds. A kind that this version does not know is
// kept in its [Area] and classed as unassigned.
func (k Kind) index() uint8 {
	for i, known := range kinds {
		if k == known {
			return uint8(i)
		}
	}
	return unassigned
}

// Area is an area code and what the plan says of it.
type Area struct {
	NPA  int  `json:"npa"` // the three digits, 200 to 999
	Kind Kind `json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of the country or territory; "" for a
	// code that belongs to no one country, such as a toll-free one.
	Country string `json:"country,omitzero"`
	// Jurisdiction is the country whose rules of porting apply: for the territories
	// of the United States it is US.
	Jurisdiction string `json:"jurisdiction,omitzero"`
	// Subdivisions are the ISO 3166-2 codes of the states or provinces; some codes
	// cover several.
	Subdivisions []string `json:"subdivisions,omitzero"`
	// Zones are the IANA names of the time zones in the area, a set without an order.
	// The zone of a number's subscriber need not be among them: service moves.
	Zones []string `json:"zones,omitzero"`
	// NPACRegion is the region of number portability.
	NPACRegion NPACRegion `json:"npac_region,omitzero"`
	// InService is the first day in service; zero for a day that is not known yet.
	InService calendar.Date `json:"in_service,omitzero"`
	// OverlayOf is the area code that this one was laid over, 0 for none.
	OverlayOf int `json:"overlay_of,omitzero"`
	// Overlays are the other area codes that serve part of the same territory.
	Overlays []int `json:"overlays,omitzero"`
}

// firstNPA is the first area code that the plan's table has a record for.
const firstNPA = 200

// record is an area code in the generated table: twelve bytes without a pointer.
// kind, place and zones are indexes of kinds, places and zoneSets, overlays the byte
// of overlayCodes at which a count of codes begins.
type record struct {
	since     uint32 // the first day in service, as 20250131; 0 for none
	overlayOf uint16
	overlays  uint16
	count     uint8
	kind      uint8
	place     uint8
	zones     uint8
}

type place struct {
	country, jurisdiction, subdivisions string
	npac                                NPACRegion
}

// area returns what the record says, in fresh slices.
func (r *record) area(npa int) Area {
	p := &places[r.place]
	a := Area{
		NPA:          npa,
		Kind:         kinds[r.kind],
		Country:      p.country,
		Jurisdiction: p.jurisdiction,
		Subdivisions: list(p.subdivisions),
		Zones:        list(zoneSets[r.zones]),
		NPACRegion:   p.npac,
		InService:    dateOf(r.since),
		OverlayOf:    int(r.overlayOf),
	}
	for i := range int(r.count) {
		c := overlayCodes[int(r.overlays)+3*i:]
		a.Overlays = append(a.Overlays, int(c[0]-'0')*100+int(c[1]-'0')*10+int(c[2]-'0'))
	}
	return a
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
