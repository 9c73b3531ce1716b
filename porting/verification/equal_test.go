package verification_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting/verification"
)

// different calls f once for each field of a struct, and of those within it, while that
// field alone is changed.
func different(t *testing.T, v reflect.Value, path string, f func(path string)) {
	t.Helper()
	for i := range v.NumField() {
		field, name := v.Field(i), path+v.Type().Field(i).Name
		if !field.CanSet() {
			continue
		}
		was := reflect.New(field.Type()).Elem()
		was.Set(field)
		switch field.Kind() {
		case reflect.String:
			field.SetString(field.String() + "x")
		case reflect.Int:
			field.SetInt(field.Int() + 1)
		case reflect.Bool:
			field.SetBool(!field.Bool())
		case reflect.Slice:
			field.Set(reflect.Append(field, reflect.Zero(field.Type().Elem())))
		case reflect.Struct:
			different(t, field, name+".", f)
			continue
		default:
			require.Fail(t, "a field of another kind", name)
		}
		f(name)
		field.Set(was)
	}
}

// TestFormsDiffer holds that two forms which differ in anything are two forms: a correction
// that changes one field is filed, and not taken for the form that was.
func TestFormsDiffer(t *testing.T) {
	f := form()
	fields := 0
	different(t, reflect.ValueOf(&f).Elem(), "", func(path string) {
		fields++
		require.False(t, f.Equal(form()), path)
		require.False(t, form().Equal(f), path)
	})
	require.True(t, f.Equal(form()))
	require.Greater(t, fields, 30)

	var none verification.Form
	require.True(t, none.IsZero())
	different(t, reflect.ValueOf(&none).Elem(), "", func(path string) { require.False(t, none.IsZero(), path) })
}

// TestPolicyIsSet holds that a policy in which anything is set is one.
func TestPolicyIsSet(t *testing.T) {
	var none verification.Policy
	require.True(t, none.IsZero())
	different(t, reflect.ValueOf(&none).Elem(), "", func(path string) {
		if path != "SoleProprietors.Rule" && path != "SoleProprietors.Source" && path != "SoleProprietors.Evidence" &&
			path != "Brackets.Rule" && path != "Brackets.Source" && path != "Brackets.Evidence" { // where a list without entries comes from
			require.False(t, none.IsZero(), path)
		}
	})
}
