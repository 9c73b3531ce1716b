package carriertest_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

var numbers = []numbering.Number{numbering.MustParse("312-555-0142"), numbering.MustParse("312-555-0143")}

var account = fake.Account{
	Carrier: "Prairie Bell", Number: "0044", PIN: "7731", BTN: numbers[0], Customer: loa.NewCompany("Maple & Main Bakery LLC"),
	Authorized:     []string{"June Alvarez"},
	ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US},
	Numbers:        numbers,
}

// harness is the suite's way to the fake, behind what breaks it.
func harness(breaks func(carrier.Carrier) carrier.Carrier) carriertest.Harness {
	return carriertest.Harness{
		New: func() (carrier.Carrier, error) {
			return breaks(fake.New(&fake.Options{Seed: 1, Accounts: []fake.Account{account}})), nil
		},
		Request: func(pon string) *carrier.SubmitRequest {
			return &carrier.SubmitRequest{
				PON: pon, Version: 1, Kind: loa.Local, Country: loa.US, Numbers: append([]numbering.Number(nil), numbers...),
				LosingCarrier: account.Carrier, Customer: account.Customer, AuthorizedPerson: "June Alvarez",
				ServiceAddress: account.ServiceAddress, AccountNumber: loa.NewAccountNumber(account.Number), BTN: account.BTN,
				PIN: loa.NewPIN(account.PIN),
			}
		},
		Answered: func(c carrier.Carrier) error {
			f, ok := carrier.As[*fake.Fake](c)
			if !ok {
				return errors.New("no fake")
			}
			f.Advance(3 * 24 * time.Hour)
			return nil
		},
	}
}

func TestFake(t *testing.T) {
	carriertest.Run(t, harness(func(c carrier.Carrier) carrier.Carrier { return c }))
}

// broken is a carrier with one defect.
type broken struct {
	carrier.Carrier
	submit func(context.Context, carrier.Carrier, *carrier.SubmitRequest) (*carrier.Report, error)
	status func(context.Context, carrier.Carrier, *carrier.StatusRequest) (*carrier.Report, error)
	cancel func(context.Context, carrier.Carrier, *carrier.CancelRequest) (*carrier.Report, error)
}

func (b *broken) Unwrap() carrier.Carrier { return b.Carrier }

func (b *broken) Submit(ctx context.Context, r *carrier.SubmitRequest) (*carrier.Report, error) {
	if b.submit == nil {
		return b.Carrier.Submit(ctx, r)
	}
	return b.submit(ctx, b.Carrier, r)
}

func (b *broken) Status(ctx context.Context, r *carrier.StatusRequest) (*carrier.Report, error) {
	if b.status == nil {
		return b.Carrier.Status(ctx, r)
	}
	return b.status(ctx, b.Carrier, r)
}

func (b *broken) Cancel(ctx context.Context, r *carrier.CancelRequest) (*carrier.Report, error) {
	if b.cancel == nil {
		return b.Carrier.Cancel(ctx, r)
	}
	return b.cancel(ctx, b.Carrier, r)
}

// TestBroken holds that each defect is caught by the case that is meant for it.
func TestBroken(t *testing.T) {
	type (
		c  = context.Context
		rq = *carrier.SubmitRequest
	)
	for name, tt := range map[string]struct {
		caught string
		broken broken
	}{
		"new reference for a repetition": {"submit-is-idempotent", broken{submit: func() func(c, carrier.Carrier, rq) (*carrier.Report, error) {
			var calls atomic.Int32
			return func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
				report, err := in.Submit(ctx, r)
				if n := calls.Add(1); err == nil && n == 2 {
					report.Lines[0].Ref = "another"
				}
				return report, err
			}
		}()}},
		"takes another body": {"submit-refuses-another-body", broken{submit: func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
			report, err := in.Submit(ctx, r)
			if errors.Is(err, carrier.ErrConflict) {
				return in.Status(ctx, &carrier.StatusRequest{PON: r.PON})
			}
			return report, err
		}}},
		"plain error": {"status-of-nothing", broken{status: func(ctx c, in carrier.Carrier, r *carrier.StatusRequest) (*carrier.Report, error) {
			report, err := in.Status(ctx, r)
			if err != nil {
				return nil, errors.New("404")
			}
			return report, nil
		}}},
		"sorts the request": {"submit-leaves-the-request-alone", broken{submit: func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
			report, err := in.Submit(ctx, r)
			r.Numbers = r.Numbers[:len(r.Numbers)/2]
			return report, err
		}}},
		"forgets a line": {"status-of-an-order", broken{status: func(ctx c, in carrier.Carrier, r *carrier.StatusRequest) (*carrier.Report, error) {
			report, err := in.Status(ctx, r)
			if err == nil {
				report.Lines = report.Lines[1:]
			}
			return report, err
		}}},
		"ignores the context": {"done-contexts-are-honoured", broken{submit: func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
			return in.Submit(context.WithoutCancel(ctx), r)
		}}},
		"cancels everything": {"cancel-of-some", broken{cancel: func(ctx c, in carrier.Carrier, r *carrier.CancelRequest) (*carrier.Report, error) {
			return in.Cancel(ctx, &carrier.CancelRequest{PON: r.PON, Reason: r.Reason})
		}}},
		"fails a second cancellation": {"cancel-twice", broken{cancel: func() func(c, carrier.Carrier, *carrier.CancelRequest) (*carrier.Report, error) {
			var calls atomic.Int32
			return func(ctx c, in carrier.Carrier, r *carrier.CancelRequest) (*carrier.Report, error) {
				if calls.Add(1) > 1 {
					return nil, &carrier.Error{Op: carrier.OpCancel, Err: carrier.ErrRefused}
				}
				return in.Cancel(ctx, r)
			}
		}()}},
		"takes what is stale": {"stale-versions-are-refused", broken{submit: func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
			report, err := in.Submit(ctx, r)
			if errors.Is(err, carrier.ErrStale) {
				return in.Status(ctx, &carrier.StatusRequest{PON: r.PON})
			}
			return report, err
		}}},
		"takes an order of nothing": {"submit-refuses-what-is-malformed", broken{submit: func(ctx c, in carrier.Carrier, r rq) (*carrier.Report, error) {
			if len(r.Numbers) == 0 {
				return &carrier.Report{PON: r.PON}, nil
			}
			return in.Submit(ctx, r)
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			h := harness(func(c carrier.Carrier) carrier.Carrier {
				b := tt.broken
				b.Carrier = c
				return &b
			})
			err := carriertest.Check(t.Context(), h)
			var finding *carriertest.Finding
			require.ErrorAs(t, err, &finding)
			require.Contains(t, err.Error(), "carriertest: "+tt.caught+":")
			require.NotEmpty(t, finding.Contract)
		})
	}
	require.NoError(t, carriertest.Check(t.Context(), harness(func(c carrier.Carrier) carrier.Carrier { return &broken{Carrier: c} })))
}
