package growth

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestExponent(t *testing.T) {
	c := Curve{Points: []Point{{1, 1e6}, {100, 3e4}, {1000, 3e6}, {10000, 3e8}}}
	require.InDelta(t, 2, c.Exponent(100), 1e-9, "square from 100 on")
	require.Less(t, c.Exponent(1), 1.0, "what a constant cost hides")
}

func TestCurvesAndPlot(t *testing.T) {
	numbers := Numbers([]int{1, 10, 40}, time.Millisecond)
	orders := Orders([]int{1, 10, 40}, time.Millisecond)
	for _, c := range append(numbers, orders...) {
		require.Len(t, c.Points, 3)
		for _, p := range c.Points {
			require.Positive(t, p.Nanoseconds)
		}
	}
	svg := Plot(numbers, orders)
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
	}
	require.Equal(t, 21, strings.Count(svg, "<circle"))
}

func TestDuration(t *testing.T) {
	for ns, want := range map[float64]string{1: "1 ns", 999: "999 ns", 1234: "1.23 µs", 4.5e6: "4.5 ms", 1e9: "1 s"} {
		require.Equal(t, want, Duration(ns))
	}
}
