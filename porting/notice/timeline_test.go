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
