package main

import (
	"fmt"
	"strings"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
)

// result is the whole outcome, for -json.
type result struct {
	Complete bool             `json:"complete"`
	Account  portout.Account  `json:"account"`
	Events   []portout.Event  `json:"events"`
	Timeline []notice.Entry   `json:"timeline"`
	Mails    []notice.Message `json:"mails"`
	Invoice  billing.Invoice  `json:"invoice"`
}

func (d *desk) result() result {
	invoice, err := d.invoice()
	return result{
		Complete: err == nil && d.rightEnd(), Account: d.account, Events: d.events, Timeline: d.timeline, Mails: d.mails, Invoice: invoice,
	}
}

// rightEnd reports whether what the customer meant to go has left, and what they did not
// has stayed, with nothing outstanding but the end of retention and expiry.
func (d *desk) rightEnd() bool {
	want := map[numbering.Number]portout.LineState{
		front: portout.Left, oven: portout.Left, office: portout.Left, fax: portout.Rejected,
	}
	for _, r := range d.account.Requests {
		for _, l := range r.Lines {
			if l.State != want[l.Number] || l.Unasked {
				return false
			}
		}
	}
	for _, a := range portout.Next(d.account, d.now()) {
		if a.Kind != portout.ActionForget && a.Kind != portout.ActionExpire {
			return false
		}
	}
	return len(d.account.Requests) == len(want)
}

// text is what a person reads: the timeline, where every number ended, the invoice.
func (d *desk) text() string {
	var b strings.Builder
	const title = "Four carriers ask for numbers of Maple & Main Bakery LLC"
	fmt.Fprintf(&b, "%s\n%s\nVirtual time, shown in %s. Entries in brackets are for the desk only.\n", title, strings.Repeat("=", len(title)), d.zone)
	var day string
	var last notice.Entry
	for _, e := range d.timeline {
		at := e.At.In(d.zone)
		if s := at.Format("Monday, 2 January 2006"); s != day {
			day = s
			fmt.Fprintf(&b, "\n%s\n", day)
		}
		// What happened in one instant to one request stands under one heading.
		when, ref := at.Format("15:04 MST"), e.PON
		if e.At.Equal(last.At) && e.PON == last.PON {
			when, ref = strings.Repeat(" ", len(when)), ""
		}
		last = e
		text := e.Text
		if len(e.Numbers) > 0 {
			text += ": " + notice.LocaleOf("en", d.zone).Numbers(e.Numbers)
		}
		if e.Private {
			text = "[" + text + "]"
		}
		fmt.Fprintf(&b, "  %s  %-10s  %s\n", when, ref, text)
		for _, detail := range e.Details {
			fmt.Fprintf(&b, "  %s  %-10s    %s\n", strings.Repeat(" ", len(when)), "", detail)
		}
	}
	b.WriteString("\nWhere every number ended\n")
	for _, r := range d.account.Requests {
		for _, l := range r.Lines {
			fmt.Fprintf(&b, "  %s  %-10s  %-8s  %s\n", l.Number.National(), r.Ref, l.State, d.ending(r, l))
		}
	}
	b.WriteString("\n")
	invoice, err := d.invoice()
	if err == nil {
		err = billing.WriteText(&b, invoice, &billing.RenderOptions{
			Seller: []string{"Example Voice"}, Customer: []string{"Maple & Main Bakery LLC"}, Number: "acct-20417-2026-03",
			Numbers: d.ledger.Numbers(invoice.Period.Last()),
		})
	}
	if err != nil {
		fmt.Fprintf(&b, "no invoice: %v\n", err)
	}
	return b.String()
}

func (d *desk) ending(r portout.Request, l portout.Line) string {
	if l.State == portout.Left {
		return "with " + r.GainingCarrier + " since " + l.LeftAt.In(d.zone).Format("2006-01-02 15:04 MST") + ", billed until then"
	}
	return "stays; " + r.GainingCarrier + " was told: " + string(r.Reply.Reasons[0].Code)
}

func (d *desk) mailText() string {
	var b strings.Builder
	for _, m := range d.mails {
		fmt.Fprintf(&b, "Subject: %s\nContent-Language: %s\n\n%s\n%s\n", m.Subject, m.Language, m.Text, strings.Repeat("=", 72))
	}
	return b.String()
}
