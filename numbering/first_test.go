package numbering

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseReadsTheUsualForms(t *testing.T) {
	for _, s := range []string{"2025550123", "+1 (202) 555-0123", "tel:+1-202-555-0123"} {
		n, err := Parse(s)
		require.NoError(t, err)
		require.Equal(t, "+12025550123", n.E164())
	}
}
