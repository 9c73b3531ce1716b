package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/openlnp/lnp/examples/simulate/internal/world"
)

// progress tells how far a run is: as a bar with rate and time left on a terminal, as a
// plain line now and then elsewhere.
type progress struct {
	w        io.Writer
	of       int
	terminal bool
	began    time.Time
	shown    time.Time
	told     int // how many violations
}

// How often it is told.
const (
	everyBar  = 200 * time.Millisecond
	everyLine = 10 * time.Second
)

// mostTold is how many violations are told as they come; the report counts all.
const mostTold = 20

func newProgress(w io.Writer, of int) *progress {
	p := &progress{w: w, of: of, began: time.Now()}
	p.shown = p.began
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// tell tells what was violated in a world at once, while the others go on.
func (p *progress) tell(violations []world.Violation) {
	for _, v := range violations {
		if p.told++; p.told > mostTold {
			return
		}
		p.clear()
		fmt.Fprintf(p.w, "violated: %s\n", v)
	}
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[2K")
	}
}

// show tells how far the run is, if that was not told just now.
func (p *progress) show(done, violated int) {
	every := everyLine
	if p.terminal {
		every = everyBar
	}
	now := time.Now()
	if now.Sub(p.shown) < every {
		return
	}
	p.shown = now
	spent := now.Sub(p.began)
	rate := float64(done) / spent.Seconds()
	left := time.Duration(float64(max(p.of-done, 0)) / rate * float64(time.Second)).Round(time.Second)
	text := fmt.Sprintf("%3d%%  %d of %d orders  %.0f a second  %s left", min(100*done/p.of, 100), done, p.of, rate, left)
	if violated > 0 {
		text += fmt.Sprintf("  %d violations", violated)
	}
	if !p.terminal {
		fmt.Fprintln(p.w, text)
		return
	}
	const width = 24
	full := min(width*done/p.of, width)
	p.clear()
	fmt.Fprintf(p.w, "[%s%s] %s", strings.Repeat("#", full), strings.Repeat(".", width-full), text)
}

// end tells how long it took. It takes the bar away.
func (p *progress) end(done int) {
	p.clear()
	spent := time.Since(p.began)
	fmt.Fprintf(p.w, "%d orders in %s, %.0f a second\n", done, spent.Round(time.Millisecond), float64(done)/spent.Seconds())
}
