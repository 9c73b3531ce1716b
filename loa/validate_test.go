package loa_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

func policy(t testing.TB, c loa.Country, k loa.Kind) *loa.Policy {
	t.Helper()
	p, ok := loa.PolicyFor(c, k)
	require.True(t, ok)
	return &p
}

// wireless returns the terms of a wireless letter without problems.
func wireless() loa.Terms {
	t := loatest.Terms(1)
	t.Kind = loa.Wireless
	t.Customer, t.Signer = loa.NewPerson("Dana Whitfield"), loa.Signer{Name: "Dana Whitfield", Email: "dana@prairiebicycle.example"}
	t.ServiceAddress, t.BTN = loa.Address{}, loa.BTN{}
	return t
}

// TestGoodLetters asks that the letters that the other tests break have no problem
// to begin with, warnings aside.
func TestGoodLetters(t *testing.T) {
	ca := wireless()
	ca.Country, ca.BillingAddress = loa.CA, loatest.French(1).ServiceAddress
	tollFreeCA := loatest.Spanish(2)
	tollFreeCA.Country, tollFreeCA.Language, tollFreeCA.BillingAddress = loa.CA, loa.French, loatest.French(1).ServiceAddress
	for name, terms := range map[string]loa.Terms{
		"local US": loatest.Terms(2), "local CA": loatest.French(2), "toll-free US": loatest.Spanish(2), "toll-free CA": tollFreeCA,
		"wireless US": wireless(), "wireless CA": ca,
	} {
		p := policy(t, terms.Country, terms.Kind)
		require.Empty(t, p.Validate(loatest.Signed(terms), loatest.Now).Errors(), name)
		require.True(t, p.Validate(loatest.Sealed(terms), loatest.Now).OK(), name)
		require.Empty(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Errors(), name)
	}
}

// TestValidate breaks a good letter in one way each and asks for the one problem.
func TestValidate(t *testing.T) {
	type edit = func(*loa.Terms)
	address := func(f func(*loa.Address)) edit { return func(t *loa.Terms) { f(&t.ServiceAddress) } }
	local, canada, tollFree := loatest.Terms(2), loatest.French(2), loatest.Spanish(2)
	for _, tc := range []struct {
		want string // code and path; a warning has a question mark
		base loa.Terms
		edit edit
	}{
		{"loa.id.required id", local, func(t *loa.Terms) { t.ID = " " }},
		{"loa.country.invalid country", local, func(t *loa.Terms) { t.Country = "MX" }},
		{"loa.kind.invalid kind", local, func(t *loa.Terms) { t.Kind = "fax" }},
		{"loa.kind.invalid kind", local, func(t *loa.Terms) { t.Kind = loa.Wireless }},
		{"loa.language.invalid language", local, func(t *loa.Terms) { t.Language = "de" }},
		{"loa.customer.kind customer.kind", local, func(t *loa.Terms) { t.Customer.Kind = "" }},
		{"loa.name.required customer.company", local, func(t *loa.Terms) { t.Customer.Company = "" }},
		{"loa.name.no-letters customer.company", local, func(t *loa.Terms) { t.Customer.Company = "--" }},
		{"loa.name.control customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Acme\x00 LLC" }},
		{"loa.name.control customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Acme \u202eCLL" }},
		{"loa.name.control customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Acme \xff" }},
		{"loa.name.control customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Acme \x7f" }},
		{"loa.name.control customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Acme\u2028LLC" }},
		{"loa.name.too-long customer.last_name", canada, func(t *loa.Terms) { t.Customer.LastName = strings.Repeat("é", 101) }},
		{"loa.address.control service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "1420 Elm\x01 St" })},
		{"loa.address.control service_address.city", local, address(func(a *loa.Address) { a.City = "Spring\tfield" })},
		{"loa.losing.control losing.name", local, func(t *loa.Terms) { t.Losing.Name = "Bell\n"; t.Statements = loa.StatementsFor(*t) }},
		{"loa.reseller.too-long reseller", local, func(t *loa.Terms) { t.Reseller = strings.Repeat("x", 101) }},
		{"loa.signer.control signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Dana \x01Whitfield" }},
		{"?loa.name.lsr-truncation customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Prairie Bicycle Works North LLC" }},
		{"?loa.name.dba customer.dba", local, func(t *loa.Terms) { t.Customer.DBA = "The Bike Shed" }},
		{"loa.name.dba-repeats customer.dba", local, func(t *loa.Terms) { t.Customer.DBA = t.Customer.Company }},
		{"loa.name.required customer.first_name", canada, func(t *loa.Terms) { t.Customer.FirstName = "" }},
		{"loa.name.required customer.last_name", canada, func(t *loa.Terms) { t.Customer.LastName = "" }},
		{"loa.name.company-residential customer.company", canada, func(t *loa.Terms) { t.Customer.Company = "Acme" }},
		{"?loa.name.looks-personal customer.company", local, func(t *loa.Terms) { t.Customer.Company = "Dana Whitfield" }},
		{"loa.signer.required signer.name", local, func(t *loa.Terms) { t.Signer.Name = "" }},
		{"loa.signer.not-person signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Dana" }},
		{"loa.signer.not-person signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Acme Plumb LLC" }},
		{"loa.signer.multiple signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Al & Bo Day" }},
		{"loa.signer.multiple signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Al & Bo and Cy" }},
		{"loa.signer.multiple signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Al or Bo Day" }},
		{"?loa.signer.lsr-truncation signer.name", local, func(t *loa.Terms) { t.Signer.Name = "Dana Whitfield-Jones" }},
		{"loa.signer.title-required signer.title", local, func(t *loa.Terms) { t.Signer.Title, t.Signer.Capacity = "", "" }},
		{"loa.signer.email signer.email", local, func(t *loa.Terms) { t.Signer.Email = "dana" }},
		{"?loa.signer.phone-is-btn signer.phone", local, func(t *loa.Terms) { t.Signer.Phone = t.BTN.Number }},

		{"loa.address.required service_address", local, address(func(a *loa.Address) { *a = loa.Address{} })},
		{"loa.address.country service_address.country", local, address(func(a *loa.Address) { *a = loatest.French(1).ServiceAddress })},
		{"loa.address.country service_address.country", local, address(func(a *loa.Address) { a.Country = "MX" })},
		{"loa.address.street service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "" })},
		{"loa.address.no-number service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "Elm Street" })},
		{"loa.address.po-box service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "P.O. Box 12" })},
		{"loa.address.po-box service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "PO Box #12" })},
		{"loa.address.po-box service_address.line1", local, address(func(a *loa.Address) { a.Line1, a.Line2 = "Acme Building", "PO Box 12" })},
		{"loa.address.general-delivery service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "General Delivery" })},
		{"?loa.address.rural-route service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "RR 2 Box 18" })},
		{"?loa.address.military service_address.line1", local, address(func(a *loa.Address) { a.Line1 = "PSC 802 Box 74" })},
		{"loa.address.city service_address.city", local, address(func(a *loa.Address) { a.City = "" })},
		{"loa.address.region service_address.region", local, address(func(a *loa.Address) { a.Region = "" })},
		{"loa.address.region service_address.region", local, address(func(a *loa.Address) { a.Region = "QC" })},
		{"loa.address.postal service_address.postal_code", local, address(func(a *loa.Address) { a.PostalCode = "" })},
		{"loa.address.postal service_address.postal_code", local, address(func(a *loa.Address) { a.PostalCode = "6270" })},
		{"loa.address.postal service_address.postal_code", local, address(func(a *loa.Address) { a.PostalCode = "62701+1234" })},
		{"loa.address.postal-region service_address.postal_code", local, address(func(a *loa.Address) { a.PostalCode = "90210" })},
		{"loa.address.postal-region service_address.postal_code", local, address(func(a *loa.Address) { a.PostalCode = "00001" })},
		{"loa.address.postal service_address.postal_code", canada, address(func(a *loa.Address) { a.PostalCode = "D2J 1G7" })},
		{"loa.address.postal service_address.postal_code", canada, address(func(a *loa.Address) { a.PostalCode = "H2J OG7" })},
		{"loa.address.po-box service_address.line1", canada, address(func(a *loa.Address) { a.Line1 = "Case postale 12" })},
		{"loa.address.po-box service_address.line1", canada, address(func(a *loa.Address) { a.Line1 = "CP no 12" })},
		{"loa.address.postal-region service_address.postal_code", canada, address(func(a *loa.Address) { a.PostalCode = "M5V 3L9" })},
		{"loa.address.forbidden service_address", tollFree, func(t *loa.Terms) { t.ServiceAddress = loatest.Terms(1).ServiceAddress }},
		{"loa.address.required billing_address", tollFree, func(t *loa.Terms) { t.BillingAddress = loa.Address{} }},
		{"loa.address.too-long service_address.line2", local, address(func(a *loa.Address) { a.Line2 = strings.Repeat("x", 101) })},

		{"loa.address.city billing_address.city", local, func(t *loa.Terms) { t.BillingAddress.City = "" }},
		{"loa.address.postal billing_address.postal_code", local, func(t *loa.Terms) { t.BillingAddress.PostalCode = "627011" }},

		{"loa.btn.required btn", local, func(t *loa.Terms) { t.BTN = loa.BTN{} }},
		{"loa.btn.toll-free btn", local, func(t *loa.Terms) { t.BTN = loa.MustParseBTN("888-555-0100") }},
		{"loa.account.required account_number", local, func(t *loa.Terms) { t.AccountNumber = loa.AccountNumber{} }},
		{"loa.account.format account_number", local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber("---") }},
		{"loa.account.format account_number", local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber(strings.Repeat("1", 31)) }},
		{"loa.account.masked account_number", local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber("****4471") }},
		{"?loa.account.is-phone account_number", local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber("217-555-0100") }},

		{"loa.losing.required losing.name", local, func(t *loa.Terms) { t.Losing.Name = "" }},
		{"loa.losing.spid losing.spid", local, func(t *loa.Terms) { t.Losing.SPID = "12" }},
		{"loa.gaining.required gaining.name", local, func(t *loa.Terms) { t.Gaining.Name = "" }},
		{"loa.carrier.same gaining.name", local, func(t *loa.Terms) { t.Gaining.Name = strings.ToUpper(t.Losing.Name) }},
		{"loa.carrier.same gaining.name", local, func(t *loa.Terms) { t.Gaining.SPID = t.Losing.SPID }},
		{"loa.resporg.forbidden gaining.resporg", local, func(t *loa.Terms) { t.Gaining.RespOrg = "MVX42" }},
		{"loa.resporg.required gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "" }},
		{"?loa.resporg.format gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "ABC0" }},
		{"?loa.resporg.format gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "ABC012" }},
		{"?loa.resporg.format gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "abc01" }},
		{"?loa.resporg.format gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "A1C01" }},
		{"?loa.resporg.format gaining.resporg", tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "MV-42" }},
		{"?loa.reseller.missing reseller", canada, func(t *loa.Terms) { t.Reseller = "" }},

		{"loa.numbers.required numbers", local, func(t *loa.Terms) { t.Numbers = nil }},
		{"loa.kind.mixed numbers[2]", local, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("8885550100")) }},
		{"loa.kind.mixed numbers[0]", tollFree, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("2175550100")) }},
		{"loa.numbers.invalid numbers[2]", local, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("9002340100")) }},
		{"loa.numbers.invalid numbers[2]", local, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("8762340100")) }},
		{"?loa.numbers.unknown-area numbers[2]", local, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("2302340100")) }},
		{"?loa.numbers.country numbers[0]", canada, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("2175550100")) }},
		{"?loa.numbers.country numbers[2]", local, func(t *loa.Terms) { t.Numbers = append(t.Numbers, numbering.MustParse("5145550100")) }},
		{"loa.btn.invalid btn", local, func(t *loa.Terms) { t.BTN = loa.MustParseBTN("900-234-0100") }},
		{"loa.numbers.too-many numbers", local, func(t *loa.Terms) { t.Numbers = loatest.Numbers("217555", 1001) }},
		{"loa.partial.action-required remaining.action", local, func(t *loa.Terms) { t.Partial, t.BTN = true, loa.MustParseBTN("2175550177") }},
		{"loa.partial.action remaining.action", local, func(t *loa.Terms) {
			t.Partial, t.BTN, t.Remaining.Action = true, loa.MustParseBTN("2175550177"), "sell"
		}},
		{"loa.partial.new-btn-required remaining.new_btn", local, func(t *loa.Terms) { t.Partial, t.Remaining.Action = true, loa.Keep }},
		{"loa.partial.new-btn-ported remaining.new_btn", local, func(t *loa.Terms) {
			t.Partial, t.Remaining = true, loa.Remaining{Action: loa.Keep, NewBTN: loa.NewBTN(t.Numbers[1])}
		}},
		{"loa.partial.overlap remaining.numbers[0]", local, func(t *loa.Terms) {
			t.Partial, t.BTN, t.Remaining = true, loa.MustParseBTN("2175550177"), loa.Remaining{Action: loa.Keep, Numbers: t.Numbers[:1]}
		}},
		{"loa.partial.not-partial partial", local, func(t *loa.Terms) { t.Remaining.Action = loa.Keep }},
		{"loa.partial.not-partial partial", local, func(t *loa.Terms) { t.Remaining.NewBTN = loa.MustParseBTN("2175550177") }},
		{"loa.partial.not-partial partial", local, func(t *loa.Terms) { t.Remaining.Numbers = loatest.Numbers("312555", 1) }},
		{"?loa.date.past requested_date", local, func(t *loa.Terms) { t.RequestedDate = calendar.MustParseDate("2026-03-01") }},
		{"loa.term.not-business term_until", canada, func(t *loa.Terms) { t.TermUntil = calendar.MustParseDate("2027-03-01") }},
		{"loa.statement.missing statements", local, func(t *loa.Terms) { t.Statements = loa.StatementsFor(*t)[1:] }},
		{"?loa.statement.altered statements[1]", local, func(t *loa.Terms) {
			t.Statements = loa.StatementsFor(*t)
			t.Statements[1].Text = "Do as you please."
		}},
		{"loa.statement.empty statements[13]", local, func(t *loa.Terms) { t.Statements = append(loa.StatementsFor(*t), loa.Statement{ID: "x"}) }},
	} {
		t.Run(strings.NewReplacer(" ", "_", "?", "").Replace(tc.want), func(t *testing.T) {
			p := policy(t, tc.base.Country, tc.base.Kind)
			terms := tc.base
			terms.Numbers = append([]numbering.Number(nil), terms.Numbers...)
			tc.edit(&terms)
			known := map[string]bool{}
			for _, pr := range p.ValidateTerms(loa.Draft(tc.base).Terms, loatest.Now) {
				known[string(pr.Code)+" "+pr.Path] = true
			}
			var got []string
			for _, pr := range p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now) {
				s := string(pr.Code) + " " + pr.Path
				if known[s] {
					continue
				}
				if pr.Severity == loa.SeverityWarning {
					s = "?" + s
				}
				got = append(got, s)
				require.NotEmpty(t, pr.Message)
				require.NotEmpty(t, pr.Hint)
			}
			require.Equal(t, []string{tc.want}, got)
		})
	}
}

// TestJustGood edits a good letter up to where a problem would begin, and asks for none.
func TestJustGood(t *testing.T) {
	type edit = func(*loa.Terms)
	local, canada, tollFree := loatest.Terms(2), loatest.French(2), loatest.Spanish(2)
	street := func(line1, line2 string) edit {
		return func(t *loa.Terms) { t.ServiceAddress.Line1, t.ServiceAddress.Line2 = line1, line2 }
	}
	email := func(s string) edit { return func(t *loa.Terms) { t.Signer.Email = s } }
	for name, tc := range map[string]struct {
		base loa.Terms
		edit edit
	}{
		"a company of 25 characters":   {local, func(t *loa.Terms) { t.Customer.Company = "Prairie Bicycle Works LLCs"[:25] }},
		"characters, not bytes":        {local, func(t *loa.Terms) { t.Customer.Company = "Çççççççççççççççççççççççç" }},
		"a company of digits":          {local, func(t *loa.Terms) { t.Customer.Company = "1492" }},
		"a signer of 15 characters":    {local, func(t *loa.Terms) { t.Signer.Name = "Dana Whitfieldd" }},
		"a contact by telephone":       {local, func(t *loa.Terms) { t.Signer.Email, t.Signer.Phone = "", numbering.MustParse("2175550177") }},
		"a capacity without a title":   {local, func(t *loa.Terms) { t.Signer.Title = "" }},
		"a title without a capacity":   {local, func(t *loa.Terms) { t.Signer.Capacity = "" }},
		"a short address":              {local, email("d@e.x")},
		"a host of three parts":        {local, email("dana@mail.example.com")},
		"a line of 100 characters":     {local, street("1 "+strings.Repeat("x", 98), strings.Repeat("y", 100))},
		"100 characters, not bytes":    {local, street("1 "+strings.Repeat("é", 98), "")},
		"a box on the second line":     {local, street("1420 Elm Street", "PO Box 12")},
		"nine digits":                  {local, func(t *loa.Terms) { t.ServiceAddress.PostalCode = "62701-0001" }},
		"a country that is understood": {local, func(t *loa.Terms) { t.ServiceAddress.Country = "" }},
		"a bill that goes abroad":      {local, func(t *loa.Terms) { t.BillingAddress = loa.Address{Line1: "1 Long Rd", City: "London", Country: "GB"} }},
		"an account of 30 digits":      {local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber(strings.Repeat("1-", 30)) }},
		"an account of one":            {local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber("A") }},
		"an account of ten digits":     {local, func(t *loa.Terms) { t.AccountNumber = loa.NewAccountNumber("2175550177") }},
		"no SPIDs":                     {local, func(t *loa.Terms) { t.Losing.SPID, t.Gaining.SPID = "", "" }},
		"a SPID of letters":            {local, func(t *loa.Terms) { t.Losing.SPID = "AZ09" }},
		"a RespOrg id of letters":      {tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "AZAZA" }},
		"a RespOrg id of digits":       {tollFree, func(t *loa.Terms) { t.Gaining.RespOrg = "ZA090" }},
		"1000 numbers":                 {local, func(t *loa.Terms) { t.Numbers = loatest.Numbers("217555", 1000) }},
		"numbers disconnected":         {local, func(t *loa.Terms) { t.Partial, t.Remaining.Action = true, loa.Disconnect }},
		"a new billing number": {local, func(t *loa.Terms) {
			t.Partial, t.Remaining = true, loa.Remaining{Action: loa.Keep, NewBTN: loa.MustParseBTN("2175550177")}
		}},
		"a billing number that stays": {local, func(t *loa.Terms) {
			t.Partial, t.Remaining.Action, t.BTN = true, loa.Keep, loa.MustParseBTN("2175550177")
		}},
		"other numbers that stay": {local, func(t *loa.Terms) {
			t.Partial, t.Remaining = true, loa.Remaining{Action: loa.Disconnect, Numbers: loatest.Numbers("312555", 2)}
		}},
		"the day of the signature": {local, func(t *loa.Terms) { t.RequestedDate = calendar.DateOf(loatest.Now) }},
		"a term of a business":     {local, func(t *loa.Terms) { t.TermUntil = calendar.MustParseDate("2027-03-01") }},
		"more statements": {local, func(t *loa.Terms) {
			t.Statements = append(loa.StatementsFor(*t), loa.Statement{ID: "x", Text: "And more."})
		}},
		"statements in another order":    {local, func(t *loa.Terms) { t.Statements = loa.StatementsFor(*t); slices.Reverse(t.Statements) }},
		"a Canadian letter in English":   {canada, func(t *loa.Terms) { t.Language = loa.English }},
		"an American letter in French":   {local, func(t *loa.Terms) { t.Language = loa.French }},
		"a postal code in small letters": {canada, func(t *loa.Terms) { t.ServiceAddress.PostalCode = "h2j1g7" }},
		"a unit in front":                {canada, street("Apt 4, 2701 avenue Laurier Est", "")},
	} {
		p := policy(t, tc.base.Country, tc.base.Kind)
		terms := tc.base
		tc.edit(&terms)
		var want []loa.Code // what is wrong with the letter to begin with
		for _, pr := range p.ValidateTerms(loa.Draft(tc.base).Terms, loatest.Now) {
			want = append(want, pr.Code)
		}
		for _, pr := range p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now) {
			require.Contains(t, want, pr.Code, "%s: %s", name, pr.Path)
		}
	}
}

// TestLimits sets each limit of a policy to one.
func TestLimits(t *testing.T) {
	p := loa.Policy{MaxNumbers: 1, MaxCompany: 1, MaxSigner: 1, RuleDays: 1, PracticeDays: 1, RetainYears: 1, Document: loa.DocumentPolicy{MaxAgeDays: 1, MaxBytes: 1}}
	l := loatest.Signed(loatest.Terms(2))
	at := l.Signature.At
	require.Equal(t, at.AddDate(0, 0, 1), p.ValidUntil(l))
	require.Equal(t, at.AddDate(1, 0, 0), p.RetainUntil(l))
	found := p.Validate(l, at.AddDate(0, 0, 1))
	for _, c := range []loa.Code{loa.NumbersTooMany, loa.NameLSRTruncation, loa.SignerLSRTruncation, loa.SignatureExpired} {
		require.True(t, found.Has(c), c)
	}
	d := loa.Document{Record: loatest.Record(2), Bytes: 2, PagesOf: 1}
	d.Record.Date = calendar.DateOf(loatest.Now).AddDays(-2)
	found = p.ValidateDocument(l, &d, loatest.Now)
	for _, c := range []loa.Code{loa.DocumentTooOld, loa.DocumentTooLarge, loa.DocumentPagesMissing} {
		require.True(t, found.Has(c), c)
	}
	d.Record.Date, d.Bytes, d.Pages = d.Record.Date.AddDays(1), 1, 1
	require.Empty(t, p.ValidateDocument(l, &d, loatest.Now))

	p.RuleDays = 60
	require.Equal(t, at.AddDate(0, 0, 1), p.ValidUntil(l), "practice is shorter")
	p.RuleDays = 0
	require.Equal(t, at.AddDate(0, 0, 1), p.ValidUntil(l), "practice alone")

	p = loa.Policy{ToChange: true}
	l.RequestedDate = calendar.MustParseDate("2029-01-01")
	require.False(t, p.Validate(l, loatest.Now.AddDate(5, 0, 0)).Has(loa.SignatureExpired), "no limit")
}

// TestCountryOfPostalCode holds that a problem speaks of the country's own code.
func TestCountryOfPostalCode(t *testing.T) {
	for what, terms := range map[string]loa.Terms{"ZIP code": loatest.Terms(1), "postal code": loatest.French(1)} {
		for _, code := range []string{"", "x", "90210", "M5V 3L9"} {
			terms.ServiceAddress.PostalCode = code
			for _, pr := range policy(t, terms.Country, terms.Kind).ValidateTerms(loa.Draft(terms).Terms, loatest.Now) {
				if pr.Path == "service_address.postal_code" {
					require.Contains(t, pr.Message, what)
					require.NotContains(t, pr.Hint, map[string]string{"ZIP code": "A1A", "postal code": "nine"}[what])
				}
			}
		}
	}
}

// TestBrokenDraft holds that evidence is checked before there is a signature.
func TestBrokenDraft(t *testing.T) {
	l, err := loa.Note(loa.Draft(loatest.Terms(1)), loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	p := policy(t, loa.US, loa.Local)
	require.False(t, p.Validate(l, loatest.Now).Has(loa.ChainBroken))
	l.Evidence[0].Prev = "00"
	found := p.Validate(l, loatest.Now)
	require.True(t, found.Has(loa.ChainBroken))
	require.True(t, found.Has(loa.SignatureRequired))
}

// TestDraftCopies holds that what Draft is given stays the caller's.
func TestDraftCopies(t *testing.T) {
	terms := loatest.Terms(2)
	terms.Statements = []loa.Statement{{ID: "a", Text: "b"}}
	slices.Reverse(terms.Numbers)
	terms.Remaining.Numbers = []numbering.Number{terms.Numbers[0], terms.Numbers[1], terms.Numbers[0]}
	l := loa.Draft(terms)
	require.Equal(t, loatest.Numbers("217555", 2), l.Numbers)
	require.Equal(t, l.Numbers, l.Remaining.Numbers)
	l.Statements[0].Text, l.Numbers[0], l.Remaining.Numbers[0] = "c", numbering.Number{}, numbering.Number{}
	require.Equal(t, "b", terms.Statements[0].Text)
	require.Equal(t, loatest.Numbers("217555", 2)[1], terms.Numbers[0])
	require.Equal(t, terms.Numbers[0], terms.Remaining.Numbers[0])
}

// TestStrictRespOrg makes an error of the warning.
func TestStrictRespOrg(t *testing.T) {
	p := policy(t, loa.US, loa.TollFree)
	p.StrictRespOrg = true
	terms := loatest.Spanish(1)
	require.Empty(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Errors())
	terms.Gaining.RespOrg = "MV-42"
	require.True(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Errors().Has(loa.RespOrgFormat))
}

// TestSPIDAskedFor asks for the losing carrier's id.
func TestSPIDAskedFor(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	p.Needs.SPID = loa.Required
	terms := loatest.Terms(1)
	require.False(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Has(loa.LosingSPIDRequired))
	terms.Losing.SPID = ""
	require.True(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Has(loa.LosingSPIDRequired))
}

// TestRequestedDate is measured from the day of the signature, once there is one.
func TestRequestedDate(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	l := loatest.Signed(loatest.Terms(1)) // for 24 March, signed on the 12th
	require.False(t, p.Validate(l, loatest.Now.AddDate(0, 0, 20)).Has(loa.RequestedDatePast))
	require.True(t, p.Validate(loa.Draft(loatest.Terms(1)), loatest.Now.AddDate(0, 0, 20)).Has(loa.RequestedDatePast))
	terms := loatest.Terms(1)
	terms.RequestedDate = calendar.DateOf(l.Signature.At).AddDays(-1)
	require.True(t, p.Validate(loatest.Signed(terms), loatest.Now.AddDate(0, 0, -20)).Has(loa.RequestedDatePast))
}

// TestEmail holds the shape of an address.
func TestEmail(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	for _, s := range []string{"dana", "@example.com", "dana@", "dana@example", "dana@example.", "dana@.example", "dana@.", "d ana@example.com", "dana@exam@ple.com", "<dana@example.com>", "dana@example.com\n"} {
		terms := loatest.Terms(1)
		terms.Signer.Email = s
		require.True(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Has(loa.SignerEmailInvalid), "%q", s)
	}
}

// TestZeroPolicy asks for what every letter has, of whatever country and kind, and sets
// no limit.
func TestZeroPolicy(t *testing.T) {
	var p loa.Policy
	for _, terms := range []loa.Terms{loatest.Terms(1), loatest.French(1), loatest.Spanish(1), wireless()} {
		require.Empty(t, p.Validate(loatest.Signed(terms), loatest.Now.AddDate(10, 0, 0)).Errors())
	}
	require.Empty(t, p.ValidateDocument(loa.Letter{}, nil, loatest.Now))
	terms := loatest.Terms(1200)
	terms.Customer.Company, terms.Signer.Name = strings.Repeat("Bicycle ", 10), "Dana Maria Whitfield-Longname"
	require.Empty(t, p.ValidateTerms(loa.Draft(terms).Terms, loatest.Now))
}

// TestMixedLanguage puts a French statement into an English letter.
func TestMixedLanguage(t *testing.T) {
	terms := loatest.Terms(1)
	fr := terms
	fr.Language = loa.French
	terms.Statements = loa.StatementsFor(terms)
	terms.Statements[2] = loa.StatementsFor(fr)[2]
	require.True(t, policy(t, loa.US, loa.Local).ValidateTerms(loa.Draft(terms).Terms, loatest.Now).Has("loa.language.mixed"))
}

// TestEveryClause asks that letters of every country, kind and language carry the
// paragraphs of 47 CFR 64.1130 that hold for them, in one language and in the same
// order.
func TestEveryClause(t *testing.T) {
	for _, country := range []loa.Country{loa.US, loa.CA} {
		for _, kind := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
			var first []string
			for _, lang := range []loa.Language{loa.English, loa.French, loa.Spanish} {
				terms := loatest.Terms(1)
				terms.Country, terms.Kind, terms.Language = country, kind, lang
				var ids []string
				var clauses []string
				for _, s := range loa.StatementsFor(terms) {
					ids = append(ids, s.ID)
					clauses = append(clauses, s.Clause)
					require.NotContains(t, s.Text, "{")
					require.NotContains(t, s.Text, "..")
				}
				if first == nil {
					first = ids
				}
				require.Equal(t, first, ids)
				if country == loa.US {
					for _, c := range []string{"(e)(3)", "(e)(5)", "64.1130(i)"} {
						require.Contains(t, strings.Join(clauses, " "), c, "%s %s", kind, lang)
					}
				}
				if country == loa.US && kind == loa.Local {
					for _, c := range []string{"(e)(2)", "(e)(4)", "64.1130(j)"} {
						require.Contains(t, strings.Join(clauses, " "), c)
					}
				}
			}
		}
	}
	require.Empty(t, loa.StatementsFor(loa.Terms{Country: "MX", Kind: loa.Local, Language: loa.English}))
	require.Empty(t, loa.StatementsFor(loa.Terms{Country: loa.US, Kind: loa.Local, Language: "de"}))
}

// TestValidity holds the windows: 60 days by rule, less by practice, 30 days to the
// change for toll-free, a term agreement beyond.
func TestValidity(t *testing.T) {
	l := loatest.Signed(loatest.Terms(2))
	p := policy(t, loa.US, loa.Local)
	at := l.Signature.At
	require.Equal(t, at.AddDate(0, 0, 60), p.ValidUntil(l))
	require.False(t, p.Validate(l, at.AddDate(0, 0, 60).Add(-time.Millisecond)).Has("loa.signature.expired"))
	require.True(t, p.Validate(l, at.AddDate(0, 0, 60)).Has("loa.signature.expired"))

	tight := *p
	tight.PracticeDays = 30
	require.Equal(t, at.AddDate(0, 0, 30), tight.ValidUntil(l))
	lax := *p
	lax.PracticeDays = 90
	require.Equal(t, at.AddDate(0, 0, 60), lax.ValidUntil(l), "practice does not outlast the rule")
	require.Zero(t, (&loa.Policy{}).ValidUntil(l), "no limit")
	require.Zero(t, p.ValidUntil(loa.Draft(loatest.Terms(1))), "not signed")
	require.Equal(t, at.AddDate(2, 0, 0), p.RetainUntil(l))
	require.Zero(t, p.RetainUntil(loa.Draft(loatest.Terms(1))))

	require.False(t, p.Validate(l, at.Add(-23*time.Hour)).Has("loa.signature.future"), "clocks differ")
	require.True(t, p.Validate(l, at.Add(-25*time.Hour)).Has("loa.signature.future"))

	terms := loatest.Terms(2)
	terms.TermUntil = calendar.MustParseDate("2028-06-30")
	bound := loatest.Signed(terms)
	require.Equal(t, time.Date(2028, 7, 1, 0, 0, 0, 0, time.UTC), p.ValidUntil(bound))
	require.False(t, p.Validate(bound, at.AddDate(1, 0, 0)).Has("loa.signature.expired"))
	require.Contains(t, loa.Text(bound), "June 30, 2028")
	person := bound
	person.Customer = loa.NewPerson("Dana Whitfield")
	require.Equal(t, at.AddDate(0, 0, 60), p.ValidUntil(person), "a term is for businesses")
	single := bound
	single.Numbers = single.Numbers[:1]
	require.Equal(t, at.AddDate(0, 0, 60), p.ValidUntil(single), "with several lines")
	soon := bound
	soon.TermUntil = calendar.DateOf(at)
	require.Equal(t, at.AddDate(0, 0, 60), p.ValidUntil(soon), "a term does not shorten")

	tf := policy(t, loa.US, loa.TollFree)
	toll := loatest.Spanish(1)
	toll.RequestedDate = calendar.MustParseDate("2026-04-11")
	require.False(t, tf.Validate(loatest.Signed(toll), loatest.Now).Has("loa.signature.expired"), "30 days to the change")
	toll.RequestedDate = calendar.MustParseDate("2026-04-12")
	require.True(t, tf.Validate(loatest.Signed(toll), loatest.Now).Has("loa.signature.expired"), "31 days to the change")
	ca := policy(t, loa.CA, loa.Local)
	fr := loatest.Signed(loatest.French(1))
	require.Equal(t, fr.Signature.At.AddDate(0, 0, 30), ca.ValidUntil(fr))

	eastern, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	spring := l
	spring.Signature.At = time.Date(2026, 3, 1, 12, 0, 0, 0, eastern)
	require.Equal(t, spring.Signature.At.Add(60*24*time.Hour), p.ValidUntil(spring), "days have 24 hours, clocks forward or not")
}

// TestInForce holds that a letter is in force until it lapses or is taken back, whatever
// else is wrong with it.
func TestInForce(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	l := loatest.Signed(loatest.Terms(2))
	l.Customer = loa.Customer{}
	lapses := p.ValidUntil(l)
	require.True(t, p.InForce(&l, lapses.Add(-time.Nanosecond)))
	require.False(t, p.InForce(&l, lapses))
	require.True(t, (&loa.Policy{}).InForce(&l, lapses), "no limit")
	revoked := loa.Revoke(l, loatest.Now, "changed our minds")
	require.False(t, p.InForce(&revoked, loatest.Now))
}

func TestValidateSignature(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	draft := loa.Draft(loatest.Terms(1))
	sign := func(s loa.Signature) loa.Letter {
		t.Helper()
		s.At = loatest.Now
		l, err := loa.Sign(draft, s)
		require.NoError(t, err)
		return l
	}
	codes := func(l loa.Letter) (out []loa.Code) {
		for _, pr := range p.Validate(l, loatest.Now).Errors() {
			out = append(out, pr.Code)
		}
		return out
	}
	require.Equal(t, []loa.Code{"loa.signature.required"}, codes(draft))
	require.Empty(t, codes(sign(loa.Signature{Method: loa.WetUpload, Name: "Dana Whitfield"})), "ink needs no consent")
	require.Equal(t, []loa.Code{"loa.esign.consent-required"}, codes(sign(loa.Signature{Method: loa.Typed, Name: "DANA R. WHITFIELD"})))
	require.Equal(t, []loa.Code{"loa.signature.name-mismatch"}, codes(sign(loa.Signature{Method: loa.TPV, Name: "Sam Whitfield"})))
	require.Equal(t, []loa.Code{"loa.signature.method"}, codes(sign(loa.Signature{Method: "stamp", Name: "Dana Whitfield"})))
}

// TestConsent holds where the consent must stand, and for which signatures.
func TestConsent(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	consent := loa.Event{Type: loa.EventConsented, TextSHA256: loa.HashText("disclosures"), Trace: loa.Trace{At: loatest.Now.Add(-time.Hour)}}
	blank, viewed := consent, consent
	blank.TextSHA256, viewed.Type = "", loa.EventViewed
	for name, tc := range map[string]struct {
		need   loa.Need
		method loa.Method
		events []loa.Event
		want   bool // that it is missing
	}{
		"given":                     {loa.IfElectronic, loa.Click, []loa.Event{viewed, consent, viewed}, false},
		"not given":                 {loa.IfElectronic, loa.Click, []loa.Event{viewed}, true},
		"to no text":                {loa.IfElectronic, loa.Click, []loa.Event{blank}, true},
		"ink":                       {loa.IfElectronic, loa.WetUpload, nil, false},
		"ink, and always asked for": {loa.Required, loa.WetUpload, nil, true},
		"never asked for":           {loa.Optional, loa.Click, nil, false},
	} {
		l := loa.Draft(loatest.Terms(1))
		for _, e := range tc.events {
			var err error
			l, err = loa.Note(l, e)
			require.NoError(t, err)
		}
		signed, err := loa.Sign(l, loa.Signature{Method: tc.method, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
		require.NoError(t, err)
		p.Needs.Consent = tc.need
		require.Equal(t, tc.want, p.Validate(signed, loatest.Now).Has(loa.ESignConsentRequired), name)
		require.False(t, p.Validate(l, loatest.Now).Has(loa.ESignConsentRequired), "%s: nothing is signed yet", name)
		signed.Evidence = append(signed.Evidence, consent)
		require.Equal(t, tc.want, p.Validate(signed, loatest.Now).Has(loa.ESignConsentRequired), "%s: one behind the signature does not count", name)
	}
}

// TestContactOfSigner is needed where a letter is signed electronically.
func TestContactOfSigner(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	terms := loatest.Terms(1)
	terms.Signer.Email = ""
	l := loa.Draft(terms)
	require.False(t, p.Validate(l, loatest.Now).Has(loa.SignerContactRequired), "not signed yet")
	for method, want := range map[loa.Method]bool{loa.Click: true, loa.External: true, loa.WetUpload: false, loa.TPV: false} {
		signed, err := loa.Sign(l, loa.Signature{Method: method, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}})
		require.NoError(t, err)
		require.Equal(t, want, p.Validate(signed, loatest.Now).Has(loa.SignerContactRequired), method)
	}
}

// TestSignatureIncomplete signs in each way with, and without, what shows it.
func TestSignatureIncomplete(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	for name, tc := range map[string]struct {
		s    loa.Signature
		want string // path of the warning
	}{
		"typed":                      {loa.Signature{Method: loa.Typed, Text: "Dana Whitfield"}, ""},
		"typed, nothing":             {loa.Signature{Method: loa.Typed}, "signature.text"},
		"drawn":                      {loa.Signature{Method: loa.Drawn, ImageSHA256: loa.HashText("picture")}, ""},
		"drawn, no picture":          {loa.Signature{Method: loa.Drawn}, "signature.image_sha256"},
		"ink":                        {loa.Signature{Method: loa.WetUpload, ImageSHA256: loa.HashText("scan")}, ""},
		"ink, no scan":               {loa.Signature{Method: loa.WetUpload}, "signature.image_sha256"},
		"click":                      {loa.Signature{Method: loa.Click}, ""},
		"service":                    {loa.Signature{Method: loa.External, Provider: "SignWell", Reference: "env-7781"}, ""},
		"service, which":             {loa.Signature{Method: loa.External, Reference: "env-7781"}, "signature.provider"},
		"verified, without a record": {loa.Signature{Method: loa.TPV, Provider: "Verify Inc"}, "signature.reference"},
	} {
		tc.s.Name, tc.s.At = "Dana Whitfield", loatest.Now
		l, err := loa.Sign(loa.Draft(loatest.Terms(1)), tc.s)
		require.NoError(t, err)
		got := ""
		for _, pr := range p.Validate(l, loatest.Now) {
			if pr.Code == loa.SignatureIncomplete {
				require.Equal(t, loa.SeverityWarning, pr.Severity)
				got = pr.Path
			}
		}
		require.Equal(t, tc.want, got, name)
	}
}

func TestValidateCredentials(t *testing.T) {
	l := loa.Draft(wireless())
	bare := wireless()
	bare.AccountNumber = loa.AccountNumber{}
	noAccount := loa.Draft(bare)
	us, ca := policy(t, loa.US, loa.Wireless), policy(t, loa.CA, loa.Wireless)
	pin := loa.NewPIN("4417")
	for name, tc := range map[string]struct {
		policy *loa.Policy
		letter loa.Letter
		c      loa.Credentials
		want   []loa.Code
	}{
		"good":                       {us, l, loa.Credentials{PIN: pin}, nil},
		"no PIN":                     {us, l, loa.Credentials{}, []loa.Code{"loa.pin.required"}},
		"withheld PIN":               {us, l, loa.Credentials{PIN: loa.NewPIN(loa.Redacted)}, nil},
		"short PIN":                  {us, l, loa.Credentials{PIN: loa.NewPIN("123")}, []loa.Code{"loa.pin.format"}},
		"PIN of signs":               {us, l, loa.Credentials{PIN: loa.NewPIN("12-34")}, []loa.Code{"loa.pin.format"}},
		"PIN of ten digits":          {us, l, loa.Credentials{PIN: loa.NewPIN("0123456789")}, nil},
		"PIN of eleven digits":       {us, l, loa.Credentials{PIN: loa.NewPIN("01234567890")}, []loa.Code{"loa.pin.unusual"}},
		"PIN of fifteen":             {us, l, loa.Credentials{PIN: loa.NewPIN("012345678901234")}, []loa.Code{"loa.pin.unusual"}},
		"PIN of sixteen":             {us, l, loa.Credentials{PIN: loa.NewPIN("0123456789012345")}, []loa.Code{"loa.pin.format"}},
		"PIN before it lapses":       {us, l, loa.Credentials{PIN: pin, PINExpires: loatest.Now.Add(1)}, nil},
		"SSN of letters":             {us, l, loa.Credentials{PIN: pin, SSN4: loa.NewSSN4("60a3")}, []loa.Code{"loa.ssn4.format"}},
		"withheld SSN and tax id":    {us, l, loa.Credentials{PIN: pin, SSN4: loa.NewSSN4(loa.Redacted), TaxID: loa.NewTaxID(loa.Redacted), DeviceID: loa.NewDeviceID(loa.Redacted)}, nil},
		"tax id of letters":          {us, l, loa.Credentials{PIN: pin, TaxID: loa.NewTaxID("98-76543AB")}, []loa.Code{"loa.tax-id.format"}},
		"device for the account":     {us, noAccount, loa.Credentials{PIN: pin, DeviceID: loa.NewDeviceID("80A1B2C3")}, nil},
		"PIN of letters":             {us, l, loa.Credentials{PIN: loa.NewPIN("abcd")}, []loa.Code{"loa.pin.unusual"}},
		"lapsed PIN":                 {us, l, loa.Credentials{PIN: pin, PINExpires: loatest.Now}, []loa.Code{"loa.pin.expired"}},
		"no account":                 {us, noAccount, loa.Credentials{PIN: pin}, []loa.Code{"loa.account.required"}},
		"SSN for the account":        {us, noAccount, loa.Credentials{PIN: pin, SSN4: loa.NewSSN4("6093")}, nil},
		"tax id for the account":     {us, noAccount, loa.Credentials{PIN: pin, TaxID: loa.NewTaxID("98-7654321")}, nil},
		"whole SSN":                  {us, l, loa.Credentials{PIN: pin, SSN4: loa.NewSSN4("078051120")}, []loa.Code{"loa.ssn4.format"}},
		"tax id too short":           {us, l, loa.Credentials{PIN: pin, TaxID: loa.NewTaxID("98-76543")}, []loa.Code{"loa.tax-id.format"}},
		"SSN in Canada":              {ca, l, loa.Credentials{SSN4: loa.NewSSN4("6093")}, []loa.Code{"loa.ssn4.forbidden"}},
		"Canada, account":            {ca, l, loa.Credentials{}, nil},
		"Canada, PIN":                {ca, noAccount, loa.Credentials{PIN: pin}, nil},
		"Canada, IMEI":               {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("490154203237518")}, nil},
		"Canada, more IMEIs":         {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("35-209900-176148-1")}, nil},
		"Canada, an IMEI of fives":   {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("555555555555558")}, nil},
		"Canada, IMEI of letters":    {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("49015420323751A")}, []loa.Code{"loa.imei.invalid"}},
		"Canada, ESN of letters":     {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("80A1B2CG")}, []loa.Code{"loa.imei.invalid"}},
		"Canada, ESN F":              {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("ff09af90")}, nil},
		"Canada, decimal of letters": {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("1281234567A")}, []loa.Code{"loa.imei.invalid"}},
		"Canada, neither":            {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("123456789")}, []loa.Code{"loa.imei.invalid"}},
		"Canada, ESN":                {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("80A1B2C3")}, nil},
		"Canada, decimal ESN":        {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("12812345678")}, nil},
		"Canada, IMEI with a slip":   {ca, noAccount, loa.Credentials{DeviceID: loa.NewDeviceID("490154203237517")}, []loa.Code{"loa.imei.invalid"}},
		"Canada, nothing":            {ca, noAccount, loa.Credentials{}, []loa.Code{"loa.wireless-ca.proof-required"}},
		"IMEI on an American order":  {policy(t, loa.US, loa.Local), l, loa.Credentials{DeviceID: loa.NewDeviceID("490154203237518")}, []loa.Code{"loa.imei.forbidden"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []loa.Code
			for _, pr := range tc.policy.ValidateCredentials(tc.letter, tc.c, loatest.Now) {
				got = append(got, pr.Code)
				for _, secret := range []string{"123", "12-34", "abcd", "078051120", "490154203237517"} {
					require.NotContains(t, pr.Message+pr.Hint, secret)
				}
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestValidateDocument(t *testing.T) {
	p := policy(t, loa.US, loa.Local)
	p.Document.MaxBytes = 10 << 20
	l := loa.Draft(loatest.Terms(2))
	good := func() *loa.Document {
		return &loa.Document{Record: loatest.Record(2), MediaType: "application/pdf", Bytes: 1 << 20, Pages: 4, PagesOf: 4}
	}
	require.Empty(t, p.ValidateDocument(l, good(), loatest.Now))
	day := calendar.MustParseDate
	for _, tc := range []struct {
		want string
		edit func(*loa.Document)
	}{
		{"doc.required document", func(d *loa.Document) { d.Record.Source = loa.SourceClaim }},
		{"doc.no-date document.record.date", func(d *loa.Document) { d.Record.Date = calendar.Date{} }},
		{"doc.too-old document.record.date", func(d *loa.Document) { d.Record.Date = day("2026-02-09") }},
		{"", func(d *loa.Document) { d.Record.Date = day("2026-02-10") }},
		{"", func(d *loa.Document) { d.Record.Date = day("2026-03-13") }},
		{"doc.date-future document.record.date", func(d *loa.Document) { d.Record.Date = day("2026-03-14") }},
		{"doc.no-carrier document.record.carrier", func(d *loa.Document) { d.Record.Carrier = loa.Provider{} }},
		{"doc.wrong-carrier document.record.carrier", func(d *loa.Document) { d.Record.Carrier.Name = "Prairie Cable" }},
		{"doc.no-name document.record.customer", func(d *loa.Document) { d.Record.Customer = loa.Customer{} }},
		{"doc.no-address document.record.service_address", func(d *loa.Document) { d.Record.ServiceAddress, d.Record.BillingAddress = loa.Address{}, loa.Address{} }},
		{"?doc.billing-address-only document.record.service_address", func(d *loa.Document) { d.Record.ServiceAddress = loa.Address{} }},
		{"doc.no-account-number document.record.account_number", func(d *loa.Document) { d.Record.AccountNumber = loa.AccountNumber{} }},
		{"?doc.no-account-number document.record.account_number", func(d *loa.Document) {
			d.Record.Source, d.Record.AccountNumber = loa.SourceScreenshot, loa.AccountNumber{}
		}},
		{"?doc.no-numbers document.record.numbers", func(d *loa.Document) { d.Record.Numbers = nil }},
		{"doc.no-numbers document.record.numbers", func(d *loa.Document) { d.Record.Numbers, d.Record.BTN = nil, loa.BTN{} }},
		{"doc.number-missing numbers[1]", func(d *loa.Document) { d.Record.Numbers = d.Record.Numbers[:1] }},
		{"doc.editable-format document.media_type", func(d *loa.Document) { d.MediaType = "application/msword" }},
		{"doc.too-large document.bytes", func(d *loa.Document) { d.Bytes = 11 << 20 }},
		{"doc.pages-missing document.pages", func(d *loa.Document) { d.Pages = 1 }},
	} {
		d := good()
		tc.edit(d)
		var got []string
		for _, pr := range p.ValidateDocument(l, d, loatest.Now) {
			s := string(pr.Code) + " " + pr.Path
			if pr.Severity == loa.SeverityWarning {
				s = "?" + s
			}
			got = append(got, s)
		}
		require.Equal(t, tc.want, strings.Join(got, ", "))
	}
	require.True(t, p.ValidateDocument(l, nil, loatest.Now).Has("doc.required"))
	d := good()
	d.Record.Carrier.Name = "CORNER TELECOM LLC"
	require.True(t, p.ValidateDocument(l, d, loatest.Now).Has(loa.DocumentWrongCarrier))
	l.Reseller = "Corner Telecom"
	require.Empty(t, p.ValidateDocument(l, d, loatest.Now), "whom the customer pays writes the bill")
	require.Empty(t, p.ValidateDocument(l, good(), loatest.Now))
	l.Losing.Name = ""
	d.Record.Carrier.Name = "Prairie Cable"
	require.Empty(t, p.ValidateDocument(l, d, loatest.Now), "the letter names no carrier")
	for media, ok := range map[string]bool{"": true, "image/tiff": true, "image/png": true, "image/jpeg": true, "text/plain": false} {
		d.MediaType = media
		require.Equal(t, ok, !p.ValidateDocument(l, d, loatest.Now).Has(loa.DocumentEditableFormat), media)
	}
	p.Document.AnyFormat, p.Document.MaxAgeDays, d.Record.Date = true, 0, day("2020-01-01")
	require.Empty(t, p.ValidateDocument(l, d, loatest.Now))
	d.Record.Source, d.Record.Customer = loa.SourceReceipt, loa.Customer{}
	require.Len(t, p.ValidateDocument(l, d, loatest.Now).Errors(), 1, "a receipt must show the name, and may lack the rest")

	d = &loa.Document{SHA256: loa.HashText("the file")}
	require.Empty(t, d.CheckHash([]byte("the file")))
	require.True(t, d.CheckHash([]byte("another")).Has("doc.hash-mismatch"))
}

// TestProblemsInFieldOrder asks for the order of the letter's fields.
func TestProblemsInFieldOrder(t *testing.T) {
	var paths []string
	for _, pr := range problems(t) {
		paths = append(paths, pr.Path)
	}
	require.Equal(t, []string{
		"id", "customer.kind", "signer.name", "service_address", "btn", "account_number",
		"losing.name", "gaining.name", "numbers", "signature",
	}, paths)
	require.False(t, problems(t).OK())
	require.Contains(t, problems(t).String(), "error loa.id.required id: The letter has no id.\n")
}

func TestPresets(t *testing.T) {
	var all []loa.Policy
	for _, c := range []loa.Country{loa.US, loa.CA} {
		for _, k := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
			all = append(all, *policy(t, c, k))
		}
	}
	golden.Equal(t, "testdata/policies.json", indent(t, all))
	_, ok := loa.PolicyFor("MX", loa.Local)
	require.False(t, ok)
}

// TestUndrafted holds terms that did not go through Draft.
func TestUndrafted(t *testing.T) {
	terms := loa.Draft(loatest.Terms(3)).Terms
	n := terms.Numbers
	terms.Numbers = []numbering.Number{n[1], n[0], n[0], {}}
	var got []string
	for _, pr := range policy(t, loa.US, loa.Local).ValidateTerms(terms, loatest.Now).Errors() {
		got = append(got, string(pr.Code)+" "+pr.Path)
	}
	require.Equal(t, []string{
		"loa.numbers.order numbers[1]", "loa.numbers.duplicate numbers[2]", "loa.numbers.order numbers[3]", "loa.numbers.invalid numbers[3]",
	}, got)
}

// TestRecentEnough asks of a document's date what ValidateDocument asks of it.
func TestRecentEnough(t *testing.T) {
	now := time.Date(2026, 3, 31, 23, 0, 0, 0, time.UTC)
	p, _ := loa.PolicyFor(loa.US, loa.Local)
	lax := p
	lax.Document.MaxAgeDays = 0
	for _, tt := range []struct {
		date        string
		recent, lax bool
	}{
		{"", false, false},
		{"2026-02-28", false, true},
		{"2026-03-01", true, true},
		{"2026-03-31", true, true},
		{"2026-04-01", true, true}, // the day has begun elsewhere
		{"2026-04-02", false, false},
	} {
		var d loa.Document
		d.Record.Source = loa.SourceBill
		if tt.date != "" {
			d.Record.Date = calendar.MustParseDate(tt.date)
		}
		for policy, want := range map[*loa.Policy]bool{&p: tt.recent, &lax: tt.lax} {
			require.Equal(t, want, policy.RecentEnough(&d, now), tt.date)
			dated := !slices.ContainsFunc(policy.ValidateDocument(loa.Letter{}, &d, now), func(p loa.Problem) bool {
				return p.Path == "document.record.date"
			})
			require.Equal(t, want, dated, tt.date)
		}
	}
}

// TestTradeNameIsText holds that a trade name is looked at as the other names are.
func TestTradeNameIsText(t *testing.T) {
	p, _ := loa.PolicyFor(loa.US, loa.Local)
	terms := loatest.Terms(1)
	terms.Customer.DBA = "The Bike\x00Shed"
	problems := p.Validate(loatest.Signed(terms), loatest.Now)
	require.True(t, slices.ContainsFunc(problems, func(p loa.Problem) bool {
		return p.Code == "loa.name.control" && p.Path == "customer.dba"
	}))
}

// TestNeededIfPartial asks for what a policy wants only where numbers stay behind.
func TestNeededIfPartial(t *testing.T) {
	p, _ := loa.PolicyFor(loa.US, loa.Local)
	p.Needs.SignerTitle = loa.IfPartial
	for _, partial := range []bool{true, false} {
		terms := loatest.Terms(1)
		terms.Signer.Title, terms.Signer.Capacity, terms.Partial = "", "", partial
		missing := slices.ContainsFunc(p.Validate(loatest.Signed(terms), loatest.Now), func(p loa.Problem) bool {
			return p.Path == "signer.title" && p.Severity != loa.SeverityWarning
		})
		require.Equal(t, partial, missing)
	}
}
