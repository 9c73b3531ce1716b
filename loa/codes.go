package loa

import "slices"

// The codes of [Policy.Validate], in the order of the letter's fields. A code that
// ends in "forbidden" or "missing" is that of a field that the policy forbids, or
// advises and does not find.
const (
	IDRequired      Code = "loa.id.required"      // the letter has no id
	CountryInvalid  Code = "loa.country.invalid"  // neither US nor CA, or not the policy's
	KindInvalid     Code = "loa.kind.invalid"     // no known kind, or not the policy's
	LanguageInvalid Code = "loa.language.invalid" // letters are not written in it

	CustomerKindInvalid    Code = "loa.customer.kind"            // neither business nor residential
	NameRequired           Code = "loa.name.required"            // company, first or last name
	NameTooLong            Code = "loa.name.too-long"            // more than 100 characters
	NameControl            Code = "loa.name.control"             // holds a control character or broken text
	NameNoLetters          Code = "loa.name.no-letters"          // nor digits
	NameLSRTruncation      Code = "loa.name.lsr-truncation"      // warning: longer than the field of a local service request
	NameDBARepeats         Code = "loa.name.dba-repeats"         // the trade name is the company name
	NameDBAGiven           Code = "loa.name.dba"                 // warning: the record may not have the trade name
	NameCompanyResidential Code = "loa.name.company-residential" // a residential customer has a company name
	NameLooksPersonal      Code = "loa.name.looks-personal"      // warning: the company has a person's name

	SignerRequired         Code = "loa.signer.required"       // no printed name
	SignerTooLong          Code = "loa.signer.too-long"       // more than 100 characters
	SignerControl          Code = "loa.signer.control"        // holds a control character or broken text
	SignerNotPerson        Code = "loa.signer.not-person"     // a company, or less than two names
	SignerMultiple         Code = "loa.signer.multiple"       // more than one person
	SignerLSRTruncation    Code = "loa.signer.lsr-truncation" // warning: longer than the field of a local service request
	SignerTitleRequired    Code = "loa.signer.title-required" // neither title nor capacity
	SignerTitleForbidden   Code = "loa.signer.title-forbidden"
	SignerTitleMissing     Code = "loa.signer.title-missing"
	SignerContactRequired  Code = "loa.signer.contact-required" // neither e-mail nor phone
	SignerContactForbidden Code = "loa.signer.contact-forbidden"
	SignerContactMissing   Code = "loa.signer.contact-missing"
	SignerEmailInvalid     Code = "loa.signer.email"        // not of the shape of an e-mail address
	SignerPhoneIsBTN       Code = "loa.signer.phone-is-btn" // warning: the contact number is to be ported

	AddressRequired        Code = "loa.address.required" // service or billing address, as the path says
	AddressForbidden       Code = "loa.address.forbidden"
	AddressMissing         Code = "loa.address.missing"
	AddressCountryInvalid  Code = "loa.address.country"          // of a service address: neither US nor CA, or not the letter's
	AddressStreetRequired  Code = "loa.address.street"           // no street line
	AddressTooLong         Code = "loa.address.too-long"         // a line of more than 100 characters
	AddressControl         Code = "loa.address.control"          // holds a control character or broken text
	AddressPOBox           Code = "loa.address.po-box"           // no place where telephones ring
	AddressGeneralDelivery Code = "loa.address.general-delivery" // no place where telephones ring
	AddressMilitary        Code = "loa.address.military"         // warning: PSC, CMR or UNIT
	AddressRuralRoute      Code = "loa.address.rural-route"      // warning: may have a street address by now
	AddressNoNumber        Code = "loa.address.no-number"        // no civic number
	AddressCityRequired    Code = "loa.address.city"             // no city
	AddressRegionInvalid   Code = "loa.address.region"           // no state or province, or not one of that country
	AddressPostalInvalid   Code = "loa.address.postal"           // no postal code, or not of the form of one
	AddressPostalRegion    Code = "loa.address.postal-region"    // the postal code is not of that state or province

	BTNRequired      Code = "loa.btn.required" // billing telephone number
	BTNForbidden     Code = "loa.btn.forbidden"
	BTNMissing       Code = "loa.btn.missing"
	BTNTollFree      Code = "loa.btn.toll-free"    // an account is billed to a local number
	BTNInvalid       Code = "loa.btn.invalid"      // not in use in the United States or Canada
	AccountRequired  Code = "loa.account.required" // account number
	AccountForbidden Code = "loa.account.forbidden"
	AccountMissing   Code = "loa.account.missing"
	AccountFormat    Code = "loa.account.format"   // no letter or digit, or more than 30
	AccountMasked    Code = "loa.account.masked"   // asterisks or dots in place of digits, or encrypted
	AccountIsPhone   Code = "loa.account.is-phone" // warning: it is the BTN

	LosingRequired      Code = "loa.losing.required" // carrier that serves the numbers now
	LosingTooLong       Code = "loa.losing.too-long" // more than 100 characters
	LosingControl       Code = "loa.losing.control"  // holds a control character or broken text
	LosingSPIDInvalid   Code = "loa.losing.spid"     // not four letters and digits
	LosingSPIDRequired  Code = "loa.losing.spid-required"
	LosingSPIDForbidden Code = "loa.losing.spid-forbidden"
	LosingSPIDMissing   Code = "loa.losing.spid-missing"
	GainingRequired     Code = "loa.gaining.required" // carrier that the numbers move to
	GainingTooLong      Code = "loa.gaining.too-long" // more than 100 characters
	GainingControl      Code = "loa.gaining.control"  // holds a control character or broken text
	GainingSPIDInvalid  Code = "loa.gaining.spid"     // not four letters and digits
	CarriersSame        Code = "loa.carrier.same"     // losing and gaining carrier are one
	RespOrgRequired     Code = "loa.resporg.required" // id of the new Responsible Organization
	RespOrgForbidden    Code = "loa.resporg.forbidden"
	RespOrgMissing      Code = "loa.resporg.missing"
	RespOrgFormat       Code = "loa.resporg.format"    // warning, unless the policy is strict
	ResellerRequired    Code = "loa.reseller.required" // whom the customer pays
	ResellerForbidden   Code = "loa.reseller.forbidden"
	ResellerMissing     Code = "loa.reseller.missing"
	ResellerTooLong     Code = "loa.reseller.too-long" // more than 100 characters
	ResellerControl     Code = "loa.reseller.control"  // holds a control character or broken text

	NumbersRequired       Code = "loa.numbers.required"         // none is listed
	NumbersTooMany        Code = "loa.numbers.too-many"         // for one letter
	NumbersDuplicate      Code = "loa.numbers.duplicate"        // listed twice
	NumbersOrder          Code = "loa.numbers.order"            // [Draft] sorts them
	NumbersInvalid        Code = "loa.numbers.invalid"          // no customer holds such a number
	KindMixed             Code = "loa.kind.mixed"               // toll-free and others on one letter
	NumbersUnknownArea    Code = "loa.numbers.unknown-area"     // warning: the area code is not in the plan's data
	NumbersOtherCountry   Code = "loa.numbers.country"          // warning: the area code is of the other country
	PartialNotPartial     Code = "loa.partial.not-partial"      // numbers are said to stay on a port of all
	PartialActionRequired Code = "loa.partial.action-required"  // what becomes of the others
	PartialActionInvalid  Code = "loa.partial.action"           // neither keep nor disconnect
	PartialNewBTNRequired Code = "loa.partial.new-btn-required" // the BTN moves and others stay
	PartialNewBTNPorted   Code = "loa.partial.new-btn-ported"   // the new BTN moves too
	PartialOverlap        Code = "loa.partial.overlap"          // a number is said both to move and to stay

	RequestedDatePast Code = "loa.date.past"         // warning: past, or before the signature
	TermNotBusiness   Code = "loa.term.not-business" // 47 CFR 64.1130(j) is for businesses with several lines
	StatementMissing  Code = "loa.statement.missing" // one that the letter must carry
	LanguageMixed     Code = "loa.language.mixed"    // a statement in another language: 47 CFR 64.1130(h)
	StatementAltered  Code = "loa.statement.altered" // warning: not the template's text
	StatementEmpty    Code = "loa.statement.empty"   // without id or text

	ESignConsentRequired   Code = "loa.esign.consent-required"  // no consent to electronic business before the signature
	SignatureRequired      Code = "loa.signature.required"      // not signed
	SignatureVoid          Code = "loa.signature.void"          // changed after it was signed
	SignatureMethodInvalid Code = "loa.signature.method"        // a stamp, or an unknown way
	SignatureIncomplete    Code = "loa.signature.incomplete"    // warning: no text, picture or reference to show it by
	SignatureNameMismatch  Code = "loa.signature.name-mismatch" // not the signer's name
	SignatureFuture        Code = "loa.signature.future"        // dated beyond the policy's ClockSkew
	SignatureExpired       Code = "loa.signature.expired"       // lapsed: see [Policy.ValidUntil]
	LetterRevoked          Code = "loa.revoked"                 // taken back by the customer
)

// The codes of [Policy.ValidateCredentials], which uses [AccountRequired] too.
const (
	PINRequired             Code = "loa.pin.required"
	PINForbidden            Code = "loa.pin.forbidden"
	PINMissing              Code = "loa.pin.missing"
	PINFormat               Code = "loa.pin.format"  // not four to fifteen letters and digits
	PINUnusual              Code = "loa.pin.unusual" // warning: not four to ten digits
	PINExpired              Code = "loa.pin.expired" // lapsed
	SSN4Required            Code = "loa.ssn4.required"
	SSN4Forbidden           Code = "loa.ssn4.forbidden"
	SSN4Missing             Code = "loa.ssn4.missing"
	SSN4Format              Code = "loa.ssn4.format" // not four digits
	TaxIDRequired           Code = "loa.tax-id.required"
	TaxIDForbidden          Code = "loa.tax-id.forbidden"
	TaxIDMissing            Code = "loa.tax-id.missing"
	TaxIDFormat             Code = "loa.tax-id.format" // not nine digits
	IMEIRequired            Code = "loa.imei.required"
	IMEIForbidden           Code = "loa.imei.forbidden"
	IMEIMissing             Code = "loa.imei.missing"
	IMEIInvalid             Code = "loa.imei.invalid"               // neither IMEI nor ESN
	WirelessCAProofRequired Code = "loa.wireless-ca.proof-required" // none of account number, PIN and device id
)

// The codes of [Policy.ValidateDocument] and [Document.CheckHash].
const (
	DocumentRequired           Code = "doc.required" // no bill, CSR or screenshot
	DocumentMissing            Code = "doc.missing"
	DocumentNoDate             Code = "doc.no-date"
	DocumentDateFuture         Code = "doc.date-future"
	DocumentTooOld             Code = "doc.too-old" // see [DocumentPolicy]
	DocumentNoCarrier          Code = "doc.no-carrier"
	DocumentWrongCarrier       Code = "doc.wrong-carrier" // neither the losing carrier nor the reseller
	DocumentNoName             Code = "doc.no-name"       // of the account holder
	DocumentNoAddress          Code = "doc.no-address"
	DocumentBillingAddressOnly Code = "doc.billing-address-only" // warning: most carriers match the service address
	DocumentNoAccountNumber    Code = "doc.no-account-number"
	DocumentNoNumbers          Code = "doc.no-numbers"      // warning when it shows the BTN
	DocumentNumberMissing      Code = "doc.number-missing"  // one that the letter lists
	DocumentEditableFormat     Code = "doc.editable-format" // neither PDF nor a picture
	DocumentTooLarge           Code = "doc.too-large"
	DocumentPagesMissing       Code = "doc.pages-missing"
	DocumentHashMismatch       Code = "doc.hash-mismatch" // not the file that was received
)

// The codes of [Verify] and [VerifyPayload]. [Policy.Validate] uses those of the
// evidence too: a letter need not be sealed to be broken.
const (
	SealMissing      Code = "seal.missing"             // the letter is not sealed
	SealUnknownKey   Code = "seal.unknown-key"         // not among the keys
	SealBadSignature Code = "seal.bad-signature"       // not of this text by this key
	SealHashMismatch Code = "seal.hash-mismatch"       // the digest differs
	SealNoncanonical Code = "seal.noncanonical"        // not RFC 8785, or not a letter
	ChainBroken      Code = "evidence.chain-broken"    // evidence was changed, dropped or added
	OutOfOrder       Code = "evidence.time-order"      // an event is earlier than the one before
	OtherTerms       Code = "evidence.other-terms"     // the signer was shown other terms than were signed
	ConsentMissing   Code = "evidence.missing-consent" // an electronic signature without consent before it
	TermsChanged     Code = "signature.terms-changed"  // the signature is of other terms
)

// problemCodes are all of the above.
var problemCodes = [...]Code{
	IDRequired, CountryInvalid, KindInvalid, LanguageInvalid,
	CustomerKindInvalid, NameRequired, NameTooLong, NameControl, NameNoLetters, NameLSRTruncation, NameDBARepeats,
	NameDBAGiven, NameCompanyResidential, NameLooksPersonal,
	SignerRequired, SignerTooLong, SignerControl, SignerNotPerson, SignerMultiple, SignerLSRTruncation, SignerTitleRequired,
	SignerTitleForbidden, SignerTitleMissing, SignerContactRequired, SignerContactForbidden, SignerContactMissing,
	SignerEmailInvalid, SignerPhoneIsBTN,
	AddressRequired, AddressForbidden, AddressMissing, AddressCountryInvalid, AddressStreetRequired, AddressTooLong,
	AddressControl, AddressPOBox, AddressGeneralDelivery, AddressMilitary, AddressRuralRoute, AddressNoNumber,
	AddressCityRequired, AddressRegionInvalid, AddressPostalInvalid, AddressPostalRegion,
	BTNRequired, BTNForbidden, BTNMissing, BTNTollFree, BTNInvalid,
	AccountRequired, AccountForbidden, AccountMissing, AccountFormat, AccountMasked, AccountIsPhone,
	LosingRequired, LosingTooLong, LosingControl, LosingSPIDInvalid, LosingSPIDRequired, LosingSPIDForbidden, LosingSPIDMissing,
	GainingRequired, GainingTooLong, GainingControl, GainingSPIDInvalid, CarriersSame,
	RespOrgRequired, RespOrgForbidden, RespOrgMissing, RespOrgFormat,
	ResellerRequired, ResellerForbidden, ResellerMissing, ResellerTooLong, ResellerControl,
	NumbersRequired, NumbersTooMany, NumbersDuplicate, NumbersOrder, NumbersInvalid, KindMixed, NumbersUnknownArea,
	NumbersOtherCountry, PartialNotPartial, PartialActionRequired, PartialActionInvalid, PartialNewBTNRequired,
	PartialNewBTNPorted, PartialOverlap,
	RequestedDatePast, TermNotBusiness, StatementMissing, LanguageMixed, StatementAltered, StatementEmpty,
	ESignConsentRequired, SignatureRequired, SignatureVoid, SignatureMethodInvalid, SignatureIncomplete, SignatureNameMismatch, SignatureFuture,
	SignatureExpired, LetterRevoked,
	PINRequired, PINForbidden, PINMissing, PINFormat, PINUnusual, PINExpired,
	SSN4Required, SSN4Forbidden, SSN4Missing, SSN4Format, TaxIDRequired, TaxIDForbidden, TaxIDMissing, TaxIDFormat,
	IMEIRequired, IMEIForbidden, IMEIMissing, IMEIInvalid, WirelessCAProofRequired,
	DocumentRequired, DocumentMissing, DocumentNoDate, DocumentDateFuture, DocumentTooOld, DocumentNoCarrier, DocumentWrongCarrier,
	DocumentNoName, DocumentNoAddress, DocumentBillingAddressOnly, DocumentNoAccountNumber, DocumentNoNumbers,
	DocumentNumberMissing, DocumentEditableFormat, DocumentTooLarge, DocumentPagesMissing, DocumentHashMismatch,
	SealMissing, SealUnknownKey, SealBadSignature, SealHashMismatch, SealNoncanonical,
	ChainBroken, OutOfOrder, OtherTerms, ConsentMissing, TermsChanged,
}

// ProblemCodes returns every code that a [Problem] may have, in the order of the
// letter's fields: to translate messages, or to count.
func ProblemCodes() []Code { return slices.Clone(problemCodes[:]) }
