package billing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
)

// TestProcess holds the rules of the porting process that concern money, a subtest
// for each.
func TestProcess(t *testing.T) {
	all := billing.Period{From: date("2026-03-01"), To: date("2026-05-01")}
	invoice := func(t *testing.T, l billing.Ledger) billing.Invoice {
		t.Helper()
		v, err := l.Invoice(all, &billing.InvoiceOptions{ShowFree: true})
		require.NoError(t, err)
		return v
	}
	of := func(v billing.Invoice, kind billing.LineKind) (found []billing.Line) {
		for _, l := range v.Lines {
			if l.Kind == kind {
				found = append(found, l)
			}
		}
		return found
	}

	t.Run("S15 a submission ends the trial, once", func(t *testing.T) {
		l := openWith(t, team(14),
			billing.Fact{Key: "first-port", Kind: billing.FactPortSubmitted, At: noon("2026-03-10")})
		for _, again := range []billing.Fact{
			{Key: "first-port", Kind: billing.FactPortSubmitted, At: noon("2026-03-10")}, // told twice
			{Key: "first-port", Kind: billing.FactPortSubmitted, At: noon("2026-03-12")}, // by a second order
			{Key: "second-port", Kind: billing.FactPortSubmitted, At: noon("2026-03-12")},
		} {
			twice, err := l.Tell(time.UTC, again)
			require.NoError(t, err)
			require.Equal(t, invoice(t, l), invoice(t, twice))
		}
		plans := of(invoice(t, l), billing.LinePlan)
		require.Len(t, plans, 2)
		require.Equal(t, date("2026-03-10"), plans[0].Due, "the paid period starts at that moment")
		require.Equal(t, date("2026-04-10"), plans[1].Due)
	})

	t.Run("S37 porting in is free, local or toll-free", func(t *testing.T) {
		v := invoice(t, openWith(t, team(0),
			joined("local", "2026-03-10", billing.OriginPorted, ""), joined("toll-free", "2026-03-10", billing.OriginPorted, "")))
		lines := of(v, billing.LinePortIn)
		require.Len(t, lines, 1)
		require.Equal(t, 2, lines[0].Quantity)
		require.Equal(t, money("0.00 USD"), lines[0].Amount)
	})

	t.Run("S38 each number beyond the included ones costs 5 USD a month", func(t *testing.T) {
		v := invoice(t, openWith(t, team(0),
			joined("new", "2026-03-01", billing.OriginNew, ""), joined("ported", "2026-03-01", billing.OriginPorted, ""),
			joined("toll-free", "2026-03-01", billing.OriginNew, "")))
		for _, line := range of(v, billing.LineExtraNumber) {
			require.Equal(t, money("5.00 USD"), line.Unit)
			require.Equal(t, 2, line.Quantity)
		}
		require.Equal(t, money("60.00 USD"), v.Total)
	})

	t.Run("S39 the losing carrier's fee is noted and not charged", func(t *testing.T) {
		fee := billing.Fact{Key: "fee", Kind: billing.FactCarrierFee, At: noon("2026-03-12"), Label: "Port-out fee", Amount: money("15.00 USD")}
		without, with := invoice(t, openWith(t, team(0))), invoice(t, openWith(t, team(0), fee))
		require.Equal(t, without.Total, with.Total)
		require.Equal(t, money("15.00 USD"), with.Notes[0].Noted)
		var text strings.Builder
		require.NoError(t, billing.WriteText(&text, with, nil))
		require.Contains(t, text.String(), "Port-out fee, $15.00: a matter between you and the carrier you are")
	})

	t.Run("S40 the verification of toll-free texting is free", func(t *testing.T) {
		v := invoice(t, openWith(t, team(0),
			billing.Fact{Key: "text", Kind: billing.FactTextVerified, At: noon("2026-03-12"), Number: "toll-free"}))
		require.Equal(t, money("0.00 USD"), of(v, billing.LineTextVerified)[0].Amount)
	})
}
