package notice

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openlnp/lnp/calendar"
)

// The measures of a chart, in tenths of a pixel: whole numbers give the same picture
// everywhere.
const (
	chartWidth = 9600
	margin     = 160
	plotLeft   = 1940 // what stands left of it has the room of 24 small letters
	plotRight  = 9440
	plotTop    = 860
	rowHeight  = 420
	barHeight  = 220
	narrowest  = 20 // of what is drawn of a span
	padding    = 70 // beside a label in a bar

	swatchWidth  = 240 // of the legend
	swatchHeight = 160
	swatchRoom   = 300 // with what parts it from its text

	// The sizes of type.
	titleSize = 160
	labelSize = 130
	smallSize = 120
	// advance is about how wide a letter is, in hundredths of the size.
	advance = 58
)

// SVG draws the chart as one element that stands on its own: in a page, or as a file.
// It has a title and a description that tells the rows in words, draws its own ground,
// and follows the reader's wish for a dark page. Every text is escaped, and cut where it
// has no room. Equal charts are equal bytes.
func (c Chart) SVG() string {
	p := picture{Chart: c, id: chartID(c.ID), bottom: plotTop + rowHeight*max(len(c.Rows), 1)}
	p.first, p.end = p.extent()
	p.from, p.to = p.first.At(0, 0, p.Locale.Zone()), p.end.At(0, 0, p.Locale.Zone())
	if p.Title = clean(p.Title); p.Title == "" {
		p.Title = p.Locale.Say(words{EN: "Timeline", FR: "Chronologie", ES: "Cronología"})
	}
	p.list()
	p.head()
	p.days()
	for i := range p.Rows {
		p.row(i)
	}
	p.now()
	p.legend()
	return p.whole()
}

// chartID keeps of an id what may stand in one.
func chartID(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, s)
	if s == "" || s[0] == '-' || s[0] >= '0' && s[0] <= '9' {
		return strings.TrimSuffix("chart-"+s, "-")
	}
	return s
}

// picture is a chart being drawn.
type picture struct {
	Chart
	id         string
	first, end calendar.Date // the days that are shown, until the day before the end
	from, to   time.Time     // their midnights
	entries    []entry
	shaded     bool // whether a day is
	bottom     int  // of the rows
	height     int
	body       strings.Builder
}

// px writes tenths of a pixel.
func px(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10)
}

// x is where an instant is, or the nearest that is shown.
func (p *picture) x(t time.Time) int {
	x := plotLeft + (t.Unix()-p.from.Unix())*(plotRight-plotLeft)/(p.to.Unix()-p.from.Unix())
	return int(min(max(x, plotLeft), plotRight))
}

// within reports whether an instant is shown, shows whether some of a span is: one
// without a length is not.
func (p *picture) within(t time.Time) bool { return !t.Before(p.from) && !t.After(p.to) }

func (p *picture) shows(s *Span) bool {
	return s.To.After(s.From) && s.To.After(p.from) && s.From.Before(p.to)
}

func (p *picture) rect(class string, x, y, w, h int, more string) {
	p.body.WriteString(`<rect class="lnp-` + class + `" x="` + px(x) + `" y="` + px(y) + `" width="` + px(w) + `" height="` + px(h) + `"` + more + "/>")
}

func (p *picture) text(class string, x, y int, s string) {
	p.body.WriteString(`<text class="lnp-` + class + `" x="` + px(x) + `" y="` + px(y) + `">` + html.EscapeString(s) + "</text>")
}

func (p *picture) line(class string, x1, y1, x2, y2 int) {
	p.body.WriteString(`<line class="lnp-` + class + `" x1="` + px(x1) + `" y1="` + px(y1) + `" x2="` + px(x2) + `" y2="` + px(y2) + `"/>`)
}

// box draws a rectangle in a look.
func (p *picture) box(look *look, x, y, w, h int, more string) {
	p.rect(string(look.class), x, y, w, h, more)
	if look.hatch != "" {
		p.body.WriteString(`<rect x="` + px(x) + `" y="` + px(y) + `" width="` + px(w) + `" height="` + px(h) + `"` + more +
			` fill="url(#` + p.id + "-" + look.hatch + `)"/>`)
	}
}

// mark draws a mark, the tip of which is at x and y.
func (p *picture) mark(x, y int) {
	p.body.WriteString(`<path class="lnp-mark" d="M` + px(x-45) + " " + px(y-80) + "H" + px(x+45) + "L" + px(x) + " " + px(y) + `Z"/>`)
}

// write writes in a look, around the height of y; on a hatched one, on a plate.
func (p *picture) write(look *look, x, y int, s string) {
	if look.hatch != "" {
		p.rect(string(look.class)+" lnp-plate", x-20, y-70, width(s)+40, 140, "")
	}
	p.text(string(look.class)+"-ink lnp-small", x, y+42, s)
}

// width is about how wide a text in small print is.
func width(s string) int { return utf8.RuneCountInString(s) * smallSize * advance / 100 }

// fit cuts a text that has no room.
func fit(s string, size, room int) string {
	runes := []rune(s)
	if most := room * 100 / (size * advance); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return s
}

func (p *picture) head() {
	p.text("ink lnp-title", margin, 320, fit(p.Title, titleSize, chartWidth-2*margin))
	p.text("soft lnp-small", margin, 540, p.shownDays())
	p.body.WriteByte('\n')
}

// days shades the days without business, those side by side as one, and draws the ticks:
// of each day, or of as many as there is room for.
func (p *picture) days() {
	zone := p.Locale.Zone()
	count := p.end.Sub(p.first)
	if !p.Calendar.IsZero() && count <= 400 {
		var shading bool
		var begin int
		for d := range p.first.Through(p.end) {
			off := d.Before(p.end) && !p.Calendar.IsBusinessDay(d)
			if off == shading {
				continue
			}
			x := p.x(d.At(0, 0, zone))
			if shading {
				p.rect("off", begin, plotTop, x-begin, p.bottom-plotTop, "")
				p.shaded = true
			}
			shading, begin = off, x
		}
		p.body.WriteByte('\n')
	}
	free, told := plotLeft, 0
	for i := range count {
		d := p.first.AddDays(i)
		label := p.tick(d, count, told)
		if label == "" {
			continue
		}
		x := p.x(d.At(0, 0, zone))
		p.line("grid", x, plotTop-60, x, p.bottom)
		if at := x + 30; x >= free && at+width(label)+30 <= chartWidth {
			p.text("soft lnp-small", at, plotTop-40, label)
			free, told = at+width(label), d.Year()
		}
	}
	p.line("axis", plotLeft, plotTop, plotRight, plotTop)
	p.line("axis", plotLeft, p.bottom, plotRight, p.bottom)
	p.body.WriteByte('\n')
}

// tick names a day of a chart of so many, "" if it has no tick: each day has one, or the
// Mondays, or the first of the months, of the quarters, or of the years. The first of a
// year is named by it, and another month with a year that is not told yet.
func (p *picture) tick(d calendar.Date, count, told int) string {
	year, month, day := d.Date()
	switch {
	case count <= 12, count <= 130 && d.Weekday() == time.Monday:
		return p.Locale.Day(d)
	case count <= 130, day > 1, count > 400 && month%3 != 1, count > 1100 && month > time.January:
		return ""
	case month == time.January:
		return strconv.Itoa(year)
	case year != told:
		return p.Locale.month(month) + nbsp + strconv.Itoa(year)
	default:
		return p.Locale.month(month)
	}
}

func (p *picture) row(i int) {
	r := &p.Rows[i]
	top := plotTop + i*rowHeight
	middle := top + rowHeight/2
	if i > 0 {
		p.line("grid", margin, top, plotRight, top)
	}
	const room = plotLeft - margin - 60
	y := middle + 45
	if note := clean(r.Note); note != "" {
		y = middle - 20
		p.text("soft lnp-small", margin, middle+140, fit(note, smallSize, room))
	}
	p.text("ink lnp-label", margin, y, fit(clean(r.Label), labelSize, room))
	p.body.WriteByte('\n')
	windows := p.windows(r)
	for _, s := range r.Spans {
		if p.shows(&s) {
			p.span(&s, windows, middle)
		}
	}
	for _, m := range r.Marks {
		if p.within(m.At) {
			p.body.WriteString(`<g><title>` + html.EscapeString(clean(m.Label)+", "+p.Locale.Time(m.At)) + `</title>`)
			p.mark(p.x(m.At), middle-barHeight/2-15)
			p.body.WriteString("</g>\n")
		}
	}
}

// span draws a stretch, with its name if there is room, or its number in the legend.
func (p *picture) span(s *Span, windows []Span, middle int) {
	x, w := p.place(s)
	y, h, more := middle-barHeight/2, barHeight, ` rx="3"`
	look := s.Class.look()
	switch {
	case s.Class == ClassTrouble:
		y, h, more = y+barHeight+20, 45, ""
	case s.Class.around():
		y, h = y-50, h+100
	}
	p.body.WriteString("<g><title>" + html.EscapeString(p.Locale.spanText(s)) + "</title>")
	p.box(look, x, y, w, h, more)
	if s.Class.bar() {
		e := entry{s.Class, clean(s.Label)}
		number := strconv.Itoa(slices.Index(p.entries, e) + 1)
		for _, t := range [...]struct {
			text     string
			x, after int
		}{{e.label, x + padding, padding}, {number, x + (w-width(number))/2, 30}} {
			n := width(t.text)
			if begin := p.clear(windows, t.x, n); begin+n+t.after <= x+w {
				p.write(look, begin, middle, t.text)
				break
			}
		}
	}
	p.body.WriteString("</g>\n")
}

// place is where a span begins, and its width.
func (p *picture) place(s *Span) (x, w int) {
	x = p.x(s.From)
	w = max(p.x(s.To)-x, narrowest)
	return min(x, plotRight-w), w
}

// windows are those before the bars of a row, in time.
func (p *picture) windows(r *Row) []Span {
	all := slices.DeleteFunc(slices.Clone(r.Spans), func(s Span) bool { return s.Class != ClassWindow || !p.shows(&s) })
	slices.SortFunc(all, func(a, b Span) int { return a.From.Compare(b.From) })
	return all
}

// clear is where, from x on, writing of a width stands beside windows.
func (p *picture) clear(windows []Span, x, width int) int {
	for i := range windows {
		if left, w := p.place(&windows[i]); left < x+width+30 && left+w+30 > x {
			x = left + w + 50
		}
	}
	return x
}

// now draws the line of the present.
func (p *picture) now() {
	if !p.within(p.Now) {
		return
	}
	x := p.x(p.Now)
	p.body.WriteString("<g><title>" + html.EscapeString(p.Locale.Time(p.Now)) + "</title>")
	p.line("now", x, plotTop-60, x, p.bottom+40)
	label := p.Locale.Say(words{EN: "Now", FR: "Maintenant", ES: "Ahora"})
	p.text("ink lnp-small", min(x+40, plotRight-width(label)), p.bottom+150, label)
	p.body.WriteString("</g>\n")
}

// whole puts the picture together.
func (p *picture) whole() string {
	var b strings.Builder
	escape := html.EscapeString
	w, h := px(chartWidth), px(p.height)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="lnp-chart" viewBox="0 0 ` + w + " " + h + `" width="` + w + `" height="` + h + `" style="max-width:100%;height:auto" lang="` +
		p.Locale.Tag() + `" role="img" aria-labelledby="` + p.id + `-title" aria-describedby="` + p.id + `-desc">` + "\n")
	b.WriteString(`<title id="` + p.id + `-title">` + escape(p.Title) + "</title>\n")
	b.WriteString(`<desc id="` + p.id + `-desc">` + escape(p.description()) + "</desc>\n")
	b.WriteString("<style>" + chartStyle() + "</style>\n<defs>")
	for _, h := range [...][2]string{{"slash", "M-1 7L7 -1M-1 1L1 -1M5 7L7 5"}, {"back", "M-1 -1L7 7M5 -1L7 1M-1 5L1 7"}, {"cross", "M0 0L6 6M6 0L0 6"}} {
		b.WriteString(`<pattern id="` + p.id + "-" + h[0] + `" width="6" height="6" patternUnits="userSpaceOnUse"><path class="lnp-hatch" d="` + h[1] + `"/></pattern>`)
	}
	b.WriteString("</defs>\n")
	b.WriteString(`<rect class="lnp-ground" width="` + w + `" height="` + h + `"/>` + "\n" + p.body.String() + "</svg>\n")
	return b.String()
}

// shownDays names the days that are shown, and the zone.
func (p *picture) shownDays() string {
	l := p.Locale
	return l.Say(words{EN: "{from} to {to} · {zone}", FR: "Du {from} au {to} · {zone}", ES: "Del {from} al {to} · {zone}"},
		"from", l.Date(p.first), "to", l.Date(p.end.AddDays(-1)), "zone", l.zoneName(p.from))
}

// spanText tells a stretch in words.
func (l Locale) spanText(s *Span) string {
	return l.Say(words{EN: "{label}: {from} to {to}", FR: "{label} : du {from} au {to}", ES: "{label}: del {from} al {to}"},
		"label", s.Label, "from", l.Time(s.From), "to", l.Time(s.To))
}

// description tells the rows in words, for readers who do not see the picture.
func (p *picture) description() string {
	l := p.Locale
	var b strings.Builder
	b.WriteString(p.shownDays() + ".")
	for i := range p.Rows {
		r := &p.Rows[i]
		var parts []string
		for _, s := range r.Spans {
			if !s.To.After(s.From) {
				continue
			}
			from, to := calendar.DateOf(s.From.In(l.Zone())), calendar.DateOf(s.To.In(l.Zone()))
			w := words{EN: "{label}, {from} to {to}", FR: "{label}, du {from} au {to}", ES: "{label}, del {from} al {to}"}
			if from == to {
				w = words{EN: "{label}, {from}", FR: "{label}, le {from}", ES: "{label}, el {from}"}
			}
			parts = append(parts, l.Say(w, "label", s.Label, "from", l.Day(from), "to", l.Day(to)))
		}
		for _, m := range r.Marks {
			parts = append(parts, l.Say(words{EN: "{label}, {at}", FR: "{label}, le {at}", ES: "{label}, el {at}"},
				"label", m.Label, "at", l.Day(calendar.DateOf(m.At.In(l.Zone())))))
		}
		name := clean(r.Label)
		if note := clean(r.Note); note != "" {
			name += " " + note
		}
		b.WriteString("\n" + l.Say(words{EN: "{row}: {parts}.", FR: "{row} : {parts}.", ES: "{row}: {parts}."}, "row", name, "parts", strings.Join(parts, "; ")))
	}
	return b.String()
}
