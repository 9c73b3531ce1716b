package porting_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

func TestForwardingTarget(t *testing.T) {
	for n, want := range map[string]string{
		"312-555-0142": "", // of the plan with fictional numbers, as the others
		"416-555-0142": "",
		"787-555-0142": "", // Puerto Rico is the United States
		"800-555-0142": "porting: forwarding target: toll-free: A toll-free number has no telephone of its own: it stands for another number.",
		"888-555-0142": "porting: forwarding target: toll-free: A toll-free number has no telephone of its own: it stands for another number.",
		"900-555-0142": "porting: forwarding target: premium: Calls to the number are billed at a rate of its own.",
		"312-976-0142": "porting: forwarding target: premium: Calls to the number are billed at a rate of its own.",
		"876-555-0142": "porting: forwarding target: foreign: The number is in another country that shares the country code 1.",
		"809-555-0142": "porting: forwarding target: foreign: The number is in another country that shares the country code 1.",
		"441-555-0142": "porting: forwarding target: foreign: The number is in another country that shares the country code 1.",
		"500-555-0142": "porting: forwarding target: service: " + numbering.ReasonNonGeographic.Text(),
		"600-555-0142": "porting: forwarding target: service: " + numbering.ReasonNonGeographic.Text(),
		"700-555-0142": "porting: forwarding target: service: " + numbering.ReasonInterexchange.Text(),
		"710-555-0142": "porting: forwarding target: service: " + numbering.ReasonGovernment.Text(),
		"312-555-1212": "porting: forwarding target: service: " + numbering.ReasonDirectory.Text(),
		"312-959-0142": "porting: forwarding target: service: " + numbering.ReasonPlantTest.Text(),
		"232-555-0142": "porting: forwarding target: unassigned: " + numbering.ReasonReserved.Text(),
		"230-555-0142": "porting: forwarding target: unassigned: " + numbering.ReasonUnassigned.Text(),
	} {
		err := porting.CheckForwardingTarget(numbering.MustParse(n), numbering.Standard().WithFictional())
		if want == "" {
			require.NoError(t, err, n)
			continue
		}
		require.EqualError(t, err, want, n)
		require.ErrorIs(t, err, porting.ErrForwarding)
	}
	require.EqualError(t, porting.CheckForwardingTarget(numbering.Number{}, nil), "porting: forwarding target: no-number: There is no number.")
	refused, ok := errors.AsType[*porting.ForwardingError](porting.CheckForwardingTarget(numbering.MustParse("312-555-0142"), nil))
	require.True(t, ok, "nil is the standard plan, in which the number is nobody's")
	require.Equal(t, numbering.ReasonFictional, refused.Reason)
	fictional, n := numbering.Standard().WithFictional(), numbering.MustParse("312-555-0142")
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = porting.CheckForwardingTarget(n, fictional) }))
}

// Whatever the number, the answer agrees with the plan: every number of a class that
// ports and has a place is a target, no other one is, and no error holds the number.
func TestForwardingTargetAgreesWithThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := fmt.Sprintf("%03d%03d%04d", rapid.IntRange(200, 999).Draw(t, "npa"), rapid.IntRange(200, 999).Draw(t, "nxx"), rapid.IntRange(0, 9999).Draw(t, "line"))
		n, err := numbering.Parse(digits)
		if err != nil {
			t.Skip("nobody's number")
		}
		c := numbering.Standard().Classify(n)
		err = porting.CheckForwardingTarget(n, nil)
		require.Equal(t, c.Portable && c.Kind == numbering.KindGeographic, err == nil)
		if refused, ok := errors.AsType[*porting.ForwardingError](err); ok {
			require.NotEmpty(t, refused.Hint)
			require.True(t, strings.HasSuffix(refused.Message, "."))
			require.NotContains(t, err.Error()+refused.Hint, digits[3:])
		}
	})
}

// TestProcessForwarding is the process after the port, rule by rule.
func TestProcessForwarding(t *testing.T) {
	plan := numbering.Standard().WithFictional()
	t.Run("S43_a_forwarding_target_is_a_US_or_Canadian_number", func(t *testing.T) {
		require.NoError(t, porting.CheckForwardingTarget(numbering.MustParse("312-555-0150"), plan))
		require.ErrorIs(t, porting.CheckForwardingTarget(numbering.MustParse("876-555-0150"), plan), porting.ErrForwarding)
	})
	t.Run("S43_of_ten_digits", func(t *testing.T) {
		for _, dialed := range []string{"911", "*72", "555-0150", "411"} {
			_, err := numbering.Parse(dialed)
			require.ErrorIs(t, err, numbering.ErrInvalid, dialed)
		}
	})
	t.Run("S43_the_ported_telephone_needs_a_replacement_number", func(t *testing.T) {
		l := newLife(t)
		l.do(opening(porting.StandingPaid))
		refused, ok := errors.AsType[*porting.ForwardingError](l.order.CheckForwardingTarget(first, plan))
		require.True(t, ok)
		require.Equal(t, porting.ForwardingMoving, refused.Code)
		require.Equal(t, "Ask the telephone's carrier for a replacement number, and forward to that.", refused.Hint)
		require.NoError(t, l.order.CheckForwardingTarget(numbering.MustParse("312-555-0150"), plan))
		require.ErrorIs(t, l.order.CheckForwardingTarget(numbering.MustParse("900-555-0150"), plan), porting.ErrForwarding)
	})
	t.Run("S43_unless_it_stays_where_it_is", func(t *testing.T) {
		l := newLife(t)
		l.do(opening(porting.StandingPaid))
		l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{first}})
		require.NoError(t, l.order.CheckForwardingTarget(first, plan))
	})
}

// A host checks where a customer wants calls to ring.
func ExampleCheckForwardingTarget() {
	plan := numbering.Standard().WithFictional() // admits 555-01XX, for examples
	for _, typed := range []string{"312-555-0142", "1-888-555-0142", "+1 876 555 0142"} {
		n, err := numbering.Parse(typed)
		if err != nil {
			fmt.Println(err)
			continue
		}
		err = porting.CheckForwardingTarget(n, plan)
		if refused, ok := errors.AsType[*porting.ForwardingError](err); ok {
			fmt.Println(refused.Message, refused.Hint)
			continue
		}
		fmt.Println("calls ring at", n.National())
	}
	// Output:
	// calls ring at (312) 555-0142
	// A toll-free number has no telephone of its own: it stands for another number. Give the local number at which its calls ring.
	// The number is in another country that shares the country code 1. Give the number of a telephone in the United States or Canada, with its area code.
}
