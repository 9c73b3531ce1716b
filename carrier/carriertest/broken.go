package carriertest

import (
	"errors"
	"slices"

	"github.com/openlnp/lnp/carrier"
)

// Broken is a way to break one sentence of the contract, named by what the carrier
// does wrong.
type Broken struct {
	Name string
	// Case is the case of the suite that is meant to notice.
	Case string
	// Break returns a carrier that does as c, but for that. It keeps the abilities
	// of c.
	Break func(c carrier.Carrier) carrier.Carrier
}

// BrokenCarriers returns carriers that a thorough test of a host, or this suite, has
// to notice.
func BrokenCarriers() []Broken {
	return []Broken{
		{"CreatesAgain", "submit-twice", createsAgain},
		{"TakesOtherBody", "submit-other-body", forgives(carrier.ErrConflict, submitPON)},
		{"TakesStaleVersion", "submit-stale", forgives(carrier.ErrStale, submitPON)},
		{"TakesGap", "submit-gap", forgives(carrier.ErrInvalid, submitPON)},
		{"TakesWithheld", "submit-withheld", takesWithheld},
		{"TakesMalformed", "submit-invalid", forgives(carrier.ErrInvalid, submitPON)},
		{"KeepsOldVersion", "submit-next-version", eachReport(func(r *carrier.Report) {
			for i := range r.Lines {
				r.Lines[i].Version = 1
			}
		})},
		{"DropsLastNumber", "a-line-for-each-number", eachReport(func(r *carrier.Report) { r.Lines = r.Lines[:len(r.Lines)-1] })},
		{"ShufflesNumbers", "a-line-for-each-number", eachReport(func(r *carrier.Report) { slices.Reverse(r.Lines) })},
		{"RejectsWithError", "a-denial-is-a-report", rejectsWithError},
		{"GivesNoReason", "a-rejection-has-reasons", eachReport(func(r *carrier.Report) {
			for i := range r.Lines {
				r.Lines[i].Reasons = nil
			}
		})},
		{"GivesNoDate", "a-confirmation-has-a-date", eachReport(func(r *carrier.Report) {
			for i := range r.Lines {
				r.Lines[i].Release = carrier.Release{}
			}
		})},
		{"GoesBackInTime", "newer-is-later", goesBackInTime()},
		{"ReturnsBareErrors", "errors-are-typed", eachError(func(e *carrier.Error, _ any) error { return errors.Join(e) })},
		{"LeaksSecrets", "errors-keep-secrets", eachError(leakSecrets)},
		{"IgnoresContext", "context-done", ignoresContext},
		{"ClaimsUnsent", "unsent-is-certain", claimsUnsent},
		{"ChangesRequest", "request-stays", changesRequest},
		{"KeepsReport", "report-is-the-callers", keepsReport},
		{"KnowsEverything", "status-unknown", forgives(carrier.ErrNotFound, statusPON)},
		{"FailsCancel", "cancel-is-an-intent", failsCancel},
		{"ForgetsCancel", "cancel-is-an-intent", eachReport(func(r *carrier.Report) {
			for i := range r.Lines {
				r.Lines[i].Cancel = ""
			}
		})},
		{"CancelsAll", "cancel-some", cancelsAll},
		{"ChangesMind", "cancel-twice", changesMind()},
		{"CancelsNothing", "cancel-unknown", forgives(carrier.ErrNotFound, cancelPON)},
		{"ChecksHalf", "check-answers-all", checks(func(r *carrier.CheckResponse) { r.Results = r.Results[:len(r.Results)/2] })},
		{"FailsCheck", "check-no-is-an-answer", failsCheck},
		{"ActivatesEarly", "activate-early", forgives(carrier.ErrRefused, activatePON)},
		{"TakesDateAgain", "supplement-twice", forgives(carrier.ErrConflict, supplementPON)},
		{"LosesEvents", "events-by-cursor", losesEvents()},
		{"BoastsAbilities", "limits-are-true", boasts},
		{"RacesItself", "concurrent-submits", racesItself()},
		{"HidesOddWords", "odd-status", eachReport(func(r *carrier.Report) {
			for i := range r.Lines {
				if r.Lines[i].Status == carrier.Unknown {
					r.Lines[i].Raw = ""
				}
			}
		})},
		{"FailsOddWords", "odd-word-is-no-error", failsReport(func(r *carrier.Report) bool { return r.Lines[0].Status == carrier.Unknown })},
		{"AlwaysUnsent", "unsent-in-doubt", eachError(func(e *carrier.Error, _ any) error { e.Unsent = true; return e })},
		{"CancelsEarly", "one-after-the-other", takesAnyCancel},
		{"TakesMoreNumbers", "submit-adds-numbers", forgives(carrier.ErrInvalid, submitPON)},
		{"CorrectsActive", "submit-ended", forgives(carrier.ErrRefused, submitPON)},
		{"ShowsOldViews", "status-is-present", keepsReport},
		{"UndoesLateCancel", "cancel-too-late", undoesLateCancel},
		{"ChecksByMood", "check-has-no-effect", checksByMood()},
		{"MovesUnconfirmed", "supplement-unconfirmed", forgives(carrier.ErrRefused, supplementPON)},
		{"TakesHugeDocuments", "document-too-large", forgives(carrier.ErrInvalid, documentPON)},
		{"FailsSecondDocument", "document-twice", secondFails[carrier.SendDocumentRequest]},
		{"FailsSecondMessaging", "messaging-twice", secondFails[carrier.EnableMessagingRequest]},
		{"MessagesEarly", "messaging-not-active", messagesEarly},
		{"FailsRecords", "record-is-an-answer", failsRecords},
		{"NeverActivates", "activate-in-window", refusesActivation},
		{"ActivatesAgain", "activate-active", activatesAgain()},
		{"ReadsAnything", "webhook-not-the-carriers", readsAnything},
		{"ReadsForgeries", "webhook-genuine", readsAnything},
		{"ReadsOnce", "webhook-again", secondFails[carrier.ParseWebhookRequest]},
		{"FailsOddMessages", "webhook-odd", failsOddMessages},
		{"ChangesLimits", "limits-stay", changesLimits()},
		{"LosesAbilities", "abilities-stay", losesAbilities},
		{"KnowsAllPortOuts", "port-out-unknown", forgives(carrier.ErrNotFound, portOutRef)},
		{"TakesOtherAnswer", "port-out-answered-twice", forgives(carrier.ErrConflict, portOutRef)},
		{"AnswersLastVersion", "port-out-stale", forgives(carrier.ErrStale, portOutRef)},
		{"TakesLateAnswer", "port-out-late", forgives(carrier.ErrRefused, portOutRef)},
		{"IgnoresAnswers", "port-out-answer", ignoresAnswers},
		{"ShufflesPortOuts", "port-outs-listed", shufflesPortOuts},
	}
}
