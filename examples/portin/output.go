package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// result is the whole outcome, for -json.
type result struct {
	Complete bool              `json:"complete"`
	Refused  []porting.Refusal `json:"refused,omitzero"`
	Orders   []*stored         `json:"orders"`
	Timeline []notice.Entry    `json:"timeline"`
	Invoice  billing.Invoice   `json:"invoice"`
}

func (d *desk) result() (result, error) {
	invoice, err := d.books.invoice()
	return result{
		Complete: d.rightEnd(), Refused: d.refused, Orders: d.orders, Timeline: d.timeline, Invoice: invoice,
	}, err
}

// rightEnd reports whether every number is where it belongs: ported, or told that it
// cannot be.
func (d *desk) rightEnd() bool {
	for _, s := range d.orders {
		for _, l := range s.Order.Lines {
			if l.State != porting.Ported && l.State != porting.NotPortable || l.Trouble != "" {
				return false
			}
		}
		if len(porting.Next(s.Order, d.now())) > 0 {
			return false
		}
	}
	return true
}

// text is what a person reads: the timeline, where every number ended, the invoice.
func (d *desk) text() (string, error) {
	var b strings.Builder
	title := d.in.Customer.Name() + " moves its numbers"
	fmt.Fprintf(&b, "%s\n%s\n", title, strings.Repeat("=", utf8.RuneCountInString(title)))
	fmt.Fprintf(&b, "Virtual time, shown in %s.\n", d.zone)
	var day string
	var last notice.Entry
	for _, e := range d.timeline {
		at := e.At.In(d.zone)
		if s := at.Format("Monday, 2 January 2006"); s != day {
			day = s
			fmt.Fprintf(&b, "\n%s\n", day)
		}
		// What happened in one instant to one order stands under one heading.
		when, pon := at.Format("15:04 MST"), e.PON
		if e.At.Equal(last.At) && e.PON == last.PON {
			when, pon = strings.Repeat(" ", len(when)), ""
		}
		last = e
		text := e.Text
		if names := d.which(e); names != "" {
			text += ": " + names
		}
		fmt.Fprintf(&b, "  %s  %-13s %s\n", when, pon, text)
		for _, detail := range e.Details {
			for _, line := range wrap(detail, 76) {
				fmt.Fprintf(&b, "  %s  %-13s   %s\n", strings.Repeat(" ", 9), "", line)
			}
		}
	}
	b.WriteString("\nWhere every number ended\n")
	for _, s := range d.orders {
		for _, l := range s.Order.Lines {
			fmt.Fprintf(&b, "  %s  %-13s %-13s %s\n", l.Number.National(), s.Order.PON, l.State, d.ending(s, *l))
		}
	}
	for _, r := range d.refused {
		fmt.Fprintf(&b, "  %s  %-13s %-13s %s\n", r.Number.National(), "", "refused", r.Message)
	}
	b.WriteString("\n")
	err := d.books.write(&b, billing.WriteText)
	return b.String(), err
}

// which names the numbers of an entry, unless they are all of the order's.
func (d *desk) which(e notice.Entry) string {
	if len(e.Numbers) == 0 || strings.HasPrefix(e.Text, "Mail") {
		return ""
	}
	for _, s := range d.orders {
		if s.Order.PON == e.PON && len(s.Order.Lines) == len(e.Numbers) && !strings.HasPrefix(e.Text, "Order opened") &&
			!strings.HasPrefix(e.Text, "In service") {
			return ""
		}
	}
	return notice.LocaleOf("en", d.zone).Numbers(e.Numbers)
}

func (d *desk) ending(s *stored, l porting.Line) string {
	switch l.State {
	case porting.Ported:
		end := "from " + s.Order.LosingCarrier + ", in service since " + l.PortedAt.In(d.zone).Format("2006-01-02 15:04 MST")
		if l.Texting == porting.TextingOn {
			end += ", texting active"
		}
		return end
	case porting.NotPortable:
		return "stays with " + s.Order.LosingCarrier + "; its calls can be forwarded"
	case porting.Canceled, porting.Returned:
		return "stays with " + s.Order.LosingCarrier
	default:
		w := s.Order.WaitingOn()
		return fmt.Sprintf("waits on the %s to %s", w.On, w.For)
	}
}

// write writes the invoice, each order's letters and the order with its events to a
// folder.
func (d *desk) write(dir string) error {
	var page bytes.Buffer
	if err := d.books.write(&page, billing.WriteHTML); err != nil {
		return err
	}
	files := []file{{"invoice.html", page.String()}}
	for _, s := range d.orders {
		at := s.Order.PON + "/"
		for i, l := range s.letters {
			name := fmt.Sprintf("%sletter-%d", at, i+1)
			files = append(files, file{name + ".txt", loa.Text(l)}, file{name + ".html", loa.HTML(l)})
		}
		for i, m := range s.mails {
			files = append(files, file{fmt.Sprintf("%smail-%02d.html", at, i+1), m.HTML})
		}
		chart := notice.Draw(s.Events, d.now(), d.hours, notice.Customer(s.Order, d.zone))
		data, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return err
		}
		files = append(files, file{at + "timeline.svg", chart.SVG()}, file{at + "order.json", string(data) + "\n"})
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(f.text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// file is one file of the folder that -out names.
type file struct{ name, text string }

// wrap breaks a text into lines of at most width runes.
func wrap(s string, width int) []string {
	var lines []string
	var line string
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
