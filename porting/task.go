package porting

import "strings"

// Task is what an order, a verification or a port-out needs of whom it waits for. Package
// notice has the words for people, in three languages.
type Task string

// The tasks of an order, by the party whose they are.
const (
	// Of the customer.
	SendDocuments    Task = "send-the-letter-and-the-bill"
	GiveLetter       Task = "send-a-corrected-letter"
	GivePIN          Task = "give-the-right-pin"
	GiveLetterAndPIN Task = "send-a-corrected-letter-and-give-the-right-pin"
	// GiveCredentials is of a tax identifier or the end of a social security number, and
	// of a PIN too if that was refused as well.
	GiveCredentials          Task = "give-the-right-credentials"
	GiveLetterAndCredentials Task = "send-a-corrected-letter-and-give-the-right-credentials"
	SettleThere              Task = "settle-with-the-losing-carrier"

	// Of the host's desk.
	CheckNumbers      Task = "check-whether-the-numbers-can-be-ported"
	RequestDocuments  Task = "open-the-ticket-and-ask-for-the-documents"
	CheckDocuments    Task = "verify-the-documents"
	SubmitOrder       Task = "submit-the-order"
	RequestCorrection Task = "ask-for-the-correction"
	CheckCorrection   Task = "verify-the-correction"
	SettleWithCarrier Task = "settle-with-the-carrier-what-it-says"
	DecideOnRejection Task = "decide-how-to-go-on-after-the-rejection"

	// Of the carrier, and of the losing carrier.
	TakeOrder       Task = "take-the-order"
	TakeDate        Task = "take-the-change-of-date"
	CancelNumbers   Task = "cancel-the-numbers"
	ActivateNumbers Task = "activate-the-numbers-on-the-release-date"
	AnswerPort      Task = "approve-or-deny-the-port"
)

// String reads as English: "approve or deny the port".
func (t Task) String() string { return strings.ReplaceAll(string(t), "-", " ") }
