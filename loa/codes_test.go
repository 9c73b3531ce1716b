package loa_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

// constants returns the codes that a file declares.
func constants(t *testing.T, file string) (out []loa.Code) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	require.NoError(t, err)
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 {
			if lit, ok := v.Values[0].(*ast.BasicLit); ok {
				s, err := strconv.Unquote(lit.Value)
				require.NoError(t, err)
				out = append(out, loa.Code(s))
			}
		}
		return true
	})
	return out
}

// TestCodesAreListed holds the lists against the constants, in their order.
func TestCodesAreListed(t *testing.T) {
	require.Equal(t, constants(t, "codes.go"), loa.ProblemCodes())
	require.Equal(t, constants(t, "reasons.go"), loa.Reasons())
	all := append(loa.ProblemCodes(), loa.Reasons()...)
	slices.Sort(all)
	require.Len(t, slices.Compact(slices.Clone(all)), len(all), "each once")
	loa.ProblemCodes()[0] = "changed"
	require.NotEqual(t, loa.Code("changed"), loa.ProblemCodes()[0], "the caller's own")
}

// TestEveryCode breaks letters at random, under policies at random, and asks that no
// code turns up that is not listed.
func TestEveryCode(t *testing.T) {
	seen := map[loa.Code]bool{}
	problems, reasons := loa.ProblemCodes(), loa.Reasons()
	rapid.Check(t, func(t *rapid.T) {
		p, l, c, d := drawPolicy(t), drawLetter(t), drawCredentials(t), drawDocument(t)
		now := loatest.Now.Add(time.Duration(rapid.IntRange(-50, 90).Draw(t, "days")) * 24 * time.Hour)
		for _, pr := range slices.Concat(p.Validate(l, now), p.ValidateCredentials(l, c, now), p.ValidateDocument(l, d, now), loa.Verify(l, loatest.Keys())) {
			seen[pr.Code] = true
			if !slices.Contains(problems, pr.Code) {
				t.Fatalf("%s is not listed", pr.Code)
			}
		}
		if d == nil {
			return
		}
		for _, name := range []string{"simple-us", "wireless-us", "wireline-us", "toll-free", "wireline-ca", "wireless-ca"} {
			m, _ := loa.MatchingNamed(name)
			for _, f := range loa.Compare(&m, l, c, d.Record).Fields {
				if f.Reason != "" && !slices.Contains(reasons, f.Reason) {
					t.Fatalf("%s is not listed", f.Reason)
				}
			}
		}
	})
	require.Greater(t, len(seen), 40, "the letters are broken in too few ways")
}

func drawPolicy(t *rapid.T) *loa.Policy {
	p, _ := loa.PolicyFor(rapid.SampledFrom([]loa.Country{loa.US, loa.CA}).Draw(t, "policy"), rapid.SampledFrom([]loa.Kind{loa.Local, loa.Wireless, loa.TollFree}).Draw(t, "of"))
	needs := reflect.ValueOf(&p.Needs).Elem()
	for _, field := range needs.Fields() {
		n := rapid.SampledFrom([]loa.Need{"-", "-", loa.Optional, loa.Required, loa.Forbidden, loa.Advised, loa.IfBusiness, loa.IfElectronic, loa.IfPartial, loa.IfProofless}).Draw(t, "need")
		if n != "-" {
			field.SetString(string(n))
		}
	}
	p.StrictRespOrg, p.Document.MaxBytes, p.MaxNumbers = rapid.Bool().Draw(t, "strict"), 1<<20, 4
	return &p
}

func drawLetter(t *rapid.T) loa.Letter {
	terms := rapid.SampledFrom([]func(int) loa.Terms{loatest.Terms, loatest.French, loatest.Spanish}).Draw(t, "terms")(rapid.IntRange(0, 5).Draw(t, "numbers"))
	terms = loa.Draft(terms).Terms
	for range rapid.IntRange(0, 4).Draw(t, "faults") {
		breakField(t, reflect.ValueOf(&terms).Elem())
	}
	l := loa.Letter{Terms: terms}
	if rapid.Bool().Draw(t, "drafted") {
		l = loa.Draft(terms)
	}
	if rapid.Bool().Draw(t, "signed") {
		if s, err := loa.Sign(l, loa.Signature{Method: loa.Method(rapid.SampledFrom([]string{"typed", "wet-upload", "stamp"}).Draw(t, "method")), Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}}); err == nil {
			l = s
		}
	}
	if rapid.Bool().Draw(t, "sealed") {
		if s, err := loa.SealLetter(l, loatest.Key(), loatest.KeyID, loatest.Now); err == nil {
			l = s
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "tampered") == 0 {
		breakField(t, reflect.ValueOf(&l).Elem())
	}
	return l
}

// breakField puts something wrong into one field, at any depth.
func breakField(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case loa.AccountNumber:
		v.Set(reflect.ValueOf(loa.NewAccountNumber(rapid.SampledFrom([]string{"", "****1234", "---", "2175550100", strings.Repeat("7", 40)}).Draw(t, "account"))))
		return
	case loa.BTN:
		v.Set(reflect.ValueOf(rapid.SampledFrom([]loa.BTN{{}, loa.MustParseBTN("8885550100"), loa.MustParseBTN("9005550100"), loa.MustParseBTN("2175550101")}).Draw(t, "btn")))
		return
	case []numbering.Number:
		n := loatest.Numbers(rapid.SampledFrom([]string{"217555", "888555", "514555"}).Draw(t, "prefix"), 2)
		v.Set(reflect.ValueOf(append(n, n[0], numbering.Number{})))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{
			"", "x", "\x00", strings.Repeat("long ", 30), "PO Box 4", "RR 2 Box 18", "PSC 802 Box 74", "General Delivery", "Elm Street", "90210", "MX", "CA", "US",
			"business", "residential", "keep", "Acme LLC", "Al & Bo Day", "Meridian Voice Inc.", "Prairie Bicycle Works LLC", "Dana Whitfield", "dana@x", "toll-free", "en", "fr",
		}).Draw(t, "text"))
	case reflect.Struct:
		if v.NumField() > 0 && v.Field(0).CanSet() {
			breakField(t, v.Field(rapid.IntRange(0, v.NumField()-1).Draw(t, "field")))
		}
	case reflect.Slice:
		if n := v.Len(); n > 0 {
			c := reflect.MakeSlice(v.Type(), n, n)
			reflect.Copy(c, v)
			v.Set(c)
			breakField(t, v.Index(rapid.IntRange(0, n-1).Draw(t, "index")))
		}
	case reflect.Bool:
		v.SetBool(!v.Bool())
	default:
	}
}

func drawCredentials(t *rapid.T) loa.Credentials {
	s := func(name string) string {
		return rapid.SampledFrom([]string{"", "4417", "12", "12-34", "abcdef", "987654321", "490154203237518", loa.Redacted}).Draw(t, name)
	}
	c := loa.Credentials{PIN: loa.NewPIN(s("pin")), SSN4: loa.NewSSN4(s("ssn4")), TaxID: loa.NewTaxID(s("tax id")), DeviceID: loa.NewDeviceID(s("device"))}
	if rapid.Bool().Draw(t, "lapses") {
		c.PINExpires = loatest.Now
	}
	return c
}

func drawDocument(t *rapid.T) *loa.Document {
	if rapid.IntRange(0, 4).Draw(t, "document") == 0 {
		return nil
	}
	d := &loa.Document{Record: loatest.Record(rapid.IntRange(0, 3).Draw(t, "on record")), MediaType: "application/pdf", Bytes: 1 << 10, Pages: 4, PagesOf: 4}
	d.Record.Credentials = drawCredentials(t)
	for range rapid.IntRange(0, 2).Draw(t, "document's faults") {
		switch rapid.IntRange(0, 3).Draw(t, "fault") {
		case 0:
			d.Bytes = 2 << 20
		case 1:
			d.Pages = 1
		case 2:
			d.MediaType = "application/msword"
		default:
			d.Record.Credentials = loa.Credentials{}
			breakField(t, reflect.ValueOf(&d.Record).Elem())
		}
	}
	return d
}
