package numbering_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

// found is a match as the tests below write it.
type found struct {
	text    string // the part of the text
	means   string // the number or range, with its extension
	problem numbering.Problem
}

func extract(t *testing.T, text string) []found {
	t.Helper()
	var out []found
	last := 0
	for m := range numbering.Extract(text) {
		require.GreaterOrEqual(t, m.Start, last)
		require.Greater(t, m.End, m.Start)
		last = m.End
		require.Equal(t, 1+strings.Count(text[:m.Start], "\n"), m.Line)
		require.Equal(t, m.Start-strings.LastIndexByte(text[:m.Start], '\n'), m.Column)
		f := found{text: text[m.Start:m.End]}
		if e, ok := errors.AsType[*numbering.ParseError](m.Err); ok {
			f.problem = e.Problem
			require.Equal(t, m.End-m.Start, e.Length)
			require.True(t, m.Number.IsZero())
			require.True(t, m.Range.IsZero())
		} else {
			require.Equal(t, m.Number, m.Range.First())
			f.means = m.Range.String()
			if m.Extension != "" {
				f.means += " x" + m.Extension
			}
		}
		out = append(out, f)
	}
	bytes := slices.Collect(numbering.Extract([]byte(text)))
	require.Equal(t, slices.Collect(numbering.Extract(text)), bytes)
	return out
}

func TestExtract(t *testing.T) {
	const n = "202-555-0123"
	for text, want := range map[string][]found{
		// Forms.
		"Call (202) 555-0123 today.":    {{"(202) 555-0123", n, ""}},
		"(202-555-0123)":                {{"202-555-0123", n, ""}},
		"Tel.: +1 (202) 555-0123, home": {{"+1 (202) 555-0123", n, ""}},
		"<tel:+1-202-555-0123>":         {{"+1-202-555-0123", n, ""}},
		"2025550123":                    {{"2025550123", n, ""}},
		"12025550123":                   {{"12025550123", n, ""}},
		"011 1 202 555 0123":            {{"011 1 202 555 0123", n, ""}},
		"202 5550123":                   {{"202 5550123", n, ""}},
		"\uff12\uff10\uff12\uff0d\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13": {{"\uff12\uff10\uff12\uff0d\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13", n, ""}},
		"phone:202.555.0123.": {{"202.555.0123", n, ""}},
		// Extensions need a label.
		"202-555-0123 ext. 45":  {{"202-555-0123 ext. 45", n + " x45", ""}},
		"202-555-0123x45, 7":    {{"202-555-0123x45", n + " x45", ""}},
		"202-555-0123 #45":      {{"202-555-0123 #45", n + " x45", ""}},
		"202-555-0123, 45 more": {{"202-555-0123", n, ""}},
		"202-555-0123 extra":    {{"202-555-0123", n, ""}},
		// Lists.
		"202-555-0123 202-555-0123":              {{n, n, ""}, {n, n, ""}},
		"202-555-0123/202-555-0123":              {{n, n, ""}, {n, n, ""}},
		"202-555-0123\t202-555-0123\n2025550123": {{n, n, ""}, {n, n, ""}, {"2025550123", n, ""}},
		"3 202-555-0123\n4) 202-555-0123":        {{n, n, ""}, {n, n, ""}},
		"415 202 555 0123":                       {{"202 555 0123", n, ""}},
		// Ranges.
		"202-555-01XX":                 {{"202-555-01XX", "202-555-01XX", ""}},
		"202-555-0100 - 0149, and":     {{"202-555-0100 - 0149", "202-555-0100 - 0149", ""}},
		"2025550100-0149":              {{"2025550100-0149", "202-555-0100 - 0149", ""}},
		"202-555-0100-202-555-0149":    {{"202-555-0100-202-555-0149", "202-555-0100 - 0149", ""}},
		"202-555-0100 to 202-555-0149": {{"202-555-0100 to 202-555-0149", "202-555-0100 - 0149", ""}},
		"202-555-0100 to 2030":         {{"202-555-0100", "202-555-0100", ""}},
		"2025550100+50":                {{"2025550100+50", "202-555-0100 - 0149", ""}},
		"202-555-0123 - 303-555-0123":  {{n, n, ""}, {"303-555-0123", "303-555-0123", ""}},
		"202-555-0149 - 0100":          {{"202-555-0149 - 0100", "", numbering.ProblemRange}},
		// Near misses.
		"202-555-012":                {{"202-555-012", "", numbering.ProblemTooShort}},
		"202-555-01234":              {{"202-555-01234", "", numbering.ProblemTooLong}},
		"fax 911-555-0123":           {{"911-555-0123", "", numbering.ProblemNPAServiceCode}},
		"fax 202-155-0123":           {{"202-155-0123", "", numbering.ProblemNXXLeading}},
		"555-0123":                   {{"555-0123", "", numbering.ProblemNoAreaCode}},
		"+44 20 7946 0958":           {{"+44 20 7946 0958", "", numbering.ProblemCountry}},
		"1-800-FLOWERS now":          {{"1-800-FLOWERS", "", numbering.ProblemLetters}},
		"65 02 53 00 00":             {{"65 02 53 00 00", "", numbering.ProblemGrouping}},
		"12345-202-555-0123":         {{"12345-202-555-0123", "", numbering.ProblemTooLong}},
		"202-555-012 202-555-0123":   {{"202-555-012", "", numbering.ProblemTooShort}, {n, n, ""}},
		"5550123 12345-202-555-0123": {{"5550123", "", numbering.ProblemNoAreaCode}, {"12345-202-555-0123", "", numbering.ProblemTooLong}},
		// Other things that have digits.
		"2026-11-23, 11/23/2026, 23.11.26": nil,
		"2026-11-23 08:00":                 nil,
		"192.168.1.100 and 202.168.11.200": nil,
		"Washington DC 20001-1234":         nil,
		"$2025550123 and 1,234,567.89":     nil,
		"1234567.89":                       nil,
		"4111 1111 1111 1111":              nil,
		"4111111111111111":                 nil,
		"A2025550123, B-12, x_2025550123":  nil,
		"2025550123a":                      {{"2025550123", "", numbering.ProblemGrouping}},
		"800-meter-long-distance":          nil,
		"no digits (at all) + none":        nil,
		"":                                 nil,
	} {
		require.Equal(t, want, extract(t, text), "%q", text)
	}
}

// What stands near the border between numbers and other things: a match is its text
// and what it means, or what is wrong with it and at which of its bytes.
func TestExtractAtTheEdges(t *testing.T) {
	for text, want := range map[string][]string{
		// Where a number begins, and what may stand between its digits.
		"( 202 ) 555 - 0123":          {"202 ) 555 - 0123 = 202-555-0123"},
		"(202)555-0123 (303)555-0123": {"(202)555-0123 = 202-555-0123", "(303)555-0123 = 303-555-0123"},
		"+ 1 202 555 0123":            {"+ 1 202 555 0123 = 202-555-0123"},
		"(+1) 202 555 0123":           {"(+1) 202 555 0123 = 202-555-0123"},
		"(-202-555-0123":              {"202-555-0123 = 202-555-0123"},
		"202 - 555-0123":              {"202 - 555-0123 = 202-555-0123"},
		"202 -- 555-0123":             {"555-0123 ! no-area-code 8"},
		"202-555+0123":                {"202-555+0123 ! prefix 7"},
		"+1+2025550123":               {"+2025550123 ! country 1"},
		"1+202-555-0123":              {"+202-555-0123 ! country 1"},
		"011-1-202-555-0123":          {"011-1-202-555-0123 = 202-555-0123"},
		"011 44 20 7946 0958":         {"011 44 20 7946 ! country 0"},
		"0111 202 555 0123":           {"202 555 0123 = 202-555-0123"},
		"[202] 555-0123":              {"202] 555-0123 = 202-555-0123"},
		"202\t555\t0123":              nil,
		"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 202-555-0123": {"1 2 3 4 5 6 7 8 9 10 ! grouping 0", "11 12 13 14 15 ! npa-leading 0", "202-555-0123 = 202-555-0123"},
		"202-555-0123\u00e9": {"202-555-0123 = 202-555-0123"},
		// Groups that end where no group of a number ends.
		"1 51 2 555 0100":     {"1 51 2 555 0100 ! grouping 0"},
		"1 512 55 5 0100":     {"1 512 55 5 0100 ! grouping 0"},
		"011 1 51 2 555 0100": {"011 1 51 2 555 ! npa-leading 0"},
		"011 1512 555 0100":   {"011 1512 555 0100 = 512-555-0100"},
		"011 512 555 0100":    {"512 555 0100 = 512-555-0100"},
		"123 456-789":         {"123 456-789 ! too-short 11"},
		"12 345-678-9":        {"345-678-9 ! no-area-code 9"},
		"12 345-67":           {"12 345-67 ! no-area-code 9"},
		"12 3456 78-9":        {"12 3456 78-9 ! too-short 12"},
		// Too many digits, too few.
		"123456":              nil,
		"1234567":             {"1234567 ! no-area-code 7"},
		"12345678":            nil,
		"123456789":           {"123456789 ! too-short 9"},
		"12345678901":         {"12345678901 = 234-567-8901"},
		"123456789012":        nil,
		"202555012345":        nil,
		"5550-123":            {"5550-123 ! no-area-code 8"},
		"202-555-0123-456":    {"202-555-0123-456 ! too-long 13"},
		"202-555-0123 4567":   {"202-555-0123 = 202-555-0123"},
		"202-555-0123-4567-8": {"202-555-0123-4567-8 ! too-long 13"},
		"2-800-FLOWERS":       {"800-FLOWERS ! letters 4"},
		// Post codes, amounts, addresses, dates and what looks nearly so.
		"12345 6789":        {"12345 6789 ! too-short 10"},
		"12345-6789":        nil,
		"1234567.8":         nil,
		"1234567.890":       {"1234567.890 ! npa-leading 0"},
		"12345.678":         {"12345.678 ! too-short 9"},
		"1.2.3.4567":        nil,
		"2026 123 45":       {"2026 123 45 ! too-short 11"},
		"2026 12 345":       {"2026 12 345 ! too-short 11"},
		"123 12 2026":       {"123 12 2026 ! too-short 11"},
		"12 345 2026":       {"12 345 2026 ! too-short 11"},
		"1.2.2026 5":        nil,
		"12 34 567":         {"12 34 567 ! no-area-code 9"},
		"22345678901":       {"22345678901 ! too-long 10"},
		"1234567 89":        {"1234567 89 ! too-short 10"},
		"12345678.90":       nil,
		"100.200.300-400":   {"100.200.300-400 ! too-long 13"},
		"100-200.300.400":   {"100-200.300.400 ! too-long 13"},
		"100.200-300.400":   {"100.200-300.400 ! too-long 13"},
		"100.200.300.400.5": {"100.200.300.400.5 ! too-long 13"},
		"2026 1 2345":       {"2026 1 2345 ! too-short 11"},
		"2026/1/2 3":        nil,
		"4/5/26 1234":       {"4/5/26 1234 ! too-short 11"},
		"123/4/2026":        {"123/4/2026 ! too-short 10"},
		"4/123/2026":        {"4/123/2026 ! too-short 10"},
		"2026 10 10 10":     nil,
		"20/26/1 2345":      {"20/26/1 2345 ! too-short 12"},
		"123 45 6789":       {"123 45 6789 ! too-short 11"},
		// Ranges.
		"202-555-0123 - 0124 - 5":        {"202-555-0123 - 0124 = 202-555-0123 - 0124"},
		"202-555-0100 - 0149-1":          {"202-555-0100 = 202-555-0100"},
		"202-555-0100 - 1-202-555-0149":  {"202-555-0100 - 1-202-555-0149 = 202-555-0100 - 0149"},
		"202-555-0100 - +1-202-555-0149": {"202-555-0100 - +1-202-555-0149 = 202-555-0100 - 0149"},
		"202-555-0XXX":                   {"202-555-0XXX = 202-555-0XXX"},
		"202-555-XXXX":                   {"202-555-XXXX = 202-555-XXXX"},
		"202-555-XXXXX":                  nil,
		"202-555-01XXa":                  {"202-555-01 ! too-short 10"},
		"1-202-555-01XX":                 {"1-202-555-01XX = 202-555-01XX"},
		"1 2 202-555-01XX":               {"202-555-01XX = 202-555-01XX"},
		"1 5 12-555-01XX":                {"5 12-555-01XX = 512-555-01XX"},
		"202-555-0100 to":                {"202-555-0100 = 202-555-0100"},
		"202-555-0100 to ":               {"202-555-0100 = 202-555-0100"},
		"202-555-0100 to  202-555-0149":  {"202-555-0100 to  202-555-0149 = 202-555-0100 - 0149"},
		"202-555-0100 to (202) 555-0149": {"202-555-0100 to (202) 555-0149 = 202-555-0100 - 0149"},
		"202-555-0100 to x":              {"202-555-0100 = 202-555-0100"},
		"202-555-0100 to 303-555-0149":   {"202-555-0100 = 202-555-0100", "303-555-0149 = 303-555-0149"},
		"202-555-0100 TO 1-202-555-0149": {"202-555-0100 TO 1-202-555-0149 = 202-555-0100 - 0149"},
		"202-555-0100-0099":              {"202-555-0100-0099 ! range 13"},
		"202-555-0100 -- 0199":           {"202-555-0100 = 202-555-0100"},
		"202-555-0100~0149":              {"202-555-0100~0149 = 202-555-0100 - 0149"},
		"202-555-0100 ~ 202-555-0149":    {"202-555-0100 ~ 202-555-0149 = 202-555-0100 - 0149"},
		// Letters.
		"800-FLOWERS":       {"800-FLOWERS ! letters 4"},
		"1-800-FLOWERZ":     {"1-800-FLOWERZ ! letters 6"},
		"1 800 AAAAZZZ":     {"1 800 AAAAZZZ ! letters 6"},
		"1-800-GOT-MILK9":   {"1-800-GOT-MILK9 ! letters 6"},
		"1-800-GOT-MILK0":   {"1-800-GOT-MILK0 ! letters 6"},
		"1-800-FLOWER":      nil,
		"1-800-FLOWERSa":    nil,
		"11-800-FLOWERS":    {"800-FLOWERS ! letters 4"},
		"1-911-FLOWERS":     nil,
		"800 FLOWERS1":      {"800 FLOWERS1 ! letters 4"},
		"3 1-800-FLOWERS":   {"1-800-FLOWERS ! letters 6"},
		"800FLOWERS":        nil,
		"a-800-FLOWERS":     {"800-FLOWERS ! letters 4"},
		"800-FLOWERSTOMSX":  {"800-FLOWERSTOMSX ! letters 4"},
		"800-FLOWERSTOMSXY": nil,
		"800-FLOWER:":       nil,
		// Extensions.
		" 202-555-0123 x45":              {"202-555-0123 x45 = 202-555-0123 x45"},
		"202-555-0123  x45":              {"202-555-0123  x45 = 202-555-0123 x45"},
		"202-555-0123   x45":             {"202-555-0123 = 202-555-0123"},
		"202-555-0123, x9":               {"202-555-0123, x9 = 202-555-0123 x9"},
		"202-555-0123 ext: 90":           {"202-555-0123 ext: 90 = 202-555-0123 x90"},
		"202-555-0123 ext.:  45":         {"202-555-0123 = 202-555-0123"},
		"202-555-0123 x123456789012345":  {"202-555-0123 x123456789012345 = 202-555-0123 x123456789012345"},
		"202-555-0123 x1234567890123456": {"202-555-0123 = 202-555-0123"},
		"202-555-0123 x45a":              {"202-555-0123 = 202-555-0123"},
		"202-555-0123 x":                 {"202-555-0123 = 202-555-0123"},
		"202-555-0123 EXTN45":            {"202-555-0123 EXTN45 = 202-555-0123 x45"},
	} {
		var got []string
		for m := range numbering.Extract(text) {
			means := " = " + m.Range.String()
			if m.Extension != "" {
				means += " x" + m.Extension
			}
			if e, ok := errors.AsType[*numbering.ParseError](m.Err); ok {
				means = fmt.Sprintf(" ! %s %d", e.Problem, e.Offset)
			}
			got = append(got, text[m.Start:m.End]+means)
		}
		require.Equal(t, want, got, "%q", text)
	}
}

func TestExtractStopsWhenItsReaderDoes(t *testing.T) {
	text := strings.Repeat("202-555-0123\n", 5)
	count := 0
	for range numbering.Extract(text) {
		if count++; count == 2 {
			break
		}
	}
	require.Equal(t, 2, count)
}

func TestReadCSV(t *testing.T) {
	table := "name,Number,note\n" +
		"front desk,202-555-0123,call 303-555-0100\n" +
		"\"back, office\",\" 202-555-0124 x9\",\n" +
		"block,202-555-01XX,\n" +
		"gone,,\n" +
		"bad,202-555-01,\"one\ntwo 911-555-0100\"\n"

	ms, err := numbering.ReadCSV(strings.NewReader(table), &numbering.CSVOptions{Columns: []string{"number"}})
	require.NoError(t, err)
	require.Len(t, ms, 4)
	n := numbering.MustParse("2025550123")
	one, err := numbering.RangeFrom(n, n)
	require.NoError(t, err)
	require.Equal(t, numbering.Match{Number: n, Range: one, Line: 2, Column: 12, Field: 2}, ms[0])
	require.Equal(t, "9", ms[1].Extension)
	require.Equal(t, 100, ms[2].Range.Len())
	require.EqualError(t, ms[3].Err, "numbering: fewer than ten digits (byte 10 of 10)")
	require.Equal(t, []int{6, 5, 2}, []int{ms[3].Line, ms[3].Column, ms[3].Field})

	ms, err = numbering.ReadCSV(strings.NewReader(table), nil)
	require.NoError(t, err)
	require.Len(t, ms, 6)
	require.Equal(t, []int{2, 30, 3}, []int{ms[1].Line, ms[1].Column, ms[1].Field})
	require.Equal(t, []int{0, 0}, []int{ms[1].Start, ms[1].End}, "a cell has a column, no offset")
	require.ErrorIs(t, ms[5].Err, numbering.ErrNPA)
	require.Equal(t, []int{7, 5, 3}, []int{ms[5].Line, ms[5].Column, ms[5].Field})

	ms, err = numbering.ReadCSV(strings.NewReader("\ufeffTN;x\n202-555-0123;1\n"), &numbering.CSVOptions{Comma: ';', Columns: []string{"tn"}})
	require.NoError(t, err)
	require.Len(t, ms, 1)

	// Rows may have more fields than the first, or fewer.
	ms, err = numbering.ReadCSV(strings.NewReader("a,b\n202-555-0123\n1,2,202-555-0124\n"), nil)
	require.NoError(t, err)
	require.Len(t, ms, 2)
	_, err = numbering.ReadCSV(strings.NewReader("\"a\"b\n"), &numbering.CSVOptions{Columns: []string{"a"}})
	require.ErrorContains(t, err, "numbering: parse error on line 1")

	_, err = numbering.ReadCSV(strings.NewReader("a,b\n"), &numbering.CSVOptions{Columns: []string{"number"}})
	require.EqualError(t, err, `numbering: not the form of a number: no column "number" in the first row`)
	_, err = numbering.ReadCSV(strings.NewReader(""), &numbering.CSVOptions{Columns: []string{"number"}})
	require.ErrorIs(t, err, numbering.ErrSyntax)

	ms, err = numbering.ReadCSV(strings.NewReader("202-555-0123\n\"open"), nil)
	require.ErrorContains(t, err, "numbering: ")
	require.Len(t, ms, 1, "what was read before comes with the error")
}
