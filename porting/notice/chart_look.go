package notice

import "strings"

// look is how a class is drawn, on a light and on a dark page: the fill, the line around
// it, and what is written in it.
type look struct {
	class       Class
	light, dark [3]string
	hatch       string // the id of a pattern
}

// looks are the looks by class; the first is for a class that is not known. A test holds
// the contrasts of WCAG 2.2: 4.5 to 1 for writing, 3 to 1 for lines.
var looks = [...]look{
	{ClassReview, [3]string{"#e6e9ed", "#5b6470", "#1b1f24"}, [3]string{"#39414a", "#9aa5b1", "#f0f3f6"}, ""},
	{ClassCustomer, [3]string{"#fff0c2", "#8a6100", "#3d2b00"}, [3]string{"#4a3900", "#d9a514", "#ffeebb"}, ""},
	{ClassDesk, [3]string{"#e7e1fa", "#6246b5", "#2b1b66"}, [3]string{"#372b63", "#a18cf0", "#ece6ff"}, ""},
	{ClassCarrier, [3]string{"#d5e7fb", "#0b5cad", "#082f59"}, [3]string{"#123a63", "#6cb0f5", "#dcedff"}, ""},
	{ClassRefused, [3]string{"#fbdcd7", "#b3261e", "#5c120c"}, [3]string{"#5c1a15", "#f2857b", "#ffe4e0"}, "slash"},
	{ClassDated, [3]string{"#cdeeea", "#0f766e", "#07403b"}, [3]string{"#0c4541", "#4cc7bb", "#d2f7f2"}, ""},
	{ClassMoving, [3]string{"#b4e3dd", "#0b625c", "#04302c"}, [3]string{"#10605a", "#7fe3d8", "#e2fffb"}, "back"},
	{ClassDone, [3]string{"#cfeecf", "#1a7f37", "#0b3d1a"}, [3]string{"#134d23", "#5fd07d", "#d8f8df"}, ""},
	{ClassEnded, [3]string{"#e3e5e8", "#57606b", "#1b1f24"}, [3]string{"#30363d", "#9aa5b1", "#f0f3f6"}, "cross"},
	{ClassTrouble, [3]string{"#b3261e", "#b3261e", "#ffffff"}, [3]string{"#f2857b", "#f2857b", "#2b0a07"}, ""},
	{ClassWindow, [3]string{"none", "#1b1f24", "#1b1f24"}, [3]string{"none", "#f0f3f6", "#f0f3f6"}, ""},
	{ClassWithdrawn, [3]string{"none", "#57606b", "#1b1f24"}, [3]string{"none", "#9aa5b1", "#f0f3f6"}, ""},
}

func (c Class) look() *look {
	for i := range looks {
		if looks[i].class == c {
			return &looks[i]
		}
	}
	return &looks[0]
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
		".lnp-title{font-size:" + px(titleSize) + "px;font-weight:600}.lnp-label{font-size:" + px(labelSize) + "px}.lnp-small{font-size:" + px(smallSize) + "px}" +
		".lnp-ground{fill:#ffffff}.lnp-ink{fill:#1b1f24}.lnp-soft{fill:#57606b}.lnp-off{fill:#eef0f3}.lnp-edge{stroke:#c3c9d0}" +
		".lnp-grid{stroke:#d9dee4}.lnp-axis{stroke:#8b949e}.lnp-now{stroke:#1b1f24;stroke-width:1.5;stroke-dasharray:4 3}" +
		".lnp-mark{fill:#1b1f24}.lnp-hatch{fill:none;stroke:#00000038;stroke-width:1}" +
		light.String() + ".lnp-plate{stroke:none}.lnp-window{stroke-width:2}.lnp-withdrawn{stroke-width:1.5;stroke-dasharray:3 2}" +
		"@media (prefers-color-scheme:dark){.lnp-ground{fill:#14171a}.lnp-ink{fill:#e8eaed}.lnp-soft{fill:#aab3bd}.lnp-off{fill:#22272d}.lnp-edge{stroke:#4a535d}" +
		".lnp-grid{stroke:#2b3138}.lnp-axis{stroke:#6b7580}.lnp-now{stroke:#e8eaed}.lnp-mark{fill:#e8eaed}.lnp-hatch{stroke:#ffffff40}" +
		dark.String() + ".lnp-plate{stroke:none}}"
}
