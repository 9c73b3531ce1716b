package loa

import (
	"slices"

	"github.com/openlnp/lnp/numbering"
)

// Verdict is what comparing one field came to.
type Verdict string

// The verdicts, from the best to the worst.
const (
	Exact       Verdict = "exact"        // the same text, but for composed characters and runs of spaces
	Equivalent  Verdict = "equivalent"   // the same once the named rules are applied
	NotCompared Verdict = "not-compared" // one side is empty, masked or does not apply; Reason says which
	Mismatch    Verdict = "mismatch"     // different; Reason says how
)

var verdicts = [...]Verdict{Exact, Equivalent, NotCompared, Mismatch}

// rank orders verdicts from the best to the worst.
func (v Verdict) rank() int { return slices.Index(verdicts[:], v) }

// Field names a field that is compared. It is the path of the letter's field, or of
// the credential's.
type Field string

// The fields.
const (
	FieldNumbers       Field = "numbers"
	FieldCustomer      Field = "customer"
	FieldSigner        Field = "signer.name"
	FieldStreet        Field = "service_address.line1"
	FieldCity          Field = "service_address.city"
	FieldRegion        Field = "service_address.region"
	FieldPostalCode    Field = "service_address.postal_code"
	FieldBillingStreet Field = "billing_address.line1"
	FieldBillingCity   Field = "billing_address.city"
	FieldBillingRegion Field = "billing_address.region"
	FieldBillingPostal Field = "billing_address.postal_code"
	FieldBTN           Field = "btn"
	FieldAccountNumber Field = "account_number"
	FieldPIN           Field = "pin"
	FieldSSN4          Field = "ssn4"
	FieldTaxID         Field = "tax_id"
	FieldDeviceID      Field = "device_id"
	FieldRespOrg       Field = "losing.resporg"
)

// FieldResult is the outcome for one field.
type FieldResult struct {
	Field   Field   `json:"field"`
	Verdict Verdict `json:"verdict"`
	Reason  Code    `json:"reason,omitzero"` // of a mismatch, or why the field was not compared
	Near    bool    `json:"near,omitzero"`   // of a mismatch: close enough to ask "did you mean"
	Rules   Rules   `json:"rules,omitzero"`  // that made the two equivalent, such as "legal-form"
	Letter  string  `json:"letter,omitzero"` // the letter's value; never a secret
	Record  string  `json:"record,omitzero"` // the record's value; never a secret
	Hint    string  `json:"hint,omitzero"`   // what to do, in English
}

// Comparison is the outcome for a letter.
type Comparison struct {
	Matching string        `json:"matching"` // name of the policy
	Verdict  Verdict       `json:"verdict"`  // the worst of the fields; of alternatives, the best counts
	Fields   []FieldResult `json:"fields"`
}

// Matches reports whether no field differs.
func (c Comparison) Matches() bool { return c.Verdict != Mismatch }

// Field returns the result for f, and whether f was looked at.
func (c Comparison) Field(f Field) (FieldResult, bool) {
	for i := range c.Fields {
		if c.Fields[i].Field == f {
			return c.Fields[i], true
		}
	}
	return FieldResult{}, false
}

// Mismatches returns the fields that differ, in field order.
func (c Comparison) Mismatches() []FieldResult {
	var out []FieldResult
	for i := range c.Fields {
		if c.Fields[i].Verdict == Mismatch {
			out = append(out, c.Fields[i])
		}
	}
	return out
}

// Audience is who reads a comparison.
type Audience string

// The audiences.
const (
	// Inside is the gaining side, which holds the record lawfully: it sees values
	// and hints.
	Inside Audience = "inside"
	// Outside is whoever sent a port-out: it sees verdicts and reason codes. Values,
	// rules, hints and nearness would let repeated tries find an account number.
	Outside Audience = "outside"
)

// For returns what a reader may see of c. Any audience but [Inside] gets codes
// only, and of account, PIN and their like nothing finer than that they differ.
func (c Comparison) For(a Audience) Comparison {
	if a == Inside {
		return c
	}
	out := Comparison{Matching: c.Matching, Verdict: c.Verdict, Fields: make([]FieldResult, len(c.Fields))}
	for i, f := range c.Fields {
		r := FieldResult{Field: f.Field, Verdict: f.Verdict, Reason: f.Reason}
		switch {
		case f.Verdict == Equivalent:
			r.Verdict = Exact // how it was written on record is nobody's business
		case f.Verdict == Mismatch && f.Field == FieldAccountNumber:
			r.Reason = AccountDiffers
		case f.Reason == RecordMasked:
			r.Reason = RecordEmpty
		}
		out.Fields[i] = r
	}
	if out.Verdict == Equivalent {
		out.Verdict = Exact
	}
	return out
}

// Matching says which fields a losing carrier compares, and how strictly. It is
// plain data: take a preset and change it.
type Matching struct {
	Name    string  `json:"name"`
	Country Country `json:"country"`
	Fields  []Field `json:"fields"` // compared, in this order
	// AnyOf are fields of which one that agrees is enough: account number, social
	// security number or tax id (NPAC best practice 33).
	AnyOf []Field `json:"any_of,omitzero"`
	// IgnoreLegalForm takes "Acme" and "Acme LLC" for equal.
	IgnoreLegalForm bool `json:"ignore_legal_form,omitzero"`
}

// The presets.
var matchings = [...]Matching{
	{Name: "simple-us", Country: US, Fields: []Field{FieldNumbers, FieldPostalCode, FieldAccountNumber, FieldPIN}},
	{
		Name: "wireless-us", Country: US,
		Fields: []Field{FieldNumbers, FieldBillingPostal, FieldAccountNumber, FieldPIN, FieldSSN4, FieldTaxID},
		AnyOf:  []Field{FieldAccountNumber, FieldSSN4, FieldTaxID},
	},
	{
		Name: "wireline-us", Country: US,
		Fields: []Field{FieldNumbers, FieldCustomer, FieldSigner, FieldStreet, FieldCity, FieldRegion, FieldPostalCode, FieldBTN, FieldAccountNumber, FieldPIN},
	},
	{
		Name: "toll-free", Country: US,
		Fields: []Field{FieldNumbers, FieldCustomer, FieldBillingStreet, FieldBillingCity, FieldBillingRegion, FieldBillingPostal, FieldAccountNumber, FieldRespOrg},
	},
	{
		Name: "wireline-ca", Country: CA,
		Fields: []Field{FieldNumbers, FieldCustomer, FieldStreet, FieldCity, FieldRegion, FieldPostalCode, FieldBTN, FieldAccountNumber, FieldPIN},
	},
	{
		Name: "wireless-ca", Country: CA,
		Fields: []Field{FieldNumbers, FieldAccountNumber, FieldPIN, FieldDeviceID},
		AnyOf:  []Field{FieldAccountNumber, FieldPIN, FieldDeviceID},
	},
	{
		Name: "port-out-us", Country: US, IgnoreLegalForm: true,
		Fields: []Field{FieldNumbers, FieldCustomer, FieldSigner, FieldStreet, FieldCity, FieldRegion, FieldPostalCode, FieldBTN, FieldAccountNumber, FieldPIN},
	},
}

// MatchingNamed returns the preset of that name: simple-us (the four fields of FCC
// 07-188), wireless-us (NPAC best practice 33), wireline-us, toll-free, wireline-ca,
// wireless-ca, port-out-us.
func MatchingNamed(name string) (Matching, bool) {
	for _, m := range matchings {
		if m.Name == name {
			m.Fields, m.AnyOf = slices.Clone(m.Fields), slices.Clone(m.AnyOf)
			return m, true
		}
	}
	return Matching{}, false
}

// MatchingFor returns the preset that checks letters of a country and kind before
// they are submitted, and whether there is one.
func MatchingFor(c Country, k Kind) (Matching, bool) {
	name := ""
	switch {
	case k == TollFree && (c == US || c == CA):
		name = "toll-free"
	case k == Local && c == US:
		name = "wireline-us"
	case k == Local && c == CA:
		name = "wireline-ca"
	case k == Wireless && c == US:
		name = "wireless-us"
	case k == Wireless && c == CA:
		name = "wireless-ca"
	}
	m, ok := MatchingNamed(name)
	if ok {
		m.Country = c
	}
	return m, ok
}

// Compare compares a letter, and the credentials that go with it, with what the
// losing carrier has on file, field by field. Nothing is changed and nothing is
// decided: a field that one side leaves empty is not compared, which is not a
// difference.
func Compare(m *Matching, l Letter, c Credentials, r Record) Comparison {
	// A caller into which this is inlined keeps on its stack what it does not return.
	return m.compare(make([]FieldResult, 0, mostFields), &l, &c, &r)
}

// mostFields is how many fields a preset compares at most.
const mostFields = 10

// compare is [Compare], with the empty list of the results.
func (m *Matching) compare(fields []FieldResult, l *Letter, c *Credentials, r *Record) Comparison {
	out := Comparison{Matching: m.Name, Verdict: Exact, Fields: fields}
	var agree, differ bool // of the alternatives
	either := NotCompared
	for _, f := range m.Fields {
		res := compareField(m, f, l, c, r)
		res.Field = f
		out.Fields = append(out.Fields, res)
		switch {
		case !slices.Contains(m.AnyOf, f):
			out.Verdict = worse(out.Verdict, res.Verdict)
		case res.Verdict == Mismatch:
			differ = true
		case res.Verdict.rank() < either.rank():
			agree, either = true, res.Verdict
		}
	}
	switch {
	case len(m.AnyOf) == 0:
	case differ && !agree:
		out.Verdict = Mismatch
	default:
		out.Verdict = worse(out.Verdict, either)
	}
	return out
}

func worse(a, b Verdict) Verdict {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

func compareField(m *Matching, f Field, l *Letter, c *Credentials, r *Record) FieldResult {
	switch f {
	case FieldNumbers:
		return compareNumbers(l.Numbers, r)
	case FieldCustomer:
		return compareCustomer(m, &l.Customer, &r.Customer)
	case FieldSigner:
		return compareSigner(l.Signer.Name, r)
	case FieldStreet, FieldCity, FieldRegion, FieldPostalCode:
		if l.Kind == TollFree {
			return notCompared(NotApplicable)
		}
		return compareAddress(m, f, &l.ServiceAddress, &r.ServiceAddress)
	case FieldBillingStreet, FieldBillingCity, FieldBillingRegion, FieldBillingPostal:
		return compareAddress(m, f, l.billing(), r.billing())
	case FieldBTN:
		return compareBTN(l.BTN, r.BTN)
	case FieldAccountNumber:
		return compareAccount(l.AccountNumber, r.AccountNumber)
	case FieldPIN:
		return compareSecret(PINDiffers, c.PIN.secret, r.PIN.secret)
	case FieldSSN4:
		return compareSecret(SSN4Differs, c.SSN4.secret, r.SSN4.secret)
	case FieldTaxID:
		return compareSecret(TaxIDDiffers, c.TaxID.secret, r.TaxID.secret)
	case FieldDeviceID:
		return compareSecret(DeviceIDDiffers, c.DeviceID.secret, r.DeviceID.secret)
	case FieldRespOrg:
		return compareRespOrg(l.Losing.RespOrg, r.Carrier.RespOrg)
	}
	return notCompared(NotApplicable)
}

func notCompared(why Code) FieldResult { return FieldResult{Verdict: NotCompared, Reason: why} }

func mismatch(reason Code, near bool, hint string) FieldResult {
	return FieldResult{Verdict: Mismatch, Reason: reason, Near: near, Hint: hint}
}

// billing returns the billing address, which is the service address where none is
// given.
func (t *Terms) billing() *Address {
	if t.BillingAddress.IsZero() {
		return &t.ServiceAddress
	}
	return &t.BillingAddress
}

func (r *Record) billing() *Address {
	if r.BillingAddress.IsZero() {
		return &r.ServiceAddress
	}
	return &r.BillingAddress
}

// compareNumbers asks whether the record shows every number of the letter. Numbers
// that the record shows beyond them are a partial port, not a difference.
func compareNumbers(numbers []numbering.Number, r *Record) FieldResult {
	switch {
	case len(numbers) == 0:
		return notCompared(LetterEmpty)
	case len(r.Numbers) == 0:
		return notCompared(RecordEmpty)
	}
	missing := len(r.Missing(numbers))
	if missing == 0 {
		return FieldResult{Verdict: Exact}
	}
	return mismatch(NumbersNotOnAccount, missing < len(numbers),
		plural(missing, "One number is", "numbers are")+" not on the account. Are they at another carrier, or on another account?")
}

// compareSecret compares in constant time and says nothing but that two secrets
// differ.
func compareSecret(reason Code, a, b secret) FieldResult {
	switch {
	case a.IsZero():
		return notCompared(LetterEmpty)
	case b.IsZero():
		return notCompared(RecordEmpty)
	case a.withheld || b.withheld:
		return notCompared(Withheld)
	case a.equal(b):
		return FieldResult{Verdict: Exact}
	}
	return mismatch(reason, false, "")
}
