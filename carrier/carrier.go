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
//   - It may be called in any order and at any time. Calls on one order have the
//     effect of some order of them, one after the other.
//   - Words, codes and fields of the carrier that an implementation does not know
//     are kept as they came, and are never an error.
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
	//   - A Version that leaves a gap, or a correction that adds numbers to the order,
	//     is [ErrInvalid]; one that names a number whose port has ended or is being
	//     cut over is [ErrRefused].
	//   - A PIN, another credential or an account number that is withheld is
	//     [ErrInvalid]: it was lost in storage, or is still encrypted.
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
	//   - An order that the carrier does not know is [ErrNotFound].
	Cancel(ctx context.Context, r *CancelRequest) (*Report, error)
}

// Unwrapper is implemented by a carrier that wraps another one, to keep the
// abilities of the inner one visible; see [As]. One that wraps several has the method
// Unwrap() []Carrier instead.
type Unwrapper interface {
	Unwrap() Carrier
}

// Abler is implemented by a carrier whose type has the methods of abilities that
// this value of it may lack, such as a wrapper or a carrier with settings.
type Abler interface {
	// Able reports whether the carrier offers an operation that it has the method
	// for. It answers the same for the carrier's whole life.
	Able(op Op) bool
}

// As finds the first carrier in c's tree that is a T: c itself, or what its Unwrap
// method leads to, depth first where that is several carriers, as with errors. T is
// usually an ability, such as [Checker]; a carrier that says through [Abler] that it
// lacks that ability is passed over. A nil c is no T.
func As[T any](c Carrier) (T, bool) { return find[T](c, opOf[T]()) }

func find[T any](c Carrier, op Op) (T, bool) {
	if t, ok := c.(T); ok {
		if a, ok := c.(Abler); !ok || op == "" || a.Able(op) {
			return t, true
		}
	}
	switch u := c.(type) {
	case Unwrapper:
		return find[T](u.Unwrap(), op)
	case interface{ Unwrap() []Carrier }:
		for _, inner := range u.Unwrap() {
			if t, ok := find[T](inner, op); ok {
				return t, true
			}
		}
	}
	var none T
	return none, false
}

// Abilities returns the operations that c offers beyond those of [Carrier].
func Abilities(c Carrier) []Op {
	var ops []Op
	for _, op := range optional {
		if Can(c, op) {
			ops = append(ops, op)
		}
	}
	return ops
}

// Can reports whether c offers an operation, its own or through Unwrap. Every
// carrier can Submit, Status and Cancel.
func Can(c Carrier, op Op) bool {
	ok := c != nil
	switch op {
	case OpSubmit, OpStatus, OpCancel:
	case OpCheck:
		_, ok = As[Checker](c)
	case OpSupplement:
		_, ok = As[Supplementer](c)
	case OpActivate:
		_, ok = As[Activator](c)
	case OpSendDocument:
		_, ok = As[DocumentSender](c)
	case OpFetchRecord:
		_, ok = As[RecordFetcher](c)
	case OpListEvents:
		_, ok = As[EventLister](c)
	case OpParseWebhook:
		_, ok = As[WebhookParser](c)
	case OpEnableMessaging:
		_, ok = As[MessagingEnabler](c)
	case OpRespondPortOut:
		_, ok = As[PortOutResponder](c)
	case OpListPortOuts:
		_, ok = As[PortOutLister](c)
	case OpDescribe:
		_, ok = As[Describer](c)
	default:
		return false
	}
	return ok
}

// optional are the operations of the abilities.
var optional = [...]Op{
	OpCheck, OpSupplement, OpActivate, OpSendDocument, OpFetchRecord, OpListEvents,
	OpParseWebhook, OpEnableMessaging, OpRespondPortOut, OpListPortOuts, OpDescribe,
}

// opOf is the operation of an ability, "" if T is something else.
func opOf[T any]() Op {
	switch any((*T)(nil)).(type) {
	case *Checker:
		return OpCheck
	case *Supplementer:
		return OpSupplement
	case *Activator:
		return OpActivate
	case *DocumentSender:
		return OpSendDocument
	case *RecordFetcher:
		return OpFetchRecord
	case *EventLister:
		return OpListEvents
	case *WebhookParser:
		return OpParseWebhook
	case *MessagingEnabler:
		return OpEnableMessaging
	case *PortOutResponder:
		return OpRespondPortOut
	case *PortOutLister:
		return OpListPortOuts
	case *Describer:
		return OpDescribe
	}
	return ""
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
