package billing

import (
	"fmt"

	"github.com/openlnp/lnp/calendar"
)

// Subscription is a plan that was sold to an account.
type Subscription struct {
	ID   string `json:"id"`
	Plan Plan   `json:"plan"` // the version it was sold
	// Start is the day of sale in the account's zone, the first of the trial if the
	// plan has one: calendar.DateOf(sold.In(zone)).
	Start  calendar.Date `json:"start"`
	Policy Policy        `json:"policy,omitzero"`
}

// Problem is one thing that keeps a subscription or a fact out of a ledger.
type Problem struct {
	Field   string `json:"field"`   // path, such as "plan.extra_price"
	Code    string `json:"code"`    // "required", "range", "currency" or "unknown"
	Message string `json:"message"` // for the person who fixes it
}

// problemsAt returns a function that appends a problem when bad.
func problemsAt(ps *[]Problem, at string) func(bad bool, field, code, message string) {
	return func(bad bool, field, code, message string) {
		if bad {
			*ps = append(*ps, Problem{Field: at + field, Code: code, Message: message})
		}
	}
}

// Problems returns all that keeps s from being opened, in the order of its fields.
func (s Subscription) Problems() []Problem {
	var ps []Problem
	add := problemsAt(&ps, "")
	add(s.ID == "", "id", "required", "a subscription needs an ID")
	ps = append(ps, s.Plan.problems("plan.")...)
	add(s.Start.IsZero(), "start", "required", "a subscription needs its first day")
	add(!s.Start.IsZero() && (s.Start.Year() < minYear || s.Start.Year() > maxYear), "start", "range", "a subscription starts from 1900 to 8999")
	p := s.Policy.withDefaults()
	const unknown = "not a rule that this version knows"
	add = problemsAt(&ps, "policy.")
	add(p.Inclusion != OldestFirst && p.Inclusion != NewestFirst, "inclusion", "unknown", unknown)
	add(p.Replaced != NotTwice && p.Replaced != Twice, "replaced", "unknown", unknown)
	add(p.Requested != CountWhenPorted && p.Requested != CountWhenRequested, "requested", "unknown", unknown)
	add(p.Proration != ProrateDaily && p.Proration != ProrateNone, "proration", "unknown", unknown)
	add(p.Credit != CreditDaily && p.Credit != CreditNone, "credit", "unknown", unknown)
	add(p.PlanChange != ChangeAtOnce && p.PlanChange != ChangeNextPeriod, "plan_change", "unknown", unknown)
	add(p.Cancel != CancelPeriodEnd && p.Cancel != CancelAtOnce, "cancel", "unknown", unknown)
	add(!p.Rounding.known(), "rounding", "unknown", unknown)
	add(p.AnchorDay < 0 || p.AnchorDay > 31, "anchor_day", "range", "an anchor is 1 to 31, or 0 for the first paid day")
	return ps
}

// ProblemsError is the error of [Open]: it holds all problems.
type ProblemsError struct{ Problems []Problem }

// Error names the first problem and counts the others.
func (e *ProblemsError) Error() string {
	p := e.Problems[0]
	return fmt.Sprintf("billing: %s: %s (%d in all)", p.Field, p.Message, len(e.Problems))
}
