package verification

import (
	"time"

	"github.com/openlnp/lnp/porting"
)

// The statuses of a whole request that no carrier's view has.
const (
	StatusDraft          Status = "draft"           // the form is not filed
	StatusAwaitingNumber Status = "awaiting-number" // filed, and no number has landed
	StatusReady          Status = "ready"           // to be submitted
	StatusSubmitted      Status = "submitted"       // with the carrier, not in review
	StatusDenied         Status = "denied"
	StatusExpired        Status = "expired"
)

// Status derives where the request stands from its lines. The first rule that fits
// decides; lines that have ended do not count while others are open:
//
//   - No line is open: Approved if one is; else Denied, Expired or Withdrawn, if one
//     is that, in this order.
//   - A line is rejected and no correction is filed: Rejected, since somebody must act.
//   - The form can go out for a line: Ready.
//   - A line is a draft and the form is not filed: Draft.
//   - A line is in review, or submitted: InReview, or Submitted.
//   - What is left waits for its number: AwaitingNumber.
func (r *Request) Status() Status {
	in := func(s LineState) bool { return r.any(func(l *Line) bool { return l.State == s }) }
	if !r.any(func(l *Line) bool { return l.State.Open() }) {
		switch {
		case in(Approved):
			return StatusApproved
		case in(Denied):
			return StatusDenied
		case in(Expired):
			return StatusExpired
		}
		return StatusWithdrawn
	}
	switch {
	case r.any(func(l *Line) bool { return l.State == Rejected && l.RejectedSeq >= r.FiledSeq }):
		return StatusRejected
	case r.any(func(l *Line) bool { return r.sendable(l, l.Since) }):
		return StatusReady
	case in(Draft) && r.FiledSeq == 0:
		return StatusDraft
	case in(InReview):
		return StatusInReview
	case in(Submitted):
		return StatusSubmitted
	}
	return StatusAwaitingNumber
}

// What a request needs of whom it waits for, beside [porting.DecideOnRejection].
const (
	AskForForm       porting.Task = "ask-for-the-form"
	FillForm         porting.Task = "fill-in-the-form-and-file-it"
	SubmitForm       porting.Task = "submit-the-form"
	BringNumber      porting.Task = "bring-the-number-here"
	TakeForm         porting.Task = "take-the-form"
	ReviewForm       porting.Task = "review-the-form"
	AskForCorrection porting.Task = "ask-for-a-corrected-form"
	CorrectForm      porting.Task = "correct-the-form-and-file-it-again"
)

// WaitingOn tells who has to act next on the request as a whole, as [Request.Status]
// counts: the part that holds up the rest.
func (r *Request) WaitingOn() porting.Waiting {
	switch r.Status() {
	case StatusDraft:
		if r.AskedAt.IsZero() {
			return porting.Waiting{On: porting.TheDesk, For: AskForForm, Since: r.OpenedAt}
		}
		return porting.Waiting{On: porting.TheCustomer, For: FillForm, Since: r.AskedAt}
	case StatusRejected:
		return r.waitingOnFix()
	case StatusReady:
		return porting.Waiting{On: porting.TheDesk, For: SubmitForm, Since: r.since(Draft, Rejected)}
	case StatusAwaitingNumber:
		return porting.Waiting{On: porting.TheCarrier, For: BringNumber, Since: r.since(Draft)}
	case StatusSubmitted:
		if r.any((*Line).unsent) {
			return porting.Waiting{On: porting.TheCarrier, For: TakeForm, Since: r.since(Submitted)}
		}
		return r.waitingOnReview()
	case StatusInReview:
		return r.waitingOnReview()
	default:
		return porting.Waiting{On: porting.Nobody}
	}
}

// waitingOnReview tells until when an answer is expected: a forecast.
func (r *Request) waitingOnReview() porting.Waiting {
	w := porting.Waiting{On: porting.TheCarrier, For: ReviewForm, Since: r.since(Submitted, InReview)}
	for i := range r.Lines {
		if l := &r.Lines[i]; l.State.WithCarrier() && l.Version > 0 && l.Version <= len(r.Filings) {
			w.Since = earlier(w.Since, r.Filings[l.Version-1].At)
		}
	}
	if days := r.policy().ReviewDays.Value.To; days > 0 {
		w.Until = w.Since.Add(time.Duration(days) * 24 * time.Hour)
	}
	return w
}

// waitingOnFix tells who can cure a rejection, and until when it is taken.
func (r *Request) waitingOnFix() porting.Waiting {
	w := porting.Waiting{On: porting.TheDesk, For: porting.DecideOnRejection, Since: r.since(Rejected)}
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.State != Rejected {
			continue
		}
		w.Until = earlier(w.Until, l.ResubmitBy)
		switch {
		case !l.correctable():
		case r.AskedSeq < l.RejectedSeq:
			w.For = AskForCorrection
		default:
			w.On, w.For, w.Since = porting.TheCustomer, CorrectForm, r.AskedAt
		}
	}
	return w
}

func (r *Request) since(states ...LineState) (t time.Time) {
	for i := range r.Lines {
		for _, s := range states {
			if l := &r.Lines[i]; l.State == s {
				t = earlier(t, l.Since)
			}
		}
	}
	return t
}
