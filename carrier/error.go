package carrier

import (
	"errors"
	"time"
)

// Op names an operation of the contract, in errors and in lists of abilities.
type Op string

// The operations: the three of [Carrier], then one for each ability.
const (
	OpSubmit          Op = "submit"
	OpStatus          Op = "status"
	OpCancel          Op = "cancel"
	OpCheck           Op = "check"
	OpSupplement      Op = "supplement"
	OpActivate        Op = "activate"
	OpListEvents      Op = "list-events"
	OpEnableMessaging Op = "enable-messaging"
	OpDescribe        Op = "describe"
	OpSendDocument    Op = "send-document"
	OpFetchRecord     Op = "fetch-record"
	OpParseWebhook    Op = "parse-webhook"
	OpRespondPortOut  Op = "respond-port-out"
	OpListPortOuts    Op = "list-port-outs"
)

// The sentinels that an [*Error] wraps. Which one tells the caller what to do.
var (
	// ErrInvalid: the carrier takes no such request. Correct it; repeating it
	// is useless.
	ErrInvalid = errors.New("request is not valid")
	// ErrConflict: the same key came with another body. A bug of the caller's.
	ErrConflict = errors.New("same purchase order number and version with another body")
	// ErrStale: the carrier holds a later version. Fetch the status.
	ErrStale = errors.New("version is older than the one the carrier holds")
	// ErrNotFound: the carrier does not know the order.
	ErrNotFound = errors.New("order is not known")
	// ErrUnsupported: the carrier cannot do this at all.
	ErrUnsupported = errors.New("operation is not supported")
	// ErrRefused: the carrier does not do this in the order's present state, such
	// as an activation before the release date. Fetch the status.
	ErrRefused = errors.New("operation is refused in this state")
	// ErrUnauthorized: the credentials are wrong or expired. A person must act.
	ErrUnauthorized = errors.New("credentials are refused")
	// ErrRateLimited: too many calls. Repeat after RetryAfter.
	ErrRateLimited = errors.New("rate limit is reached")
	// ErrUnavailable: the carrier, or the way to it, is down. Repeat later.
	ErrUnavailable = errors.New("carrier is unavailable")
)

// Error is the failure of a call to a carrier. Its text never holds a secret or a
// subscriber's number: neither must the errors that adapters wrap in it.
type Error struct {
	// Op is the operation that failed.
	Op Op
	// Carrier is the carrier's name, "" if there is none.
	Carrier string
	// Err is the cause: one of this package's sentinels, or an error that wraps
	// one, or a failure of the way to the carrier.
	Err error
	// Unsent reports that the carrier certainly did nothing. While it is false the
	// outcome is unknown: the call may have taken effect.
	Unsent bool
	// RetryAfter is how long the carrier asks to be left alone; 0 if it did not say.
	RetryAfter time.Duration
}

// Error tells who failed at what and whether anything can have happened.
func (e *Error) Error() string {
	colon, cause, outcome := "", "failed", ""
	if e.Carrier != "" {
		colon = ": "
	}
	if e.Err != nil {
		cause = e.Err.Error()
	}
	if !e.Unsent {
		outcome = " (outcome unknown)"
	}
	return "carrier: " + e.Carrier + colon + string(e.Op) + ": " + cause + outcome
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
