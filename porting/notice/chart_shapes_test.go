package notice_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"
)

// shape is an element of a picture and the box around it, in tenths of a pixel.
type shape struct {
	element, class string
	x, y, w, h     int
	text           string // of a text, or of the title of what it stands in
}

func (s shape) right() int  { return s.x + s.w }
func (s shape) bottom() int { return s.y + s.h }
func (s shape) middle() int { return s.y + s.h/2 }

// touches reports whether two shapes share more than an edge.
func (s shape) touches(o shape) bool {
	return s.x < o.right() && o.x < s.right() && s.y < o.bottom() && o.y < s.bottom()
}

// holds reports whether o lies in s.
func (s shape) holds(o shape) bool {
	return s.x <= o.x && o.right() <= s.right() && s.y <= o.y && o.bottom() <= s.bottom()
}

// advances are the widths of Helvetica's letters, in thousandths of the size; the fonts that
// readers have in its place are about as wide.
var advances = func() map[rune]int {
	widths := map[rune]int{}
	for letters, width := range map[string]int{
		"ijl'’í": 222, ".,:;!/ftI[] \u00a0·": 278, "()-r": 333, "ckJsvxyzç": 500, "FTZ": 611,
		"ABEKPSVXYÀÉ": 667, "CDHNRUwÚ": 722, "GOQ": 778, "mM": 833, "W": 944, "…": 1000,
	} {
		for _, r := range letters {
			widths[r] = width
		}
	}
	return widths
}()

// setIn is how wide a text is in a size.
func setIn(s string, size int) int {
	sum := 0
	for _, r := range s {
		if w, ok := advances[r]; ok {
			sum += w
		} else {
			sum += 556
		}
	}
	return sum * size / 1000
}

var corners = regexp.MustCompile(`^M([\d.]+) ([\d.]+)H([\d.]+)L([\d.]+) ([\d.]+)Z$`)

// shapes reads a picture: what is in its frame, and the frame.
func shapes(t require.TestingT, svg string) (all []shape, frame shape) {
	tenths := func(s string) int {
		f, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		return int(math.Round(f * 10))
	}
	title, sizes := "", map[string]int{}
	for _, m := range regexp.MustCompile(`\.(lnp-\w+)\{font-size:(\d+)px`).FindAllStringSubmatch(svg, -1) {
		sizes[m[1]] = tenths(m[2])
	}
	require.Len(t, sizes, 3)
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, frame
		}
		require.NoError(t, err)
		if _, ends := token.(xml.EndElement); ends {
			title = "" // of a group, or of the picture
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := func(name string) string {
			for _, a := range e.Attr {
				if a.Name.Local == name {
					return a.Value
				}
			}
			return ""
		}
		n := func(name string) int { return tenths(at(name)) }
		s := shape{element: e.Name.Local, class: strings.ReplaceAll(at("class"), "lnp-", ""), text: title}
		switch s.element {
		case "svg":
			frame = shape{w: n("width"), h: n("height")}
			continue
		case "title":
			require.NoError(t, d.DecodeElement(&title, &e))
			continue
		case "rect":
			if s.class == "ground" {
				ground := shape{w: n("width"), h: n("height")}
				require.Equal(t, frame, ground)
				continue
			}
			s.x, s.y, s.w, s.h = n("x"), n("y"), n("width"), n("height")
		case "line":
			s.x, s.y, s.w, s.h = n("x1"), n("y1"), n("x2")-n("x1"), n("y2")-n("y1")
		case "text":
			_, last, _ := strings.Cut(at("class"), " ")
			size := sizes[last]
			require.NotZero(t, size, at("class"))
			s.x, s.y, s.h = n("x"), n("y")-size*72/100, size*93/100
			require.NoError(t, d.DecodeElement(&s.text, &e))
			s.w = setIn(s.text, size)
		case "path":
			c := corners.FindStringSubmatch(at("d"))
			if s.class != "mark" {
				continue // a pattern
			}
			require.NotNil(t, c, at("d"))
			s.x, s.y, s.w, s.h = tenths(c[1]), tenths(c[2]), tenths(c[3])-tenths(c[1]), tenths(c[5])-tenths(c[2])
			require.Equal(t, s.x+s.w/2, tenths(c[4]), "the tip is in the middle")
		default:
			continue
		}
		all = append(all, s)
	}
}

// of are the shapes of a class.
func of(all []shape, class string) (some []shape) {
	for _, s := range all {
		if s.class == class {
			some = append(some, s)
		}
	}
	return some
}

// writing are the texts in bars.
func writing(all []shape) (some []shape) {
	for _, s := range all {
		if s.element == "text" && strings.HasSuffix(s.class, "-ink small") {
			some = append(some, s)
		}
	}
	return some
}
