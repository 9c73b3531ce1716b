package portout

import (
	"slices"

	"github.com/openlnp/lnp/porting"
)

// Permission says who may give a command, and in which states of the request's lines
// at least one must be for it to be legal. No states means that it does not matter.
type Permission struct {
	Command CommandKind    `json:"command"`
	Roles   []porting.Role `json:"roles"`
	States  []LineState    `json:"states,omitzero"`
}

var (
	anyone    = []porting.Role{porting.RoleCustomer, porting.RoleAgent, porting.RoleSystem}
	people    = []porting.Role{porting.RoleCustomer, porting.RoleAgent}
	customer  = []porting.Role{porting.RoleCustomer}
	desk      = []porting.Role{porting.RoleAgent, porting.RoleSystem}
	agents    = []porting.Role{porting.RoleAgent}
	system    = []porting.Role{porting.RoleSystem}
	byCarrier = []porting.Role{porting.RoleCarrier, porting.RoleAgent, porting.RoleSystem}
	underWay  = []LineState{Pending, Confirmed}
)

// permissions is who may do what in which state. A customer sets a PIN only where the
// rules make it self-service.
var permissions = []Permission{
	{KindOpen, desk, nil},
	{KindChangeStanding, desk, nil},
	{KindAskPIN, people, nil},
	{KindSetPIN, anyone, nil},
	{KindRevealPIN, customer, nil},
	{KindRemovePIN, anyone, nil},
	{KindTurnLockOn, people, nil},
	{KindTurnLockOff, people, nil},
	{KindReceive, byCarrier, nil},
	{KindApprove, customer, underWay},
	{KindRaiseDispute, anyone, []LineState{Pending, Confirmed, Left}},
	{KindSettle, anyone, []LineState{Pending, Confirmed, Rejected, Left, Returned}},
	{KindAnswer, desk, []LineState{Pending}},
	{KindDefault, system, []LineState{Pending}},
	{KindReceiveReport, byCarrier, nil},
	{KindRecordRefusal, byCarrier, nil},
	{KindRecordObjected, desk, nil},
	{KindRecordUnbilled, desk, nil},
	{KindRecordRemoved, desk, nil},
	{KindRecordRestored, desk, nil},
	{KindExpire, system, []LineState{Confirmed, Rejected}},
	{KindForget, system, []LineState{Left, Canceled, Expired, Returned}},
	{KindRecordNotice, desk, nil},
	{KindTakeAlarm, agents, nil},
	{KindComment, anyone, nil},
}

// Permissions returns the table of who may do what in which state, as data.
func Permissions() []Permission { return slices.Clone(permissions) }

// Legal returns the commands that the account's state allows on a request, whoever
// gives them; on the account alone if ref is "".
func Legal(a Account, ref string) []CommandKind {
	var legal []CommandKind
	for _, p := range permissions {
		if allows(&a, p, ref) {
			legal = append(legal, p.Command)
		}
	}
	return legal
}

func allows(a *Account, p Permission, ref string) bool {
	if (p.Command == KindOpen) != (a.Seq == 0) {
		return false
	}
	if len(p.States) == 0 {
		return true
	}
	i := a.find(ref)
	return i >= 0 && a.Requests[i].in(p.States...)
}
