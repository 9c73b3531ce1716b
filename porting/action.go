package porting

import (
	"time"

	"github.com/openlnp/lnp/numbering"
)

// ActionKind is a kind of thing that is outstanding.
type ActionKind string

// The actions. Most end with a command, named in the comment, that records that
// they are done; an action that is not recorded stays outstanding.
const (
	// ActionCheck: ask the partners about portability; RecordCheck.
	ActionCheck ActionKind = "check"
	// ActionOpenTicket: open a ticket with a named agent; OpenTicket.
	ActionOpenTicket ActionKind = "open-ticket"
	// ActionAskDocuments: ask for what is missing, or after a rejection for a
	// corrected letter, or for the right PIN; AskDocuments.
	ActionAskDocuments ActionKind = "ask-documents"
	// ActionVerify: verify the documents that have come; VerifyDocuments.
	ActionVerify ActionKind = "verify"
	// ActionEndTrial: end the account's trial. Its key is the account's, not the
	// order's, so that two orders end it once; ConfirmPaid on each.
	ActionEndTrial ActionKind = "end-trial"
	// ActionSubmit: release the queue; Submit.
	ActionSubmit ActionKind = "submit"
	// ActionSend: send the version to the carrier; see [SubmitRequest]. It is
	// outstanding until a report shows that the carrier holds it; ReceiveReport,
	// or RecordRefusal.
	ActionSend ActionKind = "send"
	// ActionSendCancel: send the cancellation to the carrier; ReceiveReport.
	ActionSendCancel ActionKind = "send-cancel"
	// ActionSendDate: send the change of date to the carrier; see [DateRequest].
	// ReceiveReport, or RefuseDate.
	ActionSendDate ActionKind = "send-date"
	// ActionSendReturn: ask the carrier, by whatever means it offers, to take
	// numbers back; ReceiveReport once they are, or RefuseReturn.
	ActionSendReturn ActionKind = "send-return"
	// ActionActivate: tell the carrier to activate, where [Rules].OnDemand says
	// that it waits for that; ReceiveReport, also after a refusal.
	ActionActivate ActionKind = "activate"
	// ActionFetch: fetch the carrier's view, whatever events told; ReceiveReport,
	// or RecordNotFound if the carrier does not know the order.
	ActionFetch ActionKind = "fetch"
	// ActionEscalate: the losing carrier's answer is overdue; ask the carrier by
	// other means, then Escalate.
	ActionEscalate ActionKind = "escalate"
	// ActionReview: a person at the desk decides how to go on, since neither the
	// customer nor time cures what the losing carrier said: send it again as it is
	// (VerifyDocuments), ChangeDate, Cancel, or dispute it. It stays outstanding
	// until one of these, or the carrier's news, has moved the numbers.
	ActionReview ActionKind = "review"
	// ActionAbandon: the customer has been silent for too long; Abandon.
	ActionAbandon ActionKind = "abandon"
	// ActionRemindRelease: the release is near; RemindRelease.
	ActionRemindRelease ActionKind = "remind-release"
	// ActionRaiseTrouble: numbers are not in service by the end of the business
	// day of their release, or text messages are overdue; RaiseTrouble.
	ActionRaiseTrouble ActionKind = "raise-trouble"
	// ActionConfigure: make the inactive version of a ported number the active
	// one; RecordConfigured.
	ActionConfigure ActionKind = "configure"
	// ActionRemoveTemporary: remove the temporary number that stood in for a
	// ported one, with its messages; RecordRemoval.
	ActionRemoveTemporary ActionKind = "remove-temporary"
	// ActionEnableTexting: ask the carrier for text messaging, and again until it
	// is active; ReceiveMessaging.
	ActionEnableTexting ActionKind = "enable-texting"
	// ActionNotify: send a notice to the customer; RecordNotice.
	ActionNotify ActionKind = "notify"
)

// Action is something that is outstanding on an order.
type Action struct {
	Kind ActionKind `json:"kind"`
	// Key is derived from the facts that make the action outstanding: the same
	// action has the same key however often Next is asked. Use it for idempotency
	// where the effect goes. What is done of a submission or a change of date is kept
	// by the carrier, under the order's PON and version, and not under this key: a
	// version that the carrier refused is free, and its correction has the same key.
	Key string `json:"key"`
	// At is when to do it. At or before now: now. After: wake up then, and ask
	// Next again.
	At time.Time `json:"at"`
	// Numbers are what it is about; for ActionRemoveTemporary, the ported numbers.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Version int                `json:"version,omitzero"`
	// Trouble is what to raise, for ActionRaiseTrouble.
	Trouble TroubleKind `json:"trouble,omitzero"`
	// Notice is what to send, for ActionNotify.
	Notice *Notice `json:"notice,omitzero"`
}
