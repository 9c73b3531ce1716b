package fake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// recording writes calls on PO-1 as carrier.Recording does, each at an hour of 2 March.
type recording struct {
	strings.Builder
	t *testing.T
}

func (r *recording) call(op carrier.Op, version int, hour float64, lines ...carrier.LineReport) {
	r.t.Helper()
	request, err := json.Marshal(carrier.SupplementRequest{PON: "PO-1", Version: version})
	require.NoError(r.t, err)
	response, err := json.Marshal(carrier.Report{PON: "PO-1", AsOf: at(hour), Lines: lines})
	require.NoError(r.t, err)
	line, err := json.Marshal(carrier.Recorded{Op: op, Request: request, Response: response})
	require.NoError(r.t, err)
	r.Write(append(line, '\n'))
}

func at(hour float64) time.Time {
	return time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC).Add(time.Duration(hour * float64(time.Hour)))
}

func lobbyIs(s carrier.Status, version int, hour float64) carrier.LineReport {
	l := carrier.LineReport{Number: lobby, Version: version, Status: s, At: at(hour)}
	if s == carrier.Confirmed || s == carrier.Active {
		l.Release.Date = calendar.MustParseDate("2026-03-06")
	}
	return l
}

func deskIs(s carrier.Status, version int, hour float64) carrier.LineReport {
	l := lobbyIs(s, version, hour)
	l.Number = desk
	return l
}

// Each call begins a block, by version or by the count of such calls, and what a report
// shows afterwards belongs to the call that brought it.
func TestScriptOfCalls(t *testing.T) {
	for _, tt := range []struct {
		name   string
		record func(r *recording)
		want   string
	}{
		{"a change before the call counts from the call", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 20, lobbyIs(carrier.Rejected, 1, 14))
		}, `on submit 1
    reject
`},
		{"the same submission again is one", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpSubmit, 1, 16, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 20, lobbyIs(carrier.Confirmed, 1, 17))
			r.call(carrier.OpStatus, 0, 21, lobbyIs(carrier.Confirmed, 1, 17))
		}, `on submit 1
    after 2 hours confirm on 2026-03-06
`},
		{"versions", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 16, lobbyIs(carrier.Rejected, 1, 16))
			r.call(carrier.OpSubmit, 2, 17, lobbyIs(carrier.Received, 2, 17))
			r.call(carrier.OpStatus, 0, 18, lobbyIs(carrier.Rejected, 2, 18))
			r.call(carrier.OpSubmit, 3, 19, lobbyIs(carrier.Received, 3, 19))
			r.call(carrier.OpStatus, 0, 20.5, lobbyIs(carrier.Confirmed, 3, 20.5))
		}, `on submit 1
    after 1 hour reject
on submit 2
    after 1 hour reject
on submit 3
    after 90 minutes confirm on 2026-03-06
`},
		{"an order in the middle", func(r *recording) {
			r.call(carrier.OpStatus, 0, 15, lobbyIs(carrier.Confirmed, 1, 9))
			r.call(carrier.OpStatus, 0, 20, lobbyIs(carrier.Active, 1, 19))
		}, `on submit 1
    confirm on 2026-03-06
    after 4 hours activate
`},
		{"numbers that move together, and apart", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15), deskIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 20, lobbyIs(carrier.Confirmed, 1, 16), deskIs(carrier.Confirmed, 1, 16))
			r.call(carrier.OpStatus, 0, 22, lobbyIs(carrier.Active, 1, 21), deskIs(carrier.Jeopardy, 1, 20.25))
		}, `on submit 1
    after 1 hour confirm on 2026-03-06
    after 255 minutes jeopardy for 2
    after 45 minutes activate for 1
`},
		{"a change of date", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 16, lobbyIs(carrier.Confirmed, 1, 16))
			r.call(carrier.OpSupplement, 2, 17, lobbyIs(carrier.Confirmed, 2, 17))
			r.call(carrier.OpSupplement, 2, 17.5, lobbyIs(carrier.Confirmed, 2, 17))
			later := lobbyIs(carrier.Confirmed, 2, 18)
			later.Release.Date = calendar.MustParseDate("2026-03-09")
			r.call(carrier.OpStatus, 0, 18, later)
			r.call(carrier.OpSupplement, 3, 19, later)
			later.Release.Date, later.At, later.Version = calendar.MustParseDate("2026-03-10"), at(20), 3
			r.call(carrier.OpStatus, 0, 20, later)
		}, `on submit 1
    after 1 hour confirm on 2026-03-06
on supplement 1
    after 1 hour confirm on 2026-03-09
on supplement 2
    after 1 hour confirm on 2026-03-10
`},
		{"cancellations, refused and taken", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			l := lobbyIs(carrier.Received, 1, 16)
			l.Cancel = carrier.CancelPending
			r.call(carrier.OpCancel, 0, 16, l)
			l.Cancel, l.At = carrier.CancelRefused, at(17)
			r.call(carrier.OpStatus, 0, 18, l)
			l.Cancel, l.At = carrier.CancelPending, at(19)
			r.call(carrier.OpCancel, 0, 19, l)
			r.call(carrier.OpStatus, 0, 23, lobbyIs(carrier.Canceled, 1, 22))
		}, `on submit 1
on cancel 1
    after 1 hour refuse
on cancel 2
    after 3 hours cancel
`},
		{"an end that nobody asked for", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpCancel, 0, 16, lobbyIs(carrier.Received, 1, 15))
			r.call(carrier.OpStatus, 0, 23, lobbyIs(carrier.Canceled, 1, 22))
		}, `on submit 1
    after 7 hours cancel
on cancel 1
`},
		{"words that have no equivalent", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			for i, word := range []string{"ODD", "ODD", "ODDER"} {
				l := lobbyIs(carrier.Unknown, 1, 16+float64(i))
				l.Raw = word
				r.call(carrier.OpStatus, 0, 16+float64(i), l)
			}
			r.call(carrier.OpStatus, 0, 20, lobbyIs(carrier.Activating, 1, 20))
			r.call(carrier.OpStatus, 0, 21, lobbyIs(carrier.Failed, 1, 21))
			r.call(carrier.OpStatus, 0, 22, lobbyIs(carrier.Active, 1, 22))
			back := lobbyIs(carrier.Returned, 1, 23)
			back.Reasons = []carrier.Reason{{Code: "newly-invented", RawCode: "7999", Text: "went back"}, {Code: carrier.Snapback}}
			r.call(carrier.OpStatus, 0, 23, back)
		}, `on submit 1
    after 1 hour say "ODD"
    after 2 hours say "ODDER"
    after 2 hours begin
    after 1 hour fail
    after 1 hour activate
    after 1 hour return other "went back" and snapback ""
`},
		{"a call of another kind, and one that failed", func(r *recording) {
			r.call(carrier.OpSubmit, 1, 15, lobbyIs(carrier.Received, 1, 15))
			r.WriteString(`{"op":"describe","request":{},"response":{}}` + "\n\n" + `{"op":"cancel","request":{"pon":"PO-1"},"error":{"cause":"refused"}}` + "\n")
			r.call(carrier.OpActivate, 0, 16, lobbyIs(carrier.Activating, 1, 16))
			r.call(carrier.OpSendDocument, 0, 17, lobbyIs(carrier.Active, 1, 17))
		}, `on submit 1
    after 1 hour begin
    after 1 hour activate
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &recording{t: t}
			tt.record(r)
			s, err := fake.ScriptOf(strings.NewReader(r.String()))
			require.NoError(t, err)
			require.Equal(t, "for order PO-1\n"+tt.want, s.String())
			again, err := fake.ParseScript(s.String())
			require.NoError(t, err)
			require.Equal(t, s.String(), again.String())
		})
	}
}

// Orders stand in the script in the order of their first calls.
func TestScriptOfOrders(t *testing.T) {
	var b strings.Builder
	for _, pon := range []string{"PO-2", "PO-1", "PO-2"} {
		fmt.Fprintf(&b, `{"op":"status","request":{"pon":%q},"response":{"pon":%q,"as_of":"2026-03-02T15:00:00Z","lines":[]}}`+"\n", pon, pon)
	}
	s, err := fake.ScriptOf(strings.NewReader(b.String()))
	require.NoError(t, err)
	require.Equal(t, "for order PO-2\non submit 1\nfor order PO-1\non submit 1\n", s.String())
	_, err = fake.ScriptOf(strings.NewReader(strings.Repeat("x", 65<<20)))
	require.ErrorIs(t, err, fake.ErrRecording, "a line longer than any answer")
}

// What was played tells waits in the largest unit that gives them.
func TestPlayedWaits(t *testing.T) {
	f := scripted(t, `on submit
    confirm on 2026-03-20
    after 90 seconds note "a"
    after 2 minutes note "b"
    after 3 hours note "c"
    after 1 nanosecond note "d" notice lost
    activate
`)
	f.RunUntilIdle()
	require.Equal(t, `for order PO-1
on submit 1
    confirm on 2026-03-20
    after 90 seconds note "a"
    after 2 minutes note "b"
    after 3 hours note "c"
    after 1 nanosecond note "d" notice lost
    activate
`, f.Played().String())
}

// What is still under way at the end is played too, from where it is; and so is what
// leaves no step behind.
func TestPlayedUnderWay(t *testing.T) {
	f := scripted(t, `on submit
    confirm on 2026-03-20
    after 2 hours note "a"
    after 3 hours activate
on supplement
    refuse
on activate
    ignore
    after 1 hour note "never"
`)
	_, err := f.Supplement(ctx, &carrier.SupplementRequest{PON: "PO-1", Version: 2, DesiredDate: calendar.MustParseDate("2026-03-25")})
	require.ErrorIs(t, err, carrier.ErrRefused)
	f.Advance(time.Hour)
	require.Equal(t, `for order PO-1
on supplement
    refuse
on activate
    ignore
on submit 1
    confirm on 2026-03-20
    after 2 hours note "a"
    after 3 hours activate
`, f.Played().String())
}

// Shrinking leaves out whatever a failure does not need: orders, faults, blocks, steps,
// deliveries, places and reasons.
func TestShrinkToTheLeast(t *testing.T) {
	big := fake.MustParseScript(`for order A
on submit
    confirm notice twice
    reject other and pending-order and line-frozen for 1, 2 notice lost
on cancel
    refuse
for order B
on submit
    confirm
fault calls before unavailable once
fault status before timeout
`)
	text := big.String()
	small := fake.Shrink(big, func(s *fake.Script) bool { return strings.Contains(s.String(), "reject other") })
	require.Equal(t, "for order A\non submit\n    reject other\n", small.String())
	require.Equal(t, text, big.String(), "the script itself stays")
	pair := fake.MustParseScript("on submit\n    reject other and pending-order\n")
	small = fake.Shrink(pair, func(s *fake.Script) bool { return strings.Contains(s.String(), "reject other") })
	require.Equal(t, "on submit\n    reject other\n", small.String())
	for want, needs := range map[string]string{
		"for order A\non submit\n    confirm notice twice\n":  "notice twice",
		"for order A\non submit\n    reject other for 1, 2\n": "for 1, 2",
		"for order A\non cancel\n":                            "on cancel",
		"fault status before timeout\n":                       "timeout",
	} {
		got := fake.Shrink(big, func(s *fake.Script) bool { return strings.Contains(s.String(), needs) })
		require.Equal(t, want, got.String())
	}
	require.Equal(t, text, fake.Shrink(big, func(*fake.Script) bool { return false }).String())
}
