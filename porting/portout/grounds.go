package portout

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
)

// Basis is what makes a ground so in one request.
type Basis string

// The bases.
const (
	// BasisFound: the comparison with the record found it.
	BasisFound Basis = "found"
	// BasisLock: a lock of the customer's is on.
	BasisLock Basis = "lock"
	// BasisDispute: the customer, or the desk with evidence, objects.
	BasisDispute Basis = "dispute"
	// BasisWord: the desk says so.
	BasisWord Basis = "word"
)

// Ground is a reason for which a request may be rejected.
type Ground struct {
	Code    carrier.ReasonCode `json:"code"`
	Classes []Class            `json:"classes"`
	Basis   Basis              `json:"basis"`
	// Rule is the id of the rule that allows it.
	Rule string `json:"rule"`
}

var (
	every     = []Class{Simple, NonSimple, Wireless, TollFree}
	numbered  = []Class{Simple, NonSimple, Wireless}
	documents = []Class{NonSimple, TollFree}
	complexes = []Class{NonSimple}
)

// grounds is the whole list: the four fields of a simple port, what more complex ones
// add, best practice 33 of the NPAC for wireless ones, and the declines that Somos
// publishes for toll-free ones. What is not here is no ground.
var grounds = []Ground{
	{carrier.NumberNotOnAccount, every, BasisFound, "FLD-8"},
	{carrier.NumberInactive, every, BasisFound, "FLD-9"},
	{carrier.PendingOrder, every, BasisFound, "FLD-8"},
	{carrier.LineFrozen, every, BasisLock, "OUT-4"},
	{carrier.CustomerStays, every, BasisDispute, "CAN-2"},
	{carrier.FraudSuspected, every, BasisDispute, "OUT-7"},

	{carrier.AccountNumberRequired, numbered, BasisFound, "FLD-4"},
	{carrier.AccountNumberMismatch, every, BasisFound, "FLD-4"},
	{carrier.PostalCodeMismatch, every, BasisFound, "FLD-4"},
	{carrier.PasscodeRequired, numbered, BasisFound, "FLD-3"},
	{carrier.PasscodeInvalid, numbered, BasisFound, "FLD-3"},
	{carrier.DueDateUnavailable, numbered, BasisWord, "INT-1"},

	{carrier.TaxIDMismatch, []Class{Wireless}, BasisFound, "FLD-5"},

	{carrier.NameMismatchEntity, documents, BasisFound, "FLD-8"},
	{carrier.NameMismatchPerson, documents, BasisFound, "FLD-8"},
	{carrier.AddressMismatch, documents, BasisFound, "FLD-8"},
	{carrier.AuthPersonMismatch, documents, BasisFound, "TF-6"},
	{carrier.LOARequired, documents, BasisWord, "TF-6"},
	{carrier.LOAInvalid, documents, BasisFound, "TF-6"},
	{carrier.LOASuperseded, documents, BasisFound, "TF-6"},
	{carrier.SpecialFeature, documents, BasisWord, "TF-6"},
	{carrier.AllDataMismatch, documents, BasisFound, "TF-6"},

	{carrier.BTNMismatch, complexes, BasisFound, "FLD-8"},
	{carrier.MainBTNPorting, complexes, BasisWord, "FLD-8"},
	{carrier.FullPartialWrong, complexes, BasisWord, "ORD-3"},
	{carrier.ResellerInvalid, complexes, BasisWord, "CA-8"},
	{carrier.FeatureMultiline, complexes, BasisWord, "FLD-8"},
	{carrier.FeatureHuntGroup, complexes, BasisWord, "FLD-8"},
	{carrier.FeatureRCF, complexes, BasisWord, "FLD-8"},
}

// delays are what a delay may be for beside the grounds of a rejection.
var delays = []carrier.ReasonCode{carrier.LosingCarrierNotReady, carrier.VendorRetrying, carrier.DueDateUnavailable}

// Grounds returns the grounds on which a request of a class may be rejected.
func Grounds(c Class) []Ground {
	var list []Ground
	for _, g := range grounds {
		if slices.Contains(g.Classes, c) {
			g.Classes = slices.Clone(g.Classes)
			list = append(list, g)
		}
	}
	return list
}

// groundFor finds the ground of a code for a class.
func groundFor(c Class, code carrier.ReasonCode) (Ground, bool) {
	i := slices.IndexFunc(grounds, func(g Ground) bool { return g.Code == code && slices.Contains(g.Classes, c) })
	if i < 0 {
		return Ground{}, false
	}
	return grounds[i], true
}

// improper are the grounds that nobody may refuse a port for.
func improper(reasons []carrier.Reason) []carrier.ReasonCode {
	var codes []carrier.ReasonCode
	for _, r := range reasons {
		if r.Code.Advice().Improper {
			codes = append(codes, r.Code)
		}
	}
	return codes
}
