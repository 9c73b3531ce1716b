package billing

import "github.com/openlnp/lnp/calendar"

// history reads a subscription and its facts in order of time and tells what is due,
// in order of the days. It knows nothing of what was posted before: an audit compares.
type history struct {
	policy   Policy
	facts    []Fact
	days     []day         // those that are not applied yet
	others   []int32       // the facts that are not about numbers, by index
	read     int           // how many of the others are applied
	paidFrom calendar.Date // none when that never comes
	period   Period        // lines of other days are not kept, and nothing after it is looked at
	free     bool          // whether lines at 0.00 are kept
	closed   audit         // takes the lines of the closed days
	lines    []Line

	places   int  // how many numbers count
	plan     Plan // in effect
	change   Plan // to come into effect with the plan's next period
	canceled bool
	end      calendar.Date // the first day without service; none while no end is known

	months anchor
	begun  int    // the month with which the plan's period began
	paid   Plan   // what base was paid for; none before it is
	name   string // its version
	base   price  // the plan's period
	extra  price  // the month at hand of an extra number
	extras int    // how many are paid for that month
}

// history prepares the history of the days before the end of a period, for
// [history.run].
func (l Ledger) history(p Period) history {
	book := l.daybook()
	paidFrom, _ := l.paidFrom(book)
	return history{
		policy:   l.Subscription.Policy.withDefaults(),
		facts:    l.Facts,
		days:     book.within(Period{To: p.To}),
		others:   book.others,
		paidFrom: paidFrom,
		period:   p,
		lines:    make([]Line, 0, 4+len(book.within(p))), // a guess
		plan:     l.Subscription.Plan.withDefaults(),
	}
}

func (h *history) run() {
	if !h.paidFrom.IsZero() {
		h.serve()
	}
	h.applyBefore(h.period.To)
}

// PaidFrom returns the first day of the paid period: the day after the last of the
// trial, or the day of the first port submission if that is earlier. There is none
// when the subscription was canceled in the trial.
func (l Ledger) PaidFrom() (day calendar.Date, ok bool) { return l.paidFrom(l.daybook()) }

func (l Ledger) paidFrom(book *daybook) (day calendar.Date, ok bool) {
	day = l.TrialEnds()
	for _, i := range book.others {
		f := &l.Facts[i]
		if !f.On.Before(day) {
			break
		}
		if f.Kind == FactPortSubmitted {
			day = later(f.On, l.Subscription.Start)
		}
		if f.Kind == FactCanceled {
			return calendar.Date{}, false
		}
	}
	return day, true
}

// TrialEnds returns the day after the last of the trial, should no port submission
// end it. It is the day of sale for a plan without a trial.
func (l Ledger) TrialEnds() calendar.Date {
	return l.Subscription.Start.AddDays(l.Subscription.Plan.TrialDays)
}

// serve runs through the months of the paid period.
func (h *history) serve() {
	h.applyBefore(h.paidFrom)
	h.months = anchorAt(h.paidFrom, h.policy.AnchorDay)
	month := h.months.days(0)
	for k := 0; ; k++ {
		day := later(month.From, h.paidFrom)
		if !day.Before(h.period.To) || h.ended(day) || !month.IsValid() {
			return
		}
		h.extras, h.extra = 0, price{}
		if k == h.begun+h.paid.Months { // also for month 0, before which nothing is paid
			h.begun, h.paid, h.name = k, Plan{}, ""
			if h.change.ID != "" {
				h.plan, h.change = h.change, Plan{}
			}
		}
		if len(h.days) > 0 && h.days[0].on == day {
			h.apply()
		}
		h.settle(day, month, k)
		for len(h.days) > 0 && h.days[0].on.Before(month.To) {
			on := h.days[0].on
			h.apply()
			h.settle(on, month, k)
		}
		month = Period{month.To, h.months.start(k + 2)}
	}
}

func (h *history) ended(day calendar.Date) bool {
	return !h.end.IsZero() && !day.Before(h.end)
}

// applyBefore applies the days before a day, out of the paid period.
func (h *history) applyBefore(day calendar.Date) {
	for len(h.days) > 0 && h.days[0].on.Before(day) {
		h.apply()
	}
}

// apply applies the next day and charges those of its facts that are charges
// themselves.
func (h *history) apply() {
	d := &h.days[0]
	h.days = h.days[1:]
	for ; h.read < int(d.others); h.read++ {
		f := &h.facts[h.others[h.read]]
		switch f.Kind {
		case FactPlanChanged:
			switch {
			case h.canceled:
			case h.paid.ID != "" && h.policy.PlanChange == ChangeNextPeriod:
				h.change = f.Plan
			default:
				h.plan = f.Plan
			}
		case FactCanceled:
			h.canceled = true
		case FactTextVerified:
			h.once(LineTextVerified, f, h.plan.Price.with(0))
		case FactCarrierFee:
			h.once(LineCarrierFee, f, h.plan.Price.with(0))
		case FactItem:
			h.once(LineItem, f, f.Amount)
		case FactTax:
			h.once(LineTax, f, f.Amount)
		case FactPayment:
			h.once(LinePayment, f, f.Amount.Neg())
		default: // PaidFrom reads submissions, the daybook numbers
		}
	}
	h.places = int(d.places)
	if d.ported > 0 {
		h.write(&Charge{Kind: LinePortIn, Due: d.on, Unit: h.plan.Price.with(0)}, int(d.ported))
	}
}

// once writes the line that a single fact makes.
func (h *history) once(kind LineKind, f *Fact, unit Money) {
	c := &Charge{Kind: kind, Due: f.On, Fact: f.Key, Label: f.Label, Unit: unit}
	if kind == LineCarrierFee {
		c.Noted = f.Amount
	}
	h.write(c, 1)
}

// write writes a line down, if it is asked for.
func (h *history) write(c *Charge, quantity int) {
	switch {
	case c.Due.Before(h.closed.on):
		h.closed.due(c.line(quantity))
	case c.Due.Before(h.period.From), !h.free && c.free():
	default:
		h.lines = append(h.lines, c.line(quantity))
	}
}

// settle brings what is paid for month k in line with what is in service from a day
// on: the plan, and as many extra numbers as the plan does not include.
func (h *history) settle(day calendar.Date, month Period, k int) {
	if h.canceled && h.end.IsZero() && h.policy.Cancel == CancelAtOnce {
		h.end = day
	}
	plan, extras := &h.plan, max(0, h.places-h.plan.Included)
	if h.ended(day) {
		plan, extras = &Plan{}, 0
	}
	old, moved := h.name, *plan != h.paid
	swap := moved && plan.ID != "" && h.paid.ID != ""
	credit := h.policy.Proration == ProrateDaily && (swap || h.policy.Credit == CreditDaily)
	if moved {
		if credit {
			h.charge(&Charge{Kind: LinePlan, Plan: old, Label: h.paid.Name}, &h.base, day, -1)
		}
		if plan.Months != h.paid.Months {
			h.begun = k
		}
		h.paid, h.name = *plan, plan.version()
		h.base = h.price(plan.Price, Period{h.months.start(h.begun), h.months.start(h.begun + plan.Months)})
		h.charge(&Charge{Kind: LinePlan, Plan: h.name, Label: plan.Name}, &h.base, day, 1)
	}
	if h.canceled && h.end.IsZero() {
		h.end = h.base.period.To
	}
	if plan.ExtraPrice != h.extra.whole {
		if credit {
			h.charge(&Charge{Kind: LineExtraNumber, Plan: old}, &h.extra, day, -h.extras)
		}
		h.extra, h.extras = h.price(plan.ExtraPrice, month), 0
	}
	if extras > h.extras || credit {
		h.charge(&Charge{Kind: LineExtraNumber, Plan: h.name}, &h.extra, day, extras-h.extras)
		h.extras = extras
	}
}

func (h *history) price(whole Money, p Period) price {
	return price{whole, p, h.policy.Proration, h.policy.Rounding}
}

// charge writes a line of a plan for the rest of a period from a day on.
func (h *history) charge(c *Charge, p *price, day calendar.Date, quantity int) {
	if c.Plan == "" || quantity == 0 {
		return
	}
	c.Due, c.Service, c.Unit = day, Period{day, p.period.To}, p.rest(day)
	h.write(c, quantity)
}
