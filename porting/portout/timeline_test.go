package portout_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
)

// TestDescribe is what people read of each kind of event: the text, then its details.
func TestDescribe(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	l := in(t, portout.Pending)
	until := begin.Add(24 * time.Hour)
	reasons := []carrier.Reason{{Code: carrier.CustomerStays}, {Code: carrier.FraudSuspected}, {Code: carrier.LosingCarrierNotReady}, {Code: carrier.LineFrozen}}
	meanings := []string{
		"customer-stays: the customer told us later that they stay", "fraud-suspected: there is evidence that somebody else asked",
		"losing-carrier-not-ready: we need more time", "line-frozen: " + carrier.LineFrozen.Advice().Meaning,
	}
	session := portout.Evidence{Kind: portout.EvidenceSession}
	for _, tt := range []struct {
		event   portout.Event
		text    string
		details []string
	}{
		{portout.Event{Kind: portout.AccountOpened}, "Account opened", nil},
		{portout.Event{Kind: portout.AccountChanged}, "Account changed", nil},
		{portout.Event{Kind: portout.PINAsked}, "Port-out PIN asked for", nil},
		{portout.Event{Kind: portout.PINSet, PIN: &portout.PIN{}}, "Port-out PIN set", nil},
		{portout.Event{Kind: portout.PINSet}, "Port-out PIN set", nil},
		{portout.Event{Kind: portout.PINSet, PIN: &portout.PIN{Expires: until}}, "Port-out PIN set", []string{"it expires on Tuesday 2026-03-03 09:00 CST"}},
		{portout.Event{Kind: portout.PINRevealed}, "Port-out PIN shown to the customer", nil},
		{portout.Event{Kind: portout.PINRemoved}, "Port-out PIN removed", nil},
		{portout.Event{Kind: portout.PINFailed}, "A wrong port-out PIN was counted", nil},
		{portout.Event{Kind: portout.PINBlocked}, "Port-out PIN blocked: too many wrong ones", nil},
		{portout.Event{Kind: portout.LockOn, Evidence: session}, "Lock turned on", []string{"evidence: session"}},
		{portout.Event{Kind: portout.LockOff, Evidence: session}, "Lock turned off", []string{"evidence: session"}},
		{portout.Event{Kind: portout.RequestReceived, Version: 1}, "Lakeshore Fiber asks for numbers", []string{"to be answered by Monday 2026-03-02 13:00 CST"}},
		{
			portout.Event{Kind: portout.RequestReceived, Version: 2},
			"Lakeshore Fiber asks again, with a corrected request",
			[]string{"to be answered by Monday 2026-03-02 13:00 CST"},
		},
		{portout.Event{Kind: portout.RequestApproved}, "The customer approves", nil},
		{
			portout.Event{Kind: portout.DisputeRaised, Dispute: portout.DisputeFraud, Evidence: session, Reason: "that was not me"},
			"Disputed: fraud",
			[]string{"evidence: session", "that was not me"},
		},
		{portout.Event{Kind: portout.DisputeSettled, Outcome: portout.OutcomeWithdrawn}, "Dispute settled: withdrawn", nil},
		{portout.Event{Kind: portout.RequestConfirmed, Release: release(begin)}, "Confirmed for Monday 2026-03-02", nil},
		{
			portout.Event{Kind: portout.RequestConfirmed, Release: release(begin), ByDefault: true},
			"Confirmed for Monday 2026-03-02, since nobody objected", nil,
		},
		{portout.Event{Kind: portout.RequestDelayed, Until: until, Reasons: reasons}, "Delayed until Tuesday 2026-03-03 09:00 CST", meanings},
		{
			portout.Event{Kind: portout.RequestDelayed, Until: until, ByDefault: true},
			"Delayed until Tuesday 2026-03-03 09:00 CST, since nobody had answered", nil,
		},
		{portout.Event{Kind: portout.RequestRejected, Reasons: reasons[:1]}, "Rejected", meanings[:1]},
		{portout.Event{Kind: portout.RequestRejected, ByDefault: true}, "Rejected, since nobody had answered", nil},
		{portout.Event{Kind: portout.AnswerTaken}, "The carrier holds the answer", nil},
		{portout.Event{Kind: portout.AnswerRefused}, "The carrier would not take the answer", nil},
		{portout.Event{Kind: portout.CarrierConfirmed}, "The carrier confirmed by itself", nil},
		{portout.Event{Kind: portout.CarrierRejected, Reasons: reasons[3:]}, "The carrier rejected by itself", meanings[3:]},
		{portout.Event{Kind: portout.ObjectionSent}, "Objection lodged with Lakeshore Fiber", nil},
		{portout.Event{Kind: portout.LineCanceled, Reasons: reasons[:1]}, "Withdrawn", meanings[:1]},
		{portout.Event{Kind: portout.LineExpired}, "Expired: nothing came of it", nil},
		{portout.Event{Kind: portout.NumberLeft}, "In service with Lakeshore Fiber", nil},
		{portout.Event{Kind: portout.NumberReturned, Reasons: reasons[:1]}, "Came back", meanings[:1]},
		{portout.Event{Kind: portout.BillingStopped}, "No longer charged", nil},
		{portout.Event{Kind: portout.NumberRemoved}, "Out of inventory and routing", nil},
		{portout.Event{Kind: portout.NumberRestored}, "Put back", nil},
		{portout.Event{Kind: portout.RequestForgotten}, "Removed after its time of retention", nil},
		{portout.Event{Kind: portout.CommentAdded, Reason: "called", Private: true}, "Comment", []string{"called"}},
		{portout.Event{Kind: portout.NoticeSent, Reason: "nothing to people"}, "", nil},
		{portout.Event{Kind: portout.PINMatched}, "", nil},
		{portout.Event{Kind: portout.AlarmTaken}, "", nil},
		{portout.Event{Kind: portout.ReportSeen}, "", nil},
		{portout.Event{Kind: "of-a-later-version"}, "of-a-later-version", nil},
	} {
		e := tt.event
		e.At, e.Ref, e.Numbers = begin, "PO-1", []numbering.Number{lobby}
		require.Equal(t, notice.Entry{
			At: begin, PON: "PO-1", Numbers: e.Numbers, Private: e.Private, Text: tt.text, Details: tt.details,
		}, portout.Describe(l.account, e, chicago), e.Kind)
	}
	require.Equal(t, "it expires on Tuesday 2026-03-03 15:00 UTC",
		portout.Describe(l.account, portout.Event{Kind: portout.PINSet, PIN: &portout.PIN{Expires: until}}, nil).Details[0])
}

// TestFindingsAreForTheDesk holds that what the comparison found stands in an entry that
// no customer sees, and in none if it found nothing.
func TestFindingsAreForTheDesk(t *testing.T) {
	l := newLife(t)
	l.open(portout.Rules{})
	events := l.do(l.ask("us-simple", withPIN("000000"), func(c *portout.Receive) {
		c.Ask.PostalCode, c.Subscriber.Inactive = "60601", []numbering.Number{lobby}
	}))
	entry := portout.Findings(events[0])
	require.True(t, entry.Private)
	require.Equal(t, "PO-1", entry.PON)
	require.Equal(t, "Found by comparing it with the record", entry.Text)
	require.Len(t, entry.Details, 3)
	require.Equal(t, "passcode-invalid ("+string(portout.PINDiffers)+")", entry.Details[0])
	require.Equal(t, "number-inactive", entry.Details[1])
	require.True(t, strings.HasPrefix(entry.Details[2], "postal-code-mismatch ("), entry.Details[2])

	clean := portout.Findings(l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))[0])
	require.Equal(t, notice.Entry{At: begin, PON: "PO-1", Private: true}, clean, "an entry without a text is not shown")
	require.Empty(t, portout.Findings(portout.Event{Kind: portout.RequestApproved}).Details)
}
