package loa

import "slices"

// The reasons of a [Mismatch].
const (
	NumbersNotOnAccount Code = "numbers.not-on-account" // the record does not show all the letter's numbers

	NameDifferent         Code = "name.different"          // another company or person
	NameTypo              Code = "name.typo"               // a letter or two
	NameWordOrder         Code = "name.word-order"         // the same words in another order
	NameLegalFormMissing  Code = "name.legal-form-missing" // LLC, INC on one side only
	NameLegalFormDiffers  Code = "name.legal-form-differs" // LLC and INC
	NameDBAPart           Code = "name.dba-part"           // only the trade name agrees
	NameNickname          Code = "name.nickname"           // Bob and Robert
	NameInitial           Code = "name.initial"            // R. and Robert
	NameMiddleDiffers     Code = "name.middle-differs"
	NameGenerationMissing Code = "name.generation-missing" // JR on one side only
	NameGenerationDiffers Code = "name.generation-differs" // JR and SR

	StreetDiffers         Code = "address.street-differs"          // another name
	StreetTypo            Code = "address.street-typo"             // a letter or two
	StreetFormDiffers     Code = "address.form-differs"            // a street and a box
	StreetNumberDiffers   Code = "address.number-differs"          // civic number
	StreetBoxDiffers      Code = "address.box-differs"             // box or route
	StreetSuffixMissing   Code = "address.suffix-missing"          // ST on one side only
	StreetSuffixDiffers   Code = "address.suffix-differs"          // ST and AVE
	DirectionalMissing    Code = "address.directional-missing"     // N on one side only
	DirectionalDiffers    Code = "address.directional-differs"     // N and S
	DirectionalPosition   Code = "address.directional-position"    // N MAIN ST and MAIN ST N
	UnitMissing           Code = "address.unit-missing"            // on one side
	UnitDiffers           Code = "address.unit-differs"            // another unit
	UnitDesignatorDiffers Code = "address.unit-designator-differs" // STE 4 and FL 4

	CityDiffers                Code = "city.differs"
	CityTypo                   Code = "city.typo"      // a letter or two
	RegionDiffers              Code = "region.differs" // another state or province
	PostalDiffers              Code = "postal.differs"
	PostalPlus4Differs         Code = "postal.plus4-differs"          // the five digits agree
	PostalLeadingZero          Code = "postal.leading-zero"           // lost on one side
	PostalLDUDiffers           Code = "postal.ldu-differs"            // the first half of a Canadian code agrees
	PostalLetterDigitConfusion Code = "postal.letter-digit-confusion" // O for 0, I for 1
	BTNDiffers                 Code = "btn.differs"
	BTNCustomerCodeDiffers     Code = "btn.customer-code-differs"
	AccountDiffers             Code = "account.differs"
	AccountLeadingZero         Code = "account.leading-zero" // lost on one side
	RespOrgDiffers             Code = "resporg.differs"
	PINDiffers                 Code = "pin.differs"
	SSN4Differs                Code = "ssn4.differs"
	TaxIDDiffers               Code = "tax-id.differs"
	DeviceIDDiffers            Code = "device-id.differs"
)

// Why a field is [NotCompared].
const (
	LetterEmpty   Code = "loa.empty"      // the letter, or the credentials, do not have it
	RecordEmpty   Code = "record.empty"   // the record does not show it
	RecordMasked  Code = "record.masked"  // the record shows too little of the account number
	NotApplicable Code = "not-applicable" // letters of this kind have no such field
	Withheld      Code = "withheld"       // a secret that was read in its redacted form
)

// reasons are all of the above.
var reasons = [...]Code{
	NumbersNotOnAccount,
	NameDifferent, NameTypo, NameWordOrder, NameLegalFormMissing, NameLegalFormDiffers, NameDBAPart, NameNickname, NameInitial,
	NameMiddleDiffers, NameGenerationMissing, NameGenerationDiffers,
	StreetDiffers, StreetTypo, StreetFormDiffers, StreetNumberDiffers, StreetBoxDiffers, StreetSuffixMissing, StreetSuffixDiffers,
	DirectionalMissing, DirectionalDiffers, DirectionalPosition, UnitMissing, UnitDiffers, UnitDesignatorDiffers,
	CityDiffers, CityTypo, RegionDiffers, PostalDiffers, PostalPlus4Differs, PostalLeadingZero, PostalLDUDiffers,
	PostalLetterDigitConfusion, BTNDiffers, BTNCustomerCodeDiffers, AccountDiffers, AccountLeadingZero, RespOrgDiffers,
	PINDiffers, SSN4Differs, TaxIDDiffers, DeviceIDDiffers,
	LetterEmpty, RecordEmpty, RecordMasked, NotApplicable, Withheld,
}

// Reasons returns every reason that a [FieldResult] may have.
func Reasons() []Code { return slices.Clone(reasons[:]) }
