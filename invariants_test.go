package lnp_test

import (
	"errors"
	"fmt"
	"go/ast"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
)

// invariant is something that must hold after every step, with the tests that hold it
// as "package TestName", or TestName/part for a subtest, and the invariants of the
// simulation. What is not held as it stands says why.
type invariant struct {
	words string
	tests string
	sim   string
	why   string
}

// invariants are the 32 of the project, by their numbers.
var invariants = []struct {
	title string
	list  []invariant
}{
	{"Submission", []invariant{
		{
			words: "The carrier takes one order for each version, whatever was lost on the way.",
			tests: "porting TestCrashAtEveryPoint, porting TestMachine, porting TestProcess/S19_submitting_twice_never_makes_two_orders, carrier/fake TestPromises",
			sim:   "one-body-per-key no-double-submit",
		},
		{
			words: "A new version has a cause: a rejection, a correction, another date.",
			tests: "porting TestOneVersionOnItsWay, porting TestChangeDate, porting TestMachine",
			sim:   "versions-by-one new-version-has-cause",
		},
		{
			words: "Nothing is submitted without a letter that stands and documents that are verified.",
			tests: "porting TestLapsedInTheQueue, porting TestProcess/S13_everything_that_is_missing_is_listed_at_once, porting TestMachine",
			sim:   "letter-stands-at-submission carrier-gets-what-was-signed",
		},
		{
			words: "Nothing is submitted after its cancellation was asked for.",
			tests: "porting TestCancel/never_sent_after_a_cancellation, porting TestCanceledIsNotResubmitted, porting TestMachine",
			sim:   "no-submission-after-cancel",
		},
		{
			words: "A key never carries two bodies.",
			tests: "porting TestSentLetterStays, carrier TestSameBody, carrier/carriertest TestBrokenCarriers",
			sim:   "one-body-per-key",
		},
	}},
	{"News from the carrier", []invariant{
		{
			words: "Each rejection is noted once, with its reasons, in whatever state it arrives.",
			tests: "porting TestMachine, porting TestReportsInAnyOrder, porting TestCrashAtEveryPoint",
			sim:   "every-note-kept rejection-recorded-once every-note-delivered",
		},
		{
			words: "News told twice changes nothing.",
			tests: "porting TestMachine, porting TestReportsInAnyOrder, carrier TestReconciler",
			sim:   "duplicate-changes-nothing repeat-is-harmless",
		},
		{
			words: "News of an older version, or older by the carrier's clock, moves nothing.",
			tests: "porting TestViewsOfOneInstant, porting TestOlderConfirmationAfterJeopardy, porting TestLessons",
			sim:   "stale-news-ignored",
		},
		{
			words: "A word that nobody knows is kept and moves nothing.",
			tests: "porting TestWire, porting TestExtra, porting TestMachine",
			sim:   "unknown-word-moves-nothing",
			why:   "It is not flagged for people: the carrier's next view, fetched in hours, says what it meant.",
		},
		{
			words: "News that contradicts what was said leads to a defined state, and to the desk.",
			tests: "porting TestConflict, porting TestCancel/ported_after_cancel_is_an_alarm, porting TestEveryRejectionIsActedOn",
			sim:   "report-is-taken agrees-with-carrier",
		},
	}},
	{"Time", []invariant{
		{
			words: "No activation before the release that is known here, and none once that was withdrawn.",
			tests: "porting TestLessons/no_activation_on_a_date_that_the_carrier_has_moved, porting TestJeopardyWithdrawsTheDate, porting TestMachine, porting TestOnDemand",
			sim:   "no-early-activation no-activation-before-release jeopardy-withdraws-release",
		},
		{
			words: "No date is offered on a day on which the losing carrier does not work.",
			tests: "porting TestCheck, porting TestTimingByWalking",
			sim:   "release-on-business-day release-window-is-sane",
			why:   "What the carrier confirms is taken as it comes.",
		},
		{
			words: "What is due does not come to be due earlier without an event.",
			tests: "porting TestMachine",
			sim:   "actions-do-not-move-earlier",
		},
		{
			words: "What was done for one reason is not asked again: an action has one key, and no two have the same.",
			tests: "porting TestMachine, porting TestCrashAtEveryPoint",
			sim:   "action-keys-are-unique done-is-not-asked-again",
		},
		{
			words: "Changes of clocks and ends of years are nothing special.",
			tests: "calendar TestBusinessHoursAcrossChangesOfClocks, calendar TestEveryDayOfThreeCenturies, calendar TestDateAt",
			sim:   "release-window-is-sane",
		},
	}},
	{"Money", []invariant{
		{
			words: "What a number costs is charged once, however often it is told that it ported; porting itself costs nothing.",
			tests: "billing TestOrderOfFactsDoesNotMatter, billing TestTellAgain, billing TestProcess",
			sim:   "numbers-billed-once porting-in-is-free",
		},
		{
			words: "A number that did not port costs nothing.",
			sim:   "nothing-for-unported",
			tests: "examples/portin TestSample",
		},
		{
			words: "The trial ends once, and never without a submission.",
			tests: "porting TestProcess/S15_submitting_ends_the_trial_once, porting TestCrashAtEveryPoint, billing TestProcess",
			sim:   "paid-before-submission trial-ends-once nothing-before-paid",
			why:   "It ends with the first submission (S15), not with the first port.",
		},
		{
			words: "Prorated lines add up, to the cent.",
			tests: "billing TestSplittingAPeriodChangesNoTotal, billing TestAllocate, billing TestAgainstRat",
			sim:   "lines-add-up",
		},
		{
			words: "Nobody is given back more than was charged.",
			tests: "billing TestCreditsStayBelowCharges",
			sim:   "credits-within-charges",
		},
		{
			words: "Each day of each number is charged once: no gap, no overlap.",
			tests: "billing TestAgainstRat, billing TestSplittingAPeriodChangesNoTotal",
			sim:   "numbers-billed-once invoices-add-up",
		},
	}},
	{"Numbers", []invariant{
		{
			words: "A number is on one open order of an account at most.",
			tests: "porting TestProcess/S08_a_number_is_on_one_open_order_only",
			sim:   "one-open-order-per-number",
			why:   "Split knows the open orders that the host names to it; a host with a database adds a unique index.",
		},
		{
			words: "Each number of a request ends in exactly one way.",
			tests: "porting TestSplit, porting TestMachine, porting TestProcess/S25_numbers_of_one_order_fare_differently",
			sim:   "split-is-complete numbers-stay",
		},
		{
			words: "Nothing that serves the number before the port is taken away before it has ported.",
			tests: "porting TestProcess/S18_nothing_here_touches_the_number_before_it_ports, porting TestTemporaryIsNotRemovedBefore",
			sim:   "old-service-until-ported temporary-until-ported",
		},
	}},
	{"The system", []invariant{
		{
			words: "Events are numbered by one, without gaps.",
			tests: "porting TestMachine, porting TestValidate",
			sim:   "sequence-without-gaps",
		},
		{
			words: "Replaying the events gives the order, byte for byte.",
			tests: "porting TestMachine, porting TestWire, porting TestLives",
			sim:   "replay-equals-state stored-equals-state",
		},
		{
			words: "What was decided is done, or outstanding.",
			tests: "porting TestMachine, porting TestCrashAtEveryPoint",
			sim:   "outstanding-or-waiting",
		},
		{
			words: "Once faults end, every order ends or waits on somebody who is named.",
			tests: "porting TestMachine, porting TestSilence, porting TestAnswerOverdue",
			sim:   "nothing-is-stuck waiting-is-named",
		},
		{
			words: "No secret and no personal number gets into a log or an error.",
			tests: "porting TestNothingLeaks, porting/verification TestNothingLeaks, loa TestSecretsInLogs, loa TestSecretsInFmt, carrier TestRedaction",
			sim:   "no-secret-leaks",
		},
		{
			words: "Nothing of one account reaches another.",
			sim:   "events-belong-to-order mail-goes-home",
			why:   "An order knows one account and no other order; keeping accounts apart in storage is the host's.",
		},
		{
			words: "What has ended never moves again.",
			tests: "porting TestTransitions, porting TestEveryPair, porting TestMachine",
			sim:   "terminal-is-final",
		},
		{
			words: "A cancellation that meets an activation ends in a defined way: the number that is active stays so.",
			tests: "porting TestCancel/S36_after_submission_may_complete_anyway, porting TestCancel/ported_after_cancel_is_an_alarm, porting TestReturnedWhileCanceling",
			sim:   "cancel-reaches-carrier cancel-ends-defined refusal-answers-its-cancel",
		},
	}},
}

// simulated is where the simulation names its invariants.
const simulated = "examples/simulate/internal/world/invariant.go"

// TestInvariantsPage keeps docs/invariants.md equal to the list above, and holds that
// every test and every invariant of the simulation that it names is there.
func TestInvariantsPage(t *testing.T) {
	tests := map[string]bool{}
	walkGo(t, func(path string, file *ast.File) {
		if !strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := path[:strings.LastIndex("/"+path, "/")]
			name = strings.TrimSuffix(name, "/") + " " + f.Name.Name
			tests[name] = true
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if s := text(n); s != "" {
					tests[name+"/"+s] = true
				}
				return true
			})
		}
	})
	world, err := os.ReadFile(simulated)
	if !errors.Is(err, fs.ErrNotExist) {
		require.NoError(t, err)
	}
	var b strings.Builder
	b.WriteString(`# What always holds, and what holds it

The promises that the project has made itself, with the tests that hold each: by example, by properties over random lives
(` + "`TestMachine`" + `), by a crash at every point (` + "`TestCrashAtEveryPoint`" + `), and all along in the simulation of a whole platform
under faults (` + "`go run ./examples/simulate`" + `), whose invariants have the names in the last column.

Made by a test, which fails if one of these names is gone: ` + "`go test . -run TestInvariantsPage -update`" + `.
`)
	number := 0
	for _, s := range invariants {
		b.WriteString("\n## " + s.title + "\n\n| | what holds | tests | simulation |\n| --- | --- | --- | --- |\n")
		for _, i := range s.list {
			number++
			var held, sim []string
			for _, name := range strings.FieldsFunc(i.tests, func(r rune) bool { return r == ',' }) {
				name = strings.TrimSpace(name)
				require.True(t, tests[name], "invariant %d: there is no %s", number, name)
				pkg, test, _ := strings.Cut(name, " ")
				held = append(held, pkg+" `"+test+"`")
			}
			for name := range strings.FieldsSeq(i.sim) {
				require.True(t, world == nil || strings.Contains(string(world), `"`+name+`"`), "invariant %d: the simulation has no %s", number, name)
				sim = append(sim, name)
			}
			words := i.words
			if i.why != "" {
				words += " *" + i.why + "*"
			}
			require.NotEmpty(t, append(held, sim...), "nothing holds invariant %d", number)
			fmt.Fprintf(&b, "| %d | %s | %s | %s |\n", number, words, strings.Join(held, "<br>"), strings.Join(sim, "<br>"))
		}
	}
	require.Equal(t, 32, number)
	golden.Equal(t, "docs/invariants.md", b.String())
}
