package verification_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/verification"
)

var occasions = []verification.NoticeKind{
	verification.NoticeFormNeeded, verification.NoticeReminder, verification.NoticeSubmitted, verification.NoticeInReview,
	verification.NoticeApproved, verification.NoticeRejected, verification.NoticeRevoked, verification.NoticeDenied,
	verification.NoticeExpired, verification.NoticeWithdrawn, verification.NoticeWithdrawalRefused, "of-a-later-version",
}

// occasion is a notice of a kind, with what it usually brings.
func occasion(kind verification.NoticeKind) verification.Notice {
	n := verification.Notice{Kind: kind, At: begin, Numbers: []numbering.Number{first, second}}
	switch kind {
	case verification.NoticeFormNeeded, verification.NoticeReminder:
		n.Numbers = nil
		n.Problems = loa.Problems{
			{Path: "business.website", Code: verification.CodeURL, Message: "not a page", Severity: loa.SeverityError},
			{Path: "samples[1]", Code: verification.CodeOptOut, Message: "no opt-out", Severity: loa.SeverityError},
			{Path: "terms_url", Code: verification.CodeAdvised, Message: "missing", Severity: loa.SeverityWarning},
		}
	case verification.NoticeRejected, verification.NoticeRevoked:
		n.ResubmitBy = begin.AddDate(0, 0, 7)
		n.Reasons = []verification.Reason{
			{Code: verification.WebsiteUnreachable, RawCode: "30489", Text: "as the carrier puts it"}, {Code: verification.OptInInsufficient},
		}
	case verification.NoticeDenied:
		n.Reasons = []verification.Reason{{Code: verification.DisallowedDebt}}
	default:
	}
	return n
}

// TestMails pins every mail in every language, and a page.
func TestMails(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	foreign := map[string][]string{
		"en": {" votre ", " su ", " los ", " est "}, "fr": {" the ", " your ", " su ", " los ", " el "}, "es": {" the ", " your ", " votre ", " est "},
	}
	for _, language := range []string{"en", "fr", "es"} {
		l := newLife(t)
		l.do(opening())
		r := l.request
		r.Account.Language = language
		var b strings.Builder
		subjects := map[string]bool{}
		for _, kind := range occasions {
			m := verification.Mail(r, occasion(kind), chicago)
			require.Equal(t, language, m.Language[:2])
			require.NotContains(t, m.Subject+m.Text, "{", "%s: a name that nobody filled in", kind)
			require.NotContains(t, m.Text, "as the carrier puts it")
			require.False(t, subjects[m.Subject], "two kinds have the subject %s", m.Subject)
			subjects[m.Subject] = true
			flat := strings.ToLower(strings.Join(strings.Fields(m.Subject+" "+m.Text), " "))
			for _, word := range foreign[language] {
				require.NotContains(t, flat, word, "%s in %s", kind, language)
			}
			fmt.Fprintf(&b, "%s\n%s\n\n%s\n", strings.Repeat("=", 72), m.Subject, m.Text)
		}
		golden.Equal(t, "testdata/mails."+language+".golden.txt", b.String())
		golden.Equal(t, "testdata/rejected."+language+".golden.html", verification.Mail(r, occasion(verification.NoticeRejected), chicago).HTML)
	}
}

// A customer hears of each step of the life, and after a rejection what to correct and
// until when.
func TestProcessMails(t *testing.T) {
	t.Run("S34_what_to_correct_and_until_when", func(t *testing.T) {
		l := newLife(t)
		l.submitted()
		l.notices()
		l.do(l.report(verification.StatusInReview))
		require.Equal(t, []verification.NoticeKind{verification.NoticeInReview}, l.notices())
		l.later(24 * time.Hour)
		l.do(l.report(verification.StatusRejected, because(verification.WebsiteUnreachable)))
		rejected := l.request.Notices[0]
		c := verification.Compose(l.request, rejected, notice.LocaleOf("en", nil))
		require.Len(t, c.Steps, 2)
		require.Contains(t, c.Steps[1], "File the corrected form by")
		require.Contains(t, c.Facts[1].Value, rejected.ResubmitBy.Format("2006"))

		l.do(verification.AskForm{By: desk})
		asked := l.request.Notices[len(l.request.Notices)-1]
		require.Equal(t, verification.NoticeFormNeeded, asked.Kind)
		again := verification.Compose(l.request, asked, notice.LocaleOf("en", nil))
		require.Contains(t, again.Steps, c.Steps[0], "what is asked for is the correction")
		require.Contains(t, again.Steps, c.Steps[1])
	})
}

// Every field and problem of the form has its name in every language.
func TestMailNamesWhatIsWrong(t *testing.T) {
	for _, language := range []string{"en", "fr", "es"} {
		l := notice.LocaleOf(language, nil)
		step := func(path string, code loa.Code) string {
			n := verification.Notice{Kind: verification.NoticeFormNeeded, Problems: loa.Problems{{Path: path, Code: code, Severity: loa.SeverityError}}}
			return verification.Compose(verification.Request{}, n, l).Steps[0]
		}
		for _, f := range verification.Fields() {
			require.NotEqual(t, step("x", verification.CodeRequired), step(f.Path, verification.CodeRequired), f.Path)
		}
		for _, p := range named(t, "general").Check(verification.Form{Samples: []string{"hello"}}, 2) {
			require.NotEqual(t, step(p.Path, "of-a-later-version"), step(p.Path, p.Code), p.Code)
		}
	}
}

// Whom it waits for is told by package notice, in every language.
func TestTasksAreTold(t *testing.T) {
	told := map[string]bool{}
	tasks := []porting.Task{
		verification.AskForForm, verification.FillForm, verification.SubmitForm, verification.BringNumber,
		verification.TakeForm, verification.ReviewForm, verification.AskForCorrection, verification.CorrectForm,
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
