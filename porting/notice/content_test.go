package notice_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/porting/notice"
)

// Any part of a host can write to people in the same form.
func ExampleContent() {
	l := notice.LocaleOf("fr-CA", nil)
	m := notice.Content{
		Locale:  l,
		Subject: "Le numéro (514) 555-0142 vous quitte",
		Opening: []string{"Un autre fournisseur demande ce numéro."},
		Facts:   []notice.Fact{{Label: "Numéro", Value: "(514) 555-0142"}, {Label: "Demandé par", Value: "Ligne Claire"}},
		Steps:   []string{"Si la demande n’est pas de vous, dites-le-nous tout de suite."},
	}.Message()
	fmt.Println(m.Language, "|", m.Subject)
	fmt.Print(m.Text)
	// Output:
	// fr-CA | Le numéro (514) 555-0142 vous quitte
	// Un autre fournisseur demande ce numéro.
	//
	// Numéro       (514) 555-0142
	// Demandé par  Ligne Claire
	//
	// Prochaines étapes
	// -----------------
	//
	// * Si la demande n’est pas de vous, dites-le-nous tout de suite.
}

// hostile are texts that try to be more than text.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</td></tr></table>`, `&lt;b&gt; &amp; '`,
	"line\r\nBcc: all@example.com", "a\u2028b\u2029c\u0085d", "\u202eevil\u202c", "\ufffe\uffff", "\u2066\u2069\u200f\u061c", "bad \xff\xfe bytes",
	"שלום עולם", "nul\x00 and esc\x1b[31m", "{number} {losing}", strings.Repeat("x", 300), "(312) 555-0142", " ", "",
}

func TestContentIsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String())
		texts := rapid.SliceOfN(text, 0, 3)
		c := notice.Content{
			Locale:  notice.LocaleOf(rapid.SampledFrom([]string{"en", "fr", "es"}).Draw(t, "language"), nil),
			Subject: text.Draw(t, "subject"), StepsTitle: text.Draw(t, "title"),
			Opening: texts.Draw(t, "opening"), Steps: texts.Draw(t, "steps"), Closing: texts.Draw(t, "closing"),
			Facts: []notice.Fact{{Label: text.Draw(t, "label"), Value: text.Draw(t, "value")}},
			Tone:  notice.Tone(text.Draw(t, "tone")),
		}
		m := c.Message()
		for _, s := range []string{m.Subject, m.Text, m.HTML} {
			require.True(t, utf8.ValidString(s))
			for _, r := range s {
				require.False(t, r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u202e' || r == '\u200f', "%q", s)
			}
		}
		require.NotContains(t, m.Subject, "\n")
		// The tags are those of the same content with other words: texts add none.
		empty := func(in []string) (out []string) {
			for _, s := range in {
				if c := (notice.Content{Subject: s}).Message(); c.Subject != "" {
					out = append(out, "x")
				}
			}
			return out
		}
		plain := notice.Content{
			Locale: c.Locale, Subject: "x", StepsTitle: "x", Tone: c.Tone,
			Opening: empty(c.Opening), Steps: empty(c.Steps), Closing: empty(c.Closing),
		}
		if len(empty([]string{c.Facts[0].Value})) > 0 {
			plain.Facts = []notice.Fact{{Label: "x", Value: "x"}}
		}
		html := strings.NewReplacer(`<span style="white-space:nowrap">`, "", "</span>", "").Replace(m.HTML)
		require.Equal(t, strings.Count(plain.Message().HTML, "<"), strings.Count(html, "<"))
		for line := range strings.SplitSeq(m.Text, "\n") {
			if utf8.RuneCountInString(line) > 72 {
				// Only a word too long for a line passes its end.
				require.Greater(t, longestWord(c), 40, "%q", line)
			}
		}
	})
}

// longestWord is the length of the longest run without a breaking space.
func longestWord(c notice.Content) (longest int) {
	all := append([]string{c.StepsTitle, c.Facts[0].Label, c.Facts[0].Value}, c.Opening...)
	for _, s := range append(append(all, c.Steps...), c.Closing...) {
		for word := range strings.SplitSeq(s, " ") {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	return longest
}

func FuzzContent(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+1)%len(hostile)], "fr")
	}
	f.Fuzz(func(t *testing.T, subject, text, tag string) {
		l := notice.LocaleOf(tag, nil)
		m := notice.Content{Locale: l, Subject: subject, Opening: []string{text}, Facts: []notice.Fact{{Label: subject, Value: text}}}.Message()
		require.NotContains(t, m.Subject, "\n")
		require.Len(t, strings.Split(m.HTML, "<h1"), 2)
		require.NotContains(t, strings.ToLower(m.HTML), "<script")
		wellFormed(t, notice.Chart{Locale: l, Title: subject, Rows: []notice.Row{{Label: text}}}.SVG())
	})
}

func TestContentKeepsNumbersTogether(t *testing.T) {
	m := notice.Content{Subject: "(312) 555-0142", Opening: []string{strings.Repeat("word ", 12) + "see (312) 555-0142 (a) b) c"}}.Message()
	require.Equal(t, "(312) 555-0142", m.Subject)
	require.Contains(t, m.Text, "\n(312) 555-0142 (a) b) c")
	require.Contains(t, m.HTML, `see <span style="white-space:nowrap">(312) 555-0142</span> (a) b) c`)
}

// TestNumbersInText holds what a number is: one in this form, of digits.
func TestNumbersInText(t *testing.T) {
	const span = `<span style="white-space:nowrap">`
	for text, numbers := range map[string]int{
		"": 0, "(312) 555-0142": 1, "(098) 765-4321": 1, "x (312) 555-0142 y (312) 555-0143": 2, "(312) 555-0142(312) 555-0143": 2, "(312) (312) 555-0142": 1,
		"(312) 555-014": 0, "(31a) 555-0142": 0, "(312) 555-014/": 0, "(312) 555-014:": 0, "312) 555-0142": 0, "(312)-555-0142": 0, "(312) 555 0142": 0,
	} {
		require.Equal(t, numbers, strings.Count(notice.Content{Opening: []string{text}}.Message().HTML, span), text)
	}
}

// TestFactsAsText holds that values stand in one column, right of the longest label, but for
// labels of more than a third of the line, which stand above.
func TestFactsAsText(t *testing.T) {
	label := func(n int) string { return strings.Repeat("é", n) }
	text := func(facts ...notice.Fact) string { return notice.Content{Facts: facts}.Message().Text }
	require.Equal(t, label(24)+"  v\n"+label(3)+strings.Repeat(" ", 23)+"w\n", text(notice.Fact{Label: label(24), Value: "v"}, notice.Fact{Label: label(3), Value: "w"}))
	require.Equal(t, label(25)+"\n     v\n"+label(3)+"  w\n", text(notice.Fact{Label: label(25), Value: "v"}, notice.Fact{Label: label(3), Value: "w"}))
	require.Equal(t, label(25)+"\n  v\n", text(notice.Fact{Label: label(25), Value: "v"}))
	word := strings.Repeat("w", 20)
	require.Equal(t, "é  "+word+" "+word+" "+word+"\n   "+word+"\n", text(notice.Fact{Label: "é", Value: word + " " + word + " " + word + " " + word}), "further lines are indented")
	require.Equal(t, "é  "+strings.Repeat("w", 69)+"\n", text(notice.Fact{Label: "é", Value: strings.Repeat("w", 69)}))
	require.Equal(t, "é  "+strings.Repeat("w", 34)+" "+strings.Repeat("w", 34)+"\n", text(notice.Fact{Label: "é", Value: strings.Repeat("w", 34) + " " + strings.Repeat("w", 34)}), "a full line")
}

// TestStepsAsText holds that the heading of the steps is underlined, as far as a line goes.
func TestStepsAsText(t *testing.T) {
	for n, want := range map[int]int{1: 1, 30: 30, 72: 72, 73: 72} {
		text := notice.Content{StepsTitle: strings.Repeat("é", n), Steps: []string{"a", "b"}}.Message().Text
		require.Equal(t, strings.Repeat("é", n)+"\n"+strings.Repeat("-", want)+"\n\n* a\n\n* b\n", text)
	}
}
