package portout

import (
	"time"

	"github.com/openlnp/lnp/porting"
)

// Status is where a request stands as a whole.
type Status string

// The statuses of a request.
const (
	StatusReceived  Status = "received"
	StatusHeld      Status = "held"
	StatusDelayed   Status = "delayed"
	StatusConfirmed Status = "confirmed"
	StatusRejected  Status = "rejected"
	StatusDisputed  Status = "disputed"
	StatusLeft      Status = "left"
	StatusReturned  Status = "returned"
	StatusCanceled  Status = "canceled"
	StatusExpired   Status = "expired"
)

// Status derives where the request stands. The first rule that fits decides:
//
//   - A number is pending: Held if a dispute is open, Delayed if the last answer was a
//     delay, else Received.
//   - A dispute is open about what was confirmed, or has left: Disputed.
//   - A number is confirmed: Confirmed, though others may have left.
//   - A number is rejected: Rejected.
//   - A number has left: Left; else Returned, Expired or Canceled, if one is that, in
//     this order.
func (r *Request) Status() Status {
	switch {
	case r.in(Pending) && r.Dispute.open():
		return StatusHeld
	case r.in(Pending) && r.Reply != nil && r.Reply.Kind == Delay:
		return StatusDelayed
	case r.in(Pending):
		return StatusReceived
	case r.contested():
		return StatusDisputed
	case r.in(Confirmed):
		return StatusConfirmed
	case r.in(Rejected):
		return StatusRejected
	case r.in(Left):
		return StatusLeft
	case r.in(Returned):
		return StatusReturned
	case r.in(Expired):
		return StatusExpired
	}
	return StatusCanceled
}

// What a request needs of whom it waits for.
const (
	TellCustomer      porting.Task = "tell-the-customer"
	AnswerRequest     porting.Task = "answer-the-request"
	AnswerDate        porting.Task = "answer-with-another-date"
	SettleOrReject    porting.Task = "settle-the-dispute-or-reject"
	SettleDispute     porting.Task = "settle-the-dispute"
	UnlockOrObject    porting.Task = "take-the-lock-off-or-object"
	ObjectOrApprove   porting.Task = "object-or-approve"
	ActivateElsewhere porting.Task = "activate-the-numbers-elsewhere-on-the-release-date"
	CorrectRequest    porting.Task = "send-a-corrected-request"
)

// WaitingOn tells who has to act next on a request of the account.
func (a *Account) WaitingOn(ref string, now time.Time) porting.Waiting {
	r, ok := a.Request(ref)
	if !ok {
		return porting.Waiting{On: porting.Nobody}
	}
	wait := func(on porting.Party, what porting.Task, since, until time.Time) porting.Waiting {
		return porting.Waiting{On: on, For: what, Since: since, Until: until}
	}
	switch r.Status() {
	case StatusReceived, StatusDelayed:
		blocks := a.blocks(&r, now)
		switch {
		case r.ToldAt.IsZero():
			return wait(porting.TheDesk, TellCustomer, r.ReceivedAt, r.DecideBy())
		case len(r.Findings) > 0 || len(blocks) == 0:
			return wait(porting.TheDesk, AnswerRequest, r.ReceivedAt, r.AnswerBy())
		case len(a.locked(&r)) > 0:
			return wait(porting.TheCustomer, UnlockOrObject, r.ToldAt, r.DecideBy())
		case blocks[0] == BlockWindow:
			return wait(porting.TheCustomer, ObjectOrApprove, r.ToldAt, r.WindowEnd())
		}
		return wait(porting.TheDesk, AnswerDate, r.ReceivedAt, r.AnswerBy())
	case StatusHeld:
		return wait(porting.TheDesk, SettleOrReject, r.Dispute.At, r.AnswerBy())
	case StatusDisputed:
		return wait(porting.TheDesk, SettleDispute, r.Dispute.At, time.Time{})
	case StatusConfirmed:
		return wait(porting.TheCarrier, ActivateElsewhere, r.since(Confirmed), r.expireAt())
	case StatusRejected:
		return wait(porting.TheCarrier, CorrectRequest, r.since(Rejected), r.expireAt())
	default:
		return wait(porting.Nobody, "", time.Time{}, time.Time{})
	}
}

func (r *Request) since(s LineState) (t time.Time) {
	for i := range r.Lines {
		if l := &r.Lines[i]; l.State == s && (t.IsZero() || l.Since.Before(t)) {
			t = l.Since
		}
	}
	return t
}
