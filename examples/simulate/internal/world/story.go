package world

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// Story lives through the world of a seed, as [Run] does, and tells the story of one of
// its orders: a line for each event, and what host and carrier held at the end. It is
// empty if the world has no such order. Numbers are called by their places.
func Story(seed uint64, c *Config, pon string) []string {
	w := newWorld(seed, c)
	w.run()
	o := w.byPON[pon]
	if o == nil {
		return nil
	}
	story := []string{fmt.Sprintf("order %s, %s, %s, the losing carrier answers as %q", pon, o.state.Kind, o.state.Country, o.losing.truth.Profile)}
	for _, list := range o.log {
		for i := range list {
			story = append(story, o.tell(&list[i]))
		}
	}
	for i, l := range o.state.Lines {
		story = append(story, fmt.Sprintf("the host's number %d: %s since %s, version %d, %d there, release %s%s",
			i+1, l.State, stamp(l.Since), l.Version, l.Acknowledged, l.Release.Date, reasons(l.Reasons)))
	}
	w.quiet = true // nothing befalls this call
	r, err := w.view(o)
	if err != nil {
		return append(story, "the carrier: "+err.Error())
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		story = append(story, fmt.Sprintf("the carrier's number %d: %s since %s, version %d, release %s%s%s",
			i+1, l.Status, stamp(l.At), l.Version, l.Release.Date, reasons(l.Reasons), answer(l)))
	}
	return story
}

// tell tells an event in a line.
func (o *order) tell(e *porting.Event) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%4d  %s  %-18s  by %s", e.Seq, stamp(e.At), e.Kind, e.By.Role)
	if len(e.Numbers) > 0 {
		b.WriteString(", numbers " + o.places(e.Numbers))
	}
	if e.Version > 0 {
		fmt.Fprintf(&b, ", version %d", e.Version)
	}
	if !e.CarrierAt.IsZero() {
		fmt.Fprintf(&b, ", at the carrier %s, seen %s", stamp(e.CarrierAt), stamp(e.AsOf))
	}
	if !e.Release.IsZero() {
		b.WriteString(", release " + e.Release.Date.String())
	}
	if !e.Desired.IsZero() {
		b.WriteString(", desired " + e.Desired.String())
	}
	for _, m := range e.Missing {
		b.WriteString(", " + m.Code)
	}
	for _, word := range [...]string{reasons(e.Reasons), string(e.Trouble), e.Notice} {
		if word != "" {
			b.WriteString(", " + strings.TrimPrefix(word, ", "))
		}
	}
	return b.String()
}

// places are the places of numbers on their order, counted from 1.
func (o *order) places(numbers []numbering.Number) string {
	if len(numbers) == len(o.state.Lines) {
		return "all"
	}
	var out []string
	for i, l := range o.state.Lines {
		if slices.Contains(numbers, l.Number) {
			out = append(out, strconv.Itoa(i+1))
		}
	}
	return strings.Join(out, " ")
}

func reasons(list []carrier.Reason) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(", " + string(r.Code))
	}
	return b.String()
}

func answer(l *carrier.LineReport) string {
	if l.Cancel == "" {
		return ""
	}
	return fmt.Sprintf(", cancellation %s %s", l.Cancel, stamp(l.CancelAt))
}

func stamp(t time.Time) string { return t.Format("2006-01-02 15:04") }
