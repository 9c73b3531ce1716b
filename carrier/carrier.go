package carrier

import "context"

// Carrier ports numbers in. Implementations follow these rules; the suite in
// [github.com/openlnp/lnp/carrier/carriertest] checks them.
//
// For every method:
//
//   - It is safe for concurrent use.
//   - It honours ctx: once ctx is done it returns soon, with an [*Error] that
//     wraps ctx.Err().
//   - It never changes the request and keeps no reference to it.
//   - A non-nil error is an [*Error]; the report is then nil. A nil error comes
//     with a report that the caller may keep and change.
//   - Unsent is set only if the carrier certainly did nothing. When in doubt it is
//     false.
//   - A report holds one line for each number of the order, in the order of
//     [numbering.Number.Compare], also when the carrier has split the order. A
//     status of the carrier that has no equivalent is [Unknown], its own word kept
//     in Raw.
type Carrier interface {
	// Submit places the order (PON, Version), or a correction of it.
	//
	//   - It is idempotent on (PON, Version): a repeated request answers with the
	//     present report and creates nothing. The same key with another body is
	//     refused with [ErrConflict].
	//   - A Version that follows the one the carrier holds replaces it, for the
	//     numbers that it names. An earlier Version than the carrier holds is
	//     refused with [ErrStale].
	//   - A request that the carrier refuses to take at all, because a field is
	//     missing or malformed, is [ErrInvalid] and creates nothing. A request that
	//     it takes and that is then denied is a report.
	Submit(ctx context.Context, r *SubmitRequest) (*Report, error)

	// Status answers with the present view of an order. An order that the carrier
	// does not know is [ErrNotFound]; so is one whose Submit never arrived.
	Status(ctx context.Context, r *StatusRequest) (*Report, error)

	// Cancel asks for the end of an order, or of some of its numbers.
	//
	//   - It is an intent. The report tells what became of it: lines that are
	//     [Canceled], or whose Cancel is [CancelPending] or [CancelRefused]. A
	//     carrier that is too late does not fail; it reports.
	//   - Asking twice asks once.
	Cancel(ctx context.Context, r *CancelRequest) (*Report, error)
}

// Unwrapper is implemented by a carrier that wraps another one, to keep the
// abilities of the inner one visible; see [As].
type Unwrapper interface {
	Unwrap() Carrier
}

// As finds the first carrier in c's chain that is a T: c itself, or what its Unwrap
// method leads to. T is usually an ability, such as [Checker]. A nil c is no T.
func As[T any](c Carrier) (T, bool) {
	for c != nil {
		if t, ok := c.(T); ok {
			return t, true
		}
		u, ok := c.(Unwrapper)
		if !ok {
			break
		}
		c = u.Unwrap()
	}
	var none T
	return none, false
}

// ability finds the ability T of c for op; its absence is an error that says
// nothing was sent.
func ability[T any](c Carrier, op Op) (T, error) {
	t, ok := As[T](c)
	if !ok {
		return t, &Error{Op: op, Err: ErrUnsupported, Unsent: true}
	}
	return t, nil
}
