package porting

import (
	"strings"
	"time"
)

// Status is where an order stands as a whole.
type Status string

// The statuses of an order.
const (
	StatusRequested          Status = "requested"
	StatusAwaitingDocuments  Status = "awaiting-documents"
	StatusVerifying          Status = "verifying"
	StatusQueued             Status = "queued"
	StatusSubmitted          Status = "submitted"
	StatusRejected           Status = "rejected"
	StatusScheduled          Status = "scheduled"
	StatusActivating         Status = "activating"
	StatusPartiallyCompleted Status = "partially-completed"
	StatusCompleted          Status = "completed"
	StatusNotPortable        Status = "not-portable"
	StatusCanceled           Status = "canceled"
	StatusReturned           Status = "returned"
)

// Status derives where the order stands from its lines. The first rule that fits
// decides; the lines that are not portable, canceled or returned do not count while
// there are others:
//
//   - No line is open: Completed if one has ported; else Returned, Canceled or
//     NotPortable, if one line is that, in this order.
//   - A line is rejected: Rejected, since somebody must act.
//   - A line has ported, others have not: PartiallyCompleted.
//   - A line is activating: Activating.
//   - A line waits for the carrier's answer: Submitted.
//   - A line waits in the queue: Queued.
//   - A line is portable: AwaitingDocuments while the letter or the bill is
//     missing or was found faulty, else Verifying.
//   - A line is only requested: Requested.
//   - What is left is scheduled: Scheduled.
func (o *Order) Status() Status {
	in := func(s LineState) bool { return o.any(func(l *Line) bool { return l.State == s }) }
	open := o.any(func(l *Line) bool { return l.State.Open() })
	switch {
	case !open && in(Ported):
		return StatusCompleted
	case !open && in(Returned):
		return StatusReturned
	case !open && in(Canceled):
		return StatusCanceled
	case !open:
		return StatusNotPortable
	case in(Rejected):
		return StatusRejected
	case in(Ported):
		return StatusPartiallyCompleted
	case in(Activating):
		return StatusActivating
	case in(Submitted):
		return StatusSubmitted
	case in(Ready):
		return StatusQueued
	case in(Portable) && o.incomplete():
		return StatusAwaitingDocuments
	case in(Portable):
		return StatusVerifying
	case in(Requested):
		return StatusRequested
	}
	return StatusScheduled
}

// incomplete reports whether documents are missing, or were found faulty and have
// not been replaced since.
func (o *Order) incomplete() bool {
	return o.Letter == nil || o.lastProof() == nil || o.faulty()
}

// faulty reports whether documents were found faulty and nothing has come since.
func (o *Order) faulty() bool { return len(o.Missing) > 0 && o.DocumentsSeq < o.AskedSeq }

// corrected reports whether documents came after the last rejection, and may be good.
func (o *Order) corrected() bool { return o.DocumentsSeq > o.RejectedSeq && !o.faulty() }

// Party is who an order waits on.
type Party string

// The parties.
const (
	Nobody        Party = "nobody"
	TheCustomer   Party = "customer"
	TheDesk       Party = "desk"
	TheCarrier    Party = "carrier"
	LosingCarrier Party = "losing-carrier"
)

// String names the party for people.
func (p Party) String() string { return strings.ReplaceAll(string(p), "-", " ") }

// Waiting says who has to act next.
type Waiting struct {
	On Party `json:"on"`
	// For is what they have to do, for people.
	For string `json:"for,omitzero"`
	// Since is when it came to them; Until when it is due, zero if nothing is said.
	Since time.Time `json:"since,omitzero"`
	Until time.Time `json:"until,omitzero"`
}

// WaitingOn tells who has to act next on the order as a whole, as [Order.Status]
// counts: the part that holds up the rest.
func (o *Order) WaitingOn() Waiting {
	switch o.Status() {
	case StatusRequested:
		return Waiting{On: TheDesk, For: "check whether the numbers can be ported", Since: o.since(Requested)}
	case StatusAwaitingDocuments:
		if o.Ticket == "" || o.AskedAt.IsZero() {
			return Waiting{On: TheDesk, For: "open the ticket and ask for the documents", Since: o.since(Portable)}
		}
		return Waiting{On: TheCustomer, For: "send the signed letter and the latest bill", Since: o.AskedAt}
	case StatusVerifying:
		return Waiting{On: TheDesk, For: "verify the documents", Since: o.since(Portable)}
	case StatusQueued:
		return Waiting{On: TheDesk, For: "submit the order", Since: o.since(Ready)}
	case StatusRejected:
		return o.waitingOnFix()
	case StatusSubmitted:
		if o.any(func(l *Line) bool { return l.State == Submitted && l.Acknowledged < l.Version }) {
			return Waiting{On: TheCarrier, For: "take the order", Since: o.since(Submitted)}
		}
		return Waiting{On: LosingCarrier, For: "approve or deny the port", Since: o.since(Submitted)}
	case StatusScheduled, StatusActivating, StatusPartiallyCompleted:
		w := Waiting{On: TheCarrier, For: "activate the numbers on the release date"}
		for i := range o.Lines {
			if l := &o.Lines[i]; l.State == Scheduled || l.State == Activating {
				w.Since, w.Until = earlier(w.Since, l.Since), earlier(w.Until, l.Release.By)
			}
		}
		return w
	default:
		return Waiting{On: Nobody}
	}
}

func (o *Order) since(s LineState) (t time.Time) {
	for i := range o.Lines {
		if l := &o.Lines[i]; l.State == s {
			t = earlier(t, l.Since)
		}
	}
	return t
}

// earlier returns the earlier of two instants; zero is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
