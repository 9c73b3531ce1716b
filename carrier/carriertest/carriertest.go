// Package carriertest proves that a carrier keeps the contract of
// [github.com/openlnp/lnp/carrier]. The author of an adapter calls [Run] from a test;
// [Check] gives the findings as an error, for whoever tests the suite itself.
//
// Each case quotes the sentence of the contract that it holds the carrier to.
// Abilities are detected: a carrier without one skips its cases.
package carriertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Harness is how the suite gets at a carrier.
type Harness struct {
	// New makes a carrier that knows no order of the suite's. It is called once for
	// each case.
	New func() (carrier.Carrier, error)
	// Request makes a request that the carrier takes, with at least two numbers, as
	// version 1 under this PON. Each call gives a new one.
	Request func(pon string) *carrier.SubmitRequest
	// Answered lets the time pass until the losing carrier has answered. Nil means
	// that the suite cannot move time; cases that need an answer are skipped.
	Answered func(c carrier.Carrier) error
}

// Finding is a sentence of the contract that a carrier broke.
type Finding struct { //nolint:errname // it is a finding first, and an error so that it can be returned
	// Case names the case, Contract quotes the sentence.
	Case     string
	Contract string
	// Err is what was seen.
	Err error
}

// Error tells the case, the sentence and what was seen.
func (f *Finding) Error() string {
	return fmt.Sprintf("carriertest: %s: %v; the contract says: %q", f.Case, f.Err, f.Contract)
}

// Unwrap returns what was seen.
func (f *Finding) Unwrap() error { return f.Err }

// errSkip says that a case does not apply.
var errSkip = errors.New("does not apply")

// Run runs every case as a subtest.
func Run(t *testing.T, h Harness) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			switch err := c.check(t.Context(), h); {
			case errors.Is(err, errSkip):
				t.Skip(err)
			case err != nil:
				t.Error(&Finding{c.name, c.contract, err})
			}
		})
	}
}

// Check runs every case and returns the findings, joined; each is a [*Finding].
func Check(ctx context.Context, h Harness) error {
	var all []error
	for _, c := range cases {
		if err := c.check(ctx, h); err != nil && !errors.Is(err, errSkip) {
			all = append(all, &Finding{c.name, c.contract, err})
		}
	}
	return errors.Join(all...)
}

// Cases returns the names of the cases, in the order in which they run.
func Cases() []string {
	var names []string
	for _, c := range cases {
		names = append(names, c.name)
	}
	return names
}

type testCase struct {
	name     string
	contract string
	run      func(ctx context.Context, c carrier.Carrier, h Harness) error
}

func (tc testCase) check(ctx context.Context, h Harness) error {
	c, err := h.New()
	if err != nil {
		return fmt.Errorf("no carrier: %w", err)
	}
	return tc.run(ctx, c, h)
}

// wants reports an error that is not of the contract: of the wrong type, or not one
// of the sentinels wanted.
func wants(err, sentinel error) error {
	var e *carrier.Error
	switch {
	case err == nil:
		return fmt.Errorf("no error; wanted %w", sentinel)
	case !errors.As(err, &e):
		return fmt.Errorf("error of type %T", err)
	case !errors.Is(err, sentinel):
		return fmt.Errorf("%w; wanted %w", err, sentinel)
	}
	return nil
}

// takes is a call that must succeed, with a whole report.
func takes(r *carrier.Report, err error, want []numbering.Number) (*carrier.Report, error) {
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, errors.New("neither report nor error")
	}
	var have []numbering.Number
	for _, l := range r.Lines {
		have = append(have, l.Number)
	}
	if !slices.Equal(have, want) {
		return nil, fmt.Errorf("%d lines for %d numbers, or not in their order", len(have), len(want))
	}
	return r, nil
}

func submit(ctx context.Context, c carrier.Carrier, r *carrier.SubmitRequest) (*carrier.Report, error) {
	report, err := c.Submit(ctx, r)
	return takes(report, err, r.Numbers)
}

func refs(r *carrier.Report) []string {
	var refs []string
	for _, l := range r.Lines {
		refs = append(refs, l.Ref)
	}
	return refs
}

// other is an account number that is not a.
func other(a loa.AccountNumber) loa.AccountNumber { return loa.NewAccountNumber(a.Reveal() + "9") }

// all calls f from several goroutines at once.
func all(n int, f func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}
