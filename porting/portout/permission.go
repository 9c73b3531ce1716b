package portout

import (
	"slices"

	"github.com/openlnp/lnp/porting"
)

// Permission says who may give a command, whether it is about a request that the
// account has, and in which states of the request's lines at least one must be for it
// to be legal. No states means that it does not matter.
type Permission struct {
	Command   CommandKind    `json:"command"`
	Roles     []porting.Role `json:"roles"`
	OnRequest bool           `json:"on_request,omitzero"`
	States    []LineState    `json:"states,omitzero"`
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
	{KindOpen, desk, false, nil},
	{KindChange, desk, false, nil},
	{KindAskPIN, people, false, nil},
	{KindSetPIN, anyone, false, nil},
	{KindRevealPIN, customer, false, nil},
	{KindRemovePIN, anyone, false, nil},
	{KindTurnLockOn, people, false, nil},
	{KindTurnLockOff, people, false, nil},
	{KindReceive, byCarrier, false, nil},
	{KindApprove, customer, true, underWay},
	{KindRaiseDispute, anyone, true, []LineState{Pending, Confirmed, Rejected, Left}},
	{KindSettle, anyone, true, []LineState{Pending, Confirmed, Rejected, Left, Returned}},
	{KindAnswer, desk, true, []LineState{Pending}},
	{KindDefault, system, true, []LineState{Pending}},
	{KindReceiveReport, byCarrier, true, nil},
	{KindRecordRefusal, byCarrier, true, nil},
	{KindRecordObjected, desk, true, nil},
	{KindRecordUnbilled, desk, true, nil},
	{KindRecordRemoved, desk, true, nil},
	{KindRecordRestored, desk, true, nil},
	{KindExpire, system, true, []LineState{Confirmed, Rejected}},
	{KindForget, system, true, []LineState{Left, Canceled, Expired, Returned}},
	{KindRecordNotice, desk, false, nil},
	{KindTakeAlarm, agents, false, nil},
	{KindComment, anyone, true, nil},
}

// Permissions returns the table of who may do what in which state, as data.
func Permissions() []Permission { return slices.Clone(permissions) }

// Legal returns the commands that the account's state allows on a request, whoever
// gives them; on the account alone if it has no such request.
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
	if !p.OnRequest {
		return true
	}
	i := a.find(ref)
	return i >= 0 && (len(p.States) == 0 || a.Requests[i].in(p.States...))
}
