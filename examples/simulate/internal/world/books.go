package world

import (
	"strconv"
	"time"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/porting"
)

// trialDays and included are of the one plan that this host sells.
const (
	trialDays = 14
	included  = 3
)

// endTrial ends the trial of an account. The key is the account's, so that its orders
// end it once.
func (w *world) endTrial(o *order, key string) {
	c := o.customer
	if w.c.Defect == TrialTwice {
		key += "/" + o.state.PON
	}
	if c.trials == nil {
		c.trials = map[string]bool{}
	}
	if !c.trials[key] {
		c.trials[key] = true
		w.hold(len(c.trials) == 1, TrialEndsOnce, o, "under another key")
	}
	if c.standing != porting.StandingPaid {
		c.standing, c.endedAt = porting.StandingPaid, w.now
	}
	c.facts = append(c.facts, billing.Fact{Key: key, Kind: billing.FactPortSubmitted, At: w.now})
}

// tell turns an event into facts. Their keys follow from it, so that an event told
// twice counts once.
func (w *world) tell(o *order, e *porting.Event) {
	switch e.Kind {
	case porting.NumberPorted, porting.NumberReturned, porting.TemporaryRemoved:
	case porting.PortScheduled:
		if w.c.Defect != ChargeEarly {
			return
		}
	default:
		return
	}
	c := o.customer
	for _, n := range e.Numbers {
		l, _ := o.state.Line(n)
		number := n.String()
		f := billing.Fact{Key: o.state.PON + "/" + string(e.Kind) + "/" + number, At: e.At, Number: number, Label: n.National()}
		switch e.Kind {
		case porting.NumberReturned:
			if w.c.Defect == ReturnStaysCharged {
				continue
			}
			f.Kind = billing.FactNumberLeft
		case porting.TemporaryRemoved:
			f.Kind, f.Number, f.Label = billing.FactNumberLeft, l.Temporary.String(), l.Temporary.National()
		default:
			f.Kind, f.Origin = billing.FactNumberJoined, billing.OriginPorted
			if l.Temporary.IsValid() && !l.KeepTemporary {
				f.Replaces = l.Temporary.String()
			}
			if w.c.Defect == ChargeTwice && w.t.Crashes%2 == 1 {
				f.Number, f.Key = n.National(), f.Key+"/again"
			}
		}
		c.facts = append(c.facts, f)
	}
}

// auditBooks closes the books of an account and checks what is charged against what
// happened.
func (w *world) auditBooks(c *customer) {
	if len(c.orders) == 0 {
		return
	}
	ledger, err := billing.Open(billing.Subscription{ID: c.id, Start: c.trial, Plan: billing.Plan{
		ID: "team", Price: plan.price, ExtraPrice: plan.extra, Included: included, TrialDays: trialDays,
	}})
	for _, o := range c.orders {
		for i := range o.state.Lines {
			if t := o.state.Lines[i].Temporary; t.IsValid() {
				c.facts = append(c.facts, billing.Fact{
					Key: "temporary/" + t.String(), Kind: billing.FactNumberJoined, Origin: billing.OriginTemporary,
					At: c.trial.At(9, 0, w.fix.zone), Number: t.String(),
				})
			}
		}
	}
	if err == nil {
		ledger, err = ledger.Tell(w.fix.zone, c.facts...)
	}
	if err != nil {
		w.fail(LinesAddUp, c.orders[0], err.Error())
		return
	}
	o := c.orders[0]
	paid, ok := ledger.PaidFrom()
	w.hold(ok && paid.Compare(c.paidFrom(w.fix.zone)) == 0, TrialEndsOnce, o, "the paid period begins on another day")
	last := calendar.DateOf(w.now.In(w.fix.zone))
	w.auditNumbers(c, &ledger, last)
	if !paid.Before(last) {
		return
	}
	first, _ := ledger.PeriodOf(paid)
	second, _ := ledger.PeriodOf(first.To)
	ledger = ledger.Close(second.To)
	a, errA := ledger.Invoice(first, nil)
	b, errB := ledger.Invoice(second, &billing.InvoiceOptions{ShowFree: true})
	both, errBoth := ledger.Invoice(billing.Period{From: first.From, To: second.To}, nil)
	if errA != nil || errB != nil || errBoth != nil {
		w.fail(LinesAddUp, o, "an invoice failed")
		return
	}
	for _, inv := range []*billing.Invoice{&a, &b, &both} {
		sum := int64(0)
		for i := range inv.Lines {
			l := &inv.Lines[i]
			sum += l.Amount.Minor()
			w.holdAmount(l.Kind != billing.LinePortIn || l.Amount.Minor() == 0, PortingInIsFree, o, &l.Amount)
			w.holdAmount(!l.Due.Before(paid) || l.Amount.Minor() == 0, NothingBeforePaid, o, &l.Amount)
		}
		w.holdAmount(sum == inv.Total.Minor(), LinesAddUp, o, &inv.Total)
		w.holdAmount(inv.Total.Sign() >= 0, CreditsWithinCharges, o, &inv.Total)
	}
	w.holdAmount(a.Total.Minor()+b.Total.Minor() == both.Total.Minor(), InvoicesAddUp, o, &both.Total)
}

// holdAmount is hold for an amount, which is written only if it is wrong.
func (w *world) holdAmount(ok bool, i Invariant, o *order, m *billing.Money) {
	text := ""
	if !ok {
		text = m.String()
	}
	w.hold(ok, i, o, text)
}

// paidFrom is the day on which the paid period begins, by the checks' own rule: the
// day of the first submission, or the end of the trial if that comes first.
func (c *customer) paidFrom(zone *time.Location) calendar.Date {
	day := c.trial.AddDays(trialDays)
	if c.endedAt.IsZero() {
		return day
	}
	if ended := calendar.DateOf(c.endedAt.In(zone)); ended.Before(day) {
		return ended
	}
	return day
}

// auditNumbers checks which numbers the books know: each that is in service here, once.
func (w *world) auditNumbers(c *customer, ledger *billing.Ledger, on calendar.Date) {
	want, ever := map[string]bool{}, map[string]bool{}
	for _, o := range c.orders {
		for _, l := range o.state.Lines {
			// A number may be canceled on one order and port on a later one.
			if !l.PortedAt.IsZero() {
				n := l.Number.String()
				if ever[n] = true; l.State == porting.Ported {
					want[n] = true
				}
			}
			if l.Temporary.IsValid() {
				n := l.Temporary.String()
				if ever[n] = true; l.TemporaryRemovedAt.IsZero() {
					want[n] = true
				}
			}
		}
	}
	got := 0
	for _, n := range ledger.Numbers(on) {
		w.hold(ever[n.Number], NothingForUnported, c.orders[0], "a number that never ported is in the books")
		w.hold(want[n.Number] || !ever[n.Number], NumbersBilledOnce, c.orders[0], "a number is in the books that is not in service")
		got++
	}
	w.hold(got == len(want), NumbersBilledOnce, c.orders[0], strconv.Itoa(got)+" of "+strconv.Itoa(len(want)))
}

// plan is what the host sells.
var plan = struct{ price, extra billing.Money }{billing.MustParseMoney("25.00 USD"), billing.MustParseMoney("5.00 USD")}
