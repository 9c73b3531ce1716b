package loa

import (
	"strings"

	"github.com/openlnp/lnp/loa/internal/addr"
)

// addresses checks the service and the billing address.
func (v *validator) addresses() {
	l := v.l
	const where = "Give the address on the losing carrier's record."
	if v.need(v.p.Needs.ServiceAddress, !l.ServiceAddress.IsZero(), AddressRequired, "service_address", "The service address", where) {
		v.address("service_address", l.ServiceAddress, true)
	}
	if v.need(v.p.Needs.BillingAddress, !l.BillingAddress.IsZero(), AddressRequired, "billing_address", "The billing address", where) {
		v.address("billing_address", l.BillingAddress, false)
	}
}

// address checks one address. A service address is a place: a box will not do.
func (v *validator) address(path string, a Address, place bool) {
	country := a.Country
	switch country {
	case "":
		country = v.l.Country
	case US, CA:
		if place && country != v.l.Country && (v.l.Country == US || v.l.Country == CA) {
			v.fail(AddressCountryInvalid, path+".country", "The service address is in another country than the letter.", "Write a letter for that country.")
		}
	default:
		if place {
			v.fail(AddressCountryInvalid, path+".country", "The country is neither US nor CA.", "Use US or CA.")
		}
		country = ""
	}
	v.street(path, country, a, place)
	if strings.TrimSpace(a.City) == "" {
		v.fail(AddressCityRequired, path+".city", "The city is missing.", "Copy it from the losing carrier's record.")
	} else {
		v.part(path, ".city", "The city", a.City)
	}
	if country != "" {
		v.region(path, country, a)
	}
}

func (v *validator) street(path string, country Country, a Address, place bool) {
	if strings.TrimSpace(a.Line1) == "" {
		v.fail(AddressStreetRequired, path+".line1", "The street is missing.", "Copy it from the losing carrier's record.")
		return
	}
	v.part(path, ".line1", "The street line", a.Line1)
	v.part(path, ".line2", "The second line", a.Line2)
	if !place {
		return
	}
	form, number := headOf(country, a.Line1)
	if form == Civic && number == "" && a.Line2 != "" {
		if f, _ := headOf(country, a.Line2); f == Box {
			form = f // "Acme Building", "PO Box 4"
		}
	}
	switch form {
	case Box:
		v.fail(AddressPOBox, path+".line1", "A post office box is no service address.", "Give the street address where the telephones ring.")
	case GeneralDelivery:
		v.fail(AddressGeneralDelivery, path+".line1", "General delivery is no service address.", "Give the street address where the telephones ring.")
	case Military:
		v.warn(AddressMilitary, path+".line1", "A military mail address is no place.", "Give the street address where the telephones ring, if there is one.")
	case RuralRoute:
		v.warn(AddressRuralRoute, path+".line1", "Rural routes have mostly been given street addresses.", "Copy the record; if it has a street address, use that.")
	default:
		if number == "" {
			v.fail(AddressNoNumber, path+".line1", "The street line has no civic number.", "Begin it with the number of the house.")
		}
	}
}

// part checks the text of one part of an address.
func (v *validator) part(path, field, what, s string) {
	if !plainText(s) {
		v.text("loa.address", path+field, what, s)
	}
}

// region checks state or province and postal code, and each against the other.
func (v *validator) region(path string, country Country, a Address) {
	canada := country == CA
	what, form := "ZIP code", "It has five digits, or nine."
	if canada {
		what, form = "postal code", "Its form is A1A 1A1, without D, F, I, O, Q and U."
	}
	code, ok := RegionCode(country, a.Region)
	switch {
	case strings.TrimSpace(a.Region) == "":
		v.fail(AddressRegionInvalid, path+".region", "The state or province is missing.", "Copy it from the losing carrier's record.")
	case !ok:
		v.fail(AddressRegionInvalid, path+".region", "The state or province is not one of that country.", "Use the two-letter code.")
	}
	postal, valid := PostalCode(country, a.PostalCode)
	switch {
	case strings.TrimSpace(a.PostalCode) == "":
		v.fail(AddressPostalInvalid, path+".postal_code", "The "+what+" is missing.", form)
	case !valid:
		v.fail(AddressPostalInvalid, path+".postal_code", "The "+what+" is not one.", form)
	case ok && canada && !addr.PostalFits(true, code, postal[:1]),
		ok && !canada && !addr.PostalFits(false, code, postal[:3]):
		v.fail(AddressPostalRegion, path+".postal_code", "The "+what+" is not of that state or province.", "One of the two is wrong. Check both against the record.")
	}
}

// PostalCode returns a postal code as the country's post writes it (62701,
// 62701-1234, H2X 1Y4) and whether it has the form of one.
func PostalCode(c Country, code string) (string, bool) {
	if c == US && len(code) == 5 && isDigits(code) {
		return code, true
	}
	for _, r := range code {
		if r != ' ' && r != '-' && alphanumeric(r) < 0 {
			return "", false
		}
	}
	s := alphanumerics(code)
	switch c {
	case US:
		switch {
		case isDigits(s) && len(s) == 5:
			return s, true
		case isDigits(s) && len(s) == 9:
			return s[:5] + "-" + s[5:], true
		}
	case CA:
		// Canada Post: D, F, I, O, Q and U never stand in a code, W and Z not first.
		const letters = "ABCEGHJKLMNPRSTVWXYZ"
		if len(s) != 6 || s[0] == 'W' || s[0] == 'Z' {
			return "", false
		}
		for i := range len(s) {
			set := letters
			if i%2 == 1 {
				set = "0123456789"
			}
			if strings.IndexByte(set, s[i]) < 0 {
				return "", false
			}
		}
		return s[:3] + " " + s[3:], true
	}
	return "", false
}
