package porting

import (
	"errors"

	"github.com/openlnp/lnp/numbering"
)

// ErrForwarding is matched by every [*ForwardingError].
var ErrForwarding = errors.New("porting: not a forwarding target")

// ForwardingCode is why calls cannot be forwarded to a number.
type ForwardingCode string

// The codes, each with what the numbering plan says of such a number.
const (
	// ForwardingNone: there is no number. What dials but is nobody's number, such as
	// 911 or *72, is refused earlier, by [numbering.Parse].
	ForwardingNone ForwardingCode = "no-number"
	// ForwardingTollFree: the number rings nowhere by itself; it stands for another.
	ForwardingTollFree ForwardingCode = "toll-free"
	// ForwardingForeign: the country shares the country code 1 and is another one.
	ForwardingForeign ForwardingCode = "foreign"
	// ForwardingCharged: calls to it are billed at a rate of its own: 900 and 976.
	ForwardingCharged ForwardingCode = "premium"
	// ForwardingService: it belongs to a service, a carrier or a government, and to
	// no telephone: 5XX, 700, 710, 555, 950, 958, 959.
	ForwardingService ForwardingCode = "service"
	// ForwardingUnassigned: its area code is not assigned in the plan's data.
	ForwardingUnassigned ForwardingCode = "unassigned"
	// ForwardingMoving: the number is itself on the order: it leaves its telephone,
	// and calls would come back here.
	ForwardingMoving ForwardingCode = "moving-here"
)

// ForwardingError is why calls cannot be forwarded to a number, and what to do. It
// does not hold the number.
type ForwardingError struct {
	Code ForwardingCode
	// Reason is what the numbering plan says of the number, "" where it does not matter.
	Reason numbering.Reason
	// Message says why, for people; Hint, what to do.
	Message string
	Hint    string
}

// Error says the code and the message.
func (e *ForwardingError) Error() string {
	return "porting: forwarding target: " + string(e.Code) + ": " + e.Message
}

// Is reports whether target is [ErrForwarding].
func (e *ForwardingError) Is(target error) bool { return target == ErrForwarding }

// CheckForwardingTarget returns nil for a number that calls can be forwarded to: a
// telephone's, of ten digits, in the United States or Canada. For another it returns a
// [*ForwardingError]. The plan decides; nil is [numbering.Standard]. It knows classes
// of numbers: whether somebody answers, only a call tells.
func CheckForwardingTarget(n numbering.Number, plan *numbering.Plan) error {
	const local = "Give the number of a telephone in the United States or Canada, with its area code."
	c := plan.Classify(n)
	refuse := func(code ForwardingCode, message, hint string) error {
		return &ForwardingError{Code: code, Reason: c.Reason, Message: message, Hint: hint}
	}
	switch {
	case !n.IsValid():
		return refuse(ForwardingNone, c.Reason.Text(), local)
	case c.Kind == numbering.KindTollFree:
		return refuse(ForwardingTollFree, "A toll-free number has no telephone of its own: it stands for another number.", "Give the local number at which its calls ring.")
	case c.Kind == numbering.KindUnassigned, c.Kind == numbering.KindReserved:
		return refuse(ForwardingUnassigned, c.Reason.Text(), "Check the digits. If the area code is new, the plan's data is older than it.")
	case c.Reason == numbering.ReasonForeign:
		return refuse(ForwardingForeign, "The number is in another country that shares the country code 1.", local)
	case c.Kind == numbering.KindPremium, c.Reason == numbering.ReasonPayPerCall:
		return refuse(ForwardingCharged, "Calls to the number are billed at a rate of its own.", local)
	case c.Reason != numbering.ReasonNone:
		return refuse(ForwardingService, c.Reason.Text(), local)
	}
	return nil
}

// CheckForwardingTarget is [CheckForwardingTarget] for the calls of an order's
// numbers. It also refuses a number that is on the order and not ended there: the
// telephone that it rings has no service once it has ported, and needs a replacement
// number from its carrier, which can then be the target.
func (o *Order) CheckForwardingTarget(n numbering.Number, plan *numbering.Plan) error {
	if err := CheckForwardingTarget(n, plan); err != nil {
		return err
	}
	if l, ok := o.Line(n); ok && !l.State.Terminal() {
		return &ForwardingError{
			Code:    ForwardingMoving,
			Message: "The number is being moved here: its telephone loses service, and calls would come back to us.",
			Hint:    "Ask the telephone's carrier for a replacement number, and forward to that.",
		}
	}
	return nil
}
