package numbering

// Class is what a number is as far as porting goes. It is comparable, so that
// [GroupBy] can take [Plan.Classify] as its key: a request that mixes classes is
// more than one order.
type Class struct {
	Kind Kind `json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of the country whose rules of porting
	// apply; "" for toll-free and for other codes of no one country.
	Country string `json:"country,omitzero"`
	// Portable reports whether numbers of this class can be ported at all: geographic
	// ones of the United States and Canada through the NPAC, toll-free ones by a
	// change of the responsible organization. Whether a carrier takes this very
	// number, only a check with that carrier tells.
	Portable bool `json:"portable"`
	// Reason is why the class is not portable; "" for one that is.
	Reason Reason `json:"reason,omitzero"`
}

// Reason is why a number is outside porting.
type Reason string

// The reasons. What is in service is not among them: see [Plan.Service].
const (
	ReasonNone          Reason = ""
	ReasonNoNumber      Reason = "no-number"
	ReasonUnassigned    Reason = "unassigned-area-code"
	ReasonReserved      Reason = "reserved-area-code"
	ReasonForeign       Reason = "foreign-jurisdiction"
	ReasonNonGeographic Reason = "non-geographic"
	ReasonPremium       Reason = "premium"
	ReasonInterexchange Reason = "interexchange"
	ReasonGovernment    Reason = "government"
	ReasonFictional     Reason = "fictional"
	ReasonDirectory     Reason = "directory-assistance"
	Reason555           Reason = "555-line"
	ReasonTollFree555   Reason = "toll-free-555"
	ReasonRelay         Reason = "relay-service"
	ReasonFeatureGroupB Reason = "feature-group-b"
	ReasonPlantTest     Reason = "plant-test"
	ReasonPayPerCall    Reason = "pay-per-call"
)

// Text says the reason in a sentence for people. A reason that this package does not
// know is its own text.
func (r Reason) Text() string {
	switch r {
	case ReasonNone:
		return ""
	case ReasonNoNumber:
		return "There is no number."
	case ReasonUnassigned:
		return "The area code is not assigned to any place or service in the plan's data; check the digits."
	case ReasonReserved:
		return "The area code is reserved and not in use; check the digits."
	case ReasonForeign:
		return "The number belongs to a country that shares the country code 1; only numbers of the United States and Canada can be ported."
	case ReasonNonGeographic:
		return "The number belongs to a service without a place (5XX or 6XX), which is not part of number portability."
	case ReasonPremium:
		return "Premium-rate (900) numbers cannot be ported."
	case ReasonInterexchange:
		return "Numbers of area code 700 are each long-distance carrier's own and cannot be ported."
	case ReasonGovernment:
		return "Numbers of area code 710 belong to the United States government and cannot be ported."
	case ReasonFictional:
		return "Numbers from 555-0100 to 555-0199 are kept for fiction and belong to nobody."
	case ReasonDirectory:
		return "555-1212 is directory assistance, not a subscriber's number."
	case Reason555:
		return "555 numbers are not subscribers' numbers."
	case ReasonTollFree555:
		return "In toll-free area codes other than 800, the numbers with 555 are reserved."
	case ReasonRelay:
		return "800-855 numbers belong to relay services for the deaf and cannot be ported."
	case ReasonFeatureGroupB:
		return "950 numbers reach a long-distance carrier's network and are not subscribers' numbers."
	case ReasonPlantTest:
		return "958 and 959 are kept for the carriers' own tests."
	case ReasonPayPerCall:
		return "976 numbers are pay-per-call and cannot be ported."
	}
	return string(r)
}

// Classify returns the porting class of a number. It looks at the area code first,
// then at the exchanges that no subscriber has.
func (p *Plan) Classify(n Number) Class {
	if n.IsZero() {
		return Class{Kind: KindUnassigned, Reason: ReasonNoNumber}
	}
	kind, country := p.kind(n)
	reason := kindReasons[kind]
	switch {
	case reason != ReasonNone:
	case kind == geographic && country != "US" && country != "CA":
		reason = ReasonForeign
	default:
		reason = special(n, kind == tollFree, p.own().fictional)
	}
	return Class{Kind: kinds[kind], Country: country, Portable: reason == ReasonNone, Reason: reason}
}

// kindReasons are why the numbers of a kind are outside porting.
var kindReasons = [...]Reason{
	unassigned:    ReasonUnassigned,
	reserved:      ReasonReserved,
	geographic:    ReasonNone,
	tollFree:      ReasonNone,
	nonGeographic: ReasonNonGeographic,
	premium:       ReasonPremium,
	interexchange: ReasonInterexchange,
	government:    ReasonGovernment,
}

// special returns why an exchange has no subscribers. 950, 958, 959 and 976 mean
// what they mean in geographic area codes only; 555 and 855 have meanings of their
// own among toll-free numbers.
func special(n Number, tollFree, fictional bool) Reason {
	nxx, line := n.NXX(), n.Line()
	switch {
	case nxx == 855 && n.NPA() == 800:
		return ReasonRelay
	case nxx == 555 && tollFree && n.NPA() != 800:
		return ReasonTollFree555
	case nxx == 555 && line >= 100 && line <= 199:
		if fictional {
			return ReasonNone
		}
		return ReasonFictional
	case nxx == 555 && line == 1212:
		return ReasonDirectory
	case tollFree:
		return ReasonNone
	case nxx == 555:
		return Reason555
	case nxx == 950:
		return ReasonFeatureGroupB
	case nxx == 958, nxx == 959:
		return ReasonPlantTest
	case nxx == 976:
		return ReasonPayPerCall
	}
	return ReasonNone
}
