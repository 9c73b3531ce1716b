package carriertest_test

import (
	"context"
	"fmt"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
)

// The suite finds what a broken carrier does wrong, and quotes the contract.
func ExampleCheck() {
	for _, b := range carriertest.BrokenCarriers() {
		if b.Name == "TakesStaleVersion" {
			fmt.Println(carriertest.Check(context.Background(), subject(b.Break)))
		}
	}
	// Output:
	// carriertest: submit-stale: version 1 after version 2: got <nil>, want an error that is "version is older than the one the carrier holds"
	// 	the contract says: An earlier Version than the carrier holds is refused with [ErrStale].
}

// A test of a host: each broken carrier has to make it fail.
func ExampleBrokenCarriers() {
	// This host's test looks at nothing but the status after a submission.
	hostTest := func(c carrier.Carrier, s *carriertest.Subject) bool {
		r := s.Order()
		_, _ = c.Submit(context.Background(), r)
		report, err := c.Status(context.Background(), &carrier.StatusRequest{PON: r.PON})
		return err == nil && len(report.Lines) == len(r.Numbers)
	}
	for _, b := range carriertest.BrokenCarriers()[:8] {
		s, _ := subject(b.Break)()
		if hostTest(s.Carrier, s) {
			fmt.Println("not noticed:", b.Name)
		}
	}
	// Output:
	// not noticed: CreatesAgain
	// not noticed: TakesOtherBody
	// not noticed: TakesStaleVersion
	// not noticed: TakesGap
	// not noticed: TakesWithheld
	// not noticed: TakesMalformed
	// not noticed: KeepsOldVersion
}
