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
		{"KeepsOldVersion", "submit-next-version", eachLine("", func(l *carrier.LineReport) { l.Version = 1 })},
		{"DropsLastNumber", "a-line-for-each-number", eachReport("", func(r *carrier.Report) { r.Lines = r.Lines[:len(r.Lines)-1] })},
		{"ShufflesNumbers", "a-line-for-each-number", eachReport("", func(r *carrier.Report) { slices.Reverse(r.Lines) })},
		{"RejectsWithError", "a-denial-is-a-report", failsReports(carrier.Rejected, carrier.ErrRefused)},
		{"GivesNoReason", "a-rejection-has-reasons", eachLine("", func(l *carrier.LineReport) { l.Reasons = nil })},
		{"GivesNoDate", "a-confirmation-has-a-date", eachLine("", func(l *carrier.LineReport) { l.Release = carrier.Release{} })},
		{"GoesBackInTime", "newer-is-later", goesBackInTime},
		{"ReturnsBareErrors", "errors-are-typed", eachError(func(e *carrier.Error, _ any) error { return errors.Join(e) })},
		{"LeaksSecrets", "errors-keep-secrets", eachError(leakSecrets)},
		{"IgnoresContext", "context-done", ignoresContext},
		{"ClaimsUnsent", "unsent-is-certain", claimsUnsent},
		{"ChangesRequest", "request-stays", changesRequest},
		{"KeepsRequest", "request-stays", keepsRequest},
		{"KeepsReport", "report-is-the-callers", keepsReport},
		{"KnowsEverything", "status-unknown", forgives(carrier.ErrNotFound, statusPON)},
		{"FailsCancel", "cancel-is-an-intent", refuses[carrier.CancelRequest]},
		{"ForgetsCancel", "cancel-is-an-intent", eachLine("", func(l *carrier.LineReport) { l.Cancel = "" })},
		{"CancelsAll", "cancel-some", cancelsAll},
		{"ChangesMind", "cancel-twice", changesMind},
		{"CancelsNothing", "cancel-unknown", forgives(carrier.ErrNotFound, cancelPON)},
		{"ChecksHalf", "check-answers-all", checksHalf},
		{"FailsCheck", "check-no-is-an-answer", failsCheck},
		{"ActivatesEarly", "activate-early", forgives(carrier.ErrRefused, activatePON)},
		{"TakesDateAgain", "supplement-twice", forgives(carrier.ErrConflict, supplementPON)},
		{"NeverMoves", "supplement-twice", refuses[carrier.SupplementRequest]},
		{"LosesEvents", "events-by-cursor", losesEvents},
		{"BoastsAbilities", "limits-are-true", boasts},
		{"RacesItself", "concurrent-submits", racesItself},
		{"HidesOddWords", "odd-status", eachLine("", func(l *carrier.LineReport) {
			if l.Status == carrier.Unknown {
				l.Raw = ""
			}
		})},
		{"FailsOddWords", "odd-word-is-no-error", failsReports(carrier.Unknown, errors.New("status is not known"))},
		{"AlwaysUnsent", "unsent-in-doubt", eachError(func(e *carrier.Error, _ any) error { e.Unsent = true; return e })},
		{"CancelsEarly", "one-after-the-other", takesAnyCancel},
		{"TakesMoreNumbers", "submit-adds-numbers", forgives(carrier.ErrInvalid, submitPON)},
		{"CorrectsActive", "submit-ended", forgives(carrier.ErrRefused, submitPON)},
		{"ShowsOldViews", "status-is-present", keepsReport},
		{"UndoesLateCancel", "cancel-too-late", eachLine(carrier.OpCancel, func(l *carrier.LineReport) { l.Status = carrier.Canceled })},
		{"ChecksByMood", "check-has-no-effect", checksByMood},
		{"MovesUnconfirmed", "supplement-unconfirmed", forgives(carrier.ErrRefused, supplementPON)},
		{"TakesHugeDocuments", "document-too-large", forgives(carrier.ErrInvalid, documentPON)},
		{"FailsSecondDocument", "document-twice", secondFails[carrier.SendDocumentRequest]},
		{"FailsSecondMessaging", "messaging-twice", secondFails[carrier.EnableMessagingRequest]},
		{"MessagesEarly", "messaging-not-active", messagesEarly},
		{"FailsRecords", "record-is-an-answer", failsRecords},
		{"NeverActivates", "activate-in-window", refuses[carrier.ActivateRequest]},
		{"ActivatesAgain", "activate-active", activatesAgain},
		{"ReadsAnything", "webhook-not-the-carriers", readsAnything},
		{"ReadsForgeries", "webhook-genuine", readsAnything},
		{"ReadsOnce", "webhook-again", secondFails[carrier.ParseWebhookRequest]},
		{"FailsOddMessages", "webhook-odd", failsOddMessages},
		{"ChangesLimits", "limits-stay", changesLimits},
		{"LosesAbilities", "abilities-stay", losesAbilities},
		{"KnowsAllPortOuts", "port-out-unknown", forgives(carrier.ErrNotFound, portOutRef)},
		{"TakesOtherAnswer", "port-out-answered-twice", forgives(carrier.ErrConflict, portOutRef)},
		{"AnswersLastVersion", "port-out-stale", forgives(carrier.ErrStale, portOutRef)},
		{"TakesLateAnswer", "port-out-late", forgives(carrier.ErrRefused, portOutRef)},
		{"IgnoresAnswers", "port-out-answer", eachLine(carrier.OpRespondPortOut, func(l *carrier.LineReport) { l.Status = carrier.Received })},
		{"NamesFirstNumber", "port-out-answer", eachReport(carrier.OpRespondPortOut, func(r *carrier.Report) {
			for i := range r.Lines {
				r.Lines[i].Number = r.Lines[0].Number
			}
		})},
		{"ShufflesPortOuts", "port-outs-listed", shufflesPortOuts},
	}
}
