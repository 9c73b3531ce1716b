package billing

import (
	"slices"

	"github.com/openlnp/lnp/calendar"
)

// Invoice is what the lines of a period amount to.
type Invoice struct {
	Subscription string `json:"subscription"`
	Period       Period `json:"period"`
	// Draft means that the period's books are open, so that facts may still change
	// its lines.
	Draft    bool   `json:"draft,omitzero"`
	Lines    []Line `json:"lines,omitzero"` // charges, credits and corrections
	Taxes    []Line `json:"taxes,omitzero"` // told by [FactTax]
	Notes    []Line `json:"notes,omitzero"` // not charged: see Charge.Noted
	Subtotal Money  `json:"subtotal"`
	Tax      Money  `json:"tax"`
	Total    Money  `json:"total"`
}

// InvoiceOptions are the options of [Ledger.Invoice]; nil is fine.
type InvoiceOptions struct {
	// ShowFree keeps the lines that say that porting in and toll-free text
	// verification cost 0.00.
	ShowFree bool
}

// Invoice returns the invoice of the lines that count for the days of a period,
// whatever its length: invoices of adjoining periods add up to the invoice of both.
// For days that are still open it is a draft, which shows what [Ledger.Close] would
// post now. Payments are not in it: [Ledger.Statement] has them.
//
// It fails with [ErrRange] when the total does not fit.
func (l Ledger) Invoice(p Period, o *InvoiceOptions) (Invoice, error) {
	if o == nil {
		o = new(InvoiceOptions)
	}
	inv := Invoice{Subscription: l.Subscription.ID, Period: p, Draft: p.To.After(l.Closed)}
	nothing := l.Subscription.Plan.Price.with(0)
	inv.Subtotal, inv.Tax = nothing, nothing
	lines, own := l.posted(p)
	if own {
		inv.Lines = lines[:0] // filtered in place
	} else {
		inv.Lines = make([]Line, 0, len(lines))
	}
	var err error
	for i := range lines {
		line := &lines[i]
		switch line.Kind {
		case LinePayment:
			continue
		case LineCarrierFee:
			if line.Quantity > 0 { // taken back, a note says nothing
				inv.Notes = append(inv.Notes, *line)
			}
			continue
		case LineTax:
			inv.Taxes = append(inv.Taxes, *line)
			inv.Tax, err = inv.Tax.Add(line.Amount)
		case LinePortIn, LineTextVerified:
			if !o.ShowFree {
				continue
			}
			fallthrough
		default:
			inv.Lines = append(inv.Lines, *line)
			inv.Subtotal, err = inv.Subtotal.Add(line.Amount)
		}
		if err != nil {
			return Invoice{}, err
		}
	}
	inv.Total, err = inv.Subtotal.Add(inv.Tax)
	return inv, err
}

// posted returns the lines that count for the days of a period, those of open days
// as they would be posted now. It reports whether they are a copy of their own.
func (l Ledger) posted(p Period) (lines []Line, own bool) {
	lines = l.Close(p.To).Lines
	own = len(lines) > len(l.Lines) // for Close appends to a copy
	i, _ := slices.BinarySearchFunc(lines, p.From, byDay)
	j, _ := slices.BinarySearchFunc(lines, p.To, byDay)
	return lines[i:max(i, j)], own
}

func byDay(l Line, d calendar.Date) int { return l.Posted.Compare(d) }

// Statement is the account of a period: Opening + Charges - Payments = Closing.
type Statement struct {
	Subscription string `json:"subscription"`
	Period       Period `json:"period"`
	Opening      Money  `json:"opening"`  // owed before the period
	Charges      Money  `json:"charges"`  // less credits, with taxes
	Payments     Money  `json:"payments"` // received
	Closing      Money  `json:"closing"`  // owed after it
	Lines        []Line `json:"lines,omitzero"`
}

// Statement returns the account of a period: all of its lines, payments too, between
// what was owed before and after. It fails with [ErrRange] when a sum does not fit.
func (l Ledger) Statement(p Period) (Statement, error) {
	nothing := l.Subscription.Plan.Price.with(0)
	s := Statement{
		Subscription: l.Subscription.ID, Period: p,
		Opening: nothing, Charges: nothing, Payments: nothing,
	}
	before, _ := l.posted(Period{To: p.From})
	lines, _ := l.posted(p)
	s.Lines = slices.Clone(lines)
	var err error
	for _, line := range before {
		if s.Opening, err = s.Opening.Add(line.Amount); err != nil {
			return Statement{}, err
		}
	}
	for _, line := range s.Lines {
		if line.Kind == LinePayment {
			s.Payments, err = s.Payments.Sub(line.Amount)
		} else {
			s.Charges, err = s.Charges.Add(line.Amount)
		}
		if err != nil {
			return Statement{}, err
		}
	}
	if s.Closing, err = s.Opening.Add(s.Charges); err == nil {
		s.Closing, err = s.Closing.Sub(s.Payments)
	}
	return s, err
}

// PeriodOf returns the month of service that contains a day, from an anchor day to
// the next, which is the usual period of an invoice; the first may be a part of one.
// It reports false before the paid period.
func (l Ledger) PeriodOf(day calendar.Date) (Period, bool) {
	paid, ok := l.PaidFrom()
	if !ok || day.Before(paid) {
		return Period{}, false
	}
	month := anchorAt(paid, l.Subscription.Policy.AnchorDay).containing(day)
	return Period{later(month.From, paid), month.To}, true
}
