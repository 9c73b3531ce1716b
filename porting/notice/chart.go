package notice

import (
	"slices"
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
	// Label names it, and Note stands below in small print. There is room for 22 and for
	// 24 characters.
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

// around reports whether the class is drawn around the bar, bar whether it is the bar.
func (c Class) around() bool { return c == ClassWindow || c == ClassWithdrawn }
func (c Class) bar() bool    { return c != ClassTrouble && !c.around() }

// extent is the days of the reader that the chart shows, from first until the day before
// end: at least one. Instants outside the years of calendars are none.
func (c *Chart) extent() (first, end calendar.Date) {
	var instants []time.Time
	for i := range c.Rows {
		for _, s := range c.Rows[i].Spans {
			instants = append(instants, s.From, s.To)
		}
		for _, m := range c.Rows[i].Marks {
			instants = append(instants, m.At)
		}
	}
	instants = slices.DeleteFunc(instants, func(t time.Time) bool { return !shown(t) })
	if len(instants) == 0 {
		instants = []time.Time{time.Unix(0, 0)}
		if shown(c.Now) {
			instants[0] = c.Now
		}
	}
	from, to := slices.MinFunc(instants, time.Time.Compare), slices.MaxFunc(instants, time.Time.Compare)
	if shown(c.From) {
		from = c.From
	}
	if shown(c.To) {
		to = c.To
	}
	// A midnight ends the day before it.
	zone := c.Locale.Zone()
	first, end = calendar.DateOf(from.In(zone)), calendar.DateOf(to.Add(-1).In(zone)).AddDays(1)
	if !end.After(first) {
		end = first.AddDays(1)
	}
	return first, end
}

func shown(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }
