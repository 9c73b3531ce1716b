// Package carriertest proves that a carrier keeps the contract of package carrier.
//
// An adapter's own test says how to make a carrier and an order, and runs the suite:
//
//	func TestContract(t *testing.T) {
//		carriertest.Run(t, func() (*carriertest.Subject, error) { ... })
//	}
//
// Each case carries the sentence of the contract that it checks, and quotes it when it
// fails; there is one for every sentence that a call can break. Abilities that the
// carrier lacks, and cases that need what the [Subject] does not give, such as virtual
// time or a lost answer, are skipped and listed as skipped. The suite needs nothing but
// the standard library. [Check] gives its findings as an error.
//
// [BrokenCarriers] are carriers that each break one sentence, one or more for each case:
// a suite of tests that does not notice them does not test it. [Replay] makes a carrier
// of a recording.
package carriertest
