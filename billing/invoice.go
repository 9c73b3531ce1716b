package billing

import "github.com/openlnp/lnp/calendar"

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
	inv := Invoice{Subscription: l.Subscription.ID, Period: p, Draft: p.To.After(l.Closed)}
	nothing := l.Subscription.Plan.Price.with(0)
	inv.Subtotal, inv.Tax = nothing, nothing
	free := o != nil && o.ShowFree
	lines, own := l.posted(p, free)
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
		case LineCarrierFee:
			if line.Quantity > 0 { // taken back, a note says nothing
				inv.Notes = append(inv.Notes, *line)
			}
		case LineTax:
			inv.Taxes = append(inv.Taxes, *line)
			inv.Tax = inv.Tax.plus(line.Amount, &err)
		default:
			if !free && line.free() {
				continue
			}
			inv.Subtotal = inv.Subtotal.plus(line.Amount, &err)
			if n := len(inv.Lines); own && n == i {
				inv.Lines = lines[:n+1] // it is in its place
			} else {
				inv.Lines = append(inv.Lines, *line)
			}
		}
	}
	inv.Total = inv.Subtotal.plus(inv.Tax, &err)
	if err != nil {
		return Invoice{}, err
	}
	return inv, nil
}

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
	var err error
	lines, _ := l.posted(Period{To: later(p.From, p.To)}, true)
	for i := range lines {
		line := &lines[i]
		switch {
		case line.Posted.Before(p.From):
			s.Opening = s.Opening.plus(line.Amount, &err)
			continue
		case line.Kind == LinePayment:
			s.Payments = s.Payments.plus(line.Amount.Neg(), &err)
		default:
			s.Charges = s.Charges.plus(line.Amount, &err)
		}
		s.Lines = append(s.Lines, *line)
	}
	s.Closing = s.Opening.plus(s.Charges, &err).plus(s.Payments.Neg(), &err)
	if err != nil {
		return Statement{}, err
	}
	return s, nil
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
