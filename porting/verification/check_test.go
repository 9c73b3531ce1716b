package verification_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/verification"
)

func named(t require.TestingT, name string) *verification.Policy {
	p, ok := verification.PolicyNamed(name)
	require.True(t, ok, name)
	return &p
}

// codes are the problems as "severity code path".
func codes(ps loa.Problems) []string {
	var all []string
	for _, p := range ps {
		all = append(all, string(p.Severity)+" "+strings.TrimPrefix(string(p.Code), "verification.")+" "+p.Path)
	}
	return all
}

// TestCheckEmpty is everything that the general form asks, all at once and in order.
func TestCheckEmpty(t *testing.T) {
	got := codes(named(t, "general").Check(verification.Form{}, 2))
	require.Empty(t, cmp.Diff([]string{
		"error required business.name",
		"error required business.entity",
		"error required business.registration.type",
		"error required business.registration.number",
		"error required business.registration.country",
		"error required business.address",
		"error required business.website",
		"error required contact.first_name",
		"error required contact.last_name",
		"error required contact.email",
		"error required contact.phone",
		"error required use_case",
		"error required summary",
		"error required samples",
		"error required opt_in.method",
		"error required opt_in.description",
		"error required opt_in.image_urls",
		"error required monthly_volume",
		"error required why_several",
		"warning advised privacy_url",
		"warning advised terms_url",
	}, got))
	require.NotContains(t, codes(named(t, "general").Check(verification.Form{}, 1)), "error required why_several")
}

func TestCheck(t *testing.T) {
	for _, p := range verification.Policies() {
		f := form()
		f.Reseller, f.Additional = "Example Voice", "None."
		require.Empty(t, p.Check(f, 2), p.Name)
	}
	type edit = func(*verification.Form)
	for _, c := range []struct {
		name string
		edit edit
		want []string
	}{
		{"blank is missing", func(f *verification.Form) { f.Business.Name = " \t" }, []string{
			"error required business.name",
		}},
		{"legal form unknown", func(f *verification.Form) { f.Business.Entity = "club" }, []string{"error choice business.entity"}},
		{"a sole proprietor needs no registration", func(f *verification.Form) {
			f.Business.Entity, f.Business.Registration = verification.SoleProprietor, verification.Registration{}
		}, nil},
		{"but not in Canada", func(f *verification.Form) {
			f.Business.Entity, f.Business.Registration = verification.SoleProprietor, verification.Registration{}
			f.Business.Address = loa.Address{Line1: "12 rue Sainte-Catherine", City: "Montréal", Region: "QC", PostalCode: "H2X 1Y4", Country: loa.CA}
		}, []string{"error registration business.entity"}},
		{"unless registered", func(f *verification.Form) {
			f.Business.Entity = verification.SoleProprietor
			f.Business.Registration = verification.Registration{Type: verification.CBN, Number: verification.NewRegistrationNumber("123456789"), Country: loa.CA}
			f.Business.Address = loa.Address{Line1: "12 rue Sainte-Catherine", City: "Montréal", Region: "QC", PostalCode: "H2X 1Y4", Country: loa.CA}
		}, nil},
		{"the only picture", func(f *verification.Form) { f.OptIn.ImageURLs[0] = "opt-in.png" }, []string{
			"error url opt_in.image_urls[0]",
		}},
		{"a Canadian company", func(f *verification.Form) {
			f.Business.Registration = verification.Registration{Type: verification.CBN, Number: verification.NewRegistrationNumber("123456789 RC 0001"), Country: loa.CA}
			f.Business.Address = loa.Address{Line1: "12 rue Sainte-Catherine", City: "Montréal", Region: "QC", PostalCode: "H2X 1Y4", Country: loa.CA}
		}, nil},
		{"an EIN is not Canadian", func(f *verification.Form) { f.Business.Registration.Country = loa.CA }, []string{
			"error registration business.registration.type",
		}},
		{"a Business Number is not American", func(f *verification.Form) {
			f.Business.Registration.Type, f.Business.Registration.Number = verification.CBN, verification.NewRegistrationNumber("123456789")
		}, []string{"error registration business.registration.type"}},
		{"one fault, one problem", func(f *verification.Form) {
			f.Business.Entity, f.Business.Address = verification.SoleProprietor, loa.Address{}
		}, []string{"error required business.address"}},
		{"registered elsewhere", func(f *verification.Form) { f.Business.Registration.Country = "GB" }, []string{
			"error choice business.registration.country",
		}},
		{"an EIN of eight digits", func(f *verification.Form) {
			f.Business.Registration.Number = verification.NewRegistrationNumber("1-2345678")
		}, []string{"error registration business.registration.number"}},
		{"a Business Number with letters", func(f *verification.Form) {
			f.Business.Registration = verification.Registration{Type: verification.CBN, Number: verification.NewRegistrationNumber("12345678A"), Country: loa.CA}
		}, []string{"error registration business.registration.number"}},
		{"a social security number", func(f *verification.Form) {
			f.Business.Registration.Number = verification.NewRegistrationNumber("900-12-3456")
		}, []string{"error not-a-registration business.registration.number"}},
		{"another register", func(f *verification.Form) {
			f.Business.Registration.Type, f.Business.Registration.Number = verification.OtherRegistration, verification.NewRegistrationNumber("LLC-77")
		}, nil},
		{"a business abroad", func(f *verification.Form) { f.Business.Address.Country = "GB" }, []string{
			"error country business.address.country",
		}},
		{"an address in pieces", func(f *verification.Form) {
			f.Business.Address = loa.Address{Region: "QC", Country: loa.US}
		}, []string{
			"error address.street business.address.line1", "error address.city business.address.city",
			"error address.region business.address.region", "error address.postal business.address.postal_code",
		}},
		{"a box", func(f *verification.Form) { f.Business.Address.Line1 = "PO Box 88" }, []string{
			"warning address.po-box business.address.line1",
		}},
		{"a website without a scheme", func(f *verification.Form) { f.Business.Website = "bakery.example.com" }, []string{
			"error url business.website",
		}},
		{"free mail", func(f *verification.Form) { f.Contact.Email = "june@Gmail.com" }, []string{
			"warning free-mail contact.email",
		}},
		{"no mail", func(f *verification.Form) { f.Contact.Email = "june@" }, []string{"error email contact.email"}},
		{"no phone", func(f *verification.Form) { f.Contact.Phone = numbering.Number{} }, []string{
			"error required contact.phone",
		}},
		{"a use of its own", func(f *verification.Form) { f.UseCase = "cakes" }, []string{"error choice use_case"}},
		{"too long", func(f *verification.Form) { f.Summary = strings.Repeat("é", 501) }, []string{"error too-long summary"}},
		{"just not", func(f *verification.Form) { f.Summary = strings.Repeat("é", 500) }, nil},
		{"control characters", func(f *verification.Form) { f.Contact.LastName = "Alv\x00arez" }, []string{
			"error characters contact.last_name",
		}},
		{"lines in prose", func(f *verification.Form) { f.Summary = "One.\nTwo." }, nil},
		{"lines in a name", func(f *verification.Form) { f.Contact.LastName = "A\nB" }, []string{
			"error characters contact.last_name",
		}},
		{"a sample of nobody", func(f *verification.Form) { f.Samples = []string{"Your order is ready.", "Reply STOP."} }, []string{
			"warning sample.brand samples",
		}},
		{"named by the trade name", func(f *verification.Form) {
			f.Business.DBA, f.Samples = "Cakes", []string{"Cakes: ready. STOP to end."}
		}, nil},
		{"no way out", func(f *verification.Form) { f.Samples = []string{"Maple & Main Bakery: ready."} }, []string{
			"warning sample.opt-out samples",
		}},
		{"a way out in French", func(f *verification.Form) { f.Samples = []string{"Maple & Main Bakery: ARRÊT pour finir."} }, nil},
		{"a code needs none", func(f *verification.Form) {
			f.UseCase, f.Samples = verification.TwoFactor, []string{"Maple & Main Bakery: 123456"}
		}, nil},
		{"another way to join", func(f *verification.Form) { f.OptIn.Method = "telepathy" }, []string{"error choice opt_in.method"}},
		{"one of two pictures", func(f *verification.Form) {
			f.OptIn.ImageURLs = append(f.OptIn.ImageURLs, "file:///tmp/x.png")
		}, []string{"error url opt_in.image_urls[1]"}},
		{"less than nothing", func(f *verification.Form) { f.MonthlyVolume = -1 }, []string{"error required monthly_volume"}},
		{"political, vetted", func(f *verification.Form) { f.UseCase, f.Section527 = verification.Political, true }, []string{
			"error required campaign_token",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := form()
			c.edit(&f)
			require.Empty(t, cmp.Diff(c.want, codes(named(t, "general").Check(f, 2))))
		})
	}
}

// The problems say it to people: message and hint, word by word.
func TestCheckWords(t *testing.T) {
	f := form()
	f.Business.Website = "http://localhost/"
	require.Equal(t, loa.Problems{{
		Code: verification.CodeURL, Path: "business.website", Severity: loa.SeverityError,
		Message: "The website is not an address that everybody can open.",
		Hint:    "Write it as https://example.com/page, without a password, and not an address inside your network.",
	}}, named(t, "general").Check(f, 1))
}

func TestPublicAddresses(t *testing.T) {
	for s, want := range map[string]bool{
		"https://example.com": true, "http://example.com/a?b=c#d": true, "https://www.example.co.uk:8443/x": true,
		"https://xn--caf-dma.example.com": true, "HTTPS://EXAMPLE.COM.": true,
		"example.com": false, "ftp://example.com": false, "https://": false, "https:example.com": false,
		"https://user@example.com": false, "https://localhost": false, "https://10.0.0.1/": false, "https://[::1]/": false,
		"https://printer.local": false, "https://example": false, "https://example.": false, "https://.com": false,
		"javascript:alert(1)": false, "https://exa mple.com": false, "https://example.com/\x7f": false,
	} {
		f := form()
		f.Business.Website = s
		require.Equal(t, want, len(named(t, "general").Check(f, 1).Errors()) == 0, "%q", s)
	}
}

func TestPolicies(t *testing.T) {
	var names []string
	paths := map[string]bool{}
	for _, f := range verification.Fields() {
		require.False(t, paths[f.Path], "twice: %s", f.Path)
		paths[f.Path] = true
		require.NotEmpty(t, f.Name)
		require.NotEmpty(t, f.Hint)
		require.NotEmpty(t, f.Source)
		require.True(t, strings.HasSuffix(f.Hint, "."), f.Hint)
	}
	for _, p := range verification.Policies() {
		names = append(names, p.Name)
		for _, r := range p.Fields {
			require.True(t, paths[r.Path], "%s asks for a field that there is not: %s", p.Name, r.Path)
			require.NotEmpty(t, r.Source)
			require.NotEmpty(t, r.Evidence)
		}
		for _, source := range []string{p.ReviewDays.Source, p.ResubmitDays.Source, p.RemindDays.Source, p.FetchHours.Source, p.SoleProprietors.Source} {
			require.NotEmpty(t, source, p.Name)
		}
		require.True(t, slices.IsSorted(p.Brackets.Value))
	}
	require.Equal(t, []string{"general", "batch", "list", "single"}, names)
	_, ok := verification.PolicyNamed("ours")
	require.False(t, ok)

	p := verification.Policies()[0]
	p.Brackets.Value[0], p.Fields[0].Max = 7, 7
	require.NotEqual(t, p, verification.Policies()[0], "presets are handed out as copies")

	g := named(t, "general")
	for volume, want := range map[int]int{0: 10, 10: 10, 11: 100, 400: 1000, 6_000_000: 10_000_000, 20_000_000: 10_000_000} {
		require.Equal(t, want, g.Bracket(volume))
	}
	require.Equal(t, 400, named(t, "list").Bracket(400), "the carrier takes the number itself")
	require.Equal(t, verification.Required, named(t, "batch").Requirement("reseller").Need)
	require.Equal(t, verification.Optional, g.Requirement("reseller").Need)
	require.Equal(t, verification.Requirement{Path: "none"}, g.Requirement("none"))
}

func TestReasons(t *testing.T) {
	seen := map[verification.ReasonCode]bool{}
	all := verification.Reasons()
	for _, a := range all {
		require.False(t, seen[a.Code], "twice: %s", a.Code)
		seen[a.Code] = true
		require.True(t, a.Code.Known())
		require.Equal(t, a, a.Code.Advice())
		for _, words := range []string{a.Meaning, a.Source, a.Customer.In("en"), a.Customer.In("fr"), a.Customer.In("es")} {
			require.NotEmpty(t, words, a.Code)
		}
		require.NotEqual(t, a.Customer.EN, a.Customer.FR)
		require.NotEqual(t, a.Customer.EN, a.Customer.ES)
		if a.Field != "" {
			require.True(t, slices.ContainsFunc(verification.Fields(), func(f verification.Field) bool {
				return f.Path == a.Field || strings.HasPrefix(f.Path, a.Field+".")
			}), a.Field)
		}
	}
	require.Equal(t, verification.Other, all[len(all)-1].Code)
	unknown := verification.ReasonCode("of-a-later-version")
	require.False(t, unknown.Known())
	require.Equal(t, verification.Other.Advice().Customer, unknown.Advice().Customer)
	require.Equal(t, unknown, unknown.Advice().Code)
	for _, list := range [][]string{texts(verification.UseCases()), texts(verification.Entities()), texts(verification.OptInMethods()), texts(verification.RegistrationTypes())} {
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		require.Len(t, slices.Compact(sorted), len(list))
		require.NotContains(t, list, "")
	}
}

func texts[T ~string](all []T) []string {
	var s []string
	for _, v := range all {
		s = append(s, string(v))
	}
	return s
}
