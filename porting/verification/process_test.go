package verification_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/verification"
)

// TestProcess is the process of verification, rule by rule.
func TestProcess(t *testing.T) {
	t.Run("S34_toll-free_numbers_only", func(t *testing.T) {
		l := newLife(t)
		o := opening()
		o.Numbers = []verification.OpenedLine{{Number: numbering.MustParse("312-555-0142")}}
		e := l.refuse(o)
		require.ErrorIs(t, e, verification.ErrInvalid)
		require.Equal(t, verification.CodeNumber, e.Problems[0].Code)
	})

	t.Run("S34_for_US_and_Canadian_customers_only", func(t *testing.T) {
		for country, ok := range map[loa.Country]bool{loa.US: true, loa.CA: true, "GB": false, "JM": false, "": false} {
			o := opening()
			o.Country = country
			_, err := verification.Decide(verification.Request{}, o, begin)
			require.Equal(t, ok, err == nil, country)
		}
		f := form()
		f.Business.Address.Country = "JM"
		require.True(t, named(t, "general").Check(f, 1).Has(verification.CodeCountry), "nor a business elsewhere")
	})

	t.Run("S34_can_be_filed_once_the_number_has_landed", func(t *testing.T) {
		l := newLife(t)
		o := opening()
		o.Form = form()
		l.do(o)
		l.do(verification.File{By: admin})
		require.Equal(t, verification.StatusAwaitingNumber, l.request.Status())
		require.Equal(t, verification.BringNumber, l.request.WaitingOn().For)
		require.ErrorIs(t, l.refuse(verification.Submit{By: desk}), verification.ErrNotLanded)
		require.Empty(t, verification.Next(l.request, l.now), "nobody here has anything to do")

		// The host hands over what the port order tells.
		ported := porting.Event{Kind: porting.NumberPorted, At: l.now, Numbers: []numbering.Number{first}}
		l.do(verification.RecordLanded{By: desk, Numbers: ported.Numbers, At: ported.At})
		require.Equal(t, []verification.ActionKind{verification.ActionSubmit}, l.kinds())
		l.do(verification.Submit{By: desk})
		require.Equal(t, []numbering.Number{first}, l.request.Numbers(verification.Submitted))
	})

	t.Run("S34_unverified_messages_may_be_blocked", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(l.report(verification.StatusApproved))
		l.later(time.Hour)
		l.do(l.report(verification.StatusRejected, because(verification.OptInMissing)))
		require.Contains(t, l.notices(), verification.NoticeRevoked, "so the customer hears when that begins")
	})

	t.Run("S34_a_rejection_says_who_fixes_what_and_it_is_resubmitted", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(l.report(verification.StatusRejected, because(verification.WebsiteUnreachable)))
		a := l.request.Lines[0].Reasons[0].Code.Advice()
		require.Equal(t, carrier.FixCustomer, a.Fixer)
		require.Equal(t, "business.website", a.Field)
		require.Equal(t, carrier.Resubmit, a.Next)
		l.do(verification.File{By: admin})
		l.do(verification.Submit{By: desk})
		require.Equal(t, 2, l.request.Version())
	})

	t.Run("S40_verification_is_free", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.do(l.report(verification.StatusApproved))
		l.later(time.Hour)
		l.do(l.report(verification.StatusRejected, because(verification.OptInMissing)))
		l.later(time.Hour)
		l.do(l.report(verification.StatusApproved)) // the same numbers a second time

		price, err := billing.ParseMoney("20.00 USD")
		require.NoError(t, err)
		ledger, err := billing.Open(billing.Subscription{
			ID: "sub", Start: calendar.DateOf(begin), Plan: billing.Plan{ID: "team", Price: price, Included: 2},
		})
		require.NoError(t, err)
		for _, e := range l.events {
			for _, v := range verification.VerifiedBy(e) {
				ledger, err = ledger.Tell(time.UTC, billing.Fact{
					Key: v.Key, Kind: billing.FactTextVerified, At: v.At, Number: v.Number.E164(), Label: v.Number.National(),
				})
				require.NoError(t, err)
			}
		}
		period, ok := ledger.PeriodOf(calendar.DateOf(begin))
		require.True(t, ok)
		invoice, err := ledger.Invoice(period, &billing.InvoiceOptions{ShowFree: true})
		require.NoError(t, err)
		require.Equal(t, price, invoice.Total)
		var lines []billing.Line
		for _, line := range invoice.Lines {
			if line.Kind == billing.LineTextVerified {
				lines = append(lines, line)
			}
		}
		require.Len(t, lines, 2, "each number once")
		require.Equal(t, "(800) 555-0142", lines[0].Label)
		require.Zero(t, lines[0].Amount.Minor())
	})
}
