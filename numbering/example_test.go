package numbering_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

func Example() {
	n, err := numbering.Parse("(202) 555-0123")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(n, n.National(), n.Redacted())

	plan := numbering.Standard()
	fmt.Println(plan.Service(n, calendar.NewDate(2026, 11, 23)))
	c := plan.Classify(n)
	fmt.Println(c.Kind, c.Country, c.Portable)
	fmt.Println(c.Reason.Text())
	// Output:
	// +12025550123 (202) 555-0123 +1202555****
	// in-service
	// geographic US false
	// Numbers from 555-0100 to 555-0199 are kept for fiction and belong to nobody.
}

func ExampleParse() {
	for _, s := range []string{"202.555.0123", "+1 (202) 555-0123", "tel:+1-202-555-0123", "202-555-0123 ext. 45"} {
		n, err := numbering.Parse(s)
		fmt.Println(n, err)
	}
	// Output:
	// +12025550123 <nil>
	// +12025550123 <nil>
	// +12025550123 <nil>
	// +12025550123 <nil>
}

// An error says what is wrong, where, and of which sort, and never holds the text.
func ExampleParseError() {
	_, err := numbering.Parse("(202) 911-0123")
	fmt.Println(err)
	fmt.Println(errors.Is(err, numbering.ErrNXX))
	if e, ok := errors.AsType[*numbering.ParseError](err); ok {
		fmt.Println(e.Problem, e.Offset)
	}
	// Output:
	// numbering: the central office code is a service code (N11) (byte 6 of 14)
	// true
	// nxx-service-code 6
}

func ExampleParseE164() {
	n, err := numbering.ParseE164("+12025550123")
	fmt.Println(n, err)
	_, err = numbering.ParseE164("202-555-0123")
	fmt.Println(err)
	// Output:
	// +12025550123 <nil>
	// numbering: a character that no number has (byte 0 of 12)
}

func ExampleParseDetail() {
	d, _ := numbering.ParseDetail("tel:+1-202-555-0123;npdi;rn=+1-202-555-0001;ext=45")
	fmt.Println(d.Number, d.Extension, d.Dipped, d.RoutingNumber)
	// Output: +12025550123 45 true +12025550001
}

func ExampleParseVanity() {
	v, _ := numbering.ParseVanity("1-800-FLOWERS", nil)
	fmt.Println(v.Number.National(), v.Spelling)

	_, err := numbering.ParseVanity("1-800-MATTRESS", nil)
	fmt.Println(err)
	v, _ = numbering.ParseVanity("1-800-MATTRESS", &numbering.VanityOptions{Truncate: true})
	fmt.Println(v.Number.National(), v.Surplus)
	// Output:
	// (800) 356-9377 800FLOWERS
	// numbering: more than ten digits (byte 13 of 14)
	// (800) 628-8737 1
}

func ExampleExtract() {
	text := "Please port 202-555-0100 - 0149 and\n(202) 555-0199 x7; not 202-555-012."
	for m := range numbering.Extract(text) {
		if m.Err != nil {
			fmt.Printf("line %d, column %d: %q: %v\n", m.Line, m.Column, text[m.Start:m.End], m.Err)
			continue
		}
		fmt.Printf("line %d, column %d: %v, extension %q\n", m.Line, m.Column, m.Range, m.Extension)
	}
	// Output:
	// line 1, column 13: 202-555-0100 - 0149, extension ""
	// line 2, column 1: 202-555-0199, extension "7"
	// line 2, column 24: "202-555-012": numbering: fewer than ten digits (byte 11 of 11)
}

func ExampleReadCSV() {
	table := "site,telephone\nfront,202-555-0123\nback,202-555-01\n"
	matches, err := numbering.ReadCSV(strings.NewReader(table), &numbering.CSVOptions{Columns: []string{"telephone"}})
	for _, m := range matches {
		fmt.Println(m.Line, m.Column, m.Number, m.Err)
	}
	fmt.Println(err)
	// Output:
	// 2 7 +12025550123 <nil>
	// 3 6  numbering: fewer than ten digits (byte 10 of 10)
	// <nil>
}

func ExampleParseRange() {
	for _, s := range []string{"202-555-0100 - 0149", "202-555-01XX", "2025550100+25"} {
		r, err := numbering.ParseRange(s)
		fmt.Println(r, r.Len(), err)
	}
	// Output:
	// 202-555-0100 - 0149 50 <nil>
	// 202-555-01XX 100 <nil>
	// 202-555-0100 - 0124 25 <nil>
}

// Expanding a range takes a cap, so that a slip of the pen is not ten thousand lines.
func ExampleRange_Numbers() {
	r, _ := numbering.ParseRange("202-555-XXXX")
	_, err := r.Numbers(1000)
	fmt.Println(r.Len(), err)
	// Output: 10000 numbering: more numbers than the limit
}

func ExampleParseBlock() {
	b, _ := numbering.ParseBlock("202-555-0")
	fmt.Println(b, b.Len(), b.Contains(numbering.MustParse("202-555-0123")))
	// Output: 202-555-0 1000 true
}

func ExampleNumber_Thousands() {
	n := numbering.MustParse("202-555-0123")
	fmt.Println(n.NPANXX(), n.Thousands(), n.Hundreds())
	// Output: 202-555 202-555-0 202-555-01
}

func ExampleSet() {
	wanted, _ := numbering.ParseSet("202-555-0100 - 0199, 303-555-0123")
	done := numbering.NewSet(numbering.MustParse("202-555-0150"))
	fmt.Println(wanted)
	fmt.Println(wanted.Difference(done))
	fmt.Println(wanted.Len(), wanted.Contains(numbering.MustParse("303-555-0123")))
	// Output:
	// 202-555-01XX, 303-555-0123
	// 202-555-0100 - 0149, 202-555-0151 - 0199, 303-555-0123
	// 101 true
}

func ExampleDedupe() {
	a, b := numbering.MustParse("202-555-0123"), numbering.MustParse("202-555-0124")
	unique, doubles := numbering.Dedupe([]numbering.Number{b, a, b})
	fmt.Println(unique)
	for _, d := range doubles {
		fmt.Printf("%v of entry %d again in entry %d\n", d.Number, d.First, d.Again)
	}
	// Output:
	// [+12025550124 +12025550123]
	// +12025550124 of entry 0 again in entry 2
}

// A request that mixes local and toll-free numbers is two orders.
func ExampleGroupBy() {
	numbers := []numbering.Number{
		numbering.MustParse("202-234-5678"), numbering.MustParse("800-234-5678"), numbering.MustParse("202-234-5679"),
	}
	for _, g := range numbering.GroupBy(numbers, numbering.Standard().Classify) {
		fmt.Println(g.Key.Kind, g.Key.Country, g.Numbers)
	}
	// Output:
	// geographic US [+12022345678 +12022345679]
	// toll-free  [+18002345678]
}

func ExamplePlan_Area() {
	a, ok := numbering.Standard().Area(615)
	fmt.Println(a.Country, a.Subdivisions, a.Zones, a.Overlays, a.InService, ok)
	// Output: US [US-TN] [America/Chicago] [629] 1954-01-01 true
}

// An area code that opened after this version of the library needs no release.
func ExamplePlan_With() {
	n := numbering.MustParse("221-234-5678")
	fmt.Println(numbering.Standard().Classify(n).Reason)

	plan, err := numbering.Standard().With(numbering.Area{
		NPA: 221, Kind: numbering.KindGeographic, Country: "US", Jurisdiction: "US",
		Subdivisions: []string{"US-OH"}, Zones: []string{"America/New_York"},
		NPACRegion: numbering.NPACMidwest, InService: calendar.NewDate(2026, 10, 1),
	})
	fmt.Println(plan.Classify(n).Portable, plan.DataVersion(), err)
	// Output:
	// unassigned-area-code
	// true 2025-11-26+1 <nil>
}

// The local time of the porting rules is that of the region's predominant zone, which
// need not be a zone of the number.
func ExamplePlan_RegionZone() {
	plan := numbering.Standard()
	n := numbering.MustParse("206-234-5678")
	a, _ := plan.Area(n.NPA())
	region := plan.NPACRegion(n)
	fmt.Println(a.Zones, region, plan.RegionZone(region))
	// Output: [America/Los_Angeles] western America/Denver
}

func ExampleNumber_LogValue() {
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	log.Info("port requested", "number", numbering.MustParse("202-555-0123"))
	// Output: level=INFO msg="port requested" number=+1202555****
}
