package notice

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err, color)
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: writing has 4.5 to 1 against what it stands on, the edge of a bar 3 to 1
// against the ground and against shaded days.
func TestContrast(t *testing.T) {
	modes := []struct {
		colors              func(*look) [3]string
		ground, off         string
		ink, soft, ofGround string
	}{
		{func(l *look) [3]string { return l.light }, "#ffffff", "#eef0f3", "#1b1f24", "#57606b", "#ffffff"},
		{func(l *look) [3]string { return l.dark }, "#14171a", "#22272d", "#e8eaed", "#aab3bd", "#14171a"},
	}
	style := chartStyle()
	for _, m := range modes {
		for _, color := range []string{m.ground, m.off, m.ink, m.soft} {
			require.Contains(t, style, color, "the style sheet has these colors")
		}
		require.GreaterOrEqual(t, contrast(t, m.ink, m.ground), 4.5)
		require.GreaterOrEqual(t, contrast(t, m.soft, m.ground), 4.5)
		for i := range looks {
			l := &looks[i]
			c := m.colors(l)
			fill := c[0]
			if fill == "none" {
				fill = m.off
			}
			require.GreaterOrEqual(t, contrast(t, c[1], m.ground), 3.0, "edge of %s", l.class)
			require.GreaterOrEqual(t, contrast(t, c[1], m.off), 3.0, "edge of %s on a shaded day", l.class)
			require.GreaterOrEqual(t, contrast(t, c[2], fill), 4.5, "writing in %s", l.class)
		}
	}
	for _, tone := range []Tone{"", ToneGood, ToneAttention} {
		require.GreaterOrEqual(t, contrast(t, tone.accent(), "#ffffff"), 3.0)
	}
	require.GreaterOrEqual(t, contrast(t, "#57606b", "#ffffff"), 4.5, "labels of mails")
	require.GreaterOrEqual(t, contrast(t, "#aab3bd", "#1f2429"), 4.5, "labels of mails in the dark")
}
