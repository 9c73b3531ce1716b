package notice

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// chartRows is how many numbers have a row of their own. Of more, those with the same
// life share one, and of more lives than that the rest is counted in the last row.
const chartRows = 12

// Draw makes a chart of an order from its events, from the first: a row for each number,
// a span for each state it was in, its release windows, its trouble, and a mark for each
// version that was sent. A state that lasts is drawn until now, or until the last event
// if that is later. The calendar, which shades days, is the losing carrier's.
func Draw(events []porting.Event, now time.Time, cal calendar.Calendar, l Locale) Chart {
	b := biography{Locale: l}
	for i := range events {
		b.add(&events[i])
	}
	if now.After(b.end) {
		b.end = now
	}
	d := newDrafting(&b.order, &porting.Notice{}, l)
	c := Chart{Locale: l, Calendar: cal, Now: now, Title: d.Say(words{
		EN: "Port order {pon}, from {losing}", FR: "Demande de transfert {pon}, de {losing}", ES: "Solicitud de portabilidad {pon}, desde {losing}",
	}, "pon", b.order.PON, "losing", d.losing)}
	c.Mark = l.Say(words{EN: "Sent to the carrier", FR: "Envoi au fournisseur", ES: "Envío al operador"})
	c.Rows = b.rows()
	return c
}

// biography gathers the lives of an order's numbers.
type biography struct {
	Locale
	order porting.Order
	lives []life // as the order's lines
	end   time.Time
}

// life is that of one number so far.
type life struct {
	number numbering.Number
	// taken, bars and ahead are what is drawn, from behind to before.
	taken, bars, ahead []Span
	marks              []Mark

	state   porting.LineState
	since   time.Time
	trouble porting.TroubleKind
	raised  time.Time
	release carrier.Release
}

// add takes the next event.
func (b *biography) add(e *porting.Event) {
	b.order = porting.Apply(b.order, *e)
	if e.At.After(b.end) {
		b.end = e.At
	}
	if e.Kind == porting.OrderOpened {
		for _, l := range b.order.Lines {
			b.lives = append(b.lives, life{number: l.Number, state: l.State, since: e.At})
		}
		return
	}
	if len(e.Numbers) == 0 {
		// The rest is told of the order; a letter may move every line.
		for i := range b.lives {
			b.follow(&b.lives[i], e)
		}
		return
	}
	for _, n := range e.Numbers {
		i, ok := slices.BinarySearchFunc(b.lives, n, func(l life, n numbering.Number) int { return l.number.Compare(n) })
		if ok {
			b.follow(&b.lives[i], e)
		}
	}
}

// follow takes what an event did to a line.
func (b *biography) follow(f *life, e *porting.Event) {
	line, ok := b.order.Line(f.number)
	if !ok {
		return
	}
	if line.State != f.state {
		b.closeState(f, e.At)
		f.state, f.since = line.State, e.At
	}
	if line.Trouble != f.trouble {
		b.closeTrouble(f, e.At)
		f.trouble, f.raised = line.Trouble, e.At
	}
	if !line.Release.Equal(f.release) {
		b.closeRelease(f, e.At)
		f.release = line.Release
	}
	if e.Kind == porting.OrderSubmitted {
		f.marks = append(f.marks, Mark{At: e.At, Label: b.Say(
			words{EN: "Version {n} sent", FR: "Envoi de la version {n}", ES: "Envío de la versión {n}"}, "n", strconv.Itoa(e.Version))})
	}
}

func (b *biography) closeState(f *life, at time.Time) {
	if at.After(f.since) {
		class, label := b.look(f.state)
		f.bars = append(f.bars, Span{From: f.since, To: at, Class: class, Label: label})
	}
}

func (b *biography) closeTrouble(f *life, at time.Time) {
	if f.trouble != "" && at.After(f.raised) {
		f.ahead = append(f.ahead, Span{From: f.raised, To: at, Class: ClassTrouble, Label: b.Say(words{EN: "Trouble", FR: "Problème", ES: "Problema"})})
	}
}

// closeRelease draws the window of a release that held until an instant: one that was
// over by then, or had begun, was in force.
func (b *biography) closeRelease(f *life, at time.Time) {
	r := f.release
	if r.From.IsZero() || !r.To.After(r.From) {
		return
	}
	if at.Before(r.From) {
		f.taken = append(f.taken, Span{From: r.From, To: r.To, Class: ClassWithdrawn, Label: b.Say(windowTaken)})
		return
	}
	f.ahead = append(f.ahead, Span{From: r.From, To: r.To, Class: ClassWindow, Label: b.Say(releaseWindow)})
}

// rows finishes the lives.
func (b *biography) rows() []Row {
	rows := make([]Row, len(b.lives))
	for i := range b.lives {
		f := &b.lives[i]
		b.closeState(f, b.end)
		b.closeTrouble(f, b.end)
		b.closeRelease(f, f.release.To) // one that stands is not taken back
		rows[i] = Row{Label: f.number.National(), Spans: slices.Concat(f.taken, f.bars, f.ahead), Marks: f.marks}
	}
	if len(rows) <= chartRows {
		return rows
	}
	return b.grouped(rows)
}

// grouped puts numbers with the same life in one row.
func (b *biography) grouped(rows []Row) []Row {
	var all []Row
	var others []int // that share the row
	rest := 0
	for i := range rows {
		k := slices.IndexFunc(all, rows[i].same)
		switch {
		case k >= 0:
			others[k]++
		case len(all) < chartRows:
			all, others = append(all, rows[i]), append(others, 0)
		default:
			rest++
		}
	}
	if rest > 0 {
		last := len(all) - 1
		rest += 1 + others[last]
		all[last], others[last] = Row{Label: b.Plural(rest, restNumber, restNumbers), Note: b.Say(restNote)}, 0
	}
	for i, more := range others {
		if more > 0 {
			all[i].Note = b.Plural(more, moreNumber, moreNumbers)
		}
	}
	return all
}

// same reports whether two lives are the same.
func (r *Row) same(o Row) bool {
	return slices.EqualFunc(r.Spans, o.Spans, func(a, b Span) bool {
		return a.Label == b.Label && a.From.Equal(b.From) && a.To.Equal(b.To)
	}) && slices.EqualFunc(r.Marks, o.Marks, func(a, b Mark) bool {
		return a.Label == b.Label && a.At.Equal(b.At)
	})
}

// look is how a state looks, and its name for the legend.
func (b *biography) look(s porting.LineState) (Class, string) {
	for i := range stateNames {
		if stateNames[i].state == s {
			return stateNames[i].class, b.Say(stateNames[i].words)
		}
	}
	return ClassReview, string(s)
}

var stateNames = [...]struct {
	state porting.LineState
	class Class
	words words
}{
	{porting.Requested, ClassReview, words{EN: "Requested", FR: "Demandé", ES: "Solicitado"}},
	{porting.NotPortable, ClassEnded, words{EN: "Not portable", FR: "Non transférable", ES: "No portable"}},
	{porting.Portable, ClassCustomer, words{EN: "Documents", FR: "Documents", ES: "Documentos"}},
	{porting.Ready, ClassDesk, words{EN: "Queued", FR: "En file", ES: "En cola"}},
	{porting.Submitted, ClassCarrier, words{EN: "Submitted", FR: "Envoyé", ES: "Enviado"}},
	{porting.Rejected, ClassRefused, words{EN: "Rejected", FR: "Refusé", ES: "Rechazado"}},
	{porting.Scheduled, ClassDated, words{EN: "Scheduled", FR: "Date fixée", ES: "Con fecha"}},
	{porting.Activating, ClassMoving, words{EN: "Activating", FR: "Activation", ES: "Activación"}},
	{porting.Ported, ClassDone, words{EN: "In service", FR: "En service", ES: "En servicio"}},
	{porting.Canceled, ClassEnded, words{EN: "Canceled", FR: "Annulé", ES: "Cancelado"}},
	{porting.Returned, ClassEnded, words{EN: "Returned", FR: "Retourné", ES: "Devuelto"}},
}

var (
	releaseWindow = words{EN: "Release window", FR: "Fenêtre de transfert", ES: "Ventana de portabilidad"}
	windowTaken   = words{EN: "Window taken back", FR: "Fenêtre retirée", ES: "Ventana retirada"}

	restNumber  = words{EN: "{n} more number", FR: "{n} autre numéro", ES: "{n} número más"}
	restNumbers = words{EN: "{n} more numbers", FR: "{n} autres numéros", ES: "{n} números más"}
	restNote    = words{EN: "with other histories", FR: "aux parcours différents", ES: "con otros recorridos"}
)
