package porting_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// TestValidate damages a stored order in one place at a time.
func TestValidate(t *testing.T) {
	l := scheduled(t, "2026-03-10")
	require.NoError(t, l.order.Validate())
	require.NoError(t, porting.ValidateHistory(l.events))
	line := func(f func(*porting.Line)) func(*porting.Order) {
		return func(o *porting.Order) {
			one := *o.Lines[0]
			f(&one)
			o.Lines = append([]*porting.Line{&one}, o.Lines[1:]...)
		}
	}
	for _, tt := range []struct {
		field string
		harm  func(*porting.Order)
	}{
		{"id", func(o *porting.Order) { o.ID = uuid.Nil }},
		{"seq", func(o *porting.Order) { o.Seq = 0 }},
		{"seq", func(o *porting.Order) { o.RejectedSeq = o.Seq + 1 }},
		{"account.id", func(o *porting.Order) { o.Account.ID = "" }},
		{"account.standing", func(o *porting.Order) { o.Account.Standing = porting.StandingInactive }},
		{"pon", func(o *porting.Order) { o.PON = "a b" }},
		{"kind", func(o *porting.Order) { o.Kind = "" }},
		{"country", func(o *porting.Order) { o.Country = "MX" }},
		{"lines[0].texting", line(func(l *porting.Line) { l.Texting = "soon" })},
		{"losing_carrier", func(o *porting.Order) { o.LosingCarrier = "" }},
		{"opened_at", func(o *porting.Order) { o.OpenedAt = time.Time{} }},
		{"lines", func(o *porting.Order) { o.Lines = nil }},
		{"version", func(o *porting.Order) { o.Version = -1 }},
		{"date_change", func(o *porting.Order) { o.DateChange = &porting.DateChange{Version: 1, AskedAt: begin} }},
		{"date_change", func(o *porting.Order) { o.DateChange = &porting.DateChange{Date: day("2026-03-20"), AskedAt: begin} }},
		{"date_change", func(o *porting.Order) { o.DateChange = &porting.DateChange{Date: day("2026-03-20"), Version: 1} }},
		{"rules.matching", func(o *porting.Order) { o.Rules.Matching = "wirelin-us" }},
		{"seq", func(o *porting.Order) { o.AskedSeq = o.Seq + 1 }},
		{"seq", func(o *porting.Order) { o.DocumentsSeq = o.Seq + 1 }},
		{"documents[1]", func(o *porting.Order) { o.Documents = append(o.Documents[:1:1], nil) }},
		{"notices[0].kind", func(o *porting.Order) { o.Notices = []porting.Notice{{Seq: 1}} }},
		{"notices[0].seq", func(o *porting.Order) { o.Notices = []porting.Notice{{Kind: porting.NoticeOpened}} }},
		{"notices[0].seq", func(o *porting.Order) { o.Notices = []porting.Notice{{Kind: porting.NoticeOpened, Seq: o.Seq + 1}} }},
		{"notices[1].seq", func(o *porting.Order) { o.Notices = append(o.Notices[:1:1], o.Notices[0]) }},
		{"lines[0].number", func(o *porting.Order) { o.Lines = []*porting.Line{nil} }},
		{"lines[0].number", line(func(l *porting.Line) { l.Number = numbering.Number{} })},
		{"lines[1].number", func(o *porting.Order) { o.Lines = []*porting.Line{o.Lines[1], o.Lines[0]} }},
		{"lines[1].number", func(o *porting.Order) { o.Lines = []*porting.Line{o.Lines[0], o.Lines[0]} }},
		{"lines[0].state", line(func(l *porting.Line) { l.State = "done" })},
		{"lines[0].since", line(func(l *porting.Line) { l.Since = time.Time{} })},
		{"lines[0].acknowledged", line(func(l *porting.Line) { l.Acknowledged = 7 })},
		{"lines[0].acknowledged", line(func(l *porting.Line) { l.Acknowledged = -1 })},
		{"lines[0].version", line(func(l *porting.Line) { // one that ended, two versions further than the order
			l.State, l.Release, l.Version = porting.Canceled, carrier.Release{}, 3
		})},
		{"lines[0].version", line(func(l *porting.Line) { l.Version = 7 })},
		{"lines[0].version", line(func(l *porting.Line) { l.State, l.Release = porting.Requested, carrier.Release{} })},
		{"lines[0].version", line(func(l *porting.Line) { l.Version, l.Acknowledged = 0, 0 })},
		{"lines[0].version", func(o *porting.Order) { o.Letter = nil }},
		{"lines[0].release", line(func(l *porting.Line) { l.State = porting.Submitted })},
		{"lines[0].ported_at", line(func(l *porting.Line) { l.State = porting.Ported })},
		{"lines[0].ported_at", line(func(l *porting.Line) { l.PortedAt = begin })},
		{"lines[0].cancel_asked", line(func(l *porting.Line) { l.CancelPending = true })},
		{"lines[0].return_asked", line(func(l *porting.Line) { l.ReturnAsked = begin })},
		{"lines[0].configured_at", line(func(l *porting.Line) { l.ConfiguredAt = begin })},
		{"lines[0].temporary_removed_at", line(func(l *porting.Line) { l.TemporaryRemovedAt = begin })},
		{"lines[0].temporary_removed_at", line(func(l *porting.Line) { // of a number that had none
			l.State, l.Release, l.PortedAt, l.TemporaryRemovedAt = porting.Ported, carrier.Release{}, begin, begin
		})},
		{"lines[0].temporary_removed_at", line(func(l *porting.Line) { // before it ported
			l.Temporary, l.TemporaryRemovedAt = second, begin
		})},
		{"lines[0].cancel_asked", line(func(l *porting.Line) {
			l.State, l.Release, l.PortedAt, l.CancelAsked = porting.Ported, carrier.Release{}, begin, begin
		})},
		{"lines[0].texting", line(func(l *porting.Line) { l.Texting = porting.TextingOn })},
		{"lines[0].texting", line(func(l *porting.Line) { l.Texting = porting.TextingPending })},
	} {
		o := l.order
		tt.harm(&o)
		err := o.Validate()
		require.ErrorIs(t, err, porting.ErrUnreachable, tt.field)
		var e *porting.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, tt.field, e.Field, e.Message)
		require.NotEmpty(t, e.Message)
	}
	require.Equal(t, "porting: order is in a state that no history leads to: pon: 1 to 25 letters, digits, '-', '_' or '#'",
		func() string { o := l.order; o.PON = ""; return o.Validate().Error() }())

	for field, events := range map[string][]porting.Event{
		"events[0].seq":     l.events[1:],
		"events[1].seq":     {l.events[0], l.events[2]},
		"events[0].opening": {{Seq: 1, Kind: porting.OrderOpened}},
		"events[0].kind":    {{Seq: 1, Kind: porting.FoundPortable}},
		"events[1].order":   {l.events[0], {Seq: 2, Kind: porting.FoundPortable}},
		"id":                nil,
	} {
		var e *porting.Error
		require.ErrorAs(t, porting.ValidateHistory(events), &e)
		require.Equal(t, field, e.Field)
	}
}

// TestExtra reads what a later version wrote, changes it, and writes it again: nothing
// that this version does not know is lost.
func TestExtra(t *testing.T) {
	const stored = `{"id":"00000000-0000-4000-8000-000000000001","seq":4,"account":{"id":"a","standing":"paid"},"pon":"P-1",` +
		`"kind":"local","country":"US","losing_carrier":"Prairie Bell","opened_at":"2026-03-02T15:00:00Z",` +
		`"lines":[{"number":"+13125550142","state":"portable","since":"2026-03-02T15:00:00Z","color":"green"}],"zeal":{"a":[1,2]},"aim":null}`
	var o porting.Order
	require.NoError(t, json.Unmarshal([]byte(stored), &o))
	require.NoError(t, o.Validate())
	o = porting.Apply(o, porting.Event{Seq: 5, Kind: porting.LineCanceled, At: begin, Numbers: o.Numbers()})
	b, err := json.Marshal(o)
	require.NoError(t, err)
	require.Contains(t, string(b), `"state":"canceled"`)
	require.Contains(t, string(b), `"color":"green"}`)
	require.True(t, strings.HasSuffix(string(b), `,"aim":null,"zeal":{"a":[1,2]}}`), string(b))
	var e porting.Event
	require.NoError(t, json.Unmarshal([]byte(`{"seq":1,"kind":"sung","tune":"low"}`), &e))
	b, err = json.Marshal(e)
	require.NoError(t, err)
	require.Contains(t, string(b), `"tune":"low"}`)
}

// TestBroken reads what cannot be read: the error names the field and quotes nothing,
// and what was there stays.
func TestBroken(t *testing.T) {
	order := porting.Order{PON: "P-1", Version: 3, Extra: porting.Extra{"later": json.RawMessage("1")}}
	for text, want := range map[string]string{
		`{"pon":"P-2","version":"x","opened_at":"PIN-4471-SECRET"}`: "opened_at",
		`{"pon":"P-2","opened_at":"PIN-4471-SECRET"}`:               "opened_at",
		`{"version":4471777.25}`:                                    "version",
		`{"lines":[{"number":"+13125550142"},{"number":"SECRET"}]}`: "lines[1].number",
		`{"lines":[{"since":"SECRET"}]}`:                            "lines[0].since",
		`{"letter":{"evidence":[{"ip":"SECRET"}]}}`:                 "letter.evidence[0].ip",
		`{"id":"SECRET"}`:                                           "id",
		`["SECRET"]`:                                                "",
	} {
		o := order
		err := json.Unmarshal([]byte(text), &o)
		require.ErrorIs(t, err, porting.ErrDecode, text)
		e, _ := errors.AsType[*porting.Error](err)
		if want != "opened_at" || !strings.Contains(text, `"version"`) { // the first by the order of the fields
			require.Equal(t, want, e.Field, text)
		}
		require.NotContains(t, err.Error(), "SECRET")
		require.NotContains(t, err.Error(), "4471")
		require.Equal(t, order.PON, o.PON)
		require.Equal(t, order.Extra, o.Extra)
	}
	var e porting.Event
	require.ErrorIs(t, json.Unmarshal([]byte(`{"numbers":["SECRET"]}`), &e), porting.ErrDecode)
	require.NoError(t, json.Unmarshal([]byte(`null`), &order))
	require.Equal(t, "P-1", order.PON)
}

// TestRecordedLives replays the histories that earlier versions wrote. A file is never
// changed; a new kind of life is a new file.
func TestRecordedLives(t *testing.T) {
	lives := recorded(t)
	require.NotEmpty(t, lives)
	for name, events := range lives {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, porting.ValidateHistory(events))
			o := porting.Replay(events)
			// What the order comes to, and not its bytes: later versions add fields.
			got := struct {
				Status  porting.Status                  `json:"status"`
				Waiting porting.Party                   `json:"waiting"`
				Version int                             `json:"version"`
				Lines   map[string]porting.LineState    `json:"lines"`
				Ported  map[string]time.Time            `json:"ported,omitempty"`
				Release map[string]calendar.Date        `json:"release,omitempty"`
				Reasons map[string][]carrier.ReasonCode `json:"reasons,omitempty"`
			}{o.Status(), o.WaitingOn().On, o.Version, map[string]porting.LineState{}, map[string]time.Time{}, map[string]calendar.Date{}, map[string][]carrier.ReasonCode{}}
			for _, l := range o.Lines {
				n := l.Number.String()
				got.Lines[n] = l.State
				if !l.PortedAt.IsZero() {
					got.Ported[n] = l.PortedAt
				}
				if !l.Release.IsZero() {
					got.Release[n] = l.Release.Date
				}
				for _, r := range l.Reasons {
					got.Reasons[n] = append(got.Reasons[n], r.Code)
				}
			}
			b, err := json.MarshalIndent(got, "", "  ")
			require.NoError(t, err)
			end := "testdata/lives/" + name + ".end.json"
			if _, err := os.Stat(end); golden.Updating() && os.IsNotExist(err) {
				golden.Write(t, end, append(b, '\n'))
			}
			want, err := os.ReadFile(end)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(string(want), string(b)+"\n"))
		})
	}
}
