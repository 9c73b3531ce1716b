package notice

import (
	"html"
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
	plotLeft   = 1760
	plotRight  = 9440
	plotTop    = 860
	rowHeight  = 420
	barHeight  = 220
	margin     = 160
)

// SVG draws the chart as one element that stands on its own: in a page, or as a file.
// It has a title and a description that tells the rows in words, draws its own ground,
// and follows the reader's wish for a dark page. Every text is escaped. Equal charts are
// equal bytes.
func (c Chart) SVG() string {
	p := picture{Chart: c, id: chartID(c.ID)}
	p.from, p.to = p.extent()
	p.bottom = plotTop + rowHeight*max(len(p.Rows), 1)
	p.legend()
	p.days()
	for i := range p.Rows {
		p.row(i)
	}
	p.now()
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
	id       string
	from, to time.Time
	bottom   int // of the rows
	entries  []entry
	body     strings.Builder
	foot     strings.Builder // the legend
	height   int
}

// entry is an entry of the legend.
type entry struct {
	class Class
	label string
}

// px writes tenths of a pixel.
func px(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10)
}

func (p *picture) x(t time.Time) int {
	t = clamp(t, p.from, p.to)
	return plotLeft + int(int64(t.Sub(p.from)/time.Second)*(plotRight-plotLeft)/int64(p.to.Sub(p.from)/time.Second))
}

func (p *picture) rect(b *strings.Builder, class string, x, y, w, h int, more string) {
	b.WriteString(`<rect class="lnp-` + class + `" x="` + px(x) + `" y="` + px(y) + `" width="` + px(w) + `" height="` + px(h) + `"` + more + "/>")
}

func (p *picture) text(b *strings.Builder, class string, x, y int, s string) {
	b.WriteString(`<text class="lnp-` + class + `" x="` + px(x) + `" y="` + px(y) + `">` + html.EscapeString(s) + "</text>")
}

func (p *picture) line(class string, x1, y1, x2, y2 int) {
	p.body.WriteString(`<line class="lnp-` + class + `" x1="` + px(x1) + `" y1="` + px(y1) + `" x2="` + px(x2) + `" y2="` + px(y2) + `"/>`)
}

// width is about how wide a text of a size in tenths of a pixel is.
func width(s string, size int) int { return utf8.RuneCountInString(s) * size * 58 / 100 }

// days shades the days without business and draws the ticks of the weeks.
func (p *picture) days() {
	zone := p.Locale.Zone()
	first, end := calendar.DateOf(p.from), calendar.DateOf(p.to.Add(-time.Second).In(zone)).AddDays(1)
	count := end.Sub(first)
	if !p.Calendar.IsZero() && count <= 400 {
		var begin calendar.Date
		for d := first; d.Compare(end) <= 0; d = d.AddDays(1) {
			off := d != end && !p.Calendar.IsBusinessDay(d)
			switch {
			case off && begin.IsZero():
				begin = d
			case !off && !begin.IsZero():
				x := p.x(begin.At(0, 0, zone))
				p.rect(&p.body, "off", x, plotTop, p.x(d.At(0, 0, zone))-x, p.bottom-plotTop, "")
				begin = calendar.Date{}
			}
		}
		p.body.WriteByte('\n')
	}
	last := plotLeft - margin*4
	for d := first; d.Before(end); d = d.AddDays(1) {
		if count > 12 && d.Weekday() != time.Monday || count > 130 && d.Day() > 7 || count > 1100 && d.Month() != time.January {
			continue
		}
		x := p.x(d.At(0, 0, zone))
		p.line("grid", x, plotTop-60, x, p.bottom)
		label := p.Locale.Day(d)
		if x-last >= 580 && x+width(label, 120) <= chartWidth-40 {
			p.text(&p.body, "soft lnp-small", x+30, plotTop-40, label)
			last = x
		}
	}
	p.line("axis", plotLeft, plotTop, plotRight, plotTop)
	p.line("axis", plotLeft, p.bottom, plotRight, p.bottom)
	p.body.WriteByte('\n')
}

func (p *picture) row(i int) {
	r := &p.Rows[i]
	top := plotTop + i*rowHeight
	if i > 0 {
		p.line("grid", margin, top, plotRight, top)
	}
	label, note := short(clean(r.Label), 24), short(clean(r.Note), 28)
	y := top + rowHeight/2 + 45
	if note != "" {
		y = top + rowHeight/2 - 20
		p.text(&p.body, "soft lnp-small", margin, y+160, note)
	}
	p.text(&p.body, "ink lnp-label", margin, y, label)
	p.body.WriteByte('\n')
	for _, s := range r.Spans {
		if !s.To.Before(p.from) && !s.From.After(p.to) && s.To.After(s.From) {
			p.span(r, &s, top)
		}
	}
	for _, m := range r.Marks {
		if m.At.Before(p.from) || m.At.After(p.to) {
			continue
		}
		x, y := p.x(m.At), top+(rowHeight-barHeight)/2
		p.body.WriteString(`<g><title>` + html.EscapeString(clean(m.Label)+", "+p.Locale.Time(m.At)) + `</title><path class="lnp-mark" d="M` +
			px(x-45) + " " + px(y-95) + "H" + px(x+45) + "L" + px(x) + " " + px(y-15) + `Z"/></g>` + "\n")
	}
}

// span draws a stretch, with its name if there is room, or its number in the legend.
func (p *picture) span(r *Row, s *Span, top int) {
	x, w := p.place(s)
	y, h := top+(rowHeight-barHeight)/2, barHeight
	look := s.Class.look()
	more := ` rx="3"`
	switch {
	case s.Class == ClassTrouble:
		y, h, more = y+barHeight+20, 45, ""
	case s.Class.around():
		y, h = y-50, h+100
	}
	p.body.WriteString("<g><title>" + html.EscapeString(p.Locale.spanText(s)) + "</title>")
	p.rect(&p.body, string(look.class), x, y, w, h, more)
	if look.hatch != "" {
		p.body.WriteString(`<rect x="` + px(x) + `" y="` + px(y) + `" width="` + px(w) + `" height="` + px(h) + `"` + more +
			` fill="url(#` + p.id + "-" + look.hatch + `)"/>`)
	}
	if s.Class.bar() {
		label := clean(s.Label)
		number := strconv.Itoa(p.entry(s) + 1)
		begin := p.clear(r, x+70, width(label, 120))
		switch {
		case begin+width(label, 120)+70 <= x+w:
			p.label(look, begin, y+h/2+42, label)
		case width(number, 120)+40 <= w:
			p.label(look, x+(w-width(number, 120))/2, y+h/2+42, number)
		}
	}
	p.body.WriteString("</g>\n")
}

// place is where a span begins, and its width.
func (p *picture) place(s *Span) (x, w int) {
	x = p.x(s.From)
	return x, max(p.x(s.To)-x, 20)
}

// clear is where, from x on, writing of a width stands beside the windows before the bar.
func (p *picture) clear(r *Row, x, width int) int {
	for i := range r.Spans {
		if s := &r.Spans[i]; s.Class == ClassWindow {
			if left, w := p.place(s); left < x+width+30 && left+w+30 > x {
				x = left + w + 50
			}
		}
	}
	return x
}

// label writes in a span; on a hatched one, on a plate.
func (p *picture) label(look *look, x, y int, s string) {
	if look.hatch != "" {
		p.rect(&p.body, string(look.class)+" lnp-plate", x-20, y-110, width(s, 120)+50, 150, "")
	}
	p.text(&p.body, string(look.class)+"-ink lnp-small", x, y, s)
}

func (p *picture) entry(s *Span) int {
	for i := range p.entries {
		if p.entries[i] == (entry{s.Class, clean(s.Label)}) {
			return i
		}
	}
	return -1
}

// legend lists what the spans are, in the order in which they first come, bars before
// what lies around them, and numbers the bars.
func (p *picture) legend() {
	marks := false
	for _, bars := range [...]bool{true, false} {
		for i := range p.Rows {
			for _, s := range p.Rows[i].Spans {
				if s.Class.bar() == bars && p.entry(&s) < 0 && s.To.After(s.From) {
					p.entries = append(p.entries, entry{s.Class, clean(s.Label)})
				}
			}
			marks = marks || len(p.Rows[i].Marks) > 0
		}
	}
	x, y := margin, p.bottom+300
	place := func(label string, draw func(x, y int)) {
		w := 360 + width(label, 125)
		if x > margin && x+w > chartWidth-margin {
			x, y = margin, y+260
		}
		draw(x, y)
		p.text(&p.foot, "ink lnp-small", x+300, y+42, label)
		p.foot.WriteByte('\n')
		x += w + 120
	}
	for i, e := range p.entries {
		place(e.label, func(x, y int) {
			look := e.class.look()
			switch {
			case e.class == ClassTrouble:
				p.rect(&p.foot, string(look.class), x, y-20, 240, 45, "")
			case e.class.around():
				p.rect(&p.foot, string(look.class), x+70, y-100, 100, 200, ` rx="3"`)
			default:
				p.rect(&p.foot, string(look.class), x, y-80, 240, 160, ` rx="3"`)
				if look.hatch != "" {
					p.foot.WriteString(`<rect x="` + px(x) + `" y="` + px(y-80) + `" width="24" height="16" rx="3" fill="url(#` + p.id + "-" + look.hatch + `)"/>`)
					p.rect(&p.foot, string(look.class)+" lnp-plate", x+60, y-70, 120, 140, "")
				}
				n := strconv.Itoa(i + 1)
				p.text(&p.foot, string(look.class)+"-ink lnp-small", x+120-width(n, 120)/2, y+42, n)
			}
		})
	}
	if marks && p.Mark != "" {
		place(clean(p.Mark), func(x, y int) {
			p.foot.WriteString(`<path class="lnp-mark" d="M` + px(x+75) + " " + px(y-40) + "H" + px(x+165) + "L" + px(x+120) + " " + px(y+40) + `Z"/>`)
		})
	}
	if !p.Calendar.IsZero() {
		place(p.Locale.Say(words{EN: "Not a business day", FR: "Jour non ouvrable", ES: "Día no hábil"}), func(x, y int) {
			p.rect(&p.foot, "off lnp-edge", x, y-80, 240, 160, "")
		})
	}
	p.height = y + 240
}

// now draws the line of the present.
func (p *picture) now() {
	if p.Now.IsZero() || p.Now.Before(p.from) || !p.Now.Before(p.to) {
		return
	}
	x := p.x(p.Now)
	p.body.WriteString("<g><title>" + html.EscapeString(p.Locale.Time(p.Now)) + "</title>")
	p.line("now", x, plotTop-60, x, p.bottom+60)
	label := p.Locale.Say(words{EN: "Now", FR: "Maintenant", ES: "Ahora"})
	p.text(&p.body, "ink lnp-small", min(x+40, plotRight-width(label, 125)), p.bottom+150, label)
	p.body.WriteString("</g>\n")
}

// whole puts the picture together.
func (p *picture) whole() string {
	var b strings.Builder
	escape := html.EscapeString
	title := clean(p.Title)
	if title == "" {
		title = p.Locale.Say(words{EN: "Timeline", FR: "Chronologie", ES: "Cronología"})
	}
	size := px(chartWidth) + " " + px(p.height)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="lnp-chart" viewBox="0 0 ` + size + `" width="` + px(chartWidth) + `" height="` + px(p.height) +
		`" style="max-width:100%;height:auto" lang="` + p.Locale.Tag() + `" role="img" aria-labelledby="` + p.id + `-title" aria-describedby="` + p.id + `-desc">` + "\n")
	b.WriteString(`<title id="` + p.id + `-title">` + escape(title) + "</title>\n")
	b.WriteString(`<desc id="` + p.id + `-desc">` + escape(p.description()) + "</desc>\n")
	b.WriteString("<style>" + chartStyle() + "</style>\n<defs>")
	for _, h := range [...][2]string{{"slash", "M-1 7L7 -1M-1 1L1 -1M5 7L7 5"}, {"back", "M-1 -1L7 7M5 -1L7 1M-1 5L1 7"}, {"cross", "M0 0L6 6M6 0L0 6"}} {
		b.WriteString(`<pattern id="` + p.id + "-" + h[0] + `" width="6" height="6" patternUnits="userSpaceOnUse"><path class="lnp-hatch" d="` + h[1] + `"/></pattern>`)
	}
	b.WriteString("</defs>\n")
	p.rect(&b, "ground", 0, 0, chartWidth, p.height, "")
	b.WriteByte('\n')
	p.text(&b, "ink lnp-title", margin, 320, title)
	p.text(&b, "soft lnp-small", margin, 540, p.Locale.dayRange(p.from, p.to))
	b.WriteByte('\n')
	b.WriteString(p.body.String())
	b.WriteString(p.foot.String())
	b.WriteString("</svg>\n")
	return b.String()
}

// dayRange names the days that are shown, and the zone.
func (l Locale) dayRange(from, to time.Time) string {
	last := to.Add(-time.Second)
	return l.Say(words{EN: "{from} to {to} · {zone}", FR: "Du {from} au {to} · {zone}", ES: "Del {from} al {to} · {zone}"},
		"from", l.Date(calendar.DateOf(from.In(l.Zone()))), "to", l.Date(calendar.DateOf(last.In(l.Zone()))), "zone", l.zoneName(last))
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
	b.WriteString(l.dayRange(p.from, p.to) + ".")
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

// short cuts a text that has no room.
func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}

// chartStyle is the style sheet: the same in every picture.
func chartStyle() string {
	var light, dark strings.Builder
	for i := range looks {
		l := &looks[i]
		for _, mode := range [...]struct {
			b *strings.Builder
			c [3]string
		}{{&light, l.light}, {&dark, l.dark}} {
			mode.b.WriteString(".lnp-" + string(l.class) + "{fill:" + mode.c[0] + ";stroke:" + mode.c[1] + "}.lnp-" + string(l.class) + "-ink{fill:" + mode.c[2] + "}")
		}
	}
	return ".lnp-chart{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif}" +
		".lnp-title{font-size:16px;font-weight:600}.lnp-label{font-size:13px}.lnp-small{font-size:12px}" +
		".lnp-ground{fill:#ffffff}.lnp-ink{fill:#1b1f24}.lnp-soft{fill:#57606b}.lnp-off{fill:#eef0f3}.lnp-edge{stroke:#c3c9d0}" +
		".lnp-grid{stroke:#d9dee4}.lnp-axis{stroke:#8b949e}.lnp-now{stroke:#1b1f24;stroke-width:1.5;stroke-dasharray:4 3}" +
		".lnp-mark{fill:#1b1f24}.lnp-hatch{fill:none;stroke:#00000038;stroke-width:1}" +
		light.String() + ".lnp-plate{stroke:none}.lnp-window{stroke-width:2}.lnp-withdrawn{stroke-width:1.5;stroke-dasharray:3 2}" +
		"@media (prefers-color-scheme:dark){.lnp-ground{fill:#14171a}.lnp-ink{fill:#e8eaed}.lnp-soft{fill:#aab3bd}.lnp-off{fill:#22272d}.lnp-edge{stroke:#4a535d}" +
		".lnp-grid{stroke:#2b3138}.lnp-axis{stroke:#6b7580}.lnp-now{stroke:#e8eaed}.lnp-mark{fill:#e8eaed}.lnp-hatch{stroke:#ffffff40}" +
		dark.String() + ".lnp-plate{stroke:none}}"
}
