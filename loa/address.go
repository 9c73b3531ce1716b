package loa

import (
	"log/slog"
	"strings"
)

// Country is an ISO 3166-1 alpha-2 code.
type Country string

// The countries whose numbers the library ports.
const (
	US Country = "US"
	CA Country = "CA"
)

// Address is a postal or civic address as it is written. It is kept as given: what
// it means is worked out when it is validated or compared. In logs it is its city,
// region and country.
type Address struct {
	Line1      string  `json:"line1,omitzero"` // civic number and street, with the unit, or a box
	Line2      string  `json:"line2,omitzero"` // unit, floor, building
	City       string  `json:"city,omitzero"`
	Region     string  `json:"region,omitzero"` // state or province: code, name or traditional abbreviation
	PostalCode string  `json:"postal_code,omitzero"`
	Country    Country `json:"country,omitzero"`
}

// IsZero reports whether a is empty.
func (a Address) IsZero() bool { return a == Address{} }

// LogValue implements [slog.LogValuer] with city, region and country.
func (a Address) LogValue() slog.Value {
	return slog.GroupValue(slog.String("city", a.City), slog.String("region", a.Region), slog.String("country", string(a.Country)))
}

// Lines returns the address as it stands on an envelope, without the country:
// up to three lines, none of them empty.
func (a Address) Lines() []string {
	var lines []string
	for _, l := range []string{a.Line1, a.Line2, a.locality()} {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// String returns the lines joined by commas.
func (a Address) String() string { return strings.Join(a.Lines(), ", ") }

// locality is the last line: "Springfield, IL 62701" in the United States,
// "Montréal QC  H2X 1Y4" in Canada, where two spaces stand before the postal code.
func (a Address) locality() string {
	sep, gap := ", ", " "
	if a.Country == CA {
		sep, gap = " ", "  "
	}
	s := a.City
	if a.Region != "" {
		if s != "" {
			s += sep
		}
		s += a.Region
	}
	if a.PostalCode != "" {
		if s != "" {
			s += gap
		}
		s += a.PostalCode
	}
	return s
}
