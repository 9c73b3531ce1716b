package billing_test

import (
	"fmt"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/internal/golden"
)

// TestCases reads testdata/cases.txt, which explains itself.
func TestCases(t *testing.T) {
	const path = "testdata/cases.txt"
	file, err := os.ReadFile(path)
	require.NoError(t, err)
	parts := strings.Split(string(file), "\n## ")
	require.Greater(t, len(parts), 60)
	for i, part := range parts[1:] {
		title, body, _ := strings.Cut(part, "\n")
		t.Run(title, func(t *testing.T) {
			require.Equal(t, strconv.Itoa(i+1), strings.Fields(title)[0], "cases are numbered")
			input, through := splitCase(t, body)
			c := worked{t: t}
			for line := range strings.Lines(input) {
				c.do(strings.TrimSpace(line))
			}
			got := c.result(through)
			for _, unit := range c.units {
				require.Contains(t, got, unit, "what \"because\" explains")
			}
			if golden.Updating() {
				parts[i+1] = title + "\n" + input + "through " + through + "\n" + got
				return
			}
			require.Equal(t, strings.TrimSpace(body), strings.TrimSpace(input+"through "+through+"\n"+got))
		})
	}
	if golden.Updating() {
		golden.Write(t, path, strings.TrimSpace(strings.Join(parts, "\n## "))+"\n")
	}
}

func splitCase(t *testing.T, body string) (input, through string) {
	t.Helper()
	input, rest, ok := strings.Cut(body, "through ")
	require.True(t, ok, "a case needs through")
	through, _, _ = strings.Cut(rest, "\n")
	return input, through
}

// worked is a case at work.
type worked struct {
	t        *testing.T
	sub      billing.Subscription
	currency string
	ledger   billing.Ledger
	told     int
	seen     map[string]string // the keys of facts that were told before
	units    []string
}

func (c *worked) do(line string) {
	verb, rest, _ := strings.Cut(line, " ")
	switch verb {
	case "":
	case "plan":
		c.sub.ID, c.sub.Plan = "sub", c.plan(rest)
	case "rules":
		for rule := range strings.SplitSeq(rest, ", ") {
			c.rule(rule)
		}
	case "sold":
		c.sub.Start = date(rest)
		c.ledger = openWith(c.t, c.sub)
	case "close":
		c.ledger = c.ledger.Close(date(rest))
	case "because":
		c.because(rest)
	default:
		c.tell(verb, rest)
	}
}

func (c *worked) money(amount string) billing.Money { return money(amount + " " + c.currency) }

func (c *worked) plan(s string) billing.Plan {
	var p billing.Plan
	var price, extra string
	s = strings.ReplaceAll(s, ",", "")
	_, err := fmt.Sscanf(s, "%s %s %s every %d months %d included extra %s trial %d days",
		&p.ID, &price, &c.currency, &p.Months, &p.Included, &extra, &p.TrialDays)
	require.NoError(c.t, err, s)
	p.Price, p.ExtraPrice = c.money(price), c.money(extra)
	return p
}

func (c *worked) rule(rule string) {
	p := &c.sub.Policy
	name, value, _ := strings.Cut(rule, " ")
	switch name {
	case "replaced":
		p.Replaced = billing.ReplacedRule(value)
	case "requested":
		p.Requested = billing.RequestedRule(value)
	case "proration":
		p.Proration = billing.Proration(value)
	case "credit":
		p.Credit = billing.Credit(value)
	case "change":
		p.PlanChange = billing.PlanChange(value)
	case "cancel":
		p.Cancel = billing.CancelAt(value)
	case "rounding":
		p.Rounding = billing.Rounding(value)
	case "anchor":
		n, err := strconv.Atoi(value)
		require.NoError(c.t, err)
		p.AnchorDay = n
	default:
		c.t.Fatal("no such rule: " + rule)
	}
}

// because checks a division of a price in exact fractions.
func (c *worked) because(s string) {
	var price, part string
	var left, days int64
	_, err := fmt.Sscanf(s, "%s x %d of %d days = %s", &price, &left, &days, &part)
	require.NoError(c.t, err, s)
	whole := c.money(price).Minor()
	rest := roundRat(big.NewRat(whole*left, days), c.sub.Policy.Rounding)
	require.Equal(c.t, c.money(part).Minor(), rest.Int64(), s)
	c.units = append(c.units, " x "+part+" ")
}

func (c *worked) tell(day, what string) {
	verb, rest, _ := strings.Cut(what, " ")
	words := strings.Fields(rest)
	at := date(day).At(12, c.told%60, c.zone())
	fact := billing.Fact{At: at}
	var ids []string
	switch verb {
	case "joins", "requested", "leaves":
		ids = c.ids(words[0])
		fact.Kind = map[string]billing.FactKind{
			"joins": billing.FactNumberJoined, "requested": billing.FactNumberRequested, "leaves": billing.FactNumberLeft,
		}[verb]
		if len(words) > 1 {
			fact.Origin = billing.Origin(words[1])
		}
		if len(words) > 3 {
			fact.Replaces = words[3]
		}
	case "port":
		fact.Kind = billing.FactPortSubmitted
	case "canceled":
		fact.Kind = billing.FactCanceled
	case "plan":
		fact.Kind, fact.Plan = billing.FactPlanChanged, c.plan(rest)
	case "text":
		fact.Kind, fact.Label = billing.FactTextVerified, words[1]
	case "fee", "item", "tax", "payment":
		fact.Kind = billing.FactKind(strings.Replace(verb, "fee", "carrier-fee", 1))
		fact.Amount, fact.Label = c.money(words[0]), strings.Join(words[1:], " ")
	default:
		c.t.Fatal("no such fact: " + what)
	}
	if ids == nil {
		ids = []string{""}
	}
	for _, id := range ids {
		fact.Number = id
		fact.Key = c.key(day + " " + verb + " " + id + fact.Label + fact.Plan.ID)
		var err error
		c.ledger, err = c.ledger.Tell(c.zone(), fact)
		require.NoError(c.t, err)
	}
}

func (c *worked) zone() *time.Location { return time.FixedZone("MST", -7*3600) }

// key is the same for what is told again in the same words, one after the other.
func (c *worked) key(words string) string {
	if c.seen == nil {
		c.seen = map[string]string{}
	}
	if c.seen[words] == "" {
		c.told++
		c.seen[words] = "fact " + strconv.Itoa(c.told)
	}
	return c.seen[words]
}

// ids reads A or P1..P10.
func (c *worked) ids(s string) []string {
	first, last, many := strings.Cut(s, "..")
	if !many {
		return []string{s}
	}
	letter := first[:1]
	from, err := strconv.Atoi(first[1:])
	require.NoError(c.t, err)
	to, err := strconv.Atoi(strings.TrimPrefix(last, letter))
	require.NoError(c.t, err)
	var out []string
	for i := from; i <= to; i++ {
		out = append(out, letter+strconv.Itoa(i))
	}
	return out
}

func (c *worked) result(through string) string {
	before := date(through).AddDays(1)
	l := c.ledger.Close(before)
	var b strings.Builder
	for _, line := range l.Lines {
		what := string(line.Kind)
		if line.Plan != "" {
			what += " " + line.Plan
		} else if line.Label != "" {
			what += " " + line.Label
		}
		days := line.Due.String()
		if line.Service.IsValid() {
			days = line.Service.From.String() + " to " + line.Service.Last().String()
		}
		note := ""
		if line.Noted.IsValid() {
			note = "  not charged: " + line.Noted.Amount()
		}
		if line.Late() {
			note += "  posted " + line.Posted.String()
		}
		row := fmt.Sprintf("%-24s  %-24s  %3d x %s %s%s", what, days, line.Quantity, line.Unit.Amount(),
			fmt.Sprintf("= %*s", 18-len(line.Unit.Amount()), line.Amount.Amount()), note)
		b.WriteString(row + "\n")
	}
	statement, err := l.Statement(billing.Period{To: before})
	require.NoError(c.t, err)
	fmt.Fprintf(&b, "%-52s  %26s\n", "balance", statement.Closing.String())
	return b.String()
}
