package notice_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// fact is the value of a fact of a mail, "" if the mail does not have it.
func fact(c notice.Content, label string) string {
	for _, f := range c.Facts {
		if f.Label == label {
			return f.Value
		}
	}
	return ""
}

func english() notice.Locale { return notice.LocaleOf("en-US", nil) }

// TestWhoToAsk holds that a mail names the agent and the ticket as far as there are.
func TestWhoToAsk(t *testing.T) {
	for name, tt := range map[string]struct {
		agent, ticket string
		has, hasNot   []string
	}{
		"both":     {"Dana Whitfield", "T-4817", []string{"Dana Whitfield", "T-4817"}, nil},
		"an agent": {"Dana Whitfield", "", []string{"Dana Whitfield"}, []string{"T-4817"}},
		"nobody":   {"", "T-4817", nil, []string{"Dana"}},
	} {
		o := sample("en")
		o.Agent, o.Ticket = tt.agent, tt.ticket
		c := notice.Draft(o, occasion(porting.NoticeSubmitted, ""), english())
		require.Len(t, c.Closing, 1, name)
		for _, s := range tt.has {
			require.Contains(t, c.Closing[0], s, name)
		}
		for _, s := range tt.hasNot {
			require.NotContains(t, c.Closing[0], s, name)
		}
	}
}

// TestNumbersOfAMail holds that a mail which is about no numbers in particular names those
// that are still open, and all of them once none is; twenty at most, the others counted.
func TestNumbersOfAMail(t *testing.T) {
	o := sample("en")
	o.Lines = []*porting.Line{{Number: one, State: porting.Ported}, {Number: two, State: porting.Scheduled}}
	n := porting.Notice{Kind: porting.NoticeOpened}
	require.Equal(t, two.National(), fact(notice.Draft(o, n, english()), "Number"))
	o.Lines[1] = &porting.Line{Number: two, State: porting.Canceled}
	require.Equal(t, one.National()+", "+two.National(), fact(notice.Draft(o, n, english()), "Numbers (2)"))
	for count, more := range map[int]string{20: "", 21: "and 1 more number", 22: "and 2 more numbers"} {
		n.Numbers = nil
		for i := range count {
			d, _ := numbering.FromDigits(3125550000 + uint64(i))
			n.Numbers = append(n.Numbers, d)
		}
		got := fact(notice.Draft(o, n, english()), fmt.Sprintf("Numbers (%d)", count))
		require.Equal(t, more != "", strings.HasSuffix(got, more) && strings.Contains(got, "more"), got)
		require.Equal(t, 20, strings.Count(got, "(312)"))
	}
}

// TestTextingIsMentioned holds that a customer hears of texting if it was asked for, on the
// letter or for one of the numbers, and of its verification for toll-free numbers.
func TestTextingIsMentioned(t *testing.T) {
	steps := func(change func(*porting.Order)) string {
		o := sample("en")
		o.Letter = nil
		o.Lines = []*porting.Line{{Number: one, State: porting.Ported}, {Number: two, State: porting.Ported}}
		change(&o)
		n := occasion(porting.NoticeCompleted, "")
		n.Numbers = []numbering.Number{one, numbering.MustParse("312-555-0199")}
		return strings.Join(notice.Draft(o, n, english()).Steps, "\n")
	}
	require.NotContains(t, steps(func(*porting.Order) {}), "iMessage")
	require.Contains(t, steps(func(o *porting.Order) { o.Letter = &loa.Letter{Terms: loa.Terms{Texting: true}} }), "iMessage")
	require.NotContains(t, steps(func(o *porting.Order) { o.Letter = &loa.Letter{} }), "iMessage")
	require.Contains(t, steps(func(o *porting.Order) { o.Lines[0] = &porting.Line{Number: one, Texting: porting.TextingWanted} }), "iMessage")
	require.NotContains(t, steps(func(o *porting.Order) { o.Lines[1] = &porting.Line{Number: two, Texting: porting.TextingWanted} }), "iMessage", "of another number")
	free := steps(func(o *porting.Order) { o.Kind = loa.TollFree })
	require.Contains(t, free, "verif")
	require.NotContains(t, free, "iMessage")
}

// TestReminderRepeats holds that a reminder which says nothing new repeats what is missing,
// and tells when the order will be closed if that is known.
func TestReminderRepeats(t *testing.T) {
	o := sample("en")
	o.Lines = []*porting.Line{{Number: one, State: porting.Portable}}
	o.Letter, o.Missing = nil, []porting.Missing{{Field: "letter", Code: "letter-missing"}}
	o.AskedAt = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	o.AskedSince, o.AskedSeq = o.AskedAt, 3
	reminder := porting.Notice{Kind: porting.NoticeReminder}
	c := notice.Draft(o, reminder, english())
	first := notice.Draft(o, porting.Notice{Kind: porting.NoticeDocumentsNeeded, Missing: o.Missing}, english())
	require.Equal(t, first.Steps, c.Steps)
	require.Contains(t, strings.Join(c.Opening, "\n"), "April\u00a01, 2026", "thirty days after")
	o.AskedSince = time.Time{}
	require.NotContains(t, strings.Join(notice.Draft(o, reminder, english()).Opening, "\n"), "2026")
}

// TestMessageLeavesTheContent holds that a content can be made into a message, changed, and
// made into another.
func TestMessageLeavesTheContent(t *testing.T) {
	c := notice.Content{Locale: english(), Subject: " Hello ", Facts: []notice.Fact{{Label: "a", Value: " b "}, {Label: "c"}, {Label: "d", Value: "e"}}}
	one := c.Message()
	require.Equal(t, []notice.Fact{{Label: "a", Value: " b "}, {Label: "c"}, {Label: "d", Value: "e"}}, c.Facts)
	require.Equal(t, one, c.Message())
	require.NotContains(t, c.Message().Text, "c:", "a fact without a value is left out")
	c.Facts = nil
	require.NotContains(t, c.Message().HTML, "<table class=\"facts\"")
}

// TestCarriersWords are told where there is no advice, masked and in one line.
func TestCarriersWords(t *testing.T) {
	o := sample("en")
	n := occasion(porting.NoticeRejected, "")
	n.Reasons = []carrier.Reason{{Code: carrier.Other, Text: "call 123\nabout acct 0044 and ref A1234"}}
	c := notice.Draft(o, n, english())
	var words []string
	for _, f := range c.Facts {
		if strings.Contains(f.Value, "call") {
			words = append(words, f.Value)
		}
	}
	require.Equal(t, []string{"call 123 about acct •••• and ref ••••"}, words)
	n.Reasons[0].Code = carrier.PostalCodeMismatch
	for _, f := range notice.Draft(o, n, english()).Facts {
		require.NotContains(t, f.Value, "call", "the advice says what it means")
	}
}

// TestRemovedTemporaryNumbers holds that the timeline names the numbers that are gone, not
// those that they stood in for.
func TestRemovedTemporaryNumbers(t *testing.T) {
	o := sample("en")
	e := porting.Event{Kind: porting.TemporaryRemoved, Numbers: []numbering.Number{one, two, numbering.MustParse("312-555-0199")}}
	require.Equal(t, []numbering.Number{numbering.MustParse("872-555-0190")}, notice.Describe(o, e, english()).Numbers)
}

// TestWhatARejectionNeeds holds that a customer is asked for a letter where a letter cures
// what was rejected, for a PIN where that does, and for both where it takes both.
func TestWhatARejectionNeeds(t *testing.T) {
	const letter = "Fill in the new letter"
	for name, tt := range map[string]struct {
		codes   []carrier.ReasonCode
		subject string
		letter  bool
	}{
		"a letter": {[]carrier.ReasonCode{carrier.PostalCodeMismatch}, "Please correct the documents", true},
		"a PIN":    {[]carrier.ReasonCode{carrier.PasscodeInvalid}, "One detail is needed", false},
		"both":     {[]carrier.ReasonCode{carrier.PasscodeInvalid, carrier.PostalCodeMismatch}, "Please correct the documents", true},
		"no word":  {nil, "Please correct the documents", true},
	} {
		o := sample("en")
		o.Lines = []*porting.Line{{Number: one, State: porting.Rejected}}
		for _, code := range tt.codes {
			o.Lines[0].Reasons = append(o.Lines[0].Reasons, carrier.Reason{Code: code})
		}
		c := notice.Draft(o, porting.Notice{Kind: porting.NoticeDocumentsNeeded}, english())
		require.Contains(t, c.Subject, tt.subject, name)
		require.Equal(t, tt.letter, strings.Contains(strings.Join(c.Steps, "\n"), letter), name)
	}
}

// TestMayCancelTheAccount holds that the customer is told to keep the account as long as a
// number of the order is there.
func TestMayCancelTheAccount(t *testing.T) {
	for other, want := range map[porting.LineState]string{
		porting.Scheduled: "Do not cancel the account", porting.Rejected: "Do not cancel the account",
		porting.Ported: "You may cancel the service", porting.Canceled: "You may cancel the service",
	} {
		o := sample("en")
		o.Lines = []*porting.Line{{Number: one, State: porting.Ported}, {Number: two, State: other}}
		n := occasion(porting.NoticeCompleted, "")
		n.Numbers = []numbering.Number{one}
		require.Contains(t, notice.Draft(o, n, english()).Steps[0], want, other)
	}
}

// TestEscalationNamesTheDay holds that the timeline tells until when the next answer is due.
func TestEscalationNamesTheDay(t *testing.T) {
	e := porting.Event{Kind: porting.AnswerEscalated, AnswerBy: time.Date(2026, 3, 9, 17, 0, 0, 0, time.UTC)}
	require.Contains(t, notice.Describe(sample("en"), e, english()).Text, "March\u00a09, 2026")
}
