package porting_test

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/porting"
)

// place is where a state stands in the diagram, by its centre.
var place = map[porting.LineState][2]int{
	porting.Requested: {90, 170}, porting.Portable: {310, 170}, porting.Ready: {545, 170}, porting.Submitted: {780, 170},
	porting.Scheduled: {1020, 170}, porting.Activating: {1260, 170}, porting.Ported: {1480, 170}, porting.Returned: {1480, 400},
	porting.Rejected: {780, 440}, porting.NotPortable: {90, 400}, porting.Canceled: {310, 400},
}

// bend is how far an arrow is bent from the straight line between its states, to the
// left of its direction, where two arrows would meet otherwise.
var bend = map[[2]porting.LineState]int{
	{porting.Ready, porting.Portable}: 45, {porting.Scheduled, porting.Submitted}: 45, {porting.Activating, porting.Scheduled}: 45,
	{porting.Activating, porting.Submitted}: 125, {porting.Submitted, porting.Activating}: 85, {porting.Submitted, porting.Rejected}: 0,
	{porting.Rejected, porting.Ready}: 30, {porting.Rejected, porting.Scheduled}: -45, {porting.Scheduled, porting.Rejected}: -35,
	{porting.Portable, porting.NotPortable}: -25,
}

// TestStatesPicture keeps docs/states.svg equal to the table. The moves to canceled and
// to ported that every open state has are said once, below.
func TestStatesPicture(t *testing.T) {
	const file = "../docs/states.svg"
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1570 560" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">
<title id="title">The states of a number that is ported in</title>
<desc id="desc">Each arrow is an event that moves a number from one state to another. The same as a table is in states.md.</desc>
<style>
.box{fill:#eef4fb;stroke:#1f4e79;stroke-width:1.5}.end{fill:#f4f4f4;stroke:#555}.good{fill:#e6f4ea;stroke:#1e6b34}
.name{font-weight:600;text-anchor:middle;fill:#111}.arrow{fill:none;stroke:#4a5a6a;stroke-width:1.3;marker-end:url(#head)}
.label{font-size:11px;fill:#333;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px}.note{fill:#333}
</style>
<rect width="1570" height="560" fill="#fff"/>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#4a5a6a"/></marker></defs>
`)
	type pair = [2]porting.LineState
	labels := map[pair][]string{}
	var pairs []pair
	for _, tr := range porting.Transitions() {
		p := pair{tr.From, tr.To}
		if tr.To == porting.Canceled || tr.To == porting.Ported && tr.From != porting.Activating {
			continue
		}
		if labels[p] == nil {
			pairs = append(pairs, p)
		}
		labels[p] = append(labels[p], string(tr.On))
	}
	for _, p := range pairs {
		arrow(&b, p[0], p[1], labels[p])
	}
	for _, s := range porting.LineStates() {
		class := "box"
		switch {
		case s == porting.Ported:
			class = "box good"
		case s.Terminal():
			class = "box end"
		}
		x, y := place[s][0], place[s][1]
		fmt.Fprintf(&b, "<rect class=%q x=\"%d\" y=\"%d\" width=\"110\" height=\"40\" rx=\"8\"/>\n<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>\n",
			class, x-55, y-20, x, y+5, s)
	}
	from := func(to porting.LineState) string {
		var all []string
		for _, tr := range porting.Transitions() {
			if tr.To == to && !slices.Contains(all, string(tr.From)) {
				all = append(all, string(tr.From))
			}
		}
		return strings.Join(all, ", ")
	}
	fmt.Fprintf(&b, "<text class=\"note\" x=\"35\" y=\"520\">line-canceled leads to canceled from: %s.</text>\n", from(porting.Canceled))
	fmt.Fprintf(&b, "<text class=\"note\" x=\"35\" y=\"542\">number-ported leads to ported from: %s. The carrier may port what it had not confirmed.</text>\n", from(porting.Ported))
	b.WriteString("</svg>\n")
	golden.Equal(t, file, b.String())
}

// arrow draws an arrow between two boxes, or a loop, with its events beside it.
func arrow(b *strings.Builder, from, to porting.LineState, events []string) {
	x1, y1, x2, y2 := place[from][0], place[from][1], place[to][0], place[to][1]
	if from == to {
		down, text := 1, 64
		if y1 < 200 {
			down, text = -1, -64-14*(len(events)-1)
		}
		fmt.Fprintf(b, "<path class=\"arrow\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n", x1-18, y1+20*down, x1-30, y1+58*down, x1+30, y1+58*down, x1+18, y1+20*down)
		label(b, x1, y1+text, events)
		return
	}
	bent := bend[[2]porting.LineState{from, to}]
	dx, dy := x2-x1, y2-y1
	// The control point lies off the middle, across the line, by twice the bend.
	length := max(1, isqrt(dx*dx+dy*dy))
	cx, cy := (x1+x2)/2+2*bent*dy/length, (y1+y2)/2-2*bent*dx/length
	sx, sy := edge(x1, y1, cx, cy)
	ex, ey := edge(x2, y2, cx, cy)
	fmt.Fprintf(b, "<path class=\"arrow\" d=\"M%d %dQ%d %d %d %d\"/>\n", sx, sy, cx, cy, ex, ey)
	label(b, (sx+2*cx+ex)/4, (sy+2*cy+ey)/4-4-7*(len(events)-1), events)
}

func label(b *strings.Builder, x, y int, events []string) {
	for i, e := range events {
		fmt.Fprintf(b, "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n", x, y+14*i, html.EscapeString(e))
	}
}

// edge is where a line from a box's centre towards a point leaves the box.
func edge(x, y, px, py int) (int, int) {
	dx, dy := px-x, py-y
	const w, h = 57, 22
	if dx*dx*h*h > dy*dy*w*w {
		if dx < 0 {
			return x - w, y - dy*w/dx
		}
		return x + w, y + dy*w/dx
	}
	if dy < 0 {
		return x - dx*h/dy, y - h
	}
	return x + dx*h/max(1, dy), y + h
}

func isqrt(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}
