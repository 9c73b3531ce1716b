package porting

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// TestAlike holds that lines which differ in anything that a report is judged by make runs
// of their own. A new field is one of those, or is named here.
func TestAlike(t *testing.T) {
	apart(t, Line{}, []string{
		"Number", "Since", "PortedAt", "Temporary", "KeepTemporary", "TemporaryRemovedAt", "ConfiguredAt",
		"Texting", "TextingSince", "TextingAt", "RemindedFor", "ReturnAsked", "PhysicalPhone", "Extra",
	}, alike)
	apart(t, carrier.LineReport{}, []string{"Number", "Raw"}, sayAlike)
}

// apart changes one field after the other, and holds that only those that are named do not
// matter.
func apart[T any](t *testing.T, zero T, named []string, same func(a, b *T) bool) {
	t.Helper()
	require.True(t, same(&zero, &zero))
	typ := reflect.TypeFor[T]()
	for i := range typ.NumField() {
		other := zero
		field, name := reflect.ValueOf(&other).Elem().Field(i), typ.Field(i).Name
		switch field.Interface().(type) {
		case time.Time:
			field.Set(reflect.ValueOf(time.Unix(1, 0)))
		case numbering.Number:
			field.Set(reflect.ValueOf(numbering.MustParse("312-555-0142")))
		case calendar.Date:
			field.Set(reflect.ValueOf(calendar.NewDate(2026, 3, 2)))
		case carrier.Release:
			field.Set(reflect.ValueOf(carrier.Release{By: time.Unix(1, 0)}))
		case []carrier.Reason:
			field.Set(reflect.ValueOf([]carrier.Reason{{Text: "x"}}))
		case Extra:
			field.Set(reflect.ValueOf(Extra{"x": nil}))
		default:
			switch field.Kind() {
			case reflect.String:
				field.SetString("x")
			case reflect.Int:
				field.SetInt(1)
			case reflect.Bool:
				field.SetBool(true)
			default:
				require.Fail(t, "say how to change it", name)
			}
		}
		require.Equal(t, slices.Contains(named, name), same(&zero, &other), name)
	}
}

// TestRuns parts reports into runs.
func TestRuns(t *testing.T) {
	numbers := func(digits ...int) (all []numbering.Number) {
		for _, d := range digits {
			all = append(all, numbering.MustParse("312-555-014"+string(rune('0'+d))))
		}
		return all
	}
	var o Order
	for _, n := range numbers(0, 1, 2, 3, 4, 5) {
		o.Lines = append(o.Lines, &Line{Number: n, State: Submitted})
	}
	o.Lines[3].State = Rejected
	for name, tt := range map[string]struct {
		report []int // 9 is not on the order
		other  int   // a number that another status is told of
		want   [][]int
	}{
		"nothing":              {nil, 9, nil},
		"all":                  {[]int{0, 1, 2, 3, 4, 5}, 9, [][]int{{0, 1, 2}, {3}, {4, 5}}},
		"some":                 {[]int{1, 4, 5}, 9, [][]int{{1, 4, 5}}},
		"one says another":     {[]int{0, 1, 2}, 1, [][]int{{0}, {1}, {2}}},
		"of another order":     {[]int{9, 0, 9, 1}, 9, [][]int{{0, 1}}},
		"in another order":     {[]int{2, 1, 0}, 9, [][]int{{2}, {1}, {0}}},
		"one twice":            {[]int{0, 0, 1}, 9, [][]int{{0}, {0, 1}}},
		"stand alike, apart":   {[]int{2, 4}, 9, [][]int{{2, 4}}},
		"the odd one in front": {[]int{3, 4, 5}, 9, [][]int{{3}, {4, 5}}},
	} {
		var r carrier.Report
		for i, n := range numbers(tt.report...) {
			line := carrier.LineReport{Number: n, Status: carrier.Received}
			if tt.report[i] == tt.other {
				line.Status = carrier.Confirmed
			}
			r.Lines = append(r.Lines, line)
		}
		var want, got [][]numbering.Number
		for _, w := range tt.want {
			want = append(want, numbers(w...))
		}
		for _, g := range o.appendRuns(nil, &r) {
			got = append(got, g.numbers)
		}
		require.Equal(t, want, got, name)
	}
}

// TestRanks holds that the statuses stand in the order of a port's life, each apart from the
// others, and that a line tells the one that led to where it is.
func TestRanks(t *testing.T) {
	life := []carrier.Status{
		carrier.Unknown, carrier.Received, carrier.Rejected, carrier.Jeopardy, carrier.Confirmed, carrier.Activating,
		carrier.Failed, carrier.Active, carrier.Canceled, carrier.Returned,
	}
	for i, s := range life[1:] {
		require.Greater(t, rank(s), rank(life[i]), s)
	}
	for want, l := range map[carrier.Status]Line{
		carrier.Unknown:    {State: Submitted, Version: 1},
		carrier.Received:   {State: Submitted, Version: 1, Acknowledged: 1},
		carrier.Rejected:   {State: Rejected},
		carrier.Confirmed:  {State: Scheduled},
		carrier.Activating: {State: Activating},
		carrier.Failed:     {State: Activating, Trouble: NotWorking},
		carrier.Active:     {State: Ported},
		carrier.Canceled:   {State: Canceled},
		carrier.Returned:   {State: Returned},
	} {
		require.Equal(t, rank(want), known(&l), want)
	}
	require.Equal(t, rank(carrier.Unknown), known(&Line{State: Portable}))
}
