package porting_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting"
)

// by is a command as another actor gives it.
func by(c porting.Command, a porting.Actor) porting.Command {
	v := reflect.New(reflect.TypeOf(c)).Elem()
	v.Set(reflect.ValueOf(c))
	v.FieldByName("By").Set(reflect.ValueOf(a))
	return v.Interface().(porting.Command)
}

// TestPermissions gives every command in every role: it is forbidden exactly to those whom
// the table does not name.
func TestPermissions(t *testing.T) {
	table := porting.Permissions()
	for i, c := range commands(t) {
		for _, role := range []porting.Role{porting.RoleCustomer, porting.RoleAgent, porting.RoleCarrier, porting.RoleSystem, ""} {
			o := inState(t, porting.Portable)
			_, err := porting.Decide(o, by(c, porting.Actor{Role: role}), begin)
			if slices.Contains(table[i].Roles, role) {
				require.NotErrorIs(t, err, porting.ErrForbidden, "%s by %s", table[i].Command, role)
				continue
			}
			var e *porting.Error
			require.ErrorAs(t, err, &e)
			require.ErrorIs(t, err, porting.ErrForbidden, "%s by %s", table[i].Command, role)
			require.Equal(t, table[i].Command, e.Command)
			require.Equal(t, "by.role", e.Field)
		}
	}
}

// TestPermissionsAreCopied holds that nobody can give themselves a permission.
func TestPermissionsAreCopied(t *testing.T) {
	want := asJSON(t, porting.Permissions())
	for _, p := range porting.Permissions() {
		p.Roles[0] = "intruder"
		if len(p.States) > 0 {
			p.States[0] = "anywhere"
		}
	}
	porting.Permissions()[0].Command = "other"
	require.Equal(t, want, asJSON(t, porting.Permissions()))
}
