package portout

import (
	"errors"
	"slices"
	"strings"

	"github.com/openlnp/lnp/carrier"
)

// The sentinels that an [*Error] wraps.
var (
	// ErrInvalid: the command itself is malformed; Field says where.
	ErrInvalid = errors.New("command is not valid")
	// ErrDecode: a stored text cannot be read; Field says where.
	ErrDecode = errors.New("stored text cannot be read")
	// ErrIllegal: the state does not allow the command; Legal says what it does allow.
	ErrIllegal = errors.New("command is not legal in this state")
	// ErrForbidden: the actor's role may not give the command.
	ErrForbidden = errors.New("command is not permitted to this role")
	// ErrNotFound: the account has no such request or PIN.
	ErrNotFound = errors.New("there is no such thing on this account")
	// ErrStale: a later version of the request has come.
	ErrStale = errors.New("a later version has come")
	// ErrBlocked: something keeps the request from being confirmed; Blocks says what.
	ErrBlocked = errors.New("request cannot be confirmed")
	// ErrImproper: nobody may refuse a port for these Reasons: a debt, a contract, a
	// second verification.
	ErrImproper = errors.New("not a ground to refuse a port")
	// ErrGround: these Reasons are no grounds for this kind of port.
	ErrGround = errors.New("not a ground for this kind of port")
	// ErrUnfounded: these Reasons would be grounds, but are not so in this request.
	ErrUnfounded = errors.New("ground does not hold for this request")
)

// Error is why [Decide] refused a command. Its text names neither numbers nor anything
// else of the subscriber's.
type Error struct {
	Command CommandKind
	// Err is one of this package's sentinels.
	Err error
	// Field and Message say what is wrong with the command; Field is a path in it.
	Field   string
	Message string
	// Legal are the commands that the state allows, for ErrIllegal.
	Legal []CommandKind
	// Blocks are everything that stands against a confirmation, for ErrBlocked.
	Blocks []Block
	// Reasons are the grounds that were refused, for ErrImproper, ErrGround and
	// ErrUnfounded. One that is not known, which may be any text, is carrier.Other.
	Reasons []carrier.ReasonCode
}

// Error tells what was refused and why.
func (e *Error) Error() string {
	s := "portout: "
	if e.Command != "" {
		s += string(e.Command) + ": "
	}
	s += e.Err.Error()
	if e.Field != "" {
		s += ": " + e.Field
	}
	if e.Message != "" {
		s += ": " + e.Message
	}
	if len(e.Legal) > 0 {
		s += ": legal are " + list(e.Legal)
	}
	if len(e.Blocks) > 0 {
		s += ": " + list(e.Blocks)
	}
	if len(e.Reasons) > 0 {
		s += ": " + list(e.Reasons)
	}
	return s
}

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error { return e.Err }

func list[T ~string](all []T) string {
	var names []string
	for s := range slices.Values(all) {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
