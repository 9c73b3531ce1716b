package prose_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/prose"
)

func TestWrap(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"one two":                 "one two",
		"one  two\nthree four":    "one two|three four",
		"numéros été":             "numéros|été",
		"a\u00a0b\u00a0c d e f g": "a\u00a0b\u00a0c d e|f g",
		"a https://example.com b": "a|https://example.com|b",
	} {
		require.Equal(t, want, strings.Join(prose.Wrap(in, 10), "|"))
	}
}

func TestMonth(t *testing.T) {
	require.Equal(t, "August", prose.Month("en", time.August))
	require.Equal(t, "août", prose.Month("fr", time.August))
	require.Equal(t, "agosto", prose.Month("es", time.August))
}
