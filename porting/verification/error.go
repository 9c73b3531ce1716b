package verification

import (
	"errors"
	"strings"

	"github.com/openlnp/lnp/loa"
)

// The sentinels that an [*Error] wraps.
var (
	// ErrInvalid: the command itself is malformed; Field says where, and Problems
	// everything that is wrong with it.
	ErrInvalid = errors.New("command is not valid")
	// ErrDecode: a stored text cannot be read; Field says where.
	ErrDecode = errors.New("stored text cannot be read")
	// ErrIllegal: the request's state does not allow the command; Legal says what it
	// does allow.
	ErrIllegal = errors.New("command is not legal in this state")
	// ErrForbidden: the actor's role may not give the command.
	ErrForbidden = errors.New("command is not permitted to this role")
	// ErrIncomplete: the form lacks what the carrier asks, or has it wrong; Problems
	// says what, in field order.
	ErrIncomplete = errors.New("form is not complete")
	// ErrNotLanded: no number of the request is in service here yet.
	ErrNotLanded = errors.New("no number has landed")
	// ErrTooLate: the time for a correction is over; a new request is needed.
	ErrTooLate = errors.New("time for a correction is over")
)

// Error is why [Decide] refused a command. Its text names neither numbers nor anything
// else of the customer's.
type Error struct {
	Command CommandKind
	// Err is one of this package's sentinels.
	Err error
	// Field and Message say what is wrong with the command; Field is a path in it,
	// that of the first problem if there are several.
	Field   string
	Message string
	// Legal are the commands that the request's state allows, for ErrIllegal.
	Legal []CommandKind
	// Problems is everything that is wrong, warnings with it, for ErrIncomplete and
	// for numbers that cannot be verified.
	Problems loa.Problems
}

// Error tells what was refused and why.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("verification: ")
	if e.Command != "" {
		b.WriteString(string(e.Command) + ": ")
	}
	b.WriteString(e.Err.Error())
	sep := ": "
	for _, p := range e.Problems.Errors() {
		b.WriteString(sep + p.Path + " (" + string(p.Code) + ")")
		sep = ", "
	}
	if e.Field != "" && sep == ": " {
		b.WriteString(": " + e.Field)
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	for i, k := range e.Legal {
		if i == 0 {
			b.WriteString(": legal are ")
		} else {
			b.WriteString(", ")
		}
		b.WriteString(string(k))
	}
	return b.String()
}

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error { return e.Err }
