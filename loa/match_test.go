package loa_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// matchCases reads testdata/match.txt.
func matchCases(t testing.TB) []matchCase {
	t.Helper()
	text, err := os.ReadFile("testdata/match.txt")
	require.NoError(t, err)
	var out []matchCase
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "|")
		require.Len(t, col, 8, "line %d", i+1)
		for k := range col {
			col[k] = strings.Trim(col[k], " ")
		}
		c := matchCase{ID: "line " + strconv.Itoa(i+1), Field: col[0], Country: col[1], Letter: col[2], Record: col[3], Expect: col[4], Reason: col[5], Near: col[6] == "+"}
		for r := range strings.SplitSeq(col[7], ",") {
			if r = strings.TrimSpace(r); r != "" {
				c.Rules = append(c.Rules, r)
			}
		}
		out = append(out, c)
	}
	return out
}

// TestAlternatives holds NPAC best practice 33: of account number, social security
// number and tax id, one that is right is enough, and one that is wrong is not.
func TestAlternatives(t *testing.T) {
	m, ok := loa.MatchingFor(loa.US, loa.Wireless)
	require.True(t, ok)
	letter := func(account string) loa.Letter {
		return loa.Letter{Terms: loa.Terms{Kind: loa.Wireless, AccountNumber: loa.NewAccountNumber(account)}}
	}
	record := loa.Record{AccountNumber: loa.NewAccountNumber("12345678"), Credentials: loa.Credentials{PIN: loa.NewPIN("4417"), SSN4: loa.NewSSN4("6093")}}
	pin, right, wrong := loa.NewPIN("4417"), loa.NewSSN4("6093"), loa.NewSSN4("6094")
	for name, tc := range map[string]struct {
		account string
		c       loa.Credentials
		want    loa.Verdict
	}{
		"both right":               {"12345678", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared}, // numbers and postal code are not given
		"account right":            {"12345678", loa.Credentials{PIN: pin}, loa.NotCompared},
		"SSN right":                {"", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared},
		"account wrong, SSN right": {"99999999", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared},
		"account wrong":            {"99999999", loa.Credentials{PIN: pin}, loa.Mismatch},
		"SSN wrong":                {"", loa.Credentials{PIN: pin, SSN4: wrong}, loa.Mismatch},
		"both wrong":               {"99999999", loa.Credentials{PIN: pin, SSN4: wrong}, loa.Mismatch},
		"PIN wrong":                {"12345678", loa.Credentials{PIN: loa.NewPIN("4418"), SSN4: right}, loa.Mismatch},
		"neither":                  {"", loa.Credentials{PIN: pin}, loa.NotCompared},
	} {
		require.Equal(t, tc.want, loa.Compare(&m, letter(tc.account), tc.c, record).Verdict, name)
	}
}

// TestOutsideTellsNothing compares every case for the outside and asks that nothing
// of the record, and nothing of how near a guess came, is in the answer.
func TestOutsideTellsNothing(t *testing.T) {
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	terms := loatest.Terms(2)
	for _, account := range []string{"0048-221-9917", "00482219917", "482219917", "00482219918", "1", "99999"} {
		terms.AccountNumber = loa.NewAccountNumber(account)
		out := loa.Compare(&m, loa.Draft(terms), loa.Credentials{PIN: loa.NewPIN("4418")}, loatest.Record(2)).For(loa.Outside)
		for _, f := range out.Fields {
			require.Equal(t, loa.FieldResult{Field: f.Field, Verdict: f.Verdict, Reason: f.Reason}, f)
			require.NotEqual(t, loa.Equivalent, f.Verdict)
		}
		f, _ := out.Field(loa.FieldAccountNumber)
		require.Contains(t, []loa.Code{"", "account.differs"}, f.Reason)
	}
}

// TestForOutside holds what is left of each kind of result for somebody outside, and
// that nothing is taken from those inside.
func TestForOutside(t *testing.T) {
	c := loa.Comparison{Matching: "m", Verdict: loa.Equivalent, Fields: []loa.FieldResult{
		{Field: loa.FieldCity, Verdict: loa.Equivalent, Rules: loa.RuleCase, Letter: "a", Record: "A"},
		{Field: loa.FieldAccountNumber, Verdict: loa.NotCompared, Reason: loa.RecordMasked},
		{Field: loa.FieldPIN, Verdict: loa.NotCompared, Reason: loa.LetterEmpty},
		{Field: loa.FieldAccountNumber, Verdict: loa.Mismatch, Reason: loa.AccountLeadingZero, Near: true, Hint: "h"},
		{Field: loa.FieldCustomer, Verdict: loa.Mismatch, Reason: loa.NameTypo, Near: true, Hint: "h"},
	}}
	require.Equal(t, c, c.For(loa.Inside))
	require.Equal(t, loa.Comparison{Matching: "m", Verdict: loa.Exact, Fields: []loa.FieldResult{
		{Field: loa.FieldCity, Verdict: loa.Exact},
		{Field: loa.FieldAccountNumber, Verdict: loa.NotCompared, Reason: loa.RecordEmpty},
		{Field: loa.FieldPIN, Verdict: loa.NotCompared, Reason: loa.LetterEmpty},
		{Field: loa.FieldAccountNumber, Verdict: loa.Mismatch, Reason: loa.AccountDiffers},
		{Field: loa.FieldCustomer, Verdict: loa.Mismatch, Reason: loa.NameTypo},
	}}, c.For(loa.Outside))
	require.Len(t, c.Mismatches(), 2)
	require.Empty(t, loa.Comparison{}.Mismatches())
	require.True(t, loa.Comparison{Verdict: loa.NotCompared}.Matches())
	_, ok := c.Field(loa.FieldBTN)
	require.False(t, ok)
	c.Verdict = loa.Mismatch
	require.Equal(t, loa.Mismatch, c.For(loa.Outside).Verdict)
}

// TestExact holds in what two texts may differ and still be the same.
func TestExact(t *testing.T) {
	for _, field := range []string{"business_name", "authorized_name", "street", "city"} {
		c := matchCase{Field: field, Country: "US"}
		for _, b := range []string{"12 El Pa\u00f1o", " 12 El Pa\u00f1o ", "12  El\tPa\u00f1o", "12\r\nEl Pan\u0303o", "12\u00a0El \u00a0Pa\u00f1o\u00a0"} {
			require.Equal(t, loa.Exact, c.compare(t, "12 El Pa\u00f1o", b).Verdict, "%s %q", field, b)
			require.Equal(t, loa.Exact, c.compare(t, b, "12 El Pa\u00f1o").Verdict, "%s %q", field, b)
		}
		for _, b := range []string{"12 ElPa\u00f1o", "12El Pa\u00f1o", "12 El Pa\u00f1", "12 El Pa\u00f1oo", "12 El Pa\u00f1o x", "x 12 El Pa\u00f1o", "12 El Pano", "12 EL PA\u00d1O", "12 E l Pa\u00f1o"} {
			require.NotEqual(t, loa.Exact, c.compare(t, "12 El Pa\u00f1o", b).Verdict, "%s %q", field, b)
			require.NotEqual(t, loa.Exact, c.compare(t, b, "12 El Pa\u00f1o").Verdict, "%s %q", field, b)
		}
	}
	require.Equal(t, loa.Exact, matchCase{Field: "city", Country: "US"}.compare(t, "El Paso", "El\u00a0Paso").Verdict, "one of two is plain")
	// A mark that is dropped is no letter, though it is one in capitals.
	require.Equal(t, loa.NameTypo, matchCase{Field: "business_name", Country: "US"}.compare(t, "\u03b1\u0345 Foods", "\u03b1\u0399 Foods").Reason)
}

// TestHints holds what the desk is told of an account number or postal code that is wrong.
func TestHints(t *testing.T) {
	hint := func(field, country, a, b string) string {
		return matchCase{Field: field, Country: country}.compare(t, a, b).Hint
	}
	require.Contains(t, hint("account_number", "US", "12345678", "12345687"), "a digit or two")
	require.Contains(t, hint("account_number", "US", "12345678", "99887766"), "not the invoice")
	require.Contains(t, hint("account_number", "US", "12345678", "****9999"), "not the invoice")
	require.Contains(t, hint("account_number", "US", "0012", "12"), "Leading zeros")
	require.Contains(t, hint("street", "US", "12 Elm", "12 ELM ST"), "lacks the street type")
	require.Contains(t, hint("street", "US", "12 Elm St", "12 ELM"), "lacks the street type")
	require.Contains(t, hint("street", "US", "12 Elm Ave", "12 ELM ST"), "is another")
	require.Contains(t, hint("business_name", "US", "Acme LLC dba Bobs", "ACME LLC"), "Only one of letter and record")
	require.Contains(t, hint("business_name", "US", "Acme LLC dba Bobs", "ACME LLC DBA ANNS"), "trade names differ")
}

// TestWorstOfFields holds that the worst of the fields is the verdict of all.
func TestWorstOfFields(t *testing.T) {
	m := loa.Matching{Fields: []loa.Field{loa.FieldCity, loa.FieldPostalCode, loa.FieldRegion, "unheard-of"}}
	address := func(city, postal, region string) loa.Address {
		return loa.Address{City: city, PostalCode: postal, Region: region}
	}
	for want, on := range map[loa.Verdict][2]loa.Address{
		loa.Exact:       {address("Boston", "02101", "MA"), address("Boston", "02101", "MA")},
		loa.Equivalent:  {address("Boston", "02101", "MA"), address("Boston", "02101-0001", "MA")},
		loa.NotCompared: {address("Boston", "", "MA"), address("BOSTON", "02101", "MA")},
		loa.Mismatch:    {address("Boston", "", "MA"), address("BOSTON", "02101", "ME")},
	} {
		l, r := loa.Letter{Terms: loa.Terms{ServiceAddress: on[0]}}, loa.Record{ServiceAddress: on[1]}
		known := m
		known.Fields, known.Country = m.Fields[:3], loa.US
		require.Equal(t, want, loa.Compare(&known, l, loa.Credentials{}, r).Verdict)
		f := loa.Compare(&m, l, loa.Credentials{}, r).Fields[3]
		require.Equal(t, loa.FieldResult{Field: "unheard-of", Verdict: loa.NotCompared, Reason: loa.NotApplicable}, f)
	}
}

// TestEmptySides holds which side is said to lack a field, whatever the field.
func TestEmptySides(t *testing.T) {
	m := loa.Matching{Country: loa.US, Fields: []loa.Field{
		loa.FieldNumbers, loa.FieldCustomer, loa.FieldSigner, loa.FieldStreet, loa.FieldCity, loa.FieldRegion, loa.FieldPostalCode, loa.FieldBillingStreet,
		loa.FieldBillingCity, loa.FieldBillingRegion, loa.FieldBillingPostal, loa.FieldBTN, loa.FieldAccountNumber, loa.FieldPIN, loa.FieldSSN4, loa.FieldTaxID,
		loa.FieldDeviceID, loa.FieldRespOrg,
	}}
	c := loa.Credentials{PIN: loa.NewPIN("1"), SSN4: loa.NewSSN4("2"), TaxID: loa.NewTaxID("3"), DeviceID: loa.NewDeviceID("4")}
	terms, record := loatest.Terms(1), loatest.Record(1)
	terms.Losing.RespOrg, record.Carrier.RespOrg, record.Credentials = "ABC01", "ABC01", c
	for _, f := range loa.Compare(&m, loa.Letter{}, loa.Credentials{}, record).Fields {
		require.Equal(t, loa.FieldResult{Field: f.Field, Verdict: loa.NotCompared, Reason: loa.LetterEmpty}, f)
	}
	for _, f := range loa.Compare(&m, loa.Letter{Terms: terms}, c, loa.Record{}).Fields {
		require.Equal(t, loa.FieldResult{Field: f.Field, Verdict: loa.NotCompared, Reason: loa.RecordEmpty}, f)
	}
	for _, f := range loa.Compare(&m, loa.Letter{Terms: terms}, c, record).Fields {
		require.Contains(t, []loa.Verdict{loa.Exact, loa.Equivalent}, f.Verdict, f.Field)
	}
	terms.BillingAddress, record.BillingAddress = loa.Address{}, loa.Address{}
	for _, f := range loa.Compare(&m, loa.Letter{Terms: terms}, c, record).Fields {
		require.Contains(t, []loa.Verdict{loa.Exact, loa.Equivalent}, f.Verdict, "%s: billed to the service address", f.Field)
	}
}

// TestSigners holds whom the signer is compared with, and that the best counts.
func TestSigners(t *testing.T) {
	m := loa.Matching{Fields: []loa.Field{loa.FieldSigner}}
	signer := func(name string, r loa.Record) loa.FieldResult {
		return loa.Compare(&m, loa.Letter{Terms: loa.Terms{Signer: loa.Signer{Name: name}}}, loa.Credentials{}, r).Fields[0]
	}
	person, company := loa.NewPerson("Robert Smith"), loa.NewCompany("Robert Smith")
	for name, tc := range map[string]struct {
		record loa.Record
		want   loa.Verdict
		reason loa.Code
		with   string
	}{
		"the account holder":          {loa.Record{Customer: person}, loa.Exact, "", "Robert Smith"},
		"a company authorizes nobody": {loa.Record{Customer: company}, loa.NotCompared, loa.RecordEmpty, ""},
		"the second of two":           {loa.Record{Customer: company, Authorized: []string{"Ana Ruiz", "ROBERT SMITH"}}, loa.Equivalent, "", "ROBERT SMITH"},
		"the first of two":            {loa.Record{Customer: company, Authorized: []string{"ROBERT SMITH", "Ana Ruiz"}}, loa.Equivalent, "", "ROBERT SMITH"},
		"the nearer of two":           {loa.Record{Authorized: []string{"Ana Ruiz", "Robert Smyth"}}, loa.Mismatch, loa.NameTypo, "Robert Smyth"},
		"the nearer comes first":      {loa.Record{Authorized: []string{"Robert Smyth", "Ana Ruiz"}}, loa.Mismatch, loa.NameTypo, "Robert Smyth"},
		"the first of two as near":    {loa.Record{Authorized: []string{"Robert Smyth", "Robert Smitt"}}, loa.Mismatch, loa.NameTypo, "Robert Smyth"},
		"nobody named":                {loa.Record{Authorized: []string{" ", ""}}, loa.NotCompared, loa.RecordEmpty, ""},
	} {
		f := signer("Robert Smith", tc.record)
		require.Equal(t, tc.want, f.Verdict, name)
		require.Equal(t, tc.reason, f.Reason, name)
		require.Equal(t, tc.with, f.Record, name)
	}
	require.Equal(t, loa.LetterEmpty, signer(" ", loa.Record{Customer: person}).Reason)
}

// TestTradeNames compares customers with a trade name of their own.
func TestTradeNames(t *testing.T) {
	m := loa.Matching{Fields: []loa.Field{loa.FieldCustomer}}
	compare := func(a, b loa.Customer) loa.FieldResult {
		return loa.Compare(&m, loa.Letter{Terms: loa.Terms{Customer: a}}, loa.Credentials{}, loa.Record{Customer: b}).Fields[0]
	}
	acme, shed := loa.NewCompany("Acme Bicycles LLC"), loa.NewCompany("Acme Bicycles LLC")
	shed.DBA = "The Bike Shed"
	f := compare(shed, loa.NewCompany("ACME BICYCLES LLC DBA THE BIKE SHED"))
	require.Equal(t, loa.Equivalent, f.Verdict)
	require.Equal(t, "Acme Bicycles LLC", f.Letter)
	require.Equal(t, "ACME BICYCLES LLC DBA THE BIKE SHED", f.Record)
	f = compare(shed, acme)
	require.Equal(t, loa.NameDBAPart, f.Reason)
	require.Contains(t, f.Hint, "Only one of letter and record")
	other := acme
	other.DBA = "Wheels"
	require.Contains(t, compare(shed, other).Hint, "trade names differ")
	require.Equal(t, loa.Exact, compare(loa.NewPerson("Ana Ruiz"), loa.NewPerson("Ruiz, Ana")).Verdict)
	require.Equal(t, loa.NameDifferent, compare(loa.NewPerson("Ana Ruiz"), loa.NewCompany("Acme")).Reason)
	require.Equal(t, loa.Equivalent, compare(loa.NewPerson("Ana Ruiz"), loa.NewPerson("Ana Maria Ruiz")).Verdict)
	require.Equal(t, loa.Mismatch, compare(loa.NewPerson("Ana Ruiz"), loa.NewCompany("Ana Maria Ruiz")).Verdict, "a company has no middle name")
	require.Equal(t, loa.Mismatch, compare(loa.NewCompany("Ana Maria Ruiz"), loa.NewPerson("Ana Ruiz")).Verdict)
}

// TestMatch holds the matcher against the cases that follow from the rules of
// Publication 28, Canada Post and the carriers' reject lists.
func TestMatch(t *testing.T) {
	cases := matchCases(t)
	require.GreaterOrEqual(t, len(cases), 250)
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			c.check(t)
			require.Equal(t, c.Rules, c.compare(t, c.Letter, c.Record).Rules.Names())
		})
	}
}
