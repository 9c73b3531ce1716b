package verification

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openlnp/lnp/loa"
)

// The codes of problems.
const (
	CodeRequired     loa.Code = "verification.required"
	CodeAdvised      loa.Code = "verification.advised"
	CodeTooLong      loa.Code = "verification.too-long"
	CodeCharacters   loa.Code = "verification.characters"
	CodeChoice       loa.Code = "verification.choice" // not one that the form offers
	CodeCountry      loa.Code = "verification.country"
	CodeRegistration loa.Code = "verification.registration"
	CodeNotRegistry  loa.Code = "verification.not-a-registration" // a social security number
	CodeStreet       loa.Code = "verification.address.street"
	CodeBox          loa.Code = "verification.address.po-box"
	CodeCity         loa.Code = "verification.address.city"
	CodeRegion       loa.Code = "verification.address.region"
	CodePostal       loa.Code = "verification.address.postal"
	CodeURL          loa.Code = "verification.url"
	CodeEmail        loa.Code = "verification.email"
	CodeFreeMail     loa.Code = "verification.free-mail"
	CodeBrand        loa.Code = "verification.sample.brand"
	CodeOptOut       loa.Code = "verification.sample.opt-out"

	CodeNumber  loa.Code = "verification.number" // not toll-free, or nobody's
	CodeTwice   loa.Code = "verification.number.twice"
	CodeTooMany loa.Code = "verification.number.too-many"
)

// Check returns everything that is wrong with a form for so many numbers, in field
// order; nil is a complete one. Warnings are what reviewers often reject for; they do
// not hold the form up.
func (p *Policy) Check(f Form, numbers int) loa.Problems {
	c := checker{p: p, form: &f}
	for i := range fields {
		fd := &fields[i]
		r := p.Requirement(fd.Path)
		values := fd.values(&f)
		if !fd.there(&f) {
			c.missing(fd, r.Need, numbers)
			continue
		}
		for j, v := range values {
			c.text(fd, fd.at(j), v, r.Max)
		}
		if fd.check != nil {
			fd.check(&c, fd, values)
		}
	}
	return c.problems
}

type checker struct {
	p        *Policy
	form     *Form
	problems loa.Problems
}

func (c *checker) fail(code loa.Code, path, message, hint string) {
	c.problems = append(c.problems, loa.Problem{Code: code, Path: path, Message: message, Hint: hint, Severity: loa.SeverityError})
}

func (c *checker) warn(code loa.Code, path, message, hint string) {
	c.problems = append(c.problems, loa.Problem{Code: code, Path: path, Message: message, Hint: hint, Severity: loa.SeverityWarning})
}

// missing says what the need has against a field that is not there.
func (c *checker) missing(fd *field, n Need, numbers int) {
	required := false
	switch n {
	case Required:
		required = true
	case Advised:
		c.warn(CodeAdvised, fd.Path, fd.Name+" is missing; reviewers look for it.", fd.Hint)
	case IfRegistered:
		required = c.form.Business.Entity != SoleProprietor
	case IfSeveral:
		required = numbers > 1
	case IfSection527:
		required = c.form.Section527
	default:
	}
	if required {
		c.fail(CodeRequired, fd.Path, fd.Name+" is missing.", fd.Hint)
	}
}

// text checks what holds of every text: its length, and that it can be shown.
func (c *checker) text(fd *field, path, s string, most int) {
	if most > 0 && utf8.RuneCountInString(s) > most {
		c.fail(CodeTooLong, path, fd.Name+" is too long.", "The carrier takes "+strconv.Itoa(most)+" characters.")
	}
	strange := func(r rune) bool {
		return r == utf8.RuneError || unicode.IsControl(r) && (r != '\n' && r != '\r' && r != '\t' || fd.Kind != FieldProse)
	}
	if strings.ContainsFunc(s, strange) {
		c.fail(CodeCharacters, path, fd.Name+" has characters that cannot be shown.", "Type it anew, without pasting.")
	}
}

// choice checks that a value is one that the form offers.
func choice[T ~string](c *checker, fd *field, v string, offered []T) {
	if !slices.Contains(offered, T(v)) {
		c.fail(CodeChoice, fd.Path, fd.Name+" is not one that the form offers.", fd.Hint)
	}
}

func checkEntity(c *checker, fd *field, v []string) {
	choice(c, fd, v[0], Entities())
	country, registered := c.form.Business.Address.Country, !c.form.Business.Registration.Number.IsZero()
	if Entity(v[0]) == SoleProprietor && !registered && country != "" && !slices.Contains(c.p.SoleProprietors.Value, country) {
		c.fail(CodeRegistration, fd.Path, "Sole proprietors of that country are not taken without a registration.", "Register the business, or verify in the name of one that is registered.")
	}
}

func checkRegistrationType(c *checker, fd *field, v []string) {
	choice(c, fd, v[0], RegistrationTypes())
	t, country := RegistrationType(v[0]), c.form.Business.Registration.Country
	if t == EIN && country == loa.CA || t == CBN && country == loa.US {
		c.fail(CodeRegistration, fd.Path, "The type of registration is not one of the country of registration.", "An EIN is of the United States, a Business Number of Canada.")
	}
}

func checkUseCase(c *checker, fd *field, v []string) { choice(c, fd, v[0], useCases[:]) }

func checkMethod(c *checker, fd *field, v []string) { choice(c, fd, v[0], OptInMethods()) }

func checkRegistrationCountry(c *checker, fd *field, v []string) {
	choice(c, fd, v[0], []loa.Country{loa.US, loa.CA})
}

// checkRegistrationNumber looks at the form of the number alone: 12-3456789 for an
// EIN, 123456789 or 123456789 RC 0001 for a Business Number.
func checkRegistrationNumber(c *checker, fd *field, v []string) {
	if personal(v[0]) {
		c.fail(CodeNotRegistry, fd.Path, "The number has the form of a social security number.", "Never give one. A sole proprietor without an EIN leaves the registration out.")
		return
	}
	digits := shape(strings.ReplaceAll(strings.ReplaceAll(v[0], " ", ""), "-", ""))
	switch c.form.Business.Registration.Type {
	case EIN:
		if digits != "000000000" {
			c.fail(CodeRegistration, fd.Path, "The number is not an EIN.", "It has nine digits, as 12-3456789.")
		}
	case CBN:
		if digits != "000000000" && digits != "000000000AA0000" {
			c.fail(CodeRegistration, fd.Path, "The number is not a Business Number.", "It has nine digits, with RC 0001 or the like after them or without.")
		}
	default: // other registers number as they please
	}
}

// personal reports whether a number is written as social security numbers are.
func personal(s string) bool { return shape(strings.TrimSpace(s)) == "000-00-0000" }

// shape replaces every digit by 0 and every ASCII letter by A.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return 'A'
		}
		return r
	}, s)
}

func checkAddress(c *checker, fd *field, _ []string) {
	a := &c.form.Business.Address
	const hint = "Copy it from the registration."
	if a.Country != loa.US && a.Country != loa.CA {
		c.fail(CodeCountry, fd.Path+".country", "The business is neither in the United States nor in Canada.", "Only businesses there can verify a toll-free number.")
	}
	if strings.TrimSpace(a.Line1) == "" {
		c.fail(CodeStreet, fd.Path+".line1", "The street is missing.", hint)
	} else if loa.ParseStreet(a.Country, a.Line1).Form == loa.Box {
		c.warn(CodeBox, fd.Path+".line1", "Reviewers look for a place of business, not for a box.", "Give the street address.")
	}
	if strings.TrimSpace(a.City) == "" {
		c.fail(CodeCity, fd.Path+".city", "The city is missing.", hint)
	}
	if a.Country != loa.US && a.Country != loa.CA {
		return
	}
	if _, ok := loa.RegionCode(a.Country, a.Region); !ok {
		c.fail(CodeRegion, fd.Path+".region", "The state or province is missing, or not one of that country.", "Use the two-letter code.")
	}
	if _, ok := loa.PostalCode(a.Country, a.PostalCode); !ok {
		c.fail(CodePostal, fd.Path+".postal_code", "The ZIP or postal code is missing, or not one of that country.", hint)
	}
}

func checkURLs(c *checker, fd *field, v []string) {
	for i, s := range v {
		if strings.TrimSpace(s) != "" && !public(s) {
			c.fail(CodeURL, fd.at(i), fd.Name+" is not an address that everybody can open.", "Write it as https://example.com/page, without a password, and not an address inside your network.")
		}
	}
}

// public reports whether s is the address of a page that may be open to everybody, as
// far as its form tells.
func public(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.Opaque != "" {
		return false
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if _, err := netip.ParseAddr(host); err == nil || strings.ContainsAny(host, " _") {
		return false
	}
	name, top := "", ""
	if i := strings.LastIndexByte(host, '.'); i > 0 {
		name, top = host[:i], host[i+1:]
	}
	return name != "" && len(top) >= 2 && !slices.Contains([]string{"local", "localhost", "internal", "lan", "invalid", "test"}, top)
}

// freeMail are mailboxes that anybody can have. Source: chosen; the rule is Twilio's
// 30482, an address of an official domain, 2025-05-15.
var freeMail = [...]string{
	"aol.com", "gmail.com", "gmx.com", "hotmail.com", "icloud.com", "live.com", "mail.com", "outlook.com", "proton.me",
	"protonmail.com", "yahoo.ca", "yahoo.com",
}

func checkEmail(c *checker, fd *field, v []string) {
	local, domain, ok := strings.Cut(v[0], "@")
	if !ok || local == "" || strings.ContainsAny(v[0], " \t,;<>\"()") || strings.Contains(domain, "@") || !public("https://"+domain) {
		c.fail(CodeEmail, fd.Path, "The e-mail address is not one.", "Write it as name@example.com.")
		return
	}
	if slices.Contains(freeMail[:], strings.ToLower(domain)) {
		c.warn(CodeFreeMail, fd.Path, "The e-mail address is of a service that anybody can use, which reviewers often refuse.", fd.Hint)
	}
}

// checkSamples looks for the business's name, and for a way to opt out, in any of the
// samples. Source: Bandwidth and resellers of Twilio, 2026.
func checkSamples(c *checker, fd *field, v []string) {
	all := strings.ToLower(strings.Join(v, "\n"))
	brand := func(name string) bool {
		name = strings.ToLower(strings.TrimSpace(name))
		if i := strings.LastIndexByte(name, ' '); i > 0 {
			name = strings.TrimRight(name[:i], " ,") // without Inc., LLC, Ltd.
		}
		return name != "" && strings.Contains(all, name)
	}
	if b := &c.form.Business; strings.TrimSpace(b.Name+b.DBA) != "" && !brand(b.Name) && !brand(b.DBA) {
		c.warn(CodeBrand, fd.Path, "No sample names the business.", "Begin each message with the name that people know.")
	}
	if c.form.UseCase != TwoFactor && !strings.Contains(all, "stop") && !strings.Contains(all, "arret") && !strings.Contains(all, "arrêt") {
		c.warn(CodeOptOut, fd.Path, "No sample says how to opt out.", "Add a sentence such as: Reply STOP to opt out.")
	}
}

// at is the path of one value of a field.
func (f *field) at(i int) string {
	if !f.List {
		return f.Path
	}
	return f.Path + "[" + strconv.Itoa(i) + "]"
}
