package verification

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Request is the verification of the toll-free numbers of one account with one form.
// Only [Apply] makes and changes requests; a host reads them, stores them as JSON, and
// compares nothing but Seq.
type Request struct {
	ID uuid.UUID `json:"id"`
	// Seq is the sequence number of the last event, for optimistic locking.
	Seq     int             `json:"seq"`
	Account porting.Account `json:"account"`
	// Country is the account's, US or CA.
	Country loa.Country `json:"country"`
	// Policy is what the carrier asks; the zero Policy is the preset "general".
	Policy   Policy    `json:"policy,omitzero"`
	OpenedAt time.Time `json:"opened_at"`

	// Lines are the numbers, sorted, each once.
	Lines []Line `json:"lines"`

	// Form is the form as it was last saved. Filings are the versions that went out,
	// each with the form as it was then.
	Form    Form     `json:"form,omitzero"`
	Filings []Filing `json:"filings,omitzero"`

	// SavedAt is when the form was last saved; AskedAt, when the customer was last
	// asked for it, or for a correction.
	SavedAt time.Time `json:"saved_at,omitzero"`
	AskedAt time.Time `json:"asked_at,omitzero"`
	// AskedSeq and FiledSeq are the events with which that was, and with which the
	// present form was filed: 0 for one that has changed since.
	AskedSeq int `json:"asked_seq,omitzero"`
	FiledSeq int `json:"filed_seq,omitzero"`

	// Notices are those still to be sent.
	Notices []Notice `json:"notices,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// Filing is one version of a form, as it went out.
type Filing struct {
	Version int                `json:"version"`
	At      time.Time          `json:"at"`
	Numbers []numbering.Number `json:"numbers"`
	Form    Form               `json:"form"`
}

// Line is one number of a request.
type Line struct {
	Number numbering.Number `json:"number"`
	State  LineState        `json:"state"`
	// Since is when the line came into its state.
	Since time.Time `json:"since"`
	// LandedAt is when the number came into service here; zero is not yet.
	LandedAt time.Time `json:"landed_at,omitzero"`

	// Version is the last version submitted for this number, Acknowledged the last
	// one that the carrier is known to hold; Ref is the carrier's reference.
	Version      int    `json:"version,omitzero"`
	Acknowledged int    `json:"acknowledged,omitzero"`
	Ref          string `json:"ref,omitzero"`
	// CarrierAt is the instant of the last news on this number, by the carrier's
	// clock: older news changes nothing.
	CarrierAt time.Time `json:"carrier_at,omitzero"`

	// Reasons are those of the last rejection or denial.
	Reasons []Reason `json:"reasons,omitzero"`
	// RejectedSeq is the event of the last rejection; a form filed after it corrects
	// it. ResubmitBy is until when the carrier takes the correction, zero for no end.
	RejectedSeq int       `json:"rejected_seq,omitzero"`
	ResubmitBy  time.Time `json:"resubmit_by,omitzero"`
	// ApprovedAt is when the number was verified.
	ApprovedAt time.Time `json:"approved_at,omitzero"`

	// WithdrawalAsked is when a withdrawal was asked for that has not been answered;
	// WithdrawalPending that the carrier has taken it.
	WithdrawalAsked   time.Time `json:"withdrawal_asked,omitzero"`
	WithdrawalPending bool      `json:"withdrawal_pending,omitzero"`

	// Extra are the fields that this version does not know; they are written again.
	Extra porting.Extra `json:"-"`
}

// NoticeKind is an occasion on which a customer hears of a verification.
type NoticeKind string

// The notices, each with the event that makes it due.
const (
	// NoticeFormNeeded: the form, or its correction, is wanted, and what it lacks.
	NoticeFormNeeded NoticeKind = "form-needed"
	// NoticeReminder: what was asked for has not come.
	NoticeReminder NoticeKind = "reminder"
	// NoticeSubmitted: a version of the form went to the carrier.
	NoticeSubmitted NoticeKind = "submitted"
	// NoticeInReview: the carriers' reviewers have it.
	NoticeInReview NoticeKind = "in-review"
	// NoticeApproved: numbers are verified.
	NoticeApproved NoticeKind = "approved"
	// NoticeRejected: something has to be corrected, what, and until when.
	NoticeRejected NoticeKind = "rejected"
	// NoticeRevoked: numbers that were verified are so no longer, and messages from
	// them may be blocked.
	NoticeRevoked NoticeKind = "revoked"
	// NoticeDenied: the carriers do not deliver this kind of messages.
	NoticeDenied NoticeKind = "denied"
	// NoticeExpired: the time for a correction is over.
	NoticeExpired NoticeKind = "expired"
	// NoticeWithdrawn: the verification has ended.
	NoticeWithdrawn NoticeKind = "withdrawn"
	// NoticeWithdrawalRefused: the verification goes on although its end was asked for.
	NoticeWithdrawalRefused NoticeKind = "withdrawal-refused"
)

// Notice is a message that the customer is still to get, with the facts as they were
// when it became due.
type Notice struct {
	// Key is unique in the request: its kind and the event that caused it.
	Key        string             `json:"key"`
	Kind       NoticeKind         `json:"kind"`
	At         time.Time          `json:"at"`
	Numbers    []numbering.Number `json:"numbers,omitzero"`
	Reasons    []Reason           `json:"reasons,omitzero"`
	ResubmitBy time.Time          `json:"resubmit_by,omitzero"`
	Problems   loa.Problems       `json:"problems,omitzero"`
}

// Line finds a number's line.
func (r *Request) Line(n numbering.Number) (Line, bool) {
	i, ok := r.find(n)
	if !ok {
		return Line{}, false
	}
	return r.Lines[i], true
}

// Numbers returns the numbers whose lines are in one of the states; all of them if no
// state is given.
func (r *Request) Numbers(states ...LineState) []numbering.Number {
	return r.pick(func(l *Line) bool { return len(states) == 0 || slices.Contains(states, l.State) })
}

// Version returns the last version submitted, 0 before the first.
func (r *Request) Version() int { return len(r.Filings) }

func (r *Request) find(n numbering.Number) (int, bool) {
	return slices.BinarySearchFunc(r.Lines, n, func(l Line, n numbering.Number) int { return l.Number.Compare(n) })
}

// pick returns the numbers whose line satisfies ok.
func (r *Request) pick(ok func(*Line) bool) []numbering.Number {
	var some []numbering.Number
	for i := range r.Lines {
		if ok(&r.Lines[i]) {
			some = append(some, r.Lines[i].Number)
		}
	}
	return some
}

// any reports whether a line satisfies f.
func (r *Request) any(f func(*Line) bool) bool {
	for i := range r.Lines {
		if f(&r.Lines[i]) {
			return true
		}
	}
	return false
}

// policy is what the carrier asks.
func (r *Request) policy() *Policy {
	if r.Policy.Name == "" {
		return &presets[0]
	}
	return &r.Policy
}

// sendable reports whether the filed form can go out for a line: the number has
// landed, and a rejection has been corrected in time.
func (r *Request) sendable(l *Line, now time.Time) bool {
	switch l.State {
	case Draft:
		return r.FiledSeq > 0 && !l.LandedAt.IsZero()
	case Rejected:
		return r.FiledSeq > l.RejectedSeq && !l.lapsed(now)
	default:
		return false
	}
}

// lapsed reports whether the time for a correction is over.
func (l *Line) lapsed(now time.Time) bool { return !l.ResubmitBy.IsZero() && now.After(l.ResubmitBy) }

// correctable reports whether the customer can cure a line's rejection; where the
// customer cannot, the desk has to decide.
func (l *Line) correctable() bool {
	return slices.ContainsFunc(l.Reasons, func(r Reason) bool { return r.Code.Advice().Fixer == carrier.FixCustomer })
}

// held reports whether the carrier holds the version of a line that it is to decide on.
func (l *Line) held() bool { return l.State.WithCarrier() && l.Acknowledged == l.Version }

// unsent reports whether the carrier may not have heard of a line's version.
func (l *Line) unsent() bool { return l.State == Submitted && l.Acknowledged < l.Version }
