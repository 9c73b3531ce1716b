package lnp_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/porting"
)

// TestReasonsPage keeps docs/reasons.md equal to carrier.Reasons.
func TestReasonsPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Why a carrier says no

The neutral reasons of a rejection, a jeopardy, a failure or a refusal, with what to do about each: who can remove it, which field
of the letter it is about, what follows once it is removed, and what the customer is told. The customer's words are there in French
and Spanish as well. The carrier's own code and text travel beside the neutral one; docs/carriers.md maps the codes of the trade.

| next | meaning |
| --- | --- |
| resubmit | correct it, and submit the next version |
| wait | the same version goes on by itself |
| redate | ask for another release date |
| dispute | it is no ground that a losing carrier may refuse for |
| give-up | this number cannot be ported |

Made from ` + "`carrier.Reasons`" + ` by a test: ` + "`go test . -run TestReasonsPage -update`" + `.
`)
	for _, fixer := range []struct {
		fixer carrier.Fixer
		title string
	}{
		{carrier.FixCustomer, "The customer can fix it"},
		{carrier.FixLosingCarrier, "Something at the losing carrier: the customer asks there"},
		{carrier.FixGainingSide, "The platform's porting desk, or its carrier, can fix it"},
		{carrier.FixNobody, "Nobody can: time heals it, or nothing does"},
	} {
		b.WriteString("\n## " + fixer.title + "\n\n| code | meaning | field | next | the customer is told |\n| --- | --- | --- | --- | --- |\n")
		for _, a := range carrier.Reasons() {
			if a.Fixer != fixer.fixer {
				continue
			}
			meaning := a.Meaning
			if a.Improper {
				meaning += "; **no proper ground**"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", a.Code, meaning, code(a.Field), a.Next, a.Customer.EN)
		}
	}
	for _, a := range carrier.Reasons() {
		require.Contains(t, b.String(), "| `"+string(a.Code)+"` |", "a fixer without a section")
	}
	golden.Equal(t, "docs/reasons.md", b.String())
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

// timingRules are the rules that the answers of porting.Timing cite, in our words.
var timingRules = []rule{
	{"INT-1", "A simple port, wireline or intermodal, is done in one business day, unless a later day is asked for."},
	{"INT-2", "One that is not simple is done in four business days."},
	{"INT-3", "A carrier that the FCC has waived the one-day rule for has four business days for simple ports too."},
	{"INT-4", "Business days are Monday to Friday without the losing carrier's own holidays; business hours are at least 8:00 to 17:00."},
	{"INT-5", "A request received by 13:00 local time counts for the day; a later one for the next business day at 8:00."},
	{"INT-5b", "\"Midnight on the same day\" has two readings; the preset takes the midnight that begins the next business day."},
	{"INT-6", "Local time is that of the region of number portability in which the number is."},
	{"INT-7", "A port between wireline and wireless, and any port with interconnected VoIP, is intermodal."},
	{"INT-8", "The clock starts with an accurate and complete request: a rejected one starts anew, corrected."},
	{"INT-9", "The losing carrier confirms a simple port within 4 hours, any other within 24 clock hours of business days."},
	{"INT-11", "Between wireless carriers a port takes two and a half business hours, half an hour of it for the answer."},
	{"INT-12", "A simple port has a single line, no unbundled elements, no complex switching and no reseller."},
	{"INT-13", "A VoIP provider counts as a reseller in class 3 only."},
	{"INT-14", "That a port is simple wants evidence: a customer service record, or the end user's word."},
	{"CA", "Canada's days off, where the losing carrier's are not known."},
	{"CA-1", "In Canada wireless ports take two and a half business hours, simple and intermodal ones two business days."},
	{"CA-2", "The Canadian ordering guidelines leave the rest to the carriers: hours, confirmations, complex ports."},
	{"CAN-1", "A port can be canceled until it is activated."},
	{"LOA-J", "A letter stands for the time that its policy gives it, until the submission."},
	{"NPAC", "The portability administration's long business day, on which wireless ports run."},
	{"ORD-6", "Some carriers withdraw a confirmation that is not used on its day."},
	{"ORD-7", "An order on which nothing happens for 30 days counts as abandoned."},
	{"ORD-9", "The due date begins at midnight, in the region's time."},
	{"TF-1", "Toll-free numbers are in no region: where the subscriber is does not matter."},
	{"TF-3", "A toll-free port is a change of the responsible organization."},
	{"TF-4", "The responsible organization has two business days to answer; then its administrator can be asked to step in."},
	{"TF-5", "A toll-free letter has to stand until the change itself."},
	{"S16", "An order that is not submitted is counted as if it were now."},
	{"S23", "A confirmed date can still move."},
	{"S24", "Most ports take 5 to 7 days, manual and rejected ones 1 to 4 weeks."},
	{"S26", "Numbers activate usually from 9:00 to 13:00 US Central, by the end of the business day at the latest."},
	{"S27", "A number that is not in service by then is in trouble."},
	{"S32", "Text messaging is active within 3 business days, and everywhere up to 3 later."},
}

// TestRulesPage keeps docs/rules.md equal to the presets of porting.TimingPolicies, and
// holds that every rule that the code of timing cites is on it.
func TestRulesPage(t *testing.T) {
	cited := map[string][]string{} // by rule, the sources that go with it
	cite := func(id, source string) {
		sources := cited[id]
		if source != "" && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
		cited[id] = sources
	}
	// Of these the steps name the rule alone.
	cite("INT-13", "NANC flows, note on classes of VoIP providers")
	cite("INT-14", "NANC flows, simple port")
	cite("LOA-J", "loa.Policy")
	cite("TF-5", "Somos, letters of authorization")
	walkGo(t, func(path string, file *ast.File) {
		if !strings.HasPrefix(path, "porting/timing") || strings.HasSuffix(path, "_test.go") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id := text(n); isRule(id) {
				cite(id, "")
			}
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 2 && isRule(text(call.Args[0])) {
				cite(text(call.Args[0]), text(call.Args[1]))
			}
			return true
		})
	})
	base, _ := porting.TimingPolicyNamed("us-non-simple")
	var presets strings.Builder
	for _, p := range porting.TimingPolicies() {
		fmt.Fprintf(&presets, "\n### %s\n\n", p.Name)
		if p.Name != base.Name {
			presets.WriteString("What differs from `us-non-simple`:\n\n")
		}
		presets.WriteString("| figure | value | rule | source | evidence |\n| --- | --- | --- | --- | --- |\n")
		v, from := reflect.ValueOf(p), reflect.ValueOf(base)
		for i := range v.NumField() {
			f := v.Field(i)
			if f.Kind() != reflect.Struct || p.Name != base.Name && reflect.DeepEqual(f.Interface(), from.Field(i).Interface()) {
				continue
			}
			id, source := f.FieldByName("Rule").String(), f.FieldByName("Source").String()
			cite(id, source)
			fmt.Fprintf(&presets, "| %s | %s | %s | %s | %s |\n", v.Type().Field(i).Name,
				figure(f.FieldByName("Value").Interface()), id, source, f.FieldByName("Evidence"))
		}
	}
	var b strings.Builder
	b.WriteString(`# The rules that timing cites

Every step of an answer of ` + "`porting.Timing`" + ` names the rule it follows. S-rules are those of [the process](process.md); the
others are the law's and the trade's. Figures are settings of a ` + "`porting.TimingPolicy`" + `, each with its rule, its source and how
well it is known: *verified* was read in the rule's own text, *reported* in a page of the industry, *assumed* is remembered or chosen.
Change one and say where yours comes from.

Made by a test: ` + "`go test . -run TestRulesPage -update`" + `.

| rule | what it says | sources |
| --- | --- | --- |
`)
	for _, r := range timingRules {
		require.Contains(t, cited, r.id, "no timing cites it")
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.id, r.words, strings.Join(cited[r.id], "; "))
		delete(cited, r.id)
	}
	require.Empty(t, cited, "rules that the page does not tell")
	b.WriteString("\n## The presets\n" + presets.String())
	golden.Equal(t, "docs/rules.md", b.String())
}

// figure says the value of a figure to people.
func figure(v any) string {
	switch v := v.(type) {
	case []time.Weekday:
		return v[0].String() + " to " + v[len(v)-1].String()
	case []calendar.Holiday:
		var names []string
		for _, h := range v {
			names = append(names, h.Name)
		}
		return strings.Join(slices.Compact(names), ", ")
	case calendar.Hours:
		return v.Open.String() + " to " + v.Close.String()
	case porting.Window:
		return v.Open.String() + " to " + v.Close.String() + ", " + v.Zone
	case porting.DayRange:
		return fmt.Sprintf("%d to %d days", v.From, v.To)
	default:
		return fmt.Sprint(v)
	}
}

// text returns the value of a string literal, "" for anything else.
func text(n ast.Node) string {
	l, ok := n.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(l.Value)
	if err != nil {
		return ""
	}
	return s
}

// isRule reports whether a literal is the id of a rule, such as INT-5b, S24 or NPAC.
func isRule(s string) bool {
	family, number, ok := strings.Cut(s, "-")
	if !ok {
		family = strings.TrimRight(s, "0123456789")
		number = s[len(family):]
		return s == "CA" || s == "NPAC" || family == "S" && len(number) == 2
	}
	return slices.Contains([]string{"INT", "CA", "CAN", "LOA", "ORD", "TF"}, family) && number != ""
}
