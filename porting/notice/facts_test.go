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
		"nobody":   {"", "T-4817", nil, []string{"agent", "T-4817"}},
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
	single := notice.Content{Facts: c.Facts[:1], Steps: []string{"a"}, Closing: []string{"b"}}.Message().HTML
	for _, tag := range []string{"<th ", "<h2", "<li", "<p ", "<div"} {
		require.Equal(t, 1, strings.Count(single, tag), tag)
	}
	c.Facts = nil
	for _, tag := range []string{"<th ", "<h2", "<ul", "<li", "<p ", "<div"} {
		require.NotContains(t, c.Message().HTML, tag, "what has no text has no place")
	}
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

// TestWhatDocumentsAreFor holds what the customer is told of why something is asked for: it
// is the first time, something is wrong, or a detail is missing that no letter has.
func TestWhatDocumentsAreFor(t *testing.T) {
	const first, wrong, detail = "only lets a number go", "Not everything matches", "is not in your letter"
	const letter, closing = "Fill in the new letter", "we close the order"
	miss := func(codes ...string) (all []porting.Missing) {
		for _, c := range codes {
			all = append(all, porting.Missing{Field: "letter", Code: c})
		}
		return all
	}
	for name, tt := range map[string]struct {
		kind    porting.NoticeKind
		missing []porting.Missing
		codes   []carrier.ReasonCode
		says    string
		steps   int
		letter  bool
	}{
		"all of it":               {porting.NoticeDocumentsNeeded, miss("letter-missing", "doc.required"), nil, first, 2, false},
		"the letter":              {porting.NoticeDocumentsNeeded, miss("letter-missing"), nil, first, 1, false},
		"the bill":                {porting.NoticeDocumentsNeeded, miss("doc.required"), nil, first, 1, false},
		"a letter and a mistake":  {porting.NoticeDocumentsNeeded, miss("letter-missing", "postal.differs"), nil, wrong, 2, false},
		"the same mistake twice":  {porting.NoticeDocumentsNeeded, miss("postal.differs", "postal.differs"), nil, wrong, 1, false},
		"a mistake and a PIN":     {porting.NoticeDocumentsNeeded, miss("postal.differs"), []carrier.ReasonCode{carrier.PasscodeInvalid}, wrong, 1, false},
		"nothing in particular":   {porting.NoticeDocumentsNeeded, nil, nil, wrong, 1, true},
		"a PIN":                   {porting.NoticeDocumentsNeeded, nil, []carrier.ReasonCode{carrier.PasscodeInvalid}, detail, 1, false},
		"a PIN and a letter":      {porting.NoticeDocumentsNeeded, nil, []carrier.ReasonCode{carrier.PasscodeInvalid, carrier.PostalCodeMismatch}, wrong, 3, true},
		"a letter and a PIN":      {porting.NoticeDocumentsNeeded, nil, []carrier.ReasonCode{carrier.PostalCodeMismatch, carrier.PasscodeInvalid}, wrong, 3, true},
		"neither":                 {porting.NoticeDocumentsNeeded, nil, []carrier.ReasonCode{carrier.LineFrozen}, wrong, 1, false},
		"a reminder":              {porting.NoticeReminder, miss("letter-missing"), nil, closing, 1, false},
		"a reminder of a PIN":     {porting.NoticeReminder, nil, []carrier.ReasonCode{carrier.PasscodeInvalid}, closing, 1, false},
		"a reminder of the order": {porting.NoticeReminder, nil, nil, closing, 1, true},
	} {
		o := sample("en")
		o.Lines = []*porting.Line{{Number: one, State: porting.Rejected}, {Number: two, State: porting.Scheduled, Reasons: []carrier.Reason{{Code: carrier.LineFrozen}}}}
		for _, code := range tt.codes {
			o.Lines[0].Reasons = append(o.Lines[0].Reasons, carrier.Reason{Code: code})
		}
		c := notice.Draft(o, porting.Notice{Kind: tt.kind, Missing: tt.missing}, english())
		require.Equal(t, "What we need from you", c.StepsTitle)
		require.Contains(t, c.Opening[len(c.Opening)-1], tt.says, name)
		require.Len(t, c.Steps, tt.steps, "%s: %q", name, c.Steps)
		require.Equal(t, tt.letter, strings.Contains(strings.Join(c.Steps, "\n"), letter), name)
		correct := strings.HasPrefix(c.Subject, "Please correct")
		require.Equal(t, tt.says == wrong, correct, "%s: %s", name, c.Subject)
	}
	o := sample("en")
	o.Missing = miss("letter-missing", "postal.differs")
	require.Len(t, notice.Draft(o, porting.Notice{Kind: porting.NoticeReminder}, english()).Steps, 2, "what the order lacks")
	require.Len(t, notice.Draft(o, porting.Notice{Kind: porting.NoticeReminder, Missing: miss("doc.required")}, english()).Steps, 1, "what the notice says")
	again := notice.Draft(o, porting.Notice{Kind: porting.NoticeDocumentsNeeded}, english())
	require.Contains(t, strings.Join(again.Steps, "\n"), letter, "a notice that asks again tells the reasons")
}

// TestTemporaryNumberEnds holds that a customer is told of it unless it stays, or there is none.
func TestTemporaryNumberEnds(t *testing.T) {
	for name, tt := range map[string]struct {
		line porting.Line
		want bool
	}{
		"one":     {porting.Line{Temporary: numbering.MustParse("872-555-0190")}, true},
		"kept":    {porting.Line{Temporary: numbering.MustParse("872-555-0190"), KeepTemporary: true}, false},
		"none":    {porting.Line{}, false},
		"no line": {porting.Line{Number: three, Temporary: numbering.MustParse("872-555-0190")}, false},
	} {
		o := sample("en")
		if !tt.line.Number.IsValid() {
			tt.line.Number = one
		}
		tt.line.State = porting.Ported
		o.Lines = []*porting.Line{&tt.line}
		n := occasion(porting.NoticeCompleted, "")
		n.Numbers = []numbering.Number{one}
		require.Equal(t, tt.want, strings.Contains(strings.Join(notice.Draft(o, n, english()).Steps, "\n"), "temporary number is removed"), name)
	}
}

// TestInServiceSince holds that a mail of completion tells since when the first of its numbers
// works, or when it was written if no number tells.
func TestInServiceSince(t *testing.T) {
	o, n := sample("en"), occasion(porting.NoticeCompleted, "")
	since := func() string { return fact(notice.Draft(o, n, english()), "In service since") }
	n.Numbers = []numbering.Number{three, one, two}
	require.Equal(t, english().Time(n.At), since())
	o.Lines[1].PortedAt = foc.To
	require.Equal(t, english().Time(foc.To), since())
	o.Lines[0].PortedAt = foc.By
	require.Equal(t, english().Time(foc.By), since())
	require.Empty(t, fact(notice.Draft(o, n, english()), "Release date"))
	n.Kind = porting.NoticeApproved
	require.Empty(t, since())
	require.Equal(t, "Tuesday, March 10, 2026", fact(notice.Draft(o, n, english()), "Release date"))
}

// TestTroubleOfNumbersThatMoved holds that only who waits for numbers that are not all here is
// told to keep the account, and what the mail calls the carrier that they left.
func TestTroubleOfNumbersThatMoved(t *testing.T) {
	for name, tt := range map[string]struct {
		trouble  porting.TroubleKind
		states   []porting.LineState
		keep     bool
		previous bool
	}{
		"one that moved":     {porting.NotWorking, []porting.LineState{porting.Ported}, false, true},
		"both":               {porting.NotWorking, []porting.LineState{porting.Ported, porting.Ported}, false, true},
		"one of two":         {porting.NotWorking, []porting.LineState{porting.Ported, porting.Activating}, true, false},
		"none":               {porting.NotWorking, []porting.LineState{porting.Activating}, true, false},
		"no numbers":         {porting.NotWorking, nil, true, false},
		"residual routing":   {porting.ResidualRouting, []porting.LineState{porting.Activating}, false, true},
		"ported nonetheless": {porting.PortedAfterCancel, []porting.LineState{porting.Canceled}, false, true},
		"texting is late":    {porting.TextingLate, []porting.LineState{porting.Activating}, false, false},
	} {
		o, n := sample("en"), porting.Notice{Kind: porting.NoticeTrouble, Trouble: tt.trouble}
		o.Lines = nil
		for i, s := range tt.states {
			o.Lines = append(o.Lines, &porting.Line{Number: both[i], State: s})
			n.Numbers = append(n.Numbers, both[i])
		}
		c := notice.Draft(o, n, english())
		require.Equal(t, tt.keep, strings.Contains(strings.Join(c.Steps, "\n"), "Do not cancel or change"), name)
		require.Equal(t, tt.previous, fact(c, "Previous carrier") != "", name)
		require.Equal(t, !tt.previous, fact(c, "Current carrier") != "", name)
		n.Numbers = append(n.Numbers, three)
		require.Equal(t, tt.trouble == porting.NotWorking, strings.Contains(strings.Join(notice.Draft(o, n, english()).Steps, "\n"), "Do not cancel or change"), "%s, and a number that the order does not have", name)
	}
}

// TestReleaseInMails holds what a mail says of a release, as far as it is known.
func TestReleaseInMails(t *testing.T) {
	const stands, hours, latest = "The release date is", "usually activate", "By "
	said := func(kind porting.NoticeKind, r carrier.Release) (all string) {
		n := occasion(kind, "")
		n.Release = r
		return strings.Join(notice.Draft(sample("en"), n, english()).Opening, "\n")
	}
	require.Contains(t, said(porting.NoticeDateRefused, foc), stands)
	require.NotContains(t, said(porting.NoticeDateRefused, carrier.Release{}), stands)
	require.Contains(t, said(porting.NoticeApproved, foc), hours)
	require.Contains(t, said(porting.NoticeApproved, foc), latest)
	require.NotContains(t, said(porting.NoticeApproved, carrier.Release{Date: foc.Date}), hours)
	require.NotContains(t, said(porting.NoticeApproved, carrier.Release{Date: foc.Date}), latest)
}

// TestPhoneThatStops holds who is told of the telephone that is left without a number: the
// holder of a mobile number, and who said that there is one.
func TestPhoneThatStops(t *testing.T) {
	for name, tt := range map[string]struct {
		kind loa.Kind
		line porting.Line
		want bool
	}{
		"mobile":        {loa.Wireless, porting.Line{Number: one}, true},
		"a line":        {loa.Local, porting.Line{Number: one}, false},
		"a telephone":   {loa.Local, porting.Line{Number: one, PhysicalPhone: true}, true},
		"of another":    {loa.Local, porting.Line{Number: two, PhysicalPhone: true}, false},
		"and no number": {loa.Local, porting.Line{Number: three}, false},
	} {
		o, n := sample("en"), occasion(porting.NoticeReleaseSoon, "")
		o.Kind, o.Lines, n.Numbers = tt.kind, []*porting.Line{&tt.line}, []numbering.Number{one}
		require.Equal(t, tt.want, strings.Contains(strings.Join(notice.Draft(o, n, english()).Steps, "\n"), "it loses service"), name)
	}
}

// TestHiddenNumbers holds that of a carrier's words those with four digits or more are hidden.
func TestHiddenNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "ABC": "ABC", "123": "123", "1234": "••••", "a1b2c3": "a1b2c3", "a1b2c3d4": "••••", "0000": "••••", "9999": "••••",
		"call  312-555-0142\tnow": "call •••• now", "::::": "::::", "////": "////",
	} {
		o, n := sample("en"), occasion(porting.NoticeRejected, "")
		n.Reasons = []carrier.Reason{{Code: carrier.Other, Text: text}}
		require.Equal(t, want, fact(notice.Draft(o, n, english()), "The carrier’s message"), text)
		n.Reasons[0].Code = "of-a-later-version"
		require.Equal(t, want, fact(notice.Draft(o, n, english()), "The carrier’s message"), text)
	}
}

// TestReasonsAreToldOf holds where a mail tells the reasons: with what happened, or as what
// to do; each once.
func TestReasonsAreToldOf(t *testing.T) {
	for kind, asSteps := range map[porting.NoticeKind]bool{
		porting.NoticeNotPortable: false, porting.NoticeCanceled: false, porting.NoticeCancelRefused: false, porting.NoticeReturned: false,
		porting.NoticeRejected: true, porting.NoticeDateRefused: true, porting.NoticeDelayed: true,
	} {
		n := occasion(kind, "")
		n.Reasons = []carrier.Reason{{Code: carrier.LineFrozen}, {Code: carrier.PostalCodeMismatch}, {Code: carrier.LineFrozen}}
		c := notice.Draft(sample("en"), n, english())
		for _, r := range n.Reasons {
			told := english().Say(r.Code.Advice().Customer)
			place, other := c.Opening, c.Steps
			if asSteps {
				place, other = other, place
			}
			require.Equal(t, 1, strings.Count(strings.Join(place, "\n"), told), "%s: %q", kind, c)
			require.NotContains(t, other, told)
		}
	}
}

// TestOthersGoOn holds that who hears of numbers which cannot be ported is told of the others
// if there are any.
func TestOthersGoOn(t *testing.T) {
	n := occasion(porting.NoticeNotPortable, "")
	others := func() bool {
		return strings.Contains(strings.Join(notice.Draft(sample("en"), n, english()).Opening, "\n"), "not held up")
	}
	require.True(t, others())
	n.Numbers = both
	require.False(t, others())
}
