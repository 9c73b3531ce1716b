package notice_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// begun is the beginning of an order's log: its numbers are in the queue at noon of the 2nd of
// March, as the order was opened at eight. then adds an event, so many hours after eight.
func begun(numbers ...numbering.Number) []porting.Event {
	var opening porting.Opening
	for _, n := range numbers {
		opening.Lines = append(opening.Lines, porting.PlannedLine{Number: n})
	}
	events := then(nil, 0, porting.Event{Kind: porting.OrderOpened, Opening: &opening})
	events = then(events, 1, porting.Event{Kind: porting.FoundPortable, Numbers: numbers, Carrier: "fake"})
	return then(events, 4, porting.Event{Kind: porting.DocumentsVerified, Numbers: numbers})
}

func hours(n int) time.Time { return time.Date(2026, 3, 2, 8+n, 0, 0, 0, time.UTC) }

func then(events []porting.Event, after int, e porting.Event) []porting.Event {
	e.Seq, e.At = len(events)+1, hours(after)
	return append(slices.Clip(events), e)
}

func rowsOf(events []porting.Event, until int) []notice.Row {
	return notice.Draw(events, hours(until), calendar.Calendar{}, english()).Rows
}

// lasted is a span from one hour to another.
func lasted(from, to int, class notice.Class, label string) notice.Span {
	return notice.Span{From: hours(from), To: hours(to), Class: class, Label: label}
}

// TestWhatHappensToAll holds that an event of no numbers in particular is one of all: another
// letter is verified again.
func TestWhatHappensToAll(t *testing.T) {
	events := then(begun(one, two), 6, porting.Event{Kind: porting.LetterReceived})
	want := []notice.Span{
		lasted(0, 1, notice.ClassReview, "Requested"), lasted(1, 4, notice.ClassCustomer, "Documents"),
		lasted(4, 6, notice.ClassDesk, "Queued"), lasted(6, 9, notice.ClassCustomer, "Documents"),
	}
	for _, r := range rowsOf(events, 9) {
		require.Equal(t, want, r.Spans)
	}
	events = then(begun(one, two), 6, porting.Event{Kind: porting.LineCanceled, Numbers: []numbering.Number{two, three}})
	rows := rowsOf(events, 9)
	require.Equal(t, lasted(4, 9, notice.ClassDesk, "Queued"), rows[0].Spans[2])
	require.Equal(t, lasted(6, 9, notice.ClassEnded, "Canceled"), rows[1].Spans[3], "and a number that the order does not have is nothing")
}

// TestWindowsOfAnOrder holds that the hours of a release are a window, which was taken back if
// another came before they began; and lie before the bars, or behind.
func TestWindowsOfAnOrder(t *testing.T) {
	release := func(from, to int) carrier.Release {
		return carrier.Release{Date: calendar.DateOf(hours(from)), From: hours(from), To: hours(to)}
	}
	bars := []notice.Span{
		lasted(0, 1, notice.ClassReview, "Requested"), lasted(1, 4, notice.ClassCustomer, "Documents"),
		lasted(4, 5, notice.ClassDesk, "Queued"), lasted(5, 10, notice.ClassCarrier, "Submitted"), lasted(10, 30, notice.ClassDated, "Scheduled"),
	}
	window := func(from, to int) notice.Span { return lasted(from, to, notice.ClassWindow, "Release window") }
	taken := func(from, to int) notice.Span { return lasted(from, to, notice.ClassWithdrawn, "Window taken back") }
	for name, tt := range map[string]struct {
		releases map[int]carrier.Release // by when they are told
		want     []notice.Span
	}{
		"one to come":            {map[int]carrier.Release{10: release(40, 44)}, append(slices.Clone(bars), window(40, 44))},
		"one that is":            {map[int]carrier.Release{10: release(28, 32)}, append(slices.Clone(bars), window(28, 32))},
		"one that was":           {map[int]carrier.Release{10: release(12, 16)}, append(slices.Clone(bars), window(12, 16))},
		"another before it":      {map[int]carrier.Release{10: release(20, 24), 19: release(40, 44)}, slices.Concat([]notice.Span{taken(20, 24)}, bars, []notice.Span{window(40, 44)})},
		"another as it begins":   {map[int]carrier.Release{10: release(20, 24), 20: release(40, 44)}, append(slices.Clone(bars), window(20, 24), window(40, 44))},
		"another after it":       {map[int]carrier.Release{10: release(20, 24), 25: release(40, 44)}, append(slices.Clone(bars), window(20, 24), window(40, 44))},
		"the same again":         {map[int]carrier.Release{10: release(20, 24), 12: release(20, 24)}, append(slices.Clone(bars), window(20, 24))},
		"without hours":          {map[int]carrier.Release{10: {Date: calendar.DateOf(hours(24))}}, bars},
		"without an end":         {map[int]carrier.Release{10: {From: hours(20)}}, bars},
		"without a beginning":    {map[int]carrier.Release{10: {To: hours(20)}}, bars},
		"ends as it would begin": {map[int]carrier.Release{10: release(20, 20)}, bars},
	} {
		events := then(begun(one), 5, porting.Event{Kind: porting.OrderSubmitted, Numbers: []numbering.Number{one}, Version: 1})
		for after := range 30 {
			if r, ok := tt.releases[after]; ok {
				events = then(events, after, porting.Event{Kind: porting.PortScheduled, Numbers: []numbering.Number{one}, Release: r})
			}
		}
		row := rowsOf(events, 30)[0]
		require.Equal(t, tt.want, row.Spans, name)
		require.Equal(t, []notice.Mark{{At: hours(5), Label: "Version 1 sent"}}, row.Marks)
	}
}

// TestTroubleOfAnOrder is drawn from when it was raised until it was cleared, each kind by itself.
func TestTroubleOfAnOrder(t *testing.T) {
	numbers := []numbering.Number{one}
	events := then(begun(one), 5, porting.Event{Kind: porting.TroubleRaised, Numbers: numbers, Trouble: porting.NotWorking})
	events = then(events, 7, porting.Event{Kind: porting.TroubleCleared, Numbers: numbers, Trouble: porting.NotWorking})
	events = then(events, 8, porting.Event{Kind: porting.TroubleRaised, Numbers: numbers, Trouble: porting.TextingLate})
	spans := rowsOf(events, 9)[0].Spans
	require.Equal(t, []notice.Span{lasted(5, 7, notice.ClassTrouble, "Trouble"), lasted(8, 9, notice.ClassTrouble, "Trouble")}, spans[len(spans)-2:])
}

// TestRowsOfNumbers holds that from thirteen numbers on, those share a row that fared the same
// in all that is drawn, and that from thirteen lives on the last row counts the rest.
func TestRowsOfNumbers(t *testing.T) {
	var numbers []numbering.Number
	for i := range 16 {
		n, _ := numbering.FromDigits(3125550100 + uint64(i))
		numbers = append(numbers, n)
	}
	release := func(from, to int) porting.Event {
		return porting.Event{Kind: porting.PortScheduled, Release: carrier.Release{From: hours(from), To: hours(to)}}
	}
	send := func(numbers []numbering.Number, version int) porting.Event {
		return porting.Event{Kind: porting.OrderSubmitted, Numbers: numbers, Version: version}
	}
	queued := begun(numbers...)
	sent := then(queued, 5, send(numbers, 1))
	// Two numbers of sixteen differ from the others, and from each other in one thing.
	for name, tt := range map[string]struct {
		events []porting.Event
		a, b   porting.Event
	}{
		"the state":           {sent, porting.Event{Kind: porting.LineCanceled}, porting.Event{Kind: porting.PortRejected}},
		"the window's begin":  {sent, release(20, 24), release(21, 24)},
		"the window's end":    {sent, release(20, 24), release(20, 23)},
		"the version":         {queued, send(nil, 1), send(nil, 2)},
		"that it has trouble": {sent, porting.Event{Kind: porting.LineCanceled}, porting.Event{Kind: porting.TroubleRaised, Trouble: porting.NotWorking}},
	} {
		tt.a.Numbers, tt.b.Numbers = numbers[3:4], numbers[5:6]
		rows := rowsOf(then(then(tt.events, 6, tt.a), 6, tt.b), 9)
		require.Len(t, rows, 3, name)
		require.Equal(t, [][2]string{
			{"(312) 555-0100", "and 13 more numbers"}, {"(312) 555-0103", ""}, {"(312) 555-0105", ""},
		}, [][2]string{{rows[0].Label, rows[0].Note}, {rows[1].Label, rows[1].Note}, {rows[2].Label, rows[2].Note}}, name)
	}
	require.Len(t, rowsOf(then(sent, 7, send(numbers[:1], 1)), 9), 2, "one was sent twice")
	require.Len(t, rowsOf(then(then(sent, 7, send(numbers[:1], 1)), 8, send(numbers[1:2], 1)), 9), 3, "at other times")

	differ := func(n, lives int) []notice.Row {
		events := begun(numbers[:n]...)
		for i := 1; i < lives; i++ {
			events = then(events, 5+i, porting.Event{Kind: porting.LineCanceled, Numbers: numbers[n-i : n-i+1]})
		}
		return rowsOf(events, 50)
	}
	last := func(rows []notice.Row) [3]any {
		r := rows[len(rows)-1]
		return [3]any{r.Label, r.Note, len(r.Spans)}
	}
	require.Len(t, differ(12, 1), 12)
	require.Len(t, differ(13, 1), 1)
	require.Equal(t, "and 12 more numbers", differ(13, 1)[0].Note)
	require.Len(t, differ(13, 12), 12)
	require.Equal(t, "and 1 more number", differ(13, 12)[0].Note)
	require.Equal(t, [3]any{"(312) 555-0112", "", 4}, last(differ(13, 12)))
	require.Len(t, differ(13, 13), 12)
	require.Equal(t, [3]any{"2 more numbers", "with other histories", 0}, last(differ(13, 13)))
	require.Equal(t, [3]any{"3 more numbers", "with other histories", 0}, last(differ(14, 14)))
	require.Len(t, differ(16, 16), 12)
	require.Equal(t, [3]any{"5 more numbers", "with other histories", 0}, last(differ(16, 16)))

	// The twelfth life is shared: who shares it is counted as well.
	events := queued
	for i := range 11 {
		events = then(events, 5+i, porting.Event{Kind: porting.LineCanceled, Numbers: numbers[i : i+1]})
	}
	events = then(events, 30, porting.Event{Kind: porting.LineCanceled, Numbers: numbers[15:]})
	rows := rowsOf(events, 50)
	require.Len(t, rows, 12)
	require.Equal(t, [3]any{"5 more numbers", "with other histories", 0}, last(rows))
}
