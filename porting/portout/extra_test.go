package portout_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting/portout"
)

// TestExtra holds that fields of later versions survive, and that a broken text names
// its field and quotes nothing.
func TestExtra(t *testing.T) {
	var a portout.Account
	require.NoError(t, json.Unmarshal([]byte(`{"id":"acct-1","seq":1,"requests":[{"ref":"R","lines":[{"state":"received","hue":"red"}],"tint":2}],"tone":1}`), &a))
	b, err := json.Marshal(a)
	require.NoError(t, err)
	for _, kept := range []string{`"hue":"red"`, `"tint":2`, `"tone":1`} {
		require.Contains(t, string(b), kept)
	}
	err = json.Unmarshal([]byte(`{"id":"acct-2","requests":[{"lines":[{"since":"SECRET"}]}]}`), &a)
	require.ErrorIs(t, err, portout.ErrDecode)
	require.EqualError(t, err, "portout: stored text cannot be read: requests[0].lines[0].since: this is not an instant of RFC 3339")
	require.Equal(t, "acct-1", a.ID, "what was there stays")
	e := portout.Event{Account: "acct-1"}
	require.EqualError(t, json.Unmarshal([]byte(`{"account":"acct-2","at":"SECRET"}`), &e),
		"portout: stored text cannot be read: at: this is not an instant of RFC 3339")
	require.Equal(t, "acct-1", e.Account)
}
