package billing

import "cmp"

// Plan is what a host sells: a version of a plan, by value. A new price is a new
// version, and a ledger refuses two plans of one version; a subscription keeps the one
// it was sold.
type Plan struct {
	ID      string `json:"id"`
	Version string `json:"version,omitzero"`
	Name    string `json:"name,omitzero"` // as people read it; the ID when empty
	// Price of one period, due on its first day.
	Price Money `json:"price"`
	// Months is the length of a period: 1 for a plan by the month (0 means 1), 12
	// for a plan by the year.
	Months int `json:"months,omitzero"`
	// Included is how many phone numbers the price includes.
	Included int `json:"included,omitzero"`
	// ExtraPrice is the price of each further number for a month, whatever the
	// plan's own period: local or toll-free, new or ported. None means
	// [DefaultExtraPrice].
	ExtraPrice Money `json:"extra_price,omitzero"`
	// TrialDays is the length of the free trial; its first day is the day of sale.
	TrialDays int `json:"trial_days,omitzero"`
}

// DefaultExtraPrice is 5.00 USD a month for each phone number beyond the included
// ones: the preset of the platform whose process the module models.
func DefaultExtraPrice() Money { return MustParseMoney("5.00 USD") }

// version names a plan and its version in one word.
func (p Plan) version() string {
	if p.Version == "" {
		return p.ID
	}
	return p.ID + "@" + p.Version
}

func (p Plan) withDefaults() Plan {
	p.Name = cmp.Or(p.Name, p.ID)
	p.Months = max(p.Months, 1)
	if !p.ExtraPrice.IsValid() {
		p.ExtraPrice = DefaultExtraPrice()
	}
	return p
}

// Limits of what can be sold. They keep every sum of a ledger in range and every
// answer finite; a host's own are narrower.
const (
	maxMonths    = 120
	maxTrialDays = 3660
	minYear      = 1900
	maxYear      = 8999
	maxPrice     = 1_000_000_000_000 // of the smallest unit
)

// problems lists what keeps a plan from being sold.
func (p Plan) problems(at string) (ps []Problem) {
	add := problemsAt(&ps, at)
	price := p.withDefaults().ExtraPrice
	add(p.ID == "", "id", "required", "a plan needs an ID")
	add(!p.Price.IsValid(), "price", "required", "a plan needs a price, 0.00 for a free one")
	add(p.Price.Sign() < 0 || p.Price.minor > maxPrice, "price", "range", "a price is from 0 to 10^12 of the smallest unit")
	add(p.Months < 0 || p.Months > maxMonths, "months", "range", "a period is 1 to 120 months")
	add(p.Included < 0, "included", "range", "a plan cannot include fewer than 0 numbers")
	add(price.Sign() < 0 || price.minor > maxPrice, "extra_price", "range", "a price is from 0 to 10^12 of the smallest unit")
	add(p.Price.IsValid() && price.unit != p.Price.unit, "extra_price", "currency", "both prices need one currency; none means 5.00 USD")
	add(p.TrialDays < 0 || p.TrialDays > maxTrialDays, "trial_days", "range", "a trial is 0 to 3660 days")
	return ps
}
