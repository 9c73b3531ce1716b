package carrier

import "slices"

// Vocabulary is how a carrier's own codes map to neutral reasons. An adapter uses
// one that ships, or writes its own.
type Vocabulary []Mapping

// Mapping maps one code of a carrier.
type Mapping struct {
	// Code is the carrier's. Detail is a finer code beside it, such as a WICIS
	// JCode; "" stands for every other one, and comes last of a code.
	Code   string `json:"code"`
	Detail string `json:"detail,omitzero"`
	// Reason is the neutral code, "" for a warning: what looks like an error and
	// asks nobody to do anything.
	Reason ReasonCode `json:"reason,omitzero"`
}

// Reason maps a code with its detail and text. Refusal is false for a warning, which
// is not to be reported as a reason. A code that is not known is [Other], its raw code
// and text kept.
func (v Vocabulary) Reason(code, detail, text string) (r Reason, refusal bool) {
	r = Reason{Code: Other, RawCode: code, Text: text}
	if detail != "" {
		r.RawCode += "/" + detail
	}
	i := slices.IndexFunc(v, func(m Mapping) bool { return m.Code == code && (m.Detail == detail || m.Detail == "") })
	if i < 0 {
		return r, true
	}
	r.Code = v[i].Reason
	return r, r.Code != ""
}

// Telnyx returns the exception codes of Telnyx: those of its current SDK (2026-08) and
// those of its older support page.
func Telnyx() Vocabulary {
	return Vocabulary{
		{"ACCOUNT_NUMBER_MISMATCH", "", AccountNumberMismatch},
		{"ACCOUNT_NUMBER_REQUIRED", "", AccountNumberRequired},
		{"AUTH_NAME_MISMATCH", "", AuthPersonMismatch},
		{"AUTH_PERSON_MISMATCH", "", AuthPersonMismatch},
		{"BTN_ATN_MISMATCH", "", BTNMismatch},
		{"BUSINESS_NAME_MISMATCH", "", NameMismatchEntity},
		{"DIFFERENT_ACCOUNTS", "", SplitRequiredCarrier},
		{"DIFFERENT_RATE_CENTERS", "", SplitRequiredRateCenter},
		{"ENTITY_NAME_MISMATCH", "", NameMismatchEntity},
		{"FOC_EXPIRED", "", FOCExpired},
		{"FOC_REJECTED", "", DueDateUnavailable},
		{"ILLEGIBLE_LOA", "", LOAInvalid},
		{"INVALID_RESELLER", "", ResellerInvalid},
		{"LOCATION_MISMATCH", "", AddressMismatch},
		{"LOSING_CARRIER_NO_RESPONSE", "", LosingCarrierNotReady},
		{"LSR_PENDING", "", PendingOrder},
		{"MAIN_BTN_PORTING", "", MainBTNPorting},
		{"OSP_IRRESPONSIVE", "", LosingCarrierNotReady},
		{"OTHER", "", Other},
		{"PASSCODE_PIN_INVALID", "", PasscodeInvalid},
		{"PENDING_ORDER", "", PendingOrder},
		{"PHONE_NUMBER_HAS_SPECIAL_FEATURE", "", SpecialFeature},
		{"PHONE_NUMBER_MISMATCH", "", NumberNotOnAccount},
		{"PHONE_NUMBER_NOT_PORTABLE", "", NotPortable},
		{"PORTING_MAIN_BTN", "", MainBTNPorting},
		{"PORTING_ORDER_SPLIT_REQUIRED", "", SplitRequiredCarrier},
		{"PORT_TYPE_INCORRECT", "", FullPartialWrong},
		{"POSTAL_CODE_MISMATCH", "", PostalCodeMismatch},
		{"RATE_CENTER_NOT_PORTABLE", "", RateCenterUnsupported},
		{"REQUEST_INCORRECT", "", Other},
		{"SERVICE_ADDRESS_MISMATCH", "", AddressMismatch},
		{"SV_CONFLICT", "", SVConflict},
		{"SV_UNKNOWN_FAILURE", "", SVFailure},
		{"TN_HAS_SPECIAL_FEATURE", "", SpecialFeature},
		{"TN_MISMATCH", "", NumberNotOnAccount},
		{"TN_NOT_PORTABLE", "", NotPortable},
		{"UNSUPPORTED_RATE_CENTER", "", RateCenterUnsupported},
		{"ZIP_POSTAL_CODE_MISMATCH", "", PostalCodeMismatch},
	}
}

// Twilio returns the rejection reasons and the numeric codes of Twilio's porting API
// (2026-04). Numeric codes come as text.
func Twilio() Vocabulary {
	return Vocabulary{
		{"INVALID_ACCOUNT_NUMBER", "", AccountNumberMismatch},
		{"INVALID_PIN", "", PasscodeInvalid},
		{"INVALID_END_USER_NAME", "", NameMismatchPerson},
		{"INVALID_ADDRESS", "", AddressMismatch},
		{"PHONE_NUMBER_INACTIVE_OR_DISCONNECTED", "", NumberInactive},
		{"PHONE_NUMBER_WITH_CARRIER_RESTRICTION", "", LineFrozen},
		{"CONTACT_SUPPORT_REQUIRED", "", Other},
		{"21827", "", NotPortable},
		{"22102", "", NotPortable},
		{"22130", "", RateCenterUnsupported},
		{"22131", "", InternalPort},
		{"22132", "", InternalPort},
		{"22133", "", ManualPortOnly},
		{"22135", "", VendorRetrying},
		{"22136", "", InternalPort},
		{"22137", "", PendingOrder},
		{"22171", "", AccountNumberRequired},
		{"22172", "", SplitRequiredCarrier},
		{"22173", "", AddressMismatch},
	}
}

// Bandwidth returns the codes of Bandwidth (2023-11) with the wireless JCodes that
// come with some: one code is not always one meaning.
func Bandwidth() Vocabulary {
	return Vocabulary{
		// Answers of losing carriers.
		{"7401", "", AccountNumberMismatch},
		{"7402", "8D", PostalCodeMismatch},
		{"7402", "", AddressMismatch},
		{"7403", "", NotPortable},
		{"7404", "", NameMismatchEntity},
		{"7405", "", FeatureMultiline},
		{"7406", "", FeatureCentrex},
		{"7407", "", PendingOrder},
		{"7408", "", AllDataMismatch},
		{"7409", "E30", NumberNotOnAccount},
		{"7409", "", NumberInactive},
		{"7410", "", FeatureRing},
		{"7411", "", FeatureDSL},
		{"7412", "", DueDateUnavailable},
		{"7413", "", EndUserNotReady},
		{"7414", "", NameMismatchPerson},
		{"7415", "", FeatureHuntGroup},
		{"7416", "", LineFrozen},
		{"7417", "", Other},
		{"7418", "", LosingCarrierNotReady},
		{"7419", "", FeatureFX},
		{"7420", "", LOAInvalid},
		{"7421", "", FeatureISDN},
		{"7422", "", NameMismatchPerson},
		{"7424", "", LOARequired},
		{"7425", "", LineFrozen},
		{"7426", "", NumberInactive},
		{"7427", "", NumberNotOnAccount},
		{"7428", "", FeatureMultiline},
		{"7429", "", NameMismatchEntity},
		{"7430", "", LosingCarrierNotReady},
		{"7431", "", InternalPort},
		{"7432", "", CannotCancel},
		{"7433", "", CannotSupplement},
		{"7434", "E6h", MainBTNPorting},
		{"7434", "", FullPartialWrong},
		{"7435", "", PasscodeInvalid},
		{"7436", "", FeaturePrepaid},
		{"7437", "", FeatureRCF},
		{"7438", "", DueDateUnavailable},
		{"7439", "", DueDateUnavailable},
		{"7440", "", Other},
		{"7441", "", InternalPort},
		{"7442", "", LosingCarrierNotReady},
		{"7443", "", TaxIDMismatch},
		{"7444", "", LosingCarrierNotReady},
		{"7445", "", BTNMismatch},
		{"7470", "", NotPortable},
		{"7471", "", AllDataMismatch},
		{"7473", "", AuthPersonMismatch},
		{"7484", "", VendorLost},
		{"7485", "", SplitRequiredCarrier},
		{"7495", "", SplitRequiredRateCenter},
		{"7500", "", SplitRequiredRateCenter},
		{"7503", "", NotPortable},
		{"7507", "", MixedTollFree},
		// Bandwidth's own checks.
		{"6101", "", VendorLost},
		{"7004", "", RateCenterUnsupported},
		{"7114", "", AccountNumberRequired},
		{"7117", "", PasscodeRequired},
		{"7203", "", BTNMismatch},
		{"7204", "", SplitRequiredCarrier},
		{"7205", "", PendingOrder},
		{"7206", "", InternalPort},
		{"7207", "", DueDateUnavailable},
		{"7208", "", DueDateUnavailable},
		{"7209", "", DueDateUnavailable},
		{"7210", "", DueDateUnavailable},
		{"7212", "", AccountNumberMismatch},
		{"7213", "", PasscodeInvalid},
		{"7214", "", PostalCodeMismatch},
		{"7300", "", CannotSupplement},
		{"7301", "", CannotCancel},
		{"7302", "", CannotCancel},
		{"7315", "", DueDateUnavailable},
		{"7317", "", DueDateUnavailable},
		{"7320", "", InternalPort},
		{"7323", "", LosingCarrierNotReady},
		{"7327", "", FOCExpired},
		{"7331", "", RateCenterUnsupported},
		{"7351", "", SVFailure},
		{"7353", "", CannotSupplement},
		{"7363", "", SplitRequiredCarrier},
		{"7378", "", NumberInactive},
		{"7386", "", MixedTollFree},
		{"7390", "", CannotSupplement},
		{"7520", "", LineFrozen},
		{"7610", "", PasscodeInvalid},
		{"7611", "", VendorLost},
		{"7620", "", TollFreeSpare},
		{"7621", "", TollFreeUnavailable},
		{"7622", "", TollFreeDenied},
		{"7627", "", TollFreeReserved},
		{"7629", "", RespOrgTimeout},
		{"7630", "", RespOrgTimeout},
		{"7631", "", RespOrgTimeout},
		{"7632", "", RespOrgTimeout},
		{"7633", "", RespOrgTimeout},
		{"7634", "", RespOrgTimeout},
		{"7635", "", CannotSupplement},
		{"7642", "", TollFreeSpare},
		{"7643", "", TollFreeUnavailable},
		{"7644", "", TollFreeDenied},
		{"7652", "", SplitRequiredCarrier},
		{"7654", "", TollFreeDisconnected},
		{"7655", "", TollFreeTransitional},
		{"7656", "", TollFreeDisconnected},
		{"7657", "", TollFreeTransitional},
		{"7999", "", Other},
		// What comes in the list of errors and is none.
		{"201", "", ""},
		{"7348", "", ""},
		{"7380", "", ""},
		{"7388", "", ""},
		{"7389", "", ""},
		{"7396", "", ""},
		{"7423", "", ""},
		{"7486", "", ""},
		// Port-out: the answers that the host gives.
		{"7510", "", AccountNumberRequired},
		{"7511", "", AccountNumberMismatch},
		{"7512", "", PasscodeRequired},
		{"7513", "", PasscodeInvalid},
		{"7514", "", PostalCodeMismatch},
		{"7515", "", PostalCodeMismatch},
		{"7516", "", NumberNotOnAccount},
		{"7518", "", NumberInactive},
		{"7519", "", AllDataMismatch},
	}
}

// JCodes returns the wireless response codes (WICIS) that carriers use between each
// other, as far as they could be verified.
func JCodes() Vocabulary {
	return Vocabulary{
		{"1B", "", LosingCarrierNotReady},
		{"1C", "", LosingCarrierNotReady},
		{"1E", "", EndUserNotReady},
		{"1L", "", DueDateUnavailable},
		{"1M", "", DueDateUnavailable},
		{"1N", "", DueDateUnavailable},
		{"1P", "", Other},
		{"6A", "", NumberNotOnAccount},
		{"6B", "", InternalPort},
		{"6C", "", AllDataMismatch},
		{"6D", "", NumberInactive},
		{"6E", "", DueDateUnavailable},
		{"6F", "", DueDateUnavailable},
		{"6G", "", Other},
		{"6H", "", LosingCarrierNotReady},
		{"6J", "", LosingCarrierNotReady},
		{"6K", "", NotPortable},
		{"6L", "", DueDateUnavailable},
		{"6M", "", PendingOrder},
		{"6N", "", PendingOrder},
		{"6P", "", LineFrozen},
		{"6R", "", FeatureMultiline},
		{"7B", "", LOAInvalid},
		{"7C", "", FeaturePrepaid},
		{"8A", "", AccountNumberMismatch},
		{"8B", "", TaxIDMismatch},
		{"8C", "", PasscodeInvalid},
		{"8D", "", PostalCodeMismatch},
		{"8E", "", NameMismatchPerson},
		{"8F", "", NameMismatchPerson},
		{"8G", "", NameMismatchEntity},
	}
}
