package fake

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// ErrScript is matched by every error of [ParseScript].
var ErrScript = errors.New("fake: not a script")

// ScriptError tells where a script went wrong and what should stand there.
type ScriptError struct {
	Line int
	Want string
}

// Error gives the line and what was expected.
func (e *ScriptError) Error() string {
	return fmt.Sprintf("fake: script line %d: want %s", e.Line, e.Want)
}

// Unwrap returns [ErrScript].
func (e *ScriptError) Unwrap() error { return ErrScript }

// ParseScript reads a script: lines of text, of which '#' begins a comment.
//
//	for order PO-1                 the orders that the following is about: also
//	                               "for number 512-555-0101", "for account 4471",
//	                               "for every order"; without it, every order
//	on submit 1                    what happens after a call: submit, with or without
//	                               a version; supplement, cancel, activate, messaging,
//	                               with or without which of them it is; and of
//	                               port-outs: port-out, approve, silence
//	    after 4 business hours reject postal-code-mismatch "ZIP"
//	fault submit after timeout once
//
// A step is when, act, and what goes with it. When is any of "after 2 business days",
// "at answer", "at release", "at window", "at close", "30 minutes before release",
// "2 hours after close", and then "at 08:30"; nothing is at once. Acts are confirm
// ("in 3 business days" or "on 2026-03-09"), reject, reopen, jeopardy, begin, activate,
// fail, cancel, return, say "WORD", note "WORD", split into 2, refuse, accept and ignore;
// reasons follow as code and text, joined by "and". Then "for 1, 3" names the numbers
// concerned by their places, and "notice twice" what becomes of the event.
//
// A fault is the operation or "calls", before or after, and the trouble; or "notice" and
// what becomes of events. Then come any of "retry 30s", "delay 5s", "skip 2", "once",
// "3 times", "50 per mille", "from" and "until" with an instant, "order PO-1".
func ParseScript(text string) (*Script, error) {
	s := &Script{}
	for i, raw := range strings.Split(text, "\n") {
		p := &parser{line: i + 1}
		var ok bool
		p.tokens, ok = tokens(raw)
		switch {
		case !ok:
			p.want("a quoted text that ends")
		case len(p.tokens) == 0:
		case p.take("for"):
			p.selector(s)
		case p.take("on"):
			p.block(s)
		case p.take("fault"):
			p.fault(s)
		default:
			p.into(s)
		}
		if p.err == nil && len(p.tokens) > 0 {
			p.want("the end of the line")
		}
		if p.err != nil {
			return nil, p.err
		}
	}
	return s, nil
}

// MustParseScript is [ParseScript] for tests with hard-coded scripts; it panics.
func MustParseScript(text string) *Script {
	s, err := ParseScript(text)
	if err != nil {
		panic(err)
	}
	return s
}

// tokens splits a line into words and quoted texts, which keep their first quote. It
// reports false for a quote that does not end.
func tokens(line string) (out []string, ok bool) {
	for {
		line = strings.TrimLeft(line, " \t\r,")
		if line == "" || line[0] == '#' {
			return out, true
		}
		end := strings.IndexAny(line, " \t\r,")
		if line[0] == '"' {
			quoted, err := strconv.QuotedPrefix(line)
			if err != nil {
				return nil, false
			}
			text, _ := strconv.Unquote(quoted)
			out, end = append(out, `"`+text), len(quoted)
		} else {
			if end < 0 {
				end = len(line)
			}
			out = append(out, line[:end])
		}
		line = line[end:]
	}
}

// parser reads one line. After an error it takes nothing more.
type parser struct {
	line   int
	tokens []string
	err    error
}

func (p *parser) want(what string) {
	if p.err == nil {
		p.err = &ScriptError{Line: p.line, Want: what}
	}
	p.tokens = nil
}

func (p *parser) peek() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

// take consumes words if they come next.
func (p *parser) take(words ...string) bool {
	if len(p.tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if p.tokens[i] != w {
			return false
		}
	}
	p.tokens = p.tokens[len(words):]
	return true
}

// word consumes a word.
func (p *parser) word(what string) string {
	w := p.peek()
	if w == "" || w[0] == '"' {
		p.want(what)
		return ""
	}
	p.tokens = p.tokens[1:]
	return w
}

// quoted consumes a quoted text, and reports whether there was one.
func (p *parser) quoted() (string, bool) {
	w := p.peek()
	if w == "" || w[0] != '"' {
		return "", false
	}
	p.tokens = p.tokens[1:]
	return w[1:], true
}

func (p *parser) isNumber() bool {
	_, err := strconv.Atoi(p.peek())
	return err == nil
}

// most is the largest count that a script may name.
const most = 1_000_000

func (p *parser) number(what string, most int) int {
	n, err := strconv.Atoi(p.word(what))
	if err != nil || n < -most || n > most {
		p.want(what)
		return 0
	}
	return n
}

// limit is a number from low.
func (p *parser) limit(what string, low, high int) int {
	n := p.number(what, high)
	if n < low {
		p.want(what)
	}
	return n
}

func (p *parser) selector(s *Script) {
	var r Rule
	switch {
	case p.take("every", "order"):
	case p.take("order"):
		r.PON = p.word("a purchase order number")
	case p.take("account"):
		r.Account = p.word("an account number")
	case p.take("number"):
		n, err := numbering.Parse(p.word("a telephone number"))
		if err != nil {
			p.want("a telephone number")
		}
		r.Number = n
	default:
		p.want(`"order", "number", "account" or "every order"`)
	}
	s.Rules = append(s.Rules, r)
}

func (p *parser) block(s *Script) {
	b := Block{On: Trigger(p.word("a call"))}
	switch b.On {
	case OnSubmit, OnSupplement, OnCancel, OnActivate, OnMessaging, OnPortOut, OnApprove, OnSilence:
	default:
		p.want("submit, supplement, cancel, activate, messaging, port-out, approve or silence")
	}
	if p.isNumber() {
		if b.Version = p.number("a version", most); b.Version < 1 {
			p.want("a version, or a count of calls, from 1")
		}
	}
	if len(s.Rules) == 0 {
		s.Rules = append(s.Rules, Rule{})
	}
	r := &s.Rules[len(s.Rules)-1]
	if slices.ContainsFunc(r.Blocks, func(c Block) bool { return c.On == b.On && c.Version == b.Version }) {
		p.want("another call or version, since this one stands above; put its steps there")
	}
	b.Steps = []Step{}
	r.Blocks = append(r.Blocks, b)
}

// into reads a step into the last block.
func (p *parser) into(s *Script) {
	if len(s.Rules) == 0 || len(s.Rules[len(s.Rules)-1].Blocks) == 0 {
		p.want(`"for", "on" or "fault"`)
		return
	}
	r := &s.Rules[len(s.Rules)-1]
	b := &r.Blocks[len(r.Blocks)-1]
	step := p.step()
	if want := b.refuses(step.Act); want != "" {
		p.want(want)
	}
	b.Steps = append(b.Steps, step)
}

// refuses says what should stand instead of an act as the block's next, "" if it may.
func (b *Block) refuses(a Act) string {
	answers := a == ActRefuse || a == ActAccept || a == ActIgnore
	switch b.On {
	case OnMessaging:
		if a != ActActivate && a != ActFail {
			return "activate or fail, which is all that text messaging does"
		}
	case OnSubmit, OnApprove, OnSilence:
		if answers {
			return "what the losing carrier does; refuse, accept and ignore answer a supplement, cancel, activate or port-out"
		}
	default:
		if answers && len(b.Steps) > 0 {
			return "refuse, accept or ignore as the first step, since it answers the call"
		}
	}
	return ""
}

func (p *parser) step() Step {
	s := Step{Wait: p.wait(), Act: Act(p.word("an act"))}
	switch s.Act {
	case ActConfirm:
		if p.take("in") {
			s.Days = p.number("a count of business days", lifetime/24)
			if !p.take("business", "days") && !p.take("business", "day") {
				p.want(`"business days"`)
			}
		} else if p.take("on") {
			d, err := calendar.ParseDate(p.word("a date"))
			if err != nil {
				p.want("a date")
			}
			s.Date = d
		}
	case ActUnknown, ActNote:
		word, ok := p.quoted()
		if !ok {
			p.want("a quoted word")
		}
		s.Word = word
	case ActSplit:
		if p.take("into"); p.isNumber() {
			s.Parts = p.number("a count of parts", most)
		}
		if s.Parts < 2 || s.Parts > mostParts {
			p.want("a count of parts from 2 to 99")
		}
	case ActReject, ActJeopardy, ActFail, ActCancel, ActReturn, ActRefuse:
		s.Reasons = p.reasons()
	case ActReopen, ActBegin, ActActivate, ActAccept, ActIgnore:
	default:
		p.want("an act, such as confirm or reject")
	}
	if p.take("for") {
		for p.isNumber() {
			n := p.number("a place", most)
			if n < 1 {
				p.want("a place from 1")
			}
			s.Pick = append(s.Pick, n)
		}
		if len(s.Pick) == 0 {
			p.want("places of numbers")
		}
	}
	if p.take("notice") {
		s.Delivery = p.delivery()
	}
	return s
}

func (p *parser) delivery() Delivery {
	d := Delivery(p.word("a delivery"))
	if !slices.Contains(deliveryWords[1:], d) {
		p.want("a delivery, such as twice or lost")
	}
	return d
}

func (p *parser) reasons() []carrier.Reason {
	var out []carrier.Reason
	for more := len(p.tokens) > 0 && p.peek() != "for" && p.peek() != "notice"; more; more = p.take("and") {
		r := carrier.Reason{Code: carrier.ReasonCode(p.word("a reason"))}
		if p.err == nil && !r.Code.Known() {
			p.want("a reason of package carrier")
		}
		text, ok := p.quoted()
		if r = reason(r.Code); ok {
			r.Text = text
		}
		out = append(out, r)
	}
	return out
}

func (p *parser) wait() Wait {
	var w Wait
	switch {
	case p.take("after"):
		w.N, w.Unit = p.count()
	case p.isNumber():
		w.N, w.Unit = p.count()
		switch {
		case p.take("before"):
			w.N = -w.N
		case !p.take("after"):
			p.want(`"before" or "after"`)
		}
		w.Anchor = p.anchor()
	case len(p.tokens) > 1 && p.peek() == "at" && !strings.Contains(p.tokens[1], ":"):
		p.take("at")
		w.Anchor = p.anchor()
	}
	if p.take("at") {
		c, err := calendar.ParseClock(p.word("a time of day"))
		if err != nil {
			p.want("a time of day as 08:30")
		}
		w.Clock, w.HasClock = c, true
	}
	return w
}

func (p *parser) anchor() Anchor {
	a := Anchor(p.word("release, window, close or answer"))
	switch a {
	case AtRelease, InWindow, AtClose, AtAnswer:
		return a
	default:
		p.want("release, window, close or answer")
		return ""
	}
}

// lifetime is the longest waiting, in hours: fifty years.
const lifetime = 50 * 365 * 24

// count reads how long a waiting is.
func (p *parser) count() (int, Unit) {
	n := p.number("a count", math.MaxInt)
	u := p.unit()
	longest := lifetime
	switch u {
	case Nanoseconds:
		longest *= int(time.Hour)
	case Seconds:
		longest *= 3600
	case Minutes:
		longest *= 60
	case Days, BusinessDays:
		longest /= 24
	default:
	}
	if n > longest || n < -longest {
		p.want("a waiting of at most fifty years")
	}
	return n, u
}

func (p *parser) unit() Unit {
	business := p.take("business")
	w := p.word("a unit of time")
	if !strings.HasSuffix(w, "s") {
		w += "s"
	}
	u := Unit(w)
	if business {
		u = Unit("business " + w)
	}
	switch u {
	case Nanoseconds, Seconds, Minutes, Hours, Days, BusinessHours, BusinessDays:
		return u
	}
	p.want("seconds, minutes, hours, days, business hours or business days")
	return ""
}

func (p *parser) fault(s *Script) {
	var t Fault
	if p.take("notice") {
		t.Notice = p.delivery()
	} else {
		p.trouble(&t)
	}
	for len(p.tokens) > 0 {
		p.faultPart(&t)
	}
	s.Faults = append(s.Faults, t)
}

func (p *parser) trouble(t *Fault) {
	if !p.take("calls") {
		if t.Op = carrier.Op(p.word("an operation")); !slices.Contains(opWords[:], t.Op) {
			p.want(`an operation, "calls" or "notice"`)
		}
	}
	switch {
	case p.take("before"):
	case p.take("after"):
		t.Phase = After
	}
	switch t.Trouble = Trouble(p.word("a trouble")); t.Trouble {
	case Unavailable, Timeout, RateLimited, Unauthorized, Cut, Malformed, Slow:
	default:
		p.want("unavailable, timeout, rate-limited, unauthorized, cut, malformed or slow")
	}
}

func (p *parser) duration() time.Duration {
	d, err := time.ParseDuration(p.word("a duration"))
	if err != nil || d <= 0 {
		p.want("a duration as 30s")
	}
	return d
}

func (p *parser) faultPart(t *Fault) {
	instant := func() time.Time {
		at, err := time.Parse(time.RFC3339Nano, p.word("an instant"))
		if err != nil {
			p.want("an instant as 2026-03-02T15:00:00Z")
		}
		return at.UTC()
	}
	switch {
	case p.take("once"):
		t.Times = 1
	case p.take("skip"):
		t.Skip = p.limit("a count from 0", 0, most)
	case p.take("order"):
		t.PON = p.word("a purchase order number")
	case p.take("from"):
		t.From = instant()
	case p.take("until"):
		t.Until = instant()
	case p.take("retry"):
		t.RetryAfter = p.duration()
	case p.take("delay"):
		t.Delay = p.duration()
	case p.isNumber():
		n := p.limit("a count from 1", 1, most)
		switch {
		case p.take("times"):
			t.Times = n
		case p.take("per", "mille"):
			if t.PerMille = n; n > 1000 {
				p.want("at most 1000 per mille")
			}
		default:
			p.want(`"times" or "per mille"`)
		}
	default:
		p.want("a limit of the fault, such as once")
	}
}
