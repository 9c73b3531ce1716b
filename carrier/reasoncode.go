package carrier

import "slices"

// The neutral reasons. What each means, who can fix it and what the customer is
// told stands in one table; see [ReasonCode.Advice] and [Reasons].
const (
	// What the customer gave does not match the losing carrier's record.
	AccountNumberMismatch ReasonCode = "account-number-mismatch"
	AccountNumberRequired ReasonCode = "account-number-required"
	PasscodeInvalid       ReasonCode = "passcode-invalid"
	PasscodeRequired      ReasonCode = "passcode-required"
	NameMismatchEntity    ReasonCode = "name-mismatch-entity"
	NameMismatchPerson    ReasonCode = "name-mismatch-person"
	AuthPersonMismatch    ReasonCode = "auth-person-mismatch"
	AddressMismatch       ReasonCode = "address-mismatch"
	PostalCodeMismatch    ReasonCode = "postal-code-mismatch"
	BTNMismatch           ReasonCode = "btn-mismatch"
	NumberNotOnAccount    ReasonCode = "number-not-on-account"
	AllDataMismatch       ReasonCode = "all-data-mismatch"
	TaxIDMismatch         ReasonCode = "tax-id-mismatch"
	ResellerInvalid       ReasonCode = "reseller-invalid"

	// The letter of authorization.
	LOARequired   ReasonCode = "loa-required"
	LOAInvalid    ReasonCode = "loa-invalid"
	LOASuperseded ReasonCode = "loa-superseded"

	// The shape of the order.
	MainBTNPorting          ReasonCode = "main-btn-porting"
	FullPartialWrong        ReasonCode = "full-partial-wrong"
	SplitRequiredCarrier    ReasonCode = "split-required-carrier"
	SplitRequiredRateCenter ReasonCode = "split-required-rate-center"
	MixedTollFree           ReasonCode = "mixed-toll-free"

	// The account at the losing carrier.
	NumberInactive   ReasonCode = "number-inactive"
	PendingOrder     ReasonCode = "pending-order"
	LineFrozen       ReasonCode = "line-frozen"
	FraudSuspected   ReasonCode = "fraud-suspected"
	SpecialFeature   ReasonCode = "special-feature"
	FeatureCentrex   ReasonCode = "feature-centrex"
	FeatureRing      ReasonCode = "feature-distinctive-ring"
	FeatureDSL       ReasonCode = "feature-dsl"
	FeatureFX        ReasonCode = "feature-fx"
	FeatureHuntGroup ReasonCode = "feature-hunt-group"
	FeatureISDN      ReasonCode = "feature-isdn"
	FeatureRCF       ReasonCode = "feature-rcf"
	FeatureMultiline ReasonCode = "feature-multiline"
	FeaturePrepaid   ReasonCode = "feature-prepaid"
	UnpaidBalance    ReasonCode = "unpaid-balance"
	TerminationFee   ReasonCode = "termination-fee"
	CustomerReverify ReasonCode = "customer-reverification"
	EndUserNotReady  ReasonCode = "end-user-not-ready"
	CustomerStays    ReasonCode = "customer-stays"
	CustomerCanceled ReasonCode = "customer-canceled"
	InadvertentPort  ReasonCode = "inadvertent-port"
	Snapback         ReasonCode = "snapback"

	// Coverage and numbers that cannot move.
	NotPortable           ReasonCode = "not-portable"
	RateCenterUnsupported ReasonCode = "rate-center-unsupported"
	ManualPortOnly        ReasonCode = "manual-port-only"
	InternalPort          ReasonCode = "internal-port"

	// Dates, the database, and the carriers' own work.
	DueDateUnavailable    ReasonCode = "due-date-unavailable"
	FOCExpired            ReasonCode = "foc-expired"
	OrderExpired          ReasonCode = "order-expired"
	LosingCarrierNotReady ReasonCode = "losing-carrier-not-ready"
	SVConflict            ReasonCode = "sv-conflict"
	SVFailure             ReasonCode = "sv-failure"
	CannotCancel          ReasonCode = "cannot-cancel"
	CannotSupplement      ReasonCode = "cannot-supplement"
	VendorRetrying        ReasonCode = "vendor-retrying"
	VendorLost            ReasonCode = "vendor-lost"

	// Toll-free numbers, which change their Responsible Organization.
	TollFreeSpare        ReasonCode = "toll-free-spare"
	TollFreeUnavailable  ReasonCode = "toll-free-unavailable"
	TollFreeDenied       ReasonCode = "toll-free-denied"
	TollFreeReserved     ReasonCode = "toll-free-resporg-99"
	TollFreeDisconnected ReasonCode = "toll-free-disconnected"
	TollFreeTransitional ReasonCode = "toll-free-transitional"
	RespOrgTimeout       ReasonCode = "resporg-timeout"

	// Other: the carrier's reason has no equivalent here; its own code and text
	// tell more.
	Other ReasonCode = "other"
)

// Advice returns what the trade knows about c. An unknown code has the advice of
// [Other], under its own code.
func (c ReasonCode) Advice() Advice {
	for i := range reasons {
		if reasons[i].Code == c {
			return reasons[i]
		}
	}
	a := reasons[len(reasons)-1]
	a.Code = c
	return a
}

// Known reports whether c is one of this package's codes.
func (c ReasonCode) Known() bool {
	return slices.ContainsFunc(reasons[:], func(a Advice) bool { return a.Code == c })
}

// Reasons returns the table of all reasons, [Other] last.
func Reasons() []Advice { return slices.Clone(reasons[:]) }
