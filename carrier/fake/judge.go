package fake

import (
	"slices"
	"strings"
	"unicode"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// A verdict is what a losing carrier makes of an order: reasons that concern all of
// it, and reasons that concern single numbers, by place.
type verdict struct {
	all   []carrier.Reason
	lines []lineVerdict
}

type lineVerdict struct {
	at     int
	reason carrier.Reason
}

// judge compares an order with the record, as the losing carrier does. It is
// written apart from the library's own comparison, so that a rejection is earned and
// the two check each other.
func (f *Fake) judge(p *Profile, r *carrier.SubmitRequest, s stream) verdict {
	var v verdict
	account := f.accountOf(r)
	for i, n := range r.Numbers {
		owner, before := f.owner[n], f.ofNumber[n]
		switch {
		case before != nil && before.pon != r.PON && before.status(n) == carrier.Active && f.gone[n] == nil:
			v.lines = append(v.lines, lineVerdict{i, reason(carrier.InternalPort)})
		case before != nil && before.pon != r.PON && before.holds(n):
			v.lines = append(v.lines, lineVerdict{i, reason(carrier.PendingOrder)})
		case r.Kind != loa.TollFree && !f.coverage().covers(n):
			v.lines = append(v.lines, lineVerdict{i, reason(carrier.RateCenterUnsupported)})
		case owner == nil && f.opt.TrustUnknown:
		case owner == nil || owner != account:
			v.lines = append(v.lines, lineVerdict{i, reason(carrier.NumberNotOnAccount)})
		case slices.Contains(owner.Inactive, n):
			v.lines = append(v.lines, lineVerdict{i, reason(carrier.NumberInactive)})
		}
	}
	switch {
	case len(v.lines) == len(r.Numbers):
		return v
	case account != nil:
		v.all = compare(p, account, r)
		for _, hold := range account.Holds {
			v.all = append(v.all, reason(hold))
		}
		if len(v.all) == 0 {
			v.all = f.shape(account, r)
		}
	}
	if len(v.all) == 0 {
		roll := int(s.draw("mix", r.Version) % 1000)
		for _, c := range p.Mix {
			if roll -= c.PerMille; roll < 0 {
				v.all = append(v.all, reason(c.Code))
				break
			}
		}
	}
	if !p.AllReasons && len(v.all) > 1 {
		v.all = v.all[:1]
	}
	if !p.Partial && len(v.all) == 0 && len(v.lines) > 0 {
		v.all = []carrier.Reason{v.lines[0].reason}
	}
	return v
}

// accountOf is the account that an order is about: the one that holds the first of
// its numbers which the losing carrier serves.
func (f *Fake) accountOf(r *carrier.SubmitRequest) *Account {
	for _, n := range r.Numbers {
		if a := f.owner[n]; a != nil {
			return a
		}
	}
	return nil
}

// tollFree reports whether a number changes its Responsible Organization when it is
// ported, which leaves the account's local numbers as they are.
func tollFree(n numbering.Number) bool {
	return numbering.Standard().Classify(n).Kind == numbering.KindTollFree
}

// shape checks that an order leaves an account in order: all of its numbers of that
// sort, or told which stay.
func (f *Fake) shape(a *Account, r *carrier.SubmitRequest) []carrier.Reason {
	stays := slices.ContainsFunc(a.Numbers, func(n numbering.Number) bool {
		return f.owner[n] == a && tollFree(n) == (r.Kind == loa.TollFree) && !slices.Contains(r.Numbers, n) && !slices.Contains(a.Inactive, n)
	})
	switch {
	case stays != r.Partial:
		return []carrier.Reason{reason(carrier.FullPartialWrong)}
	case stays && slices.Contains(r.Numbers, a.BTN) && !r.NewBTN.IsValid():
		return []carrier.Reason{reason(carrier.MainBTNPorting)}
	}
	return nil
}

// compare returns a reason for each field of the profile that differs.
func compare(p *Profile, a *Account, r *carrier.SubmitRequest) []carrier.Reason {
	var out []carrier.Reason
	for _, field := range p.Fields {
		if code := differs(field, p.Strictness, a, r); code != "" {
			out = append(out, reason(code))
		}
	}
	if n := len(p.Fields); len(out) == n && n > 3 {
		return []carrier.Reason{reason(carrier.AllDataMismatch)}
	}
	return out
}

func differs(field Field, how Strictness, a *Account, r *carrier.SubmitRequest) carrier.ReasonCode {
	switch field {
	case FieldAccountNumber:
		given := r.AccountNumber.Reveal()
		if given == "" {
			return carrier.AccountNumberRequired
		}
		if !same(how, symbols(given), symbols(a.Number)) {
			return carrier.AccountNumberMismatch
		}
	case FieldProof:
		return unproven(how, a, r)
	case FieldSSN4:
		if a.SSN4 != "" && r.SSN4.Reveal() != a.SSN4 {
			return carrier.TaxIDMismatch
		}
	case FieldTaxID:
		if a.TaxID != "" && symbols(r.TaxID.Reveal()) != symbols(a.TaxID) {
			return carrier.TaxIDMismatch
		}
	case FieldPIN:
		given := r.PIN.Reveal()
		switch {
		case a.PIN == "" || given == a.PIN:
		case given == "":
			return carrier.PasscodeRequired
		default:
			return carrier.PasscodeInvalid
		}
	case FieldName:
		if same(how, r.Customer.Name(), a.Customer.Name()) {
			return ""
		}
		if a.Customer.Company != "" {
			return carrier.NameMismatchEntity
		}
		return carrier.NameMismatchPerson
	case FieldSigner:
		signer := fold(r.AuthorizedPerson)
		maySign := func(name string) bool { return signer != "" && fold(name) == signer }
		if a.Customer.Company != "" && len(a.Authorized) == 0 || slices.ContainsFunc(a.Authorized, maySign) ||
			maySign(a.Customer.FirstName+" "+a.Customer.LastName) {
			return ""
		}
		return carrier.AuthPersonMismatch
	case FieldAddress:
		given, held := r.ServiceAddress, a.ServiceAddress
		if !same(how, given.Line1+" "+given.Line2, held.Line1+" "+held.Line2) || !same(how, given.City, held.City) ||
			!same(how, given.Region, held.Region) {
			return carrier.AddressMismatch
		}
	case FieldPostalCode:
		if postal(r.ServiceAddress.PostalCode) != postal(a.ServiceAddress.PostalCode) {
			return carrier.PostalCodeMismatch
		}
	case FieldBTN:
		if r.BTN.IsValid() && r.BTN != a.BTN {
			return carrier.BTNMismatch
		}
	case FieldReseller:
		if a.Reseller != "" && !same(how, r.Reseller, a.Reseller) {
			return carrier.ResellerInvalid
		}
	}
	return ""
}

// unproven is why nothing that is given proves the account: what is wrong with the
// account number, or if that is not given, with the first other proof.
func unproven(how Strictness, a *Account, r *carrier.SubmitRequest) carrier.ReasonCode {
	why := differs(FieldAccountNumber, how, a, r)
	for _, other := range [...]struct {
		given, held string
		wrong       carrier.ReasonCode
	}{
		{r.SSN4.Reveal(), a.SSN4, carrier.TaxIDMismatch},
		{symbols(r.TaxID.Reveal()), symbols(a.TaxID), carrier.TaxIDMismatch},
		{symbols(r.DeviceID.Reveal()), symbols(a.DeviceID), carrier.AccountNumberMismatch},
	} {
		switch {
		case other.given == "" || other.held == "":
		case other.given == other.held:
			return ""
		case why == carrier.AccountNumberRequired:
			why = other.wrong
		}
	}
	return why
}

// reason is a neutral reason with words as a losing carrier would put them.
func reason(code carrier.ReasonCode) carrier.Reason {
	return carrier.Reason{Code: code, RawCode: strings.ToUpper(strings.ReplaceAll(string(code), "-", "_")), Text: code.Advice().Meaning}
}

// same compares two texts as strictly as the carrier does.
func same(how Strictness, a, b string) bool {
	switch {
	case a == b || how == Exact:
		return a == b
	case how == Letters:
		return strings.EqualFold(strings.Join(strings.Fields(a), ""), strings.Join(strings.Fields(b), ""))
	default:
		return fold(a) == fold(b)
	}
}

// fold reduces a text to its words: upper case, without accents and punctuation,
// the usual abbreviations written in one way.
func fold(s string) string {
	words := strings.FieldsFunc(strings.Map(plainLetter, s), func(r rune) bool {
		return r == ' ' || r == ',' || r == '/' || r == '#'
	})
	kept := words[:0]
	for _, w := range words {
		if w = abbreviation(w); w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// plainLetter maps a rune to the capital letter or digit that it stands for, to a
// space, or to nothing.
func plainLetter(r rune) rune {
	r = unicode.ToUpper(r)
	switch {
	case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)), r == ',', r == '/', r == '#':
		return r
	case r == '-' || unicode.IsSpace(r):
		return ' '
	case strings.ContainsRune("ÀÁÂÃÄÅ", r):
		return 'A'
	case strings.ContainsRune("ÈÉÊË", r):
		return 'E'
	case strings.ContainsRune("ÌÍÎÏ", r):
		return 'I'
	case strings.ContainsRune("ÒÓÔÕÖ", r):
		return 'O'
	case strings.ContainsRune("ÙÚÛÜ", r):
		return 'U'
	case r == 'Ç':
		return 'C'
	case r == 'Ñ':
		return 'N'
	case unicode.IsLetter(r):
		return r
	}
	return -1
}

// abbreviation writes the words of addresses and company names that a clerk would
// read as the same in one way.
func abbreviation(w string) string {
	switch w {
	case "NORTH", "NORD":
		return "N"
	case "SOUTH", "SUD":
		return "S"
	case "EAST", "EST":
		return "E"
	case "WEST", "OUEST", "O":
		return "W"
	case "NORTHEAST":
		return "NE"
	case "NORTHWEST":
		return "NW"
	case "SOUTHEAST":
		return "SE"
	case "SOUTHWEST":
		return "SW"
	case "STREET", "STR":
		return "ST"
	case "AVENUE", "AV":
		return "AVE"
	case "BOULEVARD", "BOUL":
		return "BLVD"
	case "ROAD":
		return "RD"
	case "DRIVE":
		return "DR"
	case "LANE":
		return "LN"
	case "COURT":
		return "CT"
	case "PLACE":
		return "PL"
	case "SQUARE":
		return "SQ"
	case "HIGHWAY":
		return "HWY"
	case "PARKWAY":
		return "PKWY"
	case "TERRACE":
		return "TER"
	case "CIRCLE":
		return "CIR"
	case "TRAIL":
		return "TRL"
	case "SUITE", "UNIT", "APARTMENT", "APT", "BUREAU":
		return "STE"
	case "SAINT":
		return "ST"
	case "SAINTE":
		return "STE"
	case "FLOOR":
		return "FL"
	case "BUILDING":
		return "BLDG"
	case "COMPANY":
		return "CO"
	case "CORPORATION":
		return "CORP"
	case "INCORPORATED":
		return "INC"
	case "LIMITED":
		return "LTD"
	case "AND":
		return ""
	}
	return w
}

// symbols keeps the letters and digits of an account number.
func symbols(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// postal is a ZIP code without its last four digits, or a Canadian code without
// its space.
func postal(s string) string {
	s = symbols(s)
	if len(s) == 9 && s[0] >= '0' && s[0] <= '9' {
		s = s[:5]
	}
	return s
}
