package notice

import (
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Entry is one line of an order's timeline.
type Entry struct {
	At  time.Time `json:"at"`
	PON string    `json:"pon"`
	// Numbers are those it is about, if not the whole order.
	Numbers []numbering.Number `json:"numbers,omitzero"`
	// Text is what happened, in a sentence; Details say more, each in one.
	Text    string   `json:"text"`
	Details []string `json:"details,omitzero"`
	// Private entries are not for the customer.
	Private bool `json:"private,omitzero"`
}

// Describe writes the timeline's entry for an event; o is the order after it. Times
// in the text are in zone; nil means UTC. An event that says nothing to people, such
// as a notice that went out, has an empty Text.
func Describe(o porting.Order, e porting.Event, zone *time.Location) Entry {
	t := Entry{At: e.At, PON: o.PON, Numbers: e.Numbers, Private: e.Private}
	switch e.Kind {
	case porting.OrderOpened:
		t.Text = "Order opened at " + o.LosingCarrier
		t.Numbers = o.Numbers()
		if e.Opening != nil {
			t.Details = e.Opening.Because
		}
	case porting.FoundPortable:
		t.Text = "Can be ported, through " + e.Carrier
	case porting.FoundNotPortable:
		t.Text = "Cannot be ported"
		t.Details = meanings(e.Reasons)
	case porting.TicketOpened:
		t.Text = "Ticket " + e.Ticket + " opened; the agent is " + e.Agent
	case porting.DocumentsAsked:
		t.Text = "Documents asked for"
		for _, m := range e.Missing {
			t.Details = append(t.Details, m.Message)
		}
		if len(e.Missing) == 0 {
			t.Text = "New letter asked for"
		}
	case porting.LetterReceived:
		t.Text = "Letter signed"
		if e.Letter != nil {
			t.Text = "Letter signed by " + e.Letter.Signature.Name + ", version " + strconv.Itoa(e.Letter.Version)
		}
	case porting.DocumentReceived:
		t.Text = "Document received"
		if e.Document != nil {
			t.Text = "Received the " + string(e.Document.Record.Source) + " of " + e.Document.Record.Date.String()
		}
	case porting.DocumentsFaulty:
		t.Text = "Documents found faulty"
		for _, m := range e.Missing {
			t.Details = append(t.Details, m.Field+": "+m.Message+" "+m.Hint)
		}
	case porting.DocumentsVerified:
		t.Text = "Documents verified; in the queue"
	case porting.AccountPaid:
		t.Text = "The account is a paid one now"
	case porting.OrderSubmitted:
		t.Text = "Submitted, version " + strconv.Itoa(e.Version)
	case porting.OrderAcknowledged:
		t.Text = "The carrier holds version " + strconv.Itoa(e.Version) + ", reference " + e.Ref
	case porting.PortRejected:
		t.Text = "Rejected by " + o.LosingCarrier
		t.Details = meanings(e.Reasons)
	case porting.PortScheduled:
		t.Text = "Approved; release on " + e.Release.Date.Weekday().String() + " " + e.Release.Date.String()
		if !e.Release.From.IsZero() && !e.Release.To.IsZero() {
			t.Details = []string{"usually between " + LocaleOf("en", zone).Clock(e.Release.From) + " and " + LocaleOf("en", zone).Clock(e.Release.To)}
		}
	case porting.PortInJeopardy:
		t.Text = "The date cannot be met; a new one will come"
		t.Details = meanings(e.Reasons)
	case porting.CutoverStarted:
		t.Text = "Cut-over begun"
	case porting.NumberPorted:
		t.Text = "In service here"
	case porting.NumberReturned:
		t.Text = "Went back to the previous carrier"
		t.Details = meanings(e.Reasons)
	case porting.LineCanceled:
		t.Text = "Canceled"
		t.Details = meanings(e.Reasons)
	case porting.CancelAsked:
		t.Text = "Cancellation asked for"
	case porting.CancelPending:
		t.Text = "The carrier has taken the cancellation"
	case porting.CancelRefused:
		t.Text = "The carrier refused the cancellation"
		t.Details = meanings(e.Reasons)
	case porting.TroubleRaised:
		t.Text = "Trouble: " + string(e.Trouble)
	case porting.TroubleCleared:
		t.Text = "Trouble cleared"
	case porting.NumberConfigured:
		t.Text = "Configuration made active"
	case porting.TemporaryRemoved:
		t.Text = "Temporary number removed, with its messages"
		t.Numbers = nil
		for _, n := range e.Numbers {
			if l, ok := o.Line(n); ok && l.Temporary.IsValid() {
				t.Numbers = append(t.Numbers, l.Temporary)
			}
		}
	case porting.TextingAsked:
		t.Text = "Texting asked for"
	case porting.TextingRequested:
		t.Text = "Texting requested from the carrier"
	case porting.TextingActive:
		t.Text = "Texting active"
	case porting.CommentAdded:
		t.Text, t.Details = "Comment", nil
	case porting.NoticeSent:
		return t
	default:
		t.Text = string(e.Kind)
	}
	if e.Reason != "" {
		t.Details = append(t.Details, e.Reason)
	}
	return t
}

// meanings are reasons for people: what each means, and the carrier's own words.
func meanings(reasons []carrier.Reason) []string {
	var all []string
	for _, r := range reasons {
		meaning := r.Code.Advice().Meaning
		s := string(r.Code) + ": " + meaning
		if r.Text != "" && r.Text != meaning {
			s += " (" + r.Text + ")"
		}
		all = append(all, s)
	}
	return all
}
