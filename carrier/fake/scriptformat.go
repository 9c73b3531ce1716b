package fake

import (
	"strconv"
	"strings"
	"time"
)

// String is the script as [ParseScript] reads it.
func (s *Script) String() string {
	var b strings.Builder
	for i := range s.Rules {
		r := &s.Rules[i]
		switch {
		case r.PON != "":
			b.WriteString("for order " + r.PON + "\n")
		case r.Number.IsValid():
			b.WriteString("for number " + r.Number.String() + "\n")
		case r.Account != "":
			b.WriteString("for account " + r.Account + "\n")
		case i > 0:
			b.WriteString("for every order\n")
		}
		for k := range r.Blocks {
			r.Blocks[k].write(&b)
		}
	}
	for i := range s.Faults {
		b.WriteString(s.Faults[i].String() + "\n")
	}
	return b.String()
}

func (b *Block) write(w *strings.Builder) {
	w.WriteString("on " + string(b.On))
	if b.Version > 0 {
		w.WriteString(" " + strconv.Itoa(b.Version))
	}
	w.WriteByte('\n')
	for i := range b.Steps {
		w.WriteString("    " + b.Steps[i].String() + "\n")
	}
}

// String is the step as it stands in a script.
func (s Step) String() string {
	words := s.Wait.words()
	words = append(words, string(s.Act))
	switch {
	case !s.Date.IsZero():
		words = append(words, "on", s.Date.String())
	case s.Days != 0:
		words = append(words, "in", strconv.Itoa(s.Days), "business days")
	case s.Parts > 0 && s.Act == ActSplit:
		words = append(words, "into", strconv.Itoa(s.Parts))
	case s.Act == ActUnknown || s.Act == ActNote:
		words = append(words, strconv.Quote(s.Word))
	}
	for i, r := range s.Reasons {
		if i > 0 {
			words = append(words, "and")
		}
		words = append(words, string(r.Code))
		if r.Text != r.Code.Advice().Meaning {
			words = append(words, strconv.Quote(r.Text))
		}
	}
	for i, n := range s.Pick {
		if i == 0 {
			words = append(words, "for")
		} else {
			words[len(words)-1] += ","
		}
		words = append(words, strconv.Itoa(n))
	}
	if s.Delivery != Once {
		words = append(words, "notice", string(s.Delivery))
	}
	return strings.Join(words, " ")
}

func (w Wait) words() []string {
	var out []string
	unit := string(w.Unit)
	if n := w.N; n == 1 || n == -1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	switch {
	case w.Unit == "" && w.Anchor != Previous:
		out = []string{"at", string(w.Anchor)}
	case w.Unit != "" && w.Anchor == Previous:
		out = []string{"after", strconv.Itoa(w.N), unit}
	case w.Unit != "" && w.N < 0:
		out = []string{strconv.Itoa(-w.N), unit, "before", string(w.Anchor)}
	case w.Unit != "":
		out = []string{strconv.Itoa(w.N), unit, "after", string(w.Anchor)}
	}
	if w.HasClock {
		out = append(out, "at", w.Clock.String())
	}
	return out
}

// String is the fault as it stands in a script; a predicate is lost.
func (t Fault) String() string {
	words := []string{"fault", "calls"}
	switch {
	case t.Notice != "":
		words = []string{"fault", "notice", string(t.Notice)}
	case t.Op != "":
		words[1] = string(t.Op)
		fallthrough
	default:
		words = append(words, string(t.phase()), string(t.trouble()))
	}
	if t.Delay > 0 {
		words = append(words, "delay", t.Delay.String())
	}
	if t.RetryAfter > 0 {
		words = append(words, "retry", t.RetryAfter.String())
	}
	if t.Skip > 0 {
		words = append(words, "skip", strconv.Itoa(t.Skip))
	}
	switch {
	case t.Times == 1:
		words = append(words, "once")
	case t.Times > 1:
		words = append(words, strconv.Itoa(t.Times), "times")
	}
	if t.PerMille > 0 {
		words = append(words, strconv.Itoa(t.PerMille), "per mille")
	}
	if !t.From.IsZero() {
		words = append(words, "from", t.From.UTC().Format(time.RFC3339Nano))
	}
	if !t.Until.IsZero() {
		words = append(words, "until", t.Until.UTC().Format(time.RFC3339Nano))
	}
	if t.PON != "" {
		words = append(words, "order", t.PON)
	}
	return strings.Join(words, " ")
}
