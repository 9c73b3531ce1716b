package carriertest

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"testing"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// New makes what one case of the suite works on. A carrier that is far away may be
// the same one each time, as long as Order gives new orders.
type New func() (*Subject, error)

// Subject is a carrier and what the suite needs to know about it.
type Subject struct {
	Carrier carrier.Carrier
	// Order returns a request, version 1, that the carrier takes and the losing
	// carrier confirms, with a purchase order number that was never used. Two
	// numbers or more let all cases run; numbers that are on no open order, if the
	// carrier is the same one for all cases.
	Order func() *carrier.SubmitRequest
	// Denied returns one that the losing carrier denies and that is confirmed once
	// its version is 2; nil skips the cases about denials.
	Denied func() *carrier.SubmitRequest
	// NotPortable is a number that a check says cannot be ported; zero skips that
	// case.
	NotPortable numbering.Number
	// Advance moves the carrier's clock; nil skips the cases that need an answer
	// of the losing carrier.
	Advance func(d time.Duration)
	// Odd returns a request of which the carrier will show, some day, a status that the
	// contract has no word for; nil skips that case.
	Odd func() *carrier.SubmitRequest
	// LoseAnswer lets the carrier take the next call and loses its answer; nil skips the
	// cases about outcomes that are unknown.
	LoseAnswer func()
	// Webhook returns a message as the carrier pushes it now, of a kind that the contract
	// knows or of one that nobody does; nil skips the cases about genuine messages.
	Webhook func(known bool) *carrier.ParseWebhookRequest
	// PortOut lets another carrier ask for numbers of the host, or correct the request
	// with that reference; nil skips the cases about port-outs.
	PortOut func(ref string) carrier.PortOut
	// Close ends the subject; it may be nil.
	Close func()
}

// Finding is a sentence of the contract that a carrier does not keep.
type Finding struct { //nolint:errname // it is a finding first, and an error so that it can be returned
	Case string
	// Rule is the sentence, as the documentation of package carrier has it.
	Rule string
	Text string
}

// Error quotes the sentence.
func (f *Finding) Error() string {
	return fmt.Sprintf("carriertest: %s: %s\n\tthe contract says: %s", f.Case, f.Text, f.Rule)
}

// Run runs the suite as subtests, one for each case.
func Run(t *testing.T, n New) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			failures, skipped, err := c.try(t.Context(), n)
			switch {
			case err != nil:
				t.Fatalf("carriertest: %s: no subject: %v", c.name, err)
			case skipped != "":
				t.Skip(skipped)
			}
			for _, f := range failures {
				t.Error(f)
			}
		})
	}
}

// Check runs the suite and returns its findings: an error that joins a [*Finding] for
// each, nil if there are none.
func Check(ctx context.Context, n New) error {
	var out []error
	for _, c := range cases {
		failures, _, err := c.try(ctx, n)
		if err != nil {
			return fmt.Errorf("carriertest: %s: no subject: %w", c.name, err)
		}
		for _, f := range failures {
			out = append(out, f)
		}
	}
	return errors.Join(out...)
}

// Case is a case of the suite and the sentence that it checks.
type Case struct{ Name, Rule string }

// Cases returns the cases in the order in which they run.
func Cases() []Case {
	var out []Case
	for _, c := range cases {
		out = append(out, Case{c.name, c.rule})
	}
	return out
}

// testCase is one sentence of the contract and how it is checked.
type testCase struct {
	name   string
	rule   string
	op     carrier.Op // the ability it needs, "" for none
	denied bool       // needs Subject.Denied
	time   bool       // needs Subject.Advance
	two    bool       // needs orders of two numbers
	odd    bool       // needs Subject.Odd
	lose   bool       // needs Subject.LoseAnswer
	push   bool       // needs Subject.Webhook
	out    bool       // needs Subject.PortOut
	run    func(p *probe)
}

// probe is a case under way.
type probe struct {
	*Subject
	ctx      context.Context
	c        *testCase
	failures []*Finding
}

// stop ends a case that cannot go on.
type stop struct{}

func (c *testCase) try(ctx context.Context, n New) (failures []*Finding, skipped string, err error) {
	s, err := n()
	if err != nil {
		return nil, "", err
	}
	if s.Close != nil {
		defer s.Close()
	}
	switch {
	case c.op != "" && !carrier.Can(s.Carrier, c.op):
		return nil, "the carrier cannot " + string(c.op), nil
	case c.denied && s.Denied == nil:
		return nil, "the harness has no order that is denied", nil
	case c.time && s.Advance == nil:
		return nil, "the harness cannot move the carrier's clock", nil
	case c.two && len(s.Order().Numbers) < 2:
		return nil, "the harness has no order of two numbers", nil
	case c.odd && s.Odd == nil:
		return nil, "the harness has no order of an odd status", nil
	case c.lose && s.LoseAnswer == nil:
		return nil, "the harness cannot lose an answer", nil
	case c.push && s.Webhook == nil:
		return nil, "the harness has no message of the carrier", nil
	case c.out && s.PortOut == nil:
		return nil, "the harness cannot ask for numbers of the host", nil
	case c.op == carrier.OpCheck && c.denied && !s.NotPortable.IsValid():
		return nil, "the harness has no number that is not portable", nil
	}
	p := &probe{Subject: s, ctx: ctx, c: c}
	p.run()
	return p.failures, "", nil
}

// run runs the case until its end, or until it cannot go on.
func (p *probe) run() {
	defer func() {
		r := recover()
		if _, ok := r.(stop); r != nil && !ok {
			p.errorf("the carrier, or the case with what it answered, panics: %v\n%s", r, debug.Stack())
		}
	}()
	p.c.run(p)
}

// errorf notes a failure.
func (p *probe) errorf(format string, args ...any) {
	p.failures = append(p.failures, &Finding{Case: p.c.name, Rule: p.c.rule, Text: fmt.Sprintf(format, args...)})
}

// fatalf notes a failure and ends the case.
func (p *probe) fatalf(format string, args ...any) {
	p.errorf(format, args...)
	panic(stop{})
}

// submit submits and expects a report.
func (p *probe) submit(r *carrier.SubmitRequest) *carrier.Report {
	out, err := p.Carrier.Submit(p.ctx, r)
	return p.must(carrier.OpSubmit, out, err)
}

// status fetches and expects a report.
func (p *probe) status(pon string) *carrier.Report {
	out, err := p.Carrier.Status(p.ctx, &carrier.StatusRequest{PON: pon})
	return p.must(carrier.OpStatus, out, err)
}

// cancel cancels and expects a report.
func (p *probe) cancel(r *carrier.CancelRequest) *carrier.Report {
	out, err := p.Carrier.Cancel(p.ctx, r)
	return p.must(carrier.OpCancel, out, err)
}

func (p *probe) must(op carrier.Op, r *carrier.Report, err error) *carrier.Report {
	switch {
	case err != nil:
		p.fatalf("%s fails: %v", op, err)
	case r == nil:
		p.fatalf("%s answers with neither report nor error", op)
	case len(r.Lines) == 0:
		p.fatalf("%s answers with a report without lines", op)
	}
	return r
}

// refused expects an error of a cause.
func (p *probe) refused(what string, err, cause error) {
	if !errors.Is(err, cause) {
		p.errorf("%s: got %v, want an error that is %q", what, err, cause)
	}
}

// The suite waits for sixty days at most, in steps that miss no status of a carrier.
const (
	sixtyDays = 60 * 24 * time.Hour
	step      = 2 * time.Hour
)

// until moves the clock until the order's first line is in a status.
func (p *probe) until(pon string, wanted carrier.Status) *carrier.Report {
	for range sixtyDays / step {
		if r := p.status(pon); r.Lines[0].Status == wanted {
			return r
		}
		p.Advance(step)
	}
	p.fatalf("after sixty days the order is not %s", wanted)
	return nil
}
