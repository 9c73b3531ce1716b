package notice_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/porting/notice"
)

// Where the plot is, and how long a tenth of a pixel is in a chart of twenty-five days.
const (
	plotLeft, plotRight = 1940, 9440
	tenth               = 288 * time.Second
)

var newYear = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// at is an instant of such a chart.
func at(x int) time.Time { return newYear.Add(time.Duration(x-plotLeft) * tenth) }

func stretch(from, to int, class notice.Class, label string) notice.Span {
	return notice.Span{From: at(from), To: at(to), Class: class, Label: label}
}

// chart is such a chart, of one row, and its shapes but for the legend.
func plot(t *testing.T, row notice.Row) []shape {
	t.Helper()
	all, _ := shapes(t, notice.Chart{Locale: english(), From: at(plotLeft), To: at(plotRight), Rows: []notice.Row{row}}.SVG())
	return slices.DeleteFunc(all, func(s shape) bool { return s.y > 1300 })
}

// laidOut requires of a picture what a reader would miss.
func laidOut(t require.TestingT, svg string) {
	all, frame := shapes(t, svg)
	axes := of(all, "axis")
	require.Len(t, axes, 2)
	top, bottom := axes[0].y, axes[1].y
	var texts, bars, windows, swatches []shape
	for _, s := range all {
		require.True(t, frame.holds(s), "%v leaves the picture of %v", s, frame)
		switch {
		case s.element == "text":
			texts = append(texts, s)
		case s.element != "rect" || s.class == "" || strings.HasSuffix(s.class, "plate") || strings.HasPrefix(s.class, "off"):
		case s.y > bottom:
			swatches = append(swatches, s)
		case s.class == "window":
			windows = append(windows, s)
		case s.h == 220:
			bars = append(bars, s)
		}
	}
	for i, s := range texts {
		for _, o := range texts[:i] {
			require.False(t, s.touches(o), "%v is written over %v", s, o)
		}
		for _, o := range slices.Concat(of(all, "mark"), of(all, "axis")) {
			require.False(t, s.touches(o), "%v is written over %v", s, o)
		}
		if s.x < plotLeft && s.y > top && s.bottom() < bottom {
			require.Less(t, s.right(), plotLeft, "%v reaches into the plot", s)
		}
		if s.y > bottom {
			for _, o := range of(all, "now") {
				require.False(t, s.touches(o), "%v is written over the present", s)
			}
		}
	}
	for _, s := range writing(all) {
		around := slices.IndexFunc(slices.Concat(bars, swatches), func(b shape) bool {
			return b.holds(s) && strings.HasPrefix(s.class, b.class)
		})
		require.GreaterOrEqual(t, around, 0, "%v leaves its bar", s)
		for _, w := range windows {
			require.False(t, s.touches(w), "%v is written over %v", s, w)
		}
	}
	for i, s := range swatches {
		require.True(t, s.x >= 160 && s.right() <= 9440, "%v leaves the margin", s)
		require.LessOrEqual(t, s.bottom()+100, frame.h, "%v ends too low", s)
		for _, o := range swatches[:i] {
			require.False(t, s.touches(o), "%v lies on %v", s, o)
		}
		beside := slices.IndexFunc(texts, func(o shape) bool {
			return o.y < s.middle() && s.middle() < o.bottom() && o.x > s.right() && o.x < s.right()+140
		})
		require.GreaterOrEqual(t, beside, 0, "%v has no text", s)
	}
	for _, s := range slices.Concat(bars, windows) {
		require.True(t, s.x >= plotLeft && s.right() <= plotRight && s.y > top && s.bottom() < bottom, "%v leaves the plot", s)
		require.GreaterOrEqual(t, s.w, 20, "%v is too narrow to see", s)
	}
}

// TestChartsAreLaidOut holds that in every language nothing is written over other writing,
// leaves its place, or stands under a window.
func TestChartsAreLaidOut(t *testing.T) {
	for language, name := range map[string]string{"en": "America/Chicago", "fr": "America/St_Johns", "es": "UTC"} {
		z := zone(t, name)
		l := notice.LocaleOf(language, z)
		for n := range life(language) {
			laidOut(t, notice.Draw(life(language)[:n], presently, calendar.USCore(z), l).SVG())
		}
		laidOut(t, notice.Draw(many(12345, 2), presently, calendar.USCore(z), l).SVG())
		laidOut(t, notice.Draw(many(40, 30), presently, calendar.USCore(z), l).SVG())
		for days := range 30 {
			laidOut(t, notice.Draw(life(language), presently.AddDate(0, 0, days*days), calendar.USCore(z), l).SVG())
		}
	}
}

// TestAnyChartIsLaidOut holds the same of the rows of hosts.
func TestAnyChartIsLaidOut(t *testing.T) {
	labels := []string{"Documents", "En file", "Con fecha", "Being checked by the desk", "Refused", "Waits", "Non transférable"}
	classes := []notice.Class{
		notice.ClassReview, notice.ClassRefused, notice.ClassMoving, notice.ClassEnded,
		notice.ClassTrouble, notice.ClassWindow, notice.ClassWithdrawn, "of-a-later-version",
	}
	rapid.Check(t, func(t *rapid.T) {
		instant := rapid.Map(rapid.IntRange(plotLeft-500, plotRight+500), at)
		row := rapid.Custom(func(t *rapid.T) notice.Row {
			r := notice.Row{Label: "(312) 555-0142", Note: rapid.SampledFrom([]string{"", "et 12 312 autres numéros"}).Draw(t, "note")}
			for range rapid.IntRange(0, 6).Draw(t, "spans") {
				from, to := instant.Draw(t, "from"), instant.Draw(t, "to")
				r.Spans = append(r.Spans, notice.Span{From: from, To: to, Class: rapid.SampledFrom(classes).Draw(t, "class"), Label: rapid.SampledFrom(labels).Draw(t, "label")})
			}
			// Bars follow each other; windows and trouble may be anywhere.
			bars := 0
			for i := range r.Spans {
				s := &r.Spans[i]
				if s.Class != notice.ClassTrouble && s.Class != notice.ClassWindow && s.Class != notice.ClassWithdrawn {
					s.From, s.To = at(plotLeft+1000*bars), at(plotLeft+1000*bars+rapid.IntRange(0, 1000).Draw(t, "length"))
					bars++
				}
			}
			return r
		})
		laidOut(t, notice.Chart{
			Locale: notice.LocaleOf(rapid.SampledFrom(languages).Draw(t, "language"), nil),
			Title:  "Port-out requests", Mark: "Sent", Now: instant.Draw(t, "now"), From: at(plotLeft), To: at(plotRight),
			Calendar: calendar.USCore(time.UTC), Rows: rapid.SliceOfN(row, 0, 4).Draw(t, "rows"),
		}.SVG())
	})
}

// TestPlaces holds that a bar is as long as what it shows lasts, and where the windows, the
// trouble and the marks of a row are: a window reaches beyond its bar above and below,
// trouble lies beneath, and a mark points at the bar.
func TestPlaces(t *testing.T) {
	row := notice.Row{
		Spans: []notice.Span{
			stretch(1000, 2000, notice.ClassReview, ""), stretch(2000, 2001, notice.ClassDesk, ""),
			stretch(2001, 5000, notice.ClassCarrier, ""), stretch(5000, 5000, notice.ClassDated, ""),
			stretch(6000, 5500, notice.ClassDated, ""), stretch(9430, 9999, notice.ClassDone, ""),
			stretch(3000, 3100, notice.ClassWindow, ""), stretch(4000, 4100, notice.ClassWithdrawn, ""), stretch(4200, 4300, notice.ClassTrouble, ""),
			stretch(1000, 1940, notice.ClassRefused, "ends as the chart begins"), stretch(9440, 9999, notice.ClassRefused, "begins as it ends"),
		},
		Marks: []notice.Mark{{At: at(1939)}, {At: at(1940)}, {At: at(3333)}, {At: at(9440)}, {At: at(9441)}},
	}
	all := plot(t, row)
	for class, want := range map[string][]shape{
		"review":    {{x: 1940, y: 960, w: 60, h: 220}},
		"desk":      {{x: 2000, y: 960, w: 20, h: 220}}, // so that it can be seen
		"carrier":   {{x: 2001, y: 960, w: 2999, h: 220}},
		"dated":     nil, // which has no length
		"done":      {{x: 9420, y: 960, w: 20, h: 220}},
		"window":    {{x: 3000, y: 910, w: 100, h: 320}},
		"withdrawn": {{x: 4000, y: 910, w: 100, h: 320}},
		"trouble":   {{x: 4200, y: 1200, w: 100, h: 45}},
		"refused":   nil,
		"mark":      {{x: 1895, y: 865, w: 90, h: 80}, {x: 3288, y: 865, w: 90, h: 80}, {x: 9395, y: 865, w: 90, h: 80}},
		"now":       nil,
		"axis":      {{x: 1940, y: 860, w: 7500}, {x: 1940, y: 1280, w: 7500}},
	} {
		var got []shape
		for _, s := range of(all, class) {
			got = append(got, shape{x: s.x, y: s.y, w: s.w, h: s.h})
		}
		require.Equal(t, want, got, class)
	}
}

// TestWritingInBars holds that a bar has its label if there is room for it, else its number
// in the legend, in the middle, else nothing.
func TestWritingInBars(t *testing.T) {
	for w, want := range map[int]string{700: "Queued", 557: "Queued", 556: "1", 300: "1", 128: "1", 127: "", 20: ""} {
		all := plot(t, notice.Row{Spans: []notice.Span{stretch(2000, 2000+w, notice.ClassDesk, " Queued\n")}})
		if want == "" {
			require.Empty(t, writing(all), w)
			continue
		}
		require.Len(t, writing(all), 1, w)
		s := writing(all)[0]
		require.Equal(t, want, s.text, w)
		if want == "1" {
			require.InDelta(t, 2000+w/2, s.x+s.w/2, 5)
		} else {
			require.Equal(t, 2070, s.x)
		}
		require.Empty(t, of(all, "desk plate"))
	}
	// On a hatched bar, it stands on a plate.
	all := plot(t, notice.Row{Spans: []notice.Span{stretch(2000, 3000, notice.ClassEnded, "Canceled"), stretch(3000, 3400, notice.ClassRefused, "Rejected")}})
	for i, class := range []string{"ended", "refused"} {
		bar, plate, text := of(all, class)[0], of(all, class+" plate"), writing(all)[i]
		require.Len(t, plate, 1)
		require.True(t, bar.holds(plate[0]) && plate[0].holds(text), "%v %v %v", bar, plate[0], text)
	}
}

// TestWritingBesideWindows holds that a label stands at the beginning of its bar unless a
// window is there, and then right of the window.
func TestWritingBesideWindows(t *testing.T) {
	const begin, wide = 2570, 417 // where Queued stands, and its room
	for x := 2400; x < 3100; x++ {
		s := writing(plot(t, notice.Row{Spans: []notice.Span{stretch(2500, 4500, notice.ClassDesk, "Queued"), stretch(x, x+100, notice.ClassWindow, "")}}))
		require.Len(t, s, 1)
		require.Equal(t, "Queued", s[0].text)
		if x+100+30 <= begin || x-30 >= begin+wide {
			require.Equal(t, begin, s[0].x, "a window at %d", x)
		} else {
			require.Equal(t, x+100+50, s[0].x, "a window at %d", x)
		}
	}
	for name, tt := range map[string]struct {
		windows [][2]int
		to      int
		text    string
		x       int
	}{
		"two":                   {[][2]int{{2100, 2150}, {2400, 2500}}, 4000, "Queued", 2550},
		"the later first":       {[][2]int{{2400, 2500}, {2100, 2150}}, 4000, "Queued", 2550},
		"one pushes to another": {[][2]int{{2560, 2650}, {2100, 2150}}, 4000, "Queued", 2700},
		"room between":          {[][2]int{{2000, 2050}, {2620, 2700}}, 4000, "Queued", 2100},
		"one outside":           {[][2]int{{1000, 1900}}, 4000, "Queued", 2070},
		"no room for the label": {[][2]int{{2100, 2150}}, 2600, "1", 2265},
		"a number beside it":    {[][2]int{{2250, 2300}}, 2600, "1", 2350},
		"no room at all":        {[][2]int{{2100, 2380}}, 2500, "", 0},
	} {
		row := notice.Row{Spans: []notice.Span{stretch(2000, tt.to, notice.ClassDesk, "Queued")}}
		for _, w := range tt.windows {
			row.Spans = append(row.Spans, stretch(w[0], w[1], notice.ClassWindow, ""))
		}
		s := writing(plot(t, row))
		if tt.text == "" {
			require.Empty(t, s, name)
			continue
		}
		require.Len(t, s, 1, name)
		require.Equal(t, tt.text, s[0].text, name)
		require.Equal(t, tt.x, s[0].x, name)
	}
	behind := notice.Row{Spans: []notice.Span{stretch(2000, 4000, notice.ClassDesk, "Queued"), stretch(2100, 2200, notice.ClassWithdrawn, "")}}
	require.Equal(t, 2070, writing(plot(t, behind))[0].x, "one that was taken back lies behind the bar")
}

// TestTextsAreCut holds how many letters have room.
func TestTextsAreCut(t *testing.T) {
	for class, tt := range map[string]struct {
		most int
		draw func(string) notice.Chart
	}{
		"ink title":  {100, func(s string) notice.Chart { return notice.Chart{Title: s} }},
		"ink label":  {22, func(s string) notice.Chart { return notice.Chart{Rows: []notice.Row{{Label: s}}} }},
		"soft small": {24, func(s string) notice.Chart { return notice.Chart{Rows: []notice.Row{{Note: s}}} }},
		"ink small": {129, func(s string) notice.Chart {
			return notice.Chart{Rows: []notice.Row{{Spans: []notice.Span{stretch(2000, 3000, "", s)}}}}
		}},
	} {
		drawn := func(s string) string {
			all, _ := shapes(t, tt.draw(s).SVG())
			for _, s := range of(all, class) {
				if strings.HasPrefix(s.text, "é") {
					return s.text
				}
			}
			return ""
		}
		full := strings.Repeat("é", tt.most)
		require.Equal(t, full, drawn(full), class)
		require.Equal(t, full[:2*(tt.most-1)]+"…", drawn(full+"é"), class)
		require.Equal(t, full[:2*(tt.most-2)]+"…", drawn(full[:2*(tt.most-2)]+" éé"), "no space before the sign")
		require.Equal(t, tt.most, utf8.RuneCountInString(drawn(full+full)))
		require.Contains(t, tt.draw(full+full).SVG(), full+full, "the whole text is told elsewhere")
	}
}

// TestShownDays holds which days a chart shows: those of the rows, as the reader counts days,
// or those that it is given, one at least.
func TestShownDays(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	day := func(month time.Month, day, hour int) time.Time {
		return time.Date(2026, month, day, hour, 0, 0, 0, chicago)
	}
	var none time.Time
	far := func(year int) time.Time { return time.Date(year, 1, 1, 12, 0, 0, 0, time.UTC) }
	row := func(instants ...time.Time) (r notice.Row) {
		for _, at := range instants {
			r.Marks = append(r.Marks, notice.Mark{At: at})
		}
		return r
	}
	for name, tt := range map[string]struct {
		row           notice.Row
		from, to, now time.Time
		want          string
	}{
		"nothing":              {notice.Row{}, none, none, none, "Wednesday, December 31, 1969 to Wednesday, December 31, 1969"},
		"now":                  {notice.Row{}, none, none, day(3, 2, 23), "Monday, March 2, 2026 to Monday, March 2, 2026"},
		"one mark":             {row(day(3, 2, 23)), none, none, day(5, 1, 1), "Monday, March 2, 2026 to Monday, March 2, 2026"},
		"out of order":         {row(day(3, 3, 1), day(3, 2, 1), day(3, 4, 1), day(3, 3, 2)), none, none, none, "Monday, March 2, 2026 to Wednesday, March 4, 2026"},
		"until midnight":       {row(day(3, 2, 1), day(3, 4, 0)), none, none, none, "Monday, March 2, 2026 to Tuesday, March 3, 2026"},
		"only midnight":        {row(day(3, 2, 0)), none, none, none, "Monday, March 2, 2026 to Monday, March 2, 2026"},
		"a span":               {notice.Row{Spans: []notice.Span{{From: day(3, 2, 1), To: day(3, 5, 1)}}}, none, none, none, "Monday, March 2, 2026 to Thursday, March 5, 2026"},
		"from":                 {row(day(3, 2, 1), day(3, 4, 1)), day(3, 3, 9), none, none, "Tuesday, March 3, 2026 to Wednesday, March 4, 2026"},
		"to":                   {row(day(3, 2, 1), day(3, 4, 1)), none, day(3, 3, 9), none, "Monday, March 2, 2026 to Tuesday, March 3, 2026"},
		"to before from":       {row(day(3, 2, 1)), day(3, 9, 1), day(3, 3, 9), none, "Monday, March 9, 2026 to Monday, March 9, 2026"},
		"no such years":        {row(far(1899), day(3, 2, 1), far(2200), none), far(1899), far(2200), none, "Monday, March 2, 2026 to Monday, March 2, 2026"},
		"the first year":       {row(far(1900)), none, none, none, "Monday, January 1, 1900 to Monday, January 1, 1900"},
		"the last year":        {row(far(2199)), none, none, none, "Tuesday, January 1, 2199 to Tuesday, January 1, 2199"},
		"now of no such years": {notice.Row{}, none, none, far(2200), "Wednesday, December 31, 1969 to Wednesday, December 31, 1969"},
	} {
		all, _ := shapes(t, notice.Chart{Locale: notice.LocaleOf("en", chicago), From: tt.from, To: tt.to, Now: tt.now, Rows: []notice.Row{tt.row}}.SVG())
		got, _, _ := strings.Cut(strings.ReplaceAll(of(all, "soft small")[0].text, "\u00a0", " "), " ·")
		require.Equal(t, tt.want, got, name)
	}
	require.Contains(t, spaces(notice.Chart{}.SVG()), "Thursday, January_1, 1970 to Thursday, January_1, 1970 · UTC")
}

// TestDaysOfTheReader holds that days begin and end with those of the reader, where the
// clocks change as well.
func TestDaysOfTheReader(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	from, to := time.Date(2026, 3, 6, 0, 0, 0, 0, chicago), time.Date(2026, 3, 11, 0, 0, 0, 0, chicago)
	x := func(day int) int {
		at := time.Date(2026, 3, day, 0, 0, 0, 0, chicago)
		return plotLeft + int(at.Sub(from)*(plotRight-plotLeft)/to.Sub(from))
	}
	c := notice.Chart{Locale: notice.LocaleOf("en", chicago), Calendar: calendar.USCore(chicago), From: from, To: to, Now: from.Add(time.Hour)}
	all, _ := shapes(t, c.SVG())
	var ticks []int
	for i, s := range of(all, "grid") {
		ticks = append(ticks, s.x)
		label := of(all, "soft small")[i+1]
		require.Equal(t, "Mar_"+strconv.Itoa(6+i), spaces(label.text))
		require.Equal(t, s.x+30, label.x)
		require.Equal(t, shape{element: "line", class: "grid", x: s.x, y: 800, h: 480}, s)
	}
	require.Equal(t, []int{x(6), x(7), x(8), x(9), x(10)}, ticks)
	require.Less(t, x(9)-x(8), x(8)-x(7), "the day of an hour less")
	require.Equal(t, []shape{{element: "rect", class: "off", x: x(7), y: 860, w: x(9) - x(7), h: 420}}, of(all, "off"))
	require.Len(t, of(all, "off edge"), 1, "the legend tells what a shade is")
	c.To = from.AddDate(0, 0, 1)
	all, _ = shapes(t, c.SVG())
	require.Empty(t, of(all, "off edge"), "unless there is none")
}

// TestTicksAreTold holds that each tick has its day beside it if there is room.
func TestTicksAreTold(t *testing.T) {
	for _, language := range languages {
		for days := 1; days < 140; days++ {
			from := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
			all, frame := shapes(t, notice.Chart{Locale: notice.LocaleOf(language, nil), From: from, To: from.AddDate(0, 0, days)}.SVG())
			labels := of(all, "soft small")[1:]
			free := plotLeft
			for _, tick := range of(all, "grid") {
				if len(labels) == 0 || labels[0].x != tick.x+30 {
					require.True(t, tick.x < free || tick.x+30+9*70 > frame.w, "no room at %d, of %d days", tick.x, days)
					continue
				}
				require.GreaterOrEqual(t, tick.x, free)
				free = labels[0].x + utf8.RuneCountInString(labels[0].text)*696/10
				labels = labels[1:]
			}
			require.Empty(t, labels)
		}
	}
}

// TestNow holds where the line of the present is, and that its name stays in the picture.
func TestNow(t *testing.T) {
	for x, want := range map[int]int{1939: 0, 1940: 1980, 5000: 5040, 9191: 9231, 9200: 9232, 9440: 9232, 9441: 0} {
		all, _ := shapes(t, notice.Chart{Locale: english(), From: at(plotLeft), To: at(plotRight), Now: at(x), Rows: make([]notice.Row, 3)}.SVG())
		if want == 0 {
			require.Empty(t, of(all, "now"), x)
			continue
		}
		require.Equal(t, []shape{{element: "line", class: "now", x: x, y: 800, h: 1360, text: english().Time(at(x))}}, of(all, "now"))
		require.Equal(t, []shape{{element: "text", class: "ink small", x: want, y: 2120 + 150 - 86, w: setIn("Now", 120), h: 111, text: "Now"}}, of(all, "ink small"))
	}
}

// TestLegend holds that what is shown is listed, once, bars before what lies around them,
// and nothing else.
func TestLegend(t *testing.T) {
	c := notice.Chart{
		Locale: english(), From: at(plotLeft), To: at(plotRight), Mark: " Sent ",
		Rows: []notice.Row{
			{Spans: []notice.Span{
				stretch(2000, 2100, notice.ClassWindow, "Window"), stretch(2000, 3000, notice.ClassDesk, "Queued"),
				stretch(1000, 1940, notice.ClassDesk, "Before"), stretch(3000, 3000, notice.ClassDesk, "Empty"),
			}},
			{Spans: []notice.Span{
				stretch(2000, 3000, notice.ClassDesk, "Queued "), stretch(3000, 4000, notice.ClassCarrier, "Queued"),
				stretch(2000, 2100, notice.ClassTrouble, "Trouble"), stretch(4000, 9000, "of-a-later-version", "New"),
			}, Marks: []notice.Mark{{At: at(9441)}}},
		},
	}
	listed := func() (texts []string, swatches []shape) {
		all, _ := shapes(t, c.SVG())
		for _, s := range all {
			switch {
			case s.y < 1800 || strings.HasSuffix(s.class, "-ink small"):
			case s.class == "ink small":
				texts = append(texts, s.text)
			default:
				s.element, s.text = "", ""
				swatches = append(swatches, s)
			}
		}
		return texts, swatches
	}
	texts, swatches := listed()
	require.Equal(t, []string{"Queued", "Queued", "New", "Window", "Trouble"}, texts)
	require.Equal(t, []shape{
		{class: "desk", x: 160, y: 1920, w: 240, h: 160},
		{class: "carrier", x: 1057, y: 1920, w: 240, h: 160},
		{class: "review", x: 1954, y: 1920, w: 240, h: 160},
		{class: "window", x: 2712, y: 1900, w: 100, h: 200},
		{class: "trouble", x: 3539, y: 1980, w: 240, h: 45},
	}, swatches)
	c.Rows[0].Marks = []notice.Mark{{At: at(9440)}}
	texts, swatches = listed()
	require.Equal(t, "Sent", texts[5])
	require.Equal(t, shape{class: "mark", x: 4506 + 120 - 45, y: 1960, w: 90, h: 80}, swatches[5])
	c.Mark = " "
	texts, _ = listed()
	require.Len(t, texts, 5)
}

// TestNumbersOfTheLegend stand in the middle of their swatches.
func TestNumbersOfTheLegend(t *testing.T) {
	var row notice.Row
	for i := range 12 {
		row.Spans = append(row.Spans, stretch(2000+100*i, 2100+100*i, notice.ClassEnded, strings.Repeat("x", i+1)))
	}
	all, _ := shapes(t, notice.Chart{Rows: []notice.Row{row}}.SVG())
	var swatches, plates, numbers []shape
	for _, s := range all {
		switch {
		case s.y < 1300:
		case s.class == "ended":
			swatches = append(swatches, s)
		case s.class == "ended plate":
			plates = append(plates, s)
		case s.class == "ended-ink small":
			numbers = append(numbers, s)
		}
	}
	require.Len(t, numbers, 12)
	for i, s := range numbers {
		require.Equal(t, strconv.Itoa(i+1), s.text)
		require.InDelta(t, swatches[i].x+swatches[i].w/2, s.x+s.w/2, 5)
		require.True(t, swatches[i].holds(plates[i]) && plates[i].holds(s))
	}
}

// TestLinesOfTheLegend holds that a line of the legend has what fits between the margins.
func TestLinesOfTheLegend(t *testing.T) {
	var row notice.Row
	for i := range 21 {
		row.Spans = append(row.Spans, stretch(2000+100*i, 2100+100*i, notice.ClassDesk, "state"+string(rune('a'+i))))
	}
	for n, want := range map[int]shape{1: {x: 160, y: 1500}, 10: {x: 160 + 9*897, y: 1500}, 11: {x: 160, y: 1760}, 12: {x: 160 + 897, y: 1760}, 21: {x: 160, y: 2020}} {
		all, frame := shapes(t, notice.Chart{Rows: []notice.Row{{Spans: row.Spans[:n]}}}.SVG())
		all = slices.DeleteFunc(of(all, "desk"), func(s shape) bool { return s.y < 1300 })
		require.Len(t, all, n)
		require.Equal(t, want, shape{x: all[n-1].x, y: all[n-1].y}, n)
		require.Equal(t, want.y+320, frame.h, n)
	}
}
