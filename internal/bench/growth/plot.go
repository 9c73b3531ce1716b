package growth

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// The plot's measures, in pixels.
const (
	panelWidth  = 420.0
	panelHeight = 300.0
	marginLeft  = 64.0
	marginTop   = 64.0
	gap         = 84.0
	width       = marginLeft + 2*panelWidth + gap + 48
	legendLine  = 20.0
)

// colors tell curves apart, also for people who see few colours (Okabe and Ito, 2008).
var colors = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7"}

// Plot draws panels of curves side by side, both axes logarithmic, so that what grows
// linearly runs parallel to the dashed line.
func Plot(panels ...[]Curve) string {
	var b strings.Builder
	height := marginTop + panelHeight + 56 + 4*legendLine + 16
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13" fill="#333">
<title id="title">How cost grows with size</title>
<desc id="desc">%s</desc>
<rect width="100%%" height="100%%" fill="#fff"/>
`, width, height, describe(panels))
	for i, curves := range panels {
		drawPanel(&b, marginLeft+float64(i)*(panelWidth+gap), curves)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func describe(panels [][]Curve) string {
	var all []string
	for _, curves := range panels {
		for _, c := range curves {
			last := c.Points[len(c.Points)-1]
			all = append(all, fmt.Sprintf("%s: %s for %d %s", c.Work, Duration(last.Nanoseconds), last.Size, c.Of))
		}
	}
	return strings.Join(all, "; ") + "."
}

// axis maps values to pixels, by their logarithm.
type axis struct {
	low, high int // powers of ten
	from, to  float64
}

func (a axis) at(v float64) float64 {
	return a.from + (math.Log10(v)-float64(a.low))/float64(a.high-a.low)*(a.to-a.from)
}

func axes(left float64, curves []Curve) (x, y axis) {
	least, most, small, great := math.MaxFloat64, 0.0, math.MaxInt, 0
	for _, c := range curves {
		for _, p := range c.Points {
			least, most = min(least, p.Nanoseconds), max(most, p.Nanoseconds)
			small, great = min(small, p.Size), max(great, p.Size)
		}
	}
	x.low, x.high = powers(float64(small), float64(great))
	y.low, y.high = powers(least, most)
	x.from, x.to, y.from, y.to = left, left+panelWidth, marginTop+panelHeight, marginTop
	return x, y
}

// powers are the powers of ten around values.
func powers(least, most float64) (low, high int) {
	return int(math.Floor(math.Log10(least))), int(math.Ceil(math.Log10(most)))
}

func drawPanel(b *strings.Builder, left float64, curves []Curve) {
	x, y := axes(left, curves)
	fmt.Fprintf(b, `<text x="%.1f" y="32" font-size="16" font-weight="600">Time by %s</text>`+"\n", left, curves[0].Of)
	for p := x.low; p <= x.high; p++ {
		at := x.at(math.Pow10(p))
		fmt.Fprintf(b, `<path d="M%.1f %.1fV%.1f" stroke="#ddd"/><text x="%.1f" y="%.1f" text-anchor="middle">%s</text>`+"\n",
			at, y.from, y.to, at, y.from+20, thousands(p))
	}
	for p := y.low; p <= y.high; p++ {
		at := y.at(math.Pow10(p))
		fmt.Fprintf(b, `<path d="M%.1f %.1fH%.1f" stroke="#ddd"/><text x="%.1f" y="%.1f" text-anchor="end">%s</text>`+"\n",
			x.from, at, x.to, x.from-8, at+4, Duration(math.Pow10(p)))
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="middle">%s</text>`+"\n", (x.from+x.to)/2, y.from+40, curves[0].Of)
	linear(b, x, y, curves[0])
	for i, c := range curves {
		draw(b, x, y, c, i)
	}
	legend(b, x, y, len(curves), `stroke="#999" stroke-dasharray="5 5"`, "twice the size, twice the time")
}

// linear draws the slope of linear growth through the last point of a curve.
func linear(b *strings.Builder, x, y axis, c Curve) {
	last := c.Points[len(c.Points)-1]
	from := math.Pow10(x.low)
	ns := last.Nanoseconds / float64(last.Size) * from
	if low := math.Pow10(y.low); ns < low {
		from, ns = from*low/ns, low
	}
	fmt.Fprintf(b, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#999" stroke-dasharray="5 5" fill="none"/>`+"\n",
		x.at(from), y.at(ns), x.at(float64(last.Size)), y.at(last.Nanoseconds))
}

func draw(b *strings.Builder, x, y axis, c Curve, i int) {
	color := colors[i%len(colors)]
	var path strings.Builder
	for j, p := range c.Points {
		op := "L"
		if j == 0 {
			op = "M"
		}
		px, py := x.at(float64(p.Size)), y.at(p.Nanoseconds)
		fmt.Fprintf(&path, "%s%.1f %.1f", op, px, py)
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"><title>%d %s: %s</title></circle>`+"\n",
			px, py, color, p.Size, c.Of, Duration(p.Nanoseconds))
	}
	fmt.Fprintf(b, `<path d="%s" stroke="%s" stroke-width="2" fill="none"/>`+"\n", path.String(), color)
	legend(b, x, y, i, fmt.Sprintf(`stroke="%s" stroke-width="3"`, color), c.Work)
}

func legend(b *strings.Builder, x, y axis, line int, stroke, text string) {
	at := y.from + 68 + float64(line)*legendLine
	fmt.Fprintf(b, `<path d="M%.1f %.1fh24" %s/><text x="%.1f" y="%.1f">%s</text>`+"\n",
		x.from-24, at-4, stroke, x.from+8, at, text)
}

func thousands(p int) string {
	return [...]string{"1", "10", "100", "1,000", "10,000", "100,000", "1 million", "10 million"}[p]
}

// Duration writes nanoseconds with three figures and a unit.
func Duration(ns float64) string {
	switch d := time.Duration(ns); {
	case d < time.Microsecond:
		return fmt.Sprintf("%.3g ns", ns)
	case d < time.Millisecond:
		return fmt.Sprintf("%.3g µs", ns/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.3g ms", ns/1e6)
	default:
		return fmt.Sprintf("%.3g s", ns/1e9)
	}
}
