package world

import (
	"reflect"

	"github.com/openlnp/lnp/porting"
)

// Invariant is a promise that is checked all along.
type Invariant uint8

// The invariants. The number behind a name is the paragraph of the project's list of
// 32 that it stands for, where there is one.
const (
	OneBodyPerKey             Invariant = iota // 1, 5
	NoDoubleSubmit                             // 1, by the carrier's ledger
	VersionsByOne                              // 2
	NewVersionHasCause                         // 2
	LetterStandsAtSubmission                   // 3
	CarrierGetsWhatWasSigned                   // 3
	NoSubmissionAfterCancel                    // 4
	PaidBeforeSubmission                       // 18
	EveryNoteKept                              // 6
	RejectionRecordedOnce                      // 6
	EveryNoteDelivered                         // 6, by the carrier's ledger
	DuplicateChangesNothing                    // 7
	StaleNewsIgnored                           // 8
	UnknownWordMovesNothing                    // 9
	ReportIsTaken                              // 10
	AgreesWithCarrier                          // 10, at the end
	NoEarlyActivation                          // 11, by the carrier's ledger
	NoActivationBeforeRelease                  // 11
	ReleaseOnBusinessDay                       // 12
	ReleaseWindowIsSane                        // 12, 15
	JeopardyWithdrawsRelease                   // 11
	ActionsDoNotMoveEarlier                    // 13
	ActionKeysAreUnique                        // 14
	DoneIsNotAskedAgain                        // 14
	NumbersBilledOnce                          // 16, 21
	NothingForUnported                         // 17
	TrialEndsOnce                              // 18
	LinesAddUp                                 // 19
	InvoicesAddUp                              // 21
	CreditsWithinCharges                       // 20
	PortingInIsFree                            // S37
	NothingBeforePaid                          // 18
	OneOpenOrderPerNumber                      // 22
	SplitIsComplete                            // 23
	NumbersStay                                // 23
	OldServiceUntilPorted                      // 24
	TemporaryUntilPorted                       // 24
	SequenceWithoutGaps                        // 25
	ReplayEqualsState                          // 26
	StoredEqualsState                          // 26, through JSON
	OutstandingOrWaiting                       // 27
	NothingIsStuck                             // 28
	WaitingIsNamed                             // 28
	NoSecretLeaks                              // 29
	EventsBelongToOrder                        // 30
	MailGoesHome                               // 30
	TerminalIsFinal                            // 31
	CancelReachesCarrier                       // 32
	CancelEndsDefined                          // 32
	RefusalAnswersItsCancel                    // 32
	LegalMovesOnly
	UnnamedLinesStay
	EventTimeIsNow
	DecideIsPure
	RepeatIsHarmless
	RefusalNamesLegal
	ScheduledHasRelease
	PortedMeansActive
	PortedWasSubmitted
	NoticeForEveryEvent
	MailForEveryNotice
	OneMailPerNotice
	SubmitRequestIsMade
	LettersAreSigned
	EveryActionIsKnown
	NoBusyLoop
	invariants
)

var invariantNames = [invariants]string{
	"one-body-per-key", "no-double-submit", "versions-by-one", "new-version-has-cause", "letter-stands-at-submission",
	"carrier-gets-what-was-signed", "no-submission-after-cancel", "paid-before-submission", "every-note-kept",
	"rejection-recorded-once", "every-note-delivered", "duplicate-changes-nothing", "stale-news-ignored",
	"unknown-word-moves-nothing", "report-is-taken", "agrees-with-carrier", "no-early-activation",
	"no-activation-before-release", "release-on-business-day", "release-window-is-sane", "jeopardy-withdraws-release",
	"actions-do-not-move-earlier", "action-keys-are-unique", "done-is-not-asked-again", "numbers-billed-once",
	"nothing-for-unported", "trial-ends-once", "lines-add-up", "invoices-add-up", "credits-within-charges",
	"porting-in-is-free", "nothing-before-paid", "one-open-order-per-number", "split-is-complete", "numbers-stay",
	"old-service-until-ported", "temporary-until-ported", "sequence-without-gaps", "replay-equals-state",
	"stored-equals-state", "outstanding-or-waiting", "nothing-is-stuck", "waiting-is-named", "no-secret-leaks",
	"events-belong-to-order", "mail-goes-home", "terminal-is-final", "cancel-reaches-carrier", "cancel-ends-defined",
	"refusal-answers-its-cancel", "legal-moves-only", "unnamed-lines-stay", "event-time-is-now", "decide-is-pure", "repeat-is-harmless",
	"refusal-names-legal", "scheduled-has-release", "ported-means-active", "ported-was-submitted", "notice-for-every-event",
	"mail-for-every-notice", "one-mail-per-notice", "submit-request-is-made", "letters-are-signed", "every-action-is-known",
	"no-busy-loop",
}

// String is the name of the invariant.
func (i Invariant) String() string { return invariantNames[i] }

// Invariants is how many there are.
const Invariants = int(invariants)

// hold checks an invariant; text says what is wrong.
func (w *world) hold(ok bool, i Invariant, o *order, text string) {
	w.t.Invariants[i].Checks++
	if !ok {
		w.violate(i, o, text)
	}
}

// fail is a violation of an invariant that is checked by everything that happens.
func (w *world) fail(i Invariant, o *order, text string) { w.hold(false, i, o, text) }

func (w *world) violate(i Invariant, o *order, text string) {
	w.t.Invariants[i].Violations++
	if w.t.Invariants[i].Violations > keepOfEach || len(w.t.Violations) >= keepViolations {
		return
	}
	v := Violation{Invariant: i.String(), Seed: w.seed, At: w.now, Text: text}
	if o != nil {
		v.Order = o.state.PON
	}
	w.t.Violations = append(w.t.Violations, v)
}

// CommandKinds are the commands of the tables.
var CommandKinds = []porting.CommandKind{
	porting.KindOpen, porting.KindRecordCheck, porting.KindOpenTicket, porting.KindAskDocuments, porting.KindReceiveLetter,
	porting.KindReceiveDocument, porting.KindVerifyDocuments, porting.KindConfirmPaid, porting.KindSubmit,
	porting.KindReceiveReport, porting.KindRecordRefusal, porting.KindRecordNotFound, porting.KindCancel,
	porting.KindRaiseTrouble, porting.KindClearTrouble, porting.KindRecordConfigured, porting.KindRecordRemoval,
	porting.KindAskTexting, porting.KindReceiveMessaging, porting.KindRecordNotice, porting.KindComment, porting.KindChangeDate, porting.KindRefuseDate,
	porting.KindAbandon, porting.KindRemindRelease, porting.KindEscalate, porting.KindAskReturn, porting.KindRefuseReturn,
}

// commandPlaces is where a command is in the tables, by its type.
var commandPlaces = func() map[reflect.Type]int {
	m := map[reflect.Type]int{}
	for i, c := range [...]porting.Command{
		porting.Open{},
		porting.RecordCheck{},
		porting.OpenTicket{},
		porting.AskDocuments{},
		porting.ReceiveLetter{},
		porting.ReceiveDocument{},
		porting.VerifyDocuments{},
		porting.ConfirmPaid{},
		porting.Submit{},
		porting.ReceiveReport{},
		porting.RecordRefusal{},
		porting.RecordNotFound{},
		porting.Cancel{},
		porting.RaiseTrouble{},
		porting.ClearTrouble{},
		porting.RecordConfigured{},
		porting.RecordRemoval{},
		porting.AskTexting{},
		porting.ReceiveMessaging{},
		porting.RecordNotice{},
		porting.Comment{},
		porting.ChangeDate{},
		porting.RefuseDate{},
		porting.Abandon{},
		porting.RemindRelease{},
		porting.Escalate{},
		porting.AskReturn{},
		porting.RefuseReturn{},
	} {
		m[reflect.TypeOf(c)] = i
	}
	return m
}()

// kindOf names the type of a command, one of the tables.
func kindOf(c porting.Command) porting.CommandKind {
	return CommandKinds[commandPlaces[reflect.TypeOf(c)]]
}
