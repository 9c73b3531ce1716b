package billing

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// ErrEnded means that a subscription has ended or was canceled in its trial, so that
// nothing can be quoted on it.
var ErrEnded = errors.New("billing: subscription has ended")

// PortRequest is what [Ledger.Quote] is asked about: a port order that is about to be
// submitted.
type PortRequest struct {
	At      time.Time      // the instant of submission
	Zone    *time.Location // the account's; it must not be nil
	Numbers []PortNumber
	Fees    []CarrierFee // what is known of the losing carrier's fees
}

// PortNumber is a number of a port order.
type PortNumber struct {
	Number   string        // the host's id
	Label    string        // what people read
	Replaces string        // the id of the temporary number that leaves for it
	Expected calendar.Date // the day on which it is expected to port; none when unknown
}

// CarrierFee is a fee of the losing carrier.
type CarrierFee struct {
	Label  string
	Amount Money
}

// QuoteKind says what a line of a quote tells.
type QuoteKind string

// The kinds of lines of a quote, in the order in which they stand.
const (
	QuoteTrialEnds  QuoteKind = "trial-ends"  // the trial ends; Service is what is left of it
	QuotePlan       QuoteKind = "plan"        // the plan's first period is due
	QuoteExtraNow   QuoteKind = "extra-now"   // so are numbers that are there already
	QuoteReplaces   QuoteKind = "replaces"    // a number takes the place of the temporary one when it ports
	QuoteIncluded   QuoteKind = "included"    // a number is included when it ports
	QuoteExtra      QuoteKind = "extra"       // a number is extra when it ports
	QuoteCounted    QuoteKind = "counted"     // a number counts since it was requested
	QuotePortIn     QuoteKind = "port-in"     // porting in costs 0.00
	QuoteCarrierFee QuoteKind = "carrier-fee" // a fee of the losing carrier, which nobody here charges
)

// QuoteLine is one thing that a port submission brings about.
type QuoteLine struct {
	Kind QuoteKind `json:"kind"`
	// On is the day on which it happens; none for a number whose day of porting is
	// unknown.
	On calendar.Date `json:"on,omitzero"`
	// Service is the days that Amount pays for. For an extra number without a day
	// it is none, and Amount is the price of a month.
	Service  Period `json:"service,omitzero"`
	Number   string `json:"number,omitzero"`
	Label    string `json:"label,omitzero"`
	Quantity int    `json:"quantity,omitzero"`
	Unit     Money  `json:"unit,omitzero"`
	Amount   Money  `json:"amount,omitzero"`
	Noted    Money  `json:"noted,omitzero"` // a carrier's fee, if known
}

// Quote is what will happen if a port order is submitted, line by line, before it is.
type Quote struct {
	Subscription string        `json:"subscription"`
	On           calendar.Date `json:"on"` // the day of submission in the account's zone
	Lines        []QuoteLine   `json:"lines"`
	DueNow       Money         `json:"due_now"` // by the submission itself
	// From then on, when all the numbers have ported:
	PlanPrice  Money `json:"plan_price"`  // for each period of the plan
	Months     int   `json:"months"`      // the length of that period
	Extras     int   `json:"extras"`      // how many numbers are extra
	ExtraPrice Money `json:"extra_price"` // for each of them, each month
}

// Quote tells what the submission of a port order would do: that the trial ends, what
// is due at once, and what each number will cost when it ports. It tells the ledger
// nothing. It fails with [ErrEnded], or with [ErrFact] for an instant on no day.
func (l Ledger) Quote(r PortRequest) (Quote, error) {
	on := calendar.DateOf(r.At.In(r.Zone))
	if on.IsZero() {
		return Quote{}, &FactError{Field: "at", Err: ErrFact}
	}
	ends, ok := l.PaidFrom()
	then := l
	submitted := Fact{Kind: FactPortSubmitted, At: r.At}
	then.Facts = merge(l.Facts, nil, []entry{entryOf(&submitted, on)})
	paid, _ := then.PaidFrom()
	day := later(on, paid)
	h := then.history(Period{To: day.AddDays(1)})
	h.run()
	if !ok || h.ended(day) {
		return Quote{}, ErrEnded
	}
	free := h.plan.Price.with(0)
	q := Quote{
		Subscription: l.Subscription.ID, On: on, DueNow: free,
		PlanPrice: h.plan.Price, Months: h.plan.Months, ExtraPrice: h.plan.ExtraPrice,
	}
	if paid.Before(ends) {
		q.Lines = append(q.Lines, QuoteLine{Kind: QuoteTrialEnds, On: paid, Service: Period{paid, ends}})
		for _, line := range h.lines {
			kind := QuotePlan
			switch line.Kind {
			case LinePlan:
			case LineExtraNumber:
				kind = QuoteExtraNow
			default:
				continue
			}
			q.DueNow = q.DueNow.with(q.DueNow.minor + line.Amount.minor)
			q.Lines = append(q.Lines, QuoteLine{
				Kind: kind, On: paid, Service: line.Service, Label: line.Label,
				Quantity: line.Quantity, Unit: line.Unit, Amount: line.Amount,
			})
		}
	}
	phones := then.phones(day.AddDays(1))
	q.Lines = append(q.Lines, h.quoteNumbers(&phones, r.Numbers, day)...)
	if n := len(r.Numbers); n > 0 {
		q.Lines = append(q.Lines, QuoteLine{Kind: QuotePortIn, Quantity: n, Unit: free, Amount: free})
	}
	for _, fee := range r.Fees {
		q.Lines = append(q.Lines, QuoteLine{Kind: QuoteCarrierFee, Label: fee.Label, Noted: fee.Amount})
	}
	if len(r.Fees) == 0 {
		q.Lines = append(q.Lines, QuoteLine{Kind: QuoteCarrierFee})
	}
	q.Extras = max(0, phones.count-h.plan.Included)
	return q, nil
}

// quoteNumbers lets the numbers of an order port, in the order of their days, and
// tells for each whether one more place is to be paid.
func (h *history) quoteNumbers(phones *phones, numbers []PortNumber, today calendar.Date) []QuoteLine {
	none := calendar.Date{}
	numbers = slices.Clone(numbers)
	slices.SortStableFunc(numbers, func(a, b PortNumber) int {
		if (a.Expected == none) != (b.Expected == none) {
			return -a.Expected.Compare(b.Expected) // without a day: last
		}
		return a.Expected.Compare(b.Expected)
	})
	lines := make([]QuoteLine, 0, len(numbers))
	for _, n := range numbers {
		if n.Expected != none {
			n.Expected = later(n.Expected, today)
		}
		before := phones.count
		phones.facts = append(phones.facts, Fact{
			Kind: FactNumberJoined, On: cmp.Or(n.Expected, today), Number: n.Number, Label: n.Label,
			Origin: OriginPorted, Replaces: n.Replaces,
		})
		phones.apply(len(phones.facts) - 1)
		line := QuoteLine{Kind: QuoteIncluded, On: n.Expected, Number: n.Number, Label: n.Label, Quantity: 1}
		line.Unit = h.plan.Price.with(0)
		switch {
		case phones.count <= before && n.Replaces != "":
			line.Kind = QuoteReplaces
		case phones.count <= before:
			line.Kind = QuoteCounted
		case phones.count > h.plan.Included:
			line.Kind, line.Unit = QuoteExtra, h.plan.ExtraPrice
			if n.Expected != none {
				line.Service, line.Unit = h.rest(n.Expected)
			}
		}
		line.Amount = line.Unit
		lines = append(lines, line)
	}
	return lines
}

// rest returns the days of the month of service from a day on, and what an extra
// number costs for them.
func (h *history) rest(day calendar.Date) (Period, Money) {
	month := h.months.containing(day)
	price := h.price(h.plan.ExtraPrice, month)
	return Period{day, month.To}, price.rest(day)
}
