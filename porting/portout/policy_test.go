package portout_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// There is a preset for every timing policy, and it asks for nothing that it does not
// compare.
func TestPolicies(t *testing.T) {
	for _, timing := range porting.TimingPolicies() {
		p, ok := portout.PolicyNamed(timing.Name)
		require.True(t, ok, timing.Name)
		require.NoError(t, p.Validate())
		require.Equal(t, timing.Modality == porting.TollFreePort, p.Class == portout.TollFree)
		require.Equal(t, timing.Modality == porting.WirelessPort, p.Class == portout.Wireless)
		if timing.Country != "" {
			require.Equal(t, timing.Country, p.Matching.Country)
		}
	}
	require.Len(t, portout.Policies(), len(porting.TimingPolicies()))
	_, ok := portout.PolicyNamed("no-such")
	require.False(t, ok)

	for name, spoil := range map[string]func(*portout.Policy){
		"name":   func(p *portout.Policy) { p.Name = "" },
		"class":  func(p *portout.Policy) { p.Class = "fixed" },
		"PIN":    func(p *portout.Policy) { p.PIN = "perhaps" },
		"letter": func(p *portout.Policy) { p.Letter = portout.IfSet },
		"asked":  func(p *portout.Policy) { p.Matching.Fields = []loa.Field{loa.FieldNumbers} },
	} {
		p, _ := portout.PolicyNamed("us-simple")
		spoil(&p)
		require.Error(t, p.Validate(), name)
		_, err := portout.Decide(portout.Account{}, portout.Open{
			By: system, Holder: holder(porting.StandingPaid), Rules: portout.Rules{Policies: []portout.Policy{p}},
		}, begin)
		require.ErrorIs(t, err, portout.ErrInvalid, name)
	}
}

// What the host sets anew holds for the requests that come, not for those that have.
func TestChange(t *testing.T) {
	l := in(t, portout.Pending)
	p, _ := portout.PolicyNamed("us-simple")
	p.WindowHours, p.PIN = 1, portout.IfSet
	l.do(portout.Change{By: system, Holder: holder(porting.StandingTrial), Rules: portout.Rules{Policies: []portout.Policy{p}, SelfService: true}})
	require.Equal(t, porting.StandingTrial, l.account.Holder.Standing)
	require.Zero(t, l.request().Policy.WindowHours)
	l.do(portout.SetPIN{By: june, Number: second, Kept: kept(t, pin)})
	l.do(l.ask("us-simple", func(c *portout.Receive) { c.Ask.Version = 2 }))
	require.Equal(t, 1, l.request().Policy.WindowHours)
	// A change of any figure is one.
	for i := range reflect.TypeFor[portout.Policy]().NumField() {
		q, _ := portout.PolicyNamed("us-wireless")
		q.Class, q.Name = p.Class, p.Name
		changed := p
		field := reflect.ValueOf(&changed).Elem().Field(i)
		switch from := reflect.ValueOf(q).Field(i); {
		case field.Kind() == reflect.Int:
			field.SetInt(field.Int() + 1)
		case field.Type() == reflect.TypeFor[portout.Silence]():
			field.Set(reflect.ValueOf(portout.Silence{HoldValid: true}))
		case !reflect.DeepEqual(from.Interface(), field.Interface()):
			field.Set(from)
		default:
			field.SetString(map[string]string{"Class": "wireless", "Letter": "", "Name": "us-waiver"}[reflect.TypeFor[portout.Policy]().Field(i).Name])
		}
		events, err := portout.Decide(l.account, portout.Change{
			By: system, Holder: l.account.Holder, Rules: portout.Rules{Policies: []portout.Policy{changed}, SelfService: true},
		}, l.now)
		if err == nil {
			require.Len(t, events, 1, "field %d", i)
		}
	}
	other := holder(porting.StandingPaid)
	other.ID = "acct-2"
	require.Equal(t, "holder.id", l.refuse(portout.Change{By: system, Holder: other}).Field)
	other.ID = ""
	require.Equal(t, "holder.id", l.refuse(portout.Change{By: system, Holder: other}).Field)
	require.Equal(t, "holder.standing", l.refuse(portout.Change{By: system, Holder: holder("gone")}).Field)
	require.ErrorIs(t, l.refuse(portout.Change{By: june, Holder: holder(porting.StandingPaid)}), portout.ErrForbidden)
}
