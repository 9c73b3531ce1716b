package carrier

import (
	"cmp"
	"context"
	"slices"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Partner is one of several carriers that a host ports in through.
type Partner struct {
	// Name is the host's name for it, kept with each order.
	Name    string
	Carrier Carrier
	// Limits are what it takes, as its [Describer] says or the host knows.
	Limits Limits
}

// Partners are a host's carriers in the order of preference.
type Partners []Partner

// Named finds a partner.
func (p Partners) Named(name string) (Partner, bool) {
	i := slices.IndexFunc(p, func(q Partner) bool { return q.Name == name })
	if i < 0 {
		return Partner{}, false
	}
	return p[i], true
}

// Coverage tells for each number which partner takes it, and what each of them said.
type Coverage struct {
	Numbers []NumberCoverage `json:"numbers"`
}

// NumberCoverage is the coverage of one number.
type NumberCoverage struct {
	Number numbering.Number `json:"number"`
	// Partner is the preferred partner that covers the number, "" if none does.
	Partner string          `json:"partner,omitzero"`
	Answers []PartnerAnswer `json:"answers"`
}

// PartnerAnswer is what one partner said about a number.
type PartnerAnswer struct {
	Partner string `json:"partner"`
	// Result is its answer; it is zero if Err says why there is none.
	Result CheckResult `json:"result,omitzero"`
	// Err is why it did not answer: [ErrUnsupported] for one that cannot check, or
	// the failure of the call.
	Err error `json:"-"`
}

// Coverage asks every partner that can answer, one after the other, and chooses the
// preferred one for each number. A partner that fails is passed over and named in the
// answers; numbers for which nobody answered can be asked for again.
func (p Partners) Coverage(ctx context.Context, numbers []numbering.Number) *Coverage {
	return p.coverage(ctx, numbers, func(*CheckResponse) {})
}

// coverage shows heard each answer as a whole.
func (p Partners) coverage(ctx context.Context, numbers []numbering.Number, heard func(*CheckResponse)) *Coverage {
	numbers = slices.Clone(numbers)
	slices.SortFunc(numbers, numbering.Number.Compare)
	numbers = slices.Compact(numbers)
	out := &Coverage{Numbers: make([]NumberCoverage, len(numbers))}
	for i, n := range numbers {
		out.Numbers[i].Number = n
	}
	for _, q := range p {
		answer, err := Check(ctx, q.Carrier, &CheckRequest{Numbers: numbers})
		if err == nil {
			heard(answer)
		}
		for i, n := range numbers {
			said := PartnerAnswer{Partner: q.Name, Err: err}
			if err == nil {
				said.Result, said.Err = resultOf(answer.Results, n)
			}
			c := &out.Numbers[i]
			if said.Err == nil && said.Result.Portable && c.Partner == "" && q.Limits.takes(said.Result.Kind, "") {
				c.Partner = q.Name
			}
			c.Answers = append(c.Answers, said)
		}
	}
	return out
}

// resultOf finds the answer for a number.
func resultOf(results []CheckResult, n numbering.Number) (CheckResult, error) {
	i := slices.IndexFunc(results, func(r CheckResult) bool { return r.Number == n })
	if i < 0 {
		return CheckResult{}, &Error{Op: OpCheck, Err: ErrUnavailable}
	}
	return results[i], nil
}

// Answered reports whether some partner said anything about the number.
func (c *NumberCoverage) Answered() bool {
	return slices.ContainsFunc(c.Answers, func(a PartnerAnswer) bool { return a.Err == nil })
}

// Reason is why no partner takes the number: what the most preferred one that
// answered said. It is the zero Reason for a number that is taken, or that nobody
// spoke of.
func (c *NumberCoverage) Reason() Reason {
	if c.Partner != "" {
		return Reason{}
	}
	return c.best().Reason
}

// best is what the partner that takes the number said, else the most preferred one that
// answered. One that covers a number of a kind that it does not take refuses it.
func (c *NumberCoverage) best() CheckResult {
	i := slices.IndexFunc(c.Answers, func(a PartnerAnswer) bool {
		return a.Err == nil && (c.Partner == "" || a.Partner == c.Partner)
	})
	if i < 0 {
		return CheckResult{}
	}
	out := c.Answers[i].Result
	if c.Partner == "" && out.Portable {
		out.Portable, out.Reason = false, Reason{Code: NotPortable, Text: "the carrier takes no numbers of this kind"}
	}
	return out
}

// Assignment is the numbers of an order that one partner takes in one order.
type Assignment struct {
	Partner string             `json:"partner"`
	Numbers []numbering.Number `json:"numbers"`
}

// Plan assigns the covered numbers to partners, by preference, in orders no larger
// than each partner takes. All numbers of one order should be of one kind, country,
// losing carrier and account; kind and country choose among the partners again, by
// their limits. Numbers that nobody takes are not in it.
func (p Partners) Plan(c *Coverage, kind loa.Kind, country loa.Country) []Assignment {
	var out []Assignment
	for _, q := range p {
		var mine []numbering.Number
		for i := range c.Numbers {
			if p.chooses(&c.Numbers[i], kind, country) == q.Name {
				mine = append(mine, c.Numbers[i].Number)
			}
		}
		for part := range slices.Chunk(mine, cmp.Or(q.Limits.MaxNumbers, max(len(mine), 1))) {
			out = append(out, Assignment{Partner: q.Name, Numbers: part})
		}
	}
	return out
}

// chooses is the preferred partner for a number of a kind and country.
func (p Partners) chooses(c *NumberCoverage, kind loa.Kind, country loa.Country) string {
	for _, a := range c.Answers {
		if q, ok := p.Named(a.Partner); ok && a.Err == nil && a.Result.Portable && q.Limits.takes(kind, country) {
			return q.Name
		}
	}
	return ""
}

func (l *Limits) takes(kind loa.Kind, country loa.Country) bool {
	return (kind == "" || len(l.Kinds) == 0 || slices.Contains(l.Kinds, kind)) &&
		(country == "" || len(l.Countries) == 0 || slices.Contains(l.Countries, country))
}
