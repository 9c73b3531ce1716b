package verification

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Report is a carrier's present view of a request. An adapter makes it from whatever
// the carrier answers: one verification of several numbers, or one for each.
type Report struct {
	Request uuid.UUID `json:"request"`
	// AsOf is when the view was taken, by the carrier's clock.
	AsOf  time.Time    `json:"as_of"`
	Lines []LineReport `json:"lines"`
}

// LineReport is the view of one number.
type LineReport struct {
	Number  numbering.Number `json:"number"`
	Version int              `json:"version"` // which [Submission] it answers
	Ref     string           `json:"ref,omitzero"`
	Status  Status           `json:"status"`
	// At is when it became so, by the carrier's clock; zero is Report.AsOf.
	At      time.Time `json:"at,omitzero"`
	Reasons []Reason  `json:"reasons,omitzero"`
	// Resubmission is whether the carrier takes a correction, and ResubmitBy until
	// when, as far as it says; what it does not say follows from reasons and policy.
	Resubmission Resubmission `json:"resubmission,omitzero"`
	ResubmitBy   time.Time    `json:"resubmit_by,omitzero"`
	// Withdrawal is the answer to a withdrawal that Status does not tell.
	Withdrawal carrier.CancelAnswer `json:"withdrawal,omitzero"`
	// Raw is the carrier's own word for the status.
	Raw string `json:"raw,omitzero"`
}

// Resubmission is whether a carrier takes a correction.
type Resubmission string

// The answers; the empty one means that the carrier does not say.
const (
	ResubmissionAllowed Resubmission = "allowed"
	ResubmissionRefused Resubmission = "refused"
)

// Status is where a number stands in a carrier's view, and, with some words of its own,
// where a whole request stands: see [Request.Status]. A carrier's word without an
// equivalent says nothing here.
type Status string

// The statuses of a carrier's view.
const (
	StatusReceived     Status = "received"
	StatusInReview     Status = "in-review"
	StatusActionNeeded Status = "action-needed" // on hold until more is told: taken as a rejection
	StatusRejected     Status = "rejected"
	StatusApproved     Status = "approved"
	StatusWithdrawn    Status = "withdrawn"
)

// receiveReport turns a carrier's view into events: one for the numbers that fare
// alike, none for what is known already.
func (d *decision) receiveReport(c ReceiveReport) error {
	if c.Report.Request != d.r.ID {
		return d.invalid("report.request", "the report is on another request")
	}
	var all []Event
	for i := range c.Report.Lines {
		r := &c.Report.Lines[i]
		k, ok := d.r.find(r.Number)
		if !ok {
			continue
		}
		for _, n := range d.news(&d.r.Lines[k], r, first(r.At, c.Report.AsOf).UTC().Round(0)) {
			j := slices.IndexFunc(all, func(e Event) bool { return alike(&e, &n) })
			if j < 0 {
				j = len(all)
				all = append(all, n)
			}
			all[j].Numbers = append(all[j].Numbers, r.Number)
		}
	}
	// What the carrier took comes before what it answered.
	for _, acknowledged := range []bool{true, false} {
		for _, e := range all {
			if (e.Kind == FormAcknowledged) == acknowledged {
				slices.SortFunc(e.Numbers, numbering.Number.Compare)
				e.Numbers = slices.Compact(e.Numbers)
				d.emit(e)
			}
		}
	}
	return nil
}

// alike reports whether two numbers have the same news.
func alike(a, b *Event) bool {
	return a.Kind == b.Kind && a.Version == b.Version && a.Ref == b.Ref && a.CarrierAt.Equal(b.CarrierAt) &&
		a.ResubmitBy.Equal(b.ResubmitBy) && slices.Equal(a.Reasons, b.Reasons)
}

// news tells what a report's line says that the request does not know yet, as events
// without their numbers.
func (d *decision) news(l *Line, r *LineReport, at time.Time) []Event {
	if stale(l, r, at) {
		return nil
	}
	var all []Event
	if r.Version == l.Version && l.State.WithCarrier() && (l.Acknowledged < r.Version || r.Ref != "" && l.Ref != r.Ref) {
		all = append(all, Event{Kind: FormAcknowledged, Version: r.Version, Ref: r.Ref, CarrierAt: at})
	}
	say := func(e Event) {
		if _, legal := move(l.State, e.Kind); legal || !moves(e.Kind) {
			e.CarrierAt = at
			all = append(all, e)
		}
	}
	switch r.Status {
	case StatusInReview:
		say(Event{Kind: ReviewStarted})
	case StatusApproved:
		say(Event{Kind: NumberApproved})
	case StatusWithdrawn:
		say(Event{Kind: NumberWithdrawn})
	case StatusRejected, StatusActionNeeded:
		e := Event{Kind: NumberRejected, Version: r.Version, Reasons: slices.Clone(r.Reasons)}
		if denied(r) {
			e.Kind = NumberDenied
		} else if days := d.r.policy().ResubmitDays.Value; !r.ResubmitBy.IsZero() {
			e.ResubmitBy = r.ResubmitBy.UTC().Round(0)
		} else if days > 0 {
			e.ResubmitBy = at.Add(time.Duration(days) * 24 * time.Hour)
		}
		// To be told the same again is no news, and gives no further time.
		if l.State != Rejected || e.Kind == NumberDenied || !slices.Equal(l.Reasons, r.Reasons) ||
			!r.ResubmitBy.IsZero() && !l.ResubmitBy.Equal(r.ResubmitBy) {
			say(e)
		}
		// What nobody wants corrected has ended.
		if l.State.WithCarrier() && e.Kind == NumberRejected && !l.WithdrawalAsked.IsZero() {
			say(Event{Kind: NumberWithdrawn})
		}
	default:
		// Received is the acknowledgement; a word without an equivalent says nothing.
	}
	switch {
	case l.WithdrawalAsked.IsZero() || !l.State.WithCarrier() || r.Status == StatusApproved || r.Status == StatusWithdrawn:
	case r.Withdrawal == carrier.CancelRefused:
		say(Event{Kind: WithdrawalRefused, Reasons: slices.Clone(r.Reasons)})
	case r.Withdrawal == carrier.CancelPending && !l.WithdrawalPending:
		say(Event{Kind: WithdrawalPending})
	}
	return all
}

// denied reports whether no correction helps: the carrier says so, or, when it does
// not say, one of the reasons is for good.
func denied(r *LineReport) bool {
	return r.Resubmission == ResubmissionRefused || r.Resubmission != ResubmissionAllowed &&
		slices.ContainsFunc(r.Reasons, func(r Reason) bool { return r.Code.Advice().Next == carrier.GiveUp })
}

// stale reports whether a report's line is older than what is known, or answers an
// earlier version than the last one submitted, or one that never was. A number that is
// approved, or whose verification is withdrawn, is news whatever the version.
func stale(l *Line, r *LineReport, at time.Time) bool {
	if r.Version > l.Version || l.Version == 0 {
		return true
	}
	if c := at.Compare(l.CarrierAt); c < 0 || c == 0 && rank(r.Status) <= known(l) && r.Withdrawal == "" {
		return true
	}
	return r.Version < l.Version && r.Status != StatusApproved && r.Status != StatusWithdrawn
}

// rank orders statuses by the life of a verification, for news of the same instant.
func rank(s Status) int {
	return slices.Index([]Status{
		StatusReceived, StatusInReview, StatusActionNeeded, StatusRejected, StatusApproved, StatusWithdrawn,
	}, s)
}

// known is the rank of what a line already tells.
func known(l *Line) int {
	switch l.State {
	case Submitted:
		if l.unsent() {
			return -1
		}
		return rank(StatusReceived)
	case InReview:
		return rank(StatusInReview)
	case Rejected, Denied, Expired:
		return rank(StatusRejected)
	case Approved:
		return rank(StatusApproved)
	default:
		return rank(StatusWithdrawn)
	}
}
