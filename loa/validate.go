package loa

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// Validate returns everything that is wrong with l at the instant now, in field
// order. A draft is checked as far as it goes: that the signature is missing is one
// of the problems. The credentials, which a letter never holds, are checked by
// [Policy.ValidateCredentials], the bill by [Policy.ValidateDocument].
func (p *Policy) Validate(l Letter, now time.Time) Problems {
	var found Problems
	v := validator{p: p, l: &l, now: now, problems: &found}
	v.terms()
	v.evidence()
	v.signature()
	return found
}

// ValidateTerms is [Policy.Validate] of a letter before it is signed: all problems
// but those of evidence and signature.
func (p *Policy) ValidateTerms(t Terms, now time.Time) Problems {
	var found Problems
	v := validator{p: p, l: &Letter{Terms: t}, now: now, problems: &found}
	v.terms()
	return found
}

// validator collects problems. Its methods go through the letter in field order.
type validator struct {
	p        *Policy
	l        *Letter
	now      time.Time
	problems *Problems // a pointer, so that the letter stays on the stack
}

func (v *validator) terms() {
	v.identity()
	v.customer()
	v.signer()
	v.addresses()
	v.account()
	v.providers()
	v.numbers()
	v.remaining()
	v.dates()
	v.statements()
}

// fail and warn stand at a hundred places: inlined, they would be a tenth of the
// package's code.
//
//go:noinline
func (v *validator) fail(code Code, path, message, hint string) {
	*v.problems = append(*v.problems, Problem{code, path, message, hint, SeverityError})
}

//go:noinline
func (v *validator) warn(code Code, path, message, hint string) {
	*v.problems = append(*v.problems, Problem{code, path, message, hint, SeverityWarning})
}

// need reports whether a field is there and may be, after saying what its need has
// against that. The code is the one for a field that is missing; the others are made
// from it.
func (v *validator) need(n Need, there bool, code Code, path, name, hint string) bool {
	required := false
	switch n {
	case Required:
		required = true
	case Forbidden:
		if there {
			v.fail(variant(code, "forbidden"), path, name+" does not belong on this kind of letter.", "Leave it out.")
			return false
		}
	case Advised:
		if !there {
			v.warn(variant(code, "missing"), path, name+" is missing.", hint)
		}
	case IfBusiness:
		required = v.l.Customer.Kind == Business
	case IfElectronic:
		required = v.l.Signature.Method.IsElectronic()
	case IfPartial:
		required = v.l.Partial
	default: // optional; IfProofless is decided with the credentials
	}
	if required && !there {
		v.fail(code, path, name+" is missing.", hint)
	}
	return there
}

// variant returns the code of another fault of the same field.
func variant(code Code, fault string) Code {
	return Code(strings.TrimSuffix(string(code), "required") + fault)
}

func (v *validator) identity() {
	l := v.l
	if strings.TrimSpace(l.ID) == "" {
		v.fail(IDRequired, "id", "The letter has no id.", "Give each letter an id of its own.")
	}
	if l.Country != US && l.Country != CA || v.p.Country != "" && l.Country != v.p.Country {
		v.fail(CountryInvalid, "country", "The letter's country is not the policy's.", "Use US or CA, and the policy of that country.")
	}
	switch l.Kind {
	case Local, Wireless, TollFree:
		if v.p.Kind == "" || l.Kind == v.p.Kind {
			break
		}
		fallthrough
	default:
		v.fail(KindInvalid, "kind", "The letter's kind is not the policy's.", "Use local, wireless or toll-free, and the policy of that kind.")
	}
	switch l.Language {
	case English, French, Spanish:
	default:
		v.fail(LanguageInvalid, "language", "The language is not one that letters are written in.", "Use en, fr or es.")
	}
}

func (v *validator) customer() {
	c := &v.l.Customer
	switch c.Kind {
	case Business:
		v.name("loa.name", "customer.company", "The company name", c.Company)
		if c.FirstName+c.LastName != "" && c.Company == strings.TrimSpace(c.FirstName+" "+c.LastName) {
			v.warn(NameLooksPersonal, "customer.company", "The company name is a person's name.", "Is the account in the name of a person? Then the customer is residential.")
		}
		if n := v.p.MaxCompany; n > 0 && runes(c.Company) > n {
			v.warn(NameLSRTruncation, "customer.company", "A local service request cuts the company name at "+strconv.Itoa(n)+" characters.", "Compare what is left with the losing carrier's record.")
		}
		if c.DBA != "" {
			v.text("loa.name", "customer.dba", "The trade name", c.DBA)
			if strings.EqualFold(strings.TrimSpace(c.DBA), strings.TrimSpace(c.Company)) {
				v.fail(NameDBARepeats, "customer.dba", "The trade name repeats the company name.", "Leave it out.")
			} else {
				v.warn(NameDBAGiven, "customer.dba", "The letter gives a trade name.", "Give it only if the losing carrier's record has it.")
			}
		}
	case Residential:
		v.name("loa.name", "customer.first_name", "The first name", c.FirstName)
		v.name("loa.name", "customer.last_name", "The last name", c.LastName)
		if c.Company != "" {
			v.fail(NameCompanyResidential, "customer.company", "A residential customer has a company name.", "Make the customer a business, or leave the company out.")
		}
	default:
		v.fail(CustomerKindInvalid, "customer.kind", "The customer is neither a business nor residential.", "Use business or residential.")
	}
}

// name checks a name that must be there.
func (v *validator) name(code Code, path, what, s string) {
	if strings.TrimSpace(s) == "" {
		v.fail(code+".required", path, what+" is missing.", "Copy it from the losing carrier's record.")
		return
	}
	v.text(code, path, what, s)
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		v.fail(code+".no-letters", path, what+" has no letter.", "Copy it from the losing carrier's record.")
	}
}

// plainText reports whether s is short, ASCII and without control characters: the
// usual case.
func plainText(s string) bool {
	if len(s) > maxText {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// maxText is the longest name or address line, in characters.
const maxText = 100

// text checks what any text must be: not too long, valid UTF-8, no control
// characters.
func (v *validator) text(code Code, path, what, s string) {
	if plainText(s) {
		return
	}
	if runes(s) > maxText {
		v.fail(code+".too-long", path, what+" is longer than "+strconv.Itoa(maxText)+" characters.", "Shorten it as the losing carrier's record does.")
	}
	if strings.IndexFunc(s, func(r rune) bool { return isControl(r) || r == unicode.ReplacementChar }) >= 0 {
		v.fail(code+".control", path, what+" holds a control character or broken text.", "Type it anew.")
	}
}

func (v *validator) signer() {
	s := &v.l.Signer
	if strings.TrimSpace(s.Name) == "" {
		v.fail(SignerRequired, "signer.name", "The signer's printed name is missing.", "Name the account holder, or a person whom the account authorizes.")
	} else {
		v.text("loa.signer", "signer.name", "The signer's name", s.Name)
		v.signerName(s.Name)
	}
	v.need(v.p.Needs.SignerTitle, s.Title != "" || s.Capacity != "", SignerTitleRequired, "signer.title", "The signer's title or capacity", "Say whether the signer is owner, officer, employee or agent.")
	v.need(v.p.Needs.SignerContact, s.Email != "" || s.Phone.IsValid(), SignerContactRequired, "signer.email", "The signer's e-mail address or telephone number", "Give one: it is where the letter was sent for signature.")
	if s.Email != "" && !isEmail(s.Email) {
		v.fail(SignerEmailInvalid, "signer.email", "The e-mail address is not one.", "Write it as name@example.com.")
	}
	if s.Phone.IsValid() && s.Phone == v.l.BTN.Number {
		v.warn(SignerPhoneIsBTN, "signer.phone", "The contact number is the billing telephone number.", "Give one that works while numbers move.")
	}
}

// isEmail reports whether s has the shape of an address: something, an at sign, and
// a host with a dot.
func isEmail(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	return ok && local != "" && !strings.ContainsAny(s, " \t\r\n<>") && !strings.Contains(host, "@") &&
		strings.Contains(strings.Trim(host, "."), ".")
}

func (v *validator) account() {
	l := v.l
	if v.need(v.p.Needs.BTN, l.BTN.IsValid(), BTNRequired, "btn", "The billing telephone number (BTN)", "It stands on the bill, often as the account's main number.") {
		switch v.p.classOf(l.BTN.Number) {
		case classTollFree:
			v.fail(BTNTollFree, "btn", "The billing telephone number is toll-free.", "Give the local number that the account is billed to.")
		case classNone:
			v.fail(BTNInvalid, "btn", "The billing telephone number is not in use in the United States or Canada.", "Check it against the bill.")
		default:
		}
	}
	a := l.AccountNumber.Reveal()
	if !v.need(v.p.Needs.AccountNumber, !l.AccountNumber.IsZero(), AccountRequired, "account_number", "The account number", "Copy it from the bill, with leading zeros.") {
		return
	}
	bare := alphanumerics(a)
	switch {
	case l.AccountNumber.IsWithheld():
		v.fail(AccountMasked, "account_number", "The account number is encrypted.", "Decrypt the letter first.")
	case bare == "" || len(bare) > 30 || strings.ContainsFunc(a, unicode.IsControl):
		v.fail(AccountFormat, "account_number", "The account number has no letter or digit, or more than 30.", "Copy it from the bill.")
	case strings.ContainsAny(a, "*•"):
		v.fail(AccountMasked, "account_number", "The account number is masked.", "Ask the losing carrier for the whole number.")
	case len(bare) == 10 && bare == digitsOf(l.BTN.Number):
		v.warn(AccountIsPhone, "account_number", "The account number is the billing telephone number.", "Few carriers number accounts so. Check it against the bill.")
	}
}

func (v *validator) providers() {
	l := v.l
	v.provider("loa.losing", "losing", "losing", l.Losing)
	v.need(v.p.Needs.SPID, l.Losing.SPID != "", LosingSPIDRequired, "losing.spid", "The losing carrier's SPID", "The number's routing data tell it.")
	v.provider("loa.gaining", "gaining", "gaining", l.Gaining)
	if a, b := l.Losing, l.Gaining; a.Name != "" && strings.EqualFold(a.Name, b.Name) || a.SPID != "" && strings.EqualFold(a.SPID, b.SPID) {
		v.fail(CarriersSame, "gaining.name", "Losing and gaining carrier are the same.", "Name the carrier that serves the numbers now as the losing one.")
	}
	ro := l.Gaining.RespOrg
	if v.need(v.p.Needs.RespOrg, ro != "", RespOrgRequired, "gaining.resporg", "The new RespOrg's id", "It has two letters and three letters or digits, such as ABC01.") && !isRespOrg(ro) {
		if v.p.StrictRespOrg {
			v.fail(RespOrgFormat, "gaining.resporg", "The RespOrg id is not one.", "It has two letters and three letters or digits.")
		} else {
			v.warn(RespOrgFormat, "gaining.resporg", "The RespOrg id has an unusual form.", "Usual are two letters and three letters or digits.")
		}
	}
	v.need(v.p.Needs.Reseller, l.Reseller != "", ResellerRequired, "reseller", "The reseller's name", "Name the company that the customer pays, where that is not the losing carrier itself.")
	if l.Reseller != "" {
		v.text("loa.reseller", "reseller", "The reseller's name", l.Reseller)
	}
}

func (v *validator) provider(code Code, path, what string, c Provider) {
	if strings.TrimSpace(c.Name) == "" {
		v.fail(code+".required", path+".name", "The "+what+" carrier is missing.", "Name it as its bills do.")
	} else if !plainText(c.Name) {
		v.text(code, path+".name", "The "+what+" carrier's name", c.Name)
	}
	if c.SPID != "" && (len(c.SPID) != 4 || alphanumerics(c.SPID) != c.SPID) {
		v.fail(code+".spid", path+".spid", "The "+what+" carrier's SPID is not four letters and digits.", "Leave it out if it is not known.")
	}
}

// isRespOrg reports whether id has the usual form: two letters for the entity, and
// three letters or digits.
func isRespOrg(id string) bool {
	if len(id) != 5 {
		return false
	}
	for i := range len(id) {
		if c := id[i]; (c < 'A' || c > 'Z') && (i < 2 || c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func (v *validator) numbers() {
	l := v.l
	if len(l.Numbers) == 0 {
		v.fail(NumbersRequired, "numbers", "The letter lists no number.", "List each number that moves.")
	}
	if n := v.p.MaxNumbers; n > 0 && len(l.Numbers) > n {
		v.fail(NumbersTooMany, "numbers", "The letter lists more than "+strconv.Itoa(n)+" numbers.", "Write a letter for each part.")
	}
	for i, n := range l.Numbers {
		if i > 0 {
			switch c := l.Numbers[i-1].Compare(n); {
			case c == 0:
				v.fail(NumbersDuplicate, at("numbers", i), "The number is listed twice.", "List it once.")
			case c > 0:
				v.fail(NumbersOrder, at("numbers", i), "The numbers are not in order.", "Let Draft sort them.")
			}
		}
		switch class := v.p.classOf(n); {
		case class == classNone:
			v.fail(NumbersInvalid, at("numbers", i), "Not a number that is in use in the United States or Canada.", "Check the digits.")
		case (class == classTollFree) != (l.Kind == TollFree):
			v.fail(KindMixed, at("numbers", i), "Toll-free and other numbers need letters of their own.", "Write a second letter.")
		case class == classUnknown:
			v.warn(NumbersUnknownArea, at("numbers", i), "The area code is not known to be in use.", "Check the digits.")
		case class == classUS && l.Country == CA, class == classCA && l.Country == US:
			v.warn(NumbersOtherCountry, at("numbers", i), "The area code is of the other country.", "Check the digits, or write a letter for that country.")
		}
	}
}

func (v *validator) remaining() {
	l, r := v.l, &v.l.Remaining
	there := r.Action != "" || r.NewBTN.IsValid() || len(r.Numbers) > 0
	if there && !l.Partial {
		v.fail(PartialNotPartial, "partial", "Numbers are said to stay, but the port is not partial.", "Set partial, or leave the remaining numbers out.")
	}
	told := v.p.Needs.Remaining == IfPartial || v.p.Needs.Remaining == Required
	if told && l.Partial && r.Action == "" {
		v.fail(PartialActionRequired, "remaining.action", "What becomes of the remaining numbers is not said.", "Say keep or disconnect.")
	}
	if r.Action != "" && r.Action != Keep && r.Action != Disconnect {
		v.fail(PartialActionInvalid, "remaining.action", "What becomes of the remaining numbers is not known.", "Say keep or disconnect.")
	}
	ported := l.BTN.IsValid() && l.Covers(l.BTN.Number)
	switch {
	case r.NewBTN.IsValid() && l.Covers(r.NewBTN.Number):
		v.fail(PartialNewBTNPorted, "remaining.new_btn", "The new billing number is itself ported.", "Choose a number that stays.")
	case told && l.Partial && r.Action != Disconnect && ported && !r.NewBTN.IsValid():
		v.fail(PartialNewBTNRequired, "remaining.new_btn", "The billing number moves and no other takes its place.", "Choose one of the numbers that stay.")
	}
	if len(r.Numbers) == 0 {
		return
	}
	moving := sorted(l.Numbers)
	for i, n := range r.Numbers {
		if has(moving, n) {
			v.fail(PartialOverlap, at("remaining.numbers", i), "The number is said both to move and to stay.", "Keep it in one of the two lists.")
		}
	}
}

func (v *validator) dates() {
	l := v.l
	day := calendar.DateOf(v.now.UTC())
	if !l.Signature.At.IsZero() {
		day = calendar.DateOf(l.Signature.At.UTC())
	}
	if d := l.RequestedDate; !d.IsZero() && d.Compare(day) < 0 {
		v.warn(RequestedDatePast, "requested_date", "The requested date is past, or before the signature.", "Ask for a later one.")
	}
	if !l.TermUntil.IsZero() && (l.Customer.Kind != Business || len(l.Numbers) < 2) {
		v.fail(TermNotBusiness, "term_until", "Only a business with several lines may bind a letter to a term agreement.", "Leave the term out: 47 CFR 64.1130(j).")
	}
}

func (v *validator) statements() {
	t := &v.l.Terms
	fill, next := namesOf(t), 0
	var list [len(statements)]*template
	for _, s := range calledFor(list[:0], t) {
		k := next // letters that were drafted have them in this order
		if k >= len(t.Statements) || t.Statements[k].ID != s.id {
			k = slices.IndexFunc(t.Statements, func(have Statement) bool { return have.ID == s.id })
		}
		switch {
		case k < 0:
			v.fail(StatementMissing, "statements", "The statement "+s.id+" is missing"+clause(s.clause)+".", "Draft the letter anew.")
			continue
		case fill.isTemplate(s.text(t.Language), t.Statements[k].Text):
		case v.otherLanguage(s, t.Statements[k].Text):
			v.fail(LanguageMixed, at("statements", k), "The statement is in another language than the letter.", "All of a letter is in one language: 47 CFR 64.1130(h).")
		default:
			v.warn(StatementAltered, at("statements", k), "The statement "+s.id+" is not the text of the template.", "Make sure that it still says what its clause asks for, in the letter's language.")
		}
		next = k + 1
	}
	for i := range t.Statements {
		if s := &t.Statements[i]; s.ID == "" || strings.TrimSpace(s.Text) == "" {
			v.fail(StatementEmpty, at("statements", i), "The statement has no id or no text.", "Leave it out.")
		}
	}
}

// otherLanguage reports whether text is the template in another language than the
// letter's.
func (v *validator) otherLanguage(s *template, text string) bool {
	for _, lang := range []Language{English, French, Spanish} {
		t := v.l.Terms
		t.Language = lang
		if fill := namesOf(&t); lang != v.l.Language && fill.isTemplate(s.text(lang), text) {
			return true
		}
	}
	return false
}

func clause(c string) string {
	if c == "" {
		return ""
	}
	return " (" + c + ")"
}

func (v *validator) evidence() {
	l := v.l
	need, signed := v.p.Needs.Consent, l.Signature.Method
	if (need == Required && signed != "" || need == IfElectronic && signed.IsElectronic()) && !consented(l) {
		v.fail(ESignConsentRequired, "evidence", "The signer's consent to electronic business is not in the evidence.", "Show the disclosures, and note the consent before the signature: 15 U.S.C. 7001(c).")
	}
	*v.problems = append(*v.problems, chainProblems(l)...)
}

// consented reports whether a consent with the hash of its text stands before the
// signature.
func consented(l *Letter) bool {
	for i := range l.Evidence {
		switch e := &l.Evidence[i]; {
		case e.Type == EventSigned:
			return false
		case e.Type == EventConsented && e.TextSHA256 != "":
			return true
		}
	}
	return false
}

func (v *validator) signature() {
	l, s := v.l, &v.l.Signature
	if s.TermsSHA256 == "" {
		v.fail(SignatureRequired, "signature", "The letter is not signed.", "Have the account holder or an authorized person sign it.")
		return
	}
	if !l.Terms.fingerprint().is(s.TermsSHA256) {
		v.fail(SignatureVoid, "signature", "The letter was changed after it was signed, which voids the signature.", "Have the changed letter signed.")
	}
	if !s.Method.isKnown() {
		v.fail(SignatureMethodInvalid, "signature.method", "The way of signing is not an accepted one.", "Stamps are not; ink, typed, drawn and click signatures are.")
	}
	if field := s.unproven(); field != "" {
		v.warn(SignatureIncomplete, "signature."+field, "The signature lacks what shows how it was made.", "Keep the adopted text, the picture's hash, or who verified it and under which reference.")
	}
	if !sameSigner(s.Name, l.Signer.Name) {
		v.fail(SignatureNameMismatch, "signature.name", "The name under the signature is not the signer's.", "The person named as signer signs.")
	}
	switch {
	case s.At.After(v.now.Add(v.p.ClockSkew)):
		v.fail(SignatureFuture, "signature.at", "The signature is dated in the future.", "Check the date.")
	case v.p.lapsed(l, v.now):
		v.fail(SignatureExpired, "signature.at", "The letter has lapsed: it was signed more than "+strconv.Itoa(v.p.days())+" days ago, or before the requested change.", "Have a new letter signed.")
	}
	if l.IsRevoked() {
		v.fail(LetterRevoked, "revoked", "The customer revoked the letter.", "Have a new letter signed.")
	}
}

func at(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

func runes(s string) int { return utf8.RuneCountInString(s) }

// alphanumerics returns the ASCII letters, in upper case, and digits of s.
func alphanumerics(s string) string { return strings.Map(alphanumeric, s) }

// alphanumeric returns the digit or the upper case of the letter, or -1.
func alphanumeric(r rune) rune {
	switch {
	case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
		return r
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	}
	return -1
}

// digitsOf returns the ten digits of n, or "".
func digitsOf(n numbering.Number) string { return strings.TrimPrefix(n.String(), "+1") }
