package billing

import (
	"io"
	"strconv"

	"golang.org/x/text/language"

	"github.com/openlnp/lnp/calendar"
)

// Document is what [WriteText] and [WriteHTML] render: an [Invoice], a [Quote] or a
// [Statement].
type Document interface {
	page(l locale) page
	currency() Currency
}

// RenderOptions are the options of [WriteText] and [WriteHTML]; nil is fine.
type RenderOptions struct {
	// Lang is the reader's language: English, French or Spanish, with a region for
	// the US or Canada, such as fr-CA. Every other language is taken for English. A
	// tag without one of the two regions gets the one of the currency.
	Lang     language.Tag
	Seller   []string         // lines of name and address
	Customer []string         // lines of name and address
	Number   string           // of the document, in the host's books
	Issued   calendar.Date    // none: not shown
	Numbers  []NumberStanding // listed below, as [Ledger.Numbers] returns them
}

// WriteText renders a document as plain text of at most 72 columns. Its error is the
// writer's.
func WriteText(w io.Writer, d Document, o *RenderOptions) error {
	p := newPage(d, o)
	_, err := io.WriteString(w, p.text())
	return err
}

// WriteHTML renders a document as one HTML page that needs nothing else, on screen
// and on paper. Its error is the writer's.
func WriteHTML(w io.Writer, d Document, o *RenderOptions) error {
	p := newPage(d, o)
	_, err := io.WriteString(w, p.html())
	return err
}

// page is a document in a language, not yet in a format.
type page struct {
	words    *words
	title    string
	mark     string // beside the title
	seller   []string
	customer []string
	facts    [][2]string // label and value
	rows     []row
	nothing  string // in place of no rows
	totals   []row
	notes    []string
	numbers  []row
}

// row is a line of a table: what, how it was computed, how much.
type row struct {
	what, how, amount string
	strong            bool
}

func newPage(d Document, o *RenderOptions) page {
	if o == nil {
		o = new(RenderOptions)
	}
	l := newLocale(o.Lang, d.currency())
	p := d.page(l)
	p.words, p.seller, p.customer = l.words, o.Seller, o.Customer
	var head [][2]string
	if o.Number != "" {
		head = append(head, [2]string{l.words.number, o.Number})
	}
	if !o.Issued.IsZero() {
		head = append(head, [2]string{l.words.issued, l.date(o.Issued)})
	}
	p.facts = append(head, p.facts...)
	for _, n := range o.Numbers {
		p.numbers = append(p.numbers, row{
			what: nameOf(n.Label, n.Number),
			how:  put(l.words.since, "date", l.date(n.Since)), amount: l.standing(n.Standing),
		})
	}
	return p
}

func nameOf(label, id string) string {
	if label == "" {
		return id
	}
	return label
}

func (l locale) standing(s Standing) string {
	switch s {
	case Included:
		return l.words.included
	case Extra:
		return l.words.extra
	case Replaced:
		return l.words.replaced
	case Requested:
		return l.words.requested
	}
	return string(s)
}

// line words a line of a ledger. The quantity of a credit is told without its sign,
// which the amount has.
func (l locale) line(line Line) row {
	what := line.Label
	switch line.Kind {
	case LineExtraNumber:
		what = l.words.extraNumbers
	case LinePortIn:
		what = l.words.portIn
	case LineTextVerified:
		what = l.words.textVerified
	case LinePayment:
		what = nameOf(line.Label, l.words.payments)
	case LineItem, LineTax, LinePlan, LineCarrierFee:
	}
	what = nameOf(what, string(line.Kind))
	how := ""
	if line.Service.IsValid() {
		how = l.dates(line.Service)
	}
	quantity := line.Quantity
	if quantity < 0 {
		quantity = -quantity
	}
	switch {
	case line.Late():
		what = put(l.words.correction, "date", l.date(line.Due), "what", what)
	case line.Quantity < 0:
		what = put(l.words.credit, "what", what)
	}
	switch line.Kind {
	case LineExtraNumber, LinePortIn:
		how = joined(" · ", how, l.times(quantity, line.Unit))
	case LineTextVerified:
		how = joined(" · ", how, line.Label)
	default:
	}
	return row{what: what, how: how, amount: l.money(line.Amount)}
}

func (v Invoice) currency() Currency { return v.Total.Currency() }

func (v Invoice) page(l locale) page {
	p := page{title: l.words.invoice, nothing: l.words.nothing}
	if v.Total.Sign() < 0 {
		p.title = l.words.creditNote
	}
	if v.Draft {
		p.mark = l.words.draft
	}
	p.facts = [][2]string{{l.words.period, l.dates(v.Period)}, {l.words.account, v.Subscription}}
	for _, line := range v.Lines {
		r := l.line(line)
		if !line.Service.IsValid() && !line.Late() {
			r.how = joined(" · ", l.date(line.Due), r.how)
		}
		p.rows = append(p.rows, r)
	}
	if len(v.Taxes) > 0 {
		p.totals = append(p.totals, row{what: l.words.subtotal, amount: l.money(v.Subtotal)})
	}
	for _, line := range v.Taxes {
		p.totals = append(p.totals, l.line(line))
	}
	p.totals = append(p.totals, row{what: l.total(v.Total), amount: l.money(v.Total), strong: true})
	for _, line := range v.Notes {
		p.notes = append(p.notes, put(l.words.carrierFee, "fee", line.Label, "amount", l.money(line.Noted)))
	}
	return p
}

// total names the currency, which a "$" does not.
func (l locale) total(m Money) string { return l.words.total + " (" + string(m.Currency()) + ")" }

func (s Statement) currency() Currency { return s.Closing.Currency() }

func (s Statement) page(l locale) page {
	p := page{title: l.words.statement, nothing: l.words.nothing}
	p.facts = [][2]string{{l.words.period, l.dates(s.Period)}, {l.words.account, s.Subscription}}
	p.rows = append(p.rows, row{what: l.words.opening, amount: l.money(s.Opening), strong: true})
	for _, line := range s.Lines {
		if line.Amount.Sign() == 0 {
			continue
		}
		r := l.line(line)
		if line.Posted != line.Service.From {
			r.how = joined(" · ", l.date(line.Posted), r.how)
		}
		p.rows = append(p.rows, r)
	}
	p.totals = []row{
		{what: l.words.charges, amount: l.money(s.Charges)},
		{what: l.words.payments, amount: l.money(s.Payments.Neg())},
		{what: l.words.closing + " (" + string(s.currency()) + ")", amount: l.money(s.Closing), strong: true},
	}
	return p
}

func (q Quote) currency() Currency { return q.DueNow.Currency() }

func (q Quote) page(l locale) page {
	p := page{title: l.words.quote}
	p.facts = [][2]string{{l.words.submission, l.date(q.On)}, {l.words.account, q.Subscription}}
	for _, line := range q.Lines {
		if line.Kind == QuoteCarrierFee {
			note := l.words.carrierFees
			if line.Noted.IsValid() {
				note = put(l.words.carrierFee, "fee", line.Label, "amount", l.money(line.Noted))
			}
			p.notes = append(p.notes, note)
			continue
		}
		r := l.quoted(line)
		if line.Kind == QuoteExtra && line.Service.IsValid() {
			r.how += ", " + put(l.words.thenMonthly, "price", l.money(q.ExtraPrice))
		}
		p.rows = append(p.rows, r)
	}
	w := l.words
	p.totals = []row{{what: w.dueNow + " (" + string(q.currency()) + ")", amount: l.money(q.DueNow), strong: true}}
	every := put(w.eachOther, "n", strconv.Itoa(q.Months))
	switch q.Months {
	case 1:
		every = w.eachMonth
	case 12:
		every = w.eachYear
	}
	extras := q.ExtraPrice.with(int64(q.Extras) * q.ExtraPrice.minor)
	price := q.PlanPrice
	if q.Months == 1 {
		price = price.with(price.minor + extras.minor)
	}
	p.totals = append(p.totals, row{what: put(every, "what", w.afterPorting), amount: l.money(price)})
	if q.Months > 1 && q.Extras > 0 {
		p.totals = append(p.totals, row{what: w.extrasEachMonth, how: l.times(q.Extras, q.ExtraPrice), amount: l.money(extras)})
	}
	return p
}

// quoted words a line of a quote.
func (l locale) quoted(q QuoteLine) row {
	w := l.words
	r := row{amount: l.money(q.Amount)}
	when := w.whenPorted
	if !q.On.IsZero() {
		when = put(w.fromDay, "date", l.date(q.On))
	}
	name := nameOf(q.Label, q.Number)
	switch q.Kind {
	case QuoteTrialEnds:
		r.what = put(w.trialEnds, "date", l.date(q.On), "last", l.date(q.Service.Last()))
	case QuotePlan:
		r.what, r.how = put(w.paidPeriod, "plan", q.Label), l.dates(q.Service)
	case QuoteExtraNow:
		r.what, r.how = w.extraNow, l.dates(q.Service)+" · "+l.times(q.Quantity, q.Unit)
	case QuoteReplaces:
		r.what, r.how = put(w.takesPlace, "number", name), when
	case QuoteIncluded:
		r.what, r.how = put(w.isIncluded, "number", name), when
	case QuoteExtra:
		r.what, r.how = put(w.isExtra, "number", name), w.monthlyFromPort
		if q.Service.IsValid() {
			r.how = l.dates(q.Service)
		}
	case QuoteCounted:
		r.what = put(w.isCounted, "number", name)
	case QuotePortIn:
		r.what, r.how = w.portIn, l.times(q.Quantity, q.Unit)
	case QuoteCarrierFee: // a note
	}
	return r
}
