package lnp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// TestProcess shows the rules that are advice: what an order leads to reaches the
// customer in words, whatever the language.
func TestProcess(t *testing.T) {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	desk := porting.Actor{Role: porting.RoleAgent, Name: "Dana"}
	number := numbering.MustParse("605-555-0131")
	decide := func(t *testing.T, o porting.Order, c porting.Command) porting.Order {
		t.Helper()
		events, err := porting.Decide(o, c, now)
		require.NoError(t, err)
		return porting.Apply(o, events...)
	}
	open := func(t *testing.T, language string, reason carrier.Reason) porting.Order {
		t.Helper()
		return decide(t, porting.Order{}, porting.Open{
			By: desk, ID: uuid.MustParse("7d1c0f4e-0000-4000-8000-000000000004"), PON: "P-1045",
			Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid, Language: language},
			Planned: porting.PlannedOrder{
				Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
				Lines: []porting.PlannedLine{{Number: number, Checked: true, Reason: reason}},
			},
		})
	}
	// mail is the mail of the order's notice of a kind.
	mail := func(t *testing.T, o porting.Order, kind porting.NoticeKind) string {
		t.Helper()
		for _, n := range o.Notices {
			if n.Kind == kind {
				return strings.Join(strings.Fields(notice.Mail(o, n, time.UTC).Text), " ")
			}
		}
		t.Fatalf("the order has no notice %s", kind)
		return ""
	}
	languages := []string{"en", "fr", "es"}
	t.Run("S33_texting_tells_to_leave_iMessage_first", func(t *testing.T) {
		ported := func(o porting.Order) porting.Order {
			return porting.Apply(o, porting.Event{
				Order: o.ID, Seq: o.Seq + 1, Kind: porting.NumberPorted, At: now, By: desk, Numbers: []numbering.Number{number},
			})
		}
		for _, language := range languages {
			o := open(t, language, carrier.Reason{})
			require.Contains(t, mail(t, ported(decide(t, o, porting.AskTexting{By: desk})), porting.NoticeCompleted), "iMessage", language)
			require.NotContains(t, mail(t, ported(o), porting.NoticeCompleted), "iMessage", "without texting it is nobody's matter")
		}
	})
	t.Run("S44_forwarding_is_the_advice_for_a_number_that_is_not_portable", func(t *testing.T) {
		for _, language := range languages {
			o := open(t, language, carrier.Reason{Code: carrier.RateCenterUnsupported})
			require.Contains(t, mail(t, o, porting.NoticeNotPortable), "*72", language)
		}
	})
}
