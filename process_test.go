package lnp_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

// process is what the library must do, rule by rule, in the order of a number's way.
var process = []struct {
	title string
	rules []rule
}{
	{"Request and review", []rule{
		{"S01", "An active account asks for numbers and names the carrier of each; an account that is not active cannot."},
		{"S02", "US and Canadian numbers, local and toll-free, can be ported; any other is refused with a reason to act on."},
		{"S03", "Portability is a partner's answer for the number's rate centre, never read from its digits; the preferred partner that covers it takes it."},
		{"S04", "Numbers can be checked before any request, one or thousands at once."},
		{"S05", "A number that is not portable is told so with its reason and holds up no other."},
		{"S06", "A ticket opens with a named agent, addressed to the account's admin; an agent's private comment stays private."},
		{"S07", "A mixed request is split into orders that a carrier can take, and the split is explained."},
		{"S08", "A number is on one open order only."},
		{"S09", "While the port is open each number has an inactive version here, which can be configured."},
	}},
	{"Documents", []rule{
		{"S10", "A letter and the latest bill; a customer service record or a screenshot stands in for the bill."},
		{"S11", "The letter asks for name, service address, account, billing number, PIN where needed, the numbers, texting, and who signs."},
		{"S12", "Before submission the letter is compared with the bill, field by field, and each difference named with a hint."},
		{"S13", "Nothing enters the queue unverified; everything that is missing is listed at once."},
		{"S14", "A letter stands for a limited time and for exactly its numbers; a change of what was signed voids the signature."},
	}},
	{"Submission", []rule{
		{"S15", "Only a paid account's order is submitted; submitting during a trial ends the trial, once."},
		{"S16", "A verified order waits in the queue and goes out under a purchase order number and a version."},
		{"S17", "The customer is told, when it matters, to leave the account at the losing carrier as it is."},
		{"S18", "The number works with the losing carrier until the port completes."},
		{"S19", "Submitting twice never makes two orders, whatever failed in between."},
	}},
	{"The losing carrier's answer", []rule{
		{"S20", "The losing carrier approves or denies."},
		{"S21", "The notes of a denial reach the customer, with what to do next."},
		{"S22", "A mismatch is corrected and goes out as the next version; every reason says who can fix it, which field, and what follows."},
		{"S23", "An approval gives a release date, which either side can move."},
		{"S24", "How long it will take is estimated, and the estimate explained by the rules behind it."},
		{"S25", "Numbers of one order may fare differently."},
	}},
	{"Completion", []rule{
		{"S26", "Numbers activate on the release date, by the end of that business day; the usual hours are a forecast."},
		{"S27", "A number that does not work by then, or of which the customer reports so, is in trouble."},
		{"S28", "Calls that still reach the old carrier are trouble of their own kind, with advice of its own."},
		{"S29", "A temporary number goes unless the customer keeps it; the inactive version becomes the active one."},
		{"S30", "Each step is a status mail."},
	}},
	{"Text messaging", []rule{
		{"S31", "Texting is enabled if the letter asked for it, or later on request."},
		{"S32", "It is active within three business days, and across all carriers one to three later."},
		{"S33", "A number registered with iMessage is to be removed from it first; the customer is told."},
		{"S34", "Toll-free numbers are verified for texting once they have landed, free, for US and Canadian customers."},
	}},
	{"Cancellation", []rule{
		{"S35", "Before submission a cancellation takes effect at once."},
		{"S36", "After submission it is a request; the carrier may refuse it or be too late for it."},
	}},
	{"Money", []rule{
		{"S37", "Porting in is free."},
		{"S38", "Numbers beyond those of the plan cost 5 USD a month each, whatever their kind and origin."},
		{"S39", "The losing carrier's fees are the customer's: noted, never charged."},
		{"S40", "The verification of toll-free texting is free."},
	}},
	{"Leaving", []rule{
		{"S41", "The customer may port away from an active account, with a port-out PIN generated first."},
		{"S42", "A port-out request is validated, answered in time, told to the customer before it takes effect, and refused only for valid reasons."},
	}},
	{"After the port", []rule{
		{"S43", "The telephone whose number was ported needs another one; calls are forwarded to US and Canadian numbers only."},
		{"S44", "Forwarding the number where it is, is the advice for one that is not portable or not yet ported."},
		{"S45", "Every change is an event with time, actor and reason."},
	}},
}

type rule struct{ id, words string }

// TestProcessPage keeps docs/process.md equal to the rules above and to the subtests
// that are named with them, and fails if a rule has no test.
func TestProcessPage(t *testing.T) {
	tests := ruleTests(t)
	var b strings.Builder
	b.WriteString(`# The process, rule by rule, and the tests that prove it

What a platform that ports numbers in has to do, in 45 rules. Each is shown at work by subtests that are named with it:

` + "```" + `
go test -run 'TestProcess/S12' -v ./...
` + "```" + `

shows one rule at work; the few tests that belong to another one than TestProcess have its name below. This page is made from the
names of the tests: after a change run ` + "`go test . -run TestProcessPage -update`" + `.
`)
	for _, s := range process {
		b.WriteString("\n## " + s.title + "\n\n| rule | what holds | tests |\n| --- | --- | --- |\n")
		for _, r := range s.rules {
			proofs := tests[r.id]
			delete(tests, r.id)
			require.NotEmpty(t, proofs, "no test is named with %s", r.id)
			fmt.Fprintf(&b, "| %s | %s | %s |\n", r.id, r.words, strings.Join(proofs, "<br>"))
		}
	}
	require.Empty(t, tests, "subtests are named with rules that there are not")
	golden.Equal(t, "docs/process.md", b.String())
}

// ruleTests returns the subtests of this module that are named with a rule, by rule,
// as the page shows them.
func ruleTests(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	walkGo(t, func(path string, file *ast.File) {
		if !strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(f.Name.Name, "Test") {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				id, name := ruleName(n)
				if id != "" {
					found[id] = append(found[id], fmt.Sprintf("[%s](../%s) `%s/%s`", path, path, f.Name.Name, name))
				}
				return true
			})
		}
	})
	return found
}

// ruleName returns the rule that a literal names a subtest with, and the subtest's name
// as go test prints it; "" if it does not.
func ruleName(n ast.Node) (id, name string) {
	s := text(n)
	if len(s) < 5 || s[0] != 'S' || s[3] != '_' && s[3] != ' ' {
		return "", ""
	}
	if n, err := strconv.Atoi(s[1:3]); err != nil || n < 1 {
		return "", ""
	}
	return s[:3], strings.ReplaceAll(s, " ", "_")
}

// walkGo calls f with each Go file of this module, without those of nested modules, in
// the order of their paths.
func walkGo(t *testing.T, f func(path string, file *ast.File)) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path == "." {
				return nil
			}
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil || d.Name() == "testdata" || d.Name()[0] == '.' {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err == nil {
			f(filepath.ToSlash(path), file)
		}
		return err
	})
	require.NoError(t, err)
}
