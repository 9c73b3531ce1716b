package world

import (
	"strings"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// Defect is a fault that is planted into the host, to see that a run notices.
type Defect string

// The defects. Each stands for what real desks have got wrong.
const (
	SubmitTwice        Defect = "submit-twice"         // a repeated submission gets a new purchase order number
	SameVersion        Defect = "same-version"         // a correction goes out under the old version
	LatestPIN          Defect = "latest-pin"           // a repeated submission takes the PIN of the day
	EditAfterSigning   Defect = "edit-after-signing"   // the desk puts the postal code right by itself
	ForgetRejection    Defect = "forget-rejection"     // the notes of a rejection are not stored
	DropInSplit        Defect = "drop-in-split"        // numbers under the second reference are not looked at
	IgnoreJeopardy     Defect = "ignore-jeopardy"      // a jeopardy is read as a confirmation
	RefusalIsCancel    Defect = "refusal-is-cancel"    // a refused cancellation is read as a cancellation
	ArrivalOrder       Defect = "arrival-order"        // what arrives last counts as newest
	ActivateEarly      Defect = "activate-early"       // a confirmation is enough to activate
	NoFence            Defect = "no-fence"             // what was read earlier is done without another look
	NoRestart          Defect = "no-restart"           // after a crash nobody looks at the orders
	NoPoll             Defect = "no-poll"              // events are believed to arrive
	GiveUp             Defect = "give-up"              // three attempts are enough
	HalfStored         Defect = "half-stored"          // only the first event of a decision is stored
	LogOutOfOrder      Defect = "log-out-of-order"     // the log is not in the order of its numbers
	SnapshotDrift      Defect = "snapshot-drift"       // the stored state lacks what is to be sent
	TrialTwice         Defect = "trial-twice"          // the trial ends with each order
	ChargeTwice        Defect = "charge-twice"         // a number is charged under two names
	ChargeEarly        Defect = "charge-early"         // a number is charged from its confirmation on
	ReturnStaysCharged Defect = "return-stays-charged" // a number that went back is charged on
	CancelForgotten    Defect = "cancel-forgotten"     // a cancellation stays on the desk
	OpenTwice          Defect = "open-twice"           // a number may be on two orders
	TemporaryEarly     Defect = "temporary-early"      // the temporary number goes when the release is known
	NewMailKey         Defect = "new-mail-key"         // each attempt to send a mail is another mail
	MailForgotten      Defect = "mail-forgotten"       // mails are recorded and not sent
	WrongMailbox       Defect = "wrong-mailbox"        // some mails go to the first customer
	SecretInLog        Defect = "secret-in-log"        // a failed submission is logged with its PIN
)

// Defects returns them all.
func Defects() []Defect {
	return []Defect{
		SubmitTwice, SameVersion, LatestPIN, EditAfterSigning, ForgetRejection, DropInSplit, IgnoreJeopardy, RefusalIsCancel,
		ArrivalOrder, ActivateEarly, NoFence, NoRestart, NoPoll, GiveUp, HalfStored, LogOutOfOrder, SnapshotDrift, TrialTwice,
		ChargeTwice, ChargeEarly, ReturnStaysCharged, CancelForgotten, OpenTwice, TemporaryEarly, NewMailKey, MailForgotten,
		WrongMailbox, SecretInLog,
	}
}

// bend is what a broken host makes of a submission.
func (w *world) bend(o *order, r *carrier.SubmitRequest) {
	switch w.c.Defect {
	case SubmitTwice:
		if o.record.sends > 0 {
			r.PON += "-R"
		}
	case SameVersion:
		r.Version = 1
	case LatestPIN:
		r.PIN = loa.NewPIN(o.losing.claim.pin)
		if o.record.sends > 0 {
			r.PIN = loa.NewPIN("909090")
		}
	case EditAfterSigning:
		r.ServiceAddress.PostalCode = o.losing.truth.ServiceAddress.PostalCode
	default:
	}
}

// distort is what a broken host makes of a report.
func (w *world) distort(r *carrier.Report) *carrier.Report {
	switch w.c.Defect {
	case DropInSplit, IgnoreJeopardy, RefusalIsCancel, ArrivalOrder:
	default:
		return r
	}
	out := *r
	out.Lines = nil
	for _, l := range r.Lines {
		switch {
		case w.c.Defect == DropInSplit && strings.HasSuffix(l.Ref, "-2"):
			continue
		case w.c.Defect == IgnoreJeopardy && l.Status == carrier.Jeopardy:
			l.Status = carrier.Confirmed
		case w.c.Defect == RefusalIsCancel && l.Cancel == carrier.CancelRefused:
			l.Status, l.Cancel = carrier.Canceled, ""
		case w.c.Defect == ArrivalOrder:
			l.At = w.now
		}
		out.Lines = append(out.Lines, l)
	}
	return &out
}

// corrupt is what a broken host stores of an event.
func (w *world) corrupt(e *porting.Event) {
	if w.c.Defect == ForgetRejection && e.Kind == porting.PortRejected {
		e.Reasons = nil
	}
}
