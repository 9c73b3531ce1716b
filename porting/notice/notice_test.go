package notice_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

var (
	one   = numbering.MustParse("312-555-0142")
	two   = numbering.MustParse("312-555-0143")
	order = porting.Order{
		PON: "P-1", LosingCarrier: "Prairie Bell", Agent: "Dana", Ticket: "T-1",
		Account: porting.Account{Language: "fr"}, Lines: []*porting.Line{{Number: one}, {Number: two}},
	}
)

func TestMail(t *testing.T) {
	day := calendar.NewDate(2026, 3, 10)
	foc := carrier.Release{Date: day, From: day.At(15, 0, time.UTC), To: day.At(19, 0, time.UTC), By: day.At(23, 0, time.UTC)}
	reasons := []carrier.Reason{{Code: carrier.PostalCodeMismatch, Text: "ZIP does not match"}}
	both := []numbering.Number{one, two}
	for _, tt := range []struct {
		notice  porting.Notice
		subject string
		text    string
	}{
		{porting.Notice{Kind: porting.NoticeNotPortable, Numbers: both[:1]}, "(312) 555-0142 cannot be ported", "*72"},
		{
			porting.Notice{Kind: porting.NoticeDocumentsNeeded, Missing: []porting.Missing{{Message: "The letter is missing.", Hint: "Sign it."}}},
			"We need your signature to port (312) 555-0142 and (312) 555-0143", "* The letter is missing. Sign it.",
		},
		{porting.Notice{Kind: porting.NoticeSubmitted, Numbers: both}, "Your port order for (312) 555-0142 and (312) 555-0143 is submitted", "do not cancel"},
		{
			porting.Notice{Kind: porting.NoticeRejected, Numbers: both[:1], Reasons: reasons},
			"Prairie Bell rejected your port order for (312) 555-0142", "ZIP or postal code",
		},
		{porting.Notice{Kind: porting.NoticeApproved, Numbers: both[:1], Release: foc}, "Approved: (312) 555-0142 will move on 2026-03-10", "usually activate between"},
		{porting.Notice{Kind: porting.NoticeDateChanged, Numbers: both[:1], Release: foc}, "New date: (312) 555-0142 will move on 2026-03-10", "By 11:00"},
		{porting.Notice{Kind: porting.NoticeDelayed, Numbers: both[:1]}, "The move of (312) 555-0142 is delayed", "a new one"},
		{porting.Notice{Kind: porting.NoticeCompleted, Numbers: both}, "(312) 555-0142 and (312) 555-0143 are yours here", "still reach your old carrier"},
		{porting.Notice{Kind: porting.NoticeTextingActive, Numbers: both[:1]}, "Texting is active on (312) 555-0142", "iMessage"},
		{porting.Notice{Kind: porting.NoticeCanceled, Numbers: both[:1]}, "The port of (312) 555-0142 is canceled", "stays with Prairie Bell"},
		{porting.Notice{Kind: porting.NoticeCancelRefused, Numbers: both[:1]}, "The port of (312) 555-0142 can no longer be canceled", "Dana"},
		{porting.Notice{Kind: porting.NoticeReturned, Numbers: both[:1]}, "(312) 555-0142 went back to the previous carrier", "T-1"},
		{porting.Notice{Kind: "of-a-later-version", Numbers: both[:1]}, "News on (312) 555-0142: of-a-later-version", "Dana"},
	} {
		m := notice.Mail(order, tt.notice, nil)
		require.Equal(t, tt.subject, m.Subject)
		require.Contains(t, m.Text, tt.text, tt.subject)
		require.NotContains(t, m.Subject, "\n")
	}
}

func TestDescribe(t *testing.T) {
	zone := time.FixedZone("CST", -6*3600)
	day := calendar.NewDate(2026, 3, 10)
	e := porting.Event{
		Kind: porting.PortScheduled, Numbers: []numbering.Number{one},
		Release: carrier.Release{Date: day, From: day.At(15, 0, time.UTC), To: day.At(19, 0, time.UTC)},
	}
	got := notice.Describe(order, e, zone)
	require.Equal(t, "Approved; release on Tuesday 2026-03-10", got.Text)
	require.Len(t, got.Details, 1)
	require.Empty(t, notice.Describe(order, porting.Event{Kind: porting.NoticeSent}, nil).Text)
	require.Equal(t, "of-a-later-version", notice.Describe(order, porting.Event{Kind: "of-a-later-version"}, nil).Text)
	private := notice.Describe(order, porting.Event{Kind: porting.CommentAdded, Private: true, Reason: "hm"}, nil)
	require.True(t, private.Private)
	require.Equal(t, []string{"hm"}, private.Details)
}
