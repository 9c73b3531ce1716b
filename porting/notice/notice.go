// Package notice writes what people are told about a port order: the status mails to
// the customer, and the order's timeline.
//
// [Mail] turns a [porting.Notice] into a subject and a text; the host sends it.
// [Describe] turns an event into a sentence of the timeline. Dates and times are in
// the zone that the caller gives, with the zone's name.
//
// [Content] is what such a mail says before it takes a form, for hosts that write others
// of their own, and [Locale] writes dates, times and numbers in English, French and
// Spanish.
package notice

import (
	"fmt"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting"
)

// Mail writes the mail for a notice of an order, with times in zone; nil means UTC.
// A notice of a kind that this version does not know is told by its kind.
func Mail(o porting.Order, n porting.Notice, zone *time.Location) Message {
	l := LocaleOf("en", zone)
	w := writer{locale: l}
	numbers := l.Numbers(n.Numbers)
	m := &w.content
	m.Locale = l
	switch n.Kind {
	case porting.NoticeNotPortable:
		m.Subject = numbers + " cannot be ported"
		w.para("We cannot port " + numbers + ".")
		w.reasons(n.Reasons)
		w.para("You can keep the number with your current carrier and forward its calls to your new one: ask the " +
			"carrier, or dial *72 from the old line where that is offered. Outgoing calls and texts then show your new number.")
	case porting.NoticeDocumentsNeeded:
		if len(n.Numbers) == 0 {
			numbers = l.Numbers(o.Numbers())
		}
		m.Subject = "We need your signature to port " + numbers
		if o.Version > 0 {
			m.Subject = "Please correct your letter for " + numbers
		}
		for _, miss := range n.Missing {
			w.item(miss.Message, miss.Hint)
		}
		if len(n.Missing) == 0 {
			w.reasons(reasonsOf(o))
			w.para("Fill in the new letter with exactly what your carrier has on file, and sign it.")
		}
	case porting.NoticeSubmitted:
		m.Subject = "Your port order for " + numbers + " is submitted"
		w.para("We have sent the order to " + o.LosingCarrier + ", which now checks it.")
		w.keep()
	case porting.NoticeRejected:
		m.Subject = o.LosingCarrier + " rejected your port order for " + numbers
		w.reasons(n.Reasons)
		w.keep()
	case porting.NoticeApproved:
		m.Subject = fmt.Sprintf("Approved: %s will move on %s", numbers, n.Release.Date)
		w.release(n.Release)
		w.keep()
	case porting.NoticeDateChanged:
		m.Subject = fmt.Sprintf("New date: %s will move on %s", numbers, n.Release.Date)
		w.release(n.Release)
		w.keep()
	case porting.NoticeDelayed:
		m.Subject = "The move of " + numbers + " is delayed"
		w.para(o.LosingCarrier + " cannot meet the date that it gave. Nothing is lost; it will give a new one.")
		w.reasons(n.Reasons)
		w.keep()
	case porting.NoticeCompleted:
		m.Subject = numbers + " is yours here"
		if len(n.Numbers) > 1 {
			m.Subject = numbers + " are yours here"
		}
		w.para("The port is complete. You may cancel the service with " + o.LosingCarrier + " now.")
		w.para("If a number does not work, or some calls still reach your old carrier, tell us: we take it up with them.")
	case porting.NoticeTextingActive:
		m.Subject = "Texting is active on " + numbers
		w.para("It can take 1 to 3 business days more until texts work with all carriers. A number that was used with " +
			"iMessage must be removed from it first.")
	case porting.NoticeCanceled:
		m.Subject = "The port of " + numbers + " is canceled"
		w.reasons(n.Reasons)
		w.para("The number stays with " + o.LosingCarrier + ".")
	case porting.NoticeCancelRefused:
		m.Subject = "The port of " + numbers + " can no longer be canceled"
		w.reasons(n.Reasons)
	case porting.NoticeReturned:
		m.Subject = numbers + " went back to the previous carrier"
		w.reasons(n.Reasons)
	default:
		m.Subject = "News on " + numbers + ": " + string(n.Kind)
	}
	if o.Agent != "" {
		w.para("Your porting agent is " + o.Agent + "; reply to this mail, ticket " + o.Ticket + ".")
	}
	return w.content.Message()
}

// writer gathers the paragraphs of a mail.
type writer struct {
	locale  Locale
	content Content
}

func (w *writer) para(s string) { w.content.Opening = append(w.content.Opening, s) }

func (w *writer) item(message, hint string) {
	if hint != "" {
		message += " " + hint
	}
	w.content.Steps = append(w.content.Steps, message)
}

func (w *writer) keep() {
	w.para("Please do not cancel or change anything at your current carrier until the port completes. Until then the " +
		"number goes on working there.")
}

func (w *writer) reasons(reasons []carrier.Reason) {
	for _, r := range reasons {
		w.item(r.Code.Advice().Customer.EN, "")
		if r.Text != "" && r.Text != r.Code.Advice().Meaning {
			w.para("In the carrier's words: " + r.Text)
		}
	}
}

func (w *writer) release(r carrier.Release) {
	if !r.From.IsZero() && !r.To.IsZero() {
		w.para(fmt.Sprintf("Numbers usually activate between %s and %s; the exact minute is not guaranteed.",
			w.locale.Clock(r.From), w.locale.Clock(r.To)))
	}
	if !r.By.IsZero() {
		w.para("By " + w.locale.Clock(r.By) + " on that day it works here, or we are on it.")
	}
}

// reasonsOf gathers the reasons of an order's rejected lines, each once.
func reasonsOf(o porting.Order) []carrier.Reason {
	var reasons []carrier.Reason
	for _, l := range o.Lines {
		if l.State != porting.Rejected {
			continue
		}
		for _, r := range l.Reasons {
			if !slices.Contains(reasons, r) {
				reasons = append(reasons, r)
			}
		}
	}
	return reasons
}
