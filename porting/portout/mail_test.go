package portout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
)

// kinds are all notices, in the order in which a customer might see them.
var kinds = []portout.NoticeKind{
	portout.NoticeRequested, portout.NoticeConfirmed, portout.NoticeDelayed, portout.NoticeRejected, portout.NoticeLeft,
	portout.NoticeReturned, portout.NoticeCanceled, portout.NoticeDisputed, portout.NoticePINSet, portout.NoticePINBlocked,
	portout.NoticeLockOn, portout.NoticeLockOff, "of-a-later-version",
}

func sample(kind portout.NoticeKind) portout.Notice {
	return portout.Notice{
		Key: string(kind) + "/7", Kind: kind, At: begin, Ref: "PO-1", Version: 1, GainingCarrier: "Lakeshore Fiber",
		Numbers: []numbering.Number{lobby, second}, Release: due("us-simple", begin).Release, Until: begin.Add(4 * time.Hour),
		Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch}, {Code: carrier.LineFrozen}, {Code: carrier.BTNMismatch}},
		Locked:  []numbering.Number{lobby}, WrongPIN: true,
	}
}

// TestMails pins every mail in every language.
func TestMails(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	for _, language := range []string{"en", "fr", "es"} {
		var b strings.Builder
		for _, kind := range kinds {
			n := sample(kind)
			a := portout.Account{Holder: holder("paid")}
			a.Holder.Language = language
			m := portout.Mail(a, n, chicago)
			require.NotContains(t, m.Text+m.Subject, "{", "%s: a name that nobody filled in", kind)
			require.True(t, strings.HasPrefix(m.Language, language))
			require.Contains(t, m.HTML, "<html")
			fmt.Fprintf(&b, "%s\n%s\n\n%s\n", strings.Repeat("=", 72), m.Subject, m.Text)
		}
		golden.Equal(t, "testdata/mails."+language+".golden.txt", b.String())
	}
}

// What comes from outside is text, and brings nothing into a subject or a page.
func TestMailsEscape(t *testing.T) {
	for _, kind := range kinds {
		n := sample(kind)
		n.GainingCarrier = "<b>Evil</b>\r\nBcc: all@example.com {until}"
		m := portout.Mail(portout.Account{Holder: holder("paid")}, n, nil)
		require.NotContains(t, m.Subject, "\n")
		require.NotContains(t, m.HTML, "<b>Evil")
	}
	account := portout.Account{Holder: holder("paid"), Requests: []portout.Request{{Due: portout.Due{Country: "CA"}}}}
	require.Equal(t, "en-CA", portout.Reader(account, nil).Tag())
	account.Holder.Language = "fr-CA"
	require.Equal(t, "fr-CA", portout.Reader(account, nil).Tag())
	bare := portout.Draft(portout.Notice{Kind: portout.NoticeLockOn}, notice.LocaleOf("en", nil))
	require.Contains(t, bare.Opening[0], "all numbers of your account")
	require.Contains(t, portout.Draft(portout.Notice{Kind: portout.NoticeLeft}, notice.LocaleOf("en", nil)).Subject, "Another carrier")
}

// A mail follows from every event that a customer has to hear of, once, and none of them
// tries to keep the customer.
func TestMailsAreDue(t *testing.T) {
	l := walk(t)
	var got []portout.NoticeKind
	a := portout.Account{}
	for _, e := range l.events {
		before := len(a.Notices)
		a = portout.Apply(a, e)
		if len(a.Notices) > before {
			got = append(got, a.Notices[len(a.Notices)-1].Kind)
		}
	}
	require.Equal(t, []portout.NoticeKind{
		portout.NoticePINSet, portout.NoticePINSet, portout.NoticeLockOn, portout.NoticeRequested, portout.NoticeRejected, portout.NoticeRequested,
		portout.NoticeDelayed, portout.NoticeDisputed, portout.NoticeLockOff, portout.NoticeConfirmed, portout.NoticeLeft, portout.NoticeRequested,
	}, got)
	for _, kind := range kinds {
		text := strings.ToLower(portout.Mail(l.account, sample(kind), nil).Text)
		for _, bait := range []string{"discount", "offer", "stay with us", "reconsider", "call us"} {
			require.NotContains(t, text, bait)
		}
	}
}

// TestTimeline pins the timeline of an account that sees most of what can happen.
func TestTimeline(t *testing.T) {
	l := walk(t)
	var b strings.Builder
	a := portout.Account{}
	for _, e := range l.events {
		a = portout.Apply(a, e)
		for _, entry := range []notice.Entry{portout.Describe(a, e, nil), portout.Findings(e)} {
			if entry.Text == "" {
				continue
			}
			private := ""
			if entry.Private {
				private = " (private)"
			}
			fmt.Fprintf(&b, "%s %s%s\n", entry.At.Format("01-02 15:04"), entry.Text, private)
			for _, d := range entry.Details {
				fmt.Fprintf(&b, "            %s\n", d)
			}
		}
	}
	golden.Equal(t, "testdata/timeline.golden.txt", b.String())
	require.Equal(t, "of-a-later-version", portout.Describe(a, portout.Event{Kind: "of-a-later-version"}, nil).Text)
}

// Whom it waits for is told by package notice, in every language.
func TestTasksAreTold(t *testing.T) {
	told := map[string]bool{}
	tasks := []porting.Task{
		portout.TellCustomer, portout.AnswerRequest, portout.AnswerDate, portout.SettleOrReject,
		portout.SettleDispute, portout.UnlockOrObject, portout.ObjectOrApprove, portout.ActivateElsewhere, portout.CorrectRequest,
	}
	for _, language := range []string{"en", "fr", "es"} {
		for _, task := range tasks {
			said := notice.LocaleOf(language, nil).Waiting(porting.Waiting{For: task})
			require.NotEmpty(t, said, task)
			require.False(t, told[said], said)
			told[said] = true
		}
	}
}
