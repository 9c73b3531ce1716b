package numbering

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
)

//go:generate go run ../internal/npagen

// Plan is what is known of the area codes on a day. It is immutable: the With
// methods return another plan. The zero Plan and a nil *Plan are [Standard].
type Plan struct {
	areas     []Area       // the host's own, by NPA; they hide the table's
	zones     []regionZone // the host's own
	fictional bool         // fictional numbers are ordinary
}

// standard is never written to.
var standard Plan

// Standard returns the built-in plan. Its [Plan.DataVersion] says of which day.
func Standard() *Plan { return &standard }

// own returns the plan's fields, also those of a nil plan.
func (p *Plan) own() *Plan {
	if p == nil {
		return &standard
	}
	return p
}

// DataVersion returns the day of the administrator's report that the plan is made
// from, as 2025-11-26, with +n after it in a plan with n areas of the host's own.
func (p *Plan) DataVersion() string {
	if n := len(p.own().areas); n > 0 {
		return dataVersion + "+" + strconv.Itoa(n)
	}
	return dataVersion
}

// With returns a plan in which the areas stand beside the plan's own and in place of
// those with the same NPA: an area code that opened, or changed, since this version
// of the library. It is an error if an NPA cannot be an area code.
func (p *Plan) With(areas ...Area) (*Plan, error) {
	out := *p.own()
	out.areas = slices.Clone(out.areas)
	for _, a := range areas {
		if a.NPA < 0 || a.NPA > 999 || checkNPA(uint64(a.NPA)) != "" {
			return nil, fmt.Errorf("%w: %d", ErrNPA, a.NPA)
		}
		i, found := out.find(a.NPA)
		if !found {
			out.areas = slices.Insert(out.areas, i, Area{})
		}
		out.areas[i] = a.clone()
	}
	return &out, nil
}

// WithRegionZone returns a plan with another predominant zone of a region.
func (p *Plan) WithRegionZone(region NPACRegion, zone string) *Plan {
	out := *p.own()
	out.zones = append([]regionZone{{region, zone}}, out.zones...)
	return &out
}

// WithFictional returns a plan in which the numbers kept for fiction, 555-0100 to
// 555-0199, are classed as their area code is, for demonstrations and tests that
// port a number which is nobody's.
func (p *Plan) WithFictional() *Plan {
	out := *p.own()
	out.fictional = true
	return &out
}

func (a Area) clone() Area {
	a.Subdivisions = slices.Clone(a.Subdivisions)
	a.Zones = slices.Clone(a.Zones)
	a.Overlays = slices.Clone(a.Overlays)
	return a
}

// find returns the place of an area among the host's own, which are few.
func (p *Plan) find(npa int) (i int, found bool) {
	for i < len(p.areas) && p.areas[i].NPA < npa {
		i++
	}
	return i, i < len(p.areas) && p.areas[i].NPA == npa
}

// Area returns what the plan says of an area code, and whether it is assigned: one
// that is planned, reserved or free is told by its Kind and InService.
func (p *Plan) Area(npa int) (Area, bool) {
	p = p.own()
	if i, found := p.find(npa); found {
		a := p.areas[i].clone()
		return a, assigned(a.Kind.index())
	}
	if npa < 0 || npa > 999 || checkNPA(uint64(npa)) != "" {
		return Area{}, false
	}
	a := records[npa-firstNPA].area(npa)
	return a, assigned(a.Kind.index())
}

// Areas returns the assigned area codes, planned ones with them, in order.
func (p *Plan) Areas() iter.Seq[Area] {
	return func(yield func(Area) bool) {
		for npa := firstNPA; npa < 1000; npa++ {
			if a, ok := p.Area(npa); ok && !yield(a) {
				return
			}
		}
	}
}

// lookup returns what is known of the area code of n: the host's area, or else the
// table's record.
func (p *Plan) lookup(n Number) (*record, *Area) {
	if p != nil && len(p.areas) > 0 {
		if i, found := p.find(n.NPA()); found {
			return nil, &p.areas[i]
		}
	}
	return &records[n.NPA()-firstNPA], nil
}

// kind returns the place among kinds of the kind of n's area code.
func (p *Plan) kind(n Number) (kind uint8, jurisdiction string) {
	r, own := p.lookup(n)
	if own != nil {
		return own.Kind.index(), own.Jurisdiction
	}
	return r.kind, places[r.place].jurisdiction
}

// assigned reports whether area codes of a kind, of kinds, are somebody's.
func assigned(kind uint8) bool { return kind != unassigned && kind != reserved }

// NPACRegion returns the region of number portability of n, "" for none.
func (p *Plan) NPACRegion(n Number) NPACRegion {
	if n.IsZero() {
		return ""
	}
	r, own := p.lookup(n)
	if own != nil {
		return own.NPACRegion
	}
	return places[r.place].npac
}

// RegionZone returns the IANA name of the predominant zone of a region, "" for none.
// The built-in zones are from practice; [Plan.WithRegionZone] replaces them.
func (p *Plan) RegionZone(region NPACRegion) string {
	for _, zones := range [...][]regionZone{p.own().zones, regionZones[:]} {
		for _, z := range zones {
			if z.region == region {
				return z.zone
			}
		}
	}
	return ""
}

// dateOf returns the date of a day written as 20250131, none for 0.
func dateOf(day uint32) calendar.Date {
	if day == 0 {
		return calendar.Date{}
	}
	return calendar.NewDate(int(day/1e4), time.Month(day/100%100), int(day%100))
}
