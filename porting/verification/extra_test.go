package verification_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting/verification"
)

// TestExtra holds that fields of later versions survive, and that a broken text names
// its field and quotes nothing.
func TestExtra(t *testing.T) {
	var r verification.Request
	require.NoError(t, json.Unmarshal([]byte(`{"seq":1,"lines":[{"state":"draft","hue":"red"}],"tone":1}`), &r))
	b, err := json.Marshal(r)
	require.NoError(t, err)
	require.Contains(t, string(b), `"hue":"red"`)
	require.Contains(t, string(b), `"tone":1`)
	err = json.Unmarshal([]byte(`{"seq":2,"lines":[{"since":"SECRET"}]}`), &r)
	require.ErrorIs(t, err, verification.ErrDecode)
	require.EqualError(t, err, "verification: stored text cannot be read: lines[0].since: this is not an instant of RFC 3339")
	require.Equal(t, 1, r.Seq, "what was there stays")
}
