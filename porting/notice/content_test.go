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
