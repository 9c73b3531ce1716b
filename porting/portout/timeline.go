package portout

import (
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting/notice"
)

// Describe writes the timeline's entry for an event, in English; a is the account after
// it. Times in the text are in zone; nil means UTC. An event that says nothing to
// people, such as a notice that went out, has an empty Text.
//
// What is wrong with a request stands in full in entries for the desk, which are
// private: see [Findings].
func Describe(a Account, e Event, zone *time.Location) notice.Entry {
	r, _ := a.Request(e.Ref)
	t := notice.Entry{At: e.At, PON: e.Ref, Numbers: e.Numbers, Private: e.Private}
	switch e.Kind {
	case AccountOpened:
		t.Text = "Account opened"
	case AccountChanged:
		t.Text = "Account changed"
	case PINAsked:
		t.Text = "Port-out PIN asked for"
	case PINSet:
		t.Text = "Port-out PIN set"
		if e.PIN != nil && !e.PIN.Expires.IsZero() {
			t.Details = []string{"it expires on " + moment(e.PIN.Expires, zone)}
		}
	case PINRevealed:
		t.Text = "Port-out PIN shown to the customer"
	case PINRemoved:
		t.Text = "Port-out PIN removed"
	case PINFailed:
		t.Text = "A wrong port-out PIN was counted"
	case PINBlocked:
		t.Text = "Port-out PIN blocked: too many wrong ones"
	case LockOn:
		t.Text, t.Details = "Lock turned on", []string{"evidence: " + string(e.Evidence.Kind)}
	case LockOff:
		t.Text, t.Details = "Lock turned off", []string{"evidence: " + string(e.Evidence.Kind)}
	case RequestReceived:
		t.Text = r.GainingCarrier + " asks for numbers"
		if e.Version > 1 {
			t.Text = r.GainingCarrier + " asks again, with a corrected request"
		}
		t.Details = append(t.Details, "to be answered by "+moment(r.AnswerBy(), zone))
	case RequestApproved:
		t.Text = "The customer approves"
	case DisputeRaised:
		t.Text, t.Details = "Disputed: "+string(e.Dispute), []string{"evidence: " + string(e.Evidence.Kind)}
	case DisputeSettled:
		t.Text = "Dispute settled: " + string(e.Outcome)
	case RequestConfirmed:
		t.Text = "Confirmed for " + e.Release.Date.Weekday().String() + " " + e.Release.Date.String() + byDefault(e)
	case RequestDelayed:
		t.Text = "Delayed until " + moment(e.Until, zone) + byDefault(e)
		t.Details = meanings(e.Reasons)
	case RequestRejected:
		t.Text = "Rejected" + byDefault(e)
		t.Details = meanings(e.Reasons)
	case AnswerTaken:
		t.Text = "The carrier holds the answer"
	case AnswerRefused:
		t.Text = "The carrier would not take the answer"
	case CarrierConfirmed:
		t.Text = "The carrier confirmed by itself"
	case CarrierRejected:
		t.Text, t.Details = "The carrier rejected by itself", meanings(e.Reasons)
	case ObjectionSent:
		t.Text = "Objection lodged with " + r.GainingCarrier
	case LineCanceled:
		t.Text, t.Details = "Withdrawn", meanings(e.Reasons)
	case LineExpired:
		t.Text = "Expired: nothing came of it"
	case NumberLeft:
		t.Text = "In service with " + r.GainingCarrier
	case NumberReturned:
		t.Text, t.Details = "Came back", meanings(e.Reasons)
	case BillingStopped:
		t.Text = "No longer charged"
	case NumberRemoved:
		t.Text = "Out of inventory and routing"
	case NumberRestored:
		t.Text = "Put back"
	case RequestForgotten:
		t.Text = "Removed after its time of retention"
	case CommentAdded:
		t.Text = "Comment"
	case NoticeSent, PINMatched, AlarmTaken, ReportSeen:
		return t
	default:
		t.Text = string(e.Kind)
	}
	if e.Reason != "" {
		t.Details = append(t.Details, e.Reason)
	}
	return t
}

// Findings writes what the comparison found, for the desk: a private entry beside that
// of the event of [RequestReceived].
func Findings(e Event) notice.Entry {
	t := notice.Entry{At: e.At, PON: e.Ref, Private: true}
	if e.Received == nil || len(e.Received.Findings) == 0 {
		return t
	}
	t.Text = "Found by comparing it with the record"
	for _, f := range e.Received.Findings {
		s := string(f.Code)
		if f.Detail != "" {
			s += " (" + string(f.Detail) + ")"
		}
		t.Details = append(t.Details, s)
	}
	return t
}

func byDefault(e Event) string {
	if e.ByDefault {
		if e.Kind == RequestConfirmed {
			return ", since nobody objected"
		}
		return ", since nobody had answered"
	}
	return ""
}

// moment writes an instant in a zone.
func moment(t time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone).Format("Monday 2006-01-02 15:04 MST")
}

// meanings are reasons for people.
func meanings(reasons []carrier.Reason) []string {
	var all []string
	for _, r := range reasons {
		meaning := r.Code.Advice().Meaning
		switch r.Code {
		case carrier.FraudSuspected:
			meaning = "there is evidence that somebody else asked"
		case carrier.CustomerStays:
			meaning = "the customer told us later that they stay"
		case carrier.LosingCarrierNotReady:
			meaning = "we need more time"
		default:
		}
		all = append(all, string(r.Code)+": "+meaning)
	}
	return all
}
