package verification

import (
	"slices"
	"strconv"
	"time"
)

// Apply folds events into a request and returns the new one; the old one stays as it
// was. It is total: an event is a fact and is never refused. An event of an unknown
// kind, or one that does not fit a line's state, moves nothing.
//
// Replaying the events of a request from the zero [Request] gives the same request,
// byte for byte. Events of one request are to be applied in the order of their Seq.
func Apply(r Request, events ...Event) Request {
	for _, e := range events {
		r = apply(r, e)
	}
	return r
}

// Replay folds events into the zero request.
func Replay(events []Event) Request { return Apply(Request{}, events...) }

// apply folds one event.
func apply(r Request, e Event) Request {
	if e.Kind == RequestOpened && e.Opening != nil {
		return opened(e)
	}
	before := r
	r.Seq = e.Seq
	switch e.Kind {
	case FormSaved:
		if e.Form != nil {
			r.Form, r.SavedAt, r.FiledSeq = e.Form.clone(), e.At, 0
		}
	case FormAsked:
		r.AskedAt, r.AskedSeq = e.At, e.Seq
	case FormFiled:
		r.FiledSeq = e.Seq
	case FormSubmitted:
		r.Filings = append(slices.Clip(r.Filings), Filing{
			Version: e.Version, At: e.At, Numbers: slices.Clone(e.Numbers), Form: r.Form.clone(),
		})
	case NoticeSent:
		r.Notices = slices.DeleteFunc(slices.Clone(r.Notices), func(n Notice) bool { return n.Key == e.Notice })
	default:
		// The rest is told of lines.
	}
	if len(e.Numbers) > 0 {
		r.Lines = slices.Clone(r.Lines)
		for _, n := range e.Numbers {
			if i, ok := r.find(n); ok {
				applyLine(&r.Lines[i], e)
			}
		}
	}
	if kind := noticeOf(&before, e); kind != "" {
		r.Notices = append(slices.Clip(r.Notices), Notice{
			Key: string(kind) + "/" + strconv.Itoa(e.Seq), Kind: kind, At: e.At, Numbers: slices.Clone(e.Numbers),
			Reasons: slices.Clone(e.Reasons), ResubmitBy: e.ResubmitBy, Problems: slices.Clone(e.Problems),
		})
	}
	return r
}

func opened(e Event) Request {
	p := e.Opening
	r := Request{
		ID: e.Request, Seq: e.Seq, Account: p.Account, Country: p.Country, Policy: p.Policy.clone(), OpenedAt: e.At,
		Form: p.Form.clone(), Lines: make([]Line, 0, len(p.Lines)),
	}
	for _, l := range p.Lines {
		r.Lines = append(r.Lines, Line{Number: l.Number, State: Draft, Since: e.At, LandedAt: l.LandedAt})
	}
	return r
}

// applyLine moves one line, and notes on it what the event tells. What the table does
// not allow leaves the line as it was.
func applyLine(l *Line, e Event) {
	if moves(e.Kind) {
		to, ok := move(l.State, e.Kind)
		if !ok {
			return
		}
		if to != l.State {
			l.State, l.Since = to, e.At
		}
	}
	if e.CarrierAt.After(l.CarrierAt) {
		l.CarrierAt = e.CarrierAt
	}
	switch e.Kind {
	case NumberLanded:
		l.LandedAt = e.LandedAt
	case FormSubmitted:
		l.Version, l.Reasons, l.ResubmitBy = e.Version, nil, time.Time{}
	case FormAcknowledged:
		l.Acknowledged, l.Ref = e.Version, e.Ref
	case ReviewStarted:
		l.Reasons, l.ResubmitBy = nil, time.Time{}
	case NumberApproved:
		l.ApprovedAt = first(e.CarrierAt, e.At)
		l.settle(nil, time.Time{})
	case NumberRejected:
		l.RejectedSeq = e.Seq
		l.settle(slices.Clone(e.Reasons), e.ResubmitBy)
	case NumberDenied:
		l.settle(slices.Clone(e.Reasons), time.Time{})
	case NumberWithdrawn, NumberLeft:
		l.settle(l.Reasons, time.Time{})
	case NumberExpired:
		l.settle(l.Reasons, l.ResubmitBy)
	case WithdrawalAsked:
		l.WithdrawalAsked = e.At
	case WithdrawalPending:
		l.WithdrawalPending = true
	case WithdrawalRefused:
		l.WithdrawalAsked, l.WithdrawalPending = time.Time{}, false
	default:
		// The rest is told of the request.
	}
}

// settle notes an answer: with it, a withdrawal has been answered too.
func (l *Line) settle(reasons []Reason, resubmitBy time.Time) {
	l.Reasons, l.ResubmitBy = reasons, resubmitBy
	l.WithdrawalAsked, l.WithdrawalPending = time.Time{}, false
	if l.State != Approved {
		l.ApprovedAt = time.Time{}
	}
}

// noticeOf is what the customer is to hear because of an event that befell r, "" for
// nothing.
func noticeOf(r *Request, e Event) NoticeKind {
	switch e.Kind {
	case FormAsked:
		if r.AskedSeq > 0 && !r.any(func(l *Line) bool { return l.RejectedSeq > r.AskedSeq }) {
			return NoticeReminder
		}
		return NoticeFormNeeded
	case FormSubmitted:
		return NoticeSubmitted
	case ReviewStarted:
		return NoticeInReview
	case NumberApproved:
		return NoticeApproved
	case NumberRejected, NumberDenied:
		if r.any(func(l *Line) bool { return l.State == Approved && has(e, l) }) {
			return NoticeRevoked
		}
		if e.Kind == NumberDenied {
			return NoticeDenied
		}
		return NoticeRejected
	case NumberExpired:
		return NoticeExpired
	case NumberWithdrawn, NumberLeft:
		return NoticeWithdrawn
	case WithdrawalRefused:
		return NoticeWithdrawalRefused
	default:
		return ""
	}
}

// has reports whether an event tells of a line.
func has(e Event, l *Line) bool { return slices.Contains(e.Numbers, l.Number) }
