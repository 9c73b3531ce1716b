package notice_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// constants returns the values of the string constants of a type, from the sources of
// package porting: a kind that is added there has to be told here.
func constants(t *testing.T, typ string) (values []string) {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	require.NoError(t, err)
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := spec.Type.(*ast.Ident); !ok || id.Name != typ {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					require.NoError(t, err)
					values = append(values, s)
				}
			}
			return true
		})
	}
	require.NotEmpty(t, values, typ)
	return values
}

var (
	languages = []string{"en", "fr", "es"}
	account   = loa.NewAccountNumber("0044170982")
	foc       = carrier.Release{
		Date: calendar.NewDate(2026, 3, 10),
		From: time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC),
		To:   time.Date(2026, 3, 10, 18, 0, 0, 0, time.UTC),
		By:   time.Date(2026, 3, 10, 22, 0, 0, 0, time.UTC),
	}
)

// sample is an order in the middle of its life, in a customer's language.
func sample(language string) porting.Order {
	letter := loa.Letter{Terms: loa.Terms{AccountNumber: account, Texting: true}}
	return porting.Order{
		PON: "LNP-20417-1", Version: 1, Kind: loa.Wireless, Country: loa.US,
		LosingCarrier: "Prairie Bell Inc.", Agent: "Dana Whitfield", Ticket: "T-4817",
		Account: porting.Account{ID: "acct-1", Language: language, Standing: porting.StandingPaid}, Letter: &letter,
		Lines: []*porting.Line{
			{Number: one, State: porting.Rejected, Reasons: []carrier.Reason{{Code: carrier.NameMismatchPerson}}, Temporary: numbering.MustParse("872-555-0190")},
			{Number: two, State: porting.Scheduled},
		},
	}
}

// occasion is a notice of every kind, with what it usually brings.
func occasion(kind porting.NoticeKind, trouble porting.TroubleKind) porting.Notice {
	n := porting.Notice{Kind: kind, At: foc.From, Numbers: []numbering.Number{one, two}, Trouble: trouble}
	switch kind {
	case porting.NoticeOpened:
		n.Numbers = nil
	case porting.NoticeNotPortable:
		n.Numbers, n.Reasons = n.Numbers[:1], []carrier.Reason{{Code: carrier.RateCenterUnsupported}}
	case porting.NoticeDocumentsNeeded, porting.NoticeReminder:
		n.Numbers = nil
		n.Missing = []porting.Missing{
			{Field: "letter", Code: "letter-missing", Message: "The Letter of Authorization is missing.", Hint: "Fill it in."},
			{Field: "document", Code: "doc.required", Message: "The bill is missing.", Hint: "Send it."},
		}
	case porting.NoticeRejected:
		n.Reasons = []carrier.Reason{
			{Code: carrier.PostalCodeMismatch, RawCode: "6C", Text: "ZIP DOES NOT MATCH"},
			{Code: carrier.Other, RawCode: "99", Text: "CALL BEFORE RESUBMIT ACCT 0044170982"},
		}
	case porting.NoticeDelayed, porting.NoticeDateRefused:
		n.Reasons = []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}
	case porting.NoticeCanceled:
		n.Numbers = n.Numbers[:1]
	case porting.NoticeCancelRefused:
		n.Reasons = []carrier.Reason{{Code: carrier.CannotCancel}}
	case porting.NoticeReturned:
		n.Numbers, n.Reasons = n.Numbers[:1], []carrier.Reason{{Code: carrier.InadvertentPort}}
	default:
	}
	switch kind {
	case porting.NoticeApproved, porting.NoticeDateChanged, porting.NoticeReleaseSoon, porting.NoticeCompleted:
		n.Release = foc
	default:
	}
	return n
}

// occasions are all kinds of notices, of trouble, and one of a later version.
func occasions(t *testing.T) (all []porting.Notice) {
	t.Helper()
	for _, k := range constants(t, "NoticeKind") {
		if porting.NoticeKind(k) == porting.NoticeTrouble {
			for _, tr := range constants(t, "TroubleKind") {
				all = append(all, occasion(porting.NoticeTrouble, porting.TroubleKind(tr)))
			}
			continue
		}
		all = append(all, occasion(porting.NoticeKind(k), ""))
	}
	return append(all, occasion(porting.NoticeTrouble, "of-a-later-version"), occasion("of-a-later-version", ""))
}

func TestMailsGolden(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	for _, language := range languages {
		var text, page strings.Builder
		for _, n := range occasions(t) {
			m := notice.Mail(sample(language), n, chicago)
			fmt.Fprintf(&text, "%s\n\n== %s ==\n%s\n\n%s\n", strings.Repeat("=", 72), strings.TrimSpace(string(n.Kind)+" "+string(n.Trouble)), m.Subject, m.Text)
			// What stands around the content is the same in every page.
			_, body, ok := strings.Cut(m.HTML, "<h1")
			require.True(t, ok)
			page.WriteString("<h1" + strings.TrimSuffix(body, "</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n") + "<hr>\n")
		}
		golden.Equal(t, "testdata/mails."+language+".txt", text.String())
		golden.Equal(t, "testdata/mails."+language+".html", page.String())
		golden.Equal(t, "testdata/approved."+language+".html", notice.Mail(sample(language), occasion(porting.NoticeApproved, ""), chicago).HTML)
	}
}

// TestEveryKindInEveryLanguage: no kind falls back to the words for an unknown one, and
// no mail is partly in another language.
func TestEveryKindInEveryLanguage(t *testing.T) {
	foreign := map[string][]string{
		"en": {" le ", " la ", " los ", " est ", " está ", " votre ", " su "},
		"fr": {" the ", " your ", " is ", " and ", " el ", " los ", " su ", " está ", " con "},
		"es": {" the ", " your ", " is ", " and ", " le transfert", " votre ", " est ", " chez ", " avec "},
	}
	for _, language := range languages {
		unknown := notice.Mail(sample(language), occasion("of-a-later-version", ""), nil)
		trouble := notice.Mail(sample(language), occasion(porting.NoticeTrouble, "of-a-later-version"), nil)
		subjects := map[string]bool{}
		for _, n := range occasions(t) {
			m := notice.Mail(sample(language), n, nil)
			require.Equal(t, language, m.Language[:2])
			require.NotEmpty(t, m.Subject, n.Kind)
			if n.Kind != "of-a-later-version" && n.Trouble != "of-a-later-version" {
				require.NotEqual(t, unknown.Subject, m.Subject, n.Kind)
				require.NotEqual(t, trouble.Subject, m.Subject, n.Kind)
				require.False(t, subjects[m.Subject], "two kinds have the subject %s", m.Subject)
				subjects[m.Subject] = true
			}
			flat := " " + strings.ToLower(strings.Join(strings.Fields(m.Subject+" "+m.Text), " ")) + " "
			for _, word := range foreign[language] {
				require.NotContains(t, flat, word, "%s of %s", n.Kind, language)
			}
			for _, s := range []string{m.Subject, m.Text, stripStyle(m.HTML)} {
				require.NotContains(t, s, "{", "a name that was not filled in")
				require.NotContains(t, strings.ReplaceAll(s, "••••", ""), "0044170982", "the account number")
			}
		}
	}
}

// stripStyle drops the style sheet, which is the same in all pages.
func stripStyle(page string) string {
	before, rest, _ := strings.Cut(page, "<style>")
	_, after, _ := strings.Cut(rest, "</style>")
	return before + after
}

// TestS17: whoever hears of an open port is told not to touch the account.
func TestS17(t *testing.T) {
	for _, k := range []porting.NoticeKind{
		porting.NoticeOpened, porting.NoticeSubmitted, porting.NoticeRejected, porting.NoticeApproved, porting.NoticeDateChanged,
		porting.NoticeDateRefused, porting.NoticeReleaseSoon, porting.NoticeDelayed, porting.NoticeCancelRefused,
	} {
		for language, want := range map[string]string{"en": "Do not cancel or change", "fr": "N’annulez et ne modifiez rien", "es": "No cancele ni cambie nada"} {
			require.Contains(t, notice.Mail(sample(language), occasion(k, ""), nil).Text, want, k)
		}
	}
}

func TestAdvice(t *testing.T) {
	flat := func(m notice.Message) string { return strings.Join(strings.Fields(m.Text), " ") }
	o := sample("en")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeNotPortable, ""), nil)), "*72", "S44")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeNotPortable, ""), nil)), "not held up", "S05")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeCompleted, ""), nil)), "may cancel the service", "S17")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeCompleted, ""), nil)), "temporary number is removed", "S29")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeCompleted, ""), nil)), "iMessage", "S33")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeCompleted, ""), nil)), "replacement number", "S43")
	require.Contains(t, flat(notice.Mail(o, occasion(porting.NoticeTrouble, porting.ResidualRouting), nil)), "remove the ported number from its switches", "S28")

	some := occasion(porting.NoticeCompleted, "")
	some.Numbers = some.Numbers[:1]
	m := flat(notice.Mail(o, some, nil))
	require.Contains(t, m, "Do not cancel the account", "a number is still there")
	require.NotContains(t, m, "may cancel")

	o.Kind, o.Letter = loa.TollFree, nil
	m = flat(notice.Mail(o, occasion(porting.NoticeNotPortable, ""), nil))
	require.NotContains(t, m, "*72", "nobody dials from a toll-free number")
	m = flat(notice.Mail(o, occasion(porting.NoticeCompleted, ""), nil))
	require.Contains(t, m, "have it verified", "S34")
	require.NotContains(t, m, "replacement number")

	// A number that has moved and stops working is not told to keep what it left.
	o = sample("en")
	o.Lines = []*porting.Line{{Number: one, State: porting.Ported}, {Number: two, State: porting.Ported}}
	m = flat(notice.Mail(o, occasion(porting.NoticeTrouble, porting.NotWorking), nil))
	require.Contains(t, m, "Previous carrier")
	require.NotContains(t, m, "Do not cancel")

	rejected := notice.Mail(sample("es"), occasion(porting.NoticeRejected, ""), nil)
	require.Contains(t, flat(rejected), carrier.PostalCodeMismatch.Advice().Customer.ES, "S21")
	require.NotContains(t, flat(rejected), "ZIP DOES NOT MATCH", "the advice says it")
	require.Contains(t, flat(rejected), "CALL BEFORE RESUBMIT ACCT ••••", "nothing else does, and numbers are hidden")

	again := porting.Notice{Kind: porting.NoticeDocumentsNeeded}
	require.Contains(t, flat(notice.Mail(sample("fr"), again, nil)), "Le nom du titulaire ne correspond pas", "S22: why the letter is asked for again")
	frozen := sample("en")
	frozen.Lines = []*porting.Line{{Number: one, State: porting.Rejected, Reasons: []carrier.Reason{{Code: carrier.LineFrozen}}}}
	m = flat(notice.Mail(frozen, porting.Notice{Kind: porting.NoticeReminder}, nil))
	require.Contains(t, m, "lift the lock", "S22: account trouble is settled there")
	require.NotContains(t, m, "new letter")
}

func TestCustomerLocale(t *testing.T) {
	o := porting.Order{Country: loa.CA}
	for language, want := range map[string]string{"en": "en-CA", "en-US": "en-US", "fr": "fr-CA", "es": "es-US", "": "en-US"} {
		o.Account.Language = language
		require.Equal(t, want, notice.Customer(o, nil).Tag(), language)
	}
}

// TestMailWithoutNames: an order of which little is known still reads well.
func TestMailWithoutNames(t *testing.T) {
	m := notice.Mail(porting.Order{Lines: []*porting.Line{{Number: one}}}, porting.Notice{Kind: porting.NoticeRejected}, nil)
	require.Equal(t, "Your current carrier rejected your port order for (312) 555-0142", m.Subject)
	require.Contains(t, m.Text, "works\nat your current carrier as before")
	for _, n := range occasions(t) {
		m := notice.Mail(porting.Order{}, n, nil)
		require.NotContains(t, m.Text, "  .")
		require.NotEmpty(t, m.Subject)
	}
}

func TestManyNumbers(t *testing.T) {
	o := sample("fr")
	n := porting.Notice{Kind: porting.NoticeSubmitted}
	for i := range 1234 {
		d, ok := numbering.FromDigits(3125550000 + uint64(i))
		require.True(t, ok)
		n.Numbers = append(n.Numbers, d)
	}
	m := notice.Mail(o, n, nil)
	require.Equal(t, "Demande de transfert envoyée : (312) 555-0000 et 1 233 autres numéros", m.Subject)
	require.Contains(t, strings.Join(strings.Fields(m.Text), " "), "et 1 214 autres numéros")
	require.Less(t, len(m.HTML), 16<<10)
}

// TestMailIsText: whatever stands in an order, a mail is text, and a subject is a line.
func TestMailIsText(t *testing.T) {
	notices := occasions(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String())
		o := sample(rapid.OneOf(rapid.SampledFrom(languages), text).Draw(t, "language"))
		tame := o
		o.LosingCarrier, o.Agent, o.Ticket, o.PON = text.Draw(t, "carrier"), text.Draw(t, "agent"), text.Draw(t, "ticket"), text.Draw(t, "pon")
		n := rapid.SampledFrom(notices).Draw(t, "notice")
		n.Reasons = append(n.Reasons[:len(n.Reasons):len(n.Reasons)], carrier.Reason{Code: carrier.ReasonCode(text.Draw(t, "code")), Text: text.Draw(t, "words")})
		n.Missing = append(n.Missing[:len(n.Missing):len(n.Missing)], porting.Missing{
			Field: text.Draw(t, "field"), Code: text.Draw(t, "fault"), Message: text.Draw(t, "message"), Hint: text.Draw(t, "hint"),
		})
		m := notice.Mail(o, n, nil)
		require.Empty(t, strings.Map(func(r rune) rune {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				return r
			}
			return -1
		}, m.Subject+m.Text+m.HTML))
		require.NotContains(t, m.Subject, "\n")
		require.NotContains(t, m.HTML, "<script")
		require.NotContains(t, m.HTML, "<img")
		require.Equal(t, 1, strings.Count(m.HTML, "<html"))
		require.Equal(t, notice.Mail(o, n, nil), m, "equal input, equal bytes")
		require.Equal(t, tame.Lines, o.Lines)
	})
}
