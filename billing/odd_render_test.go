package billing_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/internal/golden"
)

// oddDocuments are documents with what the usual ones lack: credits, nothing at all, no
// labels, words that are too long for their place, and periods of other lengths.
func oddDocuments() map[string]struct {
	document billing.Document
	options  *billing.RenderOptions
} {
	day := billing.Period{From: date("2026-03-10"), To: date("2026-03-11")}
	days := billing.Period{From: date("2026-03-10"), To: date("2026-03-12")}
	line := func(kind billing.LineKind, label, unit string, quantity int) billing.Line {
		u := money(unit)
		amount, _ := u.Mul(int64(quantity))
		return billing.Line{
			Charge:   billing.Charge{Kind: kind, Due: day.From, Label: label, Unit: u, Service: days},
			Quantity: quantity, Amount: amount, Posted: day.From,
		}
	}
	letters := strings.TrimSpace(strings.Repeat("x ", 60)) // a break is possible anywhere
	once := line(billing.LinePayment, "", "-5.00 USD", 1)
	once.Service = billing.Period{}
	note := line(billing.LineCarrierFee, letters, "0.00 USD", 1)
	note.Noted = money("9.00 USD")
	type odd = struct {
		document billing.Document
		options  *billing.RenderOptions
	}
	return map[string]odd{
		"nothing": {billing.Invoice{Subscription: "s", Period: day, Draft: true, Total: money("0.00 USD")}, nil},
		"credit": {billing.Invoice{
			Subscription: "s", Period: days, Total: money("-0.01 USD"),
			Lines: []billing.Line{
				line(billing.LinePlan, "Team", "20.00 USD", -1), line(billing.LineExtraNumber, "", "5.00 USD", -2),
				line(billing.LineItem, "", "5.00 USD", 0), line("newly-invented", "", "1.00 USD", 1),
			},
			Notes: []billing.Line{note},
		}, nil},
		"single": {billing.Invoice{
			Subscription: letters, Period: days, Total: money("5.00 JPY"), Lines: []billing.Line{line(billing.LineItem, letters, "5 JPY", 1)},
		}, &billing.RenderOptions{
			Lang: language.MustParse("fr-CA"), Seller: []string{"x"}, Number: letters,
			Numbers: []billing.NumberStanding{
				{Number: "n", Since: day.From, Standing: billing.Replaced},
				{Number: "n", Label: letters, Since: day.From, Standing: billing.Requested},
				{Number: letters, Since: day.From, Standing: billing.Standing(strings.Repeat("y", 60))},
				{Number: letters, Since: day.From, Standing: billing.Standing(strings.Repeat("y", 50))},
				{Number: letters, Since: day.From, Standing: "z"},
			},
		}},
		"customer": {billing.Invoice{Subscription: "s", Period: days, Total: money("5.00 USD")}, &billing.RenderOptions{
			Customer: []string{letters, strings.Repeat("w", 150)},
		}},
		"statement": {billing.Statement{
			Subscription: "s", Period: days, Opening: money("0.00 USD"), Charges: money("20.00 USD"), Payments: money("5.00 USD"), Closing: money("15.00 USD"),
			Lines: []billing.Line{once, line(billing.LinePortIn, "", "0.00 USD", 3), line(billing.LineTextVerified, letters, "1.00 USD", 1)},
		}, nil},
		"quote by the year": {billing.Quote{
			Subscription: "s", On: day.From, DueNow: money("0.00 USD"), PlanPrice: money("200.00 USD"), Months: 12, Extras: 2, ExtraPrice: money("5.00 USD"),
			Lines: []billing.QuoteLine{
				{Kind: billing.QuoteCounted, Number: "n", Amount: money("0.00 USD")},
				{Kind: billing.QuoteCounted, Number: "n", Label: "N", On: day.From, Amount: money("0.00 USD")},
				{Kind: billing.QuoteCarrierFee, Label: "Unlock fee", Noted: money("9.00 USD")},
				{Kind: billing.QuoteCarrierFee},
			},
		}, nil},
		"quote by the quarter": {billing.Quote{
			Subscription: "s", On: day.From, DueNow: money("0.00 USD"), PlanPrice: money("60.00 USD"), Months: 3, Extras: 1, ExtraPrice: money("5.00 USD"),
		}, nil},
		"quote by two months without extras": {billing.Quote{
			Subscription: "s", On: day.From, DueNow: money("0.00 USD"), PlanPrice: money("60.00 USD"), Months: 2, ExtraPrice: money("5.00 USD"),
		}, nil},
		"quote by the month": {billing.Quote{
			Subscription: "s", On: day.From, DueNow: money("0.00 USD"), PlanPrice: money("20.00 USD"), Months: 1, Extras: 2, ExtraPrice: money("5.00 USD"),
		}, nil},
	}
}

func TestRenderOddDocuments(t *testing.T) {
	for name, odd := range oddDocuments() {
		t.Run(name, func(t *testing.T) {
			var text, page bytes.Buffer
			require.NoError(t, billing.WriteText(&text, odd.document, odd.options))
			for line := range strings.Lines(text.String()) {
				if !strings.Contains(line, "yyy") {
					require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 72, line)
				}
			}
			golden.Equal(t, "testdata/render/odd/"+strings.ReplaceAll(name, " ", "-")+".txt", text.Bytes())
			require.NoError(t, billing.WriteHTML(&page, odd.document, odd.options))
			_, body, ok := strings.Cut(page.String(), "</style>")
			require.True(t, ok)
			golden.Equal(t, "testdata/render/odd/"+strings.ReplaceAll(name, " ", "-")+".html", body)
		})
	}
}

// full is a writer without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestRenderTellsTheWritersError(t *testing.T) {
	d := billing.Invoice{Total: money("5.00 USD")}
	require.ErrorIs(t, billing.WriteText(full{}, d, nil), errFull)
	require.ErrorIs(t, billing.WriteHTML(full{}, d, nil), errFull)
}
