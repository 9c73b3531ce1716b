package porting

import (
	"errors"
	"strings"
)

// The sentinels that an [*Error] wraps.
var (
	// ErrInvalid: the command itself is malformed; Field says where.
	ErrInvalid = errors.New("command is not valid")
	// ErrIllegal: the order's state does not allow the command; Legal says what it
	// does allow.
	ErrIllegal = errors.New("command is not legal in this state")
	// ErrForbidden: the actor's role may not give the command.
	ErrForbidden = errors.New("command is not permitted to this role")
	// ErrIncomplete: the order lacks what the command needs; Missing says what.
	ErrIncomplete = errors.New("order is not complete")
	// ErrDecode: a stored order, line or event cannot be read; Field says where.
	ErrDecode = errors.New("stored text cannot be read")
	// ErrUnreachable: the order is in a state that no history leads to; Field says
	// where. It comes from [Order.Validate].
	ErrUnreachable = errors.New("order is in a state that no history leads to")
)

// Error is why [Decide] refused a command, [Order.Validate] an order, or a stored text
// could not be read. Its text names neither numbers nor
// anything else of the subscriber's.
type Error struct {
	Command CommandKind
	// Err is one of this package's sentinels.
	Err error
	// Field and Message say what is wrong with the command; Field is a path in it.
	Field   string
	Message string
	// Legal are the commands that the order's state allows, for ErrIllegal.
	Legal []CommandKind
	// Missing is everything that the order lacks, for ErrIncomplete.
	Missing []Missing
}

// Error tells what was refused and why.
func (e *Error) Error() string {
	var b strings.Builder
	b.Grow(128 + 24*(len(e.Legal)+len(e.Missing)))
	b.WriteString("porting: ")
	if e.Command != "" {
		b.WriteString(string(e.Command) + ": ")
	}
	b.WriteString(e.Err.Error())
	if e.Field != "" {
		b.WriteString(": " + e.Field)
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if len(e.Legal) > 0 {
		b.WriteString(": legal are ")
		for i, k := range e.Legal {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(string(k))
		}
	}
	for i, m := range e.Missing {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString(", ")
		}
		b.WriteString(m.Field + " (" + m.Code + ")")
	}
	return b.String()
}

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error { return e.Err }
