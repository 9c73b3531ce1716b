package report

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/openlnp/lnp/examples/simulate/internal/world"
	"github.com/openlnp/lnp/porting"
)

// The size of a plot, and of its margins, in the units of its view box.
const (
	plotWidth, plotHeight         = 880, 300
	left, right, top, bottom      = 64, 16, 14, 40
	innerWidth                    = plotWidth - left - right
	innerHeight                   = plotHeight - top - bottom
	barLine, barLabel, barNumbers = 24, 280, 120
)

// colors are those of the states, in the order of world.States: muted until the
// carrier has the order, green once the number is here, red for what ended badly.
var colors = [...]string{
	"#cbd5e1", "#7f1d1d", "#a5b4c8", "#7aa2d6", "#3b7dd8", "#e07a5f", "#8f7ee0", "#f2b134", "#2f9e6e", "#9aa0a6", "#b23a48",
}

// durations is the histogram of the days from the first submission to completion.
func (r *Report) durations() template.HTML {
	days := make([]int, world.Days+1)
	last := 0
	for hour, n := range r.tally.Taken {
		days[hour/24] += n
		if n > 0 {
			last = hour / 24
		}
	}
	days[world.Days] = r.tally.TooLong
	if r.tally.TooLong > 0 {
		last = world.Days
	}
	days = days[:max(last+1, 10)]
	most := max(slices.Max(days), 1)
	var b strings.Builder
	open(&b, plotHeight, "Days from submission to completion")
	axis(&b, most)
	step := float64(innerWidth) / float64(len(days))
	for d, n := range days {
		x := left + float64(d)*step
		h := float64(innerHeight) * float64(n) / float64(scale(most))
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" class="bar"><title>day %d: %s</title></rect>`,
			x+1, top+innerHeight-h, math.Max(step-2, 1), h, d, thousands(n))
	}
	days10 := 5
	if len(days) > 30 {
		days10 = 10
	}
	for d := 0; d < len(days); d += days10 {
		label := strconv.Itoa(d)
		if d == world.Days {
			label += "+"
		}
		tick(&b, left+(float64(d)+.5)*step, label)
	}
	caption(&b, "days after the first submission")
	b.WriteString("</svg>")
	return template.HTML(b.String()) // #nosec G203: made of numbers and of names of this program
}

// curve is the share of numbers in each state, by days after the request.
func (r *Report) curve() template.HTML {
	var b strings.Builder
	open(&b, plotHeight, "Share of numbers in each state, by days after the request")
	for k := range 5 {
		y := top + float64(innerHeight)*(1-float64(k)/4)
		fmt.Fprintf(&b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" class="grid"/><text x="%d" y="%.1f" class="num">%d %%</text>`,
			left, plotWidth-right, y, y, left-8, y+4, 25*k)
	}
	x := func(d int) float64 { return left + float64(innerWidth)*float64(d)/world.Days }
	below := make([]float64, world.Days+1)
	for s := range world.States() {
		upper := make([]float64, world.Days+1)
		for d := range upper {
			all := 0
			for _, n := range r.tally.Curve[d] {
				all += n
			}
			upper[d] = below[d] + float64(r.tally.Curve[d][s])/math.Max(float64(all), 1)
		}
		var path strings.Builder
		for d := range upper {
			fmt.Fprintf(&path, "%s%.1f,%.1f ", map[bool]string{true: "M", false: "L"}[d == 0], x(d), top+innerHeight*(1-upper[d]))
		}
		for d := world.Days; d >= 0; d-- {
			fmt.Fprintf(&path, "L%.1f,%.1f ", x(d), top+innerHeight*(1-below[d]))
		}
		fmt.Fprintf(&b, `<path d="%sZ" fill="%s"><title>%s</title></path>`, path.String(), colors[s], world.States()[s])
		below = upper
	}
	for d := 0; d <= world.Days; d += 10 {
		tick(&b, x(d), strconv.Itoa(d))
	}
	caption(&b, "days after the request")
	b.WriteString("</svg>")
	return template.HTML(b.String()) // #nosec G203
}

// State is an entry of the legend.
type State struct {
	Name  porting.LineState
	Color string
}

func (r *Report) legend() []State {
	var out []State
	for i, s := range world.States() {
		seen := false
		for d := range r.tally.Curve {
			seen = seen || r.tally.Curve[d][i] > 0
		}
		if seen {
			out = append(out, State{s, colors[i]})
		}
	}
	return out
}

// bars are horizontal bars with their names and figures, the first so many, those of
// violated checks in red. What is large beside the others does not hide them, since the
// length is the root.
func bars(numbers []Number, most int, bad ...Check) template.HTML {
	numbers = numbers[:min(most, len(numbers))]
	if len(numbers) == 0 {
		return ""
	}
	var largest float64
	for _, n := range numbers {
		largest = math.Max(largest, math.Sqrt(float64(n.Value)))
	}
	height := barLine*len(numbers) + 8
	var b strings.Builder
	open(&b, height, "Counts by name")
	for i, n := range numbers {
		y := float64(i*barLine + 4)
		w := float64(plotWidth-barLabel-barNumbers) * math.Sqrt(float64(n.Value)) / math.Max(largest, 1)
		fmt.Fprintf(&b, `<text x="%d" y="%.1f" class="name">%s</text>`, barLabel-10, y+15, html.EscapeString(n.Name))
		class, value := "bar", thousands(n.Value)
		if k := slices.IndexFunc(bad, func(c Check) bool { return c.Name == n.Name }); k >= 0 {
			class, value = "bar bad", value+", violated "+thousands(bad[k].Violations)
		}
		fmt.Fprintf(&b, `<rect x="%d" y="%.1f" width="%.1f" height="%d" rx="2" class="%s"/>`, barLabel, y+2, math.Max(w, 1), barLine-8, class)
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" class="val">%s</text>`, barLabel+w+8, y+15, value)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String()) // #nosec G203
}

func open(b *strings.Builder, height int, title string) {
	fmt.Fprintf(b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, plotWidth, height, title)
}

// scale is a round number not below n, for the top of an axis.
func scale(n int) int {
	unit := 1
	for unit*10 <= n {
		unit *= 10
	}
	for _, m := range []int{10, 12, 16, 20, 24, 32, 40, 60, 80, 100} {
		if top := m * unit / 10; top >= n && top%4 == 0 {
			return top
		}
	}
	return (n + 3) / 4 * 4
}

func axis(b *strings.Builder, most int) {
	for k := range 5 {
		y := top + float64(innerHeight)*(1-float64(k)/4)
		fmt.Fprintf(b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" class="grid"/><text x="%d" y="%.1f" class="num">%s</text>`,
			left, plotWidth-right, y, y, left-8, y+4, thousands(scale(most)*k/4))
	}
}

func tick(b *strings.Builder, x float64, label string) {
	fmt.Fprintf(b, `<text x="%.1f" y="%d" class="tick">%s</text>`, x, plotHeight-bottom+18, label)
}

func caption(b *strings.Builder, text string) {
	fmt.Fprintf(b, `<text x="%d" y="%d" class="tick">%s</text>`, left+innerWidth/2, plotHeight-4, text)
}
