package loa_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

// TestTollFree compares a toll-free letter: no service address, the billing address
// in its place, and the RespOrg that controls the numbers.
func TestTollFree(t *testing.T) {
	m, ok := loa.MatchingFor(loa.US, loa.TollFree)
	require.True(t, ok)
	terms := loatest.Spanish(2)
	r := loatest.Record(0)
	r.Customer = loa.NewCompany("PANADERIA LA ESPIGA INC")
	r.Carrier.RespOrg = "htc01"
	for _, n := range terms.Numbers {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	c := loa.Compare(&m, loa.Draft(terms), loa.Credentials{}, r)
	require.True(t, c.Matches(), "%v", c.Mismatches())
	f, ok := c.Field(loa.FieldRespOrg)
	require.True(t, ok)
	require.Equal(t, loa.Equivalent, f.Verdict)
	_, ok = c.Field(loa.FieldStreet)
	require.False(t, ok)

	r.Carrier.RespOrg = "XYZ99"
	r.Numbers = r.Numbers[:1]
	c = loa.Compare(&m, loa.Draft(terms), loa.Credentials{}, r)
	require.False(t, c.Matches())
	var got []loa.Code
	for _, f := range c.Mismatches() {
		got = append(got, f.Reason)
	}
	require.Equal(t, []loa.Code{"numbers.not-on-account", "resporg.differs"}, got)
	require.Contains(t, c.Mismatches()[0].Hint, "One number is not on the account")
	require.Contains(t, c.Mismatches()[1].Hint, "Another organization")
}

// TestMissing holds which numbers a record lacks, in whatever order it shows them, and
// where such numbers are reported.
func TestMissing(t *testing.T) {
	n := loatest.Numbers("217555", 5)
	r := loa.Record{Source: loa.SourceBill, Numbers: []loa.RecordNumber{{Number: n[3]}, {Number: n[0]}, {Number: n[1]}, {Number: n[0]}}}
	require.Equal(t, []numbering.Number{n[4], n[2], n[4]}, r.Missing([]numbering.Number{n[4], n[0], n[2], n[3], n[4], n[1]}), "in the order given")
	require.Nil(t, r.Missing(n[:2]))
	require.Nil(t, r.Missing(nil))
	require.Equal(t, n, loa.Record{}.Missing(n))
	require.True(t, r.HasNumber(n[1]))
	require.False(t, r.HasNumber(n[2]))

	l := loa.Draft(loatest.Terms(5))
	f, _ := loa.Compare(&loa.Matching{Fields: []loa.Field{loa.FieldNumbers}}, l, loa.Credentials{}, r).Field(loa.FieldNumbers)
	require.Equal(t, loa.NumbersNotOnAccount, f.Reason)
	require.Contains(t, f.Hint, "2 numbers are not on the account")
	missing := func() (paths []string) {
		for _, p := range policy(t, loa.US, loa.Local).ValidateDocument(l, &loa.Document{Record: r}, loatest.Now) {
			if p.Code == loa.DocumentNumberMissing {
				paths = append(paths, p.Path)
			}
		}
		return paths
	}
	require.Equal(t, []string{"numbers[2]", "numbers[4]"}, missing())
	r.BTN = loa.NewBTN(n[2])
	require.Equal(t, []string{"numbers[4]"}, missing(), "the record shows its billing number")
}

// TestManyNumbers compares and validates a hundred times as many numbers, and asks that
// it takes far less than the ten thousand times as long of a walk for each. The record
// shows them from the last to the first, and lacks every second one.
func TestManyNumbers(t *testing.T) {
	const few, many = 200, 20_000
	m := loa.Matching{Fields: []loa.Field{loa.FieldNumbers}}
	p := policy(t, loa.US, loa.Local)
	least := func(size int) time.Duration {
		l, d := loa.Draft(loatest.Terms(0)), loa.Document{Record: loatest.Record(0)}
		p.MaxNumbers, l.Partial, l.Remaining.Action = size, true, loa.Keep
		for i := range size {
			n := numbering.MustParse("217" + strconv.Itoa(2_000_000+i))
			l.Numbers = append(l.Numbers, n)
			if i%2 == 0 {
				d.Record.Numbers = append(d.Record.Numbers, loa.RecordNumber{Number: n})
			}
			l.Remaining.Numbers = append(l.Remaining.Numbers, numbering.MustParse("217"+strconv.Itoa(3_000_000+i)))
		}
		slices.Reverse(d.Record.Numbers)
		least := time.Hour
		for range 5 {
			start := time.Now()
			f := loa.Compare(&m, l, loa.Credentials{}, d.Record).Fields[0]
			require.Equal(t, loa.NumbersNotOnAccount, f.Reason)
			require.True(t, f.Near)
			require.Len(t, p.ValidateDocument(l, &d, loatest.Now), size/2)
			require.False(t, p.ValidateTerms(l.Terms, loatest.Now).Has(loa.PartialOverlap))
			least = min(least, time.Since(start))
		}
		return least
	}
	require.Less(t, least(many), 2500*least(few))
}

// TestServiceAddressOfTollFree is compared by a policy that asks for it, and does
// not apply.
func TestServiceAddressOfTollFree(t *testing.T) {
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	f, ok := loa.Compare(&m, loa.Draft(loatest.Spanish(1)), loa.Credentials{}, loatest.Record(1)).Field(loa.FieldStreet)
	require.True(t, ok)
	require.Equal(t, loa.NotCompared, f.Verdict)
	require.Equal(t, loa.Code("not-applicable"), f.Reason)
}

// TestSecretsCompared holds what is said of secrets: the same, different, or not
// known, and never how.
func TestSecretsCompared(t *testing.T) {
	m := loa.Matching{Name: "secrets", Country: loa.CA, Fields: []loa.Field{loa.FieldPIN, loa.FieldTaxID, loa.FieldDeviceID, loa.FieldSSN4}}
	r := loa.Record{Credentials: loa.Credentials{PIN: loa.NewPIN("4417"), TaxID: loa.NewTaxID("987654321"), DeviceID: loa.NewDeviceID("80A1B2C3")}}
	c := loa.Credentials{PIN: loa.NewPIN("4418"), TaxID: loa.NewTaxID("987654321"), DeviceID: loa.NewDeviceID(loa.Redacted), SSN4: loa.NewSSN4("6093")}
	require.Equal(t, []loa.FieldResult{
		{Field: loa.FieldPIN, Verdict: loa.Mismatch, Reason: "pin.differs"},
		{Field: loa.FieldTaxID, Verdict: loa.Exact},
		{Field: loa.FieldDeviceID, Verdict: loa.NotCompared, Reason: "withheld"},
		{Field: loa.FieldSSN4, Verdict: loa.NotCompared, Reason: "record.empty"},
	}, loa.Compare(&m, loa.Letter{}, c, r).Fields)
}

// TestMatchings holds the presets' names, and that one is the caller's to change.
func TestMatchings(t *testing.T) {
	for _, tc := range []struct {
		country loa.Country
		kind    loa.Kind
		want    string
	}{
		{loa.US, loa.Local, "wireline-us"},
		{loa.US, loa.Wireless, "wireless-us"},
		{loa.US, loa.TollFree, "toll-free"},
		{loa.CA, loa.Local, "wireline-ca"},
		{loa.CA, loa.Wireless, "wireless-ca"},
		{loa.CA, loa.TollFree, "toll-free"},
	} {
		m, ok := loa.MatchingFor(tc.country, tc.kind)
		require.True(t, ok)
		require.Equal(t, tc.want, m.Name)
		require.Equal(t, tc.country, m.Country)
	}
	for _, kind := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree, "fax", ""} {
		for _, country := range []loa.Country{"MX", ""} {
			_, ok := loa.MatchingFor(country, kind)
			require.False(t, ok)
		}
	}
	for _, country := range []loa.Country{loa.US, loa.CA} {
		_, ok := loa.MatchingFor(country, "fax")
		require.False(t, ok)
	}
	m, _ := loa.MatchingNamed("simple-us")
	m.Fields[0] = "changed"
	again, _ := loa.MatchingNamed("simple-us")
	require.Equal(t, []loa.Field{loa.FieldNumbers, loa.FieldPostalCode, loa.FieldAccountNumber, loa.FieldPIN}, again.Fields, "the four fields of FCC 07-188")
}

// TestIgnoreLegalForm is the switch of the port-out preset.
func TestIgnoreLegalForm(t *testing.T) {
	m, _ := loa.MatchingNamed("port-out-us")
	m.Fields = []loa.Field{loa.FieldCustomer}
	l := loa.Letter{Terms: loa.Terms{Customer: loa.NewCompany("Acme Plumbing")}}
	for onFile, rule := range map[string]bool{"ACME PLUMBING LLC": true, "ACME PLUMBING INC": true, "ACME PLUMBING": false} {
		f := loa.Compare(&m, l, loa.Credentials{}, loa.Record{Customer: loa.NewCompany(onFile)}).Fields[0]
		require.Equal(t, loa.Equivalent, f.Verdict)
		require.Equal(t, rule, f.Rules.Has(loa.RuleLegalForm), onFile)
	}
	l.Customer = loa.NewCompany("Acme Plumbing Inc")
	require.Equal(t, loa.NameTypo, loa.Compare(&m, l, loa.Credentials{}, loa.Record{Customer: loa.NewCompany("ACNE PLUMBING LLC")}).Fields[0].Reason)
	for onFile, reason := range map[string]loa.Code{"ACNE PLUMBING LLC": loa.NameTypo, "ACME ROOFING LLC": loa.NameDifferent} {
		require.Equal(t, reason, loa.Compare(&m, l, loa.Credentials{}, loa.Record{Customer: loa.NewCompany(onFile)}).Fields[0].Reason)
	}
}

// TestNewPerson reads the names that bills print.
func TestNewPerson(t *testing.T) {
	for in, want := range map[string][2]string{
		"Robert Smith": {"Robert", "Smith"}, "SMITH, ROBERT J": {"ROBERT J", "SMITH"}, "Robert J Smith Jr.": {"Robert J", "Smith Jr."},
		"Smith, Jr": {"", "Smith, Jr"}, "Jr": {"", "Jr"}, "Ana Jr": {"", "Ana Jr"}, "Smith III, Ana": {"Ana", "Smith III"}, "Cher": {"", "Cher"}, "": {"", ""}, "  Ana   María  Ruiz ": {"Ana María", "Ruiz"},
	} {
		c := loa.NewPerson(in)
		require.Equal(t, want, [2]string{c.FirstName, c.LastName}, "%q", in)
	}
}

// TestKindOfPerson holds that whoever is named on one line is a person.
func TestKindOfPerson(t *testing.T) {
	for _, name := range []string{"", "Cher", "Ana Ruiz", "Ruiz, Ana"} {
		require.Equal(t, loa.Residential, loa.NewPerson(name).Kind)
	}
	require.Equal(t, loa.Customer{Kind: loa.Business, Company: "Acme"}, loa.NewCompany(" Acme "))
}

// TestScalars holds the databases' and encoders' side of the scalars.
func TestScalars(t *testing.T) {
	b := loa.MustParseBTN("217-555-0100 014")
	v, err := b.Value()
	require.NoError(t, err)
	for _, src := range []any{v, []byte("2175550100 014")} {
		var back loa.BTN
		require.NoError(t, back.Scan(src))
		require.Equal(t, b, back)
	}
	var none loa.BTN
	require.NoError(t, none.Scan(nil))
	require.True(t, none.IsZero())
	require.ErrorIs(t, none.Scan(7), loa.ErrBTN)
	text, err := b.AppendText(nil)
	require.NoError(t, err)
	require.Equal(t, "+12175550100 014", string(text))
	text, err = loa.NewAccountNumber("0012").AppendText(nil)
	require.NoError(t, err)
	require.Equal(t, "0012", string(text))
	require.Panics(t, func() { loa.MustParseBTN("x") })

	var p loa.PIN
	require.NoError(t, p.UnmarshalText([]byte("4417")))
	require.Equal(t, "4417", p.Reveal())
	require.Equal(t, loa.Redacted, p.GoString())
	require.Equal(t, "••••3456", loa.NewAccountNumber("123456").GoString())
	require.True(t, loa.NewPIN("1").Equal(loa.NewPIN("1")))
	require.True(t, loa.NewSSN4("1").Equal(loa.NewSSN4("1")))
	require.False(t, loa.NewSSN4("1").Equal(loa.NewSSN4("2")))
	require.False(t, loa.PIN{}.Equal(loa.NewPIN("")), "none equals nothing")
	require.False(t, loa.NewPIN(loa.Redacted).Equal(loa.NewPIN(loa.Redacted)))
	require.True(t, loa.NewTaxID("1").Equal(loa.NewTaxID("1")))
	require.True(t, loa.NewDeviceID("1").Equal(loa.NewDeviceID("1")))
	require.Equal(t, "1420 W Elm Street, Suite 200, Springfield, IL 62701", loatest.Terms(1).ServiceAddress.String())
	require.Equal(t, []string{"104-2701, avenue Laurier Est", "Montréal QC  H2J 1G7"}, loatest.French(1).ServiceAddress.Lines())
}

// TestPostalCode holds the forms.
func TestPostalCode(t *testing.T) {
	for in, want := range map[string]string{"62701": "62701", "62701-1234": "62701-1234", "627011234": "62701-1234", "6270": "", "h2x": "", "62701;": "", " 62701": "62701", "6 2 7 0 1": "62701", "627-01": "62701", "627011": "", "62701123": "", "6270A": "", "62701-123A": "", "": ""} {
		got, ok := loa.PostalCode(loa.US, in)
		require.Equal(t, want, got, in)
		require.Equal(t, want != "", ok, in)
	}
	for in, want := range map[string]string{"h2x1y4": "H2X 1Y4", "H2X-1Y4": "H2X 1Y4", "W2X 1Y4": "", "H2O 1Y4": "", "H2X 1YD": "", "62701": "", "A0A 0A0": "A0A 0A0", "y9y 9z9": "Y9Y 9Z9", "Z2X 1Y4": "", "H2X 1Y": "", "H2X 1Y44": "", "HHX 1Y4": "", "H2X_1Y4": ""} {
		got, ok := loa.PostalCode(loa.CA, in)
		require.Equal(t, want, got, in)
		require.Equal(t, want != "", ok, in)
	}
	_, ok := loa.PostalCode("MX", "62701")
	require.False(t, ok)
}
