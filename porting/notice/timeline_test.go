package notice_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

var (
	one   = numbering.MustParse("312-555-0142")
	two   = numbering.MustParse("312-555-0143")
	three = numbering.MustParse("312-555-0144")
	both  = []numbering.Number{one, two}
)

func bill() *porting.Document {
	return &porting.Document{Name: "bill.pdf", Document: loa.Document{Record: loa.Record{Source: loa.SourceBill, Date: calendar.NewDate(2026, 2, 14)}}}
}

// life is an order of three numbers as it was recorded: one cannot be ported, one is
// rejected and corrected, and loses its date once, one ports at once and has trouble.
func life(language string) []porting.Event {
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC) // 9:00 in Chicago
	customer := porting.Actor{Role: porting.RoleCustomer, Name: "june@example.com"}
	agent := porting.Actor{Role: porting.RoleAgent, Name: "Dana Whitfield"}
	partner := porting.Actor{Role: porting.RoleCarrier, Name: "fake"}
	desk := porting.Actor{Role: porting.RoleSystem}
	release := func(day int) carrier.Release {
		d := calendar.NewDate(2026, time.March, day)
		return carrier.Release{Date: d, From: d.At(15, 0, time.UTC), To: d.At(19, 0, time.UTC), By: d.At(23, 0, time.UTC)}
	}
	var events []porting.Event
	say := func(after time.Duration, by porting.Actor, e porting.Event) {
		at = at.Add(after)
		e.Seq, e.At, e.By = len(events)+1, at, by
		events = append(events, e)
	}
	letter := func(version int) *loa.Letter {
		return &loa.Letter{Terms: loa.Terms{Version: version, AccountNumber: account, Texting: true}, Signature: loa.Signature{Name: "June Alvarez"}}
	}
	const hour, day = time.Hour, 24 * time.Hour

	say(0, customer, porting.Event{Kind: porting.OrderOpened, Opening: &porting.Opening{
		Account: porting.Account{ID: "acct-1", Standing: porting.StandingPaid, Language: language}, PON: "LNP-20417-1",
		Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
		Lines:   []porting.PlannedLine{{Number: one}, {Number: two}, {Number: three}},
		Because: []porting.Apart{{Code: porting.ApartLosingCarrier, Value: "Prairie Bell"}},
	}})
	say(0, desk, porting.Event{Kind: porting.FoundPortable, Numbers: both, Carrier: "fake"})
	say(0, desk, porting.Event{Kind: porting.FoundNotPortable, Numbers: []numbering.Number{three}, Reasons: []carrier.Reason{{Code: carrier.RateCenterUnsupported}}})
	say(hour, agent, porting.Event{Kind: porting.TicketOpened, Ticket: "T-4817", Agent: agent.Name})
	say(0, agent, porting.Event{Kind: porting.DocumentsAsked, Missing: []porting.Missing{{Field: "letter", Code: "letter-missing"}, {Field: "document", Code: "doc.required"}}})
	say(0, desk, porting.Event{Kind: porting.NoticeSent, Notice: "documents-needed/5"})
	say(day, customer, porting.Event{Kind: porting.LetterReceived, Letter: letter(1)})
	say(0, customer, porting.Event{Kind: porting.DocumentReceived, Document: bill()})
	say(hour, agent, porting.Event{Kind: porting.CommentAdded, Private: true, Reason: "Looks like a very old bill <b>to me</b>"})
	say(hour, agent, porting.Event{Kind: porting.DocumentsVerified, Numbers: both})
	say(hour, agent, porting.Event{Kind: porting.OrderSubmitted, Numbers: both, Version: 1})
	say(0, partner, porting.Event{Kind: porting.OrderAcknowledged, Numbers: both, Version: 1, Ref: "S6224"})
	say(day, partner, porting.Event{Kind: porting.PortScheduled, Numbers: []numbering.Number{two}, Release: release(9)})
	say(0, partner, porting.Event{Kind: porting.PortRejected, Numbers: []numbering.Number{one}, Version: 1, Reasons: []carrier.Reason{
		{Code: carrier.PostalCodeMismatch, RawCode: "6C", Text: "ZIP 60612 NOT ON ACCT 0044170982"},
	}})
	say(2*hour, agent, porting.Event{Kind: porting.DocumentsAsked})
	say(day, customer, porting.Event{Kind: porting.LetterReceived, Letter: letter(2)})
	say(hour, agent, porting.Event{Kind: porting.DocumentsVerified, Numbers: []numbering.Number{one}})
	say(hour, agent, porting.Event{Kind: porting.OrderSubmitted, Numbers: []numbering.Number{one}, Version: 2})
	say(0, customer, porting.Event{Kind: porting.CommentAdded, Reason: "Will it work\r\non Monday?"})
	say(day, partner, porting.Event{Kind: porting.PortScheduled, Numbers: []numbering.Number{one}, Release: release(11)})
	say(2*day+17*hour, partner, porting.Event{Kind: porting.CutoverStarted, Numbers: []numbering.Number{two}, Release: release(9)})
	say(7*hour, desk, porting.Event{Kind: porting.TroubleRaised, Numbers: []numbering.Number{two}, Trouble: porting.NotWorking})
	say(18*hour, partner, porting.Event{Kind: porting.NumberPorted, Numbers: []numbering.Number{two}, Release: release(9)})
	say(hour, desk, porting.Event{Kind: porting.TroubleCleared, Numbers: []numbering.Number{two}, Trouble: porting.NotWorking})
	say(hour, partner, porting.Event{Kind: porting.PortInJeopardy, Numbers: []numbering.Number{one}, Reasons: []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}})
	say(3*hour, partner, porting.Event{Kind: porting.PortScheduled, Numbers: []numbering.Number{one}, Release: release(16)})
	say(2*day+hour, partner, porting.Event{Kind: porting.TextingActive, Numbers: []numbering.Number{two}})
	say(3*day+16*hour, partner, porting.Event{Kind: porting.NumberPorted, Numbers: []numbering.Number{one}, Release: release(16)})
	say(0, desk, porting.Event{Kind: porting.NumberConfigured, Numbers: []numbering.Number{one}})
	return events
}

func ExampleTimeline() {
	events := life("en")[:4]
	l := notice.LocaleOf("en", time.FixedZone("CST", -6*3600))
	fmt.Print(notice.Timeline(notice.Entries(events, porting.RoleCustomer, l), l))
	// Output:
	// Monday, March 2, 2026 (Central Time)
	//    9:00 AM  Order opened at Prairie Bell: (312) 555-0142, (312) 555-0143
	//             and (312) 555-0144 – june@example.com (customer)
	//               one losing carrier an order: these numbers are with
	//               Prairie Bell
	//             Can be ported, through fake: (312) 555-0142 and
	//             (312) 555-0143
	//             Cannot be ported: (312) 555-0144
	//               We do not serve the area of this number yet. You can keep
	//               it at your current carrier and forward its calls to us.
	//   10:00 AM  Ticket T-4817 opened; the agent is Dana Whitfield – Dana
	//             Whitfield (agent)
}

func TestTimelineGolden(t *testing.T) {
	for _, language := range languages {
		l := notice.LocaleOf(language, zone(t, "America/Chicago"))
		got := notice.Timeline(notice.Entries(life(language), porting.RoleAgent, l), l)
		golden.Equal(t, "testdata/timeline."+language+".txt", got)
		require.NotContains(t, got, "0044170982", "the account number")
	}
}

// TestPrivateComments: a customer never sees one, in no language.
func TestPrivateComments(t *testing.T) {
	for _, language := range languages {
		l := notice.LocaleOf(language, nil)
		theirs := notice.Entries(life(language), porting.RoleCustomer, l)
		for _, e := range theirs {
			require.False(t, e.Private)
		}
		require.NotContains(t, notice.Timeline(theirs, l), "very old bill")
		ours := notice.Entries(life(language), porting.RoleAgent, l)
		require.Len(t, ours, len(theirs)+1)
		require.Contains(t, notice.Timeline(ours, l), "[priv")
	}
}

// TestEveryEventInEveryLanguage: every kind of event has words of its own, or says
// nothing to people in any language.
func TestEveryEventInEveryLanguage(t *testing.T) {
	silent := map[porting.EventKind]bool{porting.NoticeSent: true, porting.CarrierChecked: true, porting.CarrierSeen: true}
	order := sample("en")
	seen := map[string]bool{}
	for _, k := range constants(t, "EventKind") {
		e := porting.Event{Kind: porting.EventKind(k), Numbers: both}
		full := e
		full.Letter, full.Document, full.Trouble = order.Letter, bill(), porting.NotWorking
		full.Ref, full.Carrier, full.Ticket, full.Agent, full.Version = "R-1", "fake", "T-1", "Dana", 1
		full.Release, full.Desired, full.AnswerBy = foc, foc.Date, foc.By
		full.Missing = []porting.Missing{{Field: "letter", Code: "letter-missing"}}
		for _, language := range languages {
			for _, e := range []porting.Event{e, full} {
				got := notice.Describe(order, e, notice.LocaleOf(language, nil))
				if silent[e.Kind] {
					require.Empty(t, got.Text)
					continue
				}
				require.NotEmpty(t, got.Text, k)
				require.NotEqual(t, k, got.Text, "%s is not told in %s", k, language)
				require.NotContains(t, got.Text, "{")
			}
			text := notice.Describe(order, full, notice.LocaleOf(language, nil)).Text
			require.Equal(t, strings.TrimSpace(text), text)
			require.False(t, seen[language+text] && text != "", "two kinds are told as %s", text)
			seen[language+text] = true
		}
	}
	require.Equal(t, "of-a-later-version", notice.Describe(order, porting.Event{Kind: "of-a-later-version"}, notice.Locale{}).Text)
}

func TestEveryTroubleInEveryLanguage(t *testing.T) {
	for _, k := range constants(t, "TroubleKind") {
		for _, language := range languages {
			e := porting.Event{Kind: porting.TroubleRaised, Trouble: porting.TroubleKind(k)}
			require.NotContains(t, notice.Describe(sample(language), e, notice.LocaleOf(language, nil)).Text, k)
		}
	}
}

// TestBecause: what Split says of its orders is told in every language.
func TestBecause(t *testing.T) {
	number := func(s, losing, account string, wireless bool) porting.RequestedNumber {
		return porting.RequestedNumber{
			Number: numbering.MustParse(s), LosingCarrier: losing, AccountNumber: loa.NewAccountNumber(account), Wireless: wireless,
		}
	}
	request := porting.Request{Account: porting.Account{Standing: porting.StandingPaid}, Numbers: []porting.RequestedNumber{
		number("312-555-0142", "Prairie Bell", "1", false), number("312-555-0143", "Prairie Bell", "2", false),
		number("312-555-0144", "Lakeshore", "1", false), number("312-555-0145", "Prairie Bell", "1", true),
		number("416-555-0146", "Prairie Bell", "1", false), number("312-555-0147", "Prairie Bell", "1", false),
		number("800-555-0148", "Prairie Bell", "1", false), number("312-555-0149", "Prairie Bell", "1", false),
		number("312-555-0150", "Prairie Bell", "1", false),
	}}
	request.Numbers[len(request.Numbers)-1].LosingSPID = "6664"
	partner := func(name string, most int, numbers ...string) porting.Partner {
		p := porting.Partner{Name: name, Limits: carrier.Limits{MaxNumbers: most}}
		for _, n := range numbers {
			p.Checks = append(p.Checks, carrier.CheckResult{Number: numbering.MustParse(n), Portable: true})
		}
		return p
	}
	plan := porting.Split(&request, &porting.Facts{
		Plan: numbering.Standard().WithFictional(),
		Partners: []porting.Partner{
			partner("one", 1, "312-555-0142", "312-555-0143", "312-555-0144", "312-555-0145", "416-555-0146", "312-555-0147", "800-555-0148"),
			partner("two", 0, "312-555-0149"),
		},
	})
	kinds := map[porting.ApartCode]bool{}
	for _, o := range plan.Orders {
		e := porting.Event{Kind: porting.OrderOpened, Opening: &porting.Opening{Because: o.Because}}
		for _, language := range languages {
			l := notice.LocaleOf(language, nil)
			told := notice.Describe(porting.Order{}, e, l).Details
			require.Len(t, told, len(o.Because))
			for i, why := range o.Because {
				kinds[why.Code] = true
				require.Equal(t, l.Apart(why), told[i])
				require.Equal(t, language == "en" && why.Code != porting.ApartCountry, why.Message == told[i], told[i])
			}
		}
	}
	require.GreaterOrEqual(t, len(kinds), 7, "every reason was told: %v", kinds)
}

func TestTimelineIsText(t *testing.T) {
	l := notice.LocaleOf("fr", nil)
	var entries []notice.Entry
	for _, s := range hostile {
		entries = append(entries, notice.Entry{PON: s, Text: s, Details: []string{s}, By: porting.Actor{Role: porting.RoleAgent, Name: s}})
	}
	got := notice.Timeline(entries, l)
	require.Equal(t, strings.ToValidUTF8(got, ""), got)
	require.NotContains(t, got, "\r")
	require.NotContains(t, got, "\u202e")
	require.Empty(t, notice.Timeline(nil, l))
}

// TestTimelineByDayAndMinute holds that a day stands above what happened on it, and a time
// beside the first of what happened in its minute to an order; with several orders, each
// entry that has a time names its own.
func TestTimelineByDayAndMinute(t *testing.T) {
	l := notice.LocaleOf("en", zone(t, "America/New_York"))
	at := func(day, hour, minute, second int) time.Time {
		return time.Date(2026, 11, day, hour, minute, second, 0, time.UTC)
	}
	var entries []notice.Entry
	add := func(pon, text string, at time.Time) {
		entries = append(entries, notice.Entry{PON: pon, Text: text, At: at})
	}
	add("A", "midnight", at(1, 4, 0, 0))
	add("A", "within a minute of it", at(1, 4, 0, 59))
	add("A", "the next minute", at(1, 4, 1, 0))
	add("A", "half past one", at(1, 5, 30, 0))
	add("A", "half past one again, as the clocks went back", at(1, 6, 30, 0))
	add("A", "the next midnight", at(2, 5, 0, 0))
	require.Equal(t, `Sunday, November 1, 2026 (Eastern Time)
  12:00 AM  midnight
            within a minute of it
  12:01 AM  the next minute
   1:30 AM  half past one
   1:30 AM  half past one again, as the clocks went back

Monday, November 2, 2026 (Eastern Time)
  12:00 AM  the next midnight
`, notice.Timeline(entries, l))
	entries = entries[:1]
	add("B", "another order", at(1, 4, 0, 0))
	add("B", "the same", at(1, 4, 0, 0))
	entries[2].Details = []string{"a detail"}
	entries[1].Private, entries[1].Numbers, entries[2].Numbers = true, both, both[:1]
	entries[2].By = porting.Actor{Role: porting.RoleCustomer, Name: "June"}
	require.Equal(t, `Sunday, November 1, 2026 (Eastern Time)
  12:00 AM  A midnight
  12:00 AM  B [private] another order: (312) 555-0142 and (312) 555-0143
            the same: (312) 555-0142 – June (customer)
              a detail
`, notice.Timeline(entries, l))
	require.Equal(t, "  12:00 AM  said without a day\n", notice.Timeline([]notice.Entry{{PON: "A", Text: "said without a day"}}, notice.Locale{}))
}

// TestActors holds who is named in a timeline: customers and agents, by name if there is one.
func TestActors(t *testing.T) {
	for want, by := range map[string]porting.Actor{
		"said – June (client)": {Role: porting.RoleCustomer, Name: "June"}, "said – client": {Role: porting.RoleCustomer, Name: " "},
		"said – Dana (agent)": {Role: porting.RoleAgent, Name: "Dana"}, "said": {Role: porting.RoleCarrier, Name: "fake"},
	} {
		got := notice.Timeline([]notice.Entry{{At: presently, Text: "said", By: by}}, notice.LocaleOf("fr", nil))
		require.True(t, strings.HasSuffix(got, "h  "+want+"\n"), got)
	}
}

// TestLessIsSaid holds that an entry says less where the event lacks what it would name.
func TestLessIsSaid(t *testing.T) {
	letter := func(signer string) *loa.Letter {
		return &loa.Letter{Terms: loa.Terms{Version: 2}, Signature: loa.Signature{Name: signer}}
	}
	undated := bill()
	undated.Record.Date, undated.Record.Source = calendar.Date{}, "fax"
	for _, tt := range []struct {
		e    porting.Event
		want string
	}{
		{porting.Event{Kind: porting.FoundPortable, Carrier: "fake"}, "Can be ported, through fake"},
		{porting.Event{Kind: porting.FoundPortable, Carrier: " "}, "Can be ported"},
		{porting.Event{Kind: porting.DocumentsAsked, Missing: []porting.Missing{{}}}, "Documents asked for"},
		{porting.Event{Kind: porting.DocumentsAsked}, "Correction asked for"},
		{porting.Event{Kind: porting.LetterReceived, Letter: letter("June Alvarez")}, "Letter signed by June Alvarez, version 2"},
		{porting.Event{Kind: porting.LetterReceived, Letter: letter(" ")}, "Letter signed"},
		{porting.Event{Kind: porting.LetterReceived}, "Letter signed"},
		{porting.Event{Kind: porting.DocumentReceived, Document: bill()}, "Received: bill of Saturday, February 14, 2026"},
		{porting.Event{Kind: porting.DocumentReceived, Document: undated}, "Received: fax"},
		{porting.Event{Kind: porting.DocumentReceived}, "Received: document"},
		{porting.Event{Kind: porting.TroubleRaised, Trouble: porting.NotWorking}, "Trouble (not in service in time)"},
		{porting.Event{Kind: porting.TroubleRaised, Trouble: "of-a-later-version"}, "Trouble (of-a-later-version)"},
		{porting.Event{Kind: porting.TroubleRaised}, "Trouble"},
		{porting.Event{Kind: porting.TroubleCleared, Trouble: porting.TextingLate}, "Trouble cleared (texting is not active in time)"},
		{porting.Event{Kind: porting.TroubleCleared}, "Trouble cleared"},
		{porting.Event{Kind: porting.OrderAcknowledged, Version: 3, Ref: "S6224"}, "The carrier holds version 3, reference S6224"},
		{porting.Event{Kind: porting.OrderAcknowledged, Version: 3}, "The carrier holds version 3"},
		{porting.Event{Kind: porting.AnswerEscalated, AnswerBy: foc.From}, "No answer came by Tuesday, March 10, 2026 at 2:00 PM UTC: escalated"},
		{porting.Event{Kind: porting.AnswerEscalated}, "No answer came: escalated"},
	} {
		require.Equal(t, tt.want, notice.Describe(porting.Order{}, tt.e, english()).Text)
	}
}

// TestDetails holds what an entry adds: the words of the carrier only where they say more
// than the advice, in which numbers are hidden, and each thing once.
func TestDetails(t *testing.T) {
	advice := carrier.PostalCodeMismatch.Advice()
	for _, tt := range []struct {
		e    porting.Event
		want []string
	}{
		{porting.Event{Kind: porting.CommentAdded, Reason: " one\nline "}, []string{"one line"}},
		{porting.Event{Kind: porting.CommentAdded, Reason: " "}, nil},
		{porting.Event{Kind: porting.PortScheduled, Release: foc}, []string{"Numbers usually activate from 2:00 PM to 6:00 PM UTC; the exact minute cannot be promised."}},
		{porting.Event{Kind: porting.PortScheduled, Release: carrier.Release{Date: foc.Date, From: foc.From}}, nil},
		{porting.Event{Kind: porting.PortScheduled, Release: carrier.Release{Date: foc.Date, To: foc.To}}, nil},
		{porting.Event{Kind: porting.CutoverStarted, Release: foc}, nil},
		{porting.Event{Kind: porting.PortRejected, Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch, Text: advice.Meaning}}}, []string{english().Say(advice.Customer)}},
		{porting.Event{Kind: porting.PortRejected, Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch}, {Code: carrier.PostalCodeMismatch}}}, []string{english().Say(advice.Customer)}},
		{porting.Event{Kind: porting.PortRejected, Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch, Text: "60612 is  wrong"}}}, []string{english().Say(advice.Customer) + " (•••• is wrong)"}},
	} {
		require.Equal(t, tt.want, notice.Describe(porting.Order{}, tt.e, english()).Details)
	}
}
