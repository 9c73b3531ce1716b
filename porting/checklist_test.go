package porting_test

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// criteria shows a requirement as its criteria, one a line. The limit of each is the
// figure in its text.
func criteria(t *testing.T, r porting.Requirement) (lines []string) {
	t.Helper()
	for _, c := range r.Criteria {
		lines = append(lines, c.Code+": "+c.Text)
		figure, _ := strconv.Atoi(regexp.MustCompile(`\d+`).FindString(c.Text))
		require.Equal(t, figure, c.Limit, c.Text)
	}
	return lines
}

// checked is the checklist of an order with one open number, by a policy.
func checked(t *testing.T, p loa.Policy) (letter porting.Requirement, others []porting.Requirement) {
	t.Helper()
	open := opening(porting.StandingPaid)
	open.Rules.Letter = &p
	o := porting.Replay(mustDecide(t, porting.Order{}, open, begin))
	o = porting.Apply(o, mustDecide(t, o, porting.Cancel{By: admin, Numbers: o.Numbers()[1:]}, begin)...)
	list := porting.Checklist(o, begin)
	require.Equal(t, porting.RequireLetter, list[0].Document)
	return list[0], list[1:]
}

func TestChecklistOfALetter(t *testing.T) {
	always := []string{
		"numbers: It lists exactly the numbers of the order: 1.",
		"customer: The customer's name is the one on the bill: the legal name of a company, first and last name of a person.",
		"signature: It is signed and dated by the account holder or somebody whom the carrier knows as authorized.",
		"unchanged: Nothing in it was changed after it was signed.",
	}
	for name, tt := range map[string]struct {
		policy loa.Policy
		want   []string // beside what is always asked
	}{
		"nothing more": {},
		"a field by condition": {
			loa.Policy{Needs: loa.Needs{
				SignerTitle: loa.IfBusiness, SignerContact: loa.IfElectronic, ServiceAddress: loa.Required, BillingAddress: loa.Forbidden,
				AccountNumber: loa.IfProofless, Reseller: loa.Advised, Remaining: loa.IfPartial,
			}},
			[]string{
				"signer-title: For a business: It gives the signer's title.",
				"signer-contact: If signed on a screen: It gives the signer's e-mail address or telephone number.",
				"service-address: The service address is the one that the carrier has on file, not the billing address.",
				"account-number: Unless something else proves the account: The account number is the one on the bill, with its leading zeros.",
				"reseller: Better with it: It names the reseller that the customer buys from.",
				"remaining: If numbers stay on the account: It says what becomes of the numbers that stay on the account.",
			},
		},
		"an age by rule":        {loa.Policy{RuleDays: 60}, []string{"age: It is at most 60 days old when the order is submitted."}},
		"an age by practice":    {loa.Policy{PracticeDays: 1}, []string{"age: It is at most 1 days old when the order is submitted."}},
		"practice is shorter":   {loa.Policy{RuleDays: 60, PracticeDays: 30}, []string{"age: It is at most 30 days old when the order is submitted."}},
		"the rule is shorter":   {loa.Policy{RuleDays: 60, PracticeDays: 90}, []string{"age: It is at most 60 days old when the order is submitted."}},
		"counted to the change": {loa.Policy{PracticeDays: 30, ToChange: true}, []string{"age-at-change: It is at most 30 days old on the day of the change."}},
	} {
		t.Run(name, func(t *testing.T) {
			letter, _ := checked(t, tt.policy)
			require.Equal(t, append(always[:4:4], tt.want...), criteria(t, letter))
		})
	}
}

// TestChecklistIsComplete holds that whatever a policy asks of a letter is on the list.
func TestChecklistIsComplete(t *testing.T) {
	bare, _ := checked(t, loa.Policy{})
	fields := reflect.TypeFor[loa.Needs]()
	for i := range fields.NumField() {
		if fields.Field(i).Name == "Document" {
			continue // what a bill must satisfy is TestChecklistOfABill's
		}
		var p loa.Policy
		reflect.ValueOf(&p.Needs).Elem().Field(i).Set(reflect.ValueOf(loa.Required))
		letter, _ := checked(t, p)
		require.Len(t, letter.Criteria, len(bare.Criteria)+1, fields.Field(i).Name)
	}
}

func TestChecklistOfABill(t *testing.T) {
	always := []string{
		"source: It is the latest bill, a customer service record, or a screenshot of the online account.",
		"shows: It shows the customer's name, the address, the account number and every number of the order.",
	}
	const format = "format: The file is a PDF or a picture, which cannot be edited."
	for name, tt := range map[string]struct {
		policy loa.DocumentPolicy
		want   []string // beside what is always asked
	}{
		"no limits":  {loa.DocumentPolicy{}, []string{format}},
		"any format": {loa.DocumentPolicy{AnyFormat: true}, nil},
		"an age":     {loa.DocumentPolicy{MaxAgeDays: 1}, []string{"age: It is at most 1 days old when the order is submitted.", format}},
		"a size":     {loa.DocumentPolicy{MaxBytes: 1}, []string{"size: The file has at most 1 bytes.", format}},
	} {
		t.Run(name, func(t *testing.T) {
			_, others := checked(t, loa.Policy{Needs: loa.Needs{Document: loa.Required}, Document: tt.policy})
			require.Len(t, others, 1)
			require.Equal(t, porting.RequireBill, others[0].Document)
			require.Equal(t, append(always[:2:2], tt.want...), criteria(t, others[0]))
		})
	}
	_, others := checked(t, loa.Policy{Needs: loa.Needs{Document: loa.Optional}})
	require.Empty(t, others, "a bill that nobody wants is not on the list")
}

// TestChecklistFollowsTheOrder counts what has come, and tells the same faults as
// MissingDocuments does, each with its document.
func TestChecklistFollowsTheOrder(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	check := func(letters, bills int) {
		t.Helper()
		list := porting.Checklist(l.order, l.now)
		require.Len(t, list, 2)
		require.Equal(t, []int{letters, bills}, []int{list[0].Given, list[1].Given})
		var all []porting.Missing
		for _, r := range list {
			all = append(all, r.Missing...)
		}
		require.ElementsMatch(t, porting.MissingDocuments(l.order, l.now), all)
		for _, m := range list[0].Missing {
			require.True(t, strings.HasPrefix(m.Field, "letter"), m.Field)
		}
	}
	check(0, 0)
	l.do(porting.ReceiveDocument{By: admin, Document: *claim()})
	check(0, 0)
	l.later(time.Hour)
	signed := letter(t, "L-1", "90210", l.now.Add(-time.Hour), first)
	l.do(porting.ReceiveLetter{By: admin, Letter: signed})
	check(1, 0)
	old := bill(first)
	old.Record.Date = day("2026-01-01")
	l.do(porting.ReceiveDocument{By: admin, Document: old})
	check(1, 1)
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	terms := letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)
	l.do(porting.ReceiveLetter{By: admin, Letter: terms})
	check(1, 2)
	require.Empty(t, porting.MissingDocuments(l.order, l.now))
	l.order.Letter = &loa.Letter{Terms: loa.Terms{Version: 3}}
	check(3, 2)

	optional := loa.Policy{Needs: loa.Needs{Document: loa.Optional}}
	l.order.Rules.Letter = &optional
	require.Len(t, porting.Checklist(l.order, l.now), 2, "what has come is on the list although nobody asked for it")
}

// TestKindsOfALaterVersion holds that an order of a kind that this version does not know
// is told as such, and is no bug.
func TestKindsOfALaterVersion(t *testing.T) {
	l := newLife(t)
	l.queued(porting.StandingPaid)
	l.order.Kind = "satellite"
	want := porting.Missing{Field: "letter.country", Code: "no-policy", Message: "There are no rules for letters of this country and kind."}
	require.Equal(t, []porting.Missing{want}, porting.MissingDocuments(l.order, l.now))
	require.Equal(t, []porting.Requirement{{Document: porting.RequireLetter, Given: 1, Missing: []porting.Missing{want}}}, porting.Checklist(l.order, l.now))
	e := mustDecide(t, l.order, porting.Submit{By: agent}, l.now)
	require.Equal(t, porting.DocumentsFaulty, e[0].Kind)
	require.Equal(t, []porting.Missing{want}, e[0].Missing)

	l = newLife(t)
	l.queued(porting.StandingPaid)
	l.order.Rules.Matching = "by-the-stars"
	require.Equal(t, []porting.Missing{{
		Field: "rules.matching", Code: "no-matching", Message: "There is no such comparison of the letter with the bill.",
	}}, porting.MissingDocuments(l.order, l.now))
}
