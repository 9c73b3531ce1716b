package notice

import (
	"slices"
	"strconv"
)

// entry is an entry of the legend.
type entry struct {
	class Class
	label string
}

// list lists what the spans are, in the order in which they first come, bars before what
// lies around them: the legend, which numbers the bars.
func (p *picture) list() {
	for _, bars := range [...]bool{true, false} {
		for i := range p.Rows {
			for _, s := range p.Rows[i].Spans {
				if e := (entry{s.Class, clean(s.Label)}); s.Class.bar() == bars && p.shows(&s) && !slices.Contains(p.entries, e) {
					p.entries = append(p.entries, e)
				}
			}
		}
	}
}

// legend draws what the spans, the marks and the shades are.
func (p *picture) legend() {
	x, y := margin, p.bottom+300 // the middle of the line
	place := func(label string, draw func()) {
		label = fit(label, smallSize, chartWidth-2*margin-swatchRoom)
		w := swatchRoom + width(label)
		if x+w > chartWidth-margin {
			x, y = margin, y+260
		}
		draw()
		p.text("ink lnp-small", x+swatchRoom, y+42, label)
		p.body.WriteByte('\n')
		x += w + 180
	}
	for i, e := range p.entries {
		place(e.label, func() {
			switch {
			case e.class == ClassTrouble:
				p.box(e.class.look(), x, y-20, swatchWidth, 45, "")
			case e.class.around():
				p.box(e.class.look(), x+70, y-100, 100, 200, ` rx="3"`)
			default:
				p.box(e.class.look(), x, y-swatchHeight/2, swatchWidth, swatchHeight, ` rx="3"`)
				n := strconv.Itoa(i + 1)
				p.write(e.class.look(), x+(swatchWidth-width(n))/2, y, n)
			}
		})
	}
	if label := clean(p.Mark); label != "" && slices.ContainsFunc(p.Rows, func(r Row) bool {
		return slices.ContainsFunc(r.Marks, func(m Mark) bool { return p.within(m.At) })
	}) {
		place(label, func() { p.mark(x+swatchWidth/2, y+40) })
	}
	if p.shaded {
		place(p.Locale.Say(words{EN: "Not a business day", FR: "Jour non ouvrable", ES: "Día no hábil"}), func() {
			p.rect("off lnp-edge", x, y-swatchHeight/2, swatchWidth, swatchHeight, "")
		})
	}
	p.height = y + 240
}
