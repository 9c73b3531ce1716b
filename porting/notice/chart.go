package notice

import (
	"time"

	"github.com/openlnp/lnp/calendar"
)

// Chart is a picture of lives over time: a row for each, a bar for each stretch of it.
// [Draw] makes one of an order; a host makes others of rows of its own.
type Chart struct {
	Locale Locale
	// ID begins the ids within the picture, which must be unique on a page; only
	// letters, digits and hyphens count. The empty one is "chart".
	ID    string
	Title string
	// Calendar shades the days that are not business days, in the locale's zone. The
	// zero Calendar shades none.
	Calendar calendar.Calendar
	// From and To are what is shown; zero means from the first day of the rows, or
	// through their last.
	From, To time.Time
	// Now is where a line says so; zero, or outside of what is shown, is none.
	Now time.Time
	// Mark is what the marks of the rows are, for the legend.
	Mark string
	Rows []Row
}

// Row is one life.
type Row struct {
	// Label names it, in about 20 characters; Note stands below in small print.
	Label, Note string
	// Spans are drawn in their order.
	Spans []Span
	// Marks are instants.
	Marks []Mark
}

// Span is a stretch of a life.
type Span struct {
	From, To time.Time
	Class    Class
	// Label says what it is. Spans of one class and label share an entry of the legend.
	Label string
}

// Mark is an instant of a life.
type Mark struct {
	At    time.Time
	Label string
}

// Class is the look of a span. Colors do not carry its meaning alone: a number or the
// label stands in each span that has the room, the classes of trouble are hatched, and
// the picture's description tells all in words.
type Class string

// The classes. One that is not known looks like ClassReview.
const (
	ClassReview   Class = "review"   // nothing has begun
	ClassCustomer Class = "customer" // the customer's turn
	ClassDesk     Class = "desk"     // the host's turn
	ClassCarrier  Class = "carrier"  // a carrier's turn
	ClassRefused  Class = "refused"
	ClassDated    Class = "dated"  // a date is set
	ClassMoving   Class = "moving" // the cut-over
	ClassDone     Class = "done"
	ClassEnded    Class = "ended"
	// ClassTrouble lies under the bar of a row, ClassWindow and ClassWithdrawn around
	// it: a release window, and one that was taken back.
	ClassTrouble   Class = "trouble"
	ClassWindow    Class = "window"
	ClassWithdrawn Class = "withdrawn"
)

// look is how a class is drawn, on a light and on a dark page: the fill, the line around
// it, and what is written in it.
type look struct {
	class       Class
	light, dark [3]string
	hatch       string // the id of a pattern
}

// looks are the looks by class; the first is for a class that is not known. A test holds
// the contrasts of WCAG 2.2: 4.5 to 1 for writing, 3 to 1 for lines.
var looks = [...]look{
	{ClassReview, [3]string{"#e6e9ed", "#5b6470", "#1b1f24"}, [3]string{"#39414a", "#9aa5b1", "#f0f3f6"}, ""},
	{ClassCustomer, [3]string{"#fff0c2", "#8a6100", "#3d2b00"}, [3]string{"#4a3900", "#d9a514", "#ffeebb"}, ""},
	{ClassDesk, [3]string{"#e7e1fa", "#6246b5", "#2b1b66"}, [3]string{"#372b63", "#a18cf0", "#ece6ff"}, ""},
	{ClassCarrier, [3]string{"#d5e7fb", "#0b5cad", "#082f59"}, [3]string{"#123a63", "#6cb0f5", "#dcedff"}, ""},
	{ClassRefused, [3]string{"#fbdcd7", "#b3261e", "#5c120c"}, [3]string{"#5c1a15", "#f2857b", "#ffe4e0"}, "slash"},
	{ClassDated, [3]string{"#cdeeea", "#0f766e", "#07403b"}, [3]string{"#0c4541", "#4cc7bb", "#d2f7f2"}, ""},
	{ClassMoving, [3]string{"#b4e3dd", "#0b625c", "#04302c"}, [3]string{"#10605a", "#7fe3d8", "#e2fffb"}, "back"},
	{ClassDone, [3]string{"#cfeecf", "#1a7f37", "#0b3d1a"}, [3]string{"#134d23", "#5fd07d", "#d8f8df"}, ""},
	{ClassEnded, [3]string{"#e3e5e8", "#57606b", "#1b1f24"}, [3]string{"#30363d", "#9aa5b1", "#f0f3f6"}, "cross"},
	{ClassTrouble, [3]string{"#b3261e", "#b3261e", "#ffffff"}, [3]string{"#f2857b", "#f2857b", "#2b0a07"}, ""},
	{ClassWindow, [3]string{"none", "#1b1f24", "#1b1f24"}, [3]string{"none", "#f0f3f6", "#f0f3f6"}, ""},
	{ClassWithdrawn, [3]string{"none", "#57606b", "#1b1f24"}, [3]string{"none", "#9aa5b1", "#f0f3f6"}, ""},
}

func (c Class) look() *look {
	for i := range looks {
		if looks[i].class == c {
			return &looks[i]
		}
	}
	return &looks[0]
}

// around reports whether the class is drawn around the bar, bar whether it is the bar.
func (c Class) around() bool { return c == ClassWindow || c == ClassWithdrawn }
func (c Class) bar() bool    { return c != ClassTrouble && !c.around() }

// extent is what the chart shows: whole days of the reader, at least one. Instants
// outside the years of calendars are none.
func (c *Chart) extent() (from, to time.Time) {
	widen := func(t time.Time) {
		if !shown(t) {
			return
		}
		if from.IsZero() || t.Before(from) {
			from = t
		}
		if t.After(to) {
			to = t
		}
	}
	for i := range c.Rows {
		for _, s := range c.Rows[i].Spans {
			widen(s.From)
			widen(s.To)
		}
		for _, m := range c.Rows[i].Marks {
			widen(m.At)
		}
	}
	if from.IsZero() {
		widen(c.Now)
	}
	if from.IsZero() {
		widen(time.Unix(0, 0))
	}
	if shown(c.From) {
		from = c.From
	}
	if shown(c.To) {
		to = c.To
	}
	zone := c.Locale.Zone()
	first, last := calendar.DateOf(from.In(zone)), calendar.DateOf(to.In(zone))
	if !to.Equal(last.At(0, 0, zone)) || !last.After(first) {
		last = last.AddDays(1)
	}
	if !last.After(first) {
		last = first.AddDays(1)
	}
	return first.At(0, 0, zone), last.At(0, 0, zone)
}

func shown(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

// clamp is an instant within what is shown.
func clamp(t, from, to time.Time) time.Time {
	switch {
	case t.Before(from):
		return from
	case t.After(to):
		return to
	}
	return t
}
