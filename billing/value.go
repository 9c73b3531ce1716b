package billing

import "github.com/openlnp/lnp/calendar"

// history reads a subscription and its facts in order of time and writes down what
// is due. It knows nothing of what was posted before: [Ledger.Close] compares.
type history struct {
	policy Policy
	facts  []Fact
	next   int           // the first fact that is not applied yet
	before calendar.Date // nothing on or after it is looked at
	lines  []Line

	phones phones
	plan   Plan          // in effect
	change Plan          // to come into effect with the plan's next period
	end    calendar.Date // the first day without service; none while no end is known

	months anchor
	begun  int    // the month with which the plan's period began
	paid   Plan   // what base was paid for; none before it is
	name   string // its version
	base   price  // the plan's period
	extra  price  // the month at hand of an extra number
	extras int    // how many are paid for that month
}

// history tells what happened on the days before a day.
func (l Ledger) history(before calendar.Date) *history {
	policy := l.Subscription.Policy.withDefaults()
	h := &history{
		policy: policy,
		facts:  l.Facts,
		before: before,
		lines:  make([]Line, 0, 4+2*min(len(l.Facts), 31)), // room for a month
		phones: newPhones(policy, l.Facts),
		plan:   l.Subscription.Plan.withDefaults(),
	}
	if paid, ok := l.PaidFrom(); ok {
		h.serve(paid)
	}
	h.applyBefore(before)
	return h
}

// PaidFrom returns the first day of the paid period: the day after the last of the
// trial, or the day of the first port submission if that is earlier. There is none
// when the subscription was canceled in the trial.
func (l Ledger) PaidFrom() (day calendar.Date, ok bool) {
	day = l.TrialEnds()
	for i := range l.Facts {
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
func (h *history) serve(paid calendar.Date) {
	h.applyBefore(paid)
	h.months = anchorAt(paid, h.policy.AnchorDay)
	for k := 0; ; k++ {
		month := h.months.days(k)
		day := later(month.From, paid)
		if !day.Before(h.before) || h.ended(day) || !month.IsValid() {
			return
		}
		h.extras, h.extra = 0, price{}
		if k == h.begun+h.paid.Months { // also for month 0, before which nothing is paid
			h.begun, h.paid, h.name = k, Plan{}, ""
			if h.change.ID != "" {
				h.plan, h.change = h.change, Plan{}
			}
		}
		h.apply(day, k)
		h.settle(day, month)
		for stop := earlier(month.To, h.before); h.next < len(h.facts); {
			on := h.facts[h.next].On
			if !on.Before(stop) {
				break
			}
			h.apply(on, k)
			h.settle(on, month)
		}
	}
}

func (h *history) ended(day calendar.Date) bool {
	return !h.end.IsZero() && !day.Before(h.end)
}

// applyBefore applies the facts of the days before a day, out of the paid period.
func (h *history) applyBefore(day calendar.Date) {
	day = earlier(day, h.before)
	for h.next < len(h.facts) && h.facts[h.next].On.Before(day) {
		h.apply(h.facts[h.next].On, 0)
	}
}

// apply applies the facts of a day in month k and charges those that are charges
// themselves.
func (h *history) apply(day calendar.Date, k int) {
	ported := 0
	for ; h.next < len(h.facts) && h.facts[h.next].On == day; h.next++ {
		f := &h.facts[h.next]
		switch f.Kind {
		case FactNumberRequested, FactNumberJoined, FactNumberLeft:
			if h.phones.apply(h.next) && f.Origin == OriginPorted {
				ported++
			}
		case FactPlanChanged:
			switch {
			case !h.end.IsZero():
			case h.paid.ID == "":
				h.plan = f.Plan
			case h.policy.PlanChange == ChangeNextPeriod:
				h.change = f.Plan
			default:
				if f.Plan.Months != h.plan.Months {
					h.begun = k
				}
				h.plan = f.Plan
			}
		case FactCanceled:
			switch {
			case !h.end.IsZero():
			case h.policy.Cancel == CancelAtOnce:
				h.end = day
			default:
				h.end = h.months.start(h.begun + h.plan.Months)
			}
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
		case FactPortSubmitted: // PaidFrom has read it
		}
	}
	if ported > 0 {
		c := Charge{Kind: LinePortIn, Due: day, Unit: h.plan.Price.with(0)}
		h.lines = append(h.lines, c.line(ported))
	}
}

// once writes the line that a single fact makes.
func (h *history) once(kind LineKind, f *Fact, unit Money) {
	c := Charge{Kind: kind, Due: f.On, Fact: f.Key, Label: f.Label, Unit: unit}
	if kind == LineCarrierFee {
		c.Noted = f.Amount
	}
	h.lines = append(h.lines, c.line(1))
}

// settle brings what is paid for the month in line with what is in service from a
// day on: the plan, and as many extra numbers as the plan does not include.
func (h *history) settle(day calendar.Date, month Period) {
	plan, extras := h.plan, max(0, h.phones.count-h.plan.Included)
	if h.ended(day) {
		plan, extras = Plan{}, 0
	}
	old, moved := h.name, plan != h.paid
	swap := moved && plan.ID != "" && h.paid.ID != ""
	credit := h.policy.Proration == ProrateDaily && (swap || h.policy.Credit == CreditDaily)
	if moved {
		if credit {
			h.charge(Charge{Kind: LinePlan, Plan: old, Label: h.paid.Name}, h.base, day, -1)
		}
		h.paid, h.name = plan, plan.version()
		h.base = h.price(plan.Price, Period{h.months.start(h.begun), h.months.start(h.begun + plan.Months)})
		h.charge(Charge{Kind: LinePlan, Plan: h.name, Label: plan.Name}, h.base, day, 1)
	}
	if plan.ExtraPrice != h.extra.whole {
		if credit {
			h.charge(Charge{Kind: LineExtraNumber, Plan: old}, h.extra, day, -h.extras)
		}
		h.extra, h.extras = h.price(plan.ExtraPrice, month), 0
	}
	if extras > h.extras || credit {
		h.charge(Charge{Kind: LineExtraNumber, Plan: h.name}, h.extra, day, extras-h.extras)
		h.extras = extras
	}
}

func (h *history) price(whole Money, p Period) price {
	return price{whole, p, h.policy.Proration, h.policy.Rounding}
}

// charge writes a line of a plan for the rest of a period from a day on.
func (h *history) charge(c Charge, p price, day calendar.Date, quantity int) {
	if c.Plan == "" || quantity == 0 {
		return
	}
	c.Due, c.Service, c.Unit = day, Period{day, p.period.To}, p.rest(day)
	h.lines = append(h.lines, c.line(quantity))
}
