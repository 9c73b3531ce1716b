package numbers

import (
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers/v2"

	"github.com/openlnp/lnp/numbering"
)

// explained returns why the two read one text differently on purpose, "" for no reason.
// The peer follows a rule of lenience, this package the plan.
func explained(n numbering.Number, err error, p *phonenumbers.PhoneNumber, peerErr error) string {
	switch {
	case peerErr == nil && p.GetCountryCode() != 1 && err != nil:
		return "another country"
	case err != nil && (peerErr != nil || !phonenumbers.IsValidNumber(p)):
		return "neither takes it"
	case err == nil && peerErr == nil && phonenumbers.Format(p, phonenumbers.E164) == n.E164():
		return "both read the same"
	case err != nil && peerErr == nil:
		e := err.(*numbering.ParseError) //nolint:errorlint // what Parse documents
		return "refused here: " + string(e.Problem)
	case err == nil && peerErr != nil:
		return "refused there: " + peerErr.Error()
	}
	return ""
}

// TestDiffer holds the two together on the forms of every NPA-NXX that the plan has
// in use: the same number, or a reason.
func TestDiffer(t *testing.T) {
	plan := numbering.Standard()
	count := map[string]int{}
	for a := range plan.Areas() {
		for nxx := 200; nxx < 1000; nxx += 37 {
			n, ok := numbering.FromDigits(uint64(a.NPA)*1e7 + uint64(nxx)*1e4 + 2345)
			if !ok {
				continue
			}
			for _, s := range []string{n.E164(), n.National(), n.International(), n.RFC3966(), n.Dashed(), n.Plain(), n.Dashed() + " x77"} {
				p, err := phonenumbers.Parse(s, "US")
				got, ownErr := numbering.Parse(s)
				why := explained(got, ownErr, p, err)
				if count[why]++; why != "both read the same" || got != n {
					t.Fatalf("%s: here %v, %v; there %v, %v", s, got, ownErr, p, err)
				}
			}
		}
	}
	t.Log(count)
}

// FuzzDiffer looks for a text that both take and read as different numbers.
func FuzzDiffer(f *testing.F) {
	for _, s := range []string{
		"+12025550123", "(202) 555-0123", "202.555.0123 ext. 45", "1-800-356-9377", "tel:+1-202-555-0123;ext=45",
		"\uff12\uff10\uff12\uff0d\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13", "011 1 202 555 0123", "2025550123,,45#",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "phone-context") || strings.Contains(s, ";rn=") {
			t.Skip("the peer reads no numbers that a context completes, and takes rn for the number")
		}
		d, err := numbering.ParseDetail(s)
		p, peerErr := phonenumbers.Parse(s, "US")
		if explained(d.Number, err, p, peerErr) == "" {
			t.Fatalf("%q: here %v, there %v", s, d.Number, p)
		}
	})
}
