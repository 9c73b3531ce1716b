package notice

import "slices"

// Content is a mail before it takes a form: what it says, in which order. Every text is
// one paragraph of plain text in the locale's language; nothing in it is markup.
type Content struct {
	// Locale is the reader's. It sets the language of the words that the form adds.
	Locale  Locale
	Subject string
	// Tone is the color at the top of the page; it says nothing that the text does not.
	Tone Tone
	// Opening says what happened.
	Opening []string
	// Facts are what the reader may want to look up again.
	Facts []Fact
	// Steps are what the reader is to do, each in one paragraph, under StepsTitle; an
	// empty one is "What to do next".
	StepsTitle string
	Steps      []string
	// Closing says what else there is to know, and whom to ask.
	Closing []string
}

// Fact is a label and its value. A fact without a value is left out.
type Fact struct {
	Label string
	Value string
}

// Tone is how a mail looks at first sight.
type Tone string

// The tones. The empty one is neutral.
const (
	ToneGood      Tone = "good"
	ToneAttention Tone = "attention"
)

// Message is a mail: what a host hands to its mail system, as it stands.
type Message struct {
	// Language is the tag of the language it is written in, for Content-Language.
	Language string `json:"language"`
	// Subject is one line, without control characters: it can stand in a header.
	Subject string `json:"subject"`
	// Text is the plain form, in lines of at most 72 characters; HTML is a whole page
	// that loads nothing. They say the same.
	Text string `json:"text"`
	HTML string `json:"html"`
}

// Message gives the content its forms.
func (c Content) Message() Message {
	c.tidy()
	return Message{Language: c.Locale.Tag(), Subject: loose(c.Subject), Text: c.text(), HTML: c.html()}
}

// tidy cleans every text, and drops the empty ones.
func (c *Content) tidy() {
	lines := func(all []string) []string {
		var out []string
		for _, s := range all {
			if s = clean(s); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	c.Subject, c.StepsTitle = clean(c.Subject), clean(c.StepsTitle)
	c.Opening, c.Steps, c.Closing = lines(c.Opening), lines(c.Steps), lines(c.Closing)
	c.Facts = slices.Clone(c.Facts)
	for i := range c.Facts {
		c.Facts[i] = Fact{clean(c.Facts[i].Label), clean(c.Facts[i].Value)}
	}
	c.Facts = slices.DeleteFunc(c.Facts, func(f Fact) bool { return f.Value == "" })
	if c.StepsTitle == "" {
		c.StepsTitle = c.Locale.Say(words{EN: "What to do next", FR: "Prochaines étapes", ES: "Próximos pasos"})
	}
}
